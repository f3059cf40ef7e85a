//! Ends the programs that killed keepers have left behind, and all that those have started.
//!
//! Knows the processes that the daemon has started on purpose. Every other child of it is an orphan
//! that it has adopted, whatever it runs.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, waitpid};
use tracing::warn;

use crate::descendants::{children, descendants};
use crate::keeper::THIS_PROGRAM;
use crate::node::GUARDIAN;

/// The time between two looks whether what was killed is gone.
const PAUSE: Duration = Duration::from_millis(2);

/// The looks after which it is said that something does not end.
const LOOKS: u32 = 1_000;

/// The keepers that run. Whoever holds the lock finds none that has been started and is not here.
static KEEPERS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// Held by whoever ends orphans. Else one thread might wait for an orphan while another has not
/// yet seen what that leaves behind.
static ENDING: Mutex<()> = Mutex::new(());

fn keepers() -> MutexGuard<'static, BTreeSet<u32>> {
    KEEPERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a keeper, in a process group of its own: what is typed at a terminal is not for it.
///
/// # Errors
/// Whatever the kernel says of a process that can't be had.
pub(crate) fn start_keeper(command: &mut Command) -> io::Result<Child> {
    let mut keepers = keepers();
    let child = command.process_group(0).spawn()?;
    keepers.insert(child.id());
    Ok(child)
}

/// Waits for a keeper's end, and returns the exit code of its program. Where it has ended by a
/// signal, it may have left something behind: that is ended, and `None` returned.
pub(crate) fn wait_for_keeper(child: &mut Child) -> Option<u8> {
    let code = child.wait().ok().and_then(|status| status.code());
    keepers().remove(&child.id());
    let code = code.and_then(|code| u8::try_from(code).ok());
    if code.is_none() {
        end_orphans();
    }
    code
}

/// Ends all orphans, and returns once they are gone. It waits for as long as that takes: whoever
/// can't be killed hangs in the kernel, and may go on after that.
fn end_orphans() {
    let _turn = ENDING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut looks = 0;
    // What can't be seen now is looked for again.
    while kill_orphans().unwrap_or(true) {
        looks += 1;
        if looks == LOOKS {
            warn!("something that a keeper has left behind does not end; it is waited for");
        }
        thread::sleep(PAUSE);
    }
}

/// Returns whether there was any orphan. One that has ended leaves those that it has started.
fn kill_orphans() -> io::Result<bool> {
    let keepers = keepers();
    let is_orphan = |child: &Pid| !is_own(child.as_raw_nonzero().get(), &keepers);
    let orphans: Vec<_> = children(getpid())?.into_iter().filter(is_orphan).collect();
    for orphan in &orphans {
        for process in descendants(*orphan)?.into_iter().chain([*orphan]) {
            let _ = kill_process(process, Signal::KILL);
        }
        // It is nobody else's to wait for.
        let _ = waitpid(Some(*orphan), WaitOptions::NOHANG);
    }
    Ok(!orphans.is_empty())
}

/// Returns whether the daemon has started this child on purpose.
fn is_own(pid: i32, keepers: &BTreeSet<u32>) -> bool {
    let arguments = |of: &str| fs::read(format!("/proc/{of}/cmdline")).unwrap_or_default();
    let its = arguments(&pid.to_string());
    let guardian = format!("{THIS_PROGRAM}\0{GUARDIAN}\0");
    // A child that does not run its program yet still shows what this process runs.
    let is_starting = !its.is_empty() && its == arguments("self");
    u32::try_from(pid).is_ok_and(|pid| keepers.contains(&pid))
        || its.starts_with(guardian.as_bytes())
        || is_starting
}
