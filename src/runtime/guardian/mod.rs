//! Death notices: how a leader's end is known before its process has been taken apart.
//!
//! A small process on the same host, the **guardian** (the crate `interrex-guardian`), waits for
//! the end of a node's polling thread. The kernel tells of it at the very start of that end: the
//! thread holds a robust mutex, the *bell*, in memory that both share, the *page*. Memory and
//! sockets of the dying process go later, some 0.1 s with 2 GiB. The guardian then
//!
//! 1. **voids** the page: from then on [`is_leader`](super::Leadership::is_leader) is false for
//!    every thread of the dying process that has not been stopped yet, since the published words
//!    lie in that page too. By the same step it takes the leader's **bequest**: nobody can withdraw
//!    it any more;
//! 2. **sends** what the leader has written and sealed for this hour: first the bequest, which
//!    brings the heir the dead leader's vote in the next term (R15), then a notice for each other
//!    member. The guardian has no key and says nothing of its own.
//!
//! Where the virtual machine was restored from a snapshot, or cloned, since the node was built, the
//! guardian voids the page and tells nobody: the same life may lead on elsewhere
//! ([`VmGeneration`]).
//!
//! In that order at most one node holds a lease for whoever asks at use. Who acts on an answer
//! that it was given earlier, in the dying process too, needs the fencing token.
//!
//! | file | what it knows |
//! |---|---|
//! | [`page`] | what the words of the page mean; both sides |
//! | `state` | the word of the page that says whether it counts, and which bequest is armed |
//! | [`protocol`] | how a page comes from a node to its guardian; both sides |
//! | `prepared_notices` | the notices and the bequest that a leader seals for the hour of its death |
//! | `link` | the node's side: finds a guardian, and finds it again |
//!
//! # A node that starts its own guardian
//!
//! ```no_run
//! # fn run(config: interrex::Config, keys: interrex::Keyring) -> Result<(), interrex::StartError> {
//! use interrex::NodeBuilder;
//! use interrex::guardian::Guardian;
//!
//! let guardian = Guardian::program("/usr/libexec/interrex-guardian").arguments(["--priority", "50"]);
//! let node = NodeBuilder::new(config).keys(keys).guardian(guardian).bind()?.spawn()?;
//! # Ok(())
//! # }
//! ```
//!
//! Where several nodes share a host, `interrex-guardian --listen /run/interrex/guardian` stands
//! apart, and each node is built with [`Guardian::at`] that path.

mod link;
pub mod page;
mod prepared_notices;
pub mod protocol;
pub(super) mod state;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

pub use super::vm_generation::VmGeneration;
pub use link::Watched;

pub(super) use link::Link;
pub(super) use prepared_notices::PreparedNotices;

/// Says where a node finds its guardian.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guardian {
    place: Place,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Place {
    Program { path: PathBuf, arguments: Vec<OsString> },
    Socket(PathBuf),
}

impl Guardian {
    /// Has the node start this program, with a socket as its standard input, and start it again
    /// when it ends. It is `interrex-guardian`, or any program that calls
    /// `interrex_guardian::Server::serve`.
    pub fn program(path: impl Into<PathBuf>) -> Self {
        Self { place: Place::Program { path: path.into(), arguments: Vec::new() } }
    }

    /// Gives that program these arguments. Makes no difference to a guardian that stands apart.
    #[must_use]
    pub fn arguments<T: Into<OsString>>(mut self, these: impl IntoIterator<Item = T>) -> Self {
        if let Place::Program { arguments, .. } = &mut self.place {
            *arguments = these.into_iter().map(Into::into).collect();
        }
        self
    }

    /// Names a guardian that stands apart and listens at this path. The node looks for it until it
    /// is there.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { place: Place::Socket(path.into()) }
    }
}

impl fmt::Display for Guardian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Program { path, .. } => write!(f, "guardian {}", path.display()),
            Place::Socket(path) => write!(f, "guardian at {}", path.display()),
        }
    }
}

/// Says whether a guardian watches over a node.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[repr(u8)]
pub enum GuardianState {
    /// The node was built without a guardian.
    #[default]
    None = 0,
    /// The node looks for its guardian. Others learn of its death from ICMP and by silence.
    Sought = 1,
    /// A guardian watches.
    Watching = 2,
    /// The guardian has voided this node's page, though the node lives. This life is over: the
    /// node takes no part any more.
    Voided = 3,
    /// A guardian was asked for, and no thread is watched over: the node does not run, or is
    /// polled by a loop that has not called [`Node::watch`](super::Node::watch) or has dropped
    /// what it returned. If it is polled, others learn of its death from ICMP and by silence.
    Unwatched = 4,
}

impl GuardianState {
    /// All states, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::None, Self::Sought, Self::Watching, Self::Voided, Self::Unwatched];

    /// Returns the name that metrics and tables show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sought => "sought",
            Self::Watching => "watching",
            Self::Voided => "voided",
            Self::Unwatched => "unwatched",
        }
    }
}

/// A change in who watches over a node, as [`Observer::on_guardian`](super::Observer::on_guardian)
/// is told it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GuardianChange {
    /// A guardian watches.
    Watching,
    /// Nobody watches: the guardian can't be reached, or declines, for this reason. The node goes
    /// on looking, and tells this once.
    NotWatching(String),
    /// The guardian is gone. The node looks for it again.
    Lost,
}
