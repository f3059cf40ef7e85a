//! The state of a daemon as others see it: the control socket, HTTP, and people.
//!
//! Knows what is shown and how it is kept for readers of other threads. Decides nothing.

use std::collections::VecDeque;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use interrex::election::{Event, Role};
use interrex::runtime::{MetricsSnapshot, NodeMetrics};
use interrex::{Leadership, NodeId, NumberedEvent, Term};
use serde::{Deserialize, Serialize};

use crate::liveness::Liveness;

/// The events that are kept for whoever comes later.
const KEPT: usize = 1_024;

/// The bounds of the histogram of elections and failovers, in seconds: from 10 us to 10 s.
pub(crate) const BOUNDS: [f64; 13] = [
    0.000_01, 0.000_025, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.1,
    1.0, 10.0,
];

/// One event, as it is told to those who watch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Told {
    /// Counts from 1. Where some are missing, so many events were dropped.
    pub(crate) seq: u64,
    /// Microseconds since 1970, by the wall clock of this host.
    pub(crate) unix_us: u64,
    pub(crate) what: What,
}

/// The content of an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum What {
    /// The node has said so.
    Node(Event),
    /// A program was started for a term.
    Started { program: String, term: u64 },
    /// It has ended.
    Ended { program: String, term: u64, exit_code: Option<u8> },
    /// A check passes from now on, or fails.
    Check { name: String, passes: bool, why: Option<String> },
    /// This node does a leader's work from now on: the takeover delay is over, the gate is open.
    InCharge { term: u64 },
    /// It does no more.
    NotInCharge { term: u64 },
}

/// The state of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CheckView {
    pub(crate) name: String,
    pub(crate) passes: bool,
    /// Says what is wrong, where the last try has failed.
    pub(crate) why: Option<String>,
    /// The number of times that it has begun to pass or to fail.
    pub(crate) changes: u64,
}

/// The status of a daemon.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Status {
    pub(crate) cluster: u64,
    pub(crate) node: u8,
    pub(crate) role: String,
    pub(crate) term: u64,
    /// The leader, once one is known.
    pub(crate) leader: Option<u8>,
    /// True if this node holds a lease now.
    pub(crate) is_leader: bool,
    /// True if it does a leader's work too.
    pub(crate) in_charge: bool,
    /// Seconds left of the lease; infinite, which JSON shows as null, for a node that needs nobody.
    pub(crate) lease_remaining: Option<f64>,
    pub(crate) standby: bool,
    pub(crate) priority: u64,
    pub(crate) voters_heard: u64,
    /// The members whose answers it waits for before it takes part.
    pub(crate) waits_for: Vec<u8>,
    pub(crate) guardian: String,
    pub(crate) members: Vec<MemberView>,
    pub(crate) checks: Vec<CheckView>,
    /// Seconds since the daemon's start.
    pub(crate) uptime: f64,
    pub(crate) version: String,
}

/// A member, as it is configured, and what this node has measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MemberView {
    pub(crate) id: u8,
    pub(crate) address: String,
    pub(crate) kind: String,
    /// Seconds of a round trip with it, while this node leads.
    #[serde(default)]
    pub(crate) round_trip: Option<f64>,
}

impl MemberView {
    /// Returns it with what was measured, if this node `leads`: else the measure is old.
    fn measured(&self, metrics: &MetricsSnapshot, leads: bool) -> Self {
        let with = NodeId::new(self.id).filter(|_| leads);
        let round_trip = with.and_then(|with| metrics.round_trip(with));
        let round_trip = round_trip.map(|time| Duration::from(time).as_secs_f64());
        Self { round_trip, ..self.clone() }
    }
}

/// A histogram of durations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Durations {
    /// Those up to each of [`BOUNDS`], and all others last; not summed up.
    pub(crate) counts: [u64; BOUNDS.len() + 1],
    pub(crate) sum: f64,
}

impl Durations {
    fn add(&mut self, seconds: f64) {
        let place = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        self.counts[place] += 1;
        self.sum += seconds;
    }
}

/// The counts that only the daemon keeps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) hooks_failed: u64,
    /// The events of the node that have found no room on their way to the daemon.
    pub(crate) events_dropped: u64,
    /// The exports that the collector of OpenTelemetry did not take.
    #[cfg(feature = "otlp")]
    pub(crate) exports_failed: u64,
    /// From the first request of a campaign that was won to its quorum.
    pub(crate) elections: Durations,
    /// Seconds since 1970 of the last leader change; 0 before one.
    pub(crate) last_change: f64,
}

/// The part that changes, behind one lock. No thread holds it for long, the polling thread never.
#[derive(Debug, Default)]
struct Changing {
    events: VecDeque<Told>,
    last_seq: u64,
    /// The number of the last event of the node.
    last_event: u64,
    checks: Vec<CheckView>,
    counts: Counts,
    is_over: bool,
}

/// The view of one daemon, for any thread.
#[derive(Clone)]
pub(crate) struct View(Arc<Shared>);

struct Shared {
    leadership: Leadership,
    metrics: Arc<NodeMetrics>,
    cluster: u64,
    node: NodeId,
    members: Vec<MemberView>,
    began: Instant,
    /// The term in which this node does a leader's work; 0 for none.
    in_charge: AtomicU64,
    changing: Mutex<Changing>,
    /// Wakes those who wait for an event.
    news: Condvar,
    liveness: Mutex<Liveness>,
}

/// The seconds from which on a lease does not end: a year.
const ENDLESS: f64 = 365.0 * 86_400.0;

impl View {
    pub(crate) fn new(
        leadership: Leadership,
        metrics: Arc<NodeMetrics>,
        (cluster, node): (u64, NodeId),
        members: Vec<MemberView>,
    ) -> Self {
        Self(Arc::new(Shared {
            leadership,
            metrics,
            cluster,
            node,
            members,
            began: Instant::now(),
            in_charge: AtomicU64::new(0),
            changing: Mutex::default(),
            news: Condvar::new(),
            liveness: Mutex::new(Liveness::new(Instant::now())),
        }))
    }

    fn changing(&self) -> MutexGuard<'_, Changing> {
        self.0.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns whether this node holds a lease now, and does a leader's work.
    pub(crate) fn is_in_charge(&self) -> bool {
        let term = self.0.in_charge.load(Relaxed);
        self.0.leadership.token().is_some_and(|token| token.term.0 == term)
    }

    /// Returns whether this node knows who leads, and it is another.
    pub(crate) fn is_replica(&self) -> bool {
        let standing = self.0.leadership.standing();
        standing.leader.is_some_and(|leader| leader != self.0.node)
    }

    /// Returns whether the polling thread makes passes. See [`Liveness`].
    pub(crate) fn is_alive(&self) -> bool {
        let passes = self.metrics().duty_cycles;
        let mut liveness = self.0.liveness.lock().unwrap_or_else(PoisonError::into_inner);
        liveness.look(Instant::now(), passes)
    }

    /// Returns whether this node takes part: it knows what it may have forgotten.
    pub(crate) fn is_ready(&self) -> bool {
        self.0.metrics.snapshot().waits_for.is_empty()
    }

    pub(crate) fn set_in_charge(&self, term: Option<Term>) {
        let new = term.map_or(0, |term| term.0);
        let old = self.0.in_charge.swap(new, Relaxed);
        if old == new {
            return;
        }
        if old != 0 {
            self.tell(What::NotInCharge { term: old });
        }
        if new != 0 {
            self.tell(What::InCharge { term: new });
        }
    }

    pub(crate) fn set_check(&self, place: usize, check: CheckView) {
        let mut changing = self.changing();
        match changing.checks.get_mut(place) {
            Some(known) => *known = check,
            None => changing.checks.push(check),
        }
    }

    pub(crate) fn clear_checks(&self) {
        self.changing().checks.clear();
    }

    pub(crate) fn count_failed_hook(&self) {
        self.changing().counts.hooks_failed += 1;
    }

    /// Tells those who watch of an event of the node. Events before it that have found no room
    /// leave a gap in the numbers.
    pub(crate) fn tell_event(&self, told: &NumberedEvent) {
        self.changing().note_event(told.number);
        self.tell(What::Node(told.event));
    }

    #[cfg(feature = "otlp")]
    pub(crate) fn count_failed_export(&self) {
        self.changing().counts.exports_failed += 1;
    }

    /// Returns the number of the cluster, and that of the node.
    #[cfg(feature = "otlp")]
    pub(crate) fn identity(&self) -> (u64, u8) {
        (self.0.cluster, self.0.node.number())
    }

    /// Tells those who watch, and counts.
    pub(crate) fn tell(&self, what: What) {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut changing = self.changing();
        if let What::Node(event) = &what {
            changing.count(event, since.as_secs_f64());
        }
        changing.last_seq += 1;
        let unix_us = u64::try_from(since.as_micros()).unwrap_or(u64::MAX);
        let told = Told { seq: changing.last_seq, unix_us, what };
        if changing.events.len() == KEPT {
            changing.events.pop_front();
        }
        changing.events.push_back(told);
        drop(changing);
        self.0.news.notify_all();
    }

    /// Notes that nothing more is told.
    pub(crate) fn end(&self) {
        self.changing().is_over = true;
        self.0.news.notify_all();
    }

    /// Returns the events after `seq`, waiting up to `limit` for one; `None` once nothing more is
    /// told.
    pub(crate) fn events_after(&self, seq: u64, limit: Duration) -> Option<Vec<Told>> {
        let waits = |changing: &mut Changing| !changing.is_over && changing.last_seq <= seq;
        let waited = self.0.news.wait_timeout_while(self.changing(), limit, waits);
        let (changing, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let new: Vec<_> = changing.events.iter().filter(|told| told.seq > seq).cloned().collect();
        if new.is_empty() && changing.is_over { None } else { Some(new) }
    }

    /// Returns the number of the last event.
    pub(crate) fn last_seq(&self) -> u64 {
        self.changing().last_seq
    }

    pub(crate) fn counts(&self) -> Counts {
        self.changing().counts.clone()
    }

    pub(crate) fn metrics(&self) -> MetricsSnapshot {
        self.0.metrics.snapshot()
    }

    pub(crate) fn status(&self) -> Status {
        let Shared { leadership, cluster, node, members, began, .. } = &*self.0;
        let (standing, token) = (leadership.standing(), leadership.token());
        let metrics = self.metrics();
        let leads = standing.role == Role::Leader;
        Status {
            cluster: *cluster,
            node: node.number(),
            role: standing.role.name().to_owned(),
            term: standing.term.0,
            leader: standing.leader.map(NodeId::number),
            is_leader: token.is_some(),
            in_charge: self.is_in_charge(),
            lease_remaining: token.map(|token| seconds_left(token.time_left)),
            standby: metrics.standby,
            priority: metrics.priority,
            voters_heard: metrics.voters_heard,
            waits_for: metrics.waits_for.iter().map(NodeId::number).collect(),
            guardian: metrics.guardian.name().to_owned(),
            members: members.iter().map(|member| member.measured(&metrics, leads)).collect(),
            checks: self.changing().checks.clone(),
            uptime: began.elapsed().as_secs_f64(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// Returns the seconds of a lease that are left; infinity where it does not end.
fn seconds_left(time: interrex::Duration) -> f64 {
    let seconds = Duration::from(time).as_secs_f64();
    if seconds < ENDLESS { seconds } else { f64::INFINITY }
}

impl Changing {
    fn note_event(&mut self, number: u64) {
        let missing = number.saturating_sub(self.last_event + 1);
        self.last_event = number;
        self.last_seq += missing;
        self.counts.events_dropped += missing;
    }

    fn count(&mut self, event: &Event, now: f64) {
        let counts = &mut self.counts;
        if let Event::BecameLeader { campaign_started, at, .. } = event {
            let took = at.saturating_since(*campaign_started);
            counts.elections.add(Duration::from(took).as_secs_f64());
        }
        if matches!(event, Event::BecameLeader { .. } | Event::LeaderChanged { .. }) {
            counts.last_change = now;
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use interrex::{Authentication, ClusterId, Config, Member, NodeBuilder};
    use std::net::UdpSocket;

    /// Returns the view of a node that has made no pass for as long as a thread may.
    pub(crate) fn of_a_stuck_node() -> View {
        let id = NodeId::new(1).expect("it is small");
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let address = socket.local_addr().expect("it is bound");
        let config = Config::new(ClusterId(1), id, vec![Member::voter(id, address)])
            .authentication(Authentication::Off);
        let node = NodeBuilder::new(config).socket(socket).bind().expect("it is bound already");
        let view = View::new(node.leadership(), node.metrics(), (1, id), Vec::new());
        let long_ago = Instant::now().checked_sub(Duration::from_secs(10));
        let long_ago = long_ago.expect("this host has run for longer");
        let mut liveness = Liveness::new(long_ago);
        liveness.look(long_ago, view.metrics().duty_cycles);
        *view.0.liveness.lock().expect("unshared") = liveness;
        view
    }

    #[test]
    fn a_node_that_makes_no_pass_is_not_alive() {
        assert!(!of_a_stuck_node().is_alive());
    }

    #[test]
    fn events_that_found_no_room_are_counted_and_leave_a_gap() {
        let mut changing = Changing::default();
        for number in [1, 2, 6, 7] {
            changing.note_event(number);
        }
        assert_eq!((changing.counts.events_dropped, changing.last_seq), (3, 3));
    }
}
