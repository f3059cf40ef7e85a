//! Death notices: the third signal of a leader's end, and the first to come. Its guardian says
//! that it has died.
//!
//! A guardian is a small process on the leader's host. It learns of the end of the polling thread
//! from the kernel. It then makes sure that nobody sees the dead leader's lease any more. Only
//! after that does it send the **death notice**, which the leader itself has written and sealed.
//! So a notice frees from promises as a resignation does (R10), where an unreachable leader is
//! only suspected.
//!
//! A notice is about one life in one term. It may be late, and the node may have been restarted
//! meanwhile. So it counts for nothing at a node that has not heard that life lead that term.

use crate::message::Message;
use crate::types::{BootId, Instant, NodeId};

use super::Election;
use super::output::Event;

impl Election {
    /// Acts on the death of the life that led this term (R10). Nobody sees its lease any more.
    pub(super) fn on_death_notice(&mut self, now: Instant, message: &Message) {
        let (term, leader) = (message.term, message.from);
        let known = self.released == Some((term, leader));
        if term < self.hard.term || known || !self.has_heard_lead(message) {
            self.stats.stale += 1;
            return;
        }
        self.stats.death_notices += 1;
        self.tell(Event::LeaderDied { term, leader, at: now });
        self.release_from(now, term, leader);
    }

    /// Returns whether this node knows the life that died as the leader of that term. Either that
    /// life is the known leader, or it has a promise that this node gave in this very term. A
    /// promise in an earlier term says nothing of who leads this one: that may be a later life.
    fn has_heard_lead(&self, message: &Message) -> bool {
        let (leader, boot, term) = (message.from, message.boot, message.term);
        let is_it = |node: NodeId, life: BootId| node == leader && life == boot;
        let known = self.following().and_then(|following| following.leader.zip(following.life));
        let leads = known.is_some_and(|(node, life)| is_it(node, life));
        let bound = self
            .promise
            .is_some_and(|promise| promise.term == term && is_it(promise.to, promise.boot));
        let another_leads = self.leader().is_some_and(|known| known != leader);
        !another_leads && (leads || bound)
    }
}
