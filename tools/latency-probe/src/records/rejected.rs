//! Datagrams that members rejected, by reason.
//!
//! Knows the library's names of the reasons, and which of them a start explains.

use interrex::wire::Rejection;
use serde::{Serialize, Serializer};

/// Numbers of datagrams, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rejected([u64; Rejection::ALL.len()]);

impl Rejected {
    /// Creates it from counts by [`Rejection::index`].
    pub(crate) const fn of(counts: [u64; Rejection::ALL.len()]) -> Self {
        Self(counts)
    }

    /// Adds `count` for the reason at `index`; one that no reason has is passed over.
    pub(crate) fn add(&mut self, index: usize, count: u64) {
        if let Some(total) = self.0.get_mut(index) {
            *total += count;
        }
    }

    /// Returns both together.
    #[must_use]
    pub(crate) fn and(self, other: &Self) -> Self {
        let mut sum = self;
        other.0.iter().enumerate().for_each(|(index, count)| sum.add(index, *count));
        sum
    }

    /// Returns those that came after `earlier`.
    #[must_use]
    pub(crate) fn since(self, earlier: &Self) -> Self {
        let mut left = self;
        left.0.iter_mut().zip(earlier.0).for_each(|(now, then)| *now = now.saturating_sub(then));
        left
    }

    /// Returns the number for all reasons together.
    pub(crate) fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// Returns those that no start explains: who has just started is not believed before it has
    /// proven that it lives now; it may be asked again for a proof that is on its way, and then
    /// proves it twice.
    pub(crate) fn unexplained(mut self) -> Self {
        self.0[Rejection::Boot.index()] = 0;
        self.0[Rejection::Answer.index()] = 0;
        self
    }

    /// Returns the reasons that there were, each with its count.
    pub(crate) fn reasons(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let pairs = Rejection::ALL.into_iter().zip(self.0);
        pairs.filter(|(_, count)| *count > 0).map(|(reason, count)| (reason.name(), count))
    }

    /// Returns them in words: `boot 3, tag 1`.
    pub(crate) fn described(&self) -> String {
        let words: Vec<_> = self.reasons().map(|(name, count)| format!("{name} {count}")).collect();
        words.join(", ")
    }
}

impl Serialize for Rejected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.reasons())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_reasons_that_there_were_are_named() {
        let mut rejected = Rejected::default();
        assert_eq!((rejected.described().as_str(), rejected.total()), ("", 0));
        rejected.add(Rejection::Boot.index(), 3);
        rejected.add(Rejection::Tag.index(), 1);
        rejected.add(usize::MAX, 9);
        assert_eq!((rejected.described().as_str(), rejected.total()), ("tag 1, boot 3", 4));
        assert_eq!(rejected.unexplained().described(), "tag 1");
        assert_eq!(rejected.and(&rejected).since(&rejected), rejected);
        let json = serde_json::to_string(&rejected).expect("counts are JSON");
        assert_eq!(json, r#"{"tag":1,"boot":3}"#);
    }
}
