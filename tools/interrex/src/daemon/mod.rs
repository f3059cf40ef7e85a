//! The daemon: one thread that hears of everything that happens, and sees to it that what should
//! run does.
//!
//! Knows the node, the programs and the checks, and drives [`work`](crate::work), which decides
//! what runs. Knows nothing of sockets and formats.

mod commands;
mod health;
mod observer;
mod orders;
mod reload;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use crossbeam::channel::{Receiver, Sender, bounded, unbounded};
use crossbeam::select;
use interrex::election::{Event, StepDown};
use interrex::{Guard, Handle, Leadership, NodeThread, NumberedEvent, Term};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use tracing::{debug, error, info, warn};

pub(crate) use commands::{Answer, Command};
use health::Check;
use observer::ToDaemon;
use orders::trust_programs;

use crate::config::{Effective, Loaded, Sources};
use crate::keeper::NOT_STARTED;
use crate::log::Log;
use crate::node;
use crate::notify::{self, Watchdog};
use crate::program::Program;
use crate::ready::ReadyKeepers;
use crate::settings::Settings;
use crate::signals::Signals;
use crate::users;
use crate::view::{MemberView, View, What};
use crate::work::{Act, End, Hook, Input, Moment, Plan, Work};

/// The time between two looks at the lease and the guard while this node leads.
const LOOK: Duration = Duration::from_millis(5);

/// The same while it does not: only whether the node's thread has ended is looked for.
const IDLE_LOOK: Duration = Duration::from_millis(200);

/// The messages that may wait. The polling thread never waits for room: an event that finds none
/// is dropped, and its number shows that.
const QUEUE: usize = 4_096;

/// The time that is added to the takeover delay for a kill to take effect.
const MARGIN: Duration = Duration::from_millis(100);

/// The time for which a daemon that ends waits for its node to recall the guard.
const RECALL_LIMIT: Duration = Duration::from_millis(100);

/// The exit code where the node has ended by itself.
const NODE_ENDED: u8 = 70;

/// Something that the daemon's thread is told.
pub(crate) enum Message {
    Event(NumberedEvent),
    /// Something that goes wrong in the node, in words.
    Warning(String),
    /// A program has ended with this code; `None` where it was ended by force or for want of a
    /// lease.
    Ended(Which, Term, Option<u8>),
    /// A check was tried: its place, and the number of the reload that began it.
    Tried(usize, u64, Result<(), String>),
    Command(Command, Sender<Answer>),
}

/// The number of reloads, which the threads of checks read.
#[derive(Clone, Default)]
struct Reloads(Arc<AtomicU64>);

impl Reloads {
    fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }

    fn count(&self) {
        self.0.fetch_add(1, Relaxed);
    }
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

/// The whole daemon.
pub(crate) struct Daemon {
    sources: Sources,
    effective: Effective,
    settings: Settings,
    /// The number of reloads that have changed the checks.
    reloads: Reloads,
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
    /// Ends of programs. There is room for each: the work waits for them.
    ended: Receiver<Message>,
    ends: Sender<Message>,
    guard: Option<Guard>,
    programs: [Option<(Which, Program)>; 3],
    ready: ReadyKeepers,
    checks: Vec<Check>,
    /// True once the operator has put this node into standby.
    is_put_aside: bool,
    /// True while the checks keep this node from leading.
    is_unhealthy: bool,
    /// The term that the work knows to be led.
    led: Option<Term>,
    /// True once the work was told that its lease is over.
    has_lapsed: bool,
    /// The moment at which it was looked last whether this node stands by as it should.
    standby_asked: Option<Moment>,
    last_loss: String,
    exit: Option<u8>,
    /// The moment at which a daemon that ends stops what runs, though its node says nothing.
    ends_by: Moment,
    watchdog: Watchdog,
    log: Log,
    /// The user and the group of hooks and gate; `None` for those of the daemon.
    hook_user: Option<(u32, u32)>,
}

impl Daemon {
    /// Starts the node and the checks.
    ///
    /// # Errors
    /// See [`node::start`].
    pub(crate) fn start(
        sources: Sources,
        Loaded { settings, effective, .. }: Loaded,
        command: Option<Vec<String>>,
        log: Log,
    ) -> anyhow::Result<Self> {
        let hook_user = users::of_hooks(settings.hooks.user.as_deref());
        let hook_user = hook_user.map_err(anyhow::Error::msg)?;
        trust_programs(&settings, command.as_deref()).map_err(anyhow::Error::msg)?;
        let (tells, messages) = bounded(QUEUE);
        let (ends, ended) = unbounded();
        let node = node::start(&settings, Arc::new(ToDaemon(tells.clone())))?;
        let view = View::new(
            node.leadership(),
            node.metrics(),
            (settings.node.cluster.0, settings.node.id),
            members(&settings),
        );
        let work = Work::new(plan(&settings, command.is_some()));
        let mut daemon = Self {
            sources,
            effective,
            reloads: Reloads::default(),
            command,
            leadership: node.leadership(),
            handle: node.handle(),
            node,
            view,
            work,
            began: Instant::now(),
            messages,
            tells,
            ended,
            ends,
            guard: None,
            programs: [const { None }; 3],
            ready: ReadyKeepers::default(),
            checks: Vec::new(),
            is_put_aside: settings.node.standby,
            is_unhealthy: false,
            led: None,
            has_lapsed: false,
            standby_asked: None,
            last_loss: String::new(),
            exit: None,
            ends_by: Duration::ZERO,
            watchdog: Watchdog::new(),
            log,
            hook_user,
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

    /// Runs until a signal, the end of the command or the end of the node. Returns the exit code:
    /// that of the command, if it has ended by itself.
    pub(crate) fn run(mut self, signals: &Signals) -> ExitCode {
        while !self.is_done(signals) {
            if let Some(message) = self.next_message() {
                self.on_message(message);
            }
            self.look();
        }
        self.end()
    }

    /// Waits for a message until it is time to look.
    fn next_message(&self) -> Option<Message> {
        // Neither fails: this holds a sender of each.
        select! {
            recv(self.ended) -> message => message.ok(),
            recv(self.messages) -> message => message.ok(),
            default(self.next_look()) => None,
        }
    }

    fn now(&self) -> Moment {
        self.began.elapsed()
    }

    /// Returns whether nothing is left to do: the daemon was told to end, and all that it runs has.
    fn is_done(&mut self, signals: &Signals) -> bool {
        if signals.take(SIGTERM) || signals.take(SIGINT) {
            self.finish(0);
        }
        if signals.take(SIGHUP) {
            self.reload();
        }
        if self.exit.is_none() && self.node.is_finished() {
            self.finish(NODE_ENDED);
        }
        self.exit.is_some() && self.work.is_idle() && self.guard.is_none()
    }

    /// Begins the end: what runs is stopped, and leadership is given up after that. By standby, so
    /// that the next leader is told that all has stopped, and this node is not elected meanwhile.
    fn finish(&mut self, code: u8) {
        if self.exit.is_none() {
            self.exit = Some(code);
            notify::stopping();
            (self.is_put_aside, self.standby_asked) = (true, None);
            self.settle_standby();
            self.ends_by = self.now() + RECALL_LIMIT;
            self.heed_recall();
        }
    }

    /// Stops what runs, where leadership is being given up. A daemon that ends waits for the node
    /// to recall the guard, and not for long: its thread may hang.
    fn heed_recall(&mut self) {
        let is_recalled = self.guard.as_ref().is_some_and(Guard::is_recalled);
        let is_ending = self.exit.is_some();
        if is_recalled || is_ending && (self.guard.is_none() || self.ends_by <= self.now()) {
            self.last_loss = format!("{:?}", StepDown::Resigned);
            self.give(Input::Recalled);
        }
    }

    fn end(self) -> ExitCode {
        let exit = self.exit.unwrap_or(0);
        // Resigns, and waits for that.
        let stopped = self.node.stop();
        // The node's last words, for those who watch.
        for message in self.messages.try_iter() {
            if let Message::Event(told) = message {
                self.view.tell_event(&told);
            }
        }
        self.view.end();
        match stopped {
            Ok(_) => ExitCode::from(exit),
            Err(panicked) => {
                error!("{panicked}");
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
        self.watchdog.feed(&self.view);
        self.note_leadership(self.leads());
        if let Some(term) = self.led {
            let has_lapsed = !self.leadership.is_leader();
            if has_lapsed != self.has_lapsed {
                self.has_lapsed = has_lapsed;
                self.give(if has_lapsed { Input::Lapsed(term) } else { Input::Regained(term) });
            }
        }
        self.settle_standby();
        self.heed_recall();
        self.give(Input::Tick);
        self.prepare_keepers();
    }

    /// Sees to it that keepers are ready for what a new leader starts first. Not while this node
    /// leads: there is better to do.
    fn prepare_keepers(&mut self) {
        if self.led.is_some() || self.exit.is_some() {
            return;
        }
        let has_hook = self.settings.hooks.became_leader.is_some();
        let wanted = usize::from(has_hook) + usize::from(self.command.is_some());
        self.ready.prepare(self.began.elapsed(), wanted);
    }

    fn on_message(&mut self, message: Message) {
        match message {
            Message::Event(told) => self.on_event(&told),
            Message::Warning(words) => warn!("{words}"),
            Message::Ended(which, term, code) => self.on_end(which, term, code),
            // What a check of before a reload says is of no use any more.
            Message::Tried(place, reloads, tried) if reloads == self.reloads.get() => {
                self.on_try(place, tried);
            }
            Message::Tried(..) => {}
            Message::Command(command, answer) => self.on_command(command, answer),
        }
    }

    fn on_event(&mut self, told: &NumberedEvent) {
        debug!(number = told.number, event = ?told.event, "the node says");
        self.view.tell_event(told);
        if let Event::SteppedDown { reason, .. } = told.event {
            self.last_loss = format!("{reason:?}");
        }
        self.note_leadership(self.leads());
        if let Event::BecameLeader { term, work_stopped: true, .. } = told.event {
            info!(term = term.0, "the leader before has said that all work has stopped");
            self.give(Input::WorkStopped(term));
        }
    }

    /// Tells the work which term is led, by what is published: events may be dropped, and come
    /// later.
    fn note_leadership(&mut self, leads: Option<Term>) {
        if leads == self.led {
            return;
        }
        self.has_lapsed = false;
        if let Some(lost) = std::mem::replace(&mut self.led, leads) {
            info!(term = lost.0, reason = self.last_loss, "leadership is lost");
            self.give(Input::Lost(lost));
        }
        if let Some(term) = leads {
            self.last_loss.clear();
            info!(term = term.0, "this node leads");
            self.give(Input::Led(term));
        }
    }

    fn on_end(&mut self, which: Which, term: Term, code: Option<u8>) {
        self.view.tell(What::Ended {
            program: which.name().to_owned(),
            term: term.0,
            exit_code: code,
        });
        info!(program = which.name(), term = term.0, exit_code = code, "a program has ended");
        self.programs[slot(which)] = None;
        let end = match code {
            Some(0) => End::Success,
            Some(_) => End::Failure,
            None => End::Forced,
        };
        match which {
            Which::Command => {
                let has_ended_by_itself = !self.work.is_stopping_command();
                self.give(Input::CommandEnded(end));
                if let (true, Some(code)) = (has_ended_by_itself, code) {
                    self.finish(code);
                }
            }
            Which::Hook(_) => {
                if code != Some(0) {
                    self.view.count_failed_hook();
                }
                self.give(Input::HookEnded(end));
            }
            Which::Gate => self.give(Input::GateEnded(end)),
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
            Act::DropGuard { in_order } => {
                let guard = self.guard.take().filter(|_| in_order);
                // If leadership is being given up, the next leader need not wait.
                guard.into_iter().for_each(Guard::declare_work_stopped);
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
        let ends = self.ends.clone();
        let on_end = move |code| {
            // Nobody listens once the daemon has ended.
            let _ = ends.send(Message::Ended(which, term, code));
        };
        let order = self.order(which, term);
        match Program::start(&order, self.ready.take(), on_end) {
            Ok(program) => {
                info!(program = which.name(), term = term.0, "a program was started");
                self.programs[slot(which)] = Some((which, program));
                self.view.tell(What::Started { program: which.name().to_owned(), term: term.0 });
            }
            Err(error) => {
                error!(program = which.name(), "it was not started: {error}");
                let _ = self.ends.send(Message::Ended(which, term, Some(NOT_STARTED)));
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
}

/// Returns the place of a program among those that run: hooks run one at a time.
const fn slot(which: Which) -> usize {
    match which {
        Which::Command => 0,
        Which::Hook(_) => 1,
        Which::Gate => 2,
    }
}

/// Returns for how long a command may go on without a lease: it must be gone before the takeover
/// delay of the next leader is over.
fn patience(settings: &Settings) -> Duration {
    settings.takeover.delay.saturating_sub(settings.takeover.grace)
}

fn plan(settings: &Settings, has_command: bool) -> Plan {
    let hooks = &settings.hooks;
    let all = [&hooks.became_leader, &hooks.lost_leadership, &hooks.lapsed];
    Plan {
        has_command,
        has_gate: hooks.gate.is_some(),
        hooks: all.map(Option::is_some),
        delay: match settings.takeover.delay {
            Duration::ZERO => Duration::ZERO,
            delay => delay + MARGIN,
        },
        patience: patience(settings),
    }
}

fn members(settings: &Settings) -> Vec<MemberView> {
    let view = |member: &crate::settings::MemberSettings| MemberView {
        id: member.id.number(),
        address: member.address.clone(),
        kind: format!("{:?}", member.kind).to_lowercase(),
        round_trip: None,
    };
    settings.members.iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(fields: &[(&str, &str)]) -> Settings {
        let needed =
            [("node.id", "1"), ("node.authentication", "false"), ("members", "1=127.0.0.1:7411")];
        let flag = |(field, value): &(&str, &str)| {
            ((*field).to_owned(), (*value).to_owned(), "--set".to_owned())
        };
        let flags = needed.iter().chain(fields).map(flag).collect();
        let loaded = crate::config::load(&Sources { flags, ..Sources::default() });
        loaded.unwrap_or_else(|faults| panic!("{faults}")).settings
    }

    #[test]
    fn a_command_without_a_lease_is_killed_before_the_next_leader_has_waited() {
        let settings = settings(&[("takeover.delay", "10s"), ("takeover.grace", "4s")]);
        let plan = plan(&settings, true);
        assert_eq!(plan.patience, Duration::from_secs(6));
        assert_eq!(plan.delay, Duration::from_secs(10) + MARGIN);
        assert!(plan.patience + settings.takeover.grace < plan.delay);
    }
}
