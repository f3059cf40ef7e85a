//! Which durability was measured: none, or that of a file system.
//!
//! Knows how `/proc/self/mountinfo` tells what a directory lies on (proc(5)).

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::StoreChoice;

/// What a member's vote survives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Durability {
    /// No restart: members keep it in memory.
    Diskless,
    /// What the file system survives.
    FileStore {
        /// Where the files were.
        directory: PathBuf,
        /// Its type, as mount(8) has it; absent where the kernel does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        file_system: Option<String>,
    },
}

impl Durability {
    /// That of `choice` on this host.
    pub(crate) fn of(choice: &StoreChoice) -> Self {
        let Some(directory) = choice.directory() else { return Self::Diskless };
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let place = fs::canonicalize(directory).unwrap_or_else(|_| directory.to_owned());
        let file_system = file_system_of(&place, &mounts);
        Self::FileStore { directory: directory.to_owned(), file_system }
    }

    /// In words.
    pub(crate) fn described(&self) -> String {
        match self {
            Durability::Diskless => {
                "diskless: votes in memory; who restarts asks the others (R14)".to_owned()
            }
            Durability::FileStore { directory, file_system } => {
                let on = file_system.as_deref().unwrap_or("file system unknown");
                format!("durable: FileStore in {} ({on}), O_DSYNC", directory.display())
            }
        }
    }

    /// As the command line has it.
    pub(crate) fn argument(&self) -> String {
        match self {
            Durability::Diskless => "none".to_owned(),
            Durability::FileStore { directory, .. } => directory.display().to_string(),
        }
    }

    /// What makes the times worthless as those of a disk.
    pub(crate) fn warning(&self) -> Option<String> {
        let Durability::FileStore { directory, file_system } = self else { return None };
        let kind = file_system.as_deref().filter(|kind| ["tmpfs", "ramfs"].contains(kind))?;
        Some(format!(
            "--store {} is {kind}, that is memory: what is written there survives no crash of the \
             host, and its times are not a disk's. Name a directory on a disk",
            directory.display()
        ))
    }
}

/// The type of the file system at `place`, from the text of mountinfo: that of the longest mount
/// point above it, and of the last one where several are mounted over each other.
fn file_system_of(place: &Path, mounts: &str) -> Option<String> {
    let mounts = mounts.lines().filter_map(|line| {
        let (mount, source) = line.split_once(" - ")?;
        let point = unescaped(mount.split(' ').nth(4)?);
        let kind = source.split(' ').next()?;
        place.starts_with(&point).then_some((point.len(), kind))
    });
    mounts.max_by_key(|(length, _)| *length).map(|(_, kind)| kind.to_owned())
}

/// Blanks and backslashes stand as three octal digits.
fn unescaped(point: &str) -> String {
    let escapes = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    escapes.iter().fold(point.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
23 22 0:21 / /dev/shm rw,nosuid - tmpfs tmpfs rw
24 22 259:1 / /srv/fast\\040disk rw shared:7 master:1 - xfs /dev/nvme0n1 rw
25 22 0:30 / /srv rw - btrfs /dev/sda rw
";

    #[test]
    fn the_longest_mount_point_above_a_place_is_what_it_lies_on() {
        for (place, kind) in [
            ("/home/user", "ext4"),
            ("/dev/shm/votes", "tmpfs"),
            ("/dev/shmvotes", "ext4"),
            ("/srv/fast disk/votes", "xfs"),
            ("/srv/votes", "btrfs"),
        ] {
            let found = file_system_of(Path::new(place), MOUNTS);
            assert_eq!(found.as_deref(), Some(kind), "{place}");
        }
        assert_eq!(file_system_of(Path::new("/home"), ""), None);
    }

    #[test]
    fn a_store_in_memory_is_a_warning_that_names_the_way_out() {
        let on = |kind: &str| Durability::FileStore {
            directory: "/dev/shm".into(),
            file_system: Some(kind.to_owned()),
        };
        let warning = on("tmpfs").warning().expect("memory is no disk");
        assert!(warning.contains("--store /dev/shm") && warning.contains("a disk"), "{warning}");
        assert_eq!(on("ext4").warning(), None);
        assert_eq!(Durability::Diskless.warning(), None);
    }
}
