//! The pace of a leader: the interval of its heartbeats, and the promises that it asks for.
//!
//! Knows the timing, the round trip that a quorum answers in, and what a quorum has promised. No
//! safety rests on what is chosen here: a lease is counted from what each follower has promised
//! (R8), and no follower promises more than its own longest (R13).

use crate::config::{Pace, Timing};
use crate::types::{Duration, Instant};

use super::detector::MeanRtt;

/// The interval of heartbeats, in round trips. So few heartbeats are on their way at once, and
/// they take a few percent of a link or a core.
const ROUND_TRIPS: u64 = 4;

/// The number of heartbeats that a promise outlasts, besides two round trips. With two heartbeats
/// lost one after the other there is still a round trip to spare.
const HEARTBEATS: u64 = 3;

/// The part of what is too long that each heartbeat gives up: one in so many.
const SHRINKS_BY: u64 = 32;

/// The least interval to which short promises may speed heartbeats up, and the least for each
/// member. To send one datagram takes half of that on a slow core. The other half is left for the
/// acks.
const LEAST_INTERVAL: Duration = Duration::from_micros(20);
const LEAST_FOR_EACH: Duration = Duration::from_micros(5);

/// The interval of heartbeats, and the promise that they ask for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Rhythm {
    pub(super) interval: Duration,
    pub(super) promise: Duration,
}

impl Rhythm {
    /// Returns the rhythm of a leader that begins with this mean round trip.
    pub(super) fn new(timing: &Timing, rtt: MeanRtt) -> Self {
        let (interval, promise) = (timing.heartbeat_interval, timing.promise);
        match timing.pace {
            Pace::Auto { heartbeat_min, heartbeat_max, promise_min } if rtt.is_known() => {
                let rtt = rtt.value();
                let interval = rtt.scaled(ROUND_TRIPS, 1).clamp(heartbeat_min, heartbeat_max);
                let promise = interval.scaled(HEARTBEATS, 1) + rtt.scaled(2, 1);
                Self { interval, promise: promise.clamp(promise_min, timing.promise_max) }
            }
            Pace::Auto { .. } => Self { interval, promise },
            Pace::Fixed => {
                let outlasts = needed(interval, rtt).min(timing.promise_max);
                Self { interval, promise: promise.max(outlasts) }
            }
        }
    }

    /// Returns the next rhythm, which moves toward what fits the round trip. It grows at once,
    /// since a promise that is too short for the link carries no lease. It shrinks by little,
    /// since a link that was slow a moment ago may be slow again.
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

/// Returns the promise that carries a lease over a link from one heartbeat to the next. The ack of
/// the first must be here before the promise is over, with one round trip to spare.
pub(super) fn needed(interval: Duration, rtt: MeanRtt) -> Duration {
    interval + rtt.value().scaled(2, 1)
}

/// The promises that a leader asks for, and those that a quorum gives. A follower gives no more
/// than its own longest promise. So one that was started with another timing may give less than it
/// is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Promises {
    /// The length that is asked for since `since`, less clock skew. What was sent before asked for
    /// less.
    asked: Duration,
    since: Instant,
    /// The length that a quorum gives, less clock skew; [`Duration::MAX`] while that is what it is
    /// asked for.
    given: Duration,
    /// The least interval that the leader can spare.
    least: Duration,
}

impl Promises {
    /// Returns the promises of a leader that speaks to so many `others`.
    pub(super) fn new(timing: &Timing, rhythm: Rhythm, others: usize, since: Instant) -> Self {
        let asked = timing.less_skew(rhythm.promise);
        let least = LEAST_INTERVAL.max(LEAST_FOR_EACH.scaled(others as u64, 1));
        Self { asked, since, given: Duration::MAX, least }
    }

    /// Follows the promise that is asked for, which has become longer or shorter.
    pub(super) fn follow(&mut self, timing: &Timing, rhythm: Rhythm, now: Instant) {
        let asked = timing.less_skew(rhythm.promise);
        if asked > self.asked {
            self.since = now;
        }
        self.asked = asked;
    }

    /// Returns whether what was sent at `sent_at` asked for no less than what is asked for now.
    pub(super) fn were_asked_at(&self, sent_at: Instant) -> bool {
        self.since <= sent_at
    }

    /// Notes that a quorum has promised `given`, less skew, in answer to what was sent at
    /// `sent_at`. Less is believed at once, or the lease lapses. More is believed little by
    /// little, since a member that promised less may be heard again. Returns whether it was less
    /// than ever.
    pub(super) fn note(&mut self, sent_at: Instant, given: Duration) -> bool {
        if !self.were_asked_at(sent_at) || (given >= self.asked && self.given == Duration::MAX) {
            return false;
        }
        if given < self.given {
            self.given = given;
            return true;
        }
        let step = given.saturating_sub(self.given).scaled(1, SHRINKS_BY);
        self.given = self.given + step.max(Duration::from_micros(1));
        if self.given >= self.asked {
            self.given = Duration::MAX;
        }
        false
    }

    /// Returns what a quorum gives, less skew.
    pub(super) fn carried(&self) -> Duration {
        self.given.min(self.asked)
    }

    /// Returns the interval of heartbeats at which the promises that are given carry a lease.
    /// Where the interval of the rhythm does, it is that one.
    pub(super) fn interval(&self, rhythm: Rhythm, rtt: MeanRtt) -> Duration {
        let carried = self.carried();
        let is_short = self.given < self.asked;
        let of_short = if is_short { carried.scaled(1, HEARTBEATS) } else { rhythm.interval };
        let mut interval = rhythm.interval.min(of_short);
        if interval + rtt.value() >= carried {
            // Two heartbeats fit into what is left of a promise once its ack is here.
            interval = interval.min(carried.saturating_sub(rtt.value()).scaled(1, 2));
        }
        interval.max(self.least.min(rhythm.interval))
    }

    /// Returns whether no interval that the leader can spare carries a lease over such a link.
    pub(super) fn are_too_short(&self, rhythm: Rhythm, rtt: MeanRtt) -> bool {
        self.carried() <= rtt.value() + self.least.min(rhythm.interval)
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

    fn as_configured(timing: &Timing) -> Rhythm {
        Rhythm { interval: timing.heartbeat_interval, promise: timing.promise }
    }

    #[test]
    fn both_are_as_configured_while_nothing_is_measured_or_the_pace_is_fixed_and_the_link_quick() {
        let lan = Timing::lan();
        assert_eq!(Rhythm::new(&timing(), MeanRtt::default()), as_configured(&lan));
        for us in [1, 1_000, 40_000] {
            assert_eq!(
                Rhythm::new(&lan, rtt(us)),
                as_configured(&lan),
                "no longer promise may be asked for"
            );
        }
        let fast = Timing::fast();
        for us in [1, 10, 99] {
            let same = as_configured(&fast);
            assert_eq!((Rhythm::new(&fast, rtt(us)), same.next(&fast, rtt(us))), (same, same));
            let promises = Promises::new(&fast, same, 2, Instant::ZERO);
            assert_eq!(promises.interval(same, rtt(us)), same.interval);
        }
    }

    #[test]
    fn a_fixed_promise_outlasts_a_heartbeat_and_two_round_trips_as_far_as_it_may() {
        let fast = Timing::fast();
        let promise = |us| Rhythm::new(&fast, rtt(us)).promise;
        assert_eq!(promise(300), Duration::from_micros(700));
        assert_eq!(promise(2_000), Duration::from_micros(4_100));
        assert_eq!(promise(20_000), fast.promise_max);
        for us in [100, 150, 300, 500, 1_000, 2_000] {
            let rhythm = Rhythm::new(&fast, rtt(us));
            let promises = Promises::new(&fast, rhythm, 2, Instant::ZERO);
            assert!(!promises.are_too_short(rhythm, rtt(us)), "{us} us");
            assert_eq!(promises.interval(rhythm, rtt(us)), fast.heartbeat_interval, "{us} us");
        }
        let rhythm = Rhythm::new(&fast, rtt(5_000));
        assert!(Promises::new(&fast, rhythm, 2, Instant::ZERO).are_too_short(rhythm, rtt(5_000)));
    }

    /// Returns what a leader of `lan` makes of promises that are as short as those of `fast`.
    fn short_promises() -> (Rhythm, Promises) {
        let lan = Timing::lan();
        let rhythm = Rhythm::new(&lan, rtt(20));
        let mut promises = Promises::new(&lan, rhythm, 2, Instant::from_nanos(7));
        let given = lan.less_skew(Duration::from_micros(300));
        assert!(promises.note(Instant::from_nanos(7), given), "that is less than it asked for");
        assert!(!promises.note(Instant::from_nanos(8), given), "and no news");
        (rhythm, promises)
    }

    #[test]
    fn a_leader_beats_three_times_in_the_promise_that_a_quorum_gives() {
        let (rhythm, promises) = short_promises();
        let interval = promises.interval(rhythm, rtt(20));
        assert!((us(90)..=us(100)).contains(&interval), "{interval}");
        assert!(!promises.are_too_short(rhythm, rtt(20)));
    }

    #[test]
    fn it_beats_faster_where_the_link_takes_most_of_the_promise_and_says_so_where_it_takes_all() {
        let (rhythm, promises) = short_promises();
        for (rtt_us, least, most) in [(250, 20, 25), (270, 20, 20), (290, 20, 20)] {
            let interval = promises.interval(rhythm, rtt(rtt_us));
            assert!((us(least)..=us(most)).contains(&interval), "{interval} at {rtt_us} us");
        }
        assert!(!promises.are_too_short(rhythm, rtt(250)));
        assert!(
            promises.are_too_short(rhythm, rtt(290)) && promises.are_too_short(rhythm, rtt(5_000))
        );
    }

    #[test]
    fn an_interval_that_was_shortened_grows_again_slowly_but_all_the_way() {
        let (rhythm, mut promises) = short_promises();
        let asked = Timing::lan().less_skew(rhythm.promise);
        let now = Instant::from_nanos(9);
        assert!(!promises.note(now, asked));
        assert!(promises.interval(rhythm, rtt(20)) < us(700), "by a thirty-second part");
        for _ in 0..500 {
            assert!(!promises.note(now, asked));
        }
        assert_eq!(promises.interval(rhythm, rtt(20)), rhythm.interval);
        assert_eq!(promises, Promises { given: Duration::MAX, ..promises });
    }

    #[test]
    fn what_was_asked_before_promises_became_longer_says_nothing() {
        let fast = Timing::fast();
        let rhythm = Rhythm::new(&fast, rtt(20));
        let mut promises = Promises::new(&fast, rhythm, 2, Instant::ZERO);
        let longer = rhythm.next(&fast, rtt(1_000));
        promises.follow(&fast, longer, Instant::from_nanos(50));
        assert!(!promises.note(Instant::from_nanos(49), fast.less_skew(rhythm.promise)));
        assert_eq!(promises.interval(longer, rtt(1_000)), longer.interval);
        assert!(promises.note(Instant::from_nanos(50), fast.less_skew(rhythm.promise)));
    }

    #[test]
    fn many_members_are_not_spoken_to_faster_than_a_core_can() {
        let (rhythm, _) = short_promises();
        let lan = Timing::lan();
        let mut promises = Promises::new(&lan, rhythm, 98, Instant::ZERO);
        promises.note(Instant::ZERO, lan.less_skew(us(300)));
        assert_eq!(promises.interval(rhythm, rtt(20)), us(490));
    }

    fn us(us: u64) -> Duration {
        Duration::from_micros(us)
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
