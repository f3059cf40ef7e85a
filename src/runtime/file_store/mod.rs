//! A store in one small file (R4): opened once, then one synchronous write per persist.
//!
//! Knows files and locks. Where the bytes stand is `layout.rs`, which record serves after a crash
//! `recovery.rs`.

#[cfg(test)]
mod crashes;
mod error;
mod layout;
mod recovery;

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

use crate::election::HardState;
use crate::types::{BootId, ClusterId, ConfigId, NodeId, Term};

use super::clock::unix_micros;
use super::holder;
use super::store::{Store, StoreError};
use error::WouldForget;
use layout::{
    FILE_LENGTH, Generation, HEADERS, Header, Owner, Place, Record, SECTOR, SLOTS, Sector,
};
use recovery::{Copy, Lost, Survivor, opening, recover};

pub use error::FileStoreError;

/// How long a lock that somebody has is asked for: a program starts within a few milliseconds, on a
/// busy host within tens.
const LOCK_PATIENCE: Duration = Duration::from_millis(250);

const LOCK_PAUSE: Duration = Duration::from_millis(1);

/// Keeps the hard state in a file of 24 KiB, over crashes of the process and of the host.
///
/// A persist is one `pwrite` of 1,024 bytes with `O_DSYNC`: two copies of one record, in the slot
/// of the two that does not hold the newest. Nothing else is on the path, nothing is allocated
/// (unless it fails: errors are), the file never grows.
///
/// ```no_run
/// use interrex::runtime::FileStore;
/// use interrex::{Config, NodeBuilder};
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
/// and votes only add up, and to remember more makes a node refuse more, never grant more. What
/// `open` serves is durable before it returns: it is written again with the new boot id.
///
/// A state that was [prepared](Store::prepare) counts as one being written until it is persisted: it may
/// be served, and it is never older than what was acknowledged.
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
/// | a write fails (disk full, I/O error) | `Err`, nothing forgotten; the next persist writes all of it again |
/// | a second process, or a second store in this one | [`FileStoreError::Locked`] |
///
/// # What it assumes
///
/// A disk that keeps what it acknowledges. One that loses acknowledged writes (a volatile cache
/// without flush, a file rolled back by a snapshot or a backup) shows an older state that is whole,
/// and **nothing in a file can tell that**: a second vote in one term is then possible. So is it
/// where the file is created anew by a wall clock that was set back. Rot that fits the checksum has odds of 2^-128, rot
/// that passes for proof of an unfinished write 2^-64; the checksums hold against accident, not
/// against whoever may write the file. `flock` must work, so the file system should be local, and
/// as for every database the path must stay this file's while it is open.
#[derive(Debug)]
pub struct FileStore {
    file: File,
    path: PathBuf,
    owner: Owner,
    /// The newest record that is durable, and the slot that holds it.
    durable: Survivor,
    /// What was last acknowledged by a persist: what the durable record says, or what it said before
    /// a state was prepared that the node has not taken.
    taken: HardState,
    /// What the durable record says, if it was prepared.
    prepared: Option<HardState>,
    /// Of the last write that was tried. A failed one is not used again: two contents of one
    /// generation could not be told apart.
    generation: Generation,
    damaged: Vec<u64>,
}

impl FileStore {
    /// Creates a store at a path where nothing is, for a node that has never voted, has voted without a
    /// store, or has lost the one it had.
    ///
    /// Its term begins at the wall clock's microseconds since 1970, above every term that this cluster
    /// can have had (R14): so fencing tokens go on rising, and no vote that was forgotten can be given
    /// again in its term, **unless the wall clock stands before where it stood**. A cluster that runs
    /// already follows to that term, which costs it one election.
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
        Self::create_in(path, cluster, node, Term(unix_micros()))
    }

    /// [`create`](Self::create), in a term that the caller knows to be above every one that this cluster
    /// has had, whatever the clock shows. Zero for a cluster that has had none.
    ///
    /// # Errors
    /// Those of `create`.
    pub fn create_in(
        path: impl AsRef<Path>,
        cluster: ClusterId,
        node: NodeId,
        term: Term,
    ) -> Result<Self, FileStoreError> {
        let path = path.as_ref();
        let owner = Owner { cluster, node };
        let boot = new_boot(BootId::ZERO)?;
        let draft = draft_path(path, boot);
        let created = write_draft(&draft, owner, boot, term).and_then(|store| {
            link(&draft, path)?;
            Ok(Self { path: path.to_owned(), ..store })
        });
        // It has its name by now, or is not wanted. If this fails, it lies about and harms nobody.
        _ = fs::remove_file(&draft);
        created
    }

    /// Opens the store of a node that has run before, and counts one more start.
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
        let mut damaged = check_header(&file, path, owner)?;
        let mut fault = None;
        let copies = read_copies(&file, owner, &mut damaged, &mut fault);
        let durable = recover(&copies).map_err(|lost| record_error(path, lost, fault))?;
        let life = next_life(&durable.record)?;
        for (offset, sector) in opening(&copies, &durable, &life, owner) {
            file.write_all_at(&sector, offset).map_err(io_error(path, "write"))?;
        }
        let (path, generation) = (path.to_owned(), life.generation);
        let durable = Survivor { slot: 1 - durable.slot, record: life };
        let taken = durable.record.hard_state;
        Ok(Self { file, path, owner, durable, taken, prepared: None, generation, damaged })
    }

    /// [`open`](Self::open), or [`create`](Self::create) if there is no file.
    ///
    /// For a first start that nobody attends. Where a file may be lost between two starts, on a disk that
    /// is not mounted for instance, this trusts the wall clock as `create` does, where `open` would have
    /// asked.
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

    /// This life's id: random, durable, another than that of the life before.
    pub const fn boot(&self) -> BootId {
        self.durable.record.boot
    }

    /// How often the store was opened, its creation and this time included.
    pub const fn starts(&self) -> u64 {
        self.durable.record.starts
    }

    /// Where in the file, in bytes, copies were found damaged at this start; all are whole again. A
    /// write that a crash tore leaves one or two, rarely; any
    /// other says that the disk is ill.
    pub fn damaged_offsets(&self) -> &[u64] {
        &self.damaged
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes `record`, as the next generation, over the older of the two.
    ///
    /// If this fails the durable record is what it was, and the next write goes to the same slot: it
    /// replaces whatever part of this one has reached the disk, and never the durable record.
    fn write(&mut self, record: Record) -> io::Result<()> {
        self.generation = self.generation.next();
        let record = Record { generation: self.generation, ..record };
        let slot = 1 - self.durable.slot;
        let sector = record.encode(Place { owner: self.owner, slot });
        let mut copies = [0; 2 * SECTOR];
        copies[..SECTOR].copy_from_slice(&sector);
        copies[SECTOR..].copy_from_slice(&sector);
        self.file.write_all_at(&copies, SLOTS[slot][0])?;
        self.durable = Survivor { slot, record };
        Ok(())
    }

    /// Writes `hard_state`. It must follow what the node has taken; what was merely prepared it may
    /// contradict, since nobody was told of that.
    fn make_durable(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        if !follows(hard_state, &self.taken) {
            let (durable, asked) = (self.taken, *hard_state);
            return Err(self.persist_error(WouldForget { durable, asked }));
        }
        let record = Record { hard_state: *hard_state, ..self.durable.record };
        self.write(record).map_err(|error| self.persist_error(error))
    }

    fn persist_error(
        &self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> StoreError {
        let place = self.path.display().to_string();
        StoreError::Persist { place, source: source.into() }
    }
}

impl Store for FileStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(self.durable.record.hard_state)
    }

    fn boot(&self) -> Option<BootId> {
        Some(self.durable.record.boot)
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        Some(self.file.as_fd())
    }

    fn prepare(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        if self.prepared == Some(*hard_state) {
            return Ok(());
        }
        self.make_durable(hard_state)?;
        self.prepared = Some(*hard_state);
        Ok(())
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        if self.prepared.take() != Some(*hard_state) {
            self.make_durable(hard_state)?;
        }
        self.taken = *hard_state;
        Ok(())
    }
}

/// Term and vote are one monotone record (S2, S4).
fn follows(next: &HardState, last: &HardState) -> bool {
    let keeps_vote = last.voted_for.is_none() || next.voted_for == last.voted_for;
    next.term > last.term || (next.term == last.term && keeps_vote)
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

/// A name in the same directory that no other creation has: `boot` is random.
fn draft_path(path: &Path, boot: BootId) -> PathBuf {
    let mut draft = OsString::from(path);
    draft.push(format!(".{boot}.new"));
    draft.into()
}

/// Every write to a file opened so is durable when it returns.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).custom_flags(libc::O_DSYNC);
    options
}

/// A complete store, locked and synced, whose name is not yet its own.
fn write_draft(
    draft: &Path,
    owner: Owner,
    boot: BootId,
    term: Term,
) -> Result<FileStore, FileStoreError> {
    let file = options().create_new(true).open(draft).map_err(io_error(draft, "create"))?;
    lock(&file, draft)?;
    let (first, last) = (Generation(1), Generation(2));
    let unborn = Record {
        generation: first,
        hard_state: HardState { term, ..HardState::default() },
        config: ConfigId::default(),
        starts: 0,
        boot: BootId::ZERO,
    };
    let record = Record { generation: last, starts: 1, boot, ..unborn };
    // All of it, the unused bytes too: a hole filled later would cost a write of the journal.
    let bytes = layout::new_file(owner, [unborn, record]);
    file.write_all_at(&bytes, 0).map_err(io_error(draft, "write"))?;
    file.sync_all().map_err(io_error(draft, "sync"))?;
    let durable = Survivor { slot: 1, record };
    let path = draft.to_owned();
    Ok(FileStore {
        file,
        path,
        owner,
        durable,
        taken: record.hard_state,
        prepared: None,
        generation: last,
        damaged: Vec::new(),
    })
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
    synced.map_err(io_error(directory, "sync the directory"))
}

fn open_file(path: &Path) -> Result<File, FileStoreError> {
    options().open(path).map_err(|source| {
        if source.kind() == io::ErrorKind::NotFound {
            return FileStoreError::Missing { path: path.to_owned() };
        }
        io_error(path, "open")(source)
    })
}

/// The lock goes with the open file: it ends with the process, however that ends.
///
/// A store of this process that was closed a moment ago may still seem to have it: whatever process
/// another thread is just starting holds a copy of each open file until it runs its own program. So
/// this tries again for a while. To unlock when closing would be quicker, and wrong: a process that
/// was forked, and ends, would unlock what the other still has.
fn lock(file: &File, path: &Path) -> Result<(), FileStoreError> {
    let deadline = Instant::now() + LOCK_PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => thread::sleep(LOCK_PAUSE),
            Err(TryLockError::WouldBlock) => {
                return Err(FileStoreError::Locked {
                    path: path.to_owned(),
                    holder: holder::of_lock(file),
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

/// Reads copies one by one, so that a bad block costs only the copy that lies in it.
fn read_sector(file: &File, offset: u64) -> io::Result<Sector> {
    let mut sector = [0; SECTOR];
    file.read_exact_at(&mut sector, offset)?;
    Ok(sector)
}

/// Whether the file is this node's. Mends a header copy that is damaged beside a whole one, and
/// returns where.
fn check_header(file: &File, path: &Path, owner: Owner) -> Result<Vec<u64>, FileStoreError> {
    let mut fault = None;
    let copies = HEADERS.map(|offset| match read_sector(file, offset) {
        Ok(sector) => Header::decode(&sector),
        Err(error) => {
            fault = Some(error);
            Header::Damaged
        }
    });
    check_owner(header_of(copies), owner, path, fault)?;
    let mut mended = Vec::new();
    for (copy, offset) in copies.into_iter().zip(HEADERS) {
        if copy != Header::Of(owner) {
            let written = file.write_all_at(&Header::encode(owner), offset);
            written.map_err(io_error(path, "write"))?;
            mended.push(offset);
        }
    }
    Ok(mended)
}

/// What two copies of a header say together. Whole ones that differ were never written so.
fn header_of(copies: [Header; 2]) -> Header {
    use Header::{Damaged, Foreign, Of, Version};
    match copies {
        [first, second] if first == second => first,
        [whole @ (Of(_) | Version(_)), Foreign | Damaged]
        | [Foreign | Damaged, whole @ (Of(_) | Version(_))] => whole,
        [Of(_) | Version(_) | Foreign | Damaged, _] => Damaged,
    }
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
        Header::Of(found) => found,
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

/// What the copies of both slots tell. Adds those that are not whole to `damaged`.
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
