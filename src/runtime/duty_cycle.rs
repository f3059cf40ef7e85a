//! One pass of the polling loop, in the order that the protocol relies on.
//!
//! Knows all the other parts and decides nothing: every datagram, command and deadline goes to the
//! core, every output of the core to the part that carries it out. How a loop ends is in
//! `farewell`.

use std::sync::Arc;

use crossbeam::channel::{Receiver as Queue, Sender};

use crate::config::{Config, Timing};
use crate::election::{Command, Election, Event};
use crate::message::{Body, Heartbeat, Message};
use crate::types::{ClusterId, Duration, Instant, NodeId, NodeSet, Term};
use crate::wire::{Incoming, LinkKeys, Links, Record, Rejection};

use super::blame::{Callback, Running};
use super::clock::Clock;
use super::clock_guard::{ClockGuard, Finding};
use super::fork::{Claim, ForkGuard};
use super::guardian::PreparedNotices;
use super::handle::Order;
use super::leadership::Publisher;
use super::names::Addresses;
use super::node_metrics::NodeMetrics;
use super::observer::{HeardHeartbeat, Observer};
use super::rejections::Rejections;
use super::resignation::Answer;
use super::store::Store;
use super::store_errors::StoreErrors;
use super::sys::BATCH;
use super::udp::{Returned, Transport};

mod farewell;
mod outputs;

/// The most batches of one pass. A heartbeat that came while this thread was away may lie behind
/// more than one batch of other datagrams, and must be heard before its leader is suspected.
const BATCHES: usize = 4;

/// The most commands of one pass. They are rare; the bound keeps a flood of them from the timers.
const COMMANDS: usize = 16;

/// The most timers of one pass. A core has fewer; the bound keeps a deadline that a fault leaves in
/// the past from taking the thread.
const TIMERS: usize = 8;

/// The most that is heard in one pass of what ICMP says: forged words must not take the thread.
const ERRORS: usize = 32;

/// The most events that the observer gets in one pass; above that it has lost its way anyway.
const EVENTS: usize = 64;

/// How often the socket is asked what it has dropped.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// The parts that a pass works with.
pub(super) struct Parts {
    pub(super) election: Election,
    pub(super) transport: Transport,
    /// The addresses found of members that are known by name.
    pub(super) addresses: Addresses,
    pub(super) links: Links,
    pub(super) new_keys: Queue<LinkKeys>,
    pub(super) old_keys: Sender<LinkKeys>,
    pub(super) rejections: Rejections,
    pub(super) clock: Clock,
    pub(super) store: Box<dyn Store>,
    pub(super) publisher: Publisher,
    /// The notices of this node's death, where a guardian watches over it.
    pub(super) notices: Option<PreparedNotices>,
    pub(super) orders: Queue<Order>,
    /// Answers that were given, for another thread to free.
    pub(super) answers: Sender<Answer>,
    pub(super) observer: Option<Arc<dyn Observer>>,
    pub(super) store_errors: StoreErrors,
    pub(super) measures_gaps: bool,
    /// What the clock is held against.
    pub(super) reference: Clock,
    pub(super) timing: Timing,
}

impl Parts {
    fn guard(&self) -> ClockGuard {
        let parks = !self.measures_gaps;
        ClockGuard::new(self.clock.clone(), self.reference.clone(), &self.timing, parks)
    }
}

/// The polling loop's state between two passes.
pub(super) struct DutyCycle {
    // Before the parts, so dropped before them: it names their descriptors.
    forks: ForkGuard,
    parts: Parts,
    guard: ClockGuard,
    metrics: Arc<NodeMetrics>,
    cluster: ClusterId,
    members: NodeSet,
    /// Events that wait for the end of the pass, each with the time after its publication.
    events: Vec<(Event, Instant)>,
    last_heartbeat: Option<Arrival>,
    /// Whether the guardian has voided what this life publishes: it takes no part any more.
    is_over: bool,
    /// The term that was published last.
    term: Term,
    /// What was last given to the core: its time never runs backwards, whatever the clock does.
    now: Instant,
    /// What the clock showed last, backwards or not.
    shown: Instant,
    has_passed: bool,
    /// When the socket was last found empty.
    emptied: Instant,
    /// For how long what is read now may have lain there, as far as that is known.
    absence: Duration,
    /// When the socket is asked next what it has dropped.
    next_look: Instant,
    /// The number of datagrams queued since the start, and of those that the system did not take.
    queued: u64,
    not_taken: u64,
    busy: Running,
    /// True if it is to end without a word.
    is_abandoned: bool,
}

/// When a leader's heartbeat came, and what it announced.
#[derive(Clone, Copy)]
struct Arrival {
    term: Term,
    at: Instant,
    interval: Duration,
}

impl DutyCycle {
    pub(super) fn new(parts: Parts, forks: ForkGuard, config: &Config, now: Instant) -> Self {
        let mut cycle = Self {
            forks,
            guard: parts.guard(),
            parts,
            metrics: Arc::new(NodeMetrics::new()),
            cluster: config.cluster,
            members: config.members.iter().map(|member| member.id).collect(),
            next_look: now,
            events: Vec::with_capacity(EVENTS),
            last_heartbeat: None,
            is_over: false,
            term: Term::ZERO,
            now,
            shown: now,
            has_passed: false,
            emptied: now,
            absence: Duration::ZERO,
            queued: 0,
            not_taken: 0,
            busy: Running::Nobody,
            is_abandoned: false,
        };
        cycle.take_addresses();
        cycle.metrics.set_no_address(cycle.without_address());
        cycle.metrics.set_unknown(cycle.parts.links.unknown());
        cycle.metrics.set_keys(cycle.parts.links.key_ids());
        // Who asks before the first pass learns the term at least.
        cycle.parts.publisher.publish(&cycle.parts.election.standing());
        // What must be durable before the first message, such as the longest promise (R13), is so
        // before the first pass; no election waits for it.
        cycle.parts.election.handle_timeout(now);
        cycle.drain();
        cycle
    }

    pub(super) const fn transport(&self) -> &Transport {
        &self.parts.transport
    }

    pub(super) const fn clock(&self) -> &Clock {
        &self.parts.clock
    }

    pub(super) const fn metrics(&self) -> &Arc<NodeMetrics> {
        &self.metrics
    }

    pub(super) fn next_deadline(&self) -> Instant {
        if self.is_over {
            return Instant::NEVER;
        }
        self.parts.election.next_deadline().min(self.parts.links.next_deadline())
    }

    /// Returns who has this thread, or had it when a panic ended a pass.
    pub(super) const fn busy(&self) -> Running {
        self.busy
    }

    /// One pass. Returns how many datagrams, commands and timers there were.
    pub(super) fn pass(&mut self) -> usize {
        if self.busy != Running::Nobody && !self.goes_on_after_panic() {
            return 0;
        }
        self.busy = Running::Library;
        let work = self.turn();
        self.busy = Running::Nobody;
        work
    }

    /// A pass has panicked, and whoever polls has caught the panic. If it was the library's or the
    /// store's, what waits to be said may depend on what was never written, so this life says
    /// nothing more, not even at its end. If it was a callback's, what was left undone is done
    /// now.
    #[cold]
    fn goes_on_after_panic(&mut self) -> bool {
        if !self.busy.may_speak() {
            self.is_over = true;
        } else if !self.is_copy() {
            self.busy = Running::Library;
            self.drain();
        }
        !self.is_over
    }

    /// Datagrams come before timers: after a pause of this thread the heartbeat that a timer misses
    /// may lie in the socket; for the same reason they come before refusals. Timers come even if more
    /// waits there, so that no flood stops them.
    fn turn(&mut self) -> usize {
        match self.forks.claim() {
            Claim::Kept => {}
            // What another process has published is nobody's here.
            Claim::Taken => self.parts.publisher.publish(&self.parts.election.standing()),
            Claim::Copy => {
                // In silence: whatever it said or wrote would be said and written in the name of a
                // node that lives elsewhere.
                self.is_over = true;
                return 0;
            }
        }
        if self.is_void() {
            return self.end_life();
        }
        let work = self.take_datagrams()
            + self.take_refusals()
            + self.take_orders()
            + self.fire_timers()
            + self.send_challenges();
        self.flush();
        self.update_notices();
        self.deliver_events();
        self.metrics.on_duty_cycle();
        self.look_at_socket();
        if work > 0 {
            self.metrics.set_stats(self.parts.election.stats());
            self.metrics.set_waits_for(self.parts.election.waits_for());
            self.metrics.set_voters_heard(self.parts.election.voters_heard());
        }
        work
    }

    #[inline]
    fn is_void(&self) -> bool {
        self.parts.notices.as_ref().is_some_and(PreparedNotices::is_void)
    }

    fn update_notices(&mut self) {
        if let Some(notices) = &mut self.parts.notices {
            notices.update(self.now, &self.parts.election, &self.parts.links);
        }
    }

    /// Returns whether this is a copy, in a forked child, of a node that another process polls.
    pub(super) fn is_copy(&self) -> bool {
        self.forks.is_copy()
    }

    /// Whether this life is over, though the process lives.
    pub(super) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// A clock that was found out is given up, and the core starts over by one that is sound: no
    /// deadline or lease of before means anything by it.
    #[cold]
    fn start_over(&mut self, finding: Finding) {
        self.metrics.on_clock_fault(finding.fault, finding.by.as_nanos());
        self.parts.clock.distrust();
        self.guard.start_over();
        self.shown = self.parts.clock.now();
        self.now = self.shown;
        self.last_heartbeat = None;
        self.emptied = self.now;
        self.absence = Duration::ZERO;
        self.parts.links.handle_clock_fault(self.now);
        self.next_look = self.now;
        self.parts.election.handle_clock_fault(self.now);
        self.drain();
    }

    fn take_datagrams(&mut self) -> usize {
        let mut taken = 0;
        for _ in 0..BATCHES {
            let received = self.receive();
            self.read_clock();
            (0..received).for_each(|slot| self.on_datagram(slot));
            taken += received;
            if received < BATCH {
                self.emptied = self.now;
                break;
            }
        }
        taken
    }

    fn receive(&mut self) -> usize {
        self.parts.transport.receive().unwrap_or_else(|fault| {
            self.metrics.on_receive_fault(fault);
            0
        })
    }

    /// After the receive, so that no datagram of the batch arrived after `now`: a round trip would
    /// come out too short. What the guard objects to is not used.
    fn read_clock(&mut self) {
        let before = self.now;
        self.shown = self.parts.clock.now();
        if let Err(finding) = self.guard.check(self.shown) {
            self.start_over(finding);
            return;
        }
        self.now = before.max(self.shown);
        // Before the first pass there is no gap: the owner polls when it likes.
        if self.parts.measures_gaps && self.has_passed {
            self.metrics.on_duty_cycle_gap(self.now.saturating_since(before).as_nanos());
            self.absence = self.now.saturating_since(self.emptied);
            self.parts.election.note_absence(self.now, self.absence);
        }
        self.has_passed = true;
    }

    fn on_datagram(&mut self, slot: usize) {
        match self.parts.links.receive(self.now, self.parts.transport.datagram(slot)) {
            Ok(Incoming::Message(message)) => self.on_message(&message),
            Ok(Incoming::Challenge(from, answer)) => {
                self.parts.election.note_process(from);
                self.send_answer(from, answer);
            }
            Ok(Incoming::Answer(from, answer)) => {
                self.parts.election.note_process(from);
                self.metrics.set_unknown(self.parts.links.unknown());
                self.send_answer(from, answer);
                if self.parts.links.take_twin(self.now, from) {
                    self.keep_event(Event::TwinMember { member: from });
                }
            }
            Err(rejection) => self.on_rejected(rejection, slot),
        }
    }

    fn send_answer(&mut self, to: NodeId, answer: Option<Record>) {
        if let Some(answer) = answer {
            self.queue(to, &answer);
            self.metrics.on_answer();
        }
    }

    fn on_rejected(&mut self, rejection: Rejection, slot: usize) {
        self.metrics.on_rejected(rejection);
        let Parts { transport, rejections, observer, .. } = &mut self.parts;
        let (now, datagram) = (self.now, transport.datagram(slot));
        let Some(observer) = observer else { return };
        self.busy.lend(Callback::OnRejected, || {
            let rejected = rejections.count(now, rejection, datagram, || transport.source(slot));
            rejected.iter().for_each(|rejected| observer.on_rejected(rejected));
        });
    }

    fn on_message(&mut self, message: &Message) {
        self.metrics.on_received(message.body.kind());
        self.parts.election.handle_message(self.now, message);
        self.drain();
        if let Body::Heartbeat(heartbeat) = &message.body {
            self.on_heartbeat(message, heartbeat);
        }
    }

    /// Measures by how much the leader's heartbeat is later than the one before it announced.
    fn on_heartbeat(&mut self, message: &Message, heartbeat: &Heartbeat) {
        let standing = self.parts.election.standing();
        if standing.leader != Some(message.from) || standing.term != message.term {
            return;
        }
        if let Some(observer) = &self.parts.observer {
            let heard = HeardHeartbeat {
                from: message.from,
                term: message.term,
                at: self.now,
                interval: heartbeat.interval,
                promise: heartbeat.promise,
                absence: self.absence,
            };
            self.busy.lend(Callback::OnHeartbeat, || observer.on_heartbeat(&heard));
        }
        let arrival = Arrival { term: message.term, at: self.now, interval: heartbeat.interval };
        let before = self.last_heartbeat.replace(arrival);
        if let Some(before) = before.filter(|before| before.term == arrival.term) {
            let gap = arrival.at.saturating_since(before.at);
            self.metrics.on_heartbeat_late(gap.saturating_sub(before.interval).as_nanos());
        }
    }

    /// What became of datagrams that did not arrive. Looked for only where a call has noticed that
    /// there is something.
    fn take_refusals(&mut self) -> usize {
        let mut taken = 0;
        while taken < ERRORS && self.parts.transport.errors_wait() {
            let Some(returned) = self.parts.transport.take_error() else { break };
            match returned {
                Returned::Refused(member) => self.on_member_refused(member),
                Returned::Otherwise => {}
            }
            taken += 1;
        }
        if taken > 0 {
            self.metrics.on_returned(taken as u64);
        }
        taken
    }

    /// Anybody may send ICMP. It is heeded only if it quotes what nobody knows who does not see
    /// the traffic.
    fn on_member_refused(&mut self, member: NodeId) {
        match self.parts.links.check_quote(member, self.parts.transport.quote()) {
            Ok(()) => {
                self.parts.election.handle_unreachable(self.now, member);
                self.drain();
            }
            Err(misquote) => self.metrics.on_misquoted(misquote),
        }
    }

    fn take_orders(&mut self) -> usize {
        let mut taken = 0;
        while taken < COMMANDS {
            let Ok(order) = self.parts.orders.try_recv() else { break };
            match order {
                Order::Command(command) => self.obey(command),
                Order::Resign(answer) => {
                    let outcome = self.give_up();
                    self.answer(answer, outcome);
                }
            }
            taken += 1;
        }
        if let Ok(keys) = self.parts.new_keys.try_recv() {
            self.set_keys(keys);
            taken += 1;
        }
        if taken > 0 {
            self.metrics.on_commands(taken as u64);
        }
        taken
    }

    fn obey(&mut self, command: Command) {
        self.parts.election.handle_command(self.now, command);
        self.drain();
    }

    fn set_keys(&mut self, keys: LinkKeys) {
        let old = self.parts.links.set_keys(self.now, keys);
        self.metrics.set_unknown(self.parts.links.unknown());
        self.metrics.set_keys(self.parts.links.key_ids());
        if let Some(notices) = &mut self.parts.notices {
            notices.seal_anew();
        }
        // Freed by whoever changes the keys next: this thread frees nothing. There is room, since that
        // one has made it before it sent these.
        if let Some(old) = old {
            let _ = self.parts.old_keys.try_send(old);
        }
    }

    /// Asks those to prove themselves whose present life is not known.
    fn send_challenges(&mut self) -> usize {
        let mut sent = 0;
        while let Some((peer, challenge)) = self.parts.links.poll_challenge(self.now) {
            self.queue(peer, &challenge);
            self.metrics.on_challenge();
            sent += 1;
        }
        if sent > 0 {
            self.metrics.set_unknown(self.parts.links.unknown());
        }
        sent
    }

    /// Off the fast path, since it is a system call.
    fn look_at_socket(&mut self) {
        if self.now >= self.next_look {
            self.next_look = self.now + LOOK_EVERY;
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

    fn fire_timers(&mut self) -> usize {
        let mut fired = 0;
        while fired < TIMERS && self.parts.election.next_deadline() <= self.now {
            self.parts.election.handle_timeout(self.now);
            self.drain();
            fired += 1;
        }
        fired
    }
}
