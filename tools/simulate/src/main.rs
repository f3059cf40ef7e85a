//! `simulate`: breaks an interrex cluster on purpose, in virtual time.
//!
//! | file | what it knows |
//! |---|---|
//! | `cli.rs` | the command line |
//! | `story.rs` | one run, told |
//! | `hunt.rs` | many runs on all cores |
//! | `report.rs` | tables, JSON, CSV, and the command that replays a failure |
//! | `outputs.rs` | the places of results, tried before a run |
//! | `detectors/` | failure detectors: detection time against mistakes |
//! | `study/` | the cost of elections, as tables, CSV and figures |

mod cli;
mod detectors;
mod hunt;
mod outputs;
mod report;
mod story;
mod study;

use std::process::ExitCode;

use clap::Parser;
use interrex_console::interrupt::Interrupt;

use cli::{Cli, Command};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    // A single run does not look at the flag: there the first signal ends the process.
    let is_many = cli.command.is_some() || cli.seeds.is_some();
    let interrupt = if is_many { Interrupt::catch(None)? } else { Interrupt::default() };
    match &cli.command {
        Some(Command::Study(options)) => study::run(options, &interrupt)?,
        Some(Command::Scale(options)) => study::scale::run(options, &interrupt)?,
        Some(Command::Silence(options)) => study::silence::run(options, &interrupt)?,
        Some(Command::Detectors(options)) => detectors::run(options, &interrupt)?,
        None => return run_cases(&cli, &interrupt),
    }
    Ok(ExitCode::SUCCESS)
}

fn run_cases(cli: &Cli, interrupt: &Interrupt) -> anyhow::Result<ExitCode> {
    if cli.list {
        report::say(report::scenarios().trim_end())?;
        return Ok(ExitCode::SUCCESS);
    }
    outputs::try_files(cli)?;
    let sound = if cli.seeds.is_some() { hunt::run(cli, interrupt)? } else { story::run(cli)? };
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
