//! The links of one node with the other members: they number and seal what it sends, and believe
//! what comes once the tag holds and the datagram is new, from the sender's present life.
//!
//! Sans-IO like the election: bytes and the time come in, a message or a rejection comes out. Knows
//! lives and sequence numbers; knows nothing of what messages mean.

use alloc::boxed::Box;

use crate::message::Message;
use crate::types::{BootId, Duration, Instant, MAX_MEMBERS, NodeId, NodeSet, Nonce};

use super::codec::{self, Receiver, require};
use super::layout::{
    ChallengeBody, KIND_ANSWER, KIND_CHALLENGE, LAST_SEQUENCE, MAGIC, RECORD_LENGTH, Record, U64,
    VERSION,
};
use super::misquote::Misquote;
use super::rejection::Rejection;
use super::seal::LinkKeys;
use super::unknown_lives::UnknownLives;
use super::window::Window;

/// The parts that the links of a node are made of.
#[derive(Debug)]
pub struct LinkSetup {
    /// The node, and the members it listens to.
    pub receiver: Receiver,
    /// The boot id of this life of the node, which no earlier life has had.
    pub boot: BootId,
    /// The keys. Without keys nothing is sealed and everything is believed.
    pub keys: Option<LinkKeys>,
    /// The least time between two challenges to one node.
    pub challenge_pause: Duration,
    /// The time that a node has to answer before it is asked again.
    pub answer_timeout: Duration,
}

/// A datagram that is believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(clippy::large_enum_variant, reason = "all lie on the stack, and a box would allocate")]
pub enum Incoming {
    /// A message for the election.
    Message(Message),
    /// The named node challenges this one. The answer, if there is one now, is to be sent to it as
    /// it is.
    Challenge(NodeId, Option<Record>),
    /// The named node has answered a challenge, so its present life is known now. If that life has
    /// asked too, the answer to that is to be sent to it as it is.
    Answer(NodeId, Option<Record>),
}

/// The number of a peer's former lives that are remembered. Two that run at once take turns, so
/// one would do; a few more are for a host that was cloned more than once.
const FORMER_LIVES: usize = 3;

/// The least time between two reports that a member runs twice.
const TWIN_PAUSE: Duration = Duration::from_millis(10_000);

/// One link, in both directions.
#[derive(Clone, Debug)]
struct Link {
    /// The number of the last datagram sent.
    sent: u64,
    /// The value of `sent` when the peer was last heard. A datagram sent before proves no silence.
    sent_when_heard: u64,
    /// The life of the peer that has proven to be the present one.
    boot: Option<BootId>,
    /// The lives that it has replaced, the latest first.
    former: [Option<BootId>; FORMER_LIVES],
    /// True if a life that was replaced has proven itself again, and nobody has been told.
    is_twin: bool,
    twin_told_at: Option<Instant>,
    window: Window,
    open: Option<Challenge>,
    challenged_at: Option<Instant>,
    /// The time at which the next challenge is sent.
    due: Instant,
    /// The lives that have asked and are not known.
    unknown: UnknownLives,
}

/// A challenge that is open. It stays the same while it is young: whoever replays the peer's past
/// could otherwise replace it again and again before the answer is here. And it expires, since
/// somebody may have kept the answer of a life that has ended.
#[derive(Clone, Copy, Debug)]
struct Challenge {
    nonce: Nonce,
    since: Instant,
    /// The nonce before, whose answer may be on its way. Valid for one more timeout.
    former: Option<Nonce>,
    repeats: u32,
}

impl Link {
    /// Creates a link to a peer of which nothing is known. `sent` datagrams were sent to it so far,
    /// and it is challenged at `due`.
    const fn new(sent: u64, due: Instant, seed: u64) -> Self {
        Self {
            sent,
            sent_when_heard: sent,
            boot: None,
            former: [None; FORMER_LIVES],
            is_twin: false,
            twin_told_at: None,
            window: Window::above(0),
            open: None,
            challenged_at: None,
            due,
            unknown: UnknownLives::new(seed),
        }
    }

    /// Makes `boot` the present life, from the datagram after number `sequence` on. A restart gives
    /// each life a new id, so a life that was replaced and proves itself again has lived all along.
    fn believe(&mut self, boot: BootId, sequence: u64) {
        if let Some(former) = self.boot.replace(boot) {
            self.is_twin |= self.former.contains(&Some(boot));
            self.former.rotate_right(1);
            self.former[0] = Some(former);
        }
        self.window = Window::above(sequence);
        self.sent_when_heard = self.sent;
    }

    /// Returns whether this challenge is open, and no older than three timeouts.
    fn is_open(&self, nonce: Nonce, now: Instant, timeout: Duration) -> bool {
        self.open.is_some_and(|open| {
            let age = now.saturating_since(open.since);
            (open.nonce == nonce && age < timeout.scaled(2, 1))
                || (open.former == Some(nonce) && age < timeout)
        })
    }
}

/// The links of one node with the other members: they number and seal what it sends, and believe
/// what comes once the tag holds and the datagram is new, from the sender's present life.
///
/// Sans-IO like the election: bytes and the time come in, a message or a rejection comes out.
/// Without keys they number what is sent and believe everything.
///
/// # A life has to prove itself
///
/// A window of sequence numbers tells a repeated datagram from a new one within one life of its
/// sender. A life never heard of may be a restart, or the past, replayed. So it is asked: a
/// **challenge** carries a number that this node has not used before, and only the **answer** to
/// it, sealed by that life, makes that life the sender's present one. From then on all earlier
/// lives are rejected, and so is what that life said before its answer. A node that answers has
/// lived after the challenge was sent, at most three timeouts ago. The number is bound to this
/// node's own life, and one answer counts.
///
/// At its start a node challenges all others, and they challenge it, so that nobody has to when a
/// leader is lost. Whatever is replayed to it, a node sends each peer at most one challenge in a
/// pause, and answers no challenge twice; of many new ones it answers a few at random. All
/// are as long as any datagram, so that no flood grows on the way.
#[derive(Clone, Debug)]
pub struct Links {
    receiver: Receiver,
    boot: BootId,
    keys: Option<LinkKeys>,
    challenge_pause: Duration,
    answer_timeout: Duration,
    links: Box<[Link]>,
    /// The number of the last challenge.
    challenges: u64,
    /// The time before which no challenge is due.
    due: Instant,
    #[cfg(feature = "sabotage")]
    sabotage: Option<Breach>,
}

/// A check that is left out on purpose, to see whether anybody notices.
#[cfg(feature = "sabotage")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Breach {
    /// Tags are not checked.
    AnyTag,
    /// A datagram may come twice.
    NoWindow,
    /// A life that was never heard of is believed without a challenge.
    AnyBoot,
    /// Any answer is believed, whichever challenge it is for.
    AnyAnswer,
}

impl Links {
    /// Creates the links of a node that starts now. With keys, the first challenges are due at
    /// once.
    pub fn new(setup: LinkSetup, now: Instant) -> Self {
        let due = if setup.keys.is_some() { now } else { Instant::NEVER };
        let others = setup.receiver.members.without(setup.receiver.node);
        let link = |place: u8| {
            let is_other = NodeId::new(place).is_some_and(|peer| others.contains(peer));
            let due = if is_other { due } else { Instant::NEVER };
            Link::new(0, due, setup.boot.0 ^ u64::from(place) << 32)
        };
        // Without a pause there would always be another challenge to send.
        let least = |length: Duration| length.max(Duration::from_nanos(1));
        Self {
            receiver: setup.receiver,
            boot: setup.boot,
            keys: setup.keys,
            challenge_pause: least(setup.challenge_pause),
            answer_timeout: least(setup.answer_timeout),
            links: (0..MAX_MEMBERS as u8).map(link).collect(),
            challenges: 0,
            due,
            #[cfg(feature = "sabotage")]
            sabotage: None,
        }
    }

    /// Returns the same links with a check left out.
    #[cfg(feature = "sabotage")]
    #[must_use]
    pub fn breached(self, breach: Breach) -> Self {
        Self { sabotage: Some(breach), ..self }
    }

    #[cfg(feature = "sabotage")]
    fn breaches(&self, breach: Breach) -> bool {
        self.sabotage == Some(breach)
    }

    /// Changes the keys, and returns the old ones.
    ///
    /// If a key is taken away, all lives have to prove themselves anew, which takes a round trip.
    /// For whoever had stolen that key may have spoken in anybody's name, and nothing of it must
    /// outlast the key.
    pub fn set_keys(&mut self, now: Instant, keys: LinkKeys) -> Option<LinkKeys> {
        let kept = keys.ids();
        let is_taken = |id: u8| id != 0 && !kept.contains(&id);
        let old = self.keys.replace(keys);
        if old.as_ref().is_none_or(|old| old.ids().into_iter().any(is_taken)) {
            let others = self.others();
            for peer in others.iter() {
                let link = &mut self.links[peer.index()];
                *link = Link::new(link.sent, now, self.boot.0 ^ now.as_nanos());
            }
            self.due = now;
        }
        old
    }

    /// Returns the ids of the key that seals and of the other that is accepted; 0 where there is
    /// none.
    pub fn key_ids(&self) -> [u8; 2] {
        self.keys.as_ref().map_or([0; 2], LinkKeys::ids)
    }

    fn others(&self) -> NodeSet {
        self.receiver.members.without(self.receiver.node)
    }

    /// Returns the other members whose present life is not known, or that have not answered a
    /// challenge yet. Nothing that an unknown life says is believed. Always empty without keys.
    pub fn unknown(&self) -> NodeSet {
        let is_unknown = |link: &Link| link.boot.is_none() || link.open.is_some();
        let all = if self.keys.is_some() { self.others() } else { NodeSet::EMPTY };
        all.iter().filter(|peer| is_unknown(&self.links[peer.index()])).collect()
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

    /// Seals a datagram that is kept until this life is over. Its recipient believes nothing of
    /// this life after it, however many are sent before. It uses up no number of this life's own.
    pub fn seal_last(&self, record: &mut Record, to: NodeId) {
        codec::readdress(record, to, LAST_SEQUENCE);
        if let Some(keys) = &self.keys {
            keys.seal(record, to);
        }
    }

    /// Reads one whole datagram that came at `now`.
    ///
    /// # Errors
    /// The first [`Rejection`] that applies, in the order: length, magic, version, cluster, group,
    /// recipient, sender, key, tag, life and sequence, kind, fields.
    #[inline]
    pub fn receive(&mut self, now: Instant, bytes: &[u8]) -> Result<Incoming, Rejection> {
        let (record, from) = codec::check_address(bytes, &self.receiver)?;
        let Some(keys) = &self.keys else {
            codec::check_unsealed(record)?;
            let message = codec::decode_fields(record, from)?;
            let link = &mut self.links[from.index()];
            link.sent_when_heard = link.sent;
            return Ok(Incoming::Message(message));
        };
        let verified = keys.verify(record, from);
        #[cfg(feature = "sabotage")]
        let verified = if self.breaches(Breach::AnyTag) { Ok(()) } else { verified };
        verified?;
        match record.kind {
            KIND_CHALLENGE => self.on_challenge(now, record, from),
            KIND_ANSWER => self.on_answer(now, record, from),
            _ => {
                self.admit(now, record, from)?;
                codec::decode_fields(record, from).map(Incoming::Message)
            }
        }
    }

    /// Checks that the datagram is new and from its sender's present life.
    #[inline]
    fn admit(&mut self, now: Instant, record: &Record, from: NodeId) -> Result<(), Rejection> {
        #[cfg(feature = "sabotage")]
        if self.breaches(Breach::AnyBoot) && !self.lives(record, from) {
            self.believe(record, from);
            return Ok(());
        }
        if !self.lives(record, from) {
            self.doubt(now, from);
            return Err(Rejection::Boot);
        }
        self.admit_number(record, from)
    }

    fn lives(&self, record: &Record, from: NodeId) -> bool {
        self.links[from.index()].boot == Some(BootId(record.boot.value()))
    }

    fn admit_number(&mut self, record: &Record, from: NodeId) -> Result<(), Rejection> {
        let link = &mut self.links[from.index()];
        let is_new = link.window.admit(record.sequence.value());
        #[cfg(feature = "sabotage")]
        let is_new = is_new || self.sabotage == Some(Breach::NoWindow);
        require(is_new, Rejection::Replay)?;
        link.sent_when_heard = link.sent;
        Ok(())
    }

    /// Checks that `quote` proves that the sender of an ICMP "port unreachable" has seen it: it is
    /// a datagram that this life sealed for `to`, and sent after `to` was last heard. Without keys
    /// all but the tag is checked.
    ///
    /// Whoever sees the traffic as it is sent can quote it. Whoever saw only older traffic, or an
    /// old ICMP, can't.
    ///
    /// # Errors
    /// The first [`Misquote`] that applies.
    pub fn check_quote(&self, to: NodeId, quote: &[u8]) -> Result<(), Misquote> {
        let require = |holds, reason| if holds { Ok(()) } else { Err(reason) };
        let whole = quote.get(..RECORD_LENGTH).ok_or(Misquote::Short)?;
        let record: &Record = bytemuck::from_bytes(whole);
        let is_from_here = record.magic == MAGIC
            && record.version == VERSION
            && record.cluster.value() == self.receiver.cluster.0
            && record.from == self.receiver.node.number()
            && record.boot.value() == self.boot.0;
        require(is_from_here && record.to == to.number(), Misquote::Foreign)?;
        let is_sealed = match &self.keys {
            Some(keys) => keys.has_sealed(record, to),
            None => codec::check_unsealed(record).is_ok(),
        };
        require(is_sealed, Misquote::Tag)?;
        let link = &self.links[to.index()];
        let is_fresh = (link.sent_when_heard + 1..=link.sent).contains(&record.sequence.value());
        require(is_fresh, Misquote::Stale)
    }

    /// Handles a challenge. Where nothing is known of the peer, an unknown life is answered too:
    /// two nodes that have just started would otherwise wait for each other. Where another life is
    /// known, the one that asks has to prove itself first: it may be the past, replayed.
    fn on_challenge(
        &mut self,
        now: Instant,
        record: &Record,
        from: NodeId,
    ) -> Result<Incoming, Rejection> {
        let body = control_body(record)?;
        require(body.challenger_boot == U64::new(0), Rejection::Reserved)?;
        let (boot, nonce) = (BootId(record.boot.value()), Nonce(body.nonce.value()));
        let answers_now = if self.lives(record, from) {
            self.admit_number(record, from)?;
            true
        } else {
            self.doubt(now, from);
            let pause = self.challenge_pause;
            let Link { unknown, boot: known, .. } = &mut self.links[from.index()];
            let is_new = unknown.note(boot, record.sequence.value(), nonce);
            is_new && known.is_none() && unknown.may_answer(now, pause)
        };
        let answer = answers_now.then(|| self.answer(boot, nonce, from));
        Ok(Incoming::Challenge(from, answer))
    }

    fn answer(&mut self, challenger: BootId, nonce: Nonce, to: NodeId) -> Record {
        // An earlier challenge of that life needs no answer any more.
        self.links[to.index()].unknown.take_open(challenger);
        let body = ChallengeBody {
            nonce: U64::new(nonce.0),
            challenger_boot: U64::new(challenger.0),
            reserved: [0; 16],
        };
        self.control(KIND_ANSWER, body, to)
    }

    fn on_answer(
        &mut self,
        now: Instant,
        record: &Record,
        from: NodeId,
    ) -> Result<Incoming, Rejection> {
        let body = control_body(record)?;
        let is_ours = body.challenger_boot.value() == self.boot.0;
        let nonce = Nonce(body.nonce.value());
        let is_open = self.links[from.index()].is_open(nonce, now, self.answer_timeout);
        let answers = is_ours && is_open;
        #[cfg(feature = "sabotage")]
        let answers = answers || self.breaches(Breach::AnyAnswer);
        if !answers {
            let was_asked = is_ours && (1..=self.challenges).contains(&nonce.0);
            return self.on_answer_more(record, from, was_asked);
        }
        if self.lives(record, from) {
            self.admit_number(record, from)?;
        } else {
            self.believe(record, from);
        }
        let boot = BootId(record.boot.value());
        let link = &mut self.links[from.index()];
        link.open = None;
        link.due = Instant::NEVER;
        let asked = link.unknown.take_open(boot);
        Ok(Incoming::Answer(from, asked.map(|nonce| self.answer(boot, nonce, from))))
    }

    /// Handles a repeated answer. Challenges are repeated, since datagrams get lost, and each one
    /// is answered; if this thread was late, all the answers arrive. Those of the present life are
    /// nothing to warn of.
    fn on_answer_more(
        &mut self,
        record: &Record,
        from: NodeId,
        was_asked: bool,
    ) -> Result<Incoming, Rejection> {
        let is_known = was_asked && self.lives(record, from);
        let is_new = is_known && self.admit_number(record, from).is_ok();
        require(is_new, Rejection::Answer)?;
        Ok(Incoming::Answer(from, None))
    }

    /// Makes this the sender's present life. An earlier life of this node may have heard what it
    /// said before.
    fn believe(&mut self, record: &Record, from: NodeId) {
        let boot = BootId(record.boot.value());
        self.links[from.index()].believe(boot, record.sequence.value());
    }

    /// Returns whether `peer` runs twice and somebody should be told: a life of it that another had
    /// replaced has proven itself again, which a restarted process never does. To be asked after an
    /// [`Incoming::Answer`] of that peer. True at most once in ten seconds.
    pub fn take_twin(&mut self, now: Instant, peer: NodeId) -> bool {
        let link = &mut self.links[peer.index()];
        let may_tell = |at: Instant| now < at || now >= at + TWIN_PAUSE;
        let tells = core::mem::take(&mut link.is_twin) && link.twin_told_at.is_none_or(may_tell);
        if tells {
            link.twin_told_at = Some(now);
        }
        tells
    }

    /// Plans a challenge of `peer`, as soon as the pause after the last one is over.
    fn doubt(&mut self, now: Instant, peer: NodeId) {
        let link = &mut self.links[peer.index()];
        let after_pause = link.challenged_at.map_or(now, |at| now.max(at + self.challenge_pause));
        link.due = link.due.min(after_pause);
        self.due = self.due.min(link.due);
    }

    /// Returns the time at which [`poll_challenge`](Self::poll_challenge) has something next.
    pub const fn next_deadline(&self) -> Instant {
        self.due
    }

    /// Returns the next challenge that is due, sealed, and its recipient. To be asked until there
    /// is none.
    pub fn poll_challenge(&mut self, now: Instant) -> Option<(NodeId, Record)> {
        if now < self.due {
            return None;
        }
        let others = self.others();
        let Some(peer) = others.iter().find(|peer| self.links[peer.index()].due <= now) else {
            let due = others.iter().map(|peer| self.links[peer.index()].due);
            self.due = due.min().unwrap_or(Instant::NEVER);
            return None;
        };
        Some((peer, self.challenge(now, peer)))
    }

    fn challenge(&mut self, now: Instant, peer: NodeId) -> Record {
        /// Enough to exceed any timeout from any pause.
        const MAX_DOUBLINGS: u32 = 32;
        let (pause, timeout) = (self.challenge_pause, self.answer_timeout);
        let link = &mut self.links[peer.index()];
        let open = match link.open {
            Some(open) if open.since <= now && now < open.since + timeout => open,
            old => {
                self.challenges += 1;
                let is_recent = |old: &Challenge| now < old.since + timeout.scaled(2, 1);
                let former = old.filter(is_recent).map(|old| old.nonce);
                let repeats = old.map_or(0, |old| old.repeats);
                Challenge { nonce: Nonce(self.challenges), since: now, former, repeats }
            }
        };
        link.open = Some(Challenge { repeats: open.repeats.saturating_add(1), ..open });
        link.challenged_at = Some(now);
        // Soon again at first, since one datagram may be lost; then ever more rarely, since a peer
        // may be away for long.
        let wait = pause.scaled(1 << open.repeats.min(MAX_DOUBLINGS), 1);
        link.due = now + wait.min(timeout);
        let body = ChallengeBody {
            nonce: U64::new(open.nonce.0),
            challenger_boot: U64::new(0),
            reserved: [0; 16],
        };
        self.control(KIND_CHALLENGE, body, peer)
    }

    /// Plans all challenges anew: the clock that they were planned by has lied.
    pub fn handle_clock_fault(&mut self, now: Instant) {
        for link in &mut self.links {
            (link.challenged_at, link.twin_told_at) = (None, None);
            link.unknown.handle_clock_fault();
            link.open = link.open.map(|open| Challenge { since: now, ..open });
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

/// Reads the body of a challenge or an answer; all fields that only elections use must be zero.
fn control_body(record: &Record) -> Result<&ChallengeBody, Rejection> {
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
    require(*record == plain, Rejection::Reserved)?;
    let body: &ChallengeBody = bytemuck::cast_ref(&record.body);
    require(body.reserved == [0; 16], Rejection::Reserved)?;
    Ok(body)
}
