//! Starts the node of a daemon.
//!
//! Knows the settings and the library's builder. Knows nothing of what the daemon does with a node.

use std::sync::Arc;

use interrex::guardian::Guardian;
use interrex::runtime::{Names, Observer, Scheduling};
use interrex::{
    Authentication, Config, FileStore, Member, NodeBuilder, NodeId, NodeThread, read_keys, resolve,
};

use crate::keeper::THIS_PROGRAM;
use crate::settings::{GuardianSettings, MemberSettings, Settings};

/// The argument by which this program is started as the guardian of its node.
pub(crate) const GUARDIAN: &str = "guard";

/// Starts a node on a thread of its own.
///
/// # Errors
/// A key that can't be read, a store that is another's, an address that is in use, and whatever
/// else keeps a node from starting: each names what it is about.
pub(crate) fn start(
    settings: &Settings,
    observer: Arc<dyn Observer>,
) -> anyhow::Result<NodeThread> {
    let node = &settings.node;
    let (config, names) = config(settings)?;
    let (cluster, id) = (config.cluster, config.node);
    let mut builder = NodeBuilder::new(config)
        .wait(node.wait)
        .scheduling(Scheduling {
            core: node.core,
            realtime: node.realtime,
            lock_memory: node.lock_memory,
            busy_poll: None,
        })
        .standby(node.standby)
        .drain_limit(drain_limit(settings))
        .observer(observer);
    if !names.is_empty() {
        builder = builder.names(Names::new(names));
    }
    if let Some(path) = &node.key_file {
        builder = builder.keys(read_keys(path)?);
    }
    if let Some(path) = &node.public_page {
        builder = builder.public_page(path);
    }
    if let Some(address) = node.subscribers {
        builder = builder.subscribers(address);
    }
    if let Some(path) = &node.store {
        builder = builder.store(Box::new(FileStore::open_or_create(path, cluster, id)?));
    }
    builder = match &node.guardian {
        GuardianSettings::BuiltIn => {
            builder.guardian(Guardian::program(THIS_PROGRAM).arguments([GUARDIAN]))
        }
        GuardianSettings::At(path) => builder.guardian(Guardian::at(path)),
        GuardianSettings::Off => builder,
    };
    Ok(builder.bind()?.spawn()?)
}

/// Returns the time that a resignation waits for the daemon's guard: as long as all that runs may
/// take to end, and then some.
pub(crate) fn drain_limit(settings: &Settings) -> interrex::Duration {
    let hooks = settings.hooks.timeout.saturating_add(settings.takeover.grace);
    let stop = settings.takeover.grace.saturating_add(hooks);
    let limit = stop.saturating_add(std::time::Duration::from_secs(2));
    interrex::Duration::from_nanos(u64::try_from(limit.as_nanos()).unwrap_or(u64::MAX))
}

/// Returns the configuration, and the names of members whose address is to be found.
fn config(settings: &Settings) -> anyhow::Result<(Config, Vec<(NodeId, String)>)> {
    let (mut members, mut names) = (Vec::new(), Vec::new());
    for member in &settings.members {
        let MemberSettings { id, address: written, kind, priority } = member;
        let address = match written.parse() {
            Ok(address) => Some(address),
            // Its own must be known; those of others may be found later.
            Err(_) if *id == settings.node.id => Some(resolve(written)?),
            Err(_) => None,
        };
        if address.is_none() {
            names.push((*id, written.clone()));
        }
        members.push(Member { id: *id, address, kind: *kind, priority: *priority });
    }
    let authentication = match settings.node.key_file {
        Some(_) => Authentication::Required,
        None => Authentication::Off,
    };
    let config = Config::new(settings.node.cluster, settings.node.id, members)
        .timing(settings.node.timing)
        .authentication(authentication);
    Ok((config, names))
}
