//! R10's third signal: a guardian says that the life that led this term is over. The names are the
//! claims.

use crate::support::ask::{
    ask, heartbeat, lone_voter, ms, request, with_a_witness_and_an_observer,
};
use crate::support::{Cluster, node};
use interrex::Duration;
use interrex::election::{Event, Role};
use interrex::message::{BallotRequest, Body, Kind, Message, Verdict};
use interrex::types::{BootId, Instant, Term};

/// Returns what the guardian of `dead` says of its latest life.
fn notice(cluster: &Cluster, dead: u8, term: u64) -> Message {
    cluster.message(dead, term, Body::DeathNotice)
}

fn of_life(message: Message, boot: u64) -> Message {
    Message { boot: BootId(boot), ..message }
}

fn heard_of(cluster: &Cluster, id: u8) -> u64 {
    cluster.core(id).stats().death_notices
}

/// The requests for votes that `id` has sent.
fn asked_by(cluster: &Cluster, id: u8) -> Vec<BallotRequest> {
    let asked = |said: &Message| match said.body {
        Body::VoteRequest(asked) | Body::PreVoteRequest(asked) if said.from == node(id) => {
            Some(asked)
        }
        _ => None,
    };
    cluster.sent.iter().filter_map(|(_, _, said)| asked(said)).collect()
}

/// Hands `message` to `to`, which must do nothing and count it as stale.
fn changes_nothing(cluster: &mut Cluster, to: u8, message: Message) {
    let seen = |cluster: &Cluster| {
        let core = cluster.core(to);
        let stats = core.stats();
        let counted = (stats.death_notices, stats.campaigns, stats.step_downs);
        let said = (cluster.sent.len(), cluster.events(to).len());
        (core.standing(), core.hard_state(), core.next_deadline(), counted, said)
    };
    let (before, stale) = (seen(cluster), cluster.core(to).stats().stale);
    cluster.deliver(to, message);
    assert_eq!(seen(cluster), before);
    assert_eq!(cluster.core(to).stats().stale, stale + 1);
}

/// The same for a notice of the latest life of `dead`.
fn is_not_heeded(cluster: &mut Cluster, by: u8, dead: u8, term: u64) {
    let said = notice(cluster, dead, term);
    changes_nothing(cluster, by, said);
}

/// Node 2 alone has heard node 0 lead term 1, and has promised it 50 ms.
fn bound_voter() -> (Cluster, Instant) {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 1, heartbeat(1, ms(50))));
    let until = cluster.now + ms(50);
    (cluster, until)
}

/// Returns whether node 2 would vote for node 1 in `term`; asks without consequence.
fn would_vote(cluster: &mut Cluster, term: u64) -> Verdict {
    let question = Body::PreVoteRequest(request(term));
    cluster.deliver(2, cluster.message(1, term - 1, question));
    crate::support::ask::last_reply(cluster, 2).verdict
}

#[test]
fn r10_a_dead_leader_is_replaced_inside_the_promises_to_it_by_the_best_in_rank() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    let (first, second) = ((leader + 1) % 3, (leader + 2) % 3);
    cluster.crash(leader);
    cluster.sent.clear();
    let (term, told_at) = (cluster.term(first), cluster.now);
    for id in [second, first] {
        cluster.deliver(id, notice(&cluster, leader, term));
        let died = Event::LeaderDied { term: Term(term), leader: node(leader), at: told_at };
        assert!(cluster.events(id).contains(&died));
    }
    assert_eq!(cluster.role(first), Role::Candidate, "at once, by the fast path (R7)");
    assert_eq!(cluster.role(second), Role::Follower, "it is not its turn");
    assert_eq!(cluster.elect(), first);
    let took = cluster.now.saturating_since(told_at);
    assert!(took <= cluster.delay.scaled(2, 1), "one round trip, not {took}");
    assert_eq!(cluster.sent_by(first, Kind::PreVoteRequest), 0);
    assert!(asked_by(&cluster, first).iter().all(|asked| asked.release == Some(node(leader))));
}

/// The second voter has not been told: it takes the candidate's word.
#[test]
fn r10_one_that_is_told_is_enough() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    let told = (leader + 1) % 3;
    cluster.crash(leader);
    let told_at = cluster.now;
    cluster.deliver(told, notice(&cluster, leader, cluster.term(told)));
    assert_eq!(cluster.elect(), told);
    assert!(cluster.now.saturating_since(told_at) < ms(1));
}

#[test]
fn r10_a_notice_frees_from_the_promise_to_that_life() {
    let (mut cluster, _) = bound_voter();
    assert_eq!(would_vote(&mut cluster, 2), Verdict::Promised);
    cluster.deliver(2, notice(&cluster, 0, 1));
    assert_eq!(heard_of(&cluster, 2), 1);
    assert_eq!(ask(&mut cluster, 2, 1, request(2)).verdict, Verdict::Granted);
}

#[test]
fn r10_a_notice_of_another_life_changes_nothing() {
    let (mut cluster, _) = bound_voter();
    let present = notice(&cluster, 0, 1);
    for other in [present.boot.0 - 1, present.boot.0 + 1] {
        changes_nothing(&mut cluster, 2, of_life(present, other));
    }
    assert_eq!(would_vote(&mut cluster, 2), Verdict::Promised);
}

#[test]
fn r10_a_notice_of_an_earlier_term_changes_nothing() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 1, heartbeat(1, ms(50))));
    cluster.deliver(2, cluster.message(0, 2, heartbeat(1, ms(50))));
    is_not_heeded(&mut cluster, 2, 0, 1);
    assert_eq!(would_vote(&mut cluster, 3), Verdict::Promised);
}

#[test]
fn r10_a_notice_that_comes_again_changes_nothing() {
    let (mut cluster, _) = bound_voter();
    cluster.deliver(2, notice(&cluster, 0, 1));
    cluster.run_for(ms(1));
    is_not_heeded(&mut cluster, 2, 0, 1);
    // Nor where the node has begun to follow another since.
    cluster.deliver(2, cluster.message(1, 2, heartbeat(1, ms(50))));
    is_not_heeded(&mut cluster, 2, 0, 1);
    assert_eq!(heard_of(&cluster, 2), 1);
}

#[test]
fn r10_a_notice_of_one_that_was_not_heard_to_lead_changes_nothing() {
    let mut cluster = lone_voter();
    let term = cluster.term(2);
    is_not_heeded(&mut cluster, 2, 0, term);
    // Of a term that was never heard of it teaches the term (R1), and nothing else.
    cluster.deliver(2, notice(&cluster, 0, term + 1));
    assert_eq!((cluster.term(2), cluster.role(2)), (term + 1, Role::Follower));
    assert_eq!(heard_of(&cluster, 2), 0);
    is_not_heeded(&mut cluster, 2, 0, term + 1);
}

#[test]
fn r10_a_voter_that_knows_its_vote_alone_is_freed_too() {
    let mut cluster = lone_voter();
    assert_eq!(ask(&mut cluster, 2, 0, request(1)).verdict, Verdict::Granted);
    assert_eq!(would_vote(&mut cluster, 2), Verdict::Promised);
    cluster.deliver(2, notice(&cluster, 0, 1));
    assert_eq!(heard_of(&cluster, 2), 1);
    assert_eq!(would_vote(&mut cluster, 2), Verdict::Granted);
}

#[test]
fn r10_a_leader_and_the_followers_of_another_heed_nothing() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let (follower, other) = ((leader + 1) % 3, (leader + 2) % 3);
    let term = cluster.term(leader);
    is_not_heeded(&mut cluster, leader, follower, term);
    is_not_heeded(&mut cluster, leader, leader, term);
    is_not_heeded(&mut cluster, follower, other, term);
    is_not_heeded(&mut cluster, follower, follower, term);
    cluster.run_for(ms(200));
    assert_eq!((cluster.role(leader), cluster.term(follower)), (Role::Leader, term));
}

/// It has voted for one and heard another lead; that one asks for no promise (R9), so the vote's
/// still stands.
#[test]
fn r10_a_notice_of_one_that_lost_to_the_leader_changes_nothing() {
    let mut cluster = lone_voter();
    assert_eq!(ask(&mut cluster, 2, 0, request(1)).verdict, Verdict::Granted);
    cluster.deliver(2, cluster.message(1, 1, heartbeat(1, Duration::ZERO)));
    is_not_heeded(&mut cluster, 2, 0, 1);
}

/// Whatever it was told, it may have promised others more than it remembers.
#[test]
fn r13_a_node_that_is_silent_after_its_start_campaigns_when_the_silence_is_over() {
    let mut cluster = lone_voter();
    cluster.crash(2);
    cluster.start(2);
    let silent_until = cluster.now + ms(50);
    cluster.deliver(2, cluster.message(0, 1, heartbeat(1, ms(50))));
    cluster.deliver(2, notice(&cluster, 0, 1));
    assert_eq!(heard_of(&cluster, 2), 1);
    assert_eq!(would_vote(&mut cluster, 2), Verdict::Silent);
    cluster.run_until("a campaign of 2", |cluster| cluster.role(2) != Role::Follower);
    assert!(silent_until <= cluster.now && cluster.now < silent_until + ms(1), "{:?}", cluster.now);
    assert_eq!(asked_by(&cluster, 2)[0].release, Some(node(0)));
}

#[test]
fn r10_a_candidate_that_promises_stand_against_gets_the_release() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    let deaf = (leader + 1) % 3;
    // It suspects a leader that lives, and is denied; then that leader dies.
    cluster.cut.insert((leader, deaf));
    cluster.run_until("a campaign", |cluster| cluster.role(deaf) != Role::Follower);
    cluster.run_for(ms(1));
    assert!(asked_by(&cluster, deaf).iter().all(|asked| asked.release.is_none()));
    cluster.crash(leader);
    let (told_at, term) = (cluster.now, cluster.term(deaf));
    cluster.deliver(deaf, notice(&cluster, leader, term));
    assert_eq!(cluster.elect(), deaf);
    assert!(cluster.now.saturating_since(told_at) < ms(1));
}

#[test]
fn r10_a_late_heartbeat_of_the_dead_binds_nobody() {
    let (mut cluster, _) = bound_voter();
    let late = cluster.message(0, 1, heartbeat(2, ms(50)));
    cluster.deliver(2, notice(&cluster, 0, 1));
    changes_nothing(&mut cluster, 2, late);
    assert_eq!(would_vote(&mut cluster, 2), Verdict::Granted);
}

#[test]
fn witnesses_and_observers_heed_a_notice_and_do_not_campaign() {
    let (mut cluster, leader) = with_a_witness_and_an_observer();
    let (survivor, term) = (1 - leader, cluster.term(leader));
    cluster.crash(leader);
    for id in [2, 3] {
        cluster.deliver(id, notice(&cluster, leader, term));
        assert_eq!((heard_of(&cluster, id), cluster.core(id).stats().campaigns), (1, 0));
    }
    // The witness is free: its vote is there at once for whoever may lead.
    let asked = BallotRequest { release: None, ..request(term + 1) };
    assert_eq!(ask(&mut cluster, 2, survivor, asked).verdict, Verdict::Granted);
}

/// Node 2 has missed that its leader died, was restarted and leads a later term. What it promised
/// the first life, be it over or not, says nothing of who leads that term, also where a guardian
/// mixes the two up.
#[test]
fn s7_a_promise_of_an_earlier_term_makes_nobody_heed_a_notice_of_a_later_one() {
    for wait in [Duration::ZERO, ms(60)] {
        let (mut cluster, first_life) = with_a_leader_that_came_back();
        cluster.run_for(wait);
        cluster.deliver(2, of_life(notice(&cluster, 0, 3), first_life));
        assert_eq!((heard_of(&cluster, 2), cluster.term(2)), (0, 3));
        cluster.heal();
        cluster.run_for(ms(200));
        assert_eq!(cluster.lease_holders(), [0]);
        assert_eq!(cluster.term(0), 3);
        assert!(asked_by(&cluster, 2).iter().all(|asked| asked.release.is_none()));
    }
}

/// Node 0 leads term 3 in its second life, which began in term 2 (R15), by the vote of node 1; node
/// 2 has heard late heartbeats of its first life up to now. Returns which life that was.
fn with_a_leader_that_came_back() -> (Cluster, u64) {
    let mut cluster = Cluster::new(3);
    assert_eq!(cluster.elect(), 0);
    cluster.run_for(ms(30));
    let first_life = notice(&cluster, 0, 1).boot.0;
    cluster.isolate(2);
    cluster.crash(0);
    cluster.start(0);
    let mut round = 1_000;
    while cluster.role(0) != Role::Leader {
        round += 1;
        let late = cluster.message(0, 1, heartbeat(round, ms(50)));
        [1, 2].iter().for_each(|&id| cluster.deliver(id, of_life(late, first_life)));
        cluster.run_for(ms(1));
    }
    assert_eq!((cluster.elect(), cluster.term(0), cluster.term(2)), (0, 3, 1));
    cluster.sent.clear();
    (cluster, first_life)
}
