//! An election costs as many rounds among 99 as among 9, and one less among three (R7): only the
//! fan-out grows.
//!
//! `cargo test -p interrex-sim --test timing scale`; `simulate scale` prints the table with more
//! runs.

use interrex::message::Kind;
use interrex::{Duration, NodeId, Timing};
use interrex_sim::{Cluster, Detail, Plan, Seat, Time, Weather};

const SIZES: [u8; 4] = [3, 9, 33, 99];

/// One way, of every datagram.
const HOP: Duration = Duration::from_micros(10);

/// The cost of an election, from the first request of anybody to the lease of the one that won.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Cost {
    took: Duration,
    datagrams: u64,
    campaigns: u64,
}

fn quiet(nodes: u8, timing: Timing, seed: u64) -> Plan {
    let end = timing.calm_timeout_max().scaled(60, 1);
    let mut plan = Plan::calm(vec![Seat::voter(timing); usize::from(nodes)], end);
    let weather = Weather { delay: HOP, ..Weather::default() };
    (plan.weather, plan.calm, plan.seed) = (weather, weather, seed);
    plan
}

/// Kills the leader and so many of those that would go first.
fn election(nodes: u8, timing: Timing, dead: u8, seed: u64) -> Cost {
    let mut cluster = Cluster::new(quiet(nodes, timing, seed), Detail::Nothing);
    let settled = timing.calm_timeout_max().scaled(8, 1) + timing.campaign_limit;
    // Anywhere between two heartbeats.
    let phase = timing.heartbeat_interval.scaled(seed % 10, 10);
    cluster.run_until(Time::after(settled + phase));
    let (term, leader) = cluster.holder().expect("nothing went wrong");
    for place in 0..=dead {
        cluster.crash(NodeId::new((leader.number() + place) % nodes).expect("it is a member"));
    }
    let campaigns = cluster.census().campaigns;
    let mut begun = None;
    while cluster.holder().is_none_or(|(later, _)| later <= term) {
        let sent = ballots(&cluster);
        assert!(cluster.step() && cluster.violation().is_none(), "{:?}", cluster.violation());
        if cluster.census().campaigns > campaigns {
            begun.get_or_insert((cluster.now(), sent));
        }
    }
    let (since, sent) = begun.expect("somebody has campaigned");
    Cost {
        took: cluster.now().since(since),
        datagrams: ballots(&cluster) - sent,
        campaigns: cluster.census().campaigns - campaigns,
    }
}

/// Requests and replies of campaigns that were sent so far.
fn ballots(cluster: &Cluster) -> u64 {
    let kinds = [Kind::PreVoteRequest, Kind::PreVoteReply, Kind::VoteRequest, Kind::VoteReply];
    kinds.iter().map(|kind| cluster.census().sent[kind.index()]).sum()
}

/// Expects these costs for each size, whatever the phase of the heartbeat in which the leader dies.
fn holds(timing: Timing, dead: fn(u8) -> u8, hops: fn(u8) -> u64) {
    for nodes in SIZES {
        let hops = hops(nodes);
        for seed in [0, 3, 6, 9] {
            let dead = dead(nodes);
            let cost = election(nodes, timing, dead, seed);
            let case = format!("{nodes} members, {dead} successors dead, seed {seed}: {cost:?}");
            assert_eq!(cost.campaigns, 1, "{case}");
            assert_eq!(cost.took, HOP.scaled(hops, 1), "{case}");
            // The winner asks all others once a round, and each that lives answers at most once.
            let (others, rounds) = (u64::from(nodes) - 1, hops / 2);
            assert!(cost.datagrams >= rounds * others, "{case}");
            assert!(cost.datagrams <= rounds * 2 * others, "{case}");
        }
    }
}

/// Returns the hops of a usual election: among more than three a pre-vote comes first (R7).
fn usual(nodes: u8) -> u64 {
    if nodes == 3 { 2 } else { 4 }
}

#[test]
fn an_election_takes_one_round_trip_among_three_and_two_among_up_to_99() {
    for timing in [Timing::lan(), Timing::colo(), Timing::fast(), Timing::guarded()] {
        holds(timing, |_| 0, usual);
    }
}

#[test]
fn a_pre_vote_adds_one_round_trip_from_3_to_99() {
    let timing = Timing { fast_election: false, ..Timing::lan() };
    holds(timing, |_| 0, |_| 4);
}

/// Those of high ranks wait long, but not for each other: the first of those that live wins alone.
#[test]
fn it_costs_the_same_where_those_that_would_go_first_are_dead_too() {
    for timing in [Timing::lan(), Timing::colo(), Timing::fast(), Timing::guarded()] {
        holds(timing, |nodes| if nodes > 3 { nodes / 3 } else { 0 }, usual);
        holds(timing, |nodes| nodes / 2 - 1, usual);
    }
}
