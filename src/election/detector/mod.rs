//! The times at which a silent leader is suspected and the next attempt follows, and the round trip
//! that both need.
//!
//! [`detection_time`] is the one place that turns timing, what was learned, round trip and cluster
//! size into a wait.
//!
//! | file | how it judges lateness |
//! |---|---|
//! | `fixed.rs` | not at all |
//! | `quantile.rs` | the far quantile of what it remembers |
//! | `custom.rs` | as functions of the caller's say |
//! | `lateness.rs` | asks the chosen one, and tells it of heartbeats |
//!
//! `round_trips.rs` keeps what this node has measured of each voter, `mean_rtt.rs` the mean that
//! all timing goes by.

mod arrival;
mod custom;
mod fixed;
mod lateness;
mod mean_rtt;
mod quantile;
mod round_trips;

pub use arrival::{Arrival, Detector};
pub use custom::{CustomDetector, CustomState};
pub use lateness::Estimator;
pub(crate) use lateness::LatenessEstimator;
pub(crate) use mean_rtt::MeanRtt;
pub(crate) use round_trips::RoundTrips;

use crate::config::Timing;
use crate::types::{Duration, Instant};

use super::prng::Prng;

/// Clusters up to this size wait the shortest time. Two candidates among three settle it by rank
/// within one round (R5), so nothing is gained by waiting for fewer candidates.
const SMALL_CLUSTER: usize = 3;

/// Returns the silence after which the first in rank suspects its leader.
///
/// The value that was `learned` counts between two bounds. The low one is at least three mean
/// round trips. Clusters of more than three wait at least until the middle between the low one and
/// the upper end of calm.
/// Nobody suspects before the `promise` that the last heartbeat asked for has run out: a candidate
/// that asks earlier is only denied (etcd#10483).
pub(crate) fn detection_time(
    timing: &Timing,
    learned: Duration,
    rtt: MeanRtt,
    voters: usize,
    promise: Duration,
) -> Duration {
    let low = timing.election_timeout_min.max(rtt.value().scaled(3, 1));
    let high = timing.election_timeout_max.max(low);
    let calm = timing.calm_timeout_max().max(low);
    let least =
        if voters <= SMALL_CLUSTER { low } else { low + calm.saturating_sub(low).scaled(1, 2) };
    learned.clamp(least, high).max(timing.with_skew(promise) + rtt.value())
}

/// Returns the step between two ranks: 1.5 round trips, so that the request of the one before has
/// arrived by then. It is no longer than the upper end of calm. It is at least what is
/// configured: before a round trip is known nothing else is, and a thread that shares its core
/// wakes up late.
pub(crate) fn slot(timing: &Timing, rtt: MeanRtt) -> Duration {
    step(timing, rtt, 3)
}

fn step(timing: &Timing, rtt: MeanRtt, half_round_trips: u64) -> Duration {
    timing.rank_slot.max(rtt.value().scaled(half_round_trips, 2).min(timing.calm_timeout_max()))
}

/// Returns how much later than the first the one in `turn` suspects: so many slots, the last of
/// them longer or shorter by up to a fifth. This parts nodes that take the same turn by mistake.
///
/// Only one slot varies, and not all. Among many members those of late turns would else overtake
/// each other, and several would campaign at once where the first are dead too. Among more than
/// three voters a slot is a round trip longer, since a pre-vote comes first (R7) and holds nobody
/// back.
pub(crate) fn turn_delay(
    timing: &Timing,
    rtt: MeanRtt,
    voters: usize,
    turn: u8,
    prng: &mut Prng,
) -> Duration {
    let halves = if voters <= SMALL_CLUSTER { 3 } else { 5 };
    let slot = step(timing, rtt, halves);
    match turn.checked_sub(1) {
        None => Duration::ZERO,
        Some(before) => slot.scaled(u64::from(before), 1) + jittered(slot, prng),
    }
}

/// Returns the wait before attempt number `attempts + 1`. It is random over a window that doubles
/// with each failure, from one slot for every voter up to the upper end of calm.
pub(crate) fn backoff(
    timing: &Timing,
    rtt: MeanRtt,
    voters: usize,
    attempts: u32,
    prng: &mut Prng,
) -> Duration {
    let slot = slot(timing, rtt);
    let window = slot.scaled(voters as u64, 1).scaled(1 << attempts.min(MAX_DOUBLINGS), 1);
    let ceiling = timing.calm_timeout_max().max(rtt.value().scaled(3, 1));
    jittered(slot + Duration::from_nanos(prng.below(window.min(ceiling).as_nanos())), prng)
}

const MAX_DOUBLINGS: u32 = 16;

/// Returns `length` times a number from 0.8 to 1.2.
fn jittered(length: Duration, prng: &mut Prng) -> Duration {
    length.scaled(800_000 + prng.below(400_001), 1_000_000)
}

/// Returns how long requests wait for an answer before they are repeated for the `repeats`-th
/// time.
pub(crate) fn repeat_interval(timing: &Timing, rtt: MeanRtt, repeats: u32) -> Duration {
    const MAX_DOUBLINGS: u32 = 4;
    let first = timing.request_interval.max(rtt.value().scaled(2, 1));
    first.scaled(1 << repeats.min(MAX_DOUBLINGS), 1)
}

/// The time until which the leader's link counts as flapping: it loses its leader and finds it
/// again. The fast path (R7) is for links that don't.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Flapping {
    until: Instant,
}

impl Flapping {
    /// Notes that a suspicion proved false: the link counts as flapping for ten times the upper
    /// end of calm.
    pub(crate) fn note_false_suspicion(&mut self, now: Instant, timing: &Timing) {
        self.until = now + timing.calm_timeout_max().scaled(10, 1);
    }

    pub(crate) fn is_flapping(self, now: Instant) -> bool {
        now < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn us(count: u64) -> Duration {
        Duration::from_micros(count)
    }

    /// Returns a heartbeat that came so late, with an interval of 1 ms.
    pub(super) fn late(lateness: Duration) -> Arrival {
        Arrival::new(us(1_000) + lateness, us(1_000), Duration::ZERO)
    }

    /// Lets the detector hear so many heartbeats, the i-th of them `lateness(i)` late.
    pub(super) fn at_intervals(
        detector: &mut impl Detector,
        interval: Duration,
        count: u64,
        lateness: impl Fn(u64) -> Duration,
    ) {
        for i in 0..count {
            detector.on_arrival(Arrival::new(interval + lateness(i), interval, Duration::ZERO));
        }
    }

    fn rtt(us: u64) -> MeanRtt {
        let mut rtt = MeanRtt::default();
        rtt.sample(Duration::from_micros(us), &Timing::lan());
        rtt
    }

    /// Returns the detection time where nothing was learned.
    fn detection_time(timing: &Timing, rtt: MeanRtt, voters: usize) -> Duration {
        super::detection_time(timing, Duration::ZERO, rtt, voters, timing.promise)
    }

    #[test]
    fn detection_is_longer_than_what_was_asked_for_whatever_is_configured() {
        let timing = Timing { promise_max: Duration::from_millis(80), ..Timing::lan() };
        for asked in [10, 60, 80].map(Duration::from_millis) {
            let wait = super::detection_time(&timing, Duration::ZERO, rtt(10), 3, asked);
            assert!(wait > timing.with_skew(asked) && wait >= timing.election_timeout_min);
        }
    }

    #[test]
    fn what_was_learned_counts_between_the_bounds_and_never_below_the_promise() {
        let wait = |learned, voters| {
            let lan = Timing::lan();
            let learned = Duration::from_millis(learned);
            super::detection_time(&lan, learned, rtt(10), voters, lan.promise)
        };
        assert_eq!(wait(70, 3), Duration::from_millis(70));
        assert_eq!(wait(70, 5), Duration::from_millis(75), "the middle of calm is its least");
        assert_eq!(wait(80, 5), Duration::from_millis(80));
        assert_eq!(wait(300, 3), Duration::from_millis(300));
        assert_eq!(wait(3_600_000, 3), Duration::from_millis(500));
        assert_eq!(wait(1, 3), wait(0, 3));
        assert!(wait(0, 3) >= Timing::lan().with_skew(Timing::lan().promise));
    }

    #[test]
    fn each_profile_waits_as_long_on_a_calm_host_as_its_documentation_says() {
        let wait = |name, voters| {
            let timing = Timing::profile(name).expect("it is a profile");
            detection_time(&timing, MeanRtt::UNKNOWN, voters).as_nanos() / 1_000
        };
        for (name, three, five) in [
            ("lan", 50_051, 75_000),
            ("wan", 1_000_000, 1_500_000),
            ("colo", 400, 600),
            ("fast", 50_000, 75_000),
            ("guarded", 100_000, 150_000),
        ] {
            assert_eq!([wait(name, 3), wait(name, 5)], [three, five], "{name}");
        }
    }

    #[test]
    fn room_to_learn_longer_silences_makes_nothing_else_longer() {
        let wide = Timing::fast();
        let narrow = Timing { election_timeout_max: wide.calm_timeout_max(), ..wide };
        assert!(narrow.election_timeout_max < wide.election_timeout_max);
        for mean in [0, 20, 2_000, 40_000, 90_000, 400_000].map(rtt) {
            for voters in [1, 3, 5, 128] {
                let waits = [wide, narrow].map(|timing| detection_time(&timing, mean, voters));
                assert_eq!(waits[0], waits[1], "{voters} voters, {mean:?}");
                let backs_off =
                    |timing, attempts| backoff(&timing, mean, voters, attempts, &mut Prng::new(7));
                for attempts in [0, 5, 40] {
                    assert_eq!(backs_off(wide, attempts), backs_off(narrow, attempts));
                }
            }
            assert_eq!(slot(&wide, mean), slot(&narrow, mean));
        }
        let sampled = |timing| {
            let mut mean = rtt(20);
            mean.sample(Duration::from_millis(300), &timing);
            mean.adopt(Duration::from_millis(300), &timing);
            mean
        };
        assert_eq!(sampled(wide), sampled(narrow));
    }

    #[test]
    fn the_low_bound_rises_to_three_mean_round_trips() {
        let timing = Timing::lan();
        let fast = detection_time(&timing, rtt(10), 3);
        let slow = detection_time(&timing, rtt(40_000), 3);
        assert!(fast < Duration::from_millis(51));
        assert!(slow >= Duration::from_millis(120));
    }

    #[test]
    fn detection_is_longer_than_promise_and_skew_whatever_the_timeout() {
        for (_, timing) in Timing::PROFILES {
            for voters in [1, 3, 5, 128] {
                let wait = detection_time(&timing, MeanRtt::default(), voters);
                assert!(wait >= timing.with_skew(timing.promise));
            }
        }
    }

    fn delays(timing: Timing, rtt: MeanRtt, turn: u8) -> impl Iterator<Item = Duration> {
        let mut prng = Prng::new(7);
        (0..200).map(move |_| turn_delay(&timing, rtt, 3, turn, &mut prng))
    }

    #[test]
    fn a_slot_is_one_and_a_half_round_trips_where_that_is_more_than_configured() {
        let lan = Timing::lan();
        assert_eq!(slot(&lan, MeanRtt::default()), lan.rank_slot, "before anything is measured");
        assert_eq!(slot(&lan, rtt(20)), lan.rank_slot);
        assert_eq!(slot(&lan, rtt(2_000)), Duration::from_micros(3_000));
        // On cores that are shared a thread is woken later than a round trip takes.
        assert_eq!(slot(&Timing::fast(), rtt(10)), Duration::from_micros(50));
        assert_eq!(slot(&Timing::colo(), rtt(10)), Duration::from_micros(15));
    }

    #[test]
    fn the_first_in_rank_waits_for_nobody_and_each_other_one_for_all_before_it() {
        let lan = Timing::lan();
        for mean in [rtt(0), rtt(20), rtt(2_000), rtt(100_000)] {
            let slot = slot(&lan, mean);
            assert!(slot <= lan.election_timeout_max);
            assert!(delays(lan, mean, 0).all(|delay| delay == Duration::ZERO));
            for rank in 1..=127 {
                let full = slot.scaled(u64::from(rank), 1);
                let fifth = slot.scaled(1, 5);
                let around = full.saturating_sub(fifth)..=full + fifth;
                assert!(delays(lan, mean, rank).all(|delay| around.contains(&delay)), "{rank}");
            }
        }
    }

    #[test]
    fn among_more_than_three_a_slot_has_room_for_a_pre_vote() {
        let mut prng = Prng::new(7);
        for _ in 0..200 {
            let delay = turn_delay(&Timing::colo(), rtt(20), 5, 1, &mut prng);
            // The vote request of the first in rank arrives after one and a half round trips.
            assert!(delay > Duration::from_micros(30) && delay <= Duration::from_micros(60));
        }
    }

    #[test]
    fn small_clusters_suspect_sooner() {
        let wait = |voters| detection_time(&Timing::lan(), rtt(10), voters);
        assert!(wait(3) < wait(4));
        assert_eq!(wait(4), wait(99));
    }

    #[test]
    fn jitter_stays_between_four_and_six_fifths() {
        let mut prng = Prng::new(3);
        let length = Duration::from_micros(1_000);
        for _ in 0..1_000 {
            let drawn = jittered(length, &mut prng);
            assert!((Duration::from_micros(800)..=Duration::from_micros(1_200)).contains(&drawn));
        }
    }

    #[test]
    fn back_off_doubles_with_each_failure_up_to_the_longest_timeout() {
        let mut prng = Prng::new(9);
        let mut longest = |attempts| {
            let draws = (0..500).map(|_| backoff(&Timing::lan(), rtt(10), 3, attempts, &mut prng));
            draws.max().unwrap_or_default()
        };
        let (first, fourth, last) = (longest(1), longest(4), longest(40));
        assert!(first < Duration::from_millis(5), "{first}");
        assert!(fourth > first.scaled(4, 1), "{fourth} after {first}");
        assert!(last <= Timing::lan().election_timeout_max.scaled(13, 10), "{last}");
    }

    #[test]
    fn a_cast_of_back_off_never_overflows() {
        let mut prng = Prng::new(5);
        let ceiling = Timing::wan().election_timeout_max.scaled(2, 1);
        for attempts in [0, 1, 63, 64, u32::MAX] {
            assert!(backoff(&Timing::wan(), rtt(10), 128, attempts, &mut prng) <= ceiling);
        }
    }
}
