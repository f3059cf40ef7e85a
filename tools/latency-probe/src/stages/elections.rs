//! Elections without a fault: the leader is told to resign, again and again.
//!
//! Two ways of passing leadership on are measured, one after the other:
//!
//! - **by votes**: from handing out the first request until the winner is published as leader and
//!   holds a lease. The leader's application is ahead of all others, which are level. So nobody may
//!   use its bequest (R15), and the bequest counts for the resignation that it is too (R10).
//! - **by bequest**: from asking the leader to resign until its heir is published and holds a
//!   lease. All applications are level. In a cluster of three no vote is asked for. Of that, the
//!   time without a leader is told too: from when the old one has taken the request, and gives its
//!   lease up. The rest is what it costs to wake the thread that asks, and to be looked at.
//!
//! The nodes are threads of this process on loopback, so the floor measured in the
//! same run is what the network stack and the scheduler alone would cost.
//!
//! With `--store` the votes are durable: those of the others before their grants leave, and the
//! winner's own, which is written while the grants are on their way (R5), before it leads. So one
//! write is in an election's way, and all members write to one disk at once; how long each write
//! took is told too, so that the disk can be told from the protocol. The raw write of the same run
//! is what one of them would cost alone; how it is measured stands in `disk.rs`. It has 512 bytes
//! as every sector of a disk has; a store writes two of them, its record in two copies.

use std::time::{Duration, Instant};

use interrex::election::BequestVerdict;
use interrex::message::Kind;
use interrex::{NodeId, Position};
use interrex_testbed::{ElectionKind, Ledger, Victory};

use crate::records::{Baseline, Disk, Elections, Floor, ratio};

use super::Context;
use super::cluster::{Cluster, Counted};

impl Elections {
    /// Adds the ratio to `floor`, which was measured before.
    fn compare_with_floor(&mut self, floor: &Floor) {
        let floor = Baseline {
            stage: "floor",
            step: "round trip",
            distribution: &floor.rtt_ns,
            ended_early: floor.ended_early.as_ref(),
        };
        (self.ratio_to_floor, self.no_ratio) = floor.under("election", &self.election_ns);
        (self.handover_to_floor, self.no_handover_ratio) = floor.beside(&self.handover_ns);
        (self.without_leader_to_floor, _) = floor.beside(&self.without_leader_ns);
    }

    /// Adds the ratio to `disk`, which was measured before and after.
    pub(crate) fn compare_with_disk(&mut self, disk: &Disk) {
        let disk = Baseline {
            stage: "disk floor",
            step: "raw write",
            distribution: &disk.write_ns,
            ended_early: disk.ended_early.as_ref(),
        };
        (self.ratio_to_disk, self.no_disk_ratio) = disk.under("election", &self.election_ns);
    }
}

/// Elections, and as many hand-overs, if nothing else is asked: ten beyond P99.
const ROUNDS: u32 = 1_000;

/// A starved host gets this far and no further, unless more rounds were asked for.
const STAGE_LIMIT: Duration = Duration::from_secs(20);

/// After so many rounds without a leader the cluster is not going to recover.
const TIMEOUTS_LIMIT: u64 = 3;

/// Between an agreed leader and its resignation: late replies of the last election come in, and
/// are not counted to the next.
const SETTLING: Duration = Duration::from_millis(1);

/// Measures elections; `floor` is that of the same run.
pub(crate) fn run(context: Context<'_>, floor: Option<&Floor>) -> anyhow::Result<Elections> {
    let rounds = context.settings.rounds.unwrap_or(ROUNDS);
    context.progress.begin("elections", 2 * u64::from(rounds));
    let cluster = Cluster::start(context, "elections", None)?;
    let found = Elections { nodes: context.settings.nodes, ..Elections::default() };
    let mut stage = Stage { context, cluster, ledger: Ledger::default(), index: 0, found };
    stage.run(rounds);
    let Stage { ledger, mut found, .. } = stage;
    found.rounds = found.election_ns.count();
    (found.false_elections, found.campaigns) = (ledger.false_elections(), ledger.false_campaigns());
    floor.into_iter().for_each(|floor| found.compare_with_floor(floor));
    Ok(found)
}

struct Stage<'a> {
    context: Context<'a>,
    cluster: Cluster,
    ledger: Ledger,
    /// The position of the application that is ahead.
    index: u64,
    found: Elections,
}

/// The way in which leadership passes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passing {
    ByVotes,
    ByBequest,
}

impl Stage<'_> {
    fn run(&mut self, rounds: u32) {
        let Some(leader) = self.await_leader() else { return };
        let nodes = &self.cluster.nodes;
        self.ledger = Ledger::opened(nodes.term_of(leader), nodes.now_ns());
        let before = self.cluster.counts();
        // Those of the first election.
        self.cluster.persists().for_each(drop);
        let leader = self.run_rounds(rounds, leader, Passing::ByVotes);
        let counted = self.cluster.counted_since(before);
        self.found.messages_per_election = messages_per_election(&counted);

        let Some(leader) = leader else { return };
        let before = self.cluster.counts();
        self.run_rounds(rounds, leader, Passing::ByBequest);
        let counted = self.cluster.counted_since(before);
        let used = counted.sum(|node| node.stats.bequests[BequestVerdict::Usable as usize]);
        self.found.bequests = used;
    }

    /// Returns the leader afterwards; `None` if there is none, or the user has had enough.
    fn run_rounds(&mut self, rounds: u32, mut leader: NodeId, passing: Passing) -> Option<NodeId> {
        let limit = self.context.settings.rounds.is_none().then(|| Instant::now() + STAGE_LIMIT);
        if passing == Passing::ByBequest {
            self.index += 1;
            self.set_positions(leader, self.index);
            // A leader chooses an heir by what acks tell of its position.
            self.context.interrupt.sleep(self.heartbeats(2));
        }
        for round in 1..=u64::from(rounds) {
            if limit.is_some_and(|limit| Instant::now() > limit) {
                self.found.ended_early = Some(format!("{} s were over", STAGE_LIMIT.as_secs()));
                break;
            }
            if passing == Passing::ByVotes {
                self.index += 2;
                self.set_positions(leader, self.index - 1);
            }
            self.context.interrupt.sleep(SETTLING);
            let led_ns = self.run_round(leader, passing);
            // Agreement within the round is part of its time limit.
            leader = self.await_leader()?;
            // All agree, so the old leader has said when it gave up.
            let given_up_ns = self.cluster.nodes.last_step_down_ns();
            if let Some(led_ns) = led_ns.filter(|_| passing == Passing::ByBequest) {
                self.found.without_leader_ns.record(led_ns.saturating_sub(given_up_ns));
            }
            let before = if passing == Passing::ByBequest { u64::from(rounds) } else { 0 };
            self.context.progress.reach(before + round);
        }
        self.catch_up();
        Some(leader)
    }

    /// Brings the leader's application to the present position, and those of all others to `level`.
    fn set_positions(&self, leader: NodeId, level: u64) {
        for node in (0..self.context.settings.nodes).filter_map(NodeId::new) {
            let index = if node == leader { self.index } else { level };
            self.cluster.nodes.set_position(node, Position { log_term: 0, index });
        }
    }

    fn heartbeats(&self, count: u32) -> Duration {
        Duration::from(self.context.settings.timing.timing().heartbeat_interval) * count
    }

    /// Returns when the next leader was published, if that was measured.
    fn run_round(&mut self, leader: NodeId, passing: Passing) -> Option<u64> {
        self.catch_up();
        let asked_ns = self.cluster.nodes.resign(leader);
        self.ledger.on_fault(asked_ns);
        let outcome = self.await_victory();
        let found = &mut self.found;
        match outcome {
            Some((victory, ElectionKind::Owed)) if !victory.is_leased => found.without_lease += 1,
            Some((victory, ElectionKind::Owed)) if victory.campaign_ns >= asked_ns => {
                let (measured, since_ns) = match passing {
                    Passing::ByVotes => (&mut found.election_ns, victory.campaign_ns),
                    Passing::ByBequest => (&mut found.handover_ns, asked_ns),
                };
                measured.record(victory.published_ns.saturating_sub(since_ns));
                return Some(victory.published_ns);
            }
            Some(_) => found.disturbed += 1,
            None if self.context.interrupt.is_raised() => {}
            None => found.timeouts += 1,
        }
        None
    }

    /// Waits for the next leader change, in short steps, so that Ctrl-C is noticed.
    fn await_victory(&mut self) -> Option<(Victory, ElectionKind)> {
        let deadline = Instant::now() + self.context.settings.timing.leader_limit();
        while Instant::now() < deadline && !self.context.interrupt.is_raised() {
            let line = self.cluster.nodes.next(Duration::from_millis(50));
            let heard = line.and_then(|line| self.ledger.on_line(&line));
            if heard.is_some_and(|(_, claim)| claim != ElectionKind::Past) {
                return heard;
            }
        }
        None
    }

    /// Takes to account what came up since the last look, and nobody had asked for.
    fn catch_up(&mut self) {
        self.found.persist_ns.extend(self.cluster.persists().map(|length_ns| (length_ns, 1)));
        while let Some(line) = self.cluster.nodes.next(Duration::ZERO) {
            self.ledger.on_line(&line);
        }
    }

    /// Waits for a leader. `None` ends the stage: the user has had enough, or the cluster has.
    fn await_leader(&mut self) -> Option<NodeId> {
        while self.found.timeouts < TIMEOUTS_LIMIT {
            let leader = self.cluster.await_leader(self.context);
            if leader.is_some() || self.context.interrupt.is_raised() {
                return leader;
            }
            self.found.timeouts += 1;
        }
        let limit = self.context.settings.timing.leader_limit().as_secs();
        self.found.ended_early = Some(format!("no leader within {limit} s"));
        None
    }
}

/// The kinds that an election costs. Heartbeats, their acks and what a start asks for (R14) are no
/// part of it.
const ELECTION_KINDS: [Kind; 6] = [
    Kind::PreVoteRequest,
    Kind::PreVoteReply,
    Kind::VoteRequest,
    Kind::VoteReply,
    Kind::Resign,
    Kind::Bequest,
];

fn messages_per_election(counted: &Counted) -> Option<f64> {
    let sent = ELECTION_KINDS.iter().map(|kind| counted.sum(|node| node.sent[kind.index()]));
    ratio(sent.sum(), counted.sum(|node| node.stats.elections_won))
}
