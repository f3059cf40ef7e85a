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
//! A process takes a millisecond and more to start, and a keeper needs two: itself, and one that
//! becomes the program. Both can be started before there is a program, and wait for it on their
//! input. Their own ends tell them that nobody will ever send one.
//!
//! A program is asked to end by SIGTERM to its process group, and killed after the grace. All that
//! it has left behind is killed too: the keeper is the reaper of its descendants, and stays until
//! it has none. A program whose keeper is killed is killed by the kernel.
//!
//! Knows processes and a page. Knows nothing of terms' work, hooks and checks.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::PathBuf;
use std::process::{ChildStdin, Command, ExitCode, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use interrex::{PageReader, Term};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitOptions, getpid, getppid, kill_process, kill_process_group,
    pidfd_open, set_child_subreaper, set_parent_process_death_signal, wait, waitpid,
};
use rustix::stdio::dup2_stdin;
use rustix::thread::{Gid, Uid, set_thread_gid, set_thread_groups, set_thread_uid};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

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

/// The least time.
const NANOSECOND: Duration = Duration::from_nanos(1);

/// The time between two attempts to kill what is left.
const REAP: Duration = Duration::from_millis(2);

/// A process that keeps the program that it is told of.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Keeper {
    /// The process of the daemon.
    #[arg(long)]
    parent: i32,
}

/// A program to be kept, in one line of JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ToKeep {
    pub(crate) launch: ToLaunch,
    /// Nanoseconds from SIGTERM to SIGKILL.
    pub(crate) grace: u64,
    /// Nanoseconds that the program may take.
    pub(crate) limit: Option<u64>,
    pub(crate) lease: Option<NeededLease>,
}

/// A program and its arguments, and what is added to its environment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ToLaunch {
    pub(crate) program: Vec<String>,
    pub(crate) environment: Vec<(String, String)>,
    /// The user and the group that it runs as; `None` for those of the daemon.
    pub(crate) user: Option<(u32, u32)>,
}

/// The lease that a program needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct NeededLease {
    /// The node's page.
    pub(crate) page: PathBuf,
    /// The term that the program belongs to.
    pub(crate) term: u64,
    /// Nanoseconds for which the program may go on without the lease.
    pub(crate) patience: u64,
}

/// Reads what is sent in one line; `None` where the sender is gone.
fn read_line<T: DeserializeOwned>(from: impl io::Read) -> io::Result<Option<T>> {
    let mut line = String::new();
    BufReader::new(from).read_line(&mut line)?;
    if line.ends_with('\n') { Ok(Some(serde_json::from_str(&line)?)) } else { Ok(None) }
}

/// Sends something in one line.
///
/// # Errors
/// The recipient is gone.
pub(crate) fn write_line(mut to: impl io::Write, what: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    to.write_all(&line)
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
    fn new(NeededLease { page, term, patience }: &NeededLease) -> io::Result<Self> {
        let page = PageReader::open(page).map_err(io::Error::other)?;
        let (term, patience) = (Term(*term), Duration::from_nanos(*patience));
        Ok(Self { page, term, patience, held: Instant::now() })
    }

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

/// Waits for a program, starts it, and stays until it and all that it has started are gone. Returns
/// its exit code, or 128 and the number of the signal that has ended it. Where the lease was lost,
/// or the program did not end within its grace, the keeper ends by a signal: every exit code may be
/// the program's own.
pub(crate) fn keep(keeper: &Keeper) -> ExitCode {
    match keeper.run() {
        Ok(Some(code)) => ExitCode::from(code),
        Ok(None) => {
            let _ = kill_process(getpid(), Signal::KILL);
            ExitCode::from(NOT_STARTED)
        }
        Err(error) => {
            eprintln!("interrex: a program can't be run: {error}");
            ExitCode::from(NOT_STARTED)
        }
    }
}

/// Waits for a program, and becomes it: the kernel kills it when its keeper dies.
pub(crate) fn launch(parent: i32) -> ExitCode {
    let become_program = || -> io::Result<()> {
        if !ends_with(parent)? {
            return Ok(());
        }
        let Some(ToLaunch { program, environment, user }) = read_line(io::stdin())? else {
            return Ok(());
        };
        dup2_stdin(File::open("/dev/null")?)?;
        // Not before: a user may do with processes of his whatever he likes.
        if let Some((user, group)) = user {
            set_thread_groups(&[])?;
            set_thread_gid(Gid::from_raw(group))?;
            set_thread_uid(Uid::from_raw(user))?;
            // A change of the user makes the kernel forget it.
            if !ends_with(parent)? {
                return Ok(());
            }
        }
        let error = Command::new(&program[0]).args(&program[1..]).envs(environment).exec();
        Err(io::Error::other(format!("{}: {error}", program[0])))
    };
    if let Err(error) = become_program() {
        eprintln!("interrex: can't run {error}");
    }
    ExitCode::from(NOT_STARTED)
}

/// Has the kernel kill this process when `parent` dies. Returns whether that one still lives.
fn ends_with(parent: i32) -> io::Result<bool> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    Ok(getppid().map(|pid| pid.as_raw_nonzero().get()) == Some(parent))
}

/// A process that waits for a program, to become it.
struct Launcher {
    process: Pid,
    input: ChildStdin,
}

impl Launcher {
    fn start() -> io::Result<Self> {
        let mut command = Command::new(THIS_PROGRAM);
        command.arg("launch").arg(getpid().as_raw_nonzero().to_string());
        command.stdin(Stdio::piped()).process_group(0);
        // Waited for by `Kept`, beside all others that it leaves behind.
        let mut child = command.spawn()?;
        let input = child.stdin.take().expect("it is piped");
        Ok(Self { process: Pid::from_child(&child), input })
    }

    /// Returns whether it has ended, though it was told of no program.
    fn has_ended(&self) -> bool {
        !matches!(waitpid(Some(self.process), WaitOptions::NOHANG), Ok(None))
    }

    /// Ends it.
    fn discard(self) {
        let _ = kill_process(self.process, Signal::KILL);
        let _ = waitpid(Some(self.process), WaitOptions::empty());
    }
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
        let mut launcher = Launcher::start()?;
        let Some(order) = await_order(&launcher, &mut signals)? else {
            launcher.discard();
            // Word may have come at this very moment: it must not look like a success.
            return Ok(Some(NOT_STARTED));
        };
        let lease = order.lease.as_ref().map(Lease::new).transpose();
        let may_begin = |lease: &Option<Lease>| lease.as_ref().is_none_or(Lease::holds);
        if is_readable(&daemon)? || !lease.as_ref().is_ok_and(may_begin) {
            launcher.discard();
            return lease.map(|_| None);
        }
        let mut lease = lease?;
        let began = Instant::now();
        if write_line(&launcher.input, &order.launch).is_err() {
            // It was killed while it waited. It has not heard of the program.
            launcher.discard();
            launcher = Launcher::start()?;
            write_line(&launcher.input, &order.launch)?;
        }
        let Launcher { process: main, input } = launcher;
        drop(input);
        let mut kept = Kept { main, ended: None, is_forced: false };
        let limit = order.limit.map(Duration::from_nanos);
        let reason = watch(&mut kept, &daemon, &mut signals, lease.as_mut(), (began, limit));
        let reason = reason.unwrap_or_else(|error| {
            eprintln!("interrex: {} is ended: {error}", order.launch.program[0]);
            Reason::Failed
        });
        kept.end(reason, Duration::from_nanos(order.grace), &daemon);
        let code = match reason {
            Reason::Asked | Reason::Orphaned => kept.ended.map(exit_code),
            Reason::LeaseLost | Reason::Failed => None,
            Reason::TimedOut => Some(TIMED_OUT),
        };
        Ok(code.filter(|_| !kept.is_forced))
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
}

/// Waits for word of a program; `None` where there will be none.
fn await_order(launcher: &Launcher, signals: &mut Signals) -> io::Result<Option<ToKeep>> {
    let input = io::stdin();
    loop {
        // An order comes before a signal: what is told to end was told to begin before that.
        if is_readable(&input)? {
            return read_line(input);
        }
        if signals.take(signal_hook::consts::SIGTERM) || launcher.has_ended() {
            return Ok(None);
        }
        wait_for(&[input.as_fd(), signals.as_fd()], None)?;
        signals.clear();
    }
}

/// Waits until the program has ended, or is to end.
fn watch(
    kept: &mut Kept,
    daemon: &OwnedFd,
    signals: &mut Signals,
    mut lease: Option<&mut Lease>,
    (began, limit): (Instant, Option<Duration>),
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
        if limit.is_some_and(|limit| began.elapsed() >= limit) {
            return Ok(Reason::TimedOut);
        }
        let left = limit.map(|limit| limit.saturating_sub(began.elapsed()) + NANOSECOND);
        let looks = lease.as_ref().map(|_| LOOK);
        wait_for(&[daemon.as_fd(), signals.as_fd()], left.into_iter().chain(looks).min())?;
        signals.clear();
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

fn is_readable(descriptor: &impl AsFd) -> io::Result<bool> {
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
