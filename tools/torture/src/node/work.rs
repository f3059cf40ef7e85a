//! The work that a node does while it leads, as applications do it.
//!
//! One thread asks for the token again and again, and keeps each answer. One writes: on a node of
//! an even number it waits in [`Handle::lead`](interrex::Handle::lead) and writes with the token it
//! was given there, on others it asks for a token before each write. One takes guards, writes with
//! theirs, and drops them.
//!
//! The work in `lead` rests while the lease has run out, and so does whoever asks for a token.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::SeqCst;
use std::thread;
use std::time::Duration;

use interrex::election::Role;
use interrex::runtime::{NodeThread, Token, monotonic_nanos};
use interrex::{Guard, Handle, Leadership, NodeId};

use super::Orders;
use super::claims::ClaimFile;
use super::printer::Printer;
use crate::history::{GivingUp, Held, Life, Record};
use crate::register::Writer;

/// The pauses between two questions, of a node that leads and of one that does not.
const ASK_EVERY: Duration = Duration::from_micros(50);
const LOOK_EVERY: Duration = Duration::from_micros(200);

/// The pause between two writes.
const WRITE_EVERY: interrex::Duration = interrex::Duration::from_millis(1);

/// The time for which a guard is held, and the pause between two guards.
const HOLD: Duration = Duration::from_millis(2);
const GUARD_EVERY: Duration = Duration::from_millis(3);

/// An order has reached its node after this time, on a loaded host too.
const SHORTLY_NS: u64 = 50_000_000;

/// The time of the last order to give leadership up; 0 before the first.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked(Arc<AtomicU64>);

impl Asked {
    pub(super) fn begin(&self) {
        self.0.store(monotonic_nanos(), SeqCst);
    }

    /// Returns whether such an order came at `since` or later, or so shortly before that the node
    /// may have granted a guard since.
    fn is_since(&self, since: u64) -> bool {
        self.0.load(SeqCst).saturating_add(SHORTLY_NS) >= since
    }
}

/// Starts the threads. They end with the process.
pub(super) fn start(
    orders: &Orders,
    thread: &NodeThread,
    printer: &Printer,
    asked: &Asked,
) -> io::Result<()> {
    let (node, life) = (orders.member.node, orders.life);
    let (claims, leadership) = (ClaimFile::create(&orders.claims)?, thread.leadership());
    spawn("claims", move || claim(claims, &leadership))?;
    let writer = open(&orders.register, node, life)?;
    if node.number().is_multiple_of(2) {
        let (handle, printer, asked) = (thread.handle(), printer.clone(), asked.clone());
        let leadership = thread.leadership();
        let give_up = move |token: Token| {
            let now = leadership.standing();
            // A leadership that was lost is not given up, and binds as it was promised.
            if (now.role, now.term) == (Role::Leader, token.term) {
                asked.begin();
                let (at_ns, drain_ns) = (monotonic_nanos(), super::DRAIN_LIMIT.as_nanos());
                printer.print_now(&Record::GivingUp(GivingUp { node, life, at_ns, drain_ns }));
            }
        };
        spawn("lead", move || lead(writer, &handle, give_up))?;
    } else {
        let leadership = thread.leadership();
        spawn("writes", move || write(writer, &leadership))?;
    }
    let (writer, leadership) = (open(&orders.register, node, life)?, thread.leadership());
    let (printer, asked) = (printer.clone(), asked.clone());
    let guards = Guards { writer, leadership, printer, asked, name: (node, life) };
    spawn("guards", move || guards.hold_for_ever())
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(work).map(drop)
}

fn open(register: &Path, node: NodeId, life: Life) -> io::Result<Writer> {
    Writer::connect(register, node, life)
}

fn claim(mut claims: ClaimFile, leadership: &Leadership) {
    loop {
        match claims.ask(u64::from(std::process::id()), || leadership.token()) {
            Ok(true) => thread::sleep(ASK_EVERY),
            // What there was no memory for is kept with the next answer.
            Err(error) if error.kind() == io::ErrorKind::OutOfMemory => thread::sleep(ASK_EVERY),
            Ok(false) => thread::sleep(LOOK_EVERY),
            // Without its claims nobody would see what this node does.
            Err(error) => {
                eprintln!("a claim can't be kept: {error}");
                std::process::exit(1);
            }
        }
    }
}

/// Writes whenever there is a token to write with.
fn write(mut writer: Writer, leadership: &Leadership) {
    loop {
        let asked_ns = monotonic_nanos();
        if let Some(token) = leadership.token()
            && writer.write(token.term, asked_ns).is_err()
        {
            return;
        }
        thread::sleep(WRITE_EVERY.into());
    }
}

/// Writes in each term in which this node leads, until the work is to end. Says that leadership is
/// about to be given up before it returns to the library, which does so then if it is not over.
fn lead(mut writer: Writer, handle: &Handle, give_up: impl Fn(Token)) {
    loop {
        let led = handle.lead(|token, stop| {
            // The token of the term: the register decides where the lease has just run out.
            while !stop.wait(WRITE_EVERY) && writer.write(token.term, 0).is_ok() {}
            give_up(token);
        });
        if led.is_err() {
            return;
        }
    }
}

/// A thread that holds guards.
struct Guards {
    writer: Writer,
    leadership: Leadership,
    printer: Printer,
    asked: Asked,
    name: (NodeId, Life),
}

impl Guards {
    fn hold_for_ever(mut self) {
        loop {
            if let Some(guard) = self.leadership.guard()
                && self.hold(guard).is_err()
            {
                return;
            }
            thread::sleep(GUARD_EVERY);
        }
    }

    /// Does one piece of work. A guard is told of only if it counts: if this node was asked to give
    /// its leadership up meanwhile.
    fn hold(&mut self, guard: Guard) -> io::Result<()> {
        let from_ns = monotonic_nanos();
        if let Some(token) = guard.token() {
            self.writer.write(token.term, from_ns)?;
        }
        thread::sleep(HOLD);
        let (node, life) = self.name;
        let (term, to_ns) = (guard.term(), monotonic_nanos());
        drop(guard);
        if self.asked.is_since(from_ns) {
            self.printer.print(Record::Guard(Held { node, life, term, from_ns, to_ns }));
        }
        Ok(())
    }
}
