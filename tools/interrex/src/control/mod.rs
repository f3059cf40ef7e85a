//! The control socket: a Unix socket that only the daemon's user may use.
//!
//! | file | what it knows |
//! |---|---|
//! | `protocol` | requests and answers: one line of JSON each |
//! | `server` | the socket, and a thread for each connection |
//! | `client` | the commands that ask a daemon, and what they print |

pub(crate) mod client;
mod protocol;
mod server;

pub(crate) use protocol::{Reply, Request};
pub(crate) use server::Server;
