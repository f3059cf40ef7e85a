//! The story of a run, line by line, for people. Equal runs give equal text.

use std::fmt::{self, Write};

use interrex::election::{CampaignEnd, Event, Limit, RecoveredBy, StepDown};
use interrex::message::{Bequest, Body, Message};
use interrex::types::{Instant, NodeId};

use super::clock::Time;

/// The detail of the story.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Detail {
    /// Nothing.
    #[default]
    Nothing,
    /// Faults, campaigns and changes of leadership.
    Story,
    /// Every datagram, deadline and write too.
    Everything,
}

/// The text so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Trace {
    detail: Detail,
    text: String,
}

impl Trace {
    pub(super) const fn new(detail: Detail) -> Self {
        Self { detail, text: String::new() }
    }

    #[inline]
    pub(super) fn wants(&self, detail: Detail) -> bool {
        self.detail >= detail
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Writes one line: the time, the node, the event.
    pub(super) fn note(&mut self, at: Time, who: Option<NodeId>, what: fmt::Arguments<'_>) {
        let who = who.map_or_else(|| "--".to_owned(), |node| format!("n{node}"));
        writeln!(self.text, "{at}  {who:<4} {what}").expect("writing to a string does not fail");
    }
}

/// Returns an event of the core as a sentence about the node.
pub(super) fn describe(event: &Event, now: Instant) -> String {
    match event {
        Event::CampaignStarted { proposed, last_heard, fast, .. } => {
            let how = if *fast { "without a pre-vote" } else { "with a pre-vote" };
            let heard = if *last_heard == Instant::ZERO {
                "has heard no leader".to_owned()
            } else {
                format!("last heard its leader {} ago", now.saturating_since(*last_heard))
            };
            format!("campaigns for term {proposed} {how}: it {heard}")
        }
        Event::CampaignEnded { proposed, reason } => {
            format!("drops its campaign for term {proposed}: {}", campaign_end(*reason))
        }
        Event::AskedAgain { proposed, .. } => {
            format!("asks again for term {proposed}: the promises in its way are over")
        }
        Event::BecameLeader { term, campaign_started, at, .. } => {
            let took = at.saturating_since(*campaign_started);
            format!("LEADS term {term}, {took} after its first request")
        }
        Event::SteppedDown { term, reason, .. } => {
            format!("steps down from term {term}: {}", step_down(*reason))
        }
        Event::LeaderChanged { term, leader } => format!("follows n{leader} in term {term}"),
        Event::ElectabilityChanged { standby, stalled } => match (standby, stalled) {
            (false, false) => "stands for election".to_owned(),
            (true, false) => "stands by".to_owned(),
            (_, true) => "finds its application stalled".to_owned(),
        },
        Event::LeaseLapsed { term, .. } => format!("has no lease in term {term} any more"),
        Event::LeaseRegained { term, lapse } => {
            format!("holds a lease in term {term} again, after {lapse}")
        }
        Event::ConflictingLeader { term, known, claimant, .. } => {
            format!("hears n{claimant} claim term {term}, which n{known} leads")
        }
        Event::LeaderUnreachable { term, leader, .. } => {
            format!("is told that nobody listens at n{leader}, which leads term {term}")
        }
        Event::LeaderDied { term, leader, .. } => {
            format!("is told that n{leader}, which leads term {term}, has died")
        }
        Event::OtherConfiguration { member } => {
            format!("ignores n{member}, which has another member list")
        }
        Event::TermAheadOfClock { term, unix_micros } => {
            format!("hears of {term}, which is far ahead of its wall clock, {unix_micros} us")
        }
        Event::TwinMember { member } => format!("finds that n{member} runs twice"),
        Event::OtherTiming { member } => format!("finds that n{member} has another timing"),
        Event::TimingTooShort { limit, length, needed, round_trip } => {
            let what = too_short(*limit);
            format!("finds {what} of {length} too short for round trips of {round_trip}: {needed}")
        }
        Event::MemberSilent { member } => format!("does not hear n{member} any more"),
        Event::MemberHeard { member } => format!("hears n{member} again"),
        Event::RecoveryBegan { waits_for } => {
            format!("has forgotten its vote: it asks {waits_for:?}")
        }
        Event::Recovered { term, by } => {
            format!("takes part again, in term {term}, by the word of {}", recovered_by(*by))
        }
        Event::MachineRestored => "finds that its machine was restored, and ends".to_owned(),
        Event::ClockFault => "finds that its clock has lied, and starts over".to_owned(),
        Event::PersistFailed { .. } => "can't write: it neither votes nor leads".to_owned(),
    }
}

const fn too_short(limit: Limit) -> &'static str {
    match limit {
        Limit::Promise => "promises",
        Limit::Campaign => "campaigns",
    }
}

const fn campaign_end(reason: CampaignEnd) -> &'static str {
    match reason {
        CampaignEnd::LeaderHeard => "its leader is heard again",
        CampaignEnd::Lost => "too many denied",
        CampaignEnd::TimedOut => "its time is up",
        CampaignEnd::VotedForOther => "it votes for another",
        CampaignEnd::HigherTerm => "a higher term is heard",
        CampaignEnd::OtherWon => "another has won",
        CampaignEnd::ClockFault => "its clock has lied",
        CampaignEnd::NotElectable => "it does not stand for election any more",
        CampaignEnd::Bequest => "its leader has left it the vote",
    }
}

const fn step_down(reason: StepDown) -> &'static str {
    match reason {
        StepDown::HigherTerm => "a higher term is heard",
        StepDown::Resigned => "it was asked to resign",
        StepDown::LapseLimit => "no quorum has answered for too long",
        StepDown::PromiseTooShort => "promises are over before their acks have come",
        StepDown::VotedForOther => "it votes for another",
        StepDown::PersistFailed => "its vote can't be written",
        StepDown::ClockFault => "its clock has lied",
        StepDown::Restored => "its machine was restored from a snapshot",
        StepDown::Voided => "its guardian has taken it for dead",
        StepDown::Ended => "it has ended",
    }
}

const fn recovered_by(by: RecoveredBy) -> &'static str {
    match by {
        RecoveredBy::Majority => "a majority",
        RecoveredBy::All => "all others and the wall clock",
        RecoveredBy::Bootstrap => "an operator and the wall clock",
    }
}

/// Returns a message as one short line.
pub(super) fn brief(message: &Message) -> String {
    let kind = message.body.kind().name();
    let term = message.term;
    match &message.body {
        Body::Heartbeat(heartbeat) => {
            format!("{kind} t{term} {:?} promise {}", heartbeat.round, heartbeat.promise)
        }
        Body::HeartbeatAck(ack) => {
            format!("{kind} t{term} {:?} promise {}", ack.round, ack.promise)
        }
        Body::PreVoteRequest(request) | Body::VoteRequest(request) => {
            let release = request.release.map_or(String::new(), |node| format!(" release n{node}"));
            format!("{kind} t{term} for t{} {:?}{release}", request.proposed, request.nonce)
        }
        Body::PreVoteReply(reply) | Body::VoteReply(reply) => {
            let verdict = reply.verdict.name();
            let (proposed, nonce) = (reply.proposed, reply.nonce);
            format!("{kind} t{term} for t{proposed} {nonce:?} {verdict} {}", reply.promise)
        }
        Body::Resign(resign) => {
            let heir = resign.heir.map_or(String::new(), |heir| format!(" heir n{heir}"));
            format!("{kind} t{term}{heir}")
        }
        Body::DeathNotice => format!("{kind} t{term}"),
        Body::Bequest(bequest) => {
            let Bequest { promise, died, .. } = bequest;
            format!("{kind} t{term} promise {promise} died: {died}")
        }
        Body::RecoveryRequest(request) => format!("{kind} t{term} {:?}", request.nonce),
        Body::RecoveryReply(reply) => {
            let (nonce, recovering, floor) = (reply.nonce, reply.recovering, reply.floor);
            format!("{kind} t{term} {nonce:?} recovering: {recovering} floor t{floor}")
        }
    }
}
