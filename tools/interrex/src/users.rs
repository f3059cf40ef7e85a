//! Users by name, as `/etc/passwd` has them.
//!
//! Knows the file's form. Users of a directory service alone are not found.

use std::fs;
use std::path::Path;

/// The place of the users.
const PASSWD: &str = "/etc/passwd";

/// Returns the ids of a user and of his group.
///
/// # Errors
/// Words that say what is wrong.
pub(crate) fn find(name: &str) -> Result<(u32, u32), String> {
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
