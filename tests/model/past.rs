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

/// The vote of a leader in the next term, once it has left for an heir (R15).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LeftVote {
    pub giver: u8,
    pub life: u8,
    pub term: u64,
    pub heir: u8,
    /// True if the heir is behind what the giver's application had come to while it led.
    pub is_behind: bool,
}

/// History that no state of a node still shows.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Past {
    /// Each vote that became durable or was told: voter, term, candidate. In ascending order.
    votes: Vec<(u8, u64, u8)>,
    /// Those that their voters have forgotten since.
    forgotten: Vec<(u8, u64, u8)>,
    /// Votes that were left to an heir. In ascending order.
    left: Vec<LeftVote>,
    /// Each leader that was published: term, node, and which of its lives. In ascending order.
    pub leaders: Vec<(u64, u8, u8)>,
    /// The highest term each node has told others or made durable.
    told: Vec<u64>,
    /// The lease holder with the highest token so far: term, node, and which of its lives.
    token: Option<(u64, u8, u8)>,
    /// The end before which, as readers of each node that leads no more were told, nobody else
    /// would lead, unless it has given its lease up: by its own clock (S7).
    told_end: Vec<Instant>,
    /// Until when each node has answered a heartbeat with a promise, by its own clock, and the
    /// latest term of such a heartbeat (S6).
    bound: Vec<(Instant, u64)>,
    unasked: Option<Property>,
    broken: u32,
}

impl Past {
    pub fn new(nodes: u8, unasked: Option<Property>) -> Self {
        let each = usize::from(nodes);
        let never = vec![Instant::ZERO; each];
        Self {
            told: vec![0; each],
            told_end: never,
            bound: vec![(Instant::ZERO, 0); each],
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
                let (until, term) = &mut self.bound[usize::from(node)];
                *until = (*until).max(message.sent_at + ack.promise);
                *term = message.term.0;
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
        insert(&mut self.votes, vote);
    }

    fn tell_term(&mut self, node: u8, term: u64) {
        let told = self.told[usize::from(node)];
        self.demand(Property::S4, term >= told);
        self.told[usize::from(node)] = told.max(term);
    }

    /// A vote was left, alive or by a guardian. It counts as cast; a life leaves one in a term.
    pub fn on_left_vote(&mut self, left: LeftVote, is_forgotten: bool) {
        let LeftVote { giver, life, term, heir, .. } = left;
        let is_other = |known: &LeftVote| {
            (known.giver, known.life, known.term) == (giver, life, term) && known.heir != heir
        };
        let is_second = self.left.iter().any(is_other);
        self.demand(Property::S2, !is_second);
        insert(&mut self.left, left);
        if is_forgotten {
            insert(&mut self.forgotten, (giver, term, heir));
        } else {
            self.cast(giver, term, heir);
        }
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
            let is_quorum = |voters: &dyn Fn(u8) -> bool| {
                (0..nodes as u8).filter(|&voter| voters(voter)).count() > nodes / 2
            };
            let reached = is_quorum(&votes);
            let is_level = |voter| votes(voter) && !self.is_left_by_one_ahead(voter, term, node);
            let is_level_reached = is_quorum(&is_level);
            let own = votes(node);
            self.demand(Property::S3, reached && own);
            let own = positions[usize::from(node)];
            let ahead = positions.iter().filter(|&&position| position > own).count();
            let counts = !reached || is_level_reached;
            self.demand(Property::S10, ahead <= nodes / 2 && counts);
            self.leaders.push((term, node, life));
            self.leaders.sort_unstable();
        }
    }

    /// Returns whether the vote of `giver` was left to `heir`, which is behind.
    fn is_left_by_one_ahead(&self, giver: u8, term: u64, heir: u8) -> bool {
        let is_it = |left: &LeftVote| (left.giver, left.term, left.heir) == (giver, term, heir);
        self.left.iter().any(|left| is_it(left) && left.is_behind)
    }

    /// Returns whether some node was elected by a vote that was left to it.
    pub fn has_heir_led(&self) -> bool {
        let has_led = |left: &LeftVote| {
            self.leaders.iter().any(|&(term, node, _)| (term, node) == (left.term, left.heir))
        };
        self.left.iter().any(has_led)
    }

    pub fn on_restart(&mut self, node: u8, durable: HardState) {
        let starts = durable.at_start().term.0;
        self.tell_term(node, starts);
        let has_left = self.votes.iter().any(|vote| vote.0 == node && vote.1 > starts);
        self.demand(Property::S4, !has_left);
        self.bound[usize::from(node)] = (Instant::ZERO, 0);
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
        self.bound[usize::from(node)] = (Instant::ZERO, 0);
    }

    /// Returns whether `bequest` is of a life that led its term, and `node` is bound to no leader
    /// of a later one.
    pub fn is_of_leader_bound_to(&self, node: u8, bequest: &Message) -> bool {
        self.bears_out(bequest) && self.bound[usize::from(node)].1 <= bequest.term.0
    }

    /// The clock of `node` shows less than before by `length`.
    pub fn set_clock_back(&mut self, node: u8, length: Duration) {
        let place = usize::from(node);
        for moment in [&mut self.told_end[place], &mut self.bound[place].0] {
            *moment = *moment - length;
        }
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
    pub fn keep_told(&mut self, holders: &[(u64, u8, u8)], clocks: &[Instant]) {
        let is_early = |holder: u8, (other, (&end, &now)): (usize, (&Instant, &Instant))| {
            other != usize::from(holder) && now < end
        };
        let early = holders.iter().any(|&(_, holder, _)| {
            self.told_end.iter().zip(clocks).enumerate().any(|told| is_early(holder, told))
        });
        self.demand(Property::S7, !early);
    }

    /// Returns whether what `notice` says is so: that life led that term.
    pub fn bears_out(&self, notice: &Message) -> bool {
        let said = (notice.term.0, notice.from.number(), notice.boot.0);
        self.leaders.iter().any(|&(term, node, life)| (term, node, u64::from(life)) == said)
    }

    pub fn on_campaign(&mut self, node: u8, now: Instant) {
        self.demand(Property::S6, self.bound[usize::from(node)].0 <= now);
    }

    /// Forgets what can't matter any more, so that it keeps no two states apart.
    pub fn forget_bounds_before(&mut self, clocks: &[Instant]) {
        for (place, &now) in clocks.iter().enumerate() {
            if self.told_end[place] <= now {
                self.told_end[place] = Instant::ZERO;
            }
            if self.bound[place].0 <= now {
                self.bound[place] = (Instant::ZERO, 0);
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

/// Inserts `item` in a list in ascending order, once.
fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(place) = list.binary_search(&item) {
        list.insert(place, item);
    }
}
