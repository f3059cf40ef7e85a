//! The order of a pass, each promise of it by name, and what a pause or a panic leaves of it.
//!
//! `cargo test --test duty_cycle`. What safety makes of the order is asked by the simulator.

mod drains;
mod farewells;
mod pauses;
mod restores;
mod story;
mod who_leads;

use std::collections::VecDeque;
use std::panic::resume_unwind;

use interrex::config::{Member, MemberKind};
use interrex::duty_cycle::{
    DutyCycle, Environment, Input, Life, Reading, Request, ResignOutcome, Sent, StoreCall,
    Undelivered, Withdrawal,
};
use interrex::election::{Durability, Election, Event, HardState, Role, Setup, Standing, StepDown};
use interrex::message::{BallotRequest, Body, Heartbeat, Message, Verdict};
use interrex::types::{BootId, Nonce, Priority, Round};
use interrex::wire::layout::{KIND_ANSWER, KIND_CHALLENGE};
use interrex::wire::{
    Envelope, Incoming, Key, Keyring, LinkKeys, LinkSetup, Links, Misquote, RECORD_LENGTH,
    Receiver, Record, Rejection, decode, encode,
};
use interrex::{
    Authentication, ClusterId, Config, Duration, Instant, NodeId, Position, Term, Timing,
};

const CLUSTER: ClusterId = ClusterId(7);

/// A resignation that waits for nobody.
const RESIGN_NOW: Request = Request::Resign { drain: Duration::ZERO };

fn transfer_now(to: NodeId) -> Request {
    Request::Transfer { to, drain: Duration::ZERO }
}

/// One call of the environment that was carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Act {
    Begin,
    Receive,
    Clock,
    Datagram,
    Undelivered,
    Misquoted,
    Request,
    Answer(ResignOutcome),
    AnswerLast(ResignOutcome),
    CloseGuards,
    OpenGuards,
    Keys,
    IsPosition(Position),
    Withdraw,
    Disarm,
    Persist(HardState),
    Prepare(HardState),
    Publish(Standing),
    QueueMessage(NodeId),
    QueueAnswer(NodeId),
    QueueChallenge(NodeId),
    Flush,
    Tell(Event),
    Notices,
    Events,
    Pass,
}

/// The thread was paused.
#[derive(Debug)]
struct Paused;

/// A world that writes down what it is asked.
#[derive(Clone)]
struct Script {
    now: Instant,
    life: Life,
    inbox: VecDeque<[u8; RECORD_LENGTH]>,
    batch: Vec<[u8; RECORD_LENGTH]>,
    /// News that this member is unreachable, with what came back, if anything did.
    news: VecDeque<(NodeId, Option<[u8; RECORD_LENGTH]>)>,
    came_back: [u8; RECORD_LENGTH],
    requests: VecDeque<Request>,
    /// The number of guards that the application holds.
    guards: u32,
    /// True where it is noted that guards are closed and opened.
    notes_guards: bool,
    keys: Option<LinkKeys>,
    /// The position that the application has set since the last pass.
    set_position: Option<Position>,
    /// The count of the application's beats, where there is one.
    pulse: Option<u64>,
    /// True if the clock is found to have lied, once.
    clock_lies: bool,
    /// True once a guardian has delivered what was to be withdrawn.
    is_delivered: bool,
    /// True once the application has left each position that is asked for.
    has_moved_on: bool,
    /// The kind of write that fails, once.
    fails: Option<StoreCall>,
    /// False where it is not known at what addresses the others are.
    has_addresses: bool,
    /// False where the system takes no datagram.
    is_taken: bool,
    panics_on_datagram: bool,
    /// The numbers of inputs that were taken in, and that were settled.
    inputs: usize,
    settled: usize,
    /// The most datagrams that are queued at one time.
    room: usize,
    outgoing: Vec<[u8; RECORD_LENGTH]>,
    sent: Vec<[u8; RECORD_LENGTH]>,
    measures_absence: bool,
    /// The last time between two looks.
    gap: Duration,
    /// The number of calls that are made before one is paused, once.
    pause_after: Option<usize>,
    /// The number of calls, those that can't pause included, before one panics, once.
    panic_after: Option<usize>,
    /// The call that panics, once.
    panics_in: Option<fn(&Act) -> bool>,
    acts: Vec<Act>,
}

impl Script {
    fn new() -> Self {
        Self {
            now: Instant::from_nanos(1_000_000),
            life: Life::Present,
            inbox: VecDeque::new(),
            batch: Vec::new(),
            news: VecDeque::new(),
            came_back: [0; RECORD_LENGTH],
            requests: VecDeque::new(),
            guards: 0,
            notes_guards: false,
            keys: None,
            set_position: None,
            pulse: None,
            clock_lies: false,
            is_delivered: false,
            has_moved_on: false,
            fails: None,
            has_addresses: true,
            is_taken: true,
            panics_on_datagram: false,
            inputs: 0,
            settled: 0,
            room: usize::MAX,
            outgoing: Vec::new(),
            sent: Vec::new(),
            measures_absence: false,
            gap: Duration::ZERO,
            pause_after: None,
            panic_after: None,
            panics_in: None,
            acts: Vec::new(),
        }
    }

    fn act(&mut self, act: Act) -> Result<(), Paused> {
        if is_due(&mut self.pause_after) {
            return Err(Paused);
        }
        self.call(act);
        Ok(())
    }

    /// Notes a call that can't pause.
    fn call(&mut self, act: Act) {
        if self.panics_in.is_some_and(|is| is(&act)) {
            self.panics_in = None;
            self.panic_after = Some(0);
        }
        self.observe();
        self.acts.push(act);
    }

    /// A call that changes nothing here.
    fn observe(&mut self) {
        if is_due(&mut self.panic_after) {
            // Prints nothing: a story panics thousands of times.
            resume_unwind(Box::new("as the test asks"));
        }
    }

    fn write(&mut self, call: StoreCall, act: Act) -> Result<Result<(), ()>, Paused> {
        self.act(act)?;
        let fails = self.fails == Some(call);
        self.fails = self.fails.filter(|_| !fails);
        Ok(if fails { Err(()) } else { Ok(()) })
    }

    fn take_acts(&mut self) -> Vec<Act> {
        std::mem::take(&mut self.acts)
    }

    fn place(&self, is: impl Fn(&Act) -> bool) -> usize {
        self.acts.iter().position(is).unwrap_or_else(|| panic!("it was done: {:?}", self.acts))
    }
}

/// Counts a call. Returns true once, when none is left before the one that is meant.
fn is_due(left: &mut Option<usize>) -> bool {
    let is_due = *left == Some(0);
    *left = left.and_then(|left| left.checked_sub(1));
    is_due
}

impl Environment for Script {
    type Pause = Paused;
    type StoreError = ();
    const BATCH: usize = 4;

    fn begin(&mut self) -> Life {
        self.call(Act::Begin);
        let life = self.life;
        if life == Life::Moved {
            self.life = Life::Present;
        }
        life
    }

    fn receive(&mut self) -> Result<usize, Paused> {
        self.act(Act::Receive)?;
        let received = self.inbox.len().min(Self::BATCH);
        self.batch = self.inbox.drain(..received).collect();
        Ok(received)
    }

    fn now(&mut self) -> Result<Reading, Paused> {
        self.act(Act::Clock)?;
        let lies = std::mem::take(&mut self.clock_lies);
        Ok(if lies { Reading::Fault(self.now) } else { Reading::Time(self.now) })
    }

    fn measures_absence(&self) -> bool {
        self.measures_absence
    }

    fn datagram(&mut self, slot: usize) -> Result<&[u8], Paused> {
        self.act(Act::Datagram)?;
        Ok(&self.batch[slot])
    }

    fn undelivered(&mut self) -> Result<Option<Undelivered<'_>>, Paused> {
        self.act(Act::Undelivered)?;
        let Some((member, bytes)) = self.news.pop_front() else { return Ok(None) };
        let quote = bytes.map(|bytes| {
            self.came_back = bytes;
            &self.came_back[..]
        });
        Ok(Some(Undelivered { member: Some(member), quote }))
    }

    fn request(&mut self) -> Result<Option<Request>, Paused> {
        self.act(Act::Request)?;
        Ok(self.requests.pop_front())
    }

    fn answer(&mut self, outcome: ResignOutcome) {
        self.call(Act::Answer(outcome));
    }

    fn pulse(&mut self) -> Option<u64> {
        self.pulse
    }

    fn answer_last(&mut self, outcome: ResignOutcome) {
        self.call(Act::AnswerLast(outcome));
    }

    fn close_guards(&mut self) -> u32 {
        if self.notes_guards {
            self.acts.push(Act::CloseGuards);
        }
        self.guards
    }

    fn guards_held(&mut self) -> u32 {
        self.guards
    }

    fn open_guards(&mut self) {
        if self.notes_guards {
            self.acts.push(Act::OpenGuards);
        }
    }

    fn new_keys(&mut self) -> Option<LinkKeys> {
        self.call(Act::Keys);
        self.keys.take()
    }

    fn position(&mut self) -> Option<Position> {
        self.set_position.take()
    }

    fn is_position(&mut self, position: Position) -> bool {
        self.call(Act::IsPosition(position));
        !self.has_moved_on
    }

    fn withdraw(&mut self) -> Result<Withdrawal, Paused> {
        self.act(Act::Withdraw)?;
        Ok(if self.is_delivered { Withdrawal::Void } else { Withdrawal::Done })
    }

    fn disarm(&mut self) {
        self.call(Act::Disarm);
    }

    fn persist(&mut self, hard_state: &HardState) -> Result<Result<(), ()>, Paused> {
        self.write(StoreCall::Persist, Act::Persist(*hard_state))
    }

    fn prepares(&mut self) -> bool {
        true
    }

    fn prepare(&mut self, hard_state: &HardState) -> Result<Result<(), ()>, Paused> {
        self.write(StoreCall::Prepare, Act::Prepare(*hard_state))
    }

    fn publish(&mut self, standing: &Standing) -> Result<(), Paused> {
        self.act(Act::Publish(*standing))
    }

    fn has_room(&self) -> bool {
        self.outgoing.len() < self.room
    }

    fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        match record.kind {
            // Not by `call`: what the links say is lost where its queueing panics.
            KIND_CHALLENGE => self.acts.push(Act::QueueChallenge(to)),
            KIND_ANSWER => self.acts.push(Act::QueueAnswer(to)),
            _ => self.call(Act::QueueMessage(to)),
        }
        if self.has_addresses {
            self.outgoing.push(*record.as_bytes());
        }
        self.has_addresses
    }

    fn flush(&mut self) -> Result<usize, Paused> {
        self.act(Act::Flush)?;
        if !self.is_taken {
            return Ok(self.outgoing.drain(..).count());
        }
        self.sent.append(&mut self.outgoing);
        Ok(0)
    }

    fn tell(&mut self, event: &Event) -> Result<(), Paused> {
        self.act(Act::Tell(*event))
    }

    fn deliver_events(&mut self) {
        self.call(Act::Events);
    }

    fn prepare_notices(&mut self, _: &DutyCycle) {
        self.call(Act::Notices);
    }

    fn on_misquoted(&mut self, _: Misquote) {
        self.call(Act::Misquoted);
    }

    fn on_pass(&mut self, _: &DutyCycle, _: usize) {
        self.call(Act::Pass);
    }

    fn on_datagram(&mut self, _: &DutyCycle, _: usize, _: &Result<Incoming, Rejection>) {
        if std::mem::take(&mut self.panics_on_datagram) {
            resume_unwind(Box::new("as the test asks"));
        }
    }

    fn on_input(&mut self, _: &DutyCycle, _: &Input) {
        self.inputs += 1;
        self.observe();
    }

    fn on_settled(&mut self, _: &DutyCycle, _: &Input) {
        self.settled += 1;
        self.observe();
    }

    fn on_sent(&mut self, _: Sent<'_>, _: usize) {
        self.observe();
    }

    fn on_gap(&mut self, gap: Duration) {
        self.gap = gap;
        self.observe();
    }

    fn on_store_error(&mut self, _: Instant, _: StoreCall, (): &()) {
        self.observe();
    }

    fn on_new_keys(&mut self, _: &DutyCycle, _: Option<LinkKeys>) {
        self.observe();
    }
}

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

/// Returns what a datagram says to its recipient.
fn read(bytes: &[u8; RECORD_LENGTH]) -> Message {
    let to = node(bytes[std::mem::offset_of!(Record, to)]);
    let members = (0..3).map(node).collect();
    let receiver = Receiver { cluster: CLUSTER, node: to, members };
    decode(bytes, &receiver).expect("its recipient takes it")
}

/// The keys of a node where that key is the cluster's.
fn keys(key: u8, number: u8) -> LinkKeys {
    let ring = Keyring::new(Key::new(key, &[7; 32]).expect("ids begin at 1"));
    LinkKeys::new(&ring, CLUSTER, node(number))
}

/// A node, and the world around it.
#[derive(Clone)]
struct Rig {
    cycle: DutyCycle,
    script: Script,
    round: u64,
}

impl Rig {
    /// Node 1.
    fn new(others: MemberKind, is_sealed: bool) -> Self {
        Self::with_timing(1, others, is_sealed, Timing::lan())
    }

    fn with_timing(number: u8, others: MemberKind, is_sealed: bool, timing: Timing) -> Self {
        let address = |id: u8| ([127, 0, 0, 1], 7000 + u16::from(id)).into();
        let member = |id: u8| {
            let kind = if id == 1 { MemberKind::Voter } else { others };
            Member { kind, ..Member::voter(node(id), address(id)) }
        };
        let config = Config {
            node: node(number),
            cluster: CLUSTER,
            authentication: Authentication::Off,
            members: (0..3).map(member).collect(),
            timing,
        };
        let script = Script::new();
        let setup = Setup {
            config: &config,
            hard_state: HardState::default(),
            durability: Durability::Durable,
            term_floor: Term::ZERO,
            position: Position::default(),
            boot: BootId(1),
            seed: u64::from(number),
        };
        let election = Election::new(setup, script.now).expect("the configuration is valid");
        let links = LinkSetup {
            receiver: Receiver {
                cluster: CLUSTER,
                node: node(number),
                members: config.members.iter().map(|member| member.id).collect(),
            },
            boot: BootId(1),
            keys: is_sealed.then(|| keys(1, number)),
            challenge_pause: config.timing.request_interval,
            answer_timeout: config.timing.calm_timeout_max(),
        };
        let links = Links::new(links, script.now);
        let cycle = DutyCycle::new(election, links, CLUSTER, script.now);
        Self { cycle, script, round: 0 }
    }

    /// Passes until it is through, pauses included.
    fn pass(&mut self) {
        while self.cycle.pass(&mut self.script).is_err() {}
    }

    fn wait_for_deadline(&mut self) {
        self.script.now = self.script.now.max(self.cycle.election().next_deadline());
    }

    /// A heartbeat of node 0 comes in, which leads the first term.
    fn hear_leader(&mut self) -> Message {
        self.hear_leader_of(Term(1))
    }

    fn hear_leader_of(&mut self, term: Term) -> Message {
        self.round += 1;
        let timing = Timing::lan();
        let heartbeat = Heartbeat {
            round: Round(self.round),
            promise: timing.promise,
            interval: timing.heartbeat_interval,
            mean_rtt: Duration::ZERO,
        };
        self.hear(node(0), term, Body::Heartbeat(heartbeat))
    }

    fn hear(&mut self, from: NodeId, term: Term, body: Body) -> Message {
        let message = Message {
            from,
            term,
            boot: BootId(1),
            config: self.cycle.election().config_id(),
            sent_at: self.script.now,
            echo: Instant::ZERO,
            body,
        };
        let mut record = Record::default();
        let envelope = Envelope { cluster: CLUSTER, sequence: self.round };
        encode(&message, node(1), &envelope, &mut record);
        self.script.inbox.push_back(*record.as_bytes());
        message
    }

    fn follow(&mut self) {
        for _ in 0..20 {
            self.hear_leader();
            self.pass();
            self.script.now = self.script.now + Timing::lan().heartbeat_interval;
        }
        assert_eq!(self.cycle.election().standing().leader, Some(node(0)));
        self.script.take_acts();
    }

    /// Lets deadlines pass until the next pass would do that, and does not make it.
    fn wait_until_a_pass_would(&mut self, is: impl Fn(&Act) -> bool) {
        for _ in 0..1_000 {
            self.wait_for_deadline();
            self.script.take_acts();
            let mut ahead = self.clone();
            ahead.pass();
            if ahead.script.acts.iter().any(&is) {
                return;
            }
            self.pass();
        }
        panic!("no deadline leads to it");
    }

    /// The same, and makes that pass.
    fn wait_until_a_pass_does(&mut self, is: impl Fn(&Act) -> bool) {
        self.wait_until_a_pass_would(is);
        self.pass();
    }

    /// An only voter, which elects itself as its deadlines come.
    fn lead(&mut self) {
        for _ in 0..100 {
            self.wait_for_deadline();
            self.pass();
            if self.cycle.election().standing().role == Role::Leader {
                return;
            }
        }
        panic!("it is its own quorum");
    }
}

#[test]
fn a_pass_takes_its_steps_in_the_order_that_is_promised() {
    let mut rig = Rig::new(MemberKind::Observer, true);
    rig.cycle.start(&mut rig.script).expect("nothing pauses");
    // Its first suspicion elects it; nobody has been challenged by then.
    rig.wait_until_a_pass_does(|act| matches!(act, Act::Persist(_)));
    let script = &rig.script;
    let acts = &script.acts;
    assert_eq!(
        acts[..6],
        [Act::Begin, Act::Receive, Act::Clock, Act::Undelivered, Act::Request, Act::Keys]
    );
    let timer = script.place(|act| matches!(act, Act::Persist(_)));
    let publish =
        script.place(|act| matches!(act, Act::Publish(shown) if shown.role == Role::Leader));
    let beats = script.place(|act| matches!(act, Act::QueueMessage(_)));
    let challenge = script.place(|act| matches!(act, Act::QueueChallenge(_)));
    let last = acts.len() - 4;
    assert!(6 <= timer && timer < publish && publish < beats, "{acts:?}");
    assert!(beats < challenge && challenge < last, "{acts:?}");
    assert_eq!(acts[last..], [Act::Flush, Act::Notices, Act::Events, Act::Pass]);
    assert_eq!(acts[6..last].iter().filter(|act| **act == Act::Flush).count(), 1, "to prepare");
}

#[test]
fn datagrams_are_read_after_the_clock_and_before_anything_else() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    rig.hear_leader();
    rig.pass();
    let begin = [Act::Begin, Act::Receive, Act::Clock, Act::Datagram];
    assert_eq!(rig.script.acts[..4], begin);
    let answer = rig.script.place(|act| *act == Act::QueueMessage(node(0)));
    assert!(answer < rig.script.place(|act| *act == Act::Undelivered));
}

/// No absence excuses a leader that is not heard: this node parks.
#[test]
fn a_heartbeat_in_the_socket_is_heard_before_the_deadline_that_it_puts_off() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    let campaigns = |act: &Act| matches!(act, Act::Tell(Event::CampaignStarted { .. }));
    rig.wait_until_a_pass_would(campaigns);
    rig.hear_leader();
    rig.pass();
    assert!(!rig.script.acts.iter().any(campaigns), "{:?}", rig.script.acts);
}

/// An ack shows the position by which a vote would be given.
#[test]
fn a_position_that_was_set_is_known_before_the_datagrams_of_the_pass() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    let position = Position { log_term: 3, index: 9 };
    rig.hear_leader();
    rig.script.set_position = Some(position);
    rig.pass();
    let said = read(rig.script.sent.last().expect("it acknowledges")).body;
    assert!(matches!(said, Body::HeartbeatAck(ack) if ack.position == position), "{said:?}");
}

#[test]
fn r4_a_vote_does_not_leave_where_the_application_has_gone_on_since_it_was_judged() {
    for has_moved_on in [false, true] {
        let mut rig = Rig::new(MemberKind::Voter, false);
        rig.pass();
        rig.script.now = rig.script.now + Timing::lan().election_timeout_max;
        let asked = BallotRequest {
            nonce: Nonce(1),
            proposed: Term(1),
            position: Position::default(),
            priority: Priority::default(),
            release: None,
        };
        rig.hear(node(2), Term::ZERO, Body::VoteRequest(asked));
        rig.script.has_moved_on = has_moved_on;
        let before = rig.script.sent.len();
        rig.pass();
        let said = rig.script.sent[before..].iter().map(|bytes| read(bytes).body);
        let grants = |body: &Body| matches!(body, Body::VoteReply(reply) if reply.verdict == Verdict::Granted);
        assert_eq!(said.filter(grants).count(), usize::from(!has_moved_on));
        // The vote is spent, and who asks this node sees its term.
        assert_eq!(rig.cycle.election().hard_state().voted_for, Some(node(2)));
        let asked = rig.script.place(|act| matches!(act, Act::IsPosition(_)));
        assert!(rig.script.place(pauses::is_publish) < asked, "{:?}", rig.script.acts);
    }
}

/// So many batches are heard before deadlines are looked at, and no more: no flood stops timers.
#[test]
fn a_deadline_waits_for_four_batches_and_not_for_a_fifth() {
    for (junk, campaigns) in [(15, false), (16, true)] {
        let mut rig = Rig::new(MemberKind::Voter, false);
        rig.follow();
        let campaign = |act: &Act| matches!(act, Act::Tell(Event::CampaignStarted { .. }));
        rig.wait_until_a_pass_would(campaign);
        rig.script.inbox.extend(std::iter::repeat_n([0; RECORD_LENGTH], junk));
        rig.hear_leader();
        rig.pass();
        assert_eq!(rig.script.acts.iter().any(campaign), campaigns, "behind {junk} others");
    }
}

#[test]
fn a_heartbeat_in_the_socket_is_heard_before_news_that_its_leader_is_gone() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    // The leader is late, and is probed.
    rig.wait_until_a_pass_does(|act| *act == Act::QueueMessage(node(0)));
    let probe = *rig.script.sent.last().expect("it was sent");
    rig.script.take_acts();
    rig.script.news.push_back((node(0), Some(probe)));
    let is_gone = |act: &Act| matches!(act, Act::Tell(Event::LeaderUnreachable { .. }));
    let mut without = rig.clone();
    without.pass();
    assert!(without.script.acts.iter().any(is_gone), "{:?}", without.script.acts);
    // What came back was sent before the leader was heard: it proves nothing.
    rig.hear_leader();
    rig.pass();
    assert!(!rig.script.acts.iter().any(is_gone), "{:?}", rig.script.acts);
    assert!(rig.script.acts.contains(&Act::Misquoted), "{:?}", rig.script.acts);
}

#[test]
fn an_absence_is_noted_before_what_it_has_delayed_is_heard() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.script.measures_absence = true;
    rig.follow();
    let before = rig.cycle.election().clone();
    let absence = Timing::lan().heartbeat_interval.scaled(7, 2);
    let emptied = rig.cycle.now();
    rig.script.now = emptied + absence;
    let message = rig.hear_leader();
    rig.pass();
    let by_hand = |notes_first: bool| {
        let (mut election, now) = (before.clone(), emptied + absence);
        if notes_first {
            election.note_absence(now, absence);
        }
        election.handle_message(now, &message);
        while election.poll_output().is_some() {}
        if !notes_first {
            election.note_absence(now, absence);
        }
        election
    };
    assert!(*rig.cycle.election() == by_hand(true), "noted before");
    assert!(*rig.cycle.election() != by_hand(false), "and that makes a difference");
}

/// A thread that sleeps until a deadline is absent from then on, not before.
#[test]
fn a_sleep_that_the_environment_tells_of_is_no_absence_and_no_gap() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.script.measures_absence = true;
    rig.follow();
    let late = Duration::from_micros(30);
    let deadline = rig.cycle.now() + Timing::lan().heartbeat_interval.scaled(7, 2);
    rig.script.now = deadline + late;
    let mut awake = rig.clone();
    awake.pass();
    rig.cycle.idle(deadline);
    rig.pass();
    assert_eq!((rig.cycle.absence(), rig.script.gap), (late, late));
    assert!(awake.cycle.absence() > late && awake.script.gap > late);
    assert!(rig.cycle.election() != awake.cycle.election(), "the core was told so");
}

#[test]
fn a_copy_in_another_process_keeps_silent() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.script.life = Life::Elsewhere;
    rig.pass();
    assert!(rig.cycle.is_over());
    assert_eq!(rig.script.acts, [Act::Begin]);
}

/// R5: the own vote counts once it is durable. Nothing depends on a state that is only prepared.
#[test]
fn a_node_leads_in_that_pass_unless_the_write_of_its_own_vote_fails() {
    for (fails, leads) in [(StoreCall::Prepare, true), (StoreCall::Persist, false)] {
        let mut rig = Rig::new(MemberKind::Observer, false);
        rig.cycle.start(&mut rig.script).expect("nothing pauses");
        rig.wait_until_a_pass_would(|act| matches!(act, Act::Persist(_)));
        rig.script.fails = Some(fails);
        rig.pass();
        assert_eq!(rig.script.fails, None);
        let is_lead = |act: &Act| matches!(act, Act::Publish(shown) if shown.role == Role::Leader);
        assert_eq!(rig.script.acts.iter().any(is_lead), leads, "{fails:?} fails");
        rig.lead();
    }
}

#[test]
fn a_pass_hears_of_32_unreachable_peers_and_leaves_the_rest_to_the_next() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    rig.script.news.extend(std::iter::repeat_n((node(2), None), 40));
    rig.pass();
    assert_eq!(rig.script.news.len(), 8);
}
