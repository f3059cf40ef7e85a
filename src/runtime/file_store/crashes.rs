//! Crashes in every write that a store does, those of opening too, on bytes in memory: what a
//! crash leaves, the next start can decide, however often it crashes itself.

use proptest::prelude::*;

use crate::election::HardState;

use super::disk::{Disk, state};
use super::layout::SECTOR;
use super::slots::{Copies, Slots};

/// The bytes of a write of two copies that reach the disk.
#[derive(Clone, Copy, Debug)]
enum Tear {
    Before(usize),
    After(usize),
    Sectors(usize),
    /// Between, an end in each copy, the outermost stamps left as they were.
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

fn tear() -> impl Strategy<Value = Tear> {
    const SLOT: usize = 2 * SECTOR;
    prop_oneof![
        (0..=SLOT).prop_map(Tear::Before),
        (0..=SLOT).prop_map(Tear::After),
        (0..4_usize).prop_map(Tear::Sectors),
        (16..SECTOR, SECTOR..SLOT - 16).prop_map(|(from, to)| Tear::Between(from, to)),
        // Near the ends and the middle, where stamps are.
        (0..20_usize).prop_map(|cut| Tear::Before(SECTOR - cut)),
        (0..20_usize).prop_map(|cut| Tear::After(SECTOR + cut)),
    ]
}

/// One life of a store: in which of its four opening writes it crashes, if in any; how many
/// persists succeed; how the next is cut, if it does not crash while idle.
#[derive(Clone, Debug)]
struct Life {
    crash_in_opening: Option<(usize, Tear)>,
    persists: u64,
    crash: Option<Tear>,
}

fn life() -> impl Strategy<Value = Life> {
    let crash_in_opening = proptest::option::weighted(0.7, (0..4_usize, tear()));
    (crash_in_opening, 0..3_u64, proptest::option::of(tear()))
        .prop_map(|(crash_in_opening, persists, crash)| Life { crash_in_opening, persists, crash })
}

/// A disk, and what is known of the store on it.
struct History {
    disk: Disk,
    acknowledged: u64,
    /// The state of a write that was cut.
    begun: u64,
}

impl History {
    fn new() -> Self {
        Self { disk: Disk::new(HardState::default()), acknowledged: 0, begun: 0 }
    }

    fn live(&mut self, life: &Life) {
        let Some(mut slots) = self.open(life.crash_in_opening) else { return };
        let mut persist = |disk: &mut Disk, term, tear: Option<Tear>| {
            let lands = |place| tear.is_none_or(|tear| tear.writes(place));
            let write = |offset, bytes: &Copies| disk.write(offset, bytes, tear.is_none(), lands);
            slots.persist(&state(term, None), write).is_ok()
        };
        for _ in 0..life.persists {
            self.begun += 1;
            assert!(persist(&mut self.disk, self.begun, None), "the disk works");
            self.acknowledged = self.begun;
        }
        if let Some(tear) = life.crash {
            self.begun += 1;
            assert!(!persist(&mut self.disk, self.begun, Some(tear)), "nobody hears of it");
        }
    }

    /// Opens; `None` if it crashes in that.
    fn open(&mut self, crash: Option<(usize, Tear)>) -> Option<Slots> {
        let served = self.disk.served().expect("tears are never an error").term.0;
        assert!(served == self.acknowledged || served == self.begun, "{served}");
        let opened = self.disk.open(|disk, number, offset, sector| {
            let tear = crash.filter(|(crashed, _)| *crashed == number).map(|(_, tear)| tear);
            // One copy is written here: half of the tear is enough.
            let lands = |place| tear.is_none_or(|tear| tear.writes(place + SECTOR / 2));
            disk.write(offset, sector, tear.is_none(), lands)
        });
        let slots = opened.expect("it was served").ok()?;
        (self.acknowledged, self.begun) = (served, served);
        Some(slots)
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_number_of_lives_that_crash_anywhere_lose_nothing(
        lives in proptest::collection::vec(life(), 1..30),
    ) {
        let mut history = History::new();
        lives.iter().for_each(|life| history.live(life));
        history.open(None);
    }
}
