//! The processes that a process has started, and those that they have started.
//!
//! Knows `/proc`, and nothing of why somebody asks.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, waitpid};

/// The time between two looks whether what was killed is gone.
const PAUSE: Duration = Duration::from_millis(2);

/// The looks after which whoever can't be killed is left alone: it hangs in the kernel.
const LOOKS: u32 = 1_000;

/// Returns all processes that can be seen, each with its parent.
fn parents() -> Vec<(i32, i32)> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|pid: i32| Some((pid, parent_of(pid)?)))
        .collect()
}

/// Ends the children of this process that run another program than it does, with all that they have
/// started. A keeper that was killed has left them behind, and this process has adopted them; all
/// that it has started itself runs this program.
pub(crate) fn end_orphans() {
    let own = program_of(getpid().as_raw_nonzero().get());
    let mut killed = BTreeSet::new();
    for _ in 0..LOOKS {
        let me = getpid().as_raw_nonzero().get();
        let children = parents().into_iter().filter(|(_, parent)| *parent == me);
        let running = children.filter_map(|(pid, _)| Some((pid, program_of(pid)?)));
        let others = running.filter(|(_, program)| Some(program) != own.as_ref());
        let orphans: Vec<_> = others.filter_map(|(pid, _)| Pid::from_raw(pid)).collect();
        for orphan in &orphans {
            for process in descendants(*orphan).into_iter().chain([*orphan]) {
                let _ = kill_process(process, Signal::KILL);
            }
        }
        killed.extend(orphans.iter().map(|orphan| orphan.as_raw_nonzero()));
        killed.retain(|pid| {
            // They are nobody else's to wait for.
            matches!(waitpid(Pid::from_raw(pid.get()), WaitOptions::NOHANG), Ok(None))
        });
        if orphans.is_empty() && killed.is_empty() {
            return;
        }
        thread::sleep(PAUSE);
    }
}

/// Returns the program that a process runs; `None` once it has ended.
fn program_of(pid: i32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{pid}/exe")).ok()
}

/// Returns the descendants of `ancestor` that can be seen, in no order.
pub(crate) fn descendants(ancestor: Pid) -> Vec<Pid> {
    let parents = parents();
    let mut found = vec![ancestor.as_raw_nonzero().get()];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        let children = parents.iter().filter(|(_, of)| *of == parent).map(|(pid, _)| *pid);
        let new: Vec<_> = children.filter(|pid| !found.contains(pid)).collect();
        found.extend(new);
        next += 1;
    }
    found.into_iter().skip(1).filter_map(Pid::from_raw).collect()
}

/// Returns the parent's id, the fourth field of `/proc/PID/stat`. The second, the name, may hold
/// anything, so the fields are counted from behind it.
fn parent_of(pid: i32) -> Option<i32> {
    let stat = fs::read(format!("/proc/{pid}/stat")).ok()?;
    let name_end = stat.iter().rposition(|byte| *byte == b')')?;
    let after = str::from_utf8(stat.get(name_end + 1..)?).ok()?;
    after.split_ascii_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::process::getpid;
    use std::io::Read as _;
    use std::process::{Command, Stdio};

    #[test]
    fn children_and_their_children_are_found_by_odd_names_too() {
        let script = "sh -c 'printf \") 1 1\" > /proc/$$/comm; echo there; read _' & wait";
        let mut child = Command::new("sh")
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("there is a shell");
        let mut said = [0; 5];
        child.stdout.as_mut().expect("it is piped").read_exact(&mut said).expect("it speaks");
        let id = Pid::from_child(&child);
        let mine = descendants(getpid());
        assert!(mine.contains(&id));
        assert!(descendants(id).iter().all(|grandchild| mine.contains(grandchild)));
        child.kill().expect("it runs");
        child.wait().expect("it was killed");
        assert!(!descendants(getpid()).contains(&id));
    }
}
