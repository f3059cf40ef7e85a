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

/// The time beyond the longest lapse for which work rests: whoever polls the node does so no more,
/// or waits for the work itself.
const OVERDUE: Duration = Duration::from_millis(1_000);

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
    /// The time without a lease after which the work is to end, though nobody says so.
    rest_limit: Duration,
    was_asked: Cell<bool>,
}

impl fmt::Debug for StopSignal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StopSignal").field("term", &self.guard.term()).finish_non_exhaustive()
    }
}

impl StopSignal<'_> {
    /// Returns whether the work is to end: this node has lost the leadership of this term, or
    /// somebody has asked it to give that up. Stays true once it was. While the lease lasts, it
    /// costs as much as [`Leadership::token`](super::Leadership::token).
    ///
    /// While the lease has run out and may be renewed, the work is neither to end nor to go on, and
    /// the call waits until that is decided. So the lease held at some moment of each call that
    /// returned false. The polling thread decides, within [`Timing::longest_lapse`]. Where it does
    /// not, since it is stopped, or waits for this work, or nobody polls any more, the work is to
    /// end a second after that time. [`token`](Self::token) never waits.
    ///
    /// [`Timing::longest_lapse`]: crate::Timing::longest_lapse
    pub fn is_requested(&self) -> bool {
        self.look().unwrap_or_else(|| self.wait(Duration::ZERO))
    }

    /// Waits until the work is to end, no longer than `limit` while the lease lasts. Returns
    /// whether it is to end, as [`is_requested`](Self::is_requested) does. Wakes as soon as
    /// somebody asks this node to give its leadership up, or it learns that it has lost it.
    pub fn wait(&self, limit: Duration) -> bool {
        let (began, limit) = (time::Instant::now(), time::Duration::from(limit));
        self.guard.wakeups().wait(|| match self.look() {
            Some(true) => Ok(true),
            Some(false) => match limit.checked_sub(began.elapsed()) {
                Some(left) if !left.is_zero() => Err(left),
                Some(_) | None => Ok(false),
            },
            None => Err(time::Duration::MAX),
        })
    }

    /// Returns the token of this term, for a write; `None` while there is no lease.
    pub fn token(&self) -> Option<Token> {
        self.guard.token()
    }

    /// Returns whether the work is to end; `None` where that is not decided, since the lease has
    /// run out and may be renewed.
    fn look(&self) -> Option<bool> {
        if !self.was_asked.get() {
            let is_recalled = self.guard.is_recalled();
            if !is_recalled && self.guard.token().is_some() {
                return Some(false);
            }
            if !is_recalled && self.guard.may_renew(self.rest_limit) {
                return None;
            }
            self.was_asked.set(true);
        }
        Some(true)
    }
}

impl Handle {
    /// Waits until this node leads, does `work` on the calling thread, and gives leadership up when
    /// the work returns or panics. A panic is passed on after that.
    ///
    /// The work holds a [`Guard`]. So this node does not resign, and hands over to nobody, before
    /// the work has ended or the drain of whoever asked for it is over. The work is given the token
    /// of its term, for what it writes, and a [`StopSignal`], which it asks before each step. Once
    /// that [is requested](StopSignal::is_requested), it should end. It rests in that call while
    /// the lease has run out and may be renewed. When this returns, leadership was given up and the
    /// others were sent word, unless [`LeadOutcome::resignation`] says otherwise. It may be called
    /// again.
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
        let rest_limit = self.longest_lapse + OVERDUE;
        let stop = StopSignal { guard: &guard, rest_limit, was_asked: Cell::new(false) };
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
    use std::sync::mpsc::{self, RecvTimeoutError};

    use super::super::builder::NodeBuilder;
    use super::super::clock::{Clock, MockHandle};
    use super::super::guards::tests::{leading, standing};
    use super::super::leadership::Publisher;
    use super::super::node::Node;
    use super::super::overrides::Overrides;
    use super::*;
    use crate::config::{Authentication, Config, Member, Timing};
    use crate::election::{Role, Standing};
    use crate::types::{ClusterId, Instant, NodeId};

    /// Longer than any test takes.
    const LONG: Duration = Duration::from_millis(60_000);

    fn stop(guard: &Guard) -> StopSignal<'_> {
        StopSignal { guard, rest_limit: LONG, was_asked: Cell::new(false) }
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

    /// A leader whose lease has run out a nanosecond ago.
    fn lapsed() -> (Publisher, Guard) {
        let (mut publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        publisher.publish(&Standing { lease_end: Instant::ZERO, ..standing(3, Role::Leader) });
        (publisher, guard)
    }

    #[test]
    fn work_without_a_lease_is_to_end_if_nobody_decides_for_longer_than_a_lapse_may_last() {
        let (_publisher, guard) = lapsed();
        let (rest_limit, was_asked) = (Duration::ZERO, Cell::new(false));
        assert!(StopSignal { guard: &guard, rest_limit, was_asked }.is_requested());
    }

    #[test]
    fn work_ends_though_its_node_is_polled_no_more_and_not_dropped() {
        let (mut node, mut voter, hands) = pair();
        let (handle, leadership) = (node.handle(), node.leadership());
        let (begin, begun) = mpsc::channel();
        let worker = thread::spawn(move || {
            handle.lead(|_, stop| {
                begin.send(()).expect("it is waited for");
                while !stop.wait(Duration::ZERO) {}
                begin.send(()).expect("it is waited for");
            })
        });
        while begun.try_recv().is_err() {
            hands.iter().for_each(|hand| hand.advance(Duration::from_micros(100)));
            voter.poll();
            node.poll();
        }
        hands[0].advance(Timing::lan().longest_lapse());
        assert!(!leadership.is_leader());
        assert!(begun.recv_timeout(time::Duration::from_millis(10)).is_err(), "it rests");
        hands[0].advance(OVERDUE + OVERDUE);
        assert_eq!(begun.recv_timeout(LONG.into()), Ok(()));
        drop((node, voter));
        assert!(worker.join().expect("it asserts nothing").is_ok());
    }

    #[test]
    fn work_neither_ends_nor_goes_on_while_a_lease_has_run_out_that_may_be_renewed() {
        let (mut publisher, guard) = lapsed();
        let (ask, answers) = mpsc::channel();
        thread::scope(|scope| {
            let answer = move |is_to_end| ask.send(is_to_end).expect("it is waited for");
            let guard = &guard;
            scope.spawn(move || {
                let stop = stop(guard);
                answer(stop.is_requested());
                answer(stop.token().is_none());
                answer(stop.wait(LONG));
            });
            let early = answers.recv_timeout(time::Duration::from_millis(20));
            assert_eq!(early, Err(RecvTimeoutError::Timeout), "nothing is decided yet");
            publisher.publish(&standing(3, Role::Leader));
            assert_eq!(answers.recv_timeout(LONG.into()), Ok(false), "it has a lease again");
            assert_eq!(answers.recv_timeout(LONG.into()), Ok(false), "and so a token");
            publisher.publish(&standing(3, Role::Follower));
            assert_eq!(answers.recv_timeout(LONG.into()), Ok(true), "the term is lost");
        });
    }

    #[test]
    fn work_without_a_lease_is_to_end_once_it_is_asked_for_or_none_can_come_any_more() {
        let (mut publisher, guard) = lapsed();
        guard.wakeups().set_ended(true);
        assert!(stop(&guard).is_requested(), "nobody polls any more");
        guard.wakeups().set_ended(false);
        publisher.publish(&Standing { lease_end: Instant::ZERO, ..standing(4, Role::Leader) });
        assert!(stop(&guard).is_requested(), "that is another term");
        let (mut publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        publisher.publish(&Standing { lease_end: Instant::ZERO, ..standing(3, Role::Leader) });
        guards.close();
        assert!(stop(&guard).is_requested(), "it was asked for");
    }

    #[test]
    fn leadership_is_not_given_up_for_a_moment_without_a_lease() {
        let (mut node, mut voter, hands) = pair();
        let (handle, leadership) = (node.handle(), node.leadership());
        let mut pass = || {
            hands.iter().for_each(|hand| hand.advance(Duration::from_micros(100)));
            voter.poll();
            node.poll();
        };
        let (begin, begun) = mpsc::channel();
        let worker = thread::spawn(move || {
            handle.lead(|_, stop| {
                begin.send(()).expect("it is waited for");
                while !stop.wait(Duration::ZERO) {}
            })
        });
        while begun.try_recv().is_err() {
            pass();
        }
        let term = leadership.standing().term;
        // The voter does not notice: its own time stands still.
        hands[0].advance(Timing::lan().promise);
        assert!(!leadership.is_leader() && leadership.standing().role == Role::Leader);
        // The work may notice.
        thread::sleep(time::Duration::from_millis(10));
        while !leadership.is_leader() {
            pass();
        }
        assert!(!worker.is_finished(), "it rested");
        assert_eq!(leadership.standing().term, term, "it leads the same term");
        drop((node, voter));
        let led = worker.join().expect("it asserts nothing").expect("it has led");
        assert_eq!(led.term, term);
    }

    /// The pass read the clock before the end, and renews the lease after it.
    #[test]
    fn whoever_rests_is_woken_though_the_pass_that_renews_the_lease_began_before_its_end() {
        let (mut node, mut voter, hands) = leading_pair();
        let leadership = node.leadership();
        let moment = Duration::from_micros(100);
        let left = leadership.token().expect("it leads").time_left;
        hands[0].advance(Duration::from_nanos(left.as_nanos() - 2 * moment.as_nanos()));
        node.poll();
        voter.poll();
        let handle = node.handle();
        let wakeups = handle.leadership.guards().wakeups();
        let before = wakeups.changes();
        let hand = hands[0].clone();
        let mut is_first = true;
        // Whoever asks between the first reading of the pass and its end finds no lease.
        hands[0].on_reading(move || {
            if std::mem::take(&mut is_first) {
                hand.advance(moment + moment + moment);
            }
        });
        node.poll();
        assert!(leadership.is_leader(), "it was renewed");
        assert_ne!(wakeups.changes(), before);
    }

    #[test]
    fn whoever_rests_is_woken_by_an_answer_that_renews_a_lease_after_its_end() {
        let (mut node, mut voter, hands) = leading_pair();
        let leadership = node.leadership();
        let moment = Duration::from_micros(100);
        let left = leadership.token().expect("it leads").time_left;
        hands[0].advance(Duration::from_nanos(left.as_nanos() - moment.as_nanos()));
        // This asks for a lease from now on, before the end of the present one.
        node.poll();
        hands[0].advance(moment + moment);
        assert!(!leadership.is_leader());
        let handle = node.handle();
        let wakeups = handle.leadership.guards().wakeups();
        let before = wakeups.changes();
        while !leadership.is_leader() {
            voter.poll();
            node.poll();
        }
        assert_ne!(wakeups.changes(), before);
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

    /// A node, a voter that is not elected, and the hands of their clocks.
    fn pair() -> (Node, Node, [MockHandle; 2]) {
        let id = |number| NodeId::new(number).expect("it is below 128");
        let sockets = [(); 2].map(|()| UdpSocket::bind("127.0.0.1:0").expect("loopback has ports"));
        let addresses = sockets.each_ref().map(|it| it.local_addr().expect("it is bound"));
        let members = [1, 2].map(|n| Member::voter(id(n), addresses[usize::from(n) - 1]));
        let clocks = [(); 2].map(|()| Clock::mock());
        let hands = clocks.each_ref().map(|(_, hand)| hand.clone());
        let mut made =
            sockets.into_iter().zip(clocks).zip([1, 2]).map(|((socket, (clock, _)), n)| {
                let config = Config::new(ClusterId(7), id(n), members.clone())
                    .timing(Timing::lan())
                    .authentication(Authentication::Off);
                let builder = NodeBuilder::new(config).socket(socket).standby(n == 2);
                builder.overrides(Overrides::clock(clock)).bind().expect("it is bound already")
            });
        let mut next = || made.next().expect("there are two");
        (next(), next(), hands)
    }

    /// The same pair once the node leads, and nothing is on its way any more.
    fn leading_pair() -> (Node, Node, [MockHandle; 2]) {
        let (mut node, mut voter, hands) = pair();
        let leadership = node.leadership();
        while !leadership.is_leader() {
            hands.iter().for_each(|hand| hand.advance(Duration::from_micros(100)));
            voter.poll();
            node.poll();
        }
        for _ in 0..100 {
            voter.poll();
            node.poll();
        }
        (node, voter, hands)
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
