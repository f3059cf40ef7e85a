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
        if self.is_due(Instant::now(), || view.is_alive()) {
            let _ = sd_notify::notify(&[NotifyState::Watchdog]);
        }
    }

    /// Returns whether a sign of life is to be given now, and notes that it is.
    fn is_due(&mut self, now: Instant, lives: impl FnOnce() -> bool) -> bool {
        let Some(every) = self.every else { return false };
        let is_time = self.fed.is_none_or(|fed| now.saturating_duration_since(fed) >= every);
        let is_due = is_time && lives();
        if is_due {
            self.fed = Some(now);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: Duration = Duration::from_secs(1);

    #[test]
    fn signs_of_life_are_given_in_time_and_none_of_a_thread_that_is_stuck() {
        let began = Instant::now();
        let mut watchdog = Watchdog { every: Some(EVERY), fed: None };
        let mut is_due = |ms, lives| watchdog.is_due(began + Duration::from_millis(ms), || lives);
        assert!(is_due(0, true));
        assert!(!is_due(999, true), "not yet");
        assert!(is_due(1_000, true));
        assert!(!is_due(2_000, false) && !is_due(9_000, false), "it is stuck");
        assert!(is_due(9_001, true), "it goes on");
    }

    #[test]
    fn nobody_is_told_where_nobody_waits() {
        assert!(!Watchdog { every: None, fed: None }.is_due(Instant::now(), || true));
    }

    #[test]
    fn a_node_that_makes_no_pass_feeds_no_watchdog() {
        let mut watchdog = Watchdog { every: Some(EVERY), fed: None };
        watchdog.feed(&crate::view::tests::of_a_stuck_node());
        assert_eq!(watchdog.fed, None);
    }
}
