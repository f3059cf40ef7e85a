//! The cost of an election among 3 to 99 members, those that would go first alive or dead: the
//! fan-out grows, rounds and time don't.

use interrex::message::Kind;
use interrex::{Duration, NodeId, Timing};
use interrex_console::interrupt::Interrupt;
use interrex_sim::{Cluster, Detail, Plan, Prng, Time, Weather};

use super::PROFILES;
use super::measure::{assert_sound, percentile, seats, settled};
use crate::cli::Runs;
use crate::report::Sheet;

const SIZES: [u8; 4] = [3, 9, 33, 99];

/// A network on which every datagram takes as long as every other, so that nothing but the size
/// differs.
const WEATHER: Weather = Weather {
    delay: Duration::from_micros(10),
    jitter: Duration::ZERO,
    loss_ppm: 0,
    burst_ppm: 0,
    burst: Duration::ZERO,
    repeat_ppm: 0,
    late_ppm: 0,
    late: Duration::ZERO,
};

/// The cost of an election, from the first request of anybody to the lease of the one that won.
struct Cost {
    us: f64,
    datagrams: u64,
    campaigns: u64,
}

/// Measures, and prints the table.
pub(crate) fn run(options: &Runs, interrupt: &Interrupt) -> anyhow::Result<()> {
    let mut sheet = Sheet::new(
        "Elections after the death of a leader and of so many of its successors,\n\
         10 us a way: from the first request to the lease",
        &[
            "profile",
            "members",
            "dead",
            "n",
            "datagrams",
            "per other",
            "campaigns",
            "p50 us",
            "p99 us",
        ],
    );
    for (profile, timing) in PROFILES {
        for nodes in SIZES {
            let mut dead = vec![0, nodes / 2 - 1];
            dead.dedup();
            for dead in dead {
                if interrupt.is_raised() {
                    return sheet.show();
                }
                let costs = elections(nodes, timing(), dead, options.runs);
                sheet.row(row(profile, nodes, dead, &costs));
            }
        }
    }
    sheet.show()
}

fn row(profile: &str, nodes: u8, dead: u8, costs: &[Cost]) -> Vec<String> {
    let mean =
        |of: fn(&Cost) -> u64| costs.iter().map(of).sum::<u64>() as f64 / costs.len().max(1) as f64;
    let times: Vec<f64> = costs.iter().map(|cost| cost.us).collect();
    let datagrams = mean(|cost| cost.datagrams);
    let numbers = [nodes, dead].map(|number| number.to_string());
    let measured = [
        costs.len().to_string(),
        format!("{datagrams:.1}"),
        format!("{:.2}", datagrams / f64::from(nodes - 1)),
        format!("{:.2}", mean(|cost| cost.campaigns)),
        format!("{:.0}", percentile(&times, 50.0)),
        format!("{:.0}", percentile(&times, 99.0)),
    ];
    std::iter::once(profile.to_owned()).chain(numbers).chain(measured).collect()
}

/// Runs so many elections; returns their costs, the fastest first.
fn elections(nodes: u8, timing: Timing, dead: u8, runs: u64) -> Vec<Cost> {
    let mut costs: Vec<_> =
        (0..runs).filter_map(|seed| election(nodes, timing, dead, seed)).collect();
    costs.sort_by(|one, other| one.us.total_cmp(&other.us));
    costs
}

/// Kills the leader and so many of those that would go first; `None` if nobody takes over.
fn election(nodes: u8, timing: Timing, dead: u8, seed: u64) -> Option<Cost> {
    let mut chance = Prng::new(seed).fork(u64::from(nodes));
    let settled = settled(&timing);
    let phase = Duration::from_nanos(chance.below(timing.heartbeat_interval.as_nanos()));
    let end = settled + timing.calm_timeout_max().scaled(40, 1);
    let mut plan = Plan::calm(seats(nodes, timing, &mut chance), end);
    (plan.seed, plan.weather, plan.calm) = (seed, WEATHER, WEATHER);
    let mut cluster = Cluster::new(plan, Detail::Nothing);
    cluster.run_until(Time::after(settled + phase));
    let (old, leader) = cluster.holder()?;
    for place in 0..=dead {
        cluster.crash(NodeId::new((leader.number() + place) % nodes)?);
    }
    let campaigns = cluster.census().campaigns;
    let mut begun = None;
    while cluster.holder().is_none_or(|(term, _)| term <= old) {
        let sent = ballots(&cluster);
        if cluster.now() > Time::after(end) || !cluster.step() {
            return None;
        }
        if cluster.census().campaigns > campaigns {
            begun.get_or_insert((cluster.now(), sent));
        }
    }
    assert_sound(&cluster);
    let (since, sent) = begun?;
    Some(Cost {
        us: cluster.now().since(since).as_nanos() as f64 / 1_000.0,
        datagrams: ballots(&cluster) - sent,
        campaigns: cluster.census().campaigns - campaigns,
    })
}

/// Returns the requests and replies of campaigns that were sent so far.
fn ballots(cluster: &Cluster) -> u64 {
    let kinds = [Kind::PreVoteRequest, Kind::PreVoteReply, Kind::VoteRequest, Kind::VoteReply];
    kinds.iter().map(|kind| cluster.census().sent[kind.index()]).sum()
}
