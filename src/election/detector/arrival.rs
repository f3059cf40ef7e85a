//! A heartbeat as detectors see it, and what a detector is.

use crate::types::Duration;

/// One heartbeat, as a detector sees it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Arrival {
    /// The time since the one before, without what came after it was due: a silence of an hour is
    /// one late heartbeat, and no hour of experience.
    pub span: Duration,
    /// The time from when it was announced for to when it came, less what is this node's own
    /// fault; at most an hour.
    pub lateness: Duration,
}

impl Arrival {
    /// Returns the heartbeat that came `gap` after another, which had announced it for `interval`.
    /// It may have lain in the socket for `away`, while this node did not look.
    pub fn new(gap: Duration, interval: Duration, away: Duration) -> Self {
        const LONGEST: Duration = Duration::from_millis(3_600_000);
        let lateness = gap.saturating_sub(interval).saturating_sub(away).min(LONGEST);
        Self { span: gap.min(interval), lateness }
    }
}

/// Learns from heartbeats how late the next may be.
pub trait Detector {
    /// Takes a heartbeat in.
    fn on_arrival(&mut self, arrival: Arrival);

    /// Returns how much later than announced the next heartbeat may come before its sender is
    /// suspected.
    fn slack(&self) -> Duration;
}
