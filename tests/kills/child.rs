//! One process of the cluster: a node on loopback with a store, which writes down what its store has
//! acknowledged and when it might act as leader. It runs until it is killed.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use interrex::election::HardState;
use interrex::runtime::{Clock, FileStore, Leadership, Store, StoreError, WaitStrategy};
use interrex::runtime::{NodeThread, Overrides, monotonic_nanos};
use interrex::types::BootId;
use interrex::wire::{KEY_LENGTH, Key, Keyring};
use interrex::{ClusterId, Config, Member, NodeBuilder, NodeId, Timing};

use crate::support::process::child_task;

use super::dice::Dice;
use super::log::Log;

pub const NODES: u8 = 3;

const CLUSTER: ClusterId = ClusterId(9);

/// How a store is broken on purpose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    None,
    /// It begins anew at each start and says that it is durable.
    ForgetsEverything,
    /// It keeps term and vote only, as if nobody had promised anything.
    ForgetsPromises,
}

/// What a process is told at its start.
#[derive(Clone, Debug)]
pub struct Task {
    pub node: u8,
    pub address: [u8; 3],
    pub port: u16,
    /// What it asks for as leader; as follower it suspects when that has passed.
    pub promise_ms: u64,
    /// The longest that it gives.
    pub longest_ms: u64,
    pub fault: Fault,
    pub seed: u64,
    pub dir: PathBuf,
}

impl Task {
    pub fn encode(&self) -> String {
        let Self { node, address: [a, b, c], port, promise_ms, longest_ms, fault, seed, dir } =
            self;
        let fault = *fault as u8;
        let dir = dir.display();
        format!("{node} {a} {b} {c} {port} {promise_ms} {longest_ms} {fault} {seed} {dir}")
    }

    fn decode(text: &str) -> Option<Self> {
        let mut words = text.splitn(10, ' ');
        let mut number = || words.next()?.parse::<u64>().ok();
        Some(Self {
            node: number()? as u8,
            address: [number()? as u8, number()? as u8, number()? as u8],
            port: number()? as u16,
            promise_ms: number()?,
            longest_ms: number()?,
            fault: match number()? {
                1 => Fault::ForgetsEverything,
                2 => Fault::ForgetsPromises,
                _ => Fault::None,
            },
            seed: number()?,
            dir: words.next()?.into(),
        })
    }

    pub fn store_path(&self) -> PathBuf {
        self.dir.join(format!("store-{}", self.node))
    }

    pub fn log_path(&self) -> PathBuf {
        self.dir.join(format!("log-{}", self.node))
    }

    fn config(&self) -> Config {
        let [a, b, c] = self.address;
        let address = |node: u8| SocketAddr::from(([a, b, c, node + 1], self.port));
        let members = (0..NODES).map(|node| Member::voter(id(node), address(node)));
        let timing = timing(self.promise_ms, self.longest_ms);
        Config::new(CLUSTER, id(self.node), members).timing(timing)
    }
}

fn id(node: u8) -> NodeId {
    NodeId::new(node).expect("a cluster of three")
}

/// Suspicion comes as soon as the promise that this node itself asks for has run out: the sooner the
/// next leader has its lease, the more one that is too long would show. What leases rest on, the
/// longest promise and the campaign limit, is the same at all nodes.
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

/// A store that writes down what the one inside has acknowledged, and takes its time as a disk does.
struct Logged {
    inner: FileStore,
    fault: Fault,
    log: Log,
    dice: Dice,
}

impl Logged {
    /// On tmpfs a write takes microseconds, and no kill would hit one. Half of the time lies before
    /// the write, half between it and its acknowledgement.
    fn dawdle(&mut self) {
        if self.dice.below(2) == 0 {
            thread::sleep(Duration::from_micros(self.dice.below(4_000)));
        }
    }
}

impl Store for Logged {
    fn load(&mut self) -> Result<HardState, StoreError> {
        let kept = self.inner.load()?;
        let state = match self.fault {
            Fault::None => kept,
            Fault::ForgetsEverything => HardState::default(),
            Fault::ForgetsPromises => HardState { promise: interrex::Duration::ZERO, ..kept },
        };
        self.log.recovered(&state, self.inner.boot().0);
        Ok(state)
    }

    fn boot(&self) -> Option<BootId> {
        Some(self.inner.boot())
    }

    fn prepare(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.dawdle();
        if self.fault != Fault::ForgetsEverything {
            self.inner.prepare(hard_state)?;
        }
        self.dawdle();
        Ok(())
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.dawdle();
        if self.fault != Fault::ForgetsEverything {
            self.inner.persist(hard_state)?;
        }
        self.dawdle();
        self.log.persisted(hard_state);
        Ok(())
    }
}

/// Started by `Fleet`; alone it does nothing.
#[test]
#[ignore = "started by the tests of this crate"]
fn child_that_elects() {
    let Some(task) = child_task() else { return };
    let task = task.to_str().and_then(Task::decode).expect("the parent has written it");
    let node = start(&task);
    observe(&node.leadership(), &task.log_path());
}

fn start(task: &Task) -> NodeThread {
    let inner = FileStore::open_or_create(task.store_path(), CLUSTER, id(task.node));
    let store = Logged {
        inner: inner.expect("what a kill leaves can be opened"),
        fault: task.fault,
        log: Log::open(&task.log_path()),
        dice: Dice::new(task.seed),
    };
    // The processor's clock is calibrated first, for longer than most lives last; the kernel's is not.
    let clock = if task.seed.is_multiple_of(8) { Clock::new() } else { Clock::os() };
    let key = Key::new(1, &[0x4b; KEY_LENGTH]).expect("the id is not 0");
    let builder = NodeBuilder::new(task.config()).keys(Keyring::new(key));
    let builder = builder.overrides(Overrides::clock(clock)).wait(WaitStrategy::Park);
    let node = builder.store(Box::new(store)).bind().expect("the last life's socket is closed");
    node.spawn().expect("a thread can be started")
}

/// Asks again and again whether this process may act as leader, and writes each answer down with
/// times that lie inside what was answered: from after the question to before it plus the time left.
fn observe(leadership: &Leadership, path: &Path) {
    /// So many extensions of a lease go unwritten.
    const STEP_NS: u64 = 500_000;
    let mut log = Log::open(path);
    let mut written = (0, 0);
    loop {
        let before = monotonic_nanos();
        if let Some(token) = leadership.token() {
            let after = monotonic_nanos();
            let until = before + token.time_left.as_nanos();
            let (term, end) = written;
            if after < until && (term != token.term.0 || end < after || end + STEP_NS <= until) {
                log.lease(token.term.0, after, until);
                written = (token.term.0, until);
            }
        }
        thread::sleep(Duration::from_micros(50));
    }
}
