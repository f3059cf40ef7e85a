//! The output of results: tables, JSON, and the command that replays a failure.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context;
use interrex::message::Kind;
use interrex_console::figure::Figure;
use interrex_console::table::Table;
use interrex_sim::{Case, Census, Scenario, Storage, Violation};
use serde::Serialize;

/// The results as JSON has them.
#[derive(Serialize, Debug)]
pub(crate) struct Report {
    pub(crate) scenario: &'static str,
    pub(crate) first_seed: u64,
    pub(crate) seeds: u64,
    pub(crate) seconds: f64,
    pub(crate) steps: u64,
    pub(crate) steps_per_second: f64,
    pub(crate) seeds_per_second: f64,
    pub(crate) simulated_seconds: f64,
    pub(crate) checks: u64,
    pub(crate) faults: u64,
    pub(crate) crashes: u64,
    pub(crate) pauses: u64,
    pub(crate) campaigns: u64,
    pub(crate) elections: u64,
    pub(crate) handovers: u64,
    pub(crate) false_suspicions: u64,
    pub(crate) bequests_of_the_living: u64,
    pub(crate) bequests_of_the_dead: u64,
    pub(crate) inherited: u64,
    pub(crate) voided: u64,
    pub(crate) restores: u64,
    pub(crate) guards: u64,
    pub(crate) drains: u64,
    pub(crate) overdue_drains: u64,
    pub(crate) programs: u64,
    pub(crate) takeovers_at_once: u64,
    pub(crate) lapses: u64,
    pub(crate) sent: Vec<(&'static str, u64)>,
    pub(crate) lost: u64,
    pub(crate) rejected: u64,
    pub(crate) attacks: u64,
    pub(crate) port_unreachable: u64,
    pub(crate) forged_unreachable: u64,
    pub(crate) violations: Vec<Failure>,
}

/// A seed that failed.
#[derive(Serialize, Debug)]
pub(crate) struct Failure {
    pub(crate) seed: u64,
    pub(crate) rule: String,
    pub(crate) says: &'static str,
    pub(crate) at_seconds: f64,
    pub(crate) detail: String,
    pub(crate) replay: String,
}

impl Failure {
    pub(crate) fn new(case: &Case, violation: &Violation) -> Self {
        Self {
            seed: case.order.seed,
            rule: format!("{:?}", violation.property),
            says: violation.property.says(),
            at_seconds: violation.at.as_nanos() as f64 / 1e9,
            detail: violation.detail.clone(),
            replay: command(case),
        }
    }
}

impl Report {
    pub(crate) fn new(case: &Case, seeds: u64, seconds: f64, census: &Census) -> Self {
        let rate = |count: u64| count as f64 / seconds.max(1e-9);
        Self {
            scenario: case.scenario.name,
            first_seed: case.order.seed,
            seeds,
            seconds,
            steps: census.steps,
            steps_per_second: rate(census.steps),
            seeds_per_second: rate(seeds),
            simulated_seconds: census.simulated.as_nanos() as f64 / 1e9,
            checks: census.checks,
            faults: census.faults,
            crashes: census.crashes,
            pauses: census.pauses,
            campaigns: census.campaigns,
            elections: census.elections,
            handovers: census.handovers,
            false_suspicions: census.false_suspicions,
            bequests_of_the_living: census.bequests_of_the_living,
            bequests_of_the_dead: census.bequests_of_the_dead,
            inherited: census.inherited,
            voided: census.voided,
            restores: census.restores,
            guards: census.guards,
            drains: census.drains,
            overdue_drains: census.overdue_drains,
            programs: census.programs,
            takeovers_at_once: census.takeovers_at_once,
            lapses: census.lapses,
            sent: Kind::ALL.iter().map(|kind| (kind.name(), census.sent[kind.index()])).collect(),
            lost: census.lost,
            rejected: census.rejected,
            attacks: census.attacks,
            port_unreachable: census.port_unreachable,
            forged_unreachable: census.forged_unreachable,
            violations: Vec::new(),
        }
    }

    /// Returns the summary.
    pub(crate) fn table(&self) -> String {
        let mut table = Table::new(&["", ""]);
        let mut row = |name: &str, value: String| table.push([name.to_owned(), value]);
        row("scenario", self.scenario.to_owned());
        let last = self.first_seed + self.seeds.saturating_sub(1);
        match self.seeds {
            1 => row("seed", self.first_seed.to_string()),
            _ => row("seeds", format!("{} to {last}", self.first_seed)),
        }
        row("simulated", format!("{:.1} s", self.simulated_seconds));
        row("took", format!("{:.2} s", self.seconds));
        row("core steps", format!("{} ({} a second)", self.steps, self.steps_per_second as u64));
        row("checks", self.checks.to_string());
        row("faults", self.faults.to_string());
        row("of them crashes, pauses", format!("{}, {}", self.crashes, self.pauses));
        row("campaigns, won", format!("{}, {}", self.campaigns, self.elections));
        row("false suspicions", self.false_suspicions.to_string());
        row("changes of the lease holder", self.handovers.to_string());
        row("leases lapsed", self.lapses.to_string());
        let (living, dead) = (self.bequests_of_the_living, self.bequests_of_the_dead);
        if living + dead > 0 {
            row("votes left by the living, the dead", format!("{living}, {dead}"));
            row("leaders at once by that", self.inherited.to_string());
        }
        if self.voided > 0 {
            row("taken for dead, alive", self.voided.to_string());
        }
        if self.restores > 0 {
            row("machines restored", self.restores.to_string());
        }
        if self.guards > 0 {
            row("guards granted", self.guards.to_string());
            row("drains, requests overdue", format!("{}, {}", self.drains, self.overdue_drains));
        }
        if self.programs > 0 {
            let counts = format!("{}, {}", self.programs, self.takeovers_at_once);
            row("programs, leaders that need not wait", counts);
        }
        let sent: u64 = self.sent.iter().map(|(_, count)| count).sum();
        row("datagrams, lost", format!("{sent}, {}", self.lost));
        if self.attacks > 0 {
            row("an attacker's, rejected in all", format!("{}, {}", self.attacks, self.rejected));
        }
        let (told, forged) = (self.port_unreachable, self.forged_unreachable);
        row("port unreachable, forged", format!("{told}, {forged}"));
        for (kind, count) in self.sent.iter().filter(|(_, count)| *count > 0) {
            row(&format!("  {kind}"), count.to_string());
        }
        let verdict = match self.violations.len() {
            0 => "none".to_owned(),
            some => format!("{some} RUNS"),
        };
        row("VIOLATIONS of S1-S8, S10, L1-L5", verdict);
        table.text()
    }

    /// Writes it as JSON; `-` is stdout.
    pub(crate) fn write_json(&self, path: &Path) -> anyhow::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        if path == Path::new("-") {
            io::stdout().write_all(text.as_bytes()).context("stdout can't be written")
        } else {
            fs::write(path, text).with_context(|| format!("--json {}", path.display()))
        }
    }
}

/// Returns the command that runs `case` again.
pub(crate) fn command(case: &Case) -> String {
    let mut text = format!("cargo run --release -p simulate -- --seed {}", case.order.seed);
    #[cfg(feature = "sabotage")]
    if let Some(rule) = case.sabotage {
        text = text.replace("simulate --", &format!("simulate -F sabotage -- --sabotage {rule:?}"));
    }
    let mut add = |option: String| write!(text, " {option}").expect("a string takes all");
    if case.scenario.name != "mixed" {
        add(format!("--scenario {}", case.scenario.name));
    }
    if case.order.noise > 0 {
        add(format!("--noise {}", case.order.noise));
    }
    if let Some(nodes) = case.order.nodes {
        add(format!("--nodes {nodes}"));
    }
    if let Some(length) = case.order.length {
        add(format!("--minutes {}", length.as_nanos() as f64 / 60e9));
    }
    match case.order.storage {
        Some(Storage::Durable) => add("--storage durable".to_owned()),
        Some(Storage::Created) => add("--storage created".to_owned()),
        Some(Storage::Diskless) => add("--storage diskless".to_owned()),
        Some(Storage::Forgetful) => add("--storage forgetful".to_owned()),
        None => {}
    }
    if let Some(numbers) = &case.only {
        let numbers: Vec<_> = numbers.iter().map(u16::to_string).collect();
        let list = if numbers.is_empty() { "none".to_owned() } else { numbers.join(",") };
        add(format!("--only {list}"));
    }
    text
}

/// A table with a title.
pub(crate) struct Sheet {
    title: String,
    table: Table,
}

impl Sheet {
    pub(crate) fn new(title: &str, header: &[&str]) -> Self {
        Self { title: title.to_owned(), table: Table::new(header) }
    }

    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.table.push(cells);
    }

    /// Prints it, and writes it as `name.csv` into a directory.
    pub(crate) fn write(&self, directory: &Path, name: &str) -> anyhow::Result<()> {
        self.show()?;
        let path = directory.join(name).with_extension("csv");
        fs::write(&path, self.table.csv()).with_context(|| format!("{}", path.display()))
    }

    /// Prints it.
    pub(crate) fn show(&self) -> anyhow::Result<()> {
        say(&format!("{}\n{}\n", self.title, self.table.text()))
    }
}

/// Writes a figure as `name.svg` into a directory.
pub(crate) fn keep(figure: &Figure, directory: &Path, name: &str) -> anyhow::Result<()> {
    let context = || format!("{}", directory.join(name).with_extension("svg").display());
    figure.write(directory, name).with_context(context)
}

/// Prints `text`. Ends the program without an error where the reader is gone, as `head`.
pub(crate) fn say(text: &str) -> anyhow::Result<()> {
    match writeln!(io::stdout(), "{text}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        written => written.context("stdout can't be written"),
    }
}

/// Returns all scenarios, a line each.
pub(crate) fn scenarios() -> String {
    let line = |scenario: &Scenario| format!("{:<24} {}\n", scenario.name, scenario.about);
    Scenario::all().map(line).collect()
}
