//! Figures: latency by percentile, as low-latency people draw it, and the curve of a proposal.
//!
//! The percentile axis is HdrHistogram's, logarithmic in 1/(1-p), so that each further nine has
//! the same width; the latency axis is logarithmic too. One curve per distribution, through its
//! samples.

use interrex_console::figure::{Chart, Curve, Figure, Scale};

use crate::records::{Distribution, Failover, Named, Point, Rate, Report, Tune};
use crate::settings::name_of;

use super::time_or_dash;

/// Points for each factor of ten; more can't be seen.
const POINTS_PER_NINE: f64 = 200.0;

/// Returns the figures for which there is something to draw, each with the name of its file.
pub(super) fn figures_of(report: &Report) -> Vec<(String, Figure)> {
    let elections = report.election_distributions();
    let (file, title) = match &report.elections {
        Some(_) => ("election", "Leader election, on resignation"),
        None => ("floor", "Raw UDP round trip"),
    };
    let mut figures = vec![figure(file, title, vec![chart("", elections)])];
    figures.extend(report.failover.iter().map(of_failover));
    let (steady, flood) = (report.steady_distributions(), report.flood_distributions());
    figures.push(figure("heartbeat-lateness", "Heartbeat lateness", vec![chart("", steady)]));
    let title = "Heartbeat lateness before and in a flood";
    figures.push(figure("flood", title, vec![chart("", flood)]));
    for (_, figure) in &mut figures {
        figure.subtitles = vec![report.machine.line(), report.settings.line()];
    }
    figures.extend(report.tune.iter().map(|tune| ("tune".to_owned(), of_tune(tune, report))));
    figures.retain(|(_, figure)| !figure.charts.is_empty());
    figures
}

/// Leaves out charts without a curve.
fn figure(file: &str, title: &str, charts: Vec<Chart>) -> (String, Figure) {
    let charts = charts.into_iter().filter(|chart| !chart.curves.is_empty()).collect();
    (file.to_owned(), Figure { title: title.to_owned(), subtitles: Vec::new(), charts })
}

fn of_failover(failover: &Failover) -> (String, Figure) {
    let [total, detection, drain, election, publication] = failover.distributions();
    let file = total.file.trim_end_matches("-total").to_owned();
    let (layout, act) = (name_of(failover.layout), failover.fault.words().act);
    let title = format!("Failover, {layout}: {act}");
    // An election takes a hundredth of the detection before it: on one axis both would be flat.
    let charts = vec![
        chart(
            "From the fault to a lease of another, and the detection in it",
            vec![total, detection],
        ),
        chart("What follows detection", vec![drain, election, publication]),
    ];
    figure(&file, &title, charts)
}

/// Leaves out what has nothing to draw.
fn chart(title: &str, distributions: Vec<Named<'_>>) -> Chart {
    let curve = |named: &Named<'_>| {
        let quantiles = named.distribution.quantiles().shown();
        let (p50, p99) = (time_or_dash(quantiles.p50), time_or_dash(quantiles.p99));
        let name = format!("{} (n {}, p50 {p50}, p99 {p99})", named.name, quantiles.n);
        Curve::line(&name).through(points_of(named.distribution))
    };
    let mut curves: Vec<_> = distributions.iter().map(curve).collect();
    curves.retain(|curve| !curve.points.is_empty());
    // The first is drawn below the others, and must show where they cover it: a total often runs
    // close to its greatest part.
    if curves.len() > 1 {
        let first = curves.remove(0).wide();
        curves.insert(0, first);
    }
    let (x, y) = (("percentile", Scale::Percentile), ("latency, logarithmic", Scale::LogOfNanos));
    Chart { title: title.to_owned(), ..Chart::new(x, y, curves) }
}

/// Returns the curve: for a sample with the part p of all below it, 1/(1-p) and its time. It
/// begins at the first sample above zero, which has no logarithm.
fn points_of(distribution: &Distribution) -> Vec<(f64, f64)> {
    let count = distribution.count();
    let mut points = Vec::new();
    let mut below = 0;
    for (value, times) in distribution.steps() {
        // Both ends of a step; between them the value is the same.
        for rank in [below, below + times - 1].into_iter().filter(|_| value > 0) {
            points.push((1.0 / (1.0 - rank as f64 / count as f64), value as f64));
        }
        below += times;
    }
    thin_out(points)
}

/// Keeps the first and the last point, and between them one for each place that can be told apart.
fn thin_out(points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let last = points.len().saturating_sub(1);
    let least = 10_f64.powf(1.0 / POINTS_PER_NINE);
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (place, point) in points.into_iter().enumerate() {
        let far =
            kept.last().is_none_or(|kept| point.0 / kept.0 >= least || point.1 / kept.1 >= least);
        if far || place == last {
            kept.push(point);
        }
    }
    kept
}

/// Detection time against mistakes an hour.
///
/// Where no mistake was seen there is no point to draw. A line at what the rule of three bears out
/// says how far the look reaches, and the tail goes on below it, dashed, as the guess that it is.
fn of_tune(tune: &Tune, report: &Report) -> Figure {
    let seconds = tune.proposal.expected.mistakes.watched_seconds;
    let bound = Rate::of(0, seconds).at_most_per_hour;
    let erring = tune.points.iter().filter(|point| point.mistakes.seen > 0);
    let seen: Vec<_> = erring.map(|point| at(point, point.mistakes.per_hour)).collect();
    let guessed = tune.points.iter().filter_map(|point| Some(at(point, point.by_tail_per_hour?)));
    // A tail without end would press what was seen together.
    let tail: Vec<_> = guessed.filter(|(_, rate)| *rate > bound / 1e5).collect();
    let rates = seen.iter().chain(&tail).map(|(_, rate)| *rate).chain([bound]);
    let (low, high) = (rates.clone().fold(f64::MAX, f64::min), rates.fold(f64::MIN, f64::max));
    let times = tune.points.iter().map(|point| point.detection_ns as f64);
    let across = vec![
        (times.clone().fold(f64::MAX, f64::min), bound),
        (times.fold(f64::MIN, f64::max), bound),
    ];
    let upright = tune.proposal.expected.detection_ns as f64;
    let curves = vec![
        Curve::line("seen").through(seen.clone()),
        Curve::dots("").through(seen),
        Curve::dashes("as the tail of what was seen would go on: a guess").through(tail),
        Curve::line(&format!("rule of three: none seen in {seconds:.0} s bears out no less"))
            .through(across),
        Curve::line("proposed").through(vec![(upright, low), (upright, high)]),
    ];
    let (x, y) = (
        ("from the stop to its suspicion, mean", Scale::LogOfNanos),
        ("living leaders suspected an hour", Scale::Log),
    );
    let proposed = tune.proposal.timing.arguments();
    Figure {
        title: "A stopped leader: how soon noticed, how often in error".to_owned(),
        subtitles: vec![
            report.machine.line(),
            format!("watched for {seconds:.0} s, proposed {proposed}"),
        ],
        charts: vec![Chart::new(x, y, curves)],
    }
}

const fn at(point: &Point, rate: f64) -> (f64, f64) {
    (point.detection_ns as f64, rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_names_only_what_is_drawn_there_and_a_figure_has_no_empty_chart() {
        let seconds = Distribution::from_samples(&[2_000_000_000, 3_000_000_000]);
        let nothing = Distribution::from_samples(&[0, 0]);
        let charts = vec![
            chart(
                "upper",
                vec![Named::new("long", "", &seconds, 0), Named::new("zero", "", &nothing, 0)],
            ),
            chart("none", vec![Named::new("never", "", &nothing, 0)]),
        ];
        let (_, figure) = figure("file", "title", charts);
        let names = |chart: &Chart| -> Vec<String> {
            chart.curves.iter().map(|curve| curve.name.clone()).collect()
        };
        assert_eq!(figure.charts.len(), 1);
        assert_eq!(names(&figure.charts[0]), ["long (n 2, p50 2.00s, p99 -)"]);
    }

    #[test]
    fn a_curve_begins_at_the_first_value_above_zero() {
        let points = points_of(&Distribution::from_samples(&[0, 0, 5_000, 50_000]));
        assert_eq!(points.first(), Some(&(2.0, 5_000.0)), "half of the samples are visible");
    }

    #[test]
    fn the_greatest_sample_stands_at_the_end_of_the_curve() {
        let samples: Vec<u64> = (1..=1_000).map(|micros| micros * 1_000).collect();
        let points = points_of(&Distribution::from_samples(&samples));
        assert_eq!(points.first(), Some(&(1.0, 1_000.0)));
        let (nines, ns) = *points.last().expect("a thousand samples give points");
        assert!((nines - 1_000.0).abs() < 1e-6 && (ns - 1e6).abs() < 1e-6);
        assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1));
    }
}
