//! The fuzz targets as plain functions: libFuzzer calls them without end, and the tests here call
//! them with the seeds and a fixed number of inputs drawn from them, on any machine.
//!
//! | target | what is fed to what |
//! |---|---|
//! | [`decode`] | any bytes to the decoder |
//! | [`unseal`] | damaged, repeated and forged datagrams to keyed links |
//! | [`subscriptions`] | any bytes to what members and subscribers read of each other |
//! | [`node`] | any sequence of inputs to a whole node: its links and its election |

use std::collections::BTreeSet;

pub mod decode;
pub mod node;
pub mod subscriptions;
pub mod unseal;

#[cfg(test)]
mod tests;

#[cfg(all(test, feature = "sabotage"))]
mod saboteurs;

/// The names of what a run came by, so that the seeds can be held to reach what matters.
pub type Reached = BTreeSet<&'static str>;
