//! The limits of what a timing may leave to measurement: the pace of a leader, and the detection of
//! a follower.
//!
//! Knows which values make no sense together, and nothing of what is measured.

use super::validate::{Faults, LONGEST};
use super::{Detection, Pace, Timing};
use crate::types::Duration;

impl Timing {
    pub(super) fn check_pace(&self, faults: &mut Faults) {
        let Pace::Auto { heartbeat_min, heartbeat_max, promise_min } = self.pace else { return };
        faults.unless(
            heartbeat_min >= Duration::from_micros(1),
            "timing.pace.heartbeat_min",
            heartbeat_min,
            "must be at least 1 us",
        );
        faults.unless(
            heartbeat_min <= heartbeat_max,
            "timing.pace.heartbeat_min",
            heartbeat_min,
            "must be at most timing.pace.heartbeat_max",
        );
        faults.unless(
            heartbeat_max < self.less_skew(self.promise_max),
            "timing.pace.heartbeat_max",
            heartbeat_max,
            "must be below timing.promise_max less clock skew, or the lease lapses between two heartbeats",
        );
        faults.unless(
            self.lapse_limit > heartbeat_max,
            "timing.pace.heartbeat_max",
            heartbeat_max,
            "must be below timing.lapse_limit, or one lost round deposes a leader",
        );
        faults.unless(
            self.clock_granularity < promise_min && promise_min <= self.promise_max,
            "timing.pace.promise_min",
            promise_min,
            "must be above timing.clock_granularity and at most timing.promise_max",
        );
        faults.unless(
            self.election_timeout_max > self.with_skew(self.promise_max),
            "timing.election_timeout_max",
            self.election_timeout_max,
            "must be above timing.promise_max plus clock skew, since timing.pace may ask for as much",
        );
    }
}

impl Detection {
    pub(super) fn check(&self, faults: &mut Faults) {
        match *self {
            Self::Fixed => {}
            Self::Quantile { recurrence, half_life, margin_percent } => {
                let lengths = [
                    ("timing.detection.recurrence", recurrence),
                    ("timing.detection.half_life", half_life),
                ];
                for (field, length) in lengths {
                    let is_fit = (Duration::from_millis(1_000)..=LONGEST).contains(&length);
                    faults.unless(is_fit, field, length, "must be between a second and an hour");
                }
                faults.unless(
                    (100..=1_000).contains(&margin_percent),
                    "timing.detection.margin_percent",
                    margin_percent,
                    "must be between 100, what was seen, and 1000, ten times as much",
                );
            }
        }
    }
}
