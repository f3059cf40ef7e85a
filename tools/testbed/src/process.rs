//! A child process that is told things, heard, signalled and reaped, whatever it is.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use serde::Serialize;

use crate::protocol::bytes_of;

/// A running child. Dropping it kills and reaps it.
#[derive(Debug)]
pub struct Process {
    child: Child,
    stdin: Option<ChildStdin>,
    /// True if kills and signals are for all processes of its group.
    is_group: bool,
    is_reaped: bool,
}

impl Process {
    /// Starts a child in a process group of its own: Ctrl-C on the terminal is for the parent,
    /// which prints its results and then ends its children.
    ///
    /// # Errors
    /// If the system does not start it.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.process_group(0).spawn()?;
        let stdin = child.stdin.take();
        Ok(Self { child, stdin, is_group: false, is_reaped: false })
    }

    /// Lets kills and signals hit all processes of the child's group from now on, as for a child
    /// that starts programs of others. A drop kills them too.
    #[must_use]
    pub fn with_group(mut self) -> Self {
        self.is_group = true;
        self
    }

    /// Starts a child that is told these orders and heard line by line. `heard` is called, on a
    /// thread of its own, with what `read` makes of each line of its output, and with `None` at
    /// the end of it.
    ///
    /// # Errors
    /// If the system does not start it, or it does not take its orders.
    pub fn start_heard<T>(
        command: &mut Command,
        orders: &impl Serialize,
        read: impl Fn(&str) -> Option<T> + Send + 'static,
        heard: impl FnMut(Option<T>) + Send + 'static,
    ) -> io::Result<Self> {
        let mut process = Self::start(command.stdin(Stdio::piped()).stdout(Stdio::piped()))?;
        process.tell(orders)?;
        let stdout = process.child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        listen(stdout, read, heard)?;
        Ok(process)
    }

    /// Writes one line to the child, in one piece, so that it is read as soon as it is there.
    ///
    /// # Errors
    /// If the child reads no more.
    pub fn tell(&mut self, said: &impl Serialize) -> io::Result<()> {
        let stdin = self.stdin.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        stdin.write_all(&bytes_of(said)?)
    }

    /// Ends the child's input.
    pub fn close(&mut self) {
        self.stdin = None;
    }

    /// Takes the child's error output, where its command has a pipe for it.
    pub fn take_stderr(&mut self) -> Option<impl Read + Send + use<>> {
        self.child.stderr.take()
    }

    /// Returns the number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends SIGKILL.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn kill(&mut self) -> io::Result<()> {
        match self.is_group && !self.is_reaped {
            true => self.signal(Signal::KILL),
            false => self.child.kill(),
        }
    }

    /// Sends a signal to the child, which goes on living.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn signal(&self, signal: Signal) -> io::Result<()> {
        let process = Pid::from_child(&self.child);
        let send = if self.is_group { kill_process_group } else { kill_process };
        Ok(send(process, signal)?)
    }

    /// Returns how the child has ended, if it has.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        let ended = self.child.try_wait()?;
        self.is_reaped |= ended.is_some();
        Ok(ended)
    }

    /// Waits for the end of the child.
    ///
    /// # Errors
    /// If the system does not hand it out.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        let status = self.child.wait()?;
        self.is_reaped = true;
        Ok(status)
    }

    /// Returns the time that the child has spent on a core so far, in ticks of the kernel.
    ///
    /// # Errors
    /// If `/proc` does not say.
    pub fn cpu_time(&self) -> io::Result<Duration> {
        let id = i32::try_from(self.child.id()).map_err(io::Error::other)?;
        let process = procfs::process::Process::new(id).map_err(io::Error::other)?;
        let stat = process.stat().map_err(io::Error::other)?;
        let ticks = stat.utime + stat.stime;
        let nanos = u128::from(ticks) * 1_000_000_000 / u128::from(procfs::ticks_per_second());
        Ok(Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX)))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended already can't be killed, and needs not.
        let _ = self.kill();
        let _ = self.child.wait();
    }
}

/// Reads a stream to its end on a thread of its own, and calls `heard` with what `read` makes of
/// each line and then with `None`.
///
/// # Errors
/// If there is no thread to be had.
pub fn listen<T>(
    stream: impl Read + Send + 'static,
    read: impl Fn(&str) -> Option<T> + Send + 'static,
    mut heard: impl FnMut(Option<T>) + Send + 'static,
) -> io::Result<()> {
    let listen = move || {
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.filter_map(|line| read(&line)).for_each(|line| heard(Some(line)));
        heard(None);
    };
    thread::Builder::new().name("listener".into()).spawn(listen).map(drop)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    #[test]
    fn a_child_is_told_heard_and_reaped() {
        let (sender, lines) = channel();
        let read = |line: &str| (line != "\"passed over\"").then(|| line.to_owned());
        let heard = move |line| drop(sender.send(line));
        let mut cat = Process::start_heard(&mut Command::new("cat"), &"orders", read, heard)
            .expect("there is a cat");
        cat.tell(&"passed over").expect("it reads");
        cat.tell(&[1, 2]).expect("it reads");
        let said = |line: &str| Ok(Some(line.to_owned()));
        assert_eq!([lines.recv(), lines.recv()], [said("\"orders\""), said("[1,2]")]);
        assert!(cat.ended().expect("it is ours").is_none() && cat.cpu_time().is_ok());
        cat.kill().expect("it lives");
        cat.wait().expect("it is ours");
        assert_eq!(lines.recv(), Ok(None));
    }

    /// A shell with a child of its own, which says so if it outlives the shell, and their output.
    fn with_grandchild() -> (Process, Receiver<Option<String>>) {
        let (sender, lines) = channel();
        let heard = move |line| drop(sender.send(line));
        let script = "(sleep 20; echo survived) & echo begun; wait";
        let mut shell = Command::new("sh");
        let shell = Process::start_heard(
            shell.args(["-c", script]),
            &"orders",
            |line| Some(line.to_owned()),
            heard,
        );
        let shell = shell.expect("there is a shell").with_group();
        assert_eq!(lines.recv(), Ok(Some("begun".to_owned())));
        (shell, lines)
    }

    #[test]
    fn a_kill_or_a_drop_of_a_group_hits_the_children_of_the_child() {
        let (mut shell, lines) = with_grandchild();
        shell.kill().expect("it lives");
        // The output ends with the last that holds it.
        assert_eq!(lines.iter().collect::<Vec<_>>(), [None]);
        assert!(!shell.wait().expect("it is ours").success());
        shell.kill().expect("a second kill hits nobody");
        let (shell, lines) = with_grandchild();
        drop(shell);
        assert_eq!(lines.iter().collect::<Vec<_>>(), [None]);
    }
}
