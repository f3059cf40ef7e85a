//! The way from any thread of a node's process to stdout.
//!
//! The polling thread must not wait, so a thread of its own prints.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use rustix::io::Errno;

use crate::history::{Note, Record};

/// More records than a node tells while the printing thread is off its core.
const HELD: usize = 16_384;

/// The pause before a write is tried again for which the kernel had no memory.
const MEMORY_PAUSE: Duration = Duration::from_millis(1);

enum Item {
    Record(Record),
    /// All before it has been printed once this is answered.
    Finish(SyncSender<()>),
}

/// Prints records. Clone it into every thread.
#[derive(Clone)]
pub(crate) struct Printer(SyncSender<Item>);

impl Printer {
    /// Starts the thread that prints.
    ///
    /// # Errors
    /// If there is none to be had.
    pub(crate) fn start() -> io::Result<Self> {
        let (sender, items) = sync_channel(HELD);
        thread::Builder::new().name("printer".into()).spawn(move || print_all(&items))?;
        Ok(Self(sender))
    }

    /// Hands a record over. Never waits; a full queue means that nobody reads any more.
    pub(crate) fn print(&self, record: Record) {
        let _ = self.0.try_send(Item::Record(record));
    }

    /// Hands a remark over.
    pub(crate) fn note(&self, node: NodeId, text: String) {
        self.print(Record::Note(Note { node: Some(node), at_ns: monotonic_nanos(), text }));
    }

    /// Prints a record on the calling thread: it is out when this returns, whatever comes then.
    pub(crate) fn print_now(&self, record: &Record) {
        if print(record).is_err() {
            // Nobody reads: the parent is gone.
            std::process::exit(1);
        }
    }

    /// Waits until all has been printed.
    pub(crate) fn finish(&self) {
        let (sender, finished) = sync_channel(1);
        if self.0.send(Item::Finish(sender)).is_ok() {
            // An error means that the printing thread has ended, and prints nothing more.
            let _ = finished.recv();
        }
    }
}

fn print_all(items: &Receiver<Item>) {
    for item in items {
        match item {
            Item::Record(record) => {
                if print(&record).is_err() {
                    std::process::exit(1);
                }
            }
            Item::Finish(sender) => drop(sender.send(())),
        }
    }
}

/// Prints a record in one piece, so that no other thread, and no kill, cuts it.
fn print(record: &Record) -> io::Result<()> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    let stdout = io::stdout().lock();
    let mut left = &line[..];
    while !left.is_empty() {
        match rustix::io::write(&stdout, left) {
            Ok(written) => left = &left[written..],
            // A pipe takes pages, which a node may be short of.
            Err(Errno::NOMEM) => thread::sleep(MEMORY_PAUSE),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
