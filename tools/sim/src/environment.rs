//! What a core wants done, carried out: writes, publications, datagrams, events. Here faults strike
//! between two of them, and the checker sees each.

use interrex::election::{CampaignEnd, Election, Event, HardState, Output, Standing};
use interrex::message::Message;
use interrex::types::{Duration, NodeId, NodeSet};
use interrex::wire::{self, Envelope, Record};

use super::attacker::{Attacker, Origin};
use super::census::Handover;
use super::cluster::Cluster;
use super::disk::Fate;
use super::faults::{Moment, Write as Cut};
use super::host::{Purpose, Trap, Write, id};
use super::leases::Change;
use super::queue::Happening;
use super::trace::{Detail, brief, describe};

impl Cluster {
    /// Carries out what the core wants done, until it wants no more or the node is stopped.
    pub(super) fn drain(&mut self, node: usize) {
        loop {
            let host = &mut self.hosts[node];
            let Some(output) = host.core.as_mut().and_then(Election::poll_output) else { return };
            if host.paused.is_some() {
                host.unfinished.push_back(output);
            } else {
                self.carry_out(node, output);
            }
        }
    }

    pub(super) fn carry_out(&mut self, node: usize, output: Output) {
        match output {
            Output::Persist(hard) => self.write(node, Purpose::Persist, hard),
            Output::Prepare(hard) => self.write(node, Purpose::Prepare, hard),
            Output::Publish(standing) => {
                self.publish(node, standing);
                self.spring(node, Moment::Publish);
            }
            Output::Send { to, message } => {
                self.send(node, to, &message);
                self.spring(node, Moment::Send);
            }
            Output::Event(event) => self.tell(node, &event),
        }
    }

    /// Writes, unless the disk need not; a slow one takes the thread along.
    fn write(&mut self, node: usize, purpose: Purpose, hard: HardState) {
        let host = &mut self.hosts[node];
        if host.trap == Some(Trap::Crash(Cut::Lost)) {
            self.trap_crash(node, "in the middle of a write");
            return;
        }
        if !host.disk.must_write(&hard) {
            self.on_written(node, purpose, hard);
            return;
        }
        let record = host.disk.begin(hard, host.told);
        let fate = host.disk.fate(&mut self.chance);
        let write = Write { purpose, record, fate };
        let slowness = host.disk.faults.slowness;
        // While it lasts, nobody knows how far it has come.
        let is_early = slowness > Duration::ZERO && self.chance.chance(500_000);
        if fate == Fate::Landed || (fate == Fate::Done && is_early) {
            host.disk.land(record);
        }
        if slowness == Duration::ZERO {
            self.end_write(node, write);
            return;
        }
        host.in_flight = Some(write);
        if self.trace.wants(Detail::Story) {
            let what = format_args!("! its disk takes {slowness} for a write");
            self.trace.note(self.now, Some(id(node)), what);
        }
        self.pause(node, self.now + slowness);
    }

    /// The disk says what has become of a write.
    pub(super) fn end_write(&mut self, node: usize, write: Write) {
        let Write { purpose, record, fate } = write;
        let host = &mut self.hosts[node];
        if fate == Fate::Done {
            host.disk.complete(record);
            self.on_written(node, purpose, record.hard);
            return;
        }
        if self.trace.wants(Detail::Story) {
            let landed = if fate == Fate::Landed { ", and lands all the same" } else { "" };
            let (term, vote) = (record.hard.term, record.hard.voted_for);
            let what = format_args!("! its write of term {term}, vote {vote:?}, fails{landed}");
            self.trace.note(self.now, Some(id(node)), what);
        }
        let host = &mut self.hosts[node];
        if purpose == Purpose::Persist {
            host.unfinished.clear();
            if let Some(core) = &mut host.core {
                core.handle_persist_failed(host.latest);
            }
        }
    }

    fn on_written(&mut self, node: usize, purpose: Purpose, hard: HardState) {
        let now = self.now;
        let host = &mut self.hosts[node];
        if purpose == Purpose::Persist {
            self.checker.on_persist(now, host, hard);
            host.disk.acknowledge(hard);
            if self.trace.wants(Detail::Everything) {
                let (name, vote) = (host.config.node, hard.voted_for);
                let what = format_args!("  writes term {}, vote {vote:?}", hard.term);
                self.trace.note(now, Some(name), what);
            }
        }
        if self.hosts[node].trap == Some(Trap::Crash(Cut::Done)) {
            self.trap_crash(node, "right after a write");
        } else {
            self.spring(node, Moment::Persist);
        }
    }

    fn trap_crash(&mut self, node: usize, when: &str) {
        if self.trace.wants(Detail::Story) {
            self.trace.note(self.now, Some(id(node)), format_args!("! dies {when}"));
        }
        self.stop(node);
    }

    fn spring(&mut self, node: usize, moment: Moment) {
        if let Some(Trap::Pause { after, until }) = self.hosts[node].trap
            && after == moment
        {
            self.hosts[node].trap = None;
            if until > self.now {
                if self.trace.wants(Detail::Story) {
                    let length = until.since(self.now);
                    let what = format_args!("! stands still for {length}");
                    self.trace.note(self.now, Some(id(node)), what);
                }
                self.pause(node, until);
            }
        }
    }

    fn publish(&mut self, node: usize, standing: Standing) {
        let host = &mut self.hosts[node];
        host.shown = Some(standing);
        let change = self.checker.on_publish(self.now, host, &standing);
        if let Change::Acquired(interregnum) = change {
            let (campaign, sent_before) = self.campaigns[node];
            self.census.handovers += 1;
            self.census.history.push(Handover {
                at: self.now,
                leader: id(node),
                term: standing.term,
                interregnum,
                campaign,
                sent_before,
                sent: self.census.sent,
            });
            if self.trace.wants(Detail::Story) {
                let term = standing.term;
                let what =
                    format_args!("holds a lease in term {term}; nobody had for {interregnum}");
                self.trace.note(self.now, Some(id(node)), what);
            }
        }
    }

    fn send(&mut self, node: usize, to: NodeSet, message: &Message) {
        let now = self.now;
        let host = &mut self.hosts[node];
        self.checker.on_send(now, host, message);
        let Some(first) = to.iter().next() else { return };
        let envelope = Envelope { cluster: host.receiver.cluster, sequence: 0 };
        let mut record = Record::default();
        wire::encode(message, first, &envelope, &mut record);
        for recipient in to.iter() {
            if let Some(links) = &mut self.hosts[node].links {
                links.seal(&mut record, recipient);
            }
            self.transmit(node, recipient, &record);
        }
        self.census.sent[message.body.kind().index()] += to.len() as u64;
        if self.trace.wants(Detail::Everything) {
            let (name, what) = (self.hosts[node].config.node, brief(message));
            self.trace.note(now, Some(name), format_args!("  says to {to:?}: {what}"));
        }
    }

    /// Puts a sealed datagram on the network, before the eyes of whoever listens there.
    pub(super) fn transmit(&mut self, node: usize, to: NodeId, record: &Record) {
        let arrivals = self.network.send(self.now, node as u8, to.number());
        let is_cut = !self.healed && self.attacker.as_mut().is_some_and(Attacker::cuts);
        if arrivals[0].is_none() || is_cut {
            self.census.lost += 1;
        }
        for at in arrivals.into_iter().flatten().filter(|_| !is_cut) {
            let slot = self.network.keep(record, Origin::Honest { sent: self.now });
            self.queue.push(at, Happening::Arrival { to: to.number(), slot });
        }
        let Some(blow) = self.attacker.as_mut().and_then(|attacker| attacker.see(record)) else {
            return;
        };
        self.census.attacks += 1;
        let slot = self.network.keep(&blow.record, blow.origin);
        let arrival = Happening::Arrival { to: blow.to.number(), slot };
        self.queue.push(self.now + blow.after, arrival);
    }

    fn tell(&mut self, node: usize, event: &Event) {
        let host = &mut self.hosts[node];
        self.checker.on_event(self.now, host, event);
        match event {
            Event::CampaignStarted { .. } => {
                self.census.campaigns += 1;
                self.campaigns[node] = (self.now, self.sent_before_step);
            }
            Event::CampaignEnded { reason, .. } => {
                let counts = &mut self.census;
                counts.false_suspicions += u64::from(*reason == CampaignEnd::LeaderHeard);
                let failed = [CampaignEnd::Lost, CampaignEnd::TimedOut].contains(reason);
                counts.failed_campaigns += u64::from(failed);
            }
            Event::BecameLeader { .. } => self.census.elections += 1,
            Event::LeaseLapsed { .. } => self.census.lapses += 1,
            Event::AskedAgain { .. }
            | Event::SteppedDown { .. }
            | Event::LeaderChanged { .. }
            | Event::LeaseRegained { .. }
            | Event::ConflictingLeader { .. }
            | Event::LeaderRefused { .. }
            | Event::LeaderDied { .. }
            | Event::OtherConfiguration { .. }
            | Event::TermAheadOfClock { .. }
            | Event::TwinMember { .. }
            | Event::OtherTiming { .. }
            | Event::TimingTooShort { .. }
            | Event::MemberSilent { .. }
            | Event::MemberHeard { .. }
            | Event::RecoveryBegan { .. }
            | Event::Recovered { .. }
            | Event::ClockFault
            | Event::PersistFailed { .. } => {}
        }
        if self.trace.wants(Detail::Story) {
            let now = host.read_clock(self.now);
            self.trace.note(
                self.now,
                Some(host.config.node),
                format_args!("{}", describe(event, now)),
            );
        }
    }
}
