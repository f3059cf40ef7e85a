//! **interrex** runs a node of a leader election on a host.
//!
//! | room | what it knows | what it may use |
//! |---|---|---|
//! | `settings` | the settings of a daemon, typed | |
//! | `config` | sources, fields, faults; `config check` and `config init` | `settings` |
//! | `cli` | subcommands and options | `config` |

mod cli;
mod config;
mod settings;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cli, ConfigTask, Task};

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Config { task: ConfigTask::Check { config, json } } => {
            config::check::run(&config.sources(), json)
        }
        Task::Config { task: ConfigTask::Init(asked) } => config::init::run(&asked),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // In one line, without the trace that anyhow adds where RUST_BACKTRACE is set.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
