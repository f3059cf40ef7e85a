//! Memory that a node shares with its guardian, and the mutex in it by which the guardian learns
//! of the node's end.
//!
//! Knows bytes, mappings and the kernel's promises about both. What the words mean is
//! `guardian/page.rs`'s business.

use std::cell::UnsafeCell;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::mem;
use std::ops::Deref;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::process;
use std::ptr::{self, NonNull};
use std::sync::Arc;

use rustix::fs::{MemfdFlags, SealFlags};

use super::super::atomic::AtomicU64;
use super::super::guardian::state::PageState;
use super::super::latch::Latch;
use super::super::position::PositionWords;

/// The number of words at the head of a page.
pub(in crate::runtime) const HEAD: usize = 16;

/// The number of words of a notice: its recipient, an address of four, and a datagram.
pub(in crate::runtime) const NOTICE: usize = 1 + 4 + 128 / 8;

/// The number of words of a bequest: the notice that it is too, and a position.
pub(in crate::runtime) const BEQUEST: usize = NOTICE + 2;

/// The number of notices that there is room for: one for each other member.
pub(in crate::runtime) const NOTICES: usize = 127;

/// The memory that node and guardian share: words, of which any bits are a value, and the bell.
///
/// The bell is a mutex of the C library's, which trusts whoever may write here. So a process maps
/// only pages that it has made, or that a process of its own user has handed over.
#[repr(C)]
pub struct Page {
    pub(in crate::runtime) head: [AtomicU64; HEAD],
    pub(in crate::runtime) notices: [[AtomicU64; NOTICE]; NOTICES],
    /// Two, so that one is whole and armed while the other is written.
    pub(in crate::runtime) bequests: [[AtomicU64; BEQUEST]; 2],
    bell: Bell,
    pub(in crate::runtime) position: PositionWords,
    pub(in crate::runtime) readers: ReaderWords,
}

/// The words by which threads of the application know whether this node leads. Both change with
/// the acks that the leader gets, and they begin one cache line.
#[repr(C, align(128))]
pub(in crate::runtime) struct ReaderWords {
    pub(in crate::runtime) state: PageState,
    pub(in crate::runtime) latch: Latch,
}

/// A mutex that knows when its owner has died, in whatever process that was. A guardian that polls
/// takes its cache line again and again, so nothing else lies there.
#[repr(C, align(128))]
struct Bell(UnsafeCell<libc::pthread_mutex_t>);

// SAFETY: it is only ever handed to the pthread functions, which are made for it to be shared.
unsafe impl Sync for Bell {}

/// The outcome of an attempt to lock the bell.
#[derive(Debug)]
pub enum LockOutcome {
    /// Somebody holds it, and lives.
    Held,
    /// Nobody held it. The caller does now.
    Acquired(HeldBell),
    /// Its owner's thread has ended while it held it. The caller holds it now.
    OwnerDied(HeldBell),
    /// Its owner has died, somebody else was told, and nobody will ever hold it again. The bell is
    /// not to be touched any more: the GNU C library's `trylock` leaves the number of the calling
    /// thread in it, as if that thread held it, and to unlock it then follows pointers that lead
    /// nowhere.
    Unrecoverable,
}

/// The bell, held by the thread that has locked it. Dropped, it gives the bell back.
///
/// This is the only way to unlock one. It comes from a lock that has succeeded and can't leave its
/// thread, so that no thread unlocks what it does not hold, whatever the C library's own records
/// say. It keeps the page mapped: the kernel and the C library have the bell in a list of what the
/// thread holds. Forgotten, it is held until the thread ends, which rings it.
pub struct HeldBell {
    page: Arc<SharedPage>,
    /// The process that has locked it. In a forked child this is a copy, whose thread holds
    /// nothing.
    process: u32,
    stays: PhantomData<*const ()>,
}

impl HeldBell {
    fn new(page: &Arc<SharedPage>) -> Self {
        Self { page: Arc::clone(page), process: process::id(), stays: PhantomData }
    }

    /// Mends a bell whose last owner has died: when it is given back, it can be taken again.
    /// Without this it rings out: nobody can take it any more.
    pub fn mend(&self) {
        if self.is_own() {
            // SAFETY: a mutex that `init` has made, in memory that `self` keeps mapped; this
            // thread holds it. Of a bell that needs no mending, it says so and stays.
            unsafe { libc::pthread_mutex_consistent(self.page.bell.0.get()) };
        }
    }

    /// Returns whether the process that has locked it is this one.
    pub fn is_own(&self) -> bool {
        self.process == process::id()
    }
}

impl fmt::Debug for HeldBell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeldBell").finish_non_exhaustive()
    }
}

impl Drop for HeldBell {
    fn drop(&mut self) {
        if self.is_own() {
            // SAFETY: as in `mend`. This thread holds it: `self` was made where it had locked it,
            // has not left this thread, is no copy in a forked process, and gives it back once.
            unsafe { libc::pthread_mutex_unlock(self.page.bell.0.get()) };
        }
    }
}

/// A [`Page`] that is mapped into this process.
pub struct SharedPage {
    place: NonNull<Page>,
    file: OwnedFd,
}

// SAFETY: all of the page is reached through atomics and the pthread functions, from any thread.
unsafe impl Send for SharedPage {}
// SAFETY: as above.
unsafe impl Sync for SharedPage {}

impl SharedPage {
    /// Makes a page of zeroes, whose bell nobody holds. Nobody can change its size.
    ///
    /// # Errors
    /// Whatever the kernel says where it has no memory files, or no memory.
    pub fn create() -> io::Result<Self> {
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        let file = rustix::fs::memfd_create("interrex-page", flags)?;
        rustix::fs::ftruncate(&file, mem::size_of::<Page>() as u64)?;
        rustix::fs::fcntl_add_seals(&file, seals() | SealFlags::SEAL)?;
        let page = Self::map(file)?;
        page.bell.init()?;
        Ok(page)
    }

    /// Maps this page a second time, as another process would. For tests.
    ///
    /// # Errors
    /// Whatever the kernel says where it has no memory.
    pub fn map_again(&self) -> io::Result<Self> {
        Self::open(self.file.try_clone()?)
    }

    /// Maps the page of another process. Whether to believe what it says is the caller's business.
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
        // SAFETY: a new mapping at a place of the kernel's choice, of a file that is at least as
        // long and can't shrink. Populated, so that no page fault delays the guardian later.
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

    /// Returns the memory file behind the page, which is what a node hands to its guardian.
    pub fn file(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

fn seals() -> SealFlags {
    SealFlags::SHRINK | SealFlags::GROW
}

impl Deref for SharedPage {
    type Target = Page;

    fn deref(&self) -> &Page {
        // SAFETY: the mapping is as long as a page, aligned to the kernel's pages, which are
        // larger than any cache line, and alive as long as `self`. A page is made of words of
        // which any bits are a value, and of a mutex behind an `UnsafeCell`.
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
        // SAFETY: the mapping of `map`, given back once; no reference outlives `self`. Whoever
        // holds the bell keeps the page, so no list of the kernel's leads here any more.
        unsafe { libc::munmap(self.place.as_ptr().cast(), mem::size_of::<Page>()) };
    }
}

impl Bell {
    fn init(&self) -> io::Result<()> {
        // SAFETY: plain C data, which the calls below fill.
        let mut attributes: libc::pthread_mutexattr_t = unsafe { mem::zeroed() };
        // SAFETY: the attributes are initialised first, live through all calls and are destroyed
        // last; the mutex is zeroed memory that nobody else knows of yet.
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

impl SharedPage {
    /// Sleeps until nobody holds the bell, at most for that time, which counts in whole seconds.
    ///
    /// # Errors
    /// Whatever the C library says of a page that is none.
    pub fn lock_for(self: &Arc<Self>, time: std::time::Duration) -> io::Result<LockOutcome> {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::Realtime);
        let until = libc::timespec {
            tv_sec: (now.tv_sec as u64 + time.as_secs()) as _,
            tv_nsec: now.tv_nsec as _,
        };
        // SAFETY: a mutex that `init` has made, in memory that outlives the call; so does the
        // time.
        self.outcome(unsafe { libc::pthread_mutex_timedlock(self.bell.0.get(), &until) })
    }

    /// Locks the bell if nobody holds it. Never waits.
    ///
    /// # Errors
    /// Whatever the C library says of a page that is none.
    pub fn try_lock(self: &Arc<Self>) -> io::Result<LockOutcome> {
        // SAFETY: as in `lock_for`.
        self.outcome(unsafe { libc::pthread_mutex_trylock(self.bell.0.get()) })
    }

    /// Returns what the C library has answered to the calling thread.
    fn outcome(self: &Arc<Self>, answer: libc::c_int) -> io::Result<LockOutcome> {
        match answer {
            0 => Ok(LockOutcome::Acquired(HeldBell::new(self))),
            libc::EBUSY | libc::ETIMEDOUT => Ok(LockOutcome::Held),
            libc::EOWNERDEAD => Ok(LockOutcome::OwnerDied(HeldBell::new(self))),
            libc::ENOTRECOVERABLE => Ok(LockOutcome::Unrecoverable),
            other => Err(io::Error::from_raw_os_error(other)),
        }
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

    fn second(page: &SharedPage) -> Arc<SharedPage> {
        Arc::new(page.map_again().expect("it is a page"))
    }

    fn try_lock(page: &Arc<SharedPage>) -> LockOutcome {
        page.try_lock().expect("it can be asked")
    }

    /// A thread locks the bell and ends.
    fn leak(page: &Arc<SharedPage>) {
        let page = Arc::clone(page);
        let owner = thread::spawn(move || match try_lock(&page) {
            LockOutcome::Acquired(bell) | LockOutcome::OwnerDied(bell) => mem::forget(bell),
            other @ (LockOutcome::Held | LockOutcome::Unrecoverable) => panic!("{other:?}"),
        });
        owner.join().expect("it can be locked");
    }

    #[test]
    fn a_thread_that_ends_with_the_bell_in_its_hand_rings_it() {
        let page = page();
        let other = second(&page);
        leak(&page);
        // And one that ends over that.
        leak(&page);
        let LockOutcome::OwnerDied(bell) = try_lock(&other) else { panic!("it has not rung") };
        let held = Arc::clone(&page);
        let third = thread::spawn(move || matches!(try_lock(&held), LockOutcome::Held));
        assert!(third.join().expect("it asserts nothing"));
        drop(bell);
        for _ in 0..3 {
            assert!(matches!(try_lock(&page), LockOutcome::Unrecoverable | LockOutcome::Held));
        }
    }

    #[test]
    fn a_bell_that_is_mended_can_be_taken_again() {
        let page = page();
        leak(&page);
        let LockOutcome::OwnerDied(bell) = try_lock(&page) else { panic!("it has not rung") };
        bell.mend();
        drop(bell);
        for _ in 0..2 {
            assert!(matches!(try_lock(&page), LockOutcome::Acquired(_)));
        }
    }

    #[test]
    fn whoever_holds_the_bell_keeps_the_page() {
        let page = page();
        let file = page.file().try_clone_to_owned().expect("it can be passed on");
        let LockOutcome::Acquired(bell) = try_lock(&page) else { panic!("nobody holds it") };
        let weak = Arc::downgrade(&page);
        drop(page);
        assert!(weak.upgrade().is_some());
        drop(bell);
        assert!(weak.upgrade().is_none());
        let again = Arc::new(SharedPage::open(file).expect("it is a page"));
        assert!(matches!(try_lock(&again), LockOutcome::Acquired(_)), "it was given back");
    }

    #[test]
    fn what_one_mapping_writes_the_other_reads() {
        let page = page();
        let other = second(&page);
        page.head[3].store(7, Relaxed);
        assert_eq!(other.head[3].load(Relaxed), 7);
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
