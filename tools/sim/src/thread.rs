//! Runs a node's thread: it starts, wakes, stands still and dies.
//!
//! Knows the moments at which something comes in for it. What it does then is the duty cycle's
//! order, the very one of production; what it meets is in `environment.rs`.

use interrex::duty_cycle::{DutyCycle, Request};
use interrex::election::Command;
#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;
use interrex::types::{Duration, Instant};

use super::clock::Time;
use super::cluster::Cluster;
use super::environment::Thread;
use super::host::{SOCKET, id};
use super::page::Breach;
use super::property::Property;
use super::queue::Happening;

impl Cluster {
    pub(super) fn start(&mut self, node: usize) {
        let host = &mut self.hosts[node];
        let found = host.start(self.now, &self.plan);
        #[cfg(feature = "sabotage")]
        if let (Some(rule), Some(cycle)) = (self.plan.sabotage, &mut host.cycle) {
            cycle.sabotage(rule);
            host.disk.trusts_prepared = rule == Sabotage::TrustPrepared;
        }
        self.checker.on_start(self.now, host, found);
        self.start_work(node);
        self.poll(node);
    }

    pub(super) fn stop(&mut self, node: usize) {
        if !self.hosts[node].runs {
            return;
        }
        let is_shown = self.leave_to_guardian(node);
        let host = &mut self.hosts[node];
        let slots = host.stop(self.plan.storage);
        let (name, term) = (host.config.node, host.disk.acknowledged().at_start().term);
        for slot in slots {
            self.network.take(slot);
        }
        self.checker.on_stop(self.now, name, term, is_shown);
        self.census.crashes += 1;
    }

    /// Ends the process, and loses what it has written.
    pub(super) fn lose_store(&mut self, node: usize) {
        self.stop(node);
        let created = self.plan.created_store(node, self.now);
        let host = &mut self.hosts[node];
        if !host.runs {
            host.disk.replace(created);
            self.checker.on_store_lost(host.config.node, created.term);
        }
    }

    /// Puts the machine back to what it was when it was recorded. Once the life has found that and
    /// ended, the process is started anew.
    pub(super) fn restore(&mut self, node: usize) {
        if !self.hosts[node].has_snapshot() {
            return;
        }
        // Before: its guardian is gone with the machine.
        self.hosts[node].is_down = true;
        self.stop(node);
        let now = self.now;
        let host = &mut self.hosts[node];
        let shown = host.resume(now);
        self.checker.on_store_lost(host.config.node, host.disk.acknowledged().term);
        self.census.restores += 1;
        if let Some(shown) = shown.filter(|_| self.plan.breaks(Breach::GoOnRestored)) {
            self.publish(node, shown);
        }
        self.poll(node);
        if self.hosts[node].is_over() {
            self.stop(node);
            self.start(node);
        }
    }

    /// Makes the thread stand still until `until`.
    pub(super) fn pause(&mut self, node: usize, until: Time) {
        let host = &mut self.hosts[node];
        if !host.runs {
            return;
        }
        host.note_idle(self.now);
        host.paused = host.paused.max(Some(until));
        host.pause += 1;
        let wake = Happening::Wake { node: node as u8, pause: host.pause };
        self.queue.push(host.paused.unwrap_or(until), wake);
        self.census.pauses += 1;
    }

    pub(super) fn on_arrival(&mut self, node: usize, slot: u32) {
        let host = &mut self.hosts[node];
        let is_full = host.paused.is_some() && host.inbox.len() - host.received >= SOCKET;
        if host.runs && !is_full {
            host.note_idle(self.now);
            host.inbox.push_back(slot);
            self.poll(node);
            return;
        }
        self.census.lost += 1;
        let answers = !host.runs && !host.is_down && self.plan.port_unreachable;
        let sender = self.network.look(slot).0.from;
        if answers && usize::from(sender) < self.hosts.len() {
            self.answer_unreachable(node, sender, slot);
        }
        self.network.take(slot);
    }

    /// Lets the host of a dead process tell a sender that nobody listens there, and quote what it
    /// sent (ICMP).
    fn answer_unreachable(&mut self, node: usize, sender: u8, slot: u32) {
        let (from, to) = (self.plan.host_of(node as u8), self.plan.host_of(sender));
        let may_say = |ration| self.rations.take(self.now, ration, from, to);
        if !self.plan.ration.is_none_or(may_say) {
            return;
        }
        self.census.port_unreachable += 1;
        let (record, origin) = self.network.look(slot);
        let record = *record;
        let [first, again] = self.network.send(self.now, node as u8, sender);
        for at in first.into_iter().chain(again) {
            let quote = self.network.keep(&record, origin);
            self.queue.push(at, Happening::Unreachable { to: sender, about: node as u8, quote });
        }
    }

    /// Delivers the message that nobody listens where `about` should be; one without a quote is
    /// forged.
    pub(super) fn on_unreachable(&mut self, node: usize, about: u8, quote: Option<u32>) {
        let host = &mut self.hosts[node];
        if host.runs && host.unreachable.len() < SOCKET {
            host.note_idle(self.now);
            host.unreachable.push_back((id(usize::from(about)), quote));
            self.poll(node);
        } else if let Some(slot) = quote {
            self.network.take(slot);
        }
    }

    pub(super) fn on_alarm(&mut self, node: usize, alarm: u32) {
        let host = &mut self.hosts[node];
        if host.alarm == alarm {
            host.deadline = Instant::NEVER;
            host.note_idle(self.now);
            self.poll(node);
        }
    }

    pub(super) fn on_wake(&mut self, node: usize, pause: u32) {
        if self.hosts[node].pause == pause && self.hosts[node].paused.is_some() {
            self.wake(node);
        }
    }

    /// Lets the thread go on where it was stopped.
    pub(super) fn wake(&mut self, node: usize) {
        self.hosts[node].paused = None;
        self.poll(node);
    }

    /// Hands a command to a node, or to what waits for its thread. One to give leadership up waits
    /// for no guards, and its outcome is asked for.
    pub fn command(&mut self, node: usize, command: Command) {
        let drain = Duration::ZERO;
        self.request(
            node,
            match command {
                Command::Resign => Request::Resign { drain },
                Command::Transfer(to) => Request::Transfer { to, drain },
                Command::SetStandby(true) => Request::StandBy { drain },
                Command::SetPosition(_)
                | Command::Bootstrap
                | Command::SetStandby(false)
                | Command::SetStalled(_)
                | Command::SetPriority(_) => Request::Command(command),
            },
        );
    }

    /// Hands a wish of the application to a node, or to what waits for its thread.
    pub(super) fn request(&mut self, node: usize, request: Request) {
        let host = &mut self.hosts[node];
        if host.runs {
            host.note_idle(self.now);
            host.requests.push_back(request);
            self.poll(node);
        }
    }

    /// Lets the thread run until it finds nothing to do, stands still or dies.
    pub(super) fn poll(&mut self, node: usize) {
        while self.hosts[node].is_free() {
            let Some(mut cycle) = self.hosts[node].cycle.take() else { return };
            let was_midway = !cycle.is_between_passes();
            let outcome = cycle.pass(&mut Thread::new(self, node));
            let host = &mut self.hosts[node];
            host.cycle = Some(cycle);
            if host.dies {
                self.stop(node);
            } else if outcome.is_ok() && host.is_over() {
                // It reads nothing any more.
                for slot in host.take_unread() {
                    self.network.take(slot);
                }
                return;
            } else if outcome.is_ok() && !was_midway && !host.has_work() {
                if host.unanswered > 0 && !self.checker.waits_for_guards(host) {
                    let detail = format!("n{node} never says whether it has resigned");
                    self.checker.report(self.now, Property::L2, detail);
                }
                self.arm(node);
                return;
            }
        }
    }

    /// Sets an alarm for the node's next deadline, unless an earlier one is set already: when that
    /// rings, the deadline is asked for again.
    pub(super) fn arm(&mut self, node: usize) {
        let host = &mut self.hosts[node];
        let Some(deadline) = host.cycle.as_deref().map(DutyCycle::next_deadline) else { return };
        if deadline >= host.deadline {
            return;
        }
        host.deadline = deadline;
        host.alarm += 1;
        let late = Duration::from_nanos(self.chance.below(self.plan.lateness.as_nanos()));
        let at = host.clock.first_at(deadline).max(self.now) + late;
        self.queue.push(at, Happening::Alarm { node: node as u8, alarm: host.alarm });
    }
}
