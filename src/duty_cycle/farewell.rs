//! The ways in which a node gives its leadership up, in order or because its guardian has taken it
//! for dead.
//!
//! Knows in which order a farewell is said, and that it waits for guards before. Decides nothing
//! about who takes over.
//!
//! # Drains
//!
//! A resignation or a transfer is checked first: one that is refused begins nothing. Then no guard
//! is granted any more. If none is held, leadership is given up at once. Else this node leads on,
//! with heartbeats and a lease that is renewed. Each pass asks whether a guard is left. With the
//! last one, or at the deadline, the target of a transfer is checked again, and leadership is given
//! up. Every drain has a deadline, and so an end. It ends early if leadership is lost meanwhile.
//! Guards are granted again once the drain is over, whatever came of it. By then a loss is
//! published.

use core::fmt;

use crate::election::{Command, Event, Role, StepDown, TransferRefusal};
use crate::types::{Duration, Instant, NodeId, Term};

use super::{DutyCycle, Environment, Request, Restore, Stage, Stop, StoreCall};

/// The outcome of a resignation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ResignOutcome {
    /// This node led and has given its leadership up: no thread reads that it leads that term any
    /// more, and the kernel has taken the datagrams that tell the others. The kernel sends them
    /// even if this process exits now. UDP may still lose them; then the others wait as they do
    /// for a leader that has died.
    Resigned {
        /// The term that it led.
        term: Term,
        /// The number of guards that were held when the deadline came; 0 if all were dropped.
        guards_left: u32,
    },
    /// Leadership was given up and the others were told, but nobody who could win has answered
    /// this leader of late: no other voter, or none that could find a quorum. Until one is back
    /// nobody leads, unless this node runs on, misses a leader, and is elected again. A leader
    /// that was elected by the votes of witnesses alone, and resigns within a round trip of that,
    /// has heard of no heir yet.
    NoHeir {
        /// The term that it led.
        term: Term,
        /// As of [`Resigned`](Self::Resigned).
        guards_left: u32,
    },
    /// Leadership was given up, but the system took none of the datagrams that tell the others;
    /// the metric `send_faults` counts why. The others wait as they do for a leader that has died.
    NotSent {
        /// The term that it led.
        term: Term,
        /// As of [`Resigned`](Self::Resigned).
        guards_left: u32,
    },
    /// This node did not lead when it was asked, so nothing was done.
    NotLeading {
        /// The leader that it knows of: ask that one.
        leader: Option<NodeId>,
    },
    /// This node led, and has lost its leadership while it waited for guards: it stepped down, its
    /// clock has lied, or its guardian has taken it for dead.
    Lost {
        /// The term that it led.
        term: Term,
    },
    /// Leadership was not given to the member that was named, for this reason; nothing was done.
    Refused(TransferRefusal),
    /// The node ended before it came to this, or a guardian has taken it for dead. Nobody reads
    /// that it leads; others take over as they do from a leader that has died.
    NodeGone,
}

impl fmt::Display for ResignOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resigned { term, guards_left } => {
                write!(f, "term {term} is given up, and the others are told")?;
                write_guards(f, *guards_left)
            }
            Self::NoHeir { term, guards_left } => {
                write!(
                    f,
                    "term {term} is given up, but no other member that could lead has answered of \
                     late: start one"
                )?;
                write_guards(f, *guards_left)
            }
            Self::NotSent { term, guards_left } => {
                write!(
                    f,
                    "term {term} is given up, but the system sent no word of it: the others find \
                     out by themselves"
                )?;
                write_guards(f, *guards_left)
            }
            Self::Refused(reason) => write!(f, "nothing was given up: {reason}"),
            Self::NotLeading { leader: Some(leader) } => {
                write!(f, "this node did not lead: ask node {leader}")
            }
            Self::NotLeading { leader: None } => {
                f.write_str("this node did not lead, and knows no leader: nothing was given up")
            }
            Self::Lost { term } => {
                write!(f, "term {term} was lost before it could be given up")
            }
            Self::NodeGone => f.write_str("the node ended before it could resign"),
        }
    }
}

fn write_guards(f: &mut fmt::Formatter<'_>, left: u32) -> fmt::Result {
    if left == 0 { Ok(()) } else { write!(f, "; {left} guards were still held") }
}

/// The progress of a resignation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Resigning {
    /// No guard is granted any more, and those that are held are waited for.
    Draining(Drain),
    /// It is given up now. The core has not heard of it; in favour of that member, if one was
    /// named.
    Asked {
        to: Option<NodeId>,
        in_any_case: bool,
        /// The term that was led when guards were closed.
        term: Term,
        guards_left: u32,
    },
    /// The core has given leadership up.
    Obeyed {
        term: Term,
        guards_left: u32,
        has_successor: bool,
        /// The counts of datagrams before the resignation.
        queued: u64,
        not_taken: u64,
    },
    /// Nobody has been told yet.
    Done(ResignOutcome),
}

/// A wait for guards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drain {
    to: Option<NodeId>,
    /// True if leadership is given up although `to` can't take it: somebody has asked for that
    /// without naming a target, or this node stands by.
    in_any_case: bool,
    /// The term that is to be given up.
    term: Term,
    /// The time at which guards are waited for no longer.
    deadline: Instant,
}

impl DutyCycle {
    /// Ends this node's part in order: what a pause or a panic has left undone is done, a leader
    /// gives its leadership up (R10), to an heir if it has one (R15), and what was to be said of
    /// its death is withdrawn. When this returns, that is published, and the others were sent word.
    ///
    /// A resignation or a transfer that was asked for, and is not done yet, is finished by this. It
    /// waits for no guards: [`begin_drain`](Self::begin_drain) and further passes do that before.
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
            self.resign_in_any_case(environment);
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

    /// Asks for a resignation now, in place of a transfer that might be refused.
    fn resign_in_any_case<E: Environment>(&mut self, environment: &mut E) {
        match self.resigning {
            Some(Resigning::Obeyed { .. } | Resigning::Done(_)) => {}
            None | Some(Resigning::Draining(_) | Resigning::Asked { .. }) => {
                let guards_left = self.close_guards(environment);
                let in_any_case = true;
                let term = self.election.standing().term;
                self.resigning =
                    Some(Resigning::Asked { to: None, in_any_case, term, guards_left });
            }
        }
    }

    /// Returns true while this node waits for guards, before it gives its leadership up.
    pub const fn is_draining(&self) -> bool {
        matches!(self.resigning, Some(Resigning::Draining(_)))
    }

    /// Begins to give leadership up, if it is held and nothing speaks against it: from the next
    /// step of requests on no guard is granted, and leadership is given up once none is held or
    /// `drain` is over. For whoever ends a node; the application asks by
    /// [`Request::Resign`]. Where a drain goes on already, the sooner deadline counts, and the
    /// later target. If one of them names none, leadership is given up though the target of the
    /// other can't take it.
    ///
    /// # Errors
    /// The reason why leadership is not given up, with nothing begun.
    pub fn begin_drain(
        &mut self,
        to: Option<NodeId>,
        drain: Duration,
    ) -> Result<(), ResignOutcome> {
        self.check(to)?;
        let deadline = self.now + drain;
        let term = self.election.standing().term;
        match &mut self.resigning {
            Some(Resigning::Draining(present)) => {
                present.deadline = present.deadline.min(deadline);
                present.to = to.or(present.to);
                present.in_any_case |= to.is_none();
            }
            None => {
                let drain = Drain { to, in_any_case: to.is_none(), term, deadline };
                self.resigning = Some(Resigning::Draining(drain));
            }
            // One that is given up already is as good as asked for.
            Some(Resigning::Asked { .. } | Resigning::Obeyed { .. } | Resigning::Done(_)) => {}
        }
        Ok(())
    }

    /// Takes the request that was returned last. Where nothing speaks against it, its outcome comes
    /// later.
    pub(super) fn ask<E: Environment>(
        &mut self,
        environment: &mut E,
        to: Option<NodeId>,
        drain: Duration,
    ) {
        match self.begin_drain(to, drain) {
            Ok(()) => self.owes_answer = true,
            Err(outcome) => environment.answer_last(outcome),
        }
    }

    /// Makes this node stand by, and begins to give leadership up. Whoever waits for the outcome is
    /// told once the core has heard of it.
    pub(super) fn stand_by<E: Environment>(
        &mut self,
        environment: &mut E,
        drain: Duration,
    ) -> Result<(), Stop<E::Pause>> {
        if let Err(outcome) = self.begin_drain(None, drain) {
            self.resigning = Some(Resigning::Done(outcome));
        }
        self.obey(environment, Command::SetStandby(true))
    }

    /// Goes on with a resignation, as far as it can go now. Returns whether it has ended.
    pub(super) fn go_on_resigning<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<bool, Stop<E::Pause>> {
        if let Some(Resigning::Draining(drain)) = self.resigning {
            self.go_on_draining(environment, drain);
        }
        if self.resigning.is_none() && self.has_closed_guards {
            // A resignation was about to begin when a pause came, and its reason is gone.
            self.open_guards(environment);
        }
        if self.resigning.is_none() || self.is_draining() {
            return Ok(false);
        }
        self.resign(environment)?;
        Ok(true)
    }

    fn go_on_draining<E: Environment>(&mut self, environment: &mut E, drain: Drain) {
        let Drain { to, in_any_case, term, deadline } = drain;
        if !self.leads(term) {
            self.resigning = Some(Resigning::Done(ResignOutcome::Lost { term }));
            return;
        }
        let guards_left = self.close_guards(environment);
        if guards_left == 0 || deadline <= self.now {
            self.resigning = Some(Resigning::Asked { to, in_any_case, term, guards_left });
        }
    }

    /// Grants no guard any more, and returns how many are held.
    fn close_guards<E: Environment>(&mut self, environment: &mut E) -> u32 {
        if self.has_closed_guards {
            return environment.guards_held();
        }
        let held = environment.close_guards();
        self.has_closed_guards = true;
        held
    }

    fn open_guards<E: Environment>(&mut self, environment: &mut E) {
        if self.has_closed_guards {
            environment.open_guards();
            self.has_closed_guards = false;
        }
    }

    fn leads(&self, term: Term) -> bool {
        let standing = self.election.standing();
        standing.role == Role::Leader && standing.term == term
    }

    /// Returns when a drain is to be looked at again, if nothing comes in before.
    pub(super) fn drain_deadline(&self) -> Instant {
        match self.resigning {
            Some(Resigning::Draining(drain)) if self.leads(drain.term) => drain.deadline,
            // Whoever waits is told at once.
            Some(Resigning::Draining(_)) => self.now,
            None
            | Some(Resigning::Asked { .. } | Resigning::Obeyed { .. } | Resigning::Done(_)) => {
                Instant::NEVER
            }
        }
    }

    /// Goes on with a resignation until it has an outcome, and answers all who have asked for it.
    pub(super) fn resign<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<ResignOutcome, Stop<E::Pause>> {
        let outcome = match self.resigning {
            Some(Resigning::Done(outcome)) => outcome,
            None
            | Some(Resigning::Draining(_) | Resigning::Asked { .. } | Resigning::Obeyed { .. }) => {
                self.give_up(environment)?
            }
        };
        self.resigning = Some(Resigning::Done(outcome));
        self.conclude(environment, outcome);
        Ok(outcome)
    }

    /// Grants guards again and tells the outcome. If leadership was lost, that is published.
    fn conclude<E: Environment>(&mut self, environment: &mut E, outcome: ResignOutcome) {
        self.open_guards(environment);
        self.resigning = None;
        if core::mem::take(&mut self.owes_answer) {
            environment.answer(outcome);
        }
    }

    /// Goes on with a resignation until it has an outcome.
    fn give_up<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<ResignOutcome, Stop<E::Pause>> {
        if let Some(Resigning::Asked { to, in_any_case, term, guards_left }) = self.resigning {
            // So that the vote is left to nobody that is behind.
            self.read_position(environment);
            let to = to.filter(|&to| !in_any_case || self.check(Some(to)).is_ok());
            if let Err(outcome) = self.check(to) {
                return Ok(outcome);
            }
            // What waits to be sent goes first: what the system does not take after this is the
            // resignation.
            self.flush(environment)?;
            self.resigning = Some(self.obeyed(guards_left));
            // What was said is of that term, and a pause may have brought another.
            let has_stopped =
                guards_left == 0 && self.leads(term) && environment.work_has_stopped();
            self.election.set_work_stopped(has_stopped);
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
            let guards_left = self.close_guards(environment);
            self.flush(environment)?;
            self.resigning = Some(self.obeyed(guards_left));
        }
        self.obey(environment, Command::SetStalled(stalled))?;
        if resigns {
            self.resign(environment)?;
        }
        Ok(())
    }

    /// Returns why leadership is not given up, if it is not.
    fn check(&self, to: Option<NodeId>) -> Result<(), ResignOutcome> {
        let standing = self.election.standing();
        if standing.role != Role::Leader {
            return Err(ResignOutcome::NotLeading { leader: standing.leader });
        }
        let checked = to.map_or(Ok(()), |to| self.election.check_transfer(self.now, to));
        checked.map_err(ResignOutcome::Refused)
    }

    fn obeyed(&self, guards_left: u32) -> Resigning {
        Resigning::Obeyed {
            term: self.election.standing().term,
            guards_left,
            has_successor: !self.election.successors(self.now).is_empty(),
            queued: self.queued,
            not_taken: self.not_taken,
        }
    }

    fn outcome(&self) -> ResignOutcome {
        let Some(Resigning::Obeyed { term, guards_left, has_successor, queued, not_taken }) =
            self.resigning
        else {
            return ResignOutcome::NotLeading { leader: self.election.standing().leader };
        };
        let (queued, not_taken) = (self.queued - queued, self.not_taken - not_taken);
        if queued > 0 && queued == not_taken {
            ResignOutcome::NotSent { term, guards_left }
        } else if has_successor {
            ResignOutcome::Resigned { term, guards_left }
        } else {
            ResignOutcome::NoHeir { term, guards_left }
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
            self.end_drain(environment);
            self.resign_in_any_case(environment);
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
        self.end_drain(environment);
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
        // Before anything else: this very life may live on elsewhere, and is not to be called dead.
        environment.disarm();
        if self.restore == Restore::Unknown {
            self.restore = Restore::Found;
            (self.unfinished, self.unsettled, self.resigning) = (None, None, None);
            self.election.handle_restored(self.now);
        }
        match self.drain(environment) {
            // That the bequest was delivered changes nothing here.
            Ok(()) | Err(Stop::Void) => {}
            Err(Stop::Pause(pause)) => return Err(Stop::Pause(pause)),
        }
        if self.restore == Restore::Found {
            self.mark_restored(environment)?;
            self.restore = Restore::Marked;
            self.note_end();
        }
        self.say_farewell(environment).map_err(Stop::Pause)
    }

    /// Shows that this node leads nobody, makes durable that it may have forgotten a vote, and
    /// tells of it. All of this may be done twice.
    fn mark_restored<E: Environment>(&mut self, environment: &mut E) -> Result<(), E::Pause> {
        environment.publish(&self.election.standing())?;
        let hard_state = self.election.hard_state();
        if let Err(error) = environment.persist(&hard_state)? {
            environment.on_store_error(self.now, StoreCall::Persist, &error);
            environment.tell(&Event::PersistFailed { hard_state })?;
        }
        environment.tell(&Event::MachineRestored)
    }

    /// Tells whoever waits for a drain that leadership is lost: this life is over.
    fn end_drain<E: Environment>(&mut self, environment: &mut E) {
        if let Some(Resigning::Draining(Drain { term, .. })) = self.resigning {
            self.conclude(environment, ResignOutcome::Lost { term });
        }
    }

    const fn note_end(&mut self) {
        (self.stage, self.is_over, self.owes_events) = (Stage::Over, true, true);
    }

    /// Tells all in this process that wait for this life that it is over.
    fn say_farewell<E: Environment>(&mut self, environment: &mut E) -> Result<(), E::Pause> {
        if let Some(term) = self.told_lead {
            // A life that ends unheard has stepped down as well, and its core may not have said it.
            let reason = match self.restore {
                Restore::Unknown => StepDown::Voided,
                Restore::Found | Restore::Marked => StepDown::Restored,
            };
            environment.tell(&Event::SteppedDown { term, at: self.now, reason })?;
            self.told_lead = None;
        }
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
                Request::Resign { .. } | Request::Transfer { .. } | Request::StandBy { .. } => {
                    environment.answer_last(ResignOutcome::NodeGone);
                }
            }
        }
        Ok(())
    }
}
