//! The words at the head of a page that never change, and what they say of the host.
//!
//! Knows the places of words, and where the kernel says which host this is. Knows nothing of who
//! leads.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::Ordering::Relaxed;

use rustix::time::ClockId;

use super::super::atomic::AtomicU64;
use super::super::clock::ClockSource;
use super::super::sys::monotonic_ns;
use super::super::sys::public::{HEAD, LENGTH};
use super::SLEW_PPM;
use crate::types::{BootId, ClusterId, NodeId};

/// The first word of every page, of whatever version.
pub(super) const MAGIC: u64 = u64::from_be_bytes(*b"IRXPUBLC");

/// The version of the layout. Magic, version, cluster, node and the word void keep their places in
/// all versions.
pub(super) const VERSION: u64 = 2;

/// The words at the head of a page, by their places.
#[derive(Clone, Copy)]
pub(super) enum Word {
    Magic,
    Version,
    Size,
    Cluster,
    Node,
    BootId,
    Process,
    HostHigh,
    HostLow,
    TimeNamespace,
    Slew,
    FirstClock,
    SecondClock,
    NodeClock,
    Made,
    LongestLease,
}

const _: () = assert!((Word::LongestLease as usize) < HEAD);

/// The host as a page names it: two processes can compare clocks where all of it is the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Host {
    /// The kernel's life, which is new after each start of the host.
    pub(super) boot: u128,
    /// The inode of the time namespace; 0 where the kernel has none.
    pub(super) time_namespace: u64,
}

impl Host {
    /// Asks the kernel which host this is.
    pub(super) fn read() -> io::Result<Self> {
        let text = fs::read_to_string("/proc/sys/kernel/random/boot_id")?;
        let boot = u128::from_str_radix(&text.trim().replace('-', ""), 16);
        let boot = boot.map_err(|_| io::Error::other("the kernel's boot id is no UUID"))?;
        let time_namespace = match fs::metadata("/proc/self/ns/time") {
            Ok(namespace) => namespace.ino(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
            Err(error) => return Err(error),
        };
        Ok(Self { boot, time_namespace })
    }
}

/// The node whose page it is, and where it runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct PublicOwner {
    pub(in super::super) cluster: ClusterId,
    pub(in super::super) node: NodeId,
    pub(in super::super) boot: BootId,
}

/// Writes the head of a page that nobody sees yet, and that will show no lease for longer than
/// `longest`, in nanoseconds.
pub(super) fn write(
    head: &[AtomicU64; HEAD],
    owner: PublicOwner,
    host: Host,
    clock: ClockSource,
    longest: u64,
) {
    let words = [
        (Word::Magic, MAGIC),
        (Word::Version, VERSION),
        (Word::Size, LENGTH as u64),
        (Word::Cluster, owner.cluster.0),
        (Word::Node, u64::from(owner.node.number())),
        (Word::BootId, owner.boot.0),
        (Word::Process, u64::from(std::process::id())),
        (Word::HostHigh, (host.boot >> 64) as u64),
        (Word::HostLow, host.boot as u64),
        (Word::TimeNamespace, host.time_namespace),
        (Word::Slew, SLEW_PPM),
        (Word::FirstClock, ClockId::Monotonic as u64),
        (Word::SecondClock, ClockId::Boottime as u64),
        (Word::NodeClock, name_word(clock)),
        (Word::Made, monotonic_ns()),
        (Word::LongestLease, longest),
    ];
    words.into_iter().for_each(|(word, value)| head[word as usize].store(value, Relaxed));
}

/// Returns the name of a clock as the bytes of a word.
fn name_word(clock: ClockSource) -> u64 {
    let name = clock.to_string();
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(name.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_ne_bytes(bytes)
}

/// Returns the name of the clock that a word holds.
pub(super) fn name_of(word: u64) -> String {
    let bytes = word.to_ne_bytes();
    let name = bytes.iter().take_while(|byte| **byte != 0);
    name.map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clock_is_named_in_a_word() {
        for (clock, name) in
            [(ClockSource::Tsc, "tsc"), (ClockSource::Os, "os"), (ClockSource::Mock, "mock")]
        {
            assert_eq!(name_of(name_word(clock)), name);
        }
    }

    #[test]
    fn the_host_says_which_it_is() {
        let host = Host::read().expect("the kernel says");
        assert_eq!(Host::read().expect("the kernel says"), host);
        assert_ne!(host.boot, 0);
        let link = fs::read_link("/proc/self/ns/time");
        let named = link.map_or(0, |link| {
            let text = link.to_string_lossy().into_owned();
            let digits = text.trim_start_matches("time:[").trim_end_matches(']').to_owned();
            digits.parse().expect("the kernel names a namespace by its inode")
        });
        assert_eq!(host.time_namespace, named, "as a reader in Java asks for it");
    }
}
