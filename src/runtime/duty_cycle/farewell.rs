//! The ways in which a node gives its leadership up and its loop ends: in order, by a panic, or
//! because its guardian has taken it for dead.
//!
//! Knows in which order a farewell is said. Decides nothing about who takes over.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::election::{Command, Role};

use super::super::blame::Running;
use super::super::guardian::GuardianState;
use super::super::handle::{COMMAND_QUEUE, Ending, Order};
use super::super::resignation::{Answer, ResignOutcome};
use super::{COMMANDS, DutyCycle};

impl DutyCycle {
    /// Freed by whoever asks next: this thread frees nothing, unless more threads ask at one
    /// instant than there is room for.
    pub(super) fn answer(&self, answer: Answer, outcome: ResignOutcome) {
        answer.give(outcome);
        let _ = self.parts.answers.try_send(answer);
    }

    /// Gives leadership up, if this node leads (R10). When this returns, that is published, and
    /// word has been sent to the others.
    pub(super) fn give_up(&mut self) -> ResignOutcome {
        let standing = self.parts.election.standing();
        if standing.role != Role::Leader {
            return ResignOutcome::NotLeading;
        }
        let term = standing.term;
        let has_heir = !self.parts.election.heirs(self.now).is_empty();
        // What waits to be sent goes first: what the system does not take after this is the
        // resignation.
        self.flush();
        let (queued, not_taken) = (self.queued, self.not_taken);
        self.obey(Command::Resign);
        self.flush();
        let (queued, not_taken) = (self.queued - queued, self.not_taken - not_taken);
        if queued > 0 && queued == not_taken {
            ResignOutcome::NotSent { term }
        } else if has_heir {
            ResignOutcome::Resigned { term }
        } else {
            ResignOutcome::NoHeir { term }
        }
    }

    /// Others have been told that this node is dead. It is not: its thread was another's when it
    /// died, or its guardian has lost its way. Nobody will ever read here again that this node
    /// leads, so it must not be elected: it resigns, and is silent from then on.
    #[cold]
    pub(super) fn end_life(&mut self) -> usize {
        if !std::mem::replace(&mut self.is_over, true) {
            self.metrics.set_guardian(GuardianState::Voided);
            self.give_up();
            self.deliver_events();
        }
        // Nobody is to believe that they wait.
        while let Ok(order) = self.parts.orders.try_recv() {
            match order {
                Order::Command(_) => {}
                Order::Resign(answer) => self.answer(answer, ResignOutcome::NodeGone),
            }
        }
        0
    }

    /// The end of the loop. Orders that came before it are carried out, and a leader that is to
    /// resign has sent word to the others when this returns.
    pub(in super::super) fn finish(&mut self, ending: Ending) {
        // So many passes empty a full queue; what is sent meanwhile may wait.
        for _ in 0..COMMAND_QUEUE.div_ceil(COMMANDS) {
            self.pass();
            if self.parts.orders.is_empty() {
                break;
            }
        }
        match ending {
            Ending::Silent => {}
            Ending::Resign if self.is_over => {}
            Ending::Resign => {
                self.busy = Running::Library;
                self.give_up();
                self.update_notices();
                self.deliver_events();
                self.busy = Running::Nobody;
            }
        }
    }

    pub(in super::super) const fn abandon(&mut self) {
        self.is_abandoned = true;
    }
}

/// The end of a node that nobody has ended as [`DutyCycle::finish`] does: it was dropped, or a
/// panic unwinds the polling thread. A leader resigns, or its followers would wait for promises to
/// run out that are nobody's any more. It is safe because the lease is given up, and that is
/// published, before anybody is told, as in any resignation; and because it is done only where the
/// core is whole (see [`Running::may_speak`]).
impl Drop for DutyCycle {
    fn drop(&mut self) {
        let is_over = self.is_abandoned || self.is_over || !self.forks.is_polled_here();
        if is_over || !self.busy.may_speak() {
            return;
        }
        // One attempt. A panic in it must not become an abort where another is unwinding already.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            // The one callback that could run, and it may be the one that has panicked.
            self.parts.store_errors.silence();
            // What that one has left undone.
            self.drain();
            self.give_up();
            self.update_notices();
        }));
    }
}
