//! The environment of a duty cycle in production: a socket, a clock that is watched, a store,
//! readers on other threads, and the application's callbacks.
//!
//! Knows each of these parts and hands on what it is given. The order is the cycle's.

use std::convert::Infallible;
use std::mem;
use std::sync::Arc;

use crossbeam::channel::{self, Receiver as Queue, Sender};

use crate::config::{Config, Timing};
use crate::duty_cycle::{
    DutyCycle, Environment, Input, Life, Reading, Request, ResignOutcome, Sent, StoreCall,
    Undelivered, Withdrawal,
};
use crate::election::{Event, HardState, Role, Standing, StepDown};
use crate::message::{Body, Heartbeat, Message};
use crate::types::{Duration, Instant, NodeId, NodeSet, Position, Term};
use crate::wire::{Incoming, LinkKeys, Links, Misquote, Record, Rejection};

use super::super::callback::{Callback, Running};
use super::super::clock::{Clock, unix_micros};
use super::super::clock_guard::{ClockGuard, DetectedFault};
use super::super::event_queue::EventQueue;
use super::super::fork::{Claim, ForkGuard};
use super::super::guardian::{GuardianState, PreparedNotices};
use super::super::guards::Guards;
use super::super::handle::Order;
use super::super::leadership::Publisher;
use super::super::names::Addresses;
use super::super::node_metrics::NodeMetrics;
use super::super::observer::{HeardHeartbeat, Observer};
use super::super::position::PositionReader;
use super::super::pulse::Pulse;
use super::super::rejections::Rejections;
use super::super::resignation::{Answer, Waiting};
use super::super::store::{Store, StoreError};
use super::super::store_errors::StoreErrors;
use super::super::subscribers::Announcements;
use super::super::sys;
use super::super::udp::{Returned, Transport};
use super::super::vm_generation::VmGeneration;

/// The time between two checks of the socket: how many datagrams has it dropped?
const SOCKET_CHECK_PAUSE: Duration = Duration::from_millis(10);

/// The most that a term may be ahead of this host's wall clock without that being told. Terms
/// begin at some host's wall clock and rise by a few a second at most. One that is ahead by more
/// says that a wall clock is wrong. One that is ahead by less only says that hosts without a time
/// daemon differ.
const TERM_AHEAD_MICROS: u64 = 3_600_000_000;

/// The parts that a pass works with.
pub(in super::super) struct Parts {
    // It stands before the others, so it is dropped before them: it names their descriptors.
    pub(in super::super) forks: ForkGuard,
    pub(in super::super) transport: Transport,
    /// The addresses found of members that are known by name.
    pub(in super::super) addresses: Addresses,
    pub(in super::super) new_keys: Queue<LinkKeys>,
    pub(in super::super) old_keys: Sender<LinkKeys>,
    pub(in super::super) rejections: Rejections,
    pub(in super::super) clock: Clock,
    pub(in super::super) store: Box<dyn Store>,
    pub(in super::super) publisher: Publisher,
    /// The notices of this node's death, where a guardian watches over it.
    pub(in super::super) notices: Option<PreparedNotices>,
    pub(in super::super) guards: Guards,
    /// The position that the application has set.
    pub(in super::super) position: PositionReader,
    /// The application's sign of life, where this node shares its fate.
    pub(in super::super) pulse: Option<Pulse>,
    pub(in super::super) orders: Queue<Order>,
    /// Answers that were given, for another thread to free.
    pub(in super::super) answers: Sender<Box<Answer>>,
    pub(in super::super) observer: Option<Arc<dyn Observer>>,
    pub(in super::super) store_errors: StoreErrors,
    pub(in super::super) measures_gaps: bool,
    pub(in super::super) may_sleep: bool,
    /// The clock that the other is held against.
    pub(in super::super) reference: Clock,
    pub(in super::super) timing: Timing,
    pub(in super::super) generation: VmGeneration,
}

impl Parts {
    fn guard(&self) -> ClockGuard {
        let (clock, reference) = (self.clock.clone(), self.reference.clone());
        ClockGuard::new(clock, reference, &self.timing, self.may_sleep)
    }
}

/// The moment at which a leader's heartbeat came, and what it announced.
#[derive(Clone, Copy)]
struct Arrival {
    term: Term,
    at: Instant,
    interval: Duration,
}

/// See the [module](self).
pub(super) struct Sockets {
    pub(super) parts: Parts,
    pub(super) metrics: Arc<NodeMetrics>,
    pub(super) running: Running,
    guard: ClockGuard,
    members: NodeSet,
    /// Events that wait for the end of the pass.
    events: EventQueue,
    /// Tells subscribers, where there may be any.
    announcements: Option<Announcements>,
    last_heartbeat: Option<Arrival>,
    /// The term that was published last.
    term: Term,
    /// The time of the next check of the socket.
    next_socket_check: Instant,
    /// The answers that are owed to those who have asked for the resignation that goes on.
    waiting: Waiting,
    /// The end of the lease that was published last; `None` if it was withdrawn or none was given.
    leads_until: Option<Instant>,
    /// True if whoever waits for leadership was told that the loop has ended.
    has_ended: bool,
    is_void: bool,
    /// The number of the last position that the core knows.
    position_seen: u64,
}

impl Sockets {
    pub(super) fn new(parts: Parts, config: &Config, links: &Links, now: Instant) -> Self {
        let mut sockets = Self {
            guard: parts.guard(),
            parts,
            metrics: Arc::new(NodeMetrics::new()),
            running: Running::Nobody,
            members: config.members.iter().map(|member| member.id).collect(),
            events: EventQueue::new(),
            announcements: None,
            last_heartbeat: None,
            term: Term::ZERO,
            next_socket_check: now,
            waiting: Waiting::default(),
            leads_until: None,
            has_ended: false,
            is_void: false,
            position_seen: 0,
        };
        sockets.take_addresses();
        sockets.metrics.set_detects_restores(sockets.parts.generation.is_watched());
        sockets.metrics.set_no_address(sockets.without_address());
        sockets.metrics.set_keys(links.key_ids());
        sockets
    }

    /// Shows in the metrics what the core and the links know.
    pub(super) fn show_core(&self, cycle: &DutyCycle) {
        let election = cycle.election();
        self.metrics.set_stats(election.stats());
        self.metrics.set_waits_for(election.waits_for());
        self.metrics.set_voters_heard(election.voters_heard());
        self.metrics.set_candidacy(election);
        self.metrics.set_unknown(cycle.links().unknown());
    }

    /// Sets what tells subscribers.
    pub(super) fn tell_subscribers(&mut self, announcements: Announcements) {
        self.announcements = Some(announcements);
    }

    /// Returns whether another pass is to follow at once, since subscribers are to be told yet.
    pub(super) fn owes_announcements(&self) -> bool {
        self.announcements.as_ref().is_some_and(Announcements::is_due)
    }

    #[cold]
    fn change_clock(&mut self, detected: DetectedFault) -> Instant {
        self.metrics.on_clock_fault(detected.fault, detected.by.as_nanos());
        self.parts.clock.distrust();
        self.guard.start_over();
        self.last_heartbeat = None;
        self.next_socket_check = self.parts.clock.now();
        self.next_socket_check
    }

    fn on_rejected(&mut self, now: Instant, rejection: Rejection, slot: usize) {
        self.metrics.on_rejected(rejection);
        let Parts { transport, rejections, observer, .. } = &mut self.parts;
        let datagram = transport.datagram(slot);
        let Some(observer) = observer else { return };
        self.running.call(Callback::OnRejected, || {
            let rejected = rejections.count(now, rejection, datagram, || transport.source(slot));
            rejected.iter().for_each(|rejected| observer.on_rejected(rejected));
        });
    }

    /// Measures by how much the leader's heartbeat is later than the one before it announced.
    fn on_heartbeat(&mut self, cycle: &DutyCycle, message: &Message, heartbeat: &Heartbeat) {
        let standing = cycle.election().standing();
        if standing.leader != Some(message.from) || standing.term != message.term {
            return;
        }
        let at = cycle.now();
        if let Some(observer) = &self.parts.observer {
            let heard = HeardHeartbeat {
                from: message.from,
                term: message.term,
                at,
                interval: heartbeat.interval,
                promise: heartbeat.promise,
                absence: cycle.absence(),
            };
            self.running.call(Callback::OnHeartbeat, || observer.on_heartbeat(&heard));
        }
        let arrival = Arrival { term: message.term, at, interval: heartbeat.interval };
        let before = self.last_heartbeat.replace(arrival);
        if let Some(before) = before.filter(|before| before.term == arrival.term) {
            let gap = arrival.at.saturating_since(before.at);
            self.metrics.on_heartbeat_late(gap.saturating_sub(before.interval).as_nanos());
        }
    }

    /// Tells where the term is far ahead of the wall clock (R14). A wall clock that is wrong, here
    /// or where the term began, must not decide fencing tokens in silence.
    fn compare_term_with_wall_clock(&mut self, unix_micros: u64) {
        let term = self.term;
        if term.0 > unix_micros.saturating_add(TERM_AHEAD_MICROS) {
            self.metrics.on_term_ahead_of_clock();
            self.keep_event(Event::TermAheadOfClock { term, unix_micros });
        }
    }

    fn keep_event(&mut self, event: Event) {
        if self.parts.observer.is_none() || self.parts.store_errors.is_old_news(&event) {
            return;
        }
        // What led to the event has been published by now.
        if !self.events.push(event, self.parts.clock.now()) {
            self.metrics.on_event_dropped();
        }
    }

    /// Checks the socket now and then, off the fast path, since that is a system call.
    fn check_socket(&mut self, now: Instant) {
        if now >= self.next_socket_check {
            self.next_socket_check = now + SOCKET_CHECK_PAUSE;
            self.metrics.set_kernel_drops(self.parts.transport.drops());
            self.take_addresses();
        }
    }

    /// Takes what was found of members that are known by name.
    fn take_addresses(&mut self) {
        while let Ok((member, address)) = self.parts.addresses.try_recv() {
            self.parts.transport.set_address(member, address);
            if let Some(notices) = &mut self.parts.notices {
                notices.set_address(member, address);
            }
            self.metrics.set_no_address(self.without_address());
        }
    }

    fn without_address(&self) -> NodeSet {
        let is_lost = |member: &NodeId| !self.parts.transport.has_address(*member);
        self.members.iter().filter(is_lost).collect()
    }

    #[cold]
    fn note_void(&mut self) {
        if !mem::replace(&mut self.is_void, true) {
            self.metrics.set_guardian(GuardianState::Voided);
            self.parts.publisher.void_public();
            self.note_end();
        }
    }

    /// Tells whoever waits for leadership that the loop has ended.
    #[cold]
    pub(super) fn note_end(&mut self) {
        if !mem::replace(&mut self.has_ended, true) {
            self.parts.guards.wakeups().set_ended(true);
        }
    }

    /// Takes nothing from other threads any more. What waits there is answered by being dropped.
    pub(super) fn close_queues(&mut self) {
        (self.parts.orders, self.parts.new_keys) = (channel::never(), channel::never());
    }

    /// Tells of the end of a leadership that ends with its node, where that was not told. Nobody
    /// reads that it leads any more, in any process: whoever is told of it may ask.
    pub(super) fn tell_end(&mut self) {
        self.parts.publisher.withdraw();
        if self.parts.forks.is_here_alone() {
            self.parts.publisher.void_public();
        }
        if let Some(term) = self.events.leads() {
            let at = self.parts.clock.now();
            self.keep_event(Event::SteppedDown { term, at, reason: StepDown::Ended });
        }
        self.deliver_events();
    }

    /// Notes that the loop goes on after an end.
    #[cold]
    fn note_return(&mut self) {
        self.has_ended = false;
        self.parts.guards.wakeups().set_ended(false);
    }

    /// Wakes whoever waits for leadership or for its end, where one has come.
    #[inline]
    fn wake_waiting(&mut self, standing: &Standing) {
        let leads = standing.role == Role::Leader && standing.lease_start < standing.lease_end;
        let before = mem::replace(&mut self.leads_until, leads.then_some(standing.lease_end));
        // A lease that is renewed after its end is a new one to whoever waits. The pass may have
        // begun before the end, so the clock is read now that the renewal is published.
        let is_new = leads && before.is_none_or(|end| end <= self.parts.clock.now());
        if is_new || (!leads && before.is_some()) {
            self.parts.guards.wakeups().wake();
        }
    }

    /// Returns the request that an order makes of the core. `None` where it is about a term that is
    /// over, which is answered here.
    fn accept(&mut self, order: Order) -> Option<Request> {
        Some(match order {
            Order::Command(command) => Request::Command(command),
            Order::Resign(_, Some(term), answer) if term != self.term => {
                self.give(answer, ResignOutcome::Lost { term });
                return None;
            }
            Order::Resign(drain, _, answer) => {
                self.waiting.push(answer);
                Request::Resign { drain }
            }
            Order::Transfer(to, drain, answer) => {
                self.waiting.push(answer);
                Request::Transfer { to, drain }
            }
            Order::StandBy(drain, answer) => {
                self.waiting.push(answer);
                Request::StandBy { drain }
            }
        })
    }

    fn give(&self, answer: Box<Answer>, outcome: ResignOutcome) {
        answer.give(outcome);
        let _ = self.parts.answers.try_send(answer);
    }
}

impl Drop for Sockets {
    fn drop(&mut self) {
        let guards = &self.parts.guards;
        // A copy in a forked child says nothing of the node.
        if !self.parts.forks.is_copy() {
            guards.residence().end();
            guards.wakeups().set_ended(true);
        }
    }
}

impl Environment for Sockets {
    /// A thread pauses by itself.
    type Pause = Infallible;
    type StoreError = StoreError;

    const BATCH: usize = sys::BATCH;

    #[inline]
    fn begin(&mut self) -> Life {
        let claim = self.parts.forks.claim();
        if claim != Claim::Copy && self.parts.generation.is_over() {
            self.note_end();
            return Life::Restored;
        }
        if claim != Claim::Copy && self.parts.notices.as_ref().is_some_and(PreparedNotices::is_void)
        {
            self.note_void();
            return Life::Void;
        }
        if self.has_ended && claim != Claim::Copy {
            self.note_return();
        }
        match claim {
            Claim::Kept => {
                self.parts.publisher.keep();
                Life::Present
            }
            // What another process has published is nobody's here.
            Claim::Taken => {
                self.parts.guards.claim();
                self.announcements.iter_mut().for_each(Announcements::claim);
                Life::Moved
            }
            Claim::Copy => Life::Elsewhere,
        }
    }

    #[inline]
    fn receive(&mut self) -> Result<usize, Infallible> {
        Ok(self.parts.transport.receive().unwrap_or_else(|fault| {
            self.metrics.on_receive_fault(fault);
            0
        }))
    }

    /// A reading that the guard objects to is not used.
    #[inline]
    fn now(&mut self) -> Result<Reading, Infallible> {
        let shown = self.parts.clock.now();
        Ok(match self.guard.check(shown) {
            Ok(_) => Reading::Time(shown),
            Err(detected) => Reading::Fault(self.change_clock(detected)),
        })
    }

    #[inline]
    fn measures_absence(&self) -> bool {
        self.parts.measures_gaps
    }

    #[inline]
    fn datagram(&mut self, slot: usize) -> Result<&[u8], Infallible> {
        Ok(self.parts.transport.datagram(slot))
    }

    /// Looks only where a call has noticed that there is something.
    #[inline]
    fn undelivered(&mut self) -> Result<Option<Undelivered<'_>>, Infallible> {
        let transport = &mut self.parts.transport;
        if !transport.errors_wait() {
            return Ok(None);
        }
        let Some(returned) = transport.take_error() else { return Ok(None) };
        self.metrics.on_returned(1);
        let member = match returned {
            Returned::Unreachable(member) => Some(member),
            Returned::Otherwise => None,
        };
        Ok(Some(Undelivered { member, quote: Some(transport.quote()) }))
    }

    #[inline]
    fn request(&mut self) -> Result<Option<Request>, Infallible> {
        while let Ok(order) = self.parts.orders.try_recv() {
            if !self.is_void {
                self.metrics.on_commands(1);
            }
            if let Some(request) = self.accept(order) {
                return Ok(Some(request));
            }
        }
        Ok(None)
    }

    /// Gives the outcome to all who have asked. Those threads free the answers when they next ask.
    /// This thread frees nothing, unless more wait for one outcome than there is room for.
    fn answer(&mut self, outcome: ResignOutcome) {
        while let Some(answer) = self.waiting.pop() {
            self.give(answer, outcome);
        }
    }

    fn answer_last(&mut self, outcome: ResignOutcome) {
        if let Some(answer) = self.waiting.pop() {
            self.give(answer, outcome);
        }
    }

    fn close_guards(&mut self) -> u32 {
        self.parts.guards.close()
    }

    #[inline]
    fn guards_held(&mut self) -> u32 {
        self.parts.guards.held()
    }

    fn work_has_stopped(&mut self) -> bool {
        self.parts.guards.is_work_stopped()
    }

    fn open_guards(&mut self) {
        self.parts.guards.open();
    }

    #[inline]
    fn pulse(&mut self) -> Option<u64> {
        self.parts.pulse.as_ref().map(Pulse::count)
    }

    #[inline]
    fn new_keys(&mut self) -> Option<LinkKeys> {
        let keys = self.parts.new_keys.try_recv().ok()?;
        self.metrics.on_commands(1);
        Some(keys)
    }

    #[inline]
    fn position(&mut self) -> Option<Position> {
        self.parts.position.news(&mut self.position_seen)
    }

    #[inline]
    fn is_position(&mut self, position: Position) -> bool {
        self.parts.position.is(position)
    }

    fn withdraw(&mut self) -> Result<Withdrawal, Infallible> {
        let notices = self.parts.notices.as_mut();
        let withdrawal = notices.map_or(Withdrawal::Done, PreparedNotices::withdraw);
        if withdrawal == Withdrawal::Void {
            self.note_void();
        }
        Ok(withdrawal)
    }

    fn disarm(&mut self) {
        if let Some(notices) = &mut self.parts.notices {
            notices.disarm();
        }
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<Result<(), StoreError>, Infallible> {
        let store = &mut self.parts.store;
        let written = self.running.call(Callback::Store, || store.persist(hard_state));
        if written.is_ok() {
            self.parts.store_errors.on_persisted();
        }
        Ok(written)
    }

    fn prepares(&mut self) -> bool {
        let store = &self.parts.store;
        self.running.call(Callback::Store, || store.is_durable())
    }

    fn prepare(&mut self, hard_state: &HardState) -> Result<Result<(), StoreError>, Infallible> {
        let store = &mut self.parts.store;
        Ok(self.running.call(Callback::Store, || store.prepare(hard_state)))
    }

    fn publish(&mut self, standing: &Standing) -> Result<(), Infallible> {
        self.parts.publisher.publish(standing);
        self.wake_waiting(standing);
        if let Some(announcements) = &mut self.announcements
            && !self.parts.generation.is_over()
        {
            announcements.on_published(standing);
        }
        if standing.term != self.term {
            self.term = standing.term;
            self.compare_term_with_wall_clock(unix_micros());
        }
        Ok(())
    }

    #[inline]
    fn has_room(&self) -> bool {
        !self.parts.transport.is_full()
    }

    #[inline]
    fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        self.parts.transport.queue(to, record)
    }

    /// Sends nothing that a life of before a snapshot was about to say: the machine may have been
    /// restored in the middle of this pass.
    #[inline]
    fn flush(&mut self) -> Result<usize, Infallible> {
        if self.parts.generation.is_over() {
            return Ok(self.parts.transport.discard());
        }
        let (metrics, mut not_taken) = (&self.metrics, 0);
        self.parts.transport.flush(|fault| {
            metrics.on_send_fault(fault);
            not_taken += 1;
        });
        Ok(not_taken)
    }

    fn tell(&mut self, event: &Event) -> Result<(), Infallible> {
        self.keep_event(*event);
        Ok(())
    }

    #[inline]
    fn deliver_events(&mut self) {
        let Some(observer) = &self.parts.observer else { return };
        // One by one: where the callback panics, the others are kept.
        while let Some(notice) = self.events.pop() {
            self.running.call(Callback::OnEvent, || observer.on_event(&notice));
        }
    }

    /// Tells subscribers first: members have been sent all that is for them by now.
    #[inline]
    fn prepare_notices(&mut self, cycle: &DutyCycle) {
        if let Some(announcements) = &mut self.announcements
            && !self.parts.generation.is_over()
        {
            announcements.announce();
        }
        if let Some(notices) = &mut self.parts.notices {
            notices.update(cycle.now(), cycle.election(), cycle.links());
        }
    }

    #[inline]
    fn on_datagram(&mut self, cycle: &DutyCycle, slot: usize, heard: &Result<Incoming, Rejection>) {
        match heard {
            Ok(Incoming::Message(message)) => self.metrics.on_received(message.body.kind()),
            Ok(Incoming::Challenge(..) | Incoming::Answer(..)) => {}
            Err(rejection) => self.on_rejected(cycle.now(), *rejection, slot),
        }
    }

    #[inline]
    fn on_settled(&mut self, cycle: &DutyCycle, input: &Input) {
        let Input::Message(message) = input else { return };
        if let Body::Heartbeat(heartbeat) = &message.body {
            self.on_heartbeat(cycle, message, heartbeat);
        }
        // An ack that answers no heartbeat echoes nothing.
        let is_ack = matches!(message.body, Body::HeartbeatAck(_)) && message.echo > Instant::ZERO;
        if is_ack && message.echo <= cycle.now() {
            let round_trip = cycle.now().saturating_since(message.echo);
            self.metrics.on_round_trip(message.from, round_trip.as_nanos());
        }
    }

    #[inline]
    fn on_sent(&mut self, sent: Sent<'_>, recipients: usize) {
        match sent {
            Sent::Message { message, .. } => {
                self.metrics.on_sent(message.body.kind(), recipients as u64);
            }
            Sent::Answer => self.metrics.on_answer(),
            Sent::Challenge => self.metrics.on_challenge(),
        }
    }

    #[inline]
    fn on_gap(&mut self, gap: Duration) {
        self.metrics.on_duty_cycle_gap(gap.as_nanos());
    }

    fn on_misquoted(&mut self, misquote: Misquote) {
        self.metrics.on_misquoted(misquote);
    }

    fn on_store_error(&mut self, now: Instant, call: StoreCall, error: &StoreError) {
        self.metrics.on_store_error();
        let Some(observer) = &self.parts.observer else { return };
        let Some(failure) = self.parts.store_errors.count(now, call, error) else { return };
        self.running.call(Callback::OnStoreError, || observer.on_store_error(&failure));
    }

    /// Notes the new keys, and hands the old ones back. Whoever changes the keys next frees them:
    /// this thread frees nothing. There is room, since that one has made it before it sent these.
    fn on_new_keys(&mut self, cycle: &DutyCycle, old: Option<LinkKeys>) {
        self.metrics.set_keys(cycle.links().key_ids());
        if let Some(notices) = &mut self.parts.notices {
            notices.seal_anew();
        }
        if let Some(old) = old {
            let _ = self.parts.old_keys.try_send(old);
        }
    }

    #[inline]
    fn on_pass(&mut self, cycle: &DutyCycle, work: usize) {
        self.metrics.on_duty_cycle();
        self.check_socket(cycle.now());
        if work > 0 {
            self.show_core(cycle);
        }
    }
}
