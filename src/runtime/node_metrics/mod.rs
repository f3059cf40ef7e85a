//! The counters of a node, by name.
//!
//! Knows the names of kinds, rejections and faults, and nothing of when they are counted. The
//! polling thread writes, and any thread takes a snapshot. A number is as of the last duty cycle
//! that did something. What a number means is said in `snapshot`.

mod snapshot;

use std::array;

use crossbeam::utils::CachePadded;

use crate::election::{BequestVerdict, Election, Stats};
use crate::message::{Kind, Verdict};
use crate::metrics::{Counter, Histogram};
use crate::types::{MAX_MEMBERS, NodeId, NodeSet};
use crate::wire::{Misquote, Rejection};

use super::clock_guard::ClockFault;
use super::guardian::GuardianState;
use super::udp::SocketFault;

pub use snapshot::{MetricValue, MetricsSnapshot};

const KINDS: usize = Kind::ALL.len();
const REJECTIONS: usize = Rejection::ALL.len();
const MISQUOTES: usize = Misquote::ALL.len();
const FAULTS: usize = SocketFault::ALL.len();
const VERDICTS: usize = Verdict::ALL.len();
const BEQUESTS: usize = BequestVerdict::ALL.len();
const CLOCK_FAULTS: usize = ClockFault::ALL.len();

/// Lists the numbers of [`Stats`] that stand alone. From one list come their names, and their way
/// into an array and back. It names every field, so that a new one can't be forgotten.
macro_rules! stand_alone {
    ($($field:ident),* $(,)?) => {
        const STAT_NAMES: [&str; [$(stringify!($field)),*].len()] = [$(stringify!($field)),*];

        fn stat_values(stats: &Stats) -> [u64; STAT_NAMES.len()] {
            let Stats { $($field,)* verdicts: _, bequests: _ } = *stats;
            [$($field),*]
        }

        fn stats_of(
            values: [u64; STAT_NAMES.len()],
            verdicts: [u64; VERDICTS],
            bequests: [u64; BEQUESTS],
        ) -> Stats {
            let [$($field),*] = values;
            Stats { $($field,)* verdicts, bequests }
        }
    };
}

stand_alone!(
    campaigns,
    fast_campaigns,
    false_suspicions,
    elections_won,
    leader_changes,
    step_downs,
    lapses,
    requests_repeated,
    pre_votes_granted,
    probes,
    unreachable,
    unreachable_ignored,
    death_notices,
    other_configuration,
    other_timing,
    timing_too_short,
    stale,
);

/// The number of round trips in a mean.
const ROUND_TRIPS: u64 = 8;

/// The counters of one node while it runs.
#[derive(Debug)]
pub struct NodeMetrics {
    // They lie on cache lines of their own, since readers write to the reference count beside
    // them.
    cells: CachePadded<Cells>,
    /// The thread that hears subscribers writes these.
    subscribers: CachePadded<SubscriberCells>,
}

#[derive(Debug, Default)]
struct SubscriberCells {
    subscribers: Counter,
    answered: Counter,
    faults: Counter,
    refused: Counter,
    rejected: [Counter; REJECTIONS],
}

#[derive(Debug, Default)]
struct Cells {
    received: [Counter; KINDS],
    sent: [Counter; KINDS],
    rejected: [Counter; REJECTIONS],
    send_faults: [Counter; FAULTS],
    receive_faults: [Counter; FAULTS],
    announced: Counter,
    listeners_missing: Counter,
    returned: Counter,
    misquoted: [Counter; MISQUOTES],
    events_dropped: Counter,
    challenges: Counter,
    answers: Counter,
    /// The members whose present life is not known: the low and the high half of the set.
    unknown: [Counter; 2],
    /// The members whose address is not known: the low and the high half of the set.
    no_address: [Counter; 2],
    kernel_drops: Counter,
    store_errors: Counter,
    terms_ahead_of_clock: Counter,
    /// The number of the [`GuardianState`].
    guardian: Counter,
    detects_restores: Counter,
    keys: [Counter; 2],
    /// The members that a recovering node waits for: the low and the high half of the set.
    waits_for: [Counter; 2],
    voters_heard: Counter,
    standby: Counter,
    stalled: Counter,
    priority: Counter,
    clock_faults: [Counter; CLOCK_FAULTS],
    /// The least by which the clock was off when it was last found out, in ns.
    clock_off_ns: Counter,
    commands: Counter,
    duty_cycles: Counter,
    sleeps: Counter,
    starved: Counter,
    stats: [Counter; STAT_NAMES.len()],
    verdicts: [Counter; VERDICTS],
    bequests: [Counter; BEQUESTS],
    /// In ns; 0 for a member that has not answered this node.
    round_trips: RoundTrips,
    heartbeat_lateness: Histogram,
    duty_cycle_gap: Histogram,
}

#[derive(Debug)]
struct RoundTrips([Counter; MAX_MEMBERS]);

impl Default for RoundTrips {
    fn default() -> Self {
        Self(array::from_fn(|_| Counter::default()))
    }
}

fn values<const LENGTH: usize>(counters: &[Counter; LENGTH]) -> [u64; LENGTH] {
    array::from_fn(|place| counters[place].value())
}

fn set_nodes(halves: &[Counter; 2], nodes: NodeSet) {
    let bits = nodes.bits();
    halves[0].set(bits as u64);
    halves[1].set((bits >> 64) as u64);
}

fn nodes(halves: &[Counter; 2]) -> NodeSet {
    NodeSet::from_bits(u128::from(halves[1].value()) << 64 | u128::from(halves[0].value()))
}

impl NodeMetrics {
    pub(super) fn new() -> Self {
        Self { cells: CachePadded::default(), subscribers: CachePadded::default() }
    }

    pub(super) fn set_guardian(&self, state: GuardianState) {
        self.cells.guardian.set(state as u64);
    }

    pub(super) fn guardian(&self) -> GuardianState {
        GuardianState::ALL[self.cells.guardian.value() as usize]
    }

    pub(super) fn on_received(&self, kind: Kind) {
        self.cells.received[kind.index()].add(1);
    }

    pub(super) fn on_sent(&self, kind: Kind, datagrams: u64) {
        self.cells.sent[kind.index()].add(datagrams);
    }

    pub(super) fn on_rejected(&self, rejection: Rejection) {
        self.cells.rejected[rejection.index()].add(1);
    }

    pub(super) fn on_send_fault(&self, fault: SocketFault) {
        self.cells.send_faults[fault.index()].add(1);
    }

    pub(super) fn on_receive_fault(&self, fault: SocketFault) {
        self.cells.receive_faults[fault.index()].add(1);
    }

    pub(super) fn on_announced(&self, datagrams: u64) {
        self.cells.announced.add(datagrams);
    }

    /// Counts a child of a fork that goes on with the node, and has no thread to hear subscribers.
    #[cold]
    pub(super) fn on_listener_missing(&self) {
        self.cells.listeners_missing.add(1);
    }

    pub(super) fn set_subscribers(&self, subscribers: usize) {
        self.subscribers.subscribers.set(subscribers as u64);
    }

    pub(super) fn on_subscriber_rejected(&self, rejection: Rejection) {
        self.subscribers.rejected[rejection.index()].add(1);
    }

    pub(super) fn on_subscriber_refused(&self) {
        self.subscribers.refused.add(1);
    }

    /// Counts an answer, or one that the kernel did not take.
    pub(super) fn on_subscriber_answered(&self, is_sent: bool) {
        let SubscriberCells { answered, faults, .. } = &*self.subscribers;
        if is_sent { answered.add(1) } else { faults.add(1) }
    }

    pub(super) fn on_returned(&self, datagrams: u64) {
        self.cells.returned.add(datagrams);
    }

    pub(super) fn on_misquoted(&self, misquote: Misquote) {
        self.cells.misquoted[misquote.index()].add(1);
    }

    pub(super) fn on_event_dropped(&self) {
        self.cells.events_dropped.add(1);
    }

    pub(super) fn on_clock_fault(&self, fault: ClockFault, off_ns: u64) {
        self.cells.clock_faults[fault.index()].add(1);
        self.cells.clock_off_ns.set(off_ns);
    }

    pub(super) fn on_commands(&self, commands: u64) {
        self.cells.commands.add(commands);
    }

    pub(super) fn on_duty_cycle(&self) {
        self.cells.duty_cycles.add(1);
    }

    pub(super) fn on_sleep(&self) {
        self.cells.sleeps.add(1);
    }

    pub(super) fn on_starved(&self) {
        self.cells.starved.add(1);
    }

    pub(super) fn on_heartbeat_late(&self, lateness_ns: u64) {
        self.cells.heartbeat_lateness.record(lateness_ns);
    }

    /// Takes one round trip with a member into its mean.
    pub(super) fn on_round_trip(&self, with: NodeId, ns: u64) {
        let cell = &self.cells.round_trips.0[with.index()];
        let mean = cell.value();
        let next = if mean == 0 { ns } else { mean - mean / ROUND_TRIPS + ns / ROUND_TRIPS };
        cell.set(next);
    }

    pub(super) fn on_duty_cycle_gap(&self, gap_ns: u64) {
        self.cells.duty_cycle_gap.record(gap_ns);
    }

    pub(super) fn on_challenge(&self) {
        self.cells.challenges.add(1);
    }

    pub(super) fn on_answer(&self) {
        self.cells.answers.add(1);
    }

    pub(super) fn on_store_error(&self) {
        self.cells.store_errors.add(1);
    }

    #[cold]
    pub(super) fn on_term_ahead_of_clock(&self) {
        self.cells.terms_ahead_of_clock.add(1);
    }

    pub(super) fn set_detects_restores(&self, detects: bool) {
        self.cells.detects_restores.set(u64::from(detects));
    }

    pub(super) fn set_keys(&self, ids: [u8; 2]) {
        self.cells.keys[0].set(u64::from(ids[0]));
        self.cells.keys[1].set(u64::from(ids[1]));
    }

    pub(super) fn set_kernel_drops(&self, datagrams: u64) {
        self.cells.kernel_drops.set(datagrams);
    }

    pub(super) fn set_unknown(&self, nodes: NodeSet) {
        set_nodes(&self.cells.unknown, nodes);
    }

    pub(super) fn set_no_address(&self, nodes: NodeSet) {
        set_nodes(&self.cells.no_address, nodes);
    }

    pub(super) fn set_waits_for(&self, nodes: NodeSet) {
        set_nodes(&self.cells.waits_for, nodes);
    }

    pub(super) fn set_voters_heard(&self, voters: usize) {
        self.cells.voters_heard.set(voters as u64);
    }

    pub(super) fn set_candidacy(&self, election: &Election) {
        self.cells.standby.set(u64::from(election.is_standing_by()));
        self.cells.stalled.set(u64::from(election.is_stalled()));
        self.cells.priority.set(u64::from(election.priority().0));
    }

    pub(super) fn set_stats(&self, stats: &Stats) {
        let pairs = self.cells.stats.iter().zip(stat_values(stats));
        pairs.for_each(|(cell, value)| cell.set(value));
        let pairs = self.cells.verdicts.iter().zip(stats.verdicts);
        pairs.for_each(|(cell, value)| cell.set(value));
        let pairs = self.cells.bequests.iter().zip(stats.bequests);
        pairs.for_each(|(cell, value)| cell.set(value));
    }

    /// Returns all numbers as they stand now. Allocates; not for the polling thread.
    pub fn snapshot(&self) -> MetricsSnapshot {
        let cells = &self.cells;
        MetricsSnapshot {
            received: values(&cells.received),
            sent: values(&cells.sent),
            rejected: values(&cells.rejected),
            send_faults: values(&cells.send_faults),
            receive_faults: values(&cells.receive_faults),
            subscribers: self.subscribers.subscribers.value(),
            subscribers_answered: self.subscribers.answered.value(),
            subscriber_faults: self.subscribers.faults.value(),
            subscribers_refused: self.subscribers.refused.value(),
            subscribers_rejected: values(&self.subscribers.rejected),
            announced: cells.announced.value(),
            subscriber_listeners_missing: cells.listeners_missing.value(),
            returned: cells.returned.value(),
            misquoted: values(&cells.misquoted),
            events_dropped: cells.events_dropped.value(),
            challenges: cells.challenges.value(),
            answers: cells.answers.value(),
            unknown: nodes(&cells.unknown),
            no_address: nodes(&cells.no_address),
            kernel_drops: cells.kernel_drops.value(),
            store_errors: cells.store_errors.value(),
            terms_ahead_of_clock: cells.terms_ahead_of_clock.value(),
            guardian: self.guardian(),
            detects_restores: cells.detects_restores.value() != 0,
            keys: values(&cells.keys),
            waits_for: nodes(&cells.waits_for),
            voters_heard: cells.voters_heard.value(),
            standby: cells.standby.value() != 0,
            stalled: cells.stalled.value() != 0,
            priority: cells.priority.value(),
            clock_faults: values(&cells.clock_faults),
            clock_off_ns: cells.clock_off_ns.value(),
            commands: cells.commands.value(),
            duty_cycles: cells.duty_cycles.value(),
            sleeps: cells.sleeps.value(),
            starved: cells.starved.value(),
            stats: stats_of(values(&cells.stats), values(&cells.verdicts), values(&cells.bequests)),
            round_trips: values(&cells.round_trips.0),
            heartbeat_lateness: cells.heartbeat_lateness.snapshot(),
            duty_cycle_gap: cells.duty_cycle_gap.snapshot(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Duration;

    #[test]
    fn a_snapshot_shows_what_was_counted_under_its_name() {
        let metrics = NodeMetrics::new();
        metrics.on_sent(Kind::VoteRequest, 2);
        metrics.on_rejected(Rejection::Magic);
        let stats = Stats { false_suspicions: 3, stale: 4, ..Stats::default() };
        metrics.set_stats(&stats);
        metrics.set_voters_heard(2);
        metrics.on_listener_missing();
        let [one, two] = [1, 2].map(|id| NodeId::new(id).expect("it is below 128"));
        [800, 1_600].iter().for_each(|&ns| metrics.on_round_trip(one, ns));
        let snapshot = metrics.snapshot();
        assert_eq!(snapshot.round_trip(one), Some(Duration::from_nanos(900)));
        assert_eq!(snapshot.round_trip(two), None);
        assert_eq!(snapshot.sent(Kind::VoteRequest), 2);
        assert_eq!(snapshot.stats.false_suspicions, 3);
        let value = |name, label| {
            let mut values = snapshot.metric_values();
            values.find(|metric| (metric.name, metric.label) == (name, label))
        };
        let of = |name, label| value(name, label).map(|metric| metric.value);
        assert_eq!(of("sent", Some(("kind", "vote_request"))), Some(2));
        assert_eq!(of("rejected", Some(("reason", "magic"))), Some(1));
        assert_eq!(of("false_suspicions", None), Some(3));
        assert_eq!(of("stale", None), Some(4));
        assert_eq!(of("voters_heard", None), Some(2));
        assert_eq!(of("subscriber_listeners_missing", None), Some(1));
    }
}
