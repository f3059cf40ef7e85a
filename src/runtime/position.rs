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
//! publishing that the lease is given up, and reads the position then. Between the two steps either
//! side exchanges the same word, the number of the last write, by one atomic step that acquires and
//! releases. One of these steps comes first in the order of all changes of that word, and the later
//! one reads from it. If the application's comes first, its position is read. If the other does,
//! the application reads that it does not lead. An exchange takes a third of the time of a fence.

use std::sync::Arc;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};

use crate::types::Position;

use super::atomic::{AtomicU64, fence};
use super::fork::Residence;
use super::handle::CommandError;
use super::node_memory::NodeMemory;

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
    /// at a time. What was published before somebody else's exchange in `read`, the caller sees
    /// after this, unless that one reads the position.
    #[inline]
    pub(super) fn raise(&self, position: Position) {
        if position > self.load() {
            // AcqRel, with the exchange in `read`; see the module. It orders publications alone. A
            // look at the clock may come before it on any processor, since a counter is read by an
            // instruction that waits for no store. Nothing rests on that: whoever delivers a
            // bequest, or votes, has published first that the lease counts no more.
            self.write(position, |ended, number| _ = ended.swap(number, AcqRel));
        }
    }

    #[inline]
    fn write(&self, position: Position, end: impl FnOnce(&AtomicU64, u64)) {
        let number = self.begun.load(Relaxed).wrapping_add(1);
        self.begun.store(number, Relaxed);
        // Release, with the Acquire fence in `read`: whoever sees a word of this write sees that it
        // was begun.
        fence(Release);
        self.log_term.store(position.log_term, Relaxed);
        self.index.store(position.index, Relaxed);
        // It releases, with the Acquire in `read` and `news`: the write that has ended is complete.
        end(&self.ended, number);
    }

    /// Returns the position; `None` while it is being written. What the caller has written before
    /// this, everybody can see before the position is read.
    pub(super) fn read(&self) -> Option<Position> {
        // AcqRel, with the exchange in `raise`; see the module. It changes nothing.
        let ended = self.ended.fetch_add(0, AcqRel);
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
    pub(super) fn set_by_a_store(&self) {
        let position = Position { log_term: 0, index: 1 };
        self.write(position, |ended, number| ended.store(number, Release));
    }
}

/// Says how far the application has come; a node that is behind a quorum is not elected (S10).
///
/// There is one for each node: [`Node::position_writer`](super::Node::position_writer) and
/// [`NodeThread::position_writer`](super::NodeThread::position_writer) give it once. Move it to the
/// thread that applies messages, and set the position with each of them: that takes nanoseconds,
/// waits for nobody, wakes nobody and queues nothing.
///
/// ```no_run
/// # fn apply(node: &interrex::NodeThread) -> Result<(), Box<dyn std::error::Error>> {
/// use interrex::Position;
///
/// let mut writer = node.position_writer().ok_or("another thread has it")?;
/// let leadership = node.leadership();
/// for index in 1.. {
///     // The message is applied; then:
///     writer.set(Position { log_term: 1, index })?;
///     if leadership.is_leader() {
///         // Only now this node counts among those that have come as far.
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct PositionWriter {
    memory: NodeMemory,
    residence: Arc<Residence>,
    /// True if a copy in a forked child sets nothing, as it does nothing else for the node.
    stays_in_process: bool,
}

impl PositionWriter {
    /// Returns the writer of a node, and what its polling thread reads.
    pub(super) fn new(
        memory: NodeMemory,
        residence: Arc<Residence>,
        first: Position,
        stays_in_process: bool,
    ) -> (Self, PositionReader) {
        memory.position().raise(first);
        let reader = PositionReader { memory: memory.clone() };
        (Self { memory, residence, stays_in_process }, reader)
    }

    /// Goes on to this position. One that is behind an earlier one changes nothing, and one that is
    /// equal needs nothing.
    ///
    /// Once this has returned, this node gives its vote to nobody that is behind (R4). Nor does a
    /// leader that resigns or dies leave its vote to one that is (R15). So ask
    /// [`is_leader`](super::Leadership::is_leader) after this call, before you count the leader
    /// among those that have come as far. On a follower compare the term of
    /// [`standing`](super::Leadership::standing) with that of the leader which is to count it. In
    /// a later term this node may have voted by its earlier position.
    ///
    /// The polling thread reads the position in its next pass, and tells the leader with its next
    /// answer to a heartbeat.
    ///
    /// # Errors
    /// [`CommandError::NodeGone`], with nothing done, if the node was dropped or this is a copy in
    /// a forked child: do not count this node among those that have come as far.
    #[inline]
    pub fn set(&mut self, position: Position) -> Result<(), CommandError> {
        let may_set = if self.stays_in_process {
            self.residence.is_here_or_nowhere()
        } else {
            !self.residence.is_gone()
        };
        if !may_set {
            return Err(CommandError::NodeGone);
        }
        self.memory.position().raise(position);
        Ok(())
    }
}

/// The polling thread's view of the position. Never waits.
#[derive(Debug)]
pub(super) struct PositionReader {
    memory: NodeMemory,
}

impl PositionReader {
    /// Returns the position if one was set since the write with the number `seen`.
    #[inline]
    pub(super) fn news(&self, seen: &mut u64) -> Option<Position> {
        self.memory.position().news(seen)
    }

    /// Returns whether the application has come to just this position.
    pub(super) fn is(&self, position: Position) -> bool {
        self.memory.position().read() == Some(position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    fn position(log_term: u64, index: u64) -> Position {
        Position { log_term, index }
    }

    fn ends(first: Position) -> (PositionWriter, PositionReader) {
        PositionWriter::new(NodeMemory::new(None), Arc::default(), first, true)
    }

    #[test]
    fn a_position_never_goes_back() {
        let (mut writer, reader) = ends(position(2, 5));
        assert!(reader.is(position(2, 5)), "the first one is there from the start");
        for (set, found) in [
            (position(2, 4), position(2, 5)),
            (position(1, 9), position(2, 5)),
            (position(2, 6), position(2, 6)),
            (position(2, 6), position(2, 6)),
            (position(3, 0), position(3, 0)),
        ] {
            assert_eq!(writer.set(set), Ok(()));
            assert!(reader.is(found), "{set:?}");
            assert!(set == found || !reader.is(set));
        }
    }

    #[test]
    fn each_pass_hears_of_a_position_once() {
        let (mut writer, reader) = ends(position(2, 5));
        let mut seen = 0;
        assert_eq!(reader.news(&mut seen), Some(position(2, 5)));
        assert_eq!(reader.news(&mut seen), None);
        assert_eq!(writer.set(position(2, 4)), Ok(()));
        assert_eq!(reader.news(&mut seen), None, "it is behind");
        assert_eq!(writer.set(position(2, 6)), Ok(()));
        writer.memory.position().tear();
        assert_eq!(reader.news(&mut seen), None, "another is being written");
        assert_eq!(writer.set(position(2, 7)), Ok(()));
        assert_eq!(reader.news(&mut seen), Some(position(2, 7)));
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
        let (mut writer, reader) = ends(position(2, 5));
        writer.memory.position().tear();
        assert!(!reader.is(position(2, 5)));
        assert_eq!(writer.set(position(2, 6)), Ok(()));
        assert!(reader.is(position(2, 6)));
    }

    #[test]
    fn nobody_reads_a_torn_position_and_none_goes_back() {
        const STEPS: u64 = 20_000;
        let (mut writer, reader) = ends(Position::default());
        let thread = thread::spawn(move || {
            (1..=STEPS).all(|step| writer.set(position(step, step)) == Ok(()))
        });
        let mut last = 0;
        while last < STEPS {
            let Some(seen) = reader.memory.position().read() else { continue };
            assert_eq!(seen.log_term, seen.index, "torn");
            assert!(seen.index >= last, "it goes back");
            last = seen.index;
        }
        assert!(thread.join().expect("it asserts nothing"));
        assert!(reader.is(position(STEPS, STEPS)));
    }

    #[test]
    fn a_copy_in_a_forked_child_sets_nothing_and_says_so() {
        let (memory, residence) = (NodeMemory::new(None), Arc::<Residence>::default());
        let first = Position::default();
        let ends =
            |stays| PositionWriter::new(memory.clone(), Arc::clone(&residence), first, stays);
        let (mut copy, reader) = ends(true);
        residence.claim();
        assert_eq!(copy.set(position(0, 1)), Ok(()), "in the process that polls");
        assert!(reader.is(position(0, 1)));
        residence.move_away();
        assert_eq!(copy.set(position(0, 2)), Err(CommandError::NodeGone), "in another one");
        assert!(reader.is(position(0, 1)));
        let (mut moves, _) = ends(false);
        assert_eq!(moves.set(position(0, 3)), Ok(()), "where the node may go on in a child");
        assert!(reader.is(position(0, 3)));
    }

    #[test]
    fn a_position_of_a_node_that_is_gone_is_not_counted() {
        let residence = Arc::<Residence>::default();
        for stays in [true, false] {
            let (memory, first) = (NodeMemory::new(None), Position::default());
            let (mut writer, _) = PositionWriter::new(memory, Arc::clone(&residence), first, stays);
            residence.claim();
            assert_eq!(writer.set(position(0, 1)), Ok(()));
            residence.end();
            assert_eq!(writer.set(position(0, 2)), Err(CommandError::NodeGone));
        }
    }
}
