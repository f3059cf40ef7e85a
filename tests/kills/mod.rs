//! A cluster of three processes that are killed again and again, and what is asked of their logs.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

pub mod checker;
pub mod child;
pub mod dice;
pub mod fleet;
pub mod log;
