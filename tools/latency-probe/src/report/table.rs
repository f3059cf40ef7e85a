//! The results for the eyes: a table of quantiles, then lines on what stands behind them.
//!
//! Knows how times are written with three digits and how lines are broken at 80 columns, whatever
//! the terminal: a result is pasted elsewhere more often than it is read where it was made.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use crate::cli::Settings;
use crate::machine::Machine;
use crate::quantiles::Quantiles;
use crate::stages::host::Level;

use super::Report;

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
    table.set_header(["", "n", "min", "p50", "p90", "p99", "p99.9", "max"]);
    for named in report.distributions() {
        table.add_row(row_of(named.name, &named.distribution.quantiles()));
    }
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding(if place == 0 { (0, 1) } else { (1, 0) });
        if place > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

fn row_of(name: &str, quantiles: &Quantiles) -> Vec<String> {
    let Quantiles { n, min, p50, p90, p99, p999, max } = *quantiles;
    let times = [min, p50, p90, p99, p999, max].map(|time| time.map_or("-".to_owned(), human_time));
    [name.to_owned(), n.to_string()].into_iter().chain(times).collect()
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

type Line = (&'static str, String);

fn result_lines(report: &Report) -> Vec<Line> {
    let mut lines = election_lines(report);
    lines.extend(false_election_line(report));
    lines.extend(steady_lines(report));
    lines.extend(trouble_lines(report));
    lines
}

fn setting_lines(report: &Report) -> Vec<Line> {
    vec![("machine", machine_line(&report.machine)), ("settings", settings_line(&report.settings))]
}

fn election_lines(report: &Report) -> Vec<Line> {
    let Some(elections) = &report.elections else { return Vec::new() };
    let ratio = elections.ratio_to_floor.map(|ratio| {
        ("election / round trip", format!("p50 {:.2}x, p99 {:.2}x", ratio.p50, ratio.p99))
    });
    let messages = elections.messages_per_election.map(|messages| {
        let text = format!("{messages:.2}, heartbeats and their acks left out");
        ("messages / election", text)
    });
    ratio.into_iter().chain(messages).collect()
}

/// The count that every latency must be read beside.
fn false_election_line(report: &Report) -> Option<Line> {
    let mut parts = Vec::new();
    if let Some(elections) = &report.elections {
        parts.push(format!("{} in {} elections", elections.false_elections, elections.rounds));
    }
    for failover in &report.failover {
        parts.push(format!("{} before {} kills", failover.false_elections, failover.rounds));
    }
    if let Some(steady) = &report.steady {
        parts.push(format!("{} in {:.1} s steady", steady.false_elections, steady.seconds));
    }
    (!parts.is_empty()).then(|| ("false elections", parts.join(", ")))
}

fn steady_lines(report: &Report) -> Vec<Line> {
    let Some(steady) = &report.steady else { return Vec::new() };
    let mut lines = vec![(
        "leader changes",
        format!("{}, leases lapsed {}, while steady", steady.leader_changes, steady.lapses),
    )];
    if let Some(cpu) = steady.cpu_per_node {
        lines.push(("CPU", format!("{:.1} % of a core per node, while steady", cpu * 100.0)));
    }
    lines
}

fn trouble_lines(report: &Report) -> Vec<Line> {
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
    if let Some(elections) = &report.elections {
        note("elections", elections.timeouts, elections.ended_early.as_ref());
    }
    for failover in &report.failover {
        note("failover", failover.timeouts, failover.ended_early.as_ref());
    }
    if let Some(steady) = &report.steady {
        note("steady", steady.timeouts, None);
    }
    let disturbed = report.failover.iter().filter(|failover| failover.disturbed > 0);
    lines.extend(disturbed.map(|failover| {
        let text = "kills left out: the leader was being replaced before";
        ("DISTURBED", format!("{} {text}", failover.disturbed))
    }));
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
    format!(
        "--nodes {} --profile {} --wait {} --seed {} (wait {}: {})",
        settings.nodes,
        settings.profile.name(),
        settings.wait.name(),
        settings.seed,
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
