//! What parent and child say to each other, each as one line of JSON: orders and asks one way, words
//! the other.
//!
//! Times are those of the system's monotonic clock, which all processes of a host share.

use std::net::SocketAddr;
use std::path::PathBuf;

use interrex::Instant;
use interrex::election::Event;
use interrex::runtime::{Clock, monotonic_nanos};
use serde::{Deserialize, Serialize};

use crate::cli::{Ballast, TimingChoice, Wait};
use crate::ledger::{Campaign, Occurrence, Teller, Victory};
use crate::run_key::RunKey;
use crate::telling::occurrence_in;
use crate::wishes::Wishes;

use super::counts::Count;

/// What a child is told first: which member it is, of which cluster.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    /// Its number.
    pub(crate) node: u8,
    /// Where the members listen, by number.
    pub(crate) addresses: Vec<SocketAddr>,
    /// The cluster's number.
    pub(crate) cluster: u64,
    /// The timing.
    pub(crate) timing: TimingChoice,
    /// The wait strategy.
    pub(crate) wait: Wait,
    /// What its polling thread is to have of the host.
    pub(crate) wishes: Wishes,
    /// The seed of this life.
    pub(crate) seed: u64,
    /// The file of its hard state; diskless without.
    pub(crate) store: Option<PathBuf>,
    /// What the members seal with; nothing without.
    pub(crate) key: Option<RunKey>,
    /// Memory that it holds before its node starts.
    pub(crate) ballast: Ballast,
    /// Whether it may be asked to [`Isolate`](Ask::Isolate).
    pub(crate) isolable: bool,
    /// Where its guardian listens, if there is one.
    pub(crate) guardian: Option<PathBuf>,
}

/// What a child is asked while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub(crate) enum Ask {
    /// Give the leadership up.
    Resign,
    /// Neither hear nor be heard.
    Isolate,
    /// Hear and be heard again.
    Rejoin,
    /// Say what was counted.
    Count,
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
    /// Something was asked of the host for it and can't be had.
    Warned {
        /// What, and what to do.
        warning: String,
    },
    /// Its node could not be started, or can't do what it was asked.
    Failed {
        /// Why.
        reason: String,
    },
    /// It takes part: what a former life may have said has been asked for (R14).
    Recovered,
    /// The fault that it was asked for is there.
    Struck {
        /// Since when.
        at_ns: u64,
    },
    /// It hears and is heard again.
    Rejoined,
    /// What it has counted since its start.
    Counted(Count),
    /// A campaign has begun.
    CampaignStarted(Campaign),
    /// A campaign asks again, since the promises in its way are over.
    AskedAgain(Campaign),
    /// It is told that its leader is gone.
    LeaderGone {
        /// By whom.
        by: Teller,
        /// When it heard that.
        at_ns: u64,
    },
    /// A guardian watches over it, or no longer does.
    Guarded {
        /// Whether one does.
        is_watched: bool,
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
    /// Its lease had run out while it led, and is back.
    LeaseRegained {
        /// The term in which it leads.
        term: u64,
        /// Since when any thread can read it.
        at_ns: u64,
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
    pub(super) fn about(event: &Event, seen: Instant, clocks: Clocks) -> Option<Self> {
        if let Some(occurrence) = occurrence_in(event, seen) {
            return Some(Word::of(occurrence, clocks));
        }
        if let Event::LeaderChanged { term, leader } = *event {
            return Some(Word::LeaderChanged { term: term.0, leader: leader.number() });
        }
        if let Event::LeaseRegained { term, .. } = *event {
            return Some(Word::LeaseRegained { term: term.0, at_ns: clocks.system_ns(seen) });
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
            Occurrence::Told { by, at_ns } => Word::LeaderGone { by, at_ns: system_ns(at_ns) },
            Occurrence::Victory(victory) => Word::BecameLeader(Victory {
                campaign_ns: system_ns(victory.campaign_ns),
                won_ns: system_ns(victory.won_ns),
                published_ns: system_ns(victory.published_ns),
                ..victory
            }),
        }
    }
}

/// Both clocks at one moment: the node's has an origin of its own, so a moment on the one is found
/// on the other by its distance from now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clocks {
    node: Instant,
    system_ns: u64,
}

impl Clocks {
    pub(super) fn read(node: &Clock) -> Self {
        Self { node: node.now(), system_ns: monotonic_nanos() }
    }

    fn system_ns(self, at: Instant) -> u64 {
        self.system_ns.saturating_sub(self.node.saturating_since(at).as_nanos())
    }
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
        let victory = Victory {
            term: 7,
            campaign_ns: 86_000,
            won_ns: 89_000,
            published_ns: 89_500,
            is_leased: true,
        };
        assert_eq!(word, Some(Word::BecameLeader(victory)));
    }

    #[test]
    fn what_is_asked_is_one_line() {
        for ask in [Ask::Resign, Ask::Isolate, Ask::Rejoin, Ask::Count] {
            let line = serde_json::to_string(&ask).expect("an ask is JSON");
            assert!(!line.contains('\n'));
            assert_eq!(serde_json::from_str::<Ask>(&line).expect("and back"), ask);
        }
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
            Event::LeaderUnreachable { term, leader, at: Instant::ZERO },
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
