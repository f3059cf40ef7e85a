//! **interrex** runs a node of a leader election on a host.
//!
//! | room | what it knows | what it may use |
//! |---|---|---|
//! | `settings` | the settings of a daemon, typed | |
//! | `config` | sources, fields, faults; `config check` and `config init` | `settings` |
//! | `work` | what runs while this node leads, and when it is to stop | |
//! | `health` | whether a check passes, by its tries | |
//! | `liveness` | whether the polling thread makes passes | |
//! | `keeper`, `descendants` | the process around each program that was started | `signals` |
//! | `signals` | signals that were caught, and a descriptor that tells | |
//! | `orphans` | what a killed keeper leaves behind | `descendants`, `keeper`, `node` |
//! | `trust` | which programs others may not have changed | |
//! | `program` | starting and stopping a program with its keeper | `keeper`, `orphans`, `trust` |
//! | `ready` | keepers that wait for a program | `program` |
//! | `users` | users by name | |
//! | `notify` | what systemd is told | `view` |
//! | `log` | levels and the form of a line | `settings` |
//! | `checks` | trying what is to be checked | `program`, `settings` |
//! | `node` | the node, from its settings | `keeper`, `settings` |
//! | `view` | what is shown of a daemon, for all threads | `liveness` |
//! | `daemon` | the thread that hears of all and does what `work` says | all above |
//! | `control` | the Unix socket, and the commands that use it | `daemon`, `view` |
//! | `metrics` | the metrics by name | `view` |
//! | `http` | paths, answers; only reads | `metrics`, `view` |
//! | `otlp` | metrics and leaderships as a collector of OpenTelemetry takes them | `metrics`, `settings`, `view` |
//! | `demo` | three nodes of this program in one terminal | `control`, `view` |
//! | `run` | `interrex run` and `interrex exec` | all above |
//! | `cli` | subcommands and options | `config`, `keeper`, `node` |

mod checks;
mod cli;
mod config;
mod control;
mod daemon;
mod demo;
mod descendants;
mod health;
mod http;
mod keeper;
mod liveness;
mod log;
mod metrics;
mod node;
mod notify;
mod orphans;
#[cfg(feature = "otlp")]
mod otlp;
mod program;
mod ready;
mod run;
mod settings;
mod signals;
mod trust;
mod users;
mod view;
mod work;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cli, ConfigTask, Place, Task};
use control::Request;

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Run { config } => run::run(&config.sources(), None),
        Task::Exec { config, command } => run::run(&config.sources(), Some(command)),
        Task::Demo { lines } => demo::run(lines).map(|()| ExitCode::SUCCESS),
        Task::Status(place) => ask(&place, &Request::Status),
        Task::Watch { place, after } => ask(&place, &Request::Watch { after }),
        Task::Resign(place) => ask(&place, &Request::Resign),
        Task::Transfer { to, place } => ask(&place, &Request::Transfer { to }),
        Task::Bootstrap { lost, place } => ask(&place, &Request::Bootstrap { lost }),
        Task::Standby { place, off } => ask(&place, &Request::Standby { on: !off }),
        Task::IsLeader(place) => ask(&place, &Request::IsLeader),
        Task::Config { task: ConfigTask::Check { config, json } } => {
            config::check::run(&config.sources(), json).map(|()| ExitCode::SUCCESS)
        }
        Task::Config { task: ConfigTask::Init(asked) } => {
            config::init::run(&asked).map(|()| ExitCode::SUCCESS)
        }
        Task::Guard => run::guard().map(|()| ExitCode::SUCCESS),
        Task::Keep(keeper) => Ok(keeper::keep(&keeper)),
        Task::Launch { parent } => Ok(keeper::launch(parent)),
    };
    outcome.unwrap_or_else(|error| {
        // In one line, without the trace that anyhow adds where RUST_BACKTRACE is set.
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn ask(place: &Place, request: &Request) -> anyhow::Result<ExitCode> {
    control::client::ask(&place.socket, request, place.json)
}
