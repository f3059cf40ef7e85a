//! The state of a leader alone: its rounds, its pace, and a time without a lease (R8, R9).

use crate::config::Timing;
use crate::types::{Duration, Instant, NodeSet, Round, Term};

use super::detector::MeanRtt;
use super::pace::{Promises, Rhythm};

/// The state of a leader, besides its lease.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Leading {
    /// The term it leads, also when a higher one has just been heard.
    pub(super) term: Term,
    /// The number of the last heartbeat.
    pub(super) round: Round,
    pub(super) since: Instant,
    pub(super) rhythm: Rhythm,
    /// The promises that are asked for, and what a quorum gives of them.
    pub(super) promises: Promises,
    /// The longest promise that was asked for in this term.
    pub(super) longest_asked: Duration,
    pub(super) lapse: Option<Lapse>,
}

/// A time without a lease (R9).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Lapse {
    pub(super) since: Instant,
    /// Members that have answered a round since `heard_since`.
    pub(super) heard: NodeSet,
    pub(super) heard_since: Instant,
    /// True if the last round asked for promises, because a quorum had answered.
    pub(super) asking: bool,
}

impl Leading {
    pub(super) fn new(term: Term, since: Instant, rhythm: Rhythm, promises: Promises) -> Self {
        let longest_asked = rhythm.promise;
        Self { term, round: Round::ZERO, since, rhythm, promises, longest_asked, lapse: None }
    }

    /// Takes the next step of the pace, by the present round trip.
    pub(super) fn follow_pace(&mut self, now: Instant, timing: &Timing, rtt: MeanRtt) {
        let before = self.rhythm;
        self.rhythm = before.next(timing, rtt);
        if self.rhythm.promise != before.promise {
            self.promises.follow(timing, self.rhythm, now);
            self.longest_asked = self.longest_asked.max(self.rhythm.promise);
        }
    }

    /// Returns how long an answer counts towards a quorum that is heard again (R9). That is as
    /// long as a promise, or two round trips where links are slower than promises.
    pub(super) fn answers_count_for(&self, rtt: MeanRtt) -> Duration {
        self.rhythm.promise.max(rtt.value().scaled(2, 1))
    }
}
