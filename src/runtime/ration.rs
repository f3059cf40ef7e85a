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
