//! The rules of bequests (R15), broken one at a time: as in `saboteurs`, the checker must notice.
//!
//! Three rules are implied by others, and to break one of them alone breaks nothing:
//! - `InheritInSilence`: a node that is silent says so in its acks, and no bequest rests on such an
//!   ack. Its acks of before lie before its start or its last clock fault, and count no more.
//! - `InheritFromFuture`: only an ack by a clock that was set back lies ahead, and such acks count
//!   no more after the fault.
//! - A configuration that has changed: every message names its sender's, and one that names another
//!   is not heard.

use interrex::election::Sabotage;
use interrex_sim::Property;

use crate::saboteurs::{is_caught, is_caught_on_a_walk_within};
use crate::setting::{Bounds, Guardians, NO_FAULTS, Setting, Start};

/// No tick passes, and only what a test adds goes wrong.
const AT_ONCE: Bounds = Bounds { ticks: 0, ..NO_FAULTS };

fn guarded(start: Start) -> Setting {
    Setting::new("guarded", 3, start).guarded(Guardians::Exact)
}

#[test]
fn a_bequest_that_is_kept_in_the_page() {
    let bounds = Bounds { crashes: 1, transfers: 1, ..AT_ONCE };
    let led = guarded(Start::Led).with_bounds(bounds);
    is_caught(Sabotage::KeepBequest, Property::S2, 4, led);
}

#[test]
fn a_bequest_that_is_kept_when_another_was_delivered_alive() {
    let bounds = Bounds { crashes: 1, transfers: 1, ..AT_ONCE };
    let led = guarded(Start::Led).with_bounds(bounds);
    is_caught(Sabotage::BequeathTwice, Property::S2, 4, led);
}

/// Node 0 goes on two terms at once.
#[test]
fn a_bequest_that_is_withdrawn_for_the_next_term_alone() {
    let bounds = Bounds { voids: 1, ..AT_ONCE };
    let ahead = guarded(Start::FollowerAhead).with_long_campaigns().with_bounds(bounds);
    is_caught(Sabotage::WithdrawForNextTermOnly, Property::S7, 5, ahead);
}

#[test]
fn a_bequest_that_is_withdrawn_last() {
    let bounds = Bounds { crashes: 1, transfers: 1, stalls: 1, ..AT_ONCE };
    let led = guarded(Start::Led).with_bounds(bounds);
    is_caught(Sabotage::WithdrawLast, Property::S2, 4, led);
}

#[test]
fn a_bequest_to_many() {
    let bounds = Bounds { crashes: 1, ticks: 1, ..NO_FAULTS };
    let led = guarded(Start::Led).with_bounds(bounds);
    is_caught(Sabotage::BequeathToMany, Property::S2, 9, led);
}

#[test]
fn a_life_that_goes_on_though_its_page_is_void() {
    let bounds = Bounds { voids: 1, transfers: 1, ..AT_ONCE };
    let led = guarded(Start::Led).with_bounds(bounds);
    is_caught(Sabotage::DeliverThoughVoid, Property::S2, 3, led);
}

/// Both deliveries: the page's, and that of a leader which is alive.
#[test]
fn a_bequest_of_a_position_that_its_leader_has_left() {
    let bounds = Bounds { crashes: 1, moves: 1, ..AT_ONCE };
    let led = guarded(Start::Led).with_bounds(bounds);
    is_caught(Sabotage::BequestOfAnyPosition, Property::S10, 5, led);
    let bounds = Bounds { transfers: 1, moves: 1, ..AT_ONCE };
    let alive = Setting::new("alive", 3, Start::Led).with_bounds(bounds);
    is_caught(Sabotage::BequestOfAnyPosition, Property::S10, 3, alive);
}

#[test]
fn a_start_that_finds_the_vote_free_which_was_left() {
    let left = guarded(Start::VoteLeft { ticks: 3 }).with_bounds(NO_FAULTS);
    is_caught(Sabotage::ForgetBequest, Property::S2, 4, left);
}

#[test]
fn a_leader_that_leaves_its_vote_and_has_it() {
    let leads = Setting::new("heir leads", 3, Start::HeirLeads).with_bounds(NO_FAULTS);
    is_caught(Sabotage::KeepLeftVote, Property::S2, 4, leads);
}

/// The third node learns the term too late for itself, and campaigns for the next one.
#[test]
fn a_leader_that_promises_nothing_to_its_heir() {
    let leads = Setting::new("heir leads", 3, Start::HeirLeads).with_long_promise();
    let bounds = Bounds { ticks: 4, transfers: 1, ..NO_FAULTS };
    is_caught_on_a_walk_within(bounds, Sabotage::ResignWithoutPromise, Property::S7, leads);
}

#[test]
fn a_bequest_that_is_used_late() {
    let late = guarded(Start::Succeeded).diskless().with_bounds(AT_ONCE);
    is_caught(Sabotage::UseBequestLate, Property::S1, 2, late.clone());
    is_caught(Sabotage::LeaseFromBequest, Property::S1, 2, late);
}

#[test]
fn a_campaign_by_bequest_that_outlasts_it() {
    let waits = Setting::new("heir waits", 5, Start::HeirWaits).guarded(Guardians::Exact);
    let waits = waits.diskless().with_bounds(AT_ONCE);
    is_caught(Sabotage::LimitFromBequest, Property::S1, 3, waits);
}

#[test]
fn a_bequest_that_joins_a_campaign_whose_limit_has_passed() {
    let forgotten = Setting::new("grant forgotten", 5, Start::GrantForgotten);
    let forgotten = forgotten.guarded(Guardians::Exact).diskless().with_bounds(AT_ONCE);
    is_caught(Sabotage::MergeExpiredCampaign, Property::S1, 2, forgotten);
}

/// By the clock of the heir's new life the ack of the one before lies ahead.
#[test]
fn a_bequest_to_another_life() {
    let bounds = Bounds { ticks: 2, ..NO_FAULTS };
    let late = guarded(Start::HeirRestarted).diskless_but(1).rebooting().setting_back(5);
    is_caught(Sabotage::BequestToAnyLife, Property::S1, 3, late.with_bounds(bounds));
}

#[test]
fn a_bequest_of_a_leader_that_was_not_heard() {
    let deposed = Setting::new("deposed", 5, Start::Deposed).guarded(Guardians::Exact);
    let bounds = Bounds { crashes: 1, ..AT_ONCE };
    is_caught(Sabotage::BequestOfAnyLife, Property::S6, 4, deposed.with_bounds(bounds));
}

/// Node 0 leads once more, by the vote of its heir, before the bequest to that one comes again.
#[test]
fn a_bequest_for_any_term() {
    let bounds = Bounds { transfers: 1, ..AT_ONCE };
    let leads = Setting::new("heir leads", 3, Start::HeirLeads).with_bounds(bounds);
    is_caught(Sabotage::BequestForAnyTerm, Property::S3, 6, leads);
}

#[test]
fn a_bequest_that_elects_a_second_time() {
    let bounds = Bounds { resigns: 1, ..AT_ONCE };
    let leads = Setting::new("heir leads", 3, Start::HeirLeads).with_bounds(bounds);
    is_caught(Sabotage::LeadAgainByBequest, Property::S7, 7, leads);
}

#[test]
fn an_heir_that_is_behind() {
    // The leader goes on after the ack that has chosen the heir.
    let bounds = Bounds { crashes: 1, moves: 1, ..AT_ONCE };
    let led = guarded(Start::Led).with_bounds(bounds);
    is_caught(Sabotage::InheritBehind, Property::S10, 6, led);
}

#[test]
fn a_vote_that_lasts_as_long_as_the_promises_of_its_heir() {
    let leads = Setting::new("heir leads", 3, Start::HeirLeads).with_short_promises_of(0);
    let bounds = Bounds { ticks: 6, transfers: 1, ..NO_FAULTS };
    is_caught_on_a_walk_within(bounds, Sabotage::InheritForOwnPromise, Property::S7, leads);
}

#[test]
fn a_bequest_by_a_clock_that_has_lied() {
    let bounds = Bounds { set_backs: 1, ticks: 2, ..NO_FAULTS };
    let late = guarded(Start::Succeeded).diskless().setting_back(5).with_bounds(bounds);
    is_caught(Sabotage::InheritByOldClock, Property::S1, 4, late);
}
