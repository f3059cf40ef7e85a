//! The guardian's process: takes pages in, and has each watched.
//!
//! Knows the local socket, threads and how they wait. What is done about a death is `watch.rs`'s
//! business.

use std::fmt;
use std::fs;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam::channel::{self, Receiver, Sender};

use super::super::sys;
use super::super::sys::shared::SharedPage;
use super::page::Ward;
use super::watch::{Death, End, Messenger, Watch};
use super::wire::{self, Request};

/// How a guardian waits for a death.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Vigil {
    /// Asleep in the lock: costs nothing, and wakes when the kernel lets it. Best at a real-time priority.
    #[default]
    Asleep,
    /// Looks again and again, and yields between: for hosts with a core to spare.
    Polling,
}

/// How a guardian's process watches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Watchman {
    /// How it waits.
    pub vigil: Vigil,
    /// The core that its watching threads run on, counted from 0.
    pub core: Option<usize>,
    /// The real-time priority (`SCHED_FIFO`, 1 to 99) of its watching threads; only for one that sleeps.
    pub priority: Option<u8>,
}

/// What a guardian has to say, for its log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Report {
    /// It stands apart, and nodes find it at this path.
    Listening(PathBuf),
    /// It watches over this node.
    Watching(Ward),
    /// Somebody has asked in vain, and why.
    Refused(String),
    /// A node's polling thread has ended without a word, and what was done about it.
    Died(Death),
    /// A node has ended as it should.
    Retired(Ward),
    /// A node's page is void already: another guardian was told of its death, or the node has given it up.
    ToldByAnother(Ward),
    /// Something that was asked for can't be had; the guardian goes on without it.
    Warning(String),
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |ward: &Ward| {
            format!("node {} of cluster {} (process {})", ward.node, ward.cluster.0, ward.process)
        };
        match self {
            Report::Listening(path) => write!(f, "listening at {}", path.display()),
            Report::Watching(ward) => write!(f, "watching over {}", name(ward)),
            Report::Refused(why) => write!(f, "not watching: {why}"),
            Report::Died(Death { ward, led: None, .. }) => {
                write!(f, "{} has died; it led nobody", name(ward))
            }
            Report::Died(Death { ward, led: Some(term), told, failed, took }) => {
                let name = name(ward);
                write!(f, "{name} has died leading term {term}: {told} told in {took}")?;
                if *failed > 0 { write!(f, ", {failed} can't be sent to") } else { Ok(()) }
            }
            Report::Retired(ward) => write!(f, "{} has ended", name(ward)),
            Report::ToldByAnother(ward) => {
                write!(f, "{} is void already: another guardian has told of it", name(ward))
            }
            Report::Warning(what) => write!(f, "warning: {what}"),
        }
    }
}

/// Why a guardian can't begin.
#[derive(Debug, thiserror::Error)]
pub enum GuardianError {
    /// The path of its socket is taken.
    #[error("{}: another guardian listens there, or something that is no socket lies there: choose another path", path.display())]
    Taken {
        /// The path.
        path: PathBuf,
    },
    /// Its socket can't be made.
    #[error("{}: can't listen there: {source}", path.display())]
    Listen {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A thread that polls at a real-time priority leaves its core to nobody, and the kernel stops it for
    /// 50 ms in every second.
    #[error(
        "a guardian that polls needs no real-time priority: let it sleep, or leave the priority out"
    )]
    PollingAtPriority,
    /// There is no thread to poll with.
    #[error("no thread to poll with: {source}; raise the limit of processes")]
    Thread {
        /// What the system said.
        source: io::Error,
    },
    /// Notices can't be sent from this host.
    #[error("no socket for notices: {source}")]
    Socket {
        /// What the system said.
        source: io::Error,
    },
}

type OnReport = Arc<dyn Fn(&Report) + Send + Sync>;

/// A guardian's process, before it watches over anybody.
pub struct Guard {
    watchman: Watchman,
    messenger: Arc<Messenger>,
    on_report: OnReport,
    /// To the thread that polls, if there is one.
    polled: Option<Sender<Watch>>,
    watching: Arc<AtomicUsize>,
}

impl Guard {
    /// A guardian that tells `on_report` all it does, from any of its threads.
    ///
    /// # Errors
    /// [`GuardianError`], which says what to do. What is merely wished for and can't be had (memory that
    /// is locked, a core, a priority) is a [`Report::Warning`].
    pub fn new(
        watchman: Watchman,
        on_report: impl Fn(&Report) + Send + Sync + 'static,
    ) -> Result<Self, GuardianError> {
        if watchman.vigil == Vigil::Polling && watchman.priority.is_some() {
            return Err(GuardianError::PollingAtPriority);
        }
        let messenger = Messenger::new().map_err(|source| GuardianError::Socket { source })?;
        let mut guard = Self {
            watchman,
            messenger: Arc::new(messenger),
            on_report: Arc::new(on_report),
            polled: None,
            watching: Arc::default(),
        };
        if let Err(error) = sys::lock_memory() {
            guard.warn(format!(
                "memory can't be locked, so that a page fault may delay a notice: {error}"
            ));
        }
        if watchman.vigil == Vigil::Polling {
            guard.polled = Some(guard.poll().map_err(|source| GuardianError::Thread { source })?);
        }
        Ok(guard)
    }

    fn warn(&self, what: String) {
        (self.on_report)(&Report::Warning(what));
    }

    /// Watches over whoever asks at `path`, until the process ends. The socket is its user's alone.
    ///
    /// # Errors
    /// [`GuardianError::Taken`] and [`GuardianError::Listen`], before it begins.
    pub fn listen(self, path: &Path) -> Result<(), GuardianError> {
        let listener = bind(path)?;
        (self.on_report)(&Report::Listening(path.to_owned()));
        let guard = Arc::new(self);
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Out of descriptors, say: those that are watched go on being so.
                thread::sleep(Duration::from_millis(100));
                continue;
            };
            let (attending, stream) = (Arc::clone(&guard), Arc::new(stream));
            // Without a thread the node is hung up on, and asks again.
            if let Err(error) = small_thread("attend").spawn(move || attending.attend(&stream)) {
                (guard.on_report)(&Report::Refused(format!("no thread to listen with: {error}")));
            }
        }
        Ok(())
    }

    /// Watches over whoever asks over `stream`, until it is closed and all those are dead or gone.
    pub fn serve(self, stream: UnixStream) {
        self.attend(&Arc::new(stream));
        while self.watching.load(SeqCst) > 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn attend(&self, stream: &Arc<UnixStream>) {
        loop {
            let page = match wire::receive(stream) {
                Ok(Some(Request::Watch(page))) => page,
                Ok(Some(Request::Answer)) if wire::answer(stream, &Ok(())).is_ok() => continue,
                Ok(Some(Request::Answer)) => return,
                Ok(None) => return,
                Err(error) => {
                    (self.on_report)(&Report::Refused(error.to_string()));
                    return;
                }
            };
            let outcome = self.admit(page, stream);
            // First of all: a log that is slow must not keep the node waiting.
            let answered =
                wire::answer(stream, &outcome.as_ref().map(|_| ()).map_err(Clone::clone));
            (self.on_report)(&match outcome {
                Ok(ward) => Report::Watching(ward),
                Err(why) => Report::Refused(why),
            });
            if answered.is_err() {
                return;
            }
        }
    }

    fn admit(&self, page: OwnedFd, stream: &Arc<UnixStream>) -> Result<Ward, String> {
        let page = SharedPage::open(page).map_err(|error| error.to_string())?;
        let ward = page
            .ward()
            .ok_or("the page says not whose it is, or is of another C library or release")?;
        is_its_own(ward, stream)?;
        let watch = Watch::new(page, ward, Arc::clone(stream));
        match watch.begin(&self.messenger)? {
            Some(end) => {
                self.watcher().report(ward, Ok(end));
                Err("this life of the node is over".to_owned())
            }
            None => self.begin(watch).map(|()| ward),
        }
    }

    fn begin(&self, watch: Watch) -> Result<(), String> {
        self.watching.fetch_add(1, SeqCst);
        let begun = match &self.polled {
            Some(polled) => polled.send(watch).map_err(|_| "the polling thread is gone".to_owned()),
            None => self.sleep(watch),
        };
        begun.inspect_err(|_| {
            self.watching.fetch_sub(1, SeqCst);
        })
    }

    fn watcher(&self) -> Watcher {
        Watcher {
            watchman: self.watchman,
            messenger: Arc::clone(&self.messenger),
            on_report: Arc::clone(&self.on_report),
            watching: Arc::clone(&self.watching),
        }
    }

    fn sleep(&self, mut watch: Watch) -> Result<(), String> {
        let watcher = self.watcher();
        let body = move || {
            watcher.settle_in();
            let end = watch.sleep(&watcher.messenger);
            watcher.end(&watch, end);
        };
        let thread = small_thread("watch").spawn(body);
        thread.map(|_| ()).map_err(|error| format!("no thread to watch with: {error}"))
    }

    fn poll(&self) -> io::Result<Sender<Watch>> {
        let (sender, watches) = channel::unbounded();
        let watcher = self.watcher();
        small_thread("poll").spawn(move || {
            watcher.settle_in();
            watcher.poll(&watches);
        })?;
        Ok(sender)
    }
}

/// With a stack for what these threads do: all of it is locked in memory.
fn small_thread(name: &str) -> thread::Builder {
    const STACK: usize = 256 << 10;
    thread::Builder::new().name(format!("interrex-{name}")).stack_size(STACK)
}

/// Robust mutexes name threads by numbers, which mean nothing in another PID namespace; and what is watched
/// may make its guardian do anything.
fn is_its_own(ward: Ward, stream: &UnixStream) -> Result<(), String> {
    let (process, user) = sys::peer(stream.as_fd()).map_err(|error| error.to_string())?;
    if user != sys::effective_user() {
        return Err(format!("user {user} asks: node and guardian must be of one user"));
    }
    if u32::try_from(process).ok() != Some(ward.process) {
        let other = ward.process;
        return Err(format!(
            "process {process} asks for the page of {other}: node and guardian must be in one PID namespace"
        ));
    }
    Ok(())
}

/// What a watching thread needs.
struct Watcher {
    watchman: Watchman,
    messenger: Arc<Messenger>,
    on_report: OnReport,
    watching: Arc<AtomicUsize>,
}

impl Watcher {
    /// What was wished for its thread; without it the watch is kept all the same.
    fn settle_in(&self) {
        let warn = |what: &str, error: io::Error| {
            (self.on_report)(&Report::Warning(format!("{what}: {error}")));
        };
        let Watchman { core, priority, .. } = self.watchman;
        if let Some(error) = core.and_then(|core| sys::pin_current_thread(core).err()) {
            warn("the watching thread can't be pinned to its core", error);
        }
        if let Some(error) = priority.and_then(|priority| sys::set_fifo(priority).err()) {
            warn(
                "the watching thread has no real-time priority (1 to 99; it needs CAP_SYS_NICE)",
                error,
            );
        }
    }

    fn poll(&self, new: &Receiver<Watch>) {
        let mut watches: Vec<Watch> = Vec::new();
        let mut looked = Instant::now();
        loop {
            if watches.is_empty() {
                let Ok(first) = new.recv() else { return };
                watches.push(first);
            }
            watches.extend(new.try_iter());
            let asks = looked.elapsed() >= ASK_EVERY;
            if asks {
                looked = Instant::now();
            }
            watches.retain_mut(|watch| {
                let end = watch.look(&self.messenger).transpose();
                let end = end.or_else(|| if asks { watch.silence().map(Ok) } else { None });
                let goes_on = end.is_none();
                end.into_iter().for_each(|end| self.end(watch, end));
                goes_on
            });
            thread::yield_now();
        }
    }

    fn end(&self, watch: &Watch, end: io::Result<End>) {
        watch.hang_up();
        self.report(watch.ward, end);
        self.watching.fetch_sub(1, SeqCst);
    }

    fn report(&self, ward: Ward, end: io::Result<End>) {
        let unwatched = |why: &dyn fmt::Display| {
            Report::Warning(format!("node {} of cluster {}: {why}", ward.node, ward.cluster.0))
        };
        (self.on_report)(&match end {
            Ok(End::Died(death)) => Report::Died(death),
            Ok(End::Retired) => Report::Retired(ward),
            Ok(End::ToldByAnother) => Report::ToldByAnother(ward),
            Ok(End::Silent) => unwatched(&"it is gone and its bell has not rung; nobody was told"),
            Err(error) => unwatched(&format!("it is watched no more: {error}")),
        });
    }
}

/// How often a guardian that polls looks whether nodes have hung up.
const ASK_EVERY: Duration = Duration::from_secs(1);

/// A socket of an earlier guardian that is gone may lie there.
fn bind(path: &Path) -> Result<UnixListener, GuardianError> {
    let failed = |source| GuardianError::Listen { path: path.to_owned(), source };
    if let Ok(found) = fs::symlink_metadata(path) {
        let is_gone = UnixStream::connect(path).is_err_and(|error| {
            // Any other error may be of one that listens.
            error.kind() == io::ErrorKind::ConnectionRefused
        });
        if !found.file_type().is_socket() || !is_gone {
            return Err(GuardianError::Taken { path: path.to_owned() });
        }
        fs::remove_file(path).map_err(failed)?;
    }
    let listener = UnixListener::bind(path).map_err(failed)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(failed)?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::types::{BootId, ClusterId, NodeId};

    fn page_of(process: u32) -> SharedPage {
        let page = SharedPage::create().expect("the kernel has memory files");
        let node = NodeId::new(3).expect("3 is below 128");
        page.name(&Ward { cluster: ClusterId(7), node, boot: BootId(5), process });
        page
    }

    /// What a guardian says to who asks with this page, and what it reports.
    fn answer_to(page: &SharedPage, vigil: Vigil) -> (io::Result<()>, Vec<Report>) {
        let (ours, theirs) = UnixStream::pair().expect("the system has sockets");
        let (told, reports) = mpsc::channel();
        let watchman = Watchman { vigil, ..Watchman::default() };
        let guard = Guard::new(watchman, move |report| {
            if !matches!(report, Report::Warning(_)) {
                // The test may have heard enough.
                let _ = told.send(report.clone());
            }
        });
        let guard = guard.expect("the system has sockets");
        let serving = thread::spawn(move || guard.attend(&Arc::new(theirs)));
        let answer = wire::ask(&ours, page.file());
        drop(ours);
        serving.join().expect("it asserts nothing");
        (answer, reports.try_iter().collect())
    }

    #[test]
    fn who_is_refused_is_told_why() {
        let own = std::process::id();
        for vigil in [Vigil::Asleep, Vigil::Polling] {
            let dead = page_of(own);
            dead.void();
            for (page, why) in [
                (page_of(own), "nobody holds its bell"),
                (page_of(own + 1), "PID namespace"),
                (dead, "this life of the node is over"),
            ] {
                let (answer, reports) = answer_to(&page, vigil);
                let error = answer.expect_err("there is nothing to watch").to_string();
                assert!(error.contains(why), "{why}: {error}");
                assert_eq!(reports.last(), Some(&Report::Refused(error)));
            }
        }
    }

    #[test]
    fn who_holds_the_bell_is_watched_over() {
        for vigil in [Vigil::Asleep, Vigil::Polling] {
            let page = page_of(std::process::id());
            let page = Arc::new(page);
            let bell = page.try_lock().expect("it can be asked");
            let (answer, reports) = answer_to(&page, vigil);
            assert!(answer.is_ok(), "{answer:?}");
            assert!(matches!(reports[..], [Report::Watching(_)]), "{reports:?}");
            page.set_retired(true);
            drop(bell);
        }
    }
}
