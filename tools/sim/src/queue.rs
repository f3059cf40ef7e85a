//! The events to come, in order of time; what is due at one moment happens as it was planned.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::clock::Time;

/// One thing that is to happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Happening {
    /// A datagram reaches a host's socket.
    Arrival { to: u8, slot: u32 },
    /// The message reaches a host that nobody listens where `about` should be, with a quote of
    /// what was sent.
    Unreachable { to: u8, about: u8, quote: u32 },
    /// Somebody forges such messages; the fault says about whom.
    ForgeUnreachable { fault: u16 },
    /// A core's next deadline has come, unless `alarm` has been set anew.
    Alarm { node: u8, alarm: u32 },
    /// A pause ends, unless it has ended already.
    Wake { node: u8, pause: u32 },
    /// A planned fault begins.
    Begin { fault: u16 },
    /// A planned fault ends.
    End { fault: u16 },
    /// A thread of an application takes a guard or drops one, if that life goes on.
    Work { node: u8, thread: u8, life: u32 },
    /// The program of a host starts, looks at its lease or has stopped, unless planned anew.
    Program { node: u8, plan: u32 },
    /// A guardian acts on the death that it has learnt of.
    Guardian { death: u32 },
    /// All faults end.
    Heal,
    /// An expectation is looked at.
    Check { expectation: u16 },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Entry {
    at: Time,
    sequence: u64,
    what: Happening,
}

impl Entry {
    /// Returns its place in the order of all. One wide number costs no branch to compare.
    #[inline]
    fn place(&self) -> u128 {
        u128::from(self.at.as_nanos()) << 64 | u128::from(self.sequence)
    }
}

impl Ord for Entry {
    /// Reversed: the greatest of a heap comes first, and that is to be the earliest.
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        other.place().cmp(&self.place())
    }
}

impl PartialOrd for Entry {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The queue of events to come.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    heap: BinaryHeap<Entry>,
    /// Holds what is planned from the start: there is much of it, and the other heap stays small.
    planned: BinaryHeap<Entry>,
    sequence: u64,
}

impl Queue {
    pub(super) fn push(&mut self, at: Time, what: Happening) {
        if at < Time::NEVER {
            self.sequence += 1;
            self.heap.push(Entry { at, sequence: self.sequence, what });
        }
    }

    /// As [`Queue::push`], for what is known before the run.
    pub(super) fn plan(&mut self, at: Time, what: Happening) {
        if at < Time::NEVER {
            self.sequence += 1;
            self.planned.push(Entry { at, sequence: self.sequence, what });
        }
    }

    pub(super) fn next_at(&self) -> Time {
        let next = self.heap.peek().max(self.planned.peek());
        next.map_or(Time::NEVER, |entry| entry.at)
    }

    pub(super) fn pop(&mut self) -> Option<(Time, Happening)> {
        // The earliest is the greatest, and anything is greater than nothing.
        let is_planned = self.planned.peek() > self.heap.peek();
        let heap = if is_planned { &mut self.planned } else { &mut self.heap };
        heap.pop().map(|entry| (entry.at, entry.what))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interrex::types::Duration;

    #[test]
    fn what_is_due_at_one_moment_happens_in_the_order_of_planning() {
        let mut queue = Queue::default();
        let at = |us| Time::after(Duration::from_micros(us));
        for (us, fault) in [(5, 0), (3, 1), (5, 2), (3, 3)] {
            let begin = Happening::Begin { fault };
            if fault % 2 == 0 { queue.plan(at(us), begin) } else { queue.push(at(us), begin) }
        }
        let order: Vec<_> = std::iter::from_fn(|| queue.pop()).collect();
        let begin = |us, fault| (at(us), Happening::Begin { fault });
        assert_eq!(order, [begin(3, 1), begin(3, 3), begin(5, 0), begin(5, 2)]);
    }
}
