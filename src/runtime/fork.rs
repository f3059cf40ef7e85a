//! Whose a node is: the process' that polls it first. A child that this process forks later has a copy of it
//! and no more: the copy takes no part, and lets go of the socket, the store's file and what else is the
//! node's, so that nothing of it outlives its process.
//!
//! Knows descriptors and a count of forks, and nothing of what a node does.

use std::io;
use std::os::fd::BorrowedFd;

use super::sys::fork::{self, CloseOnFork};

/// Goes before the descriptors that it was told of.
pub(super) struct ForkGuard {
    descriptors: Vec<CloseOnFork>,
    /// The count of forks in the process that polls; `None` until one does.
    owner: Option<u32>,
    is_on: bool,
}

impl ForkGuard {
    pub(super) fn new<'a>(descriptors: impl Iterator<Item = BorrowedFd<'a>>) -> io::Result<Self> {
        let descriptors = descriptors.map(CloseOnFork::new).collect::<io::Result<_>>()?;
        Ok(Self { descriptors, owner: None, is_on: true })
    }

    /// Of a node that goes on in whatever process polls it.
    pub(super) fn off() -> io::Result<Self> {
        fork::count_forks()?;
        Ok(Self { descriptors: Vec::new(), owner: None, is_on: false })
    }

    /// The calling process polls: if it is the first, the node is its own from now on. Returns whether the
    /// node is another's, of which this is a copy. Neither allocates nor asks the kernel.
    #[inline]
    pub(super) fn claim(&mut self) -> bool {
        if !self.is_on {
            self.owner = Some(fork::forks());
        } else if self.owner.is_none() {
            self.descriptors.iter().for_each(CloseOnFork::arm);
            self.owner = Some(fork::forks());
        }
        self.is_copy()
    }

    /// Whether the calling process is the one that has polled the node, and last where it may go on in
    /// another. Only that one speaks for it.
    pub(super) fn is_polled_here(&self) -> bool {
        self.owner == Some(fork::forks())
    }

    /// Whether the node is another process' own, of which this is a copy.
    #[inline]
    pub(super) fn is_copy(&self) -> bool {
        self.is_on && self.owner.is_some_and(|owner| owner != fork::forks())
    }
}
