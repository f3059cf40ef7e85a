//! Where the members keep their hard state: a directory of this run's own below the user's.
//!
//! Makes it, tries it out before anything is measured, gives each stage a shelf in it, and removes
//! it with all it holds. Touches nothing else in the user's directory. A run that is killed outright
//! leaves it behind; its name says whose it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use interrex::runtime::{FileStore, FileStoreError};
use interrex::{ClusterId, NodeId};

use crate::interrupt::Interrupt;

/// This run's directory. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct Depot {
    directory: PathBuf,
    root: PathBuf,
    shelves: AtomicU32,
}

/// A directory of one cluster's own.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    path: PathBuf,
}

impl Depot {
    /// Makes a directory in `directory` and tries out whether a store can be kept there. It goes with
    /// the process, also if `interrupt` ends that at once.
    ///
    /// # Errors
    /// If it can't; nothing is left behind then.
    pub(crate) fn open(directory: &Path, interrupt: &Interrupt) -> Result<Self, DepotError> {
        let unusable = |source: Cause| DepotError::Unusable { path: directory.into(), source };
        let root = make_root(directory).map_err(|error| unusable(error.into()))?;
        interrupt.remove_when_aborted(root.clone());
        let directory = directory.to_owned();
        let depot = Self { directory: directory.clone(), root, shelves: AtomicU32::new(0) };
        let tried = depot.shelf("trial").map_err(Cause::from).and_then(|shelf| {
            let store = FileStore::create(shelf.file_of(0), ClusterId(0), node_zero());
            store.map(drop).map_err(Cause::from)
        });
        tried.map_err(unusable)?;
        Ok(depot)
    }

    /// A fresh directory for `stage`.
    ///
    /// # Errors
    /// If it can't be made.
    pub(crate) fn shelf(&self, stage: &str) -> io::Result<Shelf> {
        let number = self.shelves.fetch_add(1, Ordering::Relaxed);
        let path = self.root.join(format!("{stage}-{number}"));
        fs::create_dir(&path)?;
        Ok(Shelf { path })
    }

    /// Removes what this run has made.
    ///
    /// # Errors
    /// If something of it can't be removed.
    pub(crate) fn clear(self) -> Result<(), DepotError> {
        let left = |source| DepotError::Left { path: self.root.clone(), source };
        remove(&self.root).map_err(left)
    }

    /// What the user has named.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }
}

impl Drop for Depot {
    fn drop(&mut self) {
        // Only where `clear` was not reached; the error that prevented it is told instead.
        let _ = remove(&self.root);
    }
}

impl Shelf {
    /// The file of the member `node`.
    pub(crate) fn file_of(&self, node: u8) -> PathBuf {
        self.path.join(format!("node-{node}"))
    }

    /// A file that is no member's.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

/// A directory that was not there before.
fn make_root(directory: &Path) -> io::Result<PathBuf> {
    let name = |attempt: u32| format!("latency-probe-{}-{attempt}", process::id());
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    // One that was killed may have had this process's number.
    for attempt in 0..100 {
        let root = directory.join(name(attempt));
        match fs::create_dir(&root) {
            Ok(()) => return Ok(root),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Removes `root`, which may be gone already. A child that is just being told to end may still add
/// a file meanwhile, so this tries more than once.
pub(crate) fn remove(root: &Path) -> io::Result<()> {
    let mut attempts = 5;
    loop {
        attempts -= 1;
        match fs::remove_dir_all(root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(_) if attempts > 0 => thread::sleep(Duration::from_millis(10)),
            outcome => return outcome,
        }
    }
}

fn node_zero() -> NodeId {
    NodeId::new(0).expect("0 is below 128")
}

/// Why no store can be kept in a directory.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    /// The system refuses.
    #[error(transparent)]
    System(#[from] io::Error),
    /// The store does.
    #[error(transparent)]
    Store(#[from] FileStoreError),
}

/// What is wrong with `--store`.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DepotError {
    /// Nothing was measured.
    #[error(
        "--store {}: no store can be kept there; name a directory that exists, on a local disk, \
         and that this user may write to, or say --store none", .path.display()
    )]
    Unusable {
        /// What was named.
        path: PathBuf,
        /// Why.
        source: Cause,
    },
    /// All was measured.
    #[error("--store: {} can't be removed; remove it by hand", .path.display())]
    Left {
        /// What this run has made.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory of this test's own with a file of the user's in it.
    fn users(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("depot-{name}-{}", process::id()));
        fs::create_dir_all(&path).expect("the system's directory for such things is writable");
        fs::write(path.join("theirs"), "kept").expect("it was just made");
        path
    }

    fn names_in(path: &Path) -> Vec<String> {
        let entries = fs::read_dir(path).expect("it is there");
        entries
            .map(|entry| entry.expect("readable").file_name().into_string().expect("ASCII"))
            .collect()
    }

    #[test]
    fn what_a_run_has_made_goes_and_what_was_there_stays() {
        let users = users("cleared");
        let depot = Depot::open(&users, &Interrupt::default()).expect("it is writable");
        let (first, second) = (depot.shelf("elections"), depot.shelf("elections"));
        let (first, second) = (first.expect("a shelf"), second.expect("another"));
        fs::write(first.file_of(1), "a store").expect("it is writable");
        assert_ne!(first.file_of(1), second.file_of(1), "no stage finds another's state");
        assert_eq!(names_in(&users).len(), 2);
        depot.clear().expect("it can be removed");
        assert_eq!(names_in(&users), ["theirs"]);
        fs::remove_dir_all(&users).expect("the test made it");
    }

    #[test]
    fn a_run_that_fails_leaves_nothing_either() {
        let users = users("dropped");
        drop(Depot::open(&users, &Interrupt::default()).expect("it is writable"));
        assert_eq!(names_in(&users), ["theirs"]);
        fs::remove_dir_all(&users).expect("the test made it");
    }

    #[test]
    fn what_a_killed_run_has_left_is_not_taken_over() {
        let users = users("left");
        let interrupt = Interrupt::default();
        let first = Depot::open(&users, &interrupt).expect("it is writable");
        let second = Depot::open(&users, &interrupt).expect("it is writable");
        assert_ne!(first.root, second.root);
        drop((first, second));
        fs::remove_dir_all(&users).expect("the test made it");
    }

    #[test]
    fn a_refusal_names_option_path_and_what_to_do() {
        let nowhere = Path::new("/nowhere/at/all");
        let refusal = Depot::open(nowhere, &Interrupt::default()).expect_err("it is not there");
        let text = crate::cluster::with_causes(&refusal);
        for part in ["--store", "/nowhere/at/all", "name a directory", "No such file"] {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
    }
}
