//! The nodes of a run as processes: started, killed, told, heard, counted.
//!
//! Knows each node's present life, and the leader as their events tell it. Writes all that they say
//! into the history. Knows nothing of faults.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | all nodes: killed, told, counted, ended |
//! | `start.rs` | nodes, hosts of control runs, and the reader of pages, started as processes |
//! | `hear.rs` | what they say, and how they end |
//! | `running.rs` | one life that goes on |
//! | `said.rs` | the lines of a node's process, its claims, what it holds |

mod hear;
mod running;
mod said;
mod start;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use interrex_testbed::{Member, Process};
use rustix::io::Errno;
use rustix::process::Signal;

use crate::history::{HistoryWriter, Holder, Life, LifeEnd, Note, Record};
use crate::node::{Request, claims};
use crate::system::Contender;

use running::Running;
use said::{Said, is_child, sample_of};

/// The time within which a process that was killed, or told to end, is gone.
const END_LIMIT: Duration = Duration::from_secs(5);

/// The things that all nodes of a run have in common.
#[derive(Clone, Debug)]
pub(crate) struct Common {
    /// The system of a control run, whose programs run in place of nodes.
    pub(crate) contender: Option<Contender>,
    /// The directory of the run, for claims too.
    pub(crate) directory: PathBuf,
    /// The socket of the register.
    pub(crate) register: PathBuf,
    /// The file for what processes say on stderr.
    pub(crate) log: PathBuf,
}

/// The things that one node is started with each time.
#[derive(Clone, Debug)]
pub(crate) struct NodeSetup {
    /// Its member of the cluster.
    pub(crate) member: Member,
    /// The file by which its network is entered.
    pub(crate) network: Option<PathBuf>,
    /// The files by which its control groups are entered.
    pub(crate) groups: Vec<PathBuf>,
}

/// A life that is over, whose claims about a page may still come.
struct Past {
    node: NodeId,
    life: Life,
    process: u64,
    begin_ns: u64,
}

struct Spoken {
    node: NodeId,
    life: Life,
    said: Option<Said>,
}

/// The nodes.
pub(crate) struct Cluster {
    common: Common,
    setups: Vec<NodeSetup>,
    running: Vec<Option<Running>>,
    reader: Option<Process>,
    pages: Vec<PathBuf>,
    lives: u64,
    past: Vec<Past>,
    /// The nodes that have declined to start and were not started since, and when.
    declined: BTreeMap<NodeId, Instant>,
    speaker: Sender<Spoken>,
    lines: Receiver<Spoken>,
    history: HistoryWriter,
}

impl Cluster {
    /// Takes these nodes, none of which runs yet.
    pub(crate) fn new(common: Common, setups: Vec<NodeSetup>, history: HistoryWriter) -> Self {
        let (speaker, lines) = channel();
        let running = setups.iter().map(|_| None).collect();
        let pages = (0..setups.len()).map(|it| common.directory.join(format!("page-claims-{it}")));
        let pages = pages.collect();
        Self {
            common,
            setups,
            running,
            reader: None,
            pages,
            lives: 0,
            past: Vec::new(),
            declined: BTreeMap::new(),
            speaker,
            lines,
            history,
        }
    }

    /// Returns all nodes.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..).map_while(NodeId::new).take(self.setups.len())
    }

    /// Returns what a node is started with.
    pub(crate) fn setup(&self, node: NodeId) -> &NodeSetup {
        &self.setups[place(node)]
    }

    /// Returns the orders of a node's next life, to be changed.
    pub(crate) fn member_mut(&mut self, node: NodeId) -> &mut Member {
        &mut self.setups[place(node)].member
    }

    /// Sends SIGKILL to a node, if it runs.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn kill(&mut self, node: NodeId) -> anyhow::Result<()> {
        let Some(running) = &mut self.running[place(node)] else { return Ok(()) };
        let at = monotonic_nanos();
        // What was told to end before, and did not come to it, is killed all the same. It dies
        // by the first kill.
        if !matches!(running.ordered, Some((LifeEnd::Killed, _))) {
            running.ordered = Some((LifeEnd::Killed, at));
        }
        unless_gone(running.process.kill())
    }

    /// Tells a node to end in order, if it runs.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn stop(&mut self, node: NodeId) -> anyhow::Result<()> {
        let Some(running) = &mut self.running[place(node)] else { return Ok(()) };
        running.ordered.get_or_insert((LifeEnd::Stopped, monotonic_nanos()));
        if self.common.contender.is_some() {
            // A signal would reach the programs too, which are to be ended one after the other.
            running.process.close();
            return Ok(());
        }
        unless_gone(running.process.signal(Signal::TERM))
    }

    /// Sends a signal to a node, if it runs.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn signal(&mut self, node: NodeId, signal: Signal) -> anyhow::Result<()> {
        match &self.running[place(node)] {
            Some(running) => unless_gone(running.process.signal(signal)),
            None => Ok(()),
        }
    }

    /// Sends a request to a node, if it runs.
    ///
    /// # Errors
    /// If it can't be spoken to.
    pub(crate) fn request(&mut self, node: NodeId, request: &Request) -> anyhow::Result<()> {
        match &mut self.running[place(node)] {
            Some(running) => unless_gone(running.process.tell(request)),
            None => Ok(()),
        }
    }

    /// Returns whether a node runs, as far as is known.
    pub(crate) fn is_running(&self, node: NodeId) -> bool {
        let running = self.running[place(node)].as_ref();
        running.is_some_and(|running| running.ordered.is_none() && running.ended.is_none())
    }

    /// Returns the nodes that have declined to start so long ago and were not started since.
    pub(crate) fn declined_for(&self, time: Duration) -> Vec<NodeId> {
        let long_ago = self.declined.iter().filter(|(_, since)| since.elapsed() >= time);
        long_ago.map(|(node, _)| *node).collect()
    }

    /// Returns the process of a node's guardian, if it has one.
    pub(crate) fn guardian_of(&self, node: NodeId) -> Option<u32> {
        let running = self.running[place(node)].as_ref()?;
        // Its number may be another process' by now.
        running.guardian.filter(|guardian| is_child(*guardian, running.process.id()))
    }

    /// Returns the system of a control run.
    pub(crate) const fn contender(&self) -> Option<Contender> {
        self.common.contender
    }

    /// Returns the leader of the highest term, by what the nodes have told; the latest one where
    /// there are no terms.
    pub(crate) fn leader(&self) -> Option<NodeId> {
        let leads = |node: NodeId| Some((self.running[place(node)].as_ref()?.leads?, node));
        self.nodes().filter_map(leads).max().map(|(_, node)| node)
    }

    /// Adds a record to the history.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn tell(&mut self, record: &Record) -> anyhow::Result<()> {
        Ok(self.history.add(record)?)
    }

    /// Adds a remark to the history.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn note(&mut self, node: Option<NodeId>, text: String) -> anyhow::Result<()> {
        self.tell(&Record::Note(Note { node, at_ns: monotonic_nanos(), text }))
    }

    /// Adds to the history what each process holds.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn sample(&mut self) -> anyhow::Result<()> {
        let of_node = |node: NodeId| {
            let running = self.running[place(node)].as_ref();
            let own = running.map(|it| (Holder::Node(node), it.life, it.process.id()));
            let guardian = running.and_then(|it| Some((it.life, self.guardian_of(node)?)));
            [own, guardian.map(|(life, process)| (Holder::Guardian(node), life, process))]
        };
        let reader = self.reader.as_ref().map(|reader| (Holder::Reader, Life(0), reader.id()));
        let processes = self.nodes().flat_map(of_node).chain([reader]).flatten();
        let samples =
            processes.filter_map(|(holder, life, process)| sample_of(holder, life, process));
        let samples: Vec<_> = samples.collect();
        samples.into_iter().try_for_each(|sample| self.tell(&Record::Sample(sample)))
    }

    /// Ends all nodes in order.
    ///
    /// # Errors
    /// If the history can't be written, or one does not end.
    pub(crate) fn end_nodes(&mut self) -> anyhow::Result<()> {
        for node in self.nodes() {
            self.stop(node)?;
        }
        for node in self.nodes() {
            self.wait_for_end(node)?;
        }
        Ok(())
    }

    /// Ends the reader of the pages, and adds what it has read.
    ///
    /// # Errors
    /// If the history can't be written.
    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        let reader = self.reader.take();
        let ended = reader.map(|mut reader| reader.ended()).transpose()?.flatten();
        let mut claims = Vec::new();
        for (node, path) in self.nodes().zip(&self.pages) {
            let of_node = claims::read(path).into_iter();
            claims.extend(of_node.filter_map(|claim| self.of_page(node, claim)));
        }
        claims.into_iter().try_for_each(|claim| self.tell(&Record::Claim(claim)))?;
        self.flush()?;
        match ended {
            Some(status) => anyhow::bail!("the reader of the pages has ended: {status}"),
            None => Ok(()),
        }
    }

    /// Writes out what waits in memory of the history.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn flush(&mut self) -> anyhow::Result<()> {
        Ok(self.history.flush()?)
    }

    /// Returns whether a node runs and leads, or has heard of a leader.
    pub(crate) fn is_up(&self, node: NodeId) -> bool {
        self.running[place(node)].as_ref().is_some_and(|running| running.is_up)
    }

    /// Returns whether a node is up and takes part: without a store it has to ask the others first
    /// what it has forgotten.
    pub(crate) fn takes_part(&self, node: NodeId) -> bool {
        let has_store = self.setups[place(node)].member.store.is_some();
        let running = self.running[place(node)].as_ref();
        running.is_some_and(|running| running.is_up && (has_store || running.has_recovered))
    }
}

/// Forgives that a process is gone of which that is not known yet.
fn unless_gone(result: io::Result<()>) -> anyhow::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) if error.raw_os_error() == Some(Errno::SRCH.raw_os_error()) => Ok(()),
        result => Ok(result?),
    }
}

/// Returns the place of a node among all.
pub(crate) fn place(node: NodeId) -> usize {
    usize::from(node.number())
}
