//! How long silence is borne: the chosen detector, and what it is told.
//!
//! Knows when the leader's last heartbeat came and what it announced. **Lateness** is how much later than
//! that the next one of the same leader and term came; early is on time. There is one estimate for all
//! leaders: hosts of one cluster are alike, most of lateness is pauses, and a state for each of 128 links
//! would make the core sixty times as large. So what was learned of one leader is where the next one
//! starts. A worse link is learned with its first late heartbeat, a better one as the old is forgotten.

use super::fixed::Fixed;
use super::jacobson::Jacobson;
use super::phi::Phi;
use super::quantile::Quantile;
use crate::config::{Detection, Timing};
use crate::types::{Duration, Instant};

/// A heartbeat as a detector sees it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Arrival {
    /// The time since the one before, without what came after it was due: a silence of an hour is one
    /// late heartbeat, and no hour of experience.
    pub span: Duration,
    /// How much later than announced it came, less what is this node's own fault; at most an hour.
    pub lateness: Duration,
}

impl Arrival {
    /// One that came `gap` after another which had announced it for `interval`. It may have lain in the
    /// socket for `away`, while this node did not look.
    pub fn new(gap: Duration, interval: Duration, away: Duration) -> Self {
        const LONGEST: Duration = Duration::from_millis(3_600_000);
        let lateness = gap.saturating_sub(interval).saturating_sub(away).min(LONGEST);
        Self { span: gap.min(interval), lateness }
    }
}

/// Learns from heartbeats how late the next may be.
pub trait Detector {
    /// Takes a heartbeat in.
    fn on_arrival(&mut self, arrival: Arrival);

    /// How much later than announced the next heartbeat may come before its sender is suspected.
    fn slack(&self) -> Duration;
}

/// The detector that was chosen. Plain data of one size, so that a core can be compared and hashed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[expect(clippy::large_enum_variant, reason = "a core has one of them and allocates nothing")]
pub enum Estimator {
    /// Learns nothing.
    Fixed(Fixed),
    /// A quantile of lateness.
    Quantile(Quantile),
    /// Mean and mean deviation.
    Jacobson(Jacobson),
    /// Phi-accrual.
    Phi(Phi),
}

impl Estimator {
    /// One that has heard nothing yet. Of [`Detection::Fixed`] the whole wait is
    /// [`Timing::election_timeout_min`], so that it asks for nothing above.
    pub const fn new(detection: Detection) -> Self {
        match detection {
            Detection::Fixed => Self::Fixed(Fixed(Duration::ZERO)),
            Detection::Quantile { recurrence, half_life, margin_percent } => {
                Self::Quantile(Quantile::new(recurrence, half_life, margin_percent))
            }
            Detection::Jacobson { deviations } => Self::Jacobson(Jacobson::new(deviations)),
            Detection::Phi { threshold } => Self::Phi(Phi::new(threshold)),
        }
    }

    /// Always allows for this lateness.
    pub const fn fixed(slack: Duration) -> Self {
        Self::Fixed(Fixed(slack))
    }
}

impl Detector for Estimator {
    fn on_arrival(&mut self, arrival: Arrival) {
        match self {
            Self::Fixed(detector) => detector.on_arrival(arrival),
            Self::Quantile(detector) => detector.on_arrival(arrival),
            Self::Jacobson(detector) => detector.on_arrival(arrival),
            Self::Phi(detector) => detector.on_arrival(arrival),
        }
    }

    fn slack(&self) -> Duration {
        match self {
            Self::Fixed(detector) => detector.slack(),
            Self::Quantile(detector) => detector.slack(),
            Self::Jacobson(detector) => detector.slack(),
            Self::Phi(detector) => detector.slack(),
        }
    }
}

/// What a follower has learned, and what it learns from next.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Patience {
    estimator: Estimator,
    /// When the present leader's last heartbeat came, and for when it announced the next.
    last: Option<(Instant, Duration)>,
    /// This node came back at that moment, and had not looked for so long.
    absence: (Instant, Duration),
}

impl Patience {
    pub(crate) const fn new(timing: &Timing) -> Self {
        let absence = (Instant::ZERO, Duration::ZERO);
        Self { estimator: Estimator::new(timing.detection), last: None, absence }
    }

    /// A heartbeat that puts suspicion off.
    pub(crate) fn hear(&mut self, now: Instant, interval: Duration, timing: &Timing) {
        if !self.learns() {
            return;
        }
        if let Some((before, announced)) = self.last.replace((now, interval)) {
            let (back, length) = self.absence;
            let away = if back == now { length } else { Duration::ZERO };
            let gap = now.saturating_since(before);
            let arrival = Arrival::new(gap, announced, away);
            // Longer is no lateness but an absence, and the wait is bounded by it anyway.
            let lateness = arrival.lateness.min(timing.election_timeout_max);
            self.estimator.on_arrival(Arrival { lateness, ..arrival });
        }
    }

    /// Another leader or term, or another clock: what comes next is late by nobody's word. What was
    /// learned stays.
    pub(crate) fn forget_leader(&mut self) {
        self.last = None;
    }

    /// This node did not look for `length` before `now`.
    pub(crate) fn note_absence(&mut self, now: Instant, length: Duration) {
        if self.learns() {
            self.absence = (now, length);
        }
    }

    /// The silence after a heartbeat that is still lateness, before any bound.
    pub(crate) fn wait(&self, timing: &Timing) -> Duration {
        if !self.learns() {
            return Duration::ZERO;
        }
        let announced = self.last.map_or(timing.heartbeat_interval, |(_, interval)| interval);
        announced + self.estimator.slack()
    }

    /// One that learns nothing keeps nothing: a model checker would tell apart what is the same.
    const fn learns(&self) -> bool {
        !matches!(self.estimator, Estimator::Fixed(_))
    }
}

#[cfg(test)]
mod tests {
    use super::super::proving::{at_intervals, late, us};
    use super::*;

    fn learning() -> [Detection; 3] {
        [
            Detection::quantile(),
            Detection::Jacobson { deviations: 4 },
            Detection::Phi { threshold: 8 },
        ]
    }

    fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn every_detector_waits_longer_after_pauses_than_after_calm() {
        for detection in learning() {
            let (mut calm, mut busy) = (Estimator::new(detection), Estimator::new(detection));
            at_intervals(&mut calm, ms(1), 5_000, |i| us(i % 7));
            at_intervals(&mut busy, ms(1), 5_000, |i| {
                us(if i % 100 == 99 { 5_000 } else { i % 7 })
            });
            assert!(calm.slack() < us(60), "{detection:?}: {}", calm.slack());
            assert!(busy.slack() > calm.slack().scaled(10, 1), "{detection:?}: {}", busy.slack());
        }
    }

    #[test]
    fn every_detector_forgets_a_pause() {
        for detection in learning() {
            let mut detector = Estimator::new(detection);
            detector.on_arrival(late(ms(26)));
            let taught = detector.slack();
            at_intervals(&mut detector, ms(100), 200_000, |_| us(5));
            assert!(detector.slack() < us(50), "{detection:?}: {taught}, {}", detector.slack());
        }
    }

    #[test]
    fn equal_heartbeats_teach_the_same_bit_for_bit() {
        for detection in learning() {
            let taught = || {
                let mut detector = Estimator::new(detection);
                at_intervals(&mut detector, ms(1), 3_000, |i| us(i * i % 1_009));
                detector
            };
            assert!(taught() == taught());
        }
    }

    #[test]
    fn no_lateness_overflows_any_detector() {
        let extremes = [
            Detection::Quantile { recurrence: us(1), half_life: us(1), margin_percent: u32::MAX },
            Detection::Jacobson { deviations: u32::MAX },
            Detection::Phi { threshold: u32::MAX },
        ];
        for detection in learning().into_iter().chain(extremes) {
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
            let mut patience = Patience::new(&timing);
            let start = Instant::from_nanos(1);
            patience.hear(start, ms(10), &timing);
            if note {
                patience.note_absence(start + ms(36), ms(30));
            }
            patience.hear(start + ms(36), ms(10), &timing);
            patience.wait(&timing)
        };
        assert!(taught(false) > ms(36), "{}", taught(false));
        assert!(taught(true) < ms(11), "{}", taught(true));
    }

    #[test]
    fn the_first_heartbeat_of_another_leader_is_late_by_nobodys_word() {
        let timing = Timing { detection: Detection::quantile(), ..Timing::lan() };
        let mut patience = Patience::new(&timing);
        let start = Instant::from_nanos(1);
        patience.hear(start, ms(10), &timing);
        patience.hear(start + ms(40), ms(10), &timing);
        let learned = patience.wait(&timing);
        patience.forget_leader();
        patience.hear(start + ms(5_000), ms(10), &timing);
        assert_eq!(patience.wait(&timing), learned, "it keeps what it knows of hosts like these");
    }

    #[test]
    fn one_that_learns_nothing_is_the_same_whatever_it_hears() {
        let timing = Timing { detection: Detection::Fixed, ..Timing::lan() };
        let mut patience = Patience::new(&timing);
        let before = patience.clone();
        patience.note_absence(Instant::from_nanos(5), ms(3));
        patience.hear(Instant::from_nanos(5), ms(10), &timing);
        assert!(patience == before && patience.wait(&timing) == Duration::ZERO);
    }
}
