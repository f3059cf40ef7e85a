//! What a run has found, as one object, and the forms it is shown in.
//!
//! The object's shape is the JSON's; tables, figures and `.hgrm` files are views of it.

mod curve;
pub(crate) mod directory;
mod failover;
mod flood;
pub(crate) mod hgrm;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod svg;
pub(crate) mod table;
mod tune;

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::{Ballast, Settings};
use crate::fault::Fault;
use crate::machine::Machine;
use crate::quantiles::Distribution;
use crate::stages::disk::Disk;
use crate::stages::elections::Elections;
use crate::stages::failover::{Calm, Failover};
use crate::stages::flood::Flood;
use crate::stages::floor::Floor;
use crate::stages::host::Host;
use crate::stages::steady::Steady;
use crate::stages::tune::Tune;
use crate::stages::watch::Watched;

/// The version of the JSON's shape. Keys may be added within one.
pub(crate) const SCHEMA: u32 = 1;

/// The results of a run. A stage that did not run is absent.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    /// [`SCHEMA`].
    pub(crate) schema: u32,
    /// Whether the user ended the run before its time.
    pub(crate) interrupted: bool,
    /// What it was measured on.
    pub(crate) machine: Machine,
    /// What was asked for.
    pub(crate) settings: Settings,
    /// Whether the host is fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) host: Option<Host>,
    /// The raw round trip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) floor: Option<Floor>,
    /// The raw synchronous write, where votes were durable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) disk: Option<Disk>,
    /// Elections without a fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) elections: Option<Elections>,
    /// Elections after a fault, one entry per fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) failover: Vec<Failover>,
    /// The members of the failovers with nothing happening, where one watch is for all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) undisturbed: Option<Calm>,
    /// What happened while nothing should have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) steady: Option<Steady>,
    /// What happened under a flood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) flood: Option<Flood>,
    /// What timing suits this host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tune: Option<Tune>,
    /// Why a stage could not be measured; the run ended there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failed: Option<String>,
    /// What makes the results worthless, and what to do instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) warnings: Vec<String>,
    /// What was asked for and had no effect.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) notes: Vec<String>,
    /// Stages left out, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) skipped: Vec<String>,
}

/// A distribution with the names it goes by.
#[derive(Clone, Debug)]
pub(crate) struct Named<'a> {
    /// In tables and legends.
    pub(crate) name: Cow<'static, str>,
    /// Of files, without extension.
    pub(crate) file: Cow<'static, str>,
    /// What was measured.
    pub(crate) distribution: &'a Distribution,
    /// Leader changes that nothing owed while it was measured; `None` where there is no cluster.
    pub(crate) false_elections: Option<u64>,
}

impl Report {
    /// A report of nothing yet.
    pub(crate) fn new(machine: Machine, settings: Settings) -> Self {
        Self {
            schema: SCHEMA,
            interrupted: false,
            machine,
            settings,
            host: None,
            floor: None,
            disk: None,
            elections: None,
            failover: Vec::new(),
            undisturbed: None,
            steady: None,
            flood: None,
            tune: None,
            failed: None,
            warnings: Vec::new(),
            notes: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// Floors and elections, which belong in one figure.
    pub(crate) fn election_distributions(&self) -> Vec<Named<'_>> {
        let floor = self.floor.iter().map(|floor| Named {
            name: "raw UDP round trip".into(),
            file: "floor-rtt".into(),
            distribution: &floor.rtt_ns,
            false_elections: None,
        });
        let disk = self.disk.iter().map(|disk| Named {
            name: "raw 512-byte write".into(),
            file: "disk-write".into(),
            distribution: &disk.write_ns,
            false_elections: None,
        });
        let elections = self.elections.iter().flat_map(|elections| {
            let of = |name: &'static str, file: &'static str, distribution| Named {
                name: name.into(),
                file: file.into(),
                distribution,
                false_elections: Some(elections.false_elections),
            };
            [
                of("resigned: election", "election", &elections.election_ns),
                of("resigned: total", "handover", &elections.handover_ns),
                of("resigned: persist", "persist", &elections.persist_ns),
            ]
            .into_iter()
            .filter(|named| named.file != "persist" || !named.distribution.is_empty())
        });
        floor.chain(disk).chain(elections).collect()
    }

    /// Each failover with its parts.
    pub(crate) fn failover_distributions(&self) -> Vec<Named<'_>> {
        self.failover.iter().flat_map(parts_of).collect()
    }

    /// Heartbeat lateness.
    pub(crate) fn steady_distributions(&self) -> Vec<Named<'_>> {
        let named = |steady| lateness_of("heartbeat lateness", "heartbeat-lateness", steady);
        self.steady.iter().map(|steady| named(&steady.watched)).collect()
    }

    /// Heartbeat lateness before a flood and during it.
    pub(crate) fn flood_distributions(&self) -> Vec<Named<'_>> {
        let both = self.flood.iter().flat_map(|flood| {
            [
                lateness_of("calm: lateness", "lateness-before-flood", &flood.before),
                lateness_of("flood: lateness", "lateness-in-flood", &flood.during),
            ]
        });
        both.collect()
    }

    /// What a proposal rests on.
    fn tune_distributions(&self) -> Vec<Named<'_>> {
        let mut all = Vec::new();
        for Tune { rtt_ns, watched, .. } in self.tune.iter() {
            for (name, file, distribution) in [
                ("UDP round trip", "tune-rtt", rtt_ns),
                ("lateness", "tune-lateness", &watched.lateness_ns),
                ("polling pauses", "tune-pauses", &watched.duty_cycle_gap_ns),
            ] {
                let (name, file) = (name.into(), file.into());
                all.push(Named { name, file, distribution, false_elections: None });
            }
        }
        all
    }

    /// Whether no stage has measured a latency.
    pub(crate) fn is_without_latencies(&self) -> bool {
        self.distributions().iter().all(|named| named.distribution.is_empty())
    }

    /// Every distribution, in the order of the table.
    pub(crate) fn distributions(&self) -> Vec<Named<'_>> {
        let mut all = self.election_distributions();
        all.extend(self.failover_distributions());
        all.extend(self.steady_distributions());
        all.extend(self.flood_distributions());
        all.extend(self.tune_distributions());
        all
    }
}

/// A failover and its four parts. The files of kills have the names that they always had.
pub(crate) fn parts_of(failover: &Failover) -> [Named<'_>; 5] {
    let fault = failover.fault.name();
    let stem = match failover.fault {
        Fault::Kill => "failover".to_owned(),
        Fault::Notice | Fault::Stop | Fault::Isolate | Fault::Resign => format!("failover-{fault}"),
    };
    let held = if failover.ballast == Ballast::default() { "" } else { "-ballast" };
    [
        ("total", &failover.total_ns),
        ("detection", &failover.detection_ns),
        ("drain", &failover.drain_ns),
        ("election", &failover.election_ns),
        ("publication", &failover.publication_ns),
    ]
    .map(|(part, distribution)| Named {
        name: format!("{fault}: {part}").into(),
        file: format!("{stem}{held}-{part}").into(),
        distribution,
        false_elections: Some(failover.false_elections),
    })
}

fn lateness_of<'a>(name: &'static str, file: &'static str, watched: &'a Watched) -> Named<'a> {
    let distribution = &watched.heartbeat_lateness_ns;
    let false_elections = Some(watched.false_elections);
    Named { name: name.into(), file: file.into(), distribution, false_elections }
}

/// Whoever pipes results into `head` has seen enough.
///
/// # Errors
/// Any other error, as it came.
pub(crate) fn forgive_closed_pipe(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

/// Why results could not be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReportError {
    /// A file or directory.
    #[error("{option} {}: can't be written", path.display())]
    Write {
        /// The option that names it.
        option: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Standard output or standard error.
    #[error("the results can't be printed")]
    Print(#[source] io::Error),
    /// A figure could not be drawn.
    #[error("--svg {}: the figure can't be drawn: {reason}", path.display())]
    Draw {
        /// The file.
        path: PathBuf,
        /// What the drawing library says.
        reason: String,
    },
}
