//! The policy of [`WaitStrategy::Backoff`](super::WaitStrategy::Backoff): how long a polling
//! thread looks for something to do before it sleeps.
//!
//! Knows the times and counts that it is told. Knows no clock, no socket and no thread.
//!
//! A scheduler that is fair wakes a thread at once that has had less than its share of the core,
//! and keeps one waiting that has had more. So looking pays up to that share, and where it ends is
//! found out by looking. The thread never yields: beside a busy neighbour that costs a time slice
//! each time, whatever the thread's share.

use crate::types::{Duration, Instant};

/// The longest time for which a thread looks in vain. An answer on a local network comes within
/// it. It is also the cost of a slow wake-up: who looks for as long as a sleep would cost pays at
/// most twice what the best choice would have cost (Karlin et al., SODA 1990).
const LONGEST: Duration = Duration::from_micros(50);

/// The shortest time for which a thread looks, if it looks at all.
const SHORTEST: Duration = Duration::from_nanos(LONGEST.as_nanos() / 8);

/// The least time between two looks that is a long gap: a sleeping thread would have been woken
/// sooner.
const LONG_GAP: Duration = LONGEST;

/// The time before a deadline in which a thread does not sleep, since it would wake too late.
/// Beside two busy loops a sleeping thread was woken after 16 us (P50).
const WAKE_UP: Duration = Duration::from_micros(20);

/// The time without a long gap after which a thread looks for longer.
const CALM: Duration = Duration::from_millis(1_000);

/// The longest time for which a thread sleeps at once before it looks again. A trial beside a busy
/// neighbour may cost a time slice, so there is one a minute in the end.
const LONGEST_REST: Duration = Duration::from_millis(60_000);

/// Decides whether a thread that has found nothing to do looks again or sleeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Backoff {
    /// The time for which the thread looks in vain; zero where it sleeps at once.
    limit: Duration,
    /// The time since which the limit has been as it is.
    limited_at: Instant,
    /// The time for which the thread sleeps at once before it looks again.
    rest: Duration,
    /// The time at which the thread last had something to do.
    worked_at: Instant,
    /// The time of the last look, if the thread has stayed awake since and done nothing.
    looked_at: Option<Instant>,
    /// The number of involuntary switches when it was last asked for.
    switches: u64,
}

impl Backoff {
    pub(super) const fn new() -> Self {
        Self {
            limit: LONGEST,
            limited_at: Instant::ZERO,
            rest: CALM,
            worked_at: Instant::ZERO,
            looked_at: None,
            switches: 0,
        }
    }

    /// Notes a pass: its time, and whether there was something to do. Returns whether the thread
    /// was starved: others had its core since the last look, for longer than a wake-up takes.
    ///
    /// `switches` returns how often others have got the core though this thread could run. It is
    /// asked after a long gap only. Without such a switch the gap was the whole host's, and
    /// sleeping would have saved nothing.
    pub(super) fn on_pass(
        &mut self,
        now: Instant,
        has_worked: bool,
        switches: impl FnOnce() -> u64,
    ) -> bool {
        let before = self.looked_at.take();
        let is_long = |before| now.saturating_since(before) >= LONG_GAP;
        let is_starved = before.is_some_and(is_long) && self.was_switched(switches());
        if is_starved {
            self.look_for_less(now);
        }
        if has_worked {
            self.worked_at = now;
        }
        is_starved
    }

    /// Returns whether the thread is to sleep after a pass at `now` that has found nothing, where
    /// the next one is due at `deadline`. If not, it is to look again.
    pub(super) fn sleeps(&mut self, now: Instant, deadline: Instant) -> bool {
        self.bound_by(now);
        self.look_for_more(now);
        // One that was starved sleeps even then: it has a share to win back.
        let is_near = deadline.saturating_since(now) < WAKE_UP && self.limit > Duration::ZERO;
        let looks = is_near || now.saturating_since(self.worked_at) < self.limit;
        self.looked_at = looks.then_some(now);
        !looks
    }

    /// Lets no time lie ahead. After a fault of the clock one may, and the thread would look for
    /// as long.
    fn bound_by(&mut self, now: Instant) {
        self.limited_at = self.limited_at.min(now);
        self.worked_at = self.worked_at.min(now);
    }

    fn was_switched(&mut self, switches: u64) -> bool {
        let before = std::mem::replace(&mut self.switches, switches);
        switches > before
    }

    fn look_for_less(&mut self, now: Instant) {
        self.limited_at = now;
        self.limit = self.limit.scaled(1, 4);
        if self.limit < SHORTEST {
            self.limit = Duration::ZERO;
        }
    }

    /// Doubles the limit if the thread was left alone. The first look after a rest is a trial, so
    /// each rest lasts twice as long as the one before, until the limit is at its longest again.
    fn look_for_more(&mut self, now: Instant) {
        let is_resting = self.limit == Duration::ZERO;
        let calm = if is_resting { self.rest } else { CALM };
        if self.limit == LONGEST || now.saturating_since(self.limited_at) < calm {
            return;
        }
        if is_resting {
            self.rest = (self.rest + self.rest).min(LONGEST_REST);
        }
        self.limited_at = now;
        self.limit = (self.limit + self.limit).clamp(SHORTEST, LONGEST);
        if self.limit == LONGEST {
            self.rest = CALM;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const FAR: Duration = Duration::from_millis(10_000);
    const LOOK: Duration = Duration::from_nanos(50);

    /// A thread whose passes find nothing unless told otherwise.
    struct Bench {
        backoff: Backoff,
        now: Instant,
        switches: u64,
    }

    impl Bench {
        fn new() -> Self {
            let now = Instant::ZERO + FAR;
            Self { backoff: Backoff::new(), now, switches: 3 }.worked()
        }

        fn worked(mut self) -> Self {
            self.work();
            self
        }

        /// A pass that does something, after which the next is due in a long time.
        fn work(&mut self) {
            self.now = self.now + LOOK;
            self.backoff.on_pass(self.now, true, || panic!("no gap is long"));
        }

        fn sleeps(&mut self) -> bool {
            self.backoff.sleeps(self.now, self.now + FAR)
        }

        /// Looks in vain until it sleeps, and returns for how long it has looked.
        fn look(&mut self) -> Duration {
            let start = self.now;
            while !self.sleeps() {
                self.now = self.now + LOOK;
                self.backoff.on_pass(self.now, false, || panic!("no gap is long"));
            }
            self.now.saturating_since(start)
        }

        fn sleep(&mut self, time: Duration) {
            self.now = self.now + time;
            self.work();
        }

        /// Looks, and looks again after a time in which others had the core so often.
        fn lose_core(&mut self, gap: Duration, switches: u64) -> bool {
            assert!(!self.sleeps());
            self.now = self.now + gap;
            self.switches += switches;
            self.backoff.on_pass(self.now, true, || self.switches)
        }

        /// Is starved whenever it looks, until it looks no more.
        fn starve(&mut self) {
            let ms = Duration::from_millis(3);
            let times = (0..).take_while(|_| !self.sleeps() && self.lose_core(ms, 1));
            assert!(times.count() <= 2);
        }

        /// Sleeps and works until it looks again; returns for how long it has slept at once.
        fn rest(&mut self) -> Duration {
            let start = self.now;
            while self.sleeps() {
                self.sleep(Duration::from_millis(1));
            }
            self.now.saturating_since(start)
        }
    }

    #[test]
    fn a_thread_in_calm_looks_for_its_limit_and_then_sleeps() {
        let mut bench = Bench::new();
        for _ in 0..100 {
            assert_eq!(bench.look(), LONGEST);
            assert!(bench.sleeps(), "until there is something to do");
            bench.sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn a_thread_that_is_woken_for_nothing_sleeps_on() {
        let mut bench = Bench::new();
        bench.look();
        bench.now = bench.now + Duration::from_millis(5);
        assert!(!bench.backoff.on_pass(bench.now, false, || panic!("sleep is no gap")));
        assert!(bench.sleeps());
    }

    #[test]
    fn a_starved_thread_looks_for_less_and_then_sleeps_at_once() {
        let mut bench = Bench::new();
        assert!(bench.lose_core(Duration::from_millis(3), 1));
        assert_eq!(bench.look(), LONGEST.scaled(1, 4));
        bench.sleep(Duration::from_millis(1));
        assert!(bench.lose_core(LONG_GAP, 7));
        assert!(bench.sleeps(), "though there was something to do just now");
    }

    #[test]
    fn a_short_gap_starves_nobody() {
        let mut bench = Bench::new();
        for _ in 0..100 {
            assert!(!bench.lose_core(LONG_GAP.saturating_sub(LOOK), 1));
        }
        assert_eq!(bench.look(), LONGEST);
    }

    /// A hypervisor may have stopped the whole host.
    #[test]
    fn a_long_gap_without_a_switch_starves_nobody() {
        let mut bench = Bench::new();
        assert!(bench.lose_core(Duration::from_millis(3), 0), "the first count is news");
        assert!(!bench.lose_core(Duration::from_millis(3), 0));
        assert_eq!(bench.look(), LONGEST.scaled(1, 4), "as after the first");
    }

    #[test]
    fn a_pass_that_takes_long_starves_nobody() {
        let mut bench = Bench::new();
        assert!(!bench.sleeps());
        bench.work();
        bench.now = bench.now + Duration::from_millis(20);
        assert!(!bench.backoff.on_pass(bench.now, false, || panic!("it did not look")));
    }

    #[test]
    fn a_thread_looks_up_to_a_near_deadline_rather_than_to_sleep_into_it() {
        let mut bench = Bench::new();
        bench.look();
        let deadline = bench.now + WAKE_UP;
        assert!(bench.backoff.sleeps(bench.now, deadline));
        while bench.now < deadline {
            bench.now = bench.now + LOOK;
            assert!(!bench.backoff.sleeps(bench.now, deadline));
        }
    }

    #[test]
    fn a_starved_thread_sleeps_though_a_deadline_is_near() {
        let mut bench = Bench::new();
        bench.starve();
        assert!(bench.backoff.sleeps(bench.now, bench.now + LOOK));
    }

    #[test]
    fn a_thread_that_is_left_alone_looks_for_longer_step_by_step() {
        let mut bench = Bench::new();
        bench.starve();
        assert!(bench.rest() >= CALM);
        for eighths in [1, 2, 4, 8] {
            assert_eq!(bench.look(), LONGEST.scaled(eighths, 8));
            bench.sleep(CALM);
        }
        assert_eq!(bench.look(), LONGEST);
    }

    #[test]
    fn trials_beside_a_neighbour_that_stays_become_rare_and_never_end() {
        let mut bench = Bench::new();
        bench.starve();
        let mut last = Duration::ZERO;
        for _ in 0..10 {
            let rest = bench.rest();
            let least = (last + last).min(LONGEST_REST).max(CALM);
            assert!(rest >= least && rest < least + CALM, "{rest} after {last}");
            last = least;
            bench.starve();
        }
        assert_eq!(last, LONGEST_REST);
    }

    #[test]
    fn a_thread_that_has_recovered_has_forgotten_how_long_it_rested() {
        let mut bench = Bench::new();
        for _ in 0..4 {
            bench.starve();
            bench.rest();
        }
        for _ in 0..4 {
            bench.look();
            bench.sleep(CALM);
        }
        bench.starve();
        assert!(bench.rest() < CALM + CALM);
    }

    /// A fault of the clock may have shown a time that is far ahead.
    #[test]
    fn a_clock_that_was_ahead_keeps_no_thread_awake() {
        let mut bench = Bench::new();
        bench.starve();
        bench.now = Instant::ZERO;
        assert!(bench.sleeps());
        assert!(bench.rest() < CALM + CALM);
        bench.now = Instant::ZERO;
        assert!(bench.look() <= LONGEST);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_happens_nobody_looks_beyond_the_limit_or_sleeps_into_a_deadline(
            passes in vec((0_u64..100_000, any::<bool>(), 0_u64..2, 0_u64..100_000), 1..500),
        ) {
            let mut bench = Bench::new();
            let mut worked_at = bench.now;
            for (gap, has_worked, switches, left) in passes {
                bench.now = bench.now + Duration::from_nanos(gap);
                bench.switches += switches;
                bench.backoff.on_pass(bench.now, has_worked, || bench.switches);
                if has_worked {
                    worked_at = bench.now;
                    continue;
                }
                let left = Duration::from_nanos(left);
                let has_looked = bench.now.saturating_since(worked_at);
                let is_starved = bench.backoff.limit == Duration::ZERO;
                if bench.backoff.sleeps(bench.now, bench.now + left) {
                    prop_assert!(left >= WAKE_UP || is_starved);
                } else {
                    prop_assert!(left < WAKE_UP || has_looked < LONGEST);
                }
            }
        }
    }
}
