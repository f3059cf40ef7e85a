//! Three nodes over a transport of their own: queues in memory, polled in turn on one thread.
//!
//! A node is a [`DutyCycle`], and everything around it is an [`Environment`]. This one is as small
//! as they get. Put your kernel-bypass stack, Aeron or shared memory in place of the queues, and a
//! file that is synced in place of `disk`.
//!
//! It elects a leader, kills it, elects another, and ends by itself:
//! `cargo run --no-default-features --example own_transport`

use std::collections::VecDeque;
use std::convert::Infallible;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time;

use interrex::duty_cycle::{DutyCycle, Environment, Reading};
use interrex::election::{Durability, Election, Event, HardState, Setup, Standing};
use interrex::types::BootId;
use interrex::wire::{self, LinkSetup, Links, RECORD_LENGTH, Record};
use interrex::{
    Authentication, ClusterId, Config, ConfigError, Instant, Member, NodeId, NodeSet, Position,
    Term, Timing,
};

/// One datagram.
type Bytes = [u8; RECORD_LENGTH];

/// The time that this waits for a leader.
const LIMIT: time::Duration = time::Duration::from_secs(10);

/// The world around one node.
struct InMemory {
    node: NodeId,
    epoch: time::Instant,
    inbox: Receiver<Bytes>,
    /// By node; all nodes are reachable.
    others: Vec<Sender<Bytes>>,
    batch: Vec<Bytes>,
    outgoing: VecDeque<(NodeId, Bytes)>,
    /// This disk keeps what it is told only while the program runs.
    disk: HardState,
    shown: Option<Standing>,
}

impl InMemory {
    fn instant(&self) -> Instant {
        let passed = self.epoch.elapsed().as_nanos();
        Instant::from_nanos(u64::try_from(passed).unwrap_or(u64::MAX))
    }

    fn leads(&self) -> Option<Term> {
        let shown = self.shown.filter(|shown| shown.holds_lease(self.instant()));
        shown.map(|shown| shown.term)
    }
}

impl Environment for InMemory {
    type Pause = Infallible;
    type StoreError = Infallible;
    const BATCH: usize = 32;

    fn receive(&mut self) -> Result<usize, Infallible> {
        self.batch.clear();
        self.batch.extend(self.inbox.try_iter().take(Self::BATCH));
        Ok(self.batch.len())
    }

    fn datagram(&mut self, slot: usize) -> Result<&[u8], Infallible> {
        Ok(&self.batch[slot])
    }

    fn now(&mut self) -> Result<Reading, Infallible> {
        Ok(Reading::Time(self.instant()))
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<Result<(), Infallible>, Infallible> {
        self.disk = *hard_state;
        Ok(Ok(()))
    }

    fn publish(&mut self, standing: &Standing) -> Result<(), Infallible> {
        self.shown = Some(*standing);
        Ok(())
    }

    fn has_room(&self) -> bool {
        true
    }

    fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        self.outgoing.push_back((to, *record.as_bytes()));
        true
    }

    fn flush(&mut self) -> Result<usize, Infallible> {
        let mut not_taken = 0;
        for (to, bytes) in self.outgoing.drain(..) {
            not_taken += usize::from(self.others[usize::from(to.number())].send(bytes).is_err());
        }
        Ok(not_taken)
    }

    fn tell(&mut self, event: &Event) -> Result<(), Infallible> {
        if let Event::BecameLeader { term, .. } = event {
            println!("node {} leads term {term}", self.node);
        }
        Ok(())
    }
}

/// One node and its world.
struct Node {
    cycle: DutyCycle,
    world: InMemory,
}

impl Node {
    fn new(config: &Config, world: InMemory) -> Result<Self, ConfigError> {
        let (now, boot) = (world.instant(), BootId(1));
        let setup = Setup {
            config,
            hard_state: world.disk,
            durability: Durability::Durable,
            term_floor: Term::ZERO,
            position: Position::default(),
            boot,
            seed: u64::from(config.node.number()),
        };
        let election = Election::new(setup, now)?;
        let links = LinkSetup {
            receiver: wire::Receiver {
                cluster: config.cluster,
                node: config.node,
                members: config.members.iter().map(|member| member.id).collect::<NodeSet>(),
            },
            boot,
            // Queues in memory carry nothing that is forged. A network needs keys.
            keys: None,
            challenge_pause: config.timing.request_interval,
            answer_timeout: config.timing.calm_timeout_max(),
        };
        let cycle = DutyCycle::new(election, Links::new(links, now), config.cluster, now);
        let mut node = Self { cycle, world };
        let Ok(()) = node.cycle.start(&mut node.world);
        Ok(node)
    }
}

fn cluster() -> Result<Vec<Node>, ConfigError> {
    let ids: Vec<NodeId> = (0..3).filter_map(NodeId::new).collect();
    // Addresses are for the UDP runtime; here they only have to be some.
    let address = |id: &NodeId| ([127, 0, 0, 1], 7000 + u16::from(id.number())).into();
    let members: Vec<_> = ids.iter().map(|id| Member::voter(*id, address(id))).collect();
    let (others, inboxes): (Vec<_>, Vec<_>) = ids.iter().map(|_| mpsc::channel()).unzip();
    let epoch = time::Instant::now();
    let node = |(node, inbox): (&NodeId, Receiver<Bytes>)| {
        let config = Config {
            node: *node,
            cluster: ClusterId(7),
            authentication: Authentication::Off,
            members: members.clone(),
            timing: Timing::lan(),
        };
        let world = InMemory {
            node: *node,
            epoch,
            inbox,
            others: others.clone(),
            batch: Vec::with_capacity(InMemory::BATCH),
            outgoing: VecDeque::new(),
            disk: HardState::default(),
            shown: None,
        };
        Node::new(&config, world)
    };
    ids.iter().zip(inboxes).map(node).collect()
}

/// Polls all nodes in turn until one holds a lease, and returns its place.
fn elect(nodes: &mut [Node]) -> Option<usize> {
    let began = time::Instant::now();
    while began.elapsed() < LIMIT {
        for node in &mut *nodes {
            let Ok(_) = node.cycle.pass(&mut node.world);
        }
        let leads = |node: &Node| node.world.leads().is_some();
        if let Some(place) = nodes.iter().position(leads) {
            return Some(place);
        }
    }
    None
}

fn main() -> ExitCode {
    let mut nodes = match cluster() {
        Ok(nodes) => nodes,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let Some(first) = elect(&mut nodes) else {
        eprintln!("nobody was elected within {LIMIT:?}");
        return ExitCode::FAILURE;
    };
    println!("node {} dies", nodes.remove(first).world.node);
    let died = time::Instant::now();
    if elect(&mut nodes).is_none() {
        eprintln!("nobody was elected within {LIMIT:?}");
        return ExitCode::FAILURE;
    }
    println!("another holds the lease {:?} later", died.elapsed());
    ExitCode::SUCCESS
}
