//! Leaders leave their vote to an heir, dying or resigning, at every awkward moment (R15, R11).

use crate::faults::{Fault, LinkFault, Moment, NodeFault, Storm, Who};
use crate::guardian::Guardian;
use crate::plan::{Expectation, Plan, Storage};
use crate::prng::Prng;
use crate::property::Property;
use interrex::config::{MemberKind, Timing};
use interrex::types::{Duration, NodeId, NodeSet};

use super::{Order, Scenario, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario("bequests", bequests, "guarded leaders die, resign and are taken for dead"),
    scenario("transfers", transfers, "leaders are asked to hand over, to whomever it may be"),
    scenario(
        "heirs",
        heirs,
        "heirs lead at once, whatever the others do, and where one is dead another does",
    ),
    scenario(
        "left-votes",
        left_votes,
        "leaders die and are taken for dead between withdrawing their bequest and what follows",
    ),
    scenario(
        "late-bequests",
        late,
        "bequests arrive late, at heirs whose clocks are set back and that stand still",
    ),
];

/// The time at which the first leader has long been elected.
const LED: Duration = ms(150);

/// Heartbeats are rare against what a guardian takes, and promises outlast several. Silence is
/// short, so that a run takes little time.
fn guarded() -> Timing {
    let promise = ms(10);
    Timing {
        heartbeat_interval: ms(1),
        promise,
        promise_max: promise,
        election_timeout_min: ms(20),
        election_timeout_max: ms(40),
        campaign_limit: ms(40),
        lapse_limit: ms(40),
        ..Timing::lan()
    }
}

/// A cluster of any size, its last member a witness in some; a guardian on each host.
fn draw(order: &Order, length: Duration, chance: &mut Prng) -> Plan {
    let nodes = chance.pick(&[3, 3, 3, 3, 4, 5, 5, 7]);
    let timing = chance.pick(&[guarded(), guarded(), guarded(), guarded(), Timing::lan()]);
    let mut plan = with_timing(order, nodes, length, timing, chance);
    if chance.chance(250_000)
        && let Some(last) = plan.seats.last_mut()
    {
        last.kind = MemberKind::Witness;
    }
    plan.storage = chance.pick(&[Storage::Durable, Storage::Durable, Storage::Diskless]);
    let promise = timing.promise.as_nanos();
    plan.guardian = Some(Guardian {
        learns_within: Duration::from_nanos(chance.magnitude(10_000, promise * 2)),
        pauses: Duration::from_nanos(chance.magnitude(1_000, promise)),
        shares_page: false,
    });
    plan
}

/// Up to so many longest promises.
fn promises(timing: &Timing, most: u64, chance: &mut Prng) -> Duration {
    let most = timing.promise.as_nanos() * most;
    Duration::from_nanos(chance.magnitude(10_000, most))
}

fn draw_end(chance: &mut Prng) -> NodeFault {
    chance.pick(&[
        NodeFault::Crash,
        NodeFault::Crash,
        NodeFault::Crash,
        NodeFault::CrashAfter(Moment::Leave),
        NodeFault::CrashAfter(Moment::Withdraw),
        NodeFault::CrashAfter(Moment::Publish),
        NodeFault::CrashAfter(Moment::Persist),
        NodeFault::LoseStore,
        NodeFault::Reboot,
        NodeFault::Void,
    ])
}

fn draw_hand_over(chance: &mut Prng) -> NodeFault {
    let to = chance.between(1, 3) as u8;
    chance.pick(&[
        NodeFault::Resign(Duration::ZERO),
        NodeFault::Transfer(Who::Follower(to), Duration::ZERO),
    ])
}

fn draw_pause(chance: &mut Prng) -> NodeFault {
    chance.pick(&[
        NodeFault::Pause,
        NodeFault::PauseAfter(Moment::Leave),
        NodeFault::PauseAfter(Moment::Withdraw),
        NodeFault::PauseAfter(Moment::Publish),
        NodeFault::PauseAfter(Moment::Persist),
        NodeFault::PauseAfter(Moment::Send),
    ])
}

fn draw_cut(chance: &mut Prng) -> LinkFault {
    let follower = Who::Follower(chance.between(1, 3) as u8);
    chance.pick(&[
        LinkFault::Isolate(Who::Leader),
        LinkFault::Mute(Who::Leader),
        LinkFault::Deaf(Who::Leader),
        LinkFault::Isolate(follower),
        LinkFault::Between(Who::Leader, follower),
        LinkFault::OneWay(Who::Leader, follower),
        LinkFault::Between(Who::Follower(1), Who::Follower(2)),
    ])
}

pub(super) fn voters(chance: &mut Prng) -> NodeSet {
    let bits = chance.next();
    (0..7).filter(|node| bits >> node & 1 == 1).filter_map(NodeId::new).collect()
}

/// Lets leaders end in every way, and something else happen around each end.
fn bequests(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = draw(order, ms(1_500), chance);
    let timing = plan.seats[0].timing;
    draw_weather(&mut plan, &timing, chance);
    let mut at = LED;
    while at < ms(1_300) {
        draw_around(&mut plan, at, &timing, chance);
        let later = at + promises(&timing, 2, chance);
        match chance.below(4) {
            0 => plan.push(later, Duration::ZERO, Fault::Node(Who::Leader, draw_hand_over(chance))),
            _ => {
                if chance.chance(200_000) {
                    // After the ack that has chosen the heir, which is behind from then on.
                    let moves = later.saturating_sub(Duration::from_nanos(chance.below(1_000_000)));
                    plan.push(moves, Duration::ZERO, Fault::Node(Who::Leader, NodeFault::Advance));
                }
                let down = promises(&timing, 20, chance);
                plan.push(later, down, Fault::Node(Who::Leader, draw_end(chance)));
            }
        }
        at = later + promises(&timing, 40, chance);
    }
    plan
}

fn draw_weather(plan: &mut Plan, timing: &Timing, chance: &mut Prng) {
    let rarely =
        |chance: &mut Prng| if chance.chance(400_000) { chance.magnitude(1, 100_000) } else { 0 };
    let weather = &mut plan.weather;
    weather.loss_ppm = rarely(chance) as u32;
    weather.repeat_ppm = rarely(chance) as u32;
    weather.late_ppm = rarely(chance) as u32;
    weather.late = timing.promise.scaled(chance.pick(&[1, 4, 20]), 1);
}

/// Something that happens shortly before a leader ends, and may last beyond that.
fn draw_around(plan: &mut Plan, at: Duration, timing: &Timing, chance: &mut Prng) {
    let follower = Who::Follower(chance.between(1, 3) as u8);
    let lasts = promises(timing, 10, chance);
    match chance.below(10) {
        0 | 1 => plan.push(at, lasts, Fault::Node(Who::Leader, draw_pause(chance))),
        2 => plan.push(at, lasts, Fault::Node(follower, draw_pause(chance))),
        3 | 4 => plan.push(at, lasts, Fault::Links(draw_cut(chance))),
        5 => {
            // The page shows a position that the thread has not heard of.
            plan.push(at, lasts, Fault::Node(Who::Leader, NodeFault::Pause));
            plan.push(at, Duration::ZERO, Fault::Advance(voters(chance)));
        }
        6 => plan.push(at, lasts, Fault::Node(follower, NodeFault::Crash)),
        7 => {
            let by = promises(timing, 3, chance);
            plan.push(at, lasts, Fault::Storm(Storm::Detour(Who::Leader, by)));
        }
        8 => plan.push(at, lasts, Fault::Storm(Storm::Slow(promises(timing, 1, chance)))),
        _ => {}
    }
}

/// Asks leaders to hand over to whomever it may be: dead, behind, a witness, the leader itself.
fn transfers(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = draw(order, ms(1_500), chance);
    let timing = plan.seats[0].timing;
    draw_weather(&mut plan, &timing, chance);
    let mut at = LED;
    while at < ms(1_300) {
        draw_around(&mut plan, at, &timing, chance);
        for _ in 0..chance.between(1, 3) {
            let to = Who::Follower(chance.below(5) as u8);
            let later = at + promises(&timing, 2, chance);
            plan.push(
                later,
                Duration::ZERO,
                Fault::Node(Who::Leader, NodeFault::Transfer(to, Duration::ZERO)),
            );
        }
        at = at + promises(&timing, 20, chance);
    }
    plan
}

/// The time after which an heir leads: the datagram's way, a guardian's time, a thread's.
const INHERITED: Duration = ms(2);

/// Ends leaders one after the other, in calm. The heir leads at once, also where nobody else hears
/// or answers. Where it is dead, its leader's vote in that term is lost, and another leads once the
/// promise to it and a silence are over.
fn heirs(order: &Order, chance: &mut Prng) -> Plan {
    let nodes = chance.pick(&[3, 5]);
    let mut plan = with_timing(order, nodes, ms(2_000), guarded(), chance);
    // One datagram in 64 takes up to a thousand times as much: that must not be what is measured.
    plan.weather.jitter = Duration::from_nanos(100);
    plan.guardian = Some(Guardian {
        learns_within: Duration::from_micros(500),
        pauses: Duration::from_micros(50),
        shares_page: false,
    });
    plan.storage = chance.pick(&[Storage::Durable, Storage::Diskless]);
    let mut at = LED;
    while at < ms(1_800) {
        let end = chance.pick(&[NodeFault::Crash, NodeFault::Resign(Duration::ZERO)]);
        let down = ms(chance.between(1, 100));
        let is_dead =
            chance.chance(300_000) && (nodes > 3 || end == NodeFault::Resign(Duration::ZERO));
        // The first in turn after the leader.
        let heir = Fault::Node(Who::Follower(1), NodeFault::Crash);
        let lost = guarded().promise_max + guarded().election_timeout_max;
        let within = if is_dead { lost + INHERITED } else { INHERITED };
        if is_dead {
            plan.push(at, down + within, heir);
        } else if nodes == 3 {
            plan.push(at, ms(1) + INHERITED, Fault::Node(Who::Follower(2), NodeFault::Pause));
        }
        let end_at = at + Duration::from_micros(100);
        plan.push(end_at, down, Fault::Node(Who::Leader, end));
        plan = plan.expecting(end_at + within, Expectation::Led(Property::L1));
        at = end_at + within + down + ms(100) + Duration::from_nanos(chance.below(1_000_000));
    }
    plan
}

/// Delays what leaders say by about a promise, and what they say last among it, while clocks of
/// followers are set back and voters restart.
fn late(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = draw(order, ms(1_500), chance);
    let timing = plan.seats[0].timing;
    if chance.chance(300_000) {
        for seat in &mut plan.seats {
            let promise_max = timing.promise_max.scaled(chance.between(1, 4), 4);
            seat.timing.promise_max = promise_max;
            seat.timing.promise = timing.promise.min(promise_max);
        }
    }
    plan.weather.late_ppm = 100_000;
    plan.weather.late = timing.promise.scaled(10, 1);
    let mut at = LED;
    while at < ms(1_300) {
        let by = promises(&timing, 6, chance);
        let lasts = by + promises(&timing, 4, chance);
        plan.push(at, lasts, Fault::Storm(Storm::Detour(Who::Leader, by)));
        let follower = Who::Follower(chance.between(1, 2) as u8);
        if chance.chance(500_000) && plan.storage == Storage::Durable {
            let back = -(promises(&timing, 6, chance).as_nanos() as i64);
            let later = at + promises(&timing, 6, chance);
            plan.push(later, Duration::ZERO, Fault::Node(follower, NodeFault::Step(back)));
        }
        if chance.chance(300_000) {
            let later = at + promises(&timing, 6, chance);
            let down = promises(&timing, 1, chance);
            plan.push(later, down, Fault::Node(follower, NodeFault::Crash));
        }
        let end =
            chance.pick(&[NodeFault::Crash, NodeFault::Crash, NodeFault::Resign(Duration::ZERO)]);
        let later = at + promises(&timing, 1, chance);
        plan.push(later, promises(&timing, 4, chance), Fault::Node(Who::Leader, end));
        at = at + lasts + promises(&timing, 20, chance);
    }
    plan
}

/// Makes leaders end just where they leave leadership: because others have elected another, or
/// because they hand over, while the page holds the bequest to somebody else.
fn left_votes(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = draw(order, ms(1_500), chance);
    let timing = plan.seats[0].timing;
    let mut at = LED;
    while at < ms(1_300) {
        match chance.below(4) {
            0 => depose(&mut plan, at, &timing, chance),
            1 => depose_twice(&mut plan, at, &timing, chance),
            2 => hand_over_and_end(&mut plan, at, &timing, chance),
            _ => hand_over_twice(&mut plan, at, &timing, chance),
        }
        at = at + timing.election_timeout_max.scaled(4, 1) + promises(&timing, 10, chance);
    }
    plan
}

/// The heir is dead, and the leader hears nobody for so long that the third elects itself by its
/// vote. It dies while it gives that.
fn depose(plan: &mut Plan, at: Duration, timing: &Timing, chance: &mut Prng) {
    let silence = timing.election_timeout_max;
    let deaf = timing.promise + Duration::from_nanos(chance.below(silence.as_nanos()));
    plan.push(at, deaf + silence, Fault::Node(Who::Follower(1), NodeFault::Crash));
    plan.push(at, deaf, Fault::Links(LinkFault::Deaf(Who::Leader)));
    let moment = chance.pick(&[Moment::Leave, Moment::Withdraw, Moment::Publish, Moment::Persist]);
    plan.push(at, deaf + silence, Fault::Node(Who::Leader, NodeFault::CrashAfter(moment)));
}

/// A leader stands still while two others lead, one after the other. It dies as soon as it learns
/// of the second.
fn depose_twice(plan: &mut Plan, at: Duration, timing: &Timing, chance: &mut Prng) {
    let silence = timing.election_timeout_max.scaled(2, 1);
    let lasts = silence + promises(timing, 2, chance);
    plan.push(at, lasts, Fault::Node(Who::Leader, NodeFault::Pause));
    plan.push(at, lasts, Fault::Links(LinkFault::Isolate(Who::Leader)));
    let moment = chance.pick(&[Moment::Leave, Moment::Withdraw, Moment::Publish, Moment::Persist]);
    plan.push(at, lasts.scaled(2, 1), Fault::Node(Who::Leader, NodeFault::CrashAfter(moment)));
    plan.push(
        at + silence,
        Duration::ZERO,
        Fault::Node(Who::Leader, NodeFault::Resign(Duration::ZERO)),
    );
}

/// A leader stands still while it hands over to one, and its page leaves its vote to another.
fn hand_over_and_end(plan: &mut Plan, at: Duration, timing: &Timing, chance: &mut Prng) {
    let moments = [Moment::Leave, Moment::Leave, Moment::Withdraw, Moment::Publish, Moment::Send];
    let moment = chance.pick(&moments);
    let lasts = timing.promise.scaled(2, 1);
    let pause = NodeFault::PauseAfter(moment);
    plan.push(at, lasts, Fault::Node(Who::Leader, pause));
    let to = Who::Follower(chance.pick(&[1, 2, 2]));
    let hand_over = chance.pick(&[
        NodeFault::Resign(Duration::ZERO),
        NodeFault::Transfer(to, Duration::ZERO),
        NodeFault::Transfer(to, Duration::ZERO),
    ]);
    plan.push(at, Duration::ZERO, Fault::Node(Who::Leader, hand_over));
    let end = chance.pick(&[NodeFault::Crash, NodeFault::Void, NodeFault::Void]);
    let later = at + promises(timing, 1, chance);
    plan.push(later, promises(timing, 10, chance), Fault::Node(Who::Leader, end));
}

/// The heir resigns as soon as it leads, and hears once more that it was left a vote.
fn hand_over_twice(plan: &mut Plan, at: Duration, timing: &Timing, chance: &mut Prng) {
    plan.weather.late = timing.promise;
    plan.push(at, timing.promise.scaled(2, 1), Fault::Storm(Storm::Repeat(800_000)));
    for after in [0, chance.between(20, 150)] {
        let resign = Fault::Node(Who::Leader, NodeFault::Resign(Duration::ZERO));
        plan.push(at + Duration::from_micros(after), Duration::ZERO, resign);
    }
}
