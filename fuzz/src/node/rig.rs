//! The node: the duty cycle of production, with a network, a disk, a clock and peers that the
//! input moves. What it does is shown to the [`Witness`].

use std::collections::VecDeque;

use arbitrary::{Result as Drawn, Unstructured};

use interrex::Timing;
use interrex::duty_cycle::{
    DutyCycle, Environment, Input, Life, Reading, Request, ResignOutcome, Sent, Undelivered,
    Withdrawal,
};
use interrex::election::{Command, Durability, Election, Event, HardState, Setup, Standing};
use interrex::message::{Body, Message};
use interrex::types::{BootId, ConfigId, Duration, Instant, NodeId, NodeSet, Position, Term};
use interrex::wire::{Envelope, Incoming, LAST_TERM, Record, Rejection, decode, encode};

use super::act::Act;
use super::peer::{self, Peer};
use super::witness::{Moment, Witness};
use super::world::{CLUSTER, ME, World, node};
use crate::Reached;

/// The number of datagrams that are remembered, to come again.
const REMEMBERED: usize = 32;

/// More outputs than one input may cause.
const TOO_MANY: usize = 17;

/// More passes than one act may cause.
const TOO_MANY_PASSES: usize = 1_000;

/// A datagram in the node's socket.
struct Arrival {
    bytes: Vec<u8>,
    /// True if it was heard or rejected before: whole it is repeated, changed it is damaged.
    is_again: bool,
    is_changed: bool,
}

/// The world around the node.
struct Around {
    world: World,
    boot: BootId,
    /// The number of lives that have begun, this node's and its peers'.
    lives: u64,
    clock: u64,
    clock_lied: bool,
    /// The time that no clock shows: it runs evenly whatever clocks do.
    truth: u64,
    peers: Vec<Peer>,
    inbox: VecDeque<Arrival>,
    batch: Vec<Arrival>,
    unreachable: VecDeque<NodeId>,
    commands: VecDeque<Command>,
    /// Datagrams that wait for the end of the pass, and the message that each carries.
    outgoing: Vec<(NodeId, Record, Option<Message>)>,
    came: VecDeque<[u8; 128]>,
    durable: HardState,
    /// The state that was prepared and may have come to the disk. Nothing depends on it (R5).
    prepared: Option<HardState>,
    position: Position,
    /// The bequest that lies in the page, to whom.
    bequest: Option<(NodeId, Message)>,
    /// True if a guardian has voided the page of this life.
    is_void: bool,
    /// The number of requests to hand over that are not answered.
    unanswered: u32,
    disk_fails: u8,
    answered: bool,
    /// The message that all this follows from.
    heard: Option<Message>,
    outputs: usize,
    challenges: usize,
    witness: Witness,
}

/// See the [module](self).
pub(super) struct Rig {
    cycle: DutyCycle,
    around: Around,
    #[cfg(feature = "sabotage")]
    sabotage: Option<interrex::election::Sabotage>,
}

impl Rig {
    pub(super) fn new(world: World) -> Self {
        let others = world.members().without(node(ME));
        let around = Around {
            boot: peer::boot(node(ME), 1),
            lives: 1,
            clock: world.clock.min(u64::MAX - 1),
            clock_lied: false,
            truth: 0,
            peers: others.iter().map(|id| Peer::new(&world, id, 1)).collect(),
            inbox: VecDeque::new(),
            batch: Vec::new(),
            unreachable: VecDeque::new(),
            commands: VecDeque::new(),
            outgoing: Vec::new(),
            came: VecDeque::new(),
            durable: world.durable,
            prepared: None,
            position: Position::default(),
            bequest: None,
            is_void: false,
            unanswered: 0,
            disk_fails: 0,
            answered: world.answered,
            heard: None,
            outputs: 0,
            challenges: 0,
            witness: Witness::new(&world, peer::boot(node(ME), 1)),
            world,
        };
        let mut rig = Self {
            cycle: around.new_cycle(),
            around,
            #[cfg(feature = "sabotage")]
            sabotage: None,
        };
        rig.poll();
        rig
    }

    #[cfg(feature = "sabotage")]
    pub(super) fn sabotage(&mut self, rule: interrex::election::Sabotage) {
        self.sabotage = Some(rule);
        self.trust_created_store();
        self.cycle.sabotage(rule);
    }

    pub(super) fn reached(self) -> Reached {
        self.around.witness.reached
    }

    /// One act, and then a pass of the loop.
    pub(super) fn take(&mut self, act: &Act) {
        let around = &mut self.around;
        match act {
            Act::Wait(time) => around.wait(*time),
            Act::Pause(time) => return around.wait(*time),
            Act::Deadline(late) => around.wait_until(self.cycle.next_deadline(), *late),
            Act::Says(peer, message) => around.hear_said(*peer, message),
            Act::Yes(peers) => around.hear_yes(*peers),
            Act::Raw(bytes) => around.arrive(bytes.to_vec()),
            Act::Again { back, offset, change } => around.hear_again(*back, *offset, *change),
            Act::Challenge(peer) => around.hear_challenge(*peer),
            Act::Unreachable(peer) => around.unreachable.push_back(*peer),
            Act::PeerRestarts(peer) => around.restart_peer(*peer),
            Act::Command(command) => around.command(*command),
            Act::ResignAt(position) => around.resign_at(*position),
            Act::Void => around.void(),
            Act::ClockFault(clock) => around.fault_clock(*clock),
            Act::Restart { prepared, other_promise } => self.restart(*prepared, *other_promise),
            Act::DiskFails(times) => around.disk_fails = *times,
            Act::Answered(answered) => around.answered = *answered,
        }
        self.poll();
    }

    /// Makes passes until nothing is left that has come in.
    fn poll(&mut self) {
        for passes in 0.. {
            assert!(passes < TOO_MANY_PASSES, "one act caused too many passes");
            let Ok(_) = self.cycle.pass(&mut self.around);
            if self.cycle.is_over() {
                self.around.inbox.clear();
            }
            if self.around.inbox.is_empty() {
                assert_eq!(self.around.unanswered, 0, "who hands over is told what came of it");
                return;
            }
        }
    }

    fn restart(&mut self, prepared: bool, other_promise: bool) {
        let around = &mut self.around;
        if !around.is_void {
            around.void();
        }
        around.is_void = false;
        around.commands.clear();
        around.lives += 1;
        around.boot = peer::boot(node(ME), around.lives);
        around.disk_fails = 0;
        around.recall(prepared);
        if other_promise {
            around.world.change_longest_promise();
        }
        #[cfg(feature = "sabotage")]
        self.trust_created_store();
        let around = &mut self.around;
        self.cycle = around.new_cycle();
        around.peers.iter_mut().for_each(|peer| (peer.asked, peer.acked) = (None, None));
        let (at, boot) = (around.moment(), around.boot);
        around.witness.on_restart(at, boot, around.world.config.timing.promise_max);
        #[cfg(feature = "sabotage")]
        if let Some(rule) = self.sabotage {
            self.cycle.sabotage(rule);
        }
    }

    /// The store breaks this rule, and not the core.
    #[cfg(feature = "sabotage")]
    fn trust_created_store(&mut self) {
        let around = &mut self.around;
        let is_created = around.durable.must_ask && around.world.durability == Durability::Durable;
        if self.sabotage == Some(interrex::election::Sabotage::TrustCreatedStore) && is_created {
            around.durable.must_ask = false;
            self.cycle = around.new_cycle();
        }
    }

    pub(super) fn choose_peer(&self, input: &mut Unstructured<'_>) -> Drawn<Option<NodeId>> {
        let peers = &self.around.peers;
        if peers.is_empty() {
            return Ok(None);
        }
        Ok(Some(peers[input.choose_index(peers.len())?].id))
    }

    pub(super) const fn timing(&self) -> &Timing {
        &self.around.world.config.timing
    }

    pub(super) fn term(&self) -> Term {
        self.cycle.election().hard_state().term
    }

    pub(super) const fn position(&self) -> Position {
        self.around.position
    }

    pub(super) const fn boot(&self) -> BootId {
        self.around.boot
    }

    pub(super) fn boot_of(&self, peer: NodeId) -> BootId {
        self.around.place_of(peer).map_or(BootId::ZERO, |place| self.around.peers[place].boot)
    }

    pub(super) fn config_id(&self) -> ConfigId {
        self.cycle.election().config_id()
    }

    /// Returns when this node has sent its last ack to `peer`, by its own clock.
    pub(super) fn acked(&self, peer: NodeId) -> Option<Instant> {
        self.around.place_of(peer).and_then(|place| self.around.peers[place].acked)
    }

    pub(super) fn asked(&self, peer: NodeId) -> Option<Message> {
        self.around.place_of(peer).and_then(|place| self.around.peers[place].asked)
    }

    /// For people who read a story.
    pub(super) fn describe(&self) -> String {
        let standing = self.cycle.election().standing();
        format!("{:?} {:?} {:?}", self.around.clock_shows(), self.around.durable, standing)
    }
}

impl Around {
    fn new_cycle(&self) -> DutyCycle {
        let now = self.clock_shows();
        let election = election(&self.world, self.durable, self.position, self.boot, now);
        let links = peer::links(&self.world, node(ME), self.boot, now);
        DutyCycle::new(election, links, CLUSTER, now)
    }

    fn clock_shows(&self) -> Instant {
        Instant::from_nanos(self.clock)
    }

    fn moment(&self) -> Moment {
        Moment { truth: self.truth, now: self.clock_shows() }
    }

    fn wait(&mut self, time: Duration) {
        self.truth = self.truth.saturating_add(time.as_nanos());
        self.clock = self.clock.saturating_add(time.as_nanos()).min(u64::MAX - 1);
    }

    fn wait_until(&mut self, deadline: Instant, late: Duration) {
        if deadline < Instant::NEVER {
            self.wait(deadline.saturating_since(self.clock_shows()) + late);
        }
    }

    fn arrive(&mut self, bytes: Vec<u8>) {
        self.inbox.push_back(Arrival { bytes, is_again: false, is_changed: false });
    }

    fn hear_said(&mut self, peer: NodeId, message: &Message) {
        let Some(peer) = self.peer_mut(peer) else { return };
        let record = peer.seal(message, node(ME));
        self.arrive_and_remember(&record);
    }

    fn hear_yes(&mut self, peers: u8) {
        for place in 0..self.peers.len() {
            let Some(yes) = self.peers[place].yes().filter(|_| peers >> place & 1 == 1) else {
                continue;
            };
            let record = self.peers[place].seal(&yes, node(ME));
            self.arrive_and_remember(&record);
        }
    }

    fn arrive_and_remember(&mut self, record: &Record) {
        self.came.truncate(REMEMBERED - 1);
        self.came.push_front(*record.as_bytes());
        self.arrive(record.as_bytes().to_vec());
    }

    fn hear_again(&mut self, back: usize, offset: u8, change: u8) {
        let Some(bytes) = self.came.get(back) else { return };
        let mut bytes = bytes.to_vec();
        bytes[usize::from(offset) % 128] ^= change;
        self.inbox.push_back(Arrival { bytes, is_again: true, is_changed: change != 0 });
    }

    fn hear_challenge(&mut self, peer: NodeId) {
        let truth = Instant::from_nanos(self.truth);
        let due = self.peer_mut(peer).and_then(|peer| peer.challenge(truth, node(ME)));
        if let Some(record) = due {
            self.arrive(record.as_bytes().to_vec());
        }
    }

    fn restart_peer(&mut self, peer: NodeId) {
        self.lives += 1;
        let (life, place) = (self.lives, self.place_of(peer));
        if let Some(place) = place {
            self.peers[place] = Peer::new(&self.world, peer, life);
        }
    }

    fn command(&mut self, command: Command) {
        if let Command::SetPosition(position) = command {
            self.position = self.position.max(position);
            self.witness.on_position(self.position);
        }
        self.witness.on_command(command);
        self.commands.push_back(command);
    }

    /// Lets the application come to that position, and ask for a resignation, before the thread
    /// hears of either.
    fn resign_at(&mut self, position: Position) {
        self.commands.push_back(Command::Resign);
        self.command(Command::SetPosition(position));
    }

    /// Lets the guardian take this life for dead, and deliver the bequest. Nobody learns of that
    /// here but the witness.
    fn void(&mut self) {
        self.is_void = true;
        if let Some((heir, message)) = self.bequest.take() {
            self.witness.on_delivery(heir, &message, self.position);
        }
    }

    fn fault_clock(&mut self, clock: u64) {
        self.clock = clock.min(u64::MAX - 1);
        self.clock_lied = true;
        self.witness.on_silence(self.moment());
    }

    /// Takes over what is left of the former life.
    fn recall(&mut self, prepared: bool) {
        let written = self.prepared.take().filter(|_| prepared);
        if self.world.durability != Durability::Durable {
            self.durable = HardState::default();
            self.witness.on_forgotten();
        } else if let Some(written) = written {
            self.witness.on_recalled(written);
            self.durable = written;
        }
    }

    /// One more output of the present input.
    fn count_output(&mut self) {
        self.outputs += 1;
        assert!(self.outputs < TOO_MANY, "one input caused too many outputs");
    }

    /// Delivers a challenge or an answer of this node; what comes of it arrives.
    fn exchange(&mut self, to: NodeId, record: &Record) {
        let truth = Instant::from_nanos(self.truth);
        let peer = self.peer_mut(to).expect("strangers are rejected, and only members challenged");
        for back in peer.exchange(truth, node(ME), record) {
            self.arrive_and_remember(&back);
        }
    }

    /// Every message must be one that its recipients can read.
    fn check_readable(&self, to: NodeSet, message: &Message) {
        assert_eq!((message.from, message.boot), (node(ME), self.boot), "in its own name");
        let (mut record, envelope) =
            (Record::default(), Envelope { cluster: CLUSTER, sequence: 0 });
        for to in to.iter().filter(|_| message.term < Term(LAST_TERM)) {
            encode(message, to, &envelope, &mut record);
            let read = decode(record.as_bytes(), &self.world.receiver(to));
            assert_eq!(read, Ok(*message), "what a core says can be read");
        }
    }

    fn deliver(&mut self, to: NodeId, message: &Message, record: &Record) {
        let truth = Instant::from_nanos(self.truth);
        let peer = self.peer_mut(to).expect("only members are written to");
        let heard = peer.links.receive(truth, record.as_bytes());
        let is_last = message.term >= Term(LAST_TERM);
        let is_fine = heard == Ok(Incoming::Message(*message)) || heard == Err(Rejection::Boot);
        assert!(is_fine || is_last, "what a node seals is believed: {heard:?}");
        if asks(&message.body) {
            peer.asked = Some(*message);
        }
        if matches!(message.body, Body::HeartbeatAck(_)) {
            peer.acked = Some(message.sent_at);
        }
    }

    fn place_of(&self, peer: NodeId) -> Option<usize> {
        self.peers.iter().position(|known| known.id == peer)
    }

    fn peer_mut(&mut self, peer: NodeId) -> Option<&mut Peer> {
        self.peers.iter_mut().find(|known| known.id == peer)
    }
}

/// A disk that did not write.
struct Unwritten;

impl Environment for Around {
    type Pause = std::convert::Infallible;
    type StoreError = Unwritten;

    /// One at a time, so that each is heard in a pass of its own.
    const BATCH: usize = 1;

    fn receive(&mut self) -> Result<usize, Self::Pause> {
        self.batch = self.inbox.pop_front().into_iter().collect();
        Ok(self.batch.len())
    }

    fn now(&mut self) -> Result<Reading, Self::Pause> {
        let now = self.clock_shows();
        let lied = std::mem::take(&mut self.clock_lied);
        Ok(if lied { Reading::Fault(now) } else { Reading::Time(now) })
    }

    /// The witness knows nothing of absences.
    fn measures_absence(&self) -> bool {
        false
    }

    fn datagram(&mut self, slot: usize) -> Result<&[u8], Self::Pause> {
        Ok(&self.batch[slot].bytes)
    }

    fn undelivered(&mut self) -> Result<Option<Undelivered<'_>>, Self::Pause> {
        let member = self.unreachable.pop_front();
        Ok(member.map(|member| Undelivered { member: Some(member), quote: None }))
    }

    fn request(&mut self) -> Result<Option<Request>, Self::Pause> {
        let command = self.commands.pop_front();
        let hands_over = matches!(
            command,
            Some(Command::Resign | Command::Transfer(_) | Command::SetStandby(true))
        );
        self.unanswered += u32::from(hands_over);
        Ok(command.map(|command| match command {
            Command::Resign => Request::Resign { drain: Duration::ZERO },
            Command::Transfer(to) => Request::Transfer { to, drain: Duration::ZERO },
            Command::SetStandby(true) => Request::StandBy { drain: Duration::ZERO },
            Command::SetPosition(_)
            | Command::Bootstrap
            | Command::SetStandby(false)
            | Command::SetStalled(_)
            | Command::SetPriority(_) => Request::Command(command),
        }))
    }

    fn answer(&mut self, outcome: ResignOutcome) {
        self.unanswered = 0;
        self.witness.on_answer(outcome);
    }

    fn answer_last(&mut self, outcome: ResignOutcome) {
        self.unanswered -= 1;
        self.witness.on_answer(outcome);
    }

    fn begin(&mut self) -> Life {
        if self.is_void { Life::Void } else { Life::Present }
    }

    fn is_position(&mut self, position: Position) -> bool {
        self.position == position
    }

    fn withdraw(&mut self) -> Result<Withdrawal, Self::Pause> {
        self.bequest = None;
        self.witness.on_withdrawal();
        Ok(Withdrawal::Done)
    }

    fn prepare_notices(&mut self, cycle: &DutyCycle) {
        // It is taken back by `withdraw` alone.
        if let Some((heir, message)) = cycle.election().bequest() {
            self.witness.on_armed(heir, &message);
            self.bequest = Some((heir, message));
        }
    }

    fn persist(&mut self, hard: &HardState) -> Result<Result<(), Unwritten>, Self::Pause> {
        self.count_output();
        if self.disk_fails > 0 {
            self.disk_fails -= 1;
            self.witness.on_persist_failed(self.heard.as_ref());
            return Ok(Err(Unwritten));
        }
        self.witness.on_persist(self.moment(), *hard);
        self.durable = *hard;
        self.prepared = None;
        Ok(Ok(()))
    }

    fn prepares(&mut self) -> bool {
        self.count_output();
        true
    }

    fn prepare(&mut self, hard: &HardState) -> Result<Result<(), Unwritten>, Self::Pause> {
        if self.disk_fails == 0 {
            self.witness.note("prepared");
            self.prepared = Some(*hard);
        }
        Ok(Ok(()))
    }

    fn publish(&mut self, standing: &Standing) -> Result<(), Self::Pause> {
        self.count_output();
        self.witness.on_publish(self.moment(), *standing);
        Ok(())
    }

    fn has_room(&self) -> bool {
        true
    }

    fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        self.outgoing.push((to, *record, None));
        true
    }

    fn flush(&mut self) -> Result<usize, Self::Pause> {
        for (to, record, message) in std::mem::take(&mut self.outgoing) {
            match message {
                Some(message) => self.deliver(to, &message, &record),
                None => self.exchange(to, &record),
            }
        }
        Ok(0)
    }

    fn tell(&mut self, event: &Event) -> Result<(), Self::Pause> {
        self.count_output();
        self.witness.on_event(self.moment(), event);
        Ok(())
    }

    fn on_datagram(&mut self, cycle: &DutyCycle, slot: usize, heard: &Result<Incoming, Rejection>) {
        let Arrival { is_again, is_changed, .. } = self.batch[slot];
        match heard {
            // A life that is not known has nothing else to be known by.
            Ok(Incoming::Challenge(..)) if !is_again || !is_changed => {
                self.witness.note("challenged");
            }
            Ok(heard) if is_again => {
                panic!("damaged or heard a second time, and believed: {heard:?}")
            }
            Ok(Incoming::Message(message)) => {
                let (at, config) = (self.moment(), cycle.election().config_id());
                self.witness.on_message(at, config, message);
                self.heard = Some(*message);
            }
            Ok(Incoming::Challenge(..)) => self.witness.note("challenged"),
            Ok(Incoming::Answer(..)) => self.witness.note("proof of a life"),
            Err(rejection) => self.witness.note(rejection.name()),
        }
    }

    fn on_settled(&mut self, cycle: &DutyCycle, input: &Input) {
        let heard = self.heard.take();
        self.witness.on_drained(cycle.election(), heard.as_ref());
        let prepared = self.prepared.filter(|_| self.disk_fails == 0);
        self.witness.check_prepared(prepared, heard.as_ref());
        self.outputs = 0;
        if *input == Input::Timeout {
            let (now, next) = (cycle.now(), cycle.election().next_deadline());
            assert!(next > now, "what was due at {now:?} is served: {next:?}");
        }
    }

    fn on_sent(&mut self, sent: Sent<'_>, recipients: usize) {
        match sent {
            Sent::Message { message, to } => {
                self.count_output();
                self.check_readable(to, message);
                self.witness.on_send(self.moment(), to, message, self.heard.as_ref());
                assert!(
                    !self.is_void || matches!(message.body, Body::Resign(_)),
                    "dead, and talks"
                );
                let first = self.outgoing.len() - recipients;
                self.outgoing[first..].iter_mut().for_each(|(_, _, said)| *said = Some(*message));
            }
            // Where nobody answers, challenges find nobody.
            Sent::Challenge if !self.answered => drop(self.outgoing.pop()),
            Sent::Challenge => self.challenges += 1,
            Sent::Answer => {}
        }
        assert!(self.challenges <= self.peers.len(), "more challenges than peers");
    }

    fn on_pass(&mut self, cycle: &DutyCycle, _work: usize) {
        self.challenges = 0;
        let now = cycle.now();
        self.witness.on_timers_served(now);
        assert!(cycle.links().next_deadline() > now, "challenges go round in circles");
    }
}

fn asks(body: &Body) -> bool {
    match body {
        Body::PreVoteRequest(_)
        | Body::VoteRequest(_)
        | Body::Heartbeat(_)
        | Body::RecoveryRequest(_) => true,
        Body::HeartbeatAck(_)
        | Body::PreVoteReply(_)
        | Body::VoteReply(_)
        | Body::Resign(_)
        | Body::DeathNotice
        | Body::Bequest(_)
        | Body::RecoveryReply(_) => false,
    }
}

fn election(
    world: &World,
    hard_state: HardState,
    position: Position,
    boot: BootId,
    now: Instant,
) -> Election {
    let World { durability, term_floor, seed, ref config, .. } = *world;
    let setup = Setup { config, hard_state, durability, term_floor, position, boot, seed };
    Election::new(setup, now).expect("a world's configuration is valid")
}
