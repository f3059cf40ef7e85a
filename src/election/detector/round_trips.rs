//! The round trips that this node has measured itself: a mean for each voter, and a quorum's,
//! which all timing goes by.
//!
//! Knows means and quorums. Knows nothing of what is answered.

use core::fmt;

use super::super::quorum::Voting;
use super::mean_rtt::MeanRtt;
use crate::config::Timing;
use crate::types::{Duration, MAX_MEMBERS, NodeId, NodeSet};

/// The mean round trip with each voter that has answered since the leader was last heard.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct RoundTrips {
    means: [MeanRtt; MAX_MEMBERS],
    /// The voters whose mean is in the table.
    measured: NodeSet,
}

impl RoundTrips {
    pub(crate) const fn new() -> Self {
        Self { means: [MeanRtt::UNKNOWN; MAX_MEMBERS], measured: NodeSet::EMPTY }
    }

    /// Takes one round trip with `voter` in. `known` is the mean in use so far. A voter that was
    /// not measured yet starts there, or below: a stall makes a round trip longer but never
    /// shorter.
    pub(crate) fn sample(&mut self, voter: NodeId, rtt: Duration, known: MeanRtt, timing: &Timing) {
        if rtt > timing.calm_timeout_max() {
            // Not believed, so it measures nobody.
            return;
        }
        let mean = &mut self.means[voter.index()];
        if !self.measured.contains(voter) {
            self.measured = self.measured.with(voter);
            *mean = if rtt < known.value() { MeanRtt::UNKNOWN } else { known };
        }
        mean.sample(rtt, timing);
    }

    /// Returns the round trip within which a quorum answers `me`: among three voters that of the
    /// faster of the two others. `None` while too few have answered. A voter that was never
    /// measured does not count as fast.
    pub(crate) fn of_quorum(&self, me: NodeId, voting: Voting) -> Option<MeanRtt> {
        let needed = voting.quorum() - usize::from(voting.contains(me));
        let measured = self.measured.intersection(*voting).without(me);
        if needed == 0 || measured.len() < needed {
            return None;
        }
        let means = measured.iter().map(|voter| self.means[voter.index()]);
        if needed == 1 {
            // The usual sizes, two and three: the least is enough.
            return means.min();
        }
        let mut sorted = [MeanRtt::UNKNOWN; MAX_MEMBERS];
        sorted.iter_mut().zip(means).for_each(|(place, mean)| *place = mean);
        Some(*sorted[..measured.len()].select_nth_unstable(needed - 1).1)
    }

    /// Forgets `voter`, which answers no more. Its speed says nothing of the quorum that does
    /// answer.
    pub(crate) fn forget(&mut self, voter: NodeId) {
        self.measured = self.measured.without(voter);
        self.means[voter.index()] = MeanRtt::UNKNOWN;
    }

    /// Forgets all means, since the leader says what it measures, and all timing goes by that.
    #[inline]
    pub(crate) fn forget_all(&mut self) {
        if !self.measured.is_empty() {
            *self = Self::new();
        }
    }
}

impl fmt::Debug for RoundTrips {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let means = self.measured.iter().map(|voter| (voter, self.means[voter.index()]));
        f.debug_map().entries(means).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn us(us: u64) -> Duration {
        Duration::from_micros(us)
    }

    fn voters(count: u8) -> Voting {
        Voting::new((0..count).map(node).collect())
    }

    /// Returns what node 0 goes by among so many voters, once these have answered it.
    fn quorum_of(count: u8, answered: &[(u8, u64)]) -> Option<u64> {
        let mut round_trips = RoundTrips::new();
        for &(voter, rtt) in answered {
            round_trips.sample(node(voter), us(rtt), MeanRtt::UNKNOWN, &Timing::lan());
        }
        let found = round_trips.of_quorum(node(0), voters(count));
        found.map(|mean| mean.value().as_nanos() / 1_000)
    }

    #[test]
    fn the_round_trip_that_counts_is_the_quorum_th_of_the_voters() {
        assert_eq!(quorum_of(3, &[(1, 40_000), (2, 20)]), Some(20));
        assert_eq!(quorum_of(5, &[(1, 30), (2, 40_000), (3, 20), (4, 50)]), Some(30));
        assert_eq!(quorum_of(5, &[(1, 30), (2, 40_000), (3, 50_000), (4, 20)]), Some(30));
        assert_eq!(quorum_of(5, &[(1, 40_000), (2, 50_000), (3, 60_000), (4, 20)]), Some(40_000));
    }

    #[test]
    fn who_was_never_measured_does_not_count_as_fast_and_who_has_no_vote_never_counts() {
        assert_eq!(quorum_of(5, &[(1, 20)]), None);
        assert_eq!(quorum_of(5, &[(1, 20), (2, 700)]), Some(700));
        assert_eq!(quorum_of(5, &[(1, 20), (2, 100_001)]), None, "an answer that is not believed");
        assert_eq!(quorum_of(3, &[(7, 20)]), None);
        assert_eq!(quorum_of(3, &[(1, 90), (7, 20)]), Some(90));
        assert_eq!(quorum_of(1, &[(7, 20)]), None);
    }

    #[test]
    fn who_answers_no_more_counts_no_more() {
        let mut round_trips = RoundTrips::new();
        for (voter, rtt) in [(1, 20), (2, 40_000)] {
            round_trips.sample(node(voter), us(rtt), MeanRtt::UNKNOWN, &Timing::lan());
        }
        round_trips.forget(node(1));
        let found = round_trips.of_quorum(node(0), voters(3));
        assert_eq!(found.map(MeanRtt::value), Some(us(40_000)));
        round_trips.forget_all();
        assert!(round_trips == RoundTrips::new());
    }

    #[test]
    fn a_first_answer_is_believed_at_once_where_it_is_quick_and_by_and_by_where_it_is_not() {
        let timing = Timing::lan();
        let mut known = MeanRtt::UNKNOWN;
        known.sample(us(80), &timing);
        let first = |rtt: u64| {
            let mut round_trips = RoundTrips::new();
            round_trips.sample(node(1), us(rtt), known, &timing);
            round_trips.of_quorum(node(0), voters(3)).map(MeanRtt::value)
        };
        assert_eq!(first(8), Some(us(8)));
        assert_eq!(first(8_080), Some(us(1_080)), "an eighth of what it is longer by");
    }
}
