//! Rations what is told of one kind of thing: what comes in a flood must not become a flood of
//! words.

use crate::types::{Duration, Instant};

/// The least time between two tellings of one kind.
const PAUSE: Duration = Duration::from_millis(1_000);

/// The account of one kind of thing.
#[derive(Clone, Copy, Default)]
pub(super) struct Ration {
    untold: u64,
    told_at: Option<Instant>,
}

impl Ration {
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
        let mut ration = Ration::default();
        assert_eq!(ration.count(at(60_000)), Some(1));
        assert_eq!(ration.count(at(60_900)), None);
        assert_eq!(
            ration.count(at(100)),
            Some(2),
            "not only when 61 seconds have passed once more"
        );
        assert_eq!(ration.count(at(1_000)), None);
        assert_eq!(ration.count(at(1_100)), Some(2));
    }
}
