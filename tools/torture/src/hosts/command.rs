//! Programs of the system that are run to their end.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

/// Runs a program and returns what it has printed.
///
/// # Errors
/// If it can't be run or fails; the error has its words.
pub(crate) fn run(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    feed(program, arguments, "")
}

/// Runs a program that reads this text.
///
/// # Errors
/// As [`run`].
pub(crate) fn feed(program: &str, arguments: &[&str], text: &str) -> anyhow::Result<String> {
    let line = || format!("{program} {}", arguments.join(" "));
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Ctrl-C on the terminal is for this program, which mends what it has made.
    let mut child = command
        .process_group(0)
        .spawn()
        .with_context(|| format!("{}: is it installed?", line()))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not read to the end says itself what is wrong.
        let _ = stdin.write_all(text.as_bytes());
    }
    let output = child.wait_with_output().with_context(line)?;
    if !output.status.success() {
        bail!("{}: {}", line(), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
