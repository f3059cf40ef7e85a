//! Brings each fault about, and takes it back.

use interrex::config::MemberKind;
use interrex::duty_cycle::Request;
use interrex::election::Command;
use interrex::types::{Duration, NodeSet, Position, Priority};

use super::clock::{Clock, Time};
use super::cluster::Cluster;
use super::disk::Faults;
use super::faults::{Fault, LinkFault, NodeFault, Storm, Who};
use super::host::{FailPoint, id};
use super::network::Flap;
use super::queue::Happening;
use super::trace::Detail;

/// By how much a rebooted host's clock differs from what it showed before, at most: an hour.
const REBOOT_NS: u64 = 3_600_000_000_000;

impl Cluster {
    pub(super) fn begin(&mut self, place: u16) {
        if self.healed {
            return;
        }
        let planned = self.plan.faults[usize::from(place)];
        let until = Time::after(planned.at + planned.lasts);
        let fault = planned.fault.resolved(|who| Who::Node(self.victim(who) as u8));
        let fault = self.among_members(fault);
        self.active[usize::from(place)] = Some(fault);
        self.census.faults += 1;
        if self.trace.wants(Detail::Story) {
            let (number, lasts) = (planned.number, planned.lasts);
            let what = format_args!("! fault {number}, for {lasts}: {fault}");
            self.trace.note(self.now, None, what);
        }
        match fault {
            Fault::Node(who, what) => self.strike(self.victim(who), what, until),
            Fault::Links(_) | Fault::Flap(..) | Fault::Storm(_) => self.toggle(fault, true),
            Fault::ForgedUnreachable(..) => self.forge_unreachable(place),
            Fault::Advance(nodes) => self.advance(nodes),
        }
    }

    pub(super) fn end(&mut self, place: u16) {
        let Some(fault) = self.active[usize::from(place)].take() else { return };
        match fault {
            Fault::Node(who, what) => self.relieve(self.victim(who), what),
            Fault::Links(_) | Fault::Flap(..) | Fault::Storm(_) => self.toggle(fault, false),
            Fault::ForgedUnreachable(..) => {}
            Fault::Advance(_) => return,
        }
        if self.trace.wants(Detail::Story) {
            let number = self.plan.faults[usize::from(place)].number;
            self.trace.note(self.now, None, format_args!("! fault {number} ({fault}) is over"));
        }
    }

    /// Keeps only nodes that there are: a plan draws sets without knowing how many there are.
    fn among_members(&self, fault: Fault) -> Fault {
        let all = NodeSet::from_bits(u128::MAX >> (u128::BITS as usize - self.hosts.len()));
        match fault {
            Fault::Links(LinkFault::Partition(nodes)) => {
                Fault::Links(LinkFault::Partition(nodes.intersection(all)))
            }
            Fault::Links(LinkFault::Group(first, count)) => {
                let (first, nodes) = (self.victim(first), self.hosts.len());
                let group = (0..usize::from(count)).map(|place| id((first + place) % nodes));
                Fault::Links(LinkFault::Partition(group.collect()))
            }
            Fault::Advance(nodes) => Fault::Advance(nodes.intersection(all)),
            Fault::Node(..)
            | Fault::Links(_)
            | Fault::Flap(..)
            | Fault::Storm(_)
            | Fault::ForgedUnreachable(..) => fault,
        }
    }

    /// Returns the number of the node that `who` means now.
    fn victim(&self, who: Who) -> usize {
        let leader = || self.leader().map_or(0, |node| usize::from(node.number()));
        let node = match who {
            Who::Node(number) => usize::from(number),
            Who::Leader => leader(),
            Who::Follower(places) => leader() + usize::from(places),
        };
        node % self.hosts.len()
    }

    fn strike(&mut self, victim: usize, what: NodeFault, until: Time) {
        let now = self.now;
        match what {
            NodeFault::Crash => self.stop(victim),
            NodeFault::LoseStore => self.lose_store(victim),
            NodeFault::Reboot => {
                // Before: its guardian is gone too.
                self.hosts[victim].is_down = true;
                self.stop(victim);
            }
            NodeFault::Pause => self.pause(victim, until),
            NodeFault::CrashAtWrite(write) => self.set_fail_point(victim, FailPoint::Crash(write)),
            NodeFault::PauseAfter(after) => {
                self.set_fail_point(victim, FailPoint::Pause { after, until })
            }
            NodeFault::CrashAfter(after) => self.set_fail_point(victim, FailPoint::Die { after }),
            NodeFault::Void => self.void_living(victim),
            NodeFault::Restore => self.hosts[victim].record(now),
            NodeFault::FailingDisk => self.hosts[victim].disk.faults.failing += 1,
            NodeFault::DoubtfulDisk => self.hosts[victim].disk.faults.doubtful += 1,
            NodeFault::SlowDisk(by) => {
                let slowness = &mut self.hosts[victim].disk.faults.slowness;
                *slowness = *slowness + by;
            }
            NodeFault::Rate(ppm) => self.set_clock(victim, |clock| clock.set_rate(now, ppm)),
            NodeFault::Step(by) => {
                self.set_clock(victim, |clock| clock.step(now, by));
                self.find_clock_fault(victim);
            }
            NodeFault::Advance => self.advance(NodeSet::only(id(victim))),
            NodeFault::Resign(drain) => self.request(victim, Request::Resign { drain }),
            NodeFault::Standby(drain) => {
                self.hosts[victim].standbys += 1;
                self.request(victim, Request::StandBy { drain });
            }
            NodeFault::Stall => self.hosts[victim].stalls += 1,
            NodeFault::Prefer(priority) => {
                self.command(victim, Command::SetPriority(Priority(priority)));
            }
            NodeFault::Transfer(to, drain) => {
                let to = id(self.victim(to));
                self.request(victim, Request::Transfer { to, drain });
            }
        }
    }

    fn relieve(&mut self, victim: usize, what: NodeFault) {
        match what {
            NodeFault::Crash
            | NodeFault::CrashAtWrite(_)
            | NodeFault::CrashAfter(_)
            | NodeFault::LoseStore
            | NodeFault::Void => self.revive(victim),
            NodeFault::Reboot => {
                let by = self.chance.below(REBOOT_NS) as i64;
                if !self.hosts[victim].runs {
                    self.hosts[victim].restart_clock(self.now, by);
                }
                self.revive(victim);
            }
            NodeFault::Restore => self.restore(victim),
            NodeFault::PauseAfter(_) => self.hosts[victim].fail_point = None,
            NodeFault::FailingDisk => {
                let faults = &mut self.hosts[victim].disk.faults.failing;
                *faults = faults.saturating_sub(1);
            }
            NodeFault::DoubtfulDisk => {
                let faults = &mut self.hosts[victim].disk.faults.doubtful;
                *faults = faults.saturating_sub(1);
            }
            NodeFault::SlowDisk(by) => {
                let slowness = &mut self.hosts[victim].disk.faults.slowness;
                *slowness = slowness.saturating_sub(by);
            }
            NodeFault::Standby(_) => {
                let standbys = self.hosts[victim].standbys.saturating_sub(1);
                self.hosts[victim].standbys = standbys;
                if standbys == 0 {
                    self.command(victim, Command::SetStandby(false));
                }
            }
            NodeFault::Stall => {
                self.hosts[victim].stalls = self.hosts[victim].stalls.saturating_sub(1);
            }
            // A pause ends by itself; the others are over as soon as they have happened.
            NodeFault::Pause
            | NodeFault::Rate(_)
            | NodeFault::Step(_)
            | NodeFault::Resign(_)
            | NodeFault::Prefer(_)
            | NodeFault::Advance
            | NodeFault::Transfer(..) => {}
        }
    }

    fn set_fail_point(&mut self, victim: usize, fail_point: FailPoint) {
        if self.hosts[victim].runs {
            self.hosts[victim].fail_point = Some(fail_point);
        }
    }

    /// Starts the process if it is dead, or taken for dead; if it never died, it will not any more.
    fn revive(&mut self, victim: usize) {
        self.hosts[victim].fail_point = None;
        if self.hosts[victim].page.is_void {
            self.stop(victim);
        }
        if !self.hosts[victim].runs {
            self.start(victim);
        }
    }

    fn set_clock(&mut self, victim: usize, change: impl FnOnce(&mut Clock)) {
        let host = &mut self.hosts[victim];
        change(&mut host.clock);
        host.forget_alarm();
        if let Some(shown) = host.shown {
            self.checker.on_clock(self.now, host.config.node, &shown, &host.clock);
        }
        self.arm(victim);
    }

    /// Lets the thread find that its clock has lied, when it looks there next.
    fn find_clock_fault(&mut self, victim: usize) {
        self.hosts[victim].clock_lied = self.hosts[victim].runs;
        self.poll(victim);
    }

    /// Begins a fault of the network, or takes it back.
    fn toggle(&mut self, fault: Fault, on: bool) {
        match fault {
            Fault::Links(links) => self.network.cut_where(on, |from, to| links.cuts(from, to)),
            Fault::Flap(one, other, period) => {
                let ends = (self.victim(one) as u8, self.victim(other) as u8);
                let flaps = &mut self.network.flaps;
                if on {
                    flaps.push(Flap { ends, since: self.now, period });
                } else if let Some(place) = flaps.iter().position(|flap| flap.ends == ends) {
                    flaps.remove(place);
                }
            }
            Fault::Storm(storm) => self.change_weather(storm, on),
            Fault::Node(..) | Fault::ForgedUnreachable(..) | Fault::Advance(_) => {}
        }
    }

    /// Forges "port unreachable" about the victim to each other node, and again later while the
    /// fault lasts.
    pub(super) fn forge_unreachable(&mut self, place: u16) {
        let active = self.active[usize::from(place)];
        let Some(Fault::ForgedUnreachable(who, period)) = active else { return };
        let victim = self.victim(who);
        for node in (0..self.hosts.len()).filter(|&node| node != victim) {
            self.census.forged_unreachable += 1;
            self.on_unreachable(node, victim as u8, None);
        }
        self.queue.push(self.now + period, Happening::ForgeUnreachable { fault: place });
    }

    fn change_weather(&mut self, storm: Storm, on: bool) {
        if let Storm::Detour(who, by) = storm {
            self.network.detour(self.victim(who) as u8, by, on);
            return;
        }
        let change = |value: &mut u32, by: u32| {
            *value = if on { value.saturating_add(by) } else { value.saturating_sub(by) };
        };
        let weather = &mut self.network.weather;
        match storm {
            Storm::Loss(ppm) => change(&mut weather.loss_ppm, ppm),
            Storm::Repeat(ppm) => change(&mut weather.repeat_ppm, ppm),
            Storm::Late(ppm) => change(&mut weather.late_ppm, ppm),
            Storm::Slow(by) if on => weather.jitter = weather.jitter + by,
            Storm::Slow(by) => weather.jitter = weather.jitter.saturating_sub(by),
            Storm::Detour(..) => {}
        }
    }

    /// Moves the applications of those of `nodes` that are voters further than any has come so far.
    /// A witness has no log that could be ahead.
    fn advance(&mut self, nodes: NodeSet) {
        let furthest = self.hosts.iter().map(|host| host.position).max().unwrap_or_default();
        let position = Position { index: furthest.index + 1, ..furthest };
        for node in 0..self.hosts.len() {
            if nodes.contains(id(node)) && self.plan.seats[node].kind == MemberKind::Voter {
                // The page shows it before the thread is told.
                self.hosts[node].position = position;
                self.show_position_of_the_dead(node, position);
                self.command(node, Command::SetPosition(position));
            }
        }
    }

    /// Ends every fault: the liveness phase begins.
    pub(super) fn heal(&mut self) {
        if self.trace.wants(Detail::Story) {
            self.trace.note(self.now, None, format_args!("all faults are over"));
        }
        self.healed = true;
        self.active.fill(None);
        self.network.heal(self.plan.calm);
        self.plan.lateness = self.plan.lateness.min(Duration::from_micros(1));
        for node in 0..self.hosts.len() {
            self.hosts[node].disk.faults = Faults::default();
            self.hosts[node].stalls = 0;
            if std::mem::take(&mut self.hosts[node].standbys) > 0 {
                self.command(node, Command::SetStandby(false));
            }
            self.revive(node);
            if self.hosts[node].paused.is_some() {
                self.wake(node);
            }
        }
    }
}
