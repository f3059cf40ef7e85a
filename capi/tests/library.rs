//! The shared library itself: its name and what it exports.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use support::{Link, library, root};

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).arg(library(Link::Shared)).output();
    let output = output.unwrap_or_else(|error| panic!("{program} can't be run: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_shared_library_names_its_version() {
    let dynamic = output("readelf", &["--dynamic", "--wide"]);
    assert!(dynamic.contains("Library soname: [libinterrex.so.0]"), "{dynamic}");
}

#[test]
fn the_shared_library_exports_what_the_header_declares_and_nothing_else() {
    let symbols = output("nm", &["--dynamic", "--defined-only"]);
    let symbols: BTreeSet<&str> =
        symbols.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    let header = fs::read_to_string(root().join("include/interrex.h")).expect("it can be read");
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let declared: BTreeSet<&str> = header
        .lines()
        .filter(|line| !line.starts_with([' ', '#', '}', '/']) && line.contains('('))
        .filter_map(|line| line.split('(').next()?.rsplit(|c| !is_name(c)).next())
        .collect();
    assert!(declared.len() > 15, "the header was read: {declared:?}");
    assert_eq!(symbols, declared);
}
