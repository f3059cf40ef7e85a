//! One candidacy: what is asked, and what was answered so far. Counts nodes, never replies (R5).

use crate::message::Verdict;
use crate::types::{Instant, NodeId, NodeSet, Nonce, Term};

use super::vote::Rank;

/// The number of repeats after which a candidate gives way.
const ROUNDS: u32 = 4;

/// One candidacy: what is asked, and what was answered so far.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Campaign {
    pub(super) proposed: Term,
    pub(super) nonce: Nonce,
    pub(super) rank: Rank,
    pub(super) started: Instant,
    /// The time from which on grants count no more (R5).
    pub(super) ends: Instant,
    /// The leader of the term below the proposed one, if it has resigned (R10).
    pub(super) release: Option<NodeId>,
    /// The leader of the term below the proposed one, if it was heard.
    pub(super) led_before: Option<NodeId>,
    pub(super) granted: NodeSet,
    /// Voters that denied it for a reason that does not pass with time.
    pub(super) denied: NodeSet,
    /// Voters that denied it because of a promise. They are asked again when that has run out.
    pub(super) waiting: NodeSet,
    pub(super) repeats: u32,
    /// True once the leader of the term before has said that its own vote is another's, or spent.
    pub(super) is_leaders_vote_gone: bool,
    /// True once a quorum has said yes in a pre-vote.
    pub(super) is_second_round: bool,
}

impl Campaign {
    /// Returns a campaign for `proposed` in which only the candidate itself has said yes.
    pub(super) fn new(proposed: Term, nonce: Nonce, rank: Rank, candidate: NodeId) -> Self {
        Self {
            proposed,
            nonce,
            rank,
            started: Instant::ZERO,
            ends: Instant::ZERO,
            release: None,
            led_before: None,
            granted: NodeSet::only(candidate),
            denied: NodeSet::EMPTY,
            waiting: NodeSet::EMPTY,
            repeats: 0,
            is_leaders_vote_gone: false,
            is_second_round: false,
        }
    }

    /// Returns the vote round of the same campaign, in which only the candidate itself has said
    /// yes.
    pub(super) fn reopened(self, candidate: NodeId) -> Self {
        let granted = NodeSet::only(candidate);
        let (denied, waiting) = (NodeSet::EMPTY, NodeSet::EMPTY);
        Self { granted, denied, waiting, repeats: 0, is_second_round: true, ..self }
    }

    /// Returns the proposed term, and the rank by which this node turns lower candidates for it
    /// away. `None` after the first rounds: a candidate that can't win must not stand in the way
    /// of one that can (NuRaft#30). There is more than one such round. On a link that has just
    /// become slower, requests are repeated before the first have arrived, and two candidates that
    /// give way to each other elect nobody.
    pub(super) const fn precedence(&self) -> Option<(Term, Rank)> {
        if self.repeats < ROUNDS { Some((self.proposed, self.rank)) } else { None }
    }

    /// Returns whether the vote that is missing was left to an heir which does not answer, or spent
    /// by a restart: that term is lost, and the next one is not (R15).
    pub(super) const fn waits_for_a_lost_vote(&self) -> bool {
        self.is_leaders_vote_gone && self.repeats >= ROUNDS
    }

    /// Files the answer of `voter`. A grant stays a grant, whatever that voter answers later.
    pub(super) fn count(&mut self, voter: NodeId, verdict: Verdict) {
        let place =
            |set: NodeSet, is_in: bool| if is_in { set.with(voter) } else { set.without(voter) };
        let passes = matches!(verdict, Verdict::Promised | Verdict::Silent);
        let granted = verdict == Verdict::Granted || self.granted.contains(voter);
        let led = [self.release, self.led_before].contains(&Some(voter));
        self.is_leaders_vote_gone |= verdict == Verdict::AlreadyVoted && led;
        self.granted = place(self.granted, granted);
        self.waiting = place(self.waiting, !granted && passes);
        self.denied = place(self.denied, !granted && !passes);
    }
}
