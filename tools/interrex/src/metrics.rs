//! The metrics of a daemon, by name.
//!
//! Knows names and units. All values are read when they are asked for; none is kept here. Knows no
//! format: that is `http`'s, and `otlp`'s.

use interrex::election::{BequestVerdict, Role};
use interrex::message::{Kind, Verdict};
use interrex::metrics::HistogramSnapshot;
use interrex::runtime::{ClockFault, MetricsSnapshot};
use interrex::wire::Rejection;

use crate::view::{BOUNDS, Status, View};

/// A metric with its values of now.
pub(crate) struct Metric {
    /// Its name, without the `_total` that Prometheus adds to a counter's.
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    pub(crate) values: Values,
}

/// The values of a metric.
pub(crate) enum Values {
    Gauges(Vec<(Label, f64)>),
    Counters(Vec<(Label, u64)>),
    Histogram(Histogram),
}

/// The name and the value of a label; `None` for a metric that has one value.
pub(crate) type Label = Option<(&'static str, String)>;

/// A histogram.
pub(crate) struct Histogram {
    /// The highest value of each bucket but the last, which has no bound.
    pub(crate) bounds: &'static [f64],
    /// The number of values in each bucket alone.
    pub(crate) counts: Vec<u64>,
    pub(crate) sum: f64,
}

/// Returns all metrics; those of Takhin too if they are asked for.
pub(crate) fn all(view: &View, takhin_names: bool) -> Vec<Metric> {
    let mut out = Out(Vec::new());
    let (status, metrics) = (view.status(), view.metrics());
    build(&mut out, &status);
    leadership(&mut out, &status, &metrics);
    elections(&mut out, view, &metrics);
    votes(&mut out, &metrics);
    network(&mut out, &metrics);
    polling(&mut out, view, &metrics);
    programs(&mut out, view, &status);
    #[cfg(feature = "otlp")]
    out.counter(
        (
            "interrex_otlp_exports_failed",
            "Exports that the collector of OpenTelemetry did not take",
        ),
        view.counts().exports_failed,
    );
    if takhin_names {
        takhin(&mut out, view, &status, &metrics);
    }
    out.0
}

type Named = (&'static str, &'static str);

/// Gathers one metric after another.
struct Out(Vec<Metric>);

impl Out {
    fn add(&mut self, (name, help): Named, values: Values) {
        self.0.push(Metric { name, help, values });
    }

    fn gauge(&mut self, named: Named, value: f64) {
        self.add(named, Values::Gauges(vec![(None, value)]));
    }

    fn flag(&mut self, named: Named, value: bool) {
        self.gauge(named, f64::from(u8::from(value)));
    }

    fn counter(&mut self, named: Named, value: u64) {
        self.add(named, Values::Counters(vec![(None, value)]));
    }

    fn gauges<'l>(
        &mut self,
        named: Named,
        key: &'static str,
        values: impl IntoIterator<Item = (&'l str, f64)>,
    ) {
        self.add(named, Values::Gauges(labelled(key, values)));
    }

    fn counters<'l>(
        &mut self,
        named: Named,
        key: &'static str,
        values: impl IntoIterator<Item = (&'l str, u64)>,
    ) {
        self.add(named, Values::Counters(labelled(key, values)));
    }

    fn histogram(
        &mut self,
        named: Named,
        bounds: &'static [f64],
        counts: impl Into<Vec<u64>>,
        sum: f64,
    ) {
        self.add(named, Values::Histogram(Histogram { bounds, counts: counts.into(), sum }));
    }

    /// Adds a histogram of the library, whose values are nanoseconds.
    fn nanos(&mut self, named: Named, snapshot: &HistogramSnapshot) {
        let mut counts = [0; BOUNDS.len() + 1];
        for (highest, count) in snapshot.iter() {
            let seconds = highest as f64 / 1e9;
            let bucket = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
            counts[bucket] += count;
        }
        self.histogram(named, &BOUNDS, counts, snapshot.sum() as f64 / 1e9);
    }
}

fn labelled<'l, T>(
    key: &'static str,
    values: impl IntoIterator<Item = (&'l str, T)>,
) -> Vec<(Label, T)> {
    values.into_iter().map(|(label, value)| (Some((key, label.to_owned())), value)).collect()
}

fn build(out: &mut Out, status: &Status) {
    let named = ("interrex_build_info", "1, with the version as a label");
    out.gauges(named, "version", [(status.version.as_str(), 1.0)]);
}

fn leadership(out: &mut Out, status: &Status, metrics: &MetricsSnapshot) {
    let role = (0..4).filter_map(Role::from_number).find(|role| role.name() == status.role);
    let number = role.map_or(0, |role| role as u8);
    out.gauge(
        ("interrex_state", "The role: 0 follower, 1 pre-candidate, 2 candidate, 3 leader"),
        f64::from(number),
    );
    let roles = (0..4).filter_map(Role::from_number);
    let roles = roles.map(|of| (of.name(), f64::from(u8::from(Some(of) == role))));
    out.gauges(("interrex_role", "1 for the present role, 0 for the others"), "role", roles);
    out.flag(("interrex_has_leader", "1 if a leader is known"), status.leader.is_some());
    out.flag(("interrex_is_leader", "1 if this node holds a lease now"), status.is_leader);
    out.flag(
        ("interrex_in_charge", "1 if it leads, the takeover delay is over and the gate is open"),
        status.in_charge,
    );
    out.gauge(("interrex_term", "The term, which is the fencing token"), status.term as f64);
    let voters = status.members.iter().filter(|member| member.kind != "observer").count();
    out.gauge(("interrex_voters", "The members with a vote"), voters as f64);
    out.gauge(("interrex_quorum", "The votes that win"), (voters / 2 + 1) as f64);
    let heard = metrics.voters_heard as f64;
    out.gauge(
        ("interrex_voters_heard", "Members with a vote that a leader has heard of late"),
        heard,
    );
    out.gauge(
        ("interrex_lease_remaining_seconds", "The time left of the lease; 0 without one"),
        status.lease_remaining.unwrap_or(0.0),
    );
    let round_trips = status.members.iter();
    let round_trips =
        round_trips.filter_map(|member| Some((member.id.to_string(), member.round_trip?)));
    let round_trips: Vec<_> = round_trips.collect();
    out.gauges(
        ("interrex_round_trip_seconds", "The mean round trip of a leader with each other member"),
        "peer",
        round_trips.iter().map(|(peer, seconds)| (peer.as_str(), *seconds)),
    );
    out.flag(("interrex_standby", "1 while the node is in standby"), status.standby);
    out.gauge(
        ("interrex_sealing_key", "The id of the key in use; 0 for none"),
        metrics.keys[0] as f64,
    );
    out.gauge(
        ("interrex_accepted_key", "The id of the other key that is accepted; 0 for none"),
        metrics.keys[1] as f64,
    );
    out.gauge(("interrex_priority", "The priority in elections"), status.priority as f64);
    let waits = status.waits_for.len() as f64;
    out.gauge(("interrex_waits_for", "Members it waits for before it takes part"), waits);
    let guardian = metrics.guardian as u8;
    out.gauge(("interrex_guardian_state", guardian_help()), f64::from(guardian));
}

fn guardian_help() -> &'static str {
    "The guardian: 0 none, 1 sought, 2 watching, 3 it has voided this node, 4 unwatched"
}

fn elections(out: &mut Out, view: &View, metrics: &MetricsSnapshot) {
    let (stats, counts) = (&metrics.stats, view.counts());
    out.counter(("interrex_elections", "Campaigns that this node has begun"), stats.campaigns);
    out.counter(("interrex_elections_won", "Campaigns that it has won"), stats.elections_won);
    out.counter(
        ("interrex_fast_elections", "Campaigns begun without a pre-vote"),
        stats.fast_campaigns,
    );
    let by_bequest = stats.bequests[BequestVerdict::Usable as usize];
    out.counter(
        ("interrex_bequest_elections", "Campaigns begun by a vote that a leader has left"),
        by_bequest,
    );
    out.counter(
        ("interrex_false_suspicions", "Campaigns dropped because the leader was heard again"),
        stats.false_suspicions,
    );
    out.counter(("interrex_leader_changes", "Leaders heard of"), stats.leader_changes);
    out.counter(("interrex_lease_lapses", "Times a lease ran out"), stats.lapses);
    out.gauge(
        (
            "interrex_last_failover_timestamp_seconds",
            "The last leader change, since 1970; 0 before one",
        ),
        counts.last_change,
    );
    out.histogram(
        (
            "interrex_election_duration_seconds",
            "From the first request to the quorum of a campaign won",
        ),
        &BOUNDS,
        counts.elections.counts,
        counts.elections.sum,
    );
}

fn votes(out: &mut Out, metrics: &MetricsSnapshot) {
    out.counter(
        ("interrex_prevote_requests", "Pre-vote requests that were accepted for an answer"),
        metrics.received(Kind::PreVoteRequest),
    );
    out.counter(
        ("interrex_prevote_granted", "Pre-votes that this node has given"),
        metrics.stats.pre_votes_granted,
    );
    let verdicts = metrics.stats.verdicts;
    out.counter(
        ("interrex_votes_granted", "Votes and pre-votes that this node has given"),
        verdicts[Verdict::Granted as usize],
    );
    let refused = Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Granted);
    let refused = refused.map(|verdict| (verdict.name(), verdicts[verdict as usize]));
    out.counters(
        ("interrex_votes_refused", "Votes and pre-votes that it has refused, by reason"),
        "reason",
        refused,
    );
}

fn network(out: &mut Out, metrics: &MetricsSnapshot) {
    let received = Kind::ALL.map(|kind| (kind.name(), metrics.received(kind)));
    out.counters(("interrex_datagrams_received", "Datagrams accepted, by kind"), "kind", received);
    let sent = Kind::ALL.map(|kind| (kind.name(), metrics.sent(kind)));
    out.counters(("interrex_datagrams_sent", "Datagrams sent, by kind"), "kind", sent);
    let rejected = Rejection::ALL.map(|reason| (reason.name(), metrics.rejected(reason)));
    out.counters(
        ("interrex_datagrams_rejected", "Datagrams rejected, by reason"),
        "reason",
        rejected,
    );
    out.nanos(
        ("interrex_heartbeat_lateness_seconds", "How late the leader's heartbeats came"),
        &metrics.heartbeat_lateness,
    );
}

fn polling(out: &mut Out, view: &View, metrics: &MetricsSnapshot) {
    out.counter(("interrex_passes", "Passes of the polling thread"), metrics.duty_cycles);
    out.nanos(
        ("interrex_pass_gap_seconds", "The time between two passes of the polling thread"),
        &metrics.duty_cycle_gap,
    );
    out.counter(
        ("interrex_own_pauses", "Times the polling thread was kept off its core"),
        metrics.starved,
    );
    out.counter(
        ("interrex_events_dropped", "Events that found no room on their way to the daemon"),
        view.counts().events_dropped,
    );
    out.counter(
        ("interrex_store_errors", "Writes that the store failed to do"),
        metrics.store_errors,
    );
    let faults = ClockFault::ALL.map(|fault| (fault.name(), metrics.clock_faults(fault)));
    out.counters(
        ("interrex_clock_faults", "Times the clock was believed no more, by reason"),
        "fault",
        faults,
    );
}

fn programs(out: &mut Out, view: &View, status: &Status) {
    let checks = &status.checks;
    let up = checks.iter().map(|check| (check.name.as_str(), f64::from(u8::from(check.passes))));
    out.gauges(("interrex_check_up", "1 while the check passes"), "check", up);
    let changes = checks.iter().map(|check| (check.name.as_str(), check.changes));
    out.counters(
        ("interrex_check_changes", "Times the check has begun to pass or to fail"),
        "check",
        changes,
    );
    let failed = view.counts().hooks_failed;
    out.counter(("interrex_hooks_failed", "Hooks that ended with another code than 0"), failed);
}

/// The bounds of Takhin's histogram, in seconds.
const TAKHIN_BOUNDS: [f64; 7] = [0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0];

/// Adds the six metrics of Takhin under its names, so that its dashboards and alerts go on.
fn takhin(out: &mut Out, view: &View, status: &Status, metrics: &MetricsSnapshot) {
    let stats = &metrics.stats;
    out.counter(
        ("takhin_raft_elections", "Total number of leader elections initiated"),
        stats.campaigns,
    );
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
        Some(all - std::mem::replace(seen, all))
    });
    out.histogram(
        ("takhin_raft_election_duration_seconds", "Duration of leader elections in seconds"),
        &TAKHIN_BOUNDS,
        counts.collect::<Vec<_>>(),
        elections.sum,
    );
    out.counter(
        ("takhin_raft_leader_changes", "Total number of leader changes"),
        stats.leader_changes,
    );
    let state = match status.role.as_str() {
        "leader" => 2.0,
        "candidate" | "pre-candidate" => 1.0,
        _ => 0.0,
    };
    out.gauge(
        ("takhin_raft_state", "Current Raft state (0=follower, 1=candidate, 2=leader)"),
        state,
    );
    out.counter(
        ("takhin_raft_prevote_requests", "Total number of PreVote requests sent"),
        metrics.sent(Kind::PreVoteRequest),
    );
    out.counter(
        ("takhin_raft_prevote_granted", "Total number of PreVote requests granted"),
        stats.pre_votes_granted,
    );
}
