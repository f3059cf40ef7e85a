//! The rules of voting, R1 to R7, and what follows for liveness, as behaviour of the core. The
//! names are the claims; leases and restarts (R8 to R13) are in `leases.rs`.

use crate::support::ask::{MS, ack, ask, heartbeat, lone_voter, ms, request};
use crate::support::{Cluster, config, node};
use interrex::election::{CampaignEnd, Command, Event, Output, Role};
use interrex::message::{BallotReply, BallotRequest, Body, Heartbeat, Kind, Resign, Verdict};
use interrex::types::{BootId, Instant, Nonce, Position, Priority, Round, Term};
use interrex::{Config, Duration, MemberKind, Timing};

#[test]
fn r1_a_campaign_survives_the_adoption_of_the_very_term_it_asks_for() {
    let mut cluster = Cluster::new(5);
    (0..5).for_each(|id| cluster.isolate(id));
    cluster.run_until("a campaign of 0", |cluster| cluster.role(0) == Role::PreCandidate);
    cluster.deliver(0, cluster.message(1, 1, Body::HeartbeatAck(ack(0))));
    assert_eq!((cluster.role(0), cluster.term(0)), (Role::PreCandidate, 1));
    cluster.deliver(0, cluster.message(1, 2, Body::HeartbeatAck(ack(0))));
    assert_eq!((cluster.role(0), cluster.term(0)), (Role::Follower, 2));
    assert_eq!(cluster.campaign_ends(0), [CampaignEnd::HigherTerm]);
}

#[test]
fn r1_a_node_that_is_cut_off_inflates_no_term() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let term = cluster.term(leader);
    let lonely = (leader + 1) % 3;
    cluster.isolate(lonely);
    cluster.run_for(ms(5_000));
    assert!(cluster.sent_by(lonely, Kind::PreVoteRequest) > 3, "it tried again and again");
    assert_eq!(cluster.term(lonely), term);
    cluster.heal();
    cluster.run_for(ms(500));
    assert_eq!((cluster.role(leader), cluster.term(leader)), (Role::Leader, term));
}

#[test]
fn r2_a_stale_request_is_answered_with_the_own_term() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let voter = (leader + 1) % 3;
    let term = cluster.term(voter);
    let stale =
        [heartbeat(1, ms(50)), Body::VoteRequest(request(0)), Body::PreVoteRequest(request(0))];
    for body in stale {
        let before = cluster.sent.len();
        cluster.deliver(voter, cluster.message((voter + 1) % 3, 0, body));
        let (_, to, reply) = cluster.sent[before];
        assert_eq!((to, reply.term), (node((voter + 1) % 3), Term(term)), "{body:?}");
    }
}

#[test]
fn r3_a_false_suspicion_by_one_node_costs_datagrams_and_no_term() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let deaf = (leader + 1) % 3;
    let term = cluster.term(leader);
    cluster.cut.insert((leader, deaf));
    cluster.run_until("a suspicion", |cluster| cluster.role(deaf) != Role::Follower);
    cluster.run_for(ms(20));
    cluster.heal();
    cluster.run_for(ms(200));
    assert_eq!(cluster.campaign_ends(deaf), [CampaignEnd::LeaderHeard]);
    assert_eq!((cluster.role(leader), cluster.term(deaf)), (Role::Leader, term));
    assert_eq!(cluster.hosts[usize::from(deaf)].durable.voted_for, Some(node(leader)));
}

#[test]
fn r4_a_vote_is_durable_before_it_is_sent() {
    let mut cluster = lone_voter();
    let asked = cluster.message(0, 0, Body::VoteRequest(request(1)));
    let mut voter = cluster.core(2).clone();
    voter.handle_message(cluster.now, &asked);
    let outputs: Vec<Output> = std::iter::from_fn(|| voter.poll_output()).collect();
    let persisted = outputs.iter().position(
        |output| matches!(output, Output::Persist(hard) if hard.voted_for == Some(node(0))),
    );
    let sent = outputs.iter().position(|output| matches!(output, Output::Send { .. }));
    assert!(persisted.expect("the vote is persisted") < sent.expect("the reply is sent"));
    cluster.run_for(MS);
}

/// A leader, and a follower that has lost it, has heard in a pre-vote that the third has too, and
/// asks for votes in vain.
fn a_candidate_whose_pre_vote_was_won() -> (Cluster, u8, u8) {
    let timing = Timing { fast_election: false, ..Timing::lan() };
    let mut cluster = Cluster::with_timing(3, timing);
    let leader = cluster.elect();
    let (candidate, third) = ((leader + 1) % 3, (leader + 2) % 3);
    cluster.isolate(leader);
    cluster.run_until("a pre-vote", |cluster| cluster.role(candidate) == Role::PreCandidate);
    cluster.cut.insert((candidate, third));
    cluster.run_until("a vote", |cluster| cluster.role(candidate) == Role::Candidate);
    (cluster, leader, candidate)
}

#[test]
fn r5_the_own_vote_goes_to_the_disk_after_the_requests_have_left() {
    let timing = Timing { fast_election: false, ..Timing::lan() };
    let (mut cluster, leader) = (Cluster::with_timing(3, timing), 0);
    cluster.isolate(leader);
    cluster.run_until("a pre-vote", |cluster| cluster.role(1) == Role::PreCandidate);
    let granted = BallotReply {
        nonce: Nonce(1),
        candidate_boot: BootId(1_001),
        proposed: Term(1),
        verdict: Verdict::Granted,
        promise: Duration::ZERO,
    };
    let yes = cluster.message(2, 0, Body::PreVoteReply(granted));
    let mut candidate = cluster.core(1).clone();
    candidate.handle_message(cluster.now, &yes);
    let outputs: Vec<Output> = std::iter::from_fn(|| candidate.poll_output()).collect();
    let asks = |output: &Output| matches!(output, Output::Send { .. });
    let sent = outputs.iter().position(asks).expect("it asks");
    let own = |output: &Output| matches!(output, Output::Prepare(hard) if hard.voted_for == Some(node(1)));
    let prepared = outputs.iter().position(own).expect("it prepares its own vote");
    assert!(sent < prepared, "{outputs:?}");
    assert!(!outputs.iter().any(|output| matches!(output, Output::Persist(_))), "it casts nothing");
}

#[test]
fn r3_mere_suspicion_writes_nothing() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let deaf = (leader + 1) % 3;
    cluster.run_for(ms(200));
    cluster.cut.insert((leader, deaf));
    cluster.run_until("a suspicion", |cluster| cluster.role(deaf) == Role::Candidate);
    assert_eq!(cluster.hosts[usize::from(deaf)].prepared, None, "on the fast path (R7)");
}

#[test]
fn r3_a_vote_that_was_prepared_is_taken_back_once_the_leader_is_heard_so_that_no_restart_deposes_it()
 {
    let (mut cluster, leader, candidate) = a_candidate_whose_pre_vote_was_won();
    let term = cluster.term(leader);
    let host = |cluster: &Cluster| cluster.hosts[usize::from(candidate)].prepared;
    let prepared = host(&cluster).expect("its own vote is on the disk");
    assert_eq!((prepared.term.0, prepared.voted_for), (term + 1, Some(node(candidate))));
    assert_eq!(cluster.term(candidate), term, "and is not its own");

    cluster.deliver(candidate, cluster.message(leader, term, heartbeat(1_000, ms(50))));
    assert_eq!(cluster.campaign_ends(candidate), [CampaignEnd::LeaderHeard]);
    assert_eq!(host(&cluster).map(|hard| hard.term.0), Some(term));
    // Any time later it is restarted.
    cluster.crash(candidate);
    cluster.start(candidate);
    assert_eq!(cluster.term(candidate), term);
    assert_eq!(cluster.hosts[usize::from(candidate)].durable.voted_for, Some(node(leader)));
}

#[test]
fn r4_a_vote_that_was_prepared_may_be_given_to_another() {
    let (mut cluster, leader, candidate) = a_candidate_whose_pre_vote_was_won();
    let third = 3 - leader - candidate;
    let (proposed, ahead) = (cluster.term(leader) + 1, Position { log_term: 1, index: 1 });
    let asked = BallotRequest { position: ahead, ..request(proposed) };
    assert_eq!(ask(&mut cluster, candidate, third, asked).verdict, Verdict::Granted);
    assert_eq!(cluster.hosts[usize::from(candidate)].durable.voted_for, Some(node(third)));
}

#[test]
fn r4_a_vote_that_cannot_be_made_durable_is_not_given_and_is_tried_again() {
    let mut cluster = lone_voter();
    cluster.hosts[2].disk_fails = true;
    let before = cluster.sent.len();
    cluster.deliver(2, cluster.message(0, 0, Body::VoteRequest(request(1))));
    assert_eq!(cluster.sent.len(), before, "no reply left");
    assert!(matches!(cluster.events(2).last(), Some(Event::PersistFailed { .. })));

    cluster.hosts[2].disk_fails = false;
    assert_eq!(ask(&mut cluster, 2, 0, request(1)).verdict, Verdict::Granted);
    assert_eq!(cluster.hosts[2].durable.voted_for, Some(node(0)));
}

#[test]
fn r4_a_vote_is_a_promise_to_the_candidate() {
    let mut cluster = lone_voter();
    assert_eq!(ask(&mut cluster, 2, 0, request(1)).promise, ms(50));
    cluster.now = cluster.now + ms(20);
    let answer = ask(&mut cluster, 2, 1, request(2));
    assert_eq!((answer.verdict, answer.promise), (Verdict::Promised, ms(30)));
    assert_eq!(ask(&mut cluster, 2, 0, request(2)).verdict, Verdict::Granted, "it may ask again");
}

#[test]
fn r4_and_s10_a_candidate_whose_position_is_behind_gets_no_vote() {
    let mut cluster = lone_voter();
    let ahead = Position { log_term: 3, index: 8 };
    cluster.command(2, Command::SetPosition(ahead));
    let behind = Position { log_term: 3, index: 7 };
    let asked = |position| BallotRequest { position, ..request(1) };
    assert_eq!(ask(&mut cluster, 2, 0, asked(behind)).verdict, Verdict::OutdatedPosition);
    assert_eq!(ask(&mut cluster, 2, 0, asked(ahead)).verdict, Verdict::Granted);
}

#[test]
fn r4_a_repeated_request_is_granted_again() {
    let mut cluster = lone_voter();
    assert_eq!(ask(&mut cluster, 2, 0, request(1)).verdict, Verdict::Granted);
    assert_eq!(ask(&mut cluster, 2, 0, request(1)).verdict, Verdict::Granted);
}

/// Or it would campaign inside its own promise, which R5 would make useless.
#[test]
fn r4_a_vote_that_is_repeated_puts_suspicion_off_as_far_as_its_promise() {
    let mut cluster = lone_voter();
    assert_eq!(ask(&mut cluster, 2, 0, request(1)).verdict, Verdict::Granted);
    cluster.run_for(ms(40));
    let repeated = ask(&mut cluster, 2, 0, request(1));
    assert_eq!((repeated.verdict, repeated.promise), (Verdict::Granted, ms(50)));
    let promised_until = cluster.now + repeated.promise;
    cluster.run_until("a campaign of 2", |cluster| cluster.role(2) != Role::Follower);
    assert!(promised_until <= cluster.now, "{:?} before {promised_until:?}", cluster.now);
}

#[test]
fn r4_a_candidate_gives_way_to_one_that_ranks_higher_and_not_to_one_that_ranks_lower() {
    let mut cluster = Cluster::new(5);
    (0..5).for_each(|id| cluster.isolate(id));
    cluster.run_until("a campaign of 1", |cluster| cluster.role(1) != Role::Follower);
    assert_eq!(ask(&mut cluster, 1, 2, request(1)).verdict, Verdict::Outranked);
    assert_eq!(cluster.role(1), Role::PreCandidate);
    assert_eq!(ask(&mut cluster, 1, 0, request(1)).verdict, Verdict::Granted);
    assert_eq!(cluster.campaign_ends(1), [CampaignEnd::VotedForOther]);
}

#[test]
fn r4_rank_counts_in_the_first_rounds_alone_so_that_it_is_no_veto() {
    let mut cluster = Cluster::new(5);
    (0..5).for_each(|id| cluster.isolate(id));
    cluster.run_until("a campaign of 1", |cluster| cluster.role(1) != Role::Follower);
    cluster.run_for(ms(16));
    assert_eq!(cluster.role(1), Role::PreCandidate, "it repeats its requests in vain");
    assert_eq!(ask(&mut cluster, 1, 2, request(1)).verdict, Verdict::Granted);
}

#[test]
fn r5_grants_after_the_campaign_limit_elect_nobody() {
    let mut cluster = Cluster::new(3);
    (0..3).for_each(|id| cluster.isolate(id));
    cluster.run_until("a campaign of 0", |cluster| cluster.role(0) != Role::Follower);
    let nonce = Nonce(1);
    let reply = BallotReply {
        nonce,
        candidate_boot: cluster
            .message(0, 0, Body::Resign(Resign { heir: None, work_stopped: false }))
            .boot,
        proposed: Term(1),
        verdict: Verdict::Granted,
        promise: ms(50),
    };
    // The limit's own timer has not been served yet: the grant must not count all the same.
    cluster.now = cluster.now + Timing::lan().campaign_limit;
    cluster.deliver(0, cluster.message(1, 0, Body::PreVoteReply(reply)));
    cluster.deliver(0, cluster.message(1, 1, Body::VoteReply(reply)));
    assert_ne!(cluster.role(0), Role::Leader);
    assert_eq!(cluster.sent_by(0, Kind::VoteRequest), 0);
}

#[test]
fn r5_a_reply_to_an_earlier_life_or_campaign_counts_for_nothing() {
    let mut cluster = Cluster::new(3);
    (0..3).for_each(|id| cluster.isolate(id));
    cluster.run_until("a campaign of 0", |cluster| cluster.role(0) != Role::Follower);
    let boot = cluster.message(0, 0, Body::Resign(Resign { heir: None, work_stopped: false })).boot;
    let valid = BallotReply {
        nonce: Nonce(1),
        candidate_boot: boot,
        proposed: Term(1),
        verdict: Verdict::Granted,
        promise: ms(50),
    };
    let other_boot = interrex::types::BootId(boot.0 + 1);
    let wrong = [
        Body::PreVoteReply(BallotReply { nonce: Nonce(2), ..valid }),
        Body::PreVoteReply(BallotReply { candidate_boot: other_boot, ..valid }),
        Body::PreVoteReply(BallotReply { proposed: Term(2), ..valid }),
        Body::VoteReply(valid),
    ];
    for body in wrong {
        cluster.deliver(0, cluster.message(1, 0, body));
        assert_eq!(cluster.role(0), Role::PreCandidate, "{body:?}");
    }
    cluster.deliver(0, cluster.message(1, 0, Body::PreVoteReply(valid)));
    assert_eq!(cluster.role(0), Role::Candidate);
}

#[test]
fn r5_the_candidates_own_promise_must_have_run_out_too() {
    let mut cluster = lone_voter();
    cluster.run_until("a campaign of 2", |cluster| cluster.role(2) != Role::Follower);
    // A heartbeat without lease neither ends the campaign nor binds; one with a promise does both.
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, Duration::ZERO)));
    assert_ne!(cluster.role(2), Role::Follower);
    cluster.deliver(2, cluster.message(0, 0, heartbeat(2, ms(50))));
    assert_eq!(cluster.role(2), Role::Follower);
}

#[test]
fn r6_a_pre_vote_changes_nothing_at_the_voter() {
    let mut cluster = lone_voter();
    let mut voter = cluster.core(2).clone();
    let before = voter.clone();
    let asked = cluster.message(0, 0, Body::PreVoteRequest(request(9)));
    voter.handle_message(cluster.now, &asked);
    let outputs: Vec<Output> = std::iter::from_fn(|| voter.poll_output()).collect();
    assert!(matches!(outputs[..], [Output::Send { .. }]), "a reply and nothing else");
    assert!(voter == before, "term, vote, promise and timers are what they were");
    cluster.run_for(MS);
}

#[test]
fn r7_the_first_campaign_after_a_leader_is_lost_skips_the_pre_vote() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    cluster.sent.clear();
    cluster.crash(leader);
    let successor = cluster.elect();
    assert_eq!(cluster.sent_by(successor, Kind::PreVoteRequest), 0);
    let fast = |event: &Event| matches!(event, Event::CampaignStarted { fast: true, .. });
    assert!(cluster.events(successor).iter().any(fast));
}

#[test]
fn r7_a_slow_link_a_small_cluster_and_a_profile_without_it_take_the_pre_vote() {
    let slow = |cluster: &mut Cluster| cluster.delay = ms(1);
    let same = |_: &mut Cluster| {};
    let without = Timing { fast_election: false, ..Timing::lan() };
    check_pre_vote(3, Timing::lan(), slow);
    check_pre_vote(3, without, same);

    let (mut pair, leader) = Cluster::with_leader(2);
    let survivor = 1 - leader;
    pair.sent.clear();
    pair.crash(leader);
    pair.run_for(ms(200));
    assert!(pair.sent_by(survivor, Kind::PreVoteRequest) > 0);
    assert_eq!(pair.sent_by(survivor, Kind::VoteRequest), 0, "two are too few for the fast path");
}

/// It has lost its leader once and found it again: for a while it asks first.
#[test]
fn r7_who_has_suspected_falsely_takes_the_pre_vote_for_ten_election_timeouts() {
    for (calm, asks_first) in [(ms(200), true), (ms(1_200), false)] {
        let (mut cluster, leader) = Cluster::with_leader(3);
        cluster.run_for(ms(100));
        let deaf = (leader + 1) % 3;
        cluster.cut.insert((leader, deaf));
        cluster.run_until("a suspicion", |cluster| cluster.role(deaf) != Role::Follower);
        cluster.heal();
        cluster.run_for(calm);
        assert_eq!(cluster.campaign_ends(deaf), [CampaignEnd::LeaderHeard]);
        cluster.sent.clear();
        cluster.isolate(deaf);
        cluster.run_until("a campaign", |cluster| cluster.role(deaf) != Role::Follower);
        let asked_first = cluster.sent_by(deaf, Kind::PreVoteRequest) > 0;
        assert_eq!(asked_first, asks_first, "after {calm}");
    }
}

fn check_pre_vote(voters: u8, timing: Timing, prepare: impl Fn(&mut Cluster)) {
    let mut cluster = Cluster::with_timing(voters, timing);
    prepare(&mut cluster);
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    cluster.sent.clear();
    cluster.crash(leader);
    let successor = cluster.elect();
    assert!(cluster.sent_by(successor, Kind::PreVoteRequest) > 0);
}

#[test]
fn witnesses_vote_and_never_lead_and_observers_do_neither() {
    let with_kinds = |me: u8| {
        let mut config: Config = config(me, 4, Timing::lan());
        config.members[1].kind = MemberKind::Witness;
        config.members[2].kind = MemberKind::Witness;
        config.members[3].kind = MemberKind::Observer;
        config
    };
    let mut cluster = Cluster::of((0..4).map(with_kinds).collect());
    assert_eq!(cluster.elect(), 0);
    cluster.run_for(ms(100));
    assert_eq!(cluster.core(3).standing().leader, Some(node(0)), "the observer knows who leads");
    cluster.crash(0);
    cluster.run_for(ms(2_000));
    assert!(cluster.lease_holders().is_empty());
    assert_eq!((1..4).map(|id| cluster.sent_by(id, Kind::PreVoteRequest)).sum::<usize>(), 0);
}

#[test]
fn sizes_between_1_and_128_elect_and_replace_a_leader() {
    for voters in [1, 2, 3, 4, 5, 8, 33, 128] {
        let mut cluster = Cluster::new(voters);
        let leader = cluster.elect();
        if voters < 3 {
            continue;
        }
        cluster.run_for(ms(30));
        cluster.crash(leader);
        let successor = cluster.elect();
        assert_ne!(successor, leader, "{voters} voters");
    }
}

#[test]
fn l2_a_deadline_that_passes_leads_to_a_campaign_also_when_it_is_served_late() {
    let mut cluster = lone_voter();
    let deadline = cluster.core(2).next_deadline();
    // The node itself was away: its leader gets the time of one more heartbeat and its way, once.
    let mut core = cluster.core(2).clone();
    core.handle_timeout(deadline + ms(40));
    assert_eq!(core.standing().role, Role::Follower);
    let second = core.next_deadline();
    assert_eq!(second, deadline + ms(50) + Timing::lan().rank_slot);
    core.handle_timeout(second + ms(40));
    assert_eq!(core.standing().role, Role::PreCandidate);
    assert_ne!(core.next_deadline(), Instant::NEVER);
    cluster.run_for(MS);
}

/// Two candidates that repeat their requests before the first have arrived once gave way to each
/// other for ever.
#[test]
fn l1_a_link_that_becomes_slower_just_when_the_leader_dies_still_elects() {
    for timing in [Timing::lan(), Timing { pre_vote: false, ..Timing::lan() }] {
        for voters in [3, 4, 5, 7] {
            for delay in [600, 1_000, 1_500, 2_500, 4_000] {
                let mut cluster = Cluster::with_timing(voters, timing);
                let leader = cluster.elect();
                cluster.run_for(ms(100));
                let term = cluster.term(leader);
                cluster.crash(leader);
                cluster.delay = Duration::from_micros(delay);
                let start = cluster.now;
                let successor = cluster.elect();
                let took = cluster.now.saturating_since(start);
                let terms = cluster.term(successor) - term;
                let what = format!("{voters} voters, {delay} us: {took}, {terms} terms");
                assert!(took < ms(300) && terms <= 3, "{what}");
            }
        }
    }
}

#[test]
fn l2_a_reply_that_comes_an_hour_late_does_not_put_detection_off() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let follower = (leader + 1) % 3;
    let said = |message: &interrex::message::Message| message.from == node(follower);
    let first = cluster.sent.iter().find(|(_, to, message)| {
        *to == node(leader) && said(message) && matches!(message.body, Body::HeartbeatAck(_))
    });
    let (_, _, late) = *first.expect("it has answered");
    cluster.run_for(ms(3_600_000).scaled(1, 100));
    cluster.deliver(leader, late);
    cluster.run_for(ms(50));
    cluster.crash(leader);
    let start = cluster.now;
    cluster.elect();
    assert!(cluster.now.saturating_since(start) < ms(70));
}

#[test]
fn l2_a_leader_that_claims_an_absurd_round_trip_is_still_suspected() {
    let mut cluster = lone_voter();
    let absurd =
        Heartbeat { round: Round(1), promise: ms(50), interval: ms(10), mean_rtt: Duration::MAX };
    cluster.deliver(2, cluster.message(0, 0, Body::Heartbeat(absurd)));
    assert!(cluster.core(2).next_deadline() < cluster.now + ms(1_000));
}

#[test]
fn members_that_were_started_with_another_member_list_are_not_listened_to() {
    let mut cluster = lone_voter();
    let mut asked = cluster.message(0, 0, Body::VoteRequest(request(1)));
    asked.config.version ^= 1;
    let before = cluster.sent.len();
    cluster.deliver(2, asked);
    cluster.deliver(2, asked);
    assert_eq!(cluster.sent.len(), before);
    let told = Event::OtherConfiguration { member: node(0) };
    assert_eq!(cluster.events(2).iter().filter(|event| **event == told).count(), 1);
}

/// As while a priority is changed node by node: then lists differ, but no quorum does.
#[test]
fn members_elect_whatever_priorities_each_of_them_gives_to_the_others() {
    let lists = [
        [[0, 0, 9], [9, 0, 0], [5, 5, 5]],
        // Each takes itself for the first.
        [[9, 0, 0], [0, 9, 0], [0, 0, 9]],
        // Each takes itself for the last.
        [[0, 9, 9], [9, 0, 9], [9, 9, 0]],
    ];
    for priorities in lists {
        let with_priorities = |me: u8| {
            let mut config = config(me, 3, Timing::lan());
            for (member, number) in config.members.iter_mut().zip(priorities[usize::from(me)]) {
                member.priority = Priority(number);
            }
            config
        };
        let mut cluster = Cluster::of((0..3).map(with_priorities).collect());
        let leader = cluster.elect();
        cluster.run_for(ms(500));
        assert_eq!(cluster.lease_holders(), [leader], "nobody deposes it");
        cluster.crash(leader);
        let next = cluster.elect();
        assert_ne!(next, leader);
        cluster.start(leader);
        cluster.run_for(ms(500));
        assert_eq!(cluster.lease_holders(), [next]);
        let differs = |event: &Event| matches!(event, Event::OtherConfiguration { .. });
        assert!((0..3).all(|id| !cluster.events(id).iter().any(differs)));
    }
}

#[test]
fn s10_a_node_that_is_started_with_its_position_denies_those_behind_it_at_once() {
    let (cluster, _) = Cluster::with_leader(3);
    let position = Position { log_term: 1, index: 8 };
    let config = config(0, 3, Timing::lan());
    let setup = interrex::election::Setup {
        config: &config,
        hard_state: Default::default(),
        durability: interrex::election::Durability::Durable,
        term_floor: interrex::types::Term::ZERO,
        position,
        boot: interrex::types::BootId(1),
        seed: 1,
    };
    let start = Instant::from_nanos(1);
    let mut voter = interrex::election::Election::new(setup, start).expect("it is valid");
    let asked = cluster.message(1, 0, Body::VoteRequest(request(1)));
    voter.handle_message(start + ms(60), &asked);
    let outputs: Vec<Output> = std::iter::from_fn(|| voter.poll_output()).collect();
    let denied = |output: &Output| {
        matches!(output, Output::Send { message, .. }
            if matches!(message.body, Body::VoteReply(reply)
                if reply.verdict == Verdict::OutdatedPosition))
    };
    assert!(outputs.iter().any(denied));
}

#[test]
fn r5_a_quorum_of_grants_elects_only_once_the_candidates_own_promise_is_over() {
    // Who was voted for asks for that vote once more, while this node campaigns for the term after
    // it.
    let timing = Timing { pre_vote: false, ..Timing::lan() };
    let mut cluster = Cluster::with_timing(3, timing);
    cluster.isolate(2);
    cluster.run_for(ms(60));
    assert_eq!(ask(&mut cluster, 2, 1, request(1)).verdict, Verdict::Granted);
    cluster.run_until("a campaign of 2", |cluster| cluster.role(2) == Role::Candidate);
    assert_eq!(ask(&mut cluster, 2, 1, request(1)).verdict, Verdict::Granted);
    let promised_until = cluster.now + ms(50);
    let asked = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::VoteRequest(request) if said.from == node(2) => Some(request),
        _ => None,
    });
    let asked = asked.expect("it asks");
    let granted = BallotReply {
        nonce: asked.nonce,
        candidate_boot: cluster
            .message(2, 0, Body::Resign(Resign { heir: None, work_stopped: false }))
            .boot,
        proposed: asked.proposed,
        verdict: Verdict::Granted,
        promise: ms(50),
    };
    cluster.deliver(2, cluster.message(1, 0, Body::VoteReply(granted)));
    assert!(cluster.now < promised_until);
    assert_eq!(cluster.role(2), Role::Candidate, "it has a quorum and has promised not to vote");
    cluster.run_until("the promise is over", |cluster| promised_until <= cluster.next_event());
    assert_eq!(cluster.role(2), Role::Candidate);
}

#[test]
fn r4_a_later_heartbeat_never_shortens_a_promise() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(50))));
    cluster.deliver(2, cluster.message(0, 0, heartbeat(2, ms(1))));
    let answer = ask(&mut cluster, 2, 1, request(1));
    assert_eq!((answer.verdict, answer.promise), (Verdict::Promised, ms(50)));
}

#[test]
fn l3_requests_that_are_lost_are_repeated() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    cluster.crash(leader);
    cluster.run_until("a campaign", |cluster| {
        (0..3).any(|id| id != leader && cluster.role(id) != Role::Follower)
    });
    let start = cluster.now;
    cluster.flights.clear();
    cluster.elect();
    assert!(cluster.now.saturating_since(start) < ms(3));
}

#[test]
fn r4_a_candidate_that_a_promise_stands_against_asks_again_just_when_it_has_run_out() {
    let mut cluster = Cluster::new(3);
    cluster.run_for(ms(50));
    // 2 has promised to 1, which is gone; 0 suspects first, and can't be elected before.
    cluster.isolate(1);
    cluster.run_for(ms(30));
    cluster.deliver(2, cluster.message(1, 0, heartbeat(1, ms(50))));
    let free_at = cluster.now + ms(50);
    cluster.run_until("a leader", |cluster| cluster.role(0) == Role::Leader);
    assert!(free_at <= cluster.now && cluster.now < free_at + ms(1), "{:?}", cluster.now);
    let asked = asked_again(&cluster, 0);
    assert_eq!(asked.len(), 1, "the event tells the wait from the election: {asked:?}");
    assert!(free_at <= asked[0] && asked[0] < cluster.now, "{asked:?}");
}

/// Returns the times at which `id` asked those again that a promise had bound.
fn asked_again(cluster: &Cluster, id: u8) -> Vec<Instant> {
    let moment = |event: &Event| match event {
        Event::AskedAgain { at, .. } => Some(*at),
        _ => None,
    };
    cluster.events(id).iter().filter_map(moment).collect()
}

#[test]
fn r4_a_campaign_that_no_promise_stood_against_asks_nobody_again() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    cluster.crash(leader);
    let successor = cluster.elect();
    assert_ne!(successor, leader);
    assert_eq!(asked_again(&cluster, successor), []);
}

#[test]
fn r4_a_release_is_no_promise_that_has_run_out() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    let deaf = (leader + 1) % 3;
    // It suspects a leader that lives, and is denied; then that leader resigns.
    cluster.cut.insert((leader, deaf));
    cluster.run_until("a campaign", |cluster| cluster.role(deaf) != Role::Follower);
    cluster.run_for(ms(1));
    let asked = asked_again(&cluster, deaf);
    cluster.heal();
    cluster.command(leader, Command::Resign);
    cluster.run_until("a successor", |cluster| !cluster.lease_holders().is_empty());
    assert_eq!(asked_again(&cluster, deaf), asked);
}

#[test]
fn r8_who_becomes_leader_tells_until_when_its_votes_give_it_a_lease() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    cluster.crash(leader);
    let successor = cluster.elect();
    let published = cluster.hosts[usize::from(successor)].published.expect("it leads");
    let told = cluster.events(successor).iter().rev().find_map(|event| match event {
        Event::BecameLeader { lease_end, .. } => Some(*lease_end),
        _ => None,
    });
    assert_eq!(told, Some(published.lease_end));
    assert!(cluster.now < published.lease_end);
}
