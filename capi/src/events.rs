//! The events of a node that wait for the application, and a descriptor that tells of them.
//!
//! Knows a bounded queue. The polling thread fills it without a lock and without memory. Knows
//! nothing of what the application does with events.

use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{Acquire, Release};

use crossbeam::queue::ArrayQueue;
use interrex::election::Event;
use interrex::runtime::{NumberedEvent, Observer};
use interrex::{NodeId, Term};
use rustix::event::{EventfdFlags, eventfd};

use crate::status::Failure;
use crate::status::interrex_status::INTERREX_UNSUPPORTED;
use crate::types::interrex_event_kind::{self, *};

/// The events that wait.
pub(crate) struct EventQueue {
    waiting: ArrayQueue<NumberedEvent>,
    /// The number of the newest event.
    last: AtomicU64,
    /// Readable while events wait. Made when somebody asks for it, since each event costs a system
    /// call from then on.
    signal: OnceLock<OwnedFd>,
}

impl EventQueue {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            waiting: ArrayQueue::new(capacity),
            last: AtomicU64::new(0),
            signal: OnceLock::new(),
        }
    }

    /// Takes the oldest event.
    pub(crate) fn next(&self) -> Option<NumberedEvent> {
        let event = self.waiting.pop();
        if self.waiting.is_empty() {
            self.clear_signal();
        }
        event
    }

    /// Returns the number of the newest event, taken or not; 0 before the first.
    pub(crate) fn last(&self) -> u64 {
        // Acquire, with the Release in `on_event`: an event with that number is in the queue, or
        // was.
        self.last.load(Acquire)
    }

    /// Returns the number of a descriptor that is readable while events wait.
    pub(crate) fn descriptor(&self) -> Result<i32, Failure> {
        if let Some(signal) = self.signal.get() {
            return Ok(signal.as_raw_fd());
        }
        let made = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK).map_err(|error| {
            Failure::new(
                INTERREX_UNSUPPORTED,
                format_args!("can't make an eventfd ({error}): raise the limit of open files"),
            )
        })?;
        let signal = self.signal.get_or_init(|| made);
        if !self.waiting.is_empty() {
            self.set_signal();
        }
        Ok(signal.as_raw_fd())
    }

    fn set_signal(&self) {
        if let Some(signal) = self.signal.get() {
            // The one failure, that the count is full, leaves it readable.
            let _ = rustix::io::write(signal, &1_u64.to_ne_bytes());
        }
    }

    fn clear_signal(&self) {
        if let Some(signal) = self.signal.get() {
            // The one failure, that the count is zero, leaves it unreadable.
            let _ = rustix::io::read(signal, &mut [0_u8; 8]);
            // An event that came before the read has lost its signal.
            if !self.waiting.is_empty() {
                self.set_signal();
            }
        }
    }
}

/// The polling thread's end.
pub(crate) struct Sender(pub(crate) std::sync::Arc<EventQueue>);

impl Observer for Sender {
    fn on_event(&self, notice: &NumberedEvent) {
        let queue = &*self.0;
        // The oldest makes room: whoever reads late wants to know what holds now.
        let _ = queue.waiting.force_push(*notice);
        // Release, with the Acquire in `last`.
        queue.last.store(notice.number, Release);
        queue.set_signal();
    }
}

/// Returns the kind of an event, with the term and the member that it is about.
pub(crate) fn summary(event: &Event) -> (interrex_event_kind, Term, Option<NodeId>) {
    let none = Term::ZERO;
    match *event {
        Event::BecameLeader { term, .. } => (INTERREX_EVENT_GAINED, term, None),
        Event::SteppedDown { term, .. } => (INTERREX_EVENT_LOST, term, None),
        Event::LeaderChanged { term, leader } => {
            (INTERREX_EVENT_LEADER_CHANGED, term, Some(leader))
        }
        Event::LeaseLapsed { term, .. } => (INTERREX_EVENT_LEASE_LAPSED, term, None),
        Event::LeaseRegained { term, .. } => (INTERREX_EVENT_LEASE_REGAINED, term, None),
        Event::CampaignStarted { proposed, .. } => {
            (INTERREX_EVENT_CAMPAIGN_STARTED, proposed, None)
        }
        Event::CampaignEnded { proposed, .. } => (INTERREX_EVENT_CAMPAIGN_ENDED, proposed, None),
        Event::AskedAgain { proposed, .. } => (INTERREX_EVENT_OTHER, proposed, None),
        Event::LeaderUnreachable { term, leader, .. } => {
            (INTERREX_EVENT_LEADER_UNREACHABLE, term, Some(leader))
        }
        Event::LeaderDied { term, leader, .. } => (INTERREX_EVENT_LEADER_DIED, term, Some(leader)),
        Event::MemberSilent { member } => (INTERREX_EVENT_MEMBER_SILENT, none, Some(member)),
        Event::MemberHeard { member } => (INTERREX_EVENT_MEMBER_HEARD, none, Some(member)),
        Event::ConflictingLeader { term, claimant, .. } => {
            (INTERREX_EVENT_MISCONFIGURED, term, Some(claimant))
        }
        Event::OtherConfiguration { member }
        | Event::OtherTiming { member }
        | Event::TwinMember { member } => (INTERREX_EVENT_MISCONFIGURED, none, Some(member)),
        Event::TimingTooShort { .. } => (INTERREX_EVENT_MISCONFIGURED, none, None),
        Event::RecoveryBegan { .. } => (INTERREX_EVENT_RECOVERY_BEGAN, none, None),
        Event::Recovered { term, .. } => (INTERREX_EVENT_RECOVERED, term, None),
        Event::TermAheadOfClock { term, .. } => (INTERREX_EVENT_CLOCK_FAULT, term, None),
        Event::ElectabilityChanged { .. } => (INTERREX_EVENT_ELECTABILITY_CHANGED, none, None),
        Event::ClockFault => (INTERREX_EVENT_CLOCK_FAULT, none, None),
        Event::MachineRestored => (INTERREX_EVENT_MACHINE_RESTORED, none, None),
        Event::PersistFailed { hard_state } => (INTERREX_EVENT_STORE_FAILED, hard_state.term, None),
    }
}
