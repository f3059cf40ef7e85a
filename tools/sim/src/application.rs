//! The application of a node: threads that do, now and then, what only a leader may do, each time
//! under a guard.
//!
//! Knows when they take and drop guards, and how a drain keeps them from taking more. What they
//! draw moves no other chance of the run.

use interrex::election::Role;
use interrex::types::Duration;

use super::clock::Time;
use super::cluster::Cluster;
use super::host::{Host, id};
use super::plan::Plan;
use super::prng::Prng;
use super::queue::Happening;

/// The work that each application does while its node leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Work {
    /// The number of its threads, 31 at most. Each holds one guard at a time.
    pub threads: u8,
    /// The longest time for which a guard is held.
    pub lasts: Duration,
    /// The longest time until a thread that holds none asks for one.
    pub pauses: Duration,
}

/// The guards of the life that runs, and the threads that take them.
#[derive(Clone, Debug)]
pub(super) struct Application {
    chance: Prng,
    /// The number of lives before. What one of them has begun is nobody's any more.
    pub(super) life: u32,
    /// One bit for each thread that holds a guard, and the highest for its program.
    holders: u32,
    /// True while no guards are granted.
    pub(super) is_closed: bool,
}

impl Application {
    pub(super) fn new(number: usize, plan: &Plan) -> Self {
        let chance = Prng::new(plan.seed).fork(400 + number as u64);
        Self { chance, life: 0, holders: 0, is_closed: false }
    }

    /// Ends the process, and with it all guards.
    pub(super) const fn stop(&mut self) {
        (self.holders, self.is_closed) = (0, false);
        self.life += 1;
    }

    /// Returns the number of guards that are held.
    pub(super) const fn held(&self) -> u32 {
        self.holders.count_ones()
    }

    /// Lets the program hold a guard.
    pub(super) const fn hold_for_program(&mut self) {
        self.holders |= PROGRAM;
    }

    pub(super) const fn drop_for_program(&mut self) {
        self.holders &= !PROGRAM;
    }

    const fn holds(&self, thread: u8) -> bool {
        self.holders & (1 << thread) != 0
    }
}

impl Host {
    /// Returns whether readers in this process find that it leads.
    pub(super) fn is_read_to_lead(&self, now: Time) -> bool {
        let leads = self.shown.is_some_and(|shown| {
            shown.role == Role::Leader && self.clock.read(now) < shown.lease_end
        });
        leads && !self.page.is_void && !self.is_restored
    }
}

impl Cluster {
    /// Starts the threads of an application, if it has work.
    pub(super) fn start_work(&mut self, node: usize) {
        let threads = self.plan.work.map_or(0, |work| work.threads);
        (0..threads).for_each(|thread| self.plan_work(node, thread));
    }

    /// Lets a thread take a guard, or drop the one that it holds.
    pub(super) fn on_work(&mut self, node: usize, thread: u8, life: u32) {
        let application = &mut self.hosts[node].application;
        if application.life != life {
            return;
        }
        if !application.holds(thread) {
            self.take_guard(node, thread);
            return self.plan_work(node, thread);
        }
        application.holders &= !(1 << thread);
        self.plan_work(node, thread);
        let host = &mut self.hosts[node];
        if host.application.is_closed && host.application.held() == 0 {
            // The polling thread sleeps until the last one is dropped.
            host.note_idle(self.now);
            self.poll(node);
        }
    }

    fn take_guard(&mut self, node: usize, thread: u8) {
        let host = &mut self.hosts[node];
        if !host.application.is_closed && host.is_read_to_lead(self.now) {
            host.application.holders |= 1 << thread;
            self.census.guards += 1;
            self.checker.on_guard(self.now, id(node));
        }
    }

    /// Plans the next step of a thread.
    fn plan_work(&mut self, node: usize, thread: u8) {
        let Some(work) = self.plan.work else { return };
        let application = &mut self.hosts[node].application;
        let longest = if application.holds(thread) { work.lasts } else { work.pauses };
        let length = application.chance.magnitude(SHORTEST_NS, longest.as_nanos().max(SHORTEST_NS));
        let life = application.life;
        let step = Happening::Work { node: node as u8, thread, life };
        self.queue.push(self.now + Duration::from_nanos(length), step);
    }
}

/// The bit of the guard that a program runs under.
const PROGRAM: u32 = 1 << 31;

/// The shortest step of an application, in nanoseconds.
const SHORTEST_NS: u64 = 10_000;
