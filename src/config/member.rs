//! The members of a cluster, and how they are written.
//!
//! Knows numbers and addresses. Which addresses a member may have is in `address`.

use alloc::vec::Vec;
use core::net::SocketAddr;

use super::validate::{ConfigError, Faults};
use crate::types::{NodeId, Priority};

/// One member of the cluster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// The member's number.
    pub id: NodeId,
    /// The address at which it listens; `None` where only its name is known, so that the runtime
    /// has to find it. This node's own must be known.
    pub address: Option<SocketAddr>,
    /// The part that it takes.
    pub kind: MemberKind,
    /// The preference for it as leader: of two candidates with equal positions the higher wins.
    pub priority: Priority,
}

impl Member {
    /// Returns a voter of priority 0.
    pub const fn voter(id: NodeId, address: SocketAddr) -> Self {
        Self { address: Some(address), ..Self::voter_by_name(id) }
    }

    /// Returns voters of priority 0, each written as its number and its address with a port. Host
    /// names are the runtime's business: `interrex::resolve`, or `NodeBuilder::names`.
    ///
    /// # Errors
    /// [`ConfigError`] with all numbers that no member can have, and all that is no address.
    pub fn voters<'a>(
        members: impl IntoIterator<Item = (u8, &'a str)>,
    ) -> Result<Vec<Self>, ConfigError> {
        let mut faults = Faults(Vec::new());
        let mut voters = Vec::new();
        for (place, (number, text)) in members.into_iter().enumerate() {
            let (id, address) = (NodeId::new(number), text.parse());
            faults.unless(id.is_some(), alloc::format!("members[{place}].id"), number, {
                "members are numbered 0 to 127"
            });
            faults.unless(address.is_ok(), alloc::format!("members[{place}].address"), text, {
                "write an IP address and a port, as in 10.0.0.1:7411; of a host name make a member by \
                 `resolve`, or have it looked for by `NodeBuilder::names`"
            });
            voters.extend(id.zip(address.ok()).map(|(id, address)| Self::voter(id, address)));
        }
        faults.into_result().map(|()| voters)
    }

    /// Returns a voter of priority 0 whose address is not known. The runtime looks for it by the
    /// name that `NodeBuilder::names` has for it.
    pub const fn voter_by_name(id: NodeId) -> Self {
        Self { id, address: None, kind: MemberKind::Voter, priority: Priority(0) }
    }
}

/// The part that a member takes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MemberKind {
    /// Votes and may lead.
    Voter,
    /// Votes and never leads.
    Witness,
    /// Neither votes nor leads; it hears who leads.
    Observer,
}
