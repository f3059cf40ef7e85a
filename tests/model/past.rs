//! The past of a state, as far as the properties of docs/RULES.md ask, and which were broken.

use interrex::election::{HardState, Role, Standing};
use interrex::message::{Body, Message, Verdict};
use interrex::types::{Duration, Instant};
use interrex_sim::Property;

/// The properties that the model watches.
pub const WATCHED: [Property; 10] = [
    Property::S1,
    Property::S2,
    Property::S3,
    Property::S4,
    Property::S5,
    Property::S6,
    Property::S7,
    Property::S8,
    Property::S10,
    Property::Assertion,
];

/// History that no state of a node still shows.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Past {
    /// Each vote that became durable or was told: voter, term, candidate. In ascending order.
    votes: Vec<(u8, u64, u8)>,
    /// Those that their voters have forgotten since.
    forgotten: Vec<(u8, u64, u8)>,
    /// Each leader that was published: term, node, and which of its lives. In ascending order.
    pub leaders: Vec<(u64, u8, u8)>,
    /// The highest term each node has told others or made durable.
    told: Vec<u64>,
    /// The lease holder with the highest token so far: term, node, and which of its lives.
    token: Option<(u64, u8, u8)>,
    /// The end before which, as readers of each node that leads no more were told, nobody else
    /// would lead, unless it has given its lease up: by its own clock (S7).
    told_end: Vec<Instant>,
    /// Until when each node has answered a heartbeat with a promise, by its own clock (S6).
    bound: Vec<Instant>,
    unasked: Option<Property>,
    broken: u32,
}

impl Past {
    pub fn new(nodes: u8, unasked: Option<Property>) -> Self {
        let each = usize::from(nodes);
        let never = vec![Instant::ZERO; each];
        Self {
            told: vec![0; each],
            told_end: never.clone(),
            bound: never,
            unasked,
            ..Self::default()
        }
    }

    pub fn is_broken(&self) -> bool {
        self.broken != 0
    }

    pub fn breaks(&self, property: Property) -> bool {
        self.broken & (1 << property as u32) != 0
    }

    pub fn first_broken(&self) -> Option<Property> {
        WATCHED.into_iter().find(|&property| self.breaks(property))
    }

    pub fn demand(&mut self, property: Property, holds: bool) {
        if !holds && self.unasked != Some(property) {
            self.broken |= 1 << property as u32;
        }
    }

    pub fn on_persist(&mut self, node: u8, hard: HardState) {
        self.tell_term(node, hard.term.0);
        if let Some(candidate) = hard.voted_for {
            self.cast(node, hard.term.0, candidate.number());
        }
    }

    pub fn on_send(&mut self, node: u8, to: u8, message: &Message) {
        self.tell_term(node, message.term.0);
        match message.body {
            Body::VoteReply(reply) if reply.verdict == Verdict::Granted => {
                self.cast(node, reply.proposed.0, to);
            }
            Body::HeartbeatAck(ack) if ack.promise > Duration::ZERO => {
                let bound = &mut self.bound[usize::from(node)];
                *bound = (*bound).max(message.sent_at + ack.promise);
            }
            Body::VoteReply(_)
            | Body::HeartbeatAck(_)
            | Body::Heartbeat(_)
            | Body::PreVoteRequest(_)
            | Body::PreVoteReply(_)
            | Body::VoteRequest(_)
            | Body::Resign(_)
            | Body::DeathNotice
            | Body::Bequest(_)
            | Body::RecoveryRequest(_)
            | Body::RecoveryReply(_) => {}
        }
    }

    fn cast(&mut self, voter: u8, term: u64, candidate: u8) {
        let vote = (voter, term, candidate);
        let known = self.votes.iter().find(|known| (known.0, known.1) == (voter, term));
        self.demand(Property::S2, known.is_none_or(|known| *known == vote));
        if let Err(place) = self.votes.binary_search(&vote) {
            self.votes.insert(place, vote);
        }
    }

    fn tell_term(&mut self, node: u8, term: u64) {
        let told = self.told[usize::from(node)];
        self.demand(Property::S4, term >= told);
        self.told[usize::from(node)] = told.max(term);
    }

    pub fn on_publish(&mut self, (node, life): (u8, u8), standing: &Standing, positions: &[u64]) {
        if standing.role != Role::Leader {
            return;
        }
        let term = standing.term.0;
        let led = self.leaders.iter().find(|led| led.0 == term).copied();
        self.demand(Property::S1, led.is_none_or(|(_, leader, _)| leader == node));
        if led.is_none() {
            let cast = |voter| (voter, term, node);
            let votes =
                |voter| self.votes.contains(&cast(voter)) || self.forgotten.contains(&cast(voter));
            let nodes = positions.len();
            let reached = (0..nodes as u8).filter(|&voter| votes(voter)).count() > nodes / 2;
            let own = votes(node);
            self.demand(Property::S3, reached && own);
            let own = positions[usize::from(node)];
            let ahead = positions.iter().filter(|&&position| position > own).count();
            self.demand(Property::S10, ahead <= nodes / 2);
            self.leaders.push((term, node, life));
            self.leaders.sort_unstable();
        }
    }

    pub fn on_restart(&mut self, node: u8, durable: HardState) {
        self.tell_term(node, durable.term.0);
        self.bound[usize::from(node)] = Instant::ZERO;
    }

    /// A node without durable state has crashed. S2 and S4 hold for each of its lives; what was
    /// elected by its votes goes on to be so.
    pub fn on_forget(&mut self, node: u8) {
        self.told[usize::from(node)] = 0;
        let (gone, kept): (Vec<_>, _) = self.votes.iter().partition(|vote| vote.0 == node);
        self.votes = kept;
        self.forgotten = [self.forgotten.as_slice(), &gone].concat();
        self.forgotten.sort_unstable();
        self.forgotten.dedup();
    }

    /// The leader has given its lease up: who hears of it may campaign (R10).
    pub fn on_release(&mut self, node: u8) {
        self.bound[usize::from(node)] = Instant::ZERO;
    }

    /// A leader that is deposed had shown its readers a lease until `end`.
    pub fn tell_end(&mut self, node: u8, end: Instant) {
        let told = &mut self.told_end[usize::from(node)];
        *told = end.max(*told);
    }

    /// Nobody goes by what `node` has shown.
    pub fn give_up(&mut self, node: u8) {
        self.told_end[usize::from(node)] = Instant::ZERO;
    }

    /// No node holds a lease before another's readers were told that one might.
    pub fn keep_told(&mut self, holders: &[(u64, u8, u8)], now: impl Fn(u8) -> Instant) {
        let is_early = |holder: u8, (other, &end): (usize, &Instant)| {
            other != usize::from(holder) && now(other as u8) < end
        };
        let early = holders.iter().any(|&(_, holder, _)| {
            self.told_end.iter().enumerate().any(|told| is_early(holder, told))
        });
        self.demand(Property::S7, !early);
    }

    /// Returns whether what `notice` says is so: that life led that term.
    pub fn bears_out(&self, notice: &Message) -> bool {
        let said = (notice.term.0, notice.from.number(), notice.boot.0);
        self.leaders.iter().any(|&(term, node, life)| (term, node, u64::from(life)) == said)
    }

    pub fn on_campaign(&mut self, node: u8, now: Instant) {
        self.demand(Property::S6, self.bound[usize::from(node)] <= now);
    }

    /// Forgets what can't matter any more, so that it keeps no two states apart.
    pub fn forget_bounds_before(&mut self, now: impl Fn(u8) -> Instant) {
        for (node, bound) in self.bound.iter_mut().chain(&mut self.told_end).enumerate() {
            let node = node % self.told.len();
            if *bound <= now(node as u8) {
                *bound = Instant::ZERO;
            }
        }
    }

    /// Returns who holds a valid lease now: term, node, and which of its lives.
    pub fn on_holders(&mut self, holders: &[(u64, u8, u8)]) {
        self.demand(Property::S7, holders.len() <= 1);
        for &holder in holders {
            let known = self.token.unwrap_or(holder);
            self.demand(Property::S8, holder == known || holder.0 > known.0);
            self.token = Some(known.max(holder));
        }
    }
}
