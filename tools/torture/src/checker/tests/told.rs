//! The words of nodes about leaderships, and the numbers beside the rules.

use super::*;
use crate::checker::{Growth, Overlap};

#[test]
fn overlaps_and_changes_of_leader_are_measured_by_the_leases_of_threads() {
    let measured = |further| {
        let Verdict { overlaps, changes, .. } = with(further);
        (overlaps, changes)
    };
    assert_eq!(measured(Vec::new()), (vec![], (2, 1)), "nothing has hit node 1");
    let early = claim(2, 2, 3, [297, 300, 301]);
    let overlap = Overlap { until_ns: 300 * MS, length_ns: 3 * MS };
    assert_eq!(measured(vec![early]), (vec![overlap], (2, 1)), "node 1 leads until 300");
    let late = by_page(claim(0, 0, 1, [12, 105, 108]));
    assert_eq!(measured(vec![late]), (vec![], (2, 1)), "other systems have no pages");
    // Node 2 leads from 302 on.
    for until in [299, 401] {
        let answer = claim(1, 1, 2, [401, until, until]);
        assert_eq!(measured(vec![answer]).0, [], "one answer has no length");
    }
}

#[test]
fn a_leak_of_gigabytes_is_told_as_it_is() {
    let (holder, warm_ns) = (Holder::Reader, 60_000 * MS);
    let growth = Growth { holder, warm_ns, early: 0, late: 1 << 40 };
    assert_eq!(growth.bytes_a_minute(), (1 << 42) / 3, "in three quarters of a minute");
}

#[test]
fn events_that_were_dropped_are_not_missed() {
    // The first event of node 1 told that it leads.
    let is_first = |record: &Record| matches!(record, Record::Event(told) if (told.life, told.number) == (Life(1), 1));
    let without_first = |further: Vec<Record>| {
        let records = sound().into_iter().filter(|record| !is_first(record)).chain(further);
        let verdict = check(&records.collect::<Vec<_>>());
        verdict.violations.iter().map(|it| it.rule).collect::<Vec<_>>()
    };
    assert_eq!(without_first(Vec::new()), []);
    assert_eq!(broken(vec![became((2, 2), 3, 950, 5)]), [], "event 2 may have told of an end");
    let again = vec![stepped_down((1, 1), 3, 301, 2)];
    assert_eq!(without_first(again), [Rule::Leaderships], "nothing is missing between them");
    let same = became((2, 2), 3, 950, 3);
    assert_eq!(broken(vec![same]), [Rule::Leaderships], "terms rise whatever was dropped");
}

#[test]
fn a_leader_of_an_earlier_term_than_was_known_is_reported() {
    let heard = |life, number, term, leader| {
        let leader = node(leader);
        told((0, life), number, 700 + number, Event::LeaderChanged { term: Term(term), leader })
    };
    assert_eq!(broken(vec![heard(7, 1, 2, 1), heard(7, 2, 3, 2)]), []);
    assert_eq!(broken(vec![heard(7, 1, 3, 2), heard(7, 2, 2, 1)]), [Rule::Leaderships]);
    assert_eq!(broken(vec![heard(7, 1, 3, 2), heard(8, 1, 2, 1)]), [], "another life");
}

#[test]
fn a_history_that_breaks_off_is_not_asked_for_a_leader() {
    let late = vec![claim(0, 9, 9, [40_000, 40_010, 40_010])];
    assert_eq!(broken(late.clone()), [Rule::SomebodyLeads]);
    let is_end = |record: &Record| matches!(record, Record::End(_));
    let broken_off = sound().into_iter().chain(late).filter(|record| !is_end(record));
    let verdict = check(&broken_off.collect::<Vec<_>>());
    assert_eq!((verdict.violations, verdict.is_complete), (vec![], false));
}

#[test]
fn a_member_that_runs_twice_is_reported() {
    let twin = Event::TwinMember { member: node(1) };
    assert_eq!(broken(vec![told((2, 2), 2, 400, twin)]), [Rule::NoTwin]);
}

/// Node 1 leads term 4 from 1,000 on, at first with a lease of that length.
fn leads_unseen(lease_ms: u64) -> Record {
    let mut record = became((1, 5), 1, 1_000, 4);
    if let Record::Event(told) = &mut record
        && let Event::BecameLeader { lease_end, .. } = &mut told.event
    {
        *lease_end = Instant::from_nanos((1_000 + lease_ms) * MS);
    }
    record
}

#[test]
fn an_overlap_is_seen_by_the_word_of_the_elected_alone() {
    let until = |at| broken(vec![leads_unseen(10), claim(2, 2, 3, [990, 995, at])]);
    assert_eq!(until(1_000), []);
    assert_eq!(until(1_005), [Rule::OneLease], "no witness asked node 1 in time");
    let without_lease = vec![leads_unseen(0), claim(2, 2, 3, [990, 995, 1_005])];
    assert_eq!(broken(without_lease), [], "it was elected too late to have a lease");
}

#[test]
fn the_word_of_the_elected_ends_with_its_death_or_resignation_and_is_a_little_late() {
    let next = |first| claim(0, 7, 5, [first, 1_040, 1_050]);
    let with = |end: Record, first| broken(vec![leads_unseen(30), end, next(first)]);
    let killed = || life(1, 5, [950, 1_003], LifeEnd::Killed);
    assert_eq!((with(killed(), 1_004), with(killed(), 1_002)), (vec![], vec![Rule::OneLease]));
    let resigned = || stepped_down((1, 5), 2, 1_003, 4);
    assert_eq!((with(resigned(), 1_004), with(resigned(), 1_002)), (vec![], vec![Rule::OneLease]));
    let mut before = claim(2, 2, 3, [990, 995, 1_000]);
    if let Record::Claim(claim) = &mut before {
        claim.until_ns += 50_000;
    }
    assert_eq!(broken(vec![leads_unseen(30), before]), [], "its time is read off two clocks");
}

#[test]
fn a_change_is_unexplained_only_while_no_fault_at_the_leader_could_explain_it() {
    // Node 0 leads from 12 to 100, when it is killed, node 1 from 103 to 300, node 2 to 910.
    let calm = |further| with(further).unexplained_ns / MS;
    let hit = |kind, number| {
        let mut record = fault(1, kind, [400, 410]);
        if let Record::Fault(fault) = &mut record {
            fault.nodes = vec![node(number)];
        }
        vec![record]
    };
    let all = calm(Vec::new());
    assert_eq!(all - calm(hit("isolate", 2)), 900 - 400, "the run ends at 900");
    assert_eq!((calm(hit("isolate", 1)), calm(hit("icmp-dropped", 2))), (all, all));
}

#[test]
fn a_node_that_leads_for_long_without_a_claim_is_reported() {
    let over = |at| life(1, 5, [950, at], LifeEnd::Stopped);
    let unseen = |further| broken([vec![leads_unseen(10), over(4_500)], further].concat());
    assert_eq!(unseen(Vec::new()), [Rule::NothingUnseen]);
    assert_eq!(broken(vec![leads_unseen(10), over(3_500)]), [], "it did not lead for long");
    assert_eq!(broken(vec![leads_unseen(10)]), [], "its claims come with its end");
    assert_eq!(broken(vec![leads_unseen(0), over(4_500)]), [], "it had no lease");
    assert_eq!(unseen(vec![stepped_down((1, 5), 2, 1_500, 4)]), [], "it has ended before");
    let seen = |until| claim(1, 5, 4, [1_010, until, until + 10]);
    let by_both = |until| vec![seen(until), by_page(seen(until))];
    assert_eq!(unseen(by_both(1_600)), []);
    assert_eq!(unseen(by_both(1_400)), [Rule::NothingUnseen], "it has ceased to ask");
    assert_eq!(unseen(vec![seen(4_000)]), [Rule::NothingUnseen], "the reader of pages is blind");
    let by_page = vec![by_page(seen(4_000))];
    assert_eq!(unseen(by_page), [Rule::NothingUnseen], "its own witness is blind");
    let (term, since) = (Term(4), Instant::from_nanos(1_010 * MS));
    let lapsed = || told((1, 5), 2, 1_020, Event::LeaseLapsed { term, since });
    assert_eq!(unseen(vec![lapsed()]), [], "it lost its lease at once");
    let regained = |at| {
        let (term, lapse) = (Term(4), interrex::Duration::from_millis(1));
        told((1, 5), 3, at, Event::LeaseRegained { term, lapse })
    };
    assert_eq!(unseen(vec![lapsed(), regained(1_600)]), []);
    assert_eq!(unseen(vec![lapsed(), regained(1_400)]), [Rule::NothingUnseen], "and had it again");
    let throttled = |number| {
        let mut record = fault(1, "cpu-load", [1_200, 4_000]);
        if let Record::Fault(fault) = &mut record {
            fault.nodes = vec![node(number)];
        }
        record
    };
    assert_eq!(unseen(vec![throttled(1)]), []);
    assert_eq!(unseen(vec![throttled(0)]), [Rule::NothingUnseen], "another was held up");
}
