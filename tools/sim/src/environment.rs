//! The environment of a node's duty cycle in the simulated world: its clock, socket, disk and
//! readers. Here faults strike between two of its acts, and the checker sees each.
//!
//! Knows what becomes of each act. The order of acts is the cycle's.

use interrex::duty_cycle::{
    DutyCycle, Environment, Input, Life, Reading, Request, ResignOutcome, Sent, Undelivered,
    Withdrawal,
};
use interrex::election::{BequestVerdict, CampaignEnd, Event, HardState, Role, Standing};
use interrex::message::{Bequest, Body, Message};
use interrex::types::{Duration, NodeId, Position};
use interrex::wire::{Incoming, Record, Rejection};

use super::attacker::{Attacker, Origin};
use super::census::Handover;
use super::clock::Time;
use super::cluster::Cluster;
use super::disk::WriteOutcome;
use super::faults::{Moment, Write as Cut};
use super::host::{FailPoint, Host, Purpose, Write, id};
use super::leases::Change;
use super::page::Breach;
use super::plan::Storage;
use super::queue::Happening;
use super::trace::{Detail, brief, describe};

/// The number of beats of a working application within the bound of a shared fate.
const BEATS: u64 = 16;

/// The thread stands still, or its process dies, in the middle of a pass.
#[derive(Debug)]
pub(super) struct Stopped;

/// A write that has failed.
#[derive(Debug)]
pub(super) struct Unwritten;

/// The thread of one node, in the middle of a pass.
pub(super) struct Thread<'a> {
    cluster: &'a mut Cluster,
    node: usize,
    /// True once an act of this pass has paused the thread or ended its process.
    is_stopped: bool,
}

impl<'a> Thread<'a> {
    /// Creates the thread of a node that stands nowhere still.
    pub(super) const fn new(cluster: &'a mut Cluster, node: usize) -> Self {
        Self { cluster, node, is_stopped: false }
    }

    #[inline]
    fn host(&mut self) -> &mut Host {
        &mut self.cluster.hosts[self.node]
    }

    /// Begins each act. One that was stopped here is made once the thread goes on.
    #[inline]
    const fn go_on(&self) -> Result<(), Stopped> {
        if self.is_stopped { Err(Stopped) } else { Ok(()) }
    }

    #[inline]
    fn pause_at(&mut self, moment: Moment) {
        if self.host().fail_point.is_some() {
            self.stop_at(moment);
        }
    }

    fn stop_at(&mut self, moment: Moment) {
        if self.host().fail_point == Some(FailPoint::Die { after: moment }) {
            let _ = self.die("at an awkward moment");
            return;
        }
        if let Some(FailPoint::Pause { after, until }) = self.host().fail_point
            && after == moment
        {
            self.host().fail_point = None;
            self.cluster.stand_still(self.node, until);
            self.is_stopped = !self.host().is_free();
        }
    }

    /// Writes, unless the disk need not. A slow disk makes the thread stand still.
    fn write(
        &mut self,
        purpose: Purpose,
        hard: &HardState,
    ) -> Result<Result<(), Unwritten>, Stopped> {
        self.go_on()?;
        if let Some(write) = self.host().in_flight.take() {
            return self.end_write(write);
        }
        if self.host().fail_point == Some(FailPoint::Crash(Cut::Lost)) {
            return Err(self.die("in the middle of a write"));
        }
        if !self.host().disk.must_write(hard) {
            return self.on_written(purpose, *hard);
        }
        let Cluster { hosts, chance, .. } = &mut *self.cluster;
        let host = &mut hosts[self.node];
        let record = host.disk.begin(*hard, host.told);
        let outcome = host.disk.draw_outcome(chance);
        let write = Write { purpose, record, outcome };
        let slowness = host.disk.faults.slowness;
        // While it lasts, nobody knows how far it has come.
        let is_early = slowness > Duration::ZERO && chance.chance(500_000);
        if outcome == WriteOutcome::Landed || (outcome == WriteOutcome::Done && is_early) {
            host.disk.land(record);
        }
        if slowness == Duration::ZERO {
            return self.end_write(write);
        }
        host.in_flight = Some(write);
        self.cluster.note(self.node, format_args!("! its disk takes {slowness} for a write"));
        self.cluster.pause(self.node, self.cluster.now + slowness);
        self.is_stopped = true;
        Err(Stopped)
    }

    /// Ends a write with its outcome.
    fn end_write(&mut self, write: Write) -> Result<Result<(), Unwritten>, Stopped> {
        let Write { purpose, record, outcome } = write;
        if outcome == WriteOutcome::Done {
            self.host().disk.complete(record);
            return self.on_written(purpose, record.hard);
        }
        let landed = if outcome == WriteOutcome::Landed { ", and lands all the same" } else { "" };
        let (term, vote) = (record.hard.term, record.hard.voted_for);
        let what = format_args!("! its write of term {term}, vote {vote:?}, fails{landed}");
        self.cluster.note(self.node, what);
        Ok(Err(Unwritten))
    }

    fn on_written(
        &mut self,
        purpose: Purpose,
        hard: HardState,
    ) -> Result<Result<(), Unwritten>, Stopped> {
        if purpose == Purpose::Persist {
            let Cluster { hosts, checker, trace, now, .. } = &mut *self.cluster;
            let host = &mut hosts[self.node];
            checker.on_persist(*now, host, hard);
            host.disk.acknowledge(hard);
            if trace.wants(Detail::Everything) {
                let (name, vote) = (host.config.node, hard.voted_for);
                let what = format_args!("  writes term {}, vote {vote:?}", hard.term);
                trace.note(*now, Some(name), what);
            }
        }
        if self.host().fail_point == Some(FailPoint::Crash(Cut::Done)) {
            return Err(self.die("right after a write"));
        }
        self.pause_at(Moment::Persist);
        Ok(Ok(()))
    }

    fn transmit_all(&mut self) {
        let mut outgoing = std::mem::take(&mut self.host().outgoing);
        for (to, record) in &outgoing {
            self.cluster.transmit(self.node, *to, record);
        }
        outgoing.clear();
        self.host().outgoing = outgoing;
        self.pause_at(Moment::Send);
    }

    fn die(&mut self, when: &str) -> Stopped {
        self.cluster.note(self.node, format_args!("! dies {when}"));
        self.host().dies = true;
        self.is_stopped = true;
        Stopped
    }
}

impl Environment for Thread<'_> {
    type Pause = Stopped;
    type StoreError = Unwritten;

    const BATCH: usize = 32;

    #[inline]
    fn begin(&mut self) -> Life {
        if self.host().is_restored && !self.cluster.plan.breaks(Breach::GoOnRestored) {
            Life::Restored
        } else if self.host().page.is_void {
            Life::Void
        } else {
            Life::Present
        }
    }

    #[inline]
    fn receive(&mut self) -> Result<usize, Stopped> {
        self.go_on()?;
        let host = self.host();
        host.received = host.inbox.len().min(Self::BATCH);
        Ok(host.received)
    }

    #[inline]
    fn now(&mut self) -> Result<Reading, Stopped> {
        self.go_on()?;
        let now = self.cluster.now;
        let host = self.host();
        if !std::mem::take(&mut host.clock_lied) {
            return Ok(Reading::Time(host.read_clock(now)));
        }
        host.latest = host.clock.read(now);
        let latest = host.latest;
        self.cluster.checker.on_clock_fault(id(self.node));
        Ok(Reading::Fault(latest))
    }

    #[inline]
    fn datagram(&mut self, _slot: usize) -> Result<&[u8], Stopped> {
        self.go_on()?;
        self.pause_at(Moment::ClockRead);
        self.go_on()?;
        let slot = *self.host().inbox.front().expect("a batch lies in the inbox until it is read");
        let (record, origin) = self.cluster.network.look(slot);
        Ok(&record.as_bytes()[..origin.length()])
    }

    #[inline]
    fn undelivered(&mut self) -> Result<Option<Undelivered<'_>>, Stopped> {
        self.go_on()?;
        let Some((member, slot)) = self.host().unreachable.pop_front() else { return Ok(None) };
        self.cluster.trace_all(self.node, format_args!("  hears that nobody listens at n{member}"));
        let Some(slot) = slot else {
            return Ok(Some(Undelivered { member: Some(member), quote: None }));
        };
        let (record, origin) = self.cluster.network.take(slot);
        let quote = Some(&record.as_bytes()[..origin.length()]);
        Ok(Some(Undelivered { member: Some(member), quote }))
    }

    #[inline]
    fn request(&mut self) -> Result<Option<Request>, Stopped> {
        self.go_on()?;
        let request = self.host().requests.pop_front();
        match request {
            Some(
                Request::Resign { drain }
                | Request::Transfer { drain, .. }
                | Request::StandBy { drain },
            ) => {
                let host = &mut self.cluster.hosts[self.node];
                host.unanswered += 1;
                let deadline = host.latest + drain;
                self.cluster.checker.on_request(id(self.node), deadline);
            }
            Some(Request::Command(_)) | None => {}
        }
        Ok(request)
    }

    fn answer(&mut self, outcome: ResignOutcome) {
        self.host().unanswered = 0;
        self.cluster.checker.on_answer(id(self.node));
        self.cluster.on_outcome(self.node, outcome);
    }

    fn answer_last(&mut self, outcome: ResignOutcome) {
        self.host().unanswered -= 1;
        self.cluster.checker.on_refusal(id(self.node));
        self.cluster.on_outcome(self.node, outcome);
    }

    fn close_guards(&mut self) -> u32 {
        let stays_open = self.cluster.plan.breaks(Breach::GuardInDrain);
        self.host().application.is_closed = !stays_open;
        self.cluster.checker.set_closed(id(self.node), true);
        let held = self.guards_held();
        self.cluster.census.drains += u64::from(held > 0);
        held
    }

    fn guards_held(&mut self) -> u32 {
        if self.cluster.plan.breaks(Breach::IgnoreGuards) {
            return 0;
        }
        self.host().application.held()
    }

    fn work_has_stopped(&mut self) -> bool {
        let runs_one = self.cluster.plan.takeover.is_some();
        let is_unasked = self.cluster.plan.breaks(Breach::DeclareUnasked) && runs_one;
        self.host().program.has_declared || is_unasked
    }

    fn open_guards(&mut self) {
        self.host().program.has_declared = false;
        self.host().application.is_closed = false;
        self.cluster.checker.set_closed(id(self.node), false);
    }

    #[inline]
    fn pulse(&mut self) -> Option<u64> {
        let bound = self.cluster.plan.fate_bound?;
        let now = self.cluster.now.as_nanos();
        let host = self.host();
        if host.stalls == 0 {
            host.beats = now / (bound.as_nanos() / BEATS);
        }
        Some(host.beats)
    }

    #[inline]
    fn position(&mut self) -> Option<Position> {
        let host = self.host();
        let position = host.position;
        let is_news = std::mem::replace(&mut host.told, position) != position;
        is_news.then_some(position)
    }

    #[inline]
    fn may_vote_by(&mut self, position: Position) -> bool {
        self.host().position == position || self.cluster.plan.breaks(Breach::VoteOfAnyPosition)
    }

    #[inline]
    fn is_position(&mut self, position: Position) -> bool {
        self.host().position == position || self.cluster.plan.breaks(Breach::BequestOfAnyPosition)
    }

    fn withdraw(&mut self) -> Result<Withdrawal, Stopped> {
        self.go_on()?;
        self.pause_at(Moment::Leave);
        self.go_on()?;
        let withdrawal = self.host().page.withdraw();
        if withdrawal == Withdrawal::Void && self.cluster.plan.breaks(Breach::DeliverThoughVoid) {
            return Ok(Withdrawal::Done);
        }
        match withdrawal {
            Withdrawal::Done => self.pause_at(Moment::Withdraw),
            Withdrawal::Void => {
                self.cluster.note(self.node, format_args!("finds that it is taken for dead"));
            }
        }
        Ok(withdrawal)
    }

    fn disarm(&mut self) {
        self.host().page.disarm();
    }

    fn persist(&mut self, hard: &HardState) -> Result<Result<(), Unwritten>, Stopped> {
        self.write(Purpose::Persist, hard)
    }

    fn prepares(&mut self) -> bool {
        self.cluster.plan.storage != Storage::Diskless
    }

    fn prepare(&mut self, hard: &HardState) -> Result<Result<(), Unwritten>, Stopped> {
        self.write(Purpose::Prepare, hard)
    }

    #[inline]
    fn publish(&mut self, standing: &Standing) -> Result<(), Stopped> {
        self.go_on()?;
        self.cluster.publish(self.node, *standing);
        self.pause_at(Moment::Publish);
        Ok(())
    }

    #[inline]
    fn has_room(&self) -> bool {
        let host = &self.cluster.hosts[self.node];
        host.outgoing.len() < host.room
    }

    #[inline]
    fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        self.host().outgoing.push((to, *record));
        true
    }

    #[inline]
    fn flush(&mut self) -> Result<usize, Stopped> {
        self.go_on()?;
        if !self.host().outgoing.is_empty() {
            self.transmit_all();
        }
        Ok(0)
    }

    fn tell(&mut self, event: &Event) -> Result<(), Stopped> {
        self.go_on()?;
        self.cluster.tell(self.node, event);
        Ok(())
    }

    #[inline]
    fn prepare_notices(&mut self, cycle: &DutyCycle) {
        if self.cluster.plan.guardian.is_some() {
            self.host().prepare_notices(cycle);
            self.cluster.bequeath_to_many(self.node, cycle);
        }
    }

    #[inline]
    fn on_datagram(
        &mut self,
        cycle: &DutyCycle,
        _slot: usize,
        heard: &Result<Incoming, Rejection>,
    ) {
        self.cluster.enter();
        let slot = self.host().read_datagram();
        self.cluster.judge(self.node, slot, heard);
        if let Ok(Incoming::Message(message)) = heard {
            self.host().before = Some((cycle.election().standing(), used_bequests(cycle)));
            if self.cluster.trace.wants(Detail::Everything) {
                let (from, what) = (message.from, brief(message));
                self.cluster.trace_all(self.node, format_args!("  hears n{from}: {what}"));
            }
        }
    }

    #[inline]
    fn on_input(&mut self, cycle: &DutyCycle, input: &Input) {
        self.host().input_at = cycle.now();
        if let Input::Command(command) = input {
            self.cluster.checker.on_command(id(self.node), *command);
        }
        let Input::Message(message) = input else {
            self.host().fired += u32::from(*input == Input::Timeout);
            return self.cluster.enter();
        };
        let after = cycle.election().standing();
        if let Some((before, used)) = self.host().before.take() {
            let (world, name) = (self.cluster.now, id(self.node));
            let standings = (&before, &after);
            self.cluster.checker.on_handled(world, cycle.now(), message, standings, name);
            if used_bequests(cycle) > used {
                self.cluster.on_bequest_used(self.node, message, after.role == Role::Leader);
            }
        }
    }

    #[inline]
    fn on_settled(&mut self, cycle: &DutyCycle, input: &Input) {
        if *input != Input::Timeout {
            self.cluster.check_settled(self.node, cycle, false);
        }
    }

    #[inline]
    fn on_sent(&mut self, sent: Sent<'_>, _recipients: usize) {
        let Sent::Message { message, to } = sent else { return };
        let Cluster { hosts, checker, census, now, .. } = &mut *self.cluster;
        checker.on_send(*now, &hosts[self.node], to, message);
        census.sent[message.body.kind().index()] += to.len() as u64;
        if self.cluster.trace.wants(Detail::Everything) {
            let what = brief(message);
            self.cluster.trace_all(self.node, format_args!("  says to {to:?}: {what}"));
        }
    }

    #[inline]
    fn on_pass(&mut self, cycle: &DutyCycle, _work: usize) {
        if std::mem::take(&mut self.host().fired) > 0 {
            self.cluster.check_settled(self.node, cycle, true);
        }
    }
}

/// Returns how many bequests this life has used.
fn used_bequests(cycle: &DutyCycle) -> u64 {
    cycle.election().stats().bequests[BequestVerdict::Usable as usize]
}

impl Cluster {
    fn on_bequest_used(&mut self, node: usize, message: &Message, leads: bool) {
        let Body::Bequest(Bequest { died, .. }) = message.body else { return };
        let count = match died {
            true => &mut self.census.bequests_of_the_dead,
            false => &mut self.census.bequests_of_the_living,
        };
        *count += 1;
        self.census.inherited += u64::from(leads);
        self.checker.on_bequest_used(&self.hosts[node]);
        let (term, giver) = (message.term.next(), message.from);
        self.note(node, format_args!("has the vote of n{giver} in term {term} left to it"));
    }

    fn on_outcome(&mut self, node: usize, outcome: ResignOutcome) {
        if let ResignOutcome::Resigned { guards_left: 1.., .. }
        | ResignOutcome::NoHeir { guards_left: 1.., .. }
        | ResignOutcome::NotSent { guards_left: 1.., .. } = outcome
        {
            self.census.overdue_drains += 1;
        }
        self.note(node, format_args!("answers that {outcome}"));
    }

    #[inline]
    fn check_settled(&mut self, node: usize, cycle: &DutyCycle, timers_ran: bool) {
        let subject = (&self.hosts[node], cycle.election());
        self.checker.on_settled(self.now, cycle.now(), subject, timers_ran);
    }

    /// Counts one more input of a node.
    #[inline]
    fn enter(&mut self) {
        self.census.steps += 1;
        self.sent_before_step = self.census.sent;
    }

    fn note(&mut self, node: usize, what: std::fmt::Arguments<'_>) {
        if self.trace.wants(Detail::Story) {
            self.trace.note(self.now, Some(id(node)), what);
        }
    }

    fn trace_all(&mut self, node: usize, what: std::fmt::Arguments<'_>) {
        if self.trace.wants(Detail::Everything) {
            self.trace.note(self.now, Some(id(node)), what);
        }
    }

    /// Makes the thread stand still until then, if that is still to come.
    fn stand_still(&mut self, node: usize, until: Time) {
        if until > self.now {
            let length = until.since(self.now);
            self.note(node, format_args!("! stands still for {length}"));
            self.pause(node, until);
        }
    }

    pub(super) fn publish(&mut self, node: usize, standing: Standing) {
        let host = &mut self.hosts[node];
        if host.page.is_void {
            // Nobody reads it.
            return;
        }
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

    /// Puts a sealed datagram on the network, before the eyes of whoever listens there.
    pub(super) fn transmit(&mut self, node: usize, to: NodeId, record: &Record) {
        let arrivals = self.network.send(self.now, node as u8, to.number());
        let is_cut = !self.healed && self.attacker.as_mut().is_some_and(Attacker::cuts);
        if arrivals[0].is_none() || is_cut {
            self.census.lost += 1;
        }
        for at in arrivals {
            if let Some(at) = at
                && !is_cut
            {
                let slot = self.network.keep(record, Origin::Honest { sent: self.now });
                self.queue.push(at, Happening::Arrival { to: to.number(), slot });
            }
        }
        let Some(attempt) = self.attacker.as_mut().and_then(|attacker| attacker.see(record)) else {
            return;
        };
        self.census.attacks += 1;
        let slot = self.network.keep(&attempt.record, attempt.origin);
        let arrival = Happening::Arrival { to: attempt.to.number(), slot };
        self.queue.push(self.now + attempt.after, arrival);
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
            | Event::ElectabilityChanged { .. }
            | Event::LeaseRegained { .. }
            | Event::ConflictingLeader { .. }
            | Event::LeaderUnreachable { .. }
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
            | Event::MachineRestored
            | Event::ClockFault
            | Event::PersistFailed { .. } => {}
        }
        if self.trace.wants(Detail::Story) {
            let now = host.latest.max(host.clock.read(self.now));
            let what = describe(event, now);
            self.trace.note(self.now, Some(host.config.node), format_args!("{what}"));
        }
        if let Event::BecameLeader { term, work_stopped, .. } = *event {
            self.expect_program(node, term, work_stopped);
        }
    }
}
