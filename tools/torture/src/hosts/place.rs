//! The directory of a run, in memory: sockets, pages, claims, and for each store a small file
//! system of its own, which can be full.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use interrex::NodeId;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};

use super::{PREFIX, is_leftover, names_in};

/// A file system in memory on every Linux host. Shared pages must lie on one.
const MEMORY: &str = "/dev/shm";

/// The size of a store's file system. A store takes a few pages.
const STORE_SIZE: &str = "size=256k,mode=0700";

/// The directory of a run. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct Place {
    path: PathBuf,
    rooms: Vec<StoreRoom>,
}

/// The directory of a node's store.
#[derive(Clone, Debug)]
pub(crate) struct StoreRoom {
    path: PathBuf,
    /// True if it is a file system of its own.
    is_small: bool,
}

impl Place {
    /// Makes the directory, with room for `count` stores. Where this process may not mount, the
    /// stores have no file systems of their own.
    ///
    /// # Errors
    /// If it can't be made.
    pub(crate) fn create(count: u8) -> io::Result<Self> {
        remove_leftovers();
        let path = Path::new(MEMORY).join(format!("{PREFIX}{}", process::id()));
        fs::create_dir(&path)?;
        let mut place = Self { path, rooms: Vec::new() };
        for node in 0..count {
            let path = place.path.join(format!("store-{node}"));
            fs::create_dir(&path)?;
            let none = c"tmpfs";
            let options = std::ffi::CString::new(STORE_SIZE).ok();
            let is_small =
                mount(none, &path, none, MountFlags::empty(), options.as_deref()).is_ok();
            place.rooms.push(StoreRoom { path, is_small });
        }
        Ok(place)
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
        anyhow::ensure!(self.is_small, "a small file system can't be mounted here");
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
        fs::remove_file(self.path.join("filler"))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// Removes a directory of a run, and what is mounted in it.
fn remove(path: &Path) {
    for name in names_in(path).unwrap_or_default() {
        // Where nothing is mounted, nothing need be done.
        let _ = unmount(path.join(name), UnmountFlags::DETACH);
    }
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
