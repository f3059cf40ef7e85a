//! What a failover stage has measured, while it runs and after.

use serde::Serialize;

use crate::cli::Ballast;
use crate::fault::Fault;
use crate::quantiles::Distribution;
use crate::refused::Refused;
use crate::waiting::Waiting;

use super::Stage;
use super::calm::Calm;
use super::split::{Split, Teller};

/// What it took to replace a leader.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Failover {
    /// What befell the leader.
    pub(crate) fault: Fault,
    /// How the guardian waited, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) guardian: Option<Waiting>,
    /// Memory that each member held.
    #[serde(rename = "ballast_bytes")]
    pub(crate) ballast: Ballast,
    /// Members of the cluster.
    pub(crate) nodes: u8,
    /// Faults measured.
    pub(crate) rounds: u64,
    /// The fault until another is published as leader.
    pub(crate) total_ns: Distribution,
    /// The fault until the winner was told that nobody listens at its leader's address; by silence, and of
    /// a leader that resigned, until its first campaign.
    pub(crate) detection_ns: Distribution,
    /// From there until no promise to the old leader stood in its way any more.
    pub(crate) drain_ns: Distribution,
    /// From there until its quorum was there.
    pub(crate) election_ns: Distribution,
    /// From there until any thread could read its lease; if that was over by then, until it was back.
    pub(crate) publication_ns: Distribution,
    /// Of the faults measured, those of which the winner was told by the host of the killed process
    /// (ICMP).
    pub(crate) by_refusal: u64,
    /// Those of which the winner was told by the guardian.
    pub(crate) by_notice: u64,
    /// Leader changes beyond the one that each fault owes.
    pub(crate) false_elections: u64,
    /// Campaigns begun while the leader lived.
    pub(crate) campaigns: u64,
    /// Rounds not measured, because the leader was being replaced before the fault.
    pub(crate) disturbed: u64,
    /// Rounds in which the winner's lease was over before it was published: counted until it had it back.
    pub(crate) without_lease: u64,
    /// Lives that began with the hard state of an earlier one; 0 without a store.
    pub(crate) durable_restarts: u64,
    /// Datagrams refused, by reason: at least so many, for a member that is killed tells no more.
    pub(crate) refused: Refused,
    /// Rounds that saw no new or no agreed leader in time.
    pub(crate) timeouts: u64,
    /// Why there are fewer rounds than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
    /// The same processes with nothing happening; absent where they were not watched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) steady: Option<Calm>,
}

#[derive(Default)]
pub(super) struct Samples {
    total_ns: Vec<u64>,
    detection_ns: Vec<u64>,
    drain_ns: Vec<u64>,
    election_ns: Vec<u64>,
    publication_ns: Vec<u64>,
    by_refusal: u64,
    by_notice: u64,
}

#[derive(Default)]
pub(super) struct Tally {
    pub(super) disturbed: u64,
    pub(super) without_lease: u64,
    pub(super) timeouts: u64,
    pub(super) ended_early: Option<String>,
    /// Leader changes and campaigns that nothing owed, while faults were brought about.
    pub(super) false_elections: u64,
    pub(super) false_campaigns: u64,
    pub(super) calm: Option<Calm>,
}

impl Samples {
    pub(super) fn push(&mut self, split: Split) {
        let Split { told_by, detection_ns, drain_ns, election_ns, publication_ns } = split;
        self.by_refusal += u64::from(told_by == Some(Teller::Host));
        self.by_notice += u64::from(told_by == Some(Teller::Guardian));
        self.total_ns.push(detection_ns + drain_ns + election_ns + publication_ns);
        self.detection_ns.push(detection_ns);
        self.drain_ns.push(drain_ns);
        self.election_ns.push(election_ns);
        self.publication_ns.push(publication_ns);
    }

    pub(super) fn len(&self) -> usize {
        self.total_ns.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.total_ns.is_empty()
    }
}

impl Stage<'_> {
    pub(super) fn conclude(self) -> Failover {
        let Self { samples, tally, fault, .. } = self;
        let total_ns = Distribution::from_samples(&samples.total_ns);
        Failover {
            fault,
            ballast: self.context.settings.ballast,
            nodes: self.context.settings.nodes,
            rounds: total_ns.count(),
            total_ns,
            detection_ns: Distribution::from_samples(&samples.detection_ns),
            drain_ns: Distribution::from_samples(&samples.drain_ns),
            election_ns: Distribution::from_samples(&samples.election_ns),
            publication_ns: Distribution::from_samples(&samples.publication_ns),
            by_refusal: samples.by_refusal,
            by_notice: samples.by_notice,
            guardian: fault.is_guarded().then_some(self.context.settings.guardian),
            false_elections: tally.false_elections,
            campaigns: tally.false_campaigns,
            disturbed: tally.disturbed,
            without_lease: tally.without_lease,
            durable_restarts: self.fleet.durable_restarts(),
            refused: self.fleet.refused(),
            timeouts: tally.timeouts,
            ended_early: tally.ended_early,
            steady: tally.calm,
        }
    }
}
