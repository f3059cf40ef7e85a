//! Encodes a [`Message`] into a [`Record`], and decodes it again.
//!
//! Knows which bytes an encoder can write, and rejects all others: what is accepted encodes to the
//! same bytes again. Knows nothing of elections; a message that is well formed may still be stale
//! or absurd, which the core judges. Never panics on bytes.

use crate::message::{
    BallotReply, BallotRequest, Bequest, Body, Heartbeat, HeartbeatAck, Kind, Message,
    RecoveryReply, RecoveryRequest, Resign, Verdict,
};
use crate::types::{
    BootId, ClusterId, ConfigId, Duration, Instant, NodeId, NodeSet, Nonce, Position, Priority,
    Round, Term,
};

use super::layout::{
    BODY_LENGTH, BallotReplyBody, BallotRequestBody, BequestBody, FLAG_DIED, FLAG_ELECTABLE,
    FLAG_NAMED, FLAG_RECOVERING, FLAG_WORK_STOPPED, HeartbeatAckBody, HeartbeatBody, MAGIC, Record,
    RecoveryReplyBody, RecoveryRequestBody, U32, U64, VERSION,
};
use super::rejection::Rejection;

/// The highest term there can be. At one election a nanosecond it takes a century to get there. A
/// datagram with a higher one is broken or hostile, and leaves no term for the next election.
pub const LAST_TERM: u64 = 1 << 62;

/// The fields that the sending node adds to every message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Envelope {
    /// The cluster of the sender.
    pub cluster: ClusterId,
    /// The number of this datagram among those of the sender's life.
    pub sequence: u64,
}

/// The node that reads datagrams, and the members it listens to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receiver {
    /// The cluster of the reader.
    pub cluster: ClusterId,
    /// The node that reads.
    pub node: NodeId,
    /// The members, the reader among them or not.
    pub members: NodeSet,
}

/// Writes `message` into `record`, unsealed and addressed to `to`.
pub fn encode(message: &Message, to: NodeId, envelope: &Envelope, record: &mut Record) {
    *record = Record {
        magic: MAGIC,
        version: VERSION,
        kind: message.body.kind() as u8,
        from: message.from.number(),
        to: to.number(),
        config_version: U32::new(message.config.version),
        cluster: U64::new(envelope.cluster.0),
        term: U64::new(message.term.0),
        boot: U64::new(message.boot.0),
        sequence: U64::new(envelope.sequence),
        config_term: U64::new(message.config.term.0),
        sent_at: U64::new(message.sent_at.as_nanos()),
        echo: U64::new(message.echo.as_nanos()),
        ..Record::default()
    };
    encode_body(&message.body, record);
}

/// Addresses an encoded message to another node. So a message to many is encoded once.
pub fn readdress(record: &mut Record, to: NodeId, sequence: u64) {
    record.to = to.number();
    record.sequence = U64::new(sequence);
}

/// Writes the body, and the header fields that only its kind uses.
fn encode_body(body: &Body, record: &mut Record) {
    match body {
        Body::Heartbeat(heartbeat) => encode_heartbeat(heartbeat, record),
        Body::HeartbeatAck(ack) => encode_ack(ack, record),
        Body::PreVoteRequest(request) | Body::VoteRequest(request) => {
            encode_request(request, record);
        }
        Body::PreVoteReply(reply) | Body::VoteReply(reply) => encode_reply(reply, record),
        Body::Resign(resign) => encode_resign(resign, record),
        Body::RecoveryRequest(request) => encode_recovery_request(request, record),
        Body::RecoveryReply(reply) => encode_recovery_reply(reply, record),
        Body::DeathNotice => {}
        Body::Bequest(bequest) => encode_bequest(bequest, record),
    }
}

fn encode_resign(resign: &Resign, record: &mut Record) {
    record.flags = flag(resign.work_stopped, FLAG_WORK_STOPPED);
    name(resign.heir, record);
}

/// Returns the flag if it is to be set, else none.
const fn flag(is_set: bool, flag: u8) -> u8 {
    if is_set { flag } else { 0 }
}

/// Writes which node the message names, if any.
fn name(node: Option<NodeId>, record: &mut Record) {
    if let Some(node) = node {
        record.flags |= FLAG_NAMED;
        record.named = node.number();
    }
}

fn encode_heartbeat(heartbeat: &Heartbeat, record: &mut Record) {
    record.body = bytemuck::cast(HeartbeatBody {
        round: U64::new(heartbeat.round.0),
        promise: U64::new(heartbeat.promise.as_nanos()),
        interval: U64::new(heartbeat.interval.as_nanos()),
        mean_rtt: U64::new(heartbeat.mean_rtt.as_nanos()),
    });
}

fn encode_ack(ack: &HeartbeatAck, record: &mut Record) {
    record.flags = flag(ack.electable, FLAG_ELECTABLE);
    record.priority = ack.priority.0;
    record.body = bytemuck::cast(HeartbeatAckBody {
        round: U64::new(ack.round.0),
        promise: U64::new(ack.promise.as_nanos()),
        log_term: U64::new(ack.position.log_term),
        index: U64::new(ack.position.index),
    });
}

fn encode_request(request: &BallotRequest, record: &mut Record) {
    name(request.release, record);
    record.priority = request.priority.0;
    record.body = bytemuck::cast(BallotRequestBody {
        nonce: U64::new(request.nonce.0),
        proposed: U64::new(request.proposed.0),
        log_term: U64::new(request.position.log_term),
        index: U64::new(request.position.index),
    });
}

fn encode_reply(reply: &BallotReply, record: &mut Record) {
    record.verdict = reply.verdict as u8;
    record.body = bytemuck::cast(BallotReplyBody {
        nonce: U64::new(reply.nonce.0),
        proposed: U64::new(reply.proposed.0),
        promise: U64::new(reply.promise.as_nanos()),
        candidate_boot: U64::new(reply.candidate_boot.0),
    });
}

fn encode_recovery_request(request: &RecoveryRequest, record: &mut Record) {
    record.body =
        bytemuck::cast(RecoveryRequestBody { nonce: U64::new(request.nonce.0), reserved: [0; 24] });
}

fn encode_recovery_reply(reply: &RecoveryReply, record: &mut Record) {
    record.flags = flag(reply.recovering, FLAG_RECOVERING);
    record.body = bytemuck::cast(RecoveryReplyBody {
        nonce: U64::new(reply.nonce.0),
        requester_boot: U64::new(reply.requester_boot.0),
        floor: U64::new(reply.floor.0),
        reserved: [0; 8],
    });
}

fn encode_bequest(bequest: &Bequest, record: &mut Record) {
    record.flags = flag(bequest.died, FLAG_DIED) | flag(bequest.work_stopped, FLAG_WORK_STOPPED);
    record.body = bytemuck::cast(BequestBody {
        heir_boot: U64::new(bequest.heir_boot.0),
        promise: U64::new(bequest.promise.as_nanos()),
        log_term: U64::new(bequest.position.log_term),
        index: U64::new(bequest.position.index),
    });
}

/// Reads the message to `receiver` from `bytes`, which are one whole datagram.
///
/// The datagram must not be sealed: [`Links`](super::Links) reads those that are.
///
/// # Errors
/// The first [`Rejection`] that applies, in the order: length, magic, version, cluster, group,
/// recipient, sender, key and tag, kind, fields.
pub fn decode(bytes: &[u8], receiver: &Receiver) -> Result<Message, Rejection> {
    let (record, from) = check_address(bytes, receiver)?;
    check_unsealed(record)?;
    decode_fields(record, from)
}

/// Reads the message of `from` in `record`.
pub(super) fn decode_fields(record: &Record, from: NodeId) -> Result<Message, Rejection> {
    let kind = Kind::from_number(record.kind).ok_or(Rejection::Kind)?;
    require(record.term.value() <= LAST_TERM, Rejection::Term)?;
    check_unused(record, kind)?;
    Ok(Message {
        from,
        term: Term(record.term.value()),
        boot: BootId(record.boot.value()),
        config: ConfigId {
            term: Term(record.config_term.value()),
            version: record.config_version.value(),
        },
        sent_at: Instant::from_nanos(record.sent_at.value()),
        echo: Instant::from_nanos(record.echo.value()),
        body: decode_body(record, kind)?,
    })
}

/// Checks that the datagram is this protocol's and is meant for `receiver`; returns its sender.
pub(super) fn check_address<'bytes>(
    bytes: &'bytes [u8],
    receiver: &Receiver,
) -> Result<(&'bytes Record, NodeId), Rejection> {
    // A record is aligned to one byte, so the cast can fail by length only.
    let record: &Record = bytemuck::try_from_bytes(bytes).map_err(|_| Rejection::Length)?;
    require(record.magic == MAGIC, Rejection::Magic)?;
    require(record.version == VERSION, Rejection::Version)?;
    require(record.cluster.value() == receiver.cluster.0, Rejection::Cluster)?;
    require(record.group.value() == 0, Rejection::Group)?;
    require(record.to == receiver.node.number(), Rejection::Recipient)?;
    let from = NodeId::new(record.from).ok_or(Rejection::Sender)?;
    // One's own datagram, reflected, would otherwise count as another's vote.
    require(from != receiver.node && receiver.members.contains(from), Rejection::Sender)?;
    Ok((record, from))
}

pub(super) fn check_unsealed(record: &Record) -> Result<(), Rejection> {
    require(record.key_id == 0, Rejection::Key)?;
    require(record.tag == [0; 16], Rejection::Tag)
}

/// Checks that the header fields and flags which `kind` does not use are zero.
fn check_unused(record: &Record, kind: Kind) -> Result<(), Rejection> {
    let (flags, answers, ranks, judges) = match kind {
        Kind::Heartbeat | Kind::RecoveryRequest | Kind::DeathNotice => (0, false, false, false),
        Kind::Resign => (FLAG_NAMED | FLAG_WORK_STOPPED, false, false, false),
        Kind::HeartbeatAck => (FLAG_ELECTABLE, true, true, false),
        Kind::RecoveryReply => (FLAG_RECOVERING, true, false, false),
        Kind::Bequest => (FLAG_DIED | FLAG_WORK_STOPPED, true, false, false),
        Kind::PreVoteRequest | Kind::VoteRequest => (FLAG_NAMED, false, true, false),
        Kind::PreVoteReply | Kind::VoteReply => (0, true, false, true),
    };
    require(record.flags & !flags == 0, Rejection::Flags)?;
    require(record.reserved == [0; 3], Rejection::Reserved)?;
    require(answers || record.echo == U64::new(0), Rejection::Echo)?;
    require(ranks || record.priority == 0, Rejection::Priority)?;
    require(judges || record.verdict == 0, Rejection::Verdict)?;
    require(record.flags & FLAG_NAMED != 0 || record.named == 0, Rejection::Named)
}

fn decode_body(record: &Record, kind: Kind) -> Result<Body, Rejection> {
    match kind {
        Kind::Heartbeat => decode_heartbeat(record).map(Body::Heartbeat),
        Kind::HeartbeatAck => decode_ack(record).map(Body::HeartbeatAck),
        Kind::PreVoteRequest => decode_request(record).map(Body::PreVoteRequest),
        Kind::PreVoteReply => decode_reply(record).map(Body::PreVoteReply),
        Kind::VoteRequest => decode_request(record).map(Body::VoteRequest),
        Kind::VoteReply => decode_reply(record).map(Body::VoteReply),
        Kind::Resign => decode_resign(record).map(Body::Resign),
        Kind::RecoveryRequest => decode_recovery_request(record).map(Body::RecoveryRequest),
        Kind::RecoveryReply => decode_recovery_reply(record).map(Body::RecoveryReply),
        Kind::DeathNotice => check_bare(record).map(|()| Body::DeathNotice),
        Kind::Bequest => decode_bequest(record).map(Body::Bequest),
    }
}

fn decode_heartbeat(record: &Record) -> Result<Heartbeat, Rejection> {
    let body: &HeartbeatBody = bytemuck::cast_ref(&record.body);
    check_elected(record)?;
    require(body.round != U64::new(0), Rejection::Round)?;
    Ok(Heartbeat {
        round: Round(body.round.value()),
        promise: Duration::from_nanos(body.promise.value()),
        interval: Duration::from_nanos(body.interval.value()),
        mean_rtt: Duration::from_nanos(body.mean_rtt.value()),
    })
}

fn decode_ack(record: &Record) -> Result<HeartbeatAck, Rejection> {
    let body: &HeartbeatAckBody = bytemuck::cast_ref(&record.body);
    check_elected(record)?;
    require(body.round != U64::new(0), Rejection::Round)?;
    Ok(HeartbeatAck {
        round: Round(body.round.value()),
        promise: Duration::from_nanos(body.promise.value()),
        position: Position { log_term: body.log_term.value(), index: body.index.value() },
        priority: Priority(record.priority),
        electable: record.flags & FLAG_ELECTABLE != 0,
    })
}

fn decode_request(record: &Record) -> Result<BallotRequest, Rejection> {
    let body: &BallotRequestBody = bytemuck::cast_ref(&record.body);
    // R3: who campaigns asks for the term after its own, or has adopted that very term since.
    let above = body.proposed.value().wrapping_sub(record.term.value());
    require(body.proposed != U64::new(0) && above <= 1, Rejection::Proposed)?;
    Ok(BallotRequest {
        nonce: Nonce(body.nonce.value()),
        proposed: Term(body.proposed.value()),
        position: Position { log_term: body.log_term.value(), index: body.index.value() },
        priority: Priority(record.priority),
        release: decode_named(record)?,
    })
}

fn decode_named(record: &Record) -> Result<Option<NodeId>, Rejection> {
    if record.flags & FLAG_NAMED == 0 {
        return Ok(None);
    }
    NodeId::new(record.named).map(Some).ok_or(Rejection::Named)
}

fn decode_reply(record: &Record) -> Result<BallotReply, Rejection> {
    let body: &BallotReplyBody = bytemuck::cast_ref(&record.body);
    let verdict = Verdict::from_number(record.verdict).ok_or(Rejection::Verdict)?;
    require(body.proposed != U64::new(0), Rejection::Proposed)?;
    Ok(BallotReply {
        nonce: Nonce(body.nonce.value()),
        candidate_boot: BootId(body.candidate_boot.value()),
        proposed: Term(body.proposed.value()),
        verdict,
        promise: Duration::from_nanos(body.promise.value()),
    })
}

fn decode_resign(record: &Record) -> Result<Resign, Rejection> {
    check_bare(record)?;
    let work_stopped = record.flags & FLAG_WORK_STOPPED != 0;
    Ok(Resign { heir: decode_named(record)?, work_stopped })
}

/// Checks a message without a body, whose sender led its term.
fn check_bare(record: &Record) -> Result<(), Rejection> {
    check_elected(record)?;
    require(record.body == [0; BODY_LENGTH], Rejection::Reserved)
}

fn decode_recovery_request(record: &Record) -> Result<RecoveryRequest, Rejection> {
    let body: &RecoveryRequestBody = bytemuck::cast_ref(&record.body);
    require(body.reserved == [0; 24], Rejection::Reserved)?;
    Ok(RecoveryRequest { nonce: Nonce(body.nonce.value()) })
}

fn decode_recovery_reply(record: &Record) -> Result<RecoveryReply, Rejection> {
    let body: &RecoveryReplyBody = bytemuck::cast_ref(&record.body);
    let recovering = record.flags & FLAG_RECOVERING != 0;
    let most = if recovering { LAST_TERM } else { 0 };
    require(body.reserved == [0; 8], Rejection::Reserved)?;
    require(body.floor.value() <= most, Rejection::Floor)?;
    Ok(RecoveryReply {
        nonce: Nonce(body.nonce.value()),
        requester_boot: BootId(body.requester_boot.value()),
        recovering,
        floor: Term(body.floor.value()),
    })
}

fn decode_bequest(record: &Record) -> Result<Bequest, Rejection> {
    let body: &BequestBody = bytemuck::cast_ref(&record.body);
    check_elected(record)?;
    // The vote is one in the term after this one.
    require(record.term.value() < LAST_TERM, Rejection::Term)?;
    let (died, work_stopped) =
        (record.flags & FLAG_DIED != 0, record.flags & FLAG_WORK_STOPPED != 0);
    // A dead leader's application says nothing.
    require(!(died && work_stopped), Rejection::Flags)?;
    Ok(Bequest {
        heir_boot: BootId(body.heir_boot.value()),
        promise: Duration::from_nanos(body.promise.value()),
        position: Position { log_term: body.log_term.value(), index: body.index.value() },
        died,
        work_stopped,
    })
}

/// Checks that the term is not zero: leaders, and those that answer them, have a term from 1 on.
fn check_elected(record: &Record) -> Result<(), Rejection> {
    require(record.term != U64::new(0), Rejection::Term)
}

#[inline]
pub(super) fn require(holds: bool, otherwise: Rejection) -> Result<(), Rejection> {
    if holds { Ok(()) } else { Err(otherwise) }
}
