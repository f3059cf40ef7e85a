//! The events of a node that wait for the application, and a descriptor that tells of them.
//!
//! Knows a bounded queue, and that each gain of leadership that is told is followed by its loss.
//! The polling thread fills it without a lock and without memory. Knows nothing of what the
//! application does with events.

use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use crossbeam::queue::ArrayQueue;
use interrex::election::Event;
use interrex::runtime::{NumberedEvent, Observer};
use interrex::{NodeId, Term};
use rustix::event::{EventfdFlags, eventfd};

use crate::status::Failure;
use crate::status::interrex_status::INTERREX_UNSUPPORTED;
use crate::types::interrex_event_kind::{self, *};

/// The places that are kept for gains and losses of leadership, beside those that the application
/// has asked for.
const KEPT: usize = 8;

/// A place that stays empty, so that the polling thread never comes to the one that a thread which
/// takes an event has not quite left: `ArrayQueue` would spin there.
const SPARE: usize = 1;

/// The term of no leadership. The first leader has term 1.
const NO_TERM: u64 = Term::ZERO.0;

/// The events that wait.
pub(crate) struct EventQueue {
    waiting: ArrayQueue<NumberedEvent>,
    /// The term whose gain is told, and whose loss is not yet; else `NO_TERM`. The polling thread's
    /// alone.
    leads: AtomicU64,
    /// The number of the newest event.
    last: AtomicU64,
    /// Readable while events wait. Made when somebody asks for it, since each event costs a system
    /// call from then on.
    signal: OnceLock<OwnedFd>,
}

impl EventQueue {
    /// Returns a queue in which so many events can wait, and some gains and losses besides.
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            waiting: ArrayQueue::new(capacity + KEPT + SPARE),
            leads: AtomicU64::new(NO_TERM),
            last: AtomicU64::new(0),
            signal: OnceLock::new(),
        }
    }

    /// Adds an event, or drops it where there is no room. For the polling thread.
    fn push(&self, notice: NumberedEvent) {
        let is_kept = self.has_room(&notice.event);
        if is_kept {
            let pushed = self.waiting.push(notice);
            debug_assert!(pushed.is_ok(), "only this thread adds events, and there was room");
        }
        // Release, with the Acquire in `last`.
        self.last.store(notice.number, Release);
        if is_kept {
            self.set_signal();
        }
    }

    /// Returns whether there is room for an event. A gain has room only if its loss has some too; a
    /// loss has that room, and none where its gain was dropped.
    fn has_room(&self, event: &Event) -> bool {
        // Others take events meanwhile, so there may be more.
        let free = self.waiting.capacity() - SPARE - self.waiting.len();
        // Relaxed: only the polling thread uses it. Where another thread takes over the polling,
        // it does so by a lock or by being started.
        let leads = self.leads.load(Relaxed);
        if let Event::BecameLeader { term, .. } = *event {
            let has_room = free >= 2 && leads == NO_TERM;
            if has_room {
                self.leads.store(term.0, Relaxed);
            }
            has_room
        } else if let Event::SteppedDown { term, .. } = *event {
            let was_told = leads == term.0;
            if was_told {
                self.leads.store(NO_TERM, Relaxed);
            }
            was_told
        } else {
            free > KEPT
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

    /// Returns the number of the newest event, taken, waiting or dropped; 0 before the first.
    pub(crate) fn last(&self) -> u64 {
        // Acquire, with the Release in `push`: the event with that number is in the queue, or was,
        // or was dropped.
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
        self.0.push(*notice);
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

#[cfg(test)]
mod tests {
    use interrex::Instant;
    use interrex::election::StepDown;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::*;

    const AT: Instant = Instant::from_nanos(7);

    fn gain(term: u64) -> Event {
        let (term, work_stopped) = (Term(term), false);
        Event::BecameLeader { term, campaign_started: AT, at: AT, lease_end: AT, work_stopped }
    }

    fn loss(term: u64) -> Event {
        Event::SteppedDown { term: Term(term), at: AT, reason: StepDown::HigherTerm }
    }

    fn other() -> Event {
        Event::MemberSilent { member: NodeId::new(1).expect("1 is below 128") }
    }

    /// A queue with the polling thread's count.
    struct Rig {
        queue: EventQueue,
        count: u64,
    }

    impl Rig {
        fn new(capacity: usize) -> Self {
            Self { queue: EventQueue::new(capacity), count: 0 }
        }

        fn push(&mut self, event: Event) {
            self.count += 1;
            self.queue.push(NumberedEvent { number: self.count, at: AT, event });
        }

        /// Takes all events that wait.
        fn told(&self) -> Vec<(u64, Event)> {
            let next = || self.queue.next();
            std::iter::from_fn(next).map(|notice| (notice.number, notice.event)).collect()
        }
    }

    #[test]
    fn the_newest_events_are_dropped_and_a_gap_in_the_numbers_tells_of_them() {
        let mut rig = Rig::new(2);
        (0..5).for_each(|_| rig.push(other()));
        assert_eq!((rig.queue.last(), rig.told()), (5, vec![(1, other()), (2, other())]));
        rig.push(other());
        assert_eq!(rig.told(), [(6, other())]);
    }

    #[test]
    fn a_gain_and_its_loss_have_room_where_others_fill_a_queue_of_one() {
        let mut rig = Rig::new(1);
        (0..3).for_each(|_| rig.push(other()));
        rig.push(gain(3));
        rig.push(other());
        rig.push(loss(3));
        rig.push(other());
        assert_eq!(rig.told(), [(1, other()), (4, gain(3)), (6, loss(3))]);
    }

    #[test]
    fn a_gain_for_which_there_is_no_room_is_dropped_with_its_loss() {
        let mut rig = Rig::new(1);
        for term in 1..=20 {
            rig.push(gain(term));
            rig.push(other());
            rig.push(loss(term));
        }
        let told = rig.told();
        assert!((2..40).contains(&told.len()), "some are told, and some are dropped: {told:?}");
        let pairs: Vec<_> = told.iter().filter(|(_, event)| *event != other()).collect();
        for (pair, term) in pairs.chunks(2).zip(1..) {
            let [(_, first), (_, second)] = *pair else {
                panic!("one without the other: {told:?}")
            };
            assert_eq!((*first, *second), (gain(term), loss(term)));
        }
        // The application takes events again in the middle of a leadership of which it knows
        // nothing.
        let mut rig = Rig::new(1);
        for term in 1..=20 {
            rig.push(gain(term));
            if term < 20 {
                rig.push(loss(term));
            }
        }
        rig.told();
        rig.push(loss(20));
        assert_eq!(rig.told(), []);
        rig.push(gain(21));
        assert_eq!(rig.told(), [(rig.count, gain(21))]);
    }

    #[test]
    fn a_loss_is_told_once_and_only_after_its_gain() {
        let mut rig = Rig::new(1);
        rig.push(loss(3));
        rig.push(gain(3));
        rig.push(loss(2));
        rig.push(loss(3));
        rig.push(loss(3));
        assert_eq!(rig.told(), [(2, gain(3)), (4, loss(3))]);
    }

    /// Returns whether a loop that waits for the descriptor would wake.
    fn is_readable(rig: &Rig) -> bool {
        rig.queue.descriptor().expect("there is one");
        let signal = rig.queue.signal.get().expect("it was made");
        let mut waits = [PollFd::new(signal, PollFlags::IN)];
        poll(&mut waits, Some(&Timespec::default())).expect("it can be asked") == 1
    }

    #[test]
    fn the_descriptor_is_readable_until_the_last_event_is_taken() {
        let mut rig = Rig::new(2);
        assert!(!is_readable(&rig));
        rig.push(other());
        rig.push(other());
        for _ in 0..2 {
            assert!(is_readable(&rig));
            assert!(rig.queue.next().is_some());
        }
        assert!(!is_readable(&rig), "a loop would never sleep again");
        rig.push(other());
        assert!(is_readable(&rig));
    }

    #[test]
    fn a_descriptor_that_is_asked_for_late_tells_of_the_events_that_wait() {
        let mut rig = Rig::new(1);
        rig.push(other());
        assert!(is_readable(&rig));
        rig.told();
        assert!(!is_readable(&rig));
    }

    #[test]
    fn the_descriptor_is_readable_while_events_wait_and_not_for_those_that_were_dropped() {
        let mut rig = Rig::new(1);
        rig.queue.descriptor().expect("there is one");
        let signal = rig.queue.signal.get().expect("it was made").try_clone();
        let signal = signal.expect("there are descriptors left");
        let is_set = || rustix::io::read(&signal, &mut [0_u8; 8]).is_ok();
        rig.push(loss(3));
        assert!(!is_set());
        rig.push(other());
        assert!(is_set());
    }
}
