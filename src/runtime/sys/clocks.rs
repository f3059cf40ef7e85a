//! The kernel's clocks, and what it says of the wall clock.
//!
//! Knows `clock_gettime` and `adjtimex`. Knows nothing of what time is needed for.

use std::mem;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use rustix::time::{ClockId, clock_gettime};

use super::SECOND_NS;

/// The most time that the two readings which tell of suspension may take and still be believed at
/// once. No host is suspended for less.
const QUICK_NS: u64 = 50_000;

/// The number of tries to get a narrow pair of those readings.
const TRIES: usize = 8;

/// The time spent suspended, as it was last measured: never more than it is, and less by the
/// width of the narrowest bounds. `u64::MAX` before the first measurement.
static SUSPENDED_NS: AtomicU64 = AtomicU64::new(u64::MAX);

/// Returns nanoseconds since boot without the time spent suspended; the same for all processes of
/// a host.
pub(in crate::runtime) fn monotonic_ns() -> u64 {
    clock_ns(ClockId::Monotonic)
}

/// Returns nanoseconds since boot, time spent suspended counted; the same for all processes of a
/// host. The kernel slews it as it does the other.
#[inline]
pub(in crate::runtime) fn boottime_ns() -> u64 {
    clock_ns(ClockId::Boottime)
}

/// Returns nanoseconds since boot by the raw hardware clock, time spent suspended counted.
///
/// The kernel disciplines its other clocks: it speeds them up and slows them down to follow the
/// wall clock, under chrony by up to 8 %. That is more than any lease allows for. The raw clock is
/// not disciplined, but it stands still in suspension. So the time of that is added, as the
/// difference of two disciplined clocks tells it.
pub(in crate::runtime) fn steady_ns() -> u64 {
    let suspended = suspended_ns();
    raw_ns() + suspended
}

/// Returns the same before and after `read`, with nothing else in between.
pub(in crate::runtime) fn steady_around<T>(read: impl FnOnce() -> T) -> (u64, T, u64) {
    let suspended = suspended_ns();
    let before = raw_ns();
    let value = read();
    (before + suspended, value, raw_ns() + suspended)
}

/// Returns nanoseconds of the raw hardware clock, time spent suspended not counted.
pub(in crate::runtime) fn raw_ns() -> u64 {
    clock_ns(ClockId::MonotonicRaw)
}

/// Returns the time spent suspended. Of the two disciplined clocks, one counts it and the other
/// does not.
fn suspended_ns() -> u64 {
    let monotonic = monotonic_ns();
    let boot = boottime_ns();
    settled(boot.saturating_sub(monotonic))
}

/// Returns the same, where it appears to be `apparent_ns`: that, and the time between the two
/// readings. The thread may have paused between them, which must not move the clock.
fn settled(apparent_ns: u64) -> u64 {
    let known = SUSPENDED_NS.load(Relaxed);
    let between = apparent_ns.checked_sub(known);
    if between.is_some_and(|ns| ns < QUICK_NS) { known } else { measure_suspended(known) }
}

#[cold]
fn measure_suspended(known: u64) -> u64 {
    let (least, most) = narrowest_bounds(|| {
        let before = monotonic_ns();
        let boot = boottime_ns();
        (before, boot, monotonic_ns())
    });
    if least < known.saturating_add(QUICK_NS) && known <= most {
        return known;
    }
    // The least, so that what appears is never below what is known. Whoever measures at the same
    // time goes by the same number.
    match SUSPENDED_NS.compare_exchange(known, least, Relaxed, Relaxed) {
        Ok(_) => least,
        Err(others) => others,
    }
}

/// Returns the bounds between which the suspended time lies, by readings of (monotonic, boot,
/// monotonic): of some tries the narrowest.
fn narrowest_bounds(mut read: impl FnMut() -> (u64, u64, u64)) -> (u64, u64) {
    let mut bounds = (0, u64::MAX);
    for _ in 0..TRIES {
        let (before, boot, after) = read();
        let found = (boot.saturating_sub(after), boot.saturating_sub(before));
        if found.1 - found.0 < bounds.1 - bounds.0 {
            bounds = found;
        }
        if bounds.1 - bounds.0 < QUICK_NS {
            break;
        }
    }
    bounds
}

/// Reads one of the clocks that exist since Linux 2.6.39, older than anything this builds for.
fn clock_ns(clock: ClockId) -> u64 {
    let time = clock_gettime(clock);
    time.tv_sec as u64 * SECOND_NS + time.tv_nsec as u64
}

/// Returns whether the kernel says that somebody keeps the wall clock right: a daemon of NTP or
/// PTP has cleared its mark "unsynchronised". False where the kernel may not be asked.
pub(in crate::runtime) fn is_wall_clock_kept() -> bool {
    // SAFETY: plain C data, for which all zeroes is a value. No modes: the call changes nothing.
    let mut state: libc::timex = unsafe { mem::zeroed() };
    // SAFETY: `state` is writable and outlives the call.
    let result = unsafe { libc::adjtimex(&mut state) };
    result >= 0 && result != libc::TIME_ERROR && state.status & libc::STA_UNSYNC == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steady_clock_runs_with_the_raw_one_and_never_back() {
        let offset = || {
            let raw = raw_ns();
            steady_ns() - raw
        };
        let mut last = steady_ns();
        let start = offset();
        for _ in 0..100_000 {
            let now = steady_ns();
            assert!(now >= last, "{now} after {last}");
            last = now;
        }
        // Generous: this thread may pause between the two readings.
        assert!(offset().abs_diff(start) < SECOND_NS);
    }

    #[test]
    fn a_pause_between_the_two_readings_is_no_suspension() {
        steady_ns();
        let known = SUSPENDED_NS.load(Relaxed);
        // As if this thread had been away for a second after the first of them.
        assert_eq!(settled(known + SECOND_NS), known);
        assert_eq!(SUSPENDED_NS.load(Relaxed), known);
    }

    #[test]
    fn the_narrowest_of_the_tries_bounds_the_suspension() {
        let mut tries = [(0, 900_000, 2_000_000), (10, 1_010, 60), (20, 1_020, 21)].into_iter();
        assert_eq!(narrowest_bounds(|| tries.next().expect("it stops early")), (950, 1_000));
    }
}
