//! Ctrl-C and SIGTERM as a flag that is looked at between two runs. The second signal ends at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// 128 + SIGINT, as shells have it.
const EXIT_CODE: i32 = 130;

/// Whether the user has asked to stop. Clones share the flag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Catches the signals from now on.
    pub(crate) fn catch() -> Result<Self, ctrlc::Error> {
        let interrupt = Self::default();
        let raised = Arc::clone(&interrupt.0);
        ctrlc::set_handler(move || {
            if raised.swap(true, Ordering::Relaxed) {
                std::process::exit(EXIT_CODE);
            }
        })?;
        Ok(interrupt)
    }

    pub(crate) fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
