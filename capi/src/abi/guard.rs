//! Guards: a thread says that it is doing something that only a leader may do.
//!
//! A guard of Rust lies in the struct that the program hands in, beside a word that says so. The
//! word depends on where the struct lies, so a copy, or a struct that was never filled in, is told
//! from a guard.

use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use interrex::runtime::Guard;

use super::{answer, handles, memory};
use crate::status::Failure;
use crate::status::interrex_status::{
    self, INTERREX_INVALID_ARGUMENT, INTERREX_INVALID_HANDLE, INTERREX_INVALID_SIZE,
    INTERREX_NOT_LEADING, INTERREX_OK, INTERREX_WRONG_PROCESS,
};
use crate::types::{interrex_guard, interrex_node, interrex_token};

/// Marks a struct that holds a guard.
const MARK: u64 = 0x1E57_AB1E_6A2D_0001;

/// The words of `interrex_guard.reserved`: the mark, the count of forks, and then the guard.
const FIRST: usize = 2;

// A guard of Rust must fit. If it grows, the struct of the header must grow with it.
const _: () = assert!(mem::size_of::<Guard>() <= (6 - FIRST) * mem::size_of::<u64>());
const _: () = assert!(mem::align_of::<Guard>() <= mem::align_of::<u64>());

/// Returns the mark of a struct that lies there.
#[inline]
fn mark(guard: *const interrex_guard) -> u64 {
    MARK ^ (guard.addr() as u64).rotate_left(17)
}

/// Returns where the guard of Rust lies in a struct.
#[inline]
fn place(guard: *mut interrex_guard) -> *mut Guard {
    let reserved = guard.cast::<u8>().wrapping_add(mem::offset_of!(interrex_guard, reserved));
    reserved.wrapping_add(FIRST * mem::size_of::<u64>()).cast()
}

/// Returns whether the pointer leads to a struct that is large and aligned as it must be.
///
/// # Safety
/// As the header says of the struct.
#[inline]
unsafe fn is_whole(guard: *const interrex_guard) -> bool {
    // SAFETY: a struct lies there, says the caller, and begins with its size.
    !guard.is_null()
        && guard.is_aligned()
        && unsafe { (*guard).struct_size } == mem::size_of::<interrex_guard>()
}

/// Returns whether a struct that is whole holds a guard of this process.
///
/// # Safety
/// As the header says of the struct, and it is whole.
#[inline]
unsafe fn is_held(guard: *const interrex_guard) -> bool {
    // SAFETY: it is whole.
    let (marked, forks) = unsafe { ((*guard).reserved[0], (*guard).reserved[1]) };
    marked == mark(guard) && forks == handles::forks()
}

/// Returns why a struct holds no guard of this process.
///
/// # Safety
/// As the header says of the struct.
#[cold]
unsafe fn why_not_held(guard: *const interrex_guard) -> Failure {
    // SAFETY: the caller keeps to the header.
    if let Err(failure) = unsafe { memory::check(guard.cast_mut()) } {
        return failure;
    }
    // SAFETY: as above.
    if !unsafe { is_whole(guard) } {
        return Failure::new(
            INTERREX_INVALID_SIZE,
            "interrex_guard: it must be aligned, and struct_size be sizeof(interrex_guard)",
        );
    }
    // SAFETY: it is whole.
    if unsafe { (*guard).reserved[0] } == mark(guard) {
        return Failure::new(
            INTERREX_WRONG_PROCESS,
            "the guard belongs to the process that forked this one",
        );
    }
    Failure::new(
        INTERREX_INVALID_HANDLE,
        "no guard is held there: it was released, never taken, or is a copy",
    )
}

/// Takes a guard and writes it to `*guard`, if this node may act as leader now and nobody has asked
/// it to give its leadership up. Else the answer is `INTERREX_NOT_LEADING`. Never waits. May be
/// called from any thread; `INTERREX_INVALID_ARGUMENT` if `*guard` holds one already.
///
///     interrex_guard guard = {0};
///     guard.struct_size = sizeof guard;
///     if (interrex_guard_acquire(node, &guard) == INTERREX_OK) {
///         ... work; what is written carries the token of interrex_guard_token ...
///         interrex_guard_release(&guard);
///     }
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_guard_acquire(
    node: interrex_node,
    guard: *mut interrex_guard,
) -> interrex_status {
    let take = || {
        // SAFETY: the caller keeps to the header.
        if unsafe { !is_whole(guard) || (*guard).reserved[0] == mark(guard) } {
            return false;
        }
        let taken = handles::with_fast_path(node, |node| node.leadership.guard());
        let Ok(Some(taken)) = taken else { return false };
        let (mark, forks, term) = (mark(guard), handles::forks(), taken.term().0);
        // SAFETY: it is whole and aligned, and there is room for a guard behind the first words.
        unsafe {
            (*guard).term = term;
            (*guard).reserved[0] = mark;
            (*guard).reserved[1] = forks;
            place(guard).write(taken);
        }
        true
    };
    match catch_unwind(AssertUnwindSafe(take)) {
        Ok(true) => INTERREX_OK,
        // SAFETY: as above.
        Ok(false) => answer(|| Err(unsafe { why_no_guard(node, guard) })),
        Err(panic) => answer(|| std::panic::resume_unwind(panic)),
    }
}

/// Returns why no guard was given.
///
/// # Safety
/// As the header says of the struct.
#[cold]
unsafe fn why_no_guard(node: interrex_node, guard: *const interrex_guard) -> Failure {
    // SAFETY: the caller keeps to the header.
    if !unsafe { is_whole(guard) } {
        // SAFETY: as above.
        return unsafe { why_not_held(guard) };
    }
    // SAFETY: it is whole.
    if unsafe { (*guard).reserved[0] } == mark(guard) {
        return Failure::new(
            INTERREX_INVALID_ARGUMENT,
            "a guard is held there: release it, or set the struct to zero if it never was",
        );
    }
    handles::find(node).err().unwrap_or_else(|| {
        Failure::new(
            INTERREX_NOT_LEADING,
            "this node does not lead, or is about to give its leadership up",
        )
    })
}

/// Gives a guard back: a resignation that waits for it goes on. `INTERREX_INVALID_HANDLE` if
/// `*guard` holds none. May be called from any thread, also after the node was closed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_guard_release(guard: *mut interrex_guard) -> interrex_status {
    let release = || {
        // SAFETY: the caller keeps to the header.
        if unsafe { !is_whole(guard) || !is_held(guard) } {
            return false;
        }
        // SAFETY: a guard lies there, as the mark says. The mark goes first, so that it is read out
        // once.
        drop(unsafe {
            (*guard).reserved[0] = 0;
            place(guard).read()
        });
        true
    };
    match catch_unwind(AssertUnwindSafe(release)) {
        Ok(true) => INTERREX_OK,
        // SAFETY: as above.
        Ok(false) => answer(|| Err(unsafe { why_not_held(guard) })),
        Err(panic) => answer(|| std::panic::resume_unwind(panic)),
    }
}

/// Writes the token to `*token`, if this node still leads the term of the guard. Else the answer is
/// `INTERREX_NOT_LEADING`. Ask for it before each write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_guard_token(
    guard: *const interrex_guard,
    token: *mut interrex_token,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        if unsafe { !is_whole(guard) || !is_held(guard) } {
            // SAFETY: as above.
            return Err(unsafe { why_not_held(guard) });
        }
        // SAFETY: as above.
        unsafe { memory::check(token) }?;
        // SAFETY: a guard lies there, as the mark says.
        let held = unsafe { &*place(guard.cast_mut()) };
        let held = held.token().ok_or_else(|| {
            Failure::new(INTERREX_NOT_LEADING, "this node leads the term of the guard no more")
        })?;
        let value = interrex_token {
            struct_size: 0,
            term: held.term.0,
            time_left_ns: held.time_left.as_nanos(),
        };
        // SAFETY: as above.
        unsafe { memory::write(token, &value) }
    })
}

/// Returns whether somebody has asked the node to give its leadership up since the guard was taken:
/// finish, and release it. False where no guard is held.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_guard_is_recalled(guard: *const interrex_guard) -> bool {
    let is_recalled = || {
        // SAFETY: the caller keeps to the header.
        if unsafe { !is_whole(guard) || !is_held(guard) } {
            return false;
        }
        // SAFETY: a guard lies there, as the mark says.
        unsafe { &*place(guard.cast_mut()) }.is_recalled()
    };
    catch_unwind(AssertUnwindSafe(is_recalled)).unwrap_or(false)
}
