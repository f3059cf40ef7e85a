//! The last word of the other system's programs on whether this host leads, and the thread that
//! writes while it does.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use interrex::runtime::monotonic_nanos;
use interrex::{NodeId, Term};

use crate::history::{Life, Record, Standing};
use crate::node::{Orders, Printer};
use crate::register::Writer;

/// The pause between two writes, that of a node.
const WRITE_EVERY: Duration = Duration::from_millis(1);

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

/// Starts the thread that writes. It ends with the process.
///
/// # Errors
/// If there is none to be had, or the register is not.
pub(super) fn write_on(orders: &Orders, standings: &Standings) -> io::Result<()> {
    let writer = Writer::connect(&orders.register, orders.member.node, orders.life)?;
    let standings = standings.clone();
    let write = move || write(writer, &standings);
    thread::Builder::new().name("writes".into()).spawn(write).map(drop)
}

/// Writes while this host leads.
fn write(mut writer: Writer, standings: &Standings) {
    loop {
        if let Some((_, term)) = standings.leads()
            && writer.write(term, 0).is_err()
        {
            return;
        }
        thread::sleep(WRITE_EVERY);
    }
}
