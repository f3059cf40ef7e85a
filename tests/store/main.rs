//! The store on disk: byte images of it, and processes that are killed while they write.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

mod contents;
mod creation;
mod images;
mod processes;
mod sequences;
#[path = "../support"]
mod support {
    pub mod files;
    pub mod lines;
    pub mod process;
    pub mod store;
}
