//! The place of the members' hard state: a directory of this run's own below the user's.
//!
//! Makes it, tries it out before anything is measured, gives each stage a shelf in it, and removes
//! it with all it holds. Touches nothing else in the user's directory. A run that is killed
//! outright leaves it behind.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use interrex::runtime::FileStore;
use interrex::{ClusterId, NodeId};
use interrex_console::interrupt::{self, Interrupt};
use tempfile::TempDir;

/// This run's directory. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct Depot {
    directory: PathBuf,
    root: TempDir,
    shelves: AtomicU32,
}

/// A directory of one cluster's own.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    path: PathBuf,
}

impl Depot {
    /// Makes a directory in `directory` and tries out whether a store can be kept there. It goes
    /// with the process, also if `interrupt` ends that at once.
    pub(crate) fn open(directory: &Path, interrupt: &Interrupt) -> Result<Self, DepotError> {
        let unusable = |source| DepotError::Unusable { path: directory.into(), source };
        let root = tempfile::Builder::new().prefix("latency-probe-").tempdir_in(directory);
        let root = root.map_err(unusable)?;
        interrupt.remove_when_aborted(root.path());
        let depot = Self { directory: directory.to_owned(), root, shelves: AtomicU32::new(0) };
        let node = NodeId::new(0).expect("0 is below 128");
        let trial = depot.shelf("trial").map_err(unusable)?;
        let store = FileStore::create(trial.file_of(0), ClusterId(0), node);
        store.map_err(|error| unusable(io::Error::other(error)))?;
        Ok(depot)
    }

    /// Makes a fresh directory for `stage`.
    pub(crate) fn shelf(&self, stage: &str) -> io::Result<Shelf> {
        let number = self.shelves.fetch_add(1, Ordering::Relaxed);
        let path = self.root.path().join(format!("{stage}-{number}"));
        fs::create_dir(&path)?;
        Ok(Shelf { path })
    }

    /// Removes what this run has made.
    pub(crate) fn clear(self) -> Result<(), DepotError> {
        let path = self.root.path().to_owned();
        interrupt::remove(&path).map_err(|source| DepotError::Left { path, source })
    }

    /// Returns the directory that the user has named.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }
}

impl Shelf {
    /// Returns the file of the member `node`.
    pub(crate) fn file_of(&self, node: u8) -> PathBuf {
        self.file(&format!("node-{node}"))
    }

    /// Returns a file of this name.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

/// Says what is wrong with `--store`.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DepotError {
    /// Nothing was measured.
    #[error(
        "--store {}: no store can be kept there; name a directory that exists, on a local disk, \
         and that this user may write to, or say --store none", .path.display()
    )]
    Unusable { path: PathBuf, source: io::Error },
    /// All was measured.
    #[error("--store: {} can't be removed; remove it by hand", .path.display())]
    Left { path: PathBuf, source: io::Error },
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory of this test's own with a file of the user's in it.
    fn users() -> TempDir {
        let users = tempfile::tempdir().expect("the system has a place for such things");
        fs::write(users.path().join("theirs"), "kept").expect("it was just made");
        users
    }

    fn names_in(path: &Path) -> Vec<String> {
        let entries = fs::read_dir(path).expect("it is there");
        entries
            .map(|entry| entry.expect("readable").file_name().into_string().expect("ASCII"))
            .collect()
    }

    #[test]
    fn what_a_run_has_made_goes_and_what_was_there_stays() {
        let users = users();
        let depot = Depot::open(users.path(), &Interrupt::default()).expect("it is writable");
        let (first, second) = (depot.shelf("elections"), depot.shelf("elections"));
        let (first, second) = (first.expect("a shelf"), second.expect("another"));
        fs::write(first.file_of(1), "a store").expect("it is writable");
        assert_ne!(first.file_of(1), second.file_of(1), "no stage finds another's state");
        assert_eq!(names_in(users.path()).len(), 2);
        depot.clear().expect("it can be removed");
        assert_eq!(names_in(users.path()), ["theirs"]);
    }

    #[test]
    fn a_run_that_fails_leaves_nothing_and_no_run_takes_anothers_place() {
        let users = users();
        let open = || Depot::open(users.path(), &Interrupt::default()).expect("it is writable");
        let (first, second) = (open(), open());
        assert_ne!(first.root.path(), second.root.path());
        drop((first, second));
        assert_eq!(names_in(users.path()), ["theirs"]);
    }

    #[test]
    fn an_error_names_option_path_and_what_to_do() {
        let nowhere = Path::new("/nowhere/at/all");
        let error = Depot::open(nowhere, &Interrupt::default()).expect_err("it is not there");
        let text = format!("{:#}", anyhow::Error::from(error));
        for part in ["--store", "/nowhere/at/all", "name a directory", "No such file"] {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
    }
}
