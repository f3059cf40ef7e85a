//! Somebody on the network who sees every datagram and has no key: replays, alters, cuts and
//! invents.
//!
//! Knows bytes, and a key that the members have given up. What may be believed is the links'
//! business; the checker reports what was.

use interrex::types::{BootId, ClusterId, Duration, Instant, NodeId, NodeSet};
use interrex::wire::layout::{RECORD_LENGTH, U64};
use interrex::wire::{Key, Keyring, LinkKeys, LinkSetup, Links, Receiver, Record};

use super::clock::Time;
use super::prng::Prng;

/// The rates of an attacker, per million datagrams that it sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attack {
    /// Something that was said before is said again, to whom it was said.
    pub replay_ppm: u32,
    /// A datagram comes twice, once with something changed.
    pub alter_ppm: u32,
    /// Something is made of parts of what was heard, or sealed with a key that was given up.
    pub invent_ppm: u32,
    /// A datagram is kept from arriving, until the faults end.
    pub cut_ppm: u32,
    /// The longest time after which the past comes again.
    pub late: Duration,
}

/// The origin of a datagram.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Origin {
    /// As a member sent it, and when.
    Honest { sent: Time },
    /// A member sent the like once.
    Replayed,
    /// No member ever sent it; this many of its bytes arrive.
    Forged { length: u8 },
}

impl Origin {
    /// Returns the number of bytes that arrive.
    pub(super) fn length(self) -> usize {
        match self {
            Self::Honest { .. } | Self::Replayed => RECORD_LENGTH,
            Self::Forged { length } => usize::from(length),
        }
    }
}

/// A datagram that the attacker sends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempt {
    pub(super) to: NodeId,
    pub(super) record: Record,
    pub(super) origin: Origin,
    /// The time since the datagram that it saw.
    pub(super) after: Duration,
}

/// The number of datagrams that it remembers: half of them the latest, half from all of the past.
const MEMORY: usize = 512;

/// The id of the key that members have given up.
const FORMER_KEY: u8 = 9;

/// The id of the key that they use.
const KEY: u8 = 1;

/// Returns the key that members seal with. Its bytes are no secret in here; the attacker just does
/// not use them.
pub(super) fn keyring() -> Keyring {
    Keyring::new(Key::new(KEY, &[0x5a; 32]).expect("the id is not 0"))
}

#[derive(Debug)]
pub(super) struct Attacker {
    attack: Attack,
    chance: Prng,
    seen: Vec<Record>,
    count: u64,
    /// As a former member would speak in each member's name.
    former: Vec<Links>,
}

impl Attacker {
    pub(super) fn new(attack: Attack, cluster: ClusterId, members: NodeSet, chance: Prng) -> Self {
        let former = Keyring::new(Key::new(FORMER_KEY, &[0xa5; 32]).expect("the id is not 0"));
        let links = |node| {
            let setup = LinkSetup {
                receiver: Receiver { cluster, node, members },
                boot: BootId(1),
                keys: Some(LinkKeys::new(&former, cluster, node)),
                challenge_pause: Duration::ZERO,
                answer_timeout: Duration::ZERO,
            };
            Links::new(setup, Instant::ZERO)
        };
        let former = members.iter().map(links).collect();
        Self { attack, chance, seen: Vec::with_capacity(MEMORY), count: 0, former }
    }

    /// Returns whether this datagram is kept from arriving.
    pub(super) fn cuts(&mut self) -> bool {
        self.chance.chance(self.attack.cut_ppm)
    }

    /// Sees a datagram, and answers with one of its own or none.
    pub(super) fn see(&mut self, record: &Record) -> Option<Attempt> {
        self.remember(record);
        let Attack { replay_ppm, alter_ppm, invent_ppm, .. } = self.attack;
        let drawn = self.chance.below(1_000_000) as u32;
        let attempt = match drawn {
            _ if drawn < replay_ppm => self.replay(),
            _ if drawn < replay_ppm + alter_ppm => self.alter(*record),
            _ if drawn < replay_ppm + alter_ppm + invent_ppm => self.invent(*record),
            _ => return None,
        };
        // A datagram for nobody never arrives.
        NodeId::new(attempt.record.to)
            .filter(|to| usize::from(to.number()) < self.former.len())
            .map(|to| Attempt { to, ..attempt })
    }

    fn remember(&mut self, record: &Record) {
        self.count += 1;
        if self.seen.len() < MEMORY {
            self.seen.push(*record);
            return;
        }
        let half = MEMORY as u64 / 2;
        self.seen[(self.count % half) as usize] = *record;
        let place = self.chance.below(self.count);
        if place < half {
            self.seen[(half + place) as usize] = *record;
        }
    }

    fn recall(&mut self) -> Record {
        let place = self.chance.below(self.seen.len() as u64);
        self.seen[place as usize]
    }

    fn after(&mut self) -> Duration {
        Duration::from_nanos(self.chance.magnitude(1, self.attack.late.as_nanos().max(1)))
    }

    fn replay(&mut self) -> Attempt {
        let record = self.recall();
        self.attempt(record, Origin::Replayed)
    }

    fn alter(&mut self, mut record: Record) -> Attempt {
        let length = RECORD_LENGTH as u8;
        let before = record;
        match self.chance.below(8) {
            0 => {
                let ahead = self.chance.between(1, 1 << 40);
                record.sequence = U64::new(record.sequence.value().wrapping_add(ahead));
            }
            1 => record.term = U64::new(record.term.value() + self.chance.between(1, 1 << 60)),
            2 => record.boot = U64::new(self.chance.next()),
            3 => record.kind = self.chance.below(14) as u8,
            4 => std::mem::swap(&mut record.from, &mut record.to),
            5 => record.to = self.chance.below(self.former.len() as u64) as u8,
            6 => {
                let length = self.chance.below(RECORD_LENGTH as u64) as u8;
                return self.attempt(record, Origin::Forged { length });
            }
            _ => {
                for _ in 0..self.chance.between(1, 4) {
                    let bit = self.chance.below(8 * RECORD_LENGTH as u64) as usize;
                    flip(&mut record, bit);
                }
            }
        }
        let is_same = record == before;
        self.attempt(record, if is_same { Origin::Replayed } else { Origin::Forged { length } })
    }

    fn invent(&mut self, mut record: Record) -> Attempt {
        let length = RECORD_LENGTH as u8;
        let other = self.recall();
        match self.chance.below(3) {
            // A former member could say this, in anybody's name.
            0 => {
                let to = NodeId::new(record.to).expect("a member sent it to a member");
                let from = usize::from(record.from);
                self.former[from].seal(&mut record, to);
            }
            // The past in the frame of the present.
            1 => {
                (record.body, record.kind) = (other.body, other.kind);
                (record.verdict, record.priority) = (other.verdict, other.priority);
                (record.flags, record.named) = (other.flags, other.named);
            }
            // The present in the frame of the past.
            _ => {
                (record.boot, record.sequence, record.tag) = (other.boot, other.sequence, other.tag)
            }
        }
        let is_known = self.seen.contains(&record);
        self.attempt(record, if is_known { Origin::Replayed } else { Origin::Forged { length } })
    }

    fn attempt(&mut self, record: Record, origin: Origin) -> Attempt {
        // `see` reads the recipient from the record.
        let to = NodeId::new(0).expect("0 is below 128");
        Attempt { to, record, origin, after: self.after() }
    }
}

fn flip(record: &mut Record, bit: usize) {
    let mut bytes = *record.as_bytes();
    bytes[bit / 8] ^= 1 << (bit % 8);
    *record = bytemuck::cast(bytes);
}
