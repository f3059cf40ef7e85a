//! A process that passes on what others send to one node, late: each datagram after a time of its
//! own, so that they overtake each other where that varies. It stands in for netem, which not every
//! kernel has.
//!
//! The senders' kernels send to the relay what is for the node, without connection tracking. The
//! relay sends it on from the sender's own address, which needs a transparent socket. So the node
//! sees datagrams as they were, and answers past the relay.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;
use std::net::{SocketAddr, UdpSocket};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use interrex::NodeId;
use interrex_sim::Prng;
use interrex_testbed::Process;
use rustix::process::{Signal, set_parent_process_death_signal};
use serde::{Deserialize, Serialize};
use socket2::{Domain, Socket, Type};

use crate::hosts::{HUB, PORT, ip_of};
use crate::node::enter_network;

/// The ports that relays listen at, one after the other.
const PORTS: u32 = 1_000;

/// The line that says that it listens.
const LISTENS: &str = "\"listens\"";

/// The time within which that is said.
const STARTING_LIMIT: Duration = Duration::from_secs(10);

/// More than a datagram of a node, so that a longer one of junk shows as such.
const LONGEST: usize = 256;

/// The shortest wait for another datagram; a socket can't wait for none.
const LEAST_WAIT: Duration = Duration::from_micros(50);

/// The orders of a relay.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RelayOrders {
    /// The file by which the bridge's network is entered.
    pub(super) network: PathBuf,
    /// The node that everything is for.
    pub(super) node: NodeId,
    /// The number of nodes.
    pub(super) hosts: u8,
    /// The least and the most microseconds by which a datagram is late.
    pub(super) least_us: u64,
    pub(super) most_us: u64,
    /// The number of its fault, which is the seed of these times too. Each fault has a port.
    pub(super) fault: u32,
}

impl RelayOrders {
    /// Returns the address at which it listens.
    pub(super) fn address(&self) -> SocketAddr {
        let offset = u16::try_from(self.fault % PORTS).unwrap_or(0);
        SocketAddr::from((HUB, PORT + 1 + offset))
    }
}

/// A relay that runs. Dropping it ends its process, and with it what it has not passed on.
pub(super) struct Relay(#[expect(dead_code, reason = "its drop ends the process")] Process);

impl Relay {
    /// Starts a relay. Returns once it listens.
    pub(super) fn start(orders: &RelayOrders) -> io::Result<Self> {
        let (sender, begun) = channel();
        let mut command = Command::new(std::env::current_exe()?);
        let read = |line: &str| (line == LISTENS).then_some(());
        let heard = move |line| {
            // Nobody listens any more once it has begun.
            let _ = sender.send(line);
        };
        let process = Process::start_heard(command.arg("relay"), orders, read, heard)?;
        match begun.recv_timeout(STARTING_LIMIT) {
            Ok(Some(())) => Ok(Self(process)),
            Ok(None) | Err(_) => Err(io::Error::other("the relay does not listen")),
        }
    }
}

/// A datagram that waits: its time, the sender, its bytes.
type Late = Reverse<(Instant, u8, Vec<u8>)>;

/// Lives as a relay until it is killed.
///
/// # Errors
/// If its orders can't be read, or its sockets can't be had.
pub(crate) fn pass_on() -> io::Result<ExitCode> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let orders: RelayOrders = serde_json::from_str(&line)?;
    enter_network(&orders.network)?;
    let ear = UdpSocket::bind(orders.address())?;
    let mouths = (0..orders.hosts).map(mouth_of).collect::<io::Result<Vec<_>>>()?;
    println!("{LISTENS}");
    let to = SocketAddr::from((ip_of(orders.node.number()), PORT));
    let mut chance = Prng::new(u64::from(orders.fault));
    let mut late: BinaryHeap<Late> = BinaryHeap::new();
    let mut buffer = [0; LONGEST];
    loop {
        let now = Instant::now();
        while late.peek().is_some_and(|Reverse((due, ..))| *due <= now) {
            let Some(Reverse((_, from, bytes))) = late.pop() else { break };
            // A node that is down refuses it, as it would from its sender.
            let _ = mouths[usize::from(from)].send_to(&bytes, to);
        }
        let due = late.peek().map(|Reverse((due, ..))| due.saturating_duration_since(now));
        ear.set_read_timeout(due.map(|due| due.max(LEAST_WAIT)))?;
        // An error is the end of the wait.
        let Ok((length, from)) = ear.recv_from(&mut buffer) else { continue };
        let Some(from) = (0..orders.hosts).find(|place| from.ip() == ip_of(*place)) else {
            continue;
        };
        let by = Duration::from_micros(chance.between(orders.least_us, orders.most_us));
        late.push(Reverse((Instant::now() + by, from, buffer[..length].to_vec())));
    }
}

/// Returns a socket that sends as the node at this place does. Two relays may have one each.
fn mouth_of(place: u8) -> io::Result<UdpSocket> {
    let socket = Socket::new(Domain::IPV4, Type::DGRAM, None)?;
    socket.set_ip_transparent_v4(true)?;
    socket.set_reuse_address(true)?;
    socket.bind(&SocketAddr::from((ip_of(place), PORT)).into())?;
    Ok(socket.into())
}
