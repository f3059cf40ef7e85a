//! The members of a run as threads of this process, and what they have counted.
//!
//! Knows how members are configured by the settings, which those that are processes share.

use std::net::{SocketAddr, UdpSocket};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time;

use interrex::message::Kind;
use interrex::metrics::HistogramSnapshot;
use interrex::runtime::{Clock, FileStore, FileStoreError, MetricsSnapshot};
use interrex::{ClusterId, NodeBuilder, NodeId, WaitStrategy};
use interrex_testbed::{Member, StoreOrders, Threads, loopback};

use crate::cli::{Wait, usable_cores};
use crate::interrupt::Interrupt;
use crate::quantiles::Distribution;
use crate::record::Ear;
use crate::refused::Refused;
use crate::stages::{Context, StageError};
use crate::timed_store::TimedStore;
use crate::wishes::warn_once;

/// What the library reads time from on this host, by name.
pub(crate) fn clock_name() -> String {
    Clock::new().source().to_string()
}

/// The library's name for a wait strategy.
pub(crate) const fn wait_strategy(wait: Wait) -> WaitStrategy {
    match wait {
        Wait::Spin => WaitStrategy::Spin,
        Wait::Yield => WaitStrategy::Yield,
        Wait::Park => WaitStrategy::Park,
    }
}

/// Returns the members of a run at these addresses, diskless, each as the settings want it in its
/// first life.
pub(crate) fn members_of(
    addresses: &[SocketAddr],
    context: Context<'_>,
) -> impl Iterator<Item = Member> {
    let Context { settings, key, .. } = context;
    Member::all(addresses).map(move |member| Member {
        cluster: ClusterId(settings.seed),
        timing: settings.timing.timing(),
        wait: wait_strategy(settings.wait),
        tuning: settings.wishes.tuning_of(member.node.number(), usable_cores()),
        seed: node_seed(settings.seed, member.node.number(), 0),
        key: key.cloned(),
        ..member
    })
}

/// More writes than any round can have while nobody looks.
const PERSISTS_HELD: usize = 4_096;

/// A running cluster. Dropping it stops its threads.
pub(crate) struct Cluster {
    /// Its members.
    pub(crate) nodes: Threads,
    /// How long each durable write took.
    persists: Receiver<u64>,
}

impl Cluster {
    /// Starts as many nodes as the settings say, for `stage`: with durable state where that is
    /// asked for, and with the keys of this run.
    ///
    /// # Errors
    /// If a socket can't be had or a node does not start.
    pub(crate) fn start(context: Context<'_>, stage: &str) -> Result<Self, StageError> {
        Self::start_heard(context, stage, None)
    }

    /// The same, maybe with somebody who hears each heartbeat that comes in.
    ///
    /// # Errors
    /// If a socket can't be had or a node does not start.
    pub(crate) fn start_heard(
        context: Context<'_>,
        stage: &str,
        recorder: Option<Ear>,
    ) -> Result<Self, StageError> {
        let sockets = loopback::open_sockets(context.settings.nodes).map_err(StageError::Socket)?;
        Self::start_all(sockets, context, stage, recorder)
    }

    /// The same, a node on each of these sockets.
    ///
    /// # Errors
    /// If a node does not start.
    pub(crate) fn start_on(
        sockets: Vec<UdpSocket>,
        context: Context<'_>,
        stage: &str,
    ) -> Result<Self, StageError> {
        Self::start_all(sockets, context, stage, None)
    }

    fn start_all(
        sockets: Vec<UdpSocket>,
        context: Context<'_>,
        stage: &str,
        recorder: Option<Ear>,
    ) -> Result<Self, StageError> {
        let shelf = context.shelf(stage)?;
        let addresses = loopback::addresses_of(&sockets).map_err(StageError::Socket)?;
        let members = members_of(&addresses, context).map(|member| Member {
            store: shelf.as_ref().map(|shelf| StoreOrders::at(shelf.file_of(member.node.number()))),
            ..member
        });
        let (timed, persists) = sync_channel(PERSISTS_HELD);
        let nodes = Threads::start(members, sockets, |member, node| {
            with_store(node, member, &timed).map(|node| with_ear(node, member, recorder.clone()))
        });
        let nodes = nodes.map_err(|error| {
            let node = error.node.number();
            StageError::Start { node, reason: with_causes(&*error.source) }
        })?;
        nodes.warnings().for_each(|warning| warn_once(&warning.to_string()));
        Ok(Self { nodes, persists })
    }

    /// Waits until all agree; `None` if that takes longer than `limit` or the user interrupts.
    pub(crate) fn await_leader(
        &self,
        interrupt: &Interrupt,
        limit: time::Duration,
    ) -> Option<NodeId> {
        let deadline = time::Instant::now() + limit;
        // Often enough not to dominate a round, seldom enough to leave the cores to the nodes.
        let pause = time::Duration::from_micros(200);
        interrupt.wait_until(deadline, pause, || self.nodes.agreed().is_some());
        self.nodes.agreed()
    }

    /// How long each durable write took that was not told yet, in nanoseconds.
    pub(crate) fn persists(&self) -> impl Iterator<Item = u64> {
        self.persists.try_iter()
    }

    /// What all nodes together have counted since they started.
    pub(crate) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.nodes.snapshots().for_each(|snapshot| counts.add(&snapshot));
        counts
    }
}

/// The node with its file, where it is to have one.
fn with_store(
    node: NodeBuilder,
    member: &Member,
    timed: &SyncSender<u64>,
) -> Result<NodeBuilder, FileStoreError> {
    let Some(orders) = &member.store else { return Ok(node) };
    let store = FileStore::create(&orders.path, member.cluster, member.node)?;
    Ok(node.store(Box::new(TimedStore { store, told: timed.clone() })))
}

/// The node with somebody who hears its heartbeats, where there is one.
fn with_ear(node: NodeBuilder, member: &Member, recorder: Option<Ear>) -> NodeBuilder {
    let place = member.node.number();
    match recorder {
        Some(ear) => node.on_heartbeat(move |heard| ear.hear(place, heard)),
        None => node,
    }
}

/// A seed for one life of one node: another one for each, so that their jitter differs.
pub(crate) const fn node_seed(seed: u64, place: u8, life: u64) -> u64 {
    seed ^ ((place as u64 + 1) << 32) ^ (life << 40)
}

/// An error and what caused it, in one line.
pub(crate) fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

/// What an election costs. Heartbeats, their acks and what a start asks for (R14) are no part of
/// it.
const ELECTION_KINDS: [Kind; 5] =
    [Kind::PreVoteRequest, Kind::PreVoteReply, Kind::VoteRequest, Kind::VoteReply, Kind::Resign];

/// Sums over all nodes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    /// Datagrams sent of the kinds in [`ELECTION_KINDS`].
    pub(crate) election_messages: u64,
    /// Campaigns begun.
    pub(crate) campaigns: u64,
    /// Campaigns dropped because the leader was heard again (R3).
    pub(crate) false_suspicions: u64,
    /// Campaigns won: leader changes, the first leader among them.
    pub(crate) elections_won: u64,
    /// Leases that ran out (R9).
    pub(crate) lapses: u64,
    /// Datagrams believed.
    pub(crate) accepted: u64,
    /// Datagrams refused, by reason.
    pub(crate) refused: Refused,
    /// Datagrams that the kernel did not hand over.
    pub(crate) kernel_drops: u64,
    lateness: Vec<HistogramSnapshot>,
    gaps: Vec<HistogramSnapshot>,
}

impl Counts {
    fn add(&mut self, node: &MetricsSnapshot) {
        let sent = ELECTION_KINDS.map(|kind| node.sent[kind.index()]);
        self.election_messages += sent.iter().sum::<u64>();
        self.campaigns += node.stats.campaigns;
        self.false_suspicions += node.stats.false_suspicions;
        self.elections_won += node.stats.elections_won;
        self.lapses += node.stats.lapses;
        self.accepted += node.received.iter().sum::<u64>();
        self.refused = self.refused.and(&Refused::of(node.refused));
        self.kernel_drops += node.kernel_drops;
        self.lateness.push(node.heartbeat_lateness.clone());
        self.gaps.push(node.duty_cycle_gap.clone());
    }

    /// What was counted after `earlier`.
    pub(crate) fn since(&self, earlier: &Self) -> Self {
        let between = |now: &[HistogramSnapshot], then: &[HistogramSnapshot]| {
            now.iter().zip(then).map(|(now, then)| now.since(then)).collect()
        };
        Self {
            election_messages: self.election_messages.saturating_sub(earlier.election_messages),
            campaigns: self.campaigns.saturating_sub(earlier.campaigns),
            false_suspicions: self.false_suspicions.saturating_sub(earlier.false_suspicions),
            elections_won: self.elections_won.saturating_sub(earlier.elections_won),
            lapses: self.lapses.saturating_sub(earlier.lapses),
            accepted: self.accepted.saturating_sub(earlier.accepted),
            refused: self.refused.since(&earlier.refused),
            // Each node's is modulo 2^32, as the kernel counts.
            kernel_drops: self.kernel_drops.saturating_sub(earlier.kernel_drops),
            lateness: between(&self.lateness, &earlier.lateness),
            gaps: between(&self.gaps, &earlier.gaps),
        }
    }

    /// How much later than expected heartbeats came in, over all nodes, as fine as the buckets.
    pub(crate) fn heartbeat_lateness(&self) -> Distribution {
        distribution_of(&self.lateness)
    }

    /// The time between two passes of a polling loop, over all nodes, as fine as the buckets.
    pub(crate) fn duty_cycle_gap(&self) -> Distribution {
        distribution_of(&self.gaps)
    }
}

fn distribution_of(nodes: &[HistogramSnapshot]) -> Distribution {
    let buckets = |node: &HistogramSnapshot| {
        let max = node.max();
        node.iter().map(move |(highest, count)| (highest.min(max), count)).collect::<Vec<_>>()
    };
    Distribution::from_buckets(nodes.iter().flat_map(buckets))
}
