//! Ctrl-C and SIGTERM as a flag that every stage looks at between two steps.
//!
//! Knows no stage. The first signal asks the running stage to end and the results so far to be
//! printed; the second ends the process at once, but for what must not be left behind. So does a
//! stage that does not end in time, whatever has happened to it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::depot;

/// The exit code after Ctrl-C: 128 + SIGINT, as shells have it.
pub(crate) const EXIT_CODE: u8 = 130;

/// The time that a stage may take to end after the first signal. Each looks at the flag ten times a
/// second or more; what takes longer is the end of processes that hold much memory.
const ENDING_LIMIT: Duration = Duration::from_secs(5);

/// Whether the user has asked to stop. Clones share the flag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interrupt {
    raised: Arc<AtomicBool>,
    /// True once nothing is measured any more, and what was measured is being written.
    writing: Arc<AtomicBool>,
    /// Directories that go with the process.
    leftovers: Arc<Mutex<Vec<PathBuf>>>,
}

impl Interrupt {
    /// Catches the signals from now on.
    ///
    /// # Errors
    /// If the operating system refuses the handler.
    pub(crate) fn catch() -> Result<Self, ctrlc::Error> {
        let interrupt = Self::default();
        let caught = interrupt.clone();
        ctrlc::set_handler(move || {
            if caught.raised.swap(true, Ordering::Relaxed) {
                caught.abort();
            }
            let watcher = caught.clone();
            let watch = move || watcher.abort_if_late();
            // Without it the second signal still ends the process.
            let _ = thread::Builder::new().name("ending".into()).spawn(watch);
        })?;
        Ok(interrupt)
    }

    /// Says that the last stage has ended: what follows may take its time.
    pub(crate) fn stages_are_over(&self) {
        self.writing.store(true, Ordering::Relaxed);
    }

    fn abort_if_late(&self) {
        thread::sleep(ENDING_LIMIT);
        if !self.writing.load(Ordering::Relaxed) {
            eprintln!("error: the running stage did not end in time; what it measured is lost");
            self.abort();
        }
    }

    /// Has `directory` removed where the second signal ends the process at once.
    pub(crate) fn remove_when_aborted(&self, directory: PathBuf) {
        self.leftovers.lock().unwrap_or_else(PoisonError::into_inner).push(directory);
    }

    /// On a thread of its own, not in the signal's context, so that files may be removed.
    fn abort(&self) -> ! {
        for directory in self.leftovers.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            // Nobody waits for the reason any more.
            let _ = depot::remove(directory);
        }
        // Child processes see the end of their input and follow.
        std::process::exit(i32::from(EXIT_CODE));
    }

    /// Whether a signal has come.
    pub(crate) fn is_raised(&self) -> bool {
        self.raised.load(Ordering::Relaxed)
    }

    /// Looks at `condition` every `pause` until it holds; `false` if the time or the user's
    /// patience ran out first.
    pub(crate) fn wait_until(
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
    pub(crate) fn sleep(&self, length: Duration) {
        let deadline = Instant::now() + length;
        while !self.is_raised() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            thread::sleep(left.min(Duration::from_millis(20)));
        }
    }
}
