//! A leader whose thread stops while its host goes on. Its port stays open, so silence alone tells.
//! Measures how soon it is replaced, and beside that how often silence is wrong.

use interrex::{Duration, Pace, Timing};
use interrex_console::interrupt::Interrupt;
use interrex_sim::{Cluster, Detail, Fault, NodeFault, Plan, Prng, Time, Who};

use super::measure::{assert_sound, percentile, seats, settled};
use crate::cli::Runs;
use crate::report::Sheet;

const fn us(us: u64) -> Duration {
    Duration::from_micros(us)
}

/// Returns `fast`, but with silence trusted as on a quiet host.
fn quiet() -> Timing {
    Timing {
        election_timeout_min: us(400),
        election_timeout_max: us(800),
        lapse_limit: us(1_600),
        ..Timing::fast()
    }
}

fn quiet_auto() -> Timing {
    let pace = Pace::Auto { heartbeat_min: us(80), heartbeat_max: us(150), promise_min: us(300) };
    Timing { pace, promise_max: us(500), ..quiet() }
}

/// The time in which nobody stops, for each run in which somebody does.
const CALM_A_RUN: Duration = us(200_000);

/// Measures, and prints the table.
pub(crate) fn run(options: &Runs, interrupt: &Interrupt) -> anyhow::Result<()> {
    let title = "A leader stops (SIGSTOP), and threads are at most 50 us late: us to another's\n\
                 lease, and mistakes while nobody stops";
    let columns = ["timing", "members", "n", "p50", "p99", "max", "calm s", "campaigns", "changes"];
    let mut sheet = Sheet::new(title, &columns);
    let rows: [(&str, Timing, u8); 5] = [
        ("fast, 400-800 us", quiet(), 3),
        ("fast, 400-800 us", quiet(), 5),
        ("fast, pace auto", quiet_auto(), 3),
        ("colo", Timing::colo(), 3),
        ("fast", Timing::fast(), 3),
    ];
    for (name, timing, nodes) in rows {
        if interrupt.is_raised() {
            break;
        }
        sheet.row(row(name, nodes, timing, options.runs));
    }
    sheet.show()
}

fn row(name: &str, nodes: u8, timing: Timing, runs: u64) -> Vec<String> {
    let mut times: Vec<f64> =
        (0..runs).filter_map(|seed| replaced_after(nodes, timing, seed)).collect();
    times.sort_by(f64::total_cmp);
    let calm = CALM_A_RUN.scaled(runs, 1);
    let (campaigns, changes) = mistakes(nodes, timing, calm);
    let quantiles = [50.0, 99.0, 100.0].map(|part| format!("{:.0}", percentile(&times, part)));
    let seconds = calm.as_nanos() as f64 / 1e9;
    let counts = [format!("{seconds:.0}"), campaigns.to_string(), changes.to_string()];
    let case = [name.to_owned(), nodes.to_string(), times.len().to_string()];
    case.into_iter().chain(quantiles).chain(counts).collect()
}

fn plan(nodes: u8, timing: Timing, seed: u64, end: Duration) -> Plan {
    let mut chance = Prng::new(seed).fork(u64::from(nodes));
    let mut plan = Plan::calm(seats(nodes, timing, &mut chance), end);
    plan.seed = seed;
    plan.among_quiet_hosts()
}

/// Returns the us from the stop to another's lease; `None` if nobody takes over.
fn replaced_after(nodes: u8, timing: Timing, seed: u64) -> Option<f64> {
    let phase = Prng::new(seed).below(timing.heartbeat_interval.as_nanos());
    let stops = settled(&timing) + Duration::from_nanos(phase);
    let lasts = timing.calm_timeout_max().scaled(20, 1);
    let stop = Fault::Node(Who::Leader, NodeFault::Pause);
    let mut cluster = Cluster::new(
        plan(nodes, timing, seed, stops + lasts).with(stops, lasts, stop),
        Detail::Nothing,
    );
    cluster.run_until(Time::after(stops));
    let (old, _) = cluster.holder()?;
    while cluster.holder().is_none_or(|(term, _)| term <= old) {
        if cluster.now() > Time::after(stops + lasts) || !cluster.step() {
            return None;
        }
    }
    assert_sound(&cluster);
    Some(cluster.now().since(Time::after(stops)).as_nanos() as f64 / 1_000.0)
}

/// Returns the campaigns and leader changes of a stretch in which nobody stops.
fn mistakes(nodes: u8, timing: Timing, length: Duration) -> (u64, u64) {
    let settled = settled(&timing);
    let mut cluster = Cluster::new(plan(nodes, timing, 1, settled + length), Detail::Nothing);
    cluster.run_until(Time::after(settled));
    let before = (cluster.census().campaigns, cluster.census().handovers);
    cluster.run_until(Time::after(settled + length));
    assert_sound(&cluster);
    (cluster.census().campaigns - before.0, cluster.census().handovers - before.1)
}
