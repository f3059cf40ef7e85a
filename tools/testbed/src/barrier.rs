//! Cuts a member off from the others, without privilege and without its kernel telling anybody.
//!
//! Knows the member's socket, of which it holds a second handle. A datagram that leaves a member
//! which is cut off has a time to live that no other has, and every member's socket drops those
//! before the member sees them; what arrives at the one cut off its own socket drops. So both
//! happen at one place and at one moment, the port stays open, and no sender hears of it.

use std::io;
use std::net::UdpSocket;

use interrex::wire::layout::{MAGIC, RECORD_LENGTH};
use socket2::{SockFilter, SockRef};

/// The time to live of datagrams of a member that is cut off. Enough on loopback, where nobody
/// counts it down.
const MARK: u32 = 1;

/// The time to live that Linux gives to all other datagrams.
const USUAL: u32 = 64;

/// A second handle on a member's socket.
#[derive(Debug)]
pub(crate) struct Barrier {
    socket: UdpSocket,
}

impl Barrier {
    /// Takes the second handle; changes nothing yet.
    pub(crate) fn beside(socket: &UdpSocket) -> io::Result<Self> {
        Ok(Self { socket: socket.try_clone()? })
    }

    /// Lets the member hear all but those that are cut off. In place of the filter that the
    /// library sets, so to be called after that.
    pub(crate) fn open(&self) -> io::Result<()> {
        SockRef::from(&self.socket).attach_filter(&filter())?;
        self.socket.set_ttl(USUAL)
    }

    /// Cuts the member off: it is not heard and hears nothing.
    pub(crate) fn close(&self) -> io::Result<()> {
        self.socket.set_ttl(MARK)?;
        SockRef::from(&self.socket).attach_filter(&[SockFilter::new(RETURN, 0, 0, 0)])
    }
}

// The kernel's numbers of classic BPF (linux/bpf_common.h).
const LOAD_BYTE: u16 = 0x30;
const LOAD_WORD: u16 = 0x20;
const LOAD_LENGTH: u16 = 0x80;
const JUMP_IF_EQUAL: u16 = 0x15;
const RETURN: u16 = 0x06;
/// The place of the time to live: byte 8 of the IPv4 header, which begins at SKF_NET_OFF for the
/// kernel.
const TIME_TO_LIVE: u32 = 0xfff0_0000 + 8;
const UDP_HEADER: u32 = 8;

/// Returns the library's own filter, which takes only datagrams of this protocol's length and
/// first bytes, with a test for the mark before it.
fn filter() -> [SockFilter; 8] {
    [
        SockFilter::new(LOAD_BYTE, 0, 0, TIME_TO_LIVE),
        SockFilter::new(JUMP_IF_EQUAL, 5, 0, MARK),
        SockFilter::new(LOAD_LENGTH, 0, 0, 0),
        SockFilter::new(JUMP_IF_EQUAL, 0, 3, UDP_HEADER + RECORD_LENGTH as u32),
        SockFilter::new(LOAD_WORD, 0, 0, UDP_HEADER),
        SockFilter::new(JUMP_IF_EQUAL, 0, 1, u32::from_be_bytes(MAGIC)),
        SockFilter::new(RETURN, 0, 0, u32::MAX),
        SockFilter::new(RETURN, 0, 0, 0),
    ]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::loopback::{self, record};

    /// Returns the last byte of each datagram that lies at `socket`.
    fn heard(socket: &UdpSocket) -> Vec<u8> {
        let mut room = [0; 2 * RECORD_LENGTH];
        let mut heard = Vec::new();
        while let Ok(length) = socket.recv(&mut room) {
            heard.push(room[length - 1]);
        }
        heard
    }

    #[test]
    fn who_is_cut_off_neither_hears_nor_is_heard_and_its_port_stays_open() {
        let members = loopback::open_sockets(3).expect("loopback has free ports");
        let addresses = loopback::addresses_of(&members).expect("they are bound");
        let barriers: Vec<_> = members
            .iter()
            .map(|socket| Barrier::beside(socket).expect("a second handle"))
            .collect();
        for (member, barrier) in members.iter().zip(&barriers) {
            member.set_read_timeout(Some(Duration::from_millis(20))).expect("a timeout");
            barrier.open().expect("a filter");
        }
        let say = |from: usize, to: usize, number| {
            members[from].send_to(&record(number), addresses[to]).expect("loopback takes it");
        };
        let around = |number| {
            for (from, to) in [(0, 1), (0, 2), (1, 0), (1, 2)] {
                say(from, to, number);
            }
        };
        around(1);
        barriers[0].close().expect("a filter");
        around(2);
        assert_eq!(
            members[1].take_error().expect("it can be asked").map(|error| error.kind()),
            None
        );
        barriers[0].open().expect("a filter");
        around(3);
        // What is no datagram of this protocol is dropped as before.
        members[1].send_to(&[9; RECORD_LENGTH], addresses[2]).expect("loopback takes it");
        members[1].send_to(&record(9)[1..], addresses[2]).expect("loopback takes it");
        assert_eq!(heard(&members[0]), [1, 3]);
        assert_eq!(heard(&members[1]), [1, 3]);
        assert_eq!(heard(&members[2]), [1, 1, 2, 3, 3]);
    }
}
