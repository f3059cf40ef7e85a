//! **torture** runs real nodes of interrex, each in a process on a network of its own, makes every
//! fault that the host allows, and has a witness that checks them afterwards. The simulator shows
//! the protocol; this shows the program.
//!
//! | room | what it knows | what it may use |
//! |---|---|---|
//! | `settings` | the command line | `faults` (names), `system` |
//! | `history` | the records of a run, as JSON lines | `system` |
//! | `hosts` | networks, control groups, small file systems; made and removed | |
//! | `register` | storage that refuses lower tokens | `history` |
//! | `system` | the systems of control runs: names, programs, packages | |
//! | `node` | a node's process and its work; the reader of pages | `history`, `register` |
//! | `contender` | a host of a control run: the programs of another system, and their witness | `history`, `register`, `node`, `system` |
//! | `cluster` | all nodes: started, killed, told, heard | `history`, `node`, `contender`, `system` |
//! | `faults` | kinds, schedule, making and mending | `cluster`, `hosts`, `node`, `system` |
//! | `run` | the order of a run | all above |
//! | `checker` | what must hold in a history, and what it cost; pure | `history`, `system`, `faults` (kinds) |
//! | `report` | tables, figures, one page | `history`, `checker`, `system`, `faults` (names) |
//!
//! # How a run goes
//!
//! One process, the parent, makes the hosts and starts a process for each node. The schedule of
//! faults is drawn from the seed before. Each fault begins and ends at the times it has there, and
//! is noted with both. Whatever a host does not allow is skipped with a message, and counted.
//!
//! # The witness
//!
//! Each node does what users do: it asks for its token, writes with it into a register, holds
//! guards. A further process reads the shared pages. All times are of the monotonic clock, which
//! the processes of a host share. Nothing is judged while the run goes on. The checker reads the
//! history afterwards; it is pure, and its tests show that it finds each violation in a history
//! that was forged with one.
//!
//! # Control runs
//!
//! The same schedule is carried out against other systems, each on fresh hosts and with a history
//! of its own. Their programs are what Debian has. Only the violations of interrex are errors.
//!
//! # How it ends
//!
//! Processes end with their parent, however that ends: each asks the kernel for it. Namespaces,
//! groups and directories are removed when the run returns, fails or panics, and at Ctrl-C. What a
//! run that was killed leaves behind is named after its process, and the next run removes it.

mod checker;
mod cluster;
mod contender;
mod faults;
mod history;
mod hosts;
mod node;
mod register;
mod report;
mod run;
mod settings;
mod system;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser as _;
use interrex_console::interrupt::{EXIT_CODE, Interrupt};

use checker::Verdict;
use settings::{Cli, Command, Settings};
use system::Contender;

/// The exit code where something was violated. 2 is that of a wrong command line.
const VIOLATED: u8 = 3;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        None => torture(&cli.settings),
        Some(Command::Check { directory }) => judge(&directory),
        Some(Command::Faults) => {
            say(&faults::list());
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Node) => node::live().context("a node"),
        Some(Command::Contender) => contender::live().context("a host of a control run"),
        Some(Command::Pages) => node::read_pages().context("the reader of pages"),
        Some(Command::Flood { network, address }) => {
            faults::flood(&network, address).context("a flood")
        }
        Some(Command::Relay) => faults::pass_on().context("a relay"),
        Some(Command::Part { arguments }) => {
            interrex_testbed::run(arguments).context("this command is for torture itself")
        }
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn torture(settings: &Settings) -> Result<ExitCode> {
    run::check(settings)?;
    let interrupt = Interrupt::catch(None).context("Ctrl-C can't be caught")?;
    let seed = settings.seed();
    let made = run::run(settings, seed, &interrupt)
        .and_then(|()| run::run_controls(settings, seed, &interrupt));
    // What is there is judged, also where a run has failed.
    let code = judge(&settings.out);
    if let Err(error) = &made {
        eprintln!("error: {error:#}");
    }
    Ok(ended(code?, made.is_err(), interrupt.is_raised()))
}

/// Returns the exit code. What was violated counts more than that a run has failed, and that more
/// than that it was interrupted.
fn ended(judged: ExitCode, has_failed: bool, is_interrupted: bool) -> ExitCode {
    match (judged == ExitCode::SUCCESS, has_failed, is_interrupted) {
        (false, _, _) => judged,
        (true, true, _) => ExitCode::FAILURE,
        (true, false, true) => ExitCode::from(EXIT_CODE),
        (true, false, false) => ExitCode::SUCCESS,
    }
}

/// Checks the histories in a directory, and writes the report beside them. Only what interrex has
/// violated counts. A history without its end shows nothing.
fn judge(directory: &Path) -> Result<ExitCode> {
    let records = history::read(&directory.join(run::history_of(None))).context("the history")?;
    let verdict = checker::check(&records);
    let controls = controls_in(directory)?;
    report::write(directory, &records, &verdict, &controls).context("the report")?;
    say(&report::text(directory, &records, &verdict, &controls));
    Ok(match (verdict.violations.is_empty(), verdict.is_complete) {
        (false, _) => ExitCode::from(VIOLATED),
        (true, false) => ExitCode::FAILURE,
        (true, true) => ExitCode::SUCCESS,
    })
}

/// Returns the verdict on each control run whose history is in a directory.
fn controls_in(directory: &Path) -> Result<Vec<Verdict>> {
    let mut verdicts = Vec::new();
    for contender in Contender::ALL {
        let name = run::history_of(Some(contender));
        let path = directory.join(&name);
        if path.exists() {
            verdicts.push(checker::check(&history::read(&path).context(name)?));
        }
    }
    Ok(verdicts)
}

/// Prints a text. Whoever pipes it into `head` has seen enough.
fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_has_failed_is_no_success_though_nothing_was_violated() {
        let violated = ExitCode::from(VIOLATED);
        assert_eq!(ended(ExitCode::SUCCESS, true, false), ExitCode::FAILURE, "a control run");
        assert_eq!(ended(violated, true, true), violated);
        assert_eq!(ended(ExitCode::SUCCESS, false, true), ExitCode::from(EXIT_CODE));
        assert_eq!(ended(ExitCode::SUCCESS, false, false), ExitCode::SUCCESS);
    }
}
