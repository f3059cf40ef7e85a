//! Leaderships that the witness beside them has not seen.
//!
//! A node that leads with a lease for seconds is asked thousands of times meanwhile. Where nothing
//! is known of that, the witness is blind, and all that it has not seen was not checked.

use std::collections::BTreeMap;

use interrex::election::Event;
use interrex::{NodeId, Term};

use super::lives::{faults_in, is_one_of};
use super::{Rule, Verdict};
use crate::faults::Kind;
use crate::history::{ClaimSource, Life, Record};

/// A leadership is seen again within this time, on a loaded host too.
const LONG_NS: u64 = 3_000_000_000;

/// The faults that hold all threads of a node up, or those that need a new page.
const HOLD_UP: [Kind; 7] = [
    Kind::Pause,
    Kind::LongPause,
    Kind::PauseOfMinutes,
    Kind::Freeze,
    Kind::Throttle,
    Kind::CpuLoad,
    Kind::MemoryPressure,
];

/// A leadership of one life.
type Led = (NodeId, Life, Term);

/// A time, from its beginning to its end.
type Span = (u64, u64);

pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    if !verdict.is_complete {
        // The faults that went on when the record broke off are not in it.
        return;
    }
    let mut seen: BTreeMap<(Led, ClaimSource), Vec<Span>> = BTreeMap::new();
    for record in records {
        if let Record::Claim(claim) = record {
            let led = (claim.node, claim.life, claim.term);
            seen.entry((led, claim.source)).or_default().push((claim.first_ns, claim.last_ns));
        }
    }
    let lapses = lapses_in(records);
    let faults = faults_in(records).filter(|fault| is_one_of(fault, &HOLD_UP));
    let faults: Vec<_> = faults.collect();
    let ends = ends_in(records);
    for (led, from_ns) in records.iter().filter_map(began_in) {
        let (node, life, term) = led;
        // A life that is not over has no claims yet.
        let Some(over) = ends.lives.get(&(node, life)) else { continue };
        let until_ns = ends.leaderships.get(&led).map_or(*over, |at| *over.min(at));
        let own = faults.iter().filter(|fault| fault.nodes.contains(&node));
        let held_up = own.map(|fault| (fault.begin_ns, fault.end_ns));
        // A leader that has lost its lease has none whenever it is asked.
        let lapsed = lapses.get(&led).into_iter().flatten().copied();
        let excused: Vec<Span> = held_up.chain(lapsed).collect();
        for source in [ClaimSource::Thread, ClaimSource::Page] {
            let seen = seen.get(&(led, source)).into_iter().flatten().copied();
            let seen: Vec<_> = seen.chain(excused.iter().copied()).collect();
            if let Some((from, until)) = unseen_in((from_ns, until_ns), seen) {
                let length_ms = (until - from) / 1_000_000;
                let detail = format!("node {node} leads {term:?} for {length_ms} ms unseen by");
                verdict.add(Rule::NothingUnseen, from, format!("{detail} {source:?}"));
            }
        }
    }
}

/// Returns the first long time of a leadership of which nothing was seen.
fn unseen_in((from, until): Span, mut seen: Vec<Span>) -> Option<Span> {
    seen.sort_unstable();
    let mut last = from;
    for (first, again) in seen.into_iter().chain([(until, until)]) {
        if last.saturating_add(LONG_NS) <= first.min(until) {
            return Some((last, first.min(until)));
        }
        last = last.max(again);
    }
    None
}

/// Returns the times for which each leadership had no lease.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other event tells of one")]
fn lapses_in(records: &[Record]) -> BTreeMap<Led, Vec<Span>> {
    let mut lapses: BTreeMap<Led, Vec<Span>> = BTreeMap::new();
    for record in records {
        let Record::Event(told) = record else { continue };
        match told.event {
            Event::LeaseLapsed { term, since } => {
                let spans = lapses.entry((told.node, told.life, term)).or_default();
                spans.push((since.as_nanos().min(told.at_ns), u64::MAX));
            }
            Event::LeaseRegained { term, .. } => {
                let spans = lapses.entry((told.node, told.life, term)).or_default();
                if let Some(last) = spans.last_mut() {
                    last.1 = told.at_ns;
                }
            }
            _ => {}
        }
    }
    lapses
}

/// Returns a leadership that begins with a lease, and the time.
fn began_in(record: &Record) -> Option<(Led, u64)> {
    let Record::Event(told) = record else { return None };
    let Event::BecameLeader { term, at, lease_end, .. } = told.event else { return None };
    (at < lease_end).then_some(((told.node, told.life, term), told.at_ns))
}

/// The times at which lives and leaderships ended.
#[derive(Default)]
struct Ends {
    lives: BTreeMap<(NodeId, Life), u64>,
    leaderships: BTreeMap<Led, u64>,
}

fn ends_in(records: &[Record]) -> Ends {
    let mut ends = Ends::default();
    for record in records {
        if let Record::Life(over) = record {
            ends.lives.insert((over.node, over.life), over.end_ns);
        } else if let Record::Event(told) = record
            && let Event::SteppedDown { term, .. } = told.event
        {
            ends.leaderships.insert((told.node, told.life, term), told.at_ns);
        }
    }
    ends
}
