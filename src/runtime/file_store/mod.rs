//! A store in one small file (R4): opened once, then one synchronous write per persist.
//!
//! Knows files and locks. Where the bytes stand is `layout.rs`, which slot is written next
//! `slots.rs`, and which record serves after a crash `recovery.rs`.

#[cfg(test)]
mod crashes;
#[cfg(test)]
mod disk;
mod error;
#[cfg(test)]
mod failures;
mod layout;
mod recovery;
mod slots;

use std::error::Error;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rand::TryRng;
use rand::rngs::SysRng;
use rustix::fs::OFlags;

use crate::election::HardState;
use crate::types::{BootId, ClusterId, ConfigId, NodeId, Term};
use crate::wire::LAST_TERM;

use super::conflicting_process;
use super::store::{Store, StoreError};
use layout::{
    FILE_LENGTH, Generation, HEADERS, Header, Owner, Place, Record, SECTOR, SLOTS, Sector,
};
use recovery::{Copy, Lost, Survivor, opening, recover};
use slots::Slots;

pub use error::FileStoreError;

/// The time for which a lock that somebody has is asked for again: a program starts within a few
/// milliseconds, on a busy host within tens.
const LOCK_WAIT: Duration = Duration::from_millis(250);

const LOCK_PAUSE: Duration = Duration::from_millis(1);

/// Keeps the hard state in a file of 24 KiB, over crashes of the process and of the host.
///
/// A persist is one `pwrite` of 1,024 bytes with `O_DSYNC`: two copies of one record, in the slot
/// of the two that does not hold the newest. Nothing else is on the path, nothing is allocated
/// (unless it fails: errors are), the file never grows.
///
/// ```no_run
/// use interrex::{Config, FileStore, NodeBuilder};
///
/// # fn start(config: Config) -> Result<(), Box<dyn std::error::Error>> {
/// let store = FileStore::open("/var/lib/exchange/vote", config.cluster, config.node)?;
/// let node = NodeBuilder::new(config).store(Box::new(store)).bind()?;
/// # Ok(())
/// # }
/// ```
///
/// # What it guarantees
///
/// **What [`open`](Self::open) serves is never older than the last state acknowledged by an `Ok`;
/// where that can't be told, it is an error.** It may be newer: a state whose write was cut or
/// failed. That is safe. The state was this node's own decision and nobody was told of it, terms
/// and votes only add up, and to remember more makes a node deny more, never grant more. What
/// `open` serves is durable before it returns: it is written again with the new boot id.
///
/// A state that was [prepared](Store::prepare) counts as one being written until it is persisted:
/// it may be served, and it is never older than what was acknowledged.
///
/// **An error says nothing of the disk.** What could not be written may have landed whole, in part
/// or not at all, and may still land while the store is open. Every write goes to the slot that
/// does not hold the last record written without an error, and every state that is written follows
/// what was acknowledged. So a start serves that record, or one that was tried after it. But from
/// an error on, no earlier record is known to be the one that a start would serve. So whatever was
/// prepared before counts for nothing, and the next persist writes, whatever state it is asked
/// for. Without a write, `Ok` is only said of a state that stands in the **last record that was
/// tried**.
///
/// | what happens | what follows |
/// |---|---|
/// | process killed, host crashed or power lost at any moment, also while it opens | the last acknowledged state, or the one being written |
/// | a write torn at any one byte from either end, or with any of its sectors missing, in each of any number of crashes | the same |
/// | a write torn at two bytes, one in each copy | the last acknowledged state; `RecordDamaged` if both tears lie within 16 bytes of the record's ends |
/// | one sector or one 4 KiB block of the file rotten, stale or unreadable | the right state; the damage is mended by open and shown in [`damaged_offsets`](Self::damaged_offsets) |
/// | both copies of the superseded record rotten, a stamp of theirs intact | the right state |
/// | both copies of the newest record rotten or unreadable; or of the superseded one, its four stamps included | [`FileStoreError::RecordDamaged`] |
/// | both copies of the header | [`FileStoreError::HeaderDamaged`] or [`NotAStore`](FileStoreError::NotAStore) |
/// | file cut, emptied, extended | [`FileStoreError::Length`] |
/// | writes fail (disk full, I/O error), any number of them one after the other, each landing in any of its sectors or in none | `Err`, nothing forgotten; the next persist writes all of it again; a start serves the last state for which there was an `Ok`, or one tried since |
/// | several writes fail, each cut inside a sector, one upon the other, and then the host dies | the same, or `RecordDamaged` |
/// | a second process, or a second store in this one | [`FileStoreError::Locked`] |
///
/// # What it assumes
///
/// A disk that keeps what it acknowledges. One that loses acknowledged writes (a volatile cache
/// without flush, a file rolled back by a snapshot or a backup, a write that it gave up and that
/// lands on top of a later one in the same place) shows an older state that is whole, and
/// **nothing in a file can tell that**: a second vote in one term is then possible. So is it where
/// the file is created anew by a wall clock that was set back. Rot that fits the checksum has odds
/// of 2^-128, rot that passes for proof of an unfinished write 2^-64; the checksums hold against
/// accident, not against whoever may write the file. `flock` must work, so the file system should
/// be local, and as for every database the path must stay this file's while it is open.
#[derive(Debug)]
pub struct FileStore {
    file: File,
    path: PathBuf,
    slots: Slots,
    damaged: Vec<u64>,
}

impl FileStore {
    /// Creates a store at a path where nothing is, for a node that has never voted, has voted
    /// without a store, or has lost the one it had.
    ///
    /// A store that was lost looks just like one that never was, and with it a vote is forgotten.
    /// So the node's first start goes by R14, as that of a diskless node: it asks the others
    /// before it takes part. It goes on once a majority that remembers has answered, in the term
    /// that they know, and disturbs nobody. Where nobody remembers, as in a cluster that starts
    /// for the first time, **all** members must answer, or an operator says
    /// [`Handle::bootstrap`](super::Handle::bootstrap); then terms go on from the wall clock, or
    /// from [`NodeBuilder::term_floor`](super::NodeBuilder::term_floor). That it has yet to ask
    /// stands in the file: a crash in between forgets nothing.
    ///
    /// The file is written and synced under another name (`path` with `.<number>.new` after it),
    /// then linked to its own, then the directory is synced. So whatever bears the name is
    /// complete; a creation that a crash cut short leaves the other name at most, which may be
    /// removed and is never read.
    ///
    /// # Errors
    /// [`FileStoreError::Exists`], [`FileStoreError::Io`] and [`FileStoreError::Entropy`].
    pub fn create(
        path: impl AsRef<Path>,
        cluster: ClusterId,
        node: NodeId,
    ) -> Result<Self, FileStoreError> {
        let unknown = HardState { must_ask: true, ..HardState::default() };
        Self::create_with(path.as_ref(), cluster, node, unknown)
    }

    /// Creates a store in a term that the caller knows to be above every one that this cluster has
    /// had, or zero for a cluster that has had none. The caller vouches for that, so the node asks
    /// nobody and takes part after the silence of R13: told wrongly, a vote may be given twice.
    /// The term must be below 2^62, or none would be left for an election.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), and [`FileStoreError::TermTooHigh`].
    pub fn create_in(
        path: impl AsRef<Path>,
        cluster: ClusterId,
        node: NodeId,
        term: Term,
    ) -> Result<Self, FileStoreError> {
        let path = path.as_ref();
        if term >= Term(LAST_TERM) {
            return Err(FileStoreError::TermTooHigh { path: path.to_owned(), found: term });
        }
        Self::create_with(path, cluster, node, HardState { term, ..HardState::default() })
    }

    fn create_with(
        path: &Path,
        cluster: ClusterId,
        node: NodeId,
        hard_state: HardState,
    ) -> Result<Self, FileStoreError> {
        let owner = Owner { cluster, node };
        let boot = new_boot(BootId::ZERO)?;
        let draft = draft_path(path, boot);
        let created = write_draft(&draft, path, owner, boot, hard_state).and_then(|store| {
            link(&draft, path)?;
            Ok(store)
        });
        // It has its name by now, or is not wanted. If this fails, it lies about and harms nobody.
        _ = fs::remove_file(&draft);
        created
    }

    /// Opens the store of a node that has run before, and counts one more start. A file that an
    /// earlier release has written is then one of this release, which earlier ones decline to open.
    ///
    /// # Errors
    /// [`FileStoreError`], which names the file, the offset and what to do.
    pub fn open(
        path: impl AsRef<Path>,
        cluster: ClusterId,
        node: NodeId,
    ) -> Result<Self, FileStoreError> {
        let path = path.as_ref();
        let owner = Owner { cluster, node };
        let file = open_file(path)?;
        lock(&file, path)?;
        check_shape(&file, path)?;
        let headers = check_header(&file, path, owner)?;
        let mut damaged = damaged_headers(headers);
        let mut fault = None;
        let copies = read_copies(&file, owner, &mut damaged, &mut fault);
        let durable = recover(&copies).map_err(|lost| record_error(path, lost, fault))?;
        let found = durable.record.hard_state.term;
        if found > Term(LAST_TERM) {
            return Err(FileStoreError::TermTooHigh { path: path.to_owned(), found });
        }
        let life = next_life(&durable.record)?;
        write_headers(&file, path, owner, headers)?;
        for (offset, sector) in opening(&copies, &durable, &life, owner) {
            file.write_all_at(&sector, offset).map_err(io_error(path, "write"))?;
        }
        let slots = Slots::new(owner, Survivor { slot: 1 - durable.slot, record: life });
        Ok(Self { file, path: path.to_owned(), slots, damaged })
    }

    /// Calls [`open`](Self::open), or [`create`](Self::create) if there is no file.
    ///
    /// It is for a first start that nobody attends. A file that was lost between two starts, on a
    /// disk that is not mounted for instance, is replaced by one that remembers nothing: the node
    /// then asks the others before it takes part, at each such start, where `open` would have been
    /// an error. A process that crashes in a loop and finds no file each time disturbs no leader.
    ///
    /// # Errors
    /// Those of `open` and `create`.
    pub fn open_or_create(
        path: impl AsRef<Path>,
        cluster: ClusterId,
        node: NodeId,
    ) -> Result<Self, FileStoreError> {
        let path = path.as_ref();
        let opened = Self::open(path, cluster, node);
        if !matches!(opened, Err(FileStoreError::Missing { .. })) {
            return opened;
        }
        let created = Self::create(path, cluster, node);
        if matches!(created, Err(FileStoreError::Exists { .. })) {
            // Another process was quicker; it holds the lock, or has gone again.
            return Self::open(path, cluster, node);
        }
        created
    }

    /// Returns this life's id: random, durable, another than that of the life before.
    pub const fn boot(&self) -> BootId {
        self.slots.durable().boot
    }

    /// Returns the number of times that the store was opened, its creation and this time included.
    pub const fn starts(&self) -> u64 {
        self.slots.durable().starts
    }

    /// Returns the offsets, in bytes, of copies that were found damaged at this start; all are
    /// whole again. A write that a crash tore leaves one or two, rarely; any other says that the
    /// disk is ill.
    pub fn damaged_offsets(&self) -> &[u64] {
        &self.damaged
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Names the file in what has gone wrong.
    fn named(&self, written: Result<(), Box<dyn Error + Send + Sync>>) -> Result<(), StoreError> {
        written.map_err(|source| StoreError::Persist {
            place: self.path.display().to_string(),
            source,
        })
    }
}

impl Store for FileStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(self.slots.durable().hard_state)
    }

    fn boot(&self) -> Option<BootId> {
        Some(self.slots.durable().boot)
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        Some(self.file.as_fd())
    }

    fn prepare(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        let file = &self.file;
        let prepared = self.slots.prepare(hard_state, |at, bytes| file.write_all_at(bytes, at));
        self.named(prepared)
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        let file = &self.file;
        let persisted = self.slots.persist(hard_state, |at, bytes| file.write_all_at(bytes, at));
        self.named(persisted)
    }
}

fn new_boot(last: BootId) -> Result<BootId, FileStoreError> {
    loop {
        let number = SysRng.try_next_u64();
        let number =
            number.map_err(|error| FileStoreError::Entropy { reason: error.to_string() })?;
        if number != 0 && number != last.0 {
            return Ok(BootId(number));
        }
    }
}

fn io_error(path: &Path, what: &'static str) -> impl FnOnce(io::Error) -> FileStoreError {
    move |source| FileStoreError::Io { path: path.to_owned(), what, source }
}

/// Returns a name in the same directory that no other creation has: `boot` is random.
fn draft_path(path: &Path, boot: BootId) -> PathBuf {
    let mut draft = OsString::from(path);
    draft.push(format!(".{boot}.new"));
    draft.into()
}

/// Returns the options by which a file is opened. Every write is then durable when it returns.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).custom_flags(OFlags::DSYNC.bits() as i32);
    options
}

/// Writes a complete store for `path`, locked and synced, whose name is not yet its own. Errors
/// name `path`: nobody has heard of the draft.
fn write_draft(
    draft: &Path,
    path: &Path,
    owner: Owner,
    boot: BootId,
    hard_state: HardState,
) -> Result<FileStore, FileStoreError> {
    let file = options().create_new(true).open(draft).map_err(io_error(path, "create"))?;
    lock(&file, path)?;
    let (first, last) = (Generation(1), Generation(2));
    let unborn = Record {
        generation: first,
        hard_state,
        config: ConfigId::default(),
        starts: 0,
        boot: BootId::ZERO,
    };
    let record = Record { generation: last, starts: 1, boot, ..unborn };
    // All of it, the unused bytes too: a hole filled later would cost a write of the journal.
    let bytes = layout::new_file(owner, [unborn, record]);
    file.write_all_at(&bytes, 0).map_err(io_error(path, "write"))?;
    file.sync_all().map_err(io_error(path, "sync"))?;
    let slots = Slots::new(owner, Survivor { slot: 1, record });
    Ok(FileStore { file, path: path.to_owned(), slots, damaged: Vec::new() })
}

/// Gives the draft its name, durably. Unlike a rename this replaces nothing.
fn link(draft: &Path, path: &Path) -> Result<(), FileStoreError> {
    fs::hard_link(draft, path).map_err(|source| {
        if source.kind() == io::ErrorKind::AlreadyExists {
            return FileStoreError::Exists { path: path.to_owned() };
        }
        io_error(path, "link")(source)
    })?;
    let directory = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let synced = File::open(directory).and_then(|directory| directory.sync_all());
    synced.map_err(io_error(path, "sync the directory of"))
}

fn open_file(path: &Path) -> Result<File, FileStoreError> {
    options().open(path).map_err(|source| {
        if source.kind() == io::ErrorKind::NotFound {
            return FileStoreError::Missing { path: path.to_owned() };
        }
        io_error(path, "open")(source)
    })
}

/// Locks the file. The lock goes with the open file, so it ends with the process, however that
/// ends.
///
/// A store of this process that was closed a moment ago may still seem to have the lock. For a
/// process that another thread is just starting holds a copy of each open file until it runs its
/// own program. So this tries again for a while. To unlock on closing would be quicker, and wrong:
/// a process that was forked, and ends, would unlock what the other still has.
fn lock(file: &File, path: &Path) -> Result<(), FileStoreError> {
    let deadline = Instant::now() + LOCK_WAIT;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => thread::sleep(LOCK_PAUSE),
            Err(TryLockError::WouldBlock) => {
                return Err(FileStoreError::Locked {
                    path: path.to_owned(),
                    holder: conflicting_process::of_lock(file),
                });
            }
            Err(TryLockError::Error(source)) => return Err(io_error(path, "lock")(source)),
        }
    }
}

fn check_shape(file: &File, path: &Path) -> Result<(), FileStoreError> {
    let metadata = file.metadata().map_err(io_error(path, "read the length of"))?;
    let path = path.to_owned();
    if !metadata.is_file() {
        return Err(FileStoreError::NotAStore { path });
    }
    let (found, expected) = (metadata.len(), FILE_LENGTH as u64);
    if found != expected {
        return Err(FileStoreError::Length { path, found, expected });
    }
    Ok(())
}

/// Reads one copy. They are read one by one, so that a bad block costs only the copy that lies in
/// it.
fn read_sector(file: &File, offset: u64) -> io::Result<Sector> {
    let mut sector = [0; SECTOR];
    file.read_exact_at(&mut sector, offset)?;
    Ok(sector)
}

/// Checks that the file is this node's, and returns what the copies of its header say.
fn check_header(file: &File, path: &Path, owner: Owner) -> Result<[Header; 2], FileStoreError> {
    let mut fault = None;
    let copies = HEADERS.map(|offset| match read_sector(file, offset) {
        Ok(sector) => Header::decode(&sector),
        Err(error) => {
            fault = Some(error);
            Header::Damaged
        }
    });
    check_owner(header_of(copies), owner, path, fault)?;
    Ok(copies)
}

/// Returns what two copies of a header say together. Of two versions the newer one counts: the
/// start that wrote it was cut between them. Other whole ones that differ were never written so.
fn header_of(copies: [Header; 2]) -> Header {
    use Header::{Damaged, Foreign, Of, Older, Version};
    match copies {
        [first, second] if first == second => first,
        [Of(new), Older(old)] | [Older(old), Of(new)] if new == old => Of(new),
        [Version(new), Of(_) | Older(_)] | [Of(_) | Older(_), Version(new)] => Version(new),
        [whole, Foreign | Damaged] | [Foreign | Damaged, whole] if whole.is_whole() => whole,
        [Of(_) | Older(_) | Version(_) | Foreign | Damaged, _] => Damaged,
    }
}

/// Returns the offsets of the copies that are not whole.
fn damaged_headers(copies: [Header; 2]) -> Vec<u64> {
    let places = copies.into_iter().zip(HEADERS);
    places.filter(|(copy, _)| !copy.is_whole()).map(|(_, offset)| offset).collect()
}

/// Makes both copies of the header those of this format. A damaged copy comes first, so that one is
/// whole at any moment.
fn write_headers(
    file: &File,
    path: &Path,
    owner: Owner,
    copies: [Header; 2],
) -> Result<(), FileStoreError> {
    let places = copies.into_iter().zip(HEADERS).filter(|(copy, _)| *copy != Header::Of(owner));
    let (older, damaged): (Vec<_>, Vec<_>) = places.partition(|(copy, _)| copy.is_whole());
    for (_, offset) in damaged.into_iter().chain(older) {
        let written = file.write_all_at(&Header::encode(owner), offset);
        written.map_err(io_error(path, "write"))?;
    }
    Ok(())
}

fn check_owner(
    header: Header,
    expected: Owner,
    path: &Path,
    fault: Option<io::Error>,
) -> Result<(), FileStoreError> {
    let path = path.to_owned();
    let found = match header {
        Header::Foreign => return Err(FileStoreError::NotAStore { path }),
        Header::Damaged => return Err(FileStoreError::HeaderDamaged { path, source: fault }),
        Header::Version(found) => {
            return Err(FileStoreError::Version { path, found, known: layout::VERSION });
        }
        Header::Of(found) | Header::Older(found) => found,
    };
    if found.cluster != expected.cluster {
        let (found, expected) = (found.cluster, expected.cluster);
        return Err(FileStoreError::WrongCluster { path, found, expected });
    }
    if found.node != expected.node {
        let (found, expected) = (found.node, expected.node);
        return Err(FileStoreError::WrongNode { path, found, expected });
    }
    Ok(())
}

/// Reads the copies of both slots. Adds the offsets of those that are not whole to `damaged`.
fn read_copies(
    file: &File,
    owner: Owner,
    damaged: &mut Vec<u64>,
    fault: &mut Option<io::Error>,
) -> [[Copy; 2]; 2] {
    [0, 1].map(|slot| {
        SLOTS[slot].map(|offset| {
            let copy = match read_sector(file, offset) {
                Ok(sector) => Copy::read(&sector, Place { owner, slot }),
                Err(error) => {
                    *fault = Some(error);
                    Copy::UNREADABLE
                }
            };
            if !copy.is_whole() {
                damaged.push(offset);
            }
            copy
        })
    })
}

fn record_error(path: &Path, lost: Lost, source: Option<io::Error>) -> FileStoreError {
    let path = path.to_owned();
    match lost {
        Lost::Slot(slot) => FileStoreError::RecordDamaged { path, offset: SLOTS[slot][0], source },
        Lost::Ambiguous => FileStoreError::Ambiguous { path },
    }
}

fn next_life(last: &Record) -> Result<Record, FileStoreError> {
    let (generation, boot) = (last.generation.next(), new_boot(last.boot)?);
    Ok(Record { generation, starts: last.starts + 1, boot, ..*last })
}

#[cfg(test)]
mod tests {
    use super::disk::{Disk, owner, state};
    use super::*;

    /// A directory that goes with the test.
    struct Dir(PathBuf);

    impl Drop for Dir {
        fn drop(&mut self) {
            _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_file_in_a_term_that_no_member_would_believe_is_an_error_and_left_as_it_is() {
        let dir = Dir(std::env::temp_dir().join(format!("interrex-terms-{}", std::process::id())));
        fs::create_dir_all(&dir.0).expect("a directory can be made");
        let path = dir.0.join("hard-state");
        let Owner { cluster, node } = owner();
        for (term, is_error) in [(LAST_TERM, false), (LAST_TERM + 1, true), (u64::MAX, true)] {
            let bytes = Disk::new(state(term, None)).into_bytes();
            fs::write(&path, &bytes).expect("there is room");
            let opened = FileStore::open(&path, cluster, node);
            assert_eq!(opened.is_err(), is_error, "{term}");
            let Err(error) = opened else { continue };
            assert!(
                matches!(error, FileStoreError::TermTooHigh { found: Term(t), .. } if t == term)
            );
            assert!(error.to_string().contains(&path.display().to_string()), "{error}");
            assert_eq!(fs::read(&path).expect("it is there"), bytes);
        }
    }
}
