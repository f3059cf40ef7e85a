//! Many runs, one seed each, on all cores, until all are done or the user has seen enough.

use std::io::IsTerminal;
use std::panic;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use interrex_console::interrupt::Interrupt;
use interrex_sim::{Case, Census, Detail, Violation};

use crate::cli::Cli;
use crate::report::{Failure, Report, command, say};
use crate::story::shrunk;

/// The number of failures that are shown in full; the rest are counted.
const SHOWN: usize = 5;

/// The number of seeds that a thread takes at once.
const CHUNK: u64 = 16;

/// The findings so far.
#[derive(Default)]
struct Found {
    census: Census,
    seeds: u64,
    failures: Vec<(Case, Violation)>,
}

/// Runs all seeds and tells of the failures. Returns whether every property held.
pub(crate) fn run(cli: &Cli, interrupt: &Interrupt) -> anyhow::Result<bool> {
    let seeds = cli.seeds.unwrap_or(1);
    let quiet = cli.json.as_deref().is_some_and(|path| path == std::path::Path::new("-"));
    // An assertion of the core that fails is reported with its seed, once.
    panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    let mut found = search(cli, seeds, interrupt);
    let seconds = started.elapsed().as_secs_f64();
    drop(panic::take_hook());
    found.failures.sort_by_key(|(case, _)| case.order.seed);
    let mut report = Report::new(&cli.case(cli.seed), found.seeds, seconds, &found.census);
    let failures = found.failures.iter();
    report.violations = failures.map(|(case, violation)| Failure::new(case, violation)).collect();
    if !quiet {
        tell(&found.failures)?;
        say(&format!("{}\n{:.0} seeds a second", report.table(), report.seeds_per_second))?;
        if found.seeds < seeds {
            say(&format!("interrupted after {} of {seeds} seeds", found.seeds))?;
        }
    }
    if let Some(path) = &cli.json {
        report.write_json(path)?;
    }
    Ok(found.failures.is_empty())
}

fn search(cli: &Cli, seeds: u64, interrupt: &Interrupt) -> Found {
    let bar = progress(seeds);
    let next = AtomicU64::new(0);
    let found = Mutex::new(Found::default());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(CHUNK, Ordering::Relaxed);
                    if from >= seeds || interrupt.is_raised() {
                        break;
                    }
                    let part = search_part(cli, from..(from + CHUNK).min(seeds));
                    let mut found = found.lock().expect("no thread panics while it holds the lock");
                    found.census.add(&part.census);
                    found.seeds += part.seeds;
                    found.failures.extend(part.failures);
                    bar.set_position(found.seeds);
                    let rate =
                        found.census.steps as f64 / bar.elapsed().as_secs_f64().max(0.001) / 1e6;
                    let failures = found.failures.len();
                    bar.set_message(format!("{rate:.1} M steps/s, {failures} violations"));
                }
            });
        }
    });
    bar.finish_and_clear();
    found.into_inner().expect("no thread panics while it holds the lock")
}

fn search_part(cli: &Cli, places: std::ops::Range<u64>) -> Found {
    let mut part = Found::default();
    for place in places {
        let case = cli.case(cli.seed.wrapping_add(place));
        let outcome = case.run(Detail::Nothing);
        part.census.add(&outcome.census);
        part.seeds += 1;
        part.failures.extend(outcome.violation.map(|violation| (case, violation)));
    }
    part
}

fn tell(failures: &[(Case, Violation)]) -> anyhow::Result<()> {
    for (case, violation) in failures.iter().take(SHOWN) {
        let (seed, replay) = (case.order.seed, command(case));
        say(&format!(
            "seed {seed}: {violation}\n  replay: {replay}\n  smaller: {}\n",
            shrunk(case)
        ))?;
    }
    if failures.len() > SHOWN {
        let rest = failures[SHOWN..].iter().take(50);
        let seeds: Vec<_> = rest.map(|(case, _)| case.order.seed.to_string()).collect();
        say(&format!("and seeds {}", seeds.join(", ")))?;
    }
    Ok(())
}

fn progress(seeds: u64) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr_with_hz(5)
    } else {
        ProgressDrawTarget::hidden()
    };
    let template = "[{bar:30}] {pos}/{len} seeds, {per_sec}, {msg}, {eta} left";
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ");
    ProgressBar::with_draw_target(Some(seeds), target).with_style(style)
}
