//! The codes that calls return, and the text of the last error of each thread.
//!
//! Knows codes and words. Knows nothing of what calls do.

use std::cell::RefCell;
use std::fmt;

/// The answer of a call: `INTERREX_OK` is 0, everything else is below 0 and says why nothing was
/// done. `interrex_status_text` has it in words. `interrex_last_error` says what was wrong, where,
/// and what to do.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(non_camel_case_types)] // as C programs write them
#[allow(clippy::upper_case_acronyms)]
pub enum interrex_status {
    /// The call has done what it says.
    INTERREX_OK = 0,
    /// A pointer is NULL, a text is not UTF-8, or a number is out of its range.
    INTERREX_INVALID_ARGUMENT = -1,
    /// The field `struct_size` is too small for what must be there, or it is larger than this
    /// version of the library knows and the part beyond is not zero.
    INTERREX_INVALID_SIZE = -2,
    /// The program was compiled with a header that this library is not compatible with.
    INTERREX_INVALID_VERSION = -3,
    /// The configuration, or its file, can't be used.
    INTERREX_INVALID_CONFIG = -4,
    /// The number is no handle that this process was given.
    INTERREX_INVALID_HANDLE = -5,
    /// The node was closed.
    INTERREX_CLOSED = -6,
    /// The node belongs to the process that forked this one.
    INTERREX_WRONG_PROCESS = -7,
    /// The call does not fit how the node runs: on its own thread, or polled by its owner.
    INTERREX_WRONG_MODE = -8,
    /// Another thread polls the node now.
    INTERREX_BUSY = -9,
    /// The node can't start: its address is in use, a file can't be read, and the like.
    INTERREX_START_FAILED = -10,
    /// The node runs no more: it was shut down, its guardian has taken it for dead, or its machine
    /// was restored from a snapshot. Close it.
    INTERREX_NODE_GONE = -11,
    /// A panic of the library has ended the node, or the call. Close the node.
    INTERREX_PANICKED = -12,
    /// This node does not lead.
    INTERREX_NOT_LEADING = -13,
    /// There is nothing yet: no event, no outcome. Ask again later.
    INTERREX_AGAIN = -14,
    /// More commands wait than there is room for: the node stalls, or is not polled.
    INTERREX_QUEUE_FULL = -15,
    /// There are as many nodes in this process as there may be, or guards of one.
    INTERREX_TOO_MANY = -16,
    /// The wait strategy never sleeps, so there is no descriptor to wait for; `interrex_beat` was
    /// called without `beat_timeout_ns`; or the host does not grant something.
    INTERREX_UNSUPPORTED = -17,
    /// A thread other than the one that has set positions before sets one.
    INTERREX_WRONG_THREAD = -18,
}

use interrex_status::{
    INTERREX_AGAIN, INTERREX_BUSY, INTERREX_CLOSED, INTERREX_INVALID_ARGUMENT,
    INTERREX_INVALID_CONFIG, INTERREX_INVALID_HANDLE, INTERREX_INVALID_SIZE,
    INTERREX_INVALID_VERSION, INTERREX_NODE_GONE, INTERREX_NOT_LEADING, INTERREX_OK,
    INTERREX_PANICKED, INTERREX_QUEUE_FULL, INTERREX_START_FAILED, INTERREX_TOO_MANY,
    INTERREX_UNSUPPORTED, INTERREX_WRONG_MODE, INTERREX_WRONG_PROCESS, INTERREX_WRONG_THREAD,
};

impl interrex_status {
    /// All codes, from 0 downwards.
    /// cbindgen:ignore
    pub const ALL: [Self; 19] = [
        INTERREX_OK,
        INTERREX_INVALID_ARGUMENT,
        INTERREX_INVALID_SIZE,
        INTERREX_INVALID_VERSION,
        INTERREX_INVALID_CONFIG,
        INTERREX_INVALID_HANDLE,
        INTERREX_CLOSED,
        INTERREX_WRONG_PROCESS,
        INTERREX_WRONG_MODE,
        INTERREX_BUSY,
        INTERREX_START_FAILED,
        INTERREX_NODE_GONE,
        INTERREX_PANICKED,
        INTERREX_NOT_LEADING,
        INTERREX_AGAIN,
        INTERREX_QUEUE_FULL,
        INTERREX_TOO_MANY,
        INTERREX_UNSUPPORTED,
        INTERREX_WRONG_THREAD,
    ];

    /// Returns the code in words; ends with the zero that C expects.
    pub const fn text(self) -> &'static str {
        match self {
            INTERREX_OK => "ok\0",
            INTERREX_INVALID_ARGUMENT => "invalid argument\0",
            INTERREX_INVALID_SIZE => "invalid struct_size\0",
            INTERREX_INVALID_VERSION => "the header and the library differ in version\0",
            INTERREX_INVALID_CONFIG => "the configuration can't be used\0",
            INTERREX_INVALID_HANDLE => "no such handle\0",
            INTERREX_CLOSED => "the node was closed\0",
            INTERREX_WRONG_PROCESS => "the node belongs to the parent process\0",
            INTERREX_WRONG_MODE => "the call does not fit how the node runs\0",
            INTERREX_BUSY => "another thread polls the node\0",
            INTERREX_START_FAILED => "the node can't start\0",
            INTERREX_NODE_GONE => "the node runs no more\0",
            INTERREX_PANICKED => "a panic has ended the node\0",
            INTERREX_NOT_LEADING => "this node does not lead\0",
            INTERREX_AGAIN => "nothing yet\0",
            INTERREX_QUEUE_FULL => "too many commands wait\0",
            INTERREX_TOO_MANY => "too many nodes or guards\0",
            INTERREX_UNSUPPORTED => "not supported here\0",
            INTERREX_WRONG_THREAD => "another thread sets positions\0",
        }
    }
}

/// The reason why a call has done nothing: its code, and the words for a person.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: interrex_status,
    pub(crate) words: String,
}

impl Failure {
    pub(crate) fn new(status: interrex_status, words: impl fmt::Display) -> Self {
        Self { status, words: words.to_string() }
    }
}

thread_local! {
    /// The words of this thread's last error.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the words of a failure for whoever asks on this thread.
pub(crate) fn remember(words: String) {
    // A thread that is ending has nobody left to ask.
    let _ = LAST.try_with(|last| last.replace(words));
}

/// Calls `read` with the words of this thread's last error; they are empty if there was none.
pub(crate) fn with_last<T>(read: impl FnOnce(&str) -> T) -> T {
    let mut read = Some(read);
    let mut call = |words: &str| read.take().map(|read| read(words));
    let answer = LAST.try_with(|last| call(&last.borrow())).ok().flatten();
    answer.or_else(|| call("")).expect("it is called once")
}
