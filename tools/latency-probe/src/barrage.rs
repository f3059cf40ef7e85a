//! The parent's side of the process that floods: start it, let it loose, end it, reap it.
//!
//! Dropping it kills and reaps the process; if this process itself is killed, that one sees its stdin
//! end.

use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use crate::flooder::{Account, Orders};

/// A process that is ready to flood, or does.
pub(crate) struct Barrage {
    child: Child,
}

impl Barrage {
    /// Starts the process, which waits for its orders.
    ///
    /// # Errors
    /// If it can't be started.
    pub(crate) fn ready() -> io::Result<Self> {
        let child = Command::new(std::env::current_exe()?)
            .arg("flooder")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Ctrl-C on the terminal is for the parent, which ends the flood and prints its results.
            .process_group(0)
            .spawn()?;
        Ok(Self { child })
    }

    /// Gives the orders: the flood begins.
    ///
    /// # Errors
    /// If the process takes none.
    pub(crate) fn begin(&mut self, orders: &Orders) -> io::Result<()> {
        let mut line = serde_json::to_string(orders)?;
        line.push('\n');
        let stdin = self.child.stdin.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        stdin.write_all(line.as_bytes())
    }

    /// Whether the process has ended before it was told to.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends the flood and the process.
    ///
    /// # Errors
    /// If the process gives no account of what it has sent; it has said why on stderr.
    pub(crate) fn end(mut self) -> io::Result<Account> {
        drop(self.child.stdin.take());
        let mut line = String::new();
        if let Some(stdout) = &mut self.child.stdout {
            stdout.read_to_string(&mut line)?;
        }
        self.child.wait()?;
        Ok(serde_json::from_str(&line)?)
    }
}

impl Drop for Barrage {
    fn drop(&mut self) {
        // One that has ended already can't be killed, and needs not.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
