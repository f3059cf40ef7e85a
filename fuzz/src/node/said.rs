//! The messages that a peer may send: any kind of message with any fields, most of them close to
//! what this node has just said, so that they count for something.

use arbitrary::{Result, Unstructured};

use interrex::message::{
    BallotReply, BallotRequest, Bequest, Body, Heartbeat, HeartbeatAck, Message, RecoveryReply,
    RecoveryRequest, Resign, Verdict,
};
use interrex::types::{
    BootId, ConfigId, Duration, Instant, NodeId, Nonce, Position, Priority, Round, Term,
};
use interrex::wire::LAST_TERM;

use super::act::{part_of, position};
use super::rig::Rig;
use super::world::{node, number};

pub(super) fn draw(input: &mut Unstructured<'_>, rig: &Rig, from: NodeId) -> Result<Message> {
    let term = term(input, rig)?;
    let body = body(input, rig, from, term)?;
    let answers = matches!(
        body,
        Body::HeartbeatAck(_)
            | Body::PreVoteReply(_)
            | Body::VoteReply(_)
            | Body::RecoveryReply(_)
            | Body::Bequest(_)
    );
    Ok(Message {
        from,
        term,
        boot: boot(input, rig.boot_of(from))?,
        config: if input.ratio(1, 24)? { ConfigId::default() } else { rig.config_id() },
        sent_at: Instant::from_nanos(number(input)?),
        echo: if answers { echo(input, rig, from, &body)? } else { Instant::ZERO },
        body,
    })
}

fn body(input: &mut Unstructured<'_>, rig: &Rig, from: NodeId, term: Term) -> Result<Body> {
    let kind = input.int_in_range(0..=u8::MAX)?;
    // 0 to 15: fields that formats got later are made of it, so that the seeds keep their meaning.
    let detail = kind / 16;
    Ok(match kind % 16 {
        0..=2 => Body::Heartbeat(heartbeat(input, rig)?),
        3 | 4 => Body::HeartbeatAck(ack(input, rig, from, detail)?),
        5 => Body::PreVoteRequest(request(input, term)?),
        6..=8 => Body::VoteRequest(request(input, term)?),
        9 => Body::PreVoteReply(reply(input, rig, from)?),
        10..=12 => Body::VoteReply(reply(input, rig, from)?),
        13 if detail < 8 => {
            let heir = (1..5).contains(&detail).then(|| node(detail));
            Body::Resign(Resign { heir, work_stopped: detail % 2 == 1 })
        }
        13 if detail < 14 => Body::DeathNotice,
        13 => Body::Bequest(bequest(input, rig)?),
        14 if kind >= 128 => Body::Bequest(bequest(input, rig)?),
        14 => Body::RecoveryRequest(RecoveryRequest { nonce: Nonce(number(input)?) }),
        _ => Body::RecoveryReply(recovery_reply(input, rig, from, detail)?),
    })
}

/// Mostly this node's own or the next.
fn term(input: &mut Unstructured<'_>, rig: &Rig) -> Result<Term> {
    let own = rig.term();
    Ok(match input.int_in_range(0..=15)? {
        0..=6 => own,
        7..=10 => own.next(),
        11 | 12 => own.next().next(),
        13 | 14 => Term(own.0.saturating_sub(1)),
        _ => Term(number(input)?),
    })
}

fn boot(input: &mut Unstructured<'_>, right: BootId) -> Result<BootId> {
    if input.ratio(1, 24)? { Ok(BootId(number(input)?)) } else { Ok(right) }
}

/// Mostly when this node asked, or what a bequest rests on: when it last acked.
fn echo(input: &mut Unstructured<'_>, rig: &Rig, from: NodeId, body: &Body) -> Result<Instant> {
    let asked = rig.asked(from).map_or(Instant::ZERO, |asked| asked.sent_at);
    let asked = match body {
        Body::Bequest(_) => rig.acked(from).unwrap_or(asked),
        Body::Heartbeat(_)
        | Body::HeartbeatAck(_)
        | Body::PreVoteRequest(_)
        | Body::PreVoteReply(_)
        | Body::VoteRequest(_)
        | Body::VoteReply(_)
        | Body::Resign(_)
        | Body::DeathNotice
        | Body::RecoveryRequest(_)
        | Body::RecoveryReply(_) => asked,
    };
    Ok(match input.int_in_range(0..=7)? {
        0..=4 => asked,
        5 => asked + part_of(rig.timing().promise, input)?,
        6 => Instant::ZERO,
        _ => Instant::from_nanos(number(input)?),
    })
}

/// Mostly such as this node's own timing has.
fn length(input: &mut Unstructured<'_>, usual: Duration) -> Result<Duration> {
    Ok(match input.int_in_range(0..=7)? {
        0..=3 => usual,
        4 => Duration::ZERO,
        5 | 6 => part_of(usual, input)?,
        _ => Duration::from_nanos(number(input)?),
    })
}

fn heartbeat(input: &mut Unstructured<'_>, rig: &Rig) -> Result<Heartbeat> {
    let timing = rig.timing();
    Ok(Heartbeat {
        round: Round(number(input)?),
        promise: length(input, timing.promise)?,
        interval: length(input, timing.heartbeat_interval)?,
        mean_rtt: length(input, timing.rank_slot)?,
    })
}

fn ack(input: &mut Unstructured<'_>, rig: &Rig, from: NodeId, detail: u8) -> Result<HeartbeatAck> {
    let asked = rig.asked(from).and_then(|asked| match asked.body {
        Body::Heartbeat(heartbeat) => Some(heartbeat.round),
        Body::HeartbeatAck(_)
        | Body::PreVoteRequest(_)
        | Body::PreVoteReply(_)
        | Body::VoteRequest(_)
        | Body::VoteReply(_)
        | Body::Resign(_)
        | Body::DeathNotice
        | Body::Bequest(_)
        | Body::RecoveryRequest(_)
        | Body::RecoveryReply(_) => None,
    });
    let round = match asked {
        Some(round) if input.ratio(3, 4)? => round,
        Some(_) | None => Round(number(input)?),
    };
    Ok(HeartbeatAck {
        round,
        promise: length(input, rig.timing().promise)?,
        position: Position { log_term: u64::from(detail / 8), index: u64::from(detail / 2 % 4) },
        priority: Priority(detail / 32),
        electable: detail.is_multiple_of(2),
    })
}

fn request(input: &mut Unstructured<'_>, term: Term) -> Result<BallotRequest> {
    let release = input.int_in_range(0..=15)?;
    Ok(BallotRequest {
        nonce: Nonce(number(input)?),
        proposed: match input.int_in_range(0..=7)? {
            0..=4 => term.next(),
            5 | 6 => term,
            _ => Term(number(input)?),
        },
        position: position(input)?,
        priority: Priority(input.arbitrary()?),
        release: (release < 5).then(|| node(release)),
    })
}

/// To the question that this node has asked `to`, if it has: nonce and proposed term.
fn question(rig: &Rig, to: NodeId) -> (Nonce, Term) {
    match rig.asked(to).map(|asked| asked.body) {
        Some(Body::PreVoteRequest(asked) | Body::VoteRequest(asked)) => {
            (asked.nonce, asked.proposed)
        }
        Some(Body::RecoveryRequest(asked)) => (asked.nonce, Term::ZERO),
        Some(
            Body::Heartbeat(_)
            | Body::HeartbeatAck(_)
            | Body::PreVoteReply(_)
            | Body::VoteReply(_)
            | Body::Resign(_)
            | Body::DeathNotice
            | Body::Bequest(_)
            | Body::RecoveryReply(_),
        )
        | None => (Nonce::ZERO, Term::ZERO),
    }
}

fn reply(input: &mut Unstructured<'_>, rig: &Rig, from: NodeId) -> Result<BallotReply> {
    let (nonce, proposed) = question(rig, from);
    Ok(BallotReply {
        nonce: if input.ratio(1, 6)? { Nonce(number(input)?) } else { nonce },
        candidate_boot: boot(input, rig.boot())?,
        proposed: if input.ratio(1, 6)? { term(input, rig)? } else { proposed },
        verdict: match input.int_in_range(0..=15)? {
            verdict @ 0..=8 => Verdict::ALL[verdict],
            _ => Verdict::Granted,
        },
        promise: length(input, rig.timing().promise)?,
    })
}

fn recovery_reply(
    input: &mut Unstructured<'_>,
    rig: &Rig,
    from: NodeId,
    detail: u8,
) -> Result<RecoveryReply> {
    let (nonce, _) = question(rig, from);
    Ok(RecoveryReply {
        nonce: if input.ratio(1, 6)? { Nonce(number(input)?) } else { nonce },
        requester_boot: boot(input, rig.boot())?,
        recovering: input.arbitrary()?,
        floor: match detail {
            0..=7 => Term::ZERO,
            8..=14 => Term((rig.term().0 + u64::from(detail)).saturating_sub(10)),
            _ => Term(LAST_TERM),
        },
    })
}

fn bequest(input: &mut Unstructured<'_>, rig: &Rig) -> Result<Bequest> {
    let heir_boot = boot(input, rig.boot())?;
    Ok(Bequest {
        heir_boot,
        promise: length(input, rig.timing().promise)?,
        // Mostly of a leader that this node is level with.
        position: if input.ratio(3, 4)? { rig.position() } else { position(input)? },
        died: input.arbitrary()?,
        work_stopped: false,
    })
}
