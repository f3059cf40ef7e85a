//! The silence that a follower tolerates: the chosen detector, and the heartbeats it learns from.
//!
//! Knows when the leader's last heartbeat came and which interval it announced. **Lateness** is
//! the time by which the next heartbeat of the same leader and term came later than announced. An
//! early one is on time.
//!
//! There is one estimate for all leaders. Hosts of one cluster are alike, and most of lateness is
//! pauses. A state for each of 128 links would make the core sixty times as large. So the next
//! leader starts with what was learned of the last. A worse link is learned with its first late
//! heartbeat, a better one as the old is forgotten.

use super::arrival::{Arrival, Detector};
use super::custom::CustomDetector;
use super::fixed::Fixed;
use super::quantile::Quantile;
use crate::config::{Detection, Timing};
use crate::types::{Duration, Instant};

/// The detector that was chosen. Plain data of one size, so that a core can be compared and
/// hashed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[expect(clippy::large_enum_variant, reason = "a core has one of them and allocates nothing")]
pub enum Estimator {
    /// Learns nothing.
    Fixed(Fixed),
    /// A quantile of lateness.
    Quantile(Quantile),
    /// A detector of the caller's own.
    Custom(CustomDetector),
}

impl Estimator {
    /// Returns a detector that has learned nothing yet. With [`Detection::Fixed`] the whole wait
    /// is [`Timing::election_timeout_min`], so the detector adds nothing to it.
    pub const fn new(detection: Detection) -> Self {
        match detection {
            Detection::Fixed => Self::Fixed(Fixed(Duration::ZERO)),
            Detection::Quantile { recurrence, half_life, margin_percent } => {
                Self::Quantile(Quantile::new(recurrence, half_life, margin_percent))
            }
        }
    }

    /// Returns a detector that always allows for this lateness.
    pub const fn fixed(slack: Duration) -> Self {
        Self::Fixed(Fixed(slack))
    }
}

impl Detector for Estimator {
    fn on_arrival(&mut self, arrival: Arrival) {
        match self {
            Self::Fixed(detector) => detector.on_arrival(arrival),
            Self::Quantile(detector) => detector.on_arrival(arrival),
            Self::Custom(detector) => detector.on_arrival(arrival),
        }
    }

    fn slack(&self) -> Duration {
        match self {
            Self::Fixed(detector) => detector.slack(),
            Self::Quantile(detector) => detector.slack(),
            Self::Custom(detector) => detector.slack(),
        }
    }
}

/// The estimate of how late the next heartbeat may be, and what it is learned from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct LatenessEstimator {
    estimator: Estimator,
    /// The time at which the present leader's last heartbeat came, and the interval that it
    /// announced.
    last: Option<(Instant, Duration)>,
    /// The time at which this node last came back, and for how long it had not looked at its
    /// socket.
    absence: (Instant, Duration),
}

impl LatenessEstimator {
    pub(crate) const fn new(timing: &Timing) -> Self {
        Self::of(Estimator::new(timing.detection))
    }

    pub(crate) const fn of(estimator: Estimator) -> Self {
        Self { estimator, last: None, absence: (Instant::ZERO, Duration::ZERO) }
    }

    /// Learns from a heartbeat that puts suspicion off.
    pub(crate) fn hear(&mut self, now: Instant, interval: Duration, timing: &Timing) {
        if !self.learns() {
            return;
        }
        if let Some((before, announced)) = self.last.replace((now, interval)) {
            let (back, length) = self.absence;
            let away = if back == now { length } else { Duration::ZERO };
            let gap = now.saturating_since(before);
            let arrival = Arrival::new(gap, announced, away);
            // A longer time is an absence and no lateness, and the wait is bounded by it anyway.
            let lateness = arrival.lateness.min(timing.election_timeout_max);
            self.estimator.on_arrival(Arrival { lateness, ..arrival });
        }
    }

    /// Forgets what was announced, since another leader, term or clock is next. What was learned
    /// stays.
    pub(crate) fn forget_leader(&mut self) {
        self.last = None;
    }

    /// Notes that this node did not look for `length` before `now`.
    pub(crate) fn note_absence(&mut self, now: Instant, length: Duration) {
        if self.learns() {
            self.absence = (now, length);
        }
    }

    /// Returns the longest silence after a heartbeat that still counts as lateness, before any
    /// bound.
    pub(crate) fn wait(&self, timing: &Timing) -> Duration {
        if !self.learns() {
            return Duration::ZERO;
        }
        let announced = self.last.map_or(timing.heartbeat_interval, |(_, interval)| interval);
        announced + self.estimator.slack()
    }

    /// Returns whether the detector learns. One that does not learn keeps no times either, or a
    /// model checker would tell apart what is the same.
    const fn learns(&self) -> bool {
        !matches!(self.estimator, Estimator::Fixed(_))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at_intervals, late, us};
    use super::*;

    fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn the_default_waits_longer_after_pauses_than_after_calm() {
        let estimator = || Estimator::new(Detection::quantile());
        let (mut calm, mut busy) = (estimator(), estimator());
        at_intervals(&mut calm, ms(1), 5_000, |i| us(i % 7));
        at_intervals(&mut busy, ms(1), 5_000, |i| us(if i % 100 == 99 { 5_000 } else { i % 7 }));
        assert!(calm.slack() < us(60), "{}", calm.slack());
        assert!(busy.slack() > calm.slack().scaled(10, 1), "{}", busy.slack());
    }

    #[test]
    fn the_default_forgets_a_pause() {
        let mut detector = Estimator::new(Detection::quantile());
        detector.on_arrival(late(ms(26)));
        let taught = detector.slack();
        at_intervals(&mut detector, ms(100), 200_000, |_| us(5));
        assert!(detector.slack() < us(50), "{taught}, {}", detector.slack());
    }

    /// Hears `count` heartbeats, each a tenth of a second after the last, and none late.
    fn hear_calm(lateness: &mut LatenessEstimator, now: &mut Instant, count: u64, timing: &Timing) {
        for _ in 0..count {
            *now = *now + ms(100);
            lateness.hear(*now, ms(100), timing);
        }
    }

    /// However long a silence may be learned: a pause counts for two and a half minutes at least,
    /// and for five at most.
    #[test]
    fn no_profile_is_slow_for_long_after_one_pause_whenever_it_comes() {
        for (name, timing) in Timing::PROFILES {
            let taught = ms(100) + timing.election_timeout_max;
            for calm_before in (0..400).step_by(7) {
                let (mut lateness, mut now) =
                    (LatenessEstimator::new(&timing), Instant::from_nanos(1));
                hear_calm(&mut lateness, &mut now, calm_before * 10, &timing);
                lateness.hear(now, ms(100), &timing);
                now = now + taught;
                lateness.hear(now, ms(100), &timing);
                assert!(lateness.wait(&timing) > taught, "{name}");
                hear_calm(&mut lateness, &mut now, 149 * 10, &timing);
                assert!(lateness.wait(&timing) > taught, "{name}");
                hear_calm(&mut lateness, &mut now, 160 * 10, &timing);
                let left = lateness.wait(&timing);
                assert!(left < ms(101), "{name}, {calm_before} s: {left}");
            }
        }
    }

    /// Only a heartbeat that comes before the leader is suspected is heard as late.
    #[test]
    fn a_pause_that_is_borne_makes_room_for_one_that_is_half_as_long_again() {
        for (name, timing) in Timing::PROFILES {
            let (min, max) = (timing.election_timeout_min, timing.election_timeout_max);
            let (mut lateness, mut now) = (LatenessEstimator::new(&timing), Instant::from_nanos(1));
            let interval = timing.heartbeat_interval;
            lateness.hear(now, interval, &timing);
            let (mut borne, mut pauses) = (min, 0);
            while borne < max {
                now = now + borne;
                lateness.hear(now, interval, &timing);
                let next = lateness.wait(&timing);
                let late = borne.saturating_sub(interval);
                assert!(next >= interval + late.scaled(3, 2), "{name}: {borne}, {next}");
                (borne, pauses) = (next.min(max), pauses + 1);
            }
            assert!(pauses <= 6, "{name}: {pauses}");
        }
    }

    #[test]
    fn equal_heartbeats_teach_the_same_bit_for_bit() {
        let taught = || {
            let mut detector = Estimator::new(Detection::quantile());
            at_intervals(&mut detector, ms(1), 3_000, |i| us(i * i % 1_009));
            detector
        };
        assert!(taught() == taught());
    }

    #[test]
    fn no_lateness_overflows_any_quantile() {
        let (recurrence, half_life) = (us(1), us(1));
        let extreme = Detection::Quantile { recurrence, half_life, margin_percent: u32::MAX };
        for detection in [Detection::quantile(), extreme] {
            let mut detector = Estimator::new(detection);
            for gap in [0, 1, 1 << 20, 1 << 40, 1 << 63, u64::MAX, 0, u64::MAX] {
                let gap = Duration::from_nanos(gap);
                (0..3_000).for_each(|_| {
                    detector.on_arrival(Arrival::new(gap, us(1), Duration::ZERO));
                });
                assert!(detector.slack() <= Duration::MAX);
            }
        }
    }

    #[test]
    fn a_heartbeat_that_lay_in_the_socket_while_this_node_was_away_teaches_nothing() {
        let timing = Timing { detection: Detection::quantile(), ..Timing::lan() };
        let taught = |note: bool| {
            let mut lateness = LatenessEstimator::new(&timing);
            let start = Instant::from_nanos(1);
            lateness.hear(start, ms(10), &timing);
            if note {
                lateness.note_absence(start + ms(36), ms(30));
            }
            lateness.hear(start + ms(36), ms(10), &timing);
            lateness.wait(&timing)
        };
        assert!(taught(false) > ms(36), "{}", taught(false));
        assert!(taught(true) < ms(11), "{}", taught(true));
    }

    #[test]
    fn the_first_heartbeat_of_another_leader_is_late_by_nobodys_word() {
        let timing = Timing { detection: Detection::quantile(), ..Timing::lan() };
        let mut lateness = LatenessEstimator::new(&timing);
        let start = Instant::from_nanos(1);
        lateness.hear(start, ms(10), &timing);
        lateness.hear(start + ms(40), ms(10), &timing);
        let learned = lateness.wait(&timing);
        lateness.forget_leader();
        lateness.hear(start + ms(5_000), ms(10), &timing);
        assert_eq!(lateness.wait(&timing), learned, "it keeps what it knows of hosts like these");
    }

    #[test]
    fn one_that_learns_nothing_is_the_same_whatever_it_hears() {
        let timing = Timing { detection: Detection::Fixed, ..Timing::lan() };
        let mut lateness = LatenessEstimator::new(&timing);
        let before = lateness.clone();
        lateness.note_absence(Instant::from_nanos(5), ms(3));
        lateness.hear(Instant::from_nanos(5), ms(10), &timing);
        assert!(lateness == before && lateness.wait(&timing) == Duration::ZERO);
    }
}
