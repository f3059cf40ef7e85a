//! The acts of each process as leader, written down so that a kill loses nothing: for each life
//! one file, in it for each term when it first acted and when it began its last act.
//!
//! Unlike a lease (`leases.rs`), an act ends with its process: what a guardian has voided was not
//! acted on.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;

use interrex::runtime::{Leadership, monotonic_nanos};

const LENGTH: usize = 24;

/// The acts of one leader in one term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Acts {
    /// The term.
    pub term: u64,
    /// The time at which the first act was done, by the system's monotonic clock.
    pub first_ns: u64,
    /// The time at which the last act began.
    pub last_ns: u64,
}

/// Acts as leader whenever it may, until the process is killed.
pub(crate) fn act_for_ever(leadership: &Leadership, path: &Path) {
    let file = OpenOptions::new().create(true).truncate(true).write(true).open(path);
    let file = file.expect("the parent names a file in a directory of its own");
    let mut place = 0;
    let mut acts = Acts { term: 0, first_ns: 0, last_ns: 0 };
    loop {
        // The act begins before it is asked whether it may be, and is done after.
        let began = monotonic_nanos();
        let Some(token) = leadership.token() else {
            std::thread::yield_now();
            continue;
        };
        let done = monotonic_nanos();
        if token.term.0 != acts.term {
            place += u64::from(acts.term != 0);
            acts = Acts { term: token.term.0, first_ns: done, last_ns: began };
        }
        acts.last_ns = began;
        write(&file, place, &acts);
        // The node's own thread may want the core.
        std::thread::yield_now();
    }
}

fn write(file: &File, place: u64, acts: &Acts) {
    let words = [acts.term, acts.first_ns, acts.last_ns].map(u64::to_le_bytes);
    file.write_all_at(words.as_flattened(), place * LENGTH as u64).expect("memory is not full");
}

/// Reads the acts of one life; none where it has not led.
pub fn read(path: &Path) -> Vec<Acts> {
    let bytes = std::fs::read(path).unwrap_or_default();
    let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let acts = |bytes: &[u8]| Acts {
        term: word(&bytes[..8]),
        first_ns: word(&bytes[8..16]),
        last_ns: word(&bytes[16..]),
    };
    bytes.chunks_exact(LENGTH).map(acts).collect()
}
