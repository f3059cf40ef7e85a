//! Asks the host for what makes a node fast: a core of its own, priority, memory that stays, a
//! driver that polls. None of them is needed to be right. So what can't be had is a warning.
//!
//! Knows the calling thread and a socket, and nothing of nodes.

use std::fmt;
use std::fs;
use std::io;
use std::os::fd::BorrowedFd;

use crate::types::Duration;

use super::socket::{MissingOption, SocketOption};
use super::sys;

/// The file that says for how long real-time threads may run in each second: 95 % by default.
const RUNTIME_FILE: &str = "/proc/sys/kernel/sched_rt_runtime_us";

/// With fewer cores than this, a thread that polls at a real-time priority starves the rest of the
/// host.
const ENOUGH_CORES: usize = 4;

/// The core, priority and memory that a polling thread asks its host for, for the sake of speed.
/// By default it asks for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Scheduling {
    /// The core that the thread runs on, counted from 0 as in `/proc/cpuinfo`.
    pub core: Option<usize>,
    /// The real-time priority (`SCHED_FIFO`, 1 to 99) of the thread. For cores that are its own:
    /// the kernel stops real-time threads for 50 ms in each second unless it is told not to, and
    /// one that never sleeps starves whatever else wants its core.
    pub realtime: Option<u8>,
    /// Keeps all memory of the process from being paged out: `mlockall`.
    pub lock_memory: bool,
    /// Has a receive look into the network card's queue itself for that long (`SO_BUSY_POLL`),
    /// instead of waiting for an interrupt. Of no use on loopback.
    pub busy_poll: Option<Duration>,
}

/// Something that was asked of the host for the sake of speed and can't be had, or that does harm
/// there; or a wall clock that can't be relied on where terms begin by it. The node runs all the
/// same.
#[derive(Debug)]
#[non_exhaustive]
pub enum HostWarning {
    /// The thread can't be pinned, and runs on any core.
    Pin {
        /// The core, counted from 0.
        core: usize,
        /// The kernel's error.
        source: io::Error,
    },
    /// The thread has no real-time priority.
    Realtime {
        /// The kernel's error.
        source: io::Error,
    },
    /// The kernel stops real-time threads for the rest of each second.
    Throttled {
        /// The time for which they may run in a period, in us; usually 950,000 of a second.
        runtime_us: i64,
    },
    /// A thread that never sleeps has a core of its own, and few are left.
    FewCores {
        /// The number of cores of this host.
        cores: usize,
    },
    /// Memory may be paged out.
    LockMemory {
        /// The kernel's error.
        source: io::Error,
    },
    /// The network driver interrupts as usual.
    BusyPoll {
        /// The kernel's error.
        source: io::Error,
    },
    /// The host does not grant an option of the socket.
    Socket {
        /// The option.
        option: SocketOption,
        /// The kernel's error.
        source: io::Error,
    },
    /// Terms begin by the wall clock, and the kernel does not say that anything keeps it right.
    WallClockUnsynchronised,
    /// Terms begin by the wall clock, which stands before 2025 or after 2049.
    WallClockOff {
        /// The time that it shows, in seconds since 1970.
        unix_seconds: u64,
    },
}

impl HostWarning {
    /// Returns the warning of an option that the host did not grant. The kernel's error is copied:
    /// it came when the socket was made, and is told to whoever asks.
    pub(super) fn of_missing(missing: &MissingOption) -> Self {
        let MissingOption { option, source } = missing;
        let copy = source.raw_os_error().map(io::Error::from_raw_os_error);
        Self::Socket { option: *option, source: copy.unwrap_or_else(|| source.kind().into()) }
    }
}

impl fmt::Display for HostWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pin { core, source } => write!(
                f,
                "can't pin the thread to core {core} ({source}): choose one that `taskset -pc $$` lists"
            ),
            Self::Realtime { source } => write!(
                f,
                "no real-time priority ({source}): it is 1 to 99, and needs CAP_SYS_NICE or the limit `ulimit -r`"
            ),
            Self::Throttled { runtime_us } => write!(
                f,
                "the kernel may stop real-time threads for up to 50 ms of each second (allowed: {runtime_us} us; \
                 since Linux 6.12 only where other threads starve on that core): keep others off the core and \
                 set `sysctl kernel.sched_rt_runtime_us=-1`, or leave the priority out"
            ),
            Self::FewCores { cores } => write!(
                f,
                "a real-time thread that polls leaves its core to nobody, and this host has {cores}: wait by \
                 park, or leave the priority out"
            ),
            Self::LockMemory { source } => write!(
                f,
                "memory is not locked ({source}): grant CAP_IPC_LOCK, or raise the limit `ulimit -l`"
            ),
            Self::BusyPoll { source } => write!(
                f,
                "the driver is not busy-polled ({source}): grant CAP_NET_ADMIN, or set `sysctl net.core.busy_read`"
            ),
            Self::Socket { option, source } => {
                write!(f, "the host does not grant {option} ({source}): {}", option.loss())
            }
            Self::WallClockUnsynchronised => f.write_str(
                "this node remembers no term, so its terms begin at the wall clock, which the kernel does not call \
                 synchronised: keep it by NTP or PTP (`timedatectl` or `adjtimex` shows the state), or give a floor, \
                 NodeBuilder::term_floor",
            ),
            Self::WallClockOff { unix_seconds } => write!(
                f,
                "this node remembers no term, so its terms begin at the wall clock, which shows {unix_seconds} s \
                 since 1970, before 2025 or after 2049: set it right before the first election, since terms never \
                 fall, or give a floor, NodeBuilder::term_floor"
            ),
        }
    }
}

impl Scheduling {
    /// Asks the host for these, for the calling thread and its process; `busy_poll` is a socket's,
    /// and left out. Returns what can't be had.
    pub fn apply(&self) -> Vec<HostWarning> {
        self.grant(None, false)
    }

    /// Asks the host for all of these; `never_sleeps` says whether the thread takes all the time
    /// that it can get. Returns what can't be had, or does harm.
    pub(super) fn grant(
        &self,
        socket: Option<BorrowedFd<'_>>,
        never_sleeps: bool,
    ) -> Vec<HostWarning> {
        let mut warnings = Vec::new();
        // Before the thread is pinned: then it has but one.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        if let Some(core) = self.core
            && let Err(source) = sys::pin_current_thread(core)
        {
            warnings.push(HostWarning::Pin { core, source });
        }
        if self.lock_memory
            && let Err(source) = sys::lock_memory()
        {
            warnings.push(HostWarning::LockMemory { source });
        }
        if let Some((time, socket)) = self.busy_poll.zip(socket)
            && let Err(source) = sys::set_busy_poll(socket, time.as_nanos().div_ceil(1_000))
        {
            warnings.push(HostWarning::BusyPoll { source });
        }
        if let Some(priority) = self.realtime {
            let cores = never_sleeps.then_some(cores);
            raise(priority, cores, &mut warnings);
        }
        warnings
    }
}

/// Gives the calling thread that priority. It comes last, so that all before it is done at the
/// usual one. `cores` is their number where the thread never sleeps.
fn raise(priority: u8, cores: Option<usize>, warnings: &mut Vec<HostWarning>) {
    let runtime = fs::read_to_string(RUNTIME_FILE).ok();
    let runtime_us = runtime.and_then(|text| text.trim().parse().ok()).unwrap_or(-1);
    if cores.is_some() && runtime_us >= 0 {
        warnings.push(HostWarning::Throttled { runtime_us });
    }
    if let Some(cores) = cores.filter(|cores| *cores < ENOUGH_CORES) {
        warnings.push(HostWarning::FewCores { cores });
    }
    if let Err(source) = sys::set_fifo(priority) {
        warnings.push(HostWarning::Realtime { source });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::UdpSocket;
    use std::os::fd::AsFd;
    use std::thread;

    #[test]
    fn what_can_t_be_had_is_a_warning_that_says_what_to_do() {
        let wishes = Scheduling { core: Some(100_000), realtime: Some(0), ..Scheduling::default() };
        let warnings = thread::spawn(move || {
            let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
            wishes
                .grant(Some(socket.as_fd()), true)
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        });
        let warnings = warnings.join().expect("it asserts nothing");
        assert!(warnings.iter().any(|text| text.contains("taskset")), "{warnings:?}");
        assert!(warnings.iter().any(|text| text.contains("CAP_SYS_NICE")), "{warnings:?}");
    }

    #[test]
    fn who_asks_for_nothing_is_warned_of_nothing() {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        assert!(Scheduling::default().grant(Some(socket.as_fd()), true).is_empty());
    }
}
