//! A small world around the real core, for the model checker and for random walks.
//!
//! Knows the public face of the core and nothing of its inside, but for the names of a few fields
//! that `identity` leaves out. Two test crates share it: `model` and `model_saboteurs`.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part of the world")]

pub mod act;
pub mod identity;
pub mod past;
pub mod search;
pub mod setting;
pub mod start;
pub mod state;
pub mod table;
pub mod walk;
