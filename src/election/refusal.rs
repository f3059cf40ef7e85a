//! The second signal of a leader's end: its host says that nobody listens there any more.
//!
//! A heartbeat that is late by a little makes a follower **probe** its leader: an acknowledgement that
//! claims nothing. If the leader's process is gone, its host's kernel refuses the probe (ICMP port
//! unreachable), and the follower suspects as soon as its own promise has run out, long before silence
//! would tell. A refusal may be forged. So it is only a suspicion: votes wait for promises as ever
//! (R4), and the next heartbeat takes it back.

use crate::message::{Body, HeartbeatAck};
use crate::types::{Duration, Instant, NodeId, NodeSet};

use super::Election;
use super::output::Event;
use super::role::Role;
use super::timer::Timer;

/// The least pause between two probes, however short the interval of heartbeats: each is a datagram
/// and a system call on either side.
const LEAST_PAUSE: Duration = Duration::from_micros(20);

/// A pause is at least that part of how late the heartbeat is. What a probe can gain shrinks with the
/// time that is lost already, and a leader that is merely paused must not find its socket full of
/// probes: some hundred of each follower after a tenth of a second.
const PART_OF_LATENESS: u64 = 16;

impl Election {
    /// A heartbeat was heard, and says when the next is due. Whatever it promises, its sender is
    /// there: a refusal was false.
    pub(super) fn expect_heartbeat(&mut self, now: Instant, interval: Duration) {
        self.interval = interval.min(self.timing.election_timeout_max);
        self.next_heartbeat = now + interval;
        self.take_refusal_back();
        if self.role() == Role::Follower && self.membership.electable.contains(self.me) {
            self.timers.set(Timer::Probe, self.next_heartbeat + self.probe_slack());
        }
    }

    /// Nobody is heard any more whose next heartbeat could be late.
    pub(super) fn expect_nobody(&mut self) {
        self.next_heartbeat = Instant::NEVER;
        self.timers.stop(Timer::Probe);
        self.take_refusal_back();
        self.refused = None;
    }

    /// Suspects when it would have without the refusal. So too where a campaign that it led to has
    /// failed since: what waits then is the next attempt, which silence alone may ask for now (S6).
    fn take_refusal_back(&mut self) {
        if self.role() != Role::Follower {
            return;
        }
        if let Some(silence) = self.refused.take() {
            let planned = self.timers.deadline(Timer::Suspicion);
            self.timers.set(Timer::Suspicion, silence.max(planned));
        }
    }

    /// How late a heartbeat may be: two round trips are a network's, not a death's.
    fn probe_slack(&self) -> Duration {
        self.probe_pause().max(self.rtt.value().scaled(2, 1))
    }

    fn probe_pause(&self) -> Duration {
        self.timing.probe_after.max(LEAST_PAUSE)
    }

    /// The leader's heartbeat is late: says once more which was the last that came. This promises
    /// nothing, so that no lease follows from it (R8), and echoes no time, so that no round trip does.
    pub(super) fn on_probe_due(&mut self, now: Instant) {
        let Some(leader) = self.leader else { return };
        let late = now.saturating_since(self.next_heartbeat);
        let pause = self.probe_pause().max(late.scaled(1, PART_OF_LATENESS));
        self.timers.set(Timer::Probe, now + pause);
        self.stats.probes += 1;
        let probe = HeartbeatAck { round: self.last_round, promise: Duration::ZERO };
        self.send(now, NodeSet::only(leader), Instant::ZERO, Body::HeartbeatAck(probe));
    }

    /// The host of `node` says that nobody listens at its address. Nothing proves it, so this is
    /// heeded only of the leader, and only while a heartbeat is late. A leader speaks rarely to
    /// who is refused and was silent for long.
    pub fn handle_refusal(&mut self, now: Instant, node: NodeId) {
        self.assert_drained();
        self.note_refused(node);
        if self.is_worth_heeding(now, node) {
            self.heed_refusal(now, node);
        } else {
            self.stats.refusals_ignored += 1;
        }
        self.settle();
    }

    fn is_worth_heeding(&self, now: Instant, node: NodeId) -> bool {
        let is_late = self.next_heartbeat + self.probe_slack() <= now;
        let follows = self.leader == Some(node) && self.role() == Role::Follower;
        let is_news = self.refused.is_none() && self.membership.electable.contains(self.me);
        is_late && follows && is_news
    }

    fn heed_refusal(&mut self, now: Instant, leader: NodeId) {
        let free_from = self.bound_to_another_until().max(now);
        let suspects_at = (free_from + self.rank_delay(self.rank)).max(self.silent_until);
        let silence = self.timers.deadline(Timer::Suspicion);
        self.refused = Some(silence);
        self.timers.set(Timer::Suspicion, suspects_at.min(silence));
        // Nothing is left to ask: only a heartbeat can tell otherwise, and comes unasked.
        self.timers.stop(Timer::Probe);
        self.stats.refusals += 1;
        self.tell(Event::LeaderRefused { term: self.hard.term, leader, at: now });
    }
}
