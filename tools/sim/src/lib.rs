//! A second runtime: the same core, over the same bytes, in virtual time, with everything that can
//! go wrong going wrong on purpose.
//!
//! One seed decides a run; equal plans give equal runs and equal traces, byte for byte. There is no
//! thread, no global state, no clock and no randomness of the operating system in here.
//!
//! | file | what it knows |
//! |---|---|
//! | `clock.rs` | the world's time, and each host's clock with offset, drift and grain |
//! | `prng.rs` | the one source of chance |
//! | `queue.rs` | what is to happen, in order |
//! | `network.rs` | delay, loss, bursts, copies, stragglers, dead links |
//! | `faults.rs`, `inject.rs` | what can go wrong, as data; how it is brought about |
//! | `disk.rs` | what becomes of writes, and what the next start finds |
//! | `icmp.rs` | who shares a host, and how often a host says "port unreachable" |
//! | `page.rs` | what a life puts down for the hour of its death |
//! | `guardian.rs` | who outlives a leader's process, voids its page, and says that it has died |
//! | `attacker.rs` | somebody on the network who sees everything and has no key |
//! | `application.rs` | threads of a node's application that take and drop guards |
//! | `program.rs` | a program that runs on the leader's host alone and stops slowly |
//! | `host.rs` | a duty cycle while its process runs, and what outlives it |
//! | `cluster.rs` | the run: one event after the other |
//! | `thread.rs` | when a node's thread runs, stands still and dies |
//! | `environment.rs` | what a node's duty cycle meets: its clock, socket, disk, readers |
//! | `hearing.rs` | what a node may believe of what it hears |
//! | `checker.rs`, `leases.rs` | S1 to S8, S10, L1 to L5 after every act of every node |
//! | `census.rs`, `trace.rs` | what was counted; what happened, for people |
//! | `plan.rs`, `scenario/` | a run before it begins; those that have a name |
//! | `estimators/` | detectors that the library does not offer, for the study that compares them |
//! | `shrink.rs` | a failing run with fewer nodes and fewer faults |
//!
//! ```
//! use interrex_sim::{Cluster, Detail, Order, Scenario};
//!
//! let mixed = Scenario::named("mixed").expect("it is in the list");
//! let plan = mixed.plan(&Order { seed: 42, ..Order::default() });
//! let outcome = Cluster::run(plan, Detail::Story);
//! assert_eq!(outcome.violation, None);
//! assert!(outcome.census.elections > 0 && !outcome.trace.is_empty());
//! ```

#![forbid(unsafe_code)]

mod application;
mod attacker;
mod census;
mod checker;
mod clock;
mod cluster;
mod disk;
mod environment;
pub mod estimators;
mod faults;
mod guardian;
mod hearing;
mod host;
mod icmp;
mod inject;
mod leases;
mod network;
mod page;
mod plan;
mod prng;
mod program;
mod property;
mod queue;
mod scenario;
mod shrink;
mod thread;
mod trace;

pub use application::Work;
pub use attacker::Attack;
pub use census::{Census, Handover};
pub use checker::Violation;
pub use clock::{Drift, Time};
pub use cluster::{Cluster, Outcome};
pub use faults::{Fault, LinkFault, Moment, NodeFault, Planned, Storm, Who, Write};
pub use guardian::Guardian;
pub use icmp::Ration;
pub use network::Weather;
pub use plan::{Expectation, Plan, Seat, Storage};
pub use prng::Prng;
pub use program::Takeover;
pub use property::Property;
pub use scenario::{Order, Scenario};
pub use shrink::{Case, shrink};
pub use trace::Detail;
