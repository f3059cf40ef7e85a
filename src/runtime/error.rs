//! The reasons why a node can't start: one variant each, with what to do about it.
//!
//! Knows the reasons and nothing of how they come about.

use crate::types::{Duration, Term};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::config::ConfigError;
use crate::types::NodeId;

use super::conflicting_process::{ConflictingProcess, by_whom};
use super::public_page::PublicPageError;
use super::store::StoreError;

/// The reason why a node can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The configuration can't be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Authentication is required, and there is nothing to authenticate by.
    #[error(
        "authentication is required and the node has no keys: give it some, \
         NodeBuilder::keys(read_keys(FILE)?); a key is made by `latency-probe key FILE`"
    )]
    NoKeys,
    /// There are keys, and authentication is off.
    #[error(
        "there are keys, but authentication is off: say Authentication::Required in the Config"
    )]
    UnusedKeys,
    /// Somebody listens there already: another node, or a child that an earlier run of this one
    /// has forked. The kernel may also have given the port away while this node did not run, if it
    /// lies in the range of `sysctl net.ipv4.ip_local_port_range`.
    #[error(
        "{address} is in use{}: stop the process that holds it, or choose another port", by_whom(.holder.as_ref())
    )]
    AddressInUse {
        /// The address of this node.
        address: SocketAddr,
        /// The process that holds it, where that can be seen.
        holder: Option<ConflictingProcess>,
    },
    /// This host has no such address.
    #[error("{address} is no address of this host: give this member one that `ip address` lists")]
    AddressNotAvailable {
        /// The address of this node.
        address: SocketAddr,
    },
    /// This host has just been given that address, and still asks whether another has it.
    #[error(
        "{address} can't be used yet: `ip address` calls it tentative until it is known that no other \
         host has it, which takes a second or two; start again then, or give the address `nodad`"
    )]
    AddressTentative {
        /// The address of this node.
        address: SocketAddr,
    },
    /// Another host has that address.
    #[error(
        "another host answers for {address}, so that this one may not use it (`ip address` calls it \
         dadfailed): give one of them another address"
    )]
    AddressDuplicate {
        /// The address of this node.
        address: SocketAddr,
    },
    /// The port is below 1024, and the process may not have it.
    #[error("{address} needs privilege: take a port above 1023, or grant CAP_NET_BIND_SERVICE")]
    PortNeedsPrivilege {
        /// The address of this node.
        address: SocketAddr,
    },
    /// A socket call failed in a way that has no variant of its own.
    #[error("the socket of {address}: can't {what}")]
    Socket {
        /// The address of this node.
        address: SocketAddr,
        /// The attempt, as a verb and its object.
        what: &'static str,
        /// The kernel's error.
        source: io::Error,
    },
    /// The socket that was handed over can't reach the members.
    #[error("the socket at {local} can't send to {member}: make both IPv4 or both IPv6")]
    AddressFamily {
        /// The address at which the socket is bound.
        local: SocketAddr,
        /// The first member of the other family.
        member: SocketAddr,
    },
    /// A host name has no address, or is not followed by a port.
    #[error("can't resolve `{host}`: write host:port, with a host that this machine knows")]
    Resolve {
        /// The host name.
        host: String,
        /// The resolver's error.
        source: io::Error,
    },
    /// A host name is known and has no address.
    #[error("`{host}` resolves to no address: give it one, or write the address itself")]
    NoAddress {
        /// The host name.
        host: String,
    },
    /// The name of a member can't be used, or is missing.
    #[error("member {member}: {rule}")]
    Name {
        /// The member.
        member: NodeId,
        /// A sentence that says what is wrong, and what to do.
        rule: &'static str,
    },
    /// The threads that look for names can't be started.
    #[error("can't start a thread to resolve names: raise the limit of processes")]
    Resolver {
        /// The kernel's error.
        source: io::Error,
    },
    /// The device that tells of restored machines can't be read.
    #[error("can't read {}, which was named as the vmclock device", path.display())]
    VmClock {
        /// The device.
        path: PathBuf,
        /// The kernel's error.
        source: io::Error,
    },
    /// The hard state can't be read.
    #[error("can't read what this node must not forget; without it, it might vote twice")]
    Store(#[from] StoreError),
    /// The node remembers no term, and the wall clock, by which its terms would begin, was never
    /// set.
    #[error(
        "this node remembers no term, so its terms would begin at the wall clock, which stands before 2020 \
         ({unix_seconds} s since 1970): set it, or give a floor above all terms there have been, \
         NodeBuilder::term_floor"
    )]
    WallClock {
        /// The time that it shows, in seconds since 1970.
        unix_seconds: u64,
    },
    /// The floor that was given for terms leaves none for an election: members reject terms above
    /// 2^62.
    #[error(
        "NodeBuilder::term_floor = {floor}: it must be below 2^62, or no term would be left for an election; \
         the wall clock's microseconds since 1970 are about 2 * 10^15"
    )]
    TermFloor {
        /// The floor.
        floor: Term,
    },
    /// The bound of a shared fate can't be used.
    #[error(
        "NodeBuilder::fate_sharing({bound}): must be between {least}, the heartbeat interval, and {most}; choose \
         what is longer than any pause of a healthy application"
    )]
    FateBound {
        /// The bound that was given.
        bound: Duration,
        /// The least that can be used.
        least: Duration,
        /// The most.
        most: Duration,
    },
    /// The system has no random numbers for the boot id and the seed.
    #[error("the system gives no random numbers ({reason}): see that getrandom(2) works")]
    Entropy {
        /// The system's words.
        reason: String,
    },
    /// The means to let a thread sleep can't be had.
    #[error("can't {what} to sleep on: raise the limit of open files, or wait by spin or yield")]
    Park {
        /// The attempt.
        what: &'static str,
        /// The kernel's error.
        source: io::Error,
    },
    /// The memory that a node shares with its guardian can't be had.
    #[error(
        "can't make the page that the guardian watches: allow memfd_create(2), or leave the guardian out"
    )]
    Page {
        /// The kernel's error.
        source: io::Error,
    },
    /// The page that other processes read can't be made.
    #[error("{}: can't make the page that other processes read there", .path.display())]
    PublicPage {
        /// The path that [`NodeBuilder::public_page`](super::NodeBuilder::public_page) was given.
        path: PathBuf,
        /// The reason, and what to do.
        source: PublicPageError,
    },
    /// Forks can't be watched for.
    #[error(
        "can't prepare for forks of this process, in which a node's files would stay open: raise the limit \
         of memory, or leave them open, NodeBuilder::close_on_fork(false)"
    )]
    Fork {
        /// The system's words.
        source: io::Error,
    },
    /// The thread that hears subscribers can't be started.
    #[error(
        "can't start a thread to hear subscribers: raise the limits of processes and open files"
    )]
    Subscribers {
        /// The kernel's error.
        source: io::Error,
    },
    /// The members, the life or the key of a subscriber can't be used.
    #[error("a subscriber can't be made of this: {rule}")]
    Subscription {
        /// A sentence that says what is wrong, and what to do.
        rule: &'static str,
    },
    /// Subscribers can't be heard in a forked child.
    #[error(
        "NodeBuilder::subscribers needs close_on_fork(true): two processes would hear half of what \
         subscribers ask each"
    )]
    SubscribersAfterFork,
    /// The polling thread can't be started.
    #[error("can't start the polling thread: raise the limit of processes")]
    Thread {
        /// The kernel's error.
        source: io::Error,
    },
}
