//! Decides whether the polling thread lives, by the passes that it makes.
//!
//! Knows a count of passes and moments. Knows nothing of what a pass does.

use std::time::{Duration, Instant};

/// The time without a pass after which the thread is stuck. It does not depend on the times of
/// elections: however long those are, a node that hears nobody makes a pass every six seconds, to
/// keep its paths to the others warm. A stuck leader has lost its lease long before.
const STUCK_AFTER: Duration = Duration::from_secs(10);

/// The passes of the polling thread, as they were looked at.
#[derive(Debug)]
pub(crate) struct Liveness {
    passes: u64,
    /// The moment at which the number was another than before.
    changed: Instant,
}

impl Liveness {
    pub(crate) const fn new(now: Instant) -> Self {
        Self { passes: 0, changed: now }
    }

    /// Takes in the number of passes. Returns whether the thread lives: it has made one since the
    /// last look, or not long before.
    pub(crate) fn look(&mut self, now: Instant, passes: u64) -> bool {
        if self.passes != passes {
            *self = Self { passes, changed: now };
        }
        now.saturating_duration_since(self.changed) < STUCK_AFTER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_lives_while_its_passes_go_on_and_again_once_they_do() {
        let began = Instant::now();
        let mut liveness = Liveness::new(began);
        let mut look =
            |seconds, passes| liveness.look(began + Duration::from_secs(seconds), passes);
        assert!(look(9, 0), "it has just begun");
        assert!(!look(10, 0));
        assert!(look(11, 1) && look(20, 1));
        assert!(!look(21, 1) && !look(1_000, 1));
        assert!(look(1_001, 2));
    }
}
