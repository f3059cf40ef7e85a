//! Keeps track of whose code the polling thread runs, so that a panic is blamed on the right one.
//!
//! Knows what an application hands in to be called. Knows nothing of what it does.

use std::fmt;
use std::mem;

/// The functions that the application has handed in to be called on the polling thread.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Callback {
    /// [`NodeBuilder::on_event`](super::NodeBuilder::on_event).
    OnEvent,
    /// [`NodeBuilder::on_heartbeat`](super::NodeBuilder::on_heartbeat).
    OnHeartbeat,
    /// [`NodeBuilder::on_refused`](super::NodeBuilder::on_refused).
    OnRefused,
    /// [`NodeBuilder::on_store_error`](super::NodeBuilder::on_store_error).
    OnStoreError,
    /// The store of [`NodeBuilder::store`](super::NodeBuilder::store), which may be the
    /// application's own.
    Store,
}

impl fmt::Display for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Callback::OnEvent => "NodeBuilder::on_event",
            Callback::OnHeartbeat => "NodeBuilder::on_heartbeat",
            Callback::OnRefused => "NodeBuilder::on_refused",
            Callback::OnStoreError => "NodeBuilder::on_store_error",
            Callback::Store => "NodeBuilder::store",
        })
    }
}

/// The one whose code the polling thread runs. Where a panic unwinds it, this stays as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Busy {
    /// Nobody is in a pass.
    Nobody,
    /// The library is, and may have done half of something.
    Library,
    /// The application is, called by the library.
    Application(Callback),
}

impl Busy {
    /// Calls what the application has handed in.
    pub(super) fn lend<T>(&mut self, to: Callback, call: impl FnOnce() -> T) -> T {
        let before = mem::replace(self, Busy::Application(to));
        let answer = call();
        *self = before;
        answer
    }

    /// Returns whether the node may still speak, since all that the core wants done was done or
    /// can be. It may not where the library has panicked, which did not expect the state that it
    /// is in, nor where the store has: nobody knows what is on the disk.
    pub(super) const fn may_speak(self) -> bool {
        match self {
            Busy::Nobody => true,
            Busy::Library | Busy::Application(Callback::Store) => false,
            Busy::Application(
                Callback::OnEvent
                | Callback::OnHeartbeat
                | Callback::OnRefused
                | Callback::OnStoreError,
            ) => true,
        }
    }

    /// Returns the callback that has panicked, if it was one of the application's.
    pub(super) const fn callback(self) -> Option<Callback> {
        match self {
            Busy::Nobody | Busy::Library => None,
            Busy::Application(callback) => Some(callback),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn whoever_panics_is_known_afterwards_and_nobody_is_where_all_returned() {
        let mut busy = Busy::Library;
        assert_eq!(busy.lend(Callback::OnEvent, || 7), 7);
        assert_eq!((busy, busy.callback()), (Busy::Library, None));
        let panics = AssertUnwindSafe(|| busy.lend(Callback::OnEvent, || panic!("as asked")));
        assert!(catch_unwind(panics).is_err());
        assert_eq!(busy.callback(), Some(Callback::OnEvent));
    }

    #[test]
    fn a_node_whose_library_or_store_has_panicked_says_nothing_more() {
        assert!(Busy::Nobody.may_speak() && Busy::Application(Callback::OnEvent).may_speak());
        assert!(!Busy::Library.may_speak() && !Busy::Application(Callback::Store).may_speak());
    }
}
