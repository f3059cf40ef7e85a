//! The report of a run.

use std::io;
use std::path::Path;

use crate::checker::Verdict;
use crate::history::Record;

/// Writes.
pub(crate) fn write(_: &Path, _: &[Record], _: &Verdict) -> io::Result<()> {
    Ok(())
}

/// Returns the verdict as text.
pub(crate) fn text(verdict: &Verdict) -> String {
    let mut text = format!("{:#?}\n", verdict.tally);
    for violation in &verdict.violations {
        text.push_str(&format!("{violation}\n"));
    }
    text
}
