//! Nodes in processes that fork, die and are watched over, each in one of its own.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

mod bell;
mod fork;
mod forks;
#[path = "../support"]
mod support {
    pub mod files;
    pub mod lines;
    pub mod process;
    pub mod store;
}
