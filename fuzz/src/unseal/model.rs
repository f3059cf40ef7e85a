//! Tells what each node must believe, by a memory without bounds. Knows what was sent, in which
//! life and with which key; knows no tags.

use std::collections::{BTreeMap, BTreeSet};

use interrex::message::Message;
use interrex::types::{BootId, ClusterId, Duration, Instant, NodeId, NodeSet};
use interrex::wire::{Receiver, Rejection, decode};

/// The number of nodes.
pub(super) const NODES: usize = 3;

pub(super) const CLUSTER: ClusterId = ClusterId(0x7e57);

/// The number of datagrams that may overtake another (`docs/PROTOCOL.md`).
const WIDTH: u64 = 128;

/// The least time between two challenges to one node.
pub(super) const PAUSE: Duration = Duration::from_millis(1);

/// The time for which a challenge stays the same.
pub(super) const PATIENCE: Duration = Duration::from_millis(100);

/// The number of new challenges of unknown lives that are answered for sure in one pause.
const ANSWERS: u32 = 4;

/// Of how many such lives the links remember what they have asked.
const LIVES: usize = 8;

pub(super) type Bytes = [u8; 128];

/// A datagram that a holder of the key has sealed.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The life that sealed it.
    pub(super) boot: BootId,
    pub(super) key_id: u8,
    pub(super) bytes: Bytes,
    pub(super) said: Said,
}

/// The content of the datagram.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said {
    /// For the election; maybe what no encoder writes.
    Something,
    Challenge {
        nonce: u64,
    },
    /// To the challenge of this number, by this life.
    Answer {
        nonce: u64,
        challenger: BootId,
    },
}

impl Sent {
    pub(super) fn sequence(&self) -> u64 {
        word(&self.bytes, 40)
    }
}

/// The fate that a datagram must have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    Message(Message),
    /// Says whether it is answered now; `None` where a lot decides.
    Challenge(Option<bool>),
    /// Says whether the one that answers had asked too, and is answered with this; `None` where
    /// that may have been forgotten.
    Answer(Option<bool>),
    Rejected(Rejection),
}

impl Fate {
    /// Returns whether it may be what has become of a datagram, which the model can't always tell.
    pub(super) fn is_met_by(&self, other: &Fate) -> bool {
        match (self, other) {
            (Fate::Challenge(None), Fate::Challenge(_)) | (Fate::Answer(None), Fate::Answer(_)) => {
                true
            }
            (one, other) => one == other,
        }
    }
}

/// A question of a life that was not known.
#[derive(Clone, Copy, Debug)]
struct Asker {
    /// The number of the datagram.
    sequence: u64,
    nonce: u64,
    is_open: bool,
}

/// A challenge that waits for an answer.
#[derive(Clone, Copy, Debug)]
struct Open {
    nonce: u64,
    since: Instant,
    /// The one before, if it was not too old to be answered.
    former: Option<u64>,
}

/// The hearing of one node about one other, in its own present life, and since a key was taken
/// away.
#[derive(Clone, Debug, Default)]
pub(super) struct Hearing {
    /// The life that has proven to be the present one.
    pub(super) believed: Option<BootId>,
    /// Nothing up to this number of that life counts.
    from: u64,
    highest: u64,
    heard: BTreeSet<u64>,
    open: Option<Open>,
    /// The lives that were not known and have asked.
    askers: BTreeMap<BootId, Asker>,
    /// The number of new challenges of such lives since.
    asked: u32,
    window_since: Option<Instant>,
}

impl Hearing {
    fn is_new(&self, sequence: u64) -> bool {
        sequence > self.from
            && sequence.saturating_add(WIDTH) > self.highest
            && !self.heard.contains(&sequence)
    }

    fn hear(&mut self, sequence: u64) {
        self.heard.insert(sequence);
        self.highest = self.highest.max(sequence);
    }

    fn believe(&mut self, boot: BootId, sequence: u64) {
        self.believed = Some(boot);
        (self.from, self.highest) = (sequence, sequence);
        self.heard.clear();
    }

    /// A challenge has been sent. It is another one only where the last has become old.
    pub(super) fn on_challenged(&mut self, now: Instant, nonce: u64) {
        let young = |open: &Open| open.since <= now && now < open.since + PATIENCE;
        if let Some(open) = self.open.filter(young) {
            assert_eq!(open.nonce, nonce, "an open challenge is replaced");
            return;
        }
        let recent = |open: &Open| now < open.since + PATIENCE + PATIENCE;
        let former = self.open.filter(recent).map(|open| open.nonce);
        self.open = Some(Open { nonce, since: now, former });
    }

    fn is_open(&self, now: Instant, nonce: u64) -> bool {
        self.open.is_some_and(|open| {
            let age = now.saturating_since(open.since);
            (open.nonce == nonce && age < PATIENCE + PATIENCE)
                || (open.former == Some(nonce) && age < PATIENCE)
        })
    }

    /// Returns whether the links have forgotten none of those that have asked.
    fn is_sure(&self) -> bool {
        self.askers.len() <= LIVES
    }

    /// A life that is not known asks. It is answered now if it asks something new and no other
    /// life is known; where many ask a lot decides.
    fn answers_stranger(&mut self, now: Instant, sent: &Sent, nonce: u64) -> Option<bool> {
        let sequence = sent.sequence();
        let is_new = self.askers.get(&sent.boot).is_none_or(|asker| sequence > asker.sequence);
        if is_new {
            self.askers.insert(sent.boot, Asker { sequence, nonce, is_open: true });
        }
        if self.believed.is_some() {
            return Some(false);
        }
        if !self.is_sure() {
            return None;
        }
        if !is_new {
            return Some(false);
        }
        if self.window_since.is_none_or(|since| now < since || now >= since + PAUSE) {
            (self.window_since, self.asked) = (Some(now), 0);
        }
        self.asked += 1;
        (self.asked <= ANSWERS).then_some(true)
    }

    /// The life `boot` has been answered: if nothing was forgotten, to the last question it had
    /// asked.
    pub(super) fn on_answered(&mut self, boot: BootId) {
        if let Some(asker) = self.askers.get_mut(&boot) {
            asker.is_open = false;
        }
    }

    /// Returns what the life `boot` has asked last, if nothing was forgotten.
    pub(super) fn question_of(&self, boot: BootId) -> Option<u64> {
        self.askers.get(&boot).filter(|_| self.is_sure()).map(|asker| asker.nonce)
    }

    pub(super) fn on_clock_fault(&mut self, now: Instant) {
        self.window_since = None;
        self.open = self.open.map(|open| Open { since: now, ..open });
    }
}

/// One node, as the model sees it.
#[derive(Clone, Debug)]
pub(super) struct Ear {
    pub(super) me: usize,
    pub(super) boot: BootId,
    /// The ids of the keys that it holds.
    pub(super) keys: &'static [u8],
    pub(super) of: [Hearing; NODES],
    /// The latest life of each other that has ever been believed, whatever was forgotten since.
    latest: [BootId; NODES],
}

impl Ear {
    pub(super) fn new(me: usize, boot: BootId, keys: &'static [u8]) -> Self {
        let of = std::array::from_fn(|_| Hearing::default());
        Self { me, boot, keys, of, latest: [BootId::ZERO; NODES] }
    }

    /// Whoever may have spoken with a key that is taken away has to prove itself anew.
    pub(super) fn on_rekeyed(&mut self, keys: &'static [u8]) {
        if self.keys.iter().any(|key| !keys.contains(key)) {
            self.of = std::array::from_fn(|_| Hearing::default());
        }
        self.keys = keys;
    }

    /// Returns what must become of `sent` here. Remembers that it has come.
    pub(super) fn hear(&mut self, now: Instant, sent: &Sent) -> Fate {
        match self.judge(now, sent) {
            Ok(fate) => fate,
            Err(rejection) => Fate::Rejected(rejection),
        }
    }

    fn judge(&mut self, now: Instant, sent: &Sent) -> Result<Fate, Rejection> {
        let read = decode(&unsealed(&sent.bytes), &receiver(self.me));
        match read {
            Err(rejection) if rejection.index() < Rejection::Key.index() => return Err(rejection),
            Err(_) | Ok(_) => {}
        }
        require(self.keys.contains(&sent.key_id), Rejection::Key)?;
        match sent.said {
            Said::Something => self.admit(sent).and(read).map(Fate::Message),
            Said::Challenge { nonce } => self.judge_challenge(now, sent, nonce),
            Said::Answer { nonce, challenger } => self.judge_answer(now, sent, nonce, challenger),
        }
    }

    fn admit(&mut self, sent: &Sent) -> Result<(), Rejection> {
        let hearing = &mut self.of[sent.from];
        require(hearing.believed == Some(sent.boot), Rejection::Boot)?;
        require(hearing.is_new(sent.sequence()), Rejection::Replay)?;
        hearing.hear(sent.sequence());
        Ok(())
    }

    fn judge_challenge(
        &mut self,
        now: Instant,
        sent: &Sent,
        nonce: u64,
    ) -> Result<Fate, Rejection> {
        let admitted = self.admit(sent);
        let is_answered = match admitted {
            Ok(()) => Some(true),
            Err(Rejection::Boot) => self.of[sent.from].answers_stranger(now, sent, nonce),
            Err(rejection) => return Err(rejection),
        };
        Ok(Fate::Challenge(is_answered))
    }

    fn judge_answer(
        &mut self,
        now: Instant,
        sent: &Sent,
        nonce: u64,
        challenger: BootId,
    ) -> Result<Fate, Rejection> {
        let is_open = self.of[sent.from].is_open(now, nonce);
        if challenger == self.boot && !is_open && self.of[sent.from].believed == Some(sent.boot) {
            // The present life answers once more what was asked more than once.
            return self
                .admit(sent)
                .map_or(Err(Rejection::Answer), |()| Ok(Fate::Answer(Some(false))));
        }
        require(challenger == self.boot && is_open, Rejection::Answer)?;
        match self.admit(sent) {
            Err(Rejection::Boot) => self.believe(sent),
            admitted => admitted?,
        }
        let hearing = &mut self.of[sent.from];
        hearing.open = None;
        let has_asked = hearing.askers.get(&sent.boot).is_some_and(|asker| asker.is_open);
        Ok(Fate::Answer(hearing.is_sure().then_some(has_asked)))
    }

    fn believe(&mut self, sent: &Sent) {
        let latest = &mut self.latest[sent.from];
        assert!(*latest <= sent.boot, "{sent:?} is believed, of a life that is over");
        *latest = sent.boot;
        self.of[sent.from].believe(sent.boot, sent.sequence());
    }
}

/// Returns the receiver at `node`.
pub(super) fn receiver(node: usize) -> Receiver {
    let members: NodeSet = (0..NODES).map(id).collect();
    Receiver { cluster: CLUSTER, node: id(node), members }
}

pub(super) fn id(node: usize) -> NodeId {
    u8::try_from(node).ok().and_then(NodeId::new).expect("there are a few nodes only")
}

/// The little-endian number at `offset`.
pub(super) fn word(bytes: &Bytes, offset: usize) -> u64 {
    let word = bytes[offset..offset + 8].try_into().expect("eight bytes are eight bytes");
    u64::from_le_bytes(word)
}

/// The same datagram as a node without keys writes it.
fn unsealed(bytes: &Bytes) -> Bytes {
    let mut plain = *bytes;
    plain[7] = 0;
    plain[112..].fill(0);
    plain
}

fn require(holds: bool, otherwise: Rejection) -> Result<(), Rejection> {
    if holds { Ok(()) } else { Err(otherwise) }
}
