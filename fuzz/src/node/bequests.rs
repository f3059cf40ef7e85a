//! The duties of one node about votes left in bequests (R15): those that it leaves itself, and
//! those that are left to it.

use std::collections::{BTreeMap, BTreeSet};

use interrex::MemberKind;
use interrex::message::{Body, Message};
use interrex::types::{BootId, Duration, Instant, NodeId, NodeSet, Position, Term};

use super::world::{ME, World, node};

/// The bequests of one life, given and heard.
pub(super) struct Bequests {
    /// The other members that may lead.
    electable: NodeSet,
    /// True while one lies in the page.
    pub(super) is_armed: bool,
    /// The acks that were heard: of which life in which term, and when they were sent.
    heard: BTreeSet<(NodeId, BootId, Term, Instant)>,
    /// The last that was heard to lead: its term, and its life.
    pub(super) heard_lead: Option<(Term, NodeId, BootId)>,
    /// The last ack of this life, and the time before which none was sent by its present clock.
    last_acked: Instant,
    acks_count_from: Instant,
    /// The ends of the votes that may be used: in which term, and whose.
    pub(super) left: BTreeMap<(Term, NodeId), Instant>,
}

impl Bequests {
    pub(super) fn new(world: &World) -> Self {
        let members = world.config.members.iter();
        let voters = members.filter(|member| member.kind == MemberKind::Voter);
        let electable: NodeSet = voters.map(|member| member.id).collect();
        Self {
            electable: electable.without(node(ME)),
            is_armed: false,
            heard: BTreeSet::new(),
            heard_lead: None,
            last_acked: Instant::from_nanos(world.clock),
            acks_count_from: Instant::from_nanos(world.clock),
            left: BTreeMap::new(),
        }
    }

    pub(super) fn on_restart(&mut self, now: Instant) {
        (self.last_acked, self.acks_count_from) = (now, now);
        self.is_armed = false;
        self.heard.clear();
        self.heard_lead = None;
        self.left.clear();
    }

    /// Nothing that was acked or left by the clock of before counts by the present one.
    pub(super) fn on_silence(&mut self, now: Instant) {
        let later = self.last_acked + Duration::from_nanos(1);
        self.acks_count_from = self.acks_count_from.max(later).max(now);
        self.left.clear();
    }

    pub(super) fn on_ack(&mut self, now: Instant) {
        self.last_acked = now;
    }

    /// Returns whether this life may have sent an ack then, by its present clock.
    pub(super) fn may_have_acked(&self, then: Instant, now: Instant) -> bool {
        self.acks_count_from <= then && then <= now
    }

    pub(super) fn hear_ack(&mut self, message: &Message) {
        self.heard.insert((message.from, message.boot, message.term, message.sent_at));
    }

    /// Checks a bequest that this node leaves.
    pub(super) fn check(&self, heir: NodeId, message: &Message, position: Position) {
        let Body::Bequest(bequest) = &message.body else { panic!("no bequest: {message:?}") };
        assert!(self.electable.contains(heir), "R15: the heir never leads: {heir:?}");
        let ack = (heir, bequest.heir_boot, message.term, message.echo);
        assert!(self.heard.contains(&ack), "R15: it rests on no ack: {message:?}");
        assert_eq!(bequest.position, position, "R15: the bequest tells of another position");
    }

    /// Returns the members whose votes in `term` are left to this node and count at `now`.
    pub(super) fn votes(&self, now: Instant, term: Term) -> NodeSet {
        let counts = |&(&(of, _), &ends): &(&(Term, NodeId), &Instant)| of == term && now < ends;
        self.left.iter().filter(counts).map(|((_, giver), _)| *giver).collect()
    }
}
