//! The marks by which threads say which nodes they read at the moment, so that a close can wait for
//! them.
//!
//! A call sets a mark and takes it back, by plain stores. A signal handler may make a call in the
//! middle of another one: it takes the next place, and leaves the outer mark where it is.
//!
//! Knows threads and numbers. Knows nothing of what a number stands for.

use std::cell::Cell;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, compiler_fence};

/// The number of calls of one thread that can be under way: one, and those of signal handlers that
/// interrupt each other. The marks of a thread fill a cache line of 64 bytes.
const DEPTH: usize = 8;

/// The marks of a thread. They are never freed, since a close may look at them at any time; a
/// thread that ends leaves them to the next.
pub(super) struct Reader {
    /// The handles that the thread reads at the moment, that of the outermost call first; 0 for
    /// none.
    reading: [AtomicU64; DEPTH],
    /// The number of calls that are under way. Only the thread itself reads and writes it.
    depth: AtomicUsize,
    is_taken: AtomicBool,
    older: Option<&'static Reader>,
}

impl Reader {
    const fn new(older: Option<&'static Self>) -> Self {
        Self {
            reading: [const { AtomicU64::new(0) }; DEPTH],
            depth: AtomicUsize::new(0),
            is_taken: AtomicBool::new(true),
            older,
        }
    }
}

/// The newest marks, which lead to all others.
static NEWEST: AtomicPtr<Reader> = AtomicPtr::new(std::ptr::null_mut());

thread_local! {
    /// This thread's marks, once it has some.
    static READER: Cell<Option<&'static Reader>> = const { Cell::new(None) };
    /// Gives the marks back when the thread ends.
    static LEAVES: Leaves = const { Leaves };
}

struct Leaves;

impl Drop for Leaves {
    fn drop(&mut self) {
        if let Some(reader) = READER.take() {
            // Release, with the Acquire in `new_reader`: the next owner finds them unset.
            reader.is_taken.store(false, Release);
        }
    }
}

/// Returns the marks of all threads.
fn readers() -> impl Iterator<Item = &'static Reader> {
    // SAFETY: marks are published once they are whole, and are never freed or changed but for their
    // atomics. Acquire, with the Release in `new_reader`.
    let newest = unsafe { NEWEST.load(Acquire).as_ref() };
    std::iter::successors(newest, |reader| reader.older)
}

/// Returns the marks of the calling thread; `None` where the thread is ending. The first call in a
/// thread may allocate.
#[inline]
pub(super) fn of_this_thread() -> Option<&'static Reader> {
    READER.try_with(Cell::get).ok().flatten().or_else(new_reader)
}

#[cold]
fn new_reader() -> Option<&'static Reader> {
    LEAVES.try_with(|_| ()).ok()?;
    let free = readers()
        .find(|reader| reader.is_taken.compare_exchange(false, true, AcqRel, Relaxed).is_ok());
    let reader = free.unwrap_or_else(publish);
    READER.set(Some(reader));
    Some(reader)
}

fn publish() -> &'static Reader {
    let mut older = NEWEST.load(Acquire);
    loop {
        // SAFETY: as in `readers`.
        let next = unsafe { older.as_ref() };
        let made = Box::into_raw(Box::new(Reader::new(next)));
        match NEWEST.compare_exchange(older, made, AcqRel, Acquire) {
            // SAFETY: it was just made, and is never freed from here on.
            Ok(_) => return unsafe { &*made },
            Err(newer) => {
                // SAFETY: it was just made and is nobody else's, since it was not published.
                drop(unsafe { Box::from_raw(made) });
                older = newer;
            }
        }
    }
}

/// Returns whether a call is marked as reading that handle.
pub(super) fn is_read(id: u64) -> bool {
    // Acquire, with the Release in the drop of `Marked`.
    readers().any(|reader| reader.reading.iter().any(|mark| mark.load(Acquire) == id))
}

/// The mark of one call. It is taken back when the call ends, whether it returns or panics.
pub(super) struct Marked {
    reader: &'static Reader,
    place: usize,
}

impl Marked {
    /// Marks the calling thread, whose marks `reader` has, as reading the handle `id`. `None` where
    /// so many signal handlers have interrupted each other that no place is left.
    #[inline]
    pub(super) fn new(reader: &'static Reader, id: u64) -> Option<Self> {
        let place = reader.depth.load(Relaxed);
        let mark = reader.reading.get(place)?;
        reader.depth.store(place + 1, Relaxed);
        // A signal handler that comes between these stores takes the place behind this one. The
        // compiler must not turn them round.
        compiler_fence(SeqCst);
        mark.store(id, Relaxed);
        // The barrier of `membarrier` orders this store before the load of the slot; the compiler
        // must not turn them round either.
        compiler_fence(SeqCst);
        Some(Self { reader, place })
    }
}

impl Drop for Marked {
    #[inline]
    fn drop(&mut self) {
        // Release, with the Acquire in `is_read`: what was read was read before.
        self.reader.reading[self.place].store(0, Release);
        // As in `new`: the place is empty before it is given to a signal handler.
        compiler_fence(SeqCst);
        self.reader.depth.store(self.place, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that no node of another test in this process has.
    const OUTER: u64 = u64::MAX;
    const INNER: u64 = u64::MAX - 1;

    fn mark(id: u64) -> Option<Marked> {
        Marked::new(of_this_thread().expect("the thread does not end"), id)
    }

    #[test]
    fn a_call_in_the_middle_of_another_leaves_the_outer_mark_visible() {
        let outer = mark(OUTER);
        assert!(outer.is_some() && is_read(OUTER) && !is_read(INNER));
        let inner = mark(INNER);
        assert!(inner.is_some() && is_read(OUTER) && is_read(INNER));
        drop(inner);
        assert!(is_read(OUTER) && !is_read(INNER));
        drop(outer);
        assert!(!is_read(OUTER));
    }

    #[test]
    fn a_call_for_which_there_is_no_place_gets_no_mark_and_takes_none_away() {
        const MANY: u64 = u64::MAX - 2;
        let mut marks: Vec<_> = (0..DEPTH).map(|_| mark(MANY).expect("there is a place")).collect();
        assert!(mark(MANY - 1).is_none());
        while let Some(last) = marks.pop() {
            assert!(is_read(MANY));
            drop(last);
        }
        assert!(!is_read(MANY));
        assert!(mark(MANY).is_some(), "the places are free again");
    }
}
