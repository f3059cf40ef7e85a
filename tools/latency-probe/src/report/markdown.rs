//! The results as the first table of a README: Markdown, with what they must be read beside.
//!
//! Every latency stands beside the false elections that came with it, and below both stand the
//! machine, the commit and the command.

use std::fmt::Write as _;
use std::process::{Command, Stdio};

use interrex_console::table::Table;

use crate::records::{Calm, Distribution, Failover, Report, few_digits};
use crate::settings::{Fault, name_of};

use super::{lines, three_digits};

/// Returns the whole text, with a newline at its end.
pub(super) fn text_of(report: &Report) -> String {
    let mut text = String::new();
    if report.interrupted {
        text.push_str("INTERRUPTED: this is what was measured until then.\n\n");
    }
    text.push_str(&first_table(report).markdown());
    if !report.failover.is_empty() {
        let _ = write!(text, "\nWhere the time goes:\n\n{}", parts_table(report).markdown());
    }
    text.push_str(&remarks(report, &commit()));
    text
}

fn first_table(report: &Report) -> Table {
    let mut table = Table::new(&[
        "what",
        "n",
        "p50",
        "p99",
        "max",
        "false elections",
        "false an hour",
        "CPU a node",
    ]);
    let nothing = String::new;
    if let Some(floor) = &report.floor {
        let what = "raw UDP round trip, threads".to_owned();
        table.push(row_of(what, &floor.rtt_ns, nothing()));
    }
    if let Some(elections) = &report.elections {
        let counted = format!("{} in {}", elections.false_elections, elections.rounds);
        let what = "election after a resignation, threads: first request to lease".to_owned();
        table.push(row_of(what, &elections.election_ns, counted));
    }
    for failover in &report.failover {
        let counted = format!("{} in {}", failover.false_elections, failover.rounds);
        table.push(row_of(described(failover), &failover.total_ns, counted));
    }
    if let Some(calm) = &report.undisturbed {
        let counted = format!("{} in {:.0} s", calm.false_elections.seen, calm.seconds);
        let cpu = format!("{:.1} %", calm.cpu_per_node * 100.0);
        let [n, p50, p99, max] = [(); 4].map(|()| nothing());
        table.push([undisturbed(calm), n, p50, p99, max, counted, an_hour(calm), cpu]);
    }
    table
}

/// A latency, and the false elections that came with it.
fn row_of(what: String, distribution: &Distribution, counted: String) -> [String; 8] {
    let shown = distribution.quantiles().shown();
    let [p50, p99, max] = [shown.p50, shown.p99, shown.max].map(spaced_or_dash);
    [what, shown.n.to_string(), p50, p99, max, counted, String::new(), String::new()]
}

fn described(failover: &Failover) -> String {
    let what = match failover.fault {
        Fault::Kill => "SIGKILL of the leader's process to a successor's lease, no guardian",
        Fault::Notice => "SIGKILL of it to a successor's lease, with a guardian",
        Fault::Stop => "SIGSTOP of it to a successor's lease: silence alone tells",
        Fault::Isolate => "cut off from the network to a successor's lease: silence alone tells",
        Fault::Resign => "asked to resign to a successor's lease",
    };
    match failover.ballast {
        ballast if ballast.is_none() => what.to_owned(),
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
fn parts_table(report: &Report) -> Table {
    let parts = ["detection", "drain", "election", "publication"];
    let [a, b, c, d] = parts.map(|part| format!("{part}, p50 / p99"));
    let mut table = Table::new(&["", &a, &b, &c, &d]);
    for failover in &report.failover {
        let name = name_of(failover.fault);
        let name = match failover.ballast {
            ballast if ballast.is_none() => name,
            ballast => format!("{name}, {ballast}"),
        };
        let [_, parts @ ..] = failover.distributions();
        let cells = parts.map(|named| both(named.distribution));
        table.push(std::iter::once(name).chain(cells));
    }
    table
}

fn both(distribution: &Distribution) -> String {
    let shown = distribution.quantiles().shown();
    format!("{} / {}", spaced_or_dash(shown.p50), spaced_or_dash(shown.p99))
}

fn remarks(report: &Report, commit: &str) -> String {
    let mut text = String::from("\n");
    let mut remark = |name: &str, value: &str| {
        let _ = writeln!(text, "- {name}: {value}");
    };
    remark("machine", &report.machine.line());
    remark("commit", commit);
    remark("command", &format!("`latency-probe report {}`", arguments(report)));
    remark("settings", &report.settings.line());
    if let Some((name, ratio)) = report.elections.as_ref().and_then(lines::to_floor) {
        remark(name, &ratio);
    }
    for warning in &report.warnings {
        remark("WARN", warning);
    }
    for (name, value) in lines::of_trouble(report) {
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
    let (steady, timing) = (settings.steady_secs, settings.timing.arguments());
    let (ballast, tuning) = (settings.ballast.argument(), settings.tuning.arguments());
    format!("{rounds}--steady-secs {steady} {timing}{ballast}{tuning}")
}

/// Returns the commit that is checked out where this runs.
fn commit() -> String {
    let mut git = Command::new("git");
    git.args(["describe", "--always", "--dirty"]).stdin(Stdio::null()).stderr(Stdio::null());
    let output = git.output().ok().filter(|output| output.status.success());
    let said = output.and_then(|output| String::from_utf8(output.stdout).ok());
    let said = said.map(|said| said.trim().to_owned()).filter(|said| !said.is_empty());
    said.unwrap_or_else(|| "unknown".to_owned())
}

/// Returns a time with a space before its unit, as in a sentence.
fn spaced(ns: u64) -> String {
    three_digits(ns, &[(1.0, " ns"), (1e3, " us"), (1e6, " ms"), (1e9, " s")])
}

fn spaced_or_dash(ns: Option<u64>) -> String {
    ns.map_or_else(|| "-".to_owned(), spaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latency_stands_beside_its_false_elections() {
        let samples: Vec<u64> = (1..=100).map(|micros| micros * 1_000).collect();
        let mut table = Table::new(&["what", "n", "p50", "p99", "max", "false", "an hour", "CPU"]);
        let distribution = Distribution::from_samples(&samples);
        table.push(row_of("kill".to_owned(), &distribution, "0 in 100".to_owned()));
        let text = table.markdown();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[1], "|---|---:|---:|---:|---:|---:|---:|---:|");
        assert_eq!(lines[2], "| kill | 100 | 50.0 us | 99.0 us | 100 us | 0 in 100 |  |  |");
    }

    #[test]
    fn few_values_have_no_p99() {
        let few = Distribution::from_samples(&[1_000, 2_000]);
        let [_, n, p50, p99, max, ..] = row_of("kill".to_owned(), &few, String::new());
        assert_eq!([n, p50, p99, max], ["2", "1.00 us", "-", "2.00 us"].map(str::to_owned));
        assert_eq!(both(&few), "1.00 us / -");
    }

    #[test]
    fn times_have_a_space_before_their_unit() {
        for (ns, text) in [(0, "0 ns"), (1_500, "1.50 us"), (45_600_000, "45.6 ms")] {
            assert_eq!(spaced(ns), text);
        }
    }
}
