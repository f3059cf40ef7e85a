//! R11: leadership is handed to one member, or kept and the reason said. The names are the claims.

use crate::support::ask::{ms, with_a_witness_and_an_observer};
use crate::support::{Cluster, node};
use interrex::election::{Command, Event, Role, StepDown, TransferRefusal};
use interrex::message::{Kind, Message};
use interrex::types::Position;

fn led(voters: u8) -> (Cluster, u8) {
    let (mut cluster, leader) = Cluster::with_leader(voters);
    cluster.run_for(ms(100));
    cluster.sent.clear();
    (cluster, leader)
}

fn refusal(cluster: &Cluster, leader: u8, to: u8) -> Option<TransferRefusal> {
    cluster.core(leader).check_transfer(cluster.now, node(to)).err()
}

/// Asks for a transfer that is refused: nothing happens.
fn is_refused(cluster: &mut Cluster, leader: u8, to: u8, reason: TransferRefusal) {
    assert_eq!(refusal(cluster, leader, to), Some(reason));
    let before =
        (cluster.core(leader).standing(), cluster.sent.len(), cluster.events(leader).len());
    cluster.command(leader, Command::Transfer(node(to)));
    let after = (cluster.core(leader).standing(), cluster.sent.len(), cluster.events(leader).len());
    assert_eq!(before, after);
}

#[test]
fn r11_each_follower_can_be_handed_leadership_by_one_datagram() {
    for step in [1, 2] {
        let (mut cluster, leader) = led(3);
        let (to, start) = ((leader + step) % 3, cluster.now);
        cluster.command(leader, Command::Transfer(node(to)));
        let gave_up = Event::SteppedDown {
            term: interrex::Term(cluster.term(leader) - 1),
            at: start,
            reason: StepDown::Resigned,
        };
        assert!(cluster.events(leader).contains(&gave_up));
        assert_eq!(cluster.elect(), to);
        assert_eq!(cluster.now.saturating_since(start), cluster.delay);
        let asks = |id| cluster.sent_by(id, Kind::VoteRequest);
        assert_eq!((0..3).map(asks).sum::<usize>(), 0);
    }
}

/// braft#262: followers that are bound to the old leader must not refuse the new one.
#[test]
fn r11_among_five_the_promises_of_the_others_do_not_stand_in_the_way() {
    for step in 1..5 {
        let (mut cluster, leader) = led(5);
        let (to, start) = ((leader + step) % 5, cluster.now);
        cluster.command(leader, Command::Transfer(node(to)));
        assert_eq!(cluster.elect(), to);
        assert_eq!(cluster.now.saturating_since(start), cluster.delay.scaled(3, 1), "to n{to}");
    }
}

#[test]
fn r11_a_node_that_does_not_lead_hands_nothing_over() {
    let (mut cluster, leader) = led(3);
    let (follower, other) = ((leader + 1) % 3, (leader + 2) % 3);
    is_refused(&mut cluster, follower, other, TransferRefusal::NotLeading);
}

/// raft-rs#68: a member that never leads is no target.
#[test]
fn r11_itself_a_witness_an_observer_and_a_stranger_are_no_targets() {
    let (mut cluster, leader) = with_a_witness_and_an_observer();
    for to in [leader, 2, 3, 100] {
        is_refused(&mut cluster, leader, to, TransferRefusal::NotElectable);
    }
}

#[test]
fn r11_a_member_that_has_not_answered_of_late_is_no_target() {
    let (mut cluster, leader) = led(3);
    let (lost, other) = ((leader + 1) % 3, (leader + 2) % 3);
    cluster.isolate(lost);
    cluster.run_for(ms(60));
    is_refused(&mut cluster, leader, lost, TransferRefusal::NotHeard);
    assert_eq!(refusal(&cluster, leader, other), None);
}

/// The clock of the target is set back by an hour: its acks go on counting, round by round.
#[test]
fn r11_a_member_whose_clock_was_set_back_can_be_handed_leadership() {
    let (mut cluster, leader) = led(3);
    let to = (leader + 1) % 3;
    let (heir, before) = cluster.core(leader).bequest().expect("it has heard it");
    assert_eq!(heir, node(to));
    let round = cluster.sent.len();
    cluster.cut.insert((to, leader));
    cluster.run_for(ms(40));
    let mut acks = cluster.sent[round..].iter().map(|(_, _, said)| *said);
    let of_target =
        |said: &Message| said.from == node(to) && said.body.kind() == Kind::HeartbeatAck;
    let last = acks.rfind(of_target).expect("it has gone on");
    let earlier = before.echo - ms(60);
    cluster.deliver(leader, Message { sent_at: earlier, ..last });
    let (_, after) = cluster.core(leader).bequest().expect("it has heard it");
    assert_eq!(after.echo, earlier);
    assert_eq!(refusal(&cluster, leader, to), None);
}

#[test]
fn r11_a_member_that_is_silent_after_its_start_is_no_target() {
    let (mut cluster, leader) = led(3);
    let restarted = (leader + 1) % 3;
    cluster.crash(restarted);
    cluster.start(restarted);
    cluster.run_for(ms(20));
    is_refused(&mut cluster, leader, restarted, TransferRefusal::NotStanding);
    cluster.run_for(ms(100));
    assert_eq!(refusal(&cluster, leader, restarted), None);
}

#[test]
fn r11_a_member_that_is_behind_is_no_target() {
    let (mut cluster, leader) = led(3);
    let (to, position) = ((leader + 1) % 3, Position { log_term: 1, index: 4 });
    cluster.command(leader, Command::SetPosition(position));
    is_refused(&mut cluster, leader, to, TransferRefusal::Behind);
    cluster.command(to, Command::SetPosition(position));
    cluster.run_for(ms(20));
    assert_eq!(refusal(&cluster, leader, to), None);
}

/// canonical/raft#203, openraft#2088: a target that fails leaves nobody in progress for ever.
#[test]
fn r11_where_the_target_has_just_died_the_others_elect_one_of_theirs_in_time() {
    for voters in [3, 5] {
        let (mut cluster, leader) = led(voters);
        let to = (leader + 1) % voters;
        cluster.crash(to);
        let start = cluster.now;
        cluster.command(leader, Command::Transfer(node(to)));
        let successor = cluster.elect();
        assert_ne!(successor, to);
        // The old leader's promise to the target, and a back-off; not a whole campaign in vain.
        let took = cluster.now.saturating_since(start);
        assert!(took < ms(150), "{voters}: {took}");
    }
}

/// hashicorp/raft#696: an old heartbeat does not undo a transfer.
#[test]
fn r11_a_late_heartbeat_of_the_old_leader_stops_nobody() {
    let (mut cluster, leader) = led(5);
    let (to, term) = ((leader + 2) % 5, cluster.term(leader));
    let late = cluster.message(leader, term, crate::support::ask::heartbeat(1_000_000, ms(50)));
    cluster.command(leader, Command::Transfer(node(to)));
    cluster.run_for(cluster.delay);
    assert_eq!(cluster.role(to), Role::Candidate);
    cluster.deliver(to, late);
    assert_eq!(cluster.role(to), Role::Candidate, "it goes on");
    assert_eq!(cluster.elect(), to);
}

/// The old leader does not come back in that term, so an offer that is late is harmless.
#[test]
fn r11_an_offer_that_arrives_when_another_leads_changes_nothing() {
    let (mut cluster, leader) = led(3);
    let (to, other) = ((leader + 1) % 3, (leader + 2) % 3);
    cluster.cut.insert((leader, to));
    cluster.command(leader, Command::Transfer(node(to)));
    let offered = |(_, _, said): &&(_, _, Message)| said.body.kind() == Kind::Bequest;
    let (_, _, offer) = *cluster.sent.iter().find(offered).expect("it is sent");
    cluster.cut.insert((to, leader));
    let successor = cluster.elect();
    cluster.heal();
    cluster.run_for(ms(100));
    let before: Vec<u64> = (0..3).map(|id| cluster.term(id)).collect();
    cluster.deliver(to, offer);
    cluster.run_for(ms(100));
    assert_eq!(cluster.lease_holders(), [successor]);
    assert_eq!(before, (0..3).map(|id| cluster.term(id)).collect::<Vec<_>>(), "{other}");
}
