//! The figure of `tune`: detection time against mistakes an hour, both logarithmic.
//!
//! Where no mistake was seen there is no point to draw; a line at what the rule of three bears out says
//! how far the look reaches, and the tail goes on below it, dashed, as the guess that it is.

use std::error::Error;
use std::ops::Range;

use plotters::element::DashedPathElement;
use plotters::prelude::*;

use crate::stages::rate::Rate;
use crate::stages::tune::Tune;
use crate::stages::tune::trade::Point;

use super::svg::{
    COLORS, Chart, LogAxis, SIZE, draw_head, draw_legend, log_us, number_label, time_label,
};

/// The figure as text.
pub(super) fn draw(tune: &Tune, machine: &str) -> Result<String, Box<dyn Error>> {
    let proposed = tune.proposal.timing.arguments();
    let watched = format!("watched for {:.0} s, proposed {proposed}", watched(tune));
    let subtitles = [machine.to_owned(), watched];
    let mut text = String::new();
    {
        let root = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        let body =
            draw_head(&root, "A stopped leader: how soon noticed, how often in error", &subtitles)?;
        draw_chart(&body, tune)?;
        root.present()?;
    }
    Ok(text)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// What is drawn, in logarithms of microseconds and of mistakes an hour.
struct Lines {
    seen: Vec<(f64, f64)>,
    tail: Vec<(f64, f64)>,
    /// What the look bears out where none was seen.
    bound: f64,
    proposed: f64,
    times: Range<f64>,
    rates: Range<f64>,
}

impl Lines {
    fn of(tune: &Tune) -> Self {
        let bound = Rate::of(0, watched(tune)).at_most_per_hour.log10();
        let (seen, tail) = (seen_of(&tune.points), tail_of(&tune.points));
        let times = span(tune.points.iter().map(|point| log_us(point.detection_ns)));
        let rates = span(seen.iter().chain(&tail).map(|(_, rate)| *rate).chain([bound]));
        // A tail without end would press what was seen together.
        let low = rates.start.max(bound - 5.0);
        Self {
            seen,
            tail: tail.into_iter().filter(|(_, rate)| *rate >= low).collect(),
            bound,
            proposed: log_us(tune.proposal.expected.detection_ns),
            times: times.start - 0.05..times.end + 0.05,
            // Room above for the legend.
            rates: low - 0.2..rates.end + 0.35 * (rates.end - low).max(1.0),
        }
    }
}

fn span(values: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    values.clone().fold(f64::MAX, f64::min)..values.fold(f64::MIN, f64::max)
}

fn draw_chart(area: &Area<'_>, tune: &Tune) -> Result<(), Box<dyn Error>> {
    let lines = Lines::of(tune);
    let mut chart = ChartBuilder::on(area)
        .margin_top(12)
        .margin_right(30)
        .margin_left(10)
        .margin_bottom(8)
        .x_label_area_size(52)
        .y_label_area_size(88)
        .build_cartesian_2d(
            LogAxis::between(lines.times.start, lines.times.end),
            LogAxis::between(lines.rates.start, lines.rates.end),
        )?;
    chart
        .configure_mesh()
        .x_desc("from the stop to its suspicion, mean")
        .y_desc("living leaders suspected an hour")
        .axis_desc_style(("sans-serif", 15))
        .label_style(("sans-serif", 14))
        .x_label_formatter(&|log| time_label(*log))
        .y_label_formatter(&|log| number_label(*log))
        .bold_line_style(BLACK.mix(0.22))
        .light_line_style(BLACK.mix(0.07))
        .draw()?;
    draw_lines(&mut chart, &lines, watched(tune))?;
    draw_legend(&mut chart, SeriesLabelPosition::UpperRight)
}

fn draw_lines(chart: &mut Chart<'_>, lines: &Lines, seconds: f64) -> Result<(), Box<dyn Error>> {
    let [blue, orange, green, _, grey] = COLORS;
    let sample = |style: ShapeStyle| move |(x, y)| PathElement::new([(x, y), (x + 22, y)], style);
    let dashed = |style: ShapeStyle, dash: u32, gap: u32| {
        move |(x, y)| DashedPathElement::new([(x, y), (x + 22, y)], dash, gap, style)
    };
    let Lines { seen, tail, bound, proposed, times, rates } = lines;
    // A legend names only what is drawn.
    if !seen.is_empty() {
        let style = blue.stroke_width(3);
        chart
            .draw_series(LineSeries::new(seen.iter().copied(), style))?
            .label("seen")
            .legend(sample(style));
        chart.draw_series(seen.iter().map(|point| Circle::new(*point, 4, blue.filled())))?;
    }
    if tail.len() > 1 {
        let style = orange.stroke_width(2);
        chart
            .draw_series(DashedLineSeries::new(tail.iter().copied(), 7, 5, style))?
            .label("as the tail of what was seen would go on: a guess")
            .legend(dashed(style, 7, 5));
    }
    let style = grey.stroke_width(2);
    let across = [(times.start, *bound), (times.end, *bound)];
    chart
        .draw_series(DashedLineSeries::new(across, 2, 4, style))?
        .label(format!("none seen in {seconds:.0} s bears out no less (rule of three)"))
        .legend(dashed(style, 2, 4));
    let style = green.stroke_width(2);
    let upright =
        [(*proposed, rates.start), (*proposed, rates.start + 0.7 * (rates.end - rates.start))];
    chart.draw_series(LineSeries::new(upright, style))?.label("proposed").legend(sample(style));
    Ok(())
}

fn watched(tune: &Tune) -> f64 {
    tune.proposal.expected.mistakes.watched_seconds
}

/// Logarithms of time and rate, where there were any.
fn seen_of(points: &[Point]) -> Vec<(f64, f64)> {
    let erring = points.iter().filter(|point| point.mistakes.seen > 0);
    erring.map(|point| (log_us(point.detection_ns), point.mistakes.per_hour.log10())).collect()
}

fn tail_of(points: &[Point]) -> Vec<(f64, f64)> {
    let guessed = points.iter().filter_map(|point| {
        let rate = point.by_tail_per_hour.filter(|rate| *rate > 0.0)?;
        Some((log_us(point.detection_ns), rate.log10()))
    });
    guessed.collect()
}
