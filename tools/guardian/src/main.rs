//! `interrex-guardian`: watches over nodes of this host, and tells the others at once when one has
//! died.
//!
//! Knows the command line and standard error. All it does is in the library,
//! [`interrex_guardian`].

use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use interrex_guardian::{Report, Server, WatchMode, WatchOptions};

/// Watches over interrex nodes of this host, and tells the other members at once when one has
/// died.
///
/// A node that was built with Guardian::program starts this program itself, and speaks to it over
/// standard input. With --listen it runs apart from its nodes, and watches over each one that was
/// built with Guardian::at and the same path.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
struct Cli {
    /// Watch over all nodes that ask at a socket of this path, which only this user may use.
    #[arg(long, value_name = "PATH", env = "INTERREX_GUARDIAN_LISTEN")]
    listen: Option<PathBuf>,

    /// Poll for deaths instead of sleeping, for hosts with a core to spare.
    #[arg(long)]
    polling: bool,

    /// Sleep at this real-time priority (SCHED_FIFO), and wake ahead of ordinary threads where
    /// cores are busy, but not ahead of a kernel that can't be preempted. Needs CAP_SYS_NICE.
    #[arg(long, value_name = "1-99", value_parser = clap::value_parser!(u8).range(1..=99), conflicts_with = "polling")]
    priority: Option<u8>,

    /// Watch from this core, counted from 0.
    #[arg(long, value_name = "CORE")]
    core: Option<usize>,

    /// Log warnings and declined nodes only.
    #[arg(long)]
    quiet: bool,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> Result<(), Box<dyn std::error::Error>> {
    let mode = if cli.polling { WatchMode::Polling } else { WatchMode::Sleeping };
    let options = WatchOptions { mode, core: cli.core, priority: cli.priority };
    let quiet = cli.quiet;
    let server = Server::new(options, move |report| say(report, quiet))?;
    match &cli.listen {
        Some(path) => server.listen(path)?,
        None => server.serve(inherited()?),
    }
    Ok(())
}

/// Returns the socket that a node has handed over as standard input.
fn inherited() -> Result<UnixStream, String> {
    let stdin = io::stdin();
    let stream = stdin.as_fd().try_clone_to_owned().map(UnixStream::from);
    let is_socket = |stream: &UnixStream| stream.peer_addr().is_ok();
    match stream {
        Ok(stream) if !stdin.is_terminal() && is_socket(&stream) => Ok(stream),
        Ok(_) | Err(_) => {
            Err("standard input is no socket of a node: say --listen PATH, or let a node \
                               start this program (Guardian::program)"
                .to_owned())
        }
    }
}

fn say(report: &Report, quiet: bool) {
    let matters = match report {
        Report::Warning(_) | Report::Declined(_) => true,
        Report::Died(death) if death.unvoided.is_some() || death.is_restored => true,
        Report::Listening(_)
        | Report::Watching(_)
        | Report::Died(_)
        | Report::Retired(_)
        | Report::ToldByAnother(_) => !quiet,
    };
    if matters {
        line(&report.to_string());
    }
}

/// Writes a line to the log. One that can't be written to is no reason to stop watching.
fn line(text: &str) {
    let _ = writeln!(io::stderr().lock(), "interrex-guardian: {text}");
}
