//! Limits how often rejected datagrams are told of: a flood of them must not become a flood of
//! words.
//!
//! Knows reasons and the time, and nothing of who is told.

use std::fmt;
use std::mem::offset_of;
use std::net::SocketAddr;

use crate::types::{Instant, NodeId};
use crate::wire::{Record, Rejection, layout};

use super::rate_limit::RateLimit;

/// Datagrams that were rejected for one reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// The reason.
    pub reason: Rejection,
    /// The number since this reason was told last.
    pub count: u64,
    /// The sender that the last of them names, if it is long enough to name one. Whoever forges a
    /// datagram names whom they like.
    pub claimed: Option<NodeId>,
    /// The address that the last of them bears as its source. Whoever can send with any source
    /// address may have made that up too.
    pub source: Option<SocketAddr>,
    /// The format of the last of them, where the reason is [`Rejection::Version`]. Nothing proves
    /// that either.
    pub version: Option<u8>,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rejected, the last", self.count)?;
        if let Some(claimed) = self.claimed {
            write!(f, " in the name of member {claimed}")?;
        }
        if let Some(source) = self.source {
            write!(f, " from {source}")?;
        }
        match self.version {
            Some(version) => {
                let ours = layout::VERSION;
                let older = if version < ours { "its" } else { "this" };
                write!(f, ": it speaks format {version}, this release speaks {ours}: ")?;
                write!(f, "upgrade {older} release")
            }
            None => write!(f, ": {}", self.reason),
        }
    }
}

/// The rejections of a node that are yet to be told.
pub(super) struct Rejections {
    limits: [RateLimit; Rejection::ALL.len()],
}

impl Rejections {
    pub(super) fn new() -> Self {
        Self { limits: [RateLimit::default(); Rejection::ALL.len()] }
    }

    /// Counts one datagram. Returns what to tell, if it is time to; where the datagram came from
    /// is asked only then.
    pub(super) fn count(
        &mut self,
        now: Instant,
        reason: Rejection,
        datagram: &[u8],
        source: impl FnOnce() -> Option<SocketAddr>,
    ) -> Option<Rejected> {
        let count = self.limits[reason.index()].count(now)?;
        let byte = |offset: usize| datagram.get(offset).copied();
        // Both stand where they do in every format.
        let claimed = byte(offset_of!(Record, from)).and_then(NodeId::new);
        let version = byte(offset_of!(Record, version)).filter(|_| reason == Rejection::Version);
        Some(Rejected { reason, count, claimed, source: source(), version })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_told_once_a_second_with_all_that_came_meanwhile() {
        let datagram = [7; 128];
        let source = Some(SocketAddr::from(([192, 0, 2, 7], 7)));
        let (mut rejections, mut told) = (Rejections::new(), Vec::new());
        for ms in 0..2_500 {
            let now = Instant::from_nanos(ms * 1_000_000);
            told.extend(rejections.count(now, Rejection::Tag, &datagram, || source));
            if ms == 700 {
                told.extend(rejections.count(now, Rejection::Key, &datagram[..5], || None));
            }
        }
        let seven = NodeId::new(7);
        let told_of = |reason, count, claimed, source| Rejected {
            reason,
            count,
            claimed,
            source,
            version: None,
        };
        let tag = |count| told_of(Rejection::Tag, count, seven, source);
        let key = told_of(Rejection::Key, 1, None, None);
        let expected = [tag(1), key, tag(1_000), tag(1_000)];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_member_of_another_release_is_told_by_name() {
        // As release 0.1 wrote it: format 1, from node 2 to node 0.
        let mut datagram = [0; 128];
        datagram[..12].copy_from_slice(b"IRX1\x01\x01\0\x01\0\0\x02\0");
        let mut told = |version: u8| {
            datagram[4] = version;
            let source = Some(SocketAddr::from(([192, 0, 2, 7], 7)));
            let mut rejections = Rejections::new();
            let now = Instant::from_nanos(1);
            rejections.count(now, Rejection::Version, &datagram, || source)
        };
        let rejected = told(1).expect("the first is told");
        assert_eq!((rejected.claimed, rejected.version), (NodeId::new(2), Some(1)));
        assert_eq!(
            rejected.to_string(),
            "1 rejected, the last in the name of member 2 from 192.0.2.7:7: it speaks format 1, \
             this release speaks 2: upgrade its release"
        );
        let newer = told(3).expect("the first is told").to_string();
        assert!(newer.ends_with("speaks format 3, this release speaks 2: upgrade this release"));
    }

    #[test]
    fn what_is_rejected_for_another_reason_says_that_and_no_format() {
        let rejected = Rejected {
            reason: Rejection::Key,
            count: 3,
            claimed: None,
            source: None,
            version: None,
        };
        assert_eq!(rejected.to_string(), format!("3 rejected, the last: {}", Rejection::Key));
    }
}
