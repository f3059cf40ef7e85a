//! The policy of [`WaitStrategy::Backoff`](super::WaitStrategy::Backoff): how long a polling
//! thread looks for something to do before it sleeps.
//!
//! Knows the times and counts that it is told. Knows no clock, no socket and no thread.
//!
//! A scheduler that is fair wakes a thread at once that has slept for most of its time. It puts
//! one behind that has yielded while a neighbour had work, for a whole time slice. So looking pays
//! only on a core that nobody else wants, and that is found out by looking.

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

/// The longest time for which a thread sleeps at once before it looks again. To look beside a busy
/// neighbour costs a time slice, so that happens once a minute at most.
const LONGEST_REST: Duration = Duration::from_millis(60_000);

/// A step of a thread that has found nothing to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Look again at once.
    Spin,
    /// Let others run, then look again.
    Yield,
    /// Sleep until there is something to do.
    Sleep,
}

/// Decides each step of a thread that has found nothing to do.
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
    /// `switches` returns how often the scheduler has taken the core from this thread, ever. It is
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

    /// Returns what to do after a pass at `now` that has found nothing, where the next one is due
    /// at `deadline`.
    pub(super) fn step(&mut self, now: Instant, deadline: Instant) -> Step {
        self.bound_by(now);
        self.look_for_more(now);
        let step = if deadline.saturating_since(now) < WAKE_UP {
            // A thread that yields may come back after the deadline as well.
            Step::Spin
        } else if now.saturating_since(self.worked_at) < self.limit {
            Step::Yield
        } else {
            Step::Sleep
        };
        self.looked_at = (step != Step::Sleep).then_some(now);
        step
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

        fn step(&mut self) -> Step {
            self.backoff.step(self.now, self.now + FAR)
        }

        /// Looks in vain until it sleeps, and returns for how long it has looked.
        fn look(&mut self) -> Duration {
            let start = self.now;
            while self.step() != Step::Sleep {
                self.now = self.now + LOOK;
                self.backoff.on_pass(self.now, false, || panic!("no gap is long"));
            }
            self.now.saturating_since(start)
        }

        fn sleep(&mut self, time: Duration) {
            self.now = self.now + time;
            self.work();
        }

        /// Yields, and comes back after a time in which others had the core so often.
        fn yield_for(&mut self, gap: Duration, switches: u64) -> bool {
            assert_eq!(self.step(), Step::Yield);
            self.now = self.now + gap;
            self.switches += switches;
            self.backoff.on_pass(self.now, true, || self.switches)
        }

        /// Is starved whenever it looks, until it looks no more.
        fn starve(&mut self) {
            let ms = Duration::from_millis(3);
            let times = (0..).take_while(|_| self.step() == Step::Yield && self.yield_for(ms, 1));
            assert!(times.count() <= 2);
        }

        /// Sleeps and works until it looks again; returns for how long it has slept at once.
        fn rest(&mut self) -> Duration {
            let start = self.now;
            while self.step() == Step::Sleep {
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
            assert_eq!(bench.step(), Step::Sleep, "until there is something to do");
            bench.sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn a_thread_that_is_woken_for_nothing_sleeps_on() {
        let mut bench = Bench::new();
        bench.look();
        bench.now = bench.now + Duration::from_millis(5);
        assert!(!bench.backoff.on_pass(bench.now, false, || panic!("sleep is no gap")));
        assert_eq!(bench.step(), Step::Sleep);
    }

    #[test]
    fn a_starved_thread_looks_for_less_and_then_sleeps_at_once() {
        let mut bench = Bench::new();
        assert!(bench.yield_for(Duration::from_millis(3), 1));
        assert_eq!(bench.look(), LONGEST.scaled(1, 4));
        bench.sleep(Duration::from_millis(1));
        assert!(bench.yield_for(LONG_GAP, 7));
        assert_eq!(bench.step(), Step::Sleep, "though there was something to do just now");
    }

    #[test]
    fn a_short_gap_starves_nobody() {
        let mut bench = Bench::new();
        for _ in 0..100 {
            assert!(!bench.yield_for(LONG_GAP.saturating_sub(LOOK), 1));
        }
        assert_eq!(bench.look(), LONGEST);
    }

    /// A hypervisor may have stopped the whole host.
    #[test]
    fn a_long_gap_without_a_switch_starves_nobody() {
        let mut bench = Bench::new();
        assert!(bench.yield_for(Duration::from_millis(3), 0), "the first count is news");
        assert!(!bench.yield_for(Duration::from_millis(3), 0));
        assert_eq!(bench.look(), LONGEST.scaled(1, 4), "as after the first");
    }

    #[test]
    fn a_pass_that_takes_long_starves_nobody() {
        let mut bench = Bench::new();
        bench.step();
        bench.work();
        bench.now = bench.now + Duration::from_millis(20);
        assert!(!bench.backoff.on_pass(bench.now, false, || panic!("it did not look")));
    }

    #[test]
    fn a_thread_spins_up_to_a_near_deadline_starved_or_not() {
        for is_starved in [false, true] {
            let mut bench = Bench::new();
            if is_starved {
                bench.starve();
            }
            bench.look();
            let deadline = bench.now + WAKE_UP;
            assert_eq!(bench.backoff.step(bench.now, deadline), Step::Sleep);
            while bench.now < deadline {
                bench.now = bench.now + LOOK;
                assert_eq!(bench.backoff.step(bench.now, deadline), Step::Spin);
            }
            assert_eq!(bench.backoff.step(bench.now, Instant::ZERO), Step::Spin, "it is past");
        }
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
        assert_eq!(bench.step(), Step::Sleep);
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
                match bench.backoff.step(bench.now, bench.now + left) {
                    Step::Spin => prop_assert!(left < WAKE_UP),
                    Step::Yield => prop_assert!(left >= WAKE_UP && has_looked < LONGEST),
                    Step::Sleep => prop_assert!(left >= WAKE_UP),
                }
            }
        }
    }
}
