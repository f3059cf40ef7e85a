//! Glue: the only room with sockets, threads and clocks. It drives an
//! [`Election`](crate::election::Election) and decides nothing itself.
//!
//! | file | what it knows |
//! |---|---|
//! | `builder` | how a node is built |
//! | `node`, `thread` | how it is polled, and put on a thread of its own |
//! | `duty_cycle` | what a pass of the [`duty_cycle`](crate::duty_cycle) meets: sockets, clocks, callbacks |
//! | `observer`, `event_queue` | what an application is told, on which thread and in which order |
//! | `overrides` | clocks and random numbers other than the system's |
//! | `socket` | how a socket is bound, and what makes it fast |
//! | `names` | members that are known by name, and where they are found |
//! | `handle`, `resignation` | how other threads steer a node, and what became of a resignation |
//! | `position` | how far the application has come: one thread writes, the polling thread reads |
//! | `pulse` | the application's sign of life |
//! | `guards` | threads that are in the middle of what only a leader may do |
//! | `wakeups`, `lead` | threads that wait for leadership, and work that is done only while it lasts |
//! | `callback` | whose code the polling thread runs, so that a panic is blamed on the right one |
//! | `udp` | the socket: batches in, batches out |
//! | `clock`, `clock_guard`, `clock_tolerance` | the time, and whether it can be believed |
//! | `wall_clock` | whether a term may begin by it |
//! | `vm_generation` | whether the machine was restored from a snapshot |
//! | `wait`, `backoff` | what to do when there is nothing to do, and how long to look before a thread sleeps |
//! | `key_file` | keys from a file, and a file with a new key |
//! | `subscribers` | the member's side of subscriptions: who is told of each new leader |
//! | `subscriber` | the side of a process that is no member and is told who leads |
//! | `rejections`, `store_errors`, `rate_limit` | how often rejected datagrams and a failing store are told |
//! | `error` | the reasons why a node can't start, and what to do |
//! | `store` | the state that must survive a restart |
//! | `file_store` | a store on disk: its bytes, and which record serves after a crash |
//! | `leadership`, `latch`, `atomic` | the published word that other threads read, kept whole |
//! | `node_memory` | where these words lie: in this process alone, or where a guardian reads too |
//! | `guardian` | how others are told of a node's death: the node's side, and what both sides share |
//! | `public_page` | the page by which other processes of the host know who leads: both sides |
//! | `fork` | which process owns a node, and what a forked child lets go of |
//! | `conflicting_process` | which process holds the port or file that a node asks for |
//! | `host` | scheduling: what is asked of the host for speed, and what can't be had |
//! | `node_metrics` | the counters of a node, by name |
//! | `sys` | the system calls, and memory that is shared; the only room with `unsafe` |
//!
//! # A node on a thread of its own
//!
//! ```no_run
//! use interrex::{ClusterId, Config, Member, NodeBuilder, NodeId, read_keys};
//!
//! # fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let members = Member::voters([(1, "10.0.0.1:7411"), (2, "10.0.0.2:7411"), (3, "10.0.0.3:7411")])?;
//! let config = Config::new(ClusterId(7), NodeId::try_from(1)?, members);
//! // Made once with `latency-probe key FILE`, and copied to all members.
//! let keys = read_keys("/etc/exchange/interrex.key")?;
//! let thread = NodeBuilder::new(config).keys(keys).bind()?.spawn()?;
//! let leadership = thread.leadership();
//! if let Some(token) = leadership.token() {
//!     println!("leader of term {} for another {}", token.term, token.time_left);
//! }
//! thread.stop()?;
//! # Ok(())
//! # }
//! ```
//!
//! # A node on the caller's thread
//!
//! ```no_run
//! # fn run(mut node: interrex::Node) {
//! // Until somebody calls `Handle::shutdown`.
//! while !node.is_shutting_down() {
//!     if node.poll() == 0 {
//!         node.idle();
//!     }
//! }
//! // A leader resigns, and has sent word to the others when this returns.
//! node.finish();
//! # }
//! ```

#[cfg(not(target_os = "linux"))]
compile_error!("feature `runtime` needs Linux: build with --no-default-features elsewhere");

mod atomic;
mod backoff;
mod builder;
mod callback;
mod clock;
mod clock_guard;
mod clock_tolerance;
mod conflicting_process;
mod duty_cycle;
mod error;
mod event_queue;
mod file_store;
mod fork;
pub mod guardian;
mod guards;
mod handle;
mod host;
mod key_file;
mod latch;
mod lead;
mod leadership;
mod names;
mod node;
mod node_memory;
mod node_metrics;
mod observer;
mod overrides;
mod position;
pub mod public_page;
mod pulse;
mod rate_limit;
mod rejections;
mod resignation;
mod socket;
mod store;
mod store_errors;
mod subscriber;
mod subscribers;
#[allow(unsafe_code)] // the one place of it
mod sys;
mod thread;
mod udp;
mod vm_generation;
mod wait;
mod wakeups;
mod wall_clock;

pub use crate::duty_cycle::{ResignOutcome, StoreCall};
pub use builder::NodeBuilder;
pub use callback::Callback;
pub use clock::{Clock, ClockSource, MockHandle, monotonic_nanos};
pub use clock_guard::ClockFault;
pub use conflicting_process::ConflictingProcess;
pub use error::StartError;
pub use file_store::{FileStore, FileStoreError};
pub use guards::Guard;
pub use handle::{CommandError, Handle};
pub use host::{HostWarning, Scheduling};
pub use key_file::{
    KeyFileError, create_key_file, create_subscriber_key_file, random_key, read_keys,
    read_subscriber_key,
};
pub use lead::{LeadOutcome, NodeEnded, StopSignal};
pub use leadership::{Leadership, Token};
pub use names::{NameChange, Names};
pub use node::Node;
pub use node_metrics::{MetricValue, MetricsSnapshot, NodeMetrics};
pub use observer::{HeardHeartbeat, NumberedEvent, Observer};
pub use overrides::Overrides;
pub use position::PositionWriter;
pub use public_page::{PageError, PageReader, PublicPageError};
pub use pulse::Pulse;
pub use rejections::Rejected;
pub use resignation::Resignation;
pub use socket::SocketOption;
pub use store::{MemoryStore, Store, StoreError};
pub use store_errors::StoreFailure;
pub use subscriber::{LeaderChange, MemberView, Subscriber, SubscriberBuilder, SubscriberCounts};
pub use subscribers::MAX_SUBSCRIBERS;
pub use thread::{NodeThread, ThreadPanicked};
pub use udp::{SocketFault, resolve};
pub use wait::{UnknownWaitStrategy, WaitStrategy};
