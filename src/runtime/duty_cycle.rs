//! The polling loop of a node: passes of the [`duty_cycle`](crate::duty_cycle) over sockets.
//!
//! Knows whose code runs, what a panic of it means, and how the loop ends. The order of a pass is
//! not known here.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::{thread, time};

use crate::config::Config;
use crate::duty_cycle::{DutyCycle, Environment, REQUESTS};
use crate::types::{Duration, Instant};

use super::callback::{Callback, Running};
use super::clock::Clock;
use super::handle::{COMMAND_QUEUE, Ending};
use super::node_metrics::NodeMetrics;
use super::subscribers::Announcements;
use super::udp::Transport;

mod sockets;

pub(super) use sockets::Parts;
use sockets::Sockets;

/// The pause between two passes of an end that waits for guards, where there is nothing to do.
const DRAIN_PAUSE: time::Duration = time::Duration::from_micros(50);

/// The polling loop's state between two passes.
pub(super) struct PollingLoop {
    cycle: DutyCycle,
    sockets: Sockets,
    /// The time for which an end waits for guards.
    drain_limit: Duration,
    /// True if it is to end without a word to the other members.
    is_abandoned: bool,
}

impl PollingLoop {
    pub(super) fn new(
        cycle: DutyCycle,
        parts: Parts,
        config: &Config,
        drain_limit: Duration,
        now: Instant,
    ) -> Self {
        let sockets = Sockets::new(parts, config, cycle.links(), now);
        let mut polling = Self { cycle, sockets, drain_limit, is_abandoned: false };
        let Ok(()) = polling.cycle.start(&mut polling.sockets);
        // Before the first pass too: a node that has to ask the others must not seem to take part.
        polling.sockets.show_core(&polling.cycle);
        polling
    }

    pub(super) const fn transport(&self) -> &Transport {
        &self.sockets.parts.transport
    }

    pub(super) const fn clock(&self) -> &Clock {
        &self.sockets.parts.clock
    }

    /// Tells subscribers from now on. All that was published before is that nobody leads.
    pub(super) fn tell_subscribers(&mut self, announcements: Announcements) {
        self.sockets.tell_subscribers(announcements);
    }

    /// Returns whether another pass is to follow at once, since subscribers are to be told yet.
    pub(super) fn owes_announcements(&self) -> bool {
        self.sockets.owes_announcements()
    }

    pub(super) const fn metrics(&self) -> &Arc<NodeMetrics> {
        &self.sockets.metrics
    }

    /// Returns the time of the last pass.
    pub(super) const fn now(&self) -> Instant {
        self.cycle.now()
    }

    /// Notes that the thread has slept, and asked to be woken at `deadline` or by what comes in.
    /// Until then the socket counts as empty: only what the thread sleeps beyond it is known to be
    /// a pause. A thread that was woken late by a datagram can't tell.
    pub(super) fn note_sleep(&mut self, deadline: Instant) {
        self.cycle.idle(self.clock().now().min(deadline));
    }

    pub(super) fn next_deadline(&self) -> Instant {
        if self.owes_announcements() { self.now() } else { self.cycle.next_deadline() }
    }

    /// Returns whose code has this thread, or had it when a panic ended a pass.
    pub(super) const fn running(&self) -> Running {
        self.sockets.running
    }

    /// Returns whether this is a copy, in a forked child, of a node that another process polls.
    pub(super) fn is_copy(&self) -> bool {
        self.sockets.parts.forks.is_copy()
    }

    /// Returns whether this life is over, though the process lives.
    pub(super) const fn is_over(&self) -> bool {
        self.cycle.is_over()
    }

    /// Makes one pass. Returns how many datagrams, requests and timers there were.
    pub(super) fn pass(&mut self) -> usize {
        if self.sockets.running != Running::Nobody && !self.goes_on_after_panic() {
            if !self.is_copy() {
                self.sockets.note_end();
                let Ok(()) = self.cycle.answer_as_gone(&mut self.sockets);
            }
            return 0;
        }
        self.sockets.running = Running::Library;
        let Ok(work) = self.cycle.pass(&mut self.sockets);
        self.sockets.running = Running::Nobody;
        work
    }

    /// Returns whether a loop may go on after a pass has panicked and its caller has caught that.
    /// After a panic of the library or of the store, what waits to be said may depend on what was
    /// never written. So this life says nothing more, not even at its end. After that of a
    /// callback, the pass goes on where it was.
    #[cold]
    fn goes_on_after_panic(&mut self) -> bool {
        if !self.sockets.running.may_speak() || self.is_copy() {
            self.cycle.silence();
        }
        !self.cycle.is_silent()
    }

    /// Ends the loop. Requests that came before are carried out, and a leader that is to resign
    /// has sent word to the others when this returns.
    pub(super) fn finish(&mut self, ending: Ending) {
        // So many passes empty a full queue; what is sent meanwhile may wait.
        for _ in 0..COMMAND_QUEUE.div_ceil(REQUESTS) {
            self.pass();
            if self.sockets.parts.orders.is_empty() {
                break;
            }
        }
        match ending {
            Ending::Silent => {}
            Ending::Resign if self.is_over() => {}
            Ending::Resign => {
                self.drain();
                self.sockets.running = Running::Library;
                let Ok(_) = self.cycle.leave(&mut self.sockets);
                self.sockets.deliver_events();
                self.sockets.running = Running::Nobody;
            }
        }
        self.sockets.note_end();
    }

    /// Leads on until no guard is held, or the time for that is over.
    fn drain(&mut self) {
        // The time for guards begins now, and not at the last pass, which may be long ago.
        self.pass();
        // It is refused where this node does not lead, which is as good.
        let _ = self.cycle.begin_drain(None, self.drain_limit);
        // The drain ends by the node's clock. This one ends it too where that stands still.
        let (began, limit) = (time::Instant::now(), time::Duration::from(self.drain_limit));
        while self.cycle.is_draining() && began.elapsed() <= limit {
            if self.pass() == 0 && self.cycle.is_draining() {
                thread::sleep(DRAIN_PAUSE);
            }
        }
    }

    /// Ends a loop whose life is over: whoever asks for something from now on is told that the node
    /// is gone, although it is not dropped yet.
    pub(super) fn close(&mut self) {
        if !self.is_copy() {
            self.sockets.note_end();
        }
        self.sockets.close_queues();
    }

    pub(super) const fn abandon(&mut self) {
        self.is_abandoned = true;
    }
}

/// Ends a node that nobody has ended by [`PollingLoop::finish`]: it was dropped, or a panic
/// unwinds the polling thread. A leader resigns, or its followers would wait for the end of
/// promises that nobody needs any more. That is safe. The lease is given up, and that is
/// published, before anybody is told, as in any resignation. And it is done only where the core is
/// whole (see [`Running::may_speak`]). Guards are waited for unless there was a panic.
impl Drop for PollingLoop {
    fn drop(&mut self) {
        self.leave_if_whole();
        // After the resignation, which publishes there, and before the address is free: whatever
        // lies at the path then is the next life's. What is shared is left to the process that has
        // the node.
        if self.sockets.parts.forks.is_here_alone() {
            self.sockets.parts.publisher.withdraw();
            self.sockets.parts.publisher.withdraw_public();
        }
    }
}

impl PollingLoop {
    fn leave_if_whole(&mut self) {
        if !self.sockets.parts.forks.is_polled_here() {
            return;
        }
        self.silence_observer_after_panic();
        // One attempt at each. A panic in it must not become an abort where another is unwinding
        // already, and one in the drain must not keep back the resignation.
        if self.is_to_resign() && self.sockets.running == Running::Nobody && !thread::panicking() {
            let _ = catch_unwind(AssertUnwindSafe(|| self.drain()));
            self.silence_observer_after_panic();
        }
        if self.is_to_resign() {
            let left = catch_unwind(AssertUnwindSafe(|| {
                let Ok(_) = self.cycle.leave(&mut self.sockets);
            }));
            if left.is_err() {
                self.silence_observer_after_panic();
            }
        }
        let _ = catch_unwind(AssertUnwindSafe(|| self.sockets.tell_end()));
    }

    fn is_to_resign(&self) -> bool {
        !self.is_abandoned && !self.is_over() && self.sockets.running.may_speak()
    }

    /// Sees to it that an observer that has panicked is called no more.
    fn silence_observer_after_panic(&mut self) {
        if self.sockets.running.callback().is_some_and(Callback::is_of_the_observer) {
            self.sockets.parts.store_errors.silence();
            self.sockets.parts.observer = None;
        }
    }
}
