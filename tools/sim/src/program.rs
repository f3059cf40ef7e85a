//! A program that runs on the leader's host alone and stops slowly, as the daemon's `exec` keeps
//! one: it outlives a lease, and the next leader waits for it.
//!
//! Knows when a program starts and stops, and when its application says that the work of leaders
//! has stopped. What must hold is that no two programs of a cluster run at once.

use interrex::Term;
use interrex::election::Role;
use interrex::types::Duration;

use super::clock::Time;
use super::cluster::Cluster;
use super::host::{Host, id};
use super::plan::Plan;
use super::prng::Prng;
use super::queue::Happening;

/// The times of the programs of a cluster. One that has lost its lease is gone after `looks` and
/// `stops` together, which must be less than `delay`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Takeover {
    /// The time for which a new leader waits, unless the one before has said that all has stopped.
    pub delay: Duration,
    /// The time between two looks at the lease.
    pub looks: Duration,
    /// The longest time that a program takes to stop.
    pub stops: Duration,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Run {
    None,
    Running,
    Stopping,
}

/// The program of a host. It outlives the process that has started it.
#[derive(Clone, Debug)]
pub(super) struct Program {
    chance: Prng,
    /// The term that its node leads, and the time from which it may start.
    due: Option<(Term, Time)>,
    run: Run,
    /// The term, and the life of the process, in which it was started.
    term: Term,
    life: u32,
    /// Counts plans, so that the latest alone is followed.
    plans: u32,
    /// True once the application has said, since guards were closed, that all work has stopped.
    pub(super) has_declared: bool,
}

impl Program {
    pub(super) fn new(number: usize, plan: &Plan) -> Self {
        let chance = Prng::new(plan.seed).fork(600 + number as u64);
        let (term, run) = (Term::ZERO, Run::None);
        Self { chance, due: None, run, term, life: 0, plans: 0, has_declared: false }
    }

    pub(super) const fn runs(&self) -> bool {
        !matches!(self.run, Run::None)
    }
}

impl Host {
    fn leads(&self, term: Term) -> bool {
        self.shown.is_some_and(|shown| shown.role == Role::Leader && shown.term == term)
    }

    /// Returns whether readers in this process find that it leads that term, with a lease.
    fn is_read_to_lead_in(&self, now: Time, term: Term) -> bool {
        self.leads(term) && self.is_read_to_lead(now)
    }
}

impl Cluster {
    /// Lets the program of a new leader start: at once, or after the delay.
    pub(super) fn expect_program(&mut self, node: usize, term: Term, work_stopped: bool) {
        let Some(takeover) = self.plan.takeover else { return };
        let wait = if work_stopped { Duration::ZERO } else { takeover.delay };
        self.census.takeovers_at_once += u64::from(work_stopped);
        let program = &mut self.hosts[node].program;
        program.due = Some((term, self.now + wait));
        if !program.runs() {
            self.plan_program(node, wait);
        }
    }

    fn plan_program(&mut self, node: usize, wait: Duration) {
        let program = &mut self.hosts[node].program;
        program.plans += 1;
        let next = Happening::Program { node: node as u8, plan: program.plans };
        self.queue.push(self.now + wait, next);
    }

    /// Goes on with a program, if nothing else was planned since.
    pub(super) fn on_program(&mut self, node: usize, plan: u32) {
        let Some(takeover) = self.plan.takeover else { return };
        let now = self.now;
        let host = &mut self.hosts[node];
        if host.program.plans != plan {
            return;
        }
        match host.program.run {
            Run::None => self.start_program(node, takeover),
            Run::Running => {
                let application = &host.application;
                let is_recalled = application.is_closed && application.life == host.program.life;
                let term = host.program.term;
                let goes_on = host.application.life == host.program.life
                    && host.is_read_to_lead_in(now, term)
                    && !is_recalled;
                if goes_on {
                    return self.plan_program(node, takeover.looks);
                }
                host.program.run = Run::Stopping;
                let longest = takeover.stops.as_nanos();
                let wait = Duration::from_nanos(host.program.chance.magnitude(10_000, longest));
                self.plan_program(node, wait);
            }
            Run::Stopping => self.on_program_end(node, takeover),
        }
    }

    fn start_program(&mut self, node: usize, takeover: Takeover) {
        let now = self.now;
        let host = &mut self.hosts[node];
        let Some((term, at)) = host.program.due.filter(|&(term, _)| host.leads(term)) else {
            return;
        };
        let may_start =
            at <= now && host.is_read_to_lead_in(now, term) && !host.application.is_closed;
        if !may_start {
            let wait = takeover.looks.max(if at > now { at.since(now) } else { Duration::ZERO });
            return self.plan_program(node, wait);
        }
        host.program.due = None;
        (host.program.run, host.program.term) = (Run::Running, term);
        host.program.life = host.application.life;
        host.application.hold_for_program();
        self.census.programs += 1;
        let others = (0..self.hosts.len()).filter(|&other| other != node);
        let running = others.map(|other| &self.hosts[other]).find(|other| other.program.runs());
        if let Some(other) = running {
            let (name, before) = (other.config.node, other.program.term);
            let detail = format!("n{} in {term:?}, n{name} in {before:?}", id(node));
            self.checker.on_program(now, Some(detail));
        } else {
            self.checker.on_program(now, None);
        }
        self.plan_program(node, takeover.looks);
    }

    /// Gives the guard back, if the process that holds it lives. Where leadership is being given up
    /// and it is still that of the program, the work of leaders has stopped.
    fn on_program_end(&mut self, node: usize, takeover: Takeover) {
        let now = self.now;
        let host = &mut self.hosts[node];
        host.program.run = Run::None;
        if host.program.due.is_some() {
            self.plan_program(node, takeover.looks);
        }
        let host = &mut self.hosts[node];
        if host.application.life != host.program.life {
            return;
        }
        let term = host.program.term;
        let is_its_own = host.is_read_to_lead_in(now, term);
        host.program.has_declared |= host.application.is_closed && is_its_own;
        host.application.drop_for_program();
        if host.application.is_closed && host.application.held() == 0 {
            host.note_idle(now);
            self.poll(node);
        }
    }
}
