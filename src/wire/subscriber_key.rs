//! The keys of subscribers: processes that are told who leads and must not be able to lead.
//!
//! Knows how one is derived from the cluster's key, and the line of a file. A subscriber never
//! holds the cluster's key, with which it could forge votes. Its own is derived from that one with
//! BLAKE3, for its id and the cluster's. The derivation goes one way, so a subscriber can neither
//! speak for another nor for a member to anybody but itself. A member derives it again from the
//! cluster's key whenever it needs it, and keeps no list of subscribers.

use alloc::string::String;
use core::fmt::{self, Write as _};

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::types::{ClusterId, SubscriberId};

use super::layout::{Record, TAG_LENGTH};
use super::rejection::Rejection;
use super::seal::{KEY_LENGTH, Key, KeyError, Keyring, tag};

/// The purpose of a subscriber's key.
const KEY_CONTEXT: &str = "interrex 2026-11-29 key of one subscriber";

/// The purpose of the key of its datagrams' tags, so that the key in its file is never used on the
/// wire.
const TAG_CONTEXT: &str = "interrex 2026-11-29 datagram tag, one subscriber";

/// The first word of a line of a subscriber's key file.
const WORD: &str = "subscriber";

/// The key of one subscriber of one cluster. Wiped when dropped.
#[derive(Clone, Debug)]
pub struct SubscriberKey {
    cluster: ClusterId,
    subscriber: SubscriberId,
    key: Key,
}

impl SubscriberKey {
    /// Derives the key of `subscriber` from a key of `cluster`, under the same key id.
    pub fn derive(key: &Key, cluster: ClusterId, subscriber: SubscriberId) -> Self {
        let parts: [&[u8]; 3] =
            [&[key.id()], &subscriber.0.to_le_bytes(), &cluster.0.to_le_bytes()];
        let bytes = Zeroizing::new(key.derive::<KEY_LENGTH>(KEY_CONTEXT, &parts));
        let key = Key::new(key.id(), &bytes).expect("a hash is zero once in 2^256");
        Self { cluster, subscriber, key }
    }

    /// Returns the cluster whose members it speaks with.
    pub const fn cluster(&self) -> ClusterId {
        self.cluster
    }

    /// Returns the subscriber whose key this is.
    pub const fn subscriber(&self) -> SubscriberId {
        self.subscriber
    }

    /// Returns the id of the cluster's key that it was derived from, 1 to 255.
    pub const fn id(&self) -> u8 {
        self.key.id()
    }

    /// Returns the line of a key file, which is as secret as the key.
    pub fn to_line(&self) -> Zeroizing<String> {
        let key = self.key.to_line();
        // Room for all of it at once: a string that grows leaves copies behind.
        let mut line = Zeroizing::new(String::with_capacity(key.len() + 64));
        let (cluster, subscriber) = (self.cluster, self.subscriber);
        let written = write!(line, "{WORD} {subscriber} of {cluster} {}", &**key);
        written.expect("a string takes what is written to it");
        line
    }

    /// Reads the text of a subscriber's key file: one line `subscriber ID of CLUSTER KEY-ID KEY`.
    /// Empty lines and those that begin with `#` are skipped.
    ///
    /// # Errors
    /// [`KeyError`], with the line.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let lines = text.lines().enumerate().map(|(place, line)| (place + 1, line.trim()));
        let mut lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let (number, line) = lines.next().ok_or(KeyError::SubscriberLine { line: 1 })?;
        match lines.next() {
            Some((line, _)) => Err(KeyError::SubscriberLine { line }),
            None => Self::parse_line(line, number),
        }
    }

    fn parse_line(text: &str, line: usize) -> Result<Self, KeyError> {
        let wrong = KeyError::SubscriberLine { line };
        let mut words = text.split_ascii_whitespace();
        let mut word = || words.next().ok_or(wrong);
        let (first, subscriber, of, cluster) = (word()?, word()?, word()?, word()?);
        let (id, key) = (word()?, word()?);
        if first != WORD || of != "of" || words.next().is_some() {
            return Err(wrong);
        }
        Ok(Self {
            subscriber: SubscriberId(subscriber.parse().map_err(|_| wrong)?),
            cluster: ClusterId(cluster.parse().map_err(|_| wrong)?),
            key: Key::parse_words(id, key, line)?,
        })
    }

    /// Returns the key of the tags.
    pub fn subscription_key(&self) -> SubscriptionKey {
        SubscriptionKey {
            id: self.key.id(),
            bytes: Zeroizing::new(self.key.derive(TAG_CONTEXT, &[])),
        }
    }
}

/// The key by which a subscriber and the members seal what they tell each other. Wiped when
/// dropped.
#[derive(Clone)]
pub struct SubscriptionKey {
    id: u8,
    bytes: Zeroizing<[u8; TAG_LENGTH]>,
}

impl SubscriptionKey {
    /// Derives the key with which `subscriber` seals by the key `id` of the ring; `None` if the
    /// ring has no such key.
    pub fn of(
        keyring: &Keyring,
        id: u8,
        cluster: ClusterId,
        subscriber: SubscriberId,
    ) -> Option<Self> {
        let key = keyring.find(id)?;
        Some(SubscriberKey::derive(key, cluster, subscriber).subscription_key())
    }

    /// Returns a key of these parts, as [`to_parts`](Self::to_parts) gave them.
    pub fn from_parts((id, [low, high]): (u8, [u64; 2])) -> Self {
        let mut bytes = Zeroizing::new([0; TAG_LENGTH]);
        bytes[..8].copy_from_slice(&low.to_le_bytes());
        bytes[8..].copy_from_slice(&high.to_le_bytes());
        Self { id, bytes }
    }

    /// Returns the id and the bytes, for whoever keeps them in words of 64 bits. They are as secret
    /// as the key.
    pub fn to_parts(&self) -> (u8, [u64; 2]) {
        let word = |from: usize| {
            let bytes = self.bytes[from..from + 8].try_into();
            u64::from_le_bytes(bytes.expect("eight bytes are eight bytes"))
        };
        (self.id, [word(0), word(8)])
    }

    /// Writes the tag of `record`. No byte may change after that.
    pub(super) fn seal(&self, record: &mut Record) {
        record.key_id = self.id;
        record.tag = tag(record, &self.bytes);
    }

    /// Checks that `record` was sealed with this key.
    pub(super) fn verify(&self, record: &Record) -> Result<(), Rejection> {
        if record.key_id != self.id {
            return Err(Rejection::Key);
        }
        let holds = tag(record, &self.bytes).ct_eq(&record.tag);
        if holds.into() { Ok(()) } else { Err(Rejection::Tag) }
    }
}

impl fmt::Debug for SubscriptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SubscriptionKey").field("id", &self.id).finish_non_exhaustive()
    }
}
