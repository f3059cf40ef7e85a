//! A node behind a handle: polled by its owner, or on a thread of its own, until it is closed.
//!
//! Knows the Rust node. Knows nothing of handles and pointers.

use std::net::SocketAddr;
use std::panic;
use std::process;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use interrex::guardian::GuardianState;
use interrex::runtime::{
    Clock, CommandError, NodeMetrics, NodeThread, PositionWriter, Pulse, ResignOutcome, Resignation,
};
use interrex::{Duration, Handle, Instant, Leadership, Node, NodeId, Priority};

use crate::events::{EventQueue, Sender};
use crate::settings::Settings;
use crate::status::Failure;
use crate::status::interrex_status::{
    INTERREX_AGAIN, INTERREX_BUSY, INTERREX_INVALID_ARGUMENT, INTERREX_NODE_GONE,
    INTERREX_PANICKED, INTERREX_QUEUE_FULL, INTERREX_START_FAILED, INTERREX_UNSUPPORTED,
    INTERREX_WRONG_MODE, INTERREX_WRONG_PROCESS,
};

/// The most passes of one call of `poll`: a flood must not keep the caller from its own loop.
const PASSES: usize = 16;

/// The way in which a node runs.
enum Mode {
    Polled(Box<Node>),
    Threaded(Box<NodeThread>),
    /// It was shut down, closed, or could not be spawned.
    Ended,
}

/// The way in which leadership is to be given up.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    Resign,
    /// In favour of this member.
    Transfer(NodeId),
    /// The node is not elected again.
    StandBy,
}

/// A node that was opened.
pub(crate) struct Entry {
    mode: Mutex<Mode>,
    /// The resignation that was asked for last.
    asked: Mutex<Option<Resignation>>,
    pub(crate) leadership: Leadership,
    /// Set where the node shares the fate of the application.
    pub(crate) pulse: Option<Pulse>,
    /// The writer of the application's position, until the fast path has it.
    writer: Mutex<Option<PositionWriter>>,
    pub(crate) events: Arc<EventQueue>,
    handle: Handle,
    clock: Clock,
    metrics: Arc<NodeMetrics>,
    address: SocketAddr,
    has_guardian: bool,
    process: u32,
}

/// Returns what is behind a lock that nobody leaves half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn gone() -> Failure {
    Failure::new(INTERREX_NODE_GONE, "the node runs no more: close it, and open another")
}

fn wrong_mode(words: &str) -> Failure {
    Failure::new(INTERREX_WRONG_MODE, words)
}

/// Returns the failure of a command that was not taken.
fn refused(error: CommandError) -> Failure {
    let status = match error {
        CommandError::QueueFull => INTERREX_QUEUE_FULL,
        CommandError::NodeGone => INTERREX_NODE_GONE,
        CommandError::AuthenticationOff => INTERREX_UNSUPPORTED,
    };
    Failure::new(status, error)
}

impl Entry {
    /// Binds a node that nobody polls yet.
    pub(crate) fn open(settings: &Settings) -> Result<Self, Failure> {
        let events = Arc::new(EventQueue::new(settings.event_capacity()?));
        let node = settings.bind(Arc::new(Sender(Arc::clone(&events))))?;
        Ok(Self {
            leadership: node.leadership(),
            pulse: node.pulse(),
            writer: Mutex::new(node.position_writer()),
            handle: node.handle(),
            clock: node.clock(),
            metrics: node.metrics(),
            address: node.local_addr(),
            mode: Mutex::new(Mode::Polled(Box::new(node))),
            asked: Mutex::new(None),
            events,
            has_guardian: settings.guardian.is_some(),
            process: process::id(),
        })
    }

    /// Fails in a process that was forked off the one that opened the node.
    pub(crate) fn check_process(&self) -> Result<(), Failure> {
        if self.process == process::id() {
            return Ok(());
        }
        Err(Failure::new(
            INTERREX_WRONG_PROCESS,
            "the node belongs to the process that forked this one: open another here",
        ))
    }

    /// Puts the node on a thread of its own.
    pub(crate) fn spawn(&self) -> Result<(), Failure> {
        let mut mode = lock(&self.mode);
        let node = match std::mem::replace(&mut *mode, Mode::Ended) {
            Mode::Polled(node) => node,
            Mode::Threaded(thread) => {
                *mode = Mode::Threaded(thread);
                return Err(wrong_mode("the node runs on a thread of its own already"));
            }
            Mode::Ended => return Err(gone()),
        };
        let thread = node.spawn();
        let thread = thread.map_err(|error| Failure::new(INTERREX_START_FAILED, error))?;
        *mode = Mode::Threaded(Box::new(thread));
        Ok(())
    }

    /// Calls `act` with the node, which its owner polls.
    fn polled<T>(&self, act: impl FnOnce(&mut Node) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut mode = match self.mode.try_lock() {
            Ok(mode) => mode,
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::new(INTERREX_BUSY, "another thread polls the node now"));
            }
            Err(TryLockError::Poisoned(_)) => {
                return Err(Failure::new(
                    INTERREX_PANICKED,
                    "a panic has ended this node: close it, and open another",
                ));
            }
        };
        match &mut *mode {
            Mode::Polled(node) => act(node),
            Mode::Threaded(_) => Err(wrong_mode("the node runs on a thread of its own")),
            Mode::Ended => Err(gone()),
        }
    }

    /// Does what there is to do now, and arms the descriptor for what comes next. Returns the
    /// number of datagrams, commands and timers that there were.
    pub(crate) fn poll(&self) -> Result<usize, Failure> {
        if self.has_guardian {
            return Err(wrong_mode(
                "a guardian watches a thread of the library's own: call interrex_spawn",
            ));
        }
        let (work, is_over) = self.polled(|node| {
            if node.is_shutting_down() {
                node.finish();
                return Ok((0, true));
            }
            let mut work = 0;
            for _ in 0..PASSES {
                let done = node.poll();
                work += done;
                if done == 0 {
                    break;
                }
            }
            node.announce();
            Ok((work, false))
        })?;
        if is_over {
            *lock(&self.mode) = Mode::Ended;
            return Err(gone());
        }
        Ok(work)
    }

    /// Returns the number of the descriptor to wait for before each poll.
    pub(crate) fn descriptor(&self) -> Result<i32, Failure> {
        use std::os::fd::AsRawFd;
        self.polled(|node| {
            node.descriptor().map(|descriptor| descriptor.as_raw_fd()).ok_or_else(|| {
                Failure::new(
                    INTERREX_UNSUPPORTED,
                    "a node that waits by spin or yield has no descriptor: take backoff or park",
                )
            })
        })
    }

    /// Returns the nanoseconds until the next timer is due; `u64::MAX` where none is set.
    pub(crate) fn until_deadline(&self) -> Result<u64, Failure> {
        self.polled(|node| {
            let (deadline, now) = (node.next_deadline(), node.clock().now());
            let is_set = deadline != Instant::NEVER;
            Ok(if is_set { deadline.saturating_since(now).as_nanos() } else { u64::MAX })
        })
    }

    /// Returns the writer of the application's position, once.
    pub(crate) fn take_writer(&self) -> Option<PositionWriter> {
        lock(&self.writer).take()
    }

    /// Asks the node to give its leadership up in that way, and to wait so long for guards.
    pub(crate) fn resign(&self, way: Way, drain: Duration) -> Result<(), Failure> {
        let resignation = match way {
            Way::Resign => self.handle.resign(drain),
            Way::Transfer(to) => self.handle.transfer(to, drain),
            Way::StandBy => self.handle.stand_by(drain),
        };
        *lock(&self.asked) = Some(resignation.map_err(refused)?);
        Ok(())
    }

    /// Ends a standby.
    pub(crate) fn stand_again(&self) -> Result<(), Failure> {
        self.handle.stand_again().map_err(refused)
    }

    pub(crate) fn set_priority(&self, priority: Priority) -> Result<(), Failure> {
        self.handle.set_priority(priority).map_err(refused)
    }

    /// Returns what has become of the resignation that was asked for last, waiting for it for no
    /// longer than `limit`.
    pub(crate) fn outcome(&self, limit: Duration) -> Result<ResignOutcome, Failure> {
        let asked = lock(&self.asked).clone();
        let asked = asked.ok_or_else(|| {
            Failure::new(INTERREX_INVALID_ARGUMENT, "no resignation and no transfer was asked for")
        })?;
        let is_polled = || matches!(&*lock(&self.mode), Mode::Polled(_));
        if limit > Duration::ZERO && asked.outcome().is_none() && is_polled() {
            return Err(wrong_mode(
                "whoever polls the node would wait for itself: pass 0 ns, and poll on",
            ));
        }
        let outcome = asked.wait(limit);
        outcome.ok_or_else(|| Failure::new(INTERREX_AGAIN, "there is no outcome yet"))
    }

    /// Asks the node to end, and waits for nothing.
    pub(crate) fn shutdown(&self) {
        self.handle.shutdown();
    }

    /// Returns the time by the node's clock, in nanoseconds.
    pub(crate) fn now_ns(&self) -> u64 {
        self.clock.now().as_nanos()
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn is_spawned(&self) -> bool {
        matches!(&*lock(&self.mode), Mode::Threaded(_))
    }

    pub(crate) fn is_watched(&self) -> bool {
        self.metrics.snapshot().guardian == GuardianState::Watching
    }

    /// Returns what was asked of the host for speed and can't be had, one line each.
    pub(crate) fn warnings(&self) -> Result<String, Failure> {
        match &*lock(&self.mode) {
            Mode::Threaded(thread) => {
                let lines = thread.warnings().iter().map(|warning| format!("{warning}\n"));
                Ok(lines.collect())
            }
            Mode::Polled(_) => Err(wrong_mode("only interrex_spawn asks the host for anything")),
            Mode::Ended => Err(gone()),
        }
    }

    /// Ends the node. A leader has resigned and sent word to the others when this returns.
    pub(crate) fn close(&self) -> Result<(), Failure> {
        let mode = std::mem::replace(&mut *lock(&self.mode), Mode::Ended);
        match mode {
            Mode::Polled(mut node) => {
                node.finish();
                drop(node);
                Ok(())
            }
            Mode::Threaded(thread) => {
                let ended = thread.stop().map(drop);
                ended.map_err(|panicked| Failure::new(INTERREX_PANICKED, panicked))
            }
            Mode::Ended => Ok(()),
        }
    }
}

// What a panic leaves behind is only closed.
impl panic::RefUnwindSafe for Entry {}
