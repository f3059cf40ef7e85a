//! The figures: who led and what was done when, what it cost, what processes held.

use std::collections::BTreeMap;

use interrex::NodeId;
use interrex_console::figure::{Chart, Curve, Figure, Scale};

use super::costs::seconds;
use super::facts;
use crate::checker::{Repair, Verdict};
use crate::faults::{Group, Kind};
use crate::history::{ClaimSource, Holder, Record, Sample};

/// Samples of a shorter run show no more than its beginning.
const SAMPLES_SHOWN: usize = 20;

const MEBIBYTE: f64 = 1_048_576.0;

/// Returns each figure that has something to show, with the name of its file.
pub(super) fn of(records: &[Record], verdict: &Verdict) -> Vec<(&'static str, Figure)> {
    let began = verdict.run.as_ref().map_or(0, |run| run.began_ns);
    let subtitle = facts(verdict).first().map(|(_, line)| line.clone()).unwrap_or_default();
    let figure = |name, title: &str, charts| {
        let (title, subtitles) = (title.to_owned(), vec![subtitle.clone()]);
        (name, Figure { title, subtitles, charts })
    };
    let mut figures =
        vec![figure("timeline", "Leaders and faults", vec![timeline(verdict, began)])];
    let costs = costs(verdict);
    if !costs.curves.is_empty() {
        figures.push(figure(
            "leaderless",
            "Leaderless time after a fault that hit the leader",
            vec![costs],
        ));
    }
    let samples = samples_in(records);
    if samples.values().any(|samples| samples.len() >= SAMPLES_SHOWN) {
        let charts = vec![
            resource("Memory", ("MiB", Scale::Linear), &samples, began, |it| {
                it.memory as f64 / MEBIBYTE
            }),
            resource("Descriptors", ("count", Scale::Linear), &samples, began, |it| {
                it.descriptors as f64
            }),
            resource("Threads", ("count", Scale::Linear), &samples, began, |it| it.threads as f64),
        ];
        figures.push(figure("resources", "What each process holds", charts));
    }
    figures
}

/// The time for which each node leads; and each fault as a dot just above the first node that it
/// has hit.
fn timeline(verdict: &Verdict, began: u64) -> Chart {
    let at = |ns: u64| seconds(ns.saturating_sub(began));
    let height = |node: NodeId| f64::from(node.number());
    let led = |(node, (from, until)): (NodeId, (u64, u64))| {
        [(at(from), height(node)), (at(until), height(node))]
    };
    let segments = led_by(verdict).into_iter().flat_map(led).collect();
    let of_group = |group: Group| {
        let is_it =
            |repair: &&Repair| repair.fault.kind.parse().ok().map(Kind::group) == Some(group);
        let dots = verdict.repairs.iter().filter(is_it).filter_map(|repair| {
            let first = repair.fault.nodes.first()?;
            Some((at(repair.fault.begin_ns), height(*first) + offset(group)))
        });
        // Dots have the colour of the line before them, and this one can't be seen.
        let line = Curve::line("").through(Vec::new());
        [line, Curve::dots(group.name()).through(dots.collect())]
    };
    let leader = Curve::segments("leads").wide().through(segments);
    let curves = [leader].into_iter().chain(Group::ALL.into_iter().flat_map(of_group)).collect();
    Chart::new(("seconds", Scale::Linear), ("node", Scale::Linear), curves)
}

/// Returns the times for which nodes lead, each once.
fn led_by(verdict: &Verdict) -> Vec<(NodeId, (u64, u64))> {
    let mut led: Vec<(NodeId, (u64, u64))> = Vec::new();
    let own = verdict.leases.iter().filter(|lease| lease.source == ClaimSource::Thread);
    for lease in own {
        match led.iter_mut().rev().find(|(node, _)| *node == lease.node) {
            Some((_, (_, until))) if lease.from_ns <= *until => *until = lease.until_ns.max(*until),
            Some(_) | None => led.push((lease.node, (lease.from_ns, lease.until_ns))),
        }
    }
    led
}

/// Dots of each group lie a little above those of the last, so that none covers another.
fn offset(group: Group) -> f64 {
    let place = Group::ALL.into_iter().position(|it| it == group).unwrap_or(0);
    0.12 * (1.0 + place as f64)
}

/// The leaderless time of the faults of each group, by percentile.
fn costs(verdict: &Verdict) -> Chart {
    let curve = |group: Group| {
        let own = verdict.repairs.iter().filter(|repair| {
            let is_it = repair.fault.kind.parse().ok().map(Kind::group) == Some(group);
            is_it && repair.is_alone && repair.is_at_leader && repair.first_ns > 0
        });
        let mut costs: Vec<_> = own.map(|repair| repair.first_ns as f64).collect();
        costs.sort_unstable_by(f64::total_cmp);
        let count = costs.len() as f64;
        let points = costs.into_iter().enumerate();
        let points = points.map(|(place, cost)| (1.0 / (1.0 - place as f64 / count), cost));
        Curve::line(&format!("{} (n {count})", group.name())).through(points.collect())
    };
    let curves = Group::ALL.into_iter().map(curve).filter(|curve| !curve.points.is_empty());
    let (x, y) = (("percentile", Scale::Percentile), ("leaderless", Scale::LogOfNanos));
    Chart::new(x, y, curves.collect())
}

fn samples_in(records: &[Record]) -> BTreeMap<Holder, Vec<Sample>> {
    let mut samples: BTreeMap<_, Vec<Sample>> = BTreeMap::new();
    for record in records {
        if let Record::Sample(sample) = record {
            samples.entry(sample.holder).or_default().push(*sample);
        }
    }
    samples
}

fn resource(
    title: &str,
    y: (&'static str, Scale),
    samples: &BTreeMap<Holder, Vec<Sample>>,
    began: u64,
    amount: fn(&Sample) -> f64,
) -> Chart {
    let curves = samples.iter().map(|(holder, samples)| {
        let at = |sample: &Sample| seconds(sample.at_ns.saturating_sub(began));
        let points = samples.iter().map(|sample| (at(sample), amount(sample)));
        Curve::line(&holder.to_string()).through(points.collect())
    });
    let chart = Chart::new(("seconds", Scale::Linear), y, curves.collect());
    Chart { title: title.to_owned(), ..chart }
}
