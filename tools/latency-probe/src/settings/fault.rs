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

/// The words for a fault, in the places that tell of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    /// Its name, as the command line has it.
    pub(crate) name: &'static str,
    /// Several of them, in a sentence.
    pub(crate) plural: &'static str,
    /// The act.
    pub(crate) act: &'static str,
    /// The end of detection.
    pub(crate) detected: &'static str,
    /// The row of a report.
    pub(crate) row: &'static str,
}

impl Fault {
    /// All of them, in the order in which a report has them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Resign, Self::Notice, Self::Kill, Self::Stop, Self::Isolate];

    /// Returns the words for it.
    pub(crate) const fn words(self) -> Words {
        match self {
            Self::Resign => Words {
                name: "resign",
                plural: "resignations",
                act: "the leader is told to resign",
                detected: "the winner, told so, campaigns",
                row: "asked to resign to a successor's lease",
            },
            Self::Notice => Words {
                name: "notice",
                plural: "kills under a guardian",
                act: "SIGKILL of the leader's process, which a guardian watches over",
                detected: "the winner is told by the guardian",
                row: "SIGKILL of the leader's process to a successor's lease, with a guardian",
            },
            Self::Kill => Words {
                name: "kill",
                plural: "kills",
                act: "SIGKILL of the leader's process",
                detected: "the winner is told by the killed process' host, or campaigns since it \
                           hears nothing",
                row: "SIGKILL of the leader's process to a successor's lease, no guardian",
            },
            Self::Stop => Words {
                name: "stop",
                plural: "stops",
                act: "SIGSTOP of the leader's process; SIGCONT once there is a successor",
                detected: "the winner campaigns since it hears nothing",
                row: "SIGSTOP of the leader's process to a successor's lease: silence alone tells",
            },
            Self::Isolate => Words {
                name: "isolate",
                plural: "isolations",
                act: "no datagram reaches or leaves the leader's process; joined again once there \
                      is a successor",
                detected: "the winner campaigns since it hears nothing",
                row: "cut off from the network to a successor's lease: silence alone tells",
            },
        }
    }

    /// Returns the word for several of them, in a sentence.
    pub(crate) const fn plural(self) -> &'static str {
        self.words().plural
    }

    /// Returns true if the leader's process ends by it.
    pub(crate) const fn kills(self) -> bool {
        matches!(self, Self::Kill | Self::Notice)
    }

    /// Returns true if a guardian watches over the members.
    pub(crate) const fn is_guarded(self) -> bool {
        matches!(self, Self::Notice)
    }
}
