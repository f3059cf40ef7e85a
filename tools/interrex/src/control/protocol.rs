//! Requests and answers of the control socket: one line of JSON each, in the order of the
//! requests. `watch` is answered by a line for each event, without end.
//!
//! Knows shapes. Knows nothing of sockets.

use serde::{Deserialize, Serialize};

use crate::view::{Status, Told};

/// The longest line that either side reads, in bytes.
pub(super) const LONGEST: u64 = 1 << 20;

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Request {
    Status,
    /// Returns whether this node is in charge.
    IsLeader,
    /// Returns the events after this number, and each later one; from the next one where nothing is
    /// said.
    Watch {
        #[serde(default)]
        after: Option<u64>,
    },
    Resign,
    /// In favour of this member.
    Transfer {
        to: u8,
    },
    /// Takes part without these members, which are all that the node waits for.
    Bootstrap {
        lost: Vec<u8>,
    },
    /// Stands by, or stands for election again.
    Standby {
        on: bool,
    },
}

/// An answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reply {
    Status(Box<Status>),
    IsLeader(bool),
    Event(Told),
    /// It was done; in words.
    Done(String),
    /// It was not; in words.
    Refused(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_lines_that_people_can_write_by_hand() {
        for (line, request) in [
            (r#"{"command":"status"}"#, Request::Status),
            (r#"{"command":"is_leader"}"#, Request::IsLeader),
            (r#"{"command":"watch"}"#, Request::Watch { after: None }),
            (r#"{"command":"watch","after":7}"#, Request::Watch { after: Some(7) }),
            (r#"{"command":"resign"}"#, Request::Resign),
            (r#"{"command":"transfer","to":2}"#, Request::Transfer { to: 2 }),
            (r#"{"command":"bootstrap","lost":[2]}"#, Request::Bootstrap { lost: vec![2] }),
            (r#"{"command":"standby","on":true}"#, Request::Standby { on: true }),
        ] {
            assert_eq!(serde_json::from_str::<Request>(line).expect("it is one"), request);
        }
    }

    #[test]
    fn what_is_no_request_is_an_error_that_says_why() {
        for (line, word) in [
            ("", "EOF"),
            (r#"{"command":"dance"}"#, "dance"),
            (r#"{"command":"transfer"}"#, "to"),
            (r#"{"command":"transfer","to":300}"#, "300"),
        ] {
            let error = serde_json::from_str::<Request>(line).expect_err("it is none").to_string();
            assert!(error.contains(word), "{error}");
        }
    }
}
