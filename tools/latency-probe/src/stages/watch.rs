//! A cluster watched for a while: what was counted between two moments, over all its members.
//!
//! Knows what is worth counting while no leader change is owed, and nothing of what goes on
//! meanwhile: nothing at all, or a flood.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::cluster::{Cluster, Counts};
use crate::progress::Progress;
use crate::quantiles::Distribution;
use crate::refused::Refused;

use super::Context;

/// What was counted.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Watched {
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
    /// The longest time between the end of a lease and the next one of the same leader; absent where
    /// there was no such thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longest_lapse_ns: Option<u64>,
    /// How much later than expected heartbeats came in.
    pub(crate) heartbeat_lateness_ns: Distribution,
    /// The time between two passes of a member's polling loop; without values where members park.
    pub(crate) duty_cycle_gap_ns: Distribution,
    /// The part of a core that one node took; absent where the kernel does not count it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cpu_per_node: Option<f64>,
    /// Datagrams believed.
    pub(crate) accepted: u64,
    /// Datagrams refused, by reason.
    pub(crate) refused: Refused,
    /// Datagrams that the kernel did not hand over: stopped by the filter, or without room.
    pub(crate) kernel_drops: u64,
}

/// The beginning of a watch.
pub(crate) struct Watch<'a> {
    cluster: &'a Cluster,
    before: Counts,
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

    /// What was counted since.
    pub(crate) fn end(self) -> Watched {
        let seconds = self.begun.elapsed().as_secs_f64();
        let on_core = self.cluster.nodes.cpu_time().zip(self.cpu_before);
        let counted = self.cluster.counts().since(&self.before);
        let cores = |(after, before): (Duration, Duration)| {
            after.saturating_sub(before).as_secs_f64() / seconds / self.cluster.nodes.len() as f64
        };
        Watched {
            seconds: thousandths(seconds),
            false_elections: counted.elections_won,
            campaigns: counted.campaigns,
            false_suspicions: counted.false_suspicions,
            leader_changes: counted.elections_won,
            lapses: counted.lapses,
            longest_lapse_ns: self.cluster.nodes.take_longest_lapse(),
            heartbeat_lateness_ns: counted.heartbeat_lateness(),
            duty_cycle_gap_ns: counted.duty_cycle_gap(),
            cpu_per_node: on_core.map(cores).map(thousandths),
            accepted: counted.accepted,
            refused: counted.refused,
            kernel_drops: counted.kernel_drops,
        }
    }
}

/// The late replies and first heartbeats of an election are not what is watched.
pub(crate) fn settle(context: Context<'_>) {
    context.interrupt.sleep(context.settings.timing.timing().election_timeout_max.into());
}

/// As many digits as are worth reading.
pub(crate) fn thousandths(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}
