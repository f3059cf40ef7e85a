//! A store's file in a directory of its own.

use std::path::{Path, PathBuf};

use interrex::runtime::{FileStore, FileStoreError};
use interrex::{ClusterId, NodeId, Term};

use super::files::Dir;

pub const CLUSTER: ClusterId = ClusterId(7);

pub fn id(number: usize) -> NodeId {
    NodeId::new(number as u8).expect("a test's node id is below 128")
}

impl Dir {
    pub fn file(&self) -> PathBuf {
        self.0.join("hard-state")
    }
}

pub fn create(path: &Path) -> FileStore {
    FileStore::create_in(path, CLUSTER, id(1), Term::ZERO).expect("nothing is there yet")
}

pub fn open(path: &Path) -> Result<FileStore, FileStoreError> {
    FileStore::open(path, CLUSTER, id(1))
}
