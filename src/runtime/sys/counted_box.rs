//! A value that its owner keeps, and whoever holds it. To take hold and to let go cost one atomic
//! step each: the count that says who holds it keeps the memory as well.
//!
//! Knows memory. What a hold is good for, and when none is given, is the business of `guards.rs`.

use std::fmt;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::Ordering::Acquire;

use crossbeam::utils::CachePadded;
use mio::Waker;

use super::super::atomic::fence;
use super::super::guards::{Guarded, HoldCount, Released};
use super::fork;

/// The count stands on cache lines of its own, since every hold writes to it.
struct Place {
    count: CachePadded<HoldCount>,
    value: Guarded,
}

/// The owner of a value.
pub(in crate::runtime) struct CountedBox(NonNull<Place>);

// SAFETY: it gives shared references to the value, and the last to leave drops it, on any thread.
unsafe impl Send for CountedBox {}
// SAFETY: as above.
unsafe impl Sync for CountedBox {}

impl CountedBox {
    pub(in crate::runtime) fn new(value: Guarded) -> Self {
        let place = Box::new(Place { count: CachePadded::default(), value });
        Self(NonNull::from(Box::leak(place)))
    }

    #[inline]
    fn place(&self) -> &Place {
        // SAFETY: the place is freed only once its owner is gone, and nobody ever has a mutable
        // reference to it.
        unsafe { self.0.as_ref() }
    }

    #[inline]
    pub(in crate::runtime) fn count(&self) -> &HoldCount {
        &self.place().count
    }

    /// Takes hold of the value, unless the count says that nobody may now.
    #[inline]
    pub(in crate::runtime) fn hold(&self) -> Option<CountedRef> {
        if self.count().is_closed() {
            return None;
        }
        let before = self.count().add();
        // Made at once, so that whoever is refused gives back what it has counted.
        let hold = CountedRef { place: self.0, turn: before.turn(), forks: fork::forks() };
        before.is_granted().then_some(hold)
    }
}

impl Deref for CountedBox {
    type Target = Guarded;

    #[inline]
    fn deref(&self) -> &Guarded {
        &self.place().value
    }
}

impl fmt::Debug for CountedBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CountedBox").field(self.count()).finish()
    }
}

impl Drop for CountedBox {
    fn drop(&mut self) {
        if self.count().leave() {
            // SAFETY: nobody holds it, and nobody can any more.
            unsafe { free(self.0) };
        }
    }
}

/// A counted hold on a value. Dropped, it is given back. A copy of it in a forked child gives
/// nothing back, since nothing was counted there.
pub(in crate::runtime) struct CountedRef {
    place: NonNull<Place>,
    turn: u32,
    /// The count of forks in the process that has taken hold.
    forks: u32,
}

// SAFETY: as for `CountedBox`.
unsafe impl Send for CountedRef {}
// SAFETY: as for `CountedBox`.
unsafe impl Sync for CountedRef {}

impl CountedRef {
    #[inline]
    fn place(&self) -> &Place {
        // SAFETY: the place is freed only once nobody holds it, and never in a process where a copy
        // of a hold may exist that is not counted. Nobody ever has a mutable reference to it.
        unsafe { self.place.as_ref() }
    }

    /// Returns the number of the present turn of the count. What this reads after that is no older
    /// than the turn.
    pub(in crate::runtime) fn present_turn(&self) -> u32 {
        let turn = self.place().count.turn();
        // With the Release in `close`.
        fence(Acquire);
        turn
    }

    /// Returns whether the count was closed since this was taken.
    #[inline]
    pub(in crate::runtime) fn was_closed(&self) -> bool {
        self.place().count.turn() != self.turn
    }

    /// Returns whether this is a copy in a forked child.
    #[inline]
    pub(in crate::runtime) fn is_copy(&self) -> bool {
        self.forks != fork::forks()
    }
}

impl Deref for CountedRef {
    type Target = Guarded;

    #[inline]
    fn deref(&self) -> &Guarded {
        &self.place().value
    }
}

impl fmt::Debug for CountedRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CountedRef").field("turn", &self.turn).finish_non_exhaustive()
    }
}

impl Drop for CountedRef {
    #[inline]
    fn drop(&mut self) {
        if self.is_copy() {
            return;
        }
        let place = self.place();
        match place.count.remove(|| place.value.waker()) {
            Released::Counted => {}
            Released::Drained(waker) => wake(waker),
            // SAFETY: the owner is gone, and this was the last hold.
            Released::LastOfAll => unsafe { free(self.place) },
        }
    }
}

#[cold]
fn wake(waker: Option<Arc<Waker>>) {
    if let Some(waker) = waker {
        // It fails only if the count of wake-ups is full, and then one waits already.
        let _ = waker.wake();
    }
}

/// Frees the place.
///
/// # Safety
/// Nobody refers to it, and nobody frees it a second time.
#[cold]
unsafe fn free(place: NonNull<Place>) {
    // SAFETY: it was leaked by `CountedBox::new`, and the caller says that it is freed once.
    drop(unsafe { Box::from_raw(place.as_ptr()) });
}
