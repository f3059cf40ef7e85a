//! Disks that say that a write has failed although it has landed, and disks that take their time.

use crate::faults::{Fault, LinkFault, NodeFault, Who, Write};
use crate::plan::Plan;
use crate::prng::Prng;
use interrex::types::Duration;

use super::{Order, SETTLED, Scenario, lan, ms, scenario};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario(
        "bad-disks",
        bad_disks,
        "writes fail and land all the same, while leaders come and go",
    ),
    scenario("slow-disks", slow_disks, "writes take 1 ms to 1 s, and datagrams wait meanwhile"),
];

/// Leaders that hear nobody lapse, and are heard while others campaign: own votes are prepared and
/// taken back. Then whoever leads dies, so that its vote is read again.
fn bad_disks(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 3, 5]), ms(20_000), chance);
    plan.weather.delay = Duration::from_micros(chance.between(100, 3_000));
    for number in 0..plan.seats.len() as u8 {
        let disk = Fault::Node(Who::Node(number), NodeFault::DoubtfulDisk);
        plan.push(ms(chance.between(0, 1_000)), ms(19_000), disk);
    }
    deafen_and_kill(&mut plan, chance);
    plan
}

/// A round trip is short against a write here, and a promise against the longest of them.
fn slow_disks(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 3, 5]), ms(20_000), chance);
    for number in 0..plan.seats.len() as u8 {
        let mut at = ms(chance.between(0, 1_000));
        while at < ms(18_000) {
            let takes = Duration::from_nanos(chance.magnitude(1_000_000, 1_000_000_000));
            let lasts = ms(chance.between(100, 4_000));
            plan.push(at, lasts, Fault::Node(Who::Node(number), NodeFault::SlowDisk(takes)));
            if chance.chance(300_000) {
                plan.push(at, lasts, Fault::Node(Who::Node(number), NodeFault::DoubtfulDisk));
            }
            at = at + lasts + ms(chance.between(1, 1_000));
        }
    }
    deafen_and_kill(&mut plan, chance);
    plan
}

fn deafen_and_kill(plan: &mut Plan, chance: &mut Prng) {
    let mut at = SETTLED;
    while at < ms(18_000) {
        let who = chance.pick(&[Who::Leader, Who::Leader, Who::Leader, Who::Follower(1)]);
        let cut =
            chance.pick(&[LinkFault::Deaf(who), LinkFault::Deaf(who), LinkFault::Isolate(who)]);
        let lasts = chance.between(50, 400);
        plan.push(at, ms(lasts), Fault::Links(cut));
        if chance.chance(200_000) {
            plan.push(
                at,
                Duration::ZERO,
                Fault::Node(Who::Leader, NodeFault::Resign(Duration::ZERO)),
            );
        }
        let kill = chance.pick(&[
            NodeFault::Crash,
            NodeFault::Crash,
            NodeFault::CrashAtWrite(Write::Lost),
            NodeFault::CrashAtWrite(Write::Done),
        ]);
        let down = ms(chance.between(1, 300));
        plan.push(at + ms(chance.between(40, lasts + 100)), down, Fault::Node(Who::Leader, kill));
        at = at + ms(lasts + chance.between(100, 600));
    }
}
