//! The lengths of time of a cluster: a profile, and what is given instead of its own.
//!
//! Knows which lengths follow from which, so that a handful of options make a whole
//! [`interrex::Timing`], and asks the library whether it can be used.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration as StdDuration;

use clap::{Args, ValueEnum, value_parser};
use interrex::{ClusterId, Config, Duration, Member, NodeId, Timing};
use serde::Serialize;

use super::name_of;

/// The timing that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args, Serialize)]
pub(crate) struct TimingChoice {
    /// Timing of the cluster; see interrex::Timing for the lengths of time behind the names
    #[arg(long, value_name = "NAME", default_value = "lan")]
    pub(crate) profile: Profile,

    #[command(flatten)]
    #[serde(flatten)]
    pub(crate) beats: Beats,

    /// Microseconds of silence after which a leader is suspected at the earliest, instead of the
    /// profile's
    #[arg(long = "silence-min", value_name = "US", value_parser = value_parser!(u32).range(1..))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) silence_min_us: Option<u32>,

    /// The same at the latest, whatever was learned of the host
    #[arg(long = "silence-max", value_name = "US", value_parser = value_parser!(u32).range(1..))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) silence_max_us: Option<u32>,
}

/// The lengths of time that a leader goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Args, Serialize)]
pub(crate) struct Beats {
    /// Microseconds between two heartbeats, instead of the profile's; at most half of the promise
    #[arg(long = "heartbeat", value_name = "US", value_parser = value_parser!(u32).range(1..))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) heartbeat_us: Option<u32>,

    /// Microseconds for which a follower promises to vote for nobody else, instead of the
    /// profile's
    #[arg(long = "promise", value_name = "US", value_parser = value_parser!(u32).range(1..))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) promise_us: Option<u32>,
}

/// Heartbeats in a promise, where only the heartbeat says how long it is: two in a row may be lost.
pub(crate) const HEARTBEATS_IN_PROMISE: u32 = 3;

impl Beats {
    /// Returns these, with a promise that follows from the heartbeat where only that is given.
    pub(crate) fn with_promise(self) -> Self {
        let own = self.heartbeat_us.map(|us| us.saturating_mul(HEARTBEATS_IN_PROMISE));
        Self { promise_us: self.promise_us.or(own), ..self }
    }
}

/// The options that give fields of the library's configuration.
const OPTIONS: [(&str, &str); 5] = [
    ("timing.heartbeat_interval", "--heartbeat"),
    ("timing.promise", "--promise"),
    ("timing.promise_max", "--promise"),
    ("timing.election_timeout_min", "--silence-min"),
    ("timing.election_timeout_max", "--silence-max"),
];

impl TimingChoice {
    /// Returns that profile, with nothing instead.
    pub(crate) const fn of(profile: Profile) -> Self {
        let beats = Beats { heartbeat_us: None, promise_us: None };
        Self { profile, beats, silence_min_us: None, silence_max_us: None }
    }

    /// Returns the whole timing. What must be longer than a given length becomes longer with it.
    pub(crate) fn timing(&self) -> Timing {
        let own = self.profile.timing();
        let given = |us: Option<u32>, own| us.map_or(own, |us| Duration::from_micros(us.into()));
        let promise = given(self.beats.promise_us, own.promise);
        let election_timeout_max = given(self.silence_max_us, own.election_timeout_max);
        Timing {
            heartbeat_interval: given(self.beats.heartbeat_us, own.heartbeat_interval),
            promise,
            promise_max: own.promise_max.max(promise),
            election_timeout_min: given(self.silence_min_us, own.election_timeout_min),
            election_timeout_max,
            // Four promises given in vain, and two of the longest silences.
            campaign_limit: own.campaign_limit.max(times(promise, 4)),
            lapse_limit: self
                .silence_max_us
                .map_or(own.lapse_limit, |_| own.lapse_limit.max(times(election_timeout_max, 2))),
            ..own
        }
    }

    /// Returns why no node could run with it, by the option that says so; `None` if one could.
    pub(crate) fn invalid(&self) -> Option<String> {
        let promise = self.timing().promise;
        // Above it, one lost heartbeat ends a lease.
        let most = promise.as_nanos() / 2_000;
        if let Some(us) = self.beats.heartbeat_us.filter(|us| u64::from(*us) > most) {
            return Some(format!(
                "invalid value '{us}' for '--heartbeat <US>': a promise of {promise} takes 1..={most}"
            ));
        }
        let error = self.sample_config().validate().err()?;
        let faults = error.faults.iter().map(|fault| {
            let option = OPTIONS.iter().find(|(field, _)| *field == fault.field);
            option.map_or_else(|| fault.to_string(), |(_, option)| format!("{option}: {fault}"))
        });
        Some(format!(
            "lengths of time that no node takes: {}",
            faults.collect::<Vec<_>>().join("; ")
        ))
    }

    fn sample_config(&self) -> Config {
        let node = NodeId::new(0).expect("0 is a node id");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 1));
        Config::new(ClusterId(0), node, [Member::voter(node, address)]).timing(self.timing())
    }

    /// Returns how long a cluster may be without an agreed leader before that counts as a timeout:
    /// ten seconds, or five of its longest election timeouts where that is more.
    pub(crate) fn leader_limit(&self) -> StdDuration {
        let timeout = StdDuration::from(self.timing().election_timeout_max);
        StdDuration::from_secs(10).max(5 * timeout)
    }

    /// Returns the options as the command line has them.
    pub(crate) fn arguments(&self) -> String {
        let given = [
            ("--heartbeat", self.beats.heartbeat_us),
            ("--promise", self.beats.promise_us),
            ("--silence-min", self.silence_min_us),
            ("--silence-max", self.silence_max_us),
        ];
        let given = given.iter().filter_map(|(option, us)| us.map(|us| format!(" {option} {us}")));
        format!("--profile {}{}", name_of(self.profile), given.collect::<String>())
    }
}

fn times(length: Duration, count: u64) -> Duration {
    Duration::from_nanos(length.as_nanos().saturating_mul(count))
}

/// The timing profiles of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Profile {
    /// One data centre, shared cores
    Lan,
    /// Several regions
    Wan,
    /// One rack, isolated cores; calls pauses of shared cores deaths
    Colo,
    /// One data centre, shared cores; a dead process is replaced in under a millisecond
    Fast,
    /// One data centre, a guardian on each host; calm beside other work
    Guarded,
}

impl Profile {
    /// Returns the lengths of time behind the name.
    const fn timing(self) -> Timing {
        match self {
            Profile::Lan => Timing::lan(),
            Profile::Wan => Timing::wan(),
            Profile::Colo => Timing::colo(),
            Profile::Fast => Timing::fast(),
            Profile::Guarded => Timing::guarded(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_alone_is_the_librarys() {
        assert_eq!(Profile::value_variants().len(), Timing::PROFILES.len());
        for profile in Profile::value_variants().iter().copied() {
            let timing = Timing::profile(&name_of(profile));
            assert_eq!(Some(TimingChoice::of(profile).timing()), timing, "{profile:?}");
            assert_eq!(TimingChoice::of(profile).invalid(), None);
        }
    }

    #[test]
    fn what_is_given_stands_and_what_must_be_longer_follows() {
        let choice = TimingChoice {
            beats: Beats { heartbeat_us: Some(100_000), promise_us: Some(400_000) },
            silence_min_us: Some(500_000),
            silence_max_us: Some(900_000),
            ..TimingChoice::of(Profile::Lan)
        };
        assert_eq!(choice.invalid(), None);
        let timing = choice.timing();
        assert_eq!(timing.promise_max, Duration::from_millis(400));
        assert_eq!(timing.campaign_limit, Duration::from_millis(1_600));
        assert_eq!(timing.lapse_limit, Duration::from_millis(1_800));
        assert_eq!(
            choice.arguments(),
            "--profile lan --heartbeat 100000 --promise 400000 --silence-min 500000 \
             --silence-max 900000"
        );
    }

    #[test]
    fn what_no_node_takes_is_invalid_by_its_option() {
        let lan = TimingChoice::of(Profile::Lan);
        let beats = |heartbeat_us, promise_us| Beats { heartbeat_us, promise_us };
        for (choice, part) in [
            (TimingChoice { beats: beats(Some(25_001), None), ..lan }, "--heartbeat <US>"),
            (TimingChoice { silence_min_us: Some(600_000), ..lan }, "--silence-min: "),
            (TimingChoice { silence_max_us: Some(1_000), ..lan }, "--silence-max: "),
            (TimingChoice { beats: beats(None, Some(10_000)), ..lan }, "--heartbeat: "),
        ] {
            let reason = choice.invalid().expect("no node takes it");
            assert!(reason.contains(part), "{part} is not in: {reason}");
        }
    }
}
