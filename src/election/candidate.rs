//! The candidate's side: asking, counting, and casting the own vote last (R3, R5, R6, R7).

use crate::message::{BallotReply, BallotRequest, Body, Message, Verdict};
use crate::types::{Duration, Instant, NodeId, NodeSet, Term};

use super::campaign::Campaign;
use super::hard_record::HardState;
use super::output::{CampaignEnd, Event, Output};
use super::quorum::Tally;
use super::role::Role;
use super::sabotage;
use super::state::State;
use super::timer::Timer;
use super::vote::{self, OwnVote, OwnVoteFacts};
use super::{Election, detector};

impl Election {
    /// Called when the leader was silent for too long, or a back-off is over. Campaigns, unless
    /// this node itself was away.
    pub(super) fn on_suspicion(&mut self, now: Instant, deadline: Instant) {
        if let Some(later) = self.grace_after_own_pause(now, deadline) {
            if let Some(following) = self.following_mut() {
                following.forgave_own_pause = true;
            }
            self.suspect_at(later);
        } else {
            self.begin_campaign(now);
        }
    }

    /// Returns until when this node waits on because it was itself away (Lifeguard's local
    /// health). A host that paused may have lost what came meanwhile. So the node, which has read
    /// by now what is left of that, gives its leader one more heartbeat interval. There is one
    /// such grace in each wait, or a node that pauses again and again would never suspect anybody.
    /// There is none where the leader has resigned, or somebody says that it is unreachable.
    fn grace_after_own_pause(&self, now: Instant, deadline: Instant) -> Option<Instant> {
        let resigned = self.released.is_some_and(|(term, _)| term == self.hard.term);
        let following = self.following()?;
        if following.forgave_own_pause || following.unreachable.is_some() || resigned {
            return None;
        }
        let is_late = now.saturating_since(deadline) > self.announced_interval;
        let back = if is_late { now } else { self.returned_at };
        let granted = back + self.announced_interval + detector::slot(&self.timing, self.rtt);
        Some(granted).filter(|&granted| now < granted)
    }

    /// Begins a campaign for the next term, without taking that term or casting a vote (R3).
    pub(super) fn begin_campaign(&mut self, now: Instant) {
        assert!(self.stands(), "campaigns only while it stands for election");
        let resigned = self.released.filter(|&(term, _)| term == self.hard.term);
        let release = resigned.map(|(_, leader)| leader);
        let led_before = self.heard_lead.filter(|&(term, ..)| term == self.hard.term);
        let fast = self.may_skip_pre_vote(now, release);
        let campaign = Campaign {
            started: now,
            ends: now + self.timing.campaign_limit,
            release,
            led_before: led_before.map(|(_, leader, _)| leader),
            ..self.new_campaign(self.hard.term.next())
        };
        self.stats.campaigns += 1;
        self.lease.clear();
        if fast {
            self.stats.fast_campaigns += 1;
            self.become_candidate(now, campaign);
        } else {
            self.become_pre_candidate(now, campaign);
        }
        self.ask(now, self.others_with_a_vote());
        self.tell_campaign(now, campaign.proposed, fast);
        self.prepare_own_vote(now);
        self.count_ballot(now);
    }

    fn new_campaign(&mut self, proposed: Term) -> Campaign {
        self.last_nonce = self.last_nonce.next();
        let rank = vote::rank(self.position, self.membership.priority(self.me), self.me);
        Campaign::new(proposed, self.last_nonce, rank, self.me)
    }

    fn tell_campaign(&mut self, now: Instant, proposed: Term, fast: bool) {
        self.tell(Event::CampaignStarted { proposed, last_heard: self.last_heard, at: now, fast });
    }

    /// R15: counts the vote that the leader of `bequest.term` has left to this node. A campaign for
    /// the term after that takes it, else a new one begins. It ends when that vote does, or at its
    /// own limit if that comes sooner.
    pub(super) fn campaign_by_bequest(
        &mut self,
        now: Instant,
        bequest: &Message,
        promise: Duration,
        ends: Instant,
    ) {
        let (giver, proposed) = (bequest.from, bequest.term.next());
        let present = self.campaign().copied();
        let goes_on = |campaign: &Campaign| campaign.proposed == proposed && now < campaign.ends;
        let present = present.filter(goes_on);
        let mut campaign = match (present, self.role()) {
            (Some(campaign), Role::PreCandidate) => campaign.reopened(self.me),
            (Some(campaign), _) => campaign,
            (None, _) => self.open_by_bequest(now, proposed, ends),
        };
        campaign.ends = campaign.ends.min(ends);
        campaign.release = Some(giver);
        campaign.count(giver, Verdict::Granted);
        campaign.waiting = NodeSet::EMPTY;
        self.become_candidate(now, campaign);
        self.note_promise(now, bequest, promise);
        if present.is_none() {
            self.tell_campaign(now, proposed, true);
        }
        self.count_ballot(now);
        // Among three voters it leads by now.
        let answered = campaign.granted.union(campaign.denied);
        self.ask(now, self.others_with_a_vote().difference(answered));
        self.prepare_own_vote(now);
    }

    /// Ends the campaign for another term, if there is one, and returns a new one.
    fn open_by_bequest(&mut self, now: Instant, proposed: Term, ends: Instant) -> Campaign {
        self.end_campaign(now, CampaignEnd::Bequest);
        self.stats.campaigns += 1;
        self.stats.fast_campaigns += 1;
        self.lease.clear();
        // Whoever forgets a grant is silent for its own limit, which the giver's may exceed.
        let ends = ends.min(now + self.timing.campaign_limit);
        Campaign { started: now, ends, ..self.new_campaign(proposed) }
    }

    /// R7: returns whether the campaign may begin with the vote round. The pre-vote protects a
    /// healthy leader from nodes that suspect it. So it is skipped only where a vote can't depose
    /// one. A leader that has resigned is not merely suspected. Among three voters, two that have
    /// lost the leader are a quorum. Among more, a candidate and a voter that are both cut off
    /// would create a term without a quorum, and depose a leader that has one.
    fn may_skip_pre_vote(&self, now: Instant, release: Option<NodeId>) -> bool {
        let timing = &self.timing;
        let lost_a_leader = self.attempts == 0 && self.last_leader.or(self.leader()).is_some();
        let close = self.rtt.is_known() && self.rtt.value() < timing.fast_election_rtt_bound;
        let voters = sabotage::bend_voters(self, self.membership.voting.len());
        let unlikely_false = voters == 3 && !self.flapping.is_flapping(now);
        let is_safe = release.is_some() || unlikely_false;
        !timing.pre_vote || (timing.fast_election && lost_a_leader && close && is_safe)
    }

    /// Sends the request of the present round to `voters`.
    fn ask(&mut self, now: Instant, voters: NodeSet) {
        let Some(campaign) = self.campaign().copied() else { return };
        let (position, priority, _) = campaign.rank;
        let request = BallotRequest {
            nonce: campaign.nonce,
            proposed: campaign.proposed,
            position,
            priority,
            release: campaign.release,
        };
        let body = match self.role() {
            Role::PreCandidate => Body::PreVoteRequest(request),
            Role::Candidate => Body::VoteRequest(request),
            Role::Follower | Role::Leader => return,
        };
        self.send(now, voters, Instant::ZERO, body);
    }

    /// Hands the own vote out to be written in advance. It is cast last (R5), but may go to the
    /// disk while the answers are in flight. Else it would be written after the voters have
    /// written theirs. This is done only where a quorum has said in a pre-vote that there is no
    /// leader, or the leader itself has. Mere suspicion must cost a few datagrams and no write
    /// (R3).
    fn prepare_own_vote(&mut self, now: Instant) {
        let State::Candidate(_, campaign) = self.state else { return };
        let term = campaign.proposed;
        let is_leaderless = campaign.release.is_some() || campaign.is_second_round;
        if is_leaderless && vote::may_vote(self.hard.state(), term, self.me) {
            let promise = self.longest_promise(now);
            let voted_for = Some(self.me);
            let own = HardState {
                term,
                voted_for,
                vote_spent: false,
                next_vote_spent: true,
                promise,
                ..self.hard.state()
            };
            self.hard.prepare(term);
            self.outputs.push(Output::Prepare(own));
        }
    }

    /// R3: has a vote that was written in advance written over, since a leader was heard after
    /// all. A restart, however much later, would take it for a vote and depose that leader.
    pub(super) fn take_back_prepared(&mut self) {
        if let Some(state) = self.hard.take_back_prepared() {
            self.outputs.push(Output::Prepare(state));
        }
    }

    /// Asks those again that have not answered, since UDP loses datagrams.
    pub(super) fn on_repeat_due(&mut self, now: Instant) {
        let voters = self.others_with_a_vote();
        let Some(campaign) = self.campaign_mut() else { return };
        let answered = campaign.granted.union(campaign.denied).union(campaign.waiting);
        campaign.repeats = campaign.repeats.saturating_add(1);
        let repeats = campaign.repeats;
        if campaign.waits_for_a_lost_vote() {
            return self.end_campaign(now, CampaignEnd::Lost);
        }
        let next = now + detector::repeat_interval(&self.timing, self.rtt, repeats);
        self.timers.set(Timer::Repeat, next);
        self.stats.requests_repeated += 1;
        self.ask(now, voters.difference(answered));
    }

    /// Asks again, since a voter's silence is over, or a promise by which a voter or this node was
    /// bound.
    pub(super) fn on_ask_again_due(&mut self, now: Instant) {
        let Some(proposed) = self.campaign().map(|campaign| campaign.proposed) else { return };
        self.ask_again(now);
        self.tell(Event::AskedAgain { proposed, at: now });
        self.count_ballot(now);
    }

    /// Asks again, since the promises are void by which voters were bound (R10).
    pub(super) fn on_release(&mut self, now: Instant) {
        self.ask_again(now);
        self.count_ballot(now);
    }

    fn ask_again(&mut self, now: Instant) {
        let Some(campaign) = self.campaign_mut() else { return };
        let waiting = core::mem::take(&mut campaign.waiting);
        self.ask(now, waiting);
    }

    fn ask_again_at(&mut self, when: Instant) {
        let planned = self.timers.deadline(Timer::AskAgain);
        self.timers.set(Timer::AskAgain, planned.min(when));
    }

    pub(super) fn on_pre_vote_reply(
        &mut self,
        now: Instant,
        message: &Message,
        reply: &BallotReply,
    ) {
        self.on_ballot_reply(now, Role::PreCandidate, message, reply);
    }

    pub(super) fn on_vote_reply(&mut self, now: Instant, message: &Message, reply: &BallotReply) {
        self.on_ballot_reply(now, Role::Candidate, message, reply);
    }

    /// Counts an answer to the campaign and the round in progress, once for each voter (R5).
    fn on_ballot_reply(
        &mut self,
        now: Instant,
        phase: Role,
        message: &Message,
        reply: &BallotReply,
    ) {
        if reply.candidate_boot == self.boot {
            // An answer that comes too late to count is measured too. On a link that has become
            // slower all answers are late, until the mean has followed.
            self.sample_rtt(now, message);
        }
        if self.role() != phase || !self.answers_campaign(now, message.from, reply) {
            self.stats.stale += 1;
            return;
        }
        self.note_answer(message.from, reply.verdict);
        match reply.verdict {
            Verdict::Granted if phase == Role::Candidate && message.echo <= now => {
                let promise = reply.promise.min(self.timing.promise_max);
                self.note_promise(now, message, promise);
            }
            Verdict::Promised | Verdict::Silent => {
                self.ask_again_at(now + self.timing.with_skew(reply.promise));
            }
            Verdict::Granted
            | Verdict::StaleTerm
            | Verdict::AlreadyVoted
            | Verdict::OutdatedConfig
            | Verdict::OutdatedPosition
            | Verdict::Outranked
            | Verdict::NotVoter => {}
        }
        self.count_ballot(now);
    }

    /// Returns whether the reply is to the campaign in progress, in time, and from a member with a
    /// vote.
    fn answers_campaign(&self, now: Instant, voter: NodeId, reply: &BallotReply) -> bool {
        self.campaign().is_some_and(|campaign| {
            reply.candidate_boot == self.boot
                && reply.nonce == campaign.nonce
                && reply.proposed == campaign.proposed
                && now < campaign.ends
                && self.membership.voting.contains(voter)
        })
    }

    fn note_answer(&mut self, voter: NodeId, verdict: Verdict) {
        if let Some(campaign) = self.campaign_mut() {
            campaign.count(voter, verdict);
        }
    }

    fn count_ballot(&mut self, now: Instant) {
        let Some(campaign) = self.campaign().copied() else { return };
        let tally = self.membership.voting.tally(campaign.granted, campaign.denied);
        match (tally, self.role()) {
            (Tally::Pending, _) => {}
            (Tally::Lost, _) => self.end_campaign(now, CampaignEnd::Lost),
            (Tally::Won, Role::PreCandidate) => {
                self.become_candidate(now, campaign.reopened(self.me));
                self.ask(now, self.others_with_a_vote());
                self.prepare_own_vote(now);
                self.count_ballot(now);
            }
            (Tally::Won, _) => self.cast_own_vote(now, &campaign),
        }
    }

    /// Returns whether the leader of the term before this one has said that the work of all leaders
    /// has stopped. Those of terms between may have begun some since.
    fn is_work_stopped(&self) -> bool {
        let heeds_any = sabotage::heeds_stopped_long_ago(self);
        self.work_stopped.is_some_and(|term| term.next() == self.hard.term || heeds_any)
    }

    /// R5: casts the own vote, if it may still be given, and leads: a quorum has granted. If a
    /// promise still binds this node, it tries again when that has run out.
    fn cast_own_vote(&mut self, now: Instant, campaign: &Campaign) {
        let proposed = campaign.proposed;
        let mut facts = OwnVoteFacts {
            candidate: self.me,
            proposed,
            release: campaign.release,
            campaign_ends: campaign.ends,
            hard: self.hard.state(),
            promise: self.promise,
        };
        sabotage::bend_own_vote(self, &mut facts);
        match vote::own_vote(&facts, now) {
            OwnVote::Promised(until) => return self.ask_again_at(until),
            OwnVote::Lost => return self.end_campaign(now, CampaignEnd::Lost),
            OwnVote::Cast => {}
        }
        self.hard.cast_own_vote(proposed, self.me, self.longest_promise(now));
        self.become_leader(now, campaign);
        self.on_heartbeat_due(now);
        self.tell(Event::BecameLeader {
            term: proposed,
            campaign_started: campaign.started,
            at: now,
            lease_end: self.lease.end,
            work_stopped: self.is_work_stopped(),
        });
    }
}
