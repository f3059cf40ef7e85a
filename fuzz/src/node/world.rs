//! The start of a run: who the members are, how the node keeps its state, what its clock shows.

use arbitrary::{Result, Unstructured};

use interrex::election::{Durability, HardState};
use interrex::types::{ClusterId, Duration, NodeId, NodeSet, Priority, Term};
use interrex::wire::{LAST_TERM, Receiver};
use interrex::{Authentication, Config, Member, MemberKind, Timing};

/// This node.
pub(super) const ME: u8 = 0;

pub(super) const CLUSTER: ClusterId = ClusterId(7);

/// The wall clock where a store was created, as a floor of terms.
const CREATED_AT: u64 = 1_000;

/// The most members of a world.
pub(super) const MEMBERS: u8 = 5;

/// See the [module](self).
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) config: Config,
    pub(super) durability: Durability,
    /// The term from which terms go on where nobody remembers the last one.
    pub(super) term_floor: Term,
    /// The state that an earlier life has left on the disk.
    pub(super) durable: HardState,
    /// The reading of the clock at the beginning.
    pub(super) clock: u64,
    pub(super) seed: u64,
    /// True if peers answer challenges; where not, this node believes nobody.
    pub(super) answered: bool,
}

impl World {
    pub(super) fn draw(input: &mut Unstructured<'_>) -> Result<Self> {
        let config = config(input)?;
        let (durability, term_floor) = match input.int_in_range(0..=3)? {
            0..=2 => (Durability::Durable, CREATED_AT),
            _ => (Durability::Diskless, number(input)?.min(LAST_TERM - 9)),
        };
        let durable = match durability {
            Durability::Durable => hard_state(input, config.timing.promise_max)?,
            Durability::Diskless => HardState::default(),
        };
        Ok(Self {
            config,
            durability,
            term_floor: Term(term_floor),
            durable,
            clock: number(input)?,
            seed: input.arbitrary::<u8>()?.into(),
            answered: input.ratio(7, 8)?,
        })
    }

    pub(super) fn receiver(&self, node: NodeId) -> Receiver {
        Receiver { cluster: CLUSTER, node, members: self.members() }
    }

    pub(super) fn members(&self) -> NodeSet {
        self.config.members.iter().map(|member| member.id).collect()
    }

    /// Those that have a vote.
    pub(super) fn voting(&self) -> NodeSet {
        let votes = |member: &&Member| member.kind != MemberKind::Observer;
        self.config.members.iter().filter(votes).map(|member| member.id).collect()
    }

    /// The next life promises for up to another length of time, where what an earlier one may have
    /// promised is durable (R13).
    pub(super) fn change_longest_promise(&mut self) {
        let timing = &mut self.config.timing;
        let is_shortest = timing.promise_max == timing.promise;
        if self.durability == Durability::Durable {
            timing.promise_max = timing.promise.scaled(if is_shortest { 2 } else { 1 }, 1);
        }
    }
}

fn config(input: &mut Unstructured<'_>) -> Result<Config> {
    // Mostly three voters, as most clusters are.
    let voters = match input.int_in_range(0..=9)? {
        places @ 1..=MEMBERS => places,
        _ => 3,
    };
    let members = (0..voters).map(|place| member(input, place)).collect::<Result<Vec<_>>>()?;
    let timing = match input.int_in_range(0..=5)? {
        0..=2 => Timing::lan(),
        3 => Timing::guarded(),
        4 => Timing::colo(),
        _ => Timing { pre_vote: false, ..Timing::wan() },
    };
    let authentication = Authentication::Required;
    let mut config = Config { node: node(ME), cluster: CLUSTER, authentication, members, timing };
    if config.validate().is_err() {
        // Somebody has to be able to lead.
        config.members[0].kind = MemberKind::Voter;
    }
    Ok(config)
}

fn member(input: &mut Unstructured<'_>, place: u8) -> Result<Member> {
    let address = ([127, 0, 0, 1], 7000 + u16::from(place)).into();
    let (kind, priority) = match input.int_in_range(0..=15)? {
        13 => (MemberKind::Voter, 9),
        14 => (MemberKind::Witness, 0),
        15 => (MemberKind::Observer, 0),
        _ => (MemberKind::Voter, 0),
    };
    Ok(Member { id: node(place), address: Some(address), kind, priority: Priority(priority) })
}

fn hard_state(input: &mut Unstructured<'_>, longest: Duration) -> Result<HardState> {
    let promise = if input.arbitrary()? { longest } else { Duration::ZERO };
    let number_drawn = input.int_in_range(0..=7)?;
    let voted_for = (number_drawn < MEMBERS).then(|| node(number_drawn));
    // A store that was created, and whose node has yet to ask.
    let must_ask = number_drawn == 7;
    Ok(match number(input)?.min(LAST_TERM - 9) {
        0 => HardState { must_ask, ..HardState::default() },
        term => HardState {
            term: Term(term),
            voted_for,
            must_ask,
            promise,
            // It comes with the own vote (R15).
            next_vote_spent: voted_for == Some(node(ME)),
            ..HardState::default()
        },
    })
}

/// Mostly small, so that numbers meet each other; now and then any.
pub(super) fn number(input: &mut Unstructured<'_>) -> Result<u64> {
    match input.int_in_range(0..=u8::MAX)? {
        small @ 0..=239 => Ok(u64::from(small % 6)),
        240..=247 => Ok(u64::MAX - input.int_in_range(0..=3)?),
        _ => input.arbitrary(),
    }
}

pub(super) fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a world has a few nodes only")
}
