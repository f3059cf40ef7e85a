//! The times for which each node might act as leader.
//!
//! A claim says more than when a node was seen to lead: by its last answer nobody else leads
//! before the lease's end. That holds while the node is stopped, and also where it dies, unless a
//! guardian tells of its death. It ends where the node gives its leadership up: by its own word, or
//! where a kill may have cut that, from the order on.

use std::collections::BTreeMap;
use std::fmt;

use interrex::election::{Event, StepDown};
use interrex::{NodeId, Term};

use super::{Rule, Verdict};
use crate::history::{Claim, GivingUp, Life, LifeEnd, LifeRecord, Record, Told, Witness};

/// A time for which a node might act as leader, by one witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lease {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// The term.
    pub(crate) term: Term,
    /// The witness.
    pub(crate) witness: Witness,
    /// The time at which it was first told so.
    pub(crate) from_ns: u64,
    /// The time until which nobody else may lead.
    pub(crate) until_ns: u64,
}

impl fmt::Display for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { node, life, term, witness, from_ns, until_ns } = self;
        let life = life.0;
        write!(f, "n{node} (life {life}, {witness:?}) in {term:?} from {from_ns} to {until_ns}")
    }
}

/// Returns the leases in a history, in the order in which they began.
pub(super) fn of(records: &[Record]) -> Vec<Lease> {
    let is_guarded = records.iter().any(|it| matches!(it, Record::Run(run) if run.guarded));
    let mut ends: BTreeMap<(NodeId, Life), Vec<u64>> = BTreeMap::new();
    for record in records {
        if let Some((node, life, at_ns)) = end_in(record, is_guarded) {
            ends.entry((node, life)).or_default().push(at_ns);
        }
    }
    let claims = records
        .iter()
        .filter_map(|record| if let Record::Claim(claim) = record { Some(*claim) } else { None });
    let lease = |claim: Claim| lease_of(claim, ends.get(&(claim.node, claim.life)));
    let mut leases: Vec<_> = claims.map(lease).collect();
    leases.sort_by_key(|lease| (lease.from_ns, lease.until_ns));
    leases
}

/// Returns a time at which a life gives up what was promised to it.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other record or event tells of one")]
fn end_in(record: &Record, is_guarded: bool) -> Option<(NodeId, Life, u64)> {
    match record {
        Record::GivingUp(GivingUp { node, life, at_ns }) => Some((*node, *life, *at_ns)),
        Record::Life(LifeRecord { node, life, end_ns, end, .. }) if is_guarded => match end {
            LifeEnd::Killed | LifeEnd::Unasked(_) => Some((*node, *life, *end_ns)),
            LifeEnd::Stopped | LifeEnd::Declined(_) => None,
        },
        Record::Event(Told {
            node,
            life,
            event: Event::SteppedDown { at, reason: StepDown::Resigned, .. },
            ..
        }) => Some((*node, *life, at.as_nanos())),
        _ => None,
    }
}

/// Returns the lease of a claim: it lasts as long as was said, or until the first end that came
/// within it, but at least as long as it was seen.
fn lease_of(claim: Claim, ends: Option<&Vec<u64>>) -> Lease {
    let Claim { node, life, witness, term, first_ns, last_ns, until_ns } = claim;
    let within = ends.into_iter().flatten().filter(|end| (first_ns..until_ns).contains(end));
    let end = within.min().copied().unwrap_or(until_ns);
    Lease { node, life, term, witness, from_ns: first_ns, until_ns: end.max(last_ns) }
}

/// Checks that no two overlap, and that tokens rise.
pub(super) fn check(leases: &[Lease], verdict: &mut Verdict) {
    let mut latest: BTreeMap<NodeId, Lease> = BTreeMap::new();
    let mut highest: Option<Lease> = None;
    // A thread that was stopped between question and answer has seen nothing.
    for lease in leases.iter().filter(|lease| lease.from_ns < lease.until_ns) {
        for other in latest.values().filter(|other| other.node != lease.node) {
            if lease.from_ns < other.until_ns {
                verdict.add(Rule::OneLease, lease.from_ns, format!("{other}, and {lease}"));
            }
        }
        if let Some(before) = highest.filter(|before| before.term > lease.term) {
            // An overlap of two witnesses of one node's lease is no fall.
            if before.node != lease.node || before.from_ns < lease.from_ns {
                verdict.add(Rule::TokensRise, lease.from_ns, format!("{before}, and then {lease}"));
            }
        }
        if highest.is_none_or(|before| before.term < lease.term) {
            highest = Some(*lease);
        }
        let known = latest.entry(lease.node).or_insert(*lease);
        if known.until_ns < lease.until_ns {
            *known = *lease;
        }
    }
}
