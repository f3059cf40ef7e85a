//! Processes to be killed: a test starts this same binary again, running one ignored test.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::thread;

/// Tells a child process what it is about.
const CHILD: &str = "INTERREX_TEST_CHILD";

/// This binary again, running nothing but `test`, about `what`.
pub fn child(test: &str, what: impl AsRef<OsStr>) -> Child {
    let binary = std::env::current_exe().expect("this test is a file");
    let mut command = Command::new(binary);
    command.args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(CHILD, what).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.spawn().expect("this test can be started again")
}

/// What this child is about; `None` where a person runs the ignored tests. It ends with its parent:
/// the pipe that it never hears anything from is closed then.
pub fn child_task() -> Option<OsString> {
    let task = std::env::var_os(CHILD)?;
    thread::spawn(|| {
        _ = io::stdin().read(&mut [0]);
        std::process::exit(1);
    });
    Some(task)
}

/// The lines of a child that begin with `word`, without it.
pub fn lines(child: &mut Child, word: &'static str) -> impl Iterator<Item = String> + use<> {
    let output = child.stdout.take().expect("it is a pipe");
    // A kill may cut the last line; a whole one has its end mark.
    let line = move |line: String| {
        let text = line.split(word).nth(1)?.strip_suffix(" .")?;
        Some(text.trim().to_owned())
    };
    BufReader::new(output).lines().map_while(Result::ok).filter_map(line)
}
