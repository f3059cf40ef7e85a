//! The safety properties S1 to S8, each at the level of the core. The rig checks S1 to S4 and S7
//! after every step of every test; these tests drive it to where a broken rule would show.

use crate::support::ask::{ack, ask, request};
use crate::support::{Cluster, node};
use interrex::election::{Command, Event, Role, StepDown};
use interrex::message::{BallotRequest, Body, Heartbeat, Kind, Resign, Verdict};
use interrex::types::{Nonce, Position, Priority, Round, Term};
use interrex::{Duration, Pace, Timing};
use proptest::prelude::*;

const LONG: Duration = Duration::from_millis(400);

fn vote_request(proposed: u64, nonce: u64) -> Body {
    Body::VoteRequest(BallotRequest {
        nonce: Nonce(nonce),
        proposed: Term(proposed),
        position: Position::default(),
        priority: Priority(0),
        release: None,
    })
}

fn heartbeat(round: u64) -> Body {
    Body::Heartbeat(Heartbeat {
        round: Round(round),
        promise: Duration::from_millis(50),
        interval: Duration::from_millis(10),
        mean_rtt: Duration::ZERO,
    })
}

fn verdicts(cluster: &Cluster, voter: u8) -> Vec<Verdict> {
    let verdict = |body: &Body| match body {
        Body::VoteReply(reply) => Some(reply.verdict),
        _ => None,
    };
    let own = cluster.sent.iter().filter(|(_, _, message)| message.from == node(voter));
    own.filter_map(|(_, _, message)| verdict(&message.body)).collect()
}

/// S1, with R5: all suspect in the same instant, so that every node is a candidate for one term.
#[test]
fn s1_simultaneous_candidates_give_one_leader_a_term() {
    for voters in [2, 3, 4, 5, 7, 9] {
        let timing = Timing { rank_slot: Duration::from_micros(1), ..Timing::lan() };
        let mut cluster = Cluster::with_timing(voters, timing);
        cluster.delay = Duration::from_millis(2);
        cluster.elect();
        cluster.run_for(LONG);
        assert_eq!(cluster.lease_holders().len(), 1, "{voters} voters");
    }
}

/// S2, with R4: the second candidate of a term is denied, and so is the first one's rival after a
/// crash that only what was durable outlived.
#[test]
fn s2_a_voter_votes_once_a_term_also_across_a_crash() {
    let mut cluster = Cluster::new(3);
    cluster.isolate(2);
    cluster.run_for(Duration::from_millis(60));
    cluster.deliver(2, cluster.message(0, 0, vote_request(50, 1)));
    cluster.deliver(2, cluster.message(1, 0, vote_request(50, 1)));
    assert_eq!(verdicts(&cluster, 2), [Verdict::Granted, Verdict::AlreadyVoted]);

    cluster.crash(2);
    cluster.start(2);
    cluster.run_for(Duration::from_millis(60));
    cluster.deliver(2, cluster.message(1, 0, vote_request(50, 2)));
    cluster.deliver(2, cluster.message(0, 0, vote_request(50, 2)));
    assert_eq!(verdicts(&cluster, 2)[2..], [Verdict::AlreadyVoted, Verdict::Granted]);
}

/// S3, with R5: one grant repeated many times is one vote, and a grant for another campaign is
/// none.
#[test]
fn s3_a_leader_has_a_quorum_of_votes_however_often_one_is_repeated() {
    let mut cluster = Cluster::new(5);
    for cut_off in [2, 3, 4] {
        cluster.isolate(cut_off);
    }
    cluster.run_for(Duration::from_millis(330));
    let candidate = (0..2).find(|&id| cluster.role(id) != Role::Follower).expect("one campaigns");
    let granted = 1 - candidate;
    let request = cluster.sent.iter().rev().find_map(|(_, _, message)| match message.body {
        Body::PreVoteRequest(request) if message.from == node(candidate) => Some(request),
        _ => None,
    });
    let request = request.expect("it asked");
    for kind in [Body::PreVoteReply, Body::VoteReply] {
        for _ in 0..10 {
            let reply = interrex::message::BallotReply {
                nonce: request.nonce,
                candidate_boot: cluster
                    .message(candidate, 0, Body::Resign(Resign { heir: None, work_stopped: false }))
                    .boot,
                proposed: request.proposed,
                verdict: Verdict::Granted,
                promise: Duration::ZERO,
            };
            cluster.deliver(candidate, cluster.message(granted, 0, kind(reply)));
        }
    }
    assert_ne!(cluster.role(candidate), Role::Leader);
    assert_eq!(cluster.sent_by(candidate, Kind::VoteRequest), 0, "two of five are no quorum");
}

/// S4, with R1: neither a late datagram nor a restart brings an older term back.
#[test]
fn s4_the_term_never_falls() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let old = cluster.term(leader);
    cluster.command(leader, Command::Resign);
    cluster.elect();
    cluster.run_for(Duration::from_millis(30));
    let newer = cluster.term(leader);
    assert!(newer > old);

    for term in [0, old] {
        cluster.deliver(leader, cluster.message((leader + 1) % 3, term, heartbeat(1_000)));
        assert_eq!(cluster.term(leader), newer);
    }
    for id in 0..3 {
        let leads = cluster.role(id) == Role::Leader;
        cluster.crash(id);
        cluster.start(id);
        // A leader may have left its vote in the next term, and begins there (R15).
        let least = newer + u64::from(leads);
        assert_eq!(cluster.term(id), least, "node {id} after its restart");
    }
}

/// S5, with R1: whatever kind of message the higher term comes in.
#[test]
fn s5_a_leader_that_hears_a_higher_term_steps_down_at_once() {
    for body in [
        heartbeat(1),
        vote_request(90, 1),
        Body::Resign(Resign { heir: None, work_stopped: false }),
    ] {
        let (mut cluster, leader) = Cluster::with_leader(3);
        let led = cluster.core(leader).standing().term;
        cluster.isolate(leader);
        cluster.deliver(leader, cluster.message((leader + 1) % 3, 80, body));
        assert_eq!(cluster.role(leader), Role::Follower);
        assert!(cluster.term(leader) >= 80);
        assert!(cluster.lease_holders().is_empty(), "its loss is published in the same step");
        let event = Event::SteppedDown { term: led, at: cluster.now, reason: StepDown::HigherTerm };
        assert!(cluster.events(leader).contains(&event));
    }
}

/// S6, with R4 and R8: while a leader is heard, nobody campaigns and nobody gets a vote.
#[test]
fn s6_a_heartbeat_in_time_suppresses_elections() {
    let (mut cluster, leader) = Cluster::with_leader(5);
    let term = cluster.term(leader);
    cluster.run_for(Duration::from_millis(5_000));
    let asked = |cluster: &Cluster| -> usize {
        let requests =
            |id| [Kind::PreVoteRequest, Kind::VoteRequest].map(|kind| cluster.sent_by(id, kind));
        (0..5).flat_map(requests).sum()
    };
    let before = asked(&cluster);
    cluster.run_for(Duration::from_millis(5_000));
    assert_eq!(asked(&cluster), before, "nobody campaigned in five seconds");
    assert_eq!((cluster.term(leader), cluster.role(leader)), (term, Role::Leader));

    let voter = (leader + 1) % 5;
    let rival = (leader + 2) % 5;
    cluster.deliver(voter, cluster.message(rival, term, vote_request(term + 1, 99)));
    assert_eq!(verdicts(&cluster, voter).last(), Some(&Verdict::Promised));
    cluster.deliver(leader, cluster.message(rival, term, vote_request(term + 1, 99)));
    assert_eq!(verdicts(&cluster, leader).last(), Some(&Verdict::Promised));
    cluster.run_for(LONG);
    assert_eq!((cluster.term(leader), cluster.role(leader)), (term, Role::Leader));
}

/// S7, with R4 and R8: a leader that is cut off has lost its lease when another gets one. The rig
/// asks for two holders after every step; here the two leases are also compared.
#[test]
fn s7_a_leader_that_is_cut_off_has_no_lease_any_more_when_another_has_one() {
    for delay in [10, 500, 5_000] {
        let mut cluster = Cluster::new(3);
        cluster.delay = Duration::from_micros(delay);
        let leader = cluster.elect();
        cluster.run_for(Duration::from_millis(115));
        cluster.isolate(leader);
        let old = cluster.core(leader).standing();
        cluster.run_until("another holds a lease", |cluster| {
            cluster.lease_holders().iter().any(|&id| id != leader)
        });
        let successor = cluster.core(cluster.lease_holders()[0]).standing();
        assert!(old.lease_end <= successor.lease_start, "{delay} us: {old:?} {successor:?}");
        assert!(old.lease_end > old.lease_start, "it had held one");
    }
}

/// S7, for readers that go by the time left: two of five create a term while the lease still runs.
#[test]
fn s7_a_deposed_leader_votes_for_nobody_before_the_end_that_its_readers_were_told() {
    let mut cluster = Cluster::with_timing(5, Timing { pre_vote: false, ..Timing::lan() });
    let leader = cluster.elect();
    cluster.run_for(Duration::from_millis(100));
    let pair = [(leader + 1) % 5, (leader + 2) % 5];
    let others = || (0..5).filter(|other| !pair.contains(other));
    for cut_off in pair {
        cluster.cut.extend(others().flat_map(|other| [(cut_off, other), (other, cut_off)]));
    }
    let term = cluster.term(leader);
    cluster
        .run_until("a vote of the two", |cluster| pair.iter().all(|&id| cluster.term(id) > term));
    cluster.heal();
    let mut told_until = interrex::Instant::ZERO;
    for _ in 0..100_000 {
        let standing = cluster.core(leader).standing();
        if standing.holds_lease(cluster.now) {
            told_until = told_until.max(standing.lease_end);
        }
        if cluster.lease_holders().iter().any(|&holder| holder != leader) {
            break;
        }
        cluster.step();
    }
    assert_ne!(cluster.lease_holders(), [leader], "another leads");
    let early = told_until.saturating_since(cluster.now);
    assert_eq!(early, Duration::ZERO, "another leads before the time that was left is over");
}

/// The same, where the deposed leader leads again in between, by votes that promise less than its
/// heartbeats had asked for: what it said first is still to be kept when it is deposed once more.
#[test]
fn s7_what_readers_were_told_is_kept_over_a_second_leadership_with_a_shorter_lease() {
    let ms = Duration::from_millis;
    let pace = Pace::Auto { heartbeat_min: ms(1), heartbeat_max: ms(2), promise_min: ms(200) };
    let timing = Timing {
        pace,
        promise: ms(20),
        promise_max: ms(200),
        election_timeout_min: ms(10),
        election_timeout_max: ms(210),
        campaign_limit: ms(300),
        pre_vote: false,
        ..Timing::lan()
    };
    let mut cluster = Cluster::with_timing(5, timing);
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    let told_until = cluster.core(leader).standing().lease_end;
    let rivals = [1, 2].map(|step| (leader + step) % 5);

    // A term that two others have made deposes it; the two that are bound to it elect it again,
    // and nothing more of what it says arrives.
    rivals.into_iter().for_each(|rival| cluster.isolate(rival));
    let term = cluster.term(leader);
    let heard =
        |cluster: &Cluster, term| cluster.message(rivals[0], term, Body::HeartbeatAck(ack(1)));
    cluster.deliver(leader, heard(&cluster, term + 1));
    assert_eq!(cluster.role(leader), Role::Follower);
    cluster.run_until("its election", |cluster| cluster.role(leader) == Role::Leader);
    cluster.flights.clear();
    cluster.isolate(leader);
    cluster.run_for(ms(25));
    assert!(!cluster.core(leader).standing().holds_lease(cluster.now), "the second lease is over");
    assert!(cluster.now < told_until, "what was told of the first is not");

    for is_deposed in [false, true] {
        if is_deposed {
            cluster.deliver(leader, heard(&cluster, term + 3));
            assert_eq!(cluster.role(leader), Role::Follower);
        }
        let proposed = cluster.term(leader) + 1;
        let verdict = ask(&mut cluster, leader, rivals[0], request(proposed)).verdict;
        assert_eq!(verdict, Verdict::Promised, "deposed: {is_deposed}");
    }
}

/// A promise would replace what it owes to its readers.
#[test]
fn s7_a_deposed_leader_promises_nothing_before_the_end_that_its_readers_were_told() {
    let ms = Duration::from_millis;
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    let told_until = cluster.core(leader).standing().lease_end;
    cluster.isolate(leader);
    let (next, term) = ((leader + 1) % 3, cluster.term(leader) + 1);
    let promised = |cluster: &mut Cluster, round| {
        cluster.deliver(leader, cluster.message(next, term, heartbeat(round)));
        let ack = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
            Body::HeartbeatAck(ack) if said.from == node(leader) => Some(ack.promise),
            _ => None,
        });
        ack.expect("it answers")
    };
    assert_eq!(promised(&mut cluster, 1), Duration::ZERO);
    assert_eq!(cluster.role(leader), Role::Follower);
    assert!(cluster.now < told_until);
    cluster.run_for(told_until.saturating_since(cluster.now));
    assert!(promised(&mut cluster, 2) > Duration::ZERO, "its readers are owed nothing any more");
}

/// S8, with R1: whatever ends a leadership, the next token is higher.
#[test]
fn s8_fencing_tokens_of_successive_lease_holders_rise() {
    // A cluster of one elects the same node each time; nobody can cut it off.
    for (voters, ways) in [(1, 2), (3, 3)] {
        let tokens = tokens_of_successive_leaders(voters, ways);
        assert!(tokens.is_sorted_by(|earlier, later| earlier < later), "{tokens:?}");
    }
}

/// Ends each of twelve leaderships by resignation, restart or isolation in turn.
fn tokens_of_successive_leaders(voters: u8, ways: usize) -> Vec<u64> {
    let mut cluster = Cluster::new(voters);
    let mut tokens = Vec::new();
    for round in 0..12 {
        let leader = cluster.elect();
        tokens.push(cluster.term(leader));
        cluster.run_for(Duration::from_millis(30));
        match round % ways {
            0 => cluster.command(leader, Command::Resign),
            1 => {
                cluster.crash(leader);
                cluster.start(leader);
            }
            _ => {
                cluster.isolate(leader);
                cluster.run_for(LONG);
                cluster.heal();
            }
        }
        cluster.run_for(Duration::from_millis(1));
    }
    tokens
}

/// One thing that goes wrong at random.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Lose(usize),
    Repeat(usize),
    Delay(usize, u64),
    Crash(u8),
    Restart(u8),
    Cut(u8, u8),
    Heal,
    Resign(u8),
    Disk(u8, bool),
    Latency(u64),
    Wait(u64),
}

fn faults(voters: u8) -> impl Strategy<Value = Vec<Fault>> {
    let fault = prop_oneof![
        4 => any::<usize>().prop_map(Fault::Lose),
        4 => any::<usize>().prop_map(Fault::Repeat),
        4 => (any::<usize>(), 0..90_000u64).prop_map(|(which, us)| Fault::Delay(which, us)),
        1 => (0..voters).prop_map(Fault::Crash),
        2 => (0..voters).prop_map(Fault::Restart),
        1 => (0..voters, 0..voters).prop_map(|(from, to)| Fault::Cut(from, to)),
        1 => Just(Fault::Heal),
        1 => (0..voters).prop_map(Fault::Resign),
        1 => (0..voters, any::<bool>()).prop_map(|(id, fails)| Fault::Disk(id, fails)),
        1 => (1..4_000u64).prop_map(Fault::Latency),
        6 => (1..80_000u64).prop_map(Fault::Wait),
    ];
    prop::collection::vec(fault, 1..120)
}

fn inflict(cluster: &mut Cluster, fault: Fault) {
    let in_flight = cluster.flights.len();
    match fault {
        Fault::Lose(which) if in_flight > 0 => drop(cluster.flights.remove(which % in_flight)),
        Fault::Repeat(which) if in_flight > 0 => {
            let mut copy = cluster.flights[which % in_flight].clone();
            copy.due = copy.due + Duration::from_micros(which as u64 % 70_000);
            cluster.flights.push(copy);
        }
        Fault::Delay(which, us) if in_flight > 0 => {
            let flight = &mut cluster.flights[which % in_flight];
            flight.due = flight.due + Duration::from_micros(us);
        }
        Fault::Lose(_) | Fault::Repeat(_) | Fault::Delay(..) => cluster.step(),
        Fault::Crash(id) => cluster.crash(id),
        Fault::Restart(id) if cluster.hosts[usize::from(id)].core.is_none() => cluster.start(id),
        Fault::Restart(_) => {}
        Fault::Cut(from, to) => drop(cluster.cut.insert((from, to))),
        Fault::Heal => cluster.heal(),
        Fault::Resign(id) => cluster.command(id, Command::Resign),
        Fault::Disk(id, fails) => cluster.hosts[usize::from(id)].disk_fails = fails,
        Fault::Latency(us) => cluster.delay = Duration::from_micros(us),
        Fault::Wait(us) => cluster.run_for(Duration::from_micros(us)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    /// S1 to S4 and S7 in every step (the rig asserts them), and one leader once the faults are
    /// over (L1).
    #[test]
    fn random_faults_break_nothing_and_a_healed_cluster_elects(
        voters in 1..6u8,
        seed in any::<u64>(),
        faults in (1..6u8).prop_flat_map(faults),
    ) {
        let mut cluster = Cluster::new(voters);
        cluster.delay = Duration::from_micros(seed % 3_000);
        for fault in faults {
            inflict(&mut cluster, confined(fault, voters));
        }
        cluster.heal();
        for id in 0..voters {
            inflict(&mut cluster, Fault::Restart(id));
            inflict(&mut cluster, Fault::Disk(id, false));
        }
        cluster.run_for(Duration::from_millis(2_000));
        prop_assert_eq!(cluster.lease_holders().len(), 1, "L1");
    }
}

fn confined(fault: Fault, voters: u8) -> Fault {
    match fault {
        Fault::Crash(id) => Fault::Crash(id % voters),
        Fault::Restart(id) => Fault::Restart(id % voters),
        Fault::Cut(from, to) => Fault::Cut(from % voters, to % voters),
        Fault::Resign(id) => Fault::Resign(id % voters),
        Fault::Disk(id, fails) => Fault::Disk(id % voters, fails),
        other => other,
    }
}
