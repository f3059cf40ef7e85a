//! System calls that no safe crate offers without allocating, such as batches of datagrams, and
//! some of rustix in the form that this library needs. In files of their own: what ICMP says,
//! clocks, forks, shared memory.
//!
//! This file and the room below it are the only ones that may say `unsafe`. Knows pointers and
//! file descriptors, and nothing of messages or elections: what crosses its border are slices,
//! integers and `io::Error`.

mod clocks;
pub(super) mod counted_box;
mod errors;
pub(super) mod fork;
pub(super) mod public;
pub(super) mod shared;
pub(super) mod vm_clock;

use std::io;
use std::mem;
use std::net::SocketAddr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::ptr::{self, NonNull};

use rustix::mm::MlockAllFlags;
use rustix::thread::CpuSet;
use rustix::time::{Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec};
use socket2::{SockAddr, SockAddrStorage, SockFilter};

pub(super) use clocks::{
    boottime_ns, is_wall_clock_kept, monotonic_ns, raw_ns, steady_around, steady_ns,
};
pub(super) use errors::{RETRIES, keep_errors, may_be_of_another, take_error};

/// The most datagrams of one system call.
pub(super) const BATCH: usize = 32;

/// The room for one received datagram: more than any datagram of ours has, so that one that is too
/// long is seen to be so.
const ROOM: usize = 256;

/// The room for one address.
const NAME_LENGTH: libc::socklen_t = mem::size_of::<libc::sockaddr_storage>() as libc::socklen_t;

/// The memory that the kernel is given for a batch: one header a datagram, which points to one
/// vector, which points to one buffer. The pointers are set once, since the block never moves.
#[repr(C)]
struct Block<const LENGTH: usize> {
    headers: [libc::mmsghdr; BATCH],
    vectors: [libc::iovec; BATCH],
    names: [libc::sockaddr_storage; BATCH],
    buffers: [[u8; LENGTH]; BATCH],
}

/// The sole owner of a [`Block`]. Reached by raw pointers only: the kernel writes through some
/// that no Rust reference may contradict.
struct OwnedBlock<const LENGTH: usize>(NonNull<Block<LENGTH>>);

// SAFETY: the block is owned by this value alone, all pointers in it lead into the block itself,
// and nothing in it belongs to the thread that made it.
unsafe impl<const LENGTH: usize> Send for OwnedBlock<LENGTH> {}

impl<const LENGTH: usize> OwnedBlock<LENGTH> {
    fn new() -> Self {
        // SAFETY: headers, vectors, addresses and bytes are plain C data, for which all zeroes is
        // a value (null pointers, lengths of zero).
        let block: Box<Block<LENGTH>> = Box::new(unsafe { mem::zeroed() });
        let block = NonNull::from(Box::leak(block));
        for slot in 0..BATCH {
            // SAFETY: `slot` is below BATCH, the length of all four arrays, and the block is ours
            // alone and alive until drop. Only places are named here, no reference is made.
            unsafe {
                let block = block.as_ptr();
                let vector = &raw mut (*block).vectors[slot];
                (*vector).iov_base = (&raw mut (*block).buffers[slot]).cast();
                (*vector).iov_len = LENGTH;
                let header = &raw mut (*block).headers[slot].msg_hdr;
                (*header).msg_iov = vector;
                (*header).msg_iovlen = 1;
                (*header).msg_name = (&raw mut (*block).names[slot]).cast();
                // A receive sets it to the length of what it wrote. That is room enough for the
                // next, since the addresses of one socket are all of one length.
                (*header).msg_namelen = NAME_LENGTH;
            }
        }
        Self(block)
    }

    fn headers(&mut self) -> *mut libc::mmsghdr {
        // SAFETY: the block is alive until drop; only a place is named.
        unsafe { (&raw mut (*self.0.as_ptr()).headers).cast() }
    }
}

impl<const LENGTH: usize> Drop for OwnedBlock<LENGTH> {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `Box::leak` in `new` and is given back once, here.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

/// Room for the datagrams of one receive.
pub(super) struct ReceiveBatch {
    block: OwnedBlock<ROOM>,
    received: usize,
}

impl ReceiveBatch {
    pub(super) fn new() -> Self {
        Self { block: OwnedBlock::new(), received: 0 }
    }

    /// Receives what waits at `socket`, at most [`BATCH`] datagrams, and forgets those before.
    /// Never blocks; `WouldBlock` if nothing waits.
    pub(super) fn receive(&mut self, socket: BorrowedFd<'_>) -> io::Result<usize> {
        self.received = 0;
        // SAFETY: the headers are BATCH in number and initialised, their pointers lead into a
        // block that outlives the call; a null timeout is allowed.
        let received = unsafe {
            libc::recvmmsg(
                socket.as_raw_fd(),
                self.block.headers(),
                BATCH as libc::c_uint,
                libc::MSG_DONTWAIT as _,
                ptr::null_mut(),
            )
        };
        self.received = usize::try_from(received).map_err(|_| io::Error::last_os_error())?;
        Ok(self.received)
    }

    /// Returns the address that one of the datagrams just received came from.
    ///
    /// # Panics
    /// If there is no datagram of that number.
    pub(super) fn source(&self, slot: usize) -> Option<SocketAddr> {
        assert!(slot < self.received, "datagram {slot} of {} received", self.received);
        let receive = |name: *mut SockAddrStorage, length: *mut libc::socklen_t| {
            // SAFETY: `slot` is below `received`, so the kernel has written an address of that
            // length, or none and a length of zero, to `names[slot]`, and nobody writes there
            // while `self` is borrowed. `name` is as large as that address' room and lies outside
            // the block.
            unsafe {
                let block = self.block.0.as_ptr();
                let written = (*block).headers[slot].msg_hdr.msg_namelen.min(NAME_LENGTH);
                let from = (&raw const (*block).names[slot]).cast::<u8>();
                ptr::copy_nonoverlapping(from, name.cast::<u8>(), written as usize);
                *length = written;
            }
            Ok(())
        };
        // SAFETY: the address and its length were copied as the kernel wrote them.
        let ((), address) = unsafe { SockAddr::try_init(receive) }.ok()?;
        address.as_socket()
    }

    /// Returns the bytes of one of the datagrams just received, cut at 256.
    ///
    /// # Panics
    /// If there is no datagram of that number.
    pub(super) fn datagram(&self, slot: usize) -> &[u8] {
        assert!(slot < self.received, "datagram {slot} of {} received", self.received);
        // SAFETY: `slot` is below `received`, so below BATCH, and the kernel has set `msg_len` and
        // as many bytes of the buffer. Nobody writes to the block while `self` is borrowed.
        unsafe {
            let block = self.block.0.as_ptr();
            let length = ((*block).headers[slot].msg_len as usize).min(ROOM);
            let buffer = &raw const (*block).buffers[slot];
            std::slice::from_raw_parts(buffer.cast::<u8>(), length)
        }
    }
}

/// Datagrams of `LENGTH` bytes that wait to be sent together.
pub(super) struct SendBatch<const LENGTH: usize> {
    block: OwnedBlock<LENGTH>,
    queued: usize,
}

impl<const LENGTH: usize> SendBatch<LENGTH> {
    pub(super) fn new() -> Self {
        Self { block: OwnedBlock::new(), queued: 0 }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.queued == 0
    }

    pub(super) const fn is_full(&self) -> bool {
        self.queued == BATCH
    }

    /// Drops what is queued, and returns how many datagrams that were.
    pub(super) const fn discard(&mut self) -> usize {
        mem::replace(&mut self.queued, 0)
    }

    /// Queues `bytes` for `address`.
    ///
    /// # Panics
    /// If the batch is full.
    pub(super) fn queue(&mut self, address: &SockAddr, bytes: &[u8; LENGTH]) {
        let slot = self.queued;
        assert!(slot < BATCH, "the batch holds {BATCH} datagrams");
        // SAFETY: `slot` is below BATCH and the block is ours alone. `address` has `len()` valid
        // bytes, never more than a `sockaddr_storage` holds, and lies outside the block.
        unsafe {
            let block = self.block.0.as_ptr();
            let name = (&raw mut (*block).names[slot]).cast::<u8>();
            ptr::copy_nonoverlapping(address.as_ptr().cast::<u8>(), name, address.len() as usize);
            (*block).headers[slot].msg_hdr.msg_namelen = address.len();
            (*block).buffers[slot] = *bytes;
        }
        self.queued += 1;
    }

    /// Sends all that is queued and empties the batch. A datagram that the kernel does not take is
    /// reported to `on_failure` and left out; those after it are sent all the same. Returns
    /// whether there may be something for [`take_error`].
    ///
    /// A call may fail because of a datagram that was sent before. Then it is tried again.
    pub(super) fn flush(
        &mut self,
        socket: BorrowedFd<'_>,
        mut on_failure: impl FnMut(io::Error),
    ) -> bool {
        let (mut done, mut tries) = (0, 0);
        let mut errors_wait = false;
        while done < self.queued {
            match self.send_from(socket, done) {
                Ok(sent) => {
                    // What stopped it half-way is forgotten by the kernel, but stays in the queue.
                    errors_wait |= sent < self.queued - done;
                    // Some kernels answer 0 where they can't say which datagram failed.
                    done += sent.max(1);
                    tries = 0;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if tries < RETRIES && may_be_of_another(&error) => {
                    errors_wait = true;
                    tries += 1;
                }
                Err(error) => {
                    on_failure(error);
                    done += 1;
                    tries = 0;
                }
            }
        }
        self.queued = 0;
        errors_wait
    }

    fn send_from(&mut self, socket: BorrowedFd<'_>, done: usize) -> io::Result<usize> {
        let waiting = self.queued - done;
        // SAFETY: headers `done..queued` are initialised and point into a block that outlives the
        // call; `queued` is at most BATCH.
        let sent = unsafe {
            libc::sendmmsg(
                socket.as_raw_fd(),
                self.block.headers().add(done),
                waiting as libc::c_uint,
                (libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL) as _,
            )
        };
        usize::try_from(sent).map_err(|_| io::Error::last_os_error())
    }
}

/// Returns the filter by which the kernel drops what is not `length` bytes long or does not begin
/// with `magic`. Such a datagram takes no room in the socket's buffer and wakes no thread. The
/// filter is a classic BPF program, which needs no privilege. It sees a datagram from the 8 bytes
/// of the UDP header on.
pub(super) const fn filter(length: u32, magic: [u8; 4]) -> [SockFilter; 6] {
    const LOAD_LENGTH: u16 = (libc::BPF_LD | libc::BPF_W | libc::BPF_LEN) as u16;
    const LOAD_WORD: u16 = (libc::BPF_LD | libc::BPF_W | libc::BPF_ABS) as u16;
    const JUMP_IF_EQUAL: u16 = (libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K) as u16;
    const RETURN: u16 = (libc::BPF_RET | libc::BPF_K) as u16;
    const UDP_HEADER: u32 = 8;
    [
        SockFilter::new(LOAD_LENGTH, 0, 0, 0),
        SockFilter::new(JUMP_IF_EQUAL, 0, 3, UDP_HEADER + length),
        SockFilter::new(LOAD_WORD, 0, 0, UDP_HEADER),
        SockFilter::new(JUMP_IF_EQUAL, 0, 1, u32::from_be_bytes(magic)),
        SockFilter::new(RETURN, 0, 0, u32::MAX),
        SockFilter::new(RETURN, 0, 0, 0),
    ]
}

/// Returns the number of datagrams for `socket` that the kernel has dropped.
pub(super) fn socket_drops(socket: BorrowedFd<'_>) -> io::Result<u32> {
    // The kernel's SK_MEMINFO_DROPS, of SK_MEMINFO_VARS words (linux/sock_diag.h).
    const DROPS: usize = 8;
    let mut words = [0_u32; DROPS + 1];
    let mut length = mem::size_of_val(&words) as libc::socklen_t;
    // SAFETY: the kernel writes at most `length` bytes to `words`, which is that long, and the
    // length it wrote to `length`; both outlive the call.
    let result = unsafe {
        libc::getsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_MEMINFO,
            (&raw mut words).cast(),
            &raw mut length,
        )
    };
    if result == 0 { Ok(words[DROPS]) } else { Err(io::Error::last_os_error()) }
}

/// Returns whether the kernel or the device had no room for a datagram.
pub(super) fn is_out_of_buffers(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::ENOBUFS | libc::ENOMEM))
}

/// A timer of the kernel, exact to nanoseconds. Its end makes its file descriptor readable.
pub(super) struct Timer(OwnedFd);

impl Timer {
    pub(super) fn new() -> io::Result<Self> {
        let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
        Ok(Self(rustix::time::timerfd_create(TimerfdClockId::Monotonic, flags)?))
    }

    /// Sets the timer to end once, `delay_ns` from now, whatever it was set to before. Zero stops
    /// it.
    pub(super) fn arm(&mut self, delay_ns: u64) -> io::Result<()> {
        let setting = Itimerspec { it_interval: timespec(0), it_value: timespec(delay_ns) };
        rustix::time::timerfd_settime(&self.0, TimerfdTimerFlags::empty(), &setting)?;
        Ok(())
    }

    /// Makes the descriptor unreadable until the timer ends again.
    pub(super) fn drain(&mut self) {
        // The one failure, that the timer has not ended, leaves nothing to drain.
        let _ = rustix::io::read(&self.0, &mut [0_u8; 8]);
    }
}

impl AsFd for Timer {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

const SECOND_NS: u64 = 1_000_000_000;

fn timespec(ns: u64) -> Timespec {
    // A year of nanoseconds fits any time_t; what is longer is as good as never.
    let ns = ns.min(365 * 86_400 * SECOND_NS);
    Timespec { tv_sec: (ns / SECOND_NS) as _, tv_nsec: (ns % SECOND_NS) as _ }
}

/// Lets the calling thread run on `core` only, counted from 0 as in `/proc/cpuinfo`.
pub(super) fn pin_current_thread(core: usize) -> io::Result<()> {
    if core >= CpuSet::MAX_CPU {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let mut set = CpuSet::new();
    set.set(core);
    Ok(rustix::thread::sched_setaffinity(None, &set)?)
}

/// Returns how often others have had the calling thread's core while it could run, after a yield
/// too.
pub(super) fn involuntary_switches() -> u64 {
    let mut usage = mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the kernel writes one `rusage` to where one fits, which outlives the call; all
    // zeroes are a value of it, should the call fail.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_THREAD, usage.as_mut_ptr());
        usage.assume_init()
    };
    u64::try_from(usage.ru_nivcsw).unwrap_or_default()
}

/// Returns the cores that the calling thread may run on.
pub(super) fn cores_of_this_thread() -> io::Result<Cores> {
    Ok(Cores(rustix::thread::sched_getaffinity(None)?))
}

/// A set of cores.
#[derive(Clone, Copy)]
pub(super) struct Cores(CpuSet);

impl Cores {
    /// Lets the calling thread run on these.
    pub(super) fn allow_this_thread(&self) -> io::Result<()> {
        Ok(rustix::thread::sched_setaffinity(None, &self.0)?)
    }
}

/// Gives the calling thread that real-time priority, 1 to 99, under `SCHED_FIFO`. Threads and
/// processes that it starts don't inherit it.
pub(super) fn set_fifo(priority: u8) -> io::Result<()> {
    let parameters = libc::sched_param { sched_priority: i32::from(priority) };
    let policy = libc::SCHED_FIFO | libc::SCHED_RESET_ON_FORK;
    // SAFETY: the parameters are initialised and outlive the call; 0 names the calling thread.
    let result = unsafe { libc::sched_setscheduler(0, policy, &parameters) };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Lets the calling thread run like any other, whatever priority the thread that started it has.
pub(super) fn leave_real_time() -> io::Result<()> {
    let parameters = libc::sched_param { sched_priority: 0 };
    // SAFETY: the parameters are initialised and outlive the call; 0 names the calling thread.
    let result = unsafe { libc::sched_setscheduler(0, libc::SCHED_OTHER, &parameters) };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Returns the process at the other end of a local socket, and its user. The process is 0 where
/// this one's namespace has no name for it, which is why this is not rustix' `socket_peercred`: a
/// process is never 0 there.
pub(super) fn peer(stream: BorrowedFd<'_>) -> io::Result<(i32, u32)> {
    let mut peer = libc::ucred { pid: 0, uid: 0, gid: 0 };
    let mut length = mem::size_of_val(&peer) as libc::socklen_t;
    // SAFETY: a structure of the size that is given; both outlive the call.
    let result = unsafe {
        libc::getsockopt(
            stream.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_PEERCRED,
            (&raw mut peer).cast(),
            &mut length,
        )
    };
    if result == 0 { Ok((peer.pid, peer.uid)) } else { Err(io::Error::last_os_error()) }
}

/// Has a receive look at the driver's queue itself, for that many microseconds.
pub(super) fn set_busy_poll(socket: BorrowedFd<'_>, micros: u64) -> io::Result<()> {
    let micros = libc::c_int::try_from(micros).unwrap_or(libc::c_int::MAX);
    // SAFETY: an integer of the size that is given, which outlives the call.
    let result = unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_BUSY_POLL,
            (&raw const micros).cast(),
            mem::size_of_val(&micros) as libc::socklen_t,
        )
    };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Keeps all memory of this process, present and future, from being paged out. Under a limit it
/// locks only present memory, and that is an error. Future memory could not be had once the limit
/// is reached, which ends a process.
pub(super) fn lock_memory() -> io::Result<()> {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Memlock).current;
    let all = limit.is_none() || may_lock_all();
    let flags = MlockAllFlags::CURRENT | MlockAllFlags::FUTURE;
    rustix::mm::mlockall(if all { flags } else { MlockAllFlags::CURRENT })?;
    if all {
        return Ok(());
    }
    Err(io::Error::other("under a limit, only what is mapped now is locked"))
}

/// Returns whether this process has CAP_IPC_LOCK, which no limit holds for.
fn may_lock_all() -> bool {
    const CAP_IPC_LOCK: u32 = 14;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let effective = status.lines().find_map(|line| line.strip_prefix("CapEff:"));
    let bits = effective.and_then(|hex| u64::from_str_radix(hex.trim(), 16).ok());
    bits.is_some_and(|bits| bits >> CAP_IPC_LOCK & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::UdpSocket;
    use std::sync::atomic::AtomicBool;
    use std::sync::atomic::Ordering::Relaxed;

    #[test]
    fn a_datagram_that_the_kernel_does_not_take_does_not_hold_up_those_after_it() {
        let receiver = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let sender = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let good = SockAddr::from(receiver.local_addr().expect("a bound socket has an address"));
        // Port 0 is no address to send to: EINVAL.
        let bad = SockAddr::from(std::net::SocketAddr::from(([127, 0, 0, 1], 0)));
        let mut batch = SendBatch::<4>::new();
        for (address, bytes) in [(&good, b"one."), (&bad, b"bad."), (&good, b"two.")] {
            batch.queue(address, bytes);
        }
        let mut failures = 0;
        batch.flush(sender.as_fd(), |_| failures += 1);
        let mut arrived = ReceiveBatch::new();
        assert_eq!(arrived.receive(receiver.as_fd()).expect("two wait"), 2);
        assert_eq!((arrived.datagram(0), arrived.datagram(1)), (&b"one."[..], &b"two."[..]));
        assert_eq!(failures, 1);
        assert!(batch.is_empty());
    }

    #[test]
    fn each_datagram_of_each_batch_is_known_by_the_address_it_came_from() {
        for host in ["127.0.0.1", "::1"] {
            let bind = || UdpSocket::bind((host, 0)).expect("loopback has ports");
            let (receiver, senders) = (bind(), [bind(), bind(), bind()]);
            let address = |socket: &UdpSocket| socket.local_addr().expect("it is bound");
            let mut batch = ReceiveBatch::new();
            for round in 1..4 {
                for sender in &senders[..round] {
                    sender.send_to(b"here", address(&receiver)).expect("loopback takes it");
                }
                assert_eq!(batch.receive(receiver.as_fd()).expect("they wait"), round);
                for (slot, sender) in senders[..round].iter().enumerate() {
                    assert_eq!(batch.source(slot), Some(address(sender)));
                }
            }
        }
    }

    #[test]
    fn a_timer_ends_after_its_delay_and_not_before() {
        let mut timer = Timer::new().expect("the kernel has timers");
        let start = monotonic_ns();
        timer.arm(200_000).expect("the timer can be set");
        let mut set = libc::pollfd { fd: timer.0.as_raw_fd(), events: libc::POLLIN, revents: 0 };
        // SAFETY: one initialised pollfd that outlives the call.
        assert_eq!(unsafe { libc::poll(&mut set, 1, 10_000) }, 1);
        assert!(monotonic_ns() - start >= 200_000);
    }

    #[test]
    fn a_thread_that_yields_its_core_to_a_busy_one_is_switched() {
        let cores = cores_of_this_thread().expect("the kernel tells").0;
        let core = (0..CpuSet::MAX_CPU).find(|core| cores.is_set(*core)).expect("it runs on one");
        let patience = std::time::Instant::now() + std::time::Duration::from_secs(30);
        let is_seen = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                pin_current_thread(core).expect("it is allowed");
                while !is_seen.load(Relaxed) && std::time::Instant::now() < patience {
                    std::hint::spin_loop();
                }
            });
            scope.spawn(|| {
                pin_current_thread(core).expect("it is allowed");
                let before = involuntary_switches();
                while involuntary_switches() == before {
                    assert!(std::time::Instant::now() < patience, "no switch is counted");
                    std::thread::yield_now();
                }
                is_seen.store(true, Relaxed);
            });
        });
    }

    #[test]
    fn a_core_that_does_not_exist_is_an_error() {
        assert!(pin_current_thread(100_000).is_err());
        assert!(pin_current_thread(1_023).is_err());
    }
}
