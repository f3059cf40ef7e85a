//! The table of nodes: handles are numbers, and a stale one is told from a good one by one load
//! and one comparison.
//!
//! A call that only reads takes no lock: it marks its thread as reading, and then looks whether the
//! number is still in its slot. A close takes the number out of the slot, has the kernel put a
//! barrier between the two steps of every thread (membarrier), and waits until no thread is marked
//! as reading that number. Then the memory is nobody's. Calls that are rare lock the slot.
//!
//! Knows numbers, slots and [`marks`]. Knows nothing of what a node does.

use std::cell::UnsafeCell;
use std::hash::{BuildHasher, RandomState};
use std::ptr;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use interrex::Position;
use interrex::runtime::{CommandError, PositionWriter};
use rustix::thread::{MembarrierCommand, membarrier};

use super::marks::{self, Marked, Reader};
use crate::entry::Entry;
use crate::status::Failure;
use crate::status::interrex_status::{
    INTERREX_CLOSED, INTERREX_INVALID_HANDLE, INTERREX_TOO_MANY, INTERREX_UNSUPPORTED,
    INTERREX_WRONG_PROCESS,
};

/// The number of nodes that one process may have open. A power of two.
const SLOTS: usize = 256;

/// The number of times that a close looks for readers before it sleeps between two looks.
const LOOKS: u32 = 100;

/// The sleep between two looks.
const PAUSE: Duration = Duration::from_micros(50);

/// The bits of a handle that name its slot.
const SLOT_BITS: u32 = SLOTS.trailing_zeros();

/// Room for one node.
struct HandleSlot {
    /// The handle of the node in this slot; 0 for none.
    id: AtomicU64,
    /// The part that is read by calls which take no lock. Valid while a thread that is marked as
    /// reading `id` finds `id` above.
    fast: AtomicPtr<FastPath>,
    /// The handle of the parent's node in this slot when this process was forked off.
    parents: AtomicU64,
    is_taken: AtomicBool,
    entry: Mutex<Option<Arc<Entry>>>,
}

impl HandleSlot {
    const fn new() -> Self {
        Self {
            id: AtomicU64::new(0),
            fast: AtomicPtr::new(ptr::null_mut()),
            parents: AtomicU64::new(0),
            is_taken: AtomicBool::new(false),
            entry: Mutex::new(None),
        }
    }
}

static TABLE: [HandleSlot; SLOTS] = [const { HandleSlot::new() }; SLOTS];

/// The number of the next handle, before the bits of its slot. It begins anywhere, so that a number
/// that is no handle is not taken for one.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// The first number that this process gave; 0 before that.
static FIRST: AtomicU64 = AtomicU64::new(0);

/// The part of a node that calls on the fast path read.
pub(super) struct FastPath {
    pub(super) leadership: interrex::Leadership,
    pub(super) pulse: Option<interrex::runtime::Pulse>,
    position: OneThreads<Option<PositionWriter>>,
}

/// A value that only the first thread to ask for it may use.
struct OneThreads<T> {
    /// The marks of that thread; null while nobody has asked.
    owner: AtomicPtr<Reader>,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached by one thread alone, that of the marks; see `with`. If the marks
// have gone to another thread, the first one has ended, and has left them by a Release that the
// other has read by an Acquire (`marks::of_this_thread`).
unsafe impl<T: Send> Sync for OneThreads<T> {}

impl<T> OneThreads<T> {
    const fn new(value: T) -> Self {
        Self { owner: AtomicPtr::new(ptr::null_mut()), value: UnsafeCell::new(value) }
    }

    /// Calls `act` with the value, if it is the calling thread's or nobody's. `reader` has the
    /// marks of the calling thread.
    #[inline]
    fn with<R>(&self, reader: &'static Reader, act: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mark = ptr::from_ref(reader).cast_mut();
        if self.owner.load(Relaxed) != mark {
            let nobody = ptr::null_mut();
            self.owner.compare_exchange(nobody, mark, AcqRel, Relaxed).ok()?;
        }
        // SAFETY: only the thread of the marks comes here. It comes here once at a time: a signal
        // handler must not set positions, says the header, and `act` is the library's own.
        Some(act(unsafe { &mut *self.value.get() }))
    }
}

#[inline]
fn slot_of(id: u64) -> &'static HandleSlot {
    // Lossless: fewer than the number of slots.
    &TABLE[(id % SLOTS as u64) as usize]
}

/// Calls `read` with what is read of the node on the fast path, or returns why there is none.
#[inline]
pub(super) fn with_fast_path<T>(id: u64, read: impl FnOnce(&FastPath) -> T) -> Result<T, Stale> {
    with_fast_path_and_reader(id, |fast, _| read(fast))
}

/// Goes on to a position; `None` where positions are another thread's to set.
#[inline]
pub(super) fn set_position(
    id: u64,
    position: Position,
) -> Result<Option<Result<(), CommandError>>, Stale> {
    with_fast_path_and_reader(id, |fast, reader| {
        let set = |writer: &mut Option<PositionWriter>| match writer {
            Some(writer) => writer.set(position),
            None => Err(CommandError::NodeGone),
        };
        fast.position.with(reader, set)
    })
}

#[inline]
fn with_fast_path_and_reader<T>(
    id: u64,
    read: impl FnOnce(&FastPath, &'static Reader) -> T,
) -> Result<T, Stale> {
    let Some(reader) = marks::of_this_thread() else { return Err(Stale) };
    let Some(_marked) = Marked::new(reader, id) else { return Err(Stale) };
    let slot = slot_of(id);
    // Acquire, with the Release in `open`: the node is whole.
    if slot.id.load(Acquire) != id || id == 0 {
        return Err(Stale);
    }
    // SAFETY: this thread is marked as reading `id`, and has found `id` in its slot afterwards. So
    // `close` has not passed its barrier with that mark unseen, and waits until the mark is gone
    // before it frees this. The mark stays where it is while a signal handler reads another node in
    // the middle of this call. It is not null, since `open` sets it before `id`.
    let fast = unsafe { &*slot.fast.load(Relaxed) };
    Ok(read(fast, reader))
}

/// The handle names no node that is open, and [`find`] knows why; or the thread has no mark left.
#[derive(Debug)]
pub(super) struct Stale;

/// Returns the node behind a handle.
pub(super) fn find(id: u64) -> Result<Arc<Entry>, Failure> {
    let slot = slot_of(id);
    if id == 0 || slot.id.load(Acquire) != id {
        return Err(why_not(id, slot));
    }
    let entry = slot.entry.lock().unwrap_or_else(PoisonError::into_inner).clone();
    // It may have been closed meanwhile, and the slot may be another's.
    let entry = entry.filter(|_| slot.id.load(Acquire) == id).ok_or_else(|| why_not(id, slot))?;
    entry.check_process()?;
    Ok(entry)
}

#[cold]
fn why_not(id: u64, slot: &HandleSlot) -> Failure {
    let number = id >> SLOT_BITS;
    let first = FIRST.load(Acquire);
    if id != 0 && slot.parents.load(Relaxed) == id {
        return Failure::new(
            INTERREX_WRONG_PROCESS,
            "the node belongs to the process that forked this one: open another here",
        );
    }
    if id != 0 && first != 0 && (first..NEXT.load(Acquire)).contains(&number) {
        return Failure::new(INTERREX_CLOSED, "the node was closed: open another");
    }
    Failure::new(
        INTERREX_INVALID_HANDLE,
        format_args!("{id} is no handle: pass one that interrex_open has set"),
    )
}

/// Gives a node a slot, and returns its handle.
pub(super) fn open(entry: Entry) -> Result<u64, Failure> {
    watch_forks()?;
    let fast = FastPath {
        leadership: entry.leadership.clone(),
        pulse: entry.pulse.clone(),
        position: OneThreads::new(entry.take_writer()),
    };
    let fast = Box::new(fast);
    let (number, mut place) = take_slot().ok_or_else(|| {
        Failure::new(
            INTERREX_TOO_MANY,
            format_args!("{SLOTS} nodes are open in this process: close one"),
        )
    })?;
    begin_numbers();
    let id = NEXT.fetch_add(1, AcqRel) << SLOT_BITS | number as u64;
    let slot = &TABLE[number];
    *place = Some(Arc::new(entry));
    drop(place);
    slot.fast.store(Box::into_raw(fast), Relaxed);
    // Release, with the Acquire in `with_fast_path` and `find`.
    slot.id.store(id, Release);
    Ok(id)
}

/// Takes a slot that is free, and returns its number and its lock. One that is locked is passed
/// over: in a forked child it is locked for ever, if another thread of the parent was about to look
/// there.
fn take_slot() -> Option<(usize, MutexGuard<'static, Option<Arc<Entry>>>)> {
    TABLE.iter().enumerate().find_map(|(number, slot)| {
        slot.is_taken.compare_exchange(false, true, AcqRel, Relaxed).ok()?;
        match slot.entry.try_lock() {
            Ok(place) => Some((number, place)),
            Err(TryLockError::Poisoned(place)) => Some((number, place.into_inner())),
            Err(TryLockError::WouldBlock) => {
                slot.is_taken.store(false, Release);
                None
            }
        }
    })
}

fn begin_numbers() {
    if FIRST.load(Acquire) == 0 {
        // Half of what there is, so that they never overflow.
        let random = RandomState::new().hash_one(std::process::id()) >> (SLOT_BITS + 1) | 1;
        if NEXT.compare_exchange(0, random, AcqRel, Relaxed).is_ok() {
            FIRST.store(random, Release);
        }
    }
}

/// Takes a node out of its slot. Returns it once no thread reads it on the fast path.
pub(super) fn close(id: u64) -> Result<Arc<Entry>, Failure> {
    let entry = find(id)?;
    let slot = slot_of(id);
    if slot.id.compare_exchange(id, 0, SeqCst, Relaxed).is_err() {
        return Err(why_not(id, slot));
    }
    slot.entry.lock().unwrap_or_else(PoisonError::into_inner).take();
    if membarrier(MembarrierCommand::PrivateExpedited).is_err() {
        // The kernel has no such barrier. So nobody knows who still reads, and the slot stays as it
        // is for ever: a few hundred bytes.
        return Ok(entry);
    }
    wait_for_readers(id);
    // SAFETY: it came from a box in `open`, and `id` was taken out by this call alone. After the
    // barrier a call either has its mark visible, whatever other calls its thread makes in the
    // middle of it, and was waited for; or it looks at the slot later and finds the handle gone.
    drop(unsafe { Box::from_raw(slot.fast.load(Acquire)) });
    // Release, with the exchange in `open`: the slot is empty when it is free.
    slot.is_taken.store(false, Release);
    Ok(entry)
}

/// Waits until no thread is marked as reading that handle.
fn wait_for_readers(id: u64) {
    let mut looks = 0;
    while marks::is_read(id) {
        // A reader holds its mark for tens of nanoseconds, unless it is kept off its core. That may
        // be by this very thread: one of real-time priority yields to no ordinary one.
        if looks < LOOKS {
            thread::yield_now();
        } else {
            thread::sleep(PAUSE);
        }
        looks += 1;
    }
}

/// True once the kernel tells of forks and knows of the barrier.
static IS_READY: AtomicBool = AtomicBool::new(false);

fn watch_forks() -> Result<(), Failure> {
    if IS_READY.load(Acquire) {
        return Ok(());
    }
    // Where it fails, so does the barrier, and `close` knows what to do then.
    let _ = membarrier(MembarrierCommand::RegisterPrivateExpedited);
    // SAFETY: the hook only uses atomics, which is allowed after a fork. Two threads may both put
    // it there, which does no harm.
    match unsafe { libc::pthread_atfork(None, None, Some(in_child)) } {
        0 => {
            IS_READY.store(true, Release);
            Ok(())
        }
        error => Err(Failure::new(
            INTERREX_UNSUPPORTED,
            format_args!("can't watch for forks: error {error}; raise the limit of memory"),
        )),
    }
}

/// The number of forks on the way from the process that was started to this one.
static FORKS: AtomicU64 = AtomicU64::new(0);

/// Returns a number that changes in a forked child.
#[inline]
pub(super) fn forks() -> u64 {
    FORKS.load(Relaxed)
}

/// Empties the table in a child. What the parent has open stays where it is, untouched: another
/// thread of the parent may have been using it, and a lock that it held is never released here.
extern "C" fn in_child() {
    FORKS.fetch_add(1, Relaxed);
    for slot in &TABLE {
        let id = slot.id.swap(0, AcqRel);
        if id != 0 {
            slot.parents.store(id, Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::time::{ClockId, clock_gettime};
    use std::time::Instant;

    #[test]
    fn a_slot_that_is_locked_for_ever_is_passed_over() {
        // As in a forked child: free, and locked by a thread that is not there.
        let (number, _locked) = take_slot().expect("there are many");
        TABLE[number].is_taken.store(false, Release);
        let (other, _lock) = take_slot().expect("there are many");
        assert_ne!(other, number);
        assert!(!TABLE[number].is_taken.load(Acquire), "its time may come");
        TABLE[other].is_taken.store(false, Release);
    }

    /// A reader of lower priority needs this very core.
    #[test]
    fn a_close_sleeps_while_a_reader_is_kept_off_its_core() {
        const ID: u64 = u64::MAX - 9;
        const KEPT_OFF: Duration = Duration::from_millis(300);
        let used = || {
            let spent = clock_gettime(ClockId::ThreadCPUTime);
            Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or(0))
        };
        let (is_marked, marked) = std::sync::mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                let reader = marks::of_this_thread().expect("the thread does not end");
                let _mark = Marked::new(reader, ID).expect("there is a place");
                is_marked.send(()).expect("it is waited for");
                thread::sleep(KEPT_OFF);
            });
            marked.recv().expect("the thread says so");
            let (began, used_before) = (Instant::now(), used());
            wait_for_readers(ID);
            assert!(!marks::is_read(ID));
            let (waited, spent) = (began.elapsed(), used() - used_before);
            assert!(spent < waited / 2, "{spent:?} of {waited:?}");
        });
    }
}
