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

use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, WaitOptions, getpid, kill_process, waitid, waitpid,
};
use tracing::warn;

use crate::descendants::{children, descendants, has_ended};
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
    let process = WaitId::Pid(Pid::from_child(child));
    let _ = waitid(process, WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
    // Together: once it is waited for, its number may be another keeper's.
    let status = {
        let mut keepers = keepers();
        keepers.remove(&child.id());
        child.wait()
    };
    let code = status.ok().and_then(|status| status.code());
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

/// The relation of a child to the daemon.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// It was started on purpose.
    Own,
    Orphan,
    /// It is just becoming another program, so that nobody can tell.
    Unknown,
}

/// Returns whether there was any orphan, or may have been. One that has ended leaves those that it
/// has started.
fn kill_orphans() -> io::Result<bool> {
    let keepers = keepers();
    let mut is_any = false;
    for child in children(getpid())? {
        let relation = relation(child, &keepers)?;
        is_any |= relation != Relation::Own;
        if relation == Relation::Orphan {
            for process in [child].into_iter().chain(descendants(child)?) {
                let _ = kill_process(process, Signal::KILL);
            }
            // It is nobody else's to wait for.
            let _ = waitpid(Some(child), WaitOptions::NOHANG);
        }
    }
    Ok(is_any)
}

fn relation(child: Pid, keepers: &BTreeSet<u32>) -> io::Result<Relation> {
    let pid = child.as_raw_nonzero().get();
    if u32::try_from(pid).is_ok_and(|pid| keepers.contains(&pid)) {
        return Ok(Relation::Own);
    }
    let arguments = |of: &str| fs::read(format!("/proc/{of}/cmdline")).unwrap_or_default();
    let its = arguments(&pid.to_string());
    if its.is_empty() {
        return Ok(if has_ended(child)? { Relation::Orphan } else { Relation::Unknown });
    }
    let guardian = format!("{THIS_PROGRAM}\0{GUARDIAN}\0");
    // A child that does not run its program yet still shows what this process runs.
    let is_own = its.starts_with(guardian.as_bytes()) || its == arguments("self");
    Ok(if is_own { Relation::Own } else { Relation::Orphan })
}
