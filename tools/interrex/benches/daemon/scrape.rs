//! Scrapes of all daemons, hard ones, and what they say of heartbeats.
//!
//! Knows HTTP and the names of metrics.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// The time between two scrapes of one daemon, by their intended starts.
const EVERY: Duration = Duration::from_millis(10);

#[derive(Default)]
struct Shared {
    is_on: AtomicBool,
    is_over: AtomicBool,
    done: AtomicU64,
    failed: AtomicU64,
}

/// A thread for each daemon that scrapes it, while it is told to.
pub(crate) struct Scrapers {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

impl Scrapers {
    pub(crate) fn begin(ports: &[u16]) -> Self {
        let shared = Arc::<Shared>::default();
        let scraper = |port: &u16| {
            let (port, shared) = (*port, Arc::clone(&shared));
            thread::spawn(move || shared.run(port))
        };
        let threads = ports.iter().map(scraper).collect();
        Self { shared, threads }
    }

    pub(crate) fn set(&self, is_on: bool) {
        self.shared.is_on.store(is_on, Relaxed);
    }

    /// Returns how many there were.
    pub(crate) fn end(self) -> String {
        self.shared.is_over.store(true, Relaxed);
        for thread in self.threads {
            thread.join().expect("it only asks");
        }
        let (done, failed) = (self.shared.done.load(Relaxed), self.shared.failed.load(Relaxed));
        format!("scrapes: {done}, without an answer, of daemons that were down: {failed}")
    }
}

impl Shared {
    fn run(&self, port: u16) {
        let mut due = Instant::now();
        while !self.is_over.load(Relaxed) {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            due = Instant::now().max(due + EVERY);
            if self.is_on.load(Relaxed) {
                let counted = if scrape(port).is_some() { &self.done } else { &self.failed };
                counted.fetch_add(1, Relaxed);
            }
        }
    }
}

/// Returns the metrics of a daemon; `None` where it does not answer.
fn scrape(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.starts_with("HTTP/1.0 200 ").then_some(answer)
}

/// Heartbeats by how late they came, of all daemons together, and what disturbed them.
#[derive(Default)]
pub(crate) struct Lateness {
    /// Bounds in seconds, as they are written, each with the number of heartbeats up to it.
    upto: Vec<(String, u64)>,
    pauses: u64,
    suspicions: u64,
    lapses: u64,
}

impl Lateness {
    /// Asks all daemons.
    ///
    /// # Panics
    /// If one does not answer.
    pub(crate) fn read(ports: &[u16]) -> Self {
        let mut sum = Self::default();
        for port in ports {
            let metrics = scrape(*port).expect("it runs");
            let buckets = metrics.lines().filter_map(|line| {
                let rest = line.strip_prefix("interrex_heartbeat_lateness_seconds_bucket{le=\"")?;
                let (bound, count) = rest.split_once("\"} ")?;
                Some((bound.to_owned(), count.parse().ok()?))
            });
            let count = |name: &str| {
                let mut lines = metrics.lines();
                lines.find_map(|line| line.strip_prefix(name)?.trim().parse().ok()).unwrap_or(0)
            };
            sum.add(&Self {
                upto: buckets.collect(),
                pauses: count("interrex_own_pauses_total "),
                suspicions: count("interrex_false_suspicions_total "),
                lapses: count("interrex_lease_lapses_total "),
            });
        }
        sum
    }

    fn add(&mut self, other: &Self) {
        if self.upto.is_empty() {
            self.upto = other.upto.iter().map(|(bound, _)| (bound.clone(), 0)).collect();
        }
        for ((_, sum), (_, count)) in self.upto.iter_mut().zip(&other.upto) {
            *sum += count;
        }
        self.pauses += other.pauses;
        self.suspicions += other.suspicions;
        self.lapses += other.lapses;
    }

    /// Adds what has happened between two readings.
    pub(crate) fn add_between(&mut self, before: &Self, after: &Self) {
        let upto = before.upto.iter().zip(&after.upto);
        self.add(&Self {
            upto: upto.map(|((bound, old), (_, new))| (bound.clone(), new - old)).collect(),
            pauses: after.pauses - before.pauses,
            suspicions: after.suspicions - before.suspicions,
            lapses: after.lapses - before.lapses,
        });
    }
}

impl fmt::Display for Lateness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.upto.last().map_or(0, |(_, count)| *count);
        write!(f, "n {all}")?;
        for (name, share) in [("P50", 0.5), ("P99", 0.99), ("P99.9", 0.999), ("max", 1.0)] {
            let reached = |(_, count): &&(String, u64)| *count as f64 >= share * all as f64;
            let bound = self.upto.iter().find(reached).map_or("-", |(bound, _)| bound);
            write!(f, ", {name} <= {bound} s")?;
        }
        let Self { pauses, suspicions, lapses, .. } = self;
        write!(f, "; own pauses {pauses}, false suspicions {suspicions}, lapses {lapses}")
    }
}
