//! Curves as SVG: charts below each other, each with a legend beside it.

use std::error::Error;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use plotters::coord::Shift;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::prelude::*;

use crate::table::wrapped;

const WIDTH: u32 = 1_080;
const HEIGHT: u32 = 600;

/// The height that each chart below the first adds to a figure.
const FURTHER_HEIGHT: u32 = 420;

/// The part of the width that the legend takes.
const LEGEND: u32 = 330;

/// The characters of a line in the legend, and above a figure.
const LEGEND_CHARACTERS: usize = 42;
const SUBTITLE_CHARACTERS: usize = 140;

/// The colours of lines, which people with colour blindness can tell apart, also on paper.
const COLORS: [RGBColor; 6] = [
    RGBColor(0, 90, 181),
    RGBColor(220, 110, 20),
    RGBColor(30, 130, 76),
    RGBColor(150, 60, 150),
    RGBColor(90, 90, 90),
    RGBColor(190, 30, 45),
];

/// The way in which an axis counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// Evenly.
    Linear,
    /// In powers of ten.
    Log,
    /// In powers of ten, of nanoseconds; each label has the unit that suits it.
    LogOfNanos,
    /// The same, of microseconds.
    LogOfMicros,
    /// The same, of milliseconds.
    LogOfMillis,
    /// In powers of ten of 1/(1-p), as HdrHistogram has it: each further nine is as wide as the
    /// last.
    Percentile,
}

impl Scale {
    fn label(self, value: f64) -> String {
        match self {
            Self::Linear | Self::Log => number_label(value),
            Self::LogOfNanos => time_label(value * 1e-9),
            Self::LogOfMicros => time_label(value * 1e-6),
            Self::LogOfMillis => time_label(value * 1e-3),
            Self::Percentile => percentile_label(value),
        }
    }
}

/// The form in which a curve is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Look {
    Line,
    Segments,
    Dots,
    Dashes,
}

/// Points with a name. Without any, the curve is not in the legend either.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The name that the legend has for it; a curve without one is not in the legend.
    pub name: String,
    /// The points, on the scales of the axes.
    pub points: Vec<(f64, f64)>,
    look: Look,
    width: u32,
}

impl Curve {
    /// Creates a line, in a colour of its own.
    #[must_use]
    pub fn line(name: &str) -> Self {
        Self { name: name.to_owned(), points: Vec::new(), look: Look::Line, width: 2 }
    }

    /// Creates lines in a colour of their own, each from one point to the next: points come in
    /// pairs.
    #[must_use]
    pub fn segments(name: &str) -> Self {
        Self { look: Look::Segments, ..Self::line(name) }
    }

    /// Creates dots that belong to the curve before them, whose colour they have.
    #[must_use]
    pub fn dots(name: &str) -> Self {
        Self { look: Look::Dots, ..Self::line(name) }
    }

    /// Creates dashes that belong to the curve before them, whose colour they have.
    #[must_use]
    pub fn dashes(name: &str) -> Self {
        Self { look: Look::Dashes, ..Self::line(name) }
    }

    /// Makes the line wider, so that it shows where another covers it.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { width: 5, ..self }
    }

    /// Gives it these points.
    #[must_use]
    pub fn through(self, points: Vec<(f64, f64)>) -> Self {
        Self { points, ..self }
    }

    /// Returns the form in which it can be seen: a line through one point can't.
    fn seen_as(&self) -> Look {
        let is_one_point = self.points.windows(2).all(|pair| pair[0] == pair[1]);
        if is_one_point { Look::Dots } else { self.look }
    }
}

/// The name of an axis and its scale.
pub type Axis = (&'static str, Scale);

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The title; empty where the figure's says it all.
    pub title: String,
    /// The axis from left to right.
    pub x: Axis,
    /// The axis from below.
    pub y: Axis,
    /// The curves, drawn in their order.
    pub curves: Vec<Curve>,
}

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The title.
    pub title: String,
    /// Lines below the title, broken where they are too long.
    pub subtitles: Vec<String>,
    /// The charts, from above.
    pub charts: Vec<Chart>,
}

impl Figure {
    /// Writes the figure as `name.svg` into a directory.
    ///
    /// # Errors
    /// If it can't be drawn or written.
    pub fn write(&self, directory: &Path, name: &str) -> io::Result<()> {
        let text = self.draw().map_err(|error| io::Error::other(error.to_string()))?;
        fs::write(directory.join(name).with_extension("svg"), text)
    }

    fn draw(&self) -> Result<String, Box<dyn Error>> {
        let mut text = String::new();
        {
            let further = u32::try_from(self.charts.len().saturating_sub(1))?;
            let size = (WIDTH, HEIGHT + further * FURTHER_HEIGHT);
            let root = SVGBackend::with_string(&mut text, size).into_drawing_area();
            root.fill(&WHITE)?;
            let body = self.draw_head(&root)?;
            let areas = body.split_evenly((self.charts.len(), 1));
            for (area, chart) in areas.iter().zip(&self.charts) {
                chart.draw(area)?;
            }
            root.present()?;
        }
        Ok(text)
    }

    /// Draws what stands above the charts; returns what is left for them.
    fn draw_head<'a>(&self, root: &Area<'a>) -> Result<Area<'a>, Box<dyn Error>> {
        let lines = self.subtitles.iter().flat_map(|line| wrapped(line, SUBTITLE_CHARACTERS));
        let lines: Vec<_> = lines.collect();
        let (head, body) = root.split_vertically(44 + 17 * i32::try_from(lines.len())?);
        let black = |size: i32| ("sans-serif", size).into_font().color(&BLACK);
        head.draw(&Text::new(self.title.clone(), (20, 14), black(24)))?;
        for (line, top) in lines.into_iter().zip((44..).step_by(17)) {
            head.draw(&Text::new(line, (20, top), black(13)))?;
        }
        Ok(body)
    }
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

impl Chart {
    /// Creates a chart without a title.
    #[must_use]
    pub fn new(x: Axis, y: Axis, curves: Vec<Curve>) -> Self {
        Self { title: String::new(), x, y, curves }
    }

    fn draw(&self, area: &Area<'_>) -> Result<(), Box<dyn Error>> {
        let (chart, legend) = area.split_horizontally(WIDTH - LEGEND);
        self.draw_curves(&chart)?;
        self.draw_legend(&legend)
    }

    /// Returns the curves that have anything to draw, each with its colour: a new one for each
    /// line.
    fn inked(&self) -> impl Iterator<Item = (&Curve, RGBColor)> + '_ {
        let mut lines = 0_usize;
        let inked = self.curves.iter().map(move |curve| {
            lines += usize::from(matches!(curve.look, Look::Line | Look::Segments));
            (curve, COLORS[lines.saturating_sub(1) % COLORS.len()])
        });
        inked.filter(|(curve, _)| !curve.points.is_empty())
    }

    fn draw_curves(&self, area: &Area<'_>) -> Result<(), Box<dyn Error>> {
        let mut builder = ChartBuilder::on(area);
        if !self.title.is_empty() {
            builder.caption(&self.title, ("sans-serif", 17));
        }
        let mut chart = builder
            .margin(10)
            .x_label_area_size(48)
            .y_label_area_size(78)
            .build_cartesian_2d(self.ticks(self.x.1, |at| at.0), self.ticks(self.y.1, |at| at.1))?;
        chart
            .configure_mesh()
            .x_desc(self.x.0)
            .y_desc(self.y.0)
            .axis_desc_style(("sans-serif", 15))
            .label_style(("sans-serif", 14))
            .x_label_formatter(&|value| self.x.1.label(*value))
            .y_label_formatter(&|value| self.y.1.label(*value))
            .bold_line_style(BLACK.mix(0.16))
            .light_line_style(BLACK.mix(0.05))
            .draw()?;
        for (curve, color) in self.inked() {
            let points = curve.points.iter().copied();
            let style = color.stroke_width(curve.width);
            match curve.seen_as() {
                Look::Line => chart.draw_series(LineSeries::new(points, style)).map(drop)?,
                Look::Segments => {
                    let pairs = curve.points.chunks_exact(2);
                    let segments = pairs.map(|pair| PathElement::new(pair.to_vec(), style));
                    chart.draw_series(segments).map(drop)?;
                }
                Look::Dots => {
                    let dot = |point| Circle::new(point, 4, color.filled());
                    chart.draw_series(points.map(dot)).map(drop)?;
                }
                Look::Dashes => {
                    chart.draw_series(DashedLineSeries::new(points, 6, 5, style)).map(drop)?;
                }
            }
        }
        Ok(())
    }

    fn draw_legend(&self, area: &Area<'_>) -> Result<(), Box<dyn Error>> {
        let font = ("sans-serif", 13).into_font().color(&BLACK);
        let mut y = 24;
        for (curve, color) in self.inked().filter(|(curve, _)| !curve.name.is_empty()) {
            let style = color.stroke_width(curve.width);
            match curve.seen_as() {
                Look::Line | Look::Segments => {
                    area.draw(&PathElement::new([(4, y), (30, y)], style))?;
                }
                Look::Dots => area.draw(&Circle::new((17, y), 4, color.filled()))?,
                Look::Dashes => {
                    for from in [4, 14, 24] {
                        area.draw(&PathElement::new([(from, y), (from + 6, y)], style))?;
                    }
                }
            }
            for line in wrapped(&curve.name, LEGEND_CHARACTERS) {
                area.draw(&Text::new(line, (40, y - 6), font.clone()))?;
                y += 17;
            }
            y += 5;
        }
        Ok(())
    }

    /// Returns the axis on which one coordinate of all points has its place.
    fn ticks(&self, scale: Scale, of: fn(&(f64, f64)) -> f64) -> Ticks {
        let values = || self.curves.iter().flat_map(|curve| &curve.points).map(of);
        let high = values().fold(f64::MIN, f64::max);
        let range = match scale {
            Scale::Linear => {
                let high = if high > 0.0 { high * 1.04 } else { 1.0 };
                -0.02 * high..high
            }
            // To 90 % at least, so that a handful of samples has an axis too.
            Scale::Percentile => 1.0..high.max(10.0) * 1.12,
            Scale::Log | Scale::LogOfNanos | Scale::LogOfMicros | Scale::LogOfMillis => {
                let low = values().filter(|value| *value > 0.0).fold(f64::MAX, f64::min);
                low / 1.15..high.max(low * 2.0) * 1.15
            }
        };
        Ticks { scale, range }
    }
}

/// An axis of any scale.
struct Ticks {
    scale: Scale,
    range: Range<f64>,
}

const EACH: [f64; 9] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];

impl Ticks {
    /// Returns the place of a value. One without a place, as zero among logarithms, stands at the
    /// beginning.
    fn place(&self, value: f64) -> f64 {
        if self.scale == Scale::Linear { value } else { value.max(self.range.start).ln() }
    }

    /// Returns the multiples of each power of ten that have a label; the longer the axis, the
    /// fewer.
    fn labelled(&self) -> &'static [f64] {
        let length = self.range.end / self.range.start;
        let is_percentile = self.scale == Scale::Percentile;
        match length {
            // 50 and 75 %, and 95 and 97.5 %, where there is room for them.
            ..400.0 if is_percentile => &[1.0, 2.0, 4.0],
            ..6.0 => &EACH,
            ..3_000.0 if !is_percentile => &[1.0, 2.0, 3.0, 5.0],
            _ => &[1.0],
        }
    }

    fn multiples(&self, of: &[f64]) -> Vec<f64> {
        let powers = self.range.start.log10().floor() as i32..=self.range.end.log10().ceil() as i32;
        let tick = |power: i32| of.iter().map(move |times| times * 10_f64.powi(power));
        powers.flat_map(tick).filter(|tick| self.range.contains(tick)).collect()
    }

    fn even(&self, light: bool) -> Vec<f64> {
        let step = 10_f64.powf(self.range.end.log10().floor()) / if light { 5.0 } else { 1.0 };
        let step = if self.range.end / step < 4.0 { step / 5.0 } else { step };
        (0..=(self.range.end / step) as u32).map(|tick| f64::from(tick) * step).collect()
    }
}

impl Ranged for Ticks {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (low, high): (i32, i32)) -> i32 {
        let (from, to) = (self.place(self.range.start), self.place(self.range.end));
        low + ((self.place(*value) - from) / (to - from) * f64::from(high - low)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let light = hint.weight().allow_light_points();
        if self.scale == Scale::Linear {
            return self.even(light);
        }
        self.multiples(if light { &EACH } else { self.labelled() })
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

/// Returns a time in the unit that suits it.
fn time_label(seconds: f64) -> String {
    let units = [(1.0, "s"), (1e-3, "ms"), (1e-6, "us")];
    // A tick is a product of floating-point numbers, and may be a little less than it says.
    let fits = |(size, _): &(f64, &str)| seconds >= size * 0.999_999;
    let (size, unit) = units.into_iter().find(fits).unwrap_or((1e-9, "ns"));
    format!("{} {unit}", number_label(seconds / size))
}

/// Returns a number without needless digits, its thousands set apart.
fn number_label(value: f64) -> String {
    if value < 10.0 {
        let decimals = if value > 0.0 && value < 0.01 { 6 } else { 2 };
        let text = format!("{value:.decimals$}");
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    let digits = format!("{value:.0}");
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// Returns the percentage of a value: 1, 2 and 4 times a power of ten in 1/(1-p) are 0, 50 and 75
/// %, then 90, 95 and 97.5 %.
fn percentile_label(value: f64) -> String {
    let percent = format!("{:.6}", 100.0 * (1.0 - 1.0 / value));
    format!("{}%", percent.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(y: Scale, curves: Vec<Curve>) -> Figure {
        let chart =
            Chart { title: "a chart".to_owned(), x: ("members", Scale::Log), y: ("y", y), curves };
        let subtitles = vec!["subtitle ".repeat(40)];
        Figure { title: "title".to_owned(), subtitles, charts: vec![chart.clone(), chart] }
    }

    #[test]
    fn times_have_the_unit_that_suits_them() {
        for (seconds, text) in [
            (5e-8, "50 ns"),
            (1e-6, "1 us"),
            (5e-4, "500 us"),
            (0.05, "50 ms"),
            (1.0, "1 s"),
            (90.0, "90 s"),
            (1_000.0, "1 000 s"),
        ] {
            assert_eq!(time_label(seconds), text);
        }
    }

    #[test]
    fn labels_have_no_needless_digits() {
        let labels = [
            (0.0, "0"),
            (0.000_5, "0.0005"),
            (0.05, "0.05"),
            (0.25, "0.25"),
            (5.0, "5"),
            (50.0, "50"),
            (52_000.0, "52 000"),
        ];
        labels.iter().for_each(|(value, text)| assert_eq!(number_label(*value), *text));
    }

    #[test]
    fn each_nine_has_its_label() {
        let ticks = Ticks { scale: Scale::Percentile, range: 1.0..32.0 };
        let labels = ticks.multiples(ticks.labelled()).into_iter().map(percentile_label);
        let labels: Vec<_> = labels.collect();
        assert_eq!(labels, ["0%", "50%", "75%", "90%", "95%"]);
        let far: Vec<_> = [1e2, 1e3, 1e4].into_iter().map(percentile_label).collect();
        assert_eq!(far, ["99%", "99.9%", "99.99%"]);
    }

    #[test]
    fn a_legend_names_only_what_is_drawn_and_each_chart_its_own() {
        let drawn = Curve::line("it is drawn").through(vec![(1.0, 2e6), (2.0, 5e6)]);
        let curves = vec![Curve::line("it has no point"), drawn, Curve::dots("nor has it")];
        let text = figure(Scale::LogOfMicros, curves).draw().expect("it can be drawn");
        assert!(text.contains("2 s"), "{text}");
        assert_eq!((text.matches("it is drawn").count(), text.matches("a chart").count()), (2, 2));
        assert!(!text.contains("no point") && !text.contains("nor has"), "{text}");
    }

    #[test]
    fn a_curve_of_one_point_is_seen() {
        let points = vec![(3.0, 5.0), (3.0, 5.0)];
        let text = figure(Scale::Log, vec![Curve::line("one point").through(points)]).draw();
        let text = text.expect("it can be drawn");
        // Twice in each of two charts, and once in each legend.
        assert_eq!(text.matches("<circle").count(), 6, "{text}");
    }

    #[test]
    fn what_has_no_logarithm_stands_at_the_beginning() {
        let ticks = Ticks { scale: Scale::LogOfNanos, range: 10.0..1_000.0 };
        assert_eq!([0.0, 10.0, 100.0, 1_000.0].map(|at| ticks.map(&at, (0, 100))), [0, 0, 50, 100]);
    }
}
