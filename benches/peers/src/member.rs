//! One member of another engine as a process: what it is told, what it says, and its life.
//!
//! Orders come as one line of JSON on stdin, words go as lines of JSON to stdout. Times are those of
//! CLOCK_MONOTONIC, which all processes of a host share.

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

/// What a member is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    /// What it runs.
    pub(crate) contestant: Contestant,
    /// What it does when there is nothing to do.
    pub(crate) wait: Wait,
    /// Its place among the addresses.
    pub(crate) place: usize,
    /// Where the members listen.
    pub(crate) addresses: Vec<SocketAddr>,
}

impl Orders {
    /// Where this member listens.
    ///
    /// # Errors
    /// If its place is beyond the addresses.
    pub(crate) fn own_address(&self) -> anyhow::Result<SocketAddr> {
        let own = self.addresses.get(self.place).copied();
        own.with_context(|| format!("no address for place {}", self.place))
    }
}

/// What a member says: once that it runs, then whatever it newly believes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Statement {
    /// When, in nanoseconds of CLOCK_MONOTONIC.
    pub(crate) at_ns: u64,
    /// What it believes since.
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

/// A statement now. A pipe takes thousands before it makes anybody wait.
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
    fn words_survive_their_way_through_a_line() {
        for view in [View::Nobody, View::Follows(1 << 60), View::Leads(7)] {
            let statement = Statement { at_ns: u64::MAX, view };
            let line = serde_json::to_string(&statement).expect("a statement is JSON");
            assert!(!line.contains('\n'));
            assert_eq!(serde_json::from_str::<Statement>(&line).expect("and back"), statement);
        }
    }
}
