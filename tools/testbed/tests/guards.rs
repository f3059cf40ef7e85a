//! Real processes whose applications hold guards: who leads when the leader is asked to resign, is
//! killed, or is ended by SIGTERM meanwhile.
//!
//! Every wait has an end that only a fault exceeds, and nothing asserts how long anything takes.
//! Silence is long, so that a busy host costs no leader its lease.

use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::{ClusterId, NodeId, Term, Timing, WaitStrategy};
use interrex_testbed::{Cluster, Member, Program, Request, RunKey, Status};
use rustix::process::Signal;

/// The longest that anything is waited for.
const LIMIT: Duration = Duration::from_secs(120);

/// A drain that no test waits for the end of.
const LONG: interrex::Duration = interrex::Duration::from_millis(600_000);

/// A drain that ends soon.
const SHORT: interrex::Duration = interrex::Duration::from_millis(200);

/// The longest promise of the timing, in nanoseconds: a lease that is not renewed ends within it.
const PROMISE_NS: u64 = Timing::wan().promise_max.as_nanos();

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

/// Three processes, and what they have said.
struct Fleet {
    cluster: Cluster,
    /// The members that have begun to lead, with their terms.
    reigns: Vec<(NodeId, Term)>,
    statuses: Vec<(NodeId, Status)>,
    /// The latest time until which each might act as leader, and the term.
    leases: [(Term, u64); 3],
}

impl Fleet {
    /// Starts three members. Ports of one process differ by `port`; all of 127.0.0.0/8 is this
    /// host, so that other runs have addresses of their own.
    fn start(port: u16) -> Self {
        let [_, _, high, low] = std::process::id().to_be_bytes();
        let addresses: Vec<_> =
            (1..=3).map(|place| ([127, high, low, place], port).into()).collect();
        let key = RunKey::draw().expect("the system has random numbers");
        let members = Member::all(&addresses).map(|member| Member {
            cluster: ClusterId(12),
            timing: Timing::wan(),
            wait: WaitStrategy::Park,
            key: Some(key.clone()),
            os_clock: true,
            tells_leases: true,
            ..member
        });
        let program = Program::at(env!("CARGO_BIN_EXE_interrex-testbed"));
        let mut cluster = Cluster::new(program, members);
        for member in (0..3).map(node) {
            cluster.start(member).expect("the program was built with this test");
        }
        let leases = [(Term::ZERO, 0); 3];
        Self { cluster, reigns: Vec::new(), statuses: Vec::new(), leases }
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
                (_, Some(&Status::Lease { term, until_ns })) => {
                    self.leases[usize::from(line.node.number())] = (term, until_ns);
                }
                (_, Some(Status::Failed { reason })) => panic!("n{}: {reason}", line.node),
                (_, Some(status)) => self.statuses.push((line.node, status.clone())),
                _ => {}
            }
        }
    }

    /// Waits until all follow one leader, and lets it take a guard. Returns that leader, and its
    /// term.
    fn guarded_leader(&mut self) -> (Term, NodeId) {
        let (term, leader) = self.wait("one leader", |fleet| fleet.cluster.agreed());
        self.ask(leader, Request::TakeGuard);
        (term, leader)
    }

    fn ask(&mut self, member: NodeId, request: Request) {
        self.cluster.request(member, request).expect("it runs");
        self.wait_for(member, &Status::Done(request));
    }

    fn wait_for(&mut self, member: NodeId, status: &Status) {
        let is_it = |said: &(NodeId, Status)| said.0 == member && said.1 == *status;
        self.wait(&format!("n{member} says {status:?}"), |fleet| {
            fleet.statuses.iter().any(is_it).then_some(())
        });
    }

    /// Waits until another begins to lead a later term.
    fn wait_for_another(&mut self, (term, leader): (Term, NodeId)) {
        self.wait("another leads", |fleet| {
            let is_another = |reign: &(NodeId, Term)| reign.0 != leader && reign.1 > term;
            fleet.reigns.iter().any(is_another).then_some(())
        });
    }

    /// Waits until the lease of that term was renewed so often that the one that ran when this was
    /// called, and the next two, would have ended.
    fn wait_for_renewals(&mut self, (term, leader): (Term, NodeId)) {
        let lease = |fleet: &Self| fleet.leases[usize::from(leader.number())];
        let (_, before) = lease(self);
        self.wait("the lease is renewed", |fleet| {
            assert_eq!(fleet.reigns.last(), Some(&(leader, term)), "another leads");
            (lease(fleet) >= (term, before + 3 * PROMISE_NS)).then_some(())
        });
    }

    /// Returns whether that member has said what has become of its resignation.
    fn has_outcome(&self, member: NodeId) -> bool {
        let is_outcome = |said: &Status| {
            matches!(said, Status::HandedOver { .. } | Status::NotHandedOver { .. })
        };
        self.statuses.iter().any(|(of, said)| *of == member && is_outcome(said))
    }

    /// Waits for the end of a process. Returns whether its exit code says that it ended in order.
    fn has_ended_in_order(&mut self, member: NodeId) -> bool {
        let process = self.cluster.process(member).expect("it was not reaped");
        process.wait().expect("it is this process' child").success()
    }
}

/// kubernetes#139991: a lease that is released before the guarded work has ended.
#[test]
fn nobody_else_leads_until_a_resigning_leader_has_dropped_its_guard() {
    let mut fleet = Fleet::start(7_511);
    let reign = fleet.guarded_leader();
    fleet.ask(reign.1, Request::Resign(LONG));
    fleet.wait_for_renewals(reign);
    assert!(!fleet.has_outcome(reign.1), "it waits for the guard");
    fleet.ask(reign.1, Request::DropGuard);
    fleet.wait_for(reign.1, &Status::HandedOver { guards_left: 0 });
    fleet.wait_for_another(reign);
}

/// canonical/raft#203: a transfer that is in progress for ever, so that no other can begin.
#[test]
fn a_transfer_whose_guard_is_never_dropped_ends_at_its_deadline_and_says_so() {
    let mut fleet = Fleet::start(7_512);
    let reign = fleet.guarded_leader();
    let heir = (0..3).map(node).find(|&member| member != reign.1).expect("there are three");
    fleet.ask(reign.1, Request::Transfer(heir, SHORT));
    fleet.wait_for(reign.1, &Status::HandedOver { guards_left: 1 });
    fleet.wait_for_another(reign);
    // Leadership that is given up again, by whoever leads now, is asked for anew.
    let next = fleet.guarded_leader();
    assert_ne!(next.1, reign.1);
    fleet.ask(next.1, Request::Resign(SHORT));
    fleet.wait_for(next.1, &Status::HandedOver { guards_left: 1 });
    fleet.wait_for_another(next);
}

#[test]
fn a_guard_delays_nobody_once_the_process_that_holds_it_is_killed() {
    let mut fleet = Fleet::start(7_513);
    let reign = fleet.guarded_leader();
    // In the middle of a drain that would last longer than this test.
    fleet.ask(reign.1, Request::Resign(LONG));
    fleet.cluster.kill(reign.1).expect("it runs");
    fleet.wait_for_another(reign);
    assert!(!fleet.has_outcome(reign.1) && !fleet.has_ended_in_order(reign.1));
}

/// k8s-await-election#25: the process exits before the release is sent.
#[test]
fn a_leader_that_is_terminated_resigns_before_its_process_ends() {
    let mut fleet = Fleet::start(7_514);
    let reign = fleet.wait("one leader", |fleet| fleet.cluster.agreed());
    fleet.cluster.signal(reign.1, Signal::TERM).expect("it runs");
    fleet.wait_for(reign.1, &Status::HandedOver { guards_left: 0 });
    assert!(fleet.has_ended_in_order(reign.1));
    fleet.wait_for_another(reign);
    // One of two goes on; the others are ended as followers.
    for member in (0..3).map(node).filter(|&member| member != reign.1) {
        fleet.cluster.signal(member, Signal::TERM).expect("it runs");
        assert!(fleet.has_ended_in_order(member));
    }
}

#[test]
fn a_leader_that_is_terminated_waits_for_its_guard_no_longer_than_its_drain() {
    let mut fleet = Fleet::start(7_515);
    let reign = fleet.guarded_leader();
    fleet.cluster.signal(reign.1, Signal::TERM).expect("it runs");
    fleet.wait_for(reign.1, &Status::HandedOver { guards_left: 1 });
    assert!(fleet.has_ended_in_order(reign.1));
    fleet.wait_for_another(reign);
}
