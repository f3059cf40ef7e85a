//! The results of a run, as one object. Its shape is the JSON's; tables, figures and `.hgrm` files
//! are views of it.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | the results of a run, and the distributions in them by name |
//! | `results.rs` | what each stage has found |
//! | `quantiles.rs` | distributions and their quantiles |
//! | `rate.rs` | how often something happens, from how often it was seen |
//! | `ratio.rs` | a measurement over its floor |
//! | `rejected.rs` | datagrams rejected, by reason |
//! | `machine.rs` | facts from `/proc` and `/sys` |

mod machine;
mod quantiles;
mod rate;
mod ratio;
mod rejected;
mod results;

use serde::Serialize;

use crate::settings::{Fault, Layout, Settings, name_of};

pub(crate) use machine::Machine;
pub(crate) use quantiles::{Distribution, Quantiles};
pub(crate) use rate::{Rate, few_digits, thousandths};
pub(crate) use ratio::{Baseline, Ratio, ratio};
pub(crate) use rejected::Rejected;
pub(crate) use results::*;

/// The version of the JSON's shape. Keys may be added within one.
pub(crate) const SCHEMA: u32 = 1;

/// The results of a run. A stage that did not run is absent.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) schema: u32,
    /// True if the user ended the run before its time.
    pub(crate) interrupted: bool,
    /// The machine that it was measured on.
    pub(crate) machine: Machine,
    /// The settings that it was measured with.
    pub(crate) settings: Settings,
    /// The host's fitness.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) host: Option<Host>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) floor: Option<Floor>,
    /// A bare kill that a guardian tells of, where that was measured alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kill_floor: Option<KillFloor>,
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
    /// The same beside a load.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) beside_load: Option<Calm>,
    /// Members that nothing befell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) steady: Option<Steady>,
    /// Members under a flood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) flood: Option<Flood>,
    /// The timing that suits this host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tune: Option<Tune>,
    /// The reason for which a stage could not be measured; the run ended there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failed: Option<String>,
    /// Reasons for which the results are worthless, and advice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) warnings: Vec<String>,
    /// Options that had no effect.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) notes: Vec<String>,
    /// Stages left out, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) skipped: Vec<String>,
}

/// A distribution with the names it goes by.
#[derive(Clone, Debug)]
pub(crate) struct Named<'a> {
    pub(crate) name: String,
    /// Of files, without extension.
    pub(crate) file: String,
    pub(crate) distribution: &'a Distribution,
    /// Leader changes that nothing owed while it was measured; `None` where there is no cluster.
    pub(crate) false_elections: Option<u64>,
}

impl<'a> Named<'a> {
    /// Names a distribution that was measured beside so many false elections.
    pub(crate) fn new(
        name: impl Into<String>,
        file: impl Into<String>,
        distribution: &'a Distribution,
        false_elections: impl Into<Option<u64>>,
    ) -> Self {
        let (name, file) = (name.into(), file.into());
        Self { name, file, distribution, false_elections: false_elections.into() }
    }
}

impl Report {
    /// Creates a report of nothing yet.
    pub(crate) fn new(machine: Machine, settings: Settings) -> Self {
        Self {
            schema: SCHEMA,
            interrupted: false,
            machine,
            settings,
            host: None,
            floor: None,
            kill_floor: None,
            disk: None,
            elections: None,
            failover: Vec::new(),
            undisturbed: None,
            beside_load: None,
            steady: None,
            flood: None,
            tune: None,
            failed: None,
            warnings: Vec::new(),
            notes: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// Returns floors and elections, which belong in one figure.
    pub(crate) fn election_distributions(&self) -> Vec<Named<'_>> {
        let mut all = Vec::new();
        if let Some(floor) = &self.floor {
            all.push(Named::new("raw UDP round trip", "floor-rtt", &floor.rtt_ns, None));
        }
        if let Some(disk) = &self.disk {
            all.push(Named::new("raw 512-byte write", "disk-write", &disk.write_ns, None));
        }
        if let Some(of) = &self.elections {
            let mut add = |name, file, distribution| {
                all.push(Named::new(name, file, distribution, of.false_elections));
            };
            add("resigned: election", "election", &of.election_ns);
            add("handed over: total", "handover", &of.handover_ns);
            add("handed over: no leader", "no-leader", &of.without_leader_ns);
            if !of.persist_ns.is_empty() {
                add("resigned: persist", "persist", &of.persist_ns);
            }
        }
        all
    }

    /// Returns heartbeat lateness before a flood and during it.
    pub(crate) fn flood_distributions(&self) -> Vec<Named<'_>> {
        let Some(Flood { before, during, .. }) = &self.flood else { return Vec::new() };
        vec![
            before.lateness_as("calm: lateness", "lateness-before-flood"),
            during.lateness_as("flood: lateness", "lateness-in-flood"),
        ]
    }

    /// Returns heartbeat lateness while nothing happened.
    pub(crate) fn steady_distributions(&self) -> Vec<Named<'_>> {
        let Some(Steady { watched, .. }) = &self.steady else { return Vec::new() };
        vec![watched.lateness_as("heartbeat lateness", "heartbeat-lateness")]
    }

    /// Returns true if no stage has measured a latency.
    pub(crate) fn is_without_latencies(&self) -> bool {
        self.distributions().iter().all(|named| named.distribution.is_empty())
    }

    /// Returns every distribution, in the order of the table.
    pub(crate) fn distributions(&self) -> Vec<Named<'_>> {
        let mut all = self.election_distributions();
        all.extend(self.kill_floor.iter().flat_map(|floor| floor.distributions("kill-floor")));
        for failover in &self.failover {
            all.extend(failover.distributions());
            all.extend(failover.without_leader());
            all.extend(failover.told());
            let floor = failover.floor.iter();
            all.extend(floor.flat_map(|floor| floor.distributions(&failover.file("floor"))));
        }
        all.extend(self.steady_distributions());
        all.extend(self.flood_distributions());
        for Tune { rtt_ns, watched, .. } in self.tune.iter() {
            all.push(Named::new("UDP round trip", "tune-rtt", rtt_ns, None));
            all.push(Named::new("lateness", "tune-lateness", &watched.lateness_ns, None));
            all.push(Named::new("polling pauses", "tune-pauses", &watched.duty_cycle_gap_ns, None));
        }
        all
    }
}

impl Watched {
    fn lateness_as(&self, name: &str, file: &str) -> Named<'_> {
        Named::new(name, file, &self.heartbeat_lateness_ns, self.false_elections)
    }
}

impl Failover {
    /// Returns the whole and its four parts.
    pub(crate) fn distributions(&self) -> [Named<'_>; 5] {
        [
            ("total", &self.total_ns),
            ("detection", &self.detection_ns),
            ("drain", &self.drain_ns),
            ("election", &self.election_ns),
            ("publication", &self.publication_ns),
        ]
        .map(|(part, distribution)| self.named(part, distribution))
    }

    /// Returns the time until a client was told, and the part of it after the lease.
    fn told(&self) -> [Named<'_>; 2] {
        [
            self.named("client told", &self.told_ns),
            self.named("lease to client", &self.told_after_lease_ns),
        ]
    }

    /// Returns the time without a leader, where the old one gave its leadership up.
    fn without_leader(&self) -> Option<Named<'_>> {
        let distribution = &self.without_leader_ns;
        (!distribution.is_empty()).then(|| self.named("no leader", distribution))
    }

    fn named<'a>(&self, part: &str, distribution: &'a Distribution) -> Named<'a> {
        let name = format!("{}: {part}", name_of(self.fault));
        Named::new(name, self.file(part), distribution, self.false_elections)
    }

    /// Returns the name of the files of a part. Those of kills are the names that they always had.
    fn file(&self, part: &str) -> String {
        let fault = name_of(self.fault);
        let fault = if self.fault == Fault::Kill { String::new() } else { format!("-{fault}") };
        let held = if self.ballast.is_none() { "" } else { "-ballast" };
        let layout = if self.layout == Layout::Apart { "-apart" } else { "" };
        format!("failover{fault}{held}{layout}-{}", part.replace(' ', "-"))
    }
}

impl KillFloor {
    fn distributions(&self, file: &str) -> [Named<'_>; 2] {
        [("bell", &self.bell_ns), ("told", &self.told_ns)].map(|(part, distribution)| {
            Named::new(format!("bare kill: {part}"), format!("{file}-{part}"), distribution, None)
        })
    }
}
