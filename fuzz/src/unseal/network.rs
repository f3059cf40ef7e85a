//! Three nodes' links, every datagram that was ever sent between them, and somebody in between who
//! does with these as the acts say.

use std::collections::HashMap;
use std::sync::LazyLock;

use interrex::message::{Bequest, Body, Message, Resign};
use interrex::types::{BootId, ConfigId, Duration, Instant, NodeId, Position, Term};
use interrex::wire::layout::{LAST_SEQUENCE, U32, U64};
use interrex::wire::{
    Envelope, Incoming, Key, Keyring, LinkKeys, LinkSetup, Links, Record, Rejection, encode,
};

use super::act::{Act, Edit};
use super::model::{
    Bytes, CLUSTER, Ear, Fate, NODES, PATIENCE, PAUSE, Said, Sent, id, receiver, word,
};
use crate::Reached;

/// The steps of a change of keys: the one that seals first, then what else is accepted.
const STEPS: [&[u8]; 4] = [&[1], &[1, 2], &[2, 1], &[2]];

/// By step, then by node. Deriving them takes longer than all the rest of a run.
static KEYS: LazyLock<[[LinkKeys; NODES]; 4]> =
    LazyLock::new(|| STEPS.map(|ids| derived(&|id| key(id, id.into()), ids)));

/// By id less one, then by the node in whose name they seal: the ids are right, the keys are not.
static FORGED: LazyLock<[[LinkKeys; NODES]; 3]> =
    LazyLock::new(|| [[1], [2], [3]].map(|ids| derived(&|id| key(id, 0xbad), &ids)));

fn derived(key: &dyn Fn(u8) -> Key, ids: &[u8]) -> [LinkKeys; NODES] {
    let ring = Keyring::new(key(ids[0]));
    let ring = match ids.get(1) {
        Some(other) => ring.accepting(key(*other)).expect("the ids differ"),
        None => ring,
    };
    std::array::from_fn(|node| LinkKeys::new(&ring, CLUSTER, id(node)))
}

fn key(id: u8, secret: u16) -> Key {
    let mut bytes = [0x5a; 32];
    bytes[..2].copy_from_slice(&secret.to_le_bytes());
    Key::new(id, &bytes).expect("ids begin at 1")
}

/// One node: its links, and what the model expects of them.
struct Node {
    links: Links,
    ear: Ear,
    now: Instant,
    step: usize,
    /// True if this life has sealed what is to come once it is dead.
    has_said_last: bool,
}

/// See the [module](self).
pub(super) struct Network {
    nodes: [Node; NODES],
    sent: Vec<Sent>,
    /// By tag: no two datagrams have the same.
    places: HashMap<u128, usize>,
    /// The number of lives that have begun.
    lives: u64,
    pub(super) reached: Reached,
    #[cfg(feature = "sabotage")]
    breach: Option<interrex::wire::Breach>,
}

impl Network {
    pub(super) fn new() -> Self {
        let now = Instant::from_nanos(1_000);
        let node = |me| Node {
            links: links(me, BootId(me as u64 + 1), KEYS[0][me].clone(), now),
            ear: Ear::new(me, BootId(me as u64 + 1), STEPS[0]),
            now,
            step: 0,
            has_said_last: false,
        };
        let mut network = Self {
            nodes: std::array::from_fn(node),
            sent: Vec::new(),
            places: HashMap::new(),
            lives: NODES as u64,
            reached: Reached::new(),
            #[cfg(feature = "sabotage")]
            breach: None,
        };
        // Acquainted, as nodes that have run for a while; a restart undoes that.
        network.introduce_all();
        network
    }

    #[cfg(feature = "sabotage")]
    pub(super) fn sabotaged(breach: interrex::wire::Breach) -> Self {
        let mut network = Self::new();
        network.breach = Some(breach);
        for node in &mut network.nodes {
            node.links = node.links.clone().breached(breach);
        }
        network
    }

    pub(super) fn take(&mut self, act: &Act) {
        match act {
            Act::Say { from, to, count } => (0..*count).for_each(|_| self.say(*from, *to)),
            Act::SayLast { from, to } => self.say_last(*from, *to),
            Act::SayOdd { from, to, edits } => self.say_odd(*from, *to, edits),
            Act::Die { from, to } => self.die(*from, *to),
            Act::Challenge { node } => self.challenge(*node),
            Act::Deliver { back, to } => self.deliver_back(*back, *to),
            Act::DeliverMany { count, reversed } => self.deliver_many(*count, *reversed),
            Act::Damage { back, edits, length } => self.damage(*back, edits, *length),
            Act::Splice { back, other, at } => self.splice(*back, *other, *at),
            Act::Raw { to, bytes } => self.deliver(*to, bytes),
            Act::Forge { from, to, key_id, with_challenge } => {
                self.forge(*from, *to, *key_id, *with_challenge);
            }
            Act::Restart { node } => self.restart(*node),
            Act::Rekey { node, step } => self.rekey(*node, *step),
            Act::Wait { us } => self.wait(Duration::from_micros(u64::from(*us))),
            Act::ClockFault { node, now } => self.fault_clock(*node, Instant::from_nanos(*now)),
        }
    }

    fn say(&mut self, from: usize, to: usize) {
        if from == to {
            return;
        }
        let mut record = self.record(from, to);
        self.nodes[from].links.seal(&mut record, id(to));
        self.keep(from, to, &record, Said::Something);
    }

    fn record(&self, from: usize, to: usize) -> Record {
        self.record_of(from, to, Body::Resign(Resign { heir: None, work_stopped: false }))
    }

    /// Nothing of this life is believed by whoever has heard it.
    fn say_last(&mut self, from: usize, to: usize) {
        if from == to {
            return;
        }
        let bequest = Bequest {
            heir_boot: self.nodes[to].ear.boot,
            promise: Duration::from_millis(10),
            position: Position::default(),
            died: true,
            work_stopped: false,
        };
        let mut record = self.record_of(from, to, Body::Bequest(bequest));
        self.nodes[from].links.seal_last(&mut record, id(to));
        self.nodes[from].has_said_last = true;
        self.keep(from, to, &record, Said::Something);
    }

    /// Returns what `from` would say next, not sealed: a different term each time.
    fn record_of(&self, from: usize, to: usize, body: Body) -> Record {
        let message = Message {
            from: id(from),
            term: Term(self.sent.len() as u64 + 1),
            boot: self.nodes[from].ear.boot,
            config: ConfigId::default(),
            sent_at: self.nodes[from].now,
            echo: Instant::ZERO,
            body,
        };
        let mut record = Record::default();
        encode(&message, id(to), &Envelope { cluster: CLUSTER, sequence: 0 }, &mut record);
        record
    }

    /// A member whose program is broken: it holds the key, and its bytes make no sense.
    fn say_odd(&mut self, from: usize, to: usize, edits: &[Edit]) {
        if from == to {
            return;
        }
        let mut record = self.record(from, to);
        for (offset, change) in edits {
            odd_byte(&mut record, *offset, *change);
        }
        self.nodes[from].links.seal(&mut record, id(to));
        self.keep(from, to, &record, Said::Something);
    }

    fn die(&mut self, from: usize, to: usize) {
        if from != to {
            let position = Position::default();
            let (heir_boot, promise) = (self.nodes[to].ear.boot, PAUSE);
            let bequest = Body::Bequest(Bequest {
                heir_boot,
                promise,
                position,
                died: true,
                work_stopped: false,
            });
            for body in [Body::DeathNotice, bequest] {
                let mut record = self.record_of(from, to, body);
                self.nodes[from].links.seal_last(&mut record, id(to));
                self.keep(from, to, &record, Said::Something);
            }
        }
        self.restart(from);
    }

    fn challenge(&mut self, node: usize) {
        let now = self.nodes[node].now;
        for _ in 0..NODES {
            let Some((peer, record)) = self.nodes[node].links.poll_challenge(now) else { break };
            let to = usize::from(peer.number());
            let nonce = word(record.as_bytes(), 80);
            self.nodes[node].ear.of[to].on_challenged(now, nonce);
            self.keep(node, to, &record, Said::Challenge { nonce });
        }
        let next = self.nodes[node].links.next_deadline();
        assert!(next > now, "every challenge that was due has been polled: {next:?} at {now:?}");
    }

    fn keep(&mut self, from: usize, to: usize, record: &Record, said: Said) {
        let node = &self.nodes[from];
        let key_id = STEPS[node.step][0];
        let bytes = *record.as_bytes();
        let known = self.places.insert(tag(&bytes), self.sent.len());
        assert!(known.is_none(), "two datagrams have the same tag");
        self.sent.push(Sent { from, to, boot: node.ear.boot, key_id, bytes, said });
    }

    fn back(&self, back: u16) -> Option<&Sent> {
        self.sent.iter().rev().nth(back.into())
    }

    fn deliver_back(&mut self, back: u16, to: Option<usize>) {
        let Some(Sent { bytes, to: meant, .. }) = self.back(back).cloned() else { return };
        self.deliver(to.unwrap_or(meant), &bytes);
    }

    fn deliver_many(&mut self, count: u8, reversed: bool) {
        let first = self.sent.len().saturating_sub(count.into());
        let mut latest = self.sent[first..].to_vec();
        if reversed {
            latest.reverse();
        }
        latest.iter().for_each(|sent| self.deliver(sent.to, &sent.bytes));
    }

    fn damage(&mut self, back: u16, edits: &[Edit], length: Option<u8>) {
        let Some(Sent { bytes, to, .. }) = self.back(back).cloned() else { return };
        let mut bytes = bytes.to_vec();
        for (offset, change) in edits {
            bytes[usize::from(*offset) % 128] ^= change;
        }
        bytes.resize(length.map_or(128, usize::from), 0);
        self.deliver(to, &bytes);
    }

    fn splice(&mut self, back: u16, other: u16, at: u8) {
        let (Some(head), Some(tail)) = (self.back(back), self.back(other)) else { return };
        let (to, at) = (tail.to, usize::from(at % 128));
        let bytes = [&head.bytes[..at], &tail.bytes[at..]].concat();
        self.deliver(to, &bytes);
    }

    /// Forges a datagram that looks right in every byte but the tag.
    fn forge(&mut self, from: usize, to: usize, key_id: u8, with_challenge: bool) {
        if from == to {
            return;
        }
        let keys = FORGED[usize::from(key_id) - 1][from].clone();
        let mut forger = links(from, self.nodes[from].ear.boot, keys, Instant::ZERO);
        let mut record = self.record(from, to);
        if with_challenge {
            let challenges = std::iter::from_fn(|| forger.poll_challenge(Instant::ZERO));
            let meant = challenges.take(NODES).find(|(peer, _)| *peer == id(to));
            record = meant.expect("who starts challenges all others").1;
        } else {
            forger.seal(&mut record, id(to));
        }
        self.deliver(to, record.as_bytes());
    }

    /// Hands `bytes` to `to`, and holds what becomes of them against the model.
    fn deliver(&mut self, to: usize, bytes: &[u8]) {
        let place = self.place_of(bytes);
        let node = &mut self.nodes[to];
        let heard = node.links.receive(node.now, bytes);
        let Some(place) = place else {
            let rejection = heard.expect_err("nobody who holds the key has sealed these bytes");
            self.reached.insert(rejection.name());
            return;
        };
        let sent = &self.sent[place];
        let (from, fate) = (sent.from, node.ear.hear(node.now, sent));
        let met = fate_of(&heard, id(from));
        assert!(fate.is_met_by(&met), "{sent:?} at node {to}: {met:?} instead of {fate:?}");
        self.note(to, place, heard);
    }

    /// Returns the place of the datagram that was sent with just these bytes.
    fn place_of(&self, bytes: &[u8]) -> Option<usize> {
        let place = *self.places.get(&tag(bytes.try_into().ok()?))?;
        (self.sent[place].bytes[..] == *bytes).then_some(place)
    }

    fn note(&mut self, node: usize, place: usize, heard: Result<Incoming, Rejection>) {
        let name = match heard {
            Ok(Incoming::Message(_)) if self.sent[place].sequence() == LAST_SEQUENCE => {
                "last words"
            }
            Ok(Incoming::Message(_)) => "message",
            Ok(Incoming::Answer(from, answer)) => {
                let (from_place, boot) = (usize::from(from.number()), self.sent[place].boot);
                let asked = self.nodes[node].ear.of[from_place].question_of(boot);
                self.keep_answer(node, from, answer, boot, asked);
                if answer.is_some() { "proof and answer" } else { "proof of a life" }
            }
            Ok(Incoming::Challenge(from, answer)) => {
                let Sent { boot, said, .. } = self.sent[place];
                let Said::Challenge { nonce } = said else { panic!("{said:?} is no challenge") };
                self.keep_answer(node, from, answer, boot, Some(nonce));
                if answer.is_some() { "challenge" } else { "challenge put off" }
            }
            Err(rejection) => rejection.name(),
        };
        self.reached.insert(name);
    }

    /// The answer must be to that life, and to what it `asked` where the model knows that.
    fn keep_answer(
        &mut self,
        node: usize,
        to: NodeId,
        answer: Option<Record>,
        life: BootId,
        asked: Option<u64>,
    ) {
        let Some(answer) = answer else { return };
        let to = usize::from(to.number());
        let (nonce, challenger) =
            (word(answer.as_bytes(), 80), BootId(word(answer.as_bytes(), 88)));
        assert_eq!(challenger, life, "the answer is to the life that asked");
        assert!(asked.is_none_or(|asked| asked == nonce), "{nonce} is answered, not {asked:?}");
        self.nodes[node].ear.of[to].on_answered(life);
        self.keep(node, to, &answer, Said::Answer { nonce, challenger });
    }

    fn restart(&mut self, node: usize) {
        self.lives += 1;
        let boot = BootId(self.lives);
        let Node { links: old, ear: known, now, step, has_said_last } = &mut self.nodes[node];
        *has_said_last = false;
        *old = links(node, boot, KEYS[*step][node].clone(), *now);
        *known = Ear::new(node, boot, STEPS[*step]);
        #[cfg(feature = "sabotage")]
        if let Some(breach) = self.breach {
            *old = old.clone().breached(breach);
        }
    }

    fn rekey(&mut self, node: usize, step: usize) {
        let Node { links, ear, step: current, now, .. } = &mut self.nodes[node];
        links.set_keys(*now, KEYS[step][node].clone());
        ear.on_rekeyed(STEPS[step]);
        *current = step;
    }

    fn wait(&mut self, time: Duration) {
        self.nodes.iter_mut().for_each(|node| node.now = node.now + time);
    }

    fn fault_clock(&mut self, node: usize, now: Instant) {
        let node = &mut self.nodes[node];
        node.now = now;
        node.links.handle_clock_fault(now);
        node.ear.of.iter_mut().for_each(|hearing| hearing.on_clock_fault(now));
    }

    /// All challenge those that they doubt, and all that comes of it arrives.
    fn introduce_all(&mut self) {
        let mut next = self.sent.len();
        (0..NODES).for_each(|node| self.challenge(node));
        while let Some(Sent { to, bytes, .. }) = self.sent.get(next).cloned() {
            self.deliver(to, &bytes);
            (0..NODES).for_each(|node| self.challenge(node));
            next += 1;
        }
    }

    /// Whatever has happened, each node comes to believe each other once datagrams arrive: after
    /// one that is new, and challenges where the sender's life is.
    pub(super) fn check_that_all_are_heard(&mut self) {
        (0..NODES).for_each(|node| self.rekey(node, 0));
        for node in 0..NODES {
            // It is dead to those that have heard its last words.
            if self.nodes[node].has_said_last {
                self.restart(node);
            }
        }
        for (from, to) in (0..NODES).flat_map(|from| (0..NODES).map(move |to| (from, to))) {
            if from == to || self.is_heard(from, to) {
                continue;
            }
            self.wait(PATIENCE);
            self.introduce_all();
            assert!(self.is_heard(from, to), "node {to} does not come to believe node {from}");
        }
    }

    /// Returns whether `to` believes what `from` says now.
    fn is_heard(&mut self, from: usize, to: usize) -> bool {
        self.say(from, to);
        self.deliver_back(0, None);
        self.nodes[to].ear.of[from].believed == Some(self.nodes[from].ear.boot)
    }
}

fn tag(bytes: &Bytes) -> u128 {
    u128::from_le_bytes(bytes[112..].try_into().expect("a tag is 16 bytes"))
}

fn links(me: usize, boot: BootId, keys: LinkKeys, now: Instant) -> Links {
    let setup = LinkSetup {
        receiver: receiver(me),
        boot,
        keys: Some(keys),
        challenge_pause: PAUSE,
        answer_timeout: PATIENCE,
    };
    Links::new(setup, now)
}

fn fate_of(heard: &Result<Incoming, Rejection>, sender: NodeId) -> Fate {
    match heard {
        Ok(Incoming::Message(message)) => Fate::Message(*message),
        Ok(Incoming::Challenge(from, answer)) => {
            assert_eq!(*from, sender, "the answer goes to who asked");
            Fate::Challenge(Some(answer.is_some()))
        }
        Ok(Incoming::Answer(from, answer)) => {
            assert_eq!(*from, sender, "who has answered is known now");
            Fate::Answer(Some(answer.is_some()))
        }
        Err(rejection) => Fate::Rejected(*rejection),
    }
}

/// Changes what a member with a broken program might get wrong; whose the link is and which life
/// speaks is what its key and its tag stand for.
fn odd_byte(record: &mut Record, offset: u8, change: u8) {
    match offset % 64 {
        0 => record.version ^= change,
        1 if (record.kind ^ change) != 10 && (record.kind ^ change) != 11 => record.kind ^= change,
        2 => record.flags ^= change,
        3 => record.cluster = U64::new(u64::from(change)),
        4 => record.term = U64::new(u64::from(change) << 55),
        5 => record.echo = U64::new(u64::from(change)),
        6 => record.priority ^= change,
        7 => record.verdict ^= change,
        8 => record.named ^= change,
        9..=11 => record.reserved[usize::from(offset % 64) - 9] ^= change,
        12 => record.group = U32::new(u32::from(change)),
        13 => record.group = U32::new(u32::from(change) << 24),
        place => record.body[usize::from(place) % 32] ^= change,
    }
}
