//! The guardian of a run's host, as a process of its own: the child's side and the parent's.
//!
//! Knows the library's guardian and where members find it; nothing of what it does for them.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Context as _;
use clap::ValueEnum;
use interrex_guardian::{Report, Server, WatchMode, WatchOptions};
use rustix::process::{Signal, set_parent_process_death_signal};
use serde::Serialize;

/// Of a guardian that sleeps: above all that runs by default, below what the kernel does by threads.
const PRIORITY: u8 = 50;

/// How the guardian waits for a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Waiting {
    /// In the lock, at real-time priority where that can be had
    Asleep,
    /// It looks again and again, and yields between
    Polling,
}

impl Waiting {
    /// The name as the command line has it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Waiting::Asleep => "asleep",
            Waiting::Polling => "polling",
        }
    }

    const fn options(self) -> WatchOptions {
        let (mode, priority) = match self {
            Waiting::Asleep => (WatchMode::Sleeping, Some(PRIORITY)),
            Waiting::Polling => (WatchMode::Polling, None),
        };
        WatchOptions { mode, core: None, priority }
    }
}

/// Watches over whoever asks at `path`, until it is killed or its parent is gone.
///
/// # Errors
/// If it can't listen there.
pub(crate) fn live(path: &Path, waiting: Waiting) -> anyhow::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL)).context("the parent's death")?;
    let server = Server::new(waiting.options(), |report| {
        if let Report::Warning(_) | Report::Declined(_) = report {
            eprintln!("guardian: {report}");
        }
    })?;
    Ok(server.listen(path)?)
}

/// A running guardian, of a directory of its own. Dropping it ends both.
#[derive(Debug)]
pub(crate) struct Guardian {
    child: Child,
    directory: PathBuf,
}

impl Guardian {
    /// # Errors
    /// If there is no directory for its socket, or the process can't be started.
    pub(crate) fn start(waiting: Waiting) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("latency-probe-guardian-{}-{number}", process::id());
        let directory = std::env::temp_dir().join(name);
        fs::DirBuilder::new().mode(0o700).create(&directory)?;
        let started = Command::new(std::env::current_exe()?)
            .arg("guardian")
            .arg(directory.join(SOCKET))
            .arg(waiting.name())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .process_group(0)
            .spawn();
        match started {
            Ok(child) => Ok(Self { child, directory }),
            Err(error) => {
                let _ = fs::remove_dir(&directory);
                Err(error)
            }
        }
    }

    /// The directory that goes with it.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where members find it.
    pub(crate) fn socket(&self) -> PathBuf {
        self.directory.join(SOCKET)
    }
}

const SOCKET: &str = "socket";

impl Drop for Guardian {
    fn drop(&mut self) {
        // One that has ended already can't be killed, and needs not.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.directory);
    }
}
