//! The results of each stage: the shapes of the JSON.
//!
//! Knows what belongs together, and nothing of how it is measured or shown. Times are in
//! nanoseconds.

use serde::{Deserialize, Serialize};

use crate::settings::{Fault, GuardianWait, Layout, Load, Memory, TimingChoice, Wait};

use super::{Distribution, Rate, Ratio, Rejected};

/// The raw UDP round trip, in a closed loop.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Floor {
    /// Polling threads, the asking one among them.
    pub(crate) threads: u8,
    pub(crate) load: &'static str,
    /// From before the send to after the receipt of the echo.
    pub(crate) rtt_ns: Distribution,
    /// Datagrams without an answer in time.
    pub(crate) timeouts: u64,
    /// The reason for fewer round trips than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
}

/// SIGKILL of a bare process that holds a guardian's bell, until a datagram of that guardian is in
/// another's hand: no failover with a guardian is faster.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct KillFloor {
    /// Processes that poll: who is killed, who is told, and further survivors.
    pub(crate) processes: u8,
    /// The way in which they wait.
    pub(crate) wait: Option<Wait>,
    /// The way in which the guardian waits.
    pub(crate) guardian: Option<GuardianWait>,
    /// Memory that the process held that was killed.
    #[serde(rename = "ballast_bytes")]
    pub(crate) ballast: Memory,
    pub(crate) layout: Layout,
    /// The work beside them.
    #[serde(skip_serializing_if = "Load::is_none")]
    pub(crate) load: Load,
    /// The kill until the guardian knows.
    pub(crate) bell_ns: Distribution,
    /// The kill until the datagram is there.
    pub(crate) told_ns: Distribution,
    /// Kills of which nothing was heard in time.
    pub(crate) timeouts: u64,
    /// The reason for fewer kills than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
}

/// The raw synchronous write, in a closed loop.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Disk {
    /// The length of each write.
    pub(crate) bytes: usize,
    pub(crate) load: &'static str,
    /// All of them.
    pub(crate) write_ns: Distribution,
    /// Those of before the elections, or all if there were none.
    pub(crate) before_ns: Distribution,
    /// Those of after the elections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) after_ns: Option<Distribution>,
    /// The reason for fewer writes than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
}

/// Elections without a fault: the leader resigns, again and again, first where nobody may use its
/// bequest, then where its heir may.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Elections {
    pub(crate) nodes: u8,
    /// Elections measured.
    pub(crate) rounds: u64,
    /// The winner's first request until it is published.
    pub(crate) election_ns: Distribution,
    /// The leader asked to resign until its heir is published.
    pub(crate) handover_ns: Distribution,
    /// Of these, the time without a leader: the old lease given up until the heir is published.
    pub(crate) without_leader_ns: Distribution,
    /// The bequests that were used in these hand-overs.
    pub(crate) bequests: u64,
    /// Each durable write of any member meanwhile; absent without a store.
    #[serde(skip_serializing_if = "Distribution::is_empty")]
    pub(crate) persist_ns: Distribution,
    /// Vote, pre-vote, resign and bequest datagrams per election.
    pub(crate) messages_per_election: Option<f64>,
    /// Elections over raw round trips of the same run; null where that would say nothing.
    pub(crate) ratio_to_floor: Option<Ratio>,
    /// The reason for which there is no ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) no_ratio: Option<String>,
    /// Hand-overs over raw round trips of the same run; null where that would say nothing.
    pub(crate) handover_to_floor: Option<Ratio>,
    /// The time without a leader over raw round trips of the same run; null like the ratio above.
    pub(crate) without_leader_to_floor: Option<Ratio>,
    /// The reason for which there is no such ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) no_handover_ratio: Option<String>,
    /// Whole durable elections over raw synchronous writes of the same run; absent without a
    /// store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ratio_to_disk: Option<Ratio>,
    /// The reason for which there is no ratio to the disk, though there is a store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) no_disk_ratio: Option<String>,
    /// Leader changes beyond the one that each resignation owes.
    pub(crate) false_elections: u64,
    /// Campaigns begun though nobody had resigned.
    pub(crate) campaigns: u64,
    /// Rounds not measured, because the leader was being replaced before it resigned.
    pub(crate) disturbed: u64,
    /// Elections not measured, because the winner's lease was over before it was published.
    pub(crate) without_lease: u64,
    /// Rounds that saw no agreed leader in time.
    pub(crate) timeouts: u64,
    /// The reason for fewer rounds than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
}

/// Leaders that a fault befell, and their successors.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Failover {
    /// The fault that befell the leader.
    pub(crate) fault: Fault,
    /// The way in which the guardian waited, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) guardian: Option<GuardianWait>,
    /// Memory that each member held.
    #[serde(rename = "ballast_bytes")]
    pub(crate) ballast: Memory,
    /// The cores that the processes ran on.
    pub(crate) layout: Layout,
    /// The work beside the members.
    #[serde(skip_serializing_if = "Load::is_none")]
    pub(crate) load: Load,
    pub(crate) nodes: u8,
    /// Faults measured.
    pub(crate) rounds: u64,
    /// The fault until another is published as leader.
    pub(crate) total_ns: Distribution,
    /// The fault until the winner was told that nobody listens at its leader's address; by
    /// silence, and of a leader that resigned, until its first campaign.
    pub(crate) detection_ns: Distribution,
    /// From there until no promise to the old leader stood in its way any more.
    pub(crate) drain_ns: Distribution,
    /// From there until its quorum was there.
    pub(crate) election_ns: Distribution,
    /// From there until any thread could read its lease; if that was over by then, until it was
    /// back.
    pub(crate) publication_ns: Distribution,
    /// The fault until a client, a subscriber in another process, was told who leads.
    pub(crate) told_ns: Distribution,
    /// Of that, the time from when any thread could read the winner's lease; 0 where the client
    /// was told before.
    pub(crate) told_after_lease_ns: Distribution,
    /// Faults whose winner the client was not told of in time.
    pub(crate) not_told: u64,
    /// That time over raw round trips of the same run; null where none were measured.
    pub(crate) told_to_floor: Option<Ratio>,
    /// The reason for which there is no such ratio, though there is a floor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) no_told_ratio: Option<String>,
    /// Of the whole, the time without a leader: the old one gave its lease up, until the other is
    /// published. Empty where the fault gives nothing up.
    #[serde(skip_serializing_if = "Distribution::is_empty")]
    pub(crate) without_leader_ns: Distribution,
    /// Of the faults measured, those of which the winner was told by the host of the killed
    /// process (ICMP).
    #[serde(rename = "by_refusal")]
    pub(crate) by_unreachable: u64,
    /// Those of which the winner was told by the guardian.
    pub(crate) by_notice: u64,
    /// Leader changes beyond the one that each fault owes.
    pub(crate) false_elections: u64,
    /// Campaigns begun while the leader lived.
    pub(crate) campaigns: u64,
    /// Rounds not measured, because the leader was being replaced before the fault.
    pub(crate) disturbed: u64,
    /// Rounds in which the winner's lease was over before it was published: counted until it had
    /// it back.
    pub(crate) without_lease: u64,
    /// Lives that began with the hard state of an earlier one; 0 without a store.
    pub(crate) durable_restarts: u64,
    /// Datagrams rejected, by reason: at least so many, for a member that is killed tells no more.
    #[serde(rename = "refused")]
    pub(crate) rejected: Rejected,
    /// Rounds that saw no new or no agreed leader in time.
    pub(crate) timeouts: u64,
    /// The reason for fewer rounds than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
    /// The same processes with nothing happening; absent where they were not watched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) steady: Option<Calm>,
    /// The floor of a kill under a guardian, measured before in the same configuration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) floor: Option<KillFloor>,
    /// The whole over that floor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ratio_to_floor: Option<Ratio>,
    /// The reason for which there is no such ratio, though there is a floor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) no_ratio: Option<String>,
}

/// The counts of processes while nothing happened to them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Calm {
    /// The work beside them.
    #[serde(skip_serializing_if = "Load::is_none")]
    pub(crate) load: Load,
    /// The time for which it was watched.
    pub(crate) seconds: f64,
    /// Leader changes, none of which anything owes.
    pub(crate) false_elections: Rate,
    /// Campaigns begun, though no leader was lost.
    pub(crate) campaigns: u64,
    /// Of these, dropped because the leader was heard again (R3).
    pub(crate) false_suspicions: u64,
    /// Leases that ran out (R9).
    pub(crate) lapses: u64,
    /// The longest time between the end of a lease and the next one of the same leader; absent
    /// where there was no such thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longest_lapse_ns: Option<u64>,
    /// The part of a core that one member's process took.
    pub(crate) cpu_per_node: f64,
    /// The part of a core that the guardian of all members took; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) guardian_cpu: Option<f64>,
    /// The lateness of heartbeats against what was announced, less the time that they lay in the
    /// socket.
    pub(crate) lateness_ns: Distribution,
    /// The time between two passes of a member's polling loop; without values where members park.
    pub(crate) duty_cycle_gap_ns: Distribution,
}

/// The counts of threads between two moments.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Watched {
    /// The time for which it was watched.
    pub(crate) seconds: f64,
    /// Leader changes, none of which anything owes.
    pub(crate) false_elections: u64,
    /// Campaigns begun, though no leader was lost.
    pub(crate) campaigns: u64,
    /// Of these, dropped because the leader was heard again (R3).
    pub(crate) false_suspicions: u64,
    /// Campaigns won: the same as false elections here.
    pub(crate) leader_changes: u64,
    /// Leases that ran out (R9).
    pub(crate) lapses: u64,
    /// The longest time between the end of a lease and the next one of the same leader; absent
    /// where there was no such thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longest_lapse_ns: Option<u64>,
    /// The lateness of heartbeats against what was expected.
    pub(crate) heartbeat_lateness_ns: Distribution,
    /// The time between two passes of a member's polling loop; without values where members park.
    pub(crate) duty_cycle_gap_ns: Distribution,
    /// The part of a core that one node took; absent where the kernel does not count it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cpu_per_node: Option<f64>,
    /// Datagrams believed.
    pub(crate) accepted: u64,
    /// Datagrams rejected, by reason.
    #[serde(rename = "refused")]
    pub(crate) rejected: Rejected,
    /// Datagrams that the kernel did not hand over: stopped by the filter, or without room.
    pub(crate) kernel_drops: u64,
}

/// Members that nothing befell.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Steady {
    pub(crate) nodes: u8,
    /// The work beside them.
    #[serde(skip_serializing_if = "Load::is_none")]
    pub(crate) load: Load,
    #[serde(flatten)]
    pub(crate) watched: Watched,
    /// Set if no leader was agreed on in time: then nothing was watched.
    pub(crate) timeouts: u64,
}

/// Members under a flood of junk.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Flood {
    pub(crate) nodes: u8,
    /// True if there was a flood, and no leader change under it.
    pub(crate) survived: bool,
    /// The time for which it was sent.
    pub(crate) seconds: f64,
    /// Datagrams sent in a second, of all sorts to all members together.
    pub(crate) sent_per_second: u64,
    /// Datagrams sent, by sort.
    pub(crate) sent: Sent,
    /// The times that the kernel did not take the rest of a batch.
    pub(crate) send_faults: u64,
    /// The number of different datagrams heard at each member before the flood, to be replayed.
    pub(crate) heard: Vec<usize>,
    /// The counts of before the flood.
    pub(crate) before: Watched,
    /// The counts from the start of its process until a while after its last datagram.
    pub(crate) during: Watched,
    /// Of the datagrams that the kernel dropped meanwhile, those that the filter would have let
    /// through: without room at the member.
    pub(crate) overrun: u64,
    /// Set if no leader was agreed on in time: then there was no flood.
    pub(crate) timeouts: u64,
}

/// The number of datagrams sent, by sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sent {
    /// Real datagrams with another tag.
    pub(crate) wrong_tag: u64,
    /// Real datagrams once more.
    pub(crate) replay: u64,
    /// Of the right length, but not this protocol's.
    pub(crate) wrong_magic: u64,
    /// Cut short, or with something behind.
    pub(crate) wrong_length: u64,
}

/// The host's fitness for polling threads.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Host {
    /// One finding per property, in a fixed order.
    pub(crate) findings: Vec<Finding>,
    /// The times that a spinning thread was stopped.
    pub(crate) pauses: Pauses,
}

/// One property of the host, judged.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    pub(crate) level: Level,
    pub(crate) what: &'static str,
    pub(crate) found: String,
    /// Advice, or what to expect; empty where all is well.
    pub(crate) advice: String,
}

/// A judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// As it should be.
    Ok,
    /// Not ideal, and often not to be helped.
    Note,
    /// Costs latency or causes false suspicion.
    Warn,
}

/// Gaps between two readings of the clock by a thread that does nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Pauses {
    /// The time for which it was watched.
    pub(crate) watched_ms: u64,
    /// Gaps above 10 us.
    pub(crate) above_10us: u64,
    /// Gaps above 100 us.
    pub(crate) above_100us: u64,
    /// Gaps above 1 ms.
    pub(crate) above_1ms: u64,
    /// Gaps above 5 ms.
    pub(crate) above_5ms: u64,
    /// The longest gap.
    pub(crate) worst_ns: u64,
}

/// A timing for the host, and what it rests on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tune {
    /// The timing with which it was watched.
    pub(crate) timing: TimingChoice,
    pub(crate) rtt_ns: Distribution,
    /// The same members, which nothing befell.
    pub(crate) watched: Calm,
    pub(crate) proposal: Proposal,
    /// Other lengths of silence, and what they would give.
    pub(crate) points: Vec<Point>,
}

/// A timing that is proposed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Proposal {
    /// As options.
    #[serde(flatten)]
    pub(crate) timing: TimingChoice,
    /// A stopped leader is suspected within that, in 99 of 100 cases.
    pub(crate) noticed_within_ns: u64,
    /// A stopped leader is replaced within that, in 99 of 100 cases.
    pub(crate) replaced_within_ns: u64,
    /// The point of the least silence.
    pub(crate) expected: Point,
}

/// One length of silence, and what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Point {
    /// The silence that is borne after a heartbeat.
    pub(crate) silence_ns: u64,
    /// From a crash at any moment to the suspicion, in the mean (Chen's T_D).
    pub(crate) detection_ns: u64,
    /// Living leaders suspected by any follower (Chen's 1 / T_MR).
    pub(crate) mistakes: Rate,
    /// The same an hour, were the tail of what was seen to go on as it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by_tail_per_hour: Option<f64>,
}

impl Disk {
    /// Creates the record of writes before any elections.
    pub(crate) fn new(before_ns: Distribution, ended_early: Option<String>) -> Self {
        let write_ns = before_ns.clone();
        let (bytes, load) = (RAW_WRITE_BYTES, "closed loop");
        Self { bytes, load, write_ns, before_ns, after_ns: None, ended_early }
    }

    /// Adds the writes of after the elections.
    pub(crate) fn pool(&mut self, after_ns: Distribution) {
        self.write_ns.extend(after_ns.steps());
        self.after_ns = Some(after_ns);
    }

    /// Returns the medians before and after, once both were measured.
    pub(crate) fn medians(&self) -> Option<(u64, u64)> {
        let p50 = |writes: &Distribution| writes.quantiles().p50;
        p50(&self.before_ns).zip(self.after_ns.as_ref().and_then(p50))
    }

    /// Returns true if one median is half as much again as the other: then it was another disk,
    /// for what it takes.
    pub(crate) fn is_unsteady(&self) -> bool {
        self.medians().is_some_and(|(before, after)| {
            let (less, more) = (before.min(after), before.max(after));
            u128::from(more) * 2 > u128::from(less) * 3
        })
    }
}

/// A sector, and the least that a durable vote could be.
pub(crate) const RAW_WRITE_BYTES: usize = 512;

impl Flood {
    /// Returns so many in the time of the flood, in a second of it.
    pub(crate) fn per_second(&self, count: u64) -> u64 {
        if self.seconds > 0.0 { (count as f64 / self.seconds).round() as u64 } else { 0 }
    }
}

impl Proposal {
    /// Returns the silence that is proposed to be borne, at least.
    pub(crate) fn silence_ns(&self) -> u64 {
        self.timing.timing().election_timeout_min.as_nanos()
    }
}

impl Sent {
    /// Returns the number of all sorts together.
    pub(crate) const fn total(&self) -> u64 {
        self.wrong_tag + self.replay + self.plain()
    }

    /// Returns the number of those that the filter in the kernel stops.
    pub(crate) const fn plain(&self) -> u64 {
        self.wrong_magic + self.wrong_length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writes_of_before_and_after_are_pooled_and_both_still_shown() {
        let mut disk = Disk::new(Distribution::from_samples(&[100, 100, 300]), None);
        assert_eq!(disk.medians(), None);
        disk.pool(Distribution::from_samples(&[200, 300]));
        assert_eq!(disk.write_ns, Distribution::from_samples(&[100, 100, 200, 300, 300]));
        assert_eq!(disk.medians(), Some((100, 200)));
    }

    #[test]
    fn a_disk_half_as_slow_again_is_not_the_same_disk() {
        for (after, is_unsteady) in [(100, false), (150, false), (151, true), (66, true)] {
            let mut disk = Disk::new(Distribution::from_samples(&[100]), None);
            disk.pool(Distribution::from_samples(&[after]));
            assert_eq!(disk.is_unsteady(), is_unsteady, "100 ns before, {after} ns after");
        }
    }
}
