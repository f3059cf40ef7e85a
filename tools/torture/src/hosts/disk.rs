//! A small disk that can be made to fail: each write then ends with an I/O error, as on a disk that
//! has died or a cable that was pulled. What it had acknowledged stays, and it can come back.
//!
//! Most kernels have no injection of faults and no device mapper, but loop devices. The file system
//! lies on one loop device, which lies on another, which lies on a file. Where the lower one is set
//! read-only, the upper one can't write to it any more, and its file system sees an I/O error.

use std::fs;
use std::path::{Path, PathBuf};

use rustix::mount::{MountFlags, mount};

use super::run;

/// The size of a disk. A store takes a few pages.
const SIZE: u64 = 1 << 20;

/// The file system of a disk: without a journal, so that it goes on after an error. With one it
/// would be read-only from then on, and a disk that comes back would be of no use.
const FORMAT: [&str; 9] = ["-q", "-b", "1024", "-N", "16", "-m", "0", "-O", "^has_journal"];

/// A disk with a file system that is mounted. It goes with the last that uses it.
#[derive(Clone, Debug)]
pub(super) struct Disk {
    /// The lower device.
    device: PathBuf,
}

impl Disk {
    /// Makes a disk in the file `image`, and mounts it.
    ///
    /// # Errors
    /// If this host has no loop devices, or this process may not use them.
    pub(super) fn mount(image: &Path, at: &Path) -> anyhow::Result<Self> {
        fs::File::create(image)?.set_len(SIZE)?;
        let device = attach(image)?;
        let mounted = mount_upper(&device, at);
        // The system does so as soon as nobody uses it.
        detach(&device)?;
        mounted.map(|()| Self { device })
    }

    /// Lets all writes fail from now on, or succeed.
    ///
    /// # Errors
    /// If the system refuses.
    pub(super) fn set_failing(&self, is_failing: bool) -> anyhow::Result<()> {
        set_read_only(&self.device, is_failing)
    }
}

fn mount_upper(lower: &Path, at: &Path) -> anyhow::Result<()> {
    let device = attach(lower)?;
    let name = device.display().to_string();
    let formatted = run("mkfs.ext4", &[&FORMAT[..], &[&name]].concat());
    let mounted =
        formatted.and_then(|_| Ok(mount(&device, at, c"ext4", MountFlags::empty(), None)?));
    detach(&device)?;
    mounted
}

fn attach(image: &Path) -> anyhow::Result<PathBuf> {
    let device = run("losetup", &["--find", "--show", &image.display().to_string()])?;
    let device = PathBuf::from(device.trim());
    // Whoever had it before may have left it read-only.
    set_read_only(&device, false)?;
    Ok(device)
}

fn detach(device: &Path) -> anyhow::Result<()> {
    run("losetup", &["--detach", &device.display().to_string()]).map(drop)
}

fn set_read_only(device: &Path, is_read_only: bool) -> anyhow::Result<()> {
    let order = if is_read_only { "--setro" } else { "--setrw" };
    run("blockdev", &[order, &device.display().to_string()]).map(drop)
}

/// Lets the disks with images in this folder work again. A device that is set read-only would stay
/// so when somebody else uses it later.
pub(super) fn mend_all_in(folder: &Path) {
    for device in devices_in(folder) {
        // It may have gone meanwhile.
        let _ = set_read_only(&device, false);
    }
}

/// Gives the devices back whose images are in this folder, and which were left behind unmounted.
pub(super) fn detach_all_in(folder: &Path) {
    for device in devices_in(folder) {
        // Most go by themselves.
        let _ = detach(&device);
    }
}

/// Returns the loop devices whose images are in this folder, upper ones first.
fn devices_in(folder: &Path) -> Vec<PathBuf> {
    // Where there is no such program, there are no such disks.
    let list = run("losetup", &["--list", "--noheadings", "--raw", "--output", "NAME,BACK-FILE"]);
    stacked_in(&list.unwrap_or_default(), folder)
}

fn stacked_in(list: &str, folder: &Path) -> Vec<PathBuf> {
    let pairs = || list.lines().filter_map(|line| line.split_once(' '));
    let lower: Vec<_> = pairs().filter(|(_, image)| Path::new(image).starts_with(folder)).collect();
    let is_upper = |image: &str| lower.iter().any(|(device, _)| *device == image);
    let upper = pairs().filter(|(_, image)| is_upper(image));
    upper.chain(lower.iter().copied()).map(|(device, _)| device.into()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_was_left_read_only_can_be_written() {
        let home = tempfile::tempdir().expect("the system has a place for such things");
        let image = home.path().join("image");
        fs::write(&image, vec![0; 1 << 16]).expect("the folder was just made");
        let Ok(device) = attach(&image) else {
            return eprintln!("skipped: this process can't have a loop device");
        };
        let left = set_read_only(&device, true).and_then(|()| detach(&device));
        left.expect("it was just attached");
        let again = attach(&image).expect("one could be had a moment ago");
        let is_read_only = run("blockdev", &["--getro", &again.display().to_string()]);
        detach(&again).expect("it was just attached");
        assert_eq!(is_read_only.expect("the device is there").trim(), "0");
    }

    #[test]
    fn devices_of_a_folder_and_those_that_lie_on_them_are_found() {
        let list = "/dev/loop0 /m/one/disk-1\n/dev/loop1 /dev/loop0\n/dev/loop2 /m/other/disk-1\n\
                    /dev/loop3 /dev/loop2\n/dev/loop4 /m/one/disk-3 (deleted)\n/dev/loop5 /m/one-2\n";
        let found = stacked_in(list, Path::new("/m/one"));
        assert_eq!(found, ["/dev/loop1", "/dev/loop0", "/dev/loop4"].map(PathBuf::from));
        assert_eq!(stacked_in("", Path::new("/m/one")), Vec::<PathBuf>::new());
    }
}
