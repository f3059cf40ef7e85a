//! Directories that files are written into, and files: tried before a run, made later.
//!
//! Knows nothing of what is written.

use std::fs::{self, File};
use std::path::Path;
use std::process;

use super::ReportError;

/// Makes sure that a file can be written into `path`, or into the directory that it will be made in,
/// so that a typing error does not cost a run. Leaves nothing behind.
///
/// # Errors
/// If it can't.
pub(crate) fn try_out(option: &'static str, path: &Path) -> Result<(), ReportError> {
    let here = Path::new(".");
    let ground = path.ancestors().find(|ground| ground.exists()).unwrap_or(here);
    let file = ground.join(format!(".latency-probe-{}", process::id()));
    let tried = File::create_new(&file).and_then(|_| fs::remove_file(&file));
    tried.map_err(|source| ReportError::Write { option, path: path.to_owned(), source })
}

/// Makes sure that a file can be written at `path`. Leaves nothing behind, and a file that exists
/// as it is.
///
/// # Errors
/// If it can't.
pub(crate) fn try_file(option: &'static str, path: &Path) -> Result<(), ReportError> {
    let is_new = !path.exists();
    let opened = File::options().write(true).create(true).truncate(false).open(path);
    let tried = opened.and_then(|_| if is_new { fs::remove_file(path) } else { Ok(()) });
    tried.map_err(|source| ReportError::Write { option, path: path.to_owned(), source })
}

/// Makes it, with those above it, where it is not there.
///
/// # Errors
/// If it can't be made.
pub(crate) fn make(option: &'static str, path: &Path) -> Result<(), ReportError> {
    fs::create_dir_all(path).map_err(|source| ReportError::Write {
        option,
        path: path.to_owned(),
        source,
    })
}
