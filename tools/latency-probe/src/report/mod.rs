//! The forms in which the results of a run are shown.
//!
//! | file | what it knows |
//! |---|---|
//! | `text.rs` | the results for the eyes: a table, then named lines |
//! | `lines.rs` | the lines of each stage |
//! | `flood.rs`, `tune.rs` | those of a flood and of a proposal |
//! | `markdown.rs` | the first table of a README |
//! | `figures.rs` | latency by percentile, and the curve of a proposal |
//! | `hgrm.rs` | HdrHistogram's text format |
//!
//! Knows records, and nothing of how they were measured.

mod figures;
mod flood;
mod hgrm;
mod lines;
mod markdown;
mod text;
mod tune;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use interrex_console::place::forgive_closed_pipe;

use crate::records::Report;
use crate::settings::Stage;

/// A name and what is said below it.
type Line = (&'static str, String);

/// The place of the JSON, opened before the first stage, so that a typing error does not cost a
/// minute.
#[derive(Debug)]
pub(crate) enum Json {
    /// To stdout; the table makes room.
    Stdout,
    /// To a file.
    File(PathBuf, File),
}

/// Says that something can't be written where an option has it.
pub(crate) fn unwritten(option: &str, path: &Path) -> String {
    format!("{option} {}: can't be written", path.display())
}

const UNPRINTED: &str = "the results can't be printed";

impl Json {
    /// Opens what the user has named.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        if path == Path::new("-") {
            return Ok(Self::Stdout);
        }
        let file = File::create(path).with_context(|| unwritten("--json", path))?;
        Ok(Self::File(path.to_owned(), file))
    }

    /// Writes the results.
    pub(crate) fn write(self, report: &Report) -> anyhow::Result<()> {
        let text = || Ok(serde_json::to_string_pretty(report)? + "\n");
        let write = |mut out: Box<dyn Write>| {
            text().and_then(|text| out.write_all(text.as_bytes())).and_then(|()| out.flush())
        };
        match self {
            Self::Stdout => {
                write(Box::new(io::stdout().lock())).or_else(forgive_closed_pipe).context(UNPRINTED)
            }
            Self::File(path, file) => {
                write(Box::new(file)).with_context(|| unwritten("--json", &path))
            }
        }
    }
}

/// Prints the results as text, or as Markdown where that is the stage.
pub(crate) fn print(
    report: &Report,
    stage: Option<Stage>,
    is_stdout_taken: bool,
) -> anyhow::Result<()> {
    let text = match stage {
        Some(Stage::Report) => markdown::text_of(report),
        Some(_) | None => text::text_of(report),
    };
    let printed = if is_stdout_taken {
        io::stderr().write_all(text.as_bytes())
    } else {
        io::stdout().write_all(text.as_bytes())
    };
    printed.or_else(forgive_closed_pipe).context(UNPRINTED)
}

/// Draws the figures for which there is something to draw into `directory`.
pub(crate) fn draw(report: &Report, directory: &Path) -> anyhow::Result<()> {
    if report.is_without_latencies() {
        return Ok(());
    }
    fs::create_dir_all(directory).with_context(|| unwritten("--svg", directory))?;
    for (name, figure) in figures::figures_of(report) {
        let path = directory.join(&name).with_extension("svg");
        figure.write(directory, &name).with_context(|| unwritten("--svg", &path))?;
    }
    Ok(())
}

/// Writes each distribution in HdrHistogram's text format into `directory`.
pub(crate) fn list(report: &Report, directory: &Path) -> anyhow::Result<()> {
    if report.is_without_latencies() {
        return Ok(());
    }
    fs::create_dir_all(directory).with_context(|| unwritten("--hgrm", directory))?;
    for named in report.distributions().iter().filter(|named| !named.distribution.is_empty()) {
        let path = directory.join(&named.file).with_extension("hgrm");
        let Some(text) = hgrm::text_of(named.distribution) else { continue };
        fs::write(&path, text).with_context(|| unwritten("--hgrm", &path))?;
    }
    Ok(())
}

/// Returns nanoseconds with three digits and a unit.
fn human_time(ns: u64) -> String {
    three_digits(ns, &[(1.0, "ns"), (1e3, "us"), (1e6, "ms"), (1e9, "s")])
}

/// Returns the value with three digits in the unit that suits it, whole in the first of `units`.
fn three_digits(value: u64, units: &[(f64, &str)]) -> String {
    let value = value as f64;
    // From 999.5 on three digits would read 1000 of this unit.
    let fits = units.iter().position(|(size, _)| value / size < 999.5);
    let place = fits.unwrap_or(units.len() - 1);
    let (size, unit) = units[place];
    let decimals = match value / size {
        _ if place == 0 => 0,
        99.95.. => 0,
        9.995.. => 1,
        _ => 2,
    };
    format!("{:.decimals$}{unit}", value / size)
}

/// Returns a time that may not have been measured.
fn time_or_dash(ns: Option<u64>) -> String {
    ns.map_or_else(|| "-".to_owned(), human_time)
}

/// Returns ", the longest for so long" where there was a lapse.
fn longest_lapse(ns: Option<u64>) -> String {
    ns.map_or_else(String::new, |ns| format!(", the longest for {}", human_time(ns)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits_and_never_a_thousand_of_a_unit() {
        for (ns, text) in [
            (0, "0ns"),
            (850, "850ns"),
            (999, "999ns"),
            (1_000, "1.00us"),
            (5_412, "5.41us"),
            (9_996, "10.0us"),
            (54_120, "54.1us"),
            (99_960, "100us"),
            (999_499, "999us"),
            (999_500, "1.00ms"),
            (54_120_000, "54.1ms"),
            (1_500_000_000, "1.50s"),
            (90_000_000_000, "90.0s"),
        ] {
            assert_eq!(human_time(ns), text, "{ns}");
        }
    }
}
