//! The lengths of time of a cluster: a profile, and what is given instead of its own.
//!
//! Knows which lengths follow from which, so that a handful of options make a whole
//! [`interrex::Timing`], and asks the library whether it can be used.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration as StdDuration;

use clap::{Args, ValueEnum, value_parser};
use interrex::{ClusterId, Config, Duration, Member, NodeId, Timing};
use serde::{Deserialize, Serialize};

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args, Serialize, Deserialize)]
pub(crate) struct TimingChoice {
    /// Timing of the cluster; see interrex::Timing for the lengths of time behind the names
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        default_value = "lan",
        env = "LATENCY_PROBE_PROFILE",
        hide_env_values = true
    )]
    pub(crate) profile: Profile,

    /// Microseconds between two heartbeats, instead of the profile's; at most half of the promise
    #[arg(
        long = "heartbeat", global = true, value_name = "US", env = "LATENCY_PROBE_HEARTBEAT",
        hide_env_values = true, value_parser = value_parser!(u32).range(1..)
    )]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) heartbeat_us: Option<u32>,

    /// Microseconds for which a follower promises to vote for nobody else, instead of the profile's
    #[arg(
        long = "promise", global = true, value_name = "US", env = "LATENCY_PROBE_PROMISE",
        hide_env_values = true, value_parser = value_parser!(u32).range(1..)
    )]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) promise_us: Option<u32>,

    /// Microseconds of silence after which a leader is suspected at the earliest, instead of the
    /// profile's
    #[arg(
        long = "silence-min", global = true, value_name = "US", env = "LATENCY_PROBE_SILENCE_MIN",
        hide_env_values = true, value_parser = value_parser!(u32).range(1..)
    )]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) silence_min_us: Option<u32>,

    /// The same at the latest, whatever was learned of the host
    #[arg(
        long = "silence-max", global = true, value_name = "US", env = "LATENCY_PROBE_SILENCE_MAX",
        hide_env_values = true, value_parser = value_parser!(u32).range(1..)
    )]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) silence_max_us: Option<u32>,
}

/// By which option a field of the library's configuration is given.
const OPTIONS: [(&str, &str); 5] = [
    ("timing.heartbeat_interval", "--heartbeat"),
    ("timing.promise", "--promise"),
    ("timing.promise_max", "--promise"),
    ("timing.election_timeout_min", "--silence-min"),
    ("timing.election_timeout_max", "--silence-max"),
];

impl TimingChoice {
    /// That profile, with nothing instead.
    pub(crate) const fn of(profile: Profile) -> Self {
        let (heartbeat_us, promise_us) = (None, None);
        Self { profile, heartbeat_us, promise_us, silence_min_us: None, silence_max_us: None }
    }

    /// The whole timing. What must be longer than a given length becomes longer with it.
    pub(crate) fn timing(&self) -> Timing {
        let own = self.profile.timing();
        let given = |us: Option<u32>, own| us.map_or(own, |us| Duration::from_micros(us.into()));
        let promise = given(self.promise_us, own.promise);
        let election_timeout_max = given(self.silence_max_us, own.election_timeout_max);
        Timing {
            heartbeat_interval: given(self.heartbeat_us, own.heartbeat_interval),
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

    /// Why no node could run with it; in the form of every other refusal.
    pub(crate) fn refusal(&self) -> Option<String> {
        let promise = self.timing().promise;
        // Above it, one lost heartbeat ends a lease.
        let most = promise.as_nanos() / 2_000;
        if let Some(us) = self.heartbeat_us.filter(|us| u64::from(*us) > most) {
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

    /// How long a cluster may be without an agreed leader before that counts as a timeout: ten
    /// seconds, or five of its longest election timeouts where that is more.
    pub(crate) fn leader_limit(&self) -> StdDuration {
        let timeout = StdDuration::from(self.timing().election_timeout_max);
        StdDuration::from_secs(10).max(5 * timeout)
    }

    /// As the command line has it.
    pub(crate) fn arguments(&self) -> String {
        let given = [
            ("--heartbeat", self.heartbeat_us),
            ("--promise", self.promise_us),
            ("--silence-min", self.silence_min_us),
            ("--silence-max", self.silence_max_us),
        ];
        let given = given.iter().filter_map(|(option, us)| us.map(|us| format!(" {option} {us}")));
        format!("--profile {}{}", self.profile.name(), given.collect::<String>())
    }
}

fn times(length: Duration, count: u64) -> Duration {
    Duration::from_nanos(length.as_nanos().saturating_mul(count))
}

/// The timing profiles of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
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
}

impl Profile {
    /// The name by which the library knows it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Profile::Lan => "lan",
            Profile::Wan => "wan",
            Profile::Colo => "colo",
            Profile::Fast => "fast",
        }
    }

    /// The lengths of time behind the name.
    const fn timing(self) -> Timing {
        match self {
            Profile::Lan => Timing::lan(),
            Profile::Wan => Timing::wan(),
            Profile::Colo => Timing::colo(),
            Profile::Fast => Timing::fast(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_alone_is_the_librarys() {
        for (profile, timing) in [
            (Profile::Lan, Timing::lan()),
            (Profile::Wan, Timing::wan()),
            (Profile::Colo, Timing::colo()),
            (Profile::Fast, Timing::fast()),
        ] {
            assert_eq!(TimingChoice::of(profile).timing(), timing);
            assert_eq!(TimingChoice::of(profile).refusal(), None);
        }
    }

    #[test]
    fn what_is_given_stands_and_what_must_be_longer_follows() {
        let choice = TimingChoice {
            heartbeat_us: Some(100_000),
            promise_us: Some(400_000),
            silence_min_us: Some(500_000),
            silence_max_us: Some(900_000),
            ..TimingChoice::of(Profile::Lan)
        };
        assert_eq!(choice.refusal(), None);
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
    fn what_no_node_takes_is_refused_by_its_option() {
        let lan = TimingChoice::of(Profile::Lan);
        for (choice, part) in [
            (TimingChoice { heartbeat_us: Some(25_001), ..lan }, "--heartbeat <US>"),
            (TimingChoice { silence_min_us: Some(200_000), ..lan }, "--silence-min: "),
            (TimingChoice { silence_max_us: Some(1_000), ..lan }, "--silence-max: "),
            (TimingChoice { promise_us: Some(10_000), ..lan }, "--heartbeat: "),
        ] {
            let refusal = choice.refusal().expect("no node takes it");
            assert!(refusal.contains(part), "{part} is not in: {refusal}");
        }
    }
}
