//! Decides which members a leader hears, and which of the silent ones it speaks to rarely.
//!
//! Knows who was heard of late, and of whom a host has said that nobody listens there. Knows
//! nothing of what messages say.
//!
//! A host rations the ICMP that it sends. Linux lets six go to one other host at once and then one
//! a second, whatever port they are about (`icmp_ratelimit`, RFC 1812 4.3.2.8). A leader that
//! beats all day at a member whose process is gone uses all of them up. When another process of
//! that host then dies, nobody hears of it. So a member that is unreachable **and** was not heard
//! for a whole window is spoken to rarely, until it speaks.
//!
//! An unreachable member that answers is treated as before, since anybody can forge ICMP, and a
//! living follower answers within a window. A silent member that is not unreachable is treated as
//! before too: a member that comes back must not find that it was given up (camunda#7175).

use crate::message::Message;
use crate::types::{Duration, Instant, NodeId, NodeSet};

use super::Election;
use super::output::Event;
use super::role::Role;

/// The pause between two heartbeats to a member that is unreachable and silent. Where six members
/// of one host are gone, half of what its kernel lets go is left for the next death. Nothing waits
/// for these heartbeats: a member that comes back speaks first.
const UNREACHABLE_PAUSE: Duration = Duration::from_millis(12_000);

/// The least window, however short the silence is that tells of a death. An operator need not hear
/// of less, and budgets of ICMP are counted in seconds.
const LEAST_WINDOW: Duration = Duration::from_millis(100);

/// The other members, as the present leader hears them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Reachability {
    /// Members that were heard since the window began.
    heard: NodeSet,
    /// Members that were not heard in the whole window before, nor since.
    silent: NodeSet,
    /// The silent members that the application was told of.
    reported: NodeSet,
    /// Members of whom a host has said, since they were last heard, that nobody listens there.
    unreachable: NodeSet,
    window_ends: Instant,
    /// The time at which the next heartbeat is due. A leader that sends it later was itself away.
    next_beat: Instant,
    /// The time at which the unreachable and silent are spoken to next.
    retry_at: Instant,
}

impl Reachability {
    pub(super) const fn new() -> Self {
        Self {
            heard: NodeSet::EMPTY,
            silent: NodeSet::EMPTY,
            reported: NodeSet::EMPTY,
            unreachable: NodeSet::EMPTY,
            window_ends: Instant::NEVER,
            next_beat: Instant::NEVER,
            retry_at: Instant::ZERO,
        }
    }

    /// Notes that `member` was heard. Returns whether the application was told that it is silent,
    /// and so has to be told otherwise.
    #[inline]
    fn hear(&mut self, member: NodeId) -> bool {
        self.heard = self.heard.with(member);
        if !self.silent.union(self.unreachable).contains(member) {
            return false;
        }
        let was_reported = self.reported.contains(member);
        self.silent = self.silent.without(member);
        self.unreachable = self.unreachable.without(member);
        self.reported = self.reported.without(member);
        was_reported
    }

    /// Returns those of `members` that should hear the heartbeat that is sent now.
    #[inline]
    fn recipients(&mut self, now: Instant, members: NodeSet) -> NodeSet {
        let gone = self.unreachable.intersection(self.silent);
        if gone.is_empty() {
            return members;
        }
        if now < self.retry_at {
            return members.difference(gone);
        }
        self.retry_at = now + UNREACHABLE_PAUSE;
        members
    }
}

impl Election {
    /// Returns a time that is longer than any silence of a living member on a calm host.
    fn window(&self) -> Duration {
        let calm = self.timing.calm_timeout_max();
        calm.max(LEAST_WINDOW).max(self.rtt.value().scaled(3, 1))
    }

    /// Begins anew, since this node leads from now on and has heard nobody yet.
    pub(super) fn begin_reviews(&mut self, now: Instant) {
        self.reachability =
            Reachability { window_ends: now + self.window(), ..Reachability::new() };
    }

    /// Notes that a leader hears `member`, whatever that says.
    #[inline]
    pub(super) fn note_heard(&mut self, member: NodeId) {
        if self.role() == Role::Leader && self.reachability.hear(member) {
            self.tell(Event::MemberHeard { member });
        }
    }

    /// Notes the word that nobody listens at the address of `member`. Anybody may send that.
    pub(super) fn note_unreachable(&mut self, member: NodeId) {
        let others = self.membership.members.without(self.me);
        if self.role() == Role::Leader && others.contains(member) {
            self.reachability.unreachable = self.reachability.unreachable.with(member);
        }
    }

    /// Notes that the links have heard a process of `member` that wants to be known, or has proven
    /// to be the present one. From now on `member` is spoken to as all others are. Nothing else
    /// follows, since it may be a replay.
    pub fn note_process(&mut self, member: NodeId) {
        self.reachability.unreachable = self.reachability.unreachable.without(member);
    }

    /// Finds the members that have fallen silent. A heartbeat is due now, and the next one at
    /// `next`.
    ///
    /// Once a window has passed, the members that were not heard in it are silent. A leader that
    /// was itself away waits for what comes after.
    pub(super) fn review_members(&mut self, now: Instant, next: Instant) {
        let interval = next.saturating_since(now);
        let was_away = now.saturating_since(self.reachability.next_beat) > interval;
        self.reachability.next_beat = next;
        if was_away {
            let answered = now + interval + self.rtt.value().scaled(3, 1);
            self.reachability.window_ends = self.reachability.window_ends.max(answered);
        }
        if self.reachability.window_ends <= now {
            self.end_window(now);
        }
        // One at a time: however many fall silent at once, an input causes a few outputs only.
        let unreported = self.reachability.silent.difference(self.reachability.reported);
        if let Some(member) = unreported.iter().next() {
            self.reachability.reported = self.reachability.reported.with(member);
            self.tell(Event::MemberSilent { member });
        }
    }

    fn end_window(&mut self, now: Instant) {
        let others = self.membership.members.without(self.me);
        let unheard = others.difference(self.reachability.heard);
        let newly = unheard.difference(self.reachability.silent);
        self.reachability.silent = self.reachability.silent.union(unheard);
        self.reachability.heard = NodeSet::EMPTY;
        self.reachability.window_ends = now + self.window();
        if !newly.is_empty() {
            newly.iter().for_each(|member| self.round_trips.forget(member));
            self.follow_quorum();
        }
    }

    /// Returns those that a heartbeat goes to now.
    pub(super) fn recipients(&mut self, now: Instant) -> NodeSet {
        self.reachability.recipients(now, self.membership.members)
    }

    /// Returns the number of members with a vote that this leader has heard of late, itself among
    /// them; zero while it does not lead. Below a quorum its lease ends.
    pub fn voters_heard(&self) -> usize {
        match self.role() {
            Role::Leader => self.membership.voting.difference(self.reachability.silent).len(),
            Role::Follower | Role::PreCandidate | Role::Candidate => 0,
        }
    }
}

impl Election {
    /// Takes the round trip of a reply to this node into the mean of the voter that answers.
    pub(super) fn sample_rtt(&mut self, now: Instant, reply: &Message) {
        let Message { from, echo, .. } = *reply;
        if Instant::ZERO < echo && echo <= now && self.membership.voting.contains(from) {
            let rtt = now.saturating_since(echo);
            self.note_round_trip(rtt);
            self.round_trips.sample(from, rtt, self.rtt, &self.timing);
            self.follow_quorum();
        }
    }

    /// R8: goes by the round trip of a quorum, so that one slow member slows nobody.
    fn follow_quorum(&mut self) {
        let of_quorum = self.round_trips.of_quorum(self.me, self.membership.voting);
        self.rtt = of_quorum.unwrap_or(self.rtt);
    }

    /// Takes over the round trip that the leader says.
    #[inline]
    pub(super) fn adopt_rtt(&mut self, measured: Duration) {
        self.rtt.adopt(measured, &self.timing);
        self.round_trips.forget_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn at(ms: u64) -> Instant {
        Instant::ZERO + Duration::from_millis(ms)
    }

    #[test]
    fn only_who_is_unreachable_and_silent_is_spoken_to_rarely() {
        let all: NodeSet = (0..4).map(node).collect();
        let mut members = Reachability::new();
        members.unreachable = NodeSet::only(node(1)).with(node(2));
        members.silent = NodeSet::only(node(2)).with(node(3));
        assert_eq!(members.recipients(at(1), all), all, "at first once more");
        assert_eq!(members.recipients(at(2), all), all.without(node(2)));
        assert_eq!(members.recipients(at(12_000), all), all.without(node(2)));
        assert_eq!(members.recipients(at(12_001), all), all);
        assert!(!members.hear(node(2)), "nobody was told that it is silent");
        assert_eq!(members.recipients(at(12_002), all), all);
    }
}
