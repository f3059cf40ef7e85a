//! **interrex** keeps exactly one of N processes leader and replaces a dead one fast, over plain UDP.
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
//! each other. All but `runtime` and `metrics` build without the standard library. The simulator is a
//! crate of its own, `tools/sim`.

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
pub use types::{ClusterId, Duration, Instant, NodeId, NodeSet, Position, Priority, Term};

#[cfg(feature = "runtime")]
pub use runtime::guardian;
#[cfg(feature = "runtime")]
pub use runtime::{FileStore, Handle, Leadership, Node, NodeBuilder, StartError, WaitStrategy};
#[cfg(feature = "runtime")]
pub use runtime::{read_keys, resolve};
pub use wire::{Key, Keyring};

// The program of the README compiles.
#[cfg(all(doctest, feature = "runtime"))]
#[doc = include_str!("../README.md")]
struct Readme;
