//! The members of a run as threads of this process, and what they have counted.
//!
//! Knows how members are configured by the settings, which those that are processes share.

use std::net::{SocketAddr, UdpSocket};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use interrex::metrics::HistogramSnapshot;
use interrex::runtime::{FileStore, FileStoreError, MetricsSnapshot};
use interrex::{ClusterId, NodeBuilder, NodeId};
use interrex_testbed::{Member, OnHeartbeat, StoreOrders, Threads};

use crate::records::{Distribution, Rejected};
use crate::settings::usable_cores;

use super::arrivals::HeartbeatSender;
use super::timed_store::TimedStore;
use super::{Context, NotStarted, warn_once};

/// Returns the members of a run at these addresses, each as the settings want it in its first
/// life: with a file of its own where state is durable.
pub(crate) fn members_of(
    addresses: &[SocketAddr],
    context: Context<'_>,
    stage: &str,
) -> anyhow::Result<impl Iterator<Item = Member>> {
    let Context { settings, key, .. } = context;
    let directory = context.directory_for(stage)?;
    Ok(Member::all(addresses).map(move |member| Member {
        cluster: ClusterId(settings.seed),
        timing: settings.timing.timing(),
        wait: settings.wait.into(),
        tuning: settings.tuning.of_member(member.node.number(), usable_cores()),
        seed: node_seed(settings.seed, member.node.number(), 0),
        key: key.cloned(),
        store: directory
            .as_ref()
            .map(|path| StoreOrders::at(path.join(format!("node-{}", member.node)))),
        ..member
    }))
}

/// More writes than any round can have while nobody looks.
const PERSISTS_HELD: usize = 4_096;

/// A running cluster. Dropping it stops its threads.
pub(crate) struct Cluster {
    pub(crate) nodes: Threads,
    /// The time that each durable write took.
    persists: Receiver<u64>,
}

impl Cluster {
    /// Starts as many nodes as the settings say, for `stage`, and maybe has each heartbeat that
    /// comes in sent to a recorder.
    pub(crate) fn start(
        context: Context<'_>,
        stage: &str,
        recorder: Option<HeartbeatSender>,
    ) -> anyhow::Result<Self> {
        let (sockets, addresses) = context.open_sockets()?;
        Self::start_on(sockets, &addresses, context, stage, recorder)
    }

    /// Starts a node on each of these sockets.
    pub(crate) fn start_on(
        sockets: Vec<UdpSocket>,
        addresses: &[SocketAddr],
        context: Context<'_>,
        stage: &str,
        recorder: Option<HeartbeatSender>,
    ) -> anyhow::Result<Self> {
        let members = members_of(addresses, context, stage)?;
        let (timed, persists) = sync_channel(PERSISTS_HELD);
        let on_heartbeat = recorder.map(|recorder| -> OnHeartbeat {
            Arc::new(move |node, heard| recorder.send(node.number(), heard))
        });
        let nodes = Threads::start(members, sockets, on_heartbeat, |member, node| {
            with_store(node, member, &timed)
        });
        let nodes = nodes.map_err(|error| {
            let node = error.node.number();
            let reason = format!("{:#}", anyhow::Error::from_boxed(error.source));
            NotStarted { node, reason }
        })?;
        nodes.warnings().for_each(|warning| warn_once(&warning.to_string()));
        Ok(Self { nodes, persists })
    }

    /// Waits until all agree; `None` if that takes longer than such a cluster may, or the user
    /// interrupts.
    pub(crate) fn await_leader(&self, context: Context<'_>) -> Option<NodeId> {
        let deadline = Instant::now() + context.settings.timing.leader_limit();
        // Often enough not to dominate a round, seldom enough to leave the cores to the nodes.
        let pause = Duration::from_micros(200);
        context.interrupt.wait_until(deadline, pause, || self.nodes.agreed().is_some());
        self.nodes.agreed()
    }

    /// Returns how long each durable write took that was not told yet, in nanoseconds.
    pub(crate) fn persists(&self) -> impl Iterator<Item = u64> {
        self.persists.try_iter()
    }

    /// Returns what each node has counted since it started.
    pub(crate) fn counts(&self) -> Vec<MetricsSnapshot> {
        self.nodes.snapshots().collect()
    }

    /// Returns what was counted since `before`.
    pub(crate) fn counted_since(&self, before: Vec<MetricsSnapshot>) -> Counted {
        Counted { before, after: self.counts() }
    }
}

/// The counts of all nodes between two moments.
pub(crate) struct Counted {
    before: Vec<MetricsSnapshot>,
    after: Vec<MetricsSnapshot>,
}

impl Counted {
    /// Returns the sum of a count over all nodes.
    pub(crate) fn sum(&self, of: impl Fn(&MetricsSnapshot) -> u64) -> u64 {
        // The drops of a node's kernel are modulo 2^32.
        self.pairs().map(|(before, after)| of(after).saturating_sub(of(before))).sum()
    }

    /// Returns the datagrams rejected, by reason.
    pub(crate) fn rejected(&self) -> Rejected {
        let of = |(before, after): (&MetricsSnapshot, &MetricsSnapshot)| {
            Rejected::of(after.rejected).since(&Rejected::of(before.rejected))
        };
        self.pairs().map(of).fold(Rejected::default(), |sum, rejected| sum.and(&rejected))
    }

    /// Returns what a histogram of each node has got, all together, as fine as the buckets.
    pub(crate) fn distribution(
        &self,
        of: impl Fn(&MetricsSnapshot) -> &HistogramSnapshot,
    ) -> Distribution {
        let mut distribution = Distribution::default();
        for (before, after) in self.pairs() {
            let counted = of(after).since(of(before));
            let max = counted.max();
            distribution.extend(counted.iter().map(|(highest, count)| (highest.min(max), count)));
        }
        distribution
    }

    fn pairs(&self) -> impl Iterator<Item = (&MetricsSnapshot, &MetricsSnapshot)> {
        self.before.iter().zip(&self.after)
    }
}

/// Returns the node with its file, where it is to have one.
fn with_store(
    node: NodeBuilder,
    member: &Member,
    timed: &SyncSender<u64>,
) -> Result<NodeBuilder, FileStoreError> {
    let Some(orders) = &member.store else { return Ok(node) };
    let store = FileStore::create(&orders.path, member.cluster, member.node)?;
    Ok(node.store(Box::new(TimedStore { store, told: timed.clone() })))
}

/// Returns a seed for one life of one node: another one for each, so that their jitter differs.
pub(crate) const fn node_seed(seed: u64, place: u8, life: u64) -> u64 {
    seed ^ ((place as u64 + 1) << 32) ^ (life << 40)
}
