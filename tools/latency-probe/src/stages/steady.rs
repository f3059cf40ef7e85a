//! Nothing happens to the members: what does the cluster do on its own, or beside other work?
//!
//! Nobody is killed and nobody resigns, so that every leader change is a false election, and every
//! campaign a false one. The latency of the other stages is worth nothing without this count.

use std::time::Duration;

use crate::progress::Progress;
use crate::records::{Machine, Steady, Watched};

use super::arrivals::Recorder;
use super::cluster::Cluster;
use super::watch::{Watch, settle};
use super::{Context, loaded};

/// The seconds for which it is watched if nothing else is asked.
const WATCH_SECONDS: u32 = 10;

/// Watches a cluster that is left alone.
pub(crate) fn run(context: Context<'_>, machine: &Machine) -> anyhow::Result<Steady> {
    let length = Duration::from_secs(context.settings.secs.unwrap_or(WATCH_SECONDS).into());
    context.progress.begin("steady", Progress::steps_of(length));
    let settings = context.settings;
    let record = settings.record.as_deref();
    let record = record.map(|path| Recorder::create(path, settings, machine)).transpose()?;
    let (mut recorder, sender) = record.unzip();
    let cluster = Cluster::start(context, "steady", sender)?;
    let (nodes, load) = (settings.nodes, settings.load);
    if cluster.await_leader(context).is_none() {
        let timeouts = u64::from(!context.interrupt.is_raised());
        return Ok(Steady { nodes, load, watched: Watched::default(), timeouts });
    }
    let mut beside = loaded::start(context)?;
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
    loaded::check(&mut beside)?;
    Ok(Steady { nodes, load, watched, timeouts: 0 })
}
