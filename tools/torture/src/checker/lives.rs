//! Lives that end unasked, nodes that decline to start, a cluster that finds no leader though all
//! is well, processes that grow.

use std::collections::BTreeMap;

use super::{Rule, Verdict};
use crate::history::{FaultRecord, LifeEnd, LifeRecord, Record, Sample};

/// The time after the last fault within which somebody leads again. It is far above every timing,
/// since tests run on loaded hosts.
const PATIENCE_NS: u64 = 10_000_000_000;

/// The faults after which a node may decline to start.
const OF_STORES: [&str; 4] = ["disk-full", "store-cut", "store-swapped", "store-lost"];

/// A process is warm after this time, and has lived long enough to be judged after that.
const WARM_NS: u64 = 120_000_000_000;
const JUDGED_NS: u64 = 600_000_000_000;

/// A thing that a process holds, and its amount in a sample.
type Resource = (&'static str, fn(&Sample) -> u64);

const RESOURCES: [Resource; 3] = [
    ("bytes of memory", |it| it.resident),
    ("descriptors", |it| it.descriptors),
    ("threads", |it| it.threads),
];

pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    let faults: Vec<_> = faults_in(records).collect();
    for record in records {
        if let Record::Life(life) = record {
            check_life(life, &faults, verdict);
        }
    }
    check_growth(records, verdict);
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

fn check_life(life: &LifeRecord, faults: &[&FaultRecord], verdict: &mut Verdict) {
    let LifeRecord { node, begin_ns, end_ns, end, .. } = life;
    match end {
        LifeEnd::Killed | LifeEnd::Stopped => {}
        LifeEnd::Unasked(status) => {
            verdict.add(Rule::NoUnaskedEnd, *end_ns, format!("node {node}: {status}"));
        }
        LifeEnd::Declined(reason) => {
            let is_due = faults.iter().any(|fault| {
                let is_of_store = OF_STORES.contains(&fault.kind.as_str());
                is_of_store && fault.begin_ns <= *end_ns && *begin_ns <= fault.end_ns
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
    for record in records {
        if let Record::End(end) = record
            && end.leader_found == Some(false)
        {
            let detail = "at the end of the run, with all faults mended".to_owned();
            verdict.add(Rule::SomebodyLeads, end.at_ns, detail);
        }
    }
    let faults: Vec<_> = faults_in(records).collect();
    for gap in verdict.gaps.clone() {
        // The end of the last fault that goes on during the gap, or ended before.
        let within = faults.iter().filter(|fault| fault.begin_ns < gap.until_ns);
        let last = within.map(|fault| fault.end_ns).max().unwrap_or(0).max(gap.from_ns);
        if let Some(length) = gap.until_ns.checked_sub(last).filter(|it| *it > PATIENCE_NS) {
            let detail = format!("nobody leads for {} ms without a fault", length / 1_000_000);
            verdict.add(Rule::SomebodyLeads, last, detail);
        }
    }
}

/// Checks that no process holds more at the end of its life than once it was warm. A part of the
/// memory may come and go.
fn check_growth(records: &[Record], verdict: &mut Verdict) {
    let mut processes: BTreeMap<u32, Vec<Sample>> = BTreeMap::new();
    for record in records {
        if let Record::Sample(sample) = record {
            processes.entry(sample.process).or_default().push(*sample);
        }
    }
    for samples in processes.values() {
        let Some(first) = samples.first() else { continue };
        let warm: Vec<_> =
            samples.iter().filter(|it| it.at_ns >= first.at_ns + WARM_NS).copied().collect();
        let half = warm.len() / 2;
        let (Some(last), Some(_)) = (warm.last(), warm.first()) else { continue };
        if last.at_ns < first.at_ns + JUDGED_NS {
            continue;
        }
        // The most in the first half bounds what is normal, and the least in the second what stays.
        let most = |of: fn(&Sample) -> u64| warm[..half].iter().map(of).max().unwrap_or(0);
        let least = |of: fn(&Sample) -> u64| warm[half..].iter().map(of).min().unwrap_or(0);
        for (what, of) in RESOURCES.into_iter().filter(|(_, of)| most(*of) < least(*of)) {
            let detail = format!("process {}: {} to {} {what}", last.process, most(of), least(of));
            verdict.add(Rule::NothingGrows, last.at_ns, detail);
        }
    }
}
