//! The socket that every member has, and the polling loop that all but interrex and etcd share.
//!
//! Knows datagrams and ticks, no engine. Datagrams come before ticks, so that a member which was
//! kept off its core hears what lies in its socket before it counts silence. Ticks that such a
//! pause has swallowed are not made up for, or their sum would look like silence to the engine.
//! Both favour calm.

use std::io;
use std::net::{SocketAddr, UdpSocket};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use socket2::SockRef;

use crate::cli::Wait;
use crate::engines::{Engine, Member, View};

/// The receive buffer in bytes, as interrex sizes its own.
const RECEIVE_BUFFER: usize = 1 << 20;

/// The number of datagrams that are received before the tick is looked at.
const BATCH: usize = 64;

/// The longest datagram in bytes.
const LARGEST: usize = 1 << 16;

/// Opens a member's socket.
///
/// # Errors
/// If the address is taken.
pub(crate) fn open(address: SocketAddr) -> io::Result<UdpSocket> {
    let socket = UdpSocket::bind(address)?;
    socket.set_nonblocking(true)?;
    SockRef::from(&socket).set_recv_buffer_size(RECEIVE_BUFFER)?;
    Ok(socket)
}

/// An engine on the shared loop.
pub(crate) struct Looped<E> {
    engine: E,
    socket: UdpSocket,
    addresses: Vec<SocketAddr>,
    wait: Wait,
    period: Duration,
    next_tick: Instant,
    buffer: Vec<u8>,
}

impl<E: Engine> Looped<E> {
    /// Puts `engine` behind `socket`, ticked once a `period`; places are indices of `addresses`.
    pub(crate) fn new(
        engine: E,
        socket: UdpSocket,
        addresses: Vec<SocketAddr>,
        wait: Wait,
        period: Duration,
    ) -> Self {
        let buffer = vec![0; LARGEST];
        Self { engine, socket, addresses, wait, period, next_tick: Instant::now(), buffer }
    }

    fn receive(&mut self) -> usize {
        let mut received = 0;
        while received < BATCH {
            // The one error, but for an interrupted call, is that there is nothing.
            let Ok((length, _)) = self.socket.recv_from(&mut self.buffer) else { break };
            self.engine.receive(&self.buffer[..length]);
            received += 1;
        }
        received
    }

    fn tick_when_due(&mut self) -> bool {
        let now = Instant::now();
        let is_due = now >= self.next_tick;
        if is_due {
            self.engine.tick();
            self.next_tick = tick_after(self.next_tick, now, self.period);
        }
        is_due
    }
}

/// Returns the tick after the one that was due at `due` and came at `now`.
fn tick_after(due: Instant, now: Instant, period: Duration) -> Instant {
    if due + period > now { due + period } else { now + period }
}

impl<E: Engine> Member for Looped<E> {
    fn pass(&mut self) -> usize {
        let received = self.receive();
        let ticked = self.tick_when_due();
        let (socket, addresses) = (&self.socket, &self.addresses);
        self.engine.send(&mut |place, bytes| {
            if let Some(address) = addresses.get(place) {
                // A datagram may be lost, and these engines take that.
                let _ = socket.send_to(bytes, address);
            }
        });
        received + usize::from(ticked)
    }

    fn idle(&mut self) {
        if self.wait == Wait::Yield {
            thread::yield_now();
            return;
        }
        let left = self.next_tick.saturating_duration_since(Instant::now());
        // A tick's period is far below what a Timespec holds.
        let Ok(limit) = Timespec::try_from(left) else { return };
        // An interrupted wait is a short one.
        let _ = poll(&mut [PollFd::new(&self.socket, PollFlags::IN)], Some(&limit));
    }

    fn view(&mut self) -> View {
        self.engine.view()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends what it is told to the other, and counts.
    #[derive(Default)]
    struct Counter {
        heard: Vec<u8>,
        ticks: usize,
    }

    impl Engine for Counter {
        fn receive(&mut self, bytes: &[u8]) {
            assert_eq!(self.ticks, 0, "datagrams come before ticks");
            self.heard.extend(bytes);
        }
        fn tick(&mut self) {
            self.ticks += 1;
        }
        fn send(&mut self, post: &mut dyn FnMut(usize, &[u8])) {
            post(1, &[self.ticks as u8]);
            post(9, b"to nobody");
        }
        fn view(&self) -> View {
            View::Nobody
        }
    }

    #[test]
    fn a_pass_receives_then_ticks_then_sends() {
        let [own, other] = [(); 2].map(|()| UdpSocket::bind("127.0.0.1:0").expect("loopback"));
        let addresses: Vec<_> =
            [&own, &other].map(|socket| socket.local_addr().expect("it is bound")).into();
        own.set_nonblocking(true).expect("an option of every socket");
        for word in [b"a", b"b"] {
            other.send_to(word, addresses[0]).expect("loopback takes it");
        }
        let mut looped =
            Looped::new(Counter::default(), own, addresses, Wait::Park, Duration::from_secs(60));
        assert_eq!(looped.pass(), 3, "two datagrams and a tick");
        assert_eq!((looped.engine.heard.as_slice(), looped.engine.ticks), (&b"ab"[..], 1));
        assert_eq!(other.recv(&mut [0; 8]).expect("it was sent"), 1);
        assert_eq!(looped.pass(), 0, "nothing came, and no tick is due");
    }

    #[test]
    fn ticks_keep_their_pace_and_a_pause_swallows_some() {
        let (due, ms) = (Instant::now(), Duration::from_millis);
        assert_eq!(tick_after(due, due, ms(1)), due + ms(1));
        assert_eq!(tick_after(due, due + Duration::from_micros(900), ms(1)), due + ms(1));
        assert_eq!(tick_after(due, due + ms(5), ms(1)), due + ms(6));
    }
}
