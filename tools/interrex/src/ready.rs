//! Keepers that wait for a program, so that a new leader's hook and command start at once.
//!
//! Knows how many are wanted, and for which users. Knows nothing of programs.

use std::time::Duration;

use tracing::warn;

use crate::program::ReadyKeeper;

/// The user and the group that a program runs as; `None` for those of the daemon.
type User = Option<(u32, u32)>;

/// The pause before another attempt where a keeper can't be started.
const PAUSE: Duration = Duration::from_secs(1);

/// The keepers that are ready.
#[derive(Debug, Default)]
pub(crate) struct ReadyKeepers {
    keepers: Vec<ReadyKeeper>,
    /// The time before which no other is started, since the last could not be.
    after: Duration,
}

impl ReadyKeepers {
    /// Takes one for programs of that user.
    pub(crate) fn take(&mut self, user: User) -> Option<ReadyKeeper> {
        let place = self.keepers.iter().position(|keeper| keeper.user() == user)?;
        Some(self.keepers.swap_remove(place))
    }

    /// Starts what is missing of these, and ends what is not wanted any more.
    pub(crate) fn prepare(&mut self, now: Duration, wanted: &[Option<User>]) {
        let count = |user: User| wanted.iter().flatten().filter(|of| **of == user).count();
        self.keepers.retain(|keeper| count(keeper.user()) > 0);
        for user in wanted.iter().copied().flatten() {
            let ready = self.keepers.iter().filter(|keeper| keeper.user() == user).count();
            if ready < count(user) && self.after <= now {
                match ReadyKeeper::start(user) {
                    Ok(keeper) => self.keepers.push(keeper),
                    Err(error) => {
                        warn!("no keeper can be made ready: {error}");
                        self.after = now + PAUSE;
                    }
                }
            }
        }
    }
}
