//! Ctrl-C and SIGTERM as a flag that every stage looks at between two steps.
//!
//! Knows no stage. The first signal asks the running stage to end and the results so far to be
//! printed; the second ends the process at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The exit code after Ctrl-C: 128 + SIGINT, as shells have it.
pub(crate) const EXIT_CODE: u8 = 130;

/// Whether the user has asked to stop. Clones share the flag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interrupt {
    raised: Arc<AtomicBool>,
}

impl Interrupt {
    /// Catches the signals from now on.
    ///
    /// # Errors
    /// If the operating system refuses the handler.
    pub(crate) fn catch() -> Result<Self, ctrlc::Error> {
        let interrupt = Self::default();
        let raised = Arc::clone(&interrupt.raised);
        ctrlc::set_handler(move || {
            if raised.swap(true, Ordering::Relaxed) {
                // Child processes see the end of their input and follow.
                std::process::exit(i32::from(EXIT_CODE));
            }
        })?;
        Ok(interrupt)
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
