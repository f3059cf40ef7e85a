//! The table of nodes: handles are numbers, and a stale one is told from a good one by one load
//! and one comparison.
//!
//! A call that only reads takes no lock: it marks its thread as reading, and then looks whether the
//! number still sits in its seat. A close takes the number out of the seat, has the kernel put a
//! barrier between the two steps of every thread (membarrier), and waits until no thread is marked
//! as reading that number. Then the memory is nobody's. Calls that are rare lock the seat.
//!
//! Knows numbers, seats and [`marks`]. Knows nothing of what a node does.

use std::cell::UnsafeCell;
use std::hash::{BuildHasher, RandomState};
use std::ptr;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

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
const SEATS: usize = 256;

/// The bits of a handle that name its seat.
const SEAT_BITS: u32 = SEATS.trailing_zeros();

/// Room for one node.
struct Seat {
    /// The handle of the node that sits here; 0 for none.
    id: AtomicU64,
    /// The part that is read by calls which take no lock. Valid while a thread that is marked as
    /// reading `id` finds `id` above.
    hot: AtomicPtr<Hot>,
    /// The handle of the parent's node that sat here when this process was forked off.
    parents: AtomicU64,
    is_taken: AtomicBool,
    entry: Mutex<Option<Arc<Entry>>>,
}

impl Seat {
    const fn new() -> Self {
        Self {
            id: AtomicU64::new(0),
            hot: AtomicPtr::new(ptr::null_mut()),
            parents: AtomicU64::new(0),
            is_taken: AtomicBool::new(false),
            entry: Mutex::new(None),
        }
    }
}

static TABLE: [Seat; SEATS] = [const { Seat::new() }; SEATS];

/// The number of the next handle, before the bits of its seat. It begins anywhere, so that a number
/// that is no handle is not taken for one.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// The first number that this process gave; 0 before that.
static FIRST: AtomicU64 = AtomicU64::new(0);

/// The part of a node that calls on the fast path read.
pub(super) struct Hot {
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
fn seat_of(id: u64) -> &'static Seat {
    // Lossless: fewer than the number of seats.
    &TABLE[(id % SEATS as u64) as usize]
}

/// Calls `read` with what is read of the node on the fast path, or returns why there is none.
#[inline]
pub(super) fn with_hot<T>(id: u64, read: impl FnOnce(&Hot) -> T) -> Result<T, Stale> {
    with_hot_and_reader(id, |hot, _| read(hot))
}

/// Goes on to a position; `None` where positions are another thread's to set.
#[inline]
pub(super) fn set_position(
    id: u64,
    position: Position,
) -> Result<Option<Result<(), CommandError>>, Stale> {
    with_hot_and_reader(id, |hot, reader| {
        let set = |writer: &mut Option<PositionWriter>| match writer {
            Some(writer) => writer.set(position),
            None => Err(CommandError::NodeGone),
        };
        hot.position.with(reader, set)
    })
}

#[inline]
fn with_hot_and_reader<T>(
    id: u64,
    read: impl FnOnce(&Hot, &'static Reader) -> T,
) -> Result<T, Stale> {
    let Some(reader) = marks::of_this_thread() else { return Err(Stale) };
    let Some(_marked) = Marked::new(reader, id) else { return Err(Stale) };
    let seat = seat_of(id);
    // Acquire, with the Release in `open`: the node is whole.
    if seat.id.load(Acquire) != id || id == 0 {
        return Err(Stale);
    }
    // SAFETY: this thread is marked as reading `id`, and has found `id` in its seat afterwards. So
    // `close` has not passed its barrier with that mark unseen, and waits until the mark is gone
    // before it frees this. The mark stays where it is while a signal handler reads another node in
    // the middle of this call. It is not null, since `open` sets it before `id`.
    let hot = unsafe { &*seat.hot.load(Relaxed) };
    Ok(read(hot, reader))
}

/// The handle names no node that is open, and [`find`] knows why; or the thread has no mark left.
#[derive(Debug)]
pub(super) struct Stale;

/// Returns the node behind a handle.
pub(super) fn find(id: u64) -> Result<Arc<Entry>, Failure> {
    let seat = seat_of(id);
    if id == 0 || seat.id.load(Acquire) != id {
        return Err(why_not(id, seat));
    }
    let entry = seat.entry.lock().unwrap_or_else(PoisonError::into_inner).clone();
    // It may have been closed meanwhile, and the seat may be another's.
    let entry = entry.filter(|_| seat.id.load(Acquire) == id).ok_or_else(|| why_not(id, seat))?;
    entry.check_process()?;
    Ok(entry)
}

#[cold]
fn why_not(id: u64, seat: &Seat) -> Failure {
    let number = id >> SEAT_BITS;
    let first = FIRST.load(Acquire);
    if id != 0 && seat.parents.load(Relaxed) == id {
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

/// Gives a node a seat, and returns its handle.
pub(super) fn open(entry: Entry) -> Result<u64, Failure> {
    watch_forks()?;
    let hot = Hot {
        leadership: entry.leadership.clone(),
        pulse: entry.pulse.clone(),
        position: OneThreads::new(entry.take_writer()),
    };
    let hot = Box::new(hot);
    let is_free =
        |seat: &&Seat| seat.is_taken.compare_exchange(false, true, AcqRel, Relaxed).is_ok();
    let seat = TABLE.iter().position(|seat| is_free(&seat)).ok_or_else(|| {
        Failure::new(
            INTERREX_TOO_MANY,
            format_args!("{SEATS} nodes are open in this process: close one"),
        )
    })?;
    begin_numbers();
    let id = NEXT.fetch_add(1, AcqRel) << SEAT_BITS | seat as u64;
    let seat = &TABLE[seat];
    *seat.entry.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(entry));
    seat.hot.store(Box::into_raw(hot), Relaxed);
    // Release, with the Acquire in `with_hot` and `find`.
    seat.id.store(id, Release);
    Ok(id)
}

fn begin_numbers() {
    if FIRST.load(Acquire) == 0 {
        // Half of what there is, so that they never overflow.
        let random = RandomState::new().hash_one(std::process::id()) >> (SEAT_BITS + 1) | 1;
        if NEXT.compare_exchange(0, random, AcqRel, Relaxed).is_ok() {
            FIRST.store(random, Release);
        }
    }
}

/// Takes a node out of its seat. Returns it once no thread reads it on the fast path.
pub(super) fn close(id: u64) -> Result<Arc<Entry>, Failure> {
    let entry = find(id)?;
    let seat = seat_of(id);
    if seat.id.compare_exchange(id, 0, SeqCst, Relaxed).is_err() {
        return Err(why_not(id, seat));
    }
    seat.entry.lock().unwrap_or_else(PoisonError::into_inner).take();
    if membarrier(MembarrierCommand::PrivateExpedited).is_err() {
        // The kernel has no such barrier. So nobody knows who still reads, and the seat stays as it
        // is for ever: a few hundred bytes.
        return Ok(entry);
    }
    // A reader holds its mark for tens of nanoseconds, unless it is kept off its core.
    while marks::is_read(id) {
        thread::yield_now();
    }
    // SAFETY: it came from a box in `open`, and `id` was taken out by this call alone. After the
    // barrier a call either has its mark visible, whatever other calls its thread makes in the
    // middle of it, and was waited for; or it looks at the seat later and finds the handle gone.
    drop(unsafe { Box::from_raw(seat.hot.load(Acquire)) });
    // Release, with the exchange in `open`: the seat is empty when it is free.
    seat.is_taken.store(false, Release);
    Ok(entry)
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
    for seat in &TABLE {
        let id = seat.id.swap(0, AcqRel);
        if id != 0 {
            seat.parents.store(id, Relaxed);
        }
    }
}
