//! The results as the first table of a README: Markdown, with what they must be read beside.
//!
//! Every latency stands beside the false elections that came with it, and below both stand the machine, the
//! commit and the command.

use std::fmt::Write as _;
use std::process::{Command, Stdio};

use crate::cli::Ballast;
use crate::fault::Fault;
use crate::quantiles::Distribution;
use crate::stages::failover::{Calm, Failover};
use crate::stages::rate::few_digits;

use super::table::{FLOOR, human_time, machine_line, ratio_line, settings_line, trouble_lines};
use super::{Report, parts_of};

/// The whole text, with a newline at its end.
pub(crate) fn text_of(report: &Report) -> String {
    let mut text = String::new();
    if report.interrupted {
        text.push_str("INTERRUPTED: this is what was measured until then.\n\n");
    }
    text.push_str(&first_table(report));
    text.push_str(&parts_table(report));
    text.push_str(&remarks(report, &commit()));
    text
}

const HEAD: [&str; 8] =
    ["what", "n", "p50", "p99", "max", "false elections", "false an hour", "CPU a node"];

fn first_table(report: &Report) -> String {
    let mut text = head(&HEAD);
    if let Some(floor) = &report.floor {
        push(&mut text, times("raw UDP round trip, threads".to_owned(), &floor.rtt_ns), "", "", "");
    }
    if let Some(elections) = &report.elections {
        let counted = format!("{} in {}", elections.false_elections, elections.rounds);
        let what = "election after a resignation, threads: first request to lease".to_owned();
        push(&mut text, times(what, &elections.election_ns), &counted, "", "");
    }
    for failover in &report.failover {
        let counted = format!("{} in {}", failover.false_elections, failover.rounds);
        push(&mut text, times(name_of(failover), &failover.total_ns), &counted, "", "");
    }
    if let Some(calm) = &report.undisturbed {
        let row = [undisturbed(calm), String::new(), String::new(), String::new(), String::new()];
        let counted = format!("{} in {:.0} s", calm.false_elections.seen, calm.seconds);
        let cpu = format!("{:.1} %", calm.cpu_per_node * 100.0);
        push(&mut text, row, &counted, &an_hour(calm), &cpu);
    }
    text
}

fn name_of(failover: &Failover) -> String {
    let what = match failover.fault {
        Fault::Kill => "SIGKILL of the leader's process to a successor's lease, no guardian",
        Fault::Notice => "SIGKILL of it to a successor's lease, with a guardian",
        Fault::Stop => "SIGSTOP of it to a successor's lease: silence alone tells",
        Fault::Isolate => "cut off from the network to a successor's lease: silence alone tells",
        Fault::Resign => "asked to resign to a successor's lease",
    };
    match failover.ballast {
        Ballast(0) => what.to_owned(),
        ballast => format!("{what}, {ballast} resident"),
    }
}

fn undisturbed(calm: &Calm) -> String {
    let longest = calm.longest_lapse_ns.map(|ns| format!(", the longest {}", spaced(ns)));
    let lapses = match calm.lapses {
        1 => "1 lapse".to_owned(),
        lapses => format!("{lapses} lapses"),
    };
    format!(
        "fresh processes, no ballast, under a guardian, undisturbed: {lapses}{}",
        longest.unwrap_or_default()
    )
}

/// Nobody is to read none in ten seconds as a promise.
fn an_hour(calm: &Calm) -> String {
    let rate = &calm.false_elections;
    let at_most = few_digits(rate.at_most_per_hour);
    format!("{}; at most {at_most} (95 %)", few_digits(rate.per_hour))
}

/// Where the time goes: median and P99 of each part.
fn parts_table(report: &Report) -> String {
    if report.failover.is_empty() {
        return String::new();
    }
    let parts = ["detection", "drain", "election", "publication"];
    let heads = parts.map(|part| format!("{part}, p50 / p99"));
    let mut text = String::from("\nWhere the time goes:\n\n");
    text.push_str(&head(&["", &heads[0], &heads[1], &heads[2], &heads[3]]));
    for failover in &report.failover {
        let [_, parts @ ..] = parts_of(failover);
        let cells = parts.map(|named| both(named.distribution));
        let _ = writeln!(text, "| {} | {} |", failover_name(failover), cells.join(" | "));
    }
    text
}

fn failover_name(failover: &Failover) -> String {
    match failover.ballast {
        Ballast(0) => failover.fault.name().to_owned(),
        ballast => format!("{}, {ballast}", failover.fault.name()),
    }
}

fn both(distribution: &Distribution) -> String {
    let shown = distribution.quantiles().shown();
    let time = |ns: Option<u64>| ns.map_or("-".to_owned(), spaced);
    format!("{} / {}", time(shown.p50), time(shown.p99))
}

fn remarks(report: &Report, commit: &str) -> String {
    let mut text = String::from("\n");
    let mut remark = |name: &str, value: &str| {
        let _ = writeln!(text, "- {name}: {value}");
    };
    remark("machine", &machine_line(&report.machine));
    remark("commit", commit);
    remark("command", &format!("`latency-probe report {}`", arguments(report)));
    remark("settings", &settings_line(&report.settings));
    let elections = report.elections.as_ref();
    let ratio = elections.and_then(|elections| {
        ratio_line(elections, elections.ratio_to_floor, &elections.no_ratio, FLOOR)
    });
    if let Some((name, ratio)) = ratio {
        remark(name, &ratio);
    }
    for warning in &report.warnings {
        remark("WARN", warning);
    }
    for (name, value) in trouble_lines(report) {
        remark(name, &value);
    }
    for note in &report.notes {
        remark("note", note);
    }
    text
}

fn arguments(report: &Report) -> String {
    let settings = &report.settings;
    let rounds = settings.rounds.map(|rounds| format!("--rounds {rounds} ")).unwrap_or_default();
    let ballast = match settings.ballast {
        Ballast(0) => String::new(),
        ballast => format!(" --ballast {ballast}"),
    };
    let (steady, timing) = (settings.steady_secs, settings.timing.arguments());
    let wishes = settings.wishes.arguments();
    format!("{rounds}--steady-secs {steady} {timing}{ballast}{wishes}")
}

/// What is checked out where this runs.
fn commit() -> String {
    let mut git = Command::new("git");
    git.args(["describe", "--always", "--dirty"]).stdin(Stdio::null()).stderr(Stdio::null());
    let output = git.output().ok().filter(|output| output.status.success());
    let said = output.and_then(|output| String::from_utf8(output.stdout).ok());
    let said = said.map(|said| said.trim().to_owned()).filter(|said| !said.is_empty());
    said.unwrap_or_else(|| "unknown".to_owned())
}

fn head(columns: &[&str]) -> String {
    let rules = columns.iter().enumerate();
    let rules: Vec<_> = rules.map(|(place, _)| if place == 0 { "---" } else { "---:" }).collect();
    format!("| {} |\n|{}|\n", columns.join(" | "), rules.join("|"))
}

/// The name of a row, how many values it has, and three quantiles of them.
type Row = [String; 5];

fn times(what: String, distribution: &Distribution) -> Row {
    let shown = distribution.quantiles().shown();
    let time = |ns: Option<u64>| ns.map_or("-".to_owned(), spaced);
    [what, shown.n.to_string(), time(shown.p50), time(shown.p99), time(shown.max)]
}

fn push(text: &mut String, row: Row, counted: &str, an_hour: &str, cpu: &str) {
    let _ = writeln!(text, "| {} | {counted} | {an_hour} | {cpu} |", row.join(" | "));
}

/// With a space before the unit, as in a sentence.
fn spaced(ns: u64) -> String {
    let text = human_time(ns);
    let digits = text.trim_end_matches(char::is_alphabetic).len();
    format!("{} {}", &text[..digits], &text[digits..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_as_many_cells_as_the_head() {
        let cells = |line: &str| line.matches(" | ").count();
        let mut text = head(&HEAD);
        let samples: Vec<u64> = (1..=100).map(|micros| micros * 1_000).collect();
        let row = times("kill".to_owned(), &Distribution::from_samples(&samples));
        push(&mut text, row, "0 in 100", "", "");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[1], "|---|---:|---:|---:|---:|---:|---:|---:|");
        assert_eq!(lines[2], "| kill | 100 | 50.0 us | 99.0 us | 100 us | 0 in 100 |  |  |");
        assert_eq!(cells(lines[0]), cells(lines[2]));
    }

    #[test]
    fn few_values_have_no_p99() {
        let row = times("kill".to_owned(), &Distribution::from_samples(&[1_000, 2_000]));
        assert_eq!(row, ["kill", "2", "1.00 us", "-", "2.00 us"].map(str::to_owned));
        assert_eq!(both(&Distribution::from_samples(&[1_000, 2_000])), "1.00 us / -");
    }

    #[test]
    fn times_have_a_space_before_their_unit() {
        for (ns, text) in [(0, "0 ns"), (1_500, "1.50 us"), (45_600_000, "45.6 ms")] {
            assert_eq!(spaced(ns), text);
        }
    }
}
