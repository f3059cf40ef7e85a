//! Traces that `latency-probe steady --record FILE` has written.
//!
//! Knows the format, version 1: lines that begin with `#` are for people, but for the first, which
//! names the version. Each other line is
//!
//! ```text
//! at_ns node interval_ns lateness_ns away_ns count
//! ```
//!
//! and tells of a run of `count` heartbeats that came in at `node`, each so late on average, and of
//! the time at which it ended.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use interrex::Duration;

use super::chen::Beat;

/// A trace as it was recorded: each node's heartbeats, one node after the other.
pub(super) struct Recorded {
    pub(super) name: String,
    /// The lines for people, without the sign before them.
    pub(super) about: Vec<String>,
    /// The heartbeats of each node.
    pub(super) nodes: Vec<Vec<Beat>>,
}

/// More arrivals than this are another kind of file.
const MOST: u64 = 100_000_000;

impl Recorded {
    /// Reads a file.
    ///
    /// # Errors
    /// If it can't be read or is no trace of this version; names the line.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("--trace {}", path.display()))?;
        let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into());
        Self::parse(&text, name).with_context(|| format!("--trace {}", path.display()))
    }

    fn parse(text: &str, name: String) -> anyhow::Result<Self> {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        ensure!(
            first == "# interrex arrivals, format 1",
            "no trace of format 1: it begins {first:?}"
        );
        let mut trace = Self { name, about: Vec::new(), nodes: Vec::new() };
        let mut arrivals = 0;
        for (number, line) in (2..).zip(lines) {
            if let Some(words) = line.strip_prefix('#') {
                trace.about.push(words.trim().to_owned());
                continue;
            }
            let run = Run::parse(line).with_context(|| format!("line {number}: {line:?}"))?;
            arrivals += run.count;
            ensure!(arrivals <= MOST, "line {number}: more than {MOST} arrivals");
            trace.push(&run);
        }
        ensure!(arrivals > 0, "it has no arrivals");
        Ok(trace)
    }

    fn push(&mut self, run: &Run) {
        let place = usize::from(run.node);
        self.nodes.resize_with(self.nodes.len().max(place + 1), Vec::new);
        let beat =
            Beat { gap: run.interval + run.lateness, interval: run.interval, away: run.away };
        self.nodes[place].extend((0..run.count).map(|_| beat));
    }
}

struct Run {
    node: u8,
    interval: Duration,
    lateness: Duration,
    away: Duration,
    count: u64,
}

impl Run {
    fn parse(line: &str) -> anyhow::Result<Self> {
        let numbers: Result<Vec<u64>, _> = line.split(' ').map(str::parse).collect();
        let [_, node, interval, lateness, away, count] = numbers?[..] else {
            bail!("not six numbers");
        };
        let node = u8::try_from(node).ok().filter(|node| *node < 128).context("no node")?;
        let [interval, lateness, away] = [interval, lateness, away].map(Duration::from_nanos);
        Ok(Self { node, interval, lateness, away, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "# interrex arrivals, format 1\n# a host\n# at_ns node\n\
                        3003000 1 1000000 1000 0 3\n3004000 2 1000000 500 200 1\n# dropped 0\n";

    #[test]
    fn a_line_stands_for_as_many_heartbeats_as_it_says() {
        let trace = Recorded::parse(GOOD, "x".to_owned()).expect("it is a trace");
        assert_eq!(trace.nodes.iter().map(Vec::len).collect::<Vec<_>>(), [0, 3, 1]);
        assert_eq!(trace.about, ["a host", "at_ns node", "dropped 0"]);
        assert_eq!(trace.nodes[1][0].gap, Duration::from_nanos(1_001_000));
    }

    #[test]
    fn what_is_no_trace_is_invalid_and_its_line_is_named() {
        for (text, part) in [
            ("", "format 1"),
            ("# interrex arrivals, format 2\n", "format 2"),
            ("# interrex arrivals, format 1\n", "no arrivals"),
            ("# interrex arrivals, format 1\n1 2 3\n", "line 2"),
            ("# interrex arrivals, format 1\n1 200 3 4 5 6\n", "line 2"),
            ("# interrex arrivals, format 1\n1 2 3 4 5 99999999999\n", "line 2"),
        ] {
            let error = Recorded::parse(text, String::new()).err().expect("it is invalid");
            assert!(format!("{error:#}").contains(part), "{error:#}");
        }
    }
}
