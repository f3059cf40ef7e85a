//! A detector of the caller's own, for studies that compare others with ours inside whole
//! clusters.
//!
//! Knows a few words of state and two functions; plain data, so that a core can be compared and
//! hashed.

use core::hash::{Hash, Hasher};

use super::arrival::{Arrival, Detector};
use crate::types::Duration;

/// The state of a custom detector: words whose meaning is its own.
pub type CustomState = [u64; 6];

/// A detector that is made of a state and two functions of it.
#[derive(Clone, Copy, Debug)]
pub struct CustomDetector {
    /// The state.
    pub state: CustomState,
    /// Learns from one heartbeat, as [`Detector::on_arrival`] does.
    pub on_arrival: fn(&mut CustomState, Arrival),
    /// Returns what [`Detector::slack`] returns.
    pub slack: fn(&CustomState) -> Duration,
}

impl Detector for CustomDetector {
    fn on_arrival(&mut self, arrival: Arrival) {
        (self.on_arrival)(&mut self.state, arrival);
    }

    fn slack(&self) -> Duration {
        (self.slack)(&self.state)
    }
}

impl PartialEq for CustomDetector {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
            && core::ptr::fn_addr_eq(self.on_arrival, other.on_arrival)
            && core::ptr::fn_addr_eq(self.slack, other.slack)
    }
}

impl Eq for CustomDetector {}

impl Hash for CustomDetector {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.state.hash(state);
    }
}
