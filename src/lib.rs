//! **interrex** keeps exactly one of N processes leader and replaces a dead one fast, over plain
//! UDP.
//!
//! At most one member leads a term, at most one holds a valid lease at any instant, and terms rise.
//! The lease is compared with the clock when [`Leadership::is_leader`] is asked. What a leader then
//! writes should carry the term as a fencing token ([`Leadership::token`]).
//!
#![cfg_attr(feature = "runtime", doc = "```no_run")]
#![cfg_attr(not(feature = "runtime"), doc = "```ignore")]
//! use interrex::{ClusterId, Config, Member, NodeBuilder, NodeId, read_keys};
//!
//! # fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let members =
//!     Member::voters([(1, "10.0.0.1:7411"), (2, "10.0.0.2:7411"), (3, "10.0.0.3:7411")])?;
//! let config = Config::new(ClusterId(7), NodeId::try_from(1)?, members);
//! let node = NodeBuilder::new(config).keys(read_keys("cluster.key")?).bind()?.spawn()?;
//! let leadership = node.leadership(); // clone it into every thread that asks
//! if let Some(token) = leadership.token() {
//!     println!("this node leads; {} is the term to write with", token.term);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Where to go from here
//!
//! - The program: [`Config`], [`Timing`], [`NodeBuilder`], [`Leadership`], [`FileStore`].
//! - Work that only a leader may do: [`Leadership::guard`], [`Handle::lead`].
//! - A leader that hands over, or that should rather be another: [`Handle::transfer`],
//!   [`Handle::stand_by`], [`Handle::set_priority`], [`NodeBuilder::fate_sharing`].
//! - A replicated application, which a member that is behind must not lead:
//!   [`PositionWriter`].
//! - A process that must be replaced as soon as its kernel knows of its death: [`guardian`].
//! - Processes that are no members: [`PageReader`] on the same host, [`Subscriber`] anywhere. The
//!   crate `interrex-capi` is the interface for C and C++.
//! - The rules that comments cite, such as [R4](rules#r4): [`rules`]. The words: [`glossary`].
//!
//! # The map
//!
//! | room | what it knows |
//! |---|---|
//! | [`types`] | the words: terms, nodes, time in nanoseconds |
//! | [`message`] | what nodes say to each other |
//! | [`config`] | every setting, its default and its limit |
//! | [`election`] | the protocol, without sockets, threads or clocks |
//! | [`wire`] | datagrams of 128 bytes |
//! | [`duty_cycle`] | one pass of the polling loop: bring your own transport |
//! | [`metrics`] | counters and histograms that the polling thread writes |
//! | [`runtime`] | sockets, threads, clocks: the rooms above put to work |
//!
//! A room imports only from the rooms above it in this order, and `wire` and `election` never from
//! each other. All but `runtime` and `metrics` build without the standard library. The simulator is
//! a crate of its own, `tools/sim`.

#![cfg_attr(not(feature = "runtime"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

pub mod config;
pub mod duty_cycle;
pub mod election;
pub mod message;
pub mod types;
pub mod wire;

#[cfg(feature = "runtime")]
pub mod metrics;
#[cfg(feature = "runtime")]
pub mod runtime;

pub use config::{
    Authentication, Config, ConfigError, Detection, Member, MemberKind, Pace, Timing,
};
pub use types::{
    ClusterId, Duration, Instant, NodeId, NodeIdError, NodeSet, Position, Priority, SubscriberId,
    Term,
};

#[cfg(feature = "runtime")]
pub use runtime::guardian;
#[cfg(feature = "runtime")]
pub use runtime::{
    CommandError, FileStore, Guard, Handle, LeadOutcome, Leadership, Node, NodeBuilder, NodeThread,
    NumberedEvent, Observer, PageReader, PositionWriter, Pulse, ResignOutcome, Resignation,
    StartError, StopSignal, Subscriber, SubscriberBuilder, Token, WaitStrategy,
};
#[cfg(feature = "runtime")]
pub use runtime::{read_keys, read_subscriber_key, resolve};
pub use wire::{Key, Keyring, SubscriberKey};

#[cfg(doc)]
#[doc = include_str!("../docs/GLOSSARY.md")]
pub mod glossary {}
#[cfg(doc)]
#[doc = include_str!("../docs/RULES.md")]
pub mod rules {}

// The program of the README compiles.
#[cfg(all(doctest, feature = "runtime"))]
#[doc = include_str!("../README.md")]
struct Readme;
