//! The heir's side of a bequest (R15): one datagram brings the vote of the leader that has
//! resigned or died, and with it, among three voters, the election.

use crate::message::{Bequest, Message, Resign};
use crate::types::{Instant, Term};

use super::Election;
use super::bequest::{BequestVerdict, HeirFacts};
use super::output::Event;
use super::role::Role;
use super::sabotage;

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
            let resign = Resign { heir: None, work_stopped: bequest.work_stopped };
            self.on_resign(now, message, &resign);
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
        if bequest.work_stopped {
            self.work_stopped = Some(term);
        }
        self.campaign_by_bequest(now, message, bequest.promise, ends);
    }
}
