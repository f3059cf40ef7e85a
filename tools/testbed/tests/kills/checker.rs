//! The properties of all that a cluster has said, pure: lines in, every violation out.
//!
//! A line is believed. What it says of a lease is what its process might have acted on, also after
//! the process was killed: until a lease is over nobody else may hold one, whoever is left to use
//! it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use interrex::election::HardState;
use interrex::types::BootId;
use interrex::{NodeId, Term};
use interrex_sim::Property;
use interrex_testbed::{Line, Status};

/// One breach: where and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    pub property: Property,
    pub detail: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} ({}): {}", self.property, self.property.says(), self.detail)
    }
}

/// A time in which one node might act as leader of one term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Lease {
    node: NodeId,
    term: Term,
    from_ns: u64,
    until_ns: u64,
}

impl fmt::Display for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { node, term, from_ns, until_ns } = self;
        write!(f, "n{node} in {term:?} from {from_ns} to {until_ns}")
    }
}

/// The amounts that there were to check.
#[derive(Clone, Copy, Default, Debug)]
pub struct Tally {
    pub lives: u64,
    pub votes: u64,
    /// Lines that tell of a lease.
    pub claims: u64,
    /// Terms in which somebody held a lease.
    pub elections: u64,
    /// The number of times that the lease went to another node.
    pub changes: u64,
    /// Starts that served what had not been acknowledged.
    pub unacknowledged: u64,
    /// Lines that could not be read; a kill may cut one.
    pub cut: u64,
    /// The time in all for which somebody held a lease.
    pub led_ns: u64,
    /// The least time between the leases of two nodes.
    pub least_gap_ns: Option<u64>,
}

/// The findings.
#[derive(Debug, Default)]
pub struct Report {
    pub violations: Vec<Violation>,
    pub tally: Tally,
}

impl Report {
    pub fn broken(&self) -> BTreeSet<Property> {
        self.violations.iter().map(|violation| violation.property).collect()
    }

    fn add(&mut self, property: Property, detail: String) {
        self.violations.push(Violation { property, detail });
    }
}

/// Checks what all nodes have said, node n at place n.
pub fn check(logs: &[Vec<Line>]) -> Report {
    let mut report = Report::default();
    let mut votes = Votes::default();
    for log in logs {
        check_ballots(log, &mut votes, &mut report);
    }
    let mut leases: Vec<_> = logs.iter().flat_map(|log| merge(log)).collect();
    leases.sort_unstable_by_key(|lease| (lease.from_ns, lease.until_ns));
    check_leases(&leases, logs.len(), &mut report);
    check_quorums(&leases, &votes, logs.len(), &mut report);
    report
}

/// Each vote by term and voter: the candidate, and when it was first known.
type Votes = BTreeMap<(Term, NodeId), (NodeId, u64)>;

/// A term, and the vote in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Ballot {
    term: Term,
    vote: Option<NodeId>,
}

impl Ballot {
    const fn of(state: &HardState) -> Self {
        Self { term: state.term, vote: state.voted_for }
    }

    /// Returns whether a node that was at `other` may be here after one more step.
    fn is_newer_than(self, other: Self) -> bool {
        (self.term, self.vote.is_some()) > (other.term, other.vote.is_some())
    }
}

/// Checks S2, S4 and what a restart must keep, for one node.
fn check_ballots(log: &[Line], votes: &mut Votes, report: &mut Report) {
    let mut last = Ballot { term: Term::ZERO, vote: None };
    let mut boots = BTreeSet::new();
    for line in log {
        let Some((ballot, boot)) = read(line, &mut report.tally) else { continue };
        if let Some(boot) = boot {
            check_start(line, (ballot, last), boot, &mut boots, report);
        } else {
            report.tally.votes += u64::from(ballot.vote.is_some() && ballot != last);
        }
        check_step(line, (ballot, last), votes, report);
        last = ballot;
    }
}

/// Returns the state that a line tells of, and the life that began with it; counts what it tells.
fn read(line: &Line, tally: &mut Tally) -> Option<(Ballot, Option<BootId>)> {
    match line.status()? {
        Status::Loaded { hard_state, boot } => return Some((Ballot::of(hard_state), Some(*boot))),
        Status::Persisted { hard_state } => return Some((Ballot::of(hard_state), None)),
        Status::Lease { .. } => tally.claims += 1,
        Status::Garbled { .. } => tally.cut += 1,
        Status::Started { .. }
        | Status::Warned { .. }
        | Status::Failed { .. }
        | Status::Done(_)
        | Status::HandedOver { .. }
        | Status::NotHandedOver { .. }
        | Status::Counted(_)
        | Status::Guardian(_)
        | Status::GuardianStarted { .. }
        | Status::Rejected { .. }
        | Status::Ended => {}
    }
    None
}

/// Checks that a start has a boot id of its own and keeps the vote that was acknowledged.
fn check_start(
    line: &Line,
    (ballot, last): (Ballot, Ballot),
    boot: BootId,
    boots: &mut BTreeSet<BootId>,
    report: &mut Report,
) {
    let Line { node, at_ns, .. } = line;
    report.tally.lives += 1;
    report.tally.unacknowledged += u64::from(ballot.is_newer_than(last));
    if !boots.insert(boot) {
        report.add(Property::Lives, format!("n{node} had {boot} before, at {at_ns}"));
    }
    if ballot.term == last.term && last.vote.is_some() && ballot.vote != last.vote {
        let detail = format!("n{node} recovers {ballot:?} after {last:?} at {at_ns}");
        report.add(Property::R4, detail);
    }
}

/// Checks that no term falls, and that no term has two votes of one node.
fn check_step(
    line: &Line,
    (ballot, last): (Ballot, Ballot),
    votes: &mut Votes,
    report: &mut Report,
) {
    let Line { node, at_ns, .. } = *line;
    if ballot.term < last.term {
        report.add(Property::S4, format!("n{node} is at {ballot:?} after {last:?} at {at_ns}"));
    }
    if let Some(vote) = ballot.vote {
        let (first, _) = *votes.entry((ballot.term, node)).or_insert((vote, at_ns));
        if first != vote {
            let term = ballot.term;
            let detail = format!("n{node} for n{first} and for n{vote} in {term:?} at {at_ns}");
            report.add(Property::S2, detail);
        }
    }
}

/// Returns the leases of one node; what was renewed in time is one.
fn merge(log: &[Line]) -> Vec<Lease> {
    let mut leases: Vec<Lease> = Vec::new();
    for line in log {
        let Some(&Status::Lease { term, until_ns }) = line.status() else { continue };
        let Line { node, at_ns: from_ns, .. } = *line;
        match leases.last_mut() {
            Some(last) if last.term == term && from_ns <= last.until_ns => {
                last.until_ns = last.until_ns.max(until_ns);
            }
            Some(_) | None => leases.push(Lease { node, term, from_ns, until_ns }),
        }
    }
    leases
}

/// Checks S1, S7 and S8 of all leases, in the order in which they began.
fn check_leases(leases: &[Lease], nodes: usize, report: &mut Report) {
    let mut latest: Vec<Option<Lease>> = vec![None; nodes];
    let mut highest: Option<Lease> = None;
    let mut holders: BTreeMap<Term, NodeId> = BTreeMap::new();
    let mut before: Option<NodeId> = None;
    for lease in leases {
        report.tally.led_ns += lease.until_ns - lease.from_ns;
        for other in latest.iter().flatten().filter(|other| other.node != lease.node) {
            match lease.from_ns.checked_sub(other.until_ns) {
                Some(gap) => {
                    let least = &mut report.tally.least_gap_ns;
                    *least = Some(least.map_or(gap, |least| least.min(gap)));
                }
                None => report.add(Property::S7, format!("{other}, and {lease}")),
            }
        }
        let first = *holders.entry(lease.term).or_insert(lease.node);
        if first != lease.node {
            report.add(Property::S1, format!("n{first} led before {lease}"));
        }
        if let Some(highest) = highest.filter(|highest| highest.term > lease.term) {
            report.add(Property::S8, format!("{highest}, and then {lease}"));
        }
        if highest.is_none_or(|highest| highest.term < lease.term) {
            highest = Some(*lease);
        }
        let known = &mut latest[usize::from(lease.node.number())];
        if known.is_none_or(|known| known.until_ns < lease.until_ns) {
            *known = Some(*lease);
        }
        report.tally.changes += u64::from(before.is_some_and(|before| before != lease.node));
        before = Some(lease.node);
    }
    report.tally.elections = holders.len() as u64;
}

/// Checks S3: votes are written down before they are told, so before the lease that rests on them.
fn check_quorums(leases: &[Lease], votes: &Votes, nodes: usize, report: &mut Report) {
    for lease in leases {
        let votes_for = |voter: NodeId| {
            let vote = votes.get(&(lease.term, voter));
            vote.is_some_and(|(to, at_ns)| *to == lease.node && *at_ns <= lease.from_ns)
        };
        let voters = (0..).map_while(NodeId::new).take(nodes);
        let given = voters.filter(|voter| votes_for(*voter)).count();
        if 2 * given <= nodes || !votes_for(lease.node) {
            let own = if votes_for(lease.node) { "with" } else { "without" };
            report.add(Property::S3, format!("{lease}: {given} votes, {own} its own"));
        }
    }
}

#[cfg(test)]
mod tests {
    use interrex_testbed::Content;

    use super::*;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    /// Returns a line; the log that it is in says of which node.
    fn line(at_ns: u64, status: Status) -> Line {
        Line { node: node(0), at_ns, content: Content::Status(status) }
    }

    fn ballot(term: u64, vote: impl Into<Option<u8>>) -> HardState {
        let voted_for = vote.into().map(node);
        HardState { term: Term(term), voted_for, ..HardState::default() }
    }

    fn started(at_ns: u64, term: u64, vote: impl Into<Option<u8>>) -> Line {
        let boot = BootId(at_ns);
        line(at_ns, Status::Loaded { hard_state: ballot(term, vote), boot })
    }

    fn voted(at_ns: u64, term: u64, vote: u8) -> Line {
        line(at_ns, Status::Persisted { hard_state: ballot(term, vote) })
    }

    fn lease(term: u64, from_ns: u64, until_ns: u64) -> Line {
        line(from_ns, Status::Lease { term: Term(term), until_ns })
    }

    fn report_of(mut logs: [Vec<Line>; 3]) -> Report {
        for (place, log) in logs.iter_mut().enumerate() {
            log.iter_mut().for_each(|line| line.node = node(place as u8));
        }
        check(&logs)
    }

    /// Returns two elections: node 0 leads term 1 until 200, node 1 term 2 until 300.
    fn sound() -> [Vec<Line>; 3] {
        [
            vec![started(1, 0, None), voted(10, 1, 0), lease(1, 20, 150), lease(1, 60, 200)],
            vec![started(2, 0, None), voted(11, 1, 0), voted(210, 2, 1), lease(2, 220, 300)],
            vec![started(3, 0, None), voted(12, 1, 0), started(100, 1, 0), voted(209, 2, 1)],
        ]
    }

    /// Returns what is broken once `change` has been made to the logs of a sound cluster.
    fn broken(change: impl Fn(&mut [Vec<Line>; 3])) -> Vec<Property> {
        let mut logs = sound();
        change(&mut logs);
        report_of(logs).broken().into_iter().collect()
    }

    #[test]
    fn a_sound_cluster_breaks_nothing_and_is_counted() {
        let Report { violations, tally } = report_of(sound());
        assert_eq!(violations, []);
        assert_eq!((tally.lives, tally.votes, tally.claims), (4, 5, 3));
        assert_eq!((tally.elections, tally.changes, tally.unacknowledged), (2, 1, 0));
        assert_eq!((tally.led_ns, tally.least_gap_ns), (180 + 80, Some(20)));
    }

    #[test]
    fn leases_of_two_nodes_that_overlap_by_a_nanosecond_are_reported() {
        assert_eq!(broken(|logs| logs[0].push(lease(1, 190, 221))), [Property::S7]);
        assert_eq!(broken(|logs| logs[0].push(lease(1, 190, 220))), []);
    }

    #[test]
    fn a_lease_inside_an_earlier_one_is_reported_as_well() {
        let inside = |logs: &mut [Vec<Line>; 3]| {
            logs[0].push(lease(1, 200, 400));
            logs[2].push(voted(305, 3, 2));
            logs[1].push(voted(306, 3, 2));
            logs[2].push(lease(3, 310, 320));
        };
        let mut logs = sound();
        inside(&mut logs);
        assert_eq!(report_of(logs).violations.len(), 2);
        assert_eq!(broken(inside), [Property::S7]);
    }

    #[test]
    fn a_lower_term_after_a_restart_is_reported() {
        assert_eq!(broken(|logs| logs[2].push(started(400, 1, 0))), [Property::S4]);
        assert_eq!(broken(|logs| logs[2].push(started(400, 0, None))), [Property::S4]);
    }

    #[test]
    fn a_lower_term_that_is_written_is_reported() {
        assert_eq!(broken(|logs| logs[2].push(voted(400, 1, 0))), [Property::S4]);
    }

    #[test]
    fn a_vote_that_is_gone_after_a_restart_is_reported() {
        assert_eq!(broken(|logs| logs[2].push(started(400, 2, None))), [Property::R4]);
        let other = broken(|logs| logs[2].push(started(400, 2, 0)));
        assert_eq!(other, [Property::S2, Property::R4]);
    }

    #[test]
    fn what_was_never_acknowledged_may_be_served_and_is_counted() {
        let mut logs = sound();
        logs[2].push(started(400, 3, 2));
        let report = report_of(logs);
        assert_eq!((report.violations.len(), report.tally.unacknowledged), (0, 1));
    }

    #[test]
    fn two_votes_in_one_term_are_reported_also_across_a_restart() {
        assert_eq!(broken(|logs| logs[2].push(voted(400, 2, 0))), [Property::S2]);
        let forgotten = |logs: &mut [Vec<Line>; 3]| {
            logs[2].push(started(400, 1, 0));
            logs[2].push(voted(410, 2, 0));
        };
        assert_eq!(broken(forgotten), [Property::S2, Property::S4]);
    }

    #[test]
    fn two_leaders_of_one_term_are_reported_though_their_leases_are_apart() {
        let second = broken(|logs| logs[2].push(lease(2, 310, 320)));
        assert_eq!(second, [Property::S1, Property::S3]);
    }

    #[test]
    fn a_later_lease_with_a_lower_term_is_reported() {
        assert_eq!(broken(|logs| logs[0].push(lease(1, 310, 320))), [Property::S8]);
    }

    #[test]
    fn a_lease_without_the_votes_of_a_quorum_is_reported() {
        let without_others = |logs: &mut [Vec<Line>; 3]| _ = logs[2].pop();
        assert_eq!(broken(without_others), [Property::S3]);
        let without_its_own = |logs: &mut [Vec<Line>; 3]| {
            logs[1].remove(2);
            logs[0].push(voted(211, 2, 1));
        };
        assert_eq!(broken(without_its_own), [Property::S3]);
        assert_eq!(broken(|logs| logs[2][3] = voted(230, 2, 1)), [Property::S3], "too late");
    }

    #[test]
    fn a_boot_id_that_comes_twice_is_reported() {
        let loaded = Status::Loaded { hard_state: ballot(2, 1), boot: BootId(3) };
        let again = line(400, loaded);
        assert_eq!(broken(|logs| logs[2].push(again.clone())), [Property::Lives]);
    }
}
