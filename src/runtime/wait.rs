//! The ways in which a polling thread waits for something to do: it spins, yields, or sleeps.
//!
//! Knows the socket to be woken by and the moment to be woken at. Knows nothing of why, and leaves
//! it to `backoff` how long a thread spins before it sleeps.

use std::fmt;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};
use std::str::FromStr;
use std::sync::Arc;
use std::time;

use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Token, Waker};

use crate::types::{Duration, Instant};

use super::backoff::Backoff;
use super::error::StartError;
use super::sys::{self, Timer};

/// The way in which a polling thread waits when there is nothing to do.
///
/// | strategy | reacts within | costs |
/// |---|---|---|
/// | backoff | nanoseconds after work, else a wake-up of the kernel | up to 50 us after each piece of work |
/// | spin | nanoseconds | a core, which must be this thread's alone |
/// | yield | nanoseconds, or a time slice on a busy core | a core while nobody else wants it |
/// | park | a wake-up of the kernel, tens of microseconds | what its datagrams and timers cost |
///
/// Backoff is the default. After work it looks on for up to 50 us, then it sleeps. Where others
/// take the core meanwhile, it looks for less and soon sleeps at once: the kernel wakes a thread
/// that sleeps sooner than one that polls beside busy neighbours. Once it is left alone it looks
/// for longer again, step by step.
///
/// Spin where a core is isolated for this thread; on a shared one it takes time from the very
/// threads it waits for. Yield where the few threads that share a core are known, and none of them
/// is busy for long. Park where CPU counts for more than the last tens of microseconds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum WaitStrategy {
    /// Look again for a while, then sleep as `Park` does; sooner where others take the core.
    #[default]
    Backoff,
    /// Look again at once.
    Spin,
    /// Let others run, then look again.
    Yield,
    /// Sleep until a datagram, a command or the next deadline is there.
    Park,
}

impl WaitStrategy {
    /// Returns whether the thread ever sleeps.
    pub(super) const fn sleeps(self) -> bool {
        match self {
            WaitStrategy::Backoff | WaitStrategy::Park => true,
            WaitStrategy::Spin | WaitStrategy::Yield => false,
        }
    }
}

impl fmt::Display for WaitStrategy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            WaitStrategy::Backoff => "backoff",
            WaitStrategy::Spin => "spin",
            WaitStrategy::Yield => "yield",
            WaitStrategy::Park => "park",
        })
    }
}

/// A word that names no wait strategy.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("unknown wait strategy `{0}`: write backoff, spin, yield or park")]
pub struct UnknownWaitStrategy(pub String);

impl FromStr for WaitStrategy {
    type Err = UnknownWaitStrategy;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "backoff" => Ok(WaitStrategy::Backoff),
            "spin" => Ok(WaitStrategy::Spin),
            "yield" => Ok(WaitStrategy::Yield),
            "park" => Ok(WaitStrategy::Park),
            _ => Err(UnknownWaitStrategy(name.to_owned())),
        }
    }
}

/// A wait strategy with what it needs.
pub(super) struct Waiter {
    policy: Policy,
    /// The epoll instance that the thread sleeps in, if it ever does.
    parking: Option<Box<Parking>>,
}

/// A step of a thread that has found nothing to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Look again at once.
    Spin,
    /// Let others run, then look again.
    Yield,
    /// Sleep until there is something to do.
    Sleep,
}

/// Decides on each step.
enum Policy {
    Always(Step),
    Backoff(Backoff),
}

impl Waiter {
    pub(super) fn new(strategy: WaitStrategy, socket: BorrowedFd<'_>) -> Result<Self, StartError> {
        let policy = match strategy {
            WaitStrategy::Backoff => Policy::Backoff(Backoff::new()),
            WaitStrategy::Spin => Policy::Always(Step::Spin),
            WaitStrategy::Yield => Policy::Always(Step::Yield),
            WaitStrategy::Park => Policy::Always(Step::Sleep),
        };
        let parking = strategy.sleeps().then(|| Parking::new(socket).map(Box::new));
        Ok(Self { policy, parking: parking.transpose()? })
    }

    /// Notes a pass: its time, and whether there was something to do. Returns whether others had
    /// the core for so long that the thread sleeps sooner from now on.
    #[inline]
    pub(super) fn on_pass(&mut self, now: Instant, has_worked: bool) -> bool {
        match &mut self.policy {
            Policy::Always(_) => false,
            Policy::Backoff(policy) => policy.on_pass(now, has_worked, sys::involuntary_switches),
        }
    }

    /// Returns what to do after a pass at `now` that has found nothing, where the next one is due
    /// at `deadline`.
    #[inline]
    pub(super) fn step(&mut self, now: Instant, deadline: Instant) -> Step {
        match &mut self.policy {
            Policy::Always(step) => *step,
            Policy::Backoff(policy) => {
                if policy.sleeps(now, deadline) {
                    Step::Sleep
                } else {
                    Step::Spin
                }
            }
        }
    }

    /// Returns the epoll instance that the thread sleeps in, if it ever does.
    pub(super) fn parking(&mut self) -> Option<&mut Parking> {
        self.parking.as_deref_mut()
    }

    /// Returns the descriptors that it has opened, but for the waker's, which harms nobody who
    /// keeps it.
    pub(super) fn descriptors(&self) -> impl Iterator<Item = BorrowedFd<'_>> {
        self.parking
            .iter()
            .flat_map(|parking| [parking.poll.registry().as_fd(), parking.timer.as_fd()])
    }

    /// Returns the epoll instance, for a loop of the application's own to wait on.
    pub(super) fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.parking.as_ref().map(|parking| parking.poll.registry().as_fd())
    }

    /// Returns what wakes a thread that sleeps; `None` where nobody sleeps.
    pub(super) fn waker(&self) -> Option<Arc<Waker>> {
        self.parking.as_ref().map(|parking| Arc::clone(&parking.waker))
    }
}

const SOCKET: Token = Token(0);
const TIMER: Token = Token(1);
const COMMAND: Token = Token(2);

/// Sleeps in epoll. mio's own timeout is not used: it rounds what is below 1 ms up to 1 ms. A
/// timer descriptor among the others is exact.
pub(super) struct Parking {
    poll: Poll,
    events: Events,
    timer: Timer,
    waker: Arc<Waker>,
    /// The deadline that the timer is set to, so that it is set once for each.
    armed: Instant,
}

impl Parking {
    fn new(socket: BorrowedFd<'_>) -> Result<Self, StartError> {
        let failed = |what| move |source| StartError::Park { what, source };
        let poll = Poll::new().map_err(failed("make an epoll instance"))?;
        let timer = Timer::new().map_err(failed("make a timer"))?;
        let waker = Waker::new(poll.registry(), COMMAND).map_err(failed("make a waker"))?;
        for (descriptor, token) in [(socket, SOCKET), (timer.as_fd(), TIMER)] {
            poll.registry()
                .register(&mut SourceFd(&descriptor.as_raw_fd()), token, Interest::READABLE)
                .map_err(failed("register a descriptor"))?;
        }
        Ok(Self {
            poll,
            events: Events::with_capacity(4),
            timer,
            waker: Arc::new(waker),
            armed: Instant::NEVER,
        })
    }

    /// Sleeps until the socket becomes readable, the waker is used, or `deadline` has come;
    /// possibly for less. Returns whether it has slept. The socket must have been found empty
    /// before: epoll tells of each arrival once, so what has been told and not been received would
    /// be slept through.
    pub(super) fn park(&mut self, now: Instant, deadline: Instant) -> bool {
        if deadline <= now || !self.arm(now, deadline) {
            return false;
        }
        // The one failure, a signal, wakes early, which is allowed.
        let _ = self.poll.poll(&mut self.events, None);
        if self.events.iter().any(|event| event.token() == TIMER) {
            self.timer.drain();
            self.armed = Instant::NEVER;
        }
        true
    }

    /// Makes the epoll instance readable at `deadline`, and as soon as the socket is readable or
    /// the waker is used; at once where `is_due`, or where one of these has happened already.
    ///
    /// It forgets what it has told before. So one wake-up makes it readable once, though nobody
    /// reads the waker's count.
    pub(super) fn arm_epoll(&mut self, now: Instant, deadline: Instant, is_due: bool) {
        // A signal leaves things as they were: they are told of again.
        let _ = self.poll.poll(&mut self.events, Some(time::Duration::ZERO));
        if self.events.iter().any(|event| event.token() == TIMER) {
            self.timer.drain();
            self.armed = Instant::NEVER;
        }
        let has_news = self.events.iter().any(|event| event.token() != TIMER);
        if is_due || has_news || deadline <= now || !self.arm(now, deadline) {
            // The least that does not stop the timer. Where it fails, the timer stays as it was;
            // the next call sets it again.
            let _ = self.timer.arm(1);
            self.armed = Instant::NEVER;
        }
    }

    /// Sets the timer. Returns false if that fails: to sleep would then be for ever.
    fn arm(&mut self, now: Instant, deadline: Instant) -> bool {
        if deadline == self.armed {
            return true;
        }
        let delay = match deadline {
            Instant::NEVER => Duration::ZERO, // stops the timer
            deadline => deadline.saturating_since(now),
        };
        let is_set = self.timer.arm(delay.as_nanos()).is_ok();
        self.armed = if is_set { deadline } else { Instant::NEVER };
        is_set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::clock::Clock;
    use rustix::event::{PollFd, PollFlags};
    use rustix::time::Timespec;
    use std::net::UdpSocket;

    fn parking() -> (UdpSocket, Parking) {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let parking = Parking::new(socket.as_fd()).expect("this process may open files");
        (socket, parking)
    }

    #[test]
    fn a_name_is_read_as_it_is_written() {
        use WaitStrategy::{Backoff, Park, Spin, Yield};
        for strategy in [Backoff, Spin, Yield, Park] {
            assert_eq!(strategy.to_string().parse(), Ok(strategy));
        }
        let error = "sleep".parse::<WaitStrategy>().expect_err("no such strategy");
        assert!(error.to_string().contains("`sleep`"));
    }

    #[test]
    fn parking_holds_deadlines_below_a_millisecond() {
        let (_socket, mut parking) = parking();
        let clock = Clock::os();
        let mut shortest = Duration::MAX;
        for _ in 0..50 {
            let start = clock.now();
            let deadline = start + Duration::from_micros(200);
            while clock.now() < deadline {
                parking.park(clock.now(), deadline);
            }
            shortest = shortest.min(clock.now().saturating_since(start));
        }
        // mio's own timeout would have made every one of them a millisecond at least.
        assert!(shortest < Duration::from_micros(1_000), "{shortest}");
    }

    #[test]
    fn a_datagram_and_a_command_each_wake_a_parked_thread() {
        let (socket, mut parking) = parking();
        let address = socket.local_addr().expect("a bound socket has an address");
        let clock = Clock::os();
        socket.send_to(b"x", address).expect("loopback takes a datagram");
        assert!(parking.park(clock.now(), Instant::NEVER));
        parking.waker.wake().expect("an event can be counted");
        assert!(parking.park(clock.now(), Instant::NEVER));
    }

    /// A thread that looked before it sleeps has received what epoll was about to tell of.
    #[test]
    fn what_was_received_awake_does_not_hide_what_comes_before_the_sleep() {
        let (socket, mut parking) = parking();
        let address = socket.local_addr().expect("a bound socket has an address");
        let clock = Clock::os();
        for _ in 0..10 {
            socket.send_to(b"x", address).expect("loopback takes a datagram");
            socket.recv(&mut [0; 1]).expect("it has come");
            socket.send_to(b"y", address).expect("loopback takes a datagram");
            assert!(parking.park(clock.now(), Instant::NEVER));
            socket.recv(&mut [0; 1]).expect("it has come");
        }
    }

    fn is_readable(parking: &Parking) -> bool {
        let epoll = parking.poll.registry().as_fd();
        let mut asked = [PollFd::from_borrowed_fd(epoll, PollFlags::IN)];
        rustix::event::poll(&mut asked, Some(&Timespec::default())).expect("poll works") == 1
    }

    #[test]
    fn an_armed_epoll_is_readable_for_a_datagram_a_command_and_a_deadline() {
        let (socket, mut parking) = parking();
        let address = socket.local_addr().expect("a bound socket has an address");
        let clock = Clock::os();
        parking.arm_epoll(clock.now(), Instant::NEVER, false);
        assert!(!is_readable(&parking), "nothing has come");
        socket.send_to(b"x", address).expect("loopback takes a datagram");
        assert!(is_readable(&parking), "a datagram");
        assert!(is_readable(&parking), "it is told until it is received");
        socket.recv(&mut [0; 1]).expect("it has come");
        assert!(!is_readable(&parking), "it was received");
        parking.waker.wake().expect("an event can be counted");
        assert!(is_readable(&parking), "a command");
        parking.arm_epoll(clock.now(), Instant::NEVER, false);
        assert!(is_readable(&parking), "it may have come after the pass: one more is due");
        parking.arm_epoll(clock.now(), Instant::NEVER, false);
        assert!(!is_readable(&parking), "one wake-up, one pass");
        parking.arm_epoll(clock.now(), clock.now() + Duration::from_micros(100), false);
        while !is_readable(&parking) {}
        parking.arm_epoll(clock.now(), Instant::NEVER, false);
        assert!(!is_readable(&parking), "the deadline was taken");
        parking.arm_epoll(clock.now(), Instant::NEVER, true);
        while !is_readable(&parking) {}
    }

    #[test]
    fn a_deadline_that_has_passed_does_not_park() {
        let (_socket, mut parking) = parking();
        let now = Clock::os().now();
        assert!(!parking.park(now, now));
        assert!(!parking.park(now, Instant::ZERO));
    }
}
