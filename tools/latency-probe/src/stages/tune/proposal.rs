//! The lengths of time that follow from what a host was seen to do, and what may be expected of
//! them.
//!
//! - heartbeat: 8 round trips, 100 us at least; shorter ones take cores and tell nothing sooner
//! - promise: three heartbeats; two in a row may be lost, and a successor waits for it
//! - least silence: a heartbeat, and 1.5 times the greatest lateness seen, which followers would
//!   learn of this host by themselves ([`interrex::Detection::quantile`])
//! - most silence: 1.2 times that; a host that proves worse than it was is borne a little longer,
//!   and what is promised of a stopped leader still holds
//!
//! A heartbeat and a promise from the command line stand in place of the first two.

use crate::records::{Proposal, Quantiles};
use crate::settings::{Beats, HEARTBEATS_IN_PROMISE, TimingChoice};

use super::BASE;
use super::trade_off::TradeOff;

/// The measurements that decide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) rtt: Quantiles,
    /// The greatest lateness of a heartbeat.
    pub(crate) greatest_lateness_ns: u64,
    /// The time between two passes of a polling loop that one in a hundred is above.
    pub(crate) gap_p99_ns: u64,
}

/// Round trips in a heartbeat.
const ROUND_TRIPS: u64 = 8;
const LEAST_HEARTBEAT_US: u64 = 100;
/// Per cent of the greatest lateness seen.
const MARGIN: u64 = 150;
/// Most over least silence, in per cent.
const RANGE: u64 = 120;
/// A pre-vote and a vote, each asked and answered; and once more for a repetition.
const ELECTION_ROUND_TRIPS: u64 = 3;

/// Returns heartbeat and promise for a round trip of `rtt_ns`, or those that were given.
pub(crate) fn beats_for(given: Beats, rtt_ns: u64) -> TimingChoice {
    let own = two_digits_up((ROUND_TRIPS * rtt_ns).div_ceil(1_000)).max(LEAST_HEARTBEAT_US);
    // Where only a promise is given, it limits the heartbeat.
    let most =
        given.promise_us.map_or(u32::MAX, |promise| (promise / HEARTBEATS_IN_PROMISE).max(1));
    let own = u32::try_from(own).unwrap_or(u32::MAX).min(most);
    let heartbeat = given.heartbeat_us.unwrap_or(own);
    let promise = given.promise_us.unwrap_or(heartbeat.saturating_mul(HEARTBEATS_IN_PROMISE));
    let beats = Beats { heartbeat_us: Some(heartbeat), promise_us: Some(promise) };
    TimingChoice { beats, ..TimingChoice::of(BASE) }
}

/// Returns what follows on top of `beats`, whose heartbeats were watched.
pub(crate) fn propose(
    beats: TimingChoice,
    measured: &Measured,
    trade_off: &TradeOff<'_>,
) -> Proposal {
    let timing = beats.timing();
    let rtt_p99_ns = measured.rtt.p99.unwrap_or(0);
    let learned_ns =
        timing.heartbeat_interval.as_nanos() + measured.greatest_lateness_ns * MARGIN / 100;
    let least_ns = learned_ns.max(least_silence_ns(&beats) + rtt_p99_ns);
    let least_us = two_digits_up(least_ns.div_ceil(1_000));
    let most_us = least_us * RANGE / 100;
    let timing = TimingChoice {
        silence_min_us: Some(u32::try_from(least_us).unwrap_or(u32::MAX)),
        silence_max_us: Some(u32::try_from(most_us).unwrap_or(u32::MAX)),
        ..beats
    };
    let noticed_within_ns = most_us * 1_000 + measured.gap_p99_ns;
    let slot_ns = timing.timing().rank_slot.as_nanos();
    Proposal {
        timing,
        noticed_within_ns,
        replaced_within_ns: noticed_within_ns + slot_ns + ELECTION_ROUND_TRIPS * rtt_p99_ns,
        expected: trade_off.at(least_us * 1_000),
    }
}

/// Returns a promise with skew, and as much again as a fifth: above it by any rounding.
pub(crate) fn least_silence_ns(timing: &TimingChoice) -> u64 {
    timing.timing().promise.as_nanos() * 6 / 5
}

/// Rounds up to two digits, of which no third would be known.
const fn two_digits_up(value: u64) -> u64 {
    let mut unit = 1;
    while value / unit >= 100 {
        unit *= 10;
    }
    value.div_ceil(unit) * unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Distribution;

    const US: u64 = 1_000;

    fn proposal(greatest_lateness_us: u64, rtt_us: u64) -> Proposal {
        let rtt = Distribution::from_samples(&[rtt_us * US]).quantiles();
        let beats = beats_for(Beats::default(), rtt_us * US);
        let lateness = Distribution::from_samples(&[0, greatest_lateness_us * US]);
        let heartbeat_ns = beats.timing().heartbeat_interval.as_nanos();
        let trade_off = TradeOff::new(&lateness, heartbeat_ns, 30.0);
        let greatest_lateness_ns = greatest_lateness_us * US;
        let measured = Measured { rtt, greatest_lateness_ns, gap_p99_ns: 2 * US };
        propose(beats, &measured, &trade_off)
    }

    #[test]
    fn silence_is_what_followers_would_learn_by_themselves() {
        let proposal = proposal(20_000, 10);
        let timing = proposal.timing;
        assert_eq!((timing.beats.heartbeat_us, timing.beats.promise_us), (Some(100), Some(300)));
        // 100 us and 1.5 times 20 ms, to two digits.
        assert_eq!((timing.silence_min_us, timing.silence_max_us), (Some(31_000), Some(37_200)));
        assert_eq!(proposal.expected.mistakes.seen, 0);
        assert_eq!(proposal.noticed_within_ns, 37_202 * US);
        assert_eq!(proposal.replaced_within_ns, (37_202 + 50 + 3 * 10) * US);
    }

    #[test]
    fn no_host_gets_what_no_node_takes() {
        for lateness_us in [0, 1, 300, 5_000, 26_000, 400_000, 3_000_000] {
            for rtt_us in [0, 5, 12, 80, 1_000, 90_000] {
                let proposal = proposal(lateness_us, rtt_us);
                assert_eq!(proposal.timing.invalid(), None, "{lateness_us} us, {rtt_us} us");
                let least = least_silence_ns(&proposal.timing);
                let most = proposal.silence_ns();
                assert!(least <= most, "{lateness_us} us, {rtt_us} us: {least} {most}");
            }
        }
    }

    #[test]
    fn what_was_given_stands() {
        let given = Beats { heartbeat_us: Some(1_000), promise_us: None };
        let beats = beats_for(given, 12 * US).beats;
        assert_eq!((beats.heartbeat_us, beats.promise_us), (Some(1_000), Some(3_000)));
        let given = Beats { heartbeat_us: None, promise_us: Some(240) };
        let beats = beats_for(given, 12 * US).beats;
        assert_eq!((beats.heartbeat_us, beats.promise_us), (Some(80), Some(240)));
    }

    #[test]
    fn two_digits_are_kept_and_the_rest_rounded_up() {
        for (value, rounded) in
            [(0, 0), (7, 7), (99, 99), (101, 110), (30_100, 31_000), (31_000, 31_000)]
        {
            assert_eq!(two_digits_up(value), rounded);
        }
    }
}
