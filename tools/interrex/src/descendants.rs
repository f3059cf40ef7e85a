//! The processes that a process has started, and those that they have started.
//!
//! Knows `/proc`, and nothing of why somebody asks.

use std::fs;
use std::io;

use rustix::io::Errno;
use rustix::process::Pid;

/// Returns all processes that can be seen, each with its parent.
///
/// # Errors
/// Whatever keeps `/proc` from being read.
fn parents() -> io::Result<Vec<(i32, i32)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        if let Some(pid) = name.to_str().and_then(|name| name.parse().ok())
            && let Some(parent) = parent_of(pid)?
        {
            found.push((pid, parent));
        }
    }
    Ok(found)
}

/// Returns the children of a process that can be seen, those among them that have ended and were
/// not waited for.
///
/// # Errors
/// Whatever keeps `/proc` from being read.
pub(crate) fn children(parent: Pid) -> io::Result<Vec<Pid>> {
    let is_child = |(pid, of): (i32, i32)| (of == parent.as_raw_nonzero().get()).then_some(pid);
    Ok(parents()?.into_iter().filter_map(is_child).filter_map(Pid::from_raw).collect())
}

/// Returns the descendants of `ancestor` that can be seen, in no order.
///
/// # Errors
/// Whatever keeps `/proc` from being read.
pub(crate) fn descendants(ancestor: Pid) -> io::Result<Vec<Pid>> {
    let parents = parents()?;
    let mut found = vec![ancestor.as_raw_nonzero().get()];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        let children = parents.iter().filter(|(_, of)| *of == parent).map(|(pid, _)| *pid);
        let new: Vec<_> = children.filter(|pid| !found.contains(pid)).collect();
        found.extend(new);
        next += 1;
    }
    Ok(found.into_iter().skip(1).filter_map(Pid::from_raw).collect())
}

/// Returns the parent's id; `None` of a process that is gone, or that can't be seen.
fn parent_of(pid: i32) -> io::Result<Option<i32>> {
    Ok(stat(pid)?.and_then(|[_, parent]| parent.parse().ok()))
}

/// Returns whether a process has ended, and may not have been waited for.
pub(crate) fn has_ended(pid: Pid) -> io::Result<bool> {
    let state = stat(pid.as_raw_nonzero().get())?;
    Ok(state.is_none_or(|[state, _]| matches!(&*state, "Z" | "X")))
}

/// Returns the third and the fourth field of `/proc/PID/stat`, the state and the parent's id. The
/// second, the name, may hold anything, so the fields are counted from behind it.
fn stat(pid: i32) -> io::Result<Option<[String; 2]>> {
    let stat = match fs::read(format!("/proc/{pid}/stat")) {
        Ok(stat) => stat,
        Err(error) if is_hidden(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    let after = stat.iter().rposition(|byte| *byte == b')').and_then(|end| stat.get(end + 1..));
    let after = after.and_then(|after| str::from_utf8(after).ok()).unwrap_or_default();
    let mut fields = after.split_ascii_whitespace().map(ToOwned::to_owned);
    Ok(fields.next().zip(fields.next()).map(|(state, parent)| [state, parent]))
}

/// Returns whether a process is gone, or another user's that `/proc` does not show.
fn is_hidden(error: &io::Error) -> bool {
    let hidden = [Errno::NOENT, Errno::SRCH, Errno::ACCESS, Errno::PERM];
    hidden.iter().any(|hidden| error.raw_os_error() == Some(hidden.raw_os_error()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::process::getpid;
    use std::io::Read as _;
    use std::process::{Command, Stdio};

    #[test]
    fn children_and_their_children_are_found_by_odd_names_too() {
        // In the background it has no input to wait for.
        let script =
            "exec 3<&0; sh -c 'printf \") 1 1\" > /proc/$$/comm; echo there; read _ <&3' & wait";
        let mut child = Command::new("sh")
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("there is a shell");
        let mut said = [0; 5];
        child.stdout.as_mut().expect("it is piped").read_exact(&mut said).expect("it speaks");
        let id = Pid::from_child(&child);
        let mine = descendants(getpid()).expect("/proc is mounted");
        assert!(mine.contains(&id));
        let theirs = descendants(id).expect("/proc is mounted");
        assert!(!theirs.is_empty() && theirs.iter().all(|grandchild| mine.contains(grandchild)));
        child.kill().expect("it runs");
        child.wait().expect("it was killed");
        let mine = children(getpid()).expect("/proc is mounted");
        assert!(!mine.contains(&id));
    }
}
