//! The life of a member's process.
//!
//! Orders come in as one line of JSON on stdin, what it is asked later as further lines; what it
//! tells goes out as lines on stdout. The end of stdin is the end of the process, so that no
//! member outlives its parent, however that one ends; one that is stopped is ended by the kernel.

use std::io::{self, BufRead};
use std::net::UdpSocket;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use interrex::election::Event;
use interrex::guardian::{Guardian, GuardianChange};
use interrex::runtime::{Clock, HeardHeartbeat, NodeThread, Observer, Rejected, monotonic_nanos};
use interrex::{Instant, NodeBuilder, NodeId};
use rustix::process::{Signal, set_parent_process_death_signal};

use crate::barrier::Barrier;
use crate::clocks::Clocks;
use crate::counts::Notes;
use crate::hold::Hold;
use crate::member::{Member, Watchers};
use crate::protocol::{Ask, Guardianship, Line, Notice, Told};
use crate::{acts, leases, store};

/// The argument of a process that is a member.
pub(crate) const MEMBER: &str = "member";

/// The capacity of the queue: more lines than a node tells while the printing thread is off its
/// core.
const LINES_HELD: usize = 4_096;

/// The way from a polling thread, which must neither allocate nor wait, to stdout.
#[derive(Clone)]
struct Voice {
    node: NodeId,
    lines: SyncSender<Line>,
}

impl Voice {
    fn start(node: NodeId) -> io::Result<Self> {
        let (lines, outbox) = sync_channel(LINES_HELD);
        thread::Builder::new().name("lines".into()).spawn(move || print_all(&outbox))?;
        Ok(Self { node, lines })
    }

    fn tell(&self, at_ns: u64, told: Told) {
        // A full queue means that the parent reads no more.
        let _ = self.lines.try_send(Line { node: self.node, at_ns, told });
    }

    fn notice(&self, notice: Notice) {
        self.tell(monotonic_nanos(), Told::Notice(notice));
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
    notes: Notes,
    /// Cuts it off from the others; only where it may be asked to isolate itself.
    barrier: Option<Barrier>,
    _hold: Hold,
}

/// Lives as one member until stdin ends.
///
/// # Errors
/// If the orders, or what is asked later, can't be read.
pub(crate) fn live() -> io::Result<ExitCode> {
    // A process that is stopped does not see the end of its stdin.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut stdin = io::stdin().lock();
    let mut line = String::new();
    stdin.read_line(&mut line)?;
    let member: Member = serde_json::from_str(&line)?;
    let voice = Voice::start(member.node)?;
    let running = match start(&member, &voice) {
        Ok(running) => running,
        Err(reason) => {
            let told = Told::Notice(Notice::Failed { reason });
            Line { node: member.node, at_ns: monotonic_nanos(), told }.print()?;
            return Ok(ExitCode::FAILURE);
        }
    };
    for line in stdin.lines() {
        let (at_ns, notice) = running.answer(serde_json::from_str(&line?)?);
        voice.tell(at_ns, Told::Notice(notice));
    }
    // A panic of the polling thread has been printed; there is nothing to add.
    Ok(if running.node.stop().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Running {
    /// Does what is asked. The time is from before that: what takes time to do is part of a fault.
    fn answer(&self, ask: Ask) -> (u64, Notice) {
        let at_ns = monotonic_nanos();
        let done = match ask {
            Ask::Count => {
                return (at_ns, Notice::Counted(self.notes.count(&self.node.metrics(), at_ns)));
            }
            Ask::Resign => {
                self.node.handle().resign().map(drop).map_err(|error| with_causes(&error))
            }
            Ask::ShutDown => {
                self.node.handle().shutdown();
                Ok(())
            }
            Ask::Isolate => self.at_barrier(Barrier::close),
            Ask::Rejoin => self.at_barrier(Barrier::open),
        };
        let failed = |reason| Notice::Failed { reason };
        (at_ns, done.map_or_else(failed, |()| Notice::Done(ask)))
    }

    fn at_barrier(&self, act: impl FnOnce(&Barrier) -> io::Result<()>) -> Result<(), String> {
        let barrier = self.barrier.as_ref().ok_or("it was not started to be isolated")?;
        act(barrier).map_err(|error| format!("its socket takes no filter: {error}"))
    }
}

/// Starts the node of a member, and what observes it.
fn start(member: &Member, voice: &Voice) -> Result<Running, String> {
    let hold = Hold::take(member.ballast)?;
    let (node, starts) = with_store(member.builder(), member)?;
    let (node, barrier) = with_barrier(node, member)?;
    let node = with_guardian(node, member);
    let notes = Notes::default();
    let node = heard(node, member, voice, &notes).bind().map_err(|error| with_causes(&error))?;
    // After the library has set its own filter, and before anybody is heard.
    barrier.as_ref().map_or(Ok(()), Barrier::open).map_err(|error| with_causes(&error))?;
    let node = node.spawn().map_err(|error| with_causes(&error))?;
    for warning in node.warnings() {
        voice.notice(Notice::Warned { warning: warning.to_string() });
    }
    observe(member, &node).map_err(|error| with_causes(&error))?;
    voice.notice(Notice::Started { starts });
    Ok(Running { node, notes, barrier, _hold: hold })
}

/// With its store, if it has one, and how often that has been opened.
fn with_store(node: NodeBuilder, member: &Member) -> Result<(NodeBuilder, u64), String> {
    let Some(orders) = &member.store else { return Ok((node, 0)) };
    let opened = store::open(orders, member).map_err(|error| with_causes(&error))?;
    Ok((node.store(opened.store), opened.starts))
}

/// With a clock, and with all that the node has to say told or counted.
fn heard(node: NodeBuilder, member: &Member, voice: &Voice, notes: &Notes) -> NodeBuilder {
    let clock = if member.os_clock { Clock::os() } else { Clock::new() };
    let overrides = member.overrides(clock.clone());
    let teller = Teller { voice: voice.clone(), notes: notes.clone(), clock };
    node.overrides(overrides).observer(Arc::new(teller))
}

/// Tells the parent what the node has to say, or counts it.
struct Teller {
    voice: Voice,
    notes: Notes,
    /// The clock of the node's events.
    clock: Clock,
}

impl Observer for Teller {
    fn on_event(&self, event: &Event, at: Instant) {
        self.notes.on_event(event);
        let clocks = Clocks::read(&self.clock);
        self.voice.tell(clocks.system_ns(at), Told::Event(clocks.system_event(event)));
    }

    fn on_heartbeat(&self, heard: &HeardHeartbeat) {
        self.notes.on_heartbeat(heard);
    }

    fn on_rejected(&self, rejected: &Rejected) {
        let (reason, count) = (rejected.reason.index(), rejected.count);
        self.voice.notice(Notice::Rejected { reason, count });
    }

    fn on_guardian(&self, change: &GuardianChange) {
        self.voice.notice(Notice::Guardian(match change {
            GuardianChange::Watching => Guardianship::Watching,
            GuardianChange::Lost => Guardianship::Lost,
            GuardianChange::NotWatching(_) => Guardianship::Unreachable,
        }));
    }
}

/// With a guardian to look for, if there is to be one.
fn with_guardian(node: NodeBuilder, member: &Member) -> NodeBuilder {
    match &member.guardian {
        Watchers::Nobody => node,
        Watchers::At(path) => node.guardian(Guardian::at(path)),
        Watchers::Own(program) => node.guardian(program.guardian_of(member.node)),
    }
}

/// With a socket of which a second handle is kept, where the member may be asked to isolate
/// itself.
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
