//! A run: real cores on simulated hosts, one event after the other in virtual time.
//!
//! Knows the order of events and what is expected of the run. A node's thread runs in `thread.rs`,
//! and meets `environment.rs` there. Faults are in `inject.rs`, judgement is in `checker.rs`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use interrex::config::{MemberKind, Timing};
use interrex::election::{Role, Standing};
use interrex::message::Kind;
use interrex::types::{NodeId, NodeSet, Term};

use super::attacker::Attacker;
use super::census::Census;
use super::checker::{Checker, Violation};
use super::clock::Time;
use super::faults::Fault;
use super::guardian::Death;
use super::host::{CLUSTER, Host, id};
use super::icmp::Rations;
use super::network::Network;
use super::plan::{Expectation, Plan};
use super::prng::Prng;
use super::property::Property;
use super::queue::{Happening, Queue};
use super::trace::{Detail, Trace};

/// The outcome of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The first property that did not hold, if any.
    pub violation: Option<Violation>,
    /// The counts.
    pub census: Census,
    /// The story, in as much detail as was asked for.
    pub trace: String,
}

/// A cluster in virtual time.
#[derive(Debug)]
pub struct Cluster {
    pub(super) now: Time,
    pub(super) plan: Plan,
    pub(super) queue: Queue,
    pub(super) network: Network,
    pub(super) hosts: Vec<Host>,
    pub(super) checker: Checker,
    pub(super) census: Census,
    pub(super) trace: Trace,
    pub(super) chance: Prng,
    /// The faults that have begun and will end, by number, their victims resolved.
    pub(super) active: Vec<Option<Fault>>,
    pub(super) healed: bool,
    /// Each node's last campaign: when it began and what all had sent before.
    pub(super) campaigns: Vec<(Time, [u64; Kind::ALL.len()])>,
    pub(super) sent_before_step: [u64; Kind::ALL.len()],
    noted: Option<(Term, NodeId)>,
    noted_campaigns: u64,
    pub(super) attacker: Option<Attacker>,
    pub(super) rations: Rations,
    /// The leaders that have died under the eyes of a guardian.
    pub(super) deaths: Vec<Death>,
}

impl Cluster {
    /// Creates the hosts of `plan` and starts all processes.
    ///
    /// # Panics
    /// If the plan's configuration is not valid.
    pub fn new(plan: Plan, detail: Detail) -> Self {
        let seed = Prng::new(plan.seed).fork(plan.noise);
        let nodes = plan.seats.len();
        let of = |kinds: &[MemberKind]| -> NodeSet {
            let seats = plan.seats.iter().enumerate();
            seats
                .filter(|(_, seat)| kinds.contains(&seat.kind))
                .map(|(place, _)| id(place))
                .collect()
        };
        let electable = of(&[MemberKind::Voter]);
        let voting = of(&[MemberKind::Voter, MemberKind::Witness]);
        let mut cluster = Self {
            now: Time::ZERO,
            queue: Queue::default(),
            network: Network::new(nodes, plan.weather, seed.fork(1)),
            hosts: (0..nodes).map(|place| Host::new(place, &plan)).collect(),
            checker: Checker::new(voting, electable, &plan),
            census: Census::default(),
            trace: Trace::new(detail),
            chance: seed.fork(2),
            active: vec![None; plan.faults.len()],
            healed: false,
            campaigns: vec![(Time::ZERO, [0; Kind::ALL.len()]); nodes],
            sent_before_step: [0; Kind::ALL.len()],
            noted: None,
            noted_campaigns: 0,
            attacker: plan.attack.map(|attack| {
                Attacker::new(attack, CLUSTER, (0..nodes).map(id).collect(), seed.fork(3))
            }),
            rations: Rations::default(),
            deaths: Vec::new(),
            plan,
        };
        cluster.open();
        cluster
    }

    fn open(&mut self) {
        for (place, planned) in self.plan.faults.iter().enumerate() {
            let begin = Happening::Begin { fault: place as u16 };
            self.queue.plan(Time::after(planned.at), begin);
            self.queue.plan(
                Time::after(planned.at + planned.lasts),
                Happening::End { fault: place as u16 },
            );
        }
        self.queue.plan(Time::after(self.plan.heals_at), Happening::Heal);
        for (place, (at, _)) in self.plan.expectations.iter().enumerate() {
            self.queue.plan(Time::after(*at), Happening::Check { expectation: place as u16 });
        }
        (0..self.hosts.len()).for_each(|node| self.start(node));
    }

    /// Runs `plan` to its end or to the first violation. An assertion of the core that fails is a
    /// violation too.
    pub fn run(plan: Plan, detail: Detail) -> Outcome {
        let ends_at = plan.ends_at;
        let mut cluster = Self::new(plan, detail);
        let ended = catch_unwind(AssertUnwindSafe(|| cluster.run_until(Time::after(ends_at))));
        if let Err(panic) = ended {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
            cluster.checker.report(cluster.now, Property::Assertion, text.to_owned());
        }
        cluster.finish()
    }

    /// Runs until `end`, or to the first violation.
    pub fn run_until(&mut self, end: Time) {
        while self.queue.next_at() <= end && self.checker.violation.is_none() {
            self.step();
        }
        if self.checker.violation.is_none() {
            self.now = self.now.max(end);
        }
    }

    /// Lets the next thing happen. Returns `false` when nothing is left to happen.
    pub fn step(&mut self) -> bool {
        let Some((at, what)) = self.queue.pop() else { return false };
        self.now = self.now.max(at);
        match what {
            Happening::Arrival { to, slot } => self.on_arrival(usize::from(to), slot),
            Happening::Unreachable { to, about, quote } => {
                self.on_unreachable(usize::from(to), about, Some(quote));
            }
            Happening::ForgeUnreachable { fault } => self.forge_unreachable(fault),
            Happening::Alarm { node, alarm } => self.on_alarm(usize::from(node), alarm),
            Happening::Wake { node, pause } => self.on_wake(usize::from(node), pause),
            Happening::Begin { fault } => self.begin(fault),
            Happening::End { fault } => self.end(fault),
            Happening::Work { node, thread, life } => {
                self.on_work(usize::from(node), thread, life);
            }
            Happening::Program { node, plan } => self.on_program(usize::from(node), plan),
            Happening::Guardian { death } => self.on_guardian(death),
            Happening::Heal => self.heal(),
            Happening::Check { expectation } => self.check(usize::from(expectation)),
        }
        true
    }

    /// Returns the outcome so far.
    pub fn finish(mut self) -> Outcome {
        self.census.simulated = self.now.since(Time::ZERO);
        self.census.checks = self.checker.checks;
        if let Some(violation) = &self.checker.violation
            && self.trace.wants(Detail::Story)
        {
            self.trace.note(self.now, None, format_args!("VIOLATION: {violation}"));
        }
        let (violation, census) = (self.checker.violation, self.census);
        Outcome { violation, census, trace: self.trace.into_text() }
    }

    /// Returns the moment that the run has come to.
    pub const fn now(&self) -> Time {
        self.now
    }

    /// Returns the counts so far.
    pub const fn census(&self) -> &Census {
        &self.census
    }

    /// Returns the first property that did not hold, if any.
    pub const fn violation(&self) -> Option<&Violation> {
        self.checker.violation.as_ref()
    }

    /// Returns the node that holds a valid lease now, and its term.
    pub fn holder(&self) -> Option<(Term, NodeId)> {
        self.checker.leases.holder(self.now)
    }

    /// Ends the process of `node`, if there is such a node and it lives.
    pub fn crash(&mut self, node: NodeId) {
        let node = usize::from(node.number());
        if node < self.hosts.len() {
            self.stop(node);
        }
    }

    /// Starts the process of `node`, if there is such a node and it is dead.
    pub fn restart(&mut self, node: NodeId) {
        let node = usize::from(node.number());
        if self.hosts.get(node).is_some_and(|host| !host.runs) {
            self.start(node);
        }
    }

    /// Starts the next life of `node`, if there is such a node, with this timing.
    pub fn set_timing(&mut self, node: NodeId, timing: Timing) {
        if let Some(host) = self.hosts.get_mut(usize::from(node.number())) {
            host.config.timing = timing;
        }
    }

    /// Returns the leader: the lease holder, or else the node of the highest term that shows itself
    /// as leader.
    pub fn leader(&self) -> Option<NodeId> {
        let leads = |host: &&Host| host.shown.is_some_and(|shown| shown.role == Role::Leader);
        let latest = || {
            let leaders = self.hosts.iter().filter(leads);
            leaders
                .max_by_key(|host| host.shown.map(|shown| shown.term))
                .map(|host| host.config.node)
        };
        self.holder().map(|(_, leader)| leader).or_else(latest)
    }

    fn check(&mut self, expectation: usize) {
        let (_, expected) = self.plan.expectations[expectation];
        let holder = self.holder();
        match expected {
            Expectation::Led(rule) if holder.is_none() => {
                self.checker.report(self.now, rule, "nobody holds a valid lease".to_owned());
            }
            Expectation::Led(_) => {}
            Expectation::Agreed => self.check_agreement(holder),
            Expectation::LedBy(number)
                if holder.map(|(_, node)| node) != Some(id(usize::from(number))) =>
            {
                let detail = format!("{holder:?} leads and not n{number}");
                self.checker.report(self.now, Property::Failback, detail);
            }
            Expectation::LedBy(_) => {}
            Expectation::Note => {
                self.noted = self.checker.leases.last_holder();
                self.noted_campaigns = self.census.campaigns;
            }
            Expectation::Unsuspected => {
                let campaigns = self.census.campaigns - self.noted_campaigns;
                if campaigns > 0 {
                    let detail = format!("{campaigns} campaigns against a healthy leader");
                    self.checker.report(self.now, Property::L4, detail);
                }
            }
            Expectation::Unchanged => {
                let (before, after) = (self.noted, self.checker.leases.last_holder());
                if before != after {
                    let detail = format!("the leader was {before:?} and is {after:?}");
                    self.checker.report(self.now, Property::L4, detail);
                }
            }
        }
    }

    fn check_agreement(&mut self, holder: Option<(Term, NodeId)>) {
        let Some((term, leader)) = holder else {
            self.checker.report(self.now, Property::L1, "nobody holds a valid lease".to_owned());
            return;
        };
        let agrees = |standing: Standing| standing.term == term && standing.leader == Some(leader);
        let standing = |host: &Host| host.cycle.as_ref().map(|cycle| cycle.election().standing());
        let differs = |host: &&Host| standing(host).is_some_and(|standing| !agrees(standing));
        if let Some(host) = self.hosts.iter().find(differs) {
            let (node, standing) = (host.config.node, standing(host));
            let detail = format!("n{leader} leads {term:?}; n{node} sees {standing:?}");
            self.checker.report(self.now, Property::L1, detail);
        }
    }
}
