//! The life of a member's process.
//!
//! Orders come in as one line of JSON on stdin, requests later as further lines. Events and status
//! go out as lines on stdout. The end of stdin is the end of the process, so that no
//! member outlives its parent, however that one ends; one that is stopped is ended by the kernel.
//!
//! At the end of stdin, and at SIGTERM, a leader resigns before the process ends. Whoever starts
//! members that a service manager stops does the same: the library installs no signal handlers.

use std::io;
use std::net::UdpSocket;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use interrex::guardian::{Guardian, GuardianChange};
use interrex::runtime::{
    Clock, CommandError, Guard, HeardHeartbeat, NodeThread, NumberedEvent, Observer, Rejected,
    ResignOutcome, Resignation, monotonic_nanos,
};
use interrex::{Handle, NodeBuilder, NodeId};
use rustix::process::{Signal, set_parent_process_death_signal};

use crate::ballast::Ballast;
use crate::barrier::Barrier;
use crate::clocks::Clocks;
use crate::counts::Notes;
use crate::member::{Member, MemberGuardian};
use crate::protocol::{Content, Guardianship, Line, Request, Status};
use crate::{acts, leases, store};

/// The argument of a process that is a member.
pub(crate) const MEMBER: &str = "member";

/// The capacity of the queue: more lines than a node tells while the printing thread is off its
/// core.
const LINES_HELD: usize = 4_096;

/// The way from a polling thread, which must neither allocate nor wait, to stdout.
#[derive(Clone)]
struct LineSender {
    node: NodeId,
    lines: SyncSender<Line>,
}

impl LineSender {
    fn start(node: NodeId) -> io::Result<Self> {
        let (lines, outbox) = sync_channel(LINES_HELD);
        thread::Builder::new().name("lines".into()).spawn(move || print_all(&outbox))?;
        Ok(Self { node, lines })
    }

    fn tell(&self, at_ns: u64, content: Content) {
        // A full queue means that the parent reads no more.
        let _ = self.lines.try_send(Line { node: self.node, at_ns, content });
    }

    fn status(&self, status: Status) {
        self.tell(monotonic_nanos(), Content::Status(status));
    }
}

fn print_all(outbox: &Receiver<Line>) {
    for line in outbox {
        if line.print().is_err() {
            // Nobody reads: the parent is gone.
            std::process::exit(1);
        }
    }
}

/// A member whose node runs.
struct Running {
    node: NodeThread,
    /// Held where it was asked to take one.
    guard: Option<Guard>,
    notes: Notes,
    /// Cuts it off from the others; only where it may be asked to isolate itself.
    barrier: Option<Barrier>,
    /// True once the application hangs; only where its node shares its fate.
    hangs: Option<Arc<AtomicBool>>,
    _ballast: Ballast,
}

/// Something that a member hears from outside.
enum Heard {
    /// A line of stdin, or why it can't be read.
    Line(io::Result<String>),
    /// It is to end.
    End,
}

/// Lives as one member until stdin ends or SIGTERM comes.
///
/// # Errors
/// If the orders, or a request, can't be read.
pub(crate) fn live() -> io::Result<ExitCode> {
    // A process that is stopped does not see the end of its stdin.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let member: Member = serde_json::from_str(&line)?;
    let heard = listen()?;
    let sender = LineSender::start(member.node)?;
    let mut running = match start(&member, &sender) {
        Ok(running) => running,
        Err(reason) => {
            let content = Content::Status(Status::Failed { reason });
            Line { node: member.node, at_ns: monotonic_nanos(), content }.print()?;
            return Ok(ExitCode::FAILURE);
        }
    };
    for heard in heard {
        match heard {
            Heard::Line(line) => running.handle(serde_json::from_str(&line?)?, &sender)?,
            Heard::End => break,
        }
    }
    Ok(running.end(member.node))
}

/// Listens from now on for requests, the end of stdin, and SIGTERM.
fn listen() -> io::Result<Receiver<Heard>> {
    let (ear, heard) = channel();
    let terminated = ear.clone();
    // Nobody hears it if the process ends already.
    let terminate = move || drop(terminated.send(Heard::End));
    ctrlc::set_handler(terminate).map_err(io::Error::other)?;
    thread::Builder::new().name("requests".into()).spawn(move || read_all(&ear))?;
    Ok(heard)
}

fn read_all(ear: &Sender<Heard>) {
    let said = io::stdin().lines().map(Heard::Line).chain([Heard::End]);
    for heard in said {
        if ear.send(heard).is_err() {
            return;
        }
    }
}

/// The time that a member has for what it was asked, before it says that it was asked.
const SETTLING: Duration = Duration::from_millis(1);

/// The time for which a member that is to end waits for its guard to be dropped.
const LAST_DRAIN: interrex::Duration = interrex::Duration::from_millis(1_000);

/// A longer time than any drain that a parent asks for.
const LONGEST_DRAIN: interrex::Duration = interrex::Duration::from_millis(3_600_000);

impl Running {
    /// Does what is requested, and says so. The time is from before that, since doing it is part
    /// of a fault.
    fn handle(&mut self, request: Request, sender: &LineSender) -> io::Result<()> {
        let at_ns = monotonic_nanos();
        let done = match request {
            Request::Count => {
                let count = self.notes.count(&self.node.metrics(), at_ns);
                sender.tell(at_ns, Content::Status(Status::Counted(count)));
                return Ok(());
            }
            Request::Resign(drain) => self.ask(|handle| handle.resign(drain)),
            Request::Transfer(to, drain) => self.ask(|handle| handle.transfer(to, drain)),
            Request::StandBy => self.ask(|handle| handle.stand_by(interrex::Duration::ZERO)),
            Request::TakeGuard
            | Request::DropGuard
            | Request::ShutDown
            | Request::StandAgain
            | Request::Hang
            | Request::Isolate
            | Request::Rejoin => self.act(request).map(|()| None),
        };
        match done {
            Ok(asked) => tell_done(at_ns, request, asked, sender),
            Err(reason) => {
                sender.tell(at_ns, Content::Status(Status::Failed { reason }));
                Ok(())
            }
        }
    }

    /// Does what is done once this returns.
    fn act(&mut self, request: Request) -> Result<(), String> {
        match request {
            Request::TakeGuard => {
                self.guard = self.node.leadership().guard();
                self.guard.as_ref().map(drop).ok_or_else(|| "it grants no guard now".to_owned())
            }
            Request::DropGuard => {
                self.guard = None;
                Ok(())
            }
            Request::ShutDown => {
                self.node.handle().shutdown();
                Ok(())
            }
            Request::StandAgain => {
                self.node.handle().end_standby().map_err(|error| with_causes(&error))
            }
            Request::Hang => self.hangs.as_ref().map_or_else(
                || Err("its node shares no fate".to_owned()),
                |hangs| {
                    // Relaxed: nothing else depends on it.
                    hangs.store(true, Relaxed);
                    Ok(())
                },
            ),
            Request::Isolate => self.at_barrier(Barrier::close),
            Request::Rejoin => self.at_barrier(Barrier::open),
            Request::Count | Request::Resign(_) | Request::Transfer(..) | Request::StandBy => {
                Err("its outcome comes later".to_owned())
            }
        }
    }

    fn ask(
        &self,
        ask: impl FnOnce(&Handle) -> Result<Resignation, CommandError>,
    ) -> Result<Option<Resignation>, String> {
        ask(&self.node.handle()).map(Some).map_err(|error| with_causes(&error))
    }

    /// Ends the node in order. A guard that is held is waited for until the drain is over.
    fn end(self, node: NodeId) -> ExitCode {
        let resignation = self.node.handle().resign(LAST_DRAIN);
        // A panic of the polling thread has been printed; there is nothing to add.
        let is_in_order = self.node.stop().is_ok();
        if let Some(outcome) = resignation.ok().and_then(|resignation| resignation.outcome()) {
            let content = Content::Status(status_of(outcome));
            // The parent may be gone.
            let _ = Line { node, at_ns: monotonic_nanos(), content }.print();
        }
        if is_in_order { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn at_barrier(&self, act: impl FnOnce(&Barrier) -> io::Result<()>) -> Result<(), String> {
        let barrier = self.barrier.as_ref().ok_or("it was not started to be isolated")?;
        act(barrier).map_err(|error| format!("its socket takes no filter: {error}"))
    }
}

/// Says that the request is done, and later what has become of it, where that is known only then.
fn tell_done(
    at_ns: u64,
    request: Request,
    asked: Option<Resignation>,
    sender: &LineSender,
) -> io::Result<()> {
    let done = Content::Status(Status::Done(request));
    let Some(resignation) = asked else {
        sender.tell(at_ns, done);
        return Ok(());
    };
    // To tell of it takes the core that the polling thread may need to do it.
    thread::sleep(SETTLING);
    sender.tell(at_ns, done);
    let sender = sender.clone();
    let wait = move || {
        if let Some(outcome) = resignation.wait(LONGEST_DRAIN) {
            sender.status(status_of(outcome));
        }
    };
    thread::Builder::new().name("outcome".into()).spawn(wait).map(drop)
}

fn status_of(outcome: ResignOutcome) -> Status {
    match outcome {
        ResignOutcome::Resigned { guards_left, .. } => Status::HandedOver { guards_left },
        ResignOutcome::NoHeir { .. }
        | ResignOutcome::NotSent { .. }
        | ResignOutcome::NotLeading { .. }
        | ResignOutcome::Lost { .. }
        | ResignOutcome::Refused(_)
        | ResignOutcome::NodeGone => Status::NotHandedOver { outcome: outcome.to_string() },
    }
}

/// Starts the node of a member and its observers.
fn start(member: &Member, sender: &LineSender) -> Result<Running, String> {
    let ballast = Ballast::allocate(member.ballast)?;
    let (node, starts) = with_store(member.builder(), member)?;
    let (node, barrier) = with_barrier(node, member)?;
    let node = with_guardian(node, member);
    let notes = Notes::default();
    let node = heard(node, member, sender, &notes).bind().map_err(|error| with_causes(&error))?;
    // After the library has set its own filter, and before anybody is heard.
    barrier.as_ref().map_or(Ok(()), Barrier::open).map_err(|error| with_causes(&error))?;
    let node = node.spawn().map_err(|error| with_causes(&error))?;
    for warning in node.warnings() {
        sender.status(Status::Warned { warning: warning.to_string() });
    }
    observe(member, &node).map_err(|error| with_causes(&error))?;
    let hangs = work(&node).map_err(|error| with_causes(&error))?;
    sender.status(Status::Started { starts });
    Ok(Running { node, guard: None, notes, barrier, hangs, _ballast: ballast })
}

/// Starts the application of a node that shares its fate: a thread that beats until it is to hang.
fn work(node: &NodeThread) -> io::Result<Option<Arc<AtomicBool>>> {
    let Some(pulse) = node.pulse() else { return Ok(None) };
    let hangs = Arc::<AtomicBool>::default();
    let seen = Arc::clone(&hangs);
    let beat = move || loop {
        // Relaxed: nothing else depends on it.
        if !seen.load(Relaxed) {
            pulse.beat();
        }
        thread::sleep(BEAT);
    };
    thread::Builder::new().name("application".into()).spawn(beat)?;
    Ok(Some(hangs))
}

/// The pause between two beats of the application.
const BEAT: Duration = Duration::from_millis(1);

/// Gives the node its store, if it has one; returns also how often that has been opened.
fn with_store(node: NodeBuilder, member: &Member) -> Result<(NodeBuilder, u64), String> {
    let Some(orders) = &member.store else { return Ok((node, 0)) };
    let opened = store::open(orders, member).map_err(|error| with_causes(&error))?;
    Ok((node.store(opened.store), opened.starts))
}

/// Gives the node its clock and an observer that tells or counts its events.
fn heard(node: NodeBuilder, member: &Member, sender: &LineSender, notes: &Notes) -> NodeBuilder {
    let clock = if member.os_clock { Clock::os() } else { Clock::new() };
    let overrides = member.overrides(clock.clone());
    let teller = Teller { sender: sender.clone(), notes: notes.clone(), clock };
    node.overrides(overrides).observer(Arc::new(teller))
}

/// Tells the parent what the node has to say, or counts it.
struct Teller {
    sender: LineSender,
    notes: Notes,
    /// The clock of the node's events.
    clock: Clock,
}

impl Observer for Teller {
    fn on_event(&self, NumberedEvent { event, at, .. }: &NumberedEvent) {
        self.notes.on_event(event);
        let clocks = Clocks::read(&self.clock);
        self.sender.tell(clocks.system_ns(*at), Content::Event(clocks.system_event(event)));
    }

    fn on_heartbeat(&self, heard: &HeardHeartbeat) {
        self.notes.on_heartbeat(heard);
    }

    fn on_rejected(&self, rejected: &Rejected) {
        let (reason, count) = (rejected.reason.index(), rejected.count);
        self.sender.status(Status::Rejected { reason, count });
    }

    fn on_guardian(&self, change: &GuardianChange) {
        self.sender.status(Status::Guardian(match change {
            GuardianChange::Watching => Guardianship::Watching,
            GuardianChange::Lost => Guardianship::Lost,
            GuardianChange::NotWatching(_) => Guardianship::Unreachable,
        }));
    }
}

/// Gives the node the guardian of its orders, if any.
fn with_guardian(node: NodeBuilder, member: &Member) -> NodeBuilder {
    match &member.guardian {
        MemberGuardian::None => node,
        MemberGuardian::At(path) => node.guardian(Guardian::at(path)),
        MemberGuardian::Own(program) => node.guardian(program.guardian_of(member.node)),
    }
}

/// Gives the node a socket of which a second handle is kept, where the member may be asked to
/// isolate itself.
fn with_barrier(
    node: NodeBuilder,
    member: &Member,
) -> Result<(NodeBuilder, Option<Barrier>), String> {
    let Some(address) = member.address().filter(|_| member.isolable) else {
        return Ok((node, None));
    };
    let bind = || -> io::Result<_> {
        let socket = UdpSocket::bind(address)?;
        let barrier = Barrier::beside(&socket)?;
        Ok((socket, barrier))
    };
    let (socket, barrier) = bind().map_err(|error| format!("{address}: {error}"))?;
    Ok((node.socket(socket), Some(barrier)))
}

/// Starts the threads that ask whether this member may act as leader, where they are wanted.
fn observe(member: &Member, node: &NodeThread) -> io::Result<()> {
    if member.tells_leases {
        let (leadership, node) = (node.leadership(), member.node);
        let observe = move || leases::observe(&leadership, node);
        thread::Builder::new().name("leases".into()).spawn(observe)?;
    }
    if let Some(path) = member.acts.clone() {
        let leadership = node.leadership();
        let act = move || acts::act_for_ever(&leadership, &path);
        thread::Builder::new().name("acts".into()).spawn(act)?;
    }
    Ok(())
}

/// Returns an error and what caused it, in one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}
