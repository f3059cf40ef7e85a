//! Glue: the only room with sockets, threads and clocks. It drives an
//! [`Election`](crate::election::Election) and decides nothing itself.
//!
//! | file | what it knows |
//! |---|---|
//! | `builder` | how a node is built |
//! | `node`, `thread` | how it is polled, and put on a thread of its own |
//! | `duty_cycle` | what a pass of the [`duty_cycle`](crate::duty_cycle) meets: sockets, clocks, callbacks |
//! | `socket` | how a socket is bound, and what makes it fast |
//! | `names` | members that are known by name, and where they are found |
//! | `handle`, `resignation` | how other threads steer a node, and what became of a resignation |
//! | `blame` | who has the polling thread, so that a panic is blamed on the right one |
//! | `udp` | the socket: batches in, batches out |
//! | `clock`, `clock_guard`, `clock_tolerance` | the time, and whether it can be believed |
//! | `wall_clock` | whether a term may begin by it |
//! | `wait` | what to do when there is nothing to do |
//! | `key_file` | keys from a file, and a file with a new key |
//! | `refusals`, `store_errors`, `ration` | what is told of refusals and failing stores |
//! | `error` | why a node can't start, and what to do |
//! | `store` | what must survive a restart |
//! | `file_store` | a store on disk: its bytes, and which record serves after a crash |
//! | `leadership`, `latch`, `atomic` | the published word that other threads read, kept whole |
//! | `guardian` | who tells of a node's death, and what both share |
//! | `fork` | whose a node is, and what a forked child does not keep of it |
//! | `holder` | which process has what a node can't have |
//! | `host` | what is asked of the host for speed, and what can't be had |
//! | `observe` | what is counted, by name |
//! | `sys` | the system calls, and memory that is shared; the only room with `unsafe` |
//!
//! # A node on a thread of its own
//!
//! ```no_run
//! use interrex::runtime::{read_keys, resolve};
//! use interrex::{Authentication, ClusterId, Config, Member, NodeBuilder, NodeId, Timing};
//!
//! # fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let id = NodeId::new(1).expect("1 is below 128");
//! let config = Config {
//!     node: id,
//!     cluster: ClusterId(7),
//!     authentication: Authentication::Required,
//!     members: vec![Member::voter(id, resolve("localhost:7411")?)],
//!     timing: Timing::lan(),
//! };
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
mod blame;
mod builder;
mod clock;
mod clock_guard;
mod clock_tolerance;
mod duty_cycle;
mod error;
mod file_store;
mod fork;
pub mod guardian;
mod handle;
mod holder;
mod host;
mod key_file;
mod latch;
mod leadership;
mod names;
mod node;
mod observe;
mod ration;
mod refusals;
mod resignation;
mod socket;
mod store;
mod store_errors;
#[allow(unsafe_code)] // the one place of it
mod sys;
mod thread;
mod udp;
mod wait;
mod wall_clock;

pub use crate::duty_cycle::{ResignOutcome, StoreCall};
pub use blame::Callback;
pub use builder::NodeBuilder;
pub use clock::{Clock, ClockSource, MockHandle, monotonic_nanos};
pub use clock_guard::ClockFault;
pub use duty_cycle::{HeardHeartbeat, TimedEvent};
pub use error::StartError;
pub use file_store::{FileStore, FileStoreError};
pub use handle::{CommandError, Handle};
pub use holder::Holder;
pub use host::HostWarning;
pub use key_file::{KeyFileError, create_key_file, random_key, read_keys};
pub use leadership::{Leadership, Token};
pub use names::{NameNews, Names};
pub use node::Node;
pub use observe::{MetricsSnapshot, NodeMetrics, Reading};
pub use refusals::Refused;
pub use resignation::Resignation;
pub use socket::SocketOption;
pub use store::{MemoryStore, Store, StoreError};
pub use store_errors::StoreFailure;
pub use thread::{NodeThread, ThreadPanicked};
pub use udp::{SocketFault, resolve};
pub use wait::{UnknownWaitStrategy, WaitStrategy};
