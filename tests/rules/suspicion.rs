//! The suspicion that a leader is gone: its host says that nobody listens there, or its silence
//! lasts for longer than was learned. The names are the claims; what follows a suspicion is in
//! `rules.rs`.

use crate::support::ask::{
    ack, ask, heartbeat, lone_voter, ms, request, with_a_witness_and_an_observer,
};
use crate::support::{Cluster, node};
use interrex::election::{CampaignEnd, Event, Role};
use interrex::message::{Body, HeartbeatAck, Kind, Message, Resign, Verdict};
use interrex::types::{Instant, Term};
use interrex::{Detection, Duration, Timing};

/// A cluster with short promises beside its silences, whose leader has just stopped to be heard.
fn with_a_late_leader() -> (Cluster, u8) {
    let mut cluster = Cluster::with_timing(3, Timing::fast());
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    cluster.isolate(leader);
    cluster.sent.clear();
    cluster.run_for(Duration::from_micros(190));
    (cluster, leader)
}

fn probes(cluster: &Cluster, by: u8) -> Vec<Instant> {
    let is_probe =
        |body: &Body| matches!(body, Body::HeartbeatAck(ack) if ack.promise == Duration::ZERO);
    let sent = cluster.sent.iter().filter(|(_, _, said)| said.from == node(by));
    sent.filter(|(_, _, said)| is_probe(&said.body)).map(|(at, ..)| *at).collect()
}

#[test]
fn a_heartbeat_that_is_late_by_a_little_makes_each_follower_probe_ever_more_seldom() {
    let (mut cluster, leader) = with_a_late_leader();
    let follower = (leader + 1) % 3;
    assert!((1..=4).contains(&probes(&cluster, follower).len()));
    cluster.run_for(ms(40));
    let probed = probes(&cluster, follower);
    assert!((40..120).contains(&probed.len()), "{} in 40 ms", probed.len());
    let to_leader = |(_, to, said): &(Instant, _, interrex::message::Message)| {
        said.from != node(follower) || *to == node(leader)
    };
    assert!(cluster.sent.iter().all(to_leader), "nobody else is asked anything");
    let gaps = probed.windows(2).map(|pair| pair[1].saturating_since(pair[0]));
    let gaps: Vec<Duration> = gaps.collect();
    assert!(gaps.windows(2).all(|pair| pair[0] <= pair[1]) && gaps[0] >= ms(1).scaled(1, 50));
    cluster.heal();
    cluster.run_for(ms(2));
    let seen = probes(&cluster, follower).len();
    cluster.run_for(ms(2));
    assert_eq!(probes(&cluster, follower).len(), seen, "a leader that is heard is not probed");
}

#[test]
fn r8_a_probe_gives_its_leader_no_lease_and_no_round_trip() {
    let (mut cluster, leader) = with_a_late_leader();
    let follower = (leader + 1) % 3;
    let said = cluster.sent.iter().find(|(_, _, said)| {
        said.from == node(follower)
            && matches!(said.body, Body::HeartbeatAck(ack) if ack.promise == Duration::ZERO)
    });
    let (_, _, probe) = *said.expect("it probes");
    assert_eq!(probe.echo, Instant::ZERO);
    let mut before = cluster.core(leader).clone();
    let word = HeartbeatAck { electable: false, ..ack(u64::MAX) };
    before.handle_message(cluster.now, &Message { body: Body::HeartbeatAck(word), ..probe });
    cluster.deliver(leader, probe);
    assert!(*cluster.core(leader) == before, "it changes nothing, but its sender lives");
}

#[test]
fn r4_who_is_told_that_its_leader_is_gone_campaigns_when_its_own_promise_has_run_out() {
    let (mut cluster, leader) = with_a_late_leader();
    cluster.crash(leader);
    let (first, second) = ((leader + 1) % 3, (leader + 2) % 3);
    let promised = |cluster: &Cluster, id: u8| {
        let promises = cluster.sent.iter().filter_map(|(at, _, said)| match said.body {
            Body::HeartbeatAck(ack) if said.from == node(id) => Some(*at + ack.promise),
            _ => None,
        });
        promises.max()
    };
    let latest = promised(&cluster, first).max(promised(&cluster, second));
    let told_at = cluster.now;
    [first, second].iter().for_each(|&id| cluster.say_unreachable(id, leader));
    let told = Event::LeaderUnreachable {
        term: Term(cluster.term(first)),
        leader: node(leader),
        at: told_at,
    };
    assert!(cluster.events(first).contains(&told));
    let successor = cluster.elect();
    assert_eq!(successor, first, "ranks part the two as ever");
    let took = cluster.now.saturating_since(told_at);
    assert!(took < Duration::from_micros(400), "{took}");
    assert!(latest.is_none_or(|latest| latest <= cluster.now));
    assert_eq!(cluster.sent_by(successor, Kind::PreVoteRequest), 0, "by the fast path (R7)");
}

#[test]
fn s6_a_heartbeat_takes_an_unreachable_leader_back_entirely() {
    let (mut cluster, leader) = with_a_late_leader();
    let follower = (leader + 1) % 3;
    let term = cluster.term(leader);
    cluster.say_unreachable(follower, leader);
    assert_eq!(cluster.core(follower).stats().unreachable, 1);
    cluster.heal();
    cluster.run_for(ms(200));
    assert_eq!((cluster.role(leader), cluster.term(leader)), (Role::Leader, term));
    assert_eq!(cluster.core(follower).stats().campaigns, 0);
}

/// A leader that has lost its lease puts no suspicion off, but is not dead either (R9).
#[test]
fn r9_a_heartbeat_without_a_lease_takes_an_unreachable_leader_back_and_no_silence() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(20))));
    let suspects_at = cluster.now + ms(50);
    cluster.run_for(ms(15));
    cluster.say_unreachable(2, 0);
    assert_eq!(cluster.core(2).stats().unreachable, 1);
    cluster.deliver(2, cluster.message(0, 0, heartbeat(2, Duration::ZERO)));
    cluster.run_until("a campaign of 2", |cluster| cluster.role(2) != Role::Follower);
    assert!(suspects_at <= cluster.now && cluster.now < suspects_at + ms(3), "{:?}", cluster.now);
}

#[test]
fn an_unreachable_member_is_ignored_while_heartbeats_are_in_time_and_of_whoever_does_not_lead() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let (follower, other) = ((leader + 1) % 3, (leader + 2) % 3);
    for _ in 0..2_000 {
        cluster.run_for(Duration::from_micros(500));
        for (id, about) in
            [(follower, leader), (follower, other), (leader, follower), (leader, leader)]
        {
            cluster.say_unreachable(id, about);
        }
    }
    let counted = *cluster.core(follower).stats();
    assert_eq!(
        (counted.unreachable, counted.unreachable_ignored, counted.campaigns),
        (0, 4_000, 0)
    );
    assert_eq!(cluster.role(leader), Role::Leader);
    // Late, but not the one that is said to be gone.
    cluster.isolate(leader);
    cluster.run_for(ms(15));
    cluster.say_unreachable(follower, other);
    assert_eq!(cluster.core(follower).stats().unreachable, 0);
    cluster.say_unreachable(follower, leader);
    cluster.say_unreachable(follower, leader);
    assert_eq!(cluster.core(follower).stats().unreachable, 1, "once is enough");
}

#[test]
fn s7_an_unreachable_leader_frees_nobody_from_a_promise() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(50))));
    let promised_until = cluster.now + ms(50);
    cluster.run_for(ms(15));
    cluster.say_unreachable(2, 0);
    let answer = ask(&mut cluster, 2, 1, request(1));
    assert_eq!((answer.verdict, answer.promise), (Verdict::Promised, ms(35)));
    cluster.run_until("a campaign of 2", |cluster| cluster.role(2) != Role::Follower);
    assert!(promised_until <= cluster.now, "{:?}", cluster.now);
}

/// Word that the leader of a term is unreachable says nothing of the next one.
#[test]
fn an_unreachable_leader_is_forgotten_with_its_term() {
    let mut cluster = lone_voter();
    cluster.deliver(2, cluster.message(0, 0, heartbeat(1, ms(50))));
    cluster.run_for(ms(15));
    let before = cluster.core(2).next_deadline();
    cluster.say_unreachable(2, 0);
    cluster.deliver(2, cluster.message(1, 1, Body::HeartbeatAck(ack(1))));
    assert!(cluster.core(2).next_deadline() > before, "no probe runs");
    cluster.run_for(ms(36));
    assert_eq!(cluster.core(2).stats().campaigns, 1, "by silence, as it would have");
}

#[test]
fn witnesses_and_observers_probe_nobody() {
    let (mut cluster, leader) = with_a_witness_and_an_observer();
    cluster.isolate(leader);
    cluster.run_for(ms(30));
    let counted = |id: u8| cluster.core(id).stats().probes;
    assert!(counted(1 - leader) > 0);
    assert_eq!((counted(2), counted(3)), (0, 0));
}

/// A follower whose leader is not heard, and has last been heard now; and its rank.
fn deaf_follower() -> (Cluster, u8) {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let follower = (leader + 1) % 3;
    cluster.run_until("a heartbeat", |cluster| {
        cluster.flights.iter().any(|flight| flight.to == node(follower))
    });
    cluster.run_for(cluster.delay);
    cluster.isolate(follower);
    (cluster, follower)
}

/// Nothing happens at `id` for that long, as far as it can tell, and then it looks.
fn sleep(cluster: &mut Cluster, id: u8, length: Duration) {
    cluster.now = cluster.now + length;
    let now = cluster.now;
    let core = cluster.hosts[usize::from(id)].core.as_mut().expect("the node runs");
    core.note_absence(now, length);
}

fn look_at_timers(cluster: &mut Cluster, id: u8) {
    let now = cluster.now;
    let core = cluster.hosts[usize::from(id)].core.as_mut().expect("the node runs");
    core.handle_timeout(now);
    while core.poll_output().is_some() {}
}

/// Returns the time after `start` at which node `id` campaigns, if it looks at its timers every
/// `step`.
fn campaigns_after(cluster: &mut Cluster, id: u8, start: Instant, step: Duration) -> Duration {
    for _ in 0..10_000 {
        look_at_timers(cluster, id);
        if cluster.role(id) != Role::Follower {
            return cluster.now.saturating_since(start);
        }
        cluster.now = cluster.now + step;
    }
    panic!("node {id} never suspects its leader");
}

const STEP: Duration = Duration::from_micros(100);

/// Its deadline comes a millisecond after it is back: it was not late for it, and has heard nothing
/// for 49 of the 50 ms because it was away.
#[test]
fn local_health_a_pause_that_ends_just_before_the_deadline_grants_one_more_heartbeat() {
    let (mut cluster, follower) = deaf_follower();
    let heard = cluster.now;
    sleep(&mut cluster, follower, ms(49));
    let borne = campaigns_after(&mut cluster, follower, heard, STEP);
    assert!((ms(59)..ms(61)).contains(&borne), "{borne}");
}

#[test]
fn local_health_a_pause_that_ends_after_the_deadline_grants_one_more_heartbeat() {
    let (mut cluster, follower) = deaf_follower();
    let heard = cluster.now;
    sleep(&mut cluster, follower, ms(200));
    let borne = campaigns_after(&mut cluster, follower, heard, STEP);
    assert!((ms(210)..ms(212)).contains(&borne), "{borne}");
    assert_eq!(cluster.core(follower).stats().campaigns, 1);
}

#[test]
fn local_health_a_pause_shorter_than_a_heartbeat_interval_grants_nothing() {
    let (mut cluster, follower) = deaf_follower();
    let heard = cluster.now;
    cluster.now = cluster.now + ms(40);
    sleep(&mut cluster, follower, ms(9));
    let borne = campaigns_after(&mut cluster, follower, heard, STEP);
    assert!((ms(50)..ms(53)).contains(&borne), "{borne}");
}

/// One that is away again before the time it has granted is over, and again, and again.
#[test]
fn local_health_pauses_without_end_keep_nobody_from_suspecting() {
    for pause in [ms(11), ms(30), ms(49), ms(300)] {
        let (mut cluster, follower) = deaf_follower();
        let heard = cluster.now;
        let mut pauses = 0;
        while cluster.role(follower) == Role::Follower {
            sleep(&mut cluster, follower, pause);
            look_at_timers(&mut cluster, follower);
            cluster.now = cluster.now + ms(1);
            look_at_timers(&mut cluster, follower);
            pauses += 1;
            assert!(pauses < 20, "pauses of {pause}");
        }
        let borne = cluster.now.saturating_since(heard);
        assert!(borne < ms(80) + pause.scaled(3, 1), "pauses of {pause}: {borne}");
    }
}

/// All that came meanwhile is read before timers and before ICMP, so all that lay there counts as
/// heard.
#[test]
fn local_health_a_pause_in_the_middle_of_probing_suspects_nobody_whose_heartbeat_waits() {
    let (mut cluster, leader) = with_a_late_leader();
    let follower = (leader + 1) % 3;
    assert!(!probes(&cluster, follower).is_empty());
    let round = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::Heartbeat(heartbeat) if said.from == node(leader) => Some(heartbeat),
        _ => None,
    });
    let said = round.expect("it beats, and nobody hears it");
    let term = cluster.term(leader);
    let waiting = cluster.message(leader, term, Body::Heartbeat(said));
    sleep(&mut cluster, follower, ms(300));
    cluster.deliver(follower, waiting);
    cluster.say_unreachable(follower, leader);
    look_at_timers(&mut cluster, follower);
    let counted = cluster.core(follower).stats();
    assert_eq!((counted.campaigns, counted.unreachable, counted.unreachable_ignored), (0, 0, 1));
    assert_eq!(cluster.role(follower), Role::Follower);
}

/// Its campaign is over by its clock, but the heartbeats that came meanwhile are read first.
#[test]
fn local_health_a_pause_in_the_middle_of_a_campaign_ends_it_for_a_leader_that_is_heard() {
    let (mut cluster, follower) = deaf_follower();
    let heard = cluster.now;
    campaigns_after(&mut cluster, follower, heard, STEP);
    let term = cluster.term(follower);
    let leader = (follower + 2) % 3;
    sleep(&mut cluster, follower, ms(500));
    cluster.deliver(follower, cluster.message(leader, term, heartbeat(100_000, ms(50))));
    look_at_timers(&mut cluster, follower);
    assert_eq!(cluster.campaign_ends(follower), [CampaignEnd::LeaderHeard]);
    assert_eq!(cluster.role(follower), Role::Follower);
    assert_eq!(cluster.core(follower).stats().campaigns, 1);
}

/// The leader itself has said that it is gone: there is nobody to be patient with.
#[test]
fn r10_a_pause_after_a_resignation_puts_nothing_off() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.run_for(ms(100));
    let second = (leader + 2) % 3;
    let term = cluster.term(leader);
    cluster.isolate(second);
    cluster.deliver(
        second,
        cluster.message(leader, term, Body::Resign(Resign { heir: None, work_stopped: false })),
    );
    sleep(&mut cluster, second, ms(40));
    look_at_timers(&mut cluster, second);
    assert_ne!(cluster.role(second), Role::Follower);
}

/// Its host has said that nobody listens there: there is nobody to be patient with either.
#[test]
fn local_health_a_pause_after_an_unreachable_leader_puts_nothing_off() {
    let (mut cluster, leader) = with_a_late_leader();
    let follower = (leader + 1) % 3;
    cluster.isolate(follower);
    cluster.say_unreachable(follower, leader);
    assert_eq!(cluster.core(follower).stats().unreachable, 1);
    sleep(&mut cluster, follower, ms(40));
    look_at_timers(&mut cluster, follower);
    assert_ne!(cluster.role(follower), Role::Follower);
}

/// Whatever the leader asks for and this node is configured to.
#[test]
fn no_suspicion_comes_before_the_own_promise_is_over() {
    for asked in [10, 50, 90, 120, 500] {
        let timing = Timing { promise_max: ms(120), ..Timing::lan() };
        let mut cluster = Cluster::with_timing(3, timing);
        cluster.isolate(2);
        cluster.run_for(ms(130));
        // An earlier promise that was longer still runs.
        for (round, promise) in [(1, ms(asked)), (2, ms(10))] {
            cluster.deliver(2, cluster.message(0, 0, heartbeat(round, promise)));
        }
        let promised_until = cluster.now + ms(asked.min(120));
        cluster.run_until("a suspicion", |cluster| cluster.role(2) != Role::Follower);
        assert!(promised_until <= cluster.now, "{asked} ms: {:?}", cluster.now);
    }
}

/// The node after 1 is second in rank once 1 is gone: 2 goes first, then 0.
fn turn_of_the_second(mean_rtt: Duration) -> Duration {
    let timing = Timing { detection: Detection::Fixed, ..Timing::lan() };
    let mut cluster = Cluster::with_timing(3, timing);
    cluster.isolate(0);
    cluster.run_for(ms(60));
    let body = heartbeat(1, ms(50));
    let Body::Heartbeat(said) = body else { panic!("it is a heartbeat") };
    let said = interrex::message::Heartbeat { mean_rtt, ..said };
    cluster.deliver(0, cluster.message(1, 1, Body::Heartbeat(said)));
    let heard = cluster.now;
    cluster.run_until("a suspicion", |cluster| cluster.role(0) != Role::Follower);
    cluster.now.saturating_since(heard)
}

/// It has measured nothing itself.
#[test]
fn rank_slots_follow_the_round_trips_that_the_leader_has_measured() {
    let silence = |rtt: Duration| {
        let promise = Timing::lan().promise;
        // 1000 ppm of drift and 1 us of granularity.
        promise + promise.scaled(1, 1_000) + Duration::from_micros(1) + rtt
    };
    let turn = |rtt: Duration| turn_of_the_second(rtt).saturating_sub(silence(rtt));
    let slots = |rtt: Duration, slot: Duration| {
        let turn = turn(rtt);
        assert!(slot.scaled(4, 5) <= turn && turn <= slot.scaled(6, 5), "{rtt}: {turn}");
    };
    let least = Timing::lan().rank_slot;
    slots(Duration::ZERO, least);
    slots(Duration::from_micros(20), least);
    slots(ms(2), ms(3));
    slots(ms(8), ms(12));
    // A leader that says nonsense makes no slot longer than the longest timeout.
    assert!(turn_of_the_second(ms(3_600_000)) <= ms(3 * 100 + 120));
}

/// A node that hears 0 each `interval(i)` for as long as that many heartbeats take, and then no
/// more; how long after the last it suspects.
fn silence_borne(timing: Timing, count: u64, interval: impl Fn(u64) -> Duration) -> Duration {
    let mut cluster = Cluster::with_timing(3, timing);
    cluster.isolate(2);
    cluster.run_for(ms(60));
    for round in 1..=count {
        // The interval announced is 10 ms.
        cluster.now = cluster.now + interval(round);
        cluster.deliver(2, cluster.message(0, 1, heartbeat(round, ms(50))));
    }
    let heard = cluster.now;
    cluster.run_until("a suspicion", |cluster| cluster.role(2) != Role::Follower);
    cluster.now.saturating_since(heard)
}

/// The timing whose detector learns.
fn learned() -> Timing {
    Timing { detection: Detection::quantile(), ..Timing::lan() }
}

#[test]
fn detection_is_longer_after_pauses_and_as_short_as_allowed_after_calm() {
    let timing = learned();
    let calm = silence_borne(timing, 50, |_| ms(10));
    assert!((ms(50)..ms(53)).contains(&calm), "{:?}: {calm}", timing.detection);
    let shaken = silence_borne(timing, 50, |round| if round % 10 == 0 { ms(45) } else { ms(10) });
    assert!(shaken > calm + ms(4), "{:?}: {shaken}", timing.detection);
    assert!(shaken <= ms(103), "{:?}: {shaken}", timing.detection);
}

#[test]
fn detection_is_short_again_once_pauses_are_forgotten() {
    let timing = learned();
    // 39 ms late once, then calm for 40 minutes.
    let once = |round| if round == 3 { ms(49) } else { ms(10) };
    let soon = silence_borne(timing, 3, once);
    let late = silence_borne(timing, 240_000, once);
    assert!(late < ms(53) && soon > late, "{:?}: {soon}, {late}", timing.detection);
}

#[test]
fn a_fixed_detection_time_learns_nothing() {
    let timing = Timing { detection: Detection::Fixed, ..Timing::lan() };
    let shaken = silence_borne(timing, 50, |round| if round % 10 == 0 { ms(45) } else { ms(10) });
    assert!((ms(50)..ms(53)).contains(&shaken), "{shaken}");
}

#[test]
fn no_detector_suspects_before_a_promise_with_skew_is_over_or_after_the_longest_timeout() {
    let timing = learned();
    let timing = Timing { election_timeout_min: ms(20), ..timing };
    for late in [0, 5, 30, 49] {
        let borne = silence_borne(timing, 30, |_| ms(10 + late));
        assert!(borne > ms(50), "{:?}: {borne}", timing.detection);
        assert!(borne <= ms(103), "{:?}: {borne}", timing.detection);
    }
}

#[test]
fn what_was_learned_outlasts_a_change_of_leader() {
    let mut cluster = Cluster::with_timing(3, Timing::lan());
    cluster.isolate(2);
    cluster.run_for(ms(60));
    for round in 1..=20 {
        cluster.now = cluster.now + ms(10 + 35 * (round % 2));
        cluster.deliver(2, cluster.message(0, 1, heartbeat(round, ms(50))));
    }
    cluster.now = cluster.now + ms(40);
    cluster.deliver(2, cluster.message(1, 2, heartbeat(1, ms(50))));
    let heard = cluster.now;
    cluster.run_until("a suspicion", |cluster| cluster.role(2) != Role::Follower);
    let borne = cluster.now.saturating_since(heard);
    assert!(borne > ms(60), "{borne}");
}

/// The restarted leader can't vote in the next term any more (R15), and the third voter is down.
#[test]
fn a_follower_of_a_restarted_leader_goes_on_to_a_term_in_which_that_can_vote() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let [follower, other] = [1, 2].map(|step| (leader + step) % 3);
    cluster.crash(other);
    cluster.crash(leader);
    cluster.start(leader);
    cluster.run_until("a suspicion", |cluster| cluster.role(follower) != Role::Follower);
    let (suspected, ends) = (cluster.now, cluster.campaign_ends(follower).len());
    cluster.run_until("its end", |cluster| cluster.campaign_ends(follower).len() > ends);
    let took = cluster.now.saturating_since(suspected);
    assert_eq!(cluster.campaign_ends(follower)[ends], CampaignEnd::Lost, "{took}");
    assert!(took < Timing::lan().campaign_limit.scaled(1, 4), "{took}");
    cluster.elect();
}
