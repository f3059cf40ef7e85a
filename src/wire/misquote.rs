//! The reasons why what ICMP says of a datagram is not believed: one variant each, so that all can
//! be counted.
//!
//! Knows the names of the reasons and nothing of how they are found.

/// A reason why an ICMP that says "nobody listens there" is not believed: the datagram that it
/// quotes proves nothing. The order is that of the checks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
#[repr(u8)]
pub enum Misquote {
    /// It quotes less than a whole datagram.
    #[error("the quote ends before the tag, so that nobody can tell who wrote it")]
    Short,
    /// It quotes what is no datagram of this life of this node to that member.
    #[error("the quote is no datagram that this node has sent to that member since it started")]
    Foreign,
    /// The tag of what it quotes does not fit.
    #[error("the tag of the quote does not fit: forged, or sealed before the keys were changed")]
    Tag,
    /// It quotes a datagram that was sent before that member was last heard, or not sent yet.
    #[error("the quote is older than the last word of that member, which so was alive since")]
    Stale,
}

impl Misquote {
    /// All reasons, in the order of their [`index`](Self::index).
    pub const ALL: [Misquote; 4] =
        [Misquote::Short, Misquote::Foreign, Misquote::Tag, Misquote::Stale];

    /// Its place in [`Misquote::ALL`], for arrays of counters.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its name as metrics and tables show it.
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
