//! One run, told from beginning to end.

use std::fs;
use std::time::Instant;

use anyhow::Context;
use interrex_sim::{Case, Detail, Plan, shrink};

use crate::cli::Cli;
use crate::report::{Failure, Report, command, say};

/// The number of runs that are spent on making a failure smaller.
pub(crate) const SHRINKING: usize = 2_000;

/// Runs one seed and tells its story. Returns whether every property held.
pub(crate) fn run(cli: &Cli) -> anyhow::Result<bool> {
    let case = cli.case(cli.seed);
    let quiet = cli.json.as_deref().is_some_and(|path| path == std::path::Path::new("-"));
    let started = Instant::now();
    let detail = if cli.trace.is_some() { Detail::Everything } else { Detail::Story };
    let outcome = case.run(detail);
    let mut report = Report::new(&case, 1, started.elapsed().as_secs_f64(), &outcome.census);
    if let Some(path) = &cli.trace {
        fs::write(path, &outcome.trace).with_context(|| format!("--trace {}", path.display()))?;
    }
    if !quiet {
        say(&cast(&case.plan()))?;
        let story = if cli.trace.is_some() { case.run(Detail::Story).trace } else { outcome.trace };
        say(&story)?;
    }
    if let Some(violation) = &outcome.violation {
        report.violations.push(Failure::new(&case, violation));
        if !quiet {
            say(&format!("{}\n", shrunk(&case)))?;
        }
    }
    if !quiet {
        say(&report.table())?;
    }
    if let Some(path) = &cli.json {
        report.write_json(path)?;
    }
    Ok(outcome.violation.is_none())
}

/// Returns the members, their timing and their network, for people.
fn cast(plan: &Plan) -> String {
    let timing = plan.seats.first().map(|seat| seat.timing);
    let mut text = format!(
        "seed {}, scenario {}: {} nodes, {} faults planned until {}, storage {:?}\n",
        plan.seed,
        plan.scenario,
        plan.seats.len(),
        plan.faults.len(),
        plan.heals_at,
        plan.storage,
    );
    if let Some(timing) = timing {
        text += &format!(
            "heartbeat {}, promise {}, election timeout {} to {}, campaign limit {}\n",
            timing.heartbeat_interval,
            timing.promise,
            timing.election_timeout_min,
            timing.election_timeout_max,
            timing.campaign_limit,
        );
    }
    let weather = plan.weather;
    text += &format!(
        "network: {} and up to {} more each way; ppm lost {}, in bursts {}, twice {}, late {}\n",
        weather.delay,
        weather.jitter,
        weather.loss_ppm,
        weather.burst_ppm,
        weather.repeat_ppm,
        weather.late_ppm,
    );
    for (number, seat) in plan.seats.iter().enumerate() {
        let (ppm, grain) = (seat.drift.ppm, seat.drift.grain_ns.max(1));
        let (kind, priority) = (seat.kind, seat.priority.0);
        text += &format!(
            "n{number}: {kind:?} of priority {priority}, clock {ppm:+} ppm, grain {grain} ns\n"
        );
    }
    text
}

/// Returns a failing run made as small as can be, for people.
pub(crate) fn shrunk(case: &Case) -> String {
    match shrink(case, SHRINKING) {
        Some((smaller, violation)) => {
            let plan = smaller.plan();
            let (nodes, faults) = (plan.seats.len(), plan.faults.len());
            format!("{violation}\n  with {nodes} nodes and {faults} faults: {}", command(&smaller))
        }
        None => "it does not fail again".to_owned(),
    }
}
