//! Tags: proof that a holder of the cluster's key wrote a datagram, and that nobody changed it.
//!
//! Knows keys, and bytes in and bytes out. Others decide what a datagram may do once its tag holds:
//! `links.rs` looks at its life and sequence, `codec.rs` at its fields.
//!
//! A tag is SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012) over the 112 bytes before it.
//! It needs no nonce, so a restart can't repeat one. Each direction of each pair of members has a
//! key of its own, derived with BLAKE3 from the cluster's key, the cluster's id and both ends. So
//! what one link says can't be said on another, and no key that is used on the wire opens any
//! other.

use alloc::string::String;
use alloc::vec::Vec;
use core::{fmt, iter};

use siphasher::sip128::SipHasher24;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::types::{ClusterId, MAX_MEMBERS, NodeId};

use super::layout::{RECORD_LENGTH, Record, TAG_LENGTH};
use super::rejection::Rejection;

/// The length of a cluster's key in bytes.
pub const KEY_LENGTH: usize = 32;

/// The number of hexadecimal digits that write a key.
const HEX_LENGTH: usize = 2 * KEY_LENGTH;

/// The number of bytes that the tag covers.
const SEALED_LENGTH: usize = RECORD_LENGTH - TAG_LENGTH;

/// The purpose of the derivation. Another purpose, or another way to use a key, takes another text.
const CONTEXT: &str = "interrex 2026-11-21 datagram tag, one link";

/// The reason why keys can't be used. Never shows a key, nor a part of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyError {
    /// The id is zero.
    #[error("key id 0 means that a datagram is not sealed: number keys from 1 to 255")]
    Id,
    /// All bytes are zero.
    #[error("the key is all zeroes: make one with `latency-probe key FILE`")]
    Zero,
    /// Two keys have one id.
    #[error("both keys have id {id}: a receiver could not tell them apart; number one anew")]
    SameId {
        /// The id.
        id: u8,
    },
    /// There is no key.
    #[error("there is no key: write a line `ID KEY`, or make a file with `latency-probe key FILE`")]
    Missing,
    /// There are three keys or more.
    #[error("a third key: a node holds the one it seals with and one more, so take one away")]
    TooMany,
    /// A line is no key.
    #[error("line {line} is no key: write `ID KEY`, an id from 1 to 255 and 64 hexadecimal digits")]
    Line {
        /// The number of the line, counted from 1.
        line: usize,
    },
    /// A key is too short or too long.
    #[error("line {line}: the key has {digits} characters; 64 hexadecimal digits make one")]
    Length {
        /// The number of the line, counted from 1.
        line: usize,
        /// The number of characters of the key.
        digits: usize,
    },
    /// A line is no subscriber's key.
    #[error(
        "line {line} is no subscriber's key: `latency-probe key FILE --subscriber ID --of CLUSTER.KEY --cluster N` \
         makes one"
    )]
    SubscriberLine {
        /// The number of the line, counted from 1.
        line: usize,
    },
    /// A character is no digit.
    #[error("line {line}: character {place} of the key is no hexadecimal digit")]
    Digit {
        /// The number of the line, counted from 1.
        line: usize,
        /// The place of the character within the key, counted from 1.
        place: usize,
    },
}

/// A key of the cluster. All members hold it; whoever holds it is a member. Wiped when dropped.
#[derive(Clone)]
pub struct Key {
    id: u8,
    /// On the heap, since a value that moves leaves a copy where it was.
    bytes: Zeroizing<Vec<u8>>,
}

impl Key {
    /// Creates a key of these bytes, which should come from a generator that nobody can foresee.
    /// The id stands in every datagram sealed with it; keys in use at the same time have different
    /// ids.
    ///
    /// # Errors
    /// [`KeyError::Id`] and [`KeyError::Zero`].
    pub fn new(id: u8, bytes: &[u8; KEY_LENGTH]) -> Result<Self, KeyError> {
        let bytes = Zeroizing::new(bytes.to_vec());
        if id == 0 {
            return Err(KeyError::Id);
        }
        if bytes.iter().all(|byte| *byte == 0) {
            return Err(KeyError::Zero);
        }
        Ok(Self { id, bytes })
    }

    /// Returns the id, 1 to 255.
    pub const fn id(&self) -> u8 {
        self.id
    }

    /// Returns the line of a key file, which is as secret as the key.
    pub fn to_line(&self) -> Zeroizing<String> {
        use fmt::Write as _;
        // Room for all of it at once: a string that grows leaves copies behind.
        let mut line = Zeroizing::new(String::with_capacity(HEX_LENGTH + 5));
        let written = write!(line, "{} ", self.id)
            .and_then(|()| self.bytes.iter().try_for_each(|byte| write!(line, "{byte:02x}")));
        written.expect("a string takes what is written to it");
        line.push('\n');
        line
    }

    /// Derives bytes for the purpose `context` and what `parts` say. They tell nothing of the key,
    /// nor of what is derived for another purpose or other parts.
    pub(super) fn derive<const LENGTH: usize>(
        &self,
        context: &str,
        parts: &[&[u8]],
    ) -> [u8; LENGTH] {
        let mut hasher = blake3::Hasher::new_derive_key(context);
        hasher.update(&self.bytes);
        parts.iter().for_each(|part| _ = hasher.update(part));
        let mut derived = [0; LENGTH];
        let mut reader = hasher.finalize_xof();
        reader.fill(&mut derived);
        reader.zeroize();
        hasher.zeroize();
        derived
    }

    /// Reads one line of a key file.
    fn parse(text: &str, line: usize) -> Result<Self, KeyError> {
        let mut words = text.split_ascii_whitespace();
        let (Some(id), Some(key), None) = (words.next(), words.next(), words.next()) else {
            return Err(KeyError::Line { line });
        };
        Self::parse_words(id, key, line)
    }

    /// Reads the words of an id and of a key.
    pub(super) fn parse_words(id: &str, key: &str, line: usize) -> Result<Self, KeyError> {
        let id = id.parse().map_err(|_| KeyError::Line { line })?;
        let digits = key.chars().count();
        if digits != HEX_LENGTH {
            return Err(KeyError::Length { line, digits });
        }
        let mut bytes = Zeroizing::new([0; KEY_LENGTH]);
        for (place, digit) in key.chars().enumerate() {
            let value = digit.to_digit(16).ok_or(KeyError::Digit { line, place: place + 1 })?;
            let byte = &mut bytes[place / 2];
            *byte = *byte << 4 | value as u8;
        }
        Self::new(id, &bytes)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The keys that a node holds: the one it seals with and, while keys change, another that it
/// accepts as well.
///
/// To change the key of a running cluster: let every member accept the new key beside the old one;
/// then let every member seal with the new one and accept the old; then take the old one away
/// everywhere. Give each new key an id of its own: two keys under one id look like forgery to each
/// other's holders.
///
/// ```
/// use interrex::wire::{Key, Keyring};
///
/// let (old, new) = (Key::new(1, &[0x11; 32])?, Key::new(2, &[0x22; 32])?);
/// let first = Keyring::new(old.clone()).accepting(new.clone())?;
/// let then = Keyring::new(new.clone()).accepting(old)?;
/// let at_last = Keyring::new(new);
/// # assert_eq!((first.sealing_id(), then.sealing_id(), at_last.sealing_id()), (1, 2, 2));
/// # Ok::<(), interrex::wire::KeyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Keyring {
    sealing: Key,
    accepted: Option<Key>,
}

impl Keyring {
    /// Creates a ring that seals with `key` and accepts no other.
    pub const fn new(key: Key) -> Self {
        Self { sealing: key, accepted: None }
    }

    /// Returns the ring that also accepts what is sealed with `key`.
    ///
    /// # Errors
    /// [`KeyError::SameId`], and [`KeyError::TooMany`] if it does so with another key already.
    pub fn accepting(self, key: Key) -> Result<Self, KeyError> {
        if key.id == self.sealing.id {
            return Err(KeyError::SameId { id: key.id });
        }
        if self.accepted.is_some() {
            return Err(KeyError::TooMany);
        }
        Ok(Self { accepted: Some(key), ..self })
    }

    /// Reads the text of a key file: one or two lines `ID KEY`, an id from 1 to 255 and 64
    /// hexadecimal digits. The first key seals, the second is accepted too. Empty lines and those
    /// that begin with `#` are skipped.
    ///
    /// # Errors
    /// [`KeyError`], with the line.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let lines = text.lines().enumerate().map(|(place, line)| (place + 1, line.trim()));
        let mut lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let (number, line) = lines.next().ok_or(KeyError::Missing)?;
        let first = Self::new(Key::parse(line, number)?);
        lines.try_fold(first, |ring, (number, line)| ring.accepting(Key::parse(line, number)?))
    }

    /// Returns the id of the key that seals.
    pub const fn sealing_id(&self) -> u8 {
        self.sealing.id
    }

    /// Returns the key of that id, if the ring seals with it or accepts it.
    pub(super) fn find(&self, id: u8) -> Option<&Key> {
        iter::once(&self.sealing).chain(&self.accepted).find(|key| key.id == id)
    }

    /// Returns the key that seals.
    pub const fn sealing(&self) -> &Key {
        &self.sealing
    }
}

/// The keys of all links of one node, derived. Wiped when dropped.
#[derive(Clone)]
pub struct LinkKeys {
    sealing_id: u8,
    /// By recipient.
    sealing: Derived,
    /// By key, then by sender.
    opening: [Option<(u8, Derived)>; 2],
}

/// One key for each of the other members.
type Derived = Zeroizing<Vec<[u8; TAG_LENGTH]>>;

impl LinkKeys {
    /// Derives the keys by which `node` speaks with every other member of `cluster`.
    pub fn new(keyring: &Keyring, cluster: ClusterId, node: NodeId) -> Self {
        let to = |peer| (node, peer);
        let from = |peer| (peer, node);
        let opening = |key: &Key| (key.id, derive_all(key, cluster, from));
        Self {
            sealing_id: keyring.sealing.id,
            sealing: derive_all(&keyring.sealing, cluster, to),
            opening: [Some(opening(&keyring.sealing)), keyring.accepted.as_ref().map(opening)],
        }
    }

    /// Returns the ids of the key that seals and of the other that is accepted; 0 where there is
    /// none.
    pub(super) fn ids(&self) -> [u8; 2] {
        [0, 1].map(|place| self.opening[place].as_ref().map_or(0, |(id, _)| *id))
    }

    /// Writes the tag of `record`, which is addressed to `to` and numbered. No byte may change
    /// after that.
    #[inline]
    pub(super) fn seal(&self, record: &mut Record, to: NodeId) {
        record.key_id = self.sealing_id;
        record.tag = tag(record, &self.sealing[to.index()]);
    }

    /// Returns whether this node sealed `record` for `to`, with the key that it seals with now.
    pub(super) fn has_sealed(&self, record: &Record, to: NodeId) -> bool {
        let fits = tag(record, &self.sealing[to.index()]).ct_eq(&record.tag);
        record.key_id == self.sealing_id && fits.into()
    }

    /// Checks that `from` sealed `record`, and for this node.
    #[inline]
    pub(super) fn verify(&self, record: &Record, from: NodeId) -> Result<(), Rejection> {
        let held = self.opening.iter().flatten().find(|(id, _)| *id == record.key_id);
        let (_, keys) = held.ok_or(Rejection::Key)?;
        let holds = tag(record, &keys[from.index()]).ct_eq(&record.tag);
        if holds.into() { Ok(()) } else { Err(Rejection::Tag) }
    }
}

impl fmt::Debug for LinkKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LinkKeys").field("sealing_id", &self.sealing_id).finish_non_exhaustive()
    }
}

fn derive_all(key: &Key, cluster: ClusterId, ends: impl Fn(NodeId) -> (NodeId, NodeId)) -> Derived {
    // All of its length at once: a vector that grows leaves copies behind.
    let mut keys = Zeroizing::new(Vec::with_capacity(MAX_MEMBERS));
    keys.extend((0..MAX_MEMBERS as u8).filter_map(NodeId::new).map(|peer| {
        let (from, to) = ends(peer);
        derive(key, cluster, from, to)
    }));
    keys
}

/// Derives the key of the link by which `from` speaks to `to`.
fn derive(key: &Key, cluster: ClusterId, from: NodeId, to: NodeId) -> [u8; TAG_LENGTH] {
    let ends = [key.id, from.number(), to.number()];
    key.derive(CONTEXT, &[&ends, &cluster.0.to_le_bytes()])
}

#[inline]
pub(super) fn tag(record: &Record, key: &[u8; TAG_LENGTH]) -> [u8; TAG_LENGTH] {
    let sealed = &record.as_bytes()[..SEALED_LENGTH];
    SipHasher24::new_with_key(key).hash(sealed).as_bytes()
}
