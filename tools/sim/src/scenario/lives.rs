//! Processes that die, stand still and come back, and clocks that lie.

use crate::faults::{Fault, LinkFault, Moment, NodeFault, Who, Write};
use crate::plan::{Expectation, Plan, Storage};
use crate::prng::Prng;
use interrex::config::{MemberKind, Timing};
use interrex::types::{Duration, NodeId, Priority};

use super::bequests::voters;
use super::{Order, SETTLED, Scenario, lan, mixed, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario("churn", churn, "leaders die one after the other, and come back soon"),
    scenario("rolling-restart", rolling_restart, "each node in turn is restarted"),
    scenario("cold-start", cold_start, "all nodes are started at once"),
    scenario("pauses", pauses, "threads stand still, for 2 ms to 30 s, at every awkward moment"),
    scenario(
        "sleeping-hosts",
        sleeping_hosts,
        "hosts of followers sleep and lose what comes meanwhile: nobody suspects the leader",
    ),
    scenario(
        "late-positions",
        late_positions,
        "applications go on while the threads of their nodes stand still, and leaders resign",
    ),
    scenario("resignations", resignations, "leaders resign, and stand still while they do"),
    scenario(
        "lost-stores",
        lost_stores,
        "stores are lost one after the other; a wall clock is wrong",
    ),
    scenario(
        "lost-witness",
        lost_witness,
        "a witness loses the store that held its vote, and learns that term unvoted",
    ),
    scenario(
        "restores",
        restores,
        "machines are put back to what they were moments before, with memory, disk and clock",
    ),
    scenario("quick-restarts", quick_restarts, "voters restart while the leader is cut off"),
    scenario(
        "forgotten-votes",
        forgotten_votes,
        "a voter between two forgets, and datagrams come late",
    ),
    scenario("uneven-timing", uneven_timing, "members in the middle of a change of timing"),
    scenario("clock-jumps", clock_jumps, "clocks jump forwards, and the threads notice at once"),
    scenario("drift-within", drift_within, "clocks run apart by 999 ppm where 1000 are allowed"),
    scenario("drift-wide", drift_wide, "clocks run apart by nearly a tenth, and that is allowed"),
    scenario(
        "drift-beyond",
        drift_beyond,
        "clocks run apart by 40 %: S7 can't hold, and must be seen not to",
    ),
];

const fn node(who: Who, what: NodeFault) -> Fault {
    Fault::Node(who, what)
}

fn churn(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 5]), ms(20_000), chance);
    let mut at = SETTLED;
    while at < ms(19_000) {
        let what = chance.pick(&[
            NodeFault::Crash,
            NodeFault::Crash,
            NodeFault::Reboot,
            NodeFault::CrashAtWrite(Write::Lost),
            NodeFault::CrashAtWrite(Write::Done),
        ]);
        let who = chance.pick(&[Who::Leader, Who::Leader, Who::Follower(1), Who::Follower(2)]);
        plan.push(
            at,
            Duration::from_nanos(chance.magnitude(1_000_000, 1_000_000_000)),
            node(who, what),
        );
        at = at + ms(chance.between(20, 1_000));
    }
    plan
}

/// Puts one machine back after the other to what it was 1 ms to 3 s before, at a time at which the
/// others have gone on without it, or not.
fn restores(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 5]), ms(30_000), chance);
    let mut at = SETTLED;
    while at < ms(25_000) {
        let who = chance.pick(&[Who::Leader, Who::Leader, Who::Follower(1), Who::Follower(2)]);
        let age = Duration::from_nanos(chance.magnitude(1_000_000, 3_000_000_000));
        plan.push(at, age, node(who, NodeFault::Restore));
        // In the time that is forgotten it votes, or leads.
        let what =
            chance.pick(&[NodeFault::Crash, NodeFault::Resign(Duration::ZERO), NodeFault::Pause]);
        let other = chance.pick(&[Who::Leader, Who::Follower(1), Who::Follower(2)]);
        plan.push(at + age.scaled(1, 2), ms(chance.between(1, 300)), node(other, what));
        at = at + age + ms(chance.between(300, 1_500));
    }
    plan
}

fn rolling_restart(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(10_000), chance);
    for number in 0..plan.seats.len().min(9) as u8 {
        let at = 1_000 + 1_000 * u64::from(number);
        plan.push(ms(at), ms(chance.between(1, 400)), node(Who::Node(number), NodeFault::Crash));
        plan = plan.led_at(&[at + 300, at + 999]);
    }
    plan
}

/// Starts all nodes at once, with and without disks by turns.
fn cold_start(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 5, ms(10_000), chance);
    if order.seed % 2 == 1 {
        plan.storage = Storage::Diskless;
    }
    for start in [1_000, 4_000, 7_000] {
        for number in 0..plan.seats.len() as u8 {
            let down = ms(200 + chance.below(chance.clone().pick(&[1, 5, 100])));
            plan.push(ms(start), down, node(Who::Node(number), NodeFault::Reboot));
        }
        plan = plan.led_at(&[start + 1_500]);
    }
    plan
}

fn pauses(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 5]), ms(60_000), chance);
    let mut at = SETTLED;
    while at < ms(58_000) {
        let what = chance.pick(&[
            NodeFault::Pause,
            NodeFault::PauseAfter(Moment::ClockRead),
            NodeFault::PauseAfter(Moment::Persist),
            NodeFault::PauseAfter(Moment::Publish),
            NodeFault::PauseAfter(Moment::Send),
        ]);
        let who = chance.pick(&[Who::Leader, Who::Follower(1), Who::Follower(2)]);
        plan.push(
            at,
            Duration::from_nanos(chance.magnitude(2_000_000, 30_000_000_000)),
            node(who, what),
        );
        at = at + ms(chance.between(10, 4_000));
    }
    plan
}

/// Lets one host sleep at a time, so that the leader keeps its quorum, for any part of a heartbeat
/// interval before and after the timeout.
fn sleeping_hosts(order: &Order, chance: &mut Prng) -> Plan {
    let timing = chance.pick(&[Timing::lan(), Timing::colo(), Timing::fast(), Timing::guarded()]);
    let unit = timing.election_timeout_min.as_nanos();
    let length = timing.election_timeout_min.scaled(200, 1);
    let settled = timing.calm_timeout_max().scaled(10, 1) + timing.campaign_limit;
    let mut plan = with_timing(order, chance.pick(&[3, 5]), settled + length, timing, chance);
    // One heartbeat is granted, and none that is granted may come late.
    plan.weather.jitter = Duration::ZERO;
    let mut at = settled + Duration::from_nanos(1);
    while at < settled + length.scaled(9, 10) {
        let who = Who::Follower(chance.pick(&[1, 2]));
        let away = Duration::from_nanos(chance.between(unit / 10, unit * 2));
        plan.push(at, away, Fault::Links(LinkFault::Deaf(who)));
        plan.push(at, away, node(who, NodeFault::Pause));
        at = at + away + Duration::from_nanos(chance.between(unit / 2, unit * 2));
    }
    let over = settled + length;
    plan.expecting(settled, Expectation::Note)
        .expecting(over, Expectation::Unchanged)
        .expecting(over, Expectation::Unsuspected)
}

/// A thread stands still with a request for its vote in its hand, or before it, and its application
/// goes on meanwhile. Leaders resign, since a candidate then asks for votes at once.
fn late_positions(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(20_000), chance);
    let mut at = SETTLED;
    while at < ms(19_000) {
        plan.push(at, Duration::ZERO, Fault::Advance(voters(chance)));
        let resigns = at + ms(1);
        plan.push(resigns, Duration::ZERO, node(Who::Leader, NodeFault::Resign(Duration::ZERO)));
        let caught = resigns + Duration::from_micros(chance.between(1, 200));
        let what = chance.pick(&[
            NodeFault::Pause,
            NodeFault::PauseAfter(Moment::ClockRead),
            NodeFault::PauseAfter(Moment::ClockRead),
        ]);
        let who = Who::Follower(chance.pick(&[1, 2]));
        plan.push(caught, ms(chance.between(2, 150)), node(who, what));
        let moves = caught + Duration::from_micros(chance.between(1, 1_000));
        plan.push(moves, Duration::ZERO, Fault::Advance(voters(chance)));
        at = at + ms(chance.between(300, 1_000));
    }
    plan
}

fn resignations(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 5]), ms(20_000), chance);
    plan.weather.late_ppm = 50_000;
    plan.weather.repeat_ppm = 50_000;
    plan.weather.late = ms(2_000);
    let mut at = SETTLED;
    while at < ms(19_000) {
        if chance.chance(400_000) {
            let moment = chance.pick(&[Moment::Publish, Moment::Send]);
            plan.push(
                at,
                ms(chance.between(1, 400)),
                node(Who::Leader, NodeFault::PauseAfter(moment)),
            );
        }
        plan.push(at, Duration::ZERO, node(Who::Leader, NodeFault::Resign(Duration::ZERO)));
        at = at + ms(chance.between(5, 1_000));
    }
    plan
}

/// A voter that forgets its promise over a restart could elect another inside the old lease.
fn quick_restarts(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(20_000), chance);
    let mut at = SETTLED;
    while at < ms(18_000) {
        let cut = chance.pick(&[
            LinkFault::Between(Who::Leader, Who::Follower(1)),
            LinkFault::Between(Who::Leader, Who::Follower(2)),
        ]);
        plan.push(at, ms(700), Fault::Links(cut));
        for _ in 0..8 {
            let who = chance.pick(&[Who::Follower(1), Who::Follower(2)]);
            let down = Duration::from_micros(chance.between(100, 5_000));
            plan.push(at + ms(chance.between(40, 650)), down, node(who, NodeFault::Crash));
        }
        at = at + ms(1_500);
    }
    plan
}

/// R14 for stores: one that was created is a forgotten vote. Where a wall clock is wrong only one
/// node loses its store: those that remember must be enough, since no floor of terms can be
/// trusted.
fn lost_stores(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 3, 5]), ms(20_000), chance);
    plan.storage = Storage::Created;
    let nodes = plan.seats.len() as u64;
    let (ahead, victim) = (chance.below(nodes) as usize, Who::Node(chance.below(nodes) as u8));
    let is_wrong = chance.chance(700_000);
    if is_wrong {
        plan.seats[ahead].wall_clock_ahead = ms(chance.pick(&[10_000, 7_200_000]));
    }
    if chance.chance(500_000) && nodes > 1 {
        plan.seats[0].kind = MemberKind::Witness;
    }
    let mut at = SETTLED;
    while at < ms(18_000) {
        let anybody = chance.pick(&[Who::Node(0), Who::Leader, Who::Follower(1), Who::Follower(2)]);
        let loser = if is_wrong { victim } else { anybody };
        let down = Duration::from_nanos(chance.magnitude(1_000_000, 500_000_000));
        plan.push(at, down, node(loser, NodeFault::LoseStore));
        let who = chance.pick(&[Who::Leader, Who::Follower(1), Who::Follower(2)]);
        let fault = chance.pick(&[
            Fault::Links(LinkFault::Isolate(who)),
            node(who, NodeFault::Crash),
            node(who, NodeFault::Pause),
        ]);
        plan.push(at + ms(chance.between(0, 400)), ms(chance.between(20, 600)), fault);
        at = at + ms(chance.between(100, 800));
    }
    plan
}

/// As it was found in the field: node 2, whose wall clock is two hours ahead, leads first. Cut
/// off, it is followed by node 1, by the vote of the witness 0, which loses its store and comes
/// back with a right clock. Node 1 stops, and node 2 asks the witness for the very term that node
/// 1 has led.
fn lost_witness(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(20_000), chance);
    plan.storage = Storage::Created;
    if let [witness, _, ahead] = &mut plan.seats[..] {
        witness.kind = MemberKind::Witness;
        ahead.priority = Priority(9);
        ahead.wall_clock_ahead = ms(7_200_000);
    }
    let cut = ms(chance.between(500, 1_500));
    plan.push(SETTLED, cut, Fault::Links(LinkFault::Isolate(Who::Node(2))));
    plan.push(ms(1_300), ms(10), node(Who::Node(0), NodeFault::LoseStore));
    plan.push(
        ms(1_300) + ms(chance.between(100, 400)),
        ms(5_000),
        node(Who::Node(1), NodeFault::Crash),
    );
    plan
}

/// Parts two nodes, and between them makes a third forget for whom it has voted (R14).
fn forgotten_votes(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(20_000), chance);
    plan.storage = Storage::Diskless;
    plan.weather.late_ppm = 200_000;
    plan.weather.repeat_ppm = 200_000;
    plan.weather.late = ms(400);
    let mut at = SETTLED;
    while at < ms(18_000) {
        let between = chance.below(3) as u8;
        let first = 1 + chance.below(2) as u8;
        let [one, other] = [between + first, between + 3 - first].map(|n| Who::Node(n % 3));
        plan.push(at, ms(900), Fault::Links(LinkFault::Between(one, other)));
        // The other hears nothing of the term that the one is elected in.
        plan.push(at, ms(chance.between(1, 100)), Fault::Links(LinkFault::Isolate(other)));
        let resigns = at + ms(chance.below(5));
        if chance.chance(500_000) {
            // Nobody may use the leader's bequest, so votes are asked for.
            let everyone = (0..3).filter_map(NodeId::new).collect();
            plan.push(resigns, Duration::ZERO, Fault::Advance(everyone));
            let ahead = resigns + Duration::from_nanos(1);
            plan.push(ahead, Duration::ZERO, node(Who::Leader, NodeFault::Advance));
        }
        let resigns = resigns + Duration::from_nanos(2);
        plan.push(resigns, Duration::ZERO, node(Who::Leader, NodeFault::Resign(Duration::ZERO)));
        for _ in 0..chance.between(1, 2) {
            let voted = Duration::from_nanos(chance.magnitude(50_000, 300_000_000));
            let down = Duration::from_nanos(chance.magnitude(100_000, 5_000_000));
            plan.push(at + voted, down, node(Who::Node(between), NodeFault::Crash));
        }
        at = at + ms(chance.between(300, 1_000));
    }
    plan
}

/// Gives some members a timeout below the promises that others ask for, their own included.
fn uneven_timing(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = churn(order, chance);
    for seat in &mut plan.seats {
        seat.timing = mixed::shortened(seat.timing, chance);
    }
    let mut at = SETTLED;
    while at < ms(19_000) {
        let cut = chance.pick(&[
            LinkFault::Isolate(Who::Leader),
            LinkFault::Mute(Who::Leader),
            LinkFault::OneWay(Who::Leader, Who::Follower(1)),
            LinkFault::OneWay(Who::Leader, Who::Follower(2)),
        ]);
        plan.push(at, ms(chance.between(10, 300)), Fault::Links(cut));
        at = at + ms(chance.between(20, 400));
    }
    plan
}

/// Lets clocks jump, also while nodes recover from a restart of all.
fn clock_jumps(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, 3, ms(20_000), chance);
    for start in (1_000..18_000).step_by(1_500) {
        for number in 0..plan.seats.len() as u8 {
            let jump = NodeFault::Step(chance.magnitude(1_000_000, 10_000_000_000) as i64);
            let at = ms(start + chance.between(0, 1_500));
            plan.push(at, Duration::ZERO, node(Who::Node(number), jump));
            plan.push(ms(start), ms(1), node(Who::Node(number), NodeFault::Crash));
        }
        // Who does not hear the leader asks the others all the time.
        let cut =
            LinkFault::Between(Who::Leader, chance.pick(&[Who::Follower(1), Who::Follower(2)]));
        plan.push(ms(start + 400), ms(1_000), Fault::Links(cut));
    }
    plan
}

fn drift_within(order: &Order, chance: &mut Prng) -> Plan {
    drifting(order, Timing::lan(), mixed::WITHIN_PPM as i32, chance)
}

/// Lets clocks run so far apart that the lease would outlast its promises by more than a round
/// trip, were it not shortened. 4 % too fast and 4 % too slow are 8.3 % apart.
fn drift_wide(order: &Order, chance: &mut Prng) -> Plan {
    let timing = Timing { drift_ppm: 100_000, election_timeout_min: ms(60), ..Timing::lan() };
    let plan = drifting(order, timing, 40_000, chance);
    // A candidate that hears no heartbeat asks again and again, until the promise has run out.
    let cut = LinkFault::Between(Who::Node(0), Who::Node(1));
    plan.with(SETTLED, ms(18_000), Fault::Links(cut))
}

/// Lets clocks run a fifth too fast and a fifth too slow.
fn drift_beyond(order: &Order, chance: &mut Prng) -> Plan {
    drifting(order, Timing::lan(), 200_000, chance)
}

/// Leaders of slow clocks are cut off just when their lease is freshest, among voters of fast ones.
fn drifting(order: &Order, timing: Timing, ppm: i32, chance: &mut Prng) -> Plan {
    let mut plan = with_timing(order, 3, ms(20_000), timing, chance);
    for (number, seat) in plan.seats.iter_mut().enumerate() {
        seat.drift.ppm = if number % 3 == 0 { -ppm } else { ppm };
        seat.drift.grain_ns = chance.pick(&[1, seat.timing.clock_granularity.as_nanos()]);
    }
    let mut at = SETTLED;
    while at < ms(19_000) {
        let away = ms(chance.between(60, 400));
        let fault = chance.pick(&[
            Fault::Links(LinkFault::Isolate(Who::Leader)),
            node(Who::Leader, NodeFault::Pause),
        ]);
        plan.push(at, away, fault);
        at = at + away + Duration::from_micros(chance.between(100_000, 900_000));
    }
    plan
}
