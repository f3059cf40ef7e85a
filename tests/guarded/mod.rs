//! What the tests of guardians are made of.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

pub mod acts;
pub mod process;
pub mod rig;
