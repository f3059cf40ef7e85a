//! interrex, on its own polling loop: what the host of a dead leader says (ICMP) is part of its
//! protocol, and no other engine here has a use for it.
//!
//! A member without a store, whose datagrams are sealed: as it is used, not as it is fastest.

use std::net::SocketAddr;

use anyhow::Context as _;
use interrex::election::Role;
use interrex::guardian::{Guardian, Watched};
use interrex::wire::Keyring;
use interrex::{
    Authentication, ClusterId, Config, Leadership, Member as Voter, Node, NodeBuilder, NodeId,
    Timing, WaitStrategy,
};

use super::{Member, View};
use crate::cli::Wait;
use crate::member::Orders;
use crate::transport::open;

/// A node, and the word that it publishes for all threads.
pub(super) struct Polled {
    node: Node,
    leadership: Leadership,
    /// The term in which it has held a lease.
    led: Option<u64>,
    #[allow(dead_code, reason = "held until the end")]
    watched: Option<Watched>,
}

/// # Errors
/// If the socket can't be had or the configuration does not hold.
pub(super) fn start(orders: &Orders, timing: Timing) -> anyhow::Result<Polled> {
    let config =
        Config::new(ClusterId(1), id(orders.place)?, voters(&orders.addresses)?).timing(timing);
    let keys = Keyring::parse(&orders.key).context("the key of the run")?;
    let mut builder = NodeBuilder::new(config);
    if let Some(path) = &orders.guardian {
        builder = builder.guardian(Guardian::at(path));
    }
    let node = builder
        .keys(keys)
        .wait(match orders.wait {
            Wait::Park => WaitStrategy::Park,
            Wait::Yield => WaitStrategy::Yield,
        })
        .socket(open(orders.own_address()?)?)
        .bind()?;
    let leadership = node.leadership();
    // This thread polls the node from now on, until it is killed.
    let watched = node.watch()?;
    Ok(Polled { node, leadership, led: None, watched })
}

fn voters(addresses: &[SocketAddr]) -> anyhow::Result<Vec<Voter>> {
    let voter = |(place, address): (usize, &SocketAddr)| Ok(Voter::voter(id(place)?, *address));
    addresses.iter().enumerate().map(voter).collect()
}

fn id(place: usize) -> anyhow::Result<NodeId> {
    let number = u8::try_from(place).ok().and_then(NodeId::new);
    number.with_context(|| format!("{place} is no node id"))
}

impl Member for Polled {
    fn pass(&mut self) -> usize {
        self.node.poll()
    }

    fn idle(&mut self) {
        self.node.idle();
    }

    /// It leads once its lease is published and valid. A lease that lapses and comes back within a term
    /// is no change of leader.
    fn view(&mut self) -> View {
        let standing = self.leadership.standing();
        let term = standing.term.0;
        if standing.role != Role::Leader {
            return standing.leader.map_or(View::Nobody, |_| View::Follows(term));
        }
        if self.led != Some(term) && self.leadership.is_leader() {
            self.led = Some(term);
        }
        if self.led == Some(term) { View::Leads(term) } else { View::Nobody }
    }
}
