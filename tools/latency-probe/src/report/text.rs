//! The results for the eyes: a table of quantiles, then lines on what stands behind them.

use interrex_console::table::{Table, named_line};

use crate::records::{Level, Named, Quantiles, Report};

use super::{Line, lines, time_or_dash, tune};

/// Returns the whole text, with a newline at its end.
pub(super) fn text_of(report: &Report) -> String {
    let mut text = format!("latency-probe {}: interrex on loopback\n", report.settings.version);
    text.push_str(&conditions(report));
    if report.interrupted {
        text.push_str("INTERRUPTED: what follows is what was measured until then\n");
    }
    let distributions = report.distributions();
    if !distributions.is_empty() {
        let mut table = Table::new(&["", "n", "min", "p50", "p90", "p99", "p99.9", "max", "false"]);
        distributions.iter().for_each(|named| table.push(row_of(named)));
        text.push_str(&format!("\n{}\n", table.text()));
    }
    for tune in report.tune.iter() {
        text.push_str(&format!("\n{}", tune::block_of(tune)));
    }
    for paragraph in [lines::of_results(report), host_lines(report), setting_lines(report)] {
        let lines = paragraph.iter().map(|(name, value)| named_line(name, value));
        let lines: String = lines.collect();
        text.push_str(if lines.is_empty() { "" } else { "\n" });
        text.push_str(&lines);
    }
    text
}

/// Returns the conditions that what follows was measured under and that are not the usual ones;
/// of a failover also the usual layout, which another run may not have.
fn conditions(report: &Report) -> String {
    let settings = &report.settings;
    let has_kills = !report.failover.is_empty() || report.kill_floor.is_some();
    let layout = has_kills.then(|| settings.layout.described().to_owned());
    let load = (!settings.load.is_none()).then(|| {
        let stages = if report.elections.is_some() { "failover and steady " } else { "" };
        format!("{stages}beside a load: {}", settings.load.described())
    });
    layout.into_iter().chain(load).map(|condition| condition + "\n").collect()
}

fn row_of(named: &Named<'_>) -> Vec<String> {
    let Quantiles { n, min, p50, p90, p99, p999, max } = named.distribution.quantiles().shown();
    let times = [min, p50, p90, p99, p999, max].map(time_or_dash);
    let false_elections = named.false_elections.map_or(String::new(), |count| count.to_string());
    let ends = [named.name.clone(), n.to_string()].into_iter().chain(times);
    ends.chain([false_elections]).collect()
}

fn host_lines(report: &Report) -> Vec<Line> {
    let findings = report.host.iter().flat_map(|host| &host.findings);
    let line = |finding: &crate::records::Finding| {
        let name = match finding.level {
            Level::Ok => "host ok",
            Level::Note => "host note",
            Level::Warn => "host WARN",
        };
        let advice = if finding.advice.is_empty() { "" } else { ". " };
        (name, format!("{}: {}{advice}{}", finding.what, finding.found, finding.advice))
    };
    findings.map(line).collect()
}

fn setting_lines(report: &Report) -> Vec<Line> {
    vec![
        ("machine", report.machine.line()),
        ("settings", report.settings.line()),
        ("hard state", report.settings.durability.described()),
    ]
}
