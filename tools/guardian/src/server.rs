//! The guardian's process: takes pages in, and has each watched.
//!
//! Knows the local socket, threads and how they wait. What is done about a death is in `watch`.

use std::fmt;
use std::fs;
use std::io;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam::channel::{self, Receiver, Sender};

use interrex::guardian::VmGeneration;
use interrex::guardian::page::PageOwner;
use interrex::guardian::protocol::{self, OfferedPages, Request};
use interrex::runtime::Scheduling;

use crate::watch::{Death, End, NoticeSender, Watch};

/// The way in which a guardian waits for a death.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum WatchMode {
    /// Sleeps in the lock: costs nothing, and wakes when the kernel lets it. Best at a real-time
    /// priority.
    #[default]
    Sleeping,
    /// Looks again and again, and yields between: for hosts with a core to spare.
    Polling,
}

/// The options of a guardian's process.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct WatchOptions {
    /// The way in which it waits.
    pub mode: WatchMode,
    /// The core on which its watching threads run, counted from 0.
    pub core: Option<usize>,
    /// The real-time priority (`SCHED_FIFO`, 1 to 99) of its watching threads; only for one that
    /// sleeps.
    pub priority: Option<u8>,
}

/// A line of a guardian's log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Report {
    /// The guardian stands apart, and nodes find it at this path.
    Listening(PathBuf),
    /// The guardian watches over this node from now on.
    Watching(PageOwner),
    /// The guardian has declined to watch over somebody, for this reason.
    Declined(String),
    /// A node's polling thread has ended without a word.
    Died(Death),
    /// A node has ended as it should.
    Retired(PageOwner),
    /// A node's page is void already: another guardian was told of its death, or the node has
    /// given it up.
    ToldByAnother(PageOwner),
    /// The guardian goes on without something that was asked for and can't be had.
    Warning(String),
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |owner: &PageOwner| {
            let PageOwner { cluster, node, process, .. } = owner;
            format!("node {node} of cluster {} (process {process})", cluster.0)
        };
        match self {
            Report::Listening(path) => write!(f, "listening at {}", path.display()),
            Report::Watching(owner) => write!(f, "watching over {}", name(owner)),
            Report::Declined(why) => write!(f, "not watching: {why}"),
            Report::Died(Death { owner, unvoided: Some(why), .. }) => write!(
                f,
                "{} has died, and nobody is told: the page that other processes read can't be voided: {why}",
                name(owner)
            ),
            Report::Died(Death { owner, is_restored: true, .. }) => write!(
                f,
                "{} has died, and nobody is told: the machine was restored from a snapshot, or cloned, and the same life may lead on elsewhere",
                name(owner)
            ),
            Report::Died(Death { owner, led: None, .. }) => {
                write!(f, "{} has died; it led nobody", name(owner))
            }
            Report::Died(Death { owner, led: Some(term), heir, told, failed, took, .. }) => {
                let name = name(owner);
                write!(f, "{name} has died leading term {term}: {told} told in {took}")?;
                heir.map_or(Ok(()), |heir| write!(f, ", node {heir} as its heir"))?;
                if *failed > 0 { write!(f, ", {failed} can't be sent to") } else { Ok(()) }
            }
            Report::Retired(owner) => write!(f, "{} has ended", name(owner)),
            Report::ToldByAnother(owner) => {
                write!(f, "{} is void already: another guardian has told of it", name(owner))
            }
            Report::Warning(what) => write!(f, "warning: {what}"),
        }
    }
}

/// The reason why a guardian can't begin.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The path for its socket is taken.
    #[error("{}: another guardian listens there, or something that is no socket lies there: choose another path", path.display())]
    Taken {
        /// The path for its socket.
        path: PathBuf,
    },
    /// The system does not let it listen at the path.
    #[error("{}: can't listen there: {source}", path.display())]
    Listen {
        /// The path for its socket.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A thread that polls at a real-time priority leaves its core to nobody, and the kernel stops
    /// it for 50 ms in every second.
    #[error(
        "a guardian that polls needs no real-time priority: let it sleep, or leave the priority out"
    )]
    PollingAtPriority,
    /// The system has no thread to poll with.
    #[error("no thread to poll with: {source}; raise the limit of processes")]
    Thread {
        /// The system's error.
        source: io::Error,
    },
    /// The system has no socket to send notices from.
    #[error("no socket for notices: {source}")]
    Socket {
        /// The system's error.
        source: io::Error,
    },
}

type OnReport = Arc<dyn Fn(&Report) + Send + Sync>;

/// A guardian's process.
pub struct Server {
    options: WatchOptions,
    sender: Arc<NoticeSender>,
    on_report: OnReport,
    /// The queue to the thread that polls, if there is one.
    polled: Option<Sender<Watch>>,
    watching: Arc<AtomicUsize>,
    /// The file that shows the generation of the virtual machine, instead of the kernel's device.
    vm_clock: Option<PathBuf>,
}

impl Server {
    /// Makes a guardian that tells `on_report` all it does, from any of its threads.
    ///
    /// # Errors
    /// [`ServerError`], which says what to do. Locked memory, a core or a priority that can't be
    /// had is a [`Report::Warning`].
    pub fn new(
        options: WatchOptions,
        on_report: impl Fn(&Report) + Send + Sync + 'static,
    ) -> Result<Self, ServerError> {
        if options.mode == WatchMode::Polling && options.priority.is_some() {
            return Err(ServerError::PollingAtPriority);
        }
        let sender = NoticeSender::new().map_err(|source| ServerError::Socket { source })?;
        let mut server = Self {
            options,
            sender: Arc::new(sender),
            on_report: Arc::new(on_report),
            polled: None,
            watching: Arc::default(),
            vm_clock: None,
        };
        // A page fault would delay a notice.
        apply(&Scheduling { lock_memory: true, ..Scheduling::default() }, &server.on_report);
        if options.mode == WatchMode::Polling {
            server.polled = Some(server.poll().map_err(|source| ServerError::Thread { source })?);
        }
        Ok(server)
    }

    /// Takes the generation of the virtual machine from this file, which shows it as the kernel's
    /// `vmclock` device does, instead of from `/dev/vmclock0`. For tests.
    #[must_use]
    pub fn vm_clock(mut self, device: impl Into<PathBuf>) -> Self {
        self.vm_clock = Some(device.into());
        self
    }

    /// Watches over each node that asks at `path`, until the process ends. The socket is its
    /// user's alone.
    ///
    /// # Errors
    /// [`ServerError::Taken`] and [`ServerError::Listen`], before it begins.
    pub fn listen(self, path: &Path) -> Result<(), ServerError> {
        let listener = bind(path)?;
        (self.on_report)(&Report::Listening(path.to_owned()));
        let server = Arc::new(self);
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Out of descriptors, say: those that are watched go on being so.
                thread::sleep(Duration::from_millis(100));
                continue;
            };
            let (attending, stream) = (Arc::clone(&server), Arc::new(stream));
            // Without a thread the node is hung up on, and asks again.
            if let Err(error) = small_thread("attend").spawn(move || attending.attend(&stream)) {
                (server.on_report)(&Report::Declined(format!("no thread to listen with: {error}")));
            }
        }
        Ok(())
    }

    /// Watches over each node that asks over `stream`, until it is closed and they are all dead or
    /// gone.
    pub fn serve(self, stream: UnixStream) {
        self.attend(&Arc::new(stream));
        while self.watching.load(SeqCst) > 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn attend(&self, stream: &Arc<UnixStream>) {
        loop {
            let pages = match protocol::receive(stream) {
                Ok(Some(Request::Watch(pages))) => pages,
                Ok(Some(Request::Answer)) if protocol::answer(stream, &Ok(())).is_ok() => continue,
                Ok(Some(Request::Answer)) => return,
                Ok(None) => return,
                Err(error) => {
                    (self.on_report)(&Report::Declined(error.to_string()));
                    return;
                }
            };
            let outcome = self.admit(pages, stream);
            // First of all: a log that is slow must not keep the node waiting.
            let answered =
                protocol::answer(stream, &outcome.as_ref().map(|_| ()).map_err(Clone::clone));
            (self.on_report)(&match outcome {
                Ok(owner) => Report::Watching(owner),
                Err(why) => Report::Declined(why),
            });
            if answered.is_err() {
                return;
            }
        }
    }

    fn admit(&self, pages: OfferedPages, stream: &Arc<UnixStream>) -> Result<PageOwner, String> {
        let (pages, owner) = pages.accept(stream)?;
        let machine = VmGeneration::now(self.vm_clock.as_deref());
        let machine = machine.map_err(|error| format!("the machine's generation: {error}"))?;
        let watch = Watch::new(pages, owner, Arc::clone(stream), machine);
        if watch.is_blind_to_restores() {
            self.warn_of_blindness(owner);
        }
        match watch.begin(&self.sender)? {
            Some(end) => {
                self.watcher().report(owner, Ok(end));
                Err("this life of the node is over".to_owned())
            }
            None => self.begin(watch).map(|()| owner),
        }
    }

    fn warn_of_blindness(&self, PageOwner { node, cluster, .. }: PageOwner) {
        (self.on_report)(&Report::Warning(format!(
            "node {node} of cluster {} knows when its machine is restored or cloned, and this guardian can't: let it read /dev/vmclock0, or it tells of the deaths of clones",
            cluster.0
        )));
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
            options: self.options,
            sender: Arc::clone(&self.sender),
            on_report: Arc::clone(&self.on_report),
            watching: Arc::clone(&self.watching),
        }
    }

    fn sleep(&self, mut watch: Watch) -> Result<(), String> {
        let watcher = self.watcher();
        let body = move || {
            watcher.schedule();
            let end = watch.sleep(&watcher.sender);
            thread::sleep(TIDY_AFTER);
            watcher.tidy(&watch, end);
        };
        let thread = small_thread("watch").spawn(body);
        thread.map(|_| ()).map_err(|error| format!("no thread to watch with: {error}"))
    }

    fn poll(&self) -> io::Result<Sender<Watch>> {
        let (sender, watches) = channel::unbounded();
        let watcher = self.watcher();
        small_thread("poll").spawn(move || {
            watcher.schedule();
            watcher.poll(&watches);
        })?;
        Ok(sender)
    }
}

/// Names a thread and gives it a small stack, since all of it is locked in memory.
fn small_thread(name: &str) -> thread::Builder {
    const STACK: usize = 256 << 10;
    thread::Builder::new().name(format!("interrex-{name}")).stack_size(STACK)
}

/// Asks the host for these, and reports what can't be had.
fn apply(wishes: &Scheduling, on_report: &OnReport) {
    for warning in wishes.apply() {
        on_report(&Report::Warning(warning.to_string()));
    }
}

/// The parts that a watching thread works with.
struct Watcher {
    options: WatchOptions,
    sender: Arc<NoticeSender>,
    on_report: OnReport,
    watching: Arc<AtomicUsize>,
}

impl Watcher {
    /// Gives the calling thread its core and priority. Where they can't be had it watches all the
    /// same.
    fn schedule(&self) {
        let WatchOptions { core, priority, .. } = self.options;
        apply(&Scheduling { core, realtime: priority, ..Scheduling::default() }, &self.on_report);
    }

    fn poll(&self, new: &Receiver<Watch>) {
        let mut watches: Vec<Watch> = Vec::new();
        let mut ended: Vec<(Watch, io::Result<End>)> = Vec::new();
        let (mut looked, mut ended_at) = (Instant::now(), Instant::now());
        loop {
            if watches.is_empty() && ended.is_empty() {
                let Ok(first) = new.recv() else { return };
                watches.push(first);
            }
            watches.extend(new.try_iter());
            let asks = looked.elapsed() >= ASK_EVERY;
            if asks {
                looked = Instant::now();
            }
            for place in (0..watches.len()).rev() {
                let watch = &mut watches[place];
                let end = watch.look(&self.sender).transpose();
                let end = end.or_else(|| if asks { watch.silence().map(Ok) } else { None });
                if let Some(end) = end {
                    ended.push((watches.swap_remove(place), end));
                    ended_at = Instant::now();
                }
            }
            if !ended.is_empty() && ended_at.elapsed() >= TIDY_AFTER {
                ended.drain(..).for_each(|(watch, end)| self.tidy(&watch, end));
            }
            thread::yield_now();
        }
    }

    /// Does what has time once a watch is over.
    fn tidy(&self, watch: &Watch, end: io::Result<End>) {
        watch.hang_up();
        self.report(watch.owner, end);
        self.watching.fetch_sub(1, SeqCst);
    }

    fn report(&self, owner: PageOwner, end: io::Result<End>) {
        let unwatched = |why: &dyn fmt::Display| {
            Report::Warning(format!("node {} of cluster {}: {why}", owner.node, owner.cluster.0))
        };
        (self.on_report)(&match end {
            Ok(End::Died(death)) => Report::Died(death),
            Ok(End::Retired) => Report::Retired(owner),
            Ok(End::ToldByAnother) => Report::ToldByAnother(owner),
            Ok(End::Silent) => unwatched(&"it is gone and its bell has not rung; nobody was told"),
            Err(error) => unwatched(&format!("it is watched no more: {error}")),
        });
    }
}

/// The time for which a guardian leaves the core to the heir before it hangs up on a node that has
/// died and writes its log. Both, with the end of the thread that listened to the node, kept a heir
/// on the same core waiting for 0.3 ms.
const TIDY_AFTER: Duration = Duration::from_millis(2);

/// The time after which a guardian that polls looks again whether nodes have hung up.
const ASK_EVERY: Duration = Duration::from_secs(1);

/// Binds the socket at `path`, where one of an earlier guardian that is gone may lie.
fn bind(path: &Path) -> Result<UnixListener, ServerError> {
    let failed = |source| ServerError::Listen { path: path.to_owned(), source };
    if let Ok(found) = fs::symlink_metadata(path) {
        let is_gone = UnixStream::connect(path).is_err_and(|error| {
            // Any other error may be of one that listens.
            error.kind() == io::ErrorKind::ConnectionRefused
        });
        if !found.file_type().is_socket() || !is_gone {
            return Err(ServerError::Taken { path: path.to_owned() });
        }
        fs::remove_file(path).map_err(failed)?;
    }
    let listener = UnixListener::bind(path).map_err(failed)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(failed)?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use std::mem;
    use std::sync::mpsc;

    use super::*;
    use interrex::guardian::page::{Pages, SharedPage};
    use interrex::types::{BootId, ClusterId, NodeId};

    /// A time that only a fault exceeds, also on a host that is busy otherwise.
    const PATIENCE: Duration = Duration::from_secs(30);

    fn page_of(process: u32) -> Pages {
        let page = SharedPage::create().expect("the kernel has memory files");
        let node = NodeId::new(3).expect("3 is below 128");
        page.set_owner(&PageOwner { cluster: ClusterId(7), node, boot: BootId(5), process });
        Pages::of(page)
    }

    /// A guardian, and what it reports but for warnings, until nothing of it is left.
    fn server(mode: WatchMode) -> (Server, mpsc::Receiver<Report>) {
        let (told, reports) = mpsc::channel();
        let options = WatchOptions { mode, ..WatchOptions::default() };
        let server = Server::new(options, move |report| {
            if !matches!(report, Report::Warning(_)) {
                // The test may have heard enough.
                let _ = told.send(report.clone());
            }
        });
        (server.expect("the system has sockets"), reports)
    }

    /// Returns what a guardian answers to a node with this page, and what it reports.
    fn answer_to(pages: &Pages, mode: WatchMode) -> (io::Result<()>, Vec<Report>) {
        let (ours, theirs) = UnixStream::pair().expect("the system has sockets");
        let (server, reports) = server(mode);
        let serving = thread::spawn(move || server.attend(&Arc::new(theirs)));
        let answer = protocol::ask(&ours, pages);
        drop(ours);
        serving.join().expect("it asserts nothing");
        (answer, reports.try_iter().collect())
    }

    #[test]
    fn a_node_that_is_declined_is_told_why() {
        let own = std::process::id();
        for mode in [WatchMode::Sleeping, WatchMode::Polling] {
            let dead = page_of(own);
            dead.void().expect("there is one page");
            for (page, why) in [
                (page_of(own), "nobody holds its bell"),
                (page_of(own + 1), "PID namespace"),
                (dead, "this life of the node is over"),
            ] {
                let (answer, reports) = answer_to(&page, mode);
                let error = answer.expect_err("there is nothing to watch").to_string();
                assert!(error.contains(why), "{why}: {error}");
                assert_eq!(reports.last(), Some(&Report::Declined(error)));
            }
        }
    }

    #[test]
    fn who_holds_the_bell_is_watched_over() {
        for mode in [WatchMode::Sleeping, WatchMode::Polling] {
            let page = page_of(std::process::id());
            let bell = page.shared().try_lock().expect("it can be asked");
            let (answer, reports) = answer_to(&page, mode);
            assert!(answer.is_ok(), "{answer:?}");
            assert!(matches!(reports[..], [Report::Watching(_)]), "{reports:?}");
            page.shared().set_retired(true);
            drop(bell);
        }
    }

    #[test]
    fn a_guardian_of_one_node_reports_its_death_hangs_up_and_ends() {
        for mode in [WatchMode::Sleeping, WatchMode::Polling] {
            let (ours, theirs) = UnixStream::pair().expect("the system has sockets");
            let (server, reports) = server(mode);
            thread::spawn(move || server.serve(theirs));
            let life = thread::spawn(move || {
                let page = page_of(std::process::id());
                mem::forget(page.shared().try_lock());
                protocol::ask(&ours, &page).expect("it holds its bell");
                ours
            });
            let ours = life.join().expect("it is watched over");
            let mut said = Vec::new();
            let end = loop {
                match reports.recv_timeout(PATIENCE) {
                    Ok(report) => said.push(report),
                    Err(end) => break end,
                }
            };
            assert_eq!(end, mpsc::RecvTimeoutError::Disconnected, "{mode:?}: {said:?}");
            assert!(said.iter().any(|report| matches!(report, Report::Died(_))), "{said:?}");
            assert!(protocol::is_closed(&ours));
        }
    }
}
