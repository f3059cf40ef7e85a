//! The table of subscribers: one thread writes it, another reads it when the leader changes.
//!
//! Knows slots of a few words, each whole or passed over. Knows nothing of who may stand in it. It
//! never allocates after it was made; neither thread ever waits for the other.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};

use crate::types::{BootId, SubscriberId};
use crate::wire::SubscriptionKey;

use super::super::atomic::{AtomicU64, fence};

/// The words of a slot.
const WORDS: usize = 8;

/// A subscriber as both threads know it.
#[derive(Clone, Debug)]
pub(super) struct Subscription {
    pub(super) subscriber: SubscriberId,
    pub(super) life: BootId,
    /// The number of the last request.
    pub(super) counter: u64,
    pub(super) address: SocketAddr,
    /// `None` where authentication is off.
    pub(super) key: Option<SubscriptionKey>,
}

/// A sequence lock: the number is odd while the words are being written. A reader tries once.
#[derive(Debug, Default)]
struct Slot {
    sequence: AtomicU64,
    words: [AtomicU64; WORDS],
}

impl Slot {
    fn write(&self, words: [u64; WORDS]) {
        let sequence = self.sequence.load(Relaxed);
        self.sequence.store(sequence.wrapping_add(1), Relaxed);
        // Release, with the Acquire fence in `read`: a reader that sees one of these words sees the
        // odd number too.
        fence(Release);
        self.words.iter().zip(words).for_each(|(place, word)| place.store(word, Relaxed));
        // Release, with the Acquire in `read`: the words come before the even number.
        self.sequence.store(sequence.wrapping_add(2), Release);
    }

    /// Returns the words, or `None` if they are being written now.
    fn read(&self) -> Option<[u64; WORDS]> {
        // Acquire, with the Release in `write`.
        let before = self.sequence.load(Acquire);
        let words = std::array::from_fn(|place| self.words[place].load(Relaxed));
        // Acquire, with the Release fence in `write`.
        fence(Acquire);
        let is_whole = before & 1 == 0 && self.sequence.load(Relaxed) == before;
        is_whole.then_some(words)
    }
}

/// See the [module](self).
#[derive(Debug)]
pub(super) struct Table {
    slots: Box<[Slot]>,
    /// The number of slots that have ever been in use: those after them need not be read.
    used: AtomicU64,
}

impl Table {
    pub(super) fn new(slots: usize) -> Self {
        let slots = (0..slots).map(|_| Slot::default()).collect();
        Self { slots, used: AtomicU64::new(0) }
    }

    /// Returns the number of subscribers that there is room for.
    pub(super) fn room(&self) -> usize {
        self.slots.len()
    }

    /// Writes a subscription. For the one writer, which reads who leads only after this.
    pub(super) fn set(&self, slot: usize, subscription: &Subscription) {
        self.slots[slot].write(pack(subscription));
        if self.used.load(Relaxed) <= slot as u64 {
            self.used.store(slot as u64 + 1, Relaxed);
        }
        // With the fence in `after_publication`: what the writer reads from here on is no older
        // than what was published before a reader of the table that has missed this.
        fence(SeqCst);
    }

    /// Takes a subscription away, its key too. For the one writer.
    pub(super) fn clear(&self, slot: usize) {
        self.slots[slot].write([0; WORDS]);
    }

    /// Returns the number of slots to be read. For the reader, once it has published.
    pub(super) fn after_publication(&self) -> usize {
        // With the fence in `set`.
        fence(SeqCst);
        self.used.load(Relaxed) as usize
    }

    /// Returns the subscription in that slot, if there is one that is not being written now.
    pub(super) fn get(&self, slot: usize) -> Option<Subscription> {
        self.slots[slot].read().and_then(unpack)
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        (0..self.room()).for_each(|slot| self.clear(slot));
    }
}

const IS_TAKEN: u64 = 1 << 63;
const IS_SEALED: u64 = 1 << 62;
const IS_IPV4: u64 = 1 << 61;

/// Word 0: the flags above, the key's id from bit 32 on, the subscriber. Then its life, its
/// counter, the two halves of the key, those of the address, and the port above the scope.
fn pack(subscription: &Subscription) -> [u64; WORDS] {
    let Subscription { subscriber, life, counter, address, key } = subscription;
    let (id, [low, high]) = key.as_ref().map_or((0, [0; 2]), SubscriptionKey::to_parts);
    let (bits, flag, scope) = match address {
        SocketAddr::V4(address) => (u128::from(address.ip().to_bits()), IS_IPV4, 0),
        SocketAddr::V6(address) => (address.ip().to_bits(), 0, address.scope_id()),
    };
    let sealed = if key.is_some() { IS_SEALED } else { 0 };
    [
        IS_TAKEN | sealed | flag | u64::from(id) << 32 | u64::from(subscriber.0),
        life.0,
        *counter,
        low,
        high,
        bits as u64,
        (bits >> 64) as u64,
        u64::from(address.port()) << 32 | u64::from(scope),
    ]
}

fn unpack([who, life, counter, low, high, near, far, place]: [u64; WORDS]) -> Option<Subscription> {
    if who & IS_TAKEN == 0 {
        return None;
    }
    let (port, scope) = ((place >> 32) as u16, place as u32);
    let bits = u128::from(far) << 64 | u128::from(near);
    let address = if who & IS_IPV4 != 0 {
        SocketAddr::new(IpAddr::V4(Ipv4Addr::from_bits(near as u32)), port)
    } else {
        SocketAddr::V6(SocketAddrV6::new(Ipv6Addr::from_bits(bits), port, 0, scope))
    };
    let id = (who >> 32) as u8;
    Some(Subscription {
        subscriber: SubscriberId(who as u32),
        life: BootId(life),
        counter,
        address,
        key: (who & IS_SEALED != 0).then(|| SubscriptionKey::from_parts((id, [low, high]))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subscription(address: &str, key: Option<SubscriptionKey>) -> Subscription {
        let address = address.parse().expect("a test's address is one");
        let (subscriber, life) = (SubscriberId(u32::MAX), BootId(u64::MAX));
        Subscription { subscriber, life, counter: u64::MAX - 1, address, key }
    }

    #[test]
    fn every_subscription_is_read_as_it_was_written_until_it_is_taken_away() {
        let key = || Some(SubscriptionKey::from_parts((255, [u64::MAX, 1])));
        let table = Table::new(2);
        assert!(table.get(0).is_none() && table.after_publication() == 0);
        for (address, key) in [
            ("127.0.0.1:65535", None),
            ("255.255.255.255:1", key()),
            ("[::1]:7", key()),
            ("[fe80::1%4294967295]:9", None),
        ] {
            let written = subscription(address, key);
            table.set(1, &written);
            let read = table.get(1).expect("nobody writes now");
            assert_eq!(pack(&read), pack(&written), "{address}");
            assert_eq!(read.address, written.address);
            assert_eq!(read.key.map(|key| key.to_parts()), written.key.map(|key| key.to_parts()));
        }
        assert_eq!((table.after_publication(), table.room()), (2, 2));
        table.clear(1);
        assert!(table.get(1).is_none());
        let words = table.slots[1].read().expect("nobody writes now");
        assert_eq!(words, [0; WORDS], "nothing of the key is left");
    }
}

/// As in `latch.rs`: every interleaving of the two threads.
#[cfg(all(test, loom))]
mod model {
    use super::*;
    use loom::sync::Arc;
    use loom::thread;

    fn subscription(number: u64) -> Subscription {
        let address = SocketAddr::from(([127, 0, 0, 1], number as u16));
        let (subscriber, life) = (SubscriberId(number as u32), BootId(number));
        Subscription { subscriber, life, counter: number, address, key: None }
    }

    #[test]
    fn a_change_is_in_the_answer_or_the_subscriber_is_told_of_it() {
        loom::model(|| {
            let (table, published) = (Arc::new(Table::new(1)), Arc::new(AtomicU64::new(0)));
            let (shared, shows) = (Arc::clone(&table), Arc::clone(&published));
            let polling = thread::spawn(move || {
                shows.store(1, Relaxed);
                (0..shared.after_publication()).any(|slot| shared.get(slot).is_some())
            });
            table.set(0, &subscription(1));
            let answered = published.load(Relaxed) == 1;
            let is_told = polling.join().expect("it asserts nothing");
            assert!(answered || is_told, "nobody has told the subscriber");
        });
    }

    #[test]
    fn no_subscription_is_read_in_parts() {
        let mut bounds = loom::model::Builder::new();
        bounds.preemption_bound = Some(2);
        bounds.check(|| {
            let table = Arc::new(Table::new(1));
            table.set(0, &subscription(1));
            let written = Arc::clone(&table);
            let writer = thread::spawn(move || written.set(0, &subscription(2)));
            if let Some(read) = table.get(0) {
                let whole = [1, 2].map(|number| pack(&subscription(number)));
                assert!(whole.contains(&pack(&read)), "{read:?}");
            }
            writer.join().expect("it asserts nothing");
        });
    }
}
