//! A store's file in a directory of its own, and short names for what tests do with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use interrex::election::HardState;
use interrex::runtime::{FileStore, FileStoreError, Store};
use interrex::{ClusterId, NodeId, Term};

pub const CLUSTER: ClusterId = ClusterId(7);

pub fn id(number: usize) -> NodeId {
    NodeId::new(number as u8).expect("a test's node id is below 128")
}

pub fn state(term: u64, vote: Option<usize>) -> HardState {
    HardState { term: Term(term), voted_for: vote.map(id), ..HardState::default() }
}

/// How far a state has come: the term, then whether the vote in it is given.
pub fn progress(state: &HardState) -> (Term, bool) {
    (state.term, state.voted_for.is_some())
}

/// A directory that goes with the test.
pub struct Dir(pub PathBuf);

impl Dir {
    pub fn on_disk() -> Self {
        Self::inside(Path::new(env!("CARGO_TARGET_TMPDIR")))
    }

    pub fn in_memory() -> Self {
        let memory = Path::new("/dev/shm");
        if memory.is_dir() { Self::inside(memory) } else { Self::on_disk() }
    }

    pub fn inside(parent: &Path) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Relaxed);
        let path = parent.join(format!("interrex-store-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a directory can be made");
        Self(path)
    }

    pub fn file(&self) -> PathBuf {
        self.0.join("hard-state")
    }

    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the directory can be read");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        entries.map(|entry| name(entry.expect("its entries can be read"))).collect()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

pub fn create(path: &Path) -> FileStore {
    FileStore::create_in(path, CLUSTER, id(1), Term::ZERO).expect("nothing is there yet")
}

pub fn open(path: &Path) -> Result<FileStore, FileStoreError> {
    FileStore::open(path, CLUSTER, id(1))
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
