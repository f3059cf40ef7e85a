//! The contents of a flood: four sorts of junk, from datagrams that members have really been sent.
//!
//! Knows where magic and tag of a datagram stand, and no key.

use std::mem::offset_of;

use interrex::message::{Body, Message, Resign};
use interrex::types::{BootId, ConfigId};
use interrex::wire::layout::{MAGIC, RECORD_LENGTH, TAG_LENGTH};
use interrex::wire::{Envelope, Record, encode};
use interrex::{ClusterId, Instant, NodeId, Term};

use crate::records::Sent;

/// One sort of junk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Junk {
    /// A real datagram with another tag: a member has to look at it.
    WrongTag,
    /// A real datagram once more: only the number in it gives it away.
    Replay,
    /// Of the right length, but not this protocol's.
    WrongMagic,
    /// Cut short, or with something behind it.
    WrongLength,
}

impl Junk {
    /// All sorts, in the order in which they are sent.
    const ALL: [Junk; 4] = [Junk::WrongTag, Junk::Replay, Junk::WrongMagic, Junk::WrongLength];
}

impl Sent {
    /// Counts one more of this sort.
    pub(crate) const fn note(&mut self, junk: Junk) {
        let count = match junk {
            Junk::WrongTag => &mut self.wrong_tag,
            Junk::Replay => &mut self.replay,
            Junk::WrongMagic => &mut self.wrong_magic,
            Junk::WrongLength => &mut self.wrong_length,
        };
        *count += 1;
    }
}

/// The number of different ones of each sort that are made for a member.
const EACH: usize = 64;

/// Lengths that no datagram of ours has.
const LENGTHS: [usize; 7] = [0, 1, 64, RECORD_LENGTH - 1, RECORD_LENGTH + 1, 256, 1_400];

/// Returns the junk for one member, the sorts in rotation, made of what it has been sent. Without
/// replays where that is nothing: then the rest is made of `invented`.
pub(crate) fn junk_for(
    heard: &[Vec<u8>],
    invented: &[u8],
    mut random: impl FnMut() -> u64,
) -> Vec<(Junk, Vec<u8>)> {
    let mut junk = Vec::with_capacity(EACH * Junk::ALL.len());
    for number in 0..EACH {
        let replayed = (!heard.is_empty()).then(|| heard[number % heard.len()].as_slice());
        let real = replayed.unwrap_or(invented);
        for sort in Junk::ALL {
            let bytes = match sort {
                Junk::WrongTag => Some(with_wrong_tag(real, random())),
                Junk::Replay => replayed.map(<[u8]>::to_owned),
                Junk::WrongMagic => Some(with_wrong_magic(real, random())),
                Junk::WrongLength => Some(resized(real, LENGTHS[number % LENGTHS.len()])),
            };
            junk.extend(bytes.map(|bytes| (sort, bytes)));
        }
    }
    junk
}

fn with_wrong_tag(real: &[u8], random: u64) -> Vec<u8> {
    let mut bytes = real.to_owned();
    let place = random as usize % TAG_LENGTH;
    flip(&mut bytes, offset_of!(Record, tag) + place, random);
    bytes
}

fn with_wrong_magic(real: &[u8], random: u64) -> Vec<u8> {
    let mut bytes = real.to_owned();
    flip(&mut bytes, random as usize % MAGIC.len(), random);
    bytes
}

/// Flips bits of the byte at `place`, one at least.
fn flip(bytes: &mut [u8], place: usize, random: u64) {
    if let Some(byte) = bytes.get_mut(place) {
        *byte ^= (random >> 32) as u8 | 1;
    }
}

fn resized(real: &[u8], length: usize) -> Vec<u8> {
    let mut bytes = real.to_owned();
    bytes.resize(length, 0);
    bytes
}

/// Returns a datagram that nobody has sent, with a header as it should be. `None` where there are
/// no such members.
pub(crate) fn invented(cluster: u64, from: u8, to: u8) -> Option<Vec<u8>> {
    let message = Message {
        from: NodeId::new(from)?,
        term: Term(1),
        boot: BootId(1),
        config: ConfigId::default(),
        sent_at: Instant::ZERO,
        echo: Instant::ZERO,
        body: Body::Resign(Resign { heir: None, work_stopped: false }),
    };
    let mut record = Record::default();
    let envelope = Envelope { cluster: ClusterId(cluster), sequence: 1 };
    encode(&message, NodeId::new(to)?, &envelope, &mut record);
    record.key_id = 1;
    Some(record.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn junk_of(heard: &[Vec<u8>]) -> Vec<(Junk, Vec<u8>)> {
        let invented = invented(9, 1, 0).expect("0 and 1 are node ids");
        let mut state = 7_u64;
        junk_for(heard, &invented, || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state
        })
    }

    #[test]
    fn each_sort_is_wrong_in_its_own_way_alone() {
        let real = invented(9, 2, 0).expect("0 and 2 are node ids");
        let junk = junk_of(std::slice::from_ref(&real));
        assert_eq!(junk.len(), EACH * Junk::ALL.len());
        for (sort, bytes) in junk {
            let (sealed, tag) = real.split_at(offset_of!(Record, tag));
            match sort {
                Junk::WrongTag => {
                    assert!(bytes.starts_with(sealed) && !bytes.ends_with(tag));
                    assert_eq!(bytes.len(), RECORD_LENGTH);
                }
                Junk::Replay => assert_eq!(bytes, real),
                Junk::WrongMagic => {
                    assert!(!bytes.starts_with(&MAGIC) && bytes.ends_with(tag));
                    assert_eq!(bytes.len(), RECORD_LENGTH);
                }
                Junk::WrongLength => assert_ne!(bytes.len(), RECORD_LENGTH),
            }
        }
    }

    #[test]
    fn where_nothing_was_heard_nothing_is_replayed() {
        let junk = junk_of(&[]);
        assert!(junk.iter().all(|(sort, _)| *sort != Junk::Replay));
        assert_eq!(junk.len(), EACH * (Junk::ALL.len() - 1));
    }

    #[test]
    fn what_was_sent_is_counted_by_sort() {
        let mut sent = Sent::default();
        junk_of(&[vec![1; RECORD_LENGTH]]).iter().for_each(|(sort, _)| sent.note(*sort));
        assert_eq!((sent.total(), sent.plain(), sent.replay), (256, 128, 64));
    }
}
