//! Short names for what tests do with a store and look for in its file.

use std::fs;
use std::path::Path;

use interrex::Term;
use interrex::election::HardState;
use interrex::runtime::{FileStore, FileStoreError, Store};

use crate::support::files::Dir;
use crate::support::store::{id, open};

/// The format, as the table in the source states it.
pub const LENGTH: usize = 24_576;
pub const BLOCK: usize = 4_096;
pub const SECTOR: usize = 512;
pub const HEADERS: [usize; 2] = [0, 20_480];
/// Where the slots begin; each is two sectors long.
pub const SLOTS: [usize; 2] = [7_680, 15_872];
pub const SLOT: usize = 2 * SECTOR;

/// Returns where the slot begins that differs between two images.
pub fn written_slot(before: &[u8], after: &[u8]) -> usize {
    let differs = |start: &usize| before[*start..*start + SLOT] != after[*start..*start + SLOT];
    let mut written = SLOTS.into_iter().filter(differs);
    let slot = written.next().expect("something was written");
    assert_eq!(written.next(), None, "one persist writes one slot");
    slot
}

pub fn state(term: u64, vote: Option<usize>) -> HardState {
    HardState { term: Term(term), voted_for: vote.map(id), ..HardState::default() }
}

/// The progress of a state: the term, then whether the vote in it is given.
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
