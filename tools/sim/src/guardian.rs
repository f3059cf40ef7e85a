//! The things that outlive a process: the page with its published words, and the guardian that
//! voids it and says that its owner has died.
//!
//! Knows when each of these happens, and nothing of what hearers make of it. A process that has
//! died is not gone at once: until the page is voided, or the lease in it ends, some thread of it
//! may still be running, and read there that it leads.

use interrex::duty_cycle::DutyCycle;
#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;
use interrex::election::{Role, Standing};
use interrex::message::{Body, Kind, Message};
use interrex::types::{Duration, Instant, NodeId, Term};
use interrex::wire::layout::U64;
use interrex::wire::{self, Envelope, Record};

use super::cluster::Cluster;
use super::host::{CLUSTER, Host, id};
use super::queue::Happening;
use super::trace::Detail;

/// The guardians of a run: one for each host, which dies with the host.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Guardian {
    /// It learns of a death within that time.
    pub learns_within: Duration,
    /// It may be stopped for that long between any two acts.
    pub pauses: Duration,
    /// True if what it sends says the term that the node's page shows at that moment: a page that
    /// two lives share. The life that it names is the one that has died all the same.
    pub shares_page: bool,
}

/// A leader that has died, and what its guardian has done so far.
#[derive(Clone, Debug)]
pub(super) struct Death {
    node: NodeId,
    /// The life that is over, counted from 1.
    life: u64,
    shown: Standing,
    /// The notices that the leader has written and sealed in advance.
    notices: Vec<(NodeId, Record)>,
    has_begun: bool,
}

impl Host {
    /// Writes and seals what the guardian is to say if this node dies now, where that has changed.
    pub(super) fn prepare_notices(&mut self, cycle: &DutyCycle) {
        let standing = cycle.election().standing();
        let led = (standing.role == Role::Leader).then_some(standing.term);
        if led == self.notices.0 {
            return;
        }
        let notices = led.map_or_else(Vec::new, |term| self.sealed_notices(cycle, term));
        self.notices = (led, notices);
    }

    fn sealed_notices(&self, cycle: &DutyCycle, term: Term) -> Vec<(NodeId, Record)> {
        let node = self.config.node;
        let message = Message {
            from: node,
            term,
            boot: self.boot(),
            config: cycle.election().config_id(),
            sent_at: cycle.now(),
            echo: Instant::ZERO,
            body: Body::DeathNotice,
        };
        let notice = |to: NodeId| {
            let mut record = Record::default();
            wire::encode(&message, to, &Envelope { cluster: CLUSTER, sequence: 0 }, &mut record);
            cycle.links().seal_last(&mut record, to);
            (to, record)
        };
        self.receiver.members.without(node).iter().map(notice).collect()
    }

    /// Returns the death that the guardian of this host has to deal with, if a leader dies now.
    fn take_death(&mut self) -> Option<Death> {
        let shown = self.shown.filter(|shown| shown.role == Role::Leader)?;
        let (armed, notices) = std::mem::take(&mut self.notices);
        let notices = if armed == Some(shown.term) { notices } else { Vec::new() };
        let node = self.config.node;
        Some(Death { node, life: self.boots, shown, notices, has_begun: false })
    }
}

impl Cluster {
    /// Leaves `node`, which dies now, to its guardian, if it has one. Returns whether what it has
    /// published can still be read.
    pub(super) fn leave_to_guardian(&mut self, node: usize) -> bool {
        let Some(guardian) = self.plan.guardian.filter(|_| !self.hosts[node].is_down) else {
            return false;
        };
        let Some(death) = self.hosts[node].take_death() else { return false };
        self.deaths.push(death);
        let learns = Duration::from_nanos(self.chance.below(guardian.learns_within.as_nanos()));
        let which = self.deaths.len() as u32 - 1;
        self.queue.push(self.now + learns, Happening::Guardian { death: which });
        true
    }

    /// Lets the guardian void the page, and in a second step send the notices.
    pub(super) fn on_guardian(&mut self, which: u32) {
        let place = which as usize;
        let is_second = std::mem::replace(&mut self.deaths[place].has_begun, true);
        if is_second != self.tells_first() {
            self.send_notices(place);
        } else {
            let Death { node, life, .. } = self.deaths[place];
            self.checker.leases.void(self.now, node, life);
        }
        let pauses = self.plan.guardian.map_or(Duration::ZERO, |guardian| guardian.pauses);
        if !is_second {
            let then = self.now + Duration::from_nanos(self.chance.below(pauses.as_nanos()));
            self.queue.push(then, Happening::Guardian { death: which });
        }
    }

    #[cfg(feature = "sabotage")]
    fn tells_first(&self) -> bool {
        self.plan.sabotage == Some(Sabotage::NoticeBeforeVoid)
    }

    #[cfg(not(feature = "sabotage"))]
    const fn tells_first(&self) -> bool {
        false
    }

    fn send_notices(&mut self, place: usize) {
        let Death { node, shown, .. } = self.deaths[place];
        let notices = std::mem::take(&mut self.deaths[place].notices);
        let number = usize::from(node.number());
        let shared = self.plan.guardian.is_some_and(|guardian| guardian.shares_page);
        let page = self.hosts[number].shown.filter(|page| shared && page.role == Role::Leader);
        if self.trace.wants(Detail::Story) {
            let term = shown.term;
            let what = format_args!("its guardian says that it has died leading term {term}");
            self.trace.note(self.now, Some(id(number)), what);
        }
        self.census.sent[Kind::DeathNotice.index()] += notices.len() as u64;
        for (to, mut record) in notices {
            if let Some(page) = page {
                record.term = U64::new(page.term.0);
            }
            self.transmit(number, to, &record);
        }
    }
}
