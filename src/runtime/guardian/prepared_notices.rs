//! The polling thread's part: while its node leads, the notices of its death and its bequest lie
//! ready in the page, sealed.
//!
//! Knows the page, and how a notice is written. Knows nothing of who reads it. Where the polling
//! thread ends its watch in order, the bequest stays armed. Nobody delivers it then, and whoever is
//! watched next for this life still has the vote that it leaves.

use std::mem;
use std::net::SocketAddr;
use std::sync::Arc;

use crate::config::Config;
use crate::duty_cycle::Withdrawal;
use crate::election::{Election, Role};
use crate::message::{Bequest, Body, Message};
use crate::types::{BootId, ClusterId, Instant, NodeId, Term};
use crate::wire::{self, Envelope, Links, Record};

use super::page::{Notice, PageOwner, SharedPage};

/// The notices, and the bequest, that a node prepares for its guardian to send.
pub(in super::super) struct PreparedNotices {
    page: Arc<SharedPage>,
    cluster: ClusterId,
    node: NodeId,
    boot: BootId,
    others: Box<[(NodeId, Option<SocketAddr>)]>,
    /// The term for which notices lie ready.
    armed: Option<Term>,
    /// The heir, and the bequest that lies armed for it where its address is known (R15).
    bequeathed: Option<(NodeId, Message)>,
    /// True if they are sealed by keys that are used no more, or addressed wrongly.
    is_stale: bool,
}

impl PreparedNotices {
    pub(in super::super) fn new(page: Arc<SharedPage>, config: &Config, boot: BootId) -> Self {
        let Config { node, cluster, .. } = *config;
        page.set_owner(&PageOwner { cluster, node, boot, process: std::process::id() });
        let others = config.members.iter().filter(|member| member.id != node);
        let others = others.map(|member| (member.id, member.address)).collect();
        Self { page, cluster, node, boot, others, armed: None, bequeathed: None, is_stale: false }
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

    /// Withdraws the bequest, or says that it is too late for that.
    pub(in super::super) fn withdraw(&mut self) -> Withdrawal {
        self.bequeathed = None;
        self.page.withdraw()
    }

    /// Takes the notices back: this life is not to be called dead.
    pub(in super::super) fn disarm(&mut self) {
        self.armed = None;
        self.page.disarm();
    }

    /// Writes notices and bequest anew where the leadership, the heir and its last ack, the
    /// position, the keys or an address have changed. To be called after all that was published and
    /// sent has left, since nobody waits for it.
    #[inline]
    pub(in super::super) fn update(&mut self, now: Instant, election: &Election, links: &Links) {
        let standing = election.standing();
        let led = (standing.role == Role::Leader).then_some(standing.term);
        let bequest = election.bequest();
        let is_stale = mem::take(&mut self.is_stale);
        if led != self.armed || is_stale {
            self.rewrite(now, led, election, links);
        }
        if bequest != self.bequeathed || is_stale {
            self.bequeath(bequest, links);
        }
    }

    #[cold]
    fn rewrite(&mut self, now: Instant, led: Option<Term>, election: &Election, links: &Links) {
        self.armed = led;
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
        let notice = |&(to, address): &(NodeId, Option<SocketAddr>)| {
            Some(self.seal(&message, to, address?, links))
        };
        self.page.arm(term, self.others.iter().filter_map(notice));
    }

    /// Arms this bequest, in place of the one before. Where the page is void already, the next
    /// pass finds that.
    fn bequeath(&mut self, bequest: Option<(NodeId, Message)>, links: &Links) {
        self.bequeathed = bequest;
        let sealed = bequest.and_then(|(heir, message)| {
            let Body::Bequest(Bequest { position, .. }) = message.body else { return None };
            let (_, address) = self.others.iter().find(|(other, _)| *other == heir)?;
            Some((self.seal(&message, heir, (*address)?, links), position))
        });
        match sealed {
            Some((notice, position)) => _ = self.page.bequeath(&notice, position),
            None => _ = self.page.withdraw(),
        }
    }

    fn seal(&self, message: &Message, to: NodeId, address: SocketAddr, links: &Links) -> Notice {
        let envelope = Envelope { cluster: self.cluster, sequence: 0 };
        let mut record = Record::default();
        wire::encode(message, to, &envelope, &mut record);
        links.seal_last(&mut record, to);
        Notice::new(to, address, &record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Authentication, Member, MemberKind};
    use crate::election::{Command, Durability, HardState, Output, Setup};
    use crate::types::{Duration, Position, Priority};
    use crate::wire::{Incoming, LinkSetup, Receiver};
    use std::collections::VecDeque;

    /// Its machine was restored: the same life may lead on elsewhere.
    #[test]
    fn a_life_that_is_not_to_be_called_dead_leaves_no_notice() {
        let mut rig = Rig::new();
        rig.lead();
        rig.update();
        let notices = |rig: &Rig| rig.notices.page.notices(rig.notices.page.as_if_void()).1.count();
        assert!(notices(&rig) > 0, "it leads");
        rig.notices.disarm();
        assert_eq!(notices(&rig), 0);
    }

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn address(port: u16) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], port))
    }

    /// A node, and the voter or observer that it has somebody to tell.
    struct Rig {
        now: Instant,
        election: Election,
        /// The other voter, if there is one.
        peer: Option<Election>,
        links: Links,
        notices: PreparedNotices,
    }

    impl Rig {
        /// A node that is its own quorum, and an observer.
        fn new() -> Self {
            Self::with_observer_at(Some(7002))
        }

        /// Without an address the observer is known by name alone.
        fn with_observer_at(observer_at: Option<u16>) -> Self {
            let observer = Member { kind: MemberKind::Observer, ..member(2, observer_at) };
            Self::of([member(1, Some(7001)), observer])
        }

        /// Two voters, of whom the first has led for a heartbeat or more, and has heard the other;
        /// and an observer, which the list begins with.
        fn with_heir_at(heir_at: Option<u16>) -> Self {
            let observer = Member { kind: MemberKind::Observer, ..member(0, Some(7000)) };
            let first = Member { priority: Priority(9), ..member(1, Some(7001)) };
            let mut members = [observer, first, member(2, heir_at)];
            let mut rig = Self::of(members.clone());
            // The other side must know where it is itself.
            members[2].address = Some(address(7002));
            let config = config(2, members);
            rig.peer = Some(election(&config, BootId(6), rig.now));
            rig.lead();
            rig.beat();
            rig
        }

        fn of(members: impl IntoIterator<Item = Member>) -> Self {
            let config = config(1, members);
            let (now, boot) = (Instant::from_nanos(1), BootId(5));
            let page = SharedPage::create().expect("the kernel has memory files");
            let notices = PreparedNotices::new(Arc::new(page), &config, boot);
            let links = links(&config, boot, now);
            Self { now, election: election(&config, boot, now), peer: None, links, notices }
        }

        /// Hands all that is said to the other voter, and back, in no time.
        fn drain(&mut self) {
            let mut waiting = messages(&mut self.election);
            waiting.extend(self.peer.as_mut().map(messages).unwrap_or_default());
            while let Some(message) = waiting.pop_front() {
                let Some(peer) = &mut self.peer else { return };
                let hears = if message.from == node(1) { peer } else { &mut self.election };
                hears.handle_message(self.now, &message);
                waiting.extend(messages(hears));
            }
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
                self.advance();
            }
            panic!("nobody keeps it from leading");
        }

        /// Goes on to the next deadline.
        fn advance(&mut self) {
            let others = self.peer.as_ref().map_or(Instant::NEVER, Election::next_deadline);
            self.now = self.now.max(self.election.next_deadline().min(others));
            for election in [&mut self.election].into_iter().chain(&mut self.peer) {
                election.handle_timeout(self.now);
            }
            self.drain();
        }

        /// Goes on until the heir has acked once more.
        fn beat(&mut self) {
            let before = self.election.bequest();
            while self.election.bequest() == before {
                self.advance();
                assert!(self.is_leader(), "nobody keeps it from leading");
            }
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
            let (term, ready) = page.notices(page.as_if_void());
            (term, ready.count())
        }

        /// Returns the bequest that a guardian would deliver now, as its heir reads it.
        fn left(&self) -> Option<(NodeId, Message)> {
            let page = &self.notices.page;
            let notice = page.bequest(page.as_if_void())?;
            assert_eq!(notice.to, address(7002));
            let [first, second] = [member(1, Some(7001)), member(2, Some(7002))];
            let mut links = links(&config(2, [first, second]), BootId(6), self.now);
            match links.receive(self.now, &notice.datagram) {
                Ok(Incoming::Message(message)) => Some((notice.member, message)),
                other => panic!("{other:?}"),
            }
        }
    }

    fn member(number: u8, port: Option<u16>) -> Member {
        let by_name = || Member::voter_by_name(node(number));
        port.map_or_else(by_name, |port| Member::voter(node(number), address(port)))
    }

    fn config(own: u8, members: impl IntoIterator<Item = Member>) -> Config {
        Config::new(ClusterId(7), node(own), members).authentication(Authentication::Off)
    }

    fn election(config: &Config, boot: BootId, now: Instant) -> Election {
        let setup = Setup {
            config,
            hard_state: HardState::default(),
            durability: Durability::Durable,
            term_floor: Term::ZERO,
            position: Position::default(),
            boot,
            seed: 1,
        };
        Election::new(setup, now).expect("the configuration is valid")
    }

    fn links(config: &Config, boot: BootId, now: Instant) -> Links {
        let receiver = Receiver {
            cluster: config.cluster,
            node: config.node,
            members: config.members.iter().map(|member| member.id).collect(),
        };
        let pause = Duration::from_millis(1);
        let setup =
            LinkSetup { receiver, boot, keys: None, challenge_pause: pause, answer_timeout: pause };
        Links::new(setup, now)
    }

    /// Returns all that a core wants to have sent.
    fn messages(election: &mut Election) -> VecDeque<Message> {
        let outputs = std::iter::from_fn(|| election.poll_output());
        let sent = |output| match output {
            Output::Send { message, .. } => Some(message),
            Output::Withdraw
            | Output::Persist(_)
            | Output::Prepare(_)
            | Output::Publish(_)
            | Output::Event(_) => None,
        };
        outputs.filter_map(sent).collect()
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
            let told: Vec<_> = page.notices(page.as_if_void()).1.map(|notice| notice.to).collect();
            assert_eq!(told, [address(port)]);
        }
    }

    #[test]
    fn the_heir_is_left_the_vote_that_its_last_ack_has_earned() {
        let mut rig = Rig::with_heir_at(Some(7002));
        assert_eq!(rig.left(), None, "nothing is armed before the end of a pass");
        let mut last = Instant::ZERO;
        for _ in 0..3 {
            rig.beat();
            rig.update();
            let (heir, message) = rig.left().expect("it has heard its heir");
            assert_eq!(Some((heir, message)), rig.election.bequest());
            assert_eq!(heir, node(2));
            assert!(message.echo > last, "that of the last ack");
            last = message.echo;
        }
    }

    #[test]
    fn nothing_is_sealed_where_nothing_has_changed_and_all_is_after_a_change_of_keys() {
        let mut rig = Rig::with_heir_at(Some(7002));
        rig.update();
        assert!(rig.left().is_some());
        assert_eq!(rig.notices.page.withdraw(), Withdrawal::Done, "behind its back");
        rig.update();
        assert_eq!(rig.left(), None);
        rig.notices.seal_anew();
        rig.update();
        assert!(rig.left().is_some());
    }

    #[test]
    fn a_bequest_is_withdrawn_before_the_pass_ends_unless_a_guardian_was_quicker() {
        let mut rig = Rig::with_heir_at(Some(7002));
        rig.update();
        assert!(rig.left().is_some());
        rig.step_down();
        // As the duty cycle does, which carries the core's outputs out.
        assert_eq!(rig.notices.withdraw(), Withdrawal::Done);
        assert_eq!(rig.left(), None);
        rig.update();
        assert_eq!((rig.left(), rig.said().1), (None, 0), "it leads nobody");
        let mut rig = Rig::with_heir_at(Some(7002));
        rig.update();
        rig.notices.page.void();
        assert_eq!(rig.notices.withdraw(), Withdrawal::Void);
        rig.beat();
        rig.update();
        let (_, taken) = rig.left().expect("it was taken");
        assert_ne!(Some((node(2), taken)), rig.election.bequest(), "nobody else is told later");
    }

    #[test]
    fn an_heir_whose_address_is_not_known_is_left_nothing_until_it_is() {
        let mut rig = Rig::with_heir_at(None);
        rig.update();
        assert!(rig.election.bequest().is_some());
        assert_eq!(rig.left(), None);
        rig.notices.set_address(node(2), address(7002));
        rig.update();
        assert_eq!(rig.left(), rig.election.bequest());
    }

    #[test]
    fn a_bequest_goes_to_the_address_that_was_found_for_its_heir_last() {
        let mut rig = Rig::with_heir_at(Some(7002));
        for port in [7002, 7003] {
            rig.notices.set_address(node(2), address(port));
            rig.update();
            let page = &rig.notices.page;
            let left = page.bequest(page.as_if_void()).expect("it has heard its heir");
            assert_eq!((left.member, left.to), (node(2), address(port)));
        }
    }

    #[test]
    fn a_bequest_follows_the_position() {
        let mut rig = Rig::with_heir_at(Some(7002));
        rig.update();
        let position = Position { log_term: 3, index: 4 };
        rig.notices.page.set_position(position);
        assert_eq!(rig.left(), None, "the core has not heard of it");
        rig.election.handle_command(rig.now, Command::SetPosition(position));
        rig.drain();
        rig.update();
        assert_eq!(rig.left(), rig.election.bequest());
        assert!(rig.left().is_some());
    }
}
