//! A detector that is not this crate's: for studies that compare others with ours inside whole
//! clusters.
//!
//! Knows a few words of state and two functions; plain data, so that a core can be compared and
//! hashed.

use core::hash::{Hash, Hasher};

use super::arrival::{Arrival, Detector};
use crate::types::Duration;

/// The state of a detector, in words of its own choice.
pub type Words = [u64; 6];

/// A detector that is given by its state and what it does with that.
#[derive(Clone, Copy, Debug)]
pub struct External {
    /// The state.
    pub words: Words,
    /// Takes a heartbeat into the state.
    pub on_arrival: fn(&mut Words, Arrival),
    /// Returns what [`Detector::slack`] returns.
    pub slack: fn(&Words) -> Duration,
}

impl Detector for External {
    fn on_arrival(&mut self, arrival: Arrival) {
        (self.on_arrival)(&mut self.words, arrival);
    }

    fn slack(&self) -> Duration {
        (self.slack)(&self.words)
    }
}

impl PartialEq for External {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
            && core::ptr::fn_addr_eq(self.on_arrival, other.on_arrival)
            && core::ptr::fn_addr_eq(self.slack, other.slack)
    }
}

impl Eq for External {}

impl Hash for External {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}
