//! The hard state, which a node must not forget over a restart, and what of it waits to be
//! written.

use crate::types::{Duration, NodeId, Term};
use core::ops::Deref;

/// The state that a node must not forget over a restart (R4, R13, R14).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct HardState {
    /// The node's term.
    pub term: Term,
    /// The member that it voted for in that term, if any.
    pub voted_for: Option<NodeId>,
    /// The vote in that term counts as given, though nobody knows to whom: a life that left no
    /// trace may have given it (R14), or a life that led may have left it to an heir (R15). It is
    /// given to nobody any more.
    pub vote_spent: bool,
    /// The vote in the next term may be left to an heir (R15), so a life that begins with this
    /// state begins in that term, with its vote there spent. It comes with the own vote.
    #[cfg_attr(feature = "serde", serde(default))]
    pub next_vote_spent: bool,
    /// An earlier life may have voted and left no trace here, so this node asks the others before
    /// it takes part (R14). The first life of a store that was created asks too. Where this is
    /// false from the start, somebody vouches for the cluster being new.
    pub must_ask: bool,
    /// The longest promise that this life or an earlier one may have given and that may still run
    /// (R13). Zero before the first start.
    pub promise: Duration,
}

impl HardState {
    /// Returns the state in which a life begins that finds this one.
    #[must_use]
    pub fn at_start(self) -> Self {
        let term = self.term.next();
        if !self.next_vote_spent || term == self.term {
            return Self { next_vote_spent: false, ..self };
        }
        Self { term, voted_for: None, vote_spent: true, next_vote_spent: false, ..self }
    }
}

/// The hard state, and what of it is not on the disk yet. Reads as a [`HardState`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct HardRecord {
    state: HardState,
    /// The state has changed since it was last handed out to be made durable.
    unwritten: bool,
    /// The term of the own vote that was written in advance and may lie on the disk (R5).
    prepared: Option<Term>,
}

impl Deref for HardRecord {
    type Target = HardState;

    fn deref(&self) -> &HardState {
        &self.state
    }
}

impl HardRecord {
    /// Returns the record of a life that was started with `state`.
    pub(super) const fn new(state: HardState) -> Self {
        Self { state, unwritten: false, prepared: None }
    }

    pub(super) const fn state(&self) -> HardState {
        self.state
    }

    /// Goes on to `term` with this vote. A vote that counts as spent does so in its own term only.
    #[inline]
    pub(super) fn advance(&mut self, term: Term, voted_for: Option<NodeId>, promise: Duration) {
        assert!(term >= self.state.term, "a term never falls (R1)");
        let vote_spent = self.state.vote_spent && term == self.state.term;
        let next_vote_spent = self.state.next_vote_spent && term == self.state.term;
        let state =
            HardState { term, voted_for, vote_spent, next_vote_spent, promise, ..self.state };
        self.replace(state);
    }

    /// Goes on to `term` with the own vote, and counts the one in the next term as spent (R15).
    pub(super) fn cast_own_vote(&mut self, term: Term, me: NodeId, promise: Duration) {
        self.advance(term, Some(me), promise);
        self.replace(HardState { next_vote_spent: true, ..self.state });
    }

    /// Goes on to the next term with a vote for `heir`. What was written with the own vote holds.
    pub(super) fn leave_next_vote(&mut self, heir: NodeId) {
        assert!(self.state.next_vote_spent, "only a vote that counts as spent is left (R15)");
        let (term, voted_for) = (self.state.term.next(), Some(heir));
        self.state = HardState { term, voted_for, next_vote_spent: false, ..self.state };
    }

    pub(super) fn replace(&mut self, state: HardState) {
        self.unwritten |= state != self.state;
        self.state = state;
    }

    /// Has the state written before the next output that depends on it, once more if need be.
    pub(super) const fn mark_unwritten(&mut self) {
        self.unwritten = true;
    }

    /// Changes the state without asking for it to be written: a store that forgets need not know.
    pub(super) const fn set_unwritten(&mut self, state: HardState) {
        self.state = state;
    }

    /// Returns the state if it must be made durable now.
    #[inline]
    pub(super) const fn take_unwritten(&mut self) -> Option<HardState> {
        if !self.unwritten {
            return None;
        }
        self.unwritten = false;
        Some(self.state)
    }

    /// Notes that the own vote in `term` is written in advance.
    pub(super) const fn prepare(&mut self, term: Term) {
        self.prepared = Some(term);
    }

    /// Returns the state that must replace a vote which lies on the disk in advance, if one does.
    #[inline]
    pub(super) fn take_back_prepared(&mut self) -> Option<HardState> {
        let prepared = self.prepared.take();
        prepared.filter(|&term| term > self.state.term).map(|_| self.state)
    }
}
