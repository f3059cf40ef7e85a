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

/// A fault that lasts for longer goes on beside those that follow: they don't wait for its end.
const LONG: Duration = Duration::from_secs(10);

/// The calm after such a fault, as a multiple of its length.
const CALM_AFTER_LONG: u32 = 8;

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
        let mut next_long = Duration::ZERO;
        loop {
            let may_begin = |kind: &Kind| {
                at + longest(*kind) < length && (longest(*kind) <= LONG || next_long <= at)
            };
            let kinds: Vec<_> = kinds.iter().copied().filter(may_begin).collect();
            let Some(kind) = draw_kind(&mut chance, &kinds) else { break };
            let lasts = Duration::from_millis(chance.between(kind.lengths().0, kind.lengths().1));
            if lasts > LONG {
                next_long = at + lasts * (1 + CALM_AFTER_LONG);
            }
            let id = u32::try_from(faults.len()).unwrap_or(u32::MAX);
            let at_leader = chance.chance(AT_LEADER_PPM);
            let (aims, strength) = (shuffled(&mut chance, hosts), chance.below(100));
            faults.push(Planned { id, kind, at, lasts, at_leader, aims, strength });
            let held = lasts.min(LONG);
            let (within, calm) = (chance.below(1_000), chance.between(CALM_MS.0, CALM_MS.1));
            let is_beside = chance.chance(OVERLAPPING_PPM);
            // The next begins while this one lasts, or some time after it.
            let after = (
                held * u32::try_from(within).unwrap_or(0) / 1_000,
                held + Duration::from_millis(calm),
            );
            at += if is_beside { after.0 } else { after.1 };
        }
        Self(faults)
    }
}

fn longest(kind: Kind) -> Duration {
    Duration::from_millis(kind.lengths().1)
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
    fn every_fourth_begins_while_the_one_before_lasts() {
        let Plan(faults) = plan(1);
        let is_beside = |pair: &&[Planned]| pair[1].at < pair[0].at + pair[0].lasts;
        let beside = faults.windows(2).filter(is_beside).count();
        let percent = beside * 100 / faults.len();
        assert!((20..=30).contains(&percent), "{percent} %");
    }

    #[test]
    fn pauses_of_minutes_end_within_the_run_don_t_overlap_and_hold_no_other_fault_back() {
        for seed in 0..50 {
            let length = Duration::from_secs(3_600);
            let Plan(faults) = Plan::draw(seed, 5, length, Kind::ALL);
            assert!(faults.len() >= 1_000, "{} by seed {seed}", faults.len());
            let is_long = |fault: &&Planned| fault.kind == Kind::PauseOfMinutes;
            let long: Vec<_> = faults.iter().filter(is_long).collect();
            assert!(long.iter().all(|fault| fault.at + fault.lasts < length));
            let apart = long.windows(2).all(|pair| pair[0].at + pair[0].lasts * 9 <= pair[1].at);
            assert!(apart, "by seed {seed}");
            let go_on = long.iter().all(|one| {
                let meanwhile = one.at..one.at + one.lasts;
                faults.iter().any(|it| it.id != one.id && meanwhile.contains(&it.at))
            });
            assert!(go_on, "by seed {seed}");
        }
        let kinds = [Kind::PauseOfMinutes];
        let draw = |seconds| Plan::draw(1, 5, Duration::from_secs(seconds), &kinds).0.len();
        assert_eq!((draw(60), draw(300)), (0, 1));
    }

    #[test]
    fn only_the_kinds_that_were_asked_for_are_drawn() {
        let Plan(faults) = Plan::draw(1, 3, Duration::from_secs(60), &[Kind::Kill, Kind::Pause]);
        assert!(!faults.is_empty());
        assert!(faults.iter().all(|fault| matches!(fault.kind, Kind::Kill | Kind::Pause)));
        assert_eq!(Plan::draw(1, 3, Duration::from_secs(60), &[]), Plan(Vec::new()));
    }
}
