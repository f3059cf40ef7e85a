//! The stages, one file each; what they share is what they are given.
//!
//! A stage returns what it has measured, also when it was interrupted or ran out of time. It
//! returns an error only where nothing could be measured at all.

mod apart;
mod arrivals;
mod cluster;
pub(crate) mod disk;
pub(crate) mod elections;
pub(crate) mod failover;
pub(crate) mod flood;
pub(crate) mod floor;
pub(crate) mod host;
pub(crate) mod kill_floor;
mod loaded;
pub(crate) mod steady;
mod timed_store;
pub(crate) mod tune;
mod watch;

use std::collections::BTreeSet;
use std::net::{SocketAddr, UdpSocket};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use interrex_console::interrupt::Interrupt;
use interrex_testbed::{RunKey, loopback};

use crate::progress::Progress;
use crate::settings::Settings;
use crate::stores::Stores;

/// The surroundings that every stage is given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) settings: &'a Settings,
    /// The flag that asks to stop.
    pub(crate) interrupt: &'a Interrupt,
    /// The bar that shows how far it is.
    pub(crate) progress: &'a Progress,
    /// True if this stage is the one that the user named.
    pub(crate) alone: bool,
    /// The place of the members' hard state; they are diskless without.
    pub(crate) stores: Option<&'a Stores>,
    /// The key that the members seal with; they seal nothing without.
    pub(crate) key: Option<&'a RunKey>,
}

impl Context<'_> {
    /// Makes a fresh directory for the hard state of a cluster of `stage`, where it is to be
    /// durable.
    pub(crate) fn directory_for(&self, stage: &str) -> anyhow::Result<Option<PathBuf>> {
        self.stores.map(|stores| stores.directory_for(stage)).transpose()
    }

    /// Opens a socket on loopback for each member, and returns them with their addresses.
    fn open_sockets(&self) -> anyhow::Result<(Vec<UdpSocket>, Vec<SocketAddr>)> {
        let sockets = loopback::open_sockets(self.settings.nodes).context(NO_SOCKET)?;
        let addresses = loopback::addresses_of(&sockets).context(NO_SOCKET)?;
        Ok((sockets, addresses))
    }
}

/// The subcommand under which this program is a member, a guardian or a load.
const MEMBER: &str = "member";

/// Faults if nothing else is asked: four beyond P90, in a quarter of a minute with profile lan.
const ROUNDS: u32 = 40;

/// A slow profile or a starved host gets this far, unless more faults were asked for.
const STAGE_LIMIT: Duration = Duration::from_secs(20);

/// After so many faults in vain nothing is going to come of the next.
const TIMEOUTS_LIMIT: u64 = 3;

const NO_SOCKET: &str = "a UDP socket on 127.0.0.1 could not be opened";
const NO_THREAD: &str = "a polling thread could not be started";

fn panicked(thread: &str) -> anyhow::Error {
    anyhow::anyhow!("the {thread} thread has panicked")
}

/// Says on stderr what was asked of the host and can't be had, each thing once in a run.
fn warn_once(warning: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(warning.to_owned()) {
        eprintln!("WARN: {warning}");
    }
}

/// A member that did not start. Where a port was taken in between, another attempt may help.
#[derive(Debug, thiserror::Error)]
#[error("node {node} did not start: {reason}")]
struct NotStarted {
    node: u8,
    reason: String,
}
