//! The C interface of interrex, as `include/interrex.h` declares it.
//!
//! Rust programs use the crate `interrex` itself. This one holds what a C interface needs on top:
//! handles that may be stale, structs whose size may differ, errors as numbers, and event loops
//! that wait for descriptors.
//!
//! | file | what it knows |
//! |---|---|
//! | `abi` | the functions, and the memory that C gives them; the only room with `unsafe` |
//! | `types` | the structs and constants of the header |
//! | `status` | the codes, and the text of the last error |
//! | `settings` | what a node is made of, from a struct or a file |
//! | `entry` | a node behind a handle: polled by its owner, or on a thread of its own |
//! | `events` | the queue of events, and the descriptor that tells of them |

#[allow(unsafe_code)] // the one place of it
pub mod abi;
mod entry;
mod events;
mod settings;
pub mod status;
pub mod types;
