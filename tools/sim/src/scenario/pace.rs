//! Leaders whose heartbeats and promises follow the round trip, on links whose round trip changes.

use crate::faults::{Fault, LinkFault, NodeFault, Storm, Who};
use crate::plan::Plan;
use crate::prng::Prng;
use interrex::config::{Pace, Timing};
use interrex::types::Duration;

use super::{Order, Scenario, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario(
        "pace-detours",
        detours,
        "round trips of 10 us become 4 ms and 10 us again: the leader stays, and holds its lease",
    ),
    scenario(
        "pace-one-way",
        one_way,
        "what one node says takes up to 2 ms, what it hears 3 us: the leader stays",
    ),
    scenario("pace-spikes", spikes, "now and then a few datagrams take a thousand times as long"),
    scenario(
        "pace-storms",
        storms,
        "round trips change at random while leaders are cut off, stand still and die",
    ),
];

const fn us(us: u64) -> Duration {
    Duration::from_micros(us)
}

/// Returns a timing with heartbeats each 60 to 5,000 us, and promises of 200 us to 25 ms.
fn timing(election_timeout_min: Duration) -> Timing {
    Timing {
        election_timeout_min,
        election_timeout_max: ms(50),
        promise_max: ms(25),
        campaign_limit: ms(60),
        lapse_limit: ms(100),
        pace: Pace::Auto { heartbeat_min: us(60), heartbeat_max: ms(5), promise_min: us(200) },
        ..Timing::fast()
    }
}

const SETTLED: u64 = 300;

/// Returns a plan whose timeout is longer than the step of the round trip, which nobody can
/// foresee.
fn calm(order: &Order, nodes: u8, chance: &mut Prng) -> Plan {
    with_timing(order, nodes, ms(SETTLED + 600), timing(ms(8)), chance)
}

fn detour(plan: &mut Plan, who: Who, at: Duration, lasts: Duration, by: Duration) {
    plan.push(at, lasts, Fault::Storm(Storm::Detour(who, by)));
}

/// By then a mean round trip has long followed.
const ADAPTED: u64 = 60;

fn detours(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = calm(order, chance.pick(&[3, 5]), chance);
    for start in [SETTLED, SETTLED + 300] {
        let by = Duration::from_nanos(chance.magnitude(10_000, 2_000_000));
        for number in 0..plan.seats.len() as u8 {
            detour(&mut plan, Who::Node(number), ms(start), ms(150), by);
        }
        plan = plan.led_at(&[start + ADAPTED, start + 149, start + 150 + ADAPTED, start + 299]);
    }
    plan.unchanged(ms(SETTLED), ms(SETTLED + 599))
}

fn one_way(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = calm(order, 3, chance);
    for start in [SETTLED, SETTLED + 300] {
        let who = chance.pick(&[Who::Leader, Who::Follower(1), Who::Follower(2)]);
        let by = Duration::from_nanos(chance.magnitude(10_000, 2_000_000));
        detour(&mut plan, who, ms(start), ms(150), by);
        plan = plan.led_at(&[start + ADAPTED, start + 149, start + 150 + ADAPTED]);
    }
    plan.unchanged(ms(SETTLED), ms(SETTLED + 599))
}

fn spikes(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = calm(order, chance.pick(&[3, 5]), chance);
    let mut at = ms(SETTLED);
    while at < ms(SETTLED + 500) {
        let lasts = Duration::from_nanos(chance.magnitude(1_000, 300_000));
        let by = Duration::from_nanos(chance.magnitude(100_000, 3_000_000));
        plan.push(at, lasts, Fault::Storm(Storm::Slow(by)));
        at = at + us(chance.between(500, 20_000));
    }
    plan.unchanged(ms(SETTLED), ms(SETTLED + 599))
}

/// Silence tells early, so that another leads soon after a lease of the shortest promise is over.
fn storms(order: &Order, chance: &mut Prng) -> Plan {
    let timing = timing(ms(1));
    let mut plan = with_timing(order, 3, ms(SETTLED + 800), timing, chance);
    let mut at = SETTLED * 1_000;
    while at < (SETTLED + 750) * 1_000 {
        let who = chance.pick(&[Who::Leader, Who::Follower(1), Who::Follower(2)]);
        let lasts = us(chance.between(1_000, 60_000));
        let by = Duration::from_nanos(chance.magnitude(10_000, 3_000_000));
        detour(&mut plan, who, us(at), lasts, by);
        let fault = chance.pick(&[
            Fault::Links(LinkFault::Isolate(Who::Leader)),
            Fault::Links(LinkFault::Mute(Who::Leader)),
            Fault::Links(LinkFault::Deaf(Who::Leader)),
            Fault::Node(Who::Leader, NodeFault::Pause),
            Fault::Node(Who::Leader, NodeFault::Crash),
        ]);
        let begins = us(at + chance.between(0, 60_000));
        plan.push(begins, us(chance.between(500, 40_000)), fault);
        at += chance.between(5_000, 80_000);
    }
    plan
}
