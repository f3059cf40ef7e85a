//! The checker: what must hold in a history, and what its faults have cost. Pure.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | violations, and who is asked for them |
//! | `leases.rs` | when each node might act as leader; no two at once, tokens that rise |
//! | `overlaps.rs` | the times for which two nodes lead, and changes of leader that no fault explains |
//! | `words.rs` | when hosts of other systems lead, by the words of their programs |
//! | `register.rs` | no older write after a newer one, one writer a token |
//! | `events.rs` | events in order, one end for each leadership, guards that are waited for |
//! | `lives.rs` | no end that nobody ordered, nobody leaderless without a fault |
//! | `seen.rs` | no leadership that its witness has not seen |
//! | `growth.rs` | nothing that grows |
//! | `repairs.rs` | the leaderless times, by fault |
//! | `tests.rs` | histories that were forged, with each violation in them |
//! | `tests/control.rs` | histories of other systems: measured, and not judged |
//! | `tests/told.rs` | the same for what nodes tell, and for the numbers beside the rules |

mod events;
mod growth;
mod leases;
mod lives;
mod overlaps;
mod register;
mod repairs;
mod seen;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use interrex::election::Event;
use interrex::{NodeId, Term};

use crate::history::{Life, Record, Run};

pub(crate) use growth::Growth;
pub(crate) use leases::Lease;
pub(crate) use overlaps::Overlap;
pub(crate) use repairs::{Gap, Repair};

/// A rule that a history must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// No two nodes may act as leader at one time (S7).
    OneLease,
    /// One term has one leader (S1).
    OneLeaderOfATerm,
    /// Later leases have higher tokens (S8).
    TokensRise,
    /// No write with a lower token is accepted after one with a higher.
    NoOldWrite,
    /// Events have rising numbers and times that don't fall.
    EventsInOrder,
    /// Each leadership ends once before the next, and terms rise.
    Leaderships,
    /// No resignation happens under a guard before its deadline.
    GuardsAreWaitedFor,
    /// No process ends unless it was told to.
    NoUnaskedEnd,
    /// No node declines to start but with a store that was damaged, or on a full disk.
    NoUnaskedRefusal,
    /// Somebody leads whenever all has been well for a while (L1).
    SomebodyLeads,
    /// Memory, descriptors and threads of a process don't grow.
    NothingGrows,
    /// No member runs twice.
    NoTwin,
    /// The witness beside a node sees that it leads.
    NothingUnseen,
}

impl Rule {
    /// All of them.
    pub(crate) const ALL: [Self; 13] = [
        Self::OneLease,
        Self::OneLeaderOfATerm,
        Self::TokensRise,
        Self::NoOldWrite,
        Self::EventsInOrder,
        Self::Leaderships,
        Self::GuardsAreWaitedFor,
        Self::NoUnaskedEnd,
        Self::NoUnaskedRefusal,
        Self::SomebodyLeads,
        Self::NothingGrows,
        Self::NoTwin,
        Self::NothingUnseen,
    ];

    /// Returns what it says.
    pub(crate) const fn says(self) -> &'static str {
        match self {
            Self::OneLease => "no two nodes may act as leader at one time",
            Self::OneLeaderOfATerm => "one term has one leader",
            Self::TokensRise => "later leases have higher tokens",
            Self::NoOldWrite => "no older write is accepted after a newer one",
            Self::EventsInOrder => "events are told in order",
            Self::Leaderships => "each leadership ends once, and terms rise",
            Self::GuardsAreWaitedFor => "no resignation under a guard before its deadline",
            Self::NoUnaskedEnd => "no process ends unless it was told to",
            Self::NoUnaskedRefusal => "no node declines to start without a fault of its store",
            Self::SomebodyLeads => "somebody leads whenever all has been well for a while",
            Self::NothingGrows => "memory, descriptors and threads don't grow",
            Self::NoTwin => "no member runs twice",
            Self::NothingUnseen => "the witness beside a node sees that it leads",
        }
    }
}

/// A breach of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The rule.
    pub(crate) rule: Rule,
    /// The time.
    pub(crate) at_ns: u64,
    /// The breach.
    pub(crate) detail: String,
}

/// The amounts that there were to check. A run in which nothing happened shows nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Faults that were made.
    pub(crate) faults: u64,
    /// Faults that this host did not allow, or that found nothing to hit.
    pub(crate) skipped: u64,
    /// Lives of nodes.
    pub(crate) lives: u64,
    /// Claims by threads of the nodes, and by the reader of pages.
    pub(crate) claims: u64,
    /// Claims by the reader of pages.
    pub(crate) page_claims: u64,
    /// Terms in which somebody held a lease.
    pub(crate) terms: u64,
    /// Writes that were accepted.
    pub(crate) accepted: u64,
    /// Writes that were refused, since another had written with a newer token.
    pub(crate) refused: u64,
    /// Events.
    pub(crate) events: u64,
    /// Events that were dropped, by their numbers.
    pub(crate) events_dropped: u64,
    /// Guards that were held while a resignation was asked for.
    pub(crate) guards: u64,
}

/// The findings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdict {
    /// The settings of the run.
    pub(crate) run: Option<Run>,
    /// True if the history has the end of the run.
    pub(crate) is_complete: bool,
    /// All breaches.
    pub(crate) violations: Vec<Violation>,
    /// The amounts.
    pub(crate) tally: Tally,
    /// The times for which somebody might act as leader, in order.
    pub(crate) leases: Vec<Lease>,
    /// The times for which two nodes might act as leader, in order.
    pub(crate) overlaps: Vec<Overlap>,
    /// The number of changes of leader, and of those that no fault at the leader explains.
    pub(crate) changes: (u64, u64),
    /// The time for which somebody led of whom no fault would have explained the loss. Only in it
    /// a change can be seen to be unexplained.
    pub(crate) unexplained_ns: u64,
    /// The leaderless times, in order.
    pub(crate) gaps: Vec<Gap>,
    /// The cost of each fault that was made.
    pub(crate) repairs: Vec<Repair>,
    /// The growth of each process that has lived long enough.
    pub(crate) growths: Vec<Growth>,
    /// The time from the first lease to the end.
    pub(crate) length_ns: u64,
}

impl Verdict {
    fn add(&mut self, rule: Rule, at_ns: u64, detail: String) {
        self.violations.push(Violation { rule, at_ns, detail });
    }
}

/// Checks a history. Of a control run it asks no more than that system could know.
pub(crate) fn check(records: &[Record]) -> Verdict {
    let run = records.iter().find_map(match_run);
    let contender = run.as_ref().and_then(|run| run.contender);
    let is_complete = records.iter().any(|record| matches!(record, Record::End(_)));
    let mut verdict = Verdict { run, is_complete, ..Verdict::default() };
    count(records, &mut verdict.tally);
    match contender {
        None => judge(records, &mut verdict),
        Some(_) => measure_other(records, &mut verdict),
    }
    verdict.violations.sort_by_key(|violation| (violation.rule, violation.at_ns));
    verdict
}

/// Checks all that interrex promises.
fn judge(records: &[Record], verdict: &mut Verdict) {
    let leases = leases::of(records);
    leases::check(&leases, verdict);
    verdict.leases = leases;
    check_leaders(records, verdict);
    register::check(records, verdict);
    check_conflicts(records, verdict);
    events::check(records, verdict);
    lives::check(records, verdict);
    seen::check(records, verdict);
    growth::check(records, verdict);
    overlaps::measure(records, verdict);
    repairs::measure(records, verdict);
    lives::check_leaderless(records, verdict);
}

/// Measures another system. It has promised nothing of this kind, so that nothing is judged.
fn measure_other(records: &[Record], verdict: &mut Verdict) {
    verdict.leases = words::leases_of(records);
    overlaps::measure_other(records, verdict);
    repairs::measure(records, verdict);
}

fn match_run(record: &Record) -> Option<Run> {
    if let Record::Run(run) = record { Some(run.clone()) } else { None }
}

fn count(records: &[Record], tally: &mut Tally) {
    for record in records {
        match record {
            Record::Fault(fault) if fault.skipped.is_some() => tally.skipped += 1,
            Record::Fault(_) => tally.faults += 1,
            Record::Life(_) => tally.lives += 1,
            Record::Claim(claim) => {
                tally.claims += 1;
                let is_page = claim.source == crate::history::ClaimSource::Page;
                tally.page_claims += u64::from(is_page);
            }
            Record::Writes(writes) if writes.accepted => tally.accepted += writes.count,
            Record::Writes(writes) => tally.refused += writes.count,
            Record::Event(_) => tally.events += 1,
            Record::Guard(_) => tally.guards += 1,
            Record::Run(_)
            | Record::GivingUp(_)
            | Record::Outcome(_)
            | Record::Standing(_)
            | Record::Sample(_)
            | Record::Note(_)
            | Record::End(_) => {}
        }
    }
}

/// Checks that one term has one leader, whoever tells of it; and one life of that, since a later
/// life has the same token and may not know what was done with it.
fn check_leaders(records: &[Record], verdict: &mut Verdict) {
    let mut leaders: BTreeMap<Term, (NodeId, Option<Life>)> = BTreeMap::new();
    for (term, node, life, at_ns) in records.iter().filter_map(leader_in) {
        let (first, its_life) = leaders.entry(term).or_insert((node, life));
        if *first != node {
            let detail = format!("nodes {first} and {node} in {term:?}");
            verdict.add(Rule::OneLeaderOfATerm, at_ns, detail);
        } else if its_life.is_some() && life.is_some() && *its_life != life {
            let detail = format!("two lives of node {node} in {term:?}");
            verdict.add(Rule::OneLeaderOfATerm, at_ns, detail);
        }
        *its_life = its_life.or(life);
    }
    verdict.tally.terms = leaders.len() as u64;
}

/// Adds a breach where a node itself has seen two leaders of a term, or a member twice.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other event tells of a breach")]
fn check_conflicts(records: &[Record], verdict: &mut Verdict) {
    for record in records {
        let Record::Event(told) = record else { continue };
        let rule = match told.event {
            Event::ConflictingLeader { .. } => Rule::OneLeaderOfATerm,
            Event::TwinMember { .. } => Rule::NoTwin,
            _ => continue,
        };
        verdict.add(rule, told.at_ns, format!("node {} tells: {:?}", told.node, told.event));
    }
}

/// A leader that a record tells of: the term, the node, its life if that is known, and the time.
type LeaderTold = (Term, NodeId, Option<Life>, u64);

#[allow(clippy::wildcard_enum_match_arm, reason = "no other record, and no other event, does")]
fn leader_in(record: &Record) -> Option<LeaderTold> {
    match record {
        Record::Claim(claim) => Some((claim.term, claim.node, Some(claim.life), claim.first_ns)),
        Record::Writes(writes) => {
            Some((writes.term, writes.node, Some(writes.life), writes.first_ns))
        }
        Record::Event(told) => match told.event {
            Event::BecameLeader { term, .. } => {
                Some((term, told.node, Some(told.life), told.at_ns))
            }
            Event::LeaderChanged { term, leader } => Some((term, leader, None, told.at_ns)),
            _ => None,
        },
        _ => None,
    }
}
