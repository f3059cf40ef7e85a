//! The atomics by which threads and processes share memory. In unit tests under loom they are
//! loom's, which tries every interleaving and every order that the memory model allows. Else they
//! are those of the standard library.
//!
//! Knows which of the two is in use, and nothing of what is shared.

#[cfg(not(target_pointer_width = "64"))]
compile_error!(
    "interrex builds for targets of 64 bits alone: processes share words of 64 bits, which other \
     targets can't load from memory that is mapped to be read"
);

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
