//! The time of the simulated world, and the clocks by which its nodes see it.
//!
//! A [`Time`] is what no node can read; an [`Instant`] is what one node's clock shows. Only this
//! file turns one into the other, exactly and both ways.

use std::fmt;

use interrex::types::{Duration, Instant};

/// A moment of the simulated world, in nanoseconds since its beginning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Time(u64);

impl Time {
    /// The beginning.
    pub const ZERO: Self = Self(0);
    /// Later than anything that happens.
    pub const NEVER: Self = Self(u64::MAX);

    /// Returns the moment that long after the beginning.
    pub const fn after(length: Duration) -> Self {
        Self(length.as_nanos())
    }

    /// Returns the nanoseconds since the beginning.
    pub const fn as_nanos(self) -> u64 {
        self.0
    }

    /// Returns the time since `earlier`; zero where this is not after it.
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_nanos(self.0.saturating_sub(earlier.0))
    }
}

impl std::ops::Add<Duration> for Time {
    type Output = Self;
    /// Saturates at [`Time::NEVER`].
    fn add(self, length: Duration) -> Self {
        Self(self.0.saturating_add(length.as_nanos()))
    }
}

impl fmt::Display for Time {
    /// Seconds with nine digits, in groups.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, ns) = (self.0 / 1_000_000_000, self.0 % 1_000_000_000);
        let (ms, us, ns) = (ns / 1_000_000, ns / 1_000 % 1_000, ns % 1_000);
        write!(f, "{seconds:>5}.{ms:03} {us:03} {ns:03}")
    }
}

/// The difference of a clock from the world's time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Drift {
    /// The reading at the beginning, in nanoseconds.
    pub offset_ns: u64,
    /// The parts per million by which it runs fast; slow where negative.
    pub ppm: i32,
    /// The grain of its readings in nanoseconds; one where zero.
    pub grain_ns: u64,
}

/// One host's clock.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    since: Time,
    /// The reading at `since`, were it not for its grain.
    shown: u64,
    /// Ticks per nanosecond of the world, in units of 2^-40.
    rate: u64,
    /// Nanoseconds of the world per tick, in the same units: an estimate of the way back.
    inverse: u64,
    grain: u64,
}

/// A rate has 40 binary places: an error of a nanosecond in twenty minutes, the same both ways.
const PLACES: u32 = 40;

/// Beyond this nothing is converted: 2^62 ns are 146 years.
const FAR: u64 = 1 << 62;

impl Clock {
    pub(crate) fn new(drift: Drift) -> Self {
        let grain = drift.grain_ns.max(1);
        let mut clock =
            Self { since: Time::ZERO, shown: drift.offset_ns, rate: 0, inverse: 0, grain };
        clock.set_rate(Time::ZERO, drift.ppm);
        clock
    }

    /// Makes it run fast by `ppm` from now on.
    pub(crate) fn set_rate(&mut self, now: Time, ppm: i32) {
        self.shown = self.ticks(now);
        self.since = now;
        let per_million = (1_000_000 + i64::from(ppm)).max(1) as u128;
        self.rate = ((per_million << PLACES) / 1_000_000) as u64;
        self.inverse = ((1 << (2 * PLACES)) / u128::from(self.rate)) as u64;
    }

    /// Moves it forward, or back where negative.
    pub(crate) fn step(&mut self, now: Time, by_ns: i64) {
        self.shown = self.ticks(now).saturating_add_signed(by_ns);
        self.since = now;
    }

    fn ticks(&self, now: Time) -> u64 {
        let passed = now.0.saturating_sub(self.since.0);
        self.shown + ((u128::from(passed) * u128::from(self.rate)) >> PLACES) as u64
    }

    /// Returns what it shows.
    #[inline]
    pub(crate) fn read(&self, now: Time) -> Instant {
        let ticks = self.ticks(now);
        let coarse = if self.grain == 1 { ticks } else { ticks - ticks % self.grain };
        Instant::from_nanos(coarse)
    }

    /// Returns the first moment since the clock was last set at which it shows `instant` or more.
    pub(crate) fn first_at(&self, instant: Instant) -> Time {
        let wanted = instant.as_nanos();
        if wanted >= FAR {
            return Time::NEVER;
        }
        let wanted = wanted.next_multiple_of(self.grain);
        let Some(ticks) = wanted.checked_sub(self.shown) else { return self.since };
        let guess = (u128::from(ticks) * u128::from(self.inverse)) >> PLACES;
        let mut at = Time(self.since.0 + guess as u64);
        while self.ticks(at) < wanted {
            at.0 += 1;
        }
        while at > self.since && self.ticks(Time(at.0 - 1)) >= wanted {
            at.0 -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prng::Prng;

    #[test]
    fn the_first_moment_of_a_reading_is_exact_for_any_rate_and_grain() {
        let mut prng = Prng::new(9);
        for _ in 0..2_000 {
            let ppm = prng.below(400_001) as i32 - 200_000;
            let grain_ns = prng.pick(&[0, 1, 100, 1_000, 1_000_000]);
            let mut clock = Clock::new(Drift { offset_ns: prng.below(1 << 40), ppm, grain_ns });
            clock.set_rate(Time(prng.below(1 << 35)), ppm / 2);
            let wanted = clock.read(Time(clock.since.0 + prng.below(1 << 40)));
            let wanted = Instant::from_nanos(wanted.as_nanos() + prng.below(2_000_000));
            let at = clock.first_at(wanted);
            assert!(clock.read(at) >= wanted);
            assert!(at == clock.since || clock.read(Time(at.0 - 1)) < wanted);
        }
    }

    #[test]
    fn a_clock_that_runs_fast_shows_more_and_one_that_is_stepped_back_shows_less() {
        let mut clock = Clock::new(Drift { offset_ns: 500, ppm: 1_000, grain_ns: 1 });
        let second = Time::after(Duration::from_millis(1_000));
        let shown = clock.read(second).as_nanos();
        assert!(shown.abs_diff(1_001_000_500) <= 1, "{shown}");
        clock.step(second, -200);
        assert_eq!(clock.read(second).as_nanos(), shown - 200);
    }
}
