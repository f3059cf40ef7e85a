//! Members as threads of this process, one polling thread each, on sockets of loopback.
//!
//! Knows how to start them, who leads, and what was counted. A thread that is stopped is no crash:
//! where one is wanted, members are processes (`cluster.rs`).

use std::net::UdpSocket;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use interrex::election::Event;
use interrex::runtime::{
    Clock, HeardHeartbeat, HostWarning, MetricsSnapshot, NodeThread, NumberedEvent, Observer,
    PositionWriter,
};
use interrex::{Leadership, Node, NodeBuilder, NodeId, Position, Term};
use procfs::process::{Process, Task};

use crate::counts::Notes;
use crate::member::Member;
use crate::protocol::{Content, Line};

/// The capacity of the queue: more events than there can be while nobody looks.
const LINES_HELD: usize = 4_096;

/// Called for each heartbeat that a member hears.
pub type OnHeartbeat = Arc<dyn Fn(NodeId, &HeardHeartbeat) + Send + Sync>;

/// Tells and counts the events of one member.
struct Teller {
    node: NodeId,
    speaker: SyncSender<Line>,
    recovered: Arc<AtomicUsize>,
    notes: Notes,
    on_heartbeat: Option<OnHeartbeat>,
}

impl Observer for Teller {
    fn on_event(&self, NumberedEvent { event, at, .. }: &NumberedEvent) {
        self.notes.on_event(event);
        self.recovered.fetch_add(usize::from(is_recovery(event)), Ordering::Relaxed);
        if !belongs_to_election(event) {
            return;
        }
        let line = Line { node: self.node, at_ns: at.as_nanos(), content: Content::Event(*event) };
        // Full only if nobody looks any more; then nobody misses it either.
        let _ = self.speaker.try_send(line);
    }

    fn on_heartbeat(&self, heard: &HeardHeartbeat) {
        if let Some(on_heartbeat) = &self.on_heartbeat {
            on_heartbeat(self.node, heard);
        }
    }
}

/// Returns true for what an account of elections is kept of. Each line wakes the thread that waits
/// for one, on a core that the election may need: other events would lengthen what is measured.
const fn belongs_to_election(event: &Event) -> bool {
    matches!(
        event,
        Event::CampaignStarted { .. }
            | Event::AskedAgain { .. }
            | Event::BecameLeader { .. }
            | Event::LeaseRegained { .. }
            | Event::LeaderUnreachable { .. }
            | Event::LeaderDied { .. }
    )
}

/// Running members. Dropping them stops their threads.
pub struct Threads {
    nodes: Vec<NodeThread>,
    writers: Vec<Mutex<PositionWriter>>,
    leaderships: Vec<Leadership>,
    lines: Receiver<Line>,
    /// The number of members that had forgotten everything and take part by now (R14).
    recovered: Arc<AtomicUsize>,
    /// The number that have to do so before there is a leader.
    forgetful: usize,
    notes: Notes,
    clock: Clock,
    tasks: Vec<Task>,
}

/// The error of a member that could not be started.
#[derive(Debug, thiserror::Error)]
#[error("node {node} did not start")]
pub struct ThreadError {
    /// The member.
    pub node: NodeId,
    /// The reason.
    #[source]
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

impl Threads {
    /// Starts these members, each on its socket, once `finish` has given its node a store where it
    /// is to have one. `on_heartbeat` is called on the polling threads; it must neither allocate
    /// nor wait.
    ///
    /// # Errors
    /// If a node does not start, or `finish` fails.
    pub fn start<E: Into<Box<dyn std::error::Error + Send + Sync>>>(
        members: impl IntoIterator<Item = Member>,
        sockets: impl IntoIterator<Item = UdpSocket>,
        on_heartbeat: Option<OnHeartbeat>,
        mut finish: impl FnMut(&Member, NodeBuilder) -> Result<NodeBuilder, E>,
    ) -> Result<Self, ThreadError> {
        let tasks_before = tasks();
        // Bounded, so that the polling thread neither allocates nor waits when it sends.
        let (speaker, lines) = sync_channel(LINES_HELD);
        let (recovered, notes) = (Arc::new(AtomicUsize::new(0)), Notes::default());
        let (clock, mut nodes, mut forgetful) = (Clock::new(), Vec::new(), 0);
        for (member, socket) in members.into_iter().zip(sockets) {
            let node = member.node;
            // Who has a store has forgotten nothing, and is silent for a while instead (R13).
            forgetful += usize::from(member.store.is_none());
            let teller = Teller {
                node,
                speaker: speaker.clone(),
                recovered: Arc::clone(&recovered),
                notes: notes.clone(),
                on_heartbeat: on_heartbeat.clone(),
            };
            let builder = finish(&member, member.builder())
                .map_err(|source| ThreadError { node, source: source.into() })?;
            let builder = builder.socket(socket).overrides(member.overrides(clock.clone()));
            let builder = builder.observer(Arc::new(teller));
            let started = builder.bind().and_then(Node::spawn);
            nodes.push(started.map_err(|source| ThreadError { node, source: source.into() })?);
        }
        let is_new = |task: &Task| tasks_before.iter().all(|before| before.tid != task.tid);
        let leaderships = nodes.iter().map(|node| node.leadership()).collect();
        let writers =
            nodes.iter().filter_map(NodeThread::position_writer).map(Mutex::new).collect();
        let tasks = tasks().into_iter().filter(is_new).collect();
        Ok(Self { nodes, writers, leaderships, lines, recovered, forgetful, notes, clock, tasks })
    }

    /// Returns the number of members.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns true if there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the leader that every member names and that says itself that it leads, once all
    /// take part.
    pub fn agreed(&self) -> Option<NodeId> {
        if self.recovered.load(Ordering::Relaxed) < self.forgetful {
            return None;
        }
        let leader = self.leaderships.first()?.leader()?;
        let agreed = self.leaderships.iter().all(|node| node.leader() == Some(leader));
        let leads = self.leaderships.get(usize::from(leader.number()))?.is_leader();
        (agreed && leads).then_some(leader)
    }

    /// Returns the next event of a member that belongs to an election, within `limit`. Its times
    /// are on the clock that all members share.
    pub fn next(&self, limit: Duration) -> Option<Line> {
        self.lines.recv_timeout(limit).ok()
    }

    /// Tells a member to give its leadership up; returns when that was.
    pub fn resign(&self, node: NodeId) -> u64 {
        let now_ns = self.now_ns();
        if let Some(node) = self.nodes.get(usize::from(node.number())) {
            // Fails only at a node that is gone or stalls, which is noticed by its silence.
            let _ = node.handle().resign(interrex::Duration::ZERO);
        }
        now_ns
    }

    /// Tells a member how far its application has come. It goes by that before it resigns.
    pub fn set_position(&self, node: NodeId, position: Position) {
        if let Some(writer) = self.writers.get(usize::from(node.number())) {
            // As above.
            let _ = writer.lock().unwrap_or_else(PoisonError::into_inner).set(position);
        }
    }

    /// Returns the time on the clock that all members share.
    pub fn now_ns(&self) -> u64 {
        self.clock.now().as_nanos()
    }

    /// Returns the term that a member is in.
    pub fn term_of(&self, node: NodeId) -> Term {
        let leadership = self.leaderships.get(usize::from(node.number()));
        leadership.map_or(Term::ZERO, |leadership| leadership.standing().term)
    }

    /// Returns the longest time without a lease that a leader has come out of since this was last
    /// asked, in nanoseconds; `None` if none has.
    pub fn take_longest_lapse(&self) -> Option<u64> {
        Some(self.notes.take_longest_lapse()).filter(|lapse| *lapse > 0)
    }

    /// Returns the time at which a member last stepped down; 0 if none has.
    pub fn last_step_down_ns(&self) -> u64 {
        self.notes.given_up_ns()
    }

    /// Returns what was asked of the host for the members and can't be had.
    pub fn warnings(&self) -> impl Iterator<Item = &HostWarning> {
        self.nodes.iter().flat_map(|node| node.warnings())
    }

    /// Returns what each member has counted since it started.
    pub fn snapshots(&self) -> impl Iterator<Item = MetricsSnapshot> {
        self.nodes.iter().map(|node| node.metrics().snapshot())
    }

    /// Returns the time that the members' threads have spent on a core so far, all together;
    /// `None` where the kernel does not count it.
    pub fn cpu_time(&self) -> Option<Duration> {
        let nanos: Option<u64> =
            self.tasks.iter().map(|task| Some(task.schedstat().ok()?.sum_exec_runtime)).sum();
        nanos.map(Duration::from_nanos)
    }
}

const fn is_recovery(event: &Event) -> bool {
    matches!(event, Event::Recovered { .. })
}

/// Returns the threads of this process; none where `/proc` does not say.
fn tasks() -> Vec<Task> {
    let tasks = Process::myself().and_then(|process| process.tasks());
    tasks.map(|tasks| tasks.flatten().collect()).unwrap_or_default()
}
