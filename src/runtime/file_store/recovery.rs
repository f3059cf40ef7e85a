//! Decides which of the records in a file is the one to go on from, or says why none is. Knows
//! copies and generations, no files.
//!
//! # The rule
//!
//! 1. A copy counts if its checksum holds. A slot's record is that of its newest copy that counts.
//! 2. If both slots have a record, the newer one serves.
//! 3. If one slot has none, the record of the other serves **only if a stamp in the damaged slot
//!    is of an older generation than that record**. Else it is an error.
//! 4. If no slot has one, or one generation has two contents, it is an error.
//!
//! # Why it never serves an older vote than the last one acknowledged
//!
//! Say the last acknowledged write was generation n, in slot Y. It has replaced all four stamps of
//! Y (two copies, two stamps each) by n, and no later write has gone to Y: the next ones went to
//! slot X, and to X again, until one is acknowledged. A record that open chooses, acknowledged or
//! not, is written again in its place before anything else; from then on it counts as
//! acknowledged. So:
//!
//! - While a copy of Y counts, it is of generation n. Rules 1 and 2 serve that or what is newer,
//!   and rule 3 too: it decides between serving n or an error.
//! - If no copy of Y counts, rule 3 could serve a record m of X. If m > n, good. If m < n, a stamp
//!   below m would have to be in Y, where all were n: damage that fits a 64-bit hash.
//!
//! Conversely a stamp below m in the damaged slot proves that nothing newer than m was ever
//! acknowledged there, since that would have replaced it: what was being written when the host
//! died never was, or the slot holds what m has superseded.
//!
//! A torn write replaces a part of the 1,024 bytes. If it ends at any one byte, or begins at any
//! one, or takes whole sectors in any order, one of the two copies is still whole and rule 1
//! decides. If it both begins and ends between, the copies' outer stamps are still old and rule 3
//! decides, unless both ends lie within the outermost stamps. Tears finer than that (words of one
//! sector in any order) are an error at worst.
//!
//! Torn writes on top of torn writes could wear the proof away. So open, which may find a slot
//! torn, replaces copies one by one, those first that prove least ([`opening`]): whatever a crash
//! leaves, the next start can decide, however often it crashes too.

use super::layout::{Generation, Owner, Place, Record, SLOTS, Sector, stamps};

/// The meaning of one copy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Copy {
    record: Option<Record>,
    stamps: [Option<Generation>; 2],
}

impl Copy {
    /// A copy that the disk does not give.
    pub(super) const UNREADABLE: Self = Self { record: None, stamps: [None; 2] };

    pub(super) fn read(sector: &Sector, place: Place) -> Self {
        Self { record: Record::decode(sector, place), stamps: stamps(sector, place) }
    }

    pub(super) const fn is_whole(&self) -> bool {
        self.record.is_some()
    }

    /// Returns how much would be lost with this copy, where `survivor` serves.
    fn worth(&self, survivor: &Record) -> u8 {
        match self.record {
            Some(record) if record == *survivor => 3,
            Some(_) => 2,
            None => u8::from(self.proves_no_newer_than(survivor.generation)),
        }
    }

    /// Returns whether a stamp says that this copy was not replaced since `generation` (rule 3).
    fn proves_no_newer_than(&self, generation: Generation) -> bool {
        self.stamps.into_iter().flatten().any(|stamp| stamp < generation)
    }
}

#[cfg(test)]
impl Copy {
    /// Returns the generations that the record and the two stamps tell.
    pub(super) fn generations(&self) -> [Option<u64>; 3] {
        let [head, tail] = self.stamps;
        let record = self.record.map(|record| record.generation);
        [record, head, tail].map(|generation| generation.map(|generation| generation.0))
    }

    /// Returns the state of the record.
    pub(super) fn hard_state(&self) -> Option<crate::election::HardState> {
        self.record.map(|record| record.hard_state)
    }
}

/// The record to go on from, and the slot that holds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Survivor {
    pub(super) slot: usize,
    pub(super) record: Record,
}

/// The reason why there is no record to go on from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lost {
    /// This slot may have held the newest record.
    Slot(usize),
    /// One generation has two contents.
    Ambiguous,
}

/// Applies the rule at the head of this module to the two copies of each of the two slots.
pub(super) fn recover(slots: &[[Copy; 2]; 2]) -> Result<Survivor, Lost> {
    match [newest(&slots[0])?, newest(&slots[1])?] {
        [Some(a), Some(b)] if a.generation == b.generation => Err(Lost::Ambiguous),
        [Some(a), Some(b)] if a.generation > b.generation => Ok(Survivor { slot: 0, record: a }),
        [Some(_), Some(record)] => Ok(Survivor { slot: 1, record }),
        [Some(record), None] => beside_damage(Survivor { slot: 0, record }, &slots[1]),
        [None, Some(record)] => beside_damage(Survivor { slot: 1, record }, &slots[0]),
        [None, None] => Err(Lost::Slot(0)),
    }
}

fn newest(slot: &[Copy; 2]) -> Result<Option<Record>, Lost> {
    match slot.map(|copy| copy.record) {
        [Some(a), Some(b)] if a.generation == b.generation && a != b => Err(Lost::Ambiguous),
        [Some(a), Some(b)] => Ok(Some(if a.generation > b.generation { a } else { b })),
        [a, b] => Ok(a.or(b)),
    }
}

/// The writes by which a store is opened, each to be synced before the next: `survivor` again in
/// its place, then `life`, the record of the new start, in the other slot.
///
/// The record that was read may be in the page cache alone, if its write was cut short or failed.
/// Written again it is on the disk before the record is replaced that may be the only one there.
pub(super) fn opening(
    slots: &[[Copy; 2]; 2],
    survivor: &Survivor,
    life: &Record,
    owner: Owner,
) -> [(u64, Sector); 4] {
    let replace = |slot: usize, record: &Record| {
        let sector = record.encode(Place { owner, slot });
        let [a, b] = slots[slot].map(|copy| copy.worth(&survivor.record));
        let [first, second] = if a <= b { [0, 1] } else { [1, 0] };
        [(SLOTS[slot][first], sector), (SLOTS[slot][second], sector)]
    };
    let [first, second] = replace(survivor.slot, &survivor.record);
    let [third, fourth] = replace(1 - survivor.slot, life);
    [first, second, third, fourth]
}

/// Rule 3.
fn beside_damage(survivor: Survivor, damaged: &[Copy; 2]) -> Result<Survivor, Lost> {
    let generation = survivor.record.generation;
    if damaged.iter().any(|copy| copy.proves_no_newer_than(generation)) {
        return Ok(survivor);
    }
    Err(Lost::Slot(1 - survivor.slot))
}

#[cfg(test)]
mod tests {
    use super::super::layout::Owner;
    use super::*;
    use crate::election::HardState;
    use crate::types::{BootId, ClusterId, ConfigId, NodeId, Term};

    fn place() -> Place {
        let node = NodeId::new(1).expect("1 is below 128");
        Place { owner: Owner { cluster: ClusterId(1), node }, slot: 0 }
    }

    fn record(generation: u64) -> Record {
        Record {
            generation: Generation(generation),
            hard_state: HardState { term: Term(generation), ..HardState::default() },
            config: ConfigId::default(),
            starts: 1,
            boot: BootId(1),
        }
    }

    fn whole(generation: u64) -> Copy {
        Copy::read(&record(generation).encode(place()), place())
    }

    /// A copy whose checksum fails and whose stamps are these.
    fn rotten(head: u64, tail: u64) -> Copy {
        Copy { record: None, stamps: [Some(Generation(head)), Some(Generation(tail))] }
    }

    fn served(slots: [[Copy; 2]; 2]) -> Result<u64, Lost> {
        recover(&slots).map(|survivor| {
            let held = slots[survivor.slot].map(|copy| copy.record);
            assert!(held.contains(&Some(survivor.record)), "it says where");
            survivor.record.generation.0
        })
    }

    #[test]
    fn one_copy_is_enough() {
        let gone = Copy::UNREADABLE;
        for newest in [[whole(4), gone], [gone, whole(4)], [whole(4), rotten(2, 2)]] {
            assert_eq!(served([[whole(3), whole(3)], newest]), Ok(4));
            assert_eq!(served([newest, [whole(3), gone]]), Ok(4));
        }
    }

    #[test]
    fn a_write_cut_between_its_copies_serves() {
        assert_eq!(served([[whole(4), whole(2)], [whole(3), whole(3)]]), Ok(4));
        assert_eq!(served([[whole(2), whole(4)], [whole(3), whole(3)]]), Ok(4));
    }

    #[test]
    fn a_slot_lost_in_both_copies_that_may_hold_the_newest_record_is_an_error() {
        let gone = Copy::UNREADABLE;
        for newest in [[gone, gone], [rotten(4, 4), rotten(4, 4)], [gone, rotten(4, 4)]] {
            assert_eq!(served([[whole(3), whole(3)], newest]), Err(Lost::Slot(1)));
            assert_eq!(served([newest, [whole(3), gone]]), Err(Lost::Slot(0)));
        }
    }

    #[test]
    fn an_older_stamp_proves_that_nothing_newer_was_acknowledged_in_its_slot() {
        let gone = Copy::UNREADABLE;
        for torn in
            [[rotten(2, 4), rotten(4, 2)], [rotten(2, 2), rotten(2, 2)], [gone, rotten(4, 2)]]
        {
            assert_eq!(served([[whole(3), whole(3)], torn]), Ok(3));
        }
    }

    #[test]
    fn stamps_that_differ_but_are_newer_prove_nothing() {
        // Generation 4 was whole here, and acknowledged maybe, before 6 was begun.
        let slots = [[whole(3), whole(3)], [rotten(6, 4), rotten(4, 6)]];
        assert_eq!(served(slots), Err(Lost::Slot(1)));
    }

    #[test]
    fn nothing_readable_is_an_error_not_an_empty_state() {
        assert_eq!(served([[Copy::UNREADABLE; 2]; 2]), Err(Lost::Slot(0)));
    }

    #[test]
    fn two_contents_of_one_generation_are_an_error() {
        let other = Record { boot: BootId(2), ..record(4) };
        let other = Copy::read(&other.encode(place()), place());
        assert_eq!(served([[whole(4), other], [whole(3); 2]]), Err(Lost::Ambiguous));
        assert_eq!(served([[whole(4); 2], [whole(4); 2]]), Err(Lost::Ambiguous));
    }
}
