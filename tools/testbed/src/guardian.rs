//! A guardian's process: the child's side and the parent's.
//!
//! Knows the library's guardian and where members find it; nothing of what it does for them.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use interrex_guardian::{Report, Server, WatchMode, WatchOptions};
use rustix::process::{Signal, set_parent_process_death_signal};
use tempfile::TempDir;

use crate::Program;
use crate::process::Process;
use crate::protocol::{Content, Line, Status};

/// The arguments of a guardian that stands apart: this, the path it listens at, and how it waits.
pub(crate) const APART: &str = "guardian";

/// The arguments of a guardian that a member has started: this, and the number of the member.
pub(crate) const OF_ONE: &str = "guardian-of";

/// The real-time priority of a guardian that sleeps: above all that runs by default, below what
/// the kernel does by threads.
const PRIORITY: u8 = 50;

/// The manner in which a guardian that stands apart waits for a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// It sleeps in the lock, at real-time priority where that can be had.
    Asleep,
    /// It looks again and again, and yields between.
    Polling,
}

impl Waiting {
    const ALL: [Self; 2] = [Self::Asleep, Self::Polling];

    /// Returns its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asleep => "asleep",
            Self::Polling => "polling",
        }
    }

    const fn options(self) -> WatchOptions {
        let (mode, priority) = match self {
            Self::Asleep => (WatchMode::Sleeping, Some(PRIORITY)),
            Self::Polling => (WatchMode::Polling, None),
        };
        WatchOptions { mode, core: None, priority }
    }
}

/// Watches over whoever asks at `path`, until it is killed or its parent is gone.
///
/// # Errors
/// If `waiting` is no name, or it can't listen there.
pub(crate) fn watch_from(path: &Path, waiting: &str) -> io::Result<ExitCode> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let named = Waiting::ALL.into_iter().find(|known| known.name() == waiting);
    let waiting = named.ok_or(io::ErrorKind::InvalidInput)?;
    let server = Server::new(waiting.options(), |report| {
        if let Report::Warning(_) | Report::Declined(_) = report {
            eprintln!("guardian: {report}");
        }
    });
    server.and_then(|server| server.listen(path)).map_err(io::Error::other)?;
    Ok(ExitCode::SUCCESS)
}

/// Watches over the member that has started this process and speaks on its stdin, until that ends.
///
/// # Errors
/// If there is no such member.
pub(crate) fn watch_over(node: &str) -> io::Result<ExitCode> {
    let number = node.parse().ok().and_then(NodeId::new);
    let node = number.ok_or(io::ErrorKind::InvalidInput)?;
    let stream = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let server = Server::new(WatchOptions::default(), |_| ()).map_err(io::Error::other)?;
    let content = Content::Status(Status::GuardianStarted { process: std::process::id() });
    Line { node, at_ns: monotonic_nanos(), content }.print()?;
    server.serve(stream);
    Ok(ExitCode::SUCCESS)
}

/// A running guardian that stands apart, in a directory of its own. Dropping it ends both.
#[derive(Debug)]
pub struct GuardianProcess {
    // Before the directory, so that the process ends first.
    process: Option<Process>,
    directory: TempDir,
    program: Program,
    waiting: Waiting,
}

impl GuardianProcess {
    /// Makes a guardian that does not run yet.
    ///
    /// # Errors
    /// If there is no directory for its socket.
    pub fn new(program: Program, waiting: Waiting) -> io::Result<Self> {
        let directory = tempfile::Builder::new().prefix("interrex-guardian-").tempdir()?;
        Ok(Self { process: None, directory, program, waiting })
    }

    /// Starts the guardian, if it does not run.
    ///
    /// # Errors
    /// If the process can't be started.
    pub fn start(&mut self) -> io::Result<()> {
        if self.process.is_none() {
            let socket = self.socket().into_os_string();
            let arguments = [APART.into(), socket, self.waiting.name().into()];
            let mut command = self.program.command(arguments);
            command.stdin(Stdio::null()).stdout(Stdio::null());
            self.process = Some(Process::start(&mut command)?);
        }
        Ok(())
    }

    /// Kills and reaps the guardian, if it runs.
    pub fn kill(&mut self) {
        self.process = None;
    }

    /// Returns the number of its process, if it runs.
    pub fn id(&self) -> Option<u32> {
        self.process.as_ref().map(Process::id)
    }

    /// Returns the time that it has spent on a core so far, if it runs and the kernel says.
    pub fn cpu_time(&self) -> Option<Duration> {
        self.process.as_ref()?.cpu_time().ok()
    }

    /// Sends a signal to the guardian, if it runs.
    ///
    /// # Errors
    /// If it can't be sent.
    pub fn signal(&self, signal: Signal) -> io::Result<()> {
        self.process.as_ref().map_or(Ok(()), |process| process.signal(signal))
    }

    /// Returns the directory that goes with it.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// Returns the path at which members find it.
    pub fn socket(&self) -> PathBuf {
        self.directory.path().join("socket")
    }
}
