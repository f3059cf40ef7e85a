//! Finds timing that does not fit the links, or another member's timing. Says so, by name, and
//! decides nothing.
//!
//! Members tell each other no settings. What shows is how often a leader beats and for how long it
//! asks its followers to promise, against what this node would do or allow, and whether a follower
//! gives what it is asked for.

use core::hash::{Hash, Hasher};

use crate::config::{Pace, Timing};
use crate::message::Heartbeat;
use crate::types::{Duration, Instant, NodeId, NodeSet};

use super::Election;
use super::output::{CampaignEnd, Event, Limit};
use super::pace;

/// The least time between two events about a link that is too slow.
const TOLD_EVERY: Duration = Duration::from_millis(10_000);

/// The number of heartbeats in a row that must find a link too slow before that is told. A pause
/// of this node's own counts as a round trip too; by then the mean has one part in seventy of it
/// left.
const IN_A_ROW: u32 = 32;

/// A record of what was told of timing. Events alone depend on it, so it is no part of the state,
/// as [`Stats`](super::Stats) are none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ReportedFit {
    /// Members with another timing, since the leader last changed.
    of_other_timing: NodeSet,
    too_short_at: Option<Instant>,
    short_beats: u32,
    /// The last round trip, where it was longer than is believed of one.
    unbelievable: Option<Duration>,
}

impl PartialEq for ReportedFit {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for ReportedFit {}

impl Hash for ReportedFit {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Election {
    /// Another leader, with which everybody is compared anew.
    pub(super) fn forget_timings(&mut self) {
        self.reported_fit =
            ReportedFit { of_other_timing: NodeSet::EMPTY, short_beats: 0, ..self.reported_fit };
    }

    /// Compares the leader's heartbeat with what this node would send. It is but a few comparisons
    /// where both are the same.
    #[inline]
    pub(super) fn compare_timing(&mut self, leader: NodeId, heartbeat: &Heartbeat) {
        let Timing { heartbeat_interval, promise, .. } = self.timing;
        let is_same = heartbeat.interval == heartbeat_interval && heartbeat.promise == promise;
        if !is_same && self.is_of_another_timing(heartbeat) {
            self.tell_other_timing(leader);
        }
    }

    /// Returns whether no leader of this node's timing would say that.
    fn is_of_another_timing(&self, heartbeat: &Heartbeat) -> bool {
        let Timing { heartbeat_interval, promise, promise_max, pace, .. } = self.timing;
        let asks = heartbeat.promise > Duration::ZERO;
        let longest = match pace {
            Pace::Fixed => heartbeat_interval,
            Pace::Auto { heartbeat_max, .. } => heartbeat_max.max(heartbeat_interval),
        };
        let shortest = match pace {
            Pace::Fixed => promise,
            Pace::Auto { promise_min, .. } => promise_min.min(promise),
        };
        // Faster than configured it beats only where a round trip is a good part of a promise, or
        // where others give less than it asks for.
        let round_trips = heartbeat.mean_rtt.scaled(2, 1);
        let is_quick = heartbeat_interval + round_trips < self.timing.less_skew(promise);
        let hurries = pace == Pace::Fixed && heartbeat.interval < heartbeat_interval && is_quick;
        heartbeat.interval > longest
            || heartbeat.promise > promise_max
            || (asks && heartbeat.promise < shortest)
            || (asks && hurries)
    }

    /// Told once for each member while one leader leads.
    pub(super) fn tell_other_timing(&mut self, member: NodeId) {
        if !self.reported_fit.of_other_timing.contains(member) {
            self.reported_fit.of_other_timing = self.reported_fit.of_other_timing.with(member);
            self.stats.other_timing += 1;
            self.tell(Event::OtherTiming { member });
        }
    }

    /// A leader is about to beat, and what a quorum promises carries its lease, or does not.
    pub(super) fn note_fit(&mut self, now: Instant, is_too_short: bool, carried: Duration) {
        if !is_too_short {
            self.reported_fit.short_beats = 0;
            return;
        }
        self.reported_fit.short_beats = self.reported_fit.short_beats.saturating_add(1);
        if self.reported_fit.short_beats == IN_A_ROW {
            self.tell_promise_too_short(now, carried);
        }
    }

    pub(super) fn tell_promise_too_short(&mut self, now: Instant, carried: Duration) {
        let needed = pace::needed(self.timing.heartbeat_interval, self.rtt);
        self.tell_too_short(now, Limit::Promise, carried, needed);
    }

    /// An answer came after `rtt`. Longer than the longest election timeout is no round trip that
    /// anything is decided by, but if all are, that is why nobody is elected.
    #[inline]
    pub(super) fn note_round_trip(&mut self, rtt: Duration) {
        self.reported_fit.unbelievable =
            Some(rtt).filter(|&rtt| rtt > self.timing.election_timeout_max);
    }

    fn round_trip(&self) -> Duration {
        self.reported_fit.unbelievable.unwrap_or(self.rtt.value())
    }

    /// A campaign's time is up. Where its rounds take longer than that, no other will end better.
    pub(super) fn on_campaign_limit(&mut self, now: Instant) {
        let limit = self.timing.campaign_limit;
        let rounds = if self.timing.pre_vote { 2 } else { 1 };
        let needed = self.round_trip().scaled(rounds, 1);
        if needed >= limit {
            self.tell_too_short(now, Limit::Campaign, limit, needed);
        }
        self.end_campaign(now, CampaignEnd::TimedOut);
    }

    fn tell_too_short(&mut self, now: Instant, limit: Limit, length: Duration, needed: Duration) {
        let is_news = |at: Instant| now < at || now >= at + TOLD_EVERY;
        if self.reported_fit.too_short_at.is_none_or(is_news) {
            self.reported_fit.too_short_at = Some(now);
            self.stats.timing_too_short += 1;
            let round_trip = self.round_trip();
            self.tell(Event::TimingTooShort { limit, length, needed, round_trip });
        }
    }
}
