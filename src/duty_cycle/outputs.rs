//! Carries out what a core wants done, in its order: writes, publications, datagrams, events.
//!
//! Knows in which order, and what follows from a write that fails. Decides nothing.

use crate::election::{Election, Event, HardState, Output, Standing};
use crate::message::{Body, Message, Resign, Verdict};
use crate::types::{ClusterId, Instant, NodeId, NodeSet, Position, Term};
use crate::wire::{self, Envelope, Links, Record};

use super::{DutyCycle, Environment, Sent, Stop};

/// The write that has failed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StoreCall {
    /// [`Environment::prepare`]: nothing depended on it.
    Prepare,
    /// [`Environment::persist`]: a vote was not given, or a term not taken.
    Persist,
}

/// The outcome of a withdrawal (R15).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Withdrawal {
    /// No bequest of this life can be delivered any more; or none was kept.
    Done,
    /// Others were told that this life is dead, and maybe whom it has left its vote to.
    Void,
}

/// The place where the outputs of a bare core go, without links and bytes.
///
/// Whoever has an [`Environment`] needs none of this. Tests that hand messages from core to core
/// implement it, and so run the same [`drain`].
pub trait Outlet {
    /// As [`Environment::Pause`].
    type Pause;
    /// As [`Environment::StoreError`].
    type StoreError;

    /// As [`Environment::withdraw`].
    #[inline]
    fn withdraw(&mut self) -> Result<Withdrawal, Self::Pause> {
        Ok(Withdrawal::Done)
    }

    /// As [`Environment::persist`].
    fn persist(
        &mut self,
        hard_state: &HardState,
    ) -> Result<Result<(), Self::StoreError>, Self::Pause>;

    /// As [`Environment::prepare`].
    fn prepare(
        &mut self,
        hard_state: &HardState,
    ) -> Result<Result<(), Self::StoreError>, Self::Pause>;

    /// As [`Environment::publish`].
    fn publish(&mut self, standing: &Standing) -> Result<(), Self::Pause>;

    /// Sends `message` to each of `to`. On a pause, `to` holds those that are left.
    fn send(&mut self, to: &mut NodeSet, message: &Message) -> Result<(), Self::Pause>;

    /// As [`Environment::tell`].
    fn tell(&mut self, event: &Event) -> Result<(), Self::Pause>;

    /// As [`Environment::on_store_error`].
    #[inline]
    fn on_store_error(&mut self, _now: Instant, _call: StoreCall, _error: &Self::StoreError) {}
}

/// Carries out all that `election` wants done, in its order, beginning with what an earlier pause
/// or panic has left in `unfinished`.
///
/// Returns [`Withdrawal::Void`] where a bequest could not be withdrawn. Nothing was done then, and
/// nothing of this life may be done any more.
///
/// # Errors
/// The outlet's pause. What was not done is in `unfinished` and in the core, after a panic too.
#[inline]
pub fn drain<O: Outlet>(
    election: &mut Election,
    now: Instant,
    unfinished: &mut Option<Output>,
    outlet: &mut O,
) -> Result<Withdrawal, O::Pause> {
    loop {
        if unfinished.is_none() {
            *unfinished = election.poll_output();
        }
        // It stays there until it is carried out, so that a panic loses nothing either.
        let Some(output) = unfinished else { return Ok(Withdrawal::Done) };
        let outcome = carry_out(output, outlet)?;
        *unfinished = None;
        match outcome {
            Outcome::Done => {}
            Outcome::Void => {
                election.discard_outputs();
                return Ok(Withdrawal::Void);
            }
            Outcome::Failed(call, error) => {
                if call == StoreCall::Persist {
                    // Before the callback, which may panic: then what is left for the core to say
                    // is sound.
                    election.handle_persist_failed(now);
                }
                outlet.on_store_error(now, call, &error);
            }
        }
    }
}

/// The outcome of one output.
enum Outcome<E> {
    Done,
    /// The bequest can't be withdrawn any more.
    Void,
    /// A write has failed.
    Failed(StoreCall, E),
}

/// Carries out one output.
///
/// After [`Output::Persist`] the state is durable. Or the core knows that it is not, before
/// anything else is carried out, and has taken back what depended on it.
///
/// The disk may take its time, also to say that it has failed. For the core that is a pause of its
/// thread like any other, between two outputs of one input: **its time stays that of the last look
/// at the socket**, and so do the rest of the batch, unreachable peers and timers of this pass.
/// Were it later, a timer would fire for a leader whose heartbeats have come meanwhile and are not
/// read. That it is earlier harms nothing:
///
/// - A promise counts from when its request had been received, the lease that it gives from when
///   that was sent. So the promise ends no sooner, however late the reply leaves.
/// - A lease that is shown after the write is compared with the clock by whoever asks. The
///   heartbeats that follow bear the earlier time, from which their acknowledgements count.
/// - Promises and the silence after a start seem to run for longer than they do: fewer votes are
///   given.
/// - A campaign's limit may pass. Grants of this batch had come before it, and their voters were
///   in the term by then; those that come during the write are read by a later clock, and are
///   late. This node answers nobody meanwhile. So whoever forgot such a grant, and asks a majority
///   once the limit is over (R14), learns the term of another of its voters, or of this node after
///   its write.
#[inline]
fn carry_out<O: Outlet>(
    output: &mut Output,
    outlet: &mut O,
) -> Result<Outcome<O::StoreError>, O::Pause> {
    let (call, written) = match output {
        Output::Withdraw => {
            return outlet.withdraw().map(|withdrawal| match withdrawal {
                Withdrawal::Done => Outcome::Done,
                Withdrawal::Void => Outcome::Void,
            });
        }
        Output::Persist(hard_state) => (StoreCall::Persist, outlet.persist(hard_state)?),
        Output::Prepare(hard_state) => (StoreCall::Prepare, outlet.prepare(hard_state)?),
        Output::Publish(standing) => return outlet.publish(standing).map(|()| Outcome::Done),
        Output::Send { to, message } => return outlet.send(to, message).map(|()| Outcome::Done),
        Output::Event(event) => return outlet.tell(event).map(|()| Outcome::Done),
    };
    Ok(match written {
        Ok(()) => Outcome::Done,
        Err(error) => Outcome::Failed(call, error),
    })
}

/// Puts the outputs of a core into bytes on their way to the environment.
struct Sealing<'a, E> {
    links: &'a mut Links,
    cluster: ClusterId,
    queued: &'a mut u64,
    not_taken: &'a mut u64,
    told_lead: &'a mut Option<Term>,
    /// True if this life is known to be over: then all that it still says is that it resigns.
    is_over: bool,
    /// The position that the core goes by.
    position: Position,
    environment: &'a mut E,
}

impl<E: Environment> Sealing<'_, E> {
    /// Returns whether this may leave. The application may have gone on since its position was
    /// read, and counts itself as long as it sees the term before that of the vote. That term is
    /// published by now. So whoever has set a position, and found after that that no new term has
    /// begun, is seen here (R4).
    #[inline]
    fn may_leave(&mut self, message: &Message) -> bool {
        let is_vote =
            matches!(&message.body, Body::VoteReply(reply) if reply.verdict == Verdict::Granted);
        !is_vote || self.environment.may_vote_by(self.position)
    }

    /// Returns a plain resignation to be sent in place of a bequest whose position the application
    /// has left. The lease is given up and published by now. So whoever has set a position and
    /// found after that that this node leads has set it before, and is seen here (R15).
    #[inline]
    fn instead_of(&mut self, message: &Message) -> Option<Message> {
        let Body::Bequest(bequest) = &message.body else { return None };
        if self.environment.is_position(bequest.position) {
            return None;
        }
        let body = Body::Resign(Resign { heir: None, work_stopped: bequest.work_stopped });
        Some(Message { echo: Instant::ZERO, body, ..*message })
    }

    fn queue(&mut self, to: NodeId, record: &Record) -> Result<bool, E::Pause> {
        if !self.environment.has_room() {
            self.flush()?;
        }
        let is_queued = self.environment.queue(to, record);
        *self.queued += u64::from(is_queued);
        Ok(is_queued)
    }

    #[inline]
    fn flush(&mut self) -> Result<(), E::Pause> {
        *self.not_taken += self.environment.flush()? as u64;
        Ok(())
    }

    fn queue_for_each(
        &mut self,
        to: &mut NodeSet,
        record: &mut Record,
        queued: &mut usize,
    ) -> Result<(), E::Pause> {
        for recipient in to.iter() {
            self.links.seal(record, recipient);
            *queued += usize::from(self.queue(recipient, record)?);
            *to = to.without(recipient);
        }
        Ok(())
    }
}

impl<E: Environment> Outlet for Sealing<'_, E> {
    type Pause = E::Pause;
    type StoreError = E::StoreError;

    #[inline]
    fn withdraw(&mut self) -> Result<Withdrawal, E::Pause> {
        if self.is_over { Ok(Withdrawal::Done) } else { self.environment.withdraw() }
    }

    #[inline]
    fn persist(&mut self, hard_state: &HardState) -> Result<Result<(), E::StoreError>, E::Pause> {
        self.environment.persist(hard_state)
    }

    /// Lets the own vote be written while the requests for those of others are in flight.
    #[inline]
    fn prepare(&mut self, hard_state: &HardState) -> Result<Result<(), E::StoreError>, E::Pause> {
        if !self.environment.prepares() {
            return Ok(Ok(()));
        }
        self.flush()?;
        self.environment.prepare(hard_state)
    }

    #[inline]
    fn publish(&mut self, standing: &Standing) -> Result<(), E::Pause> {
        self.environment.publish(standing)
    }

    /// Queues `message` for each of `to`. It leaves with the rest at the end of the pass, so after
    /// all publications.
    fn send(&mut self, to: &mut NodeSet, message: &Message) -> Result<(), E::Pause> {
        let Some(first) = to.iter().next() else { return Ok(()) };
        if !self.may_leave(message) {
            return Ok(());
        }
        let instead = self.instead_of(message);
        let message = instead.as_ref().unwrap_or(message);
        let envelope = Envelope { cluster: self.cluster, sequence: 0 };
        let mut record = Record::default();
        wire::encode(message, first, &envelope, &mut record);
        let (all, mut queued) = (*to, 0);
        let outcome = self.queue_for_each(to, &mut record, &mut queued);
        self.environment.on_sent(Sent::Message { message, to: all }, queued);
        outcome
    }

    /// Hands an event on. The end of a leadership whose beginning was taken back, since its vote
    /// could not be written, is nobody's business.
    #[inline]
    fn tell(&mut self, event: &Event) -> Result<(), E::Pause> {
        let mut told_lead = *self.told_lead;
        if let Event::SteppedDown { term, .. } = *event {
            if told_lead != Some(term) {
                return Ok(());
            }
            told_lead = None;
        } else if let Event::BecameLeader { term, .. } = *event {
            told_lead = Some(term);
        }
        self.environment.tell(event)?;
        *self.told_lead = told_lead;
        Ok(())
    }

    #[inline]
    fn on_store_error(&mut self, now: Instant, call: StoreCall, error: &E::StoreError) {
        self.environment.on_store_error(now, call, error);
    }
}

impl DutyCycle {
    fn parts<'a, E: Environment>(
        &'a mut self,
        environment: &'a mut E,
    ) -> (&'a mut Election, &'a mut Option<Output>, Sealing<'a, E>) {
        let Self { election, unfinished, links, cluster, queued, not_taken, told_lead, .. } = self;
        let is_over = &self.is_over;
        let (cluster, is_over, position) = (*cluster, *is_over, election.position());
        let sealing = Sealing {
            links,
            cluster,
            queued,
            not_taken,
            told_lead,
            is_over,
            position,
            environment,
        };
        (election, unfinished, sealing)
    }

    #[inline]
    pub(super) fn drain<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        let now = self.now;
        let (election, unfinished, mut sealing) = self.parts(environment);
        match drain(election, now, unfinished, &mut sealing)? {
            Withdrawal::Done => Ok(()),
            Withdrawal::Void => Err(Stop::Void),
        }
    }

    /// Queues a sealed record. Returns whether the recipient has an address.
    pub(super) fn queue<E: Environment>(
        &mut self,
        environment: &mut E,
        to: NodeId,
        record: &Record,
    ) -> Result<bool, E::Pause> {
        self.parts(environment).2.queue(to, record)
    }

    #[inline]
    pub(super) fn flush<E: Environment>(&mut self, environment: &mut E) -> Result<(), E::Pause> {
        self.parts(environment).2.flush()
    }
}
