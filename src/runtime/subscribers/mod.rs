//! The member's side of subscriptions: processes that are no members are told who leads.
//!
//! | file | what it knows |
//! |---|---|
//! | `table` | who is subscribed: written by the one thread, read by the other, without a lock |
//! | `listener` | a thread of its own: hears requests, answers them, keeps the table |
//! | `cookies` | the proof that a subscriber receives what is sent to where it is |
//! | `announcements` | the polling thread's part: tells all in the table when the leader changes |
//!
//! Subscribers have a socket of their own, which the polling thread never reads. So no flood of
//! them takes room or time from what members say.
//!
//! # No change is missed
//!
//! The listener writes a subscriber into the table, and after that reads who leads and answers. The
//! polling thread publishes who leads, and after that reads the table. Between the two steps each
//! has a fence. So either the answer knows of a change, or the polling thread knows of the
//! subscriber, and often both. Nor does a torn entry hide anybody. An entry that is being written
//! while the polling thread reads it is passed over. Its answer is yet to come, and knows of the
//! change.

mod announcements;
mod cookies;
mod listener;
mod table;

use std::net::{SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};

use socket2::Socket;

use crate::types::ClusterId;
use crate::wire::{Announcer, Keyring};

use super::error::StartError;
use super::leadership::Leadership;
use super::node_metrics::NodeMetrics;
use super::socket::{self, MissingOption, SetOption, SocketOption};
use super::sys::Cores;

pub(super) use announcements::Announcements;
use table::Table;

/// The most subscribers of one member.
pub const MAX_SUBSCRIBERS: usize = 1024;

/// The options of the socket. ICMP is not asked for: whoever is gone is forgotten soon.
const OPTIONS: [SocketOption; 2] = [SocketOption::ReceiveBuffer, SocketOption::Filter];

/// The keys that subscribers' keys are derived from. The listener reads them, and whoever changes
/// the keys of the node writes them; the polling thread does neither.
pub(super) type SharedKeys = Arc<Mutex<Keyring>>;

/// The bound socket of subscribers.
pub(super) struct SubscriberSocket {
    pub(super) socket: Arc<UdpSocket>,
    pub(super) local: SocketAddr,
    pub(super) missing: Vec<MissingOption>,
}

impl SubscriberSocket {
    pub(super) fn bind(address: SocketAddr, set: SetOption) -> Result<Self, StartError> {
        let failed = |what| move |source| StartError::Socket { address, what, source };
        let (socket, mut missing) = socket::bind(address, set)?;
        socket.set_nonblocking(true).map_err(failed("make it non-blocking"))?;
        missing.extend(socket::set_all(&socket, &OPTIONS, set));
        let socket = into_std(socket);
        let local = socket.local_addr().map_err(failed("read its address"))?;
        Ok(Self { socket: Arc::new(socket), local, missing })
    }
}

fn into_std(socket: Socket) -> UdpSocket {
    socket.into()
}

/// The parts that both threads work with.
#[derive(Clone)]
pub(super) struct Setup {
    pub(super) socket: Arc<UdpSocket>,
    /// Says of which member's life announcements are.
    pub(super) announcer: Announcer,
    /// `None` where authentication is off.
    pub(super) keys: Option<SharedKeys>,
    pub(super) leadership: Leadership,
    pub(super) metrics: Arc<NodeMetrics>,
    /// The cores on which the listener may run: not only that of the polling thread.
    pub(super) cores: Option<Cores>,
    /// A number that nobody can foresee, of this life.
    pub(super) secret: [u64; 2],
}

impl Setup {
    const fn cluster(&self) -> ClusterId {
        self.announcer.cluster
    }
}

#[cfg(all(test, not(loom)))]
mod rig {
    use super::super::clock::Clock;
    use super::super::leadership::Publisher;
    use super::super::node_memory::NodeMemory;
    use super::*;
    use crate::types::{BootId, NodeId, SubscriberId};

    /// Returns the parts of node 1, which leads nothing and has no keys.
    pub(super) fn setup() -> Setup {
        let (clock, _) = Clock::mock();
        let (_, leadership) = Publisher::with_reader(clock, NodeMemory::new(None));
        let from = NodeId::new(1).expect("1 is below 128");
        Setup {
            socket: Arc::new(socket()),
            announcer: Announcer { cluster: ClusterId(7), from, boot: BootId(5) },
            keys: None,
            leadership,
            metrics: Arc::new(NodeMetrics::new()),
            cores: None,
            secret: [1, 2],
        }
    }

    pub(super) fn socket() -> UdpSocket {
        UdpSocket::bind("127.0.0.1:0").expect("loopback has ports")
    }

    /// Returns a subscription without a key, at the address of this socket.
    pub(super) fn subscription(subscriber: u32, at: &UdpSocket) -> table::Subscription {
        table::Subscription {
            subscriber: SubscriberId(subscriber),
            life: BootId(1),
            counter: 1,
            address: at.local_addr().expect("it is bound"),
            key: None,
        }
    }
}
