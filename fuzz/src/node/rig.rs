//! The node, joined from links and election as `runtime/duty_cycle.rs` joins them, with a disk, a
//! clock and peers that the input moves. What it does is shown to the [`Witness`].

use std::collections::VecDeque;

use arbitrary::{Result, Unstructured};

use interrex::Timing;
use interrex::election::{Command, Durability, Election, HardState, Output, Setup};
use interrex::message::{Body, Message};
use interrex::types::{BootId, ConfigId, Duration, Instant, NodeId, NodeSet, Position, Term};
use interrex::wire::{Envelope, Incoming, LAST_TERM, Links, Record, Rejection, decode, encode};

use super::act::Act;
use super::peer::{self, Peer};
use super::witness::{Moment, Witness};
use super::world::{CLUSTER, ME, World, node};
use crate::Reached;

/// How many datagrams are remembered, to come again.
const REMEMBERED: usize = 32;

/// More outputs than one input may cause.
const TOO_MANY: usize = 17;

/// See the [module](self).
pub(super) struct Rig {
    world: World,
    election: Election,
    links: Links,
    boot: BootId,
    /// How many lives have begun, this node's and its peers'.
    lives: u64,
    clock: u64,
    /// The time that no clock shows: it runs evenly whatever clocks do.
    truth: u64,
    peers: Vec<Peer>,
    came: VecDeque<[u8; 128]>,
    durable: HardState,
    /// What may have come to the disk, and nothing depends on (R5).
    prepared: Option<HardState>,
    position: Position,
    disk_fails: u8,
    answered: bool,
    witness: Witness,
    #[cfg(feature = "sabotage")]
    sabotage: Option<interrex::election::Sabotage>,
}

impl Rig {
    pub(super) fn new(world: World) -> Self {
        let others = world.members().without(node(ME));
        let peers = others.iter().map(|id| Peer::new(&world, id, 1)).collect();
        let clock = world.clock.min(u64::MAX - 1);
        let now = Instant::from_nanos(clock);
        let boot = peer::boot(node(ME), 1);
        let position = Position::default();
        let mut rig = Self {
            election: election(&world, world.durable, position, boot, now),
            links: peer::links(&world, node(ME), boot, now),
            boot,
            lives: 1,
            clock,
            truth: 0,
            peers,
            came: VecDeque::new(),
            durable: world.durable,
            prepared: None,
            position,
            disk_fails: 0,
            answered: world.answered,
            witness: Witness::new(&world, boot),
            world,
            #[cfg(feature = "sabotage")]
            sabotage: None,
        };
        rig.begin();
        rig
    }

    /// As the loop does at its start, so that what a start writes is written.
    fn begin(&mut self) {
        self.election.handle_timeout(self.now());
        self.drain(None);
        self.send_challenges();
    }

    #[cfg(feature = "sabotage")]
    pub(super) fn sabotage(&mut self, rule: interrex::election::Sabotage) {
        self.sabotage = Some(rule);
        self.trust_created_store();
        self.election.sabotage(rule);
    }

    pub(super) fn reached(self) -> Reached {
        self.witness.reached
    }

    /// One act, and then a pass of the loop.
    pub(super) fn take(&mut self, act: &Act) {
        match act {
            Act::Wait(time) => self.wait(*time),
            Act::Pause(time) => return self.wait(*time),
            Act::Deadline(late) => self.wait_for_deadline(*late),
            Act::Says(peer, message) => self.hear_said(*peer, message),
            Act::Yes(peers) => self.hear_yes(*peers),
            Act::Raw(bytes) => self.receive(bytes),
            Act::Again { back, offset, change } => self.hear_again(*back, *offset, *change),
            Act::Challenge(peer) => self.hear_challenge(*peer),
            Act::Refused(peer) => self.hear_refusal(*peer),
            Act::PeerRestarts(peer) => self.restart_peer(*peer),
            Act::Command(command) => self.command(*command),
            Act::ClockFault(clock) => self.fault_clock(*clock),
            Act::Restart { prepared, other_promise } => self.restart(*prepared, *other_promise),
            Act::DiskFails(times) => self.disk_fails = *times,
            Act::Answered(answered) => self.answered = *answered,
        }
        self.fire_timers();
        self.send_challenges();
    }

    fn now(&self) -> Instant {
        Instant::from_nanos(self.clock)
    }

    fn moment(&self) -> Moment {
        Moment { truth: self.truth, now: self.now() }
    }

    fn wait(&mut self, time: Duration) {
        self.truth = self.truth.saturating_add(time.as_nanos());
        self.clock = self.clock.saturating_add(time.as_nanos()).min(u64::MAX - 1);
    }

    fn wait_for_deadline(&mut self, late: Duration) {
        let deadline = self.election.next_deadline().min(self.links.next_deadline());
        if deadline < Instant::NEVER {
            self.wait(deadline.saturating_since(self.now()) + late);
        }
    }

    fn hear_said(&mut self, peer: NodeId, message: &Message) {
        let Some(peer) = self.peer_mut(peer) else { return };
        let record = peer.seal(message, node(ME));
        self.remember(&record);
        self.receive(record.as_bytes());
    }

    fn hear_yes(&mut self, peers: u8) {
        for place in 0..self.peers.len() {
            let Some(yes) = self.peers[place].yes().filter(|_| peers >> place & 1 == 1) else {
                continue;
            };
            let record = self.peers[place].seal(&yes, node(ME));
            self.remember(&record);
            self.receive(record.as_bytes());
        }
    }

    fn remember(&mut self, record: &Record) {
        self.came.truncate(REMEMBERED - 1);
        self.came.push_front(*record.as_bytes());
    }

    /// Each was heard or refused before: whole it is repeated, changed it is damaged.
    fn hear_again(&mut self, back: usize, offset: u8, change: u8) {
        let Some(bytes) = self.came.get(back) else { return };
        let mut bytes = *bytes;
        bytes[usize::from(offset) % 128] ^= change;
        match self.links.receive(self.now(), &bytes) {
            // A life that is not known has nothing else to be known by; the answer finds nobody.
            Ok(Incoming::Challenge(..)) if change == 0 => self.witness.note("challenged"),
            Ok(heard) => panic!("damaged or heard a second time, and believed: {heard:?}"),
            Err(rejection) => self.witness.note(rejection.name()),
        }
    }

    /// As `on_datagram` of the loop.
    fn receive(&mut self, bytes: &[u8]) {
        match self.links.receive(self.now(), bytes) {
            Ok(Incoming::Message(message)) => {
                self.witness.on_message(self.moment(), self.election.config_id(), &message);
                self.election.handle_message(self.now(), &message);
                self.drain(Some(&message));
            }
            heard @ Ok(Incoming::Challenge(from, answer) | Incoming::Answer(from, answer)) => {
                let is_proof = matches!(heard, Ok(Incoming::Answer(..)));
                self.witness.note(if is_proof { "proof of a life" } else { "challenged" });
                self.election.note_process(from);
                if let Some(answer) = answer {
                    self.exchange(from, &answer);
                }
            }
            Err(rejection) => self.witness.note(rejection.name()),
        }
    }

    fn hear_challenge(&mut self, peer: NodeId) {
        let truth = Instant::from_nanos(self.truth);
        let due = self.peer_mut(peer).and_then(|peer| peer.challenge(truth, node(ME)));
        if let Some(record) = due {
            self.receive(record.as_bytes());
        }
    }

    fn hear_refusal(&mut self, peer: NodeId) {
        self.election.handle_unreachable(self.now(), peer);
        self.drain(None);
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
        self.election.handle_command(self.now(), command);
        self.drain(None);
    }

    fn fault_clock(&mut self, clock: u64) {
        self.clock = clock.min(u64::MAX - 1);
        self.witness.on_silence(self.moment());
        self.links.handle_clock_fault(self.now());
        self.election.handle_clock_fault(self.now());
        self.drain(None);
    }

    fn restart(&mut self, prepared: bool, other_promise: bool) {
        self.lives += 1;
        self.boot = peer::boot(node(ME), self.lives);
        self.disk_fails = 0;
        self.recall(prepared);
        if other_promise {
            self.world.change_longest_promise();
        }
        #[cfg(feature = "sabotage")]
        self.trust_created_store();
        let now = self.now();
        self.election = election(&self.world, self.durable, self.position, self.boot, now);
        self.links = peer::links(&self.world, node(ME), self.boot, now);
        self.peers.iter_mut().for_each(|peer| peer.asked = None);
        self.witness.on_restart(self.moment(), self.boot, self.timing().promise_max);
        #[cfg(feature = "sabotage")]
        if let Some(rule) = self.sabotage {
            self.election.sabotage(rule);
        }
        self.begin();
    }

    /// The store breaks this rule, and not the core.
    #[cfg(feature = "sabotage")]
    fn trust_created_store(&mut self) {
        let is_created = self.durable.must_ask && self.world.durability == Durability::Durable;
        if self.sabotage == Some(interrex::election::Sabotage::TrustCreatedStore) && is_created {
            self.durable.must_ask = false;
            let now = self.now();
            self.election = election(&self.world, self.durable, self.position, self.boot, now);
        }
    }

    /// What is left of the former life.
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

    /// As in the loop, where a deadline that a fault left in the past would go round for ever.
    fn fire_timers(&mut self) {
        let now = self.now();
        if self.election.next_deadline() <= now {
            self.election.handle_timeout(now);
            self.drain(None);
            let next = self.election.next_deadline();
            assert!(next > now, "what was due at {now:?} is served: {next:?}");
        }
        self.witness.on_timers_served(now);
    }

    fn send_challenges(&mut self) {
        let now = self.now();
        for _ in 0..self.peers.len() {
            let Some((to, challenge)) = self.links.poll_challenge(now) else { break };
            if self.answered {
                self.exchange(to, &challenge);
            }
        }
        assert!(self.links.poll_challenge(now).is_none(), "more challenges than peers");
        assert!(self.links.next_deadline() > now, "challenges go round in circles");
    }

    /// Delivers a challenge or an answer of this node, and all that comes of it.
    fn exchange(&mut self, to: NodeId, record: &Record) {
        let truth = Instant::from_nanos(self.truth);
        let peer = self.peer_mut(to).expect("strangers are refused, and only members challenged");
        for back in peer.exchange(truth, node(ME), record) {
            self.remember(&back);
            self.receive(back.as_bytes());
        }
    }

    /// As `drain` of the loop. `heard` is what all this follows from.
    fn drain(&mut self, heard: Option<&Message>) {
        for count in 0.. {
            assert!(count < TOO_MANY, "one input caused too many outputs");
            let Some(output) = self.election.poll_output() else { break };
            match output {
                Output::Persist(hard) => self.persist(hard, heard),
                Output::Prepare(hard) => self.prepare(hard),
                Output::Publish(standing) => self.witness.on_publish(self.moment(), standing),
                Output::Send { to, message } => self.send(to, &message, heard),
                Output::Event(event) => self.witness.on_event(self.moment(), &event),
            }
        }
        self.witness.on_drained(&self.election, heard);
        let prepared = self.prepared.filter(|_| self.disk_fails == 0);
        self.witness.check_prepared(prepared, heard);
    }

    fn persist(&mut self, hard: HardState, heard: Option<&Message>) {
        if self.disk_fails > 0 {
            self.disk_fails -= 1;
            self.witness.on_persist_failed(heard);
            self.election.handle_persist_failed(self.now());
            return;
        }
        self.witness.on_persist(hard);
        self.durable = hard;
        self.prepared = None;
    }

    fn prepare(&mut self, hard: HardState) {
        if self.disk_fails == 0 {
            self.witness.note("prepared");
            self.prepared = Some(hard);
        }
    }

    /// Every message must be one that its recipients can read.
    fn send(&mut self, to: NodeSet, message: &Message, heard: Option<&Message>) {
        assert_eq!((message.from, message.boot), (node(ME), self.boot), "in its own name");
        self.witness.on_send(self.moment(), to, message, heard);
        let mut record = Record::default();
        let envelope = Envelope { cluster: CLUSTER, sequence: 0 };
        for to in to.iter() {
            encode(message, to, &envelope, &mut record);
            if message.term < Term(LAST_TERM) {
                let read = decode(record.as_bytes(), &self.world.receiver(to));
                assert_eq!(read, Ok(*message), "what a core says can be read");
            }
            self.links.seal(&mut record, to);
            self.deliver(to, message, &record);
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
    }

    fn place_of(&self, peer: NodeId) -> Option<usize> {
        self.peers.iter().position(|known| known.id == peer)
    }

    fn peer_mut(&mut self, peer: NodeId) -> Option<&mut Peer> {
        self.peers.iter_mut().find(|known| known.id == peer)
    }

    pub(super) fn choose_peer(&self, input: &mut Unstructured<'_>) -> Result<Option<NodeId>> {
        if self.peers.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.peers[input.choose_index(self.peers.len())?].id))
    }

    pub(super) const fn timing(&self) -> &Timing {
        &self.world.config.timing
    }

    pub(super) fn term(&self) -> Term {
        self.election.hard_state().term
    }

    pub(super) const fn boot(&self) -> BootId {
        self.boot
    }

    pub(super) fn boot_of(&self, peer: NodeId) -> BootId {
        self.place_of(peer).map_or(BootId::ZERO, |place| self.peers[place].boot)
    }

    pub(super) fn config_id(&self) -> ConfigId {
        self.election.config_id()
    }

    pub(super) fn asked(&self, peer: NodeId) -> Option<Message> {
        self.place_of(peer).and_then(|place| self.peers[place].asked)
    }

    /// For people who read a story.
    pub(super) fn describe(&self) -> String {
        let standing = self.election.standing();
        format!("{:?} {:?} {:?}", self.now(), self.durable, standing)
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
        | Body::Resign
        | Body::DeathNotice
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
