//! Users by name, as `/etc/passwd` has them.
//!
//! Knows the file's form. Users of a directory service alone are not found.

use std::fs;
use std::path::Path;

use rustix::process::geteuid;

/// The place of the users.
const PASSWD: &str = "/etc/passwd";

/// Returns the ids of the user that hooks run as, and of his group; `None` for the daemon's own. As
/// any other user than root, the daemon could not end what runs as another, and what it may do
/// beyond other users would pass to the hook.
///
/// # Errors
/// Words that say what is wrong.
pub(crate) fn of_hooks(name: Option<&str>) -> Result<Option<(u32, u32)>, String> {
    match name {
        None => Ok(None),
        Some(_) if !geteuid().is_root() => Err("hooks.user: only a daemon that runs as root can \
             run hooks as another user; without it they run as the daemon's"
            .to_owned()),
        Some(name) => find(name).map(Some).map_err(|words| format!("hooks.user: {words}")),
    }
}

/// Returns the ids of a user and of his group.
///
/// # Errors
/// Words that say what is wrong.
fn find(name: &str) -> Result<(u32, u32), String> {
    find_in(Path::new(PASSWD), name)
}

fn find_in(file: &Path, name: &str) -> Result<(u32, u32), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let line = text.lines().find(|line| line.split(':').next() == Some(name));
    let ids = line.and_then(|line| {
        let mut fields = line.split(':').skip(2).map(str::parse);
        Some((fields.next()?.ok()?, fields.next()?.ok()?))
    });
    ids.ok_or_else(|| format!("{name}: {} has no such user", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_the_whole_name() {
        let home = tempfile::TempDir::new().expect("the temporary folder takes folders");
        let file = home.path().join("passwd");
        let text = "root:x:0:0:root:/root:/bin/sh\napp:x:990:991::/:/bin/false\nbad:x:a:b\n";
        fs::write(&file, text).expect("it can be written");
        assert_eq!(find_in(&file, "app"), Ok((990, 991)));
        assert_eq!(find_in(&file, "root"), Ok((0, 0)));
        for name in ["ap", "appp", "bad", "x", ""] {
            assert!(find_in(&file, name).is_err(), "{name}");
        }
    }
}
