//! Limits how often rejected datagrams are told of: a flood of them must not become a flood of
//! words.
//!
//! Knows reasons and the time, and nothing of who is told.

use std::mem::offset_of;
use std::net::SocketAddr;

use crate::types::{Instant, NodeId};
use crate::wire::{Record, Rejection};

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
        let sender = datagram.get(offset_of!(Record, from)).copied();
        let claimed = sender.and_then(NodeId::new);
        Some(Rejected { reason, count, claimed, source: source() })
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
        let tag = |count| Rejected { reason: Rejection::Tag, count, claimed: seven, source };
        let key = Rejected { reason: Rejection::Key, count: 1, claimed: None, source: None };
        let expected = [tag(1), key, tag(1_000), tag(1_000)];
        assert_eq!(told, expected);
    }
}
