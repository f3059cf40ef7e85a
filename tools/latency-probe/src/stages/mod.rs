//! The stages, one file each; what they share is what they are given.
//!
//! A stage returns what it has measured, also when it was interrupted or ran out of time. It
//! returns an error only where nothing could be measured at all.

mod arrivals;
mod cluster;
pub(crate) mod disk;
pub(crate) mod elections;
pub(crate) mod failover;
pub(crate) mod flood;
pub(crate) mod floor;
pub(crate) mod host;
pub(crate) mod steady;
mod timed_store;
pub(crate) mod tune;
mod watch;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use interrex_console::interrupt::Interrupt;
use interrex_testbed::{ProcessError, RunKey};

use crate::depot::{Depot, Shelf};
use crate::progress::Progress;
use crate::settings::Settings;

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
    pub(crate) depot: Option<&'a Depot>,
    /// The key that the members seal with; they seal nothing without.
    pub(crate) key: Option<&'a RunKey>,
}

impl Context<'_> {
    /// Makes a fresh place for the hard state of a cluster of `stage`, where it is to be durable.
    pub(crate) fn shelf(&self, stage: &str) -> Result<Option<Shelf>, StageError> {
        let Some(depot) = self.depot else { return Ok(None) };
        let fails = |source| StageError::Store { path: depot.directory().to_owned(), source };
        depot.shelf(stage).map(Some).map_err(fails)
    }
}

/// Says on stderr what was asked of the host and can't be had, each thing once in a run.
fn warn_once(warning: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(warning.to_owned()) {
        eprintln!("WARN: {warning}");
    }
}

/// A stage that could measure nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StageError {
    /// A socket on loopback could not be had.
    #[error("a UDP socket on 127.0.0.1 could not be opened")]
    Socket(#[source] io::Error),
    /// A thread could not be started.
    #[error("a polling thread could not be started")]
    Thread(#[source] io::Error),
    /// The guardian of the members, or this program as a member, could not be started.
    #[error("the guardian or a member could not be started")]
    Guardian(#[source] io::Error),
    /// A measuring thread has panicked.
    #[error("the {0} thread has panicked")]
    Panicked(&'static str),
    /// The raw round trip failed.
    #[error("the raw UDP round trip failed")]
    RoundTrip(#[source] io::Error),
    /// The directory of the stores gives no more.
    #[error("--store {}: no directory for this stage can be made there", path.display())]
    Store {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// The raw synchronous write failed.
    #[error("--store {}: a raw synchronous write failed; see that the disk has room", path.display())]
    Write {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// A member of the cluster did not start.
    #[error("node {node} did not start: {reason}")]
    Start { node: u8, reason: String },
    /// The process that floods did not start, or has ended before its time.
    #[error("the process that floods gave no account of itself; what it said stands above")]
    Flooder(#[source] io::Error),
    /// Members were to be watched while nothing happens, and could not be.
    #[error("the members could not be watched: {0}")]
    Unwatched(&'static str),
    /// The heartbeats heard can't be written.
    #[error("--record {}: can't be written", path.display())]
    Record {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// A child process could not be started or spoken to.
    #[error(transparent)]
    Process(#[from] ProcessError),
}
