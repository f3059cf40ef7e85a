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
use interrex_console::table::{named_line, paragraph};

use crate::checker::{Rule, Verdict, Violation};
use crate::history::{Record, Run};

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
    fs::write(directory.join("faults.csv"), costs::faults_csv(verdict).csv())?;
    fs::write(directory.join("kinds.csv"), costs::kinds_csv(records, verdict).csv())?;
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

/// Returns the findings for the terminal; the verdict stands at the end.
pub(crate) fn text(
    directory: &Path,
    records: &[Record],
    verdict: &Verdict,
    controls: &[Verdict],
) -> String {
    let costs = costs::by_kind(records, verdict).text();
    let footer = paragraph(costs::FOOTER);
    let control = Control::of(verdict, controls);
    let control =
        control.map(|it| format!("{}\n{}\n", it.columns().text(), paragraph(control::FOOTER)));
    let control = control.unwrap_or_default();
    let named = |(name, value): (&str, String)| named_line(name, &value);
    let facts: String = facts(verdict).into_iter().map(named).collect();
    let violations: String = violations(verdict).iter().map(|line| format!("{line}\n")).collect();
    let end = [
        (word(verdict), found(verdict)),
        ("report", directory.join("report.html").display().to_string()),
    ];
    let end = end.into_iter().chain(verdict.run.as_ref().map(|run| ("repeat", repeat(run))));
    let end: String = end.map(named).collect();
    format!("\n{costs}\n{footer}\n{control}{facts}\n{violations}{end}")
}

/// The number of violations that are shown of each rule. One fault often has hundreds.
const SHOWN: usize = 10;

/// Returns the first violations of each rule, a line for each, with the number of the others.
fn violations(verdict: &Verdict) -> Vec<String> {
    let began = verdict.run.as_ref().map_or(0, |run| run.began_ns);
    let mut lines = Vec::new();
    for chunk in verdict.violations.chunk_by(|one, next| one.rule == next.rule) {
        let line = |violation: &Violation| {
            let Violation { rule, at_ns, detail } = violation;
            let at = costs::seconds(at_ns.saturating_sub(began));
            let active = verdict
                .repairs
                .iter()
                .map(|repair| &repair.fault)
                .filter(|fault| (fault.begin_ns..=fault.end_ns).contains(at_ns));
            let active: Vec<_> = active.map(|it| format!("{} {}", it.id, it.kind)).collect();
            let during = if active.is_empty() { "no fault".to_owned() } else { active.join(", ") };
            format!("VIOLATION {}: at {at:.3} s, during {during}: {detail}", rule.says())
        };
        lines.extend(chunk.iter().take(SHOWN).map(line));
        if let Some(more) = chunk.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            lines.push(format!("VIOLATION ... and {more} more of this rule"));
        }
    }
    lines
}

/// Returns the verdict in a word.
fn word(verdict: &Verdict) -> &'static str {
    match (verdict.violations.is_empty(), verdict.is_complete) {
        (false, _) => "FAILED",
        (true, false) => "INCOMPLETE",
        (true, true) => "PASSED",
    }
}

/// Returns the verdict, with what there was to check.
fn found(verdict: &Verdict) -> String {
    let tally = &verdict.tally;
    let count = match verdict.violations.len() {
        0 => "no violation".to_owned(),
        1 => "1 violation".to_owned(),
        count => format!("{count} violations"),
    };
    format!(
        "{count} of {} rules: {} faults, {} terms, {} leases seen, {} writes",
        Rule::ALL.iter().filter(|rule| is_asked(**rule, verdict)).count(),
        tally.faults,
        tally.terms,
        tally.claims,
        tally.accepted + tally.refused
    ) + if verdict.is_complete {
        ""
    } else {
        ". The history has no end: what came later is unknown"
    }
}

/// Returns whether a run has anything that a rule is about. Only a process that has lived for ten
/// minutes is judged by whether it grows.
fn is_asked(rule: Rule, verdict: &Verdict) -> bool {
    rule != Rule::NothingGrows || !verdict.growths.is_empty()
}

/// Returns the command that makes the same schedule once more.
fn repeat(run: &Run) -> String {
    let Run { seed, length_ms, hosts, profile, only, soak, .. } = run;
    let minutes = *length_ms as f64 / 60_000.0;
    let length = match soak {
        true => format!("--hours {}", minutes / 60.0),
        false => format!("--minutes {minutes}"),
    };
    let only = if only.is_empty() { String::new() } else { format!(" --only {}", only.join(",")) };
    let options = format!("--seed {seed} {length} --hosts {hosts} --profile {profile}{only}");
    format!("cargo run --release -p torture -- {options}")
}

/// Returns what there was to check, and what was found, as named lines.
fn facts(verdict: &Verdict) -> Vec<(&'static str, String)> {
    let tally = &verdict.tally;
    let gaps = || verdict.gaps.iter().map(|gap| gap.until_ns - gap.from_ns);
    let percent = 100.0 * gaps().sum::<u64>() as f64 / verdict.length_ns.max(1) as f64;
    let longest = costs::time(gaps().max().unwrap_or(0));
    let api = tally.claims - tally.page_claims;
    let (changes, unexplained) = verdict.changes;
    let calm = costs::time(verdict.unexplained_ns);
    let calm = format!("{calm} that no fault at the leader would explain");
    let mut facts = vec![
        ("faults", format!("{} made, {} skipped", tally.faults, tally.skipped)),
        ("process starts", tally.lives.to_string()),
        ("terms", tally.terms.to_string()),
        ("changes of leader", format!("{changes}, {unexplained} false elections in {calm}")),
        ("leases seen", format!("{api} by the API, {} in shared pages", tally.page_claims)),
        ("writes", format!("{} accepted, {} rejected", tally.accepted, tally.refused)),
        ("guards", format!("{} held while a resignation was asked for", tally.guards)),
        ("events", format!("{}, {} lost on their way", tally.events, tally.events_dropped)),
        ("leaderless", format!("{percent:.2} % of the time, {longest} at most")),
    ];
    if let Some(growth) = verdict.growths.iter().max_by_key(|it| it.bytes_a_minute()) {
        let (bytes, minutes) = (growth.bytes_a_minute(), growth.warm_ns as f64 / 6e10);
        let (count, holder) = (verdict.growths.len(), growth.holder);
        let most = format!("at most {bytes} bytes a minute ({holder}, {minutes:.0} minutes)");
        facts.push(("memory growth", format!("{most}, of {count} processes")));
    }
    if let Some(run) = &verdict.run {
        let networks = if run.networks { "on networks of their own" } else { "on loopback" };
        let Run { seed, hosts, profile, machine, version, length_ms, .. } = run;
        let length = costs::time(length_ms * 1_000_000);
        let what = format!("{length}, seed {seed}, {hosts} nodes, profile {profile}, {networks}");
        facts.insert(0, ("run", what));
        facts.insert(1, ("machine", format!("{machine}; interrex {version}")));
    }
    facts
}

#[cfg(test)]
mod tests {
    use interrex::NodeId;

    use super::*;
    use crate::checker::Growth;
    use crate::history::Holder;

    #[test]
    fn the_process_that_grows_most_is_named() {
        let growth = |number, late| {
            let holder = Holder::Node(NodeId::new(number).expect("it is below 128"));
            Growth { holder, warm_ns: 600_000_000_000, early: 1_000, late }
        };
        let growths = vec![growth(0, 1_000), growth(1, 21_000), growth(2, 2_000)];
        let verdict = Verdict { growths, ..Verdict::default() };
        let facts = facts(&verdict);
        let said = facts.iter().find(|(name, _)| *name == "memory growth");
        let expected = "at most 2666 bytes a minute (node 1, 10 minutes), of 3 processes";
        assert_eq!(said.map(|(_, text)| text.as_str()), Some(expected));
    }
}
