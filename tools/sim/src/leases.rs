//! Judges who holds a valid lease when, in the world's time, and what readers were told of its
//! end: S7 and S8.
//!
//! A lease is what a reader on that host would see: the standing its process has published,
//! compared with its own drifting clock. Both ends are turned into the world's time exactly.

use interrex::election::{Role, Standing};
use interrex::types::{Duration, Instant, NodeId, NodeSet, Term};

use super::clock::{Clock, Time};

/// The times at which one node's published lease is valid: from the first, before the second.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Hold {
    term: Term,
    /// The number of lives of the node that were over.
    life: u64,
    from: Time,
    until: Time,
    /// The end by the node's own clock.
    end: Instant,
}

/// The end that readers of a node that leads no more were told, unless it gave the lease
/// up: by its own clock, and in the world's time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Told {
    end: Instant,
    until: Time,
}

/// All leases of a run.
#[derive(Clone, Debug)]
pub(super) struct Leases {
    holds: Vec<Option<Hold>>,
    holding: NodeSet,
    told: Vec<Option<Told>>,
    /// The number of lives of each node that are over.
    lives: Vec<u64>,
    /// The highest term under which anyone held a lease, who did, and in which life.
    token: Option<(Term, NodeId, u64)>,
    /// The latest end of a lease that does not run any more.
    covered: Time,
}

/// The change that a publication made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Change {
    /// The change concerns nobody else.
    None,
    /// A lease of a new term began: nobody had held one for that long.
    Acquired(Duration),
    /// S7: this one holds a valid lease too.
    Overlap(NodeId, Term),
    /// S7: this one's readers were told that nobody else would lead for so much longer.
    Early(NodeId, Duration),
    /// S8: this one held a lease under an equal or higher term before.
    OldToken(NodeId, Term),
}

impl Leases {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            holds: vec![None; nodes],
            holding: NodeSet::EMPTY,
            told: vec![None; nodes],
            lives: vec![0; nodes],
            token: None,
            covered: Time::ZERO,
        }
    }

    /// Notes that `node` has published `standing`, or that its clock runs differently from now on.
    pub(super) fn publish(
        &mut self,
        now: Time,
        node: NodeId,
        standing: &Standing,
        clock: &Clock,
    ) -> Change {
        let place = usize::from(node.number());
        if let Some(told) = &mut self.told[place] {
            told.until = clock.first_at(told.end);
        }
        let leads = standing.role == Role::Leader && standing.lease_start < standing.lease_end;
        let hold = leads.then(|| Hold {
            term: standing.term,
            life: self.lives[place],
            from: now.max(clock.first_at(standing.lease_start)),
            until: clock.first_at(standing.lease_end),
            end: standing.lease_end,
        });
        let Some(hold) = hold.filter(|hold| hold.from < hold.until) else {
            // What a life before this one has published is void when its guardian says so, or over.
            if self.holds[place].is_some_and(|before| before.life == self.lives[place]) {
                self.remember_told(now, place);
                self.withdraw(now, node);
            }
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

    /// Notes a lease that is no longer published and had time left: somebody may still go by that.
    fn remember_told(&mut self, now: Time, place: usize) {
        if let Some(hold) = self.holds[place].filter(|hold| now < hold.until) {
            let told = Told { end: hold.end, until: hold.until };
            let before = self.told[place].filter(|before| told.end < before.end);
            self.told[place] = Some(before.unwrap_or(told));
        }
    }

    /// Notes that `node` has given its lease up, or found that its clock had lied: nobody goes by
    /// what was told.
    pub(super) fn give_up(&mut self, node: NodeId) {
        self.told[usize::from(node.number())] = None;
    }

    /// Notes that `node` publishes nothing any more, or no lease.
    pub(super) fn withdraw(&mut self, now: Time, node: NodeId) {
        if let Some(hold) = self.holds[usize::from(node.number())].take() {
            self.covered = self.covered.max(hold.until.min(now));
            self.holding = self.holding.without(node);
        }
    }

    /// Notes that the process of `node` has died: another life must not hold a lease under the same
    /// token. A thread that is not stopped yet may still read what it has published.
    pub(super) fn end_life(&mut self, now: Time, node: NodeId, is_shown: bool) {
        if !is_shown {
            self.withdraw(now, node);
        }
        self.give_up(node);
        self.lives[usize::from(node.number())] += 1;
    }

    /// Notes that nobody reads any more what that life of `node`, counted from 1, has published.
    pub(super) fn void(&mut self, now: Time, node: NodeId, life: u64) {
        let hold = self.holds[usize::from(node.number())];
        if hold.is_some_and(|hold| hold.life + 1 == life) {
            self.withdraw(now, node);
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
        let token = (hold.term, node, self.lives[usize::from(node.number())]);
        match self.token {
            Some(known) if known == token => Change::None,
            Some((term, holder, _)) if term >= hold.term => Change::OldToken(holder, term),
            Some(_) | None => {
                self.token = Some(token);
                self.early(node, hold).unwrap_or(Change::Acquired(hold.from.since(self.covered)))
            }
        }
    }

    fn early(&self, node: NodeId, hold: Hold) -> Option<Change> {
        let others = (0..self.told.len()).filter_map(|place| NodeId::new(place as u8));
        others.filter(|&other| other != node).find_map(|other| {
            let told = self.told[usize::from(other.number())]?;
            (hold.from < told.until).then(|| Change::Early(other, told.until.since(hold.from)))
        })
    }

    /// Returns the node that holds a valid lease now, and its term.
    pub(super) fn holder(&self, now: Time) -> Option<(Term, NodeId)> {
        let valid = |node: &NodeId| {
            let hold = self.holds[usize::from(node.number())];
            hold.filter(|hold| hold.from <= now && now < hold.until)
        };
        self.holding.iter().find_map(|node| valid(&node).map(|hold| (hold.term, node)))
    }

    /// Returns the last lease holder, whether or not its lease is still valid.
    pub(super) fn last_holder(&self) -> Option<(Term, NodeId)> {
        self.token.map(|(term, node, _)| (term, node))
    }
}
