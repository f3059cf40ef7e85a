//! Applications hold guards, or run programs, while their leaders are asked to give leadership up.

use crate::application::Work;
use crate::faults::{Fault, Moment, NodeFault, Who};
use crate::guardian::Guardian;
use crate::plan::Plan;
use crate::prng::Prng;
use crate::program::Takeover;
use interrex::types::Duration;

use super::{Order, Scenario, lan, ms, scenario};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario(
        "guards",
        guards,
        "leaders whose applications hold guards resign, hand over, stand by, pause and die",
    ),
    scenario(
        "takeovers",
        takeovers,
        "a program runs on the leader's host, stops slowly, and is waited for or said to have stopped",
    ),
];

/// A program is gone 70 ms after its leader's lease. Many a drain is shorter than that.
const TAKEOVER: Takeover = Takeover { delay: ms(80), looks: ms(10), stops: ms(60) };

/// Some drains are shorter than what is done under a guard, and some are longer.
const WORK: Work = Work { threads: 2, lasts: ms(200), pauses: ms(100) };

fn draw_drain(chance: &mut Prng) -> Duration {
    let drain = Duration::from_nanos(chance.magnitude(10_000_000, 2_000_000_000));
    if chance.chance(100_000) { Duration::ZERO } else { drain }
}

fn draw_fault(chance: &mut Prng) -> NodeFault {
    let (drain, to) = (draw_drain(chance), Who::Follower(chance.between(0, 4) as u8));
    chance.pick(&[
        NodeFault::Resign(drain),
        NodeFault::Resign(drain),
        NodeFault::Resign(drain),
        NodeFault::Transfer(to, drain),
        NodeFault::Transfer(to, drain),
        NodeFault::Standby(drain),
        NodeFault::Standby(drain),
        NodeFault::Crash,
        NodeFault::Void,
        NodeFault::Pause,
        NodeFault::CrashAfter(Moment::Publish),
        NodeFault::PauseAfter(Moment::Leave),
        NodeFault::PauseAfter(Moment::Withdraw),
        NodeFault::PauseAfter(Moment::Publish),
        NodeFault::PauseAfter(Moment::Send),
    ])
}

fn guards(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = often_asked(order, chance);
    plan.work = Some(WORK);
    plan
}

fn takeovers(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = often_asked(order, chance);
    plan.takeover = Some(TAKEOVER);
    plan
}

/// Leaders are asked to give leadership up time and again, and die.
fn often_asked(order: &Order, chance: &mut Prng) -> Plan {
    let nodes = chance.pick(&[3, 3, 5]);
    let mut plan = lan(order, nodes, ms(8_000), chance);
    let (learns_within, pauses) = (ms(1), Duration::from_micros(100));
    plan.guardian = Some(Guardian { learns_within, pauses, shares_page: false });
    let ends = plan.heals_at.as_nanos();
    for _ in 0..24 {
        let at = Duration::from_nanos(chance.between(200_000_000, ends - 1));
        let lasts = Duration::from_nanos(chance.magnitude(1_000_000, 600_000_000));
        plan.push(at, lasts, Fault::Node(Who::Leader, draw_fault(chance)));
    }
    plan
}
