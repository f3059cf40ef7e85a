//! The leader's side: heartbeats, the lease they renew, its lapse, and resigning (R8, R9, R10).

use crate::config::Timing;
use crate::message::{Body, Heartbeat, HeartbeatAck, Message};
use crate::types::{Duration, Instant, NodeId, NodeSet, Round, Term};

use super::Election;
use super::detector::MeanRtt;
use super::output::{Event, StepDown};
use super::pace::Rhythm;
use super::quorum;
use super::role::State;
use super::sabotage::Sabotage;
use super::timer::Timer;

/// What a leader keeps besides its lease.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Leading {
    /// The term it leads, also when a higher one has just been heard.
    pub(super) term: Term,
    /// The last heartbeat's number.
    round: Round,
    since: Instant,
    rhythm: Rhythm,
    /// The longest promise that was asked for in this term.
    longest_asked: Duration,
    lapse: Option<Lapse>,
}

/// A time without a lease (R9).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Lapse {
    since: Instant,
    /// Who has answered a round of late, and since when that is counted.
    heard: NodeSet,
    heard_since: Instant,
    /// Whether the last round asks for promises, because a quorum has answered.
    asking: bool,
}

impl Leading {
    pub(super) const fn new(term: Term, since: Instant, rhythm: Rhythm) -> Self {
        let longest_asked = rhythm.promise;
        Self { term, round: Round::ZERO, since, rhythm, longest_asked, lapse: None }
    }

    fn follow_pace(&mut self, timing: &Timing, rtt: MeanRtt) {
        self.rhythm = self.rhythm.next(timing, rtt);
        self.longest_asked = self.longest_asked.max(self.rhythm.promise);
    }
}

impl Election {
    fn leading_mut(&mut self) -> Option<&mut Leading> {
        match &mut self.state {
            State::Leader(leading) => Some(leading),
            State::Follower | State::PreCandidate(_) | State::Candidate(_) => None,
        }
    }

    /// Time for the next round. A leader whose lease has run out asks for no promise (R9): a node
    /// that hears it must stay free to vote for one that has a quorum.
    pub(super) fn on_heartbeat_due(&mut self, now: Instant) {
        let (timing, rtt) = (self.timing, self.rtt);
        let Some(leading) = self.leading_mut() else { return };
        leading.follow_pace(&timing, rtt);
        let next = now + leading.rhythm.interval;
        self.timers.set(Timer::Heartbeat, next);
        let lapsed = !self.lease.holds(now);
        if lapsed {
            self.note_lapse(now);
        }
        self.beat(now, !lapsed || self.saboteur.breaks(Sabotage::LapsedLeaderBinds));
    }

    fn note_lapse(&mut self, now: Instant) {
        let lease_end = self.lease.end;
        let term = self.hard.term;
        let limit = self.timing.lapse_limit;
        let Some(leading) = self.leading_mut() else { return };
        let promise = leading.rhythm.promise;
        let known = leading.lapse;
        let since = known.map_or(lease_end.max(leading.since), |lapse| lapse.since);
        // An answer counts for as long as a promise would: links may be slower than heartbeats. A
        // round that asked in vain begins the count anew.
        let counted = known
            .filter(|lapse| !lapse.asking && now.saturating_since(lapse.heard_since) < promise);
        let (heard, heard_since) =
            counted.map_or((NodeSet::EMPTY, now), |lapse| (lapse.heard, lapse.heard_since));
        leading.lapse = Some(Lapse { since, heard, heard_since, asking: false });
        if known.is_none() {
            self.timers.set(Timer::Lapse, now + limit);
            self.stats.lapses += 1;
            self.tell(Event::LeaseLapsed { term, since });
        }
    }

    fn beat(&mut self, now: Instant, asks_for_promise: bool) {
        let Some(leading) = self.leading_mut() else { return };
        leading.round = leading.round.next();
        let round = leading.round;
        let Rhythm { interval, promise } = leading.rhythm;
        let promise = if asks_for_promise { promise } else { Duration::ZERO };
        let heartbeat = Heartbeat { round, promise, interval, mean_rtt: self.rtt.value() };
        self.send(now, self.membership.members, Instant::ZERO, Body::Heartbeat(heartbeat));
    }

    /// An ack counts for this term and for a round that was sent in it.
    pub(super) fn on_heartbeat_ack(&mut self, now: Instant, message: &Message, ack: &HeartbeatAck) {
        let term = self.hard.term;
        let counts = |leading: &&mut Leading| {
            message.term == term && Round::ZERO < ack.round && ack.round <= leading.round
        };
        let Some(leading) = self.leading_mut().filter(counts) else {
            self.stats.stale += 1;
            return;
        };
        let longest_asked = leading.longest_asked;
        self.sample_rtt(now, message);
        if ack.promise > Duration::ZERO && message.echo <= now {
            let voting = self.membership.voting;
            let late = self.saboteur.breaks(Sabotage::LeaseFromReceipt);
            let asked_at = if late { now } else { message.echo };
            // What was promised counts, not what was asked for: an earlier round asked for less, and not
            // everybody gives as much. But nobody promises more.
            let as_asked = self.saboteur.breaks(Sabotage::LeaseFromAskedPromise);
            let promised = if as_asked { longest_asked } else { ack.promise };
            let promise = promised.min(longest_asked);
            self.note_promise(message.from, asked_at, promise);
            self.lease.renew(self.me, voting, now);
        }
        self.recover_from_lapse(now, message);
    }

    /// Takes the promise of `voter` into the lease, less what the clocks may differ by.
    pub(super) fn note_promise(&mut self, voter: NodeId, asked_at: Instant, length: Duration) {
        if self.saboteur.breaks(Sabotage::LeaseIgnoresDrift) {
            let exact = Timing { drift_ppm: 0, clock_granularity: Duration::ZERO, ..self.timing };
            self.lease.note(voter, asked_at, length, &exact);
        } else {
            self.lease.note(voter, asked_at, length, &self.timing);
        }
    }

    fn recover_from_lapse(&mut self, now: Instant, message: &Message) {
        let me = self.me;
        let voting = self.membership.voting;
        let term = self.hard.term;
        let holds = self.lease.holds(now);
        let Some(leading) = self.leading_mut() else { return };
        let is_recent = now.saturating_since(message.echo) < leading.rhythm.promise;
        let Some(lapse) = &mut leading.lapse else { return };
        if holds {
            let lapse = now.saturating_since(lapse.since);
            leading.lapse = None;
            self.timers.stop(Timer::Lapse);
            self.tell(Event::LeaseRegained { term, lapse });
        } else if is_recent && !lapse.asking {
            lapse.heard = lapse.heard.with(message.from);
            if quorum::reached(voting, lapse.heard.with(me)) {
                lapse.asking = true;
                self.beat(now, true);
            }
        }
    }

    /// R9: too long without a quorum; somebody else may have one.
    pub(super) fn on_lapse_limit(&mut self, now: Instant) {
        if self.leading_mut().is_some() {
            self.step_down(now, StepDown::LapseLimit);
        }
    }

    /// R10: the lease is given up and that is published before anybody is told.
    pub(super) fn resign(&mut self, now: Instant) {
        if self.leading_mut().is_none() {
            return;
        }
        self.resigned = Some((self.hard.term, self.me));
        if self.saboteur.breaks(Sabotage::ResignBeforePublishing) {
            self.send(now, self.membership.members, Instant::ZERO, Body::Resign);
        }
        self.step_down(now, StepDown::Resigned);
        self.send(now, self.membership.members, Instant::ZERO, Body::Resign);
    }

    /// Returns who could take over if this node gave its leadership up: the other voters that have answered
    /// of late, if all that have make a quorum with this node. Empty unless it leads. Whether their position
    /// is far enough is not known here.
    pub fn heirs(&self, now: Instant) -> NodeSet {
        let State::Leader(leading) = &self.state else { return NodeSet::EMPTY };
        // While it has no lease it asks for no promises, and counts answers by themselves (R9).
        let in_lapse = leading.lapse.map_or(NodeSet::EMPTY, |lapse| lapse.heard);
        // A pause of this node's own outlasts promises, and is nobody's death.
        let pause = self.timing.election_timeout_min;
        let heard = |&voter: &NodeId| {
            let until = self.lease.promised_until(voter);
            until > Instant::ZERO && until + pause > now
        };
        let promised: NodeSet = self.others_with_a_vote().iter().filter(heard).collect();
        let heard = promised.union(in_lapse);
        if quorum::reached(self.membership.voting, heard.with(self.me)) {
            heard.intersection(self.membership.electable).without(self.me)
        } else {
            NodeSet::EMPTY
        }
    }
}
