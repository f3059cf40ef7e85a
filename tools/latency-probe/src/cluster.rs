//! A cluster inside this process: one polling thread per node, sockets on loopback.
//!
//! Knows how to start nodes through the library's public face, who leads, and what was counted.
//! Also how a node is configured, which the child processes share.

use std::net::{SocketAddr, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{self, SystemTime};

use interrex::election::Event;
use interrex::message::Kind;
use interrex::metrics::HistogramSnapshot;
use interrex::runtime::{Clock, FileStore, MetricsSnapshot, NodeThread};
use interrex::wire::Keyring;
use interrex::{
    Authentication, ClusterId, Config, Instant, Leadership, Member, Node, NodeBuilder, NodeId,
    Term, Timing, WaitStrategy,
};

use crate::cli::{Wait, usable_cores};
use crate::cpu;
use crate::depot::Shelf;
use crate::interrupt::Interrupt;
use crate::ledger::Occurrence;
use crate::loopback;
use crate::quantiles::Distribution;
use crate::record::Ear;
use crate::refused::Refused;
use crate::run_key::RunKey;
use crate::stages::{Context, StageError};
use crate::telling::occurrence_in;
use crate::timed_store::TimedStore;
use crate::wishes::{warn_once, words_of};

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

/// The configuration of the member at `place` among voters at `addresses`; `None` for a place that
/// is no node id.
pub(crate) fn member_config(
    place: u8,
    addresses: &[SocketAddr],
    timing: Timing,
    cluster: u64,
    authentication: Authentication,
) -> Option<Config> {
    let voters = (0..).map_while(NodeId::new).zip(addresses);
    Some(Config {
        node: NodeId::new(place)?,
        cluster: ClusterId(cluster),
        authentication,
        members: voters.map(|(id, address)| Member::voter(id, *address)).collect(),
        timing,
    })
}

/// What a member with these keys demands of the others.
pub(crate) const fn authentication(keys: Option<&Keyring>) -> Authentication {
    match keys {
        Some(_) => Authentication::Required,
        None => Authentication::Off,
    }
}

/// The node with its keys, where it has any.
///
/// Members of a run remember nothing, and nobody goes by their terms later: these begin at the
/// wall clock, whatever the kernel says of that.
pub(crate) fn with_keys(node: NodeBuilder, keys: Option<Keyring>) -> NodeBuilder {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let node = node.term_floor(Term(u64::try_from(since.as_micros()).unwrap_or_default()));
    match keys {
        Some(keys) => node.keys(keys),
        None => node,
    }
}

/// More than any round can have while nobody looks.
const OCCURRENCES_HELD: usize = 4_096;

/// A running cluster. Dropping it stops its threads.
pub(crate) struct Cluster {
    nodes: Vec<NodeThread>,
    leaderships: Vec<Leadership>,
    occurrences: Receiver<Occurrence>,
    /// How long each durable write took.
    persists: Receiver<u64>,
    /// How many nodes that had forgotten everything take part by now (R14).
    recovered: Arc<AtomicUsize>,
    /// The longest lapse of a lease since somebody asked, in nanoseconds.
    longest_lapse: Arc<AtomicU64>,
    /// How many have to have done so before there is a leader.
    forgetful: usize,
    clock: Clock,
    tasks: Vec<u32>,
}

impl Cluster {
    /// Starts as many nodes as the settings say, for `stage`: with durable state where that is asked
    /// for, and with the keys of this run.
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
        let tasks_before = cpu::tasks();
        let clock = Clock::new();
        // Bounded, so that the polling thread neither allocates nor waits when it sends.
        let (told, occurrences) = sync_channel(OCCURRENCES_HELD);
        let recovered = Arc::new(AtomicUsize::new(0));
        let (timed, persists) = sync_channel(OCCURRENCES_HELD);
        let longest_lapse = Arc::new(AtomicU64::new(0));
        let ears = Ears {
            told,
            recovered: Arc::clone(&recovered),
            longest_lapse: Arc::clone(&longest_lapse),
            recorder,
        };
        let nodes = (0..)
            .zip(sockets)
            .map(|(place, socket)| {
                let reason = |reason| StageError::Start { node: place, reason };
                builder_of(place, &addresses, context)
                    .and_then(|node| with_store(node, place, context, shelf.as_ref(), &timed))
                    .and_then(|node| start_node(node, place, socket, clock.clone(), ears.clone()))
                    .map_err(reason)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let leaderships = nodes.iter().map(|node| node.leadership()).collect();
        let tasks = cpu::tasks().into_iter().filter(|task| !tasks_before.contains(task)).collect();
        // Who has a store has forgotten nothing, and is silent for a while instead (R13).
        let forgetful = if shelf.is_some() { 0 } else { nodes.len() };
        Ok(Self {
            nodes,
            leaderships,
            occurrences,
            persists,
            recovered,
            longest_lapse,
            forgetful,
            clock,
            tasks,
        })
    }

    /// The leader that every node names and that says itself that it leads, once all take part.
    pub(crate) fn agreed_leader(&self) -> Option<usize> {
        if self.recovered.load(Ordering::Relaxed) < self.forgetful {
            return None;
        }
        let leader = self.leaderships.first()?.leader()?;
        let agreed = self.leaderships.iter().all(|node| node.leader() == Some(leader));
        let place = usize::from(leader.number());
        (agreed && self.leaderships.get(place)?.is_leader()).then_some(place)
    }

    /// Waits until all agree; `None` if that takes longer than `limit` or the user interrupts.
    pub(crate) fn await_leader(
        &self,
        interrupt: &Interrupt,
        limit: time::Duration,
    ) -> Option<usize> {
        let deadline = time::Instant::now() + limit;
        // Often enough not to dominate a round, seldom enough to leave the cores to the nodes.
        let pause = time::Duration::from_micros(200);
        interrupt.wait_until(deadline, pause, || self.agreed_leader().is_some());
        self.agreed_leader()
    }

    /// Tells the node at `place` to give its leadership up; says when that was.
    pub(crate) fn resign(&self, place: usize) -> u64 {
        let now_ns = self.now_ns();
        if let Some(node) = self.nodes.get(place) {
            // Refused only by a node that is gone or stalls; the round then ends by its time limit.
            let _ = node.handle().resign();
        }
        now_ns
    }

    /// The time on the clock that all nodes share.
    pub(crate) fn now_ns(&self) -> u64 {
        self.clock.now().as_nanos()
    }

    /// The term that the node at `place` is in.
    pub(crate) fn term_of(&self, place: usize) -> u64 {
        self.leaderships.get(place).map_or(0, |node| node.standing().term.0)
    }

    /// The next that a node tells within `limit`.
    pub(crate) fn next_occurrence(&self, limit: time::Duration) -> Option<Occurrence> {
        self.occurrences.recv_timeout(limit).ok()
    }

    /// How long each durable write took that was not told yet, in nanoseconds.
    pub(crate) fn persists(&self) -> impl Iterator<Item = u64> {
        self.persists.try_iter()
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The longest time without a lease that a leader has come out of since this was last asked, in
    /// nanoseconds; `None` if none has.
    pub(crate) fn take_longest_lapse(&self) -> Option<u64> {
        Some(self.longest_lapse.swap(0, Ordering::Relaxed)).filter(|lapse| *lapse > 0)
    }

    /// What all nodes together have counted since they started.
    pub(crate) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for node in &self.nodes {
            let snapshot = node.metrics().snapshot();
            counts.add(&snapshot);
        }
        counts
    }
}

/// What the nodes tell, and whom.
#[derive(Clone)]
struct Ears {
    told: SyncSender<Occurrence>,
    recovered: Arc<AtomicUsize>,
    longest_lapse: Arc<AtomicU64>,
    recorder: Option<Ear>,
}

impl Ears {
    fn hear(&self, event: &Event, seen: Instant) {
        if let Some(occurrence) = occurrence_in(event, seen) {
            // Full only if nobody looks any more; then nobody misses it either.
            let _ = self.told.try_send(occurrence);
        }
        if matches!(event, Event::Recovered { .. }) {
            self.recovered.fetch_add(1, Ordering::Relaxed);
        }
        if let Event::LeaseRegained { lapse, .. } = *event {
            self.longest_lapse.fetch_max(lapse.as_nanos(), Ordering::Relaxed);
        }
    }
}

fn builder_of(
    place: u8,
    addresses: &[SocketAddr],
    context: Context<'_>,
) -> Result<NodeBuilder, String> {
    let Context { settings, key, .. } = context;
    let keys = key.map(RunKey::ring);
    let authentication = authentication(keys.as_ref());
    let timing = settings.timing.timing();
    let config = member_config(place, addresses, timing, settings.seed, authentication)
        .ok_or_else(|| format!("{place} is no node id"))?;
    let seed = node_seed(settings.seed, place, 0);
    let node = with_keys(NodeBuilder::new(config), keys).wait(wait_strategy(settings.wait));
    Ok(settings.wishes.tell(node, place, usable_cores()).seed(seed))
}

/// The node with its file on the shelf, where there is one.
fn with_store(
    node: NodeBuilder,
    place: u8,
    context: Context<'_>,
    shelf: Option<&Shelf>,
    timed: &SyncSender<u64>,
) -> Result<NodeBuilder, String> {
    let (Some(shelf), Some(id)) = (shelf, NodeId::new(place)) else { return Ok(node) };
    let cluster = ClusterId(context.settings.seed);
    let store = FileStore::create(shelf.file_of(place), cluster, id);
    let store = store.map_err(|error| with_causes(&error))?;
    let boot = store.boot();
    Ok(node.boot(boot).store(Box::new(TimedStore { store, told: timed.clone() })))
}

fn start_node(
    node: NodeBuilder,
    place: u8,
    socket: UdpSocket,
    clock: Clock,
    mut ears: Ears,
) -> Result<NodeThread, String> {
    let node = match ears.recorder.take() {
        Some(ear) => node.on_heartbeat(move |heard| ear.hear(place, heard)),
        None => node,
    };
    let node = node
        .socket(socket)
        .clock(clock)
        .on_event(move |event, seen| ears.hear(event, seen))
        .bind()
        .and_then(Node::spawn)
        .map_err(|error| with_causes(&error))?;
    words_of(node.warnings()).iter().for_each(|warning| warn_once(warning));
    Ok(node)
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

/// What an election costs. Heartbeats, their acks and what a start asks for (R14) are no part of it.
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
        self.refused = self.refused.and(&Refused::of(node.rejected));
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

impl Cluster {
    /// The time that the nodes' threads have spent on a core so far, all together; `None` where
    /// the kernel does not count it.
    pub(crate) fn cpu_time(&self) -> Option<time::Duration> {
        let nanos: Option<u64> = self.tasks.iter().map(|task| cpu::of_task(*task)).sum();
        nanos.map(time::Duration::from_nanos)
    }
}
