//! The results as one JSON object, to a file or to stdout.
//!
//! Knows where it goes; the shape is [`Report`]'s.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Report, ReportError, forgive_closed_pipe};

/// Where the JSON goes.
#[derive(Debug)]
pub(crate) enum Destination {
    /// To stdout; the table makes room.
    Stdout,
    /// To a file.
    File(PathBuf, File),
}

impl Destination {
    /// Opens what the user has named: before the first stage, so that a typing error does not cost
    /// a minute.
    ///
    /// # Errors
    /// If the file can't be created.
    pub(crate) fn open(path: &Path) -> Result<Self, ReportError> {
        if path == Path::new("-") {
            return Ok(Self::Stdout);
        }
        let fails = |source| ReportError::Write { option: "--json", path: path.to_owned(), source };
        Ok(Self::File(path.to_owned(), File::create(path).map_err(fails)?))
    }

    /// Writes the results.
    ///
    /// # Errors
    /// If they can't be written.
    pub(crate) fn write(self, report: &Report) -> Result<(), ReportError> {
        match self {
            Self::Stdout => write_to(io::stdout().lock(), report)
                .or_else(forgive_closed_pipe)
                .map_err(ReportError::Print),
            Self::File(path, file) => write_to(file, report).map_err(|source| ReportError::Write {
                option: "--json",
                path,
                source,
            }),
        }
    }
}

fn write_to(mut out: impl Write, report: &Report) -> io::Result<()> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    out.write_all(text.as_bytes())?;
    out.flush()
}
