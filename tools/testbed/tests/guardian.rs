//! Guardians over real processes: a leader that is killed is void before its followers are told,
//! and they are told before its promises have run out; guardians that are lost, late, or told a
//! lie.
//!
//! Each process does, again and again, what only a leader may, and writes down when it last began
//! to: none may do so after one of a later term has.

#[path = "guarded/mod.rs"]
mod guarded;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use guarded::fleet::{By, Fleet, assert_in_order};
use guarded::rig::{End, Trio, key, wait_for};
use interrex::Term;
use interrex::guardian::GuardianState;
use interrex::wire::Keyring;
use interrex_testbed::Guardianship;
use rustix::process::Signal;

const PATIENCE: Duration = Duration::from_secs(60);

/// Each fleet has both cores of a small machine to itself: one that is starved changes leaders by
/// itself.
static ONE_FLEET: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    // A test that has failed is told of once.
    ONE_FLEET.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Kills leaders. The others are told of each that was still followed, but for a last change in
/// between, which may go unseen once.
fn kill_leaders(by: By, port: u16, rounds: usize) {
    let _alone = alone();
    let mut fleet = Fleet::start(by, port);
    let (mut followed, mut told) = (0, 0);
    while followed < rounds {
        let leader = fleet.leader_that_is_watched(PATIENCE);
        let term = fleet.kill(leader);
        let others = fleet.others(leader);
        if others.iter().all(|other| fleet.follows(*other, term)) {
            followed += 1;
            let were_told = others.iter().all(|other| fleet.was_told_of(*other, leader, term));
            told += usize::from(were_told);
        }
        assert!(fleet.later_leader(term, PATIENCE) != leader, "the dead lead");
        fleet.restart(leader);
    }
    fleet.end();
    assert!(told + 1 >= followed, "of {followed} deaths the others were told of {told}");
    assert_in_order(&fleet.acts());
}

#[test]
fn a_killed_leader_is_void_before_its_followers_are_told() {
    kill_leaders(By::OwnProgram, 21_100, 8);
}

#[test]
fn one_guardian_that_polls_watches_over_all_nodes_of_a_host_and_all_their_lives() {
    kill_leaders(By::Apart, 21_200, 8);
}

/// Kills leaders until one has been replaced by its bequest alone: its heir asks nobody. On a busy
/// host the one or other bequest comes too late, or another campaign before it.
#[test]
fn a_killed_leader_leaves_its_vote_to_an_heir_that_asks_nobody() {
    const ROUNDS: usize = 12;
    let _alone = alone();
    let mut fleet = Fleet::start(By::OwnProgram, 21_250);
    let mut counts = Vec::new();
    for _ in 0..ROUNDS {
        let leader = fleet.leader_that_is_watched(PATIENCE);
        let others = fleet.others(leader);
        let before: Vec<_> = others.iter().map(|other| fleet.count(*other, PATIENCE)).collect();
        let term = fleet.kill(leader);
        let next = fleet.later_leader(term, PATIENCE);
        let heir = others.iter().position(|other| *other == next).expect("the dead lead");
        let after = fleet.count(next, PATIENCE).since(&before[heir]);
        counts.push((after.bequests_used, after.votes_asked, after.elections_won));
        fleet.restart(leader);
        if counts.contains(&(1, 0, 1)) {
            break;
        }
    }
    fleet.end();
    assert!(counts.contains(&(1, 0, 1)), "used, asked and won: {counts:?}");
    assert_in_order(&fleet.acts());
}

#[test]
fn a_guardian_that_is_lost_is_found_again_and_nobody_is_deposed() {
    let _alone = alone();
    let mut fleet = Fleet::start(By::Apart, 21_300);
    let leader = fleet.leader_that_is_watched(PATIENCE);
    for _ in 0..2 {
        fleet.kill_guardian();
        fleet.await_news(leader, Guardianship::Lost, PATIENCE);
        fleet.start_guardian();
        assert_eq!(fleet.leader_that_is_watched(PATIENCE), leader);
    }
    let term = fleet.kill(leader);
    assert_ne!(fleet.later_leader(term, PATIENCE), leader);
    fleet.end();
    assert_in_order(&fleet.acts());
}

#[test]
fn a_guardian_of_a_nodes_own_that_is_killed_is_started_again() {
    let _alone = alone();
    let mut fleet = Fleet::start(By::OwnProgram, 21_400);
    let leader = fleet.leader_that_is_watched(PATIENCE);
    fleet.signal_guardian_of(leader, Signal::KILL);
    fleet.await_news(leader, Guardianship::Lost, PATIENCE);
    assert_eq!(fleet.leader_that_is_watched(PATIENCE), leader);
    fleet.end();
}

/// It hangs up on nobody: it just does not answer.
#[test]
fn a_guardian_that_is_stopped_is_noticed_and_counted_on_again_when_it_goes_on() {
    let _alone = alone();
    let mut fleet = Fleet::start(By::Apart, 21_350);
    let leader = fleet.leader_that_is_watched(PATIENCE);
    fleet.signal_guardian(Signal::STOP);
    fleet.await_news(leader, Guardianship::Lost, PATIENCE);
    fleet.signal_guardian(Signal::CONT);
    // Seconds have gone: on a busy host another may lead by now.
    let leader = fleet.leader_that_is_watched(PATIENCE);
    let term = fleet.kill(leader);
    assert_ne!(fleet.later_leader(term, PATIENCE), leader);
    fleet.end();
    assert_in_order(&fleet.acts());
}

#[test]
fn a_guardian_of_a_nodes_own_that_is_stopped_is_replaced() {
    let _alone = alone();
    let mut fleet = Fleet::start(By::OwnProgram, 21_450);
    let leader = fleet.leader_that_is_watched(PATIENCE);
    fleet.signal_guardian_of(leader, Signal::STOP);
    fleet.await_news(leader, Guardianship::Lost, PATIENCE);
    // All are watched again, it too.
    fleet.leader_that_is_watched(PATIENCE);
    fleet.end();
}

#[test]
fn nodes_whose_guardian_is_not_there_lead_without_one_and_find_it_when_it_comes() {
    let _alone = alone();
    let mut fleet = Fleet::start_without_guardian(21_500);
    let leader = fleet.later_leader(Term::ZERO, PATIENCE);
    fleet.await_news(leader, Guardianship::Unreachable, PATIENCE);
    fleet.start_guardian();
    assert_eq!(fleet.leader_that_is_watched(PATIENCE), leader);
    let term = fleet.kill(leader);
    fleet.later_leader(term, PATIENCE);
    fleet.end();
    assert_in_order(&fleet.acts());
}

/// Ends the thread that took the bell, while another polls the node on.
fn is_void_for_good(end: End, port: u16) {
    let _alone = alone();
    let mut trio = Trio::start(port);
    trio.settle();
    trio.end(end);
    trio.is_told_of();
    assert!(!trio.first_leads());
    wait_for(&mut trio, "another leader", |trio| trio.another_leads());
    for _ in 0..1_000 {
        trio.poll();
        assert!(!trio.first_leads(), "for good");
    }
}

#[test]
fn a_node_that_is_taken_for_dead_though_it_lives_leads_no_more() {
    is_void_for_good(End::Killed, 21_600);
}

#[test]
fn a_thread_that_panics_is_a_death() {
    is_void_for_good(End::Panics, 21_650);
}

#[test]
fn a_thread_that_retires_is_no_death_and_the_next_is_watched_over_again() {
    let _alone = alone();
    let mut trio = Trio::start(21_700);
    trio.settle();
    trio.end(End::Retires);
    wait_for(&mut trio, "nobody to watch", |trio| trio.first_state() == GuardianState::Unwatched);
    assert!(trio.first_leads() && trio.told() == 0);
    trio.watch();
    trio.settle();
    let error = trio.watch_again().expect_err("one thread at a time");
    assert_eq!(error.kind(), std::io::ErrorKind::ResourceBusy, "{error}");
    trio.end(End::Killed);
    trio.is_told_of();
}

/// A notice sealed by the key before would be rejected.
#[test]
fn a_leader_whose_keys_have_changed_seals_its_last_words_anew() {
    let _alone = alone();
    let mut trio = Trio::start(21_750);
    trio.settle();
    let (old, new) = (key(1), key(2));
    let both = Keyring::new(old).accepting(new.clone()).expect("two ids");
    trio.set_keys(&both);
    wait_for(&mut trio, "both keys", |trio| trio.know_each_other_by([1, 2]));
    trio.set_keys(&Keyring::new(new));
    wait_for(&mut trio, "the new key", |trio| trio.know_each_other_by([2, 0]));
    trio.settle();
    trio.end(End::Killed);
    trio.is_told_of();
}
