//! A node on a thread of its own.
//!
//! Knows threads and nothing of what a node does on them.

use std::any::Any;
use std::net::SocketAddr;
use std::process;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{Builder, JoinHandle};

use super::clock::Clock;
use super::error::StartError;
use super::handle::Handle;
use super::host::HostWarning;
use super::leadership::Leadership;
use super::node::Node;
use super::observe::NodeMetrics;

/// The polling thread has panicked. Its lease, if it held one, was given up.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the polling thread panicked: {message}; please report it, and start the node again")]
pub struct ThreadPanicked {
    /// What the panic said.
    pub message: String,
}

/// A node that runs on a thread of its own.
///
/// Dropping it ends the node and waits for its thread. A leader that should hand over first is told
/// to [`resign`](Handle::resign).
#[derive(Debug)]
pub struct NodeThread {
    thread: Option<JoinHandle<Node>>,
    /// A copy of this in a process that was forked off has no thread.
    process: u32,
    handle: Handle,
    leadership: Leadership,
    metrics: Arc<NodeMetrics>,
    address: SocketAddr,
    clock: Clock,
    warnings: Vec<HostWarning>,
}

impl NodeThread {
    pub(super) fn start(node: Node) -> Result<Self, StartError> {
        let (handle, leadership, metrics) = (node.handle(), node.leadership(), node.metrics());
        let (address, clock) = (node.local_addr(), node.clock());
        let (settled, outcome) = mpsc::sync_channel(1);
        let body = move || settle_and_run(node, &settled);
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
            metrics,
            address,
            clock,
            warnings,
        })
    }

    /// What was asked of the host for speed and can't be had, or does harm there.
    pub fn warnings(&self) -> &[HostWarning] {
        &self.warnings
    }

    /// Steers the node.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Says who leads, to any thread.
    pub fn leadership(&self) -> Leadership {
        self.leadership.clone()
    }

    /// What the node counts.
    pub fn metrics(&self) -> Arc<NodeMetrics> {
        Arc::clone(&self.metrics)
    }

    /// Where it listens.
    pub const fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// The clock by which it lives.
    pub fn clock(&self) -> Clock {
        self.clock.clone()
    }

    /// Ends the thread and returns the node, which can be polled or spawned again, or dropped.
    ///
    /// # Errors
    /// [`ThreadPanicked`], with the node lost; also in a forked child, which has no such thread.
    pub fn stop(mut self) -> Result<Node, ThreadPanicked> {
        let Some(thread) = self.take_thread() else {
            let message = "not here: it is a thread of the process that forked this one".to_owned();
            return Err(ThreadPanicked { message });
        };
        self.handle.shutdown();
        thread.join().map_err(|panic| ThreadPanicked { message: message_of(&*panic) })
    }

    /// What can be waited for. In a forked child nothing: to join a thread that is not there ends in a panic,
    /// or never.
    fn take_thread(&mut self) -> Option<JoinHandle<Node>> {
        let thread = self.thread.take()?;
        if self.process == process::id() {
            return Some(thread);
        }
        std::mem::forget(thread);
        None
    }
}

impl Drop for NodeThread {
    fn drop(&mut self) {
        if let Some(thread) = self.take_thread() {
            self.handle.shutdown();
            // A panic of that thread was printed when it happened; there is nobody to tell here.
            let _ = thread.join();
        }
    }
}

fn settle_and_run(mut node: Node, settled: &mpsc::SyncSender<Vec<HostWarning>>) -> Node {
    // The receiver waits for this; if it is gone, so is whoever wanted to know.
    let _ = settled.send(node.settle_in());
    node.run();
    node
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
