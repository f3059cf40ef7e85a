//! Keeps the paths warm that no heartbeat takes.
//!
//! In calm a follower speaks to its leader alone. When the leader dies, the follower asks the
//! other voters. A first datagram to a host that was not spoken to of late may wait. It may wait
//! for ARP, for a second where the request is lost (felix#164), or for a switch in software that
//! has forgotten the flow. So each member sends a datagram to each voter now and then.
//!
//! That datagram is an acknowledgement of a round that no leader comes to. It promises nothing and
//! echoes nothing, so nobody counts it. Like all messages it tells the term of its sender (R1), and
//! like all acks the sender's priority, so that members which don't lead learn it too.

use crate::message::{Body, HeartbeatAck};
use crate::types::{Duration, Instant, NodeId, NodeSet, Position, Priority, Round, Term};

use super::Election;
use super::role::Role;

/// The time in which each path is used once. Linux holds a neighbour's address to be good for 15
/// to 45 s (`arp(7)`: `base_reachable_time` of 30 s, times a half to one and a half). Open vSwitch
/// forgets a flow after 10 s (`max-idle`).
const USED_EVERY: Duration = Duration::from_millis(6_000);

/// The least time after its start at which a node speaks to all voters. It does so after three
/// times the upper end of calm. A node that returns without keys, and may not campaign, would else
/// not be heard by a leader that speaks to it rarely.
const FIRST_AFTER: Duration = Duration::from_millis(100);
const TIMEOUTS: u64 = 3;

/// Returns the datagram by which a member of this priority keeps a path warm. At one heartbeat a
/// nanosecond a leader would come to its round in 584 years.
const fn keep_warm(priority: Priority) -> HeartbeatAck {
    HeartbeatAck {
        round: Round(u64::MAX),
        promise: Duration::ZERO,
        position: Position { log_term: 0, index: 0 },
        priority,
        electable: false,
    }
}

/// The time at which the next path is used, and the path that was used last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Paths {
    due: Instant,
    /// The member that was last sent one; `None` before the first.
    last: Option<NodeId>,
}

impl Paths {
    /// Returns the paths of a node that starts now, or starts over by another clock. Each member
    /// begins at a moment of its own.
    pub(super) fn new(now: Instant, me: NodeId, longest_timeout: Duration) -> Self {
        let apart = Duration::from_millis(1).scaled(u64::from(me.number()), 1);
        let wait = longest_timeout.scaled(TIMEOUTS, 1).clamp(FIRST_AFTER, USED_EVERY);
        Self { due: now + wait + apart, last: None }
    }

    pub(super) const fn due(&self) -> Instant {
        self.due
    }
}

/// Returns whether `ack` acknowledges nothing, and only keeps a path warm.
pub(super) fn keeps_path_warm(ack: &HeartbeatAck) -> bool {
    *ack == keep_warm(ack.priority)
}

impl Election {
    /// Sends to the next voter, or to all the first time. Among a hundred members, to send to all
    /// each time would keep this thread for longer than a promise lasts. A leader sends nothing
    /// here, and a follower nothing to its leader, since heartbeats and acks take those paths.
    pub(super) fn on_path_due(&mut self, now: Instant) {
        let others = self.others_with_a_vote();
        let pause = USED_EVERY.scaled(1, (others.len() as u64).max(1));
        if self.hard.term == Term::ZERO {
            // There has been no election: it has nothing to acknowledge, and asks all as soon as
            // it may.
            self.paths.due = now + pause;
            return;
        }
        let next = self.paths.last.map_or(others, |last| after(last, others));
        self.paths = Paths { due: now + pause, last: next.iter().next().or(Some(self.me)) };
        let to = self.leader().map_or(next, |leader| next.without(leader));
        if self.role() != Role::Leader {
            let ack = keep_warm(self.priority());
            self.send(now, to, Instant::ZERO, Body::HeartbeatAck(ack));
        }
    }
}

/// Returns the one of `nodes` that follows `last`, around.
fn after(last: NodeId, nodes: NodeSet) -> NodeSet {
    let higher = nodes.iter().find(|&node| node > last);
    higher.or_else(|| nodes.iter().next()).map_or(NodeSet::EMPTY, NodeSet::only)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_spoken_to_in_turn() {
        let node = |number| NodeId::new(number).expect("a test's node id is below 128");
        let nodes: NodeSet = [1, 4, 9].map(node).into_iter().collect();
        for (last, next) in [(1, 4), (4, 9), (9, 1), (0, 1), (5, 9)] {
            assert_eq!(after(node(last), nodes), NodeSet::only(node(next)), "after {last}");
        }
        assert!(after(node(1), NodeSet::EMPTY).is_empty());
    }
}
