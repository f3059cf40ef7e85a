//! What must hold of the logs of a whole cluster, pure: records in, every violation out.
//!
//! A log is believed. What it says of a lease is what its process might have acted on, also after the
//! process was killed: until a lease is over nobody else may hold one, whoever is left to use it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::log::{Ballot, Record};

/// What can be broken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rule {
    /// S1: two nodes held a lease in one term.
    TwoLeaders,
    /// S2: a node voted for two in one term.
    SecondVote,
    /// S3: a lease in a term for which no quorum had voted, the leader among it.
    NoQuorum,
    /// S4: a term fell.
    TermFell,
    /// R4: a vote that was acknowledged was gone after a restart.
    VoteLost,
    /// S7: two nodes held a lease at once.
    TwoLeases,
    /// S8: a later lease had a lower term.
    TokenFell,
    /// Two lives had one boot id.
    SameBoot,
}

/// One breach: where and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    pub rule: Rule,
    pub detail: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.detail)
    }
}

/// A time in which one node might act as leader of one term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Lease {
    node: usize,
    term: u64,
    from_ns: u64,
    until_ns: u64,
}

impl fmt::Display for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { node, term, from_ns, until_ns } = self;
        write!(f, "n{node} in t{term} from {from_ns} to {until_ns}")
    }
}

/// How much there was to check.
#[derive(Clone, Copy, Default, Debug)]
pub struct Tally {
    pub lives: u64,
    pub votes: u64,
    /// Lines that tell of a lease.
    pub claims: u64,
    /// Terms in which somebody held a lease.
    pub elections: u64,
    /// How often the lease went to another node.
    pub changes: u64,
    /// Starts that served what had not been acknowledged.
    pub unacknowledged: u64,
    /// For how long in all somebody held a lease.
    pub led_ns: u64,
    /// The least time between the leases of two nodes.
    pub least_gap_ns: Option<u64>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    pub violations: Vec<Violation>,
    pub tally: Tally,
}

impl Report {
    pub fn broken(&self) -> BTreeSet<Rule> {
        self.violations.iter().map(|violation| violation.rule).collect()
    }

    fn add(&mut self, rule: Rule, detail: String) {
        self.violations.push(Violation { rule, detail });
    }
}

/// Checks the logs of all nodes, that of node n at place n.
pub fn check(logs: &[Vec<Record>]) -> Report {
    let mut report = Report::default();
    let mut votes = Votes::default();
    for (node, log) in logs.iter().enumerate() {
        check_ballots(node, log, &mut votes, &mut report);
    }
    let mut leases: Vec<_> =
        logs.iter().enumerate().flat_map(|(node, log)| merge(node, log)).collect();
    leases.sort_unstable_by_key(|lease| (lease.from_ns, lease.until_ns));
    check_leases(&leases, logs.len(), &mut report);
    check_quorums(&leases, &votes, logs.len(), &mut report);
    report
}

/// Who voted for whom, by term and voter, and when that was first known.
type Votes = BTreeMap<(u64, usize), (u8, u64)>;

/// S2, S4 and what a restart must keep, for one node.
fn check_ballots(node: usize, log: &[Record], votes: &mut Votes, report: &mut Report) {
    let mut last = Ballot { term: 0, vote: None };
    let mut boots = BTreeSet::new();
    for record in log {
        let (at_ns, ballot, is_start) = match *record {
            Record::Recovered { at_ns, ballot, boot } => {
                report.tally.lives += 1;
                report.tally.unacknowledged += u64::from(ballot.is_newer_than(last));
                if !boots.insert(boot) {
                    report.add(Rule::SameBoot, format!("n{node} had {boot} before, at {at_ns}"));
                }
                (at_ns, ballot, true)
            }
            Record::Persisted { at_ns, ballot } => {
                report.tally.votes += u64::from(ballot.vote.is_some() && ballot != last);
                (at_ns, ballot, false)
            }
            Record::Lease { .. } => {
                report.tally.claims += 1;
                continue;
            }
        };
        if ballot.term < last.term {
            let when = if is_start { "recovers" } else { "writes" };
            report.add(
                Rule::TermFell,
                format!("n{node} {when} {ballot:?} after {last:?} at {at_ns}"),
            );
        } else if is_start
            && ballot.term == last.term
            && last.vote.is_some()
            && ballot.vote != last.vote
        {
            report.add(
                Rule::VoteLost,
                format!("n{node} recovers {ballot:?} after {last:?} at {at_ns}"),
            );
        }
        if let Some(vote) = ballot.vote {
            let (first, _) = *votes.entry((ballot.term, node)).or_insert((vote, at_ns));
            if first != vote {
                let term = ballot.term;
                let detail = format!("n{node} for n{first} and for n{vote} in t{term} at {at_ns}");
                report.add(Rule::SecondVote, detail);
            }
        }
        last = ballot;
    }
}

/// The leases of one node; what was renewed in time is one.
fn merge(node: usize, log: &[Record]) -> Vec<Lease> {
    let mut leases: Vec<Lease> = Vec::new();
    for record in log {
        let Record::Lease { term, from_ns, until_ns } = *record else { continue };
        match leases.last_mut() {
            Some(last) if last.term == term && from_ns <= last.until_ns => {
                last.until_ns = last.until_ns.max(until_ns);
            }
            Some(_) | None => leases.push(Lease { node, term, from_ns, until_ns }),
        }
    }
    leases
}

/// S1, S7 and S8, of all leases in the order in which they began.
fn check_leases(leases: &[Lease], nodes: usize, report: &mut Report) {
    let mut latest: Vec<Option<Lease>> = vec![None; nodes];
    let mut highest: Option<Lease> = None;
    let mut holders: BTreeMap<u64, usize> = BTreeMap::new();
    let mut before: Option<usize> = None;
    for lease in leases {
        report.tally.led_ns += lease.until_ns - lease.from_ns;
        for other in latest.iter().flatten().filter(|other| other.node != lease.node) {
            match lease.from_ns.checked_sub(other.until_ns) {
                Some(gap) => {
                    let least = &mut report.tally.least_gap_ns;
                    *least = Some(least.map_or(gap, |least| least.min(gap)));
                }
                None => report.add(Rule::TwoLeases, format!("{other}, and {lease}")),
            }
        }
        let first = *holders.entry(lease.term).or_insert(lease.node);
        if first != lease.node {
            report.add(Rule::TwoLeaders, format!("n{first} led before {lease}"));
        }
        if let Some(highest) = highest.filter(|highest| highest.term > lease.term) {
            report.add(Rule::TokenFell, format!("{highest}, and then {lease}"));
        }
        if highest.is_none_or(|highest| highest.term < lease.term) {
            highest = Some(*lease);
        }
        let known = &mut latest[lease.node];
        if known.is_none_or(|known| known.until_ns < lease.until_ns) {
            *known = Some(*lease);
        }
        report.tally.changes += u64::from(before.is_some_and(|before| before != lease.node));
        before = Some(lease.node);
    }
    report.tally.elections = holders.len() as u64;
}

/// S3: votes are written down before they are told, so before the lease that rests on them.
fn check_quorums(leases: &[Lease], votes: &Votes, nodes: usize, report: &mut Report) {
    for lease in leases {
        let votes_for = |voter: usize| {
            let vote = votes.get(&(lease.term, voter));
            vote.is_some_and(|(to, at_ns)| {
                usize::from(*to) == lease.node && *at_ns <= lease.from_ns
            })
        };
        let given = (0..nodes).filter(|voter| votes_for(*voter)).count();
        if 2 * given <= nodes || !votes_for(lease.node) {
            let own = if votes_for(lease.node) { "with" } else { "without" };
            report.add(Rule::NoQuorum, format!("{lease}: {given} votes, {own} its own"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballot(term: u64, vote: impl Into<Option<u8>>) -> Ballot {
        Ballot { term, vote: vote.into() }
    }

    fn started(at_ns: u64, term: u64, vote: impl Into<Option<u8>>) -> Record {
        Record::Recovered { at_ns, ballot: ballot(term, vote), boot: at_ns }
    }

    fn voted(at_ns: u64, term: u64, vote: u8) -> Record {
        Record::Persisted { at_ns, ballot: ballot(term, vote) }
    }

    fn lease(term: u64, from_ns: u64, until_ns: u64) -> Record {
        Record::Lease { term, from_ns, until_ns }
    }

    /// Two elections: node 0 leads term 1 until 200, node 1 term 2 until 300.
    fn sound() -> [Vec<Record>; 3] {
        [
            vec![started(1, 0, None), voted(10, 1, 0), lease(1, 20, 150), lease(1, 60, 200)],
            vec![started(2, 0, None), voted(11, 1, 0), voted(210, 2, 1), lease(2, 220, 300)],
            vec![started(3, 0, None), voted(12, 1, 0), started(100, 1, 0), voted(209, 2, 1)],
        ]
    }

    /// What is broken once `change` has been made to the logs of a sound cluster.
    fn broken(change: impl Fn(&mut [Vec<Record>; 3])) -> Vec<Rule> {
        let mut logs = sound();
        change(&mut logs);
        check(&logs).broken().into_iter().collect()
    }

    #[test]
    fn a_sound_cluster_breaks_nothing_and_is_counted() {
        let Report { violations, tally } = check(&sound());
        assert_eq!(violations, []);
        assert_eq!((tally.lives, tally.votes, tally.claims), (4, 5, 3));
        assert_eq!((tally.elections, tally.changes, tally.unacknowledged), (2, 1, 0));
        assert_eq!((tally.led_ns, tally.least_gap_ns), (180 + 80, Some(20)));
    }

    #[test]
    fn leases_of_two_nodes_that_overlap_by_a_nanosecond_are_reported() {
        assert_eq!(broken(|logs| logs[0].push(lease(1, 190, 221))), [Rule::TwoLeases]);
        assert_eq!(broken(|logs| logs[0].push(lease(1, 190, 220))), []);
    }

    #[test]
    fn a_lease_inside_an_earlier_one_is_reported_as_well() {
        let inside = |logs: &mut [Vec<Record>; 3]| {
            logs[0].push(lease(1, 200, 400));
            logs[2].push(voted(305, 3, 2));
            logs[1].push(voted(306, 3, 2));
            logs[2].push(lease(3, 310, 320));
        };
        assert_eq!(
            check(&{
                let mut logs = sound();
                inside(&mut logs);
                logs
            })
            .violations
            .len(),
            2
        );
        assert_eq!(broken(inside), [Rule::TwoLeases]);
    }

    #[test]
    fn a_lower_term_after_a_restart_is_reported() {
        assert_eq!(broken(|logs| logs[2].push(started(400, 1, 0))), [Rule::TermFell]);
        assert_eq!(broken(|logs| logs[2].push(started(400, 0, None))), [Rule::TermFell]);
    }

    #[test]
    fn a_lower_term_that_is_written_is_reported() {
        assert_eq!(broken(|logs| logs[2].push(voted(400, 1, 0))), [Rule::TermFell]);
    }

    #[test]
    fn a_vote_that_is_gone_after_a_restart_is_reported() {
        assert_eq!(broken(|logs| logs[2].push(started(400, 2, None))), [Rule::VoteLost]);
        let other = broken(|logs| logs[2].push(started(400, 2, 0)));
        assert_eq!(other, [Rule::SecondVote, Rule::VoteLost]);
    }

    #[test]
    fn what_was_never_acknowledged_may_be_served_and_is_counted() {
        let mut logs = sound();
        logs[2].push(started(400, 3, 2));
        let report = check(&logs);
        assert_eq!((report.violations.len(), report.tally.unacknowledged), (0, 1));
    }

    #[test]
    fn two_votes_in_one_term_are_reported_also_across_a_restart() {
        assert_eq!(broken(|logs| logs[2].push(voted(400, 2, 0))), [Rule::SecondVote]);
        let forgotten = |logs: &mut [Vec<Record>; 3]| {
            logs[2].push(started(400, 1, 0));
            logs[2].push(voted(410, 2, 0));
        };
        assert_eq!(broken(forgotten), [Rule::SecondVote, Rule::TermFell]);
    }

    #[test]
    fn two_leaders_of_one_term_are_reported_though_their_leases_are_apart() {
        let second = broken(|logs| logs[2].push(lease(2, 310, 320)));
        assert_eq!(second, [Rule::TwoLeaders, Rule::NoQuorum]);
    }

    #[test]
    fn a_later_lease_with_a_lower_term_is_reported() {
        assert_eq!(broken(|logs| logs[0].push(lease(1, 310, 320))), [Rule::TokenFell]);
    }

    #[test]
    fn a_lease_without_the_votes_of_a_quorum_is_reported() {
        let without_others = |logs: &mut [Vec<Record>; 3]| _ = logs[2].pop();
        assert_eq!(broken(without_others), [Rule::NoQuorum]);
        let without_its_own = |logs: &mut [Vec<Record>; 3]| {
            logs[1].remove(2);
            logs[0].push(voted(211, 2, 1));
        };
        assert_eq!(broken(without_its_own), [Rule::NoQuorum]);
        assert_eq!(broken(|logs| logs[2][3] = voted(230, 2, 1)), [Rule::NoQuorum], "too late");
    }

    #[test]
    fn a_boot_id_that_comes_twice_is_reported() {
        let again = Record::Recovered { at_ns: 400, ballot: ballot(2, 1), boot: 3 };
        assert_eq!(broken(|logs| logs[2].push(again)), [Rule::SameBoot]);
    }
}
