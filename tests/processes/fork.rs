//! Children that are forked and go on in the same program, as an application makes them that links
//! this library: std starts other programs only.

#![allow(unsafe_code, reason = "fork has no safe interface")]

use std::panic::{self, AssertUnwindSafe};

/// The time that a child may take; it is ended then, so that none is left behind.
const LIMIT_SECONDS: u32 = 60;

/// A forked child of this process.
#[must_use]
pub struct Forked(libc::pid_t);

/// Runs `act` in a child, which ends after it without running destructors, as `_exit` does.
pub fn fork(act: impl FnOnce()) -> Forked {
    // SAFETY: the child has this thread alone and shares no lock with the others but those of the
    // allocator, which the C library frees in it, and of standard output, which `act` leaves alone.
    let child = unsafe { libc::fork() };
    assert!(child >= 0, "{}", std::io::Error::last_os_error());
    if child > 0 {
        return Forked(child);
    }
    // SAFETY: takes a number, touches no memory.
    unsafe { libc::alarm(LIMIT_SECONDS) };
    let outcome = panic::catch_unwind(AssertUnwindSafe(act));
    // SAFETY: ends this process at once.
    unsafe { libc::_exit(if outcome.is_ok() { 0 } else { 101 }) }
}

/// Writes to standard output past std's lock, which a thread may have held that the child does not
/// have.
pub fn say(line: &str) {
    let text = format!("{line} .\n");
    // SAFETY: the bytes outlive the call, and are as many as is said.
    let written = unsafe { libc::write(1, text.as_ptr().cast(), text.len()) };
    assert_eq!(written, text.len() as isize, "a pipe takes a short line whole");
}

impl Forked {
    pub fn number(&self) -> u32 {
        self.0.unsigned_abs()
    }

    /// Waits for its end: its exit code, or the signal that ended it.
    pub fn wait(self) -> Result<i32, i32> {
        let mut status = 0;
        // SAFETY: `status` is writable and outlives the call.
        let waited = unsafe { libc::waitpid(self.0, &mut status, 0) };
        assert_eq!(waited, self.0, "it is a child of this process");
        if libc::WIFEXITED(status) {
            Ok(libc::WEXITSTATUS(status))
        } else {
            Err(libc::WTERMSIG(status))
        }
    }

    pub fn ends_well(self) {
        assert_eq!(self.wait(), Ok(0), "how the forked child has ended");
    }
}
