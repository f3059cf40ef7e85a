//! The figure of `tune`: detection time against mistakes an hour, both logarithmic.
//!
//! Where no mistake was seen there is no point to draw; a line at what the rule of three bears out says
//! how far the look reaches, and the tail goes on below it, dashed, as the guess that it is.

use std::error::Error;

use plotters::prelude::*;

use crate::stages::tune::Tune;
use crate::stages::tune::trade::Point;

use super::svg::{COLORS, LogAxis, SIZE, draw_head, draw_legend, log_us, micros_label};

/// The figure as text.
pub(super) fn draw(tune: &Tune, subtitles: &[String; 2]) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    {
        let root = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        let body =
            draw_head(&root, "A stopped leader: how soon noticed, how often in error", subtitles)?;
        draw_chart(&body, tune)?;
        root.present()?;
    }
    Ok(text)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn draw_chart(area: &Area<'_>, tune: &Tune) -> Result<(), Box<dyn Error>> {
    let bound = tune.proposal.expected.mistakes.watched_seconds;
    let bound = (3.0 * 3_600.0 / bound.max(1e-3)).log10();
    let seen = seen_of(&tune.points);
    let tail = tail_of(&tune.points);
    let rates = || seen.iter().chain(&tail).map(|(_, rate)| *rate).chain([bound]);
    let low = rates().fold(f64::MAX, f64::min).max(bound - 5.0);
    let high = rates().fold(f64::MIN, f64::max);
    let times = || tune.points.iter().map(|point| log_us(point.detection_ns));
    let (from, to) = (times().fold(f64::MAX, f64::min), times().fold(f64::MIN, f64::max));
    let mut chart = ChartBuilder::on(area)
        .margin_top(12)
        .margin_right(30)
        .margin_left(10)
        .margin_bottom(8)
        .x_label_area_size(52)
        .y_label_area_size(88)
        .build_cartesian_2d(
            LogAxis::between(from - 0.05, to + 0.05),
            LogAxis::between(low - 0.2, high + 0.35 * (high - low).max(1.0)),
        )?;
    chart
        .configure_mesh()
        .x_desc("us from the stop to its suspicion, mean")
        .y_desc("living leaders suspected an hour")
        .axis_desc_style(("sans-serif", 15))
        .label_style(("sans-serif", 14))
        .x_label_formatter(&|log| micros_label(*log))
        .y_label_formatter(&|log| micros_label(*log))
        .bold_line_style(BLACK.mix(0.22))
        .light_line_style(BLACK.mix(0.07))
        .draw()?;
    let [blue, orange, green, _, grey] = COLORS;
    let thick = blue.stroke_width(3);
    let sample = |style: ShapeStyle| move |(x, y)| PathElement::new([(x, y), (x + 22, y)], style);
    chart
        .draw_series(LineSeries::new(seen.iter().copied(), thick))?
        .label("seen")
        .legend(sample(thick));
    chart.draw_series(seen.iter().map(|point| Circle::new(*point, 4, blue.filled())))?;
    let guess = orange.stroke_width(2);
    chart
        .draw_series(DashedLineSeries::new(tail.iter().copied(), 7, 5, guess))?
        .label("as the tail of what was seen would go on: a guess")
        .legend(sample(guess));
    let line = grey.stroke_width(2);
    chart
        .draw_series(DashedLineSeries::new([(from - 0.05, bound), (to + 0.05, bound)], 2, 4, line))?
        .label(format!("none seen in {:.0} s bears out no less (rule of three)", watched(tune)))
        .legend(sample(line));
    let chosen = log_us(tune.proposal.expected.detection_ns);
    let style = green.stroke_width(2);
    chart
        .draw_series(LineSeries::new([(chosen, low - 0.2), (chosen, high)], style))?
        .label("proposed")
        .legend(sample(style));
    draw_legend(&mut chart, SeriesLabelPosition::UpperRight)
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
