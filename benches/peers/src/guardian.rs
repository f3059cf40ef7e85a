//! The guardian of a cluster's host, as a process: asleep, at a real-time priority where that can be had.

use std::path::Path;

use anyhow::Context as _;
use interrex_guardian::{Report, Server, WatchMode, WatchOptions};
use rustix::process::{Signal, set_parent_process_death_signal};

/// Above everything that runs by default, below what the kernel does by threads.
const PRIORITY: u8 = 50;

/// Watches until it is killed, or its parent is gone.
///
/// # Errors
/// If it can't listen at `path`.
pub(crate) fn watch(path: &Path) -> anyhow::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL)).context("the parent's death")?;
    let options = WatchOptions { mode: WatchMode::Sleeping, core: None, priority: Some(PRIORITY) };
    let server = Server::new(options, |report| {
        if let Report::Warning(_) | Report::Declined(_) = report {
            eprintln!("guardian: {report}");
        }
    })?;
    server.listen(path)?;
    Ok(())
}
