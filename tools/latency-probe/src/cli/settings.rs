//! What a run works with, after defaults have been filled in.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::thread;

use serde::Serialize;

use crate::durability::Durability;
use crate::fault::Fault;
use crate::waiting::Waiting;
use crate::wishes::Wishes;

use super::ballast::Ballast;
use super::options::{Authentication, Options, Wait};
use super::timing::TimingChoice;

/// What a run works with, after defaults have been filled in.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Settings {
    /// The version of this tool and of the library.
    pub(crate) version: &'static str,
    /// Members of the cluster.
    pub(crate) nodes: u8,
    /// Rounds asked for; absent where each stage takes its default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rounds: Option<u32>,
    /// Seconds asked for; absent where each stage takes its default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) secs: Option<u32>,
    /// The timing.
    #[serde(flatten)]
    pub(crate) timing: TimingChoice,
    /// The wait strategy.
    pub(crate) wait: Wait,
    /// Why that wait strategy.
    pub(crate) wait_reason: String,
    /// What the members' threads are to have of the host.
    #[serde(flatten)]
    pub(crate) wishes: Wishes,
    /// The seed.
    pub(crate) seed: u64,
    /// What befalls the leader in failover.
    pub(crate) fault: Fault,
    /// How a guardian waits, where there is one.
    pub(crate) guardian: Waiting,
    /// Memory that each member of failover holds.
    #[serde(rename = "ballast_bytes")]
    pub(crate) ballast: Ballast,
    /// For how many seconds failover watches its members undisturbed.
    pub(crate) steady_secs: u32,
    /// Where steady writes how heartbeats came in.
    #[serde(skip)]
    pub(crate) record: Option<PathBuf>,
    /// Whether votes were durable, and on what.
    pub(crate) durability: Durability,
    /// Whether datagrams were sealed.
    pub(crate) authentication: Authentication,
}

impl Settings {
    /// The settings that follow from the options, on a host of `cores` cores.
    pub(crate) fn resolve(options: &Options, cores: usize) -> Self {
        let (wait, wait_reason) = match options.wait {
            Some(wait) => (wait, "as asked".to_owned()),
            None => default_wait(options.nodes, cores),
        };
        Self {
            version: env!("CARGO_PKG_VERSION"),
            nodes: options.nodes,
            rounds: options.rounds,
            secs: options.secs,
            timing: options.timing,
            wait,
            wait_reason,
            wishes: options.wishes,
            seed: options.seed.unwrap_or_else(draw_seed),
            fault: options.fault,
            guardian: options.guardian,
            ballast: options.ballast,
            steady_secs: options.steady_secs,
            record: options.record.clone(),
            durability: Durability::of(&options.store),
            authentication: options.authentication,
        }
    }

    /// What makes the results of a host with `cores` cores worthless, and what to do instead.
    pub(crate) fn warnings(&self, cores: usize) -> Vec<String> {
        let crowded = self.wait == Wait::Spin && usize::from(self.nodes) > cores;
        let warning = || {
            format!(
                "{} polling threads spin on {cores} usable cores and keep each other off them for \
                 whole time slices: that is what the times show. Use --wait yield, or fewer --nodes",
                self.nodes
            )
        };
        let pinned = self.wishes.pin.and_then(|first| self.warning_of_pins(first, cores));
        let warnings = crowded.then(warning).into_iter().chain(pinned);
        warnings.chain(self.durability.warning()).collect()
    }

    /// Says which of the cores can't be had that members are to be pinned to.
    fn warning_of_pins(&self, first: usize, cores: usize) -> Option<String> {
        let list = fs::read_to_string("/proc/self/status").ok()?;
        let list = list.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?.trim();
        let asked = (0..self.nodes).map(|place| self.wishes.core_of(place, cores));
        let missing: BTreeSet<_> = asked.flatten().filter(|core| !is_listed(list, *core)).collect();
        (!missing.is_empty()).then(|| {
            let missing = missing.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            format!(
                "--pin {first}: this process has no core {missing} (it may use {list}), so who was to \
                 run there is not pinned"
            )
        })
    }
}

/// Returns whether a list of cores as the kernel writes them, as `0-3,8`, has this one.
fn is_listed(list: &str, core: usize) -> bool {
    list.split(',').any(|range| {
        let (low, high) = range.split_once('-').unwrap_or((range, range));
        let bounds = low.parse::<usize>().ok().zip(high.parse::<usize>().ok());
        bounds.is_some_and(|(low, high)| (low..=high).contains(&core))
    })
}

/// The cores this process may run on.
pub(crate) fn usable_cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn default_wait(nodes: u8, cores: usize) -> (Wait, String) {
    if cores >= usize::from(nodes) {
        (Wait::Spin, format!("{cores} cores for {nodes} polling threads"))
    } else {
        // Spinners that share a core stop each other for whole time slices.
        let cores = if cores == 1 { "one core".to_owned() } else { format!("{cores} cores") };
        (Wait::Yield, format!("{nodes} polling threads share {cores}"))
    }
}

/// 32 bits: enough never to be drawn twice by chance, and exact in every reader of JSON.
fn draw_seed() -> u64 {
    RandomState::new().hash_one("seed") >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_cores_are_read_as_the_kernel_writes_them() {
        for (list, core, is_there) in [
            ("0-1", 1, true),
            ("0-1", 2, false),
            ("0,4-7", 5, true),
            ("3", 3, true),
            ("", 0, false),
        ] {
            assert_eq!(is_listed(list, core), is_there, "{core} in {list:?}");
        }
    }
}
