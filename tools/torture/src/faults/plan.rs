//! The schedule of faults: all of it drawn from one seed before the run begins.
//!
//! A fault aims at nodes in an order of its own, or at whoever leads when it begins and then at
//! these. So the same seed gives the same schedule, though not the same leaders: the kernel's
//! scheduler has no seed.

use std::time::Duration;

use interrex::NodeId;
use interrex_sim::Prng;

use super::Kind;

/// The pauses between the end of a fault and the next beginning, in milliseconds.
const CALM_MS: (u64, u64) = (250, 1_600);

/// The part, of a million, of faults that begin while the one before lasts.
const OVERLAPPING_PPM: u32 = 250_000;

/// The part, of a million, of faults that aim at the leader.
const AT_LEADER_PPM: u32 = 600_000;

/// A fault of the schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Planned {
    /// Its place.
    pub(crate) id: u32,
    /// Its kind.
    pub(crate) kind: Kind,
    /// The time from the beginning of the run.
    pub(crate) at: Duration,
    /// The time until it is mended.
    pub(crate) lasts: Duration,
    /// True if the leader comes first of its aims.
    pub(crate) at_leader: bool,
    /// All nodes in the order in which it aims at them.
    pub(crate) aims: Vec<NodeId>,
    /// Its strength, from 0 to 99.
    pub(crate) strength: u64,
}

/// The schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan(pub(crate) Vec<Planned>);

impl Plan {
    /// Draws the faults of `kinds` for `hosts` nodes that begin and end within `length`.
    pub(crate) fn draw(seed: u64, hosts: u8, length: Duration, kinds: &[Kind]) -> Self {
        let mut chance = Prng::new(seed);
        let mut faults = Vec::new();
        let mut at = Duration::from_millis(chance.between(CALM_MS.0, CALM_MS.1));
        while let Some(kind) = draw_kind(&mut chance, kinds) {
            let (least, most) = kind.lengths();
            let lasts = Duration::from_millis(chance.between(least, most));
            if at + lasts >= length {
                break;
            }
            let id = u32::try_from(faults.len()).unwrap_or(u32::MAX);
            let at_leader = chance.chance(AT_LEADER_PPM);
            let (aims, strength) = (shuffled(&mut chance, hosts), chance.below(100));
            faults.push(Planned { id, kind, at, lasts, at_leader, aims, strength });
            let from = if chance.chance(OVERLAPPING_PPM) { at + lasts / 2 } else { at + lasts };
            at = from + Duration::from_millis(chance.between(CALM_MS.0, CALM_MS.1));
        }
        Self(faults)
    }
}

fn draw_kind(chance: &mut Prng, kinds: &[Kind]) -> Option<Kind> {
    let mut place = chance.below(kinds.iter().map(|kind| kind.weight()).sum());
    kinds.iter().copied().find(|kind| {
        let is_it = place < kind.weight();
        place = place.wrapping_sub(kind.weight());
        is_it
    })
}

/// Returns all nodes in an order by chance (Fisher and Yates).
fn shuffled(chance: &mut Prng, hosts: u8) -> Vec<NodeId> {
    let mut nodes: Vec<_> = (0..hosts).filter_map(NodeId::new).collect();
    for place in (1..nodes.len()).rev() {
        nodes.swap(place, chance.index(place + 1));
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(seed: u64) -> Plan {
        Plan::draw(seed, 5, Duration::from_secs(1_800), Kind::ALL)
    }

    #[test]
    fn one_seed_is_one_schedule() {
        assert_eq!(plan(7), plan(7));
        assert_ne!(plan(7), plan(8));
    }

    #[test]
    fn half_an_hour_has_five_hundred_faults_of_all_kinds_in_order_and_within_it() {
        let Plan(faults) = plan(1);
        assert!(faults.len() >= 500, "{}", faults.len());
        let missing = Kind::ALL.iter().find(|kind| !faults.iter().any(|it| it.kind == **kind));
        assert_eq!(missing, None);
        assert!(faults.is_sorted_by_key(|fault| fault.at));
        let ends = faults.iter().map(|fault| fault.at + fault.lasts);
        assert!(ends.max() <= Some(Duration::from_secs(1_800)));
        assert!(faults.iter().all(|fault| fault.aims.len() == 5));
    }

    #[test]
    fn only_the_kinds_that_were_asked_for_are_drawn() {
        let Plan(faults) = Plan::draw(1, 3, Duration::from_secs(60), &[Kind::Kill, Kind::Pause]);
        assert!(!faults.is_empty());
        assert!(faults.iter().all(|fault| matches!(fault.kind, Kind::Kill | Kind::Pause)));
        assert_eq!(Plan::draw(1, 3, Duration::from_secs(60), &[]), Plan(Vec::new()));
    }
}
