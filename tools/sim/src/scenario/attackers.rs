//! Somebody without the key who sees every datagram and may replay, cut, alter and invent.

use crate::attacker::Attack;
use crate::faults::{Fault, NodeFault, Who};
use crate::plan::Plan;
use crate::prng::Prng;
use interrex::types::Duration;

use super::{Order, SETTLED, Scenario, lan, mixed, ms, scenario};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario("attacker", attacker, "everything at random, and an attacker on the network"),
    scenario(
        "attacker-alone",
        alone,
        "nothing goes wrong but that an attacker tries: nobody notices",
    ),
    scenario("attacker-restarts", restarts, "members restart, and their pasts are replayed"),
];

/// Draws an attacker that does something with every third datagram at least, for as long as
/// anything is sent. Only what it cuts is delivered again once the faults are over.
fn draw_attack(plan: &Plan, cut_ppm: u32, chance: &mut Prng) -> Attack {
    let often = |chance: &mut Prng| chance.magnitude(10_000, 300_000) as u32;
    let timing = plan.seats.first().map(|seat| seat.timing);
    let limit = timing.map_or(Duration::ZERO, |timing| timing.campaign_limit);
    Attack {
        replay_ppm: often(chance),
        alter_ppm: often(chance),
        invent_ppm: often(chance),
        cut_ppm,
        late: limit.scaled(4, 1),
    }
}

pub(super) fn attacker(order: &Order, prng: &mut Prng) -> Plan {
    let mut plan = mixed::draw(order, prng);
    let mut chance = prng.fork(20);
    let cut_ppm = if chance.chance(500_000) { chance.magnitude(1_000, 300_000) as u32 } else { 0 };
    plan.attack = Some(draw_attack(&plan, cut_ppm, &mut chance));
    plan
}

fn alone(order: &Order, chance: &mut Prng) -> Plan {
    let length = ms(10_000);
    let nodes = chance.pick(&[3, 5]);
    let mut plan = lan(order, nodes, length, chance).unchanged(SETTLED, length);
    plan.attack = Some(draw_attack(&plan, 0, chance));
    plan
}

fn restarts(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(10_000), chance);
    let mut at = SETTLED;
    while at < ms(9_000) {
        let who = chance.pick(&[Who::Leader, Who::Follower(1), Who::Follower(2)]);
        plan.push(at, ms(chance.between(1, 50)), Fault::Node(who, NodeFault::Crash));
        plan = plan.led_at(&[(at.as_nanos() / 1_000_000) + 700]);
        at = at + ms(chance.between(800, 1_000));
    }
    plan.attack = Some(draw_attack(&plan, 0, chance));
    plan
}
