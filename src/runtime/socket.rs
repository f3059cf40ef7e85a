//! A socket as a node needs it: bound to its address, and with the options that make it fast.
//!
//! Knows addresses, options and what this host says of them. Knows nothing of members or
//! datagrams.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::net::{Ipv6Addr, SocketAddr};
use std::os::fd::AsFd;
use std::thread;
use std::time;

use socket2::{Domain, Protocol, Socket, Type};

use crate::wire::layout::{MAGIC, RECORD_LENGTH};

use super::conflicting_process;
use super::error::StartError;
use super::sys;

/// The bytes that the kernel may hold for a polling thread that pauses: about 1300 of our
/// datagrams, since it charges some 800 bytes for each. It grants less where `net.core.rmem_max`
/// says so.
const RECEIVE_BUFFER: usize = 1 << 20;

/// The addresses of this host and what is known of each.
const IPV6_ADDRESSES: &str = "/proc/net/if_inet6";

/// The pause between two tries of an address that is not fit for use yet, and their number: three
/// seconds. Duplicate address detection takes one, after a delay of one at most (RFC 4862, 5.4.2).
const TRY_EVERY: time::Duration = time::Duration::from_millis(50);
const TRIES: u32 = 60;

/// An option of the socket without which a node is right all the same, and slower. Some hosts
/// do not grant all of them (gVisor, system call filters).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SocketOption {
    /// `IPV6_V6ONLY`: an IPv6 socket leaves the IPv4 port of that number to others.
    OnlyIpv6,
    /// `SO_RCVBUF`: room for what comes while the polling thread pauses.
    ReceiveBuffer,
    /// `SO_ATTACH_FILTER`: the kernel drops junk, and wakes nobody for it.
    Filter,
    /// `IP_RECVERR`: the kernel keeps what ICMP says.
    Errors,
}

impl fmt::Display for SocketOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OnlyIpv6 => "IPV6_V6ONLY",
            Self::ReceiveBuffer => "SO_RCVBUF",
            Self::Filter => "SO_ATTACH_FILTER",
            Self::Errors => "IP_RECVERR",
        })
    }
}

impl SocketOption {
    /// Returns what is worse without it, and what to do.
    pub(super) const fn loss(self) -> &'static str {
        match self {
            Self::OnlyIpv6 => {
                "the socket takes the IPv4 port of that number too: see that no other program needs it"
            }
            Self::ReceiveBuffer => {
                "a burst that comes while the polling thread pauses may be lost: allow it, or raise \
                 `sysctl net.core.rmem_default`"
            }
            Self::Filter => {
                "every datagram of a flood takes this thread's time: allow it, or drop what members do \
                 not send in the host's firewall"
            }
            Self::Errors => {
                "nobody is told by ICMP that a leader's process is gone, so that only silence or a \
                 guardian tells: allow it, or let a guardian watch over each member"
            }
        }
    }
}

/// Sets one option. It is a parameter, so that a test can be a host that does not grant it.
pub(super) type SetOption = fn(&Socket, SocketOption) -> io::Result<()>;

/// Sets one option, by asking the kernel.
pub(super) fn set_option(socket: &Socket, option: SocketOption) -> io::Result<()> {
    match option {
        SocketOption::OnlyIpv6 => socket.set_only_v6(true),
        SocketOption::ReceiveBuffer => socket.set_recv_buffer_size(RECEIVE_BUFFER),
        SocketOption::Filter => socket.attach_filter(&sys::filter(RECORD_LENGTH as u32, MAGIC)),
        SocketOption::Errors => {
            let is_ipv6 = socket.local_addr()?.is_ipv6();
            sys::keep_errors(socket.as_fd(), is_ipv6)
        }
    }
}

/// An option that the host does not grant.
#[derive(Debug)]
pub(super) struct MissingOption {
    pub(super) option: SocketOption,
    pub(super) source: io::Error,
}

/// Sets those options, and says which can't be had.
pub(super) fn set_all(
    socket: &Socket,
    options: &[SocketOption],
    set: SetOption,
) -> Vec<MissingOption> {
    let missing = |&option| {
        let source = set(socket, option).err()?;
        Some(MissingOption { option, source })
    };
    options.iter().filter_map(missing).collect()
}

/// Makes a socket that is bound to `address`. An address in use is an error: two nodes on one port
/// would each hear half of what is said to them. One that is being checked for duplicates is
/// waited for.
pub(super) fn bind(
    address: SocketAddr,
    set: SetOption,
) -> Result<(Socket, Vec<MissingOption>), StartError> {
    let failed = |what| move |source| StartError::Socket { address, what, source };
    let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))
        .map_err(failed("create it"))?;
    let options: &[_] = if address.is_ipv6() { &[SocketOption::OnlyIpv6] } else { &[] };
    let missing = set_all(&socket, options, set);
    let attempt = || socket.bind(&address.into());
    let bound = bind_patiently(attempt, || fitness(address), || thread::sleep(TRY_EVERY));
    bound.map_err(|source| bind_error(address, source, fitness(address)))?;
    Ok((socket, missing))
}

/// The fitness of an address of this host to be bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fitness {
    /// The address can be bound, as far as is known.
    Fit,
    /// The kernel checks whether another host has the address (IPv6 duplicate address detection).
    Tentative,
    /// Another host has it.
    Duplicate,
}

fn fitness(address: SocketAddr) -> Fitness {
    let SocketAddr::V6(address) = address else { return Fitness::Fit };
    let addresses = fs::read_to_string(IPV6_ADDRESSES).unwrap_or_default();
    fitness_among(&addresses, *address.ip())
}

/// Looks into the kernel's list, whose lines have the address, the interface's number, the prefix'
/// length, scope, flags, all in hexadecimal, and the interface's name.
fn fitness_among(addresses: &str, address: Ipv6Addr) -> Fitness {
    /// The kernel's IFA_F_DADFAILED and IFA_F_TENTATIVE (linux/if_addr.h).
    const DUPLICATE: u32 = 0x08;
    const TENTATIVE: u32 = 0x40;
    let digits: String = address.octets().iter().map(|byte| format!("{byte:02x}")).collect();
    let line = addresses.lines().find(|line| line.starts_with(&digits));
    let flags = line.and_then(|line| line.split_ascii_whitespace().nth(4));
    let flags = flags.and_then(|flags| u32::from_str_radix(flags, 16).ok()).unwrap_or(0);
    if flags & DUPLICATE != 0 {
        Fitness::Duplicate
    } else if flags & TENTATIVE != 0 {
        Fitness::Tentative
    } else {
        Fitness::Fit
    }
}

/// Tries to bind again and again while the address is tentative, for a while.
fn bind_patiently(
    attempt: impl Fn() -> io::Result<()>,
    fitness: impl Fn() -> Fitness,
    mut pause: impl FnMut(),
) -> io::Result<()> {
    for _ in 0..TRIES {
        match attempt() {
            Err(error)
                if error.kind() == ErrorKind::AddrNotAvailable
                    && fitness() == Fitness::Tentative =>
            {
                pause();
            }
            outcome => return outcome,
        }
    }
    attempt()
}

#[allow(clippy::wildcard_enum_match_arm)] // std's enum: it grows
fn bind_error(address: SocketAddr, source: io::Error, fitness: Fitness) -> StartError {
    match (source.kind(), fitness) {
        (ErrorKind::AddrInUse, _) => {
            StartError::AddressInUse { address, holder: conflicting_process::of_address(address) }
        }
        (ErrorKind::AddrNotAvailable, Fitness::Fit) => StartError::AddressNotAvailable { address },
        (ErrorKind::AddrNotAvailable, Fitness::Tentative) => {
            StartError::AddressTentative { address }
        }
        (ErrorKind::AddrNotAvailable, Fitness::Duplicate) => {
            StartError::AddressDuplicate { address }
        }
        (ErrorKind::PermissionDenied, _) if address.port() < 1024 => {
            StartError::PortNeedsPrivilege { address }
        }
        _ => StartError::Socket { address, what: "bind it", source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_port_that_needs_privilege_is_an_error_that_names_it_and_says_what_to_do() {
        let address = SocketAddr::from(([127, 0, 0, 1], 53));
        let source = io::Error::from(ErrorKind::PermissionDenied);
        let error = bind_error(address, source, Fitness::Fit).to_string();
        assert!(error.contains("127.0.0.1:53"), "{error}");
        assert!(error.contains("CAP_NET_BIND_SERVICE"), "{error}");
    }

    const ADDRESSES: &str = "\
00000000000000000000000000000001 01 80 10 80       lo
fd000000000000000000000000000007 02 40 00 40     eth0
fd000000000000000000000000000008 02 40 00 48     eth0
fe80000000000000021155fffe4dcb3f 02 40 20 80     eth0
";

    #[test]
    fn the_kernels_list_tells_which_address_is_being_checked_and_which_is_anothers() {
        let of = |address: &str| {
            fitness_among(ADDRESSES, address.parse().expect("a test's address is one"))
        };
        assert_eq!(of("::1"), Fitness::Fit);
        assert_eq!(of("fd00::7"), Fitness::Tentative);
        assert_eq!(of("fd00::8"), Fitness::Duplicate);
        assert_eq!(of("fd00::9"), Fitness::Fit, "it is not this host's at all");
        assert_eq!(fitness(SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, 1], 1))), Fitness::Fit);
    }

    #[test]
    fn a_tentative_address_is_waited_for_and_another_is_not() {
        let unavailable = || Err(io::Error::from(ErrorKind::AddrNotAvailable));
        let pauses = Cell::new(0);
        let pause = || pauses.set(pauses.get() + 1);
        let third = || if pauses.get() < 3 { unavailable() } else { Ok(()) };
        assert!(bind_patiently(third, || Fitness::Tentative, pause).is_ok());
        assert_eq!(pauses.take(), 3);
        assert!(bind_patiently(unavailable, || Fitness::Fit, pause).is_err());
        assert!(bind_patiently(unavailable, || Fitness::Duplicate, pause).is_err());
        let in_use = || Err(io::Error::from(ErrorKind::AddrInUse));
        assert!(bind_patiently(in_use, || Fitness::Tentative, pause).is_err());
        assert_eq!(pauses.take(), 0);
        assert!(bind_patiently(unavailable, || Fitness::Tentative, pause).is_err());
        assert_eq!(pauses.take(), TRIES, "and not for ever");
    }

    #[test]
    fn an_address_that_can_not_be_had_yet_is_an_error_that_says_so() {
        let address = SocketAddr::from(([0xfd00, 0, 0, 0, 0, 0, 0, 7], 7411));
        let error = |fitness| {
            let source = io::Error::from(ErrorKind::AddrNotAvailable);
            bind_error(address, source, fitness).to_string()
        };
        for (fitness, word) in
            [(Fitness::Tentative, "tentative"), (Fitness::Duplicate, "dadfailed")]
        {
            let error = error(fitness);
            assert!(error.contains("[fd00::7]:7411") && error.contains(word), "{error}");
        }
        assert!(error(Fitness::Fit).contains("no address of this host"));
    }
}
