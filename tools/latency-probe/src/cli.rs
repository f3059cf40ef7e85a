//! The command line: what may be asked for, the limits, and the settings that follow from it.
//!
//! Knows no stage's inside. Every refusal names the option, the value and what is allowed.

use std::ffi::OsString;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::thread;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

use crate::cluster::timing;
use crate::durability::Durability;

/// Measures elections, failover and steadiness of interrex on this host.
///
/// Without a stage, all of them but flood run: under a minute with the defaults. Results go to stdout as a
/// table; progress shows on stderr if that is a terminal. Ctrl-C ends the run and prints what has
/// been measured so far.
#[derive(Debug, Parser)]
#[command(name = "latency-probe", version)]
pub(crate) struct Cli {
    /// What to do instead.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// What all stages share.
    #[command(flatten)]
    pub(crate) options: Options,
}

/// What to do instead of a full run.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub(crate) enum Command {
    /// One stage alone.
    #[command(flatten)]
    Stage(Stage),
    /// Make a file with a new key for a cluster of yours; measures nothing
    ///
    /// The key comes from the system's randomness and is never shown. The options of stages are refused
    /// here
    Key(KeyFile),
    /// One member of the failover stage, steered by lines on stdin
    #[command(hide = true)]
    Node,
    /// Who sends junk to the members of the flood stage, steered by lines on stdin
    #[command(hide = true)]
    Flooder,
}

/// The file to make.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub(crate) struct KeyFile {
    /// The file: a new one, that only this user may read
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The key's number, 1 to 255; keys that are in use at the same time have different ones
    #[arg(
        long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..)
    )]
    pub(crate) id: u8,
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
    /// A process sends forged, replayed and other junk to all members, as fast as one core can: leader
    /// changes, lapses, datagrams per second. Runs only when named
    Flood,
}

impl Stage {
    /// The stages of a run that names none, in their order. The host comes first: its findings
    /// explain the rest. The floor comes before the elections, which are compared with it. A flood
    /// takes its time and the machine, so it is not among them.
    pub(crate) const ALL: [Stage; 5] =
        [Stage::Host, Stage::Floor, Stage::Elections, Stage::Failover, Stage::Steady];

    /// Why this stage can't run with so few members; `None` if it can.
    pub(crate) fn refusal_of(self, nodes: u8) -> Option<String> {
        let (name, least, why) = match self {
            Stage::Floor => ("floor", 2, "one to ask and one to answer"),
            Stage::Elections => ("elections", 2, "one to resign and one to succeed"),
            Stage::Failover => ("failover", 3, "so that a majority survives the kill"),
            Stage::Flood => ("flood", 2, "so that there are datagrams to replay"),
            Stage::Steady | Stage::Host => return None,
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
            Stage::Flood => (options.rounds.map(|_| "--rounds"), "flood", "--secs"),
        };
        let note = |option| format!("{option} has no effect: {name} ends by {ends_by}");
        let mut notes: Vec<String> = ignored.map(note).into_iter().collect();
        if self == Stage::Host && options.store != StoreChoice::None {
            notes.push("--store has no effect: host starts no member".to_owned());
        }
        let starts_none = [Stage::Host, Stage::Floor].contains(&self);
        if starts_none && options.authentication == Authentication::Off {
            notes.push(format!("--authentication has no effect: {name} starts no member"));
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
    /// What the command line asks for.
    ///
    /// # Errors
    /// If it can't be had; the error prints itself and ends the process.
    pub(crate) fn read(
        arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    ) -> Result<Self, clap::Error> {
        let matches = Self::command().try_get_matches_from(arguments)?;
        let cli = Self::from_arg_matches(&matches)?;
        cli.refusal(&matches).map_or(Ok(cli), Err)
    }

    /// Why these options don't fit this command; in the form of every other refusal.
    fn refusal(&self, matches: &ArgMatches) -> Option<clap::Error> {
        let nodes = self.options.nodes;
        let too_few = self.stage().and_then(|stage| stage.refusal_of(nodes)).map(|reason| {
            let message = format!("invalid value '{nodes}' for '--nodes <N>': {reason}");
            Self::command().error(ErrorKind::ValueValidation, message)
        });
        let too_slow = || {
            let reason = self.options.refusal_of_heartbeat()?;
            Some(Self::command().error(ErrorKind::ValueValidation, reason))
        };
        too_few.or_else(too_slow).or_else(|| {
            let option = Options::first_said(matches).filter(|_| self.is_key())?;
            let message = format!("'--{option}' is an option of stages, and 'key' is none");
            Some(Self::command().error(ErrorKind::ArgumentConflict, message))
        })
    }

    const fn is_key(&self) -> bool {
        matches!(self.command, Some(Command::Key(_)))
    }

    /// The stage to run alone.
    pub(crate) const fn stage(&self) -> Option<Stage> {
        match self.command {
            Some(Command::Stage(stage)) => Some(stage),
            Some(Command::Key(_) | Command::Node | Command::Flooder) | None => None,
        }
    }

    /// What was asked for and has no effect.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.stage().map_or_else(Vec::new, |stage| stage.ignored_of(&self.options))
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

    /// Seconds that steady (default 10), host (default 3) and flood (default 30) take; the other
    /// stages end by rounds
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

    /// Whether members seal what they say and believe nothing else, with a key that the run makes for
    /// itself. Off shows what that costs
    #[arg(
        long,
        global = true,
        value_name = "on|off",
        default_value = "on",
        hide_possible_values = true,
        env = "LATENCY_PROBE_AUTHENTICATION",
        hide_env_values = true
    )]
    pub(crate) authentication: Authentication,

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
    /// The first of them that was said on the command line.
    fn first_said(matches: &ArgMatches) -> Option<String> {
        let options = Self::augment_args(clap::Command::new(""));
        let said = |option: &&Arg| {
            matches.value_source(option.get_id().as_str()) == Some(ValueSource::CommandLine)
        };
        options.get_arguments().find(said).and_then(Arg::get_long).map(str::to_owned)
    }

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

/// Whether members know each other by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Authentication {
    /// They do
    On,
    /// They believe everybody
    Off,
}

impl Authentication {
    /// The name as the command line has it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Authentication::On => "on",
            Authentication::Off => "off",
        }
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
    /// One data centre, shared cores; a dead process is replaced in under a millisecond
    Fast,
}

impl Profile {
    /// The name by which the library knows it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Profile::Lan => "lan",
            Profile::Wan => "wan",
            Profile::Colo => "colo",
            Profile::Fast => "fast",
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
            profile: options.profile,
            wait,
            wait_reason,
            seed: options.seed.unwrap_or_else(draw_seed),
            heartbeat_us: options.heartbeat,
            record: options.record.clone(),
            durability: Durability::of(&options.store),
            authentication: options.authentication,
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
        Cli::read(all).expect_err("these arguments are refused").to_string()
    }

    fn parsed(arguments: &[&str]) -> Cli {
        let all = std::iter::once(&"latency-probe").chain(arguments);
        Cli::read(all).expect("these arguments are accepted")
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
            (["--profile", "moon"], ["--profile", "'moon'", "lan, wan, colo, fast"]),
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
            ("flood", "1", "2 to 128"),
        ] {
            let message = refusal(&[stage, "--nodes", nodes]);
            for part in ["--nodes", &format!("'{nodes}'"), stage, least] {
                assert!(message.contains(part), "{part} is not in: {message}");
            }
        }
        assert_eq!(parsed(&["failover", "--nodes", "3"]).stage(), Some(Stage::Failover));
        // A full run skips what it can't run.
        assert_eq!(parsed(&["--nodes", "1"]).stage(), None);
    }

    #[test]
    fn an_option_without_effect_is_named_with_its_stage() {
        for (stage, option) in [
            ("floor", "--secs"),
            ("elections", "--secs"),
            ("failover", "--secs"),
            ("steady", "--rounds"),
            ("host", "--rounds"),
            ("flood", "--rounds"),
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
            assert_eq!((cli.stage(), cli.options.nodes), (Some(Stage::Floor), 5));
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
    fn members_are_authenticated_unless_told_otherwise() {
        assert_eq!(parsed(&[]).options.authentication, Authentication::On);
        let off = ["steady", "--authentication", "off"];
        assert_eq!(parsed(&off).options.authentication, Authentication::Off);
        assert!(parsed(&off).notes().is_empty());
        for stage in ["host", "floor"] {
            let notes = parsed(&[stage, "--authentication", "off"]).notes();
            assert!(notes.iter().any(|note| note.contains("--authentication")), "{notes:?}");
        }
        assert!(refusal(&["--authentication", "maybe"]).contains("on, off"));
    }

    #[test]
    fn a_key_takes_no_option_of_stages() {
        let key = parsed(&["key", "here", "--id", "7"]).command;
        assert_eq!(key, Some(Command::Key(KeyFile { file: "here".into(), id: 7 })));
        for arguments in [["--nodes", "3", "key", "here"], ["key", "here", "--nodes", "3"]] {
            assert!(refusal(&arguments).contains("'--nodes' is an option of stages"));
        }
        for id in ["0", "256", "x"] {
            let message = refusal(&["key", "here", "--id", id]);
            assert!(message.contains("--id") && message.contains(id), "{message}");
        }
    }

    #[test]
    fn a_flood_is_no_part_of_a_full_run() {
        assert!(!Stage::ALL.contains(&Stage::Flood));
        assert_eq!(parsed(&["flood"]).stage(), Some(Stage::Flood));
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
