//! Processes to be killed: a test starts this same binary again, running one ignored test.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _};
use std::process::{Child, Command, Stdio};
use std::thread;

/// The variable that tells a child process its task.
const CHILD: &str = "INTERREX_TEST_CHILD";

/// Starts this binary again, running nothing but `test`, with the task `what`.
pub fn child(test: &str, what: impl AsRef<OsStr>) -> Child {
    let binary = std::env::current_exe().expect("this test is a file");
    let mut command = Command::new(binary);
    command.args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(CHILD, what).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.spawn().expect("this test can be started again")
}

/// Returns the task of this child; `None` where a person runs the ignored tests. It ends with its
/// parent: the pipe that it never hears anything from is closed then.
pub fn child_task() -> Option<OsString> {
    let task = std::env::var_os(CHILD)?;
    thread::spawn(|| {
        _ = io::stdin().read(&mut [0]);
        std::process::exit(1);
    });
    Some(task)
}
