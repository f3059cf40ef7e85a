//! The stages that a command runs, one after the other.
//!
//! Knows what belongs together: elections and their floor, what is durable and the raw write, and
//! the faults that one report shows. Knows no stage's inside.

use std::time::Duration;

use anyhow::Context as _;

use crate::records::{Calm, Failover, Report};
use crate::settings::{Fault, Layout, Load, Memory, Settings, Stage, usable_cores};
use crate::stages::{
    Context, disk, elections, failover, flood, floor, host, kill_floor, steady, tune,
};

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
        Stage::KillFloor => {
            report.kill_floor = Some(kill_floor::run(context).context("stage kill-floor")?);
        }
        Stage::Elections => {
            let elections = elections::run(context, report.floor.as_ref());
            report.elections = Some(elections.context("stage elections")?);
            compare_with_disk(context, report).context("stage elections")?;
        }
        Stage::Failover => {
            let failover = failover::run(context, context.settings.fault, calm_of(context));
            let mut failover = failover.context("stage failover")?;
            report.floor.iter().for_each(|floor| failover.compare_told_with(floor));
            report.failover.push(failover);
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

/// The seconds at most for which the members of such a row are watched: their CPU.
const REPORT_CALM: Duration = Duration::from_secs(5);

/// One row of a report: the fault that befalls a leader that holds so much, on these cores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    fault: Fault,
    ballast: Memory,
    layout: Layout,
}

/// Returns the failovers of a report, in their order: each fault, and of those that kill also
/// members that hold much, or are kept apart, where that was asked for.
fn entries_of(settings: &Settings) -> Vec<Entry> {
    let heavy = Some(settings.ballast).filter(|ballast| !ballast.is_none());
    let apart = Some(settings.layout).filter(|layout| *layout == Layout::Apart);
    let ballasts: Vec<_> = [Memory::default()].into_iter().chain(heavy).collect();
    let layouts: Vec<_> = [Layout::Together].into_iter().chain(apart).collect();
    let mut entries = Vec::new();
    for fault in Fault::ALL {
        let of_kill =
            layouts.iter().flat_map(|layout| ballasts.iter().map(move |of| (*layout, *of)));
        let variants = of_kill.map(|(layout, ballast)| Entry { fault, ballast, layout });
        // What does not kill takes as long whatever is held, and the survivors have no dead
        // process beside them.
        entries.extend(variants.take(if fault.kills() { usize::MAX } else { 1 }));
    }
    entries
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
        let mut failover = run_entry(&entry, context).context("stage failover")?;
        report.floor.iter().for_each(|floor| failover.compare_told_with(floor));
        report.failover.push(failover);
    }
    let cores = u16::try_from(usable_cores()).unwrap_or(u16::MAX);
    let busy = Load { busy_loops: Some(cores), memory: None };
    let asked = context.settings.load;
    let beside = if asked.is_none() { busy } else { asked };
    report.undisturbed = run_steady(context, Load::default()).context("stage steady")?;
    report.beside_load = run_steady(context, beside).context("stage steady")?;
    Ok(())
}

fn run_entry(entry: &Entry, context: Context<'_>) -> anyhow::Result<Failover> {
    let rounds = context.settings.rounds.unwrap_or(REPORT_ROUNDS);
    let Entry { fault, ballast, layout } = *entry;
    let (settings, load) = (context.settings.clone(), Load::default());
    let settings = Settings { rounds: Some(rounds), ballast, layout, load, ..settings };
    let held =
        if ballast.is_none() { String::new() } else { format!(", members hold {ballast} each") };
    let apart = if layout == Layout::Apart { ", the leader apart" } else { "" };
    context.progress.say(&format!("failover: {rounds} {}{held}{apart}", fault.plural()));
    let calm = calm_of(context).min(REPORT_CALM);
    failover::run(Context { settings: &settings, ..context }, fault, calm)
}

/// Watches members that hold nothing, together, beside that load; `None` where nobody is to be
/// watched.
fn run_steady(context: Context<'_>, load: Load) -> anyhow::Result<Option<Calm>> {
    let length = calm_of(context);
    if length.is_zero() || context.interrupt.is_raised() {
        return Ok(None);
    }
    let beside =
        if load.is_none() { String::new() } else { format!(" beside {}", load.described()) };
    context.progress.say(&format!("steady: {} s{beside}", length.as_secs()));
    let (ballast, layout) = (Memory::default(), Layout::Together);
    let settings = Settings { ballast, layout, load, ..context.settings.clone() };
    failover::watch(Context { settings: &settings, ..context }, length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Durability;

    fn rows(ballast: Memory, layout: Layout) -> Vec<(Fault, Memory, Layout)> {
        let settings = Settings::new(3, None, Durability::Diskless, 2);
        let entries = entries_of(&Settings { ballast, layout, ..settings });
        entries.iter().map(|entry| (entry.fault, entry.ballast, entry.layout)).collect()
    }

    #[test]
    fn a_report_has_a_row_for_each_fault_and_for_each_way_to_kill_that_was_asked_for() {
        let (none, heavy) = (Memory::default(), Memory(2 << 30));
        let plain = rows(none, Layout::Together);
        let expected: Vec<_> =
            Fault::ALL.iter().map(|fault| (*fault, none, Layout::Together)).collect();
        assert_eq!(plain, expected);
        let all = rows(heavy, Layout::Apart);
        for fault in Fault::ALL {
            let of_fault: Vec<_> = all.iter().filter(|row| row.0 == fault).collect();
            let expected = [
                (fault, none, Layout::Together),
                (fault, heavy, Layout::Together),
                (fault, none, Layout::Apart),
                (fault, heavy, Layout::Apart),
            ];
            let count = if fault.kills() { expected.len() } else { 1 };
            assert_eq!(of_fault, expected.iter().take(count).collect::<Vec<_>>());
        }
    }
}
