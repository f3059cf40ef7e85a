//! The measures of a detector by Chen, Toueg and Aguilera ("On the quality of service of failure
//! detectors", IEEE Transactions on Computers 51(5), 2002).
//!
//! Knows one detector and the arrivals it was given. The production estimator runs here; only the
//! bounds that a configuration sets around it are left out, so that the curves show what it does by
//! itself.

use interrex::Duration;
use interrex::election::{Arrival, Detector, Estimator};

/// A heartbeat of a trace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Beat {
    /// The time since the one before.
    pub(super) gap: Duration,
    /// The time from the one before at which it was announced.
    pub(super) interval: Duration,
    /// The longest time for which it may have lain in the socket.
    pub(super) away: Duration,
}

/// A detector while it is watched.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    estimator: Estimator,
    /// The silence that it bears after the last heartbeat; without one, nothing is suspected.
    wait: Duration,
    tally: Tally,
}

/// The mistakes and delays of a detector.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Tally {
    /// Time watched, in ns.
    total: f64,
    mistakes: u64,
    /// Time in which the leader lived and was suspected, in ns.
    mistaken: f64,
    /// The integral of the detection time over the moment of the crash, in square ns.
    detection: f64,
    longest: Duration,
}

impl Watch {
    pub(super) fn new(estimator: Estimator) -> Self {
        Self { estimator, wait: Duration::MAX, tally: Tally::default() }
    }

    /// Takes the next heartbeat. While it warms up, the detector learns and is not judged.
    pub(super) fn hear(&mut self, beat: &Beat, is_warming: bool) {
        if !is_warming {
            // What lay in the socket came before this node asked itself whom it suspects.
            self.tally.judge(beat.gap.saturating_sub(beat.away), self.wait);
        }
        self.estimator.on_arrival(Arrival::new(beat.gap, beat.interval, beat.away));
        self.wait = beat.interval + self.estimator.slack();
    }

    pub(super) const fn tally(&self) -> &Tally {
        &self.tally
    }
}

impl Tally {
    /// Judges a gap through which the leader lived, of which `wait` was borne.
    fn judge(&mut self, gap: Duration, wait: Duration) {
        let (gap_ns, wait_ns) = (gap.as_nanos() as f64, wait.as_nanos() as f64);
        let trusted = gap_ns.min(wait_ns);
        // Had it crashed after x of this gap, the rest of the wait would have passed before
        // suspicion.
        self.detection += trusted * wait_ns - trusted * trusted / 2.0;
        self.total += gap_ns;
        self.mistaken += gap_ns - trusted;
        self.mistakes += u64::from(gap > wait);
        self.longest = self.longest.max(wait);
    }

    /// Takes in what the same detector did elsewhere.
    pub(super) fn add(&mut self, other: &Self) {
        self.total += other.total;
        self.mistakes += other.mistakes;
        self.mistaken += other.mistaken;
        self.detection += other.detection;
        self.longest = self.longest.max(other.longest);
    }

    /// Returns T_D in ms: the mean time from a crash at any moment to the suspicion.
    pub(super) fn detection_ms(&self) -> f64 {
        self.detection / self.total.max(1.0) / 1e6
    }

    /// Returns the longest silence that was borne, in ms: T_D at worst.
    pub(super) fn longest_ms(&self) -> f64 {
        self.longest.as_nanos() as f64 / 1e6
    }

    pub(super) fn hours(&self) -> f64 {
        self.total / 3_600e9
    }

    pub(super) const fn mistakes(&self) -> u64 {
        self.mistakes
    }

    /// Returns 1 / T_MR: the rate at which a living leader was suspected.
    pub(super) fn mistakes_per_hour(&self) -> f64 {
        self.mistakes as f64 / self.hours().max(1e-12)
    }

    /// Returns T_M in ms: the mean duration of a mistake; 0 without mistakes.
    pub(super) fn mistake_ms(&self) -> f64 {
        self.mistaken / self.mistakes.max(1) as f64 / 1e6
    }

    /// Returns P_A: the part of the time in which the living leader is not suspected.
    pub(super) fn accuracy(&self) -> f64 {
        1.0 - self.mistaken / self.total.max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn us(count: u64) -> Duration {
        Duration::from_micros(count)
    }

    #[test]
    fn measures_of_a_trace_that_can_be_done_by_hand() {
        let mut watch = Watch::new(Estimator::fixed(us(2_000)));
        // A wait of 3 ms; nine heartbeats each millisecond, then a pause of 6 ms.
        let beat = |gap| Beat { gap: us(gap), interval: us(1_000), away: Duration::ZERO };
        watch.hear(&beat(1_000), true);
        (0..9).for_each(|_| watch.hear(&beat(1_000), false));
        watch.hear(&beat(6_000), false);
        let tally = watch.tally();
        assert_eq!((tally.mistakes(), tally.longest_ms()), (1, 3.0));
        assert_eq!(tally.mistake_ms(), 3.0);
        assert!((tally.accuracy() - 0.8).abs() < 1e-9, "3 of 15 ms");
        // A crash in a usual gap is noticed after 2.5 ms, in the first half of the pause after 1.5,
        // later at once.
        let expected = (9.0 * 2.5 + 3.0 * 1.5) / 15.0;
        assert!((tally.detection_ms() - expected).abs() < 1e-9, "{}", tally.detection_ms());
        assert!((tally.mistakes_per_hour() - 240_000.0).abs() < 1e-3);
    }

    #[test]
    fn what_lay_in_the_socket_is_no_mistake() {
        let mut watch = Watch::new(Estimator::fixed(us(2_000)));
        let beat = |gap, away| Beat { gap: us(gap), interval: us(1_000), away: us(away) };
        watch.hear(&beat(1_000, 0), true);
        watch.hear(&beat(30_000, 28_000), false);
        assert_eq!(watch.tally().mistakes(), 0);
    }
}
