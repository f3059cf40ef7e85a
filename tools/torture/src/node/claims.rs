//! The times for which a witness was told that a node leads, in a file that a kill can't cut.
//!
//! A claim is five words of eight bytes, written over at each answer. A write goes to memory that
//! is the kernel's, so that nothing is lost with the process. A new claim begins with another term
//! or process, and wherever the lease of the one before could have run out.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use interrex::runtime::{Token, monotonic_nanos};
use interrex::{Duration, Term};

const WORDS: usize = 5;
const LENGTH: usize = WORDS * 8;

/// The bytes of a file that have their memory from the beginning. A node that is short of memory
/// gets no more, and its claims then matter.
const RESERVED: [u8; 16_384] = [0; 16_384];

/// A claim as the file holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawClaim {
    /// The token.
    pub(crate) term: Term,
    /// The time just after the first answer.
    pub(crate) first_ns: u64,
    /// The time just before the last question that was answered.
    pub(crate) last_ns: u64,
    /// The latest end of the lease by any answer.
    pub(crate) until_ns: u64,
    /// The process that the answers are about.
    pub(crate) process: u64,
}

/// Keeps the claims of one witness.
#[derive(Debug)]
pub(crate) struct ClaimFile {
    file: File,
    place: u64,
    claim: Option<RawClaim>,
}

impl ClaimFile {
    /// Begins a file.
    ///
    /// # Errors
    /// If it can't be made.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).truncate(true).write(true).open(path)?;
        file.write_all_at(&RESERVED, 0)?;
        Ok(Self { file, place: 0, claim: None })
    }

    /// Asks once, and keeps the answer if it is a token. Returns whether it was.
    ///
    /// # Errors
    /// If the answer can't be kept.
    pub(crate) fn ask(
        &mut self,
        process: u64,
        ask: impl FnOnce() -> Option<Token>,
    ) -> io::Result<bool> {
        let before = monotonic_nanos();
        let Some(token) = ask() else { return Ok(false) };
        let answer = Answer { before_ns: before, after_ns: monotonic_nanos(), process };
        self.keep(&answer, token.term, token.time_left)?;
        Ok(true)
    }

    fn keep(&mut self, answer: &Answer, term: Term, left: Duration) -> io::Result<()> {
        let next = joined(self.claim, answer, term, left);
        let is_another = self.claim.is_some_and(|claim| claim.first_ns != next.first_ns);
        let place = self.place + u64::from(is_another);
        let RawClaim { term, first_ns, last_ns, until_ns, process } = next;
        let words = [term.0, first_ns, last_ns, until_ns, process].map(u64::to_le_bytes);
        self.file.write_all_at(words.as_flattened(), place * LENGTH as u64)?;
        // One that could not be kept is not gone on with.
        (self.place, self.claim) = (place, Some(next));
        Ok(())
    }
}

/// The times around a question and its answer, and the process that it is about.
struct Answer {
    before_ns: u64,
    after_ns: u64,
    process: u64,
}

/// Returns the claim that goes on with an answer, or the one that begins with it. A thread that
/// was stopped before it saw the answer knows only that the lease was there when it asked.
fn joined(claim: Option<RawClaim>, answer: &Answer, term: Term, left: Duration) -> RawClaim {
    let &Answer { before_ns, after_ns, process } = answer;
    let until_ns = before_ns.saturating_add(left.as_nanos());
    let is_same = |claim: &RawClaim| {
        claim.term == term && claim.process == process && before_ns <= claim.until_ns
    };
    match claim.filter(is_same) {
        Some(claim) => {
            RawClaim { last_ns: before_ns, until_ns: claim.until_ns.max(until_ns), ..claim }
        }
        None => {
            let first_ns = after_ns;
            RawClaim { term, first_ns, last_ns: before_ns, until_ns, process }
        }
    }
}

/// Reads the claims in a file; none where there is no file.
pub(crate) fn read(path: &Path) -> Vec<RawClaim> {
    let bytes = std::fs::read(path).unwrap_or_default();
    let claim = |bytes: &[u8]| {
        let word = |place: usize| {
            let bytes = &bytes[8 * place..][..8];
            u64::from_le_bytes(bytes.try_into().expect("eight bytes were taken"))
        };
        RawClaim {
            term: Term(word(0)),
            first_ns: word(1),
            last_ns: word(2),
            until_ns: word(3),
            process: word(4),
        }
    };
    // Nothing stands where none was kept. The token of a system that has none is 0.
    bytes.chunks_exact(LENGTH).map(claim).filter(|claim| claim.first_ns > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(term: u64, left_ns: u64) -> Option<Token> {
        Some(Token { term: Term(term), time_left: Duration::from_nanos(left_ns) })
    }

    fn answer(before_ns: u64, after_ns: u64) -> Answer {
        Answer { before_ns, after_ns, process: 7 }
    }

    #[test]
    fn answers_within_a_lease_are_one_claim_and_one_after_it_begins_another() {
        let nanos = Duration::from_nanos;
        let first = joined(None, &answer(10, 12), Term(3), nanos(100));
        let RawClaim { first_ns, last_ns, until_ns, .. } = first;
        assert_eq!((first_ns, last_ns, until_ns), (12, 10, 110));
        let second = joined(Some(first), &answer(110, 115), Term(3), nanos(5));
        assert_eq!((second.first_ns, second.last_ns, second.until_ns), (12, 110, 115));
        let other = joined(Some(second), &answer(116, 117), Term(3), nanos(5));
        assert_eq!(other.first_ns, 117, "the lease may have run out at 115");
        let later = joined(Some(second), &answer(113, 114), Term(4), nanos(5));
        assert_eq!(later.first_ns, 114, "another term");
    }

    #[test]
    fn claims_are_read_as_they_were_kept() {
        let home = tempfile::tempdir().expect("the system has a place for such things");
        let path = home.path().join("claims");
        assert_eq!(read(&path), []);
        let mut file = ClaimFile::create(&path).expect("the place was just made");
        let length = std::fs::metadata(&path).expect("it was made").len();
        assert!(length >= 16_384, "there is memory for {length} bytes before any is needed");
        assert_eq!(read(&path), [], "nothing is kept yet");
        assert!(!file.ask(7, || None).expect("nothing is kept"));
        for (term, process) in [(3, 7), (3, 7), (4, 7), (0, 8)] {
            assert!(file.ask(process, || token(term, u64::MAX / 2)).expect("it is a file"));
        }
        let kept = read(&path);
        let names: Vec<_> = kept.iter().map(|claim| (claim.term.0, claim.process)).collect();
        assert_eq!(names, [(3, 7), (4, 7), (0, 8)]);
        assert!(kept[0].last_ns > kept[0].first_ns, "it was asked twice");
    }
}
