//! A store that tells how long each of its writes took: what of a durable election is the disk.
//!
//! Knows nothing of what is written.

use std::sync::mpsc::SyncSender;
use std::time::Instant;

use interrex::election::HardState;
use interrex::runtime::{FileStore, Store, StoreError};

/// A [`FileStore`] with a watch.
pub(crate) struct TimedStore {
    pub(crate) store: FileStore,
    /// Bounded: the polling thread neither allocates nor waits to tell.
    pub(crate) told: SyncSender<u64>,
}

impl Store for TimedStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        self.store.load()
    }

    fn is_durable(&self) -> bool {
        self.store.is_durable()
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        let start = Instant::now();
        self.store.persist(hard_state)?;
        // Full only while nobody looks.
        let _ = self.told.try_send(u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX));
        Ok(())
    }
}
