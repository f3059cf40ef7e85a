//! A node on a thread of its own.
//!
//! Knows threads and nothing of what a node does on them.

use std::any::Any;
use std::fmt;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{Builder, JoinHandle};

use super::callback::Callback;
use super::clock::Clock;
use super::error::StartError;
use super::handle::{Ending, Handle};
use super::host::HostWarning;
use super::leadership::Leadership;
use super::node::{Node, WriterSlot, take_writer};
use super::node_metrics::NodeMetrics;
use super::position::PositionWriter;
use super::pulse::Pulse;

/// The polling thread has panicked, and the node is gone. Nobody reads that it leads any more. If
/// a callback of the application has panicked, a leader has resigned. Else the others find out by
/// themselves.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct ThreadPanicked {
    /// The message of the panic.
    pub message: String,
    /// The callback that has panicked; `None` if the library itself has.
    pub callback: Option<Callback>,
}

impl fmt::Display for ThreadPanicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = &self.message;
        match self.callback {
            Some(callback) => write!(
                f,
                "{callback} of the application panicked and has ended the polling thread: \
                 {message}; mend that, and start the node again"
            ),
            None => write!(
                f,
                "the polling thread panicked: {message}; please report it, and start the node again"
            ),
        }
    }
}

/// The message of a forked child's copy.
const NOT_HERE: &str = "not here: it is a thread of the process that forked this one";

/// A node that runs on a thread of its own.
///
/// Dropping it does what [`stop`](Self::stop) does.
#[derive(Debug)]
pub struct NodeThread {
    thread: Option<JoinHandle<Result<Node, ThreadPanicked>>>,
    /// A copy of this in a process that was forked off has no thread.
    process: u32,
    handle: Handle,
    leadership: Leadership,
    pulse: Option<Pulse>,
    position_writer: WriterSlot,
    metrics: Arc<NodeMetrics>,
    address: SocketAddr,
    subscribers: Option<SocketAddr>,
    clock: Clock,
    warnings: Vec<HostWarning>,
}

impl NodeThread {
    pub(super) fn start(node: Node) -> Result<Self, StartError> {
        let (handle, leadership, metrics) = (node.handle(), node.leadership(), node.metrics());
        let (address, clock, pulse) = (node.local_addr(), node.clock(), node.pulse());
        let subscribers = node.subscribers_addr();
        let position_writer = Arc::clone(&node.position_writer);
        let (prepared, outcome) = mpsc::sync_channel(1);
        let body = move || prepare_and_run(node, &prepared);
        let thread = Builder::new()
            .name("interrex".to_owned())
            .spawn(body)
            .map_err(|source| StartError::Thread { source })?;
        // None if the thread has panicked already, which `stop` tells.
        let warnings = outcome.recv().unwrap_or_default();
        Ok(Self {
            thread: Some(thread),
            process: process::id(),
            handle,
            leadership,
            pulse,
            position_writer,
            metrics,
            address,
            subscribers,
            clock,
            warnings,
        })
    }

    /// Returns what was asked of the host for speed and can't be had, or does harm there.
    pub fn warnings(&self) -> &[HostWarning] {
        &self.warnings
    }

    /// Returns a handle that steers the node.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
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

    /// Returns the writer of the application's position. There is one, which is given once: `None`
    /// after that, here and at the [`Node`].
    pub fn position_writer(&self) -> Option<PositionWriter> {
        take_writer(&self.position_writer)
    }

    /// Returns the counters of the node.
    pub fn metrics(&self) -> Arc<NodeMetrics> {
        Arc::clone(&self.metrics)
    }

    /// Returns the address at which the node listens.
    pub const fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Returns the address at which the node listens for subscribers, if it does.
    pub const fn subscribers_addr(&self) -> Option<SocketAddr> {
        self.subscribers
    }

    /// Returns the clock by which the node lives.
    pub fn clock(&self) -> Clock {
        self.clock.clone()
    }

    /// Returns whether the polling thread has ended: after a shutdown, because its guardian has
    /// taken it for dead, because its machine was restored from a snapshot, or because something on
    /// it has panicked. A node whose thread has ended hears nobody and leads nothing.
    ///
    /// To learn why it has ended, call [`stop`](Self::stop): it returns an error after a panic.
    /// Else ask [`Node::is_over`] of the node that it returns. True means that the machine was
    /// restored, or that the guardian has taken the node for dead; build a new one.
    pub fn is_finished(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Ends the thread and returns the node. It can be polled or spawned again unless it
    /// [is over](Node::is_over), or dropped.
    ///
    /// All commands sent before are carried out. A leader waits for [guards](Leadership::guard), no
    /// longer than [`NodeBuilder::drain_limit`](super::NodeBuilder::drain_limit) says. It resigns,
    /// and has sent word to the others when this returns: another leads within a round trip,
    /// although this process may exit at once. So do not call this while the calling thread itself
    /// holds a guard. Whoever wants to know what became of that asks for it first:
    ///
    /// ```no_run
    /// # fn end(thread: interrex::NodeThread) -> Result<(), Box<dyn std::error::Error>> {
    /// let resignation = thread.handle().resign(interrex::Duration::from_millis(500))?;
    /// thread.stop()?;
    /// if let Some(outcome) = resignation.outcome() {
    ///     println!("{outcome}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`ThreadPanicked`], with the node lost; also in a forked child, which has no such thread.
    pub fn stop(mut self) -> Result<Node, ThreadPanicked> {
        self.end(Ending::Resign).expect("only this, abandon and drop take it, and drop comes last")
    }

    /// Ends the thread and the node without a word to the other members: they wait as they do for
    /// a leader that has died. For tests of that. A guardian tells nobody either.
    pub fn abandon(mut self) {
        if let Some(Ok(node)) = self.end(Ending::Silent) {
            node.abandon();
        }
    }

    /// Waits for the end of the thread; `None` if that was done before.
    fn end(&mut self, ending: Ending) -> Option<Result<Node, ThreadPanicked>> {
        let thread = self.thread.take()?;
        if self.process != process::id() {
            // To join a thread that is not there ends in a panic, or never.
            std::mem::forget(thread);
            return Some(Err(ThreadPanicked { message: NOT_HERE.to_owned(), callback: None }));
        }
        self.handle.end(ending);
        // A panic is caught on the thread. What can still panic is what the application's
        // callbacks do when they are dropped.
        let outcome = thread.join();
        Some(outcome.unwrap_or_else(|panic| {
            Err(ThreadPanicked { message: message_of(&*panic), callback: None })
        }))
    }
}

impl Drop for NodeThread {
    fn drop(&mut self) {
        // A panic of that thread was printed when it happened; there is nobody to tell here.
        let _ = self.end(Ending::Resign);
    }
}

/// Polls the node until it ends. After a panic it returns the message, and the node ends here,
/// before the thread does.
fn prepare_and_run(
    mut node: Node,
    prepared: &mpsc::SyncSender<Vec<HostWarning>>,
) -> Result<Node, ThreadPanicked> {
    // The node is used after a panic, by its end alone, and that knows what it may do.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        // The receiver waits for this; if it is gone, so is whoever wanted to know.
        let _ = prepared.send(node.prepare_thread());
        node.run();
    }));
    match outcome {
        Ok(()) => Ok(node),
        Err(panic) => {
            Err(ThreadPanicked { message: message_of(&*panic), callback: node.has_panicked_in() })
        }
    }
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
