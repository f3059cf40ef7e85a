//! The leader's side of a bequest (R15) and of a transfer (R11): whom it has heard, which of them
//! is its heir, and how it hands leadership over.
//!
//! Knows nothing of where a bequest is kept until its leader dies: whoever runs a core asks for it
//! by [`Election::bequest`].

use core::fmt;

use alloc::vec::Vec;

use crate::config::Timing;
use crate::message::{Bequest, Body, HeartbeatAck, Message, Resign};
use crate::types::{BootId, Duration, Instant, NodeId, NodeSet, Position, Round};

use super::Election;
use super::lease::Promise;
use super::membership::Membership;
use super::output::StepDown;
use super::role::Role;
use super::state::State;

/// The latest ack of a member in the term that this node leads.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Heard {
    /// The life that has sent it.
    boot: BootId,
    /// The round that it answers.
    round: Round,
    /// The time at which it was sent, by the sender's clock.
    sent_at: Instant,
    /// The time at which it came, by this node's clock.
    heard_at: Instant,
    position: Position,
    electable: bool,
    /// The time since which it was heard without a break and able to lead. Where leadership is
    /// never given back, the time of this ack.
    able_since: Instant,
}

impl Heard {
    fn is_recent(&self, now: Instant, lasts: Duration) -> bool {
        now < self.heard_at + lasts
    }

    /// Returns whether its sender could take over, where an ack counts for `lasts`.
    fn is_fresh(&self, now: Instant, lasts: Duration) -> bool {
        self.electable && self.is_recent(now, lasts)
    }

    /// Returns since when its sender was heard without a break and able to lead, given its ack
    /// before this one.
    fn able_since_after(&self, before: Option<Heard>, break_after: Option<Duration>) -> Instant {
        let goes_on = |before: &Heard| {
            let is_same = before.boot == self.boot && before.electable && self.electable;
            is_same && break_after.is_some_and(|limit| self.heard_at <= before.heard_at + limit)
        };
        before.filter(goes_on).map_or(self.heard_at, |before| before.able_since)
    }
}

/// A follower that a leader can hand its leadership to, and the ack that says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Heir {
    pub(super) member: NodeId,
    pub(super) boot: BootId,
    sent_at: Instant,
}

/// The other voters that may lead, as this node has heard them while it leads.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Heirs {
    /// In the order of their turns if this node is gone.
    known: Vec<(NodeId, Option<Heard>)>,
    /// The place of the heir in that order.
    chosen: Option<usize>,
    /// For how long a bequest lasts after the ack that it rests on, by the heir's clock.
    lasts: Duration,
    /// The pause between two acks that is a break, where leadership is given back at all.
    break_after: Option<Duration>,
}

/// The reason why a leader does not hand its leadership to a member (R11).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum TransferRefusal {
    /// This node does not lead.
    NotLeading,
    /// It is this node itself, no member, or a member that never leads: a witness or an observer.
    NotElectable,
    /// It has not answered of late.
    NotHeard,
    /// It has said of late that it does not stand for election now: it stands by, its application
    /// has stalled, or it is silent after its start (R13, R14).
    NotStanding,
    /// Its application is behind that of this node.
    Behind,
}

impl fmt::Display for TransferRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotLeading => "this node does not lead: ask the leader",
            Self::NotElectable => "it is no other member that may lead: name a voter",
            Self::NotHeard => "it has not answered of late: try again",
            Self::NotStanding => {
                "it does not stand for election now: it stands by, its application has stalled, or it \
                 was just started"
            }
            Self::Behind => "its application is behind the leader's: let it catch up",
        })
    }
}

impl Heirs {
    pub(super) fn new(membership: &Membership, me: NodeId, timing: &Timing) -> Self {
        let others = membership.electable.without(me);
        let known: Vec<_> = others.iter().map(|member| (member, None)).collect();
        // Divided once: it is asked for at each ack.
        let lasts = timing.less_skew(timing.promise_max);
        let break_after = timing.failback_after.map(|_| timing.election_timeout_max);
        let mut heirs = Self { known, chosen: None, lasts, break_after };
        heirs.sort(membership, me);
        heirs
    }

    /// Puts the members into the order of their turns if `me` is gone. The heir stays the heir
    /// until the next ack.
    pub(super) fn sort(&mut self, membership: &Membership, me: NodeId) {
        let heir = self.chosen().map(|heir| heir.member);
        // Their places differ, and this allocates nothing.
        self.known.sort_unstable_by_key(|&(member, _)| membership.place(member, me));
        self.chosen = self.known.iter().position(|&(member, _)| Some(member) == heir);
    }

    /// Returns the members whose latest ack says that they may be elected, in the order of their
    /// turns, each with the time since which it has said so without a break.
    pub(super) fn able_since(&self) -> impl Iterator<Item = (NodeId, Instant)> + '_ {
        self.known.iter().filter_map(|&(member, heard)| {
            heard.filter(|heard| heard.electable).map(|heard| (member, heard.able_since))
        })
    }

    /// Forgets what was heard in an earlier term.
    pub(super) fn clear(&mut self) {
        self.known.iter_mut().for_each(|(_, heard)| *heard = None);
        self.chosen = None;
    }

    /// Chooses nobody any more.
    fn close(&mut self) {
        self.known.clear();
        self.chosen = None;
    }

    /// Notes an ack, and chooses the heir anew: the first in turn that is not behind.
    fn note(&mut self, from: NodeId, heard: Heard, position: Position) {
        let now = heard.heard_at;
        // One that was not heard for half of what a bequest lasts may be dead.
        let lasts = self.lasts.scaled(1, 2);
        let Some((_, known)) = self.known.iter_mut().find(|(member, _)| *member == from) else {
            return;
        };
        // Acks of one life may overtake each other. Rounds rise whatever its clock does.
        let is_news =
            known.is_none_or(|known| known.boot != heard.boot || known.round <= heard.round);
        if !is_news {
            return;
        }
        let able_since = heard.able_since_after(*known, self.break_after);
        *known = Some(Heard { able_since, ..heard });
        let could_lead = |heard: &Heard| heard.is_fresh(now, lasts) && heard.position >= position;
        let heard = self.known.iter().map(|(_, heard)| heard.as_ref());
        self.chosen = heard.into_iter().position(|heard| heard.is_some_and(could_lead));
    }

    fn heard(&self, member: NodeId) -> Option<Heard> {
        self.known.iter().find(|(known, _)| *known == member).and_then(|&(_, heard)| heard)
    }

    fn chosen(&self) -> Option<Heir> {
        let &(member, heard) = self.known.get(self.chosen?)?;
        heard.map(|heard| Heir::new(member, &heard))
    }
}

impl Heir {
    const fn new(member: NodeId, heard: &Heard) -> Self {
        Self { member, boot: heard.boot, sent_at: heard.sent_at }
    }
}

impl Election {
    /// Notes what an ack tells of the one that has sent it. Acks of this term alone count, and
    /// probes do not: they echo nothing.
    pub(super) fn note_heir(&mut self, now: Instant, message: &Message, ack: &HeartbeatAck) {
        if message.echo == Instant::ZERO {
            return;
        }
        let heard = Heard {
            boot: message.boot,
            round: ack.round,
            sent_at: message.sent_at,
            heard_at: now,
            position: ack.position,
            electable: ack.electable,
            able_since: now,
        };
        self.heirs.note(message.from, heard, self.position);
    }

    /// Returns the heir and the message by which this node's guardian tells it of this node's
    /// death (R15); `None` if this node does not lead, or has heard nobody that could take over.
    ///
    /// It is another one after each ack of the heir. Only one of them may ever be sent, and none
    /// after [`Output::Withdraw`](super::Output::Withdraw).
    pub fn bequest(&self) -> Option<(NodeId, Message)> {
        let heir = self.heirs.chosen().filter(|_| self.may_bequeath())?;
        Some((heir.member, self.bequest_to(heir, true)))
    }

    /// Leaves the vote in the next term to nobody any more: another may have delivered it.
    pub(crate) fn bequeath_nobody(&mut self) {
        self.heirs.close();
    }

    /// Returns whether this node has a vote in a next term to leave.
    fn may_bequeath(&self) -> bool {
        self.role() == Role::Leader && self.hard.term.next() > self.hard.term
    }

    fn bequest_to(&self, heir: Heir, died: bool) -> Message {
        let bequest = Bequest {
            heir_boot: heir.boot,
            promise: self.timing.promise_max,
            position: self.position,
            died,
            work_stopped: !died && self.work_stopped == Some(self.hard.term),
        };
        self.message(self.hard.term, Instant::ZERO, heir.sent_at, Body::Bequest(bequest))
    }

    /// R10: gives the lease up, for the heir if there is one. That is published before anybody is
    /// told.
    pub(super) fn resign(&mut self, now: Instant) {
        if self.role() == Role::Leader {
            let chosen = self.heirs.chosen();
            let heir = chosen.filter(|heir| self.check_transfer(now, heir.member).is_ok());
            self.hand_over(now, heir.filter(|_| self.may_bequeath()));
        }
    }

    /// R11: gives the lease up for `to`.
    pub(super) fn transfer(&mut self, now: Instant, to: NodeId) {
        if self.check_transfer(now, to).is_ok() {
            let heard = self.heirs.heard(to).filter(|_| self.may_bequeath());
            self.hand_over(now, heard.map(|heard| Heir::new(to, &heard)));
        }
    }

    /// Returns whether this node would hand its leadership to `to` now (R11).
    ///
    /// # Errors
    /// The reason why not.
    pub fn check_transfer(&self, now: Instant, to: NodeId) -> Result<(), TransferRefusal> {
        if self.role() != Role::Leader {
            return Err(TransferRefusal::NotLeading);
        }
        if !self.membership.electable.without(self.me).contains(to) {
            return Err(TransferRefusal::NotElectable);
        }
        match self.heard_of_late(now, to) {
            None => Err(TransferRefusal::NotHeard),
            Some(heard) if !heard.electable => Err(TransferRefusal::NotStanding),
            Some(heard) if heard.position < self.position => Err(TransferRefusal::Behind),
            Some(_) => Ok(()),
        }
    }

    /// Returns the latest ack of a member, if a bequest by it would still count.
    fn heard_of_late(&self, now: Instant, member: NodeId) -> Option<Heard> {
        self.heirs.heard(member).filter(|heard| heard.is_recent(now, self.heirs.lasts))
    }

    /// Gives the lease up and tells all, in the term that is led. To the heir goes this node's vote
    /// in the next term instead, which this node adopts with it, and promises to that life of the
    /// heir for as long as the vote counts (R15).
    fn hand_over(&mut self, now: Instant, heir: Option<Heir>) {
        let term = self.hard.term;
        let bequest = heir.map(|heir| self.bequest_to(heir, false));
        self.released = Some((term, self.me));
        self.step_down(now, StepDown::Resigned);
        if let Some(heir) = heir {
            self.leave_vote(now, heir);
        }
        let to_heir = heir.map_or(NodeSet::EMPTY, |heir| NodeSet::only(heir.member));
        if let Some(bequest) = bequest {
            self.send_message(to_heir, Message { sent_at: now, ..bequest });
        }
        let resign = Body::Resign(Resign {
            heir: heir.map(|heir| heir.member),
            work_stopped: self.work_stopped == Some(term),
        });
        let others = self.membership.members.difference(to_heir);
        self.send_message(others, self.message(term, now, Instant::ZERO, resign));
    }

    /// Casts the vote in the next term for the heir. The record that holds the own vote in this
    /// term says that the one in the next is spent, so nothing need be written.
    fn leave_vote(&mut self, now: Instant, heir: Heir) {
        self.hard.leave_next_vote(heir.member);
        let (to, boot) = (heir.member, heir.boot);
        let until = now + self.timing.promise_max;
        self.promise = Some(Promise { to, boot, term: self.hard.term, until });
        self.await_leader(now);
    }

    /// Returns who could take over if this node gave its leadership up: the other voters that have
    /// answered of late. Empty if they are no quorum with this node, or if it does not lead. Some
    /// may be behind it.
    pub fn successors(&self, now: Instant) -> NodeSet {
        let State::Leader(leading) = &self.state else { return NodeSet::EMPTY };
        // While it has no lease it asks for no promises, and counts answers by themselves (R9).
        let in_lapse = leading.lapse.map_or(NodeSet::EMPTY, |lapse| lapse.heard);
        // A pause of this node may outlast promises, and is no death of others.
        let pause = self.timing.election_timeout_min;
        let heard = |&voter: &NodeId| {
            let until = self.lease.promised_until(voter);
            until > Instant::ZERO && until + pause > now
        };
        let promised: NodeSet = self.others_with_a_vote().iter().filter(heard).collect();
        let heard = promised.union(in_lapse);
        if self.membership.voting.is_quorum(heard.with(self.me)) {
            heard.intersection(self.membership.electable).without(self.me)
        } else {
            NodeSet::EMPTY
        }
    }
}
