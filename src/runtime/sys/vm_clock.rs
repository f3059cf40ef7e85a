//! The page that a hypervisor shares with its guest, by which the guest learns that it was restored
//! from a snapshot.
//!
//! Knows the layout of the kernel's `vmclock_abi` (include/uapi/linux/vmclock-abi.h, version 1).
//! What follows from a restore is `vm_generation.rs`'s business.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::path::Path;
use std::ptr::{self, NonNull};
use std::sync::atomic::Ordering::{Acquire, Relaxed};
use std::sync::atomic::{AtomicU64, fence};

/// The first word of the page, `VCLK` in little-endian order.
const MAGIC: u32 = 0x4b4c_4356;

/// The only version there is.
const VERSION: u16 = 1;

/// The flag that says that the generation counter is there.
const HAS_GENERATION: u64 = 1 << 8;

/// The places of what is read, in bytes.
const SIZE_AT: usize = 4;
const VERSION_AT: usize = 8;
const FLAGS_AT: usize = 24;
const GENERATION_AT: usize = 104;

/// The least length of a page with a generation counter, in bytes.
const LENGTH: usize = GENERATION_AT + 8;

/// A page of the hypervisor's, mapped into this process.
#[derive(Debug)]
pub(in crate::runtime) struct VmClock {
    place: NonNull<u8>,
}

// SAFETY: the page is read by atomics alone, from any thread.
unsafe impl Send for VmClock {}
// SAFETY: as above.
unsafe impl Sync for VmClock {}

impl VmClock {
    /// Maps the page behind `path`. Returns `None` where it has no generation counter.
    ///
    /// # Errors
    /// Whatever the kernel says where there is no such device, or no leave to read it.
    pub(in crate::runtime) fn open(path: &Path) -> io::Result<Option<Self>> {
        let file = File::open(path)?;
        let found = file.metadata()?;
        // To read beyond the end of a file would end the process.
        if found.is_dir() || (found.is_file() && found.len() < LENGTH as u64) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "it is too short"));
        }
        let flags = libc::MAP_SHARED | libc::MAP_POPULATE;
        // SAFETY: a new mapping at a place of the kernel's choice. The device gives a whole page,
        // whose size nobody changes.
        let place = unsafe {
            libc::mmap(ptr::null_mut(), LENGTH, libc::PROT_READ, flags, file.as_raw_fd(), 0)
        };
        if place == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let place = NonNull::new(place.cast());
        let clock = Self { place: place.ok_or_else(|| io::Error::other("nothing is mapped"))? };
        Ok(clock.has_generation().then_some(clock))
    }

    fn has_generation(&self) -> bool {
        let [head, sizes] = [self.word(0), self.word(VERSION_AT)].map(u64::to_le_bytes);
        let magic = u32::from_le_bytes([head[0], head[1], head[2], head[3]]);
        let size = &head[SIZE_AT..];
        let size = u32::from_le_bytes([size[0], size[1], size[2], size[3]]);
        let version = u16::from_le_bytes([sizes[0], sizes[1]]);
        let has_flag = self.word(FLAGS_AT) & HAS_GENERATION != 0;
        magic == MAGIC && version == VERSION && size as usize >= LENGTH && has_flag
    }

    /// Returns the number of this generation of the machine: another one once it was restored.
    #[inline]
    pub(in crate::runtime) fn generation(&self) -> u64 {
        self.word(GENERATION_AT)
    }

    /// Returns the eight bytes at that place.
    #[inline]
    fn word(&self, at: usize) -> u64 {
        debug_assert!(at.is_multiple_of(8) && at + 8 <= LENGTH, "a word of the page");
        // SAFETY: within the mapping of `open`, which is as long as `LENGTH` and begins at a page
        // of the kernel's, so that the word is aligned. Any bits are a number. The hypervisor
        // writes before it lets the machine go on, or by whole words. It is mapped to be read, and
        // only loaded from, Relaxed. On targets of 64 bits, the only ones that this builds for,
        // such a load never writes (`std::sync::atomic`, on memory that is read-only).
        let word = unsafe { &*self.place.as_ptr().add(at).cast::<AtomicU64>() };
        let value = word.load(Relaxed);
        // Acquire: what the caller looks at next is looked at in this generation.
        fence(Acquire);
        u64::from_le(value)
    }
}

impl Drop for VmClock {
    fn drop(&mut self) {
        // SAFETY: the mapping of `open`, given back once; no reference outlives `self`.
        unsafe { libc::munmap(self.place.as_ptr().cast(), LENGTH) };
    }
}
