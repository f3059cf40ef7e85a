//! The command line: what may be asked for, the limits, and the settings that follow from it.
//!
//! Knows no stage's inside. Every refusal names the option, the value and what is allowed.

use std::ffi::OsString;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::thread;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

use crate::cluster::timing;
use crate::durability::Durability;

/// Measures elections, failover and steadiness of interrex on this host.
///
/// Without a stage, all of them run: under a minute with the defaults. Results go to stdout as a
/// table; progress shows on stderr if that is a terminal. Ctrl-C ends the run and prints what has
/// been measured so far.
#[derive(Debug, Parser)]
#[command(name = "latency-probe", version)]
pub(crate) struct Cli {
    /// The stage to run alone.
    #[command(subcommand)]
    pub(crate) stage: Option<Stage>,
    /// What all stages share.
    #[command(flatten)]
    pub(crate) options: Options,
}

/// One thing to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub(crate) enum Stage {
    /// Raw UDP round trip, with the wait strategy and thread count of the elections; with --store
    /// also raw synchronous writes of 512 bytes
    Floor,
    /// The leader gives way again and again: first request sent until the next one leads with a
    /// lease; with --store whole durable elections, beside the raw write
    Elections,
    /// Processes; the leader is killed: detection, drain of its promises, election of a survivor
    Failover,
    /// Nothing happens: false elections, leader changes, heartbeat lateness, CPU
    Steady,
    /// Is this host fit: clock, cores, isolation, governor, polling pauses
    Host,
    /// One member of the failover stage, steered by lines on stdin
    #[command(hide = true)]
    Node,
}

impl Stage {
    /// The stages of a run that names none, in their order. The host comes first: its findings
    /// explain the rest. The floor comes before the elections, which are compared with it.
    pub(crate) const ALL: [Stage; 5] =
        [Stage::Host, Stage::Floor, Stage::Elections, Stage::Failover, Stage::Steady];

    /// Why this stage can't run with so few members; `None` if it can.
    pub(crate) fn refusal_of(self, nodes: u8) -> Option<String> {
        let (name, least, why) = match self {
            Stage::Floor => ("floor", 2, "one to ask and one to answer"),
            Stage::Elections => ("elections", 2, "one to resign and one to succeed"),
            Stage::Failover => ("failover", 3, "so that a majority survives the kill"),
            Stage::Steady | Stage::Host | Stage::Node => return None,
        };
        (nodes < least).then(|| format!("{name} needs --nodes {least} to 128, {why}"))
    }

    /// What of `options` says nothing to this stage. They are options of all stages, so that one
    /// command line fits several; but nobody is to believe that they took effect.
    fn ignored_of(self, options: &Options) -> Vec<String> {
        let (ignored, name, ends_by) = match self {
            Stage::Floor => (options.secs.map(|_| "--secs"), "floor", "--rounds"),
            Stage::Elections => (options.secs.map(|_| "--secs"), "elections", "--rounds"),
            Stage::Failover => (options.secs.map(|_| "--secs"), "failover", "--rounds"),
            Stage::Steady => (options.rounds.map(|_| "--rounds"), "steady", "--secs"),
            Stage::Host => (options.rounds.map(|_| "--rounds"), "host", "--secs"),
            Stage::Node => return Vec::new(),
        };
        let note = |option| format!("{option} has no effect: {name} ends by {ends_by}");
        let mut notes: Vec<String> = ignored.map(note).into_iter().collect();
        if self == Stage::Host && options.store != StoreChoice::None {
            notes.push("--store has no effect: host starts no member".to_owned());
        }
        if self != Stage::Steady {
            let given = [
                ("--record", options.record.is_some()),
                ("--heartbeat", options.heartbeat.is_some()),
            ];
            let in_vain = given.into_iter().filter(|(_, is_given)| *is_given);
            notes.extend(
                in_vain.map(|(option, _)| format!("{option} has no effect: only steady heeds it")),
            );
        }
        notes
    }
}

impl Cli {
    /// Itself, if the options fit the stage.
    ///
    /// # Errors
    /// If they don't; in the form of every other refusal of the command line.
    pub(crate) fn checked(self) -> Result<Self, clap::Error> {
        let nodes = self.options.nodes;
        if let Some(reason) = self.options.refusal_of_heartbeat() {
            return Err(Self::command().error(ErrorKind::ValueValidation, reason));
        }
        match self.stage.and_then(|stage| stage.refusal_of(nodes)) {
            Some(reason) => {
                let message = format!("invalid value '{nodes}' for '--nodes <N>': {reason}");
                Err(Self::command().error(ErrorKind::ValueValidation, message))
            }
            None => Ok(self),
        }
    }

    /// What was asked for and has no effect.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.stage.map_or_else(Vec::new, |stage| stage.ignored_of(&self.options))
    }
}

/// What all stages share.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of all stages")]
pub(crate) struct Options {
    /// Members of the cluster, 1 to 128; failover needs 3 or more
    #[arg(
        long, global = true, value_name = "N", default_value_t = 3, env = "LATENCY_PROBE_NODES",
        hide_env_values = true, value_parser = clap::value_parser!(u8).range(1..=128)
    )]
    pub(crate) nodes: u8,

    /// Elections (default 1000), kills (default 40) or, for floor alone, round trips (20000); the
    /// other stages have no rounds
    #[arg(
        long, global = true, value_name = "N", env = "LATENCY_PROBE_ROUNDS",
        hide_env_values = true, value_parser = clap::value_parser!(u32).range(1..=10_000_000)
    )]
    pub(crate) rounds: Option<u32>,

    /// Seconds that steady (default 10) and host (default 3) watch; the other stages end by rounds
    #[arg(
        long, global = true, value_name = "S", env = "LATENCY_PROBE_SECS",
        hide_env_values = true, value_parser = clap::value_parser!(u32).range(1..=86_400)
    )]
    pub(crate) secs: Option<u32>,

    /// Timing of the cluster; see interrex::Timing for the lengths of time behind the names
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        default_value = "lan",
        env = "LATENCY_PROBE_PROFILE",
        hide_env_values = true
    )]
    pub(crate) profile: Profile,

    /// How a polling thread waits; spin where every node can have a core, else yield
    #[arg(
        long,
        global = true,
        value_name = "HOW",
        env = "LATENCY_PROBE_WAIT",
        hide_env_values = true
    )]
    pub(crate) wait: Option<Wait>,

    /// Seed of jitter and kill times; if not given, one is drawn and shown below the results
    #[arg(
        long,
        global = true,
        value_name = "N",
        env = "LATENCY_PROBE_SEED",
        hide_env_values = true
    )]
    pub(crate) seed: Option<u64>,

    /// Keep every member's hard state durably in a directory of this run's own, made in DIR and
    /// removed at the end. DIR must exist and lie on the disk in question. With "none" members are
    /// diskless and forget all in a restart. A directory of that name is "./none"
    #[arg(
        long, global = true, value_name = "DIR|none", default_value = "none",
        env = "LATENCY_PROBE_STORE", hide_env_values = true,
        value_parser = OsStringValueParser::new().map(StoreChoice::from)
    )]
    pub(crate) store: StoreChoice,

    /// Write how heartbeats came in while steady watched: one line for each late one and for each run of
    /// those on time, for "simulate detectors --trace PATH"
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) record: Option<PathBuf>,

    /// Microseconds between two heartbeats of steady, instead of the profile's; below half its promise
    #[arg(
        long, global = true, value_name = "US", env = "LATENCY_PROBE_HEARTBEAT",
        hide_env_values = true, value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub(crate) heartbeat: Option<u32>,

    /// Write the results as JSON to a file, or to stdout with "-" (the table then goes to stderr)
    #[arg(long, global = true, value_name = "PATH|-", value_parser = clap::value_parser!(PathBuf))]
    pub(crate) json: Option<PathBuf>,

    /// Draw latency by percentile into this directory
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) svg: Option<PathBuf>,

    /// Write the distributions in HdrHistogram's text format into this directory
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) hgrm: Option<PathBuf>,
}

impl Options {
    fn refusal_of_heartbeat(&self) -> Option<String> {
        let given = self.heartbeat?;
        // Above it, one lost heartbeat ends a lease.
        let most = timing(self.profile).promise.as_nanos() / 2_000;
        let profile = self.profile.name();
        (u64::from(given) > most).then(|| {
            format!("invalid value '{given}' for '--heartbeat <US>': {profile} takes 1..={most}")
        })
    }
}

/// Where the members keep their hard state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoreChoice {
    /// In memory.
    None,
    /// In files below this directory.
    Directory(PathBuf),
}

impl From<OsString> for StoreChoice {
    fn from(said: OsString) -> Self {
        if said == "none" { Self::None } else { Self::Directory(said.into()) }
    }
}

impl StoreChoice {
    /// The directory, if there is one.
    pub(crate) fn directory(&self) -> Option<&Path> {
        match self {
            StoreChoice::None => None,
            StoreChoice::Directory(path) => Some(path),
        }
    }
}

/// The timing profiles of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Profile {
    /// One data centre, shared cores
    Lan,
    /// Several regions
    Wan,
    /// One rack, isolated cores; calls pauses of shared cores deaths
    Colo,
}

impl Profile {
    /// The name by which the library knows it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Profile::Lan => "lan",
            Profile::Wan => "wan",
            Profile::Colo => "colo",
        }
    }
}

/// How a polling thread waits while there is nothing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Wait {
    /// Never gives the core away
    Spin,
    /// Offers the core to others between two looks
    Yield,
    /// Sleeps until a datagram or a timer wakes it
    Park,
}

impl Wait {
    /// The name as the command line has it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Wait::Spin => "spin",
            Wait::Yield => "yield",
            Wait::Park => "park",
        }
    }
}

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
    /// The timing profile.
    pub(crate) profile: Profile,
    /// The wait strategy.
    pub(crate) wait: Wait,
    /// Why that wait strategy.
    pub(crate) wait_reason: String,
    /// The seed.
    pub(crate) seed: u64,
    /// Microseconds between heartbeats in steady; absent where they are the profile's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) heartbeat_us: Option<u32>,
    /// Where steady writes how heartbeats came in.
    #[serde(skip)]
    pub(crate) record: Option<PathBuf>,
    /// Whether votes were durable, and on what.
    pub(crate) durability: Durability,
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
            profile: options.profile,
            wait,
            wait_reason,
            seed: options.seed.unwrap_or_else(draw_seed),
            heartbeat_us: options.heartbeat,
            record: options.record.clone(),
            durability: Durability::of(&options.store),
        }
    }

    /// The time between two heartbeats in steady.
    pub(crate) fn heartbeat(&self) -> interrex::Duration {
        let own = self.heartbeat_us.map(|us| interrex::Duration::from_micros(us.into()));
        own.unwrap_or(timing(self.profile).heartbeat_interval)
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
        crowded.then(warning).into_iter().chain(self.durability.warning()).collect()
    }
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

    fn refusal(arguments: &[&str]) -> String {
        let all = std::iter::once(&"latency-probe").chain(arguments);
        Cli::try_parse_from(all).expect_err("these arguments are refused").to_string()
    }

    fn parsed(arguments: &[&str]) -> Cli {
        let all = std::iter::once(&"latency-probe").chain(arguments);
        Cli::try_parse_from(all).expect("these arguments are accepted")
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_refusal_names_option_value_and_range() {
        for (arguments, parts) in [
            (["--nodes", "0"], ["--nodes", "'0'", "1..=128"]),
            (["--nodes", "129"], ["--nodes", "'129'", "1..=128"]),
            (["--rounds", "0"], ["--rounds", "'0'", "1..=10000000"]),
            (["--secs", "90000"], ["--secs", "'90000'", "1..=86400"]),
            (["--profile", "moon"], ["--profile", "'moon'", "lan, wan, colo"]),
            (["--wait", "doze"], ["--wait", "'doze'", "spin, yield, park"]),
            (["--seed", "x"], ["--seed", "'x'", "invalid digit"]),
        ] {
            let message = refusal(&arguments);
            for part in parts {
                assert!(message.contains(part), "{part} is not in: {message}");
            }
        }
    }

    #[test]
    fn a_stage_refuses_too_few_nodes_and_says_how_many_it_needs() {
        for (stage, nodes, least) in [
            ("floor", "1", "2 to 128"),
            ("elections", "1", "2 to 128"),
            ("failover", "2", "3 to 128"),
        ] {
            let refusal = parsed(&[stage, "--nodes", nodes]).checked();
            let message = refusal.expect_err("too few").to_string();
            for part in ["--nodes", &format!("'{nodes}'"), stage, least] {
                assert!(message.contains(part), "{part} is not in: {message}");
            }
        }
        assert!(parsed(&["failover", "--nodes", "3"]).checked().is_ok());
        assert!(parsed(&["--nodes", "1"]).checked().is_ok(), "a full run skips what it can't run");
    }

    #[test]
    fn an_option_without_effect_is_named_with_its_stage() {
        for (stage, option) in [
            ("floor", "--secs"),
            ("elections", "--secs"),
            ("failover", "--secs"),
            ("steady", "--rounds"),
            ("host", "--rounds"),
        ] {
            let notes = parsed(&[stage, option, "3"]).notes();
            let [note] = notes.as_slice() else { panic!("{stage} {option}: {notes:?}") };
            assert!(note.contains(stage) && note.contains(option), "{note}");
        }
        assert!(parsed(&["steady", "--secs", "3"]).notes().is_empty());
        assert!(parsed(&["--secs", "3", "--rounds", "3"]).notes().is_empty());
    }

    #[test]
    fn more_spinners_than_cores_are_a_warning_that_names_the_way_out() {
        let settings = |wait: Wait| {
            let options = parsed(&["--nodes", "3", "--wait", wait.name()]).options;
            Settings::resolve(&options, 2)
        };
        let warnings = settings(Wait::Spin).warnings(2);
        assert!(warnings.iter().any(|warning| warning.contains("--wait yield")), "{warnings:?}");
        assert!(settings(Wait::Spin).warnings(3).is_empty());
        assert!(settings(Wait::Yield).warnings(2).is_empty());
    }

    #[test]
    fn options_stand_before_or_after_the_stage() {
        for arguments in [["--nodes", "5", "floor"], ["floor", "--nodes", "5"]] {
            let cli = parsed(&arguments);
            assert_eq!((cli.stage, cli.options.nodes), (Some(Stage::Floor), 5));
        }
    }

    #[test]
    fn members_are_diskless_unless_a_directory_is_named() {
        assert_eq!(parsed(&[]).options.store, StoreChoice::None);
        assert_eq!(parsed(&["--store", "none"]).options.store, StoreChoice::None);
        let store = parsed(&["elections", "--store", "./none"]).options.store;
        assert_eq!(store.directory(), Some(Path::new("./none")));
        assert!(parsed(&["elections", "--store", "/x"]).notes().is_empty());
        let notes = parsed(&["host", "--store", "/x"]).notes();
        assert!(notes.iter().any(|note| note.contains("--store")), "{notes:?}");
    }

    #[test]
    fn nodes_spin_only_where_each_can_have_a_core() {
        let options = parsed(&[]).options;
        assert_eq!(Settings::resolve(&options, 2).wait, Wait::Yield);
        assert_eq!(Settings::resolve(&options, 3).wait, Wait::Spin);
        let options = parsed(&["--wait", "park"]).options;
        assert_eq!(Settings::resolve(&options, 8).wait, Wait::Park);
    }
}
