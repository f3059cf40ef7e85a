//! The documents against the sources: whoever follows a reference must find what it names.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that a run makes, so that a checkout has none of them.
const MADE_BY_A_RUN: [&str; 2] = ["fuzz/corpus/", "fuzz/artifacts/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the files in `folder`, and in the folders below where `is_deep`.
fn files(folder: &Path, extension: &str, is_deep: bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true if is_deep && !path.ends_with("target") => files(&path, extension, true),
            true => Vec::new(),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

/// Returns the words in backticks of a text, without what is set as a block of code.
fn quoted(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect()
}

/// Returns true for the path of a file or folder below the root.
fn is_path(word: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let is_below = !word.starts_with(['/', '.']) && word.chars().all(is_plain);
    is_below && (word.contains('/') || word.ends_with(".rs"))
}

/// Returns the paragraphs that open with `label`, as "*Code:*" does.
fn paragraphs<'a>(text: &'a str, label: &'a str) -> impl Iterator<Item = &'a str> {
    text.split("\n\n").filter_map(move |paragraph| paragraph.trim().strip_prefix(label))
}

fn has_function(text: &str, name: &str) -> bool {
    [format!("fn {name}("), format!("fn {name}<")].iter().any(|opening| text.contains(opening))
}

fn rules() -> String {
    read(&root().join("docs/RULES.md"))
}

/// Returns each function that the rules name, with the file that is named before it.
fn functions_of(rules: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for paragraph in paragraphs(rules, "*Code:*") {
        let mut file = "";
        for word in quoted(paragraph) {
            if is_path(word) {
                file = word;
            } else {
                found.push((file, word));
            }
        }
    }
    found
}

#[test]
fn each_function_that_a_rule_names_is_in_the_file_named_before_it() {
    let rules = rules();
    let functions = functions_of(&rules);
    assert!(functions.len() > 20, "the rules were read: {} functions", functions.len());
    for (file, name) in functions {
        assert!(has_function(&read(&root().join(file)), name), "{file} has no function {name}");
    }
}

#[test]
fn each_test_that_a_rule_names_exists() {
    let folders = ["tests", "tools"].map(|folder| files(&root().join(folder), "rs", true));
    let sources: Vec<String> = folders.iter().flatten().map(|path| read(path)).collect();
    let rules = rules();
    let names: Vec<&str> = paragraphs(&rules, "*Tests:*").flat_map(quoted).collect();
    assert!(names.len() > 20, "the rules were read: {} tests", names.len());
    // A word of one piece names a group of tests, which is a file.
    for name in names.into_iter().filter(|name| name.contains('_')) {
        assert!(sources.iter().any(|text| has_function(text, name)), "there is no test {name}");
    }
}

#[test]
fn each_path_that_a_document_names_exists() {
    let mut paths = 0;
    for document in [files(root(), "md", false), files(&root().join("docs"), "md", false)].concat()
    {
        // It tells of files as they were.
        if document.ends_with("CHANGELOG.md") {
            continue;
        }
        let text = read(&document);
        let made = |word: &str| MADE_BY_A_RUN.iter().any(|folder| word.starts_with(folder));
        for word in quoted(&text).into_iter().filter(|word| is_path(word) && !made(word)) {
            paths += 1;
            assert!(root().join(word).exists(), "{} names {word}", document.display());
        }
    }
    assert!(paths > 50, "the documents were read: {paths} paths");
}

#[test]
fn the_reader_of_rules_gives_each_function_its_file() {
    let rules = "### R1\n\n*Code:* `a/b.rs`, `one` and\n`two`; `c.rs`; `d/`, `three`.\n\n`no`";
    assert_eq!(functions_of(rules), [("a/b.rs", "one"), ("a/b.rs", "two"), ("d/", "three")]);
}

#[test]
fn blocks_of_code_are_not_read_as_words() {
    assert_eq!(quoted("`one` and\n```sh\n`two`\n```\n`three`"), ["one", "three"]);
}
