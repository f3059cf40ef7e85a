//! **latency-probe** measures how fast interrex elects a leader and replaces a dead one, and how
//! calm it is when nothing happens, on the host it runs on.
//!
//! | room | what it knows |
//! |---|---|
//! | `cli` | options, limits, settings |
//! | `stages` | what is measured, one file each |
//! | `cluster` | nodes as threads of this process |
//! | `child`, `fleet` | nodes as processes: the child's side, the parent's side |
//! | `loopback` | sockets on 127.0.0.1 |
//! | `quantiles` | exact quantiles |
//! | `machine` | facts from `/proc` and `/sys` |
//! | `report` | table, JSON, SVG, HdrHistogram text |
//! | `interrupt`, `progress` | Ctrl-C, the bar on stderr |

mod child;
mod cli;
mod cluster;
mod fleet;
mod interrupt;
mod loopback;
mod machine;
mod progress;
mod quantiles;
mod report;
mod stages;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser;

use cli::{Cli, Options, Settings, Stage};
use interrupt::Interrupt;
use machine::Machine;
use progress::Progress;
use report::json::Destination;
use report::{Report, ReportError};
use stages::{Context, elections, failover, floor, host, steady};

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
    let json = prepare(&cli.options)?;
    let interrupt = Interrupt::catch().context("Ctrl-C can't be caught")?;
    let cores = cli::usable_cores();
    let settings = Settings::resolve(&cli.options, cores);
    let mut report = Report::new(Machine::examine(cores, cluster::clock_name()), settings.clone());
    let measured = measure(cli, &settings, &interrupt, &mut report);
    report.interrupted = interrupt.is_raised();
    report.failed = measured.as_ref().err().map(|error| format!("{error:#}"));
    // What was measured before a stage failed stays measured.
    show(&report, &cli.options, json)?;
    measured?;
    Ok(if report.interrupted { ExitCode::from(interrupt::EXIT_CODE) } else { ExitCode::SUCCESS })
}

/// Makes sure that results can be written before any time is spent on them.
fn prepare(options: &Options) -> Result<Option<Destination>, ReportError> {
    for (option, directory) in [("--svg", &options.svg), ("--hgrm", &options.hgrm)] {
        if let Some(path) = directory {
            fs::create_dir_all(path).map_err(|source| ReportError::Write {
                option,
                path: path.clone(),
                source,
            })?;
        }
    }
    options.json.as_deref().map(Destination::open).transpose()
}

fn measure(
    cli: &Cli,
    settings: &Settings,
    interrupt: &Interrupt,
    report: &mut Report,
) -> anyhow::Result<()> {
    let progress = Progress::on_stderr();
    let context = Context { settings, interrupt, progress: &progress, alone: cli.stage.is_some() };
    let outcome = match cli.stage {
        Some(stage) => run_alone(stage, context, report),
        None => run_all(context, report),
    };
    progress.clear();
    outcome
}

/// Elections bring their floor along, to be compared with.
fn run_alone(stage: Stage, context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    if stage == Stage::Elections && Stage::Floor.refusal_of(context.settings.nodes).is_none() {
        run_stage(Stage::Floor, Context { alone: false, ..context }, report)?;
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
        Stage::Floor => report.floor = Some(floor::run(context).context("stage floor")?),
        Stage::Elections => {
            let elections = elections::run(context, report.floor.as_ref());
            report.elections = Some(elections.context("stage elections")?);
        }
        Stage::Failover => report.failover.push(failover::run(context).context("stage failover")?),
        Stage::Steady => report.steady = Some(steady::run(context).context("stage steady")?),
        Stage::Node => {}
    }
    Ok(())
}

fn show(report: &Report, options: &Options, json: Option<Destination>) -> Result<(), ReportError> {
    let table = report::table::text_of(report);
    let printed = match json {
        Some(Destination::Stdout) => io::stderr().write_all(table.as_bytes()),
        Some(Destination::File(..)) | None => io::stdout().write_all(table.as_bytes()),
    };
    printed.or_else(report::forgive_closed_pipe).map_err(ReportError::Print)?;
    let draw = |directory: &Path| report::svg::write(report, directory);
    options.svg.as_deref().map_or(Ok(()), draw)?;
    let write = |directory: &Path| report::hgrm::write(report, directory);
    options.hgrm.as_deref().map_or(Ok(()), write)?;
    json.map_or(Ok(()), |json| json.write(report))
}
