//! The durability of votes: none, or that of a file system.

use std::fs;
use std::path::{Path, PathBuf};

use procfs::MountEntry;
use serde::Serialize;

/// The durability of a member's vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Durability {
    /// None: members keep it in memory.
    Diskless,
    /// That of the file system.
    FileStore {
        /// Where the files were.
        directory: PathBuf,
        /// Its type, as mount(8) has it; absent where the kernel does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        file_system: Option<String>,
    },
}

impl Durability {
    /// Returns that of a store in `directory` on this host, or of none.
    pub(crate) fn of(directory: Option<&Path>) -> Self {
        let Some(directory) = directory else { return Self::Diskless };
        let place = fs::canonicalize(directory).unwrap_or_else(|_| directory.to_owned());
        let file_system = file_system_of(&place, &procfs::mounts().unwrap_or_default());
        Self::FileStore { directory: directory.to_owned(), file_system }
    }

    /// Returns the directory of the stores, if there are any.
    pub(crate) fn directory(&self) -> Option<&Path> {
        match self {
            Self::Diskless => None,
            Self::FileStore { directory, .. } => Some(directory),
        }
    }

    /// Returns it in words.
    pub(crate) fn described(&self) -> String {
        match self {
            Self::Diskless => {
                "diskless: votes in memory; who restarts asks the others (R14)".to_owned()
            }
            Self::FileStore { directory, file_system } => {
                let on = file_system.as_deref().unwrap_or("file system unknown");
                format!("durable: FileStore in {} ({on}), O_DSYNC", directory.display())
            }
        }
    }

    /// Returns the value of `--store`.
    pub(crate) fn argument(&self) -> String {
        self.directory().map_or_else(|| "none".to_owned(), |path| path.display().to_string())
    }

    /// Returns what makes the times worthless as those of a disk.
    pub(crate) fn warning(&self) -> Option<String> {
        let Self::FileStore { directory, file_system } = self else { return None };
        let kind = file_system.as_deref().filter(|kind| ["tmpfs", "ramfs"].contains(kind))?;
        Some(format!(
            "--store {} is {kind}, that is memory: what is written there survives no crash of the \
             host, and its times are not a disk's. Name a directory on a disk",
            directory.display()
        ))
    }
}

/// Returns the type of the file system at `place`: that of the longest mount point above it, and
/// of the last one where several are mounted over each other.
fn file_system_of(place: &Path, mounts: &[MountEntry]) -> Option<String> {
    // The crate leaves the kernel's escape of a blank as it is.
    let above = mounts.iter().filter_map(|mount| {
        let point = mount.fs_file.replace(r"\040", " ");
        place.starts_with(&point).then_some((point.len(), &mount.fs_vfstype))
    });
    above.max_by_key(|(length, _)| *length).map(|(_, kind)| kind.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_mount_point_above_a_place_is_what_it_lies_on() {
        let mount = |(fs_file, kind): (&str, &str)| MountEntry {
            fs_spec: String::new(),
            fs_file: fs_file.to_owned(),
            fs_vfstype: kind.to_owned(),
            fs_mntops: Default::default(),
            fs_freq: 0,
            fs_passno: 0,
        };
        let mounts = [
            ("/", "overlay"),
            ("/", "ext4"),
            ("/dev/shm", "tmpfs"),
            (r"/srv/fast\040disk", "xfs"),
            ("/srv", "btrfs"),
        ];
        let mounts = mounts.map(mount);
        for (place, kind) in [
            ("/home/user", "ext4"),
            ("/dev/shm/votes", "tmpfs"),
            ("/dev/shmvotes", "ext4"),
            ("/srv/fast disk/votes", "xfs"),
            ("/srv/votes", "btrfs"),
        ] {
            assert_eq!(file_system_of(Path::new(place), &mounts).as_deref(), Some(kind), "{place}");
        }
        assert_eq!(file_system_of(Path::new("/home"), &[]), None);
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
