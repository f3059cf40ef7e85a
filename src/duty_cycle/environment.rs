//! The world around a duty cycle, as far as the cycle asks for it.
//!
//! Knows the questions and what an answer promises. Knows no environment.

use crate::election::{Command, Event, HardState, Standing};
use crate::message::Message;
use crate::types::{Duration, Instant, NodeId, NodeSet, Position};
use crate::wire::{Incoming, LinkKeys, Misquote, Record, Rejection};

use super::{DutyCycle, ResignOutcome, StoreCall, Withdrawal};

/// Says whether a life goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Life {
    /// It goes on.
    Present,
    /// It goes on, in a process that has published nothing yet.
    Moved,
    /// It goes on in another process, of which this one has a copy: this one keeps silent for good.
    Elsewhere,
    /// Others were told that it is dead, and nobody will ever read again that it leads.
    Void,
    /// Its machine was restored from a snapshot or cloned. What it has said since is forgotten, and
    /// another machine may go on as this very life: this one ends, and the next one asks the
    /// others what was forgotten (R14).
    Restored,
}

/// A look at the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// The clock shows this.
    Time(Instant),
    /// The clock was found to have lied. Another took its place, which shows this. No deadline and
    /// no lease of before means anything by it, so the core starts over.
    Fault(Instant),
}

/// A datagram that came back, or other news that a peer is unreachable.
#[derive(Clone, Copy, Debug)]
pub struct Undelivered<'a> {
    /// The member whose host says that nobody listens; `None` where the news is of something else.
    pub member: Option<NodeId>,
    /// The datagram that came back, as far as it did. Anybody may send ICMP, so news with a quote
    /// is heeded only if the quote proves that whoever says so has seen the traffic. `None` where
    /// the environment itself vouches for the news.
    pub quote: Option<&'a [u8]>,
}

/// A wish of the application.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Request {
    /// Something for the core. [`Command::Resign`] and [`Command::Transfer`] wait for no guards.
    /// After a [`Command::SetStandby`] a leader resigns, and nobody is told the outcome.
    Command(Command),
    /// Makes this node stand by as [`Command::SetStandby`] does. A leader then gives its leadership
    /// up once no guard is held; [`Environment::answer`] is told the outcome.
    StandBy {
        /// The longest time for which guards are waited for.
        drain: Duration,
    },
    /// Gives leadership up as [`Command::Resign`] does, once no guard is held;
    /// [`Environment::answer`] is told the outcome.
    Resign {
        /// The longest time for which guards are waited for.
        drain: Duration,
    },
    /// Gives leadership up in favour of a member as [`Command::Transfer`] does, once no guard is
    /// held, or says why not; [`Environment::answer`] is told the outcome.
    Transfer {
        /// The member.
        to: NodeId,
        /// As of [`Resign`](Self::Resign).
        drain: Duration,
    },
}

/// An input that the core has taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// The start of this life.
    Start,
    /// A message.
    Message(Message),
    /// News that nobody listens at a member's address.
    Unreachable(NodeId),
    /// A command.
    Command(Command),
    /// A deadline.
    Timeout,
    /// A clock that has lied.
    ClockFault,
}

/// Something that was queued.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sent<'a> {
    /// A message of the core.
    Message {
        /// The message.
        message: &'a Message,
        /// The recipients.
        to: NodeSet,
    },
    /// The answer to a challenge.
    Answer,
    /// A challenge.
    Challenge,
}

/// The world around a [`DutyCycle`].
///
/// The [module](super) says what safety leans on. None of these calls may wait for the network.
/// Calls with a default may be left alone.
pub trait Environment {
    /// The reason why a pass stops in the middle. `Infallible` where a pause is the thread's own.
    /// See [Pauses](super#pauses) and [Panics](super#panics).
    type Pause;

    /// The reason why a state could not be made durable.
    type StoreError;

    /// The most datagrams that one [`receive`](Self::receive) returns. Fewer mean that the socket
    /// was found empty.
    const BATCH: usize;

    /// Says whether this life goes on. Asked at the beginning of each pass, and again where one
    /// goes on after a pause or a panic. [`Life::Moved`] need be said once only.
    #[inline]
    fn begin(&mut self) -> Life {
        Life::Present
    }

    /// Receives one batch, and returns how many datagrams it holds. A failure is an empty batch.
    fn receive(&mut self) -> Result<usize, Self::Pause>;

    /// Reads the clock.
    fn now(&mut self) -> Result<Reading, Self::Pause>;

    /// Returns true where a gap between two passes is a pause, and false where the thread may have
    /// slept until something came in: it can't tell sleep from a pause. Who sleeps and measures all
    /// the same says by [`DutyCycle::idle`] until when it was meant to sleep.
    #[inline]
    fn measures_absence(&self) -> bool {
        true
    }

    /// Returns the bytes of one datagram of the batch that was received last.
    fn datagram(&mut self, slot: usize) -> Result<&[u8], Self::Pause>;

    /// Returns the next news of what was sent and did not arrive; `None` if there is no more.
    #[inline]
    fn undelivered(&mut self) -> Result<Option<Undelivered<'_>>, Self::Pause> {
        Ok(None)
    }

    /// Returns the next wish of the application; `None` if there is no more.
    #[inline]
    fn request(&mut self) -> Result<Option<Request>, Self::Pause> {
        Ok(None)
    }

    /// Tells the outcome to all who wait for one: those of each [`Request::Resign`],
    /// [`Request::Transfer`] and [`Request::StandBy`] that was returned and is not answered.
    #[inline]
    fn answer(&mut self, _outcome: ResignOutcome) {}

    /// Tells the outcome of the request that was returned last, and of no other: it was refused,
    /// and others wait on.
    #[inline]
    fn answer_last(&mut self, outcome: ResignOutcome) {
        self.answer(outcome);
    }

    /// Grants no guards from now on, and returns how many the application holds. A thread that is
    /// not counted has no guard: it was granted none before this, or has dropped it. May be called
    /// again after a panic.
    #[inline]
    fn close_guards(&mut self) -> u32 {
        0
    }

    /// Returns how many guards the application holds. Asked in each pass while a drain goes on. An
    /// environment that sleeps wakes when the last one is dropped.
    #[inline]
    fn guards_held(&mut self) -> u32 {
        0
    }

    /// Returns whether the application has said, since guards were closed, that all work of leaders
    /// has stopped. Asked once no guard is held. See
    /// [`Election::set_work_stopped`](crate::election::Election::set_work_stopped).
    #[inline]
    fn work_has_stopped(&mut self) -> bool {
        false
    }

    /// Grants guards again. May be called again after a panic.
    #[inline]
    fn open_guards(&mut self) {}

    /// Returns a count that the application raises while it works, its pulse. Where it stays the
    /// same for longer than the bound of [`DutyCycle::share_fate`], the application counts as
    /// stalled: this node resigns and is not elected. Asked in each pass; `None` shares no fate.
    #[inline]
    fn pulse(&mut self) -> Option<u64> {
        None
    }

    /// Returns keys that take the place of the present ones.
    #[inline]
    fn new_keys(&mut self) -> Option<LinkKeys> {
        None
    }

    /// Returns the position that the application has come to since the last call, where it sets one
    /// without a request. Asked in each pass between the clock and the datagrams, so that a vote is
    /// given by no position that the application has left (R4).
    #[inline]
    fn position(&mut self) -> Option<Position> {
        None
    }

    /// Returns whether the application is still in this position, that of a bequest which is to
    /// leave (R15). Asked once the loss of the lease is published. If it is not, a plain
    /// resignation leaves instead. For environments whose application sets its position without
    /// a request.
    #[inline]
    fn is_position(&mut self, _position: Position) -> bool {
        true
    }

    /// Returns whether a vote that was given by this position of the application's may leave (R4).
    /// Asked once the term of the vote is published. If not, nothing leaves; the candidate asks
    /// again, and is judged by the new position.
    #[inline]
    fn may_vote_by(&mut self, position: Position) -> bool {
        self.is_position(position)
    }

    /// Takes back the bequest that [`prepare_notices`](Self::prepare_notices) has written (R15).
    /// After [`Withdrawal::Done`] no guardian sends it. Returns [`Withdrawal::Void`] where a
    /// guardian may have taken it already, now and on every later call. May be called again after
    /// a panic.
    #[inline]
    fn withdraw(&mut self) -> Result<Withdrawal, Self::Pause> {
        Ok(Withdrawal::Done)
    }

    /// Takes back all that [`prepare_notices`](Self::prepare_notices) has written of this life's
    /// death, and what a guardian may still read of it: the machine was restored, and another one
    /// may go on as this very life. May be called again.
    #[inline]
    fn disarm(&mut self) {}

    /// Makes the state durable before it returns, or says why it is not. May block.
    fn persist(
        &mut self,
        hard_state: &HardState,
    ) -> Result<Result<(), Self::StoreError>, Self::Pause>;

    /// Returns true where [`prepare`](Self::prepare) saves time later. What is queued leaves
    /// before.
    #[inline]
    fn prepares(&mut self) -> bool {
        false
    }

    /// Writes a state that may be needed soon. Nothing depends on it.
    #[inline]
    fn prepare(
        &mut self,
        _hard_state: &HardState,
    ) -> Result<Result<(), Self::StoreError>, Self::Pause> {
        Ok(Ok(()))
    }

    /// Shows who leads. Every reader sees it once this returns.
    fn publish(&mut self, standing: &Standing) -> Result<(), Self::Pause>;

    /// Returns true if one more datagram can be queued. Else a [`flush`](Self::flush) comes first.
    fn has_room(&self) -> bool;

    /// Queues a datagram, sealed and addressed. Returns false if it is not known where `to` is.
    fn queue(&mut self, to: NodeId, record: &Record) -> bool;

    /// Sends what is queued. Returns how many datagrams were not taken; they count as lost.
    fn flush(&mut self) -> Result<usize, Self::Pause>;

    /// Keeps an event for [`deliver_events`](Self::deliver_events). To lose one loses information
    /// only.
    fn tell(&mut self, event: &Event) -> Result<(), Self::Pause>;

    /// Hands kept events to the application. Nothing of this pass waits for it.
    #[inline]
    fn deliver_events(&mut self) {}

    /// Writes what is to be said if this node dies now: that it has died, and to whom it leaves its
    /// vote in the next term ([`Election::bequest`](crate::election::Election::bequest)). Comes
    /// after all that was published and sent: nobody waits for it.
    #[inline]
    fn prepare_notices(&mut self, _cycle: &DutyCycle) {}

    /// Called for each datagram once the links have judged it, before the core takes it in.
    #[inline]
    fn on_datagram(
        &mut self,
        _cycle: &DutyCycle,
        _slot: usize,
        _heard: &Result<Incoming, Rejection>,
    ) {
    }

    /// Called for each input that the core has taken in, before its outputs are carried out.
    #[inline]
    fn on_input(&mut self, _cycle: &DutyCycle, _input: &Input) {}

    /// Called for each input once all its outputs are carried out.
    #[inline]
    fn on_settled(&mut self, _cycle: &DutyCycle, _input: &Input) {}

    /// Called with what was queued, and for how many recipients whose place is known.
    #[inline]
    fn on_sent(&mut self, _sent: Sent<'_>, _recipients: usize) {}

    /// Called with the time between two looks at the clock, where that is measured.
    #[inline]
    fn on_gap(&mut self, _gap: Duration) {}

    /// Called for news of an unreachable peer whose quote proves nothing.
    #[inline]
    fn on_misquoted(&mut self, _misquote: Misquote) {}

    /// Called when a write has failed, after the core has taken back what depended on it.
    #[inline]
    fn on_store_error(&mut self, _now: Instant, _call: StoreCall, _error: &Self::StoreError) {}

    /// Called with the keys that are used no more, once the new ones are.
    #[inline]
    fn on_new_keys(&mut self, _cycle: &DutyCycle, _old: Option<LinkKeys>) {}

    /// Called at the end of each pass.
    #[inline]
    fn on_pass(&mut self, _cycle: &DutyCycle, _work: usize) {}
}
