//! The command line: what may be asked for, the limits, and the settings that follow from it.
//!
//! Knows no stage's inside. Every error names the option, the value and what is allowed.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | subcommands, and the run that each asks for |
//! | `options.rs` | the options, in groups |
//! | `limits.rs` | what this host can't bear |

mod limits;
mod options;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Arg, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, value_parser};

use crate::settings::{
    Beats, Durability, Fault, GuardianWait, Load, Profile, Settings, Stage, TimingChoice,
    usable_cores,
};

use options::{Cluster, Faults, Members, Pollers, Threads, Victims};

pub(crate) use options::Results;

/// Measures elections, failover and steadiness of interrex on this host.
///
/// Without a subcommand, host, floor, elections, failover and steady run one after the other:
/// about a minute with the defaults. Results go to stdout as a table; progress shows on stderr if
/// that is a terminal. Ctrl-C ends the run and prints what has been measured so far.
#[derive(Debug, Parser)]
#[command(
    name = "latency-probe",
    version,
    max_term_width = 100,
    args_conflicts_with_subcommands = true,
    override_usage = "latency-probe [OPTIONS]\n       latency-probe <COMMAND> [OPTIONS]"
)]
pub(crate) struct Cli {
    /// One thing to do, instead of a full run.
    #[command(subcommand)]
    subcommand: Option<Subcommands>,
    /// The options of a full run.
    #[command(flatten)]
    full: Full,
}

/// Options of a full run: those of its stages.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of a full run")]
struct Full {
    #[command(flatten)]
    cluster: Cluster,
    /// Elections (default 1000) and faults (default 40)
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000_000))]
    rounds: Option<u32>,
    /// Seconds that steady takes (default 10), and at most those of host (default 3)
    #[arg(long, value_name = "S", value_parser = value_parser!(u32).range(1..=86_400))]
    secs: Option<u32>,
    /// The fault that befalls the leader in failover
    #[arg(long, value_name = "FAULT", default_value = "kill")]
    fault: Fault,
    #[command(flatten)]
    faults: Faults,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    results: Results,
}

/// The file of the heartbeats.
#[derive(Clone, Debug, Args)]
struct Record {
    /// Write how heartbeats came in while steady watched: one line for each late one and for each
    /// run of those on time, for "simulate detectors --trace PATH"
    #[arg(long, value_name = "PATH")]
    record: Option<PathBuf>,
}

/// The things that can be done instead of a full run.
#[derive(Clone, Debug, Subcommand)]
enum Subcommands {
    /// Raw UDP round trip, with the wait strategy and thread count of the elections; with --store
    /// also raw synchronous writes of 512 bytes
    Floor {
        #[command(flatten)]
        threads: Threads,
        /// Round trips (default 20000) and writes (default 1000)
        #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000_000))]
        rounds: Option<u32>,
        #[command(flatten)]
        results: Results,
    },
    /// A bare process that holds a guardian's bell is killed, and the guardian sends one datagram:
    /// SIGKILL until another process has it. No failover with a guardian is faster. No part of a
    /// full run, but measured beside each failover with a guardian
    KillFloor {
        #[command(flatten)]
        pollers: Pollers,
        #[command(flatten)]
        victims: Victims,
        #[command(flatten)]
        load: Load,
        /// Kills (default 40)
        #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000_000))]
        rounds: Option<u32>,
        #[command(flatten)]
        results: Results,
    },
    /// The leader gives way again and again: first request sent until the next one leads with a
    /// lease; with --store whole durable elections, beside the raw write
    Elections {
        #[command(flatten)]
        cluster: Cluster,
        /// Elections (default 1000)
        #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000_000))]
        rounds: Option<u32>,
        #[command(flatten)]
        results: Results,
    },
    /// Processes; the leader is killed, stopped, cut off or resigns: detection, drain of its
    /// promises, election of another, publication; then the same processes undisturbed
    Failover {
        #[command(flatten)]
        cluster: Cluster,
        /// Faults (default 40)
        #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000_000))]
        rounds: Option<u32>,
        /// The fault that befalls the leader
        #[arg(long, value_name = "FAULT", default_value = "kill")]
        fault: Fault,
        #[command(flatten)]
        faults: Faults,
        #[command(flatten)]
        results: Results,
    },
    /// Nothing happens, or other work beside the members: false elections, leader changes,
    /// heartbeat lateness, CPU
    Steady {
        #[command(flatten)]
        cluster: Cluster,
        #[command(flatten)]
        load: Load,
        /// Seconds that it takes (default 10)
        #[arg(long, value_name = "S", value_parser = value_parser!(u32).range(1..=86_400))]
        secs: Option<u32>,
        #[command(flatten)]
        record: Record,
        #[command(flatten)]
        results: Results,
    },
    /// Is this host fit: clock, cores, isolation, governor, polling pauses
    Host {
        /// Members that the cores are to suffice for, 1 to 128
        #[arg(long, value_name = "N", default_value_t = 3, value_parser = value_parser!(u8).range(1..=128))]
        nodes: u8,
        /// Seconds that it takes (default 3)
        #[arg(long, value_name = "S", value_parser = value_parser!(u32).range(1..=86_400))]
        secs: Option<u32>,
        /// Write the results as JSON to a file, or to stdout with "-" (the table then goes to
        /// stderr)
        #[arg(long, value_name = "PATH|-")]
        json: Option<PathBuf>,
    },
    /// A process sends forged, replayed and other junk to all members, as fast as one core can:
    /// leader changes, lapses, datagrams per second. No part of a full run
    Flood {
        #[command(flatten)]
        cluster: Cluster,
        /// Seconds that it takes (default 30)
        #[arg(long, value_name = "S", value_parser = value_parser!(u32).range(1..=86_400))]
        secs: Option<u32>,
        #[command(flatten)]
        results: Results,
    },
    /// Propose promise, heartbeat and silence for this host, and say what they give: detection
    /// time against mistakes an hour. No part of a full run
    ///
    /// Silences are proposed on top of profile "fast"; a heartbeat or promise that is given stands
    Tune {
        #[command(flatten)]
        members: Members,
        #[command(flatten)]
        beats: Beats,
        /// The way in which the guardian waits that watches over the members
        #[arg(long, value_name = "HOW", default_value = "asleep")]
        guardian: GuardianWait,
        /// Seconds that it takes (default 30)
        #[arg(long, value_name = "S", value_parser = value_parser!(u32).range(1..=86_400))]
        secs: Option<u32>,
        #[command(flatten)]
        results: Results,
    },
    /// The first table of a README, as Markdown: floor, elections, each fault, and the same
    /// members undisturbed and beside a load, by default a busy loop for each core. With
    /// --ballast and --apart also kills of members that hold it or are kept apart. All in one
    /// configuration. No part of a full run
    Report {
        #[command(flatten)]
        cluster: Cluster,
        /// Elections (default 1000) and faults of each kind (default 100)
        #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000_000))]
        rounds: Option<u32>,
        #[command(flatten)]
        faults: Faults,
        #[command(flatten)]
        results: Results,
    },
    /// Make a file with a new key for a cluster of yours; measures nothing
    ///
    /// The key comes from the system's randomness and is never shown
    Key(KeyFile),
    /// One member of a stage, or its guardian, as a process
    #[command(hide = true, disable_help_flag = true)]
    Member {
        /// The arguments that the process is started with
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// The process that sends junk to the members of the flood stage, steered by lines on stdin
    #[command(hide = true)]
    Flooder,
    /// One process of the kill-floor stage, with its orders on stdin
    #[command(hide = true)]
    Bare,
}

/// The file to make.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub(crate) struct KeyFile {
    /// The file: a new one, that only this user may read
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The key's number, 1 to 255; keys that are in use at the same time have different ones
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = value_parser!(u8).range(1..))]
    pub(crate) id: u8,
    /// Make the key of this subscriber instead, derived from the cluster's (0 to 4294967295)
    #[arg(long, value_name = "ID", requires_all = ["of", "cluster"], conflicts_with = "id")]
    pub(crate) subscriber: Option<u32>,
    /// The file with the cluster's key, which the subscriber's is derived from
    #[arg(long, value_name = "CLUSTER.KEY", requires = "subscriber")]
    pub(crate) of: Option<PathBuf>,
    /// The cluster's number, as in the members' configuration
    #[arg(long, value_name = "N", requires = "subscriber")]
    pub(crate) cluster: Option<u64>,
}

/// A command line, read.
#[derive(Debug)]
pub(crate) enum Task {
    /// Measure and show.
    Probe(Box<Run>),
    /// Make a key file.
    Key(KeyFile),
    /// Live as a member or a guardian.
    Member(Vec<OsString>),
    /// Live as the process that floods.
    Flooder,
    /// Live as a process of the kill-floor stage.
    Bare,
}

/// A run.
#[derive(Debug)]
pub(crate) struct Run {
    /// The stage to run alone; all of a full run without.
    pub(crate) stage: Option<Stage>,
    /// The settings of all stages.
    pub(crate) settings: Settings,
    /// Where results go.
    pub(crate) results: Results,
    /// Options that have no effect.
    pub(crate) notes: Vec<String>,
}

/// Reads a command line.
pub(crate) fn read(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<Task, clap::Error> {
    let matches = command().try_get_matches_from(arguments)?;
    match Cli::from_arg_matches(&matches)?.task() {
        Task::Probe(run) => run.checked().map(|run| Task::Probe(Box::new(run))),
        task @ (Task::Key(_) | Task::Member(_) | Task::Flooder | Task::Bare) => Ok(task),
    }
}

/// The command, in which each option with a value, but for the paths of files, can be given in the
/// environment too.
fn command() -> Command {
    let with_variable = |arg: Arg| match arg.get_long().map(str::to_owned) {
        Some(long) if arg.get_action().takes_values() && !WITHOUT_VARIABLE.contains(&&*long) => {
            let name = format!("LATENCY_PROBE_{}", long.to_uppercase().replace('-', "_"));
            arg.env(name).hide_env_values(true)
        }
        Some(_) | None => arg,
    };
    let command = Cli::command().mut_args(with_variable);
    command.mut_subcommands(|subcommand| match subcommand.get_name() {
        "key" => subcommand,
        _ => subcommand.mut_args(with_variable),
    })
}

const WITHOUT_VARIABLE: [&str; 4] = ["json", "svg", "hgrm", "record"];

impl Cli {
    fn task(self) -> Task {
        let Some(subcommand) = self.subcommand else {
            return Task::Probe(Box::new(self.full.run()));
        };
        let run = |stage, settings, results| {
            Task::Probe(Box::new(Run { stage: Some(stage), settings, results, notes: Vec::new() }))
        };
        match subcommand {
            Subcommands::Floor { threads, rounds, results } => {
                run(Stage::Floor, Settings { rounds, ..threads.settings() }, results)
            }
            Subcommands::KillFloor { pollers, victims, load, rounds, results } => {
                let settings = pollers.settings(Durability::Diskless);
                let settings = victims.applied_to(Settings { load, rounds, ..settings });
                run(Stage::KillFloor, settings, results)
            }
            Subcommands::Elections { cluster, rounds, results } => {
                run(Stage::Elections, Settings { rounds, ..cluster.settings() }, results)
            }
            Subcommands::Failover { cluster, rounds, fault, faults, results } => {
                let (stage, notes) = (Some(Stage::Failover), faults.in_vain(fault));
                let settings = Settings { rounds, fault, ..cluster.settings() };
                let settings = faults.applied_to(settings);
                Task::Probe(Box::new(Run { stage, settings, results, notes }))
            }
            Subcommands::Steady { cluster, load, secs, record: Record { record }, results } => {
                run(Stage::Steady, Settings { load, secs, record, ..cluster.settings() }, results)
            }
            Subcommands::Host { nodes, secs, json } => {
                let settings = Settings::of_host(nodes);
                run(
                    Stage::Host,
                    Settings { secs, ..settings },
                    Results { json, ..Results::default() },
                )
            }
            Subcommands::Flood { cluster, secs, results } => {
                run(Stage::Flood, Settings { secs, ..cluster.settings() }, results)
            }
            Subcommands::Tune { members, beats, guardian, secs, results } => {
                let beats = beats.with_promise();
                let timing = TimingChoice { beats, ..TimingChoice::of(Profile::Fast) };
                run(Stage::Tune, Settings { timing, guardian, secs, ..members.settings() }, results)
            }
            Subcommands::Report { cluster, rounds, faults, results } => {
                let settings = Settings { rounds, ..cluster.settings() };
                run(Stage::Report, faults.applied_to(settings), results)
            }
            Subcommands::Key(file) => Task::Key(file),
            Subcommands::Member { arguments } => Task::Member(arguments),
            Subcommands::Flooder => Task::Flooder,
            Subcommands::Bare => Task::Bare,
        }
    }
}

impl Full {
    fn run(self) -> Run {
        let Self { cluster, rounds, secs, fault, faults, record: Record { record }, results } =
            self;
        let (settings, notes) = (cluster.settings(), faults.in_vain(fault));
        let settings = Settings { rounds, secs, fault, record, ..settings };
        Run { stage: None, settings: faults.applied_to(settings), results, notes }
    }
}

impl Run {
    /// Checks what no option alone can know.
    fn checked(self) -> Result<Self, clap::Error> {
        let Settings { nodes, timing, .. } = self.settings;
        let too_few = self.stage.and_then(|stage| stage.too_few(nodes));
        let too_few =
            too_few.map(|reason| format!("invalid value '{nodes}' for '--nodes <N>': {reason}"));
        let invalid = too_few
            .or_else(|| timing.invalid())
            .or_else(|| limits::inseparable(&self.settings, usable_cores()))
            .or_else(|| limits::too_much_memory(self.stage, &self.settings))
            .or_else(|| limits::too_many_pollers(self.stage, &self.settings, usable_cores()));
        invalid.map_or(Ok(self), |reason| Err(command().error(ErrorKind::ValueValidation, reason)))
    }
}
