//! Numbers that the polling thread writes and any thread reads.
//!
//! Knows atomics and arithmetic, and nothing of what is counted: the rooms that use these types
//! give them names. One thread writes each of them, so that a write is a load and a store and
//! never a locked instruction; nothing here allocates once it is made.

mod counter;
mod histogram;

pub use counter::Counter;
pub use histogram::{Histogram, HistogramSnapshot};
