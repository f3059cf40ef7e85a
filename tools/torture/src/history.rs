//! The history of a run: all that its processes saw and did, one line of JSON for each record.
//!
//! All times are nanoseconds of the host's monotonic clock, which every process of a host reads
//! alike, network namespaces or not. Knows the shape of records and how files hold them; nothing
//! of how they come about, nor of what is right.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use interrex::election::Event;
use interrex::{NodeId, Term};
use serde::{Deserialize, Serialize};

use crate::system::Contender;

/// The number of a life of a node: each start of a process has another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Life(pub(crate) u64);

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Record {
    /// The run itself, first of all.
    Run(Run),
    /// A fault that is over.
    Fault(FaultRecord),
    /// A life of a node that is over.
    Life(LifeRecord),
    /// A time for which a witness was told that a node leads.
    Claim(Claim),
    /// A node is about to give its leadership up, if it has any.
    GivingUp(GivingUp),
    /// Writes that the register has accepted, or refused, one after the other.
    Writes(Writes),
    /// A guard that was held while the node was asked to give its leadership up.
    Guard(Held),
    /// An event of a node.
    Event(Told),
    /// The outcome of a resignation, a transfer or a standby.
    Outcome(Outcome),
    /// The word of another system's program about a node.
    Standing(Standing),
    /// The resources that a process holds.
    Sample(Sample),
    /// Anything else that a person may want to read.
    Note(Note),
    /// The end of the run.
    End(End),
}

/// The settings of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Default))]
pub(crate) struct Run {
    /// The seed of all chance.
    pub(crate) seed: u64,
    /// The system of a control run; `None` where it was interrex.
    #[serde(default)]
    pub(crate) contender: Option<Contender>,
    /// The number of nodes.
    pub(crate) hosts: u8,
    /// The name of the timing.
    pub(crate) profile: String,
    /// True if each node has a guardian. Then a claim ends with the process that made it.
    pub(crate) guarded: bool,
    /// True if each node has a network of its own.
    pub(crate) networks: bool,
    /// The nodes without a store.
    pub(crate) diskless: Vec<NodeId>,
    /// The length of the schedule in milliseconds.
    pub(crate) length_ms: u64,
    /// True if no fault ends the process of node 0.
    pub(crate) soak: bool,
    /// The kinds of faults that were asked for; empty if all were.
    pub(crate) only: Vec<String>,
    /// The machine: processor, cores, kernel.
    pub(crate) machine: String,
    /// The version of this program.
    pub(crate) version: String,
    /// The time at which the run began.
    pub(crate) began_ns: u64,
}

/// A fault that was made, or was to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FaultRecord {
    /// Its place in the schedule.
    pub(crate) id: u32,
    /// Its kind.
    pub(crate) kind: String,
    /// The nodes that it hit.
    pub(crate) nodes: Vec<NodeId>,
    /// The leader when it began, if there was one.
    pub(crate) leader: Option<NodeId>,
    /// The time just before it was made.
    pub(crate) begin_ns: u64,
    /// The time just before its mending began.
    #[serde(default)]
    pub(crate) mending_ns: u64,
    /// The time at which it was mended.
    pub(crate) end_ns: u64,
    /// The reason why it was not made, if it was not.
    pub(crate) skipped: Option<String>,
}

/// A life of a node that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LifeRecord {
    /// The node.
    pub(crate) node: NodeId,
    /// The life.
    pub(crate) life: Life,
    /// Its process.
    pub(crate) process: u32,
    /// The time at which its process was started.
    pub(crate) begin_ns: u64,
    /// The time of the kill, of the order to end, or of the end that nobody ordered.
    pub(crate) end_ns: u64,
    /// The way in which it ended.
    pub(crate) end: LifeEnd,
}

/// The way in which a life ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LifeEnd {
    /// SIGKILL.
    Killed,
    /// It was told to end and did.
    Stopped,
    /// Its node did not start, for this reason.
    Declined(String),
    /// Nobody had told it to.
    Unasked(String),
}

/// The place at which a witness asks whether a node leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ClaimSource {
    /// A thread of the node's process.
    Thread,
    /// Another process, which reads the shared page.
    Page,
    /// The event by which a node tells of its election. No record has it: the checker makes a
    /// claim of each such event.
    Event,
}

/// A time for which a witness was told that a node leads, without a pause in which the lease could
/// have run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claim {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// The witness.
    pub(crate) source: ClaimSource,
    /// The token that it was told; 0 where its system has none.
    pub(crate) term: Term,
    /// The time just after the first answer.
    pub(crate) first_ns: u64,
    /// The time just before the last question that was answered.
    pub(crate) last_ns: u64,
    /// The latest time until which, by such an answer, the lease lasts. A control run knows of no
    /// such time, and has the last answer here.
    pub(crate) until_ns: u64,
}

/// The time just before a node was told to give its leadership up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GivingUp {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// The time.
    pub(crate) at_ns: u64,
    /// The time in nanoseconds for which guards are waited for, from the order on.
    #[serde(default)]
    pub(crate) drain_ns: u64,
}

/// Writes of one life with one token that came to the register one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Writes {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// The token; 0 where its system has none.
    pub(crate) term: Term,
    /// True if they were accepted.
    pub(crate) accepted: bool,
    /// The number of writes.
    pub(crate) count: u64,
    /// The latest time just before a token of theirs was asked for; 0 where none was asked for.
    #[serde(default)]
    pub(crate) asked_ns: u64,
    /// The time of the first.
    pub(crate) first_ns: u64,
    /// The time of the last.
    pub(crate) last_ns: u64,
}

/// A guard that was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// The term of the guard.
    pub(crate) term: Term,
    /// The time just after it was had.
    pub(crate) from_ns: u64,
    /// The time just before it was dropped.
    pub(crate) to_ns: u64,
}

/// An event of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// Its place among the events of that life.
    pub(crate) number: u64,
    /// Its time.
    pub(crate) at_ns: u64,
    /// The event.
    pub(crate) event: Event,
}

/// The outcome of an order to give leadership up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// The time just before the order.
    pub(crate) asked_ns: u64,
    /// The term that was given up, if one was.
    #[serde(default)]
    pub(crate) given_up: Option<Term>,
    /// Says what has come of it.
    pub(crate) outcome: String,
}

/// The word of another system's program about a node: that it leads, or that it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// The node.
    pub(crate) node: NodeId,
    /// Its life.
    pub(crate) life: Life,
    /// The time at which the word was read.
    pub(crate) at_ns: u64,
    /// The token with which it leads, 0 where the system has none; `None` if it does not lead.
    pub(crate) leads: Option<Term>,
}

/// A process whose resources are sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Holder {
    /// The process of a node.
    Node(NodeId),
    /// The guardian of a node.
    Guardian(NodeId),
    /// The reader of the pages.
    Reader,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(node) => write!(f, "node {node}"),
            Self::Guardian(node) => write!(f, "guardian {node}"),
            Self::Reader => f.write_str("reader"),
        }
    }
}

/// The resources that a process holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sample {
    /// The part that the process plays.
    pub(crate) holder: Holder,
    /// The life of its node; 0 of the reader.
    pub(crate) life: Life,
    /// The process.
    pub(crate) process: u32,
    /// The time.
    pub(crate) at_ns: u64,
    /// Bytes of memory that are its own and no file's, as far as they are resident.
    pub(crate) memory: u64,
    /// Open descriptors.
    pub(crate) descriptors: u64,
    /// Threads.
    pub(crate) threads: u64,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Note {
    /// The node it is about, if it is about one.
    pub(crate) node: Option<NodeId>,
    /// The time.
    pub(crate) at_ns: u64,
    /// The remark.
    pub(crate) text: String,
}

/// The end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct End {
    /// The time.
    pub(crate) at_ns: u64,
    /// True if a leader was found within the limit once all faults were mended. `None` where the
    /// run was interrupted before.
    pub(crate) leader_found: Option<bool>,
}

/// A history that is being written.
#[derive(Debug)]
pub(crate) struct HistoryWriter(BufWriter<File>);

impl HistoryWriter {
    /// Begins a history at `path`.
    ///
    /// # Errors
    /// If the file can't be made.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        File::create(path).map(BufWriter::new).map(Self)
    }

    /// Adds a record.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn add(&mut self, record: &Record) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, record)?;
        self.0.write_all(b"\n")
    }

    /// Writes out what waits in memory.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Reads a history.
///
/// # Errors
/// If the file can't be read, or a line of it is no record; the error names the line.
pub(crate) fn read(path: &Path) -> io::Result<Vec<Record>> {
    let lines = BufReader::new(File::open(path)?).lines().enumerate();
    let parsed = lines.map(|(place, line)| {
        serde_json::from_str(&line?).map_err(|error| {
            let text = format!("{}: line {}: {error}", path.display(), place + 1);
            io::Error::new(io::ErrorKind::InvalidData, text)
        })
    });
    parsed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_is_read_as_it_was_written_and_a_broken_line_is_named() {
        let home = tempfile::tempdir().expect("the system has a place for such things");
        let path = home.path().join("history.jsonl");
        let node = NodeId::new(3).expect("3 is below 128");
        let told =
            Told { node, life: Life(2), number: 1, at_ns: u64::MAX, event: Event::ClockFault };
        let records = vec![
            Record::Event(told),
            Record::Note(Note { node: None, at_ns: 1, text: "two\nlines".to_owned() }),
            Record::End(End { at_ns: 2, leader_found: Some(true) }),
        ];
        let mut writer = HistoryWriter::create(&path).expect("the place was just made");
        records.iter().for_each(|record| writer.add(record).expect("it is a file"));
        writer.flush().expect("it is a file");
        assert_eq!(read(&path).expect("it was written so"), records);
        std::fs::write(&path, "{\"end\":{\"at_ns\":2,\"leader_found\":null}}\n{\"end\"")
            .expect("so");
        let error = read(&path).expect_err("the second line is cut");
        assert!(error.to_string().contains("line 2"), "{error}");
    }
}
