//! The command line: what a run is told, and the commands that this program gives itself.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use clap::{Args, Parser, Subcommand, ValueEnum};
use interrex::Timing;

use crate::faults::Kind;
use crate::system::Contender;

/// Real nodes on separate networks under every fault that this host allows, and a witness that
/// checks them.
#[derive(Debug, Parser)]
#[command(name = "torture", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    /// The command; without one a run is made.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// The options of a run.
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// The commands beside a run.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check the histories of an earlier run, and write its report anew.
    Check {
        /// The directory with the history, and those of control runs if there are any.
        directory: PathBuf,
    },
    /// List the kinds of faults, with their groups and lengths.
    Faults,
    /// Live as a node.
    #[command(hide = true)]
    Node,
    /// Live as a host of a control run.
    #[command(hide = true)]
    Contender,
    /// Live as the reader of the shared pages.
    #[command(hide = true)]
    Pages,
    /// Live as a flood.
    #[command(hide = true)]
    Flood {
        /// The file by which its network is entered; none where there is no such file.
        network: PathBuf,
        /// The address that it sends to.
        address: SocketAddr,
    },
    /// Live as a relay of datagrams.
    #[command(hide = true)]
    Relay,
    /// Live as a guardian or a load.
    #[command(hide = true)]
    Part {
        /// The arguments of the testbed.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<std::ffi::OsString>,
    },
}

/// The options of a run.
#[derive(Clone, Debug, Args)]
pub(crate) struct Settings {
    /// The length of the run in minutes.
    #[arg(long, default_value_t = 5.0, conflicts_with = "hours", value_parser = positive)]
    pub(crate) minutes: f64,
    /// The length in hours. No fault ends the process of node 0 then, which shows whether a process
    /// grows.
    #[arg(long, value_parser = positive)]
    pub(crate) hours: Option<f64>,
    /// The seed of the schedule. Without it the clock gives one, which is printed.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// The number of nodes, each with a network of its own.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(3..=9))]
    pub(crate) hosts: u8,
    /// The timing profile of all nodes, as in the library.
    #[arg(long, value_enum, default_value_t = Profile::Guarded)]
    pub(crate) profile: Profile,
    /// Kinds of faults to make, separated by commas; all if none is named. `torture faults` lists
    /// them.
    #[arg(long, value_delimiter = ',')]
    pub(crate) only: Vec<Kind>,
    /// Other systems to run afterwards with the same schedule, one after the other. Each takes as
    /// long as the run itself.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) beside: Vec<Contender>,
    /// The directory for history and report. An earlier run in it is overwritten.
    #[arg(long, default_value = "torture-report")]
    pub(crate) out: PathBuf,
}

/// A timing by its name. Those that need a guardian, or that it makes faster, have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// Each node has a guardian. Long silences are borne, so that a busy host loses no leader.
    Guarded,
    /// The profile for hosts whose cores are shared. Each node has a guardian.
    Lan,
    /// A dead process is replaced in about a millisecond. No guardians.
    Fast,
}

impl Profile {
    /// Returns its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Guarded => "guarded",
            Self::Lan => "lan",
            Self::Fast => "fast",
        }
    }

    /// Returns the timing.
    pub(crate) const fn timing(self) -> Timing {
        match self {
            Self::Guarded => Timing::guarded(),
            Self::Lan => Timing::lan(),
            Self::Fast => Timing::fast(),
        }
    }

    /// Returns whether each node has a guardian.
    pub(crate) const fn is_guarded(self) -> bool {
        match self {
            Self::Guarded | Self::Lan => true,
            Self::Fast => false,
        }
    }
}

impl Settings {
    /// Returns the length of the run.
    pub(crate) fn length(&self) -> Duration {
        Duration::from_secs_f64(self.hours.map_or(self.minutes * 60.0, |hours| hours * 3_600.0))
    }

    /// Returns the seed.
    pub(crate) fn seed(&self) -> u64 {
        let by_clock = || {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            since.map_or(1, |since| since.as_secs())
        };
        self.seed.unwrap_or_else(by_clock)
    }

    /// Returns the systems of the control runs, each once.
    pub(crate) fn contenders(&self) -> Vec<Contender> {
        let mut contenders = self.beside.clone();
        contenders.sort_unstable();
        contenders.dedup();
        contenders
    }

    /// Returns the faults to draw from.
    pub(crate) fn kinds(&self) -> Vec<Kind> {
        if self.only.is_empty() { Kind::ALL.to_vec() } else { self.only.clone() }
    }
}

/// The longest run, which is longer than anybody waits.
const LONGEST: f64 = 10_000.0;

fn positive(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "it is no number".to_owned())?;
    if number > 0.0 && number <= LONGEST {
        Ok(number)
    } else {
        Err(format!("it must be above 0 and at most {LONGEST}"))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound_and_a_fault_that_is_none_is_named() {
        Cli::command().debug_assert();
        let error = Cli::try_parse_from(["torture", "--only", "kill,earthquake"]);
        let text = error.expect_err("there is no such fault").to_string();
        assert!(text.contains("earthquake") && text.contains("long-pause"), "{text}");
        for wrong in ["--minutes=0", "--minutes=x", "--hosts=2", "--hours=inf"] {
            assert!(Cli::try_parse_from(["torture", wrong]).is_err(), "{wrong}");
        }
        let cli =
            Cli::try_parse_from(["torture", "--hours", "2", "--only", "kill"]).expect("right");
        assert_eq!(cli.settings.length(), Duration::from_secs(7_200));
        assert_eq!(cli.settings.kinds(), [Kind::Kill]);
        let error = Cli::try_parse_from(["torture", "--beside", "raft"]).expect_err("no such one");
        assert!(error.to_string().contains("keepalived"), "{error}");
        let beside = ["torture", "--beside", "etcd,keepalived,etcd"];
        let cli = Cli::try_parse_from(beside).expect("right");
        assert_eq!(cli.settings.contenders(), [Contender::Keepalived, Contender::Etcd]);
    }
}
