//! Lives that end unasked, nodes that decline to start, a cluster that finds no leader though all
//! is well.

use std::collections::BTreeSet;

use interrex::NodeId;
use interrex::election::Event;

use super::{Gap, Rule, Verdict};
use crate::faults::Kind;
use crate::history::{ClaimSource, End, FaultRecord, Life, LifeEnd, LifeRecord, Record, Told};

/// The time after the last fault within which somebody leads again. It is far above every timing,
/// since tests run on loaded hosts.
const PATIENCE_NS: u64 = 10_000_000_000;

/// The longest leaderless time whatever faults go on: above the longest of those that can take a
/// quorum, with as much patience.
const LIMIT_NS: u64 = 20_000_000_000;

/// The time after the end of memory pressure within which a process that could not start is gone.
const ENDING_NS: u64 = 1_000_000_000;

/// The faults after which a node may decline to start.
const OF_STORES: [Kind; 5] =
    [Kind::DiskFull, Kind::IoErrors, Kind::StoreCut, Kind::StoreSwapped, Kind::StoreLost];

/// The fault under which a process that starts may end. One that runs already must not.
const OF_MEMORY: [Kind; 1] = [Kind::MemoryPressure];

/// The fault that takes a node away for longer than any other.
const OF_MINUTES: [Kind; 1] = [Kind::PauseOfMinutes];

/// The time before the end of a run within which its leader was seen to lead. The run waits for
/// longer than that once a leader is there.
const SEEN_LAST_NS: u64 = 2_000_000_000;

pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    let faults: Vec<_> = faults_in(records).collect();
    for record in records {
        if let Record::Life(life) = record {
            // The faults that went on when a record broke off are not in it.
            let is_excused = !verdict.is_complete && matches!(life.end, LifeEnd::Declined(_));
            if !is_excused {
                check_life(life, &faults, verdict);
            }
        }
    }
}

/// Returns the faults that were made.
pub(super) fn faults_in(records: &[Record]) -> impl Iterator<Item = &FaultRecord> {
    let made = records.iter().filter_map(|record| match record {
        Record::Fault(fault) => Some(fault),
        Record::Run(_)
        | Record::Life(_)
        | Record::Claim(_)
        | Record::GivingUp(_)
        | Record::Writes(_)
        | Record::Guard(_)
        | Record::Event(_)
        | Record::Outcome(_)
        | Record::Standing(_)
        | Record::Sample(_)
        | Record::Note(_)
        | Record::End(_) => None,
    });
    made.filter(|fault| fault.skipped.is_none())
}

/// Returns whether a fault is of one of these kinds.
pub(super) fn is_one_of(fault: &FaultRecord, kinds: &[Kind]) -> bool {
    fault.kind.parse().is_ok_and(|kind| kinds.contains(&kind))
}

fn check_life(life: &LifeRecord, faults: &[&FaultRecord], verdict: &mut Verdict) {
    let LifeRecord { node, begin_ns, end_ns, end, .. } = life;
    let lacks_memory = faults.iter().any(|fault| {
        let is_of_memory = is_one_of(fault, &OF_MEMORY) && fault.nodes.contains(node);
        let within = fault.begin_ns..=fault.end_ns.saturating_add(ENDING_NS);
        is_of_memory
            && *begin_ns <= fault.end_ns
            && within.contains(begin_ns)
            && within.contains(end_ns)
    });
    match end {
        LifeEnd::Killed | LifeEnd::Stopped => {}
        LifeEnd::Unasked(_) | LifeEnd::Declined(_) if lacks_memory => {}
        LifeEnd::Unasked(status) => {
            verdict.add(Rule::NoUnaskedEnd, *end_ns, format!("node {node}: {status}"));
        }
        LifeEnd::Declined(reason) => {
            let is_due = faults.iter().any(|fault| {
                is_one_of(fault, &OF_STORES)
                    && fault.nodes.contains(node)
                    && fault.begin_ns <= *end_ns
                    && *begin_ns <= fault.end_ns
            });
            if !is_due {
                verdict.add(Rule::NoUnaskedRefusal, *end_ns, format!("node {node}: {reason}"));
            }
        }
    }
}

/// Checks that no leaderless time goes on for long once no fault does, and that somebody leads at
/// the end.
pub(super) fn check_leaderless(records: &[Record], verdict: &mut Verdict) {
    if !verdict.is_complete {
        // The faults that went on when the record broke off are not in it.
        return;
    }
    for record in records {
        if let Record::End(end) = record {
            check_end(end, verdict);
        }
    }
    let faults: Vec<_> = faults_in(records).collect();
    // Where the settings are missing, nothing is excused by them.
    let hosts = verdict.run.as_ref().map_or(usize::MAX, |run| usize::from(run.hosts));
    for gap in verdict.gaps.clone() {
        // The end of the last fault that goes on during the gap, or ended before.
        let within = faults.iter().filter(|fault| fault.begin_ns < gap.until_ns);
        let last = within.map(|fault| fault.end_ns).max().unwrap_or(0).max(gap.from_ns);
        let calm = gap.until_ns.saturating_sub(last);
        let length = gap.until_ns - gap.from_ns;
        if calm > PATIENCE_NS {
            let detail = format!("nobody leads for {} ms without a fault", calm / 1_000_000);
            verdict.add(Rule::SomebodyLeads, last, detail);
        } else if length > LIMIT_NS
            && !is_waited_for(&gap, &faults, records)
            && length - forgotten_ns(&gap, hosts, records) > LIMIT_NS
        {
            let detail = format!("nobody leads for {} ms amid faults", length / 1_000_000);
            verdict.add(Rule::SomebodyLeads, gap.from_ns, detail);
        }
    }
}

/// Checks that a leader was found at the end, and that its own witness has seen it just before.
fn check_end(end: &End, verdict: &mut Verdict) {
    let seen_from = end.at_ns.saturating_sub(SEEN_LAST_NS);
    let is_seen = verdict.leases.iter().any(|lease| {
        lease.source == ClaimSource::Thread
            && seen_from <= lease.until_ns
            && lease.from_ns <= end.at_ns
    });
    let detail = match end.leader_found {
        Some(false) => "at the end of the run, with all faults mended",
        Some(true) if !is_seen => "no leader has a lease at the end of the run",
        Some(true) | None => return,
    };
    verdict.add(Rule::SomebodyLeads, end.at_ns, detail.to_owned());
}

/// Returns whether a node that has forgotten its votes waits for one that is stopped for minutes
/// during a gap: without both there may be no quorum.
fn is_waited_for(gap: &Gap, faults: &[&FaultRecord], records: &[Record]) -> bool {
    let stops = faults.iter().filter(|fault| {
        let is_beside = fault.begin_ns < gap.until_ns && gap.from_ns < fault.end_ns;
        is_beside && is_one_of(fault, &OF_MINUTES)
    });
    stops.into_iter().any(|stop| {
        records.iter().any(|record| {
            let Record::Event(told) = record else { return false };
            let Event::RecoveryBegan { waits_for } = told.event else { return false };
            (stop.begin_ns..gap.until_ns).contains(&told.at_ns)
                && stop.nodes.iter().any(|node| waits_for.contains(*node))
        })
    })
}

/// Returns the time of a gap for which so many nodes asked what they had forgotten that the others
/// are no quorum. Then all have to answer, and nobody leads while one can't.
#[allow(clippy::wildcard_enum_match_arm, reason = "nothing else begins or ends that")]
fn forgotten_ns(gap: &Gap, hosts: usize, records: &[Record]) -> u64 {
    let edge = |record: &Record| match record {
        Record::Event(Told { node, life, at_ns, event, .. }) => match event {
            Event::RecoveryBegan { .. } => Some((*at_ns, true, (*node, *life))),
            Event::Recovered { .. } => Some((*at_ns, false, (*node, *life))),
            _ => None,
        },
        Record::Life(over) => Some((over.end_ns, false, (over.node, over.life))),
        _ => None,
    };
    let mut edges: Vec<_> = records.iter().filter_map(edge).collect();
    edges.sort_unstable();
    let mut asking = BTreeSet::new();
    let (mut forgotten_ns, mut last_ns) = (0, gap.from_ns);
    let end = (gap.until_ns, false, (gap.leaders.0, Life(0)));
    for (at_ns, begins, who) in edges.into_iter().chain([end]) {
        let at_ns = at_ns.clamp(last_ns, gap.until_ns.max(last_ns));
        let nodes: BTreeSet<NodeId> = asking.iter().map(|(node, _)| *node).collect();
        if hosts.saturating_sub(nodes.len()) <= hosts / 2 {
            forgotten_ns += at_ns - last_ns;
        }
        last_ns = at_ns;
        if begins {
            asking.insert(who);
        } else {
            asking.remove(&who);
        }
    }
    forgotten_ns
}
