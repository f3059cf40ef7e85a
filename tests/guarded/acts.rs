//! What each process did as leader, written down so that a kill loses nothing: for each life one file, in
//! it for each term when it first acted and when it began its last act.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;

use interrex::runtime::{Leadership, monotonic_nanos};

const LENGTH: usize = 24;

/// One leader's acts: the term, when the first was done, and when the last began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Acts {
    pub term: u64,
    pub first_ns: u64,
    pub last_ns: u64,
}

/// Acts as leader whenever it may, until the process is killed.
pub fn act_for_ever(leadership: &Leadership, path: &Path) {
    let file = OpenOptions::new().create(true).truncate(true).write(true).open(path);
    let file = file.expect("the test has a directory");
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

/// S7 and S8 for whoever asks at use: once a leader has acted, none of an earlier term begins to.
pub fn assert_in_order(acts: &[Acts]) {
    assert!(acts.len() > 1, "somebody has led after somebody else: {acts:?}");
    for earlier in acts {
        for later in acts.iter().filter(|later| later.term > earlier.term) {
            assert!(
                earlier.last_ns < later.first_ns,
                "term {} acts {} ns after term {} has",
                earlier.term,
                earlier.last_ns - later.first_ns,
                later.term
            );
        }
        let same = acts.iter().filter(|other| other.term == earlier.term).count();
        assert_eq!(same, 1, "one leader of term {}", earlier.term);
    }
}
