//! Everything that can happen in a small world around the real core, and random walks far beyond.
//!
//! Three nodes, sometimes four or five. The network keeps every message ever sent and may deliver
//! any of them at any time, again and again, or never. Time passes in ticks, of which a promise
//! lasts two to four; a node serves its timers when they are due or later. A node may crash
//! between any two outputs of one input, or stall there while the others go on, as it does in a
//! write that takes its time; what was persisted by then is what it starts with again, or what a
//! write that failed has left all the same, or nothing at all where nodes have no disk (R14). What
//! a leader has published outlives it where it has a guardian (R10), until that gets round to
//! voiding it and, later still, to saying so. S1 to S8 and S10 are asked in every state, and the
//! core's own assertions with them.
//!
//! Exhaustive search goes breadth first to a depth. The depths that stand below are those of CI and
//! of `tools/check`; `cargo test` alone searches one action less deep, in a fifth of the time.
//!
//! - `INTERREX_MODEL_DEPTH=0` searches as deep as stands below, `2` two actions deeper, `-1` as
//!   `cargo test` does; each one takes four to six times as long. 711,000 unique states of four
//!   nodes took 840 MB, so mind the memory. From 0 on, each world must also come to a lease.
//! - `INTERREX_MODEL_WALKS=3000` takes that many random walks in each world, 300 steps each, as
//!   `tools/check` does; `cargo test` takes 600.
//!
//! `cargo test --test model -- --nocapture` shows how many states were visited.

use crate::search::search;
use crate::setting::{
    Bounds, FORGOTTEN, FORGOTTEN_LONG_AGO, Guardians, LED_BY_FORGOTTEN, LED_BY_FORGOTTEN_AGAIN,
    LED_BY_JUST_FORGOTTEN, NO_FAULTS, Setting, Start,
};
use crate::walk::{Walked, walk};
use interrex_sim::Property;

/// The depth added to that of the tests below, unless the environment says it.
const DEEPER: isize = -1;

/// Random walks in each world, unless the environment says how many.
const WALKS: u64 = 600;

fn from_environment<T: std::str::FromStr>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    let number = text.parse().ok();
    Some(number.unwrap_or_else(|| panic!("{name} = {text}: a number is needed")))
}

fn walks() -> u64 {
    from_environment("INTERREX_MODEL_WALKS").unwrap_or(WALKS)
}

pub fn holds_to(depth: usize, setting: Setting) {
    let deeper: isize = from_environment("INTERREX_MODEL_DEPTH").unwrap_or(DEEPER);
    let name = setting.name;
    let found = search(setting, depth.saturating_add_signed(deeper));
    if let Some((rule, trace)) = found.broken {
        panic!("{name}: broken is \"{rule}\", by\n  {}", trace.join("\n  "));
    }
    // Some worlds reach their first lease with their last action only.
    assert!(
        found.reaches_lease || deeper < 0,
        "{name}: an election within reach ends with a lease"
    );
}

#[test]
fn any_order_of_messages_and_timeouts_keeps_the_rules() {
    holds_to(8, Setting::new("votes", 3, Start::Suspecting).with_bounds(NO_FAULTS));
}

#[test]
fn pre_votes_in_any_order_keep_the_rules() {
    let setting = Setting::new("pre-votes", 3, Start::Suspecting).with_bounds(NO_FAULTS);
    holds_to(9, setting.with_pre_vote());
}

#[test]
fn a_crash_or_a_stall_between_any_two_outputs_keeps_the_rules() {
    let bounds = Bounds { crashes: 1, stalls: 1, ..NO_FAULTS };
    holds_to(6, Setting::new("crash", 3, Start::LedByOne).with_bounds(bounds));
}

#[test]
fn leases_stay_disjoint_while_clocks_drift_within_their_bound() {
    let setting = Setting::new("drift", 3, Start::LedByOne).with_bounds(NO_FAULTS);
    holds_to(7, setting.with_drift());
}

#[test]
fn a_resignation_and_a_stalled_leader_keep_the_rules() {
    let bounds = Bounds { stalls: 1, resigns: 1, ..NO_FAULTS };
    holds_to(7, Setting::new("resign", 3, Start::Led).with_bounds(bounds));
}

#[test]
fn a_leader_that_was_elected_again_keeps_the_rules() {
    holds_to(6, Setting::new("led again", 3, Start::LedAgain).with_bounds(NO_FAULTS));
}

#[test]
fn a_clock_that_is_set_right_keeps_the_rules() {
    let bounds = Bounds { clock_faults: 1, ..NO_FAULTS };
    holds_to(6, Setting::new("clock fault", 3, Start::LedByOne).with_bounds(bounds));
}

/// Two of them, true or false, about anybody and whenever they like.
#[test]
fn any_word_that_anybody_is_unreachable_keeps_the_rules() {
    let bounds = Bounds { unreachables: 2, ..NO_FAULTS };
    let led_by_one = Setting::new("unreachable", 3, Start::LedByOne).with_bounds(bounds);
    holds_to(7, led_by_one.with_long_promise().with_probes());
    let led = Setting::new("unreachable, led", 3, Start::Led).with_bounds(bounds);
    holds_to(8, led.with_long_promise().with_probes());
    let crash = Bounds { crashes: 1, ..bounds };
    let crashed = Setting::new("unreachable, crash", 3, Start::LedByOne).with_bounds(crash);
    holds_to(6, crashed.with_probes());
}

/// However late they are, and whatever the node does meanwhile.
#[test]
fn guardians_of_leaders_that_crash_keep_the_rules() {
    let bounds = Bounds { crashes: 1, ..NO_FAULTS };
    let led = Setting::new("guardians", 3, Start::LedByOne).guarded(Guardians::Exact);
    holds_to(6, led.clone().with_bounds(bounds));
    holds_to(6, led.with_long_promise().with_bounds(bounds));
}

#[test]
fn guardians_of_lives_that_are_long_over_keep_the_rules() {
    for guardians in [Guardians::Exact, Guardians::OfSharedPages] {
        let next = Setting::new("guardians, next life", 3, Start::LedByNextLife);
        holds_to(6, next.guarded(guardians).with_bounds(NO_FAULTS));
    }
}

#[test]
fn a_vote_that_was_asked_for_twice_keeps_the_rules() {
    let setting = Setting::new("repeated", 3, Start::LedByRepeatedVote);
    holds_to(7, setting.with_bounds(NO_FAULTS));
}

#[test]
fn a_candidate_that_repeats_its_vote_for_another_keeps_the_rules() {
    let setting = Setting::new("unanswered", 3, Start::Unanswered).with_long_campaigns();
    holds_to(7, setting.with_bounds(NO_FAULTS));
}

#[test]
fn a_disk_that_fails_keeps_the_rules() {
    let bounds = Bounds { disk_failures: 2, crashes: 1, ..NO_FAULTS };
    holds_to(6, Setting::new("disk", 3, Start::LedByRepeatedVote).with_bounds(bounds));
}

/// The own vote is prepared, and taken back by a write that fails, lands, or both; then it is cast
/// all the same, and its node crashes.
#[test]
fn an_own_vote_that_was_prepared_keeps_the_rules_on_a_disk_that_fails() {
    let bounds = Bounds { ticks: 1, disk_failures: 1, crashes: 1, ..NO_FAULTS };
    let prepared = Setting::new("prepared", 3, Start::Prepared).with_pre_vote_always();
    holds_to(5, prepared.with_bounds(bounds));
}

#[test]
fn nodes_that_forget_their_votes_keep_the_rules() {
    let bounds = Bounds { crashes: 2, ticks: 8, ..NO_FAULTS };
    let setting = Setting::new("diskless", 3, Start::LedByOne).with_bounds(bounds);
    holds_to(6, setting.diskless());
}

/// R14's two cares: the campaign that a forgotten vote still counts for, and the term in which it
/// is spent.
#[test]
fn a_vote_that_is_forgotten_counts_only_once() {
    let bounds = Bounds { ticks: 2, ..NO_FAULTS };
    for (name, start, depth) in [
        ("forgotten vote", FORGOTTEN, 6),
        ("a vote forgotten long ago", FORGOTTEN_LONG_AGO, 6),
        ("led by a forgotten vote", LED_BY_FORGOTTEN, 6),
        ("led by a vote forgotten once more", LED_BY_FORGOTTEN_AGAIN, 6),
        ("led by a vote just forgotten", LED_BY_JUST_FORGOTTEN, 7),
        ("all forgotten", Start::AllForgotten, 6),
    ] {
        let setting = Setting::new(name, 3, start).with_bounds(bounds);
        holds_to(depth, setting.diskless());
    }
}

/// R14 for stores: one that was lost and created anew has forgotten a vote as a diskless node has.
#[test]
fn a_vote_that_was_lost_with_its_store_counts_only_once() {
    let bounds = Bounds { ticks: 2, ..NO_FAULTS };
    for (name, start, voter, depth) in [
        ("lost vote", FORGOTTEN, 1, 6),
        ("led by a lost vote", LED_BY_FORGOTTEN, 1, 6),
        ("led by a vote just lost", LED_BY_JUST_FORGOTTEN, 2, 7),
    ] {
        let setting = Setting::new(name, 3, start).with_bounds(bounds);
        holds_to(depth, setting.losing_store_of(voter));
    }
    let crashes = Bounds { crashes: 2, ticks: 8, ..NO_FAULTS };
    let lost = Setting::new("lost store", 3, Start::LedByOne).with_bounds(crashes);
    holds_to(6, lost.losing_store_of(1));
}

/// S7's second half: two that have lost the leader create a term while its lease still runs.
#[test]
fn a_leader_that_a_minority_deposes_votes_for_nobody_before_its_lease_is_over() {
    let five = Setting::new("walks, five, deposed", 5, Start::LedByQuorum);
    hold_on_walks(five.with_long_promise());
}

#[test]
fn four_nodes_keep_the_rules() {
    holds_to(6, Setting::new("four", 4, Start::LedByOne).with_bounds(NO_FAULTS));
}

/// The checker must be able to see S7 break: a clock that runs twice as fast as any bound allows
/// lets a promise run out under a lease.
#[test]
fn a_clock_beyond_its_bound_voids_the_leases() {
    let mut setting = Setting::new("beyond", 3, Start::LedByOne).with_drift();
    setting.tick_ns[1] *= 2;
    let found = search(setting.with_bounds(NO_FAULTS), 6);
    let (rule, trace) = found.broken.expect("two leases at once");
    println!("  {rule}, after {} actions", trace.len());
    assert_eq!(rule, Property::S7.says());
}

/// And to see what a guardian may never do: it sends what a life has written that still lives.
#[test]
fn a_notice_that_a_living_life_wrote_voids_its_lease() {
    let next = Setting::new("of the living", 3, Start::LedByNextLife).with_bounds(NO_FAULTS);
    let found = search(next.guarded(Guardians::OfTheLiving), 6);
    let (rule, trace) = found.broken.expect("two leases at once");
    println!("  {rule}, after {} actions", trace.len());
    assert_eq!(rule, Property::S7.says());
}

pub fn hold_on_walks(setting: Setting) -> Walked {
    hold_on(walks(), setting)
}

/// Takes a third of the walks: there are many worlds with bequests.
pub fn hold_on_fewer_walks(setting: Setting) -> Walked {
    hold_on(walks() / 3, setting)
}

fn hold_on(walks: u64, setting: Setting) -> Walked {
    let bounds = Bounds {
        ticks: 60,
        crashes: 4,
        stalls: 8,
        resigns: 4,
        transfers: 4,
        disk_failures: 4,
        clock_faults: 2,
        set_backs: 2,
        voids: 2,
        moves: 4,
        unreachables: 12,
    };
    let (name, is_guarded) = (setting.name, setting.guardians != Guardians::Nobody);
    let walked = walk(setting.with_bounds(bounds), 0..walks, 300);
    if let Some(fall) = &walked.fall {
        let told = fall.trace.join("\n  ");
        panic!("{name}: seed {} breaks {:?} by\n  {told}", fall.seed, fall.rule);
    }
    assert!(walked.with_two_leaders > walks / 20, "{name}: leaders follow each other");
    assert!(!is_guarded || walked.with_notices > walks / 20, "{name}: some notices are heeded");
    walked
}

#[test]
fn random_walks_keep_the_rules() {
    hold_on_walks(Setting::new("walks", 3, Start::Fresh));
    hold_on_walks(Setting::new("walks, pre-votes", 3, Start::Fresh).with_pre_vote());
    hold_on_walks(Setting::new("walks, long promise", 3, Start::Led).with_long_promise());
    let unreachable = Setting::new("walks, unreachable", 3, Start::LedByOne);
    hold_on_walks(unreachable.with_long_promise().with_probes());
    hold_on_walks(Setting::new("walks, drift", 3, Start::LedByOne).with_drift());
    let apart = Setting::new("walks, positions", 3, Start::Fresh).with_positions(&[0, 1, 1]);
    hold_on_walks(apart);
}

#[test]
fn random_walks_with_guardians_keep_the_rules() {
    for guardians in [Guardians::Exact, Guardians::OfSharedPages] {
        let next = Setting::new("walks, guardians", 3, Start::LedByNextLife).guarded(guardians);
        hold_on_walks(next.clone());
        hold_on_walks(next.with_long_promise());
        let diskless = Setting::new("walks, guardians, diskless", 3, Start::Led).diskless();
        hold_on_walks(diskless.guarded(guardians));
        let five = Setting::new("walks, guardians, five", 5, Start::Fresh).guarded(guardians);
        hold_on_walks(five.with_drift());
    }
}

#[test]
fn random_walks_of_other_sizes_and_without_disks_keep_the_rules() {
    hold_on_walks(Setting::new("walks, four", 4, Start::Fresh));
    hold_on_walks(Setting::new("walks, five", 5, Start::Led).with_pre_vote());
    hold_on_walks(Setting::new("walks, diskless", 3, Start::Fresh).diskless());
    hold_on_walks(Setting::new("walks, diskless, led", 3, Start::LedByOne).diskless());
    hold_on_walks(Setting::new("walks, diskless, five", 5, Start::Led).diskless());
    hold_on_walks(Setting::new("walks, lost store", 3, Start::LedByOne).losing_store_of(1));
}

/// No term follows the last one there is: nobody may lead a second time then, and nobody does.
#[test]
fn random_walks_at_the_end_of_all_terms_keep_the_rules() {
    let setting = Setting::new("walks, last term", 3, Start::Suspecting);
    let bounds = Bounds { ticks: 60, crashes: 4, stalls: 8, disk_failures: 4, ..NO_FAULTS };
    let walked = walk(setting.with_first_term(u64::MAX - 1).with_bounds(bounds), 0..walks(), 300);
    assert!(walked.fall.is_none(), "{:?}", walked.fall.map(|fall| fall.trace));
    assert_eq!(walked.with_two_leaders, 0);
}
