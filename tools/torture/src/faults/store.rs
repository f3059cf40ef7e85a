//! Faults of stores.
//!
//! A store that was damaged while its node was down must not let the node vote twice: the node
//! declines to start with it. An operator then does as the documents tell: removes the file and
//! starts the node again, which asks the others what was forgotten.

use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result};
use interrex::NodeId;

use super::process::start_again;
use super::{Made, Planned, World};
use crate::cluster::Cluster;
use crate::node::Request;

/// The time within which a node that was started has read its store.
const START_LIMIT: Duration = Duration::from_secs(3);

/// Fills the disk under a store.
pub(super) fn fill(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.with_store(world.aims(fault))?[0];
    world.directory.store_of(node).fill()?;
    Ok(Made::new(vec![node], move |world| {
        world.directory.store_of(node).free()?;
        start_again(world, &[node])
    }))
}

/// Lets the disk under a store fail, and come back. Its node is asked for a vote meanwhile: it is
/// to lead, or another is.
pub(super) fn fail(world: &mut World, fault: &Planned) -> Result<Made> {
    let mut nodes = world.with_store(world.aims(fault))?;
    nodes.retain(|node| world.directory.store_of(*node).is_on_disk());
    let node = *nodes.first().context("no store lies on a disk that can fail")?;
    world.directory.store_of(node).set_failing(true)?;
    let mut nodes = vec![node];
    if let Some(leader) = world.cluster.leader() {
        let order = if leader == node { Request::Resign } else { Request::Transfer(node) };
        world.cluster.request(leader, &order)?;
        // It is asked to give leadership up.
        nodes.extend((leader != node).then_some(leader));
    }
    Ok(Made::new(nodes, move |world| {
        world.directory.store_of(node).set_failing(false)?;
        start_again(world, &[node])
    }))
}

/// Cuts a store while its node is down, and starts the node with it.
pub(super) fn cut(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.with_store(world.mortals(fault))?[0];
    while_down(world, &[node], |world| {
        let store = fs::File::options().write(true).open(world.store(node))?;
        let length = store.metadata()?.len();
        Ok(store.set_len(length * fault.strength / 100)?)
    })?;
    Ok(Made::new(vec![node], move |world| restore(world, &[node])))
}

/// Starts two nodes each with the store of the other, and later each with its own again.
pub(super) fn swap(world: &mut World, fault: &Planned) -> Result<Made> {
    let mut pair = world.with_store(world.mortals(fault))?;
    pair.truncate(2);
    let [one, other] = pair[..] else { anyhow::bail!("fewer than two nodes with stores run") };
    while_down(world, &pair, |world| {
        give_store(world, one, other);
        give_store(world, other, one);
        Ok(())
    })?;
    Ok(Made::new(pair.clone(), move |world| {
        while_down(world, &pair, |world| {
            pair.iter().for_each(|node| give_store(world, *node, *node));
            Ok(())
        })
    }))
}

/// Lets a node open the store of `owner` from now on.
fn give_store(world: &mut World, node: NodeId, owner: NodeId) {
    let path = world.store(owner);
    if let Some(store) = &mut world.cluster.member_mut(node).store {
        store.path = path;
    }
}

/// Removes a store while its node is down, and starts the node without.
pub(super) fn lose(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.with_store(world.mortals(fault))?[0];
    while_down(world, &[node], |world| fs::remove_file(world.store(node)).context("its store"))?;
    Ok(Made::new(vec![node], move |world| restore(world, &[node])))
}

/// Takes nodes down, does something, and starts them again, also where it fails.
fn while_down(
    world: &mut World,
    nodes: &[NodeId],
    change: impl FnOnce(&mut World) -> Result<()>,
) -> Result<()> {
    for node in nodes {
        world.thaw(*node);
        world.cluster.kill(*node)?;
    }
    let down = nodes.iter().try_for_each(|node| world.cluster.wait_for_end(*node));
    let changed = down.and_then(|()| change(world));
    let started = start_again(world, nodes);
    changed.and(started)
}

/// Starts nodes that have declined to, without their stores.
fn restore(world: &mut World, nodes: &[NodeId]) -> Result<()> {
    for node in nodes {
        // It takes a moment until a node that starts has read its store.
        let is_decided = |cluster: &Cluster| cluster.is_up(*node) || !cluster.is_running(*node);
        world.cluster.hear_while(START_LIMIT, is_decided)?;
        if !world.cluster.is_running(*node) {
            let store = world.store(*node);
            if store.exists() {
                fs::remove_file(store)?;
            }
        }
    }
    start_again(world, nodes)
}
