//! Guards: the application says that it is in the middle of something that only a leader may do.
//!
//! Knows one count, and how a drain closes it. Knows nothing of when there is a drain.
//!
//! # Why no guard is missed
//!
//! Whoever takes a guard counts it first, by one atomic step, and asks then: is the count closed,
//! and does this node lead? The polling thread closes the count by one step on the same word. One
//! of the two comes first. If it is the guard's, the drain finds it counted and waits for it. If it
//! is the drain's, the guard is refused. The count is opened again only once the loss of leadership
//! is published, or where nothing was given up. So no guard is ever granted that a drain has not
//! counted.

use std::sync::Arc;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed};

use mio::Waker;

use crate::types::{Duration, Term};

use super::atomic::AtomicU64;
use super::fork::Residence;
use super::leadership::{LeaseReader, Token};
use super::sys::counted_box::{CountedBox, CountedRef};
use super::wakeups::Wakeups;

/// The bit that says that the owner is gone: whoever lets go last frees the memory.
const OWNER_GONE: u64 = 1;

/// The bit that says that guards exist which are not counted, as copies of another process' do.
/// They refer to the memory, so in this process nobody ever frees it.
const COPIED: u64 = 2;

/// One hold.
const HOLD: u64 = 4;

/// The bits that count holds.
const HOLDS: u64 = 0xFFFF_FFFC;

/// The most holds at one time. Far more are a leak, and must not reach the next bits.
const MOST: u64 = 1 << 30;

/// One turn: odd ones are closed, even ones open. The count of them may wrap.
const EPOCH: u64 = 1 << 32;

/// The count of those who hold something, in one word with whether anybody may take hold now.
#[derive(Debug, Default)]
pub(super) struct HoldCount(AtomicU64);

/// The word as it was before a step.
#[derive(Clone, Copy)]
pub(super) struct PriorCount(u64);

/// The consequence of letting go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Released<W> {
    /// Nothing.
    Counted,
    /// It was the last hold on a count that is closed: the polling thread waits for that.
    Drained(W),
    /// It was the last hold, and the owner is gone: the memory is to be freed.
    LastOfAll,
}

impl PriorCount {
    #[inline]
    pub(super) const fn turn(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Returns whether a hold that was counted then may be had.
    #[inline]
    pub(super) const fn is_granted(self) -> bool {
        self.0 & EPOCH == 0 && self.0 & HOLDS < MOST
    }
}

impl HoldCount {
    /// Returns whether nobody is to take hold now. Only a hint, which keeps those who ask again and
    /// again from being counted all the time.
    #[inline]
    pub(super) fn is_closed(&self) -> bool {
        self.0.load(Relaxed) & EPOCH != 0
    }

    /// Counts one more, who asks only then whether it may be had.
    #[inline]
    pub(super) fn add(&self) -> PriorCount {
        // Acquire, with the Release in `open`: whoever finds it open again after a drain finds
        // that leadership was given up.
        PriorCount(self.0.fetch_add(HOLD, AcqRel))
    }

    /// Counts one less. The memory may be gone after that. So what wakes the polling thread, where
    /// it waits for this one, is taken before by `waker`.
    #[inline]
    pub(super) fn remove<W>(&self, waker: impl Fn() -> W) -> Released<W> {
        let mut word = self.0.load(Relaxed);
        loop {
            let is_last = word & HOLDS == HOLD;
            let drained = (is_last && word & EPOCH != 0).then(&waker);
            // Release, with the Acquire in `held`: what was done under the hold comes before what
            // the drain waits for. Acquire, for whoever frees the memory.
            match self.0.compare_exchange_weak(word, word - HOLD, AcqRel, Relaxed) {
                Ok(_) if is_last && word & (OWNER_GONE | COPIED) == OWNER_GONE => {
                    return Released::LastOfAll;
                }
                Ok(_) => return drained.map_or(Released::Counted, Released::Drained),
                Err(now) => word = now,
            }
        }
    }

    /// Returns the number of the present turn, which changes whenever it is closed or opened.
    #[inline]
    pub(super) fn turn(&self) -> u32 {
        PriorCount(self.0.load(Relaxed)).turn()
    }

    /// Lets nobody take hold any more, and returns how many do. Only the polling thread closes and
    /// opens.
    pub(super) fn close(&self) -> u32 {
        if !self.is_closed() {
            self.0.fetch_add(EPOCH, AcqRel);
        }
        self.held()
    }

    /// Returns how many hold it.
    pub(super) fn held(&self) -> u32 {
        // Acquire, with the Release in `remove`.
        ((self.0.load(Acquire) & HOLDS) / HOLD) as u32
    }

    /// Lets others take hold again.
    pub(super) fn open(&self) {
        if self.is_closed() {
            // Release, with the Acquire in `add`.
            self.0.fetch_add(EPOCH, AcqRel);
        }
    }

    /// Forgets holds that another process has taken: in this one nobody will let them go. But
    /// whoever has forked may have copies of them, so the memory is counted_box for good.
    fn start_over(&self) {
        let forget = |word| (word & HOLDS != 0).then_some(word & !HOLDS | COPIED);
        // It fails where nothing was held.
        let _ = self.0.fetch_update(Relaxed, Relaxed, forget);
    }

    /// Notes that the owner is gone. Returns whether nobody holds anything, or ever will, so that
    /// the memory is to be freed.
    pub(super) fn leave(&self) -> bool {
        self.0.fetch_or(OWNER_GONE, AcqRel) & (HOLDS | COPIED) == 0
    }
}

/// The part of a node that its guards share with the polling thread.
#[derive(Debug)]
pub(super) struct Guarded {
    lease: LeaseReader,
    residence: Arc<Residence>,
    /// Wakes the polling thread, if it ever sleeps.
    waker: Option<Arc<Waker>>,
    /// Wakes those who wait for leadership, or for its end.
    wakeups: Wakeups,
    /// The closed turn in which the application has said that all work has stopped; an even number
    /// if none.
    stopped_in: AtomicU64,
}

/// The guards of one node, for readers and for the polling thread.
#[derive(Clone, Debug)]
pub(super) struct Guards(Arc<CountedBox>);

impl Guards {
    pub(super) fn new(
        lease: LeaseReader,
        residence: Arc<Residence>,
        waker: Option<Arc<Waker>>,
    ) -> Self {
        let wakeups = Wakeups::default();
        let stopped_in = AtomicU64::default();
        Self(Arc::new(CountedBox::new(Guarded { lease, residence, waker, wakeups, stopped_in })))
    }

    /// See [`Leadership::guard`](super::Leadership::guard).
    #[inline]
    pub(super) fn take(&self) -> Option<Guard> {
        // In another process nobody would wait for it.
        if !self.0.residence.is_here() {
            return None;
        }
        let hold = self.0.hold()?;
        // After it is counted: see the module.
        let (standing, _) = hold.lease.lease()?;
        Some(Guard { hold, term: standing.term })
    }

    pub(super) fn close(&self) -> u32 {
        let held = self.0.count().close();
        self.0.wakeups.wake();
        held
    }

    pub(super) fn held(&self) -> u32 {
        self.0.count().held()
    }

    /// Returns whether a holder has said, since the count was closed, that all work has stopped.
    pub(super) fn is_work_stopped(&self) -> bool {
        let turn = self.0.count().turn();
        is_closed_turn(turn) && self.0.stopped_in.load(Relaxed) == u64::from(turn)
    }

    pub(super) fn open(&self) {
        self.0.count().open();
        self.0.wakeups.wake();
    }

    /// Notes that the calling process polls the node from now on.
    pub(super) fn claim(&self) {
        self.0.count().start_over();
        // Nor was it said of what that process does.
        self.0.stopped_in.store(0, Relaxed);
        self.0.residence.claim();
    }

    pub(super) fn residence(&self) -> &Residence {
        &self.0.residence
    }

    pub(super) fn wakeups(&self) -> &Wakeups {
        &self.0.wakeups
    }
}

const fn is_closed_turn(turn: u32) -> bool {
    turn & 1 != 0
}

/// The word of a thread that it is doing something that only a leader may do.
///
/// [`Leadership::guard`](super::Leadership::guard) gives one. While it is held, this node does not
/// give its leadership up by itself. A resignation or a transfer waits until the last guard is
/// dropped, or until its time is over; so does the resignation of
/// [`NodeThread::stop`](super::NodeThread::stop) and of a drop. Meanwhile the lease is renewed, and
/// no new guard is granted.
///
/// A guard delays only what this node decides. It can't hold up a loss: another may lead while a
/// guard is held, if this node was cut off, paused or had to step down. So what is written carries
/// the [`token`](Self::token), and that is given only while the lease lasts.
///
/// A guard of an earlier term that is still held counts for later drains, until their deadlines.
/// A copy of a guard in a forked child is worth nothing, and delays nobody.
#[derive(Debug)]
#[must_use = "a guard that is dropped at once guards nothing"]
pub struct Guard {
    hold: CountedRef,
    term: Term,
}

impl Guard {
    /// Returns the term in which this node led when the guard was taken.
    pub fn term(&self) -> Term {
        self.term
    }

    /// Returns the fencing token, and for how long the lease lasts, while this node still leads the
    /// term of the guard; `None` once it does not. Take it for each write.
    #[inline]
    pub fn token(&self) -> Option<Token> {
        if self.hold.is_copy() {
            return None;
        }
        let (standing, now) = self.hold.lease.lease()?;
        (standing.term == self.term).then(|| Token::of(&standing, now))
    }

    /// Returns whether somebody has asked this node to give its leadership up since the guard was
    /// taken: finish, and drop it. True from then on, though the request may have been refused in
    /// the end. Says nothing of a loss; [`token`](Self::token) does. True of a copy in a forked
    /// child, too.
    #[inline]
    pub fn is_recalled(&self) -> bool {
        self.hold.is_copy() || self.hold.was_closed()
    }

    /// Returns whether the lease of this term may be renewed once it has run out: this node has not
    /// given its leadership up, nor learned that it has lost it, and has been without a lease for
    /// no longer than `limit`.
    pub(super) fn may_renew(&self, limit: Duration) -> bool {
        let led = self.hold.lease.led_term();
        let leads_on = led.is_some_and(|(term, lapsed)| term == self.term && lapsed <= limit);
        leads_on && !self.hold.wakeups.has_ended()
    }

    /// Drops this guard, and says for the whole application that the work of leaders has stopped:
    /// all that it has done in this term, and all that the leaders before have done. If leadership
    /// is being given up now, the next leader is told so by
    /// [`Event::BecameLeader`](crate::election::Event::BecameLeader), and need not wait for what
    /// stops slowly: programs, addresses, connections. It means nothing at any other time, since
    /// guards may be taken after it, nor where this node does not lead the guard's term any more.
    ///
    /// Say it only if no work of this node's application can run any more, in any process, and if
    /// its own work began no sooner than that of the leader before had stopped: after a delay that
    /// all members agree on, or because that leader had said the same. It counts only once no other
    /// guard is held.
    pub fn declare_work_stopped(self) {
        // The turn first: if it is that of a drain, the term that is read after it is the one that
        // the drain gives up, or a later one, in which this guard was not taken.
        let turn = self.hold.present_turn();
        if self.token().is_some() {
            // Relaxed: letting go of the hold, which comes next, is what publishes it.
            self.hold.stopped_in.store(turn.into(), Relaxed);
        }
    }

    pub(super) fn wakeups(&self) -> &Wakeups {
        &self.hold.wakeups
    }
}

impl Guarded {
    /// Returns what wakes the polling thread.
    pub(super) fn waker(&self) -> Option<Arc<Waker>> {
        self.waker.clone()
    }
}

#[cfg(all(test, not(loom)))]
pub(super) mod tests {
    use super::super::clock::Clock;
    use super::super::leadership::Publisher;
    use super::super::node_memory::NodeMemory;
    use super::super::vm_generation::VmGeneration;
    use super::*;
    use crate::election::{Role, Standing};
    use crate::types::{Instant, NodeId};
    use std::thread;

    /// A node that leads term 3 for ever, by a clock that shows 1 ns.
    pub(in crate::runtime) fn leading() -> (Publisher, Guards) {
        let (clock, hand) = Clock::mock();
        hand.set(Instant::from_nanos(1));
        let memory = NodeMemory::new(None);
        let mut publisher = Publisher::new(clock.clone(), memory.clone());
        publisher.publish(&standing(3, Role::Leader));
        let guards = Guards::new(
            LeaseReader::new(clock, memory, VmGeneration::default()),
            Arc::default(),
            None,
        );
        guards.claim();
        (publisher, guards)
    }

    pub(in crate::runtime) fn standing(term: u64, role: Role) -> Standing {
        Standing {
            term: Term(term),
            role,
            leader: NodeId::new(1),
            lease_start: Instant::ZERO,
            lease_end: Instant::NEVER,
        }
    }

    #[test]
    fn a_guard_is_had_only_while_this_node_leads_and_is_counted_until_it_is_dropped() {
        let (mut publisher, guards) = leading();
        let first = guards.take().expect("it leads");
        let second = guards.take().expect("it leads");
        assert_eq!((first.term(), guards.held()), (Term(3), 2));
        drop(first);
        assert_eq!(guards.held(), 1);
        publisher.publish(&standing(4, Role::Follower));
        assert!(guards.take().is_none());
        assert_eq!(guards.held(), 1, "whoever is refused is not counted");
        drop(second);
        assert_eq!(guards.held(), 0);
    }

    #[test]
    fn a_guard_is_refused_once_a_drain_has_begun_and_those_that_are_held_know_of_it() {
        let (_publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        assert!(!guard.is_recalled());
        assert_eq!((guards.close(), guards.close()), (1, 1));
        assert!(guards.take().is_none());
        assert!(guard.is_recalled() && guard.token().is_some(), "it still leads");
        guards.open();
        assert!(guard.is_recalled(), "it was asked");
        let later = guards.take().expect("nothing was given up");
        assert!(!later.is_recalled());
        drop(guard);
        assert_eq!(guards.held(), 1);
    }

    #[test]
    fn work_has_stopped_if_a_guard_of_this_term_says_so_in_a_drain() {
        let (_publisher, guards) = leading();
        let take = || guards.take().expect("it leads");
        take().declare_work_stopped();
        assert!(!guards.is_work_stopped(), "no drain goes on");
        let (plain, last) = (take(), take());
        guards.close();
        assert!(!guards.is_work_stopped(), "it was said before");
        drop(plain);
        assert!(!guards.is_work_stopped());
        last.declare_work_stopped();
        assert!(guards.is_work_stopped() && guards.held() == 0);
        guards.open();
        assert!(!guards.is_work_stopped(), "other work may begin");
        guards.close();
        assert!(!guards.is_work_stopped(), "nor did anybody say it in this drain");
    }

    /// A process that was stopped for longer than another led: what it had begun says nothing of
    /// the work of that other.
    #[test]
    fn a_guard_of_an_earlier_term_says_nothing_of_work() {
        let (mut publisher, guards) = leading();
        let early = guards.take().expect("it leads");
        publisher.publish(&standing(4, Role::Follower));
        publisher.publish(&standing(5, Role::Leader));
        guards.close();
        early.declare_work_stopped();
        assert!(!guards.is_work_stopped() && guards.held() == 0);
    }

    #[test]
    fn the_last_hold_wakes_a_drain_and_frees_what_has_no_owner() {
        let count = HoldCount::default();
        let let_go = || count.remove(|| ());
        assert!(count.add().is_granted() && count.add().is_granted());
        assert_eq!(
            (let_go(), let_go()),
            (Released::Counted, Released::Counted),
            "no drain goes on"
        );
        assert!(count.add().is_granted() && count.add().is_granted());
        assert_eq!(count.close(), 2);
        assert!(!count.add().is_granted(), "nor to one that has not looked before");
        assert_eq!((let_go(), let_go()), (Released::Counted, Released::Counted));
        assert_eq!(let_go(), Released::Drained(()));
        count.open();
        let turn = count.turn();
        count.open();
        assert_eq!(count.turn(), turn, "it is open already");
        assert!(count.add().is_granted() && !count.leave());
        assert_eq!(let_go(), Released::LastOfAll);
        assert!(HoldCount::default().leave(), "nobody else frees it");
    }

    #[test]
    fn guards_that_leak_are_refused_before_they_reach_the_next_bits() {
        let count = HoldCount(AtomicU64::new(MOST));
        for _ in 0..2 {
            assert!(!count.add().is_granted() && !count.is_closed());
        }
    }

    #[test]
    fn whoever_waits_looks_again_when_a_drain_begins_and_when_it_is_over() {
        let (_publisher, guards) = leading();
        let before = guards.wakeups().changes();
        guards.close();
        assert_eq!(guards.wakeups().changes(), before + 1);
        guards.open();
        assert_eq!(guards.wakeups().changes(), before + 2);
    }

    #[test]
    fn a_guard_gives_the_token_of_its_own_term_alone() {
        let (mut publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        assert_eq!(guard.token().map(|token| token.term), Some(Term(3)));
        publisher.publish(&standing(3, Role::Follower));
        assert_eq!(guard.token(), None);
        publisher.publish(&standing(5, Role::Leader));
        assert_eq!(guard.token(), None, "that is another leadership");
        assert_eq!(guards.held(), 1, "and it counts until it is dropped");
    }

    #[test]
    fn in_another_process_no_guard_is_had_and_those_of_before_do_not_count() {
        let (_publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        guards.residence().move_away();
        assert!(guards.take().is_none());
        // The node goes on in the child.
        guards.claim();
        assert_eq!(guards.held(), 0);
        std::mem::forget(guard);
    }

    #[test]
    fn memory_that_copies_of_guards_refer_to_is_never_freed() {
        // The node is dropped in a child that went on with it.
        let count = HoldCount::default();
        let _ = count.add();
        count.start_over();
        assert_eq!(count.held(), 0);
        assert!(!count.leave(), "a copy of the guard refers to it");
        // And a guard of the child's own is dropped after it.
        let count = HoldCount::default();
        let _ = count.add();
        count.start_over();
        let _ = count.add();
        assert!(!count.leave());
        assert_eq!(count.remove(|| ()), Released::Counted);
        // Where none was held there is no copy.
        let count = HoldCount::default();
        count.start_over();
        let _ = count.add();
        assert!(!count.leave());
        assert_eq!(count.remove(|| ()), Released::LastOfAll);
    }

    #[test]
    fn a_guard_outlives_its_node() {
        let (publisher, guards) = leading();
        let guard = guards.take().expect("it leads");
        drop((publisher, guards));
        assert_eq!(guard.token(), None);
        assert_eq!(guard.term(), Term(3));
        drop(guard);
    }

    #[test]
    fn guards_of_many_threads_are_counted_each() {
        let (_publisher, guards) = leading();
        let take = || {
            let guards = guards.clone();
            thread::spawn(move || {
                for _ in 0..10_000 {
                    let guard = guards.take().expect("nothing is drained");
                    assert!(guards.held() >= 1);
                    drop(guard);
                }
            })
        };
        let threads = [take(), take(), take()];
        threads.into_iter().for_each(|thread| thread.join().expect("it leads all the time"));
        assert_eq!(guards.held(), 0);
    }
}

/// As in `latch.rs`: every interleaving of a thread that takes a guard, and lets it go, with the
/// polling thread, which drains.
#[cfg(all(test, loom))]
mod model {
    use super::*;
    use loom::sync::Arc;
    use loom::thread;
    use std::sync::atomic::Ordering::Release;

    /// A count, the lease, and whether another leads.
    struct Modelled {
        count: HoldCount,
        leads: AtomicU64,
        other_leads: AtomicU64,
        woken: AtomicU64,
    }

    type Take = fn(&Modelled) -> bool;

    /// Takes a guard as [`Guards::take`] does.
    fn take(node: &Modelled) -> bool {
        let is_granted = node.count.add().is_granted() && node.leads.load(Acquire) != 0;
        if !is_granted {
            let_go(node);
        }
        is_granted
    }

    fn let_go(node: &Modelled) {
        if let Released::Drained(()) = node.count.remove(|| ()) {
            node.woken.store(1, Release);
        }
    }

    /// A drain that hands over only if nobody holds anything.
    fn check(takes: Take) {
        let mut bounds = loom::model::Builder::new();
        bounds.preemption_bound = Some(3);
        bounds.check(move || {
            let node = Arc::new(Modelled {
                count: HoldCount::default(),
                leads: AtomicU64::new(1),
                other_leads: AtomicU64::new(0),
                woken: AtomicU64::new(0),
            });
            let guarded = Arc::clone(&node);
            let worker = thread::spawn(move || {
                if takes(&guarded) {
                    let other_leads = guarded.other_leads.load(Relaxed) != 0;
                    assert!(!other_leads, "handed over under a guard");
                    let_go(&guarded);
                }
            });
            let held = node.count.close();
            if held == 0 {
                node.leads.store(0, Release);
                node.other_leads.store(1, Relaxed);
                node.count.open();
            }
            worker.join().expect("its assertion holds");
            let was_woken = node.woken.load(Acquire) != 0;
            assert!(held == 0 || was_woken, "the drain sleeps on");
            assert_eq!(node.count.held(), 0);
        });
    }

    #[test]
    fn a_guard_that_is_granted_is_counted_by_the_drain_and_the_last_one_wakes_it() {
        check(take);
    }

    #[test]
    #[should_panic(expected = "handed over under a guard")]
    fn a_guard_that_looks_first_and_is_counted_then_is_found_out() {
        check(|node| {
            if node.count.is_closed() || node.leads.load(Acquire) == 0 {
                return false;
            }
            node.count.add();
            true
        });
    }
}
