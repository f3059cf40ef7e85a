//! The arrivals of heartbeats, written to a file, for `simulate detectors` to judge detectors by.
//!
//! Knows the format, version 1, and how to get it off a polling thread: samples of one size go
//! into a queue of one size, without allocation and without waiting; what finds it full is dropped
//! and counted. Arrivals in a row that were late by less than a twentieth of the interval share a
//! line, so that an hour is some megabytes and not gigabytes.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::SystemTime;

use anyhow::Context as _;
use interrex::runtime::HeardHeartbeat;

use crate::records::Machine;
use crate::settings::{Settings, name_of};

/// A second and a half of the shortest heartbeats at two followers; the file is written five times
/// a second.
const HELD: usize = 65_536;

/// The most arrivals of one line.
const LONGEST_RUN: u64 = 1_000;

/// A heartbeat as it came in at a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    node: u8,
    leader: u8,
    term: u64,
    at_ns: u64,
    interval_ns: u64,
    away_ns: u64,
}

/// The polling thread's end of the queue.
#[derive(Clone, Debug)]
pub(crate) struct HeartbeatSender {
    samples: SyncSender<Sample>,
    dropped: Arc<AtomicU64>,
}

impl HeartbeatSender {
    /// Queues a heartbeat for the file. Heartbeats of a leader without a lease put no suspicion
    /// off and are none.
    pub(crate) fn send(&self, node: u8, heard: &HeardHeartbeat) {
        if heard.promise.as_nanos() == 0 {
            return;
        }
        let sample = Sample {
            node,
            leader: heard.from.number(),
            term: heard.term.0,
            at_ns: heard.at.as_nanos(),
            interval_ns: heard.interval.as_nanos(),
            away_ns: heard.absence.as_nanos(),
        };
        if self.samples.try_send(sample).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The file's end of the queue.
pub(crate) struct Recorder {
    path: PathBuf,
    file: BufWriter<File>,
    samples: Receiver<Sample>,
    dropped: Arc<AtomicU64>,
    start_ns: u64,
    /// For each node, its last arrival and the line that is not written yet.
    nodes: Vec<Option<(Sample, Run)>>,
}

/// Arrivals that share a line.
#[derive(Clone, Copy, Default, Debug)]
struct Run {
    at_ns: u64,
    interval_ns: u64,
    lateness_ns: u64,
    away_ns: u64,
    count: u64,
}

impl Recorder {
    /// Makes the file and writes what the trace comes from.
    pub(crate) fn create(
        path: &Path,
        settings: &Settings,
        machine: &Machine,
    ) -> anyhow::Result<(Self, HeartbeatSender)> {
        let (sender, samples) = sync_channel(HELD);
        let dropped = Arc::new(AtomicU64::new(0));
        let fails = || unwritten(path);
        let mut file = BufWriter::new(File::create(path).with_context(fails)?);
        file.write_all(header(settings, machine).as_bytes()).with_context(fails)?;
        let heartbeats = HeartbeatSender { samples: sender, dropped: Arc::clone(&dropped) };
        let nodes = vec![None; usize::from(settings.nodes)];
        let path = path.to_owned();
        Ok((Self { path, file, samples, dropped, start_ns: 0, nodes }, heartbeats))
    }

    /// Begins at `now_ns`; what came before is no part of it.
    pub(crate) fn begin(&mut self, now_ns: u64) {
        self.samples.try_iter().for_each(drop);
        self.dropped.store(0, Ordering::Relaxed);
        self.start_ns = now_ns;
    }

    /// Writes what has come in since.
    pub(crate) fn write(&mut self) -> anyhow::Result<()> {
        while let Ok(sample) = self.samples.try_recv() {
            self.take(sample).with_context(|| unwritten(&self.path))?;
        }
        Ok(())
    }

    /// Writes the rest.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.write()?;
        self.close().with_context(|| unwritten(&self.path))
    }

    fn close(&mut self) -> io::Result<()> {
        for node in 0..self.nodes.len() {
            if let Some((sample, run)) = self.nodes[node].take() {
                self.put(sample.node, &run)?;
            }
        }
        writeln!(self.file, "# dropped {}", self.dropped.load(Ordering::Relaxed))?;
        self.file.flush()
    }

    fn take(&mut self, sample: Sample) -> io::Result<()> {
        let place = usize::from(sample.node);
        let Some(known) = self.nodes.get_mut(place) else { return Ok(()) };
        let same = |last: &Sample| (last.leader, last.term) == (sample.leader, sample.term);
        let Some((last, run)) = known.filter(|(last, _)| same(last)) else {
            let ended = known.replace((sample, Run::default()));
            return ended.map_or(Ok(()), |(_, run)| self.put(sample.node, &run));
        };
        let next = Run::of_one(&last, &sample);
        let joined = run.joined(&next);
        *known = Some((sample, joined.unwrap_or(next)));
        if joined.is_none() { self.put(sample.node, &run) } else { Ok(()) }
    }

    fn put(&mut self, node: u8, run: &Run) -> io::Result<()> {
        let Run { at_ns, interval_ns, lateness_ns, away_ns, count } = *run;
        if count == 0 {
            return Ok(());
        }
        let at_ns = at_ns.saturating_sub(self.start_ns);
        let lateness_ns = lateness_ns / count;
        writeln!(self.file, "{at_ns} {node} {interval_ns} {lateness_ns} {away_ns} {count}")
    }
}

impl Run {
    fn of_one(last: &Sample, sample: &Sample) -> Self {
        let due_ns = last.at_ns.saturating_add(last.interval_ns);
        Self {
            at_ns: sample.at_ns,
            interval_ns: last.interval_ns,
            lateness_ns: sample.at_ns.saturating_sub(due_ns),
            away_ns: sample.away_ns,
            count: 1,
        }
    }

    const fn is_on_time(&self) -> bool {
        self.count == 0 || self.lateness_ns / self.count < self.interval_ns / 20
    }

    /// Joins both on one line, where they may share one. Of heartbeats that were on time it does
    /// not matter for how long they lay in the socket.
    fn joined(&self, next: &Self) -> Option<Self> {
        let fits = self.count == 0
            || (self.interval_ns == next.interval_ns
                && self.count < LONGEST_RUN
                && self.is_on_time()
                && next.is_on_time());
        fits.then(|| Self {
            lateness_ns: self.lateness_ns + next.lateness_ns,
            away_ns: if self.count == 0 { next.away_ns } else { 0 },
            count: self.count + 1,
            ..*next
        })
    }
}

fn unwritten(path: &Path) -> String {
    format!("--record {}: can't be written", path.display())
}

fn header(settings: &Settings, machine: &Machine) -> String {
    let Machine { cpu, usable_cores, kernel, isolated, hypervisor, .. } = machine;
    let guest = if *hypervisor { ", virtual" } else { "" };
    let isolated = if isolated.is_empty() { "none" } else { isolated };
    let (nodes, wait) = (settings.nodes, name_of(settings.wait));
    let (profile, timing) = (name_of(settings.timing.profile), settings.timing.timing());
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let date = date(since.as_secs() / 86_400);
    format!(
        "# interrex arrivals, format 1\n\
         # {cpu}, {usable_cores} cores{guest}, isolated: {isolated}, Linux {kernel}, {date}\n\
         # {nodes} nodes on loopback, profile {profile}, heartbeat {} us, wait {wait}\n\
         # at_ns node interval_ns lateness_ns away_ns count\n",
        timing.heartbeat_interval.as_nanos() / 1_000,
    )
}

/// Returns the civil date of a day counted from 1970-01-01 (Hinnant, "chrono-compatible low-level
/// date algorithms").
fn date(days: u64) -> String {
    let shifted = days + 719_468;
    let era_day = shifted % 146_097;
    let era_year = (era_day - era_day / 1_460 + era_day / 36_524 - era_day / 146_096) / 365;
    let year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
    let shifted_month = (5 * year_day + 2) / 153;
    let day = year_day - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = era_year + shifted / 146_097 * 400 + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(at_ns: u64) -> Sample {
        Sample { node: 0, leader: 1, term: 1, at_ns, interval_ns: 1_000_000, away_ns: 7 }
    }

    #[test]
    fn arrivals_on_time_share_a_line_and_a_late_one_has_its_own() {
        let mut lines = Vec::new();
        let mut run = Run::default();
        let mut at_ns = 0;
        for late_ns in [1_000, 3_000, 900_000, 2_000, 2_000] {
            let last = sample(at_ns);
            at_ns += 1_000_000 + late_ns;
            let next = Run::of_one(&last, &sample(at_ns));
            run = run.joined(&next).unwrap_or_else(|| {
                lines.push((run.lateness_ns, run.count, run.away_ns));
                next
            });
        }
        lines.push((run.lateness_ns, run.count, run.away_ns));
        assert_eq!(lines, [(4_000, 2, 0), (900_000, 1, 7), (4_000, 2, 0)]);
    }

    #[test]
    fn days_have_their_dates() {
        let known = [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_789, "2026-12-02")];
        known.iter().for_each(|(days, text)| assert_eq!(date(*days), *text));
    }
}
