//! Real processes that stand by, whose applications hang, and that are preferred: who leads after
//! each of them is killed.
//!
//! Every wait has an end that only a fault exceeds, and nothing asserts how long anything takes.

use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::{ClusterId, NodeId, Term, Timing, WaitStrategy};
use interrex_testbed::{Cluster, Member, Program, Request, RunKey, Status};

/// The longest that anything is waited for.
const LIMIT: Duration = Duration::from_secs(60);

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

/// Three processes, and what they have said of who leads.
struct Fleet {
    cluster: Cluster,
    /// The members that have begun to lead, and their terms.
    reigns: Vec<(NodeId, Term)>,
    /// The requests that were done.
    done: Vec<(NodeId, Request)>,
}

impl Fleet {
    /// Ports of one process differ by `port`; all of 127.0.0.0/8 is this host, so that other runs
    /// have addresses of their own.
    fn start(port: u16, orders: impl Fn(Member) -> Member) -> Self {
        let [_, _, high, low] = std::process::id().to_be_bytes();
        let addresses: Vec<_> =
            (1..=3).map(|place| ([127, high, low, place], port).into()).collect();
        let key = RunKey::draw().expect("the system has random numbers");
        let members = Member::all(&addresses).map(|member| {
            orders(Member {
                cluster: ClusterId(11),
                wait: WaitStrategy::Park,
                key: Some(key.clone()),
                os_clock: true,
                ..member
            })
        });
        let program = Program::at(env!("CARGO_BIN_EXE_interrex-testbed"));
        let cluster = Cluster::new(program, members);
        let mut fleet = Self { cluster, reigns: Vec::new(), done: Vec::new() };
        (0..3).for_each(|number| fleet.restart(node(number)));
        fleet
    }

    fn restart(&mut self, member: NodeId) {
        self.cluster.member_mut(member).seed += 1;
        self.cluster.start(member).expect("the program was built with this test");
    }

    fn kill(&mut self, member: NodeId) {
        self.cluster.kill(member).expect("it runs");
        self.cluster.reap(member).expect("it was killed");
    }

    /// Hears what is said until `done` says what was waited for.
    fn wait<T>(&mut self, what: &str, mut done: impl FnMut(&Self) -> Option<T>) -> T {
        let deadline = Instant::now() + LIMIT;
        loop {
            if let Some(found) = done(self) {
                return found;
            }
            assert!(Instant::now() < deadline, "not within {LIMIT:?}: {what}");
            let Some(line) = self.cluster.next(Duration::from_millis(100)) else { continue };
            match (line.event(), line.status()) {
                (Some(&Event::BecameLeader { term, .. }), _) => self.reigns.push((line.node, term)),
                (_, Some(&Status::Done(request))) => self.done.push((line.node, request)),
                (_, Some(Status::Failed { reason })) => panic!("n{}: {reason}", line.node),
                _ => {}
            }
        }
    }

    /// Waits until all follow one leader.
    fn leader(&mut self) -> NodeId {
        self.wait("one leader", |fleet| fleet.cluster.agreed()).1
    }

    /// Waits until the two others follow one leader of theirs.
    fn leader_without(&mut self, gone: NodeId) -> NodeId {
        let others: Vec<_> = (0..3).map(node).filter(|&other| other != gone).collect();
        self.wait("one leader of two", |fleet| {
            let [one, other] = [others[0], others[1]].map(|of| fleet.cluster.view_of(of));
            let leader = one.filter(|_| one == other)?.1;
            (leader != gone).then_some(leader)
        })
    }

    fn ask(&mut self, member: NodeId, request: Request) {
        self.cluster.request(member, request).expect("it runs");
        self.wait("it does it", |fleet| fleet.done.contains(&(member, request)).then_some(()));
    }

    /// Kills the leader again and again. The one that must not lead never begins to.
    fn kill_leaders(&mut self, times: usize, never: NodeId) {
        let from = self.reigns.len();
        for _ in 0..times {
            let leader = self.leader();
            assert_ne!(leader, never);
            self.kill(leader);
            assert_ne!(self.leader_without(leader), never);
            self.restart(leader);
        }
        self.leader();
        let reigns = &self.reigns[from..];
        assert!(reigns.len() >= times && reigns.iter().all(|(leader, _)| *leader != never));
    }
}

#[test]
fn a_leader_that_stands_by_moves_leadership_and_never_gets_it_back_under_kills() {
    let mut fleet = Fleet::start(7_501, |member| member);
    let first = fleet.leader();
    fleet.ask(first, Request::StandBy);
    fleet.wait("another leads", |fleet| fleet.cluster.agreed().filter(|(_, it)| *it != first));
    fleet.kill_leaders(6, first);
    fleet.ask(first, Request::StandAgain);
    fleet.wait("it is elected again, where others are not there", |fleet| {
        let agreed = fleet.cluster.agreed().map(|(_, leader)| leader);
        agreed.filter(|&leader| leader != first)
    });
    let present = fleet.leader();
    let third = (0..3).map(node).find(|&it| it != first && it != present).expect("there are three");
    fleet.ask(third, Request::StandBy);
    fleet.kill(present);
    assert_eq!(fleet.leader_without(present), first, "it alone may lead now");
}

/// NuRaft#30, raft-rs#68: a preferred member that can't lead keeps nobody from it.
#[test]
fn a_preferred_member_that_stands_by_keeps_nobody_from_leading() {
    let mut fleet = Fleet::start(7_502, |member| Member { priorities: vec![255, 0, 0], ..member });
    fleet.leader();
    fleet.ask(node(0), Request::StandBy);
    fleet.wait("another leads", |fleet| fleet.cluster.agreed().filter(|(_, it)| *it != node(0)));
    fleet.kill_leaders(4, node(0));
}

#[test]
fn a_leader_whose_application_hangs_is_replaced_though_its_polling_thread_lives() {
    let bound = interrex::Duration::from_millis(1_000);
    let mut fleet = Fleet::start(7_503, |member| Member { fate_bound: Some(bound), ..member });
    let first = fleet.leader();
    fleet.ask(first, Request::Hang);
    // All follow another, the one whose application hangs among them: it lives, and votes.
    fleet.wait("another leads", |fleet| fleet.cluster.agreed().filter(|(_, it)| *it != first));
    fleet.kill_leaders(3, first);
    fleet.kill(first);
    fleet.restart(first);
    fleet.wait("it is back", |fleet| fleet.cluster.agreed());
}

#[test]
fn the_preferred_member_leads_again_after_its_restart() {
    let quiet = Some(interrex::Duration::from_millis(1_500));
    let timing = Timing { failback_after: quiet, ..Timing::lan() };
    let mut fleet =
        Fleet::start(7_504, |member| Member { timing, priorities: vec![0, 9, 0], ..member });
    let preferred = node(1);
    let leads = |fleet: &Fleet| fleet.cluster.agreed().filter(|(_, it)| *it == preferred);
    fleet.wait("the preferred leads", leads);
    for _ in 0..2 {
        fleet.kill(preferred);
        fleet.leader_without(preferred);
        fleet.restart(preferred);
        fleet.wait("the preferred leads again", leads);
    }
}
