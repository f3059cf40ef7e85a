//! Mean lateness plus a multiple of its mean deviation, as TCP waits for an acknowledgement
//! (Jacobson, SIGCOMM'88; RFC 6298). Bertier and others (DSN'02) took it for failure detection.
//!
//! Knows the last ten heartbeats or so: it follows a link that becomes slower within as many, and
//! has forgotten a pause when the next one comes.

use interrex::Duration;
use interrex::election::{Arrival, CustomDetector, CustomState, Detector};

/// The estimator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Jacobson {
    deviations: u64,
    /// Eight times the mean, in ns: its weight is 1/8, and nothing is lost to rounding.
    mean_by_8: u64,
    /// Four times the mean deviation, in ns.
    deviation_by_4: u64,
}

impl Jacobson {
    /// Returns one that waits for the mean and `deviations` mean deviations.
    pub const fn new(deviations: u32) -> Self {
        Self { deviations: deviations as u64, mean_by_8: 0, deviation_by_4: 0 }
    }
}

impl From<Jacobson> for CustomDetector {
    fn from(detector: Jacobson) -> Self {
        fn of(&[deviations, mean_by_8, deviation_by_4, ..]: &CustomState) -> Jacobson {
            Jacobson { deviations, mean_by_8, deviation_by_4 }
        }
        fn state_of(Jacobson { deviations, mean_by_8, deviation_by_4 }: Jacobson) -> CustomState {
            [deviations, mean_by_8, deviation_by_4, 0, 0, 0]
        }
        Self {
            state: state_of(detector),
            on_arrival: |state, arrival| {
                let mut detector = of(state);
                detector.on_arrival(arrival);
                *state = state_of(detector);
            },
            slack: |state| of(state).slack(),
        }
    }
}

impl Detector for Jacobson {
    fn on_arrival(&mut self, arrival: Arrival) {
        let sample = arrival.lateness.as_nanos();
        let off = sample.abs_diff(self.mean_by_8 / 8);
        self.deviation_by_4 = self.deviation_by_4 - self.deviation_by_4 / 4 + off;
        self.mean_by_8 = self.mean_by_8 - self.mean_by_8 / 8 + sample;
    }

    fn slack(&self) -> Duration {
        let margin = (self.deviation_by_4 / 4).saturating_mul(self.deviations);
        Duration::from_nanos((self.mean_by_8 / 8).saturating_add(margin))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{late, us};
    use super::*;

    #[test]
    fn it_is_mean_plus_deviations_of_what_came_last() {
        let mut detector = Jacobson::new(4);
        (0..200).for_each(|_| detector.on_arrival(late(us(100))));
        let settled = detector.slack();
        assert!(us(99) <= settled && settled <= us(102), "{settled}");
        // RFC 6298: 1/8 of the step into the mean, 1/4 of it into the deviation, four of those.
        detector.on_arrival(late(us(900)));
        let stepped = detector.slack();
        assert!(us(990) <= stepped && stepped <= us(1_010), "{stepped}");
    }

    #[test]
    fn it_has_forgotten_a_pause_within_forty_heartbeats() {
        let mut detector = Jacobson::new(4);
        detector.on_arrival(late(us(26_000)));
        assert!(detector.slack() > us(26_000));
        (0..40).for_each(|_| detector.on_arrival(late(us(10))));
        assert!(detector.slack() < us(400), "{}", detector.slack());
    }
}
