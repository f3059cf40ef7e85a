//! The imports that the source may have: the table of ARCHITECTURE.md, enforced. Also what a
//! reader of any file may rely on: comments are sentences that end in time, and `unsafe` lives in
//! one place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms that it may name.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("types", &[]),
    ("message", &["types"]),
    ("config", &["types"]),
    ("election", &["types", "message", "config"]),
    ("wire", &["types", "message"]),
    ("duty_cycle", &["types", "message", "config", "election", "wire"]),
    ("metrics", &["types"]),
    ("runtime", &["types", "message", "config", "election", "wire", "duty_cycle", "metrics"]),
    (
        "lib",
        &["types", "message", "config", "election", "wire", "duty_cycle", "metrics", "runtime"],
    ),
];

/// Rooms that know no environment.
const PURE: [&str; 6] = ["types", "message", "config", "election", "wire", "duty_cycle"];

/// The words that a pure room may not say. `core` and `alloc` are all it has.
const ENVIRONMENT: [&str; 10] = [
    "std::",
    "libc::",
    "rustix::",
    "mio::",
    "socket2::",
    "quanta::",
    "crossbeam::",
    "rand::",
    "println!",
    "Atomic",
];

/// A file with a line limit per room: a longer one wants a wall.
const LONGEST_FILE: usize = 700;

/// The folders whose comments are held to the rules of prose.
const PROSE: [&str; 7] = ["src", "tests", "tools", "benches", "examples", "fuzz", "capi"];

/// The column before which a line of a comment ends.
const LAST_COLUMN: usize = 100;

/// Words that open a fragment where a sentence should stand.
const FRAGMENTS: [&str; 9] =
    ["What", "Whether", "Who", "Whose", "Whom", "Which", "How", "When", "Why"];

struct Source {
    path: PathBuf,
    room: String,
    text: String,
}

impl Source {
    /// The code without comments, and without what is compiled for tests alone.
    fn code(&self) -> String {
        let before_tests = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        before_tests.lines().filter(is_code).collect::<Vec<_>>().join("\n")
    }
}

/// The source of the library.
fn sources() -> Vec<Source> {
    let found = sources_in("src");
    assert!(found.len() > 20, "the source was found: {} files", found.len());
    found
}

/// Returns the files below a folder of the repository.
fn sources_in(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(!found.is_empty(), "{folder} has source files");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("the source folder can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() && !path.ends_with("target") {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inside = path.strip_prefix(root).expect("it lies below the root");
            let first = inside.components().next().expect("it has a name").as_os_str();
            let room = first.to_string_lossy().trim_end_matches(".rs").to_string();
            let text = fs::read_to_string(&path).expect("a source file is text");
            found.push(Source { path, room, text });
        }
    }
}

/// The rooms that a piece of code names through `crate::`.
fn named_rooms(code: &str) -> Vec<String> {
    let after = code.split("crate::").skip(1);
    let name = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    after.map(name).filter(|room| !room.is_empty()).collect()
}

#[test]
fn every_import_follows_the_table() {
    for source in sources() {
        let allowed = ALLOWED.iter().find(|(room, _)| *room == source.room);
        let (room, allowed) = allowed.unwrap_or_else(|| panic!("{:?} is in no room", source.path));
        assert!(!source.code().contains("crate::{"), "{:?}: one room a line", source.path);
        for named in named_rooms(&source.code()) {
            let fine = named == *room || allowed.contains(&named.as_str());
            assert!(fine, "{:?}: {room} may not import {named}", source.path);
        }
    }
}

#[test]
fn the_pure_rooms_know_no_environment() {
    for source in sources().iter().filter(|source| PURE.contains(&source.room.as_str())) {
        for word in ENVIRONMENT {
            assert!(!source.code().contains(word), "{:?} says {word}", source.path);
        }
    }
}

#[test]
fn unsafe_code_lives_in_one_room_and_every_block_says_why_it_is_sound() {
    for source in sources() {
        let code = source.code();
        let blocks = code.matches("unsafe {").count() + code.matches("unsafe impl").count();
        let is_in_sys = source.path.parent().is_some_and(|parent| parent.ends_with("runtime/sys"));
        if source.path.ends_with("runtime/sys.rs") || is_in_sys {
            let reasons = source.text.matches("// SAFETY:").count();
            assert!(reasons >= blocks, "{reasons} reasons for {blocks} unsafe blocks");
        } else {
            assert_eq!(blocks, 0, "{:?} has unsafe code", source.path);
        }
    }
}

/// The files that map memory, and those that load from what another one has mapped to be read.
const MAPPING: [&str; 3] = ["sys/public.rs", "sys/shared.rs", "sys/vm_clock.rs"];
const READING: [&str; 4] =
    ["latch.rs", "public_page/reader.rs", "sys/public.rs", "sys/vm_clock.rs"];

/// The standard library promises that of Relaxed loads alone. An Acquire fence may follow.
#[test]
fn memory_that_is_mapped_to_be_read_is_loaded_from_without_an_order() {
    let sources = sources();
    let is_one_of = |source: &Source, files: &[&str]| {
        files.iter().any(|file| source.path.ends_with(Path::new("runtime").join(file)))
    };
    for source in sources.iter().filter(|source| source.code().contains("PROT_READ")) {
        assert!(is_one_of(source, &MAPPING), "{:?} maps memory: who reads it?", source.path);
    }
    let readers: Vec<_> = sources.iter().filter(|source| is_one_of(source, &READING)).collect();
    assert_eq!(readers.len(), READING.len(), "a file has another name");
    for source in readers {
        for load in source.code().split(".load(").skip(1) {
            let order = load.split(')').next().unwrap_or_default();
            assert_eq!(order, "Relaxed", "{:?} loads in the order {order}", source.path);
        }
    }
}

#[test]
fn unsafe_code_of_the_c_interface_lives_in_one_room_and_every_block_says_why_it_is_sound() {
    for source in sources_in("capi/src") {
        let code = source.code();
        let blocks = code.matches("unsafe {").count() + code.matches("unsafe impl").count();
        if source.room == "abi" {
            let reasons = source.text.matches("// SAFETY:").count();
            assert!(reasons >= blocks, "{:?}: {reasons} reasons for {blocks}", source.path);
        } else {
            assert_eq!(blocks, 0, "{:?} has unsafe code", source.path);
        }
        assert!(source.text.starts_with("//!"), "{:?} does not say what it knows", source.path);
    }
}

#[test]
fn every_file_opens_with_what_it_knows_and_fits_its_room() {
    for source in sources() {
        assert!(source.text.starts_with("//!"), "{:?} does not say what it knows", source.path);
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST_FILE, "{:?} has {lines} lines", source.path);
        for word in ["todo!(", "unimplemented!(", "dbg!("] {
            assert!(!source.text.contains(word), "{:?} says {word}", source.path);
        }
    }
}

/// The most calls into `election/sabotage/` that the rules beside it may make.
const MOST_HOOKS: usize = 12;

/// The files of the election, by module; a folder is one module.
fn election() -> BTreeMap<String, Vec<Source>> {
    let mut modules: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for source in sources().into_iter().filter(|source| source.room == "election") {
        let names = source.path.iter().map(|name| name.to_string_lossy().to_string());
        let inside = names.skip_while(|name| name != "election").nth(1).expect("a file has a name");
        let module = inside.trim_end_matches(".rs").to_string();
        modules.entry(module).or_default().push(source);
    }
    modules
}

#[test]
fn rules_can_be_read_without_what_breaks_them() {
    let mut hooks = 0;
    for (_, files) in election().iter().filter(|(module, _)| *module != "sabotage") {
        for source in files {
            let code = source.code();
            assert!(!code.contains("Sabotage::"), "{:?} names a rule to break", source.path);
            assert!(!code.contains(".saboteur"), "{:?} asks the saboteur", source.path);
            let calls = code.lines().filter(|line| !line.trim_start().contains("use "));
            hooks += calls.filter(|line| line.contains("sabotage::")).count();
        }
    }
    assert!((1..=MOST_HOOKS).contains(&hooks), "{hooks} calls into election/sabotage");
}

#[test]
fn no_two_files_of_the_election_import_each_other() {
    let modules = election();
    let names: Vec<&str> = modules.keys().map(String::as_str).collect();
    let imports = |module: &str| -> Vec<&str> {
        let code: String = modules[module].iter().map(Source::code).collect();
        let named = named_after("super::", &code);
        names.iter().copied().filter(|name| *name != module && named.contains(*name)).collect()
    };
    // A module that imports none but what was taken off already is taken off next.
    let mut left: Vec<&str> = names.iter().copied().filter(|name| *name != "mod").collect();
    while !left.is_empty() {
        let waits = |module: &&str| imports(module).iter().any(|name| left.contains(name));
        let next: Vec<&str> = left.iter().copied().filter(waits).collect();
        assert!(next.len() < left.len(), "a circle among {next:?}");
        left = next;
    }
}

/// The names that follow `prefix`, one by one or in braces.
fn named_after(prefix: &str, code: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let list = |rest: &str| match rest.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().to_string(),
        None => rest.chars().take_while(|&c| is_name(c)).collect(),
    };
    let lists = code.split(prefix).skip(1).map(list).collect::<Vec<_>>();
    let names = lists.iter().flat_map(|list| list.split(|c| !is_name(c)));
    names.filter(|name| !name.is_empty()).map(String::from).collect()
}

/// The number and the text of each line that opens a doc comment, or a paragraph of one.
fn opening_lines(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut is_inside = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_start();
        let words = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")).map(str::trim);
        let words = words.filter(|words| !words.is_empty());
        lines.extend(words.filter(|_| !is_inside).map(|words| (number + 1, words)));
        is_inside = words.is_some();
    }
    lines
}

/// Returns the lines of comments that can be broken: rows of tables and code can't be.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut is_code = false;
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Some(words) = line.trim_start().strip_prefix("//") else { continue };
        let words = words.trim_start_matches(['/', '!']).trim_start();
        is_code ^= words.starts_with("```");
        if !is_code && !words.starts_with('|') {
            lines.push((number + 1, line));
        }
    }
    lines
}

#[test]
fn every_doc_comment_opens_with_a_sentence() {
    for source in PROSE.into_iter().flat_map(sources_in) {
        for (number, words) in opening_lines(&source.text) {
            let first = words.split_whitespace().next().unwrap_or_default();
            assert!(!FRAGMENTS.contains(&first), "{:?}:{number}: {words}", source.path);
        }
    }
}

#[test]
fn lines_of_comments_end_before_the_last_column() {
    for source in PROSE.into_iter().flat_map(sources_in) {
        for (number, line) in prose(&source.text) {
            assert!(line.chars().count() <= LAST_COLUMN, "{:?}:{number}: {line}", source.path);
        }
    }
}

#[test]
fn the_reader_of_doc_comments_finds_where_they_open() {
    let text = "/// One\n/// Two\nfn f() {}\n    /// Three\n    ///\n    /// Four\n// Five";
    let words: Vec<_> = opening_lines(text).into_iter().map(|(_, words)| words).collect();
    assert_eq!(words, ["One", "Three", "Four"]);
}

#[test]
fn the_reader_of_imports_reads_them() {
    let code = "use crate::wire::Record;\nlet x = crate::types::Term(1);";
    assert_eq!(named_rooms(code), ["wire", "types"]);
}

/// An error that `main` returns is printed as `Debug` writes it, without what it says to do.
#[test]
fn no_program_that_users_copy_returns_its_errors_from_main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md")];
    for folder in ["docs", "examples"] {
        let entries = fs::read_dir(root.join(folder)).expect("the folder can be read");
        let paths = entries.map(|entry| entry.expect("its entries can be read").path());
        pages.extend(paths.filter(|path| path.is_file()));
    }
    let pages = pages.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("what users read is text");
        (path, text)
    });
    let sources = sources().into_iter().map(|source| (source.path, source.text));
    for (path, text) in pages.chain(sources) {
        assert!(!text.contains("fn main() -> Result"), "{path:?}");
    }
}
