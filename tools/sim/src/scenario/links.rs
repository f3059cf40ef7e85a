//! Partitions: whole and partial, in both directions or one, for long or coming and going.

use crate::faults::{Fault, LinkFault, Who};
use crate::plan::{Expectation, Plan};
use crate::prng::Prng;
use crate::property::Property;
use interrex::config::Timing;
use interrex::types::{Duration, NodeId, NodeSet};

use super::{Order, SETTLED, Scenario, lan, led_by_0, ms, scenario, with_timing};

pub(super) const SCENARIOS: &[Scenario] = &[
    scenario(
        "quorum-loss",
        quorum_loss,
        "the leader keeps one link, to the only node that has all",
    ),
    scenario(
        "constrained",
        constrained,
        "the leader is gone; one node, which is behind, has all links",
    ),
    scenario("chained", chained, "two nodes don't reach each other, a third reaches both"),
    scenario("half-dead-switch", half_dead_switch, "a random part of all directed links is dead"),
    scenario("rejoin-after-partition", rejoin, "a node is cut off for long and comes back"),
    scenario(
        "minorities",
        minorities,
        "two of five or three of seven are cut off together, again and again",
    ),
    scenario(
        "pairs-and-hub",
        pairs_and_hub,
        "two groups don't reach each other, and one node between them reaches both",
    ),
    scenario("one-way-links", one_way, "messages pass in one direction only"),
    scenario("flapping", flapping, "links come and go"),
];

const LEADER: Who = Who::Leader;
const FIRST: Who = Who::Follower(1);

fn links(links: LinkFault) -> Fault {
    Fault::Links(links)
}

/// OmniPaxos (EuroSys'23), figure 1a: only the hub is quorum-connected, and the leader still lives.
fn quorum_loss(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, 5, ms(5_000), chance);
    plan.with(SETTLED, ms(4_000), links(LinkFault::Star(FIRST)))
        .led_though_parted_at(&[2_000, 3_000, 4_000])
        .unchanged(ms(2_500), ms(4_900))
}

/// Figure 1b: the hub's application is behind at first, so by S10 nobody can lead until it has
/// caught up; then it must.
fn constrained(order: &Order, chance: &mut Prng) -> Plan {
    let plan = led_by_0(lan(order, 5, ms(5_000), chance));
    let all = || (0..plan.seats.len() as u8).filter_map(NodeId::new);
    let hub = NodeId::new(1).expect("1 is below 128");
    let others: NodeSet = all().collect::<NodeSet>().without(hub);
    let everyone: NodeSet = all().collect();
    plan.with(ms(900), Duration::ZERO, Fault::Advance(others))
        .with(SETTLED, ms(4_000), links(LinkFault::Isolate(Who::Node(0))))
        .with(SETTLED, ms(4_000), links(LinkFault::Star(Who::Node(1))))
        .with(ms(2_000), Duration::ZERO, Fault::Advance(everyone))
        .led_though_parted_at(&[3_000, 4_000])
        .unchanged(ms(3_500), ms(4_900))
}

/// Figure 1c: the one that does not hear the leader must not depose it, again and again.
fn chained(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, chance.pick(&[3, 5]), ms(10_000), chance);
    if plan.seats.len() == 3 {
        let cut = links(LinkFault::Between(LEADER, Who::Follower(2)));
        return plan.with(SETTLED, ms(9_000), cut).unchanged(ms(990), ms(9_900));
    }
    let chain = plan.with(SETTLED, ms(9_000), links(LinkFault::Chain));
    // In a longer chain nobody reaches a quorum.
    let reaches = chain.seats.len() <= 5;
    if reaches {
        chain.led_though_parted_at(&[3_000, 6_000]).unchanged(ms(3_000), ms(9_900))
    } else {
        chain
    }
}

/// Cloudflare 2020-11-02. Which links are dead is drawn until some node still reaches a quorum.
fn half_dead_switch(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, chance.pick(&[5, 7]), ms(20_000), chance);
    let nodes = plan.seats.len() as u8;
    let drawn = (0..1_000).map(|_| LinkFault::HalfDead(chance.next(), 350_000));
    let usable = |dead: &LinkFault| (0..nodes).any(|hub| is_quorum_connected(hub, nodes, *dead));
    let dead = drawn.into_iter().find(usable).unwrap_or(LinkFault::HalfDead(0, 0));
    plan.with(SETTLED, ms(19_000), links(dead))
        .led_though_parted_at(&[4_000, 10_000, 15_000, 19_900])
}

fn is_quorum_connected(hub: u8, nodes: u8, dead: LinkFault) -> bool {
    let reaches = |other: &u8| !dead.cuts(hub, *other) && !dead.cuts(*other, hub);
    (0..nodes).filter(|&other| other == hub || reaches(&other)).count() > usize::from(nodes) / 2
}

/// It must not bring a higher term with it that deposes a healthy leader.
fn rejoin(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, chance.pick(&[3, 5, 7]), ms(20_000), chance);
    let away = ms(chance.between(500, 15_000));
    let minority = LinkFault::Group(FIRST, (plan.seats.len() / 2) as u8);
    plan.with(SETTLED, away, links(minority)).unchanged(ms(990), ms(19_900))
}

/// Draws a timing, and the length of a run in ms: where heartbeats are frequent a shorter one shows
/// as much.
fn draw_timing(chance: &mut Prng) -> (Timing, u64) {
    chance.pick(&[
        (Timing::lan(), 20_000),
        (Timing::guarded(), 8_000),
        (Timing::fast(), 4_000),
        (Timing::colo(), 2_500),
    ])
}

/// A term that is created by some that are cut off together must not depose a leader that has its
/// quorum (R7).
fn minorities(order: &Order, chance: &mut Prng) -> Plan {
    let (timing, length) = draw_timing(chance);
    let mut plan = with_timing(order, chance.pick(&[5, 7]), ms(length), timing, chance);
    let nodes = plan.seats.len() as u64;
    let most = (nodes - 1) / 2;
    let mut at = SETTLED;
    while at < ms(length - 1_000) {
        let away = Duration::from_nanos(chance.magnitude(1_000_000, 1_000_000 * length / 10));
        let first = Who::Follower(1 + chance.below(nodes - most) as u8);
        plan.push(at, away, links(LinkFault::Group(first, most as u8)));
        // Long enough for all to hear the leader in between: two minorities in a row are a
        // majority.
        at = at + away + ms(chance.between(30, 300));
    }
    plan.unchanged(ms(990), ms(length - 100))
}

/// Two pairs and a hub, or two threes and a hub: L5 wants a leader, and L4 that it stays.
fn pairs_and_hub(order: &Order, chance: &mut Prng) -> Plan {
    let (timing, length) = draw_timing(chance);
    let mut plan = with_timing(order, chance.pick(&[5, 7]), ms(length), timing, chance);
    let nodes = plan.seats.len() as u8;
    let hub = nodes / 2;
    for one in 0..hub {
        for other in hub + 1..nodes {
            let between = LinkFault::Between(Who::Node(one), Who::Node(other));
            plan.push(SETTLED, ms(length - 1_100), links(between));
        }
    }
    let agreed = SETTLED + timing.calm_timeout_max().scaled(10, 1);
    let led = plan.expecting(agreed, Expectation::Led(Property::L5));
    led.unchanged(agreed, ms(length - 200))
}

fn one_way(order: &Order, chance: &mut Prng) -> Plan {
    let plan = lan(order, 3, ms(10_000), chance);
    // The leader is heard by nobody, or hears nobody: another takes over.
    if chance.chance(300_000) {
        let fault = chance.pick(&[LinkFault::Deaf(LEADER), LinkFault::Mute(LEADER)]);
        return plan.with(SETTLED, ms(8_000), links(fault)).led_at(&[2_000, 5_000, 8_900]);
    }
    let fault = chance.pick(&[
        LinkFault::Deaf(FIRST),
        LinkFault::Mute(FIRST),
        LinkFault::OneWay(LEADER, FIRST),
        LinkFault::OneWay(FIRST, LEADER),
    ]);
    plan.with(SETTLED, ms(8_000), links(fault)).unchanged(ms(990), ms(9_900))
}

fn flapping(order: &Order, chance: &mut Prng) -> Plan {
    let mut plan = lan(order, chance.pick(&[3, 5]), ms(20_000), chance);
    for _ in 0..chance.between(1, 4) {
        let period = Duration::from_nanos(chance.magnitude(1_000_000, 400_000_000));
        let ends = (Who::Node(chance.below(8) as u8), Who::Node(chance.below(8) as u8));
        plan.push(SETTLED, ms(18_000), Fault::Flap(ends.0, ends.1, period));
    }
    plan
}
