//! The rule by which an heir counts a bequest as its leader's vote (R15), pure: facts in, verdict
//! out.
//!
//! A bequest is a vote as R4 gives it, by the leader to "the request that the heir's latest ack
//! was". So it counts from the sending of that ack, by the heir's own clock.

use crate::message::Bequest;
use crate::types::{Instant, Position};

/// The use that a heir can make of a bequest, or the reason why it can make none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BequestVerdict {
    /// It counts as the leader's vote.
    Usable = 0,
    /// It was left to an earlier life of this node.
    OtherLife = 1,
    /// This node never leads, stands by, has a stalled application, or is silent after its start
    /// (R13, R14).
    NotElectable = 2,
    /// This node is in another term, or has no vote left in that one.
    OtherTerm = 3,
    /// This node has not heard that life of the leader lead that term.
    Unheard = 4,
    /// The application of this node is behind that of the leader.
    Behind = 5,
    /// Its time is over, or was never: the ack that it rests on is too old, or was sent by another
    /// clock.
    OutOfTime = 6,
}

impl BequestVerdict {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::Usable,
        Self::OtherLife,
        Self::NotElectable,
        Self::OtherTerm,
        Self::Unheard,
        Self::Behind,
        Self::OutOfTime,
    ];

    /// Returns the name that metrics show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::OtherLife => "other_life",
            Self::NotElectable => "not_electable",
            Self::OtherTerm => "other_term",
            Self::Unheard => "unheard",
            Self::Behind => "behind",
            Self::OutOfTime => "out_of_time",
        }
    }
}

/// The facts by which a node judges a bequest to it.
pub(super) struct HeirFacts {
    pub(super) is_of_this_life: bool,
    pub(super) may_lead: bool,
    /// Says whether the vote in that term is free by the node's own term and vote.
    pub(super) is_vote_free: bool,
    pub(super) has_heard_lead: bool,
    pub(super) position: Position,
    /// The time before which acks were sent by another clock, or by nobody.
    pub(super) acks_count_from: Instant,
    /// The end of the vote (D).
    pub(super) ends: Instant,
}

impl HeirFacts {
    /// R15: returns the use of a bequest that rests on an ack sent at `acked_at`.
    pub(super) fn verdict(
        &self,
        now: Instant,
        acked_at: Instant,
        bequest: &Bequest,
    ) -> BequestVerdict {
        let in_time = self.acks_count_from <= acked_at && acked_at <= now && now < self.ends;
        if !self.is_of_this_life {
            BequestVerdict::OtherLife
        } else if !self.may_lead {
            BequestVerdict::NotElectable
        } else if !self.is_vote_free {
            BequestVerdict::OtherTerm
        } else if !self.has_heard_lead {
            BequestVerdict::Unheard
        } else if self.position < bequest.position {
            BequestVerdict::Behind
        } else if !in_time {
            BequestVerdict::OutOfTime
        } else {
            BequestVerdict::Usable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{BootId, Duration};

    fn at(ns: u64) -> Instant {
        Instant::from_nanos(ns)
    }

    fn usable() -> (HeirFacts, Bequest) {
        let position = Position { log_term: 2, index: 7 };
        let facts = HeirFacts {
            is_of_this_life: true,
            may_lead: true,
            is_vote_free: true,
            has_heard_lead: true,
            position,
            acks_count_from: at(100),
            ends: at(200),
        };
        let promise = Duration::from_nanos(60);
        (
            facts,
            Bequest { heir_boot: BootId(1), promise, position, died: true, work_stopped: false },
        )
    }

    #[test]
    fn each_reason_alone_makes_a_bequest_useless() {
        let (facts, bequest) = usable();
        assert_eq!(facts.verdict(at(150), at(120), &bequest), BequestVerdict::Usable);
        let useless = [
            (HeirFacts { is_of_this_life: false, ..usable().0 }, BequestVerdict::OtherLife),
            (HeirFacts { may_lead: false, ..usable().0 }, BequestVerdict::NotElectable),
            (HeirFacts { is_vote_free: false, ..usable().0 }, BequestVerdict::OtherTerm),
            (HeirFacts { has_heard_lead: false, ..usable().0 }, BequestVerdict::Unheard),
            (HeirFacts { position: Position::default(), ..facts }, BequestVerdict::Behind),
        ];
        for (facts, verdict) in useless {
            assert_eq!(facts.verdict(at(150), at(120), &bequest), verdict);
        }
    }

    #[test]
    fn an_heir_is_behind_by_log_term_first_and_then_by_index() {
        let (facts, bequest) = usable();
        for (log_term, index, verdict) in [
            (1, 9, BequestVerdict::Behind),
            (2, 6, BequestVerdict::Behind),
            (2, 7, BequestVerdict::Usable),
            (3, 1, BequestVerdict::Usable),
        ] {
            let facts = HeirFacts { position: Position { log_term, index }, ..facts };
            let found = facts.verdict(at(150), at(120), &bequest);
            assert_eq!(found, verdict, "{log_term}, {index}");
        }
    }

    #[test]
    fn a_bequest_counts_from_the_ack_to_its_end() {
        let (facts, bequest) = usable();
        for (now, acked_at, verdict) in [
            (100, 100, BequestVerdict::Usable),
            (199, 100, BequestVerdict::Usable),
            (200, 100, BequestVerdict::OutOfTime),
            (199, 99, BequestVerdict::OutOfTime),
            (119, 120, BequestVerdict::OutOfTime),
        ] {
            assert_eq!(facts.verdict(at(now), at(acked_at), &bequest), verdict, "{acked_at}");
        }
    }
}
