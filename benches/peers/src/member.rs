//! One member of another engine as a process: its orders, its statements, and its life.
//!
//! Orders come as one line of JSON on stdin, statements go as lines of JSON to stdout. Times are
//! those of CLOCK_MONOTONIC, which all processes of a host share.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::num::NonZeroU64;

use anyhow::Context as _;
use interrex::runtime::monotonic_nanos;
use rustix::process::{Signal, set_parent_process_death_signal};
use rustix::thread::set_current_timer_slack;
use serde::{Deserialize, Serialize};

use crate::cli::{Contestant, Wait};
use crate::engines::{self, View};

/// The orders of a member.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    /// The engine that it runs, and its timing.
    pub(crate) contestant: Contestant,
    /// The wait strategy when there is nothing to do.
    pub(crate) wait: Wait,
    /// Its place among the addresses.
    pub(crate) place: usize,
    /// The addresses at which the members listen.
    pub(crate) addresses: Vec<SocketAddr>,
}

impl Orders {
    /// Returns the address at which this member listens.
    ///
    /// # Errors
    /// If its place is beyond the addresses.
    pub(crate) fn own_address(&self) -> anyhow::Result<SocketAddr> {
        let own = self.addresses.get(self.place).copied();
        own.with_context(|| format!("no address for place {}", self.place))
    }
}

/// A line of a member: one when it runs, then one for each change of its view.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Statement {
    /// The time of the change, in nanoseconds of CLOCK_MONOTONIC.
    pub(crate) at_ns: u64,
    /// The leader that it knows of since.
    pub(crate) view: View,
}

/// Lives until it is killed, or its parent is gone.
///
/// # Errors
/// If the orders can't be read or the engine does not start.
pub(crate) fn live() -> anyhow::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL)).context("the parent's death")?;
    // Sleeps end when they should, not up to 50 us later.
    set_current_timer_slack(NonZeroU64::new(1)).context("the timer slack")?;
    let mut line = String::new();
    io::stdin().read_line(&mut line).context("no orders on stdin")?;
    let orders: Orders = serde_json::from_str(&line).context("this is for peers itself")?;
    let mut member = engines::start(&orders)?;
    let mut view = View::Nobody;
    say(view)?;
    loop {
        let work = member.pass();
        let current = member.view();
        if current != view {
            view = current;
            say(view)?;
        }
        if work == 0 {
            member.idle();
        }
    }
}

/// Prints a statement. A pipe takes thousands before it makes anybody wait.
fn say(view: View) -> anyhow::Result<()> {
    let statement = Statement { at_ns: monotonic_nanos(), view };
    let mut line = serde_json::to_string(&statement)?;
    line.push('\n');
    let mut stdout = io::stdout().lock();
    stdout.write_all(line.as_bytes()).context("the parent is gone")?;
    stdout.flush().context("the parent is gone")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_survive_their_way_through_a_line() {
        for view in [View::Nobody, View::Follows(1 << 60), View::Leads(7)] {
            let statement = Statement { at_ns: u64::MAX, view };
            let line = serde_json::to_string(&statement).expect("a statement is JSON");
            assert!(!line.contains('\n'));
            assert_eq!(serde_json::from_str::<Statement>(&line).expect("and back"), statement);
        }
    }
}
