//! The functions of the header, and the memory that C programs hand to them.
//!
//! Every function checks what it is given, catches panics, and answers with a code. Knows pointers.
//! Knows nothing of what a node does.
//!
//! # Safety
//!
//! Pointers are NULL, or lead to what the header says: texts end with a zero, structs are as long
//! as their `struct_size` says, and buffers as long as the size beside them. The functions say
//! nothing of it one by one, since their comments are the header's.

#![allow(clippy::missing_safety_doc)] // said above, for all of them

mod guard;
mod handles;
mod lead;
mod marks;
mod memory;
mod open;
mod run;
mod steer;
mod texts;

pub use guard::{
    interrex_guard_acquire, interrex_guard_is_recalled, interrex_guard_release,
    interrex_guard_token,
};
pub use lead::{
    interrex_beat, interrex_get_token, interrex_is_leader, interrex_leader, interrex_set_position,
};
pub use open::{interrex_close, interrex_open, interrex_open_file, interrex_shutdown};
pub use run::{
    interrex_descriptor, interrex_events_descriptor, interrex_next_deadline_ns,
    interrex_next_event, interrex_poll, interrex_spawn,
};
pub use steer::{
    interrex_await_resignation, interrex_end_standby, interrex_get_info, interrex_now_ns,
    interrex_resign, interrex_set_priority, interrex_stand_by, interrex_transfer,
    interrex_warnings,
};
pub use texts::{
    interrex_abi_version, interrex_last_error, interrex_status_text, interrex_version,
};

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::status::interrex_status::{self, INTERREX_OK, INTERREX_PANICKED};
use crate::status::{Failure, remember};

/// Runs the body of a function, and answers as C expects. No panic leaves it.
fn answer(body: impl FnOnce() -> Result<(), Failure>) -> interrex_status {
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => return INTERREX_OK,
        Ok(Err(failure)) => failure,
        Err(panic) => panicked(panic),
    };
    remember(failure.words);
    failure.status
}

#[cold]
fn panicked(panic: Box<dyn Any + Send>) -> Failure {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    // What was thrown may panic again when it is dropped.
    std::mem::forget(panic);
    let words = format!("a panic in the library: {text}; please report it, and close the node");
    Failure::new(INTERREX_PANICKED, words)
}
