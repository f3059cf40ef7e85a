//! The time, in nanoseconds that never run backwards by more than the hardware lies.
//!
//! Knows the processor's time-stamp counter (through quanta), the kernel's clocks, and a clock
//! that tests turn by hand. Knows nothing of leases or deadlines.

use std::fmt;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::SystemTime;

use crate::types::{Duration, Instant};

use super::sys;

/// The file in which the kernel says which clock it trusts itself.
const CLOCKSOURCE: &str = "/sys/devices/system/clocksource/clocksource0/current_clocksource";

/// The words that stand there while it trusts the processor's counter.
const COUNTERS: [&str; 2] = ["tsc", "arch_sys_counter"];

/// The most, in parts per million, that the counter's calibration may be off. With what the check
/// itself may be off, that is below the 167 that the guard lets pass by default
/// (`clock_tolerance.rs`). quanta users saw 83.
const CALIBRATION_LIMIT_PPM: u64 = 100;

/// The time for which the calibration is checked. A reading is off by 1 us at worst: 50 ppm of
/// this.
const CHECK_TIME: Duration = Duration::from_millis(20);

/// Returns nanoseconds of the kernel's monotonic clock: comparable between processes of one host,
/// and with nothing else in this crate.
pub fn monotonic_nanos() -> u64 {
    sys::monotonic_ns()
}

/// A clock. Cheap to clone, and all clones show the same time; so do all clocks of one process
/// that have the same [`source`](Self::source), unless it is a mock.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Tsc(&'static Counter),
    Os,
    Mock(Arc<Mock>),
}

/// The source of a clock's time, for reports.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClockSource {
    /// The processor's counter, read without a system call.
    Tsc,
    /// The kernel's `CLOCK_MONOTONIC_RAW`, with the time added that it was suspended: no daemon
    /// that follows the wall clock speeds it up.
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
    /// Returns the best clock that this host has: the processor's counter where the kernel trusts
    /// it and its calibration holds, else the kernel's own. The first call of a process takes up
    /// to 0.2 s.
    pub fn new() -> Self {
        static COUNTER: OnceLock<Option<Counter>> = OnceLock::new();
        match COUNTER.get_or_init(Counter::calibrated) {
            Some(counter) => Self(Source::Tsc(counter)),
            None => Self::os(),
        }
    }

    /// Returns the kernel's clock.
    pub const fn os() -> Self {
        Self(Source::Os)
    }

    /// Returns a clock that shows one second, and the handle that moves it.
    pub fn mock() -> (Self, MockHandle) {
        let mock = Arc::new(Mock { shown: AtomicU64::new(1_000_000_000), ..Mock::default() });
        (Self(Source::Mock(Arc::clone(&mock))), MockHandle(mock))
    }

    /// Gives the processor's counter up for good in this process. From now on all its clocks go by
    /// the kernel's, on from where the counter stood.
    pub(super) fn distrust(&self) {
        match &self.0 {
            Source::Tsc(counter) => counter.give_up(),
            Source::Os => {}
            Source::Mock(mock) => mock.is_abandoned.store(false, Ordering::Relaxed),
        }
    }

    /// Returns whether the kernel still goes by what this clock is made of. It is a system call,
    /// which reads a few bytes and allocates nothing. False if the kernel can't be asked.
    pub(super) fn is_still_the_kernels(&self) -> bool {
        match &self.0 {
            Source::Tsc(counter) => counter.is_still_the_kernels(),
            Source::Os => true,
            Source::Mock(mock) => !mock.is_abandoned.load(Ordering::Relaxed),
        }
    }

    /// Returns the time.
    #[inline]
    pub fn now(&self) -> Instant {
        Instant::from_nanos(match &self.0 {
            Source::Tsc(counter) => counter.nanos(),
            Source::Os => sys::steady_ns(),
            Source::Mock(mock) => mock.read(),
        })
    }

    /// Reads the time before and after `read`, as close to it as can be.
    pub(super) fn around<T>(&self, read: impl FnOnce() -> T) -> (Instant, T, Instant) {
        if matches!(self.0, Source::Os) {
            let (before, value, after) = sys::steady_around(read);
            return (Instant::from_nanos(before), value, Instant::from_nanos(after));
        }
        let before = self.now();
        let value = read();
        (before, value, self.now())
    }

    /// Returns the source of its time.
    pub fn source(&self) -> ClockSource {
        match &self.0 {
            Source::Tsc(counter) if counter.given_up.get().is_some() => ClockSource::Os,
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

/// The part of a clock that a test steers.
#[derive(Default)]
struct Mock {
    shown: AtomicU64,
    is_abandoned: AtomicBool,
    is_hooked: AtomicBool,
    hook: Mutex<Option<Hook>>,
}

/// The function that a test has called after each reading.
type Hook = Box<dyn FnMut() + Send>;

impl Mock {
    fn read(&self) -> u64 {
        let shown = self.shown.load(Ordering::Acquire);
        if self.is_hooked.load(Ordering::Relaxed) {
            self.call_hook();
        }
        shown
    }

    /// Calls the hook. One that reads the clock itself is not called again meanwhile.
    fn call_hook(&self) {
        let lock = || self.hook.lock().expect("no hook runs under the lock");
        let hook = lock().take();
        if let Some(mut hook) = hook {
            hook();
            lock().get_or_insert(hook);
        }
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("shown", &self.shown).finish_non_exhaustive()
    }
}

/// Turns a mock clock.
#[derive(Clone, Debug)]
pub struct MockHandle(Arc<Mock>);

impl MockHandle {
    /// Lets `duration` pass.
    pub fn advance(&self, duration: Duration) {
        self.0.shown.fetch_add(duration.as_nanos(), Ordering::Release);
    }

    /// Makes the clock show `now`, which may be earlier than before.
    pub fn set(&self, now: Instant) {
        self.0.shown.store(now.as_nanos(), Ordering::Release);
    }

    /// Has `hook` called after each reading, before whoever reads has got it: a test can let time
    /// pass or something happen at exactly that moment.
    pub fn on_reading(&self, hook: impl FnMut() + Send + 'static) {
        *self.0.hook.lock().expect("no hook runs under the lock") = Some(Box::new(hook));
        self.0.is_hooked.store(true, Ordering::Relaxed);
    }

    /// Makes it seem that the kernel has given up what the clock is made of, as it does with a
    /// TSC that its watchdog has caught lying.
    pub fn abandon(&self) {
        self.0.is_abandoned.store(true, Ordering::Relaxed);
    }
}

/// The processor's counter, with the moment from which it is counted.
#[derive(Debug)]
struct Counter {
    ticks: quanta::Clock,
    origin_ticks: u64,
    /// The kernel's clock at that moment, so that both sources show about the same.
    origin_ns: u64,
    /// The open file in which the kernel says what it goes by, and what stood there.
    choice: File,
    chosen: &'static str,
    /// Set once, when the counter was caught lying: how much it was ahead of the kernel's clock
    /// then. A thread that sees this late reads the counter once more. But the lease that it
    /// compares with has been withdrawn by then.
    given_up: OnceLock<i64>,
}

impl Counter {
    /// Returns the counter, or `None` where it can't be trusted.
    fn calibrated() -> Option<Self> {
        let choice = File::open(CLOCKSOURCE).ok()?;
        let chosen = COUNTERS.into_iter().find(|name| says(&choice, name))?;
        let ticks = quanta::Clock::new();
        if shows_monotonic_clock(&ticks) {
            return None;
        }
        let counter = Self {
            origin_ticks: ticks.raw(),
            origin_ns: sys::steady_ns(),
            ticks,
            choice,
            chosen,
            given_up: OnceLock::new(),
        };
        (counter.error_ppm() <= CALIBRATION_LIMIT_PPM).then_some(counter)
    }

    #[inline]
    fn nanos(&self) -> u64 {
        match self.given_up.get() {
            None => self.counted(),
            Some(ahead) => sys::steady_ns().saturating_add_signed(*ahead),
        }
    }

    /// Returns the counter's time. It stands still where the counter has stepped back behind its
    /// origin, which is why a lease also asks whether `now` is before its renewal.
    #[inline]
    fn counted(&self) -> u64 {
        self.origin_ns + self.ticks.delta_as_nanos(self.origin_ticks, self.ticks.raw())
    }

    /// Lets the kernel's clock count from here on, from what the counter shows. Another node of
    /// this process may hold a lease, and its guard has not looked yet. That lease must not last
    /// longer because of a step back.
    #[cold]
    fn give_up(&self) {
        let ahead = self.counted().wrapping_sub(sys::steady_ns()) as i64;
        // Where two threads have caught it, the first one's difference holds for both.
        let _ = self.given_up.set(ahead);
    }

    fn is_still_the_kernels(&self) -> bool {
        self.given_up.get().is_some() || says(&self.choice, self.chosen)
    }

    /// Returns by how much the counter runs off the kernel's clock. quanta calibrates it once, for
    /// as little as a millisecond. A pause of this thread at the wrong moment would spoil every
    /// lease.
    fn error_ppm(&self) -> u64 {
        let (counter_start, os_start) = self.paired_reading();
        thread::sleep(CHECK_TIME.into());
        let (counter_end, os_end) = self.paired_reading();
        let by_counter = counter_end.saturating_sub(counter_start);
        let by_os = os_end.saturating_sub(os_start).max(1);
        by_counter.abs_diff(by_os).saturating_mul(1_000_000) / by_os
    }

    /// Reads both clocks at one moment: of some tries, the one that took least time.
    fn paired_reading(&self) -> (u64, u64) {
        let read = |_| {
            let before = sys::raw_ns();
            let counter = self.counted();
            let after = sys::raw_ns();
            (after - before, counter, before + (after - before) / 2)
        };
        let best = (0..32).map(read).min();
        best.map_or((0, 0), |(_, counter, os)| (counter, os))
    }
}

/// Returns whether `name` stands in `file`, alone on a line.
fn says(file: &File, name: &str) -> bool {
    let mut text = [0; 32];
    match file.read_at(&mut text, 0) {
        Ok(length) => text[..length].strip_suffix(b"\n") == Some(name.as_bytes()),
        // A signal came first. The next time is soon enough.
        Err(error) => error.kind() == std::io::ErrorKind::Interrupted,
    }
}

/// Returns whether quanta has found no usable counter and reads the kernel's monotonic clock
/// instead: then its raw reading lies between two of that clock.
fn shows_monotonic_clock(ticks: &quanta::Clock) -> bool {
    let before = sys::monotonic_ns();
    let raw = ticks.raw();
    (before..=sys::monotonic_ns()).contains(&raw)
}

/// Returns microseconds since 1970 by the wall clock; zero where it stands before.
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
    fn a_counter_that_is_given_up_goes_on_by_the_kernels_clock_from_where_it_stood() {
        // Where the kernel does not trust the counter there is nothing to give up.
        let Some(counter) = Counter::calibrated() else { return };
        let hour = Duration::from_millis(3_600_000).as_nanos();
        for origin_ns in [counter.origin_ns + hour, counter.origin_ns - hour.min(counter.origin_ns)]
        {
            let counter = Counter {
                origin_ns,
                choice: counter.choice.try_clone().expect("a file can be opened twice"),
                given_up: OnceLock::new(),
                ticks: counter.ticks.clone(),
                ..counter
            };
            let before = counter.nanos();
            counter.give_up();
            let after = counter.nanos();
            assert!(before <= after && after - before < hour / 2, "{before} {after}");
            let ahead = *counter.given_up.get().expect("it is given up");
            counter.give_up();
            assert_eq!(counter.given_up.get(), Some(&ahead), "once");
            assert!(counter.is_still_the_kernels(), "nobody asks any more");
        }
    }

    #[test]
    fn a_kernel_that_goes_by_another_clock_is_noticed_in_the_open_file() {
        let path = std::env::temp_dir().join(format!("interrex-clock-{}", std::process::id()));
        std::fs::write(&path, "tsc\n").expect("there is room");
        let file = File::open(&path).expect("it was just written");
        assert!(says(&file, "tsc") && !says(&file, "hpet"));
        for other in ["hpet\n", "tsc-early\n", "tsc", "", "acpi_pm\n"] {
            std::fs::write(&path, other).expect("there is room");
            assert!(!says(&file, "tsc"), "{other:?}");
        }
        std::fs::remove_file(&path).expect("it is there");
        let folder = File::open(std::env::temp_dir()).expect("it is there");
        assert!(!says(&folder, "tsc"), "what can't be read says nothing");
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
