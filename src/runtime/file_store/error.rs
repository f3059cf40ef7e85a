//! The reasons why a store can't be opened or created: one variant each, with what to do about it.
//!
//! Knows the reasons and nothing of how they come about.

use std::io;
use std::path::PathBuf;

use crate::election::HardState;
use crate::types::{ClusterId, NodeId, Term};

use super::super::conflicting_process::{ConflictingProcess, by_whom};

/// The reason why a [`FileStore`](super::FileStore) can't be opened or created. None of them has
/// changed the hard state in the file.
#[derive(Debug, thiserror::Error)]
pub enum FileStoreError {
    /// There is no such file.
    #[error(
        "{} does not exist: see that its disk is mounted; if this node has never had a store, or has \
         lost it, create one where the wall clock is right", .path.display()
    )]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file that was to be created is there.
    #[error("{} exists already: open it; who removes it loses the vote in it", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Another open store has the file: that of another node, or of an earlier run of this one,
    /// which still runs or has forked a child that does.
    #[error(
        "{} is in use{}: two nodes on one vote would give it twice; stop the other process \
         (`fuser` names all that have it open)", .path.display(), by_whom(.holder.as_ref())
    )]
    Locked {
        /// The file.
        path: PathBuf,
        /// The process that holds its lock, where that can be seen.
        holder: Option<ConflictingProcess>,
    },
    /// The system does not do something that the store needs.
    #[error("can't {what} {}: {}", .path.display(), remedy(.source))]
    Io {
        /// The file, as the caller named it.
        path: PathBuf,
        /// The attempt, as a verb.
        what: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// Neither header says that this is a store, or it is no regular file.
    #[error(
        "{} is no interrex store, at offset 0 or 20480: give the path of this node's store",
        .path.display()
    )]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// The file is shorter or longer than every store is, an empty one too: a store is complete
    /// before it bears its name.
    #[error(
        "{} is {found} bytes long and not {expected}: it was cut or overwritten from offset \
         {found} on; its vote is lost, so remove it and create another where the wall clock is right", .path.display()
    )]
    Length {
        /// The file.
        path: PathBuf,
        /// Its length in bytes.
        found: u64,
        /// The length of every store in bytes.
        expected: u64,
    },
    /// The file is of another release.
    #[error(
        "{} has format {found} at offset 16, this release knows {known}: use the release that wrote it",
        .path.display()
    )]
    Version {
        /// The file.
        path: PathBuf,
        /// The format of the file.
        found: u32,
        /// The format of this release.
        known: u32,
    },
    /// The file is of another cluster.
    #[error(
        "{} is of cluster {found}, not {expected} (offset 24): give this node's own store",
        .path.display()
    )]
    WrongCluster {
        /// The file.
        path: PathBuf,
        /// The cluster that it belongs to.
        found: ClusterId,
        /// The cluster that it should belong to.
        expected: ClusterId,
    },
    /// The file is of another node.
    #[error(
        "{} is of node {found}, not {expected} (offset 32): give this node's own store",
        .path.display()
    )]
    WrongNode {
        /// The file.
        path: PathBuf,
        /// The node that it belongs to.
        found: NodeId,
        /// The node that it should belong to.
        expected: NodeId,
    },
    /// No member would believe a datagram of that term.
    #[error(
        "{} would be in term {found}, and terms end at 2^62 = 4611686018427387904: create it in a lower \
         one; if it is there already, remove it first, for no release has come that far", .path.display()
    )]
    TermTooHigh {
        /// The file.
        path: PathBuf,
        /// The term in it, or that it was to be created in.
        found: Term,
    },
    /// Both copies of the header are damaged.
    #[error(
        "the header of {} is damaged at offsets 0 and 20480: replace the disk and \
         create another store where the wall clock is right", .path.display()
    )]
    HeaderDamaged {
        /// The file.
        path: PathBuf,
        /// The disk's error, if it gave no bytes.
        source: Option<io::Error>,
    },
    /// Both copies of a record are damaged that may have been the newest: what is left may be an
    /// older vote.
    #[error(
        "the record of {} at offset {offset} is damaged in both copies, and the other record may be an \
         older vote: replace the disk and create another store where the wall clock is right",
        .path.display()
    )]
    RecordDamaged {
        /// The file.
        path: PathBuf,
        /// The offset of the record, in bytes.
        offset: u64,
        /// The disk's error, if it gave no bytes.
        source: Option<io::Error>,
    },
    /// Two records have one number and differ: the file was put together from two.
    #[error(
        "the records of {} at offsets 7680 and 15872 contradict each other: it was put together of \
         two files; remove it and create another where the wall clock is right", .path.display()
    )]
    Ambiguous {
        /// The file.
        path: PathBuf,
    },
    /// The system has no random numbers for the boot id.
    #[error("the system gives no random numbers ({reason}): see that getrandom(2) works")]
    Entropy {
        /// The system's error.
        reason: String,
    },
}

/// Returns what to do where the system says so.
#[allow(clippy::wildcard_enum_match_arm)] // std's enum: it grows
fn remedy(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::NotFound => "make its directory, or mount the disk that has it",
        io::ErrorKind::PermissionDenied => {
            "let the user of this process read and write the file and its directory"
        }
        io::ErrorKind::ReadOnlyFilesystem => "mount its disk so that it can be written",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on its disk",
        _ => "see that disk and directory can be read and written",
    }
}

/// The state is of a term that `open` takes for an error, so it must not be written either.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{asked:?} is beyond the last term, 2^62: no member would believe a datagram of it")]
pub(super) struct BeyondLastTerm {
    pub(super) asked: HardState,
}

/// The state to be persisted would undo the one that is durable: a fault of the caller.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{asked:?} would undo {durable:?}: a term never falls, and a vote in it never changes")]
pub(super) struct WouldForget {
    pub(super) durable: HardState,
    pub(super) asked: HardState,
}
