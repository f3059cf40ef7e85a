//! The state of a node that does not lead: its leader, and the wait for the next heartbeat.

use crate::config::Timing;
use crate::types::{BootId, Duration, Instant, NodeId, Round};

/// The leader of this term as its followers see it, and the wait for its next heartbeat.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Following {
    /// The leader of this term, once it was heard.
    pub(super) leader: Option<NodeId>,
    /// The life of that leader that was heard last.
    pub(super) life: Option<BootId>,
    /// The highest round that was heard of it.
    pub(super) last_round: Round,
    /// The promise that its last heartbeat asked for, or the longest that this node gives where
    /// that is shorter. Until a heartbeat asks, the configured one.
    pub(super) asked: Duration,
    /// The time at which its next heartbeat is due; [`Instant::NEVER`] while none is heard.
    pub(super) next_heartbeat: Instant,
    /// Set while the leader's host says that nobody listens there: the time at which this node
    /// would suspect its leader for silence alone.
    pub(super) unreachable: Option<Instant>,
    /// True if suspicion was put off, in this wait, because this node itself was away.
    pub(super) forgave_own_pause: bool,
}

impl Following {
    /// Returns the knowledge of a node that has heard no leader yet.
    pub(super) const fn new(timing: &Timing) -> Self {
        Self {
            leader: None,
            life: None,
            last_round: Round::ZERO,
            asked: timing.promise,
            next_heartbeat: Instant::NEVER,
            unreachable: None,
            forgave_own_pause: false,
        }
    }

    /// Forgets the leader. The wait goes on: a pause of this node that was forgiven is not
    /// forgiven again.
    pub(super) const fn forget_leader(&mut self, timing: &Timing) {
        let forgave_own_pause = self.forgave_own_pause;
        *self = Self { forgave_own_pause, ..Self::new(timing) };
    }
}
