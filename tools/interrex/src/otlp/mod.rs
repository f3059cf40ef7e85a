//! The export to a collector of OpenTelemetry, by OTLP over HTTP with protobuf.
//!
//! | file | what it knows |
//! |---|---|
//! | `leaderships` | a span for each leadership, from the events of the node |
//! | `encode` | the messages of OTLP |
//!
//! This file knows a thread of its own and how long an export may take. It asks the view for what
//! there is; nobody waits for it. A collector that is away costs a count and one line of the log.

mod encode;
mod leaderships;

use std::thread::Builder;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use crossbeam::channel::{Receiver, bounded};
use tracing::{info, warn};
use ureq::Agent;

use self::encode::Origin;
use self::leaderships::Leaderships;
use crate::metrics;
use crate::settings::OtlpSettings;
use crate::view::View;

/// The time that one request may take.
const LIMIT: Duration = Duration::from_secs(5);

/// The time that a daemon at its end waits for its last export.
const LAST: Duration = Duration::from_secs(2);

/// The export of a running daemon.
pub(crate) struct Exporter {
    /// Closed once the last export is over.
    over: Receiver<()>,
}

impl Exporter {
    /// Begins to export; `None` where no collector is named.
    ///
    /// # Errors
    /// If no thread can be started.
    pub(crate) fn begin(settings: &OtlpSettings, view: View) -> anyhow::Result<Option<Self>> {
        let Some(endpoint) = &settings.endpoint else { return Ok(None) };
        let (ends, over) = bounded(0);
        let mut export = Export::new(endpoint, settings.interval, view);
        let runs = move || {
            export.run();
            drop(ends);
        };
        let thread = Builder::new().name("otlp".into()).spawn(runs);
        thread.context("the export to otlp.endpoint can't begin")?;
        Ok(Some(Self { over }))
    }

    /// Waits for the last export, for a short time at most. To be called once the view has ended.
    pub(crate) fn finish(self) {
        // Nothing is sent: it is closed, or the time is over.
        let _ = self.over.recv_timeout(LAST);
    }
}

/// The thread of the export.
struct Export {
    view: View,
    agent: Agent,
    endpoint: String,
    interval: Duration,
    origin: Origin,
    leaderships: Leaderships,
    /// True while the collector takes what is sent, as far as is known.
    is_heard: bool,
}

impl Export {
    fn new(endpoint: &str, interval: Duration, view: View) -> Self {
        // Not by a proxy of the environment: the collector is where the configuration says.
        let config = Agent::config_builder().timeout_global(Some(LIMIT)).proxy(None);
        let (cluster, node) = view.identity();
        Self {
            view,
            agent: config.build().into(),
            endpoint: endpoint.trim_end_matches('/').to_owned(),
            interval,
            origin: Origin { cluster, node, began_ns: unix_ns() },
            leaderships: Leaderships::default(),
            is_heard: true,
        }
    }

    fn run(&mut self) {
        let (mut seen, mut due) = (0, Instant::now() + self.interval);
        loop {
            let left = due.saturating_duration_since(Instant::now());
            let events = self.view.events_after(seen, left);
            let is_over = events.is_none();
            for told in events.unwrap_or_default() {
                seen = told.seq;
                self.leaderships.take(&told);
            }
            if is_over {
                self.leaderships.end(unix_ns());
            }
            if is_over || Instant::now() >= due {
                self.export();
                due = Instant::now() + self.interval;
            }
            if is_over {
                return;
            }
        }
    }

    /// Sends metrics, and the leaderships that have ended. Those wait where they are not taken.
    fn export(&mut self) {
        let metrics = metrics::all(&self.view, false);
        let metrics = encode::metrics(&self.origin, metrics, unix_ns());
        let sent = self.send("v1/metrics", &metrics).and_then(|()| {
            if self.leaderships.ended().is_empty() {
                return Ok(());
            }
            let spans = encode::spans(&self.origin, self.leaderships.ended());
            self.send("v1/traces", &spans)?;
            self.leaderships.forget_ended();
            Ok(())
        });
        self.note(sent);
    }

    fn send(&self, path: &str, message: &[u8]) -> Result<(), ureq::Error> {
        let post = self.agent.post(format!("{}/{path}", self.endpoint));
        post.header("content-type", "application/x-protobuf").send(message).map(drop)
    }

    /// Counts a failure. The log has a line where failures begin, and where they end.
    fn note(&mut self, sent: Result<(), ureq::Error>) {
        let (endpoint, was_heard) = (&self.endpoint, self.is_heard);
        self.is_heard = sent.is_ok();
        match sent {
            Ok(()) if !was_heard => info!(endpoint, "the collector takes exports again"),
            Ok(()) => {}
            Err(error) => {
                self.view.count_failed_export();
                if was_heard {
                    warn!(
                        endpoint,
                        "the collector takes no export: {error}. Each interval tries again; \
                         interrex_otlp_exports_failed_total counts"
                    );
                }
            }
        }
    }
}

/// Returns the nanoseconds since 1970, by the wall clock of this host.
fn unix_ns() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}
