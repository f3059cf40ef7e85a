//! Curves as SVG: one figure, one pair of axes, a legend beside them.

use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, anyhow};
use plotters::coord::Shift;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::prelude::*;

const SIZE: (u32, u32) = (1_080, 600);

/// The part of the width that the legend takes.
const LEGEND: u32 = 330;

/// Told apart by those who see no red from green, and on paper.
const COLORS: [RGBColor; 6] = [
    RGBColor(0, 90, 181),
    RGBColor(220, 110, 20),
    RGBColor(30, 130, 76),
    RGBColor(150, 60, 150),
    RGBColor(90, 90, 90),
    RGBColor(190, 30, 45),
];

/// How an axis counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scale {
    /// Evenly.
    Linear,
    /// In powers of ten.
    Log,
    /// The same, of microseconds; each label has the unit that suits it.
    LogOfMicros,
    /// The same, of milliseconds.
    LogOfMillis,
}

impl Scale {
    fn label(self, value: f64) -> String {
        match self {
            Self::Linear | Self::Log => label(value),
            Self::LogOfMicros => time_label(value * 1e-6),
            Self::LogOfMillis => time_label(value * 1e-3),
        }
    }
}

/// How a curve is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Look {
    Line,
    Dots,
    Dashes,
}

/// A curve.
#[derive(Debug)]
pub(crate) struct Curve {
    pub(crate) name: String,
    pub(crate) points: Vec<(f64, f64)>,
    look: Look,
}

impl Curve {
    pub(crate) fn line(name: &str) -> Self {
        Self { name: name.to_owned(), points: Vec::new(), look: Look::Line }
    }

    /// Belongs to the curve before it, whose colour it has.
    pub(crate) fn dots(name: &str) -> Self {
        Self { look: Look::Dots, ..Self::line(name) }
    }

    /// Belongs to the curve before it, whose colour it has.
    pub(crate) fn dashes(name: &str) -> Self {
        Self { look: Look::Dashes, ..Self::line(name) }
    }

    /// Returns how it is drawn: a line through one point would not be seen.
    fn seen_as(&self) -> Look {
        if self.points.len() == 1 { Look::Dots } else { self.look }
    }
}

/// A figure.
pub(crate) struct Figure {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) x: (&'static str, Scale),
    pub(crate) y: (&'static str, Scale),
    pub(crate) curves: Vec<Curve>,
}

impl Figure {
    /// Writes it as `name.svg` into a directory.
    pub(crate) fn write(&self, directory: &Path, name: &str) -> anyhow::Result<()> {
        let path = directory.join(name).with_extension("svg");
        let text = self.draw().map_err(|error| anyhow!("{}: {error}", path.display()))?;
        fs::write(&path, text).with_context(|| format!("{}", path.display()))
    }

    fn draw(&self) -> Result<String, Box<dyn Error>> {
        let mut text = String::new();
        {
            let root = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
            root.fill(&WHITE)?;
            let (head, body) = root.split_vertically(62);
            let black = |size: i32| ("sans-serif", size).into_font().color(&BLACK);
            head.draw(&Text::new(self.title.clone(), (20, 12), black(24)))?;
            head.draw(&Text::new(self.subtitle.clone(), (20, 42), black(14)))?;
            let (chart, legend) = body.split_horizontally(SIZE.0 - LEGEND);
            self.draw_chart(&chart)?;
            self.draw_legend(&legend)?;
            root.present()?;
        }
        Ok(text)
    }

    /// The curves that have anything to draw, each with its colour: a new one for each line.
    fn inked(&self) -> impl Iterator<Item = (&Curve, RGBColor)> + '_ {
        let mut lines = 0;
        let inked = self.curves.iter().map(move |curve| {
            lines += usize::from(curve.look == Look::Line);
            (curve, COLORS[lines.saturating_sub(1) % COLORS.len()])
        });
        inked.filter(|(curve, _)| !curve.points.is_empty())
    }

    fn draw_chart(&self, area: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), Box<dyn Error>> {
        let mut chart = ChartBuilder::on(area)
            .margin(10)
            .x_label_area_size(48)
            .y_label_area_size(78)
            .build_cartesian_2d(
                self.axis(self.x.1, |point| point.0),
                self.axis(self.y.1, |point| point.1),
            )?;
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
            match curve.seen_as() {
                Look::Line => {
                    chart.draw_series(LineSeries::new(points, color.stroke_width(2)))?;
                }
                Look::Dots => {
                    let dot = |point| Circle::new(point, 4, color.filled());
                    chart.draw_series(points.map(dot))?;
                }
                Look::Dashes => {
                    let style = color.stroke_width(2);
                    chart.draw_series(DashedLineSeries::new(points, 6, 5, style))?;
                }
            }
        }
        Ok(())
    }

    fn draw_legend(&self, area: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), Box<dyn Error>> {
        let font = ("sans-serif", 13).into_font().color(&BLACK);
        for (place, (curve, color)) in self.inked().enumerate() {
            let y = 24 + 22 * place as i32;
            match curve.seen_as() {
                Look::Line => {
                    area.draw(&PathElement::new([(4, y), (30, y)], color.stroke_width(2)))?;
                }
                Look::Dots => area.draw(&Circle::new((17, y), 4, color.filled()))?,
                Look::Dashes => {
                    for from in [4, 14, 24] {
                        let dash = [(from, y), (from + 6, y)];
                        area.draw(&PathElement::new(dash, color.stroke_width(2)))?;
                    }
                }
            }
            area.draw(&Text::new(curve.name.clone(), (40, y - 6), font.clone()))?;
        }
        Ok(())
    }

    fn axis(&self, scale: Scale, of: fn(&(f64, f64)) -> f64) -> Axis {
        let values = || self.curves.iter().flat_map(|curve| &curve.points).map(of);
        let high = values().fold(f64::MIN, f64::max);
        match scale {
            Scale::Linear => {
                let high = if high > 0.0 { high * 1.04 } else { 1.0 };
                Axis { scale, range: -0.02 * high..high }
            }
            Scale::Log | Scale::LogOfMicros | Scale::LogOfMillis => {
                let low = values().filter(|value| *value > 0.0).fold(f64::MAX, f64::min);
                Axis { scale, range: low / 1.15..high.max(low * 2.0) * 1.15 }
            }
        }
    }
}

/// An axis of either scale.
struct Axis {
    scale: Scale,
    range: Range<f64>,
}

impl Axis {
    fn place(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Log | Scale::LogOfMicros | Scale::LogOfMillis => {
                value.max(self.range.start).ln()
            }
        }
    }

    /// These multiples of each power of ten.
    fn multiples(&self, of: &[f64]) -> Vec<f64> {
        let powers = self.range.start.log10().floor() as i32..=self.range.end.log10().ceil() as i32;
        let tick = |power: i32| of.iter().map(move |times| times * 10_f64.powi(power));
        powers.flat_map(tick).filter(|tick| self.range.contains(tick)).collect()
    }
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (low, high): (i32, i32)) -> i32 {
        let (from, to) = (self.place(self.range.start), self.place(self.range.end));
        low + ((self.place(*value) - from) / (to - from) * f64::from(high - low)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let light = hint.weight().allow_light_points();
        match self.scale {
            Scale::Linear => {
                let step =
                    10_f64.powf(self.range.end.log10().floor()) / if light { 5.0 } else { 1.0 };
                let step = if self.range.end / step < 4.0 { step / 5.0 } else { step };
                (0..=(self.range.end / step) as u32).map(|tick| f64::from(tick) * step).collect()
            }
            Scale::Log | Scale::LogOfMicros | Scale::LogOfMillis if light => {
                self.multiples(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0])
            }
            Scale::Log | Scale::LogOfMicros | Scale::LogOfMillis => {
                let is_long = self.range.end / self.range.start > 3_000.0;
                self.multiples(if is_long { &[1.0] } else { &[1.0, 2.0, 3.0, 5.0] })
            }
        }
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

/// A time in the unit that suits it.
fn time_label(seconds: f64) -> String {
    let units = [(1.0, "s"), (1e-3, "ms"), (1e-6, "us")];
    // A tick is a product of floating-point numbers, and may be a little less than it says.
    let fits = |(size, _): &(f64, &str)| seconds >= size * 0.999_999;
    let (size, unit) = units.into_iter().find(fits).unwrap_or((1e-9, "ns"));
    format!("{} {unit}", label(seconds / size))
}

/// Without needless digits; thousands set apart.
fn label(value: f64) -> String {
    if value < 10.0 {
        let text = format!("{value:.2}");
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    let digits = format!("{value:.0}");
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_the_unit_that_suits_them() {
        for (seconds, text) in [
            (2e-7, "200 ns"),
            (1e-6, "1 us"),
            (5e-4, "500 us"),
            (0.05, "50 ms"),
            (1.0, "1 s"),
            (1_000.0, "1 000 s"),
        ] {
            assert_eq!(time_label(seconds), text);
        }
    }

    #[test]
    fn a_legend_names_only_what_is_drawn() {
        let mut drawn = Curve::line("it is drawn");
        drawn.points = vec![(1.0, 2e6), (2.0, 5e6)];
        let figure = Figure {
            title: "title".to_owned(),
            subtitle: "subtitle".to_owned(),
            x: ("members", Scale::Log),
            y: ("time", Scale::LogOfMicros),
            curves: vec![Curve::line("it has no point"), drawn, Curve::dots("nor has it")],
        };
        let text = figure.draw().expect("it can be drawn");
        assert!(text.contains("it is drawn") && text.contains("2 s"), "{text}");
        assert!(!text.contains("no point") && !text.contains("nor has"), "{text}");
    }

    #[test]
    fn a_curve_of_one_point_is_seen() {
        let mut curve = Curve::line("one point");
        curve.points = vec![(3.0, 5.0)];
        let figure = Figure {
            title: "title".to_owned(),
            subtitle: "subtitle".to_owned(),
            x: ("members", Scale::Log),
            y: ("datagrams", Scale::Log),
            curves: vec![curve],
        };
        let text = figure.draw().expect("it can be drawn");
        assert_eq!(text.matches("<circle").count(), 2, "in the chart and in the legend: {text}");
    }

    #[test]
    fn labels_have_no_needless_digits() {
        let labels = [(0.0, "0"), (0.25, "0.25"), (5.0, "5"), (50.0, "50"), (52_000.0, "52 000")];
        labels.iter().for_each(|(value, text)| assert_eq!(label(*value), *text));
    }
}
