//! A host of a control run, as a process of its own: a subcommand of this same program.
//!
//! It enters its network and its groups as a node does, and starts the programs of another system
//! there. They alone tell it whether it leads. It keeps each of their words, and writes into the
//! register while the last one says that it leads.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | the orders, the host's life |
//! | `part.rs` | a program that ends with this process |
//! | `standing.rs` | the last word on whether this host leads, and the thread that writes |
//! | `keepalived.rs` | VRRP: the settings, and the lines of the notify FIFO |
//! | `etcd.rs` | a member and a lock: the settings, and the words of `etcdctl` |

mod etcd;
mod keepalived;
mod part;
mod standing;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use rustix::process::{Signal, set_parent_process_death_signal};
use serde::{Deserialize, Serialize};

use crate::node::{self, Heard, Printer};
use crate::system::Contender;

use standing::Standings;

/// The pause between two looks at the programs.
const TEND_EVERY: Duration = Duration::from_millis(10);

/// The orders of a host, its first line on stdin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    /// The system.
    pub(crate) contender: Contender,
    /// The directory of the run.
    pub(crate) directory: PathBuf,
    /// The orders that a node would have here.
    pub(crate) host: node::Orders,
}

/// The programs of a system on one host.
trait Programs {
    /// Starts again whatever has ended.
    fn tend(&mut self) -> io::Result<()>;

    /// Ends all in order.
    fn end(&mut self) -> io::Result<()>;
}

/// Lives as a host of a control run until stdin ends or SIGTERM comes.
///
/// # Errors
/// If the orders can't be read, or a program can't be started.
pub(crate) fn live() -> io::Result<ExitCode> {
    // A process that is stopped does not see the end of its stdin.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let orders: Orders = serde_json::from_str(&line)?;
    node::enter(&orders.host)?;
    let heard = node::listen()?;
    let printer = Printer::start()?;
    let standings = Standings::new(&orders.host, printer.clone());
    standing::write_on(&orders.host, &standings)?;
    let mut programs = start(&orders, &standings)?;
    loop {
        match heard.recv_timeout(TEND_EVERY) {
            Err(RecvTimeoutError::Timeout) => programs.tend()?,
            // No request is made of another system.
            Ok(Heard::Request(_)) => {}
            Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    programs.end()?;
    printer.finish();
    Ok(ExitCode::SUCCESS)
}

fn start(orders: &Orders, standings: &Standings) -> io::Result<Box<dyn Programs>> {
    Ok(match orders.contender {
        Contender::Keepalived => Box::new(keepalived::Keepalived::start(orders, standings)?),
        Contender::Etcd => Box::new(etcd::Etcd::start(orders, standings)?),
    })
}
