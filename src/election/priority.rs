//! Priorities that change while the cluster runs.
//!
//! A member says its priority in each request for a vote and in each ack, those to its leader and
//! those that keep a path warm. Whoever hears of it counts turns by it from then on (4.2). A
//! priority delays campaigns and breaks ties between candidates of equal position. It is never a
//! reason for which a vote is denied to the only candidate (NuRaft#30, raft-rs#68).

use crate::types::{Instant, NodeId, Priority};

use super::Election;

impl Election {
    /// Returns the priority of this node.
    pub const fn priority(&self) -> Priority {
        self.membership.priority(self.me)
    }

    /// Returns the priority of `member` as far as this node knows: what it said last, or what the
    /// member list says.
    pub const fn priority_of(&self, member: NodeId) -> Priority {
        self.membership.priority(member)
    }

    /// Counts turns by the priority of `node`, this node itself or another. A wait for the leader
    /// that has begun goes on by the turn that it began with, until the next heartbeat.
    #[inline]
    pub(super) fn note_priority(&mut self, now: Instant, node: NodeId, priority: Priority) {
        if self.membership.priority(node) != priority {
            self.change_priority(now, node, priority);
        }
    }

    #[cold]
    fn change_priority(&mut self, now: Instant, node: NodeId, priority: Priority) {
        self.membership.set_priority(node, priority);
        let old_leader = self.leader().or(self.last_leader);
        self.turn = self.membership.turn(self.me, old_leader);
        self.heirs.sort(&self.membership, self.me);
        // Whoever ranks higher now has done so for no time yet.
        self.restart_quiet_time(now);
    }
}
