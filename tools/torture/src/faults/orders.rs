//! Things that operators do to a cluster that runs.

use std::time::Duration;

use anyhow::{Context as _, Result};
use interrex::runtime::random_key;
use interrex_testbed::RunKey;

use super::process::start_again;
use super::{Made, Planned, World};
use crate::node::Request;

/// The time that a node has to be heard again after its restart.
const UP_LIMIT: Duration = Duration::from_secs(3);

/// The longest time that a node lives on after an order to hand over: as long as what it has left
/// for its death may count in profile guarded.
const LONGEST_LAST_WORDS: Duration = Duration::from_millis(12);

/// The time between two rounds of a change of keys.
const ROUND: Duration = Duration::from_millis(100);

/// Tells a node to resign.
pub(super) fn resign(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    world.cluster.request(node, &Request::Resign)?;
    Ok(Made::at_once(vec![node]))
}

/// Tells the leader, or whoever is aimed at, to hand over to another.
pub(super) fn transfer(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    let other = fault.aims.iter().copied().find(|other| *other != node);
    let other = other.context("there is no other node")?;
    world.cluster.request(node, &Request::Transfer(other))?;
    Ok(Made::at_once(vec![node, other]))
}

/// Tells a node to resign or to hand over, and kills it within a few milliseconds: what it has left
/// for the hour of its death must not count beside what it has just done.
pub(super) fn hand_over_then_kill(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = *world.mortals(fault).first().context("no node runs")?;
    let others: Vec<_> = world.cluster.nodes().filter(|other| *other != node).collect();
    let place = usize::try_from(fault.strength)? % (others.len() + 1);
    let request = others.get(place).map_or(Request::Resign, |other| Request::Transfer(*other));
    world.cluster.request(node, &request)?;
    std::thread::sleep(LONGEST_LAST_WORDS * u32::try_from(fault.lasts.as_millis() % 100)? / 100);
    world.cluster.kill(node)?;
    Ok(Made::new(vec![node], move |world| start_again(world, &[node])))
}

/// Lets a node stand by.
pub(super) fn stand_by(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    world.cluster.request(node, &Request::StandBy)?;
    Ok(Made::new(vec![node], move |world| world.cluster.request(node, &Request::StandAgain)))
}

/// Stops and starts each node that runs, one after the other.
pub(super) fn restart_all(world: &mut World, fault: &Planned) -> Result<Made> {
    let nodes = world.mortals(fault);
    for node in nodes.iter().copied() {
        // Frozen, it would not end.
        world.thaw(node);
        world.cluster.stop(node)?;
        world.cluster.wait_for_end(node)?;
        world.cluster.start(node)?;
        // The next one is taken all the same: whoever upgrades by a script does so.
        world.cluster.hear_while(UP_LIMIT, |cluster| cluster.takes_part(node))?;
    }
    Ok(Made::at_once(nodes))
}

/// Changes the key in three rounds, as SECURITY.md has it: understood, used, and the old one
/// forgotten. A node that is down meanwhile starts with what its round has.
pub(super) fn rotate_keys(world: &mut World, _: &Planned) -> Result<Made> {
    let (old, number) = world.key.clone();
    let number = if number == u8::MAX { 1 } else { number + 1 };
    let new = RunKey::try_from(random_key(number)?.to_line().trim_end().to_owned())?;
    let both = |first: &RunKey, second: &RunKey| {
        RunKey::try_from(format!(
            "{}\n{}",
            String::from(first.clone()),
            String::from(second.clone())
        ))
    };
    let rounds = [both(&old, &new)?, both(&new, &old)?, new.clone()];
    for keys in rounds {
        for node in world.cluster.nodes() {
            world.cluster.member_mut(node).key = Some(keys.clone());
            world.cluster.request(node, &Request::Keys(keys.clone()))?;
        }
        world.cluster.hear_until(std::time::Instant::now() + ROUND)?;
    }
    world.key = (new, number);
    Ok(Made::at_once(world.cluster.nodes().collect()))
}
