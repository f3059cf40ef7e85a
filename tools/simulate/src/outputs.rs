//! The places of results, tried before a run, so that a typing error does not cost what the run
//! takes.
//!
//! Knows nothing of what is written.

use std::fs;
use std::path::Path;

use anyhow::Context;
use interrex_console::place::{try_directory, try_file};

use crate::cli::Cli;

/// Makes sure that the files of a run can be written. Leaves nothing behind, and a file that
/// exists as it is.
pub(crate) fn try_files(cli: &Cli) -> anyhow::Result<()> {
    let json = cli.json.as_deref().filter(|path| *path != Path::new("-"));
    for (option, path) in [("--json", json), ("--trace", cli.trace.as_deref())] {
        let tried = path.map_or(Ok(()), try_file);
        tried.with_context(|| {
            let path = path.unwrap_or(Path::new("")).display();
            format!("{option} {path}: can't be written; name a file in a directory that exists")
        })?;
    }
    Ok(())
}

/// Makes the directory that `--out` names, with those above it, and makes sure that files can be
/// written there.
pub(crate) fn make_directory(path: &Path) -> anyhow::Result<()> {
    let made = fs::create_dir_all(path).and_then(|()| try_directory(path));
    made.with_context(|| format!("--out {}: no file can be written there", path.display()))
}
