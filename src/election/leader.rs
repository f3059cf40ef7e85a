//! The leader's side: heartbeats, the lease that they renew, and its lapse (R8, R9).

use crate::message::{Body, Heartbeat, HeartbeatAck, Message};
use crate::types::{Duration, Instant, NodeSet, Round};

use super::Election;
use super::leading::{Lapse, Leading};
use super::output::{Event, StepDown};
use super::paths;
use super::sabotage;
use super::state::State;
use super::timer::Timer;

const MAX_DOUBLINGS: u32 = 16;

impl Election {
    fn leading_mut(&mut self) -> Option<&mut Leading> {
        match &mut self.state {
            State::Leader(leading) => Some(leading),
            State::Follower(_) | State::PreCandidate(..) | State::Candidate(..) => None,
        }
    }

    /// Sends the heartbeat of the next round. A leader whose lease has run out asks for no promise
    /// (R9): a node that hears it must stay free to vote for another that has a quorum.
    pub(super) fn on_heartbeat_due(&mut self, now: Instant) {
        let (timing, rtt) = (self.timing, self.rtt);
        let Some(leading) = self.leading_mut() else { return };
        let is_first = leading.round == Round::ZERO;
        leading.follow_pace(now, &timing, rtt);
        let Leading { rhythm, promises, .. } = *leading;
        let next = now + promises.interval(rhythm, rtt);
        self.timers.set(Timer::Heartbeat, next);
        if is_first {
            self.forget_timings();
            self.begin_reviews(now);
        }
        self.review_members(now, next);
        let lapsed = !self.lease.holds(now);
        if lapsed {
            self.note_lapse(now);
        }
        self.note_fit(now, promises.are_too_short(rhythm, rtt), promises.carried());
        self.beat(now, !lapsed);
    }

    fn note_lapse(&mut self, now: Instant) {
        let lease_end = self.lease.end;
        let term = self.hard.term;
        let limit = self.lapse_limit();
        let rtt = self.rtt;
        let Some(leading) = self.leading_mut() else { return };
        let counts_for = leading.answers_count_for(rtt);
        let known = leading.lapse;
        let since = known.map_or(lease_end.max(leading.since), |lapse| lapse.since);
        // An answer counts for a while: links may be slower than heartbeats. A round that asked in
        // vain begins the count anew.
        let counted = known
            .filter(|lapse| !lapse.asking && now.saturating_since(lapse.heard_since) < counts_for);
        let (heard, heard_since) =
            counted.map_or((NodeSet::EMPTY, now), |lapse| (lapse.heard, lapse.heard_since));
        leading.lapse = Some(Lapse { since, heard, heard_since, asking: false });
        if known.is_none() {
            self.timers.set(Timer::Lapse, now + limit);
            self.stats.lapses += 1;
            self.tell(Event::LeaseLapsed { term, since });
        }
    }

    /// Returns the time for which this leader goes on trying without a lease. Where promises are
    /// too short for its links, it tries for twice as long with each leadership. Another node may
    /// have a better quorum. But where none has, an election helps nobody, and a link that recovers
    /// needs none.
    fn lapse_limit(&self) -> Duration {
        let limit = self.timing.lapse_limit;
        let doubled = limit.scaled(1 << self.fruitless_terms.min(MAX_DOUBLINGS), 1);
        doubled.min(self.timing.longest_lapse())
    }

    fn beat(&mut self, now: Instant, asks_for_promise: bool) {
        let rtt = self.rtt;
        let Some(leading) = self.leading_mut() else { return };
        leading.round = leading.round.next();
        let round = leading.round;
        let interval = leading.promises.interval(leading.rhythm, rtt);
        let promise = if asks_for_promise { leading.rhythm.promise } else { Duration::ZERO };
        let heartbeat = Heartbeat { round, promise, interval, mean_rtt: rtt.value() };
        let to = self.recipients(now);
        self.send(now, to, Instant::ZERO, Body::Heartbeat(heartbeat));
    }

    /// Handles an ack, which counts if it is for this term and for a round that was sent in it.
    pub(super) fn on_heartbeat_ack(&mut self, now: Instant, message: &Message, ack: &HeartbeatAck) {
        self.note_priority(now, message.from, ack.priority);
        if paths::keeps_path_warm(ack) {
            return;
        }
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
        self.note_heir(now, message, ack);
        self.plan_failback(now);
        if ack.promise > Duration::ZERO && message.echo <= now {
            let voting = self.membership.voting;
            // What was promised counts, not what was asked for: an earlier round asked for less,
            // and not everybody gives as much. But nobody promises more.
            self.note_promise(now, message, ack.promise.min(longest_asked));
            let before = self.lease.end;
            self.lease.renew(self.me, voting, now);
            self.judge_promise(now, message, ack.promise, before);
        }
        self.recover_from_lapse(now, message);
    }

    /// Judges whether promises are as long as was asked for: those of a quorum, and this one.
    /// Where a quorum gives less, the leader sends heartbeats more often.
    fn judge_promise(&mut self, now: Instant, ack: &Message, promise: Duration, before: Instant) {
        let end = self.lease.end;
        if self.lease.holds(now) {
            self.fruitless_terms = 0;
        }
        let Some(leading) = self.leading_mut() else { return };
        let asked = leading.rhythm.promise;
        let gives_less = promise < asked && leading.promises.were_asked_at(ack.echo);
        // Only the ack that completes a quorum for its round says what a quorum gives.
        let given = end.saturating_since(ack.echo);
        if end > before && leading.promises.note(ack.echo, given) {
            self.beat_sooner(now);
        }
        if gives_less {
            self.tell_other_timing(ack.from);
        }
    }

    /// Brings the next heartbeat forward, since it was planned by longer promises.
    fn beat_sooner(&mut self, now: Instant) {
        let rtt = self.rtt;
        let Some(leading) = self.leading_mut() else { return };
        let next = now + leading.promises.interval(leading.rhythm, rtt);
        self.timers.set(Timer::Heartbeat, next.min(self.timers.deadline(Timer::Heartbeat)));
    }

    /// Takes the promise that `reply` gives into the lease, less what the clocks may differ by.
    pub(super) fn note_promise(&mut self, now: Instant, reply: &Message, length: Duration) {
        let (asked_at, length) = sabotage::bend_promise(self, now, reply.echo, length);
        self.lease.note(reply.from, asked_at, length, &self.timing);
    }

    fn recover_from_lapse(&mut self, now: Instant, message: &Message) {
        let me = self.me;
        let voting = self.membership.voting;
        let term = self.hard.term;
        let holds = self.lease.holds(now);
        let rtt = self.rtt;
        let Some(leading) = self.leading_mut() else { return };
        let counts_for = leading.answers_count_for(rtt);
        let is_recent = now.saturating_since(message.echo) < counts_for;
        let Some(lapse) = &mut leading.lapse else { return };
        if holds {
            let lapse = now.saturating_since(lapse.since);
            leading.lapse = None;
            self.timers.stop(Timer::Lapse);
            self.tell(Event::LeaseRegained { term, lapse });
        } else if is_recent && !lapse.asking {
            lapse.heard = lapse.heard.with(message.from);
            if voting.is_quorum(lapse.heard.with(me)) {
                lapse.asking = true;
                self.beat(now, true);
            }
        }
    }

    /// R9: steps down after too long without a lease, since somebody else may have a better
    /// quorum. The reason says whether a quorum has answered all the time, with promises that were
    /// over when they arrived.
    pub(super) fn on_lapse_limit(&mut self, now: Instant) {
        let rtt = self.rtt;
        let Some(&mut Leading { rhythm, promises, .. }) = self.leading_mut() else { return };
        if promises.are_too_short(rhythm, rtt) {
            self.fruitless_terms = self.fruitless_terms.saturating_add(1);
            self.tell_promise_too_short(now, promises.carried());
            self.step_down(now, StepDown::PromiseTooShort);
        } else {
            self.step_down(now, StepDown::LapseLimit);
        }
    }
}
