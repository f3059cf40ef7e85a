//! A small world around the real core, for the model checker and for random walks.
//!
//! Knows the public face of the core and nothing of its inside, but for the names of a few fields
//! that `identity` leaves out.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

mod act;
mod guardian;
mod heir_proofs;
#[cfg(feature = "sabotage")]
mod heir_saboteurs;
mod identity;
mod past;
mod proofs;
#[cfg(feature = "sabotage")]
mod saboteurs;
mod search;
mod setting;
mod start;
mod start_heirs;
mod state;
mod table;
mod walk;
