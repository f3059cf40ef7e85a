//! The things that the core wants done. Outputs are `Copy` and held in a fixed queue; nothing is
//! done here.

use crate::message::Message;
use crate::types::{BootId, Duration, Instant, NodeId, NodeSet, Term};

use super::hard_record::HardState;
use super::role::Role;

/// One thing that the core wants done, in the order in which it must be done.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Output {
    /// Withdraw the bequest that was kept for the hour of this node's death (R15), **before** any
    /// later output is acted on. If it turns out that it can't be withdrawn any more, call
    /// [`Election::discard_outputs`](super::Election::discard_outputs): this life is over, and says
    /// nothing more. Where none was kept, nothing need be done.
    ///
    /// It comes before all others of its input. Only where a write has failed does it come after
    /// that, and before all that follows from the failure.
    Withdraw,
    /// Make this durable **before** any later output is acted on. If that fails, call
    /// [`Election::handle_persist_failed`](super::Election::handle_persist_failed).
    Persist(HardState),
    /// Write this to disk in advance, once what was to be sent before it has left: the own vote of
    /// a candidate whose requests are on their way (R5).
    ///
    /// This does not cast the vote. A vote is cast by a [`Persist`](Self::Persist): of this very
    /// state, which then costs nothing, or of another. A node that restarts may remember a state
    /// that was prepared. If the leader is heard after all, another `Prepare` brings the state
    /// before. Nothing depends on a `Prepare`: it may fail, fail and be on the disk all the same,
    /// or not be tried.
    Prepare(HardState),
    /// Show this to whoever asks who leads, before any later output is acted on.
    Publish(Standing),
    /// Send `message` to each member of `to`.
    Send {
        /// The recipients.
        to: NodeSet,
        /// The message that each of them gets.
        message: Message,
    },
    /// Tell the application. Losing one loses information only.
    Event(Event),
}

/// The leader, as far as this node knows, and the time until which it may act as leader itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Standing {
    /// The node's term. A leader's is durable before it is shown; any other is shown without
    /// waiting for the disk, so that a crash may let it fall.
    pub term: Term,
    /// The node's role.
    pub role: Role,
    /// The leader of that term, once heard of; this node itself while it leads.
    pub leader: Option<NodeId>,
    /// The time at which the lease in force was last renewed. Meaningless unless the role is
    /// leader.
    pub lease_start: Instant,
    /// The end of the lease. Not after `lease_start` unless the role is leader and it has a lease.
    pub lease_end: Instant,
}

impl Standing {
    /// Returns the standing of a node that has just started: no leader is known.
    pub(super) const fn nobody(term: Term) -> Self {
        let never = Instant::ZERO;
        Self { term, role: Role::Follower, leader: None, lease_start: never, lease_end: never }
    }

    /// Returns whether this node may act as leader at `now` (R8). False where `now` is before the
    /// renewal: a clock that steps back revives no lease.
    pub const fn holds_lease(&self, now: Instant) -> bool {
        let now = now.as_nanos();
        matches!(self.role, Role::Leader)
            && self.lease_start.as_nanos() <= now
            && now < self.lease_end.as_nanos()
    }
}

/// Something the application may want to know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Event {
    /// The leader was not heard in time, or resigned; a campaign begins.
    CampaignStarted {
        /// The term campaigned for.
        proposed: Term,
        /// The arrival of the last valid heartbeat; zero if there was none.
        last_heard: Instant,
        /// The time at which the first request was handed out.
        at: Instant,
        /// Says whether it began without a pre-vote (R7).
        fast: bool,
    },
    /// A campaign ended without a leader: lost, timed out, or the leader was heard again (R3).
    CampaignEnded {
        /// The term campaigned for.
        proposed: Term,
        /// The reason.
        reason: CampaignEnd,
    },
    /// Voters that could not vote for a time are asked again, since that time is over by what was
    /// known: a promise (R4), or the silence of a voter that was just started (R13). Until then
    /// this campaign waited for time to pass.
    AskedAgain {
        /// The term campaigned for.
        proposed: Term,
        /// The time at which they were asked again.
        at: Instant,
    },
    /// This node leads.
    BecameLeader {
        /// The term, which is the fencing token.
        term: Term,
        /// The time at which the winning campaign's first request was handed out.
        campaign_started: Instant,
        /// The time at which the quorum was there.
        at: Instant,
        /// The end of the lease that the quorum's votes gave (R8), unless it is renewed. A node
        /// whose own vote becomes durable only after that leads without a lease at first.
        lease_end: Instant,
        /// True if the leader of the term before has given it up and its application has said that
        /// the work of all leaders has stopped. False proves nothing: it may have stopped.
        work_stopped: bool,
    },
    /// This node led and no longer does.
    SteppedDown {
        /// The term in which it led.
        term: Term,
        /// The time of the pass that gave it up. Its lease was over by then, or was withdrawn and
        /// published so before anybody was told.
        at: Instant,
        /// The reason.
        reason: StepDown,
    },
    /// Another leader, or the first, was heard of.
    LeaderChanged {
        /// Its term.
        term: Term,
        /// The leader.
        leader: NodeId,
    },
    /// This node stands for election no more, or does again.
    ElectabilityChanged {
        /// Says whether the application has told it to stand by.
        standby: bool,
        /// Says whether the application has stalled.
        stalled: bool,
    },
    /// The leader's lease ran out (R9); it goes on trying.
    LeaseLapsed {
        /// The term in which it leads.
        term: Term,
        /// The end of the lease.
        since: Instant,
    },
    /// The leader holds a lease again.
    LeaseRegained {
        /// The term in which it leads.
        term: Term,
        /// For how long there was none.
        lapse: Duration,
    },
    /// A datagram claims to lead a term that has a leader already: a broken or hostile member.
    ConflictingLeader {
        /// The term.
        term: Term,
        /// The leader that is known.
        known: NodeId,
        /// The member that claims it as well.
        claimant: NodeId,
        /// The claimant's life.
        boot: BootId,
    },
    /// The leader's host says that nobody listens at its address: unless it is heard again, this
    /// node campaigns as soon as its own promise has run out.
    LeaderUnreachable {
        /// The leader's term.
        term: Term,
        /// The leader.
        leader: NodeId,
        /// The time at which this was heard.
        at: Instant,
    },
    /// The leader's guardian says that it has died: promises to it are void, and the best in rank
    /// campaigns at once (R10).
    LeaderDied {
        /// The leader's term.
        term: Term,
        /// The leader.
        leader: NodeId,
        /// The time at which this was heard.
        at: Instant,
    },
    /// A member was started with other ids or kinds in its member list than this node; it is not
    /// listened to. Told once for each.
    OtherConfiguration {
        /// The member.
        member: NodeId,
    },
    /// A member was started with another [`Timing`](crate::Timing). Told once for each member
    /// while one leader leads.
    ///
    /// It may be a leader that beats or asks otherwise than this node would. Or the leader has to,
    /// since some follower gives less than it is asked for. Or it is a follower that gives less
    /// than this leader asks for. What does not show in heartbeats and acks, such as election
    /// timeouts, is not noticed.
    OtherTiming {
        /// The member.
        member: NodeId,
    },
    /// Links are too slow for this node's [`Timing`](crate::Timing): a lease is over before it is
    /// renewed, or a campaign before it is answered. Told once in ten seconds at most.
    TimingTooShort {
        /// The setting that is too short.
        limit: Limit,
        /// Its length. Of promises: what a quorum gives, less clock skew.
        length: Duration,
        /// The length that it would have to have.
        needed: Duration,
        /// The mean round trip with a quorum.
        round_trip: Duration,
    },
    /// This leader has not heard that member for longer than the silence that tells of a death:
    /// its process is gone, or its polling thread, or the link. Told once, until it is heard
    /// again.
    MemberSilent {
        /// The member.
        member: NodeId,
    },
    /// A member that was silent is heard again.
    MemberHeard {
        /// The member.
        member: NodeId,
    },
    /// Without durable state, this node asks the others what it has forgotten (R14).
    RecoveryBegan {
        /// Those that have not answered yet.
        waits_for: NodeSet,
    },
    /// A term was heard, or given by the floor of a recovery, that is far ahead of this host's
    /// wall clock: some host's wall clock is wrong, here or where the term began (R14). Fencing
    /// tokens go on from that term for good.
    TermAheadOfClock {
        /// The term.
        term: Term,
        /// The wall clock of this host, in microseconds since 1970.
        unix_micros: u64,
    },
    /// This node takes part again (R14).
    Recovered {
        /// Its term; it votes in later ones.
        term: Term,
        /// The answers that were enough.
        by: RecoveredBy,
    },
    /// The clock was found to have lied; this node starts over, silent at first (R13).
    ClockFault,
    /// The machine was restored from a snapshot, or cloned: this life of the node is over, since
    /// another may go on as it. Build a new node, which asks the others what was forgotten (R14).
    /// Told by the duty cycle.
    MachineRestored,
    /// Hard state could not be made durable; no vote was given. A restart may find it all the
    /// same.
    PersistFailed {
        /// The state that could not be written.
        hard_state: HardState,
    },
    /// A member runs twice: two processes with its id have proven in turn that they live, each
    /// after the other (a host that was cloned, a process that was started twice). Stop one of
    /// them. Told by the links, at most once in ten seconds for each member; not where
    /// authentication is off.
    TwinMember {
        /// The member.
        member: NodeId,
    },
}

/// The setting that is too short for the links.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Limit {
    /// [`Timing::promise_max`](crate::Timing::promise_max) of this node, or of so many others that
    /// no quorum gives more.
    Promise,
    /// [`Timing::campaign_limit`](crate::Timing::campaign_limit).
    Campaign,
}

/// The reason for which a campaign ended without a leader.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum CampaignEnd {
    /// The leader was heard again (R3): the suspicion was false and nothing has happened.
    LeaderHeard,
    /// Enough voters have denied their vote for good.
    Lost,
    /// The campaign's time limit passed.
    TimedOut,
    /// This node voted for a candidate that ranks higher, or whose promise came first.
    VotedForOther,
    /// A term above the proposed one was heard (R1).
    HigherTerm,
    /// Another node leads the proposed term.
    OtherWon,
    /// The clock was found to have lied, and with it the lease.
    ClockFault,
    /// The leader of the term below has left its vote to this node (R15): another campaign began by
    /// that.
    Bequest,
    /// This node stands by from now on, or its application has stalled.
    NotElectable,
}

/// The end of a recovery (R14).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum RecoveredBy {
    /// A majority that had forgotten nothing answered.
    Majority,
    /// All others answered, some of them recovering too: the wall clock gave the term.
    All,
    /// An operator said so: the wall clock gave the term.
    Bootstrap,
}

/// The reason for which a leader stepped down.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum StepDown {
    /// It heard a higher term (S5).
    HigherTerm,
    /// It was told to resign (R10).
    Resigned,
    /// It had no lease for longer than the limit (R9).
    LapseLimit,
    /// The same, though a quorum answered all the time: promises are over before their acks have
    /// come. With each such leadership in a row this node tries for twice as long.
    PromiseTooShort,
    /// It gave its vote to a candidate after its lease had run out.
    VotedForOther,
    /// The own vote could not be made durable.
    PersistFailed,
    /// The clock was found to have lied, and with it the lease.
    ClockFault,
    /// Its machine was restored from a snapshot, so all that it knows is of the past.
    Restored,
    /// Its guardian has taken it for dead and told the others, so that this life is over. Told by
    /// the duty cycle.
    Voided,
    /// Its node has ended without a resignation: it was abandoned, or the library or the store has
    /// panicked. Told by the runtime.
    Ended,
}

/// The most outputs that one input can cause. These are a persist, a publication and two events
/// with each of two role changes, two sends, a vote that is prepared or taken back, and two events
/// about another member.
const CAPACITY: usize = 16;

/// A fixed first-in first-out queue of outputs.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Outputs {
    queue: [Option<Output>; CAPACITY],
    head: usize,
    tail: usize,
    /// True if the bequest is to be withdrawn, before all that waits in the queue.
    withdraws: bool,
}

impl Outputs {
    pub(crate) const fn new() -> Self {
        Self { queue: [None; CAPACITY], head: 0, tail: 0, withdraws: false }
    }

    pub(crate) const fn withdraw(&mut self) {
        self.withdraws = true;
    }

    #[inline]
    pub(crate) fn push(&mut self, output: Output) {
        assert!(self.tail < CAPACITY, "one input causes at most {CAPACITY} outputs");
        self.queue[self.tail] = Some(output);
        self.tail += 1;
    }

    pub(crate) fn pop(&mut self) -> Option<Output> {
        if core::mem::take(&mut self.withdraws) {
            return Some(Output::Withdraw);
        }
        if self.head == self.tail {
            return None;
        }
        let output = self.queue[self.head].take();
        self.head += 1;
        if self.head == self.tail {
            self.head = 0;
            self.tail = 0;
        }
        output
    }

    /// Returns the event among them that tells of the end of a leadership.
    pub(crate) fn step_down(&self) -> Option<Event> {
        self.iter().find_map(|output| {
            if let Output::Event(event @ Event::SteppedDown { .. }) = output {
                Some(*event)
            } else {
                None
            }
        })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Output> {
        self.queue.iter().flatten()
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.head == self.tail && !self.withdraws
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::new();
    }
}
