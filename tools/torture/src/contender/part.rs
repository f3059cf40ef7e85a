//! A program of another system that runs: it ends with this process, however that ends.
//!
//! `setpriv` asks the kernel for that before it becomes the program. The program stays in the
//! process group of this process, so that a signal to the group hits all of a host.

use std::env;
use std::io;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::system;

/// The time that a program has to end in order.
const END_LIMIT: Duration = Duration::from_secs(2);

const LOOK_EVERY: Duration = Duration::from_millis(2);

/// A program that runs. Dropping it kills and reaps it.
pub(super) struct Part(pub(super) Child);

/// The environment variables that etcd and etcdctl read. A setting of this host's own etcd is none
/// of a contender's.
const OF_ETCD: &str = "ETCD";

/// Returns a command that starts a program. Whatever it says goes where this process's errors go.
///
/// # Errors
/// If it is not installed.
pub(super) fn command(program: &str) -> io::Result<Command> {
    let missing = || io::Error::new(io::ErrorKind::NotFound, format!("there is no {program}"));
    let path = system::find(program).ok_or_else(missing)?;
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(path);
    command.stdin(Stdio::null()).stdout(Stdio::from(io::stderr()));
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with(OF_ETCD))
    {
        command.env_remove(name);
    }
    Ok(command)
}

impl Part {
    /// Starts a command. The calling thread must live as long as this process, since the kernel
    /// ends the program with that thread.
    pub(super) fn start(command: &mut Command) -> io::Result<Self> {
        command.spawn().map(Self)
    }

    /// Returns how it has ended, if it has.
    pub(super) fn ended(&mut self) -> io::Result<Option<String>> {
        Ok(self.0.try_wait()?.map(|status| status.to_string()))
    }

    /// Ends it in order, and kills it if that takes too long.
    pub(super) fn end(&mut self) -> io::Result<()> {
        let deadline = Instant::now() + END_LIMIT;
        if self.ended()?.is_none() {
            kill_process(Pid::from_child(&self.0), Signal::TERM)?;
        }
        while self.ended()?.is_none() && Instant::now() < deadline {
            thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // One that has ended already can't be killed, and needs not.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::os::unix::process::ExitStatusExt as _;

    use super::*;

    #[test]
    fn a_program_ends_with_whoever_has_started_it() {
        let start = || {
            let mut command = command("sh").expect("there is a shell");
            command.args(["-c", "echo begun; exec sleep 20"]).stdout(Stdio::piped());
            let mut part = Part::start(&mut command).expect("util-linux has setpriv");
            let stdout = part.0.stdout.take().expect("it is a pipe");
            // The kernel was asked before that is said.
            let said = BufReader::new(stdout).lines().next();
            assert!(said.is_some_and(|line| line.is_ok_and(|line| line == "begun")));
            part
        };
        let mut part = thread::spawn(start).join().expect("it has begun");
        let status = part.0.wait().expect("it is ours");
        assert_eq!(status.signal(), Some(Signal::KILL.as_raw()), "{status}");
    }
}
