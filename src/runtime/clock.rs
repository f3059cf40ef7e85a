//! What time it is, in nanoseconds that never run backwards by more than the hardware lies.
//!
//! Knows the processor's time-stamp counter (through quanta), the kernel's clocks, and a clock that
//! tests turn by hand. Knows nothing of leases or deadlines.

use std::fmt;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::SystemTime;

use crate::types::{Duration, Instant};

use super::sys;

/// Where the kernel says which clock it trusts itself.
const CLOCKSOURCE: &str = "/sys/devices/system/clocksource/clocksource0/current_clocksource";

/// The most, in parts per million, that the counter's calibration may be off: a fifth of what the
/// configuration allows two clocks to part by, so that two nodes spend less than half of it on
/// calibration and the crystals get the rest. quanta users saw 83.
const CALIBRATION_LIMIT_PPM: u64 = 200;

/// How long the calibration is checked for. A reading is off by 1 us at worst: 50 ppm of this.
const CHECK_TIME: Duration = Duration::from_millis(20);

/// Nanoseconds of the kernel's monotonic clock: comparable between processes of one host, and with
/// nothing else in this crate.
pub fn monotonic_nanos() -> u64 {
    sys::monotonic_ns()
}

/// A clock. Cheap to clone, and all clones show the same time; so do all clocks of one process that
/// have the same [`source`](Self::source), unless it is a mock.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Tsc(&'static Counter),
    Os,
    Mock(Arc<AtomicU64>),
}

/// What a clock is made of, for reports.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClockSource {
    /// The processor's counter, read without a system call.
    Tsc,
    /// The kernel's `CLOCK_MONOTONIC_RAW`, with the time added that it was suspended: no daemon that
    /// follows the wall clock speeds it up.
    Os,
    /// A test's hand.
    Mock,
}

impl fmt::Display for ClockSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ClockSource::Tsc => "tsc",
            ClockSource::Os => "os",
            ClockSource::Mock => "mock",
        })
    }
}

impl Clock {
    /// The best clock this host has: the processor's counter where the kernel trusts it and its
    /// calibration holds, else the kernel's own. The first call of a process takes up to 0.2 s.
    pub fn new() -> Self {
        static COUNTER: OnceLock<Option<Counter>> = OnceLock::new();
        match COUNTER.get_or_init(Counter::calibrated) {
            Some(counter) => Self(Source::Tsc(counter)),
            None => Self::os(),
        }
    }

    /// The kernel's clock.
    pub const fn os() -> Self {
        Self(Source::Os)
    }

    /// A clock at one second that moves when the handle says so.
    pub fn mock() -> (Self, MockHandle) {
        let shown = Arc::new(AtomicU64::new(1_000_000_000));
        (Self(Source::Mock(Arc::clone(&shown))), MockHandle(shown))
    }

    /// Gives the processor's counter up for good, in this process: from now on all its clocks read the
    /// kernel's. Their times are comparable with those before only as far as the counter was right.
    pub(super) fn distrust(&self) {
        if let Source::Tsc(counter) = &self.0 {
            counter.is_distrusted.store(true, Ordering::Relaxed);
        }
    }

    /// What time it is.
    #[inline]
    pub fn now(&self) -> Instant {
        Instant::from_nanos(match &self.0 {
            Source::Tsc(counter) => counter.nanos(),
            Source::Os => sys::steady_ns(),
            Source::Mock(shown) => shown.load(Ordering::Relaxed),
        })
    }

    /// What it is made of.
    pub fn source(&self) -> ClockSource {
        match &self.0 {
            Source::Tsc(counter) if counter.is_distrusted.load(Ordering::Relaxed) => {
                ClockSource::Os
            }
            Source::Tsc(_) => ClockSource::Tsc,
            Source::Os => ClockSource::Os,
            Source::Mock(_) => ClockSource::Mock,
        }
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

/// Turns a mock clock.
#[derive(Clone, Debug)]
pub struct MockHandle(Arc<AtomicU64>);

impl MockHandle {
    /// Lets `duration` pass.
    pub fn advance(&self, duration: Duration) {
        self.0.fetch_add(duration.as_nanos(), Ordering::Relaxed);
    }

    /// Makes the clock show `now`, which may be earlier than before.
    pub fn set(&self, now: Instant) {
        self.0.store(now.as_nanos(), Ordering::Relaxed);
    }
}

/// The processor's counter, with the moment from which it is counted.
#[derive(Debug)]
struct Counter {
    ticks: quanta::Clock,
    origin_ticks: u64,
    /// What the kernel's clock showed then, so that both sources show about the same.
    origin_ns: u64,
    /// Set once, when it was caught lying. Who reads it late reads the counter once more, and
    /// compares with a lease that has been withdrawn by then.
    is_distrusted: AtomicBool,
}

impl Counter {
    /// The counter, or `None` where it can't be trusted.
    fn calibrated() -> Option<Self> {
        let source = fs::read_to_string(CLOCKSOURCE).unwrap_or_default();
        if !matches!(source.trim(), "tsc" | "arch_sys_counter") {
            return None;
        }
        let ticks = quanta::Clock::new();
        if shows_monotonic_clock(&ticks) {
            return None;
        }
        let counter = Self {
            origin_ticks: ticks.raw(),
            origin_ns: sys::steady_ns(),
            ticks,
            is_distrusted: AtomicBool::new(false),
        };
        (counter.error_ppm() <= CALIBRATION_LIMIT_PPM).then_some(counter)
    }

    /// Where the counter has stepped back behind the origin this stands still, which is why a lease
    /// also asks whether `now` is before its renewal.
    #[inline]
    fn nanos(&self) -> u64 {
        if self.is_distrusted.load(Ordering::Relaxed) {
            return sys::steady_ns();
        }
        self.origin_ns + self.ticks.delta_as_nanos(self.origin_ticks, self.ticks.raw())
    }

    /// How far it runs off the kernel's clock. quanta calibrates once, for as little as a
    /// millisecond, and a pause of this thread at the wrong moment would spoil every lease.
    fn error_ppm(&self) -> u64 {
        let (counter_start, os_start) = self.paired_reading();
        thread::sleep(CHECK_TIME.into());
        let (counter_end, os_end) = self.paired_reading();
        let by_counter = counter_end.saturating_sub(counter_start);
        let by_os = os_end.saturating_sub(os_start).max(1);
        by_counter.abs_diff(by_os).saturating_mul(1_000_000) / by_os
    }

    /// Both clocks at one moment: of some tries the one that took least time.
    fn paired_reading(&self) -> (u64, u64) {
        let read = |_| {
            let before = sys::raw_ns();
            let counter = self.nanos();
            let after = sys::raw_ns();
            (after - before, counter, before + (after - before) / 2)
        };
        let best = (0..32).map(read).min();
        best.map_or((0, 0), |(_, counter, os)| (counter, os))
    }
}

/// Whether quanta has found no usable counter and reads the kernel's monotonic clock instead: then
/// its raw reading lies between two of that clock.
fn shows_monotonic_clock(ticks: &quanta::Clock) -> bool {
    let before = sys::monotonic_ns();
    let raw = ticks.raw();
    (before..=sys::monotonic_ns()).contains(&raw)
}

/// Microseconds since 1970 by the wall clock; zero where it stands before.
pub(super) fn unix_micros() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_clocks_of_one_source_share_an_origin() {
        let (first, second) = (Clock::new(), Clock::new());
        let moments = [first.now(), second.now(), first.clone().now(), second.now()];
        assert!(moments.is_sorted(), "{moments:?}");
    }

    #[test]
    fn the_counter_and_the_kernel_agree_on_the_length_of_a_while() {
        let (clock, os) = (Clock::new(), Clock::os());
        let (start, os_start) = (clock.now(), os.now());
        thread::sleep(std::time::Duration::from_millis(20));
        let (end, os_end) = (clock.now(), os.now());
        let (by_clock, by_os) = (end.saturating_since(start), os_end.saturating_since(os_start));
        // Generous: this thread may pause between the two readings.
        assert!(by_clock.as_nanos() >= 20_000_000, "{by_clock}");
        assert!(by_clock.as_nanos().abs_diff(by_os.as_nanos()) < 1_000_000_000);
    }

    #[test]
    fn a_mock_moves_when_it_is_told_to() {
        let (clock, hand) = Clock::mock();
        let start = clock.now();
        assert_eq!(clock.now(), start);
        hand.advance(Duration::from_micros(3));
        assert_eq!(clock.now().saturating_since(start), Duration::from_micros(3));
        hand.set(Instant::ZERO);
        assert_eq!(clock.now(), Instant::ZERO);
    }
}
