//! Leaders whose followers promise less than they ask for, and links that are slow for a profile:
//! leases hold, or the cause is named, and leaders change seldom either way.
//!
//! `cargo test -p interrex-sim --test timing pace`

use interrex::{Duration, Timing};
use interrex_sim::{Census, Cluster, Detail, Outcome, Plan, Seat, Time, Weather};

use crate::{ms, node, us};

/// Returns a plan of so many voters on links of about that round trip.
fn plan(nodes: u8, timing: Timing, rtt: Duration, length: Duration, seed: u64) -> Plan {
    let mut plan = Plan::calm(vec![Seat::voter(timing); usize::from(nodes)], length);
    plan = plan.among_quiet_hosts();
    let hop = rtt.scaled(1, 2);
    plan.weather = Weather { delay: hop, jitter: hop.scaled(1, 10), ..plan.weather };
    (plan.calm, plan.seed) = (plan.weather, seed);
    plan
}

/// Of a stretch of a run: how long a lease was held, in hundredths, and the leader changes in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stretch {
    led_percent: u64,
    handovers: u64,
    lapses: u64,
}

/// Runs for so long, and looks every 20 us.
fn watch(cluster: &mut Cluster, length: Duration) -> Stretch {
    let before = cluster.census().clone();
    let (start, mut led, mut looks) = (cluster.now(), 0, 0);
    while cluster.now().since(start) < length {
        cluster.run_until(cluster.now() + us(20));
        assert!(cluster.violation().is_none(), "{:?}", cluster.violation());
        led += u64::from(cluster.holder().is_some());
        looks += 1;
    }
    let count = |of: fn(&Census) -> u64| of(cluster.census()) - of(&before);
    let (handovers, lapses) = (count(|census| census.handovers), count(|census| census.lapses));
    Stretch { led_percent: led * 100 / looks, handovers, lapses }
}

/// Returns how often each of these was told.
fn told(outcome: &Outcome, what: &str) -> usize {
    outcome.trace.lines().filter(|line| line.contains(what)).count()
}

const TOO_SHORT: &str = "too short for round trips";
const OTHER_TIMING: &str = "has another timing";

/// Stops each member in turn and starts it with the other timing. Where that is the leader another
/// takes over, within the timeout; else nobody does, and the lease is held all the time.
fn holds_at_each_step(from: Timing, to: Timing, order: &[u8]) -> Outcome {
    let plan = plan(order.len() as u8, from, us(40), ms(60_000), 1);
    let mut cluster = Cluster::new(plan, Detail::Story);
    cluster.run_until(Time::after(ms(500)));
    for &number in order {
        let leads = cluster.holder().is_some_and(|(_, leader)| leader == node(number));
        cluster.crash(node(number));
        cluster.set_timing(node(number), to);
        let down = watch(&mut cluster, ms(300));
        cluster.restart(node(number));
        let up = watch(&mut cluster, ms(1_000));
        let case = format!("{order:?}, n{number}: {down:?}, then {up:?}");
        println!("{case}");
        assert_eq!((down.handovers, up.handovers), (u64::from(leads), 0), "{case}");
        assert!(up.led_percent >= 99 && (leads || down.led_percent >= 99), "{case}");
    }
    cluster.finish()
}

/// Releases before this one have `fast` promise no more than 300 us.
fn fast_of_old() -> Timing {
    Timing { promise_max: Timing::fast().promise, ..Timing::fast() }
}

/// The first leads. Followers first, and the leader first.
const ORDERS: [&[u8]; 4] = [&[1, 2, 0], &[0, 1, 2], &[1, 2, 3, 4, 0], &[0, 1, 2, 3, 4]];

#[test]
fn clickhouse_100051_a_change_from_lan_to_fast_node_by_node_keeps_the_lease_at_each_step() {
    for order in ORDERS {
        for to in [Timing::fast(), fast_of_old()] {
            let outcome = holds_at_each_step(Timing::lan(), to, order);
            assert!(told(&outcome, OTHER_TIMING) > 0, "{order:?}");
            assert_eq!(told(&outcome, TOO_SHORT), 0, "{order:?}");
        }
    }
}

#[test]
fn etcd_2618_a_change_from_fast_to_lan_node_by_node_keeps_the_lease_at_each_step() {
    for order in ORDERS {
        for from in [Timing::fast(), fast_of_old()] {
            let outcome = holds_at_each_step(from, Timing::lan(), order);
            assert!(told(&outcome, OTHER_TIMING) > 0, "{order:?}");
            assert_eq!(told(&outcome, TOO_SHORT), 0, "{order:?}");
        }
    }
}

#[test]
fn members_of_one_timing_find_no_other() {
    for timing in [Timing::lan(), Timing::fast(), Timing::guarded(), Timing::colo()] {
        for rtt in [us(20), us(150), us(2_000)] {
            let plan = plan(3, timing, rtt, ms(2_000), 3);
            let outcome = Cluster::run(plan, Detail::Story);
            assert_eq!(told(&outcome, OTHER_TIMING), 0, "{rtt}: {timing:?}");
        }
    }
}

/// Returns what 5 s over such links are like.
fn five_seconds(timing: Timing, nodes: u8, rtt: Duration) -> (Stretch, Outcome) {
    let mut cluster = Cluster::new(plan(nodes, timing, rtt, ms(6_000), 2), Detail::Story);
    cluster.run_until(Time::after(ms(500)));
    let stretch = watch(&mut cluster, ms(5_000));
    let outcome = cluster.finish();
    println!("{nodes} nodes, {rtt}: {stretch:?}, named {}", told(&outcome, TOO_SHORT));
    (stretch, outcome)
}

#[test]
fn fast_holds_its_lease_over_links_of_up_to_two_milliseconds() {
    for nodes in [3, 5] {
        for rtt in [us(100), us(150), us(200), us(300), us(500), us(1_000), us(2_000)] {
            let (stretch, outcome) = five_seconds(Timing::fast(), nodes, rtt);
            assert!(stretch.led_percent >= 99, "{rtt}: {stretch:?}");
            assert_eq!(stretch.handovers, 0, "{rtt}: {stretch:?}");
            assert_eq!(told(&outcome, TOO_SHORT), 0, "{rtt}");
        }
    }
}

#[test]
fn etcd_846_a_profile_that_is_too_short_for_the_link_is_named_and_elects_seldom() {
    // What `colo` tries first, it tries for 1.6 ms.
    let cases = [
        (fast_of_old(), us(300), 20),
        (fast_of_old(), us(700), 20),
        (Timing::fast(), us(6_000), 20),
        (Timing::colo(), us(400), 60),
        (Timing::colo(), us(2_000), 60),
        (Timing::lan(), us(60_000), 20),
    ];
    for (timing, rtt, most) in cases {
        for nodes in [3, 5] {
            let (stretch, outcome) = five_seconds(timing, nodes, rtt);
            assert!(told(&outcome, TOO_SHORT) > 0, "{rtt}: {stretch:?}");
            let led = told(&outcome, "LEADS");
            assert!(led <= most, "{led} leaderships over {rtt}: {stretch:?}");
        }
    }
}

#[test]
fn a_link_that_recovers_needs_no_election() {
    for nodes in [3, 5] {
        let slow = plan(nodes, fast_of_old(), us(700), ms(5_000), 4);
        let quick = plan(nodes, fast_of_old(), us(40), ms(5_000), 4);
        let mut cluster = Cluster::new(Plan { calm: quick.weather, ..slow }, Detail::Nothing);
        cluster.run_until(Time::after(ms(4_990)));
        assert_eq!(cluster.holder(), None, "promises are over before their acks have come");
        let (leader, elections) = (cluster.leader(), cluster.census().elections);
        cluster.run_until(Time::after(ms(5_050)));
        let holder = cluster.holder().map(|(_, leader)| leader);
        assert_eq!((holder, cluster.census().elections), (leader, elections), "{nodes} nodes");
        assert_eq!(watch(&mut cluster, ms(1_000)).led_percent, 100);
    }
}
