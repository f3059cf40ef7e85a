//! Why a datagram is refused: one variant per reason, so that each can be counted.
//!
//! Knows the names of the reasons and nothing of how they are found.

/// Why a datagram is refused. The order is that of the checks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
#[repr(u8)]
pub enum Rejection {
    /// Not exactly 128 bytes.
    #[error("the datagram is not 128 bytes long: not an interrex datagram, or one cut short")]
    Length,
    /// Not from this protocol.
    #[error("the datagram does not start with IRX1: another program sends to this port")]
    Magic,
    /// A version of the format that this build does not read.
    #[error("unknown format version: sender and receiver run releases that do not match")]
    Version,
    /// Another cluster's.
    #[error("another cluster's datagram: two clusters share an address, or `cluster` differs")]
    Cluster,
    /// An election this socket does not carry.
    #[error("unknown group: this release knows group 0 only")]
    Group,
    /// For another node.
    #[error(
        "addressed to another node: the sender's member list has this address under another id"
    )]
    Recipient,
    /// From nobody in the member list, or from this node itself.
    #[error("the sender is not another member: compare the member lists of the two nodes")]
    Sender,
    /// Sealed with a key that this node does not hold; or sealed here and not there.
    #[error(
        "unknown key id: the sender seals with a key that this node does not hold, or only one of both has keys"
    )]
    Key,
    /// The tag does not fit; without a key it must be zero.
    #[error("the tag does not fit the datagram: damaged, forged, or sealed with another key")]
    Tag,
    /// From a life of the sender that has not proven yet to be its present one.
    #[error(
        "unknown life of the sender: it has just started, or its past is being replayed; it has been asked"
    )]
    Boot,
    /// Heard before, or overtaken by too many to tell.
    #[error(
        "a datagram of this number has been heard, or is too old to tell: repeated or replayed"
    )]
    Replay,
    /// An answer to a challenge that is not open, unless the present life says it once more.
    #[error("answers no challenge that is open: late, repeated or replayed")]
    Answer,
    /// Not a kind of message.
    #[error("unknown kind of message")]
    Kind,
    /// A flag that has no meaning.
    #[error("field `flags` has a bit set that means nothing in this kind of message")]
    Flags,
    /// Bytes that carry nothing.
    #[error("reserved bytes are not zero")]
    Reserved,
    /// An echoed time in what is not a reply.
    #[error("field `echo` is set in a message that answers nothing")]
    Echo,
    /// A priority in what is not a ballot request.
    #[error("field `priority` is set in a message that is no request for a vote")]
    Priority,
    /// An unknown verdict, or one in what is not a ballot reply.
    #[error("field `verdict` is unknown, or set in a message that answers no candidate")]
    Verdict,
    /// A resigned leader's id that is none, or one without its flag.
    #[error("field `release` is above 127, or set without its flag")]
    Release,
    /// Term zero from one who leads, or answers one who leads; or one above the last there can be.
    #[error("field `term` is zero where there has been an election, or above 2^62")]
    Term,
    /// Round zero.
    #[error("field `round` is zero; rounds start at 1")]
    Round,
    /// A campaign for term zero.
    #[error("field `proposed` is zero; terms start at 1")]
    Proposed,
}

impl Rejection {
    /// All reasons, in the order of their [`index`](Self::index).
    pub const ALL: [Rejection; 22] = [
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
        Rejection::Release,
        Rejection::Term,
        Rejection::Round,
        Rejection::Proposed,
    ];

    /// Its place in [`Rejection::ALL`], for arrays of counters.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its name as metrics and tables show it.
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
            Rejection::Release => "release",
            Rejection::Term => "term",
            Rejection::Round => "round",
            Rejection::Proposed => "proposed",
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
