//! The results as the first table of a README: Markdown, with what they must be read beside.
//!
//! Every latency stands beside the false elections that came with it, and below both stand the
//! machine, the commit and the command.

use std::fmt::Write as _;
use std::process::{Command, Stdio};

use interrex_console::table::Table;

use crate::records::{
    Calm, Distribution, Failover, KillFloor, Quantiles, Ratio, Report, few_digits,
};
use crate::settings::{Layout, Memory, name_of};

use super::{lines, three_digits};

/// Returns the whole text, with a newline at its end.
pub(super) fn text_of(report: &Report) -> String {
    let mut text = String::new();
    if report.interrupted {
        text.push_str("INTERRUPTED: this is what was measured until then.\n\n");
    }
    text.push_str(&first_table(report).markdown());
    if !report.failover.is_empty() {
        let _ = write!(text, "\nWhere the time goes:\n\n{}", parts_table(report).markdown());
    }
    text.push_str(&remarks(report, &commit()));
    text
}

const COLUMNS: [&str; 10] = [
    "what",
    "layout",
    "n",
    "p50",
    "p99",
    "max",
    "over its floor, p50",
    "false elections",
    "false an hour",
    "CPU a node",
];

/// One row of the first table; what is empty was not measured there.
#[derive(Default)]
struct Row<'a> {
    what: String,
    layout: String,
    latency: Option<&'a Distribution>,
    over_floor: String,
    false_elections: String,
    false_an_hour: String,
    cpu: String,
}

impl Row<'_> {
    fn cells(self) -> [String; 10] {
        let shown = self.latency.map(|distribution| distribution.quantiles().shown());
        let n = shown.map_or_else(String::new, |shown| shown.n.to_string());
        let time = |of: fn(Quantiles) -> Option<u64>| {
            shown.map_or_else(String::new, |shown| spaced_or_dash(of(shown)))
        };
        let [p50, p99, max] = [time(|of| of.p50), time(|of| of.p99), time(|of| of.max)];
        let Self { what, layout, over_floor: over, false_elections, false_an_hour, cpu, .. } = self;
        [what, layout, n, p50, p99, max, over, false_elections, false_an_hour, cpu]
    }
}

/// The row below that of a fault.
const TOLD: &str = "fault to client told: a subscriber in another process";

/// The row below that one, which is compared with the raw round trip.
const TOLD_AFTER_LEASE: &str = "of that from the successor's lease to client told";

/// The row below that of a hand-over.
const WITHOUT_LEADER: &str = "of that without a leader: lease given up to the heir's lease";

fn first_table(report: &Report) -> Table {
    let mut table = Table::new(&COLUMNS);
    let mut push = |row: Row<'_>| table.push(row.cells());
    if let Some(floor) = &report.floor {
        let what = "raw UDP round trip, threads".to_owned();
        push(Row { what, latency: Some(&floor.rtt_ns), ..Row::default() });
    }
    if let Some(elections) = &report.elections {
        push(Row {
            what: "election after a resignation, threads: first request to lease".to_owned(),
            latency: Some(&elections.election_ns),
            over_floor: over(elections.ratio_to_floor),
            false_elections: format!(
                "{} in {}",
                elections.false_elections,
                elections.rounds + elections.handover_ns.count()
            ),
            ..Row::default()
        });
        push(Row {
            what: "hand-over, threads: asked to resign to the heir's lease".to_owned(),
            latency: Some(&elections.handover_ns),
            over_floor: over(elections.handover_to_floor),
            ..Row::default()
        });
        push(Row {
            what: WITHOUT_LEADER.to_owned(),
            latency: Some(&elections.without_leader_ns),
            over_floor: over(elections.without_leader_to_floor),
            ..Row::default()
        });
    }
    for failover in &report.failover {
        failover.floor.iter().for_each(|floor| push(row_of_floor(floor)));
        push(row_of(failover));
        rows_of_client(failover).into_iter().for_each(&mut push);
        if !failover.without_leader_ns.is_empty() {
            push(Row {
                what: WITHOUT_LEADER.to_owned(),
                layout: name_of(failover.layout),
                latency: Some(&failover.without_leader_ns),
                ..Row::default()
            });
        }
    }
    for calm in report.undisturbed.iter().chain(&report.beside_load) {
        push(row_of_calm(calm));
    }
    table
}

fn row_of_floor(floor: &KillFloor) -> Row<'_> {
    let what = "the floor: from SIGKILL of a bare process to its guardian's datagram at another \
                process";
    Row {
        what: what.to_owned() + &resident(floor.ballast),
        layout: name_of(floor.layout),
        latency: Some(&floor.told_ns),
        ..Row::default()
    }
}

/// A latency, the false elections that came with it, and what the same members did and took when
/// nothing befell them.
fn row_of(failover: &Failover) -> Row<'_> {
    let Failover { rounds, false_elections, .. } = *failover;
    let calm = failover.steady.as_ref();
    let undisturbed =
        calm.map(|calm| format!(", {} in {:.0} s", calm.false_elections.seen, calm.seconds));
    Row {
        what: failover.fault.words().row.to_owned() + &resident(failover.ballast),
        layout: name_of(failover.layout),
        latency: Some(&failover.total_ns),
        over_floor: failover
            .floor
            .as_ref()
            .map_or_else(String::new, |_| over(failover.ratio_to_floor)),
        false_elections: format!(
            "{false_elections} in {rounds}{}",
            undisturbed.unwrap_or_default()
        ),
        cpu: calm.map(cpu_of).unwrap_or_default(),
        ..Row::default()
    }
}

/// Returns the rows of a client: until it was told, and the part of that after the lease.
fn rows_of_client(failover: &Failover) -> [Row<'_>; 2] {
    let row = |what: &str, latency| Row {
        what: what.to_owned(),
        layout: name_of(failover.layout),
        latency: Some(latency),
        ..Row::default()
    };
    let told = row(TOLD, &failover.told_ns);
    let after = row(TOLD_AFTER_LEASE, &failover.told_after_lease_ns);
    [told, Row { over_floor: over(failover.told_to_floor), ..after }]
}

fn row_of_calm(calm: &Calm) -> Row<'_> {
    Row {
        what: watched(calm),
        layout: name_of(Layout::Together),
        false_elections: format!("{} in {:.0} s", calm.false_elections.seen, calm.seconds),
        false_an_hour: an_hour(calm),
        cpu: cpu_of(calm),
        ..Row::default()
    }
}

/// Returns a latency over its floor, or a dash where that says nothing.
fn over(ratio: Option<Ratio>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{:.2}x", ratio.p50))
}

fn resident(ballast: Memory) -> String {
    if ballast.is_none() { String::new() } else { format!(", {ballast} resident") }
}

fn cpu_of(calm: &Calm) -> String {
    let guardian = calm.guardian_cpu.map(|cpu| format!(", guardian {:.1} %", cpu * 100.0));
    format!("{:.1} %{}", calm.cpu_per_node * 100.0, guardian.unwrap_or_default())
}

fn watched(calm: &Calm) -> String {
    let beside = if calm.load.is_none() {
        "undisturbed".to_owned()
    } else {
        format!("beside {}", calm.load.described())
    };
    let longest = calm.longest_lapse_ns.map(|ns| format!(", the longest {}", spaced(ns)));
    let lapses = match calm.lapses {
        1 => "1 lapse".to_owned(),
        lapses => format!("{lapses} lapses"),
    };
    format!(
        "steady, {beside}: fresh processes, no ballast, under a guardian; {lapses}{}",
        longest.unwrap_or_default()
    )
}

/// Nobody is to read none in ten seconds as a promise.
fn an_hour(calm: &Calm) -> String {
    let rate = &calm.false_elections;
    let at_most = few_digits(rate.at_most_per_hour);
    format!("{}; at most {at_most} (95 %)", few_digits(rate.per_hour))
}

/// Where the time goes: median and P99 of each part.
fn parts_table(report: &Report) -> Table {
    let parts = ["detection", "drain", "election", "publication"];
    let [a, b, c, d] = parts.map(|part| format!("{part}, p50 / p99"));
    let mut table = Table::new(&["", &a, &b, &c, &d]);
    for failover in &report.failover {
        let mut name = format!("{}, {}", name_of(failover.fault), name_of(failover.layout));
        if !failover.ballast.is_none() {
            let _ = write!(name, ", {}", failover.ballast);
        }
        let [_, parts @ ..] = failover.distributions();
        let cells = parts.map(|named| both(named.distribution));
        table.push(std::iter::once(name).chain(cells));
    }
    table
}

fn both(distribution: &Distribution) -> String {
    let shown = distribution.quantiles().shown();
    format!("{} / {}", spaced_or_dash(shown.p50), spaced_or_dash(shown.p99))
}

fn remarks(report: &Report, commit: &str) -> String {
    let mut text = String::from("\n");
    let mut remark = |name: &str, value: &str| {
        let _ = writeln!(text, "- {name}: {value}");
    };
    remark("machine", &report.machine.line());
    remark("commit", commit);
    remark("command", &format!("`latency-probe report {}`", arguments(report)));
    remark("settings", &report.settings.line());
    if let Some((name, ratio)) = report.elections.as_ref().and_then(lines::to_floor) {
        remark(name, &ratio);
    }
    for (name, value) in report.elections.iter().flat_map(lines::of_handovers) {
        remark(name, &value);
    }
    for warning in &report.warnings {
        remark("WARN", warning);
    }
    for (name, value) in lines::of_trouble(report) {
        remark(name, &value);
    }
    for note in &report.notes {
        remark("note", note);
    }
    text
}

fn arguments(report: &Report) -> String {
    let settings = &report.settings;
    let rounds = settings.rounds.map(|rounds| format!("--rounds {rounds} ")).unwrap_or_default();
    let (steady, timing) = (settings.steady_secs, settings.timing.arguments());
    let wait = settings.wait_argument();
    format!("{rounds}--steady-secs {steady} {timing}{}{wait}", settings.scene_arguments())
}

/// Returns the commit that is checked out where this runs.
fn commit() -> String {
    let mut git = Command::new("git");
    git.args(["describe", "--always", "--dirty"]).stdin(Stdio::null()).stderr(Stdio::null());
    let output = git.output().ok().filter(|output| output.status.success());
    let said = output.and_then(|output| String::from_utf8(output.stdout).ok());
    let said = said.map(|said| said.trim().to_owned()).filter(|said| !said.is_empty());
    said.unwrap_or_else(|| "unknown".to_owned())
}

/// Returns a time with a space before its unit, as in a sentence.
fn spaced(ns: u64) -> String {
    three_digits(ns, &[(1.0, " ns"), (1e3, " us"), (1e6, " ms"), (1e9, " s")])
}

fn spaced_or_dash(ns: Option<u64>) -> String {
    ns.map_or_else(|| "-".to_owned(), spaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Rate;
    use crate::settings::Load;

    #[test]
    fn a_latency_stands_beside_its_false_elections() {
        let samples: Vec<u64> = (1..=100).map(|micros| micros * 1_000).collect();
        let failover = Failover {
            rounds: 100,
            total_ns: Distribution::from_samples(&samples),
            ballast: Memory(2 << 30),
            layout: Layout::Apart,
            floor: Some(KillFloor::default()),
            ratio_to_floor: Some(Ratio { p50: 1.3, p99: 2.0 }),
            ..Failover::default()
        };
        let mut table = Table::new(&COLUMNS);
        table.push(row_of(&failover).cells());
        let text = table.markdown();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[1], "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        assert_eq!(
            lines[2],
            "| SIGKILL of the leader's process to a successor's lease, no guardian, 2GiB resident | \
             apart | 100 | 50.0 us | 99.0 us | 100 us | 1.30x | 0 in 100 |  |  |"
        );
    }

    #[test]
    fn few_values_have_no_p99() {
        let few = Distribution::from_samples(&[1_000, 2_000]);
        let [_, _, n, p50, p99, max, ..] = Row { latency: Some(&few), ..Row::default() }.cells();
        assert_eq!([n, p50, p99, max], ["2", "1.00 us", "-", "2.00 us"].map(str::to_owned));
        assert_eq!(both(&few), "1.00 us / -");
    }

    #[test]
    fn members_that_are_watched_say_beside_what() {
        let calm = |load| Calm {
            load,
            seconds: 60.0,
            false_elections: Rate::of(0, 60.0),
            campaigns: 0,
            false_suspicions: 0,
            lapses: 1,
            longest_lapse_ns: Some(2_000_000),
            cpu_per_node: 0.5,
            guardian_cpu: Some(0.01),
            lateness_ns: Distribution::default(),
            duty_cycle_gap_ns: Distribution::default(),
        };
        let idle = row_of_calm(&calm(Load::default())).cells();
        assert!(
            idle[0].starts_with("steady, undisturbed") && idle[0].contains("1 lapse, the longest")
        );
        assert_eq!([&*idle[7], &*idle[9]], ["0 in 60 s", "50.0 %, guardian 1.0 %"]);
        let load = Load { busy_loops: Some(2), memory: None };
        assert!(row_of_calm(&calm(load)).cells()[0].starts_with("steady, beside 2 busy loops"));
    }

    #[test]
    fn times_have_a_space_before_their_unit() {
        for (ns, text) in [(0, "0 ns"), (1_500, "1.50 us"), (45_600_000, "45.6 ms")] {
            assert_eq!(spaced(ns), text);
        }
    }
}
