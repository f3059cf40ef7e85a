//! The options, in groups: each subcommand has the groups that it goes by.
//!
//! Knows each option with its limits, and nothing of what a stage makes of it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, value_parser};

use crate::settings::{
    Authentication, Durability, Fault, GuardianWait, HostTuning, Layout, Load, Memory,
    STEADY_SECONDS, Settings, TimingChoice, Wait, usable_cores,
};

/// Options of whatever has polling threads.
#[derive(Clone, Debug, Args)]
pub(crate) struct Pollers {
    /// Members of the cluster, 1 to 128
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = value_parser!(u8).range(1..=128))]
    nodes: u8,

    /// The way in which a polling thread waits; spin where every node can have a core, else yield
    #[arg(long, value_name = "HOW")]
    wait: Option<Wait>,
}

impl Pollers {
    /// Returns the settings, with defaults for all that is not in this group.
    pub(super) fn settings(&self, durability: Durability) -> Settings {
        Settings::new(self.nodes, self.wait, durability, usable_cores())
    }
}

/// Options of polling threads whose members may have a store.
#[derive(Clone, Debug, Args)]
pub(crate) struct Threads {
    #[command(flatten)]
    pollers: Pollers,

    /// Keep every member's hard state durably in a directory of this run's own, made in DIR and
    /// removed at the end. DIR must exist and lie on the disk in question. With "none" members are
    /// diskless and forget all in a restart. A directory of that name is "./none"
    #[arg(
        long, value_name = "DIR|none", default_value = "none",
        value_parser = OsStringValueParser::new().map(Store::from)
    )]
    store: Store,
}

impl Threads {
    /// Returns the settings, with defaults for all that is not in this group.
    pub(super) fn settings(&self) -> Settings {
        self.pollers.settings(Durability::of(self.store.0.as_deref()))
    }
}

/// Options of whatever starts members, but for their timing.
#[derive(Clone, Debug, Args)]
pub(crate) struct Members {
    #[command(flatten)]
    threads: Threads,

    /// The favours that their threads ask of the host.
    #[command(flatten)]
    tuning: HostTuning,

    /// Seed of jitter and kill times; if not given, one is drawn and shown below the results
    #[arg(long, value_name = "N")]
    seed: Option<u64>,

    /// Have members seal what they say and believe nothing else, with a key that the run makes for
    /// itself. Off shows what that costs
    #[arg(long, value_name = "on|off", default_value = "on", hide_possible_values = true)]
    authentication: Authentication,
}

impl Members {
    /// Returns the settings, with defaults for all that is not in this group.
    pub(super) fn settings(&self) -> Settings {
        let settings = self.threads.settings();
        Settings {
            tuning: self.tuning,
            seed: self.seed.unwrap_or(settings.seed),
            authentication: self.authentication,
            ..settings
        }
    }
}

/// Options of whatever starts members that keep a leader.
#[derive(Clone, Debug, Args)]
pub(crate) struct Cluster {
    #[command(flatten)]
    members: Members,

    #[command(flatten)]
    timing: TimingChoice,
}

impl Cluster {
    /// Returns the settings, with defaults for all that is not in this group.
    pub(super) fn settings(&self) -> Settings {
        Settings { timing: self.timing, ..self.members.settings() }
    }
}

/// Options of whatever kills processes.
#[derive(Clone, Debug, Args)]
pub(crate) struct Victims {
    /// Keep the leader's process on one core and all others on the other cores, at each fault
    /// anew, as if the leader had a host of its own. Needs 2 cores
    #[arg(long)]
    apart: bool,

    /// The way in which the guardian waits, where there is one: with the fault "notice" (default
    /// asleep)
    #[arg(long, value_name = "HOW")]
    guardian: Option<GuardianWait>,

    /// Memory that each process which may be killed holds, resident: 256MiB, 2GiB. A killed
    /// process' kernel says that nobody listens there only after it has taken that back
    #[arg(long, value_name = "SIZE", default_value = "none")]
    ballast: Memory,
}

impl Victims {
    /// Returns the settings with these.
    pub(super) fn applied_to(&self, settings: Settings) -> Settings {
        let (layout, ballast) = (Layout::of(self.apart), self.ballast);
        let guardian = self.guardian.unwrap_or(settings.guardian);
        Settings { layout, guardian, ballast, ..settings }
    }
}

/// Options of whatever lets faults befall leaders.
#[derive(Clone, Debug, Args)]
pub(crate) struct Faults {
    #[command(flatten)]
    victims: Victims,

    #[command(flatten)]
    load: Load,

    /// Seconds for which the members are watched undisturbed after the faults: false elections,
    /// lapses, CPU; 0 for none
    #[arg(
        long, value_name = "S", default_value_t = STEADY_SECONDS,
        value_parser = value_parser!(u32).range(0..=86_400)
    )]
    steady_secs: u32,
}

impl Faults {
    /// Returns the settings with these.
    pub(super) fn applied_to(&self, settings: Settings) -> Settings {
        let Self { victims, load, steady_secs } = self;
        Settings { load: *load, steady_secs: *steady_secs, ..victims.applied_to(settings) }
    }

    /// Returns what was said and has no effect where this is the one fault.
    pub(super) fn in_vain(&self, fault: Fault) -> Vec<String> {
        let is_in_vain = self.victims.guardian.is_some() && !fault.is_guarded();
        let note = "--guardian has no effect: only --fault notice has a guardian";
        is_in_vain.then(|| note.to_owned()).into_iter().collect()
    }
}

/// The options that say where results go.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Results {
    /// Write the results as JSON to a file, or to stdout with "-" (the table then goes to stderr)
    #[arg(long, value_name = "PATH|-")]
    pub(crate) json: Option<PathBuf>,

    /// Draw latency by percentile into this directory
    #[arg(long, value_name = "DIR")]
    pub(crate) svg: Option<PathBuf>,

    /// Write the distributions in HdrHistogram's text format into this directory
    #[arg(long, value_name = "DIR")]
    pub(crate) hgrm: Option<PathBuf>,
}

/// The place of the members' hard state: a directory, or memory.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Store(Option<PathBuf>);

impl From<OsString> for Store {
    fn from(said: OsString) -> Self {
        Self((said != "none").then(|| said.into()))
    }
}
