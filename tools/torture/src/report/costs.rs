//! The leaderless times by kind of fault: rows for people, and rows for programs.

use std::collections::BTreeMap;

use interrex_console::table::Table;

use crate::checker::{Repair, Verdict};
use crate::faults::{Group, Kind};
use crate::history::Record;

/// The words below the table of kinds.
pub(super) const FOOTER: &str = "A hit is a fault at the leader while no other fault was active. \
     A gap is a leaderless time: no node holds a valid lease. p50, p99 and max are of the first \
     gap after each hit that had one. \"After end\" is the longest time from the moment at which a \
     fault began to be mended to the next lease, where nobody led at that moment, and how often \
     that was. A dash: there was none, or, of p99, fewer than a hundred.";

/// Returns whether a fault goes on until it is mended. An order is over at once.
fn is_mended(repair: &Repair) -> bool {
    repair.fault.kind.parse().is_ok_and(|kind: Kind| kind.group() != Group::Order)
}

/// The faults of one kind, and what came after them.
struct KindRow<'a> {
    kind: &'a str,
    made: usize,
    skipped: usize,
    /// The faults that hit the leader while no other was active.
    hits: usize,
    /// The first leaderless time after each hit that had one, sorted.
    gaps: Vec<u64>,
    /// The times from the end of a fault to the next lease, where nobody led then, sorted.
    after_end: Vec<u64>,
}

fn rows_of<'a>(records: &'a [Record], verdict: &'a Verdict) -> Vec<KindRow<'a>> {
    let mut kinds: BTreeMap<&str, (Vec<&Repair>, usize)> = BTreeMap::new();
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
    let row = |(kind, (repairs, skipped)): (_, (Vec<&Repair>, usize))| {
        let alone = || repairs.iter().filter(|repair| repair.is_alone);
        let hits = || alone().filter(|repair| repair.is_at_leader);
        KindRow {
            kind,
            made: repairs.len(),
            skipped,
            hits: hits().count(),
            gaps: sorted(hits().map(|repair| repair.first_ns).filter(|gap| *gap > 0)),
            after_end: sorted(
                alone().filter(|it| is_mended(it)).filter_map(|it| it.after_mending_ns),
            ),
        }
    };
    kinds.into_iter().map(row).collect()
}

/// Returns a row for each kind, for people.
pub(super) fn by_kind(records: &[Record], verdict: &Verdict) -> Table {
    let header = ["fault", "made", "gaps of hits", "p50", "p99", "max", "after end"];
    let mut table = Table::new(&header);
    for row in rows_of(records, verdict) {
        let gap = |part| shown(quantile(&row.gaps, part));
        table.push([
            row.kind.to_owned(),
            row.made.to_string(),
            format!("{} of {}", row.gaps.len(), row.hits),
            gap(0.5),
            shown(p99(&row.gaps)),
            gap(1.0),
            match row.after_end.last() {
                None => "-".to_owned(),
                Some(longest) => format!("{} ({})", time(*longest), row.after_end.len()),
            },
        ]);
    }
    table
}

/// Returns a row for each kind, for programs: numbers alone, times in microseconds.
pub(super) fn kinds_csv(records: &[Record], verdict: &Verdict) -> Table {
    let mut table = Table::new(&[
        "fault",
        "made",
        "skipped",
        "hits",
        "hits_with_gap",
        "gap_p50_us",
        "gap_p99_us",
        "gap_max_us",
        "after_end",
        "after_end_p50_us",
        "after_end_p99_us",
        "after_end_max_us",
    ]);
    for row in rows_of(records, verdict) {
        let gap = |part| micros(quantile(&row.gaps, part));
        let after_end = |part| micros(quantile(&row.after_end, part));
        table.push([
            row.kind.to_owned(),
            row.made.to_string(),
            row.skipped.to_string(),
            row.hits.to_string(),
            row.gaps.len().to_string(),
            gap(0.5),
            micros(p99(&row.gaps)),
            gap(1.0),
            row.after_end.len().to_string(),
            after_end(0.5),
            micros(p99(&row.after_end)),
            after_end(1.0),
        ]);
    }
    table
}

/// Returns a row for each fault that was made, for programs.
pub(super) fn faults_csv(verdict: &Verdict) -> Table {
    let began = verdict.run.as_ref().map_or(0, |run| run.began_ns);
    let mut table = Table::new(&[
        "id",
        "kind",
        "nodes",
        "leader",
        "begin_s",
        "lasts_ms",
        "alone",
        "first_gap_us",
        "all_gaps_us",
        "after_end_us",
    ]);
    for Repair { fault, is_alone, first_ns, leaderless_ns, after_mending_ns, .. } in
        &verdict.repairs
    {
        let nodes: Vec<_> = fault.nodes.iter().map(|node| format!("n{node}")).collect();
        table.push([
            fault.id.to_string(),
            fault.kind.clone(),
            nodes.join(";"),
            fault.leader.map(|leader| format!("n{leader}")).unwrap_or_default(),
            format!("{:.3}", seconds(fault.begin_ns.saturating_sub(began))),
            (fault.end_ns.saturating_sub(fault.begin_ns) / 1_000_000).to_string(),
            is_alone.to_string(),
            micros(Some(*first_ns)),
            micros(Some(*leaderless_ns)),
            micros(*after_mending_ns),
        ]);
    }
    table
}

pub(super) fn sorted(times: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times
}

/// Returns the time that this part of all does not exceed, if there is any.
pub(super) fn quantile(sorted: &[u64], part: f64) -> Option<u64> {
    let place = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(place.saturating_sub(1)).copied()
}

/// The number of times from which a hundredth is one of them.
const HUNDRED: usize = 100;

/// Returns the time that one in a hundred exceeds, where there are enough of them to say so.
pub(super) fn p99(sorted: &[u64]) -> Option<u64> {
    quantile(sorted, 0.99).filter(|_| sorted.len() >= HUNDRED)
}

/// Returns a time for people; a dash where there is none.
pub(super) fn shown(ns: Option<u64>) -> String {
    ns.map_or_else(|| "-".to_owned(), time)
}

/// Returns a time in microseconds, for programs; nothing where there is none.
pub(super) fn micros(ns: Option<u64>) -> String {
    ns.map(|ns| (ns / 1_000).to_string()).unwrap_or_default()
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
    use interrex::NodeId;

    use super::*;
    use crate::history::FaultRecord;

    const MS: u64 = 1_000_000;

    fn repair(id: u32, first_ms: u64, is_alone: bool) -> Repair {
        let node = NodeId::new(2).expect("2 is below 128");
        Repair {
            fault: FaultRecord {
                id,
                kind: "kill".to_owned(),
                nodes: vec![node],
                leader: Some(node),
                begin_ns: 1_000 * MS,
                mending_ns: 1_499 * MS,
                end_ns: 1_500 * MS,
                skipped: None,
            },
            is_alone,
            is_at_leader: true,
            first_ns: first_ms * MS,
            leaderless_ns: (first_ms + 1) * MS,
            after_mending_ns: is_alone.then_some(first_ms * MS / 2),
        }
    }

    fn verdict() -> Verdict {
        let repairs = vec![repair(0, 4, true), repair(1, 0, true), repair(2, 9, false)];
        Verdict { repairs, ..Verdict::default() }
    }

    #[test]
    fn quantiles_are_times_that_came() {
        let times = sorted((1..=100).rev());
        let quantiles = [0.5, 0.99, 1.0].map(|part| quantile(&times, part));
        assert_eq!(quantiles, [Some(50), Some(99), Some(100)]);
        assert_eq!((quantile(&[], 0.5), quantile(&[700], 0.99)), (None, Some(700)));
        assert_eq!((p99(&times), p99(&times[1..])), (Some(99), None), "of 99 it is the longest");
        assert_eq!((time(12_345_000_000), time(1_500_000)), ("12.3 s".into(), "1.5 ms".into()));
        assert_eq!(
            (shown(None), micros(None), micros(Some(1_999))),
            ("-".into(), "".into(), "1".into())
        );
    }

    #[test]
    fn every_row_has_a_cell_for_each_name_and_programs_get_numbers_alone() {
        let verdict = verdict();
        let faults = faults_csv(&verdict).csv();
        let kinds = kinds_csv(&[], &verdict).csv();
        for csv in [&faults, &kinds] {
            let widths: Vec<_> = csv.lines().map(|line| line.split(',').count()).collect();
            assert!(widths.len() > 1 && widths.iter().all(|it| *it == widths[0]), "{csv}");
        }
        assert!(faults.contains("\n0,kill,n2,n2,1.000,500,true,4000,5000,2000\n"), "{faults}");
        assert!(kinds.contains("\nkill,3,0,2,1,4000,,4000,2,0,,2000\n"), "{kinds}");
    }

    #[test]
    fn people_see_how_many_hits_had_a_gap() {
        let table = by_kind(&[], &verdict()).csv();
        assert!(table.ends_with("\nkill,3,1_of_2,4.0_ms,-,4.0_ms,2.0_ms_(2)\n"), "{table}");
    }
}
