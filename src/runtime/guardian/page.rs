//! The page that a node shares with its guardian. It says whose it is and whether it counts, and
//! holds what the guardian sends once its owner is dead: notices for all others, and a bequest for
//! one of them (R15).
//!
//! The owner's polling thread writes, and the application's threads write its position. The
//! guardian reads, takes the bell, and sets one bit: that the page is void. A node does all of its
//! part by itself; this is public for the guardian's process, which is the crate
//! `interrex-guardian`. Knows nothing of how the two sides meet.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};

use crate::duty_cycle::Withdrawal;
use crate::types::{BootId, ClusterId, NodeId, Position, Term};
use crate::wire::{RECORD_LENGTH, Record};

use super::super::atomic::{AtomicU64, fence};
use super::super::public_page::{PublicFile, PublicOwner};
pub use super::super::sys::shared::{HeldBell, LockOutcome, Page, SharedPage};

use super::super::sys::shared::{HEAD, NOTICE, NOTICES};

/// The first word, little-endian. It differs by C library, since each lays its mutexes out
/// differently. It also differs by the protocol of node and guardian, of which 4 is the fourth
/// version.
const MAGIC: u64 =
    u64::from_le_bytes(if cfg!(target_env = "gnu") { *b"IRXPAG4g" } else { *b"IRXPAG4x" });

/// The words at the head of a page, by their places.
#[derive(Clone, Copy)]
enum Word {
    Magic,
    Cluster,
    Node,
    Boot,
    Process,
    Retired,
    /// The number of notices that are ready; written last.
    Ready,
    /// The term that the notices are about.
    Term,
    /// One where the next word counts.
    HasGeneration,
    Generation,
}

const _: () = assert!((Word::Generation as usize) < HEAD);

/// The node whose page this is, and the process that it runs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PageOwner {
    /// The cluster that the node belongs to.
    pub cluster: ClusterId,
    /// The member that it is.
    pub node: NodeId,
    /// The life of the node that the page belongs to.
    pub boot: BootId,
    /// The number of the node's process.
    pub process: u32,
}

/// Proves that a node's pages are void: the one it shares with its guardian, and the one that other
/// processes read, if there is one. Notices and bequest are handed out against this alone, so that
/// nobody can send one before.
#[derive(Clone, Copy, Debug)]
pub struct Voided {
    /// The slot whose bequest was taken.
    taken: Option<usize>,
}

/// A datagram that waits for its sender's death, and where it goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// The member that is to hear of the death.
    pub member: NodeId,
    /// The address of that member.
    pub to: SocketAddr,
    /// The datagram, as the owner has sealed it.
    pub datagram: [u8; RECORD_LENGTH],
}

impl Notice {
    /// Returns the notice that says what `record` says.
    pub fn new(member: NodeId, to: SocketAddr, record: &Record) -> Self {
        Self { member, to, datagram: *record.as_bytes() }
    }
}

impl Page {
    fn word(&self, word: Word) -> &AtomicU64 {
        &self.head[word as usize]
    }

    /// Writes whose page it is. Done once, by the owner, before anybody else sees the page.
    pub fn set_owner(&self, owner: &PageOwner) {
        let words = [
            (Word::Cluster, owner.cluster.0),
            (Word::Node, u64::from(owner.node.number())),
            (Word::Boot, owner.boot.0),
            (Word::Process, u64::from(owner.process)),
            (Word::Magic, MAGIC),
        ];
        words.into_iter().for_each(|(word, value)| self.word(word).store(value, Relaxed));
    }

    /// Writes the generation of the machine in which the owner was built, where something tells of
    /// it. Done once, by the owner, before anybody else sees the page.
    pub fn set_generation(&self, generation: Option<u64>) {
        self.word(Word::Generation).store(generation.unwrap_or(0), Relaxed);
        self.word(Word::HasGeneration).store(u64::from(generation.is_some()), Relaxed);
    }

    /// Returns the generation of the machine in which the owner was built; `None` where it does not
    /// know.
    pub fn generation(&self) -> Option<u64> {
        let has_one = self.word(Word::HasGeneration).load(Relaxed) != 0;
        has_one.then(|| self.word(Word::Generation).load(Relaxed))
    }

    /// Writes the process whose thread takes the bell. It is another one if the process has forked
    /// since the page was made.
    pub(super) fn set_process(&self, process: u32) {
        self.word(Word::Process).store(u64::from(process), Relaxed);
    }

    /// Returns whose page it is. `None` where nobody has written that, or another release has.
    pub fn owner(&self) -> Option<PageOwner> {
        let value = |word| self.word(word).load(Relaxed);
        if value(Word::Magic) != MAGIC {
            return None;
        }
        Some(PageOwner {
            cluster: ClusterId(value(Word::Cluster)),
            node: u8::try_from(value(Word::Node)).ok().and_then(NodeId::new)?,
            boot: BootId(value(Word::Boot)),
            process: u32::try_from(value(Word::Process)).ok()?,
        })
    }

    /// Voids this page, and no other.
    fn void_alone(&self) -> Voided {
        Voided { taken: self.readers.state.void() }
    }

    /// Returns whether what is published here no longer counts.
    #[inline]
    pub fn is_void(&self) -> bool {
        self.readers.state.is_void()
    }

    /// Says whether the owner's thread ends its watch in order, which is no death.
    pub fn set_retired(&self, retired: bool) {
        self.word(Word::Retired).store(u64::from(retired), SeqCst);
    }

    /// Returns whether the owner's thread has ended its watch in order.
    pub fn is_retired(&self) -> bool {
        self.word(Word::Retired).load(SeqCst) != 0
    }

    /// Takes the notices back: the owner leads nobody, so nobody need be told of its death.
    pub fn disarm(&self) {
        self.word(Word::Ready).store(0, Release);
        // A notice is changed only after it is seen not to be ready.
        fence(SeqCst);
    }

    /// Writes the notices to be sent if the owner dies while it leads `term`. Those that there is
    /// no room for are left out.
    pub fn arm(&self, term: Term, notices: impl Iterator<Item = Notice>) {
        self.disarm();
        let mut count = 0;
        for (place, notice) in self.notices.iter().zip(notices) {
            write_notice(place, &notice);
            count += 1;
        }
        self.word(Word::Term).store(term.0, Relaxed);
        self.word(Word::Ready).store(count, Release);
    }

    /// Returns the term that the dead owner led, and the notices to send. There are none if it led
    /// no term, or died while it wrote them.
    pub fn notices(&self, _: Voided) -> (Term, impl Iterator<Item = Notice>) {
        let ready = self.word(Word::Ready).load(Acquire).min(NOTICES as u64) as usize;
        let term = Term(self.word(Word::Term).load(Relaxed));
        (term, self.notices[..ready].iter().filter_map(|words| read_notice(words)))
    }

    /// Arms a bequest, which is the notice for the heir too, in place of the one before. It counts
    /// only if the application is in this position when the owner dies. Returns false where the
    /// page is void.
    pub fn bequeath(&self, notice: &Notice, position: Position) -> bool {
        let slot = self.readers.state.free_slot();
        let (words, place) = self.bequests[slot].split_at(NOTICE);
        write_notice(words, notice);
        place[0].store(position.log_term, Relaxed);
        place[1].store(position.index, Relaxed);
        self.readers.state.arm(slot)
    }

    /// Withdraws the bequest: once this returns [`Withdrawal::Done`] no guardian sends it.
    pub fn withdraw(&self) -> Withdrawal {
        self.readers.state.withdraw()
    }

    /// Returns the bequest that was armed when the page became void. `None` if there was none, or
    /// if the application is in another position than it tells of, or about to be (R15).
    pub fn bequest(&self, voided: Voided) -> Option<Notice> {
        let (words, place) = self.bequests[voided.taken?].split_at(NOTICE);
        let [log_term, index] = [0, 1].map(|word: usize| place[word].load(Relaxed));
        let is_position = self.position.read() == Some(Position { log_term, index });
        read_notice(words).filter(|_| is_position)
    }

    /// Goes on to this position of the application's, unless that is behind the present one. To be
    /// called by one thread at a time.
    pub fn set_position(&self, position: Position) {
        self.position.raise(position);
    }
}

#[cfg(test)]
impl Page {
    /// Voids the page of a node that publishes to no other process.
    pub(in super::super) fn void(&self) -> Voided {
        self.void_alone()
    }

    /// Returns what a guardian would have in its hands if it voided the page now.
    pub(super) fn as_if_void(&self) -> Voided {
        Voided { taken: self.readers.state.armed() }
    }
}

/// The pages in which a node publishes that it leads: the one that it shares with its guardian, and
/// the one that other processes read, if there is one.
#[derive(Clone, Debug)]
pub struct Pages {
    shared: Arc<SharedPage>,
    public: Option<Arc<PublicFile>>,
}

impl Pages {
    /// Takes the page of a node that publishes to no other process.
    pub fn of(shared: impl Into<Arc<SharedPage>>) -> Self {
        Self { shared: shared.into(), public: None }
    }

    /// Adds the file of the page that other processes read.
    pub(in super::super) fn and_public(self, public: Option<Arc<PublicFile>>) -> Self {
        Self { public, ..self }
    }

    /// Adds the file of the page that other processes read, as a node hands it over.
    ///
    /// # Errors
    /// The reason why a guardian could not void it: it is not this owner's page, is no file on a
    /// tmpfs, or has another length.
    pub fn with_public(self, file: OwnedFd, owner: &PageOwner) -> Result<Self, String> {
        let PageOwner { cluster, node, boot, .. } = *owner;
        let file = PublicFile::open(file, PublicOwner { cluster, node, boot })?;
        Ok(self.and_public(Some(Arc::new(file))))
    }

    /// Returns the page that node and guardian share.
    pub const fn shared(&self) -> &Arc<SharedPage> {
        &self.shared
    }

    /// Returns the file of the page that other processes read.
    pub(super) fn public(&self) -> Option<BorrowedFd<'_>> {
        self.public.as_ref().map(|public| public.descriptor())
    }

    /// Voids both pages, for good: nobody who reads one finds a lease in it any more. By the same
    /// step the owner can't withdraw a bequest any more that it has armed. Costs a system call
    /// where there is a page that other processes read.
    ///
    /// # Errors
    /// The kernel's, if it does not let the other page be written. Nobody must be told of a death
    /// then: others may still read that the dead node leads, until its lease is over.
    pub fn void(&self) -> io::Result<Voided> {
        let voided = self.shared.void_alone();
        self.public.as_ref().map_or(Ok(()), |public| public.void())?;
        Ok(voided)
    }
}

fn word_of(bytes: &[u8]) -> [u8; 8] {
    let mut word = [0; 8];
    word.copy_from_slice(bytes);
    word
}

fn write_notice(words: &[AtomicU64], notice: &Notice) {
    let datagram = notice.datagram.chunks_exact(8);
    let datagram = datagram.map(|bytes| u64::from_le_bytes(word_of(bytes)));
    let values = [u64::from(notice.member.number())].into_iter().chain(address_words(notice.to));
    for (word, value) in words.iter().zip(values.chain(datagram)) {
        word.store(value, Relaxed);
    }
}

fn read_notice(words: &[AtomicU64]) -> Option<Notice> {
    let value = |place: usize| words[place].load(Relaxed);
    let member = u8::try_from(value(0)).ok().and_then(NodeId::new)?;
    let to = address_of([value(1), value(2), value(3), value(4)])?;
    let mut datagram = [0; RECORD_LENGTH];
    for (bytes, word) in datagram.chunks_exact_mut(8).zip(&words[5..]) {
        bytes.copy_from_slice(&word.load(Relaxed).to_le_bytes());
    }
    Some(Notice { member, to, datagram })
}

/// Packs an address: family and port, the address itself, and the scope of an IPv6 one.
fn address_words(address: SocketAddr) -> [u64; 4] {
    let port = u64::from(address.port());
    match address {
        SocketAddr::V4(address) => [4 << 32 | port, u64::from(address.ip().to_bits()), 0, 0],
        SocketAddr::V6(address) => {
            let bits = address.ip().to_bits();
            [6 << 32 | port, (bits >> 64) as u64, bits as u64, u64::from(address.scope_id())]
        }
    }
}

fn address_of([head, first, second, scope]: [u64; 4]) -> Option<SocketAddr> {
    let port = head as u16;
    match head >> 32 {
        4 => {
            let bits = u32::try_from(first).ok()?;
            Some(SocketAddr::new(IpAddr::V4(Ipv4Addr::from_bits(bits)), port))
        }
        6 => {
            let ip = Ipv6Addr::from_bits(u128::from(first) << 64 | u128::from(second));
            Some(SocketAddr::V6(SocketAddrV6::new(ip, port, 0, u32::try_from(scope).ok()?)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::clock::Clock;
    use super::super::super::leadership::Publisher;
    use super::super::super::node_memory::NodeMemory;
    use super::*;
    use crate::election::{Role, Standing};
    use crate::types::Duration;
    use crate::wire::layout::U64;
    use std::sync::Arc;

    fn page() -> SharedPage {
        SharedPage::create().expect("the kernel has memory files")
    }

    fn addresses() -> [SocketAddr; 3] {
        let scoped = SocketAddrV6::new(Ipv6Addr::from_bits(0xfe80 << 112 | 7), 65_535, 0, 3);
        ["127.0.0.1:7411", "[2001:db8::1]:1", "[::1]:1"].map(|text| {
            let address: SocketAddr = text.parse().expect("a test's address");
            if address.port() == 1 && address.ip().is_loopback() { scoped.into() } else { address }
        })
    }

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    /// Returns a notice for each of three members.
    fn notices(sequence: u64) -> impl Iterator<Item = Notice> {
        let members = (1..).map(node).zip(addresses());
        members.map(move |(member, to)| Notice::new(member, to, &record(sequence)))
    }

    fn position(log_term: u64, index: u64) -> Position {
        Position { log_term, index }
    }

    /// Returns a bequest that can be told from others by its sequence.
    fn bequest(sequence: u64) -> Notice {
        Notice::new(node(2), addresses()[1], &record(sequence))
    }

    fn record(sequence: u64) -> Record {
        Record { sequence: U64::new(sequence), tag: [9; 16], ..Record::default() }
    }

    #[test]
    fn what_is_to_be_said_is_read_as_it_was_written() {
        let page = page();
        page.arm(Term(7), notices(9));
        let (term, read) = page.notices(page.void());
        assert_eq!(term, Term(7));
        assert_eq!(read.collect::<Vec<_>>(), notices(9).collect::<Vec<_>>());
    }

    #[test]
    fn a_leader_that_no_longer_leads_has_nothing_to_be_said() {
        let page = page();
        assert_eq!(page.notices(page.void()).1.count(), 0, "a new page");
        page.arm(Term(7), notices(1));
        page.disarm();
        assert_eq!(page.notices(page.void()).1.count(), 0);
    }

    /// An owner may die at any moment, also while it rewrites its notices. The page is looked at
    /// here between any two of them, as by a guardian that is told just then.
    #[test]
    fn what_lies_ready_is_never_changed_while_it_does() {
        let page = page();
        page.arm(Term(7), notices(7));
        let looks = notices(8).inspect(|_| {
            assert_eq!(page.notices(page.void()).1.count(), 0, "half of it is of another term");
        });
        page.arm(Term(8), looks);
        let (term, read) = page.notices(page.void());
        assert_eq!(term, Term(8));
        assert_eq!(read.collect::<Vec<_>>(), notices(8).collect::<Vec<_>>());
    }

    #[test]
    fn there_is_room_for_every_other_member_and_no_more() {
        let page = page();
        page.arm(Term(1), (0..200).map(bequest));
        assert_eq!(page.notices(page.void()).1.count(), NOTICES);
    }

    #[test]
    fn the_bequest_that_was_armed_last_is_taken_whole() {
        for armed in 1..=5 {
            let page = page();
            for sequence in 1..=armed {
                assert!(page.bequeath(&bequest(sequence), Position::default()));
            }
            let voided = page.void();
            assert_eq!(page.bequest(voided), Some(bequest(armed)));
            // What the owner does now changes nothing, and it is told so.
            assert!(!page.bequeath(&bequest(9), Position::default()));
            assert_eq!(page.withdraw(), Withdrawal::Void);
            assert_eq!(page.bequest(voided), Some(bequest(armed)));
        }
    }

    #[test]
    fn a_bequest_that_was_withdrawn_is_never_taken() {
        let page = page();
        assert_eq!(page.withdraw(), Withdrawal::Done, "there was none");
        for sequence in 1..=3 {
            assert!(page.bequeath(&bequest(sequence), Position::default()));
            assert_eq!(page.withdraw(), Withdrawal::Done);
            assert_eq!(page.withdraw(), Withdrawal::Done);
        }
        assert_eq!(page.bequest(page.void()), None);
        assert_eq!(page.withdraw(), Withdrawal::Void, "too late to say so");
    }

    /// The first may have died between its exchange and its sending.
    #[test]
    fn a_second_guardian_takes_what_the_first_has_taken() {
        let page = page();
        assert!(page.bequeath(&bequest(1), Position::default()));
        page.void();
        let second = page.map_again().expect("it is a page");
        let voided = second.void();
        assert_eq!(second.bequest(voided), Some(bequest(1)));
        assert!(page.is_void() && second.is_void());
    }

    #[test]
    fn a_bequest_counts_only_at_the_position_that_it_tells_of() {
        let steps = [position(1, 5), position(1, 6), position(2, 1)];
        for (step, told) in steps.into_iter().enumerate() {
            for (other, set) in steps.into_iter().enumerate() {
                let page = page();
                page.set_position(set);
                assert!(page.bequeath(&bequest(1), told));
                let taken = page.bequest(page.void());
                assert_eq!(taken.is_some(), step == other, "{told:?}, and it is at {set:?}");
            }
        }
    }

    #[test]
    fn a_position_that_is_set_between_the_exchange_and_the_look_makes_the_bequest_void() {
        let page = page();
        assert!(page.bequeath(&bequest(1), Position::default()));
        let voided = page.void();
        page.set_position(position(0, 1));
        assert_eq!(page.bequest(voided), None);
    }

    #[test]
    fn a_position_that_its_writer_has_died_over_makes_the_bequest_void() {
        let page = page();
        page.set_position(position(1, 5));
        assert!(page.bequeath(&bequest(1), position(1, 5)));
        page.position.tear();
        assert_eq!(page.bequest(page.void()), None);
    }

    #[test]
    fn a_page_says_whose_it_is() {
        let page = page();
        assert_eq!(page.owner(), None);
        let (cluster, node) = (ClusterId(u64::MAX), node(127));
        let owner = PageOwner { cluster, node, boot: BootId(5), process: 77 };
        page.set_owner(&owner);
        assert_eq!(page.owner(), Some(owner));
        page.word(Word::Node).store(128, Relaxed);
        assert_eq!(page.owner(), None, "no such member");
    }

    #[test]
    fn the_page_of_another_release_is_nobodys() {
        let page = page();
        let owner =
            PageOwner { cluster: ClusterId(7), node: node(1), boot: BootId(5), process: 77 };
        page.set_owner(&owner);
        let before = if cfg!(target_env = "gnu") { *b"IRXPAG3g" } else { *b"IRXPAG3x" };
        page.word(Word::Magic).store(u64::from_le_bytes(before), Relaxed);
        assert_eq!(page.owner(), None);
    }

    #[test]
    fn a_page_is_void_for_good() {
        let page = page();
        assert!(!page.is_void());
        page.void();
        assert!(page.is_void());
    }

    #[test]
    fn a_page_that_becomes_void_while_its_lease_is_asked_for_shows_none() {
        let page = Arc::new(page());
        let (clock, hand) = Clock::mock();
        let (mut publisher, leadership) =
            Publisher::with_reader(clock.clone(), NodeMemory::new(Some(&page)));
        let (voided, from) = (Arc::clone(&page), clock.now());
        let standing = Standing {
            term: Term(7),
            role: Role::Leader,
            leader: NodeId::new(1),
            lease_start: from,
            lease_end: from + Duration::from_millis(50),
        };
        publisher.publish(&standing);
        assert!(leadership.is_leader());
        // At the very moment at which the clock is read somebody else may begin to lead.
        hand.on_reading(move || {
            voided.void();
        });
        assert!(!leadership.is_leader());
        assert!(leadership.token().is_none());
    }

    #[test]
    fn a_page_full_of_rubbish_is_no_reason_to_panic() {
        let page = page();
        let mut number = 1u64;
        let mut next = || {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            number
        };
        for _ in 0..200 {
            let words = page.head.iter().chain(page.notices.iter().flatten());
            let words = words.chain(page.bequests.iter().flatten());
            words.for_each(|word| word.store(next(), Relaxed));
            page.readers.state.set(next());
            page.set_position(position(next(), next()));
            let voided = page.void();
            let _ = (page.owner(), page.bequest(voided), page.notices(voided).1.count());
        }
    }
}
