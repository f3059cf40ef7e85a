//! The cores that the processes of a failover run on.

use clap::ValueEnum;
use serde::Serialize;

/// The way in which processes share the cores of this host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Layout {
    /// The kernel decides which process runs on which core
    #[default]
    Together,
    /// The leader's process has one core, and all others have the other cores, as if the leader
    /// had a host of its own
    Apart,
}

impl Layout {
    /// Returns that of members that are kept apart, or are not.
    pub(crate) const fn of(apart: bool) -> Self {
        if apart { Self::Apart } else { Self::Together }
    }

    /// Returns the option as the command line has it, after a space.
    pub(super) const fn argument(self) -> &'static str {
        match self {
            Self::Together => "",
            Self::Apart => " --apart",
        }
    }

    /// Returns it in words.
    pub(crate) const fn described(self) -> &'static str {
        match self {
            Self::Together => "together: the kernel decides which process runs on which core",
            Self::Apart => {
                "apart: the leader's process alone on one core, all others on the other cores"
            }
        }
    }
}
