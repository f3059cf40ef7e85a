//! Keeps track of whose code the polling thread runs, so that a panic is blamed on the right one.
//!
//! Knows what an application hands in to be called. Knows nothing of what it does.

use std::fmt;
use std::mem;

/// The code of the application that the library calls on the polling thread.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Callback {
    /// [`Observer::on_event`](super::Observer::on_event).
    OnEvent,
    /// [`Observer::on_heartbeat`](super::Observer::on_heartbeat).
    OnHeartbeat,
    /// [`Observer::on_rejected`](super::Observer::on_rejected).
    OnRejected,
    /// [`Observer::on_store_error`](super::Observer::on_store_error).
    OnStoreError,
    /// The store of [`NodeBuilder::store`](super::NodeBuilder::store), which may be the
    /// application's own.
    Store,
}

impl Callback {
    /// Returns whether it is one of the [`Observer`](super::Observer)'s.
    pub(super) const fn is_of_the_observer(self) -> bool {
        match self {
            Callback::OnEvent
            | Callback::OnHeartbeat
            | Callback::OnRejected
            | Callback::OnStoreError => true,
            Callback::Store => false,
        }
    }
}

impl fmt::Display for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Callback::OnEvent => "Observer::on_event",
            Callback::OnHeartbeat => "Observer::on_heartbeat",
            Callback::OnRejected => "Observer::on_rejected",
            Callback::OnStoreError => "Observer::on_store_error",
            Callback::Store => "NodeBuilder::store",
        })
    }
}

/// The code that the polling thread runs at the moment. A panic that unwinds leaves this as it
/// was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Running {
    /// No pass runs.
    Nobody,
    /// The library runs, and may have done half of something.
    Library,
    /// The application runs, called by the library.
    Application(Callback),
}

impl Running {
    /// Calls `callback` of the application, and remembers that it runs until it returns.
    pub(super) fn call<T>(&mut self, callback: Callback, call: impl FnOnce() -> T) -> T {
        let before = mem::replace(self, Running::Application(callback));
        let answer = call();
        *self = before;
        answer
    }

    /// Returns whether the node may still speak after a panic: all that the core wants done was
    /// done or can be. It may not where the library has panicked, whose state may be half changed.
    /// It may not where the store has panicked either, since nobody knows what is on the disk.
    pub(super) const fn may_speak(self) -> bool {
        match self {
            Running::Nobody => true,
            Running::Library | Running::Application(Callback::Store) => false,
            Running::Application(
                Callback::OnEvent
                | Callback::OnHeartbeat
                | Callback::OnRejected
                | Callback::OnStoreError,
            ) => true,
        }
    }

    /// Returns the callback that has panicked, if it was one of the application's.
    pub(super) const fn callback(self) -> Option<Callback> {
        match self {
            Running::Nobody | Running::Library => None,
            Running::Application(callback) => Some(callback),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn whoever_panics_is_known_afterwards_and_nobody_is_where_all_returned() {
        let mut running = Running::Library;
        assert_eq!(running.call(Callback::OnEvent, || 7), 7);
        assert_eq!((running, running.callback()), (Running::Library, None));
        let panics = AssertUnwindSafe(|| running.call(Callback::OnEvent, || panic!("as asked")));
        assert!(catch_unwind(panics).is_err());
        assert_eq!(running.callback(), Some(Callback::OnEvent));
    }

    #[test]
    fn a_node_whose_library_or_store_has_panicked_says_nothing_more() {
        assert!(Running::Nobody.may_speak() && Running::Application(Callback::OnEvent).may_speak());
        assert!(
            !Running::Library.may_speak() && !Running::Application(Callback::Store).may_speak()
        );
    }
}
