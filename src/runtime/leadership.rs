//! The published standing: who leads, for any thread that asks.
//!
//! Knows [`Standing`] and a clock. Knows nothing of how leadership comes about: one writer, the
//! polling thread, says so. Nobody is notified. A thread that asks compares the lease with the
//! clock itself, so a polling thread that has stalled can't lie (R8).

use crate::election::{Role, Standing};
use crate::types::{Duration, Instant, NodeId, Term};

use super::clock::Clock;
use super::guards::{Guard, Guards};
use super::latch::WORDS;
use super::node_memory::NodeMemory;
use super::public_page::PublicPage;
use super::sys::fork;
use super::vm_generation::VmGeneration;

/// The proof of leadership that goes along with each write, so that a deposed leader is
/// recognised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// The term, which is the fencing token: later leaders have higher ones.
    pub term: Term,
    /// The time left of the lease when this was asked for. It grows with the next heartbeat. With a
    /// single voter the lease never ends, and this is about as large as a `Duration` can be.
    pub time_left: Duration,
}

impl Token {
    pub(super) const fn of(standing: &Standing, now: Instant) -> Self {
        Self { term: standing.term, time_left: standing.lease_end.saturating_since(now) }
    }
}

/// Tells who leads, as one node knows it. Clone it into every thread that asks.
#[derive(Clone, Debug)]
pub struct Leadership {
    reader: LeaseReader,
    guards: Guards,
}

/// The published words, and the clock that a lease is compared with.
#[derive(Clone, Debug)]
pub(super) struct LeaseReader {
    clock: Clock,
    words: NodeMemory,
    generation: VmGeneration,
}

impl LeaseReader {
    pub(super) const fn new(clock: Clock, words: NodeMemory, generation: VmGeneration) -> Self {
        Self { clock, words, generation }
    }

    /// Returns the standing, and a time at which its lease held, if it does now.
    #[inline]
    pub(super) fn lease(&self) -> Option<(Standing, Instant)> {
        let lease = lease_of(&self.words, || self.clock.now());
        // After the clock, as the rest that can void a lease.
        lease.filter(|_| !self.generation.is_over())
    }

    /// Returns the term in which this node leads, and for how long its lease has run out. `None`
    /// too once it can't have a lease any more: a guardian has taken it for dead, or its machine
    /// was restored.
    pub(super) fn led_term(&self) -> Option<(Term, Duration)> {
        let Standing { term, role, lease_end, .. } = self.standing();
        let may_have_lease = !self.is_void() && !self.generation.is_over();
        let lapsed_for = self.clock.now().saturating_since(lease_end);
        (role == Role::Leader && may_have_lease).then_some((term, lapsed_for))
    }

    fn standing(&self) -> Standing {
        unpack(self.words.latch().read()).0
    }

    /// Returns whether a guardian has taken this node for dead, so that it says nothing more.
    fn is_void(&self) -> bool {
        match &self.words {
            NodeMemory::Own(_) => false,
            NodeMemory::Shared(page) => page.is_void(),
        }
    }
}

/// Gives the words that are published, and says whether a lease in them counts.
pub(super) trait Published {
    fn read(&self) -> [u64; WORDS];

    /// Returns whether a lease that was published after so many `forks` is void. Words in a
    /// process' own memory are void in a child forked off it: they are a copy there, and nobody
    /// will ever tell it that the lease was given up. Words in a page are void where a guardian
    /// has told others that the node is dead. Else a forked child reads what holds.
    fn is_lease_void(&self, forks: u32) -> bool;
}

impl Published for NodeMemory {
    #[inline]
    fn read(&self) -> [u64; WORDS] {
        self.latch().read()
    }

    #[inline]
    fn is_lease_void(&self, forks: u32) -> bool {
        match self {
            Self::Own(_) => forks != fork::forks(),
            Self::Shared(page) => page.is_void(),
        }
    }
}

/// Returns the standing, and a time at which its lease held, if it does now. An answer rests on
/// the order of the three readings. So it stands here once: for readers in this process and in
/// others, for tests and loom.
#[inline]
pub(super) fn lease_of(
    published: &impl Published,
    clock: impl FnOnce() -> Instant,
) -> Option<(Standing, Instant)> {
    let (standing, forks) = unpack(published.read());
    // After the words. A clock that is read before them may show a time before the renewal that
    // they tell of. That would look as if it had stepped back, and a leader would be told that it
    // does not lead. And a pause between the two must count against the lease.
    let now = clock();
    // After the clock. A page that is void stays so, and nobody else was told to lead before it
    // was void. So if it is not void now, the lease was this node's alone when the clock was read.
    (standing.holds_lease(now) && !published.is_lease_void(forks)).then_some((standing, now))
}

impl Leadership {
    pub(super) const fn new(reader: LeaseReader, guards: Guards) -> Self {
        Self { reader, guards }
    }

    /// Returns whether this node may act as leader now. Never waits for the polling thread.
    ///
    /// True means: at some moment during this call no other node held a lease. What is done with
    /// the answer comes later, so what must not be done twice carries the [`token`](Self::token).
    #[inline]
    pub fn is_leader(&self) -> bool {
        self.reader.lease().is_some()
    }

    /// Returns the term and the time left, if this node may act as leader now. The term goes along
    /// with every write, to storage that rejects lower ones than it has seen:
    /// `examples/fenced_writer.rs`.
    ///
    /// Without a guardian nobody else leads before that time is over, unless this node resigns.
    /// With one ([`guardian`](super::guardian)) somebody may, once this node's polling thread has
    /// ended: ask again at each use, and rely on the term.
    #[inline]
    pub fn token(&self) -> Option<Token> {
        let (standing, now) = self.reader.lease()?;
        Some(Token::of(&standing, now))
    }

    /// Returns a guard, if this node may act as leader now and nobody has asked it to give its
    /// leadership up. While the guard is held, a resignation or a transfer waits for it; see
    /// [`Guard`]. Never waits; takes two atomic steps, and no system call.
    ///
    /// ```no_run
    /// # fn work(leadership: &interrex::Leadership, write: impl Fn(interrex::Term)) {
    /// if let Some(guard) = leadership.guard()
    ///     && let Some(token) = guard.token()
    /// {
    ///     write(token.term);
    /// } // From here on a resignation that was asked for meanwhile goes on.
    /// # }
    /// ```
    #[inline]
    pub fn guard(&self) -> Option<Guard> {
        self.guards.take()
    }

    pub(super) const fn guards(&self) -> &Guards {
        &self.guards
    }

    /// Returns the leader of this node's term, once heard of. It may have died since: to decide
    /// whether this node may act, ask [`is_leader`](Self::is_leader).
    pub fn leader(&self) -> Option<NodeId> {
        self.reader.standing().leader
    }

    /// Returns all that is published, for people and metrics. It compares nothing with the clock,
    /// and does not know whether a guardian has taken this node for dead.
    pub fn standing(&self) -> Standing {
        self.reader.standing()
    }

    /// Returns whether this node says nothing more: a guardian has taken it for dead, or its
    /// machine was restored.
    pub(super) fn is_void(&self) -> bool {
        self.reader.is_void() || self.reader.generation.is_over()
    }
}

/// The one writer. When it is dropped, the lease that it has published ends.
#[derive(Debug)]
pub(super) struct Publisher {
    words: NodeMemory,
    /// The page that other processes read, if there is one.
    public: Option<PublicPage>,
    clock: Clock,
}

impl Publisher {
    /// Returns a writer; nobody leads yet.
    pub(super) fn new(clock: Clock, words: NodeMemory) -> Self {
        Self { words, public: None, clock }
    }

    /// Publishes to other processes too.
    pub(super) fn publish_to(&mut self, public: PublicPage) {
        self.public = Some(public);
    }

    /// Shows `standing` to all readers, of other processes too; they see all of it or nothing.
    /// When this returns, none of them finds a lease any more that `standing` does not have.
    pub(super) fn publish(&mut self, standing: &Standing) {
        self.words.latch().write(pack(standing));
        if let Some(public) = &mut self.public {
            public.publish(standing, &self.clock);
        }
    }

    /// Does what must be done in each pass, whether or not anything has changed.
    #[inline]
    pub(super) fn keep(&mut self) {
        if let Some(public) = &mut self.public {
            public.keep(&self.clock);
        }
    }

    /// Voids the page that other processes read, since this life of the node is over.
    pub(super) fn void_public(&self) {
        if let Some(public) = &self.public {
            public.void();
        }
    }

    /// Takes the page back that other processes read. Only the process that the node belongs to
    /// may do that, as [`withdraw`](Self::withdraw).
    pub(super) fn withdraw_public(&mut self) {
        if let Some(mut public) = self.public.take() {
            public.withdraw();
        }
    }
}

/// Words in this process' own memory are nobody else's, so that any process withdraws its own.
impl Drop for Publisher {
    fn drop(&mut self) {
        if matches!(self.words, NodeMemory::Own(_)) {
            self.withdraw();
        }
    }
}

impl Publisher {
    /// Withdraws the lease, since the node is gone. That helps its readers alone: its followers
    /// keep their promises. Only the process that the node belongs to may do that, since a page is
    /// shared with copies of the node in other processes.
    pub(super) fn withdraw(&mut self) {
        let (last, _) = unpack(self.words.latch().read());
        self.words.latch().write(pack(&Standing {
            term: last.term,
            role: Role::Follower,
            leader: None,
            lease_start: Instant::ZERO,
            lease_end: Instant::ZERO,
        }));
    }
}

/// The bit of a packed word that says that the leader is known.
const LEADER_KNOWN: u64 = 1 << 8;

fn pack(standing: &Standing) -> [u64; WORDS] {
    let forks = u64::from(fork::forks()) << 32;
    [
        standing.term.0,
        forks | who(standing),
        standing.lease_start.as_nanos(),
        standing.lease_end.as_nanos(),
    ]
}

/// Returns role and leader, packed as other processes read them too.
pub(super) fn who(standing: &Standing) -> u64 {
    let leader = standing.leader.map_or(0, |leader| LEADER_KNOWN | u64::from(leader.number()));
    u64::from(standing.role as u8) << 16 | leader
}

#[inline]
pub(super) fn unpack([term, who, start, end]: [u64; WORDS]) -> (Standing, u32) {
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
impl Publisher {
    /// Returns a writer and its readers.
    pub(super) fn with_reader(clock: Clock, words: NodeMemory) -> (Self, Leadership) {
        let reader = LeaseReader::new(clock.clone(), words.clone(), VmGeneration::default());
        let guards = Guards::new(reader.clone(), std::sync::Arc::default(), None);
        (Self::new(clock, words), Leadership::new(reader, guards))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sys::shared::SharedPage;
    use super::*;
    use std::sync::Arc;
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

    /// As where a process forks, goes on in the child and ends.
    #[test]
    fn a_copy_that_is_dropped_changes_no_page_that_another_process_writes() {
        let (clock, hand) = Clock::mock();
        hand.set(Instant::from_nanos(1));
        let page = Arc::new(SharedPage::create().expect("the kernel has memory files"));
        let words = || NodeMemory::new(Some(&page));
        let (mut publisher, leadership) = Publisher::with_reader(clock.clone(), words());
        publisher.publish(&leading(3, 0, 9));
        drop(Publisher::new(clock, words()));
        assert!(leadership.is_leader());
        publisher.withdraw();
        assert!(!leadership.is_leader());
    }

    #[test]
    fn every_standing_is_read_as_it_was_published() {
        let (mut publisher, leadership) =
            Publisher::with_reader(Clock::mock().0, NodeMemory::new(None));
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
        let (mut publisher, leadership) = Publisher::with_reader(clock, NodeMemory::new(None));
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
        let (mut publisher, leadership) =
            Publisher::with_reader(clock, NodeMemory::new(Some(&page)));
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
    fn a_term_is_led_without_a_lease_but_not_by_a_follower_nor_in_a_page_that_is_void() {
        let (clock, hand) = Clock::mock();
        hand.set(Instant::from_nanos(9));
        let page = Arc::new(SharedPage::create().expect("the kernel has memory files"));
        let (mut publisher, leadership) =
            Publisher::with_reader(clock, NodeMemory::new(Some(&page)));
        publisher.publish(&leading(3, 0, 5));
        assert!(!leadership.is_leader());
        let lapsed = Duration::from_nanos(4);
        assert_eq!(leadership.reader.led_term(), Some((Term(3), lapsed)), "it may be renewed");
        publisher.publish(&Standing { role: Role::Follower, ..leading(3, 0, 5) });
        assert_eq!(leadership.reader.led_term(), None);
        publisher.publish(&leading(4, 0, 5));
        assert_eq!(leadership.reader.led_term(), Some((Term(4), lapsed)));
        page.void();
        assert_eq!(leadership.reader.led_term(), None, "it was taken for dead");
    }

    #[test]
    fn a_lease_that_is_renewed_while_it_is_asked_for_is_never_missed() {
        let (clock, hand) = Clock::mock();
        let (mut publisher, leadership) = Publisher::with_reader(clock, NodeMemory::new(None));
        hand.set(Instant::from_nanos(100));
        publisher.publish(&leading(3, 90, 150));
        let later = hand.clone();
        // Just after the clock is read.
        hand.on_reading(move || {
            later.set(Instant::from_nanos(130));
            publisher.publish(&leading(3, 130, 180));
        });
        let token = leadership.token().expect("it leads all the time");
        assert_eq!(token.time_left, Duration::from_nanos(50), "of the words that were read first");
    }

    #[test]
    fn a_node_that_is_gone_does_not_lead() {
        let (clock, hand) = Clock::mock();
        let (mut publisher, leadership) = Publisher::with_reader(clock, NodeMemory::new(None));
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
        let (mut publisher, leadership) =
            Publisher::with_reader(Clock::os(), NodeMemory::new(None));
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

/// As in `latch.rs`: every interleaving of a reader with the thread that publishes, and with a
/// guardian.
#[cfg(all(test, loom))]
mod model {
    use super::super::atomic::{AtomicU64, fence};
    use super::super::guardian::state::PageState;
    use super::super::latch::Latch;
    use super::*;
    use crate::duty_cycle::Withdrawal;
    use loom::sync::Arc;
    use loom::thread;
    use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

    /// A page with only the parts that are read here.
    #[derive(Default)]
    struct Modelled {
        latch: Latch,
        state: PageState,
        time: AtomicU64,
        /// Not 0 once another member has been told that this one is dead.
        is_told: AtomicU64,
    }

    impl Published for Modelled {
        fn read(&self) -> [u64; WORDS] {
            self.latch.read()
        }

        fn is_lease_void(&self, _: u32) -> bool {
            self.state.is_void()
        }
    }

    impl Modelled {
        fn publish(&self, start: u64, end: u64) {
            self.latch.write(pack(&Standing {
                term: Term(1),
                role: Role::Leader,
                leader: NodeId::new(1),
                lease_start: Instant::from_nanos(start),
                lease_end: Instant::from_nanos(end),
            }));
        }
    }

    fn check(model: impl Fn(Arc<Modelled>) + Send + Sync + 'static) {
        let mut bounds = loom::model::Builder::new();
        bounds.preemption_bound = Some(3);
        bounds.check(move || {
            let page = Arc::new(Modelled::default());
            page.time.store(1, Relaxed);
            page.publish(1, 3);
            model(page);
        });
    }

    #[test]
    fn a_lease_that_is_renewed_without_a_gap_is_found_by_every_reader() {
        check(|page| {
            let published = Arc::clone(&page);
            let writer = thread::spawn(move || {
                published.time.store(2, Release);
                published.publish(2, 4);
            });
            let lease = lease_of(&*page, || Instant::from_nanos(page.time.load(Acquire)));
            assert!(lease.is_some(), "it leads all the time");
            writer.join().expect("the writer asserts nothing");
        });
    }

    #[test]
    fn nobody_finds_a_lease_by_a_clock_read_after_another_was_told_of_this_ones_death() {
        check(|page| {
            let dying = Arc::clone(&page);
            // The node publishes once more, and then its guardian acts, which comes later by the
            // word of the kernel. What is sent is the weakest store there is: by itself it shows
            // nothing of what came before it.
            let guardian = thread::spawn(move || {
                dying.publish(1, 4);
                dying.state.void();
                dying.is_told.store(1, Relaxed);
            });
            let mut is_told = 0;
            let lease = lease_of(&*page, || {
                is_told = page.is_told.load(Relaxed);
                fence(Acquire);
                Instant::from_nanos(2)
            });
            assert!(lease.is_none() || is_told == 0, "two lead");
            guardian.join().expect("the guardian asserts nothing");
            assert!(lease_of(&*page, || Instant::from_nanos(2)).is_none(), "void for good");
        });
    }

    /// Runs a guardian that takes an armed bequest and tells the heir, and a reader that may hear
    /// of that. The owner withdraws the bequest afterwards, if it does.
    fn check_bequest(takes: fn(&Modelled), withdraws: bool) {
        check(move |page| {
            assert!(page.state.arm(page.state.free_slot()));
            let dying = Arc::clone(&page);
            let guardian = thread::spawn(move || takes(&dying));
            let mut is_told = 0;
            let lease = lease_of(&*page, || {
                is_told = page.is_told.load(Relaxed);
                fence(Acquire);
                Instant::from_nanos(2)
            });
            assert!(lease.is_none() || is_told == 0, "two lead");
            let withdrawal = withdraws.then(|| page.state.withdraw());
            guardian.join().expect("the guardian asserts nothing");
            let is_told = page.is_told.load(Relaxed) != 0;
            let is_taken = withdrawal.is_none_or(|withdrawal| withdrawal == Withdrawal::Void);
            assert_eq!(is_told, is_taken, "withdrawn and delivered, or neither");
        });
    }

    #[test]
    fn nobody_finds_a_lease_once_the_heir_has_its_bequest_and_none_is_withdrawn_that_is_sent() {
        let takes = |page: &Modelled| {
            if page.state.void().is_some() {
                page.is_told.store(1, Relaxed);
            }
        };
        check_bequest(takes, true);
        check_bequest(takes, false);
    }

    #[test]
    #[should_panic(expected = "two lead")]
    fn an_heir_that_is_told_before_the_page_is_void_is_found_out() {
        let tells_first = |page: &Modelled| {
            page.is_told.store(1, Relaxed);
            page.state.void();
        };
        check_bequest(tells_first, false);
    }
}
