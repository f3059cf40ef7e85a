//! The nodes of a run as processes: started, killed, told, heard, counted.
//!
//! Knows each node's present life, and the leader as their events tell it. Writes all that they say
//! into the history. Knows nothing of faults.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | all nodes, and the reader of their pages |
//! | `running.rs` | one life that goes on |
//! | `said.rs` | the lines of a node's process, its claims, what it holds |

mod running;
mod said;

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use interrex_testbed::{Member, Process};
use rustix::process::Signal;

use crate::history::{Claim, HistoryWriter, Holder, Life, LifeEnd, Note, Record, Witness};
use crate::node::{Orders, PageOrders, Request, claims};

use running::Running;
use said::{Said, of, sample_of, understand};

/// The time within which a process that was killed, or told to end, is gone.
const END_LIMIT: Duration = Duration::from_secs(5);

/// The things that all nodes of a run have in common.
#[derive(Clone, Debug)]
pub(crate) struct Common {
    /// The directory for claims.
    pub(crate) directory: PathBuf,
    /// The socket of the register.
    pub(crate) register: PathBuf,
    /// The file for what processes say on stderr.
    pub(crate) log: PathBuf,
}

/// The things that one node is started with each time.
#[derive(Clone, Debug)]
pub(crate) struct Berth {
    /// Its member of the cluster.
    pub(crate) member: Member,
    /// The file by which its network is entered.
    pub(crate) network: Option<PathBuf>,
    /// The files by which its control groups are entered.
    pub(crate) groups: Vec<PathBuf>,
}

/// A process that is over, whose claims about a page may still come.
type Past = (u64, NodeId, Life);

struct Spoken {
    node: NodeId,
    life: Life,
    said: Option<Said>,
}

/// The nodes.
pub(crate) struct Crew {
    common: Common,
    berths: Vec<Berth>,
    running: Vec<Option<Running>>,
    reader: Option<Process>,
    pages: Vec<PathBuf>,
    lives: u64,
    past: Vec<Past>,
    speaker: Sender<Spoken>,
    lines: Receiver<Spoken>,
    history: HistoryWriter,
}

impl Crew {
    /// Takes these nodes, none of which runs yet.
    pub(crate) fn new(common: Common, berths: Vec<Berth>, history: HistoryWriter) -> Self {
        let (speaker, lines) = channel();
        let running = berths.iter().map(|_| None).collect();
        let pages = (0..berths.len()).map(|it| common.directory.join(format!("page-claims-{it}")));
        let pages = pages.collect();
        Self {
            common,
            berths,
            running,
            reader: None,
            pages,
            lives: 0,
            past: Vec::new(),
            speaker,
            lines,
            history,
        }
    }

    /// Returns all nodes.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..).map_while(NodeId::new).take(self.berths.len())
    }

    /// Returns what a node is started with.
    pub(crate) fn berth(&self, node: NodeId) -> &Berth {
        &self.berths[place(node)]
    }

    /// Returns the orders of a node's next life, to be changed.
    pub(crate) fn member_mut(&mut self, node: NodeId) -> &mut Member {
        &mut self.berths[place(node)].member
    }

    /// Starts a node, unless it runs.
    ///
    /// # Errors
    /// If its process can't be started or spoken to.
    pub(crate) fn start(&mut self, node: NodeId) -> anyhow::Result<()> {
        if self.running[place(node)].is_some() {
            return Ok(());
        }
        self.lives += 1;
        let life = Life(self.lives);
        let Berth { member, network, groups } = self.berths[place(node)].clone();
        let seed = member.seed.wrapping_add(life.0);
        let orders = Orders {
            member: Member { seed, ..member },
            life,
            network,
            groups,
            register: self.common.register.clone(),
            claims: self.claims_of(life),
        };
        let begin_ns = monotonic_nanos();
        let process = self.spawn("node", &orders, node, life)?;
        self.running[place(node)] = Some(Running::new(process, life, begin_ns));
        Ok(())
    }

    fn spawn(
        &self,
        subcommand: &str,
        orders: &impl serde::Serialize,
        node: NodeId,
        life: Life,
    ) -> anyhow::Result<Process> {
        let log = File::options().create(true).append(true).open(&self.common.log)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(subcommand).stderr(log);
        let speaker = self.speaker.clone();
        let heard = move |said| {
            // Nobody listens any more once the run is over.
            let _ = speaker.send(Spoken { node, life, said });
        };
        let process = Process::start_heard(&mut command, orders, understand, heard);
        process.with_context(|| format!("the process of node {node} could not be started"))
    }

    /// Starts the process that reads all pages.
    ///
    /// # Errors
    /// If it can't be started.
    pub(crate) fn start_reader(&mut self) -> anyhow::Result<()> {
        let pages = self.berths.iter().map(|berth| berth.member.public_page.clone());
        let pages = pages.zip(&self.pages);
        let pages = pages.filter_map(|(page, claims)| Some((page?, claims.clone())));
        let orders = PageOrders(pages.collect());
        let nobody = NodeId::new(0).context("0 is a node id")?;
        self.reader = Some(self.spawn("pages", &orders, nobody, Life(0))?);
        Ok(())
    }

    fn claims_of(&self, life: Life) -> PathBuf {
        self.common.directory.join(format!("claims-{}", life.0))
    }

    /// Sends SIGKILL to a node, if it runs.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn kill(&mut self, node: NodeId) -> anyhow::Result<()> {
        let Some(running) = &mut self.running[place(node)] else { return Ok(()) };
        let at = monotonic_nanos();
        // What was told to end before, and did not come to it, is killed all the same.
        running.ordered = Some((LifeEnd::Killed, at));
        Ok(running.process.kill()?)
    }

    /// Tells a node to end in order, if it runs.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn stop(&mut self, node: NodeId) -> anyhow::Result<()> {
        let Some(running) = &mut self.running[place(node)] else { return Ok(()) };
        running.ordered.get_or_insert((LifeEnd::Stopped, monotonic_nanos()));
        Ok(running.process.signal(Signal::TERM)?)
    }

    /// Sends a signal to a node, if it runs.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn signal(&mut self, node: NodeId, signal: Signal) -> anyhow::Result<()> {
        match &self.running[place(node)] {
            Some(running) => Ok(running.process.signal(signal)?),
            None => Ok(()),
        }
    }

    /// Sends a request to a node, if it runs.
    ///
    /// # Errors
    /// If it can't be spoken to.
    pub(crate) fn request(&mut self, node: NodeId, request: &Request) -> anyhow::Result<()> {
        match &mut self.running[place(node)] {
            Some(running) => Ok(running.process.tell(request)?),
            None => Ok(()),
        }
    }

    /// Returns whether a node runs, as far as is known.
    pub(crate) fn is_running(&self, node: NodeId) -> bool {
        let running = self.running[place(node)].as_ref();
        running.is_some_and(|running| running.ordered.is_none() && running.ended.is_none())
    }

    /// Returns the process of a node's guardian, if it has one.
    pub(crate) fn guardian_of(&self, node: NodeId) -> Option<u32> {
        self.running[place(node)].as_ref()?.guardian
    }

    /// Returns the leader of the highest term, by what the nodes have told.
    pub(crate) fn leader(&self) -> Option<NodeId> {
        let leads = |node: NodeId| Some((self.running[place(node)].as_ref()?.leads?, node));
        self.nodes().filter_map(leads).max().map(|(_, node)| node)
    }

    /// Hears what is said until `deadline`.
    ///
    /// # Errors
    /// If the history can't be written.
    pub(crate) fn hear_until(&mut self, deadline: Instant) -> anyhow::Result<()> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(spoken) = self.lines.recv_timeout(left) else { break };
            self.hear(spoken)?;
        }
        self.reap()
    }

    /// Hears what is said until `condition` holds. Returns whether it did within `limit`.
    ///
    /// # Errors
    /// As [`hear_until`](Self::hear_until).
    pub(crate) fn hear_while(
        &mut self,
        limit: Duration,
        mut condition: impl FnMut(&Self) -> bool,
    ) -> anyhow::Result<bool> {
        let deadline = Instant::now() + limit;
        while !condition(self) {
            if Instant::now() >= deadline {
                return Ok(false);
            }
            self.hear_until(Instant::now() + Duration::from_millis(2))?;
        }
        Ok(true)
    }

    /// Waits until a node that was killed or told to end is gone. Kills it if it is not in time.
    ///
    /// # Errors
    /// If it is not gone even then.
    pub(crate) fn wait_for_end(&mut self, node: NodeId) -> anyhow::Result<()> {
        let is_gone = |crew: &Self| crew.running[place(node)].is_none();
        if self.hear_while(END_LIMIT, is_gone)? {
            return Ok(());
        }
        self.note(Some(node), "it did not end in time and is killed".to_owned())?;
        self.kill(node)?;
        let gone = self.hear_while(END_LIMIT, is_gone)?;
        anyhow::ensure!(gone, "node {node} is not gone after SIGKILL");
        Ok(())
    }

    fn hear(&mut self, spoken: Spoken) -> anyhow::Result<()> {
        let Spoken { node, life, said } = spoken;
        let running = self.running[place(node)].as_mut().filter(|running| running.life == life);
        match (said, running) {
            (Some(Said::Guardian(process)), Some(running)) => running.guardian = Some(process),
            (Some(Said::Record(record)), running) => {
                if let Some(running) = running {
                    running.note(&record);
                }
                self.history.add(&record)?;
            }
            (None, Some(running)) => running.is_silent = true,
            (Some(Said::Guardian(_)) | None, None) => {}
        }
        Ok(())
    }

    /// Notes the end of each life that is over.
    fn reap(&mut self) -> anyhow::Result<()> {
        for node in self.nodes() {
            let Some(running) = &mut self.running[place(node)] else { continue };
            let Some(status) = running.is_over()? else { continue };
            if let Some(running) = self.running[place(node)].take() {
                self.bury(node, running, status)?;
            }
        }
        Ok(())
    }

    fn bury(&mut self, node: NodeId, running: Running, status: ExitStatus) -> anyhow::Result<()> {
        let record = running.over(node, status);
        let life = record.life;
        self.past.push((u64::from(record.process), node, life));
        for claim in claims::read(&self.claims_of(life)) {
            self.history.add(&Record::Claim(of(claim, node, life, Witness::Thread)))?;
        }
        // It is not there if the node has not come so far.
        let _ = std::fs::remove_file(self.claims_of(life));
        Ok(self.history.add(&Record::Life(record))?)
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
            let own = running.map(|running| (Holder::Node(node), running.process.id()));
            let guardian = running.and_then(|running| running.guardian);
            [own, guardian.map(|process| (Holder::Guardian(node), process))]
        };
        let reader = self.reader.as_ref().map(|reader| (Holder::Reader, reader.id()));
        let processes = self.nodes().flat_map(of_node).chain([reader]).flatten();
        let samples = processes.filter_map(|(holder, process)| sample_of(holder, process));
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
        self.reader = None;
        let claims = self.pages.iter().flat_map(|path| claims::read(path));
        let claims: Vec<_> = claims.filter_map(|claim| self.of_page(claim)).collect();
        claims.into_iter().try_for_each(|claim| self.tell(&Record::Claim(claim)))?;
        Ok(self.history.flush()?)
    }

    fn of_page(&self, claim: claims::RawClaim) -> Option<Claim> {
        let &(_, node, life) = self.past.iter().find(|(process, ..)| *process == claim.process)?;
        Some(of(claim, node, life, Witness::Page))
    }

    /// Returns whether a node runs and leads, or has heard of a leader.
    pub(crate) fn is_up(&self, node: NodeId) -> bool {
        self.running[place(node)].as_ref().is_some_and(|running| running.is_up)
    }
}

/// Returns the place of a node among all.
pub(crate) fn place(node: NodeId) -> usize {
    usize::from(node.number())
}
