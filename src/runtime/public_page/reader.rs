//! The reader's side, in any process of the host: opens a page, asks it, and finds the next one.
//!
//! Knows files, clocks and the order in which words are read. Knows nothing of the node.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::{Acquire, Relaxed};

use super::super::atomic::fence;
use super::super::latch::WORDS;
use super::super::leadership::{Published, Token, lease_of, unpack};
use super::super::sys::public::{LENGTH, PublicMemory, PublicWords};
use super::super::sys::{boottime_ns, monotonic_ns};
use super::header::{self, Host, MAGIC, VERSION, Word};
use crate::election::Standing;
use crate::types::{BootId, ClusterId, Duration, Instant, NodeId};

/// The least time between two looks at the path, while no lease is found.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// The reason why a page can't be read.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// No file lies there.
    #[error("{}: no page lies there: the node does not run, or publishes to another path", .path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// The file can't be opened or mapped.
    #[error("{}: can't {what}", .path.display())]
    System {
        /// The path.
        path: PathBuf,
        /// The attempt, as a verb and its object.
        what: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// The path names no file, or a file that is no page.
    #[error("{}: it is no page of a node: name the path that the node publishes to", .path.display())]
    NoPage {
        /// The path.
        path: PathBuf,
    },
    /// The page is of another version.
    #[error(
        "{}: its layout is of version {found}, and this reader knows {VERSION}: build node and reader of \
         one release", .path.display()
    )]
    Version {
        /// The path.
        path: PathBuf,
        /// The version of the page.
        found: u64,
    },
    /// Others than its owner may write to the file.
    #[error("{}: others than its owner may write to it, so it proves nothing: remove it", .path.display())]
    Writable {
        /// The path.
        path: PathBuf,
    },
    /// The page was made before the host was started last, or on another host.
    #[error(
        "{}: it was made on another host, or before this one was started: its clock means nothing here", .path.display()
    )]
    OtherHost {
        /// The path.
        path: PathBuf,
    },
    /// Reader and node are in time namespaces that differ.
    #[error(
        "{}: the node is in time namespace {theirs} and this process in {ours}, so they don't see the same \
         clocks: run both in one (`lsns -t time`)", .path.display()
    )]
    OtherTimeNamespace {
        /// The path.
        path: PathBuf,
        /// The inode of the node's time namespace.
        theirs: u64,
        /// The inode of this process' own.
        ours: u64,
    },
    /// The page was made later than this process' clock says that it is now. So it was made in a
    /// time namespace that has ended, whose number the kernel has given to this one.
    #[error(
        "{}: this process' clock is behind the time at which it was made, so the node was in another time \
         namespace: run both in one (`lsns -t time`)", .path.display()
    )]
    MadeLater {
        /// The path.
        path: PathBuf,
    },
    /// The page at the path is another node's, or another user's, than the one that was opened
    /// first.
    #[error(
        "{}: it is another node's or another user's by now than when it was opened: open it anew", .path.display()
    )]
    Replaced {
        /// The path.
        path: PathBuf,
    },
}

/// Tells whether a node leads, in any process of its host: see the [module](super).
///
/// An open reader follows its node over restarts. While it finds no lease it looks whether a new
/// page lies at the path, at most every 10 ms, which costs a system call or a few. For one thread;
/// clone it for others.
#[derive(Clone)]
pub struct PageReader {
    path: PathBuf,
    host: Host,
    page: RefCell<Arc<MappedPage>>,
    /// The time before which it need not look for a new page.
    next_look: Cell<Instant>,
}

/// A page of one life of a node.
#[derive(Debug)]
struct MappedPage {
    memory: PublicMemory,
    /// Device and inode of the file.
    file: (u64, u64),
    owner: u32,
    cluster: ClusterId,
    node: NodeId,
}

impl Published for PublicWords {
    /// The lease begins where the longest one that the page can show would. A clock that stands
    /// before that is another than the node's, and finds no lease.
    #[inline]
    fn read(&self) -> [u64; WORDS] {
        let [term, who, _, end] = self.latch.read();
        let start = end.saturating_sub(word_in(self, Word::LongestLease));
        [term, who & u64::from(u32::MAX), start, end]
    }

    #[inline]
    fn is_lease_void(&self, _: u32) -> bool {
        // Relaxed, since the memory is mapped to be read alone.
        let void = self.void.load(Relaxed);
        // Acquire, with what voids it: a store that releases, or the kernel's, which comes before
        // all that is sent after it.
        fence(Acquire);
        void != 0
    }
}

impl PageReader {
    /// Returns the path that nodes and readers agree on where nobody names another:
    /// `/dev/shm/interrex-CLUSTER-NODE`.
    pub fn default_path(cluster: ClusterId, node: NodeId) -> PathBuf {
        PathBuf::from(format!("/dev/shm/interrex-{}-{node}", cluster.0))
    }

    /// Opens the page at `path`. Fails until the node has run once, and after it has ended in
    /// order: try again.
    ///
    /// # Errors
    /// [`PageError`], which says what to do.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, PageError> {
        let path = path.into();
        let what = "ask the kernel which host this is";
        let host = Host::read().map_err(|source| failed_to(what, &path)(source))?;
        let page = MappedPage::open(&path, host)?;
        let page = RefCell::new(Arc::new(page));
        Ok(Self { path, host, page, next_look: Cell::new(Instant::ZERO) })
    }

    /// Returns whether the node may act as leader now. True means: at some moment during this call
    /// no other node held a lease.
    #[inline]
    pub fn is_leader(&self) -> bool {
        self.lease().is_some()
    }

    /// Returns the term and the time left, if the node may act as leader now. The term goes along
    /// with every write, to storage that rejects lower ones than it has seen. The time left is
    /// shorter than what the node itself is told, and [`Leadership::token`] says what it is worth.
    ///
    /// [`Leadership::token`]: crate::runtime::Leadership::token
    #[inline]
    pub fn token(&self) -> Option<Token> {
        let (standing, now) = self.lease()?;
        let time_left = standing.lease_end.saturating_since(now);
        Some(Token { term: standing.term, time_left })
    }

    /// Returns the leader of the node's term, once the node has heard of it. The node or its
    /// leader may have died since: to decide whether the node may act, ask
    /// [`is_leader`](Self::is_leader). Does not look for a new page.
    pub fn leader(&self) -> Option<NodeId> {
        self.standing().leader
    }

    /// Returns all that the page shows, for people and metrics. The lease's start and end are ones
    /// of `CLOCK_BOOTTIME`, as far apart as in the longest lease that the page can show. It
    /// compares nothing with the clock, does not know whether the page is void, and does not look
    /// for a new one.
    pub fn standing(&self) -> Standing {
        unpack(self.page.borrow().memory.read()).0
    }

    /// Returns the cluster that the node belongs to.
    pub fn cluster(&self) -> ClusterId {
        self.page.borrow().cluster
    }

    /// Returns the member that the node is.
    pub fn node(&self) -> NodeId {
        self.page.borrow().node
    }

    /// Returns the boot id of the node that made the page: a new one each time the node starts.
    pub fn boot_id(&self) -> BootId {
        BootId(self.page.borrow().word(Word::BootId))
    }

    /// Returns the number of the process that bound the node, in the node's own PID namespace.
    pub fn process(&self) -> u64 {
        self.page.borrow().word(Word::Process)
    }

    /// Returns the user who owns the page. On a host where not every user is trusted, this is to be
    /// compared with the one that the node runs as: anybody may make a file in `/dev/shm`.
    pub fn owner(&self) -> u32 {
        self.page.borrow().owner
    }

    /// Returns the name of the clock that the node lived by when it started: `tsc` or `os`.
    pub fn node_clock(&self) -> String {
        header::name_of(self.page.borrow().word(Word::NodeClock))
    }

    /// Looks whether a new page lies at the path, and takes it if so: returns whether it has. Not
    /// needed, since a reader looks by itself while it finds no lease; this says what is wrong with
    /// the new page.
    ///
    /// # Errors
    /// [`PageError`]. The reader keeps the page that it has.
    pub fn refresh(&self) -> Result<bool, PageError> {
        let found = fs::metadata(&self.path).map_err(|error| opening(&self.path, error))?;
        if (found.dev(), found.ino()) == self.page.borrow().file {
            return Ok(false);
        }
        let new = MappedPage::open(&self.path, self.host)?;
        let identity = |page: &MappedPage| (page.cluster, page.node, page.owner);
        if identity(&new) != identity(&self.page.borrow()) {
            return Err(PageError::Replaced { path: self.path.clone() });
        }
        *self.page.borrow_mut() = Arc::new(new);
        Ok(true)
    }

    #[inline]
    fn lease(&self) -> Option<(Standing, Instant)> {
        let (found, now) = self.lease_in_page();
        if found.is_some() { found } else { self.lease_in_newer_page(now) }
    }

    /// Returns what the page at hand says, and the time at which it was asked.
    #[inline]
    fn lease_in_page(&self) -> (Option<(Standing, Instant)>, Instant) {
        let mut now = Instant::ZERO;
        let found = lease_of(&*self.page.borrow().memory, || {
            now = Instant::from_nanos(boottime_ns());
            now
        });
        (found, now)
    }

    #[cold]
    fn lease_in_newer_page(&self, now: Instant) -> Option<(Standing, Instant)> {
        if now < self.next_look.get() {
            return None;
        }
        self.next_look.set(now + LOOK_EVERY);
        // What is wrong with it is told by `refresh` to whoever asks there.
        if self.refresh().unwrap_or(false) { self.lease_in_page().0 } else { None }
    }
}

impl fmt::Debug for PageReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageReader").field("path", &self.path).finish_non_exhaustive()
    }
}

impl MappedPage {
    fn open(path: &Path, host: Host) -> Result<Self, PageError> {
        let mut options = OpenOptions::new();
        // A pipe that lies there must not hold this up.
        let options = options.read(true).custom_flags(libc::O_NONBLOCK);
        let file = options.open(path).map_err(|error| opening(path, error))?;
        let found = check_file(&file, path)?;
        let memory = PublicMemory::map_to_read(file.as_fd());
        let memory = memory.map_err(failed_to("map it", path))?;
        let (cluster, node) = check_head(&memory, path, host)?;
        let file = (found.dev(), found.ino());
        Ok(Self { memory, file, owner: found.uid(), cluster, node })
    }

    fn word(&self, word: Word) -> u64 {
        word_in(&self.memory, word)
    }
}

fn word_in(words: &PublicWords, word: Word) -> u64 {
    words.head[word as usize].load(Relaxed)
}

/// Returns whose page it is, or an error where it can't be read here.
fn check_head(
    words: &PublicWords,
    path: &Path,
    host: Host,
) -> Result<(ClusterId, NodeId), PageError> {
    let path = || path.to_owned();
    let value = |word| word_in(words, word);
    if value(Word::Magic) != MAGIC {
        return Err(PageError::NoPage { path: path() });
    }
    let found = value(Word::Version);
    if found != VERSION {
        return Err(PageError::Version { path: path(), found });
    }
    let boot = u128::from(value(Word::HostHigh)) << 64 | u128::from(value(Word::HostLow));
    if boot != host.boot {
        return Err(PageError::OtherHost { path: path() });
    }
    let (theirs, ours) = (value(Word::TimeNamespace), host.time_namespace);
    if theirs != ours {
        return Err(PageError::OtherTimeNamespace { path: path(), theirs, ours });
    }
    if monotonic_ns() < value(Word::Made) {
        return Err(PageError::MadeLater { path: path() });
    }
    let node = u8::try_from(value(Word::Node)).ok().and_then(NodeId::new);
    let node = node.filter(|_| value(Word::Size) == LENGTH as u64);
    let node = node.ok_or_else(|| PageError::NoPage { path: path() })?;
    Ok((ClusterId(value(Word::Cluster)), node))
}

/// Returns an error unless it is a file as long as a page, which its owner alone may write.
fn check_file(file: &File, path: &Path) -> Result<fs::Metadata, PageError> {
    const WRITABLE_BY_OTHERS: u32 = 0o022;
    let found = file.metadata().map_err(failed_to("ask what it is", path))?;
    if !found.is_file() || found.len() != LENGTH as u64 {
        return Err(PageError::NoPage { path: path.to_owned() });
    }
    if found.mode() & WRITABLE_BY_OTHERS != 0 {
        return Err(PageError::Writable { path: path.to_owned() });
    }
    Ok(found)
}

fn opening(path: &Path, error: io::Error) -> PageError {
    let is_missing = matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
    if is_missing {
        PageError::Missing { path: path.to_owned() }
    } else {
        failed_to("open it", path)(error)
    }
}

fn failed_to(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PageError {
    move |source| PageError::System { path: path.to_owned(), what, source }
}
