//! A program that the daemon has started, with its keeper around it.
//!
//! Knows how a keeper is started and asked to end. Knows nothing of why.

use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::Builder;
use std::time::Duration;

use crossbeam::channel::bounded;
use interrex::Term;
use rustix::process::{Pid, PidfdFlags, Signal, getpid, pidfd_open, pidfd_send_signal};

use crate::keeper::{NeededLease, THIS_PROGRAM, ToKeep, ToLaunch, write_line};
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

/// A keeper that waits for a program. Dropped, it ends, and is waited for.
#[derive(Debug)]
pub(crate) struct ReadyKeeper {
    /// Present until it is given a program.
    child: Option<Child>,
    process: OwnedFd,
    user: Option<(u32, u32)>,
}

impl Drop for ReadyKeeper {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            end(&mut child);
        }
    }
}

impl ReadyKeeper {
    /// Starts a keeper of programs that run as that user and group.
    ///
    /// # Errors
    /// Whatever the kernel says of a process that can't be had.
    pub(crate) fn start(user: Option<(u32, u32)>) -> io::Result<Self> {
        let mut command = Command::new(THIS_PROGRAM);
        command.args(["keep", "--parent", &getpid().as_raw_nonzero().to_string()]);
        if let Some((user, group)) = user {
            command.args(["--user", &user.to_string(), "--group", &group.to_string()]);
        }
        let mut child = start_keeper(command.stdin(Stdio::piped()))?;
        match pidfd_open(Pid::from_child(&child), PidfdFlags::empty()) {
            Ok(process) => Ok(Self { child: Some(child), process, user }),
            Err(error) => {
                end(&mut child);
                Err(error.into())
            }
        }
    }

    pub(crate) const fn user(&self) -> Option<(u32, u32)> {
        self.user
    }
}

/// Ends a keeper that keeps nothing.
fn end(child: &mut Child) {
    let _ = child.kill();
    wait_for_keeper(child);
}

/// A program that was started. Dropping it does not end it.
#[derive(Debug)]
pub(crate) struct Program {
    keeper: OwnedFd,
}

impl Program {
    /// Starts a program, by a keeper that is ready if there is one. `on_end` is called once, on a
    /// thread of its own, with its exit code; with `None` where it was ended by force or for want
    /// of a lease. See [`keeper`](crate::keeper).
    ///
    /// # Errors
    /// A program that others may change, and whatever the kernel says of a process or a thread that
    /// can't be had. Then `on_end` is not called.
    pub(crate) fn start(
        order: &Order,
        ready: Option<ReadyKeeper>,
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
        let ready = ready.filter(|ready| ready.user == order.user);
        let (child, keeper) = match ready.and_then(|ready| send(ready, order).ok()) {
            Some(sent) => sent,
            None => send(ReadyKeeper::start(order.user)?, order)?,
        };
        // The thread waits for it.
        let _ = hands.send(child);
        Ok(Self { keeper })
    }

    /// Asks the program to end, and sees to it that it does: SIGTERM, and SIGKILL after the grace.
    pub(crate) fn stop(&self) {
        // It fails only where the keeper has ended, and its program with it.
        let _ = pidfd_send_signal(&self.keeper, Signal::TERM);
    }
}

/// Sends a program to its keeper. One that is gone is waited for.
fn send(mut ready: ReadyKeeper, order: &Order) -> io::Result<(Child, OwnedFd)> {
    let process = ready.process.try_clone()?;
    let input = ready.child.as_mut().and_then(|child| child.stdin.take());
    write_line(input.expect("it is piped"), &to_keep(order))?;
    Ok((ready.child.take().expect("nobody else takes it"), process))
}

fn to_keep(order: &Order) -> ToKeep {
    let nanos = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    let environment = order.environment.iter();
    let launch = ToLaunch {
        program: order.command.clone(),
        environment: environment.map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
    };
    let lease = order.lease.as_ref().map(|lease| NeededLease {
        page: lease.page.clone(),
        term: lease.term.0,
        patience: nanos(lease.patience),
    });
    ToKeep { launch, grace: nanos(order.grace), limit: order.limit.map(nanos), lease }
}
