//! The counts of a run.

use interrex::message::Kind;
use interrex::types::{Duration, NodeId, Term};

use super::clock::Time;

/// One change of leadership, as seen from outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handover {
    /// The time at which the new leader first held a valid lease.
    pub at: Time,
    /// The new leader.
    pub leader: NodeId,
    /// The term of the new leader.
    pub term: Term,
    /// The time before that in which nobody held a valid lease.
    pub interregnum: Duration,
    /// The time at which its campaign began.
    pub campaign: Time,
    /// The number of datagrams of each kind that all had sent by then.
    pub sent_before: [u64; Kind::ALL.len()],
    /// The same when it first held a valid lease.
    pub sent: [u64; Kind::ALL.len()],
}

/// The counts of one run, or the sums of many.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Census {
    /// Inputs given to cores: datagrams, deadlines, commands.
    pub steps: u64,
    /// Simulated time.
    pub simulated: Duration,
    /// Datagrams sent, by kind.
    pub sent: [u64; Kind::ALL.len()],
    /// Datagrams that no core took in: lost, cut, or to a dead process.
    pub lost: u64,
    /// Datagrams that a node's links rejected.
    pub rejected: u64,
    /// Datagrams that an attacker sent.
    pub attacks: u64,
    /// Datagrams to a dead process that its host answered with "port unreachable" (ICMP).
    pub port_unreachable: u64,
    /// Such answers that somebody forged.
    pub forged_unreachable: u64,
    /// Faults that began.
    pub faults: u64,
    /// Processes that died.
    pub crashes: u64,
    /// Threads that were paused.
    pub pauses: u64,
    /// Campaigns that began.
    pub campaigns: u64,
    /// Campaigns dropped because the leader was heard again (R3).
    pub false_suspicions: u64,
    /// Campaigns that enough voters denied, or whose time ran out.
    pub failed_campaigns: u64,
    /// Campaigns that won.
    pub elections: u64,
    /// Bequests of leaders that lived that were used (R15).
    pub bequests_of_the_living: u64,
    /// Bequests of leaders that had died that were used.
    pub bequests_of_the_dead: u64,
    /// Campaigns that won at the very bequest.
    pub inherited: u64,
    /// Leaders that were taken for dead and lived.
    pub voided: u64,
    /// Machines that were put back to what they had been.
    pub restores: u64,
    /// Guards that were granted.
    pub guards: u64,
    /// Drains that found a guard held.
    pub drains: u64,
    /// Requests to give leadership up whose deadline came while a guard was held.
    pub overdue_drains: u64,
    /// Leases that ran out while their leader lived (R9).
    pub lapses: u64,
    /// Programs that were started.
    pub programs: u64,
    /// Leaders that were told that the work of those before has stopped.
    pub takeovers_at_once: u64,
    /// Changes of the lease holder, the first included.
    pub handovers: u64,
    /// Each of these changes; empty where runs are summed.
    pub history: Vec<Handover>,
    /// The number of times that a checker looked.
    pub checks: u64,
}

impl Census {
    /// Adds the counts of another run.
    pub fn add(&mut self, other: &Self) {
        self.steps += other.steps;
        self.simulated = self.simulated + other.simulated;
        self.sent.iter_mut().zip(other.sent).for_each(|(sum, more)| *sum += more);
        self.lost += other.lost;
        self.rejected += other.rejected;
        self.attacks += other.attacks;
        self.port_unreachable += other.port_unreachable;
        self.forged_unreachable += other.forged_unreachable;
        self.faults += other.faults;
        self.crashes += other.crashes;
        self.pauses += other.pauses;
        self.campaigns += other.campaigns;
        self.false_suspicions += other.false_suspicions;
        self.failed_campaigns += other.failed_campaigns;
        self.elections += other.elections;
        self.bequests_of_the_living += other.bequests_of_the_living;
        self.bequests_of_the_dead += other.bequests_of_the_dead;
        self.inherited += other.inherited;
        self.voided += other.voided;
        self.restores += other.restores;
        self.guards += other.guards;
        self.drains += other.drains;
        self.overdue_drains += other.overdue_drains;
        self.lapses += other.lapses;
        self.programs += other.programs;
        self.takeovers_at_once += other.takeovers_at_once;
        self.handovers += other.handovers;
        self.checks += other.checks;
    }
}
