//! Any sequence of persists, crashes and starts, against a model; and any damage to one image.

use std::path::PathBuf;

use interrex::election::HardState;
use interrex::runtime::FileStore;
use proptest::prelude::*;

use crate::contents::{
    LENGTH, SECTOR, SLOT, SLOTS, image, lay, load, persist, state, written_slot,
};
use crate::images::Step;
use crate::support::files::Dir;
use crate::support::store::{create, id, open};

/// The place where a write is cut.
#[derive(Clone, Copy, Debug)]
enum Tear {
    Before(usize),
    After(usize),
    Sectors(usize),
    /// Between, in both copies, the outermost 16 bytes left as they were.
    Between(usize, usize),
}

impl Tear {
    fn writes(self, place: usize) -> bool {
        match self {
            Self::Before(cut) => place < cut,
            Self::After(cut) => place >= cut,
            Self::Sectors(written) => written >> (place / SECTOR) & 1 == 1,
            Self::Between(from, to) => from <= place && place < to,
        }
    }
}

/// One thing that happens to a store.
#[derive(Clone, Debug)]
enum Happening {
    Persist { next_term: bool, vote: Option<usize> },
    Crash { next_term: bool, vote: Option<usize>, tear: Tear },
    Reopen,
}

fn tear() -> impl Strategy<Value = Tear> {
    prop_oneof![
        (0..=SLOT).prop_map(Tear::Before),
        (0..=SLOT).prop_map(Tear::After),
        (0..4_usize).prop_map(Tear::Sectors),
        (16..SECTOR, SECTOR..SLOT - 16).prop_map(|(from, to)| Tear::Between(from, to)),
    ]
}

fn happening() -> impl Strategy<Value = Happening> {
    let vote = || proptest::option::of(0..128_usize);
    prop_oneof![
        3 => (any::<bool>(), vote())
            .prop_map(|(next_term, vote)| Happening::Persist { next_term, vote }),
        2 => (any::<bool>(), vote(), tear())
            .prop_map(|(next_term, vote, tear)| Happening::Crash { next_term, vote, tear }),
        1 => Just(Happening::Reopen),
    ]
}

/// The state that a node would persist next.
fn successor(last: HardState, next_term: bool, vote: Option<usize>) -> HardState {
    if next_term {
        return state(last.term.0 + 1, vote);
    }
    HardState { voted_for: last.voted_for.or(vote.map(id)), ..last }
}

fn tear_slot(before: &[u8], after: &[u8], slot: usize, tear: Tear) -> Vec<u8> {
    let mut bytes = before.to_vec();
    for place in (0..SLOT).filter(|place| tear.writes(*place)) {
        bytes[slot + place] = after[slot + place];
    }
    bytes
}

/// The last acknowledged state, beside a file to which things happen.
struct Model {
    path: PathBuf,
    acknowledged: HardState,
    /// The state that a write would have made of it, had it not been cut.
    begun: HardState,
    _dir: Dir,
}

impl Model {
    fn new() -> Self {
        let dir = Dir::in_memory();
        let path = dir.file();
        let acknowledged = load(&mut create(&path));
        Self { path, acknowledged, begun: acknowledged, _dir: dir }
    }

    /// Opens and compares; what is served counts from then on.
    fn open(&mut self) -> FileStore {
        let mut store = open(&self.path).expect("tears are never an error");
        let found = load(&mut store);
        assert!(found == self.acknowledged || found == self.begun, "{found:?}");
        (self.acknowledged, self.begun) = (found, found);
        store
    }

    fn happens(&mut self, happening: &Happening) {
        match *happening {
            Happening::Persist { next_term, vote } => {
                let mut store = self.open();
                let next = successor(self.acknowledged, next_term, vote);
                persist(&mut store, next);
                (self.acknowledged, self.begun) = (next, next);
            }
            Happening::Crash { next_term, vote, tear } => {
                let mut store = self.open();
                self.begun = successor(self.acknowledged, next_term, vote);
                if self.begun == self.acknowledged {
                    // Nothing is written that could be cut.
                    return;
                }
                let before = image(&self.path);
                persist(&mut store, self.begun);
                let after = image(&self.path);
                drop(store);
                let slot = written_slot(&before, &after);
                lay(&self.path, &tear_slot(&before, &after, slot, tear));
            }
            Happening::Reopen => drop(self.open()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_persists_crashes_and_starts_loses_nothing(
        happenings in proptest::collection::vec(happening(), 1..40),
    ) {
        let mut model = Model::new();
        happenings.iter().for_each(|happening| model.happens(happening));
        model.open();
    }

    /// Whatever rots, and wherever the last write was cut.
    #[test]
    fn no_damage_whatever_makes_it_serve_an_older_state(
        earlier in 0..6_u64,
        tear in proptest::option::of(tear()),
        rot in proptest::collection::vec((0..LENGTH, 1..600_usize, any::<u8>()), 0..6),
        aimed in proptest::collection::vec((0..2_usize, 0..SLOT, 1..40_usize, any::<u8>()), 0..12),
    ) {
        let step = Step::after(earlier);
        let mut bytes = tear.map_or_else(|| step.after.clone(), |tear| step.torn(|place| tear.writes(place)));
        let aimed = aimed.into_iter().map(|(slot, place, length, byte)| {
            (SLOTS[slot] + place, length, byte)
        });
        for (start, length, byte) in rot.into_iter().chain(aimed) {
            let end = (start + length).min(LENGTH);
            bytes[start..end].iter_mut().for_each(|place| *place ^= byte);
        }
        let acknowledged = if tear.is_some() { step.old } else { step.new };
        if let Ok(found) = step.served(&bytes) {
            prop_assert!(found == acknowledged || found == step.new, "{:?}", found);
        }
    }
}
