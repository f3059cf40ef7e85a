//! Who may import whom, read from the source: the table of ARCHITECTURE.md, enforced. Also what a
//! reader of any file may rely on: it says what it knows, and `unsafe` lives in one place.

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

/// What a pure room may not say. `core` and `alloc` are all it has.
const ENVIRONMENT: [&str; 9] = [
    "std::",
    "libc::",
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

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 20, "the source was found: {} files", found.len());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("the source folder can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
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
