//! Failures of other systems, one run for each defect that this code could have had too.
//!
//! Each is named after the report that it is known by, and sets up what that report describes.

use crate::faults::{Fault, LinkFault, Moment, NodeFault, Storm, Who, Write};
use crate::plan::Plan;
use crate::prng::Prng;
use interrex::config::{MemberKind, Timing};
use interrex::types::{Duration, Priority};

use super::{Order, SETTLED, Scenario, lan, led_by_0, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario("etcd-10483", etcd_10483, "the candidate waits as long as its voters have promised"),
    scenario("openraft-2080", openraft_2080, "a leader without a quorum keeps one bridge node"),
    scenario("etcd-8243", etcd_8243, "a voter has a higher term than all who could lead"),
    scenario(
        "canonical-raft-196",
        canonical_raft_196,
        "pre-votes and votes of many candidates mingle",
    ),
    scenario(
        "raft-rs-234",
        raft_rs_234,
        "a resignation or a transfer arrives seconds late, in a later term",
    ),
    scenario("nuraft-30", nuraft_30, "the preferred node can't win, and campaigns all the same"),
    scenario(
        "raft-rs-68",
        raft_rs_68,
        "a witness of high priority is among two voters, and is named as heir",
    ),
    scenario("etcd-13527", etcd_13527, "the leader's thread is blocked while others elect"),
    scenario("camunda-5356", camunda_5356, "voters die at their write; old messages come late"),
    scenario("sofa-jraft-34", sofa_jraft_34, "slow acks: the lease must not outlive its promises"),
    scenario("braft-405", braft_405, "a new leader's first heartbeats are lost"),
    scenario("camunda-7175", camunda_7175, "a node is dead for long and comes back"),
    scenario("aeron-1441", aeron_1441, "a leader closes gracefully"),
    scenario("aeron-1472", aeron_1472, "the leader dies while another node is dead"),
    scenario("zookeeper-wait", zookeeper_wait, "nothing is waited for once a quorum agrees"),
    scenario("omnipaxos-duplicates", duplicates, "every second datagram comes twice"),
    scenario("lifeguard", lifeguard, "the one that suspects the leader was itself away"),
    scenario("rustfs-194", rustfs_194, "the leader is cut off and can't be told"),
    scenario("golem-3824", golem_3824, "leadership passes on many times: tokens must rise"),
    scenario(
        "braft-262",
        braft_262,
        "a leader hands over while all others have promised not to vote for another",
    ),
    scenario(
        "canonical-raft-203",
        canonical_raft_203,
        "a leader hands over, and copies of its old heartbeats come after that",
    ),
    scenario("openraft-2088", openraft_2088, "a leader hands over to one that has just died"),
    scenario(
        "hashicorp-raft-696",
        hashicorp_raft_696,
        "a leader hands over to one that hears nothing, and later to another",
    ),
    scenario("vm-pauses", vm_pauses, "every host pauses as a busy virtual machine does"),
];

const FIRST: Who = Who::Follower(1);

fn kill(plan: Plan, at: u64, lasts: u64) -> Plan {
    plan.with(ms(at), ms(lasts), Fault::Node(Who::Leader, NodeFault::Crash))
}

/// Also #10355 and #12959: two nodes denied each other's votes for ever.
fn etcd_10483(order: &Order, chance: &mut Prng) -> Plan {
    let mut timing = Timing::lan();
    timing.election_timeout_min = timing.promise;
    timing.election_timeout_max = timing.with_skew(timing.promise) + Duration::from_nanos(1);
    let plan = with_timing(order, 3, ms(5_000), timing, chance);
    kill(kill(plan, 1_000, 700), 3_000, 700).led_at(&[1_300, 3_300])
}

fn openraft_2080(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 5, ms(6_000), chance);
    // A vote raises its voter's term, and that frees the bridge as well; a pre-vote does not.
    let fast_election = chance.chance(500_000);
    plan.seats.iter_mut().for_each(|seat| seat.timing.fast_election = fast_election);
    for other in 2..plan.seats.len() as u8 {
        let cut = LinkFault::Between(Who::Leader, Who::Follower(other));
        plan.push(SETTLED, ms(4_500), Fault::Links(cut));
    }
    // With the last one dead the others are no quorum without the bridge.
    plan.push(SETTLED, ms(4_500), Fault::Node(Who::Follower(4), NodeFault::Crash));
    plan.led_though_parted_at(&[1_250, 2_000, 3_000, 5_400]).unchanged(ms(2_500), ms(5_400))
}

/// Also #8501 and canonical/raft#279: its denials, or theirs, were dropped in silence.
fn etcd_8243(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = kill(lan(order, 3, ms(6_000), chance), 1_000, 4_000);
    for at in [1_000, 1_600, 2_200] {
        let trap = NodeFault::CrashAtWrite(Write::Done);
        plan.push(ms(at), ms(400), Fault::Node(Who::Node(chance.below(3) as u8), trap));
    }
    plan.led_at(&[4_500])
}

fn canonical_raft_196(order: &Order, chance: &mut Prng) -> Plan {
    let timing = Timing { rank_slot: Duration::from_micros(1), ..Timing::lan() };
    let plan = with_timing(order, 5, ms(6_000), timing, chance);
    let plan = plan.with(ms(0), ms(6_000), Fault::Storm(Storm::Repeat(300_000)));
    let slow = Fault::Storm(Storm::Slow(ms(chance.between(1, 20))));
    kill(kill(plan.with(ms(0), ms(6_000), slow), 1_000, 1_500), 3_500, 1_500)
        .led_at(&[2_400, 4_900])
}

fn raft_rs_234(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(10_000), chance);
    plan.weather.late = ms(3_000);
    plan = plan.with(ms(0), ms(10_000), Fault::Storm(Storm::Late(200_000)));
    plan = plan.with(ms(0), ms(10_000), Fault::Storm(Storm::Repeat(300_000)));
    for _ in 0..12 {
        let at = ms(chance.between(1_000, 9_000));
        plan.push(at, Duration::ZERO, Fault::Node(Who::Leader, NodeFault::Resign(Duration::ZERO)));
    }
    for _ in 0..6 {
        let to = NodeFault::Transfer(Who::Follower(chance.between(1, 2) as u8), Duration::ZERO);
        let at = ms(chance.between(1_000, 9_000));
        plan.push(at, Duration::ZERO, Fault::Node(Who::Leader, to));
    }
    plan
}

/// Deaf, and behind: it asks and can't be elected; the others must not wait for it.
fn nuraft_30(order: &Order, chance: &mut Prng) -> Plan {
    let plan = led_by_0(lan(order, 5, ms(6_000), chance));
    let others = [1, 2, 3, 4].into_iter().filter_map(interrex::types::NodeId::new).collect();
    let plan = plan
        .with(ms(900), ms(5_000), Fault::Links(LinkFault::Deaf(Who::Node(0))))
        .with(ms(1_500), Duration::ZERO, Fault::Advance(others))
        .led_at(&[1_450]);
    kill(plan, 2_000, 1_000).led_at(&[2_600, 3_500, 5_800])
}

fn raft_rs_68(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(6_000), chance);
    if let Some(last) = plan.seats.last_mut() {
        last.kind = MemberKind::Witness;
        last.priority = Priority(9);
    }
    let resign = Fault::Node(Who::Leader, NodeFault::Resign(Duration::ZERO));
    let to_witness = Fault::Node(Who::Leader, NodeFault::Transfer(Who::Node(2), Duration::ZERO));
    kill(kill(plan, 1_000, 1_000), 3_000, 1_000)
        .with(ms(4_900), Duration::ZERO, to_witness)
        .unchanged(ms(4_899), ms(4_999))
        .with(ms(5_000), Duration::ZERO, resign)
        .led_at(&[1_500, 3_500, 5_100])
}

fn etcd_13527(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(10_000), chance);
    for at in [1_000, 4_000, 7_000] {
        let what = chance.pick(&[
            NodeFault::Pause,
            NodeFault::PauseAfter(Moment::ClockRead),
            NodeFault::PauseAfter(Moment::Publish),
            NodeFault::PauseAfter(Moment::Send),
        ]);
        plan.push(ms(at), ms(chance.between(40, 2_500)), Fault::Node(Who::Leader, what));
        plan = plan.led_at(&[at + 990]);
    }
    plan
}

/// Also nebula#2405: a term moved backwards by a late message.
fn camunda_5356(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(10_000), chance);
    plan.weather.late = ms(3_000);
    plan = plan.with(ms(0), ms(10_000), Fault::Storm(Storm::Late(100_000)));
    plan = plan.with(ms(0), ms(10_000), Fault::Storm(Storm::Repeat(300_000)));
    for _ in 0..12 {
        let write = chance.pick(&[Write::Lost, Write::Done]);
        let who = Who::Node(chance.below(3) as u8);
        let at = ms(chance.between(0, 9_000));
        plan.push(at, ms(chance.between(1, 600)), Fault::Node(who, NodeFault::CrashAtWrite(write)));
        let at = at + ms(chance.between(0, 100));
        plan.push(at, ms(chance.between(1, 600)), Fault::Node(Who::Leader, NodeFault::Crash));
    }
    plan
}

/// Also etcd-io/raft#166 and hashicorp/raft#108. Acks wait in the socket of a leader that stands
/// still, or on the way, while it is being cut off.
fn sofa_jraft_34(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(10_000), chance);
    for (number, seat) in plan.seats.iter_mut().enumerate() {
        seat.drift.ppm = if number == 0 { -499 } else { 499 };
    }
    plan = plan.with(ms(0), ms(10_000), Fault::Storm(Storm::Slow(ms(chance.between(1, 40)))));
    for _ in 0..10 {
        let at = ms(chance.between(1_000, 9_000));
        let cut = LinkFault::Mute(Who::Leader);
        plan.push(at, ms(chance.between(50, 500)), Fault::Links(cut));
        let pause = Fault::Node(Who::Leader, NodeFault::Pause);
        plan.push(at + ms(chance.between(0, 60)), ms(chance.between(1, 60)), pause);
    }
    plan
}

fn braft_405(order: &Order, chance: &mut Prng) -> Plan {
    let timing = Timing { rank_slot: Duration::from_micros(5), ..Timing::lan() };
    let mut plan = with_timing(order, 5, ms(10_000), timing, chance);
    plan = plan.with(ms(0), ms(10_000), Fault::Storm(Storm::Loss(350_000)));
    for at in 1..9 {
        plan = kill(plan, 1_000 * at, chance.between(100, 900));
    }
    plan
}

/// Also redpanda#2048: heartbeats to it were backed off, so it suspected the leader on its return.
fn camunda_7175(order: &Order, chance: &mut Prng) -> Plan {
    let away = ms(chance.between(1_000, 20_000));
    let plan = lan(order, 3, ms(25_000), chance);
    plan.with(SETTLED, away, Fault::Node(FIRST, NodeFault::Crash)).unchanged(ms(990), ms(24_900))
}

/// The close fell back to a time-out of ten seconds. Here: a few round trips.
fn aeron_1441(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(5_000), chance);
    for at in [1_000, 2_000, 3_000, 4_000] {
        plan.push(
            ms(at),
            Duration::ZERO,
            Fault::Node(Who::Leader, NodeFault::Resign(Duration::ZERO)),
        );
        plan = plan.led_at(&[at + 5]);
    }
    plan
}

/// A ballot waited a second for unanimity.
fn aeron_1472(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, 5, ms(5_000), chance);
    let dead = Fault::Node(Who::Follower(2), NodeFault::Crash);
    kill(plan.with(ms(900), ms(4_000), dead), 1_000, 3_500).led_at(&[1_150])
}

/// 50 ms of silence, and then no more than a few round trips of 75 us.
fn zookeeper_wait(order: &Order, chance: &mut Prng) -> Plan {
    kill(lan(order, 3, ms(3_000), chance), 1_000, 1_500).led_at(&[1_052])
}

fn duplicates(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, 5, ms(10_000), chance);
    let plan = plan.with(ms(0), ms(10_000), Fault::Storm(Storm::Repeat(500_000)));
    (1..9).fold(plan, |plan, at| kill(plan, 1_000 * at, 400).led_at(&[1_000 * at + 500]))
}

fn lifeguard(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(20_000), chance);
    let mut at = 1_000;
    while at < 19_000 {
        let away = chance.between(20, 400);
        plan.push(
            ms(at),
            ms(away),
            Fault::Node(Who::Node(chance.below(3) as u8), NodeFault::Pause),
        );
        at += away + chance.between(100, 600);
    }
    // Whoever leads may be replaced if it was the one away; a follower's absence costs nobody.
    plan.faults.iter_mut().for_each(|planned| {
        planned.fault = Fault::Node(FIRST, NodeFault::Pause);
    });
    plan.unchanged(ms(990), ms(19_950))
}

fn rustfs_194(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, 3, ms(8_000), chance);
    let cut = Fault::Links(LinkFault::Isolate(Who::Leader));
    plan.with(ms(1_000), ms(2_000), cut).with(ms(4_000), ms(2_000), cut).led_at(&[1_400, 4_400])
}

fn transfer(plan: Plan, at: u64, to: u8) -> Plan {
    let transfer = NodeFault::Transfer(Who::Follower(to), Duration::ZERO);
    plan.with(ms(at), Duration::ZERO, Fault::Node(Who::Leader, transfer))
}

/// Followers in a lease refused the target's request for their votes.
fn braft_262(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, chance.pick(&[3, 5]), ms(5_000), chance);
    [1_000, 2_000, 3_000, 4_000].into_iter().fold(plan, |plan, at| {
        // Promises last for 50 ms.
        transfer(plan, at, chance.between(1, 2) as u8).led_at(&[at + 2])
    })
}

/// A heartbeat of the old leader took the transfer back.
fn canonical_raft_203(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 5]), ms(5_000), chance);
    plan.weather.late = ms(100);
    let plan = plan.with(ms(0), ms(5_000), Fault::Storm(Storm::Repeat(700_000)));
    [1_000, 2_000, 3_000, 4_000].into_iter().fold(plan, |plan, at| {
        transfer(plan, at, chance.between(1, 2) as u8).led_at(&[at + 3, at + 50, at + 500])
    })
}

/// Nobody led for 2.7 s. Here the vote that was left to the dead one is lost, and with it one term:
/// what is left is a promise and a silence.
fn openraft_2088(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, chance.pick(&[3, 5]), ms(5_000), chance);
    [1_000, 2_500, 4_000].into_iter().fold(plan, |plan, at| {
        let plan = plan.with(ms(at), ms(800), Fault::Node(FIRST, NodeFault::Crash));
        transfer(plan, at + 1, 1).led_at(&[at + 400])
    })
}

/// A transfer was "in progress" for ever, and no other was let begin.
fn hashicorp_raft_696(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, 3, ms(6_000), chance);
    [1_000, 3_000].into_iter().fold(plan, |plan, at| {
        let plan = plan.with(ms(at), ms(600), Fault::Links(LinkFault::Deaf(FIRST)));
        let plan = transfer(plan, at + chance.between(1, 30), 1);
        transfer(plan, at + 1_000, chance.between(1, 2) as u8).led_at(&[at + 450, at + 1_003])
    })
}

fn golem_3824(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(20_000), chance);
    for at in 1..19 {
        let fault = chance.pick(&[
            Fault::Node(Who::Leader, NodeFault::Resign(Duration::ZERO)),
            Fault::Node(Who::Leader, NodeFault::Crash),
            Fault::Node(Who::Leader, NodeFault::Pause),
            Fault::Links(LinkFault::Isolate(Who::Leader)),
        ]);
        plan.push(ms(1_000 * at), ms(chance.between(60, 500)), fault);
    }
    plan
}

/// As measured on the machine where this was planned: over 1 ms twice in three seconds, over 5 ms
/// every ten, 26 ms at worst. No leader may change for that.
fn vm_pauses(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(60_000), chance);
    let nodes = plan.seats.len() as u8;
    for number in 0..nodes {
        let mut at = ms(1_000);
        while at < ms(59_000) {
            let length = match chance.below(60) {
                0 => chance.between(10_000, 26_000),
                1..5 => chance.between(5_000, 10_000),
                _ => chance.between(1_000, 5_000),
            };
            let pause = Fault::Node(Who::Node(number), NodeFault::Pause);
            plan.push(at, Duration::from_micros(length), pause);
            at = at + ms(chance.between(100, 3_000));
        }
    }
    plan.unchanged(ms(990), ms(59_900))
}
