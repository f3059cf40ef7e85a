//! Reads what the kernel says of datagrams that did not arrive: ICMP, and the datagram that it
//! quotes.
//!
//! Knows sockets, control messages and bytes. Whether a quote is to be believed is decided
//! elsewhere.

use std::io;
use std::mem;
use std::net::SocketAddr;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::ptr;

use socket2::{SockAddr, SockAddrStorage};

use super::is_out_of_buffers;

/// The number of times that a call is tried again which may have failed because of an earlier
/// datagram. Each failure tells of one such datagram and is then forgotten. So an error that comes
/// again and again is the call's own.
pub(in crate::runtime) const RETRIES: u32 = 3;

/// Returns whether a call may have failed because of a datagram that was sent before: the kernel
/// tells of an ICMP by the next call, whatever that is about.
pub(in crate::runtime) fn may_be_of_another(error: &io::Error) -> bool {
    error.kind() != io::ErrorKind::WouldBlock && !is_out_of_buffers(error)
}

/// Lets the kernel keep what ICMP says of the datagrams that `socket` has sent, for
/// [`take_error`]. Without, a socket that sends to several peers never hears of it.
pub(in crate::runtime) fn keep_errors(socket: BorrowedFd<'_>, is_ipv6: bool) -> io::Result<()> {
    let (level, option) = if is_ipv6 {
        (libc::IPPROTO_IPV6, libc::IPV6_RECVERR)
    } else {
        (libc::IPPROTO_IP, libc::IP_RECVERR)
    };
    let on: libc::c_int = 1;
    // SAFETY: the kernel reads an int from `on`, which is one, initialised, and outlives the call.
    let result = unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            level,
            option,
            (&raw const on).cast(),
            mem::size_of_val(&on) as libc::socklen_t,
        )
    };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// One datagram that did not arrive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::runtime) struct Undelivered {
    /// The address it was sent to, if ICMP says that nobody listens there.
    pub(in crate::runtime) unreachable_at: Option<SocketAddr>,
    /// The number of its bytes that came back. Linux quotes 576 bytes with all headers, other
    /// hosts may quote as few as 8 bytes of UDP (RFC 792), which leaves none.
    pub(in crate::runtime) quoted: usize,
}

/// Takes the next error about a datagram that `socket` has sent. Writes as much of that datagram
/// as came back, and as there is room for, into `quote`. Never blocks; `WouldBlock` if there is
/// none.
pub(in crate::runtime) fn take_error(
    socket: BorrowedFd<'_>,
    quote: &mut [u8],
) -> io::Result<Undelivered> {
    // Words of 64 bits, since the kernel's headers are aligned to them: 16 bytes of header, 16 of
    // error and 28 of address, with room to spare.
    let mut control = [0_u64; 16];
    let mut vector = libc::iovec { iov_base: quote.as_mut_ptr().cast(), iov_len: quote.len() };
    let receive = |name: *mut SockAddrStorage, length: *mut libc::socklen_t| {
        // SAFETY: a message header is plain C data, for which all zeroes is a value.
        let mut header: libc::msghdr = unsafe { mem::zeroed() };
        header.msg_name = name.cast();
        header.msg_iov = &raw mut vector;
        header.msg_iovlen = 1;
        header.msg_control = control.as_mut_ptr().cast();
        header.msg_controllen = mem::size_of_val(&control) as _;
        // SAFETY: `name` and `length` are those of a whole and writable address (`try_init`),
        // `control` and what `vector` describes are writable and as long as said, and all of it
        // outlives the call. The kernel has then set the lengths to what it wrote.
        unsafe {
            header.msg_namelen = *length;
            let flags = libc::MSG_ERRQUEUE | libc::MSG_DONTWAIT;
            let quoted = libc::recvmsg(socket.as_raw_fd(), &raw mut header, flags);
            let quoted = usize::try_from(quoted).map_err(|_| io::Error::last_os_error())?;
            *length = header.msg_namelen;
            Ok((says_port_unreachable(&header), quoted))
        }
    };
    // SAFETY: where `receive` returns `Ok`, the kernel has written an address of the length set,
    // or none and a length of zero; the storage was zeroed before.
    let ((is_port_unreachable, quoted), address) = unsafe { SockAddr::try_init(receive) }?;
    Ok(Undelivered { unreachable_at: address.as_socket().filter(|_| is_port_unreachable), quoted })
}

/// Returns whether the network said that nobody listens.
///
/// # Safety
/// The kernel must have filled the control buffer of `header`, which must still be alive.
unsafe fn says_port_unreachable(header: &libc::msghdr) -> bool {
    let kinds = [(libc::IPPROTO_IP, libc::IP_RECVERR), (libc::IPPROTO_IPV6, libc::IPV6_RECVERR)];
    // SAFETY: by the caller, header and buffer are what the kernel left; the macros stay within
    // it.
    let mut part = unsafe { libc::CMSG_FIRSTHDR(header) };
    while !part.is_null() {
        // SAFETY: `part` is not null, so it lies in the buffer, with a whole header.
        let (kind, length) =
            unsafe { (((*part).cmsg_level, (*part).cmsg_type), (*part).cmsg_len as usize) };
        // SAFETY: arithmetic only.
        let whole = unsafe { libc::CMSG_LEN(mem::size_of::<libc::sock_extended_err>() as u32) };
        if kinds.contains(&kind) && length >= whole as usize {
            // SAFETY: the part is long enough for the error that begins its data; it is plain C
            // data.
            let error: libc::sock_extended_err =
                unsafe { ptr::read_unaligned(libc::CMSG_DATA(part).cast()) };
            return is_port_unreachable(error.ee_errno, error.ee_origin);
        }
        // SAFETY: as for the first; the next is null or lies in the buffer.
        part = unsafe { libc::CMSG_NXTHDR(header, part) };
    }
    false
}

/// Returns whether an error is the network's word that nobody listens. What this host's own stack
/// says of a datagram (a datagram too long, a rule that forbids it) is no word about the other
/// end.
const fn is_port_unreachable(errno: u32, origin: u8) -> bool {
    errno == libc::ECONNREFUSED as u32
        && matches!(origin, libc::SO_EE_ORIGIN_ICMP | libc::SO_EE_ORIGIN_ICMP6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_network_says_that_nobody_listens() {
        let unreachable = libc::ECONNREFUSED as u32;
        assert!(is_port_unreachable(unreachable, libc::SO_EE_ORIGIN_ICMP));
        assert!(is_port_unreachable(unreachable, libc::SO_EE_ORIGIN_ICMP6));
        let own = [libc::SO_EE_ORIGIN_NONE, libc::SO_EE_ORIGIN_LOCAL, libc::SO_EE_ORIGIN_TXSTATUS];
        for origin in own {
            assert!(
                !is_port_unreachable(unreachable, origin),
                "origin {origin} is this host itself"
            );
        }
        for errno in [libc::EHOSTUNREACH, libc::ENETUNREACH, libc::EMSGSIZE, libc::EACCES] {
            assert!(!is_port_unreachable(errno as u32, libc::SO_EE_ORIGIN_ICMP), "errno {errno}");
        }
    }
}
