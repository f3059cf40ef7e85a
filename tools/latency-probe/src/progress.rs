//! A progress bar on stderr, drawn only where stderr is a terminal.
//!
//! Knows counts and names, no stage. Nothing draws in the background: a thread of its own would
//! take part of a core from what is measured.

use std::borrow::Cow;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The bar of the running stage.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Creates a bar that shows itself only on a terminal.
    pub(crate) fn on_stderr() -> Self {
        let target = if std::io::stderr().is_terminal() {
            // Five times a second is enough to look alive, and little enough not to disturb.
            ProgressDrawTarget::stderr_with_hz(5)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        bar.set_style(style());
        Self { bar }
    }

    /// Begins a stage of `steps` steps.
    pub(crate) fn begin(&self, stage: impl Into<Cow<'static, str>>, steps: u64) {
        self.bar.set_position(0);
        self.bar.set_length(steps);
        self.bar.set_message(stage);
        self.bar.tick();
    }

    /// Shows that so many steps of the running stage are done.
    pub(crate) fn reach(&self, steps: u64) {
        self.bar.set_position(steps);
    }

    /// Returns whole milliseconds as steps, for stages that last a set time.
    pub(crate) fn steps_of(length: Duration) -> u64 {
        u64::try_from(length.as_millis()).unwrap_or(u64::MAX)
    }

    /// Says on stderr what comes next, also where that is no terminal.
    pub(crate) fn say(&self, what: &str) {
        self.bar.suspend(|| eprintln!("{what}"));
    }

    /// Takes the bar off the terminal.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// As wide as the terminal. The cursor goes back to the left end: the `^C` that a terminal echoes
/// behind a full line would stand on the next one, and the bar could no longer be cleared.
fn style() -> ProgressStyle {
    ProgressStyle::with_template("{msg:<10} [{wide_bar}] {percent:>3} %  {elapsed_precise}\r")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}
