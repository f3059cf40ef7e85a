//! Figures: latency by percentile, as low-latency people draw it.
//!
//! The percentile axis is HdrHistogram's, logarithmic in 1/(1-p), so that each further nine has the
//! same width; the latency axis is logarithmic too. One curve per distribution, through its samples.

use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::Path;

use plotters::coord::Shift;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::prelude::*;

use crate::quantiles::Distribution;
use crate::stages::failover::Failover;

use super::table::{human_time, machine_line, settings_line};
use super::{Named, Report, ReportError, curve, directory, parts_of};

pub(super) const SIZE: (u32, u32) = (960, 600);

/// By how much each chart below the first makes a figure higher.
const FURTHER_HEIGHT: u32 = 420;

/// Blue, orange, green, purple, grey: told apart by those who see no red from green, and on paper.
pub(super) const COLORS: [RGBColor; 5] = [
    RGBColor(0, 90, 181),
    RGBColor(220, 110, 20),
    RGBColor(30, 130, 76),
    RGBColor(136, 46, 114),
    RGBColor(90, 90, 90),
];

/// The first is drawn below the others and must show where they cover it: a total often runs close
/// to its greatest part.
const WIDTHS: [u32; 5] = [5, 2, 2, 2, 2];

/// Points per factor of ten on the percentile axis; more can't be seen.
const POINTS_PER_NINE: f64 = 200.0;

/// Where a logarithm has to begin: 10 ns, below any latency between two threads.
const LEAST_US: f64 = 0.01;

/// Draws the figures for which there is something to draw into `directory`.
///
/// # Errors
/// If a figure can't be drawn or written.
pub(crate) fn write(report: &Report, directory: &Path) -> Result<(), ReportError> {
    if report.is_without_latencies() {
        return Ok(());
    }
    directory::make("--svg", directory)?;
    let subtitles = [machine_line(&report.machine), settings_line(&report.settings)];
    for figure in figures_of(report) {
        keep(directory, &figure.file, draw(&figure, &subtitles))?;
    }
    let curve = report.tune.as_ref().map(|tune| curve::draw(tune, &subtitles[0]));
    curve.map_or(Ok(()), |curve| keep(directory, "tune", curve))
}

fn keep(
    directory: &Path,
    file: &str,
    drawn: Result<String, Box<dyn Error>>,
) -> Result<(), ReportError> {
    let path = directory.join(file).with_extension("svg");
    let text = drawn
        .map_err(|error| ReportError::Draw { path: path.clone(), reason: error.to_string() })?;
    fs::write(&path, text).map_err(|source| ReportError::Write { option: "--svg", path, source })
}

/// A file with one or more charts below each other.
struct Figure<'a> {
    file: String,
    title: String,
    charts: Vec<Panel<'a>>,
}

/// A chart. One that is alone bears the title of its figure, and needs none.
struct Panel<'a> {
    title: &'static str,
    curves: Vec<Curve<'a>>,
}

/// Those with anything to draw.
fn figures_of(report: &Report) -> Vec<Figure<'_>> {
    let elections = report.election_distributions();
    let (file, title) = match &report.elections {
        Some(_) => ("election", "Leader election, on resignation"),
        None => ("floor", "Raw UDP round trip"),
    };
    let lateness = report.steady_distributions();
    let figure = |file: &str, title: &str, charts| Figure {
        file: file.to_owned(),
        title: title.to_owned(),
        charts,
    };
    let mut figures = vec![figure(file, title, inked([("", elections)]))];
    figures.extend(report.failover.iter().map(figure_of));
    figures.push(figure("heartbeat-lateness", "Heartbeat lateness", inked([("", lateness)])));
    let flood = inked([("", report.flood_distributions())]);
    figures.push(figure("flood", "Heartbeat lateness before and in a flood", flood));
    figures.retain(|figure| !figure.charts.is_empty());
    figures
}

fn figure_of(failover: &Failover) -> Figure<'_> {
    let [total, detection, drain, election, publication] = parts_of(failover);
    let file = total.file.trim_end_matches("-total").to_owned();
    // An election takes a hundredth of the detection before it: on one axis both would be flat.
    let charts = inked([
        ("From the fault to a lease of another, and the detection in it", vec![total, detection]),
        ("What follows detection", vec![drain, election, publication]),
    ]);
    Figure { file, title: format!("Failover: {}", failover.fault.described()), charts }
}

/// The charts with a colour for each curve, without what has nothing to draw.
fn inked<'a, const CHARTS: usize>(
    charts: [(&'static str, Vec<Named<'a>>); CHARTS],
) -> Vec<Panel<'a>> {
    let mut pens = COLORS.into_iter().zip(WIDTHS).cycle();
    let mut inked = Vec::new();
    for (title, chart) in charts {
        let curves = chart.into_iter().zip(&mut pens);
        let curves = curves.map(|(named, (color, width))| Curve { named, color, width });
        inked.push(Panel { title, curves: curves.filter(Curve::is_visible).collect() });
    }
    inked.retain(|panel| !panel.curves.is_empty());
    inked
}

/// A distribution and how it is drawn.
struct Curve<'a> {
    named: Named<'a>,
    color: RGBColor,
    width: u32,
}

impl Curve<'_> {
    /// A logarithm has no zero.
    fn is_visible(&self) -> bool {
        self.least_visible().is_some()
    }

    fn least_visible(&self) -> Option<u64> {
        let mut values = self.named.distribution.steps().iter().map(|&(value, _)| value);
        values.find(|value| *value > 0)
    }
}

fn draw(figure: &Figure<'_>, subtitles: &[String; 2]) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    {
        let further = figure.charts.len().saturating_sub(1) as u32;
        let size = (SIZE.0, SIZE.1 + further * FURTHER_HEIGHT);
        let root = SVGBackend::with_string(&mut text, size).into_drawing_area();
        root.fill(&WHITE)?;
        let body = draw_head(&root, &figure.title, subtitles)?;
        let areas = body.split_evenly((figure.charts.len(), 1));
        for (area, panel) in areas.iter().zip(&figure.charts) {
            draw_chart(area, panel)?;
        }
        root.present()?;
    }
    Ok(text)
}

/// What stands above every figure; returns what is left for it.
pub(super) fn draw_head<'a>(
    root: &DrawingArea<SVGBackend<'a>, Shift>,
    title: &str,
    subtitles: &[String; 2],
) -> Result<DrawingArea<SVGBackend<'a>, Shift>, Box<dyn Error>> {
    let lines: Vec<_> = subtitles.iter().flat_map(|subtitle| broken(subtitle)).collect();
    let (head, body) = root.split_vertically(44 + 17 * lines.len() as i32);
    let black = |size: i32| ("sans-serif", size).into_font().color(&BLACK);
    head.draw(&Text::new(title.to_owned(), (20, 14), black(24)))?;
    for (line, top) in lines.into_iter().zip((44..).step_by(17)) {
        head.draw(&Text::new(line, (20, top), black(13)))?;
    }
    Ok(body)
}

/// As many characters of a subtitle as a figure is wide.
const SUBTITLE_WIDTH: usize = 140;

/// The text in lines that end between words.
fn broken(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + word.len() < SUBTITLE_WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn draw_chart(
    area: &DrawingArea<SVGBackend<'_>, Shift>,
    Panel { title, curves }: &Panel<'_>,
) -> Result<(), Box<dyn Error>> {
    let mut builder = ChartBuilder::on(area);
    if !title.is_empty() {
        builder.caption(title, ("sans-serif", 17));
    }
    let mut chart = builder
        .margin_top(12)
        .margin_right(30)
        .margin_left(10)
        .margin_bottom(8)
        .x_label_area_size(52)
        .y_label_area_size(78)
        .build_cartesian_2d(LogAxis::of_percentiles(curves), LogAxis::of_latency(curves))?;
    draw_mesh(&mut chart)?;
    for curve in curves {
        let style = curve.color.stroke_width(curve.width);
        let points = points(curve.named.distribution);
        // A line through one point would not be seen.
        if let [point, same @ ..] = points.as_slice()
            && same.iter().all(|other| other == point)
        {
            chart.draw_series([Circle::new(*point, 4, curve.color.filled())])?;
        }
        chart
            .draw_series(LineSeries::new(points, style))?
            .label(legend(&curve.named))
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 22, y)], style));
    }
    draw_legend(&mut chart, SeriesLabelPosition::UpperLeft)
}

pub(super) type Chart<'a> = ChartContext<'a, SVGBackend<'a>, Cartesian2d<LogAxis, LogAxis>>;

fn draw_mesh(chart: &mut Chart<'_>) -> Result<(), Box<dyn Error>> {
    chart
        .configure_mesh()
        .x_desc("percentile")
        .y_desc("latency, logarithmic")
        .axis_desc_style(("sans-serif", 15))
        .label_style(("sans-serif", 14))
        .x_label_formatter(&|nines| percentile_label(*nines))
        .y_label_formatter(&|log_us| time_label(*log_us))
        .bold_line_style(BLACK.mix(0.22))
        .light_line_style(BLACK.mix(0.07))
        .draw()?;
    Ok(())
}

pub(super) fn draw_legend(
    chart: &mut Chart<'_>,
    position: SeriesLabelPosition,
) -> Result<(), Box<dyn Error>> {
    chart
        .configure_series_labels()
        .position(position)
        .legend_area_size(34)
        .margin(12)
        .label_font(("sans-serif", 14))
        .background_style(WHITE.mix(0.9))
        .border_style(BLACK.mix(0.3))
        .draw()?;
    Ok(())
}

fn legend(curve: &Named<'_>) -> String {
    let quantiles = curve.distribution.quantiles().shown();
    let time = |value: Option<u64>| value.map_or("-".to_owned(), human_time);
    let (p50, p99) = (time(quantiles.p50), time(quantiles.p99));
    format!("{} (n {}, p50 {p50}, p99 {p99})", curve.name, quantiles.n)
}

/// The curve: for a sample with the part p of all below it, log10 of 1/(1-p) and log10 of its us.
/// It begins at the first sample above zero, which has no logarithm.
fn points(distribution: &Distribution) -> Vec<(f64, f64)> {
    let count = distribution.count();
    let mut points = Vec::new();
    let mut below = 0;
    for &(value, times) in distribution.steps() {
        // Both ends of a step; between them the value is the same.
        for rank in [below, below + times - 1].into_iter().filter(|_| value > 0) {
            let nines = -(1.0 - rank as f64 / count as f64).log10();
            points.push((nines, log_us(value)));
        }
        below += times;
    }
    thin_out(points)
}

/// Keeps the first and the last point, and between them one for each place that can be told apart.
fn thin_out(points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let last = points.len().saturating_sub(1);
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (place, point) in points.into_iter().enumerate() {
        let far = kept
            .last()
            .is_none_or(|kept| (point.0 - kept.0).max(point.1 - kept.1) * POINTS_PER_NINE >= 1.0);
        if far || place == last {
            kept.push(point);
        }
    }
    kept
}

pub(super) fn log_us(ns: u64) -> f64 {
    (ns as f64 / 1_000.0).max(LEAST_US).log10()
}

/// An axis of logarithms to the base of ten.
pub(super) struct LogAxis {
    range: Range<f64>,
    labelled: Vec<f64>,
    lines: Vec<f64>,
}

impl LogAxis {
    /// From 0 % to the highest percentile that any curve reaches.
    fn of_percentiles(curves: &[Curve<'_>]) -> Self {
        let most = curves.iter().map(|curve| curve.named.distribution.count()).max().unwrap_or(1);
        // At least to 90 %, so that a handful of samples still has an axis.
        let range = 0.0..(most as f64).log10().max(1.0) + 0.05;
        // Labels between the nines have room only where there are few nines.
        let labelled: &[f64] = if range.end < 2.6 { &[1.0, 2.0, 4.0] } else { &[1.0] };
        let labelled = ticks(&range, labelled);
        let lines = ticks(&range, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        Self { range, labelled, lines }
    }

    /// Between these logarithms.
    pub(super) fn between(low: f64, high: f64) -> Self {
        let range = low..high;
        let labelled: &[f64] = match high - low {
            ..1.2 => &[1.0, 2.0, 3.0, 5.0],
            1.2..3.5 => &[1.0, 2.0, 5.0],
            _ => &[1.0],
        };
        let labelled = ticks(&range, labelled);
        let lines = ticks(&range, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        Self { range, labelled, lines }
    }

    /// From the least to the greatest value, with room above for the legend.
    fn of_latency(curves: &[Curve<'_>]) -> Self {
        let max = |curve: &Curve<'_>| curve.named.distribution.quantiles().max;
        let low =
            curves.iter().filter_map(Curve::least_visible).map(log_us).fold(f64::MAX, f64::min);
        let high = curves.iter().filter_map(max).map(log_us).fold(f64::MIN, f64::max);
        let height = (high - low).max(0.5);
        let range = low - 0.06 * height..high + 0.3 * height;
        // The fewer factors of ten, the more room for labels between them.
        let labelled: &[f64] = match height {
            ..0.8 => &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0],
            0.8..2.5 => &[1.0, 2.0, 5.0],
            _ => &[1.0],
        };
        let labelled = ticks(&range, labelled);
        let lines = ticks(&range, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        Self { range, labelled, lines }
    }
}

/// These multiples of every power of ten, as far as they are in `range`.
fn ticks(range: &Range<f64>, multiples: &[f64]) -> Vec<f64> {
    let powers = range.start.floor() as i32..=range.end.ceil() as i32;
    let of = |power: i32| multiples.iter().map(move |times| f64::from(power) + times.log10());
    powers.flat_map(of).filter(|tick| range.contains(tick)).collect()
}

impl Ranged for LogAxis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (low, high): (i32, i32)) -> i32 {
        let part = (value - self.range.start) / (self.range.end - self.range.start);
        low + (part * f64::from(high - low)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() { self.lines.clone() } else { self.labelled.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

/// 1, 2 and 4 times a power of ten in 1/(1-p) are 0, 50 and 75 %, then 90, 95 and 97.5 %.
fn percentile_label(nines: f64) -> String {
    let percent = format!("{:.6}", 100.0 * (1.0 - 10f64.powf(-nines)));
    format!("{}%", percent.trim_end_matches('0').trim_end_matches('.'))
}

/// A time in the unit that suits it.
pub(super) fn time_label(log_us: f64) -> String {
    let units = [(6.0, "s"), (3.0, "ms"), (0.0, "us")];
    // A logarithm is rounded, and may be a little less than that of the tick.
    let (size, unit) =
        units.into_iter().find(|(size, _)| log_us > size - 1e-6).unwrap_or((-3.0, "ns"));
    format!("{} {unit}", number_label(log_us - size))
}

/// A number by its logarithm.
pub(super) fn number_label(log: f64) -> String {
    let number = 10f64.powf(log);
    if number < 0.995 {
        return format!("{number:.*}", (-log).ceil() as usize);
    }
    // Thousands are set apart: nobody counts zeroes right.
    let digits = format!("{number:.0}");
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_nine_has_its_label() {
        let labels: Vec<_> = (0..5).map(|nines| percentile_label(f64::from(nines))).collect();
        assert_eq!(labels, ["0%", "90%", "99%", "99.9%", "99.99%"]);
        let between = ticks(&(0.0..1.5), &[1.0, 2.0, 4.0]);
        let labels: Vec<_> = between.into_iter().map(percentile_label).collect();
        assert_eq!(labels, ["0%", "50%", "75%", "90%", "95%"]);
    }

    #[test]
    fn numbers_are_written_without_needless_digits() {
        let labels = [(0.05, "0.05"), (0.5, "0.5"), (1.0, "1"), (200.0, "200"), (2e4, "20 000")];
        for (number, label) in labels {
            assert_eq!(number_label(f64::log10(number)), label);
        }
    }

    #[test]
    fn times_have_the_unit_that_suits_them() {
        for (micros, label) in [
            (0.05, "50 ns"),
            (1.0, "1 us"),
            (500.0, "500 us"),
            (1e3, "1 ms"),
            (2e4, "20 ms"),
            (1e6, "1 s"),
            (9e7, "90 s"),
        ] {
            assert_eq!(time_label(f64::log10(micros)), label);
        }
    }

    #[test]
    fn a_subtitle_is_no_wider_than_its_figure() {
        let words = "--silence-max 1500000 ".repeat(20);
        let lines = broken(words.trim_end());
        assert!(lines.len() > 2 && lines.iter().all(|line| line.len() <= SUBTITLE_WIDTH));
        assert_eq!(lines.join(" "), words.trim_end());
    }

    #[test]
    fn a_figure_names_each_of_its_charts_and_only_what_is_drawn_there() {
        let seconds = Distribution::from_samples(&[2_000_000_000, 3_000_000_000]);
        let nothing = Distribution::from_samples(&[0, 0]);
        let named = |name: &'static str, distribution| Named {
            name: name.into(),
            file: name.into(),
            distribution,
            false_elections: None,
        };
        let charts = inked([
            ("the upper", vec![named("long", &seconds), named("zero", &nothing)]),
            ("the lower", vec![named("longer", &seconds)]),
            ("no chart", vec![named("never", &nothing)]),
        ]);
        let figure = Figure { file: String::new(), title: "both".to_owned(), charts };
        let text = draw(&figure, &[String::new(), String::new()]).expect("it can be drawn");
        for part in ["the upper", "the lower", "long (n 2", "longer (n 2", "2 s"] {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
        let once = Distribution::from_samples(&[5_000]);
        let charts = inked([("", vec![named("once", &once)])]);
        let figure = Figure { file: String::new(), title: "one".to_owned(), charts };
        let drawn = draw(&figure, &[String::new(), String::new()]).expect("it can be drawn");
        assert!(drawn.contains("<circle"), "one sample is seen: {drawn}");
        for part in ["zero", "never", "no chart"] {
            assert!(!text.contains(part), "{part} is in: {text}");
        }
    }

    #[test]
    fn a_curve_begins_at_the_first_value_above_zero() {
        let half_zero = Distribution::from_samples(&[0, 0, 5_000, 50_000]);
        let points = points(&half_zero);
        let (nines, log_us) = *points.first().expect("half of the samples are visible");
        assert!((nines - 2f64.log10()).abs() < 1e-9, "begins at 50 %, not at {nines}");
        assert!((log_us - 5f64.log10()).abs() < 1e-9, "{log_us}");
    }

    #[test]
    fn the_greatest_sample_stands_at_the_end_of_the_curve() {
        let samples: Vec<u64> = (1..=1_000).map(|micros| micros * 1_000).collect();
        let points = points(&Distribution::from_samples(&samples));
        assert_eq!(points.first(), Some(&(0.0, 0.0)));
        let (nines, log_us) = *points.last().expect("a thousand samples give points");
        assert!((nines - 3.0).abs() < 1e-9 && (log_us - 3.0).abs() < 1e-9);
        assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1));
    }
}
