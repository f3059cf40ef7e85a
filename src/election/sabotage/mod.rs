//! Rules broken on purpose, so that simulator and model checker can show that they would notice.
//!
//! Only with the feature `sabotage`, which no release is built with. The rules themselves know
//! nothing of this: the functions below are all that they call, with the facts that go into a
//! rule, or at the edge of the core, with what comes in and what goes out. Without the feature no
//! core breaks a rule, so that each of them compiles to nothing.
//!
//! | file | what it knows |
//! |---|---|
//! | `rules.rs` | the rules that can be broken |
//! | `messages.rs` | what comes in, bent before it is heard |
//! | `bequests.rs` | what a leader leaves, and what its heir takes (R15) |
//! | `start.rs` | what a start owes, cut short |

mod bequests;
mod messages;
#[cfg_attr(
    not(feature = "sabotage"),
    expect(
        dead_code,
        unreachable_pub,
        reason = "public with the feature, which builds no release"
    )
)]
mod rules;
#[cfg(feature = "sabotage")]
mod start;

#[cfg_attr(
    not(feature = "sabotage"),
    allow(unreachable_pub, reason = "public with the feature")
)]
pub use rules::Sabotage;

pub(super) use bequests::bend_heir;

use crate::message::{BallotRequest, Body, Message};
use crate::types::{Duration, Instant, NodeId, NodeSet, Position};
use alloc::vec::Vec;

use super::Election;
use super::output::Output;
use super::paths;
use super::role::Role;
use super::state::State;
use super::timer::Timer;
use super::vote::{self, OwnVoteFacts, VoterFacts};

/// The rule that a core breaks, if any.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Saboteur {
    #[cfg(feature = "sabotage")]
    rule: Option<Sabotage>,
}

impl Saboteur {
    #[cfg(feature = "sabotage")]
    const fn rule(self) -> Option<Sabotage> {
        self.rule
    }

    #[cfg(not(feature = "sabotage"))]
    #[inline(always)]
    const fn rule(self) -> Option<Sabotage> {
        None
    }

    #[inline(always)]
    const fn is_active(self) -> bool {
        self.rule().is_some()
    }

    #[inline(always)]
    fn breaks(self, rule: Sabotage) -> bool {
        self.rule() == Some(rule)
    }
}

/// Dispatches `message`, bent where the rule is about what comes in or about what that may change.
#[inline(always)]
pub(super) fn dispatch(core: &mut Election, now: Instant, message: &Message) {
    if core.saboteur.is_active() {
        dispatch_bent(core, now, message);
    } else {
        core.dispatch(now, message);
    }
}

fn dispatch_bent(core: &mut Election, now: Instant, message: &Message) {
    let promise = core.promise;
    let has_followed = core.role() == Role::Follower;
    let suspicion = core.timers.deadline(Timer::Suspicion);
    if let Some(bent) = messages::bend(core, now, *message) {
        core.dispatch(now, &bent);
    }
    let is_vote = matches!(message.body, Body::VoteRequest(_));
    if core.saboteur.breaks(Sabotage::VoteWithoutPromise) && is_vote {
        core.promise = promise;
    }
    let is_heartbeat = matches!(message.body, Body::Heartbeat(_));
    let follows = has_followed && core.role() == Role::Follower;
    if core.saboteur.breaks(Sabotage::SuspectDespiteHeartbeat) && is_heartbeat && follows {
        let put_off = core.timers.deadline(Timer::Suspicion);
        core.timers.set(Timer::Suspicion, put_off.min(suspicion));
    }
}

/// Bends what a voter knows when it judges a request (R4).
#[inline(always)]
pub(super) fn bend_voter(core: &Election, voter: &mut VoterFacts, request: &BallotRequest) {
    let breaks = |rule| core.saboteur.breaks(rule);
    if breaks(Sabotage::VoteTwice) {
        voter.hard.voted_for = None;
    }
    if breaks(Sabotage::VoteAgainInTermLearned) {
        voter.hard.vote_spent = false;
    }
    if breaks(Sabotage::IgnorePosition) {
        voter.position = Position::default();
    }
    let deposed = core.role() != Role::Leader;
    let is_void = |to: NodeId| {
        breaks(Sabotage::IgnorePromise)
            || (breaks(Sabotage::ReleaseForAnyTerm) && request.release == Some(to))
            || (breaks(Sabotage::DeposedVotesAtOnce) && deposed && to == core.me)
            || (breaks(Sabotage::UnreachableFreesFromPromise)
                && core.following().is_some_and(|following| following.unreachable.is_some()))
    };
    voter.promise = voter.promise.filter(|promise| !is_void(promise.to));
    if breaks(Sabotage::PriorityVetoes) && core.priority() > request.priority {
        let best = Position { log_term: u64::MAX, index: u64::MAX };
        voter.campaign = Some((request.proposed, vote::rank(best, core.priority(), core.me)));
    }
}

/// Bends what a candidate knows when a quorum has granted (R5).
#[inline(always)]
pub(super) fn bend_own_vote(core: &Election, facts: &mut OwnVoteFacts) {
    let breaks = |rule| core.saboteur.breaks(rule);
    let own = (facts.hard.term, facts.hard.voted_for) == (facts.proposed, Some(core.me));
    if breaks(Sabotage::CastOwnVoteTwice) || (breaks(Sabotage::CampaignTakesTerm) && own) {
        facts.hard.voted_for = None;
    }
    if breaks(Sabotage::CastOwnVoteTwice) || breaks(Sabotage::VoteAgainInTermLearned) {
        facts.hard.vote_spent = false;
    }
    if breaks(Sabotage::CountLateGrants) {
        facts.campaign_ends = Instant::NEVER;
    }
    let released = facts.release.or(core.released.map(|(_, leader)| leader));
    let is_void = |to: NodeId| {
        breaks(Sabotage::IgnoreOwnPromise)
            || (breaks(Sabotage::ReleaseForAnyTerm) && released == Some(to))
    };
    facts.promise = facts.promise.filter(|promise| !is_void(promise.to));
}

/// Bends the promise that an answer gives, and the moment from which it counts (R8).
#[inline(always)]
pub(super) fn bend_promise(
    core: &Election,
    now: Instant,
    asked_at: Instant,
    length: Duration,
) -> (Instant, Duration) {
    let breaks = |rule| core.saboteur.breaks(rule);
    match &core.state {
        State::Leader(_) if breaks(Sabotage::LeaseFromReceipt) => (now, length),
        State::Leader(leading) if breaks(Sabotage::LeaseFromAskedPromise) => {
            (asked_at, leading.longest_asked)
        }
        State::Follower(_) | State::PreCandidate(..) | State::Candidate(..) | State::Leader(_)
            if breaks(Sabotage::LeaseIgnoresDrift) =>
        {
            (asked_at, core.timing.with_skew(length))
        }
        State::Follower(_) | State::PreCandidate(..) | State::Candidate(..) | State::Leader(_) => {
            (asked_at, length)
        }
    }
}

/// Bends the number of voters by which a candidate may skip the pre-vote (R7).
#[inline(always)]
pub(super) fn bend_voters(core: &Election, voters: usize) -> usize {
    if core.saboteur.breaks(Sabotage::FastPathAmongAny) { voters.min(3) } else { voters }
}

/// Bends what is about to be made durable and visible.
#[inline(always)]
pub(super) fn bend_state(core: &mut Election) {
    if core.saboteur.breaks(Sabotage::CampaignWithoutEnd) {
        core.timers.stop(Timer::CampaignLimit);
    }
    if core.saboteur.breaks(Sabotage::CampaignTakesTerm) {
        let campaign = core.campaign().map(|campaign| (campaign.started, campaign.proposed));
        if let Some((started, proposed)) = campaign.filter(|&(_, term)| term > core.hard.term) {
            core.set_hard(started, proposed, Some(core.me));
            core.forget_leader();
        }
    }
}

/// Hands out the next output, bent where the rule is about order or words.
#[inline(always)]
pub(super) fn next_output(core: &mut Election) -> Option<Output> {
    if core.saboteur.breaks(Sabotage::ReplyBeforePersist) {
        send_before(core, |output| matches!(output, Output::Persist(_)), |_| true);
    }
    if core.saboteur.breaks(Sabotage::ResignBeforePublishing) {
        let is_resign = |body: &Body| matches!(body, Body::Resign(_) | Body::Bequest(_));
        send_before(core, |output| matches!(output, Output::Publish(_)), is_resign);
    }
    let mut output = bequests::next_output(core);
    if let Some(Output::Send { to, message }) = &mut output {
        bend_sent(core, message);
        let is_path =
            matches!(&message.body, Body::HeartbeatAck(ack) if paths::keeps_path_warm(ack));
        if core.saboteur.breaks(Sabotage::DropStaleRequests) && is_path {
            *to = NodeSet::EMPTY;
        }
        // It asks all that it ought to ask; only their answers count for nothing.
        let asks = matches!(&message.body, Body::RecoveryRequest(_));
        if core.saboteur.breaks(Sabotage::RejoinUnasked) && asks {
            *to = core.others_with_a_vote();
        }
    }
    output
}

/// Moves what is sent, of the kinds in question, to before the first output of another kind.
fn send_before(core: &mut Election, is_late: fn(&Output) -> bool, is_early: fn(&Body) -> bool) {
    let queue: Vec<Output> = core::iter::from_fn(|| core.outputs.pop()).collect();
    let moves = |output: &Output| match output {
        Output::Send { message, .. } => is_early(&message.body),
        Output::Withdraw
        | Output::Persist(_)
        | Output::Prepare(_)
        | Output::Publish(_)
        | Output::Event(_) => false,
    };
    let first = queue.iter().position(is_late).unwrap_or(queue.len());
    let (before, after) = queue.split_at(first);
    let (early, rest): (Vec<_>, Vec<_>) = after.iter().partition(|output| moves(output));
    before.iter().chain(early).chain(rest).for_each(|&output| core.outputs.push(output));
}

fn bend_sent(core: &Election, message: &mut Message) {
    match (&mut message.body, &core.state) {
        (Body::Heartbeat(heartbeat), State::Leader(leading))
            if core.saboteur.breaks(Sabotage::LapsedLeaderBinds) =>
        {
            heartbeat.promise = leading.rhythm.promise;
        }
        (Body::HeartbeatAck(ack), _)
            if core.saboteur.breaks(Sabotage::InheritInStandby) && !paths::keeps_path_warm(ack) =>
        {
            ack.electable = core.membership.electable.contains(core.me);
        }
        (Body::PreVoteRequest(request) | Body::VoteRequest(request), _)
            if core.saboteur.breaks(Sabotage::ReleaseForAnyTerm) =>
        {
            request.release = request.release.or(core.released.map(|(_, leader)| leader));
        }
        _ => {}
    }
}

/// Bends whether this node keeps from campaigns, since it stands by or its application has stalled.
#[inline(always)]
pub(super) fn heed_standby(core: &Election, is_barred: bool) -> bool {
    is_barred && !core.saboteur.breaks(Sabotage::CampaignInStandby)
}

/// Returns whether a leader's word that all work has stopped counts in each later term.
#[inline(always)]
pub(super) fn heeds_stopped_long_ago(core: &Election) -> bool {
    core.saboteur.breaks(Sabotage::HeedStoppedLongAgo)
}

/// Returns whether a write that has failed counts as done (R4).
#[inline(always)]
pub(super) fn ignores_failed_write(core: &Election) -> bool {
    core.saboteur.breaks(Sabotage::IgnoreFailedWrite)
}

/// Leaves out the silence that a clock fault has just begun (R13).
#[inline(always)]
pub(super) fn skip_silence(core: &mut Election, now: Instant) {
    if core.saboteur.breaks(Sabotage::NoSilenceAfterClockFault) && !core.is_recovering() {
        core.silent_until = now;
    }
}
