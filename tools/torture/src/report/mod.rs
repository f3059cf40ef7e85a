//! The report of a run: text, CSV, figures, and one page with all of it.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | the files, and the text on the terminal |
//! | `costs.rs` | the leaderless times by kind of fault, as rows |
//! | `control.rs` | the control runs beside the run of interrex |
//! | `figures.rs` | timeline, leaderless times, resources as SVG |
//! | `page.rs` | the page |

mod control;
mod costs;
mod figures;
mod page;

use std::fs;
use std::io;
use std::path::Path;

use control::Control;
use interrex_console::table::named_line;

use crate::checker::{Verdict, Violation};
use crate::history::Record;

/// Writes the report into a directory.
///
/// # Errors
/// If something of it can't be drawn or written.
pub(crate) fn write(
    directory: &Path,
    records: &[Record],
    verdict: &Verdict,
    controls: &[Verdict],
) -> io::Result<()> {
    let costs = costs::by_kind(records, verdict);
    fs::write(directory.join("faults.csv"), costs::each(verdict).csv())?;
    fs::write(directory.join("kinds.csv"), costs.csv())?;
    let control = Control::of(verdict, controls);
    let rows = directory.join("control.csv");
    match &control {
        Some(control) => fs::write(rows, control.rows().csv())?,
        // One of an earlier run is about other histories.
        None if rows.exists() => fs::remove_file(rows)?,
        None => {}
    }
    let control = control.map(|control| control.columns());
    let mut drawn = Vec::new();
    for (name, figure) in figures::of(records, verdict) {
        figure.write(directory, name)?;
        drawn.push(fs::read_to_string(directory.join(name).with_extension("svg"))?);
    }
    fs::write(
        directory.join("report.html"),
        page::of(records, verdict, (&costs, control.as_ref()), &drawn),
    )
}

/// Returns the verdict for the terminal.
pub(crate) fn text(records: &[Record], verdict: &Verdict, controls: &[Verdict]) -> String {
    let costs = costs::by_kind(records, verdict).text();
    let lines = lines(verdict).into_iter();
    let lines: String = lines.map(|(name, value)| named_line(name, &value)).collect();
    let violations = shown(verdict).map(|violation| format!("VIOLATION {violation}\n"));
    let violations: String = violations.collect();
    let control = Control::of(verdict, controls);
    let control = control.map(|it| format!("\n{}\n", it.columns().text())).unwrap_or_default();
    format!("\n{costs}\n\n{lines}{violations}{control}")
}

/// The number of violations that are shown of each rule. One fault often has hundreds.
const SHOWN: usize = 10;

/// Returns the first violations of each rule.
fn shown(verdict: &Verdict) -> impl Iterator<Item = &Violation> {
    verdict.violations.chunk_by(|one, next| one.rule == next.rule).flat_map(|chunk| {
        let count = chunk.len().min(SHOWN);
        &chunk[..count]
    })
}

/// Returns what there was to check, and what was found, as named lines.
fn lines(verdict: &Verdict) -> Vec<(&'static str, String)> {
    let tally = &verdict.tally;
    let leaderless: u64 = verdict.gaps.iter().map(|gap| gap.until_ns - gap.from_ns).sum();
    let percent = 100.0 * leaderless as f64 / verdict.length_ns.max(1) as f64;
    let longest = verdict.gaps.iter().map(|gap| gap.until_ns - gap.from_ns).max().unwrap_or(0);
    let mut lines = vec![
        ("faults", format!("{} made, {} skipped", tally.faults, tally.skipped)),
        ("lives of nodes", tally.lives.to_string()),
        ("terms", tally.terms.to_string()),
        ("claims to lead", format!("{}, {} of them in pages", tally.claims, tally.page_claims)),
        ("writes", format!("{} accepted, {} refused", tally.accepted, tally.refused)),
        ("guards in a drain", tally.guards.to_string()),
        ("events", format!("{}, {} dropped", tally.events, tally.events_dropped)),
        ("leaderless", format!("{percent:.2} % of the time, {} at most", costs::time(longest))),
        ("violations", verdict.violations.len().to_string()),
    ];
    if let Some(growth) = verdict.growths.iter().max_by_key(|it| it.bytes_a_minute()) {
        let (bytes, minutes) = (growth.bytes_a_minute(), growth.warm_ns as f64 / 6e10);
        let count = verdict.growths.len();
        let most =
            format!("{bytes} bytes a minute at most ({}, {minutes:.0} minutes", growth.holder);
        lines.push(("memory, once warm", format!("{most}; {count} processes)")));
    }
    if let Some(run) = &verdict.run {
        let networks = if run.networks { "on networks of their own" } else { "on loopback" };
        let run = format!("seed {}, {} nodes, {}, {networks}", run.seed, run.hosts, run.profile);
        lines.insert(0, ("run", run));
    }
    lines
}
