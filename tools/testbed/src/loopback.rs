//! Sockets on 127.0.0.1, on ports that the kernel chooses.
//!
//! Knows nothing of who uses them.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};

/// Opens that many sockets, all at once, so that no port comes twice.
///
/// # Errors
/// If the kernel gives no more.
pub fn open_sockets(count: u8) -> io::Result<Vec<UdpSocket>> {
    (0..count).map(|_| UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))).collect()
}

/// Returns the addresses at which the sockets listen, in their order.
///
/// # Errors
/// If the kernel does not say.
pub fn addresses_of(sockets: &[UdpSocket]) -> io::Result<Vec<SocketAddr>> {
    sockets.iter().map(UdpSocket::local_addr).collect()
}

/// Returns a datagram of this protocol's length and first bytes that ends with this number.
#[cfg(test)]
pub(crate) fn record(number: u8) -> Vec<u8> {
    use interrex::wire::layout::{MAGIC, RECORD_LENGTH};

    let mut datagram = vec![number; RECORD_LENGTH];
    datagram[..MAGIC.len()].copy_from_slice(&MAGIC);
    datagram
}
