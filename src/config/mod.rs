//! Everything that can be set, its defaults and its limits, in one place.
//!
//! A [`Config`] starts from a profile ([`Timing::lan`], [`Timing::wan`], [`Timing::colo`],
//! [`Timing::fast`], [`Timing::guarded`]) and is checked by [`Config::validate`], which reports
//! every fault at once.
//! Knows nothing of sockets: an address is a value here, host names are resolved by the runtime.
//!
//! | file | what it knows |
//! |---|---|
//! | `profiles` | the timings to choose from, each value with its reason |
//! | `validate` | the rules that a configuration must meet, and the faults of one that does not |
//! | `member`, `address` | who is a member, and the rules of addresses |
//! | `pace` | the rules of what a timing leaves to measurement |

mod address;
mod member;
mod pace;
mod profiles;
mod validate;

use alloc::vec::Vec;

use crate::types::{ClusterId, Duration, NodeId};

#[cfg(feature = "runtime")]
pub(crate) use address::address_rules;
pub use member::{Member, MemberKind};
pub use validate::{ConfigError, Fault};

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
    /// Returns the longest time for which a leader goes on without a lease:
    /// [`lapse_limit`](Self::lapse_limit), doubled with each leadership that had none, up to 10 s.
    pub fn longest_lapse(&self) -> Duration {
        self.lapse_limit.max(Duration::from_millis(10_000))
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
}
