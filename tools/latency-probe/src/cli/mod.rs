//! The command line: what may be asked for, the limits, and the settings that follow from it.
//!
//! Knows no stage's inside. Every refusal names the option, the value and what is allowed.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | commands and stages, and what is refused |
//! | `options.rs` | what all stages share |
//! | `timing.rs` | the lengths of time: a profile, and what is given instead of its own |
//! | `heed.rs` | which stage heeds which option: help, and options said in vain |
//! | `crowd.rs` | how many threads of real-time priority a host bears |
//! | `ballast.rs` | a size of memory, in words |
//! | `settings.rs` | what a run works with, after defaults have been filled in |

mod ballast;
mod crowd;
mod heed;
mod options;
mod settings;
#[cfg(test)]
mod tests;
mod timing;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::stages::tune;

use crowd::Crowd;

pub(crate) use ballast::Ballast;
pub(crate) use options::{Authentication, Options, StoreChoice, Wait};
pub(crate) use settings::{Settings, usable_cores};
pub(crate) use timing::{Profile, TimingChoice};

/// Measures elections, failover and steadiness of interrex on this host.
///
/// Without a stage, all of them run but those that run only when named: about a minute with the defaults. Results go to stdout as a
/// table; progress shows on stderr if that is a terminal. Ctrl-C ends the run and prints what has
/// been measured so far.
#[derive(Debug, Parser)]
#[command(name = "latency-probe", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to do instead.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// What all stages share.
    #[command(flatten)]
    pub(crate) options: Options,
    /// The ids of the options that were said, not left at their defaults.
    #[arg(skip)]
    said: Vec<String>,
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
    /// A member of the failover stage, steered by lines on stdin, or its guardian
    #[command(hide = true)]
    Testbed {
        /// What it is
        arguments: Vec<OsString>,
    },
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
    /// Processes; the leader is killed, stopped, cut off or resigns: detection, drain of its promises,
    /// election of another, publication; then the same processes undisturbed
    Failover,
    /// Nothing happens: false elections, leader changes, heartbeat lateness, CPU
    Steady,
    /// Is this host fit: clock, cores, isolation, governor, polling pauses
    Host,
    /// A process sends forged, replayed and other junk to all members, as fast as one core can: leader
    /// changes, lapses, datagrams per second. Runs only when named
    Flood,
    /// What promise, heartbeat and silence suit this host, and what they give: detection time against
    /// mistakes an hour. Runs only when named
    Tune,
    /// The first table of a README, as Markdown: floor, elections, each fault (100 rounds unless
    /// --rounds says otherwise), and the same members undisturbed for --steady-secs; with --ballast also a
    /// kill of members that hold it. All in one configuration. Runs only when named
    Report,
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
            Stage::Report => ("report", 3, "so that a majority survives the kill"),
            Stage::Tune => ("tune", 2, "one to lead and one to hear it"),
            Stage::Flood => ("flood", 2, "so that there are datagrams to replay"),
            Stage::Steady | Stage::Host => return None,
        };
        (nodes < least).then(|| format!("{name} needs --nodes {least} to 128, {why}"))
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
        let matches = heed::with_own_help(Self::command()).try_get_matches_from(arguments)?;
        let mut cli = Self::from_arg_matches(&matches)?;
        cli.said = heed::said(&matches);
        cli.refusal(&matches).map_or(Ok(cli), Err)
    }

    /// Why these options don't fit this command; in the form of every other refusal.
    fn refusal(&self, matches: &ArgMatches) -> Option<clap::Error> {
        let nodes = self.options.nodes;
        let too_few = self.stage().and_then(|stage| stage.refusal_of(nodes)).map(|reason| {
            let message = format!("invalid value '{nodes}' for '--nodes <N>': {reason}");
            Self::command().error(ErrorKind::ValueValidation, message)
        });
        let refused = || {
            let reason = self.options.timing.refusal();
            let reason = reason.or_else(|| self.options.ballast.refusal_of(nodes));
            let reason = reason.or_else(|| self.refusal_of_crowd(usable_cores()))?;
            Some(Self::command().error(ErrorKind::ValueValidation, reason))
        };
        too_few.or_else(refused).or_else(|| {
            let option = Options::first_said(matches).filter(|_| self.is_key())?;
            let message = format!("'--{option}' is an option of stages, and 'key' is none");
            Some(Self::command().error(ErrorKind::ArgumentConflict, message))
        })
    }

    /// Returns why the members' real-time priority would make the host hang; `None` where nobody
    /// has it.
    fn refusal_of_crowd(&self, cores: usize) -> Option<String> {
        let has_members = self.stage().is_none_or(Stage::has_members);
        let priority = self.options.wishes.realtime.filter(|_| has_members)?;
        let wait = Settings::resolve(&self.options, cores).wait;
        let mut timing = self.options.timing;
        if self.stage() == Some(Stage::Tune) {
            timing.profile = tune::BASE;
        }
        let heartbeat = timing.timing().heartbeat_interval;
        Crowd { members: self.options.nodes, wait, heartbeat, cores }.refusal(priority)
    }

    const fn is_key(&self) -> bool {
        matches!(self.command, Some(Command::Key(_)))
    }

    /// The stage to run alone.
    pub(crate) const fn stage(&self) -> Option<Stage> {
        match self.command {
            Some(Command::Stage(stage)) => Some(stage),
            Some(Command::Key(_) | Command::Testbed { .. } | Command::Flooder) | None => None,
        }
    }

    /// What was asked for and has no effect.
    pub(crate) fn notes(&self) -> Vec<String> {
        heed::notes_of(self)
    }
}
