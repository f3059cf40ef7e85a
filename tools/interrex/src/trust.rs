//! Programs that the daemon runs: a command, hooks, a gate, checks. Nobody but root and the user of
//! the daemon may be able to change them.
//!
//! Knows files and modes. keepalived's scripts taught this: whoever may write a script that root
//! runs is root (CVE-2018-19044 and its kin).

use std::env;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

/// The bits by which others than the owner may write.
const OTHERS_WRITE: u32 = 0o022;

/// The bit of a folder in which only owners remove files, such as `/tmp`.
const STICKY: u32 = 0o1000;

/// Checks that nobody but root and this process' user may change a program: neither the file nor
/// the folder that it lies in.
///
/// # Errors
/// Words that say what is wrong.
pub(crate) fn check(program: &str) -> Result<(), String> {
    let path = find(program).ok_or_else(|| format!("{program}: there is no such program"))?;
    // Where it leads: a link in a folder of ours may lead anywhere.
    let path = fs::canonicalize(&path).map_err(|error| format!("{program}: {error}"))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    for (place, kept_by) in [(&*path, 0), (folder, STICKY)] {
        let found = fs::metadata(place).map_err(|error| format!("{}: {error}", place.display()))?;
        let is_kept = found.mode() & kept_by != 0;
        if found.mode() & OTHERS_WRITE != 0 && !is_kept {
            return Err(format!(
                "{} may be written by others than its owner: chmod go-w it",
                place.display()
            ));
        }
        if found.uid() != 0 && found.uid() != geteuid().as_raw() {
            return Err(format!(
                "{} belongs to user {}: it must be root's or the daemon's",
                place.display(),
                found.uid()
            ));
        }
    }
    Ok(())
}

/// Returns where a program lies, as execvp finds it.
fn find(program: &str) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program));
    }
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_program_that_others_may_write_is_refused_and_so_is_one_in_such_a_folder() {
        let home = tempfile::TempDir::new().expect("the temporary folder takes folders");
        let program = home.path().join("hook");
        let text = program.to_str().expect("it has a plain name");
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
        };
        fs::write(&program, "#!/bin/sh\n").expect("it can be written");
        set(&program, 0o755);
        assert_eq!(check(text), Ok(()));
        for (file, folder, is_trusted) in [
            (0o775, 0o755, false),
            (0o757, 0o755, false),
            (0o755, 0o777, false),
            (0o755, 0o1777, true),
            (0o700, 0o700, true),
        ] {
            set(&program, file);
            set(home.path(), folder);
            assert_eq!(check(text).is_ok(), is_trusted, "{file:o} in {folder:o}");
        }
        assert_eq!(check("sh"), Ok(()));
        assert!(check("no such program").is_err_and(|words| words.contains("no such program")));
    }

    #[test]
    fn a_link_is_trusted_as_far_as_the_folder_that_it_leads_to() {
        let folder = || tempfile::TempDir::new().expect("the temporary folder takes folders");
        let (home, other) = (folder(), folder());
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
        };
        let (program, link) = (other.path().join("program"), home.path().join("link"));
        fs::write(&program, "#!/bin/sh\n").expect("it can be written");
        set(&program, 0o755);
        std::os::unix::fs::symlink(&program, &link).expect("it can be made");
        let link = link.to_str().expect("it has a plain name");
        for (mode, is_trusted) in [(0o755, true), (0o777, false)] {
            set(other.path(), mode);
            assert_eq!(check(link).is_ok(), is_trusted, "{mode:o}");
        }
    }
}
