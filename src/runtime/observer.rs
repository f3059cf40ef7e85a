//! The observer of a node: what an application may be told, and on which thread.
//!
//! Knows what can be told. Knows nothing of when it is.

use crate::election::Event;
use crate::types::{Duration, Instant, NodeId, Term};

use super::guardian::GuardianChange;
use super::rejections::Rejected;
use super::store_errors::StoreFailure;

/// Is told of what happens to a node; see [`NodeBuilder::observer`](super::NodeBuilder::observer).
/// Every method does nothing unless it is written.
///
/// The node hears nobody while one of its methods runs on the polling thread. So these must be
/// quick: they must not wait, as for a lock or a disk, and should not allocate. They hand what
/// takes time to another thread, over a bounded queue:
///
/// ```
/// use std::sync::{Arc, mpsc};
///
/// use interrex::{Config, NodeBuilder, NumberedEvent};
///
/// # fn queue(config: Config) {
/// let (sender, events) = mpsc::sync_channel(64);
/// // A closure observes events alone.
/// let observer = move |notice: &NumberedEvent| {
///     if sender.try_send(*notice).is_err() {
///         // The thread that reads them is slower than elections are. A gap in the numbers tells.
///     }
/// };
/// let builder = NodeBuilder::new(config).observer(Arc::new(observer));
/// # }
/// ```
///
/// A panic in any of them but [`on_guardian`](Self::on_guardian) ends the polling thread, and a
/// leader resigns; [`ThreadPanicked`](super::ThreadPanicked) names the method.
pub trait Observer: Send + Sync {
    /// Called for each event on the polling thread, after the datagrams of the pass have left; for
    /// the last one of a node that is dropped, on the thread that drops it. For the state itself
    /// ask [`Leadership`](super::Leadership), which can't be out of date.
    ///
    /// Each [`BecameLeader`](Event::BecameLeader) is followed by one
    /// [`SteppedDown`](Event::SteppedDown) of its term, before the next `BecameLeader`, and no
    /// `SteppedDown` comes without one. This holds too where a life ends without a word to the
    /// other members: a guardian has voided it, its clock has lied, or the node is dropped. It does
    /// not hold in two cases. An observer that has panicked is told nothing more. And nobody is
    /// told where the process ends at once.
    fn on_event(&self, notice: &NumberedEvent) {
        let _ = notice;
    }

    /// Called for each heartbeat of the leader on the polling thread, before the answer to it
    /// leaves. Serves to record how evenly they come; must not allocate.
    fn on_heartbeat(&self, heartbeat: &HeardHeartbeat) {
        let _ = heartbeat;
    }

    /// Called where datagrams are rejected, on the polling thread: at most once a second and
    /// reason, so that whoever floods this node does not flood its log. The next call for a reason
    /// tells of all that came meanwhile. The counts in
    /// [`MetricsSnapshot::rejected`](super::MetricsSnapshot::rejected) are always whole.
    fn on_rejected(&self, rejected: &Rejected) {
        let _ = rejected;
    }

    /// Called where the store fails, on the polling thread: the event
    /// [`PersistFailed`](Event::PersistFailed) says that a vote was not given, this says why. It
    /// is called at most once a second for each call of the store, since a full disk fails at
    /// every heartbeat, and tells of all failures since. The event is told once for each state
    /// that can't be written, and again once a write has succeeded.
    fn on_store_error(&self, failure: &StoreFailure<'_>) {
        let _ = failure;
    }

    /// Called when a guardian begins to watch, is lost, or can't be reached; on a thread of the
    /// library's own, which does nothing else meanwhile, so it may wait. A panic in it is caught.
    /// It is not called when a guardian has voided this node: that is
    /// [`GuardianState::Voided`](super::guardian::GuardianState::Voided) in the metrics.
    fn on_guardian(&self, change: &GuardianChange) {
        let _ = change;
    }
}

/// An event, with its place among all events of its node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NumberedEvent {
    /// The number, which counts from 1 for each node. Where one is missing, an event was dropped.
    /// One pass has room for 64: any event but a gain or loss of leadership is dropped while 56 or
    /// more wait. The other eight places are kept for gains and losses.
    pub number: u64,
    /// The time of the node's clock after what led to the event was published.
    pub at: Instant,
    /// The event.
    pub event: Event,
}

/// A closure observes events alone.
impl<F: Fn(&NumberedEvent) + Send + Sync> Observer for F {
    fn on_event(&self, notice: &NumberedEvent) {
        self(notice);
    }
}

/// A heartbeat of the leader that this node follows, as it came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeardHeartbeat {
    /// The leader.
    pub from: NodeId,
    /// The leader's term.
    pub term: Term,
    /// The time at which it was read from the socket.
    pub at: Instant,
    /// The time after which the leader means to send the next.
    pub interval: Duration,
    /// The promise asked for. Zero from a leader without a lease, whose heartbeats put no
    /// suspicion off (R9).
    pub promise: Duration,
    /// The longest time for which it may have lain in the socket, since this node had not looked
    /// there. A node that has slept counts the time after the deadline until which it was to sleep;
    /// one that was woken late by a datagram can't tell. Zero for a node that parks.
    pub absence: Duration,
}
