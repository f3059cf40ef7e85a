//! A leader that gives its leadership up says whether the work of leaders has stopped, and the next
//! one alone is told. The names are the claims.

use crate::support::ask::ms;
use crate::support::{Cluster, node};
use interrex::Term;
use interrex::election::{Command, Event};
use interrex::message::{Body, Message, Resign};

fn led(voters: u8) -> (Cluster, u8) {
    let (mut cluster, leader) = Cluster::with_leader(voters);
    cluster.run_for(ms(100));
    cluster.sent.clear();
    (cluster, leader)
}

/// Returns what the latest leadership of a node was told of the work of those before.
fn told(cluster: &Cluster, id: u8) -> Option<(Term, bool)> {
    let told = |event: &Event| match *event {
        Event::BecameLeader { term, work_stopped, .. } => Some((term, work_stopped)),
        _ => None,
    };
    cluster.events(id).iter().rev().find_map(told)
}

/// Returns what each datagram that ends a leadership says.
fn said(cluster: &Cluster) -> Vec<bool> {
    let says = |(_, _, message): &(_, _, Message)| match message.body {
        Body::Resign(resign) => Some(resign.work_stopped),
        Body::Bequest(bequest) => Some(bequest.work_stopped),
        _ => None,
    };
    cluster.sent.iter().filter_map(says).collect()
}

#[test]
fn the_next_leader_is_told_that_all_work_has_stopped_by_bequest_and_by_votes() {
    for voters in [2, 3, 5] {
        let (mut cluster, leader) = led(voters);
        cluster.core_mut(leader).set_work_stopped(true);
        cluster.command(leader, Command::Resign);
        assert_eq!(said(&cluster), vec![true; usize::from(voters) - 1], "{voters}");
        let heir = cluster.elect();
        assert_eq!(told(&cluster, heir), Some((Term(cluster.term(heir)), true)), "{voters}");
    }
}

#[test]
fn the_one_that_is_elected_in_place_of_the_heir_is_told_too() {
    let (mut cluster, leader) = led(5);
    let (heir, _) = cluster.core(leader).bequest().expect("it has heard it");
    cluster.core_mut(leader).set_work_stopped(true);
    cluster.command(leader, Command::Resign);
    cluster.crash(heir.number());
    let next = cluster.elect();
    assert_eq!(told(&cluster, next).map(|(_, stopped)| stopped), Some(true));
}

#[test]
fn a_leader_whose_application_says_nothing_tells_nothing() {
    let (mut cluster, leader) = led(3);
    cluster.command(leader, Command::Resign);
    assert_eq!(said(&cluster), [false, false]);
    let heir = cluster.elect();
    assert_eq!(told(&cluster, heir).map(|(_, stopped)| stopped), Some(false));
}

#[test]
fn what_was_taken_back_is_not_told() {
    let (mut cluster, leader) = led(3);
    cluster.core_mut(leader).set_work_stopped(true);
    cluster.core_mut(leader).set_work_stopped(false);
    cluster.command(leader, Command::Transfer(node((leader + 1) % 3)));
    assert_eq!(said(&cluster), [false, false]);
}

#[test]
fn who_does_not_lead_says_nothing_of_work() {
    let (mut cluster, leader) = led(3);
    let follower = (leader + 1) % 3;
    cluster.core_mut(follower).set_work_stopped(true);
    cluster.crash(leader);
    let next = cluster.elect();
    assert_eq!(told(&cluster, next).map(|(_, stopped)| stopped), Some(false));
}

/// The leader between has begun work of its own, and died.
#[test]
fn a_later_term_than_the_next_is_told_nothing() {
    let (mut cluster, leader) = led(5);
    cluster.core_mut(leader).set_work_stopped(true);
    cluster.command(leader, Command::Resign);
    let between = cluster.elect();
    cluster.run_for(ms(100));
    cluster.crash(between);
    let last = cluster.elect();
    assert_eq!(cluster.term(last), cluster.term(leader), "it votes for it");
    assert_eq!(told(&cluster, last).map(|(_, stopped)| stopped), Some(false));
}

#[test]
fn the_bequest_of_a_leader_that_dies_says_nothing_of_work() {
    let (mut cluster, leader) = led(3);
    cluster.core_mut(leader).set_work_stopped(true);
    let heir = cluster.crash_guarded(leader).expect("it has an heir").number();
    assert_eq!(cluster.elect(), heir);
    assert_eq!(told(&cluster, heir).map(|(_, stopped)| stopped), Some(false));
}

#[test]
fn a_resignation_of_an_earlier_term_that_comes_late_says_nothing_of_work() {
    let (mut cluster, leader) = led(3);
    let resign = Resign { heir: None, work_stopped: true };
    let late = cluster.message(leader, cluster.term(leader), Body::Resign(resign));
    cluster.crash(leader);
    let between = cluster.elect();
    let other = (0..3).find(|&id| id != leader && id != between).expect("there are three");
    cluster.run_for(ms(100));
    cluster.deliver(other, late);
    cluster.start(leader);
    cluster.crash(between);
    let last = cluster.elect();
    assert_eq!(told(&cluster, last).map(|(_, stopped)| stopped), Some(false));
}

/// It may have begun work of its own since.
#[test]
fn what_a_leader_was_told_it_does_not_tell_the_next_one_by_itself() {
    let (mut cluster, leader) = led(3);
    cluster.core_mut(leader).set_work_stopped(true);
    cluster.command(leader, Command::Resign);
    let heir = cluster.elect();
    assert_eq!(told(&cluster, heir).map(|(_, stopped)| stopped), Some(true));
    cluster.run_for(ms(100));
    cluster.sent.clear();
    cluster.command(heir, Command::Resign);
    assert_eq!(said(&cluster), [false, false]);
}
