//! Faults: which there are, when each begins and ends by the seed, and how each is made.
//!
//! | file | what it knows |
//! |---|---|
//! | `kind.rs` | the kinds of faults |
//! | `beside.rs` | the faults that other systems don't have |
//! | `plan.rs` | the schedule, all of it drawn from one seed before the run |
//! | `world.rs` | what faults are made in: nodes, networks, groups, stores |
//! | `process.rs` | faults of processes: killed, stopped, frozen, short of memory |
//! | `network.rs` | faults of networks: cuts, losses, floods |
//! | `relay.rs` | a process that passes datagrams on late |
//! | `store.rs` | faults of stores: full, failing, cut, swapped |
//! | `orders.rs` | what operators do: resign, transfer, stand by, restart, change keys |

mod beside;
mod kind;
mod network;
mod orders;
mod plan;
mod process;
mod relay;
mod store;
mod world;

pub(crate) use kind::{Group, Kind};
pub(crate) use network::flood;
pub(crate) use plan::{Plan, Planned};
pub(crate) use relay::pass_on;
pub(crate) use world::World;

use anyhow::Result;
use interrex::NodeId;

/// Returns all kinds as a table: name, lengths and a sentence, by group.
pub(crate) fn list() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        text += &format!("{}\n", group.name());
        for kind in Kind::ALL.iter().filter(|kind| kind.group() == group) {
            let (least, most) = kind.lengths();
            let lengths = format!("{least}-{most} ms");
            text += &format!("  {kind:<19} {lengths:>15}  {}\n", kind.about().trim());
        }
    }
    text
}

/// Mends a fault.
pub(crate) type Mend = Box<dyn FnOnce(&mut World) -> Result<()>>;

/// A fault that was made.
pub(crate) struct Made {
    /// The nodes that it has hit.
    pub(crate) nodes: Vec<NodeId>,
    /// Mends it.
    pub(crate) mend: Mend,
}

impl Made {
    fn new(nodes: Vec<NodeId>, mend: impl FnOnce(&mut World) -> Result<()> + 'static) -> Self {
        Self { nodes, mend: Box::new(mend) }
    }

    /// Returns a fault that is over at once.
    fn at_once(nodes: Vec<NodeId>) -> Self {
        Self::new(nodes, |_| Ok(()))
    }
}

/// Makes a fault. An error says why it can't be made here.
///
/// # Errors
/// If it can't be made here and now.
pub(crate) fn make(world: &mut World, fault: &Planned) -> Result<Made> {
    if let Some(contender) = world.cluster.contender() {
        beside::check(contender, fault.kind)?;
    }
    let Made { nodes, mend } = make_unnoted(world, fault)?;
    let hit: Vec<_> = nodes.iter().map(|node| (fault.kind.means(), *node)).collect();
    world.hit.extend(hit.iter().copied());
    Ok(Made::new(nodes, move |world| {
        world.hit.retain(|one| !hit.contains(one));
        mend(world)
    }))
}

/// Makes a fault, whose nodes are not noted yet.
fn make_unnoted(world: &mut World, fault: &Planned) -> Result<Made> {
    match fault.kind {
        Kind::Kill => process::kill(world, fault, 1),
        Kind::KillMinority => process::kill_minority(world, fault),
        Kind::KillAll => process::kill(world, fault, usize::MAX),
        Kind::Pause | Kind::LongPause | Kind::PauseOfMinutes => process::pause(world, fault),
        Kind::Freeze => process::freeze(world, fault),
        Kind::Throttle => process::throttle(world, fault),
        Kind::CpuLoad => process::load_cores(world, fault),
        Kind::MemoryPressure => process::limit_memory(world, fault),
        Kind::GuardianKilled => process::kill_guardian(world, fault),
        Kind::GuardianStopped => process::stop_guardian(world, fault),
        Kind::Isolate => network::isolate(world, fault),
        Kind::InboundCut => network::cut_inbound(world, fault),
        Kind::OutboundCut => network::cut_outbound(world, fault),
        Kind::CutLink => network::cut_link(world, fault),
        Kind::Partition => network::partition(world, fault),
        Kind::LinkDown => network::link_down(world, fault),
        Kind::SwitchDown => network::switch_down(world, fault),
        Kind::Loss => network::lose(world, fault),
        Kind::SlowLink => network::slow(world, fault),
        Kind::Duplication => network::duplicate(world, fault),
        Kind::Delay | Kind::Reordering => network::delay(world, fault),
        Kind::IcmpDropped => network::drop_icmp(world, fault),
        Kind::IcmpLimited => network::limit_icmp(world, fault),
        Kind::NeighboursFlushed => network::flush_neighbours(world, fault),
        Kind::SmallBuffers => network::small_buffers(world, fault),
        Kind::JunkFlood => network::flood_with_junk(world, fault),
        Kind::DiskFull => store::fill(world, fault),
        Kind::IoErrors => store::fail(world, fault),
        Kind::StoreCut => store::cut(world, fault),
        Kind::StoreSwapped => store::swap(world, fault),
        Kind::StoreLost => store::lose(world, fault),
        Kind::Resign => orders::resign(world, fault),
        Kind::Transfer => orders::transfer(world, fault),
        Kind::HandoverThenKill => orders::hand_over_then_kill(world, fault),
        Kind::StandBy => orders::stand_by(world, fault),
        Kind::RollingRestart => orders::restart_all(world, fault),
        Kind::KeyRotation => orders::rotate_keys(world, fault),
    }
}
