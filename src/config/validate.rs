//! The rules that a configuration must meet, and what is said of one that does not.
//!
//! Knows which values make no sense, alone or together. Those of addresses and of the pace are in
//! rooms of their own.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::{Config, MemberKind, Timing};
use crate::types::{Duration, MAX_MEMBERS};

/// No length of time may be above this, so that sums of a few never overflow.
pub(super) const LONGEST: Duration = Duration::from_millis(3_600_000);

/// One value of a configuration that can't be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The field, as it is written in [`Config`].
    pub field: String,
    /// The value that stands in it.
    pub value: String,
    /// The rule it breaks, with what to do.
    pub rule: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}: {}", self.field, self.value, self.rule)
    }
}

/// Every fault of a configuration; never empty.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct ConfigError {
    /// The faults, in the order of the fields.
    pub faults: Vec<Fault>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.faults.len();
        write!(f, "the configuration has {count} fault{}", if count == 1 { "" } else { "s" })?;
        self.faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
    }
}

impl Config {
    /// Checks every field and reports all faults together.
    ///
    /// # Errors
    /// [`ConfigError`] with one [`Fault`] for each rule that is broken.
    pub fn validate(&self) -> Result<(), ConfigError> {
        let mut faults = Faults(Vec::new());
        self.check_members(&mut faults);
        self.timing.check_lengths(&mut faults);
        self.timing.check_relations(&mut faults);
        self.timing.check_pace(&mut faults);
        self.timing.detection.check(&mut faults);
        faults.into_result()
    }

    fn check_members(&self, faults: &mut Faults) {
        let members = &self.members;
        faults.unless(members.len() <= MAX_MEMBERS, "members", members.len(), {
            "a cluster has at most 128 members; take some out of the list"
        });
        faults.unless(members.iter().any(|member| member.id == self.node), "node", self.node, {
            "this node must be in its own member list"
        });
        faults.unless(
            members.iter().any(|member| member.kind == MemberKind::Voter),
            "members",
            members.len(),
            "at least one member must be a voter, or nobody can lead",
        );
        for (place, member) in members.iter().enumerate() {
            self.check_member(place, member, faults);
        }
    }
}

impl Timing {
    fn lengths(&self) -> [(&'static str, Duration); 10] {
        [
            ("timing.heartbeat_interval", self.heartbeat_interval),
            ("timing.election_timeout_min", self.election_timeout_min),
            ("timing.election_timeout_max", self.election_timeout_max),
            ("timing.promise", self.promise),
            ("timing.promise_max", self.promise_max),
            ("timing.rank_slot", self.rank_slot),
            ("timing.campaign_limit", self.campaign_limit),
            ("timing.request_interval", self.request_interval),
            ("timing.probe_after", self.probe_after),
            ("timing.lapse_limit", self.lapse_limit),
        ]
    }

    fn check_lengths(&self, faults: &mut Faults) {
        for (field, length) in self.lengths() {
            faults.unless(length >= Duration::from_micros(1), field, length, {
                "must be at least 1 us"
            });
            faults.unless(length <= LONGEST, field, length, "must be at most one hour");
        }
        faults.unless(self.drift_ppm <= 100_000, "timing.drift_ppm", self.drift_ppm, {
            "clocks that run apart by more than a tenth carry no lease; at most 100000"
        });
        faults.unless(
            self.clock_granularity < self.promise,
            "timing.clock_granularity",
            self.clock_granularity,
            "must be below timing.promise, or nothing is left of a lease",
        );
    }

    fn check_relations(&self, faults: &mut Faults) {
        faults.unless(
            self.heartbeat_interval < self.less_skew(self.promise),
            "timing.heartbeat_interval",
            self.heartbeat_interval,
            "must be below timing.promise less clock skew, or the lease lapses between two heartbeats",
        );
        faults.unless(
            self.promise <= self.promise_max,
            "timing.promise",
            self.promise,
            "must be at most timing.promise_max, which followers never exceed",
        );
        faults.unless(
            self.election_timeout_min <= self.election_timeout_max,
            "timing.election_timeout_min",
            self.election_timeout_min,
            "must be at most timing.election_timeout_max",
        );
        faults.unless(
            self.election_timeout_max > self.with_skew(self.promise),
            "timing.election_timeout_max",
            self.election_timeout_max,
            "must be above timing.promise plus clock skew: a candidate that asks earlier is denied",
        );
        faults.unless(
            self.campaign_limit > self.with_skew(self.promise_max),
            "timing.campaign_limit",
            self.campaign_limit,
            "must be above timing.promise_max plus clock skew, or promises outlast campaigns",
        );
        faults.unless(
            self.lapse_limit > self.heartbeat_interval,
            "timing.lapse_limit",
            self.lapse_limit,
            "must be above timing.heartbeat_interval, or one lost round deposes a leader",
        );
        faults.unless(
            !self.fast_election || self.fast_election_rtt_bound > Duration::ZERO,
            "timing.fast_election_rtt_bound",
            self.fast_election_rtt_bound,
            "must be above zero while timing.fast_election is on",
        );
        if let Some(quiet) = self.failback_after {
            let is_fit = self.election_timeout_max <= quiet && quiet <= LONGEST;
            faults.unless(is_fit, "timing.failback_after", quiet, {
                "must be at least timing.election_timeout_max, which is what a link that fails costs, \
                 and at most one hour"
            });
        }
    }
}

/// The faults that were found so far.
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    pub(super) fn into_result(self) -> Result<(), ConfigError> {
        if self.0.is_empty() { Ok(()) } else { Err(ConfigError { faults: self.0 }) }
    }

    pub(super) fn unless(
        &mut self,
        holds: bool,
        field: impl Into<String>,
        value: impl fmt::Display,
        rule: &'static str,
    ) {
        if !holds {
            self.0.push(Fault { field: field.into(), value: value.to_string(), rule });
        }
    }
}
