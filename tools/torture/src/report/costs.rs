//! The leaderless times by kind of fault, as rows.

use std::collections::BTreeMap;

use interrex_console::table::Table;

use crate::checker::{Repair, Verdict};
use crate::history::Record;

/// Returns a row for each kind. Times are of faults that hit the leader, beside which no other went
/// on, and of those of them that have cost any.
pub(super) fn by_kind(records: &[Record], verdict: &Verdict) -> Table {
    let mut kinds: BTreeMap<&str, (Vec<&Repair>, u64)> = BTreeMap::new();
    for repair in &verdict.repairs {
        kinds.entry(&repair.fault.kind).or_default().0.push(repair);
    }
    for record in records {
        if let Record::Fault(fault) = record
            && fault.skipped.is_some()
        {
            kinds.entry(&fault.kind).or_default().1 += 1;
        }
    }
    let header = [
        "fault",
        "made",
        "skipped",
        "at leader",
        "cost",
        "p50",
        "p99",
        "max",
        "healed p50",
        "healed max",
    ];
    let mut table = Table::new(&header);
    for (kind, (repairs, skipped)) in kinds {
        let alone: Vec<_> = repairs.iter().filter(|repair| repair.is_alone).collect();
        let hit = repairs.iter().filter(|repair| repair.is_at_leader).count();
        let hits = alone.iter().filter(|repair| repair.is_at_leader);
        let costs = sorted(hits.map(|repair| repair.first_ns).filter(|cost| *cost > 0));
        let healed = sorted(alone.iter().filter_map(|repair| repair.after_mending_ns));
        table.push([
            kind.to_owned(),
            repairs.len().to_string(),
            skipped.to_string(),
            hit.to_string(),
            costs.len().to_string(),
            quantile(&costs, 0.5),
            quantile(&costs, 0.99),
            quantile(&costs, 1.0),
            quantile(&healed, 0.5),
            quantile(&healed, 1.0),
        ]);
    }
    table
}

/// Returns a row for each fault that was made.
pub(super) fn each(verdict: &Verdict) -> Table {
    let began = verdict.run.as_ref().map_or(0, |run| run.began_ns);
    let header = [
        "id",
        "kind",
        "nodes",
        "leader",
        "begin_s",
        "lasts_ms",
        "alone",
        "leaderless_us",
        "after_mending_us",
    ];
    let mut table = Table::new(&header);
    for Repair { fault, is_alone, first_ns, leaderless_ns, after_mending_ns, .. } in
        &verdict.repairs
    {
        let nodes: Vec<_> = fault.nodes.iter().map(ToString::to_string).collect();
        table.push([
            fault.id.to_string(),
            fault.kind.clone(),
            nodes.join(" "),
            fault.leader.map(|leader| leader.to_string()).unwrap_or_default(),
            format!("{:.3}", seconds(fault.begin_ns.saturating_sub(began))),
            (fault.end_ns.saturating_sub(fault.begin_ns) / 1_000_000).to_string(),
            is_alone.to_string(),
            (first_ns / 1_000).to_string(),
            (leaderless_ns / 1_000).to_string(),
            after_mending_ns.map(|time| (time / 1_000).to_string()).unwrap_or_default(),
        ]);
    }
    table
}

/// Returns times in rising order.
pub(super) fn sorted(times: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times
}

/// Returns the time that this part of all does not exceed; a dash where there is none.
pub(super) fn quantile(sorted: &[u64], part: f64) -> String {
    let place = (part * sorted.len() as f64).ceil() as usize;
    let found = sorted.get(place.saturating_sub(1));
    found.map_or_else(|| "-".to_owned(), |found| time(*found))
}

/// Returns a time in the unit that suits it.
pub(super) fn time(ns: u64) -> String {
    match ns {
        0..1_000_000 => format!("{} us", ns / 1_000),
        1_000_000..10_000_000_000 => format!("{:.1} ms", ns as f64 / 1e6),
        _ => format!("{:.1} s", seconds(ns)),
    }
}

/// Returns a time in seconds.
pub(super) fn seconds(ns: u64) -> f64 {
    ns as f64 / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_times_that_came() {
        let times = sorted((1..=100).rev().map(|ms| ms * 1_000_000));
        assert_eq!(quantile(&times, 0.5), "50.0 ms");
        assert_eq!(quantile(&times, 0.99), "99.0 ms");
        assert_eq!(quantile(&times, 1.0), "100.0 ms");
        assert_eq!((quantile(&[], 0.5), quantile(&[700], 0.99)), ("-".into(), "0 us".into()));
        assert_eq!(time(12_345_000_000), "12.3 s");
    }
}
