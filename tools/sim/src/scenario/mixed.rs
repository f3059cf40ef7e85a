//! Everything at random.
//!
//! Nodes, clocks, weather and faults are drawn from a generator each, so that a run
//! with fewer nodes or a shorter one meets the same faults.

use crate::clock::Drift;
use crate::faults::{Fault, LinkFault, Moment, NodeFault, Storm, Who, Write};
use crate::guardian::Guardian;
use crate::network::Weather;
use crate::plan::{Plan, Seat, Storage};
use crate::prng::Prng;
use interrex::config::{MemberKind, Pace, Timing};
use interrex::types::{Duration, MAX_MEMBERS, NodeId, NodeSet, Priority};

use super::Order;

/// The number of the longest timeouts of calm until the faults of a run end.
const TIMEOUTS: u64 = 120;

pub(super) fn draw(order: &Order, prng: &mut Prng) -> Plan {
    let mut chance = prng.fork(10);
    let drawn = chance.pick(&[3, 3, 3, 3, 5, 5, 5, 1, 2, 4, 6, 7]);
    let nodes = order.nodes.unwrap_or(drawn);
    let profile = draw_profile(&mut chance);
    let unit = profile.calm_timeout_max();
    let timing = varied(profile, &mut chance);
    let length = order.length.unwrap_or(unit.scaled(TIMEOUTS, 1));
    let mut plan = Plan::calm(draw_seats(nodes, timing, &mut chance), length);
    let storage = if chance.below(4) == 0 { Storage::Diskless } else { Storage::Durable };
    plan.storage = order.storage.unwrap_or(storage);
    plan.weather = draw_weather(&timing, &mut prng.fork(11));
    plan.lateness = timing.rank_slot.scaled(chance.below(100), 50);
    let mut faults = prng.fork(12);
    // Some runs are storms, some have a fault now and then.
    let gap = unit.scaled(faults.magnitude(1, 64), 4).as_nanos();
    let mut at = unit.scaled(faults.below(6), 1);
    while at < length && plan.faults.len() < usize::from(u16::MAX) {
        let (fault, lasts) = draw_fault(unit, &mut faults);
        // Without a disk, safety needs a clock that does not jump (R14); see `clock-jumps`.
        let jumps = matches!(fault, Fault::Node(_, NodeFault::Step(_)));
        if !jumps || plan.storage != Storage::Diskless {
            plan.push(at, lasts, fault);
        }
        at = at + Duration::from_nanos(faults.below(gap));
    }
    draw_unreachable(&mut plan, unit, &mut prng.fork(13));
    draw_disks(&mut plan, unit, &mut prng.fork(14));
    draw_bequests(&mut plan, unit, &mut prng.fork(16));
    plan
}

/// Adds guardians that tell of deaths, and deliver bequests, in every fourth run; and leaders that
/// end where that matters.
fn draw_bequests(plan: &mut Plan, unit: Duration, chance: &mut Prng) {
    if chance.below(4) > 0 {
        return;
    }
    let promise = plan.seats.first().map_or(unit, |seat| seat.timing.promise).as_nanos();
    plan.guardian = Some(Guardian {
        learns_within: Duration::from_nanos(chance.magnitude(promise / 100 + 1, promise)),
        pauses: Duration::from_nanos(chance.magnitude(promise / 1_000 + 1, promise)),
        shares_page: false,
    });
    for _ in 0..chance.between(10, 60) {
        let at = unit.scaled(chance.below(TIMEOUTS), 1);
        let lasts = Duration::from_nanos(chance.magnitude(promise / 100 + 1, promise * 20));
        let moment = chance.pick(&[Moment::Leave, Moment::Withdraw, Moment::Publish]);
        let to = Who::Follower(chance.between(1, 3) as u8);
        let what = chance.pick(&[
            NodeFault::Crash,
            NodeFault::CrashAfter(moment),
            NodeFault::PauseAfter(moment),
            NodeFault::Void,
            NodeFault::Resign(Duration::ZERO),
            NodeFault::Transfer(to, Duration::ZERO),
        ]);
        plan.push(at, lasts, Fault::Node(Who::Leader, what));
    }
}

/// Makes some disks bad for a while, in every third run.
fn draw_disks(plan: &mut Plan, unit: Duration, chance: &mut Prng) {
    if chance.below(3) > 0 || plan.storage != Storage::Durable {
        return;
    }
    for _ in 0..chance.between(1, 10) {
        let at = unit.scaled(chance.below(TIMEOUTS), 1);
        let lasts = unit.scaled(chance.between(1, TIMEOUTS / 2), 1);
        let slowest = unit.scaled(4, 1).as_nanos();
        let takes = Duration::from_nanos(chance.magnitude(unit.as_nanos() / 500 + 1, slowest));
        let what = chance.pick(&[NodeFault::DoubtfulDisk, NodeFault::SlowDisk(takes)]);
        plan.push(at, lasts, Fault::Node(draw_who(chance), what));
    }
}

/// Draws whether the network carries "port unreachable", and in some runs somebody who forges it.
fn draw_unreachable(plan: &mut Plan, unit: Duration, chance: &mut Prng) {
    plan.port_unreachable = chance.below(4) > 0;
    if chance.below(3) > 0 {
        return;
    }
    for _ in 0..chance.between(1, 6) {
        let at = unit.scaled(chance.below(TIMEOUTS), 1);
        let period =
            Duration::from_nanos(chance.magnitude(unit.as_nanos() / 500 + 1, unit.as_nanos()));
        let lasts = unit.scaled(chance.between(1, TIMEOUTS / 2), 1);
        plan.push(at, lasts, Fault::ForgedUnreachable(draw_who(chance), period));
    }
}

fn draw_profile(chance: &mut Prng) -> Timing {
    let lan = Timing::lan();
    chance.pick(&[lan, lan, lan, Timing::colo(), Timing::wan(), fast(), guarded()])
}

fn varied(mut timing: Timing, chance: &mut Prng) -> Timing {
    match chance.below(12) {
        0 => timing.pre_vote = false,
        1 | 2 => timing.fast_election = false,
        // The bound of etcd#10483: a candidate waits exactly as long as its voters have promised.
        3 => timing.election_timeout_min = timing.promise,
        4 => timing.rank_slot = Duration::from_micros(1),
        5 => timing.promise = timing.promise.scaled(1, 2),
        6 => timing.pace = draw_pace(&timing, chance),
        _ => {}
    }
    timing
}

/// Draws a pace from a quarter of what is configured up to all of it.
fn draw_pace(timing: &Timing, chance: &mut Prng) -> Pace {
    let least = chance.between(1, 3);
    Pace::Auto {
        heartbeat_min: timing.heartbeat_interval.scaled(least, 4),
        heartbeat_max: timing.heartbeat_interval,
        promise_min: timing.promise.scaled(least, 4),
    }
}

fn draw_seats(nodes: u8, timing: Timing, chance: &mut Prng) -> Vec<Seat> {
    let (uneven, ranked) = (chance.below(8) == 0, chance.below(3) == 0);
    let odd_one = chance.below(24);
    let drift_ppm = chance.pick(&[0, 100, WITHIN_PPM, WITHIN_PPM]);
    let seat = |(number, mut chance): (u8, Prng)| {
        let mut seat = Seat::voter(timing);
        seat.drift = draw_drift(&timing, drift_ppm, &mut chance);
        if ranked {
            seat.priority = Priority(chance.below(3) as u8);
        }
        if uneven {
            seat.timing = shortened(timing, &mut chance);
        }
        // The last of four or more, so that enough voters are left.
        seat.kind = match odd_one {
            0 | 1 if nodes > 3 && number + 1 == nodes => MemberKind::Observer,
            2 | 3 if nodes > 2 && number + 1 == nodes => MemberKind::Witness,
            _ => MemberKind::Voter,
        };
        seat
    };
    let base = chance.fork(1);
    (0..nodes).map(|number| (number, base.fork(u64::from(number)))).map(seat).collect()
}

/// Two clocks that are off by that much in opposite directions run apart by 999 ppm: just within
/// the bound of 1000.
pub(super) const WITHIN_PPM: u64 = 499;

pub(super) fn draw_drift(timing: &Timing, ppm: u64, chance: &mut Prng) -> Drift {
    let by = chance.pick(&[0, ppm, ppm / 3]) as i32;
    Drift {
        offset_ns: chance.magnitude(1, 1 << 50),
        ppm: if chance.chance(500_000) { by } else { -by },
        grain_ns: chance.pick(&[1, 1, timing.clock_granularity.as_nanos()]),
    }
}

/// Its heartbeats are many for each of its timeouts, and a run would take too long; the promise is
/// still a small part of the silence that tells.
fn fast() -> Timing {
    let ms = Duration::from_millis;
    Timing {
        election_timeout_min: ms(2),
        election_timeout_max: ms(4),
        promise_max: Duration::from_micros(1_500),
        campaign_limit: ms(2),
        lapse_limit: ms(8),
        ..Timing::fast()
    }
}

/// Its heartbeats are many for each of its timeouts too.
fn guarded() -> Timing {
    let ms = Duration::from_millis;
    Timing { election_timeout_min: ms(25), election_timeout_max: ms(125), ..Timing::guarded() }
}

/// Members in the middle of a change of timing: safety must not need equal values.
pub(super) fn shortened(timing: Timing, chance: &mut Prng) -> Timing {
    let part = |length: Duration, of: u64| length.scaled(of, 4);
    let of = chance.between(2, 4);
    let promise = part(timing.promise, of);
    // A leader whose pace follows the round trip may ask for more than a short timeout allows.
    let pace = Pace::Fixed;
    Timing {
        pace,
        promise,
        election_timeout_min: part(timing.election_timeout_min, of),
        election_timeout_max: part(timing.election_timeout_max, of),
        heartbeat_interval: part(timing.heartbeat_interval, of).min(promise.scaled(1, 2)),
        ..timing
    }
}

fn draw_weather(timing: &Timing, chance: &mut Prng) -> Weather {
    let promise = timing.promise.as_nanos();
    // From a thousandth of the promise to a fifth: there a round trip is nearly half of it.
    let delay = chance.magnitude(promise / 5_000 + 1, promise / 200);
    let delay = if chance.chance(50_000) { promise / 5 } else { delay };
    let rarely = |chance: &mut Prng, most: u64| {
        if chance.chance(400_000) { chance.magnitude(1, most) as u32 } else { 0 }
    };
    Weather {
        delay: Duration::from_nanos(delay),
        jitter: Duration::from_nanos(delay * chance.pick(&[0, 1, 1, 4])),
        loss_ppm: rarely(chance, 50_000),
        burst_ppm: rarely(chance, 5_000),
        burst: timing.promise.scaled(2, 1),
        repeat_ppm: rarely(chance, 100_000),
        late_ppm: rarely(chance, 50_000),
        late: timing.campaign_limit.scaled(4, 1),
    }
}

fn draw_who(chance: &mut Prng) -> Who {
    match chance.below(4) {
        0 | 1 => Who::Leader,
        2 => Who::Follower(chance.between(1, 3) as u8),
        _ => Who::Node(chance.below(16) as u8),
    }
}

fn draw_nodes(chance: &mut Prng) -> NodeSet {
    let bits = chance.next();
    (0..MAX_MEMBERS as u8)
        .filter(|node| bits >> (node % 64) & 1 == 1)
        .filter_map(NodeId::new)
        .collect()
}

fn draw_fault(unit: Duration, chance: &mut Prng) -> (Fault, Duration) {
    let length = |low: u64, high: u64, chance: &mut Prng| {
        let unit = unit.as_nanos();
        Duration::from_nanos(chance.magnitude(unit / low + 1, unit * high))
    };
    match chance.below(100) {
        0..25 => (draw_crash(chance), length(50, 8, chance)),
        // For LAN timing: from 2 ms, a hypervisor's, to 30 s, a SIGSTOP.
        25..45 => (draw_pause(chance), length(50, 300, chance)),
        45..70 => (draw_links(chance), length(20, 12, chance)),
        70..75 => {
            let period = length(100, 2, chance);
            (Fault::Flap(draw_who(chance), draw_who(chance), period), length(1, 16, chance))
        }
        75..85 => (draw_storm(unit, chance), length(20, 12, chance)),
        85..92 => {
            (Fault::Node(draw_who(chance), NodeFault::Resign(Duration::ZERO)), Duration::ZERO)
        }
        92..97 => (Fault::Advance(draw_nodes(chance)), Duration::ZERO),
        97 => {
            // Forwards: a leader that is paused can't be asked to notice, and its lease ends early.
            let by = length(100, 100, chance).as_nanos() as i64;
            (Fault::Node(draw_who(chance), NodeFault::Step(by)), Duration::ZERO)
        }
        _ => {
            let within = 2 * WITHIN_PPM;
            let ppm = chance.below(within + 1) as i32 - WITHIN_PPM as i32;
            (Fault::Node(draw_who(chance), NodeFault::Rate(ppm)), Duration::ZERO)
        }
    }
}

fn draw_crash(chance: &mut Prng) -> Fault {
    let what = match chance.below(10) {
        0..5 => NodeFault::Crash,
        5 => NodeFault::Reboot,
        6 => NodeFault::CrashAtWrite(Write::Lost),
        7 | 8 => NodeFault::CrashAtWrite(Write::Done),
        _ => NodeFault::FailingDisk,
    };
    Fault::Node(draw_who(chance), what)
}

fn draw_pause(chance: &mut Prng) -> Fault {
    let what = match chance.below(10) {
        0..5 => NodeFault::Pause,
        5 => NodeFault::PauseAfter(Moment::Publish),
        6 => NodeFault::PauseAfter(Moment::Persist),
        7 => NodeFault::PauseAfter(Moment::Send),
        _ => NodeFault::PauseAfter(Moment::ClockRead),
    };
    Fault::Node(draw_who(chance), what)
}

fn draw_links(chance: &mut Prng) -> Fault {
    let who = draw_who(chance);
    Fault::Links(match chance.below(12) {
        0..3 => LinkFault::Isolate(who),
        3 => LinkFault::Deaf(who),
        4 => LinkFault::Mute(who),
        5 => LinkFault::OneWay(who, draw_who(chance)),
        6 => LinkFault::Between(who, draw_who(chance)),
        7 | 8 => LinkFault::Partition(draw_nodes(chance)),
        9 => LinkFault::Star(who),
        10 => LinkFault::Chain,
        _ => LinkFault::HalfDead(chance.next(), chance.between(50_000, 500_000) as u32),
    })
}

fn draw_storm(unit: Duration, chance: &mut Prng) -> Fault {
    Fault::Storm(match chance.below(4) {
        0 => Storm::Loss(chance.magnitude(1_000, 600_000) as u32),
        1 => Storm::Repeat(chance.magnitude(1_000, 600_000) as u32),
        2 => Storm::Late(chance.magnitude(1_000, 600_000) as u32),
        _ => Storm::Slow(Duration::from_nanos(
            chance.magnitude(unit.as_nanos() / 100, unit.as_nanos()),
        )),
    })
}
