//! The results for the eyes: a table of quantiles, then lines on what stands behind them.
//!
//! Knows how times are written with three digits and how lines are broken at 80 columns, whatever
//! the terminal: a result is pasted elsewhere more often than it is read where it was made.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use crate::cli::{Ballast, Settings};
use crate::machine::Machine;
use crate::quantiles::Quantiles;
use crate::refused::Refused;
use crate::stages::elections::{Elections, Ratio};
use crate::stages::failover::Failover;
use crate::stages::flood::Flood;
use crate::stages::host::Level;
use crate::stages::rate::Rate;
use crate::stages::steady::Steady;

use super::{Named, Report, failover, flood, tune};

/// The width of everything.
const WIDTH: usize = 80;

/// Where the text of a line begins, after its name.
const INDENT: usize = 22;

/// The whole text, with a newline at its end.
pub(crate) fn text_of(report: &Report) -> String {
    let mut text = String::new();
    let settings = &report.settings;
    let _ = writeln!(text, "latency-probe {}: interrex on loopback", settings.version);
    if report.interrupted {
        text.push_str("INTERRUPTED: what follows is what was measured until then\n");
    }
    text.push('\n');
    if !report.distributions().is_empty() {
        text.push_str(&quantile_table(report));
        text.push_str("\n\n");
    }
    if let Some(tune) = &report.tune {
        text.push_str(&tune::block_of(tune));
        text.push('\n');
    }
    for paragraph in [result_lines(report), host_lines(report), setting_lines(report)] {
        for (name, value) in &paragraph {
            push_line(&mut text, name, value);
        }
        if !paragraph.is_empty() {
            text.push('\n');
        }
    }
    text.pop();
    text
}

fn quantile_table(report: &Report) -> String {
    let mut table = Table::new();
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-')));
    table.set_header(["", "n", "min", "p50", "p90", "p99", "p99.9", "max", "false"]);
    for named in report.distributions() {
        table.add_row(row_of(&named));
    }
    for (place, column) in table.column_iter_mut().enumerate() {
        // Two spaces between times, one before the count: rounds in millions still fit.
        column.set_padding(if place < 2 { (0, 0) } else { (1, 0) });
        if place > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

fn row_of(named: &Named<'_>) -> Vec<String> {
    let Quantiles { n, min, p50, p90, p99, p999, max } = named.distribution.quantiles().shown();
    let times = [min, p50, p90, p99, p999, max].map(|time| time.map_or("-".to_owned(), human_time));
    let false_elections = named.false_elections.map_or(String::new(), |count| count.to_string());
    let ends = [named.name.to_string(), n.to_string()].into_iter().chain(times);
    ends.chain([false_elections]).collect()
}

/// Nanoseconds with three digits and a unit.
pub(crate) fn human_time(ns: u64) -> String {
    let units = [(1.0, "ns"), (1e3, "us"), (1e6, "ms"), (1e9, "s")];
    for (size, unit) in units {
        let value = ns as f64 / size;
        // From here on three digits would read 1000 of this unit.
        if value >= 999.5 && unit != "s" {
            continue;
        }
        let decimals = match value {
            _ if unit == "ns" => 0,
            value if value >= 99.95 => 0,
            value if value >= 9.995 => 1,
            _ => 2,
        };
        return format!("{value:.decimals$}{unit}");
    }
    format!("{ns}ns")
}

pub(super) type Line = (&'static str, String);

fn result_lines(report: &Report) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(report.warnings.iter().map(|warning| ("WARN", warning.clone())));
    lines.extend(report.flood.iter().filter_map(flood::verdict));
    lines.extend(report.tune.iter().flat_map(tune::lines_of));
    lines.extend(false_lines(report));
    lines.extend(election_lines(report));
    lines.extend(steady_lines(report));
    lines.extend(refused_lines(report));
    lines.extend(report.flood.iter().flat_map(|flood| flood::lines_of(flood, &report.settings)));
    lines.extend(trouble_lines(report));
    lines.extend(report.notes.iter().map(|note| ("note", note.clone())));
    lines
}

fn setting_lines(report: &Report) -> Vec<Line> {
    vec![
        ("machine", machine_line(&report.machine)),
        ("settings", settings_line(&report.settings)),
        ("hard state", report.settings.durability.described()),
    ]
}

/// The counts that every latency must be read beside.
fn false_lines(report: &Report) -> Vec<Line> {
    let (mut elections, mut campaigns) = (Vec::new(), Vec::new());
    let mut count = |changes: u64, begun: u64, of: String| {
        elections.push(format!("{changes} in {of}"));
        campaigns.push(format!("{begun} in {of}"));
    };
    if let Some(elections) = &report.elections {
        let of = format!("{} resignations", elections.rounds);
        count(elections.false_elections, elections.campaigns, of);
    }
    for failover in &report.failover {
        let of = format!("{} {}", failover.rounds, failover.fault.plural());
        count(failover.false_elections, failover.campaigns, of);
        if let Some(calm) = &failover.steady {
            let of = format!("{:.1} s of these undisturbed", calm.seconds);
            count(calm.false_elections.seen, calm.campaigns, of);
        }
    }
    if let Some(steady) = &report.steady {
        let watched = &steady.watched;
        let of = format!("{:.1} s steady", watched.seconds);
        count(watched.false_elections, watched.campaigns, of);
    }
    if let Some(Flood { during, .. }) = report.flood.as_ref().filter(|flood| flood.seconds > 0.0) {
        let of = format!("{:.1} s of flood", during.seconds);
        count(during.false_elections, during.campaigns, of);
    }
    if elections.is_empty() {
        return Vec::new();
    }
    let change = "leader changes that no resignation, kill or other fault owes";
    let begun = "begun while the leader lived; most end when it is heard again";
    vec![
        ("false elections", format!("{}: {change}", elections.join(", "))),
        ("false campaigns", format!("{}: {begun}", campaigns.join(", "))),
    ]
}

fn election_lines(report: &Report) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(elections) = &report.elections {
        lines.extend(ratio_line(elections, elections.ratio_to_floor, &elections.no_ratio, FLOOR));
        lines.extend(ratio_line(
            elections,
            elections.ratio_to_disk,
            &elections.no_disk_ratio,
            DISK,
        ));
        lines.extend(disk_line(report));
        lines.extend(elections.messages_per_election.map(|messages| {
            let text = "vote, pre-vote and resign datagrams, after a resignation";
            ("messages / election", format!("{messages:.2}: {text}"))
        }));
        if !elections.persist_ns.is_empty() {
            let count = elections.persist_ns.count() as f64 / elections.rounds.max(1) as f64;
            let text = "durable writes an election, by all members at once, to one disk; the \
                        slowest of the voters' or the winner's own is in its way";
            lines.push(("persist", format!("{count:.2} {text}")));
        }
        let text = "threads of this process, one election after the other: all is warm";
        lines.push(("resigned", text.to_owned()));
    }
    let lines_of = |of| failover::lines_of(of, &report.settings);
    lines.extend(report.failover.iter().flat_map(lines_of));
    let restarts: u64 = report.failover.iter().map(|failover| failover.durable_restarts).sum();
    if restarts > 0 {
        let text = "killed members that went on with the hard state of their own file";
        lines.push(("durable restarts", format!("{restarts}: {text}")));
    }
    lines
}

/// What elections are divided by: the line's name, and what one of it is called.
pub(super) type Divisor = (&'static str, &'static str);

pub(super) const FLOOR: Divisor = ("election / round trip", "round trip");
const DISK: Divisor = ("election / raw write", "raw write");

pub(super) fn ratio_line(
    elections: &Elections,
    ratio: Option<Ratio>,
    no_ratio: &Option<String>,
    (name, step): Divisor,
) -> Option<Line> {
    let has_p99 = elections.election_ns.quantiles().shown().p99.is_some();
    let ratio = ratio.map(|ratio| match ratio {
        Ratio { p50, .. } if !has_p99 => format!("p50 {p50:.2}x, p99 - (too few elections)"),
        // A pause struck the floor and spared the elections.
        Ratio { p50, p99 } if p99 < 1.0 => {
            format!("p50 {p50:.2}x, p99 - (that of the {step} is above)")
        }
        Ratio { p50, p99 } => format!("p50 {p50:.2}x, p99 {p99:.2}x"),
    });
    let reason = || no_ratio.as_ref().map(|reason| format!("not shown: {reason}"));
    ratio.or_else(reason).map(|text| (name, text))
}

/// Whether the disk was the same before and after.
fn disk_line(report: &Report) -> Option<Line> {
    let disk = report.disk.as_ref()?;
    let (before, after) = disk.medians()?;
    let (before, after) = (human_time(before), human_time(after));
    let medians = format!("p50 {before} before the elections, {after} after");
    Some(if disk.is_unsteady() {
        let text = "the disk, or who else uses disk and cores, has changed meanwhile, and the \
                    ratio to it is worth little. Measure again";
        ("DISK UNSTEADY", format!("raw write {medians}: {text}"))
    } else {
        ("raw write", format!("{medians}: the ratio is to both together"))
    })
}

fn steady_lines(report: &Report) -> Vec<Line> {
    let Some(steady) = &report.steady else { return Vec::new() };
    let watched = &steady.watched;
    let rate = Rate::of(watched.false_elections, watched.seconds);
    let cpu = watched.cpu_per_node;
    let cpu = cpu.map_or(String::new(), |cpu| format!(", {:.1} % of a core per node", cpu * 100.0));
    let lateness = "against the time that the leader had announced. One that is early counts as 0; \
                    the gap across a leader change is left out";
    vec![
        (
            "steady",
            format!("leases lapsed {}{cpu}; false elections {}", watched.lapses, rate.described()),
        ),
        ("heartbeat lateness", lateness.to_owned()),
    ]
}

const STARTS: &str = ": boot and answer are those of members just started, until they have proven that they live now";

/// Nobody but the members should send to the members, and each datagram once.
fn refused_lines(report: &Report) -> Vec<Line> {
    let (mut found, mut unexplained) = (Vec::new(), Refused::default());
    let described = |refused: &Refused, at_least: &str| match refused.total() {
        0 => "0".to_owned(),
        total => format!("{at_least}{total} ({})", refused.described()),
    };
    for failover in &report.failover {
        let Failover { refused, rounds, .. } = failover;
        let faults = failover.fault.plural();
        found.push(format!("{} in {rounds} {faults}", described(refused, "at least ")));
        unexplained = unexplained.and(&refused.unexplained());
    }
    if let Some(Steady { watched, .. }) = &report.steady {
        found.push(format!(
            "{} in {:.1} s steady",
            described(&watched.refused, ""),
            watched.seconds
        ));
        unexplained = unexplained.and(&watched.refused);
    }
    if found.is_empty() {
        return Vec::new();
    }
    let starts = report.failover.iter().any(|failover| failover.refused.total() > 0);
    let starts = if starts { STARTS } else { "" };
    let mut lines = vec![("refused datagrams", format!("{}{starts}", found.join(", ")))];
    if unexplained.total() > 0 {
        let text = "nothing here explains these: somebody else sends to the members, or datagrams \
                    are repeated";
        lines.push(("REFUSED", format!("{}: {text}", unexplained.described())));
    }
    lines
}

pub(super) fn trouble_lines(report: &Report) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut note = |stage: &str, timeouts: u64, ended_early: Option<&String>| {
        if timeouts > 0 {
            lines.push(("TIMEOUTS", format!("{stage}: {timeouts}")));
        }
        if let Some(reason) = ended_early {
            lines.push(("ENDED EARLY", format!("{stage}: {reason}")));
        }
    };
    if let Some(floor) = &report.floor {
        note("floor", floor.timeouts, floor.ended_early.as_ref());
    }
    if let Some(disk) = &report.disk {
        note("raw writes", 0, disk.ended_early.as_ref());
    }
    if let Some(elections) = &report.elections {
        note("elections", elections.timeouts, elections.ended_early.as_ref());
    }
    for failover in &report.failover {
        note(failover.fault.name(), failover.timeouts, failover.ended_early.as_ref());
    }
    if let Some(steady) = &report.steady {
        note("steady", steady.timeouts, None);
    }
    if let Some(flood) = &report.flood {
        note("flood", flood.timeouts, None);
    }
    let elections = report.elections.iter().map(|elections| ("resignations", elections.disturbed));
    let kills = report.failover.iter();
    let kills = kills.map(|failover| (failover.fault.plural(), failover.disturbed));
    for (what, disturbed) in elections.chain(kills).filter(|(_, disturbed)| *disturbed > 0) {
        let text = format!("{disturbed} {what} left out: the leader was being replaced before");
        lines.push(("DISTURBED", text));
    }
    let over = "the lease was over before the winner was published, by a slow disk or a polling thread \
                off its core. Take a profile of longer promises, or a faster disk";
    for elections in report.elections.iter().filter(|elections| elections.without_lease > 0) {
        let count = elections.without_lease;
        let text = "resignations left out, so the slowest elections are missing above";
        lines.push(("WITHOUT LEASE", format!("{count} {text}: {over}")));
    }
    for failover in report.failover.iter().filter(|failover| failover.without_lease > 0) {
        let (count, what) = (failover.without_lease, failover.fault.plural());
        let text = "counted until the winner had its lease back, in publication";
        lines.push(("LEASE LATE", format!("{count} {what} {text}: {over}")));
    }
    lines.extend(report.failed.iter().map(|reason| ("FAILED", reason.clone())));
    lines.extend(report.skipped.iter().map(|skipped| ("SKIPPED", skipped.clone())));
    lines
}

fn host_lines(report: &Report) -> Vec<Line> {
    let findings = report.host.iter().flat_map(|host| &host.findings);
    findings
        .map(|finding| {
            let name = match finding.level {
                Level::Ok => "host ok",
                Level::Note => "host note",
                Level::Warn => "host WARN",
            };
            let advice = if finding.advice.is_empty() { "" } else { ". " };
            (name, format!("{}: {}{advice}{}", finding.what, finding.found, finding.advice))
        })
        .collect()
}

/// One line for figures and for the table.
pub(crate) fn machine_line(machine: &Machine) -> String {
    let below = if machine.hypervisor { "under a hypervisor" } else { "no hypervisor" };
    format!(
        "{}, {} cores, Linux {}, clocksource {}, node clock {}, {below}",
        machine.cpu, machine.cores, machine.kernel, machine.clocksource, machine.node_clock
    )
}

/// One line for figures and for the table.
pub(crate) fn settings_line(settings: &Settings) -> String {
    let ballast = match settings.ballast {
        Ballast(0) => String::new(),
        ballast => format!(" --ballast {ballast}"),
    };
    format!(
        "--nodes {} {} --wait {} --seed {} --store {} --authentication {}{ballast}{} \
         (wait {}: {})",
        settings.nodes,
        settings.timing.arguments(),
        settings.wait.name(),
        settings.seed,
        settings.durability.argument(),
        settings.authentication.name(),
        settings.wishes.arguments(),
        settings.wait.name(),
        settings.wait_reason
    )
}

/// Adds a named line, broken between words.
fn push_line(text: &mut String, name: &str, value: &str) {
    let mut column = INDENT;
    let _ = write!(text, "{name:<INDENT$}");
    for (place, word) in value.split_whitespace().enumerate() {
        if place > 0 && column + 1 + word.len() > WIDTH {
            let _ = write!(text, "\n{:INDENT$}", "");
            column = INDENT;
        } else if place > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += word.len();
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits_and_never_a_thousand_of_a_unit() {
        for (ns, text) in [
            (0, "0ns"),
            (850, "850ns"),
            (999, "999ns"),
            (1_000, "1.00us"),
            (5_412, "5.41us"),
            (9_996, "10.0us"),
            (54_120, "54.1us"),
            (99_960, "100us"),
            (999_499, "999us"),
            (999_500, "1.00ms"),
            (54_120_000, "54.1ms"),
            (1_500_000_000, "1.50s"),
            (90_000_000_000, "90.0s"),
        ] {
            assert_eq!(human_time(ns), text, "{ns}");
        }
    }

    #[test]
    fn lines_break_between_words_before_the_eightieth_column() {
        let mut text = String::new();
        push_line(&mut text, "name", &"word ".repeat(40));
        assert!(text.lines().count() > 2);
        for line in text.lines() {
            assert!(line.len() <= WIDTH, "{line}");
        }
        assert!(text.lines().skip(1).all(|line| line.starts_with(&" ".repeat(INDENT))));
    }
}
