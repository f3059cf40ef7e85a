//! The guardian's process: waits for the end of nodes on its host, and tells the other members at
//! once.
//!
//! [`interrex::guardian`] says what a guardian is for and in which order it acts. The page that it
//! shares with a node, and the protocol between the two, are that module's. This crate holds what
//! only the guardian's process does. `interrex-guardian` is this library with a command line;
//! a program that wants to be its own nodes' guardian calls [`Server::serve`] or
//! [`Server::listen`].
//!
//! | file | what it knows |
//! |---|---|
//! | `server` | the socket, the nodes that ask there, and the watching threads |
//! | `watch` | one watch: wait for the bell, void, send |

mod server;
mod watch;

pub use server::{Report, Server, ServerError, WatchMode, WatchOptions};
pub use watch::Death;
