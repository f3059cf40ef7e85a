//! The socket of a node: datagrams in batches, in and out.
//!
//! Knows addresses, and bytes of one length. Knows nothing of what the bytes say, and treats no
//! failure of a datagram as fatal: UDP may lose it anyway, and the next heartbeat follows.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs, UdpSocket};
use std::os::fd::{AsFd, BorrowedFd};

use socket2::{Domain, Protocol, SockAddr, Socket, Type};

use crate::config::Member;
use crate::types::{MAX_MEMBERS, NodeId};
use crate::wire::Record;
use crate::wire::layout::{MAGIC, RECORD_LENGTH};

use super::error::StartError;
use super::holder;
use super::sys::{self, ReceiveBatch, SendBatch};

/// What the kernel may hold for a polling thread that pauses: about 1300 of our datagrams, since it
/// charges some 800 bytes for each. It grants less where `net.core.rmem_max` says so.
const RECEIVE_BUFFER: usize = 1 << 20;

/// The address that `host`, written `host:port`, stands for; the first if there are several.
///
/// # Errors
/// [`StartError::Resolve`] and [`StartError::NoAddress`].
pub fn resolve(host: &str) -> Result<SocketAddr, StartError> {
    let mut addresses = host
        .to_socket_addrs()
        .map_err(|source| StartError::Resolve { host: host.to_owned(), source })?;
    addresses.next().ok_or_else(|| StartError::NoAddress { host: host.to_owned() })
}

/// Why the kernel did not take or give a datagram. Never fatal; counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SocketFault {
    /// The send buffer of the socket is full.
    WouldBlock,
    /// The kernel or the device has no buffers.
    NoBuffers,
    /// An earlier datagram met a closed port (ICMP).
    Refused,
    /// No route, or the host is down.
    Unreachable,
    /// A firewall of this host forbids it.
    Denied,
    /// Anything else.
    Other,
}

impl SocketFault {
    /// All faults, in the order of their [`index`](Self::index).
    pub const ALL: [SocketFault; 6] = [
        SocketFault::WouldBlock,
        SocketFault::NoBuffers,
        SocketFault::Refused,
        SocketFault::Unreachable,
        SocketFault::Denied,
        SocketFault::Other,
    ];

    /// Its place in [`SocketFault::ALL`], for arrays of counters.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its name as metrics and tables show it.
    pub const fn name(self) -> &'static str {
        match self {
            SocketFault::WouldBlock => "would_block",
            SocketFault::NoBuffers => "no_buffers",
            SocketFault::Refused => "refused",
            SocketFault::Unreachable => "unreachable",
            SocketFault::Denied => "denied",
            SocketFault::Other => "other",
        }
    }

    #[allow(clippy::wildcard_enum_match_arm)] // std's enum: it grows
    fn of(error: &io::Error) -> Self {
        if sys::is_out_of_buffers(error) {
            return Self::NoBuffers;
        }
        match error.kind() {
            ErrorKind::WouldBlock => Self::WouldBlock,
            ErrorKind::ConnectionRefused => Self::Refused,
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
                Self::Unreachable
            }
            ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Other,
        }
    }
}

/// What came of a datagram that did not arrive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Returned {
    /// Nobody listens at that member's address.
    Refused(NodeId),
    /// Anything else.
    Otherwise,
}

/// A bound socket with the addresses of the members and room for one batch each way.
pub(super) struct Transport {
    socket: UdpSocket,
    local: SocketAddr,
    peers: Box<[Option<SockAddr>; MAX_MEMBERS]>,
    incoming: ReceiveBatch,
    outgoing: SendBatch<RECORD_LENGTH>,
    is_drained: bool,
    /// What the kernel has dropped, and what its counter showed when that was last known.
    drops: u64,
    drops_shown: u32,
    /// Whether ICMP may have said something of what was sent.
    errors_wait: bool,
    /// Whose address is whose, in order.
    places: Box<[(Place, NodeId)]>,
}

/// What is compared of an address. IPv6 has more in it that differs with the way it was come by.
type Place = (IpAddr, u16);

impl Transport {
    /// Binds a socket to `address`. An address in use is an error: two nodes on one port would each
    /// hear half of what is said to them.
    pub(super) fn bind(address: SocketAddr, members: &[Member]) -> Result<Self, StartError> {
        let failed = |what| move |source| StartError::Socket { address, what, source };
        let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))
            .map_err(failed("create it"))?;
        if address.is_ipv6() {
            socket.set_only_v6(true).map_err(failed("keep it to IPv6"))?;
        }
        socket.bind(&address.into()).map_err(|source| bind_error(address, source))?;
        Self::adopt(socket.into(), members)
    }

    /// Takes over a socket that is bound already.
    pub(super) fn adopt(socket: UdpSocket, members: &[Member]) -> Result<Self, StartError> {
        let unknown = SocketAddr::from(([0, 0, 0, 0], 0));
        let local = socket.local_addr().map_err(|source| StartError::Socket {
            address: unknown,
            what: "read its address",
            source,
        })?;
        let other_family = |member: &&Member| member.address.is_ipv4() != local.is_ipv4();
        if let Some(member) = members.iter().find(other_family) {
            return Err(StartError::AddressFamily { local, member: member.address });
        }
        let failed = |what| move |source| StartError::Socket { address: local, what, source };
        let socket = Socket::from(socket);
        socket.set_nonblocking(true).map_err(failed("make it non-blocking"))?;
        socket.set_recv_buffer_size(RECEIVE_BUFFER).map_err(failed("size its buffer"))?;
        let filter = sys::filter(RECORD_LENGTH as u32, MAGIC);
        socket.attach_filter(&filter).map_err(failed("filter what it receives"))?;
        sys::keep_errors(socket.as_fd(), local.is_ipv6())
            .map_err(failed("ask for what ICMP says"))?;
        Ok(Self {
            socket: socket.into(),
            local,
            peers: addresses_of(members),
            incoming: ReceiveBatch::new(),
            outgoing: SendBatch::new(),
            is_drained: false,
            drops: 0,
            drops_shown: 0,
            errors_wait: false,
            places: places_of(members),
        })
    }

    pub(super) const fn local_addr(&self) -> SocketAddr {
        self.local
    }

    pub(super) fn descriptor(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }

    /// How many datagrams the kernel has dropped since the socket was made, by the filter or for want
    /// of room.
    pub(super) fn drops(&mut self) -> u64 {
        if let Ok(shown) = sys::socket_drops(self.socket.as_fd()) {
            // The kernel counts modulo 2^32.
            self.drops += u64::from(shown.wrapping_sub(self.drops_shown));
            self.drops_shown = shown;
        }
        self.drops
    }

    /// Whether the last receive found nothing, so that what arrives from then on wakes a thread
    /// that parks.
    pub(super) const fn is_drained(&self) -> bool {
        self.is_drained
    }

    /// Receives a bounded batch and returns how many datagrams it holds.
    pub(super) fn receive(&mut self) -> Result<usize, SocketFault> {
        self.is_drained = false;
        let mut tries = 0;
        loop {
            match self.incoming.receive(self.socket.as_fd()) {
                Ok(received) => return Ok(received),
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.is_drained = true;
                    return Ok(0);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(0),
                // A datagram that was sent has met its fate, and says so here. What has been received
                // is heard first.
                Err(error) if tries < sys::RETRIES && sys::may_be_of_another(&error) => {
                    self.errors_wait = true;
                    tries += 1;
                }
                Err(error) => return Err(SocketFault::of(&error)),
            }
        }
    }

    /// Whether there may be something for [`take_error`](Self::take_error). Costs nothing to ask: the
    /// calls that send and receive notice.
    pub(super) const fn errors_wait(&self) -> bool {
        self.errors_wait
    }

    /// Takes the next that ICMP has said of a datagram that was sent; `None` if there is nothing more.
    pub(super) fn take_error(&mut self) -> Option<Returned> {
        let Ok(refused) = sys::take_error(self.socket.as_fd()) else {
            self.errors_wait = false;
            return None;
        };
        let member = refused.and_then(|address| self.member_at(address));
        Some(member.map_or(Returned::Otherwise, Returned::Refused))
    }

    fn member_at(&self, address: SocketAddr) -> Option<NodeId> {
        let place = (address.ip(), address.port());
        let found = self.places.binary_search_by_key(&place, |(place, _)| *place);
        found.ok().map(|found| self.places[found].1)
    }

    /// The bytes of one datagram of the batch, where the kernel put them.
    pub(super) fn datagram(&self, slot: usize) -> &[u8] {
        self.incoming.datagram(slot)
    }

    /// Whether [`flush`](Self::flush) must come before the next [`queue`](Self::queue).
    pub(super) const fn is_full(&self) -> bool {
        self.outgoing.is_full()
    }

    /// Queues `record` for `to`; a node that is no member is passed over. Returns whether it was.
    pub(super) fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        let Some(address) = &self.peers[to.index()] else { return false };
        self.outgoing.queue(address, record.as_bytes());
        true
    }

    /// Sends what is queued, in one system call if the kernel takes it all.
    pub(super) fn flush(&mut self, mut on_fault: impl FnMut(SocketFault)) {
        if !self.outgoing.is_empty() {
            let socket = self.socket.as_fd();
            self.errors_wait |=
                self.outgoing.flush(socket, |error| on_fault(SocketFault::of(&error)));
        }
    }
}

fn addresses_of(members: &[Member]) -> Box<[Option<SockAddr>; MAX_MEMBERS]> {
    let mut addresses = Box::new([const { None }; MAX_MEMBERS]);
    for member in members {
        addresses[member.id.index()] = Some(SockAddr::from(member.address));
    }
    addresses
}

fn places_of(members: &[Member]) -> Box<[(Place, NodeId)]> {
    let place = |member: &Member| ((member.address.ip(), member.address.port()), member.id);
    let mut places: Box<[_]> = members.iter().map(place).collect();
    places.sort_unstable();
    places
}

#[allow(clippy::wildcard_enum_match_arm)] // std's enum: it grows
fn bind_error(address: SocketAddr, source: io::Error) -> StartError {
    match source.kind() {
        ErrorKind::AddrInUse => {
            StartError::AddressInUse { address, holder: holder::of_address(address) }
        }
        ErrorKind::AddrNotAvailable => StartError::AddressNotAvailable { address },
        ErrorKind::PermissionDenied if address.port() < 1024 => {
            StartError::PortNeedsPrivilege { address }
        }
        _ => StartError::Socket { address, what: "bind it", source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_needs_privilege_is_an_error_that_names_it_and_says_what_to_do() {
        let address = SocketAddr::from(([127, 0, 0, 1], 53));
        let error = bind_error(address, io::Error::from(ErrorKind::PermissionDenied)).to_string();
        assert!(error.contains("127.0.0.1:53"), "{error}");
        assert!(error.contains("CAP_NET_BIND_SERVICE"), "{error}");
    }

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    /// A transport whose member 1 is dead and whose member 2 is the socket.
    fn one_dead_one_alive(host: &str) -> (Transport, UdpSocket) {
        let bind = || UdpSocket::bind((host, 0)).expect("loopback has ports");
        let address = |socket: &UdpSocket| socket.local_addr().expect("it is bound");
        let (own, dead, alive) = (bind(), bind(), bind());
        let members = [(0, &own), (1, &dead), (2, &alive)];
        let members = members.map(|(id, socket)| Member::voter(node(id), address(socket)));
        let transport = Transport::adopt(own, &members).expect("the socket is fit");
        (transport, alive)
    }

    fn errors(transport: &mut Transport) -> Vec<Returned> {
        std::iter::from_fn(|| transport.take_error()).collect()
    }

    #[test]
    fn a_dead_member_keeps_no_datagram_from_a_living_one_and_is_told_by_its_address() {
        for host in ["127.0.0.1", "::1"] {
            let (mut transport, alive) = one_dead_one_alive(host);
            let record = Record::default();
            let mut refused = 0;
            // Also with the word about the last of a batch pending when the next begins.
            for order in [[1, 2, 2], [2, 1, 2], [2, 2, 1], [1, 1, 2], [2, 1, 1]] {
                let living = order.iter().filter(|&&to| to == 2).count();
                for drains in [true, false] {
                    for _ in 0..20 {
                        order.iter().for_each(|&to| assert!(transport.queue(node(to), &record)));
                        transport.flush(|fault| panic!("{host}: {fault:?}"));
                        if drains {
                            let errors = errors(&mut transport);
                            assert!(
                                errors.iter().all(|error| *error == Returned::Refused(node(1)))
                            );
                            refused += errors.len();
                        }
                    }
                    let mut room = [0; RECORD_LENGTH];
                    for _ in 0..20 * living {
                        alive.recv(&mut room).expect("all that was sent to it has arrived");
                    }
                    alive.set_nonblocking(true).expect("an option of every socket");
                    assert!(alive.recv(&mut room).is_err(), "and each of them once");
                    alive.set_nonblocking(false).expect("an option of every socket");
                }
            }
            assert!(refused >= 100, "{host}: {refused}");
        }
    }

    #[test]
    fn what_was_received_is_heard_before_what_was_refused() {
        let (mut transport, alive) = one_dead_one_alive("127.0.0.1");
        let record = Record { magic: MAGIC, ..Record::default() };
        assert!(transport.queue(node(1), &record));
        alive.send_to(record.as_bytes(), transport.local_addr()).expect("loopback takes it");
        transport.flush(|fault| panic!("{fault:?}"));
        assert_eq!(transport.receive(), Ok(1), "although the kernel first tells of the refusal");
        assert!(transport.errors_wait());
        assert_eq!(transport.take_error(), Some(Returned::Refused(node(1))));
        assert_eq!(transport.take_error(), None);
        assert!(!transport.errors_wait());
        assert_eq!(transport.receive(), Ok(0));
        assert!(transport.is_drained());
    }
}
