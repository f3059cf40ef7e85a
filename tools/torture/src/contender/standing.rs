//! The last word of the other system's programs on whether this host leads, and the threads that
//! ask for it and write.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use interrex::runtime::{Token, monotonic_nanos};
use interrex::{NodeId, Term};

use crate::history::{Life, Record, Standing};
use crate::node::claims::ClaimFile;
use crate::node::{Orders, Printer};
use crate::register::Writer;

/// The pauses between two questions, of a host that leads and of one that does not: those of a
/// node.
const ASK_EVERY: Duration = Duration::from_micros(50);
const LOOK_EVERY: Duration = Duration::from_micros(200);

/// The pause between two writes, that of a node.
const WRITE_EVERY: Duration = Duration::from_millis(1);

/// Two answers are one claim if no more lies between them. It is longer than a thread waits for a
/// core as a rule, and shorter than what a fault holds up and the others notice.
const ONE_CLAIM: interrex::Duration = interrex::Duration::from_millis(10);

/// The last word of the programs. Clone it into every thread.
#[derive(Clone)]
pub(super) struct Standings {
    last: Arc<Mutex<Last>>,
    node: NodeId,
    life: Life,
    printer: Printer,
}

#[derive(Default)]
struct Last {
    /// The number of words that said something new.
    number: u64,
    leads: Option<Term>,
}

impl Standings {
    pub(super) fn new(orders: &Orders, printer: Printer) -> Self {
        let (node, life) = (orders.member.node, orders.life);
        Self { last: Arc::default(), node, life, printer }
    }

    /// Takes a word: this host leads with that token, or it does not.
    pub(super) fn take(&self, leads: Option<Term>) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.number > 0 && last.leads == leads {
            return;
        }
        last.number += 1;
        last.leads = leads;
        let (node, life, at_ns) = (self.node, self.life, monotonic_nanos());
        self.printer.print(Record::Standing(Standing { node, life, at_ns, leads }));
    }

    /// Adds a remark to the history.
    pub(super) fn note(&self, text: String) {
        self.printer.note(self.node, text);
    }

    /// Returns the number of the last word and its token, if this host leads by it.
    fn leads(&self) -> Option<(u64, Term)> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        Some((last.number, last.leads?))
    }
}

/// Starts the threads that ask and write. They end with the process.
///
/// # Errors
/// If there are none to be had, or the register is not.
pub(super) fn witness(orders: &Orders, standings: &Standings) -> io::Result<()> {
    let (claims, asked) = (ClaimFile::create(&orders.claims)?, standings.clone());
    let writer = Writer::connect(&orders.register, orders.member.node, orders.life)?;
    let written = standings.clone();
    spawn("claims", move || claim(claims, &asked))?;
    spawn("writes", move || write(writer, &written))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(work).map(drop)
}

/// Asks again and again. A claim is about one word of the programs, as one of a node is about one
/// process.
fn claim(mut claims: ClaimFile, standings: &Standings) {
    loop {
        let number = standings.leads().map_or(0, |(number, _)| number);
        let ask = || {
            let (_, term) = standings.leads().filter(|(asked, _)| *asked == number)?;
            Some(Token { term, time_left: ONE_CLAIM })
        };
        // What can't be kept is the end of the witness, and the run finds that it has no claims.
        let Ok(leads) = claims.ask(number, ask) else { return };
        thread::sleep(if leads { ASK_EVERY } else { LOOK_EVERY });
    }
}

/// Writes while this host leads.
fn write(mut writer: Writer, standings: &Standings) {
    loop {
        if let Some((_, term)) = standings.leads()
            && writer.write(term).is_err()
        {
            return;
        }
        thread::sleep(WRITE_EVERY);
    }
}
