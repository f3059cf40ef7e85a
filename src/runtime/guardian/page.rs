//! The page that a node shares with its guardian. It says whose it is and whether it counts, and
//! holds the notices that the guardian sends once its owner is dead.
//!
//! The owner's polling thread writes. The guardian reads, takes the bell, and writes one word:
//! that the page is void. A node does all of its part by itself; this is public for the guardian's
//! process, which is the crate `interrex-guardian`. Knows nothing of how the two sides meet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};

use crate::types::{BootId, ClusterId, NodeId, Term};
use crate::wire::{RECORD_LENGTH, Record};

use super::super::atomic::{AtomicU64, fence};
pub use super::super::sys::shared::{HeldBell, LockOutcome, Page, SharedPage};

use super::super::sys::shared::{HEAD, NOTICES};

/// The first word, little-endian. It differs by C library, since each lays its mutexes out
/// differently. It also differs by the protocol of node and guardian, of which 2 is the second
/// version.
const MAGIC: u64 =
    u64::from_le_bytes(if cfg!(target_env = "gnu") { *b"IRXPAG2g" } else { *b"IRXPAG2x" });

/// The words at the head of a page, by their places.
#[derive(Clone, Copy)]
enum Word {
    Magic,
    Cluster,
    Node,
    Boot,
    Process,
    Retired,
    Voided,
    /// The number of notices that are ready; written last.
    Ready,
    /// The term that the notices are about.
    Term,
}

const _: () = assert!((Word::Term as usize) < HEAD);

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

/// Proves that a page is void. The notices are handed out against this alone, so that nobody can
/// send one before.
#[derive(Clone, Copy, Debug)]
pub struct Voided(());

/// A datagram that waits for its sender's death, and where it goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// The address of the member that is to hear of the death.
    pub to: SocketAddr,
    /// The datagram, as the owner has sealed it.
    pub datagram: [u8; RECORD_LENGTH],
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

    /// Voids the page, for good: nobody who reads it finds a lease in it any more.
    pub fn void(&self) -> Voided {
        set_void(self.word(Word::Voided));
        Voided(())
    }

    /// Returns whether what is published here no longer counts.
    #[inline]
    pub fn is_void(&self) -> bool {
        says_void(self.word(Word::Voided))
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
    pub fn arm(&self, term: Term, notices: impl Iterator<Item = (SocketAddr, Record)>) {
        self.disarm();
        let mut count = 0;
        for (place, (to, record)) in self.notices.iter().zip(notices) {
            let datagram = record.as_bytes().chunks_exact(8);
            let datagram = datagram.map(|bytes| u64::from_le_bytes(word_of(bytes)));
            for (word, value) in place.iter().zip(address_words(to).into_iter().chain(datagram)) {
                word.store(value, Relaxed);
            }
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
}

/// Makes that word void. This function and the next stand alone so that loom tries them
/// (`leadership.rs`).
pub(in super::super) fn set_void(word: &AtomicU64) {
    word.store(1, SeqCst);
    // Before whatever is sent after it: with the Acquire fence of whoever hears of that.
    fence(SeqCst);
}

#[inline]
pub(in super::super) fn says_void(word: &AtomicU64) -> bool {
    word.load(Acquire) != 0
}

fn word_of(bytes: &[u8]) -> [u8; 8] {
    let mut word = [0; 8];
    word.copy_from_slice(bytes);
    word
}

fn read_notice(words: &[AtomicU64]) -> Option<Notice> {
    let value = |place: usize| words[place].load(Relaxed);
    let to = address_of([value(0), value(1), value(2), value(3)])?;
    let mut datagram = [0; RECORD_LENGTH];
    for (bytes, word) in datagram.chunks_exact_mut(8).zip(&words[4..]) {
        bytes.copy_from_slice(&word.load(Relaxed).to_le_bytes());
    }
    Some(Notice { to, datagram })
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

    fn record(sequence: u64) -> Record {
        Record { sequence: U64::new(sequence), tag: [9; 16], ..Record::default() }
    }

    #[test]
    fn what_is_to_be_said_is_read_as_it_was_written() {
        let page = page();
        let notices = addresses().map(|to| (to, record(u64::from(to.port()))));
        page.arm(Term(7), notices.into_iter());
        let (term, read) = page.notices(page.void());
        let read: Vec<_> = read.collect();
        assert_eq!(term, Term(7));
        let written = notices.map(|(to, record)| Notice { to, datagram: *record.as_bytes() });
        assert_eq!(read, written);
    }

    #[test]
    fn a_leader_that_no_longer_leads_has_nothing_to_be_said() {
        let page = page();
        assert_eq!(page.notices(page.void()).1.count(), 0, "a new page");
        page.arm(Term(7), addresses().map(|to| (to, record(1))).into_iter());
        page.disarm();
        assert_eq!(page.notices(page.void()).1.count(), 0);
    }

    /// An owner may die at any moment, also while it rewrites its notices. The page is looked at
    /// here between any two of them, as by a guardian that is told just then.
    #[test]
    fn what_lies_ready_is_never_changed_while_it_does() {
        let page = page();
        let notices = |sequence: u64| addresses().map(|to| (to, record(sequence)));
        page.arm(Term(7), notices(7).into_iter());
        let looks = notices(8).into_iter().inspect(|_| {
            assert_eq!(page.notices(page.void()).1.count(), 0, "half of it is of another term");
        });
        page.arm(Term(8), looks);
        let (term, read) = page.notices(page.void());
        let written = notices(8).map(|(to, record)| Notice { to, datagram: *record.as_bytes() });
        assert_eq!((term, read.collect::<Vec<_>>()), (Term(8), written.to_vec()));
    }

    #[test]
    fn there_is_room_for_every_other_member_and_no_more() {
        let page = page();
        let to = addresses()[0];
        page.arm(Term(1), (0..200).map(|number| (to, record(number))));
        assert_eq!(page.notices(page.void()).1.count(), NOTICES);
    }

    #[test]
    fn a_page_says_whose_it_is() {
        let page = page();
        assert_eq!(page.owner(), None);
        let node = NodeId::new(127).expect("127 is below 128");
        let owner = PageOwner { cluster: ClusterId(u64::MAX), node, boot: BootId(5), process: 77 };
        page.set_owner(&owner);
        assert_eq!(page.owner(), Some(owner));
        page.word(Word::Node).store(128, Relaxed);
        assert_eq!(page.owner(), None, "no such member");
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
        let (mut publisher, leadership) = Publisher::new(clock.clone(), Some(&page));
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
            words.for_each(|word| word.store(next(), Relaxed));
            let _ = (page.owner(), page.notices(page.void()).1.count());
        }
    }
}
