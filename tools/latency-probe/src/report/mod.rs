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

/// Results that could not be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReportError {
    /// A file or directory.
    #[error("{option} {}: can't be written", path.display())]
    Write {
        option: &'static str,
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// Standard output or standard error.
    #[error("the results can't be printed")]
    Print(#[source] io::Error),
}

impl ReportError {
    /// Returns what makes an error of one option's path.
    pub(crate) fn of(option: &'static str, path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Write { option, path: path.clone(), source }
    }
}

impl Json {
    /// Opens what the user has named.
    pub(crate) fn open(path: &Path) -> Result<Self, ReportError> {
        if path == Path::new("-") {
            return Ok(Self::Stdout);
        }
        let file = File::create(path).map_err(ReportError::of("--json", path))?;
        Ok(Self::File(path.to_owned(), file))
    }

    /// Writes the results.
    pub(crate) fn write(self, report: &Report) -> Result<(), ReportError> {
        let text = || Ok(serde_json::to_string_pretty(report)? + "\n");
        let write = |mut out: Box<dyn Write>| {
            text().and_then(|text| out.write_all(text.as_bytes())).and_then(|()| out.flush())
        };
        match self {
            Self::Stdout => write(Box::new(io::stdout().lock()))
                .or_else(forgive_closed_pipe)
                .map_err(ReportError::Print),
            Self::File(path, file) => {
                write(Box::new(file)).map_err(ReportError::of("--json", &path))
            }
        }
    }
}

/// Prints the results as text, or as Markdown where that is the stage.
pub(crate) fn print(
    report: &Report,
    stage: Option<Stage>,
    is_stdout_taken: bool,
) -> Result<(), ReportError> {
    let text = match stage {
        Some(Stage::Report) => markdown::text_of(report),
        Some(_) | None => text::text_of(report),
    };
    let printed = if is_stdout_taken {
        io::stderr().write_all(text.as_bytes())
    } else {
        io::stdout().write_all(text.as_bytes())
    };
    printed.or_else(forgive_closed_pipe).map_err(ReportError::Print)
}

/// Draws the figures for which there is something to draw into `directory`.
pub(crate) fn draw(report: &Report, directory: &Path) -> Result<(), ReportError> {
    if report.is_without_latencies() {
        return Ok(());
    }
    fs::create_dir_all(directory).map_err(ReportError::of("--svg", directory))?;
    for (name, figure) in figures::figures_of(report) {
        let path = directory.join(&name).with_extension("svg");
        figure.write(directory, &name).map_err(ReportError::of("--svg", &path))?;
    }
    Ok(())
}

/// Writes each distribution in HdrHistogram's text format into `directory`.
pub(crate) fn list(report: &Report, directory: &Path) -> Result<(), ReportError> {
    if report.is_without_latencies() {
        return Ok(());
    }
    fs::create_dir_all(directory).map_err(ReportError::of("--hgrm", directory))?;
    for named in report.distributions().iter().filter(|named| !named.distribution.is_empty()) {
        let path = directory.join(&named.file).with_extension("hgrm");
        let Some(text) = hgrm::text_of(named.distribution) else { continue };
        fs::write(&path, text).map_err(ReportError::of("--hgrm", &path))?;
    }
    Ok(())
}

/// Returns nanoseconds with three digits and a unit.
fn human_time(ns: u64) -> String {
    let units = [(1.0, "ns"), (1e3, "us"), (1e6, "ms"), (1e9, "s")];
    // From 999.5 on three digits would read 1000 of this unit.
    let fits = |(size, unit): &(f64, &str)| ns as f64 / size < 999.5 || *unit == "s";
    let (size, unit) = units.into_iter().find(fits).unwrap_or((1e9, "s"));
    let value = ns as f64 / size;
    let decimals = match value {
        _ if unit == "ns" => 0,
        99.95.. => 0,
        9.995.. => 1,
        _ => 2,
    };
    format!("{value:.decimals$}{unit}")
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
