//! Versions, and what went wrong in words.

use std::ffi::c_char;
use std::panic::catch_unwind;

use super::memory;
use crate::status::{interrex_status, with_last};
use crate::types::INTERREX_ABI;

/// Returns the version of the interface that this library has: `INTERREX_ABI` of its own header.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_abi_version() -> u32 {
    INTERREX_ABI
}

/// Returns the version of the library, as in `0.1.0`. The text lives for ever.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// Returns a code in words. The text lives for ever, and is never NULL.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_status_text(status: i32) -> *const c_char {
    let known = interrex_status::ALL.iter().find(|known| **known as i32 == status);
    known.map_or("no such status\0", |known| known.text()).as_ptr().cast()
}

/// Writes the words of the calling thread's last error into a buffer of `size` bytes: what is
/// wrong, where, and what to do. Calls that succeed leave them as they are. What does not fit is
/// cut off; the text always ends with a zero, unless `size` is 0.
///
/// @return The length of the whole text without that zero; 0 if there was no error yet, or if
///         `buffer` is NULL and there is nothing to tell.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_last_error(buffer: *mut c_char, size: usize) -> usize {
    // SAFETY: the caller keeps to the header.
    let copy = || with_last(|words| unsafe { memory::put_text(words, buffer, size) });
    catch_unwind(copy).unwrap_or(0)
}
