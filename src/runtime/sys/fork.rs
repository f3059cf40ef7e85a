//! Sees to it that a forked child lets go of descriptors before it does anything else. Keeps the
//! count by which a process knows that it is a fork.
//!
//! Knows descriptors and the C library's hook for forks. Knows nothing of nodes.
//!
//! The hook runs in the child of `fork`, between the system call and its return. A child of
//! `vfork` or of `posix_spawn` runs another program at once. It has nothing of ours then, since
//! every descriptor is close-on-exec. A child of the bare system call, or of `_Fork`, is not seen.

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, RawFd};
use std::ptr;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicU32};

/// The number of times the hook has run: once in each fork on the way from the process that was
/// started to this one.
static FORKS: AtomicU32 = AtomicU32::new(0);

/// The number of children that this process has forked.
static CHILDREN: AtomicU32 = AtomicU32::new(0);

/// The newest slot, which leads to all others. None is ever freed, so that the hook may follow
/// them.
static NEWEST: AtomicPtr<Slot> = AtomicPtr::new(ptr::null_mut());

/// True once the hook is in place. Two threads may both put it there, which does no harm.
static IS_HOOKED: AtomicBool = AtomicBool::new(false);

/// The number that stands for no descriptor.
const NONE: RawFd = -1;

/// Room for one descriptor.
struct Slot {
    is_taken: AtomicBool,
    descriptor: AtomicI32,
    older: Option<&'static Slot>,
}

/// Returns a number that changes with each fork, in the child. Costs one load.
#[inline]
pub(in crate::runtime) fn forks() -> u32 {
    FORKS.load(Relaxed)
}

/// Returns a number that changes with each fork, in the parent.
#[inline]
pub(in crate::runtime) fn children() -> u32 {
    CHILDREN.load(Relaxed)
}

/// Lets [`forks`] and [`children`] count from now on.
pub(in crate::runtime) fn count_forks() -> io::Result<()> {
    if IS_HOOKED.load(Acquire) {
        return Ok(());
    }
    // SAFETY: both only use what is allowed after a fork: atomics and system calls.
    match unsafe { libc::pthread_atfork(None, Some(in_parent), Some(in_child)) } {
        0 => {
            IS_HOOKED.store(true, Release);
            Ok(())
        }
        error => Err(io::Error::from_raw_os_error(error)),
    }
}

/// A descriptor that a forked child lets go of, from [`arm`](Self::arm) on. To be dropped before
/// the descriptor is closed: its number may be another file's afterwards.
///
/// The number stays taken in the child, by a descriptor that nothing can be done with. Its copy of
/// whatever owned it closes that, and nothing else.
#[derive(Debug)]
pub(in crate::runtime) struct CloseOnFork {
    slot: &'static Slot,
    descriptor: RawFd,
}

impl CloseOnFork {
    /// Allocates, so that `arm` need not.
    pub(in crate::runtime) fn new(descriptor: BorrowedFd<'_>) -> io::Result<Self> {
        count_forks()?;
        let slot = free_slot().unwrap_or_else(new_slot);
        Ok(Self { slot, descriptor: descriptor.as_raw_fd() })
    }

    pub(in crate::runtime) fn arm(&self) {
        self.slot.descriptor.store(self.descriptor, Release);
    }
}

impl Drop for CloseOnFork {
    fn drop(&mut self) {
        self.slot.descriptor.store(NONE, Release);
        // Release, with the Acquire in `free_slot`: it is empty when it is free.
        self.slot.is_taken.store(false, Release);
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Slot").field(&self.descriptor).finish()
    }
}

fn slots() -> impl Iterator<Item = &'static Slot> {
    // SAFETY: null, or a slot that `new_slot` has leaked after it was complete. Acquire, with the
    // Release there.
    let newest = unsafe { NEWEST.load(Acquire).as_ref::<'static>() };
    std::iter::successors(newest, |slot| slot.older)
}

fn free_slot() -> Option<&'static Slot> {
    slots().find(|slot| slot.is_taken.compare_exchange(false, true, Acquire, Relaxed).is_ok())
}

fn new_slot() -> &'static Slot {
    let slot =
        Slot { is_taken: AtomicBool::new(true), descriptor: AtomicI32::new(NONE), older: None };
    let place = Box::into_raw(Box::new(slot));
    loop {
        let newest = NEWEST.load(Acquire);
        // SAFETY: `place` is known here alone until it is the newest; `newest` is as in `slots`.
        unsafe { (*place).older = newest.as_ref() };
        // Release, with the Acquire in `slots`: it is complete when others find it.
        if NEWEST.compare_exchange(newest, place, Release, Relaxed).is_ok() {
            // SAFETY: it is never freed, and from here on only read.
            return unsafe { &*place };
        }
    }
}

extern "C" fn in_parent() {
    CHILDREN.fetch_add(1, Relaxed);
}

/// Runs in the child, which has but this thread: all it may use is atomics and system calls.
extern "C" fn in_child() {
    FORKS.fetch_add(1, Relaxed);
    let mut stand_in = NONE;
    for slot in slots() {
        let descriptor = slot.descriptor.swap(NONE, Relaxed);
        if descriptor != NONE {
            stand_in = let_go(descriptor, stand_in);
        }
    }
    if stand_in != NONE {
        // SAFETY: opened in `let_go`, and known here alone.
        unsafe { libc::close(stand_in) };
    }
}

/// Puts another file in the place of `descriptor`, which closes what it was: the file itself, its
/// lock or its address stays the parent's. Returns what it has put there, for the next.
fn let_go(descriptor: RawFd, stand_in: RawFd) -> RawFd {
    // A path and no more: it can be neither read, written, locked nor sent to.
    let open = || {
        // SAFETY: a string that ends in zero, and flags.
        unsafe { libc::open(c"/".as_ptr(), libc::O_PATH | libc::O_CLOEXEC) }
    };
    let stand_in = if stand_in == NONE { open() } else { stand_in };
    if stand_in < 0 {
        // No number is free: the one that is freed here is taken by what is opened next.
        // SAFETY: the owner of a descriptor that is armed keeps it open, and its copy has the child
        // alone.
        unsafe { libc::close(descriptor) };
        open();
        return NONE;
    }
    // SAFETY: two open descriptors; nobody else opens or closes any, since the child has but this
    // thread.
    unsafe { libc::dup3(stand_in, descriptor, libc::O_CLOEXEC) };
    stand_in
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::os::fd::AsFd;

    /// Returns what a child finds; its exit code is what `look` returns.
    fn in_a_child(look: impl FnOnce() -> bool) -> bool {
        // SAFETY: the child looks at descriptors and ends.
        let child = unsafe { libc::fork() };
        assert!(child >= 0, "{}", io::Error::last_os_error());
        if child == 0 {
            let fine = look();
            // SAFETY: ends this process at once.
            unsafe { libc::_exit(i32::from(!fine)) }
        }
        let mut status = 0;
        // SAFETY: `status` is writable and outlives the call.
        unsafe { libc::waitpid(child, &mut status, 0) };
        libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0
    }

    fn open() -> File {
        File::open("/proc/self/exe").expect("it is there")
    }

    fn can_be_read(file: &File) -> bool {
        let mut byte = [0];
        std::os::unix::fs::FileExt::read_at(file, &mut byte, 0).is_ok()
    }

    fn is_open(descriptor: RawFd) -> bool {
        // SAFETY: asks for flags of whatever has that number.
        unsafe { libc::fcntl(descriptor, libc::F_GETFD) >= 0 }
    }

    #[test]
    fn a_child_lets_go_of_what_is_armed_and_keeps_the_number_taken() {
        let (armed, other) = (open(), open());
        let closed = CloseOnFork::new(armed.as_fd()).expect("there is memory");
        let kept = CloseOnFork::new(other.as_fd()).expect("there is memory");
        assert!(in_a_child(|| can_be_read(&armed) && can_be_read(&other)), "not yet");
        closed.arm();
        assert!(in_a_child(|| {
            !can_be_read(&armed) && is_open(armed.as_raw_fd()) && can_be_read(&other)
        }));
        assert!(can_be_read(&armed), "the parent keeps it");
        drop(closed);
        assert!(in_a_child(|| can_be_read(&armed)), "no more");
        drop(kept);
    }

    #[test]
    fn a_child_that_may_open_nothing_lets_go_all_the_same() {
        let files = [open(), open(), open()];
        let guards = files.each_ref().map(|file| {
            let guard = CloseOnFork::new(file.as_fd()).expect("there is memory");
            guard.arm();
            guard
        });
        // In a child, whose limit is its own: its child inherits that.
        assert!(in_a_child(|| {
            let again = files.each_ref().map(|file| file.try_clone().expect("there is room"));
            let guards = again.each_ref().map(|file| CloseOnFork::new(file.as_fd()));
            guards.iter().flatten().for_each(CloseOnFork::arm);
            let limit = libc::rlimit { rlim_cur: 3, rlim_max: 3 };
            // SAFETY: the limit is initialised and outlives the call.
            unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &limit) };
            // They let go of what they had of the first already.
            in_a_child(|| again.iter().all(|file| !can_be_read(file)))
        }));
        drop(guards);
    }

    #[test]
    fn a_fork_is_counted_in_the_child_alone() {
        count_forks().expect("there is memory");
        let before = forks();
        assert!(in_a_child(|| forks() > before));
        assert_eq!(forks(), before);
    }

    #[test]
    fn slots_are_used_again() {
        let file = open();
        let count = || {
            let guards: Vec<_> =
                (0..20).map(|_| CloseOnFork::new(file.as_fd()).expect("there is memory")).collect();
            drop(guards);
            slots().count()
        };
        let most = (0..20).map(|_| count()).max();
        // Other tests of this process take some too.
        assert!(most < Some(200), "{most:?}");
    }
}
