//! The lines below the table: what was counted beside each latency, how it is to be read, and what
//! went wrong.

use interrex::Timing;

use crate::records::{
    Calm, Distribution, Elections, Failover, Flood, KillFloor, Rate, Ratio, Rejected, Report,
    Steady,
};
use crate::settings::{Fault, Load, Settings, name_of};

use super::{Line, flood, human_time, longest_lapse, tune};

/// Returns all of them, in their order.
pub(super) fn of_results(report: &Report) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(report.warnings.iter().map(|warning| ("WARN", warning.clone())));
    lines.extend(report.flood.iter().filter_map(flood::verdict));
    lines.extend(report.tune.iter().flat_map(tune::lines_of));
    lines.extend(of_counts(report));
    lines.extend(report.kill_floor.iter().map(of_kill_floor));
    lines.extend(report.elections.iter().flat_map(|elections| of_elections(elections, report)));
    lines.extend(report.failover.iter().flat_map(|of| of_failover(of, &report.settings)));
    lines.extend(of_restarts(report));
    lines.extend(report.steady.iter().flat_map(of_steady));
    lines.extend(of_rejected(report));
    lines.extend(report.flood.iter().flat_map(|flood| flood::lines_of(flood, &report.settings)));
    lines.extend(of_trouble(report));
    lines.extend(report.notes.iter().map(|note| ("note", note.clone())));
    lines
}

/// The counts that every latency must be read beside.
fn of_counts(report: &Report) -> Vec<Line> {
    let (mut elections, mut campaigns) = (Vec::new(), Vec::new());
    let mut count = |changes: u64, begun: u64, of: String| {
        elections.push(format!("{changes} in {of}"));
        campaigns.push(format!("{begun} in {of}"));
    };
    if let Some(elections) = &report.elections {
        let resignations = elections.rounds + elections.handover_ns.count();
        let of = format!("{resignations} resignations");
        count(elections.false_elections, elections.campaigns, of);
    }
    for failover in &report.failover {
        let of = format!("{} {}", failover.rounds, failover.fault.plural());
        count(failover.false_elections, failover.campaigns, of);
        if let Some(calm) = &failover.steady {
            let of = format!("{:.1} s of these {}", calm.seconds, undisturbed(&calm.load));
            count(calm.false_elections.seen, calm.campaigns, of);
        }
    }
    if let Some(Steady { watched, load, .. }) = &report.steady {
        let of = format!("{:.1} s steady{}", watched.seconds, beside(load));
        count(watched.false_elections, watched.campaigns, of);
    }
    if let Some(Flood { during, .. }) = report.flood.as_ref().filter(|flood| flood.seconds > 0.0) {
        let of = format!("{:.1} s of flood", during.seconds);
        count(during.false_elections, during.campaigns, of);
    }
    if elections.is_empty() {
        return Vec::new();
    }
    let change = "leader changes that no resignation, kill or other fault owes";
    let begun = "begun while the leader lived; most end when it is heard again";
    vec![
        ("false elections", format!("{}: {change}", elections.join(", "))),
        ("false campaigns", format!("{}: {begun}", campaigns.join(", "))),
    ]
}

/// Returns how members are watched that no fault befalls.
fn undisturbed(load: &Load) -> &'static str {
    if load.is_none() { "undisturbed" } else { "beside the load" }
}

fn beside(load: &Load) -> &'static str {
    if load.is_none() { "" } else { " beside the load" }
}

fn of_elections(elections: &Elections, report: &Report) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(to_floor(elections));
    lines.extend(of_handovers(elections));
    let Elections { ratio_to_disk, no_disk_ratio, .. } = elections;
    let of = (&elections.election_ns, "elections");
    let ratio = ratio_in_words(of, *ratio_to_disk, no_disk_ratio, "raw write");
    lines.extend(ratio.map(|ratio| ("election / raw write", ratio)));
    lines.extend(of_disk(report));
    lines.extend(elections.messages_per_election.map(|messages| {
        let text = "vote, pre-vote, resign and bequest datagrams, after a resignation";
        ("messages / election", format!("{messages:.2}: {text}"))
    }));
    if !elections.persist_ns.is_empty() {
        let changes = elections.rounds + elections.handover_ns.count();
        let count = elections.persist_ns.count() as f64 / changes.max(1) as f64;
        let text = "durable writes an election or a hand-over, by all members at once, to one disk; the slowest of \
                    the voters' or the winner's own is in its way";
        lines.push(("persist", format!("{count:.2} {text}")));
    }
    let text = "threads of this process, one election after the other: all is warm; the leader's \
                application is ahead, so that nobody may use its bequest and votes are asked for";
    lines.push(("resigned", text.to_owned()));
    lines
}

/// Says by what the hand-overs elected, and returns them over raw round trips.
pub(super) fn of_handovers(elections: &Elections) -> Vec<Line> {
    let Elections { handover_ns, handover_to_floor, no_handover_ratio, bequests, .. } = elections;
    if handover_ns.is_empty() {
        return Vec::new();
    }
    let of = (handover_ns, "hand-overs");
    let ratio = ratio_in_words(of, *handover_to_floor, no_handover_ratio, "round trip");
    let gap = (&elections.without_leader_ns, "hand-overs");
    let gap = ratio_in_words(gap, elections.without_leader_to_floor, &None, "round trip");
    let text = format!(
        "the leader is asked to resign, until its heir has a lease; of that, the time without a \
         leader, from the pass that gives the old lease up: {bequests} bequests used in {}; a heir \
         whose bequest is too old asks for votes",
        handover_ns.count()
    );
    let ratio = ratio.map(|ratio| ("handover / round trip", ratio));
    let gap = gap.map(|ratio| ("no leader / round trip", ratio));
    ratio.into_iter().chain(gap).chain([("handed over", text)]).collect()
}

/// Returns elections over raw round trips, or why there is no such ratio.
pub(super) fn to_floor(elections: &Elections) -> Option<Line> {
    let Elections { ratio_to_floor, no_ratio, .. } = elections;
    let of = (&elections.election_ns, "elections");
    let ratio = ratio_in_words(of, *ratio_to_floor, no_ratio, "round trip");
    ratio.map(|ratio| ("election / round trip", ratio))
}

/// Returns a failover over a bare kill, or why there is no such ratio; `None` where no bare kill
/// was measured.
fn to_kill_floor(failover: &Failover) -> Option<Line> {
    let of = (&failover.total_ns, "faults");
    let ratio = ratio_in_words(of, failover.ratio_to_floor, &failover.no_ratio, "bare kill")?;
    let text = "from SIGKILL of a bare process to its guardian's datagram at another process";
    Some(("failover / bare kill", format!("{ratio}: {text}")))
}

fn ratio_in_words(
    (distribution, name): (&Distribution, &str),
    ratio: Option<Ratio>,
    no_ratio: &Option<String>,
    step: &str,
) -> Option<String> {
    let has_p99 = distribution.quantiles().shown().p99.is_some();
    let ratio = ratio.map(|Ratio { p50, p99 }| match p99 {
        _ if !has_p99 => format!("p50 {p50:.2}x, p99 - (too few {name})"),
        // A pause struck the floor and spared the elections.
        ..1.0 => format!("p50 {p50:.2}x, p99 - (that of the {step} is above)"),
        _ => format!("p50 {p50:.2}x, p99 {p99:.2}x"),
    });
    ratio.or_else(|| no_ratio.as_ref().map(|reason| format!("not shown: {reason}")))
}

/// Says whether the disk was the same before and after.
fn of_disk(report: &Report) -> Option<Line> {
    let disk = report.disk.as_ref()?;
    let (before, after) = disk.medians()?;
    let (before, after) = (human_time(before), human_time(after));
    let medians = format!("p50 {before} before the elections, {after} after");
    Some(if disk.is_unsteady() {
        let text = "the disk, or who else uses disk and cores, has changed meanwhile, and the ratio to \
                    it is worth little. Measure again";
        ("DISK UNSTEADY", format!("raw write {medians}: {text}"))
    } else {
        ("raw write", format!("{medians}: the ratio is to both together"))
    })
}

fn of_kill_floor(floor: &KillFloor) -> Line {
    let guardian = floor.guardian.map(name_of).unwrap_or_default();
    let wait = floor.wait.map(name_of).unwrap_or_default();
    let text = format!(
        "{} bare processes (--wait {wait}) and their guardian ({guardian}): SIGKILL of one, until \
         the guardian knows (bell), and until another has the guardian's datagram (told)",
        floor.processes
    );
    ("bare kill", text)
}

/// Says what was done, how it was noticed, and what the same processes did on their own.
fn of_failover(failover: &Failover, settings: &Settings) -> Vec<Line> {
    let Failover { fault, by_unreachable, by_notice, rounds, guardian, .. } = *failover;
    let mut lines = vec![(fault.words().name, described(fault))];
    if fault.kills() {
        let silence = rounds - by_unreachable - by_notice;
        let notice = guardian.map(|_| format!("notice {by_notice}, ")).unwrap_or_default();
        let text = format!("{notice}unreachable {by_unreachable}, silence {silence} of {rounds}");
        lines.push(("detected by", text));
        lines.extend(of_drain(failover, settings));
    }
    if let Some(waiting) = guardian {
        lines.push(("guardian", format!("one for all members, {}", name_of(waiting))));
    }
    lines.extend(to_kill_floor(failover));
    lines.extend(of_client(failover));
    lines.extend(failover.steady.iter().flat_map(of_calm));
    lines
}

/// Says what a client was told, and how long after the lease that was.
fn of_client(failover: &Failover) -> Vec<Line> {
    let Failover { told_after_lease_ns, told_to_floor, no_told_ratio, not_told, .. } = failover;
    let of = (told_after_lease_ns, "faults");
    let ratio = ratio_in_words(of, *told_to_floor, no_told_ratio, "round trip");
    let missed =
        if *not_told > 0 { format!("; not told in time {not_told}") } else { String::new() };
    let text = format!(
        "a subscriber in another process, until it was first told of the new leader; and of that, \
         from when any thread could read the lease{missed}"
    );
    let ratio = ratio.map(|ratio| ("told / round trip", ratio));
    [("client told", text)].into_iter().chain(ratio).collect()
}

fn described(fault: Fault) -> String {
    let words = fault.words();
    format!(
        "processes; {}: detection until {}; drain while promises to the old leader keep it from \
         winning; election until its quorum is there; publication until any thread can read its \
         lease. Each comes long after the last: all is cold",
        words.act, words.detected
    )
}

/// Says why a leader that is known to be dead is not replaced sooner, where promises to it are the
/// reason.
fn of_drain(failover: &Failover, settings: &Settings) -> Option<Line> {
    let (promise, short) = (settings.timing.timing().promise, Timing::fast().promise);
    let p50 = |part: &Distribution| part.quantiles().p50;
    let (drain, total) = p50(&failover.drain_ns).zip(p50(&failover.total_ns))?;
    (failover.guardian.is_none() && promise > short && 2 * drain > total).then(|| {
        let text = format!(
            "promises to the dead leader still bind the others: {promise} in this timing, so that a \
             leader may pause that long and keep its lease. Try \"failover --profile fast\", which \
             promises for {short} only (about half a millisecond on two cores), or \"failover --fault \
             notice\": a guardian's word frees from promises"
        );
        ("why not sooner", text)
    })
}

fn of_calm(calm: &Calm) -> Vec<Line> {
    let (lapse, cpu) = (longest_lapse(calm.longest_lapse_ns), calm.cpu_per_node * 100.0);
    let guardian =
        calm.guardian_cpu.map(|cpu| format!(", {:.1} % for their guardian", cpu * 100.0));
    let counted = format!(
        "{:.1} s: leases lapsed {}{lapse}; {cpu:.1} % of a core per node{}",
        calm.seconds,
        calm.lapses,
        guardian.unwrap_or_default()
    );
    vec![(undisturbed(&calm.load), counted), ("false an hour", calm.false_elections.described())]
}

fn of_restarts(report: &Report) -> Option<Line> {
    let restarts: u64 = report.failover.iter().map(|failover| failover.durable_restarts).sum();
    let text = "killed members that went on with the hard state of their own file";
    (restarts > 0).then(|| ("durable restarts", format!("{restarts}: {text}")))
}

fn of_steady(steady: &Steady) -> Vec<Line> {
    let watched = &steady.watched;
    let rate = Rate::of(watched.false_elections, watched.seconds).described();
    let cpu = watched.cpu_per_node;
    let cpu = cpu.map_or(String::new(), |cpu| format!(", {:.1} % of a core per node", cpu * 100.0));
    let lateness = "against the time that the leader had announced. One that is early counts as 0; \
                    the gap across a leader change is left out";
    vec![
        ("steady", format!("leases lapsed {}{cpu}; false elections {rate}", watched.lapses)),
        ("heartbeat lateness", lateness.to_owned()),
    ]
}

/// Nobody but the members should send to the members, and each datagram once.
fn of_rejected(report: &Report) -> Vec<Line> {
    let described = |rejected: &Rejected, at_least: &str| match rejected.total() {
        0 => "0".to_owned(),
        total => format!("{at_least}{total} ({})", rejected.described()),
    };
    let (mut found, mut unexplained) = (Vec::new(), Rejected::default());
    for Failover { rejected, rounds, fault, .. } in &report.failover {
        let count = described(rejected, "at least ");
        found.push(format!("{count} in {rounds} {}", fault.plural()));
        unexplained = unexplained.and(&rejected.unexplained());
    }
    if let Some(Steady { watched, .. }) = &report.steady {
        let count = described(&watched.rejected, "");
        found.push(format!("{count} in {:.1} s steady", watched.seconds));
        unexplained = unexplained.and(&watched.rejected);
    }
    let mut lines = Vec::new();
    if !found.is_empty() {
        let starts = report.failover.iter().any(|failover| failover.rejected.total() > 0);
        let starts = if starts {
            ": boot and answer are those of members just started, until they have proven that they \
             live now"
        } else {
            ""
        };
        lines.push(("rejected datagrams", format!("{}{starts}", found.join(", "))));
    }
    if unexplained.total() > 0 {
        let text = "nothing here explains these: somebody else sends to the members, or datagrams \
                    are repeated";
        lines.push(("REJECTED", format!("{}: {text}", unexplained.described())));
    }
    lines
}

/// Returns what went wrong, and what was left out.
pub(super) fn of_trouble(report: &Report) -> Vec<Line> {
    let mut lines = Vec::new();
    for (stage, timeouts, ended_early) in ends_of(report) {
        if timeouts > 0 {
            lines.push(("TIMEOUTS", format!("{stage}: {timeouts}")));
        }
        if let Some(reason) = ended_early {
            lines.push(("ENDED EARLY", format!("{stage}: {reason}")));
        }
    }
    let elections = report.elections.iter().map(|of| ("resignations", of.disturbed));
    let faults = report.failover.iter().map(|of| (of.fault.plural(), of.disturbed));
    for (what, disturbed) in elections.chain(faults).filter(|(_, disturbed)| *disturbed > 0) {
        let text = format!("{disturbed} {what} left out: the leader was being replaced before");
        lines.push(("DISTURBED", text));
    }
    let over = "the lease was over before the winner was published, by a slow disk or a polling thread \
                off its core. Take a profile of longer promises, or a faster disk";
    for elections in report.elections.iter().filter(|elections| elections.without_lease > 0) {
        let count = elections.without_lease;
        let text = "resignations left out, so the slowest elections are missing above";
        lines.push(("WITHOUT LEASE", format!("{count} {text}: {over}")));
    }
    for failover in report.failover.iter().filter(|failover| failover.without_lease > 0) {
        let (count, what) = (failover.without_lease, failover.fault.plural());
        let text = "counted until the winner had its lease back, in publication";
        lines.push(("LEASE LATE", format!("{count} {what} {text}: {over}")));
    }
    lines.extend(report.failed.iter().map(|reason| ("FAILED", reason.clone())));
    lines.extend(report.skipped.iter().map(|skipped| ("SKIPPED", skipped.clone())));
    lines
}

/// Returns the timeouts of each stage, and why it ended early, if it did.
fn ends_of(report: &Report) -> Vec<(&'static str, u64, Option<&String>)> {
    let mut ends = Vec::new();
    ends.extend(report.floor.iter().map(|of| ("floor", of.timeouts, of.ended_early.as_ref())));
    ends.extend(report.disk.iter().map(|of| ("raw writes", 0, of.ended_early.as_ref())));
    let bare = report.failover.iter().filter_map(|failover| failover.floor.as_ref());
    let bare = report.kill_floor.iter().chain(bare);
    ends.extend(bare.map(|of| ("bare kill", of.timeouts, of.ended_early.as_ref())));
    let elections = report.elections.iter();
    ends.extend(elections.map(|of| ("elections", of.timeouts, of.ended_early.as_ref())));
    let failover = report.failover.iter();
    ends.extend(failover.map(|of| (of.fault.words().name, of.timeouts, of.ended_early.as_ref())));
    ends.extend(report.steady.iter().map(|of| ("steady", of.timeouts, None)));
    ends.extend(report.flood.iter().map(|of| ("flood", of.timeouts, None)));
    ends
}
