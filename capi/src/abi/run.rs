//! Runs nodes, on their own thread or in the application's loop, and hands out their events.

use std::ffi::c_int;

use super::{answer, handles, memory};
use interrex::runtime::NumberedEvent;

use crate::events::summary;
use crate::status::Failure;
use crate::status::interrex_status::{self, INTERREX_AGAIN};
use crate::types::{INTERREX_NO_MEMBER, interrex_event, interrex_node};

/// Puts a node on a thread of its own, named `interrex`. From then on nothing has to be polled. The
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

/// Does what there is to do now: receives, decides, sends. Then arms the node's descriptor for what
/// comes next. Never waits for the network; waits for the store while the node votes.
///
/// For an event loop of the application's own: call it once after `interrex_open`, and then each
/// time that the descriptor is readable. Without a descriptor, call it at least as often as
/// `interrex_next_deadline_ns` says, or all the time.
///
/// @param work  Set to the number of datagrams, commands and timers that there were; may be NULL.
///
/// May be called from any thread, by one at a time: `INTERREX_BUSY`. `INTERREX_NODE_GONE` once
/// `interrex_shutdown` has been carried out, or the machine was restored from a snapshot: the node
/// runs no more. Take the events that wait, close it, and open another.
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

/// Sets the nanoseconds until the next timer of a node that its owner polls; `UINT64_MAX` where
/// none is set. Zero: it is due.
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

/// Sets the descriptor to wait for in an event loop of the application's own, by epoll, poll,
/// asio or Netty. It is readable when there is something to poll for: a datagram, a command, or a
/// timer whose time has come. Nothing else may be done with it, and it lives until the node is
/// closed or spawned: take it out of the loop before.
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

/// Takes the oldest event that waits; `INTERREX_AGAIN` if none does. An event is there once what it
/// tells of has been published: after the event of a gain `interrex_is_leader` says so, as long as
/// the lease lasts. Where nobody takes events in time, the newest are dropped: the numbers have a
/// gap, and `last_event` of `interrex_info` is above the last number that was given.
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

/// Sets a descriptor that is readable while events wait for `interrex_next_event`, on whatever
/// thread the node runs. Nothing else may be done with it, and it lives until the node is closed.
/// Each event costs the node one system call once this was asked for.
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
