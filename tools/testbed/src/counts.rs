//! The counts of a member for whoever watches it: its node's numbers, how late heartbeats came,
//! and the time it spent on a core.
//!
//! Knows how to note without allocating and without waiting, on the polling thread.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use interrex::election::{Arrival, BequestVerdict, Event};
use interrex::message::Kind;
use interrex::metrics::{Histogram, HistogramSnapshot};
use interrex::runtime::{HeardHeartbeat, NodeMetrics};
use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

/// Values in nanoseconds, each with how often it was seen.
pub type Buckets = Vec<(u64, u64)>;

/// The counts since the node's start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The time of counting.
    pub at_ns: u64,
    /// The time that the process has spent on a core.
    pub cpu_ns: u64,
    /// Campaigns begun.
    pub campaigns: u64,
    /// Of these, dropped because the leader was heard again (R3).
    pub false_suspicions: u64,
    /// Campaigns won.
    pub elections_won: u64,
    /// Bequests that have counted as a leader's vote (R15).
    pub bequests_used: u64,
    /// Datagrams that have asked for a vote, or whether there would be one.
    pub votes_asked: u64,
    /// Leases that ran out (R9).
    pub lapses: u64,
    /// The longest time without a lease that it has come out of since this was last asked.
    pub longest_lapse_ns: u64,
    /// The lateness of heartbeats, less the time that they lay in the socket: as a detector sees
    /// it.
    pub lateness: Buckets,
    /// The time between two passes of its polling loop; empty where it parks.
    pub gaps: Buckets,
}

/// The notes that the polling thread takes.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    longest_lapse_ns: Arc<AtomicU64>,
    given_up_ns: Arc<AtomicU64>,
    lateness: Arc<Histogram>,
    /// The last heartbeat. One thread hears them all, so this lock is always free.
    last: Arc<Mutex<Option<HeardHeartbeat>>>,
}

impl Notes {
    pub(crate) fn on_event(&self, event: &Event) {
        if let Event::LeaseRegained { lapse, .. } = *event {
            self.longest_lapse_ns.fetch_max(lapse.as_nanos(), Ordering::Relaxed);
        } else if let Event::SteppedDown { at, .. } = *event {
            self.given_up_ns.store(at.as_nanos(), Ordering::Relaxed);
        }
    }

    pub(crate) fn given_up_ns(&self) -> u64 {
        self.given_up_ns.load(Ordering::Relaxed)
    }

    pub(crate) fn take_longest_lapse(&self) -> u64 {
        self.longest_lapse_ns.swap(0, Ordering::Relaxed)
    }

    pub(crate) fn on_heartbeat(&self, heard: &HeardHeartbeat) {
        // Those of a leader without a lease put no suspicion off and are none.
        if heard.promise.as_nanos() == 0 {
            return;
        }
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).replace(*heard);
        let Some(last) = last else { return };
        if (last.from, last.term) == (heard.from, heard.term) {
            let gap = heard.at.saturating_since(last.at);
            let arrival = Arrival::new(gap, last.interval, heard.absence);
            self.lateness.record(arrival.lateness.as_nanos());
        }
    }

    pub(crate) fn count(&self, metrics: &NodeMetrics, at_ns: u64) -> Count {
        let snapshot = metrics.snapshot();
        Count {
            at_ns,
            cpu_ns: cpu_ns(),
            campaigns: snapshot.stats.campaigns,
            false_suspicions: snapshot.stats.false_suspicions,
            elections_won: snapshot.stats.elections_won,
            bequests_used: snapshot.stats.bequests[BequestVerdict::Usable as usize],
            votes_asked: [Kind::PreVoteRequest, Kind::VoteRequest]
                .map(|kind| snapshot.sent[kind.index()])
                .iter()
                .sum(),
            lapses: snapshot.stats.lapses,
            longest_lapse_ns: self.take_longest_lapse(),
            lateness: buckets(&self.lateness.snapshot()),
            gaps: buckets(&snapshot.duty_cycle_gap),
        }
    }
}

fn cpu_ns() -> u64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let nanos = time.tv_sec * 1_000_000_000 + time.tv_nsec;
    u64::try_from(nanos).unwrap_or(0)
}

fn buckets(histogram: &HistogramSnapshot) -> Buckets {
    let max = histogram.max();
    histogram.iter().map(|(highest, count)| (highest.min(max), count)).collect()
}

impl Count {
    /// Returns what was counted after `earlier`.
    pub fn since(&self, earlier: &Self) -> Self {
        Self {
            at_ns: self.at_ns.saturating_sub(earlier.at_ns),
            cpu_ns: self.cpu_ns.saturating_sub(earlier.cpu_ns),
            campaigns: self.campaigns.saturating_sub(earlier.campaigns),
            false_suspicions: self.false_suspicions.saturating_sub(earlier.false_suspicions),
            elections_won: self.elections_won.saturating_sub(earlier.elections_won),
            bequests_used: self.bequests_used.saturating_sub(earlier.bequests_used),
            votes_asked: self.votes_asked.saturating_sub(earlier.votes_asked),
            lapses: self.lapses.saturating_sub(earlier.lapses),
            longest_lapse_ns: self.longest_lapse_ns,
            lateness: buckets_since(&self.lateness, &earlier.lateness),
            gaps: buckets_since(&self.gaps, &earlier.gaps),
        }
    }
}

/// Returns the buckets of now without those of then. The end of the greatest bucket moves with the
/// greatest value, so both are compared from below.
fn buckets_since(now: &[(u64, u64)], then: &[(u64, u64)]) -> Buckets {
    let mut then = then.iter().peekable();
    let mut left = Vec::with_capacity(now.len());
    for &(value, count) in now {
        let mut before = 0;
        while let Some((_, times)) = then.next_if(|(earlier, _)| *earlier <= value) {
            before += times;
        }
        left.push((value, count.saturating_sub(before)));
    }
    left.retain(|(_, count)| *count > 0);
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use interrex::{Instant, NodeId, Term};

    #[test]
    fn what_was_counted_before_is_taken_off() {
        let now = [(10, 5), (20, 7), (40, 2)];
        assert_eq!(buckets_since(&now, &[]), now);
        assert_eq!(buckets_since(&now, &[(10, 5), (20, 3)]), [(20, 4), (40, 2)]);
        // The greatest value lay in the middle of its bucket then.
        assert_eq!(buckets_since(&now, &[(10, 5), (15, 3)]), [(20, 4), (40, 2)]);
    }

    #[test]
    fn a_heartbeat_is_as_late_as_a_detector_sees_it() {
        let notes = Notes::default();
        let heard = |at_us: u64, promise, absence| HeardHeartbeat {
            from: NodeId::new(1).expect("1 is a node id"),
            term: Term(1),
            at: Instant::from_nanos(at_us * 1_000),
            interval: interrex::Duration::from_micros(100),
            promise: interrex::Duration::from_micros(promise),
            absence: interrex::Duration::from_micros(absence),
        };
        notes.on_heartbeat(&heard(100, 300, 0));
        notes.on_heartbeat(&heard(230, 300, 20));
        // Without a lease: the silence goes on.
        notes.on_heartbeat(&heard(330, 0, 0));
        notes.on_heartbeat(&heard(430, 300, 0));
        let snapshot = notes.lateness.snapshot();
        assert_eq!((snapshot.n(), snapshot.min(), snapshot.max()), (2, 10_000, 100_000));
    }

    #[test]
    fn time_on_a_core_grows_with_work() {
        let before = cpu_ns();
        let sum: u64 = std::hint::black_box((0..100_000).sum());
        assert!(sum > 0 && cpu_ns() > before);
    }
}
