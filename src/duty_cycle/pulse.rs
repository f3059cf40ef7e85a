//! Watches over the application's sign of life: a count that rises while it works.
//!
//! Knows when the count was seen to rise, and how much of the time since then this thread was here
//! to see it. Decides nothing about who leads.

use crate::types::{Duration, Instant};

/// The number of looks within the bound, at least. The thread need not look more often where it
/// sleeps, and a pause of its own counts for one of them at most.
const LOOKS: u64 = 8;

/// A gap between two looks of more than so many planned ones is an absence.
const ABSENCE: u64 = 2;

/// The application's pulse, as the polling thread sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct StallDetector {
    bound: Duration,
    /// The count at the last look; `None` before the first.
    count: Option<u64>,
    looked_at: Instant,
    /// The time without a beat that this thread has seen: each gap between two looks counts for a
    /// step of the bound at most.
    silence: Duration,
    /// True if the application was given its bound anew in this silence, since the thread was away.
    has_forgiven: bool,
    is_stalled: bool,
}

impl StallDetector {
    /// Watches over an application that has not come up yet: until it beats it counts as stalled.
    pub(super) const fn new(bound: Duration, now: Instant) -> Self {
        Self {
            bound,
            count: None,
            looked_at: now,
            silence: Duration::ZERO,
            has_forgiven: false,
            is_stalled: true,
        }
    }

    pub(super) const fn is_stalled(&self) -> bool {
        self.is_stalled
    }

    /// Notes the count at `now`. The first count is no beat: it may be that of an earlier life.
    ///
    /// Whatever stops this thread may stop the application as well: a host that sleeps, a process
    /// that is stopped. So after an absence the application has its whole bound anew, once in each
    /// silence: else a thread that pauses again and again would never find it stalled.
    #[inline]
    pub(super) fn look(&mut self, now: Instant, count: u64) {
        let gap = now.saturating_since(self.looked_at);
        self.looked_at = now;
        let before = self.count.replace(count);
        if before.is_some_and(|before| before != count) {
            (self.silence, self.has_forgiven, self.is_stalled) = (Duration::ZERO, false, false);
        } else if gap > self.step().scaled(ABSENCE, 1) && !self.has_forgiven {
            (self.silence, self.has_forgiven) = (Duration::ZERO, true);
        } else {
            self.silence =
                self.silence.saturating_add(if gap < self.step() { gap } else { self.step() });
            self.is_stalled |= self.silence >= self.bound;
        }
    }

    /// Goes on by another clock, which may show an earlier time.
    pub(super) const fn start_over(&mut self, now: Instant) {
        (self.looked_at, self.silence) = (now, Duration::ZERO);
    }

    /// Returns when the next look is due. Once the application counts as stalled, its next beat is
    /// looked for as often: it wakes nobody.
    pub(super) fn next_look(&self) -> Instant {
        let left = self.bound.saturating_sub(self.silence);
        let step = self.step();
        self.looked_at + if self.is_stalled || left > step { step } else { left }
    }

    fn step(&self) -> Duration {
        self.bound.scaled(1, LOOKS).max(Duration::from_nanos(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    fn at(count: u64) -> Instant {
        Instant::ZERO + ms(count)
    }

    /// An application that has beaten at 100 ms, with a bound of 80 ms.
    fn beaten() -> StallDetector {
        let mut watch = StallDetector::new(ms(80), at(99));
        watch.look(at(99), 4);
        watch.look(at(100), 5);
        assert!(!watch.is_stalled());
        watch
    }

    /// Looks whenever it is due, `late` after that, until the application counts as stalled.
    fn stalls_at(watch: &mut StallDetector, late: Duration) -> Instant {
        let mut now = Instant::ZERO;
        for _ in 0..1_000 {
            if watch.is_stalled() {
                return now;
            }
            now = watch.next_look() + late;
            watch.look(now, 5);
        }
        panic!("it never does");
    }

    #[test]
    fn an_application_that_has_not_come_up_is_stalled_until_it_beats() {
        let mut watch = StallDetector::new(ms(80), at(0));
        assert!(watch.is_stalled());
        watch.look(at(1), 7);
        assert!(watch.is_stalled(), "the first count may be that of an earlier life");
        watch.look(at(500), 7);
        assert!(watch.is_stalled());
        watch.look(at(501), 8);
        assert!(!watch.is_stalled());
    }

    #[test]
    fn an_application_stalls_when_its_bound_is_over_and_not_before() {
        assert_eq!(stalls_at(&mut beaten(), Duration::ZERO), at(180));
        let mut watch = beaten();
        (101..180).for_each(|now| watch.look(at(now), 5));
        assert!(!watch.is_stalled());
        watch.look(at(180), 5);
        assert!(watch.is_stalled());
    }

    #[test]
    fn a_pause_of_the_polling_thread_gives_the_application_its_bound_anew() {
        let mut watch = beaten();
        watch.look(at(110), 5);
        watch.look(at(10_000), 5);
        assert!(!watch.is_stalled());
        assert_eq!(stalls_at(&mut watch, Duration::ZERO), at(10_080));
    }

    #[test]
    fn a_thread_that_pauses_again_and_again_still_finds_an_application_stalled() {
        let mut watch = beaten();
        let found = stalls_at(&mut watch, ms(70));
        assert!(found > at(180), "it gives it more time");
        assert!(found < at(100 + 10 * 80), "and not for ever: {found:?}");
    }

    #[test]
    fn a_beat_gives_the_application_its_bound_anew_also_after_the_next_pause() {
        let mut watch = beaten();
        watch.look(at(10_000), 5);
        watch.look(at(10_010), 6);
        watch.look(at(10_020), 6);
        watch.look(at(20_000), 6);
        assert_eq!(stalls_at_count(&mut watch, 6), at(20_080));
    }

    #[test]
    fn a_beat_that_came_during_a_pause_counts() {
        let mut watch = beaten();
        watch.look(at(10_000), 6);
        assert!(!watch.is_stalled());
        assert_eq!(stalls_at_count(&mut watch, 6), at(10_080));
    }

    fn stalls_at_count(watch: &mut StallDetector, count: u64) -> Instant {
        while !watch.is_stalled() {
            watch.look(watch.next_look(), count);
        }
        watch.looked_at
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nobody_stall() {
        let mut watch = beaten();
        watch.start_over(at(3));
        watch.look(at(4), 5);
        assert!(!watch.is_stalled());
        assert_eq!(stalls_at_count(&mut watch, 5), at(83));
    }
}
