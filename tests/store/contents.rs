//! Short names for what tests do with a store and look for in its file.

use std::fs;
use std::path::Path;

use interrex::Term;
use interrex::election::HardState;
use interrex::runtime::{FileStore, FileStoreError, Store};

use crate::support::files::Dir;
use crate::support::store::{id, open};

pub fn state(term: u64, vote: Option<usize>) -> HardState {
    HardState { term: Term(term), voted_for: vote.map(id), ..HardState::default() }
}

/// How far a state has come: the term, then whether the vote in it is given.
pub fn progress(state: &HardState) -> (Term, bool) {
    (state.term, state.voted_for.is_some())
}

impl Dir {
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the directory can be read");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        entries.map(|entry| name(entry.expect("its entries can be read"))).collect()
    }
}

pub fn served(path: &Path) -> Result<HardState, FileStoreError> {
    open(path).map(|mut store| load(&mut store))
}

pub fn load(store: &mut FileStore) -> HardState {
    store.load().expect("it was read when it was opened")
}

pub fn persist(store: &mut FileStore, hard_state: HardState) {
    store.persist(&hard_state).expect("the disk works");
}

pub fn image(path: &Path) -> Vec<u8> {
    fs::read(path).expect("the file can be read")
}

/// Makes the file hold exactly `bytes`, whatever it held.
pub fn lay(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).expect("the file can be written");
}
