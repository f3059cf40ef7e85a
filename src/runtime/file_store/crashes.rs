//! Crashes in every write that a store does, those of opening too, on bytes in memory: what a crash
//! leaves, the next start can decide, however often it crashes itself.

use proptest::prelude::*;

use crate::election::HardState;
use crate::types::{BootId, ClusterId, ConfigId, NodeId, Term};

use super::layout::{Generation, Owner, Place, Record, SECTOR, SLOTS, Sector, new_file};
use super::recovery::{Copy, Survivor, opening, recover};

/// Which bytes of a write of two copies reach the disk.
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

/// A file in memory, and what is known of the store in it.
struct Disk {
    bytes: Vec<u8>,
    acknowledged: u64,
    /// The state of a write that was cut.
    begun: u64,
    boots: u64,
}

fn owner() -> Owner {
    Owner { cluster: ClusterId(1), node: NodeId::new(1).expect("1 is below 128") }
}

fn record(generation: u64, term: u64) -> Record {
    Record {
        generation: Generation(generation),
        hard_state: HardState { term: Term(term), ..HardState::default() },
        config: ConfigId::default(),
        starts: 0,
        boot: BootId::ZERO,
    }
}

impl Disk {
    fn new() -> Self {
        let bytes = new_file(owner(), [record(1, 0), record(2, 0)]);
        Self { bytes, acknowledged: 0, begun: 0, boots: 0 }
    }

    fn copies(&self) -> [[Copy; 2]; 2] {
        [0, 1].map(|slot| {
            SLOTS[slot].map(|offset| {
                let sector = &self.bytes[offset as usize..][..SECTOR];
                let sector: &Sector = sector.try_into().expect("it is a sector long");
                Copy::read(sector, Place { owner: owner(), slot })
            })
        })
    }

    fn write(&mut self, offset: u64, bytes: &[u8], is_written: impl Fn(usize) -> bool) {
        for (place, byte) in bytes.iter().enumerate().filter(|(place, _)| is_written(*place)) {
            self.bytes[offset as usize + place] = *byte;
        }
    }

    fn live(&mut self, life: &Life) {
        let Some(mut durable) = self.open(life.crash_in_opening) else { return };
        for _ in 0..life.persists {
            let (slot, record) = self.next(&durable);
            self.persist(slot, &record, |_| true);
            self.acknowledged = record.hard_state.term.0;
            self.begun = self.acknowledged;
            durable = Survivor { slot, record };
        }
        if let Some(tear) = life.crash {
            let (slot, record) = self.next(&durable);
            self.persist(slot, &record, |place| tear.writes(place));
            self.begun = record.hard_state.term.0;
        }
    }

    fn next(&self, durable: &Survivor) -> (usize, Record) {
        let last = &durable.record;
        let hard_state = HardState { term: last.hard_state.term.next(), ..HardState::default() };
        let generation = last.generation.next();
        (1 - durable.slot, Record { generation, hard_state, ..*last })
    }

    fn persist(&mut self, slot: usize, record: &Record, is_written: impl Fn(usize) -> bool) {
        let sector = record.encode(Place { owner: owner(), slot });
        self.write(SLOTS[slot][0], &[sector, sector].concat(), is_written);
    }

    /// Opens; `None` if it crashes in that.
    fn open(&mut self, crash: Option<(usize, Tear)>) -> Option<Survivor> {
        let copies = self.copies();
        let survivor = recover(&copies).expect("tears are never an error");
        let served = survivor.record.hard_state.term.0;
        assert!(served == self.acknowledged || served == self.begun, "{served}");
        self.boots += 1;
        let life = Record { boot: BootId(self.boots), ..survivor.record };
        let life = Record { generation: life.generation.next(), ..life };
        let writes = opening(&copies, &survivor, &life, owner());
        for (number, (offset, sector)) in writes.into_iter().enumerate() {
            if let Some((_, tear)) = crash.filter(|(crashed, _)| *crashed == number) {
                // One copy is written here: half of the tear is enough.
                self.write(offset, &sector, |place| tear.writes(place + SECTOR / 2));
                return None;
            }
            self.write(offset, &sector, |_| true);
        }
        (self.acknowledged, self.begun) = (served, served);
        Some(Survivor { slot: 1 - survivor.slot, record: life })
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
        let mut disk = Disk::new();
        lives.iter().for_each(|life| disk.live(life));
        disk.open(None);
    }
}
