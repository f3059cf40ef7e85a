//! How other threads steer a node.
//!
//! Knows a bounded queue and how to wake who reads it. Knows nothing of what commands do.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{Acquire, Release};

use crossbeam::channel::{Receiver, Sender, TrySendError};
use mio::Waker;

use crate::config::{Authentication, Config};
use crate::election::Command;
use crate::types::{ClusterId, NodeId, Position};
use crate::wire::{Keyring, LinkKeys};

/// How many commands may wait. A node takes them within a duty cycle; more wait only if it stalls.
pub(super) const COMMAND_QUEUE: usize = 64;

/// Why a command was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CommandError {
    /// The node has not taken the commands before this one.
    #[error(
        "commands or keys wait already: the polling thread stalls, or is not polled; try again"
    )]
    QueueFull,
    /// There is no node any more.
    #[error("the node is gone: start another and take its handle")]
    NodeGone,
    /// There are no keys to change.
    #[error(
        "authentication is off: start all members anew with keys; they can't be given one by one"
    )]
    Unsealed,
}

/// How new keys reach a node.
#[derive(Clone, Debug)]
pub(super) struct KeyChange {
    cluster: ClusterId,
    node: NodeId,
    authentication: Authentication,
    keys: Sender<LinkKeys>,
    /// Keys that are no longer used come back, since the polling thread frees nothing.
    freed: Receiver<LinkKeys>,
}

impl KeyChange {
    pub(super) const fn new(
        config: &Config,
        keys: Sender<LinkKeys>,
        freed: Receiver<LinkKeys>,
    ) -> Self {
        let Config { node, cluster, authentication, .. } = *config;
        Self { cluster, node, authentication, keys, freed }
    }
}

/// Steers a node from any thread. Cheap to clone; never blocks.
#[derive(Clone, Debug)]
pub struct Handle {
    pub(super) commands: Sender<Command>,
    pub(super) keys: KeyChange,
    pub(super) shutdown: Arc<AtomicBool>,
    pub(super) waker: Option<Arc<Waker>>,
}

impl Handle {
    /// Lets the node give its leadership up, if it leads, so that another takes over at once (R10).
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn resign(&self) -> Result<(), CommandError> {
        self.send(Command::Resign)
    }

    /// Vouches for the members that a diskless node waits for after its start: they are gone for good,
    /// or run for the first time. Told wrongly, a term may come twice (R14).
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn bootstrap(&self) -> Result<(), CommandError> {
        self.send(Command::Bootstrap)
    }

    /// Says how far the application has come; a node that is behind a quorum is not elected. It holds
    /// from the next pass of the polling loop on.
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn set_position(&self, position: Position) -> Result<(), CommandError> {
        self.send(Command::SetPosition(position))
    }

    /// Lets the polling loop end after one more pass, in which it carries out the commands sent
    /// before. A leader does not resign by itself: its followers wait until its promises have run
    /// out, unless [`resign`](Self::resign) was sent first.
    pub fn shutdown(&self) {
        // Release, with the Acquire in `take_shutdown`: commands sent before this are seen by the
        // pass that comes after it.
        self.shutdown.store(true, Release);
        self.wake();
    }

    /// Whether the loop is to end; asked once, since a node may be polled again later.
    pub(super) fn take_shutdown(&self) -> bool {
        // Acquire, with the Release in `shutdown`. Not one swap: that would write to the shared
        // line in every pass.
        let is_set = self.shutdown.load(Acquire);
        if is_set {
            self.shutdown.store(false, Release);
        }
        is_set
    }

    pub(super) fn is_shutting_down(&self) -> bool {
        // Acquire, with the Release in `shutdown`.
        self.shutdown.load(Acquire)
    }

    /// Changes the keys while the node runs; it holds from the next pass of the polling loop on, and
    /// [`MetricsSnapshot::keys`](super::MetricsSnapshot::keys) says when it does. In which order the
    /// members of a cluster do so is said at [`Keyring`]. Change the key file first: a restart reads
    /// that.
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn set_keys(&self, keys: &Keyring) -> Result<(), CommandError> {
        let KeyChange { cluster, node, authentication, keys: queue, freed } = &self.keys;
        if *authentication == Authentication::Off {
            return Err(CommandError::Unsealed);
        }
        freed.try_iter().for_each(drop);
        // Derived here, so that the polling thread has only to take them.
        self.send_to(queue, LinkKeys::new(keys, *cluster, *node))
    }

    fn send(&self, command: Command) -> Result<(), CommandError> {
        self.send_to(&self.commands, command)
    }

    fn send_to<T>(&self, queue: &Sender<T>, what: T) -> Result<(), CommandError> {
        queue.try_send(what).map_err(|error| match error {
            TrySendError::Full(_) => CommandError::QueueFull,
            TrySendError::Disconnected(_) => CommandError::NodeGone,
        })?;
        self.wake();
        Ok(())
    }

    fn wake(&self) {
        if let Some(waker) = &self.waker {
            // It fails only if the count of wake-ups is full, and then one waits already.
            let _ = waker.wake();
        }
    }
}
