//! Processes that grow: what each holds once it is warm.

use std::collections::BTreeMap;

use super::{Rule, Verdict};
use crate::history::{Holder, Life, Record, Sample};

/// A process is warm after this time, and has lived long enough to be judged after that.
const WARM_NS: u64 = 120_000_000_000;
const JUDGED_NS: u64 = 600_000_000_000;

const MINUTE_NS: u64 = 60_000_000_000;

/// A thing that a process holds, and its amount in a sample.
type Resource = (&'static str, fn(&Sample) -> u64);

const RESOURCES: [Resource; 3] = [
    ("bytes of memory", |it| it.memory),
    ("descriptors", |it| it.descriptors),
    ("threads", |it| it.threads),
];

/// The growth of a process that has lived long enough to be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Growth {
    /// The process.
    pub(crate) holder: Holder,
    /// The time for which it was warm.
    pub(crate) warm_ns: u64,
    /// The least memory in the first quarter of that time.
    pub(crate) early: u64,
    /// The least memory in its last quarter.
    pub(crate) late: u64,
}

impl Growth {
    /// Returns the bytes by which it has grown in each minute.
    pub(crate) fn bytes_a_minute(&self) -> u64 {
        let grown = u128::from(self.late.saturating_sub(self.early));
        // What leaks is least at the beginning of each quarter, and three lie between the two.
        let a_minute = grown * u128::from(MINUTE_NS) * 4 / (3 * u128::from(self.warm_ns.max(1)));
        u64::try_from(a_minute).unwrap_or(u64::MAX)
    }
}

/// Checks that no process holds more at the end of its life than once it was warm, and measures
/// the memory by which each has grown.
pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    // The system gives the number of a process away again, but not within a life of a node.
    let mut processes: BTreeMap<(Holder, Life, u32), Vec<Sample>> = BTreeMap::new();
    for record in records {
        if let Record::Sample(sample) = record {
            let Sample { holder, life, process, .. } = *sample;
            processes.entry((holder, life, process)).or_default().push(*sample);
        }
    }
    for samples in processes.values() {
        let Some(begin) = samples.first().map(|first| first.at_ns) else { continue };
        let warm = samples.iter().filter(|it| it.at_ns >= begin + WARM_NS);
        let warm: Vec<_> = warm.copied().collect();
        let (Some(first), Some(last)) = (warm.first(), warm.last()) else { continue };
        if last.at_ns >= begin + JUDGED_NS {
            compare_halves(&warm, last, verdict);
            verdict.growths.push(growth_of(&warm, first, last));
        }
    }
}

/// Adds a breach for each resource of which a process always holds more in the second half of the
/// time than ever in the first. A part of it may come and go.
fn compare_halves(warm: &[Sample], last: &Sample, verdict: &mut Verdict) {
    let (early, late) = warm.split_at(warm.len() / 2);
    for (what, of) in RESOURCES {
        let most = early.iter().map(of).max().unwrap_or(0);
        let least = late.iter().map(of).min().unwrap_or(0);
        if most < least {
            let detail = format!("{} ({}): {most} to {least} {what}", last.holder, last.process);
            verdict.add(Rule::NothingGrows, last.at_ns, detail);
        }
    }
}

/// Compares the least of two quarters, since what leaks is there whatever else comes and goes.
fn growth_of(warm: &[Sample], first: &Sample, last: &Sample) -> Growth {
    let quarter = warm.len() / 4;
    let least = |part: &[Sample]| part.iter().map(|it| it.memory).min().unwrap_or(0);
    Growth {
        holder: last.holder,
        warm_ns: last.at_ns - first.at_ns,
        early: least(&warm[..quarter]),
        late: least(&warm[warm.len() - quarter..]),
    }
}
