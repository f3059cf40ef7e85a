//! Limits how often one kind of thing is told: a flood of something must not become a flood of
//! words.
//!
//! Knows a count and the time.

use crate::types::{Duration, Instant};

/// The least time between two tellings of one kind.
const PAUSE: Duration = Duration::from_millis(1_000);

/// The limit for one kind of thing, and the count of what is yet to be told.
#[derive(Clone, Copy, Default)]
pub(super) struct RateLimit {
    untold: u64,
    told_at: Option<Instant>,
}

impl RateLimit {
    /// Counts one more. Returns the number since the last telling where it is time to tell.
    pub(super) fn count(&mut self, now: Instant) -> Option<u64> {
        self.untold += 1;
        // A clock fault may have set the time back: then it is told once more than it had to be.
        let is_due = self.told_at.is_none_or(|at| now < at || now >= at + PAUSE);
        is_due.then(|| {
            self.told_at = Some(now);
            std::mem::take(&mut self.untold)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_keeps_nothing_from_being_told() {
        let at = |ms: u64| Instant::from_nanos(ms * 1_000_000);
        let mut limit = RateLimit::default();
        assert_eq!(limit.count(at(60_000)), Some(1));
        assert_eq!(limit.count(at(60_900)), None);
        assert_eq!(limit.count(at(100)), Some(2), "not only when 61 seconds have passed once more");
        assert_eq!(limit.count(at(1_000)), None);
        assert_eq!(limit.count(at(1_100)), Some(2));
    }
}
