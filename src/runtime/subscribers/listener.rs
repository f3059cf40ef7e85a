//! The listener: a thread that hears subscribers, answers each request with one datagram, and keeps
//! the table.
//!
//! Knows requests, cookies and leases. It runs beside the polling thread, on any core of the
//! process, and shares with it the table alone.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::os::fd::AsRawFd;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{Acquire, Release};
use std::sync::{Arc, PoisonError};
use std::thread::{Builder, JoinHandle, park};
use std::time::{Duration, Instant};

use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Token, Waker};

use crate::types::{BootId, SubscriberId};
use crate::wire::{Record, Rejection, Subscribe, SubscriptionKey, open_subscribe};

use super::super::sys::{self, fork};
use super::Setup;
use super::cookies::Cookies;
use super::table::{Subscription, Table};

/// The time for which a subscriber that is not heard of stays subscribed.
const SUBSCRIPTION_TTL: Duration = Duration::from_secs(5);

/// The pause between two looks for those whose time is over.
const SWEEP: Duration = Duration::from_millis(500);

/// The most requests between two looks at the clock and at whether the node is gone.
const BATCH: usize = 64;

/// More room than any datagram of ours needs, so that one that is too long is seen to be so.
const ROOM: usize = 256;

const REQUESTS: Token = Token(0);
const WAKE_UP: Token = Token(1);

/// The state that both threads share.
struct Shared {
    /// True once this process polls the node. A process that becomes a daemon forks before that,
    /// and must not answer for a node that lives on in its child.
    is_polled: AtomicBool,
    is_over: AtomicBool,
    waker: Waker,
}

/// The listener's thread, which ends when this is dropped.
pub(super) struct ListenerThread {
    setup: Setup,
    table: Arc<Table>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    /// The count of forks in the process whose thread it is.
    process: u32,
}

impl ListenerThread {
    /// Starts the thread. It answers nobody before [`claim`](Self::claim).
    pub(super) fn begin(setup: Setup, table: Arc<Table>) -> io::Result<Self> {
        let (shared, thread) = start(&setup, &table)?;
        Ok(Self { setup, table, shared, thread: Some(thread), process: fork::forks() })
    }

    /// Lets the thread answer, in this process. Only a process that was forked since the start has
    /// to start a thread anew. Where it can't, nobody hears subscribers, and the metrics say so.
    pub(super) fn claim(&mut self) {
        if self.process != fork::forks() {
            self.start_anew(start(&self.setup, &self.table));
        }
        // Release, with the Acquire in `run`.
        self.shared.is_polled.store(true, Release);
        self.thread.iter().for_each(|thread| thread.thread().unpark());
    }

    fn start_anew(&mut self, started: io::Result<(Arc<Shared>, JoinHandle<()>)>) {
        let Ok((shared, thread)) = started else {
            self.setup.metrics.on_listener_missing();
            return;
        };
        // The other one is another process'. To join a thread that is not there never ends.
        std::mem::forget(self.thread.replace(thread));
        (self.shared, self.process) = (shared, fork::forks());
    }
}

impl Drop for ListenerThread {
    /// Waits for the thread, so that the address is free once the node is gone. It never waits for
    /// anything but requests.
    fn drop(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        if self.process != fork::forks() {
            std::mem::forget(thread);
            return;
        }
        // Release, with the Acquire in `run` and `listen`.
        self.shared.is_over.store(true, Release);
        // It fails only if a wake-up waits already.
        let _ = self.shared.waker.wake();
        thread.thread().unpark();
        // A panic of that thread was printed when it happened.
        let _ = thread.join();
    }
}

fn start(setup: &Setup, table: &Arc<Table>) -> io::Result<(Arc<Shared>, JoinHandle<()>)> {
    let mut listener = Listener::new(setup, table)?;
    let shared = Arc::clone(&listener.shared);
    let thread = Builder::new().name("interrex-subs".to_owned()).spawn(move || listener.run())?;
    Ok((shared, thread))
}

/// A subscriber in the table.
struct Known {
    slot: usize,
    life: BootId,
    counter: u64,
    heard: Instant,
}

/// See the [module](self).
struct Listener {
    setup: Setup,
    table: Arc<Table>,
    shared: Arc<Shared>,
    poll: Poll,
    cookies: Cookies,
    known: HashMap<SubscriberId, Known>,
    /// The slots that nobody has, the lowest last.
    free: Vec<usize>,
    /// The answer that was sent last.
    record: Record,
}

/// The place of a request's sender in the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is in the table.
    Subscribed,
    /// It has yet to prove that it is where it seems to be.
    Unproven,
    /// The table is full.
    Refused,
}

impl Listener {
    fn new(setup: &Setup, table: &Arc<Table>) -> io::Result<Self> {
        let poll = Poll::new()?;
        let socket = setup.socket.as_raw_fd();
        poll.registry().register(&mut SourceFd(&socket), REQUESTS, Interest::READABLE)?;
        let waker = Waker::new(poll.registry(), WAKE_UP)?;
        let (is_polled, is_over) = (AtomicBool::new(false), AtomicBool::new(false));
        Ok(Self {
            cookies: Cookies::new(setup.secret, Instant::now()),
            setup: setup.clone(),
            table: Arc::clone(table),
            shared: Arc::new(Shared { is_polled, is_over, waker }),
            poll,
            known: HashMap::new(),
            free: (0..table.room()).rev().collect(),
            record: Record::default(),
        })
    }

    fn run(&mut self) {
        // Where it can't, it runs beside the polling thread.
        let _ = self.setup.cores.map(|cores| cores.allow_this_thread());
        let _ = sys::leave_real_time();
        // Acquire, with the Release in `claim`.
        while !self.shared.is_polled.load(Acquire) && !self.is_over() {
            park();
        }
        let mut events = Events::with_capacity(2);
        let mut next_sweep = Instant::now() + SWEEP;
        while !self.is_over() {
            let pause = (!self.known.is_empty()).then_some(SWEEP);
            // An interrupted wait ends early, which does no harm.
            let _ = self.poll.poll(&mut events, pause);
            while self.hear_some() && !self.is_over() {
                self.sweep(&mut next_sweep);
            }
            self.sweep(&mut next_sweep);
        }
        self.known.drain().for_each(|(_, known)| self.table.clear(known.slot));
    }

    fn is_over(&self) -> bool {
        // Acquire, with the Release in the drop of `ListenerThread`.
        self.shared.is_over.load(Acquire)
    }

    /// Hears a few requests. Returns whether there may be more.
    fn hear_some(&mut self) -> bool {
        let now = Instant::now();
        let mut room = [0; ROOM];
        for _ in 0..BATCH {
            match self.setup.socket.recv_from(&mut room) {
                Ok((length, source)) => self.hear(&room[..length], source, now),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return false,
                // Whatever it is of, the next call tells of something else.
                Err(_) => {}
            }
        }
        true
    }

    fn hear(&mut self, bytes: &[u8], source: SocketAddr, now: Instant) {
        // A life that is over says nothing: others were told that it is dead, or it is a copy.
        if self.setup.leadership.is_void() {
            return;
        }
        match self.open(bytes) {
            Ok((request, key)) => {
                let place = self.enter(&request, key.as_ref(), source, now);
                self.answer(&request, key.as_ref(), source, (place, now));
            }
            Err(rejection) => self.setup.metrics.on_subscriber_rejected(rejection),
        }
        self.setup.metrics.set_subscribers(self.known.len());
    }

    fn open(&self, bytes: &[u8]) -> Result<(Subscribe, Option<SubscriptionKey>), Rejection> {
        let (cluster, node) = (self.setup.cluster(), self.setup.announcer.from);
        let keys = self.setup.keys.as_ref();
        let keys = keys.map(|keys| keys.lock().unwrap_or_else(PoisonError::into_inner));
        let (request, key) = open_subscribe(bytes, cluster, node, keys.as_deref())?;
        // Later lives have higher numbers, and so have later requests of one life: what is not
        // above the last is a replay, or another process of this id.
        let last = self.known.get(&request.subscriber).map(|known| (known.life, known.counter));
        if last.is_some_and(|last| (request.life, request.counter) <= last) {
            return Err(Rejection::Replay);
        }
        Ok((request, key))
    }

    /// Brings the sender of a request into the table, if it has proven where it is and there is
    /// room. Nobody is driven out to make room.
    fn enter(
        &mut self,
        request: &Subscribe,
        key: Option<&SubscriptionKey>,
        source: SocketAddr,
        now: Instant,
    ) -> Place {
        if !self.cookies.is_echoed(request, source, now) {
            return Place::Unproven;
        }
        let &Subscribe { subscriber, life, counter, .. } = request;
        let slot = self.known.get(&subscriber).map(|known| known.slot);
        let Some(slot) = slot.or_else(|| self.free.pop()) else {
            self.setup.metrics.on_subscriber_refused();
            return Place::Refused;
        };
        self.known.insert(subscriber, Known { slot, life, counter, heard: now });
        let key = key.cloned();
        let subscription = Subscription { subscriber, life, counter, address: source, key };
        self.table.set(slot, &subscription);
        Place::Subscribed
    }

    /// Answers by what is published now, and so after the table was written.
    fn answer(
        &mut self,
        request: &Subscribe,
        key: Option<&SubscriptionKey>,
        source: SocketAddr,
        (place, now): (Place, Instant),
    ) {
        let standing = self.setup.leadership.standing();
        let cookie = match place {
            Place::Subscribed | Place::Unproven => self.cookies.issue(request, source, now),
            // So that it does not ask again at once.
            Place::Refused => 0,
        };
        let is_subscribed = place == Place::Subscribed;
        let known = (standing.term, standing.leader);
        let answer = self.setup.announcer.answer(request, known, cookie, is_subscribed);
        answer.write(self.setup.cluster(), key, &mut self.record);
        let sent = self.setup.socket.send_to(self.record.as_bytes(), source);
        self.setup.metrics.on_subscriber_answered(sent.is_ok());
    }

    /// Forgets those who are silent, from time to time.
    fn sweep(&mut self, next: &mut Instant) {
        let now = Instant::now();
        if now >= *next {
            *next = now + SWEEP;
            self.forget_silent(now);
        }
    }

    /// Takes those out of the table that were not heard of for long.
    fn forget_silent(&mut self, now: Instant) {
        let (table, free) = (&self.table, &mut self.free);
        self.known.retain(|_, known| {
            let is_alive = now.saturating_duration_since(known.heard) < SUBSCRIPTION_TTL;
            if !is_alive {
                table.clear(known.slot);
                free.push(known.slot);
            }
            is_alive
        });
        self.free.sort_unstable_by(|one, other| other.cmp(one));
        self.setup.metrics.set_subscribers(self.known.len());
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::super::rig::{setup, socket};
    use super::*;

    #[test]
    fn a_subscription_lasts_for_as_long_as_it_is_renewed_and_a_while_beyond() {
        let (setup, table) = (setup(), Arc::new(Table::new(1)));
        let mut listener = Listener::new(&setup, &table).expect("the system has descriptors");
        let source = socket().local_addr().expect("it is bound");
        let (to, subscriber, life) = (setup.announcer.from, SubscriberId(7), BootId(1));
        let mut now = Instant::now();
        for counter in 1..=4 {
            now += SUBSCRIPTION_TTL / 2;
            let request = Subscribe { to, subscriber, life, counter, cookie: 0 };
            let cookie = listener.cookies.issue(&request, source, now);
            let place = listener.enter(&Subscribe { cookie, ..request }, None, source, now);
            assert!(place == Place::Subscribed);
            listener.forget_silent(now);
            assert!(table.get(0).is_some(), "renewal {counter}");
        }
        listener.forget_silent(now + SUBSCRIPTION_TTL / 2);
        assert!(table.get(0).is_some(), "it counts from the last renewal");
        listener.forget_silent(now + SUBSCRIPTION_TTL);
        assert!(table.get(0).is_none() && listener.free == [0]);
    }
}
