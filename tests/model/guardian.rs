//! The page of each node, and the guardian that watches it: what is said of a leader that has died,
//! and to whom its vote goes (R10, R15).
//!
//! A guardian may take a node for dead that lives. The exchange by which it voids the page decides
//! who has the bequest, here as in production.

use interrex::election::{Role, Standing};
use interrex::message::{Body, Message, Resign};
use interrex::types::{BootId, Instant, Term};

use super::act::World;
use super::past::LeftVote;
use super::setting::{Guardians, id_of};
use super::state::State;

/// The things that one life has put down for the hour of its death.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Page {
    /// The armed bequest, after its heir. A page that is broken holds one for each heir.
    pub bequests: Vec<(u8, Message)>,
    /// True once the guardian has taken this life for dead: nobody reads here that it leads.
    pub is_void: bool,
}

/// A leader that its guardian takes for dead, and what is left to do.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Death {
    /// The standing that the page shows; nothing once it is void.
    pub page: Option<Standing>,
    /// The notice to be sent, in the name of the node and life that it is about; nothing once it is
    /// said.
    pub notice: Option<Message>,
    /// The bequest that was armed, after its heir: that one gets it in place of the notice.
    bequests: Vec<(u8, Message)>,
    /// The highest position in which the application has found that this life leads.
    led_position: u64,
    pub node: u8,
    /// The number of that life among the lives of the node.
    pub life: u8,
}

impl World {
    /// Returns what the guardian of `node` has to do, if it takes that node for dead now.
    ///
    /// The present content of the page decides: a bequest that tells of another position than the
    /// application's is none.
    pub fn death(&self, state: &State, node: u8) -> Option<Death> {
        let host = &state.hosts[usize::from(node)];
        let core = host.core.as_ref().filter(|_| self.setting.guardians != Guardians::Nobody)?;
        let term = self.armed_for(state, node)?;
        let notice = Message {
            from: id_of(node),
            term,
            boot: BootId(u64::from(host.boots)),
            config: core.election.config_id(),
            sent_at: Instant::ZERO,
            echo: Instant::ZERO,
            body: Body::DeathNotice,
        };
        let is_current = |&&(_, bequest): &&(u8, Message)| self.is_current(state, node, &bequest);
        Some(Death {
            page: host.published,
            notice: Some(notice),
            bequests: host.page.bequests.iter().filter(is_current).copied().collect(),
            led_position: host.led_position,
            node,
            life: host.boots,
        })
    }

    /// Returns the term for which the page of `node` holds notices: that which it leads, or has led
    /// if it has not withdrawn what it left.
    pub fn armed_for(&self, state: &State, node: u8) -> Option<Term> {
        let host = &state.hosts[usize::from(node)];
        let led = host.published.filter(|shown| shown.role == Role::Leader);
        let left = host.page.bequests.first().map(|(_, bequest)| bequest.term);
        left.or(led.map(|shown| shown.term))
    }

    /// Returns whether `bequest` tells of the position that the application of `node` has.
    pub fn is_current(&self, state: &State, node: u8, bequest: &Message) -> bool {
        let position = state.hosts[usize::from(node)].position;
        let Body::Bequest(said) = &bequest.body else { return true };
        said.position.index == position || self.setting.ignores_positions()
    }

    /// Lets a life put a bequest down in its page, in place of the one before.
    pub fn bequeath(&self, page: &mut Page, bequest: Option<(u8, Message)>) {
        if page.is_void {
            return;
        }
        let heir = bequest.map(|(heir, _)| heir);
        let keeps_others = self.setting.bequeaths_to_many() && heir.is_some();
        page.bequests.retain(|&(known, _)| keeps_others && Some(known) != heir);
        page.bequests.extend(bequest);
    }

    /// Lets the guardian of `node` void the page of `life`, and take what it holds.
    pub fn void(&self, state: &mut State, node: u8, life: u8) {
        if let Some(death) = state.death_mut(node, life) {
            death.page = None;
            return;
        }
        let death = self.death(state, node);
        state.deaths.extend(death.map(|death| Death { page: None, ..death }));
        state.used.voids += 1;
        let host = &mut state.hosts[usize::from(node)];
        host.page = Page { bequests: Vec::new(), is_void: true };
        host.published = None;
        state.past.give_up(node);
    }

    /// Lets the guardian of `node` say that `life` has died. To an heir the bequest says so too;
    /// only guardians that say wrong things send it beside the notice.
    pub fn tell_of_death(&self, state: &mut State, node: u8, life: u8) {
        let Some(death) = state.death_mut(node, life) else { return };
        let (bequests, led_position) = (std::mem::take(&mut death.bequests), death.led_position);
        let Some(notice) = death.notice.take().map(|notice| self.said(state, node, notice)) else {
            return;
        };
        for &(heir, bequest) in &bequests {
            let number = self.with_table(|table| table.number(heir, &bequest));
            state.send(number);
            self.note_left_vote(state, heir, &bequest, led_position);
        }
        let is_exact = self.setting.guardians == Guardians::Exact;
        let is_told = |to: u8| is_exact && bequests.iter().any(|&(heir, _)| heir == to);
        for to in self.setting.node_ids().filter(|&to| to != node && !is_told(to)) {
            let number = self.with_table(|table| table.number(to, &notice));
            state.send(number);
        }
    }

    /// Returns the notice as this world's guardians say it.
    fn said(&self, state: &State, node: u8, notice: Message) -> Message {
        let host = &state.hosts[usize::from(node)];
        let page = host.published.filter(|shown| shown.role == Role::Leader);
        let present = BootId(u64::from(host.boots));
        match (self.setting.guardians, page) {
            (Guardians::OfSharedPages, Some(page)) => Message { term: page.term, ..notice },
            (Guardians::OfTheLiving, Some(page)) => {
                Message { term: page.term, boot: present, ..notice }
            }
            (Guardians::Nobody | Guardians::Exact, _) | (_, None) => notice,
        }
    }

    /// Notes that the vote in `bequest` has left its giver's hands for `heir`.
    pub fn note_left_vote(&self, state: &mut State, heir: u8, bequest: &Message, position: u64) {
        let giver = bequest.from.number();
        let host = &state.hosts[usize::from(giver)];
        let lives = host.core.is_some() && BootId(u64::from(host.boots)) == bequest.boot;
        let left = LeftVote {
            giver,
            life: bequest.boot.0 as u8,
            term: bequest.term.next().0,
            heir,
            is_behind: state.hosts[usize::from(heir)].position < position,
        };
        state.past.on_left_vote(left, !lives && self.setting.forgets(giver));
    }

    /// A life finds that its page is void. It may have been elected, so it resigns, to no heir: its
    /// vote may have been left to one already.
    pub fn find_void(&self, state: &mut State, node: u8) {
        let host = &state.hosts[usize::from(node)];
        let Some(core) = &host.core else { return };
        let standing = core.election.standing();
        let resignation = Message {
            from: id_of(node),
            term: standing.term,
            boot: BootId(u64::from(host.boots)),
            config: core.election.config_id(),
            sent_at: Instant::ZERO,
            echo: Instant::ZERO,
            body: Body::Resign(Resign { heir: None, work_stopped: false }),
        };
        if standing.role == Role::Leader {
            for to in self.setting.node_ids().filter(|&to| to != node) {
                let number = self.with_table(|table| table.number(to, &resignation));
                state.send(number);
            }
        }
        self.end_life(state, node);
    }
}
