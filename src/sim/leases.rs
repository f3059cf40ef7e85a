//! Who holds a valid lease when, in the world's time: S7 and S8.
//!
//! A lease is what a reader on that host would see: the standing its process has published,
//! compared with its own drifting clock. Both ends are turned into the world's time exactly.

use crate::election::{Role, Standing};
use crate::types::{Duration, NodeId, NodeSet, Term};

use super::clock::{Clock, Time};

/// The times at which one node's published lease is valid: from the first, before the second.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Hold {
    term: Term,
    from: Time,
    until: Time,
}

/// All leases of a run.
#[derive(Clone, Debug)]
pub(super) struct Leases {
    holds: Vec<Option<Hold>>,
    holding: NodeSet,
    /// The highest term under which anyone held a lease, and who did.
    token: Option<(Term, NodeId)>,
    /// Until when some lease was valid, those that still run not counted.
    covered: Time,
}

/// What a publication has changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Change {
    /// Nobody else's business.
    None,
    /// A lease of a new term: nobody had held one for that long.
    Acquired(Duration),
    /// S7: this one holds a valid lease too.
    Overlap(NodeId, Term),
    /// S8: this one held a lease under an equal or higher term before.
    OldToken(NodeId, Term),
}

impl Leases {
    pub(super) fn new(nodes: usize) -> Self {
        Self { holds: vec![None; nodes], holding: NodeSet::EMPTY, token: None, covered: Time::ZERO }
    }

    /// `node` has published `standing`, or its clock runs differently from now on.
    pub(super) fn publish(
        &mut self,
        now: Time,
        node: NodeId,
        standing: &Standing,
        clock: &Clock,
    ) -> Change {
        let place = usize::from(node.number());
        let leads = standing.role == Role::Leader && standing.lease_start < standing.lease_end;
        let hold = leads.then(|| Hold {
            term: standing.term,
            from: now.max(clock.first_at(standing.lease_start)),
            until: clock.first_at(standing.lease_end),
        });
        let Some(hold) = hold.filter(|hold| hold.from < hold.until) else {
            self.withdraw(now, node);
            return Change::None;
        };
        let same_term = self.holds[place].is_some_and(|before| before.term == hold.term);
        if !same_term {
            self.withdraw(now, node);
        }
        self.holds[place] = Some(hold);
        self.holding = self.holding.with(node);
        self.other_holder(now, node, hold).unwrap_or_else(|| self.pass_token(node, hold))
    }

    /// `node` publishes nothing any more, or no lease.
    pub(super) fn withdraw(&mut self, now: Time, node: NodeId) {
        if let Some(hold) = self.holds[usize::from(node.number())].take() {
            self.covered = self.covered.max(hold.until.min(now));
            self.holding = self.holding.without(node);
        }
    }

    /// A lease begins in the moment of its publication, so two can overlap only if both are valid
    /// in the later of these moments.
    fn other_holder(&mut self, now: Time, node: NodeId, hold: Hold) -> Option<Change> {
        for other in self.holding.without(node).iter() {
            let Some(theirs) = self.holds[usize::from(other.number())] else { continue };
            if theirs.until <= now {
                self.covered = self.covered.max(theirs.until);
                self.holding = self.holding.without(other);
            } else if theirs.from.max(hold.from) < theirs.until.min(hold.until) {
                return Some(Change::Overlap(other, theirs.term));
            }
        }
        None
    }

    fn pass_token(&mut self, node: NodeId, hold: Hold) -> Change {
        match self.token {
            Some(token) if token == (hold.term, node) => Change::None,
            Some((term, holder)) if term >= hold.term => Change::OldToken(holder, term),
            Some(_) | None => {
                self.token = Some((hold.term, node));
                Change::Acquired(hold.from.since(self.covered))
            }
        }
    }

    /// Who holds a valid lease now, and under which term.
    pub(super) fn holder(&self, now: Time) -> Option<(Term, NodeId)> {
        let valid = |node: &NodeId| {
            let hold = self.holds[usize::from(node.number())];
            hold.filter(|hold| hold.from <= now && now < hold.until)
        };
        self.holding.iter().find_map(|node| valid(&node).map(|hold| (hold.term, node)))
    }

    /// The last lease holder, whether or not its lease is still valid.
    pub(super) const fn last_holder(&self) -> Option<(Term, NodeId)> {
        self.token
    }
}
