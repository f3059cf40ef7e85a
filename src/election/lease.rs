//! Promises, which voters give, and leases, which a leader derives from a quorum of them (R8).

use crate::config::Timing;
use crate::types::{BootId, Duration, Instant, MAX_MEMBERS, NodeId, Term};

use super::quorum::Voting;

/// A promise that a voter has given: to vote for nobody but `to` before `until`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Promise {
    pub(crate) to: NodeId,
    /// The life of `to` that asked for it.
    pub(crate) boot: BootId,
    /// The term in which it was given.
    pub(crate) term: Term,
    pub(crate) until: Instant,
}

impl Promise {
    /// Returns whether the promise forbids a vote for `candidate` at `now`. It does so until it
    /// has run out, unless it was given to the candidate, or the candidate carries that leader's
    /// release (R10).
    pub(crate) fn binds_against(
        &self,
        candidate: NodeId,
        proposed: Term,
        release: Option<NodeId>,
        now: Instant,
    ) -> bool {
        // The release speaks for the one term below the proposed one, and for no other.
        let released = release == Some(self.to) && self.term.next() == proposed;
        now < self.until && self.to != candidate && !released
    }
}

/// The ends of the voters' promises by the leader's clock, and the lease that follows from them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Lease {
    promised_until: [Instant; MAX_MEMBERS],
    /// The time at which the lease was last renewed.
    pub(crate) start: Instant,
    /// The end of the lease; [`Instant::ZERO`] while there is none.
    pub(crate) end: Instant,
}

impl Lease {
    pub(crate) const fn new() -> Self {
        Self {
            promised_until: [Instant::ZERO; MAX_MEMBERS],
            start: Instant::ZERO,
            end: Instant::ZERO,
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::new();
    }

    /// Notes that `voter` answered what was sent at `asked_at` with a promise of that length.
    ///
    /// The promise runs from its receipt, which was not before `asked_at`; its end by this clock
    /// is therefore not before `asked_at` plus the length, less what the clocks may differ by.
    pub(crate) fn note(
        &mut self,
        voter: NodeId,
        asked_at: Instant,
        length: Duration,
        timing: &Timing,
    ) {
        let until = asked_at + timing.less_skew(length);
        let known = &mut self.promised_until[voter.index()];
        *known = (*known).max(until);
    }

    /// Recomputes the end of the lease: the time until which the promises of a quorum run. The
    /// promise of the leader to itself counts as one without end.
    pub(crate) fn renew(&mut self, leader: NodeId, voting: Voting, now: Instant) {
        let end = self.quorum_end(leader, voting);
        if end > self.end {
            self.start = now;
            self.end = end;
        }
    }

    fn quorum_end(&self, leader: NodeId, voting: Voting) -> Instant {
        let ends = voting.without(leader).iter().map(|voter| self.promised_until[voter.index()]);
        match voting.quorum() - usize::from(voting.contains(leader)) {
            0 => Instant::NEVER,
            // The usual sizes, two and three: the latest is enough.
            1 => ends.fold(Instant::ZERO, Ord::max),
            needed => {
                let others = voting.len() - usize::from(voting.contains(leader));
                let mut sorted = [Instant::ZERO; MAX_MEMBERS];
                sorted.iter_mut().zip(ends).for_each(|(place, end)| *place = end);
                *sorted[..others].select_nth_unstable_by(needed - 1, |a, b| b.cmp(a)).1
            }
        }
    }

    /// Returns the end of the promise of `voter`; [`Instant::ZERO`] if it has given none.
    pub(crate) const fn promised_until(&self, voter: NodeId) -> Instant {
        self.promised_until[voter.index()]
    }

    pub(crate) fn holds(&self, now: Instant) -> bool {
        self.start <= now && now < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::NodeSet;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn exact() -> Timing {
        Timing { drift_ppm: 0, clock_granularity: Duration::ZERO, ..Timing::lan() }
    }

    #[test]
    fn the_lease_ends_where_the_promises_of_a_quorum_end() {
        let voting = Voting::new((0..5).map(node).collect());
        let mut lease = Lease::new();
        let now = Instant::from_nanos(50);
        for (voter, asked_at) in [(1, 10), (2, 30), (3, 20)] {
            let length = Duration::from_nanos(100);
            lease.note(node(voter), Instant::from_nanos(asked_at), length, &exact());
        }
        lease.renew(node(0), voting, now);
        // Quorum of three: the leader and the two longest promises, 130 and 120.
        assert_eq!(lease.end, Instant::from_nanos(120));
        assert!(lease.holds(now) && !lease.holds(lease.end));
        assert!(!lease.holds(Instant::from_nanos(49)), "a clock that stepped back revives nothing");
    }

    #[test]
    fn the_lease_is_shorter_than_the_promises_by_drift_and_granularity() {
        let timing = Timing::lan();
        let promise = Duration::from_millis(50);
        for drift_ppm in [0, 1_000, 100_000] {
            let timing = Timing { drift_ppm, ..timing };
            // By the fastest clock that is allowed, what is left is no longer than the promise.
            assert!(timing.with_skew(timing.less_skew(promise)) <= promise, "{drift_ppm} ppm");
            let off = Duration::from_micros(u64::from(drift_ppm) * 45 / 1_000);
            assert!(timing.less_skew(promise) + off <= promise, "{drift_ppm} ppm");
        }
    }

    #[test]
    fn a_release_voids_the_promise_of_its_own_leader_and_term_alone() {
        let promise =
            Promise { to: node(1), boot: BootId(7), term: Term(4), until: Instant::from_nanos(9) };
        let now = Instant::from_nanos(8);
        let binds = |candidate, proposed, release: Option<u8>| {
            promise.binds_against(node(candidate), Term(proposed), release.map(node), now)
        };
        assert!(!binds(2, 5, Some(1)));
        assert!(binds(2, 6, Some(1)), "of a later term");
        assert!(binds(2, 4, Some(1)), "of an earlier term");
        assert!(binds(2, 5, Some(3)), "of another leader");
        assert!(binds(2, 5, None) && !binds(1, 5, None));
    }

    #[test]
    fn a_late_answer_never_shortens_a_lease() {
        let voting = Voting::new((0..3).map(node).collect());
        let mut lease = Lease::new();
        for asked_at in [500, 100] {
            let at = Instant::from_nanos(asked_at);
            lease.note(node(1), at, Duration::from_nanos(50), &exact());
            lease.renew(node(0), voting, at);
        }
        assert_eq!(lease.end, Instant::from_nanos(550));
    }

    #[test]
    fn a_single_member_holds_its_lease_for_ever() {
        let mut lease = Lease::new();
        lease.renew(node(0), Voting::new(NodeSet::only(node(0))), Instant::from_nanos(5));
        assert_eq!(lease.end, Instant::NEVER);
    }
}
