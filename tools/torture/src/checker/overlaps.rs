//! The times for which two nodes might act as leader at once, and the changes of leader.
//!
//! Of interrex such a time is a violation, as far as leases were promised. Of other systems it is
//! one for which both were told that they lead.

use std::collections::{BTreeMap, BTreeSet};

use interrex::NodeId;

use super::lives::{faults_in, is_one_of};
use super::{Lease, Verdict, words};
use crate::faults::Kind;
use crate::history::{ClaimSource, FaultRecord, Record};

/// A fault explains a change of leader for so long after it was mended. A lease of a second may
/// have begun just before, and an election comes after its end.
const EXPLAINS_NS: u64 = 3_000_000_000;

/// The faults that explain no change: no leader should be lost by them.
const HARMLESS: [Kind; 4] =
    [Kind::IcmpDropped, Kind::IcmpLimited, Kind::NeighboursFlushed, Kind::KeyRotation];

/// Two overlaps are one if no more lies between them: a late witness has interrupted it.
const ONE_OVERLAP_NS: u64 = 100_000_000;

/// A time for which two nodes or more might act as leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overlap {
    /// Its end.
    pub(crate) until_ns: u64,
    /// Its length in nanoseconds, without what a late witness has not seen of it.
    pub(crate) length_ns: u64,
}

#[allow(clippy::wildcard_enum_match_arm, reason = "no other record is the end")]
pub(super) fn measure(records: &[Record], verdict: &mut Verdict) {
    let own = verdict.leases.iter().filter(|lease| lease.source == ClaimSource::Thread);
    // One answer has no length.
    let own: Vec<_> = own.filter(|lease| lease.from_ns < lease.until_ns).copied().collect();
    let faults: Vec<_> = faults_in(records).collect();
    verdict.overlaps = overlaps_of(&own);
    // What comes after the end is the ends of the nodes.
    let end = records.iter().find_map(|record| match record {
        Record::End(end) => Some(end.at_ns),
        _ => None,
    });
    let until_ns = end.unwrap_or(u64::MAX);
    let mut begun = begun(&own);
    begun.retain(|(at, _)| *at <= until_ns);
    let faults: Vec<_> = faults.into_iter().filter(|fault| !is_one_of(fault, &HARMLESS)).collect();
    verdict.changes = changes_of(&begun, &faults);
    verdict.unexplained_ns = unexplained_ns(&own, &faults, until_ns);
}

/// Returns the time for which leaders led of whom no fault would explain that they are replaced.
fn unexplained_ns(leases: &[Lease], faults: &[&FaultRecord], until_ns: u64) -> u64 {
    let explaining = |lease: &Lease| -> Vec<_> {
        let own = faults.iter().filter(|fault| fault.nodes.contains(&lease.node));
        let own = own.map(|fault| (fault.begin_ns, fault.end_ns.saturating_add(EXPLAINS_NS)));
        own.chain([(until_ns, u64::MAX)]).collect()
    };
    let pieces = leases.iter().flat_map(|lease| words::pieces_of(lease, explaining(lease)));
    pieces.map(|piece| piece.until_ns - piece.from_ns).sum()
}

/// Measures another system by what is beyond doubt. Of its changes only the number is known: a
/// partition may give it two leaders without a fault at the one before.
pub(super) fn measure_other(records: &[Record], verdict: &mut Verdict) {
    verdict.overlaps = overlaps_of(&words::sure_leases_of(records));
    verdict.changes = changes_of(&told(records), &[]);
}

/// Returns the times that lie in leases of two nodes or more.
fn overlaps_of(leases: &[Lease]) -> Vec<Overlap> {
    let begins = leases.iter().map(|lease| (lease.from_ns, true, lease.node));
    let ends = leases.iter().map(|lease| (lease.until_ns, false, lease.node));
    let mut edges: Vec<_> = begins.chain(ends).collect();
    // At one time, ends come before beginnings.
    edges.sort_unstable();
    let mut open: BTreeMap<NodeId, usize> = BTreeMap::new();
    let (mut overlaps, mut since) = (Vec::new(), None);
    for (at, begins, node) in edges {
        let count = open.entry(node).or_default();
        *count = if begins { *count + 1 } else { count.saturating_sub(1) };
        if *count == 0 {
            open.remove(&node);
        }
        match (since, open.len() > 1) {
            (None, true) => since = Some(at),
            (Some(from), false) => {
                add(&mut overlaps, from, at);
                since = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    overlaps
}

fn add(overlaps: &mut Vec<Overlap>, from_ns: u64, until_ns: u64) {
    let length_ns = until_ns - from_ns;
    match overlaps.last_mut() {
        Some(last) if from_ns <= last.until_ns.saturating_add(ONE_OVERLAP_NS) => {
            last.until_ns = until_ns;
            last.length_ns += length_ns;
        }
        Some(_) | None => overlaps.push(Overlap { until_ns, length_ns }),
    }
}

/// The beginning of a leadership, and its node.
type Leadership = (u64, NodeId);

/// Returns the leaderships in the order in which other systems' programs have told of them.
fn told(records: &[Record]) -> Vec<Leadership> {
    let told = records.iter().filter_map(|record| {
        let Record::Standing(standing) = record else { return None };
        standing.leads.map(|_| (standing.at_ns, standing.node))
    });
    let mut told: Vec<_> = told.collect();
    told.sort_unstable();
    told
}

/// Returns the leaderships of interrex: the first lease of each term.
fn begun(leases: &[Lease]) -> Vec<Leadership> {
    let mut seen = BTreeSet::new();
    let first = leases.iter().filter(|lease| seen.insert((lease.node, lease.term)));
    first.map(|lease| (lease.from_ns, lease.node)).collect()
}

/// Returns the number of changes of leader, and of those that no fault at the leader before
/// explains.
fn changes_of(leaderships: &[Leadership], faults: &[&FaultRecord]) -> (u64, u64) {
    let (mut all, mut unexplained) = (0, 0);
    for pair in leaderships.windows(2) {
        let [(_, before), (at, next)] = pair else { continue };
        if before == next {
            continue;
        }
        all += 1;
        let explains = |fault: &&FaultRecord| {
            let times = fault.begin_ns..=fault.end_ns.saturating_add(EXPLAINS_NS);
            fault.nodes.contains(before) && times.contains(at)
        };
        unexplained += u64::from(!faults.iter().any(explains));
    }
    (all, unexplained)
}

#[cfg(test)]
mod tests {
    use interrex::Term;

    use super::*;
    use crate::history::Life;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("it is below 128")
    }

    fn lease(number: u8, from_ns: u64, until_ns: u64) -> Lease {
        let (node, life, term) = (node(number), Life(1), Term(0));
        let (source, asked_ns) = (ClaimSource::Thread, until_ns);
        Lease { node, life, term, source, asked_ns, from_ns, until_ns }
    }

    #[test]
    fn an_overlap_lasts_as_long_as_two_nodes_lead_and_a_node_is_no_other_than_itself() {
        let own = [lease(0, 0, 100), lease(0, 50, 150)];
        assert_eq!(overlaps_of(&own), []);
        let relay = [lease(0, 0, 100), lease(1, 100, 200)];
        assert_eq!(overlaps_of(&relay), [], "one ends where the next begins");
        let three = [lease(0, 0, 100), lease(1, 60, 120), lease(2, 90, 130), lease(0, 300, 310)];
        assert_eq!(overlaps_of(&three), [Overlap { until_ns: 120, length_ns: 60 }]);
        let seen = |from_ns, until_ns| lease(1, from_ns, until_ns);
        let apart = 40 + ONE_OVERLAP_NS;
        let thrice =
            [lease(0, 0, u64::MAX), seen(10, 20), seen(30, 40), seen(apart + 1, apart + 6)];
        let lengths: Vec<_> = overlaps_of(&thrice).iter().map(|it| it.length_ns).collect();
        assert_eq!(lengths, [20, 5], "what interrupts the first is no part of it");
        let step = ONE_OVERLAP_NS;
        let chain = [
            lease(0, 0, u64::MAX),
            seen(10, 20),
            seen(20 + step, 30 + step),
            seen(30 + 2 * step, 40 + 2 * step),
        ];
        let whole = Overlap { until_ns: 40 + 2 * step, length_ns: 30 };
        assert_eq!(overlaps_of(&chain), [whole], "each goes on with the one before it");
    }

    #[test]
    fn a_change_is_explained_by_a_fault_at_the_leader_before_it() {
        let leaderships = [(0, node(0)), (110, node(0)), (300, node(1))];
        let fault = |number: u8, begin_ns: u64| FaultRecord {
            id: 0,
            kind: "kill".to_owned(),
            nodes: vec![node(number)],
            leader: None,
            begin_ns,
            mending_ns: begin_ns + 9,
            end_ns: begin_ns + 10,
            skipped: None,
        };
        assert_eq!(changes_of(&leaderships, &[]), (1, 1));
        assert_eq!(changes_of(&leaderships, &[&fault(0, 200)]), (1, 0));
        assert_eq!(changes_of(&leaderships, &[&fault(1, 200)]), (1, 1), "another node was hit");
        assert_eq!(changes_of(&leaderships, &[&fault(0, 301)]), (1, 1), "it came afterwards");
        let mended = fault(0, 200);
        let at = |at| changes_of(&[(0, node(0)), (at, node(1))], &[&mended]);
        assert_eq!(at(3_000_000_210), (1, 0), "a lease of a second may have begun before");
        assert_eq!(at(3_000_000_211), (1, 1), "it was mended more than three seconds before");
        let leases = [lease(0, 0, 100), lease(0, 200, 300), lease(1, 300, 400)];
        assert_eq!(begun(&leases), [(0, node(0)), (300, node(1))], "a term begins once");
    }
}
