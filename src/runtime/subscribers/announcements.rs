//! The polling thread's part: it tells all subscribers when the leader changes, in the pass that
//! publishes it.
//!
//! Knows the table and a socket to send by, which this thread never reads. Costs one comparison in
//! a pass without a change. Never allocates, locks or waits.

use std::net::UdpSocket;
use std::os::fd::AsFd;
use std::sync::Arc;

use socket2::SockAddr;

use crate::election::Standing;
use crate::types::{NodeId, Term};
use crate::wire::{Announcement, Announcer, RECORD_LENGTH, Record};

use super::super::node_metrics::NodeMetrics;
use super::super::sys::SendBatch;
use super::super::udp::SocketFault;
use super::listener::ListenerThread;
use super::{MAX_SUBSCRIBERS, Setup, Table};

/// The most that are told in one pass: sending to them takes some 100 us, which no heartbeat should
/// wait longer for. Those after them are told in the next passes, which follow at once.
const BURST: usize = 64;

/// See the [module](self).
pub(in super::super) struct Announcements {
    listening: ListenerThread,
    table: Arc<Table>,
    socket: Arc<UdpSocket>,
    announcer: Announcer,
    metrics: Arc<NodeMetrics>,
    batch: SendBatch<RECORD_LENGTH>,
    /// The leader that was published last.
    last: Option<(Term, NodeId)>,
    /// True while some are to be told yet.
    is_due: bool,
    /// The announcement that they get, and the slot of the next of them.
    record: Record,
    next: usize,
}

impl Announcements {
    /// Starts to listen for subscribers.
    pub(in super::super) fn begin(setup: Setup) -> std::io::Result<Self> {
        let table = Arc::new(Table::new(MAX_SUBSCRIBERS));
        let (socket, metrics) = (Arc::clone(&setup.socket), Arc::clone(&setup.metrics));
        let announcer = setup.announcer;
        Ok(Self {
            listening: ListenerThread::begin(setup, Arc::clone(&table))?,
            table,
            socket,
            announcer,
            metrics,
            batch: SendBatch::new(),
            last: None,
            is_due: false,
            record: Record::default(),
            next: 0,
        })
    }

    /// Notes that this process polls the node from now on, so that it answers subscribers.
    pub(in super::super) fn claim(&mut self) {
        self.listening.claim();
    }

    /// Notes what was just published.
    #[inline]
    pub(in super::super) fn on_published(&mut self, standing: &Standing) {
        let Some(leader) = standing.leader else { return };
        if self.last != Some((standing.term, leader)) {
            self.last = Some((standing.term, leader));
            self.record = self.announcer.write(standing.term, Some(leader));
            (self.is_due, self.next) = (true, 0);
        }
    }

    /// Returns whether another pass is to follow at once.
    #[inline]
    pub(in super::super) const fn is_due(&self) -> bool {
        self.is_due
    }

    /// Tells those who are to be told yet, as many as one pass may.
    #[inline]
    pub(in super::super) fn announce(&mut self) {
        if self.is_due {
            self.tell_some();
        }
    }

    #[cold]
    fn tell_some(&mut self) {
        let used = self.table.after_publication();
        let mut told = 0;
        while self.next < used && told < BURST {
            told += usize::from(self.tell(self.next));
            self.next += 1;
        }
        self.flush();
        self.metrics.on_announced(told as u64);
        self.is_due = self.next < used;
    }

    /// Returns whether there is a subscriber in that slot.
    fn tell(&mut self, slot: usize) -> bool {
        let Some(subscription) = self.table.get(slot) else { return false };
        if self.batch.is_full() {
            self.flush();
        }
        let announcement = Announcement {
            from: self.announcer.from,
            boot: self.announcer.boot,
            term: Term(self.record.term.value()),
            leader: NodeId::new(self.record.named),
            subscriber: subscription.subscriber,
            life: subscription.life,
            counter: subscription.counter,
            cookie: 0,
            is_subscribed: true,
        };
        announcement.address(subscription.key.as_ref(), &mut self.record);
        self.batch.queue(&SockAddr::from(subscription.address), self.record.as_bytes());
        true
    }

    fn flush(&mut self) {
        if !self.batch.is_empty() {
            let metrics = &self.metrics;
            let socket = self.socket.as_fd();
            self.batch.flush(socket, |error| metrics.on_send_fault(SocketFault::of(&error)));
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::super::rig::{setup, socket, subscription};
    use super::*;
    use crate::election::Role;
    use crate::types::{ClusterId, Instant, SubscriberId};
    use crate::wire::open_announcement;

    fn follower(term: u64) -> Standing {
        Standing {
            term: Term(term),
            role: Role::Follower,
            leader: NodeId::new(2),
            lease_start: Instant::ZERO,
            lease_end: Instant::ZERO,
        }
    }

    #[test]
    fn a_change_in_the_middle_of_a_burst_is_told_to_those_who_were_told_of_the_last_one() {
        let mut announcements = Announcements::begin(setup()).expect("a thread can be started");
        let (first, others) = (socket(), socket());
        first.set_nonblocking(true).expect("it can be asked");
        for slot in 0..=BURST {
            let at = if slot == 0 { &first } else { &others };
            announcements.table.set(slot, &subscription(slot as u32, at));
        }
        let told = || {
            // Loopback delivers before a send returns.
            let mut room = [0; 256];
            let length = first.recv(&mut room).ok()?;
            let said = open_announcement(&room[..length], ClusterId(7), SubscriberId(0), None);
            Some(said.expect("it is an announcement").term)
        };
        announcements.on_published(&follower(5));
        announcements.announce();
        assert!(announcements.is_due(), "there are more than one pass tells");
        assert_eq!((told(), told()), (Some(Term(5)), None));
        announcements.on_published(&follower(6));
        while announcements.is_due() {
            announcements.announce();
        }
        assert_eq!((told(), told()), (Some(Term(6)), None));
    }
}
