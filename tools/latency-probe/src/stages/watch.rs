//! A cluster watched for a while: what was counted between two moments, over all its members.
//!
//! Knows what is worth counting while no leader change is owed, and nothing of what goes on
//! meanwhile: nothing at all, or a flood.

use std::time::{Duration, Instant};

use interrex::runtime::MetricsSnapshot;

use crate::progress::Progress;
use crate::records::{Watched, thousandths};

use super::Context;
use super::cluster::Cluster;

/// The beginning of a watch.
pub(crate) struct Watch<'a> {
    cluster: &'a Cluster,
    before: Vec<MetricsSnapshot>,
    cpu_before: Option<Duration>,
    begun: Instant,
}

impl<'a> Watch<'a> {
    /// Counts from now on.
    pub(crate) fn begin(cluster: &'a Cluster) -> Self {
        cluster.nodes.take_longest_lapse();
        let before = cluster.counts();
        Self { cluster, before, cpu_before: cluster.nodes.cpu_time(), begun: Instant::now() }
    }

    /// Sleeps until `length` has gone by, the user interrupts or `is_over`; shows `done` and what
    /// has gone by since as progress.
    pub(crate) fn stay(
        &self,
        context: Context<'_>,
        length: Duration,
        done: Duration,
        mut is_over: impl FnMut() -> bool,
    ) {
        while self.begun.elapsed() < length && !context.interrupt.is_raised() && !is_over() {
            let left = length.saturating_sub(self.begun.elapsed());
            context.interrupt.sleep(left.min(Duration::from_millis(200)));
            context.progress.reach(Progress::steps_of(done + self.begun.elapsed()));
        }
    }

    /// Returns what was counted since.
    pub(crate) fn end(self) -> Watched {
        let seconds = self.begun.elapsed().as_secs_f64();
        let on_core = self.cluster.nodes.cpu_time().zip(self.cpu_before);
        let counted = self.cluster.counted_since(self.before);
        let cores = |(after, before): (Duration, Duration)| {
            after.saturating_sub(before).as_secs_f64() / seconds / self.cluster.nodes.len() as f64
        };
        let elections_won = counted.sum(|node| node.stats.elections_won);
        Watched {
            seconds: thousandths(seconds),
            false_elections: elections_won,
            campaigns: counted.sum(|node| node.stats.campaigns),
            false_suspicions: counted.sum(|node| node.stats.false_suspicions),
            leader_changes: elections_won,
            lapses: counted.sum(|node| node.stats.lapses),
            longest_lapse_ns: self.cluster.nodes.take_longest_lapse(),
            heartbeat_lateness_ns: counted.distribution(|node| &node.heartbeat_lateness),
            duty_cycle_gap_ns: counted.distribution(|node| &node.duty_cycle_gap),
            cpu_per_node: on_core.map(cores).map(thousandths),
            accepted: counted.sum(|node| node.received.iter().sum()),
            rejected: counted.rejected(),
            kernel_drops: counted.sum(|node| node.kernel_drops),
        }
    }
}

/// Waits until the late replies and first heartbeats of an election have come in: they are not
/// what is watched.
pub(crate) fn settle(context: Context<'_>) {
    context.interrupt.sleep(context.settings.timing.timing().election_timeout_max.into());
}
