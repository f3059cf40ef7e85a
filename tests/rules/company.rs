//! The view that members have of each other besides votes and leases: who is silent, who has
//! another timing, and words that keep paths warm. The names are the claims.

use crate::support::ask::{ack, lone_voter, ms};
use crate::support::{Cluster, config, node};
use interrex::election::{Command, Event, Role};
use interrex::message::{Body, Heartbeat, HeartbeatAck, Kind};
use interrex::types::{Instant, Priority, Round};
use interrex::{Config, Duration, MemberKind, Timing};

fn count(cluster: &Cluster, id: u8, wanted: &Event) -> usize {
    cluster.events(id).iter().filter(|event| *event == wanted).count()
}

fn silent(id: u8) -> Event {
    Event::MemberSilent { member: node(id) }
}

fn heard(id: u8) -> Event {
    Event::MemberHeard { member: node(id) }
}

#[test]
fn a_leader_says_once_who_is_silent_and_once_that_it_is_heard_again() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let gone = (leader + 1) % 3;
    cluster.run_for(ms(1_000));
    assert_eq!((cluster.core(leader).voters_heard(), cluster.core(gone).voters_heard()), (3, 0));
    cluster.crash(gone);
    cluster.run_for(ms(90));
    assert_eq!(count(&cluster, leader, &silent(gone)), 0, "no sooner than a death is suspected");
    cluster.run_for(ms(2_000));
    assert_eq!(count(&cluster, leader, &silent(gone)), 1);
    assert_eq!(cluster.core(leader).voters_heard(), 2);
    cluster.start(gone);
    cluster.run_for(ms(500));
    assert_eq!(count(&cluster, leader, &heard(gone)), 1);
    assert_eq!(cluster.core(leader).voters_heard(), 3);
    assert_eq!(
        (cluster.role(leader), count(&cluster, leader, &silent(3 - leader - gone))),
        (Role::Leader, 0)
    );
}

/// A polling thread that has ended leaves a process that hears all and says nothing.
#[test]
fn however_many_fall_silent_at_once_each_is_told_of() {
    let (mut cluster, leader) = Cluster::with_leader(99);
    let gone: Vec<u8> = (0..99).filter(|&id| id != leader).take(40).collect();
    for &id in &gone {
        (0..99).for_each(|to| {
            cluster.cut.insert((id, to));
        });
    }
    cluster.run_for(ms(1_000));
    for &id in &gone {
        assert_eq!(count(&cluster, leader, &silent(id)), 1, "n{id}");
    }
    assert_eq!(cluster.core(leader).voters_heard(), 59);
}

#[test]
fn a_leader_that_was_itself_away_calls_nobody_silent() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    for phase in 0..24 {
        cluster.run_for(ms(200 + 5 * phase));
        // What the last heartbeat before the pause brings is lost too.
        cluster.isolate(leader);
        cluster.run_for(ms(10));
        cluster.now = cluster.now + ms(300);
        cluster.heal();
        cluster.run_for(ms(200));
        assert_eq!(cluster.role(leader), Role::Leader);
    }
    let others = (0..3).filter(|&id| id != leader);
    assert_eq!(others.map(|id| count(&cluster, leader, &silent(id))).sum::<usize>(), 0);
}

#[test]
fn word_that_a_member_is_unreachable_which_answers_takes_no_heartbeat_from_it() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let other = (leader + 1) % 3;
    let before = cluster.sent_by(leader, Kind::Heartbeat);
    for _ in 0..1_000 {
        cluster.run_for(ms(1));
        cluster.say_unreachable(leader, other);
    }
    assert_eq!(cluster.sent_by(leader, Kind::Heartbeat) - before, 200);
}

/// A member that is spoken to rarely is spoken to as ever once a process of it wants to be known.
#[test]
fn who_is_unreachable_and_silent_is_spoken_to_rarely_until_it_is_heard_of() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let gone = (leader + 1) % 3;
    cluster.crash(gone);
    cluster.run_for(ms(300));
    let to_gone = |cluster: &mut Cluster| {
        let before = cluster.sent.len();
        cluster.run_for(ms(1_000));
        cluster.sent[before..].iter().filter(|(_, to, _)| *to == node(gone)).count()
    };
    let all = 100..=101;
    assert!(all.contains(&to_gone(&mut cluster)), "it is but silent");
    cluster.say_unreachable(leader, gone);
    assert!(to_gone(&mut cluster) <= 1);
    let core = cluster.hosts[usize::from(leader)].core.as_mut().expect("it leads");
    core.note_process(node(gone));
    assert!(all.contains(&to_gone(&mut cluster)));
}

/// Words that this node has said, with when and to whom.
fn words(cluster: &Cluster, id: u8) -> Vec<(Instant, u8)> {
    let is_word =
        |body: &Body| matches!(body, Body::HeartbeatAck(ack) if ack.round == Round(u64::MAX));
    let sent = cluster.sent.iter().filter(|(_, _, said)| said.from == node(id));
    sent.filter(|(_, _, said)| is_word(&said.body)).map(|(at, to, _)| (*at, to.number())).collect()
}

/// felix#164, scr#89: the first datagram to a host costs up to a second.
#[test]
fn felix_164_each_path_between_followers_is_used_every_six_seconds() {
    let (mut cluster, leader) = Cluster::with_leader(5);
    cluster.run_for(ms(500));
    let start = cluster.now;
    let events: Vec<usize> = (0..5).map(|id| cluster.events(id).len()).collect();
    cluster.run_for(ms(9_000));
    cluster.run_for(ms(9_000));
    cluster.run_for(ms(9_000));
    assert_eq!(words(&cluster, leader).into_iter().filter(|(at, _)| *at > start).count(), 0);
    for id in (0..5).filter(|&id| id != leader) {
        let said = words(&cluster, id);
        for other in (0..5).filter(|&other| other != id && other != leader) {
            let to_it = said.iter().filter(|(_, to)| *to == other).map(|(at, _)| *at);
            let mut times: Vec<Instant> =
                [start].into_iter().chain(to_it).chain([cluster.now]).collect();
            times.sort();
            let longest = times.windows(2).map(|pair| pair[1].saturating_since(pair[0])).max();
            assert!(longest <= Some(ms(6_001)), "n{id} to n{other}: {longest:?}");
            assert!(times.len() <= 2 + 1 + 5, "n{id} to n{other}: {}", times.len());
        }
    }
    let told: Vec<usize> = (0..5).map(|id| cluster.events(id).len()).collect();
    assert_eq!((told, cluster.lease_holders()), (events, vec![leader]), "nothing comes of it");
}

#[test]
fn a_word_changes_nothing_at_anybody() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let [one, other] = [(leader + 1) % 3, (leader + 2) % 3];
    cluster.run_for(ms(500));
    let word = HeartbeatAck { electable: false, ..ack(u64::MAX) };
    let said = cluster.message(one, cluster.term(one), Body::HeartbeatAck(word));
    for id in [leader, other] {
        // To the leader the one that says it is known to live anyway.
        let before = (cluster.core(id).clone(), cluster.sent.len(), cluster.core(id).stats().stale);
        cluster.deliver(id, said);
        let after = (cluster.core(id).clone(), cluster.sent.len(), cluster.core(id).stats().stale);
        assert!(before == after, "n{id}");
    }
}

/// Among three, each with its own timing; the first leads.
fn of_timings(timings: [Timing; 3]) -> Cluster {
    let led_by_0 = |id: u8| {
        let mut config = config(id, 3, timings[usize::from(id)]);
        config.members[0].priority = Priority(9);
        config
    };
    let mut cluster = Cluster::of((0..3).map(led_by_0).collect());
    // Who is silent for the shortest time after its start leads first, and gives way.
    let first = cluster.elect();
    cluster.run_for(ms(200));
    if first != 0 {
        cluster.command(first, Command::Resign);
    }
    assert_eq!(cluster.elect(), 0);
    cluster.run_for(ms(500));
    cluster
}

/// Those of whose timing this node has told since the last change of its leader.
fn of_other_timing(cluster: &Cluster, id: u8) -> Vec<u8> {
    let leads =
        |event: &Event| matches!(event, Event::LeaderChanged { .. } | Event::BecameLeader { .. });
    let events = cluster.events(id);
    let since = events.iter().rposition(leads).expect("somebody leads");
    let member = |event: &Event| match event {
        Event::OtherTiming { member } => Some(member.number()),
        _ => None,
    };
    events[since..].iter().filter_map(member).collect()
}

#[test]
fn a_follower_finds_a_leader_of_another_timing_and_says_so_once() {
    let lan = Timing::lan();
    let others = [
        Timing { heartbeat_interval: ms(20), ..lan },
        Timing { heartbeat_interval: ms(5), ..lan },
        Timing { promise: ms(40), ..lan },
        Timing { promise: ms(60), promise_max: ms(60), ..lan },
    ];
    for other in others {
        let cluster = of_timings([other, lan, lan]);
        for follower in [1, 2] {
            assert_eq!(of_other_timing(&cluster, follower), [0], "{other:?}");
            assert!(cluster.core(follower).stats().other_timing >= 1);
        }
    }
    let cluster = of_timings([lan; 3]);
    (0..3).for_each(|id| assert!(of_other_timing(&cluster, id).is_empty()));
}

/// A round trip that is a good part of a promise makes any leader of this timing beat sooner.
#[test]
fn a_leader_that_beats_sooner_where_round_trips_are_long_is_of_no_other_timing() {
    for (mean_rtt, found) in [(Duration::from_micros(20), &[0][..]), (ms(25), &[])] {
        let mut cluster = lone_voter();
        let (round, promise, interval) = (Round(1), ms(50), ms(5));
        let heartbeat = Heartbeat { round, promise, interval, mean_rtt };
        cluster.deliver(2, cluster.message(0, 0, Body::Heartbeat(heartbeat)));
        assert_eq!(of_other_timing(&cluster, 2), found, "{mean_rtt}");
    }
}

#[test]
fn a_leader_finds_a_follower_that_gives_less_than_it_asks_for_and_says_so_once() {
    let (lan, short) = (
        Timing::lan(),
        Timing { promise: ms(8), promise_max: ms(8), heartbeat_interval: ms(2), ..Timing::lan() },
    );
    let cluster = of_timings([lan, lan, short]);
    assert_eq!(of_other_timing(&cluster, 0), [2]);
    assert_eq!(of_other_timing(&cluster, 1), [0u8; 0], "a quorum gives what is asked for");
}

/// The leader's heartbeats as one of the followers was sent them in the last so long.
fn heartbeats(cluster: &Cluster, length: Duration) -> usize {
    let since = cluster.now - length;
    let recent = cluster.sent.iter().filter(|(at, to, _)| *at > since && *to == node(1));
    recent.filter(|(_, _, said)| said.body.kind() == Kind::Heartbeat).count()
}

#[test]
fn a_leader_beats_as_often_as_the_promises_of_a_quorum_demand_and_no_more() {
    let lan = Timing::lan();
    let short = Timing { promise: ms(3), promise_max: ms(3), heartbeat_interval: ms(1), ..lan };
    for (timings, in_a_second) in
        [([lan, short, short], 1_001..=1_020), ([lan, lan, short], 100..=101)]
    {
        let mut cluster = of_timings(timings);
        cluster.run_for(ms(1_000));
        let beats = heartbeats(&cluster, ms(1_000));
        assert!(in_a_second.contains(&beats), "{beats}");
        let lapses = cluster.core(0).stats().lapses;
        cluster.run_for(ms(2_000));
        assert_eq!((cluster.lease_holders(), cluster.core(0).stats().lapses), (vec![0], lapses));
    }
}

/// Returns what the leader says in its last heartbeat.
fn mean_rtt(cluster: &Cluster) -> Duration {
    let said = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::Heartbeat(heartbeat) => Some(heartbeat.mean_rtt),
        _ => None,
    });
    said.expect("somebody leads")
}

#[test]
fn an_observer_that_is_far_is_no_part_of_the_round_trip() {
    let with_observer = |me| {
        let mut config: Config = config(me, 4, Timing::lan());
        config.members[3].kind = MemberKind::Observer;
        config
    };
    let mut cluster = Cluster::of((0..4).map(with_observer).collect());
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    let before = mean_rtt(&cluster);
    for round in 1..20 {
        let mut late = cluster.message(3, cluster.term(leader), Body::HeartbeatAck(ack(round)));
        late.echo = cluster.now - ms(40);
        cluster.deliver(leader, late);
    }
    cluster.run_for(ms(20));
    assert_eq!(mean_rtt(&cluster), before);
}

#[test]
fn a_member_that_answers_no_more_is_no_part_of_the_round_trip() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(500));
    assert_eq!(mean_rtt(&cluster), cluster.delay.scaled(2, 1));
    // The faster of two is gone, and the other one is slow.
    cluster.crash((leader + 1) % 3);
    cluster.delay = ms(2);
    cluster.run_for(ms(2_000));
    assert!(mean_rtt(&cluster) > ms(3), "{}", mean_rtt(&cluster));
    assert_eq!(cluster.lease_holders(), [leader]);
}
