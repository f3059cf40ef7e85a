//! Nodes stand by, applications stall, priorities change, and leadership is given back.

use crate::faults::{Fault, Moment, NodeFault, Who};
use crate::guardian::Guardian;
use crate::plan::{Expectation, Plan};
use crate::prng::Prng;
use interrex::config::Timing;
use interrex::types::{Duration, NodeId};

use super::{Order, Scenario, lan, led_by_0, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario("standby", standby, "nodes stand by while leaders die, resign and hand over"),
    scenario("maintenance", maintenance, "each node in turn stands by, restarts, and stands again"),
    scenario("stalls", stalls, "applications stall while their polling threads live"),
    scenario(
        "priorities",
        priorities,
        "priorities change, and whoever is preferred stands by or is behind",
    ),
    scenario("failback", failback, "the preferred leader dies and comes back to a calm cluster"),
    scenario(
        "failback-churn",
        failback_churn,
        "leadership is given back while nodes die, pause and stand by",
    ),
];

/// The quiet time before leadership is given back.
const QUIET: Duration = ms(1_000);

/// The bound after which an application counts as stalled.
const BOUND: Duration = ms(100);

fn giving_back() -> Timing {
    Timing { failback_after: Some(QUIET), ..Timing::lan() }
}

/// Guardians deliver bequests, so that there are heirs to find in standby.
fn guarded(mut plan: Plan) -> Plan {
    let (learns_within, pauses) = (ms(1), Duration::from_micros(100));
    plan.guardian = Some(Guardian { learns_within, pauses, shares_page: false });
    plan
}

fn anybody(chance: &mut Prng) -> Who {
    let place = chance.between(0, 4) as u8;
    chance.pick(&[Who::Leader, Who::Node(place), Who::Follower(place)])
}

/// Ends of leaderships of every kind, at random moments.
fn churned(mut plan: Plan, chance: &mut Prng) -> Plan {
    let ends = plan.heals_at.as_nanos();
    for _ in 0..12 {
        let at = Duration::from_nanos(chance.between(200_000_000, ends - 1));
        let to = Who::Follower(chance.between(1, 4) as u8);
        let what = chance.pick(&[
            NodeFault::Crash,
            NodeFault::Resign(Duration::ZERO),
            NodeFault::Transfer(to, Duration::ZERO),
            NodeFault::Pause,
            NodeFault::CrashAfter(Moment::Publish),
            NodeFault::CrashAfter(Moment::Leave),
            NodeFault::PauseAfter(Moment::Persist),
        ]);
        let lasts = Duration::from_nanos(chance.magnitude(1_000_000, 600_000_000));
        plan.push(at, lasts, Fault::Node(Who::Leader, what));
    }
    plan
}

/// So many of these at random moments, each for some time.
fn with_some(mut plan: Plan, count: u64, what: NodeFault, chance: &mut Prng) -> Plan {
    let ends = plan.heals_at.as_nanos();
    for _ in 0..count {
        let at = Duration::from_nanos(chance.between(100_000_000, ends - 1));
        let lasts = Duration::from_nanos(chance.magnitude(10_000_000, 2_000_000_000));
        plan.push(at, lasts, Fault::Node(anybody(chance), what));
    }
    plan
}

fn standby(order: &Order, chance: &mut Prng) -> Plan {
    let nodes = chance.pick(&[3, 3, 5]);
    let plan = churned(guarded(lan(order, nodes, ms(6_000), chance)), chance);
    with_some(plan, 8, NodeFault::Standby(Duration::ZERO), chance)
}

/// Nobody waits for a leader while there is one that stands.
fn maintenance(order: &Order, chance: &mut Prng) -> Plan {
    let nodes = order.nodes.unwrap_or(3);
    let mut plan =
        guarded(lan(order, nodes, ms(1_000) + ms(2_000).scaled(u64::from(nodes), 1), chance));
    for node in 0..nodes {
        let begins = ms(1_000) + ms(2_000).scaled(u64::from(node), 1);
        plan.push(
            begins,
            ms(1_500),
            Fault::Node(Who::Node(node), NodeFault::Standby(Duration::ZERO)),
        );
        plan.push(begins + ms(300), ms(300), Fault::Node(Who::Node(node), NodeFault::Crash));
        let at = begins.as_nanos() / 1_000_000;
        plan = plan.led_at(&[at + 290, at + 500, at + 1_400, at + 1_900]);
        // The restart of one that stands by moves nobody.
        plan = plan.unchanged(begins + ms(250), begins + ms(1_900));
    }
    plan
}

fn stalls(order: &Order, chance: &mut Prng) -> Plan {
    let nodes = chance.pick(&[3, 3, 5]);
    let mut plan = guarded(lan(order, nodes, ms(6_000), chance));
    plan.fate_bound = Some(BOUND);
    // The first comes alone, so that its consequence can be told.
    plan.push(ms(1_000), ms(400), Fault::Node(Who::Leader, NodeFault::Stall));
    plan = plan.led_at(&[990, 1_150]);
    let ends = plan.heals_at.as_nanos();
    for _ in 0..10 {
        let at = Duration::from_nanos(chance.between(1_500_000_000, ends - 1));
        let lasts = Duration::from_nanos(chance.magnitude(20_000_000, 2_000_000_000));
        let what = chance.pick(&[
            NodeFault::Stall,
            NodeFault::Stall,
            NodeFault::Stall,
            NodeFault::Pause,
            NodeFault::Crash,
            NodeFault::Resign(Duration::ZERO),
        ]);
        plan.push(at, lasts, Fault::Node(anybody(chance), what));
    }
    plan
}

/// The preferred one can't lead, all know that it is preferred, and the others need its vote.
fn priorities(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(12_000), chance);
    plan.push(ms(500), Duration::ZERO, Fault::Node(Who::Node(0), NodeFault::Prefer(9)));
    let others = [1, 2].into_iter().filter_map(NodeId::new).collect();
    let hinders = chance.pick(&[
        Fault::Node(Who::Node(0), NodeFault::Standby(Duration::ZERO)),
        Fault::Node(Who::Node(0), NodeFault::Standby(Duration::ZERO)),
        Fault::Advance(others),
    ]);
    plan.push(ms(7_500), ms(4_500), hinders);
    plan.push(ms(8_500), ms(1_000), Fault::Node(Who::Leader, NodeFault::Crash));
    plan = plan.led_at(&[7_490, 9_400]);
    for _ in 0..6 {
        let at = Duration::from_nanos(chance.between(9_600_000_000, 11_900_000_000));
        let what = NodeFault::Prefer(chance.between(0, 9) as u8);
        plan.push(at, Duration::ZERO, Fault::Node(anybody(chance), what));
    }
    plan
}

/// One way there and one way back for each death of the preferred leader.
fn failback(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = led_by_0(with_timing(order, 3, ms(9_000), giving_back(), chance));
    plan = plan.expecting(ms(2_500), Expectation::LedBy(0));
    plan.push(ms(3_000), ms(1_000), Fault::Node(Who::Node(0), NodeFault::Crash));
    // Not before the quiet time is over.
    plan = plan.unchanged(ms(3_900), ms(4_900)).expecting(ms(5_500), Expectation::LedBy(0));
    plan.unchanged(ms(5_600), ms(8_900))
}

fn failback_churn(order: &Order, chance: &mut Prng) -> Plan {
    let nodes = chance.pick(&[3, 3, 5]);
    let plan = led_by_0(with_timing(order, nodes, ms(8_000), giving_back(), chance));
    let plan =
        with_some(churned(guarded(plan), chance), 3, NodeFault::Standby(Duration::ZERO), chance);
    let agreed = plan.ends_at;
    plan.expecting(agreed, Expectation::LedBy(0))
}
