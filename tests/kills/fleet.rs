//! Starts the three processes, kills them and starts them again. It kills what it started and
//! nothing else, and every wait has an end.

use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use interrex::runtime::monotonic_nanos;

use crate::support::files::Dir;
use crate::support::process::child;

use super::child::{Fault, NODES, Task};
use super::dice::Dice;
use super::log::{self, Record};

/// A few heartbeats, and far less than the promises.
const HASTE_MS: u64 = 3;

const CHILD: &str = "killing::child::child_that_elects";

/// Three processes, each there or killed.
pub struct Fleet {
    tasks: Vec<Task>,
    children: Vec<Option<Child>>,
    pub kills: u64,
    /// The promise that half of the processes from now on ask for and live by.
    haste: Option<u64>,
    dice: Dice,
    dir: Dir,
}

/// What a whole fleet is started with.
pub struct Plan {
    pub dir: Dir,
    /// Fleets of one process have different ones.
    pub port: u16,
    /// The longest promise.
    pub promise_ms: u64,
    pub fault: Fault,
    pub seed: u64,
}

impl Fleet {
    pub fn start(plan: Plan) -> Self {
        let Plan { dir, port, promise_ms, fault, seed } = plan;
        // All of 127.0.0.0/8 is this host: other runs of this test have addresses of their own.
        let [_, _, high, low] = std::process::id().to_be_bytes();
        let address = [127, high, low];
        let longest_ms = promise_ms;
        let task = |node| {
            let dir = dir.0.clone();
            Task { node, address, port, promise_ms, longest_ms, fault, seed, dir }
        };
        let tasks = (0..NODES).map(task).collect();
        let children = (0..NODES).map(|_| None).collect();
        let dice = Dice::new(seed);
        let mut fleet = Self { tasks, children, kills: 0, haste: None, dice, dir };
        fleet.start_missing();
        fleet
    }

    /// Rounds of a pause of any length, a kill, and a start of those that were killed.
    ///
    /// Half of the processes are hasty: they suspect a leader long before the promises to it are over.
    /// Were all as patient as their promises are long, nobody would ever ask for a vote that a promise
    /// or the silence of a start forbids.
    pub fn rounds(&mut self, count: u64) {
        self.haste = Some(HASTE_MS);
        for _ in 0..count {
            // Every third is short, so that it hits silences, elections and starts.
            let longest_us = if self.dice.below(3) == 0 { 25_000 } else { 80_000 };
            self.pause(longest_us);
            let victims = self.victims();
            victims.into_iter().for_each(|node| self.kill(node));
            if self.dice.below(2) == 0 {
                self.pause(30_000);
            }
            self.start_missing();
        }
    }

    fn pause(&mut self, longest_us: u64) {
        thread::sleep(Duration::from_micros(self.dice.below(longest_us)));
    }

    fn victims(&mut self) -> Vec<usize> {
        let one = self.dice.below(u64::from(NODES)) as usize;
        let all = 0..usize::from(NODES);
        match self.dice.below(10) {
            0 => all.collect(),
            1 => all.filter(|node| *node != one).collect(),
            2..=5 => vec![self.leader().unwrap_or(one)],
            _ => vec![one],
        }
    }

    /// The node that holds a lease now, by what the logs say.
    pub fn leader(&self) -> Option<usize> {
        let now = monotonic_nanos();
        let lease = |task: &Task| log::last_lease(&task.log_path()).filter(|(_, end)| *end > now);
        self.tasks.iter().position(|task| lease(task).is_some())
    }

    pub fn kill_all(&mut self) {
        (0..usize::from(NODES)).for_each(|node| self.kill(node));
    }

    fn kill(&mut self, node: usize) {
        let Some(mut child) = self.children[node].take() else { return };
        let ended = child.try_wait().expect("it is ours");
        assert!(ended.is_none(), "node {node} ended by itself: {ended:?}");
        child.kill().expect("it runs for ever");
        child.wait().expect("it is ours");
        self.kills += 1;
    }

    /// Processes that are started from now on promise for as long.
    pub fn set_promise(&mut self, promise_ms: u64) {
        for task in &mut self.tasks {
            (task.promise_ms, task.longest_ms) = (promise_ms, promise_ms);
        }
    }

    /// Starts all that are not running.
    pub fn start_missing(&mut self) {
        (0..usize::from(NODES)).for_each(|node| self.start_one(node));
    }

    /// As [`start_missing`](Self::start_missing), but for one.
    pub fn start_missing_but(&mut self, kept_down: usize) {
        let others = (0..usize::from(NODES)).filter(|node| *node != kept_down);
        others.for_each(|node| self.start_one(node));
    }

    fn start_one(&mut self, node: usize) {
        if self.children[node].is_some() {
            return;
        }
        let hasty = self.haste.filter(|_| self.dice.below(2) == 0);
        let task = &mut self.tasks[node];
        task.seed = self.dice.next();
        task.promise_ms = hasty.unwrap_or(task.longest_ms);
        self.children[node] = Some(child(CHILD, task.encode()));
    }

    /// Waits for a lease that began after this call, and returns whose it is.
    pub fn await_leader(&self) -> usize {
        let (begin, limit) = (monotonic_nanos(), Instant::now() + Duration::from_secs(60));
        let is_new =
            |record: &Record| matches!(record, Record::Lease { from_ns, .. } if *from_ns > begin);
        loop {
            if let Some(node) = self.logs().0.iter().position(|log| log.iter().any(is_new)) {
                return node;
            }
            assert!(Instant::now() < limit, "no leader within 60 s");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// What all have written, and how many lines were cut.
    pub fn logs(&self) -> (Vec<Vec<Record>>, usize) {
        let read = self.tasks.iter().map(|task| log::read(&task.log_path()));
        let (logs, cut): (Vec<_>, Vec<_>) = read.unzip();
        (logs, cut.iter().sum())
    }

    pub fn place(&self) -> String {
        self.dir.0.display().to_string()
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        for child in self.children.iter_mut().flatten() {
            _ = child.kill();
            _ = child.wait();
        }
    }
}
