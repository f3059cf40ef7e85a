//! The cores that a process is kept to, all its threads alike.
//!
//! Knows the kernel's lists of cores and of threads; nothing of who is kept where, or why.

use std::collections::BTreeSet;
use std::io;

use rustix::io::Errno;
use rustix::process::Pid;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// The looks at a process' list of threads: each may find some that the last one's have started.
const LOOKS: u32 = 100;

/// Returns the cores that the calling thread may run on, in ascending order.
///
/// # Errors
/// If the kernel does not say.
pub fn usable_cores() -> io::Result<Vec<usize>> {
    let cores = sched_getaffinity(None)?;
    Ok((0..CpuSet::MAX_CPU).filter(|core| cores.is_set(*core)).collect())
}

/// Keeps all threads of a process to these cores, and with them the threads that they start.
/// A process that is gone, or a thread that ends meanwhile, runs nowhere: that is no error.
///
/// # Errors
/// If the kernel has none of the cores for it, does not let this user say, or the process starts
/// threads faster than they can be found.
pub fn confine(process: u32, cores: &[usize]) -> io::Result<()> {
    let mut set = CpuSet::new();
    cores.iter().for_each(|core| set.set(*core));
    let mut kept = BTreeSet::new();
    for _ in 0..LOOKS {
        let new: Vec<_> =
            threads_of(process)?.into_iter().filter(|thread| !kept.contains(thread)).collect();
        if new.is_empty() {
            return Ok(());
        }
        for thread in new {
            match sched_setaffinity(Pid::from_raw(thread), &set) {
                Ok(()) | Err(Errno::SRCH) => kept.insert(thread),
                Err(error) => return Err(error.into()),
            };
        }
    }
    Err(io::Error::other("it starts threads faster than they can be found"))
}

/// Returns the numbers of a process' threads; none where it is gone.
fn threads_of(process: u32) -> io::Result<Vec<i32>> {
    let entries = match std::fs::read_dir(format!("/proc/{process}/task")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let number = |entry: std::fs::DirEntry| entry.file_name().to_str()?.parse().ok();
    // An entry that can't be read is of a thread that has just ended.
    Ok(entries.flatten().filter_map(number).collect())
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;
    use crate::Process;

    /// Returns the cores that each thread of a process may run on.
    fn cores_of(process: u32) -> Vec<Vec<usize>> {
        let of_thread = |thread| {
            // Threads of other tests end meanwhile.
            let set = sched_getaffinity(Pid::from_raw(thread)).ok()?;
            Some((0..CpuSet::MAX_CPU).filter(|core| set.is_set(*core)).collect())
        };
        threads_of(process).expect("it lives").into_iter().filter_map(of_thread).collect()
    }

    #[test]
    fn every_thread_of_a_process_is_kept_and_so_are_those_that_it_starts() {
        let all = usable_cores().expect("the kernel says");
        let one = &all[all.len() - 1..];
        let mut child = Command::new("sh");
        child.args(["-c", "read line; sleep 60"]).stdin(Stdio::piped());
        let mut child = Process::start(&mut child).expect("every system has a shell");
        confine(child.id(), one).expect("it is ours");
        assert_eq!(cores_of(child.id()), [one]);
        child.kill().expect("it lives");
        child.wait().expect("it is ours");
        confine(child.id(), one).expect("a process that is gone is no error");
    }

    #[test]
    fn threads_beside_the_first_are_kept_too() {
        let all = usable_cores().expect("the kernel says");
        let one = &all[..1];
        let (end, ended) = channel::<()>();
        let beside = thread::spawn(move || ended.recv().is_err());
        let own = std::process::id();
        confine(own, one).expect("it is ours");
        let cores = cores_of(own);
        confine(own, &all).expect("it is ours");
        drop(end);
        assert!(beside.join().expect("it asserts nothing"));
        assert!(cores.len() > 1 && cores.iter().all(|cores| cores == one), "{cores:?}");
    }

    #[test]
    fn a_core_that_is_not_there_is_an_error() {
        assert!(confine(std::process::id(), &[CpuSet::MAX_CPU - 1]).is_err());
    }
}
