//! Hears what members are sent, without privilege and without taking it from them: by a second
//! handle on each of their sockets, at which it peeks until the member has received what lies
//! there.
//!
//! It misses what a member takes faster than it looks. Knows datagrams, and nothing of what they
//! say.

use std::io;
use std::net::UdpSocket;
use std::time::{Duration, Instant};

use interrex::wire::layout::{MAGIC, RECORD_LENGTH};

/// The most different datagrams that are kept of each member: enough to be unlike one another, and
/// few enough that members which speak seldom have said them soon.
const HELD: usize = 64;

/// The datagrams heard at one member.
type Datagrams = Vec<Vec<u8>>;

/// The second handles. Dropping them leaves the members' sockets as they are.
pub struct Tap {
    sockets: Vec<UdpSocket>,
    heard: Vec<Datagrams>,
}

impl Tap {
    /// Taps these sockets, which are to be non-blocking from now on.
    ///
    /// # Errors
    /// If the kernel gives no second handle.
    pub fn on(sockets: &[UdpSocket]) -> io::Result<Self> {
        let tap = |socket: &UdpSocket| {
            // Both handles share this.
            socket.set_nonblocking(true)?;
            socket.try_clone()
        };
        let sockets = sockets.iter().map(tap).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { heard: vec![Datagrams::new(); sockets.len()], sockets })
    }

    /// Listens until enough is held of every member or `is_over`, for `limit` at most. Never gives
    /// its core away: a member that waits for that one leaves what it is sent where it can be
    /// heard.
    pub fn listen(&mut self, limit: Duration, is_over: impl Fn() -> bool) {
        let deadline = Instant::now() + limit;
        while !self.is_full() && Instant::now() < deadline && !is_over() {
            for (socket, heard) in self.sockets.iter().zip(&mut self.heard) {
                peek(socket, heard);
            }
        }
    }

    /// Returns the datagrams heard, by member.
    pub fn into_heard(self) -> Vec<Vec<Vec<u8>>> {
        self.heard
    }

    fn is_full(&self) -> bool {
        self.heard.iter().all(|heard| heard.len() >= HELD)
    }
}

fn peek(socket: &UdpSocket, heard: &mut Datagrams) {
    let mut room = [0; 2 * RECORD_LENGTH];
    // Mostly nothing lies there; no other error is a reason to disturb the member either.
    let Ok((length, _)) = socket.peek_from(&mut room) else { return };
    let datagram = &room[..length];
    let is_ours = length == RECORD_LENGTH && datagram.starts_with(&MAGIC);
    if is_ours && heard.len() < HELD && !heard.iter().any(|known| known == datagram) {
        heard.push(datagram.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loopback::{self, record};

    #[test]
    fn each_datagram_is_heard_once_and_left_to_the_member() {
        let member = loopback::open_sockets(1).expect("loopback has free ports");
        let address = loopback::addresses_of(&member).expect("they are bound");
        let mut tap = Tap::on(&member).expect("a second handle");
        let mut received = vec![0; 2 * RECORD_LENGTH];
        for datagram in [record(1), record(1), vec![1; 128], vec![0; 3], record(2)] {
            member[0].send_to(&datagram, address[0]).expect("loopback takes a datagram");
            tap.listen(Duration::from_millis(20), || false);
            let (length, _) = member[0].recv_from(&mut received).expect("it is still there");
            assert_eq!(received[..length], datagram);
        }
        assert_eq!(tap.into_heard(), [[record(1), record(2)]]);
    }
}
