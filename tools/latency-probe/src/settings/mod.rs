//! The settings of a run, after defaults have been filled in; the form in which JSON has them.
//!
//! Knows no stage's inside, and no command line but the names of its values.
//!
//! | file | what it knows |
//! |---|---|
//! | `timing.rs` | the lengths of time: a profile, and what is given instead of its own |
//! | `tuning.rs` | what the members' threads ask of the host |
//! | `fault.rs` | what befalls a leader |
//! | `memory.rs` | a size of memory, in words |
//! | `layout.rs` | which process runs on which core |
//! | `load.rs` | other work beside the members |
//! | `durability.rs` | what a vote survives |

mod durability;
mod fault;
mod layout;
mod load;
mod memory;
mod timing;
mod tuning;

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::thread;

use clap::ValueEnum;
use interrex::WaitStrategy;
use interrex_testbed::Waiting;
use serde::{Deserialize, Serialize};

pub(crate) use durability::Durability;
pub(crate) use fault::Fault;
pub(crate) use layout::Layout;
pub(crate) use load::Load;
pub(crate) use memory::Memory;
pub(crate) use timing::{Beats, HEARTBEATS_IN_PROMISE, Profile, TimingChoice};
pub(crate) use tuning::HostTuning;

/// The settings of a run.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Settings {
    /// The version of this tool and of the library.
    pub(crate) version: &'static str,
    pub(crate) nodes: u8,
    /// Rounds asked for; absent where each stage takes its default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rounds: Option<u32>,
    /// Seconds asked for; absent where each stage takes its default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) secs: Option<u32>,
    #[serde(flatten)]
    pub(crate) timing: TimingChoice,
    pub(crate) wait: Wait,
    /// The reason for that wait strategy.
    pub(crate) wait_reason: String,
    /// The favours that the members' threads ask of the host.
    #[serde(flatten)]
    pub(crate) tuning: HostTuning,
    pub(crate) seed: u64,
    /// The fault that befalls the leader in failover.
    pub(crate) fault: Fault,
    /// The way in which a guardian waits, where there is one.
    pub(crate) guardian: GuardianWait,
    /// Memory that each member of failover holds.
    #[serde(rename = "ballast_bytes")]
    pub(crate) ballast: Memory,
    /// The cores that the processes of failover run on.
    pub(crate) layout: Layout,
    /// The work beside the members of failover and steady; in a report, beside those of its last
    /// row.
    #[serde(skip_serializing_if = "Load::is_none")]
    pub(crate) load: Load,
    /// The seconds for which failover watches its members undisturbed.
    pub(crate) steady_secs: u32,
    /// The file to which steady writes how heartbeats came in.
    #[serde(skip)]
    pub(crate) record: Option<PathBuf>,
    /// The durability of votes.
    pub(crate) durability: Durability,
    /// Says whether datagrams were sealed.
    pub(crate) authentication: Authentication,
}

impl Settings {
    /// Creates the settings of a run of so many members, with defaults for the rest.
    pub(crate) fn new(nodes: u8, wait: Option<Wait>, durability: Durability, cores: usize) -> Self {
        let (wait, wait_reason) =
            wait.map_or_else(|| default_wait(nodes, cores), |wait| (wait, AS_ASKED.to_owned()));
        Self {
            version: env!("CARGO_PKG_VERSION"),
            nodes,
            rounds: None,
            secs: None,
            timing: TimingChoice::of(Profile::Lan),
            wait,
            wait_reason,
            tuning: HostTuning::default(),
            seed: draw_seed(),
            fault: Fault::Kill,
            guardian: GuardianWait::Asleep,
            ballast: Memory::default(),
            layout: Layout::default(),
            load: Load::default(),
            steady_secs: STEADY_SECONDS,
            record: None,
            durability,
            authentication: Authentication::On,
        }
    }

    /// Creates the settings of a look at the host alone.
    pub(crate) fn of_host(nodes: u8) -> Self {
        Self::new(nodes, None, Durability::Diskless, usable_cores())
    }

    /// Returns what makes the results of a host with `cores` cores worthless, and what to do
    /// instead.
    pub(crate) fn warnings(&self, cores: usize) -> Vec<String> {
        let crowded = self.wait == Wait::Spin && usize::from(self.nodes) > cores;
        let warning = || {
            format!(
                "{} polling threads spin on {cores} usable cores and keep each other off them for \
                 whole time slices: that is what the times show. Use --wait yield, or fewer --nodes",
                self.nodes
            )
        };
        let pinned = self.tuning.missing_cores(self.nodes, cores);
        let warnings = crowded.then(warning).into_iter().chain(pinned);
        warnings.chain(self.durability.warning()).collect()
    }

    /// Returns the settings in one line, as the command line has them.
    pub(crate) fn line(&self) -> String {
        let Self { nodes, seed, wait_reason, .. } = self;
        let wait = name_of(self.wait);
        format!(
            "--nodes {nodes} {} --wait {wait} --seed {seed} --store {} --authentication {}{} \
             (wait {wait}: {wait_reason})",
            self.timing.arguments(),
            self.durability.argument(),
            name_of(self.authentication),
            self.scene_arguments(),
        )
    }

    /// Returns the option of the wait strategy, after a space, where it is not the default.
    pub(crate) fn wait_argument(&self) -> String {
        let is_asked_for = self.wait_reason == AS_ASKED;
        if is_asked_for { format!(" --wait {}", name_of(self.wait)) } else { String::new() }
    }

    /// Returns the options of what members hold, where they run, how their guardian waits and what
    /// runs beside them, each after a space.
    pub(crate) fn scene_arguments(&self) -> String {
        let (ballast, layout) = (self.ballast.argument("--ballast"), self.layout.argument());
        let guardian = match self.guardian {
            GuardianWait::Asleep => "",
            GuardianWait::Polling => " --guardian polling",
        };
        let (load, tuning) = (self.load.arguments(), self.tuning.arguments());
        format!("{ballast}{layout}{guardian}{load}{tuning}")
    }
}

/// The reason for a wait strategy that was named.
const AS_ASKED: &str = "as asked";

/// The seconds for which failover watches its members undisturbed if nothing else is asked.
pub(crate) const STEADY_SECONDS: u32 = 10;

/// One thing to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The raw round trip, and the raw write.
    Floor,
    /// A bare kill, told by a guardian.
    KillFloor,
    /// Elections by resignation.
    Elections,
    /// Elections after a fault.
    Failover,
    /// Nothing happens.
    Steady,
    /// The host's fitness.
    Host,
    /// Members under a flood of junk.
    Flood,
    /// A timing for this host.
    Tune,
    /// A table for a README.
    Report,
}

impl Stage {
    /// The stages of a run that names none, in their order. The host comes first: its findings
    /// explain the rest. The floor comes before the elections, which are compared with it. A flood
    /// takes its time and the machine, so it is not among them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Host, Self::Floor, Self::Elections, Self::Failover, Self::Steady];

    /// Returns why this stage can't run with so few members; `None` if it can.
    pub(crate) fn too_few(self, nodes: u8) -> Option<String> {
        let (least, why) = match self {
            Self::Floor => (2, "one to ask and one to answer"),
            Self::KillFloor => (2, "one to be killed and one to hear of it"),
            Self::Elections => (2, "one to resign and one to succeed"),
            Self::Failover | Self::Report => (3, "so that a majority survives the kill"),
            Self::Tune => (2, "one to lead and one to hear it"),
            Self::Flood => (2, "so that there are datagrams to replay"),
            Self::Steady | Self::Host => return None,
        };
        let name = name_of(self);
        (nodes < least).then(|| format!("{name} needs --nodes {least} to 128, {why}"))
    }

    /// Returns true if this stage starts members.
    pub(crate) const fn has_members(self) -> bool {
        !matches!(self, Self::Floor | Self::KillFloor | Self::Host)
    }
}

/// Says whether members know each other by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Authentication {
    /// Members believe only what is sealed with their key
    On,
    /// Members believe everybody
    Off,
}

/// The way in which a guardian waits for a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum GuardianWait {
    /// Sleeps in the lock, at real-time priority where that can be had
    Asleep,
    /// Looks again and again, and yields between
    Polling,
}

impl From<GuardianWait> for Waiting {
    fn from(wait: GuardianWait) -> Self {
        match wait {
            GuardianWait::Asleep => Self::Asleep,
            GuardianWait::Polling => Self::Polling,
        }
    }
}

/// The way in which a polling thread waits while there is nothing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Wait {
    /// Never gives the core away
    Spin,
    /// Offers the core to others between two looks
    Yield,
    /// Sleeps until a datagram or a timer wakes it
    Park,
    /// Looks for up to 50 us after work, then sleeps; sooner where others take the core
    Backoff,
}

impl From<Wait> for WaitStrategy {
    fn from(wait: Wait) -> Self {
        match wait {
            Wait::Spin => Self::Spin,
            Wait::Yield => Self::Yield,
            Wait::Park => Self::Park,
            Wait::Backoff => Self::Backoff,
        }
    }
}

/// Returns the name that the command line and the JSON have for a value.
pub(crate) fn name_of(value: impl ValueEnum) -> String {
    let possible = value.to_possible_value();
    possible.map_or_else(String::new, |value| value.get_name().to_owned())
}

/// Returns the number of cores that this process may run on.
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

    fn of(wait: Option<Wait>, cores: usize) -> Settings {
        Settings::new(3, wait, Durability::Diskless, cores)
    }

    #[test]
    fn nodes_spin_only_where_each_can_have_a_core() {
        assert_eq!(of(None, 2).wait, Wait::Yield);
        assert_eq!(of(None, 3).wait, Wait::Spin);
        assert_eq!(of(Some(Wait::Park), 8).wait, Wait::Park);
    }

    #[test]
    fn more_spinners_than_cores_are_a_warning_that_names_the_way_out() {
        let warnings = of(Some(Wait::Spin), 2).warnings(2);
        assert!(warnings.iter().any(|warning| warning.contains("--wait yield")), "{warnings:?}");
        assert!(of(Some(Wait::Spin), 2).warnings(3).is_empty());
        assert!(of(Some(Wait::Yield), 2).warnings(2).is_empty());
    }
}
