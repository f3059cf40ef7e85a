//! A node under torture, as a process of its own: a subcommand of this same program.
//!
//! It enters its network, starts a node of the library as an application would, and does what
//! applications do while it leads: asks for its token again and again, writes with it into the
//! register, holds guards. It prints what it is told as lines of the history.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | the orders, the requests, the node's life |
//! | `printer.rs` | the way from any thread, also one that must not wait, to stdout |
//! | `claims.rs` | the times for which a witness was told that a node leads, kept so that a kill loses nothing |
//! | `work.rs` | the threads that write and hold guards |
//! | `pages.rs` | the reader of the shared pages, a process of its own |

pub(crate) mod claims;
mod pages;
mod printer;
mod work;

use std::fs::{self, File};
use std::io;
use std::net::UdpSocket;
use std::os::fd::AsFd;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use interrex::runtime::{
    Clock, FileStore, NodeThread, NumberedEvent, Observer, ResignOutcome, Resignation,
    monotonic_nanos,
};
use interrex::{Duration, NodeBuilder, NodeId, Term};
use interrex_testbed::{Clocks, Member, MemberGuardian, RunKey};
use rustix::process::{Signal, set_parent_process_death_signal};
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};
use serde::{Deserialize, Serialize};
use socket2::SockRef;

use crate::history::{GivingUp, Life, Note, Outcome, Record, Told};

pub(crate) use pages::{PageOrders, read_pages};
pub(crate) use printer::Printer;

/// The orders of a node, its first line on stdin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    /// Its member of the cluster: addresses, timing, store, guardian, page.
    pub(crate) member: Member,
    /// The number of this life.
    pub(crate) life: Life,
    /// The file by which its network namespace is entered, if it has one.
    pub(crate) network: Option<PathBuf>,
    /// The files by which a process enters control groups.
    pub(crate) groups: Vec<PathBuf>,
    /// The socket of the register.
    pub(crate) register: PathBuf,
    /// The file that its claims go to.
    pub(crate) claims: PathBuf,
}

/// A request to a node that runs; a further line on stdin.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Request {
    /// Give leadership up.
    Resign,
    /// Give leadership to this member.
    Transfer(NodeId),
    /// Stand by.
    StandBy,
    /// Stand for election again.
    StandAgain,
    /// Seal and open with these keys from now on.
    Keys(RunKey),
    /// Ask the kernel for so many bytes of room for what comes.
    ReceiveBuffer(usize),
}

/// The time for which a resignation waits for guards.
const DRAIN: Duration = Duration::from_millis(200);

/// The time for which a node that ends, and one whose work in `lead` is over, waits for guards: the
/// library's default.
const DRAIN_LIMIT: Duration = Duration::from_millis(1_000);

/// The time after which an outcome is waited for no more.
const OUTCOME_LIMIT: Duration = Duration::from_millis(60_000);

/// Something that a node hears from outside.
pub(crate) enum Heard {
    /// A request.
    Request(Box<Request>),
    /// The end of stdin, or SIGTERM.
    End,
}

/// Lives as one node until stdin ends or SIGTERM comes.
///
/// # Errors
/// If the orders, or a request, can't be read.
pub(crate) fn live() -> io::Result<ExitCode> {
    // A process that is stopped does not see the end of its stdin.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let orders: Orders = serde_json::from_str(&line)?;
    abort_at_panics();
    enter(&orders)?;
    let heard = listen()?;
    let printer = Printer::start()?;
    let running = match Running::start(&orders, &printer) {
        Ok(running) => running,
        Err(reason) => {
            printer.note(orders.member.node, format!("{DECLINED}{reason}"));
            printer.finish();
            return Ok(ExitCode::from(DECLINED_CODE));
        }
    };
    for heard in heard {
        match heard {
            Heard::Request(request) => running.handle(*request),
            Heard::End => break,
        }
    }
    Ok(running.end())
}

/// A process of which one thread has panicked would live on, and nobody would learn of it.
fn abort_at_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        print(panic);
        process::abort();
    }));
}

/// The opening of the note in which a node says why it did not start.
pub(crate) const DECLINED: &str = "declined: ";

/// The exit code of a node that did not start.
const DECLINED_CODE: u8 = 3;

/// Enters the network and the control groups of the orders. No other thread runs yet, and those
/// that come later, and the guardian, are where this one is.
///
/// # Errors
/// If there is none of these, or this process may not.
pub(crate) fn enter(orders: &Orders) -> io::Result<()> {
    if let Some(network) = &orders.network {
        enter_network(network)?;
    }
    orders.groups.iter().try_for_each(|group| fs::write(group, "0"))
}

/// Enters a network namespace with the calling thread.
///
/// # Errors
/// If there is none, or this process may not.
pub(crate) fn enter_network(path: &Path) -> io::Result<()> {
    let network = File::open(path)?;
    Ok(move_into_link_name_space(network.as_fd(), Some(LinkNameSpaceType::Network))?)
}

/// Hears requests and the end on stdin, and SIGTERM.
///
/// # Errors
/// If there is no thread to be had.
pub(crate) fn listen() -> io::Result<Receiver<Heard>> {
    let (ear, heard) = channel();
    let terminated = ear.clone();
    let terminate = move || drop(terminated.send(Heard::End));
    ctrlc::set_handler(terminate).map_err(io::Error::other)?;
    thread::Builder::new().name("requests".into()).spawn(move || read_all(&ear))?;
    Ok(heard)
}

fn read_all(ear: &Sender<Heard>) {
    for line in io::stdin().lines().map_while(Result::ok) {
        // A line that is no request comes from another program than this one.
        let Ok(request) = serde_json::from_str(&line) else { break };
        if ear.send(Heard::Request(Box::new(request))).is_err() {
            return;
        }
    }
    // Nobody hears it if the process ends already.
    let _ = ear.send(Heard::End);
}

/// A node that runs.
struct Running {
    name: (NodeId, Life),
    thread: NodeThread,
    socket: UdpSocket,
    printer: Printer,
    asked: work::Asked,
}

impl Running {
    fn start(orders: &Orders, printer: &Printer) -> Result<Self, String> {
        let Orders { member, life, .. } = orders;
        let name = (member.node, *life);
        let (builder, socket) = build(orders, printer).map_err(|error| format!("{error:#}"))?;
        let bound = builder.bind().map_err(|error| format!("{:#}", anyhow::Error::from(error)))?;
        let thread = bound.spawn().map_err(|error| format!("{:#}", anyhow::Error::from(error)))?;
        for warning in thread.warnings() {
            printer.note(member.node, format!("warning: {warning}"));
        }
        let asked = work::Asked::default();
        work::start(orders, &thread, printer, &asked).map_err(|error| error.to_string())?;
        Ok(Self { name, thread, socket, printer: printer.clone(), asked })
    }

    fn handle(&self, request: Request) {
        let handle = self.thread.handle();
        let failed = match request {
            Request::Resign => self.give_up(|| handle.resign(DRAIN)),
            Request::Transfer(to) => self.give_up(|| handle.transfer(to, DRAIN)),
            Request::StandBy => self.give_up(|| handle.stand_by(DRAIN)),
            Request::StandAgain => handle.end_standby().err().map(|error| error.to_string()),
            Request::Keys(keys) => {
                handle.set_keys(&keys.ring()).err().map(|error| error.to_string())
            }
            Request::ReceiveBuffer(bytes) => {
                let resized = SockRef::from(&self.socket).set_recv_buffer_size(bytes);
                resized.err().map(|error| error.to_string())
            }
        };
        if let Some(reason) = failed {
            self.printer.note(self.name.0, format!("a request failed: {reason}"));
        }
    }

    /// Says that leadership is about to be given up, before it is asked for, and later what has
    /// come of it. Returns why it could not be asked for, if so.
    fn give_up(
        &self,
        ask: impl FnOnce() -> Result<Resignation, interrex::CommandError>,
    ) -> Option<String> {
        let asked_ns = self.say_giving_up(DRAIN);
        let resignation = match ask() {
            Ok(resignation) => resignation,
            Err(error) => return Some(error.to_string()),
        };
        let (printer, (node, life)) = (self.printer.clone(), self.name);
        let wait = move || {
            // Nothing is said where nothing is known.
            let Some(outcome) = resignation.wait(OUTCOME_LIMIT) else { return };
            let (given_up, outcome) = (given_up_in(outcome), outcome.to_string());
            printer.print(Record::Outcome(Outcome { node, life, asked_ns, given_up, outcome }));
        };
        let waiter = thread::Builder::new().name("outcome".into()).spawn(wait);
        waiter.err().map(|error| error.to_string())
    }

    fn say_giving_up(&self, drain: Duration) -> u64 {
        let (node, life) = self.name;
        self.asked.begin();
        let (at_ns, drain_ns) = (monotonic_nanos(), drain.as_nanos());
        self.printer.print_now(&Record::GivingUp(GivingUp { node, life, at_ns, drain_ns }));
        at_ns
    }

    /// Ends the node in order.
    fn end(self) -> ExitCode {
        self.say_giving_up(DRAIN_LIMIT);
        let is_in_order = self.thread.stop().is_ok();
        self.printer.finish();
        if is_in_order { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Returns the term that was given up, if one was.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other outcome gives one up")]
const fn given_up_in(outcome: ResignOutcome) -> Option<Term> {
    match outcome {
        ResignOutcome::Resigned { term, .. }
        | ResignOutcome::NoHeir { term, .. }
        | ResignOutcome::NotSent { term, .. } => Some(term),
        _ => None,
    }
}

/// Returns the builder of the node, and a second handle of its socket.
fn build(orders: &Orders, printer: &Printer) -> anyhow::Result<(NodeBuilder, UdpSocket)> {
    let Orders { member, life, .. } = orders;
    let place = usize::from(member.node.number());
    let address = *member.addresses.get(place).ok_or_else(|| anyhow::anyhow!("no address"))?;
    let socket = UdpSocket::bind(address)?;
    let second = socket.try_clone()?;
    let clock = Clock::new();
    let teller =
        Teller { printer: printer.clone(), node: member.node, life: *life, clock: clock.clone() };
    let mut builder = member.builder().overrides(member.overrides(clock)).socket(socket);
    if let MemberGuardian::Own(program) = &member.guardian {
        builder = builder.guardian(program.guardian_of(member.node));
    }
    if let Some(store) = &member.store {
        let store = FileStore::open_or_create(&store.path, member.cluster, member.node)?;
        builder = builder.store(Box::new(store));
    }
    Ok((builder.observer(Arc::new(teller)), second))
}

/// Prints what the node has to say.
struct Teller {
    printer: Printer,
    node: NodeId,
    life: Life,
    clock: Clock,
}

impl Observer for Teller {
    fn on_event(&self, &NumberedEvent { number, at, event }: &NumberedEvent) {
        let clocks = Clocks::read(&self.clock);
        let (at_ns, event) = (clocks.system_ns(at), clocks.system_event(&event));
        let Self { node, life, .. } = *self;
        self.printer.print(Record::Event(Told { node, life, number, at_ns, event }));
    }

    fn on_store_error(&self, failure: &interrex::runtime::StoreFailure<'_>) {
        let text = format!("store: {failure:?}");
        self.printer.print(Record::Note(Note {
            node: Some(self.node),
            at_ns: monotonic_nanos(),
            text,
        }));
    }

    fn on_guardian(&self, change: &interrex::guardian::GuardianChange) {
        self.printer.note(self.node, format!("guardian: {change:?}"));
    }
}
