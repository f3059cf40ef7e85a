//! Finds the process that has an address or a file which this one can't have, for errors that say
//! whom to stop.
//!
//! Knows `/proc`, as far as it can be read: processes of other users are not seen. It is asked
//! where something has failed already, never on a polling thread. Knows nothing of nodes.

use std::fmt;
use std::fs::{self, File};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// A process that has an address, or a file, which a node of this process can't have meanwhile.
///
/// It may be a child that an earlier run has forked: that keeps what its parent had open for as
/// long as it lives, unless [`close_on_fork`](super::NodeBuilder::close_on_fork) was on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConflictingProcess {
    /// Its number.
    pub process: u32,
    /// Its name, as `ps` shows it.
    pub name: String,
}

impl fmt::Display for ConflictingProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = if self.process == std::process::id() { "this very process, " } else { "" };
        write!(f, "{own}process {} `{}`", self.process, self.name)
    }
}

/// Returns the words by which an error names the process; none where it is not known.
pub(super) fn by_whom(holder: Option<&ConflictingProcess>) -> String {
    holder.map_or_else(String::new, |holder| format!(" by {holder}"))
}

/// Returns the process that has a UDP socket at `address`, or at that port of all addresses.
pub(super) fn of_address(address: SocketAddr) -> Option<ConflictingProcess> {
    let sockets = inodes_of(address);
    let links: Vec<_> = sockets.iter().map(|inode| format!("socket:[{inode}]")).collect();
    if links.is_empty() {
        return None;
    }
    find(|descriptor| {
        let link = fs::read_link(descriptor).ok();
        link.and_then(|link| link.to_str().map(|link| links.iter().any(|one| one == link)))
            .unwrap_or_default()
    })
}

/// Returns the process that has the lock of that file, which is open here too.
pub(super) fn of_lock(file: &File) -> Option<ConflictingProcess> {
    let wanted = file.metadata().ok()?;
    let own = format!("/proc/{}/fd/{}", std::process::id(), file.as_raw_fd());
    find(|descriptor| {
        let found = fs::metadata(descriptor);
        let is_same =
            found.is_ok_and(|found| (found.dev(), found.ino()) == (wanted.dev(), wanted.ino()));
        is_same && descriptor != Path::new(&own) && has_lock(descriptor)
    })
}

/// Returns whether the descriptor holds a lock, and does not only read.
fn has_lock(descriptor: &Path) -> bool {
    let text = descriptor.to_string_lossy().replacen("/fd/", "/fdinfo/", 1);
    fs::read_to_string(text).is_ok_and(|info| info.contains("FLOCK"))
}

/// Returns the first process that has such a descriptor open.
fn find(is_wanted: impl Fn(&Path) -> bool) -> Option<ConflictingProcess> {
    fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let process: u32 = entry.file_name().to_str()?.parse().ok()?;
        let mut open = fs::read_dir(entry.path().join("fd")).ok()?.flatten();
        if !open.any(|descriptor| is_wanted(&descriptor.path())) {
            return None;
        }
        let name = fs::read_to_string(entry.path().join("comm")).unwrap_or_default();
        Some(ConflictingProcess { process, name: name.trim_end().to_owned() })
    })
}

/// Returns the inode numbers of the sockets in whose presence that address can't be had.
fn inodes_of(address: SocketAddr) -> Vec<u64> {
    let any = |ip| SocketAddr::new(ip, address.port());
    let (all4, all6) = (any(Ipv4Addr::UNSPECIFIED.into()), any(Ipv6Addr::UNSPECIFIED.into()));
    let places = [address, all4, all6].map(place_in_table);
    let tables = ["/proc/self/net/udp", "/proc/self/net/udp6"];
    let text = tables.map(|table| fs::read_to_string(table).unwrap_or_default()).concat();
    let inode = |line: &str| {
        let mut fields = line.split_whitespace();
        let place = fields.nth(1)?;
        if !places.iter().any(|one| one == place) {
            return None;
        }
        // Of: number, local, remote, state, queues, timer, retransmits, user, timeout, inode.
        fields.nth(7)?.parse().ok()
    };
    text.lines().filter_map(inode).collect()
}

/// Returns an address as the kernel writes it in that table: words of 32 bits in the host's order.
fn place_in_table(address: SocketAddr) -> String {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        word.copy_from_slice(bytes);
        format!("{:08X}", u32::from_ne_bytes(word))
    };
    let ip: String = match address.ip() {
        IpAddr::V4(ip) => word(&ip.octets()),
        IpAddr::V6(ip) => ip.octets().chunks_exact(4).map(word).collect(),
    };
    format!("{ip}:{:04X}", address.port())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::UdpSocket;

    fn own() -> u32 {
        std::process::id()
    }

    #[test]
    fn who_has_an_address_is_named_also_where_it_has_all_addresses() {
        for (bound, asked) in
            [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "::1"), ("::", "::1")]
        {
            let socket = UdpSocket::bind((bound, 0)).expect("loopback has ports");
            let port = socket.local_addr().expect("it is bound").port();
            let asked = SocketAddr::new(asked.parse().expect("an address"), port);
            let holder = of_address(asked).expect("it is this process");
            assert_eq!(holder.process, own(), "{bound}: {holder}");
            assert!(holder.to_string().contains("this very process"), "{holder}");
            drop(socket);
        }
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let port = socket.local_addr().expect("it is bound").port();
        assert_eq!(of_address(SocketAddr::from(([127, 0, 0, 2], port))), None, "another address");
    }

    #[test]
    fn who_has_a_lock_is_named_and_not_who_merely_reads() {
        let path = std::env::temp_dir().join(format!("interrex-holder-{}", own()));
        let open = || File::options().create(true).append(true).open(&path).expect("a file");
        let (asks, reads) = (open(), open());
        assert_eq!(of_lock(&asks), None);
        let holds = open();
        holds.lock().expect("nobody has it");
        assert_eq!(of_lock(&asks).map(|holder| holder.process), Some(own()));
        drop(holds);
        assert_eq!(of_lock(&asks), None);
        drop(reads);
        fs::remove_file(&path).expect("it is there");
    }
}
