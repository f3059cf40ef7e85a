//! A store that tells how long each of its writes took: what of a durable election is the disk.
//!
//! Knows nothing of what is written.

use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use interrex::election::HardState;
use interrex::runtime::{FileStore, Store, StoreError};
use interrex::types::BootId;

/// No disk, and no file system in memory either, has written anything in so short a time.
const NO_WRITE: Duration = Duration::from_nanos(500);

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

    fn boot(&self) -> Option<BootId> {
        Store::boot(&self.store)
    }

    fn prepare(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.timed(|store| store.prepare(hard_state))
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.timed(|store| store.persist(hard_state))
    }
}

impl TimedStore {
    fn timed(
        &mut self,
        write: impl FnOnce(&mut FileStore) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let start = Instant::now();
        write(&mut self.store)?;
        let took = start.elapsed();
        // What was prepared before is persisted without a write.
        if took > NO_WRITE {
            // Full only while nobody looks.
            let _ = self.told.try_send(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX));
        }
        Ok(())
    }
}
