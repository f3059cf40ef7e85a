//! A life's page: the things that it puts down for the hour of its death. These are the notices
//! that it has died, and the bequest of its vote in the next term (R15).
//!
//! Knows what may be done to the page's one word. The thread arms a bequest, or withdraws it; the
//! guardian voids the page for good, and takes what is armed by that. Knows nothing of when.

use std::fmt;

use interrex::duty_cycle::{DutyCycle, Withdrawal};
use interrex::election::Role;
#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;
use interrex::message::{Body, Message};
use interrex::types::{Instant, NodeId, Position, Term};
use interrex::wire::{self, Envelope, Record};

use super::host::{CLUSTER, Host};
use super::plan::Plan;

/// A bequest that lies armed.
#[derive(Clone, Debug)]
pub(super) struct Armed {
    pub(super) heir: NodeId,
    pub(super) message: Message,
    record: Record,
}

/// See the [module](self).
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// The term that the notices are about; none if nothing is led.
    notices_of: Option<Term>,
    notices: Vec<(NodeId, Record)>,
    /// The armed bequest. There is one at most, but where that very rule is broken.
    pub(super) armed: Vec<Armed>,
    pub(super) is_void: bool,
}

/// The words that a guardian finds ready for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// The datagrams, and their recipients.
    pub(super) records: Vec<(NodeId, Record)>,
    /// The bequests among them.
    pub(super) bequests: Vec<Armed>,
}

/// A rule that pages, guardians and passes break, and not the core.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Breach {
    NoticeBeforeVoid,
    BequeathToMany,
    DeliverThoughVoid,
    BequestOfAnyPosition,
    VoteOfAnyPosition,
    GoOnRestored,
    IgnoreGuards,
    GuardInDrain,
    DeclareUnasked,
}

impl Plan {
    /// Returns whether pages, guardians and passes break that rule in this run.
    #[cfg(feature = "sabotage")]
    pub(super) fn breaks(&self, breach: Breach) -> bool {
        self.sabotage
            == Some(match breach {
                Breach::NoticeBeforeVoid => Sabotage::NoticeBeforeVoid,
                Breach::BequeathToMany => Sabotage::BequeathToMany,
                Breach::DeliverThoughVoid => Sabotage::DeliverThoughVoid,
                Breach::BequestOfAnyPosition => Sabotage::BequestOfAnyPosition,
                Breach::VoteOfAnyPosition => Sabotage::VoteOfAnyPosition,
                Breach::GoOnRestored => Sabotage::GoOnRestored,
                Breach::IgnoreGuards => Sabotage::IgnoreGuards,
                Breach::GuardInDrain => Sabotage::GuardInDrain,
                Breach::DeclareUnasked => Sabotage::DeclareUnasked,
            })
    }

    /// As above: without the feature nobody breaks a rule.
    #[cfg(not(feature = "sabotage"))]
    pub(super) const fn breaks(&self, _breach: Breach) -> bool {
        false
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((_, first)) = self.records.first() else {
            return f.write_str("its guardian finds it dead, and nothing that it is to say");
        };
        let term = Term(first.term.value());
        write!(f, "its guardian says that it has died leading term {term}")?;
        for armed in &self.bequests {
            let (term, heir) = (armed.message.term.next(), armed.heir);
            write!(f, ", and leaves its vote in term {term} to n{heir}")?;
        }
        Ok(())
    }
}

impl Page {
    pub(super) fn has_bequest(&self) -> bool {
        !self.armed.is_empty()
    }

    /// Drops notices of another term than that one.
    pub(super) fn keep_notices_of(&mut self, led: Option<Term>) {
        if self.notices_of != led {
            self.notices.clear();
        }
    }

    /// Takes the notices back.
    pub(super) fn disarm(&mut self) {
        self.notices_of = None;
        self.notices.clear();
    }

    /// Takes the armed bequest back, or finds that it is too late.
    pub(super) fn withdraw(&mut self) -> Withdrawal {
        if self.is_void {
            return Withdrawal::Void;
        }
        self.armed.clear();
        Withdrawal::Done
    }

    /// Voids the page, and returns what lies in it: to the heir a bequest, if `may_bequeath` says
    /// yes to it, and a plain notice to each other.
    pub(super) fn void(&mut self, may_bequeath: impl Fn(&Armed) -> bool) -> Words {
        self.is_void = true;
        let mut bequests = std::mem::take(&mut self.armed);
        bequests.retain(may_bequeath);
        let bequeathed = bequests.iter().map(|armed| (armed.heir, armed.record));
        let is_heir = |to: NodeId| bequests.iter().any(|armed| armed.heir == to);
        let notices = self.notices.drain(..).filter(|(to, _)| !is_heir(*to));
        let records = bequeathed.chain(notices).collect();
        Words { records, bequests }
    }
}

impl Host {
    /// Writes and seals what the guardian is to say if this node dies now, where that has changed.
    pub(super) fn prepare_notices(&mut self, cycle: &DutyCycle) {
        if self.page.is_void {
            return;
        }
        let standing = cycle.election().standing();
        let led = (standing.role == Role::Leader).then_some(standing.term);
        if led != self.page.notices_of {
            let notices = led.map_or_else(Vec::new, |term| self.sealed_notices(cycle, term));
            (self.page.notices_of, self.page.notices) = (led, notices);
        }
        // It is taken back by `withdraw` alone.
        if let Some((heir, message)) = cycle.election().bequest() {
            let is_armed = |armed: &Armed| (armed.heir, armed.message) == (heir, message);
            if !self.page.armed.first().is_some_and(is_armed) {
                self.page.armed = vec![self.sealed_bequest(cycle, heir, message)];
            }
        }
    }

    /// Returns a bequest as it lies in the page.
    pub(super) fn sealed_bequest(
        &self,
        cycle: &DutyCycle,
        heir: NodeId,
        message: Message,
    ) -> Armed {
        Armed { heir, message, record: seal_last(cycle, &message, heir) }
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
        let others = self.receiver.members.without(node);
        others.iter().map(|to| (to, seal_last(cycle, &message, to))).collect()
    }
}

fn seal_last(cycle: &DutyCycle, message: &Message, to: NodeId) -> Record {
    let mut record = Record::default();
    wire::encode(message, to, &Envelope { cluster: CLUSTER, sequence: 0 }, &mut record);
    cycle.links().seal_last(&mut record, to);
    record
}

/// Returns the position that a bequest tells of.
pub(super) const fn position_of(message: &Message) -> Option<Position> {
    match &message.body {
        Body::Bequest(bequest) => Some(bequest.position),
        Body::Heartbeat(_)
        | Body::HeartbeatAck(_)
        | Body::PreVoteRequest(_)
        | Body::PreVoteReply(_)
        | Body::VoteRequest(_)
        | Body::VoteReply(_)
        | Body::Resign(_)
        | Body::DeathNotice
        | Body::RecoveryRequest(_)
        | Body::RecoveryReply(_) => None,
    }
}
