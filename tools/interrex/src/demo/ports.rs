//! Ports of loopback that nobody else is given.
//!
//! Knows which ports the kernel gives by itself. Knows nothing of what they are for. The tests of
//! processes take their ports here too.

use std::io;
use std::net::{TcpListener, UdpSocket};
use std::sync::atomic::AtomicU16;
use std::sync::atomic::Ordering::Relaxed;

/// The ports that are tried. They lie below 32768, where those begin that Linux gives to whoever
/// names none.
const FIRST: u16 = 10_000;
const COUNT: u16 = 20_000;

/// Returns a port that no other call of this process has returned, and that is free for UDP and
/// TCP. It stays free until it is used, unless somebody names it.
///
/// # Errors
/// If there is none.
pub(crate) fn free_port() -> io::Result<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    // Processes that run at the same time begin far from each other.
    let start = u16::try_from(std::process::id() % 1_000).unwrap_or(0) * 20;
    let mut ports = (0..COUNT).map(|_| FIRST + (start + NEXT.fetch_add(1, Relaxed)) % COUNT);
    let is_free = |port: &u16| {
        let address = ("127.0.0.1", *port);
        UdpSocket::bind(address).is_ok() && TcpListener::bind(address).is_ok()
    };
    ports.find(is_free).ok_or_else(|| io::Error::other("no port of loopback is free"))
}
