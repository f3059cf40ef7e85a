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
use crate::election::Role;
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
pub struct LeadOutcome<T> {
    /// The value that the work has returned.
    pub value: T,
    /// The term in which it was done.
    pub term: Term,
    /// The outcome of the resignation that follows the work. `None` if this node had lost its
    /// leadership already. `None` too if the polling thread stalls: it has not answered within
    /// [`NodeBuilder::drain_limit`](super::NodeBuilder::drain_limit) and a second.
    pub resignation: Option<ResignOutcome>,
}

/// The node has ended, so that it will not lead.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the node has ended before it led: start another, or poll it again")]
pub struct NodeEnded;

/// Tells work that it is to end; see [`Handle::lead`].
pub struct StopSignal<'a> {
    guard: &'a Guard,
    was_asked: Cell<bool>,
}

impl fmt::Debug for StopSignal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StopSignal").field("term", &self.guard.term()).finish_non_exhaustive()
    }
}

impl StopSignal<'_> {
    /// Returns whether the work is to end: this node does not hold the lease of this term any more,
    /// or somebody has asked it to give its leadership up. Stays true once it was. Costs as much as
    /// [`Leadership::token`](super::Leadership::token).
    pub fn is_requested(&self) -> bool {
        if !self.was_asked.get() && (self.guard.is_recalled() || self.guard.token().is_none()) {
            self.was_asked.set(true);
        }
        self.was_asked.get()
    }

    /// Waits until the work is to end, no longer than `limit`. Returns whether it is to end. Wakes
    /// as soon as somebody asks this node to give its leadership up, or it learns that it has lost
    /// it. Where the lease runs out and nobody notices, it wakes within 50 ms.
    pub fn wait(&self, limit: Duration) -> bool {
        let (began, limit) = (time::Instant::now(), time::Duration::from(limit));
        self.guard.wakeups().wait(|| {
            if self.is_requested() {
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
    /// of its term, for what it writes, and a [`StopSignal`]: once that [is
    /// requested](StopSignal::is_requested), it should end. When this returns, leadership was given
    /// up and the others were sent word, unless [`LeadOutcome::resignation`] says otherwise. It may
    /// be called again.
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
    /// println!("{:?}", led.resignation);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`NodeEnded`] if the node ends before it leads, with the work not done.
    pub fn lead<T>(
        &self,
        work: impl FnOnce(Token, &StopSignal<'_>) -> T,
    ) -> Result<LeadOutcome<T>, NodeEnded> {
        let (guard, token) = self.wait_for_leadership()?;
        let stop = StopSignal { guard: &guard, was_asked: Cell::new(false) };
        // The work is used no more after a panic.
        let value = catch_unwind(AssertUnwindSafe(|| work(token, &stop)));
        drop(guard);
        let outcome = self.resign_from(token.term);
        match value {
            Ok(value) => Ok(LeadOutcome { value, term: token.term, resignation: outcome }),
            Err(panic) => resume_unwind(panic),
        }
    }

    fn wait_for_leadership(&self) -> Result<(Guard, Token), NodeEnded> {
        let guards = self.leadership.guards();
        guards.wakeups().wait(|| {
            let residence = guards.residence();
            if residence.is_elsewhere() || guards.wakeups().has_ended() {
                return Ok(Err(NodeEnded));
            }
            let guard = self.leadership.guard();
            let granted = guard.and_then(|guard| guard.token().map(|token| (guard, token)));
            granted.map(Ok).ok_or(time::Duration::MAX)
        })
    }

    /// Returns whether this node leads that term still, though perhaps without a lease.
    fn leads(&self, term: Term) -> bool {
        let standing = self.leadership.standing();
        (standing.term, standing.role) == (term, Role::Leader)
    }

    /// Gives leadership of that term up, and waits for the outcome. `None` where it was lost.
    fn resign_from(&self, term: Term) -> Option<ResignOutcome> {
        let limit = self.drain_limit + SLACK;
        let began = time::Instant::now();
        // A later term of this node's is not the work's to give up. The polling thread asks again,
        // since one may begin before it has taken the order.
        while self.leads(term) {
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
    use std::sync::mpsc;

    use super::super::builder::NodeBuilder;
    use super::super::clock::Clock;
    use super::super::guards::tests::{leading, standing};
    use super::super::node::Node;
    use super::super::overrides::Overrides;
    use super::*;
    use crate::config::{Authentication, Config, Member};
    use crate::election::Role;
    use crate::types::{ClusterId, NodeId};

    /// Longer than any test takes.
    const LONG: Duration = Duration::from_millis(60_000);

    fn stop(guard: &Guard) -> StopSignal<'_> {
        StopSignal { guard, was_asked: Cell::new(false) }
    }

    #[test]
    fn work_is_to_end_once_it_is_asked_for_though_the_lease_lasts() {
        let (_publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        let stop = stop(&guard);
        assert!(!stop.is_requested() && !stop.wait(Duration::ZERO));
        guards.close();
        assert!(stop.token().is_some() && stop.is_requested() && stop.wait(LONG));
    }

    #[test]
    fn work_is_to_end_once_its_term_is_lost_and_for_good() {
        let (mut publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        let stop = stop(&guard);
        publisher.publish(&standing(3, Role::Follower));
        assert!(!guard.is_recalled() && stop.is_requested());
        publisher.publish(&standing(3, Role::Leader));
        assert!(stop.is_requested() && stop.wait(LONG), "it may have begun to clean up");
    }

    #[test]
    fn work_that_waits_finds_that_it_is_to_end() {
        let (_publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        thread::scope(|scope| {
            let waiter = scope.spawn(|| stop(&guard).wait(LONG));
            guards.close();
            assert!(waiter.join().expect("it asserts nothing"));
        });
    }

    /// A node that is its own quorum, and leads.
    fn own_quorum() -> Node {
        own_quorum_with(|builder| builder)
    }

    fn own_quorum_with(change: impl FnOnce(NodeBuilder) -> NodeBuilder) -> Node {
        let mut node = alone(change);
        while !node.leadership().is_leader() {
            node.poll();
        }
        node
    }

    /// The same node before its first pass.
    fn alone(change: impl FnOnce(NodeBuilder) -> NodeBuilder) -> Node {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let id = NodeId::new(1).expect("1 is below 128");
        let member = Member::voter(id, socket.local_addr().expect("it is bound"));
        let config = Config::new(ClusterId(7), id, [member]).authentication(Authentication::Off);
        let builder = change(NodeBuilder::new(config).socket(socket));
        builder.bind().expect("it is bound already")
    }

    #[test]
    fn work_of_an_earlier_term_does_not_resign_from_a_later_one() {
        let mut node = own_quorum();
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
    #[test]
    fn work_whose_leadership_was_given_up_before_it_ended_has_nothing_to_resign() {
        let mut node = own_quorum();
        let (handle, term) = (node.handle(), node.leadership().standing().term);
        let given_up = handle.resign_term(term, Duration::ZERO).expect("there is room");
        node.poll();
        assert!(given_up.outcome().is_some());
        let standing = node.leadership().standing();
        assert_eq!((standing.term, standing.role), (term, Role::Follower), "in the term still");
        thread::scope(|scope| {
            let after = scope.spawn(|| handle.resign_from(term));
            while !after.is_finished() {
                node.poll();
            }
            assert_eq!(after.join().expect("it asserts nothing"), None);
        });
    }

    #[test]
    fn a_drop_waits_for_guards_though_the_last_pass_was_long_ago() {
        const LIMIT: Duration = Duration::from_millis(100);
        let node = own_quorum_with(|builder| builder.drain_limit(LIMIT));
        thread::sleep((LIMIT + LIMIT).into());
        let guard = node.leadership().guard().expect("nobody else may lead");
        let began = time::Instant::now();
        drop(node);
        assert!(began.elapsed() >= LIMIT.into(), "the time for guards began with the drop");
        drop(guard);
    }

    #[test]
    fn a_drop_does_not_wait_for_guards_for_ever_though_the_clock_of_the_node_stands_still() {
        let (clock, hand) = Clock::mock();
        let mut node = alone(|builder| builder.overrides(Overrides::clock(clock)));
        while !node.leadership().is_leader() {
            hand.advance(Duration::from_millis(1));
            node.poll();
        }
        let guard = node.leadership().guard().expect("nobody else may lead");
        let (is_dropped, dropped) = mpsc::channel();
        thread::spawn(move || {
            drop(node);
            is_dropped.send(()).expect("it is waited for");
        });
        assert_eq!(dropped.recv_timeout(LONG.into()), Ok(()), "it waits for the guard");
        drop(guard);
    }
}
