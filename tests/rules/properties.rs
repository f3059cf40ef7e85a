//! One core under any sequence of inputs: it never panics, and it keeps the contract of its
//! outputs.
//!
//! Messages come from members and strangers with any term, round, echo and verdict; timers are
//! served early, late and by clocks that step back; disks fail. Numbers are drawn from both ends.

use interrex::election::{Command, Durability, Election, HardState, Output, Role, Setup};
use interrex::message::{
    BallotReply, BallotRequest, Bequest, Body, Heartbeat, HeartbeatAck, Message, RecoveryReply,
    RecoveryRequest, Resign, Verdict,
};
use interrex::types::{
    BootId, ClusterId, ConfigId, Instant, NodeId, Nonce, Position, Priority, Round, Term,
};
use interrex::{Authentication, Config, Duration, Member, Pace, Timing};
use proptest::prelude::*;

/// More outputs than one input may cause.
const TOO_MANY: usize = 17;

const ME: u8 = 0;
const BOOT: BootId = BootId(5);

#[derive(Clone, Debug)]
enum Input {
    Message(Message),
    Timeout,
    Command(Command),
    ClockFault,
    Absence(Duration),
    Unreachable(NodeId),
}

/// One input: at which moment, counted from the last one, and whether the disk fails.
#[derive(Clone, Debug)]
struct Step {
    when: When,
    input: Input,
    disk_fails: bool,
}

#[derive(Clone, Copy, Debug)]
enum When {
    Later(u64),
    Earlier(u64),
    AtDeadline,
    At(u64),
}

/// Small numbers, which meet each other, and the ends of the range.
fn number() -> impl Strategy<Value = u64> {
    prop_oneof![12 => 0..6u64, 1 => u64::MAX - 2..=u64::MAX, 1 => any::<u64>()]
}

fn moment() -> impl Strategy<Value = u64> {
    prop_oneof![8 => 0..600_000_000u64, 1 => u64::MAX - 9..=u64::MAX, 1 => any::<u64>()]
}

fn node() -> impl Strategy<Value = NodeId> {
    prop_oneof![9 => 0..5u8, 1 => 0..128u8].prop_map(id)
}

fn id(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

fn position() -> impl Strategy<Value = Position> {
    (number(), number()).prop_map(|(log_term, index)| Position { log_term, index })
}

fn request() -> impl Strategy<Value = BallotRequest> {
    (number(), number(), position(), any::<u8>(), prop::option::of(node())).prop_map(
        |(nonce, proposed, position, priority, release)| BallotRequest {
            nonce: Nonce(nonce),
            proposed: Term(proposed),
            position,
            priority: Priority(priority),
            release,
        },
    )
}

fn reply() -> impl Strategy<Value = BallotReply> {
    let boot = prop_oneof![9 => Just(BOOT.0), 1 => number()];
    let verdict =
        prop_oneof![2 => Just(Verdict::Granted), 1 => prop::sample::select(&Verdict::ALL)];
    (number(), boot, number(), verdict, moment()).prop_map(
        |(nonce, boot, proposed, verdict, promise)| BallotReply {
            nonce: Nonce(nonce),
            candidate_boot: BootId(boot),
            proposed: Term(proposed),
            verdict,
            promise: Duration::from_nanos(promise),
        },
    )
}

fn heartbeat() -> impl Strategy<Value = Heartbeat> {
    (number(), moment(), moment(), moment()).prop_map(|(round, promise, interval, rtt)| Heartbeat {
        round: Round(round),
        promise: Duration::from_nanos(promise),
        interval: Duration::from_nanos(interval),
        mean_rtt: Duration::from_nanos(rtt),
    })
}

fn ack() -> impl Strategy<Value = HeartbeatAck> {
    (number(), moment(), position(), any::<u8>(), any::<bool>()).prop_map(
        |(round, promise, position, priority, electable)| HeartbeatAck {
            round: Round(round),
            promise: Duration::from_nanos(promise),
            position,
            priority: Priority(priority),
            electable,
        },
    )
}

fn recovery_reply() -> impl Strategy<Value = RecoveryReply> {
    (number(), any::<bool>(), number()).prop_map(|(nonce, recovering, floor)| RecoveryReply {
        nonce: Nonce(nonce),
        requester_boot: BOOT,
        recovering,
        floor: Term(floor),
    })
}

fn bequest() -> impl Strategy<Value = Bequest> {
    let boot = prop_oneof![9 => Just(BOOT.0), 1 => number()];
    let ends = (any::<bool>(), any::<bool>());
    (boot, moment(), position(), ends).prop_map(|(boot, promise, position, (died, stopped))| {
        let promise = Duration::from_nanos(promise);
        let work_stopped = stopped && !died;
        Bequest { heir_boot: BootId(boot), promise, position, died, work_stopped }
    })
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        3 => heartbeat().prop_map(Body::Heartbeat),
        3 => ack().prop_map(Body::HeartbeatAck),
        2 => request().prop_map(Body::PreVoteRequest),
        3 => reply().prop_map(Body::PreVoteReply),
        4 => request().prop_map(Body::VoteRequest),
        4 => reply().prop_map(Body::VoteReply),
        1 => (prop::option::of(node()), any::<bool>())
            .prop_map(|(heir, work_stopped)| Body::Resign(Resign { heir, work_stopped })),
        1 => Just(Body::DeathNotice),
        2 => bequest().prop_map(Body::Bequest),
        1 => number().prop_map(|nonce| {
            Body::RecoveryRequest(RecoveryRequest { nonce: Nonce(nonce) })
        }),
        2 => recovery_reply().prop_map(Body::RecoveryReply),
    ]
}

/// A message in the configuration of the cluster; `core` says which that is.
fn message() -> impl Strategy<Value = Message> {
    (node(), number(), number(), moment(), moment(), body()).prop_map(
        |(from, term, boot, sent_at, echo, body)| Message {
            from,
            term: Term(term),
            boot: BootId(boot),
            config: ConfigId::default(),
            sent_at: Instant::from_nanos(sent_at),
            echo: Instant::from_nanos(echo),
            body,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let when = prop_oneof![
        8 => (0..80_000_000u64).prop_map(When::Later),
        1 => (0..80_000_000u64).prop_map(When::Earlier),
        6 => Just(When::AtDeadline),
        1 => moment().prop_map(When::At),
    ];
    let command = prop_oneof![
        Just(Command::Resign),
        Just(Command::Bootstrap),
        position().prop_map(Command::SetPosition),
    ];
    let input = prop_oneof![
        12 => message().prop_map(Input::Message),
        6 => Just(Input::Timeout),
        1 => command.prop_map(Input::Command),
        1 => Just(Input::ClockFault),
        2 => moment().prop_map(|length| Input::Absence(Duration::from_nanos(length))),
        2 => (0..4_u8).prop_map(|about| Input::Unreachable(id(about))),
    ];
    let disk_fails = prop_oneof![9 => Just(false), 1 => Just(true)];
    (when, input, disk_fails).prop_map(|(when, input, disk_fails)| Step { when, input, disk_fails })
}

fn state(term: u64, voted_for: Option<NodeId>) -> HardState {
    let promise = Timing::lan().promise_max;
    HardState { term: Term(term), voted_for, promise, ..HardState::default() }
}

/// A core with what its host knows: the clock, the disk, and what it has told.
struct Host {
    core: Election,
    now: Instant,
    durable: HardState,
    /// True if `durable` is worth nothing after a crash.
    forgets: bool,
    /// Each vote that was told: term and candidate.
    told: Vec<(Term, NodeId)>,
    /// The last message it sent.
    last: Option<Message>,
}

impl Host {
    fn start(voters: u8, term: u64, (durability, floor): (Durability, u64), pace: Pace) -> Self {
        let address = |id: u8| ([127, 0, 0, 1], 7000 + u16::from(id)).into();
        let members = (0..voters).map(|number| Member::voter(id(number), address(number)));
        let config = Config::new(ClusterId(7), id(ME), members)
            .authentication(Authentication::Off)
            .timing(Timing { pace, ..Timing::lan() });
        let durable = HardState { promise: Duration::ZERO, ..state(term, None) };
        let setup = Setup {
            config: &config,
            hard_state: durable,
            durability,
            term_floor: Term(floor),
            position: Position::default(),
            boot: BOOT,
            seed: 1,
        };
        let now = Instant::from_nanos(1_000);
        let core = Election::new(setup, now).expect("the configuration is valid");
        let forgets = durability != Durability::Durable;
        Self { core, now, durable, forgets, told: Vec::new(), last: None }
    }

    /// One of three that has been elected by node 1.
    fn leading(term: u64, pace: Pace) -> Self {
        let mut host = Self::start(3, term, (Durability::Durable, 0), pace);
        while host.core.standing().role != Role::Leader {
            host.take(&Step { when: When::AtDeadline, input: Input::Timeout, disk_fails: false });
            while let Some(yes) = host.last.take().and_then(granted) {
                host.take(&Step {
                    when: When::Later(1_000),
                    input: Input::Message(yes),
                    disk_fails: false,
                });
            }
        }
        host
    }

    fn take(&mut self, step: &Step) {
        let before = self.core.hard_state().term;
        self.now = self.moment(step.when);
        match &step.input {
            Input::Message(message) => {
                let config = self.core.config_id();
                self.core.handle_message(self.now, &Message { config, ..*message });
            }
            Input::Timeout => self.core.handle_timeout(self.now),
            Input::Command(command) => self.core.handle_command(self.now, *command),
            Input::ClockFault => self.core.handle_clock_fault(self.now),
            Input::Absence(length) => self.core.note_absence(self.now, *length),
            Input::Unreachable(about) => self.core.handle_unreachable(self.now, *about),
        }
        self.drain(step.disk_fails);
        assert!(self.core.hard_state().term >= before, "the term fell");
        if matches!(step.input, Input::Timeout) && self.now < Instant::NEVER {
            let next = self.core.next_deadline();
            assert!(next > self.now, "what was due at {:?} is served: {next:?}", self.now);
        }
    }

    fn moment(&self, when: When) -> Instant {
        match when {
            When::Later(ns) => self.now + Duration::from_nanos(ns),
            When::Earlier(ns) => self.now - Duration::from_nanos(ns),
            When::AtDeadline => self.core.next_deadline(),
            When::At(ns) => Instant::from_nanos(ns),
        }
    }

    fn drain(&mut self, disk_fails: bool) {
        let mut fails = disk_fails;
        for count in 0.. {
            assert!(count < TOO_MANY, "one input caused too many outputs");
            let Some(output) = self.core.poll_output() else { return };
            match output {
                Output::Persist(_) if fails => {
                    fails = false;
                    self.core.handle_persist_failed(self.now);
                }
                Output::Persist(hard) => self.persist(hard),
                Output::Publish(standing) if standing.role == Role::Leader => {
                    let voted = state(standing.term.0, Some(id(ME)));
                    let led = HardState { next_vote_spent: true, ..voted };
                    assert_eq!(self.durable, led, "shown before its vote is durable");
                }
                Output::Send { to, message } => {
                    assert!(!to.is_empty() && !to.contains(id(ME)), "sent to {to:?}");
                    self.check_told(to.iter().next().expect("somebody is in it"), &message);
                    self.last = Some(message);
                }
                Output::Withdraw | Output::Event(_) | Output::Publish(_) | Output::Prepare(_) => {}
            }
        }
    }

    fn persist(&mut self, hard: HardState) {
        assert!(hard.term >= self.durable.term, "a lower term is made durable");
        if let (Some(was), true) = (self.durable.voted_for, hard.term == self.durable.term) {
            assert_eq!(hard.voted_for, Some(was), "a second vote is made durable");
        }
        self.durable = hard;
    }

    fn check_told(&mut self, to: NodeId, message: &Message) {
        // A leader may have left its vote in the next term: that this is spent is durable (R15).
        let is_known = message.term <= self.durable.at_start().term;
        assert!(is_known, "a term is told before it is durable");
        if let Body::HeartbeatAck(ack) = message.body {
            assert!(ack.promise <= self.durable.promise || self.forgets, "an unwritten promise");
        }
        let Body::VoteReply(reply) = message.body else { return };
        if reply.verdict != Verdict::Granted {
            return;
        }
        let vote = state(reply.proposed.0, Some(to));
        let has_left = self.durable.at_start();
        let is_left = has_left.vote_spent && has_left.term == reply.proposed;
        let known = HardState { next_vote_spent: false, ..self.durable };
        assert!(known == vote || is_left, "a vote is told before it is durable");
        let first = self.told.iter().find(|told| told.0 == reply.proposed);
        assert!(first.is_none_or(|told| told.1 == to), "two votes in {:?}", reply.proposed);
        self.told.push((reply.proposed, to));
    }
}

/// Node 1's yes to a question.
fn granted(asked: Message) -> Option<Message> {
    let (request, kind): (_, fn(BallotReply) -> Body) = match asked.body {
        Body::PreVoteRequest(request) => (request, Body::PreVoteReply),
        Body::VoteRequest(request) => (request, Body::VoteReply),
        Body::Heartbeat(_)
        | Body::HeartbeatAck(_)
        | Body::PreVoteReply(_)
        | Body::VoteReply(_)
        | Body::Resign(_)
        | Body::DeathNotice
        | Body::Bequest(_)
        | Body::RecoveryRequest(_)
        | Body::RecoveryReply(_) => return None,
    };
    let reply = BallotReply {
        nonce: request.nonce,
        candidate_boot: asked.boot,
        proposed: request.proposed,
        verdict: Verdict::Granted,
        promise: Timing::lan().promise,
    };
    Some(Message { from: id(1), echo: asked.sent_at, body: kind(reply), ..asked })
}

fn pace() -> impl Strategy<Value = Pace> {
    let ms = Duration::from_millis;
    let auto = (1..20_000u64, 0..20u64, 1..50u64).prop_map(move |(least, more, promise)| {
        let heartbeat_min = Duration::from_micros(least);
        let heartbeat_max = heartbeat_min + ms(more);
        Pace::Auto { heartbeat_min, heartbeat_max, promise_min: ms(promise) }
    });
    prop_oneof![1 => Just(Pace::Fixed), 1 => auto]
}

/// With the floor of its term.
fn durability() -> impl Strategy<Value = (Durability, u64)> {
    let diskless = number().prop_map(|floor| (Durability::Diskless, floor));
    prop_oneof![3 => Just((Durability::Durable, 0)), 1 => diskless]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_sequence_of_inputs_makes_a_core_break_its_word(
        voters in 1..6u8,
        term in number(),
        durability in durability(),
        pace in pace(),
        steps in prop::collection::vec(step(), 1..120),
    ) {
        let mut host = Host::start(voters, term, durability, pace);
        steps.iter().for_each(|step| host.take(step));
    }

    /// The same, for a node that leads: few random sequences come that far by themselves.
    #[test]
    fn no_sequence_of_inputs_makes_a_leader_break_its_word(
        term in number(),
        pace in pace(),
        steps in prop::collection::vec(step(), 1..120),
    ) {
        let mut host = Host::leading(term, pace);
        steps.iter().for_each(|step| host.take(step));
    }

    /// Equal inputs give equal outputs, bit for bit.
    #[test]
    fn two_cores_with_equal_inputs_stay_equal(
        pace in pace(),
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut first = Host::start(3, 0, (Durability::Durable, 0), pace);
        let mut second = Host::start(3, 0, (Durability::Durable, 0), pace);
        for step in &steps {
            first.take(step);
            second.take(step);
            prop_assert!(first.core == second.core);
        }
    }
}
