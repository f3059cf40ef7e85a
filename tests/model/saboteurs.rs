//! One rule broken at a time, and the model checker must notice: a checker that has never caught
//! anything is not yet a checker.
//!
//! `cargo test --features sabotage --test model saboteurs -- --nocapture` prints what each was
//! caught by, and after how many actions from the start of its world.

use interrex::election::Sabotage;
use interrex_sim::Property;

use crate::search::search;
use crate::setting::{
    Bounds, FORGOTTEN, FORGOTTEN_LONG_AGO, Guardians, LED_BY_FORGOTTEN, LED_BY_FORGOTTEN_AGAIN,
    NO_FAULTS, Setting, Start,
};
use crate::walk::walk;

// Those that break no safety are the simulator's, which asks for liveness: `DropStaleRequests`,
// `CampaignTakesTerm`, `CampaignWithoutEnd`, `LapsedLeaderBinds`, `FastPathAmongAny`,
// `CampaignInStandby`, `InheritInStandby` and `PriorityVetoes`. So is
// `VoteOfAnyPosition`: here no application goes on between an input and its outputs. And so is
// `GoOnRestored`: here no machine is restored. And so are `IgnoreGuards` and `GuardInDrain`: here
// no application holds guards, and so none says that its work has stopped: `DeclareUnasked` and
// `HeedStoppedLongAgo`.
const _: () = assert!(Sabotage::ALL.len() == 74, "a new sabotage needs a test here");

/// The shortest trace up to `depth` breaks `rule`.
pub fn is_caught(sabotage: Sabotage, rule: Property, depth: usize, setting: Setting) {
    let found = search(setting.sabotaged(sabotage), depth);
    let (broken, trace) = found.broken.expect("the sabotage is caught");
    println!("{sabotage:?}: {broken}, after {} actions:\n  {}", trace.len(), trace.join("\n  "));
    assert_eq!(broken, rule.says());
}

/// A random walk breaks `rule`.
fn is_caught_on_a_walk(sabotage: Sabotage, rule: Property, setting: Setting) {
    let bounds = Bounds { ticks: 60, crashes: 4, stalls: 8, disk_failures: 4, ..NO_FAULTS };
    is_caught_on_a_walk_within(bounds, sabotage, rule, setting);
}

/// The same, with these bounds.
pub fn is_caught_on_a_walk_within(
    bounds: Bounds,
    sabotage: Sabotage,
    rule: Property,
    setting: Setting,
) {
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

fn unanswered() -> Setting {
    let setting = Setting::new("unanswered", 3, Start::Unanswered).with_bounds(NO_FAULTS);
    setting.with_long_campaigns()
}

#[test]
fn a_second_vote_in_one_term() {
    is_caught(Sabotage::VoteTwice, Property::S2, 6, votes());
}

#[test]
fn a_reply_before_its_vote_is_durable() {
    let bounds = Bounds { crashes: 1, stalls: 1, ..NO_FAULTS };
    is_caught(Sabotage::ReplyBeforePersist, Property::S4, 5, votes().with_bounds(bounds));
}

/// Three nodes can't show it: there one grant and the own vote are a quorum.
#[test]
fn a_repeated_grant_counted_twice() {
    let four = Setting::new("four", 4, Start::Suspecting).with_bounds(NO_FAULTS);
    is_caught(Sabotage::CountRepeatedGrants, Property::S3, 5, four);
}

#[test]
fn a_grant_for_an_earlier_campaign() {
    is_caught_on_a_walk(Sabotage::IgnoreNonce, Property::S3, votes());
}

/// A campaign asks for the next term and ends with a vote for another, so R5's question whether the
/// own vote is free has only one answer, but in the last term there is: no term follows it.
#[test]
fn an_own_vote_after_one_for_another() {
    let last = votes().with_first_term(u64::MAX - 1);
    is_caught(Sabotage::CastOwnVoteTwice, Property::S2, 8, last);
}

#[test]
fn a_pre_vote_counted_as_a_vote() {
    is_caught(Sabotage::PreVoteAsVote, Property::S3, 5, votes().with_pre_vote());
}

#[test]
fn a_term_that_falls() {
    is_caught(Sabotage::TermFalls, Property::S4, 5, votes());
}

#[test]
fn a_leader_that_leads_on_in_a_term_that_is_over() {
    let led = Setting::new("led", 3, Start::Led).with_bounds(NO_FAULTS);
    is_caught(Sabotage::LeadOnDespiteHigherTerm, Property::S5, 8, led);
}

#[test]
fn a_promise_that_is_not_kept() {
    is_caught(Sabotage::IgnorePromise, Property::S7, 5, led_by_one());
}

#[test]
fn a_deposed_leader_that_votes_at_once() {
    let five = Setting::new("five", 5, Start::LedByQuorum);
    is_caught_on_a_walk(Sabotage::DeposedVotesAtOnce, Property::S7, five.with_long_promise());
}

#[test]
fn a_created_store_that_is_trusted() {
    let bounds = Bounds { ticks: 2, ..NO_FAULTS };
    let lost = Setting::new("lost", 3, LED_BY_FORGOTTEN).with_bounds(bounds);
    is_caught(Sabotage::TrustCreatedStore, Property::S1, 6, lost.losing_store_of(1));
}

#[test]
fn a_vote_in_a_term_that_a_created_store_has_learned() {
    let bounds = Bounds { ticks: 2, ..NO_FAULTS };
    let lost = Setting::new("lost", 3, LED_BY_FORGOTTEN).with_bounds(bounds);
    is_caught(Sabotage::VoteAgainInTermLearned, Property::S1, 6, lost.losing_store_of(1));
}

#[test]
fn a_vote_that_promises_nothing() {
    is_caught(Sabotage::VoteWithoutPromise, Property::S7, 7, unanswered());
}

#[test]
fn a_candidate_that_breaks_its_own_promise() {
    is_caught(Sabotage::IgnoreOwnPromise, Property::S7, 7, unanswered());
}

#[test]
fn a_lease_counted_from_the_receipt_of_the_ack() {
    is_caught(Sabotage::LeaseFromReceipt, Property::S7, 6, led_by_one());
}

#[test]
fn a_suspicion_that_a_heartbeat_does_not_put_off() {
    is_caught(Sabotage::SuspectDespiteHeartbeat, Property::S6, 5, led_by_one());
}

#[test]
fn a_resignation_told_before_it_is_published() {
    let bounds = Bounds { stalls: 1, resigns: 1, ..NO_FAULTS };
    is_caught(Sabotage::ResignBeforePublishing, Property::S7, 5, led_by_one().with_bounds(bounds));
}

#[test]
fn a_node_that_votes_as_soon_as_it_is_started() {
    let bounds = Bounds { crashes: 1, ..NO_FAULTS };
    is_caught(Sabotage::NoRestartSilence, Property::S7, 6, led_by_one().with_bounds(bounds));
}

#[test]
fn a_vote_for_a_candidate_that_is_behind() {
    is_caught(Sabotage::IgnorePosition, Property::S10, 5, votes().with_positions(&[0, 1, 1]));
}

fn diskless(start: Start) -> Setting {
    let bounds = Bounds { ticks: 2, ..NO_FAULTS };
    Setting::new("forgotten", 3, start).with_bounds(bounds).diskless()
}

#[test]
fn a_write_that_failed_counted_as_durable() {
    let bounds = Bounds { disk_failures: 1, crashes: 1, ..NO_FAULTS };
    is_caught(Sabotage::IgnoreFailedWrite, Property::S3, 5, votes().with_bounds(bounds));
}

/// It is taken back by a write that fails and lands, then cast without a write, and its node
/// crashes.
#[test]
fn an_own_vote_that_is_taken_for_durable_because_it_was_once() {
    let bounds = Bounds { ticks: 1, disk_failures: 1, crashes: 1, ..NO_FAULTS };
    let prepared = Setting::new("prepared", 3, Start::Prepared).with_pre_vote_always();
    is_caught(Sabotage::TrustPrepared, Property::S4, 5, prepared.with_bounds(bounds));
}

/// With durable votes a late grant is a vote all the same. Without, its voter may have forgotten
/// it, and takes part again once the campaign must be over.
#[test]
fn a_grant_after_the_campaigns_limit() {
    is_caught(Sabotage::CountLateGrants, Property::S1, 7, diskless(FORGOTTEN_LONG_AGO));
}

#[test]
fn a_lease_that_ignores_drift() {
    is_caught(Sabotage::LeaseIgnoresDrift, Property::S7, 6, led_by_one().with_drift());
}

fn led_again() -> Setting {
    Setting::new("led again", 3, Start::LedAgain).with_bounds(NO_FAULTS)
}

#[test]
fn a_resignation_of_an_earlier_term() {
    // A leader that is ahead of all has no heir, so its resignation goes to both others.
    let ahead = led_again().with_positions(&[1, 0, 0]);
    is_caught(Sabotage::HeedLateResignation, Property::S7, 5, ahead);
}

#[test]
fn a_release_of_an_earlier_term() {
    is_caught(Sabotage::ReleaseForAnyTerm, Property::S7, 6, led_again());
}

/// The notice names the first life, and the term that the next one leads.
#[test]
fn a_death_notice_of_another_life() {
    let next = Setting::new("next life", 3, Start::LedByNextLife).with_bounds(NO_FAULTS);
    let shared = next.guarded(Guardians::OfSharedPages);
    is_caught(Sabotage::NoticeOfAnyLife, Property::S6, 3, shared.clone());
    let further = Setting { unasked: Some(Property::S6), ..shared };
    is_caught(Sabotage::NoticeOfAnyLife, Property::S7, 5, further);
}

#[test]
fn a_death_notice_before_the_page_is_void() {
    let bounds = Bounds { crashes: 1, ..NO_FAULTS };
    let guarded = led_by_one().guarded(Guardians::Exact).with_bounds(bounds);
    is_caught(Sabotage::NoticeBeforeVoid, Property::S7, 5, guarded);
}

#[test]
fn an_unreachable_leader_that_frees_from_a_promise() {
    let bounds = Bounds { unreachables: 1, ..NO_FAULTS };
    let setting = led_by_one().with_bounds(bounds).with_long_promise().with_probes();
    is_caught(Sabotage::UnreachableFreesFromPromise, Property::S7, 7, setting);
}

#[test]
fn a_node_that_votes_as_soon_as_its_clock_was_set_right() {
    let bounds = Bounds { clock_faults: 1, ..NO_FAULTS };
    let setting = led_by_one().with_bounds(bounds);
    is_caught(Sabotage::NoSilenceAfterClockFault, Property::S7, 6, setting);
}

#[test]
fn a_node_that_rejoins_unasked() {
    is_caught(Sabotage::RejoinUnasked, Property::S1, 5, diskless(LED_BY_FORGOTTEN));
}

#[test]
fn a_node_that_rejoins_on_one_answer() {
    is_caught(Sabotage::RejoinOnOneAnswer, Property::S1, 6, diskless(LED_BY_FORGOTTEN));
}

#[test]
fn a_second_vote_in_the_term_learned() {
    is_caught(Sabotage::VoteAgainInTermLearned, Property::S1, 6, diskless(LED_BY_FORGOTTEN));
}

#[test]
fn a_node_that_asks_before_its_promises_are_over() {
    is_caught(Sabotage::AskAtOnce, Property::S1, 7, diskless(FORGOTTEN));
}

#[test]
fn a_node_that_asks_before_the_campaign_it_voted_in_is_over() {
    is_caught(Sabotage::SilentForPromisesAlone, Property::S1, 7, diskless(FORGOTTEN));
}

#[test]
fn an_answer_to_an_earlier_life() {
    is_caught(Sabotage::HeedEarlierAnswers, Property::S1, 5, diskless(LED_BY_FORGOTTEN_AGAIN));
}

#[test]
fn a_recovering_peer_counted_as_one_that_remembers() {
    is_caught(Sabotage::CountRecovering, Property::S1, 5, diskless(Start::AllForgotten));
}

#[test]
fn a_cold_start_below_the_terms_that_are_forgotten() {
    is_caught(Sabotage::NoTermFloor, Property::S1, 5, diskless(Start::AllForgotten));
    let higher = diskless(Start::AllForgotten).with_first_term(1);
    is_caught(Sabotage::NoTermFloor, Property::S8, 5, higher);
}
