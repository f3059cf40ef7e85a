//! How a node's thread works: the order of the runtime's duty cycle, pauses included.
//!
//! Knows what comes in and when deadlines are looked at; what a core then wants done is
//! `outputs.rs`'s business.

use interrex::election::Command;
#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;
use interrex::types::{Duration, Instant};
use interrex::wire::layout::{KIND_CHALLENGE, RECORD_LENGTH};
use interrex::wire::{Incoming, Record, Refusal};

use super::attacker::Origin;
use super::clock::Time;
use super::cluster::Cluster;
use super::faults::Moment;
use super::host::{Parcel, SOCKET, Trap, id};
use super::plan::Expectation;
use super::property::Property;
use super::queue::Happening;
use super::trace::{Detail, brief};

/// The most datagrams that a thread takes in between two looks at its timers.
const BATCH: usize = 32;

/// The most timers of one look.
const TIMERS: usize = 8;

impl Cluster {
    pub(super) fn start(&mut self, node: usize) {
        let host = &mut self.hosts[node];
        let found = host.start(self.now, &self.plan);
        #[cfg(feature = "sabotage")]
        if let (Some(rule), Some(core)) = (self.plan.sabotage, &mut host.core) {
            core.sabotage(rule);
            host.disk.trusts_prepared = rule == Sabotage::TrustPrepared;
        }
        self.checker.on_start(self.now, host, found);
        self.enter();
        self.drain(node);
        self.arm(node);
    }

    pub(super) fn stop(&mut self, node: usize) {
        if self.hosts[node].core.is_none() {
            return;
        }
        let is_shown = self.mourn(node);
        let host = &mut self.hosts[node];
        let slots = host.stop(self.plan.storage);
        let (name, term) = (host.config.node, host.disk.acknowledged().term);
        for slot in slots {
            self.network.take(slot);
        }
        self.checker.on_stop(self.now, name, term, is_shown);
        self.census.crashes += 1;
    }

    /// The process dies, and what it has written is gone.
    pub(super) fn lose_store(&mut self, node: usize) {
        self.stop(node);
        let created = self.plan.created_store(node, self.now);
        let host = &mut self.hosts[node];
        if host.core.is_none() {
            host.disk.replace(created);
            self.checker.on_store_lost(host.config.node, created.term);
        }
    }

    /// The thread stands still until `until`.
    pub(super) fn pause(&mut self, node: usize, until: Time) {
        let host = &mut self.hosts[node];
        if host.core.is_none() {
            return;
        }
        host.away_since.get_or_insert(self.now);
        host.paused = host.paused.max(Some(until));
        host.pause += 1;
        let wake = Happening::Wake { node: node as u8, pause: host.pause };
        self.queue.push(host.paused.unwrap_or(until), wake);
        self.census.pauses += 1;
    }

    pub(super) fn on_arrival(&mut self, node: usize, slot: u32) {
        let host = &mut self.hosts[node];
        let full = host.paused.is_some() && host.inbox.len() >= SOCKET;
        if host.core.is_none() || full {
            let refuses = host.core.is_none() && !host.is_down && self.plan.refusals;
            let sender = self.network.take(slot).0.from;
            self.census.lost += 1;
            if refuses && usize::from(sender) < self.hosts.len() {
                self.refuse(node, sender);
            }
            return;
        }
        let caught = match host.trap {
            Some(Trap::Pause { after: Moment::ClockRead, until }) => Some(until),
            Some(_) | None => None,
        };
        if let Some(until) = caught {
            host.trap = None;
            let read = Some(host.read_clock(self.now));
            host.inbox.push_back(Parcel::Datagram { slot, read });
            self.pause(node, until);
        } else if host.paused.is_some() {
            host.inbox.push_back(Parcel::Datagram { slot, read: None });
        } else {
            self.take_in(node, Parcel::Datagram { slot, read: None });
            self.arm(node);
        }
    }

    /// The host of a dead process says to whoever sends to it that nobody listens.
    fn refuse(&mut self, node: usize, sender: u8) {
        let (from, to) = (self.plan.host_of(node as u8), self.plan.host_of(sender));
        let may_say = |ration| self.rations.take(self.now, ration, from, to);
        if !self.plan.ration.is_none_or(may_say) {
            return;
        }
        self.census.refusals += 1;
        let [first, again] = self.network.send(self.now, node as u8, sender);
        for at in first.into_iter().chain(again) {
            self.queue.push(at, Happening::Refusal { to: sender, about: node as u8 });
        }
    }

    /// Word comes, true or forged, that nobody listens where `about` should be.
    pub(super) fn on_refusal(&mut self, node: usize, about: u8) {
        let about = id(usize::from(about));
        if self.hosts[node].is_free() {
            self.take_in(node, Parcel::Refusal(about));
            self.arm(node);
        } else if self.hosts[node].core.is_some() && self.hosts[node].refusals.len() < SOCKET {
            self.hosts[node].refusals.push_back(about);
        }
    }

    pub(super) fn on_alarm(&mut self, node: usize, alarm: u32) {
        if self.hosts[node].alarm != alarm {
            return;
        }
        self.hosts[node].deadline = Instant::NEVER;
        if self.hosts[node].is_free() {
            self.fire_timers(node);
            self.arm(node);
        }
    }

    pub(super) fn on_wake(&mut self, node: usize, pause: u32) {
        if self.hosts[node].pause == pause && self.hosts[node].paused.is_some() {
            self.wake(node);
        }
    }

    /// The thread goes on where it was stopped: first what it had left to do, then what has come in
    /// meanwhile, before its timers.
    pub(super) fn wake(&mut self, node: usize) {
        self.hosts[node].paused = None;
        self.finish_pass(node);
        self.note_absence(node);
        while self.hosts[node].is_free() {
            for left in (0..BATCH).rev() {
                let Some(parcel) = self.hosts[node].inbox.pop_front() else { break };
                self.take_in(node, parcel);
                if !self.hosts[node].is_free() {
                    self.hosts[node].keep_batch(left);
                    return;
                }
            }
            while self.hosts[node].is_free() {
                let Some(about) = self.hosts[node].refusals.pop_front() else { break };
                self.take_in(node, Parcel::Refusal(about));
            }
            self.fire_timers(node);
            if self.hosts[node].inbox.is_empty() {
                break;
            }
        }
        self.arm(node);
    }

    /// Goes on with what the thread was in the middle of, by the time that it had read before: the
    /// write, what was to follow, and the datagrams of the same batch.
    fn finish_pass(&mut self, node: usize) {
        if let Some(write) = self.hosts[node].in_flight.take() {
            self.end_write(node, write);
        }
        while self.hosts[node].is_free() {
            let Some(output) = self.hosts[node].unfinished.pop_front() else { break };
            self.carry_out(node, output);
        }
        self.drain(node);
        while self.hosts[node].is_free() {
            let inbox = &mut self.hosts[node].inbox;
            let is_read =
                |parcel: &Parcel| matches!(parcel, Parcel::Datagram { read: Some(_), .. });
            if !inbox.front().is_some_and(is_read) {
                break;
            }
            let Some(parcel) = inbox.pop_front() else { break };
            self.take_in(node, parcel);
        }
    }

    fn note_absence(&mut self, node: usize) {
        let host = &mut self.hosts[node];
        if host.is_free()
            && let Some(since) = host.away_since.take()
        {
            let now = host.read_clock(self.now);
            let away = self.now.since(since);
            host.core.iter_mut().for_each(|core| core.note_absence(now, away));
        }
    }

    /// Hands a command to a node, or to what waits for its thread.
    pub fn command(&mut self, node: usize, command: Command) {
        if self.hosts[node].is_free() {
            self.take_in(node, Parcel::Command(command));
            self.arm(node);
        } else if self.hosts[node].core.is_some() {
            self.hosts[node].inbox.push_back(Parcel::Command(command));
        }
    }

    pub(super) fn take_in(&mut self, node: usize, parcel: Parcel) {
        self.enter();
        match parcel {
            Parcel::Datagram { slot, read } => self.take_datagram(node, slot, read),
            Parcel::Command(command) => {
                let host = &mut self.hosts[node];
                let now = host.read_clock(self.now);
                if let Command::SetPosition(position) = command {
                    host.told = host.told.max(position);
                }
                let Some(core) = &mut host.core else { return };
                core.handle_command(now, command);
                self.settle(node, now, false);
            }
            Parcel::Refusal(about) => {
                let host = &mut self.hosts[node];
                let now = host.read_clock(self.now);
                if self.trace.wants(Detail::Everything) {
                    let what = format_args!("  hears that nobody listens at n{about}");
                    self.trace.note(self.now, Some(id(node)), what);
                }
                let Some(core) = &mut host.core else { return };
                core.handle_refusal(now, about);
                self.settle(node, now, false);
            }
            Parcel::ClockFault => {
                let host = &mut self.hosts[node];
                host.latest = host.clock.read(self.now);
                let now = host.latest;
                let (Some(core), Some(links)) = (&mut host.core, &mut host.links) else { return };
                links.handle_clock_fault(now);
                core.handle_clock_fault(now);
                self.checker.on_clock_fault(id(node));
                self.settle(node, now, false);
            }
        }
    }

    pub(super) fn enter(&mut self) {
        self.census.steps += 1;
        self.sent_before_step = self.census.sent;
    }

    fn take_datagram(&mut self, node: usize, slot: u32, read: Option<Instant>) {
        let host = &mut self.hosts[node];
        let now = match read {
            Some(read) => read.max(host.latest),
            None => host.read_clock(self.now),
        };
        let name = host.config.node;
        let Some(links) = &mut host.links else { return };
        let (record, origin) = self.network.take(slot);
        let length = match origin {
            Origin::Honest { .. } | Origin::Replayed => RECORD_LENGTH,
            Origin::Forged { length } => usize::from(length),
        };
        let heard = links.receive(now, &record.as_bytes()[..length]);
        let record = *record;
        self.judge(node, &record, origin, &heard);
        let message = match heard {
            Ok(Incoming::Message(message)) => message,
            Ok(Incoming::Challenge(to, answer) | Incoming::Answer(to, answer)) => {
                let core = &mut self.hosts[node].core;
                core.iter_mut().for_each(|core| core.note_process(to));
                if let Some(answer) = answer {
                    self.transmit(node, to, &answer);
                }
                return;
            }
            Err(_) => return,
        };
        let host = &mut self.hosts[node];
        if self.trace.wants(Detail::Everything) {
            let (from, what) = (message.from, brief(&message));
            self.trace.note(self.now, Some(name), format_args!("  hears n{from}: {what}"));
        }
        let Some(core) = &mut host.core else { return };
        let before = core.standing();
        core.handle_message(now, &message);
        let after = core.standing();
        self.checker.on_handled(self.now, now, &message, (&before, &after), name);
        self.settle(node, now, false);
    }

    /// Whether what was believed may be, and whether what was refused must be.
    fn judge(
        &mut self,
        node: usize,
        record: &Record,
        origin: Origin,
        heard: &Result<Incoming, Refusal>,
    ) {
        let name = id(node);
        let is_sealed = self.plan.attack.is_some();
        match (heard, origin) {
            (Ok(_), Origin::Forged { .. }) => {
                let detail = format!("n{name} believes what no member has said");
                self.checker.report(self.now, Property::Wire, detail);
            }
            // Whoever challenges is answered, known or not; that is not yet to believe anything.
            (Ok(Incoming::Challenge(..)), Origin::Honest { .. } | Origin::Replayed) => {}
            (Ok(_), Origin::Honest { .. } | Origin::Replayed) if is_sealed => {
                let life = self.hosts[node].boots;
                self.checker.on_believed(self.now, name, life, record);
            }
            (Err(refusal), Origin::Honest { sent }) => {
                // Repeated and overtaken by the weather, or from a life that is yet to answer; but not
                // for long once all that is over. A challenge that is repeated is answered twice, and a
                // replay may overtake what it repeats.
                let life = self.hosts[node].boots;
                let is_repeated =
                    record.kind == KIND_CHALLENGE || self.checker.has_believed(name, life, record);
                let is_calm = self.is_calm(sent);
                let is_fine = *refusal == Refusal::Answer
                    || (*refusal == Refusal::Boot && !is_calm)
                    || (*refusal == Refusal::Replay && (!is_calm || is_repeated));
                if !is_sealed || !is_fine {
                    self.checker.report(self.now, Property::Wire, format!("n{name}: {refusal}"));
                }
                self.census.refused += 1;
            }
            (Err(_), Origin::Replayed | Origin::Forged { .. }) => self.census.refused += 1,
            (Ok(_), Origin::Honest { .. } | Origin::Replayed) => {}
        }
    }

    /// Whether, at that moment, all faults had been over for as long as the cluster has to agree on a
    /// leader.
    fn is_calm(&self, then: Time) -> bool {
        let agreed = |&&(at, what): &&(Duration, Expectation)| {
            what == Expectation::Agreed && at >= self.plan.heals_at
        };
        let calm_from = self.plan.expectations.iter().find(agreed);
        self.healed && calm_from.is_some_and(|(at, _)| then > Time::after(*at))
    }

    /// Asks those to prove themselves whose present life is not known.
    fn send_challenges(&mut self, node: usize, now: Instant) {
        while self.hosts[node].is_free() {
            let links = self.hosts[node].links.as_mut();
            let Some((peer, challenge)) = links.and_then(|links| links.poll_challenge(now)) else {
                return;
            };
            self.transmit(node, peer, &challenge);
        }
    }

    fn fire_timers(&mut self, node: usize) {
        let now = self.hosts[node].read_clock(self.now);
        let mut fired = 0;
        while fired < TIMERS && self.hosts[node].is_free() {
            let Some(core) = &mut self.hosts[node].core else { return };
            if core.next_deadline() > now {
                break;
            }
            fired += 1;
            core.handle_timeout(now);
            self.enter();
            self.drain(node);
        }
        self.send_challenges(node, now);
        if fired > 0 && self.hosts[node].is_free() {
            self.checker.on_settled(self.now, now, &self.hosts[node], true);
        }
    }

    fn settle(&mut self, node: usize, now: Instant, timers_ran: bool) {
        self.drain(node);
        self.checker.on_settled(self.now, now, &self.hosts[node], timers_ran);
    }

    /// Sets an alarm for the core's next deadline, unless an earlier one is set already: when that
    /// rings, the deadline is asked for again.
    pub(super) fn arm(&mut self, node: usize) {
        let host = &mut self.hosts[node];
        let Some(deadline) = host.next_deadline() else { return };
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
