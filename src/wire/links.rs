//! The links of one node with the other members: what it sends is numbered and sealed, and what it
//! hears is believed once the tag holds and the datagram is new, from the sender's present life.
//!
//! Sans-IO like the election: bytes and the time come in, a message or a refusal comes out. Knows
//! lives and sequence numbers; knows nothing of what messages mean. Without keys it numbers what is
//! sent and believes everything.
//!
//! # A life has to prove itself
//!
//! A window of sequence numbers tells a repeated datagram from a new one within one life of its
//! sender. A life never heard of may be a restart, or the past, replayed. So it is asked: a
//! **challenge** carries a number that this node has not used before, and only the **answer** to it, sealed
//! by that life, makes that life the sender's present one; from then on all earlier ones are refused, and so
//! is what that life said before its answer. Only a life that lives now can answer, since the number is bound to
//! this node's own life and an answer counts once.
//!
//! At its start a node challenges all others, and is challenged by them, so that nobody has to when a
//! leader is lost. A challenge costs its receiver one answer; its sender sends at most one per peer and
//! pause, whatever is replayed to it. Both are as long as any datagram, so no flood grows on the way.

use alloc::boxed::Box;

use crate::message::Message;
use crate::types::{BootId, Duration, Instant, MAX_MEMBERS, NodeId, NodeSet, Nonce};

use super::codec::{self, Receiver, require};
use super::layout::{ChallengeBody, KIND_ANSWER, KIND_CHALLENGE, MAGIC, Record, U64, VERSION};
use super::refusal::Refusal;
use super::seal::LinkKeys;
use super::window::Window;

/// What the links of a node are made of.
#[derive(Debug)]
pub struct LinkSetup {
    /// Who reads, and whom it listens to.
    pub receiver: Receiver,
    /// This life of the node: no earlier one may have borne the name.
    pub boot: BootId,
    /// The keys; without, nothing is sealed and everything believed.
    pub keys: Option<LinkKeys>,
    /// The least time between two challenges to one node.
    pub challenge_pause: Duration,
    /// How long a node has to answer before it is asked again.
    pub challenge_patience: Duration,
}

/// What a believed datagram is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(clippy::large_enum_variant, reason = "both lie on the stack, and a box would allocate")]
pub enum Incoming {
    /// Something for the election.
    Message(Message),
    /// A challenge; the answer is to be sent, as it is, to this node.
    Challenge(NodeId, Record),
    /// The answer to a challenge of this node: the sender's present life is known now.
    Answer(NodeId),
}

/// One link, in both directions.
#[derive(Clone, Debug)]
struct Link {
    /// The number of the last datagram sent.
    sent: u64,
    /// The life of the peer that has proven to be the present one.
    boot: Option<BootId>,
    window: Window,
    /// The challenge that is open. It stays the same until it is answered: whoever replays the
    /// peer's past could else replace it again and again before the answer is here.
    challenge: Option<Nonce>,
    challenged_at: Option<Instant>,
    /// When the next challenge is to be sent.
    due: Instant,
}

/// The links of one node; see the [module](self).
#[derive(Clone, Debug)]
pub struct Links {
    receiver: Receiver,
    boot: BootId,
    keys: Option<LinkKeys>,
    challenge_pause: Duration,
    challenge_patience: Duration,
    links: Box<[Link]>,
    /// The number of the last challenge.
    challenges: u64,
    /// No challenge is due before.
    due: Instant,
    #[cfg(feature = "sabotage")]
    sabotage: Option<Breach>,
}

/// A check that is left out on purpose, to see whether anybody notices.
#[cfg(feature = "sabotage")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Breach {
    /// Tags are not looked at.
    AnyTag,
    /// A datagram may come twice.
    NoWindow,
    /// A life that was never heard of is believed without a challenge.
    AnyBoot,
    /// Whatever answer comes is believed, whichever challenge it is for.
    AnyAnswer,
}

impl Links {
    /// The links of a node that starts now. With keys, the first challenges are due at once.
    pub fn new(setup: LinkSetup, now: Instant) -> Self {
        let due = if setup.keys.is_some() { now } else { Instant::NEVER };
        let others = setup.receiver.members.without(setup.receiver.node);
        let link = |place: u8| {
            let is_other = NodeId::new(place).is_some_and(|peer| others.contains(peer));
            Link {
                sent: 0,
                boot: None,
                window: Window::above(0),
                challenge: None,
                challenged_at: None,
                due: if is_other { due } else { Instant::NEVER },
            }
        };
        Self {
            receiver: setup.receiver,
            boot: setup.boot,
            keys: setup.keys,
            challenge_pause: setup.challenge_pause,
            challenge_patience: setup.challenge_patience,
            links: (0..MAX_MEMBERS as u8).map(link).collect(),
            challenges: 0,
            due,
            #[cfg(feature = "sabotage")]
            sabotage: None,
        }
    }

    /// The same, with a check left out.
    #[cfg(feature = "sabotage")]
    #[must_use]
    pub fn breached(self, breach: Breach) -> Self {
        Self { sabotage: Some(breach), ..self }
    }

    #[cfg(feature = "sabotage")]
    fn breaches(&self, breach: Breach) -> bool {
        self.sabotage == Some(breach)
    }

    /// Changes the keys. Lives that are known stay known.
    pub fn set_keys(&mut self, keys: LinkKeys) {
        self.keys = Some(keys);
    }

    /// The other members whose present life is not known, so that nothing they say is believed. Always
    /// empty without keys.
    pub fn unknown(&self) -> NodeSet {
        if self.keys.is_none() {
            return NodeSet::EMPTY;
        }
        let others = self.receiver.members.without(self.receiver.node);
        others.iter().filter(|peer| self.links[peer.index()].boot.is_none()).collect()
    }

    /// Addresses, numbers and seals an encoded record, so that it can be sent to `to` as it is.
    #[inline]
    pub fn seal(&mut self, record: &mut Record, to: NodeId) {
        let link = &mut self.links[to.index()];
        link.sent += 1;
        codec::readdress(record, to, link.sent);
        if let Some(keys) = &self.keys {
            keys.seal(record, to);
        }
    }

    /// Reads one whole datagram that came at `now`.
    ///
    /// # Errors
    /// The first [`Refusal`] that applies, in the order: length, magic, version, cluster, group,
    /// recipient, sender, key, tag, life and sequence, kind, fields.
    #[inline]
    pub fn receive(&mut self, now: Instant, bytes: &[u8]) -> Result<Incoming, Refusal> {
        let (record, from) = codec::check_address(bytes, &self.receiver)?;
        let Some(keys) = &self.keys else {
            codec::check_unsealed(record)?;
            return codec::decode_fields(record, from).map(Incoming::Message);
        };
        let verified = keys.verify(record, from);
        #[cfg(feature = "sabotage")]
        let verified = if self.breaches(Breach::AnyTag) { Ok(()) } else { verified };
        verified?;
        match record.kind {
            KIND_CHALLENGE => self.on_challenge(now, record, from),
            KIND_ANSWER => self.on_answer(record, from),
            _ => {
                self.admit(now, record, from)?;
                codec::decode_fields(record, from).map(Incoming::Message)
            }
        }
    }

    /// Whether the datagram is new and from its sender's present life.
    #[inline]
    fn admit(&mut self, now: Instant, record: &Record, from: NodeId) -> Result<(), Refusal> {
        #[cfg(feature = "sabotage")]
        if self.breaches(Breach::AnyBoot) && !self.lives(record, from) {
            self.believe(record, from);
            return Ok(());
        }
        if !self.lives(record, from) {
            self.doubt(now, from);
            return Err(Refusal::Boot);
        }
        self.admit_number(record, from)
    }

    fn lives(&self, record: &Record, from: NodeId) -> bool {
        self.links[from.index()].boot == Some(BootId(record.boot.value()))
    }

    fn admit_number(&mut self, record: &Record, from: NodeId) -> Result<(), Refusal> {
        let is_new = self.links[from.index()].window.admit(record.sequence.value());
        #[cfg(feature = "sabotage")]
        let is_new = is_new || self.breaches(Breach::NoWindow);
        require(is_new, Refusal::Replay)
    }

    /// A life that is not known is answered too: it can't know this one before it has the answer.
    fn on_challenge(
        &mut self,
        now: Instant,
        record: &Record,
        from: NodeId,
    ) -> Result<Incoming, Refusal> {
        if self.lives(record, from) {
            self.admit_number(record, from)?;
        } else {
            self.doubt(now, from);
        }
        let body = control_body(record)?;
        require(body.challenger_boot == U64::new(0), Refusal::Reserved)?;
        let answer = ChallengeBody { challenger_boot: record.boot, ..*body };
        Ok(Incoming::Challenge(from, self.control(KIND_ANSWER, answer, from)))
    }

    fn on_answer(&mut self, record: &Record, from: NodeId) -> Result<Incoming, Refusal> {
        let body = control_body(record)?;
        let is_ours = body.challenger_boot.value() == self.boot.0;
        let is_open = self.links[from.index()].challenge == Some(Nonce(body.nonce.value()));
        let answers = is_ours && is_open;
        #[cfg(feature = "sabotage")]
        let answers = answers || self.breaches(Breach::AnyAnswer);
        require(answers, Refusal::Answer)?;
        if self.lives(record, from) {
            self.admit_number(record, from)?;
        } else {
            self.believe(record, from);
        }
        let link = &mut self.links[from.index()];
        link.challenge = None;
        link.due = Instant::NEVER;
        Ok(Incoming::Answer(from))
    }

    /// From now on this is the sender's present life. What it said before may have been heard by an
    /// earlier life of this node.
    fn believe(&mut self, record: &Record, from: NodeId) {
        let link = &mut self.links[from.index()];
        link.boot = Some(BootId(record.boot.value()));
        link.window = Window::above(record.sequence.value());
    }

    /// `peer` is to be challenged, as soon as the pause after the last challenge is over.
    fn doubt(&mut self, now: Instant, peer: NodeId) {
        let link = &mut self.links[peer.index()];
        let after_pause = link.challenged_at.map_or(now, |at| now.max(at + self.challenge_pause));
        link.due = link.due.min(after_pause);
        self.due = self.due.min(link.due);
    }

    /// When [`poll_challenge`](Self::poll_challenge) has something next.
    pub const fn next_deadline(&self) -> Instant {
        self.due
    }

    /// The next challenge that is due, sealed, and to whom it goes. To be asked until there is none.
    pub fn poll_challenge(&mut self, now: Instant) -> Option<(NodeId, Record)> {
        if now < self.due {
            return None;
        }
        let others = self.receiver.members.without(self.receiver.node);
        let Some(peer) = others.iter().find(|peer| self.links[peer.index()].due <= now) else {
            let due = others.iter().map(|peer| self.links[peer.index()].due);
            self.due = due.min().unwrap_or(Instant::NEVER);
            return None;
        };
        Some((peer, self.challenge(now, peer)))
    }

    fn challenge(&mut self, now: Instant, peer: NodeId) -> Record {
        let link = &mut self.links[peer.index()];
        let nonce = *link.challenge.get_or_insert_with(|| {
            self.challenges += 1;
            Nonce(self.challenges)
        });
        link.challenged_at = Some(now);
        link.due = now + self.challenge_patience;
        let body = ChallengeBody {
            nonce: U64::new(nonce.0),
            challenger_boot: U64::new(0),
            reserved: [0; 16],
        };
        self.control(KIND_CHALLENGE, body, peer)
    }

    /// The clock has lied: what was planned by it is planned anew.
    pub fn handle_clock_fault(&mut self, now: Instant) {
        for link in &mut self.links {
            link.challenged_at = None;
            link.due = if link.due == Instant::NEVER { Instant::NEVER } else { now };
        }
        self.due = self.due.min(now);
    }

    fn control(&mut self, kind: u8, body: ChallengeBody, to: NodeId) -> Record {
        let mut record = Record {
            magic: MAGIC,
            version: VERSION,
            kind,
            from: self.receiver.node.number(),
            cluster: U64::new(self.receiver.cluster.0),
            boot: U64::new(self.boot.0),
            body: bytemuck::cast(body),
            ..Record::default()
        };
        self.seal(&mut record, to);
        record
    }
}

/// The body of a challenge or an answer, in whose record all that only elections use is zero.
fn control_body(record: &Record) -> Result<&ChallengeBody, Refusal> {
    let plain = Record {
        magic: record.magic,
        version: record.version,
        kind: record.kind,
        key_id: record.key_id,
        from: record.from,
        to: record.to,
        cluster: record.cluster,
        boot: record.boot,
        sequence: record.sequence,
        body: record.body,
        tag: record.tag,
        ..Record::default()
    };
    require(*record == plain, Refusal::Reserved)?;
    let body: &ChallengeBody = bytemuck::cast_ref(&record.body);
    require(body.reserved == [0; 16], Refusal::Reserved)?;
    Ok(body)
}
