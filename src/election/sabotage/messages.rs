//! The messages that a core which breaks a rule hears, in place of those that were sent.

use crate::message::{BallotReply, Body, Message, RecoveryReply, Verdict};
use crate::types::{Duration, Instant, Term};

use super::super::Election;
use super::super::hard_record::{HardRecord, HardState};
use super::super::recovery::Recovery;
use super::super::role::Role;
use super::{Sabotage, bequests};

/// Returns `message` as it is heard; `None` if it is not.
pub(super) fn bend(core: &mut Election, now: Instant, mut message: Message) -> Option<Message> {
    bend_term(core, now, &mut message);
    let (from, term) = (message.from, message.term);
    let is_stale = term < core.hard.term;
    let drops = core.saboteur.breaks(Sabotage::DropStaleRequests);
    match &mut message.body {
        Body::Heartbeat(_) if drops && is_stale => return None,
        Body::PreVoteRequest(request) | Body::VoteRequest(request)
            if drops && request.proposed < core.hard.term =>
        {
            return None;
        }
        Body::PreVoteReply(reply) => {
            bend_answer(core, now, reply);
            count_for_another(core, &mut message);
            count_as_vote(core, &mut message);
        }
        Body::VoteReply(reply) => {
            bend_answer(core, now, reply);
            count_for_another(core, &mut message);
        }
        Body::Resign(_) if is_stale && core.saboteur.breaks(Sabotage::HeedLateResignation) => {
            let another_leads = core.leader().is_some_and(|leader| leader != from);
            if !another_leads && core.released != Some((term, from)) {
                core.release_from(now, term, from);
            }
            return None;
        }
        Body::RecoveryReply(reply) => bend_recovery_reply(core, reply),
        Body::DeathNotice if core.saboteur.breaks(Sabotage::NoticeOfAnyLife) => {
            let bound = core.promise.filter(|promise| promise.term == term && promise.to == from);
            let led = core.following().filter(|following| following.leader == Some(from));
            let led = led.and_then(|following| following.life);
            let heard = led.or(bound.map(|promise| promise.boot));
            message.boot = heard.unwrap_or(message.boot);
        }
        Body::Bequest(_) => bequests::bend(core, now, &mut message),
        Body::Heartbeat(_)
        | Body::HeartbeatAck(_)
        | Body::PreVoteRequest(_)
        | Body::VoteRequest(_)
        | Body::Resign(_)
        | Body::RecoveryRequest(_)
        | Body::DeathNotice => {}
    }
    Some(message)
}

fn bend_term(core: &mut Election, now: Instant, message: &mut Message) {
    if core.saboteur.breaks(Sabotage::TermFalls) && message.term < core.hard.term {
        core.hard = HardRecord::new(HardState { term: Term::ZERO, ..core.hard.state() });
        core.move_to_term(now, message.term);
    }
    if core.saboteur.breaks(Sabotage::LeadOnDespiteHigherTerm) && core.role() == Role::Leader {
        message.term = message.term.min(core.hard.term);
    }
}

/// Turns an answer to another campaign, or a late one, into one to this campaign and in time.
fn bend_answer(core: &mut Election, now: Instant, reply: &mut BallotReply) {
    let any_nonce = core.saboteur.breaks(Sabotage::IgnoreNonce);
    let late = core.saboteur.breaks(Sabotage::CountLateGrants);
    let Some(campaign) = core.campaign_mut() else { return };
    if any_nonce {
        (reply.nonce, reply.proposed) = (campaign.nonce, campaign.proposed);
    }
    if late {
        campaign.ends = campaign.ends.max(now + Duration::from_nanos(1));
    }
}

/// Turns a repeated grant into that of a voter which has not granted yet.
fn count_for_another(core: &Election, message: &mut Message) {
    let Some(campaign) = core.campaign() else { return };
    let granted = campaign.granted;
    let repeats = matches!(
        message.body,
        Body::VoteReply(BallotReply { verdict: Verdict::Granted, .. })
            | Body::PreVoteReply(BallotReply { verdict: Verdict::Granted, .. })
    ) && granted.contains(message.from);
    if core.saboteur.breaks(Sabotage::CountRepeatedGrants) && repeats {
        let another = core.membership.voting.difference(granted).iter().next();
        message.from = another.unwrap_or(message.from);
    }
}

fn count_as_vote(core: &Election, message: &mut Message) {
    if let Body::PreVoteReply(reply) = message.body
        && core.saboteur.breaks(Sabotage::PreVoteAsVote)
        && core.role() == Role::Candidate
    {
        message.body = Body::VoteReply(reply);
    }
}

fn bend_recovery_reply(core: &mut Election, reply: &mut RecoveryReply) {
    if core.saboteur.breaks(Sabotage::HeedEarlierAnswers) {
        reply.requester_boot = core.boot;
    }
    if core.saboteur.breaks(Sabotage::CountRecovering) {
        reply.recovering = false;
    }
    let is_enough = core.saboteur.breaks(Sabotage::RejoinOnOneAnswer) && !reply.recovering;
    let (boot, voting) = (core.boot, *core.membership.voting);
    if let Recovery::Asking(inquiry) = &mut core.recovery
        && is_enough
        && inquiry.repeats > 0
        && (reply.requester_boot, reply.nonce) == (boot, inquiry.nonce)
    {
        inquiry.ready = voting;
    }
}
