//! Hosts: a network namespace for each node, and one more with the bridge that joins them.
//!
//! A namespace is named `interrex-torture-PID-NAME` after the process that made it. So whatever an
//! earlier run has left behind, since it was killed itself, is recognised by a process that is no
//! more, and removed. Nothing is added to the network of the machine itself.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | namespaces, links, addresses |
//! | `command.rs` | programs of the system that are run to their end |
//! | `directory.rs` | the directory of a run, and the small file systems in it |
//! | `disk.rs` | a small disk that can be made to fail |
//! | `groups.rs` | control groups: frozen, throttled, short of memory |

mod command;
mod directory;
mod disk;
mod groups;

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process;

use anyhow::Context as _;

pub(crate) use command::{feed, run};
pub(crate) use directory::RunDirectory;
pub(crate) use groups::Groups;

/// The opening of every name that this tool gives away.
const PREFIX: &str = "interrex-torture-";

/// The folder in which `ip netns` keeps what a namespace is entered by.
const NAMESPACES: &str = "/run/netns";

/// The port of every node.
pub(crate) const PORT: u16 = 7_411;

/// The name of the bridge, which joins all hosts.
pub(crate) const BRIDGE: &str = "bridge";

/// The address of the bridge itself, at which a relay listens.
pub(crate) const HUB: Ipv4Addr = Ipv4Addr::new(10, 77, 0, 254);

/// The networks of a run. Dropping it removes them.
#[derive(Debug)]
pub(crate) struct Networks {
    count: u8,
}

impl Networks {
    /// Makes a network for each of `count` nodes.
    ///
    /// # Errors
    /// If the system has no namespaces, or this process may not make them.
    pub(crate) fn create(count: u8) -> anyhow::Result<Self> {
        remove_leftovers();
        // From here on a drop removes what was made of them.
        let networks = Self { count };
        let hub = networks.hub();
        ip(&["netns", "add", &hub])?;
        ip(&["-n", &hub, "link", "add", BRIDGE, "type", "bridge"])?;
        let address = format!("{HUB}/24");
        ip(&["-n", &hub, "addr", "add", &address, "dev", BRIDGE])?;
        ip(&["-n", &hub, "link", "set", BRIDGE, "up"])?;
        (0..count).try_for_each(|place| networks.add(place))?;
        Ok(networks)
    }

    fn add(&self, place: u8) -> anyhow::Result<()> {
        let (hub, host, port) = (self.hub(), self.name(place), port_of(place));
        let address = format!("{}/24", ip_of(place));
        ip(&["netns", "add", &host])?;
        let link = ["-n", &hub, "link", "add", &port, "type", "veth"];
        ip(&[&link[..], &["peer", "name", "eth0", "netns", &host]].concat())?;
        ip(&["-n", &hub, "link", "set", &port, "master", BRIDGE, "up"])?;
        ip(&["-n", &host, "addr", "add", &address, "dev", "eth0"])?;
        ip(&["-n", &host, "link", "set", "lo", "up"])?;
        ip(&["-n", &host, "link", "set", "eth0", "up"])
    }

    /// Returns the name of the namespace with the bridge.
    pub(crate) fn hub(&self) -> String {
        format!("{PREFIX}{}-hub", process::id())
    }

    /// Returns the file by which the namespace with the bridge is entered.
    pub(crate) fn hub_path(&self) -> PathBuf {
        Path::new(NAMESPACES).join(self.hub())
    }

    /// Returns the name of a node's namespace.
    pub(crate) fn name(&self, place: u8) -> String {
        format!("{PREFIX}{}-{place}", process::id())
    }

    /// Returns the file by which a node's namespace is entered.
    pub(crate) fn path(&self, place: u8) -> PathBuf {
        Path::new(NAMESPACES).join(self.name(place))
    }

    /// Returns the address of each node.
    pub(crate) fn addresses(&self) -> Vec<SocketAddr> {
        (0..self.count).map(|place| SocketAddr::from((ip_of(place), PORT))).collect()
    }
}

impl Drop for Networks {
    fn drop(&mut self) {
        let names = (0..self.count).map(|place| self.name(place)).chain([self.hub()]);
        names.for_each(|name| remove_namespace(&name));
    }
}

/// Returns the address of a node.
pub(crate) fn ip_of(place: u8) -> Ipv4Addr {
    Ipv4Addr::new(10, 77, 0, place + 1)
}

/// Returns the name of a node's port at the bridge.
pub(crate) fn port_of(place: u8) -> String {
    format!("port{place}")
}

/// Runs `ip`.
///
/// # Errors
/// If it fails; the error has what it said.
pub(crate) fn ip(arguments: &[&str]) -> anyhow::Result<()> {
    run("ip", arguments).map(drop)
}

/// Returns the reason why this process can't make networks, if it can't.
pub(crate) fn why_no_networks() -> Option<String> {
    if !rustix::process::geteuid().is_root() {
        return Some("network namespaces need root".to_owned());
    }
    let trial = format!("{PREFIX}{}-trial", process::id());
    let made = ip(&["netns", "add", &trial]).context("no network namespace can be made");
    remove_namespace(&trial);
    made.err().map(|error| format!("{error:#}"))
}

fn remove_namespace(name: &str) {
    if Path::new(NAMESPACES).join(name).exists() {
        // One that can't be removed now is found by the next run.
        let _ = ip(&["netns", "del", name]);
    }
}

/// Removes the namespaces that runs have left behind which were killed themselves.
fn remove_leftovers() {
    for name in names_in(Path::new(NAMESPACES)).unwrap_or_default() {
        if is_leftover(&name) {
            eprintln!("removing what an earlier run has left behind: {name}");
            remove_namespace(&name);
        }
    }
}

fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?;
    Ok(entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect())
}

/// Returns whether a name was given away by a run of this tool whose process is no more.
fn is_leftover(name: &str) -> bool {
    let number = name.strip_prefix(PREFIX).and_then(|rest| rest.split('-').next());
    let process: Option<u32> = number.and_then(|number| number.parse().ok());
    process.is_some_and(|process| !Path::new(&format!("/proc/{process}")).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_tool_whose_process_is_gone_are_leftovers() {
        let own = process::id();
        for kept in ["", "eth0", "interrex-torture-", "interrex-torture-x-1", "other-4999999-1"] {
            assert!(!is_leftover(kept), "{kept}");
        }
        assert!(!is_leftover(&format!("{PREFIX}{own}-hub")));
        // Above the highest number that a process can have.
        assert!(is_leftover(&format!("{PREFIX}4999999-hub")));
        assert!(is_leftover(&format!("{PREFIX}4999999")));
    }
}
