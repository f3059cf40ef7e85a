//! The words of the protocol as types: nodes, moments, terms.
//!
//! Knows nothing of messages, bytes, sockets or clocks. Each quantity has a type of its own, so
//! that a round can't be passed where a term is meant.

#[cfg(feature = "serde")]
mod serial;

use core::fmt;
use core::ops::{Add, Sub};

/// The most members that one cluster may have: [`NodeId`] is `0..=127` and [`NodeSet`] is 128 bits
/// wide.
pub const MAX_MEMBERS: usize = 128;

/// A member's number within its cluster, `0..=127`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u8);

impl NodeId {
    /// Returns the id with this number, or `None` above 127.
    pub const fn new(number: u8) -> Option<Self> {
        if (number as usize) < MAX_MEMBERS { Some(Self(number)) } else { None }
    }

    /// Returns the number, `0..=127`; also the place of this node in arrays of [`MAX_MEMBERS`].
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The highest id there is.
    pub(crate) const LAST: Self = Self(MAX_MEMBERS as u8 - 1);

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// Returns the number of steps upwards, wrapping after 127, from `origin` to this id.
    pub(crate) const fn distance_from(self, origin: NodeId) -> u8 {
        self.0.wrapping_sub(origin.0) % MAX_MEMBERS as u8
    }
}

/// A number above 127, which no member can have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0} is no member's number: they are 0 to 127")]
pub struct NodeIdError(u8);

impl TryFrom<u8> for NodeId {
    type Error = NodeIdError;

    fn try_from(number: u8) -> Result<Self, NodeIdError> {
        Self::new(number).ok_or(NodeIdError(number))
    }
}

impl fmt::Debug for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", self.0)
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A set of members, one bit each. A vote is counted by inserting its voter, so a repeated reply
/// can't count twice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct NodeSet(u128);

impl NodeSet {
    /// The set without a member.
    pub const EMPTY: Self = Self(0);

    /// Returns the set of `node` alone.
    pub const fn only(node: NodeId) -> Self {
        Self(1 << node.0)
    }

    /// Returns the set as bits, that of node 0 lowest.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// Returns the set of these bits.
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// Returns whether `node` is in the set.
    pub const fn contains(self, node: NodeId) -> bool {
        self.0 & Self::only(node).0 != 0
    }

    /// Returns this set with `node` in it.
    #[must_use]
    pub const fn with(self, node: NodeId) -> Self {
        Self(self.0 | Self::only(node).0)
    }

    /// Returns this set with `node` taken out of it.
    #[must_use]
    pub const fn without(self, node: NodeId) -> Self {
        Self(self.0 & !Self::only(node).0)
    }

    /// Returns all that are in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns all that are in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns all of this set that are not in `other`.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the number of members in it.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Returns whether nobody is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the members in ascending order.
    pub fn iter(self) -> impl Iterator<Item = NodeId> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let lowest = rest.trailing_zeros();
            (lowest < u128::BITS).then(|| {
                rest &= rest - 1;
                NodeId(lowest as u8)
            })
        })
    }
}

impl FromIterator<NodeId> for NodeSet {
    fn from_iter<I: IntoIterator<Item = NodeId>>(nodes: I) -> Self {
        nodes.into_iter().fold(Self::EMPTY, NodeSet::with)
    }
}

impl fmt::Debug for NodeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

macro_rules! counter {
    ($(#[$doc:meta])* $name:ident, $short:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub struct $name(pub u64);

        impl $name {
            /// The value before the first.
            pub const ZERO: Self = Self(0);

            /// Returns the value after this one.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0.saturating_add(1))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($short, "{}"), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

counter! {
    /// A leadership's number. Rises with each election and never falls; the fencing token.
    Term, "t"
}
counter! {
    /// The number of a leader's heartbeat, counted from the start of its term.
    Round, "r"
}
counter! {
    /// Names one campaign among those of one life of a node; replies echo it.
    Nonce, "c"
}
counter! {
    /// Names one life of a node; another at each start.
    BootId, "b"
}
counter! {
    /// Names a cluster, so that two clusters on one network can't hear each other.
    ClusterId, "k"
}

/// Names a subscriber: a process that is no member and is told who leads. Any number will do;
/// subscribers of one cluster have different ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SubscriberId(pub u32);

impl fmt::Display for SubscriberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names a configuration: the term of the leader that installed it, then its version in that term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct ConfigId {
    /// The term of the leader that installed it; compared first.
    pub term: Term,
    /// Its number within that term.
    pub version: u32,
}

/// The point that the application has come to: the term and index of its log, or whatever it
/// orders by. A node whose position is behind a quorum's is not elected (S10).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Position {
    /// The term of the last entry; compared first.
    pub log_term: u64,
    /// The index of the last entry.
    pub index: u64,
}

/// The preference of a member as leader: a higher one suspects earlier and wins ties. It never
/// vetoes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Priority(pub u8);

/// A length of time in nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Duration(u64);

impl Duration {
    /// The length of no time.
    pub const ZERO: Self = Self(0);
    /// The longest that can be said, about 584 years.
    pub const MAX: Self = Self(u64::MAX);

    /// Returns that many nanoseconds.
    pub const fn from_nanos(ns: u64) -> Self {
        Self(ns)
    }

    /// Returns that many microseconds.
    pub const fn from_micros(us: u64) -> Self {
        Self(us.saturating_mul(1_000))
    }

    /// Returns that many milliseconds.
    pub const fn from_millis(ms: u64) -> Self {
        Self(ms.saturating_mul(1_000_000))
    }

    /// Returns the length in nanoseconds.
    pub const fn as_nanos(self) -> u64 {
        self.0
    }

    /// Returns `numerator / denominator` of this, rounded down; saturates.
    ///
    /// # Panics
    /// If `denominator` is zero.
    #[must_use]
    #[inline]
    pub const fn scaled(self, numerator: u64, denominator: u64) -> Self {
        assert!(denominator != 0, "a fraction needs a denominator");
        match self.0.checked_mul(numerator) {
            Some(product) => Self(product / denominator),
            None => self.scaled_wide(numerator, denominator),
        }
    }

    /// A division of 128 bits takes tens of nanoseconds; only years of time need it.
    #[cold]
    const fn scaled_wide(self, numerator: u64, denominator: u64) -> Self {
        let scaled = self.0 as u128 * numerator as u128 / denominator as u128;
        Self(if scaled > u64::MAX as u128 { u64::MAX } else { scaled as u64 })
    }

    /// Returns the sum; saturates.
    #[must_use]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Returns the difference; zero where `other` is longer.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Duration {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.saturating_add(other)
    }
}

impl From<Duration> for core::time::Duration {
    fn from(duration: Duration) -> Self {
        core::time::Duration::from_nanos(duration.0)
    }
}

impl From<core::time::Duration> for Duration {
    fn from(duration: core::time::Duration) -> Self {
        Self(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&core::time::Duration::from(*self), f)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A moment on one node's own monotonic clock, in nanoseconds since an origin of that clock.
/// Moments of two nodes are never compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Instant(u64);

impl Instant {
    /// The clock's origin.
    pub const ZERO: Self = Self(0);
    /// A moment later than any that a clock shows.
    pub const NEVER: Self = Self(u64::MAX);

    /// Returns the moment that many nanoseconds after the clock's origin.
    pub const fn from_nanos(ns: u64) -> Self {
        Self(ns)
    }

    /// Returns the nanoseconds since the clock's origin.
    pub const fn as_nanos(self) -> u64 {
        self.0
    }

    /// Returns the time since `earlier`; zero where this is not after it.
    pub const fn saturating_since(self, earlier: Self) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }
}

impl Add<Duration> for Instant {
    type Output = Self;
    /// Saturates at [`Instant::NEVER`].
    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration.0))
    }
}

impl Sub<Duration> for Instant {
    type Output = Self;
    /// Saturates at [`Instant::ZERO`].
    fn sub(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(duration.0))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::NEVER { f.write_str("never") } else { write!(f, "@{}ns", self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    #[test]
    fn a_node_id_above_127_does_not_exist() {
        assert!(NodeId::new(127).is_some());
        assert!(NodeId::new(128).is_none());
    }

    #[test]
    fn a_set_counts_a_member_once_however_often_it_is_inserted() {
        let set = NodeSet::EMPTY.with(node(5)).with(node(5)).with(node(127));
        assert_eq!(set.len(), 2);
        assert!(set.iter().eq([node(5), node(127)]));
    }

    #[test]
    fn distance_wraps_around_after_the_highest_id() {
        assert_eq!(node(2).distance_from(node(1)), 1);
        assert_eq!(node(1).distance_from(node(2)), 127);
        assert_eq!(node(0).distance_from(node(127)), 1);
    }

    #[test]
    fn time_saturates_instead_of_wrapping() {
        assert_eq!(Instant::NEVER + Duration::from_nanos(1), Instant::NEVER);
        assert_eq!(Instant::ZERO.saturating_since(Instant::NEVER), Duration::ZERO);
        assert_eq!(Duration::MAX.scaled(3, 2), Duration::MAX);
    }
}
