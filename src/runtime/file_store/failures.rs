//! Writes that fail and land all the same, in whole or in part, in every order, with crashes and
//! starts between them: the slots and the recovery of production, on bytes in memory.
//!
//! The search goes on until it meets nothing new, so it covers sequences of any length. Two disks
//! count as the same if they differ by the numbers of generations alone, and not by their order.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::election::HardState;

use super::disk::{Disk, state};
use super::layout::SECTOR;
use super::recovery::{Copy, Lost};
use super::slots::Slots;

/// The part of a write of two copies that reaches the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Landing {
    Whole,
    Nothing,
    FirstCopy,
    SecondCopy,
    /// All before this byte.
    Before(usize),
    /// All from this byte on.
    From(usize),
}

impl Landing {
    fn lands(self, place: usize) -> bool {
        match self {
            Self::Whole => true,
            Self::Nothing => false,
            Self::FirstCopy => place < SECTOR,
            Self::SecondCopy => place >= SECTOR,
            Self::Before(cut) => place < cut,
            Self::From(cut) => place >= cut,
        }
    }
}

/// Something that happens to a store.
#[derive(Clone, Copy, Debug)]
enum Act {
    Prepare(HardState, Fate),
    Persist(HardState, Fate),
    /// The process is killed and started again. That write of the start fails, if any does.
    Restart(Option<(usize, Landing)>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    Succeeds,
    Fails(Landing),
}

impl Fate {
    fn lands(self, place: usize) -> bool {
        match self {
            Self::Succeeds => true,
            Self::Fails(landing) => landing.lands(place),
        }
    }
}

/// A store at one moment, and what it has promised.
#[derive(Clone)]
struct Moment {
    disk: Disk,
    /// Gone while the process is dead.
    slots: Option<Slots>,
    acknowledged: HardState,
    /// The states that a start may serve: the last state for which there was an `Ok`, and those
    /// tried since.
    may_serve: Vec<HardState>,
}

impl Moment {
    fn begin(with: HardState) -> Self {
        let mut disk = Disk::new(with);
        let opened =
            disk.open(|disk, _, offset, sector| disk.write(offset, sector, true, |_| true));
        let slots = opened.expect("it is whole").expect("the disk works");
        Self { disk, slots: Some(slots), acknowledged: with, may_serve: vec![with] }
    }

    /// The moment after `act`; `None` where it can't be or changes nothing.
    fn after(&self, act: Act) -> Option<Self> {
        let mut next = self.clone();
        match act {
            Act::Prepare(hard, fate) | Act::Persist(hard, fate) => {
                let disk = &mut next.disk;
                let is_done = fate == Fate::Succeeds;
                let mut has_written = false;
                let write = |offset, bytes: &[u8; 2 * SECTOR]| {
                    has_written = true;
                    disk.write(offset, bytes, is_done, |place| fate.lands(place))
                };
                let slots = next.slots.as_mut()?;
                let said = match act {
                    Act::Prepare(..) => slots.prepare(&hard, write),
                    Act::Persist(..) | Act::Restart(_) => slots.persist(&hard, write),
                };
                next.note(act, hard, said.is_ok(), has_written)?;
            }
            Act::Restart(fails) => next.restart(fails),
        }
        Some(next)
    }

    fn note(&mut self, act: Act, hard: HardState, is_ok: bool, has_written: bool) -> Option<()> {
        match (is_ok, has_written) {
            // A state that would forget the acknowledged one: nothing has happened.
            (false, false) => return None,
            (false, true) => self.may_serve.push(hard),
            (true, _) => {
                self.may_serve = vec![hard];
                if matches!(act, Act::Persist(..)) {
                    self.acknowledged = hard;
                }
            }
        }
        self.may_serve.sort_by_key(|hard| (hard.term, hard.voted_for));
        self.may_serve.dedup();
        Some(())
    }

    fn restart(&mut self, fails: Option<(usize, Landing)>) {
        let Ok(served) = self.disk.served() else {
            self.slots = None;
            return;
        };
        let opened = self.disk.open(|disk, number, offset, sector| {
            let landing =
                fails.filter(|(failing, _)| *failing == number).map(|(_, landing)| landing);
            let lands = |place| landing.is_none_or(|landing| landing.lands(place));
            disk.write(offset, sector, landing.is_none(), lands)
        });
        self.slots = opened.expect("it is served").ok();
        (self.acknowledged, self.may_serve) = (served, vec![served]);
    }

    /// Returns what tells two moments apart: the numbers of generations are replaced by their
    /// rank.
    fn identity(&self) -> String {
        let copies = self.disk.copies();
        let generations = |copy: &Copy| copy.generations().into_iter().flatten();
        let mut known: BTreeSet<u64> = copies.iter().flatten().flat_map(generations).collect();
        known.extend(self.slots.iter().flat_map(Slots::generations));
        let rank = |generation: &u64| known.range(..generation).count();
        let copy = |copy: &Copy| {
            let ranks = copy.generations().map(|generation| generation.as_ref().map(rank));
            (ranks, copy.hard_state())
        };
        let copies = copies.map(|slot| slot.each_ref().map(copy));
        let slots =
            self.slots.as_ref().map(|slots| (slots.place(), slots.generations().map(|g| rank(&g))));
        format!("{copies:?} {slots:?} {:?} {:?}", self.acknowledged, self.may_serve)
    }
}

/// The leader's term, which is what is taken back to; the own vote in the next; and another's
/// there.
fn states() -> [HardState; 3] {
    let own = HardState { next_vote_spent: true, ..state(4, Some(1)) };
    [state(3, Some(2)), own, state(4, Some(2))]
}

fn acts(landings: &[Landing]) -> Vec<Act> {
    let fails = landings.iter().map(|&landing| Fate::Fails(landing));
    let fates: Vec<_> = fails.chain([Fate::Succeeds]).collect();
    // A start writes copy by copy.
    let lost_starts = (0..4).map(|number| Some((number, Landing::Nothing)));
    let done_starts = (0..4).map(|number| Some((number, Landing::Whole)));
    let starts = lost_starts.chain(done_starts).chain([None]);
    let mut acts: Vec<_> = starts.map(Act::Restart).collect();
    for hard in states() {
        acts.extend(fates.iter().map(|&fate| Act::Prepare(hard, fate)));
        acts.extend(fates.iter().map(|&fate| Act::Persist(hard, fate)));
    }
    acts
}

/// Tries every sequence of acts, however long, the short ones first, with a crash after each.
/// Returns how many starts can't decide.
fn search(landings: &[Landing]) -> usize {
    let acts = acts(landings);
    let first = Moment::begin(states()[0]);
    let mut met = HashSet::from([first.identity()]);
    let mut waiting = VecDeque::from([(first, Vec::new())]);
    let mut undecided = 0;
    while let Some((moment, trace)) = waiting.pop_front() {
        for &act in &acts {
            let Some(next) = moment.after(act) else { continue };
            if !met.insert(next.identity()) {
                continue;
            }
            let trace: Vec<_> = trace.iter().copied().chain([act]).collect();
            match next.disk.served() {
                Ok(served) => assert!(
                    next.may_serve.contains(&served) && is_no_older(&served, &next.acknowledged),
                    "serves {served:?}, not one of {:?}: {trace:#?}",
                    next.may_serve
                ),
                Err(Lost::Slot(_)) => undecided += 1,
                Err(Lost::Ambiguous) => panic!("two contents of one generation: {trace:#?}"),
            }
            waiting.push_back((next, trace));
        }
    }
    println!("{} moments, {undecided} of them undecided", met.len());
    assert!(met.len() > 500, "the search has gone somewhere");
    undecided
}

fn is_no_older(served: &HardState, acknowledged: &HardState) -> bool {
    served.term > acknowledged.term
        || ((served.term, served.voted_for, served.next_vote_spent)
            == (acknowledged.term, acknowledged.voted_for, acknowledged.next_vote_spent))
}

/// A disk or a page cache leaves whole sectors.
#[test]
fn no_sequence_of_failed_writes_serves_what_is_older_than_the_last_acknowledged_state() {
    use Landing::{FirstCopy, Nothing, SecondCopy, Whole};
    let undecided = search(&[Nothing, Whole, FirstCopy, SecondCopy]);
    assert_eq!(undecided, 0, "where sectors are whole every start can decide");
}

/// A write that was cut inside a sector, on top of others that were, may leave nothing that
/// decides; but then it is an error.
#[test]
fn no_sequence_of_torn_writes_that_failed_serves_an_older_state_either() {
    use Landing::{Before, From, Nothing, Whole};
    search(&[Nothing, Whole, Before(300), Before(700), From(300), From(700)]);
}
