//! Three processes with a node each, and their guardians, on loopback.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::{ClusterId, NodeId, Term, Timing, WaitStrategy};
use interrex_testbed::acts::{self, Acts};
use interrex_testbed::{
    Cluster, Content, Count, GuardianProcess, Guardianship, Line, Member, MemberGuardian, Program,
    Request, RunKey, Status, Waiting,
};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// The guardians of a fleet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// Each node starts one, which sleeps.
    OwnProgram,
    /// One stands apart and polls.
    Apart,
}

const NODES: u8 = 3;

/// One wait for lines.
const STEP: Duration = Duration::from_millis(50);

/// The longest wait for what a node has been told already.
const TOLD: Duration = Duration::from_secs(5);

/// Returns the program that is a member or a guardian.
pub fn program() -> Program {
    Program::at(env!("CARGO_BIN_EXE_interrex-testbed"))
}

/// Returns the addresses of the members of one test: addresses of this process' own, so that two
/// runs of these tests at one time do not meet.
pub fn addresses(port: u16) -> Vec<SocketAddr> {
    let [_, _, high, low] = std::process::id().to_be_bytes();
    // 16 bits of it, and none of 127.0: there other tests are.
    let host = |node: u8| [127, 64 | high & 63, low, 1 + (high >> 6) * 4 + node];
    (0..NODES).map(|node| SocketAddr::from((host(node), port))).collect()
}

/// Returns the members at these addresses, that nobody watches.
pub fn members(addresses: &[SocketAddr], key: &RunKey) -> impl Iterator<Item = Member> {
    let key = Some(key.clone());
    Member::all(addresses).map(move |member| Member {
        cluster: ClusterId(11),
        key: key.clone(),
        timing: timing(),
        wait: WaitStrategy::Yield,
        ..member
    })
}

/// A busy host stalls a process for longer than `lan` promises and bears silence. With these a
/// leader changes by a death alone, and a guardian's word is the first to tell of it.
fn timing() -> Timing {
    let ms = interrex::Duration::from_millis;
    Timing {
        promise: ms(200),
        promise_max: ms(200),
        campaign_limit: ms(300),
        election_timeout_min: ms(2_000),
        election_timeout_max: ms(2_500),
        lapse_limit: ms(5_000),
        ..Timing::lan()
    }
}

/// The lines of one node, and the file of its acts.
#[derive(Default)]
struct Node {
    heard: Vec<Line>,
    acts: PathBuf,
    /// The number of lines that have been waited for and are not looked at again.
    waited_for: usize,
}

/// A running cluster with its guardians.
pub struct Fleet {
    dir: TempDir,
    /// Before the guardian, so that its members go first.
    cluster: Cluster,
    guardian: GuardianProcess,
    nodes: Vec<Node>,
    logs: Vec<PathBuf>,
}

impl Fleet {
    pub fn start(by: By, port: u16) -> Self {
        let mut fleet = Self::start_with(by, port);
        if by == By::Apart {
            fleet.start_guardian();
        }
        fleet.start_nodes();
        fleet
    }

    pub fn start_without_guardian(port: u16) -> Self {
        let mut fleet = Self::start_with(By::Apart, port);
        fleet.start_nodes();
        fleet
    }

    fn start_with(by: By, port: u16) -> Self {
        let guardian = GuardianProcess::new(program(), Waiting::Polling);
        let guardian = guardian.expect("there is a place for its socket");
        let addresses = addresses(port);
        let key = RunKey::draw().expect("the system has random numbers");
        let watchers = match by {
            By::OwnProgram => MemberGuardian::Own(program()),
            By::Apart => MemberGuardian::At(guardian.socket()),
        };
        let members =
            members(&addresses, &key).map(|member| Member { guardian: watchers.clone(), ..member });
        Self {
            dir: directory(),
            cluster: Cluster::new(program(), members),
            guardian,
            nodes: (0..NODES).map(|_| Node::default()).collect(),
            logs: Vec::new(),
        }
    }

    pub fn start_guardian(&mut self) {
        self.guardian.start().expect("it can be started");
    }

    pub fn kill_guardian(&mut self) {
        self.guardian.kill();
    }

    fn start_nodes(&mut self) {
        self.cluster.nodes().for_each(|node| self.start_node(node));
    }

    fn start_node(&mut self, node: NodeId) {
        let acts = self.dir.path().join(format!("acts-{}", self.logs.len()));
        self.logs.push(acts.clone());
        let member = self.cluster.member_mut(node);
        member.acts = Some(acts.clone());
        member.seed = self.logs.len() as u64;
        self.cluster.start(node).expect("a process can be started");
        self.nodes[usize::from(node.number())] = Node { acts, ..Node::default() };
    }

    pub fn restart(&mut self, node: NodeId) {
        self.start_node(node);
    }

    /// Returns all but this node.
    pub fn others(&self, node: NodeId) -> Vec<NodeId> {
        self.cluster.nodes().filter(|other| *other != node).collect()
    }

    /// Kills the node, and returns the last term that it acted in as leader.
    pub fn kill(&mut self, node: NodeId) -> Term {
        self.cluster.kill(node).expect("it can be killed");
        self.cluster.reap(node).expect("it ends");
        self.acts_of(node).iter().map(|acts| Term(acts.term)).max().expect("it has led")
    }

    fn acts_of(&self, node: NodeId) -> Vec<Acts> {
        acts::read(&self.node(node).acts)
    }

    fn node(&self, node: NodeId) -> &Node {
        &self.nodes[usize::from(node.number())]
    }

    fn hear(&mut self, limit: Duration) -> Option<()> {
        let line = self.cluster.next(limit)?;
        self.nodes[usize::from(line.node.number())].heard.push(line);
        Some(())
    }

    fn wait<T>(
        &mut self,
        what: &str,
        patience: Duration,
        mut found: impl FnMut(&Self) -> Option<T>,
    ) -> T {
        let until = Instant::now() + patience;
        loop {
            if let Some(found) = found(self) {
                return found;
            }
            let heard: Vec<_> = self.nodes.iter().map(|node| &node.heard).collect();
            assert!(Instant::now() < until, "{what} has not come; heard {heard:?}");
            self.hear(STEP);
        }
    }

    /// Returns the node that has said last that it leads, once it has acted, if its term is above
    /// `term`.
    pub fn later_leader(&mut self, term: Term, patience: Duration) -> NodeId {
        self.wait("a leader", patience, |fleet| {
            let (latest, node) = fleet.latest()?;
            (latest > term && fleet.has_acted(node, latest)).then_some(node)
        })
    }

    fn has_acted(&self, node: NodeId, term: Term) -> bool {
        self.acts_of(node).iter().any(|acts| acts.term == term.0)
    }

    fn latest(&self) -> Option<(Term, NodeId)> {
        self.nodes.iter().flat_map(|node| &node.heard).filter_map(led_in).max()
    }

    /// Returns whoever leads, once all follow it, all are watched over, and it has acted.
    pub fn leader_that_is_watched(&mut self, patience: Duration) -> NodeId {
        self.wait("a leader that is watched", patience, |fleet| {
            let (term, leader) = fleet.cluster.agreed()?;
            fleet.has_acted(leader, term).then_some(leader)
        })
    }

    /// Returns whether the last leader that the node has said to follow, or to be, is of this
    /// term.
    pub fn follows(&mut self, node: NodeId, term: Term) -> bool {
        while self.hear(Duration::ZERO).is_some() {}
        self.cluster.view_of(node).is_some_and(|(followed, _)| followed == term)
    }

    /// Returns whether the node says that it was told of this death.
    pub fn was_told_of(&mut self, node: NodeId, dead: NodeId, of: Term) -> bool {
        let is_that = |line: &Line| {
            matches!(line.event(), Some(Event::LeaderDied { leader, term, .. })
                if (*leader, *term) == (dead, of))
        };
        let until = Instant::now() + TOLD;
        while !self.node(node).heard.iter().any(is_that) && Instant::now() < until {
            self.hear(STEP);
        }
        self.node(node).heard.iter().any(is_that)
    }

    /// Asks a node what it has counted since its start.
    pub fn count(&mut self, node: NodeId, patience: Duration) -> Count {
        let heard = self.node(node).heard.len();
        self.cluster.request(node, Request::Count).expect("it runs");
        self.wait("its count", patience, |fleet| {
            fleet.node(node).heard[heard..].iter().find_map(|line| match line.status() {
                Some(Status::Counted(count)) => Some(count.clone()),
                Some(_) | None => None,
            })
        })
    }

    /// Waits until the node says this of its guardian once more.
    pub fn await_news(&mut self, node: NodeId, news: Guardianship, patience: Duration) {
        let is_that = |line: &Line| line.status() == Some(&Status::Guardian(news));
        let place = self.wait(&format!("{news:?}"), patience, |fleet| {
            let known = fleet.node(node);
            let place = known.heard.iter().skip(known.waited_for).position(is_that)?;
            Some(known.waited_for + place)
        });
        // Each is waited for once.
        self.nodes[usize::from(node.number())].waited_for = place + 1;
    }

    /// Stops the guardian that stands apart, or lets it go on.
    pub fn signal_guardian(&self, signal: Signal) {
        self.guardian.signal(signal).expect("it lives");
    }

    /// Stops, or kills, the guardian that this node has started.
    pub fn signal_guardian_of(&mut self, node: NodeId, signal: Signal) {
        let number = self.wait("its guardian", TOLD, |fleet| {
            let mut heard = fleet.node(node).heard.iter().rev();
            heard.find_map(|line| match line.content {
                Content::Status(Status::GuardianStarted { process }) => i32::try_from(process).ok(),
                Content::Status(_) | Content::Event(_) => None,
            })
        });
        let process = Pid::from_raw(number).expect("a process id");
        kill_process(process, signal).expect("it lives");
    }

    pub fn end(&mut self) {
        for node in self.cluster.nodes() {
            self.cluster.kill(node).expect("it can be killed");
            self.cluster.reap(node).expect("it ends");
        }
        self.kill_guardian();
    }

    pub fn acts(&self) -> Vec<Acts> {
        self.logs.iter().flat_map(|log| acts::read(log)).collect()
    }
}

fn led_in(line: &Line) -> Option<(Term, NodeId)> {
    let Some(Event::BecameLeader { term, .. }) = line.event() else { return None };
    Some((*term, line.node))
}

/// Makes a directory in memory, where there is such a place: acts are written without a pause.
fn directory() -> TempDir {
    let memory = Some(PathBuf::from("/dev/shm")).filter(|path| path.is_dir());
    let parent = memory.unwrap_or_else(|| env!("CARGO_TARGET_TMPDIR").into());
    let made = tempfile::Builder::new().prefix("interrex-acts-").tempdir_in(parent);
    made.expect("a directory can be made")
}

/// Checks S7 and S8 for whoever asks at use: once a leader has acted, none of an earlier term
/// begins to.
pub fn assert_in_order(acts: &[Acts]) {
    assert!(acts.len() > 1, "somebody has led after somebody else: {acts:?}");
    for earlier in acts {
        for later in acts.iter().filter(|later| later.term > earlier.term) {
            assert!(
                earlier.last_ns < later.first_ns,
                "term {} acts {} ns after term {} has",
                earlier.term,
                earlier.last_ns - later.first_ns,
                later.term
            );
        }
        let same = acts.iter().filter(|other| other.term == earlier.term).count();
        assert_eq!(same, 1, "one leader of term {}", earlier.term);
    }
}
