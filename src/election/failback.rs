//! A leader that gives its leadership back to a member of higher priority, once all was quiet for
//! long enough ([`Timing::failback_after`](crate::Timing::failback_after)).
//!
//! Knows since when each member was heard without a break. Hands nothing over itself: whoever runs
//! a core asks [`Election::failback_target`], and does what it does for a transfer (R11).

use crate::types::{Duration, Instant, NodeId};

use super::Election;
use super::state::State;
use super::timer::Timer;

impl Election {
    /// Returns the member to which this leader should give its leadership back now. That is the
    /// first in turn of those with a higher priority that were heard without a break, able to
    /// lead, for as long as the timing says, and are not behind. For as long must this node
    /// have led, and no priority have changed.
    ///
    /// [`next_deadline`](Self::next_deadline) is not after the moment at which that time is over.
    /// Call [`note_failback_attempt`](Self::note_failback_attempt) with each attempt, whatever
    /// becomes of it.
    #[inline]
    pub fn failback_target(&self, now: Instant) -> Option<NodeId> {
        let quiet = self.timing.failback_after?;
        self.find_failback_target(now, quiet)
    }

    fn find_failback_target(&self, now: Instant, quiet: Duration) -> Option<NodeId> {
        if !self.lease.holds(now) {
            return None;
        }
        let ripe = self.higher_since()?.filter(|&(_, since)| since + quiet <= now);
        let mut ripe = ripe.map(|(member, _)| member);
        ripe.find(|&member| self.check_transfer(now, member).is_ok())
    }

    /// Returns the members of higher priority that this leader hears, in the order of their turns,
    /// each with the moment since which all is quiet. `None` if this node does not lead.
    fn higher_since(&self) -> Option<impl Iterator<Item = (NodeId, Instant)> + '_> {
        let State::Leader(leading) = &self.state else { return None };
        let own = self.membership.priority(self.me);
        let from = leading.since.max(self.quiet_from);
        let higher = self.heirs.able_since();
        let higher = higher.filter(move |&(member, _)| self.membership.priority(member) > own);
        Some(higher.map(move |(member, since)| (member, since.max(from))))
    }

    /// Notes that leadership is about to be given back. Whether or not it is, the next attempt
    /// comes after another quiet time.
    pub fn note_failback_attempt(&mut self, now: Instant) {
        self.restart_quiet_time(now);
        self.plan_failback(now);
    }

    pub(super) const fn restart_quiet_time(&mut self, now: Instant) {
        if self.timing.failback_after.is_some() {
            self.quiet_from = now;
        }
    }

    /// Plans to look again when the next quiet time is over. Those whose time is over already are
    /// looked at with each ack.
    #[inline]
    pub(super) fn plan_failback(&mut self, now: Instant) {
        let Some(quiet) = self.timing.failback_after else { return };
        let ends = self.higher_since().into_iter().flatten().map(|(_, since)| since + quiet);
        let next = ends.filter(|&end| now < end).min();
        self.timers.set(Timer::Failback, next.unwrap_or(Instant::NEVER));
    }
}
