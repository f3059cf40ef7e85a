//! The metrics of a daemon, by name, in Prometheus' text format.
//!
//! Knows names and units. All values are read at the scrape; none is kept here.

use std::fmt;

use interrex::election::{BequestVerdict, Role};
use interrex::message::{Kind, Verdict};
use interrex::metrics::HistogramSnapshot;
use interrex::runtime::{ClockFault, MetricsSnapshot};
use interrex::wire::Rejection;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric, MetricEncoder};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use crate::view::{BOUNDS, Status, View};

/// Returns all metrics as text.
pub(super) fn text(view: &View, takhin_names: bool) -> String {
    let mut registry = Registry::default();
    registry.register_collector(Box::new(Scrape { view: view.clone(), takhin_names }));
    let mut text = String::new();
    match encode(&mut text, &registry) {
        Ok(()) => text,
        // A String takes whatever is written.
        Err(fmt::Error) => String::new(),
    }
}

struct Scrape {
    view: View,
    takhin_names: bool,
}

impl fmt::Debug for Scrape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scrape").finish_non_exhaustive()
    }
}

/// Writes metrics of one name after another.
struct Out<'a>(DescriptorEncoder<'a>);

impl Out<'_> {
    fn metric(
        &mut self,
        (name, help): (&str, &str),
        kind: MetricType,
        write: impl FnOnce(MetricEncoder<'_>) -> fmt::Result,
    ) -> fmt::Result {
        write(self.0.encode_descriptor(name, help, None, kind)?)
    }

    fn gauge(&mut self, named: (&str, &str), value: f64) -> fmt::Result {
        self.metric(named, MetricType::Gauge, |metric| ConstGauge::new(value).encode(metric))
    }

    fn flag(&mut self, named: (&str, &str), value: bool) -> fmt::Result {
        self.gauge(named, f64::from(u8::from(value)))
    }

    fn counter(&mut self, named: (&str, &str), value: u64) -> fmt::Result {
        self.metric(named, MetricType::Counter, |metric| ConstCounter::new(value).encode(metric))
    }

    fn gauges<'l>(
        &mut self,
        named: (&str, &str),
        key: &str,
        values: impl IntoIterator<Item = (&'l str, f64)>,
    ) -> fmt::Result {
        self.metric(named, MetricType::Gauge, |mut metric| {
            values.into_iter().try_for_each(|(label, value)| {
                ConstGauge::new(value).encode(metric.encode_family(&[(key, label)])?)
            })
        })
    }

    fn counters<'l>(
        &mut self,
        named: (&str, &str),
        key: &str,
        values: impl IntoIterator<Item = (&'l str, u64)>,
    ) -> fmt::Result {
        self.metric(named, MetricType::Counter, |mut metric| {
            values.into_iter().try_for_each(|(label, value)| {
                ConstCounter::new(value).encode(metric.encode_family(&[(key, label)])?)
            })
        })
    }

    /// Writes how many values are in each bucket alone, the last of which has no bound.
    fn histogram(
        &mut self,
        named: (&str, &str),
        sum: f64,
        counts: &[u64; BOUNDS.len() + 1],
    ) -> fmt::Result {
        let bounds = BOUNDS.into_iter().chain([f64::MAX]);
        let buckets: Vec<_> = bounds.zip(counts.iter().copied()).collect();
        let all = counts.iter().sum();
        self.metric(named, MetricType::Histogram, |mut metric| {
            metric.encode_histogram::<[(&str, &str); 0]>(sum, all, &buckets, None)
        })
    }

    /// Writes a histogram of the library, whose values are nanoseconds.
    fn nanos(&mut self, named: (&str, &str), snapshot: &HistogramSnapshot) -> fmt::Result {
        let mut counts = [0; BOUNDS.len() + 1];
        for (highest, count) in snapshot.iter() {
            let seconds = highest as f64 / 1e9;
            let bucket = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
            counts[bucket] += count;
        }
        self.histogram(named, snapshot.sum() as f64 / 1e9, &counts)
    }
}

impl Collector for Scrape {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut out = Out(encoder);
        let (status, metrics) = (self.view.status(), self.view.metrics());
        build(&mut out, &status)?;
        leadership(&mut out, &status, &metrics)?;
        elections(&mut out, &self.view, &metrics)?;
        votes(&mut out, &metrics)?;
        network(&mut out, &metrics)?;
        polling(&mut out, &self.view, &metrics)?;
        programs(&mut out, &self.view, &status)?;
        if self.takhin_names {
            takhin(&mut out, &self.view, &status, &metrics)?;
        }
        Ok(())
    }
}

fn build(out: &mut Out<'_>, status: &Status) -> fmt::Result {
    let named = ("interrex_build_info", "1, with the version as a label");
    out.gauges(named, "version", [(status.version.as_str(), 1.0)])
}

fn leadership(out: &mut Out<'_>, status: &Status, metrics: &MetricsSnapshot) -> fmt::Result {
    let role = (0..4).filter_map(Role::from_number).find(|role| role.name() == status.role);
    let number = role.map_or(0, |role| role as u8);
    out.gauge(
        ("interrex_state", "The role: 0 follower, 1 pre-candidate, 2 candidate, 3 leader"),
        f64::from(number),
    )?;
    let roles = (0..4).filter_map(Role::from_number);
    let roles = roles.map(|of| (of.name(), f64::from(u8::from(Some(of) == role))));
    out.gauges(("interrex_role", "1 for the present role, 0 for the others"), "role", roles)?;
    out.flag(("interrex_has_leader", "1 if a leader is known"), status.leader.is_some())?;
    out.flag(("interrex_is_leader", "1 if this node holds a lease now"), status.is_leader)?;
    out.flag(
        ("interrex_in_charge", "1 if it leads, the takeover delay is over and the gate is open"),
        status.in_charge,
    )?;
    out.gauge(("interrex_term", "The term, which is the fencing token"), status.term as f64)?;
    let voters = status.members.iter().filter(|member| member.kind != "observer").count();
    out.gauge(("interrex_voters", "The members with a vote"), voters as f64)?;
    out.gauge(("interrex_quorum", "The votes that win"), (voters / 2 + 1) as f64)?;
    let heard = metrics.voters_heard as f64;
    out.gauge(
        ("interrex_voters_heard", "Members with a vote that a leader has heard of late"),
        heard,
    )?;
    out.gauge(
        ("interrex_lease_remaining_seconds", "The time left of the lease; 0 without one"),
        status.lease_remaining.unwrap_or(0.0),
    )?;
    let round_trips = status.members.iter();
    let round_trips =
        round_trips.filter_map(|member| Some((member.id.to_string(), member.round_trip?)));
    let round_trips: Vec<_> = round_trips.collect();
    out.gauges(
        ("interrex_round_trip_seconds", "The mean round trip of a leader with each other member"),
        "peer",
        round_trips.iter().map(|(peer, seconds)| (peer.as_str(), *seconds)),
    )?;
    out.flag(("interrex_standby", "1 while the node is in standby"), status.standby)?;
    out.gauge(
        ("interrex_sealing_key", "The id of the key in use; 0 for none"),
        metrics.keys[0] as f64,
    )?;
    out.gauge(
        ("interrex_accepted_key", "The id of the other key that is accepted; 0 for none"),
        metrics.keys[1] as f64,
    )?;
    out.gauge(("interrex_priority", "The priority in elections"), status.priority as f64)?;
    let waits = status.waits_for.len() as f64;
    out.gauge(("interrex_waits_for", "Members it waits for before it takes part"), waits)?;
    let guardian = metrics.guardian as u8;
    out.gauge(("interrex_guardian_state", guardian_help()), f64::from(guardian))
}

fn guardian_help() -> &'static str {
    "The guardian: 0 none, 1 sought, 2 watching, 3 it has voided this node, 4 unwatched"
}

fn elections(out: &mut Out<'_>, view: &View, metrics: &MetricsSnapshot) -> fmt::Result {
    let (stats, counts) = (&metrics.stats, view.counts());
    out.counter(("interrex_elections", "Campaigns that this node has begun"), stats.campaigns)?;
    out.counter(("interrex_elections_won", "Campaigns that it has won"), stats.elections_won)?;
    out.counter(
        ("interrex_fast_elections", "Campaigns begun without a pre-vote"),
        stats.fast_campaigns,
    )?;
    let by_bequest = stats.bequests[BequestVerdict::Usable as usize];
    out.counter(
        ("interrex_bequest_elections", "Campaigns begun by a vote that a leader has left"),
        by_bequest,
    )?;
    out.counter(
        ("interrex_false_suspicions", "Campaigns dropped because the leader was heard again"),
        stats.false_suspicions,
    )?;
    out.counter(("interrex_leader_changes", "Leaders heard of"), stats.leader_changes)?;
    out.counter(("interrex_lease_lapses", "Times a lease ran out"), stats.lapses)?;
    out.gauge(
        (
            "interrex_last_failover_timestamp_seconds",
            "The last leader change, since 1970; 0 before one",
        ),
        counts.last_change,
    )?;
    out.histogram(
        (
            "interrex_election_duration_seconds",
            "From the first request to the quorum of a campaign won",
        ),
        counts.elections.sum,
        &counts.elections.counts,
    )
}

fn votes(out: &mut Out<'_>, metrics: &MetricsSnapshot) -> fmt::Result {
    out.counter(
        ("interrex_prevote_requests", "Pre-vote requests that were accepted for an answer"),
        metrics.received(Kind::PreVoteRequest),
    )?;
    out.counter(
        ("interrex_prevote_granted", "Pre-votes that this node has given"),
        metrics.stats.pre_votes_granted,
    )?;
    let verdicts = metrics.stats.verdicts;
    out.counter(
        ("interrex_votes_granted", "Votes and pre-votes that this node has given"),
        verdicts[Verdict::Granted as usize],
    )?;
    let refused = Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Granted);
    let refused = refused.map(|verdict| (verdict.name(), verdicts[verdict as usize]));
    out.counters(
        ("interrex_votes_refused", "Votes and pre-votes that it has refused, by reason"),
        "reason",
        refused,
    )
}

fn network(out: &mut Out<'_>, metrics: &MetricsSnapshot) -> fmt::Result {
    let received = Kind::ALL.map(|kind| (kind.name(), metrics.received(kind)));
    out.counters(("interrex_datagrams_received", "Datagrams accepted, by kind"), "kind", received)?;
    let sent = Kind::ALL.map(|kind| (kind.name(), metrics.sent(kind)));
    out.counters(("interrex_datagrams_sent", "Datagrams sent, by kind"), "kind", sent)?;
    let rejected = Rejection::ALL.map(|reason| (reason.name(), metrics.rejected(reason)));
    out.counters(
        ("interrex_datagrams_rejected", "Datagrams rejected, by reason"),
        "reason",
        rejected,
    )?;
    out.nanos(
        ("interrex_heartbeat_lateness_seconds", "How late the leader's heartbeats came"),
        &metrics.heartbeat_lateness,
    )
}

fn polling(out: &mut Out<'_>, view: &View, metrics: &MetricsSnapshot) -> fmt::Result {
    out.counter(("interrex_passes", "Passes of the polling thread"), metrics.duty_cycles)?;
    out.nanos(
        ("interrex_pass_gap_seconds", "The time between two passes of the polling thread"),
        &metrics.duty_cycle_gap,
    )?;
    out.counter(
        ("interrex_own_pauses", "Times the polling thread was kept off its core"),
        metrics.starved,
    )?;
    out.counter(
        ("interrex_events_dropped", "Events that found no room on their way to the daemon"),
        view.counts().events_dropped,
    )?;
    out.counter(
        ("interrex_store_errors", "Writes that the store failed to do"),
        metrics.store_errors,
    )?;
    let faults = ClockFault::ALL.map(|fault| (fault.name(), metrics.clock_faults(fault)));
    out.counters(
        ("interrex_clock_faults", "Times the clock was believed no more, by reason"),
        "fault",
        faults,
    )
}

fn programs(out: &mut Out<'_>, view: &View, status: &Status) -> fmt::Result {
    let checks = &status.checks;
    let up = checks.iter().map(|check| (check.name.as_str(), f64::from(u8::from(check.passes))));
    out.gauges(("interrex_check_up", "1 while the check passes"), "check", up)?;
    let changes = checks.iter().map(|check| (check.name.as_str(), check.changes));
    out.counters(
        ("interrex_check_changes", "Times the check has begun to pass or to fail"),
        "check",
        changes,
    )?;
    let failed = view.counts().hooks_failed;
    out.counter(("interrex_hooks_failed", "Hooks that ended with another code than 0"), failed)
}

/// The bounds of Takhin's histogram, in seconds.
const TAKHIN_BOUNDS: [f64; 7] = [0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0];

/// Writes the six metrics of Takhin under its names, so that its dashboards and alerts go on.
fn takhin(
    out: &mut Out<'_>,
    view: &View,
    status: &Status,
    metrics: &MetricsSnapshot,
) -> fmt::Result {
    let stats = &metrics.stats;
    out.counter(
        ("takhin_raft_elections", "Total number of leader elections initiated"),
        stats.campaigns,
    )?;
    let elections = view.counts().elections;
    // All bounds of ours are below the first of its, or among its.
    let counts = TAKHIN_BOUNDS.into_iter().chain([f64::MAX]).scan(0, |seen, bound| {
        let upto: u64 = BOUNDS
            .into_iter()
            .zip(elections.counts)
            .filter(|(own, _)| *own <= bound)
            .map(|(_, count)| count)
            .sum();
        let all = if bound == f64::MAX { elections.counts.iter().sum() } else { upto };
        let new = all - std::mem::replace(seen, all);
        Some((bound, new))
    });
    let buckets: Vec<_> = counts.collect();
    let all = elections.counts.iter().sum();
    out.metric(
        ("takhin_raft_election_duration_seconds", "Duration of leader elections in seconds"),
        MetricType::Histogram,
        |mut metric| {
            metric.encode_histogram::<[(&str, &str); 0]>(elections.sum, all, &buckets, None)
        },
    )?;
    out.counter(
        ("takhin_raft_leader_changes", "Total number of leader changes"),
        stats.leader_changes,
    )?;
    let state = match status.role.as_str() {
        "leader" => 2.0,
        "candidate" | "pre-candidate" => 1.0,
        _ => 0.0,
    };
    out.gauge(
        ("takhin_raft_state", "Current Raft state (0=follower, 1=candidate, 2=leader)"),
        state,
    )?;
    out.counter(
        ("takhin_raft_prevote_requests", "Total number of PreVote requests sent"),
        metrics.sent(Kind::PreVoteRequest),
    )?;
    out.counter(
        ("takhin_raft_prevote_granted", "Total number of PreVote requests granted"),
        stats.pre_votes_granted,
    )
}
