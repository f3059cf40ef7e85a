//! A program that the daemon has started, with its keeper around it.
//!
//! Knows how a keeper is started and asked to end. Knows nothing of why.

use std::io::{self, Write as _};
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::Builder;
use std::time::Duration;

use crossbeam::channel::bounded;
use interrex::Term;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
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

/// The longest word to a keeper, in bytes: what a pipe holds, so that nobody waits for a keeper.
const LONGEST: usize = 60_000;

/// A keeper that waits for a program. Dropped, it ends.
#[derive(Debug)]
pub(crate) struct ReadyKeeper {
    /// Present until it is given a program.
    child: Option<Child>,
    process: OwnedFd,
}

impl ReadyKeeper {
    /// Starts one.
    ///
    /// # Errors
    /// Whatever the kernel says of a process that can't be had.
    pub(crate) fn start() -> io::Result<Self> {
        let mut command = Command::new(THIS_PROGRAM);
        command.args(["keep", "--parent", &getpid().as_raw_nonzero().to_string()]);
        let mut child = start_keeper(command.stdin(Stdio::piped()))?;
        match pidfd_open(Pid::from_child(&child), PidfdFlags::empty()) {
            Ok(process) => Ok(Self { child: Some(child), process }),
            Err(error) => {
                let _ = child.kill();
                end_later(child);
                Err(error.into())
            }
        }
    }

    /// Returns whether it still waits.
    pub(crate) fn is_alive(&self) -> bool {
        let mut ended = [PollFd::new(&self.process, PollFlags::IN)];
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        !matches!(poll(&mut ended, Some(&now)), Ok(1..))
    }
}

impl Drop for ReadyKeeper {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // Nobody sends it a program any more.
            drop(child.stdin.take());
            end_later(child);
        }
    }
}

/// Waits for a keeper that keeps nothing, on a thread of its own: where it was killed, that waits
/// for all that killed keepers have left behind.
fn end_later(mut child: Child) {
    // Without a thread it is waited for by nobody, and is a zombie until the daemon ends.
    let _ = Builder::new().name("keeper-end".into()).spawn(move || wait_for_keeper(&mut child));
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
        let word = to_keep(order)?;
        let (child, keeper) = match ready.and_then(|ready| send(ready, &word).ok()) {
            Some(sent) => sent,
            None => send(ReadyKeeper::start()?, &word)?,
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

/// Sends word of a program to its keeper.
fn send(mut ready: ReadyKeeper, word: &[u8]) -> io::Result<(Child, OwnedFd)> {
    let process = ready.process.try_clone()?;
    let input = ready.child.as_mut().and_then(|child| child.stdin.take());
    input.expect("it is piped").write_all(word)?;
    Ok((ready.child.take().expect("nobody else takes it"), process))
}

/// Returns what a keeper is sent.
///
/// # Errors
/// It is too long.
fn to_keep(order: &Order) -> io::Result<Vec<u8>> {
    let mut word = Vec::new();
    write_line(&mut word, &kept(order))?;
    if word.len() > LONGEST {
        let words = format!("a program and its arguments take {LONGEST} bytes at most");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
    }
    Ok(word)
}

fn kept(order: &Order) -> ToKeep {
    let nanos = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    let environment = order.environment.iter();
    let launch = ToLaunch {
        program: order.command.clone(),
        environment: environment.map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        user: order.user,
    };
    let lease = order.lease.as_ref().map(|lease| NeededLease {
        page: lease.page.clone(),
        term: lease.term.0,
        patience: nanos(lease.patience),
    });
    ToKeep { launch, grace: nanos(order.grace), limit: order.limit.map(nanos), lease }
}
