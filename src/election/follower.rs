//! The follower's and the voter's side: it hears a leader, promises, and answers candidates.

use crate::message::{
    BallotReply, BallotRequest, Body, Heartbeat, HeartbeatAck, Message, Resign, Verdict,
};
use crate::types::{BootId, Duration, Instant, NodeId, Round, Term};

use super::Election;
use super::lease::Promise;
use super::output::{CampaignEnd, Event, StepDown};
use super::role::Role;
use super::sabotage;
use super::state::State;
use super::vote::{self, VoterFacts};

impl Election {
    pub(super) fn on_heartbeat(&mut self, now: Instant, message: &Message, heartbeat: &Heartbeat) {
        if message.term < self.hard.term {
            // R2: a deposed leader must learn of it, and silence would teach it nothing.
            self.acknowledge(now, message, heartbeat, Duration::ZERO);
            return;
        }
        if let Some(known) = self.leader().filter(|&leader| leader != message.from) {
            // By S1 this can't come from a member that keeps the rules.
            let (term, claimant, boot) = (message.term, message.from, message.boot);
            self.tell(Event::ConflictingLeader { term, known, claimant, boot });
            return;
        }
        let resigned = self.released.is_some_and(|(term, _)| term == message.term);
        let last_round = self.following().map_or(Round::ZERO, |following| following.last_round);
        if resigned || heartbeat.round <= last_round {
            self.stats.stale += 1;
            return;
        }
        self.hear_leader(now, (message.from, message.boot), heartbeat);
        self.compare_timing(message.from, heartbeat);
        self.expect_heartbeat(now, heartbeat.interval);
        let leader = (message.from, message.boot);
        let promise = self.promise_to(now, leader, heartbeat.promise);
        self.acknowledge(now, message, heartbeat, promise);
        self.take_back_prepared();
    }

    fn acknowledge(
        &mut self,
        now: Instant,
        message: &Message,
        heard: &Heartbeat,
        promise: Duration,
    ) {
        let ack = self.ack(now, heard.round, promise);
        self.reply(now, message, Body::HeartbeatAck(ack));
    }

    /// Returns an ack that is sent now.
    pub(super) fn ack(&mut self, now: Instant, round: Round, promise: Duration) -> HeartbeatAck {
        self.last_acked = now;
        let (position, priority) = (self.position, self.priority());
        let electable = self.may_be_elected(now);
        HeartbeatAck { round, promise, position, priority, electable }
    }

    fn hear_leader(
        &mut self,
        now: Instant,
        (leader, boot): (NodeId, BootId),
        heartbeat: &Heartbeat,
    ) {
        let term = self.hard.term;
        let Some(following) = self.following_mut() else { return };
        following.last_round = heartbeat.round;
        following.life = Some(boot);
        let is_news = following.leader.is_none();
        following.leader = Some(leader);
        self.heard_lead = Some((term, leader, boot));
        self.adopt_rtt(heartbeat.mean_rtt);
        if is_news {
            self.turn = self.membership.turn(self.me, Some(leader));
            self.stats.leader_changes += 1;
            self.tell(Event::LeaderChanged { term: self.hard.term, leader });
        }
        let for_a_later_term = self.campaign().map(|campaign| campaign.proposed > self.hard.term);
        if for_a_later_term == Some(false) {
            self.end_campaign(now, CampaignEnd::OtherWon);
        }
        if heartbeat.promise == Duration::ZERO {
            // R9: it has no lease. Whoever suspects it is right to go on doing so.
            return;
        }
        self.last_heard = now;
        let asked = heartbeat.promise.min(self.timing.promise_max);
        if let Some(following) = self.following_mut() {
            following.asked = asked;
        }
        self.lateness.hear(now, heartbeat.interval, &self.timing);
        self.attempts = 0;
        if self.fruitless_terms > 0 && heartbeat.promise > heartbeat.mean_rtt + heartbeat.interval {
            // This leader's links carry a lease: whatever kept this node from one is over.
            self.fruitless_terms = 0;
        }
        match for_a_later_term {
            Some(true) => self.end_campaign(now, CampaignEnd::LeaderHeard),
            Some(false) => {}
            None => self.await_leader(now),
        }
    }

    /// Gives the promise that a leader asks for, as far as this node may give one. Returns its
    /// length.
    fn promise_to(&mut self, now: Instant, leader: (NodeId, BootId), asked: Duration) -> Duration {
        // A deposed leader promises nothing until the end that its readers were told (R8).
        let keeps_own =
            self.promise.is_some_and(|promise| promise.to == self.me && now < promise.until);
        let may_promise =
            self.membership.voting.contains(self.me) && !self.is_silent(now) && !keeps_own;
        let length = asked.min(self.timing.promise_max);
        if !may_promise || length == Duration::ZERO {
            return Duration::ZERO;
        }
        self.bind(leader, now + length);
        length
    }

    /// Binds this node to vote for nobody but `to` before `until`. A promise to the same node
    /// never gets shorter.
    ///
    /// A promise to another node is replaced. That node has lost its quorum of promises, or `to`
    /// could not have been elected.
    fn bind(&mut self, (to, boot): (NodeId, BootId), until: Instant) {
        let running = self.promise.filter(|promise| promise.to == to);
        let until = running.map_or(until, |promise| promise.until.max(until));
        self.promise = Some(Promise { to, boot, term: self.hard.term, until });
    }

    /// R10: handles a resignation. The leader of this term has given its lease up, so promises to
    /// it are void, and the best in rank campaigns at once.
    ///
    /// A leader that has left its vote to one follower says so, and that heir has the first turn.
    pub(super) fn on_resign(&mut self, now: Instant, message: &Message, resign: &Resign) {
        let from = message.from;
        let another_leads = self.leader().is_some_and(|leader| leader != from);
        let known = self.released == Some((message.term, from));
        if message.term < self.hard.term || another_leads || known {
            self.stats.stale += 1;
            return;
        }
        self.note_release(message.term, from);
        if resign.work_stopped {
            self.work_stopped = Some(message.term);
        }
        let turn = if resign.heir.is_some() { self.turn.max(1) } else { self.turn };
        self.campaign_to_succeed(now, from, turn);
    }

    /// Voids the promise to `leader` and campaigns to succeed it. To be called only once nobody
    /// sees a lease of `leader` in this term any more.
    pub(super) fn release_from(&mut self, now: Instant, term: Term, leader: NodeId) {
        self.note_release(term, leader);
        self.campaign_to_succeed(now, leader, self.turn);
    }

    /// Voids the promise to `leader`, of which nobody sees a lease in this term any more.
    pub(super) fn note_release(&mut self, term: Term, leader: NodeId) {
        self.released = Some((term, leader));
        self.promise = self.promise.filter(|promise| promise.to != leader);
        // Ranks are counted from that leader, even where its heartbeats were never heard.
        if let Some(following) = self.following_mut() {
            following.leader = Some(leader);
        }
        self.forget_leader();
    }

    /// Campaigns after the delay of its turn. A campaign in progress carries the release from now
    /// on.
    fn campaign_to_succeed(&mut self, now: Instant, resigned: NodeId, turn: u8) {
        if self.campaign().is_some_and(|campaign| campaign.proposed <= self.hard.term) {
            // The one that resigned had won the very term that was campaigned for.
            self.end_campaign(now, CampaignEnd::OtherWon);
        }
        if let Some(campaign) = self.campaign_mut() {
            campaign.release = Some(resigned);
            self.on_release(now);
        } else if self.stands() {
            let delay = self.turn_delay(turn);
            if delay == Duration::ZERO && self.silent_until <= now {
                self.begin_campaign(now);
            } else {
                self.suspect_at(now + delay);
            }
        }
    }

    /// Returns whether this node can't know what an earlier life said.
    pub(super) fn is_silent(&self, now: Instant) -> bool {
        self.hard.must_ask || now < self.silent_until
    }

    /// R6: answers whether this node would give its vote (R4). The question changes nothing that a
    /// vote depends on; the sender's term was adopted before, as with any message (R1).
    pub(super) fn on_pre_vote_request(
        &mut self,
        now: Instant,
        message: &Message,
        request: &BallotRequest,
    ) {
        self.note_priority(now, message.from, request.priority);
        let answer = self.judge(now, message, request);
        self.stats.pre_votes_granted += u64::from(answer.0 == Verdict::Granted);
        self.answer(now, message, request, Body::PreVoteReply, answer);
    }

    /// R4: answers a request for the vote. A vote is handed out to be made durable before the
    /// reply that tells of it.
    pub(super) fn on_vote_request(
        &mut self,
        now: Instant,
        message: &Message,
        request: &BallotRequest,
    ) {
        self.note_priority(now, message.from, request.priority);
        let (verdict, left) = self.judge(now, message, request);
        if verdict != Verdict::Granted {
            self.answer(now, message, request, Body::VoteReply, (verdict, left));
            return;
        }
        let promise = self.timing.promise.min(self.timing.promise_max);
        self.grant(now, message.from, request);
        self.bind((message.from, message.boot), now + promise);
        self.answer(now, message, request, Body::VoteReply, (verdict, promise));
    }

    fn grant(&mut self, now: Instant, candidate: NodeId, request: &BallotRequest) {
        let (term, voted_for) = (request.proposed, Some(candidate));
        if (self.hard.term, self.hard.voted_for) == (term, voted_for) {
            // A repeated request: the vote stands, and what was heard since must not be forgotten.
            // But the promise begins anew, and a node that suspects within its own promise is
            // denied by R5.
            if self.role() == Role::Follower {
                self.await_leader(now);
            }
            return;
        }
        let newer_term = term > self.hard.term;
        self.set_hard(now, term, voted_for);
        if newer_term && self.role() != Role::Leader {
            self.forget_leader();
        }
        match self.state {
            State::Leader(_) => self.step_down(now, StepDown::VotedForOther),
            State::PreCandidate(..) | State::Candidate(..) => {
                self.end_campaign(now, CampaignEnd::VotedForOther);
            }
            State::Follower(_) => self.await_leader(now),
        }
    }

    fn judge(
        &self,
        now: Instant,
        message: &Message,
        request: &BallotRequest,
    ) -> (Verdict, Duration) {
        let mut voter = self.voter_facts();
        sabotage::bend_voter(self, &mut voter, request);
        vote::verdict(&voter, message.from, message.config, request, now)
    }

    fn voter_facts(&self) -> VoterFacts {
        // A leader is bound by its own lease: it won't help to depose itself while it may act.
        let (me, term, until) = (self.me, self.hard.term, self.own_lease_shown_until());
        let own_lease = Promise { to: me, boot: self.boot, term, until };
        let leads = self.role() == Role::Leader;
        VoterFacts {
            has_vote: self.membership.voting.contains(self.me),
            hard: self.hard.state(),
            config: self.membership.id,
            position: self.position,
            promise: if leads { Some(own_lease) } else { self.promise },
            silent_until: self.silent_until,
            longest_promise: self.timing.promise_max,
            campaign: self.campaign().and_then(|campaign| campaign.precedence()),
        }
    }

    fn answer(
        &mut self,
        now: Instant,
        message: &Message,
        request: &BallotRequest,
        kind: fn(BallotReply) -> Body,
        (verdict, promise): (Verdict, Duration),
    ) {
        self.stats.verdicts[verdict as usize] += 1;
        let reply = BallotReply {
            nonce: request.nonce,
            candidate_boot: message.boot,
            proposed: request.proposed,
            verdict,
            promise,
        };
        self.reply(now, message, kind(reply));
    }
}
