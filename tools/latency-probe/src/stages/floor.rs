//! The floor: what the network stack and the scheduler alone cost, without any protocol.
//!
//! As many threads as the cluster has nodes, each polling a non-blocking UDP socket of its own
//! with the same wait strategy. One of them sends 128 bytes to the others in turn and waits for
//! the echo: a closed loop, so a slow answer delays the next question instead of piling up.

use std::io;
use std::net::{SocketAddr, UdpSocket};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::records::{Distribution, Floor};
use crate::settings::Wait;

use super::{Context, NO_SOCKET, NO_THREAD, panicked};

/// The size of an interrex datagram.
pub(super) const DATAGRAM_BYTES: usize = 128;

/// Round trips if nothing else is asked: twenty beyond P99.9.
const ROUND_TRIPS: u32 = 20_000;

/// Round trips before the measured ones, for caches and neighbour tables.
const WARM_UP: u32 = 200;

/// On loopback an answer that takes this long is lost.
const ANSWER_LIMIT: Duration = Duration::from_secs(1);

/// After so many lost datagrams the rest would only cost time.
const TIMEOUTS_LIMIT: u64 = 10;

/// A starved host gets this far and no further, unless more rounds were asked for.
const STAGE_LIMIT: Duration = Duration::from_secs(5);

/// Measures the raw round trip.
pub(crate) fn run(context: Context<'_>) -> anyhow::Result<Floor> {
    let nodes = context.settings.nodes;
    let (mut echoing, mut peers) = context.open_sockets()?;
    echoing.iter().try_for_each(|socket| socket.set_nonblocking(true)).context(NO_SOCKET)?;
    let (asking, _) = (echoing.remove(0), peers.remove(0));
    let rounds = if context.alone { context.settings.rounds } else { None };
    let questions = Questions {
        socket: asking,
        peers,
        wait: context.settings.wait,
        rounds: rounds.unwrap_or(ROUND_TRIPS),
        limit: rounds.is_none().then_some(STAGE_LIMIT),
        stop: AtomicBool::new(false),
        answered: AtomicU64::new(0),
    };
    let answers = run_threads(context, &questions, &echoing)?;
    Ok(Floor {
        threads: nodes,
        load: "closed loop",
        rtt_ns: Distribution::from_samples(&answers.samples),
        timeouts: answers.timeouts,
        ended_early: answers.ended_early,
    })
}

/// Runs one thread per socket, while this one draws and listens for Ctrl-C.
fn run_threads(
    context: Context<'_>,
    questions: &Questions,
    echoing: &[UdpSocket],
) -> anyhow::Result<Answers> {
    context.progress.begin("floor", questions.rounds.into());
    thread::scope(|scope| {
        // The scope waits for its threads, so however it is left, they are told.
        let _stop = StopOnDrop(&questions.stop);
        for socket in echoing {
            spawn(scope, "echo", || echo(socket, questions.wait, &questions.stop))?;
        }
        let asker = spawn(scope, "ask", || questions.ask())?;
        while !asker.is_finished() {
            thread::sleep(Duration::from_millis(20));
            context.progress.reach(questions.answered.load(Ordering::Relaxed));
            if context.interrupt.is_raised() {
                questions.stop.store(true, Ordering::Relaxed);
            }
        }
        let answers = asker.join().map_err(|_| panicked("ask"))?;
        answers.context("the raw UDP round trip failed")
    })
}

struct StopOnDrop<'a>(&'a AtomicBool);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn spawn<'scope, T: Send + 'scope>(
    scope: &'scope thread::Scope<'scope, '_>,
    name: &str,
    body: impl FnOnce() -> T + Send + 'scope,
) -> anyhow::Result<thread::ScopedJoinHandle<'scope, T>> {
    thread::Builder::new().name(name.to_owned()).spawn_scoped(scope, body).context(NO_THREAD)
}

/// The work of the asking thread, shared with the one that watches it.
struct Questions {
    socket: UdpSocket,
    peers: Vec<SocketAddr>,
    wait: Wait,
    rounds: u32,
    limit: Option<Duration>,
    stop: AtomicBool,
    answered: AtomicU64,
}

#[derive(Default)]
struct Answers {
    samples: Vec<u64>,
    timeouts: u64,
    ended_early: Option<String>,
}

impl Questions {
    fn ask(&self) -> io::Result<Answers> {
        let begun = Instant::now();
        let mut answers = Answers::default();
        // Grown now, not between two round trips.
        answers.samples.reserve(self.rounds as usize);
        let peers = self.peers.iter().cycle();
        for (number, &peer) in (0..self.rounds.saturating_add(WARM_UP)).zip(peers) {
            answers.ended_early = self.reason_to_end(begun, answers.timeouts);
            if answers.ended_early.is_some() || self.stop.load(Ordering::Relaxed) {
                break;
            }
            match self.round_trip(peer, number)? {
                Some(_) if number < WARM_UP => {}
                Some(length) => {
                    answers.samples.push(u64::try_from(length.as_nanos()).unwrap_or(u64::MAX));
                    self.answered.store(answers.samples.len() as u64, Ordering::Relaxed);
                }
                None if self.stop.load(Ordering::Relaxed) => {}
                None => answers.timeouts += 1,
            }
        }
        Ok(answers)
    }

    fn reason_to_end(&self, begun: Instant, timeouts: u64) -> Option<String> {
        if timeouts >= TIMEOUTS_LIMIT {
            return Some(format!("{timeouts} datagrams were not answered"));
        }
        let limit = self.limit.filter(|limit| begun.elapsed() > *limit)?;
        Some(format!("{} s were over", limit.as_secs()))
    }

    /// Sends one numbered datagram and waits for its echo; `None` if it does not come, or nobody
    /// wants it any more.
    fn round_trip(&self, peer: SocketAddr, number: u32) -> io::Result<Option<Duration>> {
        let Self { socket, wait, stop, .. } = self;
        let mut datagram = [0; DATAGRAM_BYTES];
        datagram[..4].copy_from_slice(&number.to_le_bytes());
        let mut answer = [0; DATAGRAM_BYTES];
        let sent = Instant::now();
        socket.send_to(&datagram, peer)?;
        loop {
            match socket.recv_from(&mut answer) {
                // An echo of an earlier, lost one is not the answer.
                Ok((DATAGRAM_BYTES, from)) if from == peer && answer == datagram => {
                    return Ok(Some(sent.elapsed()));
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => pause(socket, *wait)?,
                Err(error) => return Err(error),
            }
            if sent.elapsed() > ANSWER_LIMIT || stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
        }
    }
}

/// Sends back what comes in, until told to stop.
fn echo(socket: &UdpSocket, wait: Wait, stop: &AtomicBool) -> io::Result<()> {
    let mut datagram = [0; DATAGRAM_BYTES];
    while !stop.load(Ordering::Relaxed) {
        match socket.recv_from(&mut datagram) {
            Ok((length, from)) => {
                socket.send_to(&datagram[..length], from)?;
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => pause(socket, wait)?,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// One step of the wait strategy, after a look that found nothing.
pub(super) fn pause(socket: &UdpSocket, wait: Wait) -> io::Result<()> {
    match wait {
        Wait::Spin => std::hint::spin_loop(),
        // An echo comes long before a member that backs off would sleep. Nor does the floor learn
        // as such a member does that its core is shared, so it does not spin.
        Wait::Yield | Wait::Backoff => thread::yield_now(),
        Wait::Park => {
            // Short enough to notice the end of the stage.
            let limit = Timespec { tv_sec: 0, tv_nsec: 10_000_000 };
            let mut readiness = [PollFd::new(socket, PollFlags::IN)];
            match poll(&mut readiness, Some(&limit)) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}
