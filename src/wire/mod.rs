//! Bytes: one message is one datagram of 128 bytes, written and read in place.
//!
//! Knows [`types`](crate::types) and [`message`](crate::message). Knows nothing of sockets, or of
//! what a message means to an election: it rejects what no member wrote, what is old, and what no
//! encoder writes, and judges nothing else. Needs no standard library; allocates only at its start.
//!
//! | file | what it knows |
//! |---|---|
//! | [`layout`] | where each byte stands |
//! | `codec` | a message to a record and back |
//! | `seal` | keys and tags: who wrote a datagram |
//! | `window` | which numbers have been heard |
//! | `unknown_lives` | which challenges of lives that are not known are answered |
//! | `links` | all of it together, for each other member: [`Links`] |
//! | `subscription`, `subscriber_key` | what members and subscribers tell each other, and by which key |
//! | `misquote` | the reasons not to believe what ICMP says of a datagram |
//! | `rejection` | the reasons to reject a datagram |
//!
//! ```
//! use interrex::message::{Body, Message, Resign};
//! use interrex::types::{BootId, ClusterId, ConfigId, Instant, NodeId, NodeSet, Term};
//! use interrex::wire::{Envelope, Receiver, Record, decode, encode};
//!
//! let alice = NodeId::new(1).expect("1 is below 128");
//! let bob = NodeId::new(2).expect("2 is below 128");
//! let said = Message {
//!     from: alice,
//!     term: Term(7),
//!     boot: BootId(1),
//!     config: ConfigId::default(),
//!     sent_at: Instant::ZERO,
//!     echo: Instant::ZERO,
//!     body: Body::Resign(Resign { heir: None, work_stopped: false }),
//! };
//! let mut record = Record::default();
//! encode(&said, bob, &Envelope { cluster: ClusterId(9), sequence: 1 }, &mut record);
//!
//! let members = NodeSet::only(alice).with(bob);
//! let receiver = Receiver { cluster: ClusterId(9), node: bob, members };
//! assert_eq!(decode(record.as_bytes(), &receiver), Ok(said));
//! ```

mod codec;
pub mod layout;
mod links;
mod misquote;
mod rejection;
mod seal;
mod subscriber_key;
mod subscription;
mod unknown_lives;
mod window;

pub use codec::{Envelope, LAST_TERM, Receiver, decode, encode, readdress};
pub use layout::{RECORD_LENGTH, Record};
#[cfg(feature = "sabotage")]
pub use links::Breach;
pub use links::{Incoming, LinkSetup, Links};
pub use misquote::Misquote;
pub use rejection::Rejection;
pub use seal::{KEY_LENGTH, Key, KeyError, Keyring, LinkKeys};
pub use subscriber_key::{SubscriberKey, SubscriptionKey};
pub use subscription::{
    Announcement, Announcer, Subscribe, open_announcement, open_subscribe, write_subscribe,
};
