//! The processes that a process has started, and those that they have started.
//!
//! Knows `/proc`, and nothing of why somebody asks.

use std::fs;

use rustix::process::Pid;

/// Returns the descendants of `ancestor` that can be seen, in no order.
pub(crate) fn descendants(ancestor: Pid) -> Vec<Pid> {
    let parents: Vec<(i32, i32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|pid: i32| Some((pid, parent_of(pid)?)))
        .collect();
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
