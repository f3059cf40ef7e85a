//! Hosts that say "port unreachable" for processes that are gone, and forged messages about
//! processes that are not.

use crate::faults::{Fault, NodeFault, Who};
use crate::plan::{Expectation, Plan, Storage};
use crate::prng::Prng;
use crate::property::Property;
use interrex::config::Timing;
use interrex::types::Duration;

use super::{Order, SETTLED, Scenario, lan, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario(
        "port-unreachable",
        port_unreachable,
        "leaders die and their hosts say so: replaced 50 times sooner than by silence",
    ),
    scenario(
        "forged-unreachable",
        forged_unreachable,
        "somebody forges such messages about everybody all the time: the leader stays",
    ),
];

/// The time after a leader's death by which there is another. The silence that would tell is 50 ms
/// and more.
const REPLACED: Duration = Duration::from_millis(1);

/// Among three, since the two that survive can't split the votes. Among five they may, once in
/// thousands of deaths, and then the limit of a campaign must pass.
fn port_unreachable(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = with_timing(order, 3, ms(1_200), Timing::fast(), chance);
    plan.storage = chance.pick(&[Storage::Durable, Storage::Diskless]);
    let mut at = ms(200);
    while at < ms(1_150) {
        let down = ms(chance.between(1, 30));
        plan.push(at, down, Fault::Node(Who::Leader, NodeFault::Crash));
        plan = plan.expecting(at + REPLACED, Expectation::Led(Property::L1));
        // The one that died is back, and past its silence, before the next one dies.
        at = at + down + ms(40) + Duration::from_nanos(chance.below(1_000_000));
    }
    plan
}

/// Heartbeats are lost now and then, so that some of the forged messages are heeded, and taken
/// back.
fn forged_unreachable(order: &Order, chance: &mut Prng) -> Plan {
    let length = ms(5_000);
    let nodes = chance.pick(&[3, 5]);
    let mut plan = lan(order, nodes, length, chance).unchanged(SETTLED, length);
    plan.weather.loss_ppm = 10_000;
    for number in 0..plan.seats.len() as u8 {
        let period = Duration::from_nanos(chance.magnitude(50_000, 5_000_000));
        plan.push(ms(0), length, Fault::ForgedUnreachable(Who::Node(number), period));
    }
    plan
}
