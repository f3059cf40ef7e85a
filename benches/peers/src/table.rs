//! The results as a Markdown table, with what it takes to read it.

use std::fmt::Write as _;
use std::fs;

use crate::cli::Options;
use crate::score::Results;

const HEAD: &str = "\
| engine | values | kill to leader p50 | p99 | max | rounds | left out | extra leader changes after kills \
| false elections idle | per hour | CPU a node |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
";

/// Returns the table, with notes on what was left out and on the host.
pub(crate) fn markdown(all: &[Results], options: &Options) -> String {
    let mut text = HEAD.to_owned();
    for results in all.iter().filter(|results| results.skipped.is_none()) {
        text.push_str(&row(results));
    }
    text.push('\n');
    for results in all {
        text.push_str(&notes(results));
    }
    let Options { calm_ms, watch_ms, wait, .. } = options;
    // Writing to a string can't fail.
    let _ = writeln!(
        text,
        "Three processes on loopback, wait strategy {}, killed after {calm_ms} ms of calm, watched for \
         {watch_ms} ms after. {}",
        wait.name(),
        machine()
    );
    text
}

fn row(results: &Results) -> String {
    let [p50, p99, max] = [50, 99, 100].map(|percent| time(results.quantile(percent)));
    let (extra, watched_ns) = results.extra();
    let Results { engine, values, false_elections, idle_ns, cpu_ns, .. } = results;
    let (idle, hourly, cpu) = match *idle_ns {
        0 => ("-".to_owned(), "-".to_owned(), "-".to_owned()),
        idle_ns => (
            format!("{false_elections} in {}", seconds(idle_ns)),
            format!("{:.0}", *false_elections as f64 * 3600e9 / idle_ns as f64),
            format!("{:.1} %", *cpu_ns as f64 * 100.0 / idle_ns as f64),
        ),
    };
    format!(
        "| {engine} | {values} | {p50} | {p99} | {max} | {} | {} | {extra} in {} | {idle} | {hourly} | {cpu} |\n",
        results.replaced.len(),
        results.left_out(),
        seconds(watched_ns),
    )
}

fn notes(results: &Results) -> String {
    let Results { engine, values, never_calm, disturbed, no_leader, .. } = results;
    if let Some(reason) = &results.skipped {
        return format!("- {engine} was skipped: {reason}\n");
    }
    if results.left_out() == 0 {
        return String::new();
    }
    format!(
        "- {engine}, {values}: left out are {never_calm} clusters that were never calm, {disturbed} whose \
         leader was being replaced before the kill, {no_leader} without a leader 10 s after it\n"
    )
}

fn time(ns: Option<u64>) -> String {
    let Some(ns) = ns else { return "-".to_owned() };
    let (value, unit) = match ns as f64 {
        ns if ns < 999.5e3 => (ns / 1e3, "us"),
        ns if ns < 999.5e6 => (ns / 1e6, "ms"),
        ns => (ns / 1e9, "s"),
    };
    let decimals = if value < 9.995 { 2 } else { usize::from(value < 99.95) };
    format!("{value:.decimals$} {unit}")
}

fn seconds(ns: u64) -> String {
    let decimals = usize::from(ns < 9_950_000_000);
    format!("{:.decimals$} s", ns as f64 / 1e9)
}

/// Returns processors and kernel, as `/proc` has them; no name of the host.
fn machine() -> String {
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let (cpuinfo, kernel) = (read("/proc/cpuinfo"), read("/proc/sys/kernel/osrelease"));
    let value = |line: &str| line.split_once(": ").map(|(_, value)| value.to_owned());
    let model = cpuinfo.lines().find(|line| line.starts_with("model name")).and_then(value);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = model.unwrap_or_else(|| "unknown processor".to_owned());
    format!("{model}, {cores} usable cores, Linux {}.", kernel.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Stretch;
    use crate::score::tests::results;

    #[test]
    fn a_row_shows_what_was_counted() {
        let mut counted = results([1_700_000; 100]);
        counted.note_idle(Stretch {
            changes: 2,
            watched_ns: 60_000_000_000,
            cpu_ns: 12_600_000_000,
        });
        assert_eq!(
            row(&counted),
            "| raft-rs 0.7.0 | tick 1 ms | 1.70 ms | 1.70 ms | 1.70 ms | 100 | 0 | 100 in 30 s \
             | 2 in 60 s | 120 | 21.0 % |\n"
        );
    }

    #[test]
    fn a_row_has_as_many_cells_as_the_head_and_nothing_unmeasured_has_a_number() {
        let row = row(&results([]));
        let cells = |line: &str| line.matches('|').count();
        assert_eq!(HEAD.lines().map(cells).collect::<Vec<_>>(), [cells(&row); 2]);
        assert_eq!(row.matches(" - ").count(), 6);
    }

    #[test]
    fn who_was_skipped_is_named_with_the_reason() {
        let mut skipped = results([]);
        skipped.skipped = Some("it is not on PATH".to_owned());
        assert_eq!(notes(&skipped), "- raft-rs 0.7.0 was skipped: it is not on PATH\n");
        assert_eq!(notes(&results([1])), "");
    }

    #[test]
    fn times_have_three_digits_and_a_unit() {
        let shown = [999, 603_123, 999_499, 999_500, 45_600_000, 2_000_000_000];
        let shown = shown.map(|ns| time(Some(ns)));
        assert_eq!([300_000_000, 30_000_000_000].map(seconds), ["0.3 s", "30 s"]);
        assert_eq!(shown, ["1.00 us", "603 us", "999 us", "1.00 ms", "45.6 ms", "2.00 s"]);
    }
}
