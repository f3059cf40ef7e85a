//! The log, on standard error: levels, text or JSON.
//!
//! Knows the form of a line. What is said is everybody's own; there is none for a heartbeat.

use std::io;

use anyhow::Context as _;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, Registry, fmt, reload};

use crate::settings::LogSettings;

/// The log of this process, whose level can change.
pub(crate) struct Log(reload::Handle<EnvFilter, Registry>);

impl Log {
    /// Begins to log.
    ///
    /// # Errors
    /// If the level is no filter, or there is a log already.
    pub(crate) fn begin(settings: &LogSettings) -> anyhow::Result<Self> {
        let (filter, handle) = reload::Layer::new(filter(settings)?);
        let lines = fmt::layer().with_writer(io::stderr).with_ansi(false);
        let lines = match settings.is_json {
            true => lines.json().flatten_event(true).boxed(),
            false => lines.boxed(),
        };
        let log = tracing_subscriber::registry().with(filter).with(lines);
        log.try_init().context("the log can't begin")?;
        Ok(Self(handle))
    }

    /// Logs from another level on.
    ///
    /// # Errors
    /// If it is no filter; then the level stays.
    pub(crate) fn set(&self, settings: &LogSettings) -> anyhow::Result<()> {
        self.0.reload(filter(settings)?).context("the log is gone")
    }
}

fn filter(settings: &LogSettings) -> anyhow::Result<EnvFilter> {
    let level = &settings.level;
    EnvFilter::try_new(level).with_context(|| format!("log.level = {level}: it is no filter"))
}
