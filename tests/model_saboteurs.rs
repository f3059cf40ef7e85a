//! One rule broken at a time, and the model checker must notice: a checker that has never caught
//! anything is not yet a checker.
//!
//! `cargo test --features sabotage --test model_saboteurs -- --nocapture` prints what each was
//! caught by, and after how many actions from the start of its world.

#[path = "model/mod.rs"]
mod world;

use interrex::election::Sabotage;
use world::past::Rule;
use world::search::search;
use world::setting::{Bounds, Setting, Start};
use world::walk::walk;

const NO_FAULTS: Bounds =
    Bounds { ticks: 6, crashes: 0, stalls: 0, resigns: 0, disk_failures: 0, clock_faults: 0 };

const _: () = assert!(Sabotage::ALL.len() == 16, "a new sabotage needs a test here");

/// The shortest trace up to `depth` breaks `rule`.
fn is_caught(sabotage: Sabotage, rule: Rule, depth: usize, setting: Setting) {
    let found = search(setting.sabotaged(sabotage), depth);
    let (broken, trace) = found.broken.expect("the sabotage is caught");
    println!("{sabotage:?}: {broken}, after {} actions:\n  {}", trace.len(), trace.join("\n  "));
    assert_eq!(broken, rule.claim());
}

/// A random walk breaks `rule`.
fn is_caught_on_a_walk(sabotage: Sabotage, rule: Rule, setting: Setting) {
    let bounds = Bounds { ticks: 60, crashes: 4, stalls: 8, disk_failures: 4, ..NO_FAULTS };
    let walked = walk(setting.sabotaged(sabotage).with_bounds(bounds), 0..20_000, 300);
    let fall = walked.fall.expect("the sabotage is caught");
    println!("{sabotage:?}: {:?} on walk {}, {} actions", fall.rule, fall.seed, fall.trace.len());
    println!("  {}", fall.trace.join("\n  "));
    assert_eq!(fall.rule, rule);
}

fn votes() -> Setting {
    Setting::new("votes", 3, Start::Suspecting).with_bounds(NO_FAULTS)
}

fn led_by_one() -> Setting {
    Setting::new("led", 3, Start::LedByOne).with_bounds(NO_FAULTS)
}

fn repeated() -> Setting {
    Setting::new("repeated", 3, Start::LedByRepeatedVote).with_bounds(NO_FAULTS)
}

#[test]
fn a_second_vote_in_one_term() {
    is_caught(Sabotage::VoteTwice, Rule::S2, 6, votes());
}

#[test]
fn a_reply_before_its_vote_is_durable() {
    let bounds = Bounds { crashes: 1, stalls: 1, ..NO_FAULTS };
    is_caught(Sabotage::ReplyBeforePersist, Rule::S4, 5, votes().with_bounds(bounds));
}

/// Three nodes can't show it: there one grant and the own vote are a quorum.
#[test]
fn a_repeated_grant_counted_twice() {
    let four = Setting::new("four", 4, Start::Suspecting).with_bounds(NO_FAULTS);
    is_caught(Sabotage::CountRepeatedGrants, Rule::S3, 5, four);
}

#[test]
fn a_grant_for_an_earlier_campaign() {
    is_caught_on_a_walk(Sabotage::IgnoreNonce, Rule::S3, votes());
}

/// A campaign asks for the next term and ends with a vote for another, so R5's question whether the
/// own vote is free has only one answer, but in the last term there is: no term follows it.
#[test]
fn an_own_vote_after_one_for_another() {
    let last = votes().with_first_term(u64::MAX - 1);
    is_caught(Sabotage::CastOwnVoteTwice, Rule::S2, 8, last);
}

#[test]
fn a_pre_vote_counted_as_a_vote() {
    is_caught(Sabotage::PreVoteAsVote, Rule::S3, 5, votes().with_pre_vote());
}

#[test]
fn a_term_that_falls() {
    is_caught(Sabotage::TermFalls, Rule::S4, 5, votes());
}

#[test]
fn a_leader_that_leads_on_in_a_term_that_is_over() {
    let led = Setting::new("led", 3, Start::Led).with_bounds(NO_FAULTS);
    is_caught(Sabotage::LeadOnDespiteHigherTerm, Rule::S5, 8, led);
}

#[test]
fn a_promise_that_is_not_kept() {
    is_caught(Sabotage::IgnorePromise, Rule::S7, 5, led_by_one());
}

#[test]
fn a_vote_that_promises_nothing() {
    is_caught(Sabotage::VoteWithoutPromise, Rule::S7, 5, repeated());
}

#[test]
fn a_candidate_that_breaks_its_own_promise() {
    is_caught(Sabotage::IgnoreOwnPromise, Rule::S7, 5, repeated());
}

#[test]
fn a_lease_counted_from_the_receipt_of_the_ack() {
    is_caught(Sabotage::LeaseFromReceipt, Rule::S7, 6, led_by_one());
}

#[test]
fn a_suspicion_that_a_heartbeat_does_not_put_off() {
    is_caught(Sabotage::SuspectDespiteHeartbeat, Rule::S6, 5, led_by_one());
}

#[test]
fn a_resignation_told_before_it_is_published() {
    let bounds = Bounds { stalls: 1, resigns: 1, ..NO_FAULTS };
    is_caught(Sabotage::ResignBeforePublishing, Rule::S7, 5, led_by_one().with_bounds(bounds));
}

#[test]
fn a_node_that_votes_as_soon_as_it_is_started() {
    let bounds = Bounds { crashes: 1, ..NO_FAULTS };
    is_caught(Sabotage::NoRestartSilence, Rule::S7, 6, led_by_one().with_bounds(bounds));
}

#[test]
fn a_vote_for_a_candidate_that_is_behind() {
    is_caught(Sabotage::IgnorePosition, Rule::S10, 5, votes().with_positions(&[0, 1, 1]));
}
