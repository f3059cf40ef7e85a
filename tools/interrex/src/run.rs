//! `interrex run` and `interrex exec`: a daemon from its configuration to its end.
//!
//! Knows the order in which the parts start and end. Knows nothing of what they do.

use std::io::{self, IsTerminal as _};
use std::os::fd::AsFd as _;
use std::os::unix::net::UnixStream;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use interrex_guardian::{Report, Server as Guardian, WatchMode, WatchOptions};
use rustix::process::set_child_subreaper;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use tracing::{info, warn};

use crate::config::{self, Sources};
use crate::control::Server;
use crate::daemon::Daemon;
use crate::http;
use crate::log::Log;
use crate::notify;
#[cfg(feature = "otlp")]
use crate::otlp::Exporter;
use crate::signals::Signals;

/// The real-time priority of the guardian, where it can be had: above all that runs by default.
const GUARDIAN_PRIORITY: u8 = 50;

/// Runs a daemon until it is told to end. With a command, that runs while this node leads.
///
/// # Errors
/// A configuration that can't be used, with all its faults; and whatever keeps a part from
/// starting.
pub(crate) fn run(sources: &Sources, command: Option<Vec<String>>) -> anyhow::Result<ExitCode> {
    let signals = Signals::catch(&[SIGTERM, SIGINT, SIGHUP]).context("signals can't be caught")?;
    let loaded = config::load(sources)?;
    let log = Log::begin(&loaded.settings.log)?;
    for warning in &loaded.warnings {
        warn!("{warning}");
    }
    let settings = &loaded.settings;
    if command.is_some() && settings.node.public_page.is_none() {
        bail!(
            "exec needs the node's page, by which a command is ended though the daemon can't: \
             set node.public_page"
        );
    }
    // What a killed keeper leaves behind comes to this process, which ends it.
    set_child_subreaper(Some(rustix::process::getpid())).context("orphans can't be adopted")?;
    let socket = settings.control.socket.clone();
    let http = settings.http.clone();
    #[cfg(feature = "otlp")]
    let otlp = settings.otlp.clone();
    let (cluster, node) = (settings.node.cluster, settings.node.id);
    let daemon = Daemon::start(sources.clone(), loaded, command, log)?;
    for warning in daemon.warnings() {
        warn!("{warning}");
    }
    let server = Server::listen(&socket, daemon.view(), daemon.commands())?;
    if let Some(address) = http.listen {
        let address = http::listen(address, daemon.view(), http.takhin_names)?;
        info!(%address, "HTTP is served");
    }
    #[cfg(feature = "otlp")]
    let exporter = Exporter::begin(&otlp, daemon.view())?;
    info!(%node, cluster = cluster.0, socket = %socket.display(), "the node runs");
    notify::ready(&format!("node {node} of cluster {}", cluster.0));
    let exit = daemon.run(&signals);
    drop(server);
    #[cfg(feature = "otlp")]
    if let Some(exporter) = exporter {
        exporter.finish();
    }
    Ok(exit)
}

/// Watches over the node that has started this process, until it ends.
///
/// # Errors
/// If somebody else has started it.
pub(crate) fn guard() -> anyhow::Result<()> {
    let stdin = io::stdin();
    let stream = stdin.as_fd().try_clone_to_owned().map(UnixStream::from);
    let stream = stream.ok().filter(|stream| !stdin.is_terminal() && stream.peer_addr().is_ok());
    let stream = stream.context("this command is for interrex itself")?;
    let options =
        WatchOptions { mode: WatchMode::Sleeping, core: None, priority: Some(GUARDIAN_PRIORITY) };
    let server = Guardian::new(options, |report| {
        if let Report::Warning(_) | Report::Declined(_) | Report::Died(_) = report {
            eprintln!("interrex guardian: {report}");
        }
    });
    server?.serve(stream);
    Ok(())
}
