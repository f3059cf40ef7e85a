//! Memory that C programs hand in: structs of another version's size, texts, buffers.
//!
//! Knows pointers and sizes. Knows nothing of what lies there.

use std::ffi::{CStr, OsStr, c_char};
use std::mem;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::ptr;
use std::slice;

use crate::status::Failure;
use crate::status::interrex_status::{INTERREX_INVALID_ARGUMENT, INTERREX_INVALID_SIZE};
use crate::types::{
    interrex_config, interrex_event, interrex_guard, interrex_info, interrex_member,
    interrex_outcome, interrex_token,
};

/// The largest size that a struct of a later version may have. A field that was never set says
/// more, most of the time.
const LARGEST: usize = 4_096;

/// A struct of the header.
///
/// # Safety
/// It is `repr(C)`, begins with `struct_size: usize`, and all of its fields may be zero. One that
/// is read may have any bytes in its fields.
pub(super) unsafe trait Struct: Copy {
    const NAME: &'static str;
}

// SAFETY: it is as the trait demands: numbers and pointers, all of which may be zero.
unsafe impl Struct for interrex_config {
    const NAME: &'static str = "interrex_config";
}
// SAFETY: as above.
unsafe impl Struct for interrex_member {
    const NAME: &'static str = "interrex_member";
}
// SAFETY: as above.
unsafe impl Struct for interrex_token {
    const NAME: &'static str = "interrex_token";
}
// SAFETY: as above.
unsafe impl Struct for interrex_guard {
    const NAME: &'static str = "interrex_guard";
}
// SAFETY: as above.
unsafe impl Struct for interrex_info {
    const NAME: &'static str = "interrex_info";
}
// SAFETY: as above.
unsafe impl Struct for interrex_event {
    const NAME: &'static str = "interrex_event";
}
// SAFETY: as above.
unsafe impl Struct for interrex_outcome {
    const NAME: &'static str = "interrex_outcome";
}

fn null(what: &str) -> Failure {
    Failure::new(INTERREX_INVALID_ARGUMENT, format_args!("{what} is NULL"))
}

/// Returns the `struct_size` of what `pointer` leads to, if it can be one.
///
/// # Safety
/// `pointer` is null or leads to a struct of the header, of any version.
#[inline]
unsafe fn size_of_struct<T: Struct>(pointer: *const T) -> Result<usize, Failure> {
    if pointer.is_null() {
        return Err(null(T::NAME));
    }
    // SAFETY: the caller says that a struct lies there, which begins with its size. It is not
    // relied on that it is aligned.
    let size = unsafe { pointer.cast::<usize>().read_unaligned() };
    // Every version of every struct ends where a pointer could begin. A size that does not would
    // cut a pointer in two.
    let first = mem::size_of::<usize>();
    if (first..=LARGEST).contains(&size) && size.is_multiple_of(first) {
        return Ok(size);
    }
    Err(Failure::new(
        INTERREX_INVALID_SIZE,
        format_args!("{0}.struct_size = {size}: set it to sizeof({0})", T::NAME),
    ))
}

/// Reads a struct that may be of another version's size: what is missing is zero, and what this
/// version does not know must be.
///
/// # Safety
/// `pointer` is null or leads to a struct of the header which is as long as its `struct_size` says.
pub(super) unsafe fn read<T: Struct>(pointer: *const T) -> Result<T, Failure> {
    // SAFETY: as the caller says.
    let size = unsafe { size_of_struct(pointer) }?;
    let known = mem::size_of::<T>();
    // SAFETY: so many bytes lie there, says the caller.
    let bytes = unsafe { slice::from_raw_parts(pointer.cast::<u8>(), size) };
    if bytes.get(known..).is_some_and(|beyond| beyond.iter().any(|byte| *byte != 0)) {
        return Err(Failure::new(
            INTERREX_INVALID_SIZE,
            format_args!(
                "{}.struct_size = {size}: this library knows {known} bytes, and what lies beyond is \
                 not zero; take a library as new as the header, or set it to zero",
                T::NAME
            ),
        ));
    }
    // SAFETY: all fields may be zero.
    let mut value: T = unsafe { mem::zeroed() };
    // SAFETY: no more bytes are copied than lie there, nor than there is room for. Any bytes are
    // valid: the structs that are read hold numbers and pointers alone.
    unsafe {
        let target = (&raw mut value).cast::<u8>();
        ptr::copy_nonoverlapping(pointer.cast::<u8>(), target, size.min(known));
    }
    Ok(value)
}

/// Checks that a struct can be written to, before anything is done. Returns its size.
///
/// # Safety
/// As [`read`].
pub(super) unsafe fn check<T: Struct>(pointer: *mut T) -> Result<usize, Failure> {
    // SAFETY: as the caller says.
    unsafe { size_of_struct(pointer.cast_const()) }
}

/// Writes as much of a struct as there is room for, behind its `struct_size`, which stays. What
/// this version does not know becomes zero.
///
/// # Safety
/// `pointer` is null or leads to a struct of the header that may be written to and is as long as
/// its `struct_size` says.
#[inline]
pub(super) unsafe fn write<T: Struct>(pointer: *mut T, value: &T) -> Result<(), Failure> {
    // SAFETY: as the caller says.
    let size = unsafe { size_of_struct(pointer.cast_const()) }?;
    let (known, first) = (mem::size_of::<T>(), mem::size_of::<usize>());
    let (source, target) = (ptr::from_ref(value).cast::<u8>(), pointer.cast::<u8>());
    if size == known {
        // SAFETY: as below. The compiler knows this length, so these are a few plain stores.
        unsafe { ptr::copy_nonoverlapping(source.add(first), target.add(first), known - first) };
        return Ok(());
    }
    let copied = size.min(known);
    // SAFETY: `size` bytes lie there, says the caller; no more are written, and no more are read
    // than the value has. Both begin with `struct_size`, which is left out.
    unsafe {
        ptr::copy_nonoverlapping(source.add(first), target.add(first), copied - first);
        ptr::write_bytes(target.add(copied), 0, size - copied);
    }
    Ok(())
}

/// Reads an array of structs, each as long as the first one says.
///
/// # Safety
/// `first` is null or leads to `count` structs, as [`read`] demands of each.
pub(super) unsafe fn read_array<T: Struct>(
    first: *const T,
    count: usize,
    most: usize,
) -> Result<Vec<T>, Failure> {
    if count > most {
        return Err(Failure::new(
            INTERREX_INVALID_ARGUMENT,
            format_args!("{count} of {}: there are at most {most}", T::NAME),
        ));
    }
    // SAFETY: as the caller says.
    let step = unsafe { size_of_struct(first) }?;
    let place = |index| first.cast::<u8>().wrapping_add(index * step).cast::<T>();
    (0..count)
        .map(|index| {
            // SAFETY: as the caller says, and it is below `count`.
            let size = unsafe { size_of_struct(place(index)) }?;
            if size != step {
                return Err(Failure::new(
                    INTERREX_INVALID_SIZE,
                    format_args!("{}.struct_size differs at {index} of an array", T::NAME),
                ));
            }
            // SAFETY: as above.
            unsafe { read(place(index)) }
        })
        .collect()
}

/// Returns a text; `None` for NULL.
///
/// # Safety
/// `text` is null or leads to bytes that end with a zero.
pub(super) unsafe fn text(what: &str, text: *const c_char) -> Result<Option<String>, Failure> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: as the caller says.
    let text = unsafe { CStr::from_ptr(text) };
    let text = text.to_str().map_err(|_| {
        Failure::new(INTERREX_INVALID_ARGUMENT, format_args!("{what} is not UTF-8"))
    })?;
    Ok(Some(text.to_owned()))
}

/// Returns a path; `None` for NULL.
///
/// # Safety
/// As [`text`].
pub(super) unsafe fn path(path: *const c_char) -> Option<PathBuf> {
    if path.is_null() {
        return None;
    }
    // SAFETY: as the caller says.
    let path = unsafe { CStr::from_ptr(path) };
    Some(PathBuf::from(OsStr::from_bytes(path.to_bytes())))
}

/// Writes a number to where a pointer leads.
///
/// # Safety
/// `target` is null or leads to room for a `T` that may be written to.
pub(super) unsafe fn put<T>(what: &str, target: *mut T, value: T) -> Result<(), Failure> {
    if target.is_null() {
        return Err(null(what));
    }
    // SAFETY: as the caller says. It is not relied on that it is aligned.
    unsafe { target.write_unaligned(value) };
    Ok(())
}

/// Fails if a pointer is null.
pub(super) fn not_null<T>(what: &str, target: *const T) -> Result<(), Failure> {
    if target.is_null() { Err(null(what)) } else { Ok(()) }
}

/// Writes as much of a text as there is room for, and the zero that ends it. Returns the length of
/// the whole text, without the zero.
///
/// # Safety
/// `buffer` is null or leads to `size` bytes that may be written to.
pub(super) unsafe fn put_text(words: &str, buffer: *mut c_char, size: usize) -> usize {
    if !buffer.is_null() && size > 0 {
        let length = cut(words, size - 1);
        // SAFETY: `length` bytes and a zero fit into `size`, and no more than the text has are
        // read.
        unsafe {
            ptr::copy_nonoverlapping(words.as_ptr(), buffer.cast::<u8>(), length);
            buffer.add(length).write(0);
        }
    }
    words.len()
}

/// Copies as much of a text as there is room for into a field.
pub(super) fn fill<const SIZE: usize>(words: &str) -> [c_char; SIZE] {
    let mut field = [0; SIZE];
    let length = cut(words, SIZE - 1);
    for (place, byte) in field.iter_mut().zip(words.as_bytes().iter().take(length)) {
        *place = c_char::from_ne_bytes([*byte]);
    }
    field
}

/// Returns how many bytes of a text to keep, at most `most`: no character is cut in two.
fn cut(words: &str, most: usize) -> usize {
    words.floor_char_boundary(most)
}
