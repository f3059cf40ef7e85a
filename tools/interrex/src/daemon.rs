//! The daemon: one thread that hears of everything that happens, and sees to it that what should
//! run does.
//!
//! Knows the node, the programs and the checks, and drives [`work`](crate::work), which decides
//! what runs. Knows nothing of sockets and formats.

use std::process::ExitCode;
use std::sync::Arc;
use std::thread::Builder;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use crossbeam::channel::{Receiver, RecvTimeoutError, Sender, bounded};
use interrex::election::Event;
use interrex::{
    Guard, Handle, Leadership, NodeId, NodeThread, NumberedEvent, Priority, ResignOutcome,
    Resignation, Term,
};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::checks;
use crate::health::Health;
use crate::node;
use crate::program::{LeaseOrder, Order, Program};
use crate::settings::{CheckEffect, Settings};
use crate::signals::Signals;
use crate::view::{CheckView, MemberView, View, What};
use crate::work::{Act, Hook, Input, Moment, Plan, Work};

/// The time between two looks at the lease and the guard while this node leads.
const LOOK: Duration = Duration::from_millis(5);

/// The same while it does not: only whether the node's thread has ended is looked for.
const IDLE_LOOK: Duration = Duration::from_millis(200);

/// The messages that may wait. The polling thread never waits for room: an event that finds none
/// is dropped, and its number shows that.
const QUEUE: usize = 4_096;

/// The part of the takeover delay that is left for a kill to take effect.
const MARGIN: Duration = Duration::from_millis(100);

/// The exit code where the node has ended by itself.
const NODE_ENDED: u8 = 70;

/// A command from outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Command {
    Resign,
    Transfer(NodeId),
    StandBy,
    EndStandby,
}

/// The answer to a [`Command`].
pub(crate) type Answer = Result<String, String>;

/// Something that the daemon's thread is told.
pub(crate) enum Message {
    Event(NumberedEvent),
    Ended(Which, Term, u8),
    Tried(usize, Result<(), String>),
    Command(Command, Sender<Answer>),
}

/// A program that belongs to the work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Which {
    Command,
    Hook(Hook),
    Gate,
}

impl Which {
    const fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Hook(hook) => hook.name(),
            Self::Gate => "gate",
        }
    }
}

/// A check as the daemon knows it.
struct Check {
    name: String,
    effect: CheckEffect,
    health: Health,
    why: Option<String>,
}

/// The whole daemon.
pub(crate) struct Daemon {
    settings: Settings,
    /// The command that only the leader runs.
    command: Option<Vec<String>>,
    node: NodeThread,
    leadership: Leadership,
    handle: Handle,
    view: View,
    work: Work,
    began: Instant,
    messages: Receiver<Message>,
    tells: Sender<Message>,
    guard: Option<Guard>,
    programs: [Option<(Which, Program)>; 3],
    checks: Vec<Check>,
    /// True once the operator has put this node into standby.
    is_put_aside: bool,
    /// True while the checks keep this node from leading.
    is_unhealthy: bool,
    /// The term that was last told to lapse.
    lapsed: Option<Term>,
    last_loss: String,
    exit: Option<u8>,
}

impl Daemon {
    /// Starts the node and the checks.
    ///
    /// # Errors
    /// See [`node::start`].
    pub(crate) fn start(settings: Settings, command: Option<Vec<String>>) -> anyhow::Result<Self> {
        let (tells, messages) = bounded(QUEUE);
        let events = tells.clone();
        let observer = move |told: &NumberedEvent| {
            let _ = events.try_send(Message::Event(*told));
        };
        let node = node::start(&settings, Arc::new(observer))?;
        let view = View::new(
            node.leadership(),
            node.metrics(),
            (settings.node.cluster.0, settings.node.id),
            members(&settings),
        );
        let work = Work::new(plan(&settings, command.is_some()));
        let mut daemon = Self {
            command,
            leadership: node.leadership(),
            handle: node.handle(),
            node,
            view,
            work,
            began: Instant::now(),
            messages,
            tells,
            guard: None,
            programs: [const { None }; 3],
            checks: Vec::new(),
            is_put_aside: settings.node.standby,
            is_unhealthy: false,
            lapsed: None,
            last_loss: String::new(),
            exit: None,
            settings,
        };
        daemon.begin_checks()?;
        Ok(daemon)
    }

    pub(crate) fn view(&self) -> View {
        self.view.clone()
    }

    /// Returns what commands are sent by.
    pub(crate) fn commands(&self) -> Sender<Message> {
        self.tells.clone()
    }

    pub(crate) fn warnings(&self) -> Vec<String> {
        self.node.warnings().iter().map(ToString::to_string).collect()
    }

    fn begin_checks(&mut self) -> anyhow::Result<()> {
        for (place, check) in self.settings.checks.clone().into_iter().enumerate() {
            self.checks.push(Check {
                name: check.name.clone(),
                effect: check.effect,
                health: Health::new(check.rise, check.fall),
                why: None,
            });
            self.show_check(place);
            let tells = self.tells.clone();
            let tell = move |tried| tells.send(Message::Tried(place, tried)).is_ok();
            checks::begin(check, tell).context("a check can't have a thread")?;
        }
        self.heed_checks();
        Ok(())
    }

    /// Runs until a signal, the end of the command or the end of the node. Returns the exit code:
    /// that of the command, if it has ended by itself.
    pub(crate) fn run(mut self, signals: &Signals) -> ExitCode {
        while !self.is_done(signals) {
            let wait = self.next_look();
            match self.messages.recv_timeout(wait) {
                Ok(message) => self.on_message(message),
                Err(RecvTimeoutError::Timeout) => {}
                // It holds a sender itself.
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.look();
        }
        self.end()
    }

    fn now(&self) -> Moment {
        self.began.elapsed()
    }

    /// Returns whether nothing is left to do: the daemon was told to end, and all that it runs has.
    fn is_done(&mut self, signals: &Signals) -> bool {
        if signals.take(SIGTERM) || signals.take(SIGINT) {
            self.finish(0);
        }
        if self.exit.is_none() && self.node.is_finished() {
            self.finish(NODE_ENDED);
        }
        self.exit.is_some() && self.work.is_idle() && self.guard.is_none()
    }

    /// Begins the end: what runs is stopped, and leadership is given up after that.
    fn finish(&mut self, code: u8) {
        if self.exit.is_none() {
            self.exit = Some(code);
            self.give(Input::Recalled);
        }
    }

    fn end(self) -> ExitCode {
        let exit = self.exit.unwrap_or(0);
        // Resigns, and waits for that.
        let stopped = self.node.stop();
        self.view.end();
        match stopped {
            Ok(_) => ExitCode::from(exit),
            Err(panicked) => {
                eprintln!("error: {panicked}");
                ExitCode::from(NODE_ENDED)
            }
        }
    }

    fn next_look(&self) -> Duration {
        let look = if self.leads().is_some() || self.guard.is_some() { LOOK } else { IDLE_LOOK };
        let tick = self.work.next_tick().map(|tick| tick.saturating_sub(self.now()));
        tick.map_or(look, |tick| tick.min(look))
    }

    fn leads(&self) -> Option<Term> {
        let standing = self.leadership.standing();
        (standing.role == interrex::election::Role::Leader).then_some(standing.term)
    }

    /// Looks at what nobody tells: the lease, by the clock, and whether the guard is wanted back.
    fn look(&mut self) {
        if let Some(term) = self.leads() {
            let has_lease = self.leadership.is_leader();
            match (has_lease, self.lapsed) {
                (false, None) => {
                    self.lapsed = Some(term);
                    self.give(Input::Lapsed(term));
                }
                (true, Some(lapsed)) => {
                    self.lapsed = None;
                    self.give(Input::Regained(lapsed));
                }
                (true, None) | (false, Some(_)) => {}
            }
        }
        if self.guard.as_ref().is_some_and(Guard::is_recalled) {
            self.give(Input::Recalled);
        }
        self.give(Input::Tick);
    }

    fn on_message(&mut self, message: Message) {
        match message {
            Message::Event(told) => self.on_event(&told),
            Message::Ended(which, term, code) => self.on_end(which, term, code),
            Message::Tried(place, tried) => self.on_try(place, tried),
            Message::Command(command, answer) => self.on_command(command, answer),
        }
    }

    fn on_event(&mut self, told: &NumberedEvent) {
        self.view.tell(What::Node(told.event));
        if let Event::BecameLeader { term, .. } = told.event {
            self.lapsed = None;
            self.give(Input::Led { term, predecessor_has_stopped: false });
        }
        if let Event::SteppedDown { term, reason, .. } = told.event {
            self.lapsed = None;
            self.last_loss = format!("{reason:?}");
            self.give(Input::Lost(term));
        }
    }

    fn on_end(&mut self, which: Which, term: Term, code: u8) {
        self.view.tell(What::Ended {
            program: which.name().to_owned(),
            term: term.0,
            exit_code: code,
        });
        self.programs[slot(which)] = None;
        match which {
            Which::Command => {
                let has_ended_by_itself = !self.work.is_stopping_command();
                self.give(Input::CommandEnded);
                if has_ended_by_itself {
                    self.finish(code);
                }
            }
            Which::Hook(_) => {
                if code != 0 {
                    self.view.count_failed_hook();
                }
                self.give(Input::HookEnded);
            }
            Which::Gate => self.give(Input::GateEnded { is_open: code == 0 }),
        }
    }

    fn on_try(&mut self, place: usize, tried: Result<(), String>) {
        let check = &mut self.checks[place];
        let has_changed = check.health.on_try(tried.is_ok());
        check.why = tried.err();
        let (name, passes, why) = (check.name.clone(), check.health.passes(), check.why.clone());
        self.show_check(place);
        if has_changed {
            self.view.tell(What::Check { name, passes, why });
            self.heed_checks();
        }
    }

    fn show_check(&self, place: usize) {
        let Check { name, health, why, .. } = &self.checks[place];
        self.view.set_check(
            place,
            CheckView {
                name: name.clone(),
                passes: health.passes(),
                why: why.clone(),
                changes: health.changes(),
            },
        );
    }

    /// Does what the checks ask for: standby, or another priority.
    fn heed_checks(&mut self) {
        let fails = |check: &&Check| !check.health.passes();
        let failing = || self.checks.iter().filter(fails);
        let is_unhealthy = failing().any(|check| check.effect == CheckEffect::Standby);
        let change: i32 = failing()
            .map(|check| match check.effect {
                CheckEffect::Standby => 0,
                CheckEffect::Priority(change) => change.into(),
            })
            .sum();
        let own = self.settings.members.iter().find(|member| member.id == self.settings.node.id);
        let base = own.map_or(0, |member| i32::from(member.priority.0));
        let priority = u8::try_from((base + change).clamp(0, 255)).unwrap_or(0);
        // It fails only where the queue is full or the node is gone; the next change asks again.
        let _ = self.handle.set_priority(Priority(priority));
        if is_unhealthy != self.is_unhealthy {
            self.is_unhealthy = is_unhealthy;
            self.settle_standby();
        }
    }

    fn settle_standby(&mut self) {
        if self.is_unhealthy || self.is_put_aside {
            let _ = self.handle.stand_by(node::drain_limit(&self.settings));
        } else {
            let _ = self.handle.end_standby();
        }
    }

    fn on_command(&mut self, command: Command, answer: Sender<Answer>) {
        let drain = node::drain_limit(&self.settings);
        let asked = match command {
            Command::Resign => self.handle.resign(drain),
            Command::Transfer(to) => self.handle.transfer(to, drain),
            Command::StandBy => {
                self.is_put_aside = true;
                self.handle.stand_by(drain)
            }
            Command::EndStandby => {
                self.is_put_aside = false;
                self.settle_standby();
                let words = if self.is_unhealthy {
                    "standby by command is over; a check still fails"
                } else {
                    "this node stands for election again"
                };
                let _ = answer.send(Ok(words.to_owned()));
                return;
            }
        };
        match asked {
            Ok(asked) => answer_later(asked, command, drain, answer),
            Err(error) => {
                let _ = answer.send(Err(error.to_string()));
            }
        }
    }

    /// Tells the work what has happened, and does what it asks for.
    fn give(&mut self, input: Input) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for act in self.work.on(self.now(), input) {
                inputs.extend(self.act(act));
            }
        }
        self.view.set_in_charge(self.work.in_charge());
    }

    /// Does one thing. Returns what has come of it, if that is known at once.
    fn act(&mut self, act: Act) -> Option<Input> {
        match act {
            Act::TakeGuard(term) => Some(self.take_guard(term)),
            Act::DropGuard => {
                self.guard = None;
                None
            }
            Act::StartCommand(term) => self.begin(Which::Command, term),
            Act::StartHook(hook, term) => self.begin(Which::Hook(hook), term),
            Act::StartGate(term) => self.begin(Which::Gate, term),
            Act::StopCommand => self.end_program(Which::Command),
            Act::StopHook => self.end_program(Which::Hook(Hook::BecameLeader)),
            Act::StopGate => self.end_program(Which::Gate),
            Act::Resign(_) => {
                // If there is no room for the order, the gate stays shut, and this node leads
                // without being in charge.
                let _ = self.handle.resign(node::drain_limit(&self.settings));
                None
            }
        }
    }

    fn take_guard(&mut self, term: Term) -> Input {
        if self.exit.is_some() {
            return Input::GuardRefused;
        }
        self.guard = self.leadership.guard().filter(|guard| guard.term() == term);
        if self.guard.is_some() { Input::GuardTaken } else { Input::GuardRefused }
    }

    fn begin(&mut self, which: Which, term: Term) -> Option<Input> {
        let tells = self.tells.clone();
        let on_end = move |code| {
            // Nobody listens once the daemon has ended.
            let _ = tells.send(Message::Ended(which, term, code));
        };
        match Program::start(&self.order(which, term), on_end) {
            Ok(program) => {
                self.programs[slot(which)] = Some((which, program));
                self.view.tell(What::Started { program: which.name().to_owned(), term: term.0 });
            }
            Err(error) => {
                eprintln!("interrex: {}: {error}", which.name());
                let tells = self.tells.clone();
                let _ = tells.try_send(Message::Ended(which, term, crate::keeper::NOT_STARTED));
            }
        }
        None
    }

    fn end_program(&self, which: Which) -> Option<Input> {
        if let Some((_, program)) = &self.programs[slot(which)] {
            program.stop();
        }
        None
    }

    fn order(&self, which: Which, term: Term) -> Order {
        let Settings { node, hooks, takeover, .. } = &self.settings;
        let command = match which {
            Which::Command => self.command.clone(),
            Which::Hook(Hook::BecameLeader) => hooks.became_leader.clone(),
            Which::Hook(Hook::LostLeadership) => hooks.lost_leadership.clone(),
            Which::Hook(Hook::Lapsed) => hooks.lapsed.clone(),
            Which::Gate => hooks.gate.clone(),
        };
        let reason = match which {
            Which::Hook(Hook::LostLeadership) => self.last_loss.clone(),
            Which::Command | Which::Hook(_) | Which::Gate => String::new(),
        };
        let is_command = which == Which::Command;
        let lease = node.public_page.clone().filter(|_| is_command).map(|page| LeaseOrder {
            page,
            term,
            patience: patience(&self.settings),
        });
        Order {
            command: command.unwrap_or_default(),
            environment: vec![
                ("INTERREX_EVENT", which.name().to_owned()),
                ("INTERREX_TERM", term.0.to_string()),
                ("INTERREX_NODE", node.id.to_string()),
                ("INTERREX_CLUSTER", node.cluster.0.to_string()),
                ("INTERREX_REASON", reason),
            ],
            user: None,
            grace: takeover.grace,
            limit: (!is_command).then_some(hooks.timeout),
            lease,
        }
    }
}

/// Returns the place of a program among those that run: hooks run one at a time.
const fn slot(which: Which) -> usize {
    match which {
        Which::Command => 0,
        Which::Hook(_) => 1,
        Which::Gate => 2,
    }
}

/// Waits for the outcome on a thread of its own, and answers.
fn answer_later(
    asked: Resignation,
    command: Command,
    drain: interrex::Duration,
    answer: Sender<Answer>,
) {
    let limit = drain + interrex::Duration::from_millis(1_000);
    let waits = move || {
        let _ = answer.send(match asked.wait(limit) {
            Some(outcome) => words_of(command, &outcome),
            None => Err("the node does not answer: its polling thread stalls".to_owned()),
        });
    };
    if let Err(error) = Builder::new().name("outcome".into()).spawn(waits) {
        eprintln!("interrex: no thread can be had to wait for an outcome: {error}");
    }
}

fn words_of(command: Command, outcome: &ResignOutcome) -> Answer {
    let words = outcome.to_string();
    match outcome {
        ResignOutcome::Resigned { .. }
        | ResignOutcome::NoHeir { .. }
        | ResignOutcome::NotSent { .. } => Ok(words),
        // It stands by all the same.
        ResignOutcome::NotLeading { .. } if command == Command::StandBy => {
            Ok("this node stands by".to_owned())
        }
        ResignOutcome::NotLeading { .. }
        | ResignOutcome::Lost { .. }
        | ResignOutcome::Refused(_)
        | ResignOutcome::NodeGone => Err(words),
    }
}

/// Returns for how long a command may go on without a lease: it must be gone before the takeover
/// delay of the next leader is over.
fn patience(settings: &Settings) -> Duration {
    let takeover = &settings.takeover;
    takeover.delay.saturating_sub(takeover.grace).saturating_sub(MARGIN)
}

fn plan(settings: &Settings, has_command: bool) -> Plan {
    let hooks = &settings.hooks;
    let all = [&hooks.became_leader, &hooks.lost_leadership, &hooks.lapsed];
    Plan {
        has_command,
        has_gate: hooks.gate.is_some(),
        hooks: all.map(Option::is_some),
        delay: settings.takeover.delay,
        patience: patience(settings),
    }
}

fn members(settings: &Settings) -> Vec<MemberView> {
    let view = |member: &crate::settings::MemberSettings| MemberView {
        id: member.id.number(),
        address: member.address.clone(),
        kind: format!("{:?}", member.kind).to_lowercase(),
    };
    settings.members.iter().map(view).collect()
}
