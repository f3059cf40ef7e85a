//! A cluster of three processes that are killed again and again, and the checks of their lines.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

pub mod checker;
pub mod fleet;
