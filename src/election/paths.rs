//! Paths that no heartbeat takes, kept warm.
//!
//! In calm a follower speaks to its leader alone. When that dies it asks the other voters, and a
//! first datagram to a host that was not spoken to of late may wait: for ARP, a second where its
//! request is lost (felix#164), or for a switch in software that has forgotten the flow. So each
//! member says a word to each voter now and then.
//!
//! The word is an acknowledgement of a round that no leader comes to: it promises nothing and
//! echoes nothing, so nobody counts it, in this release or an earlier one. As all messages it
//! tells the sender's term (R1).

use crate::message::{Body, HeartbeatAck};
use crate::types::{Duration, Instant, NodeId, NodeSet, Round, Term};

use super::Election;
use super::role::Role;

/// Each path is used once in so long. Linux holds a neighbour's address to be good for 15 to 45 s
/// (`arp(7)`: `base_reachable_time` of 30 s, times a half to one and a half), Open vSwitch forgets
/// a flow after 10 (`max-idle`).
const USED_EVERY: Duration = Duration::from_millis(6_000);

/// A node that starts speaks to all voters after three of its longest election timeouts, and after
/// that long at least. Who returns without keys, and may not campaign, would else not be heard by
/// a leader that speaks to it rarely.
const FIRST_AFTER: Duration = Duration::from_millis(100);
const TIMEOUTS: u64 = 3;

/// At one heartbeat a nanosecond a leader would come to that round in 584 years.
const KEEP_WARM: HeartbeatAck = HeartbeatAck { round: Round(u64::MAX), promise: Duration::ZERO };

/// The time at which the next path is used, and the path that was used last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Paths {
    due: Instant,
    /// The member that the last word went to; `None` before the first.
    last: Option<NodeId>,
}

impl Paths {
    /// Returns the paths of a node that starts now, or starts over by another clock. Not all speak
    /// at the same moment.
    pub(super) fn new(now: Instant, me: NodeId, longest_timeout: Duration) -> Self {
        let apart = Duration::from_millis(1).scaled(u64::from(me.number()), 1);
        let wait = longest_timeout.scaled(TIMEOUTS, 1).clamp(FIRST_AFTER, USED_EVERY);
        Self { due: now + wait + apart, last: None }
    }

    pub(super) const fn due(&self) -> Instant {
        self.due
    }
}

/// Returns whether it acknowledges nothing, and only keeps a path warm.
pub(super) fn keeps_path_warm(ack: &HeartbeatAck) -> bool {
    *ack == KEEP_WARM
}

impl Election {
    /// Sends to the next voter, or to all the first time. One at a time, since among a hundred all
    /// would keep this thread for longer than a promise lasts. A leader speaks to all of them
    /// anyway, and a follower to it.
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
            self.send(now, to, Instant::ZERO, Body::HeartbeatAck(KEEP_WARM));
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
