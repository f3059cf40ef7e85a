//! Nothing happens: what does the cluster do on its own?
//!
//! Nobody is killed and nobody resigns, so that every leader change is a false election, and every
//! campaign a false one. The latency of the other stages is worth nothing without this count.

use std::time::Duration;

use serde::Serialize;

use crate::cluster::Cluster;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::record::Recorder;

use super::watch::{Watch, Watched, settle};
use super::{Context, StageError};

/// What happened while nothing should have.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Steady {
    /// Members of the cluster.
    pub(crate) nodes: u8,
    /// What was counted.
    #[serde(flatten)]
    pub(crate) watched: Watched,
    /// Set if no leader was agreed on in time: then nothing was watched.
    pub(crate) timeouts: u64,
}

/// How long it is watched if nothing else is asked.
const WATCH_SECONDS: u32 = 10;

/// Watches a cluster that is left alone.
///
/// # Errors
/// If the cluster does not start, or what is to be recorded can't be written.
pub(crate) fn run(context: Context<'_>, machine: &Machine) -> Result<Steady, StageError> {
    let length = Duration::from_secs(context.settings.secs.unwrap_or(WATCH_SECONDS).into());
    context.progress.begin("steady", Progress::steps_of(length));
    let settings = context.settings;
    let record = settings.record.as_deref();
    let record = record.map(|path| Recorder::create(path, settings, machine)).transpose()?;
    let (mut recorder, ear) = record.unzip();
    let cluster = Cluster::start_heard(context, "steady", ear)?;
    let nodes = settings.nodes;
    let limit = context.settings.timing.leader_limit();
    if cluster.await_leader(context.interrupt, limit).is_none() {
        let timeouts = u64::from(!context.interrupt.is_raised());
        return Ok(Steady { nodes, watched: Watched::default(), timeouts });
    }
    settle(context);
    recorder.iter_mut().for_each(|recorder| recorder.begin(cluster.nodes.now_ns()));
    let watch = Watch::begin(&cluster);
    let mut written = Ok(());
    watch.stay(context, length, Duration::ZERO, || {
        written = recorder.as_mut().map_or(Ok(()), Recorder::write);
        written.is_err()
    });
    let watched = watch.end();
    written?;
    recorder.map_or(Ok(()), Recorder::finish)?;
    Ok(Steady { nodes, watched, timeouts: 0 })
}
