//! The rigs of the tests of guardians.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

pub mod fleet;
pub mod rig;
