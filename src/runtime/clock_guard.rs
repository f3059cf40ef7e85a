//! Compares the node's clock with the kernel's, now and then, off the fast path.
//!
//! The kernel's clock is the raw one. Those that follow the wall clock are sped up and slowed down
//! by more than a sound counter drifts. Knows two clocks and how far they may part. Knows nothing
//! of what follows when they do.
//!
//! | what happened | what is seen |
//! |---|---|
//! | the host was suspended | the kernel has counted that time, the counter has not |
//! | the counter was stepped, or restarted | a jump, either way |
//! | the counter's rate is off, or it stands still | the two part steadily |
//! | the counter lies, and the kernel's clock, which is made of it, with it | the kernel's watchdog compares it with a third clock twice a second, and then goes by another |
//! | the kernel's clock reads slowly, as hpet and acpi_pm do | no reading is narrow enough to prove anything: a fault once that lasts |
//! | the same lie, on a kernel that does not watch the counter | **nothing**. So it is with `tsc=reliable`, in many virtual machines, and, since about Linux 5.15, on hosts of up to four sockets whose processors have TSC_ADJUST |
//! | a virtual machine is restored from a snapshot | **nothing** here: it has both clocks. `vm_generation.rs` asks the hypervisor |
//! | a jump and another back between two comparisons | **nothing** |
//!
//! | a jump within a pause of the thread, of less than a sixth of the drift in it | **nothing** |
//!
//! Where nothing is seen, the fencing token is the answer.
//!
//! `clock_tolerance.rs` has the arithmetic: how far two clocks may part unseen, and why leases
//! bear it.

use crate::config::Timing;
use crate::types::{Duration, Instant};

use super::clock::{Clock, ClockSource};
use super::clock_tolerance::{PAST, Tolerance};

/// The number of tries to get a narrow comparison. Where the kernel's clock reads fast, only
/// interruptions make one wide.
const TRIES: usize = 4;

/// The number of comparisons in a row that must have been too wide to be a fault, and the time for
/// which. Each comparison is the narrowest of four. No thread is interrupted in each of 64
/// readings of some 50 ns.
const WIDE_IN_A_ROW: u32 = 16;
const WIDE_FOR: Duration = Duration::from_millis(100);

/// The time between two questions to the kernel: which clock does it go by? Each is a system call
/// of 2 us. Its watchdog looks twice a second.
const ASK_EVERY: Duration = Duration::from_millis(1_000);

/// The number of passes after which the clocks are compared, even if the one under suspicion says
/// that it is not yet time: it may stand still. A loop that never sleeps makes so many in half a
/// millisecond.
const PASSES: u32 = 1_024;

/// The same for a loop that may sleep between two passes, as long as nothing happens.
const PASSES_ASLEEP: u32 = 16;

/// A reason why a clock is believed no more.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClockFault {
    /// The clock has run off the kernel's by more than leases allow for.
    Diverged,
    /// The kernel's clock can't be read fast enough to tell, and that has lasted.
    Unreadable,
    /// The kernel goes by another clock now, or can't be asked; or another node of this process
    /// has found this one to lie.
    Abandoned,
}

impl ClockFault {
    /// All faults, by index.
    pub const ALL: [Self; 3] = [Self::Diverged, Self::Unreadable, Self::Abandoned];

    /// Returns its place in [`ALL`](Self::ALL).
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns its name in metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Diverged => "diverged",
            Self::Unreadable => "unreadable",
            Self::Abandoned => "abandoned",
        }
    }
}

/// A fault that a comparison has detected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DetectedFault {
    pub(super) fault: ClockFault,
    /// The least by which the clock has run off the kernel's. For a clock that is unreadable, the
    /// width of the last reading.
    pub(super) by: Duration,
}

/// The node's clock at a moment between two readings of the kernel's.
#[derive(Clone, Copy, Debug)]
struct Reading {
    before: Instant,
    clock: Instant,
    after: Instant,
}

impl Reading {
    const NONE: Self = Self { before: Instant::ZERO, clock: Instant::ZERO, after: Instant::ZERO };

    fn width(&self) -> Duration {
        self.after.saturating_since(self.before)
    }

    /// Returns the most time that may have passed since `earlier`, by the kernel's clock.
    fn since(&self, earlier: &Self) -> Duration {
        self.after.saturating_since(earlier.before)
    }

    /// Returns the least by which the clocks have parted since `earlier`.
    fn diverged_since(&self, earlier: &Self) -> Duration {
        let least = self.before.saturating_since(earlier.after);
        let shown = i128::from(self.clock.as_nanos()) - i128::from(earlier.clock.as_nanos());
        let ahead = shown - i128::from(self.since(earlier).as_nanos());
        let behind = i128::from(least.as_nanos()) - shown;
        Duration::from_nanos(u64::try_from(ahead.max(behind).max(0)).unwrap_or(u64::MAX))
    }
}

/// Compares two clocks.
#[derive(Debug)]
pub(super) struct ClockGuard {
    clock: Clock,
    reference: Clock,
    tolerance: Tolerance,
    /// The number of passes after which the clocks are compared, whatever they show.
    most_passes: u32,
    /// The source that the clock was made of when it was last believed.
    source: ClockSource,
    /// The time that the clock showed last.
    shown: Instant,
    next: Instant,
    passes: u32,
    /// The last readings that were narrow, in a ring, and how many there have been.
    past: [Reading; PAST],
    kept: usize,
    /// The number of readings in a row that were not narrow, and since when.
    wide: u32,
    wide_since: Instant,
    /// The time, by the kernel's own clock, at which the kernel is asked next what it goes by.
    next_question: Instant,
}

impl ClockGuard {
    /// Returns the guard of the clock of a node with that timing, whose loop sleeps between passes
    /// if it `may_sleep`.
    pub(super) fn new(clock: Clock, reference: Clock, timing: &Timing, may_sleep: bool) -> Self {
        let (source, shown) = (clock.source(), clock.now());
        Self {
            clock,
            reference,
            tolerance: Tolerance::of(timing),
            most_passes: if may_sleep { PASSES_ASLEEP } else { PASSES },
            source,
            shown,
            next: shown,
            passes: 0,
            past: [Reading::NONE; PAST],
            kept: 0,
            wide: 0,
            wide_since: Instant::ZERO,
            next_question: Instant::ZERO,
        }
    }

    /// Begins anew: the clock was at fault and is another now, or is to be believed again.
    pub(super) fn start_over(&mut self) {
        self.source = self.clock.source();
        self.shown = self.clock.now();
        self.next = self.shown;
        (self.kept, self.wide) = (0, 0);
    }

    /// Compares the clocks if it is time to, or if `now` shows that the clock has stepped back.
    /// Must be called with each reading before it is used.
    #[inline]
    pub(super) fn check(&mut self, now: Instant) -> Result<(), DetectedFault> {
        self.passes += 1;
        let is_due = now >= self.next || now < self.shown || self.passes >= self.most_passes;
        self.shown = now;
        if is_due { self.compare(now) } else { Ok(()) }
    }

    #[cold]
    fn compare(&mut self, now: Instant) -> Result<(), DetectedFault> {
        self.next = now + self.tolerance.interval;
        self.passes = 0;
        if self.clock.source() != self.source {
            return Err(DetectedFault { fault: ClockFault::Abandoned, by: Duration::ZERO });
        }
        // The kernel's clock is not held against itself.
        if (self.source, self.reference.source()) == (ClockSource::Os, ClockSource::Os) {
            return Ok(());
        }
        let reading = self.read();
        self.agree(&reading)?;
        self.ask_kernel(&reading)?;
        self.note_width(&reading)?;
        self.keep(reading);
        Ok(())
    }

    /// Returns the first reading that is narrow, or of some tries the narrowest.
    fn read(&self) -> Reading {
        let mut best = self.read_once();
        for _ in 1..TRIES {
            if best.width() <= self.tolerance.width {
                break;
            }
            let other = self.read_once();
            if other.width() < best.width() {
                best = other;
            }
        }
        best
    }

    fn read_once(&self) -> Reading {
        let (before, clock, after) = self.reference.around(|| self.clock.now());
        Reading { before, clock, after }
    }

    /// Compares the reading with those of the past. A wide reading proves less, but what it proves
    /// is true.
    fn agree(&self, reading: &Reading) -> Result<(), DetectedFault> {
        for earlier in &self.past[..self.kept.min(PAST)] {
            let by = reading.diverged_since(earlier);
            if by > self.tolerance.allowed(reading.since(earlier)) {
                return Err(DetectedFault { fault: ClockFault::Diverged, by });
            }
        }
        Ok(())
    }

    fn ask_kernel(&mut self, reading: &Reading) -> Result<(), DetectedFault> {
        if reading.before < self.next_question {
            return Ok(());
        }
        self.next_question = reading.before + ASK_EVERY;
        if self.clock.is_still_the_kernels() {
            Ok(())
        } else {
            Err(DetectedFault { fault: ClockFault::Abandoned, by: Duration::ZERO })
        }
    }

    fn note_width(&mut self, reading: &Reading) -> Result<(), DetectedFault> {
        if reading.width() <= self.tolerance.width {
            self.wide = 0;
            return Ok(());
        }
        if self.wide == 0 {
            self.wide_since = reading.before;
        }
        self.wide += 1;
        let has_lasted = reading.after.saturating_since(self.wide_since) >= WIDE_FOR;
        if self.wide >= WIDE_IN_A_ROW && has_lasted {
            return Err(DetectedFault { fault: ClockFault::Unreadable, by: reading.width() });
        }
        Ok(())
    }

    /// Remembers a narrow reading, if the last one is old enough.
    fn keep(&mut self, reading: Reading) {
        let last = self.kept.checked_sub(1).map(|last| self.past[last % PAST]);
        let is_due = last.is_none_or(|last| reading.since(&last) >= self.tolerance.least_spacing());
        if self.wide == 0 && is_due {
            self.past[self.kept % PAST] = reading;
            self.kept += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::clock_tolerance::{LONGEST_INTERVAL, NARROWEST};
    use super::*;
    use crate::runtime::clock::MockHandle;

    fn micros(micros: u64) -> Duration {
        Duration::from_micros(micros)
    }

    /// A guard, and the hands that move both clocks.
    struct Bench {
        guard: ClockGuard,
        clock: Clock,
        hand: MockHandle,
        reference_hand: MockHandle,
    }

    impl Bench {
        fn new(timing: &Timing) -> Self {
            let (clock, hand) = Clock::mock();
            let (reference, reference_hand) = Clock::mock();
            let guard = ClockGuard::new(clock.clone(), reference, timing, false);
            Self { guard, clock, hand, reference_hand }
        }

        /// Makes each reading of the kernel's clock take that long.
        fn slow_reference(self, cost: Duration) -> Self {
            let (hand, reference_hand) = (self.hand.clone(), self.reference_hand.clone());
            self.reference_hand.on_reading(move || {
                hand.advance(cost);
                reference_hand.advance(cost);
            });
            self
        }

        fn check(&mut self) -> Result<(), DetectedFault> {
            self.guard.check(self.clock.now())
        }

        /// Lets `time` pass, in steps of `step` with a check after each; the clock is `ppm` too
        /// fast.
        fn run(&mut self, time: Duration, step: Duration, ppm: i64) -> Result<(), DetectedFault> {
            let shown = step.scaled(1_000_000_u64.saturating_add_signed(ppm), 1_000_000);
            (0..time.as_nanos() / step.as_nanos()).try_for_each(|_| {
                self.reference_hand.advance(step);
                self.hand.advance(shown);
                self.check()
            })
        }

        fn live(&mut self, time: Duration) {
            let step = Duration::from_nanos((time.as_nanos() / 400).max(100_000));
            assert_eq!(self.run(time, step, 0), Ok(()), "both are sound");
        }

        fn fault(&mut self, time: Duration, step: Duration, ppm: i64) -> Option<ClockFault> {
            self.run(time, step, ppm).err().map(|detected| detected.fault)
        }
    }

    /// Returns what one clock must not part by in the time of a promise: half of what is left when
    /// the crystals have had their share.
    fn share(timing: &Timing) -> Duration {
        let taken_off = timing.promise.saturating_sub(timing.less_skew(timing.promise));
        let crystals = timing.promise.scaled(u64::from(timing.drift_ppm), 4_000_000);
        taken_off.saturating_sub(crystals).scaled(1, 2)
    }

    #[test]
    fn a_jump_that_leases_do_not_allow_for_is_found_by_readings_as_wide_as_may_be() {
        for (profile, timing) in Timing::PROFILES {
            let tolerance = Tolerance::of(&timing);
            for is_forward in [true, false] {
                let mut bench = Bench::new(&timing).slow_reference(tolerance.width);
                bench.live(timing.promise.scaled(3, 1).max(Duration::from_millis(10)));
                let late = if is_forward { &bench.hand } else { &bench.reference_hand };
                late.advance(share(&timing));
                let found = bench.fault(tolerance.interval + tolerance.interval, micros(100), 0);
                assert_eq!(found, Some(ClockFault::Diverged), "{profile}, forward: {is_forward}");
            }
        }
    }

    #[test]
    fn the_same_by_and_by_within_a_promise_is_found() {
        for (profile, timing) in Timing::PROFILES {
            let tolerance = Tolerance::of(&timing);
            let mut bench = Bench::new(&timing).slow_reference(tolerance.width);
            bench.live(timing.promise.scaled(3, 1).max(Duration::from_millis(10)));
            let step = timing.promise.scaled(1, 50);
            let is_found_meanwhile = (0..50).any(|_| {
                bench.hand.advance(step + share(&timing).scaled(1, 50));
                bench.reference_hand.advance(step);
                bench.check().is_err()
            });
            let rest = tolerance.greatest_spacing();
            let is_found = is_found_meanwhile || bench.fault(rest + rest, micros(100), 0).is_some();
            assert!(is_found, "{profile}");
        }
    }

    #[test]
    fn clocks_that_drift_within_the_bound_agree() {
        for (profile, timing) in Timing::PROFILES {
            let mut bench = Bench::new(&timing);
            for ppm in [0, 150, -150] {
                bench.guard.start_over();
                let time = Duration::from_millis(20_000);
                assert_eq!(bench.run(time, micros(700), ppm), Ok(()), "{profile}, {ppm} ppm");
            }
        }
    }

    #[test]
    fn a_rate_that_is_off_is_found_within_a_second() {
        for ppm in [200, 1_000, -200] {
            let found = Bench::new(&Timing::lan()).fault(micros(1_000_000), micros(700), ppm);
            assert_eq!(found, Some(ClockFault::Diverged), "{ppm} ppm");
        }
    }

    #[test]
    fn a_step_either_way_and_a_suspension_are_found_at_the_next_check() {
        let steps: [fn(&MockHandle, &MockHandle); 3] = [
            |hand, _| hand.advance(Duration::from_millis(3)),
            |hand, _| hand.set(Instant::from_nanos(5)),
            |_, reference_hand| reference_hand.advance(Duration::from_millis(60_000)),
        ];
        for step in steps {
            let mut bench = Bench::new(&Timing::lan());
            bench.live(Duration::from_millis(20));
            step(&bench.hand, &bench.reference_hand);
            let (time, once) = (LONGEST_INTERVAL, LONGEST_INTERVAL);
            assert_eq!(bench.fault(time, once, 0), Some(ClockFault::Diverged));
        }
    }

    #[test]
    fn a_clock_that_steps_back_is_compared_at_once() {
        let mut bench = Bench::new(&Timing::lan());
        bench.live(Duration::from_millis(20));
        bench.hand.set(bench.clock.now() - micros(500));
        assert!(bench.check().is_err(), "long before the next comparison");
    }

    #[test]
    fn a_clock_that_stands_still_is_found_though_it_says_that_it_is_not_yet_time() {
        let mut bench = Bench::new(&Timing::lan());
        bench.live(Duration::from_millis(20));
        let found = bench.fault(Duration::from_millis(2), micros(1), -1_000_000);
        assert_eq!(found, Some(ClockFault::Diverged));
    }

    #[test]
    fn a_long_pause_of_the_thread_is_no_fault() {
        let mut bench = Bench::new(&Timing::lan());
        let pause = Duration::from_millis(30_000);
        assert_eq!(bench.run(pause + pause, pause, 0), Ok(()));
    }

    #[test]
    fn a_counter_twice_too_fast_is_found_however_slowly_the_kernels_clock_reads() {
        for cost in [micros(2), micros(5), micros(300)] {
            let mut bench = Bench::new(&Timing::lan()).slow_reference(cost);
            let hand = bench.hand.clone();
            // What passes within a reading counts twice as well.
            bench.hand.on_reading(move || hand.advance(cost));
            let found = bench.fault(Duration::from_millis(200), micros(700), 1_000_000);
            assert!(found.is_some(), "{cost}");
        }
    }

    #[test]
    fn readings_that_are_never_narrow_are_a_fault_after_a_tenth_of_a_second_and_not_before() {
        let mut bench = Bench::new(&Timing::lan()).slow_reference(micros(5));
        assert_eq!(bench.fault(Duration::from_millis(90), micros(700), 0), None);
        let found = bench.fault(Duration::from_millis(20), micros(700), 0);
        assert_eq!(found, Some(ClockFault::Unreadable));
        // A thread that comes by rarely has tried rarely.
        let mut bench = Bench::new(&Timing::lan()).slow_reference(micros(5));
        assert_eq!(bench.fault(micros(1_400_000), micros(100_000), 0), None);
        let found = bench.fault(micros(400_000), micros(100_000), 0);
        assert_eq!(found, Some(ClockFault::Unreadable));
    }

    #[test]
    fn a_thread_that_is_interrupted_in_nine_of_ten_readings_finds_no_fault() {
        let mut bench = Bench::new(&Timing::colo());
        let (hand, reference_hand) = (bench.hand.clone(), bench.reference_hand.clone());
        let mut readings = 0_u64;
        bench.reference_hand.on_reading(move || {
            readings += 1;
            // Two readings a try: of ten tries one is left alone.
            if !(readings / 2).is_multiple_of(10) {
                hand.advance(micros(900));
                reference_hand.advance(micros(900));
            }
        });
        assert_eq!(bench.run(micros(5_000_000), micros(1_100), 0), Ok(()));
    }

    #[test]
    fn a_clock_that_the_kernel_gives_up_is_a_fault_within_a_second() {
        let mut bench = Bench::new(&Timing::wan());
        bench.live(micros(1_500_000));
        bench.hand.abandon();
        let found = bench.fault(micros(1_010_000), micros(10_000), 0);
        assert_eq!(found, Some(ClockFault::Abandoned));
        bench.clock.distrust();
        bench.guard.start_over();
        bench.live(micros(1_500_000));
    }

    #[test]
    fn the_processors_counter_passes_beside_the_kernels_clock_on_this_host() {
        let clock = Clock::new();
        let mut guard = ClockGuard::new(clock.clone(), Clock::os(), &Timing::colo(), false);
        let until = clock.now() + Duration::from_millis(300);
        while clock.now() < until {
            assert_eq!(guard.check(clock.now()), Ok(()));
        }
        if clock.source() == ClockSource::Tsc {
            let widths = guard.past[..guard.kept.min(PAST)].iter().map(Reading::width);
            let narrowest = widths.min().expect("it has compared them");
            assert!(narrowest < NARROWEST, "{narrowest}");
        }
    }
}
