//! The ways in which faults are brought about, and mended after.
//!
//! Knows which faults the parent brings about by itself, at a moment that it knows, and which the
//! leader is asked for, which then says when that was. The account holds from the asking on: a
//! leader change before the fault, asked for already, is none of its own.

use anyhow::Context as _;
use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use interrex_testbed::Request;
use rustix::process::Signal;

use crate::settings::Fault;

use super::Stage;
use super::split::Campaigns;

impl Stage<'_> {
    /// Lets the fault befall `leader`.
    pub(super) fn strike(&mut self, leader: NodeId) -> anyhow::Result<()> {
        let now_ns = monotonic_nanos();
        self.ledger.on_fault(now_ns);
        self.campaigns = Campaigns::since(now_ns);
        self.struck_ns = match self.fault {
            Fault::Kill | Fault::Notice | Fault::Stop => Some(now_ns),
            Fault::Isolate | Fault::Resign | Fault::Transfer => None,
        };
        Ok(match self.fault {
            Fault::Kill | Fault::Notice => {
                self.killed = Some(leader);
                self.fleet.cluster.kill(leader)
            }
            Fault::Stop => self.fleet.cluster.signal(leader, Signal::STOP),
            Fault::Isolate => self.fleet.cluster.request(leader, Request::Isolate),
            Fault::Resign => {
                self.fleet.cluster.request(leader, Request::Resign(interrex::Duration::ZERO))
            }
            Fault::Transfer => {
                let next = self.next_after(leader)?;
                self.fleet
                    .cluster
                    .request(leader, Request::Transfer(next, interrex::Duration::ZERO))
            }
        }?)
    }

    fn next_after(&self, leader: NodeId) -> anyhow::Result<NodeId> {
        let next = (leader.number() + 1) % self.context.settings.nodes;
        NodeId::new(next).context("members are numbered from 0")
    }

    /// Lets `leader` take part again, as a follower. That it does so is waited for before the next
    /// round.
    pub(super) fn mend(&mut self, leader: NodeId) -> anyhow::Result<()> {
        match self.fault {
            Fault::Kill | Fault::Notice => {
                self.fleet.cluster.reap(leader)?;
                self.killed = None;
                self.fleet.start(leader)?;
            }
            Fault::Stop => self.fleet.cluster.signal(leader, Signal::CONT)?,
            Fault::Isolate => self.fleet.cluster.request(leader, Request::Rejoin)?,
            Fault::Resign | Fault::Transfer => {}
        }
        Ok(())
    }
}
