//! The polling thread's part: while its node leads, what is to be said of its death lies ready in the
//! page, sealed.
//!
//! Knows the page, and how a notice is written. Knows nothing of who reads it.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::config::Config;
use crate::election::{Election, Role};
use crate::message::{Body, Message};
use crate::types::{BootId, ClusterId, Instant, NodeId, Term};
use crate::wire::{self, Envelope, Links, Record};

use super::super::sys::shared::SharedPage;
use super::page::Ward;

/// What a node leaves to its guardian.
pub(in super::super) struct Obituary {
    page: Arc<SharedPage>,
    cluster: ClusterId,
    node: NodeId,
    boot: BootId,
    others: Box<[(NodeId, Option<SocketAddr>)]>,
    /// The term for which it lies ready.
    armed: Option<Term>,
    /// Whether it is sealed by keys that are used no more.
    is_stale: bool,
}

impl Obituary {
    pub(in super::super) fn new(page: Arc<SharedPage>, config: &Config, boot: BootId) -> Self {
        let Config { node, cluster, .. } = *config;
        page.name(&Ward { cluster, node, boot, process: std::process::id() });
        let others = config.members.iter().filter(|member| member.id != node);
        let others = others.map(|member| (member.id, member.address)).collect();
        Self { page, cluster, node, boot, others, armed: None, is_stale: false }
    }

    /// Whether the guardian takes this node for dead, and nobody sees its lease any more.
    #[inline]
    pub(in super::super) fn is_void(&self) -> bool {
        self.page.is_void()
    }

    /// The keys have changed: what was sealed by the old ones would not be believed.
    pub(in super::super) fn seal_anew(&mut self) {
        self.is_stale = true;
    }

    /// A member listens there from now on.
    pub(in super::super) fn set_address(&mut self, member: NodeId, address: SocketAddr) {
        let other = self.others.iter_mut().find(|(other, _)| *other == member);
        if let Some((_, known)) = other {
            (*known, self.is_stale) = (Some(address), true);
        }
    }

    /// To be called after what was published and sent: nobody waits for it.
    #[inline]
    pub(in super::super) fn update(&mut self, now: Instant, election: &Election, links: &Links) {
        let standing = election.standing();
        let led = (standing.role == Role::Leader).then_some(standing.term);
        if led != self.armed || self.is_stale {
            self.rewrite(now, led, election, links);
        }
    }

    #[cold]
    fn rewrite(&mut self, now: Instant, led: Option<Term>, election: &Election, links: &Links) {
        (self.armed, self.is_stale) = (led, false);
        let Some(term) = led else { return self.page.disarm() };
        let message = Message {
            from: self.node,
            term,
            boot: self.boot,
            config: election.config_id(),
            sent_at: now,
            echo: Instant::ZERO,
            body: Body::DeathNotice,
        };
        let envelope = Envelope { cluster: self.cluster, sequence: 0 };
        let notice = |&(to, address): &(NodeId, Option<SocketAddr>)| {
            let address = address?;
            let mut record = Record::default();
            wire::encode(&message, to, &envelope, &mut record);
            links.seal_last(&mut record, to);
            Some((address, record))
        };
        self.page.arm(term, self.others.iter().filter_map(notice));
    }
}
