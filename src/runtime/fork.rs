//! Says which process a node belongs to: the one that polls it first. A child that this process
//! forks later has only a copy. The copy takes no part. It lets go of the socket, the store's file
//! and whatever else the node has open, so that nothing of the node outlives its process.
//!
//! Knows descriptors and a count of forks, and nothing of what a node does.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

use super::sys::fork::{self, CloseOnFork};

/// The outcome of a claim to a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Claim {
    /// The node was the calling process' already.
    Kept,
    /// The node is the calling process' from now on.
    Taken,
    /// The node is another process' own, of which this is a copy.
    Copy,
}

/// Guards a node and its descriptors against forks. It is dropped before the descriptors that it
/// was told of.
pub(super) struct ForkGuard {
    descriptors: Vec<CloseOnFork>,
    /// The count of forks in the process that polls; `None` until one does.
    owner: Option<u32>,
    /// The number of children that the process had forked when it last polled. It is counted only
    /// where the node may go on in one of them.
    children: u32,
    /// The count of forks in the process that made this, and of its children then.
    made: (u32, u32),
    is_on: bool,
}

impl ForkGuard {
    pub(super) fn new<'a>(descriptors: impl Iterator<Item = BorrowedFd<'a>>) -> io::Result<Self> {
        let descriptors = descriptors.map(CloseOnFork::new).collect::<io::Result<_>>()?;
        Ok(Self { descriptors, ..Self::unclaimed(true) })
    }

    /// Returns the guard of a node that goes on in whatever process polls it.
    pub(super) fn off() -> io::Result<Self> {
        fork::count_forks()?;
        Ok(Self::unclaimed(false))
    }

    fn unclaimed(is_on: bool) -> Self {
        let made = (fork::forks(), fork::children());
        Self { descriptors: Vec::new(), owner: None, children: 0, made, is_on }
    }

    /// Notes that the calling process polls. If it is the first, or the node goes on in whatever
    /// process polls it, the node is its own from now on. Neither allocates nor asks the kernel.
    #[inline]
    pub(super) fn claim(&mut self) -> Claim {
        let process = fork::forks();
        if !self.is_on {
            self.children = fork::children();
        }
        match self.owner {
            Some(owner) if owner == process => Claim::Kept,
            Some(_) if self.is_on => Claim::Copy,
            Some(_) | None => {
                self.descriptors.iter().for_each(CloseOnFork::arm);
                self.owner = Some(process);
                Claim::Taken
            }
        }
    }

    /// Returns whether the calling process is the one that polled the node last. Where the node
    /// may go on in a child, this is false once the process has forked one since. A process speaks
    /// for the node only where this is true.
    pub(super) fn is_polled_here(&self) -> bool {
        let is_left_to_a_child = !self.is_on && self.children != fork::children();
        self.owner == Some(fork::forks()) && !is_left_to_a_child
    }

    /// Returns whether no other process has the node, or can come to have it: it is polled here, or
    /// nobody has polled it yet and there is no copy of it in a forked process.
    pub(super) fn is_here_alone(&self) -> bool {
        let is_new = self.owner.is_none() && self.made == (fork::forks(), fork::children());
        is_new || self.is_polled_here()
    }

    /// Returns whether the node belongs to another process, and this is a copy.
    #[inline]
    pub(super) fn is_copy(&self) -> bool {
        self.is_on && self.owner.is_some_and(|owner| owner != fork::forks())
    }
}

/// Tells the application's threads in which process the node is polled. A copy of it in a forked
/// child knows by that that it is one.
#[derive(Debug, Default)]
pub(super) struct Residence {
    /// One more than the count of forks in the process that polls, or one of the numbers below.
    process: AtomicU32,
}

/// Nobody has polled the node yet.
const NOWHERE: u32 = 0;

/// The node was dropped.
const GONE: u32 = u32::MAX;

impl Residence {
    /// Notes that the calling process polls the node.
    pub(super) fn claim(&self) {
        self.process.store(here(), Relaxed);
    }

    /// Notes that the node was dropped, for good.
    pub(super) fn end(&self) {
        self.process.store(GONE, Relaxed);
    }

    /// Returns whether the calling process polls the node.
    #[inline]
    pub(super) fn is_here(&self) -> bool {
        self.process.load(Relaxed) == here()
    }

    /// Returns whether the calling process polls the node, or none has done so yet.
    #[inline]
    pub(super) fn is_here_or_nowhere(&self) -> bool {
        let process = self.process.load(Relaxed);
        process == here() || process == NOWHERE
    }

    /// Returns whether the node was dropped, or another process polls it.
    pub(super) fn is_elsewhere(&self) -> bool {
        !self.is_here_or_nowhere()
    }

    /// Returns whether the node was dropped.
    #[inline]
    pub(super) fn is_gone(&self) -> bool {
        self.process.load(Relaxed) == GONE
    }
}

#[cfg(test)]
impl Residence {
    /// Makes the calling process look like a child of the one that polls.
    pub(super) fn move_away(&self) {
        self.process.fetch_add(1, Relaxed);
    }
}

#[inline]
fn here() -> u32 {
    fork::forks().wrapping_add(1)
}
