//! The node's side: it finds its guardian, hands it the pages, and finds it again when it is lost.
//!
//! Knows processes, sockets and a thread that sleeps; nothing of what the polling thread does.

use std::fmt;
use std::io;
use std::net::Shutdown;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use socket2::{Domain, SockAddr, Socket, Type};

use super::super::node_metrics::NodeMetrics;
use super::super::observer::Observer;
use super::super::sys::Cores;
use super::super::sys::fork::CloseOnFork;
use super::page::{HeldBell, LockOutcome, Pages, SharedPage};
use super::{Guardian, GuardianChange, GuardianState, Place, protocol};

/// The time before a node looks for its guardian again: at first, and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(1));

/// The time that a guardian which was started here may take to end once nobody needs it.
const ENDS_WITHIN: Duration = Duration::from_millis(500);

/// The time that a guardian may take to let a node in, and to answer.
const ADMITS_WITHIN: Duration = Duration::from_secs(5);

/// The time between two questions to a guardian whether it is still at work, and the time that it
/// has to answer. A guardian that is stopped hangs up on nobody.
const ASK_EVERY: Duration = Duration::from_secs(1);
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);

/// The parts that a node needs to be watched over.
pub(in super::super) struct Link {
    pub(in super::super) guardian: Guardian,
    pub(in super::super) pages: Pages,
    pub(in super::super) metrics: Arc<NodeMetrics>,
    pub(in super::super) observer: Option<Arc<dyn Observer>>,
    /// The cores on which the searching thread, and what it starts, may run: not only that of the
    /// polling thread.
    pub(in super::super) cores: Option<Cores>,
    /// True if forked children hang up on the guardian.
    pub(in super::super) closes_on_fork: bool,
}

/// The state that the polling and the searching thread share.
#[derive(Debug, Default)]
struct Common {
    is_over: AtomicBool,
    /// The stream to the guardian, while there is one.
    stream: Mutex<Option<Arc<UnixStream>>>,
}

impl Common {
    fn stream(&self) -> MutexGuard<'_, Option<Arc<UnixStream>>> {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The watch over the thread that made this, for as long as this lives. If the thread ends
/// meanwhile, that is a death. It can't leave that thread; see
/// [`Node::watch`](super::super::Node::watch).
#[must_use = "the thread is watched over for as long as this is kept"]
pub struct Watched {
    /// `None` once it is given back. It belongs to a thread, so a forked child's copy of it does
    /// nothing.
    bell: Option<HeldBell>,
    page: Arc<SharedPage>,
    common: Arc<Common>,
    search: Option<Thread>,
    metrics: Arc<NodeMetrics>,
}

impl fmt::Debug for Watched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watched").field("state", &self.metrics.guardian()).finish_non_exhaustive()
    }
}

impl Link {
    /// Locks the bell for the calling thread, and starts a thread that looks for the guardian.
    pub(in super::super) fn begin(&self) -> io::Result<Watched> {
        let bell = self.take_bell()?;
        self.page().set_process(std::process::id());
        self.page().set_retired(false);
        let common = Arc::<Common>::default();
        let mut search = GuardianSearch {
            guardian: self.guardian.clone(),
            pages: self.pages.clone(),
            metrics: Arc::clone(&self.metrics),
            observer: self.observer.clone(),
            common: Arc::clone(&common),
            cores: self.cores,
            closes_on_fork: self.closes_on_fork,
            has_complained: false,
        };
        self.metrics.set_guardian(GuardianState::Sought);
        let builder = thread::Builder::new().name("interrex-guard".to_owned());
        let mut watched = Watched {
            bell: Some(bell),
            page: Arc::clone(self.page()),
            common,
            search: None,
            metrics: Arc::clone(&self.metrics),
        };
        watched.search = Some(builder.spawn(move || search.run())?.thread().clone());
        Ok(watched)
    }

    /// Locks the bell. Never waits for long: it is held by a thread that is watched over for this
    /// node already, or by a guardian that is about to give it back.
    fn take_bell(&self) -> io::Result<HeldBell> {
        const TRIES: u32 = 50;
        for _ in 0..TRIES {
            // A bell that has rung out is not to be touched, and whoever rings it out voids the
            // page first.
            if self.page().is_void() {
                return Err(self.is_over());
            }
            match self.page().try_lock()? {
                LockOutcome::Held => thread::sleep(Duration::from_millis(1)),
                // A guardian that has found it let go may have been quicker, and voided the page.
                LockOutcome::Acquired(bell) if !self.page().is_void() => return Ok(bell),
                LockOutcome::OwnerDied(bell)
                    if self.page().is_retired() && !self.page().is_void() =>
                {
                    bell.mend();
                    return Ok(bell);
                }
                // A thread has died with the bell in its hand while the node lived on. So this
                // life is over. The page is void before the bell is given back, so that nobody
                // finds a bell that has rung out on a page that is not void.
                LockOutcome::Acquired(_)
                | LockOutcome::OwnerDied(_)
                | LockOutcome::Unrecoverable => {
                    return Err(self.is_over());
                }
            }
        }
        Err(io::Error::new(
            io::ErrorKind::ResourceBusy,
            "a thread is watched over for this node already",
        ))
    }

    fn page(&self) -> &Arc<SharedPage> {
        self.pages.shared()
    }

    /// Voids both pages, or sees to it that they are, and says so.
    fn is_over(&self) -> io::Error {
        // Nobody is told of anything here. So a lease in a page that can't be voided ends by the
        // clock before another node leads.
        let _ = self.pages.void();
        self.metrics.set_guardian(GuardianState::Voided);
        io::Error::other(
            "a thread has ended while it was watched over for this node, or its guardian took it for dead: \
             this life of the node is over; build a new node",
        )
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let Some(bell) = self.bell.take().filter(HeldBell::is_own) else { return };
        // A panic is no farewell: the guardian finds the bell let go without a word.
        if !thread::panicking() {
            self.page.set_retired(true);
        }
        drop(bell);
        let mut stream = self.common.stream();
        self.common.is_over.store(true, SeqCst);
        if let Some(stream) = stream.take() {
            // It may have hung up itself.
            let _ = stream.shutdown(Shutdown::Both);
        }
        if !self.page.is_void() {
            self.metrics.set_guardian(GuardianState::Unwatched);
        }
        drop(stream);
        // It ends by itself. Nobody waits for it: it may be in a callback that waits for this
        // thread.
        if let Some(search) = self.search.take() {
            search.unpark();
        }
    }
}

/// The search for a guardian, on a thread of its own, for as long as the node is to be watched
/// over.
struct GuardianSearch {
    guardian: Guardian,
    pages: Pages,
    metrics: Arc<NodeMetrics>,
    observer: Option<Arc<dyn Observer>>,
    common: Arc<Common>,
    cores: Option<Cores>,
    closes_on_fork: bool,
    has_complained: bool,
}

impl GuardianSearch {
    fn run(&mut self) {
        // Where it can't, it runs beside the polling thread.
        let _ = self.cores.map(|cores| cores.allow_this_thread());
        let mut pause = PAUSES.0;
        while !self.is_over() {
            let began = Instant::now();
            match self.run_session() {
                Ok(()) if self.is_over() => return,
                Ok(()) => {
                    // One that is lost at once is not to be started again and again.
                    pause = if began.elapsed() > PAUSES.1 { PAUSES.0 } else { pause };
                    self.set_state(GuardianState::Sought);
                    self.tell(&GuardianChange::Lost);
                }
                Err(_) if self.is_over() => return,
                Err(error) => self.complain(&error),
            }
            thread::park_timeout(pause);
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    /// Returns whether nobody is to be watched over any more, or can be, since the page is void.
    fn is_over(&self) -> bool {
        self.common.is_over.load(SeqCst) || self.pages.shared().is_void()
    }

    fn set_state(&self, state: GuardianState) {
        // Under the lock under which the other thread ends the watch, and says so.
        let _stream = self.common.stream();
        if !self.is_over() {
            self.metrics.set_guardian(state);
        }
        // The thread that polls may have found the page void, and said so, in between.
        if self.pages.shared().is_void() {
            self.metrics.set_guardian(GuardianState::Voided);
        }
    }

    fn tell(&self, change: &GuardianChange) {
        if let Some(observer) = &self.observer {
            // A panic in it, which is printed where it happens, must not end the search.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| observer.on_guardian(change)));
        }
    }

    fn complain(&mut self, error: &io::Error) {
        if !self.has_complained {
            self.has_complained = true;
            self.tell(&GuardianChange::NotWatching(format!("{}: {error}", self.guardian)));
        }
    }

    /// Finds the guardian, and has it watch over the node until the guardian is gone.
    fn run_session(&mut self) -> io::Result<()> {
        match self.guardian.place.clone() {
            Place::Socket(path) => self.run_session_on(connect(&path, ADMITS_WITHIN)?),
            Place::Program { path, arguments } => {
                let (ours, theirs) = UnixStream::pair()?;
                let mut command = Command::new(path);
                command.args(arguments).stdin(Stdio::from(OwnedFd::from(theirs)));
                // What is typed at this process' terminal is not meant for its guardian.
                let child = command.process_group(0).spawn()?;
                // The command holds the other end of the pair.
                drop(command);
                let outcome = self.run_session_on(ours);
                reap(child);
                outcome
            }
        }
    }

    /// Has the guardian at the other end of `stream` watch over the node until it is gone.
    fn run_session_on(&mut self, stream: UnixStream) -> io::Result<()> {
        let stream = Arc::new(stream);
        // It is dropped before the stream is. Without it a forked child keeps its end of the
        // stream. The only harm is that a hang-up may go unseen.
        let fork = self.closes_on_fork.then(|| CloseOnFork::new(stream.as_fd()).ok()).flatten();
        fork.iter().for_each(CloseOnFork::arm);
        *self.common.stream() = Some(Arc::clone(&stream));
        // The other thread may have looked for the stream before it was there.
        let outcome = if self.is_over() { Ok(()) } else { self.ask_and_wait(&stream) };
        self.common.stream().take();
        outcome
    }

    /// Hands the pages over, and returns once nobody watches any more.
    fn ask_and_wait(&mut self, stream: &UnixStream) -> io::Result<()> {
        stream.set_read_timeout(Some(ADMITS_WITHIN))?;
        protocol::ask(stream, &self.pages)?;
        self.has_complained = false;
        self.set_state(GuardianState::Watching);
        self.tell(&GuardianChange::Watching);
        // Whatever ends this, nobody watches any more.
        let _ = self.keep_asking(stream);
        // One that did not answer in time may go on: it is to know that nobody counts on it.
        let _ = stream.shutdown(Shutdown::Both);
        Ok(())
    }

    /// Returns once the guardian is gone, or has not answered in time.
    fn keep_asking(&self, stream: &UnixStream) -> io::Result<()> {
        loop {
            stream.set_read_timeout(Some(ASK_EVERY))?;
            if protocol::has_hung_up(stream)? {
                return Ok(());
            }
            stream.set_read_timeout(Some(ANSWERS_WITHIN))?;
            protocol::ask_again(stream)?;
        }
    }
}

/// Connects within that time. A guardian that is stopped lets nobody in, and a node in its full
/// queue would wait for ever.
fn connect(path: &Path, within: Duration) -> io::Result<UnixStream> {
    let socket = Socket::new(Domain::UNIX, Type::STREAM, None)?;
    // The kernel counts waiting to be let in as writing.
    socket.set_write_timeout(Some(within))?;
    let connected = socket.connect(&SockAddr::unix(path)?);
    connected.map_err(protocol::if_late("it lets nobody in: is it stopped?"))?;
    Ok(OwnedFd::from(socket).into())
}

/// Waits for a guardian whose socket is closed, and ends it if it does not end by itself.
fn reap(mut child: Child) {
    const STEP: Duration = Duration::from_millis(5);
    let mut waited = Duration::ZERO;
    while waited < ENDS_WITHIN {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(STEP);
        waited += STEP;
    }
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guardian_that_lets_nobody_in_holds_nobody_up() {
        let dir = std::env::temp_dir().join(format!("interrex-connect-{}", std::process::id()));
        // A test of the same number may have been ended by force.
        let _ = std::fs::remove_file(&dir);
        let listener =
            Socket::new(Domain::UNIX, Type::STREAM, None).expect("the system has sockets");
        listener.bind(&SockAddr::unix(&dir).expect("a short path")).expect("the path is free");
        listener.listen(1).expect("it is bound");
        let within = Duration::from_millis(20);
        let began = Instant::now();
        let mut let_in = Vec::new();
        let error = loop {
            match connect(&dir, within) {
                Ok(stream) => let_in.push(stream),
                Err(error) => break error,
            }
            assert!(let_in.len() < 10, "the queue has an end");
        };
        assert_eq!(error.kind(), io::ErrorKind::TimedOut, "{error}");
        assert!(error.to_string().contains("stopped"), "{error}");
        assert!(began.elapsed() >= within);
        std::fs::remove_file(&dir).expect("it is there");
    }
}
