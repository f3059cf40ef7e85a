//! Tells in words what happened: one line for each event and for each message with its recipients.

use interrex::Duration;
use interrex::election::{Event, Standing};
use interrex::message::{BallotReply, BallotRequest, Body, Message, Verdict};
use interrex::types::{Instant, NodeId};

/// A length in ms, as a reader wants it.
pub(crate) fn ms(length: Duration) -> String {
    let us = (length.as_nanos() + 500) / 1_000;
    let text = format!("{}.{:03}", us / 1_000, us % 1_000);
    format!("{}ms", text.trim_end_matches('0').trim_end_matches('.'))
}

pub(crate) fn is_heartbeat(body: &Body) -> bool {
    matches!(body, Body::Heartbeat(_) | Body::HeartbeatAck(_))
}

pub(crate) fn message(to: &[NodeId], message: &Message) -> String {
    let to: Vec<String> = to.iter().map(|to| format!("{to:?}")).collect();
    format!("{:?} -> {}  {}", message.from, to.join(" "), body(message))
}

fn body(message: &Message) -> String {
    match &message.body {
        Body::Heartbeat(it) if it.promise == Duration::ZERO => {
            format!("heartbeat {:?}, asks for no promise", it.round)
        }
        Body::Heartbeat(it) => format!("heartbeat {:?}", it.round),
        Body::HeartbeatAck(it) if it.promise == Duration::ZERO => {
            format!("ack {:?}, promises nothing, is in {:?}", it.round, message.term)
        }
        Body::HeartbeatAck(it) => format!("ack {:?}", it.round),
        Body::PreVoteRequest(it) => format!("would you vote for me in {}", request(it)),
        Body::PreVoteReply(it) => format!("would vote: {}", reply(it)),
        Body::VoteRequest(it) => format!("vote for me in {}", request(it)),
        Body::VoteReply(it) => format!("vote: {}", reply(it)),
        Body::Resign(it) => {
            let heir = it.heir.map(|heir| format!(", {heir:?} is the heir"));
            format!("I resign from {:?}{}", message.term, heir.unwrap_or_default())
        }
        Body::Bequest(it) => {
            let what = if it.died { "died leading" } else { "resign from" };
            format!("I {what} {:?}, my next vote is yours", message.term)
        }
        Body::DeathNotice => format!("I died leading {:?}", message.term),
        Body::RecoveryRequest(_) => "what term is it?".to_string(),
        Body::RecoveryReply(it) if it.recovering => "I have forgotten too".to_string(),
        Body::RecoveryReply(_) => format!("it is {:?}", message.term),
    }
}

fn request(it: &BallotRequest) -> String {
    let release = it.release.map(|leader| format!(", {leader:?} has released you"));
    format!("{:?}{}", it.proposed, release.unwrap_or_default())
}

fn reply(it: &BallotReply) -> String {
    match it.verdict {
        Verdict::Granted => format!("yes in {:?}", it.proposed),
        Verdict::Promised | Verdict::Silent => {
            format!("no, {} for {}", it.verdict.name(), ms(it.promise))
        }
        Verdict::StaleTerm
        | Verdict::AlreadyVoted
        | Verdict::OutdatedConfig
        | Verdict::OutdatedPosition
        | Verdict::Outranked
        | Verdict::NotVoter => format!("no, {}", it.verdict.name()),
    }
}

/// An event that is worth a line.
pub(crate) fn event(node: u8, event: &Event) -> String {
    match event {
        Event::CampaignStarted { proposed, fast, .. } => {
            let how = if *fast { ", fast" } else { "" };
            format!("n{node} campaigns for {proposed:?}{how}")
        }
        Event::CampaignEnded { proposed, reason } => {
            format!("n{node} ends its campaign for {proposed:?}: {reason:?}")
        }
        Event::LeaderUnreachable { leader, .. } => {
            format!("n{node} is told that nobody listens at n{leader}")
        }
        Event::LeaderDied { leader, .. } => format!("n{node} is told that n{leader} has died"),
        Event::AskedAgain { proposed, .. } => format!("n{node} asks again for {proposed:?}"),
        Event::BecameLeader { term, .. } => format!("n{node} leads {term:?}"),
        Event::SteppedDown { term, reason, .. } => {
            format!("n{node} leads {term:?} no more: {reason:?}")
        }
        Event::LeaderChanged { term, leader } => format!("n{node} follows {leader:?} in {term:?}"),
        Event::LeaseLapsed { term, .. } => format!("n{node} has no lease in {term:?}"),
        Event::LeaseRegained { term, lapse } => {
            format!("n{node} has a lease in {term:?} again, after {}", ms(*lapse))
        }
        other => format!("n{node} {other:?}"),
    }
}

/// One node, for `show`.
pub(crate) fn standing(
    node: u8,
    standing: &Standing,
    voted_for: Option<NodeId>,
    now: Instant,
) -> String {
    let name = |node: Option<NodeId>| node.map_or("nobody".to_string(), |node| format!("{node:?}"));
    let lease = if standing.holds_lease(now) {
        format!(", lease for {}", ms(standing.lease_end.saturating_since(now)))
    } else {
        String::new()
    };
    format!(
        "n{node} {} of {:?}, leader {}, voted for {}{lease}",
        standing.role.name(),
        standing.term,
        name(standing.leader),
        name(voted_for),
    )
}
