//! The heir's side of a bequest (R15): one datagram brings the vote of the leader that has
//! resigned or died, and with it, among three voters, the election.
//!
//! A bequest is a vote as R4 gives it, by the leader to "the request that the heir's latest ack
//! was". So it counts from the sending of that ack, by the heir's own clock.

use crate::message::{Bequest, Message};
use crate::types::{Instant, Position, Term};

use super::Election;
use super::output::Event;
use super::role::Role;
use super::sabotage;

/// The use that a heir can make of a bequest, or the reason why it can make none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BequestVerdict {
    /// It counts as the leader's vote.
    Usable = 0,
    /// It was left to an earlier life of this node.
    OtherLife = 1,
    /// This node never leads, or is silent after its start (R13, R14).
    NotElectable = 2,
    /// This node is in another term, or has no vote left in that one.
    OtherTerm = 3,
    /// This node has not heard that life of the leader lead that term.
    Unheard = 4,
    /// The application of this node is behind that of the leader.
    Behind = 5,
    /// Its time is over, or was never: the ack that it rests on is too old, or was sent by another
    /// clock.
    OutOfTime = 6,
}

impl BequestVerdict {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::Usable,
        Self::OtherLife,
        Self::NotElectable,
        Self::OtherTerm,
        Self::Unheard,
        Self::Behind,
        Self::OutOfTime,
    ];

    /// Returns the name that metrics show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::OtherLife => "other_life",
            Self::NotElectable => "not_electable",
            Self::OtherTerm => "other_term",
            Self::Unheard => "unheard",
            Self::Behind => "behind",
            Self::OutOfTime => "out_of_time",
        }
    }
}

/// The facts by which a node judges a bequest to it.
pub(super) struct HeirFacts {
    pub(super) is_of_this_life: bool,
    pub(super) may_lead: bool,
    /// Says whether the vote in that term is free by the node's own term and vote.
    pub(super) is_vote_free: bool,
    pub(super) has_heard_lead: bool,
    pub(super) position: Position,
    /// The time before which acks were sent by another clock, or by nobody.
    pub(super) acks_count_from: Instant,
    /// The end of the vote (D).
    pub(super) ends: Instant,
}

impl HeirFacts {
    fn verdict(&self, now: Instant, acked_at: Instant, bequest: &Bequest) -> BequestVerdict {
        let in_time = self.acks_count_from <= acked_at && acked_at <= now && now < self.ends;
        if !self.is_of_this_life {
            BequestVerdict::OtherLife
        } else if !self.may_lead {
            BequestVerdict::NotElectable
        } else if !self.is_vote_free {
            BequestVerdict::OtherTerm
        } else if !self.has_heard_lead {
            BequestVerdict::Unheard
        } else if self.position < bequest.position {
            BequestVerdict::Behind
        } else if !in_time {
            BequestVerdict::OutOfTime
        } else {
            BequestVerdict::Usable
        }
    }
}

impl Election {
    /// Handles the bequest of a leader that has resigned or died. It is the resignation or the
    /// death notice too, whether or not it may be used.
    pub(super) fn on_bequest(&mut self, now: Instant, message: &Message, bequest: &Bequest) {
        let mut facts = self.heir_facts(now, message, bequest);
        sabotage::bend_heir(self, now, message, bequest, &mut facts);
        let verdict = facts.verdict(now, message.echo, bequest);
        self.stats.bequests[verdict as usize] += 1;
        match verdict {
            BequestVerdict::Usable => self.inherit(now, message, bequest, facts.ends),
            BequestVerdict::OtherLife
            | BequestVerdict::NotElectable
            | BequestVerdict::OtherTerm
            | BequestVerdict::Unheard
            | BequestVerdict::Behind
            | BequestVerdict::OutOfTime => self.heed_end(now, message, bequest),
        }
    }

    fn heir_facts(&self, now: Instant, message: &Message, bequest: &Bequest) -> HeirFacts {
        let term = message.term;
        HeirFacts {
            is_of_this_life: bequest.heir_boot == self.boot,
            may_lead: self.may_be_elected(now),
            is_vote_free: self.is_vote_after_free(term),
            has_heard_lead: self.heard_lead == Some((term, message.from, message.boot)),
            position: self.position,
            acks_count_from: self.acks_count_from,
            ends: message.echo + self.timing.less_skew(bequest.promise),
        }
    }

    /// Returns whether this node may lead the term after `term` by its own term and vote.
    fn is_vote_after_free(&self, term: Term) -> bool {
        let next = term.next();
        let has_voted = self.hard.voted_for.is_some() || self.hard.vote_spent;
        let is_free = self.hard.term == term || (self.hard.term == next && !has_voted);
        next > term && is_free && self.role() != Role::Leader
    }

    /// Takes a bequest that can't be used for the resignation or the death notice that it is too.
    fn heed_end(&mut self, now: Instant, message: &Message, bequest: &Bequest) {
        if bequest.died {
            self.on_death_notice(now, message);
        } else {
            self.on_resign(now, message, None);
        }
    }

    /// Counts the leader's vote, and with it, among three voters, leads.
    fn inherit(&mut self, now: Instant, message: &Message, bequest: &Bequest, ends: Instant) {
        let (term, leader) = (message.term, message.from);
        if self.hard.term == term && self.released != Some((term, leader)) {
            if bequest.died {
                self.stats.death_notices += 1;
                self.tell(Event::LeaderDied { term, leader, at: now });
            }
            self.note_release(term, leader);
        }
        self.campaign_by_bequest(now, message, bequest.promise, ends);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{BootId, Duration};

    fn at(ns: u64) -> Instant {
        Instant::from_nanos(ns)
    }

    fn usable() -> (HeirFacts, Bequest) {
        let position = Position { log_term: 2, index: 7 };
        let facts = HeirFacts {
            is_of_this_life: true,
            may_lead: true,
            is_vote_free: true,
            has_heard_lead: true,
            position,
            acks_count_from: at(100),
            ends: at(200),
        };
        let promise = Duration::from_nanos(60);
        (facts, Bequest { heir_boot: BootId(1), promise, position, died: true })
    }

    #[test]
    fn each_reason_alone_makes_a_bequest_useless() {
        let (facts, bequest) = usable();
        assert_eq!(facts.verdict(at(150), at(120), &bequest), BequestVerdict::Usable);
        let useless = [
            (HeirFacts { is_of_this_life: false, ..usable().0 }, BequestVerdict::OtherLife),
            (HeirFacts { may_lead: false, ..usable().0 }, BequestVerdict::NotElectable),
            (HeirFacts { is_vote_free: false, ..usable().0 }, BequestVerdict::OtherTerm),
            (HeirFacts { has_heard_lead: false, ..usable().0 }, BequestVerdict::Unheard),
            (HeirFacts { position: Position::default(), ..facts }, BequestVerdict::Behind),
        ];
        for (facts, verdict) in useless {
            assert_eq!(facts.verdict(at(150), at(120), &bequest), verdict);
        }
    }

    #[test]
    fn a_bequest_counts_from_the_ack_to_its_end() {
        let (facts, bequest) = usable();
        for (now, acked_at, verdict) in [
            (100, 100, BequestVerdict::Usable),
            (199, 100, BequestVerdict::Usable),
            (200, 100, BequestVerdict::OutOfTime),
            (199, 99, BequestVerdict::OutOfTime),
            (119, 120, BequestVerdict::OutOfTime),
        ] {
            assert_eq!(facts.verdict(at(now), at(acked_at), &bequest), verdict, "{acked_at}");
        }
    }
}
