//! The place of each byte of a store's file, and what makes a copy of a record whole. Knows bytes
//! only: no files, and nothing of which record serves.
//!
//! The file is 24,576 bytes in six blocks of 4 KiB and never changes its length. A *copy* is one
//! sector of 512 bytes.
//!
//! | offset | what |
//! |---:|---|
//! | 0 | header, first copy |
//! | 7,680 | slot A, first copy: the last sector of its block |
//! | 8,192 | slot A, second copy: the first sector of the next block |
//! | 15,872 | slot B, first copy |
//! | 16,384 | slot B, second copy |
//! | 20,480 | header, second copy |
//!
//! All else is zero and never read. The two copies of a slot touch, so one write of 1,024 bytes
//! covers both; but they lie in two blocks, the unit that disks lose and page caches write back,
//! and no block holds a part of two of the six copies.
//!
//! | offset in a record | size | field | what |
//! |---:|---:|---|---|
//! | 0 | 16 | head stamp | the generation, then 64 bits of its hash |
//! | 16 | 8 | term | the node's term |
//! | 24 | 8 | config term | of the configuration; 0 in this release |
//! | 32 | 4 | config version | of the configuration; 0 in this release |
//! | 36 | 1 | has voted | 1 if it voted in that term, else 0 |
//! | 37 | 1 | voted for | for whom, 0 to 127; else 0 |
//! | 38 | 1 | flags | 1: the vote in that term is spent; 2: the others must be asked first (R14); 4: the vote in the next term is spent (R15) |
//! | 40 | 8 | starts | how often the store was opened |
//! | 48 | 8 | boot | the life that wrote this |
//! | 56 | 8 | promise | the longest that may run, in nanoseconds |
//! | 480 | 16 | checksum | over all other bytes |
//! | 496 | 16 | tail stamp | equal to the head stamp |
//!
//! | offset in the header | size | field | what |
//! |---:|---:|---|---|
//! | 0 | 16 | magic | `interrex store`, carriage return, line feed |
//! | 16 | 4 | version | of this format: 4. Files of version 3, without the flag 4, and of version 2, without flags, are read too, and become files of version 4 when they are opened |
//! | 24 | 8 | cluster | the cluster |
//! | 32 | 1 | node | the node, 0 to 127 |
//! | 496 | 16 | checksum | over all bytes before it |
//!
//! Integers are little-endian, bytes not named are zero. Checksums are SipHash-2-4 of 128 bits. A
//! record's is keyed with cluster, node and slot, so that no record passes that belongs elsewhere;
//! the header's key is zero.

use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher24};

use crate::election::HardState;
use crate::types::{BootId, ClusterId, ConfigId, Duration, NodeId, Term};

/// The length of a store's file, in bytes.
pub(super) const FILE_LENGTH: usize = 24_576;

/// The length of one copy, of a record or of the header: the least that a disk writes.
pub(super) const SECTOR: usize = 512;

/// The offsets of the two copies of the header.
pub(super) const HEADERS: [u64; 2] = [0, 20_480];

/// The offsets of the two copies of each slot.
pub(super) const SLOTS: [[u64; 2]; 2] = [[7_680, 8_192], [15_872, 16_384]];

/// The version of this format.
pub(super) const VERSION: u32 = 4;

/// Older versions that are read as well. The first knew no flags, and the byte for them was zero;
/// the second did not know the flag for the vote in the next term.
const OLDER: [u32; 2] = [2, 3];

const VOTE_SPENT: u8 = 1;
const MUST_ASK: u8 = 2;
const NEXT_VOTE_SPENT: u8 = 4;

const MAGIC: [u8; 16] = *b"interrex store\r\n";

const _: () = {
    let block = 4_096;
    let mut slot = 0;
    while slot < 2 {
        let [first, second] = SLOTS[slot];
        assert!(first + SECTOR as u64 == second, "one write covers both copies");
        assert!(second % block == 0, "the copies lie in two blocks");
        slot += 1;
    }
    assert!(SLOTS[0][1] / block < SLOTS[1][0] / block, "no block holds a part of both slots");
};

/// The bytes of one copy.
pub(super) type Sector = [u8; SECTOR];

/// Counts the writes of a store, those that failed too. The first is 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Generation(pub(super) u64);

impl Generation {
    pub(super) fn next(self) -> Self {
        // At a write a microsecond in half a million years.
        Self(self.0.checked_add(1).expect("generations do not run out"))
    }
}

/// The member that a store belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Owner {
    pub(super) cluster: ClusterId,
    pub(super) node: NodeId,
}

/// The place that a record is written for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) owner: Owner,
    /// 0 or 1.
    pub(super) slot: usize,
}

impl Place {
    fn hasher(self) -> SipHasher24 {
        let node = u64::from(self.owner.node.number());
        SipHasher24::new_with_keys(self.owner.cluster.0, node | (self.slot as u64) << 8)
    }
}

/// The content of one write, which makes it durable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Record {
    pub(super) generation: Generation,
    pub(super) hard_state: HardState,
    /// Kept as it was read: a release that knows no configurations must not lose one.
    pub(super) config: ConfigId,
    pub(super) starts: u64,
    pub(super) boot: BootId,
}

impl Record {
    /// The bytes of one copy.
    pub(super) fn encode(&self, place: Place) -> Sector {
        let mut sector = [0; SECTOR];
        let stamp = stamp(self.generation, place);
        put(&mut sector, 0, stamp);
        put(&mut sector, 16, self.hard_state.term.0.to_le_bytes());
        put(&mut sector, 24, self.config.term.0.to_le_bytes());
        put(&mut sector, 32, self.config.version.to_le_bytes());
        if let Some(node) = self.hard_state.voted_for {
            put(&mut sector, 36, [1, node.number()]);
        }
        let flag = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
        let HardState { vote_spent, must_ask, next_vote_spent, .. } = self.hard_state;
        let spent = flag(vote_spent, VOTE_SPENT) | flag(next_vote_spent, NEXT_VOTE_SPENT);
        put(&mut sector, 38, [spent | flag(must_ask, MUST_ASK)]);
        put(&mut sector, 40, self.starts.to_le_bytes());
        put(&mut sector, 48, self.boot.0.to_le_bytes());
        put(&mut sector, 56, self.hard_state.promise.as_nanos().to_le_bytes());
        put(&mut sector, 496, stamp);
        let checksum = record_checksum(&sector, place);
        put(&mut sector, 480, checksum);
        sector
    }

    /// Returns the record of a copy, or `None` if any byte of it is not as it was written.
    pub(super) fn decode(sector: &Sector, place: Place) -> Option<Self> {
        let [head, tail] = stamps(sector, place);
        if take(sector, 480) != record_checksum(sector, place) || head != tail {
            return None;
        }
        let voted_for = match take(sector, 36) {
            [0, 0] => None,
            [1, node] => Some(NodeId::new(node)?),
            _ => return None,
        };
        let [flags] = take(sector, 38);
        if flags & !(VOTE_SPENT | MUST_ASK | NEXT_VOTE_SPENT) != 0 {
            return None;
        }
        Some(Self {
            generation: head?,
            hard_state: HardState {
                term: Term(integer(sector, 16)),
                voted_for,
                vote_spent: flags & VOTE_SPENT != 0,
                next_vote_spent: flags & NEXT_VOTE_SPENT != 0,
                must_ask: flags & MUST_ASK != 0,
                promise: Duration::from_nanos(integer(sector, 56)),
            },
            config: ConfigId {
                term: Term(integer(sector, 24)),
                version: u32::from_le_bytes(take(sector, 32)),
            },
            starts: integer(sector, 40),
            boot: BootId(integer(sector, 48)),
        })
    }
}

/// Returns the generations that the head stamp and the tail stamp of a copy tell, each `None` if
/// its hash does not fit. A copy whose checksum fails may still tell them. A wrong one fits by
/// chance once in 2^64.
pub(super) fn stamps(sector: &Sector, place: Place) -> [Option<Generation>; 2] {
    [0, 496].map(|offset| {
        let generation = Generation(integer(sector, offset));
        (take(sector, offset) == stamp(generation, place)).then_some(generation)
    })
}

fn stamp(generation: Generation, place: Place) -> [u8; 16] {
    let mut hasher = place.hasher();
    hasher.write(&generation.0.to_le_bytes());
    let mut stamp = [0; 16];
    stamp[..8].copy_from_slice(&generation.0.to_le_bytes());
    stamp[8..].copy_from_slice(&hasher.finish128().h1.to_le_bytes());
    stamp
}

fn record_checksum(sector: &Sector, place: Place) -> [u8; 16] {
    let mut hasher = place.hasher();
    hasher.write(&sector[..480]);
    hasher.write(&sector[496..]);
    hasher.finish128().as_bytes()
}

/// The meaning of one copy of the header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Header {
    /// It does not begin as a store does.
    Foreign,
    /// It begins as a store does, and its checksum fails.
    Damaged,
    /// Another format.
    Version(u32),
    /// A store of this format.
    Of(Owner),
    /// A store of an older format that is read as well. It becomes one of this format before
    /// anything else is written. A release that knows the older one alone takes a record with a
    /// flag that it does not know for damaged, and would serve the vote before.
    Older(Owner),
}

impl Header {
    /// The bytes of one copy.
    pub(super) fn encode(owner: Owner) -> Sector {
        let mut sector = [0; SECTOR];
        put(&mut sector, 0, MAGIC);
        put(&mut sector, 16, VERSION.to_le_bytes());
        put(&mut sector, 24, owner.cluster.0.to_le_bytes());
        put(&mut sector, 32, [owner.node.number()]);
        let checksum = header_checksum(&sector);
        put(&mut sector, 496, checksum);
        sector
    }

    pub(super) fn decode(sector: &Sector) -> Self {
        if take(sector, 0) != MAGIC {
            return Self::Foreign;
        }
        if take(sector, 496) != header_checksum(sector) {
            return Self::Damaged;
        }
        let version = u32::from_le_bytes(take(sector, 16));
        let of = match version {
            VERSION => Self::Of,
            older if OLDER.contains(&older) => Self::Older,
            other => return Self::Version(other),
        };
        let [node] = take(sector, 32);
        let cluster = ClusterId(integer(sector, 24));
        NodeId::new(node).map_or(Self::Damaged, |node| of(Owner { cluster, node }))
    }

    /// Returns whether it is as it was written once.
    pub(super) const fn is_whole(self) -> bool {
        match self {
            Self::Of(_) | Self::Older(_) | Self::Version(_) => true,
            Self::Foreign | Self::Damaged => false,
        }
    }
}

fn header_checksum(sector: &Sector) -> [u8; 16] {
    let mut hasher = SipHasher24::new_with_keys(0, 0);
    hasher.write(&sector[..496]);
    hasher.finish128().as_bytes()
}

/// Returns a file as it is created. The second record is the newest, so that each slot holds a
/// whole one from the start.
pub(super) fn new_file(owner: Owner, records: [Record; 2]) -> Vec<u8> {
    let mut file = vec![0; FILE_LENGTH];
    let mut lay = |offset: u64, sector: Sector| {
        let start = offset as usize;
        file[start..start + SECTOR].copy_from_slice(&sector);
    };
    HEADERS.into_iter().for_each(|offset| lay(offset, Header::encode(owner)));
    for (slot, record) in records.into_iter().enumerate() {
        let sector = record.encode(Place { owner, slot });
        SLOTS[slot].into_iter().for_each(|offset| lay(offset, sector));
    }
    file
}

fn put<const LENGTH: usize>(sector: &mut Sector, offset: usize, bytes: [u8; LENGTH]) {
    sector[offset..offset + LENGTH].copy_from_slice(&bytes);
}

fn take<const LENGTH: usize>(sector: &Sector, offset: usize) -> [u8; LENGTH] {
    sector[offset..offset + LENGTH].try_into().expect("the range is LENGTH long")
}

fn integer(sector: &Sector, offset: usize) -> u64 {
    u64::from_le_bytes(take(sector, offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn owner() -> Owner {
        Owner { cluster: ClusterId(7), node: node(2) }
    }

    fn place() -> Place {
        Place { owner: owner(), slot: 1 }
    }

    fn record() -> Record {
        Record {
            generation: Generation(9),
            hard_state: HardState {
                term: Term(5),
                voted_for: Some(node(127)),
                vote_spent: false,
                next_vote_spent: true,
                must_ask: true,
                promise: Duration::from_millis(50),
            },
            config: ConfigId { term: Term(3), version: 4 },
            starts: 6,
            boot: BootId(11),
        }
    }

    #[test]
    fn a_record_comes_back_as_it_was_written() {
        let promise = Duration::from_nanos(u64::MAX);
        let none =
            HardState { term: Term(u64::MAX), vote_spent: true, promise, ..HardState::default() };
        for record in [record(), Record { hard_state: none, ..record() }] {
            assert_eq!(Record::decode(&record.encode(place()), place()), Some(record));
        }
    }

    #[test]
    fn a_record_with_any_bit_flipped_is_none() {
        let sector = record().encode(place());
        for bit in 0..SECTOR * 8 {
            let mut rotten = sector;
            rotten[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Record::decode(&rotten, place()), None, "bit {bit}");
        }
    }

    #[test]
    fn a_record_that_belongs_elsewhere_is_none() {
        let sector = record().encode(place());
        let others = [
            Place { slot: 0, ..place() },
            Place { owner: Owner { cluster: ClusterId(8), ..owner() }, ..place() },
            Place { owner: Owner { node: node(3), ..owner() }, ..place() },
        ];
        for other in others {
            assert_eq!(Record::decode(&sector, other), None);
            assert_eq!(stamps(&sector, other), [None, None]);
        }
    }

    #[test]
    fn a_header_comes_back_as_it_was_written_and_else_says_what_is_wrong() {
        let sector = Header::encode(owner());
        assert_eq!(Header::decode(&sector), Header::Of(owner()));
        assert_eq!(Header::decode(&[0; SECTOR]), Header::Foreign);
        for bit in 0..SECTOR * 8 {
            let mut rotten = sector;
            rotten[bit / 8] ^= 1 << (bit % 8);
            let expected = if bit < 128 { Header::Foreign } else { Header::Damaged };
            assert_eq!(Header::decode(&rotten), expected, "bit {bit}");
        }
    }

    #[test]
    fn a_header_of_an_older_version_is_read() {
        for version in OLDER {
            let mut sector = Header::encode(owner());
            put(&mut sector, 16, version.to_le_bytes());
            let checksum = header_checksum(&sector);
            put(&mut sector, 496, checksum);
            assert_eq!(Header::decode(&sector), Header::Older(owner()));
        }
    }

    #[test]
    fn each_flag_comes_back_and_an_unknown_one_is_no_record() {
        for flags in 0..8_u8 {
            let [vote_spent, must_ask, next_vote_spent] = [1, 2, 4].map(|bit| flags & bit != 0);
            let hard_state =
                HardState { vote_spent, must_ask, next_vote_spent, ..record().hard_state };
            let written = Record { hard_state, ..record() };
            let sector = written.encode(place());
            assert_eq!((sector[38], Record::decode(&sector, place())), (flags, Some(written)));
        }
        let mut sector = record().encode(place());
        sector[38] = 8;
        let checksum = record_checksum(&sector, place());
        put(&mut sector, 480, checksum);
        assert_eq!(Record::decode(&sector, place()), None);
    }

    /// Returns the bytes that are not zero, by their offsets.
    fn ink(sector: &Sector) -> Vec<(usize, u8)> {
        sector.iter().copied().enumerate().filter(|(_, byte)| *byte != 0).collect()
    }

    #[test]
    fn the_bytes_of_version_4_stay_as_they_are() {
        let mut header = vec![(16, 4), (24, 7), (32, 2)];
        let magic = MAGIC.into_iter().enumerate();
        let checksum = [112, 47, 153, 213, 56, 105, 243, 43, 15, 244, 241, 199, 222, 80, 123, 225];
        header.extend((496..).zip(checksum));
        assert_eq!(ink(&Header::encode(owner())), magic.chain(header).collect::<Vec<_>>());

        let stamp = [9, 0, 0, 0, 0, 0, 0, 0, 130, 91, 88, 177, 173, 6, 47, 40];
        let checksum = [228, 232, 113, 120, 37, 97, 96, 0, 230, 182, 96, 1, 41, 110, 43, 53];
        let promise = [(56, 128), (57, 240), (58, 250), (59, 2)];
        let fields = [(16, 5), (24, 3), (32, 4), (36, 1), (37, 127), (38, 6), (40, 6), (48, 11)];
        let record_ink = (0..).zip(stamp).chain(fields).chain(promise);
        let record_ink = record_ink.chain((480..).zip(checksum)).chain((496..).zip(stamp));
        let record_ink = record_ink.filter(|(_, byte)| *byte != 0);
        assert_eq!(ink(&record().encode(place())), record_ink.collect::<Vec<_>>());
    }

    #[test]
    fn a_header_of_another_version_says_which() {
        for version in [1, VERSION + 1] {
            let mut sector = Header::encode(owner());
            put(&mut sector, 16, version.to_le_bytes());
            let checksum = header_checksum(&sector);
            put(&mut sector, 496, checksum);
            assert_eq!(Header::decode(&sector), Header::Version(version));
        }
    }
}
