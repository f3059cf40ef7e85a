//! Faults of processes: killed, stopped, frozen, short of memory.

use anyhow::{Context as _, Result};
use interrex::NodeId;
use interrex_testbed::{LoadOrders, LoadProcess};
use rustix::process::{Pid, Signal, kill_process};

use super::{Made, Planned, World};

/// Busy loops for each of the machine's cores.
const LOOPS_FOR_EACH_CORE: usize = 2;

/// The bytes that a process beside a node uses: more than the node and its guardian leave.
const EATEN: u64 = 64 << 20;

/// Kills as many nodes, the first aims first, and starts them again.
pub(super) fn kill(world: &mut World, fault: &Planned, count: usize) -> Result<Made> {
    let mut nodes = world.mortals(fault);
    nodes.truncate(count);
    anyhow::ensure!(!nodes.is_empty(), "no node runs");
    nodes.iter().try_for_each(|node| world.cluster.kill(*node))?;
    Ok(Made::new(nodes.clone(), move |world| start_again(world, &nodes)))
}

/// Kills as many nodes as may die while the others still elect.
pub(super) fn kill_minority(world: &mut World, fault: &Planned) -> Result<Made> {
    let count = world.may_die();
    anyhow::ensure!(count > 0, "those that take part are no more than a quorum");
    kill(world, fault, count)
}

/// Starts nodes that were killed or told to end.
pub(super) fn start_again(world: &mut World, nodes: &[NodeId]) -> Result<()> {
    for node in nodes {
        // It may have been started already, where two faults hit the same node.
        if !world.cluster.is_running(*node) {
            world.cluster.wait_for_end(*node)?;
            world.cluster.start(*node)?;
        }
    }
    Ok(())
}

/// Stops a node, and lets it go on.
pub(super) fn pause(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    world.cluster.signal(node, Signal::STOP)?;
    Ok(Made::new(vec![node], move |world| world.cluster.signal(node, Signal::CONT)))
}

/// Freezes a node with its guardian.
pub(super) fn freeze(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    world.groups.freeze(node.number(), true)?;
    Ok(Made::new(vec![node], move |world| world.groups.freeze(node.number(), false)))
}

/// Gives a node with its guardian from 2 to 21 percent of a core.
pub(super) fn throttle(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    let percent = 2 + u32::try_from(fault.strength / 5)?;
    world.groups.throttle(node.number(), Some(percent))?;
    Ok(Made::new(vec![node], move |world| world.groups.throttle(node.number(), None)))
}

/// Keeps all cores busy.
pub(super) fn load_cores(world: &mut World, fault: &Planned) -> Result<Made> {
    let cores = std::thread::available_parallelism()?.get();
    let busy_loops = u16::try_from(LOOPS_FOR_EACH_CORE * cores)?;
    let seconds = fault.lasts.as_secs() + 60;
    let orders = LoadOrders { busy_loops, memory: 0, seconds };
    let load = LoadProcess::start(&world.program, &orders)?;
    Ok(Made::new(world.cluster.nodes().collect(), move |_| {
        drop(load);
        Ok(())
    }))
}

/// Leaves a node, its guardian and a process beside them no further page of memory, as where an
/// application has all that its container may have.
pub(super) fn limit_memory(world: &mut World, fault: &Planned) -> Result<Made> {
    // One that still starts may end for want of memory.
    let node = world.aims(fault).into_iter().find(|node| world.cluster.is_up(*node));
    let node = node.context("no node that runs is up")?;
    let seconds = fault.lasts.as_secs() + 60;
    let orders = LoadOrders { busy_loops: 0, memory: EATEN, seconds };
    let eater = LoadProcess::start(&world.program, &orders)?;
    if let Err(reason) = world.groups.limit_memory(node.number(), eater.id()) {
        // What was done of it is undone as far as it goes; the reason is told.
        let _ = world.groups.lift_memory_limit(node.number());
        return Err(reason);
    }
    Ok(Made::new(vec![node], move |world| {
        drop(eater);
        world.groups.lift_memory_limit(node.number())?;
        // A node that another fault let start meanwhile may have found no memory for it.
        start_again(world, &[node])
    }))
}

/// Kills a guardian.
pub(super) fn kill_guardian(world: &mut World, fault: &Planned) -> Result<Made> {
    let (node, _) = signal_guardian(world, fault, Signal::KILL)?;
    Ok(Made::at_once(vec![node]))
}

/// Stops a guardian, and lets it go on.
pub(super) fn stop_guardian(world: &mut World, fault: &Planned) -> Result<Made> {
    let (node, guardian) = signal_guardian(world, fault, Signal::STOP)?;
    Ok(Made::new(vec![node], move |_| {
        // It is gone where its node has ended meanwhile, or has replaced it.
        let _ = kill_process(guardian, Signal::CONT);
        Ok(())
    }))
}

fn signal_guardian(world: &World, fault: &Planned, signal: Signal) -> Result<(NodeId, Pid)> {
    let node = world.aim(fault)?;
    let guardian = world.cluster.guardian_of(node).context("the node has no guardian")?;
    let guardian = Pid::from_raw(i32::try_from(guardian)?).context("it is no process")?;
    kill_process(guardian, signal)?;
    Ok((node, guardian))
}
