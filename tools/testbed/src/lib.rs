//! Members of a cluster as processes: started, killed, stopped, isolated, asked and read, for the
//! tests and tools that need a crash to be one.
//!
//! A parent builds [`Member`]s and starts them as a [`Cluster`]. Each process runs [`run`], which
//! a binary calls with the arguments of a [`Program`]. It prints one line of JSON for each event
//! of its node:
//!
//! ```json
//! {"node":1,"at_ns":5200,"event":{"leader_changed":{"term":7,"leader":2}}}
//! ```
//!
//! An answer, a lease and all else that is no event is a [`Status`] in the place of the event. All
//! times are those of the system's monotonic clock, which the processes of a host share. The same
//! members run as [`Threads`] of this process where no crash is wanted.
//!
//! | file | what it knows |
//! |---|---|
//! | `protocol.rs` | the lines: events and status up, requests down |
//! | `member.rs` | the orders of a member before it starts |
//! | `process.rs` | a child process that is spoken to, heard, signalled and reaped |
//! | `cluster.rs` | members as processes, and the leader that each has named last |
//! | `threads.rs` | members as threads |
//! | `child.rs` | the life of a member's process |
//! | `guardian.rs` | a guardian's process: the child's side, the parent's side |
//! | `store.rs` | a store that tells what it has acknowledged, and may forget it on purpose |
//! | `leases.rs`, `acts.rs` | the times at which a member might act as leader, and did |
//! | `counts.rs` | the counts of a member |
//! | `barrier.rs` | a filter that cuts a member off from the others |
//! | `ballast.rs` | memory that makes a process as slow to die as a large one |
//! | `affinity.rs` | the cores that a process is kept to |
//! | `load.rs` | other work beside the members, as a process |
//! | `clocks.rs` | from a node's clock to the system's |
//! | `ledger.rs` | owed and false elections |
//! | `tap.rs` | copies of the datagrams that members are sent |
//! | `run_key.rs` | the key that the members of a run seal with |
//! | `loopback.rs` | sockets on 127.0.0.1 |

pub mod acts;
pub mod affinity;
mod ballast;
mod barrier;
mod child;
mod clocks;
mod cluster;
mod counts;
mod guardian;
mod leases;
mod ledger;
mod load;
pub mod loopback;
mod member;
pub mod process;
mod protocol;
mod run_key;
mod store;
mod tap;
mod threads;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use interrex::NodeId;
use interrex::guardian::Guardian;
use serde::{Deserialize, Serialize};

pub use ballast::Ballast;
pub use clocks::Clocks;
pub use cluster::{Cluster, ProcessError};
pub use counts::{Buckets, Count};
pub use guardian::{GuardianProcess, Waiting};
pub use ledger::{ElectionKind, Ledger, Victory};
pub use load::{LoadOrders, LoadProcess};
pub use member::{Member, MemberGuardian, Tuning};
pub use process::Process;
pub use protocol::{Content, Guardianship, Line, Request, Status};
pub use run_key::RunKey;
pub use store::{StoreFault, StoreOrders};
pub use tap::Tap;
pub use threads::{OnHeartbeat, Threads};

/// A program that calls [`run`] with the arguments that come after its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
}

impl Program {
    /// Names the program at `path`, whose arguments are all for [`run`].
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), arguments: Vec::new() }
    }

    /// Names this very program with a subcommand before the arguments for [`run`].
    ///
    /// # Errors
    /// If the system does not say where this program is.
    pub fn own(subcommand: &str) -> io::Result<Self> {
        Ok(Self { path: std::env::current_exe()?, arguments: vec![subcommand.into()] })
    }

    /// Returns the guardian of one node, which starts this program itself.
    pub fn guardian_of(&self, node: NodeId) -> Guardian {
        let own = [guardian::OF_ONE.into(), node.to_string().into()];
        Guardian::program(&self.path).arguments(self.arguments.iter().cloned().chain(own))
    }

    /// Returns the command that runs a member, which reads its orders from stdin.
    pub fn member(&self) -> Command {
        self.command([child::MEMBER])
    }

    /// Returns the command that runs it with these arguments for [`run`].
    fn command<T: Into<OsString>>(&self, arguments: impl IntoIterator<Item = T>) -> Command {
        let mut command = Command::new(&self.path);
        command.args(&self.arguments).args(arguments.into_iter().map(Into::into));
        command
    }
}

/// Lives as what the arguments name, a member, a guardian or a load, until that is over.
///
/// # Errors
/// If the arguments or the orders are not those of a [`Program`], or the system refuses something.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> io::Result<ExitCode> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_str()).collect();
    match words[..] {
        [Some(child::MEMBER)] => child::live(),
        [Some(load::LOAD)] => load::live(),
        [Some(guardian::APART), _, Some(waiting)] => {
            guardian::watch_from(&PathBuf::from(&arguments[1]), waiting)
        }
        [Some(guardian::OF_ONE), Some(node)] => guardian::watch_over(node),
        _ => {
            let message = "these arguments are for a program that starts itself";
            Err(io::Error::new(io::ErrorKind::InvalidInput, message))
        }
    }
}
