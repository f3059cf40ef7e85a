//! Nothing happens: what does the cluster do on its own?
//!
//! Nobody is killed and nobody resigns, so that every leader change is a false election, and every
//! campaign a false one. The latency of the other stages is worth nothing without this count.

use std::time::Duration;

use serde::Serialize;

use crate::cluster::{Cluster, leader_limit};
use crate::progress::Progress;

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
/// If the cluster does not start.
pub(crate) fn run(context: Context<'_>) -> Result<Steady, StageError> {
    let length = Duration::from_secs(context.settings.secs.unwrap_or(WATCH_SECONDS).into());
    context.progress.begin("steady", Progress::steps_of(length));
    let cluster = Cluster::start(context, "steady")?;
    let nodes = context.settings.nodes;
    let limit = leader_limit(context.settings.profile);
    if cluster.await_leader(context.interrupt, limit).is_none() {
        let timeouts = u64::from(!context.interrupt.is_raised());
        return Ok(Steady { nodes, watched: Watched::default(), timeouts });
    }
    settle(context);
    let watch = Watch::begin(&cluster);
    watch.stay(context, length, Duration::ZERO, || false);
    Ok(Steady { nodes, watched: watch.end(), timeouts: 0 })
}
