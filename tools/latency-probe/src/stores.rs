//! The place of the members' hard state: a directory of this run's own below the user's.
//!
//! Makes it, tries it out before anything is measured, gives each stage a part of it, and removes
//! it with all it holds. Touches nothing else in the user's directory. A run that is killed
//! outright leaves it behind.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use interrex::runtime::FileStore;
use interrex::{ClusterId, NodeId};
use interrex_console::interrupt::{self, Interrupt};
use tempfile::{Builder, TempDir};

/// This run's directory. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct Stores {
    /// The directory that the user has named.
    below: PathBuf,
    root: TempDir,
}

impl Stores {
    /// Makes a directory below this one and tries out whether a store can be kept there. It goes
    /// with the process, also if `interrupt` ends that at once.
    pub(crate) fn open(below: &Path, interrupt: &Interrupt) -> anyhow::Result<Self> {
        let unusable = || {
            format!(
                "--store {}: no store can be kept there; name a directory that exists, on a local \
                 disk, and that this user may write to, or say --store none",
                below.display()
            )
        };
        let root = Builder::new().prefix("latency-probe-").tempdir_in(below);
        let root = root.with_context(unusable)?;
        interrupt.remove_when_aborted(root.path());
        let node = NodeId::new(0).expect("0 is below 128");
        FileStore::create(root.path().join("trial"), ClusterId(0), node).with_context(unusable)?;
        Ok(Self { below: below.to_owned(), root })
    }

    /// Makes a fresh directory for `stage`.
    pub(crate) fn directory_for(&self, stage: &str) -> anyhow::Result<PathBuf> {
        let made = Builder::new().prefix(stage).tempdir_in(self.root.path());
        made.map(TempDir::keep).with_context(|| {
            format!(
                "--store {}: no directory for this stage can be made there",
                self.below.display()
            )
        })
    }

    /// Removes what this run has made.
    pub(crate) fn clear(self) -> anyhow::Result<()> {
        let path = self.root.path();
        interrupt::remove(path).with_context(|| {
            format!("--store: {} can't be removed; remove it by hand", path.display())
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

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

    fn open(path: &Path) -> anyhow::Result<Stores> {
        Stores::open(path, &Interrupt::default())
    }

    #[test]
    fn what_a_run_has_made_goes_and_what_was_there_stays() {
        let users = users();
        let stores = open(users.path()).expect("it is writable");
        let [first, second] =
            ["elections"; 2].map(|stage| stores.directory_for(stage).expect("it is writable"));
        fs::write(first.join("node-1"), "a store").expect("it is writable");
        assert_ne!(first, second, "no stage finds another's state");
        assert_eq!(names_in(users.path()).len(), 2);
        stores.clear().expect("it can be removed");
        assert_eq!(names_in(users.path()), ["theirs"]);
    }

    #[test]
    fn a_run_that_fails_leaves_nothing_and_no_run_takes_anothers_place() {
        let users = users();
        let [first, second] = [(); 2].map(|()| open(users.path()).expect("it is writable"));
        assert_ne!(first.root.path(), second.root.path());
        drop((first, second));
        assert_eq!(names_in(users.path()), ["theirs"]);
    }

    #[test]
    fn an_error_names_option_path_and_what_to_do() {
        let error = open(Path::new("/nowhere/at/all")).expect_err("it is not there");
        let text = format!("{error:#}");
        for part in ["--store", "/nowhere/at/all", "name a directory", "No such file"] {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
    }
}
