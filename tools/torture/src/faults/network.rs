//! Faults of networks.
//!
//! Drops happen where a datagram arrives, so that its sender does not learn of them. Each fault has
//! a table of its own in nftables, so that faults that overlap don't mend each other.

use std::fs;
use std::io;
use std::net::{SocketAddr, UdpSocket};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::Result;
use interrex::NodeId;
use interrex_sim::Prng;
use interrex_testbed::Process;
use rustix::process::{Signal, set_parent_process_death_signal};

use super::relay::{Relay, RelayOrders};
use super::{Kind, Made, Planned, World};
use crate::hosts::{BRIDGE, PORT, feed, ip, ip_of, port_of, run};
use crate::node::{Request, enter_network};

/// The receive buffers of a starved socket, which the kernel raises to its least, and of a node.
const LEAST_BUFFER: usize = 1;
const USUAL_BUFFER: usize = 1 << 20;

/// Cuts a node off.
pub(super) fn isolate(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    let both = |other| [(node, other), (other, node)];
    let cuts: Vec<_> = others(world, node).into_iter().flat_map(both).collect();
    Ok(Made { nodes: vec![node], ..cut(world, fault, &cuts)? })
}

/// Lets a node hear nobody.
pub(super) fn cut_inbound(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    let cuts: Vec<_> = others(world, node).into_iter().map(|other| (other, node)).collect();
    Ok(Made { nodes: vec![node], ..cut(world, fault, &cuts)? })
}

/// Lets nobody hear a node.
pub(super) fn cut_outbound(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    let cuts: Vec<_> = others(world, node).into_iter().map(|other| (node, other)).collect();
    Ok(Made { nodes: vec![node], ..cut(world, fault, &cuts)? })
}

/// Cuts the link between two nodes.
pub(super) fn cut_link(world: &mut World, fault: &Planned) -> Result<Made> {
    let aims = world.aims(fault);
    let [one, other, ..] = aims[..] else { anyhow::bail!("fewer than two nodes run") };
    cut(world, fault, &[(one, other), (other, one)])
}

/// Cuts the cluster in two: the first aim with some others, and the rest.
pub(super) fn partition(world: &mut World, fault: &Planned) -> Result<Made> {
    let first = world.aim(fault)?;
    let rest = fault.aims.iter().copied().filter(|node| *node != first);
    let all: Vec<_> = [first].into_iter().chain(rest).collect();
    let count = 1 + usize::try_from(fault.strength)? % world.minority().max(1);
    let (one, other) = all.split_at(count);
    let nodes = one.to_vec();
    let pairs = one.iter().flat_map(|a| other.iter().flat_map(move |b| [(*a, *b), (*b, *a)]));
    let pairs: Vec<_> = pairs.collect();
    Ok(Made { nodes, ..cut(world, fault, &pairs)? })
}

fn others(world: &World, node: NodeId) -> Vec<NodeId> {
    world.cluster.nodes().filter(|other| *other != node).collect()
}

/// Drops all that goes from the first to the second of each pair.
fn cut(world: &World, fault: &Planned, pairs: &[(NodeId, NodeId)]) -> Result<Made> {
    let hearers = world.cluster.nodes().map(|hearer| {
        let unheard = pairs.iter().filter(|(_, to)| *to == hearer);
        let rules = unheard.map(|(from, _)| format!("ip saddr {} drop", ip_of(from.number())));
        (hearer, rules.collect())
    });
    let hearers: Vec<(NodeId, Vec<String>)> = hearers.collect();
    filter(world, fault, hearers.into_iter().filter(|(_, rules)| !rules.is_empty()))
}

/// Puts these rules before all that comes in at each of these nodes.
fn filter(
    world: &World,
    fault: &Planned,
    rules: impl Iterator<Item = (NodeId, Vec<String>)>,
) -> Result<Made> {
    hook_in(world, fault, "type filter hook input priority -10;", rules)
}

/// Puts these rules into a chain at this hook of each of these nodes.
fn hook_in(
    world: &World,
    fault: &Planned,
    hook: &str,
    rules: impl Iterator<Item = (NodeId, Vec<String>)>,
) -> Result<Made> {
    let networks = world.networks()?;
    let table = format!("fault{}", fault.id);
    let (mut filtered, mut nodes) = (Vec::new(), Vec::new());
    for (node, rules) in rules {
        nodes.push(node);
        let name = networks.name(node.number());
        let chain = format!("chain in {{\n{hook}\n{}}}\n", lines(&rules));
        let text = format!("table inet {table} {{\n{chain}}}\n");
        let made = feed("ip", &["netns", "exec", &name, "nft", "-f", "-"], &text);
        filtered.push(name);
        if let Err(error) = made {
            filtered.iter().for_each(|name| drop(unfilter(name, &table)));
            return Err(error);
        }
    }
    Ok(Made::new(nodes, move |_| filtered.iter().try_for_each(|name| unfilter(name, &table))))
}

/// Returns rules as nftables reads them: each ends with its line.
fn lines(rules: &[String]) -> String {
    rules.iter().map(|rule| format!("{rule}\n")).collect()
}

fn unfilter(name: &str, table: &str) -> Result<()> {
    run("ip", &["netns", "exec", name, "nft", "delete", "table", "inet", table]).map(drop)
}

/// Sets a node's port at the bridge down.
pub(super) fn link_down(world: &mut World, fault: &Planned) -> Result<Made> {
    let (hub, node) = (world.networks()?.hub(), world.aim(fault)?);
    let port = port_of(node.number());
    ip(&["-n", &hub, "link", "set", &port, "down"])?;
    Ok(Made::new(vec![node], move |_| ip(&["-n", &hub, "link", "set", &port, "up"])))
}

/// Sets the bridge down, so that nobody hears anybody.
pub(super) fn switch_down(world: &mut World, fault: &Planned) -> Result<Made> {
    let hub = world.networks()?.hub();
    let is_down = world.hit.iter().any(|(means, _)| *means == fault.kind);
    anyhow::ensure!(!is_down, "the switch is down already");
    ip(&["-n", &hub, "link", "set", BRIDGE, "down"])?;
    let nodes = world.cluster.nodes().collect();
    Ok(Made::new(nodes, move |_| ip(&["-n", &hub, "link", "set", BRIDGE, "up"])))
}

/// Loses from 1 to 50 percent of what comes in at the first two aims. ICMP has faults of its own.
pub(super) fn lose(world: &mut World, fault: &Planned) -> Result<Made> {
    let percent = 1 + fault.strength / 2;
    let rule = format!("meta l4proto != icmp numgen random mod 100 < {percent} drop");
    let nodes = world.aims(fault).into_iter().take(2);
    filter(world, fault, nodes.map(|node| (node, vec![rule.clone()])))
}

/// Lets what a node is sent pass a queue of up to 50 ms, at a rate near what a follower is sent.
pub(super) fn slow(world: &mut World, fault: &Planned) -> Result<Made> {
    let (hub, node) = (world.networks()?.hub(), world.aim(fault)?);
    let port = port_of(node.number());
    let rate = format!("{}kbit", 200 + 20 * fault.strength);
    let queue = ["tbf", "rate", &rate, "burst", "1600", "latency", "50ms"];
    let place = ["-n", &hub, "qdisc", "replace", "dev", &port, "root"];
    run("tc", &[&place[..], &queue[..]].concat())?;
    Ok(Made::new(vec![node], move |_| {
        run("tc", &["-n", &hub, "qdisc", "del", "dev", &port, "root"]).map(drop)
    }))
}

/// Sends a copy of some datagrams to the first aim that come in at the bridge.
pub(super) fn duplicate(world: &mut World, fault: &Planned) -> Result<Made> {
    let (hub, node) = (world.networks()?.hub(), world.aim(fault)?);
    let (table, to) = (format!("fault{}", fault.id), ip_of(node.number()));
    let (percent, port) = (10 + fault.strength / 2, port_of(node.number()));
    let chains = others(world, node).into_iter().map(|from| {
        let device = port_of(from.number());
        format!(
            "chain {device} {{\ntype filter hook ingress device {device} priority 0;\n\
             ip daddr {to} numgen random mod 100 < {percent} dup to {port}\n}}\n"
        )
    });
    let chains: Vec<_> = chains.collect();
    let text = format!("table netdev {table} {{\n{}}}\n", chains.concat());
    feed("ip", &["netns", "exec", &hub, "nft", "-f", "-"], &text)?;
    Ok(Made::new(vec![node], move |_| {
        run("ip", &["netns", "exec", &hub, "nft", "delete", "table", "netdev", &table]).map(drop)
    }))
}

/// Lets what the others send to a node arrive late, and out of order where the delay varies.
pub(super) fn delay(world: &mut World, fault: &Planned) -> Result<Made> {
    let node = world.aim(fault)?;
    let networks = world.networks()?;
    let orders = RelayOrders {
        network: networks.hub_path(),
        node,
        hosts: u8::try_from(world.cluster.nodes().count())?,
        // From 0.2 to 40 ms: below any silence, and above it where a profile is short.
        most_us: 200 + 400 * fault.strength,
        least_us: if fault.kind == Kind::Reordering { 0 } else { 100 + 390 * fault.strength },
        fault: fault.id,
    };
    let relay = Relay::start(&orders)?;
    let via = orders.address();
    let rule = format!(
        "ip daddr {} udp dport {PORT} ip daddr set {} udp dport set {}",
        ip_of(node.number()),
        via.ip(),
        via.port()
    );
    let senders = others(world, node).into_iter().map(|other| (other, vec![rule.clone()]));
    let hook = "type route hook output priority -150;";
    let Made { mend, .. } = hook_in(world, fault, hook, senders)?;
    Ok(Made::new(vec![node], move |world| {
        let mended = mend(world);
        drop(relay);
        mended
    }))
}

/// Drops ICMP at all nodes.
pub(super) fn drop_icmp(world: &mut World, fault: &Planned) -> Result<Made> {
    let rule = vec!["meta l4proto icmp drop".to_owned()];
    filter(world, fault, world.cluster.nodes().map(|node| (node, rule.clone())))
}

/// Limits ICMP to one message a second at all nodes.
pub(super) fn limit_icmp(world: &mut World, fault: &Planned) -> Result<Made> {
    let rules = ["limit rate over 1/second burst 1 packets"];
    let rules = rules.map(|rule| format!("meta l4proto icmp {rule} drop"));
    filter(world, fault, world.cluster.nodes().map(|node| (node, rules.to_vec())))
}

/// Empties the neighbour tables of all nodes.
pub(super) fn flush_neighbours(world: &mut World, _: &Planned) -> Result<Made> {
    let networks = world.networks()?;
    let mut names = world.cluster.nodes().map(|node| networks.name(node.number()));
    names.try_for_each(|name| ip(&["-n", &name, "neigh", "flush", "all"]))?;
    Ok(Made::at_once(world.cluster.nodes().collect()))
}

/// Leaves the first two aims room for a datagram or two.
pub(super) fn small_buffers(world: &mut World, fault: &Planned) -> Result<Made> {
    let mut nodes = world.aims(fault);
    nodes.truncate(2);
    let resize = |world: &mut World, nodes: &[NodeId], bytes| {
        nodes
            .iter()
            .try_for_each(|node| world.cluster.request(*node, &Request::ReceiveBuffer(bytes)))
    };
    resize(world, &nodes, LEAST_BUFFER)?;
    Ok(Made::new(nodes.clone(), move |world| resize(world, &nodes, USUAL_BUFFER)))
}

/// Floods a node from another's network.
pub(super) fn flood_with_junk(world: &mut World, fault: &Planned) -> Result<Made> {
    let target = world.aim(fault)?;
    let address = world.cluster.setup(target).member.addresses[usize::from(target.number())];
    let from = fault.aims.iter().copied().find(|node| *node != target);
    let network = match (&world.networks, from) {
        (Some(networks), Some(from)) => networks.path(from.number()),
        (Some(_) | None, _) => "-".into(),
    };
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("flood").arg(network).arg(address.to_string()).stdin(Stdio::piped());
    let process = Process::start(&mut command)?;
    Ok(Made::new(vec![target], move |_| {
        drop(process);
        Ok(())
    }))
}

/// Sends datagrams of nobody to an address until this process is killed: some random, some that
/// begin as a node's do.
///
/// # Errors
/// If the network can't be entered.
pub(crate) fn flood(network: &Path, address: SocketAddr) -> io::Result<ExitCode> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    if fs::exists(network)? {
        enter_network(network)?;
    }
    let socket = UdpSocket::bind("0.0.0.0:0")?;
    let mut chance = Prng::new(1);
    let mut datagram = [0_u8; 256];
    loop {
        for word in datagram.chunks_exact_mut(8) {
            word.copy_from_slice(&chance.next().to_le_bytes());
        }
        if chance.chance(500_000) {
            datagram[..4].copy_from_slice(&interrex::wire::layout::MAGIC);
        }
        let length = if chance.chance(800_000) { 128 } else { chance.index(datagram.len()) };
        // A full queue, or a node that is down, ends no flood.
        let _ = socket.send_to(&datagram[..length], address);
    }
}
