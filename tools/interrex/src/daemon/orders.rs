//! The orders by which programs are started: which command, with which environment and limits.
//!
//! Knows the settings. Knows nothing of when a program is to run.

use interrex::Term;

use super::{Daemon, Which, patience};
use crate::program::{LeaseOrder, Order};
use crate::settings::{CheckKind, Settings};
use crate::trust;
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

/// Checks that nobody but root and this user may change the programs that these settings name. Each
/// is checked again whenever it is started.
///
/// # Errors
/// Words that say what is wrong with each.
pub(super) fn trust_programs(
    settings: &Settings,
    command: Option<&[String]>,
) -> Result<(), String> {
    let Settings { hooks, checks, .. } = settings;
    let checks = checks.iter().filter_map(|check| match &check.what {
        CheckKind::Command(command) => Some((format!("check {}", check.name), &**command)),
        CheckKind::Tcp(_) | CheckKind::Http(_) | CheckKind::Process(_) | CheckKind::File(_) => None,
    });
    let named = [
        ("exec", command),
        ("hooks.became_leader", hooks.became_leader.as_deref()),
        ("hooks.lost_leadership", hooks.lost_leadership.as_deref()),
        ("hooks.lapsed", hooks.lapsed.as_deref()),
        ("hooks.gate", hooks.gate.as_deref()),
    ];
    let named = named.into_iter().filter_map(|(name, command)| Some((name.to_owned(), command?)));
    let faults: Vec<_> = named
        .chain(checks)
        .filter_map(|(name, command)| {
            trust::check(&command[0]).err().map(|words| format!("{name}: {words}"))
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}
