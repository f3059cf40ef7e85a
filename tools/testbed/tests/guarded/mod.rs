//! What the tests of guardians are made of.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

pub mod fleet;
pub mod rig;
