//! The position of the application, as its threads have set it (R15).
//!
//! A bequest tells the leader's position, and must not be used where the application has gone on
//! since: its heir may be behind. The core learns of a position a pass later, so whoever delivers a
//! bequest reads it here. So does each pass, before it takes datagrams in: a vote must not be given
//! by a position that the application has left. Knows nothing of bequests and votes.
//!
//! # Why no position is missed
//!
//! The application stores its position, then asks whether this node leads, and counts itself only
//! if it does. Whoever delivers a bequest makes that answer "no" first, by voiding the page or by
//! publishing that the lease is given up, and reads the position then. A sequentially consistent
//! fence stands between the two steps on either side. One of the fences comes first in the one
//! order of all of them. If it is the application's, its position is read. If it is the other, the
//! application reads that it does not lead.

use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};
use std::sync::{Mutex, PoisonError};

use crate::types::Position;

use super::atomic::{AtomicU64, fence};
use super::node_memory::NodeMemory;
use super::sys::fork;

/// A position, and the numbers of writes that were begun and ended. Where they differ a write goes
/// on, or its process has died over it. On cache lines of its own, since it may change often.
#[derive(Debug, Default)]
#[repr(C, align(128))]
pub(super) struct PositionWords {
    begun: AtomicU64,
    ended: AtomicU64,
    log_term: AtomicU64,
    index: AtomicU64,
}

impl PositionWords {
    /// Goes on to this position, unless that is behind the present one. To be called by one writer
    /// at a time. What the caller reads after this, it reads after everybody can see the position.
    pub(super) fn raise(&self, position: Position) {
        if position > self.load() {
            self.write(position);
        }
        // With the fence in `read`; see the module.
        fence(SeqCst);
    }

    fn write(&self, position: Position) {
        let number = self.begun.load(Relaxed).wrapping_add(1);
        self.begun.store(number, Relaxed);
        // Release, with the Acquire fence in `read`: whoever sees a word of this write sees that it
        // was begun.
        fence(Release);
        self.log_term.store(position.log_term, Relaxed);
        self.index.store(position.index, Relaxed);
        // Release, with the Acquire in `read`: the write that has ended is complete.
        self.ended.store(number, Release);
    }

    /// Returns the position; `None` while it is being written. What the caller has written before
    /// this, everybody can see before the position is read.
    pub(super) fn read(&self) -> Option<Position> {
        // With the fence in `raise`; see the module.
        fence(SeqCst);
        // Acquire, with the Release in `write`.
        let ended = self.ended.load(Acquire);
        let position = self.load();
        // Acquire, with the Release fence in `write`.
        fence(Acquire);
        (self.begun.load(Relaxed) == ended).then_some(position)
    }

    /// Returns the position if a write has ended since the one with the number `seen`, which is
    /// that of the last write afterwards.
    pub(super) fn news(&self, seen: &mut u64) -> Option<Position> {
        // Acquire, with the Release in `write`.
        let ended = self.ended.load(Acquire);
        if ended == *seen {
            return None;
        }
        let position = self.load();
        // Acquire, with the Release fence in `write`.
        fence(Acquire);
        let is_whole = self.begun.load(Relaxed) == ended;
        is_whole.then(|| {
            *seen = ended;
            position
        })
    }

    fn load(&self) -> Position {
        Position { log_term: self.log_term.load(Relaxed), index: self.index.load(Relaxed) }
    }
}

#[cfg(test)]
impl PositionWords {
    /// Leaves a write that was begun, as a process does that dies over it.
    pub(super) fn tear(&self) {
        self.begun.store(self.begun.load(Relaxed) + 1, Relaxed);
    }

    /// Sets a position, and leaves it open who sees it when.
    #[cfg(loom)]
    pub(super) fn set_unfenced(&self) {
        self.write(Position { log_term: 0, index: 1 });
    }
}

/// Lets any thread of the application set the position.
#[derive(Debug)]
pub(super) struct PositionSetter {
    memory: NodeMemory,
    /// Held by the thread that writes. The polling thread and the guardian never wait for it.
    writing: Mutex<()>,
    /// True if a copy in a forked child sets nothing, as it does nothing else for the node.
    stays_in_process: bool,
    /// One more than the count of forks in the process that polls; 0 until one does.
    process: AtomicU32,
}

impl PositionSetter {
    pub(super) fn new(memory: NodeMemory, position: Position, stays_in_process: bool) -> Self {
        memory.position().raise(position);
        let (writing, process) = (Mutex::default(), AtomicU32::new(0));
        Self { memory, writing, stays_in_process, process }
    }

    /// Notes that the calling process polls the node.
    pub(super) fn claim(&self) {
        self.process.store(fork::forks().wrapping_add(1), Relaxed);
    }

    /// Goes on to this position, unless that is behind the present one.
    pub(super) fn raise(&self, position: Position) {
        if self.is_copy() {
            return;
        }
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.memory.position().raise(position);
        drop(writing);
    }

    /// Returns whether the calling process is a copy of the one that polls the node.
    pub(super) fn is_copy(&self) -> bool {
        let process = self.process.load(Relaxed);
        let is_claimed = self.stays_in_process && process != 0;
        is_claimed && process != fork::forks().wrapping_add(1)
    }

    /// Returns the position if one was set since the write with the number `seen`. Never waits.
    #[inline]
    pub(super) fn news(&self, seen: &mut u64) -> Option<Position> {
        self.memory.position().news(seen)
    }

    /// Returns whether the application has come to just this position. Never waits.
    pub(super) fn is(&self, position: Position) -> bool {
        self.memory.position().read() == Some(position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::thread;

    fn position(log_term: u64, index: u64) -> Position {
        Position { log_term, index }
    }

    fn setter(first: Position) -> PositionSetter {
        PositionSetter::new(NodeMemory::new(None), first, true)
    }

    #[test]
    fn a_position_never_goes_back() {
        let setter = setter(position(2, 5));
        assert!(setter.is(position(2, 5)), "the first one is there from the start");
        for (set, found) in [
            (position(2, 4), position(2, 5)),
            (position(1, 9), position(2, 5)),
            (position(2, 6), position(2, 6)),
            (position(3, 0), position(3, 0)),
        ] {
            setter.raise(set);
            assert!(setter.is(found), "{set:?}");
            assert!(set == found || !setter.is(set));
        }
    }

    #[test]
    fn each_pass_hears_of_a_position_once() {
        let setter = setter(position(2, 5));
        let mut seen = 0;
        assert_eq!(setter.news(&mut seen), Some(position(2, 5)));
        assert_eq!(setter.news(&mut seen), None);
        setter.raise(position(2, 4));
        assert_eq!(setter.news(&mut seen), None, "it is behind");
        setter.raise(position(2, 6));
        setter.memory.position().tear();
        assert_eq!(setter.news(&mut seen), None, "another is being written");
        setter.raise(position(2, 7));
        assert_eq!(setter.news(&mut seen), Some(position(2, 7)));
    }

    #[test]
    fn a_write_that_was_not_ended_is_no_position_and_the_next_one_is() {
        let words = PositionWords::default();
        words.raise(position(1, 1));
        words.tear();
        assert_eq!(words.read(), None);
        words.raise(position(1, 2));
        assert_eq!(words.read(), Some(position(1, 2)));
    }

    /// Another may have been set just before it, and be counted already.
    #[test]
    fn while_a_position_is_being_set_the_application_is_at_none() {
        let setter = setter(position(2, 5));
        setter.memory.position().tear();
        assert!(!setter.is(position(2, 5)));
        setter.raise(position(2, 6));
        assert!(setter.is(position(2, 6)));
    }

    #[test]
    fn threads_that_set_positions_at_once_leave_the_highest_and_nobody_reads_a_torn_one() {
        const STEPS: u64 = 20_000;
        let setter = Arc::new(setter(Position::default()));
        let set = |odd: u64| {
            let setter = Arc::clone(&setter);
            thread::spawn(move || {
                for step in (odd..=STEPS).step_by(2) {
                    setter.raise(position(step, step));
                }
            })
        };
        let threads = [set(1), set(2)];
        let mut last = 0;
        while last < STEPS {
            let Some(seen) = setter.memory.position().read() else { continue };
            assert_eq!(seen.log_term, seen.index, "torn");
            assert!(seen.index >= last, "it goes back");
            last = seen.index;
        }
        threads.into_iter().for_each(|thread| thread.join().expect("it asserts nothing"));
        assert!(setter.is(position(STEPS, STEPS)));
    }

    #[test]
    fn a_copy_in_a_forked_child_sets_nothing() {
        let memory = NodeMemory::new(None);
        let copy = PositionSetter::new(memory.clone(), Position::default(), true);
        copy.claim();
        copy.raise(position(0, 1));
        assert!(copy.is(position(0, 1)), "in the process that polls");
        copy.process.fetch_add(1, Relaxed);
        copy.raise(position(0, 2));
        assert!(copy.is(position(0, 1)), "in another one");
        let moves = PositionSetter::new(memory, Position::default(), false);
        moves.process.store(copy.process.load(Relaxed), Relaxed);
        moves.raise(position(0, 3));
        assert!(moves.is(position(0, 3)), "where the node may go on in a child");
    }
}
