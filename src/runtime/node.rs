//! A node, and what the loop of whoever polls it calls.
//!
//! Knows the parts that a loop needs and nothing of what they do.

use std::hint;
use std::io;
use std::net::SocketAddr;
use std::os::fd::BorrowedFd;
use std::sync::{Arc, Mutex, PoisonError};
use std::{thread, time};

use crate::types::Instant;

use super::callback::Callback;
use super::clock::Clock;
use super::duty_cycle::PollingLoop;
use super::error::StartError;
use super::guardian::{GuardianState, Link, Watched};
use super::handle::{Ending, Handle};
use super::host::{HostWarning, Scheduling};
use super::leadership::Leadership;
use super::names::NameSearch;
use super::node_metrics::NodeMetrics;
use super::position::PositionWriter;
use super::pulse::Pulse;
use super::subscribers::SubscriberSocket;
use super::thread::NodeThread;
use super::wait::{Step, Waiter};
use super::wall_clock::WallClock;

/// The place of the writer until somebody takes it, for the node and for its thread.
pub(super) type WriterSlot = Arc<Mutex<Option<PositionWriter>>>;

pub(super) fn take_writer(slot: &WriterSlot) -> Option<PositionWriter> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// A node that is bound and runs while it is polled.
///
/// Dropping it ends it: a leader waits for [guards](Leadership::guard) as
/// [`NodeBuilder::drain_limit`](super::NodeBuilder::drain_limit) says, and resigns, and its
/// [`Leadership`] says so. Where the drop comes of a panic in the application, it resigns without
/// waiting. Only a panic of the library's own, or of the store, ends it without a word.
pub struct Node {
    // It stands before the waiter, so it is dropped before it: the socket leaves epoll by being
    // closed.
    pub(super) cycle: PollingLoop,
    pub(super) waiter: Waiter,
    pub(super) handle: Handle,
    pub(super) leadership: Leadership,
    pub(super) pulse: Option<Pulse>,
    pub(super) position_writer: WriterSlot,
    pub(super) scheduling: Scheduling,
    /// The deadline until which a loop of the application's own waits at most, if it does.
    pub(super) armed_until: Option<Instant>,
    /// True if the polling thread takes all the time that it can get.
    pub(super) never_sleeps: bool,
    /// The wall clock at the start, where terms begin by it.
    pub(super) wall_clock: Option<WallClock>,
    /// The socket of subscribers, where there is one.
    pub(super) subscribers: Option<SubscriberSocket>,
    pub(super) link: Option<Link>,
    /// Ends with the node.
    pub(super) _search: Option<NameSearch>,
}

impl Node {
    /// Makes one pass: receive, decide, send, publish. Returns the number of datagrams, commands
    /// and timers that there were; zero means that nothing is to be done now. Never waits for the
    /// network and never allocates. It waits for the store while the node votes, and runs the
    /// callbacks.
    ///
    /// A loop of one's own asks [`is_shutting_down`](Self::is_shutting_down) when to end, and ends
    /// with [`finish`](Self::finish). Once this life [is over](Self::is_over), it drops the node.
    pub fn poll(&mut self) -> usize {
        if let Some(deadline) = self.armed_until.take() {
            self.cycle.note_sleep(deadline);
        }
        let work = self.cycle.pass();
        if self.waiter.on_pass(self.cycle.now(), work > 0) {
            self.cycle.metrics().on_starved();
        }
        work
    }

    /// Waits as the wait strategy says, at most until the next deadline. Call it after a
    /// [`poll`](Self::poll) that returned zero.
    ///
    /// Several nodes on one thread should spin or yield, or leave this out: while one sleeps, none
    /// is polled.
    pub fn idle(&mut self) {
        if self.cycle.is_over() {
            thread::sleep(time::Duration::from_millis(1));
            return;
        }
        match self.waiter.step(self.cycle.now(), self.cycle.next_deadline()) {
            Step::Spin => hint::spin_loop(),
            Step::Yield => thread::yield_now(),
            Step::Sleep => self.sleep(),
        }
    }

    /// Sleeps until something comes in or the next deadline has come.
    fn sleep(&mut self) {
        // A socket that has not been found empty may hold what epoll will not tell of again.
        let socket = self.cycle.transport();
        let is_empty = socket.is_drained() && !socket.errors_wait();
        if !is_empty || self.cycle.owes_announcements() || self.handle.is_shutting_down() {
            return;
        }
        if let Some(parking) = self.waiter.parking() {
            let deadline = self.cycle.next_deadline();
            self.cycle.metrics().on_sleep();
            if parking.park(self.cycle.clock().now(), deadline) {
                self.cycle.note_sleep(deadline);
            }
        }
    }

    /// Returns a descriptor for an event loop of the application's own, such as epoll, asio or
    /// Netty: it is readable while there is something to [`poll`](Self::poll) for. That is a
    /// datagram, a command, or a timer whose time has come. `None` where the wait strategy never
    /// sleeps.
    ///
    /// The loop waits until it is readable, and nothing else may be done with it. Then it calls
    /// `poll` until that returns zero, then [`arm_descriptor`](Self::arm_descriptor), and waits
    /// again. It does these once before it waits for the first time, too. With poll(2), of the
    /// crate `rustix`:
    ///
    /// ```no_run
    /// use interrex::Node;
    /// use rustix::event::{PollFd, PollFlags, poll};
    /// use rustix::io::retry_on_intr;
    ///
    /// fn run(node: &mut Node, own_socket: &std::net::UdpSocket) -> std::io::Result<()> {
    ///     while !node.is_shutting_down() && !node.is_over() {
    ///         while node.poll() > 0 {}
    ///         node.arm_descriptor();
    ///         let descriptor = node.descriptor().ok_or(std::io::ErrorKind::Unsupported)?;
    ///         let mut waits = [
    ///             PollFd::from_borrowed_fd(descriptor, PollFlags::IN),
    ///             PollFd::new(own_socket, PollFlags::IN),
    ///         ];
    ///         retry_on_intr(|| poll(&mut waits, None))?;
    ///         // Then take what has come to `own_socket`.
    ///     }
    ///     node.finish(); // a leader resigns
    ///     Ok(())
    /// }
    /// ```
    pub fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.waiter.descriptor()
    }

    /// Arms the [`descriptor`](Self::descriptor): it becomes readable as soon as there is something
    /// to do, at once if there is already, and at the next deadline at the latest. A loop that
    /// waits for it calls this after a [`poll`](Self::poll), before each wait. Costs up to three
    /// system calls.
    pub fn arm_descriptor(&mut self) {
        let socket = self.cycle.transport();
        let is_drained = socket.is_drained() && !socket.errors_wait();
        let is_due = !is_drained || self.handle.is_shutting_down();
        let deadline = self.cycle.next_deadline();
        if let Some(parking) = self.waiter.parking() {
            parking.arm_epoll(self.cycle.clock().now(), deadline, is_due);
            self.armed_until = (!is_due).then_some(deadline);
        }
    }

    /// Returns the time at which the next timer is due, by the node's [`clock`](Self::clock);
    /// [`Instant::NEVER`] where none is set. A node that is polled later than that is late.
    pub fn next_deadline(&self) -> Instant {
        self.cycle.next_deadline()
    }

    /// Has the guardian watch over the calling thread, for as long as the answer lives.
    /// [`run`](Self::run) does it by itself: this is for a loop of one's own that calls
    /// [`poll`](Self::poll). `None` if the node was built without a guardian.
    ///
    /// The answer can't leave the thread. Drop it before another thread polls: if the thread ends
    /// while it lives, that is the node's death. The node is void then: `poll` does nothing and
    /// returns 0 for ever, and the metrics say so. Build a new one.
    ///
    /// # Errors
    /// [`ResourceBusy`](io::ErrorKind::ResourceBusy) if a thread is watched over for this node
    /// already; any other if a thread has ended while it was watched over, so that this life is
    /// over; if this is a forked child's copy of a node; or if the system has no thread to look
    /// for the guardian with.
    pub fn watch(&self) -> io::Result<Option<Watched>> {
        if self.cycle.is_copy() {
            return Err(io::Error::other(
                "this node is that of the process which forked this one: build another here",
            ));
        }
        self.link.as_ref().map(Link::begin).transpose()
    }

    /// Returns whether somebody watches over this node, as [`MetricsSnapshot::guardian`] says it,
    /// at the cost of one load: a loop of your own can see that it is
    /// [`GuardianState::Unwatched`].
    ///
    /// [`MetricsSnapshot::guardian`]: super::MetricsSnapshot::guardian
    pub fn guardian_state(&self) -> GuardianState {
        self.cycle.metrics().guardian()
    }

    /// Returns whether [`Handle::shutdown`] was called, until [`finish`](Self::finish) or
    /// [`run`](Self::run) has done what it asks. For a loop of one's own; costs one load.
    pub fn is_shutting_down(&self) -> bool {
        self.handle.is_shutting_down()
    }

    /// Returns whether this life is over, so that [`poll`](Self::poll) does nothing any more: a
    /// guardian has taken this node for dead
    /// ([`GuardianState::Voided`](super::guardian::GuardianState::Voided)); its virtual machine was
    /// restored from a snapshot; its store or the library has panicked; or this is a forked child's
    /// copy. It leads nothing and never will. A loop of one's own asks after each `poll`, then
    /// drops the node and builds a new one; [`run`](Self::run) returns by itself. A node that has
    /// [finished](Self::finish) can be polled again, so that is no such end. Costs one load.
    pub fn is_over(&self) -> bool {
        self.cycle.is_over()
    }

    /// Ends a loop of one's own, whether or not [`Handle::shutdown`] was called. Carries out all
    /// commands that were sent before. Then a leader waits for guards as
    /// [`NodeBuilder::drain_limit`](super::NodeBuilder::drain_limit) says, and leads on meanwhile.
    /// It resigns, and has sent word to the others when this returns. The node can be polled again.
    pub fn finish(&mut self) {
        let ending = self.handle.take_shutdown().unwrap_or(Ending::Resign);
        self.cycle.finish(ending);
    }

    /// Ends this node without a word to the other members: they wait as they do for a leader that
    /// has died. For tests of that; a drop resigns.
    pub fn abandon(mut self) {
        self.cycle.abandon();
    }

    /// Polls until [`Handle::shutdown`], and ends with [`finish`](Self::finish); or until this life
    /// [is over](Self::is_over). Whoever asks it for something after that is told that the node is
    /// gone.
    pub fn run(&mut self) {
        // A node that can't be watched over runs all the same, and its state says so. A caller may
        // have asked for the watch already, which is an error here too.
        let _watched = self.watch();
        while !self.is_shutting_down() {
            let work = self.poll();
            if self.cycle.is_over() {
                self.cycle.close();
                return;
            }
            if work == 0 {
                self.idle();
            }
        }
        self.finish();
    }

    /// Runs the node on a thread of its own. What was asked of the host and can't be had is in
    /// [`NodeThread::warnings`].
    ///
    /// # Errors
    /// [`StartError::Thread`].
    pub fn spawn(self) -> Result<NodeThread, StartError> {
        NodeThread::start(self)
    }

    /// Returns a handle that steers this node from other threads.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Returns which of the application's callbacks has panicked and so ended a pass.
    pub(super) fn has_panicked_in(&self) -> Option<Callback> {
        self.cycle.running().callback()
    }

    /// Returns the writer of the application's position. There is one, which is given once: `None`
    /// after that, here and at the [`NodeThread`].
    pub fn position_writer(&self) -> Option<PositionWriter> {
        take_writer(&self.position_writer)
    }

    /// Returns what says to any thread who leads.
    pub fn leadership(&self) -> Leadership {
        self.leadership.clone()
    }

    /// Returns what the application beats by, where the node shares its fate
    /// ([`NodeBuilder::fate_sharing`](super::NodeBuilder::fate_sharing)); else `None`.
    pub fn pulse(&self) -> Option<Pulse> {
        self.pulse.clone()
    }

    /// Returns the counters of this node.
    pub fn metrics(&self) -> Arc<NodeMetrics> {
        Arc::clone(self.cycle.metrics())
    }

    /// Returns the address at which the node listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.cycle.transport().local_addr()
    }

    /// Returns the address at which the node listens for subscribers, if it does; see
    /// [`NodeBuilder::subscribers`](super::NodeBuilder::subscribers).
    pub fn subscribers_addr(&self) -> Option<SocketAddr> {
        self.subscribers.as_ref().map(|subscribers| subscribers.local)
    }

    /// Returns the clock by which the node lives.
    pub fn clock(&self) -> Clock {
        self.cycle.clock().clone()
    }

    /// Asks the host for what [`NodeBuilder::scheduling`](super::NodeBuilder::scheduling) names,
    /// for the calling thread, which is to poll this node. The thread of [`spawn`](Self::spawn)
    /// does it by itself. Returns what can't be had, or does harm on this host.
    pub fn prepare_thread(&self) -> Vec<HostWarning> {
        let transport = self.cycle.transport();
        let of_subscribers = self.subscribers.iter().flat_map(|subscribers| &subscribers.missing);
        let missing = transport.missing().iter().chain(of_subscribers);
        let missing = missing.map(HostWarning::of_missing);
        let host = self.scheduling.grant(Some(transport.descriptor()), self.never_sleeps);
        missing.chain(host).chain(self.wall_clock.iter().flat_map(WallClock::warnings)).collect()
    }
}
