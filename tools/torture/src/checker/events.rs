//! The events of each life: in order, one end for each leadership; and guards, which a resignation
//! waits for.

use std::collections::{BTreeMap, BTreeSet};

use interrex::election::{Event, StepDown};
use interrex::{NodeId, Term};

use super::{Rule, Verdict};
use crate::history::{GivingUp, Held, Life, Outcome, Record, Told};

/// Times of events are read off two clocks; so much they may be off.
pub(super) const TOLERANCE_NS: u64 = 100_000;

/// An order may come to a node that is elected before it heeds it.
const BEFORE_NS: u64 = 50_000_000;

type Lives<T> = BTreeMap<(NodeId, Life), Vec<T>>;

pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    let mut lives: Lives<Told> = BTreeMap::new();
    let (mut guards, mut orders) = (Lives::<Held>::new(), Lives::<GivingUp>::new());
    let mut vain = BTreeSet::new();
    for record in records {
        if let Record::Event(told) = record {
            lives.entry((told.node, told.life)).or_default().push(*told);
        } else if let Record::Guard(held) = record {
            guards.entry((held.node, held.life)).or_default().push(*held);
        } else if let Record::Outcome(Outcome { node, life, asked_ns, given_up: None, .. }) = record
        {
            vain.insert((*node, *life, *asked_ns));
        } else if let Record::GivingUp(order) = record {
            orders.entry((order.node, order.life)).or_default().push(*order);
        }
    }
    for of_life in orders.values_mut() {
        of_life.retain(|order| !vain.contains(&(order.node, order.life, order.at_ns)));
    }
    let mut terms: BTreeMap<NodeId, Term> = BTreeMap::new();
    for ((node, life), told) in &lives {
        check_order(told, verdict);
        check_terms(told, verdict);
        check_leaderships(told, terms.entry(*node).or_default(), verdict);
        let guards = guards.get(&(*node, *life)).map_or(&[][..], Vec::as_slice);
        let orders = orders.get(&(*node, *life)).map_or(&[][..], Vec::as_slice);
        check_guards(told, guards, orders, verdict);
    }
}

fn check_order(told: &[Told], verdict: &mut Verdict) {
    let mut last: Option<&Told> = None;
    for next in told {
        let number = last.map_or(0, |last| last.number);
        if next.number <= number {
            let detail = format!("node {}: event {} after {number}", next.node, next.number);
            verdict.add(Rule::EventsInOrder, next.at_ns, detail);
        } else {
            verdict.tally.events_dropped += next.number - number - 1;
        }
        if let Some(last) = last.filter(|last| next.at_ns + TOLERANCE_NS < last.at_ns) {
            let detail = format!("node {}: {:?} lies before {:?}", next.node, next, last);
            verdict.add(Rule::EventsInOrder, next.at_ns, detail);
        }
        last = Some(next);
    }
}

/// Checks the leaderships of a life, whose node has led `highest` before. An event that was dropped
/// may have told of any.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other event tells of a leadership")]
fn check_leaderships(told: &[Told], highest: &mut Term, verdict: &mut Verdict) {
    let mut leads: Option<Term> = None;
    let (mut is_known, mut last) = (true, 0);
    for Told { node, at_ns, number, event, .. } in told {
        is_known &= *number <= last + 1;
        last = *number;
        let wrong = match *event {
            Event::BecameLeader { term, .. } => {
                let wrong = (is_known && leads.is_some()) || term <= *highest;
                (leads, *highest, is_known) = (Some(term), term.max(*highest), true);
                wrong
            }
            Event::SteppedDown { term, .. } => {
                let wrong = is_known && leads != Some(term);
                (leads, is_known) = (None, true);
                wrong
            }
            _ => false,
        };
        if wrong {
            let detail = format!("node {node}: {event:?}, and the highest before is {highest:?}");
            verdict.add(Rule::Leaderships, *at_ns, detail);
        }
    }
}

/// Checks that the terms of the leaders that one life knows don't fall (S4). A later life may know
/// less, since nobody has to store whom it follows.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other event tells of a leader")]
fn check_terms(told: &[Told], verdict: &mut Verdict) {
    let mut highest = Term(0);
    for Told { node, at_ns, event, .. } in told {
        let term = match *event {
            Event::BecameLeader { term, .. } | Event::LeaderChanged { term, .. } => term,
            _ => continue,
        };
        if term < highest {
            let detail = format!("node {node}: {event:?} after a leader of {highest:?}");
            verdict.add(Rule::Leaderships, *at_ns, detail);
        }
        highest = highest.max(term);
    }
}

/// Returns the term and the time of a resignation.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other event is one")]
const fn resignation_in(told: &Told) -> Option<(Term, u64)> {
    match told.event {
        Event::SteppedDown { term, reason: StepDown::Resigned, .. } => Some((term, told.at_ns)),
        _ => None,
    }
}

/// Checks that no resignation lies within a guard of its term, but after the deadline of an order
/// in that term.
fn check_guards(told: &[Told], guards: &[Held], orders: &[GivingUp], verdict: &mut Verdict) {
    let resigned = told.iter().filter_map(resignation_in);
    for (term, at_ns) in resigned {
        let began = told
            .iter()
            .find(|it| matches!(it.event, Event::BecameLeader { term: of, .. } if of == term));
        let began_ns = began.map_or(0, |told| told.at_ns.saturating_sub(BEFORE_NS));
        let own = orders.iter().filter(|order| (began_ns..=at_ns).contains(&order.at_ns));
        // Of several orders the node heeds the one whose deadline comes first.
        let deadline = own.map(|order| order.at_ns.saturating_add(order.drain_ns)).min();
        let is_late = deadline.is_some_and(|deadline| deadline <= at_ns + TOLERANCE_NS);
        let is_under = |held: &&Held| {
            let Held { from_ns, to_ns, .. } = **held;
            held.term == term && from_ns < at_ns && at_ns + TOLERANCE_NS < to_ns
        };
        if let Some(held) = guards.iter().find(is_under).filter(|_| !is_late) {
            let detail = format!("node {} resigned {term:?} under {held:?}", held.node);
            verdict.add(Rule::GuardsAreWaitedFor, at_ns, detail);
        }
    }
}
