//! The place of each byte of a datagram. Structs only: [`codec`](super) knows what the bytes mean.
//!
//! Every integer is little-endian, and stands at a multiple of its length. Its type is aligned to
//! one byte, so a record can be read where the kernel put it, on any machine.
//!
//! | offset | size | field | what |
//! |---:|---:|---|---|
//! | 0 | 4 | `magic` | `IRX1`, in every format |
//! | 4 | 1 | `version` | of this format: 2 |
//! | 5 | 1 | `kind` | [`Kind`](crate::message::Kind), 1 to 9, 12 and 13; 10 challenge, 11 answer; 14 subscribe, 15 announcement |
//! | 6 | 1 | `flags` | by kind, below; all others 0 |
//! | 7 | 1 | `key_id` | the key of the tag; 0: not sealed |
//! | 8 | 1 | `priority` | in a ballot request and a heartbeat_ack the sender's, else 0 |
//! | 9 | 1 | `verdict` | in a ballot reply [`Verdict`](crate::message::Verdict), else 0 |
//! | 10 | 1 | `from` | the sender, 0 to 127; 255: a subscriber |
//! | 11 | 1 | `to` | the recipient, 0 to 127; 255: a subscriber |
//! | 12 | 4 | `group` | 0; which of several elections on one socket |
//! | 16 | 8 | `cluster` | the cluster |
//! | 24 | 8 | `term` | the sender's term |
//! | 32 | 8 | `boot` | the sender's life |
//! | 40 | 8 | `sequence` | counts from 1, by life and recipient; of what a guardian sends 2^64 - 1 |
//! | 48 | 8 | `sent_at` | ns of the sender's clock |
//! | 56 | 8 | `echo` | in a reply `sent_at` of the request, in a bequest of an ack, else 0 |
//! | 64 | 8 | `config_term` | the sender's configuration: the term it was installed in |
//! | 72 | 4 | `config_version` | the sender's configuration: its number within `config_term` |
//! | 76 | 1 | `named` | with flag bit 0 the node that the message names, else 0 |
//! | 77 | 3 | `reserved` | 0 |
//! | 80 | 32 | `body` | by kind, below |
//! | 112 | 16 | `tag` | over the bytes before it; 0 while `key_id` is 0 |
//!
//! Whatever the format, the first five bytes and `from` stand where they do, so that each release
//! can tell which member speaks another.
//!
//! | flag | in | says |
//! |---|---|---|
//! | bit 0 | 3 and 5 | `named` is the leader that has resigned |
//! | bit 0 | 7 | `named` is the heir |
//! | bit 0 | 15 | `named` leads the term |
//! | bit 1 | 2 | the sender is electable |
//! | bit 2 | 9 | the sender is recovering too |
//! | bit 3 | 13 | the leader has died |
//! | bit 4 | 15 | the recipient is subscribed: changes come by themselves |
//! | bit 5 | 7, and 13 without bit 3 | all work of leaders has stopped |
//!
//! | kind | 80 | 88 | 96 | 104 |
//! |---|---|---|---|---|
//! | 1 heartbeat | round | promise, ns | interval, ns | mean_rtt, ns |
//! | 2 heartbeat_ack | round | promise, ns | log_term | index |
//! | 3 pre_vote_request, 5 vote_request | nonce | proposed | log_term | index |
//! | 4 pre_vote_reply, 6 vote_reply | nonce | proposed | promise, ns | candidate_boot |
//! | 7 resign | 0 | 0 | 0 | 0 |
//! | 8 recovery_request | nonce | 0 | 0 | 0 |
//! | 9 recovery_reply | nonce | requester_boot | floor; 0 without flag bit 2 | 0 |
//! | 10 challenge | nonce | 0 | 0 | 0 |
//! | 11 answer | nonce | challenger_boot | 0 | 0 |
//! | 12 death_notice | 0 | 0 | 0 | 0 |
//! | 13 bequest | heir_boot | promise, ns | log_term | index |
//! | 14 subscribe | subscriber, 4 bytes; 0 | cookie | 0 | 0 |
//! | 15 announcement | subscriber, 4 bytes; 0 | subscriber_life | counter | cookie |
//!
//! Challenges and answers pass between links, not elections: their `term`, configuration and times
//! are 0. Kinds 14 and 15 pass between a subscriber and a member, over another socket than all
//! others. Their configuration and times are 0. In a subscribe `boot` is the subscriber's life,
//! `sequence` its counter, and `term` is 0. In an announcement `sequence` is 0.

use core::mem::{align_of, offset_of, size_of};

use bytemuck::{Pod, Zeroable};

/// The first four bytes of every datagram, whatever its format.
pub const MAGIC: [u8; 4] = *b"IRX1";

/// The version of this format.
pub const VERSION: u8 = 2;

/// The kind of a challenge: "prove that you live now".
pub const KIND_CHALLENGE: u8 = 10;

/// The kind of the answer to one.
pub const KIND_ANSWER: u8 = 11;

/// The kind of a subscriber's request.
pub const KIND_SUBSCRIBE: u8 = 14;

/// The kind of what a member tells a subscriber.
pub const KIND_ANNOUNCEMENT: u8 = 15;

/// The number that stands in the place of a node's where a subscriber speaks or is spoken to. It
/// is no node's, so that no member takes either kind for a member's.
pub const A_SUBSCRIBER: u8 = 255;

/// The flag that says that [`Record::named`] names a node; without it 0 would be node 0.
pub const FLAG_NAMED: u8 = 1;

/// The flag of an ack that says that its sender is electable.
pub const FLAG_ELECTABLE: u8 = 1 << 1;

/// The flag of a recovery reply that says that its sender is recovering too.
pub const FLAG_RECOVERING: u8 = 1 << 2;

/// The flag of a bequest that says that the leader has died.
pub const FLAG_DIED: u8 = 1 << 3;

/// The flag of an announcement that says that its recipient is subscribed.
pub const FLAG_SUBSCRIBED: u8 = 1 << 4;

/// The flag of a resignation, and of a bequest without [`FLAG_DIED`], that says that all work of
/// leaders has stopped.
pub const FLAG_WORK_STOPPED: u8 = 1 << 5;

/// The number of the last datagram of a life, which a guardian sends. Nothing is believed of that
/// life after it.
pub const LAST_SEQUENCE: u64 = u64::MAX;

/// The length of every datagram in bytes: two cache lines.
pub const RECORD_LENGTH: usize = 128;

/// The length of the tag, which proves who wrote the rest.
pub const TAG_LENGTH: usize = 16;

/// The length of the body, whose fields depend on the kind.
pub const BODY_LENGTH: usize = 32;

macro_rules! little_endian {
    ($(#[$doc:meta])* $name:ident, $integer:ty, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Pod, Zeroable)]
        #[repr(transparent)]
        pub struct $name([u8; $length]);

        impl $name {
            /// Writes `value` as bytes.
            pub const fn new(value: $integer) -> Self {
                Self(value.to_le_bytes())
            }

            /// Reads the value back.
            pub const fn value(self) -> $integer {
                <$integer>::from_le_bytes(self.0)
            }
        }
    };
}

little_endian! {
    /// 32 bits, little-endian, at any address.
    U32, u32, 4
}
little_endian! {
    /// 64 bits, little-endian, at any address.
    U64, u64, 8
}

/// One datagram. The table at the head of [this module](self) says what each field holds.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)] // one table, not twenty echoes of it
pub struct Record {
    pub magic: [u8; 4],
    pub version: u8,
    pub kind: u8,
    pub flags: u8,
    pub key_id: u8,
    pub priority: u8,
    pub verdict: u8,
    pub from: u8,
    pub to: u8,
    pub group: U32,
    pub cluster: U64,
    pub term: U64,
    pub boot: U64,
    pub sequence: U64,
    pub sent_at: U64,
    pub echo: U64,
    pub config_term: U64,
    pub config_version: U32,
    pub named: u8,
    pub reserved: [u8; 3],
    pub body: [u8; BODY_LENGTH],
    pub tag: [u8; TAG_LENGTH],
}

impl Record {
    /// Returns the bytes of the record as they are sent.
    pub fn as_bytes(&self) -> &[u8; RECORD_LENGTH] {
        bytemuck::cast_ref(self)
    }
}

/// The body of kind 1.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct HeartbeatBody {
    pub round: U64,
    pub promise: U64,
    pub interval: U64,
    pub mean_rtt: U64,
}

/// The body of kind 2.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct HeartbeatAckBody {
    pub round: U64,
    pub promise: U64,
    pub log_term: U64,
    pub index: U64,
}

/// The body of kinds 3 and 5.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct BallotRequestBody {
    pub nonce: U64,
    pub proposed: U64,
    pub log_term: U64,
    pub index: U64,
}

/// The body of kinds 4 and 6.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct BallotReplyBody {
    pub nonce: U64,
    pub proposed: U64,
    pub promise: U64,
    pub candidate_boot: U64,
}

/// The body of kind 8.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct RecoveryRequestBody {
    pub nonce: U64,
    pub reserved: [u8; 24],
}

/// The body of kind 9.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct RecoveryReplyBody {
    pub nonce: U64,
    pub requester_boot: U64,
    pub floor: U64,
    pub reserved: [u8; 8],
}

/// The body of kinds 10 and 11.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct ChallengeBody {
    pub nonce: U64,
    pub challenger_boot: U64,
    pub reserved: [u8; 16],
}

/// The body of kind 13.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct BequestBody {
    pub heir_boot: U64,
    pub promise: U64,
    pub log_term: U64,
    pub index: U64,
}

/// The body of kind 14.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct SubscribeBody {
    pub subscriber: U32,
    pub reserved: [u8; 4],
    pub cookie: U64,
    pub reserved_too: [u8; 16],
}

/// The body of kind 15.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
#[allow(missing_docs)]
pub struct AnnouncementBody {
    pub subscriber: U32,
    pub reserved: [u8; 4],
    pub subscriber_life: U64,
    pub counter: U64,
    pub cookie: U64,
}

const _: () = {
    assert!(size_of::<Record>() == RECORD_LENGTH && align_of::<Record>() == 1);
    assert!(offset_of!(Record, magic) == 0);
    assert!(offset_of!(Record, version) == 4);
    assert!(offset_of!(Record, kind) == 5);
    assert!(offset_of!(Record, flags) == 6);
    assert!(offset_of!(Record, key_id) == 7);
    assert!(offset_of!(Record, priority) == 8);
    assert!(offset_of!(Record, verdict) == 9);
    assert!(offset_of!(Record, from) == 10);
    assert!(offset_of!(Record, to) == 11);
    assert!(offset_of!(Record, group) == 12);
    assert!(offset_of!(Record, cluster) == 16);
    assert!(offset_of!(Record, term) == 24);
    assert!(offset_of!(Record, boot) == 32);
    assert!(offset_of!(Record, sequence) == 40);
    assert!(offset_of!(Record, sent_at) == 48);
    assert!(offset_of!(Record, echo) == 56);
    assert!(offset_of!(Record, config_term) == 64);
    assert!(offset_of!(Record, config_version) == 72);
    assert!(offset_of!(Record, named) == 76);
    assert!(offset_of!(Record, reserved) == 77);
    assert!(offset_of!(Record, body) == 80);
    assert!(offset_of!(Record, tag) == 112);
    assert!(size_of::<HeartbeatBody>() == BODY_LENGTH);
    assert!(size_of::<HeartbeatAckBody>() == BODY_LENGTH);
    assert!(size_of::<BallotRequestBody>() == BODY_LENGTH);
    assert!(size_of::<RecoveryRequestBody>() == BODY_LENGTH);
    assert!(size_of::<RecoveryReplyBody>() == BODY_LENGTH);
    assert!(size_of::<BallotReplyBody>() == BODY_LENGTH);
    assert!(size_of::<ChallengeBody>() == BODY_LENGTH);
    assert!(size_of::<BequestBody>() == BODY_LENGTH);
    assert!(size_of::<SubscribeBody>() == BODY_LENGTH);
    assert!(size_of::<AnnouncementBody>() == BODY_LENGTH);
};
