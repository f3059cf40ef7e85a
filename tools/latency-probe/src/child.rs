//! One member of the failover stage as a process of its own: what it is told, what it says, and
//! its life.
//!
//! Orders come in as one line of JSON on stdin, words go out as lines of JSON on stdout. The end of
//! stdin is the end of the process, so that no child outlives its parent, however that one ends.
//! Times are those of the system's monotonic clock, which all processes of a host share.

use std::io::{self, BufRead, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use interrex::election::Event;
use interrex::runtime::{Clock, FileStore, NodeThread, monotonic_nanos};
use interrex::{Instant, Node, NodeBuilder};
use serde::{Deserialize, Serialize};

use crate::cli::{Profile, Wait};
use crate::cluster::{authentication, member_config, wait_strategy, with_causes, with_keys};
use crate::ledger::{Campaign, Occurrence, Victory};
use crate::run_key::RunKey;
use crate::telling::occurrence_in;

/// What a child is told: which member it is, of which cluster.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    /// Its number.
    pub(crate) node: u8,
    /// Where the members listen, by number.
    pub(crate) addresses: Vec<SocketAddr>,
    /// The cluster's number.
    pub(crate) cluster: u64,
    /// The timing profile.
    pub(crate) profile: Profile,
    /// The wait strategy.
    pub(crate) wait: Wait,
    /// The seed of this life.
    pub(crate) seed: u64,
    /// The file of its hard state; diskless without.
    pub(crate) store: Option<PathBuf>,
    /// What the members seal with; nothing without.
    pub(crate) key: Option<RunKey>,
}

/// What a child says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "snake_case")]
pub(crate) enum Word {
    /// Its node runs.
    Started {
        /// How often its store has been opened, this life included; 0 without a store.
        lives: u64,
    },
    /// Its node could not be started.
    Failed {
        /// Why.
        reason: String,
    },
    /// It takes part: what a former life may have said has been asked for (R14).
    Recovered,
    /// A campaign has begun.
    CampaignStarted(Campaign),
    /// A campaign asks again, since the promises in its way are over.
    AskedAgain(Campaign),
    /// Its leader's host says that nobody listens there.
    LeaderRefused {
        /// When it heard that.
        at_ns: u64,
    },
    /// It leads, and says so to whoever asks.
    BecameLeader(Victory),
    /// It has heard of a leader.
    LeaderChanged {
        /// The leader's term.
        term: u64,
        /// The leader's number.
        leader: u8,
    },
    /// It leads no more.
    SteppedDown {
        /// The term in which it led.
        term: u64,
    },
    /// It has refused datagrams. What it refuses for one reason within a second is told with the next.
    Refused {
        /// The place of the reason among all.
        reason: usize,
        /// How many.
        count: u64,
    },
}

impl Word {
    /// What is worth saying of `event`, seen at `seen` on the node's clock.
    fn about(event: &Event, seen: Instant, clocks: Clocks) -> Option<Self> {
        if let Some(occurrence) = occurrence_in(event, seen) {
            return Some(Word::of(occurrence, clocks));
        }
        if let Event::LeaderChanged { term, leader } = *event {
            return Some(Word::LeaderChanged { term: term.0, leader: leader.number() });
        }
        if let Event::SteppedDown { term, .. } = *event {
            return Some(Word::SteppedDown { term: term.0 });
        }
        matches!(event, Event::Recovered { .. }).then_some(Word::Recovered)
    }

    /// `occurrence`, by the system's clock.
    fn of(occurrence: Occurrence, clocks: Clocks) -> Self {
        let system_ns = |at_ns| clocks.system_ns(Instant::from_nanos(at_ns));
        let timed = |campaign: Campaign| Campaign { at_ns: system_ns(campaign.at_ns), ..campaign };
        match occurrence {
            Occurrence::Campaign(campaign) => Word::CampaignStarted(timed(campaign)),
            Occurrence::AskedAgain(campaign) => Word::AskedAgain(timed(campaign)),
            Occurrence::Refused { at_ns } => Word::LeaderRefused { at_ns: system_ns(at_ns) },
            Occurrence::Victory(victory) => Word::BecameLeader(Victory {
                campaign_ns: system_ns(victory.campaign_ns),
                published_ns: system_ns(victory.published_ns),
                ..victory
            }),
        }
    }
}

/// Both clocks at one moment: the node's has an origin of its own, so a moment on the one is found
/// on the other by its distance from now.
#[derive(Clone, Copy, Debug)]
struct Clocks {
    node: Instant,
    system_ns: u64,
}

impl Clocks {
    fn read(node: &Clock) -> Self {
        Self { node: node.now(), system_ns: monotonic_nanos() }
    }

    fn system_ns(self, at: Instant) -> u64 {
        self.system_ns.saturating_sub(self.node.saturating_since(at).as_nanos())
    }
}

/// More words than a node has to say while the writing thread is off its core.
const WORDS_HELD: usize = 4_096;

/// Lives as one member until stdin ends. Returns whether the node could be run.
///
/// # Errors
/// If the orders can't be read.
pub(crate) fn live() -> io::Result<bool> {
    let mut stdin = io::stdin().lock();
    let mut line = String::new();
    stdin.read_line(&mut line)?;
    let orders: Orders = serde_json::from_str(&line)?;
    let (words, outbox) = sync_channel(WORDS_HELD);
    // The polling thread must not wait for a pipe.
    thread::Builder::new().name("words".into()).spawn(move || write_out(&outbox))?;
    let (node, lives) = match start(&orders, words.clone()) {
        Ok(started) => started,
        Err(reason) => {
            write_line(&Word::Failed { reason })?;
            return Ok(false);
        }
    };
    // A full queue means that the parent reads no more.
    let _ = words.try_send(Word::Started { lives });
    io::copy(&mut stdin, &mut io::sink())?;
    // A panic of the polling thread has been printed; there is nothing to add.
    Ok(node.stop().is_ok())
}

/// The running node, and how often its store has been opened.
fn start(orders: &Orders, words: SyncSender<Word>) -> Result<(NodeThread, u64), String> {
    let (node, lives) = builder_of(orders)?;
    let clock = Clock::new();
    let of_refusals = words.clone();
    let node = node
        .wait(wait_strategy(orders.wait))
        .seed(orders.seed)
        .clock(clock.clone())
        .on_event(move |event, seen| {
            if let Some(word) = Word::about(event, seen, Clocks::read(&clock)) {
                let _ = words.try_send(word);
            }
        })
        .on_refused(move |refused| {
            let (reason, count) = (refused.reason.index(), refused.count);
            let _ = of_refusals.try_send(Word::Refused { reason, count });
        })
        .bind()
        .and_then(Node::spawn)
        .map_err(|error| with_causes(&error))?;
    Ok((node, lives))
}

fn builder_of(orders: &Orders) -> Result<(NodeBuilder, u64), String> {
    let Orders { node, addresses, profile, cluster, .. } = orders;
    let keys = orders.key.as_ref().map(RunKey::ring);
    let authentication = authentication(keys.as_ref());
    let config = member_config(*node, addresses, *profile, *cluster, authentication)
        .ok_or_else(|| format!("{node} is no node id"))?;
    let (cluster, node) = (config.cluster, config.node);
    let builder = with_keys(NodeBuilder::new(config), keys);
    let Some(path) = &orders.store else { return Ok((builder, 0)) };
    // The directory is this run's own and lost by nobody, so a file that is not there is that of a
    // first life, or of one that was killed before it had made it.
    let store = FileStore::open_or_create(path, cluster, node);
    let store = store.map_err(|error| with_causes(&error))?;
    let lives = store.starts();
    Ok((builder.boot(store.boot()).store(Box::new(store)), lives))
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

#[cfg(test)]
mod tests {
    use interrex::election::RecoveredBy;
    use interrex::{NodeId, Term};

    use super::*;

    #[test]
    fn a_campaign_is_as_long_on_the_system_clock_as_on_the_nodes() {
        let event = Event::BecameLeader {
            term: Term(7),
            campaign_started: Instant::from_nanos(1_000),
            at: Instant::from_nanos(4_000),
            lease_end: Instant::from_nanos(50_000),
        };
        let clocks = Clocks { node: Instant::from_nanos(5_000), system_ns: 90_000 };
        let word = Word::about(&event, Instant::from_nanos(4_500), clocks);
        let victory =
            Victory { term: 7, campaign_ns: 86_000, published_ns: 89_500, is_leased: true };
        assert_eq!(word, Some(Word::BecameLeader(victory)));
    }

    #[test]
    fn words_survive_their_way_through_a_line() {
        let leader = NodeId::new(2).expect("2 is a node id");
        // After a start without durable state a term is near the wall clock in microseconds.
        let term = Term(1_700_000_000_000_000);
        let campaign_started = Instant::ZERO;
        let clocks = Clocks { node: Instant::ZERO, system_ns: 0 };
        for event in [
            Event::LeaderChanged { term, leader },
            Event::AskedAgain { proposed: term, at: Instant::ZERO },
            Event::LeaderRefused { term, leader, at: Instant::ZERO },
            Event::BecameLeader {
                term,
                campaign_started,
                at: Instant::ZERO,
                lease_end: Instant::NEVER,
            },
            Event::Recovered { term, by: RecoveredBy::All },
        ] {
            let word = Word::about(&event, Instant::ZERO, clocks).expect("this is worth saying");
            let line = serde_json::to_string(&word).expect("a word is JSON");
            assert!(!line.contains('\n'));
            assert_eq!(serde_json::from_str::<Word>(&line).expect("and back"), word);
        }
    }
}
