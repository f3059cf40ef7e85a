//! `interrex demo`: three nodes on loopback, and what happens to them.
//!
//! | file | what it knows |
//! |---|---|
//! | `cluster` | three daemons as processes |
//! | `lines` | a story that is told in lines, and ends by itself |
//! | `screen` | a live view, with keys |

mod cluster;
mod lines;
mod screen;

use std::io::{self, IsTerminal as _};

use cluster::Cluster;

/// Runs the demo: live in a terminal, in lines elsewhere.
///
/// # Errors
/// If nodes can't be started, or do not do what they should.
pub(crate) fn run(in_lines: bool) -> anyhow::Result<()> {
    let cluster = Cluster::start()?;
    let is_terminal = io::stdout().is_terminal() && io::stdin().is_terminal();
    if is_terminal && !in_lines { screen::show(cluster) } else { lines::tell(cluster) }
}
