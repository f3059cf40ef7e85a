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

#[test]
fn a_subscribers_key_is_derived_for_its_owner_alone_and_never_shown() {
    let home = Home::new();
    let (of, path) = (home.join("cluster.key"), home.join("gateway.key"));
    assert!(run(&["key", &of, "--id", "3"]).status.success());
    let asked = ["key", &path, "--subscriber", "7", "--of", &of, "--cluster", "42"];
    let output = run(&asked);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mode = fs::metadata(&path).expect("it was just made").permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    let file = home.read("gateway.key");
    let words: Vec<_> = file.split_whitespace().collect();
    assert_eq!(words[..5], ["subscriber", "7", "of", "42", "3"]);
    assert!(words[5].len() == 64 && !home.read("cluster.key").contains(words[5]));
    let said = text(&output.stdout);
    assert_contains(&said, &[&path, "subscriber 7", "cluster 42", "0600"]);
    assert!(!said.contains(words[5]) && output.stderr.is_empty(), "{said}");

    assert_fails(&asked, 1, &[&path, "exists"]);
    let new = home.join("new");
    assert_fails(&["key", &new, "--subscriber", "7"], 2, &["--of", "--cluster"]);
    assert_fails(&["key", &new, "--cluster", "7"], 2, &["--subscriber"]);
    let wrong = ["key", &new, "--subscriber", "7", "--of", &path, "--cluster", "42"];
    assert_fails(&wrong, 1, &[&path, "line 1"]);
    let absurd = ["key", &new, "--subscriber", "4294967296", "--of", &of, "--cluster", "1"];
    assert_fails(&absurd, 2, &["--subscriber", "4294967296"]);
}
