//! The reasons to reject a datagram: one variant each, so that all can be counted.
//!
//! Knows the names of the reasons and nothing of how they are found.

/// The reason why a datagram is rejected. The order is that of the checks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
#[repr(u8)]
pub enum Rejection {
    /// The datagram is not exactly 128 bytes long.
    #[error("the datagram is not 128 bytes long: not an interrex datagram, or one cut short")]
    Length,
    /// The datagram is not of this protocol.
    #[error("the datagram does not start with IRX1: another program sends to this port")]
    Magic,
    /// The format has a version that this build does not read.
    #[error("unknown format version: sender and receiver run releases that do not match")]
    Version,
    /// The datagram belongs to another cluster.
    #[error("another cluster's datagram: two clusters share an address, or `cluster` differs")]
    Cluster,
    /// The datagram belongs to an election that this socket does not carry.
    #[error("unknown group: this release knows group 0 only")]
    Group,
    /// The datagram is addressed to another node.
    #[error(
        "addressed to another node: the sender's member list has this address under another id"
    )]
    Recipient,
    /// The sender is not in the member list, or is this node itself.
    #[error("the sender is not another member: compare the member lists of the two nodes")]
    Sender,
    /// The key is one that this node does not hold, or only one of both ends has keys.
    #[error(
        "unknown key id: the sender seals with a key that this node does not hold, or only one of both has keys"
    )]
    Key,
    /// The tag does not fit the datagram; without a key it must be zero.
    #[error("the tag does not fit the datagram: damaged, forged, or sealed with another key")]
    Tag,
    /// The life of the sender has not proven yet to be its present one.
    #[error(
        "unknown life of the sender: it has just started, or its past is being replayed; it has been asked"
    )]
    Boot,
    /// The datagram was heard before, or has been overtaken by too many to tell.
    #[error(
        "a datagram of this number has been heard, or is too old to tell: repeated or replayed"
    )]
    Replay,
    /// The challenge that it answers is not open. The present life may repeat an answer.
    #[error("answers no challenge that is open: late, repeated or replayed")]
    Answer,
    /// The number names no kind of message.
    #[error("unknown kind of message")]
    Kind,
    /// A flag is set that has no meaning.
    #[error("field `flags` has a bit set that means nothing in this kind of message")]
    Flags,
    /// Bytes that carry nothing are not zero.
    #[error("reserved bytes are not zero")]
    Reserved,
    /// A message that is no reply echoes a time.
    #[error("field `echo` is set in a message that answers nothing")]
    Echo,
    /// A message that is neither a ballot request nor an ack has a priority.
    #[error("field `priority` is set in a message that neither asks for a vote nor acknowledges")]
    Priority,
    /// The verdict is unknown, or stands in what is no ballot reply.
    #[error("field `verdict` is unknown, or set in a message that answers no candidate")]
    Verdict,
    /// The node that the message names is none, or stands without its flag.
    #[error("field `named` is above 127, or set without its flag")]
    Named,
    /// The term is zero though the sender leads or answers a leader, or is above the last term, or
    /// is the last in a bequest, which is for the next.
    #[error(
        "field `term` is zero where there has been an election, or above 2^62, or none follows it"
    )]
    Term,
    /// The round is zero.
    #[error("field `round` is zero; rounds start at 1")]
    Round,
    /// The proposed term is zero, or is neither the sender's own nor the next.
    #[error("field `proposed` is zero; terms start at 1")]
    Proposed,
    /// A member that is not recovering names a floor, or the floor is above the last term.
    #[error("field `floor` is set in the answer of a member that is not recovering, or above 2^62")]
    Floor,
}

impl Rejection {
    /// All reasons, in the order of their [`index`](Self::index).
    pub const ALL: [Rejection; 23] = [
        Rejection::Length,
        Rejection::Magic,
        Rejection::Version,
        Rejection::Cluster,
        Rejection::Group,
        Rejection::Recipient,
        Rejection::Sender,
        Rejection::Key,
        Rejection::Tag,
        Rejection::Boot,
        Rejection::Replay,
        Rejection::Answer,
        Rejection::Kind,
        Rejection::Flags,
        Rejection::Reserved,
        Rejection::Echo,
        Rejection::Priority,
        Rejection::Verdict,
        Rejection::Named,
        Rejection::Term,
        Rejection::Round,
        Rejection::Proposed,
        Rejection::Floor,
    ];

    /// Returns the place in [`Rejection::ALL`], for arrays of counters.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the name that metrics and tables show.
    pub const fn name(self) -> &'static str {
        match self {
            Rejection::Length => "length",
            Rejection::Magic => "magic",
            Rejection::Version => "version",
            Rejection::Cluster => "cluster",
            Rejection::Group => "group",
            Rejection::Recipient => "recipient",
            Rejection::Sender => "sender",
            Rejection::Key => "key",
            Rejection::Tag => "tag",
            Rejection::Boot => "boot",
            Rejection::Replay => "replay",
            Rejection::Answer => "answer",
            Rejection::Kind => "kind",
            Rejection::Flags => "flags",
            Rejection::Reserved => "reserved",
            Rejection::Echo => "echo",
            Rejection::Priority => "priority",
            Rejection::Verdict => "verdict",
            Rejection::Named => "named",
            Rejection::Term => "term",
            Rejection::Round => "round",
            Rejection::Proposed => "proposed",
            Rejection::Floor => "floor",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_stands_at_its_index() {
        for (place, reason) in Rejection::ALL.iter().enumerate() {
            assert_eq!(reason.index(), place);
        }
    }
}
