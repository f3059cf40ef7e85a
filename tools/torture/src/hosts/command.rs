//! Programs of the system that are run to their end.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

/// The seconds after which a program is killed, so that none that hangs holds up a run for ever.
const LIMIT_S: &str = "30";

/// The exit codes of `timeout` where the limit has passed, and where there is no such program.
const LATE: i32 = 124;
const MISSING: i32 = 127;

/// Runs a program and returns what it has printed.
///
/// # Errors
/// If it can't be run, fails or takes too long; the error has its words.
pub(crate) fn run(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    feed(program, arguments, "")
}

/// Runs a program that reads this text.
///
/// # Errors
/// As [`run`].
pub(crate) fn feed(program: &str, arguments: &[&str], text: &str) -> anyhow::Result<String> {
    feed_within(LIMIT_S, program, arguments, text)
}

fn feed_within(
    limit_s: &str,
    program: &str,
    arguments: &[&str],
    text: &str,
) -> anyhow::Result<String> {
    let line = || format!("{program} {}", arguments.join(" "));
    let mut command = Command::new("timeout");
    command.args(["--kill-after=1", limit_s, program]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Ctrl-C on the terminal is for this program, which mends what it has made.
    let mut child =
        command.process_group(0).spawn().context("timeout, of coreutils: is it installed?")?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not read to the end says itself what is wrong.
        let _ = stdin.write_all(text.as_bytes());
    }
    let output = child.wait_with_output().with_context(line)?;
    match output.status.code() {
        Some(0) => {}
        // It dies itself with a program that it has to kill.
        Some(LATE) | None => bail!("{}: no end within {limit_s} s", line()),
        Some(MISSING) => bail!("{}: is it installed?", line()),
        _ => bail!("{}: {}", line(), String::from_utf8_lossy(&output.stderr).trim()),
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_has_failed_and_why() {
        let error = |program, arguments: &[&str]| {
            run(program, arguments).expect_err("it fails").to_string()
        };
        let missing = error("no-such-program-of-any-host", &["-x"]);
        assert_eq!(missing, "no-such-program-of-any-host -x: is it installed?");
        assert_eq!(error("sh", &["-c", "echo why >&2; exit 3"]), "sh -c echo why >&2; exit 3: why");
        let late = |script| {
            let late = feed_within("0.2", "sh", &["-c", script], "").expect_err("it hangs");
            assert!(late.to_string().ends_with("no end within 0.2 s"), "{late}");
        };
        late("exec sleep 60");
        late("trap '' TERM; while sleep 1; do :; done");
    }
}
