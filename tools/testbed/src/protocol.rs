//! The lines that a parent and its members exchange, each a piece of JSON. The parent sends the
//! orders (`member.rs`) and then requests; a member sends events and its status.

use std::io::{self, Write};

use interrex::election::{Event, HardState};
use interrex::types::BootId;
use interrex::{Duration, NodeId, Term};
use serde::{Deserialize, Serialize};

use crate::counts::Count;

/// One line of a member: its number, the time, and an event or a status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The member.
    pub node: NodeId,
    /// The time of the content, in nanoseconds of the system's monotonic clock. An event has the
    /// time at which any thread could read its effect.
    pub at_ns: u64,
    /// The event or the status.
    #[serde(flatten)]
    pub content: Content,
}

/// The content of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// An event of its node. The times in it are of the same clock as the line's.
    Event(Event),
    /// Anything else that it reports.
    Status(Status),
}

/// The report of a member on something that is no event of its node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Its node runs.
    Started {
        /// The number of times that its store has been opened, this life included; 0 without a
        /// store.
        starts: u64,
    },
    /// Something was asked of the host for it and can't be had.
    Warned {
        /// The thing that is missing, and what to do.
        warning: String,
    },
    /// Its node could not be started, or can't do what it was asked.
    Failed {
        /// Why.
        reason: String,
    },
    /// It has done what it was asked; the line's time is from before it began to.
    Done(Request),
    /// It was asked to give its leadership up, did, and has told others, of which one can lead.
    HandedOver {
        /// The number of guards that were held when the drain's deadline came.
        guards_left: u32,
    },
    /// It was asked to give its leadership up, and anything else has come of that.
    NotHandedOver {
        /// Says what has come of it.
        outcome: String,
    },
    /// It has counted this since its start.
    Counted(Count),
    /// Its guardian has come or gone.
    Guardian(Guardianship),
    /// A guardian of its own runs as this process.
    GuardianStarted {
        /// The number of the process.
        process: u32,
    },
    /// It has rejected datagrams. Those of one reason within a second are counted with the next.
    Rejected {
        /// The place of the reason among all.
        reason: usize,
        /// The number of datagrams.
        count: u64,
    },
    /// Its store has been opened and has served this.
    Loaded {
        /// The state served.
        hard_state: HardState,
        /// The new life.
        boot: BootId,
    },
    /// Its store has acknowledged this.
    Persisted {
        /// The state acknowledged.
        hard_state: HardState,
    },
    /// It might act as leader from the line's time until this one.
    Lease {
        /// The term in which it led.
        term: Term,
        /// The end of the lease, if it is not renewed.
        until_ns: u64,
    },
    /// It has said something that is no line, or a kill has cut it.
    #[serde(skip)]
    Garbled {
        /// The text.
        text: String,
    },
    /// Its process has ended, or has closed its output; nothing of this life comes after it.
    #[serde(skip)]
    Ended,
}

/// A change of a node's guardian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guardianship {
    /// The guardian watches over the node.
    Watching,
    /// The guardian is gone, or does not answer.
    Lost,
    /// No guardian is where the node looks for one.
    Unreachable,
}

/// A request to a member that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Give the leadership up once no guard is held, or after this time.
    Resign(Duration),
    /// Give the leadership to this member once no guard is held, or after this time.
    Transfer(NodeId, Duration),
    /// Take a guard, if it leads; else it fails.
    TakeGuard,
    /// Drop the guard.
    DropGuard,
    /// Stand by: give the leadership up, and be elected no more.
    StandBy,
    /// Stand for election again.
    StandAgain,
    /// Let the application hang, though the polling thread lives. Only where the member shares its
    /// fate.
    Hang,
    /// Neither hear nor be heard.
    Isolate,
    /// Hear and be heard again.
    Rejoin,
    /// Say what was counted.
    Count,
    /// End in order, as before a planned stop.
    ShutDown,
}

impl Line {
    /// Returns the event of this line, if it tells of one.
    pub const fn event(&self) -> Option<&Event> {
        match &self.content {
            Content::Event(event) => Some(event),
            Content::Status(_) => None,
        }
    }

    /// Returns the status of this line, if it is one.
    pub const fn status(&self) -> Option<&Status> {
        match &self.content {
            Content::Event(_) => None,
            Content::Status(status) => Some(status),
        }
    }

    /// Reads a line; `None` if it is none of a member, or was cut.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Prints the line in one piece, so that another thread, or a kill, does not cut it.
    pub(crate) fn print(&self) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(&bytes_of(self)?)?;
        stdout.flush()
    }
}

/// Encodes something as one line, its end included.
pub(crate) fn bytes_of(said: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(said)?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use interrex::election::{RecoveredBy, StepDown};
    use interrex::{Duration, Instant, NodeSet};

    use super::*;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    /// After a start without durable state a term is near the wall clock in microseconds.
    const TERM: Term = Term(1_700_000_000_000_000);

    fn survives(content: Content) -> String {
        let line = Line { node: node(2), at_ns: u64::MAX, content };
        let bytes = bytes_of(&line).expect("a line is JSON");
        let text = String::from_utf8(bytes).expect("JSON is text");
        let text = text.strip_suffix('\n').expect("it ends");
        assert!(!text.contains('\n'));
        assert_eq!(Line::parse(text), Some(line));
        (0..text.len()).for_each(|length| assert_eq!(Line::parse(&text[..length]), None));
        text.to_owned()
    }

    #[test]
    fn events_survive_their_way_through_a_line_and_a_cut_one_is_not_read() {
        for event in [
            Event::LeaderChanged { term: TERM, leader: node(127) },
            Event::RecoveryBegan { waits_for: NodeSet::only(node(0)).with(node(127)) },
            Event::SteppedDown {
                term: TERM,
                at: Instant::from_nanos(9),
                reason: StepDown::HigherTerm,
            },
            Event::LeaseRegained { term: TERM, lapse: Duration::from_nanos(7) },
            Event::Recovered { term: TERM, by: RecoveredBy::All },
            Event::BecameLeader {
                term: TERM,
                campaign_started: Instant::ZERO,
                at: Instant::ZERO,
                lease_end: Instant::NEVER,
                work_stopped: true,
            },
            Event::PersistFailed { hard_state: HardState::default() },
            Event::ClockFault,
            Event::MachineRestored,
        ] {
            survives(Content::Event(event));
        }
    }

    #[test]
    fn a_line_has_the_node_the_time_and_the_event() {
        let text =
            survives(Content::Event(Event::LeaderChanged { term: Term(7), leader: node(1) }));
        let expected = r#"{"node":2,"at_ns":18446744073709551615,"event":{"leader_changed":{"term":7,"leader":1}}}"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn statuses_survive_their_way_through_a_line() {
        for status in [
            Status::Started { starts: 3 },
            Status::Failed { reason: "a \"reason\"\nof two lines".to_owned() },
            Status::Done(Request::Isolate),
            Status::Done(Request::Transfer(node(1), Duration::ZERO)),
            Status::HandedOver { guards_left: 1 },
            Status::NotHandedOver { outcome: "it did not lead".to_owned() },
            Status::Counted(Count { lateness: vec![(1, 2)], ..Count::default() }),
            Status::Guardian(Guardianship::Watching),
            Status::Loaded { hard_state: HardState::default(), boot: BootId(u64::MAX) },
            Status::Lease { term: TERM, until_ns: u64::MAX },
        ] {
            survives(Content::Status(status));
        }
    }

    #[test]
    fn what_is_no_member_is_an_error() {
        assert_eq!(Line::parse(r#"{"node":128,"at_ns":1,"event":"clock_fault"}"#), None);
        assert!(Line::parse(r#"{"node":127,"at_ns":1,"event":"clock_fault"}"#).is_some());
    }
}
