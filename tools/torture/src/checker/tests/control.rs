//! Histories of other systems, forged: what is measured of them, and that nothing is judged.

use super::*;
use crate::checker::Overlap;
use crate::history::Standing;
use crate::system::Contender;

/// Returns the verdict on a control run with these records.
fn verdict(contender: Contender, further: Vec<Record>) -> Verdict {
    let mut begin = run(false);
    if let Record::Run(run) = &mut begin {
        run.contender = Some(contender);
    }
    check(&[vec![begin], further].concat())
}

/// Returns the word of a host's programs that it leads, or no more.
fn says(number: u8, leads: bool, at: u64) -> Record {
    let (node, life) = (node(number), Life(u64::from(number)));
    Record::Standing(Standing { node, life, at_ns: at * MS, leads: leads.then_some(Term(0)) })
}

#[test]
fn no_rule_is_asked_of_a_system_that_has_not_promised_it() {
    let history = vec![
        claim(0, 0, 7, [10, 100, 100]),
        writes(0, 7, true, 50),
        claim(1, 1, 5, [90, 300, 300]),
        writes(1, 5, true, 250),
        says(0, true, 10),
        life(0, 0, [0, 100], LifeEnd::Unasked("signal: 11".to_owned())),
        says(1, true, 90_000),
        Record::End(End { at_ns: 95_000 * MS, leader_found: Some(false) }),
    ];
    let own = check(&[vec![run(false)], history.clone()].concat());
    let rules: Vec<_> = own.violations.iter().map(|it| it.rule).collect();
    let broken = [
        Rule::OneLease,
        Rule::TokensRise,
        Rule::NoOldWrite,
        Rule::NoUnaskedEnd,
        Rule::SomebodyLeads,
    ];
    assert_eq!(rules, broken, "interrex would have broken them");
    for contender in Contender::ALL {
        let verdict = verdict(contender, history.clone());
        assert_eq!(verdict.violations, []);
        assert_eq!((verdict.tally.claims, verdict.tally.accepted), (2, 10), "it is counted");
    }
}

#[test]
fn two_hosts_that_say_that_they_lead_overlap_but_for_faults_that_hold_one_of_them_up() {
    let words = [says(0, true, 10), says(1, true, 150), says(0, false, 200), says(1, false, 400)];
    let overlaps = |kind| {
        let history = [&words[..], &[fault(1, kind, [160, 180])]].concat();
        verdict(Contender::Keepalived, history).overlaps
    };
    let whole = Overlap { until_ns: 200 * MS, length_ns: 50 * MS };
    assert_eq!(overlaps("isolate"), [whole]);
    let without = Overlap { until_ns: 200 * MS, length_ns: 30 * MS };
    for kind in ["pause", "long-pause", "freeze", "throttle", "cpu-load", "memory-pressure"] {
        assert_eq!(overlaps(kind), [without], "{kind}");
    }
}

#[test]
fn a_host_that_is_stopped_leaves_nobody_who_leads_and_one_that_is_slow_leads_on() {
    let words = [says(0, true, 10), says(1, true, 400), says(0, false, 600), says(1, false, 900)];
    let gaps = |kind| {
        let history = [&words[..], &[fault(1, kind, [100, 500])]].concat();
        let verdict = verdict(Contender::Etcd, history);
        verdict.gaps.iter().map(|gap| (gap.from_ns / MS, gap.until_ns / MS)).collect::<Vec<_>>()
    };
    assert_eq!(gaps("freeze"), [(100, 400)]);
    assert_eq!(gaps("throttle"), []);
}

#[test]
fn changes_of_leader_are_counted_by_words_in_the_order_of_their_times() {
    // The history has them in the order in which they were heard.
    let words = [(1, 200), (0, 10), (1, 300), (0, 400)].map(|(number, at)| says(number, true, at));
    let changes = verdict(Contender::Keepalived, words.to_vec()).changes.0;
    assert_eq!(changes, 2, "node 1 has said it twice, and node 0 leads again");
}
