//! The leaderless times, and the faults that they belong to.
//!
//! A leaderless time lies between two leases. It belongs to the fault that began last before it, or
//! whose mending came last. So it costs a fault what comes after it, up to the next one.

use std::collections::{BTreeMap, BTreeSet};

use interrex::election::Event;
use interrex::{NodeId, Term};

use super::{Lease, Verdict};
use crate::history::{ClaimSource, FaultRecord, Life, Record};

/// A gap may begin so much before the fault that it belongs to is noted: a node that is killed was
/// last seen a moment before.
const EARLIER_NS: u64 = 1_000_000;

/// A time in which nobody held a lease.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The end of the lease before.
    pub(crate) from_ns: u64,
    /// The beginning of the next lease.
    pub(crate) until_ns: u64,
    /// The leaders before and after.
    pub(crate) leaders: (NodeId, NodeId),
}

/// The cost of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repair {
    /// The fault.
    pub(crate) fault: FaultRecord,
    /// True if no other fault went on beside it.
    pub(crate) is_alone: bool,
    /// True if it has hit the leader.
    pub(crate) is_at_leader: bool,
    /// The first leaderless time after it began, in nanoseconds; 0 if there was none.
    pub(crate) first_ns: u64,
    /// The leaderless time that it has cost in all, in nanoseconds.
    pub(crate) leaderless_ns: u64,
    /// The time from the beginning of its mending to the next lease, if nobody led at that moment.
    pub(crate) after_mending_ns: Option<u64>,
}

pub(super) fn measure(records: &[Record], verdict: &mut Verdict) {
    let covers = covers_of(records, &verdict.leases);
    verdict.gaps = gaps_of(&covers);
    if let (Some(first), Some(last)) = (covers.first(), covers.last()) {
        verdict.length_ns = last.until_ns - first.from_ns;
    }
    let mut faults: Vec<FaultRecord> = records.iter().filter_map(fault_in).collect();
    faults.sort_by_key(|fault| fault.begin_ns);
    let costs = costs_of(&faults, &verdict.gaps);
    let repairs = faults.iter().zip(costs);
    let repairs = repairs.map(|(fault, costs)| repair_of(fault, &faults, &costs, &verdict.gaps));
    verdict.repairs = repairs.collect();
}

fn fault_in(record: &Record) -> Option<FaultRecord> {
    let Record::Fault(fault) = record else { return None };
    fault.skipped.is_none().then(|| fault.clone())
}

/// Returns the leases by the nodes' own threads. Each begins where its node was elected, if that is
/// known, since a thread that asks sees it a moment later. Where the lease had run out by then, its
/// first one is a lease of its own.
fn covers_of(records: &[Record], leases: &[Lease]) -> Vec<Lease> {
    let elected: BTreeMap<_, _> = records.iter().filter_map(election_in).collect();
    let lapsed = first_lapses_in(records);
    let own = leases.iter().filter(|lease| lease.source == ClaimSource::Thread);
    let mut seen = BTreeSet::new();
    let mut covers = Vec::new();
    for lease in own {
        let led = (lease.node, lease.life, lease.term);
        covers.push(*lease);
        // Only the first lease of a term begins with the election.
        let Some(&from_ns) = elected.get(&led).filter(|_| seen.insert(led)) else { continue };
        let until_ns = lapsed.get(&led).map_or(lease.from_ns, |since| lease.from_ns.min(*since));
        if from_ns < until_ns {
            covers.push(Lease { from_ns, until_ns, ..*lease });
        }
    }
    covers.sort_by_key(|lease| (lease.from_ns, lease.until_ns));
    covers
}

/// A leadership of one life.
type Led = (NodeId, Life, Term);

/// Returns an election and its time.
fn election_in(record: &Record) -> Option<(Led, u64)> {
    let Record::Event(told) = record else { return None };
    let Event::BecameLeader { term, .. } = told.event else { return None };
    Some(((told.node, told.life, term), told.at_ns))
}

/// Returns the time at which the lease of each leadership first ran out.
fn first_lapses_in(records: &[Record]) -> BTreeMap<Led, u64> {
    let mut lapses = BTreeMap::new();
    for record in records {
        if let Record::Event(told) = record
            && let Event::LeaseLapsed { term, since } = told.event
        {
            lapses.entry((told.node, told.life, term)).or_insert(since.as_nanos());
        }
    }
    lapses
}

fn gaps_of(covers: &[Lease]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut last: Option<Lease> = None;
    for next in covers {
        if let Some(last) = last.filter(|last| last.until_ns < next.from_ns) {
            let leaders = (last.node, next.node);
            gaps.push(Gap { from_ns: last.until_ns, until_ns: next.from_ns, leaders });
        }
        if last.is_none_or(|last| last.until_ns < next.until_ns) {
            last = Some(*next);
        }
    }
    gaps
}

/// Returns the leaderless times that belong to each fault.
fn costs_of(faults: &[FaultRecord], gaps: &[Gap]) -> Vec<Vec<u64>> {
    let edges = faults.iter().enumerate();
    let edges = edges.flat_map(|(place, fault)| [(fault.begin_ns, place), (fault.end_ns, place)]);
    let mut edges: Vec<(u64, usize)> = edges.collect();
    edges.sort_unstable();
    let mut costs = vec![Vec::new(); faults.len()];
    for gap in gaps {
        let after = edges.partition_point(|(at, _)| *at <= gap.from_ns + EARLIER_NS);
        if let Some((_, place)) = after.checked_sub(1).map(|last| edges[last]) {
            costs[place].push(gap.until_ns - gap.from_ns);
        }
    }
    costs
}

fn repair_of(fault: &FaultRecord, faults: &[FaultRecord], costs: &[u64], gaps: &[Gap]) -> Repair {
    // Mending takes a while, and a leader is often back before it is over.
    let mending_ns = fault.mending_ns;
    let at_end = gaps.iter().find(|gap| (gap.from_ns..gap.until_ns).contains(&mending_ns));
    let is_beside = |other: &FaultRecord| {
        other.id != fault.id && other.begin_ns < fault.end_ns && fault.begin_ns < other.end_ns
    };
    Repair {
        fault: fault.clone(),
        is_alone: !faults.iter().any(is_beside),
        is_at_leader: fault.leader.is_some_and(|leader| fault.nodes.contains(&leader)),
        first_ns: costs.first().copied().unwrap_or(0),
        leaderless_ns: costs.iter().sum(),
        after_mending_ns: at_end.map(|gap| gap.until_ns - mending_ns),
    }
}
