//! What a process writes down, line by line, so that a kill loses nothing that was written.
//!
//! Each line is one `write` to a file opened with `O_APPEND`: it is the kernel's when the call returns.
//! A kill may cut the last line of a life; a whole one has its end mark.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use interrex::NodeId;
use interrex::election::HardState;
use interrex::runtime::monotonic_nanos;

/// A term, and the vote in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ballot {
    pub term: u64,
    pub vote: Option<u8>,
}

impl Ballot {
    /// Whether a node that was at `other` may be here after one more step.
    pub fn is_newer_than(self, other: Self) -> bool {
        (self.term, self.vote.is_some()) > (other.term, other.vote.is_some())
    }
}

impl From<&HardState> for Ballot {
    fn from(state: &HardState) -> Self {
        Self { term: state.term.0, vote: state.voted_for.map(NodeId::number) }
    }
}

/// One line. All times are of one clock of the host, in nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Record {
    /// A life began, with this from its store.
    Recovered { at_ns: u64, ballot: Ballot, boot: u64 },
    /// The store has said `Ok`.
    Persisted { at_ns: u64, ballot: Ballot },
    /// The process might act as leader from the one moment to the other.
    Lease { term: u64, from_ns: u64, until_ns: u64 },
}

impl fmt::Display for Ballot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.vote {
            Some(vote) => write!(f, "{} {vote}", self.term),
            None => write!(f, "{} -", self.term),
        }
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Record::Recovered { at_ns, ballot, boot } => {
                write!(f, "recovered {at_ns} {ballot} {boot} .")
            }
            Record::Persisted { at_ns, ballot } => write!(f, "persisted {at_ns} {ballot} ."),
            Record::Lease { term, from_ns, until_ns } => {
                write!(f, "lease {term} {from_ns} {until_ns} .")
            }
        }
    }
}

/// The record of a line; `None` if it was cut.
fn parse(line: &str) -> Option<Record> {
    let mut words = line.strip_suffix(" .")?.split(' ');
    let kind = words.next()?;
    let mut word = || words.next();
    let number = |word: Option<&str>| word?.parse::<u64>().ok();
    let ballot = |term: Option<&str>, vote: Option<&str>| {
        let vote = match vote? {
            "-" => None,
            vote => Some(vote.parse().ok()?),
        };
        Some(Ballot { term: number(term)?, vote })
    };
    match kind {
        "recovered" => Some(Record::Recovered {
            at_ns: number(word())?,
            ballot: ballot(word(), word())?,
            boot: number(word())?,
        }),
        "persisted" => {
            Some(Record::Persisted { at_ns: number(word())?, ballot: ballot(word(), word())? })
        }
        "lease" => Some(Record::Lease {
            term: number(word())?,
            from_ns: number(word())?,
            until_ns: number(word())?,
        }),
        _ => None,
    }
}

/// The writing end.
#[derive(Debug)]
pub struct Log(File);

impl Log {
    pub fn open(path: &Path) -> Self {
        let file = OpenOptions::new().append(true).create(true).open(path);
        let mut log = Self(file.expect("the log can be opened"));
        // Ends a line that the kill of the last life has cut.
        log.append("\n");
        log
    }

    pub fn recovered(&mut self, state: &HardState, boot: u64) {
        self.write(&Record::Recovered { at_ns: monotonic_nanos(), ballot: state.into(), boot });
    }

    pub fn persisted(&mut self, state: &HardState) {
        self.write(&Record::Persisted { at_ns: monotonic_nanos(), ballot: state.into() });
    }

    pub fn lease(&mut self, term: u64, from_ns: u64, until_ns: u64) {
        self.write(&Record::Lease { term, from_ns, until_ns });
    }

    fn write(&mut self, record: &Record) {
        self.append(&format!("{record}\n"));
    }

    fn append(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).expect("the log can be written");
    }
}

/// All that a node has written, and how many lines were cut.
pub fn read(path: &Path) -> (Vec<Record>, usize) {
    let Ok(text) = fs::read(path) else { return (Vec::new(), 0) };
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).map(parse).collect();
    let cut = lines.iter().filter(|line| line.is_none()).count();
    (lines.into_iter().flatten().collect(), cut)
}

/// The last lease that a node has written near the end of its log: its term and its end.
pub fn last_lease(path: &Path) -> Option<(u64, u64)> {
    const NEAR: u64 = 2_048;
    let mut file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(NEAR))).ok()?;
    let mut text = Vec::new();
    file.read_to_end(&mut text).ok()?;
    let text = String::from_utf8_lossy(&text);
    text.lines().rev().filter_map(parse).find_map(|record| match record {
        Record::Lease { term, until_ns, .. } => Some((term, until_ns)),
        Record::Recovered { .. } | Record::Persisted { .. } => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written_and_a_cut_one_not_at_all() {
        let records = [
            Record::Recovered { at_ns: 1, ballot: Ballot { term: 2, vote: None }, boot: u64::MAX },
            Record::Persisted { at_ns: 3, ballot: Ballot { term: 4, vote: Some(127) } },
            Record::Lease { term: 5, from_ns: 6, until_ns: u64::MAX },
        ];
        for record in records {
            let line = record.to_string();
            assert_eq!(parse(&line), Some(record));
            for length in 0..line.len() {
                assert_eq!(parse(&line[..length]), None, "{}", &line[..length]);
            }
        }
    }
}
