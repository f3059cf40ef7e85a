//! The store of a member's process: a file, that may tell what it has acknowledged, take its time
//! as a disk does, and forget on purpose.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use interrex::NodeId;
use interrex::election::HardState;
use interrex::runtime::{FileStore, FileStoreError, Store, StoreError, monotonic_nanos};
use interrex::types::BootId;
use serde::{Deserialize, Serialize};

use crate::member::Member;
use crate::protocol::{Content, Line, Status};

/// The orders of a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreOrders {
    /// The file.
    pub path: PathBuf,
    /// True if it tells what it has loaded and acknowledged, and takes its time: in memory a write
    /// takes microseconds, and no kill would hit one.
    pub is_observed: bool,
    /// The way in which it is broken.
    pub fault: StoreFault,
}

impl StoreOrders {
    /// Orders a store in this file that works and tells nothing.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), is_observed: false, fault: StoreFault::None }
    }
}

/// The way in which a store that is observed is broken on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreFault {
    /// It works.
    None,
    /// It begins anew at each start and says that it is durable.
    ForgetsEverything,
    /// It keeps term and vote only, as if nobody had promised anything.
    ForgetsPromises,
}

/// A store that has been opened.
pub(crate) struct Opened {
    pub(crate) store: Box<dyn Store>,
    /// The number of times that it has been opened, this time included.
    pub(crate) starts: u64,
}

/// Opens the store of a member. A file that is not there is that of a first life, or of one that
/// was killed before it had made it.
///
/// # Errors
/// If what is there can't be opened.
pub(crate) fn open(orders: &StoreOrders, member: &Member) -> Result<Opened, FileStoreError> {
    let inner = FileStore::open_or_create(&orders.path, member.cluster, member.node)?;
    let starts = inner.starts();
    let store: Box<dyn Store> = if orders.is_observed {
        let (node, seed) = (member.node, member.seed);
        Box::new(Observed { inner, node, fault: orders.fault, seed, pauses: 0 })
    } else {
        Box::new(inner)
    };
    Ok(Opened { store, starts })
}

/// A store that reports each state that the one inside has acknowledged.
struct Observed {
    inner: FileStore,
    node: NodeId,
    fault: StoreFault,
    seed: u64,
    pauses: u64,
}

impl Observed {
    /// Sleeps or not. Half of the time lies before the write, half between it and its
    /// acknowledgement.
    fn delay(&mut self) {
        self.pauses += 1;
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        let chance = hasher.hash_one((self.seed, self.pauses));
        if chance.is_multiple_of(2) {
            thread::sleep(Duration::from_micros((chance >> 1) % 4_000));
        }
    }

    /// Prints at once: the line must be out before the node acts on the state.
    fn tell(&self, status: Status) {
        let content = Content::Status(status);
        let line = Line { node: self.node, at_ns: monotonic_nanos(), content };
        if line.print().is_err() {
            // Nobody reads: the parent is gone.
            std::process::exit(1);
        }
    }
}

impl Store for Observed {
    fn load(&mut self) -> Result<HardState, StoreError> {
        let kept = self.inner.load()?;
        let hard_state = match self.fault {
            StoreFault::None => kept,
            StoreFault::ForgetsEverything => HardState::default(),
            StoreFault::ForgetsPromises => HardState { promise: interrex::Duration::ZERO, ..kept },
        };
        self.tell(Status::Loaded { hard_state, boot: self.inner.boot() });
        Ok(hard_state)
    }

    fn boot(&self) -> Option<BootId> {
        Some(self.inner.boot())
    }

    fn prepare(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.delay();
        if self.fault != StoreFault::ForgetsEverything {
            self.inner.prepare(hard_state)?;
        }
        self.delay();
        Ok(())
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.delay();
        if self.fault != StoreFault::ForgetsEverything {
            self.inner.persist(hard_state)?;
        }
        self.delay();
        self.tell(Status::Persisted { hard_state: *hard_state });
        Ok(())
    }
}
