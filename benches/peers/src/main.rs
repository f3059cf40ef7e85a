//! **peers** puts other election engines on one UDP loop with interrex, kills their leaders the
//! same way, and shows them side by side.
//!
//! | room | what it knows |
//! |---|---|
//! | `cli` | options, and the names of the contestants |
//! | `engines` | each engine behind one trait, a file each, and the values it runs with |
//! | `transport` | the polling loop and the socket that all but interrex and etcd share |
//! | `member` | one member as a process: its orders, its statements |
//! | `cluster` | three such processes, as their parent sees them |
//! | `arena` | rounds and idle stretches, all contestants in turn |
//! | `score` | owed and false leader changes, and the counts |
//! | `table` | the results as Markdown |

mod arena;
mod cli;
mod cluster;
mod engines;
mod member;
mod score;
mod table;
mod transport;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use arena::Arena;
use cli::{Cli, Command, Options};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Some(Command::Member) => member::live().map(|()| ExitCode::SUCCESS),
        Some(Command::Interrex { arguments }) => engines::interrex::live(arguments),
        None => compare(&cli.options).map(|()| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn compare(options: &Options) -> anyhow::Result<()> {
    // An error of writing is better told before a run of minutes than after it.
    for path in options.out.iter().chain(&options.json) {
        write(path, "")?;
    }
    let results = Arena::new(options)?.run()?;
    let table = table::markdown(&results, options);
    print!("{table}");
    if let Some(path) = &options.out {
        write(path, &table)?;
    }
    if let Some(path) = &options.json {
        write(path, &serde_json::to_string_pretty(&results)?)?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| format!("{} can't be written", path.display()))
}
