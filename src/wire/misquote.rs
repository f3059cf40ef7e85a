//! The reasons not to believe what ICMP says of a datagram: one variant each, so that all can be
//! counted.
//!
//! Knows the names of the reasons and nothing of how they are found.

/// The reason why an ICMP "port unreachable" is not believed: the datagram that it quotes proves
/// nothing. The order is that of the checks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
#[repr(u8)]
pub enum Misquote {
    /// The quote is shorter than a datagram.
    #[error("the quote ends before the tag, so that nobody can tell who wrote it")]
    Short,
    /// The quote is no datagram of this life of this node to that member.
    #[error("the quote is no datagram that this node has sent to that member since it started")]
    Foreign,
    /// The tag of the quote does not fit.
    #[error("the tag of the quote does not fit: forged, or sealed before the keys were changed")]
    Tag,
    /// The quote was sent before that member was last heard, or was never sent.
    #[error("the quote is older than the last word of that member, which so was alive since")]
    Stale,
}

impl Misquote {
    /// All reasons, in the order of their [`index`](Self::index).
    pub const ALL: [Misquote; 4] =
        [Misquote::Short, Misquote::Foreign, Misquote::Tag, Misquote::Stale];

    /// Returns the place in [`Misquote::ALL`], for arrays of counters.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the name that metrics and tables show.
    pub const fn name(self) -> &'static str {
        match self {
            Misquote::Short => "short",
            Misquote::Foreign => "foreign",
            Misquote::Tag => "tag",
            Misquote::Stale => "stale",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_stands_at_its_index() {
        for (place, reason) in Misquote::ALL.iter().enumerate() {
            assert_eq!(reason.index(), place);
        }
    }
}
