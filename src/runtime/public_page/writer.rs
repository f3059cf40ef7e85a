//! The node's side: makes the file, publishes into it, and takes it back.
//!
//! Knows the file, the clocks of the lease and the order in which they are read. Knows nothing of
//! who reads.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::{Release, SeqCst};

use rustix::fs::{FallocateFlags, Mode};

use super::super::atomic::fence;
use super::super::clock::Clock;
use super::super::leadership::who;
use super::super::sys::public::{LENGTH, PublicMemory, VOID_OFFSET};
use super::super::sys::{boottime_ns, monotonic_ns};
use super::SLEW_PPM;
use super::header::{self, Host, MAGIC, PublicOwner, Word};
use crate::election::Standing;
use crate::types::{ClusterId, Duration, Instant, NodeId};

/// The longest lease that a page shows, if no promise is longer. Only a cluster of one voter has a
/// longer one. If its process dies, this is how long readers go on believing in it.
const LONGEST: Duration = Duration::from_millis(1_000);

/// The value of the word void in a page that is. Whoever sees a part of it written sees that it is
/// not 0.
const VOID: u64 = 1;

/// The reason why a node's public page can't be made.
#[derive(Debug, thiserror::Error)]
pub enum PublicPageError {
    /// The directory is not there, or is none.
    #[error("the directory {} is not there: make it, on a tmpfs, or take /dev/shm", .directory.display())]
    NoDirectory {
        /// The directory.
        directory: PathBuf,
    },
    /// The path names no file.
    #[error("it names no file: give it a name in a directory, such as PageReader::default_path")]
    NoName,
    /// The directory is on a disk, or on the network.
    #[error(
        "{} is not on a tmpfs, where nobody waits for a disk: take a path in /dev/shm", .directory.display()
    )]
    NotInMemory {
        /// The directory.
        directory: PathBuf,
    },
    /// The process may not write there.
    #[error(
        "this process may not {what} in {}: let its user write there, or choose another path", .directory.display()
    )]
    NotAllowed {
        /// The attempt, as a verb and its object.
        what: &'static str,
        /// The directory.
        directory: PathBuf,
    },
    /// Another user's file lies there.
    #[error(
        "a file of user {user} lies there, and this process is user {own}: see whose it is, remove it, or \
         choose another path"
    )]
    OfAnotherUser {
        /// The user that owns the file.
        user: u32,
        /// The user of this process.
        own: u32,
    },
    /// Something lies there that is no file.
    #[error("no file lies there, but {what}: remove it, or choose another path")]
    NoFile {
        /// The kind of what lies there, with its article.
        what: &'static str,
    },
    /// A file lies there that is no page.
    #[error("a file lies there that is no page of a node: choose another path, or remove it")]
    NoPage,
    /// Another node's page lies there.
    #[error(
        "the page of node {node} of cluster {} lies there: give each node a path of its own; if that node \
         is no more, remove the file", .cluster.0
    )]
    OfAnotherNode {
        /// The cluster of that node.
        cluster: ClusterId,
        /// That node.
        node: NodeId,
    },
    /// The file system has no room.
    #[error(
        "{} has no room for 4 KiB: free some, or mount it larger (`df {0}`)", .directory.display()
    )]
    NoRoom {
        /// The directory.
        directory: PathBuf,
    },
    /// A call failed in a way that has no variant of its own.
    #[error("can't {what}")]
    System {
        /// The attempt, as a verb and its object.
        what: &'static str,
        /// The system's error.
        source: io::Error,
    },
}

/// A node's page, which one thread writes. Dropped, it is left as it is: see
/// [`withdraw`](Self::withdraw).
#[derive(Debug)]
pub(in super::super) struct PublicPage {
    memory: PublicMemory,
    file: Arc<PublicFile>,
    path: PathBuf,
    /// The longest lease that is shown, before it is shortened.
    longest: Duration,
    /// The standing that was published last, while its lease is longer than the page shows, and
    /// when it is to be published again.
    endless: Option<(Standing, Instant)>,
}

impl PublicPage {
    /// Makes a new file at `path`, in place of that of an earlier life, which is void first. The
    /// address of the node must be this process' by now, so that no earlier life goes on.
    pub(in super::super) fn create(
        path: &Path,
        owner: PublicOwner,
        clock: &Clock,
        promise_max: Duration,
    ) -> Result<Self, PublicPageError> {
        let host = Host::read();
        let host = host.map_err(failed_to("ask the kernel which host this is"))?;
        let place = Place::find(path)?;
        place.void_earlier_life(owner)?;
        let (temporary, file) = place.make_file(owner)?;
        let longest = promise_max.max(LONGEST);
        let made = fill(&file, owner, host, clock, longest).and_then(|memory| {
            fs::rename(&temporary, path).map_err(|source| place.denied("put a file", source))?;
            Ok(memory)
        });
        let memory = made.inspect_err(|_| {
            // Nobody knows of it. The error says more than one of this would.
            let _ = fs::remove_file(&temporary);
        })?;
        let file = Arc::new(PublicFile(file));
        Ok(Self { memory, file, path: path.to_owned(), longest, endless: None })
    }

    /// Shows `standing` to all readers. They see all of it or nothing.
    pub(in super::super) fn publish(&mut self, standing: &Standing, clock: &Clock) {
        let (first, second, now) = (monotonic_ns(), boottime_ns(), clock.now());
        let left = standing.lease_end.saturating_since(now);
        self.endless = (left > self.longest).then(|| (*standing, now + self.longest.scaled(1, 4)));
        let shown = shortened(left.min(self.longest));
        let ends = [first, second].map(|now| if shown == 0 { 0 } else { now + shown });
        self.memory.latch.write([standing.term.0, who(standing), ends[0], ends[1]]);
    }

    /// Publishes a lease again that is longer than the page shows, before it ends there. To be
    /// called in each pass; costs nothing while there is none.
    #[inline]
    pub(in super::super) fn keep(&mut self, clock: &Clock) {
        if let Some((standing, due)) = self.endless
            && clock.now() >= due
        {
            self.publish(&standing, clock);
        }
    }

    /// Voids the page for good. Returns once every reader sees it.
    pub(in super::super) fn void(&self) {
        // Release, with the Acquire fence of readers: whatever they are told after this comes after
        // it.
        self.memory.void.store(VOID, Release);
    }

    /// Returns the file, which is what a guardian voids the page by.
    pub(in super::super) const fn file(&self) -> &Arc<PublicFile> {
        &self.file
    }

    /// Voids the page and removes its file, unless another life's lies there by now. Readers look
    /// for the next.
    pub(in super::super) fn withdraw(&mut self) {
        self.endless = None;
        self.void();
        let own = self.file.0.metadata();
        let there = fs::symlink_metadata(&self.path);
        if let (Ok(own), Ok(there)) = (own, there)
            && (own.dev(), own.ino()) == (there.dev(), there.ino())
        {
            // Whoever has removed it meanwhile has done this one's work.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
impl PublicPage {
    /// Returns the words that readers read.
    pub(super) fn words(&self) -> [u64; super::super::latch::WORDS] {
        self.memory.latch.read()
    }

    /// Writes the words that readers read, whatever they say.
    pub(super) fn write_words(&self, words: [u64; super::super::latch::WORDS]) {
        self.memory.latch.write(words);
    }
}

/// Returns the time that a lease with so much time left is shown to last, in nanoseconds.
fn shortened(left: Duration) -> u64 {
    let part = u128::from(left.as_nanos()) * u128::from(1_000_000 - SLEW_PPM) / 1_000_000;
    u64::try_from(part).expect("a part of a number of 64 bits is no longer")
}

/// Gives a new file its length and its mode, and writes the head of the page.
fn fill(
    file: &File,
    owner: PublicOwner,
    host: Host,
    clock: &Clock,
    longest: Duration,
) -> Result<PublicMemory, PublicPageError> {
    let memory = PublicMemory::map(file.as_fd()).map_err(failed_to("map it"))?;
    header::write(&memory.head, owner, host, clock.source(), shortened(longest));
    // Whatever the umask says, every user may read it, and this one alone may write.
    let mode = Mode::RUSR | Mode::WUSR | Mode::RGRP | Mode::ROTH;
    let opened = rustix::fs::fchmod(file, mode).map_err(io::Error::from);
    opened.map_err(failed_to("let others read it"))?;
    Ok(memory)
}

fn failed_to(what: &'static str) -> impl FnOnce(io::Error) -> PublicPageError {
    move |source| PublicPageError::System { what, source }
}

/// The place where the page is to lie.
struct Place<'a> {
    path: &'a Path,
    name: &'a std::ffi::OsStr,
    directory: PathBuf,
}

impl<'a> Place<'a> {
    /// Finds the directory, which must be one and on a tmpfs.
    fn find(path: &'a Path) -> Result<Self, PublicPageError> {
        let name = path.file_name().ok_or(PublicPageError::NoName)?;
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let directory = parent.unwrap_or_else(|| Path::new(".")).to_owned();
        if !directory.is_dir() {
            return Err(PublicPageError::NoDirectory { directory });
        }
        let system = rustix::fs::statfs(&directory).map_err(io::Error::from);
        let system = system.map_err(failed_to("ask for its file system"))?;
        if !is_memory(&system) {
            return Err(PublicPageError::NotInMemory { directory });
        }
        Ok(Self { path, name, directory })
    }

    /// Voids the page of an earlier life, if one lies there.
    fn void_earlier_life(&self, owner: PublicOwner) -> Result<(), PublicPageError> {
        match fs::symlink_metadata(self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(source) => return Err(self.denied("look for a file", source)),
            Ok(found) => check_earlier(&found)?,
        }
        let mut options = OpenOptions::new();
        let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK;
        let file = options.read(true).write(true).custom_flags(flags).open(self.path);
        let file =
            file.map_err(|source| self.denied("open the file of an earlier life", source))?;
        check_same_node(&file, owner)?;
        let voided = file.write_all_at(&VOID.to_ne_bytes(), VOID_OFFSET);
        voided.map_err(failed_to("void the page of an earlier life"))
    }

    /// Makes a file of another name, with room for a page.
    fn make_file(&self, owner: PublicOwner) -> Result<(PathBuf, File), PublicPageError> {
        // No other process has this boot id, so one that an earlier life has left is not in the
        // way.
        let name = format!(".{}.{:016x}", self.name.to_string_lossy(), owner.boot.0);
        let temporary = self.directory.join(name);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true).mode(0o600);
        let file = options.custom_flags(libc::O_NOFOLLOW).open(&temporary);
        let file = file.map_err(|source| self.denied("make a file", source))?;
        // A tmpfs that is full says so here. A page that it has no room for later would end this
        // process by SIGBUS.
        let room = rustix::fs::fallocate(&file, FallocateFlags::empty(), 0, LENGTH as u64);
        if let Err(error) = room {
            let _ = fs::remove_file(&temporary);
            return Err(self.denied("make room for a file", error.into()));
        }
        Ok((temporary, file))
    }

    fn denied(&self, what: &'static str, source: io::Error) -> PublicPageError {
        let directory = self.directory.clone();
        let is_one_of = |kinds: [io::ErrorKind; 2]| kinds.contains(&source.kind());
        if is_one_of([io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem]) {
            PublicPageError::NotAllowed { what, directory }
        } else if is_one_of([io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded]) {
            PublicPageError::NoRoom { directory }
        } else {
            PublicPageError::System { what, source }
        }
    }
}

/// Returns whether a file system keeps its files in memory alone.
fn is_memory(system: &rustix::fs::StatFs) -> bool {
    const TMPFS_MAGIC: u64 = 0x0102_1994;
    system.f_type as u64 & 0xffff_ffff == TMPFS_MAGIC
}

fn check_earlier(found: &fs::Metadata) -> Result<(), PublicPageError> {
    let kind = found.file_type();
    if !kind.is_file() {
        let is_link = kind.is_symlink();
        let what = if kind.is_dir() { "a directory" } else { "a device, a socket or a pipe" };
        let what = if is_link { "a symbolic link" } else { what };
        return Err(PublicPageError::NoFile { what });
    }
    let (user, own) = (found.uid(), rustix::process::geteuid().as_raw());
    if user == own { Ok(()) } else { Err(PublicPageError::OfAnotherUser { user, own }) }
}

/// Returns an error unless the file is a page, of whatever version, of this very node.
fn check_same_node(file: &File, owner: PublicOwner) -> Result<(), PublicPageError> {
    let words = [Word::Magic, Word::Cluster, Word::Node];
    let [magic, cluster, node] = words.map(|word| read_word(file, word));
    let node = node.and_then(|node| u8::try_from(node).ok()).and_then(NodeId::new);
    match (magic, cluster.map(ClusterId), node) {
        (Some(MAGIC), Some(cluster), Some(node)) => {
            let is_same = (cluster, node) == (owner.cluster, owner.node);
            is_same.then_some(()).ok_or(PublicPageError::OfAnotherNode { cluster, node })
        }
        _ => Err(PublicPageError::NoPage),
    }
}

/// Returns a word of the head of a page; `None` where the file is shorter.
fn read_word(file: &File, word: Word) -> Option<u64> {
    let mut bytes = [0; 8];
    let read = file.read_exact_at(&mut bytes, word as u64 * 8);
    read.ok().map(|()| u64::from_ne_bytes(bytes))
}

/// The file of a node's public page, by which the page is voided without a mapping of it: its owner
/// could cut it short, which would end the guardian of all nodes.
#[derive(Debug)]
pub(in super::super) struct PublicFile(File);

impl PublicFile {
    /// Returns the file, to be handed to a guardian.
    pub(in super::super) fn descriptor(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }

    /// Takes the file that a node has handed over, for the page of this node and life.
    ///
    /// # Errors
    /// The reason why the guardian would not be able to void it, in words to answer with.
    pub(in super::super) fn open(file: OwnedFd, owner: PublicOwner) -> Result<Self, String> {
        let file = File::from(file);
        let found = file.metadata().map_err(|error| error.to_string())?;
        let system = rustix::fs::fstatfs(&file).map_err(|error| error.to_string())?;
        if !found.is_file() || !is_memory(&system) || found.len() != LENGTH as u64 {
            return Err("its public page is no file of 4096 bytes on a tmpfs".to_owned());
        }
        check_same_node(&file, owner).map_err(|error| format!("its public page: {error}"))?;
        if read_word(&file, Word::BootId) != Some(owner.boot.0) {
            return Err("its public page is that of another life of the node".to_owned());
        }
        Ok(Self(file))
    }

    /// Voids the page for good, by one system call. It waits for no disk, unless the kernel has
    /// swapped the page out, from which a tmpfs is not exempt.
    ///
    /// # Errors
    /// Whatever the kernel says, such as where its owner has sealed it.
    pub(in super::super) fn void(&self) -> io::Result<()> {
        self.0.write_all_at(&VOID.to_ne_bytes(), VOID_OFFSET)?;
        // Before whatever is sent after it: with the Acquire fence of readers who have heard of
        // that.
        fence(SeqCst);
        Ok(())
    }
}
