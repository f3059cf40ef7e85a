//! Hosts limit how often they say "port unreachable". A leader that beats all day at members whose
//! processes are gone must not use up what tells of the next death on their host.
//!
//! `cargo test -p interrex-sim --test timing rationed_unreachable`

use interrex::election::Command;
use interrex::message::Kind;
use interrex::{Duration, MemberKind, Timing};
use interrex_sim::{Cluster, Detail, Fault, Plan, Ration, Seat, Time, Who};

use crate::{ms, node, us};

fn plan(seats: Vec<Seat>, length: Duration, seed: u64) -> Plan {
    let mut plan = Plan::calm(seats, length).among_quiet_hosts();
    (plan.seed, plan.ration) = (seed, Some(Ration::LINUX));
    plan
}

/// Returns a plan of three voters and, on the host of the first, two observers.
fn two_beside_the_first(seed: u64) -> Plan {
    let voter = Seat::voter(Timing::fast());
    let observer = Seat { kind: MemberKind::Observer, ..voter };
    let mut plan = plan(vec![voter, voter, voter, observer, observer], ms(40_000), seed);
    plan.hosts = vec![0, 1, 2, 0, 0];
    plan
}

fn run_for(cluster: &mut Cluster, length: Duration) {
    cluster.run_until(cluster.now() + length);
    assert!(cluster.violation().is_none(), "{:?}", cluster.violation());
}

/// Leaders resign until that one leads.
fn lead_by(cluster: &mut Cluster, leader: u8) {
    for _ in 0..20 {
        let (_, holder) = cluster.holder().expect("somebody leads");
        if holder == node(leader) {
            return;
        }
        cluster.command(usize::from(holder.number()), Command::Resign);
        run_for(cluster, ms(20));
    }
    panic!("n{leader} never leads");
}

/// Returns the time from the death of the leader's process to another's lease.
fn failover(cluster: &mut Cluster) -> Duration {
    let (term, leader) = cluster.holder().expect("somebody leads");
    let died = cluster.now();
    cluster.crash(leader);
    while cluster.holder().is_none_or(|(later, _)| later <= term) {
        assert!(cluster.step() && cluster.violation().is_none(), "{:?}", cluster.violation());
        assert!(cluster.now().since(died) < ms(1_000), "nobody takes over");
    }
    cluster.now().since(died)
}

#[test]
fn port_unreachable_tells_of_a_death_although_others_on_that_host_have_long_been_dead() {
    for seed in 0..8 {
        let mut cluster = Cluster::new(two_beside_the_first(seed), Detail::Nothing);
        run_for(&mut cluster, ms(500));
        // Both others have led beside the dead until just now, one for long.
        [3, 4].into_iter().for_each(|dead| cluster.crash(node(dead)));
        for (leader, length) in [(1, ms(4_000)), (2, ms(200)), (0, ms(100))] {
            lead_by(&mut cluster, leader);
            run_for(&mut cluster, length + us(seed * 13));
        }
        let took = failover(&mut cluster);
        assert!(took < us(700), "seed {seed}: {took}");
    }
}

#[test]
fn who_is_dead_is_spoken_to_rarely_and_who_comes_back_at_once() {
    let mut cluster = Cluster::new(two_beside_the_first(1), Detail::Story);
    run_for(&mut cluster, ms(500));
    lead_by(&mut cluster, 1);
    let mut heartbeats_in_a_second = |act: fn(&mut Cluster), settled: Duration| {
        act(&mut cluster);
        run_for(&mut cluster, settled);
        let before = cluster.census().sent[Kind::Heartbeat.index()];
        run_for(&mut cluster, ms(1_000));
        (cluster.census().sent[Kind::Heartbeat.index()] - before) as f64
    };
    let to_four = heartbeats_in_a_second(|_| {}, ms(100));
    let to_three = heartbeats_in_a_second(|cluster| cluster.crash(node(2)), ms(1_000));
    let to_all = heartbeats_in_a_second(|cluster| cluster.restart(node(2)), ms(500));
    assert!((to_three / to_four - 0.75).abs() < 0.01, "{to_three} of {to_four}");
    assert!((to_all / to_four - 1.0).abs() < 0.01, "{to_all} of {to_four}");
    // A voter suspects at most once before it is heard, which deposes nobody.
    assert_eq!(cluster.holder().map(|(_, leader)| leader), Some(node(1)));
    let outcome = cluster.finish();
    let told = |what: &str| outcome.trace.lines().filter(|line| line.contains(what)).count();
    assert_eq!((told("does not hear n2"), told("hears n2 again")), (1, 1), "{}", outcome.trace);
}

/// A witness never campaigns, and without keys nobody challenges it: it says a word all the same.
#[test]
fn a_witness_that_comes_back_is_heard_by_a_leader_that_speaks_to_it_rarely() {
    let voter = Seat::voter(Timing::fast());
    let witness = Seat { kind: MemberKind::Witness, ..voter };
    let mut cluster = Cluster::new(plan(vec![voter, voter, witness], ms(20_000), 3), Detail::Story);
    run_for(&mut cluster, ms(500));
    cluster.crash(node(2));
    run_for(&mut cluster, ms(3_000));
    cluster.restart(node(2));
    run_for(&mut cluster, ms(400));
    let (term, leader) = cluster.holder().expect("two of three live");
    // Its promises count again: the other voter dies, and the lease goes on in the same term.
    cluster.crash(node(1 - leader.number()));
    run_for(&mut cluster, ms(1_000));
    assert_eq!(cluster.holder(), Some((term, leader)));
}

#[test]
fn forged_port_unreachable_of_the_living_takes_no_heartbeat_from_anybody() {
    for timing in [Timing::fast(), Timing::lan(), Timing::guarded()] {
        let sent = |is_forged: bool| {
            let mut plan = plan(vec![Seat::voter(timing); 3], ms(6_000), 7);
            // Forged news wakes a thread, which then beats less late: that is not asked here.
            plan.lateness = Duration::ZERO;
            if is_forged {
                for number in 0..3 {
                    plan.push(
                        ms(0),
                        ms(6_000),
                        Fault::ForgedUnreachable(Who::Node(number), us(200)),
                    );
                }
            }
            let mut cluster = Cluster::new(plan, Detail::Nothing);
            cluster.run_until(Time::after(ms(1_000)));
            let before = cluster.census().sent[Kind::Heartbeat.index()];
            cluster.run_until(Time::after(ms(5_000)));
            assert!(cluster.violation().is_none(), "{:?}", cluster.violation());
            (cluster.census().sent[Kind::Heartbeat.index()] - before) as f64
        };
        let (quiet, forged) = (sent(false), sent(true));
        assert!((forged / quiet - 1.0).abs() < 0.005, "{forged} instead of {quiet}");
    }
}
