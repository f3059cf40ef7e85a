//! Keepers that wait for a program, so that a new leader's hook and command start at once.
//!
//! Knows how many are wanted. Knows nothing of programs.

use std::time::Duration;

use tracing::warn;

use crate::program::ReadyKeeper;

/// The pause before another attempt where a keeper could not be started, or has ended.
const PAUSE: Duration = Duration::from_secs(1);

/// The keepers that are ready.
#[derive(Debug, Default)]
pub(crate) struct ReadyKeepers {
    keepers: Vec<ReadyKeeper>,
    /// The time before which no other is started.
    after: Duration,
}

impl ReadyKeepers {
    /// Takes one.
    pub(crate) fn take(&mut self) -> Option<ReadyKeeper> {
        self.keepers.pop()
    }

    /// Starts what is missing of so many, and ends what is not wanted any more.
    pub(crate) fn prepare(&mut self, now: Duration, wanted: usize) {
        let before = self.keepers.len();
        self.keepers.retain(ReadyKeeper::is_alive);
        if self.keepers.len() < before {
            self.after = now + PAUSE;
        }
        self.keepers.truncate(wanted);
        while self.keepers.len() < wanted && self.after <= now {
            match ReadyKeeper::start() {
                Ok(keeper) => self.keepers.push(keeper),
                Err(error) => {
                    warn!("no keeper can be made ready: {error}");
                    self.after = now + PAUSE;
                }
            }
        }
    }
}
