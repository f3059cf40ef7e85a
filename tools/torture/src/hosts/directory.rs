//! The directory of a run, in memory: sockets, pages, claims, and for each store a small file
//! system of its own, which can be full. Every second one lies on a disk, which can fail.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use interrex::NodeId;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};

use super::disk::{self, Disk};
use super::{PREFIX, is_leftover, names_in};

/// A file system in memory on every Linux host. Shared pages must lie on one.
const MEMORY: &str = "/dev/shm";

/// The size of a store's file system in memory. A store takes a few pages.
const STORE_SIZE: &str = "size=256k,mode=0700";

/// The directory of a run. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct RunDirectory {
    path: PathBuf,
    rooms: Vec<StoreRoom>,
}

/// The directory of a node's store.
#[derive(Clone, Debug)]
pub(crate) struct StoreRoom {
    path: PathBuf,
    system: FileSystem,
}

/// The file system that a store lies in.
#[derive(Clone, Debug)]
enum FileSystem {
    /// That of the run itself: no other could be mounted.
    Shared,
    /// One of its own in memory.
    Memory,
    /// One of its own on a disk.
    Disk(Disk),
}

impl RunDirectory {
    /// Makes the directory, with room for `count` stores. Where this process may not mount, the
    /// stores have no file systems of their own.
    ///
    /// # Errors
    /// If it can't be made.
    pub(crate) fn create(count: u8) -> io::Result<Self> {
        remove_leftovers();
        let path = Path::new(MEMORY).join(format!("{PREFIX}{}", process::id()));
        fs::create_dir(&path)?;
        let mut directory = Self { path, rooms: Vec::new() };
        for node in 0..count {
            let path = directory.path.join(format!("store-{node}"));
            fs::create_dir(&path)?;
            let system = match node % 2 {
                1 => on_disk(&directory.path.join(format!("disk-{node}")), &path),
                _ => in_memory(&path),
            };
            directory.rooms.push(StoreRoom { path, system });
        }
        Ok(directory)
    }

    /// Returns the path of this name in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Returns the directory of a node's store.
    pub(crate) fn store_of(&self, node: NodeId) -> &StoreRoom {
        &self.rooms[usize::from(node.number())]
    }
}

impl StoreRoom {
    /// Returns the path of the store.
    pub(crate) fn store(&self) -> PathBuf {
        self.path.join("state")
    }

    /// Fills it to the last byte.
    ///
    /// # Errors
    /// If it is no file system of its own, since another must not be filled.
    pub(crate) fn fill(&self) -> anyhow::Result<()> {
        let is_own = !matches!(self.system, FileSystem::Shared);
        anyhow::ensure!(is_own, "a small file system can't be mounted here");
        let mut filler = fs::File::create(self.path.join("filler"))?;
        // It ends with the error that is wanted.
        while filler.write_all(&[0; 4_096]).is_ok() {}
        Ok(())
    }

    /// Gives the room back.
    ///
    /// # Errors
    /// If the system does not remove the file.
    pub(crate) fn free(&self) -> io::Result<()> {
        match fs::remove_file(self.path.join("filler")) {
            // Two faults have filled it at one time, and the first of them is over.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            freed => freed,
        }
    }

    /// Returns whether it lies on a disk.
    pub(crate) const fn is_on_disk(&self) -> bool {
        matches!(self.system, FileSystem::Disk(_))
    }

    /// Lets all writes to its disk fail from now on, or succeed.
    ///
    /// # Errors
    /// If it lies on none, or the system refuses.
    pub(crate) fn set_failing(&self, is_failing: bool) -> anyhow::Result<()> {
        let FileSystem::Disk(disk) = &self.system else { anyhow::bail!("it lies on no disk") };
        disk.set_failing(is_failing)
    }
}

fn on_disk(image: &Path, at: &Path) -> FileSystem {
    match Disk::mount(image, at) {
        Ok(disk) => FileSystem::Disk(disk),
        Err(reason) => {
            eprintln!("a store lies in memory, and its disk can't fail: {reason:#}");
            in_memory(at)
        }
    }
}

fn in_memory(at: &Path) -> FileSystem {
    let none = c"tmpfs";
    let options = std::ffi::CString::new(STORE_SIZE).ok();
    match mount(none, at, none, MountFlags::empty(), options.as_deref()) {
        Ok(()) => FileSystem::Memory,
        Err(_) => FileSystem::Shared,
    }
}

impl Drop for RunDirectory {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// Removes a directory of a run, and what is mounted in it.
fn remove(path: &Path) {
    disk::mend_all_in(path);
    for name in names_in(path).unwrap_or_default() {
        // There may be one above the other, or none.
        while unmount(path.join(&name), UnmountFlags::DETACH).is_ok() {}
    }
    disk::detach_all_in(path);
    // What can't be removed now is found by the next run.
    let _ = fs::remove_dir_all(path);
}

fn remove_leftovers() {
    for name in names_in(Path::new(MEMORY)).unwrap_or_default() {
        if is_leftover(&name) {
            eprintln!("removing what an earlier run has left behind: {MEMORY}/{name}");
            remove(&Path::new(MEMORY).join(name));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::FileExt as _;

    use super::*;

    #[test]
    fn writes_to_a_disk_fail_while_they_are_to_and_it_comes_back() {
        let directory = RunDirectory::create(2).expect("/dev/shm takes folders");
        let [first, second] =
            [0, 1].map(|it| directory.store_of(NodeId::new(it).expect("it is below 128")));
        assert!(!first.is_on_disk() && first.set_failing(true).is_err());
        if !second.is_on_disk() {
            eprintln!("SKIPPED: this process can't have disks");
            return;
        }
        let path = second.store();
        let write = || {
            let file = fs::File::options().create(true).truncate(false).write(true).open(&path)?;
            file.write_all_at(&[7; 512], 0)?;
            file.sync_data()
        };
        write().expect("nothing fails yet");
        second.set_failing(true).expect("it is a disk");
        assert!(write().is_err(), "it fails");
        second.set_failing(false).expect("it is a disk");
        write().expect("it has come back");
        second.set_failing(true).expect("it is a disk");
        disk::mend_all_in(&directory.path);
        write().expect("all were mended");
        let path = directory.path.clone();
        drop(directory);
        assert!(!path.exists());
    }
}
