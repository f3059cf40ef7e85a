//! `simulate`: breaks an interrex cluster on purpose, in virtual time.
//!
//! | file | what it knows |
//! |---|---|
//! | `cli.rs` | the command line |
//! | `story.rs` | one run, told |
//! | `hunt.rs` | many runs on all cores |
//! | `report.rs` | tables, JSON, and the command that replays a failure |
//! | `interrupt.rs` | Ctrl-C |
//! | `study/` | what elections cost, as tables, CSV and figures |

mod cli;
mod hunt;
mod interrupt;
mod report;
mod story;
mod study;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use interrupt::Interrupt;

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
    let interrupt = Interrupt::catch()?;
    if let Some(Command::Study(options)) = &cli.command {
        study::run(options, &interrupt)?;
        return Ok(ExitCode::SUCCESS);
    }
    if cli.list {
        report::say(report::scenarios().trim_end())?;
        return Ok(ExitCode::SUCCESS);
    }
    let sound = if cli.seeds.is_some() { hunt::run(&cli, &interrupt)? } else { story::run(&cli)? };
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
