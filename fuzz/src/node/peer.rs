//! The other members: their links, through which they say what the input wants, and what this node
//! has asked them last.

use std::sync::LazyLock;

use interrex::message::{
    BallotReply, BallotRequest, Body, HeartbeatAck, Message, RecoveryReply, RecoveryRequest,
    Verdict,
};
use interrex::types::{BootId, Duration, Instant, NodeId, Position, Priority, Term};
use interrex::wire::{
    Envelope, Incoming, Key, Keyring, LinkKeys, LinkSetup, Links, Record, Rejection, encode,
};

use super::world::{CLUSTER, MEMBERS, World, node};

/// By node. Deriving them takes longer than all the rest of a run.
static KEYS: LazyLock<[LinkKeys; MEMBERS as usize]> = LazyLock::new(|| {
    let ring = Keyring::new(Key::new(1, &[0x5a; 32]).expect("ids begin at 1"));
    std::array::from_fn(|place| LinkKeys::new(&ring, CLUSTER, node(place as u8)))
});

/// One other member.
pub(super) struct Peer {
    pub(super) id: NodeId,
    pub(super) boot: BootId,
    pub(super) links: Links,
    /// The last request that it got.
    pub(super) asked: Option<Message>,
    /// The time at which the last ack that it got was sent, by the sender's clock.
    pub(super) acked: Option<Instant>,
}

impl Peer {
    pub(super) fn new(world: &World, id: NodeId, life: u64) -> Self {
        let boot = boot(id, life);
        let links = links(world, id, boot, Instant::ZERO);
        Self { id, boot, links, asked: None, acked: None }
    }

    /// Seals `message` for `to`.
    pub(super) fn seal(&mut self, message: &Message, to: NodeId) -> Record {
        let mut record = Record::default();
        encode(message, to, &Envelope { cluster: CLUSTER, sequence: 0 }, &mut record);
        self.links.seal(&mut record, to);
        record
    }

    /// Returns its answer to a challenge or an answer, if any, and then what it asks in turn.
    pub(super) fn exchange(&mut self, now: Instant, with: NodeId, record: &Record) -> Vec<Record> {
        let answer = match self.links.receive(now, record.as_bytes()) {
            Ok(Incoming::Challenge(_, answer) | Incoming::Answer(_, answer)) => answer,
            // A challenge that was put off is answered late, and asked again then.
            Err(Rejection::Answer) => None,
            heard => panic!("a challenge is heard, and an answer believed: {heard:?}"),
        };
        let asked = self.challenge(now, with);
        answer.into_iter().chain(asked).collect()
    }

    /// Its challenge to `to`, if one is due.
    pub(super) fn challenge(&mut self, now: Instant, to: NodeId) -> Option<Record> {
        let due = std::iter::from_fn(|| self.links.poll_challenge(now));
        due.filter(|(peer, _)| *peer == to).map(|(_, record)| record).last()
    }

    /// The answer of one that keeps the rules and has nothing against it.
    pub(super) fn yes(&self) -> Option<Message> {
        let asked = self.asked?;
        let (body, term) = match asked.body {
            Body::PreVoteRequest(request) => {
                (Body::PreVoteReply(grant(&asked, &request)), asked.term)
            }
            // It has taken the term with the vote.
            Body::VoteRequest(request) => {
                (Body::VoteReply(grant(&asked, &request)), request.proposed)
            }
            Body::Heartbeat(beat) => {
                let ack = HeartbeatAck {
                    round: beat.round,
                    promise: beat.promise,
                    position: Position::default(),
                    priority: Priority(0),
                    electable: true,
                };
                (Body::HeartbeatAck(ack), asked.term)
            }
            Body::RecoveryRequest(request) => {
                (Body::RecoveryReply(told(&asked, &request)), asked.term)
            }
            Body::HeartbeatAck(_)
            | Body::PreVoteReply(_)
            | Body::VoteReply(_)
            | Body::Resign(_)
            | Body::DeathNotice
            | Body::Bequest(_)
            | Body::RecoveryReply(_) => return None,
        };
        Some(Message { from: self.id, boot: self.boot, echo: asked.sent_at, term, body, ..asked })
    }
}

fn grant(asked: &Message, request: &BallotRequest) -> BallotReply {
    BallotReply {
        nonce: request.nonce,
        candidate_boot: asked.boot,
        proposed: request.proposed,
        verdict: Verdict::Granted,
        promise: Duration::from_millis(50),
    }
}

fn told(asked: &Message, request: &RecoveryRequest) -> RecoveryReply {
    RecoveryReply {
        nonce: request.nonce,
        requester_boot: asked.boot,
        recovering: false,
        floor: Term::ZERO,
    }
}

/// The links of a life that begins now.
pub(super) fn links(world: &World, id: NodeId, boot: BootId, now: Instant) -> Links {
    let timing = &world.config.timing;
    let setup = LinkSetup {
        receiver: world.receiver(id),
        boot,
        keys: Some(KEYS[usize::from(id.number())].clone()),
        challenge_pause: timing.request_interval,
        answer_timeout: timing.calm_timeout_max(),
    };
    Links::new(setup, now)
}

/// No two lives have the same.
pub(super) fn boot(id: NodeId, life: u64) -> BootId {
    BootId(u64::from(id.number()) << 32 | life)
}
