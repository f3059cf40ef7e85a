//! One member of the failover stage as a process of its own: its life.
//!
//! Orders come in as one line of JSON on stdin, what it is asked later as further lines, words go out as
//! lines of JSON on stdout. The end of stdin is the end of the process, so that no child outlives its
//! parent, however that one ends; one that is stopped is ended by the kernel.
//!
//! | file | what it knows |
//! |---|---|
//! | `words.rs` | what parent and child say to each other |
//! | `counts.rs` | what is counted for whoever watches |
//! | `barrier.rs` | how a member is cut off from the others |
//! | `hold.rs` | memory that is held for nothing |

mod barrier;
mod counts;
mod hold;
mod words;

use std::io::{self, BufRead, Write};
use std::net::UdpSocket;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use interrex::Instant;
use interrex::NodeBuilder;
use interrex::election::Event;
use interrex::guardian::{Guardian, GuardianChange};
use interrex::runtime::{
    Clock, FileStore, HeardHeartbeat, NodeThread, Observer, Overrides, Rejected, monotonic_nanos,
};
use rustix::process::{Signal, set_parent_process_death_signal};

use crate::cli::usable_cores;
use crate::cluster::{authentication, member_config, wait_strategy, with_causes, with_keys};
use crate::run_key::RunKey;
use crate::wishes::words_of;

use barrier::Barrier;
use counts::Notes;
use hold::Hold;
use words::Clocks;

pub(crate) use counts::{Buckets, Count};
pub(crate) use words::{Ask, Orders, Word};

/// More words than a node has to say while the writing thread is off its core.
const WORDS_HELD: usize = 4_096;

/// A running member.
struct Member {
    node: NodeThread,
    notes: Notes,
    /// Where it may be asked to isolate itself.
    barrier: Option<Barrier>,
    /// How often its store has been opened.
    lives: u64,
    _hold: Hold,
}

/// Lives as one member until stdin ends. Returns whether the node could be run.
///
/// # Errors
/// If the orders, or what is asked later, can't be read.
pub(crate) fn live() -> io::Result<bool> {
    // A process that is stopped does not see the end of its stdin.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut stdin = io::stdin().lock();
    let mut line = String::new();
    stdin.read_line(&mut line)?;
    let orders: Orders = serde_json::from_str(&line)?;
    let (words, outbox) = sync_channel(WORDS_HELD);
    // The polling thread must not wait for a pipe.
    thread::Builder::new().name("words".into()).spawn(move || write_out(&outbox))?;
    let member = match start(&orders, words.clone()) {
        Ok(member) => member,
        Err(reason) => {
            write_line(&Word::Failed { reason })?;
            return Ok(false);
        }
    };
    // A full queue means that the parent reads no more.
    let _ = words.try_send(Word::Started { lives: member.lives });
    for line in stdin.lines() {
        let _ = words.try_send(member.answer(serde_json::from_str(&line?)?));
    }
    // A panic of the polling thread has been printed; there is nothing to add.
    Ok(member.node.stop().is_ok())
}

impl Member {
    fn answer(&self, ask: Ask) -> Word {
        // Before it is done: what takes time to do is part of the fault.
        let at_ns = monotonic_nanos();
        let done = match ask {
            Ask::Count => return Word::Counted(self.notes.count(&self.node.metrics(), at_ns)),
            Ask::Resign => {
                self.node.handle().resign().map(drop).map_err(|error| with_causes(&error))
            }
            Ask::Isolate => self.at_barrier(Barrier::close),
            Ask::Rejoin => self.at_barrier(Barrier::open),
        };
        match done {
            Ok(()) if ask == Ask::Rejoin => Word::Rejoined,
            Ok(()) => Word::Struck { at_ns },
            Err(reason) => Word::Failed { reason },
        }
    }

    fn at_barrier(&self, act: impl FnOnce(&Barrier) -> io::Result<()>) -> Result<(), String> {
        let barrier = self.barrier.as_ref().ok_or("it was not started to be isolated")?;
        act(barrier).map_err(|error| format!("its socket takes no filter: {error}"))
    }
}

/// The running member.
fn start(orders: &Orders, words: SyncSender<Word>) -> Result<Member, String> {
    let hold = Hold::take(orders.ballast)?;
    let (node, lives) = builder_of(orders)?;
    let (node, barrier) = with_barrier(node, orders)?;
    let node = match &orders.guardian {
        Some(path) => node.guardian(Guardian::at(path)),
        None => node,
    };
    let (clock, notes) = (Clock::new(), Notes::default());
    let (asked, noted) = (words.clone(), notes.clone());
    let overrides = Overrides { seed: Some(orders.seed), ..Overrides::clock(clock.clone()) };
    let node = node
        .wait(wait_strategy(orders.wait))
        .overrides(overrides)
        .observer(Arc::new(Mouth { notes: noted, words, clock }))
        .bind()
        .map_err(|error| with_causes(&error))?;
    // After the library has set its own filter, and before anybody is heard.
    barrier.as_ref().map_or(Ok(()), Barrier::open).map_err(|error| with_causes(&error))?;
    let node = node.spawn().map_err(|error| with_causes(&error))?;
    for warning in words_of(node.warnings()) {
        let _ = asked.try_send(Word::Warned { warning });
    }
    Ok(Member { node, notes, barrier, lives, _hold: hold })
}

/// Tells the parent of what happens. A full queue means that it reads no more.
struct Mouth {
    notes: Notes,
    words: SyncSender<Word>,
    clock: Clock,
}

impl Observer for Mouth {
    fn on_event(&self, event: &Event, seen: Instant) {
        self.notes.on_event(event);
        if let Some(word) = Word::about(event, seen, Clocks::read(&self.clock)) {
            let _ = self.words.try_send(word);
        }
    }

    fn on_heartbeat(&self, heard: &HeardHeartbeat) {
        self.notes.on_heartbeat(heard);
    }

    fn on_rejected(&self, rejected: &Rejected) {
        let (reason, count) = (rejected.reason.index(), rejected.count);
        let _ = self.words.try_send(Word::Refused { reason, count });
    }

    fn on_guardian(&self, change: &GuardianChange) {
        let is_watched = *change == GuardianChange::Watching;
        let _ = self.words.try_send(Word::Guarded { is_watched });
    }
}

/// With a socket of which a second handle is kept, where the member may be asked to isolate itself.
fn with_barrier(
    node: NodeBuilder,
    orders: &Orders,
) -> Result<(NodeBuilder, Option<Barrier>), String> {
    let address = orders.addresses.get(usize::from(orders.node)).filter(|_| orders.isolable);
    let Some(address) = address else { return Ok((node, None)) };
    let bind = || -> io::Result<_> {
        let socket = UdpSocket::bind(address)?;
        let barrier = Barrier::beside(&socket)?;
        Ok((socket, barrier))
    };
    let (socket, barrier) = bind().map_err(|error| format!("{address}: {error}"))?;
    Ok((node.socket(socket), Some(barrier)))
}

fn builder_of(orders: &Orders) -> Result<(NodeBuilder, u64), String> {
    let Orders { node, addresses, timing, cluster, .. } = orders;
    let keys = orders.key.as_ref().map(RunKey::ring);
    let authentication = authentication(keys.as_ref());
    let config = member_config(*node, addresses, timing.timing(), *cluster, authentication)
        .ok_or_else(|| format!("{node} is no node id"))?;
    let (cluster, node) = (config.cluster, config.node);
    let place = node.number();
    let builder = with_keys(NodeBuilder::new(config), keys);
    let builder = builder.scheduling(orders.wishes.scheduling(place, usable_cores()));
    let Some(path) = &orders.store else { return Ok((builder, 0)) };
    // The directory is this run's own and lost by nobody, so a file that is not there is that of a
    // first life, or of one that was killed before it had made it.
    let store = FileStore::open_or_create(path, cluster, node);
    let store = store.map_err(|error| with_causes(&error))?;
    let lives = store.starts();
    Ok((builder.store(Box::new(store)), lives))
}

fn write_out(outbox: &Receiver<Word>) {
    for word in outbox {
        if write_line(&word).is_err() {
            // Nobody reads: the parent is gone.
            std::process::exit(1);
        }
    }
}

fn write_line(word: &Word) -> io::Result<()> {
    let mut line = serde_json::to_string(word)?;
    line.push('\n');
    let mut stdout = io::stdout().lock();
    stdout.write_all(line.as_bytes())?;
    stdout.flush()
}
