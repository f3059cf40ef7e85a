//! Hears the node, and passes on what it says.
//!
//! Knows that the polling thread must not wait: what finds no room is dropped. Knows nothing of
//! what the daemon makes of it.

use std::error::Error as _;

use crossbeam::channel::Sender;
use interrex::NumberedEvent;
use interrex::guardian::GuardianChange;
use interrex::runtime::{Observer, StoreFailure};
use tracing::{info, warn};

use super::Message;

/// The observer of a daemon's node.
pub(super) struct ToDaemon(pub(super) Sender<Message>);

impl Observer for ToDaemon {
    fn on_event(&self, told: &NumberedEvent) {
        // A gap in the numbers of events tells of one that found no room.
        let _ = self.0.try_send(Message::Event(*told));
    }

    /// Called once a second at most, so a disk that fails for long does not fill the log.
    fn on_store_error(&self, failure: &StoreFailure<'_>) {
        let StoreFailure { count, error, .. } = failure;
        let cause = error.source().map_or_else(String::new, |cause| format!(": {cause}"));
        let _ = self.0.try_send(Message::Warning(format!("{error}{cause} (failed {count}x)")));
    }

    /// Called on a thread that may wait.
    fn on_guardian(&self, change: &GuardianChange) {
        match change {
            GuardianChange::Watching => info!("a guardian watches"),
            GuardianChange::NotWatching(why) => warn!("no guardian watches: {why}"),
            GuardianChange::Lost => warn!("the guardian is gone; another is looked for"),
        }
    }
}
