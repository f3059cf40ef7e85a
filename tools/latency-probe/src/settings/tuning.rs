//! The favours that the members' polling threads ask of the host.

use clap::{Args, value_parser};
use interrex_testbed::Tuning;
use procfs::process::Process;
use serde::Serialize;

/// The favours that each member's polling thread asks of the host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Args, Serialize)]
pub(crate) struct HostTuning {
    /// Pin the members' polling threads, each to a core: the first to this one, counted from 0,
    /// the next to the next, and around
    #[arg(long, value_name = "CORE")]
    pub(crate) pin: Option<usize>,

    /// Real-time priority (SCHED_FIFO) of the members' polling threads; one core must be left to
    /// all else
    #[arg(long, value_name = "1-99", value_parser = value_parser!(u8).range(1..=99))]
    pub(crate) realtime: Option<u8>,

    /// Keep the members' memory from being paged out (mlockall)
    #[arg(long)]
    pub(crate) lock_memory: bool,

    /// Have the members' receives look into the network card's queue for so long (SO_BUSY_POLL);
    /// of no use on loopback
    #[arg(long, value_name = "US")]
    pub(crate) busy_poll: Option<u32>,
}

impl HostTuning {
    /// Returns what the member at `place` asks for, on a host of `cores` cores.
    pub(crate) fn of_member(self, place: u8, cores: usize) -> Tuning {
        let Self { realtime, lock_memory, busy_poll, .. } = self;
        Tuning { core: self.core_of(place, cores), realtime, lock_memory, busy_poll_us: busy_poll }
    }

    /// The core of the member at `place`; `None` where it may run on any.
    fn core_of(self, place: u8, cores: usize) -> Option<usize> {
        let first = self.pin?;
        Some(first.saturating_add(place.into()) % cores.max(first.saturating_add(1)))
    }

    /// Says which of the cores can't be had that members are to be pinned to.
    pub(super) fn missing_cores(self, nodes: u8, cores: usize) -> Option<String> {
        let first = self.pin?;
        let allowed = Process::myself().and_then(|process| process.status()).ok()?;
        let allowed = allowed.cpus_allowed_list?;
        let can_be_had = |core: &usize| {
            let within = |&(low, high): &(u32, u32)| (low as usize..=high as usize).contains(core);
            allowed.iter().any(within)
        };
        let mut asked: Vec<_> = (0..nodes).filter_map(|place| self.core_of(place, cores)).collect();
        asked.sort_unstable();
        asked.dedup();
        let missing: Vec<_> =
            asked.iter().filter(|core| !can_be_had(core)).map(usize::to_string).collect();
        let ranges = allowed
            .iter()
            .map(|(low, high)| if low == high { low.to_string() } else { format!("{low}-{high}") });
        (!missing.is_empty()).then(|| {
            format!(
                "--pin {first}: this process has no core {} (it may use {}), so who was to run there \
                 is not pinned",
                missing.join(", "),
                ranges.collect::<Vec<_>>().join(",")
            )
        })
    }

    /// Returns the options as the command line has them, each after a space.
    pub(crate) fn arguments(self) -> String {
        let valued = [
            ("--pin", self.pin.map(|core| core as u64)),
            ("--realtime", self.realtime.map(u64::from)),
            ("--busy-poll", self.busy_poll.map(u64::from)),
        ];
        let valued = valued.into_iter().filter_map(|(option, value)| Some((option, value?)));
        let text: String = valued.map(|(option, value)| format!(" {option} {value}")).collect();
        text + if self.lock_memory { " --lock-memory" } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_core_that_is_not_there_is_a_warning_that_names_those_that_are() {
        let pinned = |pin| HostTuning { pin: Some(pin), ..HostTuning::default() };
        let warning = pinned(7_777).missing_cores(1, 2).expect("nobody has so many");
        assert!(warning.contains("7777") && warning.contains("may use"), "{warning}");
        assert_eq!(HostTuning::default().missing_cores(1, 2), None);
    }

    #[test]
    fn pinned_members_go_around() {
        let pinned = HostTuning { pin: Some(1), ..HostTuning::default() };
        let cores: Vec<_> = (0..3).map(|place| pinned.of_member(place, 2).core).collect();
        assert_eq!(cores, [Some(1), Some(0), Some(1)]);
    }
}
