//! The command line, and the runs that it asks for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use interrex::Duration;
use interrex_sim::{Case, Order, Scenario, Storage};

/// Breaks an interrex cluster on purpose, in virtual time: the production core over the production
/// bytes, on a network and on hosts where everything goes wrong.
///
/// Exit code: 0 if all held, 1 if a property was violated, 2 for a wrong command line.
#[derive(Parser, Debug)]
#[command(version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// The seed of the run, or of the first run of a hunt.
    #[arg(long, default_value_t = 0)]
    pub(crate) seed: u64,

    /// Hunts for violations in this many runs, one seed each, from `--seed` on.
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) seeds: Option<u64>,

    /// The scenario, that is, what goes wrong; `--list` names all.
    #[arg(long, default_value = "mixed", value_parser = scenario)]
    pub(crate) scenario: &'static Scenario,

    /// Varies delays and losses and keeps the faults: each number gives another run of the seed.
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) noise: u64,

    /// The number of members; without it the scenario chooses.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=128))]
    pub(crate) nodes: Option<u8>,

    /// The virtual minutes for which faults go on; without it the scenario chooses.
    #[arg(long, value_parser = minutes)]
    pub(crate) minutes: Option<Duration>,

    /// The part of term and vote that a crash leaves; without it the scenario chooses.
    #[arg(long, value_enum)]
    pub(crate) storage: Option<Disk>,

    /// Keeps only the faults of these numbers, as `--only 3,17`; `--only none` keeps none.
    #[arg(long, value_parser = numbers)]
    pub(crate) only: Option<Numbers>,

    /// Writes every datagram, deadline and write of the run to this file.
    #[arg(long, value_name = "FILE", conflicts_with = "seeds")]
    pub(crate) trace: Option<PathBuf>,

    /// Writes the results as JSON to this file; to stdout for `-`.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,

    /// Prints the scenarios, a line each.
    #[arg(long, exclusive = true)]
    pub(crate) list: bool,

    /// Breaks one rule of the protocol in every node, to see that it is noticed.
    #[cfg(feature = "sabotage")]
    #[arg(long, value_name = "RULE", value_parser = sabotage)]
    pub(crate) sabotage: Option<interrex::election::Sabotage>,
}

/// The other commands.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Measures elections among 3 to 99 members: convergence, false alarms, messages, split votes,
    /// churn; draws figures.
    Study(Study),
    /// Measures the cost of an election among 3, 9, 33 and 99 members: datagrams a member,
    /// campaigns, time.
    Scale(Runs),
    /// Measures how soon a stopped leader is replaced by silence alone on quiet hosts, and how
    /// often a living one is suspected.
    Silence(Runs),
    /// Compares failure detectors on arrival traces: how long each takes to notice a crash, against
    /// how often it takes a pause for one.
    Detectors(Detectors),
}

/// The options of a comparison of detectors.
#[derive(Args, Debug)]
pub(crate) struct Detectors {
    /// A trace that `latency-probe steady --record FILE` has written; may be repeated.
    #[arg(long = "trace", value_name = "FILE")]
    pub(crate) traces: Vec<PathBuf>,

    /// The directory for tables (CSV) and figures (SVG); created if need be.
    #[arg(long, value_name = "DIRECTORY", default_value = "study")]
    pub(crate) out: PathBuf,

    /// The length of a synthetic trace in hours, with a heartbeat each millisecond.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=1_000))]
    pub(crate) hours: u64,
}

/// The options of a measurement that prints one table.
#[derive(Args, Debug)]
pub(crate) struct Runs {
    /// The number of runs behind each figure.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(crate) runs: u64,
}

/// The options of a study.
#[derive(Args, Debug)]
pub(crate) struct Study {
    /// The directory for tables (CSV) and figures (SVG); created if need be.
    #[arg(long, value_name = "DIRECTORY", default_value = "study")]
    pub(crate) out: PathBuf,

    /// The number of runs behind each figure; more give smoother curves.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u64).range(10..))]
    pub(crate) runs: u64,
}

/// The part of term and vote that a crash leaves.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Disk {
    /// All that was written.
    Durable,
    /// All that was written, to stores that are created at the start: each node asks the others
    /// first (R14).
    Created,
    /// Nothing; the node asks the others first (R14).
    Diskless,
    /// Nothing, and the node does not know: safety can't hold.
    Forgetful,
}

impl From<Disk> for Storage {
    fn from(disk: Disk) -> Self {
        match disk {
            Disk::Durable => Self::Durable,
            Disk::Created => Self::Created,
            Disk::Diskless => Self::Diskless,
            Disk::Forgetful => Self::Forgetful,
        }
    }
}

/// A list of numbers on the command line.
#[derive(Clone, Debug)]
pub(crate) struct Numbers(pub(crate) Vec<u16>);

impl Cli {
    /// Returns the run of this seed.
    pub(crate) fn case(&self, seed: u64) -> Case {
        let storage = self.storage.map(Storage::from);
        let order =
            Order { seed, noise: self.noise, nodes: self.nodes, length: self.minutes, storage };
        let mut case = Case::new(self.scenario, order);
        case.only = self.only.clone().map(|numbers| numbers.0);
        #[cfg(feature = "sabotage")]
        {
            case.sabotage = self.sabotage;
        }
        case
    }
}

fn scenario(name: &str) -> Result<&'static Scenario, String> {
    Scenario::named(name).ok_or_else(|| {
        let known: Vec<_> = Scenario::all().map(|scenario| scenario.name).collect();
        format!("there is no scenario of that name; there are: {}", known.join(", "))
    })
}

fn minutes(text: &str) -> Result<Duration, String> {
    let minutes: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if !(0.0001..=100_000.0).contains(&minutes) {
        return Err("must be between 0.0001 and 100000 minutes".to_owned());
    }
    Ok(Duration::from_nanos((minutes * 60e9) as u64))
}

fn numbers(text: &str) -> Result<Numbers, String> {
    if text == "none" {
        return Ok(Numbers(Vec::new()));
    }
    let number =
        |part: &str| part.trim().parse().map_err(|_| format!("{part} is no fault's number"));
    text.split(',').map(number).collect::<Result<_, _>>().map(Numbers)
}

#[cfg(feature = "sabotage")]
fn sabotage(name: &str) -> Result<interrex::election::Sabotage, String> {
    let all = interrex::election::Sabotage::ALL;
    all.into_iter().find(|rule| format!("{rule:?}") == name).ok_or_else(|| {
        let known: Vec<_> = all.iter().map(|rule| format!("{rule:?}")).collect();
        format!("there is no such sabotage; there are: {}", known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_scenario_is_answered_with_the_known_ones() {
        let error = scenario("mixd").expect_err("there is none");
        assert!(error.contains("mixed") && error.contains("half-dead-switch"));
    }

    #[test]
    fn numbers_and_minutes_are_read_or_invalid() {
        assert_eq!(numbers("3, 17").expect("two numbers").0, [3, 17]);
        assert!(numbers("3,x").is_err() && minutes("x").is_err() && minutes("0").is_err());
        assert_eq!(minutes("0.5"), Ok(Duration::from_millis(30_000)));
        assert!(numbers("none").expect("no number").0.is_empty());
    }
}
