//! The times for which each node might act as leader.
//!
//! A claim says more than when a node was seen to lead: by its last answer nobody else leads
//! before the lease's end. That holds while the node is stopped, and also where it dies, unless a
//! guardian tells of its death. It ends where the node gives its leadership up: by its own word, or
//! where a kill may have cut that, from the order on. It holds where leadership is lost otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use interrex::election::{Event, StepDown};
use interrex::{NodeId, Term};

use super::events::TOLERANCE_NS;
use super::lives::{faults_in, is_one_of};
use super::{Rule, Verdict};
use crate::faults::Kind;
use crate::history::{
    Claim, ClaimSource, GivingUp, Life, LifeEnd, LifeRecord, Outcome, Record, Told,
};

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
    pub(crate) source: ClaimSource,
    /// The time just before the last question that was answered so.
    pub(crate) asked_ns: u64,
    /// The time just after the first answer.
    pub(crate) from_ns: u64,
    /// The time until which nobody else may lead.
    pub(crate) until_ns: u64,
}

impl Lease {
    /// Returns whether nothing is left of it but one answer. Its witness may have been stopped
    /// before it had that.
    const fn is_answer(&self) -> bool {
        self.until_ns <= self.from_ns
    }

    /// Returns whether `other` is a lease for all the time of this answer, so that there was no
    /// moment at which it could be right.
    const fn contradicts(&self, other: &Self) -> bool {
        other.from_ns <= self.asked_ns && self.from_ns <= other.until_ns
    }
}

impl fmt::Display for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { node, life, term, source, from_ns, until_ns, .. } = self;
        let life = life.0;
        write!(f, "n{node} (life {life}, {source:?}) in {term:?} from {from_ns} to {until_ns}")
    }
}

/// The time within which an order to give leadership up has its effect: the longest drain, and
/// some patience.
const LONGEST_DRAIN_NS: u64 = 1_200_000_000;

/// The faults of a guardian. A node that dies under one has nobody who tells of it.
const OF_GUARDIANS: [Kind; 3] = [Kind::GuardianKilled, Kind::GuardianStopped, Kind::Freeze];

/// The last words of a process are heard within this time, or not at all.
const LAST_WORDS_NS: u64 = 1_000_000_000;

/// A death of a life.
#[derive(Clone, Copy)]
struct Death {
    /// Its time, as far as that is known; otherwise 0, since somebody may have led since.
    from_ns: u64,
    /// The time at which it was known.
    known_ns: u64,
    /// True if its guardian was dead or stopped itself, and everybody who may have heard of it
    /// lived on to say so.
    is_unwatched: bool,
}

/// The times at which promises end before their time.
#[derive(Default)]
struct Ends {
    /// The deaths.
    deaths: BTreeMap<(NodeId, Life), Death>,
    /// The leaders of whose death another node has heard, and when one did first.
    reported: BTreeMap<(NodeId, Term), u64>,
    /// The ends of leaderships, with the time of those that were resigned. Nobody leads a term
    /// again that it has given up.
    stepped_down: BTreeMap<(NodeId, Life, Term), Option<u64>>,
    /// The orders to give leadership up.
    orders: BTreeMap<(NodeId, Life), Vec<u64>>,
    /// The orders by which nothing was given up.
    vain: BTreeSet<(NodeId, Life, u64)>,
}

impl Ends {
    fn of(records: &[Record]) -> Self {
        let is_guarded = records.iter().any(|it| matches!(it, Record::Run(run) if run.guarded));
        let mut ends = Self::default();
        records.iter().for_each(|record| ends.note(record));
        if !is_guarded {
            ends.deaths.clear();
        }
        ends.find_unwatched(records);
        ends
    }

    fn find_unwatched(&mut self, records: &[Record]) {
        let faults = faults_in(records).filter(|fault| is_one_of(fault, &OF_GUARDIANS));
        let faults: Vec<_> = faults.collect();
        let times: Vec<_> =
            self.deaths.iter().map(|((node, _), death)| (*node, death.known_ns)).collect();
        for ((node, _), death) in &mut self.deaths {
            let at = death.known_ns;
            let has_no_guardian = faults.iter().any(|fault| {
                fault.nodes.contains(node) && (fault.begin_ns..=fault.end_ns).contains(&at)
            });
            // A node that dies beside it may have heard, and not said so.
            let may_be_lost = times
                .iter()
                .any(|(other, time)| other != node && time.abs_diff(at) <= LAST_WORDS_NS);
            death.is_unwatched = has_no_guardian && !may_be_lost;
        }
    }

    #[allow(clippy::wildcard_enum_match_arm, reason = "no other record or event tells of one")]
    fn note(&mut self, record: &Record) {
        match record {
            Record::GivingUp(GivingUp { node, life, at_ns, .. }) => {
                self.orders.entry((*node, *life)).or_default().push(*at_ns);
            }
            Record::Outcome(Outcome { node, life, asked_ns, given_up: None, .. }) => {
                self.vain.insert((*node, *life, *asked_ns));
            }
            Record::Life(LifeRecord { node, life, end_ns, end, .. }) => match end {
                LifeEnd::Killed | LifeEnd::Unasked(_) => {
                    let is_known = matches!(end, LifeEnd::Killed);
                    let from_ns = if is_known { *end_ns } else { 0 };
                    let death = Death { from_ns, known_ns: *end_ns, is_unwatched: false };
                    self.deaths.insert((*node, *life), death);
                }
                LifeEnd::Stopped | LifeEnd::Declined(_) => {}
            },
            Record::Event(Told { node, life, event, .. }) => match event {
                Event::SteppedDown { term, at, reason } => {
                    let resigned = (*reason == StepDown::Resigned).then_some(at.as_nanos());
                    self.stepped_down.insert((*node, *life, *term), resigned);
                }
                Event::LeaderDied { term, leader, at } => {
                    let heard = self.reported.entry((*leader, *term)).or_insert(u64::MAX);
                    *heard = at.as_nanos().min(*heard);
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// Returns the first end of what was promised by a claim.
    fn first(&self, claim: &Claim) -> Option<u64> {
        let Claim { node, life, term, .. } = *claim;
        let death = self.deaths.get(&(node, life)).and_then(|death| match death.is_unwatched {
            false => Some(death.from_ns),
            true => self.reported.get(&(node, term)).map(|heard| death.from_ns.max(*heard)),
        });
        let given_up = match self.stepped_down.get(&(node, life, term)) {
            // A leadership that was lost otherwise binds as it was promised.
            Some(resigned) => *resigned,
            // Its end was not told: a kill may have cut that.
            None => self.first_order(claim),
        };
        death.into_iter().chain(given_up).min()
    }

    /// Returns the first order that may have ended what was promised by a claim. One counts only
    /// where the last answer comes no later than its drain: else it had no effect.
    fn first_order(&self, claim: &Claim) -> Option<u64> {
        let Claim { node, life, last_ns, until_ns, .. } = *claim;
        let orders = self.orders.get(&(node, life)).into_iter().flatten().copied();
        let may_have_ended = |at: &u64| {
            *at < until_ns
                && last_ns <= *at + LONGEST_DRAIN_NS
                && !self.vain.contains(&(node, life, *at))
        };
        orders.filter(may_have_ended).min()
    }
}

/// Returns the leases in a history, in the order in which they began.
pub(super) fn of(records: &[Record]) -> Vec<Lease> {
    let ends = Ends::of(records);
    let claims = records.iter().filter_map(claim_in);
    let mut leases: Vec<_> = claims.map(|claim| lease_of(claim, ends.first(&claim))).collect();
    leases.sort_by_key(|lease| (lease.from_ns, lease.until_ns));
    leases
}

/// Returns the claim in a record: that of a witness, or that of a node which tells of its election
/// and of the end of its first lease. The latter sees an overlap that is over before a witness
/// asks.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other record or event has one")]
fn claim_in(record: &Record) -> Option<Claim> {
    match record {
        Record::Claim(claim) => Some(*claim),
        Record::Event(Told { node, life, at_ns, event, .. }) => {
            let Event::BecameLeader { term, lease_end, .. } = *event else { return None };
            let (first_ns, until_ns) = (at_ns + TOLERANCE_NS, lease_end.as_nanos());
            let claim = Claim {
                node: *node,
                life: *life,
                source: ClaimSource::Event,
                term,
                first_ns,
                last_ns: first_ns,
                until_ns,
            };
            (first_ns < until_ns).then_some(claim)
        }
        _ => None,
    }
}

/// Returns the lease of a claim: it lasts as long as was said, or until the first end of that, but
/// at least as long as it was seen.
fn lease_of(claim: Claim, end: Option<u64>) -> Lease {
    let Claim { node, life, source, term, first_ns, last_ns, until_ns } = claim;
    let until_ns = end.map_or(until_ns, |end| end.min(until_ns)).max(last_ns);
    Lease { node, life, term, source, asked_ns: last_ns, from_ns: first_ns, until_ns }
}

/// Checks that no two overlap, and that tokens rise.
pub(super) fn check(leases: &[Lease], verdict: &mut Verdict) {
    let mut latest: BTreeMap<NodeId, Lease> = BTreeMap::new();
    let mut highest: Option<Lease> = None;
    for lease in leases {
        for other in latest.values().filter(|other| other.node != lease.node) {
            let is_wrong = match lease.is_answer() {
                true => lease.contradicts(other),
                false => lease.from_ns < other.until_ns,
            };
            if is_wrong {
                verdict.add(Rule::OneLease, lease.from_ns, format!("{other}, and {lease}"));
            }
        }
        if lease.is_answer() {
            continue;
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
