//! Finds timing that does not fit the links, or another member's timing. It names the member and
//! the limit, and decides nothing.
//!
//! Members tell each other no settings. What shows is how often a leader sends heartbeats, and for
//! how long it asks its followers to promise. This is compared with what this node would do or
//! allow. A leader also sees whether a follower gives what it is asked for.

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
/// of this node counts as a round trip too. After so many heartbeats, the mean has one part in
/// seventy of it left.
const IN_A_ROW: u32 = 32;

/// The record of what was told of timing. Only events depend on it, so it is no part of the state,
/// as [`Stats`](super::Stats) are none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ReportedFit {
    /// Members with another timing, since the leader last changed.
    of_other_timing: NodeSet,
    too_short_at: Option<Instant>,
    short_beats: u32,
    /// The last round trip, if it was longer than is believed of one.
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
    /// Forgets whose timing was told of, since another leader is next.
    pub(super) fn forget_timings(&mut self) {
        self.reported_fit =
            ReportedFit { of_other_timing: NodeSet::EMPTY, short_beats: 0, ..self.reported_fit };
    }

    /// Compares the leader's heartbeat with what this node would send. Where both are the same,
    /// that is a few comparisons.
    #[inline]
    pub(super) fn compare_timing(&mut self, leader: NodeId, heartbeat: &Heartbeat) {
        let Timing { heartbeat_interval, promise, .. } = self.timing;
        let is_same = heartbeat.interval == heartbeat_interval && heartbeat.promise == promise;
        if !is_same && self.is_of_another_timing(heartbeat) {
            self.tell_other_timing(leader);
        }
    }

    /// Returns whether no leader of this node's timing would send that heartbeat.
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
        // A leader of this timing beats faster than configured only where a round trip is a good
        // part of a promise, or where followers give less than it asks for.
        let round_trips = heartbeat.mean_rtt.scaled(2, 1);
        let is_quick = heartbeat_interval + round_trips < self.timing.less_skew(promise);
        let hurries = pace == Pace::Fixed && heartbeat.interval < heartbeat_interval && is_quick;
        heartbeat.interval > longest
            || heartbeat.promise > promise_max
            || (asks && heartbeat.promise < shortest)
            || (asks && hurries)
    }

    /// Tells that `member` has another timing, once for each member while one leader leads.
    pub(super) fn tell_other_timing(&mut self, member: NodeId) {
        if !self.reported_fit.of_other_timing.contains(member) {
            self.reported_fit.of_other_timing = self.reported_fit.of_other_timing.with(member);
            self.stats.other_timing += 1;
            self.tell(Event::OtherTiming { member });
        }
    }

    /// Notes, at each heartbeat of a leader, whether what a quorum promises is too short to carry
    /// its lease. `carried` is the length of that promise.
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

    /// Notes that an answer came after `rtt`. One that is longer than the upper end of calm is
    /// never believed. But if all are, that is why nobody is elected.
    #[inline]
    pub(super) fn note_round_trip(&mut self, rtt: Duration) {
        self.reported_fit.unbelievable =
            Some(rtt).filter(|&rtt| rtt > self.timing.calm_timeout_max());
    }

    fn round_trip(&self) -> Duration {
        self.reported_fit.unbelievable.unwrap_or(self.rtt.value())
    }

    /// Ends a campaign whose time is up. Where its rounds take longer than that, no other campaign
    /// will end better, and that is told.
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
