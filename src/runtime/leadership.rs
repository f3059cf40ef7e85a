//! The published word: who leads, for any thread that asks.
//!
//! Knows [`Standing`] and a clock. Knows nothing of how leadership comes about; one writer, the
//! polling thread, says so. Nobody is told: who asks, compares the lease with the clock itself, so
//! that a polling thread that has stalled can't lie (R8).

use std::sync::Arc;

use crate::election::{Role, Standing};
use crate::types::{Duration, Instant, NodeId, Term};

use super::clock::Clock;
use super::latch::{Latch, WORDS};
use super::sys::{fork, shared::SharedPage};

/// What a leader shows to what it writes to, so that a deposed one is recognised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// The term, which is the fencing token: later leaders have higher ones.
    pub term: Term,
    /// How long the lease lasted when this was asked for. It grows with the next heartbeat. Where this
    /// node is the only one that votes, without end: longer than any clock can count on.
    pub time_left: Duration,
}

/// Who leads, as one node knows it. Clone it into every thread that asks.
#[derive(Clone, Debug)]
pub struct Leadership {
    words: Words,
    clock: Clock,
}

/// Where the words lie.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// In memory of this process.
    Own(Arc<Latch>),
    /// In a page that a guardian can void.
    Shared(Arc<SharedPage>),
}

impl Words {
    #[inline]
    fn latch(&self) -> &Latch {
        match self {
            Words::Own(latch) => latch,
            Words::Shared(page) => &page.latch,
        }
    }

    /// Whether a lease published by a process of `forks` is nobody's. Words of this process' own are a copy,
    /// where it was forked off: nobody will ever tell it that the lease was given up. Words of a page are
    /// void where a guardian has told others that the node is dead; else a forked child reads what holds.
    #[inline]
    fn are_void(&self, forks: u32) -> bool {
        match self {
            Words::Own(_) => forks != fork::forks(),
            Words::Shared(page) => page.is_void(),
        }
    }
}

impl Leadership {
    /// Whether this node may act as leader now. Never waits for the polling thread.
    ///
    /// True means: at some moment during this call no other node held a lease. What is done with
    /// the answer comes later, so what must not be done twice carries the [`token`](Self::token).
    #[inline]
    pub fn is_leader(&self) -> bool {
        self.lease().is_some()
    }

    /// The term and the time left, if this node may act as leader now. The term goes along with every
    /// write, to storage that refuses lower ones than it has seen: `examples/fenced_writer.rs`.
    ///
    /// Without a guardian nobody else leads before that time is over, unless this node resigns. With one
    /// ([`guardian`](super::guardian)) somebody may, once this node's polling thread has ended: ask again at
    /// each use, and rely on the term.
    #[inline]
    pub fn token(&self) -> Option<Token> {
        let (standing, now) = self.lease()?;
        let time_left = standing.lease_end.saturating_since(now);
        Some(Token { term: standing.term, time_left })
    }

    /// The leader of this node's term, once heard of. It may have died since: to decide whether this node
    /// may act, ask [`is_leader`](Self::is_leader).
    pub fn leader(&self) -> Option<NodeId> {
        unpack(self.words.latch().read()).0.leader
    }

    /// All that is published: for people and metrics. It compares nothing with the clock, and does not know
    /// whether a guardian has taken this node for dead.
    pub fn standing(&self) -> Standing {
        unpack(self.words.latch().read()).0
    }

    /// The standing and the time at which it was a lease's.
    #[inline]
    fn lease(&self) -> Option<(Standing, Instant)> {
        let (standing, forks) = unpack(self.words.latch().read());
        // After the words: a clock read before them might show a time at which a lease that has
        // ended by now was still valid.
        let now = self.clock.now();
        // A page that is void stays so, and nobody else was told to lead before it was. So if it is not
        // void now, the lease was this node's alone when the clock was read.
        (standing.holds_lease(now) && !self.words.are_void(forks)).then_some((standing, now))
    }
}

/// The one writer. When it goes, so does the lease that it has published.
#[derive(Debug)]
pub(super) struct Publisher {
    words: Words,
    /// A copy of this in a process that was forked off writes nothing: the page is shared with it.
    process: u32,
}

impl Publisher {
    /// A writer and its readers; nobody leads yet.
    pub(super) fn new(clock: Clock, page: Option<&Arc<SharedPage>>) -> (Self, Leadership) {
        let words = match page {
            Some(page) => Words::Shared(Arc::clone(page)),
            None => Words::Own(Arc::default()),
        };
        (Self { words: words.clone(), process: std::process::id() }, Leadership { words, clock })
    }

    /// Shows `standing` to all readers; they see all of it or nothing.
    pub(super) fn publish(&mut self, standing: &Standing) {
        self.words.latch().write(pack(standing));
    }
}

impl Drop for Publisher {
    /// A node that is gone keeps no lease, though giving it up early helps nobody but its readers:
    /// its followers keep their promises.
    fn drop(&mut self) {
        if self.process != std::process::id() {
            return;
        }
        let (last, _) = unpack(self.words.latch().read());
        self.publish(&Standing {
            term: last.term,
            role: Role::Follower,
            leader: None,
            lease_start: Instant::ZERO,
            lease_end: Instant::ZERO,
        });
    }
}

/// Bit by which a packed word says that the leader is known.
const LEADER_KNOWN: u64 = 1 << 8;

fn pack(standing: &Standing) -> [u64; WORDS] {
    let role = u64::from(standing.role as u8);
    let leader = standing.leader.map_or(0, |leader| LEADER_KNOWN | u64::from(leader.number()));
    [
        standing.term.0,
        u64::from(fork::forks()) << 32 | role << 16 | leader,
        standing.lease_start.as_nanos(),
        standing.lease_end.as_nanos(),
    ]
}

#[inline]
fn unpack([term, who, start, end]: [u64; WORDS]) -> (Standing, u32) {
    let standing = Standing {
        term: Term(term),
        role: Role::from_number((who >> 16) as u8).unwrap_or(Role::Follower),
        leader: if who & LEADER_KNOWN == 0 { None } else { NodeId::new(who as u8) },
        lease_start: Instant::from_nanos(start),
        lease_end: Instant::from_nanos(end),
    };
    (standing, (who >> 32) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    fn leading(term: u64, start: u64, end: u64) -> Standing {
        Standing {
            term: Term(term),
            role: Role::Leader,
            leader: NodeId::new((term % 128) as u8),
            lease_start: Instant::from_nanos(start),
            lease_end: Instant::from_nanos(end),
        }
    }

    #[test]
    fn every_standing_is_read_as_it_was_published() {
        let (mut publisher, leadership) = Publisher::new(Clock::mock().0, None);
        for (role, leader) in
            (0..4).filter_map(Role::from_number).zip([None, NodeId::new(0), NodeId::new(127), None])
        {
            let standing = Standing { role, leader, ..leading(7, 1, 2) };
            publisher.publish(&standing);
            assert_eq!(leadership.standing(), standing);
            assert_eq!(leadership.leader(), leader);
        }
    }

    #[test]
    fn a_lease_is_compared_with_the_clock_when_asked() {
        let (clock, hand) = Clock::mock();
        let (mut publisher, leadership) = Publisher::new(clock, None);
        hand.set(Instant::from_nanos(100));
        publisher.publish(&leading(3, 100, 150));
        assert_eq!(
            leadership.token(),
            Some(Token { term: Term(3), time_left: Duration::from_nanos(50) })
        );
        hand.set(Instant::from_nanos(150));
        assert!(!leadership.is_leader(), "the lease has ended");
        hand.set(Instant::from_nanos(99));
        assert!(!leadership.is_leader(), "the clock has stepped back before the renewal");
    }

    /// The lease itself has no end here: nothing else can make it nobody's.
    #[test]
    fn a_lease_in_a_page_that_is_void_is_nobodys_for_good() {
        let (clock, hand) = Clock::mock();
        let page = Arc::new(SharedPage::create().expect("the kernel has memory files"));
        let (mut publisher, leadership) = Publisher::new(clock, Some(&page));
        hand.set(Instant::from_nanos(1));
        publisher.publish(&leading(3, 0, u64::MAX));
        assert!(leadership.is_leader() && leadership.token().is_some());
        page.void();
        assert!(!leadership.is_leader());
        assert_eq!(leadership.token(), None);
        publisher.publish(&leading(5, 0, u64::MAX));
        assert!(!leadership.is_leader(), "whatever is published in it");
        assert_eq!(leadership.token(), None);
    }

    #[test]
    fn a_node_that_is_gone_does_not_lead() {
        let (clock, hand) = Clock::mock();
        let (mut publisher, leadership) = Publisher::new(clock, None);
        hand.set(Instant::from_nanos(1));
        publisher.publish(&leading(3, 0, u64::MAX));
        assert!(leadership.is_leader());
        drop(publisher);
        assert!(!leadership.is_leader());
        assert_eq!(leadership.standing().term, Term(3));
    }

    #[test]
    fn a_reader_never_sees_parts_of_two_publications() {
        const PUBLICATIONS: u64 = 200_000;
        let (mut publisher, leadership) = Publisher::new(Clock::os(), None);
        let reader = thread::spawn(move || {
            let mut last = 0;
            while last < PUBLICATIONS {
                let seen = leadership.standing();
                let term = seen.term.0;
                assert!(term >= last, "{term} after {last}");
                let whole = term == 0 || seen == leading(term, term, term + 1);
                assert!(whole, "{seen:?}");
                last = term;
            }
            leadership
        });
        for term in 1..=PUBLICATIONS {
            publisher.publish(&leading(term, term, term + 1));
        }
        let leadership = reader.join().expect("the reader's assertions hold");
        assert_eq!(leadership.standing().term, Term(PUBLICATIONS));
    }
}
