//! The setting of one model: how many nodes, how time runs, what may go wrong and how often.

#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;
use interrex::election::{Durability, HardState};
use interrex::types::{ClusterId, Instant, NodeId, Term};
use interrex::{Authentication, Config, Detection, Duration, Member, MemberKind, Pace, Timing};

use interrex_sim::Property;

/// One tick of a clock that runs true. All lengths but the rank slot are whole ticks, so a tick is
/// the coarsest time in which everything can still happen before or after everything else.
pub const TICK_NS: u64 = 1_000_000;

/// The world in which a model starts.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// All nodes have just started.
    Fresh,
    /// R13 and R14 are over, and nothing was said for so long that every node suspects.
    Suspecting,
    /// Node 0 leads, and everybody has acked the last round.
    Led,
    /// Node 0 leads, and node 1 alone has acked the rounds of the last two ticks.
    LedByOne,
    /// Node 0 leads, and no more than a quorum has acked the rounds of the last two ticks.
    LedByQuorum,
    /// Node 0 leads by the vote of node 1, which it had to ask again two ticks later: the first
    /// answer was lost. Node 2 has heard nothing.
    LedByRepeatedVote,
    /// Node 0 campaigns. Three ticks ago node 1 gave it its vote, the answer was lost, and by now
    /// all suspect.
    Unanswered,
    /// Node 0 campaigns. That many ticks ago the voter gave it its vote, crashed and started again,
    /// and asks what it has forgotten if it may by now. The third node has heard nothing and
    /// suspects.
    ForgottenVote {
        voter: u8,
        /// True if the vote has arrived, so that node 0 leads; else it may still arrive.
        counted: bool,
        ticks: u16,
    },
    /// Node 0 led; then all crashed, started again and recovered, and each suspects. Node 0 has led
    /// in the term of the cold start's floor plus one.
    AllForgotten,
    /// Node 0 led, resigned, and was elected again by node 1, which has acked its last round. Its
    /// resignation has reached node 2 alone, which campaigned for the same term in vain.
    LedAgain,
    /// Node 0 led as in [`LedByOne`](Self::LedByOne), crashed, and leads the next term in its next
    /// life, by the vote of node 1. If it has a guardian, that has voided the page of the first
    /// life and has told nobody yet. Node 2 has heard nothing of all this.
    LedByNextLife,
    /// Node 0 led and has no lease any more; its last heartbeat, which asks for no promise, is
    /// under way. Node 2 has had the yes of node 1 to a pre-vote, asks for votes, and has prepared
    /// its own. Where every campaign begins with a pre-vote.
    Prepared,
    /// Node 0 led, all have acked, and it has died. Its guardian has voided its page, and what it
    /// says is under way: the notices, and the bequest to the heir, which is node 1. Node 0 has
    /// started again, that many ticks have passed, and it takes part again if it may by now.
    VoteLeft { ticks: u16 },
    /// The same after as many ticks as node 0 stays silent, and node 2 leads the next term by its
    /// vote: that is free where it is forgotten. The bequest is still under way.
    Succeeded,
    /// The same, but node 1 has started again before node 0 died, and has heard it lead since. The
    /// bequest is to its first life.
    HeirRestarted,
    /// Node 0 leads and has left its vote to node 1, which has acked its last heartbeat. Node 2 is
    /// a term ahead: it has voted for node 1 in that term, its answer is under way, and it has
    /// heard nothing since. What was said before is lost.
    FollowerAhead,
    /// Node 1 leads by the vote that node 0 has left to it, alive. Of that the others have not
    /// heard.
    HeirLeads,
    /// The same after the death of node 0, which has started again and is silent.
    HeirLeadsAfterDeath,
    /// Node 1 led as in [`HeirLeadsAfterDeath`](Self::HeirLeadsAfterDeath), has forgotten it in its
    /// next life, and takes part again, as node 0 does. The bequest may arrive once more.
    HeirForgot,
    /// Of five nodes that forget, the heir has counted the vote that node 0 has left to it, and
    /// asks for a third one. Then the bequest has ended, and node 0, which is back, has elected
    /// node 3 with node 4. The heir has not looked at its clock since.
    HeirWaits,
    /// Of five nodes that forget, node 1 has campaigned in vain and holds the vote of node 2, which
    /// has forgotten it, is back, and has elected node 3 with node 4. Node 1 has not looked at its
    /// clock since the limit of its campaign. Meanwhile node 0, which leads the term before, has
    /// left its vote to node 1.
    GrantForgotten,
    /// Of five nodes, node 2 leads the next term by the votes of 3 and 4. Node 1 has acked its
    /// heartbeat. Node 0 knows nothing of that and has left its vote to node 1.
    Deposed,
}

/// The guardians that tell of the deaths of leaders (R10).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guardians {
    Nobody,
    /// Each says what the dead life wrote while it led.
    Exact,
    /// Each names the dead life, and the term that the node's page shows by then: a page that two
    /// lives share.
    OfSharedPages,
    /// Each says what stands in the node's page by then, also where a life wrote it that still
    /// lives: what no guardian may do.
    OfTheLiving,
}

/// The campaign that a forgotten vote still counts for is not over.
pub const FORGOTTEN: Start = Start::ForgottenVote { voter: 1, counted: false, ticks: 2 };

/// It is over, although node 0 has not looked at its clock since.
pub const FORGOTTEN_LONG_AGO: Start = Start::ForgottenVote { voter: 1, counted: false, ticks: 3 };

/// Node 0 leads by a vote that is forgotten.
pub const LED_BY_FORGOTTEN: Start = Start::ForgottenVote { voter: 1, counted: true, ticks: 3 };

/// The same, and the voter has asked before, in its first life: the last of all, so that others
/// answered that they were ready.
pub const LED_BY_FORGOTTEN_AGAIN: Start =
    Start::ForgottenVote { voter: 2, counted: true, ticks: 3 };

/// The same, and in its second life it may not ask yet.
pub const LED_BY_JUST_FORGOTTEN: Start = Start::ForgottenVote { voter: 2, counted: true, ticks: 1 };

/// The number of times that something may happen along one path.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Bounds {
    pub ticks: u16,
    pub crashes: u8,
    /// Times a node stops between two outputs of one input, while time goes on.
    pub stalls: u8,
    pub resigns: u8,
    /// Resignations in favour of one member.
    pub transfers: u8,
    pub disk_failures: u8,
    /// Times a node is told that its clock has lied.
    pub clock_faults: u8,
    /// Times the clock of a node is set back.
    pub set_backs: u8,
    /// Times a guardian takes a node for dead that lives.
    pub voids: u8,
    /// Times the application of a leader comes to its next position.
    pub moves: u8,
    /// Times a node is told that nobody listens at some other's address.
    pub unreachables: u8,
}

pub const NO_FAULTS: Bounds = Bounds {
    ticks: 6,
    crashes: 0,
    stalls: 0,
    resigns: 0,
    transfers: 0,
    disk_failures: 0,
    clock_faults: 0,
    set_backs: 0,
    voids: 0,
    moves: 0,
    unreachables: 0,
};

#[derive(Clone, Debug)]
pub struct Setting {
    pub name: &'static str,
    pub timing: Timing,
    /// The length of one tick by each node's own clock; one entry for each node.
    pub tick_ns: Vec<u64>,
    /// The position of each node's application; it says so at each start.
    pub positions: Vec<u64>,
    pub first_term: u64,
    pub diskless: bool,
    /// The one node that has a store where the others have none.
    pub keeps_store: Option<u8>,
    /// The node that votes and never leads.
    pub witness: Option<u8>,
    /// The node whose promises are half as long as those of the others.
    pub promises_half: Option<u8>,
    /// True if the clock of a node is set back when it starts again, as after a reboot.
    pub reboots: bool,
    /// The ticks by which a clock is set back.
    pub set_back: u16,
    /// The node that loses its store when it crashes, and comes back with one that was created
    /// (R14).
    pub loses_store: Option<u8>,
    pub guardians: Guardians,
    pub start: Start,
    pub bounds: Bounds,
    /// A property that is not asked for, so that what comes after can be seen.
    pub unasked: Option<Property>,
    #[cfg(feature = "sabotage")]
    pub sabotage: Option<Sabotage>,
}

pub const fn ticks(count: u64) -> Duration {
    Duration::from_nanos(count * TICK_NS)
}

/// A promise of two ticks and a campaign of three; no pre-vote, so that few steps elect a leader.
pub fn short_timing() -> Timing {
    Timing {
        heartbeat_interval: ticks(1),
        election_timeout_min: ticks(2),
        election_timeout_max: ticks(3),
        // What is learned would be part of the state, and each lateness another one.
        detection: Detection::Fixed,
        promise: ticks(2),
        promise_max: ticks(2),
        pace: Pace::Fixed,
        drift_ppm: 0,
        clock_granularity: Duration::ZERO,
        rank_slot: Duration::from_micros(1),
        campaign_limit: ticks(3),
        request_interval: ticks(1),
        // Never, unless a setting is about probes.
        probe_after: ticks(100),
        lapse_limit: ticks(2),
        pre_vote: false,
        fast_election: true,
        fast_election_rtt_bound: ticks(10),
        failback_after: None,
    }
}

/// As [`short_timing`], for clocks that differ by a tenth: the promise runs out after exactly two
/// ticks of the fast clock, and so must the lease by the slow one.
pub fn drifting_timing() -> Timing {
    let promise = Duration::from_nanos(2 * TICK_NS / 10 * 11);
    Timing { drift_ppm: 100_000, promise, promise_max: promise, ..short_timing() }
}

impl Setting {
    pub fn new(name: &'static str, nodes: usize, start: Start) -> Self {
        Self {
            name,
            timing: short_timing(),
            tick_ns: vec![TICK_NS; nodes],
            positions: vec![0; nodes],
            first_term: 0,
            diskless: false,
            keeps_store: None,
            witness: None,
            promises_half: None,
            reboots: false,
            set_back: 2,
            loses_store: None,
            guardians: Guardians::Nobody,
            start,
            bounds: Bounds { ticks: 6, ..Bounds::default() },
            unasked: None,
            #[cfg(feature = "sabotage")]
            sabotage: None,
        }
    }

    pub fn with_bounds(self, bounds: Bounds) -> Self {
        Self { bounds, ..self }
    }

    pub fn with_pre_vote(mut self) -> Self {
        self.timing.pre_vote = true;
        self
    }

    /// Every campaign begins with a pre-vote (R7).
    pub fn with_pre_vote_always(mut self) -> Self {
        self.timing.fast_election = false;
        self.with_pre_vote()
    }

    /// A promise of four ticks: more can happen inside one lease.
    pub fn with_long_promise(mut self) -> Self {
        let (promise, timeout) = (ticks(4), ticks(5));
        self.timing = Timing {
            promise,
            promise_max: promise,
            election_timeout_min: promise,
            election_timeout_max: timeout,
            campaign_limit: timeout,
            ..self.timing
        };
        self
    }

    /// Counts a heartbeat as late one tick after it was due, so that a leader which is said to be
    /// unreachable is suspected.
    pub fn with_probes(mut self) -> Self {
        self.timing.probe_after = Duration::from_micros(1);
        self
    }

    /// A campaign goes on for longer than its voters' promises.
    pub fn with_long_campaigns(mut self) -> Self {
        self.timing.campaign_limit = ticks(6);
        self
    }

    /// Node 0's clock runs true and all others a tenth faster.
    pub fn with_drift(mut self) -> Self {
        self.timing = drifting_timing();
        self.tick_ns.iter_mut().skip(1).for_each(|tick| *tick = TICK_NS / 10 * 11);
        self
    }

    /// One node's clock runs a tenth faster than all others.
    pub fn with_fast(mut self, node: u8) -> Self {
        self.timing = drifting_timing();
        self.tick_ns[usize::from(node)] = TICK_NS / 10 * 11;
        self
    }

    /// One node's clock runs a tenth slower than all others.
    pub fn with_slow(mut self, node: u8) -> Self {
        self.timing = drifting_timing();
        self.tick_ns.fill(TICK_NS / 10 * 11);
        self.tick_ns[usize::from(node)] = TICK_NS;
        self
    }

    pub fn with_witness(self, node: u8) -> Self {
        Self { witness: Some(node), ..self }
    }

    /// All promise for four ticks, and this node for two.
    pub fn with_short_promises_of(self, node: u8) -> Self {
        Self { promises_half: Some(node), ..self }.with_long_promise()
    }

    /// Clocks may be set back by that many ticks.
    pub fn setting_back(self, set_back: u16) -> Self {
        Self { set_back, ..self }
    }

    /// The clock of a node is set back when it starts again.
    pub fn rebooting(self) -> Self {
        Self { reboots: true, ..self }
    }

    /// All nodes but this one forget their votes when they crash.
    pub fn diskless_but(self, node: u8) -> Self {
        Self { diskless: true, keeps_store: Some(node), ..self }
    }

    pub fn with_positions(self, positions: &[u64]) -> Self {
        Self { positions: positions.to_vec(), ..self }
    }

    pub fn with_first_term(self, first_term: u64) -> Self {
        Self { first_term, ..self }
    }

    #[cfg(feature = "sabotage")]
    pub fn sabotaged(self, rule: Sabotage) -> Self {
        Self { sabotage: Some(rule), ..self }
    }

    pub fn nodes(&self) -> u8 {
        self.tick_ns.len() as u8
    }

    pub fn node_ids(&self) -> std::ops::Range<u8> {
        0..self.nodes()
    }

    /// Returns what `node`'s clock shows after `time` ticks, set back by `behind` of them. Each
    /// clock has an origin of its own, so that the moments of two nodes can't be compared by
    /// mistake and still fit.
    pub fn clock(&self, node: u8, time: u16, behind: u16) -> Instant {
        let tick = self.tick_ns[usize::from(node)];
        let shown = u64::from(time) + 51 + 100 * u64::from(node) - u64::from(behind);
        Instant::from_nanos(shown * tick)
    }

    /// Returns by how much the clock of `node` is set back.
    pub fn back(&self, node: u8) -> Duration {
        Duration::from_nanos(u64::from(self.set_back) * self.tick_ns[usize::from(node)])
    }

    pub fn config(&self, node: u8) -> Config {
        let address = |id: u8| ([127, 0, 0, 1], 7000 + u16::from(id)).into();
        let members = (0..self.nodes()).map(|id| {
            let kind =
                if self.witness == Some(id) { MemberKind::Witness } else { MemberKind::Voter };
            Member { kind, ..Member::voter(id_of(id), address(id)) }
        });
        Config::new(ClusterId(7), id_of(node), members)
            .authentication(Authentication::Off)
            .timing(self.timing_of(node))
    }

    fn timing_of(&self, node: u8) -> Timing {
        let promise = self.timing.promise.scaled(1, 2);
        if self.promises_half == Some(node) {
            Timing { promise, promise_max: promise, ..self.timing }
        } else {
            self.timing
        }
    }

    /// Nodes forget their votes when they crash (R14).
    pub fn diskless(self) -> Self {
        Self { diskless: true, ..self }
    }

    pub fn losing_store_of(self, node: u8) -> Self {
        Self { loses_store: Some(node), ..self }
    }

    /// Returns whether `node` has no disk.
    pub fn is_diskless(&self, node: u8) -> bool {
        self.diskless && self.keeps_store != Some(node)
    }

    /// Returns whether `node` forgets its votes when it crashes.
    pub fn forgets(&self, node: u8) -> bool {
        self.is_diskless(node) || self.loses_store == Some(node)
    }

    /// Returns what a life begins with that has forgotten its votes.
    pub fn forgotten(&self, node: u8) -> HardState {
        if self.is_diskless(node) { HardState::default() } else { self.created_store() }
    }

    /// Returns whether a leader can ever leave its vote to an heir in this world (R15). Where none
    /// can, states need not be told apart by what an heir would ask for.
    pub fn leaves_bequests(&self) -> bool {
        let is_commanded = self.bounds.resigns > 0 || self.bounds.transfers > 0;
        let was_commanded = matches!(self.start, Start::LedAgain | Start::HeirLeads);
        self.guardians != Guardians::Nobody || is_commanded || was_commanded
    }

    /// Returns what a store holds that was created.
    fn created_store(&self) -> HardState {
        #[cfg(feature = "sabotage")]
        if self.sabotage == Some(Sabotage::TrustCreatedStore) {
            return HardState::default();
        }
        HardState { must_ask: true, ..HardState::default() }
    }

    pub fn guarded(self, guardians: Guardians) -> Self {
        Self { guardians, ..self }
    }

    /// Returns what a node that starts after `time` ticks is told of its disk, and of the wall
    /// clock, which runs true.
    pub fn durability(&self, node: u8) -> Durability {
        if self.is_diskless(node) { Durability::Diskless } else { Durability::Durable }
    }

    /// The wall clock of a host that starts at this time, as a floor of terms.
    pub fn term_floor(&self, time: u16) -> Term {
        Term(10_000 + u64::from(time) * TICK_NS / 1_000)
    }
}

/// Defines questions about the rules that are broken here outside the core.
macro_rules! broken {
    ($($(#[$doc:meta])* $question:ident by $rule:ident,)*) => {
        impl Setting {
            $($(#[$doc])*
            pub fn $question(&self) -> bool {
                #[cfg(feature = "sabotage")]
                return self.sabotage == Some(Sabotage::$rule);
                #[cfg(not(feature = "sabotage"))]
                false
            })*
        }
    };
}

broken! {
    /// Returns whether stores take what was prepared for durable, whatever came after it.
    trusts_prepared by TrustPrepared,
    /// Returns whether a notice may be sent while the page shows the dead leader's lease.
    tells_before_void by NoticeBeforeVoid,
    /// Returns whether a page keeps a bequest to one heir when another is named.
    bequeaths_to_many by BequeathToMany,
    /// Returns whether a life goes on that finds its page void when it withdraws.
    delivers_though_void by DeliverThoughVoid,
    /// Returns whether a bequest is sent whatever the application's position is.
    ignores_positions by BequestOfAnyPosition,
}

pub fn id_of(node: u8) -> NodeId {
    NodeId::new(node).expect("a model's node id is below 128")
}
