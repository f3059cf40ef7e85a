//! A process of its own around each program that the daemon starts: it sees to it that the program
//! is gone, with all that it has started, when it should be.
//!
//! The daemon can't do that itself. It may be killed, or stopped, and what it has started would go
//! on beside the work of the next leader. The keeper ends the program when
//!
//! - the daemon asks for that, by SIGTERM;
//! - the daemon has died;
//! - the node has held no lease for longer than the program may go on without one, by the page that
//!   the node publishes: this needs no word of the daemon;
//! - the time of the program is over.
//!
//! A program is asked to end by SIGTERM to its process group, and killed after the grace. All that
//! it has left behind is killed too: the keeper is the reaper of its descendants, and stays until
//! it has none. A program whose keeper is killed is killed by the kernel.
//!
//! Knows processes and a page. Knows nothing of terms' work, hooks and checks.

use std::ffi::OsString;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use interrex::{PageReader, Term};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitOptions, getpid, getppid, kill_process, kill_process_group,
    pidfd_open, set_child_subreaper, set_parent_process_death_signal, wait,
};

use crate::descendants::descendants;
use crate::signals::Signals;

/// The exit code of a keeper that has ended its program because its time was over, as of
/// `timeout(1)`.
pub(crate) const TIMED_OUT: u8 = 124;

/// The exit code of a keeper that could not start its program.
pub(crate) const NOT_STARTED: u8 = 127;

/// This program, also once its file was replaced by a newer one.
pub(crate) const THIS_PROGRAM: &str = "/proc/self/exe";

/// The time between two looks at the page.
const LOOK: Duration = Duration::from_millis(5);

/// The time between two attempts to kill what is left.
const REAP: Duration = Duration::from_millis(2);

/// A program to be kept.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Keeper {
    /// The process of the daemon.
    #[arg(long)]
    parent: i32,
    /// Nanoseconds from SIGTERM to SIGKILL.
    #[arg(long)]
    grace: u64,
    /// Nanoseconds that the program may take.
    #[arg(long)]
    limit: Option<u64>,
    /// The node's page.
    #[arg(long, requires_all = ["term", "patience"])]
    page: Option<PathBuf>,
    /// The term that the program belongs to.
    #[arg(long)]
    term: Option<u64>,
    /// Nanoseconds for which the program may go on without a lease.
    #[arg(long)]
    patience: Option<u64>,
    /// The user and the group that it runs as.
    #[arg(long)]
    user: Option<u32>,
    #[arg(long)]
    group: Option<u32>,
    /// The program and its arguments.
    #[arg(last = true, required = true)]
    program: Vec<OsString>,
}

/// The lease without which a program must not go on.
struct Lease {
    page: PageReader,
    term: Term,
    patience: Duration,
    /// The time at which it held last.
    held: Instant,
}

impl Lease {
    /// Returns whether the node holds the lease now, so that the program may begin.
    fn holds(&self) -> bool {
        self.page.token().is_some_and(|token| token.term == self.term)
    }

    /// Returns whether the program may go on.
    fn allows(&mut self) -> bool {
        // Before the look: what it finds was so no earlier.
        let now = Instant::now();
        if self.holds() {
            self.held = now;
            return true;
        }
        now.saturating_duration_since(self.held) < self.patience
    }
}

/// The reason for which the program is ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reason {
    /// It has ended by itself, or the daemon has asked for it.
    Asked,
    /// The lease was lost for longer than it may be.
    LeaseLost,
    /// Its time is over.
    TimedOut,
    /// The daemon has died, so there is no time to be kind.
    Orphaned,
    /// The keeper can't go on.
    Failed,
}

/// Starts the program, and stays until it and all that it has started are gone. Returns its exit
/// code, or 128 and the number of the signal that has ended it. Where the lease was lost, or the
/// program did not end within its grace, the keeper ends by a signal: every exit code may be the
/// program's own.
pub(crate) fn keep(keeper: &Keeper) -> ExitCode {
    match keeper.run() {
        Ok(Some(code)) => ExitCode::from(code),
        Ok(None) => {
            let _ = kill_process(getpid(), Signal::KILL);
            ExitCode::from(NOT_STARTED)
        }
        Err(error) => {
            eprintln!("interrex: can't run {}: {error}", keeper.program[0].display());
            ExitCode::from(NOT_STARTED)
        }
    }
}

/// Becomes the program: the kernel kills it when its keeper dies.
pub(crate) fn launch(parent: i32, program: &[OsString]) -> ExitCode {
    let become_program = || -> io::Result<()> {
        set_parent_process_death_signal(Some(Signal::KILL))?;
        if getppid().map(|pid| pid.as_raw_nonzero().get()) != Some(parent) {
            return Ok(());
        }
        Err(Command::new(&program[0]).args(&program[1..]).exec())
    };
    if let Err(error) = become_program() {
        eprintln!("interrex: can't run {}: {error}", program[0].display());
    }
    ExitCode::from(NOT_STARTED)
}

impl Keeper {
    /// Returns the exit code; `None` where the program was ended by force or for want of a lease.
    ///
    /// # Errors
    /// The reason why the program was not started.
    fn run(&self) -> io::Result<Option<u8>> {
        let daemon = self.daemon()?;
        let mut signals = Signals::catch(&[signal_hook::consts::SIGTERM])?;
        set_child_subreaper(Some(getpid()))?;
        let mut lease = self.lease()?;
        if lease.as_ref().is_some_and(|lease| !lease.holds()) {
            return Ok(None);
        }
        let began = Instant::now();
        let mut kept = Kept { main: self.start()?, ended: None, is_forced: false };
        let reason = self.watch(&mut kept, &daemon, &mut signals, lease.as_mut(), began);
        let reason = reason.unwrap_or_else(|error| {
            eprintln!("interrex: {} is ended: {error}", self.program[0].display());
            Reason::Failed
        });
        kept.end(reason, Duration::from_nanos(self.grace), &daemon);
        let code = match reason {
            Reason::Asked | Reason::Orphaned => Some(kept.ended.map_or(0, exit_code)),
            Reason::LeaseLost | Reason::Failed => None,
            Reason::TimedOut => Some(TIMED_OUT),
        };
        Ok(code.filter(|_| !kept.is_forced))
    }

    /// Waits until the program has ended, or is to end.
    fn watch(
        &self,
        kept: &mut Kept,
        daemon: &OwnedFd,
        signals: &mut Signals,
        mut lease: Option<&mut Lease>,
        began: Instant,
    ) -> io::Result<Reason> {
        loop {
            kept.reap();
            if kept.ended.is_some() {
                return Ok(Reason::Asked);
            }
            if is_readable(daemon)? {
                return Ok(Reason::Orphaned);
            }
            if lease.as_mut().is_some_and(|lease| !lease.allows()) {
                return Ok(Reason::LeaseLost);
            }
            if signals.take(signal_hook::consts::SIGTERM) {
                return Ok(Reason::Asked);
            }
            if self.limit.is_some_and(|limit| began.elapsed() >= Duration::from_nanos(limit)) {
                return Ok(Reason::TimedOut);
            }
            self.wait(daemon, signals, lease.is_some(), began)?;
        }
    }

    /// Returns a descriptor that is readable once the daemon has died.
    fn daemon(&self) -> io::Result<OwnedFd> {
        let gone = || io::Error::other("the daemon is gone");
        let parent = Pid::from_raw(self.parent).ok_or_else(gone)?;
        let daemon = pidfd_open(parent, PidfdFlags::empty())?;
        // It may have died before that, and its number be another's.
        if getppid() != Some(parent) {
            return Err(gone());
        }
        Ok(daemon)
    }

    fn lease(&self) -> io::Result<Option<Lease>> {
        let (Some(page), Some(term), Some(patience)) = (&self.page, self.term, self.patience)
        else {
            return Ok(None);
        };
        let page = PageReader::open(page).map_err(io::Error::other)?;
        let held = Instant::now();
        Ok(Some(Lease { page, term: Term(term), patience: Duration::from_nanos(patience), held }))
    }

    fn start(&self) -> io::Result<Pid> {
        let mut command = Command::new(THIS_PROGRAM);
        command.arg("launch").arg(getpid().as_raw_nonzero().to_string());
        command.arg("--").args(&self.program).process_group(0);
        if let (Some(user), Some(group)) = (self.user, self.group) {
            command.uid(user).gid(group);
        }
        // Waited for by `Kept`, beside all others that it leaves behind.
        Ok(Pid::from_child(&command.spawn()?))
    }

    fn wait(
        &self,
        daemon: &OwnedFd,
        signals: &mut Signals,
        looks: bool,
        began: Instant,
    ) -> io::Result<()> {
        let left = self.limit.map(|limit| {
            Duration::from_nanos(limit).saturating_sub(began.elapsed()) + Duration::from_nanos(1)
        });
        let pause = if looks { Some(left.map_or(LOOK, |left| left.min(LOOK))) } else { left };
        wait_for(&[daemon.as_fd(), signals.as_fd()], pause)?;
        signals.clear();
        Ok(())
    }
}

/// The program that is kept.
struct Kept {
    main: Pid,
    ended: Option<ExitStatus>,
    /// True if it did not end when it was asked to.
    is_forced: bool,
}

impl Kept {
    /// Takes note of processes that have ended. Returns whether any is left: a descendant whose
    /// parent has ended is this process' child.
    fn reap(&mut self) -> bool {
        loop {
            match wait(WaitOptions::NOHANG) {
                Ok(Some((pid, status))) if pid == self.main => {
                    self.ended = Some(ExitStatus::from_raw(status.as_raw()));
                }
                Ok(Some(_)) | Err(rustix::io::Errno::INTR) => {}
                Ok(None) => return true,
                // It has no child: nothing else is possible without options.
                Err(_) => return false,
            }
        }
    }

    /// Ends the program and all that it has started, and returns once all of it is gone.
    fn end(&mut self, reason: Reason, grace: Duration, daemon: &OwnedFd) {
        let began = Instant::now();
        let is_asked = match reason {
            Reason::Asked | Reason::LeaseLost | Reason::TimedOut => self.ended.is_none(),
            Reason::Orphaned | Reason::Failed => false,
        };
        if is_asked {
            let _ = kill_process_group(self.main, Signal::TERM);
            while self.ended.is_none()
                && began.elapsed() < grace
                && !is_readable(daemon).unwrap_or(true)
            {
                thread::sleep(grace.saturating_sub(began.elapsed()).min(REAP));
                self.reap();
            }
            self.is_forced = self.ended.is_none();
        }
        // Most of it at once: on a busy host the look for those that have left the group takes a
        // while. Once the program has ended, its number may be another's.
        if self.ended.is_none() {
            let _ = kill_process_group(self.main, Signal::KILL);
        }
        while self.reap() {
            // Whoever is killed here is ours: nobody reaps them but this process.
            for process in descendants(getpid()).unwrap_or_default() {
                let _ = kill_process(process, Signal::KILL);
            }
            thread::sleep(REAP);
        }
    }
}

fn exit_code(status: ExitStatus) -> u8 {
    let code = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0));
    u8::try_from(code).unwrap_or(u8::MAX)
}

fn is_readable(descriptor: &OwnedFd) -> io::Result<bool> {
    let mut set = [PollFd::new(descriptor, PollFlags::IN)];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    match poll(&mut set, Some(&now)) {
        Ok(readable) => Ok(readable > 0),
        // A signal has come: whoever asks looks again soon.
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Waits until one of the descriptors is readable, for `limit` at most.
fn wait_for(
    descriptors: &[std::os::fd::BorrowedFd<'_>],
    limit: Option<Duration>,
) -> io::Result<()> {
    let mut set: Vec<_> =
        descriptors.iter().map(|descriptor| PollFd::new(descriptor, PollFlags::IN)).collect();
    let limit = limit.map(Timespec::try_from).transpose().map_err(io::Error::other)?;
    match poll(&mut set, limit.as_ref()) {
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
