//! A host's disk: what becomes of a write, and what the next start finds (R4).
//!
//! Keeps the contract of the runtime's file store, without its bytes: a write that fails may land
//! all the same, and nothing is acknowledged without a write but what a start would serve. Unlike
//! that store it takes a state that forgets an earlier one, so that the checker can see it.

use interrex::election::HardState;
use interrex::types::{Duration, Position};

use super::prng::Prng;

/// The number of writes in a million that a disk in doubt fails.
const DOUBT_PPM: u32 = 600_000;

/// The number in a million of the failed writes that land all the same.
const LANDS_PPM: u32 = 700_000;

/// The outcome of a write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WriteOutcome {
    /// It succeeds.
    Done,
    /// It is said to have failed, and has.
    Lost,
    /// It is said to have failed, and is on the disk.
    Landed,
}

/// A state that was written, and how far the application had come by then.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Record {
    pub(super) hard: HardState,
    pub(super) position: Position,
    generation: u64,
}

/// The faults of a disk.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Faults {
    /// The number of faults that keep it from writing.
    pub(super) failing: u16,
    /// The number of faults that make some of its writes fail, or seem to.
    pub(super) doubtful: u16,
    /// The time that a write takes.
    pub(super) slowness: Duration,
}

/// One disk.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Disk {
    /// The record that was last written without an error.
    durable: Record,
    /// A later one that has landed, although its write has failed or is still to end.
    landed: Option<Record>,
    /// The state that the node was last told to be durable.
    acknowledged: HardState,
    /// The generation of the last record that was tried.
    tried: u64,
    pub(super) faults: Faults,
    /// True where it takes what was prepared for durable, whatever came after it.
    pub(super) trusts_prepared: bool,
}

impl Disk {
    /// Returns what the node may count as durable.
    pub(super) const fn acknowledged(&self) -> HardState {
        self.acknowledged
    }

    /// Returns whether a start would find another state, or might.
    pub(super) fn must_write(&self, hard: &HardState) -> bool {
        let is_last = self.durable.generation == self.tried || self.trusts_prepared;
        !(is_last && self.durable.hard == *hard)
    }

    /// Begins to write. Until it is [`complete`](Self::complete) nothing can be said of it.
    pub(super) fn begin(&mut self, hard: HardState, position: Position) -> Record {
        self.tried += 1;
        Record { hard, position, generation: self.tried }
    }

    /// Puts the record on the disk, whatever is said of its write.
    pub(super) const fn land(&mut self, record: Record) {
        self.landed = Some(record);
    }

    /// Ends a write that has succeeded: it has replaced all that had landed in its place.
    pub(super) const fn complete(&mut self, record: Record) {
        self.durable = record;
        self.landed = None;
    }

    /// Notes that the node is told that the state is durable.
    pub(super) const fn acknowledge(&mut self, hard: HardState) {
        self.acknowledged = hard;
    }

    /// Returns what a start finds. It is written again before the node is told of it.
    pub(super) fn serve(&mut self) -> Record {
        let found = self.landed.unwrap_or(self.durable);
        let found = self.begin(found.hard, found.position);
        self.complete(found);
        self.acknowledge(found.hard);
        found
    }

    /// Creates a disk that holds this state.
    pub(super) fn holding(hard: HardState) -> Self {
        let durable = Record { hard, ..Record::default() };
        Self { durable, acknowledged: hard, ..Self::default() }
    }

    /// Loses all, and writes this state instead.
    pub(super) fn replace(&mut self, hard: HardState) {
        let Self { faults, trusts_prepared, .. } = *self;
        *self = Self { faults, trusts_prepared, ..Self::holding(hard) };
    }

    /// Decides what becomes of the next write.
    pub(super) fn draw_outcome(&self, chance: &mut Prng) -> WriteOutcome {
        if self.faults.failing > 0 {
            WriteOutcome::Lost
        } else if self.faults.doubtful == 0 || !chance.chance(DOUBT_PPM) {
            WriteOutcome::Done
        } else if chance.chance(LANDS_PPM) {
            WriteOutcome::Landed
        } else {
            WriteOutcome::Lost
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interrex::types::{NodeId, Term};

    fn state(term: u64, vote: Option<u8>) -> HardState {
        HardState {
            term: Term(term),
            voted_for: vote.and_then(NodeId::new),
            ..HardState::default()
        }
    }

    fn write(disk: &mut Disk, hard: HardState, outcome: WriteOutcome) {
        let record = disk.begin(hard, Position::default());
        match outcome {
            WriteOutcome::Done => disk.complete(record),
            WriteOutcome::Landed => disk.land(record),
            WriteOutcome::Lost => {}
        }
    }

    #[test]
    fn what_has_landed_is_found_until_a_write_succeeds() {
        let [old, own, other] = [state(3, Some(2)), state(4, Some(1)), state(4, Some(2))];
        let found = |writes: &[(HardState, WriteOutcome)]| {
            let mut disk = Disk::default();
            writes.iter().for_each(|&(hard, outcome)| write(&mut disk, hard, outcome));
            disk.serve().hard
        };
        assert_eq!(found(&[(old, WriteOutcome::Done), (own, WriteOutcome::Landed)]), own);
        assert_eq!(found(&[(old, WriteOutcome::Done), (own, WriteOutcome::Lost)]), old);
        assert_eq!(
            found(&[
                (old, WriteOutcome::Done),
                (own, WriteOutcome::Landed),
                (other, WriteOutcome::Done)
            ]),
            other
        );
        assert_eq!(
            found(&[
                (old, WriteOutcome::Done),
                (own, WriteOutcome::Landed),
                (other, WriteOutcome::Lost)
            ]),
            own
        );
    }

    #[test]
    fn only_what_was_tried_last_and_succeeded_needs_no_write() {
        let [old, own] = [state(3, Some(2)), state(4, Some(1))];
        for (outcome, trusts_prepared, must_write) in [
            (WriteOutcome::Done, false, true),
            (WriteOutcome::Landed, false, true),
            (WriteOutcome::Lost, false, true),
            (WriteOutcome::Landed, true, false),
        ] {
            let mut disk = Disk { trusts_prepared, ..Disk::default() };
            write(&mut disk, own, WriteOutcome::Done);
            assert!(!disk.must_write(&own) && disk.must_write(&old));
            write(&mut disk, old, outcome);
            assert_eq!(disk.must_write(&own), must_write, "{outcome:?}");
        }
    }
}
