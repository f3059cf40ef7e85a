//! The kinds of faults.

use std::fmt;
use std::str::FromStr;

/// The range of lengths in milliseconds, for which a fault lasts.
type Lengths = (u64, u64);

macro_rules! kinds {
    ($(#[doc = $about:literal] $kind:ident $name:literal $weight:literal $lengths:expr),+ $(,)?) => {
        /// A kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Kind { $(#[doc = $about] $kind),+ }

        impl Kind {
            /// All kinds.
            pub(crate) const ALL: &[Self] = &[$(Self::$kind),+];

            /// Returns the name, as in the history and on the command line.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),+ }
            }

            /// Returns a sentence about it.
            pub(crate) const fn about(self) -> &'static str {
                match self { $(Self::$kind => $about),+ }
            }

            /// Returns how often it is drawn, beside the others.
            pub(crate) const fn weight(self) -> u64 {
                match self { $(Self::$kind => $weight),+ }
            }

            /// Returns the shortest and the longest time for which it lasts.
            pub(crate) const fn lengths(self) -> Lengths {
                match self { $(Self::$kind => $lengths),+ }
            }
        }
    };
}

kinds! {
    /// SIGKILL, and a restart later.
    Kill "kill" 12 (50, 2_000),
    /// SIGKILL to as many nodes as may die.
    KillMinority "kill-minority" 3 (50, 2_000),
    /// SIGKILL to all nodes, as where the power fails.
    KillAll "kill-all" 1 (50, 1_000),
    /// SIGSTOP for as long as a garbage collection takes.
    Pause "pause" 10 (1, 500),
    /// SIGSTOP for longer than any silence is borne.
    LongPause "long-pause" 3 (500, 6_000),
    /// SIGSTOP for minutes, as by an operator with a debugger.
    PauseOfMinutes "pause-of-minutes" 1 (60_000, 180_000),
    /// All threads of a node and its guardian frozen at once.
    Freeze "freeze" 4 (20, 1_500),
    /// A few percent of a core for a node and its guardian.
    Throttle "throttle" 3 (200, 2_000),
    /// Busy loops on all cores.
    CpuLoad "cpu-load" 3 (200, 2_000),
    /// No further page of memory for a node and its guardian.
    MemoryPressure "memory-pressure" 3 (300, 4_000),
    /// SIGKILL to a guardian. Its node starts another.
    GuardianKilled "guardian-killed" 3 (0, 50),
    /// SIGSTOP to a guardian.
    GuardianStopped "guardian-stopped" 3 (200, 3_000),
    /// A node that neither hears nor is heard.
    Isolate "isolate" 6 (20, 2_500),
    /// A node that hears nobody, and is heard.
    InboundCut "inbound-cut" 4 (20, 2_000),
    /// A node that nobody hears, and that hears.
    OutboundCut "outbound-cut" 4 (20, 2_000),
    /// Two nodes that don't hear each other, while others hear both.
    CutLink "cut-link" 4 (20, 2_000),
    /// Two parts of the cluster that don't hear each other.
    Partition "partition" 4 (20, 2_000),
    /// A port of the bridge set down.
    LinkDown "link-down" 4 (20, 2_000),
    /// The bridge set down: nobody hears anybody, as while a switch restarts.
    SwitchDown "switch-down" 4 (20, 2_000),
    /// Datagrams lost by chance on the way to some nodes.
    Loss "loss" 4 (200, 2_000),
    /// A link with a queue that is never empty.
    SlowLink "slow-link" 3 (200, 2_000),
    /// Datagrams that come more than once.
    Duplication "duplication" 3 (200, 2_000),
    /// Datagrams that come late.
    Delay "delay" 4 (200, 2_000),
    /// Datagrams that come late and out of order.
    Reordering "reordering" 4 (200, 2_000),
    /// ICMP dropped, as by a firewall.
    IcmpDropped "icmp-dropped" 3 (500, 3_000),
    /// ICMP limited to one message a second.
    IcmpLimited "icmp-limited" 2 (500, 3_000),
    /// The neighbour tables emptied.
    NeighboursFlushed "neighbours-flushed" 3 (0, 50),
    /// Room for one or two datagrams only.
    SmallBuffers "small-buffers" 3 (200, 2_000),
    /// Datagrams of nobody, as fast as a process sends them.
    JunkFlood "junk-flood" 3 (100, 1_000),
    /// A full disk under a store.
    DiskFull "disk-full" 4 (100, 2_500),
    /// A disk under a store on which each write fails.
    IoErrors "io-errors" 4 (100, 2_500),
    /// A store whose file was cut while its node was down.
    StoreCut "store-cut" 3 (100, 500),
    /// The stores of two nodes, swapped while both were down.
    StoreSwapped "store-swapped" 2 (100, 500),
    /// A store that is gone when its node starts.
    StoreLost "store-lost" 3 (100, 500),
    /// An order to resign.
    Resign "resign" 5 (0, 300),
    /// An order to hand over to one node.
    Transfer "transfer" 5 (0, 300),
    /// An order to resign or to hand over, and SIGKILL within milliseconds.
    HandoverThenKill "handover-then-kill" 5 (50, 1_000),
    /// A node that stands by for a while.
    StandBy "stand-by" 4 (100, 2_000),
    /// Each node stopped in order and started again, one after the other.
    RollingRestart "rolling-restart" 1 (0, 10),
    /// Another key, in the three rounds that the documents tell.
    KeyRotation "key-rotation" 2 (0, 10),
}

/// A group of kinds, for figures that can't show each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// Processes that die.
    Death,
    /// Processes that are held up.
    Pause,
    /// Networks.
    Network,
    /// Stores.
    Store,
    /// Orders of operators.
    Order,
}

impl Group {
    /// All groups.
    pub(crate) const ALL: [Self; 5] =
        [Self::Death, Self::Pause, Self::Network, Self::Store, Self::Order];

    /// Returns its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Death => "processes that die",
            Self::Pause => "processes held up",
            Self::Network => "networks",
            Self::Store => "stores",
            Self::Order => "orders",
        }
    }
}

impl Kind {
    /// Returns its group.
    pub(crate) const fn group(self) -> Group {
        match self {
            Self::Kill | Self::KillMinority | Self::KillAll | Self::GuardianKilled => Group::Death,
            Self::Pause
            | Self::LongPause
            | Self::PauseOfMinutes
            | Self::Freeze
            | Self::Throttle
            | Self::CpuLoad
            | Self::MemoryPressure
            | Self::GuardianStopped => Group::Pause,
            Self::Isolate
            | Self::InboundCut
            | Self::OutboundCut
            | Self::CutLink
            | Self::Partition
            | Self::LinkDown
            | Self::SwitchDown
            | Self::Loss
            | Self::SlowLink
            | Self::Duplication
            | Self::Delay
            | Self::Reordering
            | Self::IcmpDropped
            | Self::IcmpLimited
            | Self::NeighboursFlushed
            | Self::SmallBuffers
            | Self::JunkFlood => Group::Network,
            Self::DiskFull
            | Self::IoErrors
            | Self::StoreCut
            | Self::StoreSwapped
            | Self::StoreLost => Group::Store,
            Self::Resign
            | Self::Transfer
            | Self::HandoverThenKill
            | Self::StandBy
            | Self::RollingRestart
            | Self::KeyRotation => Group::Order,
        }
    }
}

impl Kind {
    /// Returns the first of the kinds that hit a node by the same means, such as a signal or a
    /// store's file.
    #[allow(clippy::wildcard_enum_match_arm, reason = "most kinds have means of their own")]
    pub(crate) const fn means(self) -> Self {
        match self {
            Self::LongPause | Self::PauseOfMinutes => Self::Pause,
            Self::StoreSwapped | Self::StoreLost => Self::StoreCut,
            other => other,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().copied().find(|kind| kind.name() == text);
        found.ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|kind| kind.name()).collect();
            format!("there is no such fault; there are {}", names.join(", "))
        })
    }
}
