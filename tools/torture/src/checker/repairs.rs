//! The leaderless times, and the faults that they belong to.
//!
//! A leaderless time lies between two leases. It belongs to the fault that began last before it, or
//! whose mending came last. So it costs a fault what comes after it, up to the next one.

use interrex::NodeId;
use interrex::election::Event;

use super::{Lease, Verdict};
use crate::history::{FaultRecord, Record, Witness};

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
    /// The time from its mending to the next lease, if nobody led when it was mended.
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
    let repairs = faults.iter().map(|fault| repair_of(fault, &faults, &verdict.gaps)).collect();
    verdict.repairs = repairs;
}

fn fault_in(record: &Record) -> Option<FaultRecord> {
    let Record::Fault(fault) = record else { return None };
    fault.skipped.is_none().then(|| fault.clone())
}

/// Returns the leases by the nodes' own threads. Each begins where its node was elected, if that is
/// known, since a thread that asks sees it a moment later.
fn covers_of(records: &[Record], leases: &[Lease]) -> Vec<Lease> {
    let elected = |lease: &Lease| {
        let mut told = records.iter().filter_map(|record| {
            let Record::Event(told) = record else { return None };
            let Event::BecameLeader { term, .. } = told.event else { return None };
            let is_it = (told.node, told.life, term) == (lease.node, lease.life, lease.term);
            is_it.then_some(told.at_ns)
        });
        told.next()
    };
    let own = leases.iter().filter(|lease| lease.witness == Witness::Thread);
    let mut seen = std::collections::BTreeSet::new();
    let mut covers: Vec<Lease> = own
        .map(|lease| {
            // Only the first lease of a term begins with the election.
            let is_first = seen.insert((lease.node, lease.term));
            let elected = if is_first { elected(lease) } else { None };
            let from_ns = elected.map_or(lease.from_ns, |at| at.min(lease.from_ns));
            Lease { from_ns, ..*lease }
        })
        .collect();
    covers.sort_by_key(|lease| lease.from_ns);
    covers
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

fn repair_of(fault: &FaultRecord, faults: &[FaultRecord], gaps: &[Gap]) -> Repair {
    let edges = |other: &FaultRecord| [other.begin_ns, other.end_ns];
    let own = gaps.iter().filter(|gap| {
        let before = |at: &u64| *at <= gap.from_ns + EARLIER_NS;
        let last = faults.iter().flat_map(edges).filter(before).max();
        edges(fault).into_iter().any(|edge| Some(edge) == last)
    });
    let costs: Vec<u64> = own.map(|gap| gap.until_ns - gap.from_ns).collect();
    let at_end = gaps.iter().find(|gap| (gap.from_ns..gap.until_ns).contains(&fault.end_ns));
    let is_beside = |other: &&FaultRecord| {
        other.id != fault.id && other.begin_ns < fault.end_ns && fault.begin_ns < other.end_ns
    };
    Repair {
        fault: fault.clone(),
        is_alone: !faults.iter().any(|other| is_beside(&other)),
        is_at_leader: fault.leader.is_some_and(|leader| fault.nodes.contains(&leader)),
        first_ns: costs.first().copied().unwrap_or(0),
        leaderless_ns: costs.iter().sum(),
        after_mending_ns: at_end.map(|gap| gap.until_ns - fault.end_ns),
    }
}
