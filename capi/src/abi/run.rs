//! Runs nodes, on their own thread or in the application's loop, and hands out their events.

use std::ffi::c_int;

use super::{answer, handles, memory};
use interrex::runtime::NumberedEvent;

use crate::events::summary;
use crate::status::Failure;
use crate::status::interrex_status::{self, INTERREX_AGAIN};
use crate::types::{INTERREX_NO_MEMBER, interrex_event, interrex_node};

/// Starts a thread of the library's own for a node, named `interrex`, and polls the node there. The
/// library installs no signal handlers, and the thread has the signal mask of the caller: block
/// signals before this call if only other threads are to take them.
///
/// May be called from any thread, once for each node. The thread ends after `interrex_shutdown`, if
/// a guardian has taken it for dead, if the machine was restored from a snapshot, or by a panic.
/// From then on all calls that ask the node for something answer `INTERREX_NODE_GONE`, and
/// `is_over` of `interrex_info` is true: close it, and open another.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_spawn(node: interrex_node) -> interrex_status {
    answer(|| handles::find(node)?.spawn())
}

/// Polls a node: receives, decides and sends until nothing is left to do, in 16 passes at most.
/// Then arms the node's descriptor for what comes next. Never waits for the network; waits for the
/// store while the node votes. After `interrex_shutdown` it also waits for guards, up to
/// `drain_limit_ns`: release those of the calling thread first.
///
/// For an event loop of the application's own: call it once after `interrex_open`, and then each
/// time that the descriptor is readable. Without a descriptor, call it at least as often as
/// `interrex_next_deadline_ns` says, or all the time.
///
/// @param work  Receives the number of datagrams, commands and timers that there were; may be NULL.
///
/// May be called from any thread, by one at a time: `INTERREX_BUSY`. `INTERREX_NODE_GONE` once
/// `interrex_shutdown` has been carried out, or the machine was restored from a snapshot: the node
/// runs no more. Take the events that wait, close the node, and open another.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_poll(node: interrex_node, work: *mut usize) -> interrex_status {
    answer(|| {
        let done = handles::find(node)?.poll()?;
        if work.is_null() {
            return Ok(());
        }
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("work", work, done) }
    })
}

/// Writes the time until the next timer of a node that its owner polls to `*left_ns`, in
/// nanoseconds: zero if a timer is due, `UINT64_MAX` if none is set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_next_deadline_ns(
    node: interrex_node,
    left_ns: *mut u64,
) -> interrex_status {
    answer(|| {
        memory::not_null("left_ns", left_ns)?;
        let left = handles::find(node)?.until_deadline()?;
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("left_ns", left_ns, left) }
    })
}

/// Writes the descriptor of a node that its owner polls to `*descriptor`. An event loop of the
/// application's own waits for it, by epoll, poll, asio or Netty. It is readable when there is
/// something to poll for: a datagram, a command, or a timer whose time has come. The application
/// does nothing else with it, and takes it out of the loop before the node is closed or spawned,
/// which ends it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_descriptor(
    node: interrex_node,
    descriptor: *mut c_int,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("descriptor", descriptor, -1) }?;
        let found = handles::find(node)?.descriptor()?;
        // SAFETY: as above.
        unsafe { memory::put("descriptor", descriptor, found) }
    })
}

/// Takes the oldest event that waits, and writes it to `*event`. `INTERREX_AGAIN` if none waits. An
/// event comes after what it tells of has been published: once that of a gain is taken,
/// `interrex_is_leader` answers true while the lease lasts. Where nobody takes events in time, the
/// newest are dropped: the numbers have a gap, and `last_event` of `interrex_info` is above the
/// last number that was given.
///
/// May be called from any thread; each event is given once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_next_event(
    node: interrex_node,
    event: *mut interrex_event,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header. Before an event is taken, that it be not lost.
        unsafe { memory::check(event) }?;
        let next = handles::find(node)?.events.next();
        let next = next.ok_or_else(|| Failure::new(INTERREX_AGAIN, "no event waits"))?;
        // SAFETY: as above.
        unsafe { memory::write(event, &event_of(&next)) }
    })
}

/// Writes a descriptor to `*descriptor` that is readable while events wait for
/// `interrex_next_event`, on whatever thread the node runs. The application only waits for it, and
/// takes it out of its loop before the node is closed. From this call on, each event costs the node
/// one system call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_events_descriptor(
    node: interrex_node,
    descriptor: *mut c_int,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("descriptor", descriptor, -1) }?;
        let found = handles::find(node)?.events.descriptor()?;
        // SAFETY: as above.
        unsafe { memory::put("descriptor", descriptor, found) }
    })
}

fn event_of(numbered: &NumberedEvent) -> interrex_event {
    let (kind, term, member) = summary(&numbered.event);
    interrex_event {
        struct_size: 0,
        number: numbered.number,
        at_ns: numbered.at.as_nanos(),
        term: term.0,
        member: member.map_or(INTERREX_NO_MEMBER, |member| i32::from(member.number())),
        kind: kind as i32,
        text: memory::fill(&format!("{:?}", numbered.event)),
    }
}
