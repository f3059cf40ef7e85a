//! The guardian, which outlives a process: it voids the page of a life that has died, and says so.
//!
//! Knows when each of these happens, and nothing of what hearers make of it. A process that has
//! died is not gone at once: until the page is voided, or the lease in it ends, some thread of it
//! may still be running, and read there that it leads. Such a thread may also set a position there.

use interrex::duty_cycle::DutyCycle;
use interrex::election::{Role, Standing};
use interrex::message::{Body, Kind};
use interrex::types::{Duration, NodeId, Position, Term};
use interrex::wire::layout::U64;

use super::checker::Given;
use super::cluster::Cluster;
use super::host::Host;
use super::page::{Armed, Breach, Page, Words, position_of};
use super::queue::Happening;
use super::trace::Detail;

/// The guardians of a run: one for each host, which dies with the host.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Guardian {
    /// It learns of a death within that time.
    pub learns_within: Duration,
    /// It may be stopped for that long between any two acts.
    pub pauses: Duration,
    /// True if the notices that it sends say the term that the node's page shows at that moment: a
    /// page that two lives share. The life that it names is the one that has died all the same.
    pub shares_page: bool,
}

/// A leader that has died, and what its guardian has done so far.
#[derive(Clone, Debug)]
pub(super) struct Death {
    node: NodeId,
    /// The life that is over, counted from 1.
    life: u64,
    /// The words that the guardian has found, once it has looked.
    words: Option<Words>,
    page: Page,
    /// The position of the application, as the page shows it.
    position: Position,
    /// The term that the life was in when it ended.
    term: Term,
    has_begun: bool,
}

impl Host {
    /// Returns the death that the guardian of this host has to deal with, if this life ends now.
    fn take_death(&mut self, term: Term) -> Option<Death> {
        let mut page = std::mem::take(&mut self.page);
        let leads = self.shown.filter(|shown| shown.role == Role::Leader);
        page.keep_notices_of(leads.map(|shown| shown.term));
        (leads.is_some() || page.has_bequest()).then_some(Death {
            node: self.config.node,
            life: self.boots,
            words: None,
            page,
            position: self.position,
            term,
            has_begun: false,
        })
    }

    fn shows_lead(&self) -> bool {
        self.shown.is_some_and(|shown: Standing| shown.role == Role::Leader)
    }
}

impl Cluster {
    /// Leaves `node`, which dies now, to its guardian, if it has one. Returns whether what it has
    /// published can still be read.
    pub(super) fn leave_to_guardian(&mut self, node: usize) -> bool {
        let Some(guardian) = self.plan.guardian.filter(|_| !self.hosts[node].is_down) else {
            return false;
        };
        let is_shown = self.hosts[node].shows_lead();
        let term = self.checker.term_of(&self.hosts[node]);
        let Some(death) = self.hosts[node].take_death(term) else { return false };
        self.expect_guardian(death, guardian.learns_within);
        is_shown
    }

    /// Lets the guardian of a leader that lives take it for dead, and void its page.
    pub(super) fn void_living(&mut self, node: usize) {
        let Some(guardian) = self.plan.guardian.filter(|_| self.hosts[node].shows_lead()) else {
            return;
        };
        let term = self.checker.term_of(&self.hosts[node]);
        let Some(death) = self.hosts[node].take_death(term) else { return };
        self.hosts[node].page.is_void = true;
        self.hosts[node].shown = None;
        self.census.voided += 1;
        let has_begun = !self.tells_first();
        let place = self.expect_guardian(Death { has_begun, ..death }, guardian.pauses);
        self.void(place);
    }

    fn expect_guardian(&mut self, death: Death, within: Duration) -> usize {
        let place = self.deaths.len();
        self.deaths.push(death);
        let after = Duration::from_nanos(self.chance.below(within.as_nanos()));
        self.queue.push(self.now + after, Happening::Guardian { death: place as u32 });
        place
    }

    /// Lets the guardian void the page, and in a second step say what it has found there.
    pub(super) fn on_guardian(&mut self, which: u32) {
        let place = which as usize;
        let is_second = std::mem::replace(&mut self.deaths[place].has_begun, true);
        if is_second == self.tells_first() {
            self.void(place);
        } else {
            self.say_words(place);
        }
        let pauses = self.plan.guardian.map_or(Duration::ZERO, |guardian| guardian.pauses);
        if !is_second {
            let then = self.now + Duration::from_nanos(self.chance.below(pauses.as_nanos()));
            self.queue.push(then, Happening::Guardian { death: which });
        }
    }

    fn tells_first(&self) -> bool {
        self.plan.breaks(Breach::NoticeBeforeVoid)
    }

    /// Voids the page: nobody reads any more that this life leads.
    fn void(&mut self, place: usize) {
        let Death { node, life, .. } = self.deaths[place];
        self.find_words(place);
        self.checker.leases.void(self.now, node, life);
    }

    /// Leaves the vote to each other that could take over too, where that very rule is broken.
    pub(super) fn bequeath_to_many(&mut self, node: usize, cycle: &DutyCycle) {
        if !self.plan.breaks(Breach::BequeathToMany) {
            return;
        }
        let [first] = &self.hosts[node].page.armed[..] else { return };
        let first = first.clone();
        let others = self.hosts.iter().filter(|host| {
            let name = host.config.node;
            host.runs && ![first.heir, self.hosts[node].config.node].contains(&name)
        });
        let bequest = |heir: &Host| {
            let mut message = first.message;
            message.echo = heir.latest;
            if let Body::Bequest(bequest) = &mut message.body {
                bequest.heir_boot = heir.boot();
            }
            self.hosts[node].sealed_bequest(cycle, heir.config.node, message)
        };
        let more: Vec<_> = others.map(bequest).collect();
        self.hosts[node].page.armed.extend(more);
    }

    /// Shows a position that is set while a page waits to be voided: a thread that the kernel has
    /// not stopped yet sets it.
    pub(super) fn show_position_of_the_dead(&mut self, node: usize, position: Position) {
        let last = (self.hosts[node].config.node, self.hosts[node].boots);
        for death in self.deaths.iter_mut().filter(|death| (death.node, death.life) == last) {
            death.position = position;
        }
    }

    /// Takes what lies in the page. A bequest is worth nothing once the application has gone on.
    fn find_words(&mut self, place: usize) {
        let compares = !self.plan.breaks(Breach::BequestOfAnyPosition);
        let Death { node, life, words, page, position, term, .. } = &mut self.deaths[place];
        if words.is_some() {
            return;
        }
        let (node, life, position, own_term) = (*node, *life, *position, *term);
        let is_level = |armed: &Armed| position_of(&armed.message) == Some(position);
        let found = page.void(|armed| !compares || is_level(armed));
        for armed in &found.bequests {
            let host = &self.hosts[usize::from(node.number())];
            let (heir, message) = (armed.heir, &armed.message);
            let given = Given { life, heir, message, position, own_term };
            self.checker.on_bequest(self.now, host, &given);
        }
        *words = Some(found);
    }

    fn say_words(&mut self, place: usize) {
        self.find_words(place);
        let Death { node, words, .. } = &mut self.deaths[place];
        let (node, words) = (*node, words.take().unwrap_or_default());
        let number = usize::from(node.number());
        if self.trace.wants(Detail::Story) {
            self.trace.note(self.now, Some(node), format_args!("{words}"));
        }
        let shared = self.plan.guardian.is_some_and(|guardian| guardian.shares_page);
        let page = self.hosts[number].shown.filter(|page| shared && page.role == Role::Leader);
        for (to, mut record) in words.records {
            let is_notice = record.kind == Kind::DeathNotice as u8;
            if let Some(page) = page.filter(|_| is_notice) {
                record.term = U64::new(page.term.0);
            }
            let kind = if is_notice { Kind::DeathNotice } else { Kind::Bequest };
            self.census.sent[kind.index()] += 1;
            self.transmit(number, to, &record);
        }
    }
}
