//! Stores that are created, opened again, locked, or can't be made.

use std::error::Error as _;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use interrex::Term;
use interrex::election::HardState;
use interrex::runtime::{FileStore, FileStoreError, Store};

use crate::contents::{lay, load, persist, served, state};
use crate::support::files::Dir;
use crate::support::store::{CLUSTER, create, id, open};

#[test]
fn a_file_that_does_not_exist_is_created_only_where_that_is_asked_for() {
    let dir = Dir::in_memory();
    let error = open(&dir.file()).expect_err("nothing is there");
    assert!(matches!(error, FileStoreError::Missing { .. }));
    assert!(error.to_string().contains("hard-state"), "{error}");
    assert!(dir.names().is_empty());
    let mut store = FileStore::open_or_create(dir.file(), CLUSTER, id(1)).expect("it is made");
    let later = state(u64::MAX >> 2, Some(2));
    persist(&mut store, later);
    drop(store);
    let mut store = FileStore::open_or_create(dir.file(), CLUSTER, id(1)).expect("it is there");
    assert_eq!((load(&mut store), store.starts()), (later, 2));
    let error = FileStore::create(dir.file(), CLUSTER, id(1)).expect_err("it is there");
    assert!(matches!(error, FileStoreError::Exists { .. }), "{error}");
    assert_eq!(dir.names(), ["hard-state"], "a creation that fails leaves nothing");
}

#[test]
fn a_creation_cut_short_leaves_nothing_that_open_takes_for_a_store() {
    let dir = Dir::in_memory();
    lay(&dir.0.join("hard-state.123.new"), &[0; 100]);
    assert!(matches!(open(&dir.file()), Err(FileStoreError::Missing { .. })));
    drop(FileStore::open_or_create(dir.file(), CLUSTER, id(1)).expect("it is made"));
    assert_eq!(served(&dir.file()).expect("it is whole").voted_for, None);
}

/// R14: a store that was lost looks just like one that never was.
#[test]
fn a_created_store_has_yet_to_ask_until_its_node_has_and_never_again() {
    let dir = Dir::in_memory();
    let created = HardState { must_ask: true, ..HardState::default() };
    let mut store = FileStore::create(dir.file(), CLUSTER, id(1)).expect("nothing is there yet");
    assert_eq!(load(&mut store), created);
    drop(store);
    let mut store = open(&dir.file()).expect("it is whole");
    assert_eq!(load(&mut store), created, "a crash before it has asked");
    let asked = HardState { term: Term(9), vote_spent: true, ..HardState::default() };
    persist(&mut store, asked);
    let forgets = HardState { vote_spent: false, ..asked };
    store.persist(&forgets).expect_err("what was remembered is not forgotten again");
    drop(store);
    let mut store = open(&dir.file()).expect("it is whole");
    assert_eq!(load(&mut store), asked, "the vote in that term stays spent");
    persist(&mut store, state(10, Some(2)));
}

/// R14: its machine was restored from a snapshot.
#[test]
fn a_store_of_a_life_that_may_have_forgotten_a_vote_asks_once_more() {
    let dir = Dir::in_memory();
    let store = FileStore::create_in(dir.file(), CLUSTER, id(1), Term(7));
    let mut store = store.expect("nothing is there yet");
    let restored = HardState { must_ask: true, ..state(7, Some(2)) };
    persist(&mut store, state(7, Some(2)));
    persist(&mut store, restored);
    drop(store);
    assert_eq!(load(&mut open(&dir.file()).expect("it is whole")), restored);
}

#[test]
fn a_store_that_is_created_in_a_known_term_asks_nobody() {
    let dir = Dir::in_memory();
    let store = FileStore::create_in(dir.file(), CLUSTER, id(1), Term(7));
    assert_eq!(load(&mut store.expect("nothing is there yet")), state(7, None));
}

#[test]
fn a_term_that_leaves_none_for_an_election_is_an_error_before_anything_is_written() {
    const LAST: u64 = 1 << 62;
    let dir = Dir::in_memory();
    for term in [LAST, LAST + 1, u64::MAX] {
        let error = FileStore::create_in(dir.file(), CLUSTER, id(1), Term(term));
        let error = error.expect_err("no member would believe the next one");
        assert!(matches!(error, FileStoreError::TermTooHigh { found, .. } if found == Term(term)));
        let text = error.to_string();
        assert!(text.contains("hard-state") && text.contains("2^62"), "{text}");
        assert!(dir.names().is_empty());
    }
    let store = FileStore::create_in(dir.file(), CLUSTER, id(1), Term(LAST - 1));
    let mut store = store.expect("an election is left");
    persist(&mut store, state(LAST, Some(1)));
    store.persist(&state(LAST + 1, Some(1))).expect_err("it could not be opened again");
    drop(store);
    assert_eq!(served(&dir.file()).expect("it is whole"), state(LAST, Some(1)));
}

/// A draft has another name, which nobody has asked for.
#[test]
fn an_error_of_a_creation_names_the_file_as_it_was_given_and_what_to_do() {
    let dir = Dir::in_memory();
    let missing = dir.0.join("missing");
    let relative = Path::new("no/such/directory/hard-state");
    for path in [missing.join("../hard-state").as_path(), relative] {
        let error = FileStore::create(path, CLUSTER, id(1)).expect_err("no such directory");
        let text = error.to_string();
        assert!(text.starts_with(&format!("can't create {}: make its directory", path.display())));
        let FileStoreError::Io { path: named, .. } = error else { panic!("{error:?}") };
        assert_eq!(named, path, "{text}");
    }
}

#[test]
fn a_directory_that_can_not_be_written_is_an_error_that_names_it() {
    let dir = Dir::in_memory();
    fs::set_permissions(&dir.0, fs::Permissions::from_mode(0o555)).expect("it is ours");
    // Root may write all the same; but not there.
    let is_root = fs::write(dir.0.join("probe"), []).is_ok();
    let locked = if is_root { Path::new("/sys") } else { dir.0.as_path() };
    for parent in [locked, &dir.0.join("missing")] {
        let error = FileStore::create(parent.join("hard-state"), CLUSTER, id(1));
        let error = error.expect_err("nothing can be created there");
        assert!(matches!(error, FileStoreError::Io { what: "create", .. }), "{error:?}");
        assert!(error.to_string().contains(&*parent.to_string_lossy()), "{error}");
        assert!(error.source().is_some(), "it says what the system said");
    }
    fs::set_permissions(&dir.0, fs::Permissions::from_mode(0o755)).expect("it is ours");
}

#[test]
fn a_second_store_on_one_file_is_an_error() {
    let dir = Dir::in_memory();
    let first = create(&dir.file());
    for again in [open(&dir.file()), FileStore::open_or_create(dir.file(), CLUSTER, id(1))] {
        let error = again.expect_err("the first has it");
        assert!(matches!(error, FileStoreError::Locked { .. }));
        assert!(error.to_string().contains("in use"), "{error}");
    }
    drop(first);
    let second = open(&dir.file()).expect("the first is gone");
    assert!(matches!(open(&dir.file()), Err(FileStoreError::Locked { .. })));
    drop(second);
}
