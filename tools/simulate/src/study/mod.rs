//! The usual measures of elections, taken in virtual time.
//!
//! | file | what it knows |
//! |---|---|
//! | `measure.rs` | one failover, one stable hour, one churning cluster |
//! | `scale.rs` | elections among 3 to 99 members |
//! | `silence.rs` | a leader that stops without a word, among quiet hosts |
//! | `split.rs` | split votes: the classic scheme simulated and in closed form, and ours |

mod measure;
pub(crate) mod scale;
pub(crate) mod silence;
mod split;

use std::path::Path;

use interrex::Timing;
use interrex::message::Kind;
use interrex_console::figure::{Chart, Curve, Figure, Scale};
use interrex_console::interrupt::Interrupt;

use crate::cli::Study;
use crate::outputs;
use crate::report::{Sheet, keep, say};

pub(crate) use measure::stable;
use measure::{Failover, failovers, percentile};

/// Clusters from the smallest that survives a crash to the largest that fits.
const SIZES: [u8; 8] = [3, 5, 7, 9, 15, 31, 63, 99];

/// A profile's name, and its timing.
type Profile = (&'static str, fn() -> Timing);

/// Those for one data centre and for one rack.
const PROFILES: [Profile; 2] = [("lan", Timing::lan), ("colo", Timing::colo)];

/// Measures all, prints the tables, and writes them and the figures into a directory.
pub(crate) fn run(options: &Study, interrupt: &Interrupt) -> anyhow::Result<()> {
    let out = options.out.as_path();
    outputs::make_directory(out)?;
    let steps: [fn(&Study, &Path) -> anyhow::Result<()>; 4] =
        [study_failovers, study_stability, split::study, study_churn];
    for step in steps {
        if interrupt.is_raised() {
            return say(&format!("interrupted: what was measured so far is in {}", out.display()));
        }
        step(options, out)?;
    }
    say(&format!("tables and figures are in {}", out.display()))
}

fn study_failovers(options: &Study, out: &Path) -> anyhow::Result<()> {
    let mut times = Sheet::new(
        "Convergence: from the leader's crash to the next valid lease, in us",
        &["profile", "nodes", "n", "detection p50", "election p50", "p50", "p90", "p99", "max"],
    );
    let kinds = Kind::ALL.map(Kind::name);
    let mut messages = Sheet::new(
        "Datagrams per election, from its first request to the lease, mean",
        &[&["profile", "nodes"][..], &kinds[2..6], &["all"]].concat(),
    );
    let mut curves = Vec::new();
    let mut kind_curves: Vec<Curve> = Vec::new();
    for (profile, timing) in PROFILES {
        let mut halves = Curve::line(&format!("{profile}, p50"));
        let mut tails = Curve::line(&format!("{profile}, p99"));
        for nodes in SIZES {
            let runs = failovers(nodes, timing(), options.runs);
            let totals = micros(&runs, |run| run.detection + run.election);
            times.row(time_row(profile, nodes, &runs));
            messages.row(message_row(profile, nodes, &runs));
            halves.points.push((f64::from(nodes), percentile(&totals, 50.0)));
            tails.points.push((f64::from(nodes), percentile(&totals, 99.0)));
            if profile == "lan" {
                add_kinds(&mut kind_curves, nodes, &runs);
            }
        }
        curves.extend([halves, tails]);
    }
    times.write(out, "convergence")?;
    messages.write(out, "messages")?;
    let figure = Figure {
        title: "Convergence after a leader's crash".to_owned(),
        subtitles: vec![
            "simulated, calm network; hosts say that a process is gone: promises of 50 ms and \
             250 us are left"
                .to_owned(),
        ],
        charts: vec![Chart::new(
            ("members", Scale::Log),
            ("from crash to lease", Scale::LogOfMicros),
            curves,
        )],
    };
    keep(&figure, out, "convergence")?;
    let figure = Figure {
        title: "Datagrams per election".to_owned(),
        subtitles: vec![
            "simulated, lan profile, fast path: no pre-vote is needed after a crash".to_owned(),
        ],
        charts: vec![Chart::new(
            ("members", Scale::Log),
            ("datagrams, mean", Scale::Log),
            kind_curves.into_iter().filter(|curve| !curve.points.is_empty()).collect(),
        )],
    };
    keep(&figure, out, "messages")
}

fn micros(runs: &[Failover], of: impl Fn(&Failover) -> u64) -> Vec<f64> {
    let mut values: Vec<f64> = runs.iter().map(|run| of(run) as f64 / 1_000.0).collect();
    values.sort_by(f64::total_cmp);
    values
}

fn time_row(profile: &str, nodes: u8, runs: &[Failover]) -> Vec<String> {
    let totals = micros(runs, |run| run.detection + run.election);
    let detection = percentile(&micros(runs, |run| run.detection), 50.0);
    let election = percentile(&micros(runs, |run| run.election), 50.0);
    let mut row = vec![profile.to_owned(), nodes.to_string(), runs.len().to_string()];
    let quantiles = [50.0, 90.0, 99.0, 100.0].map(|part| percentile(&totals, part));
    row.extend([detection, election].iter().chain(&quantiles).map(|us| format!("{us:.0}")));
    row
}

fn mean_messages(runs: &[Failover], kind: usize) -> f64 {
    let sum: u64 = runs.iter().map(|run| run.messages[kind]).sum();
    sum as f64 / runs.len().max(1) as f64
}

fn message_row(profile: &str, nodes: u8, runs: &[Failover]) -> Vec<String> {
    let means: Vec<f64> = (2..6).map(|kind| mean_messages(runs, kind)).collect();
    let mut row = vec![profile.to_owned(), nodes.to_string()];
    row.extend(means.iter().map(|mean| format!("{mean:.1}")));
    row.push(format!("{:.1}", means.iter().sum::<f64>()));
    row
}

fn add_kinds(curves: &mut Vec<Curve>, nodes: u8, runs: &[Failover]) {
    for kind in &Kind::ALL[2..6] {
        let mean = mean_messages(runs, kind.index());
        if !curves.iter().any(|curve| curve.name == kind.name()) {
            curves.push(Curve::line(kind.name()));
        }
        let curve = curves.iter_mut().find(|curve| curve.name == kind.name());
        if let Some(curve) = curve.filter(|_| mean > 0.0) {
            curve.points.push((f64::from(nodes), mean));
        }
    }
}

fn study_stability(options: &Study, out: &Path) -> anyhow::Result<()> {
    let mut sheet = Sheet::new(
        "Stability: what happens in an hour in which nobody dies",
        &[
            "profile",
            "hosts",
            "nodes",
            "simulated s",
            "campaigns/h",
            "leader changes/h",
            "lapses/h",
        ],
    );
    for (profile, timing) in PROFILES {
        for busy in [false, true] {
            // More members of the colo profile beat so often that no simulated minute is
            // affordable.
            for nodes in SIZES.into_iter().filter(|&nodes| profile == "lan" || nodes < 16) {
                let stable = measure::stable(nodes, timing(), None, busy, options.runs);
                let per_hour =
                    |count: u64| format!("{:.1}", count as f64 * 3_600.0 / stable.seconds);
                sheet.row(vec![
                    profile.to_owned(),
                    if busy { "busy VMs" } else { "quiet" }.to_owned(),
                    nodes.to_string(),
                    format!("{:.0}", stable.seconds),
                    per_hour(stable.campaigns),
                    per_hour(stable.changes),
                    per_hour(stable.lapses),
                ]);
            }
        }
    }
    sheet.write(out, "stability")
}

fn study_churn(_: &Study, out: &Path) -> anyhow::Result<()> {
    let mut sheet = Sheet::new(
        "Churn: elections a second while every leader is lost at once",
        &["profile", "nodes", "leaders resign", "leaders crash"],
    );
    let mut curves = Vec::new();
    for (profile, timing) in PROFILES {
        let mut resigning = Curve::line(&format!("{profile}, leaders resign"));
        let mut crashing = Curve::line(&format!("{profile}, leaders crash and restart"));
        for nodes in SIZES {
            let resigned = measure::churn(nodes, timing(), true);
            let crashed = measure::churn(nodes, timing(), false);
            resigning.points.push((f64::from(nodes), resigned));
            crashing.points.push((f64::from(nodes), crashed));
            let rates = [resigned, crashed].map(|rate| format!("{rate:.1}"));
            let row = [profile.to_owned(), nodes.to_string()].into_iter().chain(rates);
            sheet.row(row.collect());
        }
        curves.extend([resigning, crashing]);
    }
    sheet.write(out, "churn")?;
    let figure = Figure {
        title: "Elections a second under churn".to_owned(),
        subtitles: vec![
            "simulated: each leader resigns, or crashes, as soon as it holds a lease".to_owned(),
        ],
        charts: vec![Chart::new(
            ("members", Scale::Log),
            ("elections a second", Scale::Log),
            curves,
        )],
    };
    keep(&figure, out, "churn")
}
