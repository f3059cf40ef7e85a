//! Ctrl-C and SIGTERM as a flag that a run looks at between two steps.
//!
//! The first signal asks the run to end and its results so far to be printed. The second ends the
//! process at once, but for what must not be left behind. So does a run that does not end in time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The exit code after Ctrl-C: 128 + SIGINT, as shells have it.
pub const EXIT_CODE: u8 = 130;

/// The flag that the user has asked to stop. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    raised: Arc<AtomicBool>,
    /// True once nothing is measured any more, and what was measured is being written.
    writing: Arc<AtomicBool>,
    /// Directories that go with the process.
    leftovers: Arc<Mutex<Vec<PathBuf>>>,
}

impl Interrupt {
    /// Catches the signals from now on.
    ///
    /// With a `limit`, a run that goes on for longer than that after the first signal is ended as
    /// by a second one, unless [`Interrupt::run_is_over`] was called before.
    ///
    /// # Errors
    /// If the operating system does not take the handler.
    pub fn catch(limit: Option<Duration>) -> io::Result<Self> {
        let interrupt = Self::default();
        let caught = interrupt.clone();
        let handler = move || {
            if caught.raised.swap(true, Ordering::Relaxed) {
                caught.abort();
            }
            if let Some(limit) = limit {
                let watcher = caught.clone();
                // Without it the second signal still ends the process.
                let ending = thread::Builder::new().name("ending".into());
                let _ = ending.spawn(move || watcher.abort_after(limit));
            }
        };
        ctrlc::set_handler(handler).map_err(io::Error::other)?;
        Ok(interrupt)
    }

    /// Returns true once a signal has come.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.raised.load(Ordering::Relaxed)
    }

    /// Notes that nothing is measured any more: writing the results may take its time.
    pub fn run_is_over(&self) {
        self.writing.store(true, Ordering::Relaxed);
    }

    /// Has `directory` removed where the process is ended at once.
    pub fn remove_when_aborted(&self, directory: &Path) {
        let mut leftovers = self.leftovers.lock().unwrap_or_else(PoisonError::into_inner);
        leftovers.push(directory.to_owned());
    }

    /// Looks at `condition` every `pause` until it holds; returns false if the deadline or a
    /// signal came first.
    pub fn wait_until(
        &self,
        deadline: Instant,
        pause: Duration,
        mut condition: impl FnMut() -> bool,
    ) -> bool {
        loop {
            if condition() {
                return true;
            }
            if self.is_raised() || Instant::now() >= deadline {
                return false;
            }
            thread::sleep(pause);
        }
    }

    /// Sleeps for `length`, or less if a signal comes.
    pub fn sleep(&self, length: Duration) {
        let deadline = Instant::now() + length;
        while !self.is_raised() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            thread::sleep(left.min(Duration::from_millis(20)));
        }
    }

    fn abort_after(&self, limit: Duration) {
        thread::sleep(limit);
        if !self.writing.load(Ordering::Relaxed) {
            eprintln!("error: the run did not end in time; what it measured is lost");
            self.abort();
        }
    }

    /// Ends the process. Runs on a thread of its own, not in the signal's context, so that files
    /// may be removed.
    fn abort(&self) -> ! {
        for directory in self.leftovers.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            // Nobody waits for the reason any more.
            let _ = remove(directory);
        }
        // Child processes see the end of their input and follow.
        process::exit(i32::from(EXIT_CODE));
    }
}

/// Removes `directory`, which may be gone already.
///
/// A child process that is just being told to end may still add a file meanwhile, so this tries
/// more than once.
///
/// # Errors
/// If something of it can't be removed.
pub fn remove(directory: &Path) -> io::Result<()> {
    let mut attempts = 5;
    loop {
        attempts -= 1;
        match fs::remove_dir_all(directory) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(_) if attempts > 0 => thread::sleep(Duration::from_millis(10)),
            outcome => return outcome,
        }
    }
}
