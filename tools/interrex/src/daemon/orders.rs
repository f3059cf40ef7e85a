//! The orders by which programs are started: which command, with which environment and limits.
//!
//! Knows the settings. Knows nothing of when a program is to run.

use interrex::Term;

use super::{Daemon, Which, patience};
use crate::program::{LeaseOrder, Order};
use crate::settings::Settings;
use crate::work::Hook;

impl Daemon {
    pub(super) fn order(&self, which: Which, term: Term) -> Order {
        let Settings { node, hooks, takeover, .. } = &self.settings;
        let command = match which {
            Which::Command => self.command.clone(),
            Which::Hook(Hook::BecameLeader) => hooks.became_leader.clone(),
            Which::Hook(Hook::LostLeadership) => hooks.lost_leadership.clone(),
            Which::Hook(Hook::Lapsed) => hooks.lapsed.clone(),
            Which::Gate => hooks.gate.clone(),
        };
        let reason = match which {
            Which::Hook(Hook::LostLeadership) => self.last_loss.clone(),
            Which::Command | Which::Hook(_) | Which::Gate => String::new(),
        };
        let is_command = which == Which::Command;
        // The others run where the lease is gone.
        let needs_lease = match which {
            Which::Command | Which::Gate | Which::Hook(Hook::BecameLeader) => true,
            Which::Hook(Hook::LostLeadership | Hook::Lapsed) => false,
        };
        let lease = node.public_page.clone().filter(|_| needs_lease).map(|page| LeaseOrder {
            page,
            term,
            patience: patience(&self.settings),
        });
        Order {
            command: command.unwrap_or_default(),
            environment: vec![
                ("INTERREX_EVENT", which.name().to_owned()),
                ("INTERREX_TERM", term.0.to_string()),
                ("INTERREX_NODE", node.id.to_string()),
                ("INTERREX_CLUSTER", node.cluster.0.to_string()),
                ("INTERREX_REASON", reason),
            ],
            user: self.hook_user.filter(|_| !is_command),
            grace: takeover.grace,
            limit: (!is_command).then_some(hooks.timeout),
            lease,
        }
    }
}
