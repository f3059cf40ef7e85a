//! The ways in which a node gives its leadership up, in order or because its guardian has taken it
//! for dead.
//!
//! Knows in which order a farewell is said. Decides nothing about who takes over.

use core::fmt;

use crate::election::{Command, Role, TransferRefusal};
use crate::types::{NodeId, Term};

use super::{DutyCycle, Environment, Request, Stage, Stop};

/// The outcome of a resignation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ResignOutcome {
    /// This node led and has given its leadership up: no thread reads that it leads that term any
    /// more, and the system has taken the datagrams that tell the others. It sends them though the
    /// process ends now. UDP may still lose them; then the others wait as they do for a leader
    /// that has died.
    Resigned {
        /// The term that it led.
        term: Term,
    },
    /// Leadership was given up and the others were told, but nobody who could win has answered
    /// this leader of late: no other voter, or none that could find a quorum. Until one is back
    /// nobody leads, unless this node runs on, misses a leader, and is elected again. A leader
    /// that was elected by the votes of witnesses alone, and resigns within a round trip of that,
    /// has heard of no heir yet.
    NoHeir {
        /// The term that it led.
        term: Term,
    },
    /// Leadership was given up, but the system took none of the datagrams that tell the others;
    /// the metric `send_faults` counts why. The others wait as they do for a leader that has died.
    NotSent {
        /// The term that it led.
        term: Term,
    },
    /// This node did not lead when it was asked, so nothing was done.
    NotLeading,
    /// Leadership was not given to the member that was named, for this reason; nothing was done.
    Refused(TransferRefusal),
    /// The node ended before it came to this, or a guardian has taken it for dead. Nobody reads
    /// that it leads; others take over as they do from a leader that has died.
    NodeGone,
}

impl fmt::Display for ResignOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resigned { term } => {
                write!(f, "term {term} is given up, and the others are told")
            }
            Self::NoHeir { term } => write!(
                f,
                "term {term} is given up, but no other member that could lead has answered of late: \
                 start one"
            ),
            Self::NotSent { term } => write!(
                f,
                "term {term} is given up, but the system sent no word of it: the others find out by \
                 themselves"
            ),
            Self::Refused(reason) => write!(f, "nothing was given up: {reason}"),
            Self::NotLeading => f.write_str("this node did not lead: nothing was given up"),
            Self::NodeGone => f.write_str("the node ended before it could resign"),
        }
    }
}

/// The progress of a resignation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Resigning {
    /// The core has not heard of it; in favour of that member, if one was named.
    Asked(Option<NodeId>),
    /// The core has given leadership up.
    Obeyed {
        term: Term,
        has_successor: bool,
        /// The counts of datagrams before the resignation.
        queued: u64,
        not_taken: u64,
    },
}

impl DutyCycle {
    /// Ends this node's part in order: what a pause or a panic has left undone is done, a leader
    /// gives its leadership up (R10), to an heir if it has one (R15), and what was to be said of
    /// its death is withdrawn. When this returns, that is published, and the others were sent word.
    ///
    /// A resignation or a transfer that was asked for, and is not done yet, is finished by this.
    ///
    /// # Errors
    /// The environment's pause. The next call goes on from there, and so does the next
    /// [`pass`](DutyCycle::pass), where it comes to requests.
    pub fn leave<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<ResignOutcome, E::Pause> {
        if self.is_silent {
            return Ok(ResignOutcome::NodeGone);
        }
        if !self.is_over {
            self.resign_in_any_case();
        }
        let left = self.make_farewell(environment);
        self.or_end(environment, left, ResignOutcome::NodeGone)
    }

    fn make_farewell<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<ResignOutcome, Stop<E::Pause>> {
        if !self.lives_on(environment)? {
            return Ok(ResignOutcome::NodeGone);
        }
        let outcome = self.resign(environment)?;
        environment.prepare_notices(self);
        Ok(outcome)
    }

    /// Asks for a resignation, in place of a transfer that might be refused.
    const fn resign_in_any_case(&mut self) {
        if !matches!(self.resigning, Some(Resigning::Obeyed { .. })) {
            self.resigning = Some(Resigning::Asked(None));
        }
    }

    /// Goes on with a resignation until it has an outcome, and answers whoever has asked for it.
    pub(super) fn resign<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<ResignOutcome, Stop<E::Pause>> {
        let outcome = self.give_up(environment)?;
        if core::mem::take(&mut self.owes_answer) {
            environment.answer(outcome);
        }
        Ok(outcome)
    }

    /// Goes on with a resignation until it has an outcome.
    fn give_up<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<ResignOutcome, Stop<E::Pause>> {
        if let Some(Resigning::Asked(to)) = self.resigning {
            // So that the vote is left to nobody that is behind.
            self.read_position(environment);
            if let Err(outcome) = self.check(to) {
                self.resigning = None;
                return Ok(outcome);
            }
            // What waits to be sent goes first: what the system does not take after this is the
            // resignation.
            self.flush(environment)?;
            self.resigning = Some(self.obeyed());
            self.obey(environment, to.map_or(Command::Resign, Command::Transfer))?;
        }
        self.flush(environment)?;
        Ok(self.outcome())
    }

    /// Notes that the application has stalled, or works again. A leader whose application has
    /// stalled resigns by that alone, and whoever has asked for a resignation is answered.
    #[cold]
    pub(super) fn note_stalled<E: Environment>(
        &mut self,
        environment: &mut E,
        stalled: bool,
    ) -> Result<(), Stop<E::Pause>> {
        let resigns = stalled && self.election.standing().role == Role::Leader;
        if resigns {
            self.flush(environment)?;
            self.resigning = Some(self.obeyed());
        }
        self.obey(environment, Command::SetStalled(stalled))?;
        if resigns {
            self.resign(environment)?;
        }
        Ok(())
    }

    /// Returns why leadership is not given up, if it is not.
    fn check(&self, to: Option<NodeId>) -> Result<(), ResignOutcome> {
        if self.election.standing().role != Role::Leader {
            return Err(ResignOutcome::NotLeading);
        }
        let checked = to.map_or(Ok(()), |to| self.election.check_transfer(self.now, to));
        checked.map_err(ResignOutcome::Refused)
    }

    fn obeyed(&self) -> Resigning {
        Resigning::Obeyed {
            term: self.election.standing().term,
            has_successor: !self.election.successors(self.now).is_empty(),
            queued: self.queued,
            not_taken: self.not_taken,
        }
    }

    fn outcome(&mut self) -> ResignOutcome {
        let Some(Resigning::Obeyed { term, has_successor, queued, not_taken }) =
            self.resigning.take()
        else {
            return ResignOutcome::NotLeading;
        };
        let (queued, not_taken) = (self.queued - queued, self.not_taken - not_taken);
        if queued > 0 && queued == not_taken {
            ResignOutcome::NotSent { term }
        } else if has_successor {
            ResignOutcome::Resigned { term }
        } else {
            ResignOutcome::NoHeir { term }
        }
    }

    /// Others have been told that this node is dead. It is not: its thread was another's when it
    /// died, or its guardian has lost its way. Nobody will ever read here again that this node
    /// leads, so it must not be elected: it resigns, and is silent from then on.
    #[cold]
    pub(super) fn end_life<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        if !self.is_over {
            self.note_end();
            // The guardian may have delivered the bequest: the vote is not this node's to leave,
            // nor is it to keep a transfer that was asked for.
            self.election.bequeath_nobody();
            self.resign_in_any_case();
        }
        if self.resigning.is_some() {
            self.resign(environment)?;
        }
        self.say_farewell(environment).map_err(Stop::Pause)
    }

    /// Ends a life whose bequest can't be withdrawn: nothing that is left undone is done, nor is a
    /// resignation sent (R15).
    #[cold]
    pub(super) fn end_unheard<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), E::Pause> {
        self.note_end();
        (self.unfinished, self.unsettled, self.resigning) = (None, None, None);
        self.say_farewell(environment)
    }

    /// Ends a life whose machine was restored. Nothing that is left undone is done, and nothing is
    /// sent: what a life of before the snapshot says may contradict what it said after that.
    #[cold]
    pub(super) fn end_restored<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        if !self.is_restored {
            self.is_restored = true;
            (self.unfinished, self.unsettled, self.resigning) = (None, None, None);
            self.election.handle_restored(self.now);
        }
        self.drain(environment)?;
        if !self.is_over {
            self.note_end();
        }
        self.say_farewell(environment).map_err(Stop::Pause)
    }

    const fn note_end(&mut self) {
        (self.stage, self.is_over, self.owes_events) = (Stage::Over, true, true);
    }

    /// Tells all in this process that wait for this life that it is over.
    fn say_farewell<E: Environment>(&mut self, environment: &mut E) -> Result<(), E::Pause> {
        if self.owes_events {
            environment.deliver_events();
            self.owes_events = false;
        }
        self.answer_as_gone(environment)
    }

    /// Answers all that wait for this node as one that is gone: nobody is to believe that they
    /// wait. For a node that was [silenced](DutyCycle::silence) and is no copy of another; one
    /// whose life is over does it by itself.
    ///
    /// # Errors
    /// The environment's pause. The next call goes on from there.
    pub fn answer_as_gone<E: Environment>(&mut self, environment: &mut E) -> Result<(), E::Pause> {
        if core::mem::take(&mut self.owes_answer) {
            environment.answer(ResignOutcome::NodeGone);
        }
        while let Some(request) = environment.request()? {
            match request {
                Request::Command(_) => {}
                Request::Resign | Request::Transfer(_) | Request::StandBy { .. } => {
                    environment.answer(ResignOutcome::NodeGone);
                }
            }
        }
        Ok(())
    }
}
