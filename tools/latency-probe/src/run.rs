//! The stages that a command runs, one after the other.
//!
//! Knows what belongs together: elections and their floor, what is durable and the raw write, and
//! the faults that one report shows. Knows no stage's inside.

use std::time::Duration;

use anyhow::Context as _;

use crate::records::{Failover, Report};
use crate::settings::{Ballast, Fault, Settings, Stage};
use crate::stages::{Context, disk, elections, failover, flood, floor, host, steady, tune};

/// Runs a stage alone. Elections bring their floor along, to be compared with.
pub(crate) fn run_alone(
    stage: Stage,
    context: Context<'_>,
    report: &mut Report,
) -> anyhow::Result<()> {
    if stage == Stage::Elections && Stage::Floor.too_few(context.settings.nodes).is_none() {
        run_stage(Stage::Floor, Context { alone: false, ..context }, report)?;
    }
    if context.interrupt.is_raised() {
        return Ok(());
    }
    run_stage(stage, context, report)
}

/// Runs the stages of a full run, and notes those that so few members can't run.
pub(crate) fn run_all(context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    for stage in Stage::ALL {
        if context.interrupt.is_raised() {
            break;
        }
        match stage.too_few(context.settings.nodes) {
            Some(reason) => report.skipped.push(reason),
            None => run_stage(stage, context, report)?,
        }
    }
    Ok(())
}

fn run_stage(stage: Stage, context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    match stage {
        Stage::Host => {
            let host = host::run(context, &report.machine).context("stage host")?;
            report.host = Some(host);
        }
        Stage::Floor => {
            report.floor = Some(floor::run(context).context("stage floor")?);
            measure_disk(context, report).context("stage floor")?;
        }
        Stage::Elections => {
            let elections = elections::run(context, report.floor.as_ref());
            report.elections = Some(elections.context("stage elections")?);
            compare_with_disk(context, report).context("stage elections")?;
        }
        Stage::Failover => {
            let failover = failover::run(context, context.settings.fault, calm_of(context));
            report.failover.push(failover.context("stage failover")?);
        }
        Stage::Flood => report.flood = Some(flood::run(context).context("stage flood")?),
        Stage::Tune => {
            report.tune = tune::run(context).context("stage tune")?;
            // What was measured was measured with these.
            let timing = report.tune.as_ref().map(|tune| tune.timing);
            report.settings.timing = timing.unwrap_or(report.settings.timing);
        }
        Stage::Report => run_report(context, report)?,
        Stage::Steady => {
            let steady = steady::run(context, &report.machine).context("stage steady")?;
            report.steady = Some(steady);
        }
    }
    Ok(())
}

/// Measures the disk's part of the floor, where there is a disk.
fn measure_disk(context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    if let Some(path) = context.directory_for("floor")?.filter(|_| !context.interrupt.is_raised()) {
        report.disk = Some(disk::run(context, &path)?);
    }
    Ok(())
}

/// Measures the second half of the raw writes, after the elections that are compared with both.
fn compare_with_disk(context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    let Some(disk) = &mut report.disk else { return Ok(()) };
    if let Some(path) = context.directory_for("floor")?.filter(|_| !context.interrupt.is_raised()) {
        disk::run_again(disk, Context { alone: false, ..context }, &path)?;
    }
    if let Some(elections) = &mut report.elections {
        elections.compare_with_disk(disk);
    }
    Ok(())
}

fn calm_of(context: Context<'_>) -> Duration {
    Duration::from_secs(context.settings.steady_secs.into())
}

/// Faults of each kind in a report: enough for a P99.
const REPORT_ROUNDS: u32 = 100;

/// One row of a report: the fault that befalls a leader that holds so much.
#[derive(Clone, Copy)]
struct Entry {
    fault: Fault,
    ballast: Ballast,
}

/// Returns the failovers of a report, in their order: each fault, and of those that kill also
/// members that hold much.
fn entries_of(settings: &Settings) -> Vec<Entry> {
    let ballast = settings.ballast;
    let entries = |fault: Fault| {
        let light = Entry { fault, ballast: Ballast::default() };
        let heavy = (fault.kills() && !ballast.is_none()).then_some(Entry { fault, ballast });
        std::iter::once(light).chain(heavy)
    };
    Fault::ALL.into_iter().flat_map(entries).collect()
}

/// Measures everything in one configuration: elections and their floor, each fault, and the
/// members undisturbed.
fn run_report(context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    for (stage, what) in [
        (Stage::Floor, "floor: raw UDP round trips"),
        (Stage::Elections, "elections: one after the other, by resignation"),
    ] {
        if context.interrupt.is_raised() {
            return Ok(());
        }
        context.progress.say(what);
        run_stage(stage, Context { alone: false, ..context }, report)?;
    }
    for entry in entries_of(context.settings) {
        if context.interrupt.is_raised() {
            return Ok(());
        }
        report.failover.push(run_entry(&entry, context).context("stage failover")?);
    }
    run_undisturbed(context, report).context("stage steady")
}

fn run_entry(entry: &Entry, context: Context<'_>) -> anyhow::Result<Failover> {
    let rounds = context.settings.rounds.unwrap_or(REPORT_ROUNDS);
    let ballast = entry.ballast;
    let settings = Settings { rounds: Some(rounds), ballast, ..context.settings.clone() };
    let (fault, name) = (entry.fault, entry.fault.plural());
    let held =
        if ballast.is_none() { String::new() } else { format!(", members hold {ballast} each") };
    context.progress.say(&format!("failover: {rounds} {name}{held}"));
    failover::run(Context { settings: &settings, ..context }, fault, Duration::ZERO)
}

fn run_undisturbed(context: Context<'_>, report: &mut Report) -> anyhow::Result<()> {
    let length = calm_of(context);
    if length.is_zero() || context.interrupt.is_raised() {
        return Ok(());
    }
    context.progress.say(&format!("undisturbed: {} s", length.as_secs()));
    let settings = Settings { ballast: Ballast::default(), ..context.settings.clone() };
    report.undisturbed = failover::watch(Context { settings: &settings, ..context }, length)?;
    Ok(())
}
