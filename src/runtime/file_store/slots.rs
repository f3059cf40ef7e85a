//! Decides which slot the next record goes to, and which record may be relied on. Knows slots and
//! generations, no files: whoever has the bytes hands in how they are written.
//!
//! # What always holds
//!
//! Call the record that was last written without an error the *durable* one. Then:
//!
//! 1. Since the durable record was written, nothing has been tried in its slot. All that was tried
//!    went to the other slot, as records of higher generations, and each of these was an error.
//! 2. The durable record holds the state that was last acknowledged, or one that was prepared
//!    since.
//! 3. Every record that was tried since that acknowledgement holds a state that follows the
//!    acknowledged one: its term is higher, or the term is equal and no vote in it is lost, nor
//!    that the one in the next term is spent.
//!
//! An error says nothing of the disk: what was written may have landed whole, in part or not at
//! all, and it may still land until a write to that slot succeeds. By 1 this concerns one slot
//! alone, and the next write replaces it. So whatever a crash leaves, a start serves the durable
//! record or one that was tried after it (`recovery.rs`), and by 2 and 3 that is never older than
//! what was acknowledged.
//!
//! After an error nobody can say that a start serves the durable record *itself*. Hence the one
//! question on which an `Ok` without a write depends, [`Slots::serves`]: the durable record must
//! hold the state **and be the last that was tried**. A store that asked for the state alone
//! acknowledged a vote that was never written: prepared, taken back by a write that failed and
//! landed all the same, and then taken for durable.

use std::error::Error;
use std::io;

use crate::election::HardState;
use crate::types::Term;
use crate::wire::LAST_TERM;

use super::error::{BeyondLastTerm, WouldForget};
use super::layout::{Generation, Owner, Place, Record, SECTOR, SLOTS};
use super::recovery::Survivor;

/// The bytes of one write: both copies of a record.
pub(super) type Copies = [u8; 2 * SECTOR];

/// The slots of an open store, as far as they must be known to write the next record.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    owner: Owner,
    /// The record that was last written without an error, and its slot.
    durable: Survivor,
    /// The state that was last acknowledged by a persist, or that the start served.
    acknowledged: HardState,
    /// The generation of the last record that was tried. None is used twice, since two contents of
    /// one generation could not be told apart.
    tried: Generation,
}

impl Slots {
    /// Returns the slots of a store that was just opened or created: `durable` is what it served.
    pub(super) const fn new(owner: Owner, durable: Survivor) -> Self {
        let (acknowledged, tried) = (durable.record.hard_state, durable.record.generation);
        Self { owner, durable, acknowledged, tried }
    }

    /// Returns the durable record.
    pub(super) const fn durable(&self) -> &Record {
        &self.durable.record
    }

    /// Makes `hard_state` durable without acknowledging it: another one that follows the
    /// acknowledged state may still be written instead.
    pub(super) fn prepare(
        &mut self,
        hard_state: &HardState,
        write: impl FnOnce(u64, &Copies) -> io::Result<()>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        if !follows(hard_state, &self.acknowledged) {
            return Err(WouldForget { durable: self.acknowledged, asked: *hard_state }.into());
        }
        if hard_state.term > Term(LAST_TERM) {
            return Err(BeyondLastTerm { asked: *hard_state }.into());
        }
        if !self.serves(hard_state) {
            self.write(hard_state, write)?;
        }
        Ok(())
    }

    /// Makes `hard_state` durable and acknowledges it.
    pub(super) fn persist(
        &mut self,
        hard_state: &HardState,
        write: impl FnOnce(u64, &Copies) -> io::Result<()>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        self.prepare(hard_state, write)?;
        self.acknowledged = *hard_state;
        Ok(())
    }

    /// Returns whether a start would serve `hard_state`, whatever became of writes that have
    /// failed.
    fn serves(&self, hard_state: &HardState) -> bool {
        let Record { generation, hard_state: durable, .. } = &self.durable.record;
        *generation == self.tried && durable == hard_state
    }

    /// Tries `hard_state` as the next generation in the slot that does not hold the durable
    /// record.
    fn write(
        &mut self,
        hard_state: &HardState,
        write: impl FnOnce(u64, &Copies) -> io::Result<()>,
    ) -> io::Result<()> {
        self.tried = self.tried.next();
        let (generation, hard_state) = (self.tried, *hard_state);
        let record = Record { generation, hard_state, ..self.durable.record };
        let slot = 1 - self.durable.slot;
        let sector = record.encode(Place { owner: self.owner, slot });
        let mut copies = [0; 2 * SECTOR];
        copies[..SECTOR].copy_from_slice(&sector);
        copies[SECTOR..].copy_from_slice(&sector);
        write(SLOTS[slot][0], &copies)?;
        self.durable = Survivor { slot, record };
        Ok(())
    }
}

#[cfg(test)]
impl Slots {
    /// Returns the slot that holds the durable record.
    pub(super) const fn place(&self) -> usize {
        self.durable.slot
    }

    /// Returns the generations of the durable record and of the last that was tried.
    pub(super) const fn generations(&self) -> [u64; 2] {
        [self.durable.record.generation.0, self.tried.0]
    }
}

/// Returns whether `next` may replace `last`. Term and vote only grow together (S2, S4). A vote may
/// be found forgotten at any time, since a machine may be restored from a snapshot.
fn follows(next: &HardState, last: &HardState) -> bool {
    let keeps_vote = (last.voted_for.is_none() || next.voted_for == last.voted_for)
        && (next.vote_spent || !last.vote_spent)
        && (next.next_vote_spent || !last.next_vote_spent);
    next.term > last.term || (next.term == last.term && keeps_vote)
}
