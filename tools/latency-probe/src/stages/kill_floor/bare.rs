//! The processes of the kill floor: the child's side and the parent's.
//!
//! Orders come in as one line of JSON on stdin, words go out as lines on stdout. The kernel ends
//! each with its parent.

use std::io::{self, BufRead, Write};
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow, bail};
use interrex::guardian::page::{HeldBell, LockOutcome, PageOwner, Pages, SharedPage};
use interrex::guardian::protocol::{self, Request};
use interrex::runtime::{Scheduling, monotonic_nanos};
use interrex::types::BootId;
use interrex::{ClusterId, NodeId};
use interrex_testbed::{Ballast, Process};
use rustix::process::{Signal, set_parent_process_death_signal};
use serde::{Deserialize, Serialize};

use crate::settings::{GuardianWait, Memory, Wait};

use super::super::floor::{DATAGRAM_BYTES, pause};
use super::super::{Context, warn_once};

/// The orders of a bare process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Orders {
    /// It holds a bell that the guardian there watches, and polls until it is killed.
    Leader { guardian: PathBuf, ballast: u64, wait: Wait },
    /// It listens at the socket for who wants to be watched, and tells the heir of its death.
    Guardian { socket: PathBuf, heir: SocketAddr, waiting: GuardianWait },
    /// It polls, and says when it was told.
    Survivor { wait: Wait },
}

/// The words of a bare process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Said {
    /// A survivor can be told here.
    ListeningAt(SocketAddr),
    /// A guardian listens, or a leader is watched.
    Ready,
    /// Something was asked of the host that it does not give.
    Warned(String),
    /// The guardian knew of the kill, and the survivor was told.
    Told { bell_ns: u64, told_ns: u64 },
}

/// Lives as the process that its orders name.
pub(crate) fn live() -> anyhow::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("the orders on stdin can't be read")?;
    match serde_json::from_str(&line).context("the line on stdin is no order")? {
        Orders::Leader { guardian, ballast, wait } => {
            let _ballast = Ballast::allocate(ballast).map_err(anyhow::Error::msg)?;
            // As a member has it: what polls is not the first thread.
            let leader = thread::Builder::new().name("leader".into());
            let leader = leader.spawn(move || lead(&guardian, wait))?;
            leader.join().map_err(|_| anyhow!("the leader has panicked"))?
        }
        Orders::Guardian { socket, heir, waiting } => guard(&socket, heir, waiting),
        Orders::Survivor { wait } => survive(wait),
    }
}

fn say(said: &Said) -> anyhow::Result<()> {
    let line = serde_json::to_string(said)? + "\n";
    Ok(io::stdout().lock().write_all(line.as_bytes())?)
}

/// Takes the bell of a page of its own, has it watched, and polls with it in its hand.
fn lead(guardian: &Path, wait: Wait) -> anyhow::Result<()> {
    let page = Arc::new(SharedPage::create()?);
    page.set_owner(&PageOwner {
        cluster: ClusterId(0),
        node: NodeId::new(0).expect("0 is a node id"),
        boot: BootId(0),
        process: std::process::id(),
    });
    let LockOutcome::Acquired(_bell) = page.try_lock()? else { bail!("a new bell is not free") };
    let stream = UnixStream::connect(guardian)?;
    protocol::ask(&stream, &Pages::of(page))?;
    let socket = open_socket()?;
    say(&Said::Ready)?;
    poll(&socket, wait, |_| Ok(()))
}

fn survive(wait: Wait) -> anyhow::Result<()> {
    let socket = open_socket()?;
    say(&Said::ListeningAt(socket.local_addr()?))?;
    poll(&socket, wait, |datagram| {
        let told_ns = monotonic_nanos();
        let bell_ns = datagram.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        say(&Said::Told { bell_ns, told_ns })
    })
}

fn open_socket() -> io::Result<UdpSocket> {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

/// Polls until the process is killed; hands over what comes in.
fn poll(
    socket: &UdpSocket,
    wait: Wait,
    mut take: impl FnMut(&[u8; DATAGRAM_BYTES]) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut datagram = [0; DATAGRAM_BYTES];
    loop {
        match socket.recv(&mut datagram) {
            Ok(_) => take(&datagram)?,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => pause(socket, wait)?,
            Err(error) => return Err(error.into()),
        }
    }
}

/// The real-time priority of a guardian that sleeps: that of the testbed's.
const PRIORITY: u8 = 50;

/// Watches over one leader after the other. One that polls does so between them too.
fn guard(socket: &Path, heir: SocketAddr, waiting: GuardianWait) -> anyhow::Result<()> {
    let realtime = (waiting == GuardianWait::Asleep).then_some(PRIORITY);
    let wishes = Scheduling { realtime, lock_memory: true, ..Scheduling::default() };
    for warning in wishes.apply() {
        say(&Said::Warned(format!("guardian: {warning}")))?;
    }
    let listener = UnixListener::bind(socket)?;
    listener.set_nonblocking(waiting == GuardianWait::Polling)?;
    let sender = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
    say(&Said::Ready)?;
    loop {
        let stream = match listener.accept() {
            Ok((stream, _)) => stream,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                thread::yield_now();
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let bell = await_bell(&offered(&stream)?, waiting)?;
        let mut datagram = [0; DATAGRAM_BYTES];
        datagram[..8].copy_from_slice(&monotonic_nanos().to_le_bytes());
        sender.send_to(&datagram, heir)?;
        // The heir may need this core. What is left to tidy up comes after it.
        match waiting {
            GuardianWait::Asleep => thread::sleep(REST),
            GuardianWait::Polling => thread::yield_now(),
        }
        drop(bell);
    }
}

/// The time for which a guardian that sleeps leaves its core to who was told.
const REST: Duration = Duration::from_millis(1);

/// Takes the page of who has connected, and says that it is watched.
fn offered(stream: &UnixStream) -> anyhow::Result<Arc<SharedPage>> {
    let Some(Request::Watch(pages)) = protocol::receive(stream)? else { bail!("no page has come") };
    let (pages, _) = pages.accept(stream).map_err(anyhow::Error::msg)?;
    protocol::answer(stream, &Ok(()))?;
    Ok(Arc::clone(pages.shared()))
}

/// One sleep in the lock.
const NAP: Duration = Duration::from_secs(2);

/// Waits until the kernel says that the holder of the bell has died.
fn await_bell(page: &Arc<SharedPage>, waiting: GuardianWait) -> anyhow::Result<HeldBell> {
    loop {
        let outcome = match waiting {
            GuardianWait::Asleep => page.lock_for(NAP),
            GuardianWait::Polling => page.try_lock(),
        };
        match outcome? {
            LockOutcome::Held if waiting == GuardianWait::Polling => thread::yield_now(),
            LockOutcome::Held => {}
            LockOutcome::OwnerDied(bell) => return Ok(bell),
            LockOutcome::Acquired(_) | LockOutcome::Unrecoverable => bail!("the bell was let go"),
        }
    }
}

/// One wait for news; as long as Ctrl-C may take to be noticed.
const HEARING: Duration = Duration::from_millis(50);

/// The time that a process may take to begin, but for its ballast.
const STARTING_LIMIT: Duration = Duration::from_secs(60);

/// A bare process. Dropping it kills and reaps it.
pub(super) struct Bare {
    process: Process,
    said: Receiver<Option<Said>>,
    starting_limit: Duration,
}

impl Bare {
    /// Starts a process with its orders.
    pub(super) fn start(orders: &Orders) -> io::Result<Self> {
        let (sender, said) = channel();
        let mut command = Command::new(std::env::current_exe()?);
        let heard = move |said| {
            // Nobody listens any more where it was dropped.
            let _ = sender.send(said);
        };
        let read = |line: &str| serde_json::from_str(line).ok();
        let process = Process::start_heard(command.arg("bare"), orders, read, heard)?;
        let filling = match orders {
            Orders::Leader { ballast, .. } => Memory(*ballast).filling_time(),
            Orders::Guardian { .. } | Orders::Survivor { .. } => Duration::ZERO,
        };
        Ok(Self { process, said, starting_limit: STARTING_LIMIT + filling })
    }

    /// Returns the number of the process.
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Sends SIGKILL.
    pub(super) fn kill(&mut self) -> io::Result<()> {
        self.process.kill()
    }

    /// Returns the next that it says, if it says something soon.
    pub(super) fn hear(&mut self) -> anyhow::Result<Option<Said>> {
        match self.said.recv_timeout(HEARING) {
            Ok(Some(Said::Warned(warning))) => {
                warn_once(&warning);
                Ok(None)
            }
            Ok(Some(said)) => Ok(Some(said)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => {
                bail!("a bare process has ended; what it said stands above")
            }
        }
    }

    /// Returns the first that it says; `None` if the user has had enough before.
    pub(super) fn await_word(&mut self, context: Context<'_>) -> anyhow::Result<Option<Said>> {
        let deadline = Instant::now() + self.starting_limit;
        while !context.interrupt.is_raised() {
            let said = self.hear()?;
            if said.is_some() {
                return Ok(said);
            }
            anyhow::ensure!(Instant::now() < deadline, "a bare process was not heard in time");
        }
        Ok(None)
    }

    /// Waits until it says this; returns false if the user has had enough before.
    pub(super) fn expect(&mut self, word: Said, context: Context<'_>) -> anyhow::Result<bool> {
        match self.await_word(context)? {
            Some(said) if said == word => Ok(true),
            Some(said) => bail!("a bare process said {said:?}, not {word:?}"),
            None => Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_and_words_survive_their_way_through_a_line() {
        let heir = SocketAddr::from((Ipv4Addr::LOCALHOST, 7_411));
        let socket = PathBuf::from("/a b/socket");
        for orders in [
            Orders::Leader { guardian: socket.clone(), ballast: 1 << 31, wait: Wait::Park },
            Orders::Guardian { socket, heir, waiting: GuardianWait::Polling },
            Orders::Survivor { wait: Wait::Yield },
        ] {
            let line = serde_json::to_string(&orders).expect("orders are JSON");
            assert_eq!(serde_json::from_str::<Orders>(&line).expect("and back"), orders);
        }
        for said in [
            Said::ListeningAt(heir),
            Said::Ready,
            Said::Warned("no\nline".to_owned()),
            Said::Told { bell_ns: 1, told_ns: 2 },
        ] {
            let line = serde_json::to_string(&said).expect("words are JSON");
            assert!(!line.contains('\n'));
            assert_eq!(serde_json::from_str::<Said>(&line).expect("and back"), said);
        }
    }
}
