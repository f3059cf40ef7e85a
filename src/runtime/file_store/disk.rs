//! The bytes of a store in memory, under the slots and the recovery of production: what tests of
//! this room write, tear and open.

use std::io;

use crate::election::HardState;
use crate::types::{BootId, ClusterId, ConfigId, NodeId, Term};

use super::layout::{Generation, Owner, Place, Record, SECTOR, SLOTS, Sector, new_file};
use super::recovery::{Copy, Lost, Survivor, opening, recover};
use super::slots::Slots;

pub(super) fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

pub(super) fn owner() -> Owner {
    Owner { cluster: ClusterId(1), node: node(1) }
}

#[derive(Clone)]
pub(super) struct Disk {
    bytes: Vec<u8>,
    boots: u64,
}

impl Disk {
    /// A store that was just created, and holds `hard_state`.
    pub(super) fn new(hard_state: HardState) -> Self {
        let [first, last] = [1, 2].map(|generation| Record {
            generation: Generation(generation),
            hard_state,
            config: ConfigId::default(),
            starts: 0,
            boot: BootId::ZERO,
        });
        Self { bytes: new_file(owner(), [first, last]), boots: 0 }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn copies(&self) -> [[Copy; 2]; 2] {
        [0, 1].map(|slot| {
            SLOTS[slot].map(|offset| {
                let sector = &self.bytes[offset as usize..][..SECTOR];
                let sector: &Sector = sector.try_into().expect("it is a sector long");
                Copy::read(sector, Place { owner: owner(), slot })
            })
        })
    }

    /// Writes those bytes at whose place `lands` is true. An error unless it `succeeds`.
    pub(super) fn write(
        &mut self,
        offset: u64,
        bytes: &[u8],
        succeeds: bool,
        lands: impl Fn(usize) -> bool,
    ) -> io::Result<()> {
        for (place, byte) in bytes.iter().enumerate().filter(|(place, _)| lands(*place)) {
            self.bytes[offset as usize + place] = *byte;
        }
        if succeeds { Ok(()) } else { Err(io::Error::other("the disk fails")) }
    }

    /// Returns what a start would serve.
    pub(super) fn served(&self) -> Result<HardState, Lost> {
        recover(&self.copies()).map(|survivor| survivor.record.hard_state)
    }

    /// Opens as a start does. `write` makes each of the writes, which it is told by number; the
    /// start ends with the first that is an error.
    pub(super) fn open(
        &mut self,
        mut write: impl FnMut(&mut Self, usize, u64, &Sector) -> io::Result<()>,
    ) -> Result<io::Result<Slots>, Lost> {
        let copies = self.copies();
        let survivor = recover(&copies)?;
        self.boots += 1;
        let (generation, boot) = (survivor.record.generation.next(), BootId(self.boots));
        let life = Record { generation, boot, ..survivor.record };
        let writes = opening(&copies, &survivor, &life, owner());
        for (number, (offset, sector)) in writes.into_iter().enumerate() {
            if let Err(error) = write(self, number, offset, &sector) {
                return Ok(Err(error));
            }
        }
        Ok(Ok(Slots::new(owner(), Survivor { slot: 1 - survivor.slot, record: life })))
    }
}

/// A state of this term, with a vote for this node where there is one.
pub(super) fn state(term: u64, vote: Option<u8>) -> HardState {
    HardState { term: Term(term), voted_for: vote.map(node), ..HardState::default() }
}
