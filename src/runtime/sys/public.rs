//! The memory of a page that any process of the host may read: one of its node's own file, mapped.
//!
//! Knows mappings and where the words lie. What the words mean is `public_page`'s business.

use std::io;
use std::mem;
use std::ops::Deref;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::ptr::{self, NonNull};

use super::super::atomic::AtomicU64;
use super::super::latch::Latch;

/// The length of the file in bytes: one page of every kernel that this builds for, or a part of
/// one.
pub(in crate::runtime) const LENGTH: usize = 4096;

/// The number of words at the head of a page.
pub(in crate::runtime) const HEAD: usize = 16;

/// The place of the word in the file that says whether the page counts.
pub(in crate::runtime) const VOID_OFFSET: u64 = mem::offset_of!(PublicWords, void) as u64;

/// The words of a page, of which any bits are a value. What readers ask for again and again begins
/// at the third cache line, and its first copy ends in it.
#[derive(Debug)]
#[cfg_attr(test, derive(Default))]
#[repr(C)]
pub(in crate::runtime) struct PublicWords {
    pub(in crate::runtime) head: [AtomicU64; HEAD],
    pub(in crate::runtime) void: AtomicU64,
    pub(in crate::runtime) latch: Latch,
}

// What the table of the module `public_page`, the C header and the Java file say.
#[cfg(not(all(test, loom)))]
const _: () = assert!(VOID_OFFSET == 128 && mem::offset_of!(PublicWords, latch) == 136);
#[cfg(not(all(test, loom)))]
const _: () = assert!(mem::size_of::<PublicWords>() <= LENGTH);

/// The words of a file that is mapped into this process.
#[derive(Debug)]
pub(in crate::runtime) struct PublicMemory {
    place: NonNull<PublicWords>,
}

// SAFETY: all of it is reached through atomics, from any thread.
unsafe impl Send for PublicMemory {}
// SAFETY: as above.
unsafe impl Sync for PublicMemory {}

impl PublicMemory {
    /// Maps the file of this process' own node. It must have [`LENGTH`] bytes.
    pub(in crate::runtime) fn map(file: BorrowedFd<'_>) -> io::Result<Self> {
        Self::map_for(file, libc::PROT_READ | libc::PROT_WRITE)
    }

    /// Maps the file of another process, and writes nothing into it. It must have [`LENGTH`]
    /// bytes. If its owner cuts it short afterwards, the next reading ends this process by
    /// SIGBUS.
    pub(in crate::runtime) fn map_to_read(file: BorrowedFd<'_>) -> io::Result<Self> {
        Self::map_for(file, libc::PROT_READ)
    }

    fn map_for(file: BorrowedFd<'_>, access: libc::c_int) -> io::Result<Self> {
        // SAFETY: a new mapping at a place of the kernel's choice, of a file that is as long.
        // Populated, so that no page fault delays whoever publishes.
        let place = unsafe {
            let flags = libc::MAP_SHARED | libc::MAP_POPULATE;
            libc::mmap(ptr::null_mut(), LENGTH, access, flags, file.as_raw_fd(), 0)
        };
        if place == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let place = NonNull::new(place.cast());
        let place = place.ok_or_else(|| io::Error::other("the kernel has mapped nothing"))?;
        Ok(Self { place })
    }
}

impl Deref for PublicMemory {
    type Target = PublicWords;

    #[inline]
    fn deref(&self) -> &PublicWords {
        // SAFETY: the mapping is longer than the words, aligned to the kernel's pages, and alive as
        // long as `self`. Any bits are a value of atomics. One that is mapped to be read is only
        // ever loaded from, by words of 64 bits and Relaxed. On targets of 64 bits, the only ones
        // that this builds for, such a load never writes (`std::sync::atomic`, on memory that is
        // read-only).
        unsafe { self.place.as_ref() }
    }
}

impl Drop for PublicMemory {
    fn drop(&mut self) {
        // SAFETY: the mapping of `map_for`, given back once; no reference outlives `self`.
        unsafe { libc::munmap(self.place.as_ptr().cast(), LENGTH) };
    }
}
