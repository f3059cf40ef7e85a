//! A hook that says when it began: a C program, built here, whose first instruction of `main` reads
//! the clock. A script would first start its interpreter, which takes longer than a failover.
//!
//! Knows the clock that the hook and the benchmark share.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use tempfile::TempDir;

use crate::support::{eventually, path};

const SOURCE: &str = r#"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **arguments) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const char *node = getenv("INTERREX_NODE");
    if (count < 2) return 2;
    int said = open(arguments[1], O_WRONLY | O_APPEND | O_CREAT, 0600);
    long long at = now.tv_sec * 1000000000LL + now.tv_nsec;
    return said < 0 || dprintf(said, "%s %lld\n", node ? node : "0", at) < 0;
}
"#;

/// The moment at which a hook of a new leader began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Began {
    /// The place of its daemon, counted from 0.
    pub(crate) place: usize,
    /// The monotonic clock.
    pub(crate) at: Duration,
}

/// The program, and the file that it writes to.
pub(crate) struct Hook {
    pub(crate) program: PathBuf,
    pub(crate) said: PathBuf,
    _home: TempDir,
}

impl Hook {
    /// # Panics
    /// If there is no C compiler.
    pub(crate) fn build() -> Self {
        let home = TempDir::new_in("/dev/shm").expect("it takes folders");
        let (source, program) = (home.path().join("hook.c"), home.path().join("hook"));
        fs::write(&source, SOURCE).expect("it can be written");
        // Static, so that no loader runs before it.
        let mut compiler = Command::new("cc");
        compiler.args(["-O2", "-static", "-o", path(&program), path(&source)]);
        assert!(compiler.status().expect("there is a C compiler").success());
        // The daemon refuses programs that others may write.
        let mode = fs::Permissions::from_mode(0o700);
        fs::set_permissions(&program, mode).expect("it is ours");
        Self { program, said: home.path().join("said"), _home: home }
    }

    /// Returns all that were said, in their order.
    pub(crate) fn began(&self) -> Vec<Began> {
        let said = fs::read_to_string(&self.said).unwrap_or_default();
        // A line that is not whole has no end yet.
        let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let line = |line: &str| {
            let (node, at) = line.split_once(' ')?;
            let place = node.parse::<usize>().ok()?.checked_sub(1)?;
            Some(Began { place, at: Duration::from_nanos(at.parse().ok()?) })
        };
        whole.lines().filter_map(line).collect()
    }

    /// Waits until another has begun after so many.
    pub(crate) fn wait_for(&self, count: usize) -> Began {
        eventually("the hook of a new leader", || self.began().get(count).copied())
    }

    pub(crate) fn forget(&self) {
        let _ = fs::remove_file(&self.said);
    }

    /// Returns the time from a start of the program to its first instruction.
    pub(crate) fn start_alone(&self) -> Duration {
        let said = self.said.with_extension("alone");
        let _ = fs::remove_file(&said);
        let mut command = Command::new(&self.program);
        command.arg(&said).env("INTERREX_NODE", "1").stdin(Stdio::null());
        let began = now();
        assert!(command.status().expect("it can be started").success());
        let told = fs::read_to_string(&said).expect("it was written");
        let at = told.split_whitespace().nth(1).and_then(|at| at.parse().ok());
        Duration::from_nanos(at.expect("it is a number")).saturating_sub(began)
    }
}

/// Returns the monotonic clock.
pub(crate) fn now() -> Duration {
    clock_gettime(ClockId::Monotonic).try_into().expect("it counts from the host's start")
}
