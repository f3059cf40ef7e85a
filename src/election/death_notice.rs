//! The third signal of a leader's end, and the first to come: its guardian says that it has died.
//!
//! A guardian is a small process on the leader's host that learns of the end of the polling thread
//! from the kernel, makes sure that nobody sees the dead leader's lease any more, and only then
//! sends the **death notice** that the leader itself has written and sealed. So it frees from
//! promises as a resignation does (R10), where an unreachable leader is but suspected.
//!
//! It is about one life in one term. A guardian may be late, and the node may have been restarted
//! meanwhile; whoever has not heard that life lead that term heeds nothing.

use crate::message::Message;
use crate::types::{BootId, Instant, NodeId};

use super::Election;
use super::output::Event;

impl Election {
    /// Acts on the end of the life that led this term (R10). Its lease is shown to nobody any
    /// more.
    pub(super) fn on_death_notice(&mut self, now: Instant, message: &Message) {
        let (term, leader) = (message.term, message.from);
        let known = self.resigned == Some((term, leader));
        if term < self.hard.term || known || !self.has_heard_lead(message) {
            self.stats.stale += 1;
            return;
        }
        self.stats.death_notices += 1;
        self.tell(Event::LeaderDied { term, leader, at: now });
        self.release_from(now, term, leader);
    }

    /// Returns whether the life that died is the leader that is known, or has a promise of this
    /// node in this very term: a promise in an earlier one says nothing of who leads this, and it
    /// may be a later life.
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
