//! Nodes that stand by, applications that have stalled, priorities that change, and leadership that
//! is given back. The names are the claims.

use crate::support::ask::{ask, ms, request, with_a_witness_and_an_observer};
use crate::support::{Cluster, config, node};
use interrex::election::{
    BequestVerdict, CampaignEnd, Command, Event, Role, StepDown, TransferRefusal,
};
use interrex::message::{BallotRequest, Kind, Verdict};
use interrex::types::{Position, Priority};
use interrex::{Duration, Timing};

fn led(voters: u8) -> (Cluster, u8) {
    let (mut cluster, leader) = Cluster::with_leader(voters);
    cluster.run_for(ms(100));
    cluster.sent.clear();
    (cluster, leader)
}

/// As the duty cycle does it.
fn stand_by(cluster: &mut Cluster, id: u8) {
    cluster.command(id, Command::SetStandby(true));
    cluster.command(id, Command::Resign);
}

fn has_led(cluster: &Cluster, id: u8) -> usize {
    let leads = |event: &&Event| matches!(event, Event::BecameLeader { .. });
    cluster.events(id).iter().filter(leads).count()
}

fn has_campaigned(cluster: &Cluster, id: u8) -> u64 {
    cluster.core(id).stats().campaigns
}

/// Moves leadership on some times by resignations and crashes, one of three standing by.
fn churn(cluster: &mut Cluster, stands_by: u8) {
    for round in 0..12 {
        let leader = cluster.elect();
        assert_ne!(leader, stands_by, "round {round}");
        if round % 3 == 0 {
            cluster.crash(leader);
            cluster.run_for(ms(400));
            cluster.start(leader);
        } else {
            cluster.command(leader, Command::Resign);
        }
        cluster.run_for(ms(300));
    }
}

#[test]
fn a_leader_that_stands_by_resigns_and_is_not_elected_again() {
    let (mut cluster, leader) = led(3);
    let term = interrex::Term(cluster.term(leader));
    stand_by(&mut cluster, leader);
    let gave_up = Event::SteppedDown { term, at: cluster.now, reason: StepDown::Resigned };
    assert!(cluster.events(leader).contains(&gave_up));
    let campaigns = has_campaigned(&cluster, leader);
    churn(&mut cluster, leader);
    assert_eq!((has_led(&cluster, leader), has_campaigned(&cluster, leader)), (1, campaigns));
    cluster.command(leader, Command::SetStandby(false));
    cluster.run_for(ms(300));
    let present = cluster.elect();
    cluster.command(present, Command::Transfer(node(leader)));
    assert_eq!(cluster.elect(), leader, "it stands again");
}

#[test]
fn a_node_that_stands_by_goes_on_voting_and_promising() {
    let (mut cluster, leader) = led(3);
    let (successor, third) = ((leader + 1) % 3, (leader + 2) % 3);
    stand_by(&mut cluster, leader);
    assert_eq!(cluster.elect(), successor);
    cluster.crash(third);
    cluster.run_for(ms(1_000));
    assert_eq!(cluster.lease_holders(), [successor], "by the promises of the one that stands by");
    cluster.crash(successor);
    cluster.start(third);
    assert_eq!(cluster.elect(), third, "by its vote");
}

#[test]
fn a_campaign_ends_when_its_node_stands_by_or_stalls() {
    for command in [Command::SetStandby(true), Command::SetStalled(true)] {
        let (mut cluster, leader) = led(3);
        let lost = (leader + 1) % 3;
        cluster.isolate(lost);
        cluster.run_until("a campaign", |cluster| cluster.role(lost) == Role::PreCandidate);
        cluster.command(lost, command);
        assert_eq!(cluster.role(lost), Role::Follower);
        assert_eq!(cluster.campaign_ends(lost).last(), Some(&CampaignEnd::NotElectable));
        let campaigns = has_campaigned(&cluster, lost);
        cluster.run_for(ms(2_000));
        assert_eq!(has_campaigned(&cluster, lost), campaigns, "{command:?}");
    }
}

/// A quorum has granted, and only the own promise is waited for.
#[test]
fn a_campaign_that_has_its_votes_and_waits_for_its_own_promise_ends_too() {
    let (mut cluster, leader) = led(3);
    let (follower, voter) = ((leader + 1) % 3, (leader + 2) % 3);
    cluster.crash(leader);
    cluster.say_unreachable(follower, leader);
    cluster.run_until("votes", |cluster| cluster.sent_by(voter, Kind::VoteReply) > 0);
    cluster.command(follower, Command::SetStandby(true));
    cluster.run_for(ms(60));
    assert_eq!(has_led(&cluster, follower), 0);
    assert_eq!(cluster.elect(), voter);
}

#[test]
fn an_heir_that_stands_by_is_passed_over() {
    let (mut cluster, leader) = led(3);
    let (heir, _) = cluster.core(leader).bequest().expect("it has heard both");
    cluster.command(heir.number(), Command::SetStandby(true));
    cluster.run_for(ms(20));
    let (other, _) = cluster.core(leader).bequest().expect("it hears another");
    assert_ne!(other, heir);
    cluster.command(leader, Command::Resign);
    assert_eq!(cluster.elect(), other.number());
}

#[test]
fn a_bequest_that_finds_its_heir_standing_by_is_a_notice_alone() {
    let (mut cluster, leader) = led(3);
    let (heir, _) = cluster.core(leader).bequest().expect("it has heard both");
    let heir = heir.number();
    cluster.command(heir, Command::SetStandby(true));
    cluster.crash_guarded(leader);
    let start = cluster.now;
    let successor = cluster.elect();
    assert_ne!(successor, heir);
    assert!(cluster.now.saturating_since(start) < ms(5), "all know of the death");
    let verdicts = cluster.core(heir).stats().bequests;
    assert_eq!(verdicts[BequestVerdict::NotElectable as usize], 1);
}

#[test]
fn a_transfer_to_a_node_that_stands_by_is_refused() {
    let (mut cluster, leader) = led(3);
    let to = (leader + 1) % 3;
    for command in [Command::SetStandby(true), Command::SetStalled(true)] {
        cluster.command(to, command);
        cluster.run_for(ms(20));
        let refused = cluster.core(leader).check_transfer(cluster.now, node(to));
        assert_eq!(refused, Err(TransferRefusal::NotStanding));
        cluster.command(leader, Command::Transfer(node(to)));
        assert_eq!(cluster.lease_holders(), [leader]);
        cluster.command(to, Command::SetStandby(false));
        cluster.command(to, Command::SetStalled(false));
        cluster.run_for(ms(20));
        assert_eq!(cluster.core(leader).check_transfer(cluster.now, node(to)), Ok(()));
    }
}

#[test]
fn a_witness_is_never_a_target_whatever_it_says() {
    let (mut cluster, leader) = with_a_witness_and_an_observer();
    for id in [2, 3] {
        cluster.command(id, Command::SetStandby(false));
        cluster.command(id, Command::SetPriority(Priority(255)));
        cluster.run_for(ms(20));
        let refused = cluster.core(leader).check_transfer(cluster.now, node(id));
        assert_eq!(refused, Err(TransferRefusal::NotElectable));
        assert_eq!(has_campaigned(&cluster, id), 0);
    }
}

#[test]
fn where_all_stand_by_nobody_leads_until_one_stands_again() {
    let (mut cluster, leader) = led(3);
    let others = [(leader + 1) % 3, (leader + 2) % 3];
    for id in others {
        cluster.command(id, Command::SetStandby(true));
    }
    cluster.run_for(ms(100));
    assert_eq!(cluster.lease_holders(), [leader], "it goes on while it may");
    stand_by(&mut cluster, leader);
    cluster.run_for(ms(3_000));
    assert!(cluster.lease_holders().is_empty());
    cluster.command(others[1], Command::SetStandby(false));
    assert_eq!(cluster.elect(), others[1]);
}

#[test]
fn a_node_that_stands_again_leaves_a_healthy_leader_alone() {
    let (mut cluster, leader) = led(3);
    let follower = (leader + 1) % 3;
    let campaigns = has_campaigned(&cluster, follower);
    // At any moment between two heartbeats.
    for step in 0..30 {
        cluster.command(follower, Command::SetStandby(true));
        cluster.run_for(ms(300) + Duration::from_micros(700 * step));
        cluster.command(follower, Command::SetStandby(false));
        cluster.run_for(ms(40));
    }
    assert_eq!(has_campaigned(&cluster, follower), campaigns);
    assert_eq!(cluster.lease_holders(), [leader]);
    cluster.crash(leader);
    let start = cluster.now;
    cluster.elect();
    assert!(cluster.now.saturating_since(start) < ms(300), "and misses it when it is gone");
}

/// As while it waits for guards: it has not resigned yet.
#[test]
fn a_leader_that_stands_again_before_it_has_resigned_leads_on() {
    let (mut cluster, leader) = led(3);
    let campaigns = has_campaigned(&cluster, leader);
    cluster.command(leader, Command::SetStandby(true));
    cluster.run_for(ms(20));
    cluster.command(leader, Command::SetStandby(false));
    cluster.run_for(ms(3_000));
    assert_eq!(cluster.lease_holders(), [leader]);
    assert_eq!((has_led(&cluster, leader), has_campaigned(&cluster, leader)), (1, campaigns));
}

#[test]
fn a_life_that_begins_in_standby_is_not_elected() {
    let (mut cluster, leader) = led(3);
    let follower = (leader + 1) % 3;
    cluster.crash(follower);
    cluster.start(follower);
    let core = cluster.hosts[usize::from(follower)].core.as_mut().expect("it has just started");
    core.begin_in_standby();
    assert!(core.is_standing_by() && !core.is_stalled());
    cluster.run_for(ms(300));
    churn(&mut cluster, follower);
}

#[test]
fn a_leader_whose_application_has_stalled_resigns_at_once_and_another_leads() {
    let (mut cluster, leader) = led(3);
    let start = cluster.now;
    cluster.command(leader, Command::SetStalled(true));
    assert!(cluster.lease_holders().is_empty());
    let successor = cluster.elect();
    assert_ne!(successor, leader);
    assert_eq!(cluster.now.saturating_since(start), cluster.delay, "by one datagram");
    churn(&mut cluster, leader);
    cluster.command(leader, Command::SetStalled(false));
    cluster.run_for(ms(100));
    let present = cluster.elect();
    cluster.command(present, Command::Transfer(node(leader)));
    assert_eq!(cluster.elect(), leader);
}

/// An application that beats again is not one that was told to stand again, nor the other way.
#[test]
fn each_reason_alone_keeps_a_node_from_standing() {
    let (mut cluster, leader) = led(3);
    let to = (leader + 1) % 3;
    cluster.command(to, Command::SetStandby(true));
    cluster.command(to, Command::SetStalled(true));
    for command in [Command::SetStalled(false), Command::SetStandby(false)] {
        cluster.run_for(ms(20));
        let refused = cluster.core(leader).check_transfer(cluster.now, node(to));
        assert_eq!(refused, Err(TransferRefusal::NotStanding));
        cluster.command(to, command);
    }
    cluster.run_for(ms(20));
    assert_eq!(cluster.core(leader).check_transfer(cluster.now, node(to)), Ok(()));
}

#[test]
fn an_order_that_changes_nothing_is_not_told() {
    let (mut cluster, leader) = led(3);
    let told = cluster.events(leader).len();
    cluster.command(leader, Command::SetStandby(false));
    cluster.command(leader, Command::SetStalled(false));
    assert_eq!(cluster.events(leader).len(), told);
    assert_eq!(cluster.lease_holders(), [leader]);
}

#[test]
fn a_priority_that_is_raised_while_the_cluster_runs_is_elected_first() {
    for ends in [
        |cluster: &mut Cluster, id| cluster.crash(id),
        |cluster: &mut Cluster, id| {
            cluster.command(id, Command::Resign);
        },
    ] {
        for step in 1..5 {
            let (mut cluster, leader) = led(5);
            let preferred = (leader + step) % 5;
            cluster.command(preferred, Command::SetPriority(Priority(9)));
            // Its leader learns it with the next ack, the others by what keeps paths warm.
            cluster.run_for(ms(6_100));
            for id in 0..5 {
                assert_eq!(cluster.core(id).priority_of(node(preferred)), Priority(9), "n{id}");
            }
            ends(&mut cluster, leader);
            assert_eq!(cluster.elect(), preferred, "n{leader} was leader");
        }
    }
}

#[test]
fn a_request_for_a_vote_teaches_the_priority_too() {
    let (mut cluster, leader) = led(3);
    let (voter, candidate) = ((leader + 1) % 3, (leader + 2) % 3);
    let term = cluster.term(voter) + 1;
    let asked = BallotRequest { priority: Priority(7), ..request(term) };
    ask(&mut cluster, voter, candidate, asked);
    assert_eq!(cluster.core(voter).priority_of(node(candidate)), Priority(7));
}

#[test]
fn a_change_of_priority_does_nothing_to_who_leads() {
    let (mut cluster, leader) = led(3);
    cluster.command((leader + 1) % 3, Command::SetPriority(Priority(200)));
    cluster.command(leader, Command::SetPriority(Priority(0)));
    cluster.run_for(ms(20_000));
    assert_eq!(cluster.lease_holders(), [leader]);
    assert_eq!(has_led(&cluster, leader), 1);
}

/// NuRaft#30, raft-rs#68: whoever is preferred and can't lead keeps nobody from it.
#[test]
fn a_priority_delays_and_never_vetoes() {
    let ahead = Position { log_term: 1, index: 9 };
    let hinders: [fn(&mut Cluster, u8); 4] = [
        |cluster, preferred| cluster.crash(preferred),
        |cluster, preferred| cluster.command(preferred, Command::SetStandby(true)),
        |cluster, preferred| cluster.command(preferred, Command::SetStalled(true)),
        |cluster, preferred| cluster.isolate(preferred),
    ];
    for hinder in hinders {
        let (mut cluster, leader) = led(5);
        let preferred = (leader + 1) % 5;
        cluster.command(preferred, Command::SetPriority(Priority(255)));
        cluster.run_for(ms(7_000));
        hinder(&mut cluster, preferred);
        cluster.run_for(ms(20));
        cluster.crash(leader);
        let start = cluster.now;
        let successor = cluster.elect();
        assert_ne!(successor, preferred);
        assert!(cluster.now.saturating_since(start) < ms(500));
    }
    // It is behind: it asks, is denied, and gives its vote.
    let (mut cluster, leader) = led(3);
    let (preferred, other) = ((leader + 1) % 3, (leader + 2) % 3);
    cluster.command(preferred, Command::SetPriority(Priority(255)));
    cluster.run_for(ms(7_000));
    for id in [leader, other] {
        cluster.command(id, Command::SetPosition(ahead));
    }
    cluster.crash(leader);
    assert_eq!(cluster.elect(), other);
}

#[test]
fn a_voter_of_higher_priority_gives_its_vote_to_one_of_lower() {
    let (mut cluster, leader) = led(3);
    let (voter, candidate) = ((leader + 1) % 3, (leader + 2) % 3);
    cluster.command(voter, Command::SetPriority(Priority(255)));
    cluster.crash(leader);
    // Its promise is over, and it has not begun to campaign.
    cluster.isolate(voter);
    cluster.command(voter, Command::SetStandby(true));
    cluster.run_for(ms(60));
    let term = cluster.term(voter) + 1;
    assert_eq!(ask(&mut cluster, voter, candidate, request(term)).verdict, Verdict::Granted);
}

const QUIET: Duration = Duration::from_millis(5_000);

/// A cluster of three in which 1 has priority 5 and leadership is given back.
fn giving_back() -> Cluster {
    let timing = Timing { failback_after: Some(QUIET), ..Timing::lan() };
    let with_priority = |me| {
        let mut config = config(me, 3, timing);
        config.members[1].priority = Priority(5);
        config
    };
    let mut cluster = Cluster::of((0..3).map(with_priority).collect());
    cluster.elect();
    cluster
}

/// Runs in steps of a millisecond, and gives leadership back as the duty cycle does.
fn run_for(cluster: &mut Cluster, time: Duration) -> usize {
    let end = cluster.now + time;
    let mut attempts = 0;
    while cluster.now < end {
        cluster.run_for(ms(1));
        for id in 0..cluster.hosts.len() as u8 {
            let now = cluster.now;
            let Some(core) = &mut cluster.hosts[usize::from(id)].core else { continue };
            let Some(to) = core.failback_target(now) else { continue };
            core.note_failback_attempt(now);
            attempts += 1;
            cluster.command(id, Command::Transfer(to));
        }
    }
    attempts
}

/// The preferred member is stopped until another leads, and is back since now.
fn back_again(cluster: &mut Cluster) -> u8 {
    run_for(cluster, QUIET + ms(2_000));
    assert_eq!(cluster.elect(), 1, "it is given leadership where another was first");
    cluster.crash(1);
    let other = cluster.elect();
    run_for(cluster, QUIET + ms(1_000));
    cluster.start(1);
    other
}

#[test]
fn leadership_is_given_back_after_the_quiet_time_and_not_before() {
    let mut cluster = giving_back();
    let other = back_again(&mut cluster);
    assert_eq!(run_for(&mut cluster, QUIET), 0, "it is silent for a while after its start");
    assert_eq!(cluster.lease_holders(), [other]);
    assert_eq!(run_for(&mut cluster, ms(100)), 1);
    assert_eq!(cluster.lease_holders(), [1]);
    assert_eq!(run_for(&mut cluster, QUIET.scaled(4, 1)), 0, "and stays there");
}

#[test]
fn the_end_of_the_quiet_time_is_a_deadline() {
    let mut cluster = giving_back();
    let other = back_again(&mut cluster);
    let target = |cluster: &Cluster| cluster.core(other).failback_target(cluster.now);
    let end = cluster.now + QUIET + ms(200);
    while target(&cluster).is_none() {
        assert!(cluster.next_event() <= end, "a deadline is at the end of the quiet time");
        cluster.step();
    }
    assert_eq!(target(&cluster), Some(node(1)));
}

#[test]
fn leadership_is_not_given_back_where_that_is_not_asked_for() {
    let mut cluster = giving_back();
    for host in &mut cluster.hosts {
        host.config.timing.failback_after = None;
    }
    (0..3).for_each(|id| {
        cluster.crash(id);
        cluster.start(id);
    });
    let other = back_again_without_failback(&mut cluster);
    assert_eq!(run_for(&mut cluster, QUIET.scaled(4, 1)), 0);
    assert_eq!(cluster.lease_holders(), [other]);
}

fn back_again_without_failback(cluster: &mut Cluster) -> u8 {
    cluster.crash(1);
    let other = cluster.elect();
    cluster.start(1);
    other
}

#[test]
fn equal_priorities_give_nothing_back() {
    let mut cluster = giving_back();
    run_for(&mut cluster, QUIET.scaled(2, 1));
    (0..3).for_each(|id| cluster.command(id, Command::SetPriority(Priority(5))));
    cluster.command(1, Command::Resign);
    let other = cluster.elect();
    assert_eq!(run_for(&mut cluster, QUIET.scaled(5, 1)), 0);
    assert_eq!(cluster.lease_holders(), [other]);
}

#[test]
fn a_member_that_flaps_is_never_given_leadership() {
    let mut cluster = giving_back();
    let other = back_again(&mut cluster);
    for round in 0..20 {
        match round % 4 {
            0 => {
                cluster.crash(1);
                cluster.start(1);
            }
            1 => {
                cluster.isolate(1);
                run_for(&mut cluster, ms(600));
                cluster.heal();
            }
            2 => {
                cluster.command(1, Command::SetStandby(true));
                run_for(&mut cluster, ms(20));
                cluster.command(1, Command::SetStandby(false));
            }
            _ => {
                cluster.command(1, Command::SetPriority(Priority(0)));
                run_for(&mut cluster, ms(20));
                cluster.command(1, Command::SetPriority(Priority(5)));
            }
        }
        assert_eq!(run_for(&mut cluster, QUIET.saturating_sub(ms(700))), 0, "round {round}");
        assert_eq!(cluster.lease_holders(), [other]);
    }
    assert_eq!(run_for(&mut cluster, QUIET), 1, "once it is calm it is");
}

#[test]
fn a_member_that_is_behind_is_given_leadership_once_it_has_caught_up() {
    let mut cluster = giving_back();
    let other = back_again(&mut cluster);
    let position = Position { log_term: 1, index: 9 };
    cluster.command(other, Command::SetPosition(position));
    assert_eq!(run_for(&mut cluster, QUIET.scaled(3, 1)), 0);
    cluster.command(1, Command::SetPosition(position));
    assert_eq!(run_for(&mut cluster, ms(100)), 1);
    assert_eq!(cluster.lease_holders(), [1]);
}

#[test]
fn an_attempt_in_vain_is_followed_by_another_quiet_time() {
    let mut cluster = giving_back();
    let other = back_again(&mut cluster);
    run_for(&mut cluster, QUIET);
    let core = cluster.hosts[usize::from(other)].core.as_mut().expect("it leads");
    core.note_failback_attempt(cluster.now);
    assert_eq!(run_for(&mut cluster, QUIET.saturating_sub(ms(10))), 0);
    assert_eq!(run_for(&mut cluster, ms(100)), 1);
}
