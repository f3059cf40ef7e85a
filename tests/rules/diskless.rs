//! R14: a node that has forgotten its vote asks the others before it takes part again.

use crate::support::{Cluster, config, node};
use interrex::election::{Command, Durability, Event, HardState, RecoveredBy, Role};
use interrex::message::{BallotRequest, Body, RecoveryReply, Resign, Verdict};
use interrex::types::{BootId, NodeSet, Nonce, Position, Priority, Term};
use interrex::{Duration, Timing};

const CLOCK: u64 = 1_700_000_000_000_000;

fn ms(count: u64) -> Duration {
    Duration::from_millis(count)
}

/// A cluster whose nodes forget everything in a crash.
fn diskless(voters: u8) -> Cluster {
    let configs = (0..voters).map(|me| config(me, voters, Timing::lan())).collect();
    Cluster::of_durability(configs, Durability::Diskless)
}

fn recovered_by(cluster: &Cluster, id: u8) -> Vec<RecoveredBy> {
    let by = |event: &Event| match event {
        Event::Recovered { by, .. } => Some(*by),
        _ => None,
    };
    cluster.events(id).iter().filter_map(by).collect()
}

fn verdict_of(cluster: &mut Cluster, voter: u8, candidate: u8, proposed: u64) -> Verdict {
    let request = BallotRequest {
        nonce: Nonce(99),
        proposed: Term(proposed),
        position: Position::default(),
        priority: Priority(0),
        release: None,
    };
    cluster.deliver(voter, cluster.message(candidate, proposed - 1, Body::VoteRequest(request)));
    let reply = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::VoteReply(reply) if said.from == node(voter) => Some(reply.verdict),
        _ => None,
    });
    reply.expect("the voter has answered")
}

#[test]
fn a_cold_start_elects_above_the_wall_clock() {
    for voters in [1, 2, 3, 5] {
        let mut cluster = diskless(voters);
        let leader = cluster.elect();
        assert!(cluster.term(leader) > CLOCK, "{voters} voters");
        assert!(recovered_by(&cluster, leader).contains(&RecoveredBy::All));
    }
}

#[test]
fn a_restarted_node_rejoins_when_a_majority_that_forgot_nothing_has_answered() {
    let mut cluster = diskless(3);
    let leader = cluster.elect();
    cluster.run_for(ms(50));
    let restarted = (leader + 1) % 3;
    cluster.crash(restarted);
    cluster.start(restarted);
    cluster.run_for(ms(400));
    assert_eq!(recovered_by(&cluster, restarted).last(), Some(&RecoveredBy::Majority));
    assert_eq!(cluster.term(restarted), cluster.term(leader));
    assert_eq!(cluster.lease_holders(), [leader], "nobody was disturbed");
}

#[test]
fn the_vote_in_the_term_learned_counts_as_spent() {
    let mut cluster = diskless(3);
    let leader = cluster.elect();
    cluster.run_for(ms(50));
    let restarted = (leader + 1) % 3;
    let rival = (leader + 2) % 3;
    cluster.crash(restarted);
    cluster.start(restarted);
    cluster.run_until("recovery", |cluster| {
        recovered_by(cluster, restarted).last() == Some(&RecoveredBy::Majority)
    });
    let term = cluster.term(restarted);
    cluster.isolate(restarted);
    cluster.now = cluster.now + ms(60);
    assert_eq!(verdict_of(&mut cluster, restarted, rival, term), Verdict::AlreadyVoted);
    assert_eq!(verdict_of(&mut cluster, restarted, rival, term + 1), Verdict::Granted);
}

#[test]
fn a_node_that_recovers_neither_votes_nor_campaigns_and_says_for_whom_it_waits() {
    let mut cluster = diskless(3);
    cluster.elect();
    cluster.crash(1);
    cluster.crash(2);
    cluster.start(2);
    cluster.run_for(ms(3_000));
    assert_eq!(cluster.core(2).waits_for(), NodeSet::only(node(1)));
    assert_eq!(cluster.role(2), Role::Follower);
    let proposed = cluster.term(2) + 1;
    assert_eq!(verdict_of(&mut cluster, 2, 0, proposed), Verdict::Silent);
    assert!(cluster.lease_holders().is_empty(), "one that remembers is no majority");

    cluster.start(1);
    cluster.run_for(ms(1_000));
    assert_eq!(cluster.lease_holders().len(), 1, "all have answered");
}

#[test]
fn an_operator_can_vouch_for_those_that_do_not_answer_but_not_cut_the_silence_short() {
    let mut cluster = diskless(3);
    cluster.crash(0);
    cluster.command(1, Command::Bootstrap);
    cluster.command(2, Command::Bootstrap);
    cluster.run_for(ms(190));
    assert!(recovered_by(&cluster, 1).is_empty(), "still silent");
    cluster.run_for(ms(500));
    assert_eq!(recovered_by(&cluster, 1), [RecoveredBy::Bootstrap]);
    assert_eq!(cluster.lease_holders().len(), 1);
}

#[test]
fn an_answer_to_an_earlier_life_or_question_counts_for_nothing() {
    let mut cluster = diskless(3);
    cluster.isolate(0);
    cluster.run_for(ms(250));
    let boot = cluster.message(0, 0, Body::Resign(Resign { heir: None, work_stopped: false })).boot;
    let valid = RecoveryReply {
        nonce: Nonce(1),
        requester_boot: boot,
        recovering: false,
        floor: Term::ZERO,
    };
    let wrong = [
        RecoveryReply { nonce: Nonce(2), ..valid },
        RecoveryReply { requester_boot: BootId(boot.0 + 1), ..valid },
    ];
    for reply in wrong {
        for from in [1, 2] {
            cluster.deliver(0, cluster.message(from, 5, Body::RecoveryReply(reply)));
        }
    }
    assert_eq!(cluster.core(0).waits_for().len(), 2);
    cluster.deliver(0, cluster.message(1, 5, Body::RecoveryReply(valid)));
    cluster.deliver(0, cluster.message(1, 5, Body::RecoveryReply(valid)));
    assert!(
        recovered_by(&cluster, 0).is_empty(),
        "one of three is no majority, asked twice or not"
    );
    cluster.deliver(0, cluster.message(2, 9, Body::RecoveryReply(valid)));
    assert_eq!((cluster.term(0), recovered_by(&cluster, 0)), (9, vec![RecoveredBy::Majority]));
}

/// Found by fuzzing: a member that guesses the number of the question could cut the silence short.
#[test]
fn an_answer_before_the_question_does_not_cut_the_silence_short() {
    let mut cluster = diskless(3);
    let boot = cluster.message(0, 0, Body::Resign(Resign { heir: None, work_stopped: false })).boot;
    let early = RecoveryReply {
        nonce: Nonce(1),
        requester_boot: boot,
        recovering: false,
        floor: Term::ZERO,
    };
    for from in [1, 2] {
        cluster.deliver(0, cluster.message(from, 5, Body::RecoveryReply(early)));
    }
    assert!(recovered_by(&cluster, 0).is_empty(), "it has asked nobody");
    assert_eq!(verdict_of(&mut cluster, 0, 1, 6), Verdict::Silent);
    cluster.run_for(ms(400));
    assert_eq!(recovered_by(&cluster, 0).len(), 1, "it asks all the same");
}

#[test]
fn terms_rise_over_a_restart_of_everybody() {
    let mut cluster = diskless(3);
    let leader = cluster.elect();
    let before = cluster.term(leader);
    (0..3).for_each(|id| cluster.crash(id));
    cluster.run_for(ms(500));
    cluster.term_floor = Term(CLOCK + 500_000);
    (0..3).for_each(|id| cluster.start(id));
    let leader = cluster.elect();
    assert!(cluster.term(leader) > before);
}

#[test]
fn the_floor_of_the_term_is_the_wall_clocks_and_not_the_nodes_own() {
    let mut cluster = diskless(1);
    // Its own clock jumps by a year while it is silent, and the fault is found.
    cluster.now = cluster.now + ms(365 * 86_400_000);
    let now = cluster.now;
    let core = cluster.hosts[0].core.as_mut().expect("it runs");
    core.handle_clock_fault(now);
    while core.poll_output().is_some() {}
    let leader = cluster.elect();
    assert_eq!(cluster.term(leader), CLOCK + 1);
}

/// Three nodes whose stores remember; node `lost` has just got one that was created.
fn with_lost_store(cluster: &mut Cluster, lost: u8) {
    cluster.crash(lost);
    cluster.hosts[usize::from(lost)].durable = HardState { must_ask: true, ..HardState::default() };
    cluster.start(lost);
}

#[test]
fn a_node_whose_store_was_lost_asks_and_comes_back_in_the_term_that_the_others_know() {
    let mut cluster = Cluster::new(3);
    let leader = cluster.elect();
    cluster.run_for(ms(50));
    let (term, lost) = (cluster.term(leader), (leader + 1) % 3);
    for _ in 0..8 {
        with_lost_store(&mut cluster, lost);
        cluster.run_for(ms(400));
        assert_eq!(recovered_by(&cluster, lost).last(), Some(&RecoveredBy::Majority));
    }
    assert_eq!(cluster.lease_holders(), [leader], "a crash loop disturbs nobody");
    assert_eq!((cluster.term(leader), cluster.term(lost)), (term, term));
    assert!(!cluster.hosts[usize::from(lost)].durable.must_ask);
}

#[test]
fn a_lost_vote_stays_spent_over_a_restart_of_the_store_that_replaced_it() {
    let mut cluster = Cluster::new(3);
    let leader = cluster.elect();
    cluster.run_for(ms(50));
    let (lost, rival) = ((leader + 1) % 3, (leader + 2) % 3);
    with_lost_store(&mut cluster, lost);
    cluster.run_for(ms(400));
    let term = cluster.term(lost);
    cluster.crash(lost);
    cluster.start(lost);
    cluster.isolate(lost);
    cluster.now = cluster.now + ms(120);
    assert_eq!(verdict_of(&mut cluster, lost, rival, term), Verdict::AlreadyVoted);
    assert_eq!(verdict_of(&mut cluster, lost, rival, term + 1), Verdict::Granted);
}

#[test]
fn a_created_store_whose_node_dies_before_it_has_asked_asks_again() {
    let mut cluster = Cluster::new(3);
    let leader = cluster.elect();
    let lost = (leader + 1) % 3;
    with_lost_store(&mut cluster, lost);
    cluster.run_for(ms(100));
    assert!(cluster.term(lost) > 0, "it has heard the leader's term, and written it");
    cluster.crash(lost);
    cluster.start(lost);
    cluster.run_for(ms(100));
    let proposed = cluster.term(lost) + 1;
    assert_eq!(verdict_of(&mut cluster, lost, leader, proposed), Verdict::Silent);
}

/// A clock fault while it asks: what the operator has said stays said.
#[test]
fn an_operator_who_has_vouched_need_not_do_so_again_after_a_clock_fault() {
    let mut cluster = diskless(3);
    cluster.crash(0);
    cluster.crash(2);
    cluster.command(1, Command::Bootstrap);
    let now = cluster.now;
    let core = cluster.hosts[1].core.as_mut().expect("it runs");
    core.handle_clock_fault(now);
    while core.poll_output().is_some() {}
    cluster.run_for(ms(500));
    assert_eq!(recovered_by(&cluster, 1), [RecoveredBy::Bootstrap]);
}
