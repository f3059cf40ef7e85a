//! Elections without a fault: the leader is told to resign, again and again.
//!
//! Measured at the winner: from handing out the first request until it is published as leader. The
//! nodes are threads of this process on loopback, so the floor measured in the same run is what the
//! network stack and the scheduler alone would cost.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::cluster::{Cluster, Victory, leader_limit};
use crate::quantiles::Distribution;

use super::floor::Floor;
use super::{Context, StageError};

/// What the elections took.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Elections {
    /// Members of the cluster.
    pub(crate) nodes: u8,
    /// Elections measured.
    pub(crate) rounds: u64,
    /// The winner's first request until it is published.
    pub(crate) election_ns: Distribution,
    /// The leader asked to resign until its successor is published.
    pub(crate) handover_ns: Distribution,
    /// Datagrams per election, heartbeats and their acks left out.
    pub(crate) messages_per_election: Option<f64>,
    /// Elections over raw round trips of the same run.
    pub(crate) ratio_to_floor: Option<Ratio>,
    /// Leaders that won though nobody had resigned.
    pub(crate) false_elections: u64,
    /// Rounds that saw no agreed leader in time.
    pub(crate) timeouts: u64,
    /// Why there are fewer rounds than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
}

/// One distribution over another, quantile by quantile.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Ratio {
    /// Median over median.
    pub(crate) p50: f64,
    /// P99 over P99.
    pub(crate) p99: f64,
}

impl Ratio {
    /// `of` over `floor`; `None` where either is empty.
    pub(crate) fn between(of: &Distribution, floor: &Distribution) -> Option<Self> {
        let (of, floor) = (of.quantiles(), floor.quantiles());
        let over = |part: Option<u64>, whole: Option<u64>| {
            let ratio = part? as f64 / whole.filter(|whole| *whole > 0)? as f64;
            // More digits than two would only pretend.
            Some((ratio * 100.0).round() / 100.0)
        };
        Some(Self { p50: over(of.p50, floor.p50)?, p99: over(of.p99, floor.p99)? })
    }
}

/// Elections if nothing else is asked: ten beyond P99.
const ROUNDS: u32 = 1_000;

/// A starved host gets this far and no further, unless more rounds were asked for.
const STAGE_LIMIT: Duration = Duration::from_secs(20);

/// After so many rounds without a leader the cluster is not going to recover.
const TIMEOUTS_LIMIT: u64 = 3;

/// Between an agreed leader and its resignation: late replies of the last election come in, and
/// are not counted to the next.
const SETTLING: Duration = Duration::from_millis(1);

/// Measures elections; `floor` is that of the same run.
///
/// # Errors
/// If the cluster does not start.
pub(crate) fn run(context: Context<'_>, floor: Option<&Floor>) -> Result<Elections, StageError> {
    let rounds = context.settings.rounds.unwrap_or(ROUNDS);
    context.progress.begin("elections", rounds.into());
    let cluster = Cluster::start(context.settings)?;
    let mut tally = Tally::default();
    if let Some(leader) = tally.await_leader(&cluster, context) {
        tally.run_rounds(&cluster, context, rounds, leader);
    }
    Ok(tally.conclude(context, floor))
}

#[derive(Default)]
struct Tally {
    election_ns: Vec<u64>,
    handover_ns: Vec<u64>,
    messages: u64,
    elections_won: u64,
    false_elections: u64,
    timeouts: u64,
    ended_early: Option<String>,
}

impl Tally {
    fn run_rounds(
        &mut self,
        cluster: &Cluster,
        context: Context<'_>,
        rounds: u32,
        mut leader: usize,
    ) {
        let limit = context.settings.rounds.is_none().then(|| Instant::now() + STAGE_LIMIT);
        let before = cluster.counts();
        cluster.forget_victories();
        for round in 0..rounds {
            if limit.is_some_and(|limit| Instant::now() > limit) {
                self.ended_early = Some(format!("{} s were over", STAGE_LIMIT.as_secs()));
                break;
            }
            context.interrupt.sleep(SETTLING);
            self.run_round(cluster, context, leader);
            // Agreement within the round is part of its time limit.
            match self.await_leader(cluster, context) {
                Some(next) => leader = next,
                None => break,
            }
            context.progress.reach(u64::from(round) + 1);
        }
        let counted = cluster.counts().since(&before);
        self.messages = counted.election_messages;
        self.elections_won = counted.elections_won;
    }

    fn run_round(&mut self, cluster: &Cluster, context: Context<'_>, leader: usize) {
        // Winners that came up since the last round, and nobody had resigned.
        self.false_elections += cluster.forget_victories();
        let asked = cluster.resign(leader);
        match next_victory(cluster, context) {
            Some(victory) => {
                self.election_ns.push(victory.election_ns);
                self.handover_ns.push(victory.published.saturating_since(asked).as_nanos());
            }
            None if context.interrupt.is_raised() => {}
            None => self.timeouts += 1,
        }
    }

    /// `None` ends the stage: the user has had enough, or the cluster has.
    fn await_leader(&mut self, cluster: &Cluster, context: Context<'_>) -> Option<usize> {
        let limit = leader_limit(context.settings.profile);
        while self.timeouts < TIMEOUTS_LIMIT {
            let leader = cluster.await_leader(context.interrupt, limit);
            if leader.is_some() || context.interrupt.is_raised() {
                return leader;
            }
            self.timeouts += 1;
        }
        self.ended_early = Some(format!("no leader within {} s", limit.as_secs()));
        None
    }

    fn conclude(self, context: Context<'_>, floor: Option<&Floor>) -> Elections {
        let election_ns = Distribution::from_samples(&self.election_ns);
        let per_election = self.messages as f64 / self.elections_won as f64;
        Elections {
            nodes: context.settings.nodes,
            rounds: election_ns.count(),
            ratio_to_floor: floor.and_then(|floor| Ratio::between(&election_ns, &floor.rtt_ns)),
            election_ns,
            handover_ns: Distribution::from_samples(&self.handover_ns),
            messages_per_election: (self.elections_won > 0)
                .then_some((per_election * 100.0).round() / 100.0),
            false_elections: self.false_elections,
            timeouts: self.timeouts,
            ended_early: self.ended_early,
        }
    }
}

/// Waits in short steps, so that Ctrl-C is noticed.
fn next_victory(cluster: &Cluster, context: Context<'_>) -> Option<Victory> {
    let deadline = Instant::now() + leader_limit(context.settings.profile);
    while Instant::now() < deadline && !context.interrupt.is_raised() {
        if let Some(victory) = cluster.next_victory(Duration::from_millis(50)) {
            return Some(victory);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_needs_both_distributions() {
        let floor = Distribution::from_samples(&[10, 10, 40]);
        let elections = Distribution::from_samples(&[25, 25, 100]);
        let ratio = Ratio::between(&elections, &floor);
        assert_eq!(ratio, Some(Ratio { p50: 2.5, p99: 2.5 }));
        assert_eq!(Ratio::between(&elections, &Distribution::default()), None);
    }
}
