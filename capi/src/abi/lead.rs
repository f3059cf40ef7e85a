//! Says who leads. These calls are for the fast path of an application: none of them waits, locks
//! or allocates, but for the first in a thread.

use std::panic::{AssertUnwindSafe, catch_unwind};

use interrex::Position;
use interrex::runtime::Pulse;

use super::{answer, handles, memory};
use crate::status::Failure;
use crate::status::interrex_status::{
    self, INTERREX_NODE_GONE, INTERREX_NOT_LEADING, INTERREX_OK, INTERREX_UNSUPPORTED,
    INTERREX_WRONG_THREAD,
};
use crate::types::{INTERREX_NO_MEMBER, interrex_node, interrex_token};

/// Returns whether this node may act as leader now. True means: at some moment during this call no
/// other node held a lease. What must not be done twice carries the token.
///
/// False where anything is wrong with the handle too; `interrex_get_token` says what it is. May be
/// called from any thread, at any rate: it costs tens of nanoseconds, and waits for nobody.
///
/// A signal handler may call it too, also in the middle of another call, in a thread that has
/// called it before outside of a handler. It answers false where more than seven handlers have
/// interrupted each other.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_is_leader(node: interrex_node) -> bool {
    let is_leader =
        || handles::with_fast_path(node, |node| node.leadership.is_leader()).unwrap_or(false);
    catch_unwind(AssertUnwindSafe(is_leader)).unwrap_or(false)
}

/// Writes the token of this node's leadership to `*token`, if the node may act as leader now. Else
/// the answer is `INTERREX_NOT_LEADING`, and the struct stays as it was. May be called from any
/// thread, as `interrex_is_leader`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_get_token(
    node: interrex_node,
    token: *mut interrex_token,
) -> interrex_status {
    let held = || handles::with_fast_path(node, |node| node.leadership.token());
    if let Ok(Ok(Some(held))) = catch_unwind(AssertUnwindSafe(held)) {
        let value = interrex_token {
            struct_size: 0,
            term: held.term.0,
            time_left_ns: held.time_left.as_nanos(),
        };
        // SAFETY: the caller keeps to the header.
        if unsafe { memory::write(token, &value) }.is_ok() {
            return INTERREX_OK;
        }
    }
    // SAFETY: as above.
    unsafe { why_no_token(node, token) }
}

/// Says why there is no token.
///
/// # Safety
/// As `interrex_get_token`.
#[cold]
unsafe fn why_no_token(node: interrex_node, token: *mut interrex_token) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        unsafe { memory::check(token) }?;
        handles::find(node)?;
        Err(Failure::new(INTERREX_NOT_LEADING, "this node does not lead, or holds no lease now"))
    })
}

/// Writes the leader of this node's term to `*leader`, or `INTERREX_NO_MEMBER` while none is known.
/// That member may have died since: to decide whether this node may act, ask `interrex_is_leader`.
/// May be called from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_leader(node: interrex_node, leader: *mut i32) -> interrex_status {
    answer(|| {
        memory::not_null("leader", leader)?;
        let entry = handles::find(node)?;
        let known = entry.leadership.leader().map(|leader| i32::from(leader.number()));
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("leader", leader, known.unwrap_or(INTERREX_NO_MEMBER)) }
    })
}

/// Tells a node that the application works. The answer is `INTERREX_UNSUPPORTED` if the node was
/// opened without `beat_timeout_ns`. Call it where the work is done, such as in each turn of the
/// loop that handles orders: a thread that only beats lives on when the others hang. Costs
/// nanoseconds; any thread may beat.
///
/// A beat wakes nobody. A node that sleeps sees it when it looks next, up to an eighth of
/// `beat_timeout_ns` later: so long may it take until the node can be elected after its first beat,
/// or after the first one that follows a stall.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_beat(node: interrex_node) -> interrex_status {
    let beat = || handles::with_fast_path(node, |node| node.pulse.as_ref().map(Pulse::beat));
    if let Ok(Ok(Some(()))) = catch_unwind(AssertUnwindSafe(beat)) {
        return INTERREX_OK;
    }
    answer(|| {
        handles::find(node)?;
        Err(Failure::new(
            INTERREX_UNSUPPORTED,
            "the node does not share the fate of the application: set beat_timeout_ns",
        ))
    })
}

/// Tells a node the position of its application: how far it has come, by the term and the index of
/// its last entry. A node that is behind a quorum is not elected. A position that is behind an
/// earlier one changes nothing.
///
/// Once this has answered `INTERREX_OK`, this node gives its vote to nobody that is behind. Whoever
/// counts how many members have come as far asks after this call whether it counts:
///
/// - A leader calls `interrex_is_leader` after this, and counts itself only if that answers true.
/// - A follower calls `interrex_get_info` after this, and reports its position only if `term` is
///   that of the leader which counts.
///
/// Every later leader then has whatever a quorum was counted for. Costs nanoseconds and wakes
/// nobody: call it at every message.
///
/// One thread sets positions: the first that does. Others get `INTERREX_WRONG_THREAD`. Must not be
/// called by a signal handler.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_set_position(
    node: interrex_node,
    log_term: u64,
    index: u64,
) -> interrex_status {
    let set = || handles::set_position(node, Position { log_term, index });
    match catch_unwind(AssertUnwindSafe(set)) {
        Ok(Ok(Some(Ok(())))) => INTERREX_OK,
        Ok(Ok(None)) => answer(|| {
            Err(Failure::new(
                INTERREX_WRONG_THREAD,
                "positions of this node are set by another thread: set them all there",
            ))
        }),
        Ok(_) | Err(_) => answer(|| {
            handles::find(node)?;
            Err(Failure::new(INTERREX_NODE_GONE, "the node runs no more: close it"))
        }),
    }
}
