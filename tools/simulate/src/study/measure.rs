//! One failover, one stable stretch, one churning cluster: each a run of the simulator.

use interrex::election::{Command, CustomDetector};
use interrex::message::Kind;
use interrex::{Duration, NodeId, Timing};
use interrex_sim::{
    Cluster, Detail, Drift, Fault, NodeFault, Plan, Prng, Property, Seat, Time, Weather, Who,
};

/// The number of election timeouts after which the first leader has long been elected.
const SETTLING: u64 = 8;

/// Returns a time by which the first leader has long been elected.
pub(crate) fn settled(timing: &Timing) -> Duration {
    timing.calm_timeout_max().scaled(SETTLING, 1) + timing.campaign_limit
}

/// A failover; times in ns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failover {
    /// From the crash to the first request of the campaign that won.
    pub(crate) detection: u64,
    /// From there to the lease.
    pub(crate) election: u64,
    pub(crate) messages: [u64; Kind::ALL.len()],
    /// True if some campaign failed in between.
    pub(crate) failed: bool,
    /// From the first request of anybody to the lease.
    pub(crate) contest: u64,
}

/// Returns so many voters on hosts whose clocks differ a little.
pub(crate) fn seats(nodes: u8, timing: Timing, chance: &mut Prng) -> Vec<Seat> {
    let drift = |chance: &mut Prng| Drift {
        offset_ns: chance.below(1 << 40),
        ppm: chance.below(101) as i32 - 50,
        grain_ns: 1,
    };
    (0..nodes).map(|_| Seat { drift: drift(chance), ..Seat::voter(timing) }).collect()
}

/// Runs as many failovers of a cluster of that size on a calm network.
pub(crate) fn failovers(nodes: u8, timing: Timing, runs: u64) -> Vec<Failover> {
    let weather = Weather::calm(&timing);
    (0..runs).filter_map(|seed| failover(nodes, timing, weather, seed)).collect()
}

/// Runs one failover; `None` if nobody took over within the run.
pub(crate) fn failover(nodes: u8, timing: Timing, weather: Weather, seed: u64) -> Option<Failover> {
    let mut chance = Prng::new(seed).fork(u64::from(nodes));
    let timeout = timing.calm_timeout_max();
    let settled = settled(&timing);
    // Anywhere between two heartbeats.
    let phase = Duration::from_nanos(chance.below(timing.heartbeat_interval.as_nanos()));
    let end = settled + timeout.scaled(40, 1);
    let mut plan = Plan::calm(seats(nodes, timing, &mut chance), end);
    (plan.seed, plan.weather, plan.calm) = (seed, weather, weather);
    let mut cluster = Cluster::new(plan, Detail::Nothing);
    cluster.run_until(Time::after(settled + phase));
    let (old, leader) = cluster.holder()?;
    let failed = cluster.census().failed_campaigns;
    let campaigns = cluster.census().campaigns;
    let mut first = None;
    let crash = cluster.now();
    cluster.crash(leader);
    while cluster.holder().is_none_or(|(term, _)| term <= old) {
        if cluster.now() > Time::after(end) || !cluster.step() {
            return None;
        }
        if cluster.census().campaigns > campaigns {
            first.get_or_insert(cluster.now());
        }
    }
    let taken = *cluster.census().history.last()?;
    let mut messages = taken.sent;
    messages.iter_mut().zip(taken.sent_before).for_each(|(sent, before)| *sent -= before);
    Some(Failover {
        detection: taken.campaign.since(crash).as_nanos(),
        election: taken.at.since(taken.campaign).as_nanos(),
        messages,
        failed: cluster.census().failed_campaigns > failed,
        contest: taken.at.since(first.unwrap_or(crash)).as_nanos(),
    })
}

/// A stretch in which nobody dies.
pub(crate) struct Stable {
    pub(crate) seconds: f64,
    pub(crate) campaigns: u64,
    pub(crate) changes: u64,
    pub(crate) lapses: u64,
}

/// Runs a stretch of some millions of steps. One datagram in 10 000 is lost, and on busy hosts
/// threads pause as on the virtual machine where this was planned.
pub(crate) fn stable(
    nodes: u8,
    timing: Timing,
    detector: Option<CustomDetector>,
    busy: bool,
    runs: u64,
) -> Stable {
    let steps_a_beat = 2 * u64::from(nodes);
    let beats = 30_000 * runs / steps_a_beat;
    let length = timing.heartbeat_interval.scaled(beats, 1).min(Duration::from_millis(3_600_000));
    let mut chance = Prng::new(u64::from(nodes));
    let settled = settled(&timing);
    let mut plan = Plan::calm(seats(nodes, timing, &mut chance), settled + length);
    plan.weather.loss_ppm = 100;
    plan.detector = detector;
    if busy {
        (0..nodes).for_each(|node| add_pauses(&mut plan, node, settled, length, &mut chance));
    }
    let mut cluster = Cluster::new(plan, Detail::Nothing);
    cluster.run_until(Time::after(settled));
    let before = cluster.census().clone();
    cluster.run_until(Time::after(settled + length));
    assert_sound(&cluster);
    let after = cluster.census();
    Stable {
        seconds: length.as_nanos() as f64 / 1e9,
        campaigns: after.campaigns - before.campaigns,
        changes: after.handovers - before.handovers,
        lapses: after.lapses - before.lapses,
    }
}

/// Adds pauses as seen on a machine of two shared cores: over 1 ms twice in three seconds, over
/// 5 ms every ten, up to 26 ms now and then.
fn add_pauses(plan: &mut Plan, node: u8, from: Duration, length: Duration, chance: &mut Prng) {
    let mut at = from;
    while at < from + length && plan.faults.len() < usize::from(u16::MAX) {
        at = at + Duration::from_micros(chance.between(100_000, 2_900_000));
        let lasts = match chance.below(60) {
            0 => chance.between(10_000, 26_000),
            1..5 => chance.between(5_000, 10_000),
            _ => chance.between(1_000, 5_000),
        };
        plan.push(at, Duration::from_micros(lasts), Fault::Node(Who::Node(node), NodeFault::Pause));
    }
}

/// Returns the elections a second where every leader resigns, or crashes and restarts 1 ms later,
/// as soon as it holds a lease.
///
/// # Panics
/// If a safety property is violated on the way.
pub(crate) fn churn(nodes: u8, timing: Timing, resigning: bool) -> f64 {
    let length = timing.calm_timeout_max().scaled(if resigning { 20 } else { 200 }, 1);
    let mut chance = Prng::new(u64::from(nodes));
    let mut cluster =
        Cluster::new(Plan::calm(seats(nodes, timing, &mut chance), length), Detail::Nothing);
    let mut lost = None;
    let mut dead: Vec<(Time, NodeId)> = Vec::new();
    while cluster.now() < Time::after(length) && cluster.step() {
        let now = cluster.now();
        dead.retain(|&(since, node)| {
            let stays = now.since(since) < Duration::from_millis(1);
            if !stays {
                cluster.restart(node);
            }
            stays
        });
        let Some((term, leader)) = cluster.holder().filter(|holder| lost != Some(*holder)) else {
            continue;
        };
        lost = Some((term, leader));
        if resigning {
            cluster.command(usize::from(leader.number()), Command::Resign);
        } else {
            cluster.crash(leader);
            dead.push((now, leader));
        }
    }
    assert_sound(&cluster);
    cluster.census().handovers as f64 / (length.as_nanos() as f64 / 1e9)
}

/// Makes sure that the run is sound.
///
/// # Panics
/// If a safety property was violated: no number from such a run means anything.
pub(crate) fn assert_sound(cluster: &Cluster) {
    let broken = cluster.violation().filter(|violation| violation.property < Property::L1);
    assert!(broken.is_none(), "the study breaks a property: {broken:?}");
}

/// Returns the value below which that part of sorted `values` lies, in percent.
pub(crate) fn percentile(values: &[f64], part: f64) -> f64 {
    let last = values.len().saturating_sub(1);
    let place = (part / 100.0 * last as f64).round() as usize;
    values.get(place.min(last)).copied().unwrap_or(f64::NAN)
}
