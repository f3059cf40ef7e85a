//! Tells systemd that the daemon is ready, and that its node lives.
//!
//! Knows systemd's protocol, by `sd-notify`. Does nothing where another has started the daemon.

use std::time::{Duration, Instant};

use sd_notify::NotifyState;

use crate::view::View;

/// Tells systemd that the daemon runs, once all of it does.
pub(crate) fn ready(words: &str) {
    // It fails only where nobody listens.
    let _ = sd_notify::notify(&[NotifyState::Ready, NotifyState::Status(words)]);
}

/// Tells systemd that the daemon begins to end.
pub(crate) fn stopping() {
    let _ = sd_notify::notify(&[NotifyState::Stopping]);
}

/// Feeds systemd's watchdog for as long as the polling thread makes passes. A daemon whose other
/// threads live on over a dead one is started again.
pub(crate) struct Watchdog {
    /// The time between two signs of life; `None` where nobody waits for them.
    every: Option<Duration>,
    fed: Option<Instant>,
}

impl Watchdog {
    pub(crate) fn new() -> Self {
        // Twice within the time that is allowed.
        Self { every: sd_notify::watchdog_enabled().map(|limit| limit / 2), fed: None }
    }

    /// Gives a sign of life, if it is time for one and the node lives.
    pub(crate) fn feed(&mut self, view: &View) {
        let Some(every) = self.every else { return };
        let is_due = self.fed.is_none_or(|fed| fed.elapsed() >= every);
        if is_due && view.is_alive() {
            let _ = sd_notify::notify(&[NotifyState::Watchdog]);
            self.fed = Some(Instant::now());
        }
    }
}
