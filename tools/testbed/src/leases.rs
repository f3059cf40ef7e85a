//! Tells, again and again, from when until when a member might act as leader.

use std::thread;
use std::time::Duration;

use interrex::NodeId;
use interrex::runtime::{Leadership, monotonic_nanos};

use crate::protocol::{Content, Line, Status};

/// An extension of a lease by less than this goes untold.
const STEP_NS: u64 = 500_000;

/// Asks whether this process may act as leader, and tells each answer with times that lie inside
/// what was answered: from after the question to before it plus the time left. Returns when nobody
/// reads any more.
pub(crate) fn observe(leadership: &Leadership, node: NodeId) {
    let mut told = (interrex::Term::ZERO, 0);
    loop {
        let before = monotonic_nanos();
        if let Some(token) = leadership.token() {
            let at_ns = monotonic_nanos();
            let until_ns = before + token.time_left.as_nanos();
            let (term, end) = told;
            let is_news = term != token.term || end < at_ns || end + STEP_NS <= until_ns;
            if at_ns < until_ns && is_news {
                let lease = Status::Lease { term: token.term, until_ns };
                if (Line { node, at_ns, content: Content::Status(lease) }).print().is_err() {
                    return;
                }
                told = (token.term, until_ns);
            }
        }
        thread::sleep(Duration::from_micros(50));
    }
}
