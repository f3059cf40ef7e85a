//! `latency-probe key`: a file for its owner alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::rig::{Home, assert_contains, assert_fails, run, text};

#[test]
fn a_key_is_made_for_its_owner_alone_and_never_shown() {
    let home = Home::new();
    let path = home.join("cluster.key");
    let output = run(&["key", &path, "--id", "7"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let file = home.read("cluster.key");
    let mode = fs::metadata(&path).expect("it was just made").permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    let (id, digits) = file.trim_end().split_once(' ').expect("an id and a key");
    assert_eq!((id, digits.len()), ("7", 64));
    let words = text(&output.stdout);
    assert_contains(&words, &[&path, "id 7", "0600"]);
    assert!(!words.contains(digits) && output.stderr.is_empty(), "{words}");
}

#[test]
fn a_key_that_cannot_be_made_is_an_error_that_says_why_and_leaves_all_as_it_was() {
    let home = Home::new();
    let (taken, new, nowhere) = (home.join("theirs"), home.join("new"), "/proc/no/cluster.key");
    assert_fails(&["key", &taken], 1, &[&taken, "exists", "name another"]);
    assert_fails(&["key", nowhere], 1, &[nowhere, "can't write", "directory"]);
    assert_fails(&["key", &new, "--id", "0"], 2, &["--id", "'0'", "1..=255"]);
    assert_fails(&["key"], 2, &["<FILE>"]);
    assert_fails(&["key", &new, "--nodes", "3"], 2, &["--nodes", "unexpected argument"]);
    home.assert_untouched();
}
