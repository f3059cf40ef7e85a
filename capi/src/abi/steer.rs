//! Steers nodes, and says how they are.

use std::ffi::c_char;

use interrex::election::TransferRefusal;
use interrex::runtime::ResignOutcome;
use interrex::{Duration, Priority};

use super::{answer, handles, memory};
use crate::entry::Way;
use crate::settings::member_id;
use crate::status::Failure;
use crate::status::interrex_status::{self, INTERREX_INVALID_ARGUMENT};
use crate::types::{
    INTERREX_NO_MEMBER, interrex_info, interrex_node, interrex_outcome, interrex_outcome_kind,
    interrex_refusal,
};

/// Asks a node to give its leadership up, if it leads, so that another takes over at once. From now
/// on no guard is given. The node waits for those that are held, up to `drain_ns` nanoseconds, and
/// leads meanwhile. The call itself waits for nothing: `interrex_await_resignation` gives the
/// outcome. May be called from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_resign(node: interrex_node, drain_ns: u64) -> interrex_status {
    answer(|| handles::find(node)?.resign(Way::Resign, Duration::from_nanos(drain_ns)))
}

/// Asks a node to give its leadership to the member `to`, if it leads. `to` must be a voter that
/// has answered of late and whose application is not behind. Else nothing is done, and the outcome
/// says why. The node waits for guards as after `interrex_resign`; the call itself waits for
/// nothing.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_transfer(
    node: interrex_node,
    to: u32,
    drain_ns: u64,
) -> interrex_status {
    answer(|| {
        let entry = handles::find(node)?;
        entry.resign(Way::Transfer(member_id("to", to)?), Duration::from_nanos(drain_ns))
    })
}

/// Asks a node to stand by, for maintenance: from now on it votes and is not elected. If it leads,
/// it gives its leadership up as after `interrex_resign`; `interrex_await_resignation` gives the
/// outcome. A node that does not lead stands by all the same. Where all members that may lead stand
/// by, nobody leads. `interrex_end_standby` ends the standby, and so does a restart without
/// `standby`. May be called from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_stand_by(node: interrex_node, drain_ns: u64) -> interrex_status {
    answer(|| handles::find(node)?.resign(Way::StandBy, Duration::from_nanos(drain_ns)))
}

/// Ends the standby of a node: it stands for election again, and leaves a healthy leader alone. May
/// be called from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_end_standby(node: interrex_node) -> interrex_status {
    answer(|| handles::find(node)?.end_standby())
}

/// Changes the preference for this node as leader, 0 to 255. It counts in the next election; who
/// leads does not change by it, unless `failback_after_ns` says so. A restart goes back to what the
/// member list says. May be called from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_set_priority(node: interrex_node, priority: u32) -> interrex_status {
    answer(|| {
        let entry = handles::find(node)?;
        let priority = u8::try_from(priority).map_err(|_| {
            Failure::new(
                INTERREX_INVALID_ARGUMENT,
                format_args!("priority = {priority}: write 0 to 255"),
            )
        })?;
        entry.set_priority(Priority(priority))
    })
}

/// Waits up to `limit_ns` for the outcome of the last resignation, transfer or standby, and writes
/// it to `*outcome`. `INTERREX_AGAIN` if there is none by then. A process should not end before
/// there is one.
///
/// Whoever polls the node passes 0, polls on, and asks again. May be called from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_await_resignation(
    node: interrex_node,
    limit_ns: u64,
    outcome: *mut interrex_outcome,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        unsafe { memory::check(outcome) }?;
        let found = handles::find(node)?.outcome(Duration::from_nanos(limit_ns))?;
        // SAFETY: as above.
        unsafe { memory::write(outcome, &outcome_of(&found)) }
    })
}

/// Writes the view of this node to `*info`, for people, metrics and the count of positions
/// (`interrex_set_position`). May be called from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_get_info(
    node: interrex_node,
    info: *mut interrex_info,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        unsafe { memory::check(info) }?;
        let entry = handles::find(node)?;
        let standing = entry.leadership.standing();
        let leader = standing.leader.map(|leader| i32::from(leader.number()));
        let found = interrex_info {
            struct_size: 0,
            term: standing.term.0,
            leader: leader.unwrap_or(INTERREX_NO_MEMBER),
            role: standing.role as i32,
            last_event: entry.events.last(),
            address: memory::fill(&entry.address().to_string()),
            is_spawned: entry.is_spawned(),
            is_watched: entry.is_watched(),
            is_over: entry.has_ended(),
        };
        // SAFETY: as above.
        unsafe { memory::write(info, &found) }
    })
}

/// Writes the node's present time, in nanoseconds, to `*now_ns`. It is the clock of events, and is
/// comparable within this process alone. May be called from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_now_ns(node: interrex_node, now_ns: *mut u64) -> interrex_status {
    answer(|| {
        memory::not_null("now_ns", now_ns)?;
        let now = handles::find(node)?.now_ns();
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("now_ns", now_ns, now) }
    })
}

/// Writes what was asked of the host for speed and can't be had, one line each, into a buffer of
/// `size` bytes. The node runs all the same. What does not fit is cut off; the text always ends
/// with a zero.
///
/// @param length  Receives the length of the whole text without that zero; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_warnings(
    node: interrex_node,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> interrex_status {
    answer(|| {
        memory::not_null("buffer", buffer)?;
        let warnings = handles::find(node)?.warnings()?;
        // SAFETY: the caller keeps to the header.
        let whole = unsafe { memory::put_text(&warnings, buffer, size) };
        if length.is_null() {
            return Ok(());
        }
        // SAFETY: as above.
        unsafe { memory::put("length", length, whole) }
    })
}

fn outcome_of(outcome: &ResignOutcome) -> interrex_outcome {
    use interrex_outcome_kind::{
        INTERREX_OUTCOME_LOST, INTERREX_OUTCOME_NO_HEIR, INTERREX_OUTCOME_NODE_GONE,
        INTERREX_OUTCOME_NOT_LEADING, INTERREX_OUTCOME_NOT_SENT, INTERREX_OUTCOME_REFUSED,
        INTERREX_OUTCOME_RESIGNED,
    };
    let (kind, term, guards_left) = match *outcome {
        ResignOutcome::Resigned { term, guards_left } => {
            (INTERREX_OUTCOME_RESIGNED, term.0, guards_left)
        }
        ResignOutcome::NoHeir { term, guards_left } => {
            (INTERREX_OUTCOME_NO_HEIR, term.0, guards_left)
        }
        ResignOutcome::NotSent { term, guards_left } => {
            (INTERREX_OUTCOME_NOT_SENT, term.0, guards_left)
        }
        ResignOutcome::NotLeading { .. } => (INTERREX_OUTCOME_NOT_LEADING, 0, 0),
        ResignOutcome::Lost { term } => (INTERREX_OUTCOME_LOST, term.0, 0),
        ResignOutcome::Refused(_) => (INTERREX_OUTCOME_REFUSED, 0, 0),
        ResignOutcome::NodeGone => (INTERREX_OUTCOME_NODE_GONE, 0, 0),
    };
    let leader = match *outcome {
        ResignOutcome::NotLeading { leader } => leader,
        ResignOutcome::Resigned { .. }
        | ResignOutcome::NoHeir { .. }
        | ResignOutcome::NotSent { .. }
        | ResignOutcome::Lost { .. }
        | ResignOutcome::Refused(_)
        | ResignOutcome::NodeGone => None,
    };
    interrex_outcome {
        struct_size: 0,
        term,
        kind: kind as i32,
        leader: leader.map_or(INTERREX_NO_MEMBER, |leader| i32::from(leader.number())),
        guards_left,
        refusal: refusal_of(outcome) as i32,
        text: memory::fill(&outcome.to_string()),
    }
}

fn refusal_of(outcome: &ResignOutcome) -> interrex_refusal {
    use interrex_refusal::{
        INTERREX_NOT_REFUSED, INTERREX_REFUSED_BEHIND, INTERREX_REFUSED_NOT_ELECTABLE,
        INTERREX_REFUSED_NOT_HEARD, INTERREX_REFUSED_NOT_LEADING, INTERREX_REFUSED_NOT_STANDING,
    };
    match *outcome {
        ResignOutcome::Refused(refusal) => match refusal {
            TransferRefusal::NotLeading => INTERREX_REFUSED_NOT_LEADING,
            TransferRefusal::NotElectable => INTERREX_REFUSED_NOT_ELECTABLE,
            TransferRefusal::NotHeard => INTERREX_REFUSED_NOT_HEARD,
            TransferRefusal::NotStanding => INTERREX_REFUSED_NOT_STANDING,
            TransferRefusal::Behind => INTERREX_REFUSED_BEHIND,
        },
        ResignOutcome::Resigned { .. }
        | ResignOutcome::NoHeir { .. }
        | ResignOutcome::NotSent { .. }
        | ResignOutcome::NotLeading { .. }
        | ResignOutcome::Lost { .. }
        | ResignOutcome::NodeGone => INTERREX_NOT_REFUSED,
    }
}

#[cfg(test)]
mod tests {
    use interrex::Term;
    use interrex_outcome_kind::{INTERREX_OUTCOME_LOST, INTERREX_OUTCOME_REFUSED};
    use interrex_refusal::{INTERREX_NOT_REFUSED, INTERREX_REFUSED_NOT_STANDING};

    use super::*;

    #[test]
    fn the_guards_that_are_left_are_told_with_the_term() {
        let (term, guards_left) = (Term(7), 3);
        for outcome in [
            ResignOutcome::Resigned { term, guards_left },
            ResignOutcome::NoHeir { term, guards_left },
            ResignOutcome::NotSent { term, guards_left },
        ] {
            let told = outcome_of(&outcome);
            assert_eq!((told.term, told.guards_left), (7, 3), "{outcome}");
        }
    }

    #[test]
    fn a_leadership_that_was_lost_before_and_a_refusal_are_told_by_numbers() {
        let lost = outcome_of(&ResignOutcome::Lost { term: Term(7) });
        let refused = outcome_of(&ResignOutcome::Refused(TransferRefusal::NotStanding));
        assert_eq!((lost.kind, lost.term), (INTERREX_OUTCOME_LOST as i32, 7));
        assert_eq!(lost.refusal, INTERREX_NOT_REFUSED as i32);
        assert_eq!((refused.kind, refused.term), (INTERREX_OUTCOME_REFUSED as i32, 0));
        assert_eq!(refused.refusal, INTERREX_REFUSED_NOT_STANDING as i32);
    }
}
