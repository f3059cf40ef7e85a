//! A world that writes down what a pass asks of it, and a node in it.
//!
//! Knows each call of the environment, and what a test may have it do. Knows nothing of the order
//! in which calls should come.

use super::*;

pub(super) const CLUSTER: ClusterId = ClusterId(7);

/// A resignation that waits for nobody.
pub(super) const RESIGN_NOW: Request = Request::Resign { drain: Duration::ZERO };

pub(super) fn transfer_now(to: NodeId) -> Request {
    Request::Transfer { to, drain: Duration::ZERO }
}

/// One call of the environment that was carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
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
pub(super) struct Paused;

/// A world that writes down what it is asked.
#[derive(Clone)]
pub(super) struct Script {
    pub(super) now: Instant,
    pub(super) life: Life,
    pub(super) inbox: VecDeque<[u8; RECORD_LENGTH]>,
    pub(super) batch: Vec<[u8; RECORD_LENGTH]>,
    /// News that this member is unreachable, with what came back, if anything did.
    pub(super) news: VecDeque<(NodeId, Option<[u8; RECORD_LENGTH]>)>,
    pub(super) came_back: [u8; RECORD_LENGTH],
    pub(super) requests: VecDeque<Request>,
    /// The number of guards that the application holds.
    pub(super) guards: u32,
    /// True once the application has said that all work has stopped.
    pub(super) work_has_stopped: bool,
    /// True where it is noted that guards are closed and opened.
    pub(super) notes_guards: bool,
    pub(super) keys: Option<LinkKeys>,
    /// The position that the application has set since the last pass.
    pub(super) set_position: Option<Position>,
    /// The count of the application's beats, where there is one.
    pub(super) pulse: Option<u64>,
    /// True if the clock is found to have lied, once.
    pub(super) clock_lies: bool,
    /// True once a guardian has delivered what was to be withdrawn.
    pub(super) is_delivered: bool,
    /// True once the application has left each position that is asked for.
    pub(super) has_moved_on: bool,
    /// The kind of write that fails, once.
    pub(super) fails: Option<StoreCall>,
    /// False where it is not known at what addresses the others are.
    pub(super) has_addresses: bool,
    /// False where the system takes no datagram.
    pub(super) is_taken: bool,
    pub(super) panics_on_datagram: bool,
    /// The numbers of inputs that were taken in, and that were settled.
    pub(super) inputs: usize,
    pub(super) settled: usize,
    /// The most datagrams that are queued at one time.
    pub(super) room: usize,
    pub(super) outgoing: Vec<[u8; RECORD_LENGTH]>,
    pub(super) sent: Vec<[u8; RECORD_LENGTH]>,
    pub(super) measures_absence: bool,
    /// The last time between two looks.
    pub(super) gap: Duration,
    /// The number of calls that are made before one is paused, once.
    pub(super) pause_after: Option<usize>,
    /// The number of calls, those that can't pause included, before one panics, once.
    pub(super) panic_after: Option<usize>,
    /// The call that panics, once.
    pub(super) panics_in: Option<fn(&Act) -> bool>,
    pub(super) acts: Vec<Act>,
}

impl Script {
    pub(super) fn new() -> Self {
        Self {
            now: Instant::from_nanos(1_000_000),
            life: Life::Present,
            inbox: VecDeque::new(),
            batch: Vec::new(),
            news: VecDeque::new(),
            came_back: [0; RECORD_LENGTH],
            requests: VecDeque::new(),
            guards: 0,
            work_has_stopped: false,
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

    pub(super) fn act(&mut self, act: Act) -> Result<(), Paused> {
        if is_due(&mut self.pause_after) {
            return Err(Paused);
        }
        self.call(act);
        Ok(())
    }

    /// Notes a call that can't pause.
    pub(super) fn call(&mut self, act: Act) {
        if self.panics_in.is_some_and(|is| is(&act)) {
            self.panics_in = None;
            self.panic_after = Some(0);
        }
        self.observe();
        self.acts.push(act);
    }

    /// A call that changes nothing here.
    pub(super) fn observe(&mut self) {
        if is_due(&mut self.panic_after) {
            // Prints nothing: a story panics thousands of times.
            resume_unwind(Box::new("as the test asks"));
        }
    }

    pub(super) fn write(&mut self, call: StoreCall, act: Act) -> Result<Result<(), ()>, Paused> {
        self.act(act)?;
        let fails = self.fails == Some(call);
        self.fails = self.fails.filter(|_| !fails);
        Ok(if fails { Err(()) } else { Ok(()) })
    }

    pub(super) fn take_acts(&mut self) -> Vec<Act> {
        std::mem::take(&mut self.acts)
    }

    pub(super) fn place(&self, is: impl Fn(&Act) -> bool) -> usize {
        self.acts.iter().position(is).unwrap_or_else(|| panic!("it was done: {:?}", self.acts))
    }
}

/// Counts a call. Returns true once, when none is left before the one that is meant.
pub(super) fn is_due(left: &mut Option<usize>) -> bool {
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

    fn work_has_stopped(&mut self) -> bool {
        self.work_has_stopped
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

pub(super) fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

/// Returns what a datagram says to its recipient.
pub(super) fn read(bytes: &[u8; RECORD_LENGTH]) -> Message {
    let to = node(bytes[std::mem::offset_of!(Record, to)]);
    let members = (0..3).map(node).collect();
    let receiver = Receiver { cluster: CLUSTER, node: to, members };
    decode(bytes, &receiver).expect("its recipient takes it")
}

/// The keys of a node where that key is the cluster's.
pub(super) fn keys(key: u8, number: u8) -> LinkKeys {
    let ring = Keyring::new(Key::new(key, &[7; 32]).expect("ids begin at 1"));
    LinkKeys::new(&ring, CLUSTER, node(number))
}

/// A node, and the world around it.
#[derive(Clone)]
pub(super) struct Rig {
    pub(super) cycle: DutyCycle,
    pub(super) script: Script,
    pub(super) round: u64,
}

impl Rig {
    /// Node 1.
    pub(super) fn new(others: MemberKind, is_sealed: bool) -> Self {
        Self::with_timing(1, others, is_sealed, Timing::lan())
    }

    pub(super) fn with_timing(
        number: u8,
        others: MemberKind,
        is_sealed: bool,
        timing: Timing,
    ) -> Self {
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
    pub(super) fn pass(&mut self) {
        while self.cycle.pass(&mut self.script).is_err() {}
    }

    pub(super) fn wait_for_deadline(&mut self) {
        self.script.now = self.script.now.max(self.cycle.election().next_deadline());
    }

    /// A heartbeat of node 0 comes in, which leads the first term.
    pub(super) fn hear_leader(&mut self) -> Message {
        self.hear_leader_of(Term(1))
    }

    pub(super) fn hear_leader_of(&mut self, term: Term) -> Message {
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

    pub(super) fn hear(&mut self, from: NodeId, term: Term, body: Body) -> Message {
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

    pub(super) fn follow(&mut self) {
        for _ in 0..20 {
            self.hear_leader();
            self.pass();
            self.script.now = self.script.now + Timing::lan().heartbeat_interval;
        }
        assert_eq!(self.cycle.election().standing().leader, Some(node(0)));
        self.script.take_acts();
    }

    /// Lets deadlines pass until the next pass would do that, and does not make it.
    pub(super) fn wait_until_a_pass_would(&mut self, is: impl Fn(&Act) -> bool) {
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
    pub(super) fn wait_until_a_pass_does(&mut self, is: impl Fn(&Act) -> bool) {
        self.wait_until_a_pass_would(is);
        self.pass();
    }

    /// An only voter, which elects itself as its deadlines come.
    pub(super) fn lead(&mut self) {
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
