//! The duties of a node whatever it hears, checked after everything it does:
//!
//! - S2, S4: one vote a term, and terms that never fall, over restarts too; told once durable, not
//!   before.
//! - S3: leadership with its own durable vote and the grants of a quorum, each to what it asked.
//! - S5: nothing below a term that was heard. S6: no campaign soon after a leader's heartbeat,
//!   unless its host has said that nobody listens there.
//! - R4, R8, R13: no vote and no promise while one to another runs, or in the silence after a
//!   start; none while its own lease runs; no vote for one that is behind (S10).
//! - R2: every request is replied to. R5: a campaign ends, and grants after that count for nothing.
//! - R8: a lease no longer than the promises that were heard, by the slowest clock.
//! - R15: one bequest at most, withdrawn before what follows from leaving leadership; used only
//!   where it counts. See [`bequests`](super::bequests).
//! - R10: no lease is held when a resignation leaves; of a death it is told only by a notice of a
//!   life that it has heard lead that term, or has voted for in it. R14: see
//!   [`recovery`](super::recovery).
//!
//! Counts time by the truth, which no clock shows, wherever a promise has to outlast a restart.

use std::collections::{BTreeMap, BTreeSet};

use interrex::duty_cycle::ResignOutcome;
use interrex::election::{
    Command, Durability, Election, Event, HardState, Role, Standing, StepDown,
};
use interrex::message::{BallotReply, Bequest, Body, HeartbeatAck, Message, Verdict};
use interrex::types::{
    BootId, ConfigId, Duration, Instant, NodeId, NodeSet, Nonce, Position, Term,
};
use interrex::{MemberKind, Timing};

use super::bequests::Bequests;
use super::names::{name, nobody};
use super::recovery::{Recovery, insert};
use super::world::{ME, MEMBERS, World, node};
use crate::Reached;

/// The time of something: in truth, and by the node's clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) truth: u64,
    pub(super) now: Instant,
}

/// A promise that was told.
#[derive(Clone, Copy, Debug)]
struct Owed {
    to: NodeId,
    term: Term,
    until: u64,
}

impl Owed {
    /// Returns whether a request for `term` with that release makes the promise void. The core
    /// asks for the very term before. A node that led a later one has no lease of an earlier any
    /// more.
    fn is_released(&self, term: Term, release: Option<NodeId>) -> bool {
        release == Some(self.to) && self.term < term
    }
}

/// See the [module](self).
pub(super) struct Witness {
    voting: NodeSet,
    may_lead: bool,
    /// True while it was told to stand by, and while its application has stalled.
    withheld: [bool; 2],
    boot: BootId,
    timing: Timing,
    /// True if nothing outlives a life.
    forgets: bool,

    durable: HardState,
    votes: BTreeMap<Term, NodeId>,
    /// The latest term that it has led.
    led: Option<Term>,
    /// The highest term it has had in this life.
    term: Term,
    shown: Standing,
    position: Position,

    owed: Option<Owed>,
    /// The members that have said that they resign, and in which term. A promise in that term
    /// binds against nobody, also where the request for it comes late and after the resignation.
    resigned: BTreeSet<(Term, NodeId)>,
    /// The lives that this life has heard lead, or has voted for: of no other is it told that it
    /// has died.
    heard: BTreeSet<(Term, NodeId, BootId)>,
    /// The last message, if it was a death notice.
    notice: Option<Message>,
    silent_until: u64,
    /// True while it has yet to ask what an earlier life may have done (R14).
    must_ask: bool,
    /// The end before which, as its readers were told, nobody else would lead, where it was
    /// deposed since (S7).
    told_end: Instant,
    /// The time of its last promise to a leader.
    calmed: Option<u64>,
    /// The members that have said yes to each campaign of this life, while it was a candidate.
    /// Nobody checks that the question has left: peers here also answer what a disk that failed
    /// has held back.
    granted: BTreeMap<(Nonce, Term), NodeSet>,
    /// The time at which the campaign in progress has to end (R5); never, if a disk that failed has
    /// swallowed the news of it.
    campaign_ends: Instant,
    /// Until when others have promised, by this node's clock.
    promised: [Instant; MEMBERS as usize],

    recovery: Recovery,
    bequests: Bequests,

    /// True if the message that is being acted on has been replied to.
    replied: bool,
    /// True if the disk has failed since that message came.
    failed: bool,

    pub(super) reached: Reached,
}

impl Witness {
    pub(super) fn new(world: &World, boot: BootId) -> Self {
        let kind = world.config.members[usize::from(ME)].kind;
        Self {
            voting: world.voting(),
            boot,
            may_lead: kind == MemberKind::Voter,
            withheld: [false; 2],
            timing: world.config.timing,
            forgets: world.durability != Durability::Durable,
            durable: world.durable,
            votes: world.durable.voted_for.map(|to| (world.durable.term, to)).into_iter().collect(),
            led: None,
            term: world.durable.at_start().term,
            shown: nobody(world.durable.at_start().term),
            position: Position::default(),
            owed: None,
            resigned: BTreeSet::new(),
            heard: BTreeSet::new(),
            notice: None,
            silent_until: world.config.timing.promise_max.as_nanos(),
            must_ask: world.durable.must_ask || world.durability != Durability::Durable,
            told_end: Instant::ZERO,
            calmed: None,
            granted: BTreeMap::new(),
            campaign_ends: Instant::NEVER,
            promised: [Instant::ZERO; MEMBERS as usize],
            recovery: Recovery::new(world),
            bequests: Bequests::new(world),
            replied: false,
            failed: false,
            reached: Reached::new(),
        }
    }

    pub(super) fn note(&mut self, what: &'static str) {
        self.reached.insert(what);
    }

    /// Forgets what was durable. R14 leaves it to others to say what the node may repeat after
    /// that, and here they lie.
    pub(super) fn on_forgotten(&mut self) {
        self.durable = HardState::default();
        self.votes.clear();
        self.led = None;
    }

    /// Begins a new life, which knows what is durable, and promises for up to so long.
    pub(super) fn on_restart(&mut self, at: Moment, boot: BootId, longest_promise: Duration) {
        self.note("restarted");
        self.boot = boot;
        self.timing.promise_max = longest_promise;
        // The vote in the next term may have been left to an heir.
        self.term = self.durable.at_start().term;
        self.must_ask = self.forgets || self.durable.must_ask;
        self.told_end = Instant::ZERO;
        self.shown = nobody(self.term);
        self.granted.clear();
        self.recovery.on_restart();
        self.withheld = [false; 2];
        self.on_silence(at);
        self.bequests.on_restart(at.now);
    }

    /// Notes that the node is silent for a while (R13). What it says after that may contradict
    /// what it has forgotten, and old times mean nothing.
    pub(super) fn on_silence(&mut self, at: Moment) {
        self.told_end = Instant::ZERO;
        self.silent_until = at.truth.saturating_add(self.timing.promise_max.as_nanos());
        self.bequests.on_silence(at.now);
        self.calmed = None;
        self.heard.clear();
        self.campaign_ends = Instant::NEVER;
        self.promised = [Instant::ZERO; MEMBERS as usize];
    }

    pub(super) fn on_command(&mut self, command: Command) {
        match command {
            Command::Bootstrap => self.recovery.on_bootstrap(),
            Command::SetStandby(standby) => self.withheld[0] = standby,
            Command::SetStalled(stalled) => self.withheld[1] = stalled,
            Command::Resign
            | Command::Transfer(_)
            | Command::SetPosition(_)
            | Command::SetPriority(_) => {}
        }
    }

    pub(super) fn on_position(&mut self, position: Position) {
        self.position = position;
    }

    /// Before the node acts on it.
    pub(super) fn on_message(&mut self, at: Moment, config: ConfigId, message: &Message) {
        self.note(message.body.kind().name());
        (self.replied, self.failed, self.notice) = (false, false, None);
        if message.config != config {
            return;
        }
        match &message.body {
            Body::Resign(_) if message.term >= self.term => {
                self.owed = self.owed.filter(|owed| owed.to != message.from);
                self.resigned.insert((message.term, message.from));
                self.calmed = None;
            }
            Body::VoteReply(reply) if reply.verdict == Verdict::Granted => {
                self.hear_grant(at, message, reply);
            }
            Body::HeartbeatAck(ack) => {
                self.hear_promise(at, message, ack.promise);
                self.bequests.hear_ack(message);
            }
            Body::Bequest(bequest) => self.hear_bequest(at, message, bequest),
            Body::DeathNotice => self.hear_notice(message),
            Body::RecoveryReply(reply) if reply.requester_boot == self.boot => {
                self.recovery.on_reply(message.from, reply);
            }
            Body::Heartbeat(_)
            | Body::PreVoteRequest(_)
            | Body::PreVoteReply(_)
            | Body::VoteRequest(_)
            | Body::VoteReply(_)
            | Body::Resign(_)
            | Body::RecoveryRequest(_)
            | Body::RecoveryReply(_) => {}
        }
    }

    /// A bequest is a resignation or a notice too, and a vote if it may be used.
    fn hear_bequest(&mut self, at: Moment, message: &Message, bequest: &Bequest) {
        let from = message.from;
        if bequest.died {
            self.hear_notice(message);
        }
        let resigns = !bequest.died && message.term >= self.term;
        let is_vote = self.may_use(at, message, bequest);
        if resigns || is_vote {
            self.owed = self.owed.filter(|owed| owed.to != from || owed.term > message.term);
            self.resigned.insert((message.term, from));
            self.calmed = None;
        }
        if is_vote {
            self.note("bequest that may be used");
            let ends = self.vote_lasts_until(message.echo, bequest.promise);
            self.bequests.left.insert((message.term.next(), from), ends);
            let known = &mut self.promised[usize::from(from.number())];
            *known = ends.max(*known);
        }
    }

    /// Returns whether the bequest may be used as far as one can tell who knows no vote (R15).
    fn may_use(&self, at: Moment, message: &Message, bequest: &Bequest) -> bool {
        let is_silent = self.must_ask || at.truth < self.silent_until;
        let is_of_now = message.term == self.term || message.term.next() == self.term;
        let has_heard =
            self.bequests.heard_lead == Some((message.term, message.from, message.boot));
        let is_acked = self.bequests.may_have_acked(message.echo, at.now);
        let in_time = at.now < self.vote_lasts_until(message.echo, bequest.promise);
        let is_level = self.position >= bequest.position;
        let is_mine = bequest.heir_boot == self.boot;
        is_mine && !is_silent && is_of_now && has_heard && is_acked && in_time && is_level
    }

    fn hear_notice(&mut self, message: &Message) {
        self.notice = Some(*message);
        let leads = message.term == self.term && self.shown.leader == Some(message.from);
        if leads && !self.heard.contains(&(message.term, message.from, message.boot)) {
            self.note("another life of its leader died");
        }
    }

    fn hear_grant(&mut self, at: Moment, message: &Message, reply: &BallotReply) {
        let in_time = at.now < self.campaign_ends;
        if self.shown.role == Role::Candidate && reply.candidate_boot == self.boot && in_time {
            insert(&mut self.granted, (reply.nonce, reply.proposed), message.from);
            self.hear_promise(at, message, reply.promise);
        }
    }

    fn hear_promise(&mut self, at: Moment, message: &Message, promise: Duration) {
        if message.echo <= at.now {
            let until = self.vote_lasts_until(message.echo, promise.min(self.timing.promise_max));
            let known = &mut self.promised[usize::from(message.from.number())];
            *known = until.max(*known);
        }
    }

    /// Returns the end of a promise of that length that counts from `from`: by the slowest clock
    /// that is allowed, and as coarse as it may be.
    fn vote_lasts_until(&self, from: Instant, length: Duration) -> Instant {
        let drift = u64::from(self.timing.drift_ppm);
        let length = length.scaled(1_000_000, 1_000_000 + drift);
        from + length.saturating_sub(self.timing.clock_granularity)
    }

    /// The node has put down a bequest for the hour of its death.
    pub(super) fn on_armed(&mut self, heir: NodeId, message: &Message) {
        self.note("bequest armed");
        assert!(self.shown.role == Role::Leader, "R15: only leaders bequeath");
        assert_eq!(message.term, self.term, "R15: a vote in another term is left");
        self.bequests.check(heir, message, self.position);
        self.bequests.is_armed = true;
    }

    pub(super) fn on_withdrawal(&mut self) {
        self.bequests.is_armed = false;
    }

    /// The guardian has told the heir that the node is dead, or would have if the application were
    /// where it was.
    pub(super) fn on_delivery(&mut self, heir: NodeId, message: &Message, position: Position) {
        self.bequests.is_armed = false;
        if matches!(message.body, Body::Bequest(bequest) if bequest.position == position) {
            self.note("bequest delivered");
            self.leave_vote(heir, message);
        }
    }

    /// The vote in the next term is given, and a restart must know.
    fn leave_vote(&mut self, heir: NodeId, message: &Message) {
        let term = message.term.next();
        assert!(self.term <= term, "S4: a vote in {term:?} of a node in {:?}", self.term);
        let is_kept = self.durable.at_start().term >= term;
        assert!(self.forgets || is_kept, "R15: a vote is left that a restart finds free");
        let first = *self.votes.entry(term).or_insert(heir);
        assert_eq!(first, heir, "S2: a vote in {term:?} is left that was given");
    }

    pub(super) fn on_answer(&mut self, outcome: ResignOutcome) {
        self.note(match outcome {
            ResignOutcome::Refused(_) => "transfer refused",
            ResignOutcome::Resigned { .. }
            | ResignOutcome::NoHeir { .. }
            | ResignOutcome::NotSent { .. }
            | ResignOutcome::NotLeading { .. }
            | ResignOutcome::Lost { .. }
            | ResignOutcome::NodeGone => "resignation answered",
        });
    }

    pub(super) fn on_persist(&mut self, at: Moment, hard: HardState) {
        assert!(!self.bequests.is_armed, "R15: a write before the bequest is withdrawn");
        let is_own = hard.voted_for == Some(node(ME));
        if is_own && !self.votes.contains_key(&hard.term) {
            self.check_quorum(at, hard.term);
        }
        self.on_recalled(hard);
    }

    /// Notes what is on the disk, also what had only been prepared: the own vote, cast or not.
    pub(super) fn on_recalled(&mut self, hard: HardState) {
        assert!(hard.term >= self.durable.term, "S4: a lower term is made durable: {hard:?}");
        let is_kept = hard.at_start().term >= self.durable.at_start().term;
        assert!(is_kept, "R15: a vote that may have been left is free again: {hard:?}");
        self.durable = hard;
        if let Some(to) = hard.voted_for {
            let first = *self.votes.entry(hard.term).or_insert(to);
            assert_eq!(first, to, "S2: a second vote in {:?} is made durable", hard.term);
        }
    }

    /// R3: where a leader is heard, nothing has happened, and no restart must remember otherwise.
    pub(super) fn check_prepared(&self, prepared: Option<HardState>, heard: Option<&Message>) {
        let heard = heard.filter(|heard| matches!(heard.body, Body::Heartbeat(_)) && self.replied);
        let current = (self.shown.leader, self.term);
        let leader = heard.filter(|heard| (Some(heard.from), heard.term) == current);
        let is_kept = prepared.is_some_and(|prepared| prepared.term > self.term);
        assert!(leader.is_none() || !is_kept, "R3: {prepared:?} stays, although {leader:?}");
    }

    pub(super) fn on_persist_failed(&mut self, heard: Option<&Message>) {
        self.note("persist failed");
        self.failed = true;
        // What was withdrawn may have been the news that it has asked.
        self.must_ask = false;
        self.campaign_ends = Instant::NEVER;
        let owed = self.owed;
        let is_over = |heard: &Message| match &heard.body {
            // It has met a new leader, which the old one's promise does not bind against, and could
            // not say so.
            Body::Heartbeat(_) => true,
            // The same for a candidate with the release of the one that it had promised to.
            Body::VoteRequest(request) => {
                owed.is_some_and(|owed| owed.is_released(request.proposed, request.release))
            }
            Body::HeartbeatAck(_)
            | Body::PreVoteRequest(_)
            | Body::PreVoteReply(_)
            | Body::VoteReply(_)
            | Body::Resign(_)
            | Body::DeathNotice
            | Body::Bequest(_)
            | Body::RecoveryRequest(_)
            | Body::RecoveryReply(_) => false,
        };
        if heard.is_some_and(is_over) {
            self.owed = None;
        }
    }

    pub(super) fn on_publish(&mut self, at: Moment, standing: Standing) {
        let led_already = self.led == Some(standing.term);
        let leads = standing.role == Role::Leader;
        assert!(leads || !self.bequests.is_armed, "R15: leadership ends before its bequest");
        let led_until_now = self.shown.role == Role::Leader && self.shown.term == standing.term;
        let leads_again = leads && led_already && !led_until_now;
        assert!(!leads_again, "S8: leads {:?} once more", standing.term);
        if standing.role == Role::Leader && !led_already {
            self.check_election(at, standing.term);
            self.led = Some(standing.term);
            self.note("leads");
        }
        if self.shown.holds_lease(at.now) && standing.role != Role::Leader {
            self.told_end = self.shown.lease_end;
        }
        self.shown = standing;
        if standing.holds_lease(at.now) {
            self.check_lease(standing);
            self.note("holds a lease");
        }
    }

    fn check_election(&mut self, at: Moment, term: Term) {
        assert!(self.may_lead, "only voters lead");
        assert!(!self.must_ask, "R14: leads before it has asked");
        assert!(self.led.is_none_or(|led| led < term), "S8: leads {term:?} after {:?}", self.led);
        self.check_durable(term, node(ME));
        self.check_quorum(at, term);
        self.recovery.check_vote(term);
        let owed = self.owed.filter(|owed| self.resigned.contains(&(owed.term, owed.to)));
        self.check_owes_nobody(at, node(ME), term, owed.map(|owed| owed.to));
        self.owed = None;
    }

    fn check_quorum(&mut self, at: Moment, term: Term) {
        let left = self.bequests.votes(at.now, term).with(node(ME));
        // Grants count within the campaign's limit (R5).
        let in_time = at.now < self.campaign_ends;
        let of_term = self.granted.iter().filter(|((_, of), _)| *of == term && in_time);
        let asked = of_term.map(|(_, granted)| granted.union(left).intersection(self.voting).len());
        let alone = left.intersection(self.voting).len();
        let most = asked.max().unwrap_or_default().max(alone);
        if left != NodeSet::only(node(ME)) {
            self.note("elected by a bequest");
        }
        assert!(most > self.voting.len() / 2, "S3: leads {term:?} with {most} votes");
    }

    fn check_durable(&self, term: Term, vote: NodeId) {
        let durable = (self.durable.term, self.durable.voted_for);
        assert_eq!(durable, (term, Some(vote)), "S2: a vote counts before it is durable");
    }

    /// The lease ends where the promises of a quorum end, or sooner.
    fn check_lease(&self, standing: Standing) {
        let others = self.voting.without(node(ME)).iter();
        let mut ends: Vec<_> =
            others.map(|voter| self.promised[usize::from(voter.number())]).collect();
        ends.sort_unstable_by(|one, other| other.cmp(one));
        let needed = self.voting.len() / 2;
        let covered = if needed == 0 { Instant::NEVER } else { ends[needed - 1] };
        assert!(standing.lease_end <= covered, "R8: {standing:?}, promised until {covered:?}");
    }

    /// R4, R5, R8: no vote for another than the one that was promised to.
    fn check_owes_nobody(&self, at: Moment, vote: NodeId, term: Term, release: Option<NodeId>) {
        let Some(owed) = self.owed else { return };
        let is_over = owed.until <= at.truth || owed.is_released(term, release);
        let is_kept = owed.to == vote || is_over;
        assert!(is_kept, "R4: {owed:?} is broken for {vote:?} at {at:?}");
    }

    fn owe(&mut self, at: Moment, to: NodeId, term: Term, promise: Duration) {
        assert!(self.voting.contains(node(ME)), "only who votes promises");
        assert!(!self.must_ask, "R14: takes part before it has asked");
        assert!(self.silent_until <= at.truth, "R13: promises in the silence after a start");
        let longest = if self.forgets { self.timing.promise_max } else { self.durable.promise };
        assert!(promise <= longest, "R13: promises more than a restart waits for");
        let known = self.owed.filter(|owed| owed.to == to).map_or(0, |owed| owed.until);
        let until = at.truth.saturating_add(promise.as_nanos()).max(known);
        self.owed = Some(Owed { to, term, until });
    }

    pub(super) fn on_send(
        &mut self,
        at: Moment,
        to: NodeSet,
        message: &Message,
        heard: Option<&Message>,
    ) {
        assert!(!to.is_empty() && !to.contains(node(ME)), "sent to {to:?}");
        let durable = self.durable.at_start().term;
        assert!(message.term <= durable, "S4: a term is told before it is durable");
        let leads = matches!(message.body, Body::Heartbeat(_)) || self.shown.role == Role::Leader;
        assert!(leads || !self.bequests.is_armed, "R15: told before the bequest is withdrawn");
        self.replied |= heard.is_some_and(|heard| to == NodeSet::only(heard.from));
        match &message.body {
            Body::VoteReply(reply) if reply.verdict == Verdict::Granted => {
                self.check_vote(at, to, reply, heard);
            }
            Body::HeartbeatAck(ack) => self.check_ack(at, to, message.term, ack),
            Body::DeathNotice => panic!("only the dead are spoken for"),
            Body::Resign(_) => {
                assert!(self.shown.role != Role::Leader, "R10: told before it is shown");
                self.note("resigned");
            }
            Body::Heartbeat(_) => assert!(self.shown.role == Role::Leader, "only leaders beat"),
            Body::PreVoteRequest(_) | Body::VoteRequest(_) => {
                assert!(self.may_lead, "only voters campaign");
            }
            Body::PreVoteReply(_)
            | Body::VoteReply(_)
            | Body::RecoveryRequest(_)
            | Body::RecoveryReply(_) => {}
            Body::Bequest(bequest) => self.check_bequest(at, to, message, bequest),
        }
    }

    /// R11, R15: alive it leaves its vote once it leads no more, and promises to the heir.
    fn check_bequest(&mut self, at: Moment, to: NodeSet, message: &Message, bequest: &Bequest) {
        assert!(self.shown.role != Role::Leader, "R10: told before it is shown");
        assert!(!bequest.died, "only the dead are spoken for");
        let heir = to.iter().next().expect("somebody is in it");
        assert_eq!(to, NodeSet::only(heir), "R15: a vote is left to one");
        self.bequests.check(heir, message, self.position);
        self.leave_vote(heir, message);
        self.owe(at, heir, message.term.next(), bequest.promise);
        self.heard.insert((message.term.next(), heir, bequest.heir_boot));
        self.note("bequest sent");
    }

    fn check_vote(
        &mut self,
        at: Moment,
        to: NodeSet,
        reply: &BallotReply,
        heard: Option<&Message>,
    ) {
        let Some(Message { from, body: Body::VoteRequest(request), .. }) = heard else {
            panic!("a vote that nobody asked for");
        };
        assert_eq!(to, NodeSet::only(*from), "the vote goes to who asked");
        let is_spent = self.durable.at_start().term == request.proposed;
        if self.durable.term < request.proposed && is_spent {
            // It has left this vote to who asks, though a plain resignation may have gone out
            // instead; and a restart finds it spent.
            let first = *self.votes.entry(request.proposed).or_insert(*from);
            assert_eq!(first, *from, "S2: a second vote in {:?}", request.proposed);
        } else {
            self.check_durable(request.proposed, *from);
        }
        self.recovery.check_vote(request.proposed);
        assert!(request.position >= self.position, "S10: a vote for one that is behind");
        assert!(!self.shown.holds_lease(at.now), "S7: a vote for another while its lease runs");
        if request.release == Some(node(ME)) {
            // A lie, or a guardian has voided what this node published: then nobody goes by that.
            self.told_end = Instant::ZERO;
        }
        let is_told = at.now < self.told_end;
        assert!(!is_told, "S7: a vote for another before the end that its readers were told");
        self.check_owes_nobody(at, *from, request.proposed, request.release);
        self.owe(at, *from, request.proposed, reply.promise);
        self.note("voted");
        self.heard.extend(heard.map(|heard| (request.proposed, *from, heard.boot)));
    }

    fn check_ack(&mut self, at: Moment, to: NodeSet, term: Term, ack: &HeartbeatAck) {
        let stands = self.may_lead && self.withheld == [false; 2];
        assert!(stands || !ack.electable, "who stands by says so");
        self.bequests.on_ack(at.now);
        if ack.promise == Duration::ZERO {
            return;
        }
        let leader = to.iter().next().expect("somebody is in it");
        assert_eq!(self.shown.leader, Some(leader), "a promise to one that leads nobody");
        let running = self.owed.filter(|owed| owed.to != leader && at.truth < owed.until);
        let is_later = running.is_none_or(|owed| owed.term <= term);
        assert!(is_later, "R8: a promise to the leader of a term that is over");
        let is_told = at.now < self.told_end;
        assert!(!is_told, "S7: a promise to another before the end that its readers were told");
        self.owe(at, leader, term, ack.promise);
        self.calmed = Some(at.truth);
        self.note("promised");
    }

    pub(super) fn on_event(&mut self, at: Moment, event: &Event) {
        self.note(name(event));
        match event {
            Event::CampaignStarted { at: started, .. } => {
                assert!(self.may_lead, "only voters campaign");
                assert_eq!(self.withheld, [false; 2], "nobody campaigns while it stands by");
                self.campaign_ends = *started + self.timing.campaign_limit;
                let calm = self.calmed.map_or(u64::MAX, |calmed| at.truth - calmed);
                let least = self.timing.election_timeout_min.as_nanos();
                assert!(calm >= least, "S6: a campaign {calm} ns after its leader was heard");
            }
            Event::LeaderDied { term, leader, .. } => {
                self.check_death(*term, *leader);
                self.owed = self.owed.filter(|owed| owed.to != *leader);
                self.resigned.insert((*term, *leader));
                self.calmed = None;
            }
            // Silence counts no more; what it owes does, and is asked with the vote.
            Event::LeaderUnreachable { .. } => self.calmed = None,
            Event::Recovered { term, by } => {
                self.must_ask = false;
                self.recovery.on_recovered(*term, *by);
            }
            Event::SteppedDown { reason: StepDown::Resigned | StepDown::ClockFault, .. } => {
                self.told_end = Instant::ZERO;
            }
            Event::CampaignEnded { .. }
            | Event::AskedAgain { .. }
            | Event::BecameLeader { .. }
            | Event::SteppedDown { .. }
            | Event::LeaderChanged { .. }
            | Event::ElectabilityChanged { .. }
            | Event::LeaseLapsed { .. }
            | Event::LeaseRegained { .. }
            | Event::ConflictingLeader { .. }
            | Event::OtherConfiguration { .. }
            | Event::TwinMember { .. }
            | Event::OtherTiming { .. }
            | Event::TimingTooShort { .. }
            | Event::MemberSilent { .. }
            | Event::MemberHeard { .. }
            | Event::RecoveryBegan { .. }
            | Event::MachineRestored
            | Event::ClockFault
            | Event::TermAheadOfClock { .. }
            | Event::PersistFailed { .. } => {}
        }
    }

    /// Returns whether it takes the one whose heartbeat this is for its leader.
    fn follows(&self, heard: &Message) -> bool {
        let is_leader = (self.shown.leader, self.term) == (Some(heard.from), heard.term);
        matches!(heard.body, Body::Heartbeat(_)) && is_leader
    }

    /// Returns whether it has just voted for the one that asks, and can't say so because its disk
    /// has failed.
    fn votes_unheard(&self, election: &Election, heard: &Message) -> bool {
        let hard = election.hard_state();
        let votes = (hard.term, hard.voted_for) == (self.term, Some(heard.from));
        matches!(heard.body, Body::VoteRequest(_)) && self.failed && votes
    }

    /// R10: a notice frees from what was promised to the very life that it is about.
    fn check_death(&self, term: Term, leader: NodeId) {
        let notice = self.notice.expect("nobody dies unheard");
        assert_eq!((notice.term, notice.from), (term, leader), "R10: another death is told of");
        let is_heard = self.heard.contains(&(term, leader, notice.boot));
        assert!(is_heard, "R10: heeds the death of a life that did not lead: {notice:?}");
    }

    /// After whatever was due at `now`.
    pub(super) fn on_timers_served(&self, now: Instant) {
        let asks = matches!(self.shown.role, Role::PreCandidate | Role::Candidate);
        assert!(!asks || now < self.campaign_ends, "R5: a campaign without end");
    }

    /// After all that one input has caused; `heard` is that input, if it was a message.
    pub(super) fn on_drained(&mut self, election: &Election, heard: Option<&Message>) {
        let term = election.hard_state().term;
        assert!(term >= self.term, "S4: the term falls from {:?} to {term:?}", self.term);
        self.term = term;
        let heard = heard.filter(|heard| heard.config == election.config_id());
        if let Some(leads) = heard.filter(|heard| self.follows(heard)) {
            self.bequests.heard_lead = Some((leads.term, leads.from, leads.boot));
        }
        let is_known =
            |heard: &&Message| self.follows(heard) || self.votes_unheard(election, heard);
        let known = heard.filter(is_known).map(|heard| (self.term, heard.from, heard.boot));
        self.heard.extend(known);
        let is_owed = heard.is_some_and(|heard| asks(heard, term));
        assert!(!is_owed || self.replied || self.failed, "R2: no reply to {heard:?}");
        assert!(heard.is_none_or(|heard| heard.term <= term), "R1: a higher term is not taken");
        assert_eq!(self.shown, election.standing(), "what is shown is not what is so");
        assert!(self.shown.role != Role::Leader || self.shown.term == term, "S5: leads on");
    }
}

/// Returns whether it has to be replied to by a node of this term (R2, R4, R14).
fn asks(message: &Message, term: Term) -> bool {
    match &message.body {
        Body::PreVoteRequest(_) | Body::VoteRequest(_) | Body::RecoveryRequest(_) => true,
        Body::Heartbeat(_) => message.term < term,
        Body::HeartbeatAck(_)
        | Body::PreVoteReply(_)
        | Body::VoteReply(_)
        | Body::Resign(_)
        | Body::DeathNotice
        | Body::Bequest(_)
        | Body::RecoveryReply(_) => false,
    }
}
