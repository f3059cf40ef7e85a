//! The places that results go to, tried before a run, so that a typing error does not cost one.
//!
//! Knows nothing of what is written.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes sure that a file can be written at `path`. Leaves nothing behind, and a file that exists
/// as it is.
///
/// # Errors
/// If it can't be written.
pub fn try_file(path: &Path) -> io::Result<()> {
    let is_new = !path.exists();
    File::options().write(true).create(true).truncate(false).open(path)?;
    if is_new { fs::remove_file(path) } else { Ok(()) }
}

/// Makes sure that files can be written into `path`, or into the directory that it will be made
/// in. Leaves nothing behind.
///
/// # Errors
/// If they can't be written.
pub fn try_directory(path: &Path) -> io::Result<()> {
    let here = Path::new(".");
    let ground = path.ancestors().find(|ground| ground.exists()).unwrap_or(here);
    tempfile::tempfile_in(ground).map(drop)
}

/// Forgives a closed pipe: whoever pipes results into `head` has seen enough.
///
/// # Errors
/// Returns any other error as it came.
pub fn forgive_closed_pipe(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_as_it_was_after_it_was_tried() {
        let home = tempfile::tempdir().expect("the system has a place for such things");
        let theirs = home.path().join("theirs");
        fs::write(&theirs, "kept").expect("it was just made");
        try_file(&theirs).expect("it can be written");
        try_file(&home.path().join("new")).expect("it can be made");
        try_directory(&home.path().join("deep").join("deeper")).expect("it can be made");
        assert!(try_directory(&theirs).is_err() && try_file(&theirs.join("below")).is_err());
        assert_eq!(fs::read_dir(home.path()).expect("it is there").count(), 1);
        assert_eq!(fs::read_to_string(&theirs).expect("it is theirs"), "kept");
    }
}
