//! Everything that can be set, its defaults and its limits, in one place.
//!
//! A [`Config`] starts from a profile ([`Timing::lan`], [`Timing::wan`], [`Timing::colo`],
//! [`Timing::fast`], [`Timing::guarded`]) and is checked by [`Config::validate`], which reports
//! every fault at once.
//! Knows nothing of sockets: an address is a value here, host names are resolved by the runtime.

mod address;
mod member;
mod pace;

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::types::{ClusterId, Duration, MAX_MEMBERS, NodeId};

#[cfg(feature = "runtime")]
pub(crate) use address::address_rules;
pub use member::{Member, MemberKind};

/// The settings of one node.
///
/// ```
/// use interrex::{ClusterId, Config, Member, NodeId, Timing};
///
/// # fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let members = Member::voters([(1, "10.0.0.1:7411"), (2, "10.0.0.2:7411"), (3, "10.0.0.3:7411")])?;
/// let config = Config::new(ClusterId(7), NodeId::try_from(1)?, members).timing(Timing::fast());
/// config.validate()?;
/// # Ok(())
/// # }
/// # run().expect("it is valid");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// The member that this node is.
    pub node: NodeId,
    /// The cluster. Datagrams of another cluster are ignored.
    pub cluster: ClusterId,
    /// Says whether datagrams are sealed with a key; the same at every node.
    pub authentication: Authentication,
    /// All members, this node among them; the same ids and kinds at every node. Addresses and
    /// priorities may differ while they are changed node by node.
    pub members: Vec<Member>,
    /// The lengths of time that this node goes by; they should be the same at every node. Where
    /// they differ, as while a profile is changed node by node, leaders keep their leases and
    /// [`Event::OtherTiming`](crate::election::Event::OtherTiming) says so. Leases stay disjoint,
    /// and votes of diskless nodes count once, as long as every node's `promise_max` and
    /// `campaign_limit` are as long as any other's.
    pub timing: Timing,
}

/// Says whether members prove to each other who they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Authentication {
    /// Every datagram is sealed with a key that all members hold; a node without one does not
    /// start.
    #[default]
    Required,
    /// Nothing is sealed and everything believed. Whoever can send UDP to a member can depose its
    /// leader, and can make two nodes believe that they lead: only for networks where nobody else
    /// can send, and for tests.
    Off,
}

/// The lengths of time that govern elections. Every profile states why each is what it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Timing {
    /// The interval at which a leader sends heartbeats; a shorter one where its followers promise
    /// less than it asks for, since they were started with another timing. It must be below
    /// [`promise`](Self::promise), or the lease would lapse between two heartbeats. Under
    /// [`Pace::Auto`] it counts only until a round trip is measured.
    pub heartbeat_interval: Duration,
    /// The least silence after which a follower suspects its leader.
    pub election_timeout_min: Duration,
    /// The most, before the rank slot is added, however late heartbeats were. What does not depend
    /// on learned lateness, such as back-offs, goes by
    /// [`calm_timeout_max`](Self::calm_timeout_max) instead.
    pub election_timeout_max: Duration,
    /// The way in which a follower learns which silence between the two is still no death.
    pub detection: Detection,
    /// The time for which a follower that hears a heartbeat votes for nobody else (R8), and with
    /// it the length of a leader's lease. Where a heartbeat interval and two round trips are
    /// longer, a leader asks for as much, up to its [`promise_max`](Self::promise_max): a lease
    /// would else be over before it is renewed. A vote promises this length too. Under
    /// [`Pace::Auto`] a leader asks for it until a round trip is measured.
    pub promise: Duration,
    /// The longest promise this node gives, whoever asks. A restarted node is silent for that long
    /// (R13), or for as long as its store says that an earlier life may have promised; without
    /// durable state, or on a store that was just created, for `campaign_limit` where that is
    /// longer (R14). Change it at any time; but a diskless node that restarts with a lower one
    /// must have been down for as long as the old one.
    pub promise_max: Duration,
    /// Says whether heartbeats and promises follow the round trip.
    pub pace: Pace,
    /// The most by which one member's clock may run faster than another's, in parts per million.
    pub drift_ppm: u32,
    /// The most that a member's clock may be off by in a reading, or jump by unnoticed. It is
    /// taken off every lease.
    pub clock_granularity: Duration,
    /// The least step between the suspicion deadlines of successive ranks; 1.5 mean round trips,
    /// or 2.5 among more than three voters, where that is more. On shared cores a thread wakes up
    /// later than a round trip takes, and a step shorter than that parts nobody.
    pub rank_slot: Duration,
    /// The longest that one campaign may last (R5).
    pub campaign_limit: Duration,
    /// The least pause before a campaign repeats its requests; two mean round trips where that is
    /// more. UDP loses datagrams.
    pub request_interval: Duration,
    /// The lateness of a leader's heartbeat after which its followers ask its host whether anybody
    /// listens there; two mean round trips where that is more. It is also the least pause between
    /// two such probes, and never below 20 us. Gains most where the heartbeat interval and this
    /// are together below `promise`; at or above the election timeout nobody is ever asked.
    pub probe_after: Duration,
    /// The time that a leader may be without a lease before it steps down (R9).
    pub lapse_limit: Duration,
    /// Says whether a campaign starts with a pre-vote (R6).
    pub pre_vote: bool,
    /// Says whether the first campaign after a leader's loss may skip the pre-vote (R7).
    pub fast_election: bool,
    /// The mean round trip above which the pre-vote is not skipped.
    pub fast_election_rtt_bound: Duration,
    /// The quiet time after which a leader gives its leadership back to a voter of higher
    /// priority. For that long the leader must have led, and the voter must have been able to lead
    /// and never been silent for [`election_timeout_max`](Self::election_timeout_max). `None`, as
    /// in every profile, leaves leadership where it is: a move may cost an application more than a
    /// priority is worth.
    #[cfg_attr(feature = "serde", serde(default))]
    pub failback_after: Option<Duration>,
}

/// The way in which a leader chooses its heartbeat interval and the promise that it asks for.
/// Either is said in each heartbeat, and followers go by what it says, so members may differ in
/// this.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Pace {
    /// As configured: [`Timing::heartbeat_interval`] and [`Timing::promise`]. Promises are longer
    /// where the round trip demands it, and heartbeats come more often where followers give less
    /// than they are asked for.
    #[default]
    Fixed,
    /// By the mean round trip that it measures: a heartbeat each four round trips, and promises of
    /// three heartbeats and two round trips, both within bounds. Longer at once where links become
    /// slower, shorter by a thirty-second part with each heartbeat. No promise is ever above
    /// [`Timing::promise_max`], whoever asks.
    Auto {
        /// The least interval of heartbeats: what the leader's core and the links can spare.
        heartbeat_min: Duration,
        /// The greatest. Must be below [`Timing::promise_max`] less clock skew.
        heartbeat_max: Duration,
        /// The least promise. A leader that is kept off its core for longer loses its lease for a
        /// moment.
        promise_min: Duration,
    },
}

/// The use that a follower makes of how late its leader's heartbeats came. Whatever it says, the
/// silence after which it suspects its leader stays between [`Timing::election_timeout_min`] and
/// [`Timing::election_timeout_max`], and above a promise with skew. `docs/DETECTION.md` compares
/// them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Detection {
    /// Learns nothing: it waits for [`Timing::election_timeout_min`].
    Fixed,
    /// The lateness that is exceeded no more often than once in a while, with a margin. It
    /// remembers rare pauses. [`Detection::quantile`] has the values that the comparison led to.
    Quantile {
        /// The time between two heartbeats that come later still.
        recurrence: Duration,
        /// The age at which a lateness counts half. The shorter it is against `recurrence`, the
        /// nearer this comes to the greatest lateness in memory.
        half_life: Duration,
        /// The factor on the lateness, in hundredths: how much worse than all that is remembered
        /// the next may be.
        margin_percent: u32,
    },
}

impl Detection {
    /// Returns the quantile with these values:
    ///
    /// | what | value | why |
    /// |---|---|---|
    /// | recurrence | 10 min | more than memory holds, so that the greatest lateness in memory counts |
    /// | half-life | 2 min | a pause counts for some four minutes, a better link is believed after as long |
    /// | margin | 150 % | the next record of what pauses like a busy host is a multiple of the last |
    pub const fn quantile() -> Self {
        Self::Quantile {
            recurrence: Duration::from_millis(600_000),
            half_life: Duration::from_millis(120_000),
            margin_percent: 150,
        }
    }
}

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

    /// Returns the upper end of the election timeout where no lateness was learned: twice the
    /// least, or the longest where that is shorter. Back-offs go by it, and so does whatever else
    /// must not grow when a busy host teaches longer silences.
    pub const fn calm_timeout_max(&self) -> Duration {
        let twice = self.election_timeout_min.scaled(2, 1);
        if twice.as_nanos() < self.election_timeout_max.as_nanos() {
            twice
        } else {
            self.election_timeout_max
        }
    }

    /// Returns the most that `length` by another member's clock can be by this one's.
    pub const fn with_skew(&self, length: Duration) -> Duration {
        let drift = length.scaled(self.drift_ppm as u64, PPM);
        length.saturating_add(drift).saturating_add(self.clock_granularity)
    }

    /// Returns the least that `length` by another member's clock can be by this one's (R8).
    pub(crate) const fn less_skew(&self, length: Duration) -> Duration {
        let drifted = length.scaled(PPM, PPM + self.drift_ppm as u64);
        drifted.saturating_sub(self.clock_granularity)
    }
}

const PPM: u64 = 1_000_000;

/// Ten times what the crystal of a server is allowed, so that a clock has to be broken to exceed
/// it.
const DRIFT_PPM: u32 = 1_000;

/// The granularity where a promise is so short that drift takes too little off it. Clocks are
/// compared once a millisecond at most. So two clocks may part unseen by up to 1.2 us more than
/// drift takes off, and by four times the width of a reading: the arithmetic stands in
/// `runtime/clock_tolerance.rs`. This leaves room for readings of 0.4 us; they take 0.1 us or less.
const SHORT_PROMISE_GRANULARITY: Duration = Duration::from_micros(3);

/// No length of time may be above this, so that sums of a few never overflow.
const LONGEST: Duration = Duration::from_millis(3_600_000);

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
    /// Returns the configuration of `node` in a cluster of these members: with authentication, and
    /// with the timing of [`Timing::lan`]. [`validate`](Self::validate) says whether it can be
    /// used.
    pub fn new(
        cluster: ClusterId,
        node: NodeId,
        members: impl IntoIterator<Item = Member>,
    ) -> Self {
        Self {
            node,
            cluster,
            authentication: Authentication::Required,
            members: members.into_iter().collect(),
            timing: Timing::lan(),
        }
    }

    /// Sets the timing.
    #[must_use]
    pub fn timing(mut self, timing: Timing) -> Self {
        self.timing = timing;
        self
    }

    /// Sets whether members prove to each other who they are.
    #[must_use]
    pub fn authentication(mut self, authentication: Authentication) -> Self {
        self.authentication = authentication;
        self
    }

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

struct Faults(Vec<Fault>);

impl Faults {
    fn into_result(self) -> Result<(), ConfigError> {
        if self.0.is_empty() { Ok(()) } else { Err(ConfigError { faults: self.0 }) }
    }

    fn unless(
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
