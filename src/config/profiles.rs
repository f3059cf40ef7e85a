//! The profiles: timings that belong together, each value with its reason.
//!
//! Knows values, and nothing of the rules that they must meet.

use super::{Detection, Pace, Timing};
use crate::types::Duration;

/// Ten times what the crystal of a server is allowed, so that a clock has to be broken to exceed
/// it.
const DRIFT_PPM: u32 = 1_000;

/// The granularity where a promise is so short that drift takes too little off it. Clocks are
/// compared once a millisecond at most. So two clocks may part unseen by up to 1.2 us more than
/// drift takes off, and by four times the width of a reading: the arithmetic stands in
/// `runtime/clock_tolerance.rs`. This leaves room for readings of 0.4 us; they take 0.1 us or less.
const SHORT_PROMISE_GRANULARITY: Duration = Duration::from_micros(3);

impl Timing {
    /// Returns the profile for hosts of one data centre whose cores are shared with others.
    ///
    /// | what | value | why |
    /// |---|---|---|
    /// | heartbeat | 10 ms | five in a promise, so that four in a row may be lost |
    /// | election timeout | 50-500 ms | above pauses of virtual hosts (26 ms seen); room to learn |
    /// | promise | 50 ms | no longer than the shortest timeout, so it delays no candidate |
    /// | rank slot | 500 us | above the wake-up noise of a host that is not isolated |
    /// | campaign limit | 200 ms | a promise given in vain runs out within it, four times |
    /// | requests repeated | 1 ms | above the round trip of a LAN under load |
    /// | probed after | 1 ms late | above the wake-up noise of a shared host |
    /// | lapse limit | 500 ms | the longest election timeout: followers give up first |
    /// | fast election below | 500 us | a LAN; a slower link is worth the pre-vote's caution |
    pub const fn lan() -> Self {
        Self {
            heartbeat_interval: Duration::from_millis(10),
            election_timeout_min: Duration::from_millis(50),
            election_timeout_max: Duration::from_millis(500),
            detection: Detection::quantile(),
            promise: Duration::from_millis(50),
            promise_max: Duration::from_millis(50),
            pace: Pace::Fixed,
            drift_ppm: DRIFT_PPM,
            clock_granularity: Duration::from_micros(1),
            rank_slot: Duration::from_micros(500),
            campaign_limit: Duration::from_millis(200),
            request_interval: Duration::from_millis(1),
            probe_after: Duration::from_millis(1),
            lapse_limit: Duration::from_millis(500),
            pre_vote: true,
            fast_election: true,
            fast_election_rtt_bound: Duration::from_micros(500),
            failback_after: None,
        }
    }

    /// Returns the profile for members in different regions. Silence, heartbeat and lease are the
    /// defaults of hashicorp/raft. Its `HeartbeatTimeout` is the silence before an election, and
    /// its leader sends heartbeats at a tenth of that.
    ///
    /// | what | value | why |
    /// |---|---|---|
    /// | heartbeat | 100 ms | a tenth of the silence; five in a promise |
    /// | election timeout | 1-3 s | `HeartbeatTimeout`; routes that change may teach more |
    /// | promise | 500 ms | `LeaderLeaseTimeout` |
    /// | promise at most | 900 ms | round trips of 400 ms need as much |
    /// | rank slot | 50 ms | half a round trip between continents, while none is measured |
    /// | campaign limit | 3 s | the longest silence; three of the longest promises run out |
    /// | requests repeated | 250 ms | a round trip between continents |
    /// | probed after | 100 ms late | a datagram late by less is a route's jitter |
    /// | lapse limit | 3 s | the longest election timeout |
    /// | fast election | off | links this long flap; a pre-vote costs one round trip |
    pub const fn wan() -> Self {
        Self {
            heartbeat_interval: Duration::from_millis(100),
            election_timeout_min: Duration::from_millis(1_000),
            election_timeout_max: Duration::from_millis(3_000),
            detection: Detection::quantile(),
            promise: Duration::from_millis(500),
            promise_max: Duration::from_millis(900),
            pace: Pace::Fixed,
            drift_ppm: DRIFT_PPM,
            clock_granularity: Duration::from_micros(1),
            rank_slot: Duration::from_millis(50),
            campaign_limit: Duration::from_millis(3_000),
            request_interval: Duration::from_millis(250),
            probe_after: Duration::from_millis(100),
            lapse_limit: Duration::from_millis(3_000),
            pre_vote: true,
            fast_election: false,
            fast_election_rtt_bound: Duration::from_micros(500),
            failback_after: None,
        }
    }

    /// Returns the profile for pinned threads on isolated cores in one rack. On shared cores it
    /// calls pauses deaths.
    ///
    /// | what | value | why |
    /// |---|---|---|
    /// | heartbeat | 50 us | five in a promise |
    /// | election timeout | 400-800 us | above the timer interrupts of an isolated core |
    /// | promise | 250 us | the lease comes back one round trip after a longer pause (R9) |
    /// | clock granularity | 3 us | what two clocks part by unseen, and room for slow readings |
    /// | rank slot | 10 us | 1.5 round trips through a cut-through switch |
    /// | campaign limit | 1 ms | a promise given in vain runs out within it |
    /// | requests repeated | 50 us | a few round trips |
    /// | probed after | 25 us late | twice within a promise, so that one probe may be lost |
    /// | lapse limit | 1.6 ms | two of the longest election timeouts |
    /// | fast election below | 100 us | one rack |
    pub const fn colo() -> Self {
        Self {
            heartbeat_interval: Duration::from_micros(50),
            election_timeout_min: Duration::from_micros(400),
            election_timeout_max: Duration::from_micros(800),
            detection: Detection::quantile(),
            promise: Duration::from_micros(250),
            promise_max: Duration::from_micros(250),
            pace: Pace::Fixed,
            drift_ppm: DRIFT_PPM,
            clock_granularity: SHORT_PROMISE_GRANULARITY,
            rank_slot: Duration::from_micros(10),
            campaign_limit: Duration::from_millis(1),
            request_interval: Duration::from_micros(50),
            probe_after: Duration::from_micros(25),
            lapse_limit: Duration::from_micros(1_600),
            pre_vote: true,
            fast_election: true,
            fast_election_rtt_bound: Duration::from_micros(100),
            failback_after: None,
        }
    }

    /// Returns the profile for one data centre where a process that dies must be replaced within a
    /// millisecond, on cores that need not be isolated. It is calm as [`lan`](Self::lan), since
    /// silence means as little; fast, since the kernel of a dead process' host says so when it is
    /// asked. A leader that is kept off its core for more than 200 us is without a lease until one
    /// round trip after it is back, and stays leader (R9).
    ///
    /// | what | value | why |
    /// |---|---|---|
    /// | heartbeat | 100 us | three in a promise |
    /// | election timeout | 50-500 ms | as `lan`: above the pauses of a virtual host, room to learn |
    /// | promise | 300 us | what a successor waits for, once the old leader is known to be gone |
    /// | promise at most | 4.5 ms | links of 2 ms need as much; no diskless restart is longer |
    /// | clock granularity | 3 us | what two clocks part by unseen, and room for slow readings |
    /// | rank slot | 50 us | above a round trip between two polling threads that share a host |
    /// | campaign limit | 5 ms | a promise given in vain runs out within it, and split votes end |
    /// | requests repeated | 100 us | a few round trips of a LAN |
    /// | probed after | 25 us late | a process takes 300 us to die, and is found to be dead so much later |
    /// | lapse limit | 500 ms | the longest election timeout: followers give up first |
    /// | fast election below | 500 us | a LAN; a slower link is worth the pre-vote's caution |
    pub const fn fast() -> Self {
        Self {
            heartbeat_interval: Duration::from_micros(100),
            promise: Duration::from_micros(300),
            promise_max: Duration::from_micros(4_500),
            clock_granularity: SHORT_PROMISE_GRANULARITY,
            rank_slot: Duration::from_micros(50),
            campaign_limit: Duration::from_millis(5),
            request_interval: Duration::from_micros(100),
            probe_after: Duration::from_micros(25),
            ..Self::lan()
        }
    }

    /// Returns the profile for members whose hosts each have a guardian. The kernel tells a
    /// guardian of a process' death, and the leader's bequest replaces it in one datagram (R15). So
    /// no length of time decides how fast that is: heartbeats are rare, promises long, silence
    /// patient. Silence is left to decide where a host or a link dies.
    ///
    /// | what | value | why |
    /// |---|---|---|
    /// | heartbeat | 1 ms | ten in a promise |
    /// | election timeout | 100-500 ms | above the pauses of busy hosts; a dead one costs as much |
    /// | promise | 10 ms | above 99 % of the pauses of a busy host (8 ms seen) |
    /// | promise at most | 10 ms | a bequest lasts as long; a bell is late by milliseconds on busy cores |
    /// | clock granularity | 3 us | what two clocks part by unseen, and room for slow readings |
    /// | rank slot | 500 us | as `lan` |
    /// | campaign limit | 40 ms | a promise given in vain runs out within it, four times |
    /// | requests repeated | 1 ms | as `lan`, and no more often than heartbeats |
    /// | probed after | 1 ms late | one heartbeat was lost, and the next one is late |
    /// | lapse limit | 500 ms | the longest election timeout: followers give up first |
    /// | fast election below | 500 us | a LAN; a slower link is worth the pre-vote's caution |
    pub const fn guarded() -> Self {
        Self {
            heartbeat_interval: Duration::from_millis(1),
            election_timeout_min: Duration::from_millis(100),
            promise: Duration::from_millis(10),
            promise_max: Duration::from_millis(10),
            clock_granularity: SHORT_PROMISE_GRANULARITY,
            campaign_limit: Duration::from_millis(40),
            ..Self::lan()
        }
    }

    /// The profiles, each by its name.
    pub const PROFILES: [(&str, Self); 5] = [
        ("lan", Self::lan()),
        ("wan", Self::wan()),
        ("colo", Self::colo()),
        ("fast", Self::fast()),
        ("guarded", Self::guarded()),
    ];

    /// Returns the profile of that name: `lan`, `wan`, `colo`, `fast` or `guarded`.
    pub fn profile(name: &str) -> Option<Self> {
        Self::PROFILES.iter().find(|(known, _)| *known == name).map(|(_, timing)| *timing)
    }
}
