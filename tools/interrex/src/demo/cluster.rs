//! Three daemons as processes on loopback, in a folder that goes with the demo.
//!
//! Knows the command line of `interrex run` and its control socket.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::ports::free_port;
use crate::control::{Reply, Request, client};
use crate::view::Status;

/// The number of nodes.
pub(super) const NODES: usize = 3;

/// The settings of all nodes, beside their addresses.
const SETTINGS: [&str; 7] = [
    "node.authentication=false",
    "http.listen=off",
    "node.public_page=off",
    "takeover.grace=0s",
    "takeover.delay=0s",
    "log.level=warn",
    "node.profile=lan",
];

/// The state of a node's process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Runs,
    /// It was stopped by SIGSTOP.
    Stopped,
    /// It was killed.
    Dead,
}

/// A node.
pub(super) struct Node {
    child: Option<Child>,
    state: State,
}

/// The cluster of a demo. Dropping it ends all nodes.
pub(super) struct Cluster {
    home: TempDir,
    members: String,
    nodes: Vec<Node>,
}

impl Cluster {
    /// Starts all nodes.
    pub(super) fn start() -> anyhow::Result<Self> {
        let home = tempfile::tempdir().context("a folder for the demo can't be made")?;
        let members = (1..=NODES).map(|id| Ok(format!("{id}=127.0.0.1:{}", free_port()?)));
        let members = members.collect::<io::Result<Vec<_>>>()?.join(",");
        let nodes = (0..NODES).map(|_| Node { child: None, state: State::Dead }).collect();
        let mut cluster = Self { home, members, nodes };
        for place in 0..NODES {
            cluster.run(place)?;
        }
        Ok(cluster)
    }

    /// Starts a node that is dead.
    pub(super) fn run(&mut self, place: usize) -> anyhow::Result<()> {
        let log = self.home.path().join(format!("node-{}.log", place + 1));
        let log = File::options().create(true).append(true).open(log)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["run", "--id", &(place + 1).to_string(), "--members", &self.members]);
        for setting in SETTINGS {
            command.args(["--set", setting]);
        }
        command.arg("--set").arg(format!("control.socket={}", self.socket(place).display()));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let child = command.spawn().context("a node can't be started")?;
        self.nodes[place] = Node { child: Some(child), state: State::Runs };
        Ok(())
    }

    fn socket(&self, place: usize) -> PathBuf {
        self.home.path().join(format!("{}.sock", place + 1))
    }

    pub(super) fn state(&self, place: usize) -> State {
        self.nodes[place].state
    }

    /// Kills a node, as `kill -9` does.
    pub(super) fn kill(&mut self, place: usize) {
        if let Some(mut child) = self.nodes[place].child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
        self.nodes[place].state = State::Dead;
    }

    /// Stops a node as a debugger or a frozen host does, or lets it go on.
    pub(super) fn stop(&mut self, place: usize, stopped: bool) {
        let node = &mut self.nodes[place];
        let Some(child) = &node.child else { return };
        let (signal, state) = match stopped {
            true => (Signal::STOP, State::Stopped),
            false => (Signal::CONT, State::Runs),
        };
        if kill_process(Pid::from_child(child), signal).is_ok() {
            node.state = state;
        }
    }

    /// Asks a node that runs.
    pub(super) fn ask(&self, place: usize, request: &Request) -> Option<Reply> {
        let runs = self.nodes[place].state == State::Runs;
        runs.then(|| client::once(&self.socket(place), request).ok()).flatten()
    }

    /// Returns what each node says of itself.
    pub(super) fn statuses(&self) -> Vec<Option<Status>> {
        let status = |place| match self.ask(place, &Request::Status)? {
            Reply::Status(status) => Some(*status),
            Reply::IsLeader(_) | Reply::Event(_) | Reply::Done(_) | Reply::Refused(_) => None,
        };
        (0..NODES).map(status).collect()
    }

    /// Returns the node that leads, by its own word.
    pub(super) fn leader(&self) -> Option<(usize, u64)> {
        let statuses = self.statuses().into_iter().enumerate();
        let mut leaders = statuses.filter_map(|(place, status)| {
            status.filter(|status| status.is_leader).map(|status| (place, status.term))
        });
        leaders.next()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for place in 0..NODES {
            self.kill(place);
        }
    }
}
