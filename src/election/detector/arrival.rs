//! A heartbeat as detectors see it, and what a detector is.

use crate::types::Duration;

/// One heartbeat, as a detector sees it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Arrival {
    /// The time since the heartbeat before, or the announced interval where that is shorter. A
    /// silence of an hour is one late heartbeat, and no hour of experience.
    pub span: Duration,
    /// The time from when it was due to when it came, at most an hour. The time for which this
    /// node did not look at its socket is taken off.
    pub lateness: Duration,
}

impl Arrival {
    /// Returns a heartbeat that came `gap` after the one before, which had announced it after
    /// `interval`. It may have lain in the socket for `away`, while this node did not look.
    pub fn new(gap: Duration, interval: Duration, away: Duration) -> Self {
        const LONGEST: Duration = Duration::from_millis(3_600_000);
        let lateness = gap.saturating_sub(interval).saturating_sub(away).min(LONGEST);
        Self { span: gap.min(interval), lateness }
    }
}

/// Learns from heartbeats how late the next may be.
pub trait Detector {
    /// Learns from one heartbeat.
    fn on_arrival(&mut self, arrival: Arrival);

    /// Returns how much later than announced the next heartbeat may come before its sender is
    /// suspected.
    fn slack(&self) -> Duration;
}
