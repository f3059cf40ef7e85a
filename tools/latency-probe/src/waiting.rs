//! The ways in which the guardian of a run waits, as the command line and the report name them.

use clap::ValueEnum;
use serde::Serialize;

/// The manner in which the guardian waits for a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Waiting {
    /// In the lock, at real-time priority where that can be had
    Asleep,
    /// It looks again and again, and yields between
    Polling,
}

impl Waiting {
    /// The name as the command line has it.
    pub(crate) fn name(self) -> &'static str {
        interrex_testbed::Waiting::from(self).name()
    }
}

impl From<Waiting> for interrex_testbed::Waiting {
    fn from(waiting: Waiting) -> Self {
        match waiting {
            Waiting::Asleep => Self::Asleep,
            Waiting::Polling => Self::Polling,
        }
    }
}
