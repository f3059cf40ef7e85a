//! The second signal of a leader's end: its host says that nobody listens there any more.
//!
//! A heartbeat that is late by a little makes a follower **probe** its leader, by an
//! acknowledgement that claims nothing. If the leader's process is gone, its host's kernel answers
//! the probe with ICMP port unreachable. The follower then suspects as soon as its own promise has
//! run out, long before silence would tell. Such an answer may be forged, so it is only a
//! suspicion. Votes wait for promises as ever (R4), and the next heartbeat takes the suspicion
//! back.

use crate::message::Body;
use crate::types::{Duration, Instant, NodeId, NodeSet};

use super::Election;
use super::output::Event;
use super::role::Role;
use super::state::State;
use super::timer::Timer;

/// The least pause between two probes, however short the interval of heartbeats: each is a
/// datagram and a system call on either side.
const LEAST_PAUSE: Duration = Duration::from_micros(20);

/// The least pause between two probes, as one part in so many of how late the heartbeat is. What a
/// probe can gain shrinks with the time that is lost already. And a leader that is merely paused
/// must not find its socket full of probes: some hundred of each follower after a tenth of a
/// second.
const PART_OF_LATENESS: u64 = 16;

impl Election {
    /// Notes when the next heartbeat is due, as the one that was heard announced. Whatever that
    /// one asked for, its sender is there: it was not unreachable.
    pub(super) fn expect_heartbeat(&mut self, now: Instant, interval: Duration) {
        self.announced_interval = interval.min(self.timing.calm_timeout_max());
        let next = now + interval;
        if let Some(following) = self.following_mut() {
            following.next_heartbeat = next;
        }
        self.take_back_unreachable();
        if self.role() == Role::Follower && self.stands() {
            self.timers.set(Timer::Probe, next + self.probe_slack());
        }
    }

    /// Expects no heartbeat any more, since there is no leader whose next one could be late.
    pub(super) fn expect_no_heartbeat(&mut self) {
        self.timers.stop(Timer::Probe);
        self.take_back_unreachable();
    }

    /// Suspects when silence alone would make it, since the leader is not unreachable after all.
    /// This holds too where a campaign that this led to has failed: what waits then is the next
    /// attempt, which silence alone may ask for now (S6).
    fn take_back_unreachable(&mut self) {
        let State::Follower(following) = &mut self.state else { return };
        if let Some(silence) = following.unreachable.take() {
            let planned = self.timers.deadline(Timer::Suspicion);
            self.timers.set(Timer::Suspicion, silence.max(planned));
        }
    }

    /// Returns how late a heartbeat may be before the leader is probed. Two round trips late is
    /// the network, and no sign of a death.
    fn probe_slack(&self) -> Duration {
        self.probe_pause().max(self.rtt.value().scaled(2, 1))
    }

    fn probe_pause(&self) -> Duration {
        self.timing.probe_after.max(LEAST_PAUSE)
    }

    /// Probes the leader, whose heartbeat is late, by acknowledging the last round once more. A
    /// probe promises nothing, so that no lease follows from it (R8). It echoes no time, so that
    /// no round trip does.
    pub(super) fn on_probe_due(&mut self, now: Instant) {
        let State::Follower(following) = self.state else { return };
        let Some(leader) = following.leader else { return };
        let late = now.saturating_since(following.next_heartbeat);
        let pause = self.probe_pause().max(late.scaled(1, PART_OF_LATENESS));
        self.timers.set(Timer::Probe, now + pause);
        self.stats.probes += 1;
        let probe = self.ack(now, following.last_round, Duration::ZERO);
        self.send(now, NodeSet::only(leader), Instant::ZERO, Body::HeartbeatAck(probe));
    }

    /// Takes in the word of some host that nobody listens at the address of `node`.
    ///
    /// Nothing proves that word. So it is heeded only of the leader, and only while a heartbeat is
    /// late. A leader that hears it of a member which was silent for long speaks to that member
    /// rarely.
    pub fn handle_unreachable(&mut self, now: Instant, node: NodeId) {
        self.assert_drained();
        self.note_unreachable(node);
        if self.is_worth_heeding(now, node) {
            self.heed_unreachable(now, node);
        } else {
            self.stats.unreachable_ignored += 1;
        }
        self.queue_changes();
    }

    fn is_worth_heeding(&self, now: Instant, node: NodeId) -> bool {
        let State::Follower(following) = &self.state else { return false };
        let is_late = following.next_heartbeat + self.probe_slack() <= now;
        let is_news = following.unreachable.is_none();
        let suspects = self.stands();
        is_late && following.leader == Some(node) && is_news && suspects
    }

    fn heed_unreachable(&mut self, now: Instant, leader: NodeId) {
        let free_from = self.bound_to_another_until().max(now);
        let suspects_at = (free_from + self.turn_delay(self.turn)).max(self.silent_until);
        let silence = self.timers.deadline(Timer::Suspicion);
        if let Some(following) = self.following_mut() {
            following.unreachable = Some(silence);
        }
        self.timers.set(Timer::Suspicion, suspects_at.min(silence));
        // Nothing is left to ask: only a heartbeat can tell otherwise, and comes unasked.
        self.timers.stop(Timer::Probe);
        self.stats.unreachable += 1;
        self.tell(Event::LeaderUnreachable { term: self.hard.term, leader, at: now });
    }
}
