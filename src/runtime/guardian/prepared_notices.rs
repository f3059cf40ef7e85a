//! The polling thread's part: while its node leads, the notices of its death lie ready in the
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

use super::page::{PageOwner, SharedPage};

/// The notices that a node prepares for its guardian to send.
pub(in super::super) struct PreparedNotices {
    page: Arc<SharedPage>,
    cluster: ClusterId,
    node: NodeId,
    boot: BootId,
    others: Box<[(NodeId, Option<SocketAddr>)]>,
    /// The term for which notices lie ready.
    armed: Option<Term>,
    /// True if they are sealed by keys that are used no more, or addressed wrongly.
    is_stale: bool,
}

impl PreparedNotices {
    pub(in super::super) fn new(page: Arc<SharedPage>, config: &Config, boot: BootId) -> Self {
        let Config { node, cluster, .. } = *config;
        page.set_owner(&PageOwner { cluster, node, boot, process: std::process::id() });
        let others = config.members.iter().filter(|member| member.id != node);
        let others = others.map(|member| (member.id, member.address)).collect();
        Self { page, cluster, node, boot, others, armed: None, is_stale: false }
    }

    /// Returns whether the guardian takes this node for dead, so that nobody sees its lease any
    /// more.
    #[inline]
    pub(in super::super) fn is_void(&self) -> bool {
        self.page.is_void()
    }

    /// Has the notices sealed anew, since the keys have changed: nobody would believe the old
    /// ones.
    pub(in super::super) fn seal_anew(&mut self) {
        self.is_stale = true;
    }

    /// Sends that member's notice to this address from now on.
    pub(in super::super) fn set_address(&mut self, member: NodeId, address: SocketAddr) {
        let other = self.others.iter_mut().find(|(other, _)| *other == member);
        if let Some((_, known)) = other {
            (*known, self.is_stale) = (Some(address), true);
        }
    }

    /// Writes the notices anew where the leadership, the keys or an address have changed. To be
    /// called after all that was published and sent has left, since nobody waits for it.
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
    use crate::config::{Authentication, Member, MemberKind};
    use crate::election::{Durability, HardState, Setup};
    use crate::types::{Duration, Position};
    use crate::wire::{LinkSetup, Receiver};

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn address(port: u16) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], port))
    }

    /// A node that is its own quorum and has somebody to tell: an observer.
    struct Rig {
        now: Instant,
        election: Election,
        links: Links,
        notices: PreparedNotices,
    }

    impl Rig {
        fn new() -> Self {
            Self::with_observer_at(Some(7002))
        }

        /// Without an address the observer is known by name alone.
        fn with_observer_at(observer_at: Option<u16>) -> Self {
            let member = match observer_at {
                Some(port) => Member::voter(node(2), address(port)),
                None => Member::voter_by_name(node(2)),
            };
            let observer = Member { kind: MemberKind::Observer, ..member };
            let config = Config::new(
                ClusterId(7),
                node(1),
                [Member::voter(node(1), address(7001)), observer],
            )
            .authentication(Authentication::Off);
            let (now, boot) = (Instant::from_nanos(1), BootId(5));
            let setup = Setup {
                config: &config,
                hard_state: HardState::default(),
                durability: Durability::Durable,
                term_floor: Term::ZERO,
                position: Position::default(),
                boot,
                seed: 1,
            };
            let page = SharedPage::create().expect("the kernel has memory files");
            let notices = PreparedNotices::new(Arc::new(page), &config, boot);
            let receiver = Receiver {
                cluster: config.cluster,
                node: config.node,
                members: config.members.iter().map(|member| member.id).collect(),
            };
            let pause = Duration::from_millis(1);
            let setup_of_links = LinkSetup {
                receiver,
                boot,
                keys: None,
                challenge_pause: pause,
                answer_timeout: pause,
            };
            let election = Election::new(setup, now).expect("the configuration is valid");
            Self { now, election, links: Links::new(setup_of_links, now), notices }
        }

        fn drain(&mut self) {
            while self.election.poll_output().is_some() {}
        }

        fn is_leader(&self) -> bool {
            self.election.standing().role == Role::Leader
        }

        /// Polls until it leads; returns its term.
        fn lead(&mut self) -> Term {
            self.drain();
            for _ in 0..1_000 {
                if self.is_leader() {
                    return self.election.standing().term;
                }
                self.now = self.now.max(self.election.next_deadline());
                self.election.handle_timeout(self.now);
                self.drain();
            }
            panic!("it is its own quorum");
        }

        fn step_down(&mut self) {
            self.election.handle_clock_fault(self.now);
            self.drain();
            assert!(!self.is_leader());
        }

        fn update(&mut self) {
            self.notices.update(self.now, &self.election, &self.links);
        }

        /// Returns the term that a guardian would tell of now, and the number of notices.
        fn said(&self) -> (Term, usize) {
            let page = &self.notices.page;
            let (term, ready) = page.notices(page.void());
            (term, ready.count())
        }
    }

    #[test]
    fn nothing_lies_ready_after_a_step_down_and_the_present_term_while_it_leads() {
        let mut rig = Rig::new();
        rig.update();
        assert_eq!(rig.said().1, 0, "it leads nobody yet");
        let first = rig.lead();
        rig.update();
        assert_eq!(rig.said(), (first, 1));
        rig.step_down();
        rig.update();
        assert_eq!(rig.said().1, 0, "its term is over");
        let second = rig.lead();
        assert!(second > first);
        rig.update();
        assert_eq!(rig.said(), (second, 1));
        // Down and up again between two updates.
        rig.step_down();
        let third = rig.lead();
        rig.update();
        assert_eq!(rig.said(), (third, 1));
    }

    #[test]
    fn what_the_keys_before_have_sealed_is_written_anew() {
        let mut rig = Rig::new();
        let term = rig.lead();
        rig.update();
        rig.notices.page.disarm();
        rig.update();
        assert_eq!(rig.said().1, 0, "nothing has changed, so nothing is written");
        rig.notices.seal_anew();
        rig.update();
        assert_eq!(rig.said(), (term, 1));
    }

    #[test]
    fn a_member_is_told_of_a_death_at_the_address_that_was_found_for_it_last() {
        let mut rig = Rig::with_observer_at(None);
        rig.lead();
        rig.update();
        assert_eq!(rig.said().1, 0, "nobody knows where it is");
        for port in [2, 3] {
            rig.notices.set_address(node(2), address(port));
            rig.update();
            let page = &rig.notices.page;
            let told: Vec<_> = page.notices(page.void()).1.map(|notice| notice.to).collect();
            assert_eq!(told, [address(port)]);
        }
    }
}
