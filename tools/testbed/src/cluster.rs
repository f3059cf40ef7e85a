//! The parent's side of members that are processes: starts, asks, hears, stops and kills them.
//!
//! Knows the leader that each has named last. Dropping a cluster kills and reaps every member;
//! if this process itself is killed, the kernel kills them.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::runtime::monotonic_nanos;
use interrex::{NodeId, Term};
use rustix::process::Signal;

use crate::Program;
use crate::member::{Member, MemberGuardian};
use crate::process::Process;
use crate::protocol::{Content, Guardianship, Line, Request, Status};

/// A line, and the life that has said it.
struct Spoken {
    life: u64,
    line: Line,
}

/// One member, and what is known of its present life.
struct Slot {
    member: Member,
    process: Option<Process>,
    life: u64,
    is_started: bool,
    /// The time from which it takes part: when it says so (R14), or with a store after its silence
    /// (R13).
    takes_part: Option<Instant>,
    is_watched: bool,
    /// The leader that it follows, or is.
    view: Option<(Term, NodeId)>,
}

/// Members as processes, each there or not.
pub struct Cluster {
    program: Program,
    slots: Vec<Slot>,
    lives: u64,
    speaker: Sender<Spoken>,
    lines: Receiver<Spoken>,
}

/// The error of an act on a member.
#[derive(Debug, thiserror::Error)]
#[error("the process of node {node} could not be {what}")]
pub struct ProcessError {
    /// The member.
    pub node: NodeId,
    /// The act that was tried, as a participle.
    pub what: &'static str,
    /// The reason.
    #[source]
    pub source: io::Error,
}

impl Cluster {
    /// Takes these members, none of which runs yet; node n is at place n.
    pub fn new(program: Program, members: impl IntoIterator<Item = Member>) -> Self {
        let (speaker, lines) = channel();
        let slots = members.into_iter().map(Slot::new).collect();
        Self { program, slots, lives: 0, speaker, lines }
    }

    /// Returns the numbers of all members.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..).map_while(NodeId::new).take(self.slots.len())
    }

    /// Returns the orders of the next life of a member.
    pub fn member_mut(&mut self, node: NodeId) -> &mut Member {
        &mut self.slot(node).member
    }

    /// Starts a member, which must not be running.
    ///
    /// # Errors
    /// If the process can't be started or spoken to.
    pub fn start(&mut self, node: NodeId) -> Result<(), ProcessError> {
        self.lives += 1;
        let (life, speaker) = (self.lives, self.speaker.clone());
        let mut command = self.program.member();
        let slot = self.slot(node);
        let heard = move |line: Option<Line>| {
            let ended =
                || Line { node, at_ns: monotonic_nanos(), content: Content::Status(Status::Ended) };
            // The cluster may be gone already.
            let _ = speaker.send(Spoken { life, line: line.unwrap_or_else(ended) });
        };
        let read = move |text: &str| Some(Line::parse(text).unwrap_or_else(|| garbled(node, text)));
        let process = Process::start_heard(&mut command, &slot.member, read, heard);
        let process = process.map_err(|source| ProcessError { node, what: "started", source })?;
        *slot = Slot { process: Some(process), life, ..Slot::new(slot.member.clone()) };
        Ok(())
    }

    /// Sends SIGKILL to a member, if it runs.
    ///
    /// # Errors
    /// If it can't be killed.
    pub fn kill(&mut self, node: NodeId) -> Result<(), ProcessError> {
        self.act(node, "killed", Process::kill)
    }

    /// Sends a signal to a member, if it runs.
    ///
    /// # Errors
    /// If it can't be sent.
    pub fn signal(&mut self, node: NodeId, signal: Signal) -> Result<(), ProcessError> {
        self.act(node, "signalled", |process| process.signal(signal))
    }

    /// Sends a request to a member, if it runs; the answer comes as a line.
    ///
    /// # Errors
    /// If it can't be spoken to.
    pub fn request(&mut self, node: NodeId, request: Request) -> Result<(), ProcessError> {
        self.act(node, "asked", |process| process.tell(&request))
    }

    /// Waits for the end of a member that was killed or asked to end, and forgets that life: what
    /// it has said and was not heard yet is dropped.
    ///
    /// # Errors
    /// If the system does not hand the end out.
    pub fn reap(&mut self, node: NodeId) -> Result<(), ProcessError> {
        self.act(node, "reaped", |process| process.wait().map(drop))?;
        let slot = self.slot(node);
        *slot = Slot::new(slot.member.clone());
        Ok(())
    }

    fn act(
        &mut self,
        node: NodeId,
        what: &'static str,
        act: impl FnOnce(&mut Process) -> io::Result<()>,
    ) -> Result<(), ProcessError> {
        let fails = |source| ProcessError { node, what, source };
        self.slot(node).process.as_mut().map_or(Ok(()), act).map_err(fails)
    }

    fn slot(&mut self, node: NodeId) -> &mut Slot {
        &mut self.slots[usize::from(node.number())]
    }

    /// Returns whether a member runs, as far as this process has not reaped it.
    pub fn is_running(&self, node: NodeId) -> bool {
        self.slots[usize::from(node.number())].process.is_some()
    }

    /// Returns the process of a member that runs.
    pub fn process(&mut self, node: NodeId) -> Option<&mut Process> {
        self.slot(node).process.as_mut()
    }

    /// Returns the next line that a member says within `limit`. What a life had said that was
    /// reaped meanwhile is passed over.
    pub fn next(&mut self, limit: Duration) -> Option<Line> {
        let deadline = Instant::now() + limit;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let Spoken { life, line } = self.lines.recv_timeout(left).ok()?;
            let mut running = self.slots.iter_mut().filter(|slot| slot.process.is_some());
            if let Some(slot) = running.find(|slot| slot.life == life) {
                slot.note(&line);
                return Some(line);
            }
        }
    }

    /// Returns the first member that has not said yet that its node runs.
    pub fn unstarted(&self) -> Option<NodeId> {
        let slot = self.slots.iter().find(|slot| !slot.is_started)?;
        Some(slot.member.node)
    }

    /// Returns the leader that a member follows, or is.
    pub fn view_of(&self, node: NodeId) -> Option<(Term, NodeId)> {
        self.slots[usize::from(node.number())].view
    }

    /// Returns the leader that every member follows, or is, all of them taking part and, where
    /// they have a guardian, watched over.
    pub fn agreed(&self) -> Option<(Term, NodeId)> {
        let view = self.slots.first()?.view?;
        let now = Instant::now();
        self.slots.iter().all(|slot| slot.is_ready(now) && slot.view == Some(view)).then_some(view)
    }
}

fn garbled(node: NodeId, text: &str) -> Line {
    let content = Content::Status(Status::Garbled { text: text.to_owned() });
    Line { node, at_ns: monotonic_nanos(), content }
}

impl Slot {
    const fn new(member: Member) -> Self {
        Self {
            member,
            process: None,
            life: 0,
            is_started: false,
            takes_part: None,
            is_watched: false,
            view: None,
        }
    }

    fn is_ready(&self, now: Instant) -> bool {
        let is_guarded = self.member.guardian != MemberGuardian::None;
        self.takes_part.is_some_and(|from| from <= now) && self.is_watched == is_guarded
    }

    fn note(&mut self, line: &Line) {
        match &line.content {
            Content::Status(Status::Started { starts }) => self.on_started(*starts),
            Content::Status(Status::Guardian(news)) => {
                self.is_watched = *news == Guardianship::Watching;
            }
            Content::Status(Status::Ended) => self.view = None,
            Content::Status(_) => {}
            Content::Event(event) => self.note_event(event),
        }
    }

    #[allow(clippy::wildcard_enum_match_arm, reason = "no other event says who leads")]
    fn note_event(&mut self, event: &Event) {
        match *event {
            Event::Recovered { .. } => self.takes_part = Some(Instant::now()),
            Event::LeaderChanged { term, leader } => self.view = Some((term, leader)),
            Event::BecameLeader { term, .. } => self.view = Some((term, self.member.node)),
            Event::SteppedDown { .. } => self.view = None,
            _ => {}
        }
    }

    /// Notes that its node runs. Another thread of the member says so than tells its events, so it
    /// may come after them.
    fn on_started(&mut self, starts: u64) {
        self.is_started = true;
        if starts > 0 {
            self.takes_part = Some(Instant::now() + self.member.silence());
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // All die at once; each is reaped when its slot is dropped.
        for process in self.slots.iter_mut().filter_map(|slot| slot.process.as_mut()) {
            let _ = process.kill();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot() -> Slot {
        let node = NodeId::new(0).expect("0 is a node id");
        Slot::new(Member::new(node, &[]))
    }

    #[test]
    fn who_takes_part_before_it_is_heard_to_run_takes_part() {
        let recovered = Some(Instant::now());
        let mut slot = Slot { takes_part: recovered, ..slot() };
        slot.on_started(0);
        assert!(slot.is_started);
        assert_eq!(slot.takes_part, recovered);
    }

    #[test]
    fn who_has_a_store_takes_part_after_its_silence() {
        let mut slot = slot();
        slot.member.timing.promise_max = interrex::Duration::from_millis(3_600_000);
        slot.on_started(1);
        assert!(slot.takes_part.is_some_and(|from| from > Instant::now()));
    }
}
