//! The orders of one member: all that it is told before it starts, as a process or as a thread.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{self, SystemTime};

use interrex::runtime::{Clock, Overrides, Scheduling};
use interrex::{
    Authentication, ClusterId, Config, Duration, Member as Voter, NodeBuilder, NodeId, Priority,
    Term, Timing, WaitStrategy,
};
use serde::{Deserialize, Serialize};

use crate::Program;
use crate::run_key::RunKey;
use crate::store::StoreOrders;

/// The orders of one member. A process gets them as its first line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Member {
    /// Its number.
    pub node: NodeId,
    /// The addresses of all members, that of node n at place n. All are voters.
    pub addresses: Vec<SocketAddr>,
    /// The address at which it hears subscribers; it has none without.
    pub subscribers: Option<SocketAddr>,
    /// The cluster.
    pub cluster: ClusterId,
    /// The timing.
    pub timing: Timing,
    /// The wait strategy of its polling thread.
    pub wait: WaitStrategy,
    /// The resources of the host that its polling thread asks for.
    pub tuning: Tuning,
    /// The seed of its chance; each life of a member needs another.
    pub seed: u64,
    /// The key that the members seal with; without it nothing is sealed.
    pub key: Option<RunKey>,
    /// The store of its hard state; it is diskless without.
    pub store: Option<StoreOrders>,
    /// True if its node reads the kernel's clock, which need not be calibrated, instead of the
    /// processor's.
    pub os_clock: bool,
    /// Memory in bytes that it holds before its node starts, so that it takes as long to die as a
    /// large process.
    pub ballast: u64,
    /// True if it may be asked to [`Isolate`](crate::Request::Isolate).
    pub isolable: bool,
    /// The guardian that watches over it.
    pub guardian: MemberGuardian,
    /// The path of the page in which other processes read whether it leads, if it has one.
    pub public_page: Option<PathBuf>,
    /// The priorities of the members, that of node n at place n; 0 where there is none.
    pub priorities: Vec<u8>,
    /// The bound after which its application counts as stalled, if its node shares its fate.
    pub fate_bound: Option<Duration>,
    /// True if it tells each [`Lease`](crate::Status::Lease) that it might have acted on.
    pub tells_leases: bool,
    /// The file in which it notes its acts as leader (`acts.rs`); it does none without.
    pub acts: Option<PathBuf>,
}

/// The requests of a member's polling thread to the host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tuning {
    /// The core that it runs on, counted from 0.
    pub core: Option<usize>,
    /// Its real-time priority.
    pub realtime: Option<u8>,
    /// True if its memory is kept from being paged out.
    pub lock_memory: bool,
    /// The microseconds for which receives look into the network card's queue.
    pub busy_poll_us: Option<u32>,
}

/// The guardian of a member, if it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberGuardian {
    /// Nobody watches.
    #[default]
    None,
    /// A guardian that stands apart and listens at this path.
    At(PathBuf),
    /// A guardian that the member starts itself, from this program.
    Own(Program),
}

impl Member {
    /// Makes a diskless member without a key, with profile lan, that nobody watches.
    pub fn new(node: NodeId, addresses: &[SocketAddr]) -> Self {
        Self {
            node,
            addresses: addresses.to_vec(),
            subscribers: None,
            cluster: ClusterId(1),
            timing: Timing::lan(),
            wait: WaitStrategy::default(),
            tuning: Tuning::default(),
            seed: 0,
            key: None,
            store: None,
            os_clock: false,
            ballast: 0,
            isolable: false,
            guardian: MemberGuardian::None,
            public_page: None,
            priorities: Vec::new(),
            fate_bound: None,
            tells_leases: false,
            acts: None,
        }
    }

    /// Makes the members of a cluster at these addresses, as [`new`](Self::new) makes them.
    pub fn all(addresses: &[SocketAddr]) -> impl Iterator<Item = Self> {
        (0..).map_while(NodeId::new).take(addresses.len()).map(|node| Self::new(node, addresses))
    }

    /// Returns the configuration of its node.
    pub fn config(&self) -> Config {
        let voters = (0..).map_while(NodeId::new).zip(&self.addresses);
        let authentication = match self.key {
            Some(_) => Authentication::Required,
            None => Authentication::Off,
        };
        let priorities = self.priorities.iter().copied().chain(std::iter::repeat(0));
        let members = voters.zip(priorities).map(|((id, address), priority)| Voter {
            priority: Priority(priority),
            ..Voter::voter(id, *address)
        });
        let config = Config::new(self.cluster, self.node, members);
        config.authentication(authentication).timing(self.timing)
    }

    /// Returns the builder of its node, with all but store, overrides, guardian and observer.
    ///
    /// Nobody goes by the terms of a run later. They begin at the wall clock, whatever the kernel
    /// says of that.
    pub fn builder(&self) -> NodeBuilder {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let floor = Term(u64::try_from(since.as_micros()).unwrap_or_default());
        let node = NodeBuilder::new(self.config()).term_floor(floor);
        let node = node.wait(self.wait).scheduling(self.tuning.scheduling());
        let node = match &self.public_page {
            Some(path) => node.public_page(path),
            None => node,
        };
        let node = match self.fate_bound {
            Some(bound) => node.fate_sharing(bound),
            None => node,
        };
        let node = match &self.key {
            Some(key) => node.keys(key.ring()),
            None => node,
        };
        match self.subscribers {
            Some(address) => node.subscribers(address),
            None => node,
        }
    }

    /// Returns what its node takes instead of the system's: this clock, and its own seed.
    pub fn overrides(&self, clock: Clock) -> Overrides {
        Overrides { seed: Some(self.seed), ..Overrides::clock(clock) }
    }

    /// Returns the time for which a member with a store is silent after its start (R13), and a
    /// little more.
    pub(crate) fn silence(&self) -> time::Duration {
        let drift = f64::from(self.timing.drift_ppm) / 1e6;
        let promise = time::Duration::from(self.timing.promise_max);
        promise.mul_f64(1.0 + drift) + time::Duration::from_millis(1)
    }

    /// Returns the address at which this member listens, if there is one for its number.
    pub(crate) fn address(&self) -> Option<SocketAddr> {
        self.addresses.get(usize::from(self.node.number())).copied()
    }
}

impl Tuning {
    fn scheduling(self) -> Scheduling {
        Scheduling {
            core: self.core,
            realtime: self.realtime,
            lock_memory: self.lock_memory,
            busy_poll: self.busy_poll_us.map(|micros| Duration::from_micros(micros.into())),
        }
    }
}
