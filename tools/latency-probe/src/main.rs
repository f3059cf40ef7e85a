//! **latency-probe** measures how fast interrex elects a leader and replaces a dead one, and how
//! calm it is when nothing happens, on the host it runs on.
//!
//! | room | what it knows | what it may use |
//! |---|---|---|
//! | `settings` | the settings of a run, and their names | |
//! | `records` | what was found, in the shape of the JSON | `settings` |
//! | `stages` | what is measured, one file each | `settings`, `records`, `stores`, `progress` |
//! | `report` | text, Markdown, figures, HdrHistogram text | `settings`, `records` |
//! | `cli` | subcommands, options, limits | `settings` |
//! | `run` | the stages that a command runs, one after the other | `stages`, `records` |
//! | `stores` | the directory of the stores: made, tried, removed | |
//! | `progress` | the bar on stderr | |
//! | `key` | the command that makes a key file | |
//!
//! Members as processes and threads are `interrex-testbed`'s; tables, figures and Ctrl-C
//! `interrex-console`'s.

mod cli;
mod key;
mod progress;
mod records;
mod report;
mod run;
mod settings;
mod stages;
mod stores;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use interrex_console::interrupt::{EXIT_CODE, Interrupt};
use interrex_console::place::{try_directory, try_file};
use interrex_testbed::RunKey;

use cli::{Run, Task};
use progress::Progress;
use records::{Machine, Report};
use report::{Json, unwritten};
use settings::{Authentication, Settings, Stage, usable_cores};
use stages::{Context, flood, kill_floor};
use stores::Stores;

/// The time that a stage may take to end after the first signal. Each looks at the flag ten times
/// a second or more; what takes longer is the end of processes that hold much memory.
const ENDING_LIMIT: Duration = Duration::from_secs(5);

const FOR_ITSELF: &str = "this command is for latency-probe itself";

fn main() -> ExitCode {
    let task = cli::read(std::env::args_os()).unwrap_or_else(|error| error.exit());
    let outcome = match task {
        Task::Probe(run) => probe(&run),
        Task::Key(asked) => key::make(&asked).map(|()| ExitCode::SUCCESS),
        Task::Member(arguments) => interrex_testbed::run(arguments).context(FOR_ITSELF),
        Task::Flooder => flood::live().map(|()| ExitCode::SUCCESS).context(FOR_ITSELF),
        Task::Bare => kill_floor::live().map(|()| ExitCode::SUCCESS).context(FOR_ITSELF),
    };
    outcome.unwrap_or_else(|error| {
        // In one line, without the trace that anyhow adds where RUST_BACKTRACE is set.
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn probe(run: &Run) -> anyhow::Result<ExitCode> {
    let interrupt = Interrupt::catch(Some(ENDING_LIMIT)).context("Ctrl-C can't be caught")?;
    let (stores, json) = prepare(run, &interrupt)?;
    let mut report = new_report(run);
    let progress = Progress::on_stderr();
    let key = key_for(&run.settings)?;
    let context = Context {
        settings: &run.settings,
        interrupt: &interrupt,
        progress: &progress,
        alone: run.stage.is_some(),
        stores: stores.as_ref(),
        key: key.as_ref(),
    };
    let measured = match run.stage {
        Some(stage) => run::run_alone(stage, context, &mut report),
        None => run::run_all(context, &mut report),
    };
    progress.clear();
    interrupt.run_is_over();
    let left = stores.map_or(Ok(()), Stores::clear);
    report.interrupted = interrupt.is_raised();
    report.failed = measured.as_ref().err().map(|error| format!("{error:#}"));
    report.notes.extend(in_vain(run, &report));
    // What was measured before a stage failed stays measured.
    let unwritten = show(&report, run, json);
    let is_written = unwritten.is_empty();
    for error in unwritten {
        eprintln!("error: {error:#}");
    }
    measured?;
    left?;
    Ok(match (is_written, report.interrupted) {
        (false, _) => ExitCode::FAILURE,
        (true, true) => ExitCode::from(EXIT_CODE),
        (true, false) => ExitCode::SUCCESS,
    })
}

/// Makes sure that stores can be kept and results written before any time is spent on them. The
/// file for the JSON comes last, since opening it empties it.
fn prepare(run: &Run, interrupt: &Interrupt) -> anyhow::Result<(Option<Stores>, Option<Json>)> {
    for (option, path) in [("--svg", &run.results.svg), ("--hgrm", &run.results.hgrm)] {
        if let Some(path) = path {
            try_directory(path).with_context(|| unwritten(option, path))?;
        }
    }
    if let Some(path) = &run.settings.record {
        try_file(path).with_context(|| unwritten("--record", path))?;
    }
    let directory = run.settings.durability.directory();
    let stores = directory.map(|path| Stores::open(path, interrupt)).transpose()?;
    Ok((stores, run.results.json.as_deref().map(Json::open).transpose()?))
}

fn new_report(run: &Run) -> Report {
    let cores = usable_cores();
    let mut report = Report::new(Machine::examine(cores), run.settings.clone());
    report.notes.clone_from(&run.notes);
    if run.stage != Some(Stage::Host) {
        report.warnings = run.settings.warnings(cores);
    }
    report
}

/// Returns what the members are to seal with, if anything.
fn key_for(settings: &Settings) -> anyhow::Result<Option<RunKey>> {
    match settings.authentication {
        Authentication::On => Ok(Some(RunKey::draw()?)),
        Authentication::Off => Ok(None),
    }
}

/// Returns notes on what was asked for and can't be had of these results.
fn in_vain(run: &Run, report: &Report) -> Vec<String> {
    let asked = [("--svg", &run.results.svg), ("--hgrm", &run.results.hgrm)];
    let in_vain = asked.iter().filter(|(_, path)| path.is_some() && report.is_without_latencies());
    in_vain
        .map(|(option, _)| format!("{option}: there are no latencies to write, and nothing was"))
        .collect()
}

/// Writes what was asked for, each as far as it goes: what can't be written is no reason to lose
/// the rest. The JSON, from which all else can be had, comes first.
fn show(report: &Report, run: &Run, json: Option<Json>) -> Vec<anyhow::Error> {
    let is_stdout_taken = matches!(json, Some(Json::Stdout));
    let results = [
        json.map_or(Ok(()), |json| json.write(report)),
        report::print(report, run.stage, is_stdout_taken),
        run.results.svg.as_deref().map_or(Ok(()), |path| report::draw(report, path)),
        run.results.hgrm.as_deref().map_or(Ok(()), |path| report::list(report, path)),
    ];
    results.into_iter().filter_map(Result::err).collect()
}
