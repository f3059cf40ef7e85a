//! The atomics of what threads and processes share: the standard library's, or loom's where it
//! tries every interleaving and every order that the memory model allows. Loom is there for unit
//! tests alone.
//!
//! Knows which of the two is in use, and nothing of what is shared.

#[cfg(not(all(test, loom)))]
pub(super) use std::{
    hint::spin_loop,
    sync::atomic::{AtomicU64, fence},
};

#[cfg(all(test, loom))]
pub(super) use loom::{
    hint::spin_loop,
    sync::atomic::{AtomicU64, fence},
};
