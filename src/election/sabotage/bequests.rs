//! Bequests of a leader that breaks a rule, and of an heir that does (R15).

use crate::message::{Bequest, Body, Message};
use crate::types::{Instant, Term};

use super::super::Election;
use super::super::bequest::HeirFacts;
use super::super::hard_record::HardState;
use super::super::output::{Event, Output};
use super::Sabotage;

/// Bends the facts by which an heir judges a bequest.
#[inline(always)]
pub(in super::super) fn bend_heir(
    core: &mut Election,
    now: Instant,
    message: &Message,
    bequest: &Bequest,
    facts: &mut HeirFacts,
) {
    if core.saboteur.is_active() {
        bend_facts(core, now, message, bequest, facts);
    }
}

fn bend_facts(
    core: &mut Election,
    now: Instant,
    message: &Message,
    bequest: &Bequest,
    facts: &mut HeirFacts,
) {
    let saboteur = core.saboteur;
    let breaks = |rule| saboteur.breaks(rule);
    let next = message.term.next();
    let led_before = (core.hard.term, core.hard.voted_for) == (next, Some(core.me));
    facts.is_of_this_life |= breaks(Sabotage::BequestToAnyLife);
    facts.has_heard_lead |= breaks(Sabotage::BequestOfAnyLife);
    facts.may_lead |= breaks(Sabotage::InheritInSilence);
    let withheld = core.is_standing_by() || core.is_stalled();
    facts.may_lead |= breaks(Sabotage::InheritInStandby) && withheld;
    facts.is_vote_free |= breaks(Sabotage::BequestForAnyTerm);
    if breaks(Sabotage::LeadAgainByBequest) && led_before && core.campaign().is_none() {
        core.hard.set_unwritten(HardState { voted_for: None, ..core.hard.state() });
        facts.is_vote_free = core.following().is_some();
    }
    if breaks(Sabotage::InheritBehind) {
        facts.position = bequest.position;
    }
    if breaks(Sabotage::InheritByOldClock) {
        facts.acks_count_from = Instant::ZERO;
    }
    bend_end(core, now, facts);
}

fn bend_end(core: &mut Election, now: Instant, facts: &mut HeirFacts) {
    let saboteur = core.saboteur;
    let limit = now + core.timing.campaign_limit;
    let in_time = now < facts.ends;
    if saboteur.breaks(Sabotage::UseBequestLate)
        || (saboteur.breaks(Sabotage::LimitFromBequest) && in_time)
    {
        facts.ends = limit;
    }
    if saboteur.breaks(Sabotage::MergeExpiredCampaign)
        && in_time
        && let Some(campaign) = core.campaign_mut()
    {
        campaign.ends = campaign.ends.max(facts.ends);
    }
}

/// Returns the bequest as it is heard.
pub(super) fn bend(core: &Election, now: Instant, message: &mut Message) {
    let is_later = message.echo > now;
    if core.saboteur.breaks(Sabotage::LeaseFromBequest)
        || (core.saboteur.breaks(Sabotage::InheritFromFuture) && is_later)
    {
        message.echo = now;
    }
    if let Body::Bequest(bequest) = &mut message.body
        && core.saboteur.breaks(Sabotage::InheritForOwnPromise)
    {
        bequest.promise = core.timing.promise_max;
    }
    if core.saboteur.breaks(Sabotage::BequestForAnyTerm) {
        message.term = message.term.max(core.hard.term);
        if let Some((term, _, boot)) = core.heard_lead.filter(|&(_, node, _)| node == message.from)
        {
            (message.term, message.boot) = (term.max(message.term), boot);
        }
    }
}

/// Hands out the next output, bent where the rule is about what a leader leaves.
#[inline(always)]
pub(super) fn next_output(core: &mut Election) -> Option<Output> {
    let output = core.outputs.pop();
    if !core.saboteur.is_active() {
        return output;
    }
    match output {
        Some(Output::Withdraw) => withdraw(core),
        Some(Output::Send { message, .. }) if matches!(message.body, Body::Bequest(_)) => {
            undo_left_vote(core, message.term);
            output
        }
        other => other,
    }
}

fn withdraw(core: &mut Election) -> Option<Output> {
    let saboteur = core.saboteur;
    let breaks = |rule| saboteur.breaks(rule);
    let led = core.outputs.iter().find_map(|output| {
        if let Output::Event(Event::SteppedDown { term, .. }) = output { Some(*term) } else { None }
    });
    let bequeaths = core.outputs.iter().any(|output| {
        matches!(output, Output::Send { message, .. } if matches!(message.body, Body::Bequest(_)))
    });
    let keeps = breaks(Sabotage::KeepBequest)
        || (breaks(Sabotage::BequeathTwice) && bequeaths)
        || (breaks(Sabotage::WithdrawForNextTermOnly)
            && led.is_some_and(|led: Term| core.hard.term > led.next()));
    if keeps {
        return core.outputs.pop();
    }
    if breaks(Sabotage::WithdrawLast)
        && let Some(first) = core.outputs.pop()
    {
        core.outputs.withdraw();
        return Some(first);
    }
    Some(Output::Withdraw)
}

/// Takes back what a leader that has left its vote is bound by.
fn undo_left_vote(core: &mut Election, led: Term) {
    if core.saboteur.breaks(Sabotage::ResignWithoutPromise) {
        core.promise = None;
    }
    if core.saboteur.breaks(Sabotage::KeepLeftVote) {
        let voted_for = Some(core.me);
        let kept = HardState { term: led, voted_for, next_vote_spent: true, ..core.hard.state() };
        core.hard.set_unwritten(kept);
        core.promise = None;
    }
}
