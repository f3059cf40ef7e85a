//! Leaders die under the eyes of guardians, that may be late, stopped, or gone with their hosts.

use crate::faults::{Fault, NodeFault, Who};
use crate::guardian::Guardian;
use crate::plan::{Expectation, Plan, Storage};
use crate::prng::Prng;
use crate::property::Property;
use interrex::config::Timing;
use interrex::types::Duration;

use super::{Order, SETTLED, Scenario, attackers, lan, mixed, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario(
        "death-notices",
        death_notices,
        "leaders die and guardians say so: replaced inside the promises of 50 ms, in under one",
    ),
    scenario(
        "late-guardians",
        late,
        "guardians are slow, and nodes restarted meanwhile: nobody is deposed by the past",
    ),
    scenario("guardians", mixed_with_guardians, "everything at random, and guardians"),
    scenario(
        "guardians-attacked",
        attacked,
        "everything at random, guardians, and an attacker that keeps what they say",
    ),
];

/// A guardian that polls learns of a death in less than a tenth of this.
const PROMPT: Guardian = Guardian {
    learns_within: Duration::from_micros(500),
    pauses: Duration::from_micros(50),
    shares_page: false,
};

/// The time after a leader's death by which there is another.
const REPLACED: Duration = ms(1);

fn death_notices(order: &Order, chance: &mut Prng) -> Plan {
    let timing = chance.pick(&[Timing::lan(), Timing::fast(), Timing::guarded()]);
    let mut plan = with_timing(order, 3, ms(4_000), timing, chance);
    plan.storage = chance.pick(&[Storage::Durable, Storage::Diskless]);
    (plan.guardian, plan.port_unreachable) = (Some(PROMPT), chance.chance(500_000));
    let mut at = SETTLED;
    while at < ms(3_500) {
        let down = ms(chance.between(1, 200));
        plan.push(at, down, Fault::Node(Who::Leader, NodeFault::Crash));
        plan = plan.expecting(at + REPLACED, Expectation::Led(Property::L1));
        // The one that died is back, and past its silence, before the next one dies.
        at = at + down + ms(500) + Duration::from_nanos(chance.below(1_000_000));
    }
    plan
}

/// Makes guardians so late that the node leads again before they act.
fn late(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(10_000), chance);
    plan.guardian = Some(Guardian {
        learns_within: ms(chance.between(50, 3_000)),
        pauses: ms(chance.magnitude(1, 300)),
        shares_page: true,
    });
    let mut at = SETTLED;
    while at < ms(9_000) {
        plan.push(at, ms(chance.between(1, 300)), Fault::Node(Who::Leader, NodeFault::Crash));
        at = at + ms(chance.between(100, 800));
    }
    plan
}

fn mixed_with_guardians(order: &Order, prng: &mut Prng) -> Plan {
    let plan = mixed::draw(order, prng);
    with_guardians(plan, &mut prng.fork(30))
}

fn attacked(order: &Order, prng: &mut Prng) -> Plan {
    let plan = attackers::attacker(order, prng);
    with_guardians(plan, &mut prng.fork(30))
}

fn with_guardians(mut plan: Plan, chance: &mut Prng) -> Plan {
    let timing = plan.seats.first().map(|seat| seat.timing);
    let longest = timing.map_or(ms(1), |timing| timing.election_timeout_max).as_nanos();
    plan.guardian = Some(Guardian {
        learns_within: Duration::from_nanos(chance.magnitude(10_000, longest)),
        pauses: Duration::from_nanos(chance.magnitude(1_000, longest)),
        shares_page: plan.attack.is_none() && chance.chance(500_000),
    });
    plan
}
