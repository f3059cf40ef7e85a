//! The things that faults are made in: nodes, networks, groups, stores.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Context as _;
use interrex::NodeId;
use interrex_testbed::{Program, RunKey};

use super::{Kind, Planned};
use crate::cluster::Cluster;
use crate::hosts::{Groups, Networks, RunDirectory};

/// All that a run has made. Fields are dropped in their order: processes before what they are in.
pub(crate) struct World {
    /// The nodes.
    pub(crate) cluster: Cluster,
    /// Their networks, where this host has them.
    pub(crate) networks: Option<Networks>,
    /// Their control groups.
    pub(crate) groups: Groups,
    /// The directory of the run.
    pub(crate) directory: RunDirectory,
    /// This program, for processes that are other load.
    pub(crate) program: Program,
    /// A node whose process no fault ends, in a soak: it must live to be seen not to grow.
    pub(crate) spared: Option<NodeId>,
    /// The key that all nodes seal with, and its number.
    pub(crate) key: (RunKey, u8),
    /// The nodes that faults hit now, each with the means that it is hit by. Another fault by the
    /// same means hits another node: the end of the first would end it too.
    pub(crate) hit: BTreeSet<(Kind, NodeId)>,
}

impl Drop for World {
    /// A process that is frozen does not die, so that whoever waits for its end waits for ever.
    fn drop(&mut self) {
        self.cluster.nodes().for_each(|node| self.thaw(node));
    }
}

impl World {
    /// Lets a node go on that may be frozen.
    pub(crate) fn thaw(&self, node: NodeId) {
        // Where there is no freezer, nothing is frozen.
        let _ = self.groups.freeze(node.number(), false);
    }

    /// Returns the nodes that a fault aims at and that run, the leader first where it is to be, but
    /// for those that are hit by the same means already.
    pub(crate) fn aims(&self, fault: &Planned) -> Vec<NodeId> {
        let leader = self.cluster.leader().filter(|_| fault.at_leader);
        let others = fault.aims.iter().copied().filter(|node| Some(*node) != leader);
        let is_free = |node: &NodeId| !self.hit.contains(&(fault.kind.means(), *node));
        let nodes = leader.into_iter().chain(others).filter(is_free);
        nodes.filter(|node| self.cluster.is_running(*node)).collect()
    }

    /// Returns the first node that a fault aims at.
    ///
    /// # Errors
    /// If none runs.
    pub(crate) fn aim(&self, fault: &Planned) -> anyhow::Result<NodeId> {
        self.aims(fault).first().copied().context("no node runs")
    }

    /// Returns the nodes that a fault aims at and may end.
    pub(crate) fn mortals(&self, fault: &Planned) -> Vec<NodeId> {
        let mut nodes = self.aims(fault);
        nodes.retain(|node| Some(*node) != self.spared);
        nodes
    }

    /// Returns the nodes with a store among these.
    ///
    /// # Errors
    /// If there is none.
    pub(crate) fn with_store(&self, mut nodes: Vec<NodeId>) -> anyhow::Result<Vec<NodeId>> {
        nodes.retain(|node| self.cluster.setup(*node).member.store.is_some());
        anyhow::ensure!(!nodes.is_empty(), "no node with a store runs");
        Ok(nodes)
    }

    /// Returns the number of nodes that may die now while the others still elect. A node that is
    /// stopped, or asks the others what it has forgotten, does not.
    pub(crate) fn may_die(&self) -> usize {
        let means = [Kind::Pause, Kind::Freeze];
        let is_stopped = |node| means.iter().any(|means| self.hit.contains(&(*means, node)));
        let electing = self.cluster.nodes().filter(|node| self.cluster.takes_part(*node));
        let electing = electing.filter(|node| !is_stopped(*node)).count();
        let quorum = self.cluster.nodes().count() / 2 + 1;
        electing.saturating_sub(quorum)
    }

    /// Returns the most nodes of all that may die while the others still elect.
    pub(crate) fn minority(&self) -> usize {
        (self.cluster.nodes().count() - 1) / 2
    }

    /// Returns the networks.
    ///
    /// # Errors
    /// If this run has none.
    pub(crate) fn networks(&self) -> anyhow::Result<&Networks> {
        self.networks.as_ref().context("the nodes have no networks of their own")
    }

    /// Returns the path of a node's store.
    pub(crate) fn store(&self, node: NodeId) -> PathBuf {
        self.directory.store_of(node).store()
    }
}
