//! Other systems beside interrex: what each has made of the same schedule, side by side.

use interrex_console::table::Table;

use super::costs::{micros, p99, quantile, seconds, shown, sorted};
use crate::checker::{Repair, Verdict};
use crate::faults::Kind;
use crate::system::Contender;

/// The words below the table.
pub(super) const FOOTER: &str = "Each system was run with the same schedule of faults. An overlap \
     is a time in which two nodes lead: by the promised lease for interrex, by what its programs \
     said for the others. Leaderless is a time in which no node leads. So compare the two only \
     together. Killed is kill and kill-minority, held up is pause, long-pause and freeze, cut off \
     is isolate, inbound-cut, outbound-cut, partition and link-down. A hit is such a fault at the \
     leader while no other fault was active. p50, p99 and max are of the first gap after each hit \
     that had one: two leaders leave none. docs/TORTURE.md says what this can't compare.";

/// The faults of the leader whose leaderless times are shown. After `kill-all` the schedule
/// decides how long all are down.
const FAULTS: [(&str, &[Kind]); 3] = [
    ("killed", &[Kind::Kill, Kind::KillMinority]),
    ("held up", &[Kind::Pause, Kind::LongPause, Kind::Freeze]),
    (
        "cut off",
        &[Kind::Isolate, Kind::InboundCut, Kind::OutboundCut, Kind::Partition, Kind::LinkDown],
    ),
];

/// A value of a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Value {
    Count(u64),
    /// Nanoseconds; `None` where there is no such time.
    Time(Option<u64>),
    Percent(f64),
    /// The system gives no tokens.
    NoToken,
}

impl Value {
    fn for_people(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Time(time) => shown(time),
            Self::Percent(percent) => format!("{percent:.2} %"),
            Self::NoToken => "no token".to_owned(),
        }
    }

    /// Returns the number alone; nothing where there is none.
    fn for_programs(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Time(time) => micros(time),
            Self::Percent(percent) => format!("{percent:.2}"),
            Self::NoToken => String::new(),
        }
    }
}

/// A measure of a run: its name for people, that of its column, and its value.
struct Measure {
    name: String,
    column: String,
    value: Value,
}

impl Measure {
    fn new(name: &str, column: &str, value: Value) -> Self {
        Self { name: name.to_owned(), column: column.to_owned(), value }
    }
}

/// The measures of each run, under the name of its system.
pub(super) struct Control(Vec<(&'static str, Vec<Measure>)>);

impl Control {
    /// Measures these runs, if there is more than one.
    pub(super) fn of(own: &Verdict, controls: &[Verdict]) -> Option<Self> {
        if controls.is_empty() {
            return None;
        }
        let runs = [own].into_iter().chain(controls);
        Some(Self(runs.map(|verdict| (name_of(verdict), measures(verdict))).collect()))
    }

    /// Returns a column for each system, for people. It fits on a terminal.
    pub(super) fn columns(&self) -> Table {
        let names = self.0.iter().map(|(name, _)| *name);
        let mut table = Table::new(&["same schedule"].into_iter().chain(names).collect::<Vec<_>>());
        let Some((_, first)) = self.0.first() else { return table };
        for (place, measure) in first.iter().enumerate() {
            let values = self.0.iter().map(|(_, measures)| measures[place].value.for_people());
            table.push([measure.name.clone()].into_iter().chain(values));
        }
        table
    }

    /// Returns a row for each system, for programs.
    pub(super) fn rows(&self) -> Table {
        let measures = self.0.first().map(|(_, measures)| measures.as_slice()).unwrap_or_default();
        let header = measures.iter().map(|measure| measure.column.as_str());
        let mut table = Table::new(&["system"].into_iter().chain(header).collect::<Vec<_>>());
        for (name, measures) in &self.0 {
            let values = measures.iter().map(|measure| measure.value.for_programs());
            table.push([(*name).to_owned()].into_iter().chain(values));
        }
        table
    }
}

fn contender_of(verdict: &Verdict) -> Option<Contender> {
    verdict.run.as_ref().and_then(|run| run.contender)
}

fn name_of(verdict: &Verdict) -> &'static str {
    contender_of(verdict).map_or("interrex", Contender::name)
}

fn measures(verdict: &Verdict) -> Vec<Measure> {
    let tally = &verdict.tally;
    let overlaps = || verdict.overlaps.iter().map(|it| it.length_ns);
    let leaderless: u64 = verdict.gaps.iter().map(|gap| gap.until_ns - gap.from_ns).sum();
    let percent = 100.0 * seconds(leaderless) / seconds(verdict.length_ns.max(1));
    let (changes, _) = verdict.changes;
    let has_tokens = contender_of(verdict).is_none_or(Contender::has_tokens);
    let of_tokens = |count| if has_tokens { Value::Count(count) } else { Value::NoToken };
    let mut measures = vec![
        Measure::new("faults made", "faults", Value::Count(tally.faults)),
        Measure::new("faults skipped", "skipped", Value::Count(tally.skipped)),
        Measure::new("overlaps", "overlaps", Value::Count(overlaps().count() as u64)),
        Measure::new("overlaps in all", "overlaps_us", Value::Time(Some(overlaps().sum()))),
        Measure::new("longest overlap", "longest_overlap_us", Value::Time(overlaps().max())),
        Measure::new("old writes rejected", "old_rejected", of_tokens(tally.refused)),
        Measure::new("changes of leader", "changes", Value::Count(changes)),
        Measure::new("leaderless", "leaderless_percent", Value::Percent(percent)),
    ];
    measures.extend(FAULTS.into_iter().flat_map(|(name, kinds)| gaps_after(verdict, name, kinds)));
    measures
}

/// Returns the leaderless times after faults of these kinds that hit the leader while no other
/// fault was active.
fn gaps_after(verdict: &Verdict, name: &str, kinds: &[Kind]) -> Vec<Measure> {
    let is_hit = |repair: &&Repair| {
        let is_kind = repair.fault.kind.parse().is_ok_and(|kind| kinds.contains(&kind));
        is_kind && repair.is_alone && repair.is_at_leader
    };
    let hits: Vec<_> = verdict.repairs.iter().filter(is_hit).collect();
    let gaps = sorted(hits.iter().map(|repair| repair.first_ns).filter(|gap| *gap > 0));
    let measure = |part: &str, unit: &str, value| {
        let column = format!("{name} {part}{unit}").replace(' ', "_");
        Measure { name: format!("leader {name}: {part}"), column, value }
    };
    let quantile = |part| Value::Time(quantile(&gaps, part));
    vec![
        measure("hits", "", Value::Count(hits.len() as u64)),
        measure("gaps", "", Value::Count(gaps.len() as u64)),
        measure("p50", "_us", quantile(0.5)),
        measure("p99", "_us", Value::Time(p99(&gaps))),
        measure("max", "_us", quantile(1.0)),
    ]
}

#[cfg(test)]
mod tests {
    use interrex::NodeId;

    use super::*;
    use crate::checker::{Gap, Overlap, Tally};
    use crate::history::{FaultRecord, Run};

    const MS: u64 = 1_000_000;

    fn verdict(contender: Option<Contender>, killed_ms: u64) -> Verdict {
        let node = NodeId::new(0).expect("0 is a node id");
        let (kind, nodes, skipped) = ("kill".to_owned(), vec![node], None);
        let leader = Some(node);
        let (id, begin_ns, mending_ns, end_ns) = (0, 0, 1, 1);
        let fault = FaultRecord { id, kind, nodes, leader, begin_ns, mending_ns, end_ns, skipped };
        let (from_ns, until_ns) = (100 * MS, (100 + killed_ms) * MS);
        Verdict {
            run: Some(Run { contender, hosts: 3, ..Run::default() }),
            overlaps: vec![Overlap { until_ns: 9 * MS, length_ns: 3 * MS }],
            gaps: vec![Gap { from_ns, until_ns, leaders: (node, node) }],
            repairs: vec![Repair {
                fault,
                is_alone: true,
                is_at_leader: true,
                first_ns: killed_ms * MS,
                leaderless_ns: killed_ms * MS,
                after_mending_ns: None,
            }],
            length_ns: 1_000 * MS,
            ..Verdict::default()
        }
    }

    #[test]
    fn each_system_has_a_row_of_the_same_measures_and_no_tokens_are_made_up() {
        let own = verdict(None, 5);
        assert!(Control::of(&own, &[]).is_none(), "there is nothing beside it");
        let others = [Contender::Keepalived, Contender::Etcd].map(|it| verdict(Some(it), 31));
        let control = Control::of(&own, &others).expect("there are two others");
        let csv = control.rows().csv();
        let rows: Vec<Vec<_>> = csv.lines().map(|line| line.split(',').collect()).collect();
        let [header, interrex, keepalived, etcd] = &rows[..] else { panic!("{csv}") };
        let of = |row: &[&str], name: &str| {
            let place = header.iter().position(|it| *it == name).expect("it is a measure");
            row[place].to_owned()
        };
        let names = [interrex, keepalived, etcd].map(|row| row[0]);
        assert_eq!(names, ["interrex", "keepalived", "etcd"]);
        assert_eq!(of(interrex, "leaderless_percent"), "0.50");
        assert_eq!(of(keepalived, "killed_p50_us"), "31000");
        assert_eq!((of(etcd, "killed_hits"), of(etcd, "held_up_hits")), ("1".into(), "0".into()));
        assert_eq!(of(keepalived, "held_up_p50_us"), "", "there was none");
        assert_eq!(of(keepalived, "old_rejected"), "", "it has no token");
        assert_eq!(of(etcd, "old_rejected"), "0");
        assert_eq!(of(etcd, "longest_overlap_us"), "3000");
        let people = control.columns().text();
        assert!(people.contains("no token") && people.contains("31.0 ms"), "{people}");
        assert_eq!(control.columns().csv().lines().count(), header.len());
    }

    #[test]
    fn each_measure_is_of_its_own_and_costs_are_of_faults_that_hit_the_leader_alone() {
        let mut own = verdict(None, 5);
        let template = own.repairs[0].clone();
        let repair = |first_ms: u64, is_alone, is_at_leader| {
            let first_ns = first_ms * MS;
            Repair { first_ns, is_alone, is_at_leader, ..template.clone() }
        };
        let beside = [repair(700, false, true), repair(800, true, false)];
        own.repairs =
            [repair(5, true, true), repair(0, true, true)].into_iter().chain(beside).collect();
        own.overlaps.push(Overlap { until_ns: 20 * MS, length_ns: 4 * MS });
        own.changes = (5, 2);
        own.tally = Tally { faults: 9, skipped: 8, refused: 7, accepted: 6, ..Tally::default() };
        let measures = measures(&own);
        let of = |column: &str| {
            let found = measures.iter().find(|measure| measure.column == column);
            found.expect("it is a measure").value.for_programs()
        };
        let counts = ["faults", "skipped", "old_rejected", "changes"];
        assert_eq!(counts.map(of), ["9", "8", "7", "5"]);
        let overlaps = ["overlaps", "overlaps_us", "longest_overlap_us"];
        assert_eq!(overlaps.map(of), ["2", "7000", "4000"]);
        let killed = ["killed_hits", "killed_gaps", "killed_p50_us", "killed_max_us"];
        assert_eq!(killed.map(of), ["2", "1", "5000", "5000"]);
    }
}
