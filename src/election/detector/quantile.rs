//! The lateness that is exceeded no more often than once in a given time, times a margin.
//!
//! Knows a histogram of lateness whose weights are halved now and then. Only its far end counts.
//! With a heartbeat each 100 us, a pause that comes every 10 s is one arrival in 100,000. No
//! estimate from the middle of the distribution says anything about it. So the quantile is asked
//! for as a *time between exceedances*. Where the memory holds less than that time, the quantile
//! is the greatest lateness in it.
//!
//! The margin is for what has not been seen yet: where the tail of pauses falls like a power, the
//! next record is a multiple of the last.

use super::arrival::{Arrival, Detector};
use crate::types::Duration;

/// The number of buckets: four an octave, from 1 us to an hour. A lateness that is read back is at
/// most a quarter longer than it was.
const BUCKETS: usize = 124;

/// The weight of a heartbeat that was just heard. Alone in its bucket it is forgotten after nine
/// halvings.
const UNIT: u32 = 1 << 8;

/// The number of times in a half-life that the quantile is looked up though nothing exceeded it,
/// since it falls with time.
const RESCANS_PER_HALF_LIFE: u64 = 16;

/// Estimates the quantile of lateness that is exceeded once in a given time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Quantile {
    recurrence: Duration,
    half_life: Duration,
    margin_percent: u32,
    weights: [u32; BUCKETS],
    /// The time that the weights stand for; halved with them.
    elapsed: Duration,
    since_halving: Duration,
    since_rescan: Duration,
    /// The bucket of the quantile.
    reached: u8,
}

impl Quantile {
    /// Returns an estimator of the lateness that is exceeded once in `recurrence`, times
    /// `margin_percent` / 100. What is `half_life` old counts half.
    pub const fn new(recurrence: Duration, half_life: Duration, margin_percent: u32) -> Self {
        Self {
            recurrence,
            half_life,
            margin_percent,
            weights: [0; BUCKETS],
            elapsed: Duration::ZERO,
            since_halving: Duration::ZERO,
            since_rescan: Duration::ZERO,
            reached: 0,
        }
    }

    fn forget(&mut self, span: Duration) {
        self.elapsed = self.elapsed + span;
        self.since_halving = self.since_halving + span;
        self.since_rescan = self.since_rescan + span;
        if self.since_halving >= self.half_life {
            self.since_halving = Duration::ZERO;
            self.elapsed = self.elapsed.scaled(1, 2);
            self.weights.iter_mut().for_each(|weight| *weight /= 2);
        }
    }

    /// Looks the quantile up: the highest bucket such that more exceeds its lower edge than once
    /// in `recurrence` allows.
    fn rescan(&mut self) {
        self.since_rescan = Duration::ZERO;
        let recurrence = self.recurrence.as_nanos().max(1);
        let allowed = self.elapsed.scaled(u64::from(UNIT), recurrence).as_nanos();
        let mut tail = 0;
        let above = |weight: &u32| {
            tail += u64::from(*weight);
            tail > allowed
        };
        self.reached = self.weights.iter().rposition(above).unwrap_or(0) as u8;
    }
}

impl Detector for Quantile {
    fn on_arrival(&mut self, arrival: Arrival) {
        self.forget(arrival.span);
        let bucket = bucket(arrival.lateness);
        self.weights[bucket] = self.weights[bucket].saturating_add(UNIT);
        if bucket > usize::from(self.reached)
            || self.since_rescan >= self.half_life.scaled(1, RESCANS_PER_HALF_LIFE)
        {
            self.rescan();
        }
    }

    fn slack(&self) -> Duration {
        above(self.reached).scaled(u64::from(self.margin_percent), 100)
    }
}

/// Returns the bucket of a lateness.
fn bucket(lateness: Duration) -> usize {
    let us = lateness.as_nanos() / 1_000;
    let place = if us < 4 {
        us
    } else {
        let octave = u64::from(us.ilog2());
        (octave - 1) * 4 + ((us >> (octave - 2)) & 3)
    };
    (place as usize).min(BUCKETS - 1)
}

/// Returns the upper edge of a bucket, which every lateness in it is below.
const fn above(bucket: u8) -> Duration {
    let next = bucket as u64 + 1;
    Duration::from_micros(if next < 4 { next } else { (4 + next % 4) << (next / 4 - 1) })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at_intervals, late, us};
    use super::*;

    fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    fn second() -> Quantile {
        Quantile::new(ms(60_000), ms(10_000), 100)
    }

    #[test]
    fn each_lateness_lies_below_the_edge_of_its_bucket_and_within_a_quarter() {
        for exact in (0..2_000).chain([4_095, 4_096, 26_000, 1 << 31, 3_600_000_000]) {
            let edge = above(bucket(us(exact)) as u8);
            assert!(us(exact) < edge && edge <= us(exact + exact / 4 + 1), "{exact} {edge}");
        }
        assert_eq!(bucket(Duration::MAX), BUCKETS - 1);
    }

    #[test]
    fn one_pause_is_remembered_for_a_while_and_then_forgotten() {
        let mut detector = second();
        detector.on_arrival(late(us(26_000)));
        assert!(detector.slack() >= us(26_000));
        at_intervals(&mut detector, ms(1), 15_000, |_| us(20));
        assert!(detector.slack() >= us(26_000), "after 15 s: {}", detector.slack());
        at_intervals(&mut detector, ms(1), 60_000, |_| us(20));
        assert!(detector.slack() < us(50), "after 75 s: {}", detector.slack());
    }

    #[test]
    fn what_comes_more_often_than_may_be_is_waited_for_and_what_comes_less_often_is_not() {
        // A pause of 5 ms each second, one of 26 ms each ten: exceeded once in 3 s may be the
        // second.
        let pauses = |i: u64| {
            if i % 10_000 == 7 {
                26_000
            } else if i % 1_000 == 500 {
                5_000
            } else {
                9
            }
        };
        let mut often = Quantile::new(ms(3_000), ms(60_000), 100);
        at_intervals(&mut often, ms(1), 200_000, |i| us(pauses(i)));
        assert!(us(5_000) <= often.slack() && often.slack() < us(7_000), "{}", often.slack());
        let mut seldom = Quantile::new(ms(30_000), ms(60_000), 100);
        at_intervals(&mut seldom, ms(1), 200_000, |i| us(pauses(i)));
        assert!(us(26_000) <= seldom.slack(), "{}", seldom.slack());
    }

    #[test]
    fn the_margin_multiplies() {
        let slack = |margin| {
            let mut detector = Quantile::new(ms(60_000), ms(10_000), margin);
            detector.on_arrival(late(us(1_000)));
            detector.slack()
        };
        assert_eq!(slack(200), slack(100).scaled(2, 1));
    }

    #[test]
    fn a_silence_of_an_hour_is_one_late_heartbeat_and_makes_nothing_else_forgotten() {
        let mut detector = second();
        detector.on_arrival(late(us(5_000)));
        let hour = us(3_600_000_000);
        detector.on_arrival(Arrival::new(hour, ms(1), Duration::ZERO));
        assert!(detector.slack() >= hour.saturating_sub(ms(1)));
        assert_eq!(detector.elapsed, ms(2));
    }

    #[test]
    fn years_overflow_nothing() {
        let mut detector = second();
        for _ in 0..100 {
            detector.on_arrival(Arrival { span: Duration::MAX, lateness: us(3_600_000_000) });
        }
        assert!(detector.slack() <= Duration::MAX);
    }
}
