//! The settings of a node, from a struct or from a file.
//!
//! Knows the keys of the file and the parts of a node. Knows nothing of pointers.

use std::fmt::Display;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use interrex::guardian::Guardian;
use interrex::runtime::{Names, Observer, Scheduling};
use interrex::{
    Authentication, ClusterId, Config, Duration, FileStore, Member, MemberKind, Node, NodeBuilder,
    NodeId, Position, Priority, Timing, WaitStrategy, read_keys, resolve,
};
use serde::Deserialize;

use crate::status::Failure;
use crate::status::interrex_status::{INTERREX_INVALID_CONFIG, INTERREX_START_FAILED};

/// The number of events that may wait where nothing is said.
const EVENTS: usize = 256;

/// The most that may be asked for: what waits is memory.
const MOST_EVENTS: usize = 65_536;

/// The settings of one node. The keys of the file are these names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) cluster: u64,
    pub(crate) node: u32,
    pub(crate) members: Vec<MemberSettings>,
    pub(crate) profile: Option<String>,
    pub(crate) key_file: Option<PathBuf>,
    #[serde(default)]
    pub(crate) unauthenticated: bool,
    pub(crate) store: Option<PathBuf>,
    pub(crate) guardian: Option<PathBuf>,
    pub(crate) public_page: Option<PathBuf>,
    pub(crate) subscribers: Option<String>,
    #[serde(default)]
    pub(crate) wait: Wait,
    pub(crate) core: Option<u32>,
    pub(crate) realtime: Option<u32>,
    #[serde(default)]
    pub(crate) lock_memory: bool,
    #[serde(default)]
    pub(crate) position_log_term: u64,
    #[serde(default)]
    pub(crate) position_index: u64,
    #[serde(default)]
    pub(crate) drain_limit_ns: u64,
    #[serde(default)]
    pub(crate) beat_timeout_ns: u64,
    #[serde(default)]
    pub(crate) failback_after_ns: u64,
    #[serde(default)]
    pub(crate) standby: bool,
    #[serde(default)]
    pub(crate) event_capacity: usize,
}

/// One member, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberSettings {
    pub(crate) id: u32,
    pub(crate) address: String,
    #[serde(default)]
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) priority: u32,
}

/// The part that a member takes, as it is written.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    #[default]
    Voter,
    Witness,
    Observer,
}

/// The wait strategy, as it is written.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wait {
    #[default]
    Backoff,
    Spin,
    Yield,
    Park,
}

fn invalid(words: impl Display) -> Failure {
    Failure::new(INTERREX_INVALID_CONFIG, words)
}

fn failed(error: &dyn std::error::Error) -> Failure {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        words.push_str(": ");
        words.push_str(&error.to_string());
        source = error.source();
    }
    Failure::new(INTERREX_START_FAILED, words)
}

impl Settings {
    /// Reads a file of settings.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| {
            invalid(format_args!("can't read the configuration {}: {error}", path.display()))
        })?;
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(0, |span| line_of(&text, span.start));
            let place = format_args!("{}:{line}", path.display()).to_string();
            invalid(format_args!("{place}: {}", error.message()))
        })
    }

    /// Returns the number of events that may wait.
    pub(crate) fn event_capacity(&self) -> Result<usize, Failure> {
        match self.event_capacity {
            0 => Ok(EVENTS),
            count if count <= MOST_EVENTS => Ok(count),
            count => Err(invalid(format_args!(
                "event_capacity = {count}: at most {MOST_EVENTS} events can wait"
            ))),
        }
    }

    /// Binds a node of these settings.
    pub(crate) fn bind(&self, observer: Arc<dyn Observer>) -> Result<Node, Failure> {
        self.builder(observer)?.bind().map_err(|error| {
            let is_config = matches!(error, interrex::StartError::Config(_));
            if is_config { invalid(error) } else { failed(&error) }
        })
    }

    /// Returns what binds a node of these settings.
    pub(crate) fn builder(&self, observer: Arc<dyn Observer>) -> Result<NodeBuilder, Failure> {
        let (config, names) = self.config()?;
        let (cluster, node) = (config.cluster, config.node);
        let mut builder = NodeBuilder::new(config)
            .wait(self.wait())
            .scheduling(self.scheduling()?)
            .position(Position { log_term: self.position_log_term, index: self.position_index })
            .standby(self.standby)
            .observer(observer);
        if !names.is_empty() {
            builder = builder.names(Names::new(names));
        }
        if let Some(path) = &self.key_file {
            builder = builder.keys(read_keys(path).map_err(|error| failed(&error))?);
        }
        if let Some(path) = &self.guardian {
            builder = builder.guardian(Guardian::at(path));
        }
        if let Some(path) = &self.public_page {
            builder = builder.public_page(path);
        }
        if let Some(text) = &self.subscribers {
            builder = builder.subscribers(text.parse().map_err(|_| {
                invalid(format_args!("subscribers = \"{text}\": write an IP address and a port"))
            })?);
        }
        if self.drain_limit_ns > 0 {
            builder = builder.drain_limit(Duration::from_nanos(self.drain_limit_ns));
        }
        if self.beat_timeout_ns > 0 {
            builder = builder.fate_sharing(Duration::from_nanos(self.beat_timeout_ns));
        }
        if let Some(path) = &self.store {
            let store = FileStore::open_or_create(path, cluster, node);
            builder = builder.store(Box::new(store.map_err(|error| failed(&error))?));
        }
        Ok(builder)
    }

    /// Returns the configuration, and the names of members whose address is to be found.
    fn config(&self) -> Result<(Config, Vec<(NodeId, String)>), Failure> {
        let node = member_id("node", self.node)?;
        let (mut members, mut names) = (Vec::new(), Vec::new());
        for (place, member) in self.members.iter().enumerate() {
            let id = member_id(&format!("members[{place}].id"), member.id)?;
            let address = member.resolve(id == node)?;
            if address.is_none() {
                names.push((id, member.address.clone()));
            }
            let priority = u8::try_from(member.priority).map(Priority).map_err(|_| {
                invalid(format_args!(
                    "members[{place}].priority = {}: write 0 to 255",
                    member.priority
                ))
            })?;
            members.push(Member { id, address, kind: member.kind.into(), priority });
        }
        let authentication = match self.unauthenticated {
            true => Authentication::Off,
            false => Authentication::Required,
        };
        let config = Config::new(ClusterId(self.cluster), node, members)
            .timing(self.timing()?)
            .authentication(authentication);
        Ok((config, names))
    }

    fn timing(&self) -> Result<Timing, Failure> {
        let name = self.profile.as_deref().unwrap_or("lan");
        let mut timing = Timing::profile(name).ok_or_else(|| {
            let known = Timing::PROFILES.map(|(name, _)| name).join(", ");
            invalid(format_args!("profile = \"{name}\": there are {known}"))
        })?;
        if self.failback_after_ns > 0 {
            timing.failback_after = Some(Duration::from_nanos(self.failback_after_ns));
        }
        Ok(timing)
    }

    fn wait(&self) -> WaitStrategy {
        match self.wait {
            Wait::Backoff => WaitStrategy::Backoff,
            Wait::Spin => WaitStrategy::Spin,
            Wait::Yield => WaitStrategy::Yield,
            Wait::Park => WaitStrategy::Park,
        }
    }

    fn scheduling(&self) -> Result<Scheduling, Failure> {
        let realtime = match self.realtime {
            None | Some(0) => None,
            Some(priority @ 1..=99) => u8::try_from(priority).ok(),
            Some(priority) => {
                return Err(invalid(format_args!("realtime = {priority}: write 1 to 99, or 0")));
            }
        };
        let core = self.core.map(|core| core as usize);
        Ok(Scheduling { core, realtime, lock_memory: self.lock_memory, busy_poll: None })
    }
}

impl MemberSettings {
    /// Returns the address; `None` where the node may look for it later. Its own must be known.
    fn resolve(&self, is_own: bool) -> Result<Option<SocketAddr>, Failure> {
        match self.address.parse() {
            Ok(address) => Ok(Some(address)),
            Err(_) if is_own => resolve(&self.address).map(Some).map_err(|error| failed(&error)),
            Err(_) => Ok(None),
        }
    }
}

impl From<Kind> for MemberKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Voter => Self::Voter,
            Kind::Witness => Self::Witness,
            Kind::Observer => Self::Observer,
        }
    }
}

/// Returns the member with this number.
pub(crate) fn member_id(field: &str, number: u32) -> Result<NodeId, Failure> {
    let id = u8::try_from(number).ok().and_then(NodeId::new);
    id.ok_or_else(|| invalid(format_args!("{field} = {number}: members are numbered 0 to 127")))
}

/// Returns the number of the line in which a byte of the text stands, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}
