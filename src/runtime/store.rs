//! What a node must not forget over a restart (R4).
//!
//! Knows when it is read and written and nothing of votes. A store that writes to disk implements
//! [`Store`]; the one here does not.

use std::error::Error;

use crate::election::HardState;

/// Keeps a node's hard state. Called on the polling thread, and only while it votes.
pub trait Store: Send {
    /// What was last made durable; the default if nothing ever was. Called once, at start.
    ///
    /// # Errors
    /// [`StoreError::Load`]. A state that is damaged is an error, not an empty one: a node that has
    /// forgotten its vote might give it again.
    fn load(&mut self) -> Result<HardState, StoreError>;

    /// Makes `hard_state` durable; when this returns `Ok`, a crash of the host can't undo it.
    ///
    /// # Errors
    /// [`StoreError::Persist`]; the vote that needed it is then not given.
    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError>;
}

/// Why hard state can't be kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It can't be read, or is damaged.
    #[error("can't load the hard state from {place}")]
    Load {
        /// The file, or whatever holds it.
        place: String,
        /// What went wrong.
        source: Box<dyn Error + Send + Sync>,
    },
    /// It can't be made durable.
    #[error("can't make the hard state durable at {place}")]
    Persist {
        /// The file, or whatever holds it.
        place: String,
        /// What went wrong.
        source: Box<dyn Error + Send + Sync>,
    },
}

/// Keeps the hard state in memory: it survives a stop and a new start of the node within one
/// process, if the store is handed on, and **no restart of the process**.
///
/// A node that restarts with an empty store has forgotten its term and its vote. It still waits out
/// every promise of its earlier life (R13), so it breaks no lease; but it could give a second vote
/// in a term it had voted in, if that campaign still runs.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    hard_state: HardState,
}

impl MemoryStore {
    /// A store that holds `hard_state`.
    pub const fn new(hard_state: HardState) -> Self {
        Self { hard_state }
    }
}

impl Store for MemoryStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(self.hard_state)
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<(), StoreError> {
        self.hard_state = *hard_state;
        Ok(())
    }
}
