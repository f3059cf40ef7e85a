//! The duties of a node after a start, since it can't know what an earlier life said (R13, R14).
//!
//! With durable hard state a node stays silent until the longest promise it might have given is
//! over. Without, it has also forgotten its vote, so it asks the others before it takes part
//! again. The first life of a store that was created asks too: a store that was lost looks just
//! like one that never was.

use crate::config::Timing;
use crate::message::{Body, Message, RecoveryReply, RecoveryRequest};
use crate::types::{Duration, Instant, NodeId, NodeSet, Nonce, Term};

use super::hard_record::HardState;
use super::output::{Event, RecoveredBy};
use super::timer::Timer;
use super::{Election, detector};

/// Says whether a node's hard state survives a restart of its process.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Durability {
    /// It does: [`Setup::hard_state`](super::Setup::hard_state) is what the last life persisted.
    Durable,
    /// It does not: the node recovers by asking the others (R14).
    Diskless,
}

/// The stage that a start has come to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Recovery {
    /// The node takes part.
    Over,
    /// The node asks, or waits for the moment from which it may.
    Asking(Inquiry),
}

/// The questions of one start, and the answers so far.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Inquiry {
    pub(super) nonce: Nonce,
    /// The moment from which nothing that an earlier life said binds any more. Nobody is asked
    /// before.
    pub(super) asks_from: Instant,
    /// The [`Setup::term_floor`](super::Setup::term_floor) of the start. The wall clock of a later
    /// moment would be no better: a voter that has forgotten a term started after that term. And
    /// it would depend on this node's clock.
    pub(super) floor: Term,
    /// True if an operator vouches for those that don't answer.
    vouched: bool,
    /// Voters that have forgotten nothing.
    pub(super) ready: NodeSet,
    /// Voters that are recovering themselves.
    recovering: NodeSet,
    pub(super) repeats: u32,
}

/// Returns how long a started node neither grants nor promises: until the longest promise of an
/// earlier life has run out. A forgotten vote counts for as long as the campaign that it was for.
/// So without durable state that must be over too.
fn silence(timing: &Timing, longest_promise: Duration, has_forgotten: bool) -> Duration {
    let campaign = if has_forgotten { timing.campaign_limit } else { Duration::ZERO };
    timing.with_skew(longest_promise.max(campaign))
}

impl Election {
    /// R13: notes the longest promise that this life may give, where that is longer than what an
    /// earlier one may have given. It goes out with the outputs of the first input, so it is
    /// durable before any message leaves. A store that forgets need not write it.
    pub(super) fn note_longest_promise(&mut self, durability: Durability) {
        let promise = self.hard.promise.max(self.timing.promise_max);
        let state = HardState { promise, ..self.hard.state() };
        match durability {
            Durability::Durable => self.hard.replace(state),
            Durability::Diskless => self.hard.set_unwritten(HardState { must_ask: true, ..state }),
        }
    }

    /// Returns what the next record says of promises. Once the silence is over no earlier life's
    /// promise runs, and those of this life are no longer than it is configured to give.
    pub(super) fn longest_promise(&self, now: Instant) -> Duration {
        if self.silent_until <= now { self.timing.promise_max } else { self.hard.promise }
    }

    /// Begins this life: silence first, and then, where an earlier vote may be forgotten,
    /// questions.
    pub(super) fn begin_recovery(&mut self, now: Instant, floor: Term, vouched: bool) {
        let spoken = now + silence(&self.timing, self.hard.promise, self.hard.must_ask);
        if !self.hard.must_ask {
            self.silent_until = spoken;
            self.await_leader(spoken);
            return;
        }
        // A node that recovers is silent without end, so that other rules need only ask for the
        // silence.
        self.silent_until = Instant::NEVER;
        self.last_nonce = self.last_nonce.next();
        self.recovery = Recovery::Asking(Inquiry {
            nonce: self.last_nonce,
            asks_from: spoken,
            floor,
            vouched,
            ready: NodeSet::EMPTY,
            recovering: NodeSet::EMPTY,
            repeats: 0,
        });
        self.timers.set(Timer::Inquiry, spoken);
    }

    /// Returns how long the silence of this life is in all, for one that has forgotten its vote or
    /// not.
    #[cfg(feature = "sabotage")]
    pub(super) fn silence_owed(&self, has_forgotten: bool) -> Duration {
        silence(&self.timing, self.hard.promise, has_forgotten)
    }

    /// Begins once more by another clock. What the operator has vouched for is as true as before.
    pub(super) fn begin_recovery_again(&mut self, now: Instant) {
        let (floor, vouched) = match self.recovery {
            Recovery::Over => (Term::ZERO, false),
            Recovery::Asking(Inquiry { floor, vouched, .. }) => (floor, vouched),
        };
        self.begin_recovery(now, floor, vouched);
    }

    /// Returns those whose answers this node waits for before it takes part; empty once it does.
    pub fn waits_for(&self) -> NodeSet {
        match &self.recovery {
            Recovery::Over => NodeSet::EMPTY,
            Recovery::Asking(inquiry) => {
                self.others_with_a_vote().difference(inquiry.ready.union(inquiry.recovering))
            }
        }
    }

    pub(super) const fn is_recovering(&self) -> bool {
        matches!(self.recovery, Recovery::Asking(_))
    }

    /// Asks those that have not said that they are ready, once the silence is over and whenever an
    /// answer is late.
    pub(super) fn on_inquiry_due(&mut self, now: Instant) {
        let others = self.others_with_a_vote();
        let Recovery::Asking(inquiry) = &mut self.recovery else { return };
        let (nonce, repeats) = (inquiry.nonce, inquiry.repeats);
        inquiry.repeats = repeats.saturating_add(1);
        let missing = others.difference(inquiry.ready);
        let next = now + detector::repeat_interval(&self.timing, self.rtt, repeats);
        self.timers.set(Timer::Inquiry, next);
        self.send(now, missing, Instant::ZERO, Body::RecoveryRequest(RecoveryRequest { nonce }));
        if repeats == 0 {
            self.tell(Event::RecoveryBegan { waits_for: missing });
        }
        self.conclude_recovery(now);
    }

    pub(super) fn on_recovery_request(
        &mut self,
        now: Instant,
        message: &Message,
        request: &RecoveryRequest,
    ) {
        let reply = RecoveryReply {
            nonce: request.nonce,
            requester_boot: message.boot,
            recovering: self.is_recovering(),
            floor: match self.recovery {
                Recovery::Over => Term::ZERO,
                Recovery::Asking(Inquiry { floor, .. }) => floor,
            },
        };
        self.reply(now, message, Body::RecoveryReply(reply));
    }

    /// Handles an answer. Its term has been adopted by now, like that of every message (R1).
    pub(super) fn on_recovery_reply(
        &mut self,
        now: Instant,
        message: &Message,
        reply: &RecoveryReply,
    ) {
        let of_this_life = reply.requester_boot == self.boot;
        let answers = |nonce: Nonce| of_this_life && reply.nonce == nonce;
        match &mut self.recovery {
            // Before it has asked, it owes the silence still (R13).
            Recovery::Asking(inquiry) if inquiry.repeats > 0 && answers(inquiry.nonce) => {
                inquiry.note(message.from, reply);
                self.sample_rtt(now, message);
                self.conclude_recovery(now);
            }
            Recovery::Asking(_) | Recovery::Over => self.stats.stale += 1,
        }
    }

    fn conclude_recovery(&mut self, now: Instant) {
        let Recovery::Asking(inquiry) = self.recovery else { return };
        if self.membership.voting.is_quorum(inquiry.ready) {
            self.rejoin(now, self.hard.term, RecoveredBy::Majority);
        } else if self.waits_for().is_empty() {
            self.rejoin(now, inquiry.floor, RecoveredBy::All);
        } else if inquiry.vouched {
            self.rejoin(now, inquiry.floor, RecoveredBy::Bootstrap);
        }
    }

    /// Takes the operator's word for those that don't answer: they are gone for good, or never
    /// were. The silence must be over even then.
    pub(super) fn bootstrap(&mut self, now: Instant) {
        if let Recovery::Asking(inquiry) = &mut self.recovery {
            inquiry.vouched = true;
            if inquiry.asks_from <= now {
                self.conclude_recovery(now);
            }
        }
    }

    /// Takes part again, in a term whose vote counts as spent: the former life may have given it.
    fn rejoin(&mut self, now: Instant, floor: Term, by: RecoveredBy) {
        if floor > self.hard.term {
            self.set_hard(now, floor, None);
            self.forget_leader();
        }
        self.hard.replace(HardState { vote_spent: true, must_ask: false, ..self.hard.state() });
        self.recovery = Recovery::Over;
        self.silent_until = now;
        self.timers.stop(Timer::Inquiry);
        self.await_leader(now);
        self.tell(Event::Recovered { term: self.hard.term, by });
    }
}

impl Inquiry {
    fn note(&mut self, from: NodeId, reply: &RecoveryReply) {
        if reply.recovering {
            self.recovering = self.recovering.with(from);
            // One wall clock that is behind the others must not decide.
            self.floor = self.floor.max(reply.floor);
        } else {
            self.ready = self.ready.with(from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_outlasts_every_promise_and_without_durable_state_every_campaign() {
        for (_, timing) in Timing::PROFILES {
            for longest in [timing.promise_max, timing.promise_max.scaled(10, 1)] {
                let remembers = silence(&timing, longest, false);
                assert!(remembers >= timing.with_skew(longest));
                let has_forgotten = silence(&timing, longest, true);
                assert!(has_forgotten >= remembers);
                assert!(has_forgotten >= timing.with_skew(timing.campaign_limit));
            }
        }
    }
}
