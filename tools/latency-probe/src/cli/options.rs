//! What all stages share.
//!
//! Knows each option with its limits, and nothing of what a stage makes of it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, ValueEnum};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::waiting::Waiting;
use crate::wishes::Wishes;

use super::ballast::Ballast;
use super::timing::TimingChoice;

/// For how long failover watches its members undisturbed if nothing else is asked.
pub(super) const STEADY_SECONDS: u32 = 10;

/// What all stages share.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of stages")]
pub(crate) struct Options {
    /// Members of the cluster, 1 to 128; failover and report need 3 or more
    #[arg(
        long, global = true, value_name = "N", default_value_t = 3, env = "LATENCY_PROBE_NODES",
        hide_env_values = true, value_parser = clap::value_parser!(u8).range(1..=128)
    )]
    pub(crate) nodes: u8,

    /// Elections (default 1000), faults (default 40) or, for floor alone, round trips (20000); the
    /// other stages have no rounds
    #[arg(
        long, global = true, value_name = "N", env = "LATENCY_PROBE_ROUNDS",
        hide_env_values = true, value_parser = clap::value_parser!(u32).range(1..=10_000_000)
    )]
    pub(crate) rounds: Option<u32>,

    /// Seconds that steady (default 10), host (default 3), flood and tune (default 30) take; the other
    /// stages end by rounds
    #[arg(
        long, global = true, value_name = "S", env = "LATENCY_PROBE_SECS",
        hide_env_values = true, value_parser = clap::value_parser!(u32).range(1..=86_400)
    )]
    pub(crate) secs: Option<u32>,

    /// Its lengths of time.
    #[command(flatten)]
    pub(crate) timing: TimingChoice,

    /// How a polling thread waits; spin where every node can have a core, else yield
    #[arg(
        long,
        global = true,
        value_name = "HOW",
        env = "LATENCY_PROBE_WAIT",
        hide_env_values = true
    )]
    pub(crate) wait: Option<Wait>,

    /// What the members' threads are to have of the host.
    #[command(flatten)]
    pub(crate) wishes: Wishes,

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

    /// What befalls the leader in failover
    #[arg(
        long,
        global = true,
        value_name = "FAULT",
        default_value = "kill",
        env = "LATENCY_PROBE_FAULT",
        hide_env_values = true
    )]
    pub(crate) fault: Fault,

    /// How the guardian waits that watches over the members of "failover --fault notice" and of report
    #[arg(
        long,
        global = true,
        value_name = "HOW",
        default_value = "asleep",
        env = "LATENCY_PROBE_GUARDIAN",
        hide_env_values = true
    )]
    pub(crate) guardian: Waiting,

    /// Memory that each member of failover holds, resident: 256MiB, 2GiB. A killed process' kernel
    /// refuses for it only after it has taken that back
    #[arg(
        long, global = true, value_name = "SIZE", default_value = "none",
        env = "LATENCY_PROBE_BALLAST", hide_env_values = true, value_parser = Ballast::from_str
    )]
    pub(crate) ballast: Ballast,

    /// Seconds for which failover and report watch their members undisturbed after the faults: false
    /// elections, lapses, CPU; 0 for none
    #[arg(
        long, global = true, value_name = "S", default_value_t = STEADY_SECONDS,
        env = "LATENCY_PROBE_STEADY_SECS", hide_env_values = true,
        value_parser = clap::value_parser!(u32).range(0..=86_400)
    )]
    pub(crate) steady_secs: u32,

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
    pub(super) fn first_said(matches: &ArgMatches) -> Option<String> {
        let options = Self::augment_args(clap::Command::new(""));
        let said = |option: &&Arg| {
            matches.value_source(option.get_id().as_str()) == Some(ValueSource::CommandLine)
        };
        options.get_arguments().find(said).and_then(Arg::get_long).map(str::to_owned)
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
