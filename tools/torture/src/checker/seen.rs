//! Leaderships that the witness beside them has not seen.
//!
//! A node that leads with a lease for seconds is asked thousands of times meanwhile. Where nothing
//! is known of that, the witness is blind, and all that it has not seen was not checked.

use std::collections::BTreeSet;

use interrex::election::Event;
use interrex::{NodeId, Term};

use super::lives::faults_in;
use super::{Rule, Verdict};
use crate::history::{ClaimSource, Life, Record};

/// A leadership of this length is seen, on a loaded host too.
const LONG_NS: u64 = 3_000_000_000;

/// The faults that hold all threads of a node up, or those that need a new page.
const HOLD_UP: [&str; 7] = [
    "pause",
    "long-pause",
    "pause-of-minutes",
    "freeze",
    "throttle",
    "cpu-load",
    "memory-pressure",
];

/// A leadership of one life.
type Led = (NodeId, Life, Term);

pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    let seen: BTreeSet<Led> = records.iter().filter_map(seen_in).collect();
    // A leader that loses its lease may have had none whenever it was asked.
    let lapsed: BTreeSet<Led> = records.iter().filter_map(lapsed_in).collect();
    for (led, from_ns) in records.iter().filter_map(began_in) {
        if seen.contains(&led) || lapsed.contains(&led) {
            continue;
        }
        let Some(until_ns) = end_of(led, records) else { continue };
        let is_held_up = faults_in(records).any(|fault| {
            let is_beside = fault.begin_ns < until_ns && from_ns < fault.end_ns;
            is_beside && fault.nodes.contains(&led.0) && HOLD_UP.contains(&fault.kind.as_str())
        });
        let length_ns = until_ns.saturating_sub(from_ns);
        if length_ns >= LONG_NS && !is_held_up {
            let (node, _, term) = led;
            let length_ms = length_ns / 1_000_000;
            let detail = format!("node {node} leads {term:?} for {length_ms} ms without a claim");
            verdict.add(Rule::NothingUnseen, from_ns, detail);
        }
    }
}

fn seen_in(record: &Record) -> Option<Led> {
    let Record::Claim(claim) = record else { return None };
    (claim.source == ClaimSource::Thread).then_some((claim.node, claim.life, claim.term))
}

fn lapsed_in(record: &Record) -> Option<Led> {
    let Record::Event(told) = record else { return None };
    let Event::LeaseLapsed { term, .. } = told.event else { return None };
    Some((told.node, told.life, term))
}

/// Returns a leadership that begins with a lease, and the time.
fn began_in(record: &Record) -> Option<(Led, u64)> {
    let Record::Event(told) = record else { return None };
    let Event::BecameLeader { term, at, lease_end, .. } = told.event else { return None };
    (at < lease_end).then_some(((told.node, told.life, term), told.at_ns))
}

/// Returns the time at which a leadership ended, at the latest with its life; `None` where the
/// history does not have that, since it has no claims of that life either.
fn end_of((node, life, of): Led, records: &[Record]) -> Option<u64> {
    let over = records.iter().find_map(|record| {
        let Record::Life(over) = record else { return None };
        ((over.node, over.life) == (node, life)).then_some(over.end_ns)
    })?;
    let stepped_down = records.iter().find_map(|record| {
        let Record::Event(told) = record else { return None };
        let Event::SteppedDown { term, .. } = told.event else { return None };
        ((told.node, told.life, term) == (node, life, of)).then_some(told.at_ns)
    });
    Some(stepped_down.map_or(over, |at| at.min(over)))
}
