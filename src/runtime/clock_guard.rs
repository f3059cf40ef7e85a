//! Holds the node's clock against the kernel's, now and then, off the fast path.
//!
//! The kernel's is the raw one: those that follow the wall clock are sped up and slowed down by more
//! than a sound counter drifts. Knows two clocks and how far they may part. Knows nothing of what follows when they do.
//!
//! | what happened | what is seen |
//! |---|---|
//! | the host was suspended | the kernel has counted that time, the counter has not |
//! | the counter was stepped, or restarted | a jump, either way |
//! | the counter's rate is off | the two part steadily |
//! | a virtual machine was restored from a snapshot | **nothing**: both clocks are part of the snapshot. The fencing token is the answer |

use crate::types::{Duration, Instant};

use super::clock::Clock;

/// How often the clocks are compared: a hundred times a second costs a few microseconds in that time.
const INTERVAL: Duration = Duration::from_millis(10);

/// How long two readings may take and still be called simultaneous. A pause between them is no fault.
const SIMULTANEOUS: Duration = Duration::from_micros(5);

/// How often a pair of readings is tried before the check is put off.
const TRIES: usize = 4;

/// What the clocks may part by between two checks, besides drift: what readings that are called
/// simultaneous can differ by, twice.
const SLACK: Duration = Duration::from_micros(20);

/// How long the window is over which the rate is judged. Over a second 20 us are 20 ppm.
const WINDOW: Duration = Duration::from_millis(1_000);

/// By how much the node's clock has parted from the kernel's, in a time by the kernel's clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Disagreement {
    pub(super) by: Duration,
    pub(super) within: Duration,
}

/// Compares two clocks.
#[derive(Debug)]
pub(super) struct ClockGuard {
    clock: Clock,
    reference: Clock,
    drift_ppm: u64,
    next_check: Instant,
    /// Both clocks at the last check, for jumps, and at the start of the window, for the rate.
    last: Option<Pair>,
    window: Option<Pair>,
}

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug)]
struct Pair {
    clock: Instant,
    reference: Instant,
}

impl ClockGuard {
    pub(super) fn new(clock: Clock, reference: Clock, drift_ppm: u32) -> Self {
        let drift_ppm = u64::from(drift_ppm);
        let next_check = clock.now();
        Self { clock, reference, drift_ppm, next_check, last: None, window: None }
    }

    /// Compares the clocks if it is time to, or if `now` shows that the clock has stepped back.
    #[inline]
    pub(super) fn check(&mut self, now: Instant) -> Result<(), Disagreement> {
        let stepped_back = self.last.is_some_and(|last| now < last.clock);
        if now < self.next_check && !stepped_back {
            return Ok(());
        }
        self.compare(now)
    }

    #[cold]
    fn compare(&mut self, now: Instant) -> Result<(), Disagreement> {
        self.next_check = now + INTERVAL;
        let Some(pair) = self.read() else { return Ok(()) };
        let last = self.last.replace(pair).unwrap_or(pair);
        let window = *self.window.get_or_insert(pair);
        if pair.reference.saturating_since(window.reference) >= WINDOW {
            self.window = Some(pair);
        }
        self.agree(last, pair).and(self.agree(window, pair))
    }

    /// Both clocks in one moment, or `None` if this thread was interrupted each time.
    fn read(&self) -> Option<Pair> {
        (0..TRIES).find_map(|_| {
            let before = self.reference.now();
            let clock = self.clock.now();
            let took = self.reference.now().saturating_since(before);
            (took <= SIMULTANEOUS).then_some(Pair { clock, reference: before })
        })
    }

    fn agree(&self, from: Pair, to: Pair) -> Result<(), Disagreement> {
        let within = to.reference.saturating_since(from.reference);
        let shown = i128::from(to.clock.as_nanos()) - i128::from(from.clock.as_nanos());
        let apart = (shown - i128::from(within.as_nanos())).unsigned_abs();
        let by = Duration::from_nanos(u64::try_from(apart).unwrap_or(u64::MAX));
        // A third of what two clocks may part by: two nodes together leave a third for the crystals.
        let allowed = within.scaled(self.drift_ppm, 3_000_000) + SLACK;
        if by <= allowed { Ok(()) } else { Err(Disagreement { by, within }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::clock::MockHandle;

    fn guard() -> (ClockGuard, Clock, MockHandle, MockHandle) {
        let (clock, hand) = Clock::mock();
        let (reference, reference_hand) = Clock::mock();
        (ClockGuard::new(clock.clone(), reference, 1_000), clock, hand, reference_hand)
    }

    /// Lets both clocks go on for `seconds` tenths, the first by `ppm` faster, and reports the checks.
    fn run(tenths: u64, ppm: u64) -> Result<(), Disagreement> {
        let (mut guard, clock, hand, reference_hand) = guard();
        (0..tenths * 10).try_for_each(|_| {
            reference_hand.advance(Duration::from_millis(10));
            hand.advance(Duration::from_millis(10).scaled(1_000_000 + ppm, 1_000_000));
            guard.check(clock.now())
        })
    }

    #[test]
    fn clocks_that_drift_within_the_bound_agree() {
        assert_eq!(run(600, 0), Ok(()));
        assert_eq!(run(600, 300), Ok(()));
    }

    #[test]
    fn a_rate_that_is_off_is_found_within_a_second() {
        assert!(run(10, 1_000).is_err());
    }

    #[test]
    fn a_step_either_way_and_a_suspension_are_found_at_the_next_check() {
        let steps: [fn(&MockHandle, &MockHandle); 3] = [
            |hand, _| hand.advance(Duration::from_millis(3)),
            |hand, _| hand.set(Instant::from_nanos(5)),
            |_, reference_hand| reference_hand.advance(Duration::from_millis(60_000)),
        ];
        for step in steps {
            let (mut guard, clock, hand, reference_hand) = guard();
            assert_eq!(guard.check(clock.now()), Ok(()));
            hand.advance(INTERVAL);
            reference_hand.advance(INTERVAL);
            assert_eq!(guard.check(clock.now()), Ok(()));
            hand.advance(INTERVAL);
            reference_hand.advance(INTERVAL);
            step(&hand, &reference_hand);
            assert!(guard.check(clock.now()).is_err());
        }
    }

    #[test]
    fn a_long_pause_of_the_thread_is_no_fault() {
        let (mut guard, clock, hand, reference_hand) = guard();
        assert_eq!(guard.check(clock.now()), Ok(()));
        hand.advance(Duration::from_millis(30_000));
        reference_hand.advance(Duration::from_millis(30_000));
        assert_eq!(guard.check(clock.now()), Ok(()));
    }
}
