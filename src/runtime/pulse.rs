//! The application's sign of life: a count that its threads raise, and the polling thread reads.
//!
//! Knows one number. What follows where it does not rise is decided in
//! [`duty_cycle`](crate::duty_cycle).

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use crossbeam::utils::CachePadded;

/// Tells a node that its application works: see
/// [`NodeBuilder::fate_sharing`](super::NodeBuilder::fate_sharing).
///
/// Beat where the work is done, such as in each turn of the loop that handles orders, and not on a
/// thread made for it: a thread that only beats lives on when the others hang. Cheap to clone; any
/// thread may beat.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<CachePadded<AtomicU64>>);

impl Pulse {
    /// Says that the application works. Wait-free: one atomic increment. It wakes nobody: the
    /// polling thread sees it when it looks next, which is up to an eighth of the bound later where
    /// that thread sleeps. So long may it take until the node can be elected after its first beat,
    /// or after the first one that follows a stall.
    #[inline]
    pub fn beat(&self) {
        // Relaxed: the count alone matters, and nothing is read by its order.
        self.0.fetch_add(1, Relaxed);
    }

    #[inline]
    pub(super) fn count(&self) -> u64 {
        self.0.load(Relaxed)
    }
}
