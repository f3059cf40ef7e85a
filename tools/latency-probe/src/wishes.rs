//! What is asked of the host for the sake of the members' speed, and what of it can't be had.
//!
//! Knows the options, and how a node is told; nothing of what is measured.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use clap::Args;
use interrex_testbed::Tuning;
use serde::Serialize;

/// What each member's polling thread is to have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Args, Serialize)]
pub(crate) struct Wishes {
    /// Pin the members' polling threads, each to a core: the first to this one, counted from 0, the next to
    /// the next, and around
    #[arg(
        long,
        global = true,
        value_name = "CORE",
        env = "LATENCY_PROBE_PIN",
        hide_env_values = true
    )]
    pub(crate) pin: Option<usize>,

    /// Real-time priority (SCHED_FIFO) of the members' polling threads; one core must be left to
    /// all else
    #[arg(
        long, global = true, value_name = "1-99", env = "LATENCY_PROBE_REALTIME",
        hide_env_values = true, value_parser = clap::value_parser!(u8).range(1..=99)
    )]
    pub(crate) realtime: Option<u8>,

    /// Keep the members' memory from being paged out (mlockall)
    #[arg(long, global = true)]
    pub(crate) lock_memory: bool,

    /// Have the members' receives look into the network card's queue for so long (SO_BUSY_POLL); of no use on
    /// loopback
    #[arg(
        long,
        global = true,
        value_name = "US",
        env = "LATENCY_PROBE_BUSY_POLL",
        hide_env_values = true
    )]
    pub(crate) busy_poll: Option<u32>,
}

impl Wishes {
    /// The core of the member at `place`, on a host of `cores` cores; `None` where it may run on
    /// any.
    pub(crate) fn core_of(self, place: u8, cores: usize) -> Option<usize> {
        let first = self.pin?;
        Some(first.saturating_add(place.into()) % cores.max(first.saturating_add(1)))
    }

    /// Returns what the member at `place` is to have, on a host of `cores` cores.
    pub(crate) fn tuning_of(self, place: u8, cores: usize) -> Tuning {
        Tuning {
            core: self.core_of(place, cores),
            realtime: self.realtime,
            lock_memory: self.lock_memory,
            busy_poll_us: self.busy_poll,
        }
    }

    /// As the command line has them.
    pub(crate) fn arguments(self) -> String {
        let valued = [
            ("--pin", self.pin.map(|core| core as u64)),
            ("--realtime", self.realtime.map(u64::from)),
            ("--busy-poll", self.busy_poll.map(u64::from)),
        ];
        let valued = valued.into_iter().filter_map(|(option, value)| Some((option, value?)));
        let mut text: String = valued.map(|(option, value)| format!(" {option} {value}")).collect();
        if self.lock_memory {
            text.push_str(" --lock-memory");
        }
        text
    }
}

/// Says what can't be had on stderr, each thing once in a run.
pub(crate) fn warn_once(warning: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(warning.to_owned()) {
        eprintln!("WARN: {warning}");
    }
}
