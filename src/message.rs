//! The messages that nodes send to each other, as plain `Copy` data.
//!
//! Knows the words of [`types`](crate::types) and nothing of bytes: [`wire`](crate::wire) turns a
//! [`Message`] into a datagram and back.

use crate::types::{
    BootId, ConfigId, Duration, Instant, NodeId, Nonce, Position, Priority, Round, Term,
};

/// One message, to one node or to many: the recipient stands in
/// [`Output::Send`](crate::election::Output::Send).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Message {
    /// The sender.
    pub from: NodeId,
    /// The sender's current term (R1), whatever the message is about. A leader that hands over says
    /// the term that it has led, though it has left that term (R15).
    pub term: Term,
    /// The sender's life.
    pub boot: BootId,
    /// The configuration that the sender holds.
    pub config: ConfigId,
    /// The time at which it was sent, by the sender's clock.
    pub sent_at: Instant,
    /// In a reply: `sent_at` of the request, so that the requester learns the round trip. In a
    /// bequest: `sent_at` of the ack that it rests on. Zero in anything else.
    pub echo: Instant,
    /// The rest, by kind.
    pub body: Body,
}

/// The content of a message, by kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Body {
    /// A leader is alive (R8). Asks for a promise unless [`Heartbeat::promise`] is zero (R9).
    Heartbeat(Heartbeat),
    /// The reply to a heartbeat: a promise, or the news of a higher term (R2).
    HeartbeatAck(HeartbeatAck),
    /// "Would you vote for me?" (R6). Changes nothing at the voter.
    PreVoteRequest(BallotRequest),
    /// The answer to a pre-vote request; never counted as a vote.
    PreVoteReply(BallotReply),
    /// "Vote for me" (R3, R4).
    VoteRequest(BallotRequest),
    /// The answer to a vote request.
    VoteReply(BallotReply),
    /// The leader of the sender's term has given its lease up: promises to it are void (R10).
    Resign(Resign),
    /// "I have forgotten my vote: what term is it?" (R14).
    RecoveryRequest(RecoveryRequest),
    /// The answer to a recovery request; the term stands in [`Message::term`].
    RecoveryReply(RecoveryReply),
    /// The life of the leader in whose name this is said is over, and nobody sees its lease any
    /// more: promises to it are void (R10). Written and sealed while it led, sent by its guardian.
    DeathNotice,
    /// "My vote in the next term is yours": the leader of that term has given its lease up, or is
    /// dead and nobody sees its lease any more (R15). To the heir it is the resignation, or the
    /// death notice, too.
    Bequest(Bequest),
}

impl Body {
    /// Returns the kind alone.
    pub const fn kind(&self) -> Kind {
        match self {
            Body::Heartbeat(_) => Kind::Heartbeat,
            Body::HeartbeatAck(_) => Kind::HeartbeatAck,
            Body::PreVoteRequest(_) => Kind::PreVoteRequest,
            Body::PreVoteReply(_) => Kind::PreVoteReply,
            Body::VoteRequest(_) => Kind::VoteRequest,
            Body::VoteReply(_) => Kind::VoteReply,
            Body::Resign(_) => Kind::Resign,
            Body::RecoveryRequest(_) => Kind::RecoveryRequest,
            Body::RecoveryReply(_) => Kind::RecoveryReply,
            Body::DeathNotice => Kind::DeathNotice,
            Body::Bequest(_) => Kind::Bequest,
        }
    }
}

/// The kinds of message; the number is what stands in a datagram's header.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Kind {
    /// See [`Body::Heartbeat`].
    Heartbeat = 1,
    /// See [`Body::HeartbeatAck`].
    HeartbeatAck = 2,
    /// See [`Body::PreVoteRequest`].
    PreVoteRequest = 3,
    /// See [`Body::PreVoteReply`].
    PreVoteReply = 4,
    /// See [`Body::VoteRequest`].
    VoteRequest = 5,
    /// See [`Body::VoteReply`].
    VoteReply = 6,
    /// See [`Body::Resign`].
    Resign = 7,
    /// See [`Body::RecoveryRequest`].
    RecoveryRequest = 8,
    /// See [`Body::RecoveryReply`].
    RecoveryReply = 9,
    // 10 and 11 are the links' own: `wire::layout`.
    /// See [`Body::DeathNotice`].
    DeathNotice = 12,
    /// See [`Body::Bequest`].
    Bequest = 13,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Kind; 11] = [
        Kind::Heartbeat,
        Kind::HeartbeatAck,
        Kind::PreVoteRequest,
        Kind::PreVoteReply,
        Kind::VoteRequest,
        Kind::VoteReply,
        Kind::Resign,
        Kind::RecoveryRequest,
        Kind::RecoveryReply,
        Kind::DeathNotice,
        Kind::Bequest,
    ];

    /// Returns the kind with this number.
    pub const fn from_number(number: u8) -> Option<Kind> {
        match number {
            1..=9 => Some(Self::ALL[number as usize - 1]),
            12 => Some(Kind::DeathNotice),
            13 => Some(Kind::Bequest),
            _ => None,
        }
    }

    /// Returns its place in [`Kind::ALL`], for arrays of counters.
    pub const fn index(self) -> usize {
        // Two numbers between the ninth and the tenth are not messages of elections.
        let number = self as usize;
        if number <= 9 { number - 1 } else { number - 3 }
    }

    /// Returns its name as metrics and tables show it.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Heartbeat => "heartbeat",
            Kind::HeartbeatAck => "heartbeat_ack",
            Kind::PreVoteRequest => "pre_vote_request",
            Kind::PreVoteReply => "pre_vote_reply",
            Kind::VoteRequest => "vote_request",
            Kind::VoteReply => "vote_reply",
            Kind::Resign => "resign",
            Kind::RecoveryRequest => "recovery_request",
            Kind::RecoveryReply => "recovery_reply",
            Kind::DeathNotice => "death_notice",
            Kind::Bequest => "bequest",
        }
    }
}

/// The body of a heartbeat (R8, R9).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Heartbeat {
    /// The number of this heartbeat within the term.
    pub round: Round,
    /// The promise asked for; zero asks for none and does not reset suspicion (R9).
    pub promise: Duration,
    /// The time from this one to the next.
    pub interval: Duration,
    /// The mean round trip that the leader measures; zero while it knows none.
    pub mean_rtt: Duration,
}

/// The body of a heartbeat's reply.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HeartbeatAck {
    /// The round that is answered.
    pub round: Round,
    /// The time from receipt for which the sender votes for nobody else; zero promises nothing.
    pub promise: Duration,
    /// The position of the sender's application, so that a leader knows who is behind it (R11).
    pub position: Position,
    /// The sender's priority, so that others count turns by it.
    pub priority: Priority,
    /// True if the sender may be elected now: it is a voter, stands for election, and has its
    /// restart behind it (R13, R14).
    pub electable: bool,
}

/// The body of a resignation (R10).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Resign {
    /// The follower to which the leader has left its vote in the next term, if any (R11, R15). It
    /// has the first turn.
    pub heir: Option<NodeId>,
    /// True if the application of the sender says that all work of leaders has stopped: its own,
    /// and that of the leaders before.
    pub work_stopped: bool,
}

/// The body of a bequest (R15): the vote of the sender of the message in the term after
/// [`Message::term`], for the recipient. [`Message::echo`] is `sent_at` of the latest ack of the
/// heir that the leader has received: by the heir's clock, the vote counts as if it had been given
/// at the receipt of that ack.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bequest {
    /// The life of the recipient to which the vote is left.
    pub heir_boot: BootId,
    /// The length of the promise that the vote is.
    pub promise: Duration,
    /// The position of the leader's application.
    pub position: Position,
    /// Tells whether the leader has died, and its guardian sends this, or it has resigned.
    pub died: bool,
    /// As of [`Resign::work_stopped`]. Never of a leader that has died.
    pub work_stopped: bool,
}

/// The body of a vote request and of a pre-vote request.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BallotRequest {
    /// The campaign that asks.
    pub nonce: Nonce,
    /// The term campaigned for. The sender need not have taken it (R3).
    pub proposed: Term,
    /// The position of the candidate's application.
    pub position: Position,
    /// The candidate's priority.
    pub priority: Priority,
    /// The leader of the term below the proposed one, if it has resigned (R10): promises to it in
    /// that term are void.
    pub release: Option<NodeId>,
}

/// The body of a vote reply and of a pre-vote reply.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BallotReply {
    /// The campaign that is answered.
    pub nonce: Nonce,
    /// The life of the candidate that is answered.
    pub candidate_boot: BootId,
    /// The term that was campaigned for.
    pub proposed: Term,
    /// Yes, or the reason why not.
    pub verdict: Verdict,
    /// With a grant: the length of the promise that the vote is. With [`Verdict::Promised`] and
    /// [`Verdict::Silent`]: the time for which that still lasts, so that the candidate can ask
    /// again exactly then. Else zero.
    pub promise: Duration,
}

/// The body of a recovery request (R14).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RecoveryRequest {
    /// Names this recovery among those of one life of the sender.
    pub nonce: Nonce,
}

/// The body of a recovery reply (R14).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RecoveryReply {
    /// The recovery that is answered.
    pub nonce: Nonce,
    /// The life of the node that is answered.
    pub requester_boot: BootId,
    /// Says whether the one that answers has forgotten its own vote and is recovering too.
    pub recovering: bool,
    /// The least term in which the one that answers would go on where nobody remembers the last
    /// one; zero if it is not recovering.
    pub floor: Term,
}

/// The answer of a voter to a candidate (R4). The number stands in the datagram.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Verdict {
    /// The vote is given; in a pre-vote: it would be.
    Granted = 0,
    /// The voter's term is above the proposed one.
    StaleTerm = 1,
    /// The voter has given its vote in that term to another.
    AlreadyVoted = 2,
    /// The voter's promise to another still runs.
    Promised = 3,
    /// The candidate's configuration is older than the voter's.
    OutdatedConfig = 4,
    /// The candidate's position is behind the voter's.
    OutdatedPosition = 5,
    /// The voter campaigns for the same term and ranks higher.
    Outranked = 6,
    /// The voter has started recently and can't know what an earlier life said (R13, R14).
    Silent = 7,
    /// The one asked has no vote.
    NotVoter = 8,
}

impl Verdict {
    /// All verdicts, in the order of their numbers.
    pub const ALL: [Verdict; 9] = [
        Verdict::Granted,
        Verdict::StaleTerm,
        Verdict::AlreadyVoted,
        Verdict::Promised,
        Verdict::OutdatedConfig,
        Verdict::OutdatedPosition,
        Verdict::Outranked,
        Verdict::Silent,
        Verdict::NotVoter,
    ];

    /// Returns its name as metrics and tables show it.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Granted => "granted",
            Verdict::StaleTerm => "stale_term",
            Verdict::AlreadyVoted => "already_voted",
            Verdict::Promised => "promised",
            Verdict::OutdatedConfig => "outdated_config",
            Verdict::OutdatedPosition => "outdated_position",
            Verdict::Outranked => "outranked",
            Verdict::Silent => "silent",
            Verdict::NotVoter => "not_voter",
        }
    }

    /// Returns the verdict with this number.
    pub const fn from_number(number: u8) -> Option<Verdict> {
        match number {
            0..=8 => Some(Self::ALL[number as usize]),
            _ => None,
        }
    }
}
