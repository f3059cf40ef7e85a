//! Starts the three processes, kills them and starts them again, and keeps every line they say. It
//! kills what it started and nothing else, and every wait has an end.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use interrex::runtime::monotonic_nanos;
use interrex::{ClusterId, NodeId, Timing, WaitStrategy};
use interrex_sim::Prng;
use interrex_testbed::{Cluster, Line, Member, Program, RunKey, Status, StoreFault, StoreOrders};
use tempfile::TempDir;

/// The number of members.
pub const NODES: usize = 3;

/// A few heartbeats, and far less than the promises.
const HASTE_MS: u64 = 3;

/// The longest that anything is waited for.
const LIMIT: Duration = Duration::from_secs(60);

/// Three processes, each there or killed.
pub struct Fleet {
    cluster: Cluster,
    /// The lines of each, of all its lives.
    logs: Vec<Vec<Line>>,
    pub kills: u64,
    /// The longest promise.
    longest_ms: u64,
    /// The promise that half of the processes from now on ask for and live by.
    haste: Option<u64>,
    chance: Prng,
    dir: TempDir,
}

/// The plan of a whole fleet.
pub struct Plan {
    pub dir: TempDir,
    /// Fleets of one process have different ones.
    pub port: u16,
    /// The longest promise.
    pub promise_ms: u64,
    pub fault: StoreFault,
    pub seed: u64,
}

impl Fleet {
    pub fn start(plan: Plan) -> Self {
        let Plan { dir, port, promise_ms, fault, seed } = plan;
        // All of 127.0.0.0/8 is this host: other runs of this test have addresses of their own.
        let [_, _, high, low] = std::process::id().to_be_bytes();
        let address = |node: usize| SocketAddr::from(([127, high, low, node as u8 + 1], port));
        let addresses: Vec<_> = (0..NODES).map(address).collect();
        let key = RunKey::draw().expect("the system has random numbers");
        let members = Member::all(&addresses).map(|member| Member {
            cluster: ClusterId(9),
            wait: WaitStrategy::Park,
            key: Some(key.clone()),
            store: Some(StoreOrders {
                path: dir.path().join(format!("store-{}", member.node)),
                is_observed: true,
                fault,
            }),
            tells_leases: true,
            ..member
        });
        let program = Program::at(env!("CARGO_BIN_EXE_interrex-testbed"));
        let mut fleet = Self {
            cluster: Cluster::new(program, members),
            logs: vec![Vec::new(); NODES],
            kills: 0,
            longest_ms: promise_ms,
            haste: None,
            chance: Prng::new(seed),
            dir,
        };
        fleet.start_missing();
        fleet
    }

    /// Rounds of a pause of any length, a kill, and a start of those that were killed.
    ///
    /// Half of the processes are hasty: they suspect a leader long before the promises to it are
    /// over. Were all as patient as their promises are long, nobody would ever ask for a vote that
    /// a promise or the silence of a start forbids.
    pub fn rounds(&mut self, count: u64) {
        self.haste = Some(HASTE_MS);
        for _ in 0..count {
            // Every third is short, so that it hits silences, elections and starts.
            let longest_us = if self.chance.below(3) == 0 { 25_000 } else { 80_000 };
            self.pause(longest_us);
            let victims = self.victims();
            victims.into_iter().for_each(|node| self.kill(node));
            if self.chance.below(2) == 0 {
                self.pause(30_000);
            }
            self.start_missing();
        }
    }

    fn pause(&mut self, longest_us: u64) {
        thread::sleep(Duration::from_micros(self.chance.below(longest_us)));
        while self.hear(Duration::ZERO).is_some() {}
    }

    fn victims(&mut self) -> Vec<NodeId> {
        let all: Vec<_> = self.cluster.nodes().collect();
        let one = all[self.chance.below(NODES as u64) as usize];
        match self.chance.below(10) {
            0 => all,
            1 => all.into_iter().filter(|node| *node != one).collect(),
            2..=5 => vec![self.leader().unwrap_or(one)],
            _ => vec![one],
        }
    }

    /// Returns the node that holds a lease now, by what it has said.
    fn leader(&self) -> Option<NodeId> {
        let now = monotonic_nanos();
        let last = |log: &Vec<Line>| log.iter().rev().find_map(lease_in);
        let holds = |log: &Vec<Line>| last(log).is_some_and(|(_, until_ns)| until_ns > now);
        let place = self.logs.iter().position(holds)?;
        self.cluster.nodes().nth(place)
    }

    pub fn kill_all(&mut self) {
        self.cluster.nodes().for_each(|node| self.kill(node));
    }

    /// Kills a member, if it runs, and hears it out.
    fn kill(&mut self, node: NodeId) {
        let Some(process) = self.cluster.process(node) else { return };
        let ended = process.ended().expect("it is ours");
        assert!(ended.is_none(), "node {node} ended by itself: {ended:?}");
        self.cluster.kill(node).expect("it runs for ever");
        let limit = Instant::now() + LIMIT;
        while !self.logs[usize::from(node.number())].last().is_some_and(is_end) {
            self.hear(Duration::from_millis(50));
            assert!(Instant::now() < limit, "the output of node {node} has no end");
        }
        self.cluster.reap(node).expect("it is ours");
        self.kills += 1;
    }

    fn hear(&mut self, limit: Duration) -> Option<()> {
        let line = self.cluster.next(limit)?;
        self.logs[usize::from(line.node.number())].push(line);
        Some(())
    }

    /// Processes that are started from now on promise for as long.
    pub const fn set_promise(&mut self, promise_ms: u64) {
        self.longest_ms = promise_ms;
    }

    /// Starts all that are not running.
    pub fn start_missing(&mut self) {
        self.cluster.nodes().for_each(|node| self.start_one(node));
    }

    /// Starts all that are not running but one.
    pub fn start_missing_but(&mut self, kept_down: NodeId) {
        let others = self.cluster.nodes().filter(|node| *node != kept_down);
        others.for_each(|node| self.start_one(node));
    }

    fn start_one(&mut self, node: NodeId) {
        if self.cluster.is_running(node) {
            return;
        }
        let hasty = self.haste.filter(|_| self.chance.below(2) == 0);
        let member = self.cluster.member_mut(node);
        member.seed = self.chance.next();
        // The processor's clock is calibrated first, for longer than most lives last; the kernel's
        // is not.
        member.os_clock = !member.seed.is_multiple_of(8);
        member.timing = timing(hasty.unwrap_or(self.longest_ms), self.longest_ms);
        self.cluster.start(node).expect("a process can be started");
    }

    /// Waits for a lease that began after this call, and returns its holder.
    pub fn await_leader(&mut self) -> NodeId {
        let (begin, limit) = (monotonic_nanos(), Instant::now() + LIMIT);
        let is_new = |line: &Line| lease_in(line).is_some_and(|(from_ns, _)| from_ns > begin);
        loop {
            if let Some(line) = self.logs.iter().flatten().find(|line| is_new(line)) {
                return line.node;
            }
            assert!(Instant::now() < limit, "no leader within {LIMIT:?}");
            self.hear(Duration::from_millis(50));
        }
    }

    /// Returns the lines of all, by node.
    pub fn logs(&self) -> &[Vec<Line>] {
        &self.logs
    }

    pub fn place(&self) -> String {
        self.dir.path().display().to_string()
    }
}

/// Returns from when until when the member of this line might act as leader, if it tells of that.
fn lease_in(line: &Line) -> Option<(u64, u64)> {
    let Some(Status::Lease { until_ns, .. }) = line.status() else { return None };
    Some((line.at_ns, *until_ns))
}

fn is_end(line: &Line) -> bool {
    matches!(line.status(), Some(Status::Ended))
}

/// Suspicion comes as soon as the promise that this node itself asks for has run out: the sooner
/// the next leader has its lease, the more one that is too long would show. What leases rest on,
/// the longest promise and the campaign limit, is the same at all nodes.
fn timing(promise_ms: u64, longest_ms: u64) -> Timing {
    let ms = interrex::Duration::from_millis;
    Timing {
        heartbeat_interval: ms(1),
        promise: ms(promise_ms),
        promise_max: ms(longest_ms),
        election_timeout_min: ms(promise_ms),
        election_timeout_max: ms(2 * promise_ms),
        campaign_limit: ms(4 * longest_ms),
        lapse_limit: ms(4 * longest_ms),
        rank_slot: interrex::Duration::from_micros(100),
        ..Timing::lan()
    }
}
