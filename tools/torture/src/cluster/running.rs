//! A life of a node that goes on: its process, and what it has said of itself.

use std::io;
use std::os::unix::process::ExitStatusExt as _;
use std::process::ExitStatus;
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::runtime::monotonic_nanos;
use interrex::{NodeId, Term};
use interrex_testbed::Process;
use rustix::process::Signal;

use crate::history::{Life, LifeEnd, LifeRecord, Note, Record, Standing, Told};
use crate::node;

/// The time for which the last words of a process are waited for.
const LAST_WORDS: Duration = Duration::from_millis(1_000);

/// A life that goes on.
pub(super) struct Running {
    /// The way in which its process has ended, and since when that is known.
    pub(super) ended: Option<(ExitStatus, Instant)>,
    /// True once its output is closed: it has said all.
    pub(super) is_silent: bool,
    pub(super) process: Process,
    pub(super) life: Life,
    pub(super) begin_ns: u64,
    /// The order to end, and the time just before it.
    pub(super) ordered: Option<(LifeEnd, u64)>,
    pub(super) guardian: Option<u32>,
    /// The reason why its node did not start, once it has said so.
    pub(super) declined: Option<String>,
    /// The term in which it leads, by its events or by the word of another system's program, and
    /// the time from which it does.
    pub(super) leads: Option<(Term, u64)>,
    /// True once an event has come, or a leader was heard of, or a program has said anything.
    pub(super) is_up: bool,
    /// True once it has asked the others what it may have forgotten.
    pub(super) has_recovered: bool,
}

impl Running {
    pub(super) const fn new(process: Process, life: Life, begin_ns: u64) -> Self {
        let (ordered, guardian, declined, leads, is_up) = (None, None, None, None, false);
        let (ended, is_silent, has_recovered) = (None, false, false);
        Self {
            ended,
            is_silent,
            process,
            life,
            begin_ns,
            ordered,
            guardian,
            declined,
            leads,
            is_up,
            has_recovered,
        }
    }

    /// Returns how its process has ended, if it has and nothing that it said is still to be heard.
    /// A guardian of its own holds its output too, and may be stopped.
    pub(super) fn is_over(&mut self) -> io::Result<Option<ExitStatus>> {
        if self.ended.is_none() {
            self.ended = self.process.ended()?.map(|status| (status, Instant::now()));
        }
        let heard =
            |(_, since): &(ExitStatus, Instant)| self.is_silent || since.elapsed() > LAST_WORDS;
        Ok(self.ended.filter(heard).map(|(status, _)| status))
    }

    /// Returns the record of this life, which has ended with `status`.
    pub(super) fn over(self, node: NodeId, status: ExitStatus) -> LifeRecord {
        let Self { process, life, begin_ns, ordered, declined, .. } = self;
        let now = monotonic_nanos();
        let (end, end_ns) = match (declined, ordered) {
            (Some(reason), _) => (LifeEnd::Declined(reason), now),
            (None, Some((end, at))) if is_end_of(&end, status) => (end, at),
            (None, _) => (LifeEnd::Unasked(status.to_string()), now),
        };
        LifeRecord { node, life, process: process.id(), begin_ns, end_ns, end }
    }

    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "no other record, and no other event, counts"
    )]
    pub(super) fn note(&mut self, record: &Record) {
        match record {
            Record::Note(Note { text, .. }) => {
                if let Some(reason) = text.strip_prefix(node::DECLINED) {
                    self.declined = Some(reason.to_owned());
                }
            }
            Record::Standing(Standing { at_ns, leads, .. }) => {
                self.is_up = true;
                self.leads = leads.map(|term| (term, *at_ns));
            }
            Record::Event(Told { event, at_ns, .. }) => match event {
                Event::BecameLeader { term, .. } => {
                    self.is_up = true;
                    self.leads = Some((*term, *at_ns));
                }
                Event::LeaderChanged { .. } => self.is_up = true,
                Event::SteppedDown { .. } => self.leads = None,
                Event::Recovered { .. } => self.has_recovered = true,
                _ => {}
            },
            _ => {}
        }
    }
}

/// Returns whether a process whose end was ordered so ends so. One that was told to end in order
/// may have done that before it was killed.
fn is_end_of(ordered: &LifeEnd, status: ExitStatus) -> bool {
    let is_killed = status.signal() == Some(Signal::KILL.as_raw());
    status.success() || (is_killed && matches!(ordered, LifeEnd::Killed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_crashes_before_it_is_killed_or_while_it_ends_has_not_ended_as_it_was_told() {
        let (in_order, failed) = (ExitStatus::from_raw(0), ExitStatus::from_raw(1 << 8));
        let [killed, aborted] = [9, 6].map(ExitStatus::from_raw);
        let of = |end| [in_order, failed, killed, aborted].map(|status| is_end_of(&end, status));
        assert_eq!(of(LifeEnd::Killed), [true, false, true, false]);
        assert_eq!(of(LifeEnd::Stopped), [true, false, false, false]);
    }
}
