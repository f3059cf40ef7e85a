//! The times for which two nodes might act as leader at once, and the changes of leader.
//!
//! Of interrex such a time is a violation. Other systems are measured by the same yardstick. A
//! system of which a claim promises nothing has no more than the times for which it was told so.

use std::collections::BTreeMap;

use interrex::NodeId;

use super::lives::faults_in;
use super::{Lease, Verdict};
use crate::history::{FaultRecord, Record, Witness};

/// A fault explains a change of leader for so long after it was mended. A lease of a second may
/// have begun just before, and an election comes after its end.
const EXPLAINS_NS: u64 = 3_000_000_000;

/// A time for which two nodes or more might act as leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overlap {
    /// Its beginning.
    pub(crate) from_ns: u64,
    /// Its end.
    pub(crate) until_ns: u64,
}

impl Overlap {
    /// Returns its length in nanoseconds.
    pub(crate) const fn length_ns(self) -> u64 {
        self.until_ns - self.from_ns
    }
}

pub(super) fn measure(records: &[Record], verdict: &mut Verdict) {
    let own = verdict.leases.iter().filter(|lease| lease.witness == Witness::Thread);
    // One answer has no length.
    let own: Vec<_> = own.filter(|lease| lease.from_ns < lease.until_ns).copied().collect();
    let faults: Vec<_> = faults_in(records).collect();
    verdict.overlaps = overlaps_of(&own);
    verdict.changes = changes_of(&own, &faults);
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
        let are_two = open.len() > 1;
        match since {
            None if are_two => since = Some(at),
            Some(from_ns) if !are_two => {
                overlaps.push(Overlap { from_ns, until_ns: at });
                since = None;
            }
            None | Some(_) => {}
        }
    }
    overlaps
}

/// Returns the number of changes of leader, and of those that no fault at the leader before
/// explains.
fn changes_of(leases: &[Lease], faults: &[&FaultRecord]) -> (u64, u64) {
    let (mut all, mut unexplained) = (0, 0);
    for pair in leases.windows(2) {
        let [before, next] = pair else { continue };
        if before.node == next.node {
            continue;
        }
        all += 1;
        let explains = |fault: &&FaultRecord| {
            let hits = fault.nodes.contains(&before.node);
            let lasts = fault.end_ns.saturating_add(EXPLAINS_NS);
            hits && fault.begin_ns <= next.from_ns && before.until_ns.min(next.from_ns) <= lasts
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
        let (witness, asked_ns) = (Witness::Thread, until_ns);
        Lease { node, life, term, witness, asked_ns, from_ns, until_ns }
    }

    #[test]
    fn an_overlap_lasts_as_long_as_two_nodes_lead_and_a_node_is_no_other_than_itself() {
        let own = [lease(0, 0, 100), lease(0, 50, 150)];
        assert_eq!(overlaps_of(&own), []);
        let relay = [lease(0, 0, 100), lease(1, 100, 200)];
        assert_eq!(overlaps_of(&relay), [], "one ends where the next begins");
        let three = [lease(0, 0, 100), lease(1, 60, 120), lease(2, 90, 130), lease(0, 300, 310)];
        assert_eq!(overlaps_of(&three), [Overlap { from_ns: 60, until_ns: 120 }]);
        let twice = [lease(0, 0, 100), lease(1, 10, 20), lease(1, 30, 40)];
        let lengths: Vec<_> = overlaps_of(&twice).into_iter().map(Overlap::length_ns).collect();
        assert_eq!(lengths, [10, 10]);
    }

    #[test]
    fn a_change_is_explained_by_a_fault_at_the_leader_before_it() {
        let leases = [lease(0, 0, 100), lease(0, 110, 200), lease(1, 300, 400)];
        let fault = |number: u8, begin_ns: u64| FaultRecord {
            id: 0,
            kind: "kill".to_owned(),
            nodes: vec![node(number)],
            leader: None,
            begin_ns,
            end_ns: begin_ns + 10,
            skipped: None,
        };
        assert_eq!(changes_of(&leases, &[]), (1, 1));
        assert_eq!(changes_of(&leases, &[&fault(0, 200)]), (1, 0));
        assert_eq!(changes_of(&leases, &[&fault(1, 200)]), (1, 1), "another node was hit");
        assert_eq!(changes_of(&leases, &[&fault(0, 301)]), (1, 1), "it came afterwards");
    }
}
