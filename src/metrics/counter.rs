//! One number that one thread writes.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A number that one thread writes and any thread reads.
///
/// Two writers would lose counts (and nothing worse): a write is a load and a store, because a
/// locked addition costs the polling thread twenty times as much.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Adds `amount`. For the one writer.
    #[inline]
    pub fn add(&self, amount: u64) {
        self.set(self.value().wrapping_add(amount));
    }

    /// Sets it to `value`. For the one writer.
    #[inline]
    pub fn set(&self, value: u64) {
        // Relaxed: each number stands alone; a snapshot promises no order between two of them.
        self.0.store(value, Relaxed);
    }

    /// Returns its value.
    #[inline]
    pub fn value(&self) -> u64 {
        self.0.load(Relaxed)
    }
}
