//! The memory that the polling thread and the application's threads share: who leads, and how far
//! the application has come.
//!
//! Knows where the words lie: in this process alone, or in the page that a guardian reads too.
//! Knows nothing of what they say.

use std::sync::Arc;

use crossbeam::utils::CachePadded;

use super::latch::Latch;
use super::position::PositionWords;
use super::sys::shared::SharedPage;

/// See the [module](self).
#[derive(Clone, Debug)]
pub(super) enum NodeMemory {
    /// Memory of this process.
    Own(Arc<OwnMemory>),
    /// A page that a guardian can void.
    Shared(Arc<SharedPage>),
}

/// The words of a node that nobody watches over. They lie on cache lines of their own, since
/// readers write to what lies beside them (the reference count of the `Arc`).
#[derive(Debug, Default)]
pub(super) struct OwnMemory {
    latch: CachePadded<Latch>,
    position: PositionWords,
}

impl NodeMemory {
    /// Returns the memory of a node with this page, or of one without.
    pub(super) fn new(page: Option<&Arc<SharedPage>>) -> Self {
        page.map_or_else(|| Self::Own(Arc::default()), |page| Self::Shared(Arc::clone(page)))
    }

    #[inline]
    pub(super) fn latch(&self) -> &Latch {
        match self {
            Self::Own(own) => &own.latch,
            Self::Shared(page) => &page.readers.latch,
        }
    }

    #[inline]
    pub(super) fn position(&self) -> &PositionWords {
        match self {
            Self::Own(own) => &own.position,
            Self::Shared(page) => &page.position,
        }
    }
}
