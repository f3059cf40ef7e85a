//! **latency-probe** measures how fast interrex elects a leader and replaces a dead one, and how
//! calm it is when nothing happens, on the host it runs on.
//!
//! | room | what it knows |
//! |---|---|
//! | `cli` | options, limits, settings |
//! | `run` | which stages a command runs, one after the other |
//! | `stages` | what is measured, one file each |
//! | `cluster` | nodes as threads of this process |
//! | `fleet` | nodes as processes, and their guardian |
//! | `fault` | what befalls the leader |
//! | `junk` | what a flood is made of |
//! | `flooder`, `barrage` | a flood as a process: the child's side, the parent's side |
//! | `key` | the command that makes a key file |
//! | `depot` | the directory of the stores: made, tried, removed |
//! | `timed_store` | how long each durable vote took |
//! | `durability` | what a vote survives, in words |
//! | `refused` | datagrams refused, by reason |
//! | `quantiles` | exact quantiles |
//! | `machine` | facts from `/proc` and `/sys` |
//! | `record` | how heartbeats came in, as a file |
//! | `report` | table, Markdown, JSON, SVG, HdrHistogram text |
//! | `wishes` | what the host is asked for |
//! | `waiting` | how a guardian waits |
//! | `interrupt`, `progress` | Ctrl-C, the bar on stderr |

mod barrage;
mod cli;
mod cluster;
mod depot;
mod durability;
mod fault;
mod fleet;
mod flooder;
mod interrupt;
mod junk;
mod key;
mod machine;
mod progress;
mod quantiles;
mod record;
mod refused;
mod report;
mod run;
mod stages;
mod timed_store;
mod waiting;
mod wishes;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

use cli::{Authentication, Cli, Command, KeyFile, Options, Settings, Stage};
use depot::{Depot, DepotError};
use interrex_testbed::RunKey;
use interrupt::Interrupt;
use machine::Machine;
use progress::Progress;
use report::json::Destination;
use report::{Report, ReportError, directory};
use stages::Context;

fn main() -> ExitCode {
    let cli = Cli::read(std::env::args_os()).unwrap_or_else(|refusal| refusal.exit());
    let outcome = match &cli.command {
        Some(Command::Key(asked)) => make_key(asked),
        Some(Command::Testbed { arguments }) => interrex_testbed::run(arguments.clone())
            .context("this command is for latency-probe itself"),
        Some(Command::Flooder) => send_flood(),
        Some(Command::Stage(_)) | None => probe(&cli),
    };
    outcome.unwrap_or_else(|error| {
        // In one line, without the trace that anyhow adds where RUST_BACKTRACE is set.
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn send_flood() -> anyhow::Result<ExitCode> {
    flooder::live().context("this command is for latency-probe itself")?;
    Ok(ExitCode::SUCCESS)
}

fn make_key(asked: &KeyFile) -> anyhow::Result<ExitCode> {
    key::make(asked)?;
    Ok(ExitCode::SUCCESS)
}

fn probe(cli: &Cli) -> anyhow::Result<ExitCode> {
    let interrupt = Interrupt::catch().context("Ctrl-C can't be caught")?;
    let (depot, json) = prepare(cli, &interrupt)?;
    let cores = cli::usable_cores();
    let settings = Settings::resolve(&cli.options, cores);
    let mut report = Report::new(Machine::examine(cores, cluster::clock_name()), settings.clone());
    report.notes = cli.notes();
    if cli.stage() != Some(Stage::Host) {
        report.warnings = settings.warnings(cores);
    }
    let progress = Progress::on_stderr();
    let key = key_for(&settings)?;
    let context = Context {
        settings: &settings,
        interrupt: &interrupt,
        progress: &progress,
        alone: cli.stage().is_some(),
        depot: depot.as_ref(),
        key: key.as_ref(),
    };
    let measured = measure(cli, context, &mut report);
    interrupt.stages_are_over();
    let left = depot.map_or(Ok(()), Depot::clear);
    report.interrupted = interrupt.is_raised();
    report.failed = measured.as_ref().err().map(|error| format!("{error:#}"));
    if report.is_without_latencies() && cli.stage() != Some(Stage::Host) {
        let asked = [("--svg", &cli.options.svg), ("--hgrm", &cli.options.hgrm)];
        let in_vain = asked.into_iter().filter(|(_, directory)| directory.is_some());
        let note = |option| format!("{option}: there are no latencies to write, and nothing was");
        report.notes.extend(in_vain.map(|(option, _)| note(option)));
    }
    // What was measured before a stage failed stays measured.
    let unwritten = show(&report, cli.stage(), &cli.options, json);
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

/// What the members are to seal with, if anything.
fn key_for(settings: &Settings) -> anyhow::Result<Option<RunKey>> {
    match settings.authentication {
        Authentication::On => Ok(Some(RunKey::draw()?)),
        Authentication::Off => Ok(None),
    }
}

/// Makes sure that stores can be kept and results written before any time is spent on them. The file
/// for the JSON comes last, since opening it empties it.
fn prepare(
    cli: &Cli,
    interrupt: &Interrupt,
) -> anyhow::Result<(Option<Depot>, Option<Destination>)> {
    let options = &cli.options;
    for (option, path) in [("--svg", &options.svg), ("--hgrm", &options.hgrm)] {
        path.as_deref().map_or(Ok(()), |path| directory::try_out(option, path))?;
    }
    let is_recorded = cli.stage().is_none_or(|stage| stage == Stage::Steady);
    let record = options.record.as_deref().filter(|_| is_recorded);
    record.map_or(Ok(()), |path| directory::try_file("--record", path))?;
    let directory = options.store.directory();
    let depot: Result<_, DepotError> =
        directory.map(|path| Depot::open(path, interrupt)).transpose();
    let depot = depot?;
    Ok((depot, options.json.as_deref().map(Destination::open).transpose()?))
}

fn measure(cli: &Cli, context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    let outcome = match cli.stage() {
        Some(stage) => run::run_alone(stage, context, report),
        None => run::run_all(context, report),
    };
    context.progress.clear();
    outcome
}

/// Writes what was asked for, each as far as it goes: what can't be written is no reason to lose the
/// rest. The JSON, from which all else can be had, comes first.
fn show(
    report: &Report,
    stage: Option<Stage>,
    options: &Options,
    json: Option<Destination>,
) -> Vec<ReportError> {
    let table = match stage {
        Some(Stage::Report) => report::markdown::text_of(report),
        Some(_) | None => report::table::text_of(report),
    };
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
