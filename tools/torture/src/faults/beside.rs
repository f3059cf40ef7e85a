//! The faults that can't be made in a control run, since another system has nothing that they hit.

use anyhow::{Result, bail};

use super::{Group, Kind};
use crate::system::Contender;

/// Checks that a fault of this kind hits a host of another system as it hits one of interrex.
///
/// # Errors
/// If it does not; the error says why.
pub(super) fn check(contender: Contender, kind: Kind) -> Result<()> {
    let Some(missing) = missing(kind) else { return Ok(()) };
    bail!("{} has no {missing}", contender.name())
}

/// Returns what it is that such a fault hits and that only interrex has.
#[allow(clippy::wildcard_enum_match_arm, reason = "most kinds hit what all systems have")]
fn missing(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::GuardianKilled | Kind::GuardianStopped => Some("guardian"),
        Kind::SmallBuffers => Some("socket whose buffers can be changed from outside"),
        Kind::Delay | Kind::Reordering => Some("datagrams that the relay passes on"),
        Kind::JunkFlood => Some("socket at the port that is flooded"),
        Kind::RollingRestart => None,
        _ => match kind.group() {
            Group::Death | Group::Pause | Group::Network => None,
            Group::Store => Some("store of a vote"),
            Group::Order => Some("such order"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processes_and_networks_are_of_all_systems_and_a_fault_of_interrex_alone_says_why() {
        let common = [Kind::Kill, Kind::Pause, Kind::Freeze, Kind::Partition, Kind::RollingRestart];
        assert!(common.into_iter().all(|kind| check(Contender::Etcd, kind).is_ok()));
        for kind in [Kind::GuardianKilled, Kind::StoreLost, Kind::Transfer, Kind::Delay] {
            let reason = check(Contender::Keepalived, kind).expect_err("it has nothing to hit");
            assert!(reason.to_string().starts_with("keepalived has no "), "{kind}: {reason}");
        }
    }

    #[test]
    fn the_faults_that_only_interrex_has_are_those_of_the_documents() {
        let is_skipped = |kind: &&Kind| check(Contender::Etcd, **kind).is_err();
        let names: Vec<_> = Kind::ALL.iter().filter(is_skipped).map(|kind| kind.name()).collect();
        let guardians = ["guardian-killed", "guardian-stopped"];
        let networks = ["delay", "reordering", "small-buffers", "junk-flood"];
        let stores = ["disk-full", "io-errors", "store-cut", "store-swapped", "store-lost"];
        let orders = ["resign", "transfer", "handover-then-kill", "stand-by", "key-rotation"];
        let expected = [&guardians[..], &networks, &stores, &orders].concat();
        assert_eq!(names, expected);
    }
}
