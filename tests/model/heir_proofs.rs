//! Bequests (R15) in small worlds: every order of a leader's death, its guardian, its withdrawal,
//! its heir and whoever else campaigns, and random walks far beyond.
//!
//! Depths and walks are set as in `proofs`. Most worlds begin where one step more would break a
//! rule that did not hold: a vote left and forgotten, a follower a term ahead, an heir deposed.

use crate::proofs::{hold_on_fewer_walks, holds_to};
use crate::setting::{Bounds, Guardians, NO_FAULTS, Setting, Start};

fn guarded(name: &'static str, nodes: usize, start: Start) -> Setting {
    Setting::new(name, nodes, start).guarded(Guardians::Exact)
}

#[test]
fn a_leader_that_hands_over_keeps_the_rules() {
    let bounds = Bounds { transfers: 1, stalls: 1, moves: 1, ..NO_FAULTS };
    let led = Setting::new("transfer", 3, Start::Led);
    holds_to(6, led.with_bounds(bounds));
    let bounds = Bounds { resigns: 1, transfers: 1, ..NO_FAULTS };
    holds_to(6, Setting::new("heir leads", 3, Start::HeirLeads).with_bounds(bounds));
}

/// It may withdraw what it left at any moment, before its guardian takes it or after.
#[test]
fn a_leader_that_dies_or_is_taken_for_dead_leaves_its_vote_once() {
    let bounds = Bounds { voids: 1, transfers: 1, moves: 1, ..NO_FAULTS };
    holds_to(6, guarded("void", 3, Start::Led).with_bounds(bounds));
    let bounds = Bounds { crashes: 1, transfers: 1, stalls: 1, moves: 1, ..NO_FAULTS };
    holds_to(6, guarded("death", 3, Start::Led).with_bounds(bounds));
}

#[test]
fn a_vote_that_was_left_counts_only_once() {
    let bounds = Bounds { ticks: 2, ..NO_FAULTS };
    for ticks in [1, 3] {
        let left = guarded("vote left", 3, Start::VoteLeft { ticks }).with_bounds(bounds);
        holds_to(7, left.clone());
        holds_to(6, left.diskless());
    }
    holds_to(5, guarded("succeeded", 3, Start::Succeeded).diskless().with_bounds(bounds));
    let heir = guarded("heir leads, dead", 3, Start::HeirLeadsAfterDeath).with_bounds(bounds);
    holds_to(7, heir.clone());
    holds_to(6, heir.diskless());
    let forgot = guarded("heir forgot", 3, Start::HeirForgot).diskless_but(0);
    holds_to(6, forgot.with_bounds(bounds));
}

/// Node 0 withdraws for a term that is not the next.
#[test]
fn a_follower_a_term_ahead_keeps_the_rules() {
    let bounds = Bounds { crashes: 1, ticks: 2, ..NO_FAULTS };
    let ahead = guarded("follower ahead", 3, Start::FollowerAhead).with_long_campaigns();
    holds_to(5, ahead.with_bounds(bounds));
}

#[test]
fn five_nodes_that_leave_votes_keep_the_rules() {
    let bounds = Bounds { crashes: 1, ticks: 1, ..NO_FAULTS };
    for start in [Start::HeirWaits, Start::GrantForgotten] {
        holds_to(3, guarded("five, diskless", 5, start).diskless().with_bounds(bounds));
    }
    holds_to(4, guarded("five, deposed", 5, Start::Deposed).with_bounds(bounds));
}

#[test]
fn clocks_that_differ_or_are_set_back_keep_the_rules_of_bequests() {
    let bounds = Bounds { ticks: 3, ..NO_FAULTS };
    for setting in [
        guarded("fast leader", 3, Start::VoteLeft { ticks: 0 }).with_fast(0),
        guarded("slow heir", 3, Start::VoteLeft { ticks: 0 }).with_slow(1),
        guarded("fast heir", 3, Start::VoteLeft { ticks: 0 }).with_fast(1),
        Setting::new("short promises", 3, Start::HeirLeads).with_short_promises_of(0),
    ] {
        holds_to(6, setting.with_bounds(bounds));
    }
    let bounds = Bounds { set_backs: 1, ticks: 3, ..NO_FAULTS };
    let back = guarded("set back", 3, Start::Succeeded).diskless().setting_back(5);
    holds_to(5, back.with_bounds(bounds));
    let bounds = Bounds { crashes: 1, ticks: 3, ..NO_FAULTS };
    let reboots = guarded("reboots", 3, Start::HeirRestarted).diskless_but(1).rebooting();
    holds_to(5, reboots.setting_back(5).with_bounds(bounds));
}

/// Walks in which more than a twentieth see an heir elected by the vote that was left to it.
fn hold_and_inherit_on_walks(setting: Setting) {
    let name = setting.name;
    let walked = hold_on_fewer_walks(setting);
    assert!(walked.with_heirs > walked.walks / 20, "{name}: some bequests elect an heir");
}

fn hold_with_and_without_disks(led: Setting) {
    hold_and_inherit_on_walks(led.clone());
    hold_and_inherit_on_walks(led.clone().diskless());
    hold_and_inherit_on_walks(led.clone().with_long_promise());
    hold_and_inherit_on_walks(led.diskless_but(0).rebooting());
}

#[test]
fn random_walks_of_three_with_bequests_keep_the_rules() {
    hold_with_and_without_disks(guarded("three", 3, Start::Led));
}

#[test]
fn random_walks_of_two_and_a_witness_with_bequests_keep_the_rules() {
    let led = guarded("two and a witness", 3, Start::Led);
    hold_with_and_without_disks(led.with_witness(2));
}

#[test]
fn random_walks_of_more_with_bequests_keep_the_rules() {
    hold_with_and_without_disks(guarded("four", 4, Start::Led));
    hold_with_and_without_disks(guarded("five", 5, Start::Led));
    hold_and_inherit_on_walks(guarded("seven", 7, Start::Led).with_long_promise());
}

#[test]
fn random_walks_by_clocks_that_differ_keep_the_rules_of_bequests() {
    for node in [0, 1] {
        hold_and_inherit_on_walks(guarded("fast", 3, Start::Led).with_fast(node));
        hold_and_inherit_on_walks(guarded("slow", 3, Start::Led).with_slow(node).diskless());
    }
    let short = guarded("short promises", 3, Start::Led).with_short_promises_of(0);
    hold_and_inherit_on_walks(short.diskless());
}

#[test]
fn random_walks_from_votes_that_were_left_keep_the_rules() {
    for start in [Start::VoteLeft { ticks: 1 }, Start::VoteLeft { ticks: 3 }, Start::HeirLeads] {
        hold_on_fewer_walks(guarded("left", 3, start));
        hold_on_fewer_walks(guarded("left, diskless", 3, start).diskless());
    }
    hold_on_fewer_walks(guarded("succeeded", 3, Start::Succeeded).diskless().setting_back(5));
    hold_on_fewer_walks(guarded("ahead", 3, Start::FollowerAhead).with_long_campaigns());
    hold_on_fewer_walks(guarded("heir forgot", 3, Start::HeirForgot).diskless_but(0));
    hold_on_fewer_walks(guarded("heir waits", 5, Start::HeirWaits).diskless());
    hold_on_fewer_walks(guarded("grant forgotten", 5, Start::GrantForgotten).diskless());
    hold_on_fewer_walks(guarded("deposed", 5, Start::Deposed));
}
