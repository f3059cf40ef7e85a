//! Nothing happens: what does the cluster do on its own?
//!
//! Nobody is killed and nobody resigns, so that every leader change is a false election, and every
//! campaign a false one. The latency of the other stages is worth nothing without this count.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::cluster::{Cluster, leader_limit};
use crate::machine::Machine;
use crate::progress::Progress;
use crate::quantiles::Distribution;
use crate::record::Recorder;

use super::{Context, StageError};

/// What happened while nothing should have.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Steady {
    /// Members of the cluster.
    pub(crate) nodes: u8,
    /// For how long it was watched.
    pub(crate) seconds: f64,
    /// Leader changes, none of which anything owes.
    pub(crate) false_elections: u64,
    /// Campaigns begun, though no leader was lost.
    pub(crate) campaigns: u64,
    /// Of these, dropped because the leader was heard again (R3).
    pub(crate) false_suspicions: u64,
    /// Campaigns won: the same as false elections here.
    pub(crate) leader_changes: u64,
    /// Leases that ran out (R9).
    pub(crate) lapses: u64,
    /// How much later than expected heartbeats came in.
    pub(crate) heartbeat_lateness_ns: Distribution,
    /// The part of a core that one node took; absent where the kernel does not count it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cpu_per_node: Option<f64>,
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
    let shelf = context.shelf("steady")?;
    let record = settings.record.as_deref();
    let record = record.map(|path| Recorder::create(path, settings, machine)).transpose()?;
    let (mut recorder, ear) = record.unzip();
    let cluster = Cluster::start_heard(settings, shelf.as_ref(), settings.heartbeat(), ear)?;
    let limit = leader_limit(context.settings.profile);
    if cluster.await_leader(context.interrupt, limit).is_none() {
        let timeouts = u64::from(!context.interrupt.is_raised());
        return Ok(Steady { timeouts, ..Steady::unwatched(context) });
    }
    settle(context);
    let watched = watch(&cluster, context, length, recorder.as_mut())?;
    recorder.map_or(Ok(()), Recorder::finish)?;
    Ok(watched)
}

impl Steady {
    fn unwatched(context: Context<'_>) -> Self {
        Self {
            nodes: context.settings.nodes,
            seconds: 0.0,
            false_elections: 0,
            campaigns: 0,
            false_suspicions: 0,
            leader_changes: 0,
            lapses: 0,
            heartbeat_lateness_ns: Distribution::default(),
            cpu_per_node: None,
            timeouts: 0,
        }
    }
}

/// The first election's late replies and first heartbeats are not steady state.
fn settle(context: Context<'_>) {
    let timing = crate::cluster::timing(context.settings.profile);
    context.interrupt.sleep(timing.election_timeout_max.into());
}

fn watch(
    cluster: &Cluster,
    context: Context<'_>,
    length: Duration,
    mut recorder: Option<&mut Recorder>,
) -> Result<Steady, StageError> {
    recorder.iter_mut().for_each(|recorder| recorder.begin(cluster.now_ns()));
    let before = cluster.counts();
    let cpu_before = cluster.cpu_time();
    let begun = Instant::now();
    while begun.elapsed() < length && !context.interrupt.is_raised() {
        context
            .interrupt
            .sleep(Duration::from_millis(200).min(length - begun.elapsed().min(length)));
        recorder.as_mut().map_or(Ok(()), |recorder| recorder.write())?;
        context.progress.reach(Progress::steps_of(begun.elapsed()));
    }
    let seconds = begun.elapsed().as_secs_f64();
    let cpu_after = cluster.cpu_time();
    let counted = cluster.counts().since(&before);
    let on_core = cpu_after.zip(cpu_before).map(|(after, before)| after.saturating_sub(before));
    let per_node =
        |time: Duration| time.as_secs_f64() / seconds / f64::from(context.settings.nodes);
    Ok(Steady {
        seconds: (seconds * 1_000.0).round() / 1_000.0,
        false_elections: counted.elections_won,
        campaigns: counted.campaigns,
        false_suspicions: counted.false_suspicions,
        leader_changes: counted.elections_won,
        lapses: counted.lapses,
        heartbeat_lateness_ns: counted.heartbeat_lateness(),
        cpu_per_node: on_core.map(|time| (per_node(time) * 1_000.0).round() / 1_000.0),
        ..Steady::unwatched(context)
    })
}
