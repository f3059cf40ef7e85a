//! Checks after every act of every node what must hold: S1 to S8 and S10, L2 and L3.
//!
//! Sees what a node makes durable, publishes, sends and tells, and what it was handed; never what
//! it thinks. Each check cites its property of docs/RULES.md.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use interrex::config::Timing;
use interrex::election::{Command, Election, Event, HardState, Role, Standing, StepDown};
use interrex::message::{Body, Message, Verdict};
use interrex::types::{BootId, Duration, Instant, NodeId, NodeSet, Position, Round, Term};
use interrex::wire::Record as Datagram;

use super::clock::{Clock, Time};
use super::disk::Record;
use super::host::Host;
use super::leases::{Change, Leases};
use super::plan::{Plan, Storage};
use super::property::Property;

/// A property that did not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// The property.
    pub property: Property,
    /// The time at which it was seen.
    pub at: Time,
    /// A description of what was seen.
    pub detail: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { property, at, detail } = self;
        write!(f, "{property:?} ({}) broken at {at}: {detail}", property.says())
    }
}

/// A durable vote.
#[derive(Clone, Copy, Debug)]
struct Vote {
    to: NodeId,
    /// The life of the voter that has cast it.
    boot: u64,
    /// The position of the voter's application.
    position: Position,
    /// The limits within which it counts, if it was left in a bequest.
    left: Option<Left>,
}

/// The limits of a vote that was left in a bequest (R15).
#[derive(Clone, Copy, Debug)]
struct Left {
    /// The life of the heir to which it was left.
    to: BootId,
    /// The time at which that life sent the ack that it rests on.
    acked_at: Instant,
    /// Its end by the heir's clock.
    ends: Instant,
}

/// The facts that are known of one node.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    term: Term,
    /// The last valid heartbeat: its term, whose life's it is, and when it was taken in.
    heard: Option<(Term, BootId, Instant)>,
    /// The leader's term and the end of the last promise that it told. A promise to a later leader
    /// takes the place of one to an earlier.
    bound: (Term, Instant),
    /// True if it has heeded, since any heartbeat, that nobody listens where its leader was.
    unreachable: bool,
    round: (Term, Round),
    resigned: Option<Term>,
    /// The term that it has led last and leads no more.
    left: Option<Term>,
    /// The time at which its campaign began, and its position then.
    campaign: Option<(Instant, Position)>,
    drain: Drain,
}

/// The requests of a node's application to give leadership up.
#[derive(Clone, Copy, Debug, Default)]
struct Drain {
    /// The earliest deadline of those that are not answered, by the node's clock.
    deadline: Option<Instant>,
    /// The same without the last of them, which may be refused.
    before_last: Option<Instant>,
    /// True while no guard is to be granted.
    is_closed: bool,
}

/// The number of acks of a node that are remembered: more than there are in the longest promise.
const ACKS: usize = 256;

/// The beliefs of one life about another node.
#[derive(Clone, Debug, Default)]
struct Believed {
    /// The latest life of that node; lives are numbered in their order here.
    boot: u64,
    /// The numbers of what that life said.
    numbers: BTreeSet<u64>,
}

/// A vote in the next term that a leader leaves to an heir (R15).
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'a> {
    /// The life of the leader, counted from 1.
    pub(super) life: u64,
    pub(super) heir: NodeId,
    pub(super) message: &'a Message,
    /// The position that the leader's application has come to.
    pub(super) position: Position,
    /// The term that the leader is in.
    pub(super) own_term: Term,
}

/// The checks of one run.
#[derive(Clone, Debug)]
pub(super) struct Checker {
    voting: NodeSet,
    electable: NodeSet,
    storage: Storage,
    /// Those whose store was lost at some time.
    has_lost_store: NodeSet,
    leaders: BTreeMap<Term, NodeId>,
    votes: BTreeMap<(Term, NodeId), Vote>,
    known: Vec<Known>,
    /// The times of the latest acks of each node, by the clock that it has now.
    acked: Vec<VecDeque<Instant>>,
    /// The beliefs of each life of a node about each other node, where members seal what they say.
    believed: BTreeMap<(NodeId, u64, u8), Believed>,
    /// Those that were told to stand by, and those whose application has stalled.
    standing_by: NodeSet,
    stalled: NodeSet,
    /// True if an application counts as stalled until its first beat.
    shares_fate: bool,
    pub(super) leases: Leases,
    /// The first violation; later ones may be its consequences.
    pub(super) violation: Option<Violation>,
    pub(super) checks: u64,
}

impl Checker {
    pub(super) fn new(voting: NodeSet, electable: NodeSet, plan: &Plan) -> Self {
        let nodes = plan.seats.len();
        Self {
            voting,
            electable,
            storage: plan.storage,
            has_lost_store: NodeSet::EMPTY,
            leaders: BTreeMap::new(),
            votes: BTreeMap::new(),
            known: vec![Known::default(); nodes],
            acked: vec![VecDeque::new(); nodes],
            believed: BTreeMap::new(),
            standing_by: NodeSet::EMPTY,
            stalled: NodeSet::EMPTY,
            shares_fate: plan.fate_bound.is_some(),
            leases: Leases::new(nodes),
            violation: None,
            checks: 0,
        }
    }

    pub(super) fn report(&mut self, at: Time, property: Property, detail: String) {
        self.violation.get_or_insert(Violation { property, at, detail });
    }

    /// Returns whether this life has believed that datagram before, as it came or replayed.
    pub(super) fn has_believed(&self, node: NodeId, life: u64, record: &Datagram) -> bool {
        self.believed.get(&(node, life, record.from)).is_some_and(|believed| {
            let is_past = record.boot.value() < believed.boot;
            is_past || believed.numbers.contains(&record.sequence.value())
        })
    }

    /// Checks that a life believes each datagram of another life once, and none of an earlier life
    /// after that.
    pub(super) fn on_believed(&mut self, now: Time, node: NodeId, life: u64, record: &Datagram) {
        self.checks += 1;
        let (from, boot, number) = (record.from, record.boot.value(), record.sequence.value());
        let believed = self.believed.entry((node, life, from)).or_default();
        if boot > believed.boot {
            *believed = Believed { boot, numbers: BTreeSet::new() };
        }
        let fault = if boot < believed.boot {
            "of an earlier life"
        } else if !believed.numbers.insert(number) {
            "twice"
        } else {
            return;
        };
        let detail = format!("n{node} believes datagram {number} of n{from} {fault}");
        self.report(now, Property::Wire, detail);
    }

    fn known(&mut self, node: NodeId) -> &mut Known {
        &mut self.known[usize::from(node.number())]
    }

    /// Checks S4 over restarts, where there is something to remember.
    pub(super) fn on_start(&mut self, now: Time, host: &Host, found: Record) {
        let (node, term) = (host.config.node, found.hard.at_start().term);
        let before = self.known(node).term;
        if term < before {
            self.report(
                now,
                Property::S4,
                format!("n{node} restarts in {term:?}, it was in {before:?}"),
            );
        }
        *self.known(node) = Known { term, ..Known::default() };
        self.acked[usize::from(node.number())].clear();
        self.on_command(node, Command::SetStandby(host.standbys > 0));
        self.on_command(node, Command::SetStalled(self.shares_fate));
        // A vote that was never acknowledged counts from now on.
        self.note_vote(now, host, found.hard, found.position);
    }

    /// Notes that a process has died. What it never made durable was never told either (S4).
    /// Without a disk its term begins anew, and S1 and S8 must hold all the same (R14). What it has
    /// published may still be read, until its guardian voids it.
    pub(super) fn on_stop(&mut self, now: Time, node: NodeId, durable: Term, is_shown: bool) {
        let told = self.known(node).term;
        self.known(node).term = match self.storage {
            Storage::Durable | Storage::Created | Storage::Diskless => durable,
            Storage::Forgetful => told,
        };
        self.leases.end_life(now, node, is_shown);
    }

    /// Notes that all that a node has written is gone. Its next writes go to a store that is
    /// created in `term`.
    pub(super) fn on_store_lost(&mut self, node: NodeId, term: Term) {
        self.known(node).term = term;
        self.has_lost_store = self.has_lost_store.with(node);
    }

    /// Checks S4 and S2.
    pub(super) fn on_persist(&mut self, now: Time, host: &Host, hard: HardState) {
        self.checks += 1;
        let node = host.config.node;
        let (before, after) = (host.disk.acknowledged().at_start().term, hard.at_start().term);
        if hard.term < host.disk.acknowledged().term || after < before {
            self.report(now, Property::S4, format!("n{node} writes {after:?} after {before:?}"));
        }
        self.note_vote(now, host, hard, host.told);
    }

    /// Checks S2.
    fn note_vote(&mut self, now: Time, host: &Host, hard: HardState, position: Position) {
        let Some(to) = hard.voted_for else { return };
        let vote = Vote { to, boot: host.boots, position, left: None };
        self.note_vote_in(now, host.config.node, hard.term, vote);
    }

    fn note_vote_in(&mut self, now: Time, node: NodeId, term: Term, vote: Vote) {
        let first = self.votes.entry((term, node)).or_insert(vote);
        if (first.to, first.boot, vote.left.is_some()) == (vote.to, vote.boot, false) {
            // Asked for, it counts as any other does.
            first.left = None;
        }
        let first = *first;
        let forgets = self.storage == Storage::Diskless || self.has_lost_store.contains(node);
        if forgets && first.boot != vote.boot {
            // A forgotten vote was for a campaign that is over by now; S1 sees it if that is not
            // so.
            self.votes.insert((term, node), vote);
        } else if first.to != vote.to {
            let detail = format!("n{node} votes for n{} in {term:?}, after n{}", vote.to, first.to);
            self.report(now, Property::S2, detail);
        }
    }

    /// Checks S1, S3, S7, S8 and S10. Returns whether a new leader holds its first lease, and for
    /// how long nobody did.
    pub(super) fn on_publish(&mut self, now: Time, host: &Host, shown: &Standing) -> Change {
        self.checks += 1;
        let node = host.config.node;
        if shown.role == Role::Leader && self.leaders.get(&shown.term) != Some(&node) {
            self.on_leader(now, host, shown.term);
        }
        if shown.role == Role::Leader && self.known(node).left == Some(shown.term) {
            let detail = format!("n{node} leads {:?} again, which it has given up", shown.term);
            self.report(now, Property::S8, detail);
        }
        let change = self.leases.publish(now, node, shown, &host.clock);
        self.judge_lease(now, node, shown.term, change);
        change
    }

    /// Reports a change that breaks S7 or S8.
    pub(super) fn judge_lease(&mut self, now: Time, node: NodeId, term: Term, change: Change) {
        match change {
            Change::None | Change::Acquired(_) => {}
            Change::Overlap(other, theirs) => {
                let detail =
                    format!("n{node} in {term:?} and n{other} in {theirs:?} hold valid leases");
                self.report(now, Property::S7, detail);
            }
            Change::Early(other, by) => {
                let detail =
                    format!("n{node} leads {term:?} {by} before the end that n{other} was told");
                self.report(now, Property::S7, detail);
            }
            Change::OldToken(other, theirs) => {
                let detail =
                    format!("n{node} holds a lease in {term:?}, after n{other} in {theirs:?}");
                self.report(now, Property::S8, detail);
            }
        }
    }

    fn on_leader(&mut self, now: Time, host: &Host, term: Term) {
        let (node, told) = (host.config.node, host.told);
        let first = *self.leaders.entry(term).or_insert(node);
        if first != node {
            self.report(now, Property::S1, format!("n{first} and n{node} both lead {term:?}"));
        }
        let lowest = NodeId::new(0).expect("0 is below 128");
        let of_term = self.votes.range((term, lowest)..).take_while(|((of, _), _)| *of == term);
        let mine: Vec<_> = of_term
            .filter(|(_, vote)| vote.to == node && self.counts(host, vote))
            .map(|((_, by), vote)| (*by, *vote))
            .collect();
        let voters: NodeSet = mine.iter().map(|(voter, _)| *voter).collect();
        let votes = voters.intersection(self.voting).len();
        if votes <= self.voting.len() / 2 || !voters.contains(node) {
            let detail = format!("n{node} leads {term:?} by the durable votes of {voters:?} only");
            self.report(now, Property::S3, detail);
        }
        if !self.electable.contains(node) {
            self.report(
                now,
                Property::S3,
                format!("n{node} leads {term:?} and may not lead at all"),
            );
        }
        // Its own application may have come further since it asked the others. A vote that was not
        // told, since the disk failed at first, may be of one that is ahead by now.
        let position = self.known(node).campaign.map_or(told, |(_, position)| position);
        let behind = |(voter, vote): &&(NodeId, Vote)| *voter == node || vote.position <= position;
        let not_ahead: NodeSet = mine.iter().filter(behind).map(|(voter, _)| *voter).collect();
        if not_ahead.intersection(self.voting).len() <= self.voting.len() / 2 {
            let detail = format!("n{node} leads {term:?}; only {not_ahead:?} were not ahead of it");
            self.report(now, Property::S10, detail);
        }
    }

    /// Checks S2 and S4 for what others learn: nothing is told that a crash would undo. Checks S7
    /// for those who resign: it is shown before it is told (R10).
    pub(super) fn on_send(&mut self, now: Time, host: &Host, to: NodeSet, message: &Message) {
        self.checks += 1;
        let node = host.config.node;
        // A life that begins with this record begins in the term in which its vote is spent.
        let durable = host.disk.acknowledged();
        if message.term > durable.at_start().term {
            let told = message.term;
            self.report(now, Property::S4, format!("n{node} tells {told:?} before it is durable"));
        }
        let shows_lead = |shown: Standing| shown.role == Role::Leader && shown.term == message.term;
        let resigns = matches!(message.body, Body::Resign(_) | Body::Bequest(_));
        if resigns && host.shown.is_some_and(shows_lead) {
            self.report(now, Property::S7, format!("n{node} resigns before its readers see it"));
        }
        if matches!(message.body, Body::Bequest(_)) {
            let (life, position) = (host.boots, host.position);
            for heir in to.iter() {
                let own_term = message.term;
                self.on_bequest(now, host, &Given { life, heir, message, position, own_term });
            }
        }
        if matches!(message.body, Body::HeartbeatAck(_)) {
            let acked = &mut self.acked[usize::from(node.number())];
            acked.truncate(ACKS - 1);
            acked.push_front(message.sent_at);
        }
        if let Body::HeartbeatAck(ack) = &message.body
            && ack.promise > Duration::ZERO
        {
            let bound = &mut self.known(node).bound;
            *bound = (*bound).max((message.term, message.sent_at + ack.promise));
        }
        if let Body::VoteReply(reply) = &message.body
            && reply.verdict == Verdict::Granted
        {
            self.on_grant(now, host, to, reply.proposed);
        }
    }

    fn on_grant(&mut self, now: Time, host: &Host, to: NodeSet, proposed: Term) {
        let (node, durable) = (host.config.node, host.disk.acknowledged());
        // The application may have gone on since the vote was written.
        if let Some(vote) = self.votes.get_mut(&(proposed, node)) {
            vote.position = vote.position.max(host.position);
        }
        if durable.term == proposed && durable.voted_for.is_none() {
            let detail = format!("n{node} grants {proposed:?} before its vote is durable");
            self.report(now, Property::S2, detail);
        }
        if durable.term.next() == proposed && durable.next_vote_spent {
            // It has left that vote to an heir, which a plain resignation may have told instead.
            let vote = |to| Vote { to, boot: host.boots, position: host.position, left: None };
            to.iter().for_each(|to| self.note_vote_in(now, node, proposed, vote(to)));
        }
    }

    /// Checks S2 and S4 where a vote in the next term is left to an heir (R15).
    pub(super) fn on_bequest(&mut self, now: Time, host: &Host, given: &Given<'_>) {
        self.checks += 1;
        let Given { life, heir, message, position, own_term } = *given;
        let Body::Bequest(bequest) = &message.body else { return };
        let (node, term) = (host.config.node, message.term.next());
        let remembers = self.storage != Storage::Diskless && !self.has_lost_store.contains(node);
        if remembers && host.disk.acknowledged().at_start().term < term {
            let detail = format!("n{node} leaves its vote in {term:?}, and a start finds it free");
            self.report(now, Property::S2, detail);
        }
        if own_term > term {
            let detail = format!("n{node} leaves its vote in {term:?}, and is in {own_term:?}");
            self.report(now, Property::S4, detail);
        }
        let Timing { drift_ppm, clock_granularity, .. } = host.config.timing;
        let lasts = bequest.promise.scaled(1_000_000, 1_000_000 + u64::from(drift_ppm));
        let ends = message.echo + lasts.saturating_sub(clock_granularity);
        let left = Some(Left { to: bequest.heir_boot, acked_at: message.echo, ends });
        self.note_vote_in(now, node, term, Vote { to: heir, boot: life, position, left });
    }

    /// Returns whether the vote counted for `host`, which leads by it, when it took its last input
    /// in.
    fn counts(&self, host: &Host, vote: &Vote) -> bool {
        vote.left.is_none_or(|left| {
            let acked = &self.acked[usize::from(host.config.node.number())];
            left.to == host.boot() && acked.contains(&left.acked_at) && host.input_at < left.ends
        })
    }

    /// Returns the term that a node is in, as far as it is known.
    pub(super) fn term_of(&self, host: &Host) -> Term {
        let known = self.known[usize::from(host.config.node.number())].term;
        known.max(host.disk.acknowledged().term)
    }

    /// Notes that the vote of a bequest counts. The heir's application must not be behind the
    /// giver's now, whenever the campaign began.
    pub(super) fn on_bequest_used(&mut self, heir: &Host) {
        let campaign = &mut self.known(heir.config.node).campaign;
        *campaign = campaign.map(|(at, _)| (at, heir.told));
    }

    /// Checks S5, and notes what S6 needs to know. `before` is the node's standing before it took
    /// `message` in.
    pub(super) fn on_handled(
        &mut self,
        world: Time,
        now: Instant,
        message: &Message,
        (before, after): (&Standing, &Standing),
        node: NodeId,
    ) {
        self.checks += 1;
        let led_on = before.role == Role::Leader && after.role == Role::Leader;
        if led_on && message.term > before.term {
            let detail =
                format!("n{node} leads on in {:?}, told of {:?}", after.term, message.term);
            self.report(world, Property::S5, detail);
        }
        match &message.body {
            Body::Heartbeat(heartbeat) => {
                let known = self.known(node);
                let accepted = after.leader == Some(message.from) && after.term == message.term;
                let newer = (message.term, heartbeat.round) > known.round;
                let stale = known.resigned == Some(message.term);
                if accepted && newer && !stale {
                    known.round = (message.term, heartbeat.round);
                    // A campaign because the leader is unreachable need not stop for a leader
                    // without a lease (R9).
                    let follows = before.role == Role::Follower;
                    known.unreachable &= !follows && heartbeat.promise == Duration::ZERO;
                    if heartbeat.promise.as_nanos() > 0 {
                        known.heard = Some((message.term, message.boot, now));
                    }
                }
            }
            Body::Resign(_) if message.term >= before.term => {
                self.known(node).resigned = Some(message.term);
                self.known(node).heard = None;
            }
            // A write that fails may withdraw the news of it.
            Body::DeathNotice => {
                let known = self.known(node);
                let is_heard = |(term, boot, _)| (term, boot) == (message.term, message.boot);
                if known.heard.is_some_and(is_heard) {
                    (known.resigned, known.heard) = (Some(message.term), None);
                }
            }
            // It is the resignation too, or the notice of the life that was heard.
            Body::Bequest(bequest) => {
                let known = self.known(node);
                let is_heard = |(term, boot, _)| (term, boot) == (message.term, message.boot);
                let resigns = !bequest.died && message.term >= before.term;
                if resigns || known.heard.is_some_and(is_heard) {
                    (known.resigned, known.heard) = (Some(message.term), None);
                }
            }
            Body::Resign(_)
            | Body::HeartbeatAck(_)
            | Body::PreVoteRequest(_)
            | Body::PreVoteReply(_)
            | Body::VoteRequest(_)
            | Body::VoteReply(_)
            | Body::RecoveryRequest(_)
            | Body::RecoveryReply(_) => {}
        }
    }

    /// Checks S6, and notes what S10 and L3 need to know.
    pub(super) fn on_event(&mut self, now: Time, host: &Host, event: &Event) {
        let node = host.config.node;
        match *event {
            Event::CampaignStarted { proposed, at, .. } => {
                self.known(node).campaign = Some((at, host.told));
                let heard = self.known(node).heard.filter(|(term, ..)| term.next() == proposed);
                let Some((_, _, heard)) = heard else { return };
                let silence = at.saturating_since(heard);
                // Who is told that its leader is gone waits for its own promise alone.
                let Known { unreachable, bound, .. } = *self.known(node);
                let promised = bound.1.saturating_since(heard);
                let silent = host.least_silence();
                let least = if unreachable { silent.min(promised) } else { silent };
                if silence < least {
                    let detail = format!("n{node} campaigns, and heard its leader {silence} ago");
                    self.report(now, Property::S6, detail);
                }
            }
            Event::BecameLeader { term, .. } if self.is_barred(node) => {
                let detail = format!("n{node} begins to lead {term:?}");
                self.report(now, Property::Standby, detail);
            }
            Event::BecameLeader { .. } => {}
            Event::LeaderUnreachable { .. } => self.known(node).unreachable = true,
            Event::LeaderDied { term, .. } => {
                self.known(node).resigned = Some(term);
                self.known(node).heard = None;
            }
            Event::SteppedDown { term, reason, .. } => {
                if reason == StepDown::Resigned {
                    self.check_guards(now, host, term);
                }
                self.known(node).left = Some(term);
                if matches!(reason, StepDown::Resigned | StepDown::ClockFault | StepDown::Restored)
                {
                    self.leases.give_up(node);
                }
            }
            Event::CampaignEnded { .. }
            | Event::AskedAgain { .. }
            | Event::LeaderChanged { .. }
            | Event::ElectabilityChanged { .. }
            | Event::LeaseLapsed { .. }
            | Event::LeaseRegained { .. }
            | Event::ConflictingLeader { .. }
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
            | Event::ClockFault => {}
            // What was withdrawn with the write may have been the news of a campaign.
            Event::PersistFailed { .. } => self.known(node).campaign = None,
        }
    }

    /// Checks S4 within a life. Checks L2 and L3 once the deadlines that had come were acted on.
    pub(super) fn on_settled(
        &mut self,
        world: Time,
        now: Instant,
        (host, core): (&Host, &Election),
        timers_ran: bool,
    ) {
        self.checks += 1;
        let node = host.config.node;
        let term = core.hard_state().term;
        let before = std::mem::replace(&mut self.known(node).term, term);
        if term < before {
            self.report(world, Property::S4, format!("the term of n{node} falls to {term:?}"));
        }
        let deadline = core.next_deadline();
        let stands = self.electable.contains(node) && !self.is_barred(node);
        if core.next_timer() == Instant::NEVER && stands {
            self.report(world, Property::L2, format!("n{node} waits for nothing"));
        }
        if !timers_ran {
            return;
        }
        if deadline <= now {
            self.report(world, Property::L2, format!("n{node} acts on a deadline without end"));
        }
        let campaigns = matches!(core.standing().role, Role::PreCandidate | Role::Candidate);
        let started = self.known(node).campaign.map(|(at, _)| at);
        if let Some(started) = started.filter(|_| campaigns)
            && now.saturating_since(started) > host.config.timing.campaign_limit
        {
            self.report(world, Property::L3, format!("n{node} campaigns beyond its limit"));
        }
    }

    /// Notes what an application has told its node, when the node takes it in.
    pub(super) fn on_command(&mut self, node: NodeId, command: Command) {
        let place =
            |set: NodeSet, is_in: bool| if is_in { set.with(node) } else { set.without(node) };
        match command {
            Command::SetStandby(standby) => self.standing_by = place(self.standing_by, standby),
            Command::SetStalled(stalled) => self.stalled = place(self.stalled, stalled),
            Command::Resign
            | Command::Transfer(_)
            | Command::SetPosition(_)
            | Command::Bootstrap
            | Command::SetPriority(_) => {}
        }
    }

    /// Notes that an application has asked its node to give leadership up, by that time at the
    /// latest.
    pub(super) fn on_request(&mut self, node: NodeId, deadline: Instant) {
        let drain = &mut self.known(node).drain;
        drain.before_last = drain.deadline;
        drain.deadline = Some(drain.deadline.map_or(deadline, |sooner| sooner.min(deadline)));
    }

    /// Notes that the last of these requests was refused.
    pub(super) fn on_refusal(&mut self, node: NodeId) {
        let drain = &mut self.known(node).drain;
        drain.deadline = drain.before_last;
    }

    /// Notes that all of these requests are answered.
    pub(super) fn on_answer(&mut self, node: NodeId) {
        self.known(node).drain.deadline = None;
    }

    /// Notes whether a node grants guards.
    pub(super) fn set_closed(&mut self, node: NodeId, is_closed: bool) {
        self.known(node).drain.is_closed = is_closed;
    }

    /// Returns whether a node may still wait for guards before it answers.
    pub(super) fn waits_for_guards(&self, host: &Host) -> bool {
        let drain = self.known[usize::from(host.config.node.number())].drain;
        let is_due = |deadline| deadline <= host.latest;
        host.application.held() > 0 && !drain.deadline.is_some_and(is_due)
    }

    /// Checks that no guard is granted while a drain goes on.
    pub(super) fn on_guard(&mut self, now: Time, node: NodeId) {
        self.checks += 1;
        if self.known(node).drain.is_closed {
            self.report(now, Property::Guards, format!("n{node} grants a guard in a drain"));
        }
    }

    /// Checks that whoever resigns has waited for guards. Whoever is taken for dead, or whose
    /// application has stalled, need not.
    fn check_guards(&mut self, now: Time, host: &Host, term: Term) {
        let node = host.config.node;
        let is_asked = !host.page.is_void && !self.stalled.contains(node);
        if is_asked && self.waits_for_guards(host) {
            let held = host.application.held();
            let detail = format!("n{node} gives {term:?} up, and {held} guards are held");
            self.report(now, Property::Guards, detail);
        }
    }

    /// Checks that a program has started alone; `another` tells of one that runs.
    pub(super) fn on_program(&mut self, now: Time, another: Option<String>) {
        self.checks += 1;
        if let Some(detail) = another {
            self.report(now, Property::Work, detail);
        }
    }

    /// Returns whether a node must not begin to lead.
    fn is_barred(&self, node: NodeId) -> bool {
        self.standing_by.union(self.stalled).contains(node)
    }

    /// Notes that a node has started over in the same process.
    pub(super) fn on_clock_fault(&mut self, node: NodeId) {
        let known = self.known(node);
        *known = Known { term: known.term, left: known.left, ..Known::default() };
        self.acked[usize::from(node.number())].clear();
    }

    /// Checks S7 after a clock was changed.
    pub(super) fn on_clock(&mut self, now: Time, node: NodeId, shown: &Standing, clock: &Clock) {
        let change = self.leases.publish(now, node, shown, clock);
        self.judge_lease(now, node, shown.term, change);
    }
}
