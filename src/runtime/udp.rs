//! The socket of a node: datagrams in batches, in and out.
//!
//! Knows addresses, and bytes of one length. Knows nothing of what the bytes say, and treats no
//! failure of a datagram as fatal: UDP may lose it anyway, and the next heartbeat follows.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs, UdpSocket};
use std::os::fd::{AsFd, BorrowedFd};

use socket2::{SockAddr, Socket};

use crate::config::Member;
use crate::types::{MAX_MEMBERS, NodeId};
use crate::wire::Record;
use crate::wire::layout::RECORD_LENGTH;

use super::error::StartError;
use super::socket::{self, MissingOption, SetOption, SocketOption};
use super::sys::{self, ReceiveBatch, SendBatch};

/// The options that are asked of every socket, bound here or elsewhere.
const OPTIONS: [SocketOption; 3] =
    [SocketOption::ReceiveBuffer, SocketOption::Filter, SocketOption::Errors];

/// Returns the address that `host`, written `host:port`, stands for; the first if there are
/// several. It is for this node's own address. Those of the others may be found later, by
/// [`Names`](super::Names).
///
/// # Errors
/// [`StartError::Resolve`] and [`StartError::NoAddress`].
pub fn resolve(host: &str) -> Result<SocketAddr, StartError> {
    let mut addresses = host
        .to_socket_addrs()
        .map_err(|source| StartError::Resolve { host: host.to_owned(), source })?;
    addresses.next().ok_or_else(|| StartError::NoAddress { host: host.to_owned() })
}

/// The reason why the kernel did not take or give a datagram. Never fatal; counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SocketFault {
    /// The send buffer of the socket is full.
    WouldBlock,
    /// The kernel or the device has no buffers.
    NoBuffers,
    /// An earlier datagram met a closed port (ICMP).
    PortUnreachable,
    /// There is no route to the host, or the host is down.
    NoRoute,
    /// A firewall of this host forbids it.
    Filtered,
    /// Anything else.
    Other,
}

impl SocketFault {
    /// All faults, in the order of their [`index`](Self::index).
    pub const ALL: [SocketFault; 6] = [
        SocketFault::WouldBlock,
        SocketFault::NoBuffers,
        SocketFault::PortUnreachable,
        SocketFault::NoRoute,
        SocketFault::Filtered,
        SocketFault::Other,
    ];

    /// Returns the place in [`SocketFault::ALL`], for arrays of counters.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the name that metrics and tables show.
    pub const fn name(self) -> &'static str {
        match self {
            SocketFault::WouldBlock => "would_block",
            SocketFault::NoBuffers => "no_buffers",
            SocketFault::PortUnreachable => "port_unreachable",
            SocketFault::NoRoute => "no_route",
            SocketFault::Filtered => "filtered",
            SocketFault::Other => "other",
        }
    }

    #[allow(clippy::wildcard_enum_match_arm)] // std's enum: it grows
    pub(super) fn of(error: &io::Error) -> Self {
        if sys::is_out_of_buffers(error) {
            return Self::NoBuffers;
        }
        match error.kind() {
            ErrorKind::WouldBlock => Self::WouldBlock,
            ErrorKind::ConnectionRefused => Self::PortUnreachable,
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
                Self::NoRoute
            }
            ErrorKind::PermissionDenied => Self::Filtered,
            _ => Self::Other,
        }
    }
}

/// The kernel's word on a datagram that did not arrive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Returned {
    /// ICMP says that nobody listens at that member's address. What it quotes, which may prove
    /// that it has seen a datagram of ours, is in [`Transport::quote`].
    Unreachable(NodeId),
    /// Anything else.
    Otherwise,
}

/// A bound socket with the addresses of the members and room for one batch each way.
pub(super) struct Transport {
    socket: UdpSocket,
    local: SocketAddr,
    missing: Vec<MissingOption>,
    peers: Box<[Option<SockAddr>; MAX_MEMBERS]>,
    incoming: ReceiveBatch,
    outgoing: SendBatch<RECORD_LENGTH>,
    is_drained: bool,
    /// The number that the kernel has dropped, and what its counter showed when that was last
    /// known.
    drops: u64,
    drops_shown: u32,
    /// True if ICMP may have said something of what was sent.
    errors_wait: bool,
    /// The bytes that the last error has quoted, and how many.
    quote: [u8; RECORD_LENGTH],
    quoted: usize,
    /// The member at each address, in order of addresses. It never grows above the room that it
    /// was made with.
    places: Vec<(Place, NodeId)>,
}

/// The parts of an address that are compared. An IPv6 address has more, which depend on where it
/// comes from.
type Place = (IpAddr, u16);

impl Transport {
    /// Binds a socket to `address`.
    pub(super) fn bind(
        address: SocketAddr,
        members: &[Member],
        set: SetOption,
    ) -> Result<Self, StartError> {
        let (socket, missing) = socket::bind(address, set)?;
        Self::take(socket, missing, members, set)
    }

    /// Takes over a socket that is bound already.
    pub(super) fn adopt(
        socket: UdpSocket,
        members: &[Member],
        set: SetOption,
    ) -> Result<Self, StartError> {
        Self::take(socket.into(), Vec::new(), members, set)
    }

    fn take(
        socket: Socket,
        mut missing: Vec<MissingOption>,
        members: &[Member],
        set: SetOption,
    ) -> Result<Self, StartError> {
        let unknown = SocketAddr::from(([0, 0, 0, 0], 0));
        let socket = UdpSocket::from(socket);
        let local = socket.local_addr().map_err(|source| StartError::Socket {
            address: unknown,
            what: "read its address",
            source,
        })?;
        let other_family = |address: &SocketAddr| address.is_ipv4() != local.is_ipv4();
        let addresses = members.iter().filter_map(|member| member.address);
        if let Some(member) = addresses.into_iter().find(other_family) {
            return Err(StartError::AddressFamily { local, member });
        }
        let failed = |what| move |source| StartError::Socket { address: local, what, source };
        socket.set_nonblocking(true).map_err(failed("make it non-blocking"))?;
        let socket = Socket::from(socket);
        missing.extend(socket::set_all(&socket, &OPTIONS, set));
        let mut transport = Self {
            socket: socket.into(),
            local,
            missing,
            peers: Box::new([const { None }; MAX_MEMBERS]),
            incoming: ReceiveBatch::new(),
            outgoing: SendBatch::new(),
            is_drained: false,
            drops: 0,
            drops_shown: 0,
            errors_wait: false,
            quote: [0; RECORD_LENGTH],
            quoted: 0,
            places: Vec::with_capacity(MAX_MEMBERS),
        };
        let known = members.iter().filter_map(|member| member.address.map(|at| (member.id, at)));
        known.for_each(|(id, address)| transport.set_address(id, address));
        Ok(transport)
    }

    /// Notes that `member` listens at `address` from now on. Allocates nothing.
    pub(super) fn set_address(&mut self, member: NodeId, address: SocketAddr) {
        self.peers[member.index()] = Some(SockAddr::from(address));
        self.places.retain(|(_, known)| *known != member);
        self.places.push(((address.ip(), address.port()), member));
        self.places.sort_unstable();
    }

    /// Returns whether it is known where `member` listens.
    pub(super) const fn has_address(&self, member: NodeId) -> bool {
        self.peers[member.index()].is_some()
    }

    /// Returns the options that this host does not grant.
    pub(super) fn missing(&self) -> &[MissingOption] {
        &self.missing
    }

    pub(super) const fn local_addr(&self) -> SocketAddr {
        self.local
    }

    pub(super) fn descriptor(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }

    /// Returns the number of datagrams that the kernel has dropped since the socket was made, by
    /// the filter or for want of room.
    pub(super) fn drops(&mut self) -> u64 {
        if let Ok(shown) = sys::socket_drops(self.socket.as_fd()) {
            // The kernel counts modulo 2^32.
            self.drops += u64::from(shown.wrapping_sub(self.drops_shown));
            self.drops_shown = shown;
        }
        self.drops
    }

    /// Returns whether the last receive found nothing, so that what arrives from then on wakes a
    /// thread that parks.
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
                // A datagram that was sent did not arrive, and the kernel says so here. What has
                // been received is heard first.
                Err(error) if tries < sys::RETRIES && sys::may_be_of_another(&error) => {
                    self.errors_wait = true;
                    tries += 1;
                }
                Err(error) => return Err(SocketFault::of(&error)),
            }
        }
    }

    /// Returns whether there may be something for [`take_error`](Self::take_error). This costs
    /// nothing: the calls that send and receive notice it.
    pub(super) const fn errors_wait(&self) -> bool {
        self.errors_wait
    }

    /// Takes the next ICMP about a datagram that was sent; `None` if there is no more.
    pub(super) fn take_error(&mut self) -> Option<Returned> {
        let Ok(undelivered) = sys::take_error(self.socket.as_fd(), &mut self.quote) else {
            (self.errors_wait, self.quoted) = (false, 0);
            return None;
        };
        self.quoted = undelivered.quoted;
        let member = undelivered.unreachable_at.and_then(|address| self.member_at(address));
        Some(member.map_or(Returned::Otherwise, Returned::Unreachable))
    }

    /// Returns as much of the datagram that did not arrive as came back with the last error.
    pub(super) fn quote(&self) -> &[u8] {
        &self.quote[..self.quoted]
    }

    fn member_at(&self, address: SocketAddr) -> Option<NodeId> {
        let place = (address.ip(), address.port());
        let found = self.places.binary_search_by_key(&place, |(place, _)| *place);
        found.ok().map(|found| self.places[found].1)
    }

    /// Returns the bytes of one datagram of the batch, where the kernel put them.
    pub(super) fn datagram(&self, slot: usize) -> &[u8] {
        self.incoming.datagram(slot)
    }

    /// Returns where one datagram of the batch came from.
    pub(super) fn source(&self, slot: usize) -> Option<SocketAddr> {
        self.incoming.source(slot)
    }

    /// Returns whether [`flush`](Self::flush) must come before the next [`queue`](Self::queue).
    pub(super) const fn is_full(&self) -> bool {
        self.outgoing.is_full()
    }

    /// Queues `record` for `to`; a node whose address is not known is passed over. Returns whether
    /// it was queued.
    pub(super) fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        let Some(address) = &self.peers[to.index()] else { return false };
        self.outgoing.queue(address, record.as_bytes());
        true
    }

    /// Drops what is queued, and returns how many datagrams that were.
    pub(super) fn discard(&mut self) -> usize {
        self.outgoing.discard()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::socket::set_option;
    use crate::wire::layout::MAGIC;

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
        let transport = Transport::adopt(own, &members, set_option).expect("the socket is fit");
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
            let mut unreachable = 0;
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
                                errors.iter().all(|error| *error == Returned::Unreachable(node(1)))
                            );
                            unreachable += errors.len();
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
            assert!(unreachable >= 100, "{host}: {unreachable}");
        }
    }

    #[test]
    fn another_closed_port_of_a_members_host_says_nothing_of_that_member() {
        for host in ["127.0.0.1", "::1"] {
            let (mut transport, alive) = one_dead_one_alive(host);
            let gone = UdpSocket::bind((host, 0)).expect("loopback has ports");
            let closed = gone.local_addr().expect("it is bound");
            drop(gone);
            transport.socket.send_to(&[7; 9], closed).expect("loopback takes it");
            assert_eq!(transport.receive(), Ok(0), "nothing was sent here");
            assert_eq!(transport.take_error(), Some(Returned::Otherwise), "{closed} is no member");
            assert_eq!(transport.quote(), [7; 9], "what was sent comes back");
            assert_eq!(transport.take_error(), None);
            assert!(transport.quote().is_empty());
            drop(alive);
        }
    }

    #[test]
    fn what_was_received_is_heard_before_what_icmp_says() {
        let (mut transport, alive) = one_dead_one_alive("127.0.0.1");
        let record = Record { magic: MAGIC, ..Record::default() };
        assert!(transport.queue(node(1), &record));
        alive.send_to(record.as_bytes(), transport.local_addr()).expect("loopback takes it");
        transport.flush(|fault| panic!("{fault:?}"));
        assert_eq!(transport.receive(), Ok(1), "although the kernel first tells of the ICMP");
        assert!(transport.errors_wait());
        assert_eq!(transport.take_error(), Some(Returned::Unreachable(node(1))));
        assert_eq!(transport.quote(), record.as_bytes(), "whole, so that its tag can be checked");
        assert_eq!(transport.take_error(), None);
        assert!(!transport.errors_wait());
        assert_eq!(transport.receive(), Ok(0));
        assert!(transport.is_drained());
    }

    fn grant_none(_: &Socket, _: SocketOption) -> io::Result<()> {
        Err(io::Error::from(ErrorKind::PermissionDenied))
    }

    #[test]
    fn a_socket_whose_host_grants_no_option_sends_and_receives_all_the_same() {
        for host in ["127.0.0.1", "::1"] {
            let alive = UdpSocket::bind((host, 0)).expect("loopback has ports");
            let there = alive.local_addr().expect("it is bound");
            let members = [Member::voter(node(1), there)];
            let own = SocketAddr::new(there.ip(), 0);
            let mut transport = Transport::bind(own, &members, grant_none).expect("none is needed");
            let missing: Vec<_> =
                transport.missing().iter().map(|missing| missing.option).collect();
            let only_v6 = there.is_ipv6().then_some(SocketOption::OnlyIpv6);
            assert_eq!(missing, only_v6.into_iter().chain(OPTIONS).collect::<Vec<_>>());
            let record = Record::default();
            assert!(transport.queue(node(1), &record));
            transport.flush(|fault| panic!("{fault:?}"));
            let mut room = [0; RECORD_LENGTH];
            alive.recv(&mut room).expect("it has arrived");
            alive.send_to(&room[..9], transport.local_addr()).expect("loopback takes it");
            assert_eq!(transport.receive(), Ok(1), "no filter, so junk comes through");
            assert_eq!(transport.datagram(0).len(), 9);
        }
    }

    #[test]
    fn what_is_sent_to_a_member_that_has_moved_goes_to_its_new_address() {
        let (mut transport, alive) = one_dead_one_alive("127.0.0.1");
        let there = alive.local_addr().expect("it is bound");
        let elsewhere = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let moved = elsewhere.local_addr().expect("it is bound");
        transport.set_address(node(2), moved);
        assert_eq!(transport.member_at(moved), Some(node(2)));
        assert_eq!(transport.member_at(there), None);
        assert!(transport.queue(node(2), &Record::default()));
        transport.flush(|fault| panic!("{fault:?}"));
        elsewhere.recv(&mut [0; RECORD_LENGTH]).expect("it has arrived");
    }
}
