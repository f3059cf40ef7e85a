//! Bounds how far two clocks can part without being caught, and says why leases bear it.
//!
//! Knows the timing of a node. Knows no clock.
//!
//! One comparison reads the kernel's clock, then the node's, then the kernel's again. It says that
//! at some moment between the outer two, which are *w* apart, the node's clock showed what it did.
//! So a pause within a comparison makes it say less, and never something false. Two comparisons
//! prove that the clocks have diverged by so much *at least*. The truth is at most the sum of both
//! widths above that. A fault is what is proven to be more than
//!
//! ```text
//! allowed(t) = d/6 * t + c          d = drift_ppm, c = COARSENESS, t = the time between the two
//! ```
//!
//! Each comparison is compared with those of at least two promises' time before it. While they are
//! narrow (below), no two neighbours are further apart than *h*. That is one and a half times a
//! sixteenth of the shortest promise, and 1.5 ms at least.
//!
//! The time of a promise *P* begins in a pass, so at most *h* after a comparison. It ends *h*
//! before the next, or in a pause. Of pauses that are no longer than *P*, the comparison after it
//! comes *P* later at most. So in that time a clock that passes has diverged from its kernel by no
//! more than
//!
//! ```text
//! diverged(P) = d/6 * (2P + 2h) + c + 2w
//! ```
//!
//! by jumps and steady drift together. With *g* for `clock_granularity`, a lease is shorter than
//! the promises under it by *P d/(1+d) + g* (R8, `Timing::less_skew`). The leader's clock may be
//! slow while a follower's is fast, and each kernel's clock drifts by its crystal. So this must
//! hold, and a test below checks it for every profile:
//!
//! ```text
//! 2 diverged(P) + d/4 * P  <=  P d/(1+d) + g
//! ```
//!
//! The crystals get 125 ppm each of the default 1000; a server's is allowed 100. What is left is
//! for *w*: a reading is *narrow* up to the *w* that makes both sides equal, and nothing else
//! proves that the clock is sound.
//!
//! | profile | *P* | *h* | right side | left side, for *w* = 0 | narrow up to |
//! |---|---|---|---|---|---|
//! | `lan` | 50 ms | 4.7 ms | 50.95 us | 49.16 us | 0.45 us |
//! | `wan` | 500 ms | 36 ms | 500.50 us | 482.70 us | 4.45 us |
//! | `colo` | 250 us | 1.5 ms | 3.25 us | 1.43 us | 0.46 us |
//! | `fast` | 300 us | 1.5 ms | 3.30 us | 1.48 us | 0.46 us |
//! | `guarded` | 10 ms | 1.5 ms | 12.99 us | 10.37 us | 0.66 us |
//!
//! Two readings of a TSC kernel's clock are 20 to 100 ns apart; of hpet's or acpi_pm's, 1 to 5
//! us. A configuration that leaves less than `NARROWEST` is held to that: who sets
//! `clock_granularity` so low assumes that clocks don't jump by as much.
//!
//! All this is about errors of a clock that are too small to be seen. A greater one is seen with
//! the next comparison, and a counter that the kernel gives up is seen within a second. Until then
//! what leases rest on is broken.

use crate::config::{Pace, Timing};
use crate::types::Duration;

/// The least time between two comparisons: a thousand a second, of a few hundred ns each.
pub(super) const SHORTEST_INTERVAL: Duration = Duration::from_millis(1);

/// The greatest time between two comparisons. However long promises are, a clock at fault should
/// be found soon.
pub(super) const LONGEST_INTERVAL: Duration = Duration::from_millis(10);

/// The number of comparisons that are remembered. Two promises take 34 spacings, and no two are
/// closer than half a spacing.
pub(super) const PAST: usize = 72;

/// The most by which a kernel's clock may be coarser than it shows, and an unordered reading of
/// the counter be early or late: tens of ns each, where the counter is the kernel's clock.
pub(super) const COARSENESS: Duration = Duration::from_nanos(100);

/// A reading that is as narrow as this is narrow, whatever the configuration leaves.
pub(super) const NARROWEST: Duration = Duration::from_nanos(250);

/// The numbers above as a configuration makes them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tolerance {
    drift_ppm: u64,
    /// The time between two comparisons that are remembered.
    pub(super) spacing: Duration,
    /// The time between any two.
    pub(super) interval: Duration,
    /// The greatest width of a reading that counts as narrow.
    pub(super) width: Duration,
}

impl Tolerance {
    pub(super) fn of(timing: &Timing) -> Self {
        let promise = match timing.pace {
            Pace::Fixed => timing.promise,
            Pace::Auto { promise_min, .. } => timing.promise.min(promise_min),
        };
        let spacing = promise.scaled(1, 16).max(SHORTEST_INTERVAL);
        let interval = spacing.min(LONGEST_INTERVAL);
        let drift_ppm = u64::from(timing.drift_ppm);
        let narrow = Self { drift_ppm, spacing, interval, width: Duration::ZERO };
        let taken_off = promise.saturating_sub(timing.less_skew(promise));
        let left = taken_off.saturating_sub(narrow.two_nodes_diverged(promise));
        Self { width: left.scaled(1, 4).max(NARROWEST), ..narrow }
    }

    /// Returns by how much two clocks may be proven to part in that time without being at fault.
    pub(super) const fn allowed(&self, within: Duration) -> Duration {
        within.scaled(self.drift_ppm, 6_000_000).saturating_add(COARSENESS)
    }

    /// Returns the least time between two comparisons that are remembered. A comparison that comes
    /// a little early is taken, so that the next is not a whole interval late.
    pub(super) fn least_spacing(&self) -> Duration {
        self.spacing.saturating_sub(self.interval.scaled(1, 2))
    }

    /// Returns the greatest time between two comparisons that are remembered, in a loop that does
    /// not pause.
    pub(super) fn greatest_spacing(&self) -> Duration {
        self.spacing + self.interval.scaled(1, 2)
    }

    /// Returns by how much a clock that passes every comparison may have diverged from its kernel's
    /// in that time.
    fn diverged(&self, time: Duration) -> Duration {
        let (spacing, width) = (self.greatest_spacing(), self.width);
        self.allowed(time + time + spacing + spacing) + width + width
    }

    /// Returns by how much two of them may have diverged from each other, with what crystals drift.
    fn two_nodes_diverged(&self, time: Duration) -> Duration {
        self.diverged(time) + self.diverged(time) + time.scaled(self.drift_ppm, 4_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clocks_part_by_unseen_is_less_than_what_leases_are_shorter_by() {
        for (profile, timing) in Timing::PROFILES {
            let tolerance = Tolerance::of(&timing);
            for promise in [timing.promise, timing.promise_max] {
                let taken_off = promise.saturating_sub(timing.less_skew(promise));
                let diverged = tolerance.two_nodes_diverged(promise);
                assert!(diverged <= taken_off, "{profile}: {diverged} of {taken_off} in {promise}");
            }
            // A kernel that goes by the TSC reads it in less: 20 to 100 ns.
            assert!(tolerance.width >= Duration::from_nanos(300), "{profile}: {}", tolerance.width);
            let span = tolerance.least_spacing().as_nanos() * PAST as u64;
            let spacing = tolerance.greatest_spacing();
            let needed = timing.promise_max + timing.promise_max + spacing + spacing;
            assert!(span >= needed.as_nanos(), "{profile}: enough is remembered");
        }
    }
}
