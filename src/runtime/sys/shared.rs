//! Memory that a node shares with its guardian, and the mutex in it by which the guardian learns of
//! the node's end.
//!
//! Knows bytes, mappings and the kernel's promises about both. What the words mean is
//! `guardian/page.rs`'s business.

use std::cell::UnsafeCell;
use std::fmt;
use std::io;
use std::mem;
use std::ops::Deref;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::ptr::{self, NonNull};

use rustix::fs::{MemfdFlags, SealFlags};

use super::super::atomic::AtomicU64;
use super::super::latch::Latch;

/// How many words stand at the head of a page.
pub(in crate::runtime) const HEAD: usize = 16;

/// How many words a notice takes: an address of four, and a datagram.
pub(in crate::runtime) const NOTICE: usize = 4 + 128 / 8;

/// How many notices there is room for: one for each other member.
pub(in crate::runtime) const NOTICES: usize = 127;

/// What node and guardian share: words, of which any bits are a value, and the bell, which is the C
/// library's, and trusts whoever may write here.
#[repr(C)]
pub(in crate::runtime) struct Page {
    pub(in crate::runtime) head: [AtomicU64; HEAD],
    pub(in crate::runtime) notices: [[AtomicU64; NOTICE]; NOTICES],
    bell: Bell,
    /// Last, and no business of the guardian's: two builds may lay it out differently.
    pub(in crate::runtime) latch: Latch,
}

/// A mutex that knows when its owner has died, wherever that owner was.
struct Bell(UnsafeCell<libc::pthread_mutex_t>);

// SAFETY: it is only ever handed to the pthread functions, which are made for it to be shared.
unsafe impl Sync for Bell {}

/// What became of an attempt to lock the bell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::runtime) enum Rung {
    /// Somebody holds it, and lives.
    Held,
    /// Nobody held it. The caller does now.
    LetGo,
    /// Its owner's thread has ended while it held it. The caller holds it now.
    OwnerDied,
    /// Its owner has died, and somebody else has been told.
    Told,
}

/// A page as this process sees it. Deref leads to the page.
pub(in crate::runtime) struct SharedPage {
    place: NonNull<Page>,
    file: OwnedFd,
}

// SAFETY: all of the page is reached through atomics and the pthread functions, from any thread.
unsafe impl Send for SharedPage {}
// SAFETY: as above.
unsafe impl Sync for SharedPage {}

impl SharedPage {
    /// A new page of zeroes, whose bell nobody holds. Its size can't be changed by anybody.
    pub(in crate::runtime) fn create() -> io::Result<Self> {
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        let file = rustix::fs::memfd_create("interrex-page", flags)?;
        rustix::fs::ftruncate(&file, mem::size_of::<Page>() as u64)?;
        rustix::fs::fcntl_add_seals(&file, seals() | SealFlags::SEAL)?;
        let page = Self::map(file)?;
        page.bell.init()?;
        Ok(page)
    }

    /// The page of another process. What it says is checked by nobody yet.
    pub(in crate::runtime) fn open(file: OwnedFd) -> io::Result<Self> {
        let invalid = |what| Err(io::Error::new(io::ErrorKind::InvalidData, what));
        // Without the seals its owner could cut it short, and end whoever reads it.
        let sealed = rustix::fs::fcntl_get_seals(&file).unwrap_or(SealFlags::empty());
        if !sealed.contains(seals()) {
            return invalid("it is no sealed page");
        }
        if rustix::fs::fstat(&file)?.st_size as u64 != mem::size_of::<Page>() as u64 {
            return invalid("it has another size: node and guardian are of releases that differ");
        }
        Self::map(file)
    }

    fn map(file: OwnedFd) -> io::Result<Self> {
        let access = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: a new mapping at a place of the kernel's choice, of a file that is at least as long
        // and can't shrink. Populated, so that no page fault delays the guardian later.
        let place = unsafe {
            let flags = libc::MAP_SHARED | libc::MAP_POPULATE;
            let length = mem::size_of::<Page>();
            libc::mmap(ptr::null_mut(), length, access, flags, file.as_raw_fd(), 0)
        };
        if place == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let place = NonNull::new(place.cast());
        let place = place.ok_or_else(|| io::Error::other("the kernel has mapped nothing"))?;
        Ok(Self { place, file })
    }

    /// The file behind it, for the guardian.
    pub(in crate::runtime) fn file(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

fn seals() -> SealFlags {
    SealFlags::SHRINK | SealFlags::GROW
}

impl Deref for SharedPage {
    type Target = Page;

    fn deref(&self) -> &Page {
        // SAFETY: the mapping is as long as a page, aligned to the kernel's pages, which are larger than
        // any cache line, and alive as long as `self`. A page is made of words of which any bits are a
        // value, and of a mutex behind an `UnsafeCell`.
        unsafe { self.place.as_ref() }
    }
}

impl fmt::Debug for SharedPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedPage").finish_non_exhaustive()
    }
}

impl Drop for SharedPage {
    fn drop(&mut self) {
        // SAFETY: the mapping of `map`, given back once; no reference outlives `self`. Whoever holds the
        // bell keeps the page, so no list of the kernel's leads here any more.
        unsafe { libc::munmap(self.place.as_ptr().cast(), mem::size_of::<Page>()) };
    }
}

impl Bell {
    fn init(&self) -> io::Result<()> {
        // SAFETY: plain C data, which the calls below fill.
        let mut attributes: libc::pthread_mutexattr_t = unsafe { mem::zeroed() };
        // SAFETY: the attributes are initialised first, live through all calls and are destroyed last;
        // the mutex is zeroed memory that nobody else knows of yet.
        unsafe {
            check(libc::pthread_mutexattr_init(&mut attributes))?;
            let shared = libc::PTHREAD_PROCESS_SHARED;
            let result = check(libc::pthread_mutexattr_setpshared(&mut attributes, shared))
                .and_then(|()| {
                    let robust = libc::PTHREAD_MUTEX_ROBUST;
                    check(libc::pthread_mutexattr_setrobust(&mut attributes, robust))
                })
                .and_then(|()| check(libc::pthread_mutex_init(self.0.get(), &attributes)));
            libc::pthread_mutexattr_destroy(&mut attributes);
            result
        }
    }
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result == 0 { Ok(()) } else { Err(io::Error::from_raw_os_error(result)) }
}

impl Page {
    /// Sleeps until nobody holds the bell, in whole seconds and no longer than that.
    pub(in crate::runtime) fn lock_for(&self, time: std::time::Duration) -> io::Result<Rung> {
        // SAFETY: plain C data, filled by the call.
        let mut until: libc::timespec = unsafe { mem::zeroed() };
        // SAFETY: `until` is writable and outlives the call.
        unsafe { libc::clock_gettime(libc::CLOCK_REALTIME, &mut until) };
        until.tv_sec += time.as_secs() as libc::time_t;
        // SAFETY: a mutex that `init` has made, in memory that outlives the call; so does the time.
        rung(unsafe { libc::pthread_mutex_timedlock(self.bell.0.get(), &until) })
    }

    /// Its owner has died and the bell is none the worse: it can be taken again. By its present owner.
    pub(in crate::runtime) fn mend(&self) {
        // SAFETY: as in `lock_for`. Of a bell that needs no mending, it says so and stays.
        unsafe { libc::pthread_mutex_consistent(self.bell.0.get()) };
    }

    /// Looks whether anybody holds the bell.
    pub(in crate::runtime) fn try_lock(&self) -> io::Result<Rung> {
        // SAFETY: as in `lock_for`.
        rung(unsafe { libc::pthread_mutex_trylock(self.bell.0.get()) })
    }

    /// Gives the bell back; to be called by the thread that holds it. If it was taken from one that
    /// died, nobody can take it any more.
    pub(in crate::runtime) fn unlock(&self) {
        // SAFETY: as in `lock_for`. Of a thread that does not hold it, a robust mutex says so and stays.
        unsafe { libc::pthread_mutex_unlock(self.bell.0.get()) };
    }
}

fn rung(result: libc::c_int) -> io::Result<Rung> {
    match result {
        0 => Ok(Rung::LetGo),
        libc::EBUSY | libc::ETIMEDOUT => Ok(Rung::Held),
        libc::EOWNERDEAD => Ok(Rung::OwnerDied),
        libc::ENOTRECOVERABLE => Ok(Rung::Told),
        other => Err(io::Error::from_raw_os_error(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::Ordering::Relaxed;
    use std::thread;

    fn page() -> Arc<SharedPage> {
        Arc::new(SharedPage::create().expect("the kernel has memory files"))
    }

    #[test]
    fn a_thread_that_ends_with_the_bell_in_its_hand_rings_it() {
        let page = page();
        let other =
            SharedPage::open(page.file().try_clone_to_owned().expect("it can be passed on"));
        let other = other.expect("it is a page");
        let held = Arc::clone(&page);
        let owner =
            thread::spawn(move || assert_eq!(held.try_lock().expect("it is free"), Rung::LetGo));
        owner.join().expect("it asserts no more");
        assert_eq!(other.try_lock().expect("it can be asked"), Rung::OwnerDied);
        let held = Arc::clone(&page);
        let third = thread::spawn(move || held.try_lock().expect("it can be asked"));
        assert_eq!(third.join().expect("it asserts nothing"), Rung::Held);
        other.unlock();
        assert_eq!(page.try_lock().expect("it can be asked"), Rung::Told);
    }

    #[test]
    fn what_one_mapping_writes_the_other_reads() {
        let page = page();
        let other =
            SharedPage::open(page.file().try_clone_to_owned().expect("it can be passed on"));
        page.head[3].store(7, Relaxed);
        assert_eq!(other.expect("it is a page").head[3].load(Relaxed), 7);
    }

    #[test]
    fn what_is_no_page_is_an_error() {
        let file = std::fs::File::open("/proc/self/exe").expect("it is there");
        assert!(SharedPage::open(file.into()).is_err());
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        let short = rustix::fs::memfd_create("short", flags).expect("the kernel has memory files");
        rustix::fs::ftruncate(&short, 100).expect("it can grow");
        rustix::fs::fcntl_add_seals(&short, seals()).expect("it can be sealed");
        assert!(SharedPage::open(short).is_err());
    }
}
