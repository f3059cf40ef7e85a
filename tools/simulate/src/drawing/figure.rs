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

    /// The colour of each curve: a new one for each line.
    fn colors(&self) -> impl Iterator<Item = RGBColor> + '_ {
        let mut lines = 0;
        self.curves.iter().map(move |curve| {
            lines += usize::from(curve.look == Look::Line);
            COLORS[lines.saturating_sub(1) % COLORS.len()]
        })
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
            .x_label_formatter(&|value| label(*value))
            .y_label_formatter(&|value| label(*value))
            .bold_line_style(BLACK.mix(0.16))
            .light_line_style(BLACK.mix(0.05))
            .draw()?;
        for (curve, color) in self.curves.iter().zip(self.colors()) {
            let points = curve.points.iter().copied();
            match curve.look {
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
        for (place, (curve, color)) in self.curves.iter().zip(self.colors()).enumerate() {
            let y = 24 + 22 * place as i32;
            match curve.look {
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
            Scale::Log => {
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
            Scale::Log => value.max(self.range.start).ln(),
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
            Scale::Log if light => self.multiples(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]),
            Scale::Log if self.range.end / self.range.start > 3_000.0 => self.multiples(&[1.0]),
            Scale::Log => self.multiples(&[1.0, 2.0, 3.0, 5.0]),
        }
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
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
    fn labels_have_no_needless_digits() {
        let labels = [(0.0, "0"), (0.25, "0.25"), (5.0, "5"), (50.0, "50"), (52_000.0, "52 000")];
        labels.iter().for_each(|(value, text)| assert_eq!(label(*value), *text));
    }
}
