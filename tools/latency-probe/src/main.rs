//! **latency-probe** measures how fast interrex elects a leader and replaces a dead one, and how
//! calm it is when nothing happens, on the host it runs on.
//!
//! | room | what it knows |
//! |---|---|
//! | `cli` | options, limits, settings |
//! | `stages` | what is measured, one file each |
//! | `cluster` | nodes as threads of this process |
//! | `child`, `fleet` | nodes as processes: the child's side, the parent's side |
//! | `telling` | events of a node, as the ledger takes them |
//! | `depot` | the directory of the stores: made, tried, removed |
//! | `timed_store` | how long each durable vote took |
//! | `durability` | what a vote survives, in words |
//! | `ledger` | which leader change is owed, and which is false |
//! | `loopback` | sockets on 127.0.0.1 |
//! | `quantiles` | exact quantiles |
//! | `machine` | facts from `/proc` and `/sys` |
//! | `record` | how heartbeats came in, as a file |
//! | `report` | table, JSON, SVG, HdrHistogram text |
//! | `interrupt`, `progress` | Ctrl-C, the bar on stderr |

mod child;
mod cli;
mod cluster;
mod depot;
mod durability;
mod fleet;
mod interrupt;
mod ledger;
mod loopback;
mod machine;
mod progress;
mod quantiles;
mod record;
mod report;
mod stages;
mod telling;
mod timed_store;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser;

use cli::{Cli, Options, Settings, Stage};
use depot::{Depot, DepotError};
use interrupt::Interrupt;
use machine::Machine;
use progress::Progress;
use report::json::Destination;
use report::{Report, ReportError, directory};
use stages::{Context, StageError, disk, elections, failover, floor, host, steady};

fn main() -> ExitCode {
    let cli = Cli::parse().checked().unwrap_or_else(|refusal| refusal.exit());
    let outcome = if cli.stage == Some(Stage::Node) { live() } else { probe(&cli) };
    outcome.unwrap_or_else(|error| {
        // In one line, without the trace that anyhow adds where RUST_BACKTRACE is set.
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn live() -> anyhow::Result<ExitCode> {
    let ran = child::live().context("this command is for latency-probe itself")?;
    Ok(if ran { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn probe(cli: &Cli) -> anyhow::Result<ExitCode> {
    let interrupt = Interrupt::catch().context("Ctrl-C can't be caught")?;
    let (depot, json) = prepare(&cli.options, &interrupt)?;
    let cores = cli::usable_cores();
    let settings = Settings::resolve(&cli.options, cores);
    let mut report = Report::new(Machine::examine(cores, cluster::clock_name()), settings.clone());
    report.notes = cli.notes();
    if cli.stage != Some(Stage::Host) {
        report.warnings = settings.warnings(cores);
    }
    let progress = Progress::on_stderr();
    let context = Context {
        settings: &settings,
        interrupt: &interrupt,
        progress: &progress,
        alone: cli.stage.is_some(),
        depot: depot.as_ref(),
    };
    let measured = measure(cli, context, &mut report);
    let left = depot.map_or(Ok(()), Depot::clear);
    report.interrupted = interrupt.is_raised();
    report.failed = measured.as_ref().err().map(|error| format!("{error:#}"));
    if report.is_without_latencies() {
        let asked = [("--svg", &cli.options.svg), ("--hgrm", &cli.options.hgrm)];
        let in_vain = asked.into_iter().filter(|(_, directory)| directory.is_some());
        let note = |option| format!("{option}: there are no latencies to write, and nothing was");
        report.notes.extend(in_vain.map(|(option, _)| note(option)));
    }
    // What was measured before a stage failed stays measured.
    let unwritten = show(&report, &cli.options, json);
    for error in &unwritten {
        eprintln!("error: {}", cluster::with_causes(error));
    }
    measured?;
    left?;
    Ok(match (unwritten.is_empty(), report.interrupted) {
        (false, _) => ExitCode::FAILURE,
        (true, true) => ExitCode::from(interrupt::EXIT_CODE),
        (true, false) => ExitCode::SUCCESS,
    })
}

/// Makes sure that stores can be kept and results written before any time is spent on them. The file
/// for the JSON comes last, since opening it empties it.
fn prepare(
    options: &Options,
    interrupt: &Interrupt,
) -> anyhow::Result<(Option<Depot>, Option<Destination>)> {
    for (option, path) in [("--svg", &options.svg), ("--hgrm", &options.hgrm)] {
        path.as_deref().map_or(Ok(()), |path| directory::try_out(option, path))?;
    }
    let directory = options.store.directory();
    let depot: Result<_, DepotError> =
        directory.map(|path| Depot::open(path, interrupt)).transpose();
    let depot = depot?;
    Ok((depot, options.json.as_deref().map(Destination::open).transpose()?))
}

fn measure(cli: &Cli, context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    let outcome = match cli.stage {
        Some(stage) => run_alone(stage, context, report),
        None => run_all(context, report),
    };
    context.progress.clear();
    outcome
}

/// Elections bring their floor along, to be compared with.
fn run_alone(stage: Stage, context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    if stage == Stage::Elections && Stage::Floor.refusal_of(context.settings.nodes).is_none() {
        run_stage(Stage::Floor, Context { alone: false, ..context }, report)?;
    }
    if context.interrupt.is_raised() {
        return Ok(());
    }
    run_stage(stage, context, report)
}

fn run_all(context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    for stage in Stage::ALL {
        if context.interrupt.is_raised() {
            break;
        }
        match stage.refusal_of(context.settings.nodes) {
            Some(reason) => report.skipped.push(reason),
            None => run_stage(stage, context, report)?,
        }
    }
    Ok(())
}

fn run_stage(stage: Stage, context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    match stage {
        Stage::Host => {
            let host = host::run(context, &report.machine).context("stage host")?;
            report.host = Some(host);
        }
        Stage::Floor => {
            report.floor = Some(floor::run(context).context("stage floor")?);
            measure_disk(context, report).context("stage floor")?;
        }
        Stage::Elections => {
            let elections = elections::run(context, report.floor.as_ref());
            report.elections = Some(elections.context("stage elections")?);
            compare_with_disk(context, report).context("stage elections")?;
        }
        Stage::Failover => report.failover.push(failover::run(context).context("stage failover")?),
        Stage::Steady => {
            report.steady = Some(steady::run(context, &report.machine).context("stage steady")?)
        }
        Stage::Node => {}
    }
    Ok(())
}

/// The disk's part of the floor, where there is a disk.
fn measure_disk(context: Context<'_>, report: &mut Report) -> Result<(), StageError> {
    if let Some(shelf) = context.shelf("floor")?.filter(|_| !context.interrupt.is_raised()) {
        report.disk = Some(disk::run(context, &shelf)?);
    }
    Ok(())
}

/// The second half of the raw writes, after the elections that are compared with both.
fn compare_with_disk(context: Context<'_>, report: &mut Report) -> Result<(), StageError> {
    let Some(disk) = &mut report.disk else { return Ok(()) };
    if let Some(shelf) = context.shelf("floor")?.filter(|_| !context.interrupt.is_raised()) {
        disk.run_again(Context { alone: false, ..context }, &shelf)?;
    }
    if let Some(elections) = &mut report.elections {
        elections.compare_with(disk);
    }
    Ok(())
}

/// Writes what was asked for, each as far as it goes: what can't be written is no reason to lose the
/// rest. The JSON, from which all else can be had, comes first.
fn show(report: &Report, options: &Options, json: Option<Destination>) -> Vec<ReportError> {
    let table = report::table::text_of(report);
    let is_stdout_taken = matches!(json, Some(Destination::Stdout));
    let written = json.map_or(Ok(()), |json| json.write(report));
    let printed = if is_stdout_taken {
        io::stderr().write_all(table.as_bytes())
    } else {
        io::stdout().write_all(table.as_bytes())
    };
    let printed = printed.or_else(report::forgive_closed_pipe).map_err(ReportError::Print);
    let draw = |directory: &Path| report::svg::write(report, directory);
    let drawn = options.svg.as_deref().map_or(Ok(()), draw);
    let write = |directory: &Path| report::hgrm::write(report, directory);
    let listed = options.hgrm.as_deref().map_or(Ok(()), write);
    [written, printed, drawn, listed].into_iter().filter_map(Result::err).collect()
}
