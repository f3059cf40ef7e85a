//! Judges which node holds a valid lease when, in the world's time, and what its readers were told
//! of the end: S7 and S8.
//!
//! A lease is what a reader on that host would see: the standing its process has published,
//! compared with its own drifting clock. Both ends are turned into the world's time exactly.

use interrex::election::{Role, Standing};
use interrex::types::{Duration, Instant, NodeId, NodeSet, Term};

use super::clock::{Clock, Time};

/// The times at which one node's published lease is valid: from the first, before the second.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct LeaseSpan {
    term: Term,
    /// The number of lives of the node that were over.
    life: u64,
    from: Time,
    until: Time,
    /// The end by the node's own clock.
    end: Instant,
}

/// The end of a lease that its holder showed to readers before it stopped leading, by its own clock
/// and in the world's time. A lease that was given up has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct AnnouncedEnd {
    end: Instant,
    until: Time,
}

/// All leases of a run.
#[derive(Clone, Debug)]
pub(super) struct Leases {
    spans: Vec<Option<LeaseSpan>>,
    holding: NodeSet,
    announced: Vec<Option<AnnouncedEnd>>,
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
    /// S7: this node holds a valid lease too.
    Overlap(NodeId, Term),
    /// S7: this node's readers were told that nobody else would lead for so much longer.
    Early(NodeId, Duration),
    /// S8: this node held a lease under an equal or higher term before.
    OldToken(NodeId, Term),
}

impl Leases {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            spans: vec![None; nodes],
            holding: NodeSet::EMPTY,
            announced: vec![None; nodes],
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
        if let Some(announced) = &mut self.announced[place] {
            announced.until = clock.first_at(announced.end);
        }
        let leads = standing.role == Role::Leader && standing.lease_start < standing.lease_end;
        let span = leads.then(|| LeaseSpan {
            term: standing.term,
            life: self.lives[place],
            from: now.max(clock.first_at(standing.lease_start)),
            until: clock.first_at(standing.lease_end),
            end: standing.lease_end,
        });
        let Some(span) = span.filter(|span| span.from < span.until) else {
            // What a life before this one has published is void when its guardian says so, or over.
            if self.spans[place].is_some_and(|before| before.life == self.lives[place]) {
                self.remember_announced(now, place);
                self.withdraw(now, node);
            }
            return Change::None;
        };
        let same_term = self.spans[place].is_some_and(|before| before.term == span.term);
        if !same_term {
            self.withdraw(now, node);
        }
        self.spans[place] = Some(span);
        self.holding = self.holding.with(node);
        self.other_holder(now, node, span).unwrap_or_else(|| self.pass_token(node, span))
    }

    /// Notes a lease that is no longer published and had time left: somebody may still go by that.
    fn remember_announced(&mut self, now: Time, place: usize) {
        if let Some(span) = self.spans[place].filter(|span| now < span.until) {
            let announced = AnnouncedEnd { end: span.end, until: span.until };
            let before = self.announced[place].filter(|before| announced.end < before.end);
            self.announced[place] = Some(before.unwrap_or(announced));
        }
    }

    /// Notes that `node` has given its lease up, or found that its clock had lied: nobody goes by
    /// what was told.
    pub(super) fn give_up(&mut self, node: NodeId) {
        self.announced[usize::from(node.number())] = None;
    }

    /// Notes that `node` publishes nothing any more, or no lease.
    pub(super) fn withdraw(&mut self, now: Time, node: NodeId) {
        if let Some(span) = self.spans[usize::from(node.number())].take() {
            self.covered = self.covered.max(span.until.min(now));
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
        let span = self.spans[usize::from(node.number())];
        if span.is_some_and(|span| span.life + 1 == life) {
            self.withdraw(now, node);
        }
    }

    /// Returns the overlap with another's lease, if any. A lease begins in the moment of its
    /// publication, so two can overlap only if both are valid in the later of these moments.
    fn other_holder(&mut self, now: Time, node: NodeId, span: LeaseSpan) -> Option<Change> {
        for other in self.holding.without(node).iter() {
            let Some(theirs) = self.spans[usize::from(other.number())] else { continue };
            if theirs.until <= now {
                self.covered = self.covered.max(theirs.until);
                self.holding = self.holding.without(other);
            } else if theirs.from.max(span.from) < theirs.until.min(span.until) {
                return Some(Change::Overlap(other, theirs.term));
            }
        }
        None
    }

    fn pass_token(&mut self, node: NodeId, span: LeaseSpan) -> Change {
        let token = (span.term, node, self.lives[usize::from(node.number())]);
        match self.token {
            Some(known) if known == token => Change::None,
            Some((term, holder, _)) if term >= span.term => Change::OldToken(holder, term),
            Some(_) | None => {
                self.token = Some(token);
                self.early(node, span).unwrap_or(Change::Acquired(span.from.since(self.covered)))
            }
        }
    }

    fn early(&self, node: NodeId, span: LeaseSpan) -> Option<Change> {
        let others = (0..self.announced.len()).filter_map(|place| NodeId::new(place as u8));
        others.filter(|&other| other != node).find_map(|other| {
            let announced = self.announced[usize::from(other.number())]?;
            (span.from < announced.until)
                .then(|| Change::Early(other, announced.until.since(span.from)))
        })
    }

    /// Returns the node that holds a valid lease now, and its term.
    pub(super) fn holder(&self, now: Time) -> Option<(Term, NodeId)> {
        let valid = |node: &NodeId| {
            let span = self.spans[usize::from(node.number())];
            span.filter(|span| span.from <= now && now < span.until)
        };
        self.holding.iter().find_map(|node| valid(&node).map(|span| (span.term, node)))
    }

    /// Returns the last lease holder, whether or not its lease is still valid.
    pub(super) fn last_holder(&self) -> Option<(Term, NodeId)> {
        self.token.map(|(term, node, _)| (term, node))
    }
}
