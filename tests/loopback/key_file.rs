//! Key files: what is made can be read, and what can't be trusted is an error that says what to do.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::files::Dir;
use interrex::runtime::{KeyFileError, create_key_file, random_key, read_keys};
use interrex::wire::KeyError;

/// A directory of its own, gone when the test is over.
struct Keys(Dir);

impl Keys {
    fn new() -> Self {
        Self(Dir::in_memory())
    }

    fn path(&self) -> &Path {
        &self.0.0
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// A file with this text that only its owner may read.
    fn with(&self, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.file("keys");
        fs::write(&path, text).expect("it can be written");
        fs::set_permissions(&path, Permissions::from_mode(0o600)).expect("it is ours");
        path
    }
}

fn error_of(path: &Path) -> KeyFileError {
    let error = read_keys(path).expect_err("it must be an error");
    let text = error.to_string();
    assert!(text.contains(&path.display().to_string()), "names the file: {text}");
    error
}

#[test]
fn a_new_key_is_in_a_file_that_only_its_owner_may_read_and_can_be_read() {
    let dir = Keys::new();
    let path = dir.file("new");
    create_key_file(&path, 7).expect("the directory can be written");
    let mode = fs::metadata(&path).expect("it exists").permissions().mode() & 0o7777;
    assert_eq!(mode, 0o600);
    assert_eq!(read_keys(&path).expect("it is a key").sealing_id(), 7);
}

#[test]
fn two_new_keys_differ() {
    let line = || random_key(1).expect("the system has random numbers").to_line().to_string();
    assert_ne!(line(), line());
}

#[test]
fn a_file_that_exists_is_not_overwritten() {
    let dir = Keys::new();
    let path = dir.with("precious");
    let error = create_key_file(&path, 1).expect_err("it exists");
    assert!(matches!(error, KeyFileError::Exists { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "precious");
}

#[test]
fn a_key_with_id_zero_is_not_made() {
    let dir = Keys::new();
    let error = create_key_file(dir.file("zero"), 0).expect_err("0 means not sealed");
    assert!(matches!(error, KeyFileError::Invalid(KeyError::Id)), "{error}");
    assert!(!dir.file("zero").exists());
}

#[test]
fn a_file_that_others_may_read_or_write_is_an_error_with_its_mode() {
    let dir = Keys::new();
    let path = dir.file("keys");
    create_key_file(&path, 1).expect("the directory can be written");
    for mode in [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o666] {
        fs::set_permissions(&path, Permissions::from_mode(mode)).expect("it is ours");
        let error = error_of(&path);
        assert!(matches!(error, KeyFileError::Permissions { mode: found, .. } if found == mode));
        assert!(error.to_string().contains(&format!("{mode:04o}")), "{error}");
        assert!(error.to_string().contains("chmod 600"), "{error}");
    }
    fs::set_permissions(&path, Permissions::from_mode(0o400)).expect("it is ours");
    assert!(read_keys(&path).is_ok(), "less than 0600 is fine");
}

#[test]
fn a_file_of_another_user_is_an_error() {
    let dir = Keys::new();
    let path = dir.file("keys");
    create_key_file(&path, 1).expect("the directory can be written");
    // Only root may give a file away; for anybody else there is nothing to see.
    if std::os::unix::fs::chown(&path, Some(12_345), None).is_ok() {
        let error = error_of(&path);
        assert!(matches!(error, KeyFileError::Owner { owner: 12_345, .. }), "{error}");
    }
}

#[test]
fn a_link_is_as_trustworthy_as_what_it_leads_to() {
    let dir = Keys::new();
    create_key_file(dir.file("keys"), 1).expect("the directory can be written");
    let link = dir.file("link");
    symlink(dir.file("keys"), &link).expect("links can be made");
    assert!(read_keys(&link).is_ok());
    fs::set_permissions(dir.file("keys"), Permissions::from_mode(0o644)).expect("it is ours");
    assert!(matches!(error_of(&link), KeyFileError::Permissions { .. }));
}

#[test]
fn what_is_no_file_is_an_error_and_nobody_waits_for_a_pipe() {
    let dir = Keys::new();
    assert!(matches!(error_of(&dir.file("nothing")), KeyFileError::Read { .. }));
    assert!(matches!(error_of(dir.path()), KeyFileError::NotAFile { .. }));
    let pipe = dir.file("pipe");
    let made = Command::new("mkfifo").arg("-m600").arg(&pipe).status();
    assert!(made.expect("mkfifo can be run").success());
    assert!(matches!(error_of(&pipe), KeyFileError::NotAFile { .. }));
}

#[test]
fn what_is_no_key_is_an_error_with_its_line() {
    let dir = Keys::new();
    let long = "#".repeat(17 * 1024);
    assert!(matches!(error_of(&dir.with(long)), KeyFileError::Length { .. }));
    assert!(matches!(error_of(&dir.with([0xff, 0xfe])), KeyFileError::Text { .. }));
    let error = error_of(&dir.with("# key\n1 abc\n"));
    let KeyFileError::Key { source, .. } = &error else { panic!("{error}") };
    assert_eq!(*source, KeyError::Length { line: 2, digits: 3 });
    assert!(error.to_string().contains("line 2"), "{error}");
}

#[test]
fn an_empty_file_is_no_key() {
    let dir = Keys::new();
    let error = error_of(&dir.with(""));
    assert!(error.to_string().contains("latency-probe key"), "{error}");
}
