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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Authentication, Member, MemberKind, Timing};
    use crate::election::{Durability, HardState, Setup};
    use crate::types::{NodeSet, Position};
    use crate::wire::{LinkSetup, Receiver};

    const BOOT: BootId = BootId(7);

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn here(port: u16) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], port))
    }

    /// A voter alone with an observer that is known by name only.
    fn config() -> Config {
        let observer = Member { kind: MemberKind::Observer, ..Member::named_voter(node(1)) };
        Config {
            node: node(0),
            cluster: ClusterId(1),
            authentication: Authentication::Off,
            members: vec![Member::voter(node(0), here(1)), observer],
            timing: Timing::lan(),
        }
    }

    fn leader(config: &Config) -> (Instant, Election) {
        let setup = Setup {
            config,
            hard_state: HardState::default(),
            durability: Durability::Durable,
            term_floor: Term::ZERO,
            position: Position::default(),
            boot: BOOT,
            seed: 1,
        };
        let mut now = Instant::ZERO;
        let mut election = Election::new(setup, now).expect("the configuration is valid");
        for _ in 0..10 {
            while election.poll_output().is_some() {}
            if election.standing().role == Role::Leader {
                return (now, election);
            }
            now = election.next_deadline();
            election.handle_timeout(now);
        }
        panic!("a voter alone elects itself");
    }

    fn links(config: &Config) -> Links {
        let members = NodeSet::only(node(0)).with(node(1));
        let timing = config.timing;
        let setup = LinkSetup {
            receiver: Receiver { cluster: config.cluster, node: config.node, members },
            boot: BOOT,
            keys: None,
            challenge_pause: timing.request_interval,
            challenge_patience: timing.election_timeout_max,
        };
        Links::new(setup, Instant::ZERO)
    }

    /// Where the notices go that lie ready.
    fn told(page: &SharedPage) -> Vec<SocketAddr> {
        page.obituary(page.void()).1.map(|notice| notice.to).collect()
    }

    #[test]
    fn a_member_is_told_of_a_death_at_the_address_that_was_found_for_it_last() {
        let config = config();
        let (now, election) = leader(&config);
        let links = links(&config);
        let page = Arc::new(SharedPage::create().expect("the system has memory files"));
        let mut obituary = Obituary::new(Arc::clone(&page), &config, BOOT);
        obituary.update(now, &election, &links);
        assert_eq!(told(&page), [], "nobody knows where it is");
        for port in [2, 3] {
            obituary.set_address(node(1), here(port));
            obituary.update(now, &election, &links);
            assert_eq!(told(&page), [here(port)]);
        }
    }
}
