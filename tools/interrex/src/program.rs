//! A program that the daemon has started, with its keeper around it.
//!
//! Knows how a keeper is started and asked to end. Knows nothing of why.

use std::ffi::OsString;
use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread::Builder;
use std::time::Duration;

use crossbeam::channel::bounded;
use interrex::Term;
use rustix::process::{Pid, PidfdFlags, Signal, getpid, pidfd_open, pidfd_send_signal};

use crate::keeper::THIS_PROGRAM;
use crate::orphans::{start_keeper, wait_for_keeper};
use crate::trust;

/// A program that is to be started.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) command: Vec<String>,
    pub(crate) environment: Vec<(&'static str, String)>,
    /// The user and the group that it runs as; `None` for those of the daemon.
    pub(crate) user: Option<(u32, u32)>,
    /// The time from SIGTERM to SIGKILL.
    pub(crate) grace: Duration,
    /// The time that it may take.
    pub(crate) limit: Option<Duration>,
    /// The lease without which it must not go on.
    pub(crate) lease: Option<LeaseOrder>,
}

/// The lease of a term, and the page that shows it.
#[derive(Clone, Debug)]
pub(crate) struct LeaseOrder {
    pub(crate) page: PathBuf,
    pub(crate) term: Term,
    /// The time for which the program may go on without it.
    pub(crate) patience: Duration,
}

/// A program that was started. Dropping it does not end it.
#[derive(Debug)]
pub(crate) struct Program {
    keeper: OwnedFd,
}

impl Program {
    /// Starts a program. `on_end` is called once, on a thread of its own, with its exit code; with
    /// `None` where it was ended by force or for want of a lease. See [`keeper`](crate::keeper).
    ///
    /// # Errors
    /// A program that others may change, and whatever the kernel says of a process or a thread that
    /// can't be had. Then `on_end` is not called.
    pub(crate) fn start(
        order: &Order,
        on_end: impl FnOnce(Option<u8>) + Send + 'static,
    ) -> io::Result<Self> {
        trust::check(&order.command[0]).map_err(io::Error::other)?;
        let (hands, takes) = bounded::<Child>(1);
        let wait = move || {
            // None comes where it could not be started.
            if let Ok(mut child) = takes.recv() {
                on_end(wait_for_keeper(&mut child));
            }
        };
        // First, so that no program runs that nobody waits for.
        Builder::new().name("program".into()).spawn(wait)?;
        let mut command = Command::new(THIS_PROGRAM);
        command.args(arguments(order));
        command.envs(order.environment.iter().map(|(name, value)| (*name, value)));
        let mut child = start_keeper(&mut command)?;
        match pidfd_open(Pid::from_child(&child), PidfdFlags::empty()) {
            Ok(keeper) => {
                // The thread waits for it.
                let _ = hands.send(child);
                Ok(Self { keeper })
            }
            Err(error) => {
                let _ = child.kill();
                wait_for_keeper(&mut child);
                Err(error.into())
            }
        }
    }

    /// Asks the program to end, and sees to it that it does: SIGTERM, and SIGKILL after the grace.
    pub(crate) fn stop(&self) {
        // It fails only where the keeper has ended, and its program with it.
        let _ = pidfd_send_signal(&self.keeper, Signal::TERM);
    }
}

fn arguments(order: &Order) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec!["keep".into()];
    let mut option = |name: &str, value: OsString| arguments.extend([name.into(), value]);
    let number = |value: u128| OsString::from(value.to_string());
    option("--parent", getpid().as_raw_nonzero().to_string().into());
    option("--grace", number(order.grace.as_nanos()));
    if let Some(limit) = order.limit {
        option("--limit", number(limit.as_nanos()));
    }
    if let Some(LeaseOrder { page, term, patience }) = &order.lease {
        option("--page", page.into());
        option("--term", number(term.0.into()));
        option("--patience", number(patience.as_nanos()));
    }
    if let Some((user, group)) = order.user {
        option("--user", number(user.into()));
        option("--group", number(group.into()));
    }
    arguments.push("--".into());
    arguments.extend(order.command.iter().map(OsString::from));
    arguments
}
