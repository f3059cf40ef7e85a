//! Other work for a host's cores and memory, as a process beside the members: the child's side and
//! the parent's.
//!
//! The child ends when its stdin does, when its parent is gone, and in any case after the time
//! that its orders allow. Knows nothing of members.

use std::hint::black_box;
use std::io::{self, BufRead};
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, set_parent_process_death_signal};
use serde::{Deserialize, Serialize};

use crate::Program;
use crate::ballast::touch;
use crate::process::Process;

/// The argument of a process that is such a load.
pub(crate) const LOAD: &str = "load";

/// The line that says that all loops run.
const BEGUN: &str = "\"begun\"";

/// The time within which that is said, on a host that is busy otherwise.
const STARTING_LIMIT: Duration = Duration::from_secs(60);

/// The orders of a load.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadOrders {
    /// The threads that never sleep, at the usual priority.
    pub busy_loops: u16,
    /// The bytes that a further thread maps, touches and gives back, again and again; 0 for none.
    pub memory: u64,
    /// The seconds after which it ends by itself.
    pub seconds: u64,
}

/// A load at work. Dropping it ends and reaps its process.
#[derive(Debug)]
pub struct LoadProcess(Process);

impl LoadProcess {
    /// Starts a load. Returns once its loops run.
    ///
    /// # Errors
    /// If the process can't be started, or does not begin; what it says of that is on stderr.
    pub fn start(program: &Program, orders: &LoadOrders) -> io::Result<Self> {
        let (sender, begun) = channel();
        let mut command = program.command([LOAD]);
        let read = |line: &str| (line == BEGUN).then_some(());
        let heard = move |line| {
            // Nobody listens any more once it has begun.
            let _ = sender.send(line);
        };
        let process = Process::start_heard(&mut command, orders, read, heard)?;
        match begun.recv_timeout(STARTING_LIMIT) {
            Ok(Some(())) => Ok(Self(process)),
            Ok(None) => Err(io::ErrorKind::UnexpectedEof.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Returns true if it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.0.ended(), Ok(None))
    }

    /// Returns the number of its process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Returns the time that its loops have spent on cores so far.
    ///
    /// # Errors
    /// If the kernel does not say.
    pub fn cpu_time(&self) -> io::Result<Duration> {
        self.0.cpu_time()
    }
}

/// Works as its orders say, until it is to end.
///
/// # Errors
/// If the orders can't be read, or there is no thread or no memory to be had.
pub(crate) fn live() -> io::Result<ExitCode> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let orders: LoadOrders = serde_json::from_str(&line)?;
    let limit = Duration::from_secs(orders.seconds);
    start("limit", move || {
        thread::sleep(limit);
        std::process::exit(1);
    })?;
    for _ in 0..orders.busy_loops {
        start("busy", be_busy)?;
    }
    let bytes = usize::try_from(orders.memory).map_err(io::Error::other)?;
    if bytes > 0 {
        drop(reserve(bytes)?);
        start("memory", move || use_memory(bytes))?;
    }
    println!("{BEGUN}");
    // An end by an error is an end too.
    let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
    Ok(ExitCode::SUCCESS)
}

fn start(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(body).map(drop)
}

fn be_busy() {
    let mut turns = 0_u64;
    loop {
        turns = black_box(turns.wrapping_add(1));
    }
}

/// Maps, touches and gives back. Where there is no memory just now it tries again a little later.
fn use_memory(bytes: usize) {
    loop {
        match reserve(bytes) {
            Ok(pages) => drop(touch(pages, bytes)),
            Err(_) => thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// Reserves memory that comes from the kernel and goes back to it, since it is much.
fn reserve(bytes: usize) -> io::Result<Vec<u8>> {
    let mut pages = Vec::new();
    pages.try_reserve_exact(bytes).map_err(io::Error::other)?;
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_survive_their_way_through_a_line() {
        let orders = LoadOrders { busy_loops: 2, memory: 2 << 30, seconds: 90_000 };
        let line = serde_json::to_string(&orders).expect("orders are JSON");
        assert_eq!(serde_json::from_str::<LoadOrders>(&line).expect("and back"), orders);
    }
}
