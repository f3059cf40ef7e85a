//! What is told of refused datagrams, and how often: a flood of them must not become a flood of words.
//!
//! Knows reasons and the time, and nothing of where words go.

use std::mem::offset_of;
use std::net::SocketAddr;

use crate::types::{Instant, NodeId};
use crate::wire::{Record, Rejection};

use super::ration::Ration;

/// Datagrams that were refused for one reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Why.
    pub reason: Rejection,
    /// How many since this reason was told last.
    pub count: u64,
    /// Whom the last of them names as its sender, if it is long enough to name one. Whoever forges a
    /// datagram names whom they like.
    pub claimed: Option<NodeId>,
    /// The address that the last of them bears as its source. Whoever can send with any source
    /// address may have made that up too.
    pub source: Option<SocketAddr>,
}

/// What is called with them.
pub(super) type OnRefused = Box<dyn FnMut(&Refused) + Send>;

/// The refusals of a node that are yet to be told.
pub(super) struct Refusals {
    tell: Option<OnRefused>,
    rations: [Ration; Rejection::ALL.len()],
}

impl Refusals {
    pub(super) fn new(tell: Option<OnRefused>) -> Self {
        Self { tell, rations: [Ration::default(); Rejection::ALL.len()] }
    }

    /// Counts one datagram. Where it came from is asked only if it is told.
    pub(super) fn on_refused(
        &mut self,
        now: Instant,
        reason: Rejection,
        datagram: &[u8],
        source: impl FnOnce() -> Option<SocketAddr>,
    ) {
        let Some(tell) = &mut self.tell else { return };
        if let Some(count) = self.rations[reason.index()].count(now) {
            let sender = datagram.get(offset_of!(Record, from)).copied();
            let claimed = sender.and_then(NodeId::new);
            tell(&Refused { reason, count, claimed, source: source() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn each_reason_is_told_once_a_second_with_all_that_came_meanwhile() {
        let (sender, told) = mpsc::channel();
        let tell = move |refused: &Refused| sender.send(*refused).expect("somebody listens");
        let datagram = [7; 128];
        let source = Some(SocketAddr::from(([192, 0, 2, 7], 7)));
        let mut refusals = Refusals::new(Some(Box::new(tell)));
        for ms in 0..2_500 {
            let now = Instant::from_nanos(ms * 1_000_000);
            refusals.on_refused(now, Rejection::Tag, &datagram, || source);
            if ms == 700 {
                refusals.on_refused(now, Rejection::Key, &datagram[..5], || None);
            }
        }
        let told: Vec<_> = told.try_iter().collect();
        let seven = NodeId::new(7);
        let tag = |count| Refused { reason: Rejection::Tag, count, claimed: seven, source };
        let key = Refused { reason: Rejection::Key, count: 1, claimed: None, source: None };
        let expected = [tag(1), key, tag(1_000), tag(1_000)];
        assert_eq!(told, expected);
    }
}
