//! The duties of a node that has forgotten its vote (R14): it takes part again once enough others
//! have answered one and the same question of this life, and never votes in the term it then has.

use std::collections::BTreeMap;

use interrex::election::RecoveredBy;
use interrex::message::RecoveryReply;
use interrex::types::{NodeId, NodeSet, Nonce, Term};

use super::world::{ME, World, node};

/// The recovery of one life, as told by what it has heard.
pub(super) struct Recovery {
    voting: NodeSet,
    /// The wall clock's floor of the term.
    floor: Term,
    /// The nodes that have answered each question: those that had forgotten nothing, and all.
    ready: BTreeMap<Nonce, NodeSet>,
    answered: BTreeMap<Nonce, NodeSet>,
    /// True if an operator has vouched for those that don't answer.
    vouched: bool,
    /// The term learned, whose vote may have been given.
    spent: Option<Term>,
}

impl Recovery {
    pub(super) fn new(world: &World) -> Self {
        Self {
            voting: world.voting(),
            floor: world.term_floor,
            ready: BTreeMap::new(),
            answered: BTreeMap::new(),
            vouched: false,
            spent: None,
        }
    }

    pub(super) fn on_restart(&mut self) {
        self.ready.clear();
        self.answered.clear();
        self.vouched = false;
        self.spent = None;
    }

    pub(super) const fn on_bootstrap(&mut self) {
        self.vouched = true;
    }

    /// An answer to this life.
    pub(super) fn on_reply(&mut self, from: NodeId, reply: &RecoveryReply) {
        insert(&mut self.answered, reply.nonce, from);
        if !reply.recovering {
            insert(&mut self.ready, reply.nonce, from);
        }
    }

    pub(super) fn on_recovered(&mut self, term: Term, by: RecoveredBy) {
        let is_enough = match by {
            RecoveredBy::Majority => self.ready.values().any(|ready| self.is_quorum(*ready)),
            RecoveredBy::All => {
                let others = self.voting.without(node(ME));
                let are_all = |answered: &NodeSet| others.difference(*answered).is_empty();
                others.is_empty() || self.answered.values().any(are_all)
            }
            RecoveredBy::Bootstrap => self.vouched,
        };
        assert!(is_enough, "R14: recovered by {by:?}: {:?} {:?}", self.ready, self.answered);
        let from_clock = by != RecoveredBy::Majority;
        assert!(!from_clock || term >= self.floor, "R14: {term:?} is below the wall clock's");
        self.spent = Some(term);
    }

    fn is_quorum(&self, ready: NodeSet) -> bool {
        ready.intersection(self.voting).len() > self.voting.len() / 2
    }

    /// A vote is given in `term`, the own or another's.
    pub(super) fn check_vote(&self, term: Term) {
        assert!(self.spent != Some(term), "R14: a vote in {term:?} that may have been given");
    }
}

/// Counts `member` among those that have said `what`.
pub(super) fn insert<K: Ord>(sets: &mut BTreeMap<K, NodeSet>, what: K, member: NodeId) {
    let set = sets.entry(what).or_default();
    *set = set.with(member);
}
