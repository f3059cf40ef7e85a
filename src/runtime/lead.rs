//! Work that is done only while this node leads.
//!
//! Knows how a thread waits for leadership, what the work is told, and that leadership is given up
//! after it. Knows nothing of what the work does.
//!
//! A thread that waits sleeps in the kernel. The polling thread wakes it by one system call in the
//! very pass that publishes the lease, and only where somebody waits (`wakeups.rs`).

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::{fmt, thread, time};

use crate::duty_cycle::ResignOutcome;
use crate::types::{Duration, Term};

use super::guards::Guard;
use super::handle::{CommandError, Handle};
use super::leadership::Token;

/// The time that a resignation may take beyond the drain before [`Handle::lead`] returns without
/// its outcome: the polling thread stalls then.
const SLACK: Duration = Duration::from_millis(1_000);

/// The pause before a resignation is asked for again where the queue is full.
const FULL_PAUSE: time::Duration = time::Duration::from_micros(100);

/// The answer of [`Handle::lead`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Led<T> {
    /// The value that the work has returned.
    pub value: T,
    /// The term in which it was done.
    pub term: Term,
    /// The fate of the leadership after it. `None` if that was over already, in that term; or
    /// if the polling thread has not come to it for more than a second after the guards of other
    /// threads.
    pub outcome: Option<ResignOutcome>,
}

/// The node has ended, so that it will not lead.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the node has ended before it led: start another, or poll it again")]
pub struct NeverLed;

/// Tells work that it is to end; see [`Handle::lead`].
pub struct Stop<'a> {
    guard: &'a Guard,
    was_asked: Cell<bool>,
}

impl fmt::Debug for Stop<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stop").field("term", &self.guard.term()).finish_non_exhaustive()
    }
}

impl Stop<'_> {
    /// Returns whether the work is to end: this node does not hold the lease of this term any more,
    /// or somebody has asked it to give its leadership up. Stays true once it was. Costs as much as
    /// [`Leadership::token`](super::Leadership::token).
    pub fn is_asked(&self) -> bool {
        if !self.was_asked.get() && (self.guard.is_recalled() || self.guard.token().is_none()) {
            self.was_asked.set(true);
        }
        self.was_asked.get()
    }

    /// Waits until the work is to end, no longer than `limit`. Returns whether it is to end. A
    /// request and a loss that is noticed wake it; a lease that runs out unnoticed does within
    /// 50 ms.
    pub fn wait(&self, limit: Duration) -> bool {
        let (began, limit) = (time::Instant::now(), time::Duration::from(limit));
        self.guard.wakeups().wait(|| {
            if self.is_asked() {
                return Ok(true);
            }
            match limit.checked_sub(began.elapsed()) {
                Some(left) if !left.is_zero() => Err(left.min(self.lease_left())),
                Some(_) | None => Ok(false),
            }
        })
    }

    /// Returns the token of this term, for a write; `None` once the lease is lost.
    pub fn token(&self) -> Option<Token> {
        self.guard.token()
    }

    fn lease_left(&self) -> time::Duration {
        self.guard.token().map_or(time::Duration::ZERO, |token| token.time_left.into())
    }
}

impl Handle {
    /// Waits until this node leads, does `work` on the calling thread, and gives leadership up when
    /// the work returns or panics. A panic is passed on after that.
    ///
    /// The work holds a [`Guard`]. So this node does not resign, and hands over to nobody, before
    /// the work has ended or the drain of whoever asked for it is over. The work is given the token
    /// of its term, for what it writes, and a [`Stop`]: once that [is
    /// asked](Stop::is_asked), it should end. When this returns, leadership was given up and the
    /// others were sent word, unless [`Led::outcome`] says otherwise. It may be called again.
    ///
    /// This is what client-go's leader election lacks: there, `ReleaseOnCancel` gives the lock back
    /// while the work that it guards still runs (kubernetes#139991), and another may begin beside
    /// it. Here the release comes after the work, or after a deadline that somebody has set, and
    /// the token tells the two apart for whoever stores what they write.
    ///
    /// Must not be called where the node is polled, nor by a thread that holds a guard of it.
    ///
    /// ```no_run
    /// # fn run(handle: &interrex::Handle) -> Result<(), Box<dyn std::error::Error>> {
    /// use interrex::Duration;
    ///
    /// let led = handle.lead(|token, stop| {
    ///     let mut batches = 0;
    ///     while !stop.wait(Duration::from_millis(10)) {
    ///         batches += 1; // Write one, with `token.term`.
    ///     }
    ///     println!("{batches} batches in term {}", token.term);
    /// })?;
    /// println!("{:?}", led.outcome);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`NeverLed`] if the node ends before it leads, with the work not done.
    pub fn lead<T>(&self, work: impl FnOnce(Token, &Stop<'_>) -> T) -> Result<Led<T>, NeverLed> {
        let (guard, token) = self.wait_for_leadership()?;
        let stop = Stop { guard: &guard, was_asked: Cell::new(false) };
        // The work is used no more after a panic.
        let value = catch_unwind(AssertUnwindSafe(|| work(token, &stop)));
        drop(guard);
        let outcome = self.resign_from(token.term);
        match value {
            Ok(value) => Ok(Led { value, term: token.term, outcome }),
            Err(panic) => resume_unwind(panic),
        }
    }

    fn wait_for_leadership(&self) -> Result<(Guard, Token), NeverLed> {
        let guards = self.leadership.guards();
        guards.wakeups().wait(|| {
            let residence = guards.residence();
            if residence.is_elsewhere() || guards.wakeups().has_ended() {
                return Ok(Err(NeverLed));
            }
            let guard = self.leadership.guard();
            let granted = guard.and_then(|guard| guard.token().map(|token| (guard, token)));
            granted.map(Ok).ok_or(time::Duration::MAX)
        })
    }

    /// Gives leadership of that term up, and waits for the outcome.
    fn resign_from(&self, term: Term) -> Option<ResignOutcome> {
        let limit = self.drain_limit + SLACK;
        let began = time::Instant::now();
        // A later term of this node's is not the work's to give up. The polling thread asks again,
        // since one may begin before it has taken the order.
        while self.leadership.standing().term == term {
            match self.resign_term(term, self.drain_limit) {
                Ok(resignation) => return resignation.wait(limit),
                Err(CommandError::QueueFull) if began.elapsed() < limit.into() => {
                    thread::sleep(FULL_PAUSE);
                }
                Err(CommandError::QueueFull) => return None,
                Err(CommandError::NodeGone | CommandError::AuthenticationOff) => {
                    return Some(ResignOutcome::NodeGone);
                }
            }
        }
        None
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use std::net::UdpSocket;

    use super::super::builder::NodeBuilder;
    use super::super::node::Node;
    use super::*;
    use crate::config::{Authentication, Config, Member};
    use crate::types::{ClusterId, NodeId};

    /// A node that is its own quorum, and leads.
    fn leading() -> Node {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let id = NodeId::new(1).expect("1 is below 128");
        let member = Member::voter(id, socket.local_addr().expect("it is bound"));
        let config = Config::new(ClusterId(7), id, [member]).authentication(Authentication::Off);
        let mut node = NodeBuilder::new(config).socket(socket).bind().expect("it is bound already");
        while !node.leadership().is_leader() {
            node.poll();
        }
        node
    }

    #[test]
    fn work_of_an_earlier_term_does_not_resign_from_a_later_one() {
        let mut node = leading();
        let (handle, term) = (node.handle(), node.leadership().standing().term);
        let resign = |term| handle.resign_term(term, Duration::ZERO).expect("there is room");
        let earlier = resign(Term(term.0 - 1));
        node.poll();
        let lost = ResignOutcome::Lost { term: Term(term.0 - 1) };
        assert_eq!(earlier.outcome(), Some(lost));
        assert!(node.leadership().is_leader(), "it leads on");
        let present = resign(term);
        node.poll();
        let given_up = matches!(present.outcome(), Some(ResignOutcome::NoHeir { .. }));
        assert!(given_up, "{:?}", present.outcome());
    }
}
