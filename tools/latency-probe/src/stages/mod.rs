//! The stages, one file each; what they share is what they are given.
//!
//! A stage returns what it has measured, also when it was interrupted or ran out of time. It
//! returns an error only where nothing could be measured at all.

pub(crate) mod disk;
pub(crate) mod elections;
pub(crate) mod failover;
pub(crate) mod flood;
pub(crate) mod floor;
pub(crate) mod host;
pub(crate) mod rate;
pub(crate) mod steady;
pub(crate) mod tune;
pub(crate) mod watch;

use std::path::PathBuf;

use interrex::NodeId;
use interrex_testbed::{ProcessError, RunKey};

use crate::cli::Settings;
use crate::depot::{Depot, Shelf};
use crate::interrupt::Interrupt;
use crate::progress::Progress;
use crate::report::ReportError;

/// What every stage is given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    /// What was asked for.
    pub(crate) settings: &'a Settings,
    /// Whether to stop.
    pub(crate) interrupt: &'a Interrupt,
    /// Where to show how far it is.
    pub(crate) progress: &'a Progress,
    /// Whether this stage is the one the user named.
    pub(crate) alone: bool,
    /// Where the members keep their hard state; diskless without.
    pub(crate) depot: Option<&'a Depot>,
    /// What the members seal with; nothing without.
    pub(crate) key: Option<&'a RunKey>,
}

impl Context<'_> {
    /// A fresh place for the hard state of a cluster of `stage`, where it is to be durable.
    ///
    /// # Errors
    /// If it can't be made.
    pub(crate) fn shelf(&self, stage: &str) -> Result<Option<Shelf>, StageError> {
        let Some(depot) = self.depot else { return Ok(None) };
        let fails = |source| StageError::Store { path: depot.directory().to_owned(), source };
        depot.shelf(stage).map(Some).map_err(fails)
    }
}

/// Why a stage could measure nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StageError {
    /// A socket on loopback could not be had.
    #[error("a UDP socket on 127.0.0.1 could not be opened")]
    Socket(#[source] std::io::Error),
    /// A thread could not be started.
    #[error("a polling thread could not be started")]
    Thread(#[source] std::io::Error),
    /// This program could not be found, to be started again as a member.
    #[error("this program could not be found, to be started again as a member")]
    Program(#[source] std::io::Error),
    /// The guardian of the members could not be started.
    #[error("the guardian could not be started")]
    Guardian(#[source] std::io::Error),
    /// A measuring thread has panicked.
    #[error("the {0} thread has panicked")]
    Panicked(&'static str),
    /// The raw round trip failed.
    #[error("the raw UDP round trip failed")]
    RoundTrip(#[source] std::io::Error),
    /// The directory of the stores gives no more.
    #[error("--store {}: no directory for this stage can be made there", path.display())]
    Store {
        /// What the user has named.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The raw synchronous write failed.
    #[error("--store {}: a raw synchronous write failed; see that the disk has room", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A member of the cluster did not start.
    #[error("node {node} did not start: {reason}")]
    Start {
        /// Its number.
        node: u8,
        /// What it said.
        reason: String,
    },
    /// The process that floods did not start, or has ended before its time.
    #[error("the process that floods gave no account of itself; what it said stands above")]
    Flooder(#[source] std::io::Error),
    /// Members were to be watched while nothing happens, and could not be.
    #[error("the members could not be watched: {0}")]
    Unwatched(&'static str),
    /// What was heard can't be written.
    #[error(transparent)]
    Record(#[from] ReportError),
    /// A child process could not be started or spoken to.
    #[error("the child process of node {node} could not be {what}")]
    Child {
        /// Its number.
        node: NodeId,
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
}

impl From<ProcessError> for StageError {
    fn from(error: ProcessError) -> Self {
        let ProcessError { node, what, source } = error;
        Self::Child { node, what, source }
    }
}
