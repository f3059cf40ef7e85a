//! Knows which stage heeds which option: what the help of a stage shows, and what is said of an
//! option given in vain.
//!
//! Every stage takes every option, so that one command line fits several stages; but nobody is to
//! believe that an option took effect that did not.

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command};

use crate::fault::Fault;

use super::options::Options;
use super::timing::Profile;
use super::{Cli, Stage};

/// Said below the options of a stage.
const OTHERS: &str = "The options of other stages are taken too and change nothing; the results name \
                      them. \"latency-probe --help\" shows all.";

/// Lengths of time, and what a member's thread is to have: heeded wherever there are members.
const OF_MEMBERS: [&str; 11] = [
    "profile",
    "heartbeat_us",
    "promise_us",
    "silence_min_us",
    "silence_max_us",
    "pin",
    "realtime",
    "lock_memory",
    "busy_poll",
    "seed",
    "authentication",
];

/// The command with each stage's help cut down to what the stage heeds, and the help of `key` to
/// what is its own.
pub(super) fn with_own_help(command: Command) -> Command {
    let command = command.mut_subcommand("key", |key| hide(key, |_| true));
    Stage::EACH.into_iter().fold(command, |command, stage| {
        command.mut_subcommand(stage.name(), |own| {
            hide(own, |option| stage.ignores(option).is_some()).after_help(OTHERS)
        })
    })
}

/// The subcommand with a hidden copy of each such option, which clap prefers to the one that is
/// everywhere.
fn hide(subcommand: Command, is_hidden: impl Fn(&str) -> bool) -> Command {
    let options = Options::augment_args(Command::new(""));
    let hidden = options.get_arguments().filter(|option| is_hidden(option.get_id().as_str()));
    subcommand.args(hidden.map(|option| option.clone().hide(true)))
}

/// The ids of the options that were said, on the command line or in the environment.
pub(super) fn said(matches: &ArgMatches) -> Vec<String> {
    let options = Options::augment_args(Command::new(""));
    let ids = options.get_arguments().map(|option| option.get_id().as_str());
    let is_said = |id: &&str| {
        matches!(
            matches.value_source(id),
            Some(ValueSource::CommandLine | ValueSource::EnvVariable)
        )
    };
    ids.filter(is_said).map(str::to_owned).collect()
}

/// Returns what was said and has no effect on what the command line asks for.
pub(super) fn notes_of(cli: &Cli) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(stage) = cli.stage() {
        let in_vain = cli.said.iter().filter_map(|id| Some((id, stage.ignores(id)?)));
        let in_vain = in_vain.filter(|(id, _)| !(*id == "profile" && is_of_tune(cli)));
        notes.extend(in_vain.map(|(id, why)| format!("{} has no effect: {why}", long_of(id))));
    }
    let is_guarded = match cli.stage() {
        None | Some(Stage::Failover) => cli.options.fault == Fault::Notice,
        // Each says for itself whether it has one.
        Some(_) => true,
    };
    if !is_guarded && cli.said.iter().any(|id| id == "guardian") {
        notes.push("--guardian has no effect: only --fault notice has a guardian".to_owned());
    }
    notes
}

fn is_of_tune(cli: &Cli) -> bool {
    cli.stage() == Some(Stage::Tune) && cli.options.timing.profile == Profile::Fast
}

/// As the command line has it.
fn long_of(id: &str) -> String {
    format!("--{}", id.trim_end_matches("_us").replace('_', "-"))
}

impl Stage {
    /// All of them, those too that run only when named.
    pub(super) const EACH: [Self; 8] = [
        Self::Floor,
        Self::Elections,
        Self::Failover,
        Self::Steady,
        Self::Host,
        Self::Flood,
        Self::Tune,
        Self::Report,
    ];

    /// The name as the command line has it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Elections => "elections",
            Self::Failover => "failover",
            Self::Steady => "steady",
            Self::Host => "host",
            Self::Flood => "flood",
            Self::Tune => "tune",
            Self::Report => "report",
        }
    }

    /// Returns whether this stage starts members.
    pub(super) const fn has_members(self) -> bool {
        match self {
            Self::Floor | Self::Host => false,
            Self::Elections
            | Self::Failover
            | Self::Steady
            | Self::Flood
            | Self::Tune
            | Self::Report => true,
        }
    }

    /// By which options this stage ends.
    const fn ends_by(self) -> &'static str {
        match self {
            Self::Floor | Self::Elections | Self::Failover => "--rounds",
            Self::Steady | Self::Host | Self::Flood | Self::Tune => "--secs",
            Self::Report => "--rounds and --steady-secs",
        }
    }

    /// Returns why the option of this id says nothing to this stage; `None` where it does.
    fn ignores(self, id: &str) -> Option<String> {
        let name = self.name();
        let only = |is_heeded: bool, who: &str| (!is_heeded).then(|| format!("only {who}"));
        match id {
            "rounds" | "secs" => {
                let is_heeded = self.ends_by().contains(&format!("--{id}"));
                (!is_heeded).then(|| format!("{name} ends by {}", self.ends_by()))
            }
            "profile" | "silence_min_us" | "silence_max_us" if self == Self::Tune => {
                Some("tune proposes silences, on top of profile fast".to_owned())
            }
            id if OF_MEMBERS.contains(&id) && !self.has_members() => {
                Some(format!("{name} starts no member"))
            }
            "wait" if self == Self::Host => Some("host spins".to_owned()),
            "store" if self == Self::Host => Some("host starts no member".to_owned()),
            "record" => only(self == Self::Steady, "steady heeds it"),
            "fault" => only(self == Self::Failover, "failover heeds it"),
            "guardian" => only(
                [Self::Failover, Self::Report, Self::Tune].contains(&self),
                "failover, report and tune heed it",
            ),
            "ballast" | "steady_secs" => {
                only([Self::Failover, Self::Report].contains(&self), "failover and report heed it")
            }
            "svg" | "hgrm" if self == Self::Host => {
                Some("host measures no latencies to draw or list".to_owned())
            }
            _ => None,
        }
    }
}
