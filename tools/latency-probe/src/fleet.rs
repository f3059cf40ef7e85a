//! The parent's side of the child processes: start them, ask and hear them, stop and kill them, bury them.
//!
//! Knows what each child has said last of its leader. Dropping the fleet kills and reaps every
//! child; if this process itself is killed, the children see their stdin end.

use std::io::{self, BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};
use serde::Serialize;

use crate::child::{Ask, Count, Orders, Word};
use crate::cli::Settings;
use crate::cluster::node_seed;
use crate::depot::Shelf;
use crate::fault::Fault;
use crate::guardian::Guardian;
use crate::interrupt::Interrupt;
use crate::ledger::{Campaign, Teller, Victory};
use crate::loopback;
use crate::refused::Refused;
use crate::run_key::RunKey;
use crate::stages::{Context, StageError};
use crate::wishes::warn_once;

/// A word with its speaker; `word` is `None` when the process has ended.
struct Spoken {
    node: u8,
    life: u64,
    word: Option<Word>,
}

/// A running child.
struct Process {
    child: Child,
    /// Where it is asked; its end is the child's.
    stdin: ChildStdin,
    life: u64,
}

/// One place in the fleet.
#[derive(Default)]
struct Berth {
    process: Option<Process>,
    started: bool,
    /// From when on it takes part again: once it says so (R14), or with a store after its silence (R13).
    takes_part: Option<Instant>,
    /// Whether a guardian watches over it.
    is_watched: bool,
    /// The term and number of the leader it follows, or is.
    view: Option<(u64, u8)>,
}

impl Berth {
    /// Its node runs, with a store that was opened `lives` times, or without one. Told by another thread
    /// of the child than what its node says, so it may come after that.
    fn on_started(&mut self, lives: u64, silence: Duration) {
        self.started = true;
        if lives > 0 {
            self.takes_part = Some(Instant::now() + silence);
        }
    }
}

/// All children of one run.
pub(crate) struct Fleet {
    settings: Settings,
    /// Whether members may be asked to isolate themselves.
    isolable: bool,
    /// Who watches over all members, if anybody does.
    guardian: Option<Guardian>,
    addresses: Vec<SocketAddr>,
    berths: Vec<Berth>,
    lives: u64,
    /// Where the members keep their hard state; diskless without.
    shelf: Option<Shelf>,
    /// What the members seal with; nothing without.
    key: Option<RunKey>,
    /// How long a member with a store is silent after its start (R13).
    silence: Duration,
    /// Lives that began with what an earlier one had made durable.
    durable_restarts: u64,
    /// What the members have told of refused datagrams: not all of it, since the last of a life may go
    /// untold.
    refused: Refused,
    mouth: Sender<Spoken>,
    ear: Receiver<Spoken>,
}

/// What the fleet heard that decides a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// A child campaigns.
    Campaign {
        /// Its number.
        node: u8,
        /// Its campaign.
        campaign: Campaign,
    },
    /// A child's campaign asks again, since the promises in its way are over.
    AskedAgain {
        /// Its number.
        node: u8,
        /// Its campaign.
        campaign: Campaign,
    },
    /// A child is told that its leader is gone.
    Told {
        /// Its number.
        node: u8,
        /// By whom.
        by: Teller,
        /// When it was told.
        at_ns: u64,
    },
    /// A child leads.
    Victory {
        /// Its number.
        node: u8,
        /// Its victory.
        victory: Victory,
    },
    /// The lease of a child that leads had run out, and is back.
    Regained {
        /// The term in which it leads.
        term: u64,
        /// Since when.
        at_ns: u64,
    },
    /// The fault that a child was asked for is there.
    Struck {
        /// Its number.
        node: u8,
        /// Since when.
        at_ns: u64,
    },
    /// What a child has counted.
    Counted {
        /// Its number.
        node: u8,
        /// What it has.
        count: Count,
    },
    /// A child's node could not be started or do what it was asked, or its process has ended.
    Failed {
        /// Its number.
        node: u8,
        /// Why.
        reason: String,
    },
    /// Anything else.
    Other,
}

/// How often free ports are looked for: between finding one and a child's use of it, another
/// process may take it.
const PORT_ATTEMPTS: u32 = 5;

/// The time that members may take to start; a host that is busy otherwise has taken ten seconds.
const STARTING_LIMIT: Duration = Duration::from_secs(60);

impl Fleet {
    /// Starts all members, on ports that were free a moment ago, as this fault needs them: with a guardian,
    /// or such that they can be asked to isolate themselves.
    ///
    /// # Errors
    /// If a child can't be started, or says that it can't run its node.
    pub(crate) fn launch(context: Context<'_>, fault: Fault) -> Result<Self, StageError> {
        let Context { settings, interrupt, .. } = context;
        let mut attempt = 1;
        loop {
            let mut fleet = Self::moored(context, fault)?;
            (0..settings.nodes).try_for_each(|node| fleet.start(node))?;
            match fleet.await_started(interrupt) {
                Err(StageError::Start { .. }) if attempt < PORT_ATTEMPTS => attempt += 1,
                Err(error) => return Err(error),
                Ok(()) => return Ok(fleet),
            }
        }
    }

    fn moored(context: Context<'_>, fault: Fault) -> Result<Self, StageError> {
        let settings = context.settings;
        let (mouth, ear) = channel();
        let guardian = fault.is_guarded().then(|| {
            let guardian = Guardian::start(settings.guardian)?;
            context.interrupt.remove_when_aborted(guardian.directory().to_owned());
            Ok(guardian)
        });
        Ok(Self {
            settings: settings.clone(),
            isolable: fault == Fault::Isolate,
            guardian: guardian.transpose().map_err(StageError::Guardian)?,
            addresses: free_addresses(settings.nodes).map_err(StageError::Socket)?,
            berths: (0..settings.nodes).map(|_| Berth::default()).collect(),
            lives: 0,
            shelf: context.shelf("failover")?,
            key: context.key.cloned(),
            silence: settings.timing.silence_after_start(),
            durable_restarts: 0,
            refused: Refused::default(),
            mouth,
            ear,
        })
    }

    /// Starts the member `node`, which must not be running.
    ///
    /// # Errors
    /// If the process can't be started or spoken to.
    pub(crate) fn start(&mut self, node: u8) -> Result<(), StageError> {
        let fails = |what| move |source| StageError::Child { node, what, source };
        self.lives += 1;
        let orders = Orders {
            node,
            addresses: self.addresses.clone(),
            cluster: self.settings.seed,
            timing: self.settings.timing,
            wait: self.settings.wait,
            wishes: self.settings.wishes,
            seed: node_seed(self.settings.seed, node, self.lives),
            store: self.shelf.as_ref().map(|shelf| shelf.file_of(node)),
            key: self.key.clone(),
            ballast: self.settings.ballast,
            isolable: self.isolable,
            guardian: self.guardian.as_ref().map(Guardian::socket),
        };
        let process = spawn(&orders, self.lives, &self.mouth).map_err(fails("started"))?;
        if let Some(berth) = self.berths.get_mut(usize::from(node)) {
            *berth = Berth { process: Some(process), ..Berth::default() };
        }
        Ok(())
    }

    /// Sends SIGKILL to the member `node`.
    ///
    /// # Errors
    /// If it can't be killed.
    pub(crate) fn kill(&mut self, node: u8) -> Result<(), StageError> {
        let fails = |source| StageError::Child { node, what: "killed", source };
        match self.process(node) {
            Some(process) => process.child.kill().map_err(fails),
            None => Ok(()),
        }
    }

    /// Sends `signal` to the member `node`, which goes on living.
    ///
    /// # Errors
    /// If it can't be sent.
    pub(crate) fn signal(&mut self, node: u8, signal: Signal) -> Result<(), StageError> {
        let fails =
            |source: Errno| StageError::Child { node, what: "signalled", source: source.into() };
        match self.process(node) {
            Some(process) => kill_process(Pid::from_child(&process.child), signal).map_err(fails),
            None => Ok(()),
        }
    }

    /// Asks the member `node`; what it answers is heard later.
    ///
    /// # Errors
    /// If it can't be spoken to.
    pub(crate) fn ask(&mut self, node: u8, ask: Ask) -> Result<(), StageError> {
        let fails = |source| StageError::Child { node, what: "asked", source };
        let Some(process) = self.process(node) else { return Ok(()) };
        write_line(&mut process.stdin, &ask).map_err(fails)
    }

    fn process(&mut self, node: u8) -> Option<&mut Process> {
        self.berths.get_mut(usize::from(node))?.process.as_mut()
    }

    /// Waits for the end of the member `node`, which has been killed, and forgets it.
    ///
    /// # Errors
    /// If the operating system does not hand it out.
    pub(crate) fn bury(&mut self, node: u8) -> Result<(), StageError> {
        let fails = |source| StageError::Child { node, what: "reaped", source };
        let Some(berth) = self.berths.get_mut(usize::from(node)) else { return Ok(()) };
        match std::mem::take(berth).process {
            Some(mut process) => process.child.wait().map(drop).map_err(fails),
            None => Ok(()),
        }
    }

    /// The next that a child says, within `limit`.
    pub(crate) fn hear(&mut self, limit: Duration) -> Option<News> {
        let spoken = self.ear.recv_timeout(limit).ok()?;
        Some(self.note(spoken))
    }

    /// The term and number of the leader that every member follows, or is, all of them taking part and, where there is a
    /// guardian, watched over.
    pub(crate) fn agreed(&self) -> Option<(u64, u8)> {
        let view = self.berths.first()?.view?;
        let now = Instant::now();
        let takes_part = |berth: &Berth| berth.takes_part.is_some_and(|from| from <= now);
        let is_guarded = self.guardian.is_some();
        let is_watched = |berth: &Berth| berth.is_watched == is_guarded;
        let agrees =
            |berth: &Berth| takes_part(berth) && is_watched(berth) && berth.view == Some(view);
        self.berths.iter().all(agrees).then_some(view)
    }

    /// Lives that began with what an earlier one had made durable.
    pub(crate) const fn durable_restarts(&self) -> u64 {
        self.durable_restarts
    }

    /// Datagrams that members refused, as far as they told: at least so many.
    pub(crate) const fn refused(&self) -> Refused {
        self.refused
    }

    fn note(&mut self, spoken: Spoken) -> News {
        let node = spoken.node;
        let Some(berth) = self.berths.get_mut(usize::from(node)) else { return News::Other };
        if berth.process.as_ref().is_none_or(|process| process.life != spoken.life) {
            // Words of a member that is dead by now, and started again.
            return News::Other;
        }
        match spoken.word {
            Some(Word::Started { lives }) => {
                berth.on_started(lives, self.silence);
                self.durable_restarts += u64::from(lives > 1);
            }
            Some(Word::Warned { warning }) => warn_once(&warning),
            Some(Word::Failed { reason }) => return News::Failed { node, reason },
            Some(Word::Struck { at_ns }) => return News::Struck { node, at_ns },
            Some(Word::Counted(count)) => return News::Counted { node, count },
            Some(Word::Rejoined) => {}
            Some(Word::Recovered) => berth.takes_part = Some(Instant::now()),
            Some(Word::CampaignStarted(campaign)) => return News::Campaign { node, campaign },
            Some(Word::AskedAgain(campaign)) => return News::AskedAgain { node, campaign },
            Some(Word::LeaderGone { by, at_ns }) => return News::Told { node, by, at_ns },
            Some(Word::Guarded { is_watched }) => berth.is_watched = is_watched,
            Some(Word::LeaderChanged { term, leader }) => berth.view = Some((term, leader)),
            Some(Word::SteppedDown { .. }) => berth.view = None,
            Some(Word::LeaseRegained { term, at_ns }) => return News::Regained { term, at_ns },
            Some(Word::Refused { reason, count }) => self.refused.add(reason, count),
            None => {
                berth.view = None;
                return News::Failed { node, reason: "its process has ended".to_owned() };
            }
            Some(Word::BecameLeader(victory)) => {
                berth.view = Some((victory.term, node));
                return News::Victory { node, victory };
            }
        }
        News::Other
    }

    fn await_started(&mut self, interrupt: &Interrupt) -> Result<(), StageError> {
        let together = self.settings.ballast.filling_time() * self.settings.nodes.into();
        let deadline = Instant::now() + STARTING_LIMIT + together;
        while !self.berths.iter().all(|berth| berth.started) && !interrupt.is_raised() {
            if let Some(News::Failed { node, reason }) = self.hear(Duration::from_millis(50)) {
                return Err(StageError::Start { node, reason });
            }
            if Instant::now() > deadline {
                let silent = self.berths.iter().position(|berth| !berth.started).unwrap_or(0);
                let node = u8::try_from(silent).unwrap_or(u8::MAX);
                let source = io::Error::from(io::ErrorKind::TimedOut);
                return Err(StageError::Child { node, what: "heard in time", source });
            }
        }
        Ok(())
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        for process in self.berths.iter_mut().filter_map(|berth| berth.process.as_mut()) {
            // One that has ended already can't be killed, and needs not.
            let _ = process.child.kill();
        }
        for process in self.berths.iter_mut().filter_map(|berth| berth.process.as_mut()) {
            let _ = process.child.wait();
        }
    }
}

fn free_addresses(nodes: u8) -> io::Result<Vec<SocketAddr>> {
    loopback::addresses_of(&loopback::open_sockets(nodes)?)
}

fn spawn(orders: &Orders, life: u64, mouth: &Sender<Spoken>) -> io::Result<Process> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("node")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        // A process group of its own: Ctrl-C on the terminal is for the parent, which prints its
        // results and then ends the children.
        .process_group(0)
        .spawn()?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::Error::other("a pipe is missing"));
    };
    let (node, mouth) = (orders.node, mouth.clone());
    let listen = move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let word = serde_json::from_str(&line).ok();
            if word.is_some() && mouth.send(Spoken { node, life, word }).is_err() {
                return;
            }
        }
        // The fleet may be gone already.
        let _ = mouth.send(Spoken { node, life, word: None });
    };
    let told = write_line(&mut stdin, orders)
        .and_then(|()| thread::Builder::new().name("listener".into()).spawn(listen).map(drop));
    if let Err(error) = told {
        // It is not part of the fleet yet, so nobody else would reap it.
        let _ = child.kill();
        let _ = child.wait();
        return Err(error);
    }
    Ok(Process { child, stdin, life })
}

/// In one piece, so that it is read as soon as it is there.
fn write_line(stdin: &mut ChildStdin, said: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_string(said)?;
    line.push('\n');
    stdin.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_part_before_it_is_heard_to_run_takes_part() {
        let recovered = Some(Instant::now());
        let mut berth = Berth { takes_part: recovered, ..Berth::default() };
        berth.on_started(0, Duration::from_secs(1));
        assert!(berth.started);
        assert_eq!(berth.takes_part, recovered);
    }

    #[test]
    fn who_has_a_store_takes_part_after_its_silence() {
        let mut berth = Berth::default();
        berth.on_started(1, Duration::from_secs(3_600));
        assert!(berth.takes_part.is_some_and(|from| from > Instant::now()));
    }
}
