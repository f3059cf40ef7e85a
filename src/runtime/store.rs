//! The place where a node keeps what it must not forget over a restart (R4, R13).
//!
//! Knows when it is read and written and nothing of votes. The store that writes to disk is
//! `file_store`; the one here does not.

use std::error::Error;
use std::os::fd::BorrowedFd;

use crate::election::HardState;
use crate::types::BootId;

/// Keeps a node's hard state, all fields of it: one that is dropped is a forgotten vote. Called
/// where the node is bound, and on the polling thread while it votes, which waits for it.
pub trait Store: Send {
    /// Returns what was last made durable. Called once, at start. A store that was just created,
    /// and so can't know whether another was lost, returns a state that [must
    /// ask](HardState::must_ask); the default is for a cluster that somebody knows to be new.
    ///
    /// # Errors
    /// [`StoreError::Load`]. A state that is damaged is an error, not an empty one: a node that
    /// has forgotten its vote might give it again.
    fn load(&mut self) -> Result<HardState, StoreError>;

    /// Returns whether what is persisted survives a restart of this process. If it does not, the
    /// node asks the others what it has forgotten before it takes part (R14).
    fn is_durable(&self) -> bool {
        true
    }

    /// Returns the id of this life, where the store gives each one its own; another at each start.
    /// If there is none, the node takes a random one.
    fn boot(&self) -> Option<BootId> {
        None
    }

    /// May write `hard_state` in advance: a [`persist`](Self::persist) of the very same state then
    /// has nothing left to do. The default does nothing.
    ///
    /// After this a later life's `load` may return `hard_state`. After a `persist` of another
    /// state has returned `Ok`, it may return that or something later, and never `hard_state`
    /// again. What is persisted must follow what was last *persisted*. It may contradict what was
    /// only prepared.
    ///
    /// # Errors
    /// [`StoreError::Persist`]; nothing depends on it. What could not be written may have landed
    /// all the same: a later life's `load` may return it, **and no longer what was prepared
    /// before**. So after an error, of this or of `persist`, a store must not take anything
    /// prepared for written.
    fn prepare(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        let _ = hard_state;
        Ok(())
    }

    /// Returns the file that the store keeps open for as long as it lives, if there is one. A
    /// child that the node's process forks lets go of it, so that it neither writes there nor
    /// keeps a lock; see [`NodeBuilder::close_on_fork`](super::NodeBuilder::close_on_fork).
    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    /// Makes `hard_state` durable; when this returns `Ok`, a crash of the host can't undo it.
    ///
    /// # Errors
    /// [`StoreError::Persist`]; the vote that needed it is then not given. A later life's `load`
    /// may return it all the same.
    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError>;
}

/// The reason why hard state can't be kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The state can't be read, or is damaged.
    #[error("can't load the hard state from {place}: see that it can be read")]
    Load {
        /// The file, or whatever holds it.
        place: String,
        /// The error beneath.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The state can't be made durable.
    #[error(
        "can't make the hard state durable at {place}: until it can be, this node gives no vote; see that \
         its disk works and has room"
    )]
    Persist {
        /// The file, or whatever holds it.
        place: String,
        /// The error beneath.
        source: Box<dyn Error + Send + Sync>,
    },
}

/// Keeps the hard state in memory: it survives **no restart**.
///
/// A node with this store is diskless (R14). At each start it waits until nothing that an earlier
/// life said can still count. It then asks the others for their term. It takes part again once a
/// majority that has forgotten nothing, or everybody, has answered.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    hard_state: HardState,
}

impl MemoryStore {
    /// Returns a store that holds `hard_state`.
    pub const fn new(hard_state: HardState) -> Self {
        Self { hard_state }
    }
}

impl Store for MemoryStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(self.hard_state)
    }

    fn is_durable(&self) -> bool {
        false
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.hard_state = *hard_state;
        Ok(())
    }
}
