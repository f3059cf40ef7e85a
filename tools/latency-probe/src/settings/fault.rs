//! The faults that befall leaders in the failover stage.
//!
//! Knows the names of faults, and what each leaves of the leader; how one is brought about stands
//! in `stages/failover/strike.rs`.

use clap::ValueEnum;
use serde::Serialize;

/// A fault that owes one leader change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Fault {
    /// SIGKILL: its kernel says that nobody listens any more
    #[default]
    Kill,
    /// The same, with a guardian, which tells before the kernel has taken the process apart
    Notice,
    /// SIGSTOP: silence alone tells; it goes on once there is a successor
    Stop,
    /// No datagram reaches or leaves it, and its kernel says nothing; joined again after
    Isolate,
    /// It is told to resign, as before a planned stop
    Resign,
}

impl Fault {
    /// All of them, in the order in which a report has them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Kill, Self::Notice, Self::Resign, Self::Stop, Self::Isolate];

    /// Returns the word for several of them, in a sentence.
    pub(crate) const fn plural(self) -> &'static str {
        match self {
            Self::Kill => "kills",
            Self::Notice => "kills under a guardian",
            Self::Stop => "stops",
            Self::Isolate => "isolations",
            Self::Resign => "resignations",
        }
    }

    /// Returns what is done, in words.
    pub(crate) const fn described(self) -> &'static str {
        match self {
            Self::Kill => "SIGKILL of the leader's process",
            Self::Notice => "SIGKILL of the leader's process, which a guardian watches over",
            Self::Stop => "SIGSTOP of the leader's process; SIGCONT once there is a successor",
            Self::Isolate => {
                "no datagram reaches or leaves the leader's process; joined again once there is a \
                 successor"
            }
            Self::Resign => "the leader is told to resign",
        }
    }

    /// Returns true if the leader's process ends by it.
    pub(crate) const fn kills(self) -> bool {
        matches!(self, Self::Kill | Self::Notice)
    }
}
