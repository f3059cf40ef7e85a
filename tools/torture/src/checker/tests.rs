//! Histories that were forged: a sound one, and each violation put into it by hand.

mod control;
mod told;

use interrex::election::{Event, StepDown};
use interrex::{Instant, NodeId, Term};

use super::{Rule, Verdict, check};
use crate::history::{
    Claim, ClaimSource, End, FaultRecord, GivingUp, Held, Holder, Life, LifeEnd, LifeRecord,
    Outcome, Record, Run, Sample, Told, Writes,
};

const MS: u64 = 1_000_000;

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

/// Times are in milliseconds here.
fn claim(number: u8, life: u64, term: u64, [first, last, until]: [u64; 3]) -> Record {
    Record::Claim(Claim {
        node: node(number),
        life: Life(life),
        source: ClaimSource::Thread,
        term: Term(term),
        first_ns: first * MS,
        last_ns: last * MS,
        until_ns: until * MS,
    })
}

fn by_page(mut record: Record) -> Record {
    if let Record::Claim(claim) = &mut record {
        claim.source = ClaimSource::Page;
    }
    record
}

fn writes(number: u8, term: u64, accepted: bool, at: u64) -> Record {
    let (first_ns, last_ns) = (at * MS, at * MS);
    let (node, life) = (node(number), Life(u64::from(number)));
    let (term, count, asked_ns) = (Term(term), 5, 0);
    Record::Writes(Writes { node, life, term, accepted, count, asked_ns, first_ns, last_ns })
}

fn told(name: (u8, u64), number: u64, at: u64, event: Event) -> Record {
    let (node, life) = (node(name.0), Life(name.1));
    Record::Event(Told { node, life, number, at_ns: at * MS, event })
}

fn became(name: (u8, u64), number: u64, at: u64, term: u64) -> Record {
    let (now, term) = (Instant::from_nanos(at * MS), Term(term));
    let (campaign_started, lease_end, work_stopped) = (now, now, false);
    let event = Event::BecameLeader { term, campaign_started, at: now, lease_end, work_stopped };
    told(name, number, at, event)
}

fn stepped_down(name: (u8, u64), number: u64, at: u64, term: u64) -> Record {
    let event = Event::SteppedDown {
        term: Term(term),
        at: Instant::from_nanos(at * MS),
        reason: StepDown::Resigned,
    };
    told(name, number, at, event)
}

fn giving_up(number: u8, life: u64, at: u64) -> Record {
    drained(number, life, at, 1_000)
}

fn drained(number: u8, life: u64, at: u64, drain: u64) -> Record {
    let (node, life, at_ns, drain_ns) = (node(number), Life(life), at * MS, drain * MS);
    Record::GivingUp(GivingUp { node, life, at_ns, drain_ns })
}

fn life(number: u8, life: u64, [begin, end_at]: [u64; 2], end: LifeEnd) -> Record {
    let (begin_ns, end_ns) = (begin * MS, end_at * MS);
    let process = 100 + u32::try_from(life).expect("a test has few lives");
    Record::Life(LifeRecord {
        node: node(number),
        life: Life(life),
        process,
        begin_ns,
        end_ns,
        end,
    })
}

fn fault(id: u32, kind: &str, [begin, end]: [u64; 2]) -> Record {
    Record::Fault(FaultRecord {
        id,
        kind: kind.to_owned(),
        nodes: vec![node(0)],
        leader: Some(node(0)),
        begin_ns: begin * MS,
        // Mending takes a millisecond.
        mending_ns: (end - 1) * MS,
        end_ns: end * MS,
        skipped: None,
    })
}

fn run(guarded: bool) -> Record {
    Record::Run(Run { hosts: 3, guarded, ..Run::default() })
}

/// Node 0 leads term 1 until it is killed at 100, node 1 leads term 2 from 102 until it resigns at
/// 300, and node 2 leads term 3 from 301 to the end.
fn sound() -> Vec<Record> {
    vec![
        run(true),
        became((0, 0), 1, 10, 1),
        claim(0, 0, 1, [11, 100, 110]),
        by_page(claim(0, 0, 1, [12, 100, 108])),
        writes(0, 1, true, 50),
        life(0, 0, [0, 100], LifeEnd::Killed),
        fault(0, "kill", [100, 150]),
        became((1, 1), 1, 102, 2),
        claim(1, 1, 2, [103, 299, 310]),
        writes(1, 2, true, 110),
        writes(0, 1, false, 111),
        giving_up(1, 1, 298),
        stepped_down((1, 1), 2, 300, 2),
        became((2, 2), 1, 301, 3),
        claim(2, 2, 3, [302, 900, 910]),
        writes(2, 3, true, 310),
        life(1, 1, [0, 950], LifeEnd::Stopped),
        Record::End(End { at_ns: 900 * MS, leader_found: Some(true) }),
    ]
}

fn with(further: Vec<Record>) -> Verdict {
    let mut records = sound();
    records.extend(further);
    check(&records)
}

/// Returns the rules that are broken once these records are added to the sound history.
fn broken(further: Vec<Record>) -> Vec<Rule> {
    let mut rules: Vec<_> = with(further).violations.iter().map(|it| it.rule).collect();
    rules.dedup();
    rules
}

#[test]
fn a_sound_history_breaks_nothing_and_is_counted() {
    let verdict = with(Vec::new());
    assert_eq!(verdict.violations, []);
    let tally = verdict.tally;
    assert_eq!((tally.faults, tally.lives, tally.claims, tally.page_claims), (1, 2, 4, 1));
    assert_eq!((tally.terms, tally.accepted, tally.refused), (3, 15, 5));
}

#[test]
fn two_leases_that_overlap_are_reported_though_one_of_them_only_promised() {
    // Node 1 is seen until 299, and is promised until it gives up at 300.
    assert_eq!(broken(vec![claim(2, 2, 3, [300, 301, 302])]), []);
    let early = claim(2, 2, 3, [299, 300, 301]);
    assert_eq!(broken(vec![early]), [Rule::OneLease]);
}

#[test]
fn a_lease_ends_with_a_resignation_or_with_the_order_to_resign_that_a_kill_has_cut() {
    let without = |is_left_out: fn(&Record) -> bool| {
        let records: Vec<_> = sound().into_iter().filter(|it| !is_left_out(it)).collect();
        check(&records).violations.iter().map(|it| it.rule).collect::<Vec<_>>()
    };
    let is_order = |record: &Record| matches!(record, Record::GivingUp(_));
    let is_event = |record: &Record| matches!(record, Record::Event(_));
    assert_eq!((without(is_order), without(is_event)), (vec![], vec![]));
    // Without either the promise would have lasted until 310.
    let neither = without(|it| matches!(it, Record::GivingUp(_) | Record::Event(_)));
    assert_eq!(neither, [Rule::OneLease]);
}

#[test]
fn an_answer_that_was_wrong_at_each_moment_of_the_question_is_reported() {
    // Node 2 leads from 302 on. Times are: after the answer, before the question, end of lease.
    assert_eq!(broken(vec![claim(1, 1, 2, [401, 400, 400])]), [Rule::OneLease]);
    let stopped = claim(1, 1, 2, [401, 299, 299]);
    assert_eq!(broken(vec![stopped]), [], "it was right when it was asked");
}

#[test]
fn whoever_asks_while_a_resignation_is_carried_out_is_promised_nothing() {
    // The pass that gives the lease up began at 300, and it was seen a moment later.
    let mut records = sound();
    let event = Event::SteppedDown {
        term: Term(2),
        at: Instant::from_nanos(299 * MS),
        reason: StepDown::Resigned,
    };
    records[12] = told((1, 1), 2, 301, event);
    records.push(claim(1, 1, 2, [300, 300, 310]));
    assert_eq!(check(&records).violations, []);
}

#[test]
fn a_page_that_shows_a_lease_after_the_death_of_its_node_is_reported() {
    let late = by_page(claim(0, 0, 1, [12, 105, 108]));
    assert_eq!(broken(vec![late]), [Rule::OneLease]);
}

#[test]
fn without_a_guardian_a_lease_outlasts_its_process() {
    let mut records = sound();
    records[0] = run(false);
    let rules: Vec<_> = check(&records).violations.iter().map(|it| it.rule).collect();
    assert!(!rules.is_empty() && rules.iter().all(|rule| *rule == Rule::OneLease), "{rules:?}");
}

#[test]
fn two_leaders_of_one_term_are_reported_though_their_leases_are_apart() {
    assert_eq!(broken(vec![claim(0, 3, 3, [920, 921, 922])]), [Rule::OneLeaderOfATerm]);
    let other_life = claim(2, 9, 3, [920, 921, 922]);
    assert_eq!(broken(vec![other_life]), [Rule::OneLeaderOfATerm], "its token was used before");
    assert_eq!(broken(vec![writes(0, 3, false, 920)]), [Rule::OneLeaderOfATerm]);
    assert_eq!(broken(vec![became((0, 3), 1, 920, 3)]), [Rule::OneLeaderOfATerm]);
    let heard = Event::LeaderChanged { term: Term(3), leader: node(0) };
    assert_eq!(broken(vec![told((1, 4), 1, 920, heard)]), [Rule::OneLeaderOfATerm]);
}

#[test]
fn a_later_lease_with_a_lower_token_is_reported() {
    assert_eq!(broken(vec![claim(1, 1, 2, [920, 921, 922])]), [Rule::TokensRise]);
    assert_eq!(broken(vec![claim(2, 2, 3, [920, 921, 922])]), [], "the same is no fall");
}

#[test]
fn an_older_write_that_is_accepted_after_a_newer_one_is_reported() {
    assert_eq!(broken(vec![writes(1, 2, true, 320)]), [Rule::NoOldWrite]);
    assert_eq!(broken(vec![writes(1, 2, false, 320)]), []);
}

#[test]
fn a_lease_that_lasts_when_a_newer_token_has_been_written_is_reported_though_its_write_is_not() {
    // Node 2 writes with the token 3 from 310 on.
    let refused = |asked| {
        let mut record = writes(1, 2, false, 320);
        if let Record::Writes(writes) = &mut record {
            writes.asked_ns = asked * MS;
        }
        broken(vec![record])
    };
    assert_eq!(refused(305), [], "it was right when it was asked, and late");
    assert_eq!(refused(315), [Rule::OneLease]);
}

#[test]
fn a_leadership_that_was_lost_binds_as_long_as_was_promised_whatever_was_ordered() {
    let mut records = sound();
    let (term, at) = (Term(2), Instant::from_nanos(300 * MS));
    let lost = Event::SteppedDown { term, at, reason: StepDown::HigherTerm };
    records[12] = told((1, 1), 2, 300, lost);
    let rules: Vec<_> = check(&records).violations.iter().map(|it| it.rule).collect();
    assert_eq!(rules, [Rule::OneLease], "node 2 leads before 310");
}

#[test]
fn a_death_that_nobody_can_have_told_of_ends_no_promise() {
    // Node 0 is killed at 100, and node 1 leads from 102 on.
    let stopped = || fault(1, "guardian-stopped", [50, 150]);
    assert_eq!(broken(vec![stopped()]), [Rule::OneLease]);
    let heard_at = |at| {
        let (term, leader) = (Term(1), node(0));
        let died = Event::LeaderDied { term, leader, at: Instant::from_nanos(at * MS) };
        let mut records = sound();
        records.extend([told((1, 1), 0, at, died), stopped()]);
        check(&records).violations.iter().any(|it| it.rule == Rule::OneLease)
    };
    assert!(!heard_at(101), "somebody has heard of it");
    assert!(heard_at(104), "nobody had heard of it when node 1 was elected");
    let crashed = || life(0, 0, [0, 100], LifeEnd::Unasked("signal: 6".to_owned()));
    let rules = |further: Vec<Record>| {
        let is_killed = |it: &Record| matches!(it, Record::Life(life) if life.node == node(0));
        let records = sound().into_iter().filter(|it| !is_killed(it)).chain(further);
        check(&records.collect::<Vec<_>>()).violations.iter().map(|it| it.rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(vec![crashed()]), [Rule::NoUnaskedEnd]);
    assert_eq!(rules(vec![crashed(), stopped()]), [Rule::OneLease, Rule::NoUnaskedEnd]);
    let beside = life(2, 9, [0, 900], LifeEnd::Killed);
    assert_eq!(broken(vec![stopped(), beside]), [], "it may have heard, and not said so");
    let after = fault(1, "guardian-stopped", [50, 99]);
    assert_eq!(broken(vec![after]), []);
}

#[test]
fn events_with_a_number_or_a_time_that_falls_are_reported_and_gaps_are_counted() {
    let fault = |number, at| told((2, 2), number, at, Event::ClockFault);
    assert_eq!(broken(vec![fault(1, 302)]), [Rule::EventsInOrder]);
    assert_eq!(broken(vec![fault(2, 300)]), [Rule::EventsInOrder]);
    let gap = with(vec![fault(4, 302)]);
    assert_eq!((gap.violations.len(), gap.tally.events_dropped), (0, 2));
}

#[test]
fn a_leadership_that_ends_twice_or_begins_twice_or_goes_back_is_reported() {
    assert_eq!(broken(vec![stepped_down((1, 1), 3, 301, 2)]), [Rule::Leaderships]);
    assert_eq!(broken(vec![became((2, 2), 2, 950, 5)]), [Rule::Leaderships]);
    assert_eq!(broken(vec![stepped_down((2, 2), 2, 950, 2)]), [Rule::Leaderships]);
    // A later life of node 1 leads its term again.
    let rules = [Rule::OneLeaderOfATerm, Rule::Leaderships];
    assert_eq!(broken(vec![became((1, 9), 1, 950, 2)]), rules);
}

#[test]
fn a_resignation_under_a_guard_is_reported_unless_its_deadline_was_over() {
    let guard = |from, to| {
        let (from_ns, to_ns) = (from * MS, to * MS);
        Record::Guard(Held { node: node(1), life: Life(1), term: Term(2), from_ns, to_ns })
    };
    let outcome = |asked, given_up| {
        let (node, life, outcome) = (node(1), Life(1), String::new());
        Record::Outcome(Outcome { node, life, asked_ns: asked * MS, given_up, outcome })
    };
    assert_eq!(broken(vec![guard(290, 305)]), [Rule::GuardsAreWaitedFor]);
    assert_eq!(broken(vec![guard(290, 300)]), [], "it was dropped first");
    // The order of the history is at 298; of two orders the sooner deadline is heeded.
    let with = |drain, given_up| {
        broken(vec![guard(290, 305), drained(1, 1, 297, drain), outcome(297, given_up)])
    };
    assert_eq!(with(200, Some(Term(2))), [Rule::GuardsAreWaitedFor]);
    assert_eq!(with(3, Some(Term(2))), [], "the deadline was at 300");
    assert_eq!(with(3, None), [Rule::GuardsAreWaitedFor], "by that order nothing was given up");
    let long_ago = vec![
        drained(1, 5, 900, 2),
        became((1, 5), 1, 1_000, 4),
        stepped_down((1, 5), 2, 2_400, 4),
        Record::Guard(Held {
            node: node(1),
            life: Life(5),
            term: Term(4),
            from_ns: 2_390 * MS,
            to_ns: 2_410 * MS,
        }),
    ];
    assert_eq!(broken(long_ago), [Rule::GuardsAreWaitedFor], "it was of an earlier term");
}

#[test]
fn a_process_that_ends_or_declines_unasked_is_reported() {
    let crashed = LifeEnd::Unasked("signal: 11".to_owned());
    assert_eq!(broken(vec![life(2, 2, [0, 950], crashed)]), [Rule::NoUnaskedEnd]);
    let declined = |number| life(number, 9, [950, 951], LifeEnd::Declined("damaged".to_owned()));
    assert_eq!(broken(vec![declined(0)]), [Rule::NoUnaskedRefusal]);
    for kind in ["disk-full", "io-errors", "store-cut", "store-swapped", "store-lost"] {
        let store = || fault(1, kind, [940, 960]);
        assert_eq!(broken(vec![declined(0), store()]), [], "{kind}");
        let other = vec![declined(2), store()];
        assert_eq!(broken(other), [Rule::NoUnaskedRefusal], "{kind}: another node's store");
    }
    let killed = fault(1, "kill", [940, 960]);
    assert_eq!(broken(vec![declined(0), killed]), [Rule::NoUnaskedRefusal], "its store is whole");
    let aborted = |begin| life(0, 9, [begin, 950], LifeEnd::Unasked("signal: 6".to_owned()));
    let starved = || fault(1, "memory-pressure", [940, 960]);
    assert_eq!(broken(vec![aborted(945), starved()]), [], "it found no memory to start in");
    assert_eq!(broken(vec![aborted(930), starved()]), [Rule::NoUnaskedEnd], "it ran before");
    let later = life(0, 9, [945, 2_000], LifeEnd::Unasked("signal: 6".to_owned()));
    assert_eq!(broken(vec![later, starved()]), [Rule::NoUnaskedEnd], "it had started well");
    let beside = life(2, 9, [945, 950], LifeEnd::Unasked("signal: 6".to_owned()));
    assert_eq!(broken(vec![beside, starved()]), [Rule::NoUnaskedEnd], "node 0 was starved");
}

#[test]
fn a_cluster_that_finds_no_leader_is_reported() {
    let end = Record::End(End { at_ns: 950 * MS, leader_found: Some(false) });
    assert_eq!(broken(vec![end]), [Rule::SomebodyLeads]);
    let late = |at| claim(2, 2, 4, [at, at + 1, at + 2]);
    assert_eq!(broken(vec![late(910 + 9_000)]), []);
    assert_eq!(broken(vec![late(910 + 11_000)]), [Rule::SomebodyLeads]);
    let end = Record::End(End { at_ns: 3_000 * MS, leader_found: Some(true) });
    assert_eq!(broken(vec![end]), [Rule::SomebodyLeads], "the last lease was over at 910");
    let cut = fault(1, "partition", [900, 5_000]);
    assert_eq!(broken(vec![cut, late(910 + 11_000)]), [], "six seconds after it was mended");
}

#[test]
fn a_process_that_grows_is_reported_once_it_is_warm() {
    let samples = |minutes: u64, grows: fn(u64) -> [u64; 3]| {
        let sample = |minute: u64| {
            let [memory, descriptors, threads] = grows(minute);
            let (holder, life, process) = (Holder::Guardian(node(0)), Life(1), 7);
            let at_ns = minute * 60_000 * MS;
            Sample { holder, life, process, at_ns, memory, descriptors, threads }
        };
        (0..minutes).map(|minute| Record::Sample(sample(minute))).collect::<Vec<_>>()
    };
    for grows in [|it| [it, 20, 9], |it| [10, it, 9], |it| [10, 20, it]] {
        assert_eq!(broken(samples(20, grows)), [Rule::NothingGrows]);
        assert_eq!(broken(samples(10, grows)), [], "it has not lived for long");
    }
    assert_eq!(broken(samples(20, |it| [it.min(2); 3])), [], "it was warming up");
    assert_eq!(broken(samples(20, |it| [it % 3; 3])), [], "it comes and goes");
    let leaks = with(samples(22, |it| [1_000 + 60 * it + 500 * (it % 2), 20, 9]));
    let growth: Vec<_> = leaks.growths.iter().map(|it| (it.holder, it.bytes_a_minute())).collect();
    // Sixteen minutes of growth between the least of the two quarters, which count as a little more
    // than fourteen.
    assert_eq!(growth, [(Holder::Guardian(node(0)), 67)]);
    let gigabytes = with(samples(22, |it| [it << 30, 20, 9]));
    assert!(gigabytes.growths[0].bytes_a_minute() > 1 << 29);
    let again = samples(20, |it| [it / 10; 3]).into_iter().map(|mut record| {
        if let Record::Sample(sample) = &mut record {
            sample.life = Life(sample.memory);
        }
        record
    });
    assert_eq!(broken(again.collect()), [], "two short lives had the same number");
}

/// Whatever else goes on: the schedule has a fault at nearly every moment.
#[test]
fn a_cluster_that_is_leaderless_for_long_amid_faults_is_reported() {
    let late = |at| claim(2, 2, 4, [at, at + 1, at + 2]);
    let faults = |until| {
        (0..until).map(|it| {
            fault(it, "icmp-limited", [910 + 1_000 * u64::from(it), 1_800 + 1_000 * u64::from(it)])
        })
    };
    let history = |at: u64| faults(30).chain([late(910 + at)]).collect();
    assert_eq!(broken(history(19_000)), []);
    assert_eq!(broken(history(21_000)), [Rule::SomebodyLeads]);
    let stopped = |waits_for: [NodeId; 1]| {
        let waits_for = interrex::types::NodeSet::from_iter(waits_for);
        let began = told((2, 9), 1, 950, Event::RecoveryBegan { waits_for });
        broken(vec![fault(1, "pause-of-minutes", [905, 60_000]), began, late(61_000)])
    };
    assert_eq!(stopped([node(1)]), [Rule::SomebodyLeads], "nobody waits for the one that stands");
    assert_eq!(stopped([node(0)]), [], "node 2 waits for the one that is stopped");
    // Three hosts, so that two that have forgotten leave no quorum.
    let asks = |number, life, at| {
        let waits_for = interrex::types::NodeSet::EMPTY;
        told((number, life), 1, at, Event::RecoveryBegan { waits_for })
    };
    let with =
        |asking: Vec<Record>| broken(faults(30).chain(asking).chain([late(22_000)]).collect());
    assert_eq!(with(vec![asks(0, 9, 920)]), [Rule::SomebodyLeads]);
    assert_eq!(with(vec![asks(0, 9, 920), asks(0, 10, 930)]), [Rule::SomebodyLeads], "one node");
    assert_eq!(with(vec![asks(0, 9, 920), asks(1, 10, 930)]), []);
    let over = life(0, 9, [911, 925], LifeEnd::Stopped);
    assert_eq!(with(vec![asks(0, 9, 920), over, asks(1, 10, 930)]), [Rule::SomebodyLeads]);
    let unsettled = [asks(0, 9, 920), asks(1, 10, 930), late(22_000)];
    let unsettled: Vec<_> =
        sound().into_iter().skip(1).chain(faults(30)).chain(unsettled).collect();
    let is_of_leaders = |it: &crate::checker::Violation| it.rule == Rule::SomebodyLeads;
    assert!(check(&unsettled).violations.iter().any(is_of_leaders), "the run's record is missing");
    let soon = life(1, 10, [911, 1_500], LifeEnd::Stopped);
    let soon_over = vec![asks(0, 9, 920), asks(1, 10, 930), soon];
    assert_eq!(with(soon_over), [Rule::SomebodyLeads], "that explains half a second");
}

#[test]
fn an_order_that_had_no_effect_cuts_no_promise() {
    // Node 2 leads from 301 on, is asked in vain, and is stopped at 900; its lease lasts to 950.
    let others = |asked| {
        vec![
            giving_up(2, 2, asked),
            claim(2, 2, 3, [305, 3_900, 3_950]),
            claim(1, 1, 4, [3_920, 3_930, 3_940]),
        ]
    };
    assert!(broken(others(400)).contains(&Rule::OneLease), "the order was seconds before");
    assert!(!broken(others(3_899)).contains(&Rule::OneLease), "it may have been heeded");
    let (node, life, outcome, given_up) = (node(2), Life(2), String::new(), None);
    let vain = Record::Outcome(Outcome { node, life, asked_ns: 3_899 * MS, given_up, outcome });
    let rules = broken([others(3_899), vec![vain]].concat());
    assert!(rules.contains(&Rule::OneLease), "the node says that it had not led");
}

#[test]
fn a_leader_that_another_node_contradicts_is_reported() {
    let (term, boot) = (Term(3), interrex::types::BootId(7));
    let conflict = Event::ConflictingLeader { term, known: node(2), claimant: node(1), boot };
    assert_eq!(broken(vec![told((2, 2), 5, 400, conflict)]), [Rule::OneLeaderOfATerm]);
}

#[test]
fn leaderless_times_are_measured_and_belong_to_the_last_fault_before_them() {
    let partition = |back| {
        with(vec![
            fault(1, "resign", [298, 298]),
            fault(2, "partition", [905, 1_000]),
            claim(1, 1, 4, [back, 1_100, 1_110]),
        ])
    };
    let verdict = partition(1_003);
    assert_eq!(verdict.violations, []);
    let costs: Vec<_> = verdict.repairs.iter().map(|repair| repair.leaderless_ns / MS).collect();
    assert_eq!(costs, [2, 1, 93], "killed at 100, elected at 102; led until 300, and until 910");
    // Node 1 leads again from 920 on; its first lease is over at 930, and it is asked at 950.
    let late = |further: Vec<Record>| {
        let mut elected = became((1, 5), 1, 920, 4);
        if let Record::Event(told) = &mut elected
            && let Event::BecameLeader { lease_end, .. } = &mut told.event
        {
            *lease_end = Instant::from_nanos(930 * MS);
        }
        let verdict = with([vec![elected, claim(1, 5, 4, [950, 960, 970])], further].concat());
        verdict.gaps.iter().map(|gap| (gap.from_ns / MS, gap.until_ns / MS)).collect::<Vec<_>>()
    };
    assert_eq!(late(Vec::new())[2..], [(910, 920)], "it was asked late");
    let (term, since) = (Term(4), Instant::from_nanos(930 * MS));
    let lapsed = told((1, 5), 2, 949, Event::LeaseLapsed { term, since });
    assert_eq!(late(vec![lapsed])[2..], [(910, 920), (930, 950)]);
    let after_mending = |back| partition(back).repairs[2].after_mending_ns;
    assert_eq!(after_mending(1_003), Some(4 * MS), "its mending began at 999");
    assert_eq!(after_mending(1_000), Some(MS), "a leader is back before it is over");
    assert_eq!(after_mending(999), None);
    assert!(verdict.repairs.iter().all(|repair| repair.is_alone));
}
