//! How often a leader sends heartbeats, and for how long it asks its followers to promise.
//!
//! Knows the timing and the mean round trip. No safety rests on what is chosen here: a lease is counted
//! from what each follower has promised (R8), and no follower promises more than its own longest (R13).

use crate::config::{Pace, Timing};
use crate::types::Duration;

use super::detector::MeanRtt;

/// A heartbeat takes that many round trips: so few lie on the way at once, and a few percent of a link or
/// a core go into them.
const ROUND_TRIPS: u64 = 4;

/// A promise outlasts so many heartbeats, and two round trips: with two lost one after the other there is
/// still a round trip to spare.
const HEARTBEATS: u64 = 3;

/// Of what is too long, that part is given up with each heartbeat.
const SHRINKS_BY: u64 = 32;

/// The interval of heartbeats, and the promise that they ask for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Rhythm {
    pub(super) interval: Duration,
    pub(super) promise: Duration,
}

impl Rhythm {
    /// That of a leader which begins with this mean round trip.
    pub(super) fn new(timing: &Timing, rtt: MeanRtt) -> Self {
        match timing.pace {
            Pace::Auto { heartbeat_min, heartbeat_max, promise_min } if rtt.is_known() => {
                let rtt = rtt.value();
                let interval = rtt.scaled(ROUND_TRIPS, 1).clamp(heartbeat_min, heartbeat_max);
                let promise = interval.scaled(HEARTBEATS, 1) + rtt.scaled(2, 1);
                Self { interval, promise: promise.clamp(promise_min, timing.promise_max) }
            }
            Pace::Fixed | Pace::Auto { .. } => {
                Self { interval: timing.heartbeat_interval, promise: timing.promise }
            }
        }
    }

    /// The next one: longer at once, since a promise that is too short for the link carries no lease;
    /// shorter by little, since a link that was slow a moment ago may be slow again.
    pub(super) fn next(self, timing: &Timing, rtt: MeanRtt) -> Self {
        let aim = Self::new(timing, rtt);
        let toward = |now: Duration, aim: Duration| {
            aim.max(now.saturating_sub(now.saturating_sub(aim).scaled(1, SHRINKS_BY)))
        };
        Self {
            interval: toward(self.interval, aim.interval),
            promise: toward(self.promise, aim.promise),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTO: Pace = Pace::Auto {
        heartbeat_min: Duration::from_micros(40),
        heartbeat_max: Duration::from_millis(10),
        promise_min: Duration::from_micros(200),
    };

    fn timing() -> Timing {
        Timing { pace: AUTO, ..Timing::lan() }
    }

    fn rtt(us: u64) -> MeanRtt {
        let mut rtt = MeanRtt::default();
        rtt.sample(Duration::from_micros(us), &Timing::lan());
        rtt
    }

    fn rhythm(us: u64) -> [u64; 2] {
        let Rhythm { interval, promise } = Rhythm::new(&timing(), rtt(us));
        [interval, promise].map(|length| length.as_nanos() / 1_000)
    }

    #[test]
    fn both_follow_the_round_trip_between_their_bounds() {
        assert_eq!(rhythm(5), [40, 200], "the lower bounds");
        assert_eq!(rhythm(50), [200, 700]);
        assert_eq!(rhythm(1_000), [4_000, 14_000]);
        assert_eq!(rhythm(20_000), [10_000, 50_000], "the upper bounds");
    }

    #[test]
    fn both_are_as_configured_while_nothing_is_measured_or_the_pace_is_fixed() {
        let lan = Timing::lan();
        let configured = Rhythm { interval: lan.heartbeat_interval, promise: lan.promise };
        assert_eq!(Rhythm::new(&timing(), MeanRtt::default()), configured);
        for us in [1, 1_000, 40_000] {
            assert_eq!(Rhythm::new(&lan, rtt(us)), configured);
            assert_eq!(configured.next(&lan, rtt(us)), configured);
        }
    }

    #[test]
    fn both_grow_at_once_and_shrink_slowly_but_all_the_way() {
        let timing = timing();
        let (quick, slow) = (Rhythm::new(&timing, rtt(20)), Rhythm::new(&timing, rtt(1_000)));
        assert_eq!(quick.next(&timing, rtt(1_000)), slow);
        let once = slow.next(&timing, rtt(20));
        assert!(once.promise >= slow.promise.scaled(96, 100) && once.promise < slow.promise);
        let last = (0..500).fold(slow, |rhythm, _| rhythm.next(&timing, rtt(20)));
        let near =
            |found: Duration, aim: Duration| found.saturating_sub(aim) < Duration::from_micros(1);
        assert!(near(last.interval, quick.interval) && near(last.promise, quick.promise));
    }

    #[test]
    fn a_promise_outlasts_two_lost_heartbeats_and_a_round_trip_unless_it_may_not() {
        let timing = timing();
        let mut now = Rhythm::new(&timing, rtt(20));
        for us in [20, 700, 3_000, 10, 2_000, 500, 500, 500, 15, 15, 15, 15, 400] {
            now = now.next(&timing, rtt(us));
            let needed = now.interval.scaled(3, 1) + rtt(us).value();
            assert!(
                timing.less_skew(now.promise) >= needed.min(timing.less_skew(timing.promise_max))
            );
        }
    }
}
