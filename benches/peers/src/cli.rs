//! Options, and the names of the contestants.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

/// Other election engines beside interrex: one UDP loop, the same kills, one run.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    /// The part that this process plays, where it compares nothing.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// The options of a comparison.
    #[command(flatten)]
    pub(crate) options: Options,
}

/// The commands by which the program starts itself.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Runs one member, which reads its orders from stdin.
    #[command(hide = true)]
    Member,
    /// Runs a member of interrex, or the guardian of its host.
    #[command(hide = true)]
    Interrex {
        /// The arguments for the testbed.
        arguments: Vec<OsString>,
    },
}

/// The options of a comparison.
#[derive(Clone, Debug, Args)]
pub(crate) struct Options {
    /// Compare only this one; may be repeated. Without it all are compared.
    #[arg(long = "only", value_enum, value_name = "NAME")]
    pub(crate) only: Vec<Contestant>,
    /// Number of leaders to kill of each.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) rounds: u32,
    /// Seconds to watch each while nothing happens to it.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(0..=86_400))]
    pub(crate) idle_secs: u32,
    /// Milliseconds for which a new cluster must have kept its leader before it is measured.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=60_000))]
    pub(crate) calm_ms: u32,
    /// Milliseconds for which the survivors are watched after a kill.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(0..=60_000))]
    pub(crate) watch_ms: u32,
    /// Wait strategy of the polling loops when there is nothing to do; etcd has its own.
    #[arg(long, value_enum, default_value_t = Wait::Park)]
    pub(crate) wait: Wait,
    /// Also write the table to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write the results, with every sample, to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

impl Options {
    /// Returns the contestants, in the order of the table.
    pub(crate) fn contestants(&self) -> Vec<Contestant> {
        let chosen = |one: &Contestant| self.only.is_empty() || self.only.contains(one);
        Contestant::value_variants().iter().copied().filter(chosen).collect()
    }

    /// Returns the time for which a new cluster must have kept its leader.
    pub(crate) fn calm(&self) -> Duration {
        Duration::from_millis(self.calm_ms.into())
    }

    /// Returns the time for which the survivors are watched after a kill.
    pub(crate) fn watch(&self) -> Duration {
        Duration::from_millis(self.watch_ms.into())
    }
}

/// The wait strategy of a polling loop when there is nothing to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wait {
    /// Sleep until a datagram or a deadline is there.
    Park,
    /// Let others run, then look again.
    Yield,
}

impl Wait {
    /// Returns its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Wait::Park => "park",
            Wait::Yield => "yield",
        }
    }
}

/// An engine with its timing. The names say both; the values stand in `engines`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Contestant {
    /// interrex, profile fast.
    InterrexFast,
    /// interrex, profile fast, a guardian that sleeps on its host.
    InterrexFastGuarded,
    /// interrex, profile lan.
    InterrexLan,
    /// interrex, profile lan, a guardian that sleeps on its host.
    InterrexLanGuarded,
    /// raft-rs, a tick each 100 us.
    #[value(name = "raft-rs-100us")]
    #[serde(rename = "raft-rs-100us")]
    RaftRs100us,
    /// raft-rs, a tick each 200 us.
    #[value(name = "raft-rs-200us")]
    #[serde(rename = "raft-rs-200us")]
    RaftRs200us,
    /// raft-rs, a tick each 1 ms.
    #[value(name = "raft-rs-1ms")]
    #[serde(rename = "raft-rs-1ms")]
    RaftRs1ms,
    /// omnipaxos, a tick each 200 us.
    #[value(name = "omnipaxos-200us")]
    #[serde(rename = "omnipaxos-200us")]
    Omnipaxos200us,
    /// omnipaxos, a tick each 1 ms.
    #[value(name = "omnipaxos-1ms")]
    #[serde(rename = "omnipaxos-1ms")]
    Omnipaxos1ms,
    /// etcd, the program on PATH, at the lowest values it takes.
    Etcd,
}

impl Contestant {
    /// Returns whether a guardian watches over its members.
    pub(crate) const fn is_guarded(self) -> bool {
        matches!(self, Self::InterrexFastGuarded | Self::InterrexLanGuarded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contestant_has_one_name_on_the_command_line_and_in_the_results() {
        for contestant in Contestant::value_variants() {
            let typed = contestant.to_possible_value().expect("none is skipped");
            let written = serde_json::to_value(contestant).expect("a name is JSON");
            assert_eq!(written, typed.get_name());
        }
    }

    #[test]
    fn who_is_named_takes_part_and_all_where_nobody_is() {
        let parse = |line: &[&str]| {
            let cli = Cli::try_parse_from([&["peers"], line].concat());
            cli.expect("the line is right").options.contestants()
        };
        assert_eq!(parse(&[]).len(), Contestant::value_variants().len());
        // In the order of the table, whatever the order on the line.
        let named = ["--only", "etcd", "--only", "raft-rs-1ms"];
        assert_eq!(parse(&named), [Contestant::RaftRs1ms, Contestant::Etcd]);
    }
}
