//! A node behind a handle: polled by its owner, or on a thread of its own, until it is closed.
//!
//! Knows the Rust node. Knows nothing of handles and pointers.

use std::net::SocketAddr;
use std::panic;
use std::process;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use crossbeam::atomic::AtomicCell;
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

/// The name of a [`Mode`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Polled,
    Threaded,
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
    /// Locked while the node is polled, which may take as long as guards are waited for.
    mode: Mutex<Mode>,
    /// The kind of `mode`, for those who can't wait for it. A node that is polled no more never is
    /// again, and from then on nobody holds the lock for long. Written under the lock.
    kind: AtomicCell<Kind>,
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

impl Mode {
    /// Returns the node, if its owner polls it.
    fn polled(&mut self) -> Result<&mut Node, Failure> {
        match self {
            Self::Polled(node) => Ok(node),
            Self::Threaded(_) => Err(wrong_mode("the node runs on a thread of its own")),
            Self::Ended => Err(gone()),
        }
    }
}

/// Returns whether polling does nothing any more, though nobody has ended the node: its machine was
/// restored from a snapshot, or its guardian has taken it for dead.
fn is_over(node: &Node) -> bool {
    node.is_over()
}

/// Polls until there is nothing to do, or often enough. Returns the number of datagrams, commands
/// and timers that there were.
fn passes(node: &mut Node) -> usize {
    let mut work = 0;
    for _ in 0..PASSES {
        let done = node.poll();
        work += done;
        if done == 0 {
            break;
        }
    }
    work
}

impl Entry {
    /// Binds a node that nobody polls yet.
    pub(crate) fn open(settings: &Settings) -> Result<Self, Failure> {
        let events = Arc::new(EventQueue::new(settings.event_capacity()?));
        let node = settings.bind(Arc::new(Sender(Arc::clone(&events))))?;
        Ok(Self::new(node, events, settings.guardian.is_some()))
    }

    fn new(node: Node, events: Arc<EventQueue>, has_guardian: bool) -> Self {
        Self {
            leadership: node.leadership(),
            pulse: node.pulse(),
            writer: Mutex::new(node.position_writer()),
            handle: node.handle(),
            clock: node.clock(),
            metrics: node.metrics(),
            address: node.local_addr(),
            mode: Mutex::new(Mode::Polled(Box::new(node))),
            kind: AtomicCell::new(Kind::Polled),
            asked: Mutex::new(None),
            events,
            has_guardian,
            process: process::id(),
        }
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
        if is_over(&node) {
            self.kind.store(Kind::Ended);
            return Err(gone());
        }
        let thread = node.spawn();
        self.kind.store(if thread.is_ok() { Kind::Threaded } else { Kind::Ended });
        let thread = thread.map_err(|error| Failure::new(INTERREX_START_FAILED, error))?;
        *mode = Mode::Threaded(Box::new(thread));
        Ok(())
    }

    /// Locks the mode of a node that its owner polls, if no other thread polls it.
    fn try_mode(&self) -> Result<MutexGuard<'_, Mode>, Failure> {
        self.mode.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => {
                Failure::new(INTERREX_BUSY, "another thread polls the node now")
            }
            TryLockError::Poisoned(_) => Failure::new(
                INTERREX_PANICKED,
                "a panic has ended this node: close it, and open another",
            ),
        })
    }

    /// Calls `act` with the node, which its owner polls.
    fn polled<T>(&self, act: impl FnOnce(&mut Node) -> Result<T, Failure>) -> Result<T, Failure> {
        act(self.try_mode()?.polled()?)
    }

    /// Does what there is to do now, and arms the descriptor for what comes next. Returns the
    /// number of datagrams, commands and timers that there were.
    pub(crate) fn poll(&self) -> Result<usize, Failure> {
        if self.has_guardian {
            return Err(wrong_mode(
                "a guardian watches a thread of the library's own: call interrex_spawn",
            ));
        }
        let mut mode = self.try_mode()?;
        let node = mode.polled()?;
        if node.is_shutting_down() {
            node.finish();
        } else {
            let work = passes(node);
            if !is_over(node) {
                node.arm_descriptor();
                return Ok(work);
            }
        }
        self.kind.store(Kind::Ended);
        *mode = Mode::Ended;
        Err(gone())
    }

    /// Returns whether the node runs no more. Waits for no poll.
    pub(crate) fn has_ended(&self) -> bool {
        match self.kind.load() {
            Kind::Polled => false,
            Kind::Threaded => match &*lock(&self.mode) {
                Mode::Threaded(thread) => thread.is_finished(),
                Mode::Polled(_) | Mode::Ended => true,
            },
            Kind::Ended => true,
        }
    }

    /// Fails if the node runs no more: a command would wait for ever.
    fn check_runs(&self) -> Result<(), Failure> {
        if self.has_ended() { Err(gone()) } else { Ok(()) }
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
        self.check_runs()?;
        let resignation = match way {
            Way::Resign => self.handle.resign(drain),
            Way::Transfer(to) => self.handle.transfer(to, drain),
            Way::StandBy => self.handle.stand_by(drain),
        };
        *lock(&self.asked) = Some(resignation.map_err(refused)?);
        Ok(())
    }

    /// Ends a standby.
    pub(crate) fn end_standby(&self) -> Result<(), Failure> {
        self.check_runs()?;
        self.handle.end_standby().map_err(refused)
    }

    pub(crate) fn set_priority(&self, priority: Priority) -> Result<(), Failure> {
        self.check_runs()?;
        self.handle.set_priority(priority).map_err(refused)
    }

    /// Returns what has become of the resignation that was asked for last, waiting for it for no
    /// longer than `limit`.
    pub(crate) fn outcome(&self, limit: Duration) -> Result<ResignOutcome, Failure> {
        let asked = lock(&self.asked).clone();
        let asked = asked.ok_or_else(|| {
            Failure::new(INTERREX_INVALID_ARGUMENT, "no resignation and no transfer was asked for")
        })?;
        let is_polled = self.kind.load() == Kind::Polled;
        if limit > Duration::ZERO && asked.outcome().is_none() && is_polled {
            return Err(wrong_mode(
                "whoever polls the node would wait for itself: pass 0 ns, and poll on",
            ));
        }
        // Asked before the outcome: whatever a thread has said, it has said before its end.
        let has_ended = self.has_ended();
        let outcome = asked.wait(if has_ended { Duration::ZERO } else { limit });
        outcome.ok_or_else(|| {
            if has_ended { gone() } else { Failure::new(INTERREX_AGAIN, "there is no outcome yet") }
        })
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
        self.kind.load() == Kind::Threaded
    }

    pub(crate) fn is_watched(&self) -> bool {
        self.metrics.snapshot().guardian == GuardianState::Watching
    }

    /// Returns what was asked of the host for speed and can't be had, one line each.
    pub(crate) fn warnings(&self) -> Result<String, Failure> {
        let not_spawned = || wrong_mode("only interrex_spawn asks the host for anything");
        if self.kind.load() == Kind::Polled {
            return Err(not_spawned());
        }
        match &*lock(&self.mode) {
            Mode::Threaded(thread) => {
                let lines = thread.warnings().iter().map(|warning| format!("{warning}\n"));
                Ok(lines.collect())
            }
            Mode::Polled(_) => Err(not_spawned()),
            Mode::Ended => Err(gone()),
        }
    }

    /// Ends the node. A leader has resigned and sent word to the others when this returns.
    pub(crate) fn close(&self) -> Result<(), Failure> {
        let mut mode = lock(&self.mode);
        self.kind.store(Kind::Ended);
        let ended = std::mem::replace(&mut *mode, Mode::Ended);
        drop(mode);
        match ended {
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::FileExt as _;
    use std::path::{Path, PathBuf};
    use std::{fs, thread, time};

    use interrex::election::Event;
    use interrex::runtime::Overrides;

    use super::*;
    use crate::status::interrex_status;

    /// A file that shows the generation of a virtual machine as the kernel's device does.
    struct Machine(PathBuf);

    impl Machine {
        fn new(name: &str) -> Self {
            let mut page = [0; 4096];
            page[..4].copy_from_slice(b"VCLK");
            page[4..8].copy_from_slice(&4096_u32.to_le_bytes());
            (page[8], page[25], page[104]) = (1, 1, 7);
            let name = format!("interrex-capi-machine-{}-{name}", process::id());
            let path = std::env::temp_dir().join(name);
            fs::write(&path, page).expect("the temporary folder takes files");
            Self(path)
        }

        fn restore(&self) {
            let file = fs::OpenOptions::new().write(true).open(&self.0);
            let file = file.expect("it was written");
            file.write_all_at(&[8], 104).expect("it takes what is written");
        }
    }

    impl Drop for Machine {
        fn drop(&mut self) {
            _ = fs::remove_file(&self.0);
        }
    }

    /// Returns the node of a cluster of one, on that machine.
    fn open(machine: Option<&Path>) -> Entry {
        let socket = std::net::UdpSocket::bind("127.0.0.1:0").expect("a port is free");
        let address = socket.local_addr().expect("it is bound");
        drop(socket);
        let settings = format!(
            "cluster = 1\nnode = 1\nunauthenticated = true\nevent_capacity = 64\n\
             drain_limit_ns = 60_000_000_000\nmembers = [{{ id = 1, address = \"{address}\" }}]"
        );
        let settings: Settings = toml::from_str(&settings).expect("it is a configuration");
        let events = Arc::new(EventQueue::new(64));
        let builder = settings.builder(Arc::new(Sender(Arc::clone(&events))));
        let overrides =
            Overrides { vm_clock: machine.map(Path::to_path_buf), ..Overrides::default() };
        let node = builder.expect("it is whole").overrides(overrides).bind();
        Entry::new(node.expect("it can be bound"), events, false)
    }

    fn status<T>(result: Result<T, Failure>) -> Option<interrex_status> {
        result.err().map(|failure| failure.status)
    }

    fn every_request(entry: &Entry) -> [Option<interrex_status>; 4] {
        [
            status(entry.resign(Way::Resign, Duration::ZERO)),
            status(entry.end_standby()),
            status(entry.set_priority(Priority(3))),
            status(entry.spawn()),
        ]
    }

    fn tells_of_restore(entry: &Entry) -> bool {
        std::iter::from_fn(|| entry.events.next()).any(|it| it.event == Event::MachineRestored)
    }

    fn lead(entry: &Entry, mut poll: impl FnMut()) {
        while !entry.leadership.is_leader() {
            poll();
            thread::yield_now();
        }
    }

    #[test]
    fn a_node_that_is_polled_says_that_its_life_is_over_once_the_machine_was_restored() {
        let machine = Machine::new("polled");
        let entry = open(Some(&machine.0));
        lead(&entry, || assert_eq!(status(entry.poll()), None));
        machine.restore();
        assert!(!entry.has_ended());
        assert_eq!(status(entry.poll()), Some(INTERREX_NODE_GONE));
        assert!(entry.has_ended() && tells_of_restore(&entry));
        assert_eq!(status(entry.poll()), Some(INTERREX_NODE_GONE));
        assert_eq!(status(entry.descriptor()), Some(INTERREX_NODE_GONE));
        assert_eq!(every_request(&entry), [Some(INTERREX_NODE_GONE); 4]);
        assert_eq!(status(entry.close()), None);
    }

    #[test]
    fn a_node_on_its_own_thread_says_that_its_life_is_over_once_the_machine_was_restored() {
        let machine = Machine::new("spawned");
        let entry = open(Some(&machine.0));
        assert_eq!(status(entry.spawn()), None);
        lead(&entry, || {});
        assert!(!entry.has_ended());
        machine.restore();
        while !entry.has_ended() {
            thread::sleep(time::Duration::from_millis(1));
        }
        assert!(tells_of_restore(&entry));
        let [requests @ .., _] = every_request(&entry);
        assert_eq!(requests, [Some(INTERREX_NODE_GONE); 3]);
        assert_eq!(status(entry.close()), None);
    }

    #[test]
    fn the_outcome_that_is_told_is_that_of_the_last_resignation() {
        let entry = open(None);
        lead(&entry, || assert_eq!(status(entry.poll()), None));
        let itself = NodeId::new(1).expect("1 is below 128");
        assert_eq!(status(entry.resign(Way::Transfer(itself), Duration::ZERO)), None);
        assert_eq!(status(entry.poll()), None);
        let first = entry.outcome(Duration::ZERO).ok();
        assert!(matches!(first, Some(ResignOutcome::Refused(_))), "{first:?}");
        assert_eq!(status(entry.resign(Way::Resign, Duration::ZERO)), None);
        assert_eq!(status(entry.outcome(Duration::ZERO)), Some(INTERREX_AGAIN));
        assert_eq!(status(entry.poll()), None);
        let second = entry.outcome(Duration::ZERO).ok();
        assert!(matches!(second, Some(ResignOutcome::NoHeir { .. })), "{second:?}");
    }

    #[test]
    fn what_becomes_of_a_resignation_can_be_asked_while_a_poll_waits_for_guards() {
        let entry = open(None);
        lead(&entry, || assert_eq!(status(entry.poll()), None));
        let guard = entry.leadership.guard().expect("it leads");
        assert_eq!(status(entry.resign(Way::Resign, Duration::from_millis(3_600_000))), None);
        entry.shutdown();
        thread::scope(|scope| {
            let poll = scope.spawn(|| status(entry.poll()));
            while !guard.is_recalled() {
                thread::yield_now();
            }
            // The poll is on until the guard is given back, or a minute is over.
            assert_eq!(status(entry.outcome(Duration::ZERO)), Some(INTERREX_AGAIN));
            assert_eq!(status(entry.outcome(Duration::from_nanos(1))), Some(INTERREX_WRONG_MODE));
            assert_eq!(status(entry.warnings()), Some(INTERREX_WRONG_MODE));
            assert!(!entry.is_spawned() && !entry.has_ended());
            drop(guard);
            assert_eq!(poll.join().expect("it asserts nothing"), Some(INTERREX_NODE_GONE));
        });
        assert_eq!(status(entry.outcome(Duration::ZERO)), None);
    }
}
