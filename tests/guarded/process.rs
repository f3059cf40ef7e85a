//! Three processes with a node each, and their guardians, on loopback.

use std::io::Write as _;
use std::net::SocketAddr;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::guardian::{Guardian, GuardianChange};
use interrex::runtime::{Observer, WaitStrategy};
use interrex::wire::{KEY_LENGTH, Key, Keyring};
use interrex::{ClusterId, Config, Member, NodeBuilder, NodeId, Timing};
use interrex_guardian::{Server, WatchMode, WatchOptions};
use rustix::process::{Pid, Signal, kill_process};

use super::acts::{self, Acts};
use crate::support::files::Dir;
use crate::support::lines::lines;
use crate::support::process::{child, child_task};

/// Who watches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// Each node starts one, which sleeps.
    OwnProgram,
    /// One stands apart and polls.
    Apart,
}

const NODES: u8 = 3;

fn id(node: u8) -> NodeId {
    NodeId::new(node).expect("a cluster of three")
}

/// Prints a line that the test reads whole or not at all.
fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    // The test that reads may be over.
    _ = writeln!(out, "says {word} .").and_then(|()| out.flush());
}

/// Where the members of one test listen: addresses of this process' own, so that two runs of these tests at
/// one time do not meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    run: u32,
    port: u16,
}

impl Place {
    pub fn of_this_process(port: u16) -> Self {
        Self { run: std::process::id(), port }
    }

    fn address(self, node: u8) -> SocketAddr {
        let [_, _, high, low] = self.run.to_be_bytes();
        // 16 bits of it, and none of 127.0: there other tests are.
        SocketAddr::from(([127, 64 | high & 63, low, 1 + (high >> 6) * 4 + node], self.port))
    }
}

pub fn config(node: u8, place: Place) -> Config {
    let member = |node: u8| Member::voter(id(node), place.address(node));
    Config::new(ClusterId(11), id(node), (0..NODES).map(member)).timing(timing())
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

pub fn keys() -> Keyring {
    Keyring::new(key(1))
}

pub fn key(id: u8) -> Key {
    Key::new(id, &[7 * id; KEY_LENGTH]).expect("an id from 1 on")
}

pub fn be_node() {
    let Some(task) = child_task() else { return };
    let task = task.into_string().expect("a task of this file");
    let words: Vec<&str> = task.split(' ').collect();
    let [node, run, port, guardian, log] = words[..] else {
        panic!("no task of this file: {task}")
    };
    let guardian = match guardian {
        "own" => own_program(),
        path => Guardian::at(path),
    };
    let place = Place { run: run.parse().expect("a number"), port: port.parse().expect("a port") };
    let config = config(node.parse().expect("a node"), place);
    let node = NodeBuilder::new(config)
        .keys(keys())
        .guardian(guardian)
        .wait(WaitStrategy::Yield)
        .observer(Arc::new(Telling));
    let node = node.bind().expect("loopback has the address").spawn().expect("there are threads");
    acts::act_for_ever(&node.leadership(), Path::new(log));
}

/// Prints what the tests ask for.
struct Telling;

impl Observer for Telling {
    #[allow(clippy::wildcard_enum_match_arm)] // the test asks for these alone
    fn on_event(&self, event: &Event, _: interrex::Instant) {
        match event {
            Event::BecameLeader { term, .. } => say(&format!("leads {term}")),
            Event::LeaderChanged { term, .. } => say(&format!("follows {term}")),
            Event::Recovered { .. } => say("recovered"),
            Event::LeaderDied { term, leader, .. } => say(&format!("died {leader} {term}")),
            _ => {}
        }
    }

    fn on_guardian(&self, change: &GuardianChange) {
        match change {
            GuardianChange::Watching => say("watching"),
            GuardianChange::Lost => say("lost"),
            GuardianChange::Unreachable(_) => say("unreachable"),
        }
    }
}

/// This very binary as guardian of one node.
pub fn own_program() -> Guardian {
    let program = std::env::current_exe().expect("this test is a file");
    Guardian::program(program).arguments([
        "--exact",
        "guardian_process",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ])
}

/// Stands apart if this process was started to; else speaks to the node that has started it.
pub fn be_guardian() {
    let server = |mode| {
        let options = WatchOptions { mode, ..WatchOptions::default() };
        Server::new(options, |_| ()).expect("the system has sockets")
    };
    let stdin = std::io::stdin();
    let stream = stdin.as_fd().try_clone_to_owned().map(UnixStream::from).expect("it is open");
    if stream.peer_addr().is_ok() {
        say(&format!("guardian {}", std::process::id()));
        server(WatchMode::Sleeping).serve(stream);
    } else if let Some(path) = child_task() {
        server(WatchMode::Polling).listen(Path::new(&path)).expect("the path is free");
    }
}

struct Process {
    child: Child,
    said: Receiver<String>,
    heard: Vec<String>,
    log: PathBuf,
}

pub struct Fleet {
    by: By,
    place: Place,
    dir: Dir,
    nodes: Vec<Process>,
    guardian: Option<Child>,
    logs: Vec<PathBuf>,
}

impl Fleet {
    pub fn start(by: By, port: u16) -> Self {
        let mut fleet = Self::start_with(by, port);
        if by == By::Apart {
            fleet.start_guardian();
        }
        (0..NODES).for_each(|node| fleet.start_node(node));
        fleet
    }

    pub fn start_without_guardian(port: u16) -> Self {
        let mut fleet = Self::start_with(By::Apart, port);
        (0..NODES).for_each(|node| fleet.start_node(node));
        fleet
    }

    fn start_with(by: By, port: u16) -> Self {
        let (dir, nodes, logs) = (Dir::in_memory(), Vec::new(), Vec::new());
        let place = Place::of_this_process(port);
        Self { by, place, dir, nodes, guardian: None, logs }
    }

    fn socket(&self) -> PathBuf {
        self.dir.0.join("guardian")
    }

    pub fn start_guardian(&mut self) {
        self.guardian = Some(child("guardian_process", self.socket()));
    }

    pub fn kill_guardian(&mut self) {
        if let Some(mut guardian) = self.guardian.take() {
            guardian.kill().expect("it can be killed");
            guardian.wait().expect("it ends");
        }
    }

    fn start_node(&mut self, node: u8) {
        let log = self.dir.0.join(format!("acts-{}", self.logs.len()));
        let guardian = match self.by {
            By::OwnProgram => "own".to_owned(),
            By::Apart => self.socket().display().to_string(),
        };
        let Place { run, port } = self.place;
        let task = format!("{node} {run} {port} {guardian} {}", log.display());
        let mut child = child("node_process", task);
        let words = lines(&mut child, "says ");
        let (sender, said) = mpsc::channel();
        thread::spawn(move || words.for_each(|word| drop(sender.send(word))));
        self.logs.push(log.clone());
        let process = Process { child, said, heard: Vec::new(), log };
        if usize::from(node) < self.nodes.len() {
            self.nodes[usize::from(node)] = process;
        } else {
            self.nodes.push(process);
        }
    }

    pub fn restart(&mut self, node: u8) {
        self.start_node(node);
    }

    /// Kills the node, and returns the last term that it acted in as leader.
    pub fn kill(&mut self, node: u8) -> u64 {
        let process = &mut self.nodes[usize::from(node)];
        process.child.kill().expect("it can be killed");
        process.child.wait().expect("it ends");
        acts::read(&process.log).iter().map(|acts| acts.term).max().expect("it has led")
    }

    fn hear(&mut self) {
        for process in &mut self.nodes {
            process.heard.extend(process.said.try_iter());
        }
    }

    fn wait<T>(
        &mut self,
        what: &str,
        patience: Duration,
        mut found: impl FnMut(&Self) -> Option<T>,
    ) -> T {
        let until = Instant::now() + patience;
        loop {
            self.hear();
            if let Some(found) = found(self) {
                return found;
            }
            let heard: Vec<_> = self.nodes.iter().map(|process| &process.heard).collect();
            assert!(Instant::now() < until, "{what} has not come; heard {heard:?}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The node that has said last that it leads, once it has acted, if its term is above `term`.
    pub fn later_leader(&mut self, term: u64, patience: Duration) -> u8 {
        self.wait("a leader", patience, |fleet| {
            let (latest, node) = fleet.latest()?;
            let acted = acts::read(&fleet.nodes[usize::from(node)].log);
            let acts = acted.iter().any(|acts| acts.term == latest);
            (latest > term && acts).then_some(node)
        })
    }

    fn latest(&self) -> Option<(u64, u8)> {
        let led = |node: u8| {
            let heard = self.nodes[usize::from(node)].heard.iter();
            let terms = heard.filter_map(|word| word.strip_prefix("leads ")?.parse::<u64>().ok());
            terms.max().map(|term| (term, node))
        };
        (0..NODES).filter_map(led).max()
    }

    /// Whoever leads, once it is watched over and has acted; all others must be there too.
    pub fn leader_that_is_watched(&mut self, patience: Duration) -> u8 {
        self.wait("a leader that is watched", patience, |fleet| {
            let is_watched = |node: &Process| {
                let state =
                    |word: &&String| ["watching", "lost", "said lost"].contains(&word.as_str());
                node.heard.iter().rfind(state).is_some_and(|word| word == "watching")
            };
            let has_recovered = |node: &Process| node.heard.iter().any(|word| word == "recovered");
            let (term, leader) = fleet.latest()?;
            let acted = acts::read(&fleet.nodes[usize::from(leader)].log);
            let acts = acted.iter().any(|acts| acts.term == term);
            let all = |is: &dyn Fn(&Process) -> bool| fleet.nodes.iter().all(is);
            (all(&is_watched) && all(&has_recovered) && acts).then_some(leader)
        })
    }

    /// Whether the last leader that the node has said to follow is of this term.
    pub fn follows(&mut self, node: u8, term: u64) -> bool {
        self.hear();
        let mut heard = self.nodes[usize::from(node)].heard.iter().rev();
        let last = heard.find_map(|word| {
            word.strip_prefix("follows ").or(word.strip_prefix("leads "))?.parse::<u64>().ok()
        });
        last == Some(term)
    }

    /// Whether the node says so, in a time that is long for what it has been told already.
    pub fn has_heard(&mut self, node: u8, what: &str) -> bool {
        let until = Instant::now() + Duration::from_secs(5);
        loop {
            self.hear();
            let heard = &self.nodes[usize::from(node)].heard;
            if heard.iter().any(|word| word == what) {
                return true;
            }
            if Instant::now() > until {
                return false;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits until the node says so once more.
    pub fn await_word(&mut self, node: u8, what: &str, patience: Duration) {
        let place = self.wait(what, patience, |fleet| {
            fleet.nodes[usize::from(node)].heard.iter().position(|word| word == what)
        });
        // Each is waited for once.
        self.nodes[usize::from(node)].heard[place] = format!("said {what}");
    }

    /// Stops the guardian that stands apart, or lets it go on.
    pub fn signal_guardian(&self, signal: Signal) {
        let number = self.guardian.as_ref().expect("it was started").id();
        send_signal(i32::try_from(number).expect("a process id"), signal);
    }

    /// Stops, or kills, the guardian that this node has started.
    pub fn signal_guardian_of(&mut self, node: u8, signal: Signal) {
        let number = self.wait("its guardian", Duration::from_secs(5), |fleet| {
            let heard = fleet.nodes[usize::from(node)].heard.iter();
            heard.rev().find_map(|word| word.strip_prefix("guardian ")?.parse::<i32>().ok())
        });
        send_signal(number, signal);
    }

    pub fn end(&mut self) {
        for process in &mut self.nodes {
            _ = process.child.kill();
            _ = process.child.wait();
        }
        self.kill_guardian();
    }

    pub fn acts(&self) -> Vec<Acts> {
        self.logs.iter().flat_map(|log| acts::read(log)).collect()
    }
}

fn send_signal(number: i32, signal: Signal) {
    let process = Pid::from_raw(number).expect("a process id");
    kill_process(process, signal).expect("it lives");
}

impl Drop for Fleet {
    fn drop(&mut self) {
        self.end();
    }
}
