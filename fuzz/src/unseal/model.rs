//! What each node must believe, told by a memory without bounds. Knows what was sent, in which life and
//! with which key; knows no tags.

use std::collections::BTreeSet;

use interrex::message::Message;
use interrex::types::{BootId, ClusterId, NodeId, NodeSet};
use interrex::wire::{Receiver, Refusal, decode};

/// How many nodes there are.
pub(super) const NODES: usize = 3;

pub(super) const CLUSTER: ClusterId = ClusterId(0x7e57);

/// How far a datagram may be overtaken (`docs/PROTOCOL.md`).
const WIDTH: u64 = 128;

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

/// What it says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said {
    /// For the election; maybe what no encoder writes.
    Something,
    Challenge,
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

/// What must become of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    Message(Message),
    Challenge,
    Answer,
    Refused(Refusal),
}

/// What one node has heard of one other in its own present life.
#[derive(Clone, Debug, Default)]
pub(super) struct Hearing {
    /// The life that has proven to be the present one.
    pub(super) believed: Option<BootId>,
    /// Nothing up to this number of that life counts.
    from: u64,
    highest: u64,
    heard: BTreeSet<u64>,
    /// The challenge that waits for an answer.
    pub(super) open: Option<u64>,
}

impl Hearing {
    fn is_new(&self, sequence: u64) -> bool {
        sequence > self.from && sequence + WIDTH > self.highest && !self.heard.contains(&sequence)
    }

    fn hear(&mut self, sequence: u64) {
        self.heard.insert(sequence);
        self.highest = self.highest.max(sequence);
    }

    fn believe(&mut self, boot: BootId, sequence: u64) {
        assert!(self.believed.is_none_or(|known| known < boot), "a life that is over is believed");
        *self = Self {
            believed: Some(boot),
            from: sequence,
            highest: sequence,
            heard: BTreeSet::new(),
            open: self.open,
        };
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
}

impl Ear {
    /// What must become of `sent` here. Remembers that it has come.
    pub(super) fn hear(&mut self, sent: &Sent) -> Fate {
        match self.judge(sent) {
            Ok(fate) => fate,
            Err(refusal) => Fate::Refused(refusal),
        }
    }

    fn judge(&mut self, sent: &Sent) -> Result<Fate, Refusal> {
        let read = decode(&unsealed(&sent.bytes), &receiver(self.me));
        match read {
            Err(refusal) if refusal.index() < Refusal::Key.index() => return Err(refusal),
            Err(_) | Ok(_) => {}
        }
        require(self.keys.contains(&sent.key_id), Refusal::Key)?;
        match sent.said {
            Said::Something => self.admit(sent, Refusal::Boot).and(read).map(Fate::Message),
            Said::Challenge => self.judge_challenge(sent),
            Said::Answer { nonce, challenger } => self.judge_answer(sent, nonce, challenger),
        }
    }

    fn admit(&mut self, sent: &Sent, unless_believed: Refusal) -> Result<(), Refusal> {
        let hearing = &mut self.of[sent.from];
        require(hearing.believed == Some(sent.boot), unless_believed)?;
        require(hearing.is_new(sent.sequence()), Refusal::Replay)?;
        hearing.hear(sent.sequence());
        Ok(())
    }

    /// A life that is not known is answered each time it asks: it has nothing else to be known by.
    fn judge_challenge(&mut self, sent: &Sent) -> Result<Fate, Refusal> {
        match self.admit(sent, Refusal::Boot) {
            Ok(()) | Err(Refusal::Boot) => Ok(Fate::Challenge),
            Err(refusal) => Err(refusal),
        }
    }

    fn judge_answer(
        &mut self,
        sent: &Sent,
        nonce: u64,
        challenger: BootId,
    ) -> Result<Fate, Refusal> {
        let hearing = &self.of[sent.from];
        require(challenger == self.boot && hearing.open == Some(nonce), Refusal::Answer)?;
        match self.admit(sent, Refusal::Boot) {
            Err(Refusal::Boot) => self.of[sent.from].believe(sent.boot, sent.sequence()),
            admitted => admitted?,
        }
        self.of[sent.from].open = None;
        Ok(Fate::Answer)
    }
}

/// Who reads at `node`.
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

fn require(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
