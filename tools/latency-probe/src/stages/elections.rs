//! Elections without a fault: the leader is told to resign, again and again.
//!
//! Measured at the winner: from handing out the first request until it is published as leader and
//! holds a lease. The nodes are threads of this process on loopback, so the floor measured in the
//! same run is what the network stack and the scheduler alone would cost.
//!
//! With `--store` the votes are durable: those of the others before their grants leave, and the
//! winner's own, which is written while the grants are on their way (R5), before it leads. So one
//! write is in an election's way, and all members write to one disk at once; how long each write
//! took is told too, so that the disk can be told from the protocol. The raw write of the same run
//! is what one of them would cost alone; how it is measured stands in `disk.rs`. It has 512 bytes
//! as every sector of a disk has; a store writes two of them, its record in two copies.

use std::time::{Duration, Instant};

use interrex::NodeId;
use interrex::message::Kind;
use interrex_testbed::{ElectionKind, Ledger, Victory};

use crate::records::{Disk, Distribution, Elections, Floor, Ratio};

use super::cluster::{Cluster, Counted};
use super::{Context, StageError};

impl Ratio {
    /// Divides `elections` by `baseline`.
    fn between(elections: &Distribution, baseline: Baseline<'_>) -> Result<Self, String> {
        let Baseline { stage, step, distribution, ended_early } = baseline;
        if let Some(reason) = ended_early {
            return Err(format!("the {stage} ended early: {reason}"));
        }
        let (of, over) = (elections.quantiles(), distribution.quantiles());
        let (Some(of_p50), Some(over_p50)) = (of.p50, over.p50) else {
            return Err("one of both was not measured".to_owned());
        };
        if over_p50 > of_p50 {
            // An election takes one and more, so something else was in the way of the baseline.
            return Err(format!("the median {step} is above the median election"));
        }
        let is_zero = || format!("the {stage} is zero");
        let p50 = ratio(of_p50, over_p50).ok_or_else(is_zero)?;
        let p99 = of.p99.zip(over.p99).and_then(|(of, over)| ratio(of, over));
        Ok(Self { p50, p99: p99.ok_or_else(is_zero)? })
    }
}

/// A distribution that elections are compared with.
#[derive(Clone, Copy)]
struct Baseline<'a> {
    stage: &'static str,
    step: &'static str,
    distribution: &'a Distribution,
    ended_early: Option<&'a String>,
}

impl<'a> Baseline<'a> {
    fn of_floor(floor: &'a Floor) -> Self {
        let (distribution, ended_early) = (&floor.rtt_ns, floor.ended_early.as_ref());
        Self { stage: "floor", step: "round trip", distribution, ended_early }
    }

    fn of_disk(disk: &'a Disk) -> Self {
        let (distribution, ended_early) = (&disk.write_ns, disk.ended_early.as_ref());
        Self { stage: "disk floor", step: "raw write", distribution, ended_early }
    }
}

impl Elections {
    /// Adds the ratio to `disk`, which was measured before and after.
    pub(crate) fn compare_with(&mut self, disk: &Disk) {
        let ratio = Ratio::between(&self.election_ns, Baseline::of_disk(disk));
        self.no_disk_ratio = ratio.as_ref().err().cloned();
        self.ratio_to_disk = ratio.ok();
    }
}

/// Divides, to two digits behind the point: more would only pretend.
fn ratio(of: u64, over: u64) -> Option<f64> {
    (over > 0).then(|| (of as f64 / over as f64 * 100.0).round() / 100.0)
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
pub(crate) fn run(context: Context<'_>, floor: Option<&Floor>) -> Result<Elections, StageError> {
    let rounds = context.settings.rounds.unwrap_or(ROUNDS);
    context.progress.begin("elections", rounds.into());
    let cluster = Cluster::start(context, "elections", None)?;
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
    persist_ns: Vec<u64>,
    ledger: Ledger,
    messages_per_election: Option<f64>,
    disturbed: u64,
    without_lease: u64,
    timeouts: u64,
    ended_early: Option<String>,
}

impl Tally {
    fn run_rounds(
        &mut self,
        cluster: &Cluster,
        context: Context<'_>,
        rounds: u32,
        mut leader: NodeId,
    ) {
        let limit = context.settings.rounds.is_none().then(|| Instant::now() + STAGE_LIMIT);
        let before = cluster.counts();
        // Those of the first election.
        cluster.persists().for_each(drop);
        self.ledger = Ledger::opened(cluster.nodes.term_of(leader), cluster.nodes.now_ns());
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
        self.catch_up(cluster);
        self.messages_per_election = messages_per_election(&cluster.counted_since(before));
    }

    fn run_round(&mut self, cluster: &Cluster, context: Context<'_>, leader: NodeId) {
        self.catch_up(cluster);
        let asked_ns = cluster.nodes.resign(leader);
        self.ledger.on_fault(asked_ns);
        match self.await_victory(cluster, context) {
            Some((victory, ElectionKind::Owed)) if !victory.is_leased => self.without_lease += 1,
            Some((victory, ElectionKind::Owed)) if victory.campaign_ns >= asked_ns => {
                self.election_ns.push(victory.published_ns.saturating_sub(victory.campaign_ns));
                self.handover_ns.push(victory.published_ns.saturating_sub(asked_ns));
            }
            Some(_) => self.disturbed += 1,
            None if context.interrupt.is_raised() => {}
            None => self.timeouts += 1,
        }
    }

    /// Waits for the next leader change, in short steps, so that Ctrl-C is noticed.
    fn await_victory(
        &mut self,
        cluster: &Cluster,
        context: Context<'_>,
    ) -> Option<(Victory, ElectionKind)> {
        let deadline = Instant::now() + context.settings.timing.leader_limit();
        while Instant::now() < deadline && !context.interrupt.is_raised() {
            let line = cluster.nodes.next(Duration::from_millis(50));
            let heard = line.and_then(|line| self.ledger.on_line(&line));
            if heard.is_some_and(|(_, claim)| claim != ElectionKind::Past) {
                return heard;
            }
        }
        None
    }

    /// Takes to account what came up since the last look, and nobody had asked for.
    fn catch_up(&mut self, cluster: &Cluster) {
        self.persist_ns.extend(cluster.persists());
        while let Some(line) = cluster.nodes.next(Duration::ZERO) {
            self.ledger.on_line(&line);
        }
    }

    /// Waits for a leader. `None` ends the stage: the user has had enough, or the cluster has.
    fn await_leader(&mut self, cluster: &Cluster, context: Context<'_>) -> Option<NodeId> {
        while self.timeouts < TIMEOUTS_LIMIT {
            let leader = cluster.await_leader(context);
            if leader.is_some() || context.interrupt.is_raised() {
                return leader;
            }
            self.timeouts += 1;
        }
        let limit = context.settings.timing.leader_limit().as_secs();
        self.ended_early = Some(format!("no leader within {limit} s"));
        None
    }

    fn conclude(self, context: Context<'_>, floor: Option<&Floor>) -> Elections {
        let election_ns = Distribution::from_samples(&self.election_ns);
        let ratio = floor.map(|floor| Ratio::between(&election_ns, Baseline::of_floor(floor)));
        let ratio = ratio.transpose();
        let (ratio_to_floor, no_ratio) = match ratio {
            Ok(ratio) => (ratio, None),
            Err(reason) => (None, Some(reason)),
        };
        Elections {
            nodes: context.settings.nodes,
            rounds: election_ns.count(),
            election_ns,
            handover_ns: Distribution::from_samples(&self.handover_ns),
            persist_ns: Distribution::from_samples(&self.persist_ns),
            messages_per_election: self.messages_per_election,
            ratio_to_floor,
            no_ratio,
            ratio_to_disk: None,
            no_disk_ratio: None,
            false_elections: self.ledger.false_elections(),
            campaigns: self.ledger.false_campaigns(),
            disturbed: self.disturbed,
            without_lease: self.without_lease,
            timeouts: self.timeouts,
            ended_early: self.ended_early,
        }
    }
}

/// The kinds that an election costs. Heartbeats, their acks and what a start asks for (R14) are no
/// part of it.
const ELECTION_KINDS: [Kind; 5] =
    [Kind::PreVoteRequest, Kind::PreVoteReply, Kind::VoteRequest, Kind::VoteReply, Kind::Resign];

fn messages_per_election(counted: &Counted) -> Option<f64> {
    let sent = ELECTION_KINDS.iter().map(|kind| counted.sum(|node| node.sent[kind.index()]));
    ratio(sent.sum(), counted.sum(|node| node.stats.elections_won))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floor(samples: &[u64]) -> Floor {
        Floor {
            threads: 3,
            load: "closed loop",
            rtt_ns: Distribution::from_samples(samples),
            timeouts: 0,
            ended_early: None,
        }
    }

    fn between(elections: &Distribution, floor: &Floor) -> Result<Ratio, String> {
        Ratio::between(elections, Baseline::of_floor(floor))
    }

    #[test]
    fn a_ratio_is_taken_quantile_by_quantile() {
        let elections = Distribution::from_samples(&[25, 25, 100]);
        let ratio = between(&elections, &floor(&[10, 10, 40]));
        assert_eq!(ratio, Ok(Ratio { p50: 2.5, p99: 2.5 }));
    }

    #[test]
    fn there_is_no_ratio_to_a_floor_that_is_none() {
        let elections = Distribution::from_samples(&[25, 25, 100]);
        let reason_of = |floor: &Floor| between(&elections, floor).expect_err("no ratio");
        assert!(reason_of(&floor(&[])).contains("not measured"));
        assert!(reason_of(&floor(&[26, 26, 26])).contains("above"));
        let ended_early = Some("5 s were over".to_owned());
        let reason = reason_of(&Floor { ended_early, ..floor(&[10, 10, 40]) });
        assert!(reason.contains("5 s were over"), "{reason}");
    }
}
