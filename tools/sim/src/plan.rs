//! Everything that is decided before a run begins: who takes part, on what network, with which
//! clocks, what goes wrong when, and what must be true at which moment. Equal plans give equal
//! runs.

use interrex::config::{MemberKind, Timing};
use interrex::election::CustomDetector;
#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;
use interrex::types::{Duration, Priority};
#[cfg(feature = "sabotage")]
use interrex::wire::Breach;

use super::application::Work;
use super::attacker::Attack;
use super::clock::Drift;
use super::faults::{Fault, Planned};
use super::guardian::Guardian;
use super::icmp::Ration;
use super::network::Weather;
use super::program::Takeover;
use super::property::Property;

/// One member of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
    /// The kind of the member.
    pub kind: MemberKind,
    /// The priority of the member.
    pub priority: Priority,
    /// The timing of the member; usually that of all.
    pub timing: Timing,
    /// The clock of its host.
    pub drift: Drift,
    /// The time by which its host's wall clock is ahead of the right time.
    pub wall_clock_ahead: Duration,
}

impl Seat {
    /// Creates a voter of priority 0 with an exact clock.
    pub fn voter(timing: Timing) -> Self {
        let (kind, priority, drift) = (MemberKind::Voter, Priority(0), Drift::default());
        Self { kind, priority, timing, drift, wall_clock_ahead: Duration::ZERO }
    }
}

/// The part of a node's term and vote that survives a crash.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Storage {
    /// All that was written survives.
    #[default]
    Durable,
    /// All that was written survives, in stores that were created when the run began: each node
    /// asks the others at its first start, since it might have lost an older one (R14).
    Created,
    /// Nothing survives, and the node knows: it asks the others first (R14).
    Diskless,
    /// Nothing survives, and the node does not know. S1 can't hold: this is what R14 is for.
    Forgetful,
}

/// Something that must be true at a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expectation {
    /// Some node holds a valid lease, as this property asks.
    Led(Property),
    /// Exactly one node holds a valid lease and every running node knows it (L1).
    Agreed,
    /// Nothing must be true; who leads is noted, and how many campaigns there were.
    Note,
    /// The leader is the one that was noted, in the same term (L4).
    Unchanged,
    /// Nobody has campaigned since it was noted (L4).
    Unsuspected,
    /// This node holds a valid lease.
    LedBy(u8),
}

/// A run before it begins.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The name of its scenario.
    pub scenario: &'static str,
    /// The seed of all that is left to chance.
    pub seed: u64,
    /// Changes what is left to chance during the run, and not what was planned.
    pub noise: u64,
    /// The members.
    pub seats: Vec<Seat>,
    /// The network until all faults end.
    pub weather: Weather,
    /// The network after that.
    pub calm: Weather,
    /// The part of term and vote that survives a crash.
    pub storage: Storage,
    /// True if the host of a dead process answers "port unreachable" to what is sent there, unless
    /// the host is down itself. Many a firewall drops such answers.
    pub port_unreachable: bool,
    /// The limit on these answers that a host keeps to, if it has one.
    pub ration: Option<Ration>,
    /// The host of each member, by number; where it names none, the member has one of its own.
    pub hosts: Vec<u8>,
    /// The guardians that tell of the deaths of leaders, if there are any.
    pub guardian: Option<Guardian>,
    /// The attacker on the network. Members seal what they say only where there is one.
    pub attack: Option<Attack>,
    /// The bound after which a node takes its application for stalled, if nodes share the fate of
    /// their applications.
    pub fate_bound: Option<Duration>,
    /// The work of each application, if they do any.
    pub work: Option<Work>,
    /// The times of the program that each leader's host runs, if it runs one.
    pub takeover: Option<Takeover>,
    /// The longest time until a thread notices that a deadline has come.
    pub lateness: Duration,
    /// The faults.
    pub faults: Vec<Planned>,
    /// The expectations, and their times.
    pub expectations: Vec<(Duration, Expectation)>,
    /// The time at which all faults end.
    pub heals_at: Duration,
    /// The time at which the run ends.
    pub ends_at: Duration,
    /// The detector that judges lateness in place of the configured one, if any.
    pub detector: Option<CustomDetector>,
    /// The rule that every node breaks, if any.
    #[cfg(feature = "sabotage")]
    pub sabotage: Option<Sabotage>,
    /// The check that every node's links leave out, if any.
    #[cfg(feature = "sabotage")]
    pub breach: Option<Breach>,
}

impl Plan {
    /// Creates a plan of a good network on which nothing goes wrong, for `length`; then the usual
    /// liveness phase follows.
    pub fn calm(seats: Vec<Seat>, length: Duration) -> Self {
        let timing = seats.first().map_or(Timing::lan(), |seat| seat.timing);
        let calm = Weather::calm(&timing);
        let mut plan = Self {
            scenario: "",
            seed: 0,
            noise: 0,
            seats,
            weather: calm,
            calm,
            storage: Storage::Durable,
            port_unreachable: true,
            ration: None,
            hosts: Vec::new(),
            guardian: None,
            attack: None,
            fate_bound: None,
            work: None,
            takeover: None,
            lateness: Duration::from_nanos(500),
            faults: Vec::new(),
            expectations: Vec::new(),
            heals_at: length,
            ends_at: length,
            detector: None,
            #[cfg(feature = "sabotage")]
            sabotage: None,
            #[cfg(feature = "sabotage")]
            breach: None,
        };
        plan.expect_recovery();
        plan
    }

    /// Adds the liveness phase: once all faults are over, one leader is agreed on, and it stays.
    fn expect_recovery(&mut self) {
        let slowest = |length: fn(&Timing) -> Duration| {
            self.seats.iter().map(|seat| length(&seat.timing)).fold(Duration::ZERO, Ord::max)
        };
        let campaign = slowest(|timing| timing.campaign_limit.saturating_add(timing.promise_max));
        let timeout = slowest(|timing| timing.election_timeout_max);
        // A restart's silence, and a few campaigns that end in nothing, each with its back-off.
        let agreed = self.heals_at + (campaign + timeout).scaled(RECOVERY, 1);
        let still = agreed + timeout.scaled(STABILITY, 1);
        self.expectations.extend([
            (agreed, Expectation::Agreed),
            (agreed, Expectation::Note),
            (still, Expectation::Unchanged),
            (still, Expectation::Agreed),
        ]);
        self.ends_at = still;
    }

    /// Returns the plan with this fault too.
    #[must_use]
    pub fn with(mut self, at: Duration, lasts: Duration, fault: Fault) -> Self {
        self.push(at, lasts, fault);
        self
    }

    /// Returns the host of that member.
    pub(super) fn host_of(&self, node: u8) -> u8 {
        self.hosts.get(usize::from(node)).copied().unwrap_or(node)
    }

    /// Returns the plan on hosts with nothing else to do: no thread is late by more than 50 us, and
    /// on a network of 10 us a way one datagram in 100,000 is lost.
    #[must_use]
    pub fn among_quiet_hosts(mut self) -> Self {
        let (delay, jitter) = (Duration::from_micros(10), Duration::from_micros(5));
        self.weather = Weather { delay, jitter, loss_ppm: 10, ..Weather::default() };
        (self.calm, self.lateness) = (self.weather, Duration::from_micros(50));
        self
    }

    /// Adds a fault.
    pub fn push(&mut self, at: Duration, lasts: Duration, fault: Fault) {
        let number = self.faults.len() as u16;
        self.faults.push(Planned { number, at, lasts, fault });
    }

    /// Returns the plan with this expectation too.
    #[must_use]
    pub fn expecting(mut self, at: Duration, expectation: Expectation) -> Self {
        self.expectations.push((at, expectation));
        self
    }

    /// Returns the plan with the faults of these numbers alone.
    #[must_use]
    pub fn keeping(mut self, numbers: &[u16]) -> Self {
        self.faults.retain(|planned| numbers.contains(&planned.number));
        self
    }
}

/// The number of campaigns and time-outs that may pass until a healed cluster has a leader.
const RECOVERY: u64 = 12;

/// The number of time-outs for which it must then keep that leader.
const STABILITY: u64 = 10;

impl Weather {
    /// Returns a good network for this timing: round trips far below every deadline, nothing lost.
    pub fn calm(timing: &Timing) -> Self {
        let least = Duration::from_nanos(1_000);
        let hop = timing.rank_slot.scaled(1, 20).max(least);
        Self { delay: hop, jitter: hop.scaled(1, 2), late: timing.promise, ..Self::default() }
    }
}
