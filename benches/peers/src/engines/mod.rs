//! Each engine behind one trait, a file each, and the values it runs with.
//!
//! Knows no process and no measurement. All members tell of their leader in one form, so that one
//! parent can judge them.

pub(crate) mod etcd;
pub(crate) mod interrex;
mod omnipaxos;
mod raft_rs;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::cli::Contestant;
use crate::member::Orders;
use crate::transport::{Looped, open};

/// The leader that a member knows of. The number rises with each leader, be it called term or
/// ballot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum View {
    /// It knows of none.
    #[default]
    Nobody,
    /// Another leads.
    Follows(u64),
    /// It leads, and a majority stands behind it.
    Leads(u64),
}

/// An engine that neither receives nor sends by itself.
pub(crate) trait Engine {
    /// Takes a datagram. One that is no message of this engine is passed over.
    fn receive(&mut self, bytes: &[u8]);
    /// Called each time that the period of the tick is over.
    fn tick(&mut self);
    /// Hands over what is to be sent since it was last asked, each with its recipient's place.
    fn send(&mut self, post: &mut dyn FnMut(usize, &[u8]));
    /// Returns the leader that it knows of now.
    fn view(&self) -> View;
}

/// A member that is polled: an engine on the shared loop, or one that has brought its own.
pub(crate) trait Member {
    /// Runs one pass of the loop; returns how much there was to do.
    fn pass(&mut self) -> usize;
    /// Waits after a pass that found nothing, for a datagram or a deadline.
    fn idle(&mut self);
    /// Returns the leader that it knows of now.
    fn view(&mut self) -> View;
}

/// Starts the member that `orders` describe.
///
/// # Errors
/// If its socket can't be had or the engine rejects its values.
pub(crate) fn start(orders: &Orders) -> anyhow::Result<Box<dyn Member>> {
    let (raft_rs, omnipaxos) = (raft_rs::start, omnipaxos::start);
    Ok(match orders.contestant {
        Contestant::InterrexFast
        | Contestant::InterrexFastGuarded
        | Contestant::InterrexLan
        | Contestant::InterrexLanGuarded => {
            anyhow::bail!("members of interrex are processes of its own kind")
        }
        Contestant::RaftRs100us => looped(raft_rs(orders)?, orders, micros(100))?,
        Contestant::RaftRs200us => looped(raft_rs(orders)?, orders, micros(200))?,
        Contestant::RaftRs1ms => looped(raft_rs(orders)?, orders, micros(1_000))?,
        Contestant::Omnipaxos200us => looped(omnipaxos(orders)?, orders, micros(200))?,
        Contestant::Omnipaxos1ms => looped(omnipaxos(orders)?, orders, micros(1_000))?,
        Contestant::Etcd => anyhow::bail!("etcd is a program of its own and no member of this one"),
    })
}

const fn micros(micros: u64) -> Duration {
    Duration::from_micros(micros)
}

fn looped<E: Engine + 'static>(
    engine: E,
    orders: &Orders,
    period: Duration,
) -> anyhow::Result<Box<dyn Member>> {
    let socket = open(orders.own_address()?)?;
    let addresses = orders.addresses.clone();
    Ok(Box::new(Looped::new(engine, socket, addresses, orders.wait, period)))
}

/// Returns engine and version, and the values it runs with, as the table shows them.
pub(crate) fn label(contestant: Contestant) -> (String, String) {
    let of = |engine: &str, package| format!("{engine} {}", version(package));
    match contestant {
        Contestant::InterrexFast => (of("interrex", "interrex"), "`Timing::fast()`".to_owned()),
        Contestant::InterrexFastGuarded => {
            (of("interrex", "interrex"), "`Timing::fast()`, guardian".to_owned())
        }
        Contestant::InterrexLan => (of("interrex", "interrex"), "`Timing::lan()`".to_owned()),
        Contestant::InterrexLanGuarded => {
            (of("interrex", "interrex"), "`Timing::lan()`, guardian".to_owned())
        }
        Contestant::RaftRs100us => (of("raft-rs", "raft"), raft_rs::values("100 us")),
        Contestant::RaftRs200us => (of("raft-rs", "raft"), raft_rs::values("200 us")),
        Contestant::RaftRs1ms => (of("raft-rs", "raft"), raft_rs::values("1 ms")),
        Contestant::Omnipaxos200us => (of("omnipaxos", "omnipaxos"), omnipaxos::values("200 us")),
        Contestant::Omnipaxos1ms => (of("omnipaxos", "omnipaxos"), omnipaxos::values("1 ms")),
        Contestant::Etcd => {
            let engine = etcd::version().map(|version| format!("etcd {version}"));
            (engine.unwrap_or_else(|| "etcd".to_owned()), etcd::values())
        }
    }
}

/// Returns the version of `package` that this program was built with.
fn version(package: &str) -> &'static str {
    const LOCK: &str = include_str!("../../Cargo.lock");
    let named = LOCK.split("[[package]]").find_map(|entry| {
        let rest = entry.trim_start().strip_prefix(&format!("name = \"{package}\"\n"))?;
        rest.strip_prefix("version = \"")?.split('"').next()
    });
    named.unwrap_or("of unknown version")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_of_the_lock_file() {
        for package in ["interrex", "raft", "omnipaxos"] {
            let version = version(package);
            assert!(version.split('.').count() == 3, "{package}: {version}");
        }
        assert_eq!(version("no such package"), "of unknown version");
    }
}
