//! R15: the vote of a leader that has resigned or died comes to its heir in one datagram. The names
//! are the claims.

use crate::support::ask::{
    ask, heartbeat, last_reply, ms, request, with_a_witness_and_an_observer,
};
use crate::support::{Cluster, node};
use interrex::election::{BequestVerdict, Command, Event, Output, Role};
use interrex::message::{BallotRequest, Bequest, Body, Kind, Message, Verdict};
use interrex::types::{BootId, Instant, Position};
use interrex::{Duration, NodeId, Timing};

/// A cluster that has a leader, which has heard all others.
fn led(voters: u8) -> (Cluster, u8) {
    led_with(voters, Timing::lan())
}

fn led_with(voters: u8, timing: Timing) -> (Cluster, u8) {
    let mut cluster = Cluster::with_timing(voters, timing);
    let leader = cluster.elect();
    cluster.run_for(ms(130));
    cluster.sent.clear();
    (cluster, leader)
}

fn number(member: NodeId) -> u8 {
    member.number()
}

/// The bequest of `leader` as it stands now, and its heir.
fn bequest_of(cluster: &Cluster, leader: u8) -> (u8, Message) {
    let (heir, message) = cluster.core(leader).bequest().expect("it has heard somebody");
    (number(heir), message)
}

/// The plain notice of the same death.
fn notice_of(bequest: Message) -> Message {
    Message { echo: Instant::ZERO, body: Body::DeathNotice, ..bequest }
}

/// The same bequest by a giver of another timing, which promises for so long.
fn promising(promise: Duration, bequest: Message) -> Message {
    let Body::Bequest(left) = bequest.body else { panic!("it is a bequest") };
    Message { body: Body::Bequest(Bequest { promise, ..left }), ..bequest }
}

fn judged(cluster: &Cluster, id: u8, verdict: BequestVerdict) -> u64 {
    cluster.core(id).stats().bequests[verdict as usize]
}

fn requests(cluster: &Cluster) -> usize {
    let asks =
        |message: &Message| matches!(message.body.kind(), Kind::VoteRequest | Kind::PreVoteRequest);
    cluster.sent.iter().filter(|(_, _, message)| asks(message)).count()
}

#[test]
fn r15_among_three_one_datagram_elects_the_heir_of_a_leader_that_died() {
    let (mut cluster, leader) = led(3);
    let (start, term) = (cluster.now, cluster.term(leader));
    let heir = cluster.crash_guarded(leader).map(number).expect("it has an heir");
    assert_eq!(cluster.elect(), heir);
    assert_eq!(cluster.now.saturating_since(start), cluster.delay);
    assert_eq!((requests(&cluster), cluster.term(heir)), (0, term + 1));
    let died =
        Event::LeaderDied { term: interrex::Term(term), leader: node(leader), at: cluster.now };
    assert!(cluster.events(heir).contains(&died), "it is the notice too");
}

#[test]
fn r15_the_lease_by_a_bequest_ends_when_the_vote_that_was_left_does() {
    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.crash_guarded(leader);
    // Nobody answers the heir, so its lease is the dead leader's vote alone.
    (0..3).filter(|&id| id != heir).for_each(|id| _ = cluster.cut.insert((heir, id)));
    cluster.elect();
    let lease = cluster.core(heir).standing();
    let longest = ms(50);
    assert!(lease.lease_end < bequest.echo + longest, "less what clocks may differ by");
    assert!(lease.lease_end > bequest.echo + longest.scaled(99, 100));
}

#[test]
fn r15_with_a_witness_one_datagram_elects_the_other_voter() {
    let (mut cluster, leader) = with_a_witness_and_an_observer();
    let start = cluster.now;
    assert_eq!(cluster.crash_guarded(leader), Some(node(1 - leader)));
    assert_eq!(cluster.elect(), 1 - leader);
    assert_eq!(cluster.now.saturating_since(start), cluster.delay);
}

#[test]
fn r15_among_more_the_heir_asks_the_others_for_what_is_missing() {
    for voters in [4, 5, 7] {
        let (mut cluster, leader) = led(voters);
        let start = cluster.now;
        let heir = cluster.crash_guarded(leader).map(number).expect("it has an heir");
        assert_eq!(cluster.elect(), heir);
        // The bequest, the request, the grant.
        assert_eq!(cluster.now.saturating_since(start), cluster.delay.scaled(3, 1), "{voters}");
        let asked = cluster.sent.iter().find(|(_, _, said)| said.body.kind() == Kind::VoteRequest);
        let (_, to, _) = asked.expect("it asks");
        assert_ne!(*to, node(leader), "{voters}: the one that died has granted");
    }
}

#[test]
fn r15_a_bequest_is_renewed_by_each_ack_of_the_heir_and_by_nothing_else() {
    let (mut cluster, leader) = led(3);
    let (heir, first) = bequest_of(&cluster, leader);
    cluster.run_for(ms(20));
    let (same, second) = bequest_of(&cluster, leader);
    assert_eq!(same, heir);
    assert!(second.echo > first.echo);
    cluster.cut.insert((heir, leader));
    cluster.run_for(ms(1));
    let (_, last) = bequest_of(&cluster, leader);
    cluster.run_for(ms(10));
    assert_eq!(bequest_of(&cluster, leader).1.echo, last.echo);
}

#[test]
fn r15_another_becomes_the_heir_when_the_heir_is_heard_no_more() {
    let (mut cluster, leader) = led(3);
    let (heir, _) = bequest_of(&cluster, leader);
    assert_eq!(heir, (leader + 1) % 3, "the first in turn");
    cluster.crash(heir);
    cluster.run_for(ms(40));
    let other = (leader + 2) % 3;
    assert_eq!(bequest_of(&cluster, leader).0, other);
    let start = cluster.now;
    cluster.crash_guarded(leader);
    assert_eq!(cluster.elect(), other);
    assert_eq!(cluster.now.saturating_since(start), cluster.delay);
}

#[test]
fn r15_an_heir_that_is_back_becomes_the_heir_in_its_new_life() {
    let (mut cluster, leader) = led(3);
    let (heir, before) = bequest_of(&cluster, leader);
    cluster.crash(heir);
    cluster.start(heir);
    cluster.run_for(ms(300));
    let (again, after) = bequest_of(&cluster, leader);
    assert_eq!(again, heir);
    let life = |message: &Message| match message.body {
        Body::Bequest(bequest) => bequest.heir_boot,
        _ => panic!("it is a bequest"),
    };
    assert_ne!(life(&before), life(&after));
}

#[test]
fn r15_a_leader_that_leads_again_bequeaths_by_the_acks_of_its_new_term_alone() {
    let (mut cluster, leader) = led(3);
    let between = (leader + 1) % 3;
    cluster.command(leader, Command::Transfer(node(between)));
    assert_eq!(cluster.elect(), between);
    cluster.run_for(ms(1));
    cluster.command(between, Command::Transfer(node(leader)));
    assert_eq!(cluster.elect(), leader);
    let since = cluster.now;
    assert_eq!(cluster.core(leader).bequest(), None, "nobody has answered it yet");
    cluster.run_for(ms(1));
    assert!(bequest_of(&cluster, leader).1.echo >= since);
}

#[test]
fn r15_a_follower_has_no_bequest_and_a_leader_that_was_deposed_withdraws_first_of_all() {
    let (cluster, leader) = led(3);
    assert_eq!(cluster.core((leader + 1) % 3).bequest(), None);
    let mut core = cluster.core(leader).clone();
    assert!(core.bequest().is_some());
    let higher = cluster.message((leader + 1) % 3, 9, heartbeat(1, ms(50)));
    core.handle_message(cluster.now, &higher);
    assert_eq!(core.poll_output(), Some(Output::Withdraw));
    while core.poll_output().is_some() {}
    assert_eq!(core.bequest(), None);
}

#[test]
fn r15_outputs_that_were_discarded_are_not_done() {
    let (cluster, leader) = led(3);
    let mut core = cluster.core(leader).clone();
    core.handle_command(cluster.now, Command::Resign);
    assert_eq!(core.poll_output(), Some(Output::Withdraw));
    core.discard_outputs();
    assert_eq!(core.poll_output(), None);
}

/// Delivers a bequest that is no vote, for this reason. It stays the notice that it is: the others
/// are asked, as they are after any death.
fn is_no_vote(cluster: &mut Cluster, heir: u8, bequest: Message, verdict: BequestVerdict) {
    cluster.deliver(heir, bequest);
    assert_eq!(judged(cluster, heir, verdict), 1, "{verdict:?}");
    assert_eq!(judged(cluster, heir, BequestVerdict::Usable), 0);
    assert_ne!(cluster.role(heir), Role::Leader, "{verdict:?}");
}

#[test]
fn r15_a_bequest_whose_time_is_over_is_a_notice_alone() {
    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.crash(leader);
    cluster.now = bequest.echo + ms(50);
    is_no_vote(&mut cluster, heir, bequest, BequestVerdict::OutOfTime);
    assert_eq!(cluster.core(heir).stats().death_notices, 1);
    assert_eq!(cluster.elect(), heir);
}

#[test]
fn r15_a_bequest_ends_sooner_by_as_much_as_the_clocks_of_giver_and_heir_may_differ() {
    let is_usable_after = |us| {
        let (mut cluster, leader) = led(5);
        let (heir, bequest) = bequest_of(&cluster, leader);
        cluster.now = bequest.echo + Duration::from_micros(us);
        cluster.deliver(heir, bequest);
        judged(&cluster, heir, BequestVerdict::Usable) == 1
    };
    // 50 ms by a clock that is faster by 0.1 %, less 1 us.
    assert!(is_usable_after(49_949));
    assert!(!is_usable_after(49_950));
}

#[test]
fn r15_a_bequest_of_a_later_moment_or_of_another_clock_is_no_vote() {
    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    let later = Message { echo: cluster.now + Duration::from_nanos(1), ..bequest };
    is_no_vote(&mut cluster, heir, later, BequestVerdict::OutOfTime);

    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.find_clock_fault(heir);
    cluster.run_for(ms(49));
    cluster.deliver(heir, bequest);
    assert_eq!(judged(&cluster, heir, BequestVerdict::Usable), 0);
}

/// The clock of the heir steps back by 20 ms after its ack. When it shows that moment once more,
/// 20 ms have passed in truth, which the bequest knows nothing of.
#[test]
fn r15_an_ack_by_a_clock_that_has_lied_bears_no_bequest_whatever_the_clock_shows() {
    let (cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    let mut core = cluster.core(heir).clone();
    let back = bequest.echo - ms(60);
    core.handle_clock_fault(back);
    while core.poll_output().is_some() {}
    // Its silence is over, and the ack is neither in its future nor from before the fault.
    core.handle_timeout(back + ms(60));
    while core.poll_output().is_some() {}
    core.handle_message(bequest.echo + ms(1), &bequest);
    assert_eq!(core.stats().bequests[BequestVerdict::Usable as usize], 0);
}

#[test]
fn r15_a_bequest_to_another_life_of_the_heir_is_no_vote() {
    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.crash(heir);
    cluster.start(heir);
    is_no_vote(&mut cluster, heir, bequest, BequestVerdict::OtherLife);
}

#[test]
fn r15_a_bequest_of_a_life_that_was_not_heard_to_lead_that_term_is_no_vote() {
    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    let other = Message { boot: BootId(bequest.boot.0 + 1), ..bequest };
    is_no_vote(&mut cluster, heir, other, BequestVerdict::Unheard);
    let later = Message { term: bequest.term.next(), ..bequest };
    cluster.deliver(heir, later);
    assert_eq!(judged(&cluster, heir, BequestVerdict::Unheard), 2);
}

#[test]
fn r15_what_was_heard_of_a_leader_is_remembered_after_its_notice() {
    let (mut cluster, leader) = led(5);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.isolate(heir);
    cluster.crash(leader);
    cluster.deliver(heir, notice_of(bequest));
    cluster.deliver(heir, bequest);
    assert_eq!(judged(&cluster, heir, BequestVerdict::Usable), 1);
}

#[test]
fn r15_an_heir_that_is_behind_the_leader_is_not_elected_by_it() {
    let (mut cluster, leader) = led(3);
    cluster.command(leader, Command::SetPosition(Position { log_term: 0, index: 1 }));
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.crash(leader);
    is_no_vote(&mut cluster, heir, bequest, BequestVerdict::Behind);
}

#[test]
fn r15_a_leader_leaves_its_vote_to_one_that_is_not_behind_if_there_is_one() {
    let (mut cluster, leader) = led(3);
    let (second, third) = ((leader + 1) % 3, (leader + 2) % 3);
    let ahead = Position { log_term: 0, index: 1 };
    [leader, third].iter().for_each(|&id| cluster.command(id, Command::SetPosition(ahead)));
    cluster.run_for(ms(20));
    assert_eq!(bequest_of(&cluster, leader).0, third);
    cluster.command(second, Command::SetPosition(ahead));
    cluster.run_for(ms(20));
    assert_eq!(bequest_of(&cluster, leader).0, second);
    let further = Position { log_term: 0, index: 2 };
    cluster.command(leader, Command::SetPosition(further));
    cluster.run_for(ms(20));
    assert_eq!(cluster.core(leader).bequest(), None, "its vote is of no use to any of them");
}

#[test]
fn r15_a_leader_that_is_ahead_of_all_resigns_with_its_vote_in_its_hands() {
    let (mut cluster, leader) = led(3);
    let ahead = Position { log_term: 0, index: 1 };
    cluster.command(leader, Command::SetPosition(ahead));
    let term = cluster.term(leader);
    cluster.command(leader, Command::Resign);
    assert_eq!(cluster.term(leader), term);
    let heir = (leader + 1) % 3;
    let asked = BallotRequest { position: ahead, ..request(term + 1) };
    assert_eq!(ask(&mut cluster, leader, heir, asked).verdict, Verdict::Granted);
}

#[test]
fn r15_a_vote_that_was_left_is_given_to_nobody_else() {
    let (mut cluster, leader) = led(5);
    let term = cluster.term(leader);
    let heir = bequest_of(&cluster, leader).0;
    cluster.isolate(leader);
    cluster.command(leader, Command::Resign);
    assert_eq!(cluster.term(leader), term + 1);
    let other = (heir + 1) % 5;
    let other = if other == leader { (other + 1) % 5 } else { other };
    cluster.now = cluster.now + ms(200);
    assert_eq!(ask(&mut cluster, leader, other, request(term + 1)).verdict, Verdict::AlreadyVoted);
    assert_eq!(ask(&mut cluster, leader, heir, request(term + 1)).verdict, Verdict::Granted);
}

#[test]
fn r15_who_has_left_its_vote_promises_the_heir_what_the_vote_says() {
    // With this profile a bequest promises for 900 ms, and a heartbeat asks for 500 ms.
    let (mut cluster, leader) = led_with(5, Timing::wan());
    let term = cluster.term(leader);
    let heir = bequest_of(&cluster, leader).0;
    cluster.isolate(leader);
    cluster.command(leader, Command::Resign);
    let other = (heir + 1) % 5;
    let other = if other == leader { (other + 1) % 5 } else { other };
    cluster.now = cluster.now + ms(899);
    assert_eq!(ask(&mut cluster, leader, other, request(term + 2)).verdict, Verdict::Promised);
    cluster.now = cluster.now + ms(1);
    assert_eq!(ask(&mut cluster, leader, other, request(term + 2)).verdict, Verdict::Granted);
}

/// The vote that it may have left is spent, whoever asks: the heir may have forgotten that it led.
#[test]
fn r15_a_leader_that_was_restarted_begins_in_the_next_term_without_a_vote_there() {
    let (mut cluster, leader) = led(3);
    let (term, heir) = (cluster.term(leader), bequest_of(&cluster, leader).0);
    cluster.isolate(leader);
    cluster.crash(leader);
    cluster.start(leader);
    assert_eq!(cluster.term(leader), term + 1);
    cluster.now = cluster.now + ms(51);
    for id in [heir, (leader + 2) % 3] {
        let answer = ask(&mut cluster, leader, id, request(term + 1));
        assert_eq!(answer.verdict, Verdict::AlreadyVoted, "n{id}");
    }
    assert_eq!(ask(&mut cluster, leader, heir, request(term + 2)).verdict, Verdict::Granted);
}

#[test]
fn r15_a_follower_that_was_restarted_has_its_vote_in_the_next_term() {
    let (mut cluster, leader) = led(3);
    let follower = (leader + 1) % 3;
    let term = cluster.term(follower);
    cluster.isolate(follower);
    cluster.crash(follower);
    cluster.start(follower);
    assert_eq!(cluster.term(follower), term);
    cluster.now = cluster.now + ms(51);
    let other = (leader + 2) % 3;
    assert_eq!(ask(&mut cluster, follower, other, request(term + 1)).verdict, Verdict::Granted);
}

#[test]
fn r15_a_leader_that_followed_on_and_was_restarted_has_its_vote_in_the_next_term() {
    let (mut cluster, leader) = led(3);
    let (term, successor) = (cluster.term(leader) + 1, (leader + 1) % 3);
    cluster.isolate(leader);
    cluster.deliver(leader, cluster.message(successor, term, heartbeat(1, ms(50))));
    cluster.crash(leader);
    cluster.start(leader);
    assert_eq!(cluster.term(leader), term);
    cluster.now = cluster.now + ms(51);
    let answer = ask(&mut cluster, leader, successor, request(term + 1));
    assert_eq!(answer.verdict, Verdict::Granted);
}

/// A repeated bequest re-elects nobody in a term that it has led before.
#[test]
fn r15_who_has_led_by_a_bequest_and_resigned_does_not_lead_that_term_again() {
    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.crash_guarded(leader);
    assert_eq!(cluster.elect(), heir);
    cluster.isolate(heir);
    cluster.command(heir, Command::Resign);
    cluster.deliver(heir, bequest);
    assert_eq!(judged(&cluster, heir, BequestVerdict::OtherTerm), 1);
    assert_ne!(cluster.role(heir), Role::Leader);
}

#[test]
fn r15_a_campaign_for_the_same_term_takes_the_vote_and_ends_no_later_than_it() {
    let (mut cluster, leader) = led(5);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.isolate(heir);
    cluster.crash(leader);
    cluster.deliver(heir, notice_of(bequest));
    assert_eq!(cluster.role(heir), Role::Candidate);
    let campaigns = cluster.core(heir).stats().campaigns;
    cluster.deliver(heir, bequest);
    assert_eq!(cluster.core(heir).stats().campaigns, campaigns, "no new one");
    cluster.now = bequest.echo + ms(50);
    let now = cluster.now;
    let mut core = cluster.core(heir).clone();
    core.handle_timeout(now);
    while core.poll_output().is_some() {}
    assert_eq!(core.standing().role, Role::Follower, "its end is that of the vote");
}

#[test]
fn r15_a_pre_vote_counts_for_nothing_beside_the_vote_that_was_left() {
    let (mut cluster, leader) = led_with(5, Timing::wan());
    let (heir, bequest) = bequest_of(&cluster, leader);
    let voter = (leader + 2) % 5;
    cluster.isolate(heir);
    [(heir, voter), (voter, heir)].iter().for_each(|link| _ = cluster.cut.remove(link));
    cluster.crash(leader);
    cluster.deliver(heir, notice_of(bequest));
    assert_eq!(cluster.role(heir), Role::PreCandidate);
    cluster.run_for(cluster.delay.scaled(2, 1));
    assert_eq!(last_reply(&cluster, voter).verdict, Verdict::Granted);
    cluster.deliver(heir, bequest);
    assert_eq!(cluster.role(heir), Role::Candidate, "it asks once more");
}

/// The heir may read the datagram before it looks at the timer that ends the campaign.
#[test]
fn r15_where_the_time_of_the_campaign_is_up_the_vote_that_was_left_begins_another() {
    let (mut cluster, leader) = led(3);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.isolate(heir);
    cluster.crash(leader);
    cluster.deliver(heir, notice_of(bequest));
    assert_eq!(cluster.role(heir), Role::Candidate);
    let mut core = cluster.core(heir).clone();
    let ended = cluster.now + Timing::lan().campaign_limit;
    core.handle_message(ended, &promising(ms(1_000), bequest));
    while core.poll_output().is_some() {}
    assert_eq!(core.standing().role, Role::Leader);
}

/// A giver of another timing may promise for longer than the heir campaigns. Whoever forgets its
/// grant is silent for no longer than that.
#[test]
fn r15_a_campaign_by_a_bequest_lasts_no_longer_than_any_other() {
    let (mut cluster, leader) = led(5);
    let (heir, bequest) = bequest_of(&cluster, leader);
    cluster.isolate(heir);
    cluster.crash(leader);
    cluster.deliver(heir, promising(ms(60_000), bequest));
    assert_eq!(cluster.role(heir), Role::Candidate);
    let started = cluster.now;
    while cluster.role(heir) == Role::Candidate && cluster.now < started + ms(1_000) {
        cluster.step();
    }
    let limit = cluster.hosts[usize::from(heir)].config.timing.campaign_limit;
    assert_eq!(cluster.now.saturating_since(started), limit);
}

#[test]
fn r15_the_heir_of_a_leader_that_resigned_goes_first_and_the_others_wait_for_their_turn() {
    let (mut cluster, leader) = led(3);
    let heir = bequest_of(&cluster, leader).0;
    let other = 3 - leader - heir;
    cluster.cut.insert((leader, heir));
    cluster.cut.insert((heir, other));
    let start = cluster.now;
    cluster.command(leader, Command::Resign);
    cluster.run_for(cluster.delay);
    assert_eq!(cluster.role(other), Role::Follower, "the heir has the first turn");
    cluster.run_for(ms(5));
    assert_ne!(cluster.role(other), Role::Follower, "it is late");
    // The vote of the old leader is the heir's, which never heard of it. Another term is needed.
    cluster.heal();
    cluster.elect();
    assert!(cluster.now.saturating_since(start) < ms(120));
}
