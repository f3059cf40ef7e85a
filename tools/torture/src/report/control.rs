//! The control runs: what interrex and other systems have made of the same schedule, side by side.

use interrex_console::table::Table;

use super::costs::{quantile, seconds, sorted, time};
use crate::checker::{Repair, Rule, Verdict};
use crate::faults::Kind;
use crate::system::Contender;

/// The faults of the leader whose leaderless times are shown.
const FAULTS: [(&str, &[Kind]); 3] = [
    ("killed", &[Kind::Kill, Kind::KillMinority, Kind::KillAll]),
    ("held up", &[Kind::Pause, Kind::LongPause, Kind::Freeze]),
    ("cut off", &[Kind::Isolate, Kind::Deaf, Kind::Mute, Kind::Halves, Kind::LinkDown]),
];

/// A measure of a run, and its value.
type Measure = (String, String);

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

    /// Returns a column for each system, which fits on a terminal.
    pub(super) fn columns(&self) -> Table {
        let names = self.0.iter().map(|(name, _)| *name);
        let mut table = Table::new(&["control runs"].into_iter().chain(names).collect::<Vec<_>>());
        let Some((_, first)) = self.0.first() else { return table };
        for (place, (measure, _)) in first.iter().enumerate() {
            let values = self.0.iter().map(|(_, measures)| measures[place].1.clone());
            table.push([measure.clone()].into_iter().chain(values));
        }
        table
    }

    /// Returns a row for each system.
    pub(super) fn rows(&self) -> Table {
        let measures = self.0.first().map(|(_, measures)| measures.as_slice()).unwrap_or_default();
        let header = ["system"].into_iter().chain(measures.iter().map(|(name, _)| name.as_str()));
        let mut table = Table::new(&header.collect::<Vec<_>>());
        for (name, measures) in &self.0 {
            let values = measures.iter().map(|(_, value)| value.clone());
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
    let overlaps = verdict.overlaps.iter().map(|it| it.length_ns);
    let leaderless: u64 = verdict.gaps.iter().map(|gap| gap.until_ns - gap.from_ns).sum();
    let percent = 100.0 * seconds(leaderless) / seconds(verdict.length_ns.max(1));
    let broken = |rule| verdict.violations.iter().filter(|it| it.rule == rule).count();
    let (changes, unexplained) = verdict.changes;
    let has_tokens = contender_of(verdict).is_none_or(Contender::has_tokens);
    let of_tokens = |count: String| if has_tokens { count } else { "no token".to_owned() };
    let measures = [
        ("faults made", tally.faults.to_string()),
        ("faults skipped", tally.skipped.to_string()),
        ("overlaps", verdict.overlaps.len().to_string()),
        ("overlaps in all", time(overlaps.clone().sum())),
        ("longest overlap", time(overlaps.max().unwrap_or(0))),
        ("falling tokens", of_tokens(broken(Rule::TokensRise).to_string())),
        ("old writes accepted", of_tokens(broken(Rule::NoOldWrite).to_string())),
        ("old writes refused", of_tokens(tally.refused.to_string())),
        ("changes of leader", changes.to_string()),
        ("leader was not hit", unexplained.to_string()),
        ("leaderless %", format!("{percent:.2}")),
        ("leaderless for 10 s", broken(Rule::SomebodyLeads).to_string()),
    ];
    let measures = measures.into_iter().map(|(name, value)| (name.to_owned(), value));
    let costs = FAULTS.into_iter().flat_map(|(name, kinds)| costs(verdict, name, kinds));
    measures.chain(costs).collect()
}

/// Returns the leaderless times after faults of these kinds that hit the leader, beside which no
/// other went on, and of those of them that have cost any.
fn costs(verdict: &Verdict, name: &str, kinds: &[Kind]) -> Vec<Measure> {
    let is_it = |repair: &&Repair| {
        let is_kind = repair.fault.kind.parse().is_ok_and(|kind| kinds.contains(&kind));
        is_kind && repair.is_alone && repair.is_at_leader
    };
    let hits: Vec<_> = verdict.repairs.iter().filter(is_it).collect();
    let costs = sorted(hits.iter().map(|repair| repair.first_ns).filter(|cost| *cost > 0));
    let measures = [
        ("n", format!("{} of {}", costs.len(), hits.len())),
        ("p50", quantile(&costs, 0.5)),
        ("p99", quantile(&costs, 0.99)),
        ("max", quantile(&costs, 1.0)),
    ];
    measures.into_iter().map(|(part, value)| (format!("leader {name}: {part}"), value)).collect()
}

#[cfg(test)]
mod tests {
    use interrex::NodeId;

    use super::*;
    use crate::checker::{Gap, Overlap};
    use crate::history::{FaultRecord, Run};

    const MS: u64 = 1_000_000;

    fn verdict(contender: Option<Contender>, killed_ms: u64) -> Verdict {
        let node = NodeId::new(0).expect("0 is a node id");
        let (kind, nodes, skipped) = ("kill".to_owned(), vec![node], None);
        let leader = Some(node);
        let fault = FaultRecord { id: 0, kind, nodes, leader, begin_ns: 0, end_ns: 1, skipped };
        let (from_ns, until_ns) = (100 * MS, (100 + killed_ms) * MS);
        Verdict {
            run: Some(Run {
                seed: 1,
                contender,
                hosts: 3,
                profile: "guarded".to_owned(),
                guarded: true,
                networks: true,
                diskless: Vec::new(),
                began_ns: 0,
            }),
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
        assert_eq!(of(interrex, "leaderless_%"), "0.50");
        assert_eq!(of(keepalived, "leader_killed:_p50"), "31.0_ms");
        assert_eq!(of(keepalived, "leader_held_up:_n"), "0_of_0");
        assert_eq!(of(keepalived, "old_writes_accepted"), "no_token");
        assert_eq!(of(etcd, "old_writes_accepted"), "0");
        assert_eq!(of(etcd, "longest_overlap"), "3.0_ms");
        assert_eq!(control.columns().csv().lines().count(), header.len());
    }
}
