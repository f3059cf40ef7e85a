//! The protocol: who leads, decided by messages, deadlines and nothing else.
//!
//! Knows no sockets, threads, clocks or atomics, and allocates at its start alone. One input is
//! handed in with the time at which it came, then the outputs are drained until none is left:
//!
//! ```
//! use interrex::election::{Durability, Election, HardState, Output, Setup};
//! use interrex::types::{BootId, ClusterId, Instant, NodeId, Position, Term};
//! use interrex::{Authentication, Config, Member, Timing};
//!
//! let me = NodeId::new(0).expect("0 is below 128");
//! let members = vec![Member::voter(me, ([127, 0, 0, 1], 7000).into())];
//! let config = Config {
//!     node: me,
//!     cluster: ClusterId(1),
//!     authentication: Authentication::Required,
//!     members,
//!     timing: Timing::lan(),
//! };
//! let setup = Setup {
//!     config: &config,
//!     hard_state: HardState::default(),
//!     durability: Durability::Durable,
//!     term_floor: Term::ZERO,
//!     position: Position::default(),
//!     boot: BootId(1),
//!     seed: 42,
//! };
//!
//! let mut election = Election::new(setup, Instant::ZERO)?;
//! let deadline = election.next_deadline();
//! election.handle_timeout(deadline);
//! let outputs: Vec<Output> = std::iter::from_fn(|| election.poll_output()).collect();
//! assert!(outputs.iter().any(|output| matches!(output, Output::Persist(_))));
//! assert!(election.standing().holds_lease(deadline), "a cluster of one elects itself");
//! # Ok::<(), interrex::ConfigError>(())
//! ```
//!
//! Equal inputs give equal outputs, bit for bit. The files, with the rules that they carry out:
//!
//! | rule | in a word | where |
//! |---|---|---|
//! | R1, R2 | terms only rise; a stale request is answered | here |
//! | R3, R5, R7 | campaigns that can be taken back; the own vote | `candidate.rs`, `vote.rs` |
//! | R5 | one candidacy and its answers | `campaign.rs` |
//! | R4, R6 | the vote rule, and the question without consequence | `vote.rs`, `follower.rs` |
//! | | hard state, and what of it waits to be written | `hard_record.rs` |
//! | | every change of role | `state.rs` |
//! | | what belongs to followers, and to leaders, alone | `following.rs`, `leading.rs` |
//! | R8 | promises and leases, their length and pace | `lease.rs`, `pace.rs` |
//! | R9 | a lease that lapses | `leader.rs` |
//! | R10, R11, R15 | a leader that hands over: whom it has heard, and its heir | `heirs.rs` |
//! | R15 | the vote that a leader has left to this node | `bequest.rs`, `inherit.rs` |
//! | | the silence that is tolerated; the round trip that all timing goes by | `detector/` |
//! | | the members that a leader hears, and those that it speaks to rarely | `reachability.rs` |
//! | | paths that no heartbeat takes | `paths.rs` |
//! | | timing that does not fit the links, or another member's | `fit.rs` |
//! | | a leader whose host says that nobody listens there | `unreachable.rs` |
//! | R10 | a leader whose guardian says that it has died | `death_notice.rs` |
//! | R13, R14 | silence after a start; asking what was forgotten | `recovery.rs` |
//! | | whether this node stands for election; priorities that change; leadership given back | `electability.rs`, `priority.rs`, `failback.rs` |
//! | | members and what each may do; sets that are a majority | `membership.rs`, `quorum.rs` |
//! | | what the core wants done; the roles as others see them | `output.rs`, `role.rs` |
//! | | deadlines; jitter; counts for metrics | `timer.rs`, `prng.rs`, `stats.rs` |
//! | | rules broken on purpose, for tests | `sabotage/` |

#![forbid(unsafe_code)]

mod bequest;
mod campaign;
mod candidate;
mod death_notice;
mod detector;
mod electability;
mod failback;
mod fit;
mod follower;
mod following;
mod hard_record;
mod heirs;
mod inherit;
mod leader;
mod leading;
mod lease;
mod membership;
mod output;
mod pace;
mod paths;
mod priority;
mod prng;
mod quorum;
mod reachability;
mod recovery;
mod role;
mod sabotage;
mod state;
mod stats;
mod timer;
mod unreachable;
mod vote;

pub use bequest::BequestVerdict;
pub use detector::{Arrival, CustomDetector, CustomState, Detector, Estimator};
pub use hard_record::HardState;
pub use heirs::TransferRefusal;
pub use output::{CampaignEnd, Event, Limit, Output, RecoveredBy, Standing, StepDown};
pub use recovery::Durability;
pub use role::Role;
#[cfg(feature = "sabotage")]
pub use sabotage::Sabotage;
pub use stats::Stats;

use crate::config::{Config, ConfigError, Timing};
use crate::message::{Body, Message};
use crate::types::{
    BootId, ConfigId, Duration, Instant, NodeId, NodeSet, Nonce, Position, Priority, Term,
};

use detector::{Flapping, LatenessEstimator, MeanRtt, RoundTrips};
use electability::Electability;
use fit::ReportedFit;
use following::Following;
use hard_record::HardRecord;
use heirs::Heirs;
use lease::{Lease, Promise};
use membership::Membership;
use output::Outputs;
use paths::Paths;
use prng::Prng;
use reachability::Reachability;
use recovery::Recovery;
use sabotage::Saboteur;
use state::State;
use timer::{Timer, Timers};

/// The facts that a node starts with.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    /// The configuration; it is validated.
    pub config: &'a Config,
    /// The state that an earlier life made durable; the default for a first start.
    pub hard_state: HardState,
    /// Says whether the hard state survives a restart.
    pub durability: Durability,
    /// The least term in which this node goes on where nobody remembers the last one (R14). It is
    /// the wall clock at this start in microseconds since 1970, or what an operator knows to be
    /// above every earlier term. Terms that began at such a floor rise by far less than one a
    /// microsecond. So a wall clock that is never set back over a restart gives a floor that is
    /// high enough.
    pub term_floor: Term,
    /// The application's position when the last life ended. A node that starts below where it was
    /// votes for candidates that are behind (S10).
    pub position: Position,
    /// This life's id; another at each start.
    pub boot: BootId,
    /// The seed of everything random. It should differ between nodes.
    pub seed: u64,
}

/// A wish of the application.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Command {
    /// Give leadership up, if held, so that another takes over at once (R10).
    Resign,
    /// Give leadership up, if held, in favour of this member (R11). Does nothing where
    /// [`Election::check_transfer`] says why not.
    Transfer(NodeId),
    /// The application has come this far.
    SetPosition(Position),
    /// Those that a recovering node waits for are gone for good: take part without them (R14).
    Bootstrap,
    /// Stand for election no more (`true`), or do so again. A node that stands by ends its
    /// campaign, begins none, uses no bequest and is nobody's heir; it votes and promises as
    /// before. **A leader goes on leading until it resigns**: whoever runs a core follows this
    /// with a [`Resign`](Self::Resign), as the [duty cycle](crate::duty_cycle) does.
    SetStandby(bool),
    /// The application shows no sign of life (`true`), or does so again. Has the effect of
    /// [`SetStandby`](Self::SetStandby), and a leader resigns at once.
    SetStalled(bool),
    /// This node's priority from now on. Others hear of it in what this node sends.
    SetPriority(Priority),
}

/// One node's part in the election: a state machine without input or output of its own.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Election {
    me: NodeId,
    boot: BootId,
    timing: Timing,
    membership: Membership,

    hard: HardRecord,
    state: State,

    /// The leader before the one that is known now; turns are counted from it.
    last_leader: Option<NodeId>,
    /// The latest term whose leader has resigned or died, and that leader. Its late heartbeats
    /// count for nothing.
    released: Option<(Term, NodeId)>,
    /// The latest term that this node has heard led, and the life that led it (R15). It stays when
    /// that leader has resigned or died.
    heard_lead: Option<(Term, NodeId, BootId)>,
    /// The time of the last ack.
    last_acked: Instant,
    /// The time before which acks of this life were sent by another clock.
    acks_count_from: Instant,
    /// The latest term of which its leader's application has said that all work of leaders has
    /// stopped: that of this leader, and of those before.
    work_stopped: Option<Term>,
    /// Members with another member list of which the application was told.
    reported_configurations: NodeSet,
    /// The time of the last heartbeat that puts suspicion off, of whatever leader.
    last_heard: Instant,
    /// The interval between two heartbeats, as the last leader that was heard announced it. Until
    /// one does, the configured one. It stays when the leader changes, until the next one
    /// announces its own.
    announced_interval: Duration,
    promise: Option<Promise>,
    silent_until: Instant,
    recovery: Recovery,
    position: Position,
    electability: Electability,
    /// The time from which quiet counts before leadership is given back.
    quiet_from: Instant,

    /// The number of campaigns since a leader was last heard that have not made this node leader.
    attempts: u32,
    /// The number of terms in a row that this node has led without a lease, since promises are too
    /// short for the links.
    fruitless_terms: u32,
    last_nonce: Nonce,
    /// The end of this node's last absence that was longer than a heartbeat interval.
    returned_at: Instant,
    lease: Lease,
    heirs: Heirs,

    turn: u8,
    /// The round trip that all timing goes by: what the leader says, or what a quorum takes to
    /// answer this node (R8).
    rtt: MeanRtt,
    round_trips: RoundTrips,
    flapping: Flapping,
    lateness: LatenessEstimator,
    prng: Prng,
    timers: Timers,
    /// The standing that was last handed out in [`Output::Publish`].
    published: Standing,
    outputs: Outputs,
    stats: Stats,
    reported_fit: ReportedFit,
    reachability: Reachability,
    paths: Paths,
    saboteur: Saboteur,
}

impl Election {
    /// Returns a follower that knows no leader yet, and stays silent for as long as R13 asks.
    ///
    /// # Errors
    /// [`ConfigError`] names every fault of the configuration.
    pub fn new(setup: Setup<'_>, now: Instant) -> Result<Self, ConfigError> {
        setup.config.validate()?;
        let timing = setup.config.timing;
        let membership = Membership::new(setup.config);
        let me = setup.config.node;
        let hard_state = setup.hard_state.at_start();
        let mut election = Self {
            me,
            boot: setup.boot,
            timing,
            turn: membership.turn(me, None),
            heirs: Heirs::new(&membership, me, &timing),
            membership,
            hard: HardRecord::new(hard_state),
            state: State::Follower(Following::new(&timing)),
            last_leader: None,
            released: None,
            heard_lead: None,
            last_acked: now,
            acks_count_from: now,
            work_stopped: None,
            reported_configurations: NodeSet::EMPTY,
            last_heard: Instant::ZERO,
            announced_interval: timing.heartbeat_interval,
            promise: None,
            silent_until: now,
            recovery: Recovery::Over,
            position: setup.position,
            electability: Electability::default(),
            quiet_from: Instant::ZERO,
            attempts: 0,
            fruitless_terms: 0,
            last_nonce: Nonce::ZERO,
            returned_at: Instant::ZERO,
            lease: Lease::new(),
            rtt: MeanRtt::default(),
            round_trips: RoundTrips::new(),
            flapping: Flapping::default(),
            lateness: LatenessEstimator::new(&timing),
            prng: Prng::new(setup.seed),
            timers: Timers::new(),
            published: Standing::nobody(hard_state.term),
            outputs: Outputs::new(),
            stats: Stats::default(),
            reported_fit: ReportedFit::default(),
            reachability: Reachability::new(),
            paths: Paths::new(now, me, timing.calm_timeout_max()),
            saboteur: Saboteur::default(),
        };
        election.note_longest_promise(setup.durability);
        election.begin_recovery(now, setup.term_floor, false);
        Ok(election)
    }

    /// Takes in a message that came at `now`. Whatever it says, it can't make this panic.
    pub fn handle_message(&mut self, now: Instant, message: &Message) {
        self.assert_drained();
        if message.from == self.me || !self.membership.members.contains(message.from) {
            self.stats.stale += 1;
            return;
        }
        if message.config != self.membership.id {
            self.on_other_configuration(message);
            return;
        }
        sabotage::dispatch(self, now, message);
        self.queue_changes();
    }

    /// Hands a message of a member with the same configuration to the handler of its kind.
    #[inline(always)]
    fn dispatch(&mut self, now: Instant, message: &Message) {
        self.note_heard(message.from);
        self.adopt_term(now, message.term);
        match &message.body {
            Body::Heartbeat(heartbeat) => self.on_heartbeat(now, message, heartbeat),
            Body::HeartbeatAck(ack) => self.on_heartbeat_ack(now, message, ack),
            Body::PreVoteRequest(request) => self.on_pre_vote_request(now, message, request),
            Body::PreVoteReply(reply) => self.on_pre_vote_reply(now, message, reply),
            Body::VoteRequest(request) => self.on_vote_request(now, message, request),
            Body::VoteReply(reply) => self.on_vote_reply(now, message, reply),
            Body::Resign(resign) => self.on_resign(now, message, resign),
            Body::DeathNotice => self.on_death_notice(now, message),
            Body::Bequest(bequest) => self.on_bequest(now, message, bequest),
            Body::RecoveryRequest(request) => self.on_recovery_request(now, message, request),
            Body::RecoveryReply(reply) => self.on_recovery_reply(now, message, reply),
        }
    }

    /// Judges lateness by `estimator` from now on, in place of what the configuration says. The
    /// estimator has learned nothing of the present leader yet.
    pub fn set_estimator(&mut self, estimator: Estimator) {
        self.lateness = LatenessEstimator::of(estimator);
    }

    /// Acts on every deadline that is not after `now`. Call it when
    /// [`next_deadline`](Self::next_deadline) has come; earlier does no harm.
    pub fn handle_timeout(&mut self, now: Instant) {
        self.assert_drained();
        for timer in Timer::ALL {
            if self.timers.is_due(timer, now) {
                let deadline = self.timers.deadline(timer);
                self.timers.stop(timer);
                self.on_timer(now, timer, deadline);
            }
        }
        if self.paths.due() <= now {
            self.on_path_due(now);
        }
        self.queue_changes();
    }

    fn on_timer(&mut self, now: Instant, timer: Timer, deadline: Instant) {
        match timer {
            Timer::Heartbeat => self.on_heartbeat_due(now),
            Timer::Lapse => self.on_lapse_limit(now),
            Timer::Suspicion => self.on_suspicion(now, deadline),
            Timer::Probe => self.on_probe_due(now),
            Timer::Repeat => self.on_repeat_due(now),
            Timer::AskAgain => self.on_ask_again_due(now),
            Timer::Inquiry => self.on_inquiry_due(now),
            Timer::CampaignLimit => self.on_campaign_limit(now),
            // Whoever runs this core asks `failback_target` after each input.
            Timer::Failback => {}
        }
    }

    /// Notes that this node has not looked at its socket for `length` before `now`.
    ///
    /// A message that is handed in at this very `now` may have lain in the socket for as long, and
    /// that is not its sender's lateness. A node that was away for longer than a heartbeat
    /// interval gives its leader one more before it suspects.
    ///
    /// The call may be left out. Pauses of this node are then taken for those of leaders, and
    /// detection takes longer.
    pub fn note_absence(&mut self, now: Instant, length: Duration) {
        if length > self.announced_interval {
            self.returned_at = now;
        }
        self.lateness.note_absence(now, length);
    }

    /// Does what the application asks.
    pub fn handle_command(&mut self, now: Instant, command: Command) {
        self.assert_drained();
        match command {
            Command::Resign => self.resign(now),
            Command::Transfer(to) => self.transfer(now, to),
            Command::Bootstrap => self.bootstrap(now),
            Command::SetPosition(position) => self.note_position(position),
            Command::SetStandby(standby) => self.set_standby(now, standby),
            Command::SetStalled(stalled) => self.set_stalled(now, stalled),
            Command::SetPriority(priority) => self.note_priority(now, self.me, priority),
        }
        self.queue_changes();
    }

    /// Returns how far the application has come, as far as this node knows.
    pub const fn position(&self) -> Position {
        self.position
    }

    /// Notes how far the application has come, as [`Command::SetPosition`] does. Causes no output.
    pub fn note_position(&mut self, position: Position) {
        self.position = self.position.max(position);
    }

    /// Notes that all work of leaders has stopped: what the application has done since this node
    /// leads, and what those of earlier leaders have done. If this node gives its leadership up
    /// in this term, the leader of the next is told. Means nothing where this node does not lead.
    /// Causes no output.
    ///
    /// An application may say so only if it began its own work no sooner than that of the leader
    /// before had stopped, and begins none any more. With `false` it takes that back.
    pub fn set_work_stopped(&mut self, has_stopped: bool) {
        if self.role() == Role::Leader {
            self.work_stopped = has_stopped.then_some(self.hard.term);
        }
    }

    /// Withdraws what was to follow the last [`Output::Persist`], which could not be made durable.
    ///
    /// No reply leaves, and nobody leads by a vote that a crash would undo. The state may be on
    /// the disk all the same. Nobody was told of it, and a start that finds it grants nothing
    /// more.
    pub fn handle_persist_failed(&mut self, now: Instant) {
        if sabotage::ignores_failed_write(self) {
            return;
        }
        // It has led all the same, and no failed write undoes that.
        let stepped_down = self.outputs.step_down();
        self.outputs.clear();
        if self.role() == Role::Leader {
            // Only the vote that made it leader can have failed: whoever leads writes nothing.
            self.step_down(now, StepDown::PersistFailed);
        } else {
            // What was withdrawn may have been a publication.
            self.outputs.push(Output::Publish(self.published));
        }
        stepped_down.into_iter().for_each(|event| self.outputs.push(Output::Event(event)));
        self.outputs.push(Output::Event(Event::PersistFailed { hard_state: self.hard.state() }));
        self.hard.mark_unwritten();
    }

    /// Forgets what was to be done, since the bequest could not be withdrawn: this node's guardian
    /// has told others that it is dead. To be called on [`Output::Withdraw`]. Nothing more may be
    /// handed in. The event that this node has stepped down is forgotten too: whoever counts
    /// leaders by events learns from the page, or from its guardian, that this life is over.
    pub fn discard_outputs(&mut self) {
        self.outputs.clear();
    }

    /// Starts over by another clock, since this one was found to have lied.
    ///
    /// Every deadline and lease by the old clock is void. Only what a restart leaves is left, so
    /// this node does what it does after a restart (R13). `now` is the time of the new clock, and
    /// may be earlier than before.
    pub fn handle_clock_fault(&mut self, now: Instant) {
        self.assert_drained();
        if self.role() == Role::Leader {
            self.step_down(now, StepDown::ClockFault);
        }
        self.end_campaign(now, CampaignEnd::ClockFault);
        self.forget_leader();
        self.timers.stop_all();
        self.paths = Paths::new(now, self.me, self.timing.calm_timeout_max());
        self.promise = None;
        // What was acked by the old clock may lie ahead by the new one.
        self.acks_count_from =
            self.acks_count_from.max(self.last_acked + Duration::from_nanos(1)).max(now);
        self.last_heard = Instant::ZERO;
        self.returned_at = Instant::ZERO;
        self.flapping = Flapping::default();
        self.begin_recovery_again(now);
        sabotage::skip_silence(self, now);
        self.tell(Event::ClockFault);
        self.queue_changes();
    }

    /// Ends this life, since its machine was restored from a snapshot or cloned: what it has said
    /// after the snapshot is forgotten.
    ///
    /// Nothing that it still wanted is done. A leader steps down, and the [hard
    /// state](Self::hard_state) says that a vote may be forgotten. Make that durable after the
    /// outputs, so that the next life asks before it takes part (R14). Nothing more may be handed
    /// in: another machine may speak as this very life.
    pub fn handle_restored(&mut self, now: Instant) {
        self.outputs.clear();
        self.step_down(now, StepDown::Restored);
        self.hard.set_unwritten(HardState { must_ask: true, ..self.hard.state() });
        self.publish_if_changed();
    }

    /// Returns the next thing to do, until `None`. Nothing else may be handed in before that.
    pub fn poll_output(&mut self) -> Option<Output> {
        sabotage::next_output(self)
    }

    /// Returns when [`handle_timeout`](Self::handle_timeout) is due.
    pub fn next_deadline(&self) -> Instant {
        self.timers.next().min(self.paths.due())
    }

    /// Returns when a timer of the protocol itself is due; [`Instant::NEVER`] if none runs.
    pub fn next_timer(&self) -> Instant {
        self.timers.next()
    }

    /// Returns who leads, as far as this node knows.
    pub fn standing(&self) -> Standing {
        let leads = self.role() == Role::Leader;
        Standing {
            term: self.hard.term,
            role: self.role(),
            leader: self.leader(),
            lease_start: if leads { self.lease.start } else { Instant::ZERO },
            lease_end: if leads { self.lease.end } else { Instant::ZERO },
        }
    }

    /// Returns term, vote and longest promise, written or not.
    pub fn hard_state(&self) -> HardState {
        self.hard.state()
    }

    /// Returns the counts since the start.
    pub fn stats(&self) -> &Stats {
        &self.stats
    }

    /// Returns the id of the configuration that this node holds: a fingerprint of the ids and kinds
    /// in its member list.
    pub fn config_id(&self) -> ConfigId {
        self.membership.id
    }

    /// Ignores a member that was started with another member list, and tells of it. Two lists may
    /// have quorums that share nobody.
    fn on_other_configuration(&mut self, message: &Message) {
        self.stats.other_configuration += 1;
        if !self.reported_configurations.contains(message.from) {
            self.reported_configurations = self.reported_configurations.with(message.from);
            self.tell(Event::OtherConfiguration { member: message.from });
        }
    }

    fn assert_drained(&self) {
        assert!(self.outputs.is_empty(), "drain the outputs of one input before the next");
    }

    /// R1: adopts a higher term, whatever the message is about. That ends a campaign, unless it
    /// was for this very term: then somebody has voted, maybe for this node.
    fn adopt_term(&mut self, now: Instant, term: Term) {
        if term > self.hard.term {
            self.move_to_term(now, term);
        }
    }

    fn move_to_term(&mut self, now: Instant, term: Term) {
        self.set_hard(now, term, None);
        self.forget_leader();
        let reason = match &self.state {
            State::Follower(_) => None,
            State::PreCandidate(_, campaign) | State::Candidate(_, campaign) => {
                (campaign.proposed < term).then_some(CampaignEnd::HigherTerm)
            }
            State::Leader(_) => {
                self.step_down(now, StepDown::HigherTerm);
                None
            }
        };
        if let Some(reason) = reason {
            self.end_campaign(now, reason);
        }
    }

    fn set_hard(&mut self, now: Instant, term: Term, voted_for: Option<NodeId>) {
        self.hard.advance(term, voted_for, self.longest_promise(now));
    }

    fn forget_leader(&mut self) {
        self.expect_no_heartbeat();
        self.last_leader = self.leader().or(self.last_leader);
        let timing = self.timing;
        if let Some(following) = self.following_mut() {
            following.forget_leader(&timing);
        }
        self.lateness.forget_leader();
        self.forget_timings();
        self.turn = self.membership.turn(self.me, self.last_leader);
    }

    /// Queues what must be durable, and what must be visible, before anything that depends on it.
    /// Leadership is shown once the own vote is durable; its loss without waiting for the disk.
    fn queue_changes(&mut self) {
        sabotage::bend_state(self);
        let leads = self.role() == Role::Leader;
        if !leads {
            self.publish_if_changed();
        }
        if let Some(state) = self.hard.take_unwritten() {
            self.outputs.push(Output::Persist(state));
        }
        if leads {
            self.publish_if_changed();
        }
    }

    fn publish_if_changed(&mut self) {
        let standing = self.standing();
        if standing != self.published {
            self.published = standing;
            self.outputs.push(Output::Publish(standing));
        }
    }

    fn send(&mut self, now: Instant, to: NodeSet, echo: Instant, body: Body) {
        self.send_message(to, self.message(self.hard.term, now, echo, body));
    }

    fn message(&self, term: Term, sent_at: Instant, echo: Instant, body: Body) -> Message {
        let (from, boot, config) = (self.me, self.boot, self.membership.id);
        Message { from, term, boot, config, sent_at, echo, body }
    }

    fn send_message(&mut self, to: NodeSet, message: Message) {
        self.queue_changes();
        let to = to.without(self.me);
        if !to.is_empty() {
            self.outputs.push(Output::Send { to, message });
        }
    }

    fn reply(&mut self, now: Instant, request: &Message, body: Body) {
        self.send(now, NodeSet::only(request.from), request.sent_at, body);
    }

    fn tell(&mut self, event: Event) {
        self.queue_changes();
        self.outputs.push(Output::Event(event));
    }
}
