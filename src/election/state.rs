//! Each role with what belongs to it alone, and every change from one role to another.
//!
//! No other file assigns a role. Here each one sets the timers that it lives by and stops all
//! others.

use crate::types::{Duration, Instant, NodeId, NodeSet};

use super::campaign::Campaign;
use super::following::Following;
use super::leading::Leading;
use super::lease::Promise;
use super::output::{CampaignEnd, Event, StepDown};
use super::pace::{Promises, Rhythm};
use super::role::Role;
use super::timer::Timer;
use super::{Election, detector};

/// A role with what belongs to it alone.
///
/// A node that campaigns goes on hearing its leader (R3). Once the campaign is over, it takes up
/// again what it knows of that leader.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum State {
    Follower(Following),
    PreCandidate(Following, Campaign),
    Candidate(Following, Campaign),
    Leader(Leading),
}

impl Election {
    pub(super) const fn role(&self) -> Role {
        match self.state {
            State::Follower(_) => Role::Follower,
            State::PreCandidate(..) => Role::PreCandidate,
            State::Candidate(..) => Role::Candidate,
            State::Leader(_) => Role::Leader,
        }
    }

    /// Returns what this node knows of its leader; `None` while it leads itself.
    pub(super) const fn following(&self) -> Option<&Following> {
        match &self.state {
            State::Follower(following)
            | State::PreCandidate(following, _)
            | State::Candidate(following, _) => Some(following),
            State::Leader(_) => None,
        }
    }

    pub(super) const fn following_mut(&mut self) -> Option<&mut Following> {
        match &mut self.state {
            State::Follower(following)
            | State::PreCandidate(following, _)
            | State::Candidate(following, _) => Some(following),
            State::Leader(_) => None,
        }
    }

    /// Returns the leader of this term, once it was heard; this node itself while it leads.
    pub(super) const fn leader(&self) -> Option<NodeId> {
        match self.following() {
            Some(following) => following.leader,
            None => Some(self.me),
        }
    }

    /// Returns the campaign in progress, in either phase.
    pub(super) const fn campaign(&self) -> Option<&Campaign> {
        match &self.state {
            State::PreCandidate(_, campaign) | State::Candidate(_, campaign) => Some(campaign),
            State::Follower(_) | State::Leader(_) => None,
        }
    }

    pub(super) const fn campaign_mut(&mut self) -> Option<&mut Campaign> {
        match &mut self.state {
            State::PreCandidate(_, campaign) | State::Candidate(_, campaign) => Some(campaign),
            State::Follower(_) | State::Leader(_) => None,
        }
    }

    /// Becomes a follower, whoever leads, that suspects at `suspicion`.
    fn become_follower(&mut self, following: Following, suspicion: Instant) {
        self.state = State::Follower(following);
        self.timers.stop_all();
        self.lease.clear();
        self.set_suspicion(suspicion);
    }

    /// Becomes a pre-candidate, which asks without consequence (R6).
    pub(super) fn become_pre_candidate(&mut self, now: Instant, campaign: Campaign) {
        let following = self.begin_asking(now, &campaign);
        self.state = State::PreCandidate(following, campaign);
    }

    /// Becomes a candidate, which asks for votes without casting its own (R3).
    pub(super) fn become_candidate(&mut self, now: Instant, campaign: Campaign) {
        let following = self.begin_asking(now, &campaign);
        self.state = State::Candidate(following, campaign);
    }

    fn begin_asking(&mut self, now: Instant, campaign: &Campaign) -> Following {
        self.timers.stop_all();
        self.timers.set(Timer::CampaignLimit, campaign.ends);
        self.timers.set(Timer::Repeat, now + detector::repeat_interval(&self.timing, self.rtt, 0));
        *self.following().expect("a leader does not campaign")
    }

    /// Becomes leader of the term in which the own vote was just cast (R5).
    pub(super) fn become_leader(&mut self, now: Instant, campaign: &Campaign) {
        assert!(self.hard.term == campaign.proposed, "leads only the term it campaigned for (S3)");
        assert!(self.hard.voted_for == Some(self.me), "leads only with its own vote (S3)");
        let rhythm = Rhythm::new(&self.timing, self.rtt);
        let others = self.membership.members.len() - 1;
        let promises = Promises::new(&self.timing, rhythm, others, now);
        self.state = State::Leader(Leading::new(self.hard.term, now, rhythm, promises));
        self.timers.stop_all();
        // A promise to another has run out or is void. What the readers of this node were told in
        // an earlier term holds.
        self.promise = self.promise.filter(|promise| promise.to == self.me && now < promise.until);
        self.attempts = 0;
        self.heirs.clear();
        self.lease.renew(self.me, self.membership.voting, now);
        self.stats.elections_won += 1;
        self.stats.leader_changes += 1;
    }

    /// Ends this node's leadership, willingly or not. Its readers may have been told how long the
    /// lease would last. So a leader that has not given it up keeps its own vote until then, as if
    /// it had promised it to itself (R8).
    pub(super) fn step_down(&mut self, now: Instant, reason: StepDown) {
        let State::Leader(leading) = &self.state else { return };
        let term = leading.term;
        let gave_up = matches!(reason, StepDown::Resigned | StepDown::ClockFault);
        self.outputs.withdraw();
        let until = self.own_lease_shown_until();
        let own = Promise { to: self.me, boot: self.boot, term, until };
        self.promise = (!gave_up && now < until).then_some(own);
        self.forget_leader();
        let suspicion = self.suspicion_deadline(now);
        self.become_follower(Following::new(&self.timing), suspicion);
        self.stats.step_downs += 1;
        self.tell(Event::SteppedDown { term, at: now, reason });
    }

    /// Ends a campaign that made nobody leader here.
    pub(super) fn end_campaign(&mut self, now: Instant, reason: CampaignEnd) {
        let Some(proposed) = self.campaign().map(|campaign| campaign.proposed) else { return };
        let next = match reason {
            CampaignEnd::LeaderHeard => {
                self.stats.false_suspicions += 1;
                self.flapping.note_false_suspicion(now, &self.timing);
                self.suspicion_deadline(now)
            }
            CampaignEnd::OtherWon
            | CampaignEnd::VotedForOther
            | CampaignEnd::Bequest
            | CampaignEnd::NotElectable => {
                // No leader has been heard for it: the next campaign is not the first any more
                // (R7).
                self.attempts = self.attempts.saturating_add(1);
                self.suspicion_deadline(now)
            }
            CampaignEnd::Lost
            | CampaignEnd::TimedOut
            | CampaignEnd::HigherTerm
            | CampaignEnd::ClockFault => now + self.backoff(),
        };
        let mut following = *self.following().expect("who campaigned has followed");
        // Where an unreachable leader has led to this attempt, a heartbeat takes the next one back
        // too.
        let failed = matches!(reason, CampaignEnd::Lost | CampaignEnd::TimedOut);
        following.unreachable = following.unreachable.filter(|_| failed);
        self.become_follower(following, next);
        self.tell(Event::CampaignEnded { proposed, reason });
    }

    fn backoff(&mut self) -> Duration {
        self.attempts = self.attempts.saturating_add(1);
        let voters = self.membership.voting.len();
        detector::backoff(&self.timing, self.rtt, voters, self.attempts, &mut self.prng)
    }

    /// Waits for a heartbeat from `from` on, for as long as silence is tolerated, and then
    /// suspects.
    pub(super) fn await_leader(&mut self, from: Instant) {
        let deadline = self.suspicion_deadline(from);
        self.suspect_at(deadline);
    }

    /// Suspects at `deadline`, because of silence or because the leader said so. That it was said
    /// to be unreachable is forgotten.
    pub(super) fn suspect_at(&mut self, deadline: Instant) {
        self.set_suspicion(deadline);
        if let Some(following) = self.following_mut() {
            following.unreachable = None;
        }
    }

    fn set_suspicion(&mut self, deadline: Instant) {
        if self.stands() {
            self.timers.set(Timer::Suspicion, deadline.max(self.silent_until));
        }
    }

    /// Begins a new wait, and returns when silence since `heard` becomes a suspicion.
    pub(super) fn suspicion_deadline(&mut self, heard: Instant) -> Instant {
        let mut asked = self.timing.promise;
        if let Some(following) = self.following_mut() {
            following.forgave_own_pause = false;
            asked = following.asked;
        }
        let learned = self.lateness.wait(&self.timing);
        let voters = self.membership.voting.len();
        let wait = detector::detection_time(&self.timing, learned, self.rtt, voters, asked);
        // Promises get shorter where the round trip does: an earlier one may still run.
        (heard + wait).max(self.bound_to_another_until()) + self.turn_delay(self.turn)
    }

    /// Returns until when readers of this node were told, in this term or an earlier one, that
    /// nobody else leads.
    pub(super) fn own_lease_shown_until(&self) -> Instant {
        let kept = self.promise.filter(|promise| promise.to == self.me);
        kept.map_or(self.lease.end, |promise| promise.until.max(self.lease.end))
    }

    /// Returns until when a promise to another keeps this node from being elected. A promise to
    /// itself, which it keeps after it has led, does not.
    pub(super) fn bound_to_another_until(&self) -> Instant {
        let to_another = self.promise.filter(|promise| promise.to != self.me);
        to_another.map_or(Instant::ZERO, |promise| promise.until)
    }

    pub(super) fn turn_delay(&mut self, turn: u8) -> Duration {
        let voters = self.membership.voting.len();
        detector::turn_delay(&self.timing, self.rtt, voters, turn, &mut self.prng)
    }

    pub(super) fn others_with_a_vote(&self) -> NodeSet {
        self.membership.voting.without(self.me)
    }
}
