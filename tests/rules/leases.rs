//! The rules of promises, leases, resignation and restart, R8 to R10 and R13, as behaviour of the
//! core. The names are the claims.

use crate::support::ask::{ack, ask, heartbeat, lone_voter, ms, request};
use crate::support::{Cluster, node};
use interrex::election::{Command, Event, Output, Role, StepDown};
use interrex::message::{Body, HeartbeatAck, Kind, Message, Resign, Verdict};
use interrex::{Duration, Instant, MemberKind, NodeId, Pace, Timing};

#[test]
fn r8_a_leader_holds_its_lease_from_the_moment_it_wins_and_keeps_it() {
    let mut cluster = Cluster::new(5);
    let leader = cluster.elect();
    for _ in 0..200 {
        cluster.run_for(ms(5));
        assert_eq!(cluster.lease_holders(), [leader]);
    }
}

#[test]
fn r8_the_lease_ends_before_the_promises_under_it_do() {
    for delay in [10, 500, 5_000] {
        check_lease_against_promises(Duration::from_micros(delay));
    }
}

fn check_lease_against_promises(delay: Duration) {
    let mut cluster = Cluster::new(3);
    cluster.delay = delay;
    let leader = cluster.elect();
    cluster.run_for(ms(115));
    cluster.isolate(leader);
    let lease_end = cluster.core(leader).standing().lease_end;
    let voters = (0..3).filter(|&id| id != leader);
    let free = |cluster: &Cluster, id: u8| {
        let term = cluster.term(leader);
        let mut copy = cluster.core(id).clone();
        let rival = 3 - leader - id;
        let asked = cluster.message(rival, term, Body::PreVoteRequest(request(term + 1)));
        copy.handle_message(lease_end, &asked);
        let outputs: Vec<Output> = std::iter::from_fn(|| copy.poll_output()).collect();
        outputs.iter().any(|output| {
            matches!(output, Output::Send { message, .. }
                if matches!(message.body, Body::PreVoteReply(reply) if reply.verdict == Verdict::Granted))
        })
    };
    let free_at_its_end: Vec<bool> = voters.map(|id| free(&cluster, id)).collect();
    assert!(!free_at_its_end.contains(&true), "voters are still bound when the lease ends");
    cluster.run_for(ms(1_000));
    assert_ne!(cluster.lease_holders(), [leader]);
}

#[test]
fn r8_a_promise_is_never_longer_than_the_followers_own_maximum() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(10_000))));
    let promised = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::HeartbeatAck(ack) => Some(ack.promise),
        _ => None,
    });
    assert_eq!(promised, Some(Timing::lan().promise_max));
}

#[test]
fn r8_an_old_round_is_not_heard_again() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(5, ms(50))));
    let deadline = cluster.core(2).next_deadline();
    cluster.now = cluster.now + ms(10);
    for round in [5, 4, 1] {
        cluster.deliver(2, cluster.message(0, 0, heartbeat(round, ms(50))));
        assert_eq!(cluster.core(2).next_deadline(), deadline, "round {round}");
    }
}

#[test]
fn r9_a_leader_without_a_quorum_lapses_binds_nobody_and_then_steps_down() {
    let (mut cluster, leader) = Cluster::with_leader(5);
    let bridge = (leader + 1) % 5;
    for other in (0..5).filter(|&id| id != leader && id != bridge) {
        cluster.cut.extend([(leader, other), (other, leader)]);
    }
    let lapsed = |event: &Event| matches!(event, Event::LeaseLapsed { .. });
    cluster.run_for(ms(70));
    assert!(cluster.events(leader).iter().any(lapsed));
    let asks = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::Heartbeat(heartbeat) if said.from == node(leader) => Some(heartbeat.promise),
        _ => None,
    });
    assert_eq!(asks, Some(Duration::ZERO), "it binds nobody");
    cluster.run_until("a leader of the majority", |cluster| {
        cluster.lease_holders().iter().any(|&id| id != leader)
    });
    cluster.run_for(ms(400));
    assert_eq!(cluster.lease_holders().len(), 1);
    assert_ne!(cluster.role(leader), Role::Leader);
}

#[test]
fn r9_a_leader_that_stalled_holds_a_lease_again_and_nobody_was_elected() {
    let timing =
        Timing { election_timeout_min: ms(400), election_timeout_max: ms(500), ..Timing::lan() };
    let mut cluster = Cluster::with_timing(3, timing);
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    let term = cluster.term(leader);
    (0..3).for_each(|id| cluster.isolate(id));
    cluster.run_for(ms(120));
    assert!(cluster.lease_holders().is_empty());
    cluster.heal();
    cluster.run_for(ms(20));
    assert_eq!((cluster.lease_holders(), cluster.term(leader)), (vec![leader], term));
    let regained = |event: &Event| matches!(event, Event::LeaseRegained { .. });
    assert!(cluster.events(leader).iter().any(regained));
}

#[test]
fn r9_a_leader_that_nobody_answers_steps_down_at_the_limit() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let term = cluster.core(leader).standing().term;
    cluster.isolate(leader);
    let lan = Timing::lan();
    cluster.run_for(lan.promise + lan.lapse_limit.scaled(2, 1));
    let stepped_down = |event: &Event| matches!(event, Event::SteppedDown { term: led, reason: StepDown::LapseLimit, .. } if *led == term);
    assert!(cluster.events(leader).iter().any(stepped_down));
}

#[test]
fn r10_resignation_is_published_before_anybody_is_told() {
    let (cluster, leader) = Cluster::with_leader(3);
    let mut core = cluster.core(leader).clone();
    core.handle_command(cluster.now, Command::Resign);
    let outputs: Vec<Output> = std::iter::from_fn(|| core.poll_output()).collect();
    let published = outputs.iter().position(
        |output| matches!(output, Output::Publish(standing) if standing.role == Role::Follower),
    );
    let told = outputs.iter().position(|output| matches!(output, Output::Send { .. }));
    assert!(published.expect("it is published") < told.expect("they are told"));
}

#[test]
fn r10_after_a_resignation_the_best_in_rank_leads_within_a_round_trip() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    let start = cluster.now;
    cluster.command(leader, Command::Resign);
    let successor = cluster.elect();
    assert_eq!(successor, (leader + 1) % 3);
    // One datagram, since the old leader's vote comes with it (R15).
    assert_eq!(cluster.now.saturating_since(start), cluster.delay);
    assert_eq!(cluster.sent_by(successor, Kind::VoteRequest), 0);
}

#[test]
fn r10_a_voter_that_missed_the_resignation_is_freed_by_the_candidates_release() {
    let (mut cluster, leader) = Cluster::with_leader(5);
    cluster.run_for(ms(100));
    let start = cluster.now;
    let heir = (leader + 1) % 5;
    let missed = [2, 3, 4].map(|step| (leader + step) % 5);
    missed.iter().for_each(|&voter| _ = cluster.cut.insert((leader, voter)));
    cluster.sent.clear();
    cluster.command(leader, Command::Resign);
    assert_eq!(cluster.elect(), heir);
    assert!(cluster.now.saturating_since(start) < ms(1));
    // Among five the vote that was left is not enough.
    let grants = missed.map(|voter| cluster.sent_by(voter, Kind::VoteReply));
    assert_eq!(grants, [1, 1, 1]);
}

#[test]
fn r10_a_late_heartbeat_of_a_leader_that_resigned_counts_for_nothing() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 1, heartbeat(1, ms(50))));
    cluster.deliver(
        2,
        cluster.message(0, 1, Body::Resign(Resign { heir: None, work_stopped: false })),
    );
    cluster.deliver(2, cluster.message(0, 1, heartbeat(2, ms(50))));
    assert_eq!(cluster.core(2).standing().leader, None);
    assert_eq!(ask(&mut cluster, 2, 1, request(2)).verdict, Verdict::Granted);
}

#[test]
fn r13_a_started_node_neither_votes_nor_promises_until_the_longest_promise_has_run_out() {
    let mut cluster = Cluster::new(3);
    cluster.isolate(2);
    cluster.now = cluster.now + ms(20);
    let answer = ask(&mut cluster, 2, 0, request(1));
    assert_eq!(answer.verdict, Verdict::Silent);
    assert!(answer.promise >= ms(30), "it says for how long: {:?}", answer.promise);
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(50))));
    let acked = cluster.sent.last().map(|(_, _, said)| said.body);
    let silent = HeartbeatAck { electable: false, ..ack(1) };
    assert_eq!(acked, Some(Body::HeartbeatAck(silent)), "without a promise");
}

/// Restarts node 2, cut off from all others, with another longest promise.
fn restart_alone(cluster: &mut Cluster, promise_max: Duration) {
    cluster.crash(2);
    cluster.hosts[2].config.timing.promise_max = promise_max;
    cluster.start(2);
}

#[test]
fn r13_a_node_whose_promises_became_shorter_is_silent_for_the_older_ones_once() {
    let mut cluster = lone_voter();
    restart_alone(&mut cluster, ms(150));
    cluster.now = cluster.now + ms(151);
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(150))));
    restart_alone(&mut cluster, ms(50));
    cluster.now = cluster.now + ms(140);
    let answer = ask(&mut cluster, 2, 0, request(1));
    assert_eq!(answer.verdict, Verdict::Silent, "the life before may have promised 150 ms");
    cluster.deliver(2, cluster.message(0, 3, heartbeat(1, ms(50))));
    assert_eq!(cluster.hosts[2].durable.promise, ms(150), "a record of the silence keeps it");
    cluster.now = cluster.now + ms(11);
    assert_eq!(ask(&mut cluster, 2, 1, request(4)).verdict, Verdict::Granted);
    assert_eq!(cluster.hosts[2].durable.promise, ms(50));
    restart_alone(&mut cluster, ms(50));
    cluster.now = cluster.now + ms(51);
    assert_eq!(ask(&mut cluster, 2, 1, request(5)).verdict, Verdict::Granted);
}

#[test]
fn r13_a_longer_promise_is_durable_before_it_is_given() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(50))));
    assert_eq!(cluster.hosts[2].durable.promise, ms(50));
    cluster.hosts[2].disk_fails = true;
    restart_alone(&mut cluster, ms(150));
    cluster.now = cluster.now + ms(160);
    let said = cluster.sent.len();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(2, ms(150))));
    assert_eq!(cluster.sent.len(), said, "nothing is promised that a crash would make it forget");
    cluster.hosts[2].disk_fails = false;
    cluster.deliver(2, cluster.message(0, 0, heartbeat(3, ms(150))));
    assert_eq!(cluster.hosts[2].durable.promise, ms(150));
    let acked = cluster.sent.last().map(|(_, _, said)| said.body);
    let promise = ms(150);
    assert_eq!(
        acked,
        Some(Body::HeartbeatAck(HeartbeatAck { promise, electable: true, ..ack(3) }))
    );
}

#[test]
fn r9_a_lapsed_leader_recovers_where_links_are_slower_than_its_heartbeats() {
    let timing =
        Timing { election_timeout_min: ms(400), election_timeout_max: ms(500), ..Timing::lan() };
    let mut cluster = Cluster::with_timing(3, timing);
    cluster.delay = ms(8);
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    let term = cluster.term(leader);
    (0..3).for_each(|id| cluster.isolate(id));
    cluster.run_for(ms(90));
    assert!(cluster.lease_holders().is_empty());
    cluster.heal();
    cluster.run_for(ms(80));
    assert_eq!((cluster.lease_holders(), cluster.term(leader)), (vec![leader], term));
}

#[test]
fn r8_nobody_promises_more_than_was_asked_for() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let term = cluster.term(leader);
    let ack = HeartbeatAck { promise: Duration::MAX, ..ack(1) };
    let mut forged = cluster.message((leader + 1) % 3, term, Body::HeartbeatAck(ack));
    forged.echo = cluster.now;
    cluster.deliver(leader, forged);
    assert!(cluster.core(leader).standing().lease_end <= cluster.now + ms(50));
}

/// No heartbeat was sent at a moment that is yet to come.
#[test]
fn r8_an_ack_of_what_was_not_sent_yet_renews_nothing() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let before = cluster.core(leader).standing().lease_end;
    let term = cluster.term(leader);
    let ack = HeartbeatAck { promise: ms(50), ..ack(1) };
    let mut forged = cluster.message((leader + 1) % 3, term, Body::HeartbeatAck(ack));
    forged.echo = cluster.now + ms(1_000);
    cluster.deliver(leader, forged);
    assert_eq!(cluster.core(leader).standing().lease_end, before);
}

/// A follower may promise less than it was asked for.
#[test]
fn r8_the_lease_counts_what_was_promised_and_not_what_was_asked_for() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    (0..3).for_each(|id| cluster.isolate(id));
    cluster.run_for(ms(60));
    assert!(cluster.lease_holders().is_empty());
    let (term, other) = (cluster.term(leader), (leader + 1) % 3);
    let ack = HeartbeatAck { promise: ms(7), ..ack(2) };
    let mut said = cluster.message(other, term, Body::HeartbeatAck(ack));
    said.echo = cluster.now;
    cluster.deliver(leader, said);
    let end = cluster.core(leader).standing().lease_end;
    assert!(cluster.now < end && end <= cluster.now + ms(7), "{end:?} at {:?}", cluster.now);
}

fn auto() -> Timing {
    Timing {
        election_timeout_min: ms(1),
        election_timeout_max: ms(60),
        pace: Pace::Auto {
            heartbeat_min: Duration::from_micros(100),
            heartbeat_max: ms(10),
            promise_min: Duration::from_micros(300),
        },
        ..Timing::lan()
    }
}

/// Returns interval and promise of the last heartbeat of `leader`.
fn rhythm(cluster: &Cluster, leader: u8) -> (Duration, Duration) {
    let said = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::Heartbeat(heartbeat) if said.from == node(leader) => Some(heartbeat),
        _ => None,
    });
    let said = said.expect("it leads");
    (said.interval, said.promise)
}

#[test]
fn a_leader_whose_pace_is_automatic_follows_the_round_trip_and_keeps_its_lease() {
    let mut cluster = Cluster::with_timing(3, auto());
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    // Round trips of 20 us: the lower bounds.
    let (interval, promise) = rhythm(&cluster, leader);
    assert!(interval < Duration::from_micros(102) && promise < Duration::from_micros(345));
    let term = cluster.term(leader);
    cluster.delay = Duration::from_micros(500);
    cluster.run_for(ms(100));
    let (interval, promise) = rhythm(&cluster, leader);
    assert!((ms(3)..ms(5)).contains(&interval), "{interval}");
    assert!((ms(12)..ms(16)).contains(&promise), "{promise}");
    assert_eq!((cluster.lease_holders(), cluster.term(leader)), (vec![leader], term));
    cluster.delay = Duration::from_micros(10);
    cluster.run_for(ms(400));
    let (interval, promise) = rhythm(&cluster, leader);
    assert!(interval < Duration::from_micros(110) && promise < Duration::from_micros(400));
    assert_eq!((cluster.lease_holders(), cluster.term(leader)), (vec![leader], term));
}

#[test]
fn what_a_follower_suspects_by_follows_what_its_leader_asks_for() {
    let mut cluster = Cluster::with_timing(3, auto());
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    cluster.isolate(leader);
    let start = cluster.now;
    cluster.run_until("another leader", |cluster| {
        cluster.lease_holders().iter().any(|&id| id != leader)
    });
    // Promises of 300 us; the configured 50 ms would have to be waited for.
    let took = cluster.now.saturating_since(start);
    assert!(took < ms(3), "{took}");
}

#[test]
fn r8_an_ack_of_an_earlier_term_renews_nothing() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let term = cluster.term(leader);
    let before = cluster.core(leader).standing().lease_end;
    cluster.now = cluster.now + ms(5);
    let mut late = cluster.message(
        (leader + 1) % 3,
        term - 1,
        Body::HeartbeatAck(HeartbeatAck { promise: ms(50), ..ack(1) }),
    );
    late.echo = cluster.now;
    cluster.deliver(leader, late);
    assert_eq!(cluster.core(leader).standing().lease_end, before);
}

#[test]
fn r10_a_leader_knows_who_could_take_over_from_it() {
    // Who suspects then asks first, in vain, and deposes nobody.
    let mut cluster = Cluster::with_timing(5, Timing { fast_election: false, ..Timing::lan() });
    let leader = cluster.elect();
    cluster.run_for(ms(30));
    let others: Vec<u8> = (0..5).filter(|&id| id != leader).collect();
    let successors = |cluster: &Cluster| -> Vec<u8> {
        let successors = cluster.core(leader).successors(cluster.now);
        successors.iter().map(NodeId::number).collect()
    };
    assert_eq!(successors(&cluster), others);
    assert!(
        cluster.core(others[0]).successors(cluster.now).is_empty(),
        "a follower leaves nothing"
    );

    // Longer than a promise and the shortest silence: who has not answered since is not counted.
    cluster.crash(others[0]);
    cluster.crash(others[1]);
    cluster.run_for(ms(150));
    assert_eq!(cluster.lease_holders(), [leader]);
    assert_eq!(successors(&cluster), others[2..]);

    // One voter is left to hear it: with the leader that is no quorum, so it could not win.
    cluster.crash(others[2]);
    cluster.run_for(ms(150));
    assert_eq!(cluster.role(leader), Role::Leader, "it still hopes");
    assert!(successors(&cluster).is_empty());
}

#[test]
fn r10_who_answers_a_leader_without_a_lease_could_take_over_and_a_pause_is_nobodys_death() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    // Its own thread is away for longer than all promises: it has heard from nobody since.
    let now = cluster.now + ms(70);
    assert!(!cluster.core(leader).standing().holds_lease(now));
    assert_eq!(cluster.core(leader).successors(now).len(), 2);
    let later = cluster.now + ms(170);
    assert!(cluster.core(leader).successors(later).is_empty());

    // Cut off for long, then asked without a promise, one of them answers.
    cluster.isolate(leader);
    cluster.run_for(ms(140));
    assert!(cluster.core(leader).successors(cluster.now).is_empty());
    let term = cluster.term(leader);
    let beat = |(_, _, said): &&(Instant, NodeId, Message)| {
        said.from == node(leader) && said.body.kind() == Kind::Heartbeat
    };
    let last = cluster.sent.iter().rev().find(beat).expect("it goes on trying").2;
    let Body::Heartbeat(asked) = last.body else { panic!("it is a heartbeat") };
    let other = (leader + 1) % 3;
    let ack = Body::HeartbeatAck(ack(asked.round.0));
    let ack = Message { echo: last.sent_at, ..cluster.message(other, term, ack) };
    cluster.deliver(leader, ack);
    assert!(cluster.core(leader).successors(cluster.now).iter().eq([node(other)]));
}

#[test]
fn r10_a_witness_takes_nothing_over() {
    let configs = (0..3).map(|me| {
        let mut config = crate::support::config(me, 3, Timing::lan());
        config.members[1].kind = MemberKind::Witness;
        config.members[2].kind = MemberKind::Witness;
        config
    });
    let mut cluster = Cluster::of(configs.collect());
    assert_eq!(cluster.elect(), 0);
    cluster.run_for(ms(50));
    assert!(cluster.core(0).successors(cluster.now).is_empty());
}
