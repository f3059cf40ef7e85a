//! The node's side: finds its guardian, hands it the page, and finds it again when it is lost.
//!
//! Knows processes, sockets and a thread that sleeps; nothing of what the polling thread does.

use std::io;
use std::marker::PhantomData;
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use super::super::observe::NodeMetrics;
use super::super::sys::Cores;
use super::super::sys::shared::{Rung, SharedPage};
use super::{Guardian, GuardianNews, GuardianState, Place, wire};

/// How long a node waits before it looks for its guardian again: at first, and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(1));

/// How long a guardian that was started here may take to end once nobody needs it.
const FAREWELL: Duration = Duration::from_millis(500);

/// How long a guardian may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

pub(in super::super) type OnNews = Box<dyn FnMut(&GuardianNews) + Send>;

/// What a node needs to be watched over.
pub(in super::super) struct Link {
    pub(in super::super) guardian: Guardian,
    pub(in super::super) page: Arc<SharedPage>,
    pub(in super::super) metrics: Arc<NodeMetrics>,
    pub(in super::super) on_news: Arc<Mutex<Option<OnNews>>>,
    /// Where the thread that looks for the guardian, and what it starts, may run: not only beside the
    /// polling thread.
    pub(in super::super) cores: Option<Cores>,
}

/// What both threads know.
#[derive(Default)]
struct Common {
    is_over: AtomicBool,
    /// To the guardian, while there is one.
    stream: Mutex<Option<UnixStream>>,
}

impl Common {
    fn keep(&self, stream: Option<UnixStream>) -> Option<UnixStream> {
        let mut kept = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *kept, stream)
    }
}

/// As long as this lives, the thread that made it is watched over, and its end is a death. It can't leave
/// that thread; see [`Node::watch`](super::super::Node::watch).
pub struct Watched {
    page: Arc<SharedPage>,
    common: Arc<Common>,
    seeker: Option<Thread>,
    metrics: Arc<NodeMetrics>,
    /// A copy of this in a process that was forked off has nothing to say.
    process: u32,
    /// The bell belongs to a thread.
    stays: PhantomData<*const ()>,
}

impl Link {
    /// The calling thread takes the bell into its hand, and a thread of its own looks for the guardian.
    pub(in super::super) fn begin(&self) -> io::Result<Watched> {
        self.take_bell()?;
        self.page.set_process(std::process::id());
        self.page.set_retired(false);
        let common = Arc::<Common>::default();
        let mut seeker = Seeker {
            guardian: self.guardian.clone(),
            page: Arc::clone(&self.page),
            metrics: Arc::clone(&self.metrics),
            on_news: Arc::clone(&self.on_news),
            common: Arc::clone(&common),
            cores: self.cores,
            has_complained: false,
        };
        self.metrics.set_guardian(GuardianState::Sought);
        let builder = thread::Builder::new().name("interrex-guard".to_owned());
        let mut watched = Watched {
            page: Arc::clone(&self.page),
            common,
            seeker: None,
            metrics: Arc::clone(&self.metrics),
            process: std::process::id(),
            stays: PhantomData,
        };
        watched.seeker = Some(builder.spawn(move || seeker.run())?.thread().clone());
        Ok(watched)
    }

    /// Never waits for long: the bell is held by whoever is watched over for this node already, or by a
    /// guardian that is about to give it back.
    fn take_bell(&self) -> io::Result<()> {
        const TRIES: u32 = 50;
        for _ in 0..TRIES {
            match self.page.try_lock()? {
                Rung::LetGo => return Ok(()),
                Rung::OwnerDied if self.page.is_retired() => {
                    self.page.mend();
                    return Ok(());
                }
                Rung::OwnerDied | Rung::Told => {
                    // A thread has died with the bell in its hand while the node lived on: so has this life.
                    self.page.void();
                    return Ok(());
                }
                Rung::Held => thread::sleep(Duration::from_millis(1)),
            }
        }
        Err(io::Error::new(
            io::ErrorKind::ResourceBusy,
            "a thread is watched over for this node already",
        ))
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if self.process != std::process::id() {
            return;
        }
        // A panic is no farewell: the guardian finds the bell let go without a word.
        if !thread::panicking() {
            self.page.set_retired(true);
        }
        self.page.unlock();
        self.common.is_over.store(true, SeqCst);
        if let Some(stream) = self.common.keep(None) {
            // It may have hung up itself.
            let _ = stream.shutdown(Shutdown::Both);
        }
        // It ends by itself. Nobody waits for it: it may be in a callback that waits for this thread.
        if let Some(seeker) = self.seeker.take() {
            seeker.unpark();
        }
        if !self.page.is_void() {
            self.metrics.set_guardian(GuardianState::None);
        }
    }
}

struct Seeker {
    guardian: Guardian,
    page: Arc<SharedPage>,
    metrics: Arc<NodeMetrics>,
    on_news: Arc<Mutex<Option<OnNews>>>,
    common: Arc<Common>,
    cores: Option<Cores>,
    has_complained: bool,
}

impl Seeker {
    fn run(&mut self) {
        // Where it can't, it runs beside the polling thread.
        let _ = self.cores.map(|cores| cores.allow_this_thread());
        let mut pause = PAUSES.0;
        while !self.is_over() {
            let began = Instant::now();
            match self.attend() {
                Ok(()) if self.is_over() => return,
                Ok(()) => {
                    // One that is lost at once is not to be started again and again.
                    pause = if began.elapsed() > PAUSES.1 { PAUSES.0 } else { pause };
                    self.set_state(GuardianState::Sought);
                    self.tell(&GuardianNews::Lost);
                }
                Err(_) if self.is_over() => return,
                Err(error) => self.complain(&error),
            }
            thread::park_timeout(pause);
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    /// Nobody can be watched over any more whose page is void.
    fn is_over(&self) -> bool {
        self.common.is_over.load(SeqCst) || self.page.is_void()
    }

    fn set_state(&self, state: GuardianState) {
        if !self.page.is_void() && !self.is_over() {
            self.metrics.set_guardian(state);
        }
    }

    fn tell(&self, news: &GuardianNews) {
        let mut on_news = self.on_news.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(on_news) = &mut *on_news {
            on_news(news);
        }
    }

    fn complain(&mut self, error: &io::Error) {
        if !self.has_complained {
            self.has_complained = true;
            self.tell(&GuardianNews::Unreachable(format!("{}: {error}", self.guardian)));
        }
    }

    /// Is watched over until the guardian is gone.
    fn attend(&mut self) -> io::Result<()> {
        match self.guardian.place.clone() {
            Place::Socket(path) => self.talk(UnixStream::connect(path)?),
            Place::Program { path, arguments } => {
                let (ours, theirs) = UnixStream::pair()?;
                let mut command = Command::new(path);
                command.args(arguments).stdin(Stdio::from(OwnedFd::from(theirs)));
                // What is typed at this process' terminal is not meant for its guardian.
                let child = command.process_group(0).spawn()?;
                // The command holds the other end of the pair.
                drop(command);
                let outcome = self.talk(ours);
                bury(child);
                outcome
            }
        }
    }

    fn talk(&mut self, stream: UnixStream) -> io::Result<()> {
        self.common.keep(Some(stream.try_clone()?));
        // The other thread may have looked for the stream before it was there.
        let outcome = if self.is_over() { Ok(()) } else { self.be_watched(&stream) };
        self.common.keep(None);
        outcome
    }

    fn be_watched(&mut self, stream: &UnixStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        wire::ask(stream, self.page.file())?;
        stream.set_read_timeout(None)?;
        self.has_complained = false;
        self.set_state(GuardianState::Watching);
        self.tell(&GuardianNews::Watching);
        // It says nothing more, until it is gone.
        let mut byte = [0];
        let mut reader = stream;
        while matches!(io::Read::read(&mut reader, &mut byte), Ok(count) if count > 0) {}
        Ok(())
    }
}

/// Waits for a guardian whose socket is closed, and ends it if it does not end by itself.
fn bury(mut child: Child) {
    const STEP: Duration = Duration::from_millis(5);
    let mut waited = Duration::ZERO;
    while waited < FAREWELL {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(STEP);
        waited += STEP;
    }
    let _ = child.kill();
    let _ = child.wait();
}
