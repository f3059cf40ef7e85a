//! The settings of a daemon, typed and checked.
//!
//! Knows what can be set, and in which units. Knows nothing of files, variables and flags: those
//! are `config`'s.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use interrex::{ClusterId, MemberKind, NodeId, Priority, Timing, WaitStrategy};

/// All settings of one daemon.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) node: NodeSettings,
    pub(crate) members: Vec<MemberSettings>,
    pub(crate) control: ControlSettings,
    pub(crate) http: HttpSettings,
    #[cfg(feature = "otlp")]
    pub(crate) otlp: OtlpSettings,
    pub(crate) takeover: TakeoverSettings,
    pub(crate) checks: Vec<CheckSettings>,
    pub(crate) hooks: HookSettings,
    pub(crate) log: LogSettings,
}

/// The node itself.
#[derive(Clone, Debug)]
pub(crate) struct NodeSettings {
    pub(crate) cluster: ClusterId,
    pub(crate) id: NodeId,
    /// The profile, with the times that are set one by one.
    pub(crate) timing: Timing,
    /// The file of the cluster's key; `None` where authentication is off.
    pub(crate) key_file: Option<PathBuf>,
    /// The file of the durable votes; `None` for a node that asks the others after a restart.
    pub(crate) store: Option<PathBuf>,
    pub(crate) guardian: GuardianSettings,
    /// The page that other processes of the host read; `None` for none.
    pub(crate) public_page: Option<PathBuf>,
    /// The address at which subscribers are heard; `None` for none.
    pub(crate) subscribers: Option<SocketAddr>,
    pub(crate) standby: bool,
    pub(crate) wait: WaitStrategy,
    /// The core of the polling thread, counted from 0.
    pub(crate) core: Option<usize>,
    /// The real-time priority of the polling thread, 1 to 99.
    pub(crate) realtime: Option<u8>,
    pub(crate) lock_memory: bool,
}

/// The guardian that watches over the node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum GuardianSettings {
    /// This program, started once more.
    BuiltIn,
    /// A guardian of the host that listens at this path.
    At(PathBuf),
    Off,
}

/// A member of the cluster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MemberSettings {
    pub(crate) id: NodeId,
    /// An IP address or a host's name, and a port.
    pub(crate) address: String,
    pub(crate) kind: MemberKind,
    pub(crate) priority: Priority,
}

/// The socket by which commands reach the daemon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ControlSettings {
    pub(crate) socket: PathBuf,
}

/// The HTTP server, which only reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct HttpSettings {
    /// The address; `None` for no server.
    pub(crate) listen: Option<SocketAddr>,
    /// True if metrics are exported under the names of Takhin too.
    pub(crate) takhin_names: bool,
}

/// The export to a collector of OpenTelemetry.
#[cfg(feature = "otlp")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct OtlpSettings {
    /// The URL of the collector, without the path of a signal; `None` for no export.
    pub(crate) endpoint: Option<String>,
    /// The time between two exports.
    pub(crate) interval: Duration,
}

/// The change from one leader's work to the next one's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TakeoverSettings {
    /// The time for which a new leader waits before its hooks and commands start, unless the
    /// predecessor has said that its own have stopped. At least the time that those have to stop.
    pub(crate) delay: Duration,
    /// The time that commands and hooks have to end after SIGTERM, before SIGKILL.
    pub(crate) grace: Duration,
}

/// A check of the host's or the application's health.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CheckSettings {
    /// Its name in status, metrics and logs.
    pub(crate) name: String,
    pub(crate) what: CheckKind,
    /// The time between the beginnings of two tries.
    pub(crate) interval: Duration,
    /// The time after which a try has failed.
    pub(crate) timeout: Duration,
    /// The number of successes in a row that make it pass, and of failures that make it fail.
    pub(crate) rise: u32,
    pub(crate) fall: u32,
    pub(crate) effect: CheckEffect,
}

/// The thing that a check tries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum CheckKind {
    /// The command ends with exit code 0.
    Command(Vec<String>),
    /// A connection can be made to this address.
    Tcp(String),
    /// A GET of `http://HOST:PORT/PATH` is answered by 200 to 299.
    Http(String),
    /// A process with this name, or with the id in this file, is there.
    Process(ProcessName),
    /// This file is there.
    File(PathBuf),
}

/// The process that a check looks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProcessName {
    /// The name of its program, as in `/proc/PID/comm`.
    Name(String),
    PidFile(PathBuf),
}

/// The consequence of a check that fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CheckEffect {
    /// The node is not electable; a leader resigns.
    Standby,
    /// Its priority changes by this while the check fails.
    Priority(i16),
}

/// The programs that are run when leadership changes. Each is a command with its arguments.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct HookSettings {
    pub(crate) became_leader: Option<Vec<String>>,
    pub(crate) lost_leadership: Option<Vec<String>>,
    pub(crate) lapsed: Option<Vec<String>>,
    /// A command that must succeed before `/leader` answers 200; else the node resigns.
    pub(crate) gate: Option<Vec<String>>,
    /// The time that each may take.
    pub(crate) timeout: Duration,
    /// The user that they run as; `None` for the daemon's own.
    pub(crate) user: Option<String>,
}

/// The log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LogSettings {
    /// A filter as of `tracing`: `info`, or `interrex=debug,warn`.
    pub(crate) level: String,
    pub(crate) is_json: bool,
}
