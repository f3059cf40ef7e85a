//! What a core wants done, carried out: writes, publications, datagrams, events. Here faults strike
//! between two of them, and the checker sees each.

use crate::election::{CampaignEnd, Election, Event, HardState, Output, Standing};
use crate::message::Message;
use crate::types::{NodeId, NodeSet};
use crate::wire::{self, Envelope, Record};

use super::attacker::{Attacker, Origin};
use super::census::Handover;
use super::cluster::Cluster;
use super::faults::{Moment, Write};
use super::host::{Trap, id};
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
            Output::Persist(hard) => self.persist(node, hard),
            Output::Prepare(hard) => self.prepare(node, hard),
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

    fn persist(&mut self, node: usize, hard: HardState) {
        let now = self.now;
        let host = &mut self.hosts[node];
        if host.trap == Some(Trap::Crash(Write::Lost)) {
            self.trap_crash(node, "in the middle of a write");
            return;
        }
        if host.disk_faults > 0 {
            let read = host.read_clock(now);
            host.unfinished.clear();
            if let Some(core) = &mut host.core {
                core.handle_persist_failed(read);
            }
            return;
        }
        self.checker.on_persist(now, host, hard);
        host.hard_state = hard;
        host.prepared = None;
        if self.trace.wants(Detail::Everything) {
            let (name, vote) = (host.config.node, hard.voted_for);
            let what = format_args!("  writes term {}, vote {vote:?}", hard.term);
            self.trace.note(now, Some(name), what);
        }
        if self.hosts[node].trap == Some(Trap::Crash(Write::Done)) {
            self.trap_crash(node, "right after a write");
        } else {
            self.spring(node, Moment::Persist);
        }
    }

    /// A write like any other for whatever strikes in the middle of it or after it.
    fn prepare(&mut self, node: usize, hard: HardState) {
        let host = &mut self.hosts[node];
        if host.trap == Some(Trap::Crash(Write::Lost)) {
            self.trap_crash(node, "in the middle of a write");
            return;
        }
        if host.disk_faults > 0 {
            return;
        }
        host.prepared = Some(hard);
        if host.trap == Some(Trap::Crash(Write::Done)) {
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
